//! What is called by a place and keeps its name when the house calls the place otherwise: an event in history or an act (*the
//! Khojaly massacre*, «Шушинская декларация»), an airport (*Fuzuli International Airport*), a street, which may be in another town.
//!
//! Told by the noun that stands with the name, before it or behind it, whichever the language has.

use super::composed::composed;
use super::fold::is_hyphen;
use super::stems::begins;

/// Events and acts of states, by their beginnings.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "accord", "agreement$", "declaration$", "genocide$", "massacre", "pogrom", "protocol$", "tragedy$", "treaty$",
    "bəyannamə", "faciə", "genosid", "müqavilə", "qətliam", "razılaşma", "saziş", "soyqırım",
    "anlaşma", "antlaşma", "beyanname", "bildirge", "deklarasyon", "facia", "katliam", "mutabakat", "protokol", "soykırım",
    "геноцид", "деклараци", "договор", "погром", "протокол", "резни$", "резне$", "резню$", "резня$", "резней$", "соглашени", "трагеди",
    "деклараці", "договір$", "договору$", "договором$", "різанин", "різня$", "різні$", "різню$", "трагедія$", "трагедії$", "угод",
    "արձանագրությ", "համաձայնագ", "հռչակագ", "պայմանագ", "ջարդ", "կոտորած", "ողբերգությ", "ցեղասպանությ",
    "გენოციდ", "დეკლარაცი", "ტრაგედი", "ხოცვა",
    "abkommen", "deklaration", "erklärung", "massaker", "protokoll", "tragödie", "vertrag$", "vertrags$", "völkermord",
    "déclaration", "génocide", "protocole", "tragédie", "traité",
];

/// Airports, which are called so where the name has a capital: not «шринагарский аэропорт».
#[rustfmt::skip]
const AIRPORTS: &[&str] = &[
    "aeroport", "aeropuerto", "airport$", "aéroport", "flughafen", "hava$", "havaalan", "havaliman", "аеропорт", "аэропорт",
    "օդակայան", "օդանավակայան", "აეროპორტ",
];

/// Streets, by the beginnings of the nouns behind their names.
#[rustfmt::skip]
const STREETS: &[&str] = &[
    "avenue$", "boulevard$", "street$", "bulvar", "caddesi", "küçəsi", "prospekti", "sokağı", "xiyaban",
    "փողոց$", "փողոցը$", "փողոցի$", "փողոցին$", "փողոցում$", "փողոցից$", "փողոցով$", "պողոտա",
];

/// The same in Russian behind an adjective with a capital, in the singular: the streets of a town are many.
#[rustfmt::skip]
const STREETS_IN_SKY: &[&str] = &[
    "улица$", "улицу$", "улице$", "улицей$", "улицы$", "площадь$", "площади$", "площадью$", "набережная$", "набережной$", "набережную$", "проспект$", "проспекта$", "проспекте$", "проспекту$",
    "переулок$", "переулка$", "переулке$", "бульвар$", "бульвара$", "бульваре$", "бульвару$",
];
/// Endings of those adjectives.
const SINGULAR: &[&str] = &["ая", "ой", "ую", "ый", "ий", "ого", "ому", "ом"];

/// Words between such a noun and the name.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "international", "beynəlxalq", "uluslararası", "международн", "міжнародн", "միջազգային", "საერთაშორისო", "internacional",
    "of$", "in$", "at$", "в$", "у$", "de$", "d$", "à$", "von$",
];

/// Words of the longest chain between them.
const MOST: usize = 2;

/// True if what stands beside a place's name is called by it.
pub(crate) fn is_called_by(before: &str, name: &str, after: &str) -> bool {
    let capital = !name.starts_with(char::is_lowercase);
    let joined = after.starts_with(is_hyphen);
    let behind = after.trim_start_matches(|c: char| is_mark(c) || is_hyphen(c));
    let spaced = joined || behind.starts_with(char::is_whitespace);
    let before = before.trim_end_matches(is_mark);
    let apart = |c: char| c.is_whitespace() || matches!(c, '’' | '\'');
    let small = composed(name).to_lowercase();
    let in_sky = || {
        let noun = behind.split_whitespace().next().map(|word| composed(word).to_lowercase()).unwrap_or_default();
        capital
            && small.contains("ск")
            && SINGULAR.iter().any(|ending| small.ends_with(ending))
            && begins(noun.trim_end_matches(|c: char| !c.is_alphanumeric()), STREETS_IN_SKY)
    };
    spaced && (is_next(behind.split_whitespace(), capital, false) || !joined && in_sky())
        || before.ends_with(apart) && is_next(before.split(apart).filter(|word| !word.is_empty()).rev(), capital, true)
}

/// True if the first of these words is such a noun, or one behind small words and *international*.
fn is_next<'t>(words: impl Iterator<Item = &'t str>, capital: bool, back: bool) -> bool {
    for word in words.take(MOST + 1) {
        let small = composed(word.trim_start_matches(is_mark)).to_lowercase();
        let noun = small.trim_end_matches(|c: char| !c.is_alphanumeric());
        // Nothing is known of what stands beyond a stop.
        let stops = noun != small;
        let called = begins(noun, CALLED) || capital && begins(noun, AIRPORTS);
        if called && !(stops && back) || !back && begins(noun, STREETS) {
            return true;
        }
        if stops || !begins(noun, BETWEEN) {
            return false;
        }
    }
    false
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_acts_and_airports_are_called_by_a_place() {
        for (before, after) in [
            ("The ", " massacre"),
            ("the massacre in ", "."),
            ("", " International Airport opened"),
            ("", " soyqırımı"),
            ("", " Beynəlxalq Hava Limanı"),
            ("", " международный аэропорт"),
            ("Аэропорт «", "» закрыт"),
            ("геноцид в ", ""),
            ("L’aéroport international de ", ""),
            ("Die ", "-Erklärung"),
            ("The Treaty of ", " holds"),
            ("Le traité de ", ""),
            ("Der Vertrag von ", ""),
            ("La déclaration d’", ""),
            ("", " ողբերգությունը"),
            ("", " küçəsində"),
        ] {
            assert!(is_called_by(before, "Shusha", after), "{before}|{after}");
        }
        for (before, after) in [
            ("", " opened an airport"),
            ("He left the airport. ", " slept"),
            ("a massacre, said the mayor of ", ""),
            ("The ", " road"),
            ("", ", massacre"),
            ("", "’s airport"),
            ("", " havada"),
            ("a street in ", " was"),
        ] {
            assert!(!is_called_by(before, "Shusha", after), "{before}|{after}");
        }
        assert!(is_called_by("на ", "Лачинской", " улице") && is_called_by("", "Лачинский", " переулок"));
        assert!(!is_called_by("", "Лачинские", " улицы") && !is_called_by("на ", "лачинской", " улице"));
        assert!(!is_called_by("", "шушинский", " аэропорт") && is_called_by("", "шушинский", " геноцид"));
    }
}
