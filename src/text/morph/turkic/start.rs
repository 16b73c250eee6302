//! Where the endings of a name begin: its class, and the stems that each class has.

use super::slots::State;
use super::sound::{Sound, is_vowel, syllables};
use super::{Nouns, Turkic};
use crate::text::morph::{Form, Joint, Lemma};

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
    /// May be such a compound or not: *çalışma düzeni*, *yan etki*; *Yeni Delhi*.
    Either,
    Fixed,
}

/// A stem with the endings that it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// Bytes of the last word's folded letters that are kept.
    pub(super) keep: usize,
    /// Letters put after them.
    pub(super) add: &'static str,
    /// The stem before a vowel, where that is another.
    pub(super) soft: Option<Soft>,
    /// Where the automaton begins.
    pub(super) state: State,
    /// What the first ending sees.
    pub(super) sound: Sound,
    /// Found, never produced.
    pub(super) variant: bool,
}

/// A stem before a vowel: *kita-b*, *ren-g*, *kay-d* of kayıt.
#[derive(Clone, Copy, Debug)]
pub(super) struct Soft {
    /// Bytes of the last word's folded letters that are kept.
    pub(super) keep: usize,
    /// Letters put after them.
    pub(super) add: &'static str,
    /// It is written so; else that is only seen.
    pub(super) must: bool,
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
        if let Some(spelt) = self.spelt(last) {
            return (Class::Regular, spelt.sure);
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
        if let Some(nouns) = self.nouns(lemma) {
            let known = nouns.heads.iter().any(|head| match word.strip_suffix(head) {
                // A compound in one word: cumhurbaşkanı.
                Some("") => !single,
                Some(first) => head.chars().count() > 4 && first.chars().nth(1).is_some(),
                None => false,
            });
            let compound = generic.is_some_and(|first| !single || first.chars().nth(1).is_some());
            if known || compound || nouns.compounds.contains(&word) || !single && self.is_possessed(word) {
                return (Class::Izafet, true);
            }
            let ends_so = || nouns.endings.iter().any(|end| word.ends_with(end));
            if single || nouns.close.contains(&word) || ends_so() {
                return (Class::Regular, true);
            }
            if self.is_common(lemma) && !self.vowel_nouns.iter().any(|noun| word.ends_with(noun)) {
                return (Class::Either, false);
            }
        }
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
        if OWN_CLOSE.contains(&word) || word.ends_with("ski") {
            return (Class::Regular, true);
        }
        if self.is_possessed(word) || self.institutions.iter().any(|head| word.ends_with(head)) {
            return (Class::Izafet, true);
        }
        // Aşağı Yemişcanlı; but Sahili may be of sahil.
        let derived = ["lı", "li", "lu", "lü", "çı", "çi", "çu", "çü"]
            .iter()
            .any(|e| word.strip_suffix(e).is_some_and(|first| !first.ends_with(is_vowel) && syllables(first) > 0));
        if derived { (Class::Regular, true) } else { (Class::Either, false) }
    }

    /// True if the end of the last of several words shows a possessive: *silsiləsi*, *adaları*, *birliği*.
    fn is_possessed(&self, word: &str) -> bool {
        !OWN_CLOSE.contains(&word) && ends_in_si(word)
            || ["ları", "leri", "ləri"].iter().chain(self.abstracts).any(|end| word.ends_with(end))
    }

    /// True for a name of which only a guess says whether it ends in a possessive, and for which it matters here.
    pub(super) fn is_guessed(&self, lemma: &Lemma, form: Form) -> bool {
        let as_class = |class| self.put_as(lemma, class, form, Joint::None);
        !form.is_bare()
            && self.classify(lemma).0 == Class::Either
            && !self.is_common(lemma)
            && as_class(Class::Regular) != as_class(Class::Izafet)
    }

