//! Adjectives and inhabitants made from a name: степанакертский, степанакертец, степанакертка.
//!
//! An adjective in -ский has the same endings whatever it is made from, so forms that always look alike share one
//! [`Form`](super::super::Form): masculine and neuter beyond the nominative, the four oblique cases of the feminine, genitive and
//! prepositional of the plural. The adverb is that of «по-степанакертски». Accusatives are their look-alikes too, but the feminine one.
//!
//! Sources: *Russkaja grammatika* (1980) §§ 621–640 (-ский with -ин-, -ов-, -ен- before it; what is cut off); of Georgian
//! names Levashov's and Gorodetskaya's dictionaries of names of inhabitants: руставский, руставцы, марнеульский.

use super::super::Feature;
use super::super::slavic::{LINKED, Row, Stem};
use super::endings::{is_vowel, last};
use super::irregular::IRREGULAR;
use Feature::{
    Accusative, Adverbial, Dative, Feminine, Genitive, Instrumental, Masculine, Neuter, Oblique, Plural, Prepositional,
    Variant,
};

/// The rows of an adjective behind that of the masculine nominative.
const OF_SKY: [Row; 15] = [
    (&[Masculine, Genitive], "ого"),
    (&[Masculine, Dative], "ому"),
    (&[Masculine, Instrumental], "им"),
    (&[Masculine, Prepositional], "ом"),
    (&[Feminine], "ая"),
    (&[Feminine, Oblique], "ой"),
    (&[Feminine, Oblique, Variant], "ою"),
    (&[Feminine, Accusative], "ую"),
    (&[Neuter], "ое"),
    (&[Plural], "ие"),
    (&[Plural, Genitive], "их"),
    (&[Plural, Dative], "им"),
    (&[Plural, Instrumental], "ими"),
    (&[Adverbial], "и"),
    (&[LINKED], "о"),
];
static SKY: &[Row; 16] = &joined([(&[Masculine], "ий")], OF_SKY);
/// Stressed on the ending: тверской.
static SKOY: &[Row; 16] = &joined([(&[Masculine], "ой")], OF_SKY);

/// Two tables as one.
const fn joined<const A: usize, const B: usize, const ALL: usize>(first: [Row; A], second: [Row; B]) -> [Row; ALL] {
    assert!(A + B == ALL, "as long as both");
    let mut all = [second[0]; ALL];
    let mut at = 0;
    while at < ALL {
        all[at] = if at < A { first[at] } else { second[at - A] };
        at += 1;
    }
    all
}

/// Лачинка.
const WOMEN: [Row; 12] = [
    (&[Feminine], "ка"),
    (&[Feminine, Genitive], "ки"),
    (&[Feminine, Dative], "ке"),
    (&[Feminine, Accusative], "ку"),
    (&[Feminine, Instrumental], "кой"),
    (&[Feminine, Instrumental, Variant], "кою"),
    (&[Feminine, Prepositional], "ке"),
    (&[Feminine, Plural], "ки"),
    (&[Feminine, Plural, Genitive], "ок"),
    (&[Feminine, Plural, Dative], "кам"),
    (&[Feminine, Plural, Instrumental], "ками"),
    (&[Feminine, Plural, Prepositional], "ках"),
];

/// Лачинец. The accusative looks like the genitive.
const MEN_IN_ETS: [Row; 10] = [
    (&[], "ец"),
    (&[Genitive], "ца"),
    (&[Dative], "цу"),
    (&[Instrumental], "цем"),
    (&[Prepositional], "це"),
    (&[Plural], "цы"),
    (&[Plural, Genitive], "цев"),
    (&[Plural, Dative], "цам"),
    (&[Plural, Instrumental], "цами"),
    (&[Plural, Prepositional], "цах"),
];
static ETS: &[Row; 22] = &joined(MEN_IN_ETS, WOMEN);

/// Джебраилец, джебраильца: л stays soft before ц.
const MEN_IN_LETS: [Row; 10] = [
    (&[], "ец"),
    (&[Genitive], "ьца"),
    (&[Dative], "ьцу"),
    (&[Instrumental], "ьцем"),
    (&[Prepositional], "ьце"),
    (&[Plural], "ьцы"),
    (&[Plural, Genitive], "ьцев"),
    (&[Plural, Dative], "ьцам"),
    (&[Plural, Instrumental], "ьцами"),
    (&[Plural, Prepositional], "ьцах"),
];
static LETS: &[Row; 22] = &joined(MEN_IN_LETS, WOMEN);

