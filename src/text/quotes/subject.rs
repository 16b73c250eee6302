//! A person who does something before a colon, speaking or not: *The nurse wept: “…”*, «Сторож тихо: «…»», *Qoca astadan: “…”*.
//!
//! What is told of is the subject, a calling or a surname, then one verb or adverb or two: no object that a list could follow.

use super::introduced::is_person;
use super::kind::words;
use super::tables::is_pronoun;

/// Words before a subject.
#[rustfmt::skip]
const DETERMINERS: &[&str] = &["the", "a", "an", "his", "her", "their", "our", "my", "one", "der", "die", "das", "ein", "eine", "le", "la", "un", "une", "bir", "bu"];
/// Adjectives and other words between those and the subject, at most.
const ADJECTIVES: usize = 1;
/// Words behind the subject, at most.
const DONE: usize = 2;

/// Ends of verbs in the past and of adverbs, by the script.
#[rustfmt::skip]
const CYRILLIC: &[&str] = &["л", "ла", "ли", "лся", "лась", "лись", "в", "вся", "лася", "лися", "ет", "ит", "ется", "ится", "о", "ом", "вполголоса", "вслух", "пошепки"];
#[rustfmt::skip]
const LATIN: &[&str] = &[
    "ed", "ly", "wept", "sang", "swore", "spat", "rose", "stood", "shook", "grew", "began", "again",
    "dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "ıb", "ib", "ub", "üb", "mış", "miş", "muş", "müş", "yor", "dan", "dən", "araq", "ərək", "arak", "erek", "ca", "cə", "ce", "asta", "yavaş",
    "te", "leise", "laut", "kurz", "sprach", "schwieg",
];
const FRENCH: &[&str] = &["a", "it", "ut", "ment", "bas", "haut", "ant"];
#[rustfmt::skip]
const ARMENIAN: &[&str] = &["ց", "ում", "կամաց", "ցածրաձայն", "հանգիստ", "լուռ", "շշուկով", "ելով"];
const GEORGIAN: &[&str] = &["ა", "ად", "ბა", "თ"];

/// True for a clause that is a person and what they do.
pub(super) fn acts(clause: &str) -> bool {
    let head = &clause[..clause.find([',', '(', '—', '–']).unwrap_or(clause.len())];
    let all: Vec<&str> = words(head).collect();
    let determined = all.first().is_some_and(|word| DETERMINERS.contains(&word.to_lowercase().as_str()));
    let rest = &all[usize::from(determined)..];
    let person = |word: &&str| is_person(word) || is_pronoun(&word.to_lowercase());
    let Some(at) = rest.iter().take(ADJECTIVES + 1).position(person) else { return false };
    // A name of two words.
    let at = at + rest[at + 1..].iter().take_while(|word| word.starts_with(char::is_uppercase)).count();
    let done = &rest[at + 1..];
    let french = determined && matches!(&*all[0].to_lowercase(), "le" | "la" | "un" | "une");
    (1..=DONE).contains(&done.len()) && done.last().is_some_and(|word| is_act(&word.to_lowercase(), french))
}

fn is_act(word: &str, french: bool) -> bool {
    let ends = match word.chars().next() {
        Some('\u{400}'..='\u{52f}') => CYRILLIC,
        Some('\u{530}'..='\u{58f}') => ARMENIAN,
        Some('\u{10a0}'..='\u{10ff}') => GEORGIAN,
        _ if french => FRENCH,
        _ => LATIN,
    };
    word.chars().count() > 2 && ends.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_who_does_something() {
        for (clause, is) in [
            ("The nurse wept", true),
            ("Hakobyan smiled", true),
            ("Сторож тихо", true),
            ("Медсестра заплакала", true),
            ("Qoca astadan", true),
            ("Der Wächter leise", true),
            ("Le gardien tout bas", true),
            ("Պահակը ժպտաց", true),
            ("The nurse packed two signs", false),
            ("Водитель проехал два села", false),
            ("The next stop", false),
            ("Map of the driver", false),
            ("Sürücü kursu", false),
            ("The driver", false),
            ("Конечная", false),
        ] {
            assert_eq!(acts(clause), is, "{clause}");
        }
    }
}
