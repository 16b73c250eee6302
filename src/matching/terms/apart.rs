//! Tells terms apart that folding takes for one: GitHub and Github, internet and Internet, Орёл and Орел.
//!
//! Where a glossary lists several such terms of one concept in one language, that is read which is written so. What
//! is written in capitals alone, or with the capital of a sentence's or a title's word, says nothing of capitals.

use std::cmp::Reverse;

use super::{Hit, Listed, Meaning};
use crate::base::PlainSpan;
use crate::model::TermRef;
use crate::text::fold::{self, Fold, is_hyphen, is_silent};
use crate::text::morph::{Feature, Form, Lemma};
use crate::text::words::setting;

/// Marks the terms that another one of the same concept and language is folded like.
pub(super) fn mark(listed: &mut [Listed<'_>]) {
    let mut from = 0;
    while from < listed.len() {
        let concept = |item: &Listed<'_>| match item.meaning {
            Meaning::Term(term) => Some(std::ptr::from_ref(term.concept)),
            Meaning::Phrase(_) => None,
        };
        let own = concept(&listed[from]);
        let len = listed[from..].iter().take_while(|item| concept(item) == own).count();
        if own.is_some() && len > 1 {
            mark_concept(&mut listed[from..from + len]);
        }
        from += len;
    }
}

fn mark_concept(listed: &mut [Listed<'_>]) {
    let mut order: Vec<usize> = (0..listed.len()).collect();
    order.sort_by(|&a, &b| key(&listed[a]).cmp(key(&listed[b])));
    for pair in order.windows(2) {
        let (one, other) = (&listed[pair[0]], &listed[pair[1]]);
        if key(one).eq(key(other)) && one.lemma.text() != other.lemma.text() {
            listed[pair[0]].has_double = true;
            listed[pair[1]].has_double = true;
        }
    }
}

/// What the finder sees of a term.
fn key<'l>(item: &'l Listed<'_>) -> impl Iterator<Item = char> + 'l {
    let lang = match item.meaning {
        Meaning::Term(term) => term.term.lang.primary(),
        Meaning::Phrase(_) => "",
    };
    let words = item.lemma.words.iter().flat_map(|word| word.folded.chars().map(fold::coarse_char).chain([' ']));
    lang.chars().map(|c| c.to_ascii_lowercase()).chain([' ']).chain(words)
}

/// True if folding takes two terms of a concept and language for one, which are listed as two.
pub(super) fn are_doubles(one: &Listed<'_>, other: &Listed<'_>) -> bool {
    let same = match (one.meaning, other.meaning) {
        (Meaning::Term(one), Meaning::Term(other)) => {
            std::ptr::eq(one.concept, other.concept) && one.term.text != other.term.text
        }
        _ => false,
    };
    one.has_double && other.has_double && same && key(one).eq(key(other))
}

/// True for an adjective in small letters where a Russian or Ukrainian name has the form of one: «горьким вздохом» is not
/// Горький, nor are «советские годы» of the town Советский.
pub(super) fn is_small_adjective(item: &Listed<'_>, written: &str, forms: &[Form]) -> bool {
    let [word] = &item.lemma.words[..] else { return false };
    matches!(item.language.tag, "ru" | "uk")
        && word.text.starts_with(char::is_uppercase)
        && written.starts_with(char::is_lowercase)
        && ["ий", "ый", "ой", "ій", "ая", "яя", "ое", "ее"].iter().any(|end| word.folded.ends_with(end))
        && (item.language.tag == "ru" && is_relational(&word.folded, written)
            || !forms.iter().any(|form| form.has(Feature::Adjective) || form.has(Feature::Demonym)))
}

/// True for a Russian name that is itself an adjective in -ский, where the small one is a form of the name or a word of its
/// own: «советские годы»; but «каменские мосты» are those of Каменское.
fn is_relational(name: &str, written: &str) -> bool {
    let stem = ["ский", "ское", "ская", "цкий", "цкое", "цкая"].iter().find_map(|end| name.strip_suffix(end));
    let own = |stem: &str| ORDINARY.contains(&stem) || written.starts_with(name);
    stem.is_some_and(|stem| name.ends_with("ий") || own(stem))
}

/// What stands before -ск- in adjectives that are words of their own and that towns are called by.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "большевист", "воскресен", "город", "граждан", "завод", "интернациональ", "колхоз", "комсомоль", "красноармей", "красногвардей", "крестьян", "ленин", "мир", "молодеж", "мор", "октябрь", "партизан", "первомай",
    "пионер", "пролетар", "примор", "рус", "совет", "сель", "степнов", "троиц", "университет", "январ", "украин", "россий", "черномор", "волж", "казачь", "немец", "турец", "рыбац", "солдат", "рождествен",
];

