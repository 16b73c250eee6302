//! Files as lines that git compares: a term, or a text of a unit, a line, under a heading that says whose it is.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::fields::{self, Field};
use super::glossary::{Ids, called, called_name, concept_fields, name_fields, term_fields};
use super::memory::source_of;
use crate::base::{Result, Source, Span};
use crate::formats::tmx::{Broken, Piece, Reader};
use crate::model::{Concept, DateRange, Glossary, MatchMode, Name, Rank, Status, Term, Unit};

/// Characters of a unit's source that stand for it in a heading.
const SHOWN: usize = 60;

/// A glossary whose file has a term a line: a line for each line of the file, so that numbers of lines stay true. Terms and
/// headings are put into words; comments, lines with mistakes and all else stay as they are written.
pub(crate) fn glossary_in_place(source: &Source, glossary: &Glossary, wrong: &[Span]) -> String {
    let text = source.text();
    let starts: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line_of = |at: u32| starts.partition_point(|&start| start <= at as usize).saturating_sub(1);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let is_header = |lines: &[String], at: usize| lines.get(at).is_some_and(|line| line.trim_start().starts_with('['));
    // What stands on each line: the terms, and where the last of them ends.
    let mut terms: Vec<(usize, Vec<String>, usize)> = Vec::new();
    for concept in &glossary.concepts {
        let at = line_of(concept.span.start);
        if is_header(&lines, at) {
            lines[at] = heading(concept, None);
        }
        for name in &concept.names {
            let at = line_of(name.span.start);
            if !name.key.is_empty() && is_header(&lines, at) {
                lines[at] = heading(concept, Some(name));
            }
            for term in &name.terms {
                let at = line_of(term.span.start);
                let end = term.span.end as usize;
                match terms.last_mut() {
                    Some((known, all, last)) if *known == at => {
                        all.push(self::term(term));
                        *last = end;
                    }
                    _ => terms.push((at, vec![self::term(term)], end)),
                }
            }
        }
    }
    let wrong: HashSet<usize> = wrong.iter().map(|span| line_of(span.start)).collect();
    for (_, line) in lines.iter_mut().enumerate().filter(|(at, _)| !wrong.contains(at)) {
        if let Some(said) = field(line) {
            *line = said;
        }
    }
    for (at, all, end) in terms.into_iter().filter(|(at, ..)| !wrong.contains(at)) {
        // A term of several lines, and a table of its own, stay as they are: each line is one of the file.
        let inline = starts.get(at + 1).is_none_or(|&next| end <= next);
        let Some(line) = lines.get_mut(at).filter(|line| inline && !line.trim_start().starts_with('[')) else {
            continue;
        };
        let rest = text[end.min(text.len())..].lines().next().unwrap_or_default();
        let comment = rest.trim_start_matches([' ', '\t', ',', ']', '}']);
        let comment = if comment.starts_with('#') { format!("  {comment}") } else { String::new() };
        *line = format!("  {}{comment}", all.join("; "));
    }
    let mut all = lines.join("\n");
    if text.ends_with('\n') {
        all.push('\n');
    }
    all
}

/// A line that sets one field, in words: in whatever quotation marks and with whatever spaces.
fn field(line: &str) -> Option<String> {
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if !is_key || value.ends_with('[') {
        return None;
    }
    let plain = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(text) = plain.filter(|text| !text.contains(['"', '\\'])) {
        return Some(format!("  {key}: {text}"));
    }
    let table: toml_edit::DocumentMut = line.trim().parse().ok()?;
    let value = table.get(key)?.as_value()?;
    let comment = value.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().trim();
    let comment = if comment.is_empty() { String::new() } else { format!("  {comment}") };
    Some(format!("  {key}: {}{comment}", shown(value)?))
}

/// A value without quotation marks; none for tables.
fn shown(value: &toml_edit::Value) -> Option<String> {
    match value {
        toml_edit::Value::String(text) => Some(one_line(text.value())),
        toml_edit::Value::Array(all) => Some(all.iter().map(shown).collect::<Option<Vec<_>>>()?.join(", ")),
        toml_edit::Value::InlineTable(_) => None,
        other => Some(other.clone().decorated("", "").to_string()),
    }
}

/// A glossary of any other format.
pub(crate) fn glossary(glossary: &Glossary) -> String {
    entries(glossary, glossary)
}

/// Some of its concepts.
pub(super) fn entries(glossary: &Glossary, whole: &Glossary) -> String {
    let mut all = String::new();
    let ids = Ids::of(whole);
    for concept in &glossary.concepts {
        let _ = writeln!(all, "{}", heading(concept, None));
        for (name, _, value) in fields::compare(concept_fields(&Concept::default()), concept_fields(concept)) {
            let value = value.unwrap_or_default();
            let value = ids.named(concept, &name, &value).unwrap_or(value);
            let _ = writeln!(all, "  {name}: {}", one_line(&value));
        }
        for name in &concept.names {
            if !name.key.is_empty() {
                let _ = writeln!(all, "{}", heading(concept, Some(name)));
            }
            facts(&mut all, name_fields(&Name::default()), name_fields(name));
            for term in &name.terms {
                let _ = writeln!(all, "  {}", self::term(term));
            }
        }
    }
    all
}

