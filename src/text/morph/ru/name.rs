//! A name of one or more words: which of them decline, and with what.
//!
//! Нагорный Карабах: the adjective agrees. Лачинский район, Гора Кирс: the common noun declines. Мец Таглар,
//! Неркин-Оратаг: the last word does. Ростов-на-Дону: the one before the preposition. Петропавловск-Камчатский: both.
//! База данных, инфаркт миокарда, written small: the first noun. Босния и Герцеговина: two names.

use std::borrow::Cow;
use std::ops::Range;

use super::super::slavic::{self, ACC, Cases, Declined, F, GEN, Genders, M, N, NOM, PL, spell};
use super::super::{Feature, Lemma, Separator, Word, given};
use super::compounds::{self, First};
use super::endings::{self, Shape};
use super::{animate, listed, lookalikes, men, persons, plural};
use crate::text::fold::{self, Fold};

/// A lemma with the way each word declines.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Name<'l> {
    pub(super) lemma: &'l Lemma,
    /// One for each word.
    pub(super) words: Vec<Declined<'l>>,
    /// The word that the others agree with.
    pub(super) head: usize,
    /// The head's class, in the words of `decl`.
    pub(super) class: &'static str,
    /// False if the class is a guess.
    pub(super) sure: bool,
    /// `None` if it is that of what the name names.
    pub(super) gender: Option<Genders>,
    /// The adjectives that agree with the head.
    pub(super) adjectives: Vec<usize>,
    /// Its accusative is its genitive: беженцев.
    pub(super) animate: bool,
    /// Words that a hyphen joins to the head and that decline with it, with their classes: листок-вкладыш.
    pub(super) joined: Vec<(usize, &'static str)>,
    /// A word before a hyphen that may also stand as it is: счёт-фактуры.
    kept: Option<usize>,
    /// What the genitive of the head may be, where none is sure: настроек.
    pub(super) genitives: Vec<String>,
    /// Which of its words decline is a guess: no case is written.
    pub(super) unformed: bool,
    /// Two nouns with «и» between them.
    pair: bool,
    /// It begins with a preposition, and stands in no case.
    pub(super) adverbial: bool,
}

impl<'l> Name<'l> {
    pub(super) fn new(lemma: &'l Lemma) -> Self {
        let count = lemma.words.len();
        if let Some((words, woman, sure)) = persons::of(lemma) {
            let (class, gender) = if woman { ("f", F) } else { ("m", M) };
            return Self { class, sure, unformed: !sure, ..Self::still(lemma, words, Some(gender), false) };
        }
        let Some(and) = coordinated(lemma) else { return Self::of(lemma, 0..count) };
        let (mut name, second) = (Self::of(lemma, 0..and), Self::of(lemma, and + 1..count));
        name.sure &= second.sure;
        name.unformed |= second.unformed || !second.genitives.is_empty();
        if plural::is_common(lemma) {
            (name.gender, name.pair) = (Some(PL), true);
        }
        name.adjectives.extend(second.adjectives);
        for (word, other) in name.words.iter_mut().zip(second.words).skip(and) {
            *word = other;
        }
        name
    }

