//! What *default* takes off for what its first comparison does not see. `docs/memory.md` has the table.

use super::classes::{Piece, pieces};
use crate::model::Score;

/// Hundredths of a percent that a difference takes off.
const POINT: u32 = 100;
/// What a match is at most whose negation is another.
const NEGATED: u32 = 8_400;
/// What a match is at most whose text is not the very same.
const NOT_SAME: u32 = 9_900;
/// What a match of texts without words is at most, if they are not the same.
const NO_WORDS: u32 = 9_500;

/// A difference, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// So many words of so many are to be put in, left out or replaced.
    Words(u32, u32),
    /// A number, placeholder or address is another.
    Placeables,
    /// Capitals.
    Capitals,
    /// Marks: one of them, or more.
    Marks(u32),
    /// White space.
    Spaces,
    /// One of the texts denies what the other says: 84 at most.
    Negation,
    /// The texts have no words, and are not the same: 95 at most.
    NoWords,
    /// The memory lies in a folder `penalty-NNN`.
    Folder(u32),
}

impl Cost {
    /// Percent, taken off; 0 where it is not a matter of taking off.
    fn points(self) -> u32 {
        match self {
            Self::Placeables | Self::Capitals | Self::Spaces => 1,
            Self::Marks(count) => count.min(2),
            Self::Folder(points) => points,
            Self::Words(..) | Self::Negation | Self::NoWords => 0,
        }
    }
}

/// A text that is compared, cut up once.
#[derive(Debug, Default)]
pub(crate) struct Cut<'t> {
    text: &'t str,
    placeables: Vec<&'t str>,
    words: Vec<&'t str>,
    marks: Vec<&'t str>,
    denies: bool,
}

impl<'t> Cut<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut cut = Self { text, ..Self::default() };
        for (piece, range) in pieces(text) {
            let own = &text[range];
            match piece {
                Piece::Word => cut.words.push(own),
                Piece::Mark => cut.marks.push(own),
                Piece::Number | Piece::Placeholder | Piece::Address => cut.placeables.push(own),
            }
        }
        cut.denies = denials(&cut.words) % 2 == 1;
        cut
    }
}

/// The score of a text whose words and placeables differ by `cost` of `len`; `tell` hears what it is made of. It is never
/// better than that first comparison alone.
pub(crate) fn grade(
    query: &Cut<'_>,
    source: &Cut<'_>,
    cost: u32,
    len: u32,
    folder: u32,
    mut tell: impl FnMut(Cost),
) -> Score {
    let mut off = 0;
    let mut least = |cost: Cost| {
        off += cost.points() * POINT;
        tell(cost);
    };
    if cost > 0 {
        least(Cost::Words(cost, len));
    }
    if folder > 0 {
        least(Cost::Folder(folder));
    }
    let mut most = 10_000;
    if query.text != source.text {
        most = NOT_SAME;
        if query.placeables != source.placeables {
            least(Cost::Placeables);
        }
        // Where words differ their capitals are part of that.
        if cost == 0 && query.words != source.words {
            least(Cost::Capitals);
        }
        let marks = marks(&query.marks, &source.marks);
        if marks > 0 {
            least(Cost::Marks(marks));
        }
        if cost == 0 && marks == 0 && spaces(query.text) != spaces(source.text) {
            least(Cost::Spaces);
        }
        if query.denies != source.denies {
            most = NEGATED;
            least(Cost::Negation);
        }
        if len == 0 {
            most = most.min(NO_WORDS);
            least(Cost::NoWords);
        }
    }
    // In hundredths of a percent of `len`, so that the fraction stays exact.
    let len = len.max(1);
    let whole = u64::from(len) * 10_000;
    let taken = u64::from(cost) * 10_000 + u64::from(off) * u64::from(len);
    let taken = taken.max((10_000 - u64::from(most)) * u64::from(len)).min(whole);
    fraction(taken, whole)
}

