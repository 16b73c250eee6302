//! Forms of nouns that are past tenses too: *жители окрестных сел*, *водитель сел*.
//!
//! The genitive of the plural counts as a noun only where something says so, since the verb is the commoner; the others
//! as a verb only where something says that.

use super::super::{Form, Lemma, Neighbours};
use super::narrow::is_governing;
use super::near::{self, Token};
use super::{Russian, words};
use crate::text::morph::{Joint, Morphology};

/// Genitives of the plural: a woman's past tense has another -а, a thing's another -о.
#[rustfmt::skip]
const PASTS: &[&str] = &["бил", "дул", "жил", "мел", "мыл", "начал", "пил", "правил", "рос", "светил", "сел", "судил", "точил", "шил"];
const OTHER_PASTS: &[&str] =
    &["била", "било", "жила", "жило", "начала", "начало", "пила", "правила", "правило", "роса", "села", "село"];

/// Words of number and amount, with a noun in the genitive behind them.
#[rustfmt::skip]
const AMOUNTS: &[&str] = &[
    "пять", "шесть", "семь", "восемь", "девять", "десять", "двадцать", "тридцать", "сорок", "пятьдесят", "сто", "сотни", "сотен", "тысячи", "тысяч", "десятки", "десятков", "несколько",
    "нескольких", "много", "многих", "немного", "мало", "сколько", "столько", "большинство", "большинства", "меньшинство", "часть", "части", "число", "числа", "количество", "количества", "ряд",
    "ряда", "ряде", "десяток", "десятка", "дюжина", "половина", "половины", "половину", "треть", "больше", "более", "меньше", "менее", "двух", "трех", "четырех", "пяти", "шести", "семи", "десяти", "обоих",
];

/// Who sits down, rises or begins, right before a verb.
#[rustfmt::skip]
const SUBJECTS: &[&str] = &["она", "оно", "кто", "которая", "которое", "солнце", "батарея", "девушка", "женщина", "девочка", "птица", "сама", "никто", "уже", "тут", "вновь", "снова"];

/// True if a form of a noun is a verb at a place, or may well be.
pub(super) fn is_verb(lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
    let [_] = &lemma.words[..] else { return false };
    let Some(made) = Russian.inflect(lemma, form, Joint::None) else { return false };
    let surface = made.text.as_str();
    let before = near::back(near.before).next();
    if OTHER_PASTS.contains(&surface) {
        return before.is_some_and(|token| token.is_word && SUBJECTS.contains(&&*token.folded));
    }
    PASTS.contains(&surface) && !before.is_some_and(|token| is_beside_noun(&token))
}

/// True for what stands before a noun in the genitive plural and before no verb of a man or a thing.
fn is_beside_noun(token: &Token<'_>) -> bool {
    let word = token.folded.as_str();
    if !token.is_word {
        return false;
    }
    let ends = |ends: &[&str]| word.chars().count() > 3 && ends.iter().any(|end| word.ends_with(end));
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    digits
        || near::governed(word).is_some()
        || AMOUNTS.contains(&word)
        || matches!(word, "этих" | "тех" | "всех" | "их" | "наших" | "ваших" | "своих" | "моих" | "твоих" | "самих")
        || ends(&["ых", "их"])
        // Жители сел, районов сел; but not почти сел, практически сел, Иванов сел.
        || is_governing(word)
        || !token.is_capitalised() && ends(&["ы", "ов", "ев", "ами", "ями", "ах", "ях"])
        || !token.is_capitalised() && ends(&["и"]) && !ends(&["ски", "чти", "ери", "дали"])
        || words::SETTLEMENTS.iter().any(|(noun, _)| *noun == word)
}
