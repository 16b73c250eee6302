//! Words, the scripts they are written in, and the sentences they stand in.

use unicode_normalization::char::is_combining_mark;

use super::fold::is_silent;
use crate::base::PlainSpan;

/// True for a character that a word is made of: letters, marks, digits and the underscore. Apostrophes and hyphens
/// are not; nor are soft hyphens and the like, which do not end a word either ([`fold::is_silent`](is_silent)).
pub(crate) fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric() || c == '_',
        // Superscript digits behind a word are a footnote's.
        '\u{80}'..='\u{A9}' | '²' | '³' | '¹' | '\u{2000}'..='\u{2079}' => false,
        _ => is_plain_letter(c) || c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// The letters that texts are full of, known without a look into Unicode's tables, which takes far longer.
fn is_plain_letter(c: char) -> bool {
    matches!(
        c,
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ή'..='Ί' | 'Ύ'..='Ρ' | 'Σ'..='ώ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ'
            | 'Ա'..='Ֆ' | 'ա'..='ֈ' | 'א'..='ת' | 'ؠ'..='ي' | 'ٱ'..='ۓ' | 'ა'..='ჺ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣'
    )
}

/// True for a letter: [`char::is_alphabetic`], sooner.
pub(crate) fn is_letter(c: char) -> bool {
    is_plain_letter(c) || c.is_alphabetic()
}

/// Bytes of the word characters that a text begins with, of those that are known by their first bytes: ASCII, and the letters
/// of two bytes that Latin, Cyrillic and Armenian are written with.
fn plain_run(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += match bytes[at..] {
            [byte, ..] if byte.is_ascii_alphanumeric() || byte == b'_' => 1,
            [first, second, ..] if is_plain_pair(first, second) => 2,
            _ => return at,
        };
    }
}

/// True for the two bytes of a letter of Latin, Cyrillic or Armenian.
fn is_plain_pair(first: u8, second: u8) -> bool {
    match first {
        // U+0100 to U+027F, U+0400 to U+047F.
        0xC4..=0xC9 | 0xD0 | 0xD1 => true,
        // From U+00C0, but for × and ÷.
        0xC3 => !matches!(second, 0x97 | 0xB7),
        // Armenian: U+0531 to U+0587 but for what stands between capitals and small letters.
        0xD4 => second >= 0xB1,
        0xD5 => !matches!(second, 0x97..=0x9F),
        0xD6 => second <= 0x87,
        _ => false,
    }
}

/// True for a combining mark, which belongs to the letter before it.
pub(crate) fn is_mark(c: char) -> bool {
    is_combining_mark(c)
}

/// Quotation marks that can close a quoted name with an ending right behind: “İstisu”nun, «Laçın»da, 「한켄디」는.
pub(crate) const fn closes_quotation(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '\u{AB}'
            | '\u{BB}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201C}'
            | '\u{201D}'
            | '\u{203A}'
            | '」'
            | '』'
            | '》'
            | '〉'
    )
}

/// The words of a text, in order: runs of [word characters](is_word), with the silent characters inside them but not
/// those around them.
pub(crate) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator of [`words`].
#[derive(Clone, Debug)]
pub(crate) struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = PlainSpan;

    fn next(&mut self) -> Option<PlainSpan> {
        let start = next_start(self.text, self.at)?;
        self.at = word_end(self.text, start);
        Some(PlainSpan::new(start, self.at))
    }
}

/// Byte offset of the first word character at or after `at`, which must not lie inside a character.
pub(crate) fn next_start(text: &str, mut at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() || byte == b'_' {
                return Some(at);
            }
            at += 1;
        } else if bytes.get(at + 1).is_some_and(|next| is_plain_pair(byte, *next)) {
            return Some(at);
        } else {
            let c = text[at..].chars().next()?;
            if is_word(c) {
                return Some(at);
            }
            at += c.len_utf8();
        }
    }
    None
}

/// One past the last character of the word that begins or goes on at `at`.
pub(crate) fn word_end(text: &str, at: usize) -> usize {
    let at = at + plain_run(&text.as_bytes()[at..]);
    let mut end = at;
    if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
        return end;
    }
    for (i, c) in text[at..].char_indices() {
        if is_word(c) {
            end = at + i + c.len_utf8();
        } else if !is_silent(c) {
            break;
        }
    }
    end
}

/// A writing system, as far as telling them apart matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// Latin.
    Latin,
    /// Cyrillic.
    Cyrillic,
    /// Armenian.
    Armenian,
    /// Georgian, Mtavruli capitals included.
    Georgian,
    /// Greek.
    Greek,
    /// Arabic, with the letters of Persian, Urdu and Kurdish.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Korean: Hangul, as syllables or letters.
    Hangul,
    /// Chinese characters and kana, which Japanese mixes.
    Han,
    /// Thai.
    Thai,
    /// Letters of any other script.
    Other,
    /// No letter: digits, signs, marks, spaces.
    Common,
}

