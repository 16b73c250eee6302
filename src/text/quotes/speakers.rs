//! Speakers who are told of in several words: “In Karvachar”, the driver of the second lorry replied.
//!
//! A verb of speech far behind the mark may be anybody's. It makes a short stretch speech where that is no name, since it
//! begins with a preposition or has a word that sentences have and names have not; and where a sentence begins with it
//! and goes on with nothing but the speaker. In *“Kashen”, the company said, will reopen* it goes on behind the verb: a name.

use super::governed;
use super::kind::{is_told, starts_a_sentence, words};
use super::tables::{is_auxiliary, is_pronoun, is_speech_verb};

/// Words of the longest speaker.
const SPEAKER: usize = 8;
/// Words of one whom no comma parts from the mark.
const CLOSE: usize = 4;

/// Words that a sentence has beside a name and no name has in it: verbs without a meaning of their own, pronouns, adverbs of
/// place and time, negations.
#[rustfmt::skip]
const OF_SENTENCES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "must", "not", "never", "no", "yes", "still", "here",
    "there", "now", "again", "forever", "it", "this", "that", "you", "your", "his", "her", "their", "ours", "mine", "yours", "theirs", "belongs", "lives", "stands", "remains",
    "не", "нет", "да", "это", "здесь", "там", "теперь", "тут", "уже", "ещё", "еще", "опять", "навсегда", "был", "была", "было", "будет", "твой", "ваш", "его", "её", "ее", "их", "моя", "мой", "моё",
    "ні", "так", "це", "тут", "тепер", "вже", "ще", "знову", "назавжди", "був", "була", "буде", "твій", "наш", "їхній",
    "deyil", "var", "yox", "bizimdir", "mənimdir", "burada", "orada", "indi", "yenə", "değil", "yok", "bizimdir", "burada", "orada", "şimdi",
    "է", "էր", "չէ", "են", "մերն", "այստեղ", "այնտեղ", "հիմա",
    "est", "était", "sera", "pas", "ici", "là", "ist", "war", "sind", "bleibt", "wird", "gehört", "nicht", "hier", "dort", "jetzt",
];

/// Words that a speaker's name or description begins with, where no comma parts them from the mark.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "our", "my", "their", "its", "one", "another", "der", "die", "das", "ein", "eine",
];

/// Words behind which another clause tells of the subject: the hotel *that* guests say is best.
const RELATIVE: &[&str] = &[
    "that",
    "which",
    "who",
    "whose",
    "where",
    "when",
    "whom",
    "as",
    "if",
    "что",
    "который",
    "которая",
    "которое",
    "которые",
    "которого",
    "которой",
    "которых",
    "где",
    "когда",
    "кто",
    "як",
    "як-от",
    "який",
    "яка",
    "які",
    "де",
    "ki",
    "որ",
    "որը",
    "որի",
    "որտեղ",
    "que",
    "qui",
    "où",
    "dass",
    "als",
    "wo",
    "welche",
    "welcher",
    "denen",
];

/// True if a short stretch is somebody's words by the verb of a speaker who is told of behind it in several words. `stopped`:
/// a comma stands before its closing mark.
pub(super) fn speaks(inner: &str, stopped: bool, before: &str, after: &str) -> bool {
    let parted = after.trim_start_matches([' ', '\u{a0}']);
    let comma = stopped || parted.starts_with(',');
    let rest = parted.strip_prefix(',').unwrap_or(parted).trim_start();
    let rest = rest.trim_start_matches(['-', '–', '—', '―']).trim_start();
    // A list goes on with another mark, a name with a capital is looked at as any other word.
    if !rest.starts_with(char::is_alphabetic) || !(comma || after.starts_with(char::is_whitespace)) {
        return false;
    }
    let end = rest.find(['.', '!', '?', ';', ':', '։', '\u{201c}', '«', '„', '"']).unwrap_or(rest.len());
    let clause = &rest[..end];
    if is_no_name(inner) && comma {
        return words(clause).any(|word| is_speech_verb(&word.to_lowercase()));
    }
    let determined = words(clause).next().is_some_and(|word| DETERMINERS.contains(&word.to_lowercase().as_str()));
    if !(is_no_name(inner) || starts_a_sentence(before)) || !(comma || determined) {
        return false;
    }
    // The speaker's words, up to a mark.
    let speaker = &clause[..clause.find([',', '—', '–', '(']).unwrap_or(clause.len())];
    let reach = if comma { SPEAKER } else { CLOSE };
    let mut told = words(speaker).map(str::to_lowercase).take(reach);
    let verb = told.find(|word| is_speech_verb(word) || RELATIVE.contains(&&**word));
    let goes_on = clause[speaker.len()..].starts_with([',', '—', '–']);
    verb.is_some_and(|word| is_speech_verb(&word)) && !goes_on
}

