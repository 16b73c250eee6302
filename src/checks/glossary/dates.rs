//! `dates`: periods that end before they begin, in which two terms are preferred at once, or none between two.

use super::GlossaryCheck;
use crate::base::Source;
use crate::model::{Concept, Date, DateRange, Diagnostic, Glossary, Label, Name, Rank, Severity, Status, Term};

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
                for (before, after, message) in gaps(concept, name) {
                    let label = Label { span: before.span, text: "until then".to_owned() };
                    say(Severity::Info, after.span, message, Some(label));
                }
                for (index, term) in name.terms.iter().enumerate() {
                    if let Some(message) = backwards(term.valid) {
                        say(Severity::Error, term.span, message, None);
                        continue;
                    }
                    let rivals =
                        |other: &&Term| preferred(other) && other.lang == term.lang && other.valid.meets(term.valid);
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

fn preferred(term: &Term) -> bool {
    term.rank == Rank::Preferred && term.status == Status::Approved
}

/// Two terms of a name and language that follow one another with days between on which no name of the concept has one.
fn gaps<'g>(concept: &Concept, name: &'g Name) -> Vec<(&'g Term, &'g Term, String)> {
    let dated = |term: &&Term| preferred(term) && !term.valid.is_open() && backwards(term.valid).is_none();
    let mut found = Vec::new();
    for before in name.terms.iter().filter(dated) {
        let Some(until) = before.valid.until else { continue };
        let later = |term: &&Term| term.lang == before.lang && term.valid.from.is_some_and(|from| from > until);
        let next = name.terms.iter().filter(dated).filter(later).min_by_key(|term| term.valid.from);
        let Some((after, from)) = next.and_then(|after| Some((after, after.valid.from?))) else { continue };
        let (Some(first), Some(last)) = (day_after(until), day_before(from)) else { continue };
        let gap = DateRange { from: Some(first), until: Some(last) };
        let mut others = concept.terms();
        let filled =
            others.any(|term| preferred(term) && term.lang.same_language(&before.lang) && term.valid.meets(gap));
        if first > last || filled {
            continue;
        }
        let message = format!(
            "`{}` ends on {until} and `{}` begins on {from}: between them there is no term of `{}`; let one of the dates \
             reach the other",
            before.text, after.text, before.lang
        );
        found.push((before, after, message));
    }
    found
}

fn day_after(day: Date) -> Option<Date> {
    let Date { year, month, day } = day;
    Date::new(year, month, day + 1).or_else(|| Date::new(year, month + 1, 1)).or_else(|| Date::new(year + 1, 1, 1))
}

fn day_before(day: Date) -> Option<Date> {
    let Date { year, month, day } = day;
    let last_of = |year, month| (28..=31).rev().find_map(|day| Date::new(year, month, day));
    Date::new(year, month, day - 1).or_else(|| last_of(year, month - 1)).or_else(|| last_of(year - 1, 12))
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
    fn days_without_a_term() {
        let dated = |text: &str, from: Option<(i16, u8, u8)>, until: Option<(i16, u8, u8)>, at| {
            let day = |(year, month, day)| Date { year, month, day };
            let mut new = term("en", text, Preferred, at);
            (new.valid.from, new.valid.until) = (from.map(day), until.map(day));
            new
        };
        let history = |from| {
            vec![
                dated("Elisavetpol", Some((1804, 1, 1)), Some((1918, 5, 31)), 1),
                dated("Ganja", Some(from), Some((1935, 12, 31)), 2),
                dated("Kirovabad", Some((1936, 1, 1)), Some((1989, 12, 30)), 3),
                dated("Ganja", Some((1989, 12, 31)), None, 4),
            ]
        };
        assert!(said(&Dates, &glossary(vec![concept("x", history((1918, 6, 1)))])).is_empty());
        let found = said(&Dates, &glossary(vec![concept("x", history((1918, 7, 1)))]));
        assert!(
            found.len() == 1 && found[0].starts_with("2: `Elisavetpol` ends on 1918-05-31 and `Ganja` begins"),
            "{found:?}"
        );
        // Another name of the concept fills it.
        let mut filled = concept("x", history((1920, 1, 1)));
        filled.names.push(crate::model::Name {
            terms: vec![dated("Gandzha", Some((1918, 1, 1)), Some((1921, 1, 1)), 5)],
            ..crate::model::Name::default()
        });
        assert!(said(&Dates, &glossary(vec![filled])).is_empty());
    }

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
