//! Reads a Georgian word: its stem as its class has it, then a case or postposition, then clitics.

use super::super::{Feature, Form, Lemma};
use super::class::{self, Class, adjective, classify, is_vowel, neighbours, parts};
use super::table::{CASES, CLITICS, Case, Stem};
use super::{STEM, agreeing, agreement};

/// The cases that the vowel of emphasis stands behind (Shanidze, *ქართული გრამატიკის საფუძვლები*, on the declension).
const EMPHATIC: [Feature; 4] = [Feature::Dative, Feature::Genitive, Feature::Instrumental, Feature::Adverbial];

/// A reading on its way.
#[derive(Clone, Copy)]
struct Path {
    form: Form,
    variant: bool,
}

impl Path {
    fn with(self, feature: Feature) -> Self {
        Self { form: self.form.with(feature).unwrap_or(self.form), ..self }
    }
    fn rare(self, rare: bool) -> Self {
        Self { variant: self.variant || rare, ..self }
    }
}

/// Reads clitics, each at most once, in their order.
fn clitics(rest: &str, after_vowel: bool, from: usize, path: Path, out: &mut Vec<Form>) {
    if rest.is_empty() {
        let form = if path.variant { path.form.with(Feature::Variant) } else { Some(path.form) };
        out.extend(form.filter(|form| !out.contains(form)));
        return;
    }
    for (nth, clitic) in CLITICS.iter().enumerate().skip(from) {
        let (right, wrong) = if after_vowel {
            (clitic.after_vowel, clitic.after_consonant)
        } else {
            (clitic.after_consonant, clitic.after_vowel)
        };
        for (text, rare) in [(right, false), (wrong, true)] {
            if (!rare || right != wrong)
                && let Some(rest) = rest.strip_prefix(text)
            {
                clitics(rest, text.ends_with(is_vowel), nth + 1, path.with(clitic.feature).rare(rare), out);
            }
        }
    }
}

/// Reads a case with the vowel of emphasis.
fn emphatic(rest: &str, case: &Case, path: Path, out: &mut Vec<Form>) {
    let form = || path.with(case.feature).form.with(Feature::Other3);
    if rest == "ა" && EMPHATIC.contains(&case.feature) {
        let form = form().and_then(|form| if path.variant { form.with(Feature::Variant) } else { Some(form) });
        out.extend(form.filter(|form| !out.contains(form)));
    }
}

/// Reads a case and what follows it, behind a consonant stem without vowel loss: plurals, demonyms, adjectives.
fn derived(rest: &str, attributive: bool, path: Path, out: &mut Vec<Form>) {
    if let Some(rest) = rest.strip_prefix('ი') {
        clitics(rest, true, 0, path, out);
    }
    if attributive && rest.is_empty() {
        clitics(rest, false, 0, path.with(Feature::Oblique), out);
    }
    // The old plural: ქალაქელნი, ქალაქელთა.
    if attributive && rest == "თა" {
        clitics("", true, 0, path.with(Feature::Plural).with(Feature::Oblique), out);
    }
    if attributive && rest == "ნი" {
        clitics("", true, 0, path.with(Feature::Plural).rare(true), out);
    }
    for case in CASES {
        for (text, rare) in std::iter::once((case.consonant.1, false)).chain(case.seen.iter().map(|&text| (text, true)))
        {
            if let Some(rest) = rest.strip_prefix(text) {
                if !rare {
                    emphatic(rest, case, path, out);
                }
                clitics(rest, text.ends_with(is_vowel), 0, path.with(case.feature).rare(rare), out);
            }
        }
    }
    if attributive && let Some(rest) = rest.strip_prefix("ებ") {
        derived(rest, false, path.with(Feature::Plural), out);
    }
}

