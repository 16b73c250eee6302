//! Inline codes of exchange files: which belong together, and which stand alone though they should not.

use super::{Tag, TagKind, Text};

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeTrouble {
    /// A `bpt` that no `ept` of its number follows, or an `ept` without a `bpt` before it.
    NoPartner,
    /// A `bpt` or `ept` without the number `i` that pairs them.
    NoNumber,
    /// A second `bpt` of a number whose pair is still open.
    NumberTwice,
    /// An `it` that says neither `begin` nor `end`.
    NoPosition,
}

impl Tag<'_> {
    /// The name of the element, prefix included; empty for what is no element.
    pub fn name(&self) -> &str {
        let rest = self.raw.trim_start_matches('<').trim_start_matches('/');
        let end = rest.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
        if self.raw.starts_with('<') { &rest[..end] } else { "" }
    }
    /// The value of an attribute of its start tag, as written.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = &self.raw[..self.raw.find('>')?];
        loop {
            let (before, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|&c| c == '"' || c == '\'')?;
            let (value, behind) = after[1..].split_once(quote)?;
            if before.trim_end().rsplit(char::is_whitespace).next() == Some(name) {
                return Some(value);
            }
            rest = behind;
        }
    }
}

impl Text<'_> {
    /// The codes of TMX that break its rules (TMX 1.4b, "Content markup"), as indices into [`Text::tags`], ascending.
    pub fn code_troubles(&self) -> Vec<(usize, CodeTrouble)> {
        let mut open: Vec<(usize, &str)> = Vec::new();
        let mut found = Vec::new();
        for (index, (_, tag)) in self.tags.iter().enumerate().filter(|(_, (_, tag))| tag.kind != TagKind::Alone) {
            match (tag.name(), tag.attribute("i")) {
                ("bpt" | "ept", None) => found.push((index, CodeTrouble::NoNumber)),
                ("bpt", Some(number)) if open.iter().any(|&(_, open)| open == number) => {
                    found.push((index, CodeTrouble::NumberTwice));
                }
                ("bpt", Some(number)) => open.push((index, number)),
                ("ept", Some(number)) => match open.iter().rposition(|&(_, open)| open == number) {
                    Some(at) => drop(open.remove(at)),
                    None => found.push((index, CodeTrouble::NoPartner)),
                },
                ("it", _) if !matches!(tag.attribute("pos"), Some("begin" | "end")) => {
                    found.push((index, CodeTrouble::NoPosition));
                }
                _ => {}
            }
        }
        found.extend(open.into_iter().map(|(index, _)| (index, CodeTrouble::NoPartner)));
        found.sort_by_key(|&(index, _)| index);
        found
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::CodeTrouble::{NoNumber, NoPartner, NoPosition};
    use super::*;

    #[test]
    fn codes_pair_by_number_and_may_overlap() {
        let tag = |kind, raw| (0, Tag { kind, raw: Cow::Borrowed(raw) });
        let text = Text {
            tags: vec![
                tag(TagKind::Open, "<bpt i=\"1\" x='2'>&lt;b&gt;</bpt>"),
                tag(TagKind::Open, "<bpt i = '2'/>"),
                tag(TagKind::Close, "<ept i=\"1\"/>"),
                tag(TagKind::Close, "<ept i=\"2\"/>"),
                tag(TagKind::Close, "<ept i=\"2\"/>"),
                tag(TagKind::Open, "<it type=\"pos\"/>"),
                tag(TagKind::Alone, "<ph>{0}</ph>"),
                tag(TagKind::Open, "<hi>"),
                tag(TagKind::Open, "<bpt>x</bpt>"),
            ],
            ..Text::default()
        };
        assert_eq!(text.code_troubles(), [(4, NoPartner), (5, NoPosition), (8, NoNumber)]);
        assert_eq!((text.tags[0].1.name(), text.tags[0].1.attribute("x")), ("bpt", Some("2")));
    }
}