/// Гюмриец, гюмрийца.
static IETS: &[Row] = &[
    (&[], "ец"),
    (&[Genitive], "йца"),
    (&[Dative], "йцу"),
    (&[Instrumental], "йцем"),
    (&[Prepositional], "йце"),
    (&[Plural], "йцы"),
    (&[Plural, Genitive], "йцев"),
    (&[Plural, Dative], "йцам"),
    (&[Plural, Instrumental], "йцами"),
    (&[Plural, Prepositional], "йцах"),
    (&[Feminine], "йка"),
    (&[Feminine, Genitive], "йки"),
    (&[Feminine, Dative], "йке"),
    (&[Feminine, Accusative], "йку"),
    (&[Feminine, Instrumental], "йкой"),
    (&[Feminine, Instrumental, Variant], "йкою"),
    (&[Feminine, Prepositional], "йке"),
    (&[Feminine, Plural], "йки"),
    (&[Feminine, Plural, Genitive], "ек"),
    (&[Feminine, Plural, Dative], "йкам"),
    (&[Feminine, Plural, Instrumental], "йками"),
    (&[Feminine, Plural, Prepositional], "йках"),
];

/// Мурманчанин.
#[rustfmt::skip]
static CHANIN: &[Row] = &[
    (&[], "чанин"), (&[Genitive], "чанина"), (&[Dative], "чанину"), (&[Instrumental], "чанином"), (&[Prepositional], "чанине"),
    (&[Plural], "чане"), (&[Plural, Genitive], "чан"), (&[Plural, Dative], "чанам"), (&[Plural, Instrumental], "чанами"),
    (&[Plural, Prepositional], "чанах"), (&[Feminine], "чанка"), (&[Feminine, Genitive], "чанки"), (&[Feminine, Dative], "чанке"),
    (&[Feminine, Accusative], "чанку"), (&[Feminine, Instrumental], "чанкой"), (&[Feminine, Prepositional], "чанке"),
    (&[Feminine, Plural], "чанки"), (&[Feminine, Plural, Genitive], "чанок"), (&[Feminine, Plural, Dative], "чанкам"),
    (&[Feminine, Plural, Instrumental], "чанками"), (&[Feminine, Plural, Prepositional], "чанках"),
];

/// Екатеринбурженка.
#[rustfmt::skip]
static ZHENKA: &[Row] = &[
    (&[Feature::Feminine], "енка"), (&[Feminine, Genitive], "енки"), (&[Feminine, Dative], "енке"), (&[Feminine, Accusative], "енку"),
    (&[Feminine, Instrumental], "енкой"), (&[Feminine, Prepositional], "енке"), (&[Feminine, Plural], "енки"),
    (&[Feminine, Plural, Genitive], "енок"), (&[Feminine, Plural, Dative], "енкам"), (&[Feminine, Plural, Instrumental], "енками"),
    (&[Feminine, Plural, Prepositional], "енках"),
];

/// Beginnings of names in -ск with which -ец is another word: красноармеец, ленинец, уралец.
#[rustfmt::skip]
const OTHER_WORDS: &[&str] = &[
    "красноармей", "белоармей", "красногвардей", "комсомоль", "ленин", "сталин", "троцк", "киров", "партизан", "доброволь", "пионер", "петров", "иванов", "корнилов", "ураль", "алтай",
    "байкаль", "примор", "черномор", "северомор",
];
/// Letters before -ск from which -ец is told from other words.
const SHORTEST: usize = 5;
/// The rows of -ец without those in -ка, which are other words (белка) and of no town in -ск.
const MEN: usize = 10;

/// The inhabitants of a town in -ск, of which no rule tells the one in use: днепропетровец, мурманчанин. Found only.
fn of_sk(base: &str) -> Vec<Stem<'_>> {
    let found = |base, rows| Stem { kind: Feature::Demonym, base, infix: "", rows, found_only: true };
    let mut all = vec![found(base, CHANIN)];
    if OTHER_WORDS.contains(&base) || base.chars().nth(SHORTEST - 1).is_none() {
        return all;
    }
    match last(base) {
        Some((short, 'ь')) => all.push(found(short, &LETS[..MEN])),
        Some((short, 'й')) => all.push(found(short, &IETS[..MEN])),
        Some((_, c)) if !is_vowel(c) => all.push(found(base, &ETS[..MEN])),
        _ => {}
    }
    all
}

