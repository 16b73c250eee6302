//! Names letter by letter, as they are typed: what slips of the keyboard are counted in.

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

/// Room for one measurement after the other.
#[derive(Default)]
pub(super) struct Rooms([Vec<Cost>; 3]);

/// What the slips between a spelling and a name cost, of which `differ` says what two letters do.
fn cost<T: Copy + PartialEq>(
    spelling: &[T],
    name: &[T],
    differ: impl Fn(T, T) -> Cost,
    Rooms([before, row, next]): &mut Rooms,
) -> Cost {
    row.clear();
    row.extend((0..=name.len()).map(|j| j as Cost * LEFT_OUT));
    for (i, &written) in spelling.iter().enumerate() {
        next.clear();
        next.push(row[0] + OTHER);
        for (j, &listed) in name.iter().enumerate() {
            let mut cell = row[j] + differ(written, listed);
            cell = cell.min(row[j + 1] + OTHER).min(next[j] + LEFT_OUT);
            if i > 0 && j > 0 && written != listed && written == name[j - 1] && spelling[i - 1] == listed {
                cell = cell.min(before[j - 1] + SWAPPED);
            }
            next.push(cell);
        }
        std::mem::swap(before, row);
        std::mem::swap(row, next);
    }
    row[name.len()]
}

/// What the slips between a spelling and a name cost, both as codes of plain letters.
pub(super) fn slips(spelling: &[u8], name: &[u8], rooms: &mut Rooms) -> Cost {
    cost(spelling, name, |one, other| if one == other { 0 } else { OTHER }, rooms)
}

/// The same with marks and capitals.
pub(super) fn detail(spelling: &[Letter], name: &[Letter], rooms: &mut Rooms) -> Cost {
    let differ = |one: Letter, other: Letter| {
        if one.plain == other.plain {
            Cost::from(one.fine != other.fine) * MARK + Cost::from(one.capital != other.capital) * CASE
        } else {
            OTHER
        }
    };
    cost(spelling, name, differ, rooms)
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
}
