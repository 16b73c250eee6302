//! Names that are translated word by word: *Karmir Shuka* is *Красный рынок* to one and *Red Market* to the next.
//!
//! A name is translated where its words are words of everyday language: a quality and a thing (*Qırmızı Bazar*, *Ağdərə*),
//! or a quality before a name (*Yuxarı Veysəlli*, *Верхний Вейсалли*).

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::super::terms::{Match, TermFinder};
use super::elements::{ELEMENTS, Element};
use crate::base::{Lang, PlainSpan};
use crate::model::{How, HowSet, Name, Score, Status, Term, TermRef};
use crate::text::fold::{self, Fold};
use crate::text::words::{self, is_word};

/// How sure a translation of a name is that name.
const LIKELY: Score = Score { cost: 40, len: 100 };
/// The languages that the words are given in.
const LANGS: [&str; 9] = ["en", "ru", "uk", "az", "tr", "hy", "ka", "de", "fr"];
/// Languages that write a quality and a thing as one word.
const JOINING: [&str; 3] = ["az", "tr", "hy"];

/// Finds the translations of a glossary's names in texts of one language.
pub(super) struct Calques<'g> {
    finder: TermFinder<'g>,
    is_empty: bool,
}

/// What a name means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A quality and a thing.
    Whole(usize, usize),
    /// A quality of a name of so many words, itself among them.
    Part(usize, usize),
}

impl<'g> Calques<'g> {
    /// Translates what can be translated.
    pub(super) fn new(terms: &[TermRef<'g>], lang: &Lang) -> Self {
        let mut made: Vec<(TermRef<'g>, String)> = Vec::new();
        let listed: HashSet<String> = terms.iter().map(|t| key(&t.term.text)).collect();
        let mut names: HashMap<*const Name, Vec<Meaning>> = HashMap::new();
        let mut order: Vec<TermRef<'g>> = Vec::new();
        for &t in terms {
            let meaning = Words::of(t.term).meaning();
            // Where a name has nothing to write in the language, a translation is as good as anything.
            let Some(term) = t.name.preferred(lang) else { continue };
            let t = TermRef { term, ..t };
            let known = names.entry(std::ptr::from_ref(t.name)).or_insert_with(|| {
                order.push(t);
                Vec::new()
            });
            known.extend(meaning.filter(|meaning| !known.contains(meaning)));
        }
        for t in order {
            // Each name once; two places whose names mean the same are both readings of the translation.
            let mut own: HashSet<String> = HashSet::new();
            for meaning in &names[&std::ptr::from_ref(t.name)] {
                own.extend(
                    translations(*meaning, t.name, lang).into_iter().filter(|text| !listed.contains(&key(text))),
                );
            }
            let mut own: Vec<String> = own.into_iter().collect();
            own.sort_unstable();
            made.extend(own.into_iter().map(|text| (t, text)));
        }
        Self { is_empty: made.is_empty(), finder: TermFinder::of_texts(made.into_iter(), lang) }
    }

    /// Every translation of a name, in any capitals.
    pub(super) fn find(&self, plain: &str) -> Vec<Match<'g>> {
        let mut found = Vec::new();
        if !self.is_empty {
            self.finder.find(plain, &mut found);
        }
        for m in &mut found {
            let inflected = m.how.has(How::Inflected);
            m.how = HowSet::EXACT.with(How::Calque);
            if inflected {
                m.how = m.how.with(How::Inflected);
            }
            m.score = LIKELY;
        }
        found
    }
}

/// True for a translation that is written as a name: each word has a capital, or the first one where no sentence begins.
pub(super) fn is_written_as_name(plain: &str, span: PlainSpan) -> bool {
    let text = &plain[span.range()];
    let mut capitals =
        text.split(|c: char| c.is_whitespace() || fold::is_hyphen(c)).map(|word| word.starts_with(char::is_uppercase));
    let first = capitals.next().unwrap_or(false);
    first && (words::sentence(plain, span.start).start != span.start || capitals.all(|capital| capital))
}

/// Takes away translations of names that the document has no other name of the same country beside. `matches` are those
/// of its texts, by number.
pub(crate) fn drop_lonely(matches: &mut [(usize, Vec<Match<'_>>)]) {
    let is_calque = |m: &Match<'_>| m.how.has(How::Calque);
    if !matches.iter().any(|(_, found)| found.iter().any(is_calque)) {
        return;
    }
    let countries = |m: &Match<'_>| -> Vec<Option<String>> {
        m.readings.iter().map(|r| r.concept.country.as_deref().map(str::to_owned)).collect()
    };
    let sure = matches.iter().flat_map(|(_, found)| found.iter().filter(|m| !m.how.is_near() && m.phrase.is_none()));
    let known: HashSet<Option<String>> = sure.flat_map(countries).collect();
    for (_, found) in matches {
        found.retain(|m| !is_calque(m) || countries(m).iter().any(|country| known.contains(country)));
    }
}

/// A term by words, each with the elements that it may be.
struct Words<'t> {
    lang: &'t str,
    words: Vec<String>,
}

impl<'t> Words<'t> {
    fn of(term: &'t Term) -> Self {
        let words = term.text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
        Self { lang: term.lang.primary(), words: words.map(key).collect() }
    }