/// The adjective that a name in -ский, -цкий, -ское or -ская is: хмельницкий, хмельницкая.
pub(super) fn relational(name: &str) -> Option<&str> {
    let stem = ["ий", "ое", "ая"].iter().find_map(|end| name.strip_suffix(end))?;
    (["ск", "цк"].iter().any(|end| stem.ends_with(end)) && stem.chars().count() > 4).then_some(stem)
}

/// An adjective on a stem in -ск-.
pub(super) fn adjective(stem: &str) -> Stem<'_> {
    Stem { kind: Feature::Adjective, base: stem, infix: "", rows: SKY, found_only: false }
}

/// Inhabitants in -ец that are only found.
pub(super) fn found_people(base: &str) -> Stem<'_> {
    let rows = if base.ends_with('л') { &LETS[..MEN] } else { &ETS[..MEN] };
    Stem { kind: Feature::Demonym, base, infix: "", rows, found_only: true }
}

/// True for a name whose adjective is listed.
pub(super) fn is_listed(name: &str) -> bool {
    IRREGULAR.binary_search_by_key(&name, |entry| entry.0).is_ok()
}

/// The stems of the words derived from a name of a class; `georgian` if its last и is the Georgian nominative's.
pub(super) fn stems<'l>(name: &'l str, class: &str, georgian: bool) -> Vec<Stem<'l>> {
    let adjective = |base, infix| Stem { kind: Feature::Adjective, base, infix, rows: SKY, found_only: false };
    let person = |base: &'l str, infix: &'static str| {
        let rows = if infix.is_empty() && base.ends_with('л') { LETS } else { ETS };
        Stem { kind: Feature::Demonym, base, infix, rows, found_only: false }
    };
    // Джебраилцы, which nobody should write.
    let hard = |base: &'l str| Stem { rows: ETS, found_only: true, ..person(base, "") };
    if let Ok(at) = IRREGULAR.binary_search_by_key(&name, |entry| entry.0) {
        let (_, stem, stressed, inhabitant) = IRREGULAR[at];
        let mut stems = vec![Stem { rows: if stressed { SKOY } else { SKY }, ..adjective(stem, "") }];
        if let Some(base) = inhabitant.strip_suffix("чан") {
            stems.push(Stem { rows: CHANIN, ..person(base, "") });
        } else if let Some((base, 'й')) = last(inhabitant) {
            stems.push(Stem { rows: IETS, ..person(base, "") });
        } else if !inhabitant.is_empty() {
            stems.push(person(inhabitant, ""));
        }
        return stems;
    }
    if class == "adj" {
        let Some(stem) = relational(name) else { return Vec::new() };
        return std::iter::once(adjective(stem, "")).chain(of_sk(stem.strip_suffix("ск").unwrap_or(stem))).collect();
    }
    let Some((base, end)) = last(name) else { return Vec::new() };
    let before = last(base).map(|(_, c)| c);
    // -инский, and a person in -инец; where the vowel stays, -йский (гюмрийский) is found too.
    let in_ = |infix: &'static str, who: &'static str| {
        let iets = Stem { rows: IETS, ..person(name, "") };
        vec![adjective(base, infix), person(base, who), adjective(name, "йск"), adjective(base, "ийск"), iets]
    };
    match end {
        _ if name.chars().nth(1).is_none() => Vec::new(),
        // Карпаты, карпатский; Гималаи, гималайский; Закавказье, закавказский.
        'и' if class == "pl" && before.is_some_and(is_vowel) => {
            vec![adjective(base, "йск"), Stem { rows: IETS, ..person(base, "") }]
        }
        'и' | 'ы' | 'а' if class == "pl" => vec![adjective(base, "ск"), person(base, "")],
        'е' if class == "n" && before == Some('ь') => {
            let base = base.trim_end_matches('ь');
            vec![adjective(base, "ск"), person(base, "")]
        }
        'а' | 'е' | 'о' | 'у' | 'ы' | 'и' | 'э' | 'ю' if before.is_some_and(is_vowel) => {
            // Кишинэуский.
            let short = Stem { found_only: true, ..adjective(name, "ск") };
            vec![adjective(name, "йск"), Stem { rows: IETS, ..person(name, "") }, short]
        }
        'о' if name.ends_with("во") || name.ends_with("но") => vec![adjective(base, "ск"), person(base, "")],
        'а' if name.ends_with("ка") && before_ka(base).is_some() => of_ka(name, base),
        'а' if name.ends_with("ова") || name.ends_with("ева") => vec![adjective(base, "ск"), person(base, "")],
        // Туршсу, Истису: the stressed vowel stays.
        'у' if name.ends_with("су") => {
            let iets = Stem { rows: IETS, ..person(name, "") };
            vec![adjective(name, "йск"), iets, adjective(base, "инск"), person(base, "ин")]
        }
        'а' | 'е' | 'о' | 'у' | 'ы' | 'и' | 'э' | 'ю' if before == Some('ц') => in_("ынск", "ын"),
        // Рустави, руставский, руставцы; Марнеули, марнеульский.
        'и' if georgian => {
            let soft = if before == Some('л') { "ьск" } else { "ск" };
            let mut all = vec![adjective(base, soft), person(base, "")];
            all.extend(in_("инск", "ин").into_iter().map(|stem| Stem { found_only: true, ..stem }));
            all
        }
        'а' | 'е' | 'о' | 'у' | 'ы' | 'и' | 'э' | 'ю' => {
            let mut all = in_("инск", "ин");
            if end == 'и' && before == Some('л') {
                all.extend([adjective(base, "ьск"), person(base, "")].map(|stem| Stem { found_only: true, ..stem }));
            }
            // Тигина, тигинский beside тигининский; but Кура, курский is of Курск.
            all.extend(
                (end == 'а' && base.chars().count() > 4).then(|| Stem { found_only: true, ..adjective(base, "ск") }),
            );
            all
        }
        // Армения is in the list; others in -ия keep it: сирийский.
        'я' if before == Some('и') => {
            vec![adjective(base, "йск"), Stem { rows: IETS, ..person(base, "") }]
        }
        'я' if before.is_some_and(is_vowel) => vec![adjective(base, "йск"), Stem { rows: IETS, ..person(base, "") }],
        'я' => vec![adjective(base, "инск"), person(base, "ин"), adjective(base, "ск")],
        'й' => vec![adjective(name, "ск"), Stem { rows: IETS, ..person(base, "") }],
        'ь' if before == Some('л') => {
            vec![adjective(name, "ск"), person(base, ""), hard(base), adjective(base, "ск")]
        }
        'ь' => vec![adjective(base, "ск"), person(base, "")],
        // Стамбул, стамбульский.
        'л' => vec![adjective(name, "ьск"), person(name, ""), hard(name), adjective(name, "ск")],
        // Нальчик keeps its к, Норильск and Донецк have the suffix already.
        'к' if name.ends_with("ск") => {
            std::iter::once(adjective(name, "")).chain(of_sk(name.strip_suffix("ск").unwrap_or(name))).collect()
        }
        'к' if name.ends_with("цк") => vec![adjective(name, "")],
        'ц' => vec![adjective(base, "цк")],
        'с' if before == Some('с') => vec![adjective(base, "ск"), person(name, "")],
        // Екатеринбуржец, екатеринбурженка; of Оратаг nobody is sure.
        'г' => {
            let sure = name.ends_with("бург") || name.ends_with("борг");
            let zh = |rows| Stem { rows, found_only: !sure, ..person(base, "ж") };
            let plain = Stem { found_only: sure, ..person(name, "") };
            vec![adjective(name, "ск"), zh(&ETS[..MEN]), zh(ZHENKA), plain]
        }
        c if ('а'..='я').contains(&c) => vec![adjective(name, "ск"), person(name, "")],
        _ => Vec::new(),
    }
}

