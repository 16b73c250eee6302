//! A name as a language's rules see it.

use super::super::fold::{self, Fold};

/// A name in its base form, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Lemma {
    /// Its words, at least one.
    pub words: Vec<Word>,
    /// What stands between them; one fewer than words.
    pub separators: Vec<Separator>,
    /// What is listed between them and behind the last, where that is more than [`Separator`] tells: the dash of
    /// Acme – Home, the space of Vor- und Nachname.
    pub(super) listed: Option<Box<[Box<str>]>>,
    /// Declension class from the glossary, in the words of the language's rules.
    pub decl: Option<Box<str>>,
    /// Gender from the glossary: `m`, `f`, `n`, `pl`.
    pub gender: Option<char>,
    /// Forms and patterns given by hand.
    pub forms: Vec<Box<str>>,
    /// True if its entry in the glossary shows that it is a common noun and no name.
    pub common: bool,
    /// True if its entry shows that it is a place of Georgia, whose names end in the nominative's -i.
    pub georgian: bool,
    /// True if its entry shows that it is a country, which French puts an article before.
    pub land: bool,
    /// True if its entry says that it is a person, all of whose names decline.
    pub person: bool,
    /// True if nothing in its entry shows a name: of a place, of a person.
    pub thing: bool,
}

/// A word of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As listed, NFC.
    pub text: Box<str>,
    /// Finely folded.
    pub folded: String,
}

/// What stands between two words of a name. In a text any white space (a line end too) or any hyphen will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// White space.
    Space,
    /// A hyphen or dash.
    Hyphen,
}

impl Lemma {
    /// True if nothing but capitals and what is no letter tells the two apart: the same noun, of one gender.
    pub(crate) fn is_written_like(&self, other: &Self) -> bool {
        let letters = |text: String| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        letters(self.text()) == letters(other.text())
    }

    /// Takes a term's text apart. White space and hyphens separate words; apostrophes stay inside.
    pub fn new(text: &str, fold: Fold) -> Self {
        let mut words = Vec::new();
        let mut separators = Vec::new();
        let mut listed = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            // A hyphen before the first word is that one's: -able, --verbose.
            let lead = if words.is_empty() { rest.len() - rest.trim_start_matches(is_gap).len() } else { 0 };
            let end = rest[lead..].find(is_gap).map_or(rest.len(), |end| lead + end);
            let word = &rest[..end];
            words.push(Word { text: word.into(), folded: fold::fine(word, fold) });
            let tail = &rest[end..];
            let next = tail.trim_start_matches(is_gap);
            let between = &tail[..tail.len() - next.len()];
            if !next.is_empty() {
                separators.push(if between.chars().any(is_hyphen) { Separator::Hyphen } else { Separator::Space });
            }
            if !between.is_empty() {
                listed.push(between);
            }
            rest = next;
        }
        let usual = |(at, between): (usize, &&str)| separators.get(at).is_some_and(|own| own.text() == *between);
        let listed = if listed.iter().enumerate().all(usual) {
            None
        } else {
            Some(listed.into_iter().map(|between| single_spaced(between).into()).collect())
        };
        Self {
            words,
            separators,
            listed,
            decl: None,
            gender: None,
            forms: Vec::new(),
            common: false,
            georgian: false,
            land: false,
            person: false,
            thing: false,
        }
    }

    /// What is listed behind the last word: the hyphen of a prefix. No form but the bare name has it.
    pub fn tail(&self) -> &str {
        self.listed.as_ref().and_then(|listed| listed.get(self.separators.len())).map_or("", |tail| tail)
    }

    /// The class of `decl`, and whether it says that persons or animals are meant.
    pub fn decl_and_life(&self) -> (Option<&str>, Option<bool>) {
        let Some(decl) = self.decl.as_deref() else { return (None, None) };
        let mut words = decl.split_whitespace();
        let life = words.clone().find_map(|word| match word {
            "animate" => Some(true),
            "inanimate" => Some(false),
            _ => None,
        });
        (words.find(|word| !matches!(*word, "animate" | "inanimate")), life)
    }

    /// The words with what stands between them, as listed.
    pub fn text(&self) -> String {
        self.join(self.words.iter().map(|w| &*w.text))
    }

    /// True if the dash behind a word is listed with blanks beside it: Acme – Home.
    pub(crate) fn has_blanks(&self, word: usize) -> bool {
        self.separators.get(word) == Some(&Separator::Hyphen)
            && self.listed.as_ref().is_some_and(|listed| listed[word].contains(char::is_whitespace))
    }

    /// Other words with what stands between this lemma's.
    pub fn join<'w>(&self, words: impl Iterator<Item = &'w str>) -> String {
        let mut out = String::new();
        for (i, word) in words.enumerate() {
            if i > 0 {
                match &self.listed {
                    Some(listed) => out.push_str(&listed[i - 1]),
                    None => out.push_str(self.separators[i - 1].text()),
                }
            }
            out.push_str(word);
        }
        out
    }
}

impl Separator {
    /// As most terms have it.
    fn text(self) -> &'static str {
        match self {
            Separator::Space => " ",
            Separator::Hyphen => "-",
        }
    }
}

/// White space of several characters, or of those that lay out lines, as one space.
fn single_spaced(between: &str) -> String {
    let mut out = String::new();
    for c in between.chars() {
        match c.is_whitespace() {
            true if out.ends_with(char::is_whitespace) => {}
            true if c.is_ascii_whitespace() => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || is_hyphen(c)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{058A}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