    /// The name that some words of a lemma are; the others stay as they are.
    fn of(lemma: &'l Lemma, range: Range<usize>) -> Self {
        let gender = match lemma.gender {
            Some('m') => Some(M),
            Some('f') => Some(F),
            Some('n') => Some(N),
            Some('p') => Some(PL),
            _ => None,
        };
        let (decl, life) = lemma.decl_and_life();
        let count = range.len();
        let head = head(lemma, &range);
        let mut words: Vec<Declined<'l>> =
            lemma.words.iter().map(|word| endings::fixed(&word.folded).declined).collect();
        let is_common = plural::is_common(lemma);
        // Без рецепта, по умолчанию: nothing declines; but с-пептид is no such term.
        let joined = lemma.separators.get(range.start) == Some(&Separator::Hyphen);
        let adverbial = is_common
            && count > 1
            && is_preposition(&lemma.words[range.start])
            && (!joined || matches!(&*lemma.words[range.start].folded, "де" | "по"));
        let Some(head_word) = lemma.words.get(head).filter(|_| !adverbial) else {
            return Self::still(lemma, words, gender, adverbial);
        };
        let adjectives: Vec<usize> =
            range.clone().filter(|&i| i != head && agrees(lemma, i, head, range.start)).collect();
        let shown = adjectives.first().and_then(|&i| endings::adjective(&lemma.words[i].folded)).and_then(|s| s.gender);
        let folded = head_word.folded.as_str();
        // Район alone would be a name of its own.
        let generic = if count > 1 && decl.is_none() { endings::generic(folded) } else { None };
        let mut shape = match generic {
            Some((class, base)) => endings::with_base(endings::noun(folded, Some(class), gender, None), base),
            _ if is_abbreviation(&head_word.text) && decl.is_none() => Shape { gender, ..endings::fixed(folded) },
            _ if decl.is_none() && plural::is_common(lemma) => common(folded, gender, shown),
            _ => endings::noun(folded, decl, gender, shown),
        };
        let is_man = is_common && decl.is_none() && gender != Some(F) && men::is_man(folded, &shape, shown);
        if is_man {
            shape.gender = Some(M);
        }
        let mut genitives = Vec::new();
        if is_common
            && generic.is_none()
            && shape.class == "pl"
            && !plural::is_only_plural(folded)
            && let Some((own, possible)) = listed::shape(folded)
        {
            (shape, genitives) = (Shape { sure: own.sure || decl.is_some(), ..own }, possible);
        }
        let given = genitive(lemma);
        // An entry without a name may be another case: настройкам.
        let other = |word: &str| {
            shape.class == "pl" && ["ам", "ям", "ами", "ями", "ах", "ях"].iter().any(|end| word.ends_with(end))
        };
        let word = given.as_ref().and_then(|given| given.words.get(head)).filter(|word| !other(&word.folded));
        if let Some(word) = word {
            shape = endings::with_genitive(shape, folded, &word.folded);
            genitives.clear();
            shape.sure |= shape.class == "pl";
        }
        // An adjective of another gender than its noun does not belong to it: all stays as it is.
        let agreed = shown.is_none() || shape.gender.is_none() || shown == shape.gender;
        let mut agreeing = Vec::new();
        if agreed {
            for i in adjectives {
                agreeing.push(i);
                if let Some(adjective) = endings::adjective(&lemma.words[i].folded).filter(|s| s.gender == shown) {
                    words[i] = adjective.declined;
                    if is_man {
                        words[i].endings = men::agreeing(words[i].endings);
                    }
                }
            }
        }
        let before = head.checked_sub(1).filter(|&i| i >= range.start);
        if let Some((i, own)) = before.and_then(|i| Some((i, possessive(lemma, i, head, shape.class)?))) {
            words[i] = own;
        }
        let (class, sure, gender) = (shape.class, shape.sure && agreed, shape.gender);
        words[head] = shape.declined;
        let alive = || {
            is_man || is_common && (animate::is_animate(folded, class) || class == "pl" && listed::is_animate(folded))
        };
        let animate = life.unwrap_or_else(alive);
        let still = Self::still(lemma, words, gender, false);
        let mut name = Self { head, class, sure, adjectives: agreeing, animate, genitives, ..still };
        if is_common {
            name.with_hyphens(range.start, range.end, given.as_ref());
        }
        name
    }

    /// A name that does not decline.
    fn still(lemma: &'l Lemma, words: Vec<Declined<'l>>, gender: Option<Genders>, adverbial: bool) -> Self {
        Self {
            lemma,
            words,
            head: 0,
            class: "0",
            sure: true,
            gender,
            adjectives: Vec::new(),
            animate: false,
            joined: Vec::new(),
            kept: None,
            genitives: Vec::new(),
            unformed: false,
            pair: false,
            adverbial,
        }
    }

