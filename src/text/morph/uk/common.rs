//! Common nouns, listed with small letters: singular where it differs from a name's, and plurals (*села*, *контактні групи*,
//! *державних кордонів*, *бази даних*). Source: *Український правопис* (2019) §§ 82–102.

use super::super::slavic::{ALL, Cases, DAT, Declined, Endings, GEN, PREP, row};
use super::super::{Feature, Form, Lemma};
use super::endings::{
    self, F_THIRD, M_HARD, M_HUSH, M_J, M_SOFT, N_O, N_YA, NONE, is_consonant, is_doubled, is_hush, last, softened,
};
use super::men::MEN;
use super::words::{BASES, FEMININE, IRREGULAR, KEPT_OK, SOFT_ADJECTIVES, SOFT_R, UNCHANGED, ZERO_GENITIVES};

static N_K: Endings = row(["о", "а", "у", "о", "ом", "у"]);
static N_HUSH: Endings = row(["е", "а", "у", "е", "ем", "і"]);
static N_SOFT: Endings = row(["е", "я", "ю", "е", "ем", "і"]);
/// Відповіддю, зустріччю: the consonant is doubled where it stands behind a vowel.
static F_DOUBLED: [(char, Endings); 7] = [
    ('д', row(["ь", "і", "і", "ь", "дю", "і"])),
    ('т', row(["ь", "і", "і", "ь", "тю", "і"])),
    ('н', row(["ь", "і", "і", "ь", "ню", "і"])),
    ('л', row(["ь", "і", "і", "ь", "лю", "і"])),
    ('з', row(["ь", "і", "і", "ь", "зю", "і"])),
    ('с', row(["ь", "і", "і", "ь", "сю", "і"])),
    ('ц', row(["ь", "і", "і", "ь", "цю", "і"])),
];
static F_DOUBLED_HUSH: [(char, Endings); 3] = [
    ('ж', row(["", "і", "і", "", "жю", "і"])),
    ('ч', row(["", "і", "і", "", "чю", "і"])),
    ('ш', row(["", "і", "і", "", "шю", "і"])),
];
static F_THIRD_HUSH: Endings = row(["", "і", "і", "", "ю", "і"]);

/// The endings of a feminine in a consonant, `before` which another letter stands.
pub(super) fn third(c: char, before: char, hush: bool) -> &'static Endings {
    let rows: &'static [(char, Endings)] = if hush { &F_DOUBLED_HUSH } else { &F_DOUBLED };
    let doubled = rows.iter().find(|(own, _)| *own == c && is_vowel(before)).map(|(_, endings)| endings);
    doubled.unwrap_or(if hush { &F_THIRD_HUSH } else { &F_THIRD })
}
pub(super) static M_K_U: Endings = Endings { row: ["", "у", "у", "", "ом", "у"], variants: &[(GEN, "а")] };
pub(super) static M_U: Endings = Endings {
    row: ["", "у", "у", "", "ом", "і"],
    variants: &[(GEN, "а"), (PREP, "у"), (DAT, "ові"), (PREP, "ові")],
};
pub(super) static M_J_U: Endings =
    Endings { row: ["й", "ю", "ю", "й", "єм", "ї"], variants: &[(GEN, "я"), (PREP, "ю")] };
static M_SOFT_R: Endings =
    Endings { row: ["", "я", "ю", "", "ем", "і"], variants: &[(PREP, "ю"), (DAT, "еві")] };

