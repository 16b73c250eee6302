//! Ordinary words of languages: what a text may begin a sentence or a title with, and what in small letters is no name.
//!
//! Each list says where it comes from.

/// A language's lists: a head of lines that begin with `#`, then the words in small letters, ascending by their bytes.
struct Lists {
    lang: &'static str,
    /// Words that are written with small letters; in German also nouns. Of five letters or more, in English of two.
    words: &'static str,
    /// Common names and what else is written with a capital, of five letters or more.
    names: &'static str,
}

static LISTS: &[Lists] = &[
    Lists { lang: "de", words: include_str!("common/de.txt"), names: "" },
    Lists { lang: "en", words: include_str!("common/en.txt"), names: include_str!("common/en-names.txt") },
    Lists { lang: "fr", words: include_str!("common/fr.txt"), names: "" },
    Lists { lang: "ru", words: include_str!("common/ru.txt"), names: "" },
];

/// Letters that a common word has at least: shorter ones are as often the beginning of a name.
const SHORTEST: usize = 5;

/// True for a word of five letters or more, in small letters, that is common in a language (its primary subtag).
pub(crate) fn is_common(word: &str, lang: &str) -> bool {
    word.chars().count() >= SHORTEST && of(lang).is_some_and(|lists| has(lists.words, word) || has(lists.names, word))
}

/// True for a word, in small letters, that a language (its primary subtag) has as an ordinary word.
pub(crate) fn is_ordinary(word: &str, lang: &str) -> bool {
    of(lang).is_some_and(|lists| has(lists.words, word))
}

fn of(lang: &str) -> Option<&'static Lists> {
    LISTS.iter().find(|lists| lists.lang.eq_ignore_ascii_case(lang))
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
        for Lists { lang, words, names } in LISTS {
            for list in [words, names].into_iter().filter(|list| !list.is_empty()) {
                let all: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
                assert!(all.len() > 5000, "{lang}");
                assert!(list.starts_with('#') && all.windows(2).all(|pair| pair[0] < pair[1]), "{lang}");
                for word in &all {
                    assert!(has(list, word), "{lang} {word}");
                }
                for word in ["", "a", "zzzzzz", "#", "ящящящ"] {
                    assert!(!has(list, word), "{lang} {word}");
                }
            }
        }
        assert!(is_ordinary("most", "en") && !is_common("most", "en"));
        assert!(is_common("paris", "en") && !is_ordinary("paris", "en"));
        assert!(!is_ordinary("most", "cs") && !is_common("", "en"));
    }
}
