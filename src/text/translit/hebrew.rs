//! Hebrew letters by the rules of the Academy (2006), with the geresh letters of foreign names and the digraphs of
//! Yiddish. Vowels are not written; `ו` and `י` are consonants or vowels.

use super::System;

pub(super) const SYSTEM: System =
    System { name: "Hebr", blocks: &[(0x591, 0x5F4), (0xFB1D, 0xFB4F)], rows: ROWS, inherent: None };

#[rustfmt::skip]
const ROWS: &[(&str, &str)] = &[
    ("א", "a"),
    ("ב", "b"),
    ("ג", "g"),
    ("ד", "d"),
    ("ה", "h"),
    ("ו", "W"),
    ("ז", "z"),
    ("ח", "H"),
    ("ט", "t"),
    ("י", "Y"),
    ("כ", "k"),
    ("ך", "k"),
    ("ל", "l"),
    ("מ", "m"),
    ("ם", "m"),
    ("נ", "n"),
    ("ן", "n"),
    ("ס", "s"),
    ("ע", "a"),
    ("פ", "p"),
    ("ף", "f"),
    ("צ", "T"),
    ("ץ", "T"),
    ("ק", "q"),
    ("ר", "r"),
    ("ש", "S"),
    ("ת", "t"),
    ("ג'", "j"),
    ("ז'", "Z"),
    ("צ'", "C"),
    ("ץ'", "C"),
    ("ת'", "th"),
    ("ח'", "X"),
    ("ע'", "G"),
    ("ד'", "dh"),
    ("וו", "W"),
    ("װ", "W"),
    ("יי", "Y"),
    ("ײ", "Y"),
    ("ױ", "oy"),
    ("ה$", "a"),
    ("טש", "C"),
    ("זש", "Z"),
    ("דזש", "j"),
    ("פ$", "f"),
    ("ף$", "f"),
    ("טס", "T"),
    ("ב$", "v"),
];
