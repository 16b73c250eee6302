//! German names that take an article: *die Türkei*, *der Irak*, *die Niederlande*, *das Elsass*. Other places of the neuter
//! have none. Sources: Auswärtiges Amt, *Verzeichnis der Staatennamen für den amtlichen Gebrauch* (the column of the
//! article); Duden grammar §§ 391–397.

use super::super::{Lemma, NearEdit, Word};
use super::agree;
use super::common::{self, Common};
use super::near;

/// Those whose gender a glossary may leave out.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "türkei", "slowakei", "mongolei", "tschechei", "schweiz", "ukraine", "krim", "niederlande", "bahamas", "komoren", "malediven", "philippinen", "seychellen", "emirate", "staaten", "irak", "libanon", "sudan", "südsudan", "jemen", "kongo", "tschad", "vatikan", "sowjetunion",
    "elfenbeinküste", "republik", "lausitz", "pfalz", "walachei", "lombardei", "bukowina", "balkan", "kaukasus", "moldau", "bretagne", "normandie", "provence", "champagne", "toskana", "steiermark", "dobrudscha", "herzegowina", "wojwodina", "karibik", "levante", "antarktis",
    "arktis", "ägäis", "tschechoslowakei", "mandschurei", "oberpfalz", "uckermark", "peloponnes", "sinai", "golan", "donbass", "donbas", "krajina",
];

/// Neuters that take an article: *das Baskenland*, *im Elsass*.
#[rustfmt::skip]
const NEUTERS: &[&str] = &[
    "baskenland", "westjordanland", "ostjordanland", "saarland", "burgenland", "rheinland", "sauerland", "münsterland", "emsland", "havelland", "vogtland", "weserbergland", "memelland", "sudetenland",
    "baltikum", "elsass", "tessin", "wallis", "allgäu", "banat", "piemont", "ruhrgebiet", "engadin", "veltlin", "trentino", "kosovo",
];

/// What a state or a group of islands is called by, as a word of its name.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "union", "sowjetunion", "konföderation", "kaiserreich", "fürstentum", "großherzogtum", "herzogtum", "sultanat", "emirat", "emirate", "kalifat", "commonwealth", "insel", "halbinsel",
];
/// The same, as a part of a word too: *Volksrepublik*, *Freistaat*, *Marshallinseln*.
const ENDS: &[&str] = &["republik", "föderation", "königreich", "staat", "staaten", "inseln"];

/// Nouns that end as countries do.
#[rustfmt::skip]
const NO_COUNTRIES: &[&str] = &[
    "ausland", "inland", "bundesland", "nachbarland", "mutterland", "vaterland", "heimatland", "festland", "hinterland", "umland", "entwicklungsland", "schwellenland", "industrieland", "mitgliedsland",
    "drittland", "herkunftsland", "gastland", "ackerland", "bauland", "hochland", "tiefland", "flachland", "bergland", "grenzland", "niemandsland", "ödland", "kaiserreich", "königreich", "erdreich", "zarenreich", "weltreich",
];

/// Prepositions that may be another before a name without article, or leave its case unsure: *auf der Krim* may be *in
/// Taurien*, *aufgrund der Krise* is *aufgrund von*. With all others the name stands in the same case with an article and without.
const NOT_KEPT: &[&str] =
    &["auf", "bis", "samt", "nebst", "dank", "laut", "aufgrund", "mithilfe", "entlang", "seitens", "infolge"];

pub(super) fn takes_article(lemma: &Lemma) -> bool {
    let known = || lemma.words.last().is_some_and(|word| KNOWN.contains(&&*word.folded));
    !common::is_town(lemma)
        && (matches!(lemma.gender, Some('m' | 'f' | 'p')) || lemma.gender.is_none() && known() || shows_article(lemma))
}

