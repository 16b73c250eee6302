//! What *default* takes off for what its first comparison does not see. `docs/memory.md` has the table.

use std::collections::HashMap;

use super::alike::{Alike, Named};
use super::classes::{Piece, class_of, pieces};
use super::distance::Pattern;
use super::penalties::Penalty;
use crate::model::Score;
use crate::text::stem::Stem;

/// Hundredths of a percent that a difference takes off.
const POINT: u32 = 100;
/// What a match is at most whose negation or name is another.
pub(crate) const CAPPED: u32 = 8_400;
/// What a match is at most whose text is not the very same.
const NOT_SAME: u32 = 9_900;
/// What a match of texts without words is at most, if they are not the same.
const NO_WORDS: u32 = 9_500;

/// A difference, and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// So many words of so many are to be put in, left out or replaced.
    Words(u32, u32),
    /// So many words of so many stand in another form: half a word each.
    Forms(u32, u32),
    /// A number, placeholder, address or name of the same thing is another.
    Placeables,
    /// Capitals.
    Capitals,
    /// Marks: one of them, or more.
    Marks(u32),
    /// White space.
    Spaces,
    /// One of the texts denies what the other says: 84 at most.
    Negation,
    /// The glossary knows a name in each that the other has not: 84 at most.
    Names,
    /// The texts have no words, and are not the same: 95 at most.
    NoWords,
    /// Something about the unit or its memory takes off so many percent.
    Penalty(Penalty, u32),
}

impl Cost {
    /// Percent, taken off; 0 where it is not a matter of taking off.
    fn points(self) -> u32 {
        match self {
            Self::Placeables | Self::Capitals | Self::Spaces => 1,
            Self::Marks(count) => count.min(2),
            Self::Penalty(_, points) => points,
            Self::Words(..) | Self::Forms(..) | Self::Negation | Self::Names | Self::NoWords => 0,
        }
    }
}

/// A text that is compared, cut up once.
#[derive(Debug, Default)]
pub(crate) struct Cut<'t> {
    text: &'t str,
    /// Words and the classes of placeables, in order.
    tokens: Vec<&'t str>,
    placeables: Vec<&'t str>,
    words: Vec<&'t str>,
    marks: Vec<&'t str>,
    /// Names that are alike.
    names: Vec<Named>,
    denies: bool,
}

impl<'t> Cut<'t> {
    /// Names that are alike, by the stems of their words, are placeables.
    pub(crate) fn new(text: &'t str, alike: &'t Alike, stem: Option<Stem>) -> Self {
        let mut cut = Self { text, names: alike.names(text, stem), ..Self::default() };
        let mut names = cut.names.iter().peekable();
        for (piece, range) in pieces(text) {
            if names.peek().is_some_and(|named| named.at.start <= range.start) {
                // What stands within a name is part of it.
                if let Some(named) = names.next_if(|named| named.at.end <= range.end) {
                    cut.placeables.push(&text[named.at.clone()]);
                    cut.tokens.push(alike.token(named.group));
                }
                continue;
            }
            let own = &text[range];
            match piece {
                Piece::Word => {
                    cut.words.push(own);
                    cut.tokens.push(own);
                }
                Piece::Mark => cut.marks.push(own),
                Piece::Number | Piece::Placeholder | Piece::Address => {
                    cut.placeables.push(own);
                    cut.tokens.extend(piece.class());
                }
            }
        }
        cut.denies = denials(&cut.words) % 2 == 1;
        cut
    }

    /// True if a name of several words is one token of it: the index has them all.
    pub(crate) fn is_joined(&self) -> bool {
        self.names.iter().any(|named| named.words > 1)
    }

    /// Where white space stands, and which; that within names is theirs.
    fn spaces(&self) -> Vec<&'t str> {
        let mut all = Vec::new();
        let mut at = 0;
        let mut between = |text: &'t str| {
            all.extend(text.split(|c: char| !c.is_whitespace()).filter(|gap| !gap.is_empty()));
        };
        for Named { at: name, .. } in &self.names {
            between(&self.text[at..name.start]);
            at = name.end;
        }
        between(&self.text[at..]);
        all
    }
}

/// By what the tokens of two texts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// The distance of the stems.
    pub(crate) stems: u32,
    /// By how much more the words themselves differ: those that stand in another form.
    pub(crate) forms: u32,
    /// The longer side's tokens.
    pub(crate) len: u32,
}

/// A text that others are compared with.
#[derive(Debug)]
pub(crate) struct Graded<'q> {
    pub(crate) cut: Cut<'q>,
    /// Its words, in lower case, by number.
    known: HashMap<String, u32>,
    pattern: Pattern,
    other: Vec<u32>,
}

impl<'q> Graded<'q> {
    pub(crate) fn new(text: &'q str, alike: &'q Alike, stem: Option<Stem>) -> Self {
        let cut = Cut::new(text, alike, stem);
        let mut known = HashMap::new();
        let mut numbers = Vec::with_capacity(cut.tokens.len());
        for token in &cut.tokens {
            let next = known.len() as u32;
            numbers.push(*known.entry(token.to_lowercase()).or_insert(next));
        }
        let mut pattern = Pattern::default();
        pattern.set(&numbers);
        Self { cut, known, pattern, other: Vec::new() }
    }

