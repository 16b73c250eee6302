//! Reading letters by a table, longest row first.

use unicode_normalization::char::decompose_canonical;

use super::System;
use crate::text::words::is_letter;

/// Letters of the longest row.
const ROW: usize = 4;
/// Characters that are looked up by their numbers: all but Devanagari, Georgian and the rarer blocks of the others.
const DIRECT: usize = 0x600;

/// A row of a [`System`], taken apart.
struct Row {
    letters: [char; ROW],
    len: u8,
    start: bool,
    end: bool,
    sounds: &'static [u8],
}

/// A [`System`]'s rows by their first letter.
pub(super) struct Table {
    /// First letter, and where its rows begin and end; ascending.
    firsts: Vec<(char, u32, u32)>,
    /// For each of the [`DIRECT`] characters its place in `firsts`, counted from 1.
    direct: Box<[u16; DIRECT]>,
    /// Of rows with the same first letter, the longest first; of two as long, the one with a condition.
    rows: Vec<Row>,
    inherent: Option<fn(char) -> bool>,
}

impl Table {
    pub(super) fn new(system: &System) -> Self {
        let mut rows: Vec<Row> = system
            .rows
            .iter()
            .map(|(letters, sounds)| {
                let (start, letters) = letters.strip_prefix('^').map_or((false, *letters), |l| (true, l));
                let (end, letters) = letters.strip_suffix('$').map_or((false, letters), |l| (true, l));
                let mut row = Row { letters: ['\0'; ROW], len: 0, start, end, sounds: sounds.as_bytes() };
                for c in letters.chars() {
                    row.letters[usize::from(row.len)] = c;
                    row.len += 1;
                }
                row
            })
            .collect();
        rows.sort_by_key(|row| {
            let conditions = u8::from(row.start) + u8::from(row.end);
            (row.letters[0], std::cmp::Reverse(row.len), std::cmp::Reverse(conditions))
        });
        let mut firsts: Vec<(char, u32, u32)> = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            match firsts.last_mut() {
                Some((c, _, to)) if *c == row.letters[0] => *to = i as u32 + 1,
                _ => firsts.push((row.letters[0], i as u32, i as u32 + 1)),
            }
        }
        let mut direct = Box::new([0; DIRECT]);
        for (at, (first, ..)) in (1..).zip(&firsts) {
            if let Some(slot) = direct.get_mut(*first as usize) {
                *slot = at;
            }
        }
        Self { firsts, direct, rows, inherent: system.inherent }
    }

    /// Reads from the letter at `at`, appends its sounds, and gives the number of letters read: one at least.
    pub(super) fn read(&self, letters: &[char], at: usize, sounds: &mut Vec<u8>) -> usize {
        let mut row = self.find(letters, at);
        if row.is_none() {
            // A letter with a mark that the table does not know sounds as the letter without it.
            let mut base = None;
            decompose_canonical(letters[at], |c| base = base.or(Some(c)));
            if let Some(base) = base.filter(|b| *b != letters[at]) {
                row = self.find(&[base], 0);
            }
        }
        let Some(row) = row else { return 1 };
        let read = usize::from(row.len);
        match row.sounds {
            [sound] => sounds.push(*sound),
            several => sounds.extend(several),
        }
        if let Some(is_sign) = self.inherent {
            let consonant = |c: char| ('\u{915}'..='\u{939}').contains(&c) || ('\u{958}'..='\u{95F}').contains(&c);
            let follows = letters.get(at + read).copied();
            let written = follows.is_some_and(|c| is_sign(c) || c == '\u{93C}');
            if consonant(letters[at]) && !written && follows.is_some_and(is_letter) {
                sounds.push(b'a');
            }
        }
        read
    }

    /// The rows that begin with a letter.
    fn rows_of(&self, letter: char) -> &[Row] {
        let slot = match self.direct.get(letter as usize) {
            Some(&slot) => usize::from(slot).checked_sub(1),
            None => self.firsts.binary_search_by_key(&letter, |(c, _, _)| *c).ok(),
        };
        slot.map_or(&[], |slot| &self.rows[self.firsts[slot].1 as usize..self.firsts[slot].2 as usize])
    }

    fn find(&self, letters: &[char], at: usize) -> Option<&Row> {
        let read = &letters[at..letters.len().min(at + ROW)];
        self.rows_of(letters[at]).iter().find(|row| {
            let len = usize::from(row.len);
            // Letter by letter: a call to compare so few takes longer.
            len <= read.len()
                && (1..len).all(|i| row.letters[i] == read[i])
                && (!row.start || at == 0 || !is_letter(letters[at - 1]))
                && (!row.end || letters.get(at + len).is_none_or(|c| !is_letter(*c)))
        })
    }
}
