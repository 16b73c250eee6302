//! Cuts a TMX file at its units while it is read, so that a file of any size takes the memory of one unit.

use std::cell::Cell;
use std::io::Read;

use memchr::memmem::Finder;

use super::super::window::{self, Window};
use super::super::xml;
use super::repair::aside;
use crate::base::{Encoding, Place, Result, Stream};

pub(crate) use super::super::window::advance;

/// What a piece of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// All up to the first unit's place: declaration, document type, header, `<body>`.
    Head,
    /// White space, remarks and whatever else stands between units.
    Between,
    /// `<tu>` to `</tu>`.
    Unit,
    /// So many units, with no more than white space between them, that were seen to be well-formed.
    Sound(u32),
    /// From `</body>` to the end.
    Tail,
}

/// A piece of the file. The pieces, one behind the other, are the whole text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut<'b> {
    pub(crate) kind: Kind,
    pub(crate) text: &'b str,
    /// The text that is there before it, where that begins, and the farthest place in it that has been counted: places
    /// are asked for rarely, or for every piece.
    pub(super) before: &'b str,
    pub(super) counted: Place,
    pub(super) known: &'b Cell<(usize, Place)>,
}

impl Cut<'_> {
    /// Where it begins.
    pub(crate) fn place(&self) -> Place {
        window::place_of(self.before, self.counted, self.known)
    }
    /// The place of a byte of it.
    pub(crate) fn place_of(&self, at: u32) -> Place {
        advance(self.place(), &self.text[..self.text.floor_char_boundary(at as usize)])
    }
}

/// Reads pieces.
pub(crate) struct Cutter<R> {
    window: Window<R>,
    /// Where the piece in hand begins.
    start: usize,
    /// Where it ends, and the next begins.
    end: usize,
    kind: Kind,
    next: Option<Kind>,
    /// Units that are handed out together, unread, where they are [`xml::sound`].
    pub(super) together: u32,
    end_tag: Finder<'static>,
    /// Behind what is broken it goes on with the next unit.
    resume: bool,
}

impl<R: Read> Cutter<R> {
    /// `encoding` is what the user says it is in; a byte order mark goes before it, the XML declaration behind. With
    /// `lossy`, bytes that are no characters become U+FFFD, and behind what is broken it goes on with the next unit.
    pub(crate) fn open(input: R, encoding: Option<&str>, lossy: bool) -> Result<Self> {
        let declared = |head: &[u8]| encoding.map(str::to_owned).or_else(|| xml::declared_encoding(head));
        Ok(Self {
            window: Window::new(Stream::open(input, declared, lossy)?),
            start: 0,
            end: 0,
            kind: Kind::Head,
            next: Some(Kind::Head),
            together: 0,
            end_tag: Finder::new("</tu"),
            resume: lossy,
        })
    }

    /// How the file is encoded.
    pub(crate) fn encoding(&self) -> Encoding {
        self.window.encoding()
    }

    /// The places where bytes that are no characters became U+FFFD, in bytes of the decoded file.
    pub(crate) fn replaced(&self) -> &[u64] {
        self.window.replaced()
    }

    /// The place behind the last piece.
    pub(crate) fn end(&self) -> Place {
        self.window.place_of(self.end)
    }

