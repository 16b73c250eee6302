//! How one word of a name declines: its class from its shape, from the glossary's `decl` and `gender`, or from the noun that
//! it agrees with.
//!
//! Source: *Український правопис* (2019) §§ 70–102 (second declension: genitive of towns in -а; -ц- before -і).

use super::super::Lemma;
use super::super::slavic::{Cases, DAT, Declined, Endings, GEN, INS, PREP, row};
use super::common::{self, M_J_U, M_K_U, M_U};
use super::towns;
use super::words::GENITIVE_IN_U;

pub(super) static NONE: Endings = row([""; 6]);
pub(super) static M_HARD: Endings = Endings {
    row: ["", "а", "у", "", "ом", "і"],
    variants: &[(GEN, "у"), (PREP, "у"), (DAT, "ові"), (PREP, "ові")],
};
pub(super) static M_HUSH: Endings = Endings {
    row: ["", "а", "у", "", "ем", "і"],
    variants: &[(GEN, "у"), (PREP, "у"), (DAT, "еві"), (INS, "ом")],
};
pub(super) static M_K: Endings =
    Endings { row: ["", "а", "у", "", "ом", "у"], variants: &[(GEN, "у"), (DAT, "ові"), (PREP, "ові")] };
/// Фейсбук, у Фейсбуці beside у Фейсбуку: of names, not of common nouns (банку is банк's, банці is банка's).
static M_K_NAME: Endings = Endings {
    row: ["к", "ка", "ку", "к", "ком", "ку"],
    variants: &[(GEN, "ку"), (DAT, "кові"), (PREP, "кові"), (PREP, "ці")],
};
/// Луцьк: no genitive in -у.
static M_SK: Endings =
    Endings { row: ["", "а", "у", "", "ом", "у"], variants: &[(DAT, "ові"), (PREP, "ові")] };
static M_RIH: Endings = Endings {
    row: ["іг", "огу", "огу", "іг", "огом", "озі"],
    variants: &[(GEN, "ога"), (PREP, "огу")],
};
static M_SOFT_U: Endings =
    Endings { row: ["ь", "ю", "ю", "ь", "ем", "і"], variants: &[(GEN, "я"), (PREP, "ю")] };
pub(super) static M_SOFT: Endings =
    Endings { row: ["ь", "я", "ю", "ь", "ем", "і"], variants: &[(DAT, "еві"), (PREP, "ю")] };
pub(super) static M_J: Endings =
    Endings { row: ["й", "я", "ю", "й", "єм", "ї"], variants: &[(GEN, "ю"), (PREP, "ю")] };
static F_HARD: Endings = row(["а", "и", "і", "у", "ою", "і"]);
static F_HUSH: Endings = row(["а", "і", "і", "у", "ею", "і"]);
pub(super) static F_SOFT: Endings = row(["я", "і", "і", "ю", "ею", "і"]);
pub(super) static F_IYA: Endings = row(["я", "ї", "ї", "ю", "єю", "ї"]);
pub(super) static F_THIRD: Endings = Endings { row: ["ь", "і", "і", "ь", "ю", "і"], variants: &[(GEN, "и")] };
pub(super) static N_O: Endings = row(["о", "а", "у", "о", "ом", "і"]);
static N_E: Endings = row(["е", "я", "ю", "е", "ем", "і"]);
/// Керч, Керчі.
static F_BARE: Endings = row(["", "і", "і", "", "ю", "і"]);
/// Запоріжжя, Запоріжжям.
pub(super) static N_YA: Endings = row(["я", "я", "ю", "я", "ям", "і"]);
/// Придністров'я, Придністров'ї.
pub(super) static N_APOSTROPHE: Endings = row(["я", "я", "ю", "я", "ям", "ї"]);
static PL_HARD: Endings = row(["и", "", "ам", "и", "ами", "ах"]);
pub(super) static PL_SOFT: Endings = row(["і", "ів", "ям", "і", "ями", "ях"]);
pub(super) static ADJ_M: Endings = row(["ий", "ого", "ому", "ий", "им", "ому"]);
pub(super) static ADJ_F: Endings = row(["а", "ої", "ій", "у", "ою", "ій"]);
pub(super) static ADJ_N: Endings = row(["е", "ого", "ому", "е", "им", "ому"]);
pub(super) static ADJ_PL: Endings = row(["і", "их", "им", "і", "ими", "их"]);

pub(super) fn last(word: &str) -> Option<(&str, char)> {
    let mut letters = word.chars();
    let last = letters.next_back()?;
    Some((letters.as_str(), last))
}
pub(super) fn is_hush(c: char) -> bool {
    matches!(c, 'ж' | 'ш' | 'ч' | 'щ')
}
pub(super) fn is_consonant(c: char) -> bool {
    is_hush(c) || "бвгґдзклмнпрстфхц".contains(c)
}

