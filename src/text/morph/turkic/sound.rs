//! Vowel harmony, buffer letters and softening: an ending's pattern against letters.
//!
//! Patterns: small letters stand for themselves; `A` is a or ə/e, `I` is ı, i, u or ü, `D` is d (t after a voiceless
//! consonant in Turkish), `C` is c (ç), `Q` is q or k, softened before a vowel; `(n)` stands only after a vowel,
//! `[I]` only after a consonant. All by the last vowel and the last letter before.

/// How a language differs in sounds.
#[derive(Debug)]
pub(crate) struct Sounds {
    /// The open front vowel: ə or e.
    pub(crate) open_front: char,
    /// d → t and c → ç after a voiceless consonant.
    pub(crate) hardens: bool,
    /// What `Q` is after a back vowel: q or k. After a front vowel it is always k.
    pub(crate) velar: char,
    /// What a softened k becomes after a front vowel: y or ğ. After a back vowel it is always ğ.
    pub(crate) soft_front: char,
}

/// What an ending sees of the letters before it.
#[allow(clippy::struct_excessive_bools, reason = "the phonologists' binary features")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sound {
    back: bool,
    round: bool,
    /// The last letter is a vowel.
    pub(super) vowel: bool,
    voiceless: bool,
    /// The last letter softens before a vowel.
    pub(super) soft: bool,
    /// Ends in the irregular *su*: buffer letters are y.
    pub(super) su: bool,
}

/// (back, round) of a vowel.
fn vowel(c: char) -> Option<(bool, bool)> {
    match c {
        'a' | 'ı' | 'â' | 'á' | 'à' | 'ã' | 'ā' | 'ă' => Some((true, false)),
        'o' | 'u' | 'û' | 'ó' | 'ô' | 'ō' | 'ú' | 'ū' => Some((true, true)),
        'e' | 'ə' | 'i' | 'î' | 'ä' | 'é' | 'è' | 'ê' | 'ē' | 'í' | 'ī' => Some((false, false)),
        'ö' | 'ü' => Some((false, true)),
        _ => None,
    }
}

/// True for a vowel letter.
pub(super) fn is_vowel(c: char) -> bool {
    vowel(c).is_some()
}

/// How many vowels a word has, counted to two.
pub(super) fn syllables(word: &str) -> usize {
    word.chars().filter(|&c| is_vowel(c)).take(2).count()
}

impl Sound {
    /// Of a finely folded stem, given in two parts.
    pub(super) fn of(stem: &str, added: &str) -> Self {
        let mut sound = Self { back: false, round: false, vowel: true, voiceless: false, soft: false, su: false };
        let mut letters = stem.chars().chain(added.chars()).rev().filter(|c| c.is_alphanumeric()).peekable();
        let last = letters.next().unwrap_or('e');
        // Foreign spellings end in a vowel y: Khojaly. The languages' own y follows a vowel: Gədəbəy.
        let foreign_y = last == 'y' && letters.peek().is_some_and(|&c| !is_vowel(c));
        if !foreign_y && let Some((back, round)) = std::iter::once(last).chain(letters).find_map(vowel) {
            sound = Self { back, round, ..sound };
            sound.vowel = is_vowel(last);
            sound.voiceless = is_voiceless(last);
        }
        // A word without vowels is spelled out, and the letters' names end in e: BMT → be-em-te.
        sound
    }

    /// Overrides the harmony of the last vowel.
    pub(super) fn harmony(&mut self, back: bool) {
        self.back = back;
    }

    /// As if a vowel were a consonant, and the other way round: what a writer does who mistakes the buffer.
    pub(super) fn with_other_buffer(self) -> Self {
        Self { vowel: !self.vowel, su: false, ..self }
    }

    /// With one more letter behind.
    pub(super) fn after(mut self, c: char) -> Self {
        self.push(c);
        self
    }

    /// False if the text's first byte rules a pattern out: most patterns fall here, before any work.
    #[inline]
    pub(super) fn may_begin(self, pattern: &str, byte: u8) -> bool {
        let slot = match (pattern.as_bytes(), self.vowel) {
            ([b'(', ..] | [b'[', _, b']', ..], true) if self.su => b'y',
            ([b'(', buffer, ..], true) => *buffer,
            ([b'(', _, _, next, ..] | [b'[', next, ..], false) | ([b'[', _, _, next, ..], true) => *next,
            ([first, ..], _) => *first,
            ([], _) => return false,
        };
        match slot {
            // ı, ü, ə, ä begin with these bytes.
            b'A' | b'I' => matches!(byte, b'a' | b'e' | b'i' | b'u' | 0xC3 | 0xC4 | 0xC9),
            b'D' => matches!(byte, b'd' | b't'),
            b'C' => matches!(byte, b'c' | 0xC3),
            b'Q' => matches!(byte, b'q' | b'k' | 0xC4 | b'y'),
            _ => slot == byte,
        }
    }

