//! Plurals of common nouns: *сёла*, *контактные группы*, *государственных границ*, *базы данных*.
//!
//! A term is common if all of its words are listed with small letters (or are abbreviations). Its head takes the plural
//! with the adjectives that agree with it. Source: A. A. Zaliznyak, *Grammaticheskij slovar' russkogo jazyka*; *Russkaja
//! grammatika* (1980) §§ 1132–1169.

use super::super::slavic::{ALL, DAT, Declined, Endings, GEN, INS, M, N, PL, PREP, row};
use super::super::{Feature, Form, Lemma};
use super::endings::{self, Shape, is_hush, is_velar, is_vowel, last};
use super::listed;
use super::name::{self, Name};
use super::plurals::{
    A_PLURALS, FEMININE, FLEETING, IRREGULAR, KEPT_OK, MASCULINE, ONLY_PLURAL, STRESSED_FEMININE, STRESSED_HUSH,
    STRESSED_TS, SUBSTANTIVES, THIRD, UNCHANGED, ZERO, ZERO_GENITIVES,
};
use super::reflexive;

static Y_OV: Endings = row(["ы", "ов", "ам", "ы", "ами", "ах"]);
static I_OV: Endings = row(["и", "ов", "ам", "и", "ами", "ах"]);
static A_OV: Endings = row(["а", "ов", "ам", "а", "ами", "ах"]);
static SOFT_YA_EV: Endings = row(["ья", "ьев", "ьям", "ья", "ьями", "ьях"]);
static SOFT_YA_EJ: Endings = row(["ья", "ей", "ьям", "ья", "ьями", "ьях"]);
static YA_EJ: Endings = row(["я", "ей", "ям", "я", "ями", "ях"]);
static YA_EV: Endings = row(["я", "ев", "ям", "я", "ями", "ях"]);
static Y_EV: Endings = row(["ы", "ев", "ам", "ы", "ами", "ах"]);
static I_EJ: Endings = row(["и", "ей", "ам", "и", "ами", "ах"]);
static I_EJ_SOFT: Endings = row(["и", "ей", "ям", "и", "ями", "ях"]);
static I_MI: Endings = row(["и", "ей", "ям", "и", "ьми", "ях"]);
static I_EV: Endings = row(["и", "ев", "ям", "и", "ями", "ях"]);
static Y_ZERO: Endings = row(["ы", "", "ам", "ы", "ами", "ах"]);
static I_ZERO: Endings = row(["и", "", "ам", "и", "ами", "ах"]);
static I_SOFT: Endings = row(["и", "ь", "ям", "и", "ями", "ях"]);
static I_ZERO_SOFT: Endings = row(["и", "", "ям", "и", "ями", "ях"]);
static I_J: Endings = row(["и", "й", "ям", "и", "ями", "ях"]);
static A_ZERO: Endings = row(["а", "", "ам", "а", "ами", "ах"]);
static YA_J: Endings = row(["я", "й", "ям", "я", "ями", "ях"]);
static E_ZERO: Endings = row(["е", "", "ам", "е", "ами", "ах"]);
pub(super) static M_STRESSED: Endings = Endings { row: ["", "а", "у", "", "ом", "е"], variants: &[(INS, "ем")] };
/// Путь, the one masculine that declines as feminines in -ь do, but for путём.
static M_PUT: Endings = row(["ь", "и", "и", "ь", "ем", "и"]);
static MYA: Endings = row(["я", "ени", "ени", "я", "енем", "ени"]);
static ADJ: Endings = row(["ые", "ых", "ым", "ые", "ыми", "ых"]);
static ADJ_SOFT: Endings = row(["ие", "их", "им", "ие", "ими", "их"]);

/// True if a term is a common noun by its letters.
pub(super) fn is_common(lemma: &Lemma) -> bool {
    let small = |text: &str| text.chars().all(|c| !c.is_uppercase());
    lemma.words.iter().any(|word| small(&word.text) && word.folded.chars().count() > 1)
        && lemma.words.iter().all(|word| small(&word.text) || name::is_abbreviation(&word.text))
}