/// Волга, Волзі; Карабах, Карабасі.
fn soft(c: char) -> Option<char> {
    [('г', 'з'), ('к', 'ц'), ('х', 'с')].iter().find(|pair| pair.0 == c).map(|pair| pair.1)
}
pub(super) fn softened(base: &str, cases: Cases) -> Option<(Cases, String)> {
    let (rest, c) = last(base)?;
    Some((cases, format!("{rest}{}", soft(c)?)))
}

/// Rivers and towns that lose or change the vowel of their last syllable.
const LOSING: &[(&str, &str)] =
    &[("дністер", "дністр"), ("донець", "дінц"), ("орел", "орл"), ("остер", "остр"), ("псел", "псл")];

/// The base of the oblique cases where a closed syllable opens: Львів, Львова; Київ, Києва; Трускавець, Трускавця;
/// Тернопіль, Тернополя.
pub(super) fn opened(word: &str) -> Option<String> {
    if let Some((_, base)) = LOSING.iter().find(|(own, _)| *own == word) {
        return Some((*base).to_owned());
    }
    if matches!(word, "канів" | "могилів" | "василів") {
        return Some(format!("{}ев", word.strip_suffix("ів")?));
    }
    for (closed, open) in [
        ("їв", "єв"),
        ("ців", "цев"),
        ("чів", "чев"),
        ("шів", "шев"),
        ("жів", "жев"),
        ("ів", "ов"),
        ("ець", "ц"),
        ("піль", "пол"),
    ] {
        if let Some(base) = word.strip_suffix(closed).filter(|base| base.chars().count() > 1 || closed == "їв") {
            return Some(format!("{base}{open}"));
        }
    }
    None
}

/// True for -жжя, -ття, -лля, -в'я: neuters.
pub(super) fn is_doubled(base: &str) -> bool {
    let mut letters = base.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    last == Some('\'') || last.is_some_and(is_consonant) && last == before
}

/// An abbreviation that may be read as a word is found with endings too (*жеку*), and written without.
static ABBREVIATED: Endings = Endings {
    row: [""; 6],
    variants: &[(GEN, "у"), (GEN, "а"), (DAT, "у"), (DAT, "ові"), (INS, "ом"), (PREP, "і"), (PREP, "у"), (PREP, "ові")],
};

/// True for two to four capitals: РФ, ООН, США. What is read by its letters does not decline, nor do those in a vowel
/// (правопис § 100).
pub(super) fn is_abbreviation(text: &str) -> bool {
    text.chars().all(char::is_uppercase) && (2..=4).contains(&text.chars().count())
}

/// How an abbreviation declines, its class, and whether that is sure.
fn abbreviated(word: &str) -> (Declined<'_>, &'static str, bool) {
    let mut letters = word.chars().rev();
    let is_word = letters.next().is_some_and(is_consonant) && letters.next().is_some_and(|c| !is_consonant(c));
    let endings = if is_word { &ABBREVIATED } else { &NONE };
    (Declined { base: word, endings, other: None }, "0", true)
}

/// The way one word declines, its class, and whether that is sure.
pub(super) fn noun<'l>(word: &'l str, lemma: &Lemma, gender: Option<char>) -> (Declined<'l>, &'static str, bool) {
    let decl = lemma.decl_and_life().0;
    if decl.is_none() && lemma.words.iter().any(|own| own.folded == word && is_abbreviation(&own.text)) {
        return abbreviated(word);
    }
    let own = if decl.is_none() && !common::is_common(lemma) { towns::noun(word, gender) } else { None };
    let (declined, class, sure) = own.unwrap_or_else(|| shaped(word, decl, gender));
    let is_name = std::ptr::eq(declined.endings, &raw const M_K) && !common::is_common(lemma);
    match word.strip_suffix('к').filter(|base| is_name && !base.is_empty()) {
        Some(base) => (Declined { base, endings: &M_K_NAME, other: None }, class, sure),
        None => (declined, class, sure),
    }
}

