//! Common words: those that a text may begin a sentence or a title with.
//!
//! One list a language, of the words that have five letters or more and are written with small letters (in German, also
//! nouns). Each list says where it comes from.

use crate::base::Lang;

/// Lists by language: a head of lines that begin with `#`, then the words, ascending by their bytes.
static LISTS: &[(&str, &str)] = &[
    ("de", include_str!("common/de.txt")),
    ("en", include_str!("common/en.txt")),
    ("fr", include_str!("common/fr.txt")),
    ("ru", include_str!("common/ru.txt")),
];

/// True for a word, in small letters, that is common in a language.
pub(super) fn is_common(word: &str, lang: &Lang) -> bool {
    LISTS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(lang.primary())).is_some_and(|(_, list)| has(list, word))
}

/// Binary search among the lines: lines beginning with `#` come first by their bytes, too.
fn has(list: &str, word: &str) -> bool {
    let (mut from, mut to) = (0, list.len());
    while from < to {
        let middle = list.floor_char_boundary(from.midpoint(to));
        let start = list[from..middle].rfind('\n').map_or(from, |at| from + at + 1);
        let end = list[middle..to].find('\n').map_or(to, |at| middle + at);
        let line = &list[start..end];
        if line.starts_with('#') || line < word {
            from = (end + 1).min(to);
        } else if line == word {
            return true;
        } else {
            to = start;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_every_word_is_found() {
        for (tag, list) in LISTS {
            let words: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
            assert!(words.len() > 5000, "{tag}");
            assert!(list.starts_with('#') && words.windows(2).all(|pair| pair[0] < pair[1]), "{tag}");
            for word in &words {
                assert!(has(list, word), "{tag} {word}");
            }
            for word in ["", "a", "zzzzzz", "#", "ящящящ"] {
                assert!(!has(list, word), "{tag} {word}");
            }
        }
    }
}
