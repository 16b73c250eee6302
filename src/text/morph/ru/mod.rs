//! Russian: names that decline (also as adjectives), that do not, and that consist of several words; the adjectives and
//! inhabitants made from them; what prepositions and agreement around a name say and ask for.
//!
//! Forms: a name's case is one feature ([`Feature::Genitive`] …; none for the nominative), also for names in the plural;
//! an indeclinable name has all six. `Variant` marks an ending to be found, not to be produced (Шушою).
//! [`Feature::Adjective`] and [`Feature::Demonym`] stand first, then gender or number, then case; look-alikes share one
//! form (see `derive.rs`). `decl` in a glossary: `m`, `f`, `f-soft` (-я, and unstressed -жей, -шей), `n`, `pl`, `adj`,
//! `0`. The first form in `forms` that ends like a genitive shows a vowel that comes or goes: Орёл, Орла.

mod agree;
mod animate;
mod compounds;
mod concord;
mod derive;
mod endings;
mod homograph;
mod irregular;
mod joined;
mod listed;
mod lookalikes;
mod men;
mod name;
mod narrow;
mod near;
mod objects;
mod persons;
mod plural;
mod plurals;
mod pronouns;
mod reflexive;
mod relative;
#[cfg(test)]
mod tests;
mod words;

use super::super::fold::Fold;
use super::slavic::{self, CASES, LINKED, PL, Stem, case_form, case_of, shortest};
use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, Separator, Word, forms};
use name::Name;

pub(super) struct Russian;

impl Morphology for Russian {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        if let Some(stem) = slavic::joined_stem(lemma) {
            return vec![stem.to_owned()];
        }
        let name = Name::new(lemma);
        let (Some(declined), Some(listed)) = (name.words.get(word), lemma.words.get(word)) else { return Vec::new() };
        let mut stems: Vec<String> = declined.bases().map(str::to_owned).collect();
        if derivable(&name).is_some_and(|(_, last)| last == word) {
            stems.extend(stems_of(&name, listed).iter().map(|stem| format!("{}{}", stem.base, stem.infix)));
        }
        if let Some(many) = plural::words(&name).and_then(|words| words.into_iter().nth(word)) {
            stems.extend(many.bases().map(str::to_owned));
        }
        if word == name.head {
            stems.extend(name.genitives.iter().cloned());
        }
        stems.extend(forms::stems(lemma, word, Fold::Default));
        shortest(stems)
    }

    fn joined(&self, lemma: &Lemma) -> Option<Lemma> {
        joined::of(lemma)
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        if let Some(stem) = slavic::joined_stem(lemma) {
            return joined::analyse(stem, surface);
        }
        let mut found = Vec::new();
        if surface.len() != lemma.words.len() || surface.is_empty() {
            return found;
        }
        let name = Name::new(lemma);
        let (plain, variant) = name.cases(surface);
        found.extend(CASES.iter().filter(|(c, ..)| plain & c != 0).map(|&(c, ..)| case_form(c, false)));
        found.extend(CASES.iter().filter(|(c, ..)| variant & c != 0).map(|&(c, ..)| case_form(c, true)));
        if let Some(words) = plural::words(&name) {
            let many = name.alive(name.seen(&words, surface).0, true);
            found
                .extend(CASES.iter().filter(|(c, ..)| many & c != 0).map(|&(c, ..)| plural::form(case_form(c, false))));
        }
        if let Some((linked, last)) = derivable(&name) {
            let fits = |i: usize| *surface[i] == *linking(&name, i, linked);
            if (0..last).all(fits) {
                Stem::analyse(&stems_of(&name, &lemma.words[last]), surface[last], &mut found);
            }
        }
        if found.is_empty() && !lemma.forms.is_empty() {
            found.extend(forms::listed(lemma, surface, Fold::Default));
        }
        found
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let name = Name::new(lemma);
        if name.adverbial {
            return vec![Form::BARE];
        }
        let mut all: Vec<Form> = CASES.iter().map(|&(case, ..)| case_form(case, false)).collect();
        all.extend(CASES.iter().filter(|(case, ..)| name.varies(*case)).map(|&(case, ..)| case_form(case, true)));
        if plural::words(&name).is_some() {
            all.extend(CASES.iter().map(|&(case, ..)| plural::form(case_form(case, false))));
        }
        if let Some((_, last)) = derivable(&name) {
            Stem::forms(&stems_of(&name, &lemma.words[last]), &mut all);
        }
        if name.is_guessed() {
            all.retain(|&form| self.inflect(lemma, form, Joint::None).is_some());
        }
        all
    }

    fn inflect(&self, lemma: &Lemma, form: Form, _: Joint) -> Option<Inflected> {
        if lemma.words.is_empty() {
            return None;
        }
        let name = Name::new(lemma);
        let many = plural::case(form).and_then(case_of);
        let text = match case_of(form) {
            None if many.is_some() && name.unformed => return None,
            None if many.is_some() => name.spelt(&plural::words(&name)?, name.formed(many?, true), false),
            Some(case) => name.inflect(case, form.has(Feature::Variant))?,
            None => derived(&name, form).or_else(|| joined::inflect(lemma, form))?,
        };
        Some(Inflected { text, joint: None })
    }

    /// An ending that is only found (Шушою) has none to answer in most names. What is listed in the plural has no other.
    fn adapt(&self, new: &Lemma, form: Form, near: Neighbours<'_>) -> Form {
        if case_of(form) == Some(slavic::GEN) && is_counted(near.before) {
            return self.counted(new, form);
        }
        if let Some(case) = plural::case(form).filter(|_| Name::new(new).is_plural()) {
            return case;
        }
        let lacking = form.has(Feature::Variant) && self.inflect(new, form, Joint::None).is_none();
        if lacking { form.without(Feature::Variant) } else { form }
    }

    fn narrow(&self, lemma: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        // Три иконки: the genitive singular.
        if is_counted(near.before) && forms.iter().any(|form| form.features() == [Feature::Genitive]) {
            forms.retain(|form| form.features() == [Feature::Genitive]);
            return;
        }
        let mut name = Name::new(lemma);
        // Хмельницкого is the name first, хмельницкие what is made from it.
        if (name.class == "adj" || of_two(&name)) && forms.iter().any(|form| !form.has(Feature::Adjective)) {
            forms.retain(|form| !form.has(Feature::Adjective));
        }
        let (many, mut one): (Vec<Form>, Vec<Form>) = forms.iter().partition(|form| plural::case(**form).is_some());
        narrow::narrow(&name, &mut one, near);
        if !many.is_empty() {
            name.gender = Some(PL);
            let mut cases: Vec<Form> = many.iter().filter_map(|&form| plural::case(form)).collect();
            narrow::narrow(&name, &mut cases, near);
            one.extend(cases.into_iter().map(plural::form));
        }
        *forms = one;
    }

    fn is_another_word(&self, lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        form.has(LINKED) && !slavic::links(near.after)
            || plural::is_common(lemma) && homograph::is_verb(lemma, form, near)
    }

    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        agree::agree(&Name::new(old), &Name::new(new), form, new_text, near)
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let name = Name::new(lemma);
        name.sure.then_some(name.class)
    }
}

