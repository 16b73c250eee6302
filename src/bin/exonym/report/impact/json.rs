//! For programs: the keys that scripts rely on.

use std::io::{self, Write};
use std::path::Path;

use exonym::{ImpactPlace, Side};
use serde_json::{Value, json};

use super::{Report, Summary};

/// One object, written as the places come.
#[derive(Default)]
pub(crate) struct Json {
    written: bool,
}

impl Report for Json {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"version\": 1, \"places\": [")
    }
    fn places(&mut self, path: &Path, places: &[ImpactPlace], out: &mut dyn Write) -> io::Result<()> {
        for place in places {
            out.write_all(if self.written { b",\n" } else { b"\n" })?;
            self.written = true;
            serde_json::to_writer(&mut *out, &object(path, place))?;
        }
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let totals = &summary.totals;
        let object = json!({
            "files": totals.files,
            "places": { "drafts": totals.drafts, "glossaries": totals.glossaries, "memories": totals.memories },
            "units": totals.units,
            "concerned": totals.concerned,
            "applied": summary.applied.map(|applied| applied.places),
            "rewritten": summary.applied.map(|applied| applied.units),
            "entries": summary.applied.map(|applied| applied.entries),
            "policies": summary.policies.iter().map(|name| &**name).collect::<Vec<_>>(),
        });
        out.write_all(if self.written { b"\n], \"summary\": " } else { b"], \"summary\": " })?;
        serde_json::to_writer(&mut *out, &object)?;
        out.write_all(b"}\n")
    }
}

/// A place a line.
pub(crate) struct Jsonl;

impl Report for Jsonl {
    fn places(&mut self, path: &Path, places: &[ImpactPlace], out: &mut dyn Write) -> io::Result<()> {
        for place in places {
            serde_json::to_writer(&mut *out, &object(path, place))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

fn object(path: &Path, place: &ImpactPlace) -> Value {
    json!({
        "path": super::super::shown(path),
        "unit": place.unit.as_ref().map(|unit| &unit.id),
        "id": place.unit.as_ref().map(|unit| unit.ordinal),
        "lang": place.unit.as_ref().map(|unit| &unit.lang),
        "side": place.unit.as_ref().map(|unit| if unit.side == Side::Source { "source" } else { "target" }),
        "field": place.field,
        "line": place.line,
        "column": place.column,
        "text": place.text,
        "suggestions": place.suggestions,
        "rule": place.rule,
        "severity": place.severity.as_str(),
        "concept": place.concept,
        "policy": place.policy.as_ref().map(|policy| json!({
            "name": &*policy.name,
            "file": policy.file.to_string_lossy(),
            "line": policy.line,
        })),
        "newly": place.newly,
        "fix": place.fix.map(exonym::Applicability::as_str),
        "hindrance": place.hindrance,
    })
}
