//! What stands before a German noun: articles and prepositions, and what they say of its gender, number and case.

use super::super::{Feature, Neighbours};
use super::common::{MIXED, WEAK};

/// What the words before a noun allow.
pub(super) struct Before {
    /// Genders (`p` for the plural) with cases, as numbers in the order nominative, genitive, dative, accusative.
    pub(super) allowed: Vec<(char, usize)>,
    /// How an adjective is inflected there; `None` without article.
    pub(super) way: Option<Feature>,
    /// There is an article, or an adjective of which nothing more is known.
    pub(super) agrees: bool,
}

/// Beginnings of determiners that are inflected as *der*, and as *ein*.
pub(super) const DER: &[&str] =
    &["dies", "jedwed", "jeglich", "jed", "jen", "irgendwelch", "welch", "manch", "solch", "all", "beid", "sämtlich"];
pub(super) const EIN: &[&str] =
    &["irgendein", "ein", "kein", "mein", "dein", "sein", "ihr", "unser", "unsr", "euer", "eur"];
/// What is written in one word with the article: derselbe, desjenigen.
pub(super) const JOINED: &[&str] = &["selben", "selbe", "jenigen", "jenige"];

const WITH_DATIVE: &[&str] =
    &["aus", "bei", "gegenüber", "mit", "nach", "seit", "von", "zu", "samt", "nebst", "dank", "laut"];
const WITH_ACCUSATIVE: &[&str] = &["durch", "für", "gegen", "ohne", "um", "bis"];
const WITH_GENITIVE: &[&str] = &[
    "wegen",
    "während",
    "trotz",
    "statt",
    "anstatt",
    "innerhalb",
    "außerhalb",
    "aufgrund",
    "mithilfe",
    "entlang",
    "seitens",
    "infolge",
];
const WITH_BOTH: &[&str] = &["an", "auf", "hinter", "in", "neben", "über", "unter", "vor", "zwischen"];

/// Numbers, with a plural behind them, and beginnings of words of amount.
const NUMBERS: &[&str] = &[
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf", "zwanzig", "dreißig",
    "fünfzig", "hundert", "hunderte", "tausend", "tausende", "dutzende", "ein paar", "paar",
];
const MANY: &[&str] = &["viel", "einig", "mehrer", "wenig", "etlich", "zahlreich", "unzählig", "verschieden"];

pub(super) const NOM: usize = 0;
pub(super) const GEN: usize = 1;
pub(super) const DAT: usize = 2;
pub(super) const ACC: usize = 3;

/// How far back an article may stand behind other adjectives.
const REACH: usize = 3;

