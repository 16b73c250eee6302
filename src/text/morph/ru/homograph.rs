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

/// Pronouns and adverbs with a verb behind them.
const BEFORE_VERBS: &[&str] = &[
    "она",
    "оно",
    "кто",
    "которая",
    "которое",
    "сама",
    "само",
    "никто",
    "уже",
    "тут",
    "вновь",
    "снова",
    "сначала",
    "потом",
];

/// Feminines and neuters that a verb in the past has for its subject, but for what no ending shows.
const SUBJECTS_IN_LA: &[&str] = &["пчела", "алла", "элла", "акула", "скала", "кукла", "стрела", "игла", "мгла", "зола"];
const SUBJECTS_IN_O: &[&str] =
    &["судно", "солнце", "зрение", "дерево", "оно", "перо", "облако", "бельё", "правительство"];

/// Words that a sentence or a clause begins with, before its subject.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "и", "а", "но", "да", "или", "как", "когда", "пока", "где", "если", "что", "чтобы", "потому", "тут", "там", "здесь", "тогда", "потом", "затем", "вдруг", "вчера", "сегодня", "утром", "вечером", "днем", "ночью",
    "снова", "опять", "уже", "сразу", "однажды", "наконец", "скоро", "теперь", "сейчас", "ее", "его", "их", "моя", "наша", "ваша", "твоя", "эта", "та", "одна", "каждая", "вся", "другая", "новая", "сама", "чья", "третья", "наше", "мое", "ваше", "одно",
];

/// Words behind a verb and not behind a noun in the genitive, beside prepositions and marks.
#[rustfmt::skip]
const BEHIND_VERBS: &[&str] = &[
    "и", "а", "но", "как", "когда", "пока", "рядом", "тут", "там", "здесь", "сюда", "туда", "вновь", "снова", "опять", "уже", "еще", "вчера", "сегодня", "утром", "вечером", "днем", "ночью", "назад", "потом", "затем", "первой",
    "последней", "одна", "одно", "вместе", "раньше", "напротив", "сначала", "верхом", "дома", ];

/// True if a form of a noun is a verb at a place, or may well be.
pub(super) fn is_verb(lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
    let [_] = &lemma.words[..] else { return false };
    let Some(made) = Russian.inflect(lemma, form, Joint::None) else { return false };
    let surface = made.text.as_str();
    let mut back = near::back(near.before);
    let before = back.next();
    if OTHER_PASTS.contains(&surface) {
        let Some(before) = before.filter(|token| token.is_word) else { return false };
        let earlier = back.next();
        let neuter = surface.ends_with('о');
        // Марина Ковальчук села: the first name shows the gender.
        let named = |first: &Token<'_>| {
            !neuter && before.is_capitalised() && first.is_capitalised() && first.folded.ends_with(['а', 'я'])
        };
        let subject = is_subject(&before, neuter) && begins_clause(&before, earlier.as_ref());
        // Машина полиции села в кювет: the subject's genitive stands between.
        let owned = !neuter
            && is_genitive(&before)
            && earlier.as_ref().is_some_and(|first| {
                first.is_word && is_subject(first, false) && begins_clause(first, back.next().as_ref())
            })
            && goes_somewhere(near.after);
        let person = earlier.is_some_and(|first| first.is_word && named(&first));
        return BEFORE_VERBS.contains(&&*before.folded)
            || owned
            || (subject || person)
                // Школа села, редакция правила: of these the noun may stand in the genitive.
                && (!GENITIVES.contains(&surface) || goes_on_as_verb(near.after, person || is_animate(&before)));
    }
    PASTS.contains(&surface) && !before.is_some_and(|token| is_beside_noun(&token))
}

/// Those of [`OTHER_PASTS`] that are genitives of a noun.
const GENITIVES: &[&str] = &["била", "начала", "правила", "села"];

/// Feminines with a genitive behind them far oftener than a verb, beside amounts.
const RELATED: &[&str] = &[
    "жизнь",
    "судьба",
    "гордость",
    "карта",
    "фотография",
    "картина",
    "история",
    "школа",
    "треть",
    "половина",
    "часть",
    "окраина",
    "площадь",
    "улица",
    "граница",
    "власть",
    "глава",
    "администрация",
];

/// Persons and beasts that sit down, live and drink; a capital is a name's.
#[rustfmt::skip]
const ANIMATE: &[&str] = &[
    "девочка", "девушка", "женщина", "мама", "мать", "бабушка", "тетя", "сестра", "дочь", "дочка", "жена", "соседка", "подруга", "учительница", "королева", "императрица", "кошка", "собака", "птица", "чайка",
    "ласточка", "пчела", "бабочка", "муха", "корова", "лиса",
];

