//! `coordinates`: a place that is not on this earth, or that lies where no other place of its country does.

mod far;

use super::GlossaryCheck;
use super::places::{field_line, fix};
use crate::base::{Source, Span};
use crate::model::{Concept, Diagnostic, Edit, Fix, Glossary, Severity};

pub(super) struct Coordinates;

impl GlossaryCheck for Coordinates {
    fn id(&self) -> &'static str {
        "coordinates"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/coordinates.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let mut say = |concept: &Concept, severity, message, exchange: bool| {
            let source = sources.get(concept.file as usize);
            let line = source.and_then(|source| field_line(source, concept, "at"));
            let mut d = Diagnostic::new(self.id(), severity, line.unwrap_or(concept.span), message);
            d.concept = Some(concept.id.clone());
            if exchange {
                d.fix = source.zip(line).and_then(|(source, line)| exchanged(source, line));
            }
            out.push((concept.file, d));
        };
        for concept in &glossary.concepts {
            if let Some((severity, message, exchange)) = concept.at.and_then(impossible) {
                say(concept, severity, message, exchange);
            }
        }
        far::find(glossary, &mut say);
    }
}

/// What is wrong with a point by itself, and whether its numbers are to be exchanged.
fn impossible((latitude, longitude): (f64, f64)) -> Option<(Severity, String, bool)> {
    if latitude == 0.0 && longitude == 0.0 {
        let message = "0, 0 is a point in the ocean, and mostly a gap: write the place, or remove `at`";
        return Some((Severity::Warning, message.to_owned(), false));
    }
    if on_earth((latitude, longitude)) {
        return None;
    }
    let exchange = on_earth((longitude, latitude));
    let message = if exchange {
        format!("{latitude} is no latitude (-90 to 90): exchange it with {longitude}")
    } else {
        format!(
            "{latitude}, {longitude} is no place: write latitude (-90 to 90), then longitude (-180 to 180), in degrees"
        )
    };
    Some((Severity::Error, message, exchange))
}

fn on_earth((latitude, longitude): (f64, f64)) -> bool {
    (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)
}

/// The two numbers of `at = [a, b]` exchanged. Whoever wrote them should look: the fix is not safe.
fn exchanged(source: &Source, line: Span) -> Option<Fix> {
    let text = source.slice(line);
    let (open, close) = (text.find('[')? + 1, text.find(']')?);
    let (first, second) = text.get(open..close)?.split_once(',')?;
    let span = Span::new(line.start as usize + open, line.start as usize + close);
    (!second.contains(','))
        .then(|| fix(vec![Edit { span, text: format!("{}, {}", second.trim(), first.trim()) }], false))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said};
    use super::Coordinates;

    #[test]
    fn a_place_is_on_earth() {
        let all = [(39.8, 46.7), (146.7, 39.8), (0.0, 0.0), (500.0, 500.0), (f64::NAN, 1.0), (-90.0, 180.0)];
        let all = all.map(|at| crate::model::Concept { at: Some(at), ..concept("x", Vec::new()) });
        let found = said(&Coordinates, &glossary(all.to_vec()));
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[0].contains("exchange it with 39.8") && found[1].contains("ocean"));
    }
}