    /// The piece in hand.
    pub(crate) fn cut(&self) -> Cut<'_> {
        let (before, text) = (&self.window.text()[..self.start], &self.window.text()[self.start..self.end]);
        let (counted, known) = self.window.places();
        Cut { kind: self.kind, text, before, counted, known }
    }

    /// Takes the next piece in hand; false at the end.
    pub(crate) fn step(&mut self) -> Result<bool> {
        self.start = self.end;
        let Some(kind) = self.next else { return Ok(false) };
        let mut searched = 0;
        let (kind, length) = loop {
            let rest = &self.window.text()[self.start..];
            let found = match kind {
                Kind::Head => head(rest).map(|length| (kind, length, Some(Kind::Between))),
                Kind::Tail => None,
                Kind::Between | Kind::Unit | Kind::Sound(_) => self.body(rest, searched),
            };
            if let Some((kind, length, next)) = found {
                self.next = next;
                break (kind, length);
            }
            if self.window.ended() {
                // The file is cut off: whoever parses the piece says where.
                let kind = if is_unit(rest) { Kind::Unit } else { kind };
                self.next = None;
                break (kind, rest.len());
            }
            self.window.bounded(self.start, "a unit", "translation memory")?;
            searched = rest.len();
            self.fill()?;
        };
        self.end = self.start + length;
        self.kind = kind;
        Ok(length > 0)
    }

    /// The next piece of the body: kind, length, what may follow. `None`: not all of it is there yet.
    fn body(&self, rest: &str, searched: usize) -> Option<(Kind, usize, Option<Kind>)> {
        if !is_unit(rest) {
            let length = between(rest, self.window.ended()).or_else(|| self.ahead(rest))?;
            if length > 0 {
                // An element that never ends goes on over units.
                let length = unit_ahead(&rest[..length]).filter(|_| self.resume).unwrap_or(length);
                return Some((Kind::Between, length, Some(Kind::Between)));
            }
            if !is_unit(rest) {
                if let Some(length) = unit_ahead(rest).filter(|_| self.resume) {
                    return Some((Kind::Between, length, Some(Kind::Between)));
                }
                return Some((Kind::Tail, if self.window.ended() { rest.len() } else { return None }, None));
            }
        }
        if let Some((count, length)) = sound(rest, self.together) {
            return Some((Kind::Sound(count), length, Some(Kind::Between)));
        }
        let length = self.unit(rest, searched).or_else(|| self.ahead(rest))?;
        Some((Kind::Unit, length, Some(Kind::Between)))
    }

    /// Where the next unit begins behind what has no end in the whole rest of a broken file.
    fn ahead(&self, rest: &str) -> Option<usize> {
        unit_ahead(rest).filter(|_| self.resume && self.window.ended())
    }

    /// The length of the unit that `rest` begins with. `searched` bytes are known to have no end tag.
    fn unit(&self, rest: &str, searched: usize) -> Option<usize> {
        let tag = tag_end(rest, 0)?;
        if rest[..tag].ends_with("/>") {
            return Some(tag);
        }
        let bytes = rest.as_bytes();
        let mut from = searched.saturating_sub(16).max(tag);
        loop {
            let at = from + self.end_tag.find(&bytes[from..])?;
            let name_end = at + "</tu".len();
            match bytes.get(name_end)? {
                b'>' => {
                    let length = name_end + 1;
                    return if is_plain(&rest[..length]) { Some(length) } else { careful(rest, tag) };
                }
                byte if byte.is_ascii_whitespace() => {
                    let length = name_end + memchr::memchr(b'>', &bytes[name_end..])? + 1;
                    return if is_plain(&rest[..length]) { Some(length) } else { careful(rest, tag) };
                }
                _ => from = name_end,
            }
        }
    }

    fn fill(&mut self) -> Result<()> {
        self.window.let_go(self.start);
        self.end -= self.start;
        self.start = 0;
        self.window.more()
    }
}

/// True if a text has no remarks, CDATA or instructions, in which an end tag would be none.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'!', b'?', bytes).all(|at| at == 0 || bytes[at - 1] != b'<')
}

/// The number and length of the units, at most so many, that `rest` begins with and that are seen to be well-formed.
fn sound(rest: &str, most: u32) -> Option<(u32, usize)> {
    let (mut count, mut end, mut at) = (0, 0, 0);
    while count < most && is_unit(&rest[at..]) {
        let Some(length) = xml::sound(&rest[at..]) else { break };
        count += 1;
        end = at + length;
        let blank = rest.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        at = end + blank;
    }
    (count > 0).then_some((count, end))
}

/// The units of a piece of [`Kind::Sound`], and where each begins in it.
pub(crate) fn units_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.len() - at - text[at..].trim_ascii_start().len();
        let length = xml::sound(&text[at..])?;
        at += length;
        Some((at - length, &text[at - length..at]))
    })
}

/// True if a unit begins here.
fn is_unit(rest: &str) -> bool {
    rest.strip_prefix("<tu")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/'))
}

/// Where the next unit begins behind the first byte; what remarks and instructions say is none.
fn unit_ahead(text: &str) -> Option<usize> {
    let mut from = text.chars().next().map_or(0, char::len_utf8);
    while let Some(at) = text[from..].find('<').map(|at| from + at) {
        if is_unit(&text[at..]) {
            return Some(at);
        }
        from = at + aside(&text[at..]).unwrap_or(1);
    }
    None
}

/// The end of the tag that begins at `at`: behind the `>` that stands in no quotation marks.
fn tag_end(text: &str, at: usize) -> Option<usize> {
    let mut quote = None;
    for (index, &byte) in text.as_bytes().iter().enumerate().skip(at) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            None if byte == b'>' => return Some(index + 1),
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            // No tag: the parser will say so.
            None if byte == b'<' && index > at => return Some(index),
            _ => {}
        }
    }
    None
}

/// The end of a remark, CDATA section, instruction, document type or tag that begins at `at`.
fn markup_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if let Some(inside) = rest.strip_prefix(start) {
            return Some(at + start.len() + inside.find(end)? + end.len());
        }
    }
    if rest.starts_with("<!") {
        return doctype_end(text, at);
    }
    tag_end(text, at)
}

/// The end of a document type with the declarations inside its brackets.
fn doctype_end(text: &str, at: usize) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0);
    let bytes = text.as_bytes();
    let mut index = at;
    while let Some(&byte) = bytes.get(index) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if bytes[index..].starts_with(b"<!--") => index += memchr::memmem::find(&bytes[index..], b"-->")? + 2,
            None => match byte {
                b'"' | b'\'' => quote = Some(byte),
                b'[' => depth += 1,
                b']' => depth -= 1,
                b'>' if depth <= 0 => return Some(index + 1),
                _ => {}
            },
        }
        index += 1;
    }
    None
}

