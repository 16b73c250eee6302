//! Sounds as small numbers.

pub(crate) use crate::text::translit::Outline;
use crate::text::translit::{SOUNDS, outline};

/// How many there are, and 0 for none.
pub(crate) const KINDS: usize = SOUNDS.len() + 1;

/// The code of a word boundary.
pub(super) const BOUNDARY: u8 = 1;

const CODES: [u8; 128] = {
    let mut codes = [0; 128];
    let mut i = 0;
    while i < SOUNDS.len() {
        codes[SOUNDS[i] as usize] = i as u8 + 1;
        i += 1;
    }
    codes
};

/// The code of a sound.
#[inline]
pub(super) const fn code(sound: u8) -> u8 {
    CODES[(sound & 127) as usize]
}

/// The sound of a code; a space for none.
pub(super) fn sound(code: u8) -> char {
    code.checked_sub(1).map_or(' ', |i| SOUNDS[usize::from(i)] as char)
}

/// The writing system of a name and what it sounds like, in codes.
pub(crate) fn sounds(name: &str) -> Outline {
    let mut made = outline(name);
    for sound in &mut made.sounds {
        *sound = code(*sound);
    }
    made
}
