//! Markers of lists by letters and Roman numerals (Docutils, section Enumerated Lists): `a.`, `B)`, `(iv)`.

/// What a list's marker says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Enumerator {
    /// What stands round it: `.`, `)`, or `(` for both brackets.
    pub(super) form: char,
    large: bool,
    /// As a letter of the alphabet, and as a Roman numeral.
    letter: Option<u32>,
    roman: Option<u32>,
}

impl Enumerator {
    /// True where it comes right behind another in a list.
    pub(super) fn follows(self, before: Self) -> bool {
        let next = |one: Option<u32>, other: Option<u32>| one.zip(other).is_some_and(|(one, other)| one == other + 1);
        self.large == before.large && (next(self.letter, before.letter) || next(self.roman, before.roman))
    }
}

/// The marker that a line begins with, and its bytes with the blanks behind it.
pub(super) fn enumerator(line: &str) -> Option<(Enumerator, usize)> {
    let inner = line.strip_prefix('(').unwrap_or(line);
    let bracket = inner.len() < line.len();
    let length = inner.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (mark, rest) = inner.split_at(length);
    let form = rest.chars().next().filter(|c| *c == ')' || *c == '.' && !bracket)?;
    let large = mark.starts_with(|c: char| c.is_ascii_uppercase());
    let one_case = mark.bytes().all(|b| b.is_ascii_uppercase() == large);
    let letter = (length == 1).then(|| u32::from(mark.as_bytes()[0].to_ascii_lowercase() - b'a'));
    let roman = roman(&mark.to_ascii_lowercase());
    let marker = usize::from(bracket) + length + 1;
    let rest = &line[marker..];
    let blank = rest.len() - rest.trim_start_matches(' ').len();
    (one_case && (letter.is_some() || roman.is_some()) && (rest.is_empty() || blank > 0))
        .then(|| (Enumerator { form: if bracket { '(' } else { form }, large, letter, roman }, marker + blank))
}

/// The value of a Roman numeral in small letters, if it is written as one is.
fn roman(text: &str) -> Option<u32> {
    const DIGITS: [(&str, u32); 13] = [
        ("m", 1000),
        ("cm", 900),
        ("d", 500),
        ("cd", 400),
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let (mut rest, mut value) = (text, 0);
    for (digit, worth) in DIGITS {
        let most = if digit.len() == 1 && !matches!(digit, "d" | "l" | "v") { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(digit) else { break };
            (rest, value) = (after, value + worth);
        }
    }
    rest.is_empty().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_numerals_are_told_from_words() {
        for (line, length) in
            [("E. coli", 3), ("a) x", 3), ("(b) x", 4), ("iv. x", 4), ("MCMXC) x", 7), ("(xii)  y", 7), ("c.", 2)]
        {
            assert_eq!(enumerator(line).map(|(_, length)| length), Some(length), "{line}");
        }
        for line in ["E.coli", "et. al", "iiii. x", "iV. x", "(a. x", "a: b", ". x", ") x", "", "vx. y", "Ä. x", "1. x"]
        {
            assert!(enumerator(line).is_none(), "{line}");
        }
        let mark = |line| enumerator(line).expect("a marker").0;
        assert!(
            mark("b. x").follows(mark("a. x"))
                && mark("x. y").follows(mark("ix. y"))
                && mark("D) x").follows(mark("C) x"))
        );
        assert!(!mark("c. x").follows(mark("a. x")) && !mark("B. x").follows(mark("a. x")));
        assert_eq!((roman("mcmxcix"), roman("viii"), roman("ic")), (Some(1999), Some(8), None));
    }
}