/// A memory: what tools note of a unit is left out.
pub(crate) fn memory(source: &Source) -> Result<String> {
    let mut reader = Reader::of_text(source.text(), Broken::Refuse)?;
    let language = reader.head.memory.source_language().map(str::to_owned);
    let mut all = String::new();
    while let Some(piece) = reader.next()? {
        let Piece::Unit(cut, one) = piece else { continue };
        unit(&mut all, cut.text, &one, language.as_deref());
    }
    Ok(all)
}

/// A unit, which is written so.
pub(super) fn unit(all: &mut String, raw: &str, unit: &Unit<'_>, language: Option<&str>) {
    let said = source_of(unit, language).map(|variant| one_line(&variant.text.plain));
    let said = said.unwrap_or_default();
    let short: String = said.chars().take(SHOWN).collect();
    let more = if short.len() < said.len() { "…" } else { "" };
    let id = unit.id().map(|id| format!("{} ", one_line(id))).unwrap_or_default();
    let _ = writeln!(all, "unit {id}({short}{more})");
    for variant in &unit.variants {
        // With its codes, as they are written: they are text to a translator.
        let segment = variant.segment.map(|span| &raw[span.range()]);
        let text = segment.filter(|text| text.contains('<')).unwrap_or(&variant.text.plain);
        let _ = writeln!(all, "  {} {}", one_line(&variant.lang), one_line(text));
    }
}

fn heading(concept: &Concept, name: Option<&Name>) -> String {
    let called = called(concept).map_or_else(|| "without terms".to_owned(), one_line);
    let mut line = format!("concept {called}");
    if let Some(name) = name {
        let _ = write!(line, ", name {}", called_name(name).map_or_else(|| "without terms".to_owned(), one_line));
    }
    line
}

/// A term with all that is not as by default.
fn term(term: &Term) -> String {
    let mut line = format!("{} {}", term.lang.as_str(), one_line(&term.text));
    if is_bare(term) {
        return line;
    }
    let bare = Term { withdrawn: term.withdrawn, ..Term::new(term.lang.clone(), &term.text, term.span) };
    for (name, _, value) in fields::compare(term_fields(&bare), term_fields(term)) {
        let _ = write!(line, ", {name}: {}", one_line(&value.unwrap_or_default()));
    }
    line
}

/// True for a term of which nothing more is said; most are such, and need no comparing.
fn is_bare(term: &Term) -> bool {
    let Term {
        withdrawn: _,
        lang: _,
        text: _,
        span: _,
        rank,
        matching,
        decl,
        gender,
        forms,
        keep,
        valid,
        status,
        note,
        source,
        extra,
    } = term;
    *rank == Rank::default()
        && *matching == MatchMode::default()
        && decl.is_none()
        && gender.is_none()
        && forms.is_empty()
        && !keep
        && *valid == DateRange::default()
        && *status == Status::default()
        && note.is_none()
        && source.is_none()
        && extra.is_empty()
}

fn facts(all: &mut String, none: Vec<Field>, some: Vec<Field>) {
    for (name, _, value) in fields::compare(none, some) {
        let _ = writeln!(all, "  {name}: {}", one_line(&value.unwrap_or_default()));
    }
}

/// A text without line ends and other controls.
fn one_line(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::read_glossary_toml;

    fn in_place(text: &str) -> String {
        let source = Source::from_text("g.toml", text.to_owned()).expect("small");
        let read = read_glossary_toml(&source);
        let wrong: Vec<Span> = read.problems.iter().map(|problem| problem.span).collect();
        glossary_in_place(&source, &read.value, &wrong)
    }

    #[test]
    fn terms_are_put_in_words_where_they_stand() {
        let text = "# about\n[concepts.c1] # one\nnote = \'a\' # b\nsources=[\"x\",  \'y\']\nterms = [\n  { en = 'Elm', rank = \"hidden\", forms = [\"Elms\", \"elm\"] }, # seen\n  { az = \"Qarağac\" }, { ru = \"Вяз\" },\n]\n\n[concepts.c1.names.b]\nterms = [ { en = \"Oak\" } ] # b\n";
        let expected = "# about\nconcept Elm\n  note: a  # b\n  sources: x, y\nterms = [\n  en Elm, rank: hidden, forms: Elms, forms: elm  # seen\n  az Qarağac; ru Вяз\n]\n\nconcept Elm, name Oak\n  en Oak  # b\n";
        assert_eq!(in_place(text), expected);
        assert_eq!(
            in_place("[concepts.c1]\nterms = [ { en = \"Elm\", x = 1 } ]"),
            "concept Elm\nterms = [ { en = \"Elm\", x = 1 } ]"
        );
        // Without tables of its own there is no heading to put in words.
        assert_eq!(in_place("concepts.c1.terms = [\n{ en = \"Elm\" },\n]"), "concepts.c1.terms = [\n  en Elm\n]");
    }

    proptest::proptest! {
        #[test]
        fn each_line_is_one_of_the_file(lines in proptest::collection::vec(
            "\\[concepts\\.[ab](\\.names\\.[ab])?\\]|terms = \\[|\\]| *\\{ (en|az) = \"[ab]\"(, rank = \"hidden\")? \\},?( # c)?|usage = \"a\"|[\\[\\]{}\"= a#]{0,6}", 0..14)) {
            let text = lines.join("\n") + "\n";
            let put = in_place(&text);
            proptest::prop_assert_eq!(put.lines().count(), text.lines().count(), "{}", put);
        }
    }
}
