//! Languages without rules of their own: the name as listed, and the forms that the glossary gives.

use super::super::fold::Fold;
use super::{Form, Inflected, Joint, Lemma, Morphology, forms};

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
}

#[cfg(test)]
mod tests {
    use super::super::Feature;
    use super::*;

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
