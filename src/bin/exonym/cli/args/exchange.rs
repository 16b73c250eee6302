//! The flags of `convert`, `import` and `export`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use exonym::{Date, EXPORT_TOOLS, Lang};

use super::{Dates, Sources, date, lang};
use crate::cli::loss::Strictness;
use crate::text::{self, exchange};

#[derive(Args, Debug)]
pub(crate) struct Convert {
    #[arg(value_name = "PATHS", required = true, help = exchange::CONVERT_PATHS)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME", help = exchange::CONVERT_INPUT_FORMAT)]
    pub(crate) input_format: Option<String>,
    #[arg(long, value_name = "NAME", help = exchange::CONVERT_OUTPUT_FORMAT)]
    pub(crate) output_format: Option<String>,
    #[arg(long, value_name = "NAME", help = exchange::CONVERT_ENCODING)]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "TAG", value_parser = lang, help = exchange::CONVERT_FROM)]
    pub(crate) from: Option<Lang>,
    #[arg(long, value_name = "TAG", value_parser = lang, value_delimiter = ',', help = exchange::CONVERT_TO)]
    pub(crate) to: Vec<Lang>,
    #[command(flatten)]
    pub(crate) table: Table,
    #[arg(long, value_name = "HEADS", value_delimiter = ',', help = exchange::COLUMNS)]
    pub(crate) columns: Vec<String>,
    #[command(flatten)]
    pub(crate) strictness: Strictness,
    #[arg(long, help = exchange::CONVERT_REPAIR)]
    pub(crate) repair: bool,
    #[arg(long, value_name = "TAG", value_parser = lang, value_delimiter = ',', help = exchange::UNITS_LANG)]
    pub(crate) lang: Vec<Lang>,
    #[arg(long, value_name = "DATE", value_parser = date, help = exchange::UNITS_SINCE)]
    pub(crate) since: Option<Date>,
    #[arg(long, value_name = "DATE", value_parser = date, help = exchange::UNITS_UNTIL)]
    pub(crate) until: Option<Date>,
    #[arg(long, value_name = "TYPE[=REGEX]", help = exchange::UNITS_PROP)]
    pub(crate) prop: Vec<String>,
    #[arg(long = "match", value_name = "REGEX", help = exchange::UNITS_MATCH)]
    pub(crate) matching: Option<String>,
    #[arg(long = "no-match", value_name = "REGEX", help = exchange::UNITS_NO_MATCH)]
    pub(crate) not_matching: Option<String>,
    #[arg(long, help = exchange::UNITS_DEDUPE)]
    pub(crate) dedupe: bool,
    #[arg(long, value_enum, value_name = "WHAT", default_value = "keep", help = exchange::UNITS_CODES)]
    pub(crate) codes: CodesArg,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..), help = exchange::UNITS_SPLIT)]
    pub(crate) split: Option<u64>,
    #[arg(long, value_name = "FORM", value_enum, help = exchange::UNITS_CONTEXTS)]
    pub(crate) contexts: Option<ContextsArg>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContextsArg {
    Omegat,
    Memoq,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodesArg {
    Keep,
    Strip,
    Repair,
}

#[derive(Args, Debug)]
pub(crate) struct Import {
    #[arg(value_name = "FILE", required = true, help = exchange::IMPORT_FILES)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long, value_name = "GLOSSARY", required = true, help = exchange::INTO)]
    pub(crate) into: PathBuf,
    #[arg(long, value_name = "NAME", help = exchange::IMPORT_FORMAT)]
    pub(crate) format: Option<String>,
    #[arg(long, value_name = "TAG", value_parser = lang, help = exchange::IMPORT_FROM)]
    pub(crate) from: Option<Lang>,
    #[arg(long, value_name = "TAG", value_parser = lang, help = exchange::IMPORT_TO)]
    pub(crate) to: Option<Lang>,
    #[arg(long, value_name = "LABEL", help = exchange::LABEL)]
    pub(crate) label: Option<String>,
    #[arg(long, help = exchange::THEIRS)]
    pub(crate) theirs: bool,
    #[arg(long, help = exchange::DRY_RUN)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) table: Table,
    #[arg(long, value_name = "HEADS", value_delimiter = ',', help = exchange::COLUMNS)]
    pub(crate) columns: Vec<String>,
    #[arg(long, value_name = "NAME", help = exchange::IMPORT_ENCODING)]
    pub(crate) encoding: Option<String>,
    #[command(flatten)]
    pub(crate) strictness: Strictness,
}

/// How a table is written down, where it is not plain or another is wanted.
#[derive(Args, Debug, Clone, Copy)]
pub(crate) struct Table {
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter, help = exchange::DELIMITER)]
    pub(crate) delimiter: Option<u8>,
    #[arg(long, value_enum, value_name = "WHETHER", help = exchange::HEADER)]
    pub(crate) header: Option<YesNo>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum YesNo {
    Yes,
    No,
}

#[derive(Args, Debug)]
pub(crate) struct Export {
    #[arg(value_name = "GLOSSARY", help = exchange::EXPORT_FILES)]
    pub(crate) files: Vec<PathBuf>,
    #[arg(long = "for", value_name = "TOOL", value_parser = PossibleValuesParser::new(EXPORT_TOOLS), help = exchange::FOR)]
    pub(crate) tool: Option<String>,
    #[arg(long, value_name = "NAME", help = exchange::EXPORT_FORMAT)]
    pub(crate) format: Option<String>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "TAG", value_parser = lang, help = exchange::EXPORT_FROM)]
    pub(crate) from: Option<Lang>,
    #[arg(long, value_name = "TAG", value_parser = lang, value_delimiter = ',', help = exchange::EXPORT_TO)]
    pub(crate) to: Vec<Lang>,
    #[arg(short, long, value_name = "FILE|DIR", help = exchange::EXPORT_OUTPUT)]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, help = exchange::EXPAND_FORMS)]
    pub(crate) expand_forms: bool,
    #[command(flatten)]
    pub(crate) table: Table,
    #[arg(long, help = exchange::CSV_SAFE)]
    pub(crate) csv_safe: bool,
    #[command(flatten)]
    pub(crate) dates: Dates,
    #[command(flatten)]
    pub(crate) strictness: Strictness,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        [one] if one.is_ascii_punctuation() && !matches!(one, b'"' | b'#') => Ok(*one),
        b"\t" | b"\\t" | b"tab" => Ok(b'\t'),
        _ => Err(text::bad_delimiter(text)),
    }
}

impl YesNo {
    pub(crate) fn is_yes(self) -> bool {
        self == YesNo::Yes
    }
}