/// Of the terms that folding takes for one, keeps those that are written so.
pub(super) fn tell(listed: &[Listed<'_>], plain: &str, start: usize, hits: &mut Vec<Hit>) {
    if hits.iter().filter(|hit| listed[hit.listed].has_double).count() < 2 {
        return;
    }
    let departures: Vec<Option<Departure>> = hits
        .iter()
        .map(|hit| {
            let item = &listed[hit.listed];
            item.has_double.then(|| departure(plain, PlainSpan::new(start, hit.surface.end), &item.lemma))
        })
        .collect();
    let doubles = |a: &Hit, b: &Hit| are_doubles(&listed[a.listed], &listed[b.listed]);
    let nearer: Vec<bool> = (0..hits.len())
        .map(|i| {
            departures[i].is_none_or(|own| {
                (0..hits.len()).all(|j| departures[j].is_none_or(|other| own <= other || !doubles(&hits[i], &hits[j])))
            })
        })
        .collect();
    let mut nearer = nearer.into_iter();
    hits.retain(|_| nearer.next().unwrap_or(true));
}

/// How a text departs from what is listed; less is nearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Departure {
    /// Letters up to an ending.
    reach: Reverse<usize>,
    /// A letter is another that passes for it, or a hyphen stands for a space.
    letters: bool,
    capitals: bool,
}

fn departure(plain: &str, span: PlainSpan, lemma: &Lemma) -> Departure {
    let compared = Compared::new(&plain[span.range()], lemma);
    Departure {
        reach: Reverse(compared.reach),
        letters: compared.letters,
        capitals: !compared.capitals_fit(plain, span),
    }
}

/// A text beside a listed term, as far as it goes with it.
struct Compared {
    reach: usize,
    letters: bool,
    /// A listed capital is written small.
    lowered: bool,
    /// Of each word: what its capitals are.
    words: Vec<Capitals>,
    /// Capitals and small letters that were written.
    big: usize,
    small: usize,
}

/// How the capitals of a word depart.
#[derive(Clone, Copy, Default)]
struct Capitals {
    /// The first letter is a capital and listed small.
    raised: bool,
    /// Any other letter departs.
    inner: bool,
    /// The word is listed with a capital somewhere.
    listed: bool,
}

impl Compared {
    fn new(written: &str, lemma: &Lemma) -> Self {
        let listed = lemma.text();
        let mut own = Self { reach: 0, letters: false, lowered: false, words: Vec::new(), big: 0, small: 0 };
        let (mut one, mut other) = (Letters::of(written), Letters::of(&listed));
        let mut first = true;
        let mut word = Capitals::default();
        while let (Some(w), Some(l)) = (one.next(), other.next()) {
            if is_gap(w) && is_gap(l) {
                own.letters |= w != l;
                own.words.push(std::mem::take(&mut word));
                first = true;
                own.reach += 1;
                continue;
            }
            if is_gap(w) || is_gap(l) {
                break;
            }
            let case = w.is_uppercase() != l.is_uppercase() && same_letter(w, l);
            if w != l && !case {
                if fold_one(w) != fold_one(l) {
                    break;
                }
                own.letters = true;
            }
            word.listed |= l.is_uppercase();
            word.raised |= case && first && w.is_uppercase();
            word.inner |= case && !(first && w.is_uppercase());
            own.lowered |= case && l.is_uppercase();
            own.big += usize::from(w.is_uppercase());
            own.small += usize::from(w.is_lowercase());
            own.reach += 1;
            first = false;
        }
        own.words.push(word);
        own
    }

    /// True if the capitals are those listed, or such as the place gives.
    fn capitals_fit(&self, plain: &str, span: PlainSpan) -> bool {
        let departs = |word: &Capitals| word.raised || word.inner;
        // Told alone, capitals say that all of it is in capitals; among others, they say nothing.
        let shouted = self.big > 1 && self.small == 0;
        if !shouted
            && (!self.words.iter().any(departs)
                || self.words.iter().any(|word| word.inner || word.listed && word.raised))
        {
            return !self.words.iter().any(departs);
        }
        let place = setting(plain, span);
        if shouted {
            return place.shouted || !self.words.iter().any(departs);
        }
        self.words.iter().enumerate().all(|(i, word)| !word.raised || place.title || i == 0 && place.begins)
    }
}

/// True if a term that asks for its capitals has them: none is written small; one that is not listed is that of a
/// sentence's beginning or of a title, or all are.
pub(super) fn has_its_capitals(plain: &str, span: PlainSpan, lemma: &Lemma) -> bool {
    let compared = Compared::new(&plain[span.range()], lemma);
    let shouted = compared.big > 1 && compared.small == 0;
    shouted || !compared.lowered && compared.capitals_fit(plain, span)
}

/// True unless a form is a plural of letters (APIs) that is not written as one: `its` is no plural of IT, nor USS of US.
pub(super) fn is_plural_of_letters(plain: &str, span: PlainSpan, lemma: &Lemma, forms: &[Form]) -> bool {
    let plural = |form: &Form| form.has(Feature::Plural) && !form.has(Feature::Demonym) && !form.has(Feature::Other1);
    let is_letter = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let Some(last) = lemma.words.last().filter(|last| last.text.chars().all(is_letter)) else { return true };
    if !forms.iter().all(plural) || !lemma.forms.is_empty() {
        return true;
    }
    plain[span.range()]
        .match_indices(&*last.text)
        .any(|(at, own)| plain[span.start as usize + at + own.len()..].starts_with('s'))
}

