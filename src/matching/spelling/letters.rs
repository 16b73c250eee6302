//! Names letter by letter, as they are typed: what slips of the keyboard are counted in.

use std::hint::select_unpredictable;

use unicode_normalization::char::decompose_canonical;

use super::weights::Cost;
use crate::text::fold::{self, Fold};
use crate::text::words;

/// Letters of a name that count, as in an outline.
pub(super) const LONGEST: usize = crate::text::translit::LONGEST;

/// Letters that Unicode does not take apart into a plain one and a mark (`UnicodeData.txt` has no decomposition for them),
/// with the one that keyboards without them have instead.
const PLAIN: &[(char, char)] =
    &[('ı', 'i'), ('ł', 'l'), ('đ', 'd'), ('ð', 'd'), ('ø', 'o'), ('ħ', 'h'), ('ŧ', 't'), ('ə', 'e'), ('æ', 'a')];

/// The lesser of two costs, which none could foretell.
fn less(one: Cost, other: Cost) -> Cost {
    select_unpredictable(one < other, one, other)
}

/// What slips cost, in eighths of a bit. Of a slip one must say where it is, one of some ten places, and of which kind, one
/// of four; of a letter that the name has not, also which one, of 26, the frequent ones more often.
const LEFT_OUT: Cost = 32;
const OTHER: Cost = 64;
const SWAPPED: Cost = 32;

/// What is right but for a letter's mark or its case, in the same unit: tells names apart that are equally near.
const MARK: Cost = 16;
const CASE: Cost = 24;

/// A letter of a name as it is written, and without case and marks; a space between words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) plain: char,
    fine: char,
    capital: bool,
}

/// The letters of a name.
pub(super) fn letters(name: &str) -> impl Iterator<Item = Letter> {
    let mut last = ' ';
    fold::letters(name, Fold::Default)
        .filter_map(move |l| {
            let plain = plain(l.c)?;
            let twice = plain == ' ' && last == ' ';
            last = plain;
            let capital = name[l.start as usize..].chars().next().is_some_and(char::is_uppercase);
            (!twice).then_some(Letter { plain, fine: l.c, capital })
        })
        .take(LONGEST)
}

