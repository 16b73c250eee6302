//! What a comment to exonym says: `exonym-ignore forbidden-term, near-name: the band's own name`.

use std::ops::Range;

use super::super::{
    CHECKS, EXCHANGE_CHECKS, GLOSSARY_CHECKS, MEMORY_CHECKS, POLICY_CHECKS, messages, unused_suppression,
};
use crate::base::Source;
use crate::formats::Comment;
use crate::model::closest;

/// The word that stands for every check.
const ALL: &str = "all";

/// How far a comment reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The paragraph that it stands in, or before.
    Paragraph,
    /// From here to its end.
    Start,
    /// The end of what was begun.
    End,
    /// The file.
    File,
}

/// The comments that exonym knows.
const WORDS: [(&str, Reach); 4] = [
    ("exonym-ignore", Reach::Paragraph),
    ("exonym-ignore-start", Reach::Start),
    ("exonym-ignore-end", Reach::End),
    ("exonym-ignore-file", Reach::File),
];

/// The checks that a comment may name: those that look through files of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Silenceable {
    /// Those of drafts.
    OfDrafts,
    /// Those of glossaries, policies and exchange files.
    OfLint,
}

impl Silenceable {
    /// Their ids.
    pub(super) fn ids(self) -> Box<dyn Iterator<Item = &'static str>> {
        match self {
            Self::OfDrafts => Box::new(CHECKS.iter().map(|check| check.id())),
            Self::OfLint => Box::new(
                (GLOSSARY_CHECKS.iter().map(|check| check.id()))
                    .chain(POLICY_CHECKS.iter().map(|check| check.id()))
                    .chain(EXCHANGE_CHECKS.iter().map(|check| check.id()))
                    .chain(MEMORY_CHECKS.iter().map(|check| check.id()))
                    .chain([unused_suppression::ID]),
            ),
        }
    }
    /// One of them, for messages.
    fn example(self) -> &'static str {
        if self == Self::OfDrafts { "forbidden-term" } else { "near-label" }
    }
    pub(super) fn about_nothing(self) -> String {
        if self == Self::OfDrafts { messages::about_nothing() } else { messages::about_no_entry() }
    }
}

/// One check that a comment names, or all of them.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// `None`: all.
    pub(super) id: Option<&'static str>,
    /// Where it stands in the decoded file.
    pub(super) at: Range<usize>,
}

impl Named {
    /// As it is written.
    pub(super) fn word(&self) -> &'static str {
        self.id.unwrap_or(ALL)
    }
}

/// What a comment says.
#[derive(Clone, Debug)]
pub(super) struct Directive {
    pub(super) reach: Reach,
    /// As it is known, for messages.
    pub(super) word: &'static str,
    pub(super) named: Vec<Named>,
    pub(super) reason: Box<str>,
}

impl Directive {
    /// Reads a comment, or says what is wrong with it.
    pub(super) fn read(source: &Source, comment: &Comment, checks: Silenceable) -> Result<Self, String> {
        Self::of(source.slice(comment.text), comment.text.start as usize, checks)
    }

    /// The same of a comment's text, which stands at `start`.
    pub(super) fn of(text: &str, start: usize, checks: Silenceable) -> Result<Self, String> {
        let is_end = |c: char| c.is_whitespace() || matches!(c, ':' | ',');
        let first = &text[..text.find(is_end).unwrap_or(text.len())];
        let Some(&(word, reach)) = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(first)) else {
            let meant = closest(first, WORDS.iter().map(|(word, _)| *word));
            return Err(messages::unknown_directive(first, meant, checks.example()));
        };
        let rest = &text[first.len()..];
        let (list, reason) = match sign(rest) {
            Some(sign) => (&rest[..sign.start], &rest[sign.end..]),
            None => (rest, ""),
        };
        let reason: Vec<_> = reason.split_whitespace().collect();
        let reason = reason.join(" ");
        let start = start + first.len();
        let mut named = Vec::new();
        for id in list.split(|c: char| c.is_whitespace() || c == ',').filter(|id| !id.is_empty()) {
            let at = start + (id.as_ptr() as usize - list.as_ptr() as usize);
            let found = if id == ALL { None } else { checks.ids().find(|known| *known == id) };
            if found.is_none() && id != ALL {
                let of_drafts = checks == Silenceable::OfDrafts;
                return Err(messages::no_such_check(id, closest(id, checks.ids().chain([ALL])), of_drafts));
            }
            named.push(Named { id: found, at: at..at + id.len() });
        }
        if named.is_empty() && reach != Reach::End {
            return Err(messages::names_no_check(word, checks.example()));
        }
        if reason.is_empty() && reach != Reach::End {
            return Err(messages::no_reason(word, list.trim()));
        }
        Ok(Self { reach, word, named, reason: reason.into() })
    }

    /// True if the same checks are named.
    pub(super) fn names_the_same(&self, other: &Self) -> bool {
        let ids = |one: &Self| {
            let mut ids: Vec<_> = one.named.iter().map(|named| named.id).collect();
            ids.sort_unstable();
            ids
        };
        ids(self) == ids(other)
    }
}

/// What sets the reason apart: a colon, two hyphens or a dash.
fn sign(text: &str) -> Option<Range<usize>> {
    let signs = [":", "--", "—", "–"];
    signs.iter().filter_map(|sign| text.find(sign).map(|at| at..at + sign.len())).min_by_key(|range| range.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::formats::{About, Removal};

    fn read(text: &str) -> Result<(Reach, Vec<&'static str>, String), String> {
        let source = Source::from_text("a.md", text.to_owned()).expect("short");
        let whole = Span::new(0, text.len());
        let comment = Comment { whole, text: whole, about: About::Place, removal: Removal::Apart };
        let directive = Directive::read(&source, &comment, Silenceable::OfDrafts)?;
        for named in &directive.named {
            assert_eq!(&text[named.at.clone()], named.word());
        }
        Ok((directive.reach, directive.named.iter().map(Named::word).collect(), directive.reason.into()))
    }

    #[test]
    fn checks_and_a_reason() {
        let ok = |text| read(text).expect("right");
        assert_eq!(
            ok("exonym-ignore forbidden-term: a band's\n   name: so"),
            (Reach::Paragraph, vec!["forbidden-term"], "a band's name: so".to_owned())
        );
        assert_eq!(
            ok("Exonym-Ignore-File near-name,other-spelling first-mention -- old"),
            (Reach::File, vec!["near-name", "other-spelling", "first-mention"], "old".to_owned())
        );
        assert_eq!(ok("exonym-ignore-start all — цитата").1, ["all"]);
        assert_eq!(ok("exonym-ignore-end").0, Reach::End);
        assert_eq!(ok("exonym-ignore-end near-name").1, ["near-name"]);
    }

    #[test]
    fn mistakes_say_what_to_write() {
        for (text, wrong) in [
            ("exonym-ignroe all: x", "exonym knows no comment `exonym-ignroe`; did you mean `exonym-ignore`?"),
            ("exonym-ignore", "the comment names no check; write `exonym-ignore forbidden-term: why`"),
            ("exonym-ignore: x", "the comment names no check"),
            ("exonym-ignore near-names: x", "there is no check of drafts `near-names`; did you mean `near-name`?"),
            (
                "exonym-ignore-file all",
                "says no reason, and silences nothing until it does; write `exonym-ignore-file all: why`",
            ),
            ("exonym-ignore all: ", "says no reason"),
            ("exonym-ignore all --", "says no reason"),
        ] {
            let told = read(text).expect_err(text);
            assert!(told.contains(wrong), "{text}: {told}");
        }
    }
}