/// The length of a unit that has remarks or the like, token by token. `tag`: the end of its start tag.
fn careful(rest: &str, tag: usize) -> Option<usize> {
    let mut at = tag;
    loop {
        at += rest[at..].find('<')?;
        let end = markup_end(rest, at)?;
        if let Some(name) = rest[at..].strip_prefix("</tu")
            && name.starts_with(|c: char| c == '>' || c.is_ascii_whitespace())
        {
            return Some(end);
        }
        at = end;
    }
}

/// The length of the head, `<body>` included.
fn head(text: &str) -> Option<usize> {
    let mut at = 0;
    // A body with the prefix of the root ends it too: the parser tells that.
    let mut prefix: Option<&str> = None;
    loop {
        at += text[at..].find('<')?;
        // Not cut before the name is there.
        if text.len() < at + 6 {
            return None;
        }
        let end = markup_end(text, at)?;
        let tag = &text[at + 1..end];
        let name = &tag[..tag.find(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace()).unwrap_or(tag.len())];
        if !name.is_empty() && !name.starts_with(['!', '?']) {
            let prefix = *prefix.get_or_insert(name.rsplit_once(':').map_or("", |(prefix, _)| prefix));
            let body = name.strip_prefix(prefix).map(|name| name.strip_prefix(':').unwrap_or(name));
            if name == "body" || body == Some("body") {
                return Some(end);
            }
        }
        at = end;
    }
}

/// The length of what stands before the next unit or the end of the body. `None`: neither is there yet.
fn between(text: &str, ended: bool) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_u32);
    loop {
        at += text[at..].find('<')?;
        let rest = &text[at..];
        if rest.len() < 7 && !ended {
            return None;
        }
        if depth == 0 && (is_unit(rest) || rest.starts_with("</")) {
            return Some(at);
        }
        let end = markup_end(text, at)?;
        let tag = &text[at..end];
        if tag.starts_with("</") {
            depth -= 1;
        } else if !tag.starts_with("<!") && !tag.starts_with("<?") && !tag.ends_with("/>") {
            depth += 1;
        }
        at = end.max(at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(Kind, String)> {
        let mut cutter = Cutter::open(text.as_bytes(), None, false).expect("UTF-8");
        let mut all = Vec::new();
        let mut place = Place::START;
        while cutter.step().expect("short") {
            let cut = cutter.cut();
            assert_eq!(cut.place(), place, "{:?}", cut.text);
            place = advance(place, cut.text);
            all.push((cut.kind, cut.text.to_owned()));
        }
        assert_eq!(all.iter().map(|(_, text)| text.as_str()).collect::<String>(), text);
        all
    }

    fn units(text: &str) -> Vec<String> {
        cut(text).into_iter().filter(|(kind, _)| *kind == Kind::Unit).map(|(_, text)| text).collect()
    }

    #[test]
    fn units_end_where_they_end() {
        let text = "<?xml version='1.0'?><!-- <body> --><!DOCTYPE tmx [<!ENTITY b \"<body>\">]>\n<tmx version=\"1.4\">\
                    <header note='<body>'/><body>\n<tu tuid=\"a>b\"><tuv><seg>x</seg></tuv></tu>\n<!-- <tu></tu> --> <tu/>\
                    <tu\n><!-- </tu> --><tuv><seg><![CDATA[</tu>]]></seg></tuv></tu ><group><tu>in</tu></group>\
                    <tu><?x </tu>?></tu></body>\n</tmx>\n";
        let expected = [
            "<tu tuid=\"a>b\"><tuv><seg>x</seg></tuv></tu>",
            "<tu/>",
            "<tu\n><!-- </tu> --><tuv><seg><![CDATA[</tu>]]></seg></tuv></tu >",
            "<tu><?x </tu>?></tu>",
        ];
        assert_eq!(units(text), expected);
        let all = cut(text);
        assert!(all[0].0 == Kind::Head && all[0].1.ends_with("<header note='<body>'/><body>"));
        assert_eq!(all.last().map(|(kind, text)| (*kind, text.as_str())), Some((Kind::Tail, "</body>\n</tmx>\n")));
    }

    #[test]
    fn what_is_cut_off_is_handed_out_all_the_same() {
        let text = "<tmx><header/><body><tu><tuv><seg>x</seg></tuv></tu><!-- r --></body></tmx>";
        for end in 0..text.len() {
            let all = cut(&text[..end]);
            assert!(all.iter().all(|(kind, text)| *kind != Kind::Unit || text.starts_with("<tu")), "{all:?}");
        }
        assert_eq!(cut("<tmx><body/></tmx>").len(), 2);
        assert!(cut("").is_empty());
    }

    #[test]
    fn a_file_larger_than_the_buffer_is_cut_the_same() {
        let unit = |n: usize| {
            format!("<tu tuid=\"{n}\"><tuv xml:lang=\"ru\"><seg>{}</seg></tuv></tu>", "Шуша ".repeat(n % 50))
        };
        let expected: Vec<_> = (0..3000).map(unit).collect();
        let text = format!("<tmx><header/><body>{}</body></tmx>", expected.join("\n"));
        assert_eq!(units(&text), expected);
    }
}