static Y_IV: Endings = row(["и", "ів", "ам", "и", "ами", "ах"]);
static I_IV: Endings = row(["і", "ів", "ам", "і", "ами", "ах"]);
static I_IV_SOFT: Endings = row(["і", "ів", "ям", "і", "ями", "ях"]);
static YI_YIV: Endings = row(["ї", "їв", "ям", "ї", "ями", "ях"]);
static Y_ZERO: Endings = row(["и", "", "ам", "и", "ами", "ах"]);
static I_ZERO: Endings = row(["і", "", "ам", "і", "ами", "ах"]);
static I_SOFT: Endings = row(["і", "ь", "ям", "і", "ями", "ях"]);
static I_ZERO_SOFT: Endings = row(["і", "", "ям", "і", "ями", "ях"]);
static YI_J: Endings = row(["ї", "й", "ям", "ї", "ями", "ях"]);
static I_EJ: Endings = row(["і", "ей", "ам", "і", "ами", "ах"]);
static I_EJ_SOFT: Endings = row(["і", "ей", "ям", "і", "ями", "ях"]);
static A_ZERO: Endings = row(["а", "", "ам", "а", "ами", "ах"]);
static YA_IV: Endings = row(["я", "ів", "ям", "я", "ями", "ях"]);
static YA_YIV: Endings = row(["я", "їв", "ям", "я", "ями", "ях"]);
static YI_ZERO: Endings = row(["ї", "", "ям", "ї", "ями", "ях"]);
static YA_SOFT: Endings = row(["я", "ь", "ям", "я", "ями", "ях"]);
static YA_ZERO: Endings = row(["я", "", "ям", "я", "ями", "ях"]);
static Y_EJ_MY: Endings = row(["и", "ей", "ям", "и", "ьми", "ях"]);
static I_EJ_MY: Endings = row(["і", "ей", "ям", "і", "ьми", "ях"]);
static ADJ: Endings = row(["і", "их", "им", "і", "ими", "их"]);
static ADJ_SOFT: Endings = row(["і", "іх", "ім", "і", "іми", "іх"]);
static ADJ_M_SOFT: Endings = row(["ій", "ього", "ьому", "ій", "ім", "ьому"]);
static ADJ_F_SOFT: Endings = row(["я", "ьої", "ій", "ю", "ьою", "ій"]);
static ADJ_N_SOFT: Endings = row(["є", "ього", "ьому", "є", "ім", "ьому"]);

/// True if a term is a common noun by its letters: all words small, or abbreviations.
pub(super) fn is_common(lemma: &Lemma) -> bool {
    let small = |text: &str| text.chars().all(|c| !c.is_uppercase());
    let capitals = |text: &str| text.chars().all(|c| !c.is_lowercase()) && (2..=5).contains(&text.chars().count());
    lemma.words.iter().any(|word| small(&word.text) && word.folded.chars().count() > 1)
        && lemma.words.iter().all(|word| small(&word.text) || capitals(&word.text))
}

/// The first word that is no adjective: what stands behind it is its genitive.
pub(super) fn head(lemma: &Lemma) -> usize {
    let last = lemma.words.len().saturating_sub(1);
    // Глава держави: what stands behind an adjective is a nominative too.
    let agrees = |i: usize| {
        let (word, next) = (&*lemma.words[i].folded, &*lemma.words[i + 1].folded);
        let consonant = |text: &str| text.ends_with(['ь', 'й']) || text.ends_with(is_consonant);
        match last_of(word) {
            'а' | 'я' => next.ends_with(['а', 'я']) || consonant(next),
            'е' | 'є' => next.ends_with(['о', 'е', 'я', 'є']),
            'й' => consonant(next) || next.ends_with('о') || MEN.contains(&next),
            _ => true,
        }
    };
    (0..last).find(|&i| !is_adjective(&lemma.words[i].folded) || !agrees(i)).unwrap_or(last)
}

fn last_of(word: &str) -> char {
    word.chars().next_back().unwrap_or(' ')
}

fn is_adjective(word: &str) -> bool {
    ["ий", "ій"].iter().any(|end| word.ends_with(end))
        || word.strip_suffix(['а', 'е', 'і', 'я', 'є']).is_some_and(|base| {
            [
                "ськ", "цьк", "зьк", "н", "ов", "ев", "єв", "ут", "вт", "ат", "яч", "уч", "юч", "ав", "ив", "нш", "пл",
                "гк", "бок", "лик", "льш", "ог", "ар", "иц", "кт", "єм", "им", "т", "ом", "ич", "рч", "оч", "вч", "ш",
                "сн",
            ]
            .iter()
            .any(|end| base.ends_with(end))
        })
}

