//! Words of a text of which few are to be looked at: some thousand bytes are sifted at a time, so that no word's fate is
//! waited for before the next one is looked at.

use super::{Run, Runs, WIDTH, WINDOW, first_eight, is_ascii, small, window, word};

/// Blocks that are sifted together.
const BLOCKS: usize = 16;
/// Runs that they have at most.
const MOST: usize = BLOCKS * WIDTH / 2;

/// A run that is left.
#[derive(Clone, Copy, Default)]
struct Met {
    /// [`Looks::hash`].
    hash: u64,
    /// Bytes from where its stretch begins, and [`Met::WIDE`] where it has characters beyond ASCII.
    place: u32,
    /// Bytes.
    len: u32,
}

impl Met {
    const WIDE: u32 = 1 << 31;

    #[inline]
    fn new(hash: u64, place: usize, len: usize, wide: bool) -> Self {
        Self { hash, place: place as u32 | (Self::WIDE * u32::from(wide)), len: len as u32 }
    }

    #[inline]
    fn is_wide(self) -> bool {
        self.place & Self::WIDE != 0
    }

    #[inline]
    fn place(self) -> usize {
        (self.place & !Self::WIDE) as usize
    }
}

/// The looks that are taken at all words of a stretch, one after the other.
pub(crate) trait Looks {
    /// What is kept of a word: its first eight bytes as a little-endian number, in small letters and with whatever follows
    /// a shorter one, and its length.
    fn hash(&self, letters: u64, len: usize) -> u64;

    /// The first look: `start` and `len` are the word's place in the text.
    fn passes(&self, hash: u64, start: usize, len: usize) -> bool;

    /// The second look, at the eight bytes behind the word, zeros behind the text's end: false only where `stands` is.
    fn follows(&self, hash: u64, start: usize, len: usize, behind: u64) -> bool;
}

/// The runs that are left, in order.
pub(crate) struct Sieve<'t> {
    runs: Runs<'t, false>,
    /// Where the stretch begins.
    start: usize,
    met: Box<[Met; MOST]>,
    /// Those of `met` that are not yet given.
    left: std::ops::Range<usize>,
}

