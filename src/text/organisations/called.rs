//! Things called by a place's name without quotation marks: the cruiser Moskva, *le Moskva a coulé*; and names of several
//! words in another language than the text's: *Die Moscow Times berichtet*.

use super::heads::{Family, is_called};
use super::{Word, family, words_after, words_before};
use crate::base::{Lang, PlainSpan};
use crate::text::common;

/// What is done by ships, and by hotels and their like, and hardly by what a noun behind would name: *the Moskva sank*, but
/// *the Moskva embankment*; and what a town that an article stands before is not followed by: *das Leningrad der Nachkriegszeit*.
#[rustfmt::skip]
const DEEDS: &[(&str, &[&str])] = &[
    ("de", &[
        "ist", "war", "hat", "hatte", "wird", "wurde", "sank", "sinkt", "brannte", "brennt", "fuhr", "lief", "läuft", "ankert", "ankerte", "legte",
    ]),
    ("en", &[
        "is", "was", "has", "had", "will", "would", "sank", "sinks", "sunk", "sails", "sailed", "docks", "docked", "arrived", "left",
        "leaves", "anchored", "capsized", "exploded", "burned", "burnt", "caught", "collided", "drifted", "fired", "launched",
        "carried", "carries", "opened", "opens", "closed", "closes", "went", "returned", "departed", "ran", "struck", "hit",
    ]),
    ("es", &["es", "fue", "era", "ha", "había", "se", "zarpó", "llegó", "ardió"]),
    ("fr", &["a", "est", "avait", "était", "sera", "fut", "coule", "coula", "sombra", "sombre", "brûle", "quitte", "arrive", "appareille"]),
    ("it", &["è", "era", "ha", "aveva", "fu", "affondò", "salpò", "arrivò", "bruciò"]),
];

/// Articles that no town of the language has before its bare name.
const ARTICLES: &[(&str, &[&str])] = &[
    ("de", &["der", "die", "das", "dem", "den", "des"]),
    ("en", &["the"]),
    ("es", &["el", "la", "los", "las"]),
    ("fr", &["le", "la", "les", "du", "au"]),
    ("it", &["il", "lo", "la", "del", "al", "sul"]),
];

/// Prepositions of names, by language: *Lycée français de Moscou* in an English text.
const OF: &[(&str, &[&str])] = &[
    ("de", &["von", "zu"]),
    ("en", &["of"]),
    ("es", &["de", "del"]),
    ("fr", &["de", "du", "des"]),
    ("it", &["di", "del", "della"]),
    ("pt", &["de", "do", "da"]),
];

fn of_language<'a>(table: &'a [(&str, &'a [&'a str])], lang: &str) -> &'a [&'a str] {
    table.iter().find(|(tag, _)| tag.eq_ignore_ascii_case(lang)).map_or(&[], |(_, words)| *words)
}

/// True where a place's name, in its base form, may be that of a ship, a hotel or the like, which has no quotation marks:
/// beside the noun for one, or, of a town, behind an article.
pub(crate) fn may_be_thing(plain: &str, span: PlainSpan, lang: &Lang, is_town: bool) -> bool {
    let Some(hit) = plain.get(span.range()) else { return false };
    let family = family(hit, lang);
    let before = words_before(plain, span.start as usize, 3);
    let after = words_after(plain, span.end as usize);
    let beside = match family {
        Family::Turkic | Family::Armenian => after.first(),
        _ => before.first(),
    };
    beside.is_some_and(|word| is_called(word.text, family) && names_it(word.text, family))
        || is_town && is_behind_article(plain, span, &before, &after, lang)
}

/// True for a noun in the form that it has beside its name: *Moskva gəmisi*, not *Moskva gəmi gözləyir*; «Մոսկվա» նավը, not նավով;
/// გემი, not გემმა.
fn names_it(noun: &str, family: Family) -> bool {
    const BARE: &[&str] = &[
        "gəmi",
        "gemi",
        "vapur",
        "kreyser",
        "kruvazör",
        "tanker",
        "feribot",
        "yaxta",
        "buksir",
        "römorkör",
        "firkateyn",
        "fırkateyn",
        "fregat",
        "korvet",
        "muhrip",
        "esmines",
        "layner",
    ];
    let small = noun.to_lowercase();
    match family {
        Family::Turkic => BARE.iter().filter_map(|bare| small.strip_prefix(bare)).all(|rest| {
            let possessed = ["si", "sı", "su", "sü", "i", "ı", "u", "ü"].iter().any(|end| rest.starts_with(end));
            possessed && !["siz", "sız", "suz", "süz"].iter().any(|end| rest.starts_with(end))
        }),
        Family::Armenian => small.ends_with(['ը', 'ն']),
        Family::Georgian => small.ends_with(['ი', 'ო', 'ე']),
        _ => true,
    }
}

