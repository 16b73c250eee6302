//! What sound a text begins with: *a* or *an*.

use unicode_normalization::UnicodeNormalization;

/// Words that begin with a silent h.
const SILENT_H: [&str; 6] = ["hour", "honest", "honor", "honour", "heir", "hors"];
/// Beginnings with a vowel letter that is spoken as y or w.
const CONSONANT: [&str; 33] = [
    "eu", "ewe", "once", "one", "ouag", "ouija", "oaxaca", "ubiq", "ufo", "uganda", "ukrain", "ukul", "unanim", "unic",
    "unif", "unil", "union", "uniq", "unis", "unit", "univ", "ural", "uran", "ureth", "urin", "urol", "urugua", "use",
    "usu", "utah", "utens", "util", "utrecht",
];
/// Longer beginnings that those do not hold for.
const VOWEL: [&str; 2] = ["onega", "oneid"];

/// By the sound, not the letter: a Khojaly road, an Ivanyan road, a Union of Writers, an hour, an NKR official.
pub(super) fn begins_with_vowel_sound(text: &str) -> bool {
    let word: String = text
        .chars()
        .skip_while(|c| !c.is_alphanumeric())
        .take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        .take(24)
        .collect();
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        // Eight, eleven, eighteen, and eleven or eighteen thousand.
        return first == '8' || ((digits.starts_with("11") || digits.starts_with("18")) && digits.len() % 3 == 2);
    }
    let plain: String = word.chars().flat_map(char::to_lowercase).nfd().filter(|c| c.is_alphanumeric()).collect();
    if is_spelled(&word, &plain) {
        return plain.starts_with(['a', 'e', 'f', 'h', 'i', 'l', 'm', 'n', 'o', 'r', 's', 'x']);
    }
    let begins = |table: &[&str]| table.iter().any(|start| plain.starts_with(start));
    let mut letters = plain.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some('h') => begins(&SILENT_H),
        // Yvonne, but Yerevan.
        Some('y') => second.is_some_and(|c| !is_vowel(c) && c.is_alphabetic()),
        Some(c) if is_vowel(c) => begins(&VOWEL) || !begins(&CONSONANT),
        _ => false,
    }
}

/// True for letters that are read by their names: NKR, UN, EU.
fn is_spelled(word: &str, plain: &str) -> bool {
    let letters = word.chars().count();
    let capitals = word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let vowels = plain.chars().any(is_vowel);
    letters == 1
        || (capitals && letters <= 5 && !vowels)
        || (capitals && matches!(plain, "un" | "eu" | "us" | "uk" | "usa" | "uae" | "ussr"))
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'ı' | 'ə' | 'æ' | 'ø' | 'œ')
}
