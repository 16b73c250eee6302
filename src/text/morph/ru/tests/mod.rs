//! The rules held against names, sentences and, where they are at hand, the shared lists.

mod context;
mod declension;
mod nouns;
mod properties;

use super::super::{Feature, Form, Joint, Lemma, Morphology};
use super::Russian;
use super::name::folded;
use crate::text::fold::{self, Fold};

fn lemma(text: &str) -> Lemma {
    Lemma::new(text, Fold::Default)
}

fn with(text: &str, decl: &str, gender: Option<char>) -> Lemma {
    let mut lemma = lemma(text);
    lemma.decl = (!decl.is_empty()).then(|| decl.into());
    lemma.gender = gender;
    lemma
}

fn form(features: &[Feature]) -> Form {
    Form::new(features).expect("few features")
}

fn inflected(lemma: &Lemma, form: Form) -> Option<String> {
    Russian.inflect(lemma, form, Joint::None).map(|i| i.text)
}

fn analysed(lemma: &Lemma, text: &str) -> Vec<Form> {
    let surface = folded(text);
    let words: Vec<&str> = surface.split(|c: char| c.is_whitespace() || fold::is_hyphen(c)).collect();
    Russian.analyse(lemma, &words)
}

const CASES: [&[Feature]; 6] = [
    &[],
    &[Feature::Genitive],
    &[Feature::Dative],
    &[Feature::Accusative],
    &[Feature::Instrumental],
    &[Feature::Prepositional],
];

#[track_caller]
fn declines(name: &Lemma, rows: &str) {
    let got: Vec<String> = CASES.iter().map(|c| inflected(name, form(c)).expect("every case")).collect();
    assert_eq!(got.join(" | "), rows, "{}", name.text());
}

/// Property of every lemma: what is produced is found again, begins with a stem, and every listed form is produced.
fn holds(lemma: &Lemma) {
    let stems = |word| Russian.stems(lemma, word);
    for form in Russian.forms(lemma) {
        let Some(text) = inflected(lemma, form) else { panic!("{} has no {form:?}", lemma.text()) };
        assert!(analysed(lemma, &text).contains(&form), "{} {form:?} {text}", lemma.text());
        let surface = folded(&text);
        for (i, word) in surface.split(|c: char| c.is_whitespace() || fold::is_hyphen(c)).enumerate() {
            assert!(
                stems(i).iter().any(|stem| word.starts_with(stem.as_str())),
                "{word} of {}: {:?}",
                lemma.text(),
                stems(i)
            );
        }
    }
}
