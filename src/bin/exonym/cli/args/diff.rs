//! The flags of `diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::text::{self, help};

#[derive(Args, Debug)]
pub(crate) struct Diff {
    #[arg(value_name = "BEFORE", help = text::diff::BEFORE)]
    pub(crate) before: PathBuf,
    #[arg(value_name = "AFTER", help = text::diff::AFTER)]
    pub(crate) after: PathBuf,
    #[arg(long, value_name = "NAME|FILE", help = text::diff::POLICY)]
    pub(crate) policy: Vec<String>,
    #[arg(long, value_name = "FILE", help = text::diff::GLOSSARY)]
    pub(crate) glossary: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", help = help::CONFIG)]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, conflicts_with = "config", help = help::NO_CONFIG)]
    pub(crate) no_config: bool,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full", help = text::diff::FORMAT)]
    pub(crate) format: DiffFormat,
    #[arg(short, long, value_name = "FILE", help = help::OUTPUT_FILE)]
    pub(crate) output_file: Option<PathBuf>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DiffFormat {
    Full,
    Markdown,
    Json,
}
