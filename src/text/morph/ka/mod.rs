//! Georgian.
//!
//! A name takes a case or postposition, then clitics: -ვე (itself, `Other2`), -ც (also), -ა (is), -ო (as they say). Four cases may
//! have a vowel of emphasis, as before და and where the noun stands first (თბილისსა და ქუთაისს შორის; `Other3`).
//! Five classes of stems: `consonant` (ლაჩინი: the -ი is the nominative's), `syncope` (ერევანი → ერევნის), `truncating`
//! (შუშა → შუშის), `vowel` (ბაქო → ბაქოს; also ხანქენდი, whose -ი is its own) and `fixed`; these are the words for
//! `decl`. Endings of the neighbouring class are found, never produced. An adjective before the head agrees with it:
//! მთიან ყარაბაღში.

mod class;
mod table;
#[cfg(test)]
mod tests;

use super::{Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, Separator, Word, forms};
use crate::text::fold::Fold;
use class::{Class, classify, is_vowel, neighbours, parts};
use table::{CASES, Case, Stem};

/// The rules of Georgian.
pub(super) struct Georgian;

impl Case {
    /// The ending and the stem it stands on, for a class.
    fn ending(&self, class: Class) -> (Stem, &'static str) {
        match class {
            Class::Consonant | Class::Syncope => self.consonant,
            Class::Truncating => self.truncating,
            Class::Vowel | Class::Fixed => (Stem::Full, self.vowel),
        }
    }
}

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
    for (nth, clitic) in table::CLITICS.iter().enumerate().skip(from) {
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

/// -ულ where the stem has an რ, else -ურ.
fn adjective(stem: &str) -> [&'static str; 2] {
    if stem.contains('რ') { ["ულ", "ურ"] } else { ["ურ", "ულ"] }
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

/// All readings by the rules.
fn readings(lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
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
        let joint = word.get(fewest..).and_then(|tail| tail.find(['\'', '"'])).map(|at| fewest + at);
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
        let (word, base) = build(last, class, form)?;
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
        let unknown =
            lemma.words.last().is_some_and(|w| class::in_eti(&w.folded) && class::inhabited(&w.folded).is_none());
        bases.retain(|base| !unknown || features_of_derivation(*base).is_none());
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
    fn is_another_word(&self, _: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        is_stem(form) && !is_first_of_two(near.after)
    }

    /// Names like ბაქო have one form for the dative and the genitive; a genitive has its head behind it.
    fn narrow(&self, _: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        if !is_first_of_two(near.after) {
            forms.retain(|form| !is_stem(*form));
        }
        let after = near.after.trim_start_matches(|c: char| matches!(c, '"' | '“' | '”' | '»') || c.is_whitespace());
        let alone = !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '„' | '«' | '(' | '-' | '–'));
        let headless = |form: &Form| form.features().last() == Some(&Feature::Genitive);
        if alone && !forms.iter().all(headless) {
            forms.retain(|form| !headless(form));
        } else {
            // Before its head a name is in the genitive, where the dative looks alike: ხანქენდის ბაზარი.
            forms.sort_by_key(|form| !headless(form));
            if is_before_head(after) && forms.iter().any(headless) {
                forms.retain(|form| headless(form) || form.features().last() != Some(&Feature::Dative));
            }
        }
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

/// Beginnings of verbs whose dative is who has something, or whom it is done to: ხანქენდს მერი ჰყავს, ბაქოს მინისტრი ეწვია.
#[rustfmt::skip]
const OF_DATIVES: &[&str] = &[
    "აქვს", "ჰყავს", "ჰქონ", "ჰყავ", "ექნ", "ეყოლ", "სჭირ", "ეწვ", "ესტუმრ", "ერქ", "ჰქვ", "ეწოდ", "უწოდ", "დაარქ", "მისც", "აძლევ", "შეუ", "დაუ", "მიუ", "გაუ", "ჩაუ", "უკავ", "ემუქრ", "ელოდ", "აკლ",
    "ეხებ", "შეეხ", "ართმევ", "წაართ", "გადაეც", "მიმართ", "შეემატ", "ეკუთვნ", "ჭირდ",
];
/// Adjectives and numbers in the nominative, by their ends: ხანქენდს ახალი მერი ჰყავს.
const ATTRIBUTES: &[&str] =
    &["ური", "ული", "იანი", "ახალი", "დიდი", "ძველი", "მთავარი", "ყოფილი", "ერთი", "ორი", "სამი", "ყველა"];

/// True right before a noun in the nominative that nothing but this name can belong to: ბაქოს მერი.
fn is_before_head(after: &str) -> bool {
    let end = after.find(['.', '!', '?', ';', ':', ',', '—', '–']).unwrap_or(after.len());
    let mut words = after[..end].split_whitespace();
    let Some(head) = words.next() else { return false };
    head.ends_with('ი')
        && head.chars().count() > 3
        && !ATTRIBUTES.iter().any(|end| head.ends_with(end))
        && !words.any(|word| OF_DATIVES.iter().any(|stem| word.starts_with(stem)))
}

/// Letters of the shortest name behind a hyphen; endings are shorter.
const SECOND: usize = 4;

/// True before the second of two names: -შუშის.
fn is_first_of_two(after: &str) -> bool {
    let letters = after.strip_prefix(['-', '–', '\u{2011}']).map(|rest| rest.chars().take_while(|c| c.is_alphabetic()));
    letters.is_some_and(|letters| letters.take(SECOND).count() == SECOND)
}

/// The cases that the vowel of emphasis stands behind (Shanidze, *ქართული გრამატიკის საფუძვლები*, on the declension).
const EMPHATIC: [Feature; 4] = [Feature::Dative, Feature::Genitive, Feature::Instrumental, Feature::Adverbial];

/// Forms with more features than this are not listed.
const MOST_FEATURES: usize = 5;

fn features_of_derivation(form: Form) -> Option<Feature> {
    form.features().first().copied().filter(|f| matches!(f, Feature::Demonym | Feature::Adjective))
}

/// A word in a form, and where its ending begins.
fn build(word: &Word, class: Class, form: Form) -> Option<(String, usize)> {
    let folded = word.folded.as_str();
    // Georgian has no capitals to keep, but a name in Latin letters may stand in a Georgian text.
    let shown = if word.text.len() == folded.len() { &*word.text } else { folded };
    let (full, short) = parts(folded, class);
    let mut features = form.features();
    let derivation = match features.first() {
        Some(Feature::Demonym) => Some("ელ"),
        Some(Feature::Adjective) => Some(adjective(folded)[0]),
        _ => None,
    };
    features = &features[usize::from(derivation.is_some())..];
    let plural = features.first() == Some(&Feature::Plural);
    features = &features[usize::from(plural)..];
    let case = features.first().and_then(|f| CASES.iter().find(|case| case.feature == *f));
    features = &features[usize::from(case.is_some())..];

    let mut out;
    let base;
    if let Some(feature) = features_of_derivation(form)
        && class::in_eti(folded)
    {
        let (_, whole, short, adjective) = class::inhabited(folded)?;
        let shortened = plural || case.is_some_and(|case| case.consonant.0 == Stem::Short);
        out = match (feature, shortened) {
            (Feature::Adjective, _) => adjective,
            (_, true) => short,
            (_, false) => whole,
        }
        .to_owned();
        base = out.len();
        let oblique = features.first() == Some(&Feature::Oblique);
        features = &features[usize::from(oblique)..];
        out.push_str(match (plural, oblique) {
            (true, true) => "თა",
            (true, false) => "ებ",
            (false, _) => "",
        });
        if !oblique {
            out.push_str(case.map_or("ი", |case| case.consonant.1));
        }
    } else if derivation.is_some() || plural {
        let stem = if derivation.is_none() { class::plural(folded, class) } else { short };
        out = stem.text(shown)?;
        base = out.len();
        out.push_str(derivation.unwrap_or_default());
        let oblique = features.first() == Some(&Feature::Oblique) && derivation.is_some();
        if oblique {
            features = &features[1..];
            out.push_str(if plural { "თა" } else { "" });
        } else {
            out.push_str(if plural { "ებ" } else { "" });
            out.push_str(case.map_or("ი", |case| case.consonant.1));
        }
    } else if let Some((stem, ending)) = case.map(|case| case.ending(class)) {
        out = if stem == Stem::Short { short.text(shown)? } else { full.text(shown)? };
        base = out.len();
        out.push_str(ending);
    } else {
        out = shown.to_owned();
        base = out.len();
    }
    if features.first() == Some(&Feature::Other3) {
        features = &features[1..];
        out.push_str(if out.ends_with(is_vowel) { "" } else { "ა" });
    }
    for clitic in table::CLITICS {
        if features.first() == Some(&clitic.feature) {
            features = &features[1..];
            out.push_str(if out.ends_with(is_vowel) { clitic.after_vowel } else { clitic.after_consonant });
        }
    }
    features.is_empty().then_some((out, base))
}
