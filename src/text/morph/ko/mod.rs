//! Korean: particles and the copula stand behind a name without a space, in the shape that its last sound asks for
//! (스테파나케르트는, 라친은; 으로, but 로 behind a vowel or ㄹ). They stack: 에서는, 까지의, 으로부터.
//!
//! The alternations are those of the standard grammar (국립국어원, *표준국어문법론*, and the entries of the particles in
//! *표준국어대사전*). A foreign name in Latin letters is read as its letters are usually read; where that is a guess, a
//! suggestion says so. Words for `decl`: `vowel`, `consonant`, `l`: what the name ends in when it is spoken.

mod particles;
#[cfg(test)]
mod tests;

use super::super::fold::Fold;
use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, forms};
use particles::{PARTICLES, Particle, State};

pub(super) struct Korean;

/// What a word ends in when it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sound {
    Vowel,
    /// ㄹ, which 으로 takes for a vowel.
    Liquid,
    Consonant,
    /// What no rule tells: most probably a vowel, since foreign consonants take one (트, 스).
    Unknown,
}

/// Particles in a row; more are not strung together.
const DEEPEST: usize = 4;

impl Morphology for Korean {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut stems: Vec<String> = lemma.words.get(word).map(|w| w.folded.clone()).into_iter().collect();
        stems.extend(forms::stems(lemma, word, Fold::Default));
        stems
    }

    fn may_end(&self, rest: &str) -> bool {
        let Some(first) = rest.chars().next() else { return true };
        matches!(first, '\'' | '"')
            || PARTICLES.iter().any(|p| p.closed.starts_with(first) || p.open.starts_with(first))
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut found = Vec::new();
        let Some((last, before)) = lemma.words.split_last() else { return found };
        if let Some((word, words)) = surface.split_last()
            && before.iter().map(|w| w.folded.as_str()).eq(words.iter().copied())
            && let Some(rest) = word.strip_prefix(last.folded.as_str())
        {
            let tail = rest.strip_prefix(['\'', '"']).filter(|tail| !tail.is_empty());
            let rest = tail.unwrap_or(rest);
            // One syllable and a particle is another word as often as not.
            if rest.is_empty() || tail.is_some() || !is_short(lemma) {
                let mut walk = Walk { chain: Vec::new(), found: &mut found };
                walk.on(State::Name, sound_of(lemma), rest, false);
            }
        }
        found.extend(forms::listed(lemma, surface, Fold::Default).filter(|form| !found.contains(form)));
        found
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        let mut text = lemma.text();
        let joint = (joint != Joint::None && !form.is_bare()).then_some(text.len());
        let mut sound = sound_of(lemma);
        for feature in form.features() {
            match feature {
                Feature::Variant => {}
                Feature::Particle(row) => {
                    let shape = PARTICLES.get(usize::from(*row))?.shape(sound);
                    text.push_str(shape);
                    sound = ending(shape);
                }
                _ => return None,
            }
        }
        Some(Inflected { text, joint })
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let mut all = vec![Form::BARE];
        if is_short(lemma) {
            return all;
        }
        let mut last: Vec<(Form, State)> = vec![(Form::BARE, State::Name)];
        for _ in 0..3 {
            let longer = last.iter().flat_map(|&(form, state)| {
                let rows = PARTICLES.iter().enumerate().filter(move |(_, particle)| state.allows(particle));
                rows.filter_map(move |(i, particle)| Some((form.with(feature(i))?, particle.state)))
            });
            last = longer.collect();
            all.extend(last.iter().map(|(form, _)| *form));
        }
        all
    }

    /// Where nobody can tell how the new name ends, or the particle stands behind brackets, a person has to look.
    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let first = form.features().iter().find_map(|feature| match feature {
            Feature::Particle(row) => PARTICLES.get(usize::from(*row)),
            _ => None,
        });
        let (sound, before) = (sound_of(new), sound_of(old));
        if sound == Sound::Unknown && first.is_some_and(|particle| particle.closed != particle.open) {
            return Agreement::Breaks(format!("how {new_text} is read decides which particle follows it"));
        }
        if form.is_bare() && sound != before && behind_brackets(near.after).is_some_and(alternates) {
            return Agreement::Breaks(format!("the particle behind the brackets follows the sound of {new_text}"));
        }
        Agreement::Fits
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        match sound_of(lemma) {
            Sound::Vowel => Some("vowel"),
            Sound::Liquid => Some("l"),
            Sound::Consonant => Some("consonant"),
            Sound::Unknown => None,
        }
    }
}

fn feature(row: usize) -> Feature {
    Feature::Particle(row as u8)
}

