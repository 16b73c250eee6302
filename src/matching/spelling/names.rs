//! The names that are looked among: their letters and sounds, one name behind the other.

use std::collections::HashMap;

use super::letters::{Numbered, counts, read, regular};
use super::sounds::sounds;

/// All names of an index.
pub(super) struct Names {
    /// As they are written.
    text: String,
    /// Of each the plain [letters](super::letters), as numbers of the alphabet, and then the [sounds](super::sounds), in codes: who asks for the ones asks
    /// for the others.
    codes: Vec<u8>,
    /// One a name, and one more, where the last ends: what is asked for together stands together.
    rows: Vec<Row>,
    /// Of each name, the [counts] of its letters: asked of many more.
    counts: Vec<u64>,
    alphabet: Alphabet,
}

#[derive(Clone, Copy)]
struct Row {
    /// Where it begins as it is written, where its letters, and where its sounds.
    text: u32,
    codes: u32,
    sounds: u32,
    /// What it is one of the names of.
    thing: u32,
    /// Its writing system.
    system: u8,
    /// True if its letters have no marks, and every word, and nothing else, begins with a capital: most names are so.
    regular: bool,
}

impl Names {
    /// Each name is the name of the thing with the number beside it.
    pub(super) fn new<'n>(names: impl Iterator<Item = (&'n str, u32)>) -> Self {
        let (text, alphabet) = (String::new(), Alphabet::new());
        let mut letters = Vec::new();
        let mut made = Self { text, codes: Vec::new(), rows: Vec::new(), counts: Vec::new(), alphabet };
        for (name, thing) in names {
            let outline = sounds(name);
            let mut row = made.end();
            (row.thing, row.system) = (thing, outline.system as u8);
            made.text.push_str(name);
            // What has no sounds is never found.
            if !outline.sounds.is_empty() {
                read(name, &mut letters);
                made.codes.extend(letters.iter().map(|letter| made.alphabet.number(letter.plain)));
                let codes = &made.codes[row.codes as usize..];
                let alike = regular_letters(codes, made.alphabet.space()).zip(letters.iter().zip(codes));
                // The last number may be that of several letters.
                row.regular = { alike }.all(|(l, (own, code))| l == own.numbered(*code) && *code < u8::MAX);
            }
            made.counts.push(counts(&made.codes[row.codes as usize..]));
            row.sounds = made.codes.len() as u32;
            made.codes.extend(outline.sounds);
            made.rows.push(row);
        }
        made.rows.push(made.end());
        made
    }

    fn end(&self) -> Row {
        let [text, codes] = [self.text.len(), self.codes.len()].map(|len| len as u32);
        Row { text, codes, sounds: codes, thing: 0, system: 0, regular: false }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len() - 1
    }

    /// Bytes that all of it takes.
    pub(super) fn bytes(&self) -> usize {
        self.text.len() + self.codes.len() + size_of_val(&*self.rows) + size_of_val(&*self.counts)
    }

    /// A name as it is written.
    pub(super) fn text(&self, name: u32) -> &str {
        &self.text[self.rows[name as usize].text as usize..self.rows[name as usize + 1].text as usize]
    }

    /// Its sounds.
    #[inline]
    pub(super) fn sounds(&self, name: u32) -> &[u8] {
        &self.codes[self.rows[name as usize].sounds as usize..self.rows[name as usize + 1].codes as usize]
    }

    /// Its plain letters.
    #[inline]
    pub(super) fn codes(&self, name: u32) -> &[u8] {
        let row = &self.rows[name as usize];
        &self.codes[row.codes as usize..row.sounds as usize]
    }

    /// Its letters with capitals, if it is a regular name.
    pub(super) fn regular(&self, name: u32) -> Option<impl Iterator<Item = Numbered>> {
        let regular = self.rows[name as usize].regular;
        regular.then(|| regular_letters(self.codes(name), self.alphabet.space()))
    }

    /// How many of each letter it has.
    #[inline]
    pub(super) fn counts(&self, name: u32) -> u64 {
        self.counts[name as usize]
    }

    /// Its writing system.
    #[inline]
    pub(super) fn system(&self, name: u32) -> usize {
        usize::from(self.rows[name as usize].system)
    }

    /// What it is one of the names of.
    #[inline]
    pub(super) fn thing(&self, name: u32) -> u32 {
        self.rows[name as usize].thing
    }

    /// The number of a letter of a spelling.
    #[inline]
    pub(super) fn code(&self, plain: char) -> u8 {
        self.alphabet.known(plain)
    }
}

/// The letters of a regular name.
fn regular_letters(codes: &[u8], space: u8) -> impl Iterator<Item = Numbered> + Clone {
    let mut begins = true;
    codes.iter().map(move |&code| {
        let capital = begins && code != space;
        begins = code == space;
        regular(code, capital)
    })
}

/// Numbers for the plain letters that names have.
struct Alphabet {
    ascii: [u8; 128],
    others: HashMap<char, u8>,
    last: u8,
}

impl Alphabet {
    fn new() -> Self {
        Self { ascii: [0; 128], others: HashMap::new(), last: 0 }
    }

    /// The number of a space, 0 if no name has one.
    fn space(&self) -> u8 {
        self.known(' ')
    }

    /// The number of a letter that a name has; of more than 254 different ones the others share theirs.
    fn number(&mut self, c: char) -> u8 {
        let known = match self.ascii.get_mut(c as usize) {
            Some(slot) => slot,
            None => self.others.entry(c).or_default(),
        };
        if *known == 0 {
            self.last = self.last.saturating_add(1);
            *known = self.last;
        }
        *known
    }

    /// The number of a letter that a spelling has: 0 if no name has it.
    fn known(&self, c: char) -> u8 {
        self.ascii.get(c as usize).copied().unwrap_or_else(|| self.others.get(&c).copied().unwrap_or(0))
    }
}
