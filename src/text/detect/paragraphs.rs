//! Which paragraphs of a draft are in another language than the rest.
//!
//! Most paragraphs show by two of its own little words that they are in the draft's language; only what does not is
//! weighed. Another language must be plain: a name, a title or a heading says nothing.

use std::collections::{HashMap, HashSet};

use super::evidence::{packed, telling};
use super::profiles::PROFILES;
use super::{LEAST, Sample, number, points};
use crate::base::Lang;
use crate::text::words::{Script, script};

/// Bytes of a paragraph that are looked at for little words, and at all.
const GLANCE: usize = 200;
const HEAD: usize = 800;
/// Little words that are enough, and of how many words one must be such.
const ENOUGH: usize = 2;
const ONE_OF: usize = 10;
/// Of how many words one must be foreign: in a Latin draft, in another.
const FOREIGN_LATIN: usize = 5;
const FOREIGN: usize = 3;
/// Words of prose, each another one, that a language in Latin letters must have, its points, and what they must be more
/// than those of the draft's own.
const PROSE: usize = 4;
const PLAIN: i32 = 8;
const LEAD: i32 = 6;
/// Of how many letters one in the draft's own script makes a paragraph a mixture.
const MIXTURE: usize = 5;

/// What a paragraph looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    /// In the draft's language.
    Own,
    /// In another one.
    Other(Lang),
    /// Too little to go by.
    Unsure,
}

/// What a glance shows.
enum Glance {
    Own,
    Unsure,
    /// There are words that the draft's language does not have.
    Foreign,
}

/// Holds paragraphs against the language of their draft.
pub(crate) struct Paragraphs {
    own: Option<Lang>,
    script: Option<Script>,
    profile: Option<usize>,
    /// Short words by their bytes: whether they are the draft's language's alone.
    telling: Telling,
}

impl Paragraphs {
    /// For a draft in a language; `None` where that is not known.
    pub(crate) fn new(own: Option<&Lang>) -> Self {
        let profile = own.and_then(|own| PROFILES.iter().position(|p| own.primary().eq_ignore_ascii_case(p.tag)));
        let telling = Telling::new(&profile.map(telling).unwrap_or_default());
        Self { own: own.cloned(), script: own.and_then(super::script_of), profile, telling }
    }

    /// What a paragraph looks like.
    pub(crate) fn look(&self, text: &str) -> Looks {
        match self.glance(&text.as_bytes()[..text.len().min(GLANCE)]) {
            Glance::Own => return Looks::Own,
            Glance::Unsure => return Looks::Unsure,
            Glance::Foreign => {}
        }
        let head = &text[..text.floor_char_boundary(HEAD)];
        let Some(sample) = Sample::of(head) else { return Looks::Unsure };
        if self.script.is_some_and(|own| own != sample.script && self.is_mixed(head)) {
            return Looks::Unsure;
        }
        if !matches!(sample.script, Script::Latin | Script::Cyrillic | Script::Arabic) {
            return self.named(super::language(head, &[]));
        }
        if self.script.is_some() && self.script != Some(sample.script) && sample.script != Script::Latin {
            return self.named(super::language(head, &[]));
        }
        let points = points(&sample);
        let rows = PROFILES.iter().zip(&points).filter(|(profile, _)| profile.script == sample.script);
        let Some((first, &most)) = rows.max_by_key(|(_, points)| **points) else { return Looks::Unsure };
        let own = self.profile.map_or(0, |own| points[own]);
        if self.profile.is_some_and(|own| PROFILES[own].tag == first.tag) {
            return if most >= LEAST { Looks::Own } else { Looks::Unsure };
        }
        let plain = most >= PLAIN && most - own >= LEAD && most.saturating_mul(3) >= number(sample.prose.len());
        if first.home && plain {
            let words: HashSet<&str> =
                sample.prose.iter().copied().filter(|word| word.chars().nth(1).is_some()).collect();
            let lang = super::language(head, &[]).filter(|lang| lang.as_str() == first.tag);
            return if words.len() < PROSE { Looks::Unsure } else { self.named(lang) };
        }
        if self.script == Some(sample.script) && own >= LEAST { Looks::Own } else { Looks::Unsure }
    }

    /// True if there are letters of the draft's own script among others.
    fn is_mixed(&self, head: &str) -> bool {
        let (mut own, mut all) = (0, 0);
        for letter in head.chars().map(script).filter(|script| *script != Script::Common) {
            all += 1;
            own += usize::from(Some(letter) == self.script);
        }
        own * MIXTURE > all
    }

    fn named(&self, lang: Option<Lang>) -> Looks {
        match (lang, &self.own) {
            (Some(lang), Some(own)) if lang.same_language(own) => Looks::Own,
            (Some(lang), _) => Looks::Other(lang),
            (None, _) => Looks::Unsure,
        }
    }

    /// Most paragraphs are settled here, by their first words.
    fn glance(&self, head: &[u8]) -> Glance {
        let is_latin = self.script == Some(Script::Latin);
        let (mut words, mut own, mut foreign) = (0, 0, 0);
        let mut at = 0;
        while let Some(&first) = head.get(at) {
            if !is_letter(first) {
                // A sign of three bytes, or of two.
                at += match first {
                    0xE2 => 3,
                    0xC2 => 2,
                    _ => 1,
                };
                continue;
            }
            let start = at;
            while head.get(at).is_some_and(|&byte| is_letter(byte)) {
                at += 1;
            }
            let word = &head[start..at];
            words += 1;
            match packed(word).and_then(|word| self.telling.get(word)) {
                Some(true) => own += 1,
                Some(false) => foreign += 1,
                None if is_latin && word.is_ascii() => {}
                None => foreign += usize::from(self.is_foreign(word)),
            }
            if own >= ENOUGH && words <= own * ONE_OF {
                return Glance::Own;
            }
        }
        // In another script most words are foreign; in the same one it is the little words and the letters.
        let share = if is_latin { FOREIGN_LATIN } else { FOREIGN };
        if foreign >= ENOUGH && foreign * share >= words { Glance::Foreign } else { Glance::Unsure }
    }

