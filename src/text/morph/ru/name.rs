//! A name of one or more words: which of them decline, and with what.
//!
//! Нагорный Карабах: the adjective agrees. Лачинский район, Гора Кирс: the common noun declines. Мец Таглар,
//! Неркин-Оратаг: the last word does. Ростов-на-Дону: the one before the preposition. Петропавловск-Камчатский: both.
//! База данных, инфаркт миокарда, written small: the first noun. Босния и Герцеговина: two names.

use std::borrow::Cow;
use std::ops::Range;

use super::super::slavic::{ACC, Cases, Declined, F, GEN, Genders, M, N, NOM, PL, spell};
use super::super::{Feature, Lemma, Separator, given};
use super::endings::{self, Shape};
use super::{animate, plural};
use crate::text::fold::{self, Fold};

/// A lemma with the way each word declines.
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
}

impl<'l> Name<'l> {
    pub(super) fn new(lemma: &'l Lemma) -> Self {
        let count = lemma.words.len();
        let Some(and) = coordinated(lemma) else { return Self::of(lemma, 0..count) };
        let (mut name, second) = (Self::of(lemma, 0..and), Self::of(lemma, and + 1..count));
        name.sure &= second.sure;
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
        let Some(head_word) = lemma.words.get(head) else {
            let (class, adjectives) = ("0", Vec::new());
            return Self { lemma, words, head: 0, class, sure: true, gender, adjectives, animate: false };
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
        for entry in lemma.forms.iter().filter(|f| !f.contains(['*', '|'])) {
            let genitive = match given::named(entry) {
                Ok(Some((form, text))) if form.features() == [Feature::Genitive] => text,
                Ok(None) => entry,
                _ => continue,
            };
            let given = Lemma::new(genitive, Fold::Default);
            if let Some(word) = given.words.get(head).filter(|_| given.words.len() == lemma.words.len()) {
                shape = endings::with_genitive(shape, folded, &word.folded);
                break;
            }
        }
        // An adjective of another gender than its noun does not belong to it: all stays as it is.
        let agreed = shown.is_none() || shape.gender.is_none() || shown == shape.gender;
        let mut agreeing = Vec::new();
        if agreed {
            for i in adjectives {
                agreeing.push(i);
                if let Some(adjective) = endings::adjective(&lemma.words[i].folded).filter(|s| s.gender == shown) {
                    words[i] = adjective.declined;
                }
            }
        }
        let before = head.checked_sub(1).filter(|&i| i >= range.start);
        if let Some((i, own)) = before.and_then(|i| Some((i, possessive(lemma, i, head, shape.class)?))) {
            words[i] = own;
        }
        let (class, sure, gender) = (shape.class, shape.sure && agreed, shape.gender);
        words[head] = shape.declined;
        let common = || plural::is_common(lemma) && animate::is_animate(folded, class);
        let animate = life.unwrap_or_else(common);
        Self { lemma, words, head, class, sure, gender, adjectives: agreeing, animate }
    }

    /// The cases with the accusative of persons and animals, which is their genitive; `many` in the plural.
    pub(super) fn alive(&self, cases: Cases, many: bool) -> Cases {
        match self.has_own_accusative(many) {
            true => cases,
            false if cases & GEN != 0 => cases | ACC,
            false => cases & !ACC,
        }
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
        let mut plain = u8::MAX;
        let mut any = u8::MAX;
        for (word, declined) in surface.iter().zip(&self.words) {
            let (usual, variant) = declined.cases(word);
            plain &= usual;
            any &= usual | variant;
        }
        let (plain, any) = (self.alive(plain, self.is_plural()), self.alive(any, self.is_plural()));
        (plain, any & !plain)
    }

    /// True for a name that is listed in the plural.
    fn is_plural(&self) -> bool {
        self.gender == Some(PL)
    }

    /// The name in a case, or `None` if there is no variant of it.
    pub(super) fn inflect(&self, case: Cases, variant: bool) -> Option<String> {
        if variant && !self.varies(case) {
            return None;
        }
        if case == NOM && !variant {
            return Some(self.lemma.text());
        }
        Some(self.spelt(&self.words, self.formed(case, self.is_plural()), variant))
    }

    /// The words in a case, each as it declines.
    pub(super) fn spelt(&self, words: &[Declined<'_>], case: Cases, variant: bool) -> String {
        let spelt = self.lemma.words.iter().zip(words).map(|(word, declined)| {
            let (base, ending) = declined.parts(case, variant);
            if ending.is_empty() && *base == *word.folded {
                Cow::Borrowed(&*word.text)
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

/// A common noun declines where a name of its shape may not: село, участок.
fn common(word: &str, gender: Option<Genders>, agreeing: Option<Genders>) -> Shape<'_> {
    let many = agreeing == Some(PL) || gender == Some(PL);
    // Персональные данные.
    if let (true, Some(shape)) = (many, endings::adjective(word).filter(|shape| shape.gender == Some(PL))) {
        return shape;
    }
    let class = plural::class(word).filter(|class| !many || *class == "pl");
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
    let preposition = (start + 1..count.saturating_sub(1)).find(|&i| is_preposition(&words[i].folded));
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
        if let Some(noun) = (start..end).find(|&i| !is_adjective(i) && !joined(i)) {
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
    (capital(0) && capital(and + 1) && whole(0..and)).then_some(and)
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

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
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
    )
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
