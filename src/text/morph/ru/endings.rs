//! How one word declines: its class from its shape, from the glossary's `decl` and `gender`, or from the adjective
//! beside it.
//!
//! Sources: A. A. Zaliznyak, *Grammaticheskij slovar' russkogo jazyka* (types of declension); *Russkaja grammatika*
//! (1980) §§ 1180–1290 (place names, indeclinables).

use super::super::slavic::{ACC, Cases, DAT, Declined, Endings, F, GEN, Genders, INS, M, N, NOM, PL, PREP, row};
use super::plurals::{STRESSED_HUSH, STRESSED_TS};
use super::{plural, reflexive, words};

static NONE: Endings = row([""; 6]);
static M_HARD: Endings = row(["", "а", "у", "", "ом", "е"]);
/// В аэропорту, в Крыму: the place has an ending of its own beside об аэропорте.
static M_PLACE: Endings = Endings { row: M_HARD.row, variants: &[(PREP, "у")] };
static M_J_PLACE: Endings = Endings { row: M_J.row, variants: &[(PREP, "ю")] };
static M_HUSH: Endings = Endings { row: ["", "а", "у", "", "ем", "е"], variants: &[(INS, "ом")] };
static M_SOFT: Endings = row(["ь", "я", "ю", "ь", "ем", "е"]);
static M_J: Endings = row(["й", "я", "ю", "й", "ем", "е"]);
static M_IJ: Endings = row(["й", "я", "ю", "й", "ем", "и"]);
static F_HARD: Endings = Endings { row: ["а", "ы", "е", "у", "ой", "е"], variants: &[(INS, "ою")] };
static F_VELAR: Endings = Endings { row: ["а", "и", "е", "у", "ой", "е"], variants: &[(INS, "ою")] };
static F_HUSH: Endings =
    Endings { row: ["а", "и", "е", "у", "ой", "е"], variants: &[(INS, "ою"), (INS, "ей"), (INS, "ею")] };
static F_HUSH_SOFT: Endings =
    Endings { row: ["а", "и", "е", "у", "ей", "е"], variants: &[(INS, "ею"), (INS, "ой"), (INS, "ою")] };
static F_TS: Endings =
    Endings { row: ["а", "ы", "е", "у", "ей", "е"], variants: &[(INS, "ею"), (INS, "ой"), (INS, "ою")] };
static F_SOFT: Endings = Endings { row: ["я", "и", "е", "ю", "ей", "е"], variants: &[(INS, "ею")] };
static F_IYA: Endings = Endings { row: ["я", "и", "и", "ю", "ей", "и"], variants: &[(INS, "ею")] };
static F_THIRD: Endings = row(["ь", "и", "и", "ь", "ью", "и"]);
static N_HARD: Endings = row(["о", "а", "у", "о", "ом", "е"]);
static N_HUSH: Endings = row(["е", "а", "у", "е", "ем", "е"]);
static N_SOFT: Endings = row(["е", "я", "ю", "е", "ем", "е"]);
static N_IE: Endings = row(["е", "я", "ю", "е", "ем", "и"]);
/// Иваново, Марьино: both ways are good; undeclined is produced, so that no case has to be known.
static N_OVO: Endings = Endings { row: ["о"; 6], variants: &[(GEN, "а"), (DAT, "у"), (INS, "ом"), (PREP, "е")] };
static PL_HARD: Endings = Endings { row: ["ы", "", "ам", "ы", "ами", "ах"], variants: &[(GEN, "ов")] };
static PL_HUSH: Endings =
    Endings { row: ["и", "", "ам", "и", "ами", "ах"], variants: &[(GEN, "ов"), (GEN, "ей")] };
/// Барановичи, Кириши.
static PL_CHI: Endings = Endings { row: ["и", "ей", "ам", "и", "ами", "ах"], variants: &[(GEN, "")] };
static PL_SOFT: Endings = row(["и", "ей", "ям", "и", "ями", "ях"]);
static PL_VOWEL: Endings = row(["и", "ев", "ям", "и", "ями", "ях"]);
/// Провинции, провинций; but санатории, санаториев.
static PL_II: Endings = Endings { row: ["и", "й", "ям", "и", "ями", "ях"], variants: &[(GEN, "ев")] };
static PL_YA: Endings = row(["я", "ей", "ям", "я", "ями", "ях"]);
static PL_IYA: Endings = row(["я", "й", "ям", "я", "ями", "ях"]);
static PL_A: Endings = row(["а", "", "ам", "а", "ами", "ах"]);

