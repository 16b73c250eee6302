//! The line that says who wrote or took something: *Von Jonas Lemberg, Kaschau*, *By Ann and Tom Lemberg in Kaschau*, *Foto: Jonas
//! Lemberg*. Who is named behind its first word is a person; what stands behind a comma or a preposition is a place.

use super::tables::PLACES;
use crate::base::PlainSpan;
use crate::text::fold::{self, Fold};
use crate::text::words;

/// Bytes of the longest line that is one.
const LONGEST: usize = 160;

/// Words that a byline begins with.
const BY: &[&str] = &["by", "von", "par", "por", "di", "door"];

/// The same before a colon.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "text", "texte", "texto", "testo", "tekst", "foto", "fotos", "photo", "photos", "autor", "autorin", "auteur", "autora", "autore",
    "author", "words", "текст", "фото", "автор",
];

/// What joins two authors.
const JOINS: &[&str] = &["and", "und", "et", "y", "e", "en", "i", "и", "і", "та"];

/// Parts of surnames, which stand behind a given name.
const PARTICLES: &[&str] = &["von", "van", "de", "der", "den", "du", "da", "dos", "del", "af", "zu"];

/// Before where they write from.
#[rustfmt::skip]
const FROM: &[&str] = &["in", "from", "near", "aus", "bei", "à", "au", "aux", "en", "desde", "a", "da", "em", "uit", "te", "із", "з", "в", "у", "из"];

/// What the name of a place begins with, and no person's: *By Lake Geneva*.
#[rustfmt::skip]
const LAND: &[&str] = &[
    "lake", "mount", "port", "fort", "cape", "river", "saint", "st", "new", "old", "north", "south", "east", "west", "upper", "lower", "greater", "the",
    "bad", "neu", "alt", "sankt", "schloss", "stadt", "burg", "see", "lac", "mont", "château", "pont", "la", "le", "les", "san", "santa",
    "río", "rio", "lago", "monte", "puerto", "nuevo", "nueva", "el", "los", "las",
];

/// True for what stands where a byline has the surname of its author.
pub(super) fn is_author(plain: &str, span: PlainSpan) -> bool {
    let (from, to) = (span.start as usize, span.end as usize);
    let first = plain.floor_char_boundary(from.saturating_sub(LONGEST));
    let last = plain.ceil_char_boundary((to + LONGEST).min(plain.len()));
    let start = first + plain[first..from].rfind('\n').map_or(0, |at| at + 1);
    let end = to + plain[to..last].find('\n').unwrap_or(last - to);
    let line = &plain[start..end];
    // What is longer was cut.
    if line.len() > LONGEST {
        return false;
    }
    let mut words = words::words(line).map(PlainSpan::range);
    let Some(leading) = words.next() else { return false };
    let lead = line[leading.clone()].to_lowercase();
    let has_label = LABELS.contains(&&*lead) && line[leading.end..].starts_with(':');
    let begins = line[leading.clone()].starts_with(char::is_uppercase) && (has_label || BY.contains(&&*lead));
    begins && is_in_list(line, leading.end + usize::from(has_label), words, from - start..to - start)
}

/// True if the name stands behind another word of one of the persons that are listed from there on, in a line without a verb.
fn is_in_list(
    line: &str,
    from: usize,
    words: impl Iterator<Item = std::ops::Range<usize>>,
    name: std::ops::Range<usize>,
) -> bool {
    // Words of the person that is being named; `None` behind the persons.
    let mut own = Some(0);
    let mut before = from;
    let mut is_land = false;
    let mut found = false;
    for word in words {
        let gap = std::mem::replace(&mut before, word.end);
        if line[gap..word.start].contains([',', '(', '/', '|', '–', '—', ';', '·']) {
            own = None;
        }
        let written = &line[word.clone()];
        let folded = written.to_lowercase();
        if !written.starts_with(char::is_uppercase) {
            if JOINS.contains(&&*folded) {
                own = own.map(|_| 0);
            } else if FROM.contains(&&*folded) {
                own = None;
            } else if !PARTICLES.contains(&&*folded) && !folded.starts_with(|c: char| c.is_ascii_digit()) {
                return false;
            }
            continue;
        }
        if own == Some(0) {
            is_land = LAND.contains(&&*folded) || PLACES.begin(&fold::fine(written, Fold::Default));
        }
        if word.start < name.end && name.start < word.end {
            match own {
                Some(1..) if !is_land => found = true,
                _ if !found => return false,
                _ => {}
            }
        }
        own = own.map(|count| count + 1);
    }
    found
}
