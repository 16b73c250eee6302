//! A memory: units by their ids, or by source text and context. No more is kept of a unit than what tells it from others;
//! it is taken apart only where both sides changed it.

use std::collections::{HashMap, HashSet};

use super::super::diff::{Marks, certain_partners, marks, source_of};
use super::conflict::Markers;
use super::lang;
use super::node::Node;
use super::pair;
use super::three::{Merger, Stop, merged_gap};
use super::weave::weave;
use super::xml::{self, Elements, Stamp, Wins};
use super::{Merged, torn_whole};
use crate::base::{Error, Result, Source};
use crate::formats::tmx::{self, Broken, Entities, Piece, Reader};

/// How the parts of a unit are taken.
pub(super) const ELEMENTS: Elements =
    Elements { whole: |name| matches!(name, "seg" | "note" | "prop" | "ude"), key, stamps: STAMPS };

/// What tools write as they go.
const STAMPS: &[Stamp] = &[
    Stamp { name: "changedate", along: &["changeid"], wins: Wins::Later },
    Stamp { name: "lastusagedate", along: &[], wins: Wins::Later },
    Stamp { name: "usagecount", along: &[], wins: Wins::Greater },
    Stamp { name: "creationdate", along: &["creationid"], wins: Wins::Earlier },
];

/// Characters of a source text that stand for a unit without id.
const SHOWN: usize = 60;

fn key(node: &Node<'_>, name: &str) -> (String, String) {
    let of = |attribute| xml::attribute(node, attribute);
    match name {
        "tuv" => {
            let lang = of("xml:lang").or_else(|| of("lang")).unwrap_or_default();
            (format!("tuv {}", lang.to_lowercase()), lang.to_owned())
        }
        "prop" => {
            let kind = format!("prop {}", of("type").unwrap_or_default());
            (kind.clone(), kind)
        }
        // Remarks for people: each by its own words.
        "note" => (format!("note\u{0}{}", node.meaning), "note".to_owned()),
        other => (other.to_owned(), other.to_owned()),
    }
}

/// A version of a memory.
struct Side<'s> {
    text: &'s str,
    entities: Entities,
    source_language: Option<String>,
    /// Bytes of what stands before the units.
    head: usize,
    units: Vec<Marks>,
    /// Where what stands behind the last unit begins.
    end: usize,
}

impl<'s> Side<'s> {
    fn read(source: &'s Source) -> Result<Self> {
        let text = source.text();
        let named = |error: Error| error.in_file(source.path());
        let mut reader = Reader::of_text(text, Broken::Refuse).map_err(named)?;
        let source_language = reader.head.memory.source_language().map(str::to_owned);
        let (entities, head) = (tmx::entities(&reader.head), reader.head.text.len());
        if reader.head.complete || !reader.head.body {
            let what = "has no `<body>` with an end tag to put units in; write one and merge again";
            return Err(Error::new(what).in_file(source.path()));
        }
        let (mut units, mut end) = (Vec::new(), head);
        while let Some(piece) = reader.next().map_err(named)? {
            if let Piece::Unit(cut, unit) = piece {
                let start = cut.place().offset as usize;
                end = start + cut.text.len();
                units.push(marks((cut.text, &entities), &unit, source_language.as_deref(), start));
            }
        }
        Ok(Self { text, entities, source_language, head, units, end })
    }

