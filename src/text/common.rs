//! Ordinary words of languages: what a text may begin a sentence or a title with, and what in small letters is no name.
//!
//! Each list says where it comes from.

/// Lists by language: a head of lines that begin with `#`, then words in small letters, ascending by their bytes. Those of
/// five letters or more, in English of two; in German also nouns. With an asterisk behind: a name, or what else is written
/// with a capital.
static LISTS: &[(&str, &str)] = &[
    ("de", include_str!("common/de.txt")),
    ("en", include_str!("common/en.txt")),
    ("fr", include_str!("common/fr.txt")),
    ("ru", include_str!("common/ru.txt")),
];

/// Ordinary words of languages without a list that are forms of towns too, when they have small letters: *сум* (sums), *рівному*
/// (level). Source: *Словник української мови*, by their entries.
#[rustfmt::skip]
static TOWNLIKE: &[(&str, &[&str])] = &[("uk", &[
    "суми", "сум", "сумам", "сумами", "сумах", "сумі", "суму", "сумою", "сума", "рівне", "рівного", "рівному", "рівним", "рівнім",
    "лозова", "лозової", "лозовій", "лозову", "лозовою", "гірне", "гірного", "гірному", "гірним", "щастя", "щастю", "щастям", "щасті",
    "долина", "долини", "долині", "долину", "долиною", "золоте", "золотого", "золотому", "золотим", "мирне", "мирного", "мирному", "мирним",
    "веселе", "веселого", "веселому", "веселим", "сніжне", "сніжного", "сніжному", "сніжним", "красне", "красного", "красному", "красним",
    "нове", "нового", "новому", "новим", "верхнє", "верхнього", "верхньому", "верхнім", "лиман", "лиману", "лимані", "лиманом", "лимани",
    "бар", "бару", "барі", "баром", "бари", "броди", "бродів", "бродам", "бродами", "бродах", "пологи", "пологів", "пологам", "пологами", "пологах",
    "городок", "городка", "городку", "городком", "острог", "острогу", "острозі", "острогом", "стрий", "стрия", "стрию", "стриєм",
    "перемога", "перемоги", "перемозі", "перемогу", "перемогою", "зоря", "зорі", "зорю", "зорею", "печі", "піч", "піччю", "печей", "печам", "печами", "печах",
    "ізюм", "ізюму", "ізюмом", "ізюмі", "сокіл", "сокола", "соколу", "соколом", "яр", "яру", "яром", "яри", "кремінна", "кремінної", "кремінній", "кремінну",
    "хутір", "хутора", "хутору", "хуторі", "хутором", "слобода", "слободи", "слободі", "слободу", "слободою", "поляна", "поляни", "поляні", "поляну", "поляною",
])];

/// Letters that a common word has at least: shorter ones are as often the beginning of a name.
const SHORTEST: usize = 5;

/// What a list says of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Name,
}

/// True for a word of five letters or more, in small letters, that is common in a language (its primary subtag).
pub(crate) fn is_common(word: &str, lang: &str) -> bool {
    word.chars().count() >= SHORTEST && find(word, lang).is_some()
}

/// True for a word, in small letters, that a language (its primary subtag) has as an ordinary word.
pub(crate) fn is_ordinary(word: &str, lang: &str) -> bool {
    let is_townlike = || {
        let words = TOWNLIKE.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(lang));
        words.is_some_and(|(_, words)| words.contains(&word))
    };
    find(word, lang) == Some(Kind::Word) || is_townlike()
}

fn find(word: &str, lang: &str) -> Option<Kind> {
    let (_, list) = LISTS.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(lang))?;
    look_up(list, word)
}

/// Binary search among the lines: lines beginning with `#` come first by their bytes, too.
fn look_up(list: &str, word: &str) -> Option<Kind> {
    let (list, word) = (list.as_bytes(), word.as_bytes());
    let (mut from, mut to) = (0, list.len());
    while from < to {
        let middle = from.midpoint(to);
        // Lines are short: byte by byte.
        let start = list[from..middle].iter().rposition(|&b| b == b'\n').map_or(from, |at| from + at + 1);
        let end = list[middle..to].iter().position(|&b| b == b'\n').map_or(to, |at| middle + at);
        let line = &list[start..end];
        let (known, kind) = line.strip_suffix(b"*").map_or((line, Kind::Word), |name| (name, Kind::Name));
        if line.starts_with(b"#") || known < word {
            from = (end + 1).min(to);
        } else if known == word {
            return Some(kind);
        } else {
            to = start;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_every_word_is_found() {
        for (lang, list) in LISTS {
            let lines = list.lines().filter(|line| !line.starts_with('#'));
            let words: Vec<&str> = lines.map(|line| line.trim_end_matches('*')).collect();
            assert!(words.len() > 5000, "{lang}");
            assert!(list.starts_with('#') && words.windows(2).all(|pair| pair[0] < pair[1]), "{lang}");
            for word in &words {
                assert!(find(word, lang).is_some(), "{lang} {word}");
            }
            for word in ["", "a", "zzzzzz", "#", "ящящящ"] {
                assert!(find(word, lang).is_none(), "{lang} {word}");
            }
        }
        assert!(is_ordinary("most", "en") && !is_common("most", "en"));
        assert!(is_common("paris", "en") && !is_ordinary("paris", "en"));
        assert!(!is_ordinary("most", "cs") && !is_common("", "en"));
    }
}
