//! Persons in a case: «Ждали Лачина Мамедова», *Laçın Məmmədovun evi*, «тренера Иваняна уволили».
//!
//! Two names side by side in one case are one person; in two cases they are a place and somebody: «возле Лачина Мамедов
//! построил дом». Sources: *Russkaja grammatika* (1980) §§ 1160–1230 (surnames in -ов, -ин, nouns of the second
//! declension); Foy, *Azerbaijanische Studien*; Dum-Tragut, *Armenian: Modern Eastern Armenian* (2009), 2.1.2.

use super::super::Reading;
use super::tables::{GIVEN_TOO, OFFICES, OFFICES_IN_CASE, Stems};
use crate::text::fold::{self, Fold};
use crate::text::morph::{Feature, Form};

/// Cases as bits, so that sets of them are masks.
type Cases = u8;
const NOM: Cases = 1;
const GEN: Cases = 1 << 1;
const DAT: Cases = 1 << 2;
const ACC: Cases = 1 << 3;
const INS: Cases = 1 << 4;
const PREP: Cases = 1 << 5;

/// Endings of Russian surnames with the cases that they are; a woman's name before it stays as it is.
const SURNAMES: &[(&str, Cases)] = &[
    ("ов", NOM),
    ("ев", NOM),
    ("ян", NOM),
    ("ова", GEN | ACC | NOM),
    ("ева", GEN | ACC | NOM),
    ("яна", GEN | ACC),
    ("ову", DAT | ACC),
    ("еву", DAT | ACC),
    ("яну", DAT),
    ("овым", INS),
    ("евым", INS),
    ("яном", INS),
    ("ове", PREP),
    ("еве", PREP),
    ("яне", PREP),
    ("овой", GEN | DAT | INS | PREP),
    ("евой", GEN | DAT | INS | PREP),
];

/// Endings of masculine nouns and of adjectives that stand for one.
const NOUNS: &[(&str, Cases)] = &[
    ("", NOM),
    ("ь", NOM),
    ("й", NOM),
    ("а", GEN | ACC),
    ("я", GEN | ACC),
    ("у", DAT),
    ("ю", DAT),
    ("ом", INS),
    ("ем", INS),
    ("е", PREP),
    ("ий", NOM),
    ("его", GEN | ACC),
    ("ему", DAT),
    ("им", INS),
    ("ем", PREP),
];

/// The case that a form is; none for derived words and the endings of places.
fn case(form: Form) -> Cases {
    match form.without(Feature::Variant).features() {
        [] => NOM,
        [Feature::Genitive] => GEN,
        [Feature::Dative] => DAT,
        [Feature::Accusative] => ACC,
        [Feature::Instrumental] => INS,
        [Feature::Prepositional] => PREP,
        _ => 0,
    }
}

fn cases(readings: &[Reading<'_>]) -> Cases {
    readings.iter().fold(0, |set, reading| set | case(reading.form))
}

/// True if a folded word is a surname in a case that the name before it is in too; `last` is the word before the two.
pub(super) fn agree(readings: &[Reading<'_>], surname: &str, last: &str) -> bool {
    let all = SURNAMES.iter().filter(|(ending, _)| surname.ends_with(ending)).fold(0, |set, (_, own)| set | own);
    // «После взятия Лачина Мамедова наградили».
    all & cases(readings) != 0 && !OF_PLACES.begin(last)
}

/// What is told of places, before the genitive.
static OF_PLACES: Stems = Stems::new(&[
    "взяти",
    "захват",
    "освобожден",
    "оборон",
    "осад",
    "обстрел",
    "штурм",
    "сдач",
    "блокад",
    "бомбардиров",
    "деоккупаци",
    "разрушени",
    "администраци",
    "границ",
    "столиц",
    "центр",
    "населени",
    "восстановлени",
    "эвакуаци",
]);

/// What a surname may end with in Azerbaijani and Turkish, behind a consonant and behind a vowel, and in Armenian.
pub(super) const TURKIC: &[&str] = &[
    "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "ı", "i", "u", "ü", "nı", "ni", "nu", "nü", "a", "ə", "e",
    "ya", "yə", "ye", "da", "də", "de", "dan", "dən", "den", "la", "lə", "le",
];
pub(super) const ARMENIAN: &[&str] = &["", "ը", "ն", "ի", "ին", "ից", "յի", "յին", "յից"];
const TURKIC_SURNAMES: &[&str] = &["ov", "ev", "ova", "eva", "zadə", "zade", "oğlu", "oglu", "yan"];
// Folded, և is եւ.
const ARMENIAN_SURNAMES: &[&str] = &["ով", "եւ", "ովա", "եւա", "յան", "եան"];

/// True for a surname with an ending behind a bare given name: *Laçın Məmmədovun*. Only the last word takes an ending
/// there; since a place that is a subject is bare too (*Ağdam Məmmədovun şəhəridir*), the name must be one that people
/// have.
pub(super) fn is_last_of_name(readings: &[Reading<'_>], surname: &str) -> bool {
    let ends = |surnames: &[&str], endings: &[&str]| {
        endings.iter().any(|ending| {
            surname
                .strip_suffix(ending)
                .is_some_and(|stem| stem.chars().count() >= SURNAME && surnames.iter().any(|own| stem.ends_with(own)))
        })
    };
    let given = |r: &Reading<'_>| GIVEN_TOO.contains(&&*fold::fine(&r.term.text, Fold::Turkic));
    readings.iter().any(|r| r.form.is_bare())
        && (ends(TURKIC_SURNAMES, TURKIC) && readings.iter().any(given) || ends(ARMENIAN_SURNAMES, ARMENIAN))
}

/// True for an Armenian name in a case that persons stand in, with the article or without: Կարեն Լաչինը, Արամ Մարտունուն. The given name
/// before it has none then; a subject beside a place has: Կարենը Լաչինից.
pub(super) fn is_armenian(reading: &Reading<'_>) -> bool {
    use Feature::{
        Accusative, Classical, Copula, Dative, Definite, Genitive, Instrumental, Relative, Variant, Western,
    };
    reading.term.lang.primary() == "hy"
        && reading.form.features().iter().all(|f| {
            matches!(
                f,
                Accusative
                    | Classical
                    | Copula
                    | Dative
                    | Definite
                    | Genitive
                    | Instrumental
                    | Relative
                    | Variant
                    | Western
            )
        })
}

/// Letters of the shortest surname.
const SURNAME: usize = 4;

/// An office or a calling in the case that a name shaped like a surname behind it is in: «тренера Иваняна», but not
/// «защитник Иваняна».
pub(super) fn is_office(readings: &[Reading<'_>], last: &str) -> bool {
    let own = cases(readings);
    OFFICES_IN_CASE.iter().any(|stem| {
        let ending = last.strip_prefix(stem);
        ending.is_some_and(|ending| NOUNS.iter().any(|(known, case)| *known == ending && case & own != 0))
    })
}

/// «Писатель Агдамский»: a calling before the adjective, with nothing behind that it might belong to.
pub(super) fn is_before_adjective(readings: &[Reading<'_>], last: &str) -> bool {
    let nominative = |r: &Reading<'_>| matches!(r.form.features(), [Feature::Adjective, Feature::Masculine]);
    let called = OFFICES.begin(last)
        || OFFICES_IN_CASE.iter().any(|stem| matches!(last.strip_prefix(stem), Some("" | "ь" | "ий")));
    called && readings.iter().any(nominative)
}
