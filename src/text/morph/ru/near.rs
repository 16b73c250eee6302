//! The words around a name: tokens outwards from it, prepositions and what they govern, adjectives by their endings.

use super::super::slavic::{ACC, Cases, DAT, F, GEN, Genders, INS, M, N, NOM, PL, PREP};
use super::endings::{is_hush, last};
use super::name::folded;
use super::words;
use crate::text::fold;

/// A word or a mark beside a name.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    /// As it stands.
    pub(super) text: &'t str,
    /// Where it begins in the text before or after the name.
    pub(super) start: usize,
    /// Finely folded.
    pub(super) folded: String,
    /// True for a word or number, false for a mark.
    pub(super) is_word: bool,
    /// True if white space stands between it and the name's side.
    pub(super) spaced: bool,
}

impl Token<'_> {
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
    pub(super) fn is_mark(&self, marks: &str) -> bool {
        !self.is_word && marks.contains(self.text)
    }
}

/// Longer words are taken for a mark: nothing can be told from them.
const LONGEST: usize = 120;

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}' | '\u{301}' | '\u{306}' | '\u{308}') || fold::is_silent(c)
}

/// The tokens of a text from its end to its beginning.
pub(super) fn back(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut end = text.len();
    std::iter::from_fn(move || {
        let rest = text[..end].trim_end_matches(|c: char| c.is_whitespace() || fold::is_silent(c));
        let spaced = rest.len() < end;
        let mut start = rest.len();
        for (i, c) in rest.char_indices().rev() {
            let inner = c == '-' && start < rest.len() && text[..i].ends_with(char::is_alphanumeric);
            if !(in_word(c) || inner) || rest.len() - i > LONGEST {
                break;
            }
            start = i;
        }
        token(rest, start, spaced, &mut end)
    })
}

fn token<'t>(rest: &'t str, start: usize, spaced: bool, end: &mut usize) -> Option<Token<'t>> {
    let (start, is_word) = match (start < rest.len(), rest.char_indices().next_back()) {
        (true, _) => (start, true),
        (false, Some((at, _))) => (at, false),
        (false, None) => return None,
    };
    *end = start;
    let text = &rest[start..];
    let folded = if is_word { folded(text) } else { String::new() };
    Some(Token { text, start, folded, is_word, spaced })
}

/// The tokens of a text from its beginning.
pub(super) fn forth(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let skipped = text[from..].find(|c: char| !c.is_whitespace() && !fold::is_silent(c))?;
        let start = from + skipped;
        let mut end = start;
        for (i, c) in text[start..].char_indices() {
            let at = start + i;
            let inner = c == '-' && at > start && text[at + 1..].starts_with(char::is_alphanumeric);
            if !(in_word(c) || inner) || i > LONGEST {
                break;
            }
            end = at + c.len_utf8();
        }
        let is_word = end > start;
        if !is_word {
            end = start + text[start..].chars().next()?.len_utf8();
        }
        from = end;
        let word = &text[start..end];
        let folded = if is_word { folded(word) } else { String::new() };
        Some(Token { text: word, start, folded, is_word, spaced: skipped > 0 })
    })
}

/// True if a full stop behind this word ends no sentence: г., с., им., т. д.
pub(super) fn is_abbreviated(word: &Token<'_>) -> bool {
    words::ABBREVIATIONS.contains(&&*word.folded) || (word.folded.chars().count() == 1 && word.is_capitalised())
}

/// True for marks that close a sentence.
pub(super) fn closes_sentence(token: &Token<'_>) -> bool {
    token.is_mark("!?…;\n")
}

/// The cases that a preposition governs, the likeliest first.
pub(super) fn governed(preposition: &str) -> Option<&'static [Cases]> {
    Some(match preposition {
        "в" | "во" | "на" => &[PREP, ACC],
        // О with the accusative (удариться о) has no place behind it.
        "о" | "об" | "обо" | "при" => &[PREP],
        "к" | "ко" | "по" | "благодаря" | "согласно" | "навстречу" | "вопреки" | "наперекор" | "подобно" => {
            &[DAT]
        }
        "под" | "подо" | "за" => &[INS, ACC],
        "над" | "надо" | "перед" | "передо" | "пред" | "между" | "меж" => &[INS],
        "с" | "со" => &[INS, GEN, ACC],
        "через" | "чрез" | "про" | "сквозь" | "спустя" => &[ACC],
        _ if words::WITH_GENITIVE.contains(&preposition) => &[GEN],
        _ => return None,
    })
}

