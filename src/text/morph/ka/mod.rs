//! Georgian.
//!
//! A name takes a case or postposition, then clitics: -ვე (itself, `Other2`), -ც (also), -ა (is), -ო (as they say). Four cases may
//! have a vowel of emphasis, as before და and where the noun stands first (თბილისსა და ქუთაისს შორის; `Other3`).
//! Five classes of stems: `consonant` (ლაჩინი: the -ი is the nominative's), `syncope` (ერევანი → ერევნის), `truncating`
//! (შუშა → შუშის), `vowel` (ბაქო → ბაქოს; also ხანქენდი, whose -ი is its own) and `fixed`; these are the words for
//! `decl`. Endings of the neighbouring class are found, never produced. An adjective before the head agrees with it:
//! მთიან ყარაბაღში.

mod build;
mod class;
mod context;
mod read;
mod table;
#[cfg(test)]
mod tests;

use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, Separator, capitals, forms};
use crate::text::fold::Fold;
use build::{build, derivation};
pub(crate) use class::is_spelt;
use class::{Class, classify, neighbours, parts};
use context::is_first_of_two;
use read::readings;
use table::CASES;

/// The rules of Georgian.
pub(super) struct Georgian;

/// How an adjective in -ი ends before a noun in a form.
fn agreement(form: Form) -> &'static str {
    let features = form.features();
    if features.iter().any(|f| matches!(f, Feature::Demonym | Feature::Adjective)) {
        return "ი";
    }
    let ending = |f: &Feature| match f {
        Feature::Ergative => Some("მა"),
        Feature::Vocative => Some("ო"),
        Feature::Dative
        | Feature::Adverbial
        | Feature::In
        | Feature::On
        | Feature::At
        | Feature::Until
        | Feature::Equative => Some(""),
        _ => None,
    };
    features.iter().find_map(ending).unwrap_or("ი")
}

/// The stem of a word before the head that agrees with it, if it does.
fn agreeing(lemma: &Lemma, word: usize) -> Option<&str> {
    let spaced = lemma.separators.get(word) == Some(&Separator::Space);
    spaced.then(|| lemma.words[word].folded.strip_suffix('ი')).flatten().filter(|stem| !stem.is_empty())
}