    fn raw(&self, at: usize) -> &'s str {
        let unit = &self.units[at];
        &self.text[unit.start..unit.start + unit.length]
    }

    /// What stands between a unit and the one before.
    fn gap(&self, at: usize) -> &'s str {
        let start = at.checked_sub(1).map_or(self.head, |before| self.units[before].start + self.units[before].length);
        &self.text[start..self.units[at].start]
    }

    fn node(&self, at: usize) -> Node<'s> {
        let raw = self.raw(at);
        let (mut node, _) = xml::element(raw, 0, &ELEMENTS);
        node.gap = self.gap(at).into();
        node.apart = true;
        "unit".clone_into(&mut node.key);
        node.label = self.label(raw);
        node
    }

    /// What a report calls a unit.
    fn label(&self, raw: &str) -> String {
        let Ok(unit) = tmx::unit(raw, &self.entities) else { return "unit".to_owned() };
        if let Some(id) = unit.id() {
            return format!("unit {id}");
        }
        let text =
            source_of(&unit, self.source_language.as_deref()).map(|variant| variant.text.plain.trim().to_owned());
        let text = text.unwrap_or_default();
        let cut: String = text.chars().take(SHOWN).collect();
        format!("unit \"{cut}{}\"", if cut.len() < text.len() { "…" } else { "" })
    }
}

/// What a unit is known by: its place in the base, or what it is and which of its like.
type Known = (u64, u64, u64, usize);

fn keys(base: &Side<'_>, side: &Side<'_>) -> Vec<Known> {
    let mut seen: HashMap<(u64, u64, u64), usize> = HashMap::new();
    let mut partners = certain_partners(&base.units, &side.units);
    renumbered(&base.units, &side.units, &mut partners);
    let key = |(unit, partner): (&Marks, &Option<usize>)| {
        if let Some(at) = partner {
            return (0, 0, 0, *at);
        }
        let key = unit.id.map_or((1, unit.source, unit.context), |id| (2, id, 0));
        let count = seen.entry(key).or_default();
        *count += 1;
        (key.0, key.1, key.2, *count)
    };
    side.units.iter().zip(&partners).map(key).collect()
}

/// Gives units whose id alone a side changed their partners in the base: where only one that went and only one that came have
/// these texts in this context.
fn renumbered(base: &[Marks], side: &[Marks], partners: &mut [Option<usize>]) {
    let mut alike: HashMap<(u64, u64), (Vec<usize>, Vec<usize>)> = HashMap::new();
    let paired: HashSet<usize> = partners.iter().flatten().copied().collect();
    for (at, unit) in base.iter().enumerate().filter(|(at, unit)| unit.id.is_some() && !paired.contains(at)) {
        alike.entry((unit.texts, unit.context)).or_default().0.push(at);
    }
    for (at, unit) in side.iter().enumerate().filter(|&(at, unit)| unit.id.is_some() && partners[at].is_none()) {
        if let Some((_, new)) = alike.get_mut(&(unit.texts, unit.context)) {
            new.push(at);
        }
    }
    for (old, new) in alike.into_values() {
        if let ([old], [new]) = (&old[..], &new[..]) {
            partners[*new] = Some(*old);
        }
    }
}

/// Merges three versions of a memory.
pub(super) fn merge(
    base: &Source,
    ours: &Source,
    theirs: &Source,
    markers: &Markers,
    line_end: &'static str,
) -> Result<Merged> {
    let (ours, theirs) = (Side::read(ours)?, Side::read(theirs)?);
    let empty = base.text().trim().is_empty();
    let base = if empty {
        let (text, entities) = ("", Entities::default());
        Side { text, entities, source_language: None, head: 0, units: Vec::new(), end: 0 }
    } else {
        Side::read(base)?
    };
    let mut merger = Merger::new(markers, line_end);
    merger.out.text.reserve(ours.text.len().max(theirs.text.len()));
    ends(&mut merger, [&base, &ours, &theirs].map(|side| &side.text[..side.head])).map_err(torn_whole)?;
    let old: Vec<Known> = (0..base.units.len()).map(|at| (0, 0, 0, at)).collect();
    let (slots, _) = weave(&old, &keys(&base, &ours), &keys(&base, &theirs));
    for slot in slots {
        let raw =
            (slot.base.map(|at| base.raw(at)), slot.ours.map(|at| ours.raw(at)), slot.theirs.map(|at| theirs.raw(at)));
        // What stands before it is settled by itself.
        let gap = match (slot.ours.map(|at| ours.gap(at)), slot.theirs.map(|at| theirs.gap(at))) {
            (Some(our), Some(their)) => merged_gap(slot.base.map(|at| base.gap(at)), our, their),
            (Some(one), None) | (None, Some(one)) => one.into(),
            (None, None) => "".into(),
        };
        match raw {
            (base, Some(our), Some(their)) if our == their || base == Some(their) => {
                merger.out.push_apart(&gap);
                merger.out.push(our);
            }
            (Some(base), Some(our), Some(their)) if our == base => {
                merger.out.push_apart(&gap);
                merger.out.push(their);
            }
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) if base == one => {}
            (None, Some(one), None) | (None, None, Some(one)) => {
                merger.out.push_apart(&gap);
                merger.out.push(one);
            }
            _ => {
                let nodes = (
                    slot.base.map(|at| base.node(at)),
                    slot.ours.map(|at| ours.node(at)),
                    slot.theirs.map(|at| theirs.node(at)),
                );
                unit(&mut merger, nodes)?;
            }
        }
    }
    ends(&mut merger, [&base, &ours, &theirs].map(|side| &side.text[side.end..])).map_err(torn_whole)?;
    Ok(Merged { text: merger.out.text, conflicts: merger.out.conflicts, notes: merger.out.notes })
}

