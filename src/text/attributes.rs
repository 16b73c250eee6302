//! Words that stand between a name and the noun that it is the name of, and words that join names: *the Lachin humanitarian corridor*,
//! *the Lachin and Meghri corridors*. Ends of adjectives are those of the grammars; short words are listed.

use super::stems;

/// A language by what its words end in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Latin,
    Turkic,
    Cyrillic,
    Armenian,
    Georgian,
}

impl Kind {
    pub(crate) fn of(lang: &str) -> Option<Self> {
        Some(match lang {
            "az" | "tr" => Self::Turkic,
            "ru" | "uk" | "be" => Self::Cyrillic,
            "hy" => Self::Armenian,
            "ka" => Self::Georgian,
            "en" | "fr" | "de" => Self::Latin,
            _ => return None,
        })
    }
}

/// Endings of Russian and Ukrainian adjectives.
#[rustfmt::skip]
pub(crate) const ADJECTIVAL: &[&str] = &[
    "ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими", "ый", "ые", "ым", "ых", "ыми", "ый", "яя", "ей", "ее", "его", "ему", "ем", "юю",
    "а", "у", "ої", "ій", "е", "і", "ім",
];

/// Those of them that few nouns end in.
#[rustfmt::skip]
const LONG_ADJECTIVAL: &[&str] = &[
    "ий", "ый", "ого", "его", "ому", "ему", "ая", "яя", "ую", "юю", "ое", "ее", "ие", "ые", "их", "ых", "ими", "ыми", "ым",
];

/// Words that join names of one noun.
pub(crate) const AND: &[&str] = &[
    "and", "or", "&", "и", "или", "й", "і", "та", "або", "və", "ve", "və ya", "և", "եւ", "ու", "კი", "და", "et", "und",
];

/// Words of English that stand between a name and a noun as adjectives do and end in no way of their own.
#[rustfmt::skip]
const ENGLISH: &[&str] = &[
    "new", "old", "main", "land", "road", "only", "so-called", "closed", "blocked", "open", "reopened", "rebuilt", "former", "future", "first", "second", "big", "small", "narrow", "safe",
    "transport", "transit", "supply", "aid", "city", "state", "air", "cargo", "freight", "passenger", "peace", "life", "mountain", "border", "railway", "rail", "medical", "local",
];
/// Ends of English adjectives.
const ENGLISH_ENDS: &[&str] =
    &["al", "ary", "ian", "ic", "ous", "ive", "ible", "able", "ent", "less", "like", "ular", "ern"];
/// Nouns that end so.
const ENGLISH_NOUNS: &[&str] = &[
    "hospital",
    "capital",
    "terminal",
    "festival",
    "arrival",
    "portal",
    "canal",
    "student",
    "parliament",
    "government",
];
/// Ends of Armenian adjectives, and short ones.
const ARMENIAN_ENDS: &[&str] = &["ական", "ային", "եին", "յին", "ավոր", "ելի", "ված"];
const ARMENIAN: &[&str] = &["նոր", "հին", "միակ", "փակ", "բաց", "մեծ", "փոքր"];
/// Ends of Georgian adjectives.
const GEORGIAN_ENDS: &[&str] = &["ული", "ური", "იანი", "ალი", "ელი", "რო", "ლო"];
/// Ends of Turkic verbs, which adjectives hardly have.
#[rustfmt::skip]
const TURKIC_VERBS: &[&str] = &[
    "dı", "di", "du", "dü", "tı", "ti", "tu", "tü", "ıb", "ib", "ub", "üb", "yor", "ır", "ir", "ur", "ür", "acaq", "əcək", "mış", "miş", "muş", "müş", "maq", "mək", "mak", "mek",
];
/// Small Turkic words.
const TURKIC_SMALL: &[&str] =
    &["və", "ve", "ilə", "ile", "üçün", "için", "öz", "bu", "bir", "da", "də", "de", "isə", "ki"];

/// Adjectives of what stands in a town: with one before it the noun is a thing of its own (Лачинский школьный коридор). Folded.
#[rustfmt::skip]
const OF_BUILDINGS: &[&str] = &[
    "школьн", "больничн", "заводск", "вокзальн", "гостиничн", "театральн", "музейн", "церковн", "дворцов", "офисн", "тюремн", "университетск", "институтск", "поликлиничн", "служебн", "подвальн",
    "шкільн", "лікарнян", "готельн", "музейн", "палацов", "в'язничн", "службов",
    "məktəb", "xəstəxana", "zavod", "otel", "teatr", "muzey", "saray", "həbsxana", "okul", "hastane", "fabrika", "tiyatro", "müze", "cezaevi",
    "դպրոցական", "հիվանդանոցային", "թանգարանային", "թատերական", "հյուրանոցային", "համալսարանական",
    "სკოლის", "სასკოლო", "საავადმყოფო", "საქარხნო",
];

/// True for a folded word that may be an adjective between a name and its noun.
pub(crate) fn is_adjective(word: &str, kind: Kind) -> bool {
    if stems::begins(word, OF_BUILDINGS) {
        return false;
    }
    let long = word.chars().count() > 4;
    let ends = |all: &[&str]| long && all.iter().any(|end| word.ends_with(end));
    match kind {
        Kind::Latin => {
            ENGLISH.contains(&word) || word.chars().count() > 5 && ends(ENGLISH_ENDS) && !ENGLISH_NOUNS.contains(&word)
        }
        // Школе, доме end so too: short endings are those of an adjective behind its suffix alone.
        Kind::Cyrillic => {
            ends(LONG_ADJECTIVAL)
                || long
                    && ADJECTIVAL.iter().any(|end| {
                        word.strip_suffix(end)
                            .is_some_and(|stem| ["н", "ск", "цк", "ськ", "зьк"].iter().any(|s| stem.ends_with(s)))
                    })
        }
        Kind::Armenian => ends(ARMENIAN_ENDS) || ARMENIAN.contains(&word),
        Kind::Georgian => ends(GEORGIAN_ENDS),
        // A genitive has a noun of its own: Laçın məktəbinin dəhlizi.
        Kind::Turkic if ["nın", "nin", "nun", "nün"].iter().any(|end| word.ends_with(end)) => false,
        Kind::Turkic => !TURKIC_SMALL.contains(&word) && !TURKIC_VERBS.iter().any(|end| word.ends_with(end)),
    }
}

/// Articles and the like that begin what a dash says a thing is: *Berdzor – a town by the river*.
pub(crate) const DEFINING: &[&str] = &["a", "an", "the", "bu", "bir", "այս", "սա", "das", "ein", "eine", "un", "une"];