/// What ASCII is typed as, 0 for what is left out.
const TYPED: [u8; 128] = {
    let mut typed = [b' '; 128];
    let mut byte = 0;
    while byte < typed.len() {
        if (byte as u8).is_ascii_alphanumeric() {
            typed[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    typed[b'\'' as usize] = 0;
    typed[b'`' as usize] = 0;
    typed
};

/// Reads the [letters] of a name.
pub(super) fn read(name: &str, out: &mut Vec<Letter>) {
    out.clear();
    if !name.is_ascii() {
        out.extend(letters(name));
        return;
    }
    let mut last = b' ';
    for &byte in name.as_bytes() {
        let typed = TYPED[usize::from(byte & 127)];
        if typed > 0 && (typed, last) != (b' ', b' ') {
            let (plain, fine) = (char::from(typed), char::from(byte.to_ascii_lowercase()));
            out.push(Letter { plain, fine, capital: byte.is_ascii_uppercase() });
            if out.len() == LONGEST {
                break;
            }
        }
        last = if typed > 0 { typed } else { last };
    }
}

fn plain(c: char) -> Option<char> {
    if c.is_ascii_lowercase() {
        return Some(c);
    }
    if fold::is_apostrophe(c) || words::is_mark(c) {
        return None;
    }
    if !c.is_alphanumeric() {
        return Some(' ');
    }
    if let Some(row) = PLAIN.iter().find(|row| row.0 == c) {
        return Some(row.1);
    }
    let mut base = None;
    decompose_canonical(c, |c| base = base.or(Some(c)));
    base
}

/// A letter as the number of its plain one in an alphabet, with bits for a capital and for a mark: enough to compare with
/// letters of which none has a mark.
pub(super) type Numbered = u16;
const CAPITAL: Numbered = 1 << 8;
const MARKED: Numbered = 1 << 9;

impl Letter {
    pub(super) fn numbered(self, code: u8) -> Numbered {
        let mark = if self.fine == self.plain { 0 } else { MARKED };
        Numbered::from(code) | if self.capital { CAPITAL } else { 0 } | mark
    }
}

/// A letter without a mark, of a name in which every word, and nothing else, begins with a capital.
pub(super) fn regular(code: u8, begins: bool) -> Numbered {
    Numbered::from(code) | if begins { CAPITAL } else { 0 }
}

/// Room for one measurement after the other.
#[derive(Default)]
pub(super) struct Rooms([Vec<Cost>; 3]);

/// What the slips between a spelling and a name cost, of which `differ` says what two letters do.
#[expect(clippy::needless_bitwise_bool, reason = "a condition a cell could hardly be foretold")]
fn cost<T: Copy + PartialEq>(
    mut spelling: &[T],
    mut name: &[T],
    differ: impl Fn(T, T) -> Cost,
    Rooms([before, row, next]): &mut Rooms,
) -> Cost {
    // Nothing is cheaper than equal letters at the beginning or the end for each other: what else they might stand for
    // leaves as many letters over.
    let alike = spelling.iter().zip(name).take_while(|(one, other)| one == other).count();
    (spelling, name) = (&spelling[alike..], &name[alike..]);
    while let ([rest @ .., one], [others @ .., other]) = (spelling, name)
        && one == other
    {
        (spelling, name) = (rest, others);
    }
    match (spelling, name) {
        ([], rest) => return rest.len() as Cost * LEFT_OUT,
        (rest, []) => return rest.len() as Cost * OTHER,
        ([one], [other]) => return differ(*one, *other),
        // Nothing else is as cheap but two marks.
        ([a, b], [c, d]) if a == d && b == c => return SWAPPED.min(differ(*a, *c) + differ(*b, *d)),
        _ => {}
    }
    row.clear();
    row.extend((0..=name.len()).map(|j| j as Cost * LEFT_OUT));
    before.resize(row.len(), 0);
    next.resize(row.len(), 0);
    for (i, &written) in spelling.iter().enumerate() {
        let mut last = row[0] + OTHER;
        next[0] = last;
        for (j, &listed) in name.iter().enumerate() {
            last = less(less(row[j] + differ(written, listed), row[j + 1] + OTHER), last + LEFT_OUT);
            // Without conditions, which could hardly be foretold.
            let (earlier, back) = (spelling[i.saturating_sub(1)], j.saturating_sub(1));
            let swapped = (i > 0) & (j > 0) & (written == name[back]) & (earlier == listed) & (written != listed);
            last = less(last, select_unpredictable(swapped, before[back] + SWAPPED, Cost::MAX));
            next[j + 1] = last;
        }
        std::mem::swap(before, row);
        std::mem::swap(row, next);
    }
    row[name.len()]
}

/// What the slips between a spelling and a name cost, both as codes of plain letters.
pub(super) fn slips(spelling: &[u8], name: &[u8], rooms: &mut Rooms) -> Cost {
    cost(spelling, name, |one, other| Cost::from(one != other) * OTHER, rooms)
}

/// The same with marks and capitals.
pub(super) fn detail(spelling: &[Letter], name: &[Letter], rooms: &mut Rooms) -> Cost {
    cost(spelling, name, finely, rooms)
}

/// The same where the name's letters have no marks.
pub(super) fn detail_of_regular(spelling: &[Numbered], name: &[Numbered], rooms: &mut Rooms) -> Cost {
    let finely = |one: Numbered, other: Numbered| {
        let apart = one ^ other;
        let fine = Cost::from(apart & MARKED > 0) * MARK + Cost::from(apart & CAPITAL > 0) * CASE;
        if apart as u8 == 0 { fine } else { OTHER }
    };
    cost(spelling, name, finely, rooms)
}

fn finely(one: Letter, other: Letter) -> Cost {
    if one.plain == other.plain {
        Cost::from(one.fine != other.fine) * MARK + Cost::from(one.capital != other.capital) * CASE
    } else {
        OTHER
    }
}

/// How many of each letter a name has, two bits each, a bit a letter: with each slip at most two of them change.
pub(super) fn counts(codes: &[u8]) -> u64 {
    let mut bits = 0_u64;
    for &code in codes {
        let at = u32::from(code % 32) * 2;
        bits |= if bits >> at & 1 == 0 { 1 << at } else { 2 << at };
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain_of(name: &str) -> String {
        letters(name).map(|l| l.plain).collect()
    }

    #[test]
    fn letters_are_typed_plain() {
        for (name, expected) in [
            ("Xankəndi", "xankendi"),
            ("Şuşa", "susa"),
            ("Step’anakert", "stepanakert"),
            ("Qırmızı  Bazar", "qirmizi bazar"),
            ("St. John's", "st johns"),
            ("Чёрный-Яр", "черныи яр"),
            ("", ""),
        ] {
            assert_eq!(plain_of(name), expected, "{name}");
        }
        assert_eq!(letters(&"ab ".repeat(4000)).count(), LONGEST);
    }

    #[test]
    fn slips_cost_by_what_must_be_said() {
        let rooms = &mut Rooms::default();
        let mut of = |one: &str, other: &str| slips(plain_of(one).as_bytes(), plain_of(other).as_bytes(), rooms);
        assert_eq!(of("Shusha", "Şusha"), OTHER, "a letter too many");
        assert_eq!(of("Shsha", "Shusha"), LEFT_OUT);
        assert_eq!(of("Shuxha", "Shusha"), OTHER);
        assert_eq!(of("Shuhsa", "Shusha"), SWAPPED);
        assert_eq!(of("", "Shu"), 3 * LEFT_OUT);
        assert_eq!(of("Shu", ""), 3 * OTHER);
        let all = |name: &str| letters(name).collect::<Vec<_>>();
        let mut of = |one: &str, other: &str| detail(&all(one), &all(other), rooms);
        assert_eq!(of("Şuşa", "Şuşa"), 0);
        assert_eq!(of("susa", "Şuşa"), CASE + 2 * MARK);
    }

    #[test]
    fn a_slip_changes_two_counts_at_most() {
        let of = |name: &str| counts(plain_of(name).as_bytes());
        let apart = |one: &str, other: &str| (of(one) ^ of(other)).count_ones();
        assert_eq!(apart("banana", "banan"), 0);
        assert_eq!(apart("shusha", "shuxha"), 2);
        assert_eq!(apart("shusha", "shsha"), 1);
        assert_eq!(apart("shusha", "hsusha"), 0);
    }

    fn all(name: &str) -> Vec<Letter> {
        letters(name).collect()
    }

    /// What slips cost, cell by cell, with nothing taken off.
    fn plain<T: Copy + PartialEq>(spelling: &[T], name: &[T], differ: impl Fn(T, T) -> Cost) -> Cost {
        let mut cells = vec![vec![0; name.len() + 1]; spelling.len() + 1];
        for i in 0..=spelling.len() {
            for j in 0..=name.len() {
                let mut steps = Vec::new();
                if i > 0 {
                    steps.push(cells[i - 1][j] + OTHER);
                }
                if j > 0 {
                    steps.push(cells[i][j - 1] + LEFT_OUT);
                }
                if i > 0 && j > 0 {
                    steps.push(cells[i - 1][j - 1] + differ(spelling[i - 1], name[j - 1]));
                }
                if i > 1 && j > 1 && spelling[i - 2..i] == [name[j - 1], name[j - 2]] && name[j - 1] != name[j - 2] {
                    steps.push(cells[i - 2][j - 2] + SWAPPED);
                }
                cells[i][j] = steps.into_iter().min().unwrap_or(0);
            }
        }
        cells[spelling.len()][name.len()]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 3000, ..ProptestConfig::default() })]
        #[test]
        fn equal_beginnings_and_ends_stand_for_each_other(one in "[abAB\u{e4}]{0,9}", other in "[abAB\u{e4}]{0,9}") {
            let rooms = &mut Rooms::default();
            let (a, b) = (plain_of(&one), plain_of(&other));
            let unlike = |one: u8, other: u8| if one == other { 0 } else { OTHER };
            prop_assert_eq!(slips(a.as_bytes(), b.as_bytes(), rooms), plain(a.as_bytes(), b.as_bytes(), unlike));
            let (a, b): (Vec<_>, Vec<_>) = (letters(&one).collect(), letters(&other).collect());
            prop_assert_eq!(detail(&a, &b, rooms), plain(&a, &b, finely));
        }
        #[test]
        fn ascii_is_read_as_other_letters_are(name in prop_oneof!["[ -~]{0,12}", "[\\x00-\\x7f]{0,80}", "[a-zA-Z '`-]{0,80}"]) {
            let mut made = Vec::new();
            read(&name, &mut made);
            prop_assert!(made == all(&name));
        }
        #[test]
        fn regular_names_differ_as_numbered(spelling in "[a-cA-C\u{e4}' -]{0,9}", name in "[ABC][abc]{0,5}( [ABC][abc]{0,3})?") {
            let code = |letter: &Letter| if letter.plain.is_alphabetic() { letter.plain as u8 - b'a' + 2 } else { 1 };
            let numbered = |text: &str| all(text).iter().map(|l| l.numbered(code(l))).collect::<Vec<_>>();
            let rooms = &mut Rooms::default();
            let known = detail(&all(&spelling), &all(&name), rooms);
            prop_assert_eq!(detail_of_regular(&numbered(&spelling), &numbered(&name), rooms), known);
        }
    }
}
