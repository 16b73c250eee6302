//! The straight way through tables in the shape that nearly all of them have: bare keys, texts on one line without
//! escapes, members of lists one after another. Whatever else stands in a table leaves all of it to the parser, which
//! reads it as if nothing had been tried.

use std::borrow::Cow;

use toml_parser::Raw;
use toml_parser::decoder::Encoding;

use super::tree::{Entry, Key, Kind, Room, Sink, Value, scalar};
use crate::base::Span;

/// Lists and braces within one another; more is left to the parser.
const DEEPEST: usize = 4;

/// Hands on the tables that begin at `at`, one after another; returns where the first one begins that is not of this
/// shape. The text has no control characters but LF, CRLF and tab.
pub(super) fn tables<'s>(text: &'s str, mut at: usize, sink: &mut dyn Sink, room: &mut Room<'s>) -> usize {
    let mut table = Table::default();
    let mut scan = Scan { text, at, room };
    while at < text.len() {
        scan.at = at;
        let Some(end) = scan.table(&mut table) else { break };
        sink.header(&table.path, false, table.span);
        for entry in table.entries.drain(..) {
            sink.entry(&entry);
            scan.room.take_back(entry.value);
        }
        at = end;
    }
    at
}

/// A header and what stands under it.
#[derive(Default)]
struct Table<'s> {
    path: Vec<Key<'s>>,
    span: Span,
    entries: Vec<Entry<'s>>,
}

struct Scan<'s, 'r> {
    text: &'s str,
    at: usize,
    room: &'r mut Room<'s>,
}