/// True for a name whose words show that it takes an article, a neuter too.
fn shows_article(lemma: &Lemma) -> bool {
    let head = |word: &Word| {
        HEADS.contains(&&*word.folded)
            || word.text.starts_with(char::is_uppercase) && ENDS.iter().any(|end| word.folded.ends_with(end))
    };
    let neuter = lemma.words.last().is_some_and(|word| NEUTERS.contains(&&*word.folded));
    neuter || lemma.words.iter().any(head)
}

/// True for the name of a state or of a land that has one, not for *die Republik* alone.
pub(super) fn is_land(lemma: &Lemma) -> bool {
    let known =
        |word: &Word| KNOWN.contains(&&*word.folded) && !["republik", "staaten", "emirate"].contains(&&*word.folded);
    lemma.words.last().is_some_and(known)
        || shows_article(lemma)
            && (lemma.words.len() > 1 || lemma.words.iter().all(|word| NEUTERS.contains(&&*word.folded)))
}

/// True for one word that ends as countries without an article do: *Frankreich*, *Russland*, *Armenien*, *Turkmenistan*.
pub(super) fn is_country(lemma: &Lemma) -> bool {
    let [word] = &lemma.words[..] else { return false };
    let long = |end: &str| word.folded.strip_suffix(end).is_some_and(|before| before.chars().count() > 1);
    matches!(lemma.gender, None | Some('n'))
        && word.text.starts_with(char::is_uppercase)
        && !NO_COUNTRIES.contains(&&*word.folded)
        && ["land", "reich", "ien", "stan"].iter().any(|end| long(end))
}

/// True for a noun that is known, whatever the glossary shows: not for *Belarus* with a gender.
pub(super) fn is_noun(lemma: &Lemma) -> bool {
    // Frankreich, Russland.
    if is_country(lemma) && !lemma.words[0].folded.ends_with("ien") {
        return false;
    }
    let name = Lemma { common: false, ..lemma.clone() };
    Common::of(&name).is_some()
}

/// True for a name that has no article, if it is one of a place or a state.
pub(super) fn is_bare(lemma: &Lemma) -> bool {
    // UdSSR, EWG: nothing shows their gender.
    let capitals = |word: &Word| word.text.chars().filter(|c| c.is_uppercase()).count() > 1;
    !is_noun(lemma) && !takes_article(lemma) && !lemma.words.iter().any(capitals)
}

/// The change that leaves out the article before a name, for one without: *in der Tschechischen Republik*, *in Tschechien*;
/// `None` where that would not be all.
pub(super) fn without_article(text: &str, after: &str, gender: Option<char>) -> Option<NearEdit> {
    let range = near::words(text).next()?;
    // Die Tschechische Republik und Slowakei: the article is that of both.
    let next = after.trim_start_matches(',').split_whitespace().take(2).collect::<Vec<_>>();
    let shared =
        matches!(next[..], ["und" | "oder" | "sowie" | "bzw.", other] if other.starts_with(char::is_uppercase));
    if &text[range.end..] != " " || shared || after.starts_with(['-', '\u{2010}', '\u{2011}']) {
        return None;
    }
    if agree::refers(after, gender.unwrap_or('n')) || text[..range.start].trim_end().ends_with(',') {
        return None;
    }
    let word = text[range.clone()].to_lowercase();
    if let Some((preposition, article, _)) = agree::CONTRACTED.iter().find(|(.., both)| *both == word) {
        let fits = !NOT_KEPT.contains(preposition) && (*preposition, *article) != ("in", "das");
        return fits.then(|| NearEdit::Before(range.clone(), agree::like(&text[range], (*preposition).to_owned())));
    }
    if !matches!(&*word, "der" | "die" | "das" | "dem" | "den" | "des") {
        return None;
    }
    let earlier = near::words(text).nth(1).map(|earlier| text[earlier].to_lowercase()).unwrap_or_default();
    let moves = earlier == "in" && !(word == "der" || word == "dem" || word == "den" && gender == Some('p'));
    // In die Türkei is nach Anatolien.
    (!NOT_KEPT.contains(&&*earlier) && !moves).then(|| NearEdit::Before(range.start..text.len(), String::new()))
}