    /// Lets the words decline that a hyphen joins to the head.
    fn with_hyphens(&mut self, start: usize, end: usize, given: Option<&Lemma>) {
        let lemma = self.lemma;
        let first = |i: usize| compounds::first(lemma, i, given);
        let mut last = self.head;
        while last + 1 < end && first(last) == Some(First::Declines) {
            last += 1;
            let own = common(&lemma.words[last].folded, None, None);
            self.joined.push((last, own.class));
            self.words[last] = own.declined;
        }
        self.kept = (last > self.head).then_some(self.head);
        let before = self.head.checked_sub(1).filter(|&i| i >= start);
        if let Some(before) = before.filter(|&i| first(i) == Some(First::Unknown)) {
            self.words[before] = common(&lemma.words[before].folded, None, None).declined;
            (self.kept, self.unformed, self.sure) = (Some(before), true, false);
        }
    }

    /// True if some case of it is not known.
    pub(super) fn is_guessed(&self) -> bool {
        self.unformed || !self.genitives.is_empty()
    }

    /// The cases with the accusative of persons and animals, which is their genitive; `many` in the plural.
    pub(super) fn alive(&self, cases: Cases, many: bool) -> Cases {
        slavic::with_accusative(cases, self.has_own_accusative(many))
    }

    /// The case whose form stands for a case.
    pub(super) fn formed(&self, case: Cases, many: bool) -> Cases {
        if case == ACC && !self.has_own_accusative(many) { GEN } else { case }
    }

    fn has_own_accusative(&self, many: bool) -> bool {
        !self.animate || !(many || self.class == "m" || self.class == "adj" && self.gender == Some(M))
    }

    /// The cases that a folded surface of as many words can be: with the usual endings, and with variant ones too.
    pub(super) fn cases(&self, surface: &[&str]) -> (Cases, Cases) {
        let (plain, any) = self.seen(&self.words, surface);
        if self.adverbial {
            return (plain & NOM, 0);
        }
        let (plain, any) = (self.alive(plain, self.is_plural()), self.alive(any, self.is_plural()));
        (plain, any & !plain)
    }

