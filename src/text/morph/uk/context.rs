//! The case that the words around a name leave it.

use super::super::super::fold::{Fold, fine};
use super::super::Neighbours;
use super::super::slavic::{ACC, ALL, Cases, DAT, GEN, INS, PREP};

/// The cases that a preposition before a name governs, or that a verb or the beginning of a sentence leaves; `None` where
/// nothing tells.
pub(super) fn cases(near: Neighbours<'_>) -> Option<Cases> {
    let cases = match word_before(near.before).as_str() {
        "з" | "із" | "зі" => GEN | INS,
        "до"
        | "від"
        | "біля"
        | "без"
        | "для"
        | "після"
        | "навколо"
        | "проти"
        | "серед"
        | "коло"
        | "поблизу"
        | "неподалік"
        | "із-за"
        | "з-за"
        | "з-під"
        | "крім"
        | "окрім"
        | "замість"
        | "уздовж"
        | "вздовж"
        | "щодо"
        | "стосовно"
        | "поза"
        | "напередодні"
        | "довкола" => GEN,
        "завдяки" | "всупереч" | "назустріч" => DAT,
        "в" | "у" | "на" => coordinated(near.after).unwrap_or(PREP | ACC),
        "об" | "о" | "по" => PREP | ACC,
        "через" | "крізь" | "про" | "попри" => ACC,
        "над" | "під" | "перед" | "за" | "між" => INS | ACC,
        "при" => PREP,
        // Подякував Луцьку: no locative behind a verb.
        verb if VERBAL.iter().any(|end| verb.ends_with(end)) => ALL & !PREP,
        // Ленінградові бракує: no locative where a sentence begins.
        "" if near.before.trim().is_empty() => ALL & !PREP,
        _ => return None,
    };
    Some(cases)
}

/// Ends of past tenses and infinitives.
const VERBAL: [&str; 8] = ["ав", "ив", "ла", "ло", "ли", "ти", "вся", "лася"];

/// True behind a preposition, an adjective that stands in a case, or a name that the two may be joined to.
pub(super) fn is_governed(before: &str) -> bool {
    let word = word_before(before);
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let small = word.chars().count() <= 4;
    // «У Дубно, Косово»: whatever the first stands in.
    if word.is_empty() {
        return before.trim_end().ends_with([',', '-', '–']);
    }
    small || ends(&["ого", "ому", "им", "іх", "их", "ій"]) || PREPOSITIONS.contains(&word.as_str())
}

/// Prepositions of more than four letters.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "перед", "через", "після", "навколо", "проти", "серед", "поблизу", "неподалік", "замість", "уздовж", "вздовж", "стосовно", "напередодні", "довкола", "завдяки", "всупереч", "назустріч", "крізь", "попри", "окрім",
];

/// True between a preposition and the end of a clause.
pub(super) fn stands_alone(near: Neighbours<'_>) -> bool {
    let word = word_before(near.before);
    let governed =
        ["в", "у", "на", "з", "із", "зі", "до", "від", "для", "про", "за", "під", "над", "по"].contains(&word.as_str());
    let next = near.after.chars().next();
    governed && next.is_none_or(|c| matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | '…' | '\n' | ')'))
}

/// True behind a word for those who govern, live or stand for something: уряд РФ.
pub(super) fn is_behind_noun(before: &str) -> bool {
    let word = word_before(before);
    OWNED.iter().any(|stem| word.strip_prefix(stem).is_some_and(|end| end.chars().count() <= 3))
}

/// Stems of nouns that have a state or an organisation in the genitive behind them.
#[rustfmt::skip]
const OWNED: &[&str] = &[
    "уряд", "президент", "прем'єр", "парламент", "столиц", "територі", "громадян", "громадянин", "народ", "влад", "армі", "міністр", "міністерств", "посол", "посольств", "представник", "кордон", "прапор", "конституці", "бюджет", "економік", "зброй", "війська", "військ", "спецслужб", "генсек", "статут", "резолюці", "рад", "країн", "член", "очільник", "керівник", "лідер", "голов",
];

/// The word before a name, folded.
pub(super) fn word_before(before: &str) -> String {
    let text = before.trim_end().trim_end_matches(['«', '„', '"', '“']);
    fine(text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default(), Fold::Default)
}

/// What the name behind «і» shows that stands in the same case: у Ханкенді й Шушу, у Ханкенді та Агдамі.
fn coordinated(after: &str) -> Option<Cases> {
    let mut words = after.split_whitespace();
    words.next().filter(|word| matches!(*word, "і" | "й" | "та" | "або" | "чи"))?;
    let word = words.next()?.trim_matches(|c: char| !c.is_alphanumeric());
    if !word.starts_with(char::is_uppercase) || word.chars().count() < 4 {
        return None;
    }
    match word.chars().next_back()? {
        'у' | 'ю' => Some(ACC),
        'і' | 'ї' => Some(PREP),
        _ => None,
    }
}
