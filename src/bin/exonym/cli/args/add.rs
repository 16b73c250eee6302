//! The flags of `add`.

use clap::Args;
use clap::builder::PossibleValuesParser;
use exonym::{Lang, Rank};

use super::{Sources, lang};
use crate::text::{add, exchange};

#[derive(Args, Debug)]
pub(crate) struct Add {
    #[arg(value_name = "NAME", required = true, help = add::NAMES)]
    pub(crate) names: Vec<String>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, help = add::PROPOSE)]
    pub(crate) propose: bool,
    #[arg(long, value_name = "TAG", value_parser = lang, help = add::LANG)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, value_name = "NAME", conflicts_with = "new", help = add::CONCEPT)]
    pub(crate) concept: Option<String>,
    #[arg(long, help = add::NEW)]
    pub(crate) new: bool,
    #[arg(long, value_name = "RANK", value_parser = ranks(), help = add::RANK)]
    pub(crate) rank: Option<String>,
    #[arg(long, value_name = "LABEL", help = add::USAGE)]
    pub(crate) usage: Option<String>,
    #[arg(long, value_name = "KIND", help = add::KIND)]
    pub(crate) kind: Option<String>,
    #[arg(long, value_name = "CODE", value_parser = super::country, help = add::COUNTRY)]
    pub(crate) country: Option<String>,
    #[arg(long, value_name = "TEXT", help = add::NOTE)]
    pub(crate) note: Option<String>,
    #[arg(long, value_name = "TEXT", help = add::SOURCE)]
    pub(crate) source: Option<String>,
    #[arg(long, help = exchange::DRY_RUN)]
    pub(crate) dry_run: bool,
}

fn ranks() -> PossibleValuesParser {
    PossibleValuesParser::new(Rank::ALL.map(|(name, _)| name))
}

impl Add {
    /// What `--rank` stands for.
    pub(crate) fn rank(&self) -> Option<Rank> {
        let named = |name: &String| Rank::ALL.iter().find(|(known, _)| known == name).map(|(_, rank)| *rank);
        self.rank.as_ref().and_then(named)
    }
}