/// An adjective before a common noun, in the singular and in the plural, by the noun's class.
pub(super) fn adjective<'l>(word: &'l str, class: &str) -> Option<(Declined<'l>, Declined<'l>)> {
    let ends: [(&str, &'static Endings); 2] = match class {
        "f" => [("а", &endings::ADJ_F), ("я", &ADJ_F_SOFT)],
        "n" => [("е", &endings::ADJ_N), ("є", &ADJ_N_SOFT)],
        "m" => [("ий", &endings::ADJ_M), ("ій", &ADJ_M_SOFT)],
        _ => [("і", &endings::ADJ_PL), ("і", &ADJ_SOFT)],
    };
    let soft = ends.iter().position(|(end, _)| word.strip_suffix(end).is_some_and(is_soft)).map(|_| 1);
    let at = soft.or_else(|| ends.iter().position(|(end, _)| word.ends_with(end)))?;
    let (end, endings) = ends[at];
    let base = word.strip_suffix(end)?;
    let many = if at == 0 { &ADJ } else { &ADJ_SOFT };
    let with = |endings| Declined { base, endings, other: None };
    Some((with(endings), with(many)))
}

/// True for the stem of a soft adjective: верхній, верхні.
pub(super) fn is_soft(stem: &str) -> bool {
    SOFT_ADJECTIVES.contains(&stem)
}

/// Ім'я, імені: of the longer stem the genitive, the dative and the locative.
static N_EN: Endings = row(["я", "і", "і", "я", "ям", "і"]);

/// How a common noun declines in the singular, and its class, where that is not as a name of its shape does.
pub(super) fn singular(word: &str) -> Option<(Declined<'_>, &'static str)> {
    let (base, end) = last(word)?;
    let before = last(base).map_or(' ', |(_, c)| c);
    let with = |base, endings, class| Some((Declined { base, endings, other: None }, class));
    if UNCHANGED.contains(&word) {
        return with(word, &NONE, "0");
    }
    match word {
        "стаття" | "суддя" => return with(base, &endings::F_SOFT, "f"),
        "сім'я" => return with(base, &endings::F_IYA, "f"),
        "ім'я" | "плем'я" => {
            let stem = format!("{}ен", base.trim_end_matches('\''));
            return Some((Declined { base, endings: &N_EN, other: Some((GEN | DAT | PREP, stem)) }, "n"));
        }
        _ => {}
    }
    let oblique = oblique(word);
    let cases: Cases = ALL & !(super::NOM | super::ACC);
    match end {
        'о' if before == 'к' => with(base, &N_K, "n"),
        'о' => with(base, &N_O, "n"),
        'е' if is_hush(before) => with(base, &N_HUSH, "n"),
        'е' => with(base, &N_SOFT, "n"),
        'я' if base.ends_with('\'') => with(base, &endings::N_APOSTROPHE, "n"),
        'я' if is_doubled(base) => with(base, &N_YA, "n"),
        'ь' if word.ends_with("ість") => {
            let stem = format!("{}ост", word.strip_suffix("ість")?);
            Some((Declined { base, endings: &F_THIRD, other: Some((GEN | DAT | PREP, stem)) }, "f"))
        }
        'ь' if FEMININE.contains(&word) => {
            let second = last(last(base)?.0).map_or(' ', |(_, c)| c);
            let endings = third(before, second, false);
            Some((Declined { base, endings, other: oblique.map(|stem| (GEN | DAT | PREP, stem)) }, "f"))
        }
        'ь' => {
            let masculine = oblique.is_some()
                || ["ль", "ець", "зь", "арь"].iter().any(|end| word.ends_with(end))
                || word.ends_with("ень");
            let other = oblique.or_else(|| word.strip_suffix("ець").and_then(loses));
            let masculine =
                masculine.then_some((Declined { base, endings: &M_SOFT, other: other.map(|s| (cases, s)) }, "m"));
            let second = last(last(base)?.0).map_or(' ', |(_, c)| c);
            masculine.or_else(|| with(base, third(before, second, false), "f"))
        }
        c if is_hush(c) && FEMININE.contains(&word) => {
            let endings = third(c, before, true);
            Some((Declined { base: word, endings, other: oblique.map(|stem| (GEN | DAT | PREP, stem)) }, "f"))
        }
        'й' if word.ends_with("ий") => None,
        'й' => {
            let endings = if is_person(word) { &M_J } else { &M_J_U };
            Some((Declined { base, endings, other: oblique.map(|stem| (cases, stem)) }, "m"))
        }
        c if is_consonant(c) => {
            let other = oblique.or_else(|| fleeting(word));
            let endings = match c {
                'р' if SOFT_R.contains(&word) => &M_SOFT_R,
                _ if is_hush(c) => &M_HUSH,
                'к' if is_person(word) => &endings::M_K,
                'к' => &M_K_U,
                _ if is_person(word) => &M_HARD,
                _ => &M_U,
            };
            let other = match other {
                Some(stem) => Some((cases, stem)),
                None if matches!(c, 'г' | 'х') => softened(word, PREP),
                None => None,
            };
            Some((Declined { base: word, endings, other }, "m"))
        }
        _ => None,
    }
}

/// The base behind endings where a vowel changes: газопровід, газопровод-.
fn oblique(word: &str) -> Option<String> {
    if let Some((_, stem)) = BASES.iter().find(|(own, _)| *own == word) {
        return Some((*stem).to_owned());
    }
    let ends = [("провід", "провод"), ("хід", "ход"), ("відбір", "відбор")];
    ends.iter().find_map(|(closed, open)| Some(format!("{}{open}", word.strip_suffix(closed)?)))
}

/// True for what has a genitive in -а rather than -у: persons, and tools that are called like them.
fn is_person(word: &str) -> bool {
    if word == "удар" || word == "товар" {
        return false;
    }
    [
        "ник",
        "ик",
        "істр",
        "ир",
        "метр",
        "посол",
        "хутір",
        "чоловік",
        "танк",
        "снаряд",
        "рядок",
        "ець",
        "ар",
        "яр",
        "ист",
        "іст",
        "ер",
        "ор",
        "ант",
        "ент",
        "арх",
        "анин",
        "янин",
        "тор",
        "вич",
        "лог",
        "граф",
        "нт",
        "ак",
        "як",
        "ач",
        "син",
        "брат",
        "друг",
        "хлопець",
        "солдат",
        "депутат",
        "пілот",
        "герой",
        "водій",
    ]
    .iter()
    .any(|end| word.ends_with(end))
}

/// Будинок, будинк-; -ець, -ц-.
fn fleeting(word: &str) -> Option<String> {
    let vowels = word.chars().filter(|&c| is_vowel(c)).count();
    let base = word.strip_suffix("ок").filter(|_| vowels > 1)?;
    let kept = KEPT_OK.contains(&word) || last(base).is_none_or(|(_, c)| is_vowel(c));
    (!kept).then(|| format!("{base}к"))
}
fn loses(base: &str) -> Option<String> {
    let (_, c) = last(base)?;
    match c {
        'л' => Some(format!("{base}ьц")),
        c if is_vowel(c) => Some(format!("{base}йц")),
        _ => Some(format!("{base}ц")),
    }
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'а' | 'е' | 'є' | 'и' | 'і' | 'ї' | 'о' | 'у' | 'ю' | 'я')
}