    /// The tables for common nouns, if the last word of a term is one.
    fn nouns(&self, lemma: &Lemma) -> Option<&'static Nouns> {
        self.nouns.filter(|_| {
            lemma.words.last().is_some_and(|word| {
                !word.text.contains(char::is_uppercase) && word.text.starts_with(char::is_lowercase)
            })
        })
    }

    /// The nouns that lose a vowel, if the last word of a term may be one.
    fn falling(&self, lemma: &Lemma) -> &'static [(&'static str, &'static str)] {
        let small = lemma.words.last().is_some_and(|word| word.text.starts_with(char::is_lowercase));
        if small { self.falling } else { &[] }
    }

    /// True for a term that is a common noun, all of whose words have small letters.
    pub(super) fn is_common(&self, lemma: &Lemma) -> bool {
        self.nouns.is_some() && lemma.words.iter().all(|word| !word.text.contains(char::is_uppercase))
    }

    /// What a final consonant becomes before a vowel.
    fn softened(&self, lemma: &Lemma, word: &str, class: Class) -> Option<Soft> {
        let last = word.chars().next_back()?;
        let letter = |add: &'static str, must| Some(Soft { keep: word.len() - last.len_utf8(), add, must });
        let sound = Sound::of(word, "");
        let velar = if self.sounds.softened(sound) == 'y' { "y" } else { "ğ" };
        let before = word.chars().rev().nth(1);
        let by_letter = |must| match last {
            'k' if before == Some('n') && self.nouns.is_some() => letter("g", must),
            'q' | 'k' => letter(velar, must),
            'p' => letter("b", must),
            'ç' => letter("c", must),
            't' => letter("d", must),
            'g' => letter("ğ", must),
            _ => None,
        };
        if class == Class::Soft {
            return by_letter(true);
        }
        let seen = || if matches!(last, 'q' | 'k') { letter(velar, false) } else { None };
        let mut words = lemma.decl.as_deref().into_iter().flat_map(|decl| decl.split([' ', ',']));
        let settled = words.any(|given| matches!(given, "regular" | "hard"));
        if let Some((_, add)) = self.falling(lemma).iter().find(|(noun, _)| *noun == word && !settled) {
            return Some(Soft { keep: 0, add, must: true });
        }
        let Some(nouns) = self.nouns(lemma).filter(|_| !settled) else { return seen() };
        if let Some((_, add)) = nouns.soft.iter().find(|(noun, _)| *noun == word) {
            return Some(Soft { keep: 0, add, must: true });
        }
        let long = syllables(word) == 2 && !nouns.hard.iter().any(|noun| word.ends_with(noun));
        let vowel = before.is_some_and(is_vowel);
        match last {
            'k' | 'p' if long && vowel => by_letter(true),
            'ç' if long && (vowel || before == Some('n')) => by_letter(true),
            'g' if long && word.ends_with("log") => by_letter(true),
            't' if long && vowel => by_letter(false),
            _ => seen(),
        }
    }

    /// The stems of an izafet head: bytes kept, letters added, and the same before a vowel; another that it may have.
    fn heads(&self, lemma: &Lemma, word: &str) -> [Option<(usize, &'static str, Option<Soft>)>; 2] {
        let bare = word.trim_end_matches(is_close);
        // Less its possessive the head stands as before a vowel.
        let whole = Some(Soft { keep: bare.len(), add: "", must: true });
        if let Some(&(_, cut, add)) = self.heads.iter().find(|(possessed, ..)| word.ends_with(possessed)) {
            let soft =
                whole.filter(|_| self.nouns.is_some() && !bare.ends_with(is_vowel) && word.len() - bare.len() < cut);
            return [Some((word.len() - cut, add, soft)), None];
        }
        if bare.len() == word.len() || bare.is_empty() {
            return [Some((word.len(), "", None)), None];
        }
        let nouns = self.nouns(lemma);
        if let Some((noun, _)) = nouns.and_then(|nouns| nouns.soft.iter().find(|(_, soft)| *soft == bare)) {
            return [Some((0, noun, whole)), None];
        }
        if let Some((noun, _)) = self.falling(lemma).iter().find(|(_, soft)| *soft == bare) {
            return [Some((0, noun, whole)), None];
        }
        if ends_in_si(word) {
            let (vowel, consonant) = ((bare.len() - 1, "", None), (bare.len(), "", None));
            let in_s = nouns.is_some_and(|nouns| nouns.in_s.iter().any(|noun| bare.ends_with(noun)));
            let (first, other) = if in_s { (consonant, vowel) } else { (vowel, consonant) };
            return [Some(first), nouns.is_some().then_some(other)];
        }
        let native = ["dağ", "bağ", "yağ", "tuğ"].iter().any(|end| bare.ends_with(end));
        if let Some(stem) = bare.strip_suffix('ğ')
            && !native
            && syllables(stem) == 2
        {
            let front = stem.chars().rev().find(|&c| is_vowel(c)).is_some_and(|c| matches!(c, 'e' | 'i' | 'ö' | 'ü'));
            let velar = match self.sounds.velar {
                'k' if stem.ends_with("lo") => "g",
                'k' => "k",
                _ if front => "k",
                _ => "q",
            };
            return [Some((stem.len(), velar, whole)), None];
        }
        if self.sounds.soft_front == 'y'
            && let Some(stem) = bare.strip_suffix('y')
            && syllables(stem) == 2
        {
            return [Some((stem.len(), "k", whole)), None];
        }
        for (soft, hard) in [('b', "p"), ('c', "ç")] {
            if self.nouns.is_some()
                && let Some(stem) = bare.strip_suffix(soft)
            {
                return [Some((stem.len(), hard, whole)), None];
            }
        }
        [Some((bare.len(), "", None)), None]
    }

    /// Calls `each` with every start, those that are produced before those that are only found, until it returns true.
    pub(super) fn starts(&self, lemma: &Lemma, each: &mut dyn FnMut(&Start) -> bool) {
        match self.classify(lemma).0 {
            Class::Either => {
                let mut done = false;
                self.starts_as(lemma, Class::Regular, &mut |start| {
                    done = each(start);
                    done
                });
                if !done {
                    self.starts_as(lemma, Class::Izafet, each);
                }
            }
            class => self.starts_as(lemma, class, each),
        }
    }

    /// The starts of a name that is of a class.
    pub(super) fn starts_as(&self, lemma: &Lemma, class: Class, each: &mut dyn FnMut(&Start) -> bool) {
        let Some(last) = lemma.words.last() else { return };
        let word = last.folded.as_str();
        let harmony = lemma.decl.as_deref().and_then(|decl| {
            decl.split([' ', ',']).find_map(|given| match given {
                "back" => Some(true),
                "front" => Some(false),
                _ => None,
            })
        });
        let common = self.is_common(lemma);
        let state = |state| match state {
            State::Name if common => State::Noun,
            State::Head if common => State::NounHead,
            _ => state,
        };
        let start = |keep: usize, add: &'static str, soft: Option<Soft>, own: State, variant: bool| {
            let state = state(own);
            let mut sound = Sound::of(&word[..keep], add);
            // The possessive shows how the head is spoken: saati, saatleri.
            if own == State::Head && self.nouns.is_some() {
                sound.harmony(word.ends_with(['ı', 'u']));
            }
            if let Some(back) = harmony.or_else(|| self.front.contains(&word).then_some(false)) {
                sound.harmony(back);
            }
            Start { keep, add, soft, state, sound, variant }
        };
        let all = word.len();
        let mut regular = start(all, "", self.softened(lemma, word, class), State::Name, false);
        let written = regular;
        let spelt = self.spelt(last);
        if let Some(spelt) = &spelt {
            regular.sound = spelt.sound;
        }
        let spoken = self.nouns.and_then(|nouns| nouns.spoken.iter().find(|(own, _)| *own == word));
        if let Some((_, spoken)) = spoken {
            regular.sound = Sound::of(spoken, "");
        }
        let mut su = regular;
        su.sound.su = true;
        let found = |start: Start| Some(Start { variant: true, ..start });
        let izafet = |variant| Some(start(all, "", None, State::Izafet, variant));
        let starts = match class {
            Class::Fixed => [Some(start(all, "", None, State::Fixed, false)), None, None, None],
            Class::Su if self.names_soften || common => [Some(su), found(regular), None, None],
            Class::Su => [Some(regular), found(su), None, None],
            Class::Fused => [Some(regular), izafet(!self.fused_takes_n), None, None],
            Class::Izafet | Class::Either => {
                // Murov dağları is plural already.
                let plural = ["ları", "ləri", "leri"].iter().any(|end| word.ends_with(end));
                let [first, second] = if plural { [None, None] } else { self.heads(lemma, word) };
                let mut head = first.map(|(keep, add, soft)| start(keep, add, soft, State::Head, false));
                // İçme suyu, içme suyumuz.
                if let Some(head) = head.as_mut().filter(|_| common && word == "suyu") {
                    head.sound.su = true;
                }
                let other = second.map(|(keep, add, soft)| start(keep, add, soft, State::Head, true));
                [izafet(false), head, other, Some(start(all, "", None, State::Loose, true))]
            }
            // -ı may be a possessive that no table knows: Daşaltı, Daşaltında.
            Class::Regular if spelt.is_none() && word.ends_with(is_close) => [Some(regular), izafet(true), None, None],
            Class::Regular | Class::Soft if spoken.is_some() || spelt.is_some() => {
                [Some(regular), found(written), None, None]
            }
            Class::Regular | Class::Soft => [Some(regular), None, None, None],
        };
        for start in starts.iter().flatten() {
            if each(start) {
                return;
            }
        }
    }
}

/// Names and nouns in -si of their own.
#[rustfmt::skip]
const OWN_CLOSE: &[&str] = &["tbilisi", "brindisi", "assisi", "kumasi", "potosi", "farisi", "tusi", "vasi", "asi", "nazi"];

/// True for the possessive after a vowel: silsiləsi.
fn ends_in_si(word: &str) -> bool {
    let bare = word.trim_end_matches(is_close);
    bare.len() < word.len() && bare.strip_suffix('s').is_some_and(|stem| stem.ends_with(is_vowel))
}
