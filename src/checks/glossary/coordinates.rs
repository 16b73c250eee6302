//! `coordinates`: a place that is not on this earth.

use super::GlossaryCheck;
use crate::base::{Source, Span};
use crate::model::{Concept, Diagnostic, Glossary, Severity};

pub(super) struct Coordinates;

impl GlossaryCheck for Coordinates {
    fn id(&self) -> &'static str {
        "coordinates"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/coordinates.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        for concept in &glossary.concepts {
            let Some((latitude, longitude)) = concept.at else { continue };
            let (severity, message) = if latitude == 0.0 && longitude == 0.0 {
                (
                    Severity::Warning,
                    "0, 0 is a point in the ocean, and mostly a gap: write the place, or remove `at`".to_owned(),
                )
            } else if (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude) {
                continue;
            } else if (-90.0..=90.0).contains(&longitude) && (-180.0..=180.0).contains(&latitude) {
                let message = format!("{latitude} is no latitude (-90 to 90): exchange it with {longitude}");
                (Severity::Error, message)
            } else {
                let message = format!(
                    "{latitude}, {longitude} is no place: write latitude (-90 to 90), then longitude (-180 to 180), in degrees"
                );
                (Severity::Error, message)
            };
            let span =
                sources.get(concept.file as usize).and_then(|source| line(source, concept)).unwrap_or(concept.span);
            let mut d = Diagnostic::new(self.id(), severity, span, message);
            d.concept = Some(concept.id.clone());
            out.push((concept.file, d));
        }
    }
}

/// The line of `at` under the concept's header.
fn line(source: &Source, concept: &Concept) -> Option<Span> {
    let start = concept.span.end as usize;
    let mut at = start;
    for line in source.text().get(start..)?.split_inclusive('\n') {
        let content = line.trim();
        if content.starts_with('[') && content.ends_with(']') && at > start {
            return None;
        }
        if content.strip_prefix("at").is_some_and(|rest| rest.trim_start().starts_with('=')) {
            let indent = line.len() - line.trim_start().len();
            return Some(Span::new(at + indent, at + indent + content.len()));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::GlossaryCheck;
    use super::super::fixture::{concept, glossary, said};
    use super::Coordinates;
    use crate::base::{Source, Span};

    #[test]
    fn a_place_is_on_earth() {
        let all = [(39.8, 46.7), (146.7, 39.8), (0.0, 0.0), (500.0, 500.0), (f64::NAN, 1.0), (-90.0, 180.0)];
        let all = all.map(|at| crate::model::Concept { at: Some(at), ..concept("x", Vec::new()) });
        let found = said(&Coordinates, &glossary(all.to_vec()));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[0].contains("exchange it with 39.8") && found[1].contains("ocean"));
    }

    #[test]
    fn the_line_is_shown() {
        let text = "[concepts.x]\nkind = \"a\"\n  at = [91, 191] # far\n[concepts.y]\nat = [1, 1]\n";
        let source = Source::decode("g.toml", text.as_bytes().to_vec(), None).expect("UTF-8");
        let mut far = concept("x", Vec::new());
        (far.at, far.span) = (Some((91.0, 191.0)), Span::new(0, 12));
        let mut out = Vec::new();
        Coordinates.glossary(&glossary(vec![far]), std::slice::from_ref(&source), &mut out);
        assert_eq!(source.slice(out[0].1.span), "at = [91, 191] # far");
    }
}