/// As near as a score can hold it: exact up to 400,000 words.
fn fraction(cost: u64, len: u64) -> Score {
    let mut shift = 0;
    while len >> shift > u64::from(u32::MAX) {
        shift += 1;
    }
    Score { cost: (cost >> shift) as u32, len: (len >> shift) as u32 }
}

/// Marks that are put in, left out or replaced.
fn marks(one: &[&str], other: &[&str]) -> u32 {
    if one == other {
        return 0;
    }
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let behind =
        one[same..].iter().rev().zip(other[same..].iter().rev()).take_while(|(one, other)| one == other).count();
    (one.len().max(other.len()) - same - behind).max(1) as u32
}

/// Where white space stands, and which.
fn spaces(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_whitespace()).filter(|gap| !gap.is_empty()).collect()
}

/// Words that deny, in the languages of the project.
const DENIALS: [&str; 48] = [
    "not",
    "no",
    "never",
    "cannot",
    "without",
    "none",
    "nothing",
    "nobody",
    "neither",
    "nor", // English
    "не",
    "нет",
    "ни",
    "без",
    "никогда",
    "нельзя",
    "ничего",
    "никто", // Russian
    "ні",
    "немає",
    "ніколи", // Ukrainian
    "deyil",
    "yox",
    "heç",
    "dəyil", // Azerbaijani
    "değil",
    "yok",
    "hiç", // Turkish
    "ne",
    "pas",
    "non",
    "sans",
    "jamais",
    "aucun", // French
    "nicht",
    "kein",
    "keine",
    "keinen",
    "keiner",
    "nie",
    "ohne", // German
    "ոչ",
    "չի",
    "չէ",
    "չեն", // Armenian
    "არ",
    "ვერ",
    "არა", // Georgian
];

/// How many words deny; `n't` is a word `t` behind one that ends in n.
fn denials(words: &[&str]) -> usize {
    let is = |word: &&&str| {
        let word = word.to_lowercase();
        DENIALS.contains(&word.as_str())
    };
    let contracted = words
        .windows(2)
        .filter(|pair| pair[1].eq_ignore_ascii_case("t") && pair[0].to_ascii_lowercase().ends_with('n'));
    words.iter().filter(is).count() + contracted.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graded(query: &str, source: &str, cost: u32, len: u32) -> (u32, Vec<Cost>) {
        let mut told = Vec::new();
        let score = grade(&Cut::new(query), &Cut::new(source), cost, len, 0, |cost| told.push(cost));
        (score.basis_points(), told)
    }

    #[test]
    fn each_difference_has_its_price() {
        let text = "The road to {0} was closed at 5.";
        for (other, cost, points, told) in [
            (text, 0, 10_000, vec![]),
            ("The road to {0} was closed at 6.", 0, 9_900, vec![Cost::Placeables]),
            ("the road to {0} was closed at 5.", 0, 9_900, vec![Cost::Capitals]),
            ("The road to {0} was closed at 5", 0, 9_900, vec![Cost::Marks(1)]),
            ("The  road to {0} was closed at 5.", 0, 9_900, vec![Cost::Spaces]),
            ("the road to {1} was closed at 5!?", 0, 9_600, vec![Cost::Placeables, Cost::Capitals, Cost::Marks(2)]),
            ("The road to {0} was not closed at 5.", 1, 8_400, vec![Cost::Words(1, 9), Cost::Negation]),
            ("The way to {0} was closed at 5.", 1, 8_750, vec![Cost::Words(1, 8)]),
        ] {
            let len = told.iter().find_map(|cost| if let Cost::Words(_, len) = cost { Some(*len) } else { None });
            assert_eq!(graded(text, other, cost, len.unwrap_or(8)), (points, told), "{other}");
        }
        assert_eq!(graded("…", "!", 0, 0), (9_500, vec![Cost::Marks(1), Cost::NoWords]));
        assert_eq!(graded("I don't know", "I know", 2, 4).1[1..], [Cost::Marks(1), Cost::Negation]);
        assert_eq!(graded("not never", "so ever", 2, 2).1, [Cost::Words(2, 2)]);
    }
}
