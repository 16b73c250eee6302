//! The automaton at work: reading a word's endings, putting them on, listing them.

use super::slots::{State, Suffix};
use super::sound::{Sound, is_vowel};
use super::start::{Class, Start};
use super::{Ending, Turkic};
use crate::text::morph::{Feature, Form, Inflected, Joint, Lemma};

/// No more endings than this follow a name: Xankəndi-də-ki-lər-dən-dir.
const LONGEST: usize = 5;
/// Letters that a name must have before an ending with wrong vowels is taken for its own.
const LENIENT_FROM: usize = 4;

/// A reading on its way.
#[derive(Clone, Copy)]
struct Path {
    state: State,
    sound: Sound,
    form: Form,
    endings: usize,
    variant: bool,
}

struct Readings {
    forms: Vec<Form>,
    lenient: bool,
}

impl Readings {
    fn push(&mut self, path: Path) {
        let form = if path.variant { path.form.with(Feature::Variant) } else { Some(path.form) };
        if let Some(form) = form
            && !self.forms.contains(&form)
        {
            self.forms.push(form);
        }
    }
}

impl Ending {
    fn standard(&self, state: State) -> &'static str {
        if state.pronominal() && !self.pronominal.is_empty() { self.pronominal } else { self.plain }
    }
}

impl Turkic {
    pub(super) fn readings(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let (Some((last, first)), Some((word, before))) = (lemma.words.split_last(), surface.split_last()) else {
            return Vec::new();
        };
        let same = |(word, text): (&_, &&str)| strip(text, word, self.circumflex).is_some_and(str::is_empty);
        if first.len() != before.len()
            || !first.iter().map(|w| w.folded.as_str()).zip(before).all(|(w, s)| same((w, s)))
        {
            return Vec::new();
        }
        if same((last.folded.as_str(), word)) {
            return vec![Form::BARE];
        }
        let long = last.folded.chars().nth(LENIENT_FROM - 1).is_some() || self.spelt(last).is_some();
        let mut readings = Readings { forms: Vec::new(), lenient: false };
        self.starts(lemma, &mut |start| {
            readings.lenient = long;
            self.after_stem(start, &last.folded, word, &mut readings);
            false
        });
        let mut forms = readings.forms;
        // “Thy Xankənd-in-də” is sound grammar, but Xankəndində is the variant of Xankəndidə: only a reading without an
        // owner beats a variant.
        let owned = |form: &Form| form.features().iter().any(|&f| is_owner(f));
        if forms.iter().any(|form| !form.has(Feature::Variant) && !owned(form)) {
            forms.retain(|form| !form.has(Feature::Variant));
        }
        // Likelier first: few endings, no owner.
        forms.sort_by_key(|form| (owned(form), form.features().len()));
        forms
    }

    /// Reads what follows a start's stem, the last letter of which may have softened.
    fn after_stem(&self, start: &Start, folded: &str, word: &str, readings: &mut Readings) {
        let Start { keep, add, soft, state, sound, variant } = *start;
        let path = Path { state, sound, form: Form::BARE, endings: 0, variant };
        let stem = |bytes: usize| strip(word, &folded[..bytes], self.circumflex);
        let lenient = readings.lenient;
        if let Some(rest) = stem(keep).and_then(|rest| rest.strip_prefix(add)) {
            let (tail, joined) = strip_joint(rest);
            let stiff = soft.is_some_and(|soft| soft.must) && !joined && tail.starts_with(is_vowel);
            // Behind the apostrophe of a name all is its ending, though it be one letter or have the wrong buffer:
            // Seul'e, Van'ye.
            let joined = joined && self.apostrophe;
            readings.lenient &= joined || tail.chars().nth(1).is_some();
            self.read_tail(Path { variant: variant || stiff, ..path }, tail, readings);
            if joined && readings.forms.is_empty() {
                self.read_tail(Path { variant: true, sound: sound.with_other_buffer(), ..path }, tail, readings);
            }
        }
        let Some(soft) = soft else { return };
        readings.lenient = lenient;
        let last = soft.add.chars().next_back().or_else(|| folded[..soft.keep].chars().next_back());
        if let (Some(rest), Some(last)) = (stem(soft.keep).and_then(|rest| rest.strip_prefix(soft.add)), last) {
            let (tail, joined) = strip_joint(rest);
            if tail.starts_with(is_vowel) {
                readings.lenient &= tail.chars().nth(1).is_some();
                let sound = sound.after(last);
                self.read_tail(Path { sound, variant: variant || joined || !soft.must, ..path }, tail, readings);
            }
        }
    }

