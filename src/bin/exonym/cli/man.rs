//! `exonym completions` and `exonym man`: both made from the flags.

use std::io::Write as _;

use clap::CommandFactory as _;
use exonym::Error;

use super::args::{Cli, Completions, Man};
use super::output;
use super::{Exit, Failure};
use crate::text;

pub(crate) fn completions(args: &Completions) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "exonym", &mut script);
    let mut out = output::stdout(false);
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Clean)
}

pub(crate) fn page(args: &Man) -> Result<Exit, Failure> {
    let mut command = Cli::command();
    command.build();
    if let Some(verb) = &args.verb {
        let Some(found) = command.find_subcommand(verb) else {
            let verbs: Vec<_> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
            return Err(Error::new(text::no_verb(verb, &verbs.join(", "))).into());
        };
        command = found.clone();
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    let mut out = output::stdout(false);
    out.write_all(&page)?;
    out.flush()?;
    Ok(Exit::Clean)
}
