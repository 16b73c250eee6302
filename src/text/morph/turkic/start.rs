//! Where the endings of a name begin: its class, and the stems that each class has.

use super::Turkic;
use super::slots::State;
use super::sound::{Sound, is_vowel, syllables};
use crate::text::morph::Lemma;

/// How a name declines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Regular,
    /// Final q or k softens before a vowel.
    Soft,
    /// In -su, water.
    Su,
    /// A compound with a possessive inside, written as one word: Xankəndi. Takes the endings of other names.
    Fused,
    /// A compound whose head keeps its possessive: Laçın rayonu. Takes the pronominal n.
    Izafet,
    Fixed,
}

/// A stem with the endings that it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// Bytes of the last word's folded letters that are kept.
    pub(super) keep: usize,
    /// Letters put after them.
    pub(super) add: &'static str,
    /// Set if the stem's last letter can soften: true if it must, false if that is only seen.
    pub(super) soft: Option<bool>,
    /// Where the automaton begins.
    pub(super) state: State,
    /// What the first ending sees.
    pub(super) sound: Sound,
    /// Found, never produced.
    pub(super) variant: bool,
}

fn is_close(c: char) -> bool {
    matches!(c, 'ı' | 'i' | 'u' | 'ü')
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (c < '\u{250}' || c == 'ə')
}

impl Turkic {
    /// The class, and false if it is a guess.
    pub(super) fn classify(&self, lemma: &Lemma) -> (Class, bool) {
        let Some(last) = lemma.words.last() else { return (Class::Fixed, true) };
        let word = last.folded.as_str();
        for given in lemma.decl.as_deref().into_iter().flat_map(|decl| decl.split([' ', ','])) {
            match given {
                "regular" | "hard" => return (Class::Regular, true),
                "soft" => return (Class::Soft, true),
                "su" => return (Class::Su, true),
                "izafet" => return (Class::Izafet, true),
                "fused" => return (Class::Fused, true),
                "fixed" | "indeclinable" => return (Class::Fixed, true),
                _ => {}
            }
        }
        let mut ending = word.chars().rev();
        let (Some(end), before) = (ending.next(), ending.next()) else { return (Class::Fixed, true) };
        match end {
            // A number, or a name in another script: Latin endings do not go on it.
            c if !is_latin(c) => (Class::Fixed, true),
            'q' | 'k' => self.final_velar(word, end, before),
            c if is_close(c) => self.final_close(lemma, word),
            _ => (Class::Regular, true),
        }
    }

    fn final_velar(&self, word: &str, end: char, before: Option<char>) -> (Class, bool) {
        let native_vowel = match end {
            'q' => before.is_some_and(is_vowel),
            _ => before.is_some_and(|c| matches!(c, 'ə' | 'e' | 'i' | 'ö' | 'ü')),
        };
        if !self.names_soften || !native_vowel || syllables(word) < 2 || self.hard.iter().any(|w| word.ends_with(w)) {
            return (Class::Regular, true);
        }
        match end {
            'q' => (Class::Soft, true),
            // Native words in -k soften, foreign names (Sünik) do not; only some endings tell.
            _ if ["ək", "lik", "lük", "cik", "cük", "çik", "çük"].iter().any(|e| word.ends_with(e)) => {
                (Class::Soft, true)
            }
            _ => (Class::Regular, false),
        }
    }

    fn final_close(&self, lemma: &Lemma, word: &str) -> (Class, bool) {
        let single = lemma.words.len() == 1;
        if let Some(rest) = word.strip_suffix("su") {
            let possessed = !single && rest.ends_with(is_vowel) && !rest.is_empty();
            return if possessed { (Class::Izafet, true) } else { (Class::Su, true) };
        }
        let generic = self.generics.iter().find_map(|g| word.strip_suffix(g));
        if single {
            // A first part is needed: Xan-kəndi, but not Kəndi.
            let compound = generic.is_some_and(|first| first.chars().nth(1).is_some());
            return match compound {
                true if ends_in_si(word) => (Class::Izafet, true),
                true => (Class::Fused, true),
                false => (Class::Regular, true),
            };
        }
        if generic.is_some() {
            return (Class::Izafet, true);
        }
        if self.vowel_nouns.iter().any(|noun| word.ends_with(noun)) {
            return (Class::Regular, true);
        }
        let small = lemma.words.last().is_some_and(|w| w.text.chars().next().is_some_and(char::is_lowercase));
        if small {
            // A common noun after a name can only be the head of a compound.
            return (Class::Izafet, true);
        }
        let derived = ["lı", "li", "lu", "lü", "çı", "çi", "çu", "çü"].iter().any(|e| word.ends_with(e));
        (Class::Regular, derived)
    }

