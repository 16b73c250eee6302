//! The flags of the verbs that ask memories.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use exonym::Lang;

use super::{Sources, lang, most};
use crate::text::{self, help};

/// Memories and the direction that they are asked in.
#[derive(Args, Debug, Clone)]
pub(crate) struct MemoryArgs {
    #[arg(long = "tm", value_name = "FILE", required = true, help = help::TM)]
    pub(crate) memories: Vec<PathBuf>,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::TM_FROM)]
    pub(crate) from: Option<Lang>,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::TM_TO)]
    pub(crate) to: Option<Lang>,
}

#[derive(Args, Debug)]
pub(crate) struct Match {
    #[arg(value_name = "TEXT", required = true, help = help::MATCH_TEXTS)]
    pub(crate) texts: Vec<String>,
    #[command(flatten)]
    pub(crate) memory: MemoryArgs,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "PERCENT", default_value = "70", value_parser = threshold, help = help::THRESHOLD)]
    pub(crate) threshold: exonym::Score,
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = most, help = help::MATCH_MAX)]
    pub(crate) max: usize,
    #[arg(long, value_enum, value_name = "HOW", default_value = "default", help = help::SCORING)]
    pub(crate) scoring: ScoringArg,
    #[arg(long = "penalty", value_name = "WHAT=PERCENT", value_parser = penalty, help = help::PENALTY)]
    pub(crate) penalties: Vec<(String, u32)>,
    #[arg(long, help = help::MATCH_PHRASES)]
    pub(crate) phrases: bool,
    #[arg(long, help = help::MATCH_EXPLAIN)]
    pub(crate) explain: bool,
    #[arg(short = 'j', long, value_name = "N", help = help::LOOK_UP_THREADS)]
    pub(crate) threads: Option<usize>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full", help = help::MATCH_FORMAT)]
    pub(crate) format: MatchFormat,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScoringArg {
    Default,
    Words,
    Characters,
    Omegat,
}

#[derive(Args, Debug)]
pub(crate) struct Concordance {
    #[arg(value_name = "TEXT", required = true, help = help::PHRASES)]
    pub(crate) phrases: Vec<String>,
    #[command(flatten)]
    pub(crate) memory: MemoryArgs,
    #[arg(long, help = help::PHRASE_WORDS)]
    pub(crate) words: bool,
    #[arg(long, help = help::PHRASE_INFLECTED)]
    pub(crate) inflected: bool,
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = most, help = help::CONCORDANCE_MAX)]
    pub(crate) max: usize,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full", help = help::MATCH_FORMAT)]
    pub(crate) format: MatchFormat,
}

#[derive(Args, Debug)]
pub(crate) struct Index {
    #[command(flatten)]
    pub(crate) memory: MemoryArgs,
    #[arg(long, value_enum, value_name = "HOW", default_value = "default", help = help::INDEX_SCORING)]
    pub(crate) scoring: ScoringArg,
    #[arg(long, help = help::INDEX_STATS)]
    pub(crate) stats: bool,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MatchFormat {
    Full,
    Jsonl,
}

impl ScoringArg {
    pub(crate) fn scoring(self) -> exonym::Scoring {
        match self {
            Self::Default => exonym::Scoring::Default,
            Self::Words => exonym::Scoring::Words,
            Self::Characters => exonym::Scoring::Characters,
            Self::Omegat => exonym::Scoring::Omegat,
        }
    }
}

/// What takes off, and how many percent.
fn penalty(text: &str) -> Result<(String, u32), String> {
    let (what, points) = text.rsplit_once('=').ok_or_else(|| text::memory::bad_penalty(text))?;
    let points =
        points.trim().parse().ok().filter(|points| *points <= 100).ok_or_else(|| text::memory::bad_penalty(text))?;
    Ok((what.to_owned(), points))
}

/// A percentage, down to hundredths, as what may at most be lacking.
fn threshold(text: &str) -> Result<exonym::Score, String> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let part = format!("{part:0<2}");
    let digits =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let points = match (digits(whole), digits(&part)) {
        (Some(whole), Some(hundredths)) if part.len() == 2 => whole.saturating_mul(100).saturating_add(hundredths),
        _ => u32::MAX,
    };
    let points =
        Some(points).filter(|points| (1..=10_000).contains(points)).ok_or_else(|| text::memory::bad_threshold(text))?;
    Ok(exonym::Score { cost: 10_000 - points, len: 10_000 })
}
