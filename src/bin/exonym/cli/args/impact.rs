//! The flags of `impact`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use exonym::{Date, Lang};

use super::{Dates, Sources, date, lang};
use crate::text::{self, help};

#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "flags are what they are")]
pub(crate) struct Impact {
    #[arg(value_name = "CONCEPT", help = text::impact::CONCEPTS)]
    pub(crate) concepts: Vec<String>,
    #[arg(long = "in", value_name = "PATHS", num_args = 1.., help = text::impact::IN)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_name = "REVISION", help = text::impact::SINCE)]
    pub(crate) since: Option<String>,
    #[arg(long, value_name = "NAME|FILE", help = text::impact::BEFORE)]
    pub(crate) before: Vec<String>,
    #[arg(long, help = text::impact::ALL)]
    pub(crate) all: bool,
    #[arg(long, help = text::impact::CHECK_SOURCE)]
    pub(crate) check_source: bool,
    #[arg(long, conflicts_with = "diff", help = text::impact::APPLY)]
    pub(crate) apply: bool,
    #[arg(long, help = text::impact::DIFF)]
    pub(crate) diff: bool,
    #[arg(long, help = text::impact::UNSAFE_FIXES)]
    pub(crate) unsafe_fixes: bool,
    #[arg(long, value_name = "DATE", value_parser = date, help = text::impact::DATE)]
    pub(crate) date: Option<Date>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::LANG)]
    pub(crate) lang: Option<Lang>,
    #[command(flatten)]
    pub(crate) dates: Dates,
    #[arg(long, value_name = "NAME", help = text::impact::ENCODING)]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "GLOB", help = help::EXCLUDE)]
    pub(crate) exclude: Vec<String>,
    #[arg(short = 'j', long, value_name = "N", help = text::impact::THREADS)]
    pub(crate) threads: Option<usize>,
    #[arg(long, help = help::EXIT_ZERO)]
    pub(crate) exit_zero: bool,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full", help = help::FORMAT)]
    pub(crate) format: ImpactFormat,
    #[arg(short, long, value_name = "FILE", help = help::OUTPUT_FILE)]
    pub(crate) output_file: Option<PathBuf>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ImpactFormat {
    /// For people: each form with what to write instead and where it stands
    Full,
    /// For people: a place a line
    Concise,
    /// For programs: one object
    Json,
    /// For programs: a place a line
    Jsonl,
}
