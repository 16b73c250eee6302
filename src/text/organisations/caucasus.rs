//! Armenian and Georgian: Արցախի պետական համալսարան, ბახმუტის სახელმწიფო უნივერსიტეტი.

use super::heads::{Family, Head, head};
use super::{Around, BETWEEN};
use crate::base::PlainSpan;

/// The organisation that begins with a place in the genitive, behind which adjectives and genitives stand in small letters.
pub(super) fn armenian(around: &Around<'_>, hit: &str) -> Option<PlainSpan> {
    if !hit.starts_with(char::is_uppercase) {
        return None;
    }
    if let Some(word) = around.after.first().filter(|word| head(word.text, Family::Armenian) == Some(Head::Form)) {
        return Some(around.hit_to(*word));
    }
    if !hit.ends_with(['ի', 'վ', 'ո']) {
        return None;
    }
    for (index, word) in around.after.iter().take(BETWEEN + 1).enumerate() {
        if let Some(head) = head(word.text, Family::Armenian) {
            let sure = head > Head::Weak || index > 0 || word.is_capital();
            return sure.then(|| around.hit_to(*word));
        }
        let attributive = ["ական", "ային", "ի", "ու", "յան", "վող", "քին", "ության", "և", "եւ"]
            .iter()
            .any(|ending| word.text.ends_with(ending));
        if !attributive || (index == 0 && matches!(word.text, "և" | "եւ")) {
            return None;
        }
    }
    None
}

/// The same in Georgian, which has no capitals: what stands between is of the few shapes that adjectives of relation and
/// genitives have there, so that *ახალი უნივერსიტეტი*, a new one, is no name.
pub(super) fn georgian(around: &Around<'_>, hit: &str) -> Option<PlainSpan> {
    // ბათუმს is a dative, ბაქოს may be one.
    if !["ის", "ოს", "უს"].iter().any(|ending| hit.ends_with(ending)) {
        return None;
    }
    for (index, word) in around.after.iter().take(BETWEEN + 1).enumerate() {
        if let Some(head) = head(word.text, Family::Georgian) {
            return (head > Head::Weak || index > 0).then(|| around.hit_to(*word));
        }
        let circumfix = word.text.starts_with("სა") && word.text.ends_with('ო');
        let ends = ["ური", "ული", "ურ", "ულ", "ურმა", "ულმა", "ის", "ისა", "თა", "ობის"];
        let attributive = circumfix || ends.iter().any(|ending| word.text.ends_with(ending));
        if !(attributive || index > 0 && word.text == "და") {
            return None;
        }
    }
    None
}
