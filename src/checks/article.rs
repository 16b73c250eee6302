//! An English article that is listed as part of a name and may be that of a noun behind it: *the Ukraine crisis* is right where
//! *the Ukraine* is not.

use crate::base::PlainSpan;

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
    PLURALS.contains(&word) || !ends && !OTHERS.contains(&word)
}

/// Nouns in -s that stand behind names, and no verbs.
const PLURALS: &[&str] =
    &["crisis", "elections", "forces", "headquarters", "news", "series", "sanctions", "troops", "business", "politics"];

/// Prepositions, conjunctions, pronouns, adverbs, auxiliaries, and past tenses that no ending shows.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "about", "above", "across", "after", "against", "along", "among", "and", "around", "are", "because", "before", "behind", "below", "beneath", "beside", "between", "beyond", "but", "for", "from", "into", "like", "near", "nor", "off", "onto",
    "out", "over", "per", "since", "than", "that", "the", "then", "through", "till", "toward", "under", "until", "upon", "via", "when", "where", "which", "while", "who", "whom", "whose", "why", "how", "with", "within", "without", "yet", "though", "although", "unless", "whether",
    "again", "ago", "ahead", "alone", "also", "almost", "altogether", "anyway", "away", "back", "down", "either", "else", "enough", "even", "ever", "far", "first", "here", "however", "instead", "itself", "just", "later", "less", "more", "most", "much", "neither", "never", "not", "now", "once", "one", "only",
    "rather", "soon", "still", "there", "therefore", "today", "together", "tomorrow", "tonight", "too", "twice", "well", "yesterday", "too", "last", "next", "this", "these", "those", "each", "all", "both", "any", "our", "their", "her", "his", "its", "him", "them", "you", "they", "she",
    "can", "could", "did", "had", "has", "may", "might", "must", "ought", "shall", "should", "was", "were", "will", "would", "have",
    "beat", "became", "began", "bent", "bit", "blew", "bore", "bought", "broke", "brought", "built", "came", "caught", "chose", "cost", "cut", "dealt", "drew", "drove", "fell", "felt", "fought", "found", "fled", "flew", "forbade", "forgot", "forgave", "froze", "gave", "got", "grew", "held", "hid", "hit", "hurt",
    "kept", "knew", "laid", "lay", "led", "left", "lent", "let", "lost", "made", "meant", "met", "overcame", "overtook", "paid", "put", "ran", "rang", "read", "rode", "rose", "said", "sank", "sat", "saw", "sent", "set", "shook", "shot", "shrank", "shut", "slept", "sold", "sought", "spent", "split", "spoke", "spread",
    "stood", "struck", "stuck", "swept", "swore", "swung", "taught", "threw", "told", "took", "tore", "understood", "went", "withdrew", "withstood", "woke", "won", "wore", "wrote",
];

#[cfg(test)]
mod tests {
    use super::*;

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