/// The script of a letter, by its block (Unicode Standard, code charts).
pub(crate) fn script(c: char) -> Script {
    let script = match c as u32 {
        0x41..=0x5A | 0x61..=0x7A => return Script::Latin,
        0..0xAA => return Script::Common,
        0xAA..=0x2AF
        | 0x1D00..=0x1D25
        | 0x1E00..=0x1EFF
        | 0x2C60..=0x2C7F
        | 0xA722..=0xA7FF
        | 0xFB00..=0xFB06
        | 0xFF21..=0xFF3A
        | 0xFF41..=0xFF5A => Script::Latin,
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x400..=0x52F | 0x1C80..=0x1C8F | 0x2DE0..=0x2DFF | 0xA640..=0xA69F => Script::Cyrillic,
        0x531..=0x588 | 0xFB13..=0xFB17 => Script::Armenian,
        0x5D0..=0x5F2 | 0xFB1D..=0xFB4F => Script::Hebrew,
        0x620..=0x6FF | 0x750..=0x77F | 0x870..=0x8FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Script::Arabic,
        0x10A0..=0x10FF | 0x1C90..=0x1CBF | 0x2D00..=0x2D2F => Script::Georgian,
        0xE01..=0xE4E => Script::Thai,
        0x1100..=0x11FF | 0x3131..=0x318E | 0xA960..=0xA97C | 0xAC00..=0xD7FB | 0xFFA0..=0xFFDC => Script::Hangul,
        0x3005..=0x3007
        | 0x3021..=0x3029
        | 0x3038..=0x30FF
        | 0x31F0..=0x31FF
        | 0x3400..=0x9FFF
        | 0xF900..=0xFAFF
        | 0xFF66..=0xFF9D
        | 0x20000..=0x3FFFF => Script::Han,
        _ => Script::Other,
    };
    let letter = is_plain_letter(c) || c.is_alphabetic() && !is_combining_mark(c);
    if letter { script } else { Script::Common }
}

/// How far a sentence is looked for on either side, in bytes: a text without full stops must not make every look-up
/// read it whole.
const FAR: usize = 4096;

/// The sentence around a byte offset, without the white space around it: up to a full stop, question or exclamation
/// mark before a capital letter, or an empty line. Abbreviations and initials do not end it. A sentence of more than
/// 4 KiB on one side is cut there.
pub(crate) fn sentence(plain: &str, at: u32) -> PlainSpan {
    let at = plain.floor_char_boundary(at as usize);
    let low = plain.ceil_char_boundary(at.saturating_sub(FAR));
    let high = plain.floor_char_boundary(at.saturating_add(FAR));
    let (mut start, mut end) = (low, None);
    for (i, c) in plain[low..at].char_indices().rev() {
        match ends(plain, low + i, c) {
            Some(found) if found.next <= at => {
                start = found.next;
                break;
            }
            // Between a full stop and the next sentence: the one before is meant.
            Some(found) => end = Some(found.last),
            None => {}
        }
    }
    let ahead =
        || plain[at..high].char_indices().find_map(|(i, c)| ends(plain, at + i, c)).map_or(high, |end| end.last);
    let end = end.unwrap_or_else(ahead);
    let inner = &plain[start..end.max(start)];
    let start = start + (inner.len() - inner.trim_start().len());
    PlainSpan::new(start, start + inner.trim().len())
}

/// What a place says of capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Setting {
    /// A sentence begins there.
    pub(crate) begins: bool,
    /// It is a title in which every longer word has a capital.
    pub(crate) title: bool,
    /// The sentence is in capitals.
    pub(crate) shouted: bool,
}

/// Bytes of the longest title.
const TITLE: usize = 200;
/// Shorter words of a title may be small: *of*, *the*.
const LONG: usize = 4;

/// The setting of a span, by the words of its sentence.
pub(crate) fn setting(plain: &str, span: PlainSpan) -> Setting {
    let sentence = sentence(plain, span.start);
    let (start, end) = (span.start as usize, span.end as usize);
    let (from, to) = ((sentence.start as usize).min(start), (sentence.end as usize).max(end));
    let (before, after) = (&plain[from..start], &plain[end..to]);
    let others = || [before, after].into_iter().flat_map(|part| words(part).map(move |word| &part[word.range()]));
    let letters = || [before, after].into_iter().flat_map(str::chars);
    let shouted = !letters().any(char::is_lowercase)
        && others().any(|word| word.chars().filter(|c| c.is_uppercase()).count() > 1);
    let long = || others().filter(|word| word.chars().count() >= LONG && word.starts_with(char::is_alphabetic));
    let closed = after.trim_end().ends_with(['.', ';', ',', '։', '。']);
    let title = !closed
        && to - from <= TITLE
        && long().nth(1).is_some()
        && long().all(|word| word.starts_with(|c: char| !c.is_lowercase()));
    Setting { begins: !before.contains(char::is_alphanumeric), title, shouted }
}

/// Where a sentence ends and the next begins.
struct End {
    last: usize,
    next: usize,
}