/// True if the marks alone say that somebody speaks, whatever the verb: a comma and a dash behind the closing mark where a
/// sentence begins, or several words with a comma inside it and somebody who does something behind it.
pub(super) fn is_punctuated(inner: &str, stopped: bool, before: &str, after: &str) -> bool {
    if !starts_a_sentence(before) && !before.trim_end().ends_with(':') {
        return false;
    }
    let parted = after.trim_start_matches([' ', '\u{a0}']);
    let dash = |text: &str| text.starts_with(['-', '–', '—', '―']);
    let bare = parted.strip_prefix(',').unwrap_or(parted).trim_start();
    let bare = bare.trim_start_matches(['-', '–', '—', '―']).trim_start();
    if is_told(parted) || stopped && dash(parted) {
        return bare.starts_with(|c: char| c.is_lowercase() || c.is_alphabetic() && !c.is_uppercase());
    }
    if words(inner).nth(1).is_none() {
        return false;
    }
    let end = parted.find(['.', '!', '?', ';', ':', '։', '\u{201c}', '«', '„', '"']).unwrap_or(parted.len());
    let clause = &parted[..end];
    // « … », a murmuré le gardien.
    if let Some(rest) = clause.strip_prefix(',') {
        let mut rest = words(rest).peekable();
        let mut perfect = false;
        while rest.peek().is_some_and(|word| is_auxiliary(word)) {
            perfect = true;
            rest.next();
        }
        return perfect && rest.next().is_some_and(|word| PARTICIPLES.iter().any(|end| word.ends_with(end)));
    }
    // “…,” the driver sighed; “…,” sighed the driver. Not “…,” a hotel by the river, reopens.
    if !stopped || !clause.starts_with(char::is_alphabetic) {
        return false;
    }
    let part = &clause[..clause.find([',', '—', '–', '(']).unwrap_or(clause.len())];
    let whole = part.len() == clause.len();
    let told: Vec<&str> = words(part).take(SPEAKER + 2).collect();
    let does = |word: &str| word.is_ascii() && word.len() > 3 && word.ends_with("ed");
    let determined = |word: &str| DETERMINERS.contains(&&*word.to_lowercase()) || is_pronoun(&word.to_lowercase());
    let Some((&first, rest)) = told.split_first() else { return false };
    if does(first) {
        return rest.first().is_some_and(|word| determined(word) || word.starts_with(char::is_uppercase));
    }
    if !(determined(first) || first.starts_with(char::is_uppercase)) || rest.iter().any(|word| RELATIVE.contains(word))
    {
        return false;
    }
    if whole { rest.iter().any(|word| does(word)) } else { rest.last().is_some_and(|word| does(word)) }
}

/// Ends of French participles.
const PARTICIPLES: &[&str] = &["é", "ée", "és", "ées", "it", "ite", "u", "ue"];

/// True for several words of which one is no part of a name.
pub(super) fn is_no_name(inner: &str) -> bool {
    let first = inner.split_whitespace().next().unwrap_or_default().to_lowercase();
    words(inner).nth(1).is_some()
        && (governed::is_preposition(&first) || words(inner).skip(1).any(|word| OF_SENTENCES.contains(&word)))
}
