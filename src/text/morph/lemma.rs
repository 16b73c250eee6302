//! A name as a language's rules see it.

use super::super::fold::{self, Fold};

/// A name in its base form, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lemma {
    /// Its words, at least one.
    pub words: Vec<Word>,
    /// What stands between them; one fewer than words.
    pub separators: Vec<Separator>,
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
    /// Anything else, literally.
    Other(char),
}

impl Lemma {
    /// Takes a term's text apart. White space and hyphens separate words; apostrophes stay inside.
    pub fn new(text: &str, fold: Fold) -> Self {
        let mut words = Vec::new();
        let mut separators = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let end = rest.find(|c: char| c.is_whitespace() || is_hyphen(c)).unwrap_or(rest.len());
            let word = &rest[..end];
            words.push(Word { text: word.into(), folded: fold::fine(word, fold) });
            let tail = &rest[end..];
            let next = tail.trim_start_matches(|c: char| c.is_whitespace() || is_hyphen(c));
            if !next.is_empty() {
                let between = &tail[..tail.len() - next.len()];
                separators.push(if between.chars().any(is_hyphen) { Separator::Hyphen } else { Separator::Space });
            }
            rest = next;
        }
        Self { words, separators, decl: None, gender: None, forms: Vec::new(), common: false, georgian: false }
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

    /// The words with their separators, as listed.
    pub fn text(&self) -> String {
        self.join(self.words.iter().map(|w| &*w.text))
    }

    /// Other words with this lemma's separators.
    pub fn join<'w>(&self, words: impl Iterator<Item = &'w str>) -> String {
        let mut out = String::new();
        for (i, word) in words.enumerate() {
            if i > 0 {
                out.push(match self.separators[i - 1] {
                    Separator::Space => ' ',
                    Separator::Hyphen => '-',
                    Separator::Other(c) => c,
                });
            }
            out.push_str(word);
        }
        out
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{058A}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
