//! `exonym init`.

use super::args::{Init, Tone};
use super::output::Voice;
use super::{Exit, Failure};
use crate::git;
use crate::text;

pub(crate) fn run(args: &Init, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    for path in exonym::init(&args.folder)? {
        let path = path.strip_prefix(".").unwrap_or(&path);
        voice.line(text::wrote(path.display()));
    }
    voice.line(text::INIT_NEXT);
    if git::is_work_tree(&args.folder) {
        voice.line(text::git::OFFER);
    }
    Ok(Exit::Clean)
}
