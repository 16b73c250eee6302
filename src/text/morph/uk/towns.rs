//! How names of towns decline where their class is not that of a common noun of their shape: adjectives (Рубіжне, Лозова),
//! neuters in -о (Мукачево), plurals (Ківерці, Бровари), feminines in a consonant (Твер), closed syllables (Самбір).
//!
//! Sources: *Український правопис* (2019) §§ 82–98, 140; K. H. Horodens'ka et al., *Slovnyk-dovidnyk nazv naselenyx punktiv
//! Ukrajiny* (genitives of plurals, adjectival names).

use super::super::Lemma;
use super::super::slavic::{DAT, Declined, Endings, GEN, INS, PREP, row};
use super::common;
use super::endings::{self, ADJ_F, ADJ_N, M_SOFT, PL_SOFT, is_consonant, is_hush, last};

/// Твер, Твер'ю: no soft sign, and no soft consonant.
static F_BARE: Endings = row(["", "і", "і", "", "'ю", "і"]);
/// Косово, Косова.
static N_TOWN: Endings = row(["о", "а", "у", "о", "ом", "і"]);
/// Бородіно, Бородіна beside Торіно: undeclined is produced, so that no case has to be known.
static N_EITHER: Endings =
    Endings { row: ["о"; 6], variants: &[(GEN, "а"), (DAT, "у"), (INS, "ом"), (PREP, "і")] };
/// Крайова, Крайови beside Вільхова, Вільхової.
static F_EITHER: Endings =
    Endings { row: ["а", "ої", "ій", "у", "ою", "ій"], variants: &[(GEN, "и"), (DAT, "і"), (PREP, "і")] };
static PL_HUSH: Endings = row(["і", "ів", "ам", "і", "ами", "ах"]);
/// Бровари, Броварів.
static PL_IV: Endings = row(["и", "ів", "ам", "и", "ами", "ах"]);
static PL_ZERO: Endings = row(["и", "", "ам", "и", "ами", "ах"]);
/// Стрий, у Стрию.
static M_STRYJ: Endings = Endings { row: ["й", "я", "ю", "й", "єм", "ю"], variants: &[(PREP, "ї")] };

/// Plurals in -и with their genitive; that in -ів shows another row.
#[rustfmt::skip]
static PLURALS: &[(&str, &str)] = &[
    ("афіни", "афін"), ("бендери", "бендер"), ("бережани", "бережан"), ("броди", "бродів"), ("бровари", "броварів"), ("гагри", "гагр"), ("води", "вод"), ("дарданелли", "дарданелл"), ("канни", "канн"),
    ("кобеляки", "кобеляк"), ("козятини", "козятин"), ("лубни", "лубен"), ("луки", "лук"), ("мости", "мостів"), ("мостиська", "мостиськ"), ("нідерланди", "нідерландів"), ("піренеї", "піренеїв"),
    ("пирятини", "пирятин"), ("прилуки", "прилук"), ("ромни", "ромен"), ("салоніки", "салонік"), ("сокирники", "сокирників"), ("судети", "судет"), ("суми", "сум"), ("татри", "татр"), ("фіви", "фів"),
    ("філіппіни", "філіппін"), ("хімки", "хімок"), ("чебоксари", "чебоксар"), ("челни", "челнів"), ("черкаси", "черкас"), ("штати", "штатів"), ("холми", "холмів"), ("городки", "городків"), ("піски", "пісків"),
    ("млини", "млинів"), ("дубки", "дубків"), ("сосни", "сосен"), ("арденни", "арденн"), ("анди", "анд"), ("альпи", "альп"), ("карпати", "карпат"), ("курили", "курил"), ("балкани", "балкан"), ("бельці", "бельців"),
];

/// Stems of adjectives in -ов- of trees, grounds and the like, which towns are called by: Лозова.
#[rustfmt::skip]
static GROWN: &[&str] = &[
    "лоз", "лип", "вільх", "соснов", "сосн", "дуб", "граб", "берез", "берест", "верб", "терн", "клен", "ясен", "ялин", "бук", "калин", "яблун", "вишн", "груш", "горіх", "тополь", "осик", "бузин",
    "вапн", "пісков", "степ", "луг", "гай", "бор", "ставк", "криничк", "байрак", "яр",
];

/// Names in -ова that are nouns.
static NOUNS_IN_OVA: &[&str] = &["молдова", "кордова", "падова", "крайова", "мантова", "генова", "джокова", "нова"];

/// Feminines in a hard consonant but those in -ж, -ч, -ш.
static BARE: &[&str] = &["твер", "перм", "об"];

/// The base of the oblique cases where a closed syllable opens in no ending that shows it.
static OPENED: &[(&str, &str)] =
    &[("самбір", "самбор"), ("камінь", "камен"), ("тетерів", "тетерев"), ("бесідь", "бесед"), ("любінь", "любен")];

