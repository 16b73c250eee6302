//! A name beside the language that calls a place so: *(Armenian: Շուշի; Russian: Шуша)*, «(арм. Շուշի)», *known in Armenian
//! as Shushi*.

use super::languages::{self, head, is_word_for_language, language, short};
use super::small;

/// Words that say which language a text is in.
const IN: &[&str] = &["in", "на", "auf", "en", "em"];

/// Small words and verbs behind a name, which is the attribute of none.
#[rustfmt::skip]
const NO_NOUN: &[&str] = &[
    "is", "was", "were", "are", "has", "had", "of", "in", "and", "or", "to", "by", "on", "at", "for", "from", "with", "that", "which", "who", "where", "when", "as",
    "will", "would", "may", "can", "than", "but", "", "ist", "war", "wird", "wurde", "und", "est", "et", "qui", "fut", "aux",
];

/// True for a word that names a language.
pub(super) fn is_language(word: &str) -> bool {
    language(word).is_some() || is_word_for_language(word)
}

/// The language that a name between these has beside it; `und` where it is not known which.
pub(super) fn label(before: &str, after: &str) -> Option<&'static str> {
    let before = before.trim_end_matches(is_beside);
    let after = after.trim_start_matches(is_beside);
    label_before(before, after)
        .or_else(|| label_behind(after).filter(|_| !before.is_empty() && opens(before)))
        .or_else(|| head_before(before))
}

fn label_before(before: &str, after: &str) -> Option<&'static str> {
    let (label, mark) = match before.chars().next_back() {
        Some(mark @ (':' | '՝' | '.' | ',')) => (before[..before.len() - mark.len_utf8()].trim_end(), Some(mark)),
        _ => (before, None),
    };
    // arm.: X
    let (label, is_short) = match label.strip_suffix('.') {
        Some(label) => (label, true),
        None => (label, mark == Some('.')),
    };
    let (rest, word) = last_word(label)?;
    let has_colon = matches!(mark, Some(':' | '՝'));
    if (is_short || has_colon)
        && let Some(lang) = short(&word)
    {
        return opens(rest).then_some(lang);
    }
    let (rest, lang) = language_behind(rest, &word)?;
    if is_short {
        return None;
    }
    let (rest, is_in) = match last_word(rest) {
        Some((before, word)) if IN.contains(&&*word) => (before, true),
        _ => (rest, false),
    };
    let is_label = match mark {
        Some(',') => is_in && opens(rest),
        Some(_) => opens(rest),
        // (Armenian X, Azerbaijani Y)
        None => opens(rest) && !rest.is_empty() && after.starts_with([')', ']', ',', ';', '/']),
    };
    is_label.then_some(lang)
}

/// (X in Armenian, Y in Azerbaijani)
fn label_behind(after: &str) -> Option<&'static str> {
    let mut words = after.split_whitespace();
    let mut word = || words.next().unwrap_or_default();
    let ends = |word: &str| word.ends_with([')', ']', ',', ';']);
    let (first, next) = (word(), word());
    if ends(first) && first.starts_with("по-") {
        return language(&small(first));
    }
    let lang = language(&small(next)).filter(|_| IN.contains(&first))?;
    (ends(next) || Some(word()).is_some_and(|third| ends(third) && is_word_for_language(&small(third)))).then_some(lang)
}

/// True in a sentence that is said in a language: *He wrote in Armenian: X burns*.
pub(super) fn is_said_in(before: &str) -> bool {
    let sentence = before.rsplit(['.', '!', '?', '։', '\n']).next().unwrap_or_default();
    let Some(at) = sentence.rfind([':', '՝']).filter(|at| !sentence[..*at].ends_with(|c: char| c.is_ascii_digit()))
    else {
        return false;
    };
    last_word(&sentence[..at]).is_some_and(|(rest, word)| language_behind(rest, &word).is_some())
}

/// True behind a word that says whose name a place has: *the Armenian X*, not *the Armenian X garrison*.
pub(super) fn is_of_people(before: &str, after: &str) -> bool {
    let is_side = |word: &str| language(word).or_else(|| languages::people(word)).is_some_and(|lang| lang != "und");
    if !last_word(before).is_some_and(|(_, word)| is_side(&word)) {
        return false;
    }
    stands_alone(after)
}

