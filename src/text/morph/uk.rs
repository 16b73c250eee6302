//! Ukrainian: names that decline (feminine in -а, -я, -ь, masculine in a consonant, -ь, -й, neuter in -о, -е by
//! `decl`, plurals in -и), the adjectives in -ський made from them, inhabitants in -ець, adjectives that agree. A proof that a language
//! is one file and a line. `decl` as in Russian: `m`, `f`, `n`, `pl`, `adj`, `0`.

mod animate;
mod behind;
mod common;
mod context;
mod derive;
mod endings;
mod joined;
mod men;
mod name;
mod persons;
#[cfg(test)]
mod tests;
mod towns;
mod words;

use super::super::fold::Fold;
use super::slavic::{
    ACC, CASES, Cases, Declined, GEN, LINKED, NOM, PREP, Stem, adjective_cases, case_form, case_of, links, shortest,
    spell,
};
use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, forms};

use context::{is_governed, word_before};
use endings::{fixed, noun};
use name::Name;

pub(super) struct Ukrainian;

/// How the words of a common noun decline, in the singular and in the plural; `None` for a name, and for what has a plural
/// only.
fn common(lemma: &Lemma) -> Option<(Vec<Declined<'_>>, Vec<Declined<'_>>, &'static str)> {
    let decl = lemma.decl_and_life().0;
    if !common::is_common(lemma) || matches!(decl, Some("pl" | "0")) || lemma.gender == Some('p') {
        return None;
    }
    let head = common::head(lemma);
    let word = lemma.words.get(head).filter(|word| !endings::is_abbreviation(&word.text))?.folded.as_str();
    let own = if decl.is_none() && lemma.gender.is_none() { common::singular(word) } else { None };
    let (one, class) = own.unwrap_or_else(|| {
        let (declined, class, _) = noun(word, lemma, lemma.gender);
        (declined, class)
    });
    // Міський голова, міського голову.
    let is_man = class == "f" && men::is_man(lemma, head);
    let many = if class == "adj" { common::adjective(word, "m")?.1 } else { common::plural(word, class)? };
    let (mut single, mut plural): (Vec<_>, Vec<_>) =
        lemma.words.iter().map(|word| (fixed(&word.folded), fixed(&word.folded))).unzip();
    for (i, word) in lemma.words.iter().enumerate().take(head) {
        (single[i], plural[i]) = common::adjective(&word.folded, if is_man { "m" } else { class })?;
        if is_man {
            single[i].endings = men::of_men(single[i].endings);
        }
    }
    (single[head], plural[head]) = (one, many);
    Some((single, plural, if is_man { "m" } else { class }))
}

