//! Georgian letters by the national system of 2002, without apostrophes.

use super::System;

pub(super) const SYSTEM: System = System {
    name: "Geor",
    blocks: &[(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)],
    rows: ROWS,
    inherent: None,
};

#[rustfmt::skip]
const ROWS: &[(&str, &str)] = &[
    ("ა", "a"),
    ("ბ", "b"),
    ("გ", "g"),
    ("დ", "d"),
    ("ე", "e"),
    ("ვ", "v"),
    ("ზ", "z"),
    ("თ", "t"),
    ("ი", "i"),
    ("კ", "k"),
    ("ლ", "l"),
    ("მ", "m"),
    ("ნ", "n"),
    ("ო", "o"),
    ("პ", "p"),
    ("ჟ", "Z"),
    ("რ", "r"),
    ("ს", "s"),
    ("ტ", "t"),
    ("უ", "u"),
    ("ფ", "p"),
    ("ქ", "k"),
    ("ღ", "G"),
    ("ყ", "q"),
    ("შ", "S"),
    ("ჩ", "C"),
    ("ც", "T"),
    ("ძ", "D"),
    ("წ", "T"),
    ("ჭ", "C"),
    ("ხ", "X"),
    ("ჯ", "j"),
    ("ჰ", "h"),
    ("ჱ", "ey"),
    ("ჲ", "y"),
    ("ჳ", "w"),
    ("ჴ", "X"),
    ("ჵ", "O"),
    ("ჶ", "f"),
    ("ჷ", "A"),
];
