//! Weblate's CSV: context, source, target, and comments. Rows of one source are told apart by their context.

use std::collections::HashMap;
use std::io::{self, Write};

use super::omegat::{comment, named};
use super::table::{self, Base, Fact, Out, Quoting, Targets, forms_of, pairs, unheld, unheld_sources, wanted_pair};
use super::{Format, TermsIo, TermsWriting};
use crate::model::{Glossary, Losses};

/// A pair of languages for a glossary of Weblate.
pub(super) const FORMAT: Format = Format {
    name: "weblate",
    title: "Weblate",
    extensions: &[],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo = TermsIo {
    read: |source, reading| table::read(source, &named(reading, "weblate"), Base::Csv).0,
    write: Some(write),
};

const HOLDS: &[Fact] = &[Fact::Kind, Fact::Definition, Fact::Note, Fact::TermNote, Fact::Rank];
const HEADS: [&str; 5] = ["context", "source", "target", "translator_comments", "developer_comments"];

fn write(glossary: &Glossary, writing: &TermsWriting, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    let (from, to) = wanted_pair(writing)?;
    let pairs = pairs(glossary, &from, &to, losses);
    let written = Targets::of(pairs.iter());
    unheld(glossary, HOLDS, &|term| written.has(term), losses);
    unheld_sources(&pairs.iter().collect::<Vec<_>>(), &[Fact::TermNote], losses);
    let mut out = Out::new(out, losses, writing, b',', Quoting::Always);
    if writing.table.header != Some(false) {
        out.row(&HEADS)?;
    }
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    for pair in &pairs {
        let given = pair.concept.extra.iter().find(|(key, _)| **key == *"weblate:context");
        let context = given.map_or(&*pair.concept.id, |(_, text)| text);
        for (source, target) in forms_of(pair.concept, pair.source, pair.target, writing, out.losses()) {
            let times = seen.entry((context.to_owned(), source.clone())).or_default();
            *times += 1;
            let context = if *times > 1 { format!("{context}-{times}") } else { context.to_owned() };
            // What is said of the source comes back as its note.
            let notes = [&pair.concept.note, &pair.source.note].into_iter().flatten();
            let explanation = notes.map(ToString::to_string).collect::<Vec<_>>().join("\n");
            out.row(&[context, source, target, comment(pair), explanation])?;
        }
        if pair.target.rank > crate::model::Rank::Admitted {
            let what = "forbidden flags (Weblate takes them from TBX only; the comment says it)";
            out.losses().add(what, &pair.target.text);
        }
    }
    Ok(())
}
