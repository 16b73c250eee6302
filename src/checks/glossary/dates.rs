//! `dates`: periods that end before they begin, or in which two terms are preferred at once.

use super::GlossaryCheck;
use crate::base::Source;
use crate::model::{DateRange, Diagnostic, Glossary, Label, Rank, Severity, Status};

pub(super) struct Dates;

impl GlossaryCheck for Dates {
    fn id(&self) -> &'static str {
        "dates"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/dates.md")
    }
    fn glossary(&self, glossary: &Glossary, _: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        for concept in &glossary.concepts {
            let mut say = |severity, span, message: String, label: Option<Label>| {
                let mut d = Diagnostic::new(self.id(), severity, span, message);
                d.concept = Some(concept.id.clone());
                d.labels.extend(label);
                out.push((concept.file, d));
            };
            for related in &concept.related {
                if let Some(message) = backwards(related.valid) {
                    say(Severity::Error, related.span, message, None);
                }
            }
            for name in &concept.names {
                for (index, term) in name.terms.iter().enumerate() {
                    if let Some(message) = backwards(term.valid) {
                        say(Severity::Error, term.span, message, None);
                        continue;
                    }
                    let rivals = |other: &&crate::model::Term| {
                        preferred(other) && other.lang == term.lang && other.valid.meets(term.valid)
                    };
                    if preferred(term)
                        && let Some(first) = name.terms[..index].iter().find(rivals)
                    {
                        let message = format!(
                            "`{}` and `{}` are both preferred at the same time: rank one of them `admitted`, or part \
                             their dates",
                            first.text, term.text
                        );
                        let label = Label { span: first.span, text: "preferred too".to_owned() };
                        say(Severity::Warning, term.span, message, Some(label));
                    }
                }
            }
        }
    }
}

fn preferred(term: &crate::model::Term) -> bool {
    term.rank == Rank::Preferred && term.status == Status::Approved
}

fn backwards(range: DateRange) -> Option<String> {
    let (from, until) = range.from.zip(range.until)?;
    (from > until).then(|| format!("`from` ({from}) is after `until` ({until}): exchange the two"))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, said, term};
    use super::Dates;
    use crate::model::Date;
    use crate::model::Rank::{Admitted, Preferred};

    #[test]
    fn one_preferred_term_at_a_time() {
        let day = |year| Some(Date { year, month: 1, day: 1 });
        let mut old = term("en", "Kirovabad", Preferred, 1);
        old.valid.until = day(1989);
        let mut new = term("en", "Ganja", Preferred, 2);
        new.valid.from = day(1990);
        let mut odd = term("en", "Giandzha", Admitted, 3);
        (odd.valid.from, odd.valid.until) = (day(2000), day(1999));
        let terms = vec![old, new, odd, term("ru", "Гянджа", Preferred, 4), term("en", "Gandja", Preferred, 5)];
        let found = said(&Dates, &glossary(vec![concept("x", terms)]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("3: `from` (2000-01-01) is after"));
        assert!(found[1].starts_with("5: `Kirovabad` and `Gandja` are both preferred"));
    }
}