    fn read_tail(&self, path: Path, tail: &str, readings: &mut Readings) {
        if !tail.is_empty() {
            self.read(path, tail, readings);
        }
    }

    fn read(&self, path: Path, rest: &str, readings: &mut Readings) {
        if rest.is_empty() {
            if path.state.accepts() {
                readings.push(path);
            }
            return;
        }
        if path.endings == LONGEST {
            return;
        }
        // Writers put the apostrophe behind a plural or a demonym too: Şuşalılar'ın.
        let rest = if path.endings > 0 { strip_joint(rest).0 } else { rest };
        let first = rest.as_bytes().first().copied().unwrap_or_default();
        for &(suffix, state) in path.state.follow().iter().copied().flatten() {
            let ending = (self.endings)(suffix);
            let standard = ending.standard(path.state);
            let seen = ending.found.iter().map(|&pattern| (pattern, true));
            for (pattern, rare) in std::iter::once((standard, false)).filter(|(p, _)| !p.is_empty()).chain(seen) {
                if !path.sound.may_begin(pattern, first) {
                    continue;
                }
                let Some((rest, sound, wrong)) = self.sounds.take(pattern, path.sound, rest) else { continue };
                if wrong && !readings.lenient {
                    continue;
                }
                let Some(form) = suffix.features().iter().try_fold(path.form, |form, &f| form.with(f)) else {
                    continue;
                };
                let variant = path.variant || rare || wrong;
                self.read(Path { state, sound, form, endings: path.endings + 1, variant }, rest, readings);
            }
        }
    }

    /// The endings that make a form, from a state.
    fn route(&self, state: State, features: &[Feature], path: &mut Vec<(Suffix, State)>) -> bool {
        if features.is_empty() {
            return state.accepts();
        }
        if path.len() == LONGEST {
            return false;
        }
        for &(suffix, next) in state.follow().iter().copied().flatten() {
            if let Some(rest) = features.strip_prefix(suffix.features())
                && !(self.endings)(suffix).plain.is_empty()
            {
                path.push((suffix, state));
                if self.route(next, rest, path) {
                    return true;
                }
                path.pop();
            }
        }
        false
    }

    pub(super) fn put_into(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        match self.classify(lemma).0 {
            // A name of several words is likelier a compound; it is shown and not written (`is_guessed`).
            Class::Either if !self.is_common(lemma) => self.put_as(lemma, Class::Izafet, form, joint),
            // Only what comes to the same whichever it is.
            Class::Either => {
                let made = self.put_as(lemma, Class::Regular, form, joint)?;
                self.put_as(lemma, Class::Izafet, form, joint).filter(|other| *other == made)
            }
            class => self.put_as(lemma, class, form, joint),
        }
    }