static ADJ_M: Endings = row(["ый", "ого", "ому", "ый", "ым", "ом"]);
static ADJ_M_STRESSED: Endings = row(["ой", "ого", "ому", "ой", "ым", "ом"]);
static ADJ_M_VELAR: Endings = row(["ий", "ого", "ому", "ий", "им", "ом"]);
static ADJ_M_VELAR_STRESSED: Endings = row(["ой", "ого", "ому", "ой", "им", "ом"]);
static ADJ_M_SOFT: Endings = row(["ий", "его", "ему", "ий", "им", "ем"]);
static ADJ_F: Endings = Endings { row: ["ая", "ой", "ой", "ую", "ой", "ой"], variants: &[(INS, "ою")] };
static ADJ_F_HUSH: Endings =
    Endings { row: ["ая", "ей", "ей", "ую", "ей", "ей"], variants: &[(INS, "ею")] };
static ADJ_F_SOFT: Endings =
    Endings { row: ["яя", "ей", "ей", "юю", "ей", "ей"], variants: &[(INS, "ею")] };
static ADJ_N: Endings = row(["ое", "ого", "ому", "ое", "ым", "ом"]);
static ADJ_N_VELAR: Endings = row(["ое", "ого", "ому", "ое", "им", "ом"]);
static ADJ_N_SOFT: Endings = row(["ее", "его", "ему", "ее", "им", "ем"]);
static ADJ_PL: Endings = row(["ые", "ых", "ым", "ые", "ыми", "ых"]);
static ADJ_PL_SOFT: Endings = row(["ие", "их", "им", "ие", "ими", "их"]);

/// Сергиев Посад, Сергиевым Посадом; Марьина Роща, Марьиной Рощи.
static POSS_M: Endings = row(["", "а", "у", "", "ым", "ом"]);
static POSS_F: Endings = Endings { row: ["а", "ой", "ой", "у", "ой", "ой"], variants: &[(INS, "ою")] };
/// Бабий Яр, Медвежья Гора: behind the softened stem.
static POSS_SOFT_M: Endings = row(["ий", "ьего", "ьему", "ий", "ьим", "ьем"]);
static POSS_SOFT_F: Endings =
    Endings { row: ["ья", "ьей", "ьей", "ью", "ьей", "ьей"], variants: &[(INS, "ьею")] };
static POSS_SOFT_N: Endings = row(["ье", "ьего", "ьему", "ье", "ьим", "ьем"]);
static POSS_SOFT_PL: Endings = row(["ьи", "ьих", "ьим", "ьи", "ьими", "ьих"]);

/// How a possessive before a noun declines, and the noun's class.
pub(super) fn possessive<'l>(word: &'l str, noun: &str) -> Option<(Declined<'l>, &'static str)> {
    let (base, end) = last(word)?;
    let with = |base, endings, class| Some((Declined { base, endings, other: None }, class));
    match end {
        'в' if ends(word, &["ов", "ев", "ёв"]) && word.chars().count() > 3 => with(word, &POSS_M, "m"),
        'н' if ends(word, &["ин", "ын"]) && words::AFTER_MASCULINE_POSSESSIVES.contains(&noun) => {
            with(word, &POSS_M, "m")
        }
        // Ирина Павлова is a person: only before what places are called by.
        'а' if ends(word, &["ова", "ева", "ёва", "ина", "ына"]) && words::AFTER_POSSESSIVES.contains(&noun) => {
            with(base, &POSS_F, "f")
        }
        _ => None,
    }
}

/// A word's way to decline.
pub(super) struct Shape<'l> {
    pub(super) declined: Declined<'l>,
    /// The class, in the words of `decl`.
    pub(super) class: &'static str,
    /// False where the shape allows another class.
    pub(super) sure: bool,
    /// `None` for an indeclinable name, whose gender is that of what it names.
    pub(super) gender: Option<Genders>,
}

pub(super) fn shape<'l>(
    base: &'l str,
    endings: &'static Endings,
    class: &'static str,
    sure: bool,
    gender: Genders,
) -> Shape<'l> {
    let gender = (gender != 0).then_some(gender);
    Shape { declined: Declined { base, endings, other: None }, class, sure, gender }
}

