//! A name of one or more words: which of them decline, and with what.
//!
//! Нагірний Карабах: the adjective agrees. Донецька область, Сектор Гази: the common noun declines. Ростов-на-Дону: the
//! one before the preposition. Кам'янець-Подільський: both. Боснія і Герцеговина: two names.

use std::ops::Range;

use super::super::slavic::{self, ACC, Cases, DAT, Declined, Endings, GEN, NOM};
use super::super::{Lemma, Separator};
use super::common;
use super::endings::{adjective, fixed, is_abbreviation, last, noun, shaped};
use super::words::{ADJECTIVES, GENERIC_PLURALS, GENERICS};
use super::{animate, persons, towns};

static PL_Y: Endings = Endings { row: ["и", "", "ам", "и", "ами", "ах"], variants: &[] };
static PL_I: Endings = Endings { row: ["і", "", "ям", "і", "ями", "ях"], variants: &[] };
static PL_YI: Endings = Endings { row: ["ї", "", "ям", "ї", "ями", "ях"], variants: &[] };
static POSSESSIVE: Endings = Endings { row: ["", "а", "у", "", "им", "ому"], variants: &[] };
/// Микитин Ріг: those in -ин decline as other adjectives do.
static POSSESSIVE_IN: Endings =
    Endings { row: ["", "ого", "ому", "", "им", "ому"], variants: &[(GEN, "а"), (DAT, "у")] };
static PL_A: Endings = Endings { row: ["а", "", "ам", "а", "ами", "ах"], variants: &[] };

/// A lemma with the way each word declines.
pub(super) struct Name<'l> {
    /// One for each word.
    pub(super) words: Vec<Declined<'l>>,
    /// The head's class, in the words of `decl`.
    pub(super) class: &'static str,
    /// False if the class is a guess.
    pub(super) sure: bool,
    /// The word that the others depend on.
    pub(super) head: usize,
    /// What the genitive of the head may be, where none is sure.
    pub(super) genitives: Vec<String>,
    /// Its accusative is its genitive: біженця.
    pub(super) animate: bool,
    /// A person's, with a word that nobody knows to decline: no case of it is written.
    pub(super) unformed: bool,
}

impl<'l> Name<'l> {
    pub(super) fn new(lemma: &'l Lemma) -> Self {
        if let Some((words, class, sure)) = persons::of(lemma) {
            return Self { words, class, sure, head: 0, genitives: Vec::new(), animate: false, unformed: !sure };
        }
        let life = lemma.decl_and_life().1;
        if let Some((one, _, class)) = super::common(lemma) {
            let head = common::head(lemma);
            let animate = life.unwrap_or_else(|| animate::is_animate(&lemma.words[head].folded, class));
            return Self { words: one, class, sure: true, head, genitives: Vec::new(), animate, unformed: false };
        }
        let mut words: Vec<Declined<'l>> = lemma.words.iter().map(|word| fixed(&word.folded)).collect();
        let count = words.len();
        if count == 0 {
            return Self {
                words,
                class: "0",
                sure: false,
                head: 0,
                genitives: Vec::new(),
                animate: false,
                unformed: false,
            };
        }
        let (class, sure, head) = match coordinated(lemma) {
            Some(and) => {
                let first = decline(lemma, 0..and, &mut words);
                let second = decline(lemma, and + 1..count, &mut words);
                (first.0, first.1 && second.1, first.2)
            }
            None => decline(lemma, 0..count, &mut words),
        };
        let guess = class == "pl" && !sure && !common::is_common(lemma) && lemma.forms.is_empty();
        let genitives = if guess { towns::genitives(&lemma.words[head].folded) } else { Vec::new() };
        Self { words, class, sure, head, genitives, animate: life == Some(true), unformed: false }
    }

    /// The cases with the accusative of persons, which is their genitive; `many` in the plural.
    pub(super) fn alive(&self, cases: Cases, many: bool) -> Cases {
        slavic::with_accusative(cases, self.has_own_accusative(many))
    }

    /// The case whose form stands for a case.
    pub(super) fn formed(&self, case: Cases, many: bool) -> Cases {
        if case == ACC && !self.has_own_accusative(many) { GEN } else { case }
    }