/// The way the words of a common noun decline in the plural; `None` for what has none.
pub(super) fn words<'l>(name: &Name<'l>) -> Option<Vec<Declined<'l>>> {
    let lemma = name.lemma;
    let head = lemma.words.get(name.head)?;
    let unchanged = UNCHANGED.contains(&&*head.folded);
    if !is_common(lemma) || name.gender == Some(PL) || name.class == "pl" || name.class == "0" && !unchanged {
        return None;
    }
    let noun = if unchanged {
        endings::fixed(&head.folded).declined
    } else if name.class == "adj" {
        adjective(&head.folded)?
    } else {
        noun(&head.folded, name.class)?
    };
    let mut words: Vec<Declined<'l>> = lemma.words.iter().map(|word| endings::fixed(&word.folded).declined).collect();
    for &i in &name.adjectives {
        words[i] = adjective(&lemma.words[i].folded)?;
    }
    words[name.head] = noun;
    for &(i, class) in &name.joined {
        words[i] = match class {
            "0" | "pl" => endings::fixed(&lemma.words[i].folded).declined,
            "adj" => adjective(&lemma.words[i].folded)?,
            class => self::noun(&lemma.words[i].folded, class)?,
        };
    }
    Some(words)
}

/// The form of a common noun in the plural and a case, and back.
pub(super) fn form(case: Form) -> Form {
    let mut features = vec![Feature::Plural];
    features.extend(case.features());
    Form::new(&features).unwrap_or_default()
}
pub(super) fn case(form: Form) -> Option<Form> {
    (form.features().first() == Some(&Feature::Plural)).then(|| form.without(Feature::Plural))
}

fn adjective(word: &str) -> Option<Declined<'_>> {
    let base = endings::adjective(word)?.declined.base;
    if word.ends_with("ся") {
        return Some(Declined { base, endings: &reflexive::REFLEXIVE_PL, other: None });
    }
    let soft = last(base).is_some_and(|(_, c)| is_velar(c) || is_hush(c))
        || ["ий", "яя", "ее"].iter().any(|end| word.ends_with(end));
    Some(Declined { base, endings: if soft { &ADJ_SOFT } else { &ADJ }, other: None })
}

fn noun<'l>(word: &'l str, class: &str) -> Option<Declined<'l>> {
    let (base, end) = last(word)?;
    let with = |base, endings| Some(Declined { base, endings, other: None });
    let on = |stem: String, endings| Some(Declined { base, endings, other: Some((ALL, stem)) });
    if let Some(&(_, stem, endings)) = IRREGULAR.iter().find(|(own, ..)| *own == word) {
        return on(stem.to_owned(), irregular(endings));
    }
    let before = last(base).map_or(' ', |(_, c)| c);
    match (class, end) {
        ("m", 'ь') => match fleeting(word) {
            Some(stem) => on(stem, &I_EJ_SOFT),
            None if A_PLURALS.contains(&word) => with(base, &YA_EJ),
            None if is_hush(before) => with(base, &I_EJ),
            None => with(base, &I_EJ_SOFT),
        },
        ("m", 'й') if A_PLURALS.contains(&word) => with(base, &YA_EV),
        ("m", 'й') => with(base, &I_EV),
        ("m", _) if ["анин", "янин"].iter().any(|end| word.ends_with(end)) => {
            with(word.strip_suffix("ин").unwrap_or(word), &E_ZERO)
        }
        ("m", _) => {
            let endings = match end {
                _ if A_PLURALS.contains(&word) => &A_OV,
                _ if ZERO.contains(&word) => {
                    if is_velar(end) {
                        &I_ZERO
                    } else {
                        &Y_ZERO
                    }
                }
                'ц' if STRESSED_TS.contains(&word) => &Y_OV,
                'ц' => &Y_EV,
                c if is_hush(c) => &I_EJ,
                c if is_velar(c) => &I_OV,
                _ => &Y_OV,
            };
            match fleeting(word) {
                // Ботинки, ботинок.
                Some(stem) if endings.row[1].is_empty() => {
                    Some(Declined { base: word, endings, other: Some((ALL & !GEN, stem)) })
                }
                Some(stem) => on(stem, endings),
                None => with(word, endings),
            }
        }
        ("f" | "f-soft", 'ь') => match word {
            "церковь" => on("церкв".to_owned(), &I_EJ_SOFT),
            _ if is_hush(before) => with(base, &I_EJ),
            _ => with(base, &I_EJ_SOFT),
        },
        ("f" | "f-soft", 'а') => {
            let endings = if is_velar(before) || is_hush(before) { &I_ZERO } else { &Y_ZERO };
            Some(Declined { base, endings, other: zero(base, before, false).map(|stem| (GEN, stem)) })
        }
        ("f" | "f-soft", 'я') if before == 'ь' => {
            // Статья, статей.
            let stem = format!("{}е", last(base)?.0);
            Some(Declined { base, endings: &I_J, other: Some((GEN, stem)) })
        }
        ("f" | "f-soft", 'я') if is_vowel(before) => with(base, &I_J),
        ("f" | "f-soft", 'я') => {
            let (rest, c) = last(base)?;
            let second = last(rest).map_or(' ', |(_, c)| c);
            let listed = ZERO_GENITIVES.iter().find(|(own, _)| *own == word).map(|&(_, genitive)| genitive.to_owned());
            let cluster = !is_vowel(second) && second != ' ';
            let rest = rest.strip_suffix('ь').unwrap_or(rest);
            let (endings, other) = match (listed, c) {
                (Some(genitive), _) => (&I_ZERO_SOFT, Some(genitive)),
                // Таможня, таможен; земля, земель.
                (None, 'н') if cluster => (&I_ZERO_SOFT, Some(format!("{rest}ен"))),
                (None, 'л') if cluster => (&I_SOFT, Some(format!("{rest}ел"))),
                _ => (&I_SOFT, None),
            };
            Some(Declined { base, endings, other: other.map(|stem| (GEN, stem)) })
        }
        ("n", 'е') if before == 'и' => with(base, &YA_J),
        ("n", 'е') if before == 'ь' => {
            let stem = format!("{}и", last(base)?.0);
            Some(Declined { base, endings: &YA_J, other: Some((GEN, stem)) })
        }
        ("n", 'е') if !is_hush(before) && before != 'ц' => with(base, &YA_EJ),
        ("n", 'о' | 'е') => {
            Some(Declined { base, endings: &A_ZERO, other: zero(base, before, true).map(|stem| (GEN, stem)) })
        }
        _ => None,
    }
}

