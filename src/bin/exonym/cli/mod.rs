//! Row 7: the verbs, one file each.

mod add;
mod args;
mod ask;
mod check;
mod concordance;
mod convert;
mod debt;
mod diff;
mod explain;
mod export;
mod fmt;
mod git;
mod git_calls;
mod impact;
mod import;
mod index;
mod info;
mod init;
mod lint;
mod log;
mod look_up;
mod loss;
mod man;
mod merge;
mod names;
mod output;
mod policy;
mod run;
mod sources;
mod suggest;
mod tame;
mod watch;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Parser as _;
use exonym::Error;

use self::args::{Cli, GitWhat, PolicyWhat, Verb};
use self::output::Voice;

/// How a run ended. Scripts rely on the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, and nothing to report.
    Clean = 0,
    /// Done, and findings are left.
    Findings = 1,
    /// Something could not be read or done.
    Failed = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a run broke off.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is wrong, or help was asked for.
    Usage(clap::Error),
    /// Things that are wrong, all of them.
    Errors(Vec<Error>),
    /// The output cannot be written to.
    Output(io::Error),
}

impl Failure {
    /// Says what is wrong, and what the program ends with.
    pub(crate) fn report(self) -> Exit {
        match self {
            Failure::Usage(error) => {
                // Nobody to tell if the standard error is closed too.
                let _ = error.print();
                if error.exit_code() == 0 { Exit::Clean } else { Exit::Failed }
            }
            // The reader of a pipe has seen enough: `exonym check | head`.
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
            Failure::Errors(errors)
                if !errors.is_empty()
                    && errors.iter().all(|error| error.io_kind() == Some(io::ErrorKind::BrokenPipe)) =>
            {
                Exit::Clean
            }
            Failure::Errors(errors) => {
                for error in &errors {
                    Voice::error(error);
                }
                Exit::Failed
            }
            Failure::Output(error) => {
                Voice::error(&error);
                Exit::Failed
            }
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Errors(vec![error])
    }
}
impl From<Vec<Error>> for Failure {
    fn from(errors: Vec<Error>) -> Self {
        Failure::Errors(errors)
    }
}
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Output(error)
    }
}

/// Runs one command line.
pub(crate) fn run(args: impl IntoIterator<Item = OsString>) -> Result<Exit, Failure> {
    let Cli { verb, tone } = Cli::try_parse_from(args).map_err(Failure::Usage)?;
    match verb {
        Verb::Check(args) => check::run(&args, tone),
        Verb::Suggest(args) => suggest::run(&args, tone),
        Verb::Lint(args) => lint::run(&args, tone),
        Verb::Fmt(args) => fmt::run(&args, tone),
        Verb::Diff(args) => diff::run(&args, tone),
        Verb::Impact(args) => impact::run(&args, tone),
        Verb::Log(args) => log::run(&args, tone),
        Verb::Git(args) => match args.what {
            GitWhat::Install(args) => git::install(&args, tone),
            GitWhat::Uninstall(args) => git::uninstall(&args, tone),
            GitWhat::ExternalDiff(args) => git_calls::external_diff(&args, tone),
            GitWhat::Textconv(args) => git_calls::textconv(&args),
        },
        Verb::Merge(args) => merge::run(&args, tone),
        Verb::Explain(args) => explain::run(&args),
        Verb::Policy(args) => match args.what {
            PolicyWhat::Show(args) => policy::show(&args, tone),
            PolicyWhat::Guide(args) => policy::guide(&args, tone),
        },
        Verb::Match(args) => look_up::run(&args, tone),
        Verb::Concordance(args) => concordance::run(&args, tone),
        Verb::Index(args) => index::run(&args, tone),
        Verb::Convert(args) => convert::run(&args, tone),
        Verb::Info(args) => info::run(&args),
        Verb::Names(args) => names::run(&args, tone),
        Verb::Add(args) => add::run(&args, tone),
        Verb::Import(args) => import::run(&args, tone),
        Verb::Export(args) => export::run(&args, tone),
        Verb::Init(args) => init::run(&args, tone),
        Verb::Completions(args) => man::completions(&args),
        Verb::Man(args) => man::page(&args),
    }
}
