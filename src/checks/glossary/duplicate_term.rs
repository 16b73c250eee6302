//! `duplicate-term`: one term twice.

use std::collections::HashMap;

use super::GlossaryCheck;
use super::places::{fix, related, second};
use crate::base::Source;
use crate::formats;
use crate::model::{Concept, Diagnostic, Fix, Glossary, MatchMode, Name, Rank, Severity, Status, Term, TermRef};
use crate::text::fold::is_hyphen;
use crate::text::morph::{self, Lemma, Separator};

pub(super) struct DuplicateTerm;

/// More concepts than this with one term are compared with the first few only.
const COMPARED: usize = 8;

impl GlossaryCheck for DuplicateTerm {
    fn id(&self) -> &'static str {
        "duplicate-term"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/duplicate-term.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let mut seen: HashMap<String, Vec<TermRef<'_>>> = HashMap::new();
        // Where two concepts have been spoken of, by their addresses.
        let mut pairs: HashMap<(*const Concept, *const Concept), usize> = HashMap::new();
        for this in glossary.terms().filter(|this| this.term.status != Status::Rejected) {
            let Some(key) = folded(this.term) else { continue };
            let before = seen.entry(key).or_default();
            let Some((first, clash)) = before.iter().find_map(|first| Some((first, clash(first, &this)?))) else {
                if before.len() < COMPARED {
                    before.push(this);
                }
                continue;
            };
            let strangers = !std::ptr::eq(first.concept, this.concept);
            let pair = (std::ptr::from_ref(first.concept), std::ptr::from_ref(this.concept));
            if let Some(&told) = strangers.then(|| pairs.get(&pair)).flatten() {
                let also = format!("`{}` too, on line {}", this.term.text, line(sources, &this));
                let (_, d): &mut (u32, Diagnostic) = &mut out[told];
                d.notes.push(also);
                continue;
            }
            if strangers {
                pairs.insert(pair, out.len());
            }
            let (severity, message) = clash;
            let mut d = Diagnostic::new(self.id(), severity, this.term.span, message);
            d.concept = Some(this.concept.id.clone());
            d.fix = (!strangers).then(|| removal(sources, first, &this)).flatten();
            second(&mut d, (glossary, sources), this.concept, (first.concept, first.term.span), "the first");
            out.push((this.concept.file, d));
            if strangers && before.len() < COMPARED {
                before.push(this);
            }
        }
    }
}

/// What the finder takes a term for: its language, and its words as they are folded there; `None` for no word at all.
pub(super) fn folded(term: &Term) -> Option<String> {
    let lemma = Lemma::new(&term.text, morph::language(&term.lang).fold);
    let mut key = term.lang.primary().to_ascii_lowercase();
    for (index, word) in lemma.words.iter().enumerate() {
        let hyphen = index > 0 && lemma.separators[index - 1] == Separator::Hyphen;
        key.push(if hyphen { '-' } else { ' ' });
        key.push_str(&word.folded);
    }
    (!lemma.words.is_empty()).then_some(key)
}

/// What is wrong with two lines that are found alike, if anything is.
fn clash(first: &TermRef<'_>, this: &TermRef<'_>) -> Option<(Severity, String)> {
    let (before, text) = (&first.term.text, &this.term.text);
    if !first.term.valid.meets(this.term.valid) {
        return None;
    }
    if std::ptr::eq(first.name, this.name) {
        return within(first.term, this.term);
    }
    if std::ptr::eq(first.concept, this.concept) {
        // Both sides may well write a name alike: then it has two labels.
        let alike = before == text && first.term.lang == this.term.lang && labels(first.name) == labels(this.name);
        let what = || format!("`{text}` stands in two names with the same labels: remove one of the two");
        return alike.then(|| (Severity::Warning, what()));
    }
    // Polish and polish: capitals tell them apart where one of the two asks for them.
    let asks = |term: &Term| term.matching != MatchMode::Word;
    if related(first.concept, this.concept) || before != text && (asks(first.term) || asks(this.term)) {
        return None;
    }
    let remedy = "nothing says how the two stand: add a relation (`homonym`, `same-name`, `part-of`…) to one of them, or \
                  join the two if they are one";
    let what = if before == text {
        format!("`{text}` is a term of another concept too, and {remedy}")
    } else {
        format!("`{text}` is found wherever `{before}` of another concept is, and {remedy}")
    };
    Some((Severity::Warning, what))
}