/// A word that has only one form.
pub(super) fn fixed(word: &str) -> Shape<'_> {
    shape(word, &NONE, "0", true, 0)
}

pub(super) fn is_hush(c: char) -> bool {
    matches!(c, 'ж' | 'ш' | 'ч' | 'щ')
}
pub(super) fn is_velar(c: char) -> bool {
    matches!(c, 'г' | 'к' | 'х')
}
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я')
}
/// The word without its last letter, and that letter.
pub(super) fn last(word: &str) -> Option<(&str, char)> {
    let mut letters = word.chars();
    let last = letters.next_back()?;
    Some((letters.as_str(), last))
}
fn last_is(word: &str, class: fn(char) -> bool) -> bool {
    last(word).is_some_and(|(_, c)| class(c))
}
fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.ends_with(e))
}

/// The way an adjective declines, from its nominative.
pub(super) fn adjective(word: &str) -> Option<Shape<'_>> {
    if let Some(active) = word.strip_suffix("ся") {
        return reflexive::participle(active);
    }
    let (rest, _) = last(word)?;
    let (base, _) = last(rest)?;
    if let Some(&stem) = words::POSSESSIVES.iter().find(|&&stem| stem == base) {
        let (endings, gender) = match &word[base.len()..] {
            "ий" => (&POSS_SOFT_M, M),
            "ья" => (&POSS_SOFT_F, F),
            "ье" => (&POSS_SOFT_N, N),
            "ьи" => (&POSS_SOFT_PL, PL),
            _ => return None,
        };
        return (stem.len() > 2).then(|| shape(base, endings, "adj", true, gender));
    }
    let (velar, hush) = (last_is(base, is_velar), last_is(base, is_hush));
    // Of the hushing stems only these are stressed on the ending.
    let stressed = ends(base, &["больш", "чуж"]);
    let (endings, gender) = match &word[base.len()..] {
        "ый" => (&ADJ_M, M),
        "ой" if velar || hush => (&ADJ_M_VELAR_STRESSED, M),
        "ой" => (&ADJ_M_STRESSED, M),
        "ий" if velar => (&ADJ_M_VELAR, M),
        "ий" => (&ADJ_M_SOFT, M),
        "ая" if hush && !stressed => (&ADJ_F_HUSH, F),
        "ая" => (&ADJ_F, F),
        "яя" => (&ADJ_F_SOFT, F),
        "ое" if velar || hush => (&ADJ_N_VELAR, N),
        "ое" => (&ADJ_N, N),
        "ее" => (&ADJ_N_SOFT, N),
        "ые" => (&ADJ_PL, PL),
        "ие" => (&ADJ_PL_SOFT, PL),
        _ => return None,
    };
    (base.chars().count() >= 2).then(|| shape(base, endings, "adj", true, gender))
}

/// True if a word alone is surely an adjective: Нагорный, Сосновская; but not Ханой, Василий, Малая.
fn surely_adjective(word: &str) -> bool {
    ends(word, &["ый", "ые", "ское", "цкое", "ской", "цкой", "ская", "цкая", "кий", "ские", "цкие", "ное", "ная"])
        || word.strip_suffix("ся").is_some_and(|active| reflexive::participle(active).is_some())
}

/// The class and the other base of a common noun for places.
pub(super) fn generic(word: &str) -> Option<(&'static str, &'static str)> {
    words::GENERICS.iter().find(|(noun, ..)| *noun == word).map(|&(_, class, base)| (class, base))
}

/// The way a word declines. `decl` and `gender` are the glossary's; `agreeing` is the gender that an adjective before
/// or behind it shows.
pub(super) fn noun<'l>(
    word: &'l str,
    decl: Option<&str>,
    gender: Option<Genders>,
    agreeing: Option<Genders>,
) -> Shape<'l> {
    let Some((base, end)) = last(word) else { return fixed(word) };
    if let Some(decl) = decl {
        let found = given(word, base, end, decl, gender);
        // A class that the shape cannot have is the glossary's mistake: take the name as it stands and say so.
        return found.unwrap_or_else(|| Shape { sure: false, ..fixed(word) });
    }
    let alone = agreeing.is_none() && gender != Some(PL);
    let mut shape = match adjective(word) {
        Some(shape) if alone && surely_adjective(word) => shape,
        Some(shape) if alone && ends(word, &["ая", "яя", "ое", "ее"]) => Shape { sure: false, ..shape },
        _ => by_shape(word, base, end, gender.or(agreeing)),
    };
    shape.gender = gender.or(shape.gender).or(agreeing);
    shape
}