/// Characters with each run of white space as one space, and each hyphen with the white space around as one hyphen;
/// composed, without what cannot be seen.
struct Letters<'t> {
    chars: std::iter::Peekable<unicode_normalization::Recompositions<std::str::Chars<'t>>>,
}

impl<'t> Letters<'t> {
    fn of(text: &'t str) -> Self {
        use unicode_normalization::UnicodeNormalization;
        Self { chars: text.nfc().peekable() }
    }
}

impl Iterator for Letters<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let first = self.chars.find(|&c| !is_silent(c))?;
        if !(first.is_whitespace() || is_hyphen(first)) {
            return Some(first);
        }
        let mut hyphen = is_hyphen(first);
        while let Some(c) = self.chars.next_if(|&c| c.is_whitespace() || is_hyphen(c) || is_silent(c)) {
            hyphen |= is_hyphen(c);
        }
        Some(if hyphen { '-' } else { ' ' })
    }
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-')
}

/// True for a capital and its small letter; a capital I may be that of either.
fn same_letter(one: char, other: char) -> bool {
    one.to_lowercase().eq(other.to_lowercase())
        || matches!((one, other), ('I', 'ı') | ('ı', 'I') | ('İ', 'i') | ('i', 'İ'))
}

fn fold_one(c: char) -> String {
    fold::coarse(&fold::fine(c.encode_utf8(&mut [0; 4]), Fold::Default))
}

/// True for *Sukhumi* where Sukhum and Sokhumi are names of one place: another spelling of the second and no inhabitant of
/// the first.
pub(super) fn is_respelt_in_i(term: TermRef<'_>, written: &str, forms: &[Form]) -> bool {
    let in_i = |form: &Form| form.has(Feature::Demonym) && form.has(Feature::Other2) && !form.has(Feature::Plural);
    if forms.is_empty() || !forms.iter().all(in_i) {
        return false;
    }
    let written = fold::fine(written, Fold::Default);
    let others =
        term.concept.names.iter().flat_map(|name| &name.terms).map(|other| fold::fine(&other.text, Fold::Default));
    others.filter(|other| other.ends_with('i')).any(|other| differs_by_one(&written, &other))
}

/// True for words with as many letters, all but one the same.
fn differs_by_one(one: &str, other: &str) -> bool {
    one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(text: &str, listed: &str) -> bool {
        let at = text.to_lowercase().find(&listed.to_lowercase()).expect("it is there");
        let span = PlainSpan::new(at, at + listed.len());
        let found = departure(text, span, &Lemma::new(listed, Fold::Default));
        !found.capitals && !found.letters
    }

    #[test]
    fn capitals_of_places() {
        for (text, listed, expected) in [
            ("We use GitHub here.", "GitHub", true),
            ("We use Github here.", "GitHub", false),
            ("We use GITHUB here.", "GitHub", false),
            ("NEWS OF GITHUB TODAY", "GitHub", true),
            ("NEWS OF GITHUB TODAY", "Github", true),
            ("Internet is slow.", "internet", true),
            ("Internet is slow.", "Internet", true),
            ("It rains. “Internet is slow.”", "internet", true),
            ("The Internet is slow.", "internet", false),
            ("Who Pays for the Internet Today", "internet", true),
            ("IPhone sales rose.", "iPhone", false),
            ("Heart Attack Rates", "heart attack", false),
            ("How Heart Attack Rates Rise", "heart attack", true),
            ("Heart attack rates rise.", "heart attack", true),
            ("The Heart attack rates rise.", "heart attack", false),
        ] {
            assert_eq!(fits(text, listed), expected, "{text}: {listed}");
        }
    }

    #[test]
    fn letters_and_hyphens() {
        let letters = |written: &str, listed: &str| Compared::new(written, &Lemma::new(listed, Fold::Default)).letters;
        assert!(letters("e-mail", "e mail") && !letters("e-mail", "e-mail") && !letters("e\u{2011}mail", "e-mail"));
        assert!(letters("Орел", "Орёл") && !letters("Оре\u{308}л", "Орёл") && !letters("Орла", "Орёл"));
        assert!(letters("Gizil", "Gızıl") && !letters("GIZIL", "Gızıl") && !letters("Gi\u{AD}zil", "Gizil"));
        assert!(letters("Istisu", "İstisu") && letters("Kara'bel", "Kara’bel") && !letters("Kara’bel", "Kara’bel"));
    }

    #[test]
    fn letters_in_the_plural() {
        let many = Form::new(&[Feature::Plural]).expect("one feature");
        let is = |text: &str, listed: &str| {
            is_plural_of_letters(text, PlainSpan::new(0, text.len()), &Lemma::new(listed, Fold::Default), &[many])
        };
        assert!(is("APIs", "API") && is("REST APIs", "REST API") && is("keys", "key"));
        assert!(!is("its", "IT") && !is("USS", "US") && !is("Its", "IT"));
    }
}
