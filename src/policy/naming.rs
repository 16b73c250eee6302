//! Naming modes: how a concept is named through a document.

use super::select::{Speaks, covers_concept, speaking};
use super::terms::house_term;
use super::{Scope, verdict};
use crate::model::{
    Concept, Inflect, Mode, Name, Part, Policy, PolicyPlace, Rank, Rule, Stance, Template, Term, TermRef,
};

/// A naming mode that holds for a concept, with its templates filled in.
#[derive(Clone, Debug)]
pub struct Naming<'g, 'p> {
    /// The mode.
    pub mode: &'p Mode,
    /// Its rule: place, note, and the severity and fix of findings against it.
    pub rule: &'p Rule,
    /// False if the rule hangs on a date that is not known: its findings are then for information.
    pub certain: bool,
    /// The first mention; empty for [`Mode::Avoid`].
    pub first: Vec<Piece<'g>>,
    /// True if a name of the first mention is missing in the text's language: it stands there in another language's
    /// spelling, and nobody asks for it where it does not stand in the text.
    pub borrowed: bool,
    /// Every later mention; empty for [`Mode::Avoid`].
    pub then: Vec<Piece<'g>>,
    /// Which of the names of a double inflect.
    pub inflect: Inflect,
}

/// A piece of a filled template.
#[derive(Clone, Debug)]
pub enum Piece<'g> {
    /// A name, in base form.
    Name {
        /// The template's letter.
        letter: char,
        /// The name.
        name: &'g Name,
        /// The term to write.
        term: &'g Term,
    },
    /// Written as it stands.
    Text(Box<str>),
}

impl<'g> Naming<'g, '_> {
    /// The names of a filled template, in order.
    pub fn names<'a>(pieces: &'a [Piece<'g>]) -> impl Iterator<Item = (&'g Name, &'g Term)> + use<'a, 'g> {
        pieces.iter().filter_map(|piece| match piece {
            Piece::Name { name, term, .. } => Some((*name, *term)),
            Piece::Text(_) => None,
        })
    }
    /// True if the name at this place of a template (0 = the first name) takes the case of the sentence.
    pub fn inflects(&self, index: usize) -> bool {
        match self.inflect {
            Inflect::Both => true,
            Inflect::First => index == 0,
            Inflect::None => false,
        }
    }
    /// True if the first mention has more names than the later ones.
    pub fn is_double(&self) -> bool {
        matches!(self.mode, Mode::First { .. }) && Self::names(&self.first).count() > Self::names(&self.then).count()
    }
}

/// False only if the house has no naming mode for anything.
pub(crate) fn has_modes(policy: &Policy) -> bool {
    policy.rules.iter().any(|rule| rule.say.mode.is_some())
}

/// How the house names a concept through a document, with the line that says so.
///
/// A mode is passed over, and the next rule asked, where its template cannot be written: a name is missing in the
/// text's language, one name serves both sides of a double, or a stronger rule forbids one of them.
pub(crate) fn mode<'p>(
    policy: &'p Policy,
    concept: &Concept,
    scope: &Scope<'_>,
) -> Option<(&'p Mode, &'p PolicyPlace)> {
    let speaks = chosen(policy, concept, scope)?;
    Some((speaks.rule.say.mode.as_ref()?, &speaks.rule.place))
}

/// As [`mode`], with the templates filled in, for the checks of first and later mentions.
pub(crate) fn naming<'g, 'p>(policy: &'p Policy, concept: &'g Concept, scope: &Scope<'_>) -> Option<Naming<'g, 'p>> {
    let speaks = chosen(policy, concept, scope)?;
    let mode = speaks.rule.say.mode.as_ref()?;
    let fill = |form: &str| filled(policy, concept, form, scope, false);
    let mut borrowed = false;
    let (first, then, inflect) = match mode {
        Mode::Single { form } => (fill(form)?, fill(form)?, Inflect::Both),
        Mode::Always { form, inflect } => (fill(form)?, fill(form)?, *inflect),
        Mode::First { first, then, inflect } => {
            let own = fill(first);
            borrowed = own.is_none();
            (own.or_else(|| filled_from_any(policy, concept, first, scope))?, fill(then)?, *inflect)
        }
        Mode::Avoid { .. } => (Vec::new(), Vec::new(), Inflect::Both),
    };
    Some(Naming { mode, rule: speaks.rule, certain: speaks.certain, first, borrowed, then, inflect })
}

/// The mode that holds. One that hangs on an unknown date gives way to one that does not, which is then not certain.
fn chosen<'p>(policy: &'p Policy, concept: &Concept, scope: &Scope<'_>) -> Option<Speaks<'p>> {
    let loose = in_force(policy, concept, scope, false)?;
    if loose.certain {
        return Some(loose);
    }
    let firm = in_force(policy, concept, scope, true);
    Some(firm.map_or(loose, |firm| Speaks { certain: firm.rule.say.mode == loose.rule.say.mode, ..firm }))
}

