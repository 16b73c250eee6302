//! What candidates are found by: a name's consonants in coarse classes, in order, and how many sounds it has of each.

use super::sounds::{BOUNDARY, KINDS, code, sounds};

/// Classes of consonants that spellings take for one another (rows of `weights.tsv` that cost least), and those of
/// vowels. Sounds in no class, v and w and y, are as often vowels: they count in neither.
const CONSONANTS: &[&str] = &["kgqGXxhH", "sSCzZTDjc", "td", "pbfv", "m", "n", "r", "l"];
const VOWELS: &[&str] = &["aAe", "iIyY", "ouOUWw"];

/// Sounds that some spellings use for another class than English does: `ch` of Greek and German, `c` of French, `j` of
/// German and the Slavic systems, `v` and `w`.
const OTHERWISE: &[(&str, u8)] = &[("Cc", 1), ("jYy", 0), ("Wwv", 4)];

/// Most classes of a skeleton that count.
pub(super) const LONGEST: usize = 14;
/// Classes from which one may be missing.
const DELETIONS_FROM: usize = 3;
/// Classes from which two may be missing, and how many are looked at then.
const TWO_DELETIONS_FROM: usize = 7;
const TWO_DELETIONS_TO: usize = 10;
/// Names of up to this many sounds are also found by all their sounds.
const SHORT: usize = 8;

const NONE: usize = usize::MAX;

const fn classes(otherwise: bool, vowels: bool) -> [u8; KINDS] {
    let mut out = [0; KINDS];
    let mut i = 0;
    while i < CONSONANTS.len() {
        let mut j = 0;
        while j < CONSONANTS[i].len() {
            out[code(CONSONANTS[i].as_bytes()[j]) as usize] = i as u8 + 1;
            j += 1;
        }
        i += 1;
    }
    i = 0;
    while vowels && i < VOWELS.len() {
        let mut j = 0;
        while j < VOWELS[i].len() {
            out[code(VOWELS[i].as_bytes()[j]) as usize] = (CONSONANTS.len() + i) as u8 + 1;
            j += 1;
        }
        i += 1;
    }
    i = 0;
    while otherwise && i < OTHERWISE.len() {
        let mut j = 0;
        while j < OTHERWISE[i].0.len() {
            out[code(OTHERWISE[i].0.as_bytes()[j]) as usize] = OTHERWISE[i].1;
            j += 1;
        }
        i += 1;
    }
    out
}

const PLAIN: [u8; KINDS] = classes(false, false);
const OTHER: [u8; KINDS] = classes(true, false);
const ALL: [u8; KINDS] = classes(false, true);

/// A string of classes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Skeleton {
    classes: [u8; LONGEST],
    len: usize,
    salt: u32,
}

impl Skeleton {
    fn new(sounds: impl Iterator<Item = u8>, table: &[u8; KINDS], salt: u32) -> Self {
        let mut made = Self { classes: [0; LONGEST], len: 0, salt };
        let mut last = 0;
        for sound in sounds {
            let class = table[usize::from(sound)];
            if made.len < LONGEST {
                // Without a condition, which could hardly be foretold: what does not count is written over.
                made.classes[made.len] = class;
                made.len += usize::from(class > 0 && class != last);
            }
            // Doubled letters are one, over a vowel they are two.
            if sound != BOUNDARY {
                last = class;
            }
        }
        made.classes[made.len..].fill(0);
        made
    }

    /// The consonants, as English agencies write them.
    pub(super) fn plain(sounds: impl Iterator<Item = u8>) -> Self {
        Self::new(sounds, &PLAIN, 0)
    }

    /// The consonants, as other languages write them.
    pub(super) fn otherwise(sounds: impl Iterator<Item = u8>) -> Self {
        Self::new(sounds, &OTHER, 0)
    }

    /// Consonants and vowels of a short name; `None` for a longer one.
    pub(super) fn whole(sounds: &[u8]) -> Option<Self> {
        (sounds.len() <= SHORT + 2).then(|| Self::new(sounds.iter().copied(), &ALL, 0x9E37))
    }

    /// A hash of the classes, and of what is left when one of them is taken away, or two of a long name.
    pub(super) fn each(&self, mut each: impl FnMut(u32)) {
        each(self.hash(NONE, NONE));
        if self.len < DELETIONS_FROM {
            return;
        }
        for i in 0..self.len {
            // Of equal neighbours one is enough.
            if i == 0 || self.classes[i] != self.classes[i - 1] {
                each(self.hash(i, NONE));
            }
            if self.len >= TWO_DELETIONS_FROM {
                for j in i + 1..self.len.min(TWO_DELETIONS_TO) {
                    each(self.hash(i, j));
                }
            }
        }
    }