/// The same, with the glossary's `decl` and `gender`.
pub(super) fn shaped<'l>(
    word: &'l str,
    decl: Option<&str>,
    gender: Option<char>,
) -> (Declined<'l>, &'static str, bool) {
    let with = |base: &'l str, endings, class, sure| (Declined { base, endings, other: None }, class, sure);
    let Some((base, end)) = last(word).filter(|_| decl != Some("0")) else { return with(word, &NONE, "0", true) };
    let before = last(base).map_or(' ', |(_, c)| c);
    let oblique = GEN | DAT | INS | PREP;
    match end {
        // Кривий Ріг, Кривого Рогу, у Кривому Розі: three bases.
        'г' if word == "ріг" => with("р", &M_RIH, "m", true),
        _ if decl.is_none() && GENITIVE_IN_U.contains(&word) && is_consonant(end) => {
            let endings = if end == 'к' { &M_K_U } else { &M_U };
            (Declined { base: word, endings, other: softened(word, PREP) }, "m", true)
        }
        'й' if decl.is_none() && GENITIVE_IN_U.contains(&word) => with(base, &M_J_U, "m", true),
        'ь' if decl.is_none() && GENITIVE_IN_U.contains(&word) => with(base, &M_SOFT_U, "m", true),
        c if is_consonant(c) && decl.is_none() && word.ends_with("стан") => with(word, &M_U, "m", true),
        'о' if word == "дніпро" => with(base, &N_O, "n", true),
        'е' if decl.is_none() && ["ське", "цьке", "ове", "еве", "рівне"].iter().any(|e| word.ends_with(e)) => {
            with(base, &ADJ_N, "adj", true)
        }
        'и' if decl == Some("pl") || decl.is_none() && gender.is_none_or(|g| g == 'p') => {
            with(base, &PL_HARD, "pl", decl.is_some())
        }
        'і' if decl == Some("pl") || word.ends_with("вці") => with(base, &PL_SOFT, "pl", true),
        'я' if decl.is_none_or(|d| d == "n") && base.ends_with('\'') => with(base, &N_APOSTROPHE, "n", true),
        'я' if decl.is_none_or(|d| d == "n") && is_doubled(base) => with(base, &N_YA, "n", true),
        'ь' if decl.is_none_or(|d| d == "m") && (word.ends_with("ець") || word.ends_with("піль")) => {
            let other = opened(word).map(|base| (oblique, base));
            (Declined { base, endings: &M_SOFT, other }, "m", true)
        }
        'ь' if decl.is_none() && gender.is_none() && word.ends_with("ль") => {
            with(base, &M_SOFT, "m", word.ends_with("поль"))
        }
        'ч' if word == "керч" => with(word, &F_BARE, "f", true),
        c if is_consonant(c) && opened(word).is_some() => {
            let other = opened(word).map(|base| (oblique, base));
            (Declined { base: word, endings: &M_HARD, other }, "m", true)
        }
        c if is_hush(c) => with(word, &M_HUSH, "m", true),
        'о' | 'е' if decl == Some("n") => with(base, if end == 'о' { &N_O } else { &N_E }, "n", true),
        'а' if soft(before).is_some() => {
            (Declined { base, endings: &F_HARD, other: softened(base, DAT | PREP) }, "f", true)
        }
        'а' if is_hush(before) => with(base, &F_HUSH, "f", true),
        'а' if is_consonant(before) => with(base, &F_HARD, "f", true),
        'я' if matches!(before, 'і' | 'и' | 'а' | 'е' | 'о' | 'у') => with(base, &F_IYA, "f", true),
        'я' => with(base, &F_SOFT, "f", true),
        'ь' if decl == Some("m") || gender == Some('m') => with(base, &M_SOFT, "m", true),
        // Прип'яттю, Білоруссю.
        'ь' => with(
            base,
            common::third(before, last(last(base).map_or("", |l| l.0)).map_or(' ', |l| l.1), false),
            "f",
            decl.is_some() || gender.is_some() || word.ends_with("нь"),
        ),
        'й' if !word.ends_with("ий") => with(base, &M_J, "m", true),
        'й' => with(&base[..base.len() - before.len_utf8()], &ADJ_M, "adj", true),
        'к' if word.ends_with("ьк") => with(word, &M_SK, "m", true),
        'к' => with(word, &M_K, "m", true),
        c if is_consonant(c) => (Declined { base: word, endings: &M_HARD, other: softened(word, PREP) }, "m", true),
        _ => with(word, &NONE, "0", decl.is_none()),
    }
}

/// An adjective before a noun, by its ending and the noun's class.
pub(super) fn adjective<'l>(word: &'l str, class: &str) -> Option<Declined<'l>> {
    let (ending, endings) = [("ий", &ADJ_M), ("а", &ADJ_F), ("е", &ADJ_N), ("і", &ADJ_PL)][match class {
        "f" => 1,
        "n" => 2,
        "pl" => 3,
        _ => 0,
    }];
    let base = word.strip_suffix(ending)?;
    // Верхній, горішні: soft.
    if common::is_soft(base) {
        return common::adjective(word, class).map(|(one, _)| one);
    }
    // Feminine and neuter adjectives look like nouns but for their suffix.
    let known = ending == "ий" || ["ськ", "цьк", "зьк", "н", "ов", "ев"].iter().any(|s| base.ends_with(s));
    known.then_some(Declined { base, endings, other: None })
}

/// A word that has only one form.
pub(super) fn fixed(word: &str) -> Declined<'_> {
    Declined { base: word, endings: &NONE, other: None }
}