pub(super) fn before(text: &str) -> Before {
    let text_words = text.trim_end_matches(['„', '“', '"', '»', '«', '‚']).split([' ', '\u{a0}', '\n', '\r', '\t']);
    let mut words = text_words.rev().filter(|word| !word.is_empty()).peekable();
    if !text.is_empty() && !text.ends_with([' ', '\u{a0}', '\n', '„', '“', '"', '»', '«', '‚']) {
        return Before { allowed: Vec::new(), way: None, agrees: false };
    }
    let mut adjectives = false;
    for _ in 0..REACH {
        let Some(word) = words.next() else { break };
        let folded = word.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if folded.ends_with(|c: char| !c.is_alphanumeric()) {
            break;
        }
        if words.peek().is_some_and(|earlier| is_adjective_behind(&folded, &earlier.to_lowercase())) {
            adjectives = true;
            continue;
        }
        if let Some((mut allowed, way)) = determiner(&folded) {
            let preposition = words.next().map(str::to_lowercase);
            if let Some(cases) = preposition.as_deref().and_then(governed) {
                let mut narrowed: Vec<_> = allowed.iter().copied().filter(|(_, case)| cases.contains(case)).collect();
                // Trotz der Mauer: the dative is only where it shows, trotz dem Wall.
                let genitive = preposition.is_some_and(|word| WITH_GENITIVE.contains(&&*word));
                if genitive && narrowed.iter().any(|(_, case)| *case == GEN) {
                    narrowed.retain(|(_, case)| *case == GEN);
                }
                if !narrowed.is_empty() {
                    allowed = narrowed;
                }
            }
            return Before { allowed, way: Some(way), agrees: true };
        }
        if NUMBERS.contains(&folded.as_str()) || folded.parse::<u32>().is_ok_and(|number| number > 1) {
            // Drei Flüchtlinge: the genitive would be dreier, but hunderte is a noun.
            let cases = (NOM..=ACC).filter(|case| *case != GEN || folded.ends_with("te") || folded.ends_with("de"));
            return Before { allowed: cases.map(|case| ('p', case)).collect(), way: None, agrees: true };
        }
        if let Some(end) = MANY.iter().find_map(|stem| folded.strip_prefix(stem)).filter(|end| is_ending(end)) {
            let allowed = strong(end).into_iter().filter(|(gender, _)| *gender == 'p').collect();
            return Before { allowed, way: None, agrees: true };
        }
        if let Some(cases) = governed(&folded) {
            let all = ['m', 'f', 'n', 'p'].into_iter().flat_map(|gender| cases.iter().map(move |case| (gender, *case)));
            return Before { allowed: all.collect(), way: None, agrees: adjectives };
        }
        let adjective = word.starts_with(char::is_lowercase)
            && ["e", "en", "er", "es", "em"].iter().any(|end| folded.ends_with(end));
        if !adjective {
            break;
        }
        adjectives = true;
    }
    Before { allowed: Vec::new(), way: None, agrees: adjectives }
}

/// True behind a noun and an adjective in -er without article, before a plural: die Lage junger.
pub(super) fn is_genitive_plural(text: &str) -> bool {
    let mut words = words(text).map(|range| &text[range]);
    let is_adjective = |word: &str| {
        word.ends_with("er")
            && word.starts_with(char::is_lowercase)
            && word.chars().count() > 4
            && determiner(word).is_none()
            && governed(word).is_none()
            && ![
                "immer", "lauter", "weniger", "wieder", "leider", "bisher", "daher", "woher", "nachher", "vorher",
                "einander", "sicher",
            ]
            .contains(&word)
    };
    let is_noun = |word: &str| {
        let folded = word.to_lowercase();
        word.starts_with(char::is_uppercase) && determiner(&folded).is_none() && governed(&folded).is_none()
    };
    words.next().is_some_and(is_adjective) && words.find(|word| !is_adjective(word)).is_some_and(is_noun)
}

pub(super) fn governed(word: &str) -> Option<&'static [usize]> {
    if WITH_DATIVE.contains(&word) {
        Some(&[DAT])
    } else if WITH_ACCUSATIVE.contains(&word) {
        Some(&[ACC])
    } else if WITH_GENITIVE.contains(&word) {
        Some(&[GEN, DAT])
    } else if WITH_BOTH.contains(&word) {
        Some(&[DAT, ACC])
    } else {
        None
    }
}