/// Endings by those of the nominative and the genitive.
fn irregular(endings: &str) -> &'static Endings {
    match endings {
        "ья ев" => &SOFT_YA_EV,
        "ья ей" => &SOFT_YA_EJ,
        "и ей" => &I_EJ_SOFT,
        "и ей ам" => &I_EJ,
        "и ьми" => &I_MI,
        "и ов" => &I_OV,
        "а" => &A_ZERO,
        "а ов" => &A_OV,
        "и" => &I_ZERO,
        "ы" => &Y_ZERO,
        _ => &Y_OV,
    }
}

/// The base of a masculine whose last vowel is lost behind endings: участок, участк-; отец, отц-; уровень, уровн-.
pub(super) fn fleeting(word: &str) -> Option<String> {
    if let Some(&(_, stem)) = FLEETING.iter().find(|(own, _)| *own == word) {
        return Some(stem.to_owned());
    }
    let vowels = word.chars().filter(|&c| is_vowel(c)).count();
    if vowels < 2 || UNCHANGED.contains(&word) {
        return None;
    }
    if let Some(base) = word.strip_suffix("ок") {
        let kept = KEPT_OK.iter().any(|end| word.ends_with(end));
        return (!kept && last(base).is_some_and(|(_, c)| !is_vowel(c))).then(|| format!("{base}к"));
    }
    if let Some(base) = word.strip_suffix("ек") {
        // Человечек, but not человек.
        return last(base).filter(|(_, c)| is_hush(*c)).map(|_| format!("{base}к"));
    }
    let base = word.strip_suffix("ец")?;
    let (rest, c) = last(base)?;
    let second = last(rest).map_or(' ', |(_, c)| c);
    match c {
        _ if is_vowel(c) => Some(format!("{base}йц")),
        'л' if is_vowel(second) => Some(format!("{base}ьц")),
        // Купец, горец, иностранец; not кузнец, мудрец, жрец, близнец.
        _ => (is_vowel(second) || base.ends_with("ист")).then(|| format!("{base}ц")),
    }
}