/// True for a town behind an article that is not the one of a word behind it.
fn is_behind_article(plain: &str, span: PlainSpan, before: &[Word<'_>], after: &[Word<'_>], lang: &Lang) -> bool {
    let Some(article) = before.first() else { return false };
    if !of_language(ARTICLES, lang.primary()).contains(&&*article.text.to_lowercase()) {
        return false;
    }
    let rest = &plain[span.end as usize..];
    // A German relative pronoun: *der Präsident, der Stepanakert besuchte*; *die Region, in der Stepanakert liegt*.
    let comma = |word: &Word<'_>| plain[..word.start].trim_end().ends_with(',');
    if lang.primary() == "de" && before.iter().take(2).any(comma) {
        return false;
    }
    match after.first() {
        Some(word) => of_language(DEEDS, lang.primary()).contains(&word.text),
        None => !is_list(rest) && !rest.starts_with(['-', '–', '/']),
    }
}

/// True for a comma before further names and *and*: the Lachin, Shusha and Fuzuli districts.
fn is_list(rest: &str) -> bool {
    let Some(mut rest) = rest.strip_prefix(", ") else { return rest.starts_with(" &") };
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        if end == 0 || !rest.starts_with(char::is_uppercase) {
            return false;
        }
        let behind = &rest[end..];
        if behind.starts_with(" and ") || behind.starts_with(" or ") || behind.starts_with(", and ") {
            return true;
        }
        match behind.strip_prefix(", ") {
            Some(next) => rest = next,
            None => return false,
        }
    }
}

/// How sure it is that a name in another language's spelling is part of a longer one in that language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Foreign {
    /// The word beside it, with a capital, is of either language, or of none that is known.
    Perhaps,
    /// It is a word of that language alone.
    Surely,
}

/// Whether a name in the spelling of a language, `own`, is part of a longer one in a text of another: *The Moscow Times* in a
/// German text. Both in Latin letters.
pub(crate) fn foreign(plain: &str, span: PlainSpan, lang: &Lang, own: &Lang) -> Option<Foreign> {
    let is_latin = plain.get(span.range())?.chars().all(|c| !c.is_alphabetic() || c < '\u{370}');
    if !is_latin {
        return None;
    }
    let (lang, own) = (lang.primary(), own.primary());
    let before = words_before(plain, span.start as usize, 1).into_iter().next();
    let after = words_after(plain, span.end as usize).into_iter().next();
    let is_of =
        |word: &Word<'_>| of_language(OF, own).contains(&word.text) && !of_language(OF, lang).contains(&word.text);
    if before.as_ref().is_some_and(is_of) {
        return Some(Foreign::Surely);
    }
    let told = |word: Word<'_>| {
        // Of Goethe-Institut the last part tells.
        let small = word.text.rsplit('-').next().unwrap_or(word.text).to_lowercase();
        let (of_own, of_text) = (common::is_ordinary(&small, own), common::is_ordinary(&small, lang));
        match (word.is_capital(), of_own, of_text) {
            // A German noun has its capital anyway, and no list has all of them.
            (true, true, of_text) if lang == "de" => (!of_text).then_some(Foreign::Perhaps),
            (true, true, false) => Some(Foreign::Surely),
            (true, true, true) => Some(Foreign::Perhaps),
            _ => None,
        }
    };
    // At the head of a sentence a capital says nothing of the word before.
    let inner =
        before.filter(|word| !plain[..word.start].trim_end().is_empty() && !ends_sentence(&plain[..word.start]));
    // *In Moscow Hotels bauen*, *à Moscow Trump se tait*: what stands behind is another phrase. A German noun before a name is in
    // front of any.
    let is_apart = before.is_some_and(|word| of_language(WHERE, lang).contains(&&*word.text.to_lowercase()));
    after.filter(|_| !is_apart).and_then(told).max(inner.filter(|_| lang != "de").and_then(told))
}

/// Prepositions that a place stands behind.
const WHERE: &[(&str, &[&str])] = &[
    (
        "de",
        &["in", "nach", "aus", "von", "bei", "um", "vor", "durch", "über", "nahe", "für", "gegen", "zwischen", "und"],
    ),
    (
        "en",
        &[
            "in", "at", "near", "from", "to", "into", "through", "outside", "around", "toward", "towards", "via",
            "for", "over", "and",
        ],
    ),
    ("es", &["en", "a", "de", "desde", "hacia", "hasta", "por", "entre", "y", "para"]),
    ("fr", &["à", "de", "vers", "depuis", "pour", "par", "en", "dans", "entre", "et", "sur", "sous"]),
    ("it", &["a", "ad", "in", "da", "di", "per", "verso", "tra", "e"]),
    ("pl", &["w", "we", "do", "z", "ze", "od", "na", "pod", "dla", "i"]),
];

fn ends_sentence(before: &str) -> bool {
    before.trim_end().ends_with(['.', '!', '?', ':', '…'])
}
