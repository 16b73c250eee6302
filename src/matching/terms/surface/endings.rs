//! The ends that a word may have in the text: behind an apostrophe, a closing quotation mark, a hyphen.

use super::super::marks;
use super::{Look, Surface, WordAt, seen};
use crate::base::PlainSpan;
use crate::text::fold::{self, Fold, is_apostrophe, is_hyphen, is_short_hyphen};
use crate::text::morph::{Joint, is_spelt_in_georgian};
use crate::text::unspaced::is_unspaced;
use crate::text::words::{closes_quotation, is_word};

/// The last word of a lemma with every end it may have. What ends with a mark does not go on; a full stop of its own is
/// left to the sentence that ends with it.
pub(super) fn last_word(
    plain: &str,
    word: &WordAt,
    meant: Option<&str>,
    stem: &str,
    listed: &str,
    look: Look,
) -> Vec<Surface> {
    // in ‘old Kazan’; the residents’
    if plain[..word.end].ends_with(is_apostrophe)
        && (marks::may_close(plain, word.start) || listed.trim_end_matches('\'').ends_with('s'))
    {
        return Vec::new();
    }
    let mut all = endings(plain, word, meant, stem, listed, look);
    if !plain[..word.end].ends_with(is_word) {
        // What stands behind an apostrophe is no part of it, nor are letters that need no space before them.
        let is_apart = |c: char| is_unspaced(c) || matches!(c, '\u{AC00}'..='\u{D7A3}');
        let goes_on = |c: char| is_word(c) && !is_apart(c);
        all.retain(|surface| {
            !plain[surface.end..].starts_with(goes_on)
                && (surface.joint != Joint::Quote
                    || !plain[surface.joint_span.start as usize..].starts_with(is_apostrophe))
        });
        for surface in &mut all {
            if plain[..surface.end].ends_with('.') && marks::ends_sentence(plain, surface.end) {
                surface.end -= 1;
                surface.joint_span = PlainSpan::new(surface.end, surface.end);
            }
        }
    }
    all
}

/// Every end that a word may have.
fn endings(plain: &str, word: &WordAt, meant: Option<&str>, stem: &str, listed: &str, look: Look) -> Vec<Surface> {
    let mut all = Vec::new();
    let (start, own) = (word.start, marks::inner_apostrophes(listed));
    if let Some((quote, end)) = quoted_ending(plain, word) {
        let mut text = seen(plain, word, word.end(), meant, stem, look);
        text.push('"');
        text.push_str(&fold::fine(&plain[quote.end as usize..end], look.fold));
        all.push(Surface { words: vec![text], start, end, joint: Joint::Quote, joint_span: quote, mixed: false });
    }
    if let Some(end) = hyphened_ending(plain, word, look.fold) {
        let mut text = seen(plain, word, word.end(), meant, stem, look);
        text.push('"');
        text.extend(fold::fine(&plain[word.end..end], look.fold).chars().filter(|c| !is_short_hyphen(*c)));
        let joint_span = PlainSpan::new(end, end);
        all.push(Surface { words: vec![text], start, end, joint: Joint::None, joint_span, mixed: false });
    }
    for i in (0..=word.cuts.len()).rev() {
        let end = word.cuts.get(i).copied().unwrap_or(word.end);
        // Look-alikes change no lengths in characters, but the word as meant can only be taken whole.
        if end == word.start || meant.is_some() && end != word.end() {
            continue;
        }
        let text = seen(plain, word, end, meant, stem, look);
        let (joint, joint_span) = if i > own {
            // What cannot be seen may stand before it.
            let cut = word.cuts[i - 1];
            let at = cut + plain[cut..end].find(is_apostrophe).unwrap_or(0);
            let len = plain[at..].chars().next().map_or(0, char::len_utf8);
            if closes_single(plain, word.start, at) && !matches!(&plain[at + len..end], "s" | "S") {
                // ‘Martakert’in: what looks like an apostrophe closes the quotation mark before the name.
                let mut quoted = seen(plain, word, at, None, stem, look);
                quoted.push('"');
                quoted.push_str(&fold::fine(&plain[at + len..end], look.fold));
                let joint_span = PlainSpan::new(at, at + len);
                all.push(Surface { words: vec![quoted], start, end, joint: Joint::Quote, joint_span, mixed: false });
            }
            (Joint::Apostrophe, PlainSpan::new(at, at + len))
        } else {
            (Joint::None, PlainSpan::new(end, end))
        };
        all.push(Surface { words: vec![text], start, end, joint, joint_span, mixed: false });
    }
    all
}