fn by_shape<'l>(word: &'l str, base: &'l str, end: char, gender: Option<Genders>) -> Shape<'l> {
    let before = last(base).map_or(' ', |(_, c)| c);
    match end {
        // How the genitive ends is a guess.
        'и' | 'ы' | 'а' if gender == Some(PL) => plural(base, end, false),
        'и' | 'ы' if gender.is_none() && words::PLURALS.contains(&word) => plural(base, end, true),
        'и' | 'ы' if gender.is_none() && ends(word, &["овцы", "ицы", "ищи", "ники", "вичи"]) => {
            plural(base, end, false)
        }
        // Names in -ки, -ты, -ны, -ры can be plurals; that they are not is the likelier guess here.
        'и' | 'ы' => Shape { sure: gender.is_some() || !ends(word, &PLURAL_LIKE), ..fixed(word) },
        'о' if word.ends_with("озеро") => neuter(base, end, before, true),
        'о' if ends(word, &["ово", "ево", "ино", "ыно"]) => shape(base, &N_OVO, "0", false, N),
        'е' if ends(word, &["ье", "ище", "ие"]) && !word.ends_with("лье") => {
            neuter(base, end, before, before == 'ь')
        }
        'ь' if gender != Some(F) && plural::fleeting(word).is_some() => {
            with_base(shape(base, &M_SOFT, "m", true, M), &plural::fleeting(word).unwrap_or_default())
        }
        'ь' => soft(word, base, gender),
        'а' | 'я' if base.is_empty() || (end == 'а' && is_vowel(before)) => Shape { sure: false, ..fixed(word) },
        // Икша, Икшей; but Шуша, Шушой: by the stress, which the spelling does not show. Turkic names in -джа have it
        // at the end.
        'а' if matches!(before, 'ш' | 'ж' | 'щ') && !base.ends_with("дж") && !words::STRESSED_A.contains(&word) => {
            Shape { sure: false, ..feminine(base, end, before, true) }
        }
        'а' | 'я' => feminine(base, end, before, false),
        'й' => masculine(base, end, before, true).placed(word),
        c if is_consonant(c) => {
            let shape = masculine(base, end, before, !ends(word, &["ец", "ок", "орел", "орёл"])).over(word);
            match fleeting(word) {
                Some(base) => with_base(shape, &base),
                None => shape,
            }
        }
        _ => fixed(word),
    }
}

impl<'l> Shape<'l> {
    /// With the whole word for a base: nouns that end in a consonant add their endings to it.
    fn over(mut self, word: &'l str) -> Self {
        self.declined.base = word;
        // Красный Луч, Красным Лучом; Трускавец, Трускавцом.
        if STRESSED_HUSH.contains(&word) || STRESSED_TS.contains(&word) || words::STRESSED_TOWNS.contains(&word) {
            self.declined.endings = &plural::M_STRESSED;
        }
        self.placed(word)
    }

    /// With the ending -у of those that have it with в and на.
    fn placed(mut self, word: &str) -> Self {
        if words::IN_U.contains(&word) {
            self.declined.endings = if word.ends_with('й') { &M_J_PLACE } else { &M_PLACE };
        }
        self
    }
}

/// The base of the other cases where the last vowel is lost: Елец, Ельца; Городец, Городца; Городок, Городка. Not where
/// two consonants stand before it (Кузнец), nor in Владивосток. And Орёл, Орла.
fn fleeting(word: &str) -> Option<String> {
    if let Some(base) = word.strip_suffix("городок") {
        return Some(format!("{base}городк"));
    }
    if matches!(word, "орел" | "орёл") {
        return Some("орл".to_owned());
    }
    if let Some(base) = word.strip_suffix("волочек").or_else(|| word.strip_suffix("волочёк")) {
        return Some(format!("{base}волочк"));
    }
    // Торжок, Бережок.
    let is_small = ends(word, &["жок", "шок", "чок"]) && word.chars().filter(|c| is_vowel(*c)).count() > 1;
    if is_small || words::FLEETING.contains(&word) {
        return Some(format!("{}к", word.strip_suffix("ок")?));
    }
    let base = word.strip_suffix("ец")?;
    let (rest, c) = last(base)?;
    match c {
        _ if is_vowel(c) => Some(format!("{base}йц")),
        'л' => Some(format!("{base}ьц")),
        // Донец, Керженец: one consonant, and a vowel before it.
        _ => last_is(rest, is_vowel).then(|| format!("{base}ц")),
    }
}