    /// The hash of all classes.
    pub(super) fn whole_hash(&self) -> u32 {
        self.hash(NONE, NONE)
    }

    fn hash(&self, without: usize, nor: usize) -> u32 {
        let mut hash = u64::from(self.salt);
        for (i, &class) in self.classes[..self.len].iter().enumerate() {
            if i != without && i != nor {
                hash = hash << 4 ^ u64::from(class) ^ (hash >> 52).wrapping_mul(0x9E37_79B9);
            }
        }
        ((hash ^ hash >> 29).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
    }
}

/// The class of a sound, consonant or vowel; 0 for none.
#[inline]
pub(super) fn class(sound: u8) -> u8 {
    ALL[usize::from(sound)]
}

/// True for a class of consonants.
#[inline]
pub(super) fn is_consonant(class: u8) -> bool {
    class > 0 && usize::from(class) <= CONSONANTS.len()
}

/// What a spelling sounds like without what is only written: doubled letters, an h behind a consonant, which letter
/// stands for an i, the French ou.
pub(in super::super) fn heard(spelling: &str) -> Vec<u8> {
    let (h, i, o, u) = (code(b'h'), code(b'i'), code(b'o'), code(b'u'));
    let mut all = sounds(spelling).sounds;
    for at in 1..all.len() {
        if all[at - 1..=at] == [o, u] {
            all[at - 1] = u;
        }
    }
    let mut last = BOUNDARY;
    all.retain_mut(|sound| {
        if [code(b'y'), code(b'I')].contains(sound) {
            *sound = i;
        }
        let silent = *sound == last || *sound == h && is_consonant(class(last));
        if !silent {
            last = *sound;
        }
        !silent
    });
    all
}

/// How many sounds of each class a name has, four bits a class, a bit a sound: two names differ in as many sounds as
/// the exclusive or has bits, at most four a class counted.
pub(super) fn signature(sounds: impl Iterator<Item = u8>) -> u64 {
    let mut bits = 0_u64;
    for sound in sounds {
        let at = u32::from(ALL[usize::from(sound)]) * 4;
        let count = (bits >> at & 15) << 1 | 1;
        bits |= (count & 15) << at;
    }
    // The lowest are those of no class.
    bits & !15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_written_is_not_heard() {
        for (one, other) in [
            ("Agdham", "Agdam"),
            ("Hadrutt", "Hadruth"),
            ("Shushy", "Shushi"),
            ("Gummry", "Gumri"),
            ("Shousha", "Shusha"),
        ] {
            assert_eq!(heard(one), heard(other), "{one} {other}");
        }
        assert_ne!(heard("Kashan"), heard("Kashen"));
    }

    fn shared(one: &str, other: &str) -> bool {
        let hashes = |name: &str| {
            let mut all = Vec::new();
            let sounds = sounds(name).sounds;
            Skeleton::plain(sounds.iter().copied()).each(|h| all.push(h));
            Skeleton::otherwise(sounds.iter().copied()).each(|h| all.push(h));
            all
        };
        let known = hashes(one);
        hashes(other).iter().any(|h| known.contains(h))
    }

    #[test]
    fn spellings_share_a_skeleton() {
        for (one, other) in [
            ("Khojaly", "Ходжалы"),
            ("Chaïdári", "Khaidarion"),
            ("Yaroslavl", "Jaroslawl"),
            ("Hrazdan", "Razdan"),
            ("Xankəndi", "Hankendi"),
            ("Vanadzor", "ונדזור"),
        ] {
            assert!(shared(one, other), "{one} {other}");
        }
        assert!(!shared("Khojaly", "Drmbon"));
    }

    #[test]
    fn signatures_count_up_to_four_a_class() {
        let of = |name: &str| signature(sounds(name).sounds.into_iter());
        assert_eq!((of("tatatatatata") ^ of("tatatata")).count_ones(), 0);
        assert_eq!((of("tata") ^ of("tat")).count_ones(), 1);
        assert_eq!((of("mama") ^ of("nana")).count_ones(), 4);
        assert_eq!(of("mom").count_ones(), 3);
    }
}
