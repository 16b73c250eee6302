//! Where things stand in a glossary's files, what is put there instead, and the second place of a finding.

use crate::base::{Source, Span};
use crate::formats;
use crate::model::{Applicability, Concept, Diagnostic, Edit, Fix, Glossary, Label, Term};

/// The line of a field under a concept's own header: `at = …`.
pub(super) fn field_line(source: &Source, concept: &Concept, key: &str) -> Option<Span> {
    let start = concept.span.end as usize;
    let mut at = start;
    for line in source.text().get(start..)?.split_inclusive('\n') {
        let content = line.trim();
        if content.starts_with('[') && content.ends_with(']') && at > start {
            return None;
        }
        if content.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('=')) {
            let indent = line.len() - line.trim_start().len();
            return Some(Span::new(at + indent, at + indent + content.len()));
        }
        at += line.len();
    }
    None
}

/// Puts another text in the place of a term's; `None` where the term is not on a line of a TOML glossary.
pub(super) fn term_fix(sources: &[Source], concept: &Concept, term: &Term, text: &str, sure: bool) -> Option<Fix> {
    value_fix(sources, concept, term.span, term.lang.as_str(), text, sure)
}

/// Puts another text in the place of a field of a line in braces.
pub(super) fn value_fix(
    sources: &[Source],
    concept: &Concept,
    line: Span,
    key: &str,
    text: &str,
    sure: bool,
) -> Option<Fix> {
    let source = sources.get(concept.file as usize)?;
    let field = formats::line_fields(source, line).into_iter().find(|field| field.key == key)?;
    Some(fix(vec![Edit { span: field.value, text: formats::toml_text(text) }], sure))
}

/// Edits that `--fix` applies, or only `--unsafe-fixes`.
pub(super) fn fix(edits: Vec<Edit>, sure: bool) -> Fix {
    Fix { applicability: if sure { Applicability::Safe } else { Applicability::Unsafe }, edits }
}

/// Shows a second place: in the same file as a label, else as a remark with file and line.
pub(super) fn second(
    d: &mut Diagnostic,
    (glossary, sources): (&Glossary, &[Source]),
    here: &Concept,
    there: (&Concept, Span),
    text: &str,
) {
    let (concept, span) = there;
    if concept.file == here.file {
        d.labels.push(Label { span, text: text.to_owned() });
    } else if let Some(file) = glossary.files.get(concept.file as usize) {
        let line = sources.get(concept.file as usize).map(|source| format!(":{}", source.place(span.start).line));
        d.notes.push(format!("{text}: {}{}", file.display(), line.unwrap_or_default()));
    }
}

/// True if one of two concepts tells a relation to the other.
pub(super) fn related(one: &Concept, other: &Concept) -> bool {
    let tells = |one: &Concept, other: &Concept| {
        one.related.iter().any(|related| related.to == other.id || other.was.contains(&related.to))
    };
    tells(one, other) || tells(other, one)
}

/// What a concept is called in a message: its first term, else its id.
pub(super) fn called(concept: &Concept) -> &str {
    concept.terms().next().map_or(&*concept.id, |term| &*term.text)
}

/// Kilometres between two points, on a sphere.
pub(super) fn kilometres(one: (f64, f64), other: (f64, f64)) -> f64 {
    const RADIUS: f64 = 6371.0;
    let (lat1, lat2) = (one.0.to_radians(), other.0.to_radians());
    let (dlat, dlon) = (lat2 - lat1, (other.1 - one.1).to_radians());
    let half = (dlat / 2.0).sin().powi(2) + lat1.cos() * lat2.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * RADIUS * half.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::concept;
    use super::*;

    #[test]
    fn the_line_of_a_field() {
        let text = "[concepts.x]\nkind = \"a\"\n  at = [91, 191] # far\n[concepts.y]\nwas = [\"x\"]\n";
        let source = Source::decode("g.toml", text.as_bytes().to_vec(), None).expect("UTF-8");
        let mut far = concept("x", Vec::new());
        far.span = Span::new(0, 12);
        assert_eq!(source.slice(field_line(&source, &far, "at").expect("there")), "at = [91, 191] # far");
        assert_eq!(field_line(&source, &far, "was"), None);
    }

    #[test]
    fn distances() {
        let (baku, yerevan) = ((40.4093, 49.8671), (40.1776, 44.5126));
        assert!((kilometres(baku, yerevan) - 455.0).abs() < 5.0, "{}", kilometres(baku, yerevan));
        assert!(kilometres(baku, baku) < 0.001 && kilometres((0.0, 179.9), (0.0, -179.9)) < 30.0);
    }
}
