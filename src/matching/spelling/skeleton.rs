//! What candidates are found by: a name's consonants in coarse classes, in order, and how many sounds it has of each.

use super::sounds::{BOUNDARY, KINDS, code};

/// Classes of consonants that spellings take for one another (rows of `weights.tsv` that cost least), and those of
/// vowels. Sounds in no class, v and w and y, are as often vowels: they count in neither.
const CONSONANTS: &[&str] = &["kgqGXxhH", "sSCzZTDjc", "td", "pbfv", "m", "n", "r", "l"];
const VOWELS: &[&str] = &["aAe", "iIyY", "ouOUWw"];

/// Sounds that some spellings use for another class than English does: `ch` of Greek and German, `c` of French, `j` of
/// German and the Slavic systems, `v` and `w`.
const OTHERWISE: &[(&str, u8)] = &[("Cc", 1), ("jYy", 0), ("Wwv", 4)];

/// Most classes of a skeleton that count.
const LONGEST: u32 = 14;
/// Classes from which one may be missing.
const DELETIONS_FROM: u32 = 3;
/// Classes from which two may be missing, and how many are looked at then.
const TWO_DELETIONS_FROM: u32 = 7;
const TWO_DELETIONS_TO: u32 = 10;
/// Names of up to this many sounds are also found by all their sounds.
const SHORT: usize = 8;

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

/// A string of classes, four bits each: the first the highest bits, so that strings are in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Skeleton {
    classes: u64,
    len: u32,
    salt: u32,
}

impl Skeleton {
    fn new(sounds: impl Iterator<Item = u8>, table: &[u8; KINDS], salt: u32) -> Self {
        let (mut classes, mut len, mut last) = (0, 0, 0);
        for sound in sounds {
            let class = table[usize::from(sound)];
            // Without a condition, which could hardly be foretold: what does not count is shifted by nothing.
            let counts = u32::from(class > 0 && class != last && len < LONGEST);
            classes = (classes << (4 * counts)) | (u64::from(class) * u64::from(counts));
            len += counts;
            // Doubled letters are one, over a vowel they are two.
            if sound != BOUNDARY {
                last = class;
            }
        }
        Self { classes: if len > 0 { classes << (64 - 4 * len) } else { 0 }, len, salt }
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
        let all = self.bits();
        each(mixed(all));
        if self.len < DELETIONS_FROM {
            return;
        }
        for i in 0..self.len {
            let place = self.len - 1 - i;
            let rest = without(all, place);
            // Of equal neighbours one is enough.
            if i == 0 || (all >> (4 * place) ^ all >> (4 * place + 4)) & 15 > 0 {
                each(mixed(rest));
            }
            if self.len >= TWO_DELETIONS_FROM {
                for j in i + 1..self.len.min(TWO_DELETIONS_TO) {
                    each(mixed(without(rest, self.len - 1 - j)));
                }
            }
        }
    }

    /// The hash of all classes.
    pub(super) fn whole_hash(&self) -> u32 {
        mixed(self.bits())
    }

    /// The classes, the last the lowest bits, with the salt above.
    fn bits(&self) -> u64 {
        let classes = if self.len > 0 { self.classes >> (64 - 4 * self.len) } else { 0 };
        u64::from(self.salt) << (4 * self.len) | classes
    }
}

/// Four bits taken away, so many fours above the lowest.
fn without(bits: u64, place: u32) -> u64 {
    let low = (1 << (4 * place)) - 1;
    bits >> 4 & !low | bits & low
}

fn mixed(bits: u64) -> u32 {
    ((bits ^ bits >> 29).wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 32) as u32
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

/// The sounds of a spelling without what is only written: doubled letters, an h behind a consonant, which letter
/// stands for an i, the French ou.
pub(in super::super) fn heard(sounds: &[u8]) -> Vec<u8> {
    let (h, i, o, u) = (code(b'h'), code(b'i'), code(b'o'), code(b'u'));
    let mut all = sounds.to_vec();
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
    use super::super::sounds::sounds;
    use super::*;

    fn heard(spelling: &str) -> Vec<u8> {
        super::heard(&sounds(spelling).sounds)
    }

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

    /// Names without two of their consonants have the hashes that the whole ones have for these left out.
    #[test]
    fn what_is_left_hashes_as_if_it_were_all() {
        let all = |name: &str| {
            let mut all = Vec::new();
            Skeleton::plain(sounds(name).sounds.iter().copied()).each(|hash| all.push(hash));
            all
        };
        let whole = |name: &str| Skeleton::plain(sounds(name).sounds.iter().copied()).whole_hash();
        let name = "balakamadaranapasa";
        let syllables: Vec<&str> = name.as_bytes().chunks(2).map(|s| std::str::from_utf8(s).expect("ascii")).collect();
        let without = |left_out: &[usize]| -> String {
            (0..syllables.len()).filter(|i| !left_out.contains(i)).map(|i| syllables[i]).collect()
        };
        for i in 0..syllables.len() {
            assert!(all(name).contains(&whole(&without(&[i]))), "{i}");
            for j in 0..i {
                assert!(all(name).contains(&whole(&without(&[i, j]))), "{i} {j}");
            }
        }
        assert!(!all(name).contains(&whole(&without(&[0, 1, 2]))));
        let longest = "bala".repeat(20);
        assert_eq!(whole(&longest), whole(&longest[..28]), "classes beyond the longest count for nothing");
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