    /// The cases that a surface can be, its words declining so: with the usual endings, and with variant ones too.
    pub(super) fn seen(&self, words: &[Declined<'_>], surface: &[&str]) -> (Cases, Cases) {
        let mut plain = u8::MAX;
        let mut any = u8::MAX;
        for (i, (word, declined)) in surface.iter().zip(words).enumerate() {
            let (mut usual, variant) = declined.cases(word);
            if i == self.head && self.genitives.iter().any(|genitive| genitive == word) {
                usual |= GEN;
            }
            if self.kept == Some(i) && self.lemma.words[i].folded == **word {
                usual = u8::MAX;
            }
            plain &= usual;
            any &= usual | variant;
        }
        (plain, any)
    }

    /// True for a name that is listed in the plural.
    pub(super) fn is_plural(&self) -> bool {
        self.gender == Some(PL) && !self.pair
    }

    /// The name in a case, or `None` if there is no variant of it.
    pub(super) fn inflect(&self, case: Cases, variant: bool) -> Option<String> {
        if variant && !self.varies(case) {
            return None;
        }
        if case == NOM && !variant {
            return Some(self.lemma.text());
        }
        let genitive = self.formed(case, self.is_plural()) == GEN;
        if self.unformed || genitive && !self.genitives.is_empty() {
            return None;
        }
        Some(self.spelt(&self.words, self.formed(case, self.is_plural()), variant))
    }

    /// The words in a case, each as it declines.
    pub(super) fn spelt(&self, words: &[Declined<'_>], case: Cases, variant: bool) -> String {
        let spelt = self.lemma.words.iter().zip(words).map(|(word, declined)| {
            let (base, ending) = declined.parts(case, variant);
            if ending.is_empty() && *base == *word.folded {
                Cow::Borrowed(&*word.text)
            } else if plural::is_stressed_on_ending(declined.endings)
                || persons::is_stressed_on_ending(declined.endings)
            {
                // Счёт, счета.
                Cow::Owned(spell(word, base, ending).replace('ё', "е"))
            } else {
                Cow::Owned(spell(word, base, ending))
            }
        });
        let spelt: Vec<Cow<'_, str>> = spelt.collect();
        self.lemma.join(spelt.iter().map(AsRef::as_ref))
    }

    /// True if all cases look alike.
    pub(super) fn is_indeclinable(&self) -> bool {
        self.words.iter().all(|d| d.endings.row.iter().all(|&e| e == d.endings.row[0]))
    }

    /// True if a case has a variant ending.
    pub(super) fn varies(&self, case: Cases) -> bool {
        self.words.iter().any(|declined| declined.varies(case))
    }
}

/// The genitive that the glossary gives: the named one, or the first entry without a name.
fn genitive(lemma: &Lemma) -> Option<Lemma> {
    let entries = lemma.forms.iter().filter(|entry| !entry.contains(['*', '|']));
    let mut genitives = entries.filter_map(|entry| match given::named(entry) {
        Ok(Some((form, text))) if form.features() == [Feature::Genitive] => Some(text),
        Ok(None) => Some(&**entry),
        _ => None,
    });
    genitives.find_map(|text| {
        let given = Lemma::new(text, Fold::Default);
        (given.words.len() == lemma.words.len()).then_some(given)
    })
}

/// A common noun declines where a name of its shape may not: село, участок.
fn common(word: &str, gender: Option<Genders>, agreeing: Option<Genders>) -> Shape<'_> {
    let many = agreeing == Some(PL) || gender == Some(PL);
    // Персональные данные.
    if let (true, Some(shape)) = (many, endings::adjective(word).filter(|shape| shape.gender == Some(PL))) {
        return shape;
    }
    let class = plural::class(word).filter(|class| !many || *class == "pl");
    let class = class.or_else(|| (many && word.ends_with(['а', 'я'])).then_some("pl"));
    plural::singular(word, endings::noun(word, class, gender, agreeing))
}

/// What stands for город, село, деревня, хутор, река: names of these agree with it in case, those of streets, lakes and
/// stations do not (Розенталь, «Справочник по правописанию и литературной правке», § 197).
const OF_PLACES_THAT_DECLINE: [&str; 7] = ["г", "гор", "с", "д", "дер", "х", "р"];

/// The word that the others depend on.
fn head(lemma: &Lemma, range: &Range<usize>) -> usize {
    let words = &lemma.words;
    let (start, count) = (range.start, range.end);
    if range.len() < 2 {
        return start;
    }
    // в г. Варне; but на ул. Ленина, на оз. Байкал, в пос. Мирный.
    if words[start].text.ends_with('.') && OF_PLACES_THAT_DECLINE.contains(&words[start].folded.trim_end_matches('.')) {
        return head(lemma, &(start + 1..count));
    }
    let is_adjective = |i: usize| is_adjective(lemma, i, start);
    // What a preposition or a genitive behind a common noun brings in does not decline.
    let preposition = (start + 1..count.saturating_sub(1)).find(|&i| is_preposition(&words[i]));
    let end = preposition.unwrap_or(count);
    if let Some(noun) = (start..end).find(|&i| !is_adjective(i) && endings::generic(&words[i].folded).is_some()) {
        return noun;
    }
    // Университет Шуши is listed above or not: a small word before a capital one is what the place is.
    let capital = |i: usize| words[i].text.chars().next().is_some_and(char::is_uppercase);
    if let Some(noun) =
        (start..end - 1).find(|&i| !is_adjective(i) && !capital(i) && !is_linking(lemma, i) && capital(i + 1))
    {
        return noun;
    }
    // A term of small words: what stands behind its first noun is that noun's genitive (база данных, инфаркт миокарда).
    if words[range.clone()].iter().all(|word| word.text.starts_with(char::is_lowercase) || is_abbreviation(&word.text))
    {
        let joined = |i: usize| lemma.separators.get(i) == Some(&Separator::Hyphen);
        let given = genitive(lemma);
        let declines = |i: usize| compounds::first(lemma, i, given.as_ref()) == Some(First::Declines);
        if let Some(noun) = (start..end).find(|&i| !is_adjective(i) && (!joined(i) || declines(i))) {
            return noun;
        }
    }
    // The last that is no adjective; among adjectives alone (Минеральные, Нижний Красный), the last.
    (start..end).rev().find(|&i| !is_adjective(i)).unwrap_or(end - 1)
}

/// True if word `i` is an adjective that agrees with the head.
fn agrees(lemma: &Lemma, i: usize, head: usize, start: usize) -> bool {
    let within = if i < head { i..head } else { head + 1..i + 1 };
    is_adjective(lemma, i, start) && within.clone().all(|j| is_adjective(lemma, j, start) || is_linking(lemma, j))
}

/// True for an adjective in the nominative among other words. Names in -ай, -ей are none, and hardly any in -ее.
fn is_adjective(lemma: &Lemma, i: usize, start: usize) -> bool {
    let word = lemma.words[i].folded.as_str();
    endings::generic(word).is_none() && endings::adjective(word).is_some() && !is_linking(lemma, i)
        && !(lookalikes::is_noun(word) && plural::is_common(lemma))
        // Ханой, Сукой: a noun may end so where it stands last behind a word that is no adjective.
        && (i == start || !word.ends_with("ой") || word.ends_with("ской"))
}

/// The «и» between two names that both decline: Босния и Герцеговина. Not behind a noun that has genitives behind it:
/// Министерство культуры и спорта.
fn coordinated(lemma: &Lemma) -> Option<usize> {
    let count = lemma.words.len();
    let and = (1..count.saturating_sub(1)).find(|&i| lemma.words[i].folded == "и")?;
    let whole = |range: Range<usize>| {
        let head = head(lemma, &range);
        head + 1 == range.end && range.clone().all(|i| i == head || agrees(lemma, i, head, range.start))
    };
    let capital = |i: usize| lemma.words[i].text.starts_with(char::is_uppercase);
    let named = capital(0) && capital(and + 1);
    ((named || plural::is_common(lemma)) && whole(0..and)).then_some(and)
}

/// How a possessive before a noun declines: Сергиев Посад, Марьина Роща.
fn possessive<'l>(lemma: &'l Lemma, i: usize, head: usize, class: &str) -> Option<Declined<'l>> {
    let (word, noun) = (&lemma.words[i], &lemma.words[head]);
    let capital = word.text.starts_with(char::is_uppercase);
    if i + 1 != head || !capital || lemma.separators.get(i) != Some(&Separator::Space) {
        return None;
    }
    let noun = noun.folded.as_str();
    endings::possessive(&word.folded, noun).filter(|(_, own)| class.starts_with(own)).map(|(declined, _)| declined)
}