/// How a common noun declines in the plural, by its class.
pub(super) fn plural<'l>(word: &'l str, class: &str) -> Option<Declined<'l>> {
    let (base, end) = last(word)?;
    let before = last(base).map_or(' ', |(_, c)| c);
    let with = |base, endings| Some(Declined { base, endings, other: None });
    let on = |stem: String, endings| Some(Declined { base, endings, other: Some((ALL, stem)) });
    if UNCHANGED.contains(&word) {
        return with(word, &NONE);
    }
    if let Some(&(_, stem, endings)) = IRREGULAR.iter().find(|(own, ..)| *own == word) {
        return on(stem.to_owned(), irregular(endings));
    }
    match word {
        "стаття" => {
            return Some(Declined { base, endings: &I_ZERO_SOFT, other: Some((GEN, "статей".to_owned())) });
        }
        "сім'я" => return Some(Declined { base, endings: &YI_ZERO, other: Some((GEN, "сімей".to_owned())) }),
        "суддя" => return with(base, &I_IV_SOFT),
        _ => {}
    }
    let oblique = oblique(word);
    let genitive = ZERO_GENITIVES.iter().find(|(own, _)| *own == word).map(|&(_, genitive)| (GEN, genitive.to_owned()));
    match (class, end) {
        ("m", 'ь') => match oblique.or_else(|| word.strip_suffix("ець").and_then(loses)) {
            Some(stem) => on(stem, &I_IV_SOFT),
            None => with(base, &I_IV_SOFT),
        },
        ("m", 'й') => match oblique {
            Some(stem) => on(stem, &YI_YIV),
            None => with(base, &YI_YIV),
        },
        ("m", _) if word.ends_with("анин") || word.ends_with("янин") => with(word.strip_suffix("ин")?, &Y_ZERO),
        ("m", c) if is_consonant(c) => {
            let endings = match c {
                'р' if SOFT_R.contains(&word) => &I_IV_SOFT,
                _ if is_hush(c) => &I_IV,
                _ => &Y_IV,
            };
            match oblique.or_else(|| fleeting(word)).or_else(|| endings::opened(word).filter(|_| word.ends_with("ів")))
            {
                Some(stem) => on(stem, endings),
                None => with(word, endings),
            }
        }
        ("f", 'а') => {
            let endings = if is_hush(before) { &I_ZERO } else { &Y_ZERO };
            Some(Declined { base, endings, other: genitive.or_else(|| zero(base, before).map(|stem| (GEN, stem))) })
        }
        ("f", 'я') if is_vowel(before) => with(base, &YI_J),
        ("f", 'я') if genitive.is_some() => Some(Declined { base, endings: &I_ZERO_SOFT, other: genitive }),
        ("f", 'я') => {
            let (rest, c) = last(base)?;
            let cluster = last(rest).is_some_and(|(_, c)| is_consonant(c));
            let other = (cluster && matches!(c, 'н' | 'л')).then(|| (GEN, format!("{rest}е{c}")));
            Some(Declined { base, endings: &I_SOFT, other })
        }
        ("f", 'ь') => match oblique.or_else(|| word.strip_suffix("ість").map(|base| format!("{base}ост"))) {
            Some(stem) => on(stem, &I_EJ_SOFT),
            None => with(base, &I_EJ_SOFT),
        },
        ("f", c) if is_hush(c) => match oblique {
            Some(stem) => on(stem, &I_EJ),
            None => with(word, &I_EJ),
        },
        ("n", 'о') => Some(Declined {
            base,
            endings: &A_ZERO,
            other: genitive.or_else(|| zero(base, before).map(|stem| (GEN, stem))),
        }),
        ("n", 'е') if is_hush(before) => with(base, &A_ZERO),
        ("n", 'е') if genitive.is_some() => Some(Declined { base, endings: &YA_ZERO, other: genitive }),
        ("n", 'е') if before == 'ц' => with(base, &YA_SOFT),
        ("n", 'е') => with(base, &YA_IV),
        ("n", 'я') => {
            let (single, c) = last(base)?;
            if genitive.is_some() {
                return Some(Declined { base, endings: &YA_ZERO, other: genitive });
            }
            if c == '\'' || word == "життя" {
                return with(base, if c == '\'' { &YA_YIV } else { &YA_IV });
            }
            let endings = if is_hush(c) { &YA_ZERO } else { &YA_SOFT };
            Some(Declined { base, endings, other: Some((GEN, single.to_owned())) })
        }
        _ => None,
    }
}