/// Endings of names that are plurals as often as not.
const PLURAL_LIKE: [&str; 9] = ["ки", "ты", "ны", "цы", "вы", "ры", "ды", "чи", "мы"];

pub(super) fn is_consonant(c: char) -> bool {
    matches!(
        c,
        'б' | 'в'
            | 'г'
            | 'д'
            | 'ж'
            | 'з'
            | 'к'
            | 'л'
            | 'м'
            | 'н'
            | 'п'
            | 'р'
            | 'с'
            | 'т'
            | 'ф'
            | 'х'
            | 'ц'
            | 'ч'
            | 'ш'
            | 'щ'
    )
}

/// A class from the glossary; `None` if the word cannot decline so.
fn given<'l>(word: &'l str, base: &'l str, end: char, decl: &str, gender: Option<Genders>) -> Option<Shape<'l>> {
    let before = last(base).map_or(' ', |(_, c)| c);
    let shape = match (decl, end) {
        ("0", _) => Shape { gender, ..fixed(word) },
        ("adj", _) => adjective(word)?,
        ("m", 'ь' | 'й') => masculine(base, end, before, true).placed(word),
        ("m", c) if is_consonant(c) => masculine(base, end, before, true).over(word),
        ("m" | "f", 'а' | 'я') => feminine(base, end, before, false),
        ("f-soft", 'а' | 'я') => feminine(base, end, before, true),
        ("f" | "f-soft", 'ь') => shape(base, &F_THIRD, "f", true, F),
        ("n", 'о' | 'е') => neuter(base, end, before, true),
        ("pl", 'ы' | 'и' | 'а' | 'я') => plural(base, end, true),
        _ => return None,
    };
    let gender = gender.or(if decl == "m" { Some(M) } else { shape.gender });
    Some(Shape { gender, ..shape })
}

fn masculine(base: &str, end: char, before: char, sure: bool) -> Shape<'_> {
    let endings = match end {
        'ь' => &M_SOFT,
        'й' if before == 'и' => &M_IJ,
        'й' => &M_J,
        c if is_hush(c) || c == 'ц' => &M_HUSH,
        _ => &M_HARD,
    };
    shape(base, endings, "m", sure, M)
}

/// Names in -ь: mostly feminine, but -поль and most in -ль and -арь are masculine.
fn soft<'l>(word: &'l str, base: &'l str, gender: Option<Genders>) -> Shape<'l> {
    match gender {
        Some(M) => shape(base, &M_SOFT, "m", true, M),
        Some(F) => shape(base, &F_THIRD, "f", true, F),
        _ if word.ends_with("поль") => shape(base, &M_SOFT, "m", true, M),
        _ if ends(word, &["ань", "сть", "знь", "чь", "шь", "жь", "мь", "вь"]) => {
            shape(base, &F_THIRD, "f", true, F)
        }
        _ if ends(word, &["ль", "арь", "ырь"]) => shape(base, &M_SOFT, "m", false, M),
        _ => shape(base, &F_THIRD, "f", false, F),
    }
}

fn feminine(base: &str, end: char, before: char, soft: bool) -> Shape<'_> {
    let endings = match (end, before) {
        ('я', 'и') => &F_IYA,
        ('я', _) => &F_SOFT,
        (_, 'ц') => &F_TS,
        (_, c) if is_hush(c) && soft => &F_HUSH_SOFT,
        (_, c) if is_hush(c) => &F_HUSH,
        (_, c) if is_velar(c) => &F_VELAR,
        _ => &F_HARD,
    };
    let class = if end == 'я' || soft { "f-soft" } else { "f" };
    shape(base, endings, class, true, F)
}

fn neuter(base: &str, end: char, before: char, sure: bool) -> Shape<'_> {
    let endings = match (end, before) {
        ('о', _) => &N_HARD,
        (_, 'и') => &N_IE,
        (_, c) if is_hush(c) || c == 'ц' => &N_HUSH,
        _ => &N_SOFT,
    };
    shape(base, endings, "n", sure, N)
}

