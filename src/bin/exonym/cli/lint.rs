use super::args::{Lint, Tone};
use super::{Exit, Failure};
pub(crate) fn run(_: &Lint, _: Tone) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
