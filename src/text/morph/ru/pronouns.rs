//! Pronouns that stand before a Russian noun and agree with it, and the numbers that have a gender.
//!
//! Source: *Русская грамматика* (1980), §§ 1272–1299 (pronominal adjectives), 1365–1371 (numbers).

use super::super::slavic::{ACC, Cases, DAT, F, GEN, Genders, INS, M, N, NOM, PREP};

/// The masculine and the feminine in the order nominative, genitive, dative, accusative, instrumental, prepositional; then the
/// neuter's nominative, whose other cases are the masculine's.
struct Row {
    masculine: [&'static str; 6],
    feminine: [&'static str; 6],
    neuter: &'static str,
}

const fn row(masculine: [&'static str; 6], feminine: [&'static str; 6], neuter: &'static str) -> Row {
    Row { masculine, feminine, neuter }
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(["этот", "этого", "этому", "этот", "этим", "этом"], ["эта", "этой", "этой", "эту", "этой", "этой"], "это"),
    row(["тот", "того", "тому", "тот", "тем", "том"], ["та", "той", "той", "ту", "той", "той"], "то"),
    row(["весь", "всего", "всему", "весь", "всем", "всём"], ["вся", "всей", "всей", "всю", "всей", "всей"], "всё"),
    row(["мой", "моего", "моему", "мой", "моим", "моём"], ["моя", "моей", "моей", "мою", "моей", "моей"], "моё"),
    row(["твой", "твоего", "твоему", "твой", "твоим", "твоём"], ["твоя", "твоей", "твоей", "твою", "твоей", "твоей"], "твоё"),
    row(["свой", "своего", "своему", "свой", "своим", "своём"], ["своя", "своей", "своей", "свою", "своей", "своей"], "своё"),
    row(["наш", "нашего", "нашему", "наш", "нашим", "нашем"], ["наша", "нашей", "нашей", "нашу", "нашей", "нашей"], "наше"),
    row(["ваш", "вашего", "вашему", "ваш", "вашим", "вашем"], ["ваша", "вашей", "вашей", "вашу", "вашей", "вашей"], "ваше"),
    row(["сам", "самого", "самому", "сам", "самим", "самом"], ["сама", "самой", "самой", "саму", "самой", "самой"], "само"),
    row(["один", "одного", "одному", "один", "одним", "одном"], ["одна", "одной", "одной", "одну", "одной", "одной"], "одно"),
    row(["чей", "чьего", "чьему", "чей", "чьим", "чьём"], ["чья", "чьей", "чьей", "чью", "чьей", "чьей"], "чьё"),
];

/// Numbers with a gender: the masculine's and neuter's, the feminine's.
const NUMERALS: &[(&str, &str)] = &[
    ("два", "две"),
    ("оба", "обе"),
    ("обоих", "обеих"),
    ("обоим", "обеим"),
    ("обоими", "обеими"),
    ("полтора", "полторы"),
];

fn place(case: Cases) -> Option<usize> {
    [NOM, GEN, DAT, ACC, INS, PREP].iter().position(|own| *own == case)
}

impl Row {
    fn of(&self, gender: Genders, at: usize, animate: bool) -> Option<&'static str> {
        match gender {
            M if at == 3 && animate => Some(self.masculine[1]),
            F => Some(self.feminine[at]),
            N if matches!(at, 0 | 3) => Some(self.neuter),
            M | N => Some(self.masculine[at]),
            _ => None,
        }
    }
}

/// True if a folded word is this form, with ё or with е.
pub(super) fn is_form(folded: &str, form: &str) -> bool {
    folded == form || folded == form.replace('ё', "е")
}

/// What a pronoun that agrees with a noun of one gender is with one of another. Not это in the nominative, which may be the
/// subject: *это ошибка*.
pub(super) fn agreeing(word: &str, from: Genders, to: Genders, (case, animate): (Cases, bool)) -> Option<&'static str> {
    let at = place(case)?;
    if from == N && case == NOM && matches!(word, "это" | "то" | "все" | "всё") {
        return None;
    }
    let fits =
        |row: &&Row| [false, true].iter().any(|&alive| row.of(from, at, alive).is_some_and(|own| is_form(word, own)));
    ROWS.iter().find(fits)?.of(to, at, animate)
}

/// A number with a gender, for another gender.
pub(super) fn numeral(word: &str, from_feminine: bool, to_feminine: bool) -> Option<&'static str> {
    let (own, other) =
        NUMERALS.iter().find(|(own, other)| if from_feminine { *other == word } else { *own == word })?;
    match (from_feminine, to_feminine) {
        (false, true) => Some(other),
        (true, false) => Some(own),
        _ => None,
    }
}

/// True for the numbers behind which a noun stands in the genitive singular: два, три, четыре, оба, 22.
pub(super) fn is_small_number(word: &str) -> bool {
    if matches!(word, "два" | "две" | "оба" | "обе" | "три" | "четыре" | "полтора" | "полторы")
    {
        return true;
    }
    let few = word.ends_with(['2', '3', '4']) && !["12", "13", "14"].iter().any(|end| word.ends_with(end));
    few && word.len() < 10 && word.bytes().all(|b| b.is_ascii_digit())
}
