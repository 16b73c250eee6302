//! What the words around a name say in Armenian.

use super::super::super::fold::{self, Fold};
use super::super::{Feature, Form, Neighbours};
use super::marks::is_mark;

/// Postpositions that govern the genitive (which is the dative too), Eastern and Western.
const AFTER_GENITIVE: &[&str] = &[
    "մասին",
    "տակ",
    "տակից",
    "տակով",
    "համար",
    "մեջ",
    "մէջ",
    "մեջից",
    "մէջէն",
    "միջով",
    "միջեւ",
    "շուրջ",
    "շուրջը",
    "դիմաց",
    "կողմից",
    "կողմէ",
    "կողքին",
    "պես",
    "պէս",
    "նկատմամբ",
    "վերաբերյալ",
    "հանդեպ",
    "ներսում",
    "սահմաններում",
    "տարածքում",
    "միջոցով",
    "փոխարեն",
    "փոխարէն",
];

/// Postpositions that are adverbs too (Շուշին մոտ է, Շուշին հետ գրավեց), so that the article may stand before them.
const ADVERBS: &[&str] = &["մոտ", "մօտ", "վրա", "վրայ", "հետ", "դեմ", "դէմ"];

/// Postpositions that govern the ablative.
const AFTER_ABLATIVE: &[&str] = &["դուրս", "անդին"];

/// Prepositions that the genitive cannot follow.
const BEFORE_DIRECT: &[&str] = &["դեպի", "դէպի", "մինչեւ"];

/// Removes readings that a pre- or postposition rules out, as long as one remains: an undeclined name happens too.
pub(super) fn narrow(forms: &mut Vec<Form>, near: Neighbours<'_>) {
    let next = first_word(near.after);
    let previous = last_word(near.before);
    let genitive = |f: Form| f.has(Feature::Genitive) || f.has(Feature::Dative);
    if AFTER_GENITIVE.contains(&next.as_str()) {
        keep(forms, genitive);
    } else if ADVERBS.contains(&next.as_str()) {
        keep(forms, |f| genitive(f) || f.has(Feature::Definite));
    } else if AFTER_ABLATIVE.contains(&next.as_str()) {
        keep(forms, |f| f.has(Feature::Ablative));
    }
    if BEFORE_DIRECT.contains(&previous.as_str()) {
        keep(forms, |f| !genitive(f) || f.has(Feature::Definite));
    }
}

fn keep(forms: &mut Vec<Form>, wanted: impl Fn(Form) -> bool) {
    if forms.iter().any(|&f| wanted(f)) {
        forms.retain(|&f| wanted(f));
    }
}

/// True if the next word begins with a vowel sound that turns the article ը before it into ն. ե is heard as ye and ո as
/// vo, save in the forms of "to be".
pub(super) fn vowel_follows(after: &str) -> bool {
    let word = first_word(after);
    word.starts_with(['ա', 'է', 'ը', 'ի', 'օ'])
        || word.starts_with("ու")
        || matches!(&*word, "եմ" | "ես" | "ենք" | "եք" | "են")
}

/// True if a word follows.
pub(super) fn goes_on(after: &str) -> bool {
    !first_word(after).is_empty()
}

/// The word that follows after white space alone, finely folded; empty if something else stands between.
fn first_word(after: &str) -> String {
    let rest = after.trim_start();
    if rest.len() == after.len() {
        return String::new();
    }
    fold(rest.trim_start_matches(['«', '“', '„', '"']).chars().take_while(|&c| inside(c)).take(LONGEST))
}

fn last_word(before: &str) -> String {
    let rest = before.trim_end();
    if rest.len() == before.len() {
        return String::new();
    }
    let letters: Vec<char> = rest
        .trim_end_matches(['«', '“', '„', '"'])
        .trim_end()
        .chars()
        .rev()
        .take_while(|&c| inside(c))
        .take(LONGEST)
        .collect();
    fold(letters.into_iter().rev())
}

/// No word of the lists is longer; a longer one is cut and so is none of them.
const LONGEST: usize = 24;

fn inside(c: char) -> bool {
    c.is_alphabetic() || is_mark(c)
}

fn fold(letters: impl Iterator<Item = char>) -> String {
    fold::fine(&letters.collect::<String>(), Fold::Default)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_sound() {
        for (after, vowel) in [
            (" է մեծ", true),
            (" Է", true),
            (" էլ", true),
            (" ու Շուշին", true),
            (" և Շուշին", false),
            (" եմ", true),
            (" եկավ", false),
            (" որոշեց", false),
            (" ընկավ", true),
            ("\u{A0}այսօր", true),
            (" «Ազգ»ը", true),
            (", այսօր", false),
            ("", false),
            ("է", false),
            (" փակ է", false),
        ] {
            assert_eq!(vowel_follows(after), vowel, "{after}");
        }
    }

    #[test]
    fn postpositions_choose_a_case() {
        let form = |features: &[Feature]| Form::new(features).expect("short");
        let all = [Form::BARE, form(&[Feature::Definite]), form(&[Feature::Genitive]), form(&[Feature::Ablative])];
        let left = |before, after| {
            let mut forms = all.to_vec();
            narrow(&mut forms, Neighbours { before, after });
            forms
        };
        assert_eq!(left("", " մասին"), [all[2]]);
        assert_eq!(left("", " մո՞տ"), [all[1], all[2]]);
        assert_eq!(left("", " ՄԻՋԵՎ"), [all[2]]);
        assert_eq!(left("", " դուրս"), [all[3]]);
        assert_eq!(left("դեպի ", ""), [all[0], all[1], all[3]]);
        assert_eq!(left("", ", մոտ"), all);
        assert_eq!(left("", ""), all);
        let mut only = vec![Form::BARE];
        narrow(&mut only, Neighbours { before: "", after: " մասին" });
        assert_eq!(only, [Form::BARE], "a writer may leave a name undeclined");
    }
}