    /// The genitive in -у of a name whose genitive is in -а: towns have it too, and nothing shows what is a river.
    pub(super) fn has_genitive_in_u(&self) -> bool {
        self.words.iter().any(|word| word.endings.row[1].ends_with(['а', 'я']) && word.varies(GEN))
    }

    fn has_own_accusative(&self, many: bool) -> bool {
        // Староста, старосту.
        let in_a = self.words.get(self.head).is_some_and(|head| head.endings.row[0] != head.endings.row[3]);
        !self.animate || !(many || matches!(self.class, "m" | "adj" | "pl") && !in_a)
    }
}

/// Fills in how the words of a part decline; its head's class, whether that is sure, and the head.
fn decline<'l>(lemma: &'l Lemma, range: Range<usize>, words: &mut [Declined<'l>]) -> (&'static str, bool, usize) {
    let folded = |i: usize| lemma.words[i].folded.as_str();
    let head = head(lemma, &range);
    let several = lemma.words.len() > 1;
    let generic = if several && lemma.decl.is_none() { generic(folded(head)) } else { None };
    // Блокада Ленінграда, written small: a common noun.
    let small = several && lemma.words[head].text.chars().all(char::is_lowercase) && lemma.decl.is_none();
    let generic =
        generic.or_else(|| small.then(|| common::singular(folded(head)).or_else(|| by_shape(folded(head)))).flatten());
    let (declined, class, sure) = match generic {
        Some((declined, class)) => (declined, class, true),
        // Горішні Плавні: the adjective shows the plural.
        None if lemma.decl.is_none() && folded(head).ends_with('і') && is_plural_before(lemma, &range, head) => {
            shaped(folded(head), Some("pl"), None)
        }
        None => {
            let behind = (head + 1 < range.end).then(|| towns::shown(folded(head + 1))).flatten();
            let joined = lemma.separators.get(head) == Some(&Separator::Hyphen);
            noun(folded(head), lemma, lemma.gender.or(behind.filter(|_| joined)))
        }
    };
    // Запорізька АЕС: the adjective shows what is left out.
    let short = class == "0" && is_abbreviation(&lemma.words[head].text);
    let shown = |i: usize| ["m", "f", "n", "pl"].into_iter().find(|class| adjective(folded(i), class).is_some());
    for (i, word) in words.iter_mut().enumerate().take(head).skip(range.start) {
        let class = shown(i).filter(|_| short).unwrap_or(class);
        let agrees = adjective(folded(i), class).or_else(|| common_adjective(lemma, i, class));
        let agrees = agrees.or_else(|| possessive(lemma, i, head, class));
        *word = agrees.unwrap_or_else(|| fixed(folded(i)));
    }
    // Кам'янець-Подільський, Рава-Руська.
    if let Some(behind) = (head + 1 < range.end).then(|| adjective(folded(head + 1), class)).flatten() {
        words[head + 1] = behind;
    }
    words[head] = declined;
    (class, sure, head)
}

/// True if an adjective in the plural stands right before the head.
fn is_plural_before(lemma: &Lemma, range: &Range<usize>, head: usize) -> bool {
    let apart = |i: &usize| *i >= range.start && lemma.separators.get(*i) == Some(&Separator::Space);
    let before = head.checked_sub(1).filter(apart);
    before
        .is_some_and(|i| adjective(&lemma.words[i].folded, "pl").or_else(|| common_adjective(lemma, i, "pl")).is_some())
}

/// The word that the others depend on.
fn head(lemma: &Lemma, range: &Range<usize>) -> usize {
    let folded = |i: usize| lemma.words[i].folded.as_str();
    let last = range.end - 1;
    let is_preposition = |i: usize| {
        PREPOSITIONS.contains(&folded(i))
            || ["за", "в", "про", "від", "до", "для", "проти", "з"].contains(&&*lemma.words[i].text)
    };
    let preposition = (range.start + 1..last).find(|&i| is_preposition(i));
    let last = preposition.map_or(last, |at| at - 1);
    let front = |i: usize| is_adjective(lemma, i) && generic(folded(i)).is_none();
    let first = (range.start..last).find(|&i| !front(i)).unwrap_or(last);
    if generic(folded(first)).is_some() {
        return first;
    }
    // Блокада Ленінграда: a small word before a capital one is what the rest depends on.
    let capital = |i: usize| lemma.words[i].text.starts_with(char::is_uppercase);
    let apart = lemma.separators.get(first) == Some(&Separator::Space);
    if first < last && apart && !capital(first) && capital(first + 1) {
        return first;
    }
    let hyphened = lemma.separators.get(first) == Some(&Separator::Hyphen);
    let sky = ["ський", "цький", "зький", "ська", "цька"].iter().any(|end| folded(last).ends_with(end));
    if first + 1 == last && hyphened && sky { first } else { last }
}