/// Reads all that can follow the stems of a class.
fn read_class(word: &str, folded: &str, class: Class, path: Path, out: &mut Vec<Form>) {
    let (full, short) = parts(folded, class);
    let rests = [full.strip(word, folded), short.strip(word, folded)];
    let nominative = match class {
        Class::Consonant | Class::Syncope => "ი",
        _ => "",
    };
    if let Some(rest) = rests[0] {
        if let Some(rest) = rest.strip_prefix(nominative) {
            clitics(rest, !nominative.is_empty() || folded.ends_with(is_vowel), 0, path, out);
        } else if folded.len() == full.head {
            // Listed without -ი: clitics on the consonant.
            clitics(rest, false, 0, path, out);
        }
    }
    for case in CASES {
        let (stem, text) = case.ending(class);
        let rest = rests[usize::from(stem == Stem::Short)];
        if let Some(rest) = rest.and_then(|rest| rest.strip_prefix(text)) {
            if !text.ends_with(is_vowel) {
                emphatic(rest, case, path, out);
            }
            clitics(rest, text.ends_with(is_vowel), 0, path.with(case.feature), out);
        }
        if class != Class::Vowel {
            for text in case.seen {
                if let Some(rest) = rest.and_then(|rest| rest.strip_prefix(text)) {
                    clitics(rest, text.ends_with(is_vowel), 0, path.with(case.feature).rare(true), out);
                }
            }
        }
    }
    let Some(rest) = rests[1] else { return };
    let plural = class::plural(folded, class);
    if let Some(rest) = plural.strip(word, folded).and_then(|rest| rest.strip_prefix("ებ")) {
        derived(rest, false, path.with(Feature::Plural), out);
    } else if let Some(rest) = rest.strip_prefix("ებ") {
        derived(rest, false, path.with(Feature::Plural).rare(true), out);
    }
    if let Some(rest) = rest.strip_prefix("ელ") {
        derived(rest, true, path.with(Feature::Demonym), out);
    }
    for (nth, ending) in adjective(folded).into_iter().enumerate() {
        if let Some(rest) = rest.strip_prefix(ending) {
            derived(rest, true, path.with(Feature::Adjective).rare(nth == 1), out);
        }
    }
}

/// All readings by the rules.
pub(super) fn readings(lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
    let (Some(last), Some((&word, before))) = (lemma.words.last(), surface.split_last()) else {
        return Vec::new();
    };
    if before.len() + 1 != lemma.words.len() {
        return Vec::new();
    }
    let folded = last.folded.as_str();
    let mut forms = Vec::new();
    if word == folded {
        forms.push(Form::BARE);
    } else {
        let (class, _) = classify(folded, lemma.decl.as_deref());
        if class == Class::Fixed {
            return forms;
        }
        // The joint may stand before any ending; the letters of a name before it are never fewer than this.
        let fewest = folded.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        let joint = word.get(fewest..).and_then(|tail| tail.find(['\'', '"', '-'])).map(|at| fewest + at);
        let joined = joint.filter(|&at| at + 1 < word.len()).map(|at| [&word[..at], &word[at + 1..]].concat());
        let word = joined.as_deref().unwrap_or(word);
        read_class(word, folded, class, Path { form: Form::BARE, variant: false }, &mut forms);
        if let Some((_, whole, short, adjective)) = class::inhabited(folded) {
            let of = |stem: &str, feature: Feature, forms: &mut Vec<Form>| {
                if let Some(rest) = word.strip_prefix(stem) {
                    derived(rest, true, Path { form: Form::BARE, variant: false }.with(feature), forms);
                }
            };
            of(whole, Feature::Demonym, &mut forms);
            if short != whole {
                of(short, Feature::Demonym, &mut forms);
            }
            of(adjective, Feature::Adjective, &mut forms);
        }
        // აშშ-დან, აშშ-ს: behind the hyphen also as behind a vowel.
        if joined.is_some() && class::is_abbreviation(last) {
            read_class(word, folded, Class::Vowel, Path { form: Form::BARE, variant: false }, &mut forms);
        }
        // სტეფანაკერტ-შუშის გზა: the first of two has its stem alone.
        if folded.strip_suffix('ი') == Some(word) {
            let consonant = matches!(class, Class::Consonant | Class::Syncope);
            forms.extend(Form::new(if consonant { &STEM[..1] } else { &STEM }));
        }
        for &other in neighbours(class, folded).iter().filter(|&&other| other != class) {
            read_class(word, folded, other, Path { form: Form::BARE, variant: true }, &mut forms);
        }
    }
    let mut out = Vec::with_capacity(forms.len());
    for form in forms {
        let mut right = true;
        for (nth, seen) in before.iter().enumerate() {
            match agreeing(lemma, nth) {
                None if *seen == lemma.words[nth].folded => {}
                Some(stem) => match seen.strip_prefix(stem) {
                    Some(ending) if ending == agreement(form) => {}
                    Some("" | "ი" | "მა" | "ო" | "ს" | "ის" | "ით") => right = false,
                    _ => return Vec::new(),
                },
                None => return Vec::new(),
            }
        }
        out.extend(if right || form.has(Feature::Variant) { Some(form) } else { form.with(Feature::Variant) });
    }
    if out.iter().any(|form| !form.has(Feature::Variant)) {
        out.retain(|form| !form.has(Feature::Variant));
    }
    out.sort_by_key(|form| form.features().len());
    out
}