/// True for what follows a name that is no other noun's attribute: *the Armenian X is*, not *the Armenian X garrison*.
pub(super) fn stands_alone(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(char::is_whitespace) else { return true };
    let next = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    // Behind a name in other scripts no noun stands that it is an attribute of.
    !next.is_ascii() || NO_NOUN.contains(&next)
}

/// A line or an item that begins as a field does: *Armenian name: X*, *In Russian – X*, `name_hy = X`.
fn head_before(before: &str) -> Option<&'static str> {
    let mark = before.chars().next_back().filter(|c| matches!(c, ':' | '՝' | '=' | '–' | '—' | '|'))?;
    let label = &before[..before.len() - mark.len_utf8()];
    let start = label.rfind(['\n', '(', '[', ';', '|']).map_or(0, |at| at + 1);
    head(label[start..].trim())
}

/// What stands before the words for a language of which this is the last, and the language.
fn language_behind<'t>(rest: &'t str, word: &str) -> Option<(&'t str, &'static str)> {
    if !is_word_for_language(word) {
        return Some((rest, language(word)?));
    }
    let Some((before, named)) = last_word(rest) else { return Some((rest, "und")) };
    Some((before, language(&named).or_else(|| languages::people(&named)).unwrap_or("und")))
}

/// The last word, in small letters, and what stands before it.
fn last_word(text: &str) -> Option<(&str, String)> {
    let text = text.trim_end();
    let start = text.char_indices().rev().take_while(|(_, c)| is_letter(*c)).last()?.0;
    Some((&text[..start], small(&text[start..])))
}

/// A decomposed text has the marks of its letters apart.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '-' || ('\u{300}'..='\u{36f}').contains(&c)
}

/// True if a label may begin behind this: a bracket, another label, or nothing.
fn opens(before: &str) -> bool {
    let before = before.trim_end_matches(is_beside);
    before.is_empty() || before.ends_with(['(', '[', ';', ',', '/', '\n'])
}

fn is_beside(c: char) -> bool {
    c == ' ' || c == '\u{a0}' || super::is_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_beside_a_name() {
        for (before, after) in [
            ("Shusha (Armenian: ", ")"),
            ("Shusha (Azerbaijani: Şuşa; Russian: ", ") is"),
            ("Susa (az. Şuşa, arm. ", ")"),
            ("Susa (az.: “", "”, hy: x)"),
            ("Armenian: ", "\n"),
            ("(Armenian ", ", Russian x)"),
            ("(in Armenian, ", ")"),
            ("(romanized: ", ")"),
            ("(арм. ", ", азерб. x)"),
            ("(на армянском языке: ", ")"),
            ("(по-армянски ", ")"),
            ("(вірм. ", ")"),
            ("(erməni dilində ", ")"),
            ("(Ermenice: ", ")"),
            ("(հայերեն՝ ", ")"),
            ("(სომხ. ", ")"),
            ("(armenisch ", ")"),
            ("(en arménien : ", ")"),
            ("Lachin (", " in Armenian)"),
            ("Лачин (", " по-армянски)"),
            ("Лачин (", " на армянском языке)"),
        ] {
            assert!(label(before, after).is_some(), "{before}|{after}");
        }
        for (before, after) in [
            ("The Armenian ", " garrison"),
            ("(the Armenian ", " garrison)"),
            ("(Armenian ", " garrison)"),
            ("He spoke Armenian. ", " is"),
            ("Signs in ", " in Armenian, he said"),
            ("He said in Armenian: ", " is"),
            ("raised an arm. ", " was"),
            ("(12 a.m.: ", ")"),
            ("From ", " in Armenian)"),
            ("", " in Armenian hands, he said"),
            ("Once, ", " in Armenian hands, thrived"),
            ("", ""),
            ("(", ")"),
        ] {
            assert!(label(before, after).is_none(), "{before}|{after}");
        }
    }
}
