//! Names within two slips of the keyboard, found by what is left when letters are taken away (Garbe's symmetric deletion).

use std::hint::black_box;

use super::letters::counts;
use super::myers::Pattern;
use super::names::Names;
use super::rows::{Looks, Rows};

/// Letters of a name's beginning that are taken away from; the rest is compared when the name is measured.
const BEGINNING: usize = 7;
/// Slips that a name is found with.
pub(super) const MOST: u32 = 2;

/// Codes that plain letters may have.
pub(super) const CODES: usize = 256;

/// Names by their plain letters.
pub(super) struct Slips(Rows);

impl Slips {
    pub(super) fn new(names: &Names) -> Self {
        Self(Rows::new(names.len(), |name, each| {
            remainders(names.codes(name as u32), MOST, |hash, deletions| each(hash, deletions == 2));
        }))
    }

    /// Looks for what may be at most `most` slips from a spelling, [`MOST`] at most: the first step of [`Rows::look`].
    pub(super) fn look(&self, spelling: &[u8], most: u32, room: &mut Room) {
        room.hashes.clear();
        remainders(spelling, most, |hash, _| room.hashes.push(hash));
        self.0.look(&room.hashes, &mut room.looks);
    }

    /// The second step.
    pub(super) fn reach(&self, room: &mut Room) {
        self.0.reach(&mut room.looks);
    }

    /// The names that are at most so many slips from the spelling, in `found`, in order.
    pub(super) fn take(
        &self,
        names: &Names,
        spelling: &[u8],
        pattern: &Pattern<CODES>,
        most: u32,
        (room, found): (&Room, &mut Vec<u32>),
    ) {
        found.clear();
        self.0.take(most < MOST, &room.looks, found);
        let own = counts(spelling);
        keep(found, |name| (names.counts(name) ^ own).count_ones() <= 2 * most);
        found.sort_unstable();
        found.dedup();
        let mut seen = 0;
        keep(found, |name| {
            let codes = names.codes(name);
            // A look at each fetches them all at once.
            seen ^= codes.first().unwrap_or(&0);
            codes.len().abs_diff(spelling.len()) <= most as usize
        });
        black_box(seen);
        found.retain(|&name| pattern.distance(names.codes(name)) <= most);
    }

    /// Bytes that all of it takes.
    pub(super) fn bytes(&self) -> usize {
        self.0.bytes()
    }
}

/// Room that look-ups use one after the other.
#[derive(Default)]
pub(super) struct Room {
    hashes: Vec<u32>,
    looks: Looks,
}

/// Keeps the names for which `good` is true, without a condition, which could hardly be foretold.
fn keep(names: &mut Vec<u32>, mut good: impl FnMut(u32) -> bool) {
    let mut count = 0;
    for at in 0..names.len() {
        let name = names[at];
        names[count] = name;
        count += usize::from(good(name));
    }
    names.truncate(count);
}

const BASE: u32 = 0x9E37_79B1;

/// Calls `each` with a hash of every string that is left of the beginning when up to `most` letters are taken away, and
/// with how many those are.
fn remainders(codes: &[u8], most: u32, mut each: impl FnMut(u32, u32)) {
    let codes = &codes[..codes.len().min(BEGINNING)];
    // A polynomial, so that each hash follows from sums over the letters before and behind.
    let add = |sum: u32, code: u8| sum.wrapping_mul(BASE).wrapping_add(u32::from(code) + 1);
    let hash = |codes: &[u8], sum: u32| codes.iter().fold(sum, |sum, &code| add(sum, code));
    let finish = |sum: u32| {
        let mixed = (sum ^ sum >> 16).wrapping_mul(0x85EB_CA6B);
        (mixed ^ mixed >> 13).wrapping_mul(0xC2B2_AE35)
    };
    each(finish(hash(codes, 0)), 0);
    if most == 0 {
        return;
    }
    let mut head = 0;
    for i in 0..codes.len() {
        each(finish(hash(&codes[i + 1..], head)), 1);
        if most > 1 {
            let mut short = head;
            for j in i + 1..codes.len() {
                each(finish(hash(&codes[j + 1..], short)), 2);
                short = add(short, codes[j]);
            }
        }
        head = add(head, codes[i]);
    }
}
