//! Surnames that no ending shows, and those that look like the inhabitants of a town.

use super::super::Reading;
use super::given;
use super::tables::{OFFICES, SPEECH};
use crate::text::fold;
use crate::text::morph::Feature;

/// Turkish surnames that no ending shows, without their marks: *Sarvan Yılmaz*, in English *Yilmaz*. Not those that are towns or
/// short words (Aydın, Kara). Facts: the most frequent surnames by the register of the Republic of Turkey (Nüfus ve Vatandaşlık
/// İşleri).
#[rustfmt::skip]
const TURKISH: &[&str] = &[
    "yilmaz", "kaya", "demir", "celik", "sahin", "yildiz", "yildirim", "ozturk", "ozdemir", "arslan", "dogan", "kilic", "aslan", "cetin", "kurt", "ozkan", "simsek", "polat", "korkmaz", "ozcan",
    "cakir", "erdogan", "yavuz", "acar", "aktas", "guler", "yalcin", "bozkurt", "keskin", "unal", "turan", "kaplan", "tekin", "yuksel", "aksoy", "karaca", "gunes", "avci", "duman", "coskun",
    "koksal", "ozer", "ergin", "erdem", "akbulut", "karakaya", "karatas", "demirci", "ozgur", "sezer", "tuncer", "uysal", "yigit", "toprak", "soylu",
];

/// True for a Turkish surname, with its marks or without, and before an apostrophe.
pub(super) fn is_turkish(folded: &str) -> bool {
    TURKISH.contains(&&*unmarked(folded))
}

/// The word before an apostrophe, in letters without marks.
fn unmarked(folded: &str) -> String {
    let name = folded.split(fold::is_apostrophe).next().unwrap_or_default();
    let plain = |c: char| match c {
        'ı' | 'İ' => 'i',
        'ş' => 's',
        'ç' => 'c',
        'ğ' => 'g',
        'ö' => 'o',
        'ü' => 'u',
        c => c,
    };
    name.chars().map(plain).collect()
}

/// Of them those that are nouns: rock, iron, steel, soil, sun, star, smoke.
const NOUNS: &[&str] =
    &["kaya", "demir", "celik", "polat", "toprak", "gunes", "yildiz", "duman", "yildirim", "simsek", "kurt"];

/// True for such a noun before another one, with a capital or of a site: *Laçin Demir Köprü*, *the Fuzuli Kaya quarry*.
pub(super) fn is_noun_before_noun(folded: &str, behind: &str) -> bool {
    #[rustfmt::skip]
    const WORKS: &[&str] = &["quarry", "mine", "mines", "mill", "works", "plant", "factory", "station", "pass", "field", "site", "ridge", "spring", "dam", "tunnel"];
    let Some(rest) = behind.strip_prefix([' ', '\u{a0}']) else { return false };
    let next = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    NOUNS.contains(&&*unmarked(folded)) && (next.starts_with(char::is_uppercase) || WORKS.contains(&next))
}

/// *Sanasarian signed*, *Karl Danziger*: a surname that looks like an inhabitant. In English it has no article and no noun behind it,
/// in German a given name before it.
pub(super) fn is_one(readings: &[Reading<'_>], written: &str, before: &str, after: &str, last: &str) -> bool {
    #[rustfmt::skip]
    const NOT_BEHIND: &[&str] = &[
        "a", "an", "the", "this", "that", "every", "each", "another", "one", "no", "any", "some", "is", "are", "was", "were", "be", "been", "being", "became", "become", "and", "or", "but", "in", "of", "old", "young", "first", "last", "new", "former", "proud", "fellow", "as", "not", "more", "very", "half", "native", "true", "local",
    ];
    let single = |r: &Reading<'_>, lang: &str| {
        r.term.lang.primary() == lang && r.form.has(Feature::Demonym) && !r.form.has(Feature::Plural)
    };
    if readings.iter().all(|r| single(r, "de")) {
        return given::is_listed(last) && super::is_given_name(before, last);
    }
    let ian = |r: &Reading<'_>| single(r, "en") && !r.form.has(Feature::Other2) && !r.form.has(Feature::Other3);
    // The same name in a text in Turkish has other endings: Stepanakertli.
    let family = ["ian", "yan"].iter().any(|end| written.to_lowercase().ends_with(end));
    if !family || !readings.iter().all(ian) || NOT_BEHIND.contains(&last) {
        return false;
    }
    // Sanasarian, 44, signed; Sanasarian signed; but Sanasarian wine, and old, Sanasarian wine.
    if let Some(rest) = after.strip_prefix(", ") {
        // Stepanakertian, Armenian and Russian songs.
        let first = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_adjective = ["an", "ish", "ese", "ic"].iter().any(|end| first.ends_with(end));
        let is_name = rest.starts_with(char::is_uppercase) && !is_adjective;
        return is_name || rest.starts_with(|c: char| c.is_ascii_digit()) || rest.starts_with("who ");
    }
    let Some(word) = super::next(after).filter(|_| after.starts_with([' ', '\u{a0}', '\n'])) else { return false };
    OFFICES.begin(last)
        || SPEECH.begin(&word)
        || matches!(&*word, "is" | "was" | "has" | "had" | "will" | "who")
        || is_past(&word)
}

/// An English verb in the past: signed.
fn is_past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
        || matches!(
            word,
            "won"
                | "lost"
                | "left"
                | "came"
                | "went"
                | "took"
                | "made"
                | "gave"
                | "saw"
                | "met"
                | "led"
                | "spoke"
                | "ran"
                | "sang"
        )
}