/// Reads a row of particles.
struct Walk<'f> {
    chain: Vec<usize>,
    found: &'f mut Vec<Form>,
}

impl Walk<'_> {
    fn on(&mut self, state: State, sound: Sound, rest: &str, odd: bool) {
        if rest.is_empty() {
            let features: Vec<Feature> = self.chain.iter().map(|&row| feature(row)).collect();
            let form = Form::new(&features).and_then(|form| if odd { form.with(Feature::Variant) } else { Some(form) });
            self.found.extend(form.filter(|form| !self.found.contains(form)));
            return;
        }
        if self.chain.len() >= DEEPEST {
            return;
        }
        for (row, particle) in PARTICLES.iter().enumerate().filter(|(_, particle)| state.allows(particle)) {
            let right = particle.shape(sound);
            for shape in [particle.closed, particle.open] {
                let fits = shape == right || sound == Sound::Unknown;
                // 은 for 는 is a slip, or what an older replacement left; 이다 for 다 is right too.
                let seen = fits || particle.lax && (shape == particle.closed || !particle.closed.starts_with('이'));
                if let Some(rest) = rest.strip_prefix(shape).filter(|_| seen) {
                    self.chain.push(row);
                    self.on(particle.state, ending(shape), rest, odd || !fits);
                    self.chain.pop();
                }
                if particle.open == particle.closed {
                    break;
                }
            }
        }
    }
}

impl Particle {
    /// The shape behind a sound.
    fn shape(&self, sound: Sound) -> &'static str {
        match sound {
            Sound::Consonant => self.closed,
            Sound::Liquid if !self.closed.starts_with("으로") => self.closed,
            _ => self.open,
        }
    }
}

/// A name that is one syllable.
fn is_short(lemma: &Lemma) -> bool {
    lemma.words.iter().map(|word| word.text.chars().count()).sum::<usize>() < 2
}

/// What a name ends in.
fn sound_of(lemma: &Lemma) -> Sound {
    match lemma.decl.as_deref() {
        Some("vowel") => Sound::Vowel,
        Some("consonant") => Sound::Consonant,
        Some("l") => Sound::Liquid,
        _ => lemma.words.last().map_or(Sound::Unknown, |word| ending(&word.text)),
    }
}

/// What a text ends in: Hangul by its spelling, digits and capitals by their names, other Latin letters where their reading
/// leaves no doubt.
fn ending(text: &str) -> Sound {
    let mut chars = text.chars().rev().skip_while(|c| !c.is_alphanumeric());
    let Some(last) = chars.next() else { return Sound::Unknown };
    match last {
        '가'..='힣' => match (last as u32 - 0xAC00) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Liquid,
            _ => Sound::Consonant,
        },
        // Decomposed: what a syllable ends in stands by itself. Digits: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구; a round number
        // ends in 십, 백, 천, 만.
        '\u{11AF}' | '1' | '7' | '8' => Sound::Liquid,
        '\u{11A8}'..='\u{11FF}' | '0' | '3' | '6' => Sound::Consonant,
        '\u{1161}'..='\u{11A7}' | '2' | '4' | '5' | '9' => Sound::Vowel,
        // 엘, 엠, 엔, 알.
        'L' | 'R' if is_spelt(text) => Sound::Liquid,
        'M' | 'N' if is_spelt(text) => Sound::Consonant,
        'A'..='Z' if is_spelt(text) => Sound::Vowel,
        _ => match last.to_lowercase().next().unwrap_or(last) {
            'a' | 'i' | 'o' | 'u' | 'y' | 'ı' | 'ə' | 'ü' | 'ö' | 'á' | 'é' => Sound::Vowel,
            'l' => Sound::Liquid,
            'm' | 'n' => Sound::Consonant,
            _ => Sound::Unknown,
        },
    }
}

/// True for a short word in capitals, which is spelt when it is read.
fn is_spelt(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() <= 4 && text.chars().all(|c| !c.is_lowercase())
}

/// The letters behind brackets that stand right behind a name: 스테파나케르트(한켄디)는.
fn behind_brackets(after: &str) -> Option<&str> {
    let rest = after.strip_prefix(['(', '（'])?;
    let end = rest.find([')', '）']).filter(|end| *end < 80)?;
    Some(rest[end..].trim_start_matches([')', '）']))
}

/// True where what stands there is a particle with two shapes.
fn alternates(text: &str) -> bool {
    let end = text.find(|c| !matches!(c, '가'..='힣')).unwrap_or(text.len());
    let word = &text[..end];
    PARTICLES.iter().any(|p| p.closed != p.open && (word.starts_with(p.closed) || word.starts_with(p.open)))
}