    fn push(&mut self, c: char) {
        if let Some((back, round)) = vowel(c) {
            *self = Self { back, round, vowel: true, voiceless: false, soft: false, su: false };
        } else {
            *self = Self { vowel: false, voiceless: is_voiceless(c), soft: false, su: false, ..*self };
        }
    }

    fn close(self) -> char {
        match (self.back, self.round) {
            (true, false) => 'ı',
            (false, false) => 'i',
            (true, true) => 'u',
            (false, true) => 'ü',
        }
    }
}

fn is_voiceless(c: char) -> bool {
    matches!(c, 'f' | 's' | 't' | 'k' | 'ç' | 'ş' | 'h' | 'p' | 'x' | 'q')
}

/// One place of a pattern.
#[derive(Clone, Copy)]
enum Slot {
    Letter(char),
    Open,
    Close,
    Dental,
    Affricate,
    Velar,
}

impl Slot {
    fn new(c: char) -> Self {
        match c {
            'A' => Slot::Open,
            'I' => Slot::Close,
            'D' => Slot::Dental,
            'C' => Slot::Affricate,
            'Q' => Slot::Velar,
            _ => Slot::Letter(c),
        }
    }

    /// Other letters that a writer puts there by mistake.
    fn admits(self, c: char) -> bool {
        match self {
            Slot::Letter(_) => false,
            Slot::Open => matches!(c, 'a' | 'e' | 'ə' | 'ä'),
            Slot::Close => matches!(c, 'ı' | 'i' | 'u' | 'ü'),
            Slot::Dental => matches!(c, 'd' | 't'),
            Slot::Affricate => matches!(c, 'c' | 'ç'),
            Slot::Velar => matches!(c, 'q' | 'k' | 'ğ'),
        }
    }
}

/// The places that a pattern has after these letters, in order.
fn slots(pattern: &str, sound: Sound) -> impl Iterator<Item = Slot> {
    let (buffer, rest) = match pattern.as_bytes() {
        [b'(', buffer, b')', ..] => {
            let letter = if sound.su { 'y' } else { char::from(*buffer) };
            (sound.vowel.then_some(letter), &pattern[3..])
        }
        [b'[', _, b']', ..] if sound.vowel && sound.su => (Some('y'), &pattern[1..]),
        [b'[', _, b']', ..] if sound.vowel => (None, &pattern[3..]),
        _ => (None, pattern),
    };
    buffer.into_iter().map(Slot::Letter).chain(rest.chars().filter(|c| !matches!(c, '[' | ']')).map(Slot::new))
}

impl Sounds {
    /// The letter that belongs there.
    fn right(&self, slot: Slot, sound: Sound) -> char {
        let hard = self.hardens && sound.voiceless;
        match slot {
            Slot::Letter(c) => c,
            Slot::Open if sound.back => 'a',
            Slot::Open => self.open_front,
            Slot::Close => sound.close(),
            Slot::Dental if hard => 't',
            Slot::Dental => 'd',
            Slot::Affricate if hard => 'ç',
            Slot::Affricate => 'c',
            Slot::Velar if sound.back => self.velar,
            Slot::Velar => 'k',
        }
    }

    /// What a final q or k becomes before a vowel.
    pub(super) fn softened(&self, sound: Sound) -> char {
        if sound.back { 'ğ' } else { self.soft_front }
    }

    /// Takes an ending off the front of `rest`: what is left, the sound after it, and true if a letter was not the
    /// one that belongs there.
    pub(super) fn take<'s>(&self, pattern: &str, mut sound: Sound, rest: &'s str) -> Option<(&'s str, Sound, bool)> {
        let mut letters = rest.chars();
        let mut wrong = false;
        for slot in slots(pattern, sound) {
            let c = letters.next()?;
            let mut right = self.right(slot, sound);
            if matches!(slot, Slot::Velar) && letters.clone().next().is_some_and(is_vowel) {
                right = self.softened(sound);
            }
            if c != right {
                if !slot.admits(c) {
                    return None;
                }
                wrong = true;
            }
            sound.push(c);
        }
        Some((letters.as_str(), sound, wrong))
    }

    /// Puts an ending on.
    pub(super) fn put(&self, pattern: &str, mut sound: Sound, out: &mut String) -> Sound {
        let soft = sound.soft;
        let mut first = true;
        let mut velar = false;
        for slot in slots(pattern, sound) {
            let c = self.right(slot, sound);
            if std::mem::take(&mut first) && soft && is_vowel(c) {
                let capital = out.pop().is_some_and(char::is_uppercase);
                let softened = self.softened(sound);
                if capital { out.extend(softened.to_uppercase()) } else { out.push(softened) }
            }
            out.push(c);
            sound.push(c);
            velar = matches!(slot, Slot::Velar);
        }
        sound.soft = velar;
        sound
    }
}