/// Whether the character `c` at `at` ends a sentence.
fn ends(text: &str, at: usize, c: char) -> Option<End> {
    let after = &text[at + c.len_utf8()..];
    match c {
        '\n' => {
            let space = after.len() - after.trim_start_matches([' ', '\t', '\r']).len();
            after[space..].starts_with('\n').then_some(End { last: at, next: at + 1 + space + 1 })
        }
        '\u{2029}' | '\u{C}' => Some(End { last: at, next: at + c.len_utf8() }),
        // No space follows these.
        '。' | '！' | '？' | '｡' | '．' | '។' | '။' | '།' => {
            let closed =
                after.trim_start_matches(['」', '』', '”', '’', '）', ')', '》', '〉', '】', '"', '。', '！', '？']);
            let rest = closed.trim_start();
            let before = || text[..at].chars().next_back();
            let number = c == '．' && before().is_some_and(char::is_numeric);
            // 「…！」と述べた: the sentence goes on behind the mark.
            let goes_on = closed.len() < after.len()
                && !rest.is_empty()
                && rest.starts_with(['と', 'の', 'は', 'が', 'を', 'に', 'で', '，', '、', ',']);
            (!number && !goes_on).then_some(End { last: text.len() - closed.len(), next: text.len() - rest.len() })
        }
        '.' | '!' | '?' | '…' | '։' | '؟' | '۔' | ':' => {
            let closed = after.trim_start_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '*', '_']);
            let rest = closed.trim_start();
            if rest.len() == closed.len() && !rest.is_empty() {
                return None;
            }
            let opener =
                |c: char| matches!(c, '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '[' | '*' | '_' | '—' | '–' | '-');
            let first = rest.trim_start_matches(|c: char| opener(c) || c.is_whitespace()).chars().next();
            let begins = first.is_none_or(|c| !c.is_lowercase() || script(c) == Script::Georgian);
            let before = &text[..at];
            let right = match c {
                '.' => begins && !is_abbreviation(before),
                ':' => begins && before.chars().next_back().is_some_and(|c| script(c) == Script::Armenian),
                '։' => true,
                _ => begins,
            };
            right.then_some(End { last: text.len() - closed.len(), next: text.len() - rest.len() })
        }
        _ => None,
    }
}

/// Words that are followed by a full stop inside a sentence, in lower case: titles, places, numbers, references.
const ABBREVIATIONS: &[&str] = &[
    // English, German, French, Spanish, Italian
    "mr",
    "mrs",
    "ms",
    "dr",
    "prof",
    "st",
    "ste",
    "mt",
    "no",
    "nos",
    "vs",
    "gen",
    "col",
    "lt",
    "capt",
    "sgt",
    "maj",
    "gov",
    "sen",
    "rep",
    "rev",
    "hon",
    "jr",
    "sr",
    "fig",
    "vol",
    "pp",
    "ed",
    "eds",
    "cf",
    "al",
    "approx",
    "ca",
    "art",
    "nr",
    "str",
    "bzw",
    "vgl",
    "ggf",
    "hrsg",
    "mme",
    "mlle",
    "mgr",
    "av",
    "bd",
    "sra",
    "dna",
    "sig",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    // Russian and Ukrainian
    "ул",
    "просп",
    "пр",
    "пер",
    "пл",
    "наб",
    "обл",
    "респ",
    "р-н",
    "пос",
    "дер",
    "им",
    "см",
    "ср",
    "стр",
    "рис",
    "табл",
    "гл",
    "ген",
    "полк",
    "проф",
    "акад",
    "доц",
    "гос",
    "тыс",
    "млн",
    "млрд",
    "руб",
    "тел",
    "напр",
    "букв",
    "арм",
    "азерб",
    "тур",
    "рус",
    "англ",
    "вул",
    "обл",
    "смт",
    "гг",
    "вв",
    "св",
    // Azerbaijani and Turkish
    "küç",
    "şəh",
    "ray",
    "pr",
    "məs",
    "səh",
    "müəl",
    "akad",
    "dos",
    "gen-m",
    "sok",
    "cad",
    "mah",
    "doç",
    "yrd",
    "bkz",
    // Armenian
    "ակադ",
    "պրոֆ",
    "փող",
    "պող",
    "շր",
    "օր",
    "տես",
    "մլն",
    "մլրդ",
    "հազ",
];

/// Abbreviations of *year*, which do end a sentence when they follow a number and a capital follows them.
const YEARS: &[&str] = &["г", "гг", "р", "թ"];

/// True if the full stop after `before` belongs to an abbreviation or an initial.
fn is_abbreviation(before: &str) -> bool {
    let inside = |c: char| is_word(c) || is_silent(c) || c == '-';
    let word = &before[before.trim_end_matches(inside).len()..];
    if word.len() > 64 {
        return false;
    }
    let lower = word.to_lowercase();
    let rest = before[..before.len() - word.len()].trim_end();
    if YEARS.contains(&&*lower) && rest.ends_with(|c: char| c.is_numeric()) {
        return false;
    }
    let one_letter = lower.chars().filter(|&c| is_word(c) && !is_combining_mark(c)).count() == 1;
    (one_letter && lower.starts_with(char::is_alphabetic)) || ABBREVIATIONS.contains(&&*lower)
}

#[cfg(test)]
mod tests;
