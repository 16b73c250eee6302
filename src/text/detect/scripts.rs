//! Which script a language is written in.

use super::super::words::{Script, script};
use crate::base::Lang;

/// Letters of a text that its script is told by.
const LETTERS: usize = 200;
/// Letters of the language's script with which a text is not in another one.
const ENOUGH: usize = LETTERS / 10;

/// True if the letters of a text are of the script that the language is written in.
pub(crate) fn fits(lang: &Lang, text: &str) -> bool {
    let Some(wanted) = script_of(lang) else { return true };
    let (mut of_it, mut others) = (0, 0);
    for letter in text.chars().map(script).filter(|script| *script != Script::Common).take(LETTERS) {
        if letter == wanted { of_it += 1 } else { others += 1 }
    }
    of_it >= others
}

/// The script of a language, as its tag states it or as it is usual; `None` where both are unknown.
pub(crate) fn script_of(lang: &Lang) -> Option<Script> {
    let script = match lang.script().map(str::to_lowercase).as_deref() {
        Some("latn") => Script::Latin,
        Some("cyrl") => Script::Cyrillic,
        Some("arab") => Script::Arabic,
        Some("armn") => Script::Armenian,
        Some("geor") => Script::Georgian,
        Some("grek") => Script::Greek,
        Some("hebr") => Script::Hebrew,
        Some("hans" | "hant" | "hani" | "jpan") => Script::Han,
        Some("hang" | "kore") => Script::Hangul,
        Some("thai") => Script::Thai,
        Some(_) => return None,
        None => match lang.primary() {
            "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt" | "ba" | "cv" | "ab" | "os" | "ce"
            | "av" | "lez" => Script::Cyrillic,
            "hy" | "hyw" => Script::Armenian,
            "ka" | "xmf" => Script::Georgian,
            "ar" | "fa" | "ur" | "ps" | "ckb" | "azb" => Script::Arabic,
            "el" => Script::Greek,
            "he" | "yi" => Script::Hebrew,
            "zh" | "ja" | "yue" | "wuu" | "lzh" => Script::Han,
            "ko" => Script::Hangul,
            "th" => Script::Thai,
            "az" | "tr" | "en" | "de" | "fr" | "es" | "it" | "pt" | "nl" | "pl" | "cs" | "sk" | "sl" | "hr" | "ro"
            | "hu" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "et" | "lv" | "lt" | "ca" | "tk" | "vi" | "id"
            | "ku" | "sq" => Script::Latin,
            _ => return None,
        },
    };
    Some(script)
}

/// Words that show that a text is no name.
const WORDS: usize = 4;

/// Tells of a text of some words whether it is all but wholly in letters which the language is not written in.
pub(crate) fn in_other_script(lang: &Lang) -> impl Fn(&str) -> bool + use<> {
    let wanted = script_of(lang);
    move |text| wanted.is_some_and(|wanted| is_in_other(wanted, text))
}

fn is_in_other(wanted: Script, text: &str) -> bool {
    // What comes of the count, without counting: no letters of others, or enough of its own among the first bytes.
    let head = &text.as_bytes()[..text.len().min(LETTERS)];
    let is_its_own = || match head.first_chunk::<64>() {
        Some(first) => first.iter().map(|b| u8::from(b.is_ascii_alphabetic())).sum::<u8>() > ENOUGH as u8,
        None => head.is_ascii(),
    };
    if wanted == Script::Latin && (is_its_own() || head.is_ascii()) {
        return false;
    }
    let (mut of_it, mut others) = (0usize, 0usize);
    for letter in text.chars().map(script).filter(|script| *script != Script::Common).take(LETTERS) {
        if letter == wanted {
            of_it += 1;
        } else {
            others += 1;
        }
        // Most texts are in their language.
        if of_it > ENOUGH {
            return false;
        }
    }
    of_it * 10 <= others
        && (super::east::words(text) >= WORDS
            || text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).nth(WORDS - 1).is_some())
}