impl<'s> Scan<'s, '_> {
    fn peek(&self) -> u8 {
        // No zero byte is in the text.
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        (self.peek() == byte).then(|| self.at += 1)
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\t') {
            self.at += 1;
        }
    }

    /// What may stand behind a value or header, and the line's end; `None` if there is anything else.
    fn line_end(&mut self) -> Option<()> {
        self.blanks();
        if self.peek() == b'#' {
            let rest = &self.text.as_bytes()[self.at..];
            self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        }
        match self.peek() {
            b'\n' => self.at += 1,
            b'\r' => self.at += 2,
            _ if self.at == self.text.len() => {}
            _ => return None,
        }
        Some(())
    }

    /// A table up to the line of the next header, where it returns.
    fn table(&mut self, table: &mut Table<'s>) -> Option<usize> {
        table.path.clear();
        table.entries.clear();
        self.blanks();
        let start = self.at;
        self.eat(b'[')?;
        loop {
            table.path.push(self.key()?);
            match self.peek() {
                b'.' => self.at += 1,
                b']' => break,
                _ => return None,
            }
        }
        self.at += 1;
        table.span = Span::new(start, self.at);
        self.line_end()?;
        loop {
            let line = self.at;
            self.blanks();
            match self.peek() {
                b'[' => return Some(line),
                _ if self.at == self.text.len() => return Some(self.at),
                b'#' | b'\n' | b'\r' => {}
                _ => {
                    let entry = self.entry(0, false)?;
                    table.entries.push(entry);
                }
            }
            self.line_end()?;
        }
    }

    fn key(&mut self) -> Option<Key<'s>> {
        let start = self.at;
        while matches!(self.peek(), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_') {
            self.at += 1;
        }
        let text = Cow::Borrowed(&self.text[start..self.at]);
        (start < self.at).then(|| Key { text, span: Span::new(start, self.at), invalid: false })
    }

    fn entry(&mut self, depth: usize, braces: bool) -> Option<Entry<'s>> {
        let key = self.key()?;
        self.blanks();
        self.eat(b'=')?;
        self.blanks();
        let value = self.value(depth, braces)?;
        Some(Entry { key, rest: Vec::new(), value })
    }

    /// A value; in braces it stays on its line.
    fn value(&mut self, depth: usize, braces: bool) -> Option<Value<'s>> {
        let start = self.at;
        let kind = match self.peek() {
            b'"' => self.basic()?,
            b'[' if depth < DEEPEST => self.list(depth + 1, braces)?,
            b'{' if depth < DEEPEST => self.braces(depth + 1)?,
            _ => self.other()?,
        };
        Some(Value { span: Span::new(start, self.at), kind })
    }

    fn basic(&mut self) -> Option<Kind<'s>> {
        let rest = &self.text.as_bytes()[self.at + 1..];
        let len = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | b'\n'))?;
        // Three of them open a text of several lines.
        if rest[len] != b'"' || len == 0 && rest.get(1) == Some(&b'"') {
            return None;
        }
        let inner = &self.text[self.at + 1..][..len];
        self.at += len + 2;
        Some(Kind::Text(Cow::Borrowed(inner)))
    }

    fn list(&mut self, depth: usize, braces: bool) -> Option<Kind<'s>> {
        self.at += 1;
        let mut values = self.room.list();
        let mut comma = true;
        loop {
            self.blanks();
            match self.peek() {
                b'#' | b'\n' | b'\r' if !braces => self.line_end()?,
                b']' => break,
                b',' if !comma => {
                    comma = true;
                    self.at += 1;
                }
                _ if comma => {
                    values.push(self.value(depth, braces)?);
                    comma = false;
                }
                _ => return None,
            }
        }
        self.at += 1;
        Some(Kind::Array(values))
    }

    fn braces(&mut self, depth: usize) -> Option<Kind<'s>> {
        self.at += 1;
        let mut entries = self.room.braces();
        loop {
            self.blanks();
            entries.push(self.entry(depth, true)?);
            self.blanks();
            match self.peek() {
                b',' => self.at += 1,
                b'}' => break,
                _ => return None,
            }
        }
        self.at += 1;
        Some(Kind::Table(entries))
    }

    /// A plain number, `true`, `false` or a day.
    fn other(&mut self) -> Option<Kind<'s>> {
        let start = self.at;
        let sign = usize::from(matches!(self.peek(), b'+' | b'-'));
        let rest = &self.text.as_bytes()[start + sign..];
        let len = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
        let word = &rest[..len];
        let digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
        let number = || {
            let mut parts = word.split(|&byte| byte == b'.');
            parts.by_ref().take(2).all(digits) && parts.next().is_none()
        };
        let day = || len == 10 && word.split(|&byte| byte == b'-').map(<[u8]>::len).eq([4, 2, 2]);
        let known = number() || sign == 0 && (matches!(word, b"true" | b"false") || day());
        self.at = start + sign + len;
        if !known || !matches!(self.peek(), b' ' | b'\t' | b',' | b']' | b'}' | b'#' | b'\n' | b'\r' | 0) {
            return None;
        }
        // A day and an hour may have a space between.
        if len == 10 && self.peek() == b' ' && self.text.as_bytes().get(self.at + 1).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let span = toml_parser::Span::new_unchecked(start, self.at);
        let raw = Raw::new_unchecked(&self.text[start..self.at], None::<Encoding>, span);
        let mut clean = true;
        let kind = scalar(raw, &mut |_| clean = false);
        clean.then_some(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::super::chunks::{read, read_by_the_parser};
    use super::super::concepts::Reader;
    use proptest::prelude::*;

    fn same(text: &str) {
        let (mut straight, mut parsed) = (Reader::with_layout(), Reader::with_layout());
        read(text, &mut straight);
        read_by_the_parser(text, &mut parsed);
        let all = |reader: Reader| {
            let (glossary, problems, layout) = reader.finish();
            let layout = layout.expect("a layout");
            let mut lists: Vec<_> = layout.terms.into_iter().collect();
            lists.sort_unstable_by_key(|(key, _)| *key);
            (format!("{glossary:#?}"), problems.into_sorted(text), lists, layout.headers)
        };
        let (straight, parsed) = (all(straight), all(parsed));
        assert_eq!(straight.0, parsed.0, "{text}");
        assert_eq!(format!("{:#?}", straight.1), format!("{:#?}", parsed.1), "{text}");
        assert_eq!((straight.2, straight.3), (parsed.2, parsed.3), "{text}");
    }

    const CANONICAL: &str = "# A glossary.\n[glossary]\ntitle = \"Trees\"\nsources = [\"a\", \"b\"]\n\n[concepts.c1]\nkind = \
        \"tree\" # tall\nat = [39.8177, -46.7528]\n[concepts.c1.names.a]\nusage = [\"north\"]\nterms = [\n  { en = \"Elm\" },\n  \
        # Not so tall.\n  { en = \"Wych elm\", rank = \"admitted\", from = 1990-05-01, keep = true }, # or so\n  { az = \
        \"Qarağac\", forms = [\"Qarağacın\"], source = \"b\" },\n]\n\n[concepts.c2]\r\nterms = [ { ru = \"Вяз\" } ]\r\n\
        related = [\n  { to = \"c1\", kind = \"distinct\", note = \"\" },\n]\n[concepts.c3]\nterms = []\n[[concepts.c3.terms]]\n\
        en = \"Oak\"\n\n  [concepts.c4]\n  terms = [{ en = \"Ash\" }, { en = \"Ash tree\" }]";

    #[test]
    fn the_straight_way_is_taken() {
        struct Nothing;
        impl super::Sink for Nothing {
            fn header(&mut self, _: &[super::Key<'_>], _: bool, _: super::Span) {}
            fn entry(&mut self, _: &super::Entry<'_>) {}
        }
        let begins = CANONICAL.find("[glossary]").expect("a header");
        let end = super::tables(CANONICAL, begins, &mut Nothing, &mut super::Room::default());
        assert_eq!(end, CANONICAL.find("[[").expect("two brackets"));
        same(CANONICAL);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]
        #[test]
        fn both_ways_agree_on_broken_tables(
            places in prop::collection::vec((0.0..1.0_f64, 0..12_usize, "[\\[\\]{}\"'=,.#\n\r\t \\\\a-c0-9:+əT\u{7}-]{0,3}"), 0..5),
        ) {
            let mut text = CANONICAL.to_owned();
            for (place, cut, put) in places {
                #[expect(clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a share of a short text")]
                let from = text.floor_char_boundary((place * text.len() as f64) as usize);
                let to = text.ceil_char_boundary((from + cut).min(text.len()));
                text.replace_range(from..to, &put);
            }
            same(&text);
        }

        #[test]
        fn both_ways_agree_on_values(value in "(\\[|\\{ a = |)[\"'0-9a-z.:+ \\[\\],TZ_-]{0,12}(\\]| \\}|)", key in "(at|kind|was|extra)") {
            same(&format!("[concepts.c1]\n{key} = {value}\nterms = [\n  {{ en = \"Elm\" }},\n]\n[concepts.c2]\n"));
        }
    }
}