fn plural(base: &str, end: char, sure: bool) -> Shape<'_> {
    let endings = match (end, last(base).map_or(' ', |(_, c)| c)) {
        ('ы', _) => &PL_HARD,
        ('а', _) => &PL_A,
        ('я', 'и') => &PL_IYA,
        ('я', _) => &PL_YA,
        (_, 'ч' | 'ш') => &PL_CHI,
        (_, c) if is_velar(c) || is_hush(c) => &PL_HUSH,
        (_, 'и') => &PL_II,
        (_, c) if is_vowel(c) => &PL_VOWEL,
        _ => &PL_SOFT,
    };
    let mut shape = shape(base, endings, "pl", sure, PL);
    let full = words::PLURALS_IN_OV.contains(&base).then(|| format!("{base}ов"));
    shape.declined.other = full.or_else(|| zero_genitive(base, end)).map(|genitive| (GEN, genitive));
    shape
}

/// The genitive plural without an ending, where a vowel must come in: Химки → Химок, Люберцы → Люберец.
fn zero_genitive(base: &str, end: char) -> Option<String> {
    let (rest, c) = last(base)?;
    let (inner, before) = last(rest)?;
    let vowel = match (end, c) {
        ('и', 'к') if before == 'ь' || before == 'й' || is_hush(before) => 'е',
        ('и', 'к') if !is_vowel(before) => 'о',
        ('ы', 'ц') => 'е',
        _ => return None,
    };
    let kept = if matches!(before, 'ь' | 'й') { inner } else { rest };
    match (is_vowel(before), before) {
        // Черновцы: the vowel before -ц- stands already.
        (true, _) => None,
        _ => Some(format!("{kept}{vowel}{c}")),
    }
}

/// The base of the other cases, from a genitive that the glossary gives: Орёл, Орла → орл-.
pub(super) fn with_genitive<'l>(mut shape: Shape<'l>, nominative: &str, genitive: &str) -> Shape<'l> {
    let ending = shape.declined.endings.row[1];
    let Some(base) = genitive.strip_suffix(ending) else { return shape };
    let regular = shape.declined.parts(GEN, false);
    let same_start = base.chars().next() == nominative.chars().next();
    if same_start && regular.0 != base {
        let cases = if shape.class == "pl" { GEN } else { GEN | DAT | INS | PREP };
        if shape.class == "m" || shape.class == "pl" {
            shape.declined.other = Some((cases, base.to_owned()));
        }
    }
    shape
}

/// The other base of a common noun: хребет → хребт-.
pub(super) fn with_base<'l>(mut shape: Shape<'l>, base: &str) -> Shape<'l> {
    if !base.is_empty() && shape.class == "m" {
        shape.declined.other = Some((GEN | DAT | INS | PREP, base.to_owned()));
    } else if !base.is_empty() {
        let cases = if shape.class == "pl" { GEN } else { GEN | DAT | PREP };
        shape.declined.other = Some((cases, base.to_owned()));
    }
    shape
}

/// An adjective put into a gender and case: for the adjectives in front of a name. `hard` tells старой from древней.
pub(super) fn agreeing(gender: Genders, stem: &str, hard: bool, case: Cases) -> Option<&'static str> {
    let velar = last_is(stem, is_velar) || (last_is(stem, is_hush) && hard);
    let hush = last_is(stem, is_hush);
    let endings = match (gender, hard) {
        (M, true) if velar => &ADJ_M_VELAR,
        (M, true) => &ADJ_M,
        (M, false) => &ADJ_M_SOFT,
        (F, true) => &ADJ_F,
        (F, false) if hush => &ADJ_F_HUSH,
        (F, false) => &ADJ_F_SOFT,
        (N, true) if velar => &ADJ_N_VELAR,
        (N, true) => &ADJ_N,
        (N, false) => &ADJ_N_SOFT,
        (PL, true) if !velar => &ADJ_PL,
        (PL, _) => &ADJ_PL_SOFT,
        _ => return None,
    };
    let at = match case {
        NOM => 0,
        GEN => 1,
        DAT => 2,
        ACC => 3,
        INS => 4,
        PREP => 5,
        _ => return None,
    };
    Some(endings.row[at])
}