/// The strongest rule whose mode can be written for the concept in the scope's language.
pub(super) fn in_force<'p>(policy: &'p Policy, concept: &Concept, scope: &Scope<'_>, firm: bool) -> Option<Speaks<'p>> {
    let of_concept = |rule: &Rule| rule.say.mode.is_some() && covers_concept(&rule.of, concept, scope.lang);
    let mut modes: Vec<Speaks<'p>> = speaking(policy, scope, firm, of_concept).collect();
    modes.sort_unstable_by_key(|speaks| std::cmp::Reverse(speaks.strength));
    modes.into_iter().find(|speaks| can_be_written(policy, concept, scope, firm, speaks))
}

fn can_be_written(policy: &Policy, concept: &Concept, scope: &Scope<'_>, firm: bool, speaks: &Speaks<'_>) -> bool {
    let forms: [&str; 2] = match &speaks.rule.say.mode {
        Some(Mode::Single { form } | Mode::Always { form, .. }) => [form, form],
        Some(Mode::First { first, then, .. }) => [first, then],
        Some(Mode::Avoid { .. }) => return true,
        None => return false,
    };
    let borrows =
        matches!(&speaks.rule.say.mode, Some(Mode::First { first, .. }) if borrows(policy, concept, first, scope));
    forms.into_iter().enumerate().filter(|(i, _)| *i == 1 || !borrows).all(|(_, form)| {
        let Some(names) = letters(form)
            .map(|letter| named(policy, concept, letter, scope, firm).map(|(name, term)| (letter, name, term)))
            .collect::<Option<Vec<_>>>()
        else {
            return false;
        };
        let forbidden = |name, term| {
            let said = verdict::said(policy, TermRef { concept, name, term }, scope, firm);
            said.is_some_and(|said| said.stance == Stance::Forbid && said.strength > Some(speaks.strength))
        };
        !names.iter().any(|(_, name, term)| forbidden(name, term))
            && (names.len() < 2 || !has_common_name(policy, concept, &names, scope, firm))
    })
}

/// True if a name of a first mention is not in the text's language, but can be written as another language has it.
fn borrows(policy: &Policy, concept: &Concept, first: &str, scope: &Scope<'_>) -> bool {
    filled(policy, concept, first, scope, false).is_none() && filled_from_any(policy, concept, first, scope).is_some()
}

/// As [`filled`], a name that the text's language lacks in the first Latin spelling of another language, if the text is
/// in Latin letters too.
fn filled_from_any<'g>(
    policy: &Policy,
    concept: &'g Concept,
    template: &str,
    scope: &Scope<'_>,
) -> Option<Vec<Piece<'g>>> {
    let parts = Template::parse(template).ok()?.parts;
    let (own, term) = letters(template).find_map(|letter| named(policy, concept, letter, scope, false))?;
    let is_latin = |term: &Term| term.text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c < '\u{250}');
    let fits = |other: &&Term| other.rank <= Rank::Admitted && is_latin(term) && is_latin(other);
    let borrowed = |letter| {
        let label = label(policy, letter)?;
        let labelled = |name: &&Name| !std::ptr::eq(*name, own) && name.usage.iter().any(|usage| **usage == *label);
        let name = concept.names.iter().filter(labelled).min_by_key(|name| name.usage.len())?;
        name.terms.iter().find(fits).map(|term| Piece::Name { letter, name, term })
    };
    let piece = |part| match part {
        Part::Name(letter) => named(policy, concept, letter, scope, false)
            .map(|(name, term)| Piece::Name { letter, name, term })
            .or_else(|| borrowed(letter)),
        Part::Text(text) => Some(Piece::Text(text)),
    };
    parts.into_iter().map(piece).collect()
}

/// True if one name serves two letters: it carries both labels, or what one side writes is a spelling that the other
/// has too. Nobody needs a second name beside it.
fn has_common_name(
    policy: &Policy,
    concept: &Concept,
    names: &[(char, &Name, &Term)],
    scope: &Scope<'_>,
    firm: bool,
) -> bool {
    let sides: Vec<&str> = names.iter().filter_map(|(letter, ..)| label(policy, *letter)).collect();
    let carries_two = |name: &Name| name.usage.iter().filter(|usage| sides.contains(&&***usage)).count() > 1;
    let shared =
        concept.names.iter().any(|name| carries_two(name) && house_term(policy, concept, name, scope, firm).is_some());
    let spelling = |name: &Name, text: &str| {
        let usable = |term: &&Term| term.rank <= Rank::Admitted && term.lang.same_language(scope.lang);
        name.terms.iter().filter(usable).any(|term| *term.text == *text)
    };
    let other = |letter: char, text: &str| names.iter().any(|(own, name, _)| *own != letter && spelling(name, text));
    shared || names.iter().any(|(letter, _, term)| other(*letter, &term.text))
}

