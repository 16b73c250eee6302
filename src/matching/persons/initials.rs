//! Initials before a name that is not shaped like a surname: *M. Martuni*, *J.-P. Sanasar*, «А. Б. Варанда».
//!
//! A capital with a stop is also the end of a sentence (*Vitamin C. Lachin …*), a word for a settlement (*Г. Лачин*), the label of a list
//! and a state (*in the U.S. Lachin …*).

use unicode_normalization::UnicodeNormalization;

use super::super::Reading;
use super::given;
use super::tables::{SPEECH, Stems, WHERE, WRITE};
use crate::text::fold::{self, Fold};

/// Initials of more than one letter.
#[rustfmt::skip]
const DIGRAPHS: &[&str] = &[
    "Дж", "Дз", "Ch", "Dz", "Gh", "Kh", "Sh", "Th", "Ts", "Ya", "Yu", "Zh", "Ու", "Յու", "Յա", "Եվ", "Եւ",
];
/// What is written so and is no person.
const ABBREVIATIONS: &[&str] =
    &["US", "UK", "EU", "UN", "DC", "AD", "BC", "PS", "LA", "NY", "PO", "USA", "USSR", "UAE"];
/// The first letters of words for a settlement, which are capitals where a sentence begins with them, by the
/// language of a name; Ş is Turkic whatever the name is.
const SETTLEMENTS: &[(&str, &[&str])] =
    &[("ru", &["Г", "С", "П", "Д"]), ("uk", &["М", "С"]), ("hy", &["Ք", "Գ"]), ("", &["Ş"])];
/// The first labels of a list.
const LABELS: &[&str] = &["A", "B", "C", "D", "E", "А", "Б", "В", "Г", "Д", "Ա", "Բ", "Գ", "Դ"];
/// Roman numbers behind a name or a title: *World War I. Lachin …*
const NUMBERS: &[&str] = &["I", "V", "X"];

/// What a capital letter tells apart, which may be the last word of a sentence.
static LETTERED: Stems = Stems::new(&[
    "vitamin",
    "plan$",
    "group$",
    "type$",
    "class$",
    "grade$",
    "point$",
    "hepatitis$",
    "influenza$",
    "serie",
    "section$",
    "part$",
    "appendix$",
    "annex$",
    "block$",
    "building$",
    "category$",
    "terminal$",
    "zone$",
    "gate$",
    "variant$",
    "version$",
    "figure$",
    "table$",
    "exhibit$",
    "line$",
    "route$",
    "unit$",
    "hall$",
    "team$",
    "schedule$",
    "option$",
    "site$",
    "score$",
    "витамин",
    "план$",
    "групп",
    "тип",
    "класс",
    "пункт",
    "точк",
    "гепатит",
    "сери",
    "раздел",
    "част",
    "приложени",
    "блок",
    "корпус",
    "категори",
    "зон",
    "вариант",
    "рисун",
    "лини",
    "литер",
    "вітамін",
    "груп",
    "клас",
    "qrup",
    "grup",
    "tip",
    "sinif",
    "sınıf",
    "hissə",
    "bölüm",
    "վիտամին",
    "պլան",
    "խումբ",
    "խմբ",
    "տիպ",
    "դաս",
    "կետ",
    "մաս",
]);

