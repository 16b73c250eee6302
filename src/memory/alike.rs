//! Words that stand for one thing: the spellings and names that a glossary has for what a query names.

use std::collections::BTreeMap;
use std::ops::Range;

use super::classes::{Piece, class_of, pieces};
use crate::text::stem::Stem;

/// The words of a name, by their stems, and its numbers.
pub(crate) type Form = Vec<String>;

/// What stands for a number in the index, and in a form for any; that of a form's own number follows it.
const NUMBER: &str = "\u{1}0";

/// What the index has for a word of a form.
pub(super) fn indexed(word: &str) -> &str {
    if word.starts_with(NUMBER) { NUMBER } else { word }
}

/// A form in which any numbers may stand for its own.
pub(crate) fn of_any_number(form: Form) -> Form {
    form.into_iter().map(|word| if word.starts_with(NUMBER) { NUMBER.to_owned() } else { word }).collect()
}

/// True if a text's word, or number, may stand for one of a form.
fn is_like(wanted: &str, own: &str) -> bool {
    wanted == own || wanted == NUMBER && own.starts_with(NUMBER)
}

fn number(text: &str) -> String {
    format!("{NUMBER}{text}")
}

/// The words of a name and its numbers; `None` where it has no word, or a placeholder or an address.
pub(crate) fn form(text: &str, stem: Option<Stem>) -> Option<Form> {
    let mut form = Form::new();
    let mut words = 0;
    for (piece, range) in pieces(text) {
        match piece {
            Piece::Word => {
                form.push(class_of(&text[range], stem));
                words += 1;
            }
            Piece::Number => form.push(number(&text[range])),
            Piece::Mark => {}
            Piece::Placeholder | Piece::Address => return None,
        }
    }
    (words > 0).then_some(form)
}

/// Of a query, the names that are alike though their letters differ. They are placeables: a match that has another of them
/// is as good, but for what is taken off for it. A name of several words is one token.
#[derive(Debug)]
pub(crate) struct Alike {
    /// What stands for each group among the words; no word is like it.
    tokens: Vec<String>,
    /// By their first word: the other words of each form and its group, longest first, any
    /// number last.
    forms: BTreeMap<String, Vec<(Form, usize)>>,
}

/// Where a text has a name.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) group: usize,
    pub(super) at: Range<usize>,
    pub(super) words: usize,
}

impl Alike {
    /// Nothing is alike.
    pub(crate) const NONE: Self = Self { tokens: Vec::new(), forms: BTreeMap::new() };

    /// Groups that share a form are one.
    pub(crate) fn new(groups: impl IntoIterator<Item = Vec<Form>>) -> Self {
        let mut joined: Vec<Vec<Form>> = Vec::new();
        for mut group in groups {
            joined.retain_mut(|known| {
                let shares = known.iter().any(|form| group.contains(form));
                if shares {
                    group.append(known);
                }
                !shares
            });
            joined.push(group);
        }
        let mut alike = Self::NONE;
        for (number, mut group) in joined.into_iter().enumerate() {
            alike.tokens.push(format!("\u{1}n{number}"));
            group.sort_unstable();
            group.dedup();
            for mut form in group.into_iter().filter(|form| !form.is_empty()) {
                let rest = form.split_off(1);
                alike.forms.entry(form.swap_remove(0)).or_default().push((rest, number));
            }
        }
        for forms in alike.forms.values_mut() {
            forms.sort_by_key(|(rest, _)| {
                (std::cmp::Reverse(rest.len()), rest.iter().filter(|word| *word == NUMBER).count())
            });
        }
        alike
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }
    /// What stands for a group.
    pub(super) fn token(&self, group: usize) -> &str {
        &self.tokens[group]
    }
    /// All forms with their groups: the first word, and the others.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, &[String], usize)> {
        let all = |(first, forms)| {
            let first: &String = first;
            let forms: &Vec<(Form, usize)> = forms;
            forms.iter().map(|(rest, group)| (first.as_str(), rest.as_slice(), *group))
        };
        self.forms.iter().flat_map(all)
    }

    /// The names in a text: from left to right, of several that begin with a word the longest.
    pub(super) fn names(&self, text: &str, stem: Option<Stem>) -> Vec<Named> {
        if self.is_empty() {
            return Vec::new();
        }
        // Each word or number with what forms have for it, and whether it can go on with a name that the one before it is of.
        let mut words: Vec<(Range<usize>, String, bool)> = Vec::new();
        let mut goes_on = false;
        let (mut marks, mut sign, mut stop) = (0, false, false);
        for (piece, range) in pieces(text) {
            match piece {
                Piece::Word | Piece::Number => {
                    let own = &text[range.clone()];
                    let is_word = piece == Piece::Word;
                    let own = if is_word { class_of(own, stem) } else { number(own) };
                    words.push((range, own, goes_on && !(is_word && sign)));
                    (goes_on, marks, sign, stop) = (true, 0, false, false);
                }
                Piece::Mark => {
                    marks += 1;
                    let before = words.last().map_or("", |(range, ..)| &text[range.clone()]);
                    sign |= matches!(&text[range.clone()], "\u{2116}" | "#");
                    let mark = &text[range];
                    // С.-Петербург
                    goes_on &= marks == 1 && (sign || joins(before, mark)) || marks == 2 && stop && is_hyphen(mark);
                    stop = mark == ".";
                }
                Piece::Placeholder | Piece::Address => (goes_on, sign) = (false, false),
            }
        }
        let mut all = Vec::new();
        let mut rest = words.as_slice();
        while let Some(((first, stem, _), behind)) = rest.split_first() {
            rest = behind;
            let has = |form: &[String]| {
                form.len() <= behind.len()
                    && form.iter().zip(behind).all(|(wanted, (_, own, goes_on))| *goes_on && is_like(wanted, own))
            };
            let longest = |first| self.forms.get(first).and_then(|forms| forms.iter().find(|(form, _)| has(form)));
            let mut found = longest(stem.as_str());
            if stem.starts_with(NUMBER)
                && let Some(any) = longest(NUMBER)
                && found.is_none_or(|(form, _)| form.len() < any.0.len())
            {
                found = Some(any);
            }
            let Some((form, group)) = found else { continue };
            let end = form.len().checked_sub(1).map_or(first.end, |last| behind[last].0.end);
            all.push(Named { group: *group, at: first.start..end, words: form.len() + 1 });
            rest = &behind[form.len()..];
        }
        all
    }
}