/// The genitive plural without an ending, where a vowel comes in: группировка, группировок; судьба, судеб; письмо, писем.
fn zero(base: &str, before: char, neuter: bool) -> Option<String> {
    if let Some(&(_, genitive)) = ZERO_GENITIVES.iter().find(|(own, _)| base.len() < own.len() && own.starts_with(base))
    {
        return Some(genitive.to_owned());
    }
    let (rest, _) = last(base)?;
    let (inner, second) = last(rest)?;
    match (before, second) {
        (_, c) if is_vowel(c) => None,
        ('к', 'ь' | 'й') | ('м' | 'б' | 'ц', 'ь') => Some(format!("{inner}е{before}")),
        ('к', c) if is_hush(c) || c == 'ц' => Some(format!("{rest}е{before}")),
        // Войско, войск.
        ('к', 'с') if neuter => None,
        ('к', _) => Some(format!("{rest}о{before}")),
        ('ц', _) => Some(format!("{rest}е{before}")),
        _ => None,
    }
}

/// How a common noun declines in the singular beside its class: отцом, врачом; участка, дня; дочери, церкви; времени.
pub(super) fn singular<'l>(word: &'l str, mut shape: Shape<'l>) -> Shape<'l> {
    if let Some(declined) = in_mya(word) {
        return Shape { declined, class: "n", sure: true, gender: Some(N) };
    }
    if let Some(base) = word.strip_suffix('ь').filter(|_| word == "путь") {
        return Shape {
            declined: Declined { base, endings: &M_PUT, other: None },
            class: "m",
            sure: true,
            gender: Some(M),
        };
    }
    if shape.class == "m" && (STRESSED_TS.contains(&word) || STRESSED_HUSH.contains(&word)) {
        shape.declined.endings = &M_STRESSED;
    }
    if shape.class == "m" && shape.declined.other.is_none() {
        shape = endings::with_base(shape, &fleeting(word).unwrap_or_default());
    }
    if let Some((_, base)) = THIRD.iter().find(|(own, _)| *own == word) {
        shape.declined.other = Some((GEN | DAT | INS | PREP, (*base).to_owned()));
    } else if word == "церковь" {
        shape.declined.other = Some((GEN | DAT | PREP, "церкв".to_owned()));
    }
    shape
}

/// Время, времени: the singular of nouns in -мя.
fn in_mya(word: &str) -> Option<Declined<'_>> {
    let base = word.strip_suffix('я').filter(|base| base.ends_with('м') && base.chars().count() > 1)?;
    IRREGULAR.iter().any(|(own, ..)| *own == word).then_some(Declined { base, endings: &MYA, other: None })
}

/// True for the endings of города, счета, лагеря, which have the stress in all cases.
pub(super) fn is_stressed_on_ending(endings: &Endings) -> bool {
    [&A_OV, &YA_EJ, &YA_EV].iter().any(|own| std::ptr::eq(*own, endings))
}

/// True for a noun that has a plural only, and is known.
pub(super) fn is_only_plural(word: &str) -> bool {
    ONLY_PLURAL.contains(&word)
}

/// How a common noun declines in the singular where its shape says that a name does not: село, участок.
pub(super) fn class(word: &str) -> Option<&'static str> {
    let (base, end) = last(word)?;
    let before = last(base).map_or(' ', |(_, c)| c);
    if UNCHANGED.contains(&word) {
        return Some("0");
    }
    if ONLY_PLURAL.contains(&word) {
        return Some("pl");
    }
    match end {
        'й' if SUBSTANTIVES.iter().any(|end| word.ends_with(end)) => Some("adj"),
        'а' if is_hush(before) && !STRESSED_FEMININE.contains(&word) => Some("f-soft"),
        'ь' if FLEETING.iter().any(|(own, _)| *own == word) => Some("m"),
        'ь' if MASCULINE.contains(&word) => Some("m"),
        'ь' if FEMININE.contains(&word) => Some("f"),
        'о' if !is_vowel(before) => Some("n"),
        'е' if !is_vowel(before) || before == 'и' => Some("n"),
        'ы' | 'и' if !listed::is_none(word) => Some("pl"),
        'а' | 'я' if listed::is_neuter(word) => Some("pl"),
        _ => None,
    }
}