/// Where the ending stops that a hyphen joins to an abbreviation: *RF-dən*, *ՌԴ-ում*, *ეეგ-ში*. Georgian has no capitals.
pub(super) fn hyphened_ending(plain: &str, word: &WordAt, fold: Fold) -> Option<usize> {
    let rest = &plain[word.end..];
    let ending = rest.strip_prefix(is_short_hyphen)?;
    let first = ending.chars().next().filter(|c| c.is_lowercase() || ('ა'..='ჰ').contains(c))?;
    let name = &plain[word.start..word.end];
    let capitals = || name.chars().all(char::is_uppercase) && name.chars().nth(1).is_some();
    let has_rule = match first {
        'ა'..='ჰ' => is_spelt_in_georgian(name) || capitals(),
        'ա'..='և' => capitals(),
        _ => fold == Fold::Turkic && capitals(),
    };
    let len = ending.find(|c: char| !c.is_alphabetic()).unwrap_or(ending.len());
    has_rule.then(|| word.end + rest.len() - ending.len() + len)
}

/// What may follow the letters of a word and still be part of it.
pub(in crate::matching) struct End {
    /// Folded, with the joint as `'` or `"`; empty for nothing.
    pub(in crate::matching) tail: String,
    pub(in crate::matching) stop: usize,
    pub(in crate::matching) joint: Joint,
    pub(in crate::matching) joint_span: PlainSpan,
}

/// All ways in which a word may go on behind an apostrophe or a quotation mark, the longest first; the last is not at
/// all.
pub(in crate::matching) fn ends(plain: &str, span: PlainSpan, fold: Fold) -> Vec<End> {
    let word = WordAt::new(plain, span.start as usize);
    let own = fold::fine(&plain[span.range()], fold);
    let all = endings(plain, &word, None, "", "", Look { fold, lax: false }).into_iter();
    let mut all: Vec<End> = all
        .filter(|surface| surface.end > span.end as usize)
        .filter_map(|Surface { words, end, joint, joint_span, .. }| {
            let tail = words.first()?.strip_prefix(&*own)?.to_owned();
            (tail.starts_with(['\'', '"']) && joint != Joint::None).then_some(End {
                tail,
                stop: end,
                joint,
                joint_span,
            })
        })
        .collect();
    let end = span.end as usize;
    all.push(End { tail: String::new(), stop: end, joint: Joint::None, joint_span: PlainSpan::new(end, end) });
    all
}

/// An ending right behind a closing quotation mark: the mark and the ending's end.
fn quoted_ending(plain: &str, word: &WordAt) -> Option<(PlainSpan, usize)> {
    let end = word.end();
    let mark = plain[end..].chars().next().filter(|&c| closes_quotation(c))?;
    let opened = plain[..word.start].trim_end_matches(is_word).chars().next_back()?;
    // A mark must have been opened somewhere shortly before; the name may have several words.
    let window = &plain[floor(plain, word.start.saturating_sub(60))..word.start];
    if !(is_quote(opened) || window.chars().any(is_quote)) {
        return None;
    }
    // «Աղդամ»-ը, “Laçın”'ın: what stands between the mark and the ending stays with the mark.
    let sign = plain[end + mark.len_utf8()..].chars().next().filter(|&c| is_hyphen(c) || is_apostrophe(c));
    let from = end + mark.len_utf8() + sign.map_or(0, char::len_utf8);
    let tail: usize = plain[from..].chars().take_while(|&c| is_word(c)).map(char::len_utf8).sum();
    (tail > 0 && tail <= 48).then(|| (PlainSpan::new(end, from), from + tail))
}

/// True for a `’` behind a word that `‘` stands before, or a `'` behind one that `'` stands before.
fn closes_single(plain: &str, start: usize, at: usize) -> bool {
    matches!(
        (plain[..start].chars().next_back(), plain[at..].chars().next()),
        (Some('‘' | '‚'), Some('’')) | (Some('\''), Some('\''))
    )
}

fn is_quote(c: char) -> bool {
    closes_quotation(c) || matches!(c, '\u{201E}' | '\u{201A}' | '\u{2039}')
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
