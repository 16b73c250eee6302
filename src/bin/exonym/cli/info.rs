use super::args::Info;
use super::{Exit, Failure};
pub(crate) fn run(_: &Info) -> Result<Exit, Failure> {
    Ok(Exit::Clean)
}