    fn meaning(&self) -> Option<Meaning> {
        let word = |at: usize| self.words.get(at).and_then(|word| element(self.lang, word));
        let quality = |at: usize| word(at).filter(|&found| ELEMENTS[found].is_quality);
        let thing = |at: usize| word(at).filter(|&found| !ELEMENTS[found].is_quality);
        match self.words.len() {
            1 if JOINING.contains(&self.lang) => self.joined(),
            2 => match (quality(0), thing(1)) {
                (Some(quality), Some(thing)) => Some(Meaning::Whole(quality, thing)),
                (Some(quality), None) if word(1).is_none() => Some(Meaning::Part(quality, 2)),
                (None, _) => thing(0).zip(quality(1)).map(|(thing, quality)| Meaning::Whole(quality, thing)),
                _ => None,
            },
            3 => quality(0).filter(|_| word(1).is_none()).map(|quality| Meaning::Part(quality, 3)),
            _ => None,
        }
    }

    /// A quality and a thing in one word.
    fn joined(&self) -> Option<Meaning> {
        let word = self.words.first()?;
        word.char_indices().skip(2).find_map(|(at, _)| {
            let (quality, thing) = (element(self.lang, &word[..at])?, element(self.lang, &word[at..])?);
            let fits = ELEMENTS[quality].is_quality && !ELEMENTS[thing].is_quality;
            fits.then_some(Meaning::Whole(quality, thing))
        })
    }
}

/// The element that a word is, in the form that names have it in.
fn element(lang: &str, word: &str) -> Option<usize> {
    static BY_WORD: LazyLock<HashMap<(&'static str, String), usize>> = LazyLock::new(|| {
        let mut all = HashMap::new();
        for (at, element) in ELEMENTS.iter().enumerate() {
            for tag in LANGS {
                for word in element.of(tag) {
                    for form in forms(element, tag, word) {
                        all.entry((tag, key(&form.1))).or_insert(at);
                    }
                }
            }
        }
        all
    });
    let tag = LANGS.into_iter().find(|tag| *tag == lang)?;
    BY_WORD.get(&(tag, word.to_owned())).copied()
}

/// What a name that means this is called in a language.
fn translations(meaning: Meaning, name: &Name, lang: &Lang) -> Vec<String> {
    let tag = lang.primary();
    let mut all = Vec::new();
    match meaning {
        Meaning::Whole(quality, thing) => {
            for thing in ELEMENTS[thing].of(tag).flat_map(|word| forms(&ELEMENTS[thing], tag, word)) {
                for quality in ELEMENTS[quality].of(tag).flat_map(|word| forms(&ELEMENTS[quality], tag, word)) {
                    if quality.0 == thing.0 || quality.0 == ANY || thing.0 == ANY {
                        all.push(format!("{} {}", quality.1, thing.1));
                        if tag == "fr" {
                            all.push(format!("{} {}", thing.1, quality.1));
                        }
                    }
                }
            }
        }
        Meaning::Part(quality, len) => {
            let own = |term: &&Term| term.lang.same_language(lang) && term.status == Status::Approved;
            for term in name.terms.iter().filter(own) {
                let words: Vec<&str> = term.text.split([' ', '-']).collect();
                // A term of the language that is made otherwise has no place for the word.
                if words.len() != len || element(tag, &key(words[0])) == Some(quality) {
                    continue;
                }
                for (_, made) in ELEMENTS[quality].of(tag).flat_map(|word| forms(&ELEMENTS[quality], tag, word)) {
                    all.push(format!("{made} {}", words[1..].join(" ")));
                }
            }
        }
    }
    all
}

/// A gender that a form goes with.
const ANY: &str = "";

/// The forms of an element's word that names have, with the gender that they go with.
fn forms(element: &Element, tag: &str, word: &str) -> Vec<(&'static str, String)> {
    let all = |stem: &str, endings: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        endings.iter().map(|(gender, ending)| (*gender, format!("{stem}{ending}"))).collect()
    };
    if !element.is_quality {
        let (gender, word) = word.split_once(':').unwrap_or((ANY, word));
        let gender = ["m", "f", "n", "pl"].into_iter().find(|known| *known == gender).unwrap_or(ANY);
        return vec![(gender, word.to_owned())];
    }
    match tag {
        "ru" => {
            let stem = word.strip_suffix("ый").or_else(|| word.strip_suffix("ой")).or_else(|| word.strip_suffix("ий"));
            let stem = stem.unwrap_or(word);
            if word.ends_with("ний") {
                all(stem, &[("m", "ий"), ("f", "яя"), ("n", "ее"), ("pl", "ие")])
            } else {
                let plural = if stem.ends_with(['к', 'г', 'х', 'ш']) { "ие" } else { "ые" };
                let base = [("m", &word[stem.len()..]), ("f", "ая"), ("n", "ое"), ("pl", plural)];
                all(stem, &base)
            }
        }
        "uk" => match word.strip_suffix("ній") {
            Some(stem) => all(stem, &[("m", "ній"), ("f", "ня"), ("n", "нє"), ("pl", "ні")]),
            None => all(word.strip_suffix("ий").unwrap_or(word), &[("m", "ий"), ("f", "а"), ("n", "е"), ("pl", "і")]),
        },
        "de" => all(word, &[("m", "er"), (ANY, "e"), ("n", "es"), (ANY, "en")]),
        "fr" => match word.split_once('/') {
            Some((masculine, feminine)) => vec![("m", masculine.to_owned()), ("f", feminine.to_owned())],
            None => vec![(ANY, word.to_owned())],
        },
        _ => vec![(ANY, word.to_owned())],
    }
}

fn key(word: &str) -> String {
    fold::coarse(&fold::fine(word, Fold::Default))
}

#[cfg(test)]
mod tests;
