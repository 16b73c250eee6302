//! `inflected-form`: a term that is also a form of another name.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::GlossaryCheck;
use super::duplicate_term::folded;
use super::places::{related, second};
use crate::base::{Lang, Source};
use crate::checks::messages;
use crate::matching::{Reading, TermFinder};
use crate::model::{Concept, Diagnostic, Glossary, Name, Rank, Severity, Status, TermRef};
use crate::text::morph::LANGUAGES;

pub(super) struct InflectedForm;

impl GlossaryCheck for InflectedForm {
    fn id(&self) -> &'static str {
        "inflected-form"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/inflected-form.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        for language in LANGUAGES {
            let lang = Lang::new(language.tag);
            let own = |found: &TermRef<'_>| {
                found.term.lang.same_language(&lang)
                    && found.term.rank < Rank::Hidden
                    && found.term.status != Status::Rejected
            };
            let mut told: HashSet<(*const Name, *const Name)> = HashSet::new();
            let mut matches = Vec::new();
            // In the order of the file, whichever of them is a form of which.
            let groups = comparable(glossary.terms().filter(own));
            let mut finders: Vec<Option<TermFinder<'_>>> = groups.iter().map(|_| None).collect();
            let mut order: Vec<(usize, usize, TermRef<'_>)> = Vec::new();
            for (group, terms) in groups.iter().enumerate() {
                order.extend(terms.iter().map(|(number, term)| (*number, group, *term)));
            }
            order.sort_unstable_by_key(|(number, ..)| *number);
            for (_, group, this) in order {
                let finder = finders[group]
                    .get_or_insert_with(|| TermFinder::new(groups[group].iter().map(|(_, term)| *term), &[], &lang));
                matches.clear();
                finder.find(&this.term.text, &mut matches);
                let [whole] = &matches[..] else { continue };
                if whole.span.len() != this.term.text.len() {
                    continue;
                }
                let mut first: Option<usize> = None;
                for reading in others(&whole.readings, &this) {
                    if !told.insert((this.name, reading.name)) || is_settled(&this, reading) {
                        continue;
                    }
                    let (text, of) = (&this.term.text, &reading.term.text);
                    // A term is told of once.
                    if let Some((_, d)) = first.and_then(|at| out.get_mut(at)) {
                        d.notes.push(format!("and of `{of}` of another name ({})", messages::form(reading.form)));
                        continue;
                    }
                    first = Some(out.len());
                    let message = format!(
                        "`{text}` is also a form of `{of}` ({}): in a draft only the words around tell the two apart; \
                         show both in `accept` sentences, or tell a relation",
                        messages::form(reading.form)
                    );
                    let mut d = Diagnostic::new(self.id(), Severity::Info, this.term.span, message);
                    d.concept = Some(this.concept.id.clone());
                    let there = (reading.concept, reading.term.span);
                    second(&mut d, (glossary, sources), this.concept, there, "the other name");
                    out.push((this.concept.file, d));
                }
            }
        }
    }
}

/// Terms that may be forms of each other, with their numbers: a form has the digits of its term, and is told where it is
/// of another name.
fn comparable<'g>(terms: impl Iterator<Item = TermRef<'g>>) -> Vec<Vec<(usize, TermRef<'g>)>> {
    let mut groups: IndexMap<String, Vec<(usize, TermRef<'g>)>> = IndexMap::new();
    for (number, term) in terms.enumerate() {
        let key = folded(term.term).unwrap_or_default();
        let digits = key.chars().filter(char::is_ascii_digit).collect();
        groups.entry(digits).or_default().push((number, term));
    }
    let of_one_name =
        |terms: &[(usize, TermRef<'_>)]| terms.iter().all(|(_, term)| std::ptr::eq(term.name, terms[0].1.name));
    groups.into_values().filter(|terms| !of_one_name(terms)).collect()
}

/// The inflected readings of a term that are of other names; one that is listed alike is another check's.
fn others<'r, 'g>(readings: &'r [Reading<'g>], this: &TermRef<'g>) -> impl Iterator<Item = &'r Reading<'g>> {
    let (name, key) = (std::ptr::from_ref(this.name), folded(this.term));
    readings.iter().filter(move |reading| {
        !std::ptr::eq(reading.name, name)
            && !reading.form.is_bare()
            && !reading.name.terms.iter().any(|term| folded(term) == key)
    })
}

/// Somebody has thought of it: a relation, or an example sentence with the form.
fn is_settled(this: &TermRef<'_>, other: &Reading<'_>) -> bool {
    let shows = |concept: &Concept| {
        let mut examples = concept.accept.iter().chain(&concept.reject);
        examples.any(|example| example.text.contains(&*this.term.text))
    };
    related(this.concept, other.concept) || shows(this.concept) || shows(other.concept)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, relation, said, term};
    use super::InflectedForm;
    use crate::base::Span;
    use crate::model::{Example, Name, Rank, RelatedKind};

    #[test]
    fn a_form_of_another_name() {
        let mut shusha = concept("shusha", vec![term("ru", "Шуша", Rank::Preferred, 1)]);
        shusha.names.push(Name { terms: vec![term("ru", "Шуши", Rank::Preferred, 2)], ..Name::default() });
        let found = said(&InflectedForm, &glossary(vec![shusha.clone()]));
        assert!(found.len() == 1 && found[0].starts_with("2: `Шуши` is also a form of `Шуша` (genitive"), "{found:?}");
        shusha.accept.push(Example { text: "возле Шуши".into(), lang: None, span: Span::default() });
        assert!(said(&InflectedForm, &glossary(vec![shusha])).is_empty());
    }

    #[test]
    fn digits_are_part_of_a_name() {
        let glossary = |one: &str, two: &str| {
            glossary(vec![
                concept("one", vec![term("en", one, Rank::Preferred, 1)]),
                concept("two", vec![term("en", two, Rank::Preferred, 2)]),
            ])
        };
        for (one, two, told) in [
            ("Unit 5 valve", "Unit 5 valves", 1),
            ("Unit 5 valve", "Unit 6 valves", 0),
            ("valve", "valves", 1),
            ("valve", "valve 5", 0),
        ] {
            let found = said(&InflectedForm, &glossary(one, two));
            assert_eq!(found.len(), told, "{one}, {two}: {found:?}");
        }
    }

    #[test]
    fn relations_and_spellings_of_one_name_are_silent() {
        let mut one =
            concept("one", vec![term("az", "Xoca", Rank::Preferred, 1), term("az", "Xocalı", Rank::Admitted, 2)]);
        let two =
            concept("two", vec![term("az", "Xocalı", Rank::Preferred, 3), term("en", "Xocada", Rank::Preferred, 4)]);
        assert!(said(&InflectedForm, &glossary(vec![one.clone(), two.clone()])).is_empty(), "listed in both");
        one.names[0].terms.truncate(1);
        let found = said(&InflectedForm, &glossary(vec![one.clone(), two.clone()]));
        assert!(found.len() == 1 && found[0].starts_with("3: `Xocalı` is also a form of `Xoca`"), "{found:?}");
        one.related.push(relation("two", RelatedKind::Distinct, 9));
        assert!(said(&InflectedForm, &glossary(vec![one, two])).is_empty());
    }
}
