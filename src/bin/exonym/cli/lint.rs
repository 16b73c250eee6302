//! `exonym lint`.

use exonym::lint_files;

use super::args::{Lint, Tone, fail_on_of};
use super::run::{Fixes, Run};
use super::{Exit, Failure};

pub(crate) fn run(args: &Lint, tone: Tone) -> Result<Exit, Failure> {
    let mut job = args.sources.job()?;
    job.paths.clone_from(&args.paths);
    job.flags.fail_on = fail_on_of(args.fail_on.as_deref());
    let mut run = Run::new(&args.report, tone, Fixes::Suggest, false)?;
    run.all(&job, lint_files)?;
    Ok(match run.finish()? {
        Exit::Findings if args.exit_zero => Exit::Clean,
        exit => exit,
    })
}