    /// The stem of an izafet head: bytes kept, letters added, and whether they soften again.
    fn head(&self, word: &str) -> (usize, &'static str, Option<bool>) {
        if let Some(&(_, cut, add)) = self.heads.iter().find(|(possessed, ..)| word.ends_with(possessed)) {
            return (word.len() - cut, add, None);
        }
        let bare = word.trim_end_matches(is_close);
        if bare.len() == word.len() || bare.is_empty() {
            return (word.len(), "", None);
        }
        if ends_in_si(word) {
            return (bare.len() - 1, "", None);
        }
        let native = ["dağ", "bağ", "yağ", "tuğ"].iter().any(|end| bare.ends_with(end));
        if let Some(stem) = bare.strip_suffix('ğ')
            && !native
            && syllables(stem) == 2
        {
            let front = stem.chars().rev().find(|&c| is_vowel(c)).is_some_and(|c| matches!(c, 'e' | 'i' | 'ö' | 'ü'));
            return (stem.len(), if self.sounds.velar == 'k' || front { "k" } else { "q" }, Some(true));
        }
        if self.sounds.soft_front == 'y'
            && let Some(stem) = bare.strip_suffix('y')
            && syllables(stem) == 2
        {
            return (stem.len(), "k", Some(true));
        }
        (bare.len(), "", None)
    }

    /// Calls `each` with every start, those that are produced before those that are only found, until it returns true.
    pub(super) fn starts(&self, lemma: &Lemma, each: &mut dyn FnMut(&Start) -> bool) {
        let Some(last) = lemma.words.last() else { return };
        let word = last.folded.as_str();
        let class = self.classify(lemma).0;
        let harmony = lemma.decl.as_deref().and_then(|decl| {
            decl.split([' ', ',']).find_map(|given| match given {
                "back" => Some(true),
                "front" => Some(false),
                _ => None,
            })
        });
        let start = |keep: usize, add: &'static str, soft: Option<bool>, state: State, variant: bool| {
            let mut sound = Sound::of(&word[..keep], add);
            sound.soft = soft == Some(true);
            if let Some(back) = harmony.or_else(|| self.front.contains(&word).then_some(false)) {
                sound.harmony(back);
            }
            Start { keep, add, soft, state, sound, variant }
        };
        let all = word.len();
        let seen_soft = word.ends_with(['q', 'k']).then_some(class == Class::Soft);
        let regular = start(all, "", seen_soft, State::Name, false);
        let mut su = regular;
        su.sound.su = true;
        let found = |start: Start| Some(Start { variant: true, ..start });
        let izafet = |variant| Some(start(all, "", None, State::Izafet, variant));
        let starts = match class {
            Class::Fixed => [Some(start(all, "", None, State::Fixed, false)), None, None],
            Class::Su if self.names_soften => [Some(su), found(regular), None],
            Class::Su => [Some(regular), found(su), None],
            Class::Fused => [Some(regular), izafet(!self.fused_takes_n), None],
            Class::Izafet => {
                let (keep, add, soft) = self.head(word);
                // Murov dağları is plural already.
                let plural = ["ları", "ləri", "leri"].iter().any(|end| word.ends_with(end));
                let head = (!plural).then(|| start(keep, add, soft, State::Head, false));
                [izafet(false), head, Some(start(all, "", None, State::Loose, true))]
            }
            // -ı may be a possessive that no table knows: Daşaltı, Daşaltında.
            Class::Regular if word.ends_with(is_close) => [Some(regular), izafet(true), None],
            Class::Regular | Class::Soft => [Some(regular), None, None],
        };
        for start in starts.iter().flatten() {
            if each(start) {
                return;
            }
        }
    }
}

/// True for the possessive after a vowel: silsiləsi.
fn ends_in_si(word: &str) -> bool {
    let bare = word.trim_end_matches(is_close);
    bare.len() < word.len() && bare.strip_suffix('s').is_some_and(|stem| stem.ends_with(is_vowel))
}
