//! What a target cannot hold: said at the end of every verb that converts, or, with `--strict`, the reason to refuse.

use clap::Args;
use exonym::{Error, Losses};

use super::Failure;
use super::output::Voice;
use crate::text::{self, help};

/// The flag of every verb that converts; flatten it into the verb's flags.
#[derive(Args, Debug, Clone, Copy)]
pub(crate) struct Strictness {
    #[arg(long, help = help::STRICT)]
    pub(crate) strict: bool,
}

/// Says what is not carried over to `target` (a format's or a file's name). With `--strict` any loss is a failure: call
/// this before the output takes its place.
pub(crate) fn report(losses: &Losses, target: &str, strictness: Strictness, voice: Voice) -> Result<(), Failure> {
    if losses.is_empty() {
        return Ok(());
    }
    if strictness.strict {
        for line in text::losses(losses, target) {
            Voice::error_line(line);
        }
        return Err(Error::new(text::refused_losses(target)).into());
    }
    for line in text::losses(losses, target) {
        voice.line(line);
    }
    Ok(())
}