/// The genders and cases in which an adjective can have an ending.
pub(super) fn agreement(ending: &str, gender: Genders) -> Cases {
    match (ending, gender) {
        ("ый" | "ий" | "ой", M) | ("ое" | "ее", N) | ("ые" | "ие", PL) => NOM | ACC,
        ("ого" | "его", M | N) => GEN,
        ("ому" | "ему", M | N) | ("ым" | "им", PL) => DAT,
        ("ым" | "им", M | N) | ("ыми" | "ими", PL) | ("ою" | "ею", F) => INS,
        ("ом" | "ем", M | N) => PREP,
        ("ая" | "яя", F) => NOM,
        ("ую" | "юю", F) => ACC,
        ("ой" | "ей", F) => GEN | DAT | INS | PREP,
        ("ых" | "их", PL) => GEN | PREP,
        _ => 0,
    }
}

const ENDINGS: [&str; 25] = [
    "ого", "его", "ому", "ему", "ыми", "ими", "ый", "ий", "ой", "ей", "ая", "яя", "ую", "юю", "ою", "ею", "ое", "ее",
    "ые", "ие", "ых", "их", "ым", "им", "ом",
];

/// A word that ends like an adjective: its stem and its ending.
pub(super) fn adjectival(word: &str) -> Option<(&str, &'static str)> {
    let ending = ENDINGS.iter().chain(&["ем"]).find(|e| word.ends_with(*e))?;
    let stem = &word[..word.len() - ending.len()];
    (!stem.is_empty()).then_some((stem, ending))
}

/// A word that surely is an adjective, participle or adjectival pronoun: its stem and its ending.
pub(super) fn surely_adjective(word: &str) -> Option<(&str, &'static str)> {
    let (stem, ending) = adjectival(word)?;
    if words::NO_ADJECTIVES.contains(&word) || words::SUBSTANTIVES.contains(&stem) {
        return None;
    }
    let known = words::ADJECTIVES.binary_search(&stem).is_ok();
    let suffix = strong_suffix(stem);
    let sure = match ending {
        "ого" | "его" | "ому" | "ему" | "ыми" | "ый" | "ые" => stem.chars().count() >= 2,
        // Not -ая, -ую: доезжая, требую.
        "ых" | "ое" => known || suffix || (stem.chars().count() >= 3 && !stem.ends_with('и')),
        _ => known || suffix,
    };
    sure.then_some((stem, ending))
}

/// Suffixes that nouns with the same ending do not have: -ск- (but доской), -нн-, -вш-, -ющ-, -льн-, -тн- …
fn strong_suffix(stem: &str) -> bool {
    let Some((rest, end)) = last(stem) else { return false };
    let before = last(rest).map_or(' ', |(_, c)| c);
    match (before, end) {
        ('с' | 'ц', 'к') => rest.chars().count() >= 3 && !words::NOUNS_IN_SK.iter().any(|noun| stem.ends_with(noun)),
        ('ь', 'к') | ('н', 'н') => true,
        ('в' | 'д' | 'т' | 'б' | 'п' | 'р' | 'г' | 'ч' | 'ж' | 'ш' | 'щ' | 'м' | 'ь', 'н') => {
            rest.chars().count() >= 3
        }
        ('в', 'ш') | ('ю' | 'у' | 'я' | 'а', 'щ') => rest.chars().count() >= 3 && !stem.ends_with("помощ"),
        _ => false,
    }
}

/// True for an active participle, which may have the name for its object: покинувшие Шушу.
pub(super) fn is_active_participle(stem: &str) -> bool {
    let Some((rest, end)) = last(stem) else { return false };
    let before = last(rest).map_or(' ', |(_, c)| c);
    matches!((before, end), ('в' | 'д' | 'с' | 'з' | 'к' | 'р', 'ш') | ('ю' | 'у' | 'я' | 'а', 'щ'))
        && stem.chars().count() >= 5
}

/// True if the adjective declines like старый, false if like древний or опустевший.
pub(super) fn is_hard(stem: &str, ending: &str) -> bool {
    match ending {
        "ый" | "ого" | "ому" | "ым" | "ыми" | "ых" | "ые" | "ой" | "ом" | "ое" | "ою" => true,
        "ая" | "ую" => !last(stem).is_some_and(|(_, c)| is_hush(c)) || matches!(stem, "больш" | "чуж"),
        "ий" | "ие" | "им" | "ими" | "их" => {
            last(stem).is_some_and(|(_, c)| super::endings::is_velar(c)) || matches!(stem, "больш" | "чуж")
        }
        _ => false,
    }
}