/// The same within a name. Another writing of a term (capitals, letters that pass for each other, a space for a hyphen) is
/// a spelling of its own; one with another kind of hyphen or space that is there only to be found does nothing.
fn within(first: &Term, this: &Term) -> Option<(Severity, String)> {
    let text = &this.text;
    if first.lang != this.lang {
        return None;
    }
    if first.text == *text {
        return Some((Severity::Warning, format!("`{text}` stands twice in this name: remove one of the two")));
    }
    let written = |term: &Term| -> String {
        let one = |c: char| if is_hyphen(c) { '-' } else { c };
        term.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(one).collect()
    };
    let idle = this.rank == Rank::Hidden
        && written(first) == written(this)
        && this.matching == first.matching
        && this.forms.is_empty()
        && this.decl == first.decl
        && this.valid == first.valid;
    let what = || format!("`{text}` is found by `{}` already: this hidden line does nothing", first.text);
    idle.then(|| (Severity::Info, what()))
}

/// A line that says no more than the first one can go.
fn removal(sources: &[Source], first: &TermRef<'_>, this: &TermRef<'_>) -> Option<Fix> {
    let source = sources.get(this.concept.file as usize)?;
    // An exchange file is not held, and no fix changes it.
    let squeezed = |term: &Term| Some(source.text().get(term.span.range())?.split_whitespace().collect::<Vec<_>>());
    if first.concept.file != this.concept.file || squeezed(first.term)? != squeezed(this.term)? {
        return None;
    }
    Some(fix(vec![formats::line_removed(source, this.term.span)?], true))
}

fn line(sources: &[Source], found: &TermRef<'_>) -> u64 {
    sources.get(found.concept.file as usize).map_or(0, |source| source.place(found.term.span.start).line)
}

fn labels(name: &Name) -> Vec<&str> {
    let mut labels: Vec<_> = name.usage.iter().map(|label| &**label).collect();
    labels.sort_unstable();
    labels
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, relation, said, term};
    use super::DuplicateTerm;
    use crate::model::{Date, MatchMode, Name, Rank, RelatedKind};

    #[test]
    fn twice_in_a_name_or_in_strangers() {
        let mut one = concept("x", vec![term("en", "Vank", Rank::Preferred, 1), term("EN", "Vank", Rank::Hidden, 2)]);
        one.names.push(Name {
            usage: vec!["b".into()],
            terms: vec![term("en", "Vank", Rank::Preferred, 3)],
            ..Name::default()
        });
        let mut two =
            concept("y", vec![term("en", "Vank", Rank::Preferred, 4), term("ru", "Vank", Rank::Preferred, 5)]);
        let found = said(&DuplicateTerm, &glossary(vec![one.clone(), two.clone()]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("2: `Vank` stands twice in this name"));
        assert!(found[1].starts_with("4: `Vank` is a term of another concept too"));
        two.related.push(relation("x", RelatedKind::Homonym, 9));
        assert_eq!(said(&DuplicateTerm, &glossary(vec![one, two])).len(), 1);
    }

    #[test]
    fn what_is_found_alike_is_one() {
        let one = vec![
            term("az", "Xankəndi", Rank::Preferred, 1),
            term("en", "Step’anakert", Rank::Preferred, 2),
            term("en", "Step'anakert", Rank::Hidden, 3),
            term("en", "Red-Bazaar", Rank::Preferred, 6),
            term("en", "Red\u{2010}Bazaar", Rank::Hidden, 7),
            term("en", "STEP'ANAKERT", Rank::Admitted, 4),
            term("en", "polish", Rank::Preferred, 5),
        ];
        let mut polish = term("en", "Polish", Rank::Preferred, 14);
        polish.matching = MatchMode::ExactCase;
        let two = vec![
            term("az", "XANKƏNDİ", Rank::Preferred, 11),
            term("en-GB", "Stepʼanakert", Rank::Preferred, 12),
            term("ru", "Step'anakert", Rank::Preferred, 13),
            polish,
        ];
        let found = said(&DuplicateTerm, &glossary(vec![concept("x", one), concept("y", two)]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("7: `Red\u{2010}Bazaar` is found by `Red-Bazaar` already"), "{found:?}");
        // One finding a pair of concepts; the other terms are noted.
        assert!(found[1].starts_with("11: `XANKƏNDİ` is found wherever `Xankəndi` of another concept is"), "{found:?}");
    }

    #[test]
    fn at_different_times_it_is_no_double() {
        let day = |year| Some(Date { year, month: 1, day: 1 });
        let mut old = term("en", "Ganja", Rank::Preferred, 1);
        old.valid.until = day(1804);
        let mut new = term("en", "Ganja", Rank::Preferred, 2);
        new.valid.from = day(1918);
        assert_eq!(said(&DuplicateTerm, &glossary(vec![concept("x", vec![old, new])])).len(), 0);
    }
}