fn is_animate(token: &Token<'_>) -> bool {
    ANIMATE.contains(&&*token.folded)
}

/// True for a feminine (or neuter) noun in the nominative: машина, судно; not окраина, which has a place behind it.
fn is_subject(token: &Token<'_>, neuter: bool) -> bool {
    let word = token.folded.as_str();
    if AMOUNTS.contains(&word) || RELATED.contains(&word) {
        return false;
    }
    if word.chars().count() < 3 || near::surely_adjective(word).is_some() || near::governed(word).is_some() {
        return false;
    }
    if neuter {
        return SUBJECTS_IN_O.contains(&word) || ["ие", "ье", "це", "ство"].iter().any(|end| word.ends_with(end));
    }
    let past = word.ends_with("ла") && !SUBJECTS_IN_LA.contains(&word) || word.ends_with("лась");
    let adjective = ["ая", "яя"].iter().any(|end| word.ends_with(end));
    let feminine =
        word.ends_with(['а', 'я']) || ["ость", "чь", "шь", "дь", "ыль", "оль", "знь"].iter().any(|e| word.ends_with(e));
    feminine && !past && !adjective && !is_governing(word) && !OPENINGS.contains(&word)
}

/// True if a subject may begin its clause here: nothing before it, an adjective, a word such as «когда», a first name.
fn begins_clause(subject: &Token<'_>, before: Option<&Token<'_>>) -> bool {
    let Some(token) = before else { return true };
    let word = token.folded.as_str();
    !token.is_word
        || OPENINGS.contains(&word)
        || ["ая", "яя", "ое", "ее"].iter().any(|end| word.ends_with(end))
        || subject.is_capitalised() && token.is_capitalised()
}

/// True for a noun that may be somebody's whose the subject is: полиции, врача; not what is itself a settlement's, as жителей.
fn is_genitive(token: &Token<'_>) -> bool {
    let word = token.folded.as_str();
    token.is_word
        && word.chars().count() > 3
        && ["ии", "ы", "и", "а", "я", "ов", "ей"].iter().any(|end| word.ends_with(end))
        && !is_governing(word)
        && !RELATED.contains(&word)
        && !AMOUNTS.contains(&word)
        && near::governed(word).is_none()
}

/// True where a direction is told of: в кювет, на мель; not the place of a settlement: в районе, на реке.
fn goes_somewhere(after: &str) -> bool {
    let mut words = near::forth(after);
    let way = words.next().is_some_and(|token| matches!(token.folded.as_str(), "в" | "во" | "на" | "за" | "под"));
    let at = |word: &str| ["е", "и", "ах", "ях", "ом", "ем", "ой", "ей", "ами"].iter().any(|end| word.ends_with(end));
    way && words.next().is_some_and(|token| token.is_word && !at(&token.folded))
}

/// True where a verb may end, and not a noun in the genitive that something is said of: a mark, a preposition, an adverb, an
/// object.
fn goes_on_as_verb(after: &str, animate: bool) -> bool {
    let mut words = near::forth(after);
    let Some(next) = words.next() else { return true };
    if !next.is_word {
        // Школа села, …: a comma or a dash says nothing of what does not sit.
        return animate || !next.is_mark(",–—-");
    }
    let word = next.folded.as_str();
    // Села низко; but: карта села давно устарела.
    let adverb = word.chars().count() > 3 && word.ends_with('о') && !word.ends_with("ло");
    let ends = |token: &Token<'_>| {
        !token.is_word || near::governed(&token.folded).is_some() || BEHIND_VERBS.contains(&&*token.folded)
    };
    if adverb && words.next().is_none_or(|token| ends(&token)) {
        return true;
    }
    near::governed(word).is_some()
        || BEHIND_VERBS.contains(&word)
        || ["ть", "ти", "ться", "чь"].iter().any(|end| word.ends_with(end))
        || !next.is_capitalised() && word.chars().count() > 3 && word.ends_with(['у', 'ю'])
        || ["ой", "ами", "ями", "ом", "ем"].iter().any(|end| word.ends_with(end)) && !next.is_capitalised()
        // Правила текст; but: правила гласит, устарел.
        || !next.is_capitalised()
            && word.chars().count() > 3
            && super::endings::last(word).is_some_and(|(_, c)| !super::endings::is_vowel(c) && !"ьйъ".contains(c))
            && super::concord::predicate(word).is_none()
            && super::concord::present(word).is_none()
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
