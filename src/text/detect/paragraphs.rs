//! Which paragraphs of a draft are in another language than the rest.
//!
//! Most paragraphs show by two of its own little words that they are in the draft's language; only what does not is
//! weighed. Another language must be plain: a name, a title or a heading says nothing.

use std::collections::{HashMap, HashSet};

use super::evidence::telling;
use super::profiles::PROFILES;
use super::{LEAST, PROSE, Sample, east, number, points};
use crate::base::Lang;
use crate::text::words::{Script, script};

/// Bytes of a paragraph that are looked at for little words, and at all.
const GLANCE: usize = 200;
const HEAD: usize = 800;
/// Little words that are enough, and of how many words one must be such.
const ENOUGH: usize = 2;
const ONE_OF: usize = 10;
/// Of how many words one must be foreign, and all but one in Latin letters where the draft is not.
const FOREIGN: usize = 5;
const LATIN: usize = 5;
/// Bytes of ASCII that are too few for any language to show in.
const SHORT: usize = 24;
/// The points that a language in Latin letters must have (and `PROSE` words, each another one), and what they must be more
/// than those of the draft's own.
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
        if let Some(looks) = east::look(self.own.as_ref(), &text[..text.floor_char_boundary(HEAD)]) {
            return looks;
        }
        match self.glance(&text.as_bytes()[..text.len().min(GLANCE)]) {
            Glance::Own => Looks::Own,
            Glance::Unsure => Looks::Unsure,
            Glance::Foreign => self.weigh(text),
        }
    }

    /// What it looks like when it is weighed, whatever a glance shows.
    pub(crate) fn weigh(&self, text: &str) -> Looks {
        let head = &text[..text.floor_char_boundary(HEAD)];
        let Some(sample) = Sample::of(head) else { return Looks::Unsure };
        if self.script.is_some_and(|own| own != sample.script && self.is_mixed(head)) {
            return Looks::Unsure;
        }
        if !matches!(sample.script, Script::Latin | Script::Cyrillic | Script::Arabic) {
            return self.named(super::language(head, &[]));
        }
        if self.script.is_some() && self.script != Some(sample.script) && sample.script != Script::Latin {
            // Степанакерт, вид с юга: too little to tell Russian from Ukrainian.
            let enough = sample.prose.len() >= PROSE;
            return if enough { self.named(super::language(head, &[])) } else { Looks::Unsure };
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
        // No four words of prose, as far as another language would need them.
        if is_latin && head.len() < SHORT && head.is_ascii() {
            return Glance::Unsure;
        }
        let (mut words, mut own, mut foreign, mut latin) = (0, 0, 0, 0);
        let mut bytes = head.iter().copied().enumerate();
        while let Some((start, first)) = bytes.next() {
            if !is_letter(first) {
                // A sign of three bytes, or of two.
                match first {
                    0xE2 => drop(bytes.nth(1)),
                    0xC2 => drop(bytes.next()),
                    _ => {}
                }
                continue;
            }
            let (mut word, mut seen, mut end) = (u64::from(first), first, head.len());
            for (at, byte) in bytes.by_ref() {
                if !is_letter(byte) {
                    // What is no letter parts words, whatever else it is.
                    end = at;
                    break;
                }
                word = word << 8 | u64::from(byte);
                seen |= byte;
            }
            words += 1;
            let told = if (2..=8).contains(&(end - start)) { self.telling.get(word) } else { None };
            match told {
                Some(true) => own += 1,
                Some(false) => foreign += 1,
                None if seen.is_ascii() => latin += 1,
                None => foreign += usize::from(self.is_foreign(&head[start..end])),
            }
            if own >= ENOUGH && words <= own * ONE_OF {
                return Glance::Own;
            }
        }
        let other = foreign >= ENOUGH && foreign * FOREIGN >= words;
        // Of another script all but a few words are.
        let script = !is_latin && latin >= PROSE && latin * LATIN >= words * (LATIN - 1);
        if other || script || words >= PROSE && own == 0 && self.lacks_dense(head) {
            Glance::Foreign
        } else {
            Glance::Unsure
        }
    }

    /// True if none of the letters is there that hardly a line of the draft's language does without.
    fn lacks_dense(&self, head: &[u8]) -> bool {
        let dense = self.profile.map_or("", |own| PROFILES[own].dense);
        let has = |c: char| memchr::memmem::find(head, c.encode_utf8(&mut [0; 4]).as_bytes()).is_some();
        !dense.is_empty() && !dense.chars().any(has)
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
                word.chunks_exact(2).any(|pair| match pair[0] {
                    0xD0 => false,
                    0xD1 => pair[1] >= 0x90 && pair[1] != 0x91,
                    _ => true,
                })
            }
            // Ы, э, ъ and ё in languages that have none.
            Some(Script::Cyrillic) => {
                word[0] < 0x80 || word.chunks_exact(2).any(|pair| matches!(pair, [0xD1, 0x8A | 0x8B | 0x8D | 0x91]))
            }
            Some(_) => word[0] < 0x80,
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
    LETTERS[usize::from(byte)]
}

static LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0_u8;
    loop {
        letters[byte as usize] = byte.is_ascii_alphabetic() || byte >= 0x80 && byte != 0xE2 && byte != 0xC2;
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    letters
};

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
            ("ru", "Дорогу к городу закрыли утром, и никто не знал почему.", "?"),
            ("ru", "Дорогу до міста закрили вранці, і ніхто не знав чому.", "uk"),
            ("ru", "The road to the town was closed in the morning.", "en"),
            ("az", "The road to the town was closed in the morning.", "en"),
            ("az", "Sabah şehre giden yol kapandı ve kimse nedenini söyleyemedi.", "tr"),
            ("hy", "Ճանապարհը փակ էր։", "?"),
            ("hy", "Ճանապարհը փակ էր առավոտյան, և ոչ ոք չգիտեր՝ ինչու։", "?"),
            ("en", "Он женился на %(spouse)s %(full_date)s в %(place)s", "own"),
            ("ru", "Он женился на %(spouse)s %(full_date)s в %(place)s", "?"),
            ("ru", "Microsoft Office for Windows", "?"),
            ("en", "%d, %d, %d: %d de %d", "?"),
            ("en", "Степанакерт, вид с юга", "?"),
            ("en", "道路于上午关闭，居民撤离城市。", "zh"),
            ("zh", "道路于上午关闭，居民撤离城市。", "own"),
            ("zh", "町への道路は午前に閉鎖された。", "ja"),
            ("zh", "도시로 가는 도로가 아침에 폐쇄되었다.", "ko"),
            ("ja", "町への道路は午前に閉鎖された。", "own"),
            ("ja", "道路閉鎖、住民避難", "?"),
            (
                "ja",
                "道路于上午关闭，居民撤离城市，记者随后抵达现场，但是没有人知道原因，也没有人愿意表示任何意见。",
                "zh",
            ),
            ("ko", "ถนนเข้าเมืองถูกปิดในตอนเช้า", "th"),
            ("ko", "도시로 가는 도로가 폐쇄되었다.", "own"),
            ("en", "東京", "?"),
            ("hy", "The road to the town was closed in the morning.", "en"),
            ("und", "The road to the town was closed in the morning.", "en"),
            ("und", "Droga do miasta była rano zamknięta i nikt nie wiedział dlaczego.", "?"),
            ("en", "Droga do miasta była rano zamknięta i nikt nie wiedział dlaczego.", "?"),
            ("en", "", "?"),
        ] {
            assert_eq!(look(own, text), answer, "{own}: {text}");
        }
        let russian = Paragraphs::new(Some(&Lang::new("ru")));
        assert_eq!(russian.weigh("Дорогу к городу закрыли утром, и никто не знал почему."), Looks::Own);
    }
}
