//! Languages without rules of their own: the name as listed, and the forms that the glossary gives.

use super::{Form, Inflected, Joint, Lemma, Morphology};

pub(super) struct Plain;

impl Morphology for Plain {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        vec![lemma.words[word].folded.clone()]
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        if lemma.words.iter().map(|w| w.folded.as_str()).eq(surface.iter().copied()) {
            vec![Form::BARE]
        } else {
            Vec::new()
        }
    }

    fn inflect(&self, lemma: &Lemma, form: Form, _: Joint) -> Option<Inflected> {
        (form == Form::BARE).then(|| Inflected { text: lemma.text(), joint: None })
    }
}