/// A unit that both sides have a say in.
fn unit<'s>(
    merger: &mut Merger<'_>,
    (mut base, mut ours, mut theirs): (Option<Node<'s>>, Option<Node<'s>>, Option<Node<'s>>),
) -> Result<()> {
    if let (Some(base), Some(one), None) | (Some(base), None, Some(one)) = (&base, &ours, &theirs) {
        // What a tool noted keeps no unit that was taken away.
        let (mut old, mut new) = (base.clone(), one.clone());
        xml::reconcile(&mut old, &mut new, ELEMENTS.stamps);
        if old.means(&new) {
            return Ok(());
        }
    }
    if let (Some(ours), Some(theirs)) = (&mut ours, &mut theirs) {
        if let Some(base) = &base {
            lang::settle(base, ours, theirs, "tuv ");
        }
        xml::reconcile(ours, theirs, ELEMENTS.stamps);
        if let Some(base) = &mut base {
            pair::lists(base, ours, theirs);
        }
    }
    merger.piece(base.as_slice(), ours.as_slice(), theirs.as_slice()).map_err(torn_whole)
}

/// What stands before the units, or behind them: the header by its parts, all else as a whole.
fn ends(merger: &mut Merger<'_>, texts: [&str; 3]) -> std::result::Result<(), Stop> {
    let [base, ours, theirs] = texts;
    if ours == theirs || base == theirs {
        merger.out.push_apart(ours);
        return Ok(());
    }
    if base == ours {
        merger.out.push_apart(theirs);
        return Ok(());
    }
    let parts = texts.map(|text| {
        let at = header(text);
        let Some(at) = at else { return vec![text_node("head", text)] };
        let (mut header, length) = xml::element(&text[at..], 0, &ELEMENTS);
        header.apart = true;
        "header".clone_into(&mut header.key);
        vec![text_node("head", &text[..at]), header, text_node("body", &text[at + length..])]
    });
    let [base, mut ours, mut theirs] = parts;
    for (our, their) in ours.iter_mut().zip(&mut theirs) {
        xml::reconcile(our, their, ELEMENTS.stamps);
    }
    merger.piece(&base, &ours, &theirs)
}

/// Where the header begins.
fn header(text: &str) -> Option<usize> {
    text.match_indices("<header").map(|(at, _)| at).find(|&at| {
        let inside = text[..at].rfind("<!--").is_some_and(|open| !text[open..at].contains("-->"));
        !inside && text[at + "<header".len()..].starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
    })
}

/// A text that is only merged as a whole; white space aside.
fn text_node<'s>(key: &str, text: &'s str) -> Node<'s> {
    let meaning = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Node {
        key: key.to_owned(),
        label: key.to_owned(),
        open: text.into(),
        meaning: meaning.into(),
        core: Some(text),
        apart: true,
        ..Node::default()
    }
}