pub(super) fn determiner(word: &str) -> Option<(Vec<(char, usize)>, Feature)> {
    let contracted: Option<&[(char, usize)]> = match word {
        "im" | "am" | "vom" | "zum" | "beim" => Some(&[('m', DAT), ('n', DAT)]),
        "zur" => Some(&[('f', DAT)]),
        "ins" | "ans" | "aufs" | "fürs" | "ums" | "durchs" => Some(&[('n', ACC)]),
        _ => None,
    };
    if let Some(allowed) = contracted {
        return Some((allowed.to_vec(), WEAK));
    }
    let article = match word {
        "die" => strong("e"),
        "das" => vec![('n', NOM), ('n', ACC)],
        "des" => vec![('m', GEN), ('n', GEN)],
        "der" | "dem" | "den" => strong(&word[1..]),
        _ => match joined(word) {
            // Derselbe, but derselben: weak behind the article.
            Some((article, rest)) => {
                let (mut allowed, way) = determiner(article)?;
                let short =
                    |&(gender, case): &(char, usize)| gender != 'p' && (case == NOM || case == ACC && gender != 'm');
                allowed.retain(|own| short(own) != rest.ends_with("en"));
                return Some((allowed, way));
            }
            None => Vec::new(),
        },
    };
    if !article.is_empty() {
        return Some((article, WEAK));
    }
    if let Some(end) = DER.iter().find_map(|stem| word.strip_prefix(stem)).filter(|end| is_ending(end)) {
        return Some((strong(end), WEAK));
    }
    let end = EIN.iter().find_map(|stem| word.strip_prefix(stem)).filter(|end| end.is_empty() || is_ending(end))?;
    if end.is_empty() {
        return Some((vec![('m', NOM), ('n', NOM), ('n', ACC)], MIXED));
    }
    let mut allowed = strong(end);
    // Einer is no masculine nominative before a noun; eines no nominative.
    allowed.retain(|own| !matches!((end, own), ("er", ('m', NOM)) | ("es", ('n', NOM | ACC))));
    Some((allowed, MIXED))
}

/// The article and the rest of *derselbe*, *desjenigen*.
pub(super) fn joined(word: &str) -> Option<(&str, &str)> {
    let rest = JOINED.iter().find(|rest| word.ends_with(**rest))?;
    let article = &word[..word.len() - rest.len()];
    matches!(article, "der" | "die" | "das" | "des" | "dem" | "den").then_some((article, rest))
}

/// Ein solches, keine solche: behind *ein* it is an adjective.
pub(super) fn is_adjective_behind(word: &str, earlier: &str) -> bool {
    word.strip_prefix("solch").is_some_and(is_ending)
        && EIN.iter().any(|stem| earlier.strip_prefix(stem).is_some_and(|end| end.is_empty() || is_ending(end)))
}

/// True where a word in -en is a verb: at the beginning of a sentence before *Sie* or *wir*, and where an article of the
/// neuter singular stands before it. Of what may be no plural at all (*Drücke*) also before an object.
pub(super) fn is_verb(near: Neighbours<'_>, unsure: bool) -> bool {
    let begins =
        near.before.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '…' | '„'));
    let next = near.after.trim_start().split(|c: char| !c.is_alphabetic()).next();
    let object = || {
        let object = ["die", "das", "den", "dem", "ein", "eine", "einen", "einem", "diese", "dieses", "diesen"];
        unsure && next.is_some_and(|next| object.contains(&next))
    };
    if begins && near.after.starts_with(char::is_whitespace) && (matches!(next, Some("Sie" | "wir")) || object()) {
        return true;
    }
    let allowed = before(near.before).allowed;
    allowed.iter().any(|(gender, _)| *gender == 'n') && !allowed.iter().any(|(gender, _)| *gender == 'p')
}

/// The places of the words before a noun, the nearest first, up to a mark.
pub(super) fn words(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + Clone + '_ {
    let mut end = text.trim_end_matches(['„', '“', '"', '»', '«', '‚']).len();
    std::iter::from_fn(move || {
        let rest = text[..end].trim_end_matches([' ', '\u{a0}', '\n']);
        let start = rest
            .rfind(|c: char| !c.is_alphabetic())
            .map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
        let range = start..rest.len();
        end = start;
        (!range.is_empty()).then_some(range)
    })
}

fn is_ending(end: &str) -> bool {
    matches!(end, "er" | "e" | "es" | "em" | "en")
}

/// What the endings of determiners stand for.
fn strong(end: &str) -> Vec<(char, usize)> {
    match end {
        "er" => vec![('m', NOM), ('f', GEN), ('f', DAT), ('p', GEN)],
        "e" => vec![('f', NOM), ('f', ACC), ('p', NOM), ('p', ACC)],
        "es" => vec![('n', NOM), ('n', ACC), ('m', GEN), ('n', GEN)],
        "em" => vec![('m', DAT), ('n', DAT)],
        "en" => vec![('m', ACC), ('p', DAT)],
        _ => Vec::new(),
    }
}
