//! Languages without rules of their own: the name as listed, and the forms that the glossary gives.

use super::super::fold::Fold;
use super::{Agreement, Form, Inflected, Joint, Lemma, Morphology, Neighbours, Separator, forms};

pub(super) struct Plain;

impl Morphology for Plain {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut stems: Vec<_> = lemma.words.get(word).map(|w| w.folded.clone()).into_iter().collect();
        stems.extend(forms::stems(lemma, word, Fold::Default));
        stems
    }

    fn may_end(&self, rest: &str) -> bool {
        rest.is_empty() || rest.starts_with('\'')
    }

    fn endings(&self, lemma: &Lemma) -> Option<&'static [&'static str]> {
        lemma.forms.is_empty().then_some(&[""])
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        if surface.is_empty() {
            Vec::new()
        } else if lemma.words.iter().map(|w| w.folded.as_str()).eq(surface.iter().copied()) {
            vec![Form::BARE]
        } else {
            forms::listed(lemma, surface, Fold::Default).into_iter().collect()
        }
    }

    /// A form listed by hand says nothing of its features, so another name cannot be put into it.
    fn inflect(&self, lemma: &Lemma, form: Form, _: Joint) -> Option<Inflected> {
        (form == Form::BARE).then(|| Inflected { text: lemma.text(), joint: None })
    }

    /// El menú desplegable, la lista desplegable: of another noun nobody knows the gender, unless the glossary tells it.
    fn agree(&self, old: &Lemma, new: &Lemma, _: Form, _: &str, near: Neighbours<'_>) -> Agreement {
        let is_small =
            |lemma: &Lemma| lemma.words.first().is_some_and(|word| word.text.starts_with(char::is_lowercase));
        let alone = near.before.trim().is_empty() && near.after.trim().is_empty();
        let told = old.gender.is_some() && new.gender.is_some();
        if alone || told || !is_small(old) && !is_small(new) || is_same_noun(old, new) {
            return Agreement::Fits;
        }
        Agreement::Breaks(format!("the words around may agree with `{}`", old.text()))
    }
}

/// True for two spellings of a noun: the first words begin and end alike (e-mail, email; but not usuario, usuaria).
fn is_same_noun(one: &Lemma, other: &Lemma) -> bool {
    let letters = |lemma: &Lemma| -> Vec<char> {
        let hyphens = lemma.separators.iter().take_while(|separator| **separator == Separator::Hyphen).count();
        lemma.words.iter().take(hyphens + 1).flat_map(|word| word.folded.chars()).collect()
    };
    let (one, other) = (letters(one), letters(other));
    let alike = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    one.last() == other.last() && alike * 2 >= one.len().max(other.len())
}

#[cfg(test)]
mod tests {
    use super::super::Feature;
    use super::*;

    #[test]
    fn what_agrees_with_another_noun_is_for_a_person() {
        let fits = |old: &str, new: &str, before: &'static str| {
            let [old, new] = [old, new].map(|text| Lemma::new(text, Fold::Default));
            let near = Neighbours { before, after: "" };
            matches!(Plain.agree(&old, &new, Form::BARE, "", near), Agreement::Fits)
        };
        assert!(!fits("ordenador", "computadora", "un "));
        assert!(!fits("archivo adjunto", "pieza adjunta", "el "));
        assert!(!fits("usuario", "usuaria", "la "));
        assert!(fits("ordenador", "computadora", ""));
        assert!(fits("e-mail", "email", "un "));
        assert!(fits("correo electronico", "correo electrónico", "el "));
        assert!(fits("adres poczty", "adres e-mail", "twój "));
        assert!(fits("Kijów", "Lwów", "w "));
        let noun = |text, gender| Lemma { gender: Some(gender), ..Lemma::new(text, Fold::Default) };
        let near = Neighbours { before: "il ", after: "" };
        let told = Plain.agree(&noun("elenco", 'm'), &noun("registro", 'm'), Form::BARE, "", near);
        assert!(matches!(told, Agreement::Fits));
    }

    #[test]
    fn listed_forms_are_found_beside_the_name() {
        let mut lemma = Lemma::new("Łaczyn", Fold::Default);
        lemma.forms = vec!["Łaczyn|a".into()];
        assert_eq!(Plain.analyse(&lemma, &["łaczyn"]), [Form::BARE]);
        assert_eq!(Plain.analyse(&lemma, &["łaczynem"]), [Form::new(&[Feature::Other1]).expect("one")]);
        assert!(Plain.analyse(&lemma, &["łacz"]).is_empty());
        assert!(Plain.inflect(&lemma, Form::BARE, Joint::None).is_some_and(|i| i.text == "Łaczyn"));
        assert_eq!(Plain.stems(&lemma, 0), ["łaczyn", "łaczyn"]);
        assert!(Plain.stems(&Lemma::new("", Fold::Default), 0).is_empty());
        assert!(Plain.analyse(&Lemma::new("", Fold::Default), &[]).is_empty());
    }
}