impl Morphology for Georgian {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let Some(text) = lemma.words.get(word).map(|word| word.folded.as_str()) else { return Vec::new() };
        let mut stems = forms::stems(lemma, word, Fold::Default);
        if word + 1 < lemma.words.len() {
            stems.push(agreeing(lemma, word).unwrap_or(text).to_owned());
            return stems;
        }
        let class = classify(text, lemma.decl.as_deref()).0;
        let classes = std::iter::once(class).chain(neighbours(class, text).iter().copied());
        let all: Vec<String> = classes
            .map(|class| parts(text, class))
            .flat_map(|(full, short)| [full.text(text), short.text(text)])
            .flatten()
            .chain(
                class::inhabited(text)
                    .into_iter()
                    .flat_map(|(_, whole, short, own)| [whole, short, own].map(str::to_owned)),
            )
            .collect();
        for stem in &all {
            let covered = all.iter().any(|other| other.len() < stem.len() && stem.starts_with(other.as_str()));
            if !covered && !stems.contains(stem) {
                stems.push(stem.clone());
            }
        }
        stems
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut forms = readings(lemma, surface);
        if forms.iter().all(|form| form.has(Feature::Variant)) {
            forms.extend(forms::listed(lemma, surface, Fold::Default));
        }
        forms
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        let form = form.without(Feature::Variant);
        let last = lemma.words.last()?;
        let (class, _) = classify(&last.folded, lemma.decl.as_deref());
        if form.is_bare() {
            return Some(Inflected { text: lemma.text(), joint: None });
        }
        if class == Class::Fixed {
            return None;
        }
        if is_stem(form) && lemma.words.len() == 1 {
            let shown = if last.text.len() == last.folded.len() { &*last.text } else { &*last.folded };
            return Some(Inflected { text: parts(&last.folded, class).0.text(shown)?, joint: None });
        }
        let (mut word, base) = build(last, class, form)?;
        // აშშ-ში: the hyphen belongs to the ending, and nothing is derived from what is spelt.
        let short = joint != Joint::Quote && class::is_abbreviation(last);
        if short {
            if derivation(form).is_some() {
                return None;
            }
            word.insert(base, '-');
        }
        let first: Vec<String> = (0..lemma.words.len() - 1)
            .map(|nth| match agreeing(lemma, nth) {
                Some(stem) => [stem, agreement(form)].concat(),
                None => lemma.words[nth].text.to_string(),
            })
            .collect();
        let text = lemma.join(first.iter().map(String::as_str).chain([word.as_str()]));
        let base = text.len() - word.len() + base;
        Some(Inflected { text, joint: (joint == Joint::Quote).then_some(base) })
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        if lemma.words.last().is_none_or(|w| classify(&w.folded, lemma.decl.as_deref()).0 == Class::Fixed) {
            return vec![Form::BARE];
        }
        let mut bases = Vec::new();
        for stem in [
            &[] as &[Feature],
            &[Feature::Plural],
            &[Feature::Demonym],
            &[Feature::Demonym, Feature::Plural],
            &[Feature::Adjective],
            &[Feature::Adjective, Feature::Plural],
        ] {
            let stem = Form::new(stem);
            bases.extend(stem);
            bases.extend(CASES.iter().filter_map(|case| stem?.with(case.feature)));
        }
        bases.extend(
            [Feature::Demonym, Feature::Adjective].map(|f| [f, Feature::Oblique]).iter().filter_map(|f| Form::new(f)),
        );
        let unknown = lemma.words.last().is_some_and(|w| {
            class::is_abbreviation(w) || class::in_eti(&w.folded) && class::inhabited(&w.folded).is_none()
        });
        bases.retain(|base| !unknown || derivation(*base).is_none());
        let mut forms = Vec::new();
        for base in bases {
            for set in 0..1_u32 << table::CLITICS.len() {
                let chosen = table::CLITICS.iter().enumerate().filter(|(nth, _)| set >> nth & 1 == 1);
                forms.extend(chosen.map(|(_, clitic)| clitic.feature).try_fold(base, Form::with));
            }
        }
        forms.retain(|form| {
            form.features().len() <= MOST_FEATURES && !(form.has(Feature::Oblique) && form.features().len() > 2)
        });
        forms
    }

    /// Alone a stem is no form of the name.
    fn is_another_word(&self, lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        if matches!(&lemma.words[..], [word] if context::is_thing(&word.folded, near)) {
            return true;
        }
        is_stem(form) && !is_first_of_two(near.after)
    }

    fn narrow(&self, _: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        context::narrow(forms, near);
    }

    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, _: &str, near: Neighbours<'_>) -> Agreement {
        if let Some(why) = capitals::unread_ending(old, form, near, class::is_abbreviation) {
            return Agreement::Unwritten(why);
        }
        let is_sure = |f: &Feature| class::SURE.contains(f) || table::CLITICS.iter().any(|clitic| clitic.feature == *f);
        if !form.features().iter().all(is_sure) && new.words.last().is_some_and(class::is_abbreviation) {
            return Agreement::Unwritten(format!("how `{}` takes this ending is not certain", new.text()));
        }
        Agreement::Fits
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let (class, sure) = classify(&lemma.words.last()?.folded, lemma.decl.as_deref());
        sure.then_some(match class {
            Class::Consonant => "consonant",
            Class::Syncope => "syncope",
            Class::Truncating => "truncating",
            Class::Vowel => "vowel",
            Class::Fixed => "fixed",
        })
    }
}

/// The stem of a name before a hyphen, and that of one whose -ი is its own.
const STEM: [Feature; 2] = [Feature::Oblique, Feature::Variant];

fn is_stem(form: Form) -> bool {
    form.without(Feature::Variant).features() == &STEM[..1]
}

/// Forms with more features than this are not listed.
const MOST_FEATURES: usize = 5;