    /// The distance of the words in their forms, if it is not above `most`.
    pub(crate) fn words(&mut self, source: &Cut<'_>, most: u32) -> Option<u32> {
        self.other.clear();
        for token in &source.tokens {
            // One that the query has not is like none of its words.
            self.other.push(self.known.get(&token.to_lowercase()).copied().unwrap_or(u32::MAX - 1));
        }
        self.pattern.distance(self.other.iter().copied(), most)
    }

    /// By what another text differs, stems by this stemmer; for telling, not for finding.
    pub(crate) fn difference(&mut self, stem: Option<Stem>, source: &Cut<'_>) -> Difference {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut numbers = |tokens: &[&str]| {
            let number = |token: &&str| {
                let next = known.len() as u32;
                *known.entry(class_of(token, stem)).or_insert(next)
            };
            tokens.iter().map(number).collect::<Vec<u32>>()
        };
        let (own, other) = (numbers(&self.cut.tokens), numbers(&source.tokens));
        let mut pattern = Pattern::default();
        pattern.set(&own);
        let len = own.len().max(other.len()) as u32;
        let stems = pattern.distance(other.into_iter(), len).unwrap_or(len);
        let words = self.words(source, len).unwrap_or(len);
        Difference { stems, forms: words.saturating_sub(stems), len }
    }
}

/// What is known of a match besides the two texts.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beside<'c> {
    /// What the unit and its memory take off.
    pub(crate) penalties: &'c [Cost],
    /// Names that the glossary knows differ.
    pub(crate) names: bool,
}

/// The score of a text whose tokens differ so; `tell` hears what it is made of. It is never better than the distance of
/// the stems alone.
pub(crate) fn grade(
    query: &Cut<'_>,
    source: &Cut<'_>,
    difference: Difference,
    beside: Beside<'_>,
    mut tell: impl FnMut(Cost),
) -> Score {
    let Difference { stems, forms, len } = difference;
    let mut off = 0;
    let mut least = |cost: Cost| {
        off += cost.points() * POINT;
        tell(cost);
    };
    if stems > 0 {
        least(Cost::Words(stems, len));
    }
    if forms > 0 {
        least(Cost::Forms(forms, len));
    }
    beside.penalties.iter().for_each(|&cost| least(cost));
    let mut most = 10_000;
    if query.text != source.text {
        most = NOT_SAME;
        if query.placeables != source.placeables {
            least(Cost::Placeables);
        }
        // Where words differ their capitals are part of that.
        let same = stems + forms == 0;
        if same && query.words != source.words {
            least(Cost::Capitals);
        }
        let marks = marks(&query.marks, &source.marks);
        if marks > 0 {
            least(Cost::Marks(marks));
        }
        if same && marks == 0 && query.spaces() != source.spaces() {
            least(Cost::Spaces);
        }
        if query.denies != source.denies {
            most = CAPPED;
            least(Cost::Negation);
        }
        if beside.names {
            most = CAPPED;
            least(Cost::Names);
        }
        if len == 0 {
            most = most.min(NO_WORDS);
            least(Cost::NoWords);
        }
    }
    // In hundredths of a percent of `len`, so that the fraction stays exact.
    let len = len.max(1);
    let whole = u64::from(len) * 10_000;
    let taken = u64::from(stems * 2 + forms) * 5_000 + u64::from(off) * u64::from(len);
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

    fn graded(query: &str, source: &str, names: bool) -> (u32, Vec<Cost>) {
        let mut told = Vec::new();
        let stem = crate::text::stem::stemmer("en");
        let none = Alike::NONE;
        let source = Cut::new(source, &none, stem);
        let mut query = Graded::new(query, &none, stem);
        let difference = query.difference(stem, &source);
        let score = grade(&query.cut, &source, difference, Beside { penalties: &[], names }, |cost| told.push(cost));
        (score.basis_points(), told)
    }

    #[test]
    fn each_difference_has_its_price() {
        let text = "The road to {0} was closed at 5.";
        for (other, points, told) in [
            (text, 10_000, vec![]),
            ("The road to {0} was closed at 6.", 9_900, vec![Cost::Placeables]),
            ("the road to {0} was closed at 5.", 9_900, vec![Cost::Capitals]),
            ("The road to {0} was closed at 5", 9_900, vec![Cost::Marks(1)]),
            ("The  road to {0} was closed at 5.", 9_900, vec![Cost::Spaces]),
            ("the road to {1} was closed at 5!?", 9_600, vec![Cost::Placeables, Cost::Capitals, Cost::Marks(2)]),
            ("The road to {0} was not closed at 5.", 8_400, vec![Cost::Words(1, 9), Cost::Negation]),
            ("The way to {0} was closed at 5.", 8_750, vec![Cost::Words(1, 8)]),
            ("The roads to {0} was closing at 5.", 8_750, vec![Cost::Forms(2, 8)]),
            ("The roads to {0} are closed at 5.", 8_125, vec![Cost::Words(1, 8), Cost::Forms(1, 8)]),
        ] {
            assert_eq!(graded(text, other, false), (points, told), "{other}");
        }
        assert_eq!(graded("…", "!", false), (9_500, vec![Cost::Marks(1), Cost::NoWords]));
        assert_eq!(graded("I don't know", "I know", false).1[1..], [Cost::Marks(1), Cost::Negation]);
        assert_eq!(graded("not never", "so ever", false).1, [Cost::Words(2, 2)]);
        let (points, told) = graded("A long way from here to there, say", "A long way from here to theirs, say", true);
        assert_eq!((points, told.last()), (8_400, Some(&Cost::Names)));
    }
}
