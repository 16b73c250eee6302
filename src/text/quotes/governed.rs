//! Words before a mark that take a name, and words behind it that leave nothing for a name to have said.
//!
//! In *Miners at “Kashen” said the pit was safe* the verb of speech is the miners', and the quoted word is a name. A place
//! noun or a preposition right before the mark shows it, or a clause right behind the verb that holds what was said.
//! Of the prepositions, those of space and of belonging are listed, as in Quirk et al., *A Comprehensive Grammar of the
//! English Language*, chapter 9, the *Русская грамматика* of 1980, Grevisse, *Le bon usage*, and the Duden grammar; not
//! those after which a manner of speaking may come (*with*, *по*, *mit*).

use super::tables::{any, is_speech_verb};

const PREPOSITIONS: &[&str] = &[
    // English
    "in",
    "at",
    "near",
    "from",
    "to",
    "of",
    "around",
    "outside",
    "inside",
    "beyond",
    "toward",
    "towards",
    "into",
    "through",
    "via",
    "across",
    "between",
    "behind",
    "beside",
    "past",
    "above",
    "below",
    "opposite",
    "nearby",
    "within",
    // Russian, Ukrainian
    "в",
    "во",
    "на",
    "из",
    "изо",
    "у",
    "к",
    "ко",
    "от",
    "до",
    "под",
    "над",
    "за",
    "около",
    "возле",
    "близ",
    "вблизи",
    "вокруг",
    "через",
    "между",
    "мимо",
    "вдоль",
    "перед",
    "напротив",
    "внутри",
    "из-под",
    "із",
    "зі",
    "з",
    "від",
    "біля",
    "коло",
    "поблизу",
    "під",
    "крізь",
    "між",
    "навколо",
    "повз",
    "уздовж",
    // Armenian
    "դեպի",
    "մինչև",
    "մինչեւ",
    // French
    "à",
    "au",
    "aux",
    "de",
    "du",
    "des",
    "dans",
    "en",
    "vers",
    "depuis",
    "près",
    "chez",
    "jusqu'à",
    "jusqu’à",
    "hors",
    // German
    "im",
    "am",
    "aus",
    "bei",
    "beim",
    "nach",
    "von",
    "vom",
    "zum",
    "zur",
    "nahe",
    "unweit",
    "durch",
    "um",
    "hinter",
    "vor",
    "bis",
    "gegenüber",
];

const PLACES: &[&str] = &[
    // English
    "mine$",
    "mines$",
    "village$",
    "town$",
    "city$",
    "district$",
    "region$",
    "province$",
    "settlement$",
    "hamlet$",
    "station$",
    "office$",
    "camp$",
    "quarry$",
    "pit$",
    "plant$",
    "factory$",
    "deposit$",
    "hotel$",
    "hospital$",
    "school$",
    "airport$",
    "port$",
    "site$",
    "checkpoint$",
    "valley$",
    "suburb$",
    "ward$",
    "farm$",
    "base$",
    // Russian, Ukrainian; not городить, поставить
    "рудник",
    "шахт",
    "карьер",
    "прииск",
    "месторожден",
    "село$",
    "села$",
    "селу$",
    "селом$",
    "селе$",
    "сёла$",
    "сёл$",
    "деревн",
    "посёлок$",
    "поселок$",
    "посёлк",
    "поселк",
    "город$",
    "города$",
    "городу$",
    "городом$",
    "городе$",
    "район",
    "област",
    "станци",
    "завод$",
    "завода$",
    "заводу$",
    "заводом$",
    "заводе$",
    "фабрик",
    "комбинат",
    "лагер",
    "гостиниц",
    "отель$",
    "отеля$",
    "отелю$",
    "отелем$",
    "отеле$",
    "школ",
    "больниц",
    "аэропорт",
    "долин",
    "участок$",
    "участк",
    "копальн",
    "кар'єр",
    "кар’єр",
    "родовищ",
    "селі$",
    "селищ",
    "місто$",
    "міста$",
    "місту$",
    "містом$",
    "місті$",
    "станці",
    "заводі$",
    "готел",
    "лікарн",
    "летовищ",
    // Armenian
    "գյուղ",
    "քաղաք",
    "հանք",
    "շրջան",
    "մարզ",
    "կայարան",
    "գործարան",
    "հյուրանոց",
    "դպրոց",
    "հիվանդանոց",
    "թաղամաս",
    "գրասենյակ",
    "ավան",
    // French
    "mine$",
    "mines$",
    "village$",
    "ville$",
    "région$",
    "gare$",
    "usine$",
    "hôtel$",
    "école$",
    "hôpital$",
    "carrière$",
    "gisement$",
    "hameau$",
    "quartier$",
    // German
    "bergwerk",
    "grube$",
    "dorf$",
    "dorfes$",
    "stadt$",
    "gebiet$",
    "kreis$",
    "bahnhof$",
    "hotel$",
    "schule$",
    "werk$",
    "fabrik$",
    "siedlung$",
    "lager$",
];

/// True for a preposition of space or of belonging, in small letters.
pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// The last word before a mark, nothing but blanks between them, is a preposition or noun of place.
pub(super) fn is_governed(before: &str) -> bool {
    let before = before.trim_end();
    let within = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’');
    let word = before[before.trim_end_matches(within).len()..].to_lowercase();
    is_preposition(&word) || any(&word, PLACES)
}

/// What was said stands in a clause right behind the verb, so it does not stand before it: “Kashen” said that the pit …
pub(super) fn is_told_of(after: &str) -> bool {
    let mut words = after.split_whitespace();
    let Some(verb) = words.next() else { return false };
    let bare = verb.trim_end_matches(',');
    let comma = bare.len() < verb.len();
    if !is_speech_verb(&bare.to_lowercase()) {
        return false;
    }
    let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let next = words.next().map(clean).unwrap_or_default();
    match next.as_str() {
        "что" | "що" | "որ" | "թե" | "dass" | "daß" => comma,
        "ki" | "que" | "qu'il" | "qu’il" | "qu'elle" | "qu’elle" | "qu'ils" | "qu’ils" => true,
        // Not: “…” she said that night.
        "that" => words.next().map(clean).is_some_and(|word| CLAUSE_OPENERS.contains(&&*word)),
        _ => false,
    }
}

/// The words behind say that this is what something is called: tr *“…” diye bir köy*, *“…” diye bilinen*.
pub(super) fn is_called(after: &str) -> bool {
    let mut words = super::kind::words(after).map(str::to_lowercase);
    words.next().is_some_and(|word| matches!(&*word, "diye" | "deyə"))
        && words.next().is_some_and(|word| any(&word, &["bir$", "bilin", "tanın", "adland", "anıl", "çağır"]))
}

/// Words that a clause behind *that* begins with.
const CLAUSE_OPENERS: &[&str] = &[
    "the", "a", "an", "it", "its", "they", "their", "he", "his", "she", "her", "there", "this", "these", "those", "no",
    "all", "some", "many", "most", "we", "our", "you", "both", "only",
];
