//! Every form of a term, for tools that know only exact strings.

use std::collections::HashSet;

use crate::model::{Concept, Gender, Term};
use crate::text::morph::{self, Feature, Form, Joint, Language, Lemma, Neighbours};

/// Endings of one form. Chains of more are possible in some languages, by the thousand a name, and rare.
const MOST: usize = 3;

/// A source form, and the target in the same form where its language has it, else as it is listed. The listed pair
/// comes first; a source form comes once. What is left out is counted: longer chains of endings, clitics, and derived
/// words (a person from there) that the target's language does not form in the same way.
pub(super) fn expanded(concept: &Concept, source: &Term, target: &Term, left_out: &mut u64) -> Vec<(String, String)> {
    let (from, from_rules) = lemma(concept, source);
    let (to, to_rules) = lemma(concept, target);
    let mut seen: HashSet<String> = HashSet::new();
    let mut all = Vec::new();
    let mut add = |source: String, target: String| {
        if seen.insert(source.clone()) {
            all.push((source, target));
        }
    };
    add(source.text.to_string(), target.text.to_string());
    // Forms given by hand that are no patterns.
    for form in source.forms.iter().filter(|form| !form.contains(['|', '*'])) {
        add(form.to_string(), target.text.to_string());
    }
    for form in from_rules.morphology.forms(&from) {
        let Some(made) = from_rules.morphology.inflect(&from, form, Joint::None) else { continue };
        let answer = same_form(&to, to_rules, form);
        let inflected = form.features().iter().all(|&feature| is_inflection(feature) || is_derivation(feature));
        let derived = form.features().iter().any(|&feature| is_derivation(feature));
        // What is a word of its own elsewhere (`as far as Ganja`) would be lost with the form.
        let says = |form: Form| form.features().iter().any(|&feature| is_adposition(feature));
        let there = || says(to_rules.morphology.adapt(&to, form, Neighbours::default()));
        let lost = says(form) && (answer.is_none() || !there());
        if lost || !inflected || form.features().len() > MOST || (derived && answer.is_none()) {
            *left_out += 1;
            continue;
        }
        // Either apostrophe, since the tool compares letter by letter.
        let marks: &[&str] = if made.joint.is_some() || made.text.contains('\u{2019}') || made.text.contains('\'') {
            &["\u{2019}", "'"]
        } else {
            &[""]
        };
        for mark in marks {
            let target =
                answer.as_ref().map_or_else(|| target.text.to_string(), |made| joined(&made.text, made.joint, mark));
            add(joined(&made.text, made.joint, mark), target);
        }
    }
    all
}

/// Number, gender and case, in the widest sense.
pub(in super::super) fn is_inflection(feature: Feature) -> bool {
    use Feature as F;
    matches!(feature, F::Plural | F::Singular | F::Masculine | F::Feminine | F::Neuter | F::Animate | F::Definite)
        || matches!(feature, F::Genitive | F::Dative | F::Accusative | F::Locative | F::Ablative | F::Instrumental)
        || matches!(feature, F::Prepositional | F::Ergative | F::Adverbial | F::Vocative | F::Oblique | F::Saxon)
        || matches!(feature, F::In | F::On | F::At | F::For | F::Until | F::Towards | F::Of | F::Comitative)
        || matches!(feature, F::Terminative | F::Possessive3 | F::Variant)
}

/// A case that is a word of its own in most languages.
fn is_adposition(feature: Feature) -> bool {
    use Feature as F;
    matches!(feature, F::For | F::Until | F::Towards | F::Comitative | F::Terminative)
}

/// Another word made of the name.
fn is_derivation(feature: Feature) -> bool {
    matches!(feature, Feature::Adjective | Feature::Demonym)
}

fn same_form(lemma: &Lemma, rules: &Language, form: Form) -> Option<morph::Inflected> {
    let derived: Vec<_> = form.features().iter().copied().filter(|&feature| is_derivation(feature)).collect();
    let form = rules.morphology.adapt(lemma, form, Neighbours::default());
    // A form that lost what makes it another word is not the same.
    if derived.iter().any(|&feature| !form.has(feature)) {
        return None;
    }
    rules.morphology.inflect(lemma, form, Joint::None)
}

/// A form with the apostrophe that its language writes before the ending.
fn joined(text: &str, at: Option<usize>, mark: &str) -> String {
    let mark = if mark.is_empty() { "\u{2019}" } else { mark };
    let text = match at {
        Some(at) => format!("{}{mark}{}", &text[..at], &text[at..]),
        None => text.to_owned(),
    };
    if mark == "'" { text.replace('\u{2019}', "'") } else { text }
}

/// A term as its language's rules see it.
pub(in super::super) fn lemma(concept: &Concept, term: &Term) -> (Lemma, &'static Language) {
    let rules = morph::language(&term.lang);
    let mut lemma = Lemma::new(&term.text, rules.fold);
    lemma.decl.clone_from(&term.decl);
    lemma.gender = term.gender.map(Gender::letter);
    lemma.forms.clone_from(&term.forms);
    lemma.common = concept.is_common_noun(term);
    (lemma, rules)
}
