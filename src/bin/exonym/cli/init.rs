use super::args::Init;
use super::{Exit, Failure};
pub(crate) fn run(_: &Init) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
