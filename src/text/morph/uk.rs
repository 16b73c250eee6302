//! x
use super::{Form, Inflected, Joint, Lemma, Morphology};
pub(super) struct Ukrainian;
impl Morphology for Ukrainian {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        vec![lemma.words[word].folded.clone()]
    }
    fn analyse(&self, _: &Lemma, _: &[&str]) -> Vec<Form> {
        vec![]
    }
    fn inflect(&self, _: &Lemma, _: Form, _: Joint) -> Option<Inflected> {
        None
    }
}
