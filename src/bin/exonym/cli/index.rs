//! `exonym index`.

use std::io::Write;

use super::args::{Index, Tone};
use super::output::{self, Voice};
use super::{Exit, Failure, look_up};
use crate::text;

pub(crate) fn run(args: &Index, tone: Tone) -> Result<Exit, Failure> {
    let memories = look_up::open(&args.memory, Some(args.scoring.scoring()), Voice::new(tone))?;
    let mut out = output::stdout(false);
    for facts in memories.facts().iter().filter(|_| args.stats) {
        writeln!(out, "{}", facts.file.display())?;
        let kept = if facts.kept { text::YES } else { text::NO };
        for (label, value) in [
            (text::memory::INDEX_ROW_LANGUAGES, format!("{} > {}", facts.from, facts.to)),
            (text::memory::INDEX_ROW_UNITS, facts.units.to_string()),
            (text::memory::INDEX_ROW_SOURCES, facts.sources.to_string()),
            (text::memory::INDEX_ROW_WORDS, facts.words.map_or_else(|| "-".to_owned(), |words| words.to_string())),
            (text::memory::INDEX_ROW_BYTES, facts.bytes.to_string()),
            (text::memory::INDEX_ROW_KEPT, kept.to_owned()),
        ] {
            writeln!(out, "  {label:17} {value}")?;
        }
    }
    out.flush()?;
    // An index that is gone with this run is none.
    let unkept = memories.facts().iter().any(|facts| !facts.kept);
    Ok(if unkept { Exit::Failed } else { Exit::Clean })
}