    pub(super) fn put_as(&self, lemma: &Lemma, class: Class, form: Form, joint: Joint) -> Option<Inflected> {
        let form = form.without(Feature::Variant);
        let features = form.features();
        let mut found: Option<(Start, Vec<(Suffix, State)>)> = None;
        // -ki keeps the pronominal n even where the plain cases do without: Hankendi'de, but Hankendi'ndeki.
        let wants_n = self.fused_takes_n && features.starts_with(&[Feature::Locative, Feature::Relative]);
        self.starts_as(lemma, class, &mut |start| {
            let mut path = Vec::new();
            if start.variant || !self.route(start.state, features, &mut path) {
                return false;
            }
            let better = found.is_none() || (wants_n && start.state == State::Izafet);
            if better {
                found = Some((*start, path));
            }
            !wants_n
        });
        let (start, path) = found?;
        let last = lemma.words.last()?;
        let mut sound = start.sound;
        let before_vowel = path.first().is_some_and(|&(suffix, state)| {
            let mut ending = String::new();
            self.sounds.put((self.endings)(suffix).standard(state), sound, &mut ending);
            ending.starts_with(is_vowel)
        });
        // What stands in quotation marks keeps its letters: “Qızılbulaq”ın.
        let soft = start.soft.filter(|soft| soft.must && before_vowel && joint != Joint::Quote);
        let (keep, add) = soft.map_or((start.keep, start.add), |soft| (soft.keep, soft.add));
        let mut word = String::with_capacity(last.text.len() + 16);
        let cut = last.folded[keep..].chars().count();
        let end = last.text.char_indices().rev().nth(cut.wrapping_sub(1)).map_or(last.text.len(), |(at, _)| at);
        word.push_str(if cut == 0 { &last.text } else { &last.text[..end] });
        if cut > 0 && last.text[end..].starts_with(char::is_uppercase) {
            word.extend(add.chars().flat_map(char::to_uppercase));
        } else {
            word.push_str(add);
        }
        // BMT-nin: the hyphen belongs to the ending.
        if !self.apostrophe && joint != Joint::Quote && !path.is_empty() && self.spelt(last).is_some() {
            word.push('-');
        }
        let base = word.len();
        for &(suffix, state) in &path {
            sound = self.sounds.put((self.endings)(suffix).standard(state), sound, &mut word);
        }
        let text = lemma.join(lemma.words[..lemma.words.len() - 1].iter().map(|w| &*w.text).chain([word.as_str()]));
        let base = text.len() - word.len() + base;
        let joined = match joint {
            Joint::Quote => !path.is_empty(),
            Joint::None | Joint::Apostrophe => {
                let proper = !last.text.starts_with(char::is_lowercase) || last.text.contains(char::is_uppercase);
                self.apostrophe && proper && path.first().is_some_and(|(suffix, _)| !suffix.derives())
            }
        };
        let small = self.small_demonyms
            && joint != Joint::Quote
            && lemma.words.len() == 1
            && features.first() == Some(&Feature::Demonym);
        let text = if small { lower_first(&text) } else { text };
        Some(Inflected { text, joint: joined.then_some(base) })
    }

    pub(super) fn list(&self, lemma: &Lemma) -> Vec<Form> {
        let mut forms = vec![Form::BARE];
        self.starts(lemma, &mut |start| {
            if !start.variant {
                self.list_from(start.state, Form::BARE, 0, &mut forms);
            }
            false
        });
        forms.sort_unstable();
        forms.dedup();
        if self.classify(lemma).0 == Class::Either {
            // Behind a quotation mark the two part the word in two places.
            let joints = [Joint::None, Joint::Quote];
            forms.retain(|&form| joints.iter().all(|&joint| self.put_into(lemma, form, joint).is_some()));
        }
        forms
    }

    fn list_from(&self, state: State, form: Form, endings: usize, forms: &mut Vec<Form>) {
        if state.accepts() {
            forms.push(form);
        }
        if endings == LONGEST {
            return;
        }
        for &(suffix, next) in state.follow().iter().copied().flatten() {
            if !(self.endings)(suffix).plain.is_empty()
                && let Some(form) = suffix.features().iter().try_fold(form, |form, &f| form.with(f))
            {
                self.list_from(next, form, endings + 1, forms);
            }
        }
    }
}

/// The features of a grammatical owner.
pub(super) fn is_owner(feature: Feature) -> bool {
    matches!(
        feature,
        Feature::Possessive1Singular
            | Feature::Possessive2Singular
            | Feature::Possessive3
            | Feature::Possessive1Plural
            | Feature::Possessive2Plural
    )
}

/// What follows a stem; a circumflex in the stem may be missing in the text.
fn strip<'s>(text: &'s str, stem: &str, circumflex: bool) -> Option<&'s str> {
    if let Some(rest) = text.strip_prefix(stem) {
        return Some(rest);
    }
    if !circumflex {
        return None;
    }
    let mut letters = text.chars();
    for c in stem.chars() {
        let seen = letters.next()?;
        if seen != c && seen != flat(c) {
            return None;
        }
    }
    Some(letters.as_str())
}

/// A letter without its circumflex.
pub(super) fn flat(c: char) -> char {
    match c {
        'â' => 'a',
        'î' => 'i',
        'û' => 'u',
        _ => c,
    }
}

fn strip_joint(rest: &str) -> (&str, bool) {
    rest.strip_prefix(['\'', '"', '-']).map_or((rest, false), |rest| (rest, true))
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let mut out = String::with_capacity(text.len());
    match letters.next() {
        Some('I') => out.push('ı'),
        Some('İ') => out.push('i'),
        first => out.extend(first.into_iter().flat_map(char::to_lowercase)),
    }
    out.push_str(letters.as_str());
    out
}