/// How a name declines that the glossary says nothing of, its class, and whether that is sure; `None` where its shape tells it.
pub(super) fn noun(word: &str, gender: Option<char>) -> Option<(Declined<'_>, &'static str, bool)> {
    let (base, end) = last(word)?;
    let before = last(base).map_or(' ', |(_, c)| c);
    let with = |base, endings, class, sure| Some((Declined { base, endings, other: None }, class, sure));
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if let Some((_, stem)) = OPENED.iter().find(|(own, _)| *own == word) {
        let other = Some((GEN | DAT | INS | PREP, (*stem).to_owned()));
        let (base, endings) = if end == 'ь' { (base, &M_SOFT) } else { (word, &endings::M_HARD) };
        return Some((Declined { base, endings, other }, "m", true));
    }
    if let Some((_, genitive)) = PLURALS.iter().find(|(own, _)| *own == word && gender.is_none_or(|g| g == 'p')) {
        let endings = match end {
            'і' => &PL_SOFT,
            'и' if genitive.ends_with("ів") => &PL_IV,
            'и' => &PL_ZERO,
            _ => return None,
        };
        let other = (endings.row[1].is_empty()).then(|| (GEN, (*genitive).to_owned()));
        return Some((Declined { base, endings, other }, "pl", true));
    }
    match end {
        _ if BARE.contains(&word) => with(word, &F_BARE, "f", true),
        'й' if word == "стрий" => with(base, &M_STRYJ, "m", true),
        'є' if common::is_soft(base) => common::adjective(word, "n").map(|(one, _)| (one, "adj", true)),
        'я' if common::is_soft(base) => common::adjective(word, "f").map(|(one, _)| (one, "adj", true)),
        'е' if is_plain_adjective(base) => with(base, &ADJ_N, "adj", true),
        // Рубіжне, Південне, Ватутіне; of Зелене and Кане nothing tells.
        'е' if before == 'н' => {
            let second = last(last(base)?.0).map_or(' ', |(_, c)| c);
            with(base, &ADJ_N, "adj", is_consonant(second) || matches!(second, 'і' | 'и' | 'ї'))
        }
        'а' if ends(&["ська", "цька", "зька"]) || is_plain_adjective(base) || word == "кремінна" => {
            with(base, &ADJ_F, "f", true)
        }
        'а' if word.ends_with("інна") => with(base, &F_EITHER, "f", false),
        'а' if word.ends_with("ова") && !NOUNS_IN_OVA.contains(&word) => {
            let known = base.strip_suffix("ов").is_some_and(|stem| GROWN.contains(&stem));
            with(base, if known { &ADJ_F } else { &F_EITHER }, "f", known)
        }
        'о' if gender.is_none_or(|g| g == 'n') => match word {
            "порто-ново" => None,
            _ if ends(&["ово", "ево", "єво", "їво"]) => with(base, &N_TOWN, "n", true),
            _ if ends(&[
                "бно",
                "вно",
                "гно",
                "дно",
                "жно",
                "зно",
                "льно",
                "чно",
                "шно",
                "брно",
                "родно",
                "місто",
                "село",
            ]) || word == "гнєзно" =>
            {
                with(base, &N_TOWN, "n", true)
            }
            _ if ends(&["іно", "ино", "їно", "рно", "сно"]) => with(base, &N_EITHER, "n", false),
            _ => None,
        },
        'і' if before == 'ц' && last(last(base)?.0).is_some_and(|(_, c)| is_consonant(c) || matches!(c, 'й' | 'ь')) => {
            with(base, &PL_SOFT, "pl", true)
        }
        'і' if ends(&["ичі", "овичі"]) && is_hush(before) => with(base, &PL_HUSH, "pl", true),
        _ => None,
    }
}

/// True for the stem of an adjective that no suffix shows: Глибоке, Біла.
fn is_plain_adjective(stem: &str) -> bool {
    super::words::ADJECTIVES.contains(&stem) && stem.chars().count() > 2
}

/// True for a neuter in -о that many leave undeclined: до Косово.
pub(super) fn may_stay(declined: &Declined<'_>) -> bool {
    std::ptr::eq(declined.endings, &raw const N_TOWN)
}

/// True for one word in -не of two syllables, which may be foreign and not decline: Гірне, as well as Вільне.
pub(super) fn may_be_foreign(lemma: &Lemma) -> bool {
    let is_vowel = |c: &char| "аеєиіїоуюя".contains(*c);
    let [word] = &lemma.words[..] else { return false };
    word.folded.ends_with("не") && word.folded.chars().filter(is_vowel).count() == 2
}

/// What the genitive of a plural in -и or -і may be, where no list has it: Тростни, Тростнів, Тростен.
pub(super) fn genitives(word: &str) -> Vec<String> {
    let Some((base, 'и')) = last(word) else { return Vec::new() };
    let mut all = vec![base.to_owned(), format!("{base}ів")];
    if let Some((rest, c)) = last(base)
        && last(rest).is_some_and(|(_, before)| is_consonant(before) || before == 'ь')
        && (is_consonant(c))
    {
        let rest = rest.trim_end_matches('ь');
        all.extend(["е", "о"].map(|vowel| format!("{rest}{vowel}{c}")));
    }
    all
}

/// The gender that an adjective behind a hyphen shows: Корсунь-Шевченківський.
pub(super) fn shown(adjective: &str) -> Option<char> {
    let ends = |ends: &[&str]| ends.iter().any(|end| adjective.ends_with(end));
    if ends(&["ий"]) {
        Some('m')
    } else if ends(&["ська", "цька", "зька"]) {
        Some('f')
    } else {
        None
    }
}
