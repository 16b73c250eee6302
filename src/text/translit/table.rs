//! Reading letters by a table, longest row first.

use unicode_normalization::char::decompose_canonical;

use super::System;

/// A row of a [`System`], taken apart.
struct Row {
    letters: Box<[char]>,
    start: bool,
    end: bool,
    sounds: &'static [u8],
}

/// A [`System`]'s rows by their first letter.
pub(super) struct Table {
    /// First letter, and where its rows begin and end; ascending.
    firsts: Vec<(char, u32, u32)>,
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
                Row { letters: letters.chars().collect(), start, end, sounds: sounds.as_bytes() }
            })
            .collect();
        rows.sort_by_key(|row| {
            let conditions = u8::from(row.start) + u8::from(row.end);
            (row.letters[0], std::cmp::Reverse(row.letters.len()), std::cmp::Reverse(conditions))
        });
        let mut firsts: Vec<(char, u32, u32)> = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            match firsts.last_mut() {
                Some((c, _, to)) if *c == row.letters[0] => *to = i as u32 + 1,
                _ => firsts.push((row.letters[0], i as u32, i as u32 + 1)),
            }
        }
        Self { firsts, rows, inherent: system.inherent }
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
        let read = row.letters.len();
        sounds.extend(row.sounds);
        if let Some(is_sign) = self.inherent {
            let consonant = |c: char| ('\u{915}'..='\u{939}').contains(&c) || ('\u{958}'..='\u{95F}').contains(&c);
            let follows = letters.get(at + read).copied();
            let written = follows.is_some_and(|c| is_sign(c) || c == '\u{93C}');
            if consonant(letters[at]) && !written && follows.is_some_and(char::is_alphabetic) {
                sounds.push(b'a');
            }
        }
        read
    }

    fn find(&self, letters: &[char], at: usize) -> Option<&Row> {
        let slot = self.firsts.binary_search_by_key(&letters[at], |(c, _, _)| *c).ok()?;
        let (_, from, to) = self.firsts[slot];
        self.rows[from as usize..to as usize].iter().find(|row| {
            letters[at..].starts_with(&row.letters)
                && (!row.start || at == 0 || !letters[at - 1].is_alphabetic())
                && (!row.end || letters.get(at + row.letters.len()).is_none_or(|c| !c.is_alphabetic()))
        })
    }
}
