//! The flags of `git`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::text::{git as text, help};

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