/// The first part of a compound adjective: Нагорно-Карабахская.
fn is_linking(lemma: &Lemma, i: usize) -> bool {
    lemma.separators.get(i) == Some(&Separator::Hyphen)
        && lemma.words[i].folded.ends_with(['о', 'е'])
        && lemma.words.get(i + 1).is_some_and(|next| endings::adjective(&next.folded).is_some())
}

/// Prepositions that are no names where they are written small.
#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "без", "безо", "вместо", "вне", "внутри", "вокруг", "для", "до", "из", "изо", "к", "ко", "кроме", "между", "о", "об", "обо", "около", "от", "ото", "перед", "по",
    "после", "про", "против", "ради", "с", "со", "среди", "через",
];

fn is_preposition(word: &Word) -> bool {
    let always = matches!(
        &*word.folded,
        "на" | "над"
            | "под"
            | "у"
            | "при"
            | "в"
            | "во"
            | "за"
            | "де"
            | "дель"
            | "сюр"
            | "ла"
            | "им"
            | "имени"
    );
    always || PREPOSITIONS.contains(&&*word.folded) && word.text.starts_with(char::is_lowercase)
}

/// НКР, США: capitals only.
pub(super) fn is_abbreviation(text: &str) -> bool {
    let mut capitals = 0;
    let all = text.chars().all(|c| {
        capitals += usize::from(c.is_uppercase());
        !c.is_lowercase()
    });
    all && (2..=4).contains(&capitals)
}

/// A folded word.
pub(super) fn folded(word: &str) -> String {
    fold::fine(word, Fold::Default)
}
