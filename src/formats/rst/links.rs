//! Links to titles by their words (Docutils, section Implicit Hyperlink Targets): `Plan_`, `` `The plan`_ ``,
//! `` `it <Plan_>`_ ``, and `` :ref:`The plan` `` of Sphinx' autosectionlabel.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::formats::lines;
use crate::formats::spell::{Found, Lead, Leads, Named, Sign};
use crate::model::Segment;

pub(super) const LEADS: Leads = Leads { find, known };

struct Titles;

/// The name of these words: letters small, blanks as one.
fn name(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if !c.is_whitespace() {
            signs.extend(c.to_lowercase().map(|c| (c, at, end)));
        } else if signs.last().is_some_and(|last| last.0 != ' ') {
            signs.push((' ', at, end));
        } else if let Some(last) = signs.last_mut() {
            last.2 = end;
        }
    }
    signs
}

/// A letter of a name that needs no backticks.
fn simple(c: char) -> bool {
    c.is_alphanumeric() || "-_.:+".contains(c)
}

impl Named for Titles {
    fn of_title(&self, _: usize, _: &Segment<'_>, text: &str) -> Option<Vec<Sign>> {
        Some(name(text))
    }

    fn of_link(&self, _: usize, written: &str) -> Vec<Sign> {
        name(written)
    }

    fn piece(&self, _: usize, text: &str, _: &str) -> Option<String> {
        (!text.contains(['<', '>', '`', '\\', '_', '*', '|', ':'])).then(|| text.to_owned())
    }

    fn is_bare(&self, name: &str) -> bool {
        let ends = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        name.chars().all(simple) && ends(name.chars().next()) && ends(name.chars().next_back())
    }
}

/// As long is a word at most in which a link's name is looked for.
const REACH: usize = 200;

fn find<'s>(source: &'s str, segments: &[Segment<'s>], _: usize) -> Option<Found<'s>> {
    let mut leads = Vec::new();
    let mut given: HashSet<(usize, String)> = HashSet::new();
    let mut give = |text: &str| given.extend([(0, name(text).iter().map(|sign| sign.0).collect())]);
    let offset = |raw: &str| (raw.as_ptr() as usize).checked_sub(source.as_ptr() as usize);
    for (number, segment) in segments.iter().enumerate() {
        let mut open: Option<(&str, usize)> = None;
        for (_, tag) in &segment.target.tags {
            let Cow::Borrowed(raw) = &tag.raw else { continue };
            let raw: &'s str = raw;
            let Some(at) = offset(raw).filter(|at| at + raw.len() <= source.len()) else { continue };
            let words = |from: usize, to: usize, kept: bool, bare: bool| Lead {
                kind: 0,
                name: from..to,
                text: Some(number),
                kept,
                bare,
            };
            if raw == "_" {
                let before = source[..at].char_indices().rev().take(REACH).take_while(|(_, c)| simple(*c)).last();
                leads.extend(before.map(|(from, _)| words(from, at, false, true)));
            } else if raw.ends_with('`') && !raw.starts_with([' ', '\n', '\r', '`']) {
                open = Some((raw, at + raw.len()));
            } else if let Some((opening, from)) = open.take_if(|_| raw.contains('`')) {
                match (opening, raw) {
                    ("_`", _) => give(&source[from..at]),
                    ("`", "`_") => leads.push(words(from, at, false, false)),
                    (":ref:`", "`") => leads.push(words(from, at, true, false)),
                    _ => {
                        let target = raw.trim_start().strip_prefix('<').and_then(|raw| raw.split_once('>'));
                        let Some((target, _)) = target else { continue };
                        let start = at + raw.find('<').unwrap_or(0) + 1;
                        if opening == ":ref:`" {
                            leads.push(Lead::apart(0, start..start + target.len()));
                        } else if opening == "`" && raw.ends_with("`_") {
                            match target.strip_suffix('_').filter(|name| !name.ends_with('\\')) {
                                Some(name) => leads.push(Lead::apart(0, start..start + name.len())),
                                None => give(&source[from..at]),
                            }
                        }
                    }
                }
            } else if raw.ends_with('`') {
                open = Some((raw, at + raw.len()));
            }
        }
    }
    // `.. _name: Title_` and `.. _name:`
    for line in lines::lines(source, 0..source.len()) {
        let text = source[line.clone()].trim_end();
        if let Some(inner) = text.trim_start().strip_prefix(".. _")
            && let Some((own, target)) = match inner.strip_prefix('`') {
                Some(quoted) => quoted.split_once("`:"),
                None => inner.split_once(": ").or_else(|| Some((inner.strip_suffix(':')?, ""))),
            }
        {
            give(own);
            let start = line.start + text.len() - target.trim_start().len();
            let target = target.trim();
            let led = target.strip_suffix('_').filter(|name| !name.ends_with(['\\', '_']) && !name.contains("://"));
            if let Some(led) = led {
                let ticks = usize::from(led.starts_with('`') && led.ends_with('`') && led.len() > 1);
                leads.push(Lead::apart(0, start + ticks..start + led.len() - ticks));
            }
        }
    }
    (!leads.is_empty()).then(|| Found { named: Box::new(Titles), leads, given })
}

/// The terms of Sphinx' glossaries: `:term:` of any file leads to them.
fn known(source: &str, segments: &[Segment<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    // Where the terms of the glossary at hand stand: its column, that of its terms.
    let mut blocks: Vec<(std::ops::Range<usize>, Option<usize>)> = Vec::new();
    for (at, _) in source.match_indices("glossary::") {
        let start = memchr::memrchr2(b'\n', b'\r', &source.as_bytes()[..at]).map_or(0, |i| i + 1);
        let head = &source[start..at];
        let indent = lines::indent(head);
        if &head[indent..] != ".. " {
            continue;
        }
        let rest = lines::lines(source, at..source.len()).skip(1);
        let mut end = source.len();
        let mut column = None;
        for line in rest {
            let text = &source[line.clone()];
            let own = lines::indent(text);
            if own == text.len() {
                continue;
            }
            if own <= indent {
                end = line.start;
                break;
            }
            if !text[own..].starts_with(':') {
                column.get_or_insert(own);
            }
        }
        blocks.push((at..end, column));
    }
    for (number, segment) in segments.iter().enumerate().filter(|(_, segment)| segment.element == "dt") {
        let Some(extent) = segment.target.extent() else { continue };
        let start = extent.start as usize;
        let line = memchr::memrchr2(b'\n', b'\r', &source.as_bytes()[..start]).map_or(0, |i| i + 1);
        let block = blocks.partition_point(|(block, _)| block.start <= start).checked_sub(1).map(|at| &blocks[at]);
        if block.is_some_and(|(block, column)| start < block.end && *column == Some(start - line)) {
            found.push(number);
        }
    }
    found
}
