//! The command line. It sees only the library's public names.

mod cli;
mod git;
mod report;
mod text;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report().into(),
    }
}
