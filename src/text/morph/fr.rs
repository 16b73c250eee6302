//! French: names do not inflect; what changes is the small word before them (de, d'; le, l'; du, de l'). Common nouns
//! have a plural.

mod plural;

use super::super::fold::Fold;
use super::plain::Plain;
use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, NearEdit, Neighbours, forms};

pub(super) struct French;

/// Words that lose their last vowel before another: de Stepanakert, d'Aghdam.
const ELIDED: &[(&str, &str)] =
    &[("de", "d"), ("que", "qu"), ("lorsque", "lorsqu"), ("puisque", "puisqu"), ("quoique", "quoiqu")];

impl Morphology for French {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut stems = Plain.stems(lemma, word);
        stems.extend(plural::stem(lemma, word));
        stems
    }

    fn may_end(&self, rest: &str) -> bool {
        matches!(rest, "" | "s" | "x") || rest.starts_with('\'')
    }

    fn endings(&self, lemma: &Lemma) -> Option<&'static [&'static str]> {
        let with_plural: &[&str] = &["", "s", "x"];
        lemma.forms.is_empty().then(|| if plural::has_one(lemma) { with_plural } else { &[""] })
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut out = Plain.analyse(lemma, surface);
        out.extend(plural::analyse(lemma, surface).filter(|form| !out.contains(form)));
        out.extend(forms::listed(lemma, surface, Fold::Default).filter(|form| !out.contains(form)));
        out
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        if form.features() == [Feature::Plural] {
            return plural::inflect(lemma).map(|text| Inflected { text, joint: None });
        }
        Plain.inflect(lemma, form, joint)
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let many = Form::new(&[Feature::Plural]).filter(|_| plural::inflect(lemma).is_some());
        Plain.forms(lemma).into_iter().chain(many).collect()
    }

    fn agree(&self, old: &Lemma, new: &Lemma, _: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let before = near.before;
        let vowel = begins_with_vowel(new_text);
        let Some((word, start)) = last_word(before) else { return Agreement::Fits };
        if let Some(article) = leading_article(new).filter(|_| matches!(&*word, "de" | "à")) {
            return Agreement::Breaks(format!("{word} and the {article} of {new_text} become one word"));
        }
        if leading_article(old).is_some() {
            return Agreement::Fits;
        }
        let apostrophe = if before.contains('\'') || near.after.contains('\'') { "'" } else { "’" };
        // A preposition that grows together with le: de le, du.
        let (outer, from) = match word.as_str() {
            "du" => (Some("de"), start),
            "au" => (Some("à"), start),
            "l" | "le" | "la" => match last_word(&before[..start]) {
                Some((word, from)) if word == "de" => (Some("de"), from),
                Some((word, from)) if word == "à" => (Some("à"), from),
                _ => (None, start),
            },
            _ => {
                let Some((full, short)) = ELIDED.iter().find(|(full, short)| word == *full || word == *short) else {
                    return Agreement::Fits;
                };
                let with = if vowel { format!("{short}{apostrophe}") } else { format!("{full} ") };
                return repair(before, start, &with, vowel == (word == *short));
            }
        };
        let masculine = match (new.gender, word.as_str()) {
            (Some('m'), _) | (None, "le" | "du" | "au") => true,
            (Some('f'), _) | (None, "la") => false,
            _ if vowel => true,
            _ => return Agreement::Breaks(format!("the gender of {new_text} is not known: l' becomes le or la")),
        };
        let with = match (outer, vowel, masculine) {
            (Some(outer), true, _) => format!("{outer} l{apostrophe}"),
            (None, true, _) => format!("l{apostrophe}"),
            (Some("de"), false, true) => "du ".to_owned(),
            (Some(_), false, true) => "au ".to_owned(),
            (Some(outer), false, false) => format!("{outer} la "),
            (None, false, true) => "le ".to_owned(),
            (None, false, false) => "la ".to_owned(),
        };
        let there = before[from..].to_lowercase().replace('\'', "’");
        let same = there.split_whitespace().eq(with.replace('\'', "’").split_whitespace());
        repair(before, from, &with, same)
    }
}

fn repair(before: &str, start: usize, with: &str, same: bool) -> Agreement {
    if same {
        return Agreement::Fits;
    }
    Agreement::Repair(vec![NearEdit::Before(start..before.len(), like(&before[start..], with))])
}

/// The last word before white space or its own apostrophe, in lower case, and where it begins.
fn last_word(before: &str) -> Option<(String, usize)> {
    let rest = before.strip_suffix(['\'', '’']).unwrap_or_else(|| before.trim_end());
    let start = word_start(rest);
    (rest.len() < before.len() && start < rest.len()).then(|| (rest[start..].to_lowercase(), start))
}

fn word_start(text: &str) -> usize {
    // No word of the lists is longer than eight letters; looking further back would be for nothing.
    let letters = text.chars().rev().take(12).take_while(|c| c.is_alphabetic());
    text.len() - letters.map(char::len_utf8).sum::<usize>()
}

fn leading_article(lemma: &Lemma) -> Option<&str> {
    let first = lemma.words.first().filter(|_| lemma.words.len() > 1)?;
    matches!(&*first.folded, "le" | "les").then_some(&*first.text)
}

/// A vowel is heard first. Foreign names in h and y keep de and le: de Hadrout, de Yerevan.
fn begins_with_vowel(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next());
    first.is_some_and(|c| "aeiouàâäæéèêëîïôöœùûü".contains(c))
}

/// The capitals of what stood there.
fn like(original: &str, word: &str) -> String {
    let mut letters = original.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    if capital && letters.next().is_some_and(char::is_uppercase) {
        return word.to_uppercase();
    }
    let mut chars = word.chars();
    match chars.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => word.to_owned(),
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
            Agreement::Breaks(why) => return Err(why),
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
