//! `exonym concordance`.

use std::io::{self, BufRead as _, Write};
use std::ops::Range;

use exonym::{Memories, MemoryFacts, PhraseHit, PhraseKind};
use serde_json::json;

use super::args::{Concordance, MatchFormat, Tone};
use super::output::{self, Voice};
use super::sources::{stdin, text_line};
use super::{Exit, Failure, look_up};
use crate::text;

pub(crate) fn run(args: &Concordance, tone: Tone) -> Result<Exit, Failure> {
    let memories = look_up::open(&args.memory, None, Voice::new(tone))?;
    let colour = output::colour(tone.color);
    let answer = Answer { args, colour, facts: memories.facts() };
    let mut out = output::stdout(colour);
    for phrase in &args.phrases {
        if phrase != "-" {
            answer.phrase(&memories, phrase, &mut *out)?;
            continue;
        }
        for (line, number) in stdin()?.split(b'\n').zip(1..) {
            let line = line.map_err(|cause| exonym::Error::io("-", cause))?;
            let line = text_line(&line, number)?;
            answer.line(&memories, &line, &mut *out)?;
            out.flush()?;
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

struct Answer<'a> {
    args: &'a Concordance,
    colour: bool,
    facts: Vec<MemoryFacts>,
}

impl Answer<'_> {
    fn kind(&self) -> PhraseKind {
        match (self.args.inflected, self.args.words) {
            (true, _) => PhraseKind::Inflected,
            (false, true) => PhraseKind::Words,
            (false, false) => PhraseKind::Substring,
        }
    }

    /// A line of many, one of which may be empty.
    fn line(&self, memories: &Memories, line: &str, out: &mut dyn Write) -> Result<(), Failure> {
        if self.kind().can_find(line) {
            return self.phrase(memories, line, out);
        }
        self.tell(line, &exonym::Concordance::default(), out)
    }

    fn phrase(&self, memories: &Memories, phrase: &str, out: &mut dyn Write) -> Result<(), Failure> {
        self.tell(phrase, &memories.concordance(phrase, self.kind(), self.args.max)?, out)
    }

    fn tell(&self, phrase: &str, all: &exonym::Concordance, out: &mut dyn Write) -> Result<(), Failure> {
        if self.args.format == MatchFormat::Jsonl {
            let found: Vec<_> = all.found.iter().map(|hit| self.object(hit)).collect();
            let object = json!({ "query": phrase, "total": all.total, "units": found });
            serde_json::to_writer(&mut *out, &object).map_err(io::Error::from)?;
            writeln!(out)?;
            return Ok(());
        }
        writeln!(out, "{phrase}")?;
        if all.found.is_empty() {
            writeln!(out, "  {}", text::memory::NOWHERE)?;
        }
        for hit in &all.found {
            let place = format!("{}#{}", self.file(hit), hit.id);
            writeln!(out, "  {}  ({place})", output::marked(&hit.source, hit.in_source.as_ref(), self.colour))?;
            writeln!(out, "    {}", output::marked(&hit.target, hit.in_target.as_ref(), self.colour))?;
        }
        if all.total > all.found.len() {
            writeln!(out, "  {}", text::memory::more_units(all.total - all.found.len()))?;
        }
        Ok(())
    }

    fn file(&self, hit: &PhraseHit) -> String {
        self.facts.get(hit.memory).map(|facts| facts.file.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The object of one unit, with the keys that scripts rely on.
    fn object(&self, hit: &PhraseHit) -> serde_json::Value {
        let range = |at: &Option<Range<usize>>| at.as_ref().map(|at| json!([at.start, at.end]));
        json!({
            "source": hit.source,
            "target": hit.target,
            "in_source": range(&hit.in_source),
            "in_target": range(&hit.in_target),
            "unit": hit.unit,
            "file": self.file(hit),
            "id": hit.id,
        })
    }
}