/// The consonant before -ка, from the name without its -а.
fn before_ka(base: &str) -> Option<char> {
    last(last(base)?.0).map(|(_, c)| c).filter(|&c| !is_vowel(c))
}

/// The words made from a name in a consonant and -ка: макеевский, жмеринский lose it; of others (ахтырский, but
/// балкинский) nobody is sure.
fn of_ka<'l>(name: &str, base: &'l str) -> Vec<Stem<'l>> {
    let short = base.strip_suffix('к').unwrap_or(base);
    let sure = ["вка", "инка", "ынка", "енка", "янка"].iter().any(|end| name.ends_with(end));
    let adjective =
        |base, infix, sure: bool| Stem { kind: Feature::Adjective, base, infix, rows: SKY, found_only: !sure };
    let person = |base, infix, rows, sure: bool| Stem { kind: Feature::Demonym, base, infix, rows, found_only: !sure };
    // Макеевка is the town, and no woman of it.
    let men = if short.ends_with('л') { &LETS[..MEN] } else { &ETS[..MEN] };
    vec![
        adjective(short, "ск", sure),
        adjective(base, "инск", false),
        person(short, "", men, name.ends_with("еевка")),
        person(short, "", CHANIN, false),
        person(base, "ин", ETS, false),
    ]
}
