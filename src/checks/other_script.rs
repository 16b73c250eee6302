//! The case of a name that stands in a sentence in the letters of another script, and shows none itself: «в Xankəndi».

use crate::matching;
use crate::text::fold;
use crate::text::morph::{Feature, Form, Joint, Language, Lemma, Neighbours};

/// The form that a Russian or Ukrainian name has in the place of `text`, and whether all that it may have there is written alike.
pub(super) fn form_there(text: &str, new: &Lemma, rules: &Language, near: Neighbours<'_>) -> Option<(Form, bool)> {
    if !matches!(rules.tag, "ru" | "uk") || matching::in_script(text, rules.script) {
        return None;
    }
    let mut lemma = Lemma::new(text, rules.fold);
    lemma.decl = Some("0".into());
    let mut forms = rules.morphology.analyse(&lemma, &[&*fold::fine(text, rules.fold)]);
    forms.retain(|form| !form.has(Feature::Adjective) && !form.has(Feature::Demonym));
    rules.morphology.narrow(&lemma, &mut forms, near);
    let written = |form: Form| rules.morphology.inflect(new, form, Joint::None).map(|inflected| inflected.text);
    let first = *forms.first()?;
    Some((first, forms.iter().all(|&form| written(form) == written(first))))
}