/// True if initials stand right before a name, and a person's.
pub(super) fn stand(readings: &[Reading<'_>], before: &str, after: &str) -> bool {
    let Some((initials, lead)) = cut(before) else { return false };
    let lead = lead.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let number = lead.len() - lead.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // Nine o'clock, 20° C; but © 2019.
    if !matches!(number, 0 | 4) || lead.ends_with(['°', '%', '-', '/']) {
        return false;
    }
    let [initial] = &*initials else {
        let joined: String = initials.iter().rev().map(String::as_str).collect();
        return !ABBREVIATIONS.contains(&&*joined);
    };
    let settlement = || {
        let of = |(lang, letters): &(&str, &[&str])| {
            letters.contains(&initial.as_str())
                && (lang.is_empty() || readings.iter().any(|r| r.term.lang.primary() == *lang))
        };
        SETTLEMENTS.iter().any(of)
    };
    let start =
        lead.rfind(|c: char| !is_letter(c)).map_or(0, |at| at + lead[at..].chars().next().map_or(1, char::len_utf8));
    let word = &lead[start..];
    if word.is_empty() {
        let opens = lead.is_empty() || lead.ends_with(['.', '!', '?', '…', '։', '\n', '\r']);
        let behind = after.trim_start_matches(' ');
        let alone = || {
            (lead.is_empty() || lead.ends_with(['\n', '\r'])) && (behind.is_empty() || behind.starts_with(['\n', '\r']))
        };
        // A village does not write: *Ş. Martuni yazdı*.
        let writes = || super::next(after).is_some_and(|word| SPEECH.begin(&word) || WRITE.begin(&word));
        return !(opens && settlement() && !writes() || LABELS.contains(&initial.as_str()) && alone());
    }
    let folded = fold::fine(word, Fold::Default);
    !(LETTERED.begin(&folded)
        || NUMBERS.contains(&initial.as_str()) && word.starts_with(char::is_uppercase) && !given::is_listed(&folded)
        || WHERE.begin(&folded) && settlement())
}

/// The initials at the end of a text, the last first, and what is before them.
fn cut(before: &str) -> Option<(Vec<String>, &str)> {
    const MOST: usize = 4;
    let mut rest = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let mut initials = Vec::new();
    while initials.len() < MOST
        && let Some(stem) = rest.strip_suffix('.')
    {
        let start = stem
            .rfind(|c: char| !is_letter(c))
            .map_or(0, |at| at + stem[at..].chars().next().map_or(1, char::len_utf8));
        let initial: String = stem[start..].nfc().collect();
        let single = initial.chars().count() == 1 && initial.starts_with(char::is_uppercase);
        if !single && !DIGRAPHS.contains(&initial.as_str()) {
            break;
        }
        initials.push(initial);
        let left = &stem[..start];
        let joined = left.trim_end_matches([' ', '\u{a0}', '\u{202f}', '-', '‐', '\u{2011}']);
        rest = if joined.ends_with('.') { joined } else { left };
    }
    (!initials.is_empty()).then_some((initials, rest))
}

/// A letter or a mark of one that is written apart.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// True for an author as lists of sources have them: *Lachin T., Shusha A. (2019)*; *Shusha, A. 2019*; *Lachin et al.*
pub(super) fn stand_behind(after: &str) -> bool {
    let others = [" et al", " и др. (", " и др., ", " u. a. (", " və b. ("];
    if others.iter().any(|words| after.starts_with(words)) {
        return true;
    }
    let Some(mut rest) = after.strip_prefix(", ").or_else(|| after.strip_prefix(' ')) else { return false };
    let mut letters = 0;
    loop {
        let mut chars = rest.trim_start_matches([' ', '-']).chars();
        let begins = chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.');
        if !begins || letters == 3 {
            break;
        }
        (rest, letters) = (chars.as_str(), letters + 1);
    }
    // *In Lachin A. Petrosyan spoke*: another person's.
    let year = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count() == 4;
    letters > 0
        && (rest.starts_with([',', ';', ')'])
            || [" (", " "].iter().any(|gap| rest.strip_prefix(*gap).is_some_and(year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_told_from_ends_of_sentences() {
        for (before, after, person) in [
            ("Photo: K. ", "", true),
            ("by K. ", " and", true),
            ("© 2019 K. ", "", true),
            ("J.-P. ", " wrote", true),
            ("A. B. ", "", true),
            ("A.", " wrote", true),
            ("Narek V. ", " wrote", true),
            ("He came. V. ", " wrote", true),
            ("Дж. ", " писал", true),
            ("S\u{327}. ", " böyükdür", false),
            ("in the U.S. ", " was", false),
            ("vitamin D. ", " was", false),
            ("World War I. ", " was", false),
            ("20° C. ", " was", false),
            ("at 9 A. ", " was", false),
            ("A. ", "\nB. Other", false),
            ("One\nB. ", "", false),
            ("the end. ", " was", false),
        ] {
            assert_eq!(stand(&[], before, after), person, "{before}|{after}");
        }
    }
}