fn irregular(endings: &str) -> &'static Endings {
    match endings {
        "и ей ьми" => &Y_EJ_MY,
        "і ей ьми" => &I_EJ_MY,
        "і ів" => &I_IV_SOFT,
        "а" => &A_ZERO,
        "і ей" => &I_EJ,
        _ => &Y_IV,
    }
}

/// The genitive plural without an ending, where a vowel comes in: установка, установок; сестра is listed.
fn zero(base: &str, before: char) -> Option<String> {
    let (rest, _) = last(base)?;
    let (inner, second) = last(rest)?;
    match (before, second) {
        (_, c) if is_vowel(c) => None,
        // Військо, військ; but дошка, дощок is listed.
        ('к', 'ь') if inner.ends_with('с') => None,
        ('к', 'ь') => Some(format!("{inner}ьок")),
        ('к', _) => Some(format!("{rest}ок")),
        _ => None,
    }
}

/// A form of the singular in the plural, and back.
pub(super) fn form(case: Form) -> Form {
    let mut features = vec![Feature::Plural];
    features.extend(case.features());
    Form::new(&features).unwrap_or_default()
}
pub(super) fn case(form: Form) -> Option<Form> {
    (form.features().first() == Some(&Feature::Plural)).then(|| form.without(Feature::Plural))
}