/// True if a mark stands between the words of a name: a hyphen, an apostrophe, or the full stop of a word cut short or of a number.
fn joins(before: &str, mark: &str) -> bool {
    is_hyphen(mark) || matches!(mark, "'" | "\u{2019}" | "\u{2BC}") || mark == "." && before.chars().count() <= 3
}

fn is_hyphen(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{58A}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(words: &str) -> Form {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn groups_that_share_a_name_are_one() {
        let of = |words: &[&str]| words.iter().map(|word| form(word)).collect::<Vec<_>>();
        let alike = Alike::new([of(&["a", "b"]), of(&["c"]), of(&["d x", "e"]), of(&["b", "d x"])]);
        let group = |text| alike.names(text, None).first().map(|named| named.group);
        assert_eq!(group("a"), group("e"));
        assert_eq!(group("a"), group("D x"));
        assert_ne!(group("a"), group("c"));
        assert_eq!(group("f"), None);
        assert_eq!(group("d"), None);
    }

    #[test]
    fn names_of_several_words_are_found_whole() {
        let alike = Alike::new([vec![
            form("upper karabakh"),
            form("karabakh"),
            form("st peter"),
            form("upper karabakh plain"),
        ]]);
        let found = |text: &str| {
            let all = alike.names(text, None);
            all.into_iter().map(|named| (text[named.at].to_owned(), named.words)).collect::<Vec<_>>()
        };
        let row = |text: &str, words| (text.to_owned(), words);
        assert_eq!(found("Upper-Karabakh, Karabakh upper"), [row("Upper-Karabakh", 2), row("Karabakh", 1)]);
        assert_eq!(
            found("upper  Karabakh plain; upper, Karabakh"),
            [row("upper  Karabakh plain", 3), row("Karabakh", 1)]
        );
        assert_eq!(found("St. Peter, upper 5 karabakh"), [row("St. Peter", 2), row("karabakh", 1)]);
        assert!(found("upper -- plain").is_empty());
    }

    #[test]
    fn numbers_are_of_names() {
        let all = ["26 Commissars", "School No. 5", "Школа № 5", "5-я армия", "Կայարան 2"];
        let alike = Alike::new([all.iter().filter_map(|name| super::form(name, None)).collect()]);
        let found = |text: &str| {
            let all = alike.names(text, None);
            all.into_iter().map(|named| text[named.at].to_owned()).collect::<Vec<_>>()
        };
        for name in all {
            assert_eq!(found(&format!("5 {name}, 6")), [name]);
        }
        assert_eq!(found("to school No 5"), ["school No 5"]);
        assert_eq!(found("школа 5 и школа #5"), ["школа 5", "школа #5"]);
        for text in
            ["27 commissars", "School No. 6", "School No. 5.1", "школа №№ 5", "№ 26 № commissars", "26", "կայարան"]
        {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
        let own =
            [super::form("26 Commissars", None), super::form("School No. 5", None)].map(|form| form.expect("words"));
        let seven = super::form("School No. 7", None).expect("words");
        let alike = Alike::new([own.map(of_any_number).to_vec(), vec![seven]]);
        let found = |text: &str| alike.names(text, None).into_iter().map(|named| named.group).collect::<Vec<_>>();
        assert_eq!(found("27 Commissars, school no. 6, School No. 7, School No., 8 Commissars"), [0, 0, 1, 0]);
        assert_eq!(super::form("1984", None), None);
        assert_eq!(super::form("Road {0}", None), None);
        assert_eq!(indexed(&super::form("A 5", None).expect("a word")[1]), Piece::Number.class().expect("a class"));
    }
}