    /// True for a word with letters that the draft's language hardly has.
    fn is_foreign(&self, word: &[u8]) -> bool {
        match self.script {
            None => true,
            Some(Script::Latin) => {
                let own = self.profile.map(|own| &PROFILES[own]);
                let Some(profile) = own.filter(|profile| !profile.own.is_empty() || !profile.some.is_empty()) else {
                    return true;
                };
                let known = |c: char| c.is_ascii() || profile.own.contains(c) || profile.some.contains(c);
                !std::str::from_utf8(word).is_ok_and(|word| word.chars().flat_map(char::to_lowercase).all(known))
            }
            // Beyond the letters of Russian, but ё.
            Some(Script::Cyrillic) if self.own.as_ref().is_some_and(|own| own.primary() == "ru") => {
                word.is_ascii()
                    || word.chunks(2).any(|pair| match pair {
                        [0xD1, second] => *second >= 0x90 && *second != 0x91,
                        [first, _] => !matches!(first, 0xD0),
                        _ => false,
                    })
            }
            Some(_) => word.is_ascii() || packed(word).is_none_or(|_| self.profile.is_some()),
        }
    }
}

/// Packed words in slots that a multiplication finds: hash maps are slower by half.
struct Telling {
    slots: Vec<(u64, bool)>,
    shift: u32,
}

impl Telling {
    fn new(words: &HashMap<u64, bool>) -> Self {
        let bits = (words.len() * 4).next_power_of_two().ilog2().max(1);
        let mut telling = Self { slots: vec![(0, false); 1 << bits], shift: u64::BITS - bits };
        let mut sorted: Vec<(u64, bool)> = words.iter().map(|(&word, &own)| (word, own)).collect();
        sorted.sort_unstable();
        for (word, own) in sorted {
            let at = telling.place(word);
            telling.slots[at] = (word, own);
        }
        telling
    }

    /// Where a word is, or the free slot for it.
    #[inline]
    fn place(&self, word: u64) -> usize {
        let mut at = (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize;
        while self.slots[at].0 != word && self.slots[at].0 != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    #[inline]
    fn get(&self, word: u64) -> Option<bool> {
        let (known, own) = self.slots[self.place(word)];
        (known == word).then_some(own)
    }
}

/// True for a byte of a word.
#[inline]
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0x80 && byte != 0xE2 && byte != 0xC2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_language_must_be_plain() {
        let look =
            |own: &str, text: &str| match Paragraphs::new((own != "und").then(|| Lang::new(own)).as_ref()).look(text) {
                Looks::Own => "own".to_owned(),
                Looks::Other(lang) => lang.to_string(),
                Looks::Unsure => "?".to_owned(),
            };
        for (own, text, answer) in [
            ("en", "The road to the town was closed in the morning.", "own"),
            ("en", "Дорогу к городу закрыли утром.", "ru"),
            ("en", "Səhər şəhərə gedən yol bağlandı və heç kim səbəbini deyə bilmədi.", "az"),
            ("en", "Sabah şehre giden yol kapandı ve kimse nedenini söyleyemedi.", "tr"),
            ("en", "Stepanakert, Shushi, Martakert", "?"),
            ("en", "Şuşa, Xankəndi və Laçın", "?"),
            ("en", "Photo: A. Driver", "?"),
            ("en", "He was born in Şuşa, and “Qarabağ” was the first of his newspapers.", "own"),
            ("ru", "Дорогу к городу закрыли утром, и никто не знал почему.", "own"),
            ("ru", "Дорогу до міста закрили вранці, і ніхто не знав чому.", "uk"),
            ("ru", "The road to the town was closed in the morning.", "en"),
            ("az", "The road to the town was closed in the morning.", "en"),
            ("az", "Sabah şehre giden yol kapandı ve kimse nedenini söyleyemedi.", "tr"),
            ("hy", "Ճանապարհը փակ էր։", "?"),
            ("hy", "Ճանապարհը փակ էր առավոտյան, և ոչ ոք չգիտեր՝ ինչու։", "?"),
            ("en", "Он женился на %(spouse)s %(full_date)s в %(place)s", "?"),
            ("ru", "Он женился на %(spouse)s %(full_date)s в %(place)s", "?"),
            ("ru", "Microsoft Office for Windows", "?"),
            ("en", "%d, %d, %d: %d de %d", "?"),
            ("en", "Степанакерт, вид с юга", "ru"),
            ("hy", "The road to the town was closed in the morning.", "en"),
            ("und", "The road to the town was closed in the morning.", "en"),
            ("und", "Droga do miasta była rano zamknięta i nikt nie wiedział dlaczego.", "?"),
            ("en", "Droga do miasta była rano zamknięta i nikt nie wiedział dlaczego.", "?"),
            ("en", "", "?"),
        ] {
            assert_eq!(look(own, text), answer, "{own}: {text}");
        }
    }
}