fn filled<'g>(
    policy: &Policy,
    concept: &'g Concept,
    template: &str,
    scope: &Scope<'_>,
    firm: bool,
) -> Option<Vec<Piece<'g>>> {
    let parts = Template::parse(template).ok()?.parts;
    let piece = |part| match part {
        Part::Name(letter) => {
            named(policy, concept, letter, scope, firm).map(|(name, term)| Piece::Name { letter, name, term })
        }
        Part::Text(text) => Some(Piece::Text(text)),
    };
    parts.into_iter().map(piece).collect()
}

/// The letters of a template, without taking it apart.
pub(super) fn letters(form: &str) -> impl Iterator<Item = char> {
    form.split('{').skip(1).filter_map(|slot| slot.chars().next())
}

/// The label that a letter stands for.
pub(crate) fn label(policy: &Policy, letter: char) -> Option<&str> {
    policy.labels.iter().rev().find(|(known, _)| known.chars().eq([letter])).map(|(_, label)| &**label)
}

/// The name that a letter stands for: the one least spoken against, then the one with the fewest other labels.
fn named<'g>(
    policy: &Policy,
    concept: &'g Concept,
    letter: char,
    scope: &Scope<'_>,
    firm: bool,
) -> Option<(&'g Name, &'g Term)> {
    let label = label(policy, letter)?;
    let labelled = concept.names.iter().filter(|name| name.usage.iter().any(|usage| **usage == *label));
    let written = labelled.filter_map(|name| Some((name, house_term(policy, concept, name, scope, firm)?)));
    written.min_by_key(|&(name, term)| {
        let said = verdict::said(policy, TermRef { concept, name, term }, scope, firm);
        (said.map_or(Stance::Admit, |said| said.stance), name.usage.len(), term.rank)
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, country, day, double, house, rule, scope, single, stance, until};
    use super::*;
    use crate::base::Lang;
    use crate::model::Say;

    fn text(pieces: &[Piece<'_>]) -> String {
        let piece = |piece: &Piece<'_>| match piece {
            Piece::Name { term, .. } => term.text.to_string(),
            Piece::Text(text) => text.to_string(),
        };
        pieces.iter().map(piece).collect()
    }
    /// First mention, later mention, deciding line, certain.
    fn names(rules: Vec<Rule>, id: &str, scope: &Scope<'_>) -> Option<(String, String, u32, bool)> {
        let (glossary, policy) = (country(), house(rules));
        let naming = naming(&policy, glossary.concept(id).expect("a concept"), scope)?;
        Some((text(&naming.first), text(&naming.then), naming.rule.place.line, naming.certain))
    }
    #[allow(clippy::unnecessary_wraps, reason = "compared with an Option")]
    fn some(first: &str, then: &str, line: u32, certain: bool) -> Option<(String, String, u32, bool)> {
        Some((first.to_owned(), then.to_owned(), line, certain))
    }
    fn doubles() -> Vec<Rule> {
        vec![double("", "{A} ({B})", "{A}")]
    }

    #[test]
    fn a_double_is_written_where_both_names_are_there_and_differ() {
        let (en, ru, de) = (Lang::new("en"), Lang::new("ru"), Lang::new("de"));
        assert_eq!(names(doubles(), "c1", &scope(&en)), some("Ruhn (Tessel)", "Ruhn", 1, true));
        assert_eq!(names(doubles(), "c1", &scope(&ru)), some("Рун (Тессель)", "Рун", 1, true));
        assert_eq!(names(doubles(), "c1", &scope(&de)), None, "no upper name in German");
        assert_eq!(names(doubles(), "c2", &scope(&en)), None, "one name of both sides");
        assert_eq!(names(doubles(), "c3", &scope(&en)), None, "the same word");
        assert_eq!(names(doubles(), "p1", &scope(&en)), None, "no labels");
    }

    #[test]
    fn the_next_rule_is_asked_where_a_double_cannot_be_written() {
        let en = Lang::new("en");
        let rules = || vec![single("", "{A}"), double("kind=town", "{A} ({B})", "{A}")];
        assert_eq!(names(rules(), "c3", &scope(&en)), some("Hale", "Hale", 1, true));
        // Nor is a double that would write a forbidden name.
        let rules = vec![double("kind=river", "{A} ({B})", "{A}"), stance("label=lower", Stance::Forbid)];
        assert_eq!(names(rules, "c1", &scope(&en)), None);
        let rules = vec![stance("label=lower", Stance::Forbid), double("concept=c1", "{A} ({B})", "{A}")];
        assert_eq!(names(rules, "c1", &scope(&en)), some("Ruhn (Tessel)", "Ruhn", 2, true));
    }

    #[test]
    fn modes_by_element() {
        let en = Lang::new("en");
        let mut head = single("", "{A}");
        head.when.element = vec!["headline".into(), "caption".into()];
        let rules = || vec![doubles().remove(0), head.clone()];
        assert_eq!(names(rules(), "c1", &scope(&en)), some("Ruhn (Tessel)", "Ruhn", 1, true));
        let headline = Scope { element: "h1", ..scope(&en) };
        assert_eq!(names(rules(), "c1", &headline), some("Ruhn", "Ruhn", 2, true));
    }

    #[test]
    fn the_order_of_the_time_of_the_event() {
        let en = Lang::new("en");
        let rules = || vec![double("", "{A} ({B})", "{A}"), until(double("", "{B} ({A})", "{B}"), "2020-10-03")];
        let on = |date: &str| Scope { event: Some(day(date)), ..scope(&en) };
        assert_eq!(names(rules(), "c1", &on("2020-10-03")), some("Tessel (Ruhn)", "Tessel", 2, true));
        assert_eq!(names(rules(), "c1", &on("2020-10-04")), some("Ruhn (Tessel)", "Ruhn", 1, true));
        assert_eq!(names(rules(), "c1", &scope(&en)), some("Ruhn (Tessel)", "Ruhn", 1, false));
        let alone = || vec![until(double("", "{B} ({A})", "{B}"), "2020-10-03")];
        assert_eq!(names(alone(), "c1", &scope(&en)), some("Tessel (Ruhn)", "Tessel", 1, false));
    }

    #[test]
    fn no_double_beside_a_name_that_serves_both_sides() {
        let (policy, en) = (house(doubles()), Lang::new("en"));
        let shared = concept("x", "town", "", &[("upper", "en:Aix"), ("upper lower", "en:Bern")]);
        assert!(naming(&policy, &shared, &scope(&en)).is_none());
        let admitted = concept("x", "town", "", &[("upper", "en:Goru|en:+Gori"), ("lower", "en:Gori")]);
        assert!(naming(&policy, &admitted, &scope(&en)).is_none());
        let hidden = concept("x", "town", "", &[("upper", "en:Goru|en:.Gori"), ("lower", "en:Gori")]);
        assert!(naming(&policy, &hidden, &scope(&en)).is_some_and(|naming| naming.is_double()));
        let in_another_language =
            concept("x", "town", "", &[("upper", "en:Aix"), ("lower", "en:Dax"), ("upper lower", "de:Bern")]);
        assert!(naming(&policy, &in_another_language, &scope(&en)).is_some());
    }

    #[test]
    fn which_names_inflect() {
        let (glossary, en) = (country(), Lang::new("en"));
        for (inflect, expected) in
            [(Inflect::Both, [true, true]), (Inflect::First, [true, false]), (Inflect::None, [false, false])]
        {
            let mode = Mode::Always { form: "{A}/{B}".into(), inflect };
            let policy = house(vec![rule("", Say { mode: Some(mode), ..Say::default() })]);
            let naming = naming(&policy, &glossary.concepts[0], &scope(&en)).expect("a mode");
            assert_eq!([naming.inflects(0), naming.inflects(1)], expected);
            assert!(!naming.is_double());
            assert_eq!(text(&naming.then), "Ruhn/Tessel");
        }
    }

    #[test]
    fn a_letter_stands_for_the_plainest_name_of_its_label() {
        let place = concept(
            "x",
            "town",
            "",
            &[("historical upper", "en:Aix"), ("upper lower", "de:Bern"), ("upper", "en:Caen"), ("lower", "en:Dax")],
        );
        let (policy, en) = (house(vec![double("", "{A}, formerly {B}", "{A}")]), Lang::new("en"));
        let naming = super::naming(&policy, &place, &scope(&en)).expect("both names");
        assert_eq!(text(&naming.first), "Caen, formerly Dax");
        assert!(matches!(naming.first[..], [Piece::Name { letter: 'A', .. }, _, Piece::Name { letter: 'B', .. }]));
        // Unless a rule says otherwise.
        let rules = vec![double("", "{A}, formerly {B}", "{A}"), stance("concept=x label=historical", Stance::Prefer)];
        let policy = house(rules);
        let naming = super::naming(&policy, &place, &scope(&en)).expect("both names");
        assert_eq!(text(&naming.first), "Aix, formerly Dax");
    }
}
