//! Naming modes: how a concept is named through a document.

use super::select::{Speaks, covers_concept, speaking};
use super::terms::house_term;
use super::{Scope, verdict};
use crate::base::Lang;
use crate::model::{Concept, Inflect, Mode, Name, Part, Policy, PolicyPlace, Rule, Stance, Template, Term, TermRef};

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

impl Template {
    /// The house's name and term for each letter, in order; `None` if the concept lacks one in this language.
    pub fn names<'g>(
        &self,
        policy: &Policy,
        concept: &'g Concept,
        lang: &Lang,
        scope: &Scope<'_>,
    ) -> Option<Vec<(char, &'g Name, &'g Term)>> {
        let scope = Scope { lang, ..scope.clone() };
        let one = |letter| named(policy, concept, letter, &scope, false).map(|(name, term)| (letter, name, term));
        self.letters().map(one).collect()
    }
}

/// How the house names a concept through a document, with the line that says so.
///
/// A mode is passed over, and the next rule asked, where its template cannot be written: a name is missing in the
/// text's language, the two names of a double are the same, or a stronger rule forbids one of them.
pub fn mode<'p>(policy: &'p Policy, concept: &Concept, scope: &Scope<'_>) -> Option<(&'p Mode, &'p PolicyPlace)> {
    let speaks = chosen(policy, concept, scope)?;
    Some((speaks.rule.say.mode.as_ref()?, &speaks.rule.place))
}

/// As [`mode`], with the templates filled in, for the checks of first and later mentions.
pub fn naming<'g, 'p>(policy: &'p Policy, concept: &'g Concept, scope: &Scope<'_>) -> Option<Naming<'g, 'p>> {
    let speaks = chosen(policy, concept, scope)?;
    let mode = speaks.rule.say.mode.as_ref()?;
    let fill = |form: &str| filled(policy, concept, form, scope, false);
    let (first, then, inflect) = match mode {
        Mode::Single { form } => (fill(form)?, fill(form)?, Inflect::Both),
        Mode::Always { form, inflect } => (fill(form)?, fill(form)?, *inflect),
        Mode::First { first, then, inflect } => (fill(first)?, fill(then)?, *inflect),
        Mode::Avoid { .. } => (Vec::new(), Vec::new(), Inflect::Both),
    };
    Some(Naming { mode, rule: speaks.rule, certain: speaks.certain, first, then, inflect })
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
    forms.into_iter().all(|form| {
        let mut seen: Vec<&str> = Vec::new();
        letters(form).all(|letter| {
            let Some((name, term)) = named(policy, concept, letter, scope, firm) else { return false };
            let said = verdict::said(policy, TermRef { concept, name, term }, scope, firm);
            let forbidden =
                said.is_some_and(|said| said.stance == Stance::Forbid && said.strength > Some(speaks.strength));
            let repeated = seen.contains(&&*term.text);
            seen.push(&term.text);
            !forbidden && !repeated
        })
    })
}

fn filled<'g>(
    policy: &Policy,
    concept: &'g Concept,
    form: &str,
    scope: &Scope<'_>,
    firm: bool,
) -> Option<Vec<Piece<'g>>> {
    let parts = Template::parse(form).ok()?.parts;
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
