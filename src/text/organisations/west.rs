//! French and German: Université d'État d'Artsakh, ministère de la Culture d'Artsakh; Universität Artsakh, Stiftung Artsakh,
//! Ministerium für Kultur von Artsakh, Stepanakerter Staatliche Universität.
//!
//! French writes the first noun of such a name with a capital, but ministries small (*Lexique des règles typographiques en usage à
//! l'Imprimerie nationale*); all German nouns have one, so that there the place must stand in apposition.

use super::super::composed::composed;
use super::heads::{self, Head};
use super::{Around, words_before};
use crate::base::PlainSpan;

/// Words between the head and the place, at most.
const BETWEEN: usize = 6;

/// Small words of French names.
#[rustfmt::skip]
const FRENCH_JOINTS: &[&str] = &["de", "du", "des", "d'", "d’", "la", "le", "les", "et", "pour", "en", "appel", "commerce", "instance", "suprême"];

/// Legal forms and the like, which stand before a name or behind it.
const FORMS: &[&str] = &["FC", "FK", "SC", "SV", "AG", "GmbH", "SA", "SARL", "TV", "AS", "US"];

pub(super) fn french(around: &Around<'_>, hit: &str) -> Option<PlainSpan> {
    if !hit.starts_with(char::is_uppercase) {
        return None;
    }
    let (plain, end) = (around.plain, around.span.end as usize);
    let mut start = around.span.start as usize;
    let elided = |text: &str| ["d'", "d’", "l'", "l’"].into_iter().find(|word| text.to_lowercase().ends_with(word));
    let mut joined = false;
    while let Some(word) = elided(&plain[..start]) {
        start -= word.len();
        joined = true;
    }
    let words = words_before(plain, if joined { start } else { around.span.start as usize }, BETWEEN);
    // Behind d' no blank stands: the word before it is looked for from there.
    for (index, word) in words.iter().enumerate() {
        let bare = ["l'", "l’", "d'", "d’", "L'", "L’", "D'", "D’"].iter().find_map(|own| word.text.strip_prefix(own));
        let text = bare.unwrap_or(word.text);
        let small = composed(text).to_lowercase();
        if FORMS.contains(&text) && index == 0 && !joined {
            return Some(PlainSpan::new(word.start, end));
        }
        if heads::is_french(&small) {
            let named = words[..index].iter().any(|word| word.is_capital());
            let first = bare.is_none() && around.begins && words.get(index + 1).is_none() && !named;
            let sure = text.starts_with(char::is_uppercase) && !first || small == "ministère";
            return sure.then(|| PlainSpan::new(word.end - text.len(), end));
        }
        let attribute =
            ["al", "ale", "ales", "aux", "ique", "iques", "ère", "ères", "ienne", "iennes", "ien", "aise", "aises"]
                .iter()
                .any(|end| small.ends_with(end));
        if !(text.starts_with(char::is_uppercase) || FRENCH_JOINTS.contains(&&*small) || attribute || bare.is_some()) {
            return None;
        }
    }
    None
}

pub(super) fn german(around: &Around<'_>, hit: &str) -> Option<PlainSpan> {
    if !hit.starts_with(char::is_uppercase) {
        return None;
    }
    let is_head = |word: &str| heads::is_german(&composed(word).to_lowercase(), |head| head >= Head::Strong);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    // Stepanakerter Staatliche Universität; a Stepanakerter Verein may be any.
    if hit.ends_with("er") {
        for (index, word) in around.after.iter().take(BETWEEN).enumerate() {
            if !capital(word.text) {
                return None;
            }
            if is_head(word.text) {
                return (index > 0).then(|| around.hit_to(*word));
            }
        }
        return None;
    }
    let first = around.before.first()?;
    if FORMS.contains(&first.text) || capital(first.text) && is_head(first.text) {
        return Some(around.hit_back_to(*first));
    }
    // Ministerium für Kultur von Artsakh; a bank in Artsakh or a club from there may be any.
    if first.text != "von" {
        return None;
    }
    for (index, word) in around.before.iter().enumerate().skip(1) {
        if capital(word.text) && is_head(word.text) {
            return (index > 1).then(|| around.hit_back_to(*word));
        }
        if !(capital(word.text) || matches!(&*composed(word.text), "für" | "und" | "der" | "des" | "zur")) {
            return None;
        }
    }
    None
}
