//! What a clause says that a quoted name is: *“Stalingrad” is a film*, «Сталинград» — фильм, *“Stalingrad” bir filmdir*, «…» ֆիլմ է.

use super::super::composed::composed;
use super::kind::words;

/// Verbs that say what something is, where an article follows.
const COPULAS: &[&str] = &["is", "was", "est", "était", "fut", "ist", "war", "remains", "became"];
#[rustfmt::skip]
const ARTICLES: &[&str] = &["a", "an", "the", "un", "une", "le", "la", "ein", "eine", "der", "die", "das"];
/// Words that end what is said of it.
#[rustfmt::skip]
const ENDING: &[&str] = &[
    "by", "of", "in", "on", "at", "with", "from", "for", "to", "that", "which", "who", "where", "and", "near", "under",
    "de", "du", "des", "par", "à", "au", "avec", "qui", "que", "et", "sur", "dans", "von", "vom", "aus", "mit", "bei", "und", "am", "im", "an",
];
/// Words that may stand behind a dash before the noun.
const THIS: &[&str] = &["это", "це", "то", "знаменитый", "новый"];
/// Ends of the copula in Azerbaijani and Turkish.
const TURKIC: &[&str] = &["dır", "dir", "dur", "dür", "tır", "tir", "tur", "tür", "dı", "di", "idi", "ıydı", "iydi"];

/// Words of the longest predicate, the noun among them.
const MOST: usize = 4;

/// True if the clause behind a closing mark says that it is such a `noun`.
pub(crate) fn says(after: &str, noun: &dyn Fn(&str) -> bool) -> bool {
    let after = composed(after);
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\n']);
    if rest.len() == after.len() {
        return false;
    }
    if let Some(behind) = rest.strip_prefix(['—', '–']).filter(|behind| behind.starts_with(char::is_whitespace)) {
        return behind.trim_start().starts_with(|c: char| ('\u{400}'..='\u{52f}').contains(&c)) && slavic(behind, noun);
    }
    let end = rest.find(['.', '!', '?', ';', ':', ',', '։', '—', '–', '“', '«', '„', '(']).unwrap_or(rest.len());
    let clause: Vec<&str> = words(&rest[..end]).take(MOST + 3).collect();
    match clause[..] {
        [copula, article, ref said @ ..] if COPULAS.contains(&copula) && ARTICLES.contains(&article) => {
            said.iter().take(MOST).take_while(|word| !ENDING.contains(*word)).any(|word| noun(word))
        }
        [ref said @ .., verb] if matches!(verb, "է" | "էր") && said.len() <= MOST => {
            said.last().is_some_and(|word| noun(word))
        }
        [ref said @ .., last] if said.len() < MOST => {
            let georgian = last.ends_with('ა') && last.starts_with(|c: char| ('ა'..='ჰ').contains(&c));
            (georgian || TURKIC.iter().any(|end| last.ends_with(end))) && noun(last)
        }
        _ => false,
    }
}

/// «Сталинград» — советский фильм: adjectives, then the noun.
fn slavic(behind: &str, noun: &dyn Fn(&str) -> bool) -> bool {
    let adjective = |word: &str| {
        let ends = ["ый", "ий", "ой", "ая", "яя", "ое", "ее", "а", "я", "е", "ій"];
        THIS.contains(&word) || word.chars().count() > 4 && ends.iter().any(|end| word.ends_with(end))
    };
    let end = behind.find(['.', '!', '?', ';', ':', ',', '«', '(', '—', '–']).unwrap_or(behind.len());
    for word in words(&behind[..end]).take(MOST) {
        if noun(word) {
            return true;
        }
        if !adjective(word) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_said_to_be() {
        for (after, is) in [
            (" is a film by Bondarchuk.", true),
            (" was an old German film.", true),
            (" is a city with a film.", false),
            (" is film", false),
            (" — фильм Бондарчука.", true),
            (" — это новый фильм.", true),
            (" — город фильма.", false),
            (", фильм", false),
            (" bir filmdir.", true),
            (" bir filmə baxdı.", false),
            (" ֆիլմ է։", true),
            (" ფილმია.", true),
            (" est un film.", true),
            (" ist der neue Film.", true),
            ("", false),
        ] {
            let noun = |word: &str| ["film", "Film", "фильм", "ֆիլմ", "ფილმ"].iter().any(|stem| word.starts_with(stem));
            assert_eq!(says(after, &noun), is, "{after}");
        }
    }
}
