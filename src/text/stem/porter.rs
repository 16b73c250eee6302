//! English: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), with the two departures that its author
//! published later (`-bli` for `-abli`, and `-logi`).

use std::borrow::Cow;

/// The stem of an English word in lower case.
pub(crate) fn porter(word: &str) -> Cow<'_, str> {
    // Words of one or two letters stay; all but a, e, i, o, u and y are consonants.
    if word.chars().nth(2).is_none() {
        return Cow::Borrowed(word);
    }
    let mut stem = Stemmed { letters: word.chars().collect() };
    stem.plurals_and_participles();
    stem.last_y();
    stem.replaced(DOUBLED, 0);
    stem.replaced(SINGLE, 0);
    stem.removed();
    stem.last_e_and_l();
    if stem.letters.is_empty() { Cow::Borrowed(word) } else { Cow::Owned(stem.letters.into_iter().collect()) }
}

/// Step 2.
const DOUBLED: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
    ("logi", "log"),
];
/// Step 3.
const SINGLE: &[(&str, &str)] =
    &[("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];
/// Step 4.
const REMOVED: &[&str] = &[
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
    "ous", "ive", "ize",
];

struct Stemmed {
    letters: Vec<char>,
}

impl Stemmed {
    fn is_consonant(&self, at: usize) -> bool {
        match self.letters[at] {
            'a' | 'e' | 'i' | 'o' | 'u' => false,
            'y' => at == 0 || !self.is_consonant(at - 1),
            _ => true,
        }
    }
    /// How often a consonant follows a vowel before `end`.
    fn measure(&self, end: usize) -> usize {
        (1..end).filter(|&at| self.is_consonant(at) && !self.is_consonant(at - 1)).count()
    }
    fn has_vowel(&self, end: usize) -> bool {
        (0..end).any(|at| !self.is_consonant(at))
    }
    fn ends_doubled(&self, end: usize) -> bool {
        end >= 2 && self.letters[end - 1] == self.letters[end - 2] && self.is_consonant(end - 1)
    }
    /// Consonant, vowel, consonant other than w, x, y.
    fn ends_short(&self, end: usize) -> bool {
        end >= 3
            && self.is_consonant(end - 1)
            && !self.is_consonant(end - 2)
            && self.is_consonant(end - 3)
            && !matches!(self.letters[end - 1], 'w' | 'x' | 'y')
    }
    fn ends_with(&self, ending: &str) -> bool {
        let mut letters = self.letters.iter().rev();
        ending.chars().rev().all(|c| letters.next() == Some(&c))
    }
    /// Where what is before an ending ends.
    fn before(&self, ending: &str) -> Option<usize> {
        self.ends_with(ending).then(|| self.letters.len() - ending.len())
    }
    fn set(&mut self, end: usize, ending: &str) {
        self.letters.truncate(end);
        self.letters.extend(ending.chars());
    }

    /// Step 1a and 1b.
    fn plurals_and_participles(&mut self) {
        if self.ends_with("s") {
            if let Some(end) = self.before("sses") {
                self.set(end, "ss");
            } else if let Some(end) = self.before("ies") {
                self.set(end, "i");
            } else if self.before("ss").is_none() {
                self.letters.pop();
            }
        }
        if let Some(end) = self.before("eed") {
            if self.measure(end) > 0 {
                self.set(end, "ee");
            }
            return;
        }
        let Some(end) = self.before("ed").or_else(|| self.before("ing")).filter(|&end| self.has_vowel(end)) else {
            return;
        };
        self.letters.truncate(end);
        if ["at", "bl", "iz"].iter().any(|ending| self.before(ending).is_some()) {
            self.letters.push('e');
        } else if self.ends_doubled(end) {
            if !matches!(self.letters[end - 1], 'l' | 's' | 'z') {
                self.letters.pop();
            }
        } else if self.measure(end) == 1 && self.ends_short(end) {
            self.letters.push('e');
        }
    }

    /// Step 1c.
    fn last_y(&mut self) {
        if let Some(end) = self.before("y").filter(|&end| self.has_vowel(end)) {
            self.set(end, "i");
        }
    }

    /// Steps 2 and 3: the longest ending that fits, where what is before has a measure above `most`.
    fn replaced(&mut self, endings: &[(&str, &str)], most: usize) {
        let fits = endings.iter().filter(|(ending, _)| self.ends_with(ending));
        let Some((ending, new)) = fits.max_by_key(|(ending, _)| ending.len()) else { return };
        let end = self.letters.len() - ending.len();
        if self.measure(end) > most {
            self.set(end, new);
        }
    }

    /// Step 4.
    fn removed(&mut self) {
        let fits = REMOVED.iter().filter(|ending| self.ends_with(ending));
        let Some(ending) = fits.max_by_key(|ending| ending.len()) else { return };
        let end = self.letters.len() - ending.len();
        if *ending == "ion" && !matches!(self.letters[..end].last(), Some('s' | 't')) {
            return;
        }
        if self.measure(end) > 1 {
            self.letters.truncate(end);
        }
    }

    /// Step 5.
    fn last_e_and_l(&mut self) {
        if let Some(end) = self.before("e") {
            let measure = self.measure(end);
            if measure > 1 || measure == 1 && !self.ends_short(end) {
                self.letters.truncate(end);
            }
        }
        let end = self.letters.len();
        if end > 1 && self.letters[end - 1] == 'l' && self.ends_doubled(end) && self.measure(end - 1) > 1 {
            self.letters.pop();
        }
    }
}