#[cfg(test)]
mod tests {
    use super::super::super::proof::{both_ways, lemma, read, write};
    use super::super::super::{Feature, Form, Joint};
    use Feature::{Dative, Genitive, Instrumental, Plural, Prepositional};

    fn form(features: &[Feature]) -> Form {
        Form::new(features).expect("a short form")
    }

    #[test]
    fn common_nouns_have_plurals() {
        #[rustfmt::skip]
        let all: &[(&str, [&str; 4])] = &[
            ("контактна група", ["контактні групи", "контактних груп", "контактним групам", "контактними групами"]),
            ("державний кордон", ["державні кордони", "державних кордонів", "державним кордонам", "державними кордонами"]),
            ("виборча дільниця", ["виборчі дільниці", "виборчих дільниць", "виборчим дільницям", "виборчими дільницями"]),
            ("верхня палата", ["верхні палати", "верхніх палат", "верхнім палатам", "верхніми палатами"]),
            ("база даних", ["бази даних", "баз даних", "базам даних", "базами даних"]),
            ("село", ["села", "сіл", "селам", "селами"]),
            ("біженець", ["біженці", "біженців", "біженцям", "біженцями"]),
            ("боєць", ["бійці", "бійців", "бійцям", "бійцями"]),
            ("громадянин", ["громадяни", "громадян", "громадянам", "громадянами"]),
            ("будинок", ["будинки", "будинків", "будинкам", "будинками"]),
            ("дохід", ["доходи", "доходів", "доходам", "доходами"]),
            ("рівень", ["рівні", "рівнів", "рівням", "рівнями"]),
            ("лікар", ["лікарі", "лікарів", "лікарям", "лікарями"]),
            ("музей", ["музеї", "музеїв", "музеям", "музеями"]),
            ("рішення", ["рішення", "рішень", "рішенням", "рішеннями"]),
            ("стаття", ["статті", "статей", "статтям", "статтями"]),
            ("станція", ["станції", "станцій", "станціям", "станціями"]),
            ("земля", ["землі", "земель", "землям", "землями"]),
            ("установка", ["установки", "установок", "установкам", "установками"]),
            ("дорога", ["дороги", "доріг", "дорогам", "дорогами"]),
            ("можливість", ["можливості", "можливостей", "можливостям", "можливостями"]),
            ("людина", ["люди", "людей", "людям", "людьми"]),
        ];
        for (text, expected) in all {
            let noun = lemma("uk", text);
            let cases: [&[Feature]; 4] = [&[Plural], &[Plural, Genitive], &[Plural, Dative], &[Plural, Instrumental]];
            let given = cases.map(|case| write("uk", &noun, form(case), Joint::None).unwrap_or_default());
            assert_eq!(given.each_ref().map(String::as_str), *expected, "{text}");
            both_ways("uk", &noun, 1).unwrap_or_else(|error| panic!("{error}"));
        }
    }

    #[test]
    fn their_singular_is_not_that_of_a_name() {
        for (text, feature, expected) in [
            ("село", Prepositional, "селі"),
            ("військо", Prepositional, "війську"),
            ("кордон", Genitive, "кордону"),
            ("прокурор", Genitive, "прокурора"),
            ("дохід", Genitive, "доходу"),
            ("день", Genitive, "дня"),
            ("можливість", Genitive, "можливості"),
            ("відповідь", Instrumental, "відповіддю"),
            ("зустріч", Instrumental, "зустріччю"),
            ("область", Instrumental, "областю"),
            ("база даних", Genitive, "бази даних"),
        ] {
            let given = write("uk", &lemma("uk", text), form(&[feature]), Joint::None);
            assert_eq!(given.as_deref(), Some(expected), "{text}");
        }
        assert!(!read("uk", &lemma("uk", "кордон"), "кордона").is_empty());
        assert!(write("uk", &lemma("uk", "Полтава"), form(&[Plural]), Joint::None).is_none());
        assert!(read("uk", &lemma("uk", "Полтава"), "Полтавам").is_empty());
        // A common noun has no inhabitants.
        assert!(read("uk", &lemma("uk", "мова"), "мовинський").is_empty());
        assert!(read("uk", &lemma("uk", "мова"), "мовам").contains(&form(&[Plural, Dative])));
    }
}
