//! Genders of nouns that are put in another one's place, where words beside them may have to follow.

use crate::text::morph::{Feature, Form, Joint, Language, Lemma, Neighbours};

/// Small words before a French noun in the singular that show its gender.
const SHOWING: &[&str] = &[
    "au", "aucun", "aucune", "ce", "cet", "cette", "du", "la", "le", "ma", "mon", "quel", "quelle", "sa", "son", "ta",
    "ton", "un", "une",
];

/// True if the genders of both are known, and differ.
pub(super) fn differ(old: &Lemma, new: &Lemma) -> bool {
    old.gender.zip(new.gender).is_some_and(|(old, new)| old != new)
}

/// True if a word before a French noun shows a gender, an adjective between them or none, and that of the noun to be written
/// is not known.
pub(super) fn is_unknown(tag: &str, old: &Lemma, new: &Lemma, near: Neighbours<'_>) -> bool {
    if tag != "fr" || !new.thing || !new.common || new.gender.is_some() || old.is_written_like(new) {
        return false;
    }
    let before = near.before.strip_suffix(char::is_whitespace).unwrap_or_default();
    let words = before.rsplit(|c: char| !c.is_alphabetic() && !matches!(c, '-' | '\u{300}'..='\u{36f}'));
    words.take(2).any(|word| SHOWING.contains(&&*word.to_lowercase()))
}

/// True for a German form in -s that may be a plural, since nobody has said what gender either noun has and the old one is of no
/// known element: *Dashboards*.
pub(super) fn may_be_plural(rules: &Language, old: &Lemma, new: &Lemma, form: Form) -> bool {
    let unknown = |lemma: &Lemma| lemma.thing && lemma.gender.is_none();
    let is_plural = |form: &Form| form.has(Feature::Plural) && !form.has(Feature::Demonym);
    let is_written = |form: &Form| rules.morphology.inflect(old, *form, Joint::None).is_some();
    let has_plural = || rules.morphology.forms(old).iter().any(|form| is_plural(form) && is_written(form));
    rules.tag == "de"
        && form.has(Feature::Genitive)
        && unknown(old)
        && unknown(new)
        && !old.is_written_like(new)
        && !has_plural()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::Fold;

    #[test]
    fn words_that_show_a_gender() {
        let lemma = |text: &str| {
            let mut lemma = Lemma::new(text, Fold::Default);
            (lemma.thing, lemma.common) = (true, true);
            lemma
        };
        for (before, shown) in [
            ("Fermez le ", true),
            ("Un nouveau ", true),
            ("à cette ", true),
            ("Fermez l’", false),
            ("sans ", false),
            ("", false),
        ] {
            let near = Neighbours { before, after: "" };
            assert_eq!(is_unknown("fr", &lemma("volet"), &lemma("cloison"), near), shown, "{before}");
            assert!(!is_unknown("fr", &lemma("web-mail"), &lemma("webmail"), near), "{before}");
            let mut known = lemma("cloison");
            known.gender = Some('f');
            assert!(!is_unknown("fr", &lemma("volet"), &known, near), "{before}");
        }
    }
}