impl Russian {
    /// The form behind два, три: of a noun with adjectives these are in the plural (две учётные записи). Where that is no form of
    /// the whole (два личных кабинета), nothing is written.
    fn counted(&self, new: &Lemma, form: Form) -> Form {
        let name = Name::new(new);
        if name.head == 0 || name.is_plural() {
            return form;
        }
        let many = plural::form(Form::BARE);
        let head = |form: Form| {
            let text = self.inflect(new, form, Joint::None)?.text;
            Lemma::new(&text, Fold::Default).words.get(name.head).map(|word| word.folded.clone())
        };
        let fits = name.gender == Some(slavic::F) && head(many).is_some() && head(many) == head(form);
        if fits { many } else { form.with(Feature::Other4).unwrap_or(form) }
    }
}

/// True right behind a number that asks for the genitive singular.
fn is_counted(before: &str) -> bool {
    let token = near::back(before).find(|token| !token.is_mark("«„“\"‘'‹")).filter(|token| token.is_word);
    token.is_some_and(|token| pronouns::is_small_number(&token.folded))
}

/// A word derived from a name, small as it is written; ё is kept where the name has it.
fn derived(name: &Name<'_>, form: Form) -> Option<String> {
    let (linked, last) = derivable(name)?;
    let word = &name.lemma.words[last];
    let (base, added) = Stem::inflect(&stems_of(name, word), form)?;
    let mut text = String::new();
    for i in 0..last {
        text.push_str(&linking(name, i, linked));
        text.push('-');
    }
    text.push_str(&slavic::spell(word, base, &added).to_lowercase());
    Some(text)
}

/// The stems of the words derived from a word of a name.
fn stems_of<'l>(name: &Name<'_>, word: &'l Word) -> Vec<Stem<'l>> {
    let class = if of_two(name) { "adj" } else { name.class };
    derive::stems(&word.folded, class, name.lemma.georgian)
}

/// True for a noun and its adjective in -ский, joined: Каменец-Подольский. The two are its adjective too.
fn of_two(name: &Name<'_>) -> bool {
    let words = &name.lemma.words;
    let joined = name.lemma.separators.iter().all(|s| *s == Separator::Hyphen);
    words.len() == 2
        && name.head == 0
        && joined
        && words.last().is_some_and(|last| derive::relational(&last.folded).is_some())
}

/// Whether derived words are made from a name: from one word, from the last of a hyphenated name (Неркин-Оратаг), from
/// an adjective and a name (Нагорный Карабах, нагорно-карабахский; then the first is true). And from which word.
fn derivable(name: &Name<'_>) -> Option<(bool, usize)> {
    let lemma = name.lemma;
    let last = lemma.words.len().checked_sub(1)?;
    let capital = lemma.words[last].text.chars().next().is_some_and(char::is_uppercase);
    if of_two(name) {
        return Some((false, last));
    }
    let folded = &lemma.words[last].folded;
    let of_adjective = || name.class == "adj" && derive::relational(folded).is_none() && !derive::is_listed(folded);
    if name.head != last || !capital || of_adjective() {
        return None;
    }
    if lemma.separators.iter().all(|s| *s == Separator::Hyphen) {
        return Some((false, last));
    }
    if joined::base(lemma).is_some() {
        return None;
    }
    let adjective = || endings::adjective(&lemma.words[0].folded).is_some_and(|a| a.declined.endings.row[0] == "ый");
    (last == 1 && endings::generic(&lemma.words[1].folded).is_none() && adjective()).then_some((true, last))
}

/// A word as it stands in front of a derived one: нагорно-карабахский, неркин-оратагский. Folded.
fn linking(name: &Name<'_>, word: usize, linked: bool) -> String {
    if linked { format!("{}о", name.words[word].base) } else { name.lemma.words[word].folded.clone() }
}