/// True for an adjective in the nominative in front of a noun.
pub(super) fn is_adjective(lemma: &Lemma, i: usize) -> bool {
    ["m", "f", "n", "pl"].iter().any(|class| {
        let word = lemma.words[i].folded.as_str();
        adjective(word, class).or_else(|| common_adjective(lemma, i, class)).is_some()
    })
}

/// An adjective that its suffix does not show, apart from its noun by a space: Біла Церква, Верхня Саксонія.
fn common_adjective<'l>(lemma: &'l Lemma, i: usize, class: &str) -> Option<Declined<'l>> {
    let word = lemma.words[i].folded.as_str();
    let listed = ["а", "е", "і", "я", "є", "ій"]
        .iter()
        .any(|end| word.strip_suffix(end).is_some_and(|stem| ADJECTIVES.contains(&stem)));
    let apart = lemma.separators.get(i) == Some(&Separator::Space);
    (listed && apart).then(|| common::adjective(word, class)).flatten().map(|(one, _)| one)
}

/// Сергієв Посад, Сергієвим Посадом.
fn possessive<'l>(lemma: &'l Lemma, i: usize, head: usize, class: &str) -> Option<Declined<'l>> {
    let word = lemma.words[i].folded.as_str();
    let fits = ["єв", "їв", "ев", "ов"].iter().any(|end| word.ends_with(end))
        && lemma.words[i].text.starts_with(char::is_uppercase);
    let apart = i + 1 == head && lemma.separators.get(i) == Some(&Separator::Space);
    // Сергіїв Посад, Сергієва Посада.
    let opened = word.strip_suffix("їв").map(|stem| (Cases::MAX & !(NOM | ACC), format!("{stem}єв")));
    let capital = lemma.words[i].text.starts_with(char::is_uppercase);
    if apart && class == "m" && capital && ["ин", "їн"].iter().any(|end| word.ends_with(end)) {
        return Some(Declined { base: word, endings: &POSSESSIVE_IN, other: None });
    }
    (fits && apart && class == "m").then_some(Declined { base: word, endings: &POSSESSIVE, other: opened })
}

/// How a common noun that names what a place is declines, and its class.
fn generic(word: &str) -> Option<(Declined<'_>, &'static str)> {
    if let Some((_, genitive)) = GENERIC_PLURALS.iter().find(|(own, _)| *own == word) {
        let (base, end) = last(word)?;
        let endings = match end {
            'и' => &PL_Y,
            'і' => &PL_I,
            'ї' => &PL_YI,
            _ => &PL_A,
        };
        return Some((Declined { base, endings, other: Some((GEN, (*genitive).to_owned())) }, "pl"));
    }
    GENERICS.contains(&word).then(|| common::singular(word).or_else(|| by_shape(word))).flatten()
}

/// Feminines, of which common nouns decline as names do.
fn by_shape(word: &str) -> Option<(Declined<'_>, &'static str)> {
    let (declined, class, _) = shaped(word, None, None);
    (class == "f").then_some((declined, class))
}

/// The «і» between two names that both decline: Боснія і Герцеговина. Not behind a noun that has genitives behind it.
fn coordinated(lemma: &Lemma) -> Option<usize> {
    let count = lemma.words.len();
    let and = (1..count.saturating_sub(1)).find(|&i| matches!(&*lemma.words[i].folded, "і" | "й" | "та"))?;
    let capital = |i: usize| lemma.words[i].text.starts_with(char::is_uppercase);
    let whole = (0..and - 1).all(|i| is_adjective(lemma, i)) && head(lemma, &(0..and)) + 1 == and;
    (capital(0) && capital(and + 1) && whole).then_some(and)
}

/// Words within names that the noun stands before.
pub(super) const PREPOSITIONS: [&str; 7] = ["на", "над", "під", "при", "де", "ла", "у"];
