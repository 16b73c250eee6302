//! An English article that is listed as part of a name and may be that of a noun behind it: *the Ukraine crisis* is right where
//! *the Ukraine* is not.

use crate::base::PlainSpan;
use crate::text::stems::is_in;

/// True if the name without its article is the house's, and a noun behind it has the article.
pub(super) fn is_of_noun(plain: &str, span: PlainSpan, term: &str, instead: &str) -> bool {
    let article = |text: &str| text.len() > 4 && text.as_bytes()[..4].eq_ignore_ascii_case(b"the ");
    article(term)
        && term.get(4..).is_some_and(|bare| bare == instead)
        && plain[span.range()].chars().count() == term.chars().count()
        && is_noun(plain[span.end as usize..].strip_prefix([' ', '\u{a0}', '\n']).unwrap_or_default())
}

/// True if a text begins with a noun: a word in small letters that is no verb of a name in the singular (these end in -s or -ed, but
/// for those of a list), no adverb in -ly and none of the small words.
fn is_noun(text: &str) -> bool {
    let word = &text[..text.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(text.len())];
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        return false;
    }
    let ends = ["s", "ed", "ly", "ing"].iter().any(|end| word.ends_with(end));
    PLURALS.contains(&word) || !ends && !is_in(word, OTHERS)
}

/// Nouns in -s that stand behind names, and no verbs.
const PLURALS: &[&str] =
    &["crisis", "elections", "forces", "headquarters", "news", "series", "sanctions", "troops", "business", "politics"];

/// Prepositions, conjunctions, pronouns, adverbs, auxiliaries, and past tenses that no ending shows; ascending.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "about", "above", "across", "after", "again", "against", "ago", "ahead", "all", "almost", "alone", "along", "also", "although", "altogether",
    "among", "and", "any", "anyway", "are", "around", "away", "back", "beat", "became", "because", "before", "began", "behind", "below", "beneath",
    "bent", "beside", "between", "beyond", "bit", "blew", "bore", "both", "bought", "broke", "brought", "built", "but", "came", "can", "caught",
    "chose", "cost", "could", "cut", "dealt", "did", "down", "drew", "drove", "each", "either", "else", "enough", "even", "ever", "far", "fell",
    "felt", "first", "fled", "flew", "for", "forbade", "forgave", "forgot", "fought", "found", "from", "froze", "gave", "got", "grew", "had", "has",
    "have", "held", "her", "here", "hid", "him", "his", "hit", "how", "however", "hurt", "instead", "into", "its", "itself", "just", "kept", "knew",
    "laid", "last", "later", "lay", "led", "left", "lent", "less", "let", "like", "lost", "made", "may", "meant", "met", "might", "more", "most",
    "much", "must", "near", "neither", "never", "next", "nor", "not", "now", "off", "once", "one", "only", "onto", "ought", "our", "out", "over",
    "overcame", "overtook", "paid", "per", "put", "ran", "rang", "rather", "read", "rode", "rose", "said", "sank", "sat", "saw", "sent", "set",
    "shall", "she", "shook", "shot", "should", "shrank", "shut", "since", "slept", "sold", "soon", "sought", "spent", "split", "spoke", "spread",
    "still", "stood", "struck", "stuck", "swept", "swore", "swung", "taught", "than", "that", "the", "their", "them", "then", "there", "therefore",
    "these", "they", "this", "those", "though", "threw", "through", "till", "today", "together", "told", "tomorrow", "tonight", "too", "took", "tore",
    "toward", "twice", "under", "understood", "unless", "until", "upon", "via", "was", "well", "went", "were", "when", "where", "whether", "which",
    "while", "who", "whom", "whose", "why", "will", "with", "withdrew", "within", "without", "withstood", "woke", "won", "wore", "would", "wrote",
    "yesterday", "yet", "you",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::stems::assert_ascending;

    #[test]
    fn words_are_ascending() {
        assert_ascending(OTHERS);
    }

    #[test]
    fn a_noun_behind_has_the_article() {
        for (text, noun) in [
            ("crisis went on", true),
            ("war", true),
            ("president's plane", true),
            ("won", false),
            ("fights on", false),
            ("voted", false),
            ("and Mali", false),
            ("is big", false),
            ("today", false),
            ("Army fought", false),
            ("", false),
        ] {
            assert_eq!(is_noun(text), noun, "{text}");
        }
    }
}