impl<'t> Sieve<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { runs: Runs::new(text), start: 0, met: Box::new([Met::default(); MOST]), left: 0..0 }
    }

    /// As [`Runs::skip_to`].
    pub(crate) fn skip_to(&mut self, at: usize) -> usize {
        let end = self.runs.skip_to(at);
        let is_behind = |met: &&Met| self.start + met.place() < end;
        self.left.start += self.met[self.left.clone()].iter().take_while(is_behind).count();
        end
    }

    /// The next run that has characters beyond ASCII and of which `wide` holds, or of ASCII alone of which both looks and
    /// `stands` hold. `stands` is asked of one run after another, with its first eight bytes as a little-endian number, in
    /// small letters and with whatever follows a shorter one, its length and where it ends.
    #[inline]
    pub(crate) fn next(
        &mut self,
        looks: &impl Looks,
        stands: impl Fn(u64, usize, usize) -> bool,
        wide: impl Fn(Run) -> bool,
    ) -> Option<Run> {
        loop {
            while !self.left.is_empty() {
                let met = self.met[self.left.start];
                self.left.start += 1;
                let start = self.start + met.place();
                let run = Run { start, end: start + met.len as usize, ascii: !met.is_wide() };
                let stands = || stands(small(first_eight(self.runs.text, start)), met.len as usize, run.end);
                if if run.ascii { stands() } else { wide(run) } {
                    return Some(run);
                }
            }
            if !self.fill(looks) {
                return None;
            }
        }
    }

    /// Sifts the next stretch; false at the text's end.
    #[inline(never)]
    fn fill(&mut self, looks: &impl Looks) -> bool {
        let Some(met) = self.read(looks) else { return false };
        let (text, before) = (self.runs.text, self.start);
        let mut kept = 0;
        for at in 0..met {
            let met = self.met[at % MOST];
            let (start, len) = (before + met.place(), met.len as usize);
            let follows = looks.follows(met.hash, start, len, first_eight(text, start + len));
            self.met[kept % MOST] = met;
            kept += usize::from(follows | met.is_wide());
        }
        self.left = 0..kept;
        true
    }

    /// Reads the next stretch and takes the first look; how many runs are kept.
    fn read(&mut self, looks: &impl Looks) -> Option<usize> {
        self.start = self.runs.at;
        let text = self.runs.text;
        let mut met = 0;
        for blocks in 0..BLOCKS {
            if !self.runs.read() {
                return (blocks > 0).then_some(met);
            }
            let Runs { start, block, mut starts, at, .. } = self.runs;
            let before = start - self.start;
            if block.run == u64::MAX {
                // What follows a run that fills a block may be far away.
                let len = at.min(text.len()) - start;
                let hash = looks.hash(small(first_eight(text, start)), len);
                let wide = !text[start..start + len].is_ascii();
                self.met[met % MOST] = Met::new(hash, before, len, wide);
                return Some(met + usize::from(wide || looks.passes(hash, start, len)));
            }
            let mut padded = [0; WINDOW];
            let bytes = window(text, start, &mut padded);
            while starts != 0 {
                let (place, len) = word(block.run, starts);
                starts &= starts - 1;
                let hash = looks.hash(small(first_eight(bytes, place)), len);
                // Most blocks are ASCII alone.
                let wide = block.wide != 0 && !is_ascii(block.wide, place, len);
                self.met[met % MOST] = Met::new(hash, before + place, len, wide);
                met += usize::from(looks.passes(hash, start + place, len) | wide);
            }
        }
        Some(met)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::cell::RefCell;

    /// Keeps runs of odd length, then those before a byte of odd number, and writes down what it is asked.
    #[derive(Default)]
    struct Odd {
        first: RefCell<Vec<(usize, usize)>>,
        second: RefCell<Vec<(usize, u64)>>,
    }

    impl Looks for Odd {
        fn hash(&self, letters: u64, len: usize) -> u64 {
            letters ^ len as u64
        }

        fn passes(&self, _: u64, start: usize, len: usize) -> bool {
            self.first.borrow_mut().push((start, len));
            len % 2 == 1
        }

        fn follows(&self, _: u64, start: usize, len: usize, behind: u64) -> bool {
            self.second.borrow_mut().push((start + len, behind));
            behind % 2 == 1
        }
    }

    /// All words pass, and are told by their letters.
    struct All;

    impl Looks for All {
        fn hash(&self, letters: u64, _: usize) -> u64 {
            letters
        }

        fn passes(&self, _: u64, _: usize, _: usize) -> bool {
            true
        }

        fn follows(&self, _: u64, _: usize, _: usize, _: u64) -> bool {
            true
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn every_run_is_looked_at_once(
            parts in proptest::collection::vec("[a-zA-Z_0-9 .\\-əШ—\n]{0,60}[a-z]{0,90}[ A-Zə,]{0,90}", 0..40),
            jumps in proptest::collection::vec(0..400_usize, 0..12),
        ) {
            let text = parts.concat();
            let bytes = text.as_bytes();
            let all: Vec<Run> = Runs::<false>::new(&text).collect();
            let odd = Odd::default();
            let mut sieve = Sieve::new(&text);
            let asked = RefCell::new(Vec::new());
            let stands = |letters: u64, len: usize, end: usize| {
                asked.borrow_mut().push((letters, len, end));
                !len.is_multiple_of(3)
            };
            let found: Vec<Run> = std::iter::from_fn(|| sieve.next(&odd, stands, |run| run.end.is_multiple_of(2))).collect();
            let passes = |run: &&Run| (run.end - run.start) % 2 == 1;
            let follows = |run: &&Run| bytes.get(run.end).is_some_and(|b| b % 2 == 1);
            let ascii = || all.iter().filter(|run| run.ascii);
            let expected = |run: &&Run| {
                if run.ascii { passes(run) && follows(run) && !(run.end - run.start).is_multiple_of(3) } else { run.end.is_multiple_of(2) }
            };
            prop_assert_eq!(found, all.iter().filter(expected).copied().collect::<Vec<_>>());
            let first = odd.first.into_inner();
            prop_assert!(ascii().all(|run| first.contains(&(run.start, run.end - run.start))));
            for (at, behind) in odd.second.into_inner() {
                prop_assert_eq!(behind, first_eight(bytes, at));
            }
            let ends: Vec<usize> = asked.borrow().iter().map(|asked| asked.2).collect();
            prop_assert_eq!(ascii().filter(passes).filter(follows).map(|run| run.end).collect::<Vec<_>>(), ends);
            for (letters, len, end) in asked.into_inner() {
                let own: Vec<u8> = letters.to_le_bytes()[..len.min(8)].to_vec();
                let letters = &bytes[end - len..end - len + len.min(8)];
                prop_assert_eq!(own, letters.iter().map(|b| b | 0x20).collect::<Vec<_>>());
            }

            // Behind matches, at runs' ends.
            let (mut sieve, mut from, mut left) = (Sieve::new(&text), 0, all.iter());
            for jump in jumps {
                let next = sieve.next(&All, |_, _, _| true, |_| true);
                prop_assert_eq!(next.as_ref(), left.find(|run| run.start >= from));
                let Some(run) = next else { break };
                from = all.iter().map(|run| run.end).find(|end| *end >= run.end + jump).unwrap_or(text.len());
                prop_assert_eq!(sieve.skip_to(from), from);
            }
        }
    }
}
