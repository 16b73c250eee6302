//! French: names do not inflect; what changes is the small word before them (de, d'; le, l'; du, de l'). Common nouns
//! have a plural.

mod adjectives;
mod article;
mod behind;
mod composed;
mod compounds;
mod contracted;
mod countries;
mod locutions;
mod number;
mod plural;
mod relative;

use super::super::fold::Fold;
use super::plain::Plain;
use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, NearEdit, Neighbours, forms};
use composed::Composed;

pub(super) struct French;

impl Morphology for French {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut stems = Plain.stems(lemma, word);
        stems.extend(plural::stem(lemma, word));
        if word == 0 {
            stems.extend(contracted::stems(lemma));
        }
        stems
    }

    fn may_end(&self, rest: &str) -> bool {
        matches!(rest, "" | "s" | "x") || rest.starts_with('\'')
    }

    fn endings(&self, lemma: &Lemma) -> Option<&'static [&'static str]> {
        let with_plural: &[&str] = &["", "s", "x"];
        let whole = lemma.forms.is_empty() && contracted::stems(lemma).next().is_none();
        whole.then(|| if plural::has_one(lemma) { with_plural } else { &[""] })
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut out = Plain.analyse(lemma, surface);
        out.extend(contracted::analyse(lemma, surface));
        out.extend(plural::analyse(lemma, surface).filter(|form| !out.contains(form)));
        out.extend(forms::listed(lemma, surface, Fold::Default).filter(|form| !out.contains(form)));
        out
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        if form.features() == [Feature::Plural] {
            return plural::inflect(lemma).map(|text| Inflected { text, joint: None });
        }
        contracted::inflect(lemma, form).or_else(|| Plain.inflect(lemma, form, joint))
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let many = Form::new(&[Feature::Plural]).filter(|_| plural::inflect(lemma).is_some());
        Plain.forms(lemma).into_iter().chain(many).chain(contracted::forms(lemma)).collect()
    }

    fn narrow(&self, _: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        let (before, after) = (Composed::of(near.before), Composed::of(near.after));
        article::narrow(forms, Neighbours { before: before.text(), after: after.text() });
    }

    /// *D'accord*: agreed.
    fn is_another_word(&self, lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        let (before, after) = (Composed::of(near.before), Composed::of(near.after));
        locutions::has(lemma, form, Neighbours { before: before.text(), after: after.text() })
    }

    fn adapt(&self, new: &Lemma, form: Form, near: Neighbours<'_>) -> Form {
        contracted::adapted(new, form, near.before)
    }

    fn finish(&self, original: &str, suggestion: String) -> String {
        contracted::with_small_preposition(original, suggestion)
    }

    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let (before, after) = (Composed::of(near.before), Composed::of(near.after));
        let near = Neighbours { before: before.text(), after: after.text() };
        match article::agree(old, new, form, new_text, near) {
            Agreement::Repair(edits) => Agreement::Repair(
                edits
                    .into_iter()
                    .map(|edit| match edit {
                        NearEdit::Before(range, with) => NearEdit::Before(before.place(range), with),
                        NearEdit::After(range, with) => NearEdit::After(after.place(range), with),
                    })
                    .collect(),
            ),
            other => other,
        }
    }

    /// How a word with hyphens takes the plural may be a guess.
    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        (!plural::is_guessed(lemma)).then_some("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(before: &str, new: &str, gender: Option<char>) -> Result<String, String> {
        let old = Lemma::new("X", Fold::Default);
        let lemma = Lemma { gender, ..Lemma::new(new, Fold::Default) };
        let mut text = before.to_owned();
        match French.agree(&old, &lemma, Form::BARE, new, Neighbours { before, after: "" }) {
            Agreement::Fits => {}
            Agreement::Repair(edits) => {
                for edit in edits {
                    let NearEdit::Before(range, with) = edit else { return Err("after".into()) };
                    text.replace_range(range, &with);
                }
            }
            Agreement::Breaks(why) | Agreement::Unwritten(why) => return Err(why),
        }
        Ok(text + new)
    }

    #[test]
    fn small_words_follow_the_name() {
        for (before, new, gender, expected) in [
            ("la route de ", "Aghdam", None, "la route d’Aghdam"),
            ("l'est de ", "Aghdam", None, "l'est d'Aghdam"),
            ("la route d’", "Martakert", None, "la route de Martakert"),
            ("D'", "Hadrout", None, "De Hadrout"),
            ("De ", "Ivanian", None, "D’Ivanian"),
            ("dans le ", "Artsakh", Some('m'), "dans l’Artsakh"),
            ("dans l’", "Karabagh", Some('m'), "dans le Karabagh"),
            ("du ", "Artsakh", Some('m'), "de l’Artsakh"),
            ("la fin de l’", "Karabagh", Some('m'), "la fin du Karabagh"),
            ("à l'", "Karabagh", Some('m'), "au Karabagh"),
            ("lorsqu'", "Bakou", None, "lorsque Bakou"),
            ("le ", "Carélie", Some('f'), "la Carélie"),
            ("du ", "Carélie", Some('f'), "de la Carélie"),
            ("de la ", "Karabagh", Some('m'), "du Karabagh"),
            ("à la ", "Artsakh", Some('m'), "à l’Artsakh"),
            ("LA ROUTE DE", "Aghdam", None, "LA ROUTE DEAghdam"),
            ("à ", "Aghdam", None, "à Aghdam"),
            ("de « ", "Aghdam", None, "de « Aghdam"),
            ("mode ", "Aghdam", None, "mode Aghdam"),
            ("de ", "Érévan", None, "d’Érévan"),
            ("dans ", "Le Caire", None, "dans Le Caire"),
            ("", "Aghdam", None, "Aghdam"),
        ] {
            assert_eq!(sentence(before, new, gender).as_deref(), Ok(expected), "{before}{new}");
        }
        assert!(sentence("dans l'", "Karabagh", None).is_err());
        assert!(sentence("de ", "Le Caire", None).is_err());
    }

    #[test]
    fn names_stand_as_listed_or_in_listed_forms() {
        let mut lemma = Lemma::new("Haut-Karabagh", Fold::Default);
        lemma.forms = vec!["Haut-Karabagh*".into()];
        assert_eq!(French.analyse(&lemma, &["haut", "karabagh"])[0], Form::BARE);
        assert_eq!(French.analyse(&lemma, &["haut", "karabaghs"]).len(), 1);
        assert!(French.analyse(&lemma, &["karabagh"]).is_empty());
        assert_eq!(French.stems(&lemma, 1).first().map(String::as_str), Some("karabagh"));
    }
}