/// The words in a case, each as it declines.
fn spelt(lemma: &Lemma, words: &[Declined<'_>], case: Cases, variant: bool) -> String {
    let spelt = lemma.words.iter().zip(words).map(|(word, declined)| {
        let (base, ending) = declined.parts(case, variant);
        spell(word, base, ending)
    });
    let spelt: Vec<String> = spelt.collect();
    lemma.join(spelt.iter().map(String::as_str))
}

impl Morphology for Ukrainian {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        if let Some(stem) = super::slavic::joined_stem(lemma) {
            return vec![stem.to_owned()];
        }
        let name = Name::new(lemma);
        let Some(declined) = name.words.get(word) else { return Vec::new() };
        let mut all: Vec<String> = declined.bases().map(str::to_owned).collect();
        all.extend(name.genitives.iter().filter(|_| word == name.head).cloned());
        if let Some(many) = common(lemma).and_then(|(_, many, _)| many.into_iter().nth(word)) {
            all.extend(many.bases().map(str::to_owned));
        }
        if word + 1 == lemma.words.len() {
            all.extend(derive::stems(lemma).iter().map(|stem| format!("{}{}", stem.base, stem.infix)));
        } else if !derive::stems(lemma).is_empty() {
            all.push(lemma.words[word].folded.clone());
        }
        all.extend(forms::stems(lemma, word, Fold::Default));
        shortest(all)
    }

    fn joined(&self, lemma: &Lemma) -> Option<Lemma> {
        joined::of(lemma)
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        if let Some(stem) = super::slavic::joined_stem(lemma) {
            return joined::analyse(stem, surface);
        }
        if surface.is_empty() || surface.len() != lemma.words.len() {
            return Vec::new();
        }
        let name = Name::new(lemma);
        let (mut plain, mut any) = (u8::MAX, u8::MAX);
        for (i, (word, declined)) in surface.iter().zip(&name.words).enumerate() {
            let (mut usual, variant) = declined.cases(word);
            if i == name.head && name.genitives.iter().any(|genitive| genitive == word) {
                usual |= GEN;
            }
            // До Косово: the preposition tells.
            if towns::may_stay(declined) && *word == lemma.words[i].folded {
                usual = u8::MAX;
            }
            plain &= usual;
            any &= usual | variant;
        }
        let (plain, any) = (name.alive(plain, false), name.alive(any, false));
        let of =
            |set: Cases, variant| CASES.iter().filter(move |c| set & c.0 != 0).map(move |c| case_form(c.0, variant));
        let mut found: Vec<Form> = of(plain, false).chain(of(any & !plain, true)).collect();
        if let Some((_, many, _)) = common(lemma) {
            let set = many.iter().zip(surface).fold(u8::MAX, |set, (word, seen)| set & word.cases(seen).0);
            let set = name.alive(set, true);
            found.extend(CASES.iter().filter(|c| set & c.0 != 0).map(|c| common::form(case_form(c.0, false))));
        }
        // Івано-франківський: the words before the last stay as they are.
        if let Some((last, before)) = surface.split_last()
            && lemma.words.iter().zip(before).all(|(word, seen)| word.folded == **seen)
        {
            Stem::analyse(&derive::stems(lemma), last, &mut found);
        }
        if found.is_empty() { forms::listed(lemma, surface, Fold::Default).into_iter().collect() } else { found }
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let cases = CASES.iter().map(|c| case_form(c.0, false));
        let many = CASES.iter().filter(|_| common(lemma).is_some()).map(|c| common::form(case_form(c.0, false)));
        let mut all: Vec<Form> = cases.chain(many).collect();
        let name = Name::new(lemma);
        if !name.genitives.is_empty() {
            all.retain(|form| case_of(*form) != Some(GEN));
        }
        if name.unformed {
            all.retain(|form| case_of(*form) == Some(NOM));
        }
        Stem::forms(&derive::stems(lemma), &mut all);
        all
    }

    fn inflect(&self, lemma: &Lemma, form: Form, _: Joint) -> Option<Inflected> {
        let text = match case_of(form) {
            // Рангуну, Янгону: as the writer has it.
            Some(GEN) if form.has(Feature::Variant) && !common::is_common(lemma) => {
                let name = Some(Name::new(lemma)).filter(Name::has_genitive_in_u)?;
                spelt(lemma, &name.words, GEN, true)
            }
            Some(_) if form.has(Feature::Variant) => return None,
            Some(NOM) => lemma.text(),
            Some(case) => {
                let name = Name::new(lemma);
                if name.unformed || case == GEN && !name.genitives.is_empty() {
                    return None;
                }
                spelt(lemma, &name.words, name.formed(case, false), false)
            }
            None if common::case(form).is_some() => {
                let case = Name::new(lemma).formed(common::case(form).and_then(case_of)?, true);
                spelt(lemma, &common(lemma)?.1, case, false)
            }
            None if derive::stems(lemma).is_empty() => joined::inflect(lemma, form)?,
            None => {
                let (base, added) = Stem::inflect(&derive::stems(lemma), form)?;
                let last = spell(lemma.words.last()?, base, &added);
                let before = lemma.words.iter().map(|word| &*word.text).take(lemma.words.len() - 1);
                lemma.join(before.chain([last.as_str()])).to_lowercase()
            }
        };
        Some(Inflected { text, joint: None })
    }

    /// What is only found has none to answer, but for the genitive in -у.
    fn adapt(&self, new: &Lemma, form: Form, _: Neighbours<'_>) -> Form {
        let lacking = form.has(Feature::Variant) && self.inflect(new, form, Joint::None).is_none();
        if lacking { form.without(Feature::Variant) } else { form }
    }

    fn narrow(&self, lemma: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        behind::tell_apart(forms, near);
        // У Метинські: no adjective stands alone behind a preposition.
        if forms.iter().all(|form| form.has(Feature::Adjective)) && context::stands_alone(near) {
            forms.clear();
            return;
        }
        let stays = || Name::new(lemma).words.iter().any(towns::may_stay);
        if forms.len() > 1 && forms.contains(&Form::BARE) && stays() && !is_governed(near.before) {
            forms.retain(|&form| case_of(form).is_none_or(|case| case & (NOM | ACC) != 0));
        }
        if Name::new(lemma).class == "0" && context::is_behind_noun(near.before) {
            forms.sort_by_key(|form| case_of(*form) != Some(GEN));
        }
        let Some(mut cases) = context::cases(near) else { return };
        // У РФ і Криму: of what does not decline the name behind «і» tells no case.
        if cases == ACC
            && Name::new(lemma).class == "0"
            && matches!(word_before(near.before).as_str(), "в" | "у" | "на")
        {
            cases |= PREP;
        }
        let of = |form: Form| match common::case(form).map_or_else(|| case_of(form), case_of) {
            None if form.has(Feature::Adjective) => Some(adjective_cases(form)),
            // У Горлівці: the town, not its people. What can only be people stays, in whatever case.
            None if form.has(Feature::Demonym) && forms.iter().any(|form| !form.has(Feature::Demonym)) => {
                Some(derive::person_cases(form))
            }
            case => case,
        };
        let fits: Vec<bool> = forms.iter().map(|&form| of(form).is_none_or(|case| case & cases != 0)).collect();
        let mut fits = fits.into_iter();
        forms.retain(|_| fits.next().unwrap_or(true));
    }

    fn is_another_word(&self, _: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        form.has(LINKED) && !links(near.after)
    }

    /// Of another gender: only where nothing could agree is the sentence surely right.
    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, text: &str, near: Neighbours<'_>) -> Agreement {
        if form.has(Feature::Adjective) && self.is_form_of_name(old, form) {
            return Agreement::Breaks(format!("this may be `{}` itself as well as its adjective", old.text()));
        }
        let class = |lemma: &Lemma| Name::new(lemma).class;
        let before = word_before(near.before);
        let adjective = ["ий", "ій", "ої", "ого", "ому", "ою", "им", "ня", "на"].iter().any(|e| before.ends_with(e));
        let guessed = case_of(form) == Some(GEN) && !form.has(Feature::Variant) && class(old) != "m";
        if guessed && !common::is_common(new) && Name::new(new).has_genitive_in_u() {
            return Agreement::Breaks(format!("the genitive may end in -у as well as in -а: {text}"));
        }
        // В Гірне: where to, or where of a name that does not decline.
        let may_stay = || case_of(form).is_some_and(|case| case & (NOM | ACC) != 0) && towns::may_be_foreign(old);
        if matches!(before.as_str(), "в" | "у" | "на") && may_stay() {
            return Agreement::Unwritten(format!("`{}` may not decline, and stand in another case", old.text()));
        }
        if class(old) == class(new) || case_of(form).is_none() || !(form.is_bare() || adjective) {
            return Agreement::Fits;
        }
        Agreement::Breaks(format!("the words around may agree with `{}`", old.text()))
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let name = Name::new(lemma);
        name.sure.then_some(name.class)
    }
}

impl Ukrainian {
    /// True for an adjective that looks like a case of its name: Дніпропетровська.
    fn is_form_of_name(&self, lemma: &Lemma, adjective: Form) -> bool {
        let written = |form| self.inflect(lemma, form, Joint::None).map(|made| made.text.to_lowercase());
        let own = written(adjective);
        let names = self.forms(lemma).into_iter().filter(|form| !form.has(Feature::Adjective));
        own.is_some() && names.map(written).any(|name| name == own)
    }
}
