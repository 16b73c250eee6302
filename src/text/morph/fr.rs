//! French: names do not inflect; what changes is the small word before them (de, d'; le, l'; du, de l').

use super::super::fold::Fold;
use super::plain::Plain;
use super::{Agreement, Form, Inflected, Joint, Lemma, Morphology, NearEdit, Neighbours, forms};

pub(super) struct French;

/// Words that lose their last vowel before another: de Stepanakert, d'Aghdam.
const ELIDED: &[(&str, &str)] = &[
    ("de", "d"),
    ("que", "qu"),
    ("jusque", "jusqu"),
    ("lorsque", "lorsqu"),
    ("puisque", "puisqu"),
    ("quoique", "quoiqu"),
];

impl Morphology for French {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        Plain.stems(lemma, word)
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut out = Plain.analyse(lemma, surface);
        out.extend(forms::listed(lemma, surface, Fold::Default).filter(|form| !out.contains(form)));
        out
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        Plain.inflect(lemma, form, joint)
    }

    fn agree(&self, old: &Lemma, new: &Lemma, _: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let before = near.before;
        let vowel = begins_with_vowel(new_text);
        if let Some((word, start, tail)) = elided(before) {
            if vowel {
                return Agreement::Fits;
            }
            let Some(full) = full(&word, new) else {
                return Agreement::Breaks(format!("the gender of {new_text} is not known: l' becomes le or la"));
            };
            // de l'Artsakh, à l'Artsakh: preposition and article grow together before a consonant.
            if full == "le" {
                if let Some((from, joined)) = contracted(&before[..start]) {
                    return repair(before, from, joined);
                }
            }
            let full = like(&before[start..], full);
            return Agreement::Repair(vec![NearEdit::Before(start..start + tail, format!("{full} "))]);
        }
        let Some((word, start)) = last_word(before) else { return Agreement::Fits };
        if let Some(article) = leading_article(new) {
            return match word.as_str() {
                "de" | "à" => Agreement::Breaks(format!("{word} and the {article} of {new_text} become one word")),
                _ => Agreement::Fits,
            };
        }
        if leading_article(old).is_some() || !vowel {
            return Agreement::Fits;
        }
        let apostrophe = if before.contains('\'') || near.after.contains('\'') { '\'' } else { '’' };
        let short = match word.as_str() {
            "le" | "la" => "l",
            "du" => "de l",
            "au" => "à l",
            _ => match ELIDED.iter().find(|(full, _)| *full == word) {
                Some((_, short)) => short,
                None => return Agreement::Fits,
            },
        };
        let short = like(&before[start..], short);
        Agreement::Repair(vec![NearEdit::Before(start..before.len(), format!("{short}{apostrophe}"))])
    }
}

fn repair(before: &str, start: usize, with: &str) -> Agreement {
    let with = like(&before[start..], with);
    Agreement::Repair(vec![NearEdit::Before(start..before.len(), format!("{with} "))])
}

/// The elided word that a text ends with, in lower case: its start and its length with the apostrophe.
fn elided(before: &str) -> Option<(String, usize, usize)> {
    let rest = before.strip_suffix(['\'', '’'])?;
    let start = word_start(rest);
    let word = rest[start..].to_lowercase();
    (word == "l" || ELIDED.iter().any(|(_, short)| *short == word)).then_some((word, start, before.len() - start))
}

/// The last word before white space, in lower case, and where it begins.
fn last_word(before: &str) -> Option<(String, usize)> {
    let rest = before.trim_end();
    let start = word_start(rest);
    (rest.len() < before.len() && start < rest.len()).then(|| (rest[start..].to_lowercase(), start))
}

fn word_start(text: &str) -> usize {
    // No word of the lists is longer than eight letters; looking further back would be for nothing.
    let letters = text.chars().rev().take(12).take_while(|c| c.is_alphabetic());
    text.len() - letters.map(char::len_utf8).sum::<usize>()
}

fn full(elided: &str, new: &Lemma) -> Option<&'static str> {
    match (elided, new.gender) {
        ("l", Some('m')) => Some("le"),
        ("l", Some('f')) => Some("la"),
        ("l", _) => None,
        _ => ELIDED.iter().find(|(_, short)| *short == elided).map(|(full, _)| *full),
    }
}

/// `de ` or `à ` before an article le, and what they become with it.
fn contracted(before: &str) -> Option<(usize, &'static str)> {
    let (word, start) = last_word(before)?;
    match word.as_str() {
        "de" => Some((start, "du")),
        "à" => Some((start, "au")),
        _ => None,
    }
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
            ("jusqu'", "Bakou", None, "jusque Bakou"),
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
