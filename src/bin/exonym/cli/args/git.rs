//! The flags of `git` and `log`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Sources;
use crate::text::{self as texts, git as text, help};

#[derive(Args, Debug)]
pub(crate) struct GitVerb {
    #[command(subcommand)]
    pub(crate) what: GitWhat,
}

#[derive(Subcommand, Debug)]
pub(crate) enum GitWhat {
    #[command(about = text::INSTALL, after_help = help::EXIT_DONE)]
    Install(GitInstall),
    #[command(about = text::UNINSTALL, after_help = help::EXIT_DONE)]
    Uninstall(GitPlace),
    #[command(about = text::EXTERNAL, hide = true)]
    ExternalDiff(GitExternalDiff),
    #[command(about = text::TEXTCONV, hide = true)]
    Textconv(GitTextconv),
}

/// Whose git.
#[derive(Args, Debug)]
pub(crate) struct GitPlace {
    #[arg(long, conflicts_with_all = ["user", "shared"], help = text::REPOSITORY)]
    pub(crate) repository: bool,
    #[arg(long, conflicts_with = "user", help = text::SHARED)]
    pub(crate) shared: bool,
    #[arg(long, help = text::USER)]
    pub(crate) user: bool,
}

#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "flags are what they are")]
pub(crate) struct GitInstall {
    #[command(flatten)]
    pub(crate) place: GitPlace,
    #[arg(long, value_name = "GLOB", help = text::PATTERN)]
    pub(crate) pattern: Vec<String>,
    #[arg(long, conflicts_with = "lines", help = text::NO_DIFF)]
    pub(crate) no_diff: bool,
    #[arg(long, help = text::LINES)]
    pub(crate) lines: bool,
    #[arg(long, help = text::NO_MERGE)]
    pub(crate) no_merge: bool,
    #[arg(long, value_name = "PATH", help = text::PROGRAM)]
    pub(crate) program: Option<String>,
    #[arg(long, help = text::FORCE)]
    pub(crate) force: bool,
}

#[derive(Args, Debug)]
pub(crate) struct GitExternalDiff {
    #[arg(value_name = "ARGUMENTS", required = true, allow_hyphen_values = true, trailing_var_arg = true, help = text::CALLED)]
    pub(crate) arguments: Vec<OsString>,
}

#[derive(Args, Debug)]
pub(crate) struct GitTextconv {
    #[arg(value_name = "FILE", help = text::FILE)]
    pub(crate) file: PathBuf,
}

#[derive(Args, Debug)]
pub(crate) struct Log {
    #[arg(value_name = "CONCEPT", help = texts::log::NAME)]
    pub(crate) name: String,
    #[arg(long, value_name = "FILE", help = texts::log::GLOSSARY)]
    pub(crate) glossary: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", help = help::CONFIG)]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, conflicts_with = "format", help = texts::log::TERMS)]
    pub(crate) terms: bool,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full", help = texts::diff::FORMAT)]
    pub(crate) format: LogFormat,
    #[arg(short, long, value_name = "FILE", help = help::OUTPUT_FILE)]
    pub(crate) output_file: Option<PathBuf>,
}

impl Log {
    /// Where the glossary is sought that is not named.
    pub(crate) fn sources(&self) -> Sources {
        Sources { config: self.config.clone(), ..Sources::default() }
    }
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogFormat {
    Full,
    Json,
}
