//! The markup that nearly every byte of an exchange file is: tags of the plainest form, text without references. What
//! is not seen to be fine at a glance is left to the parser.

use memchr::memchr2;

/// Something plain at the beginning of a text.
pub(super) enum Plain<'s> {
    /// `<name a="b">` or `<name/>`.
    Start(Tag),
    /// `</name>`: its length and name.
    End(usize, &'s str),
    /// Text up to the next markup or reference.
    Text(usize),
}

/// A start tag whose attributes are all different, quoted, and without `<`.
#[derive(Clone, Copy)]
pub(super) struct Tag {
    /// Where its name ends.
    pub(super) name_end: usize,
    /// Behind its `>`.
    pub(super) end: usize,
    /// It ends in `/>`.
    pub(super) empty: bool,
    /// A value has a reference.
    references: bool,
    /// A name has a prefix other than `xml`.
    pub(super) prefixed: bool,
}

/// Attributes of a plain tag.
const MAX_ATTRIBUTES: usize = 12;
/// Elements within elements that are seen through at a glance.
pub(super) const MAX_DEPTH: usize = 16;

/// What `text` begins with, if that is plain.
#[inline]
pub(super) fn plain(text: &str) -> Option<Plain<'_>> {
    let bytes = text.as_bytes();
    match *bytes {
        [b'<', b'/', first, ..] if starts_name(first) => {
            let end = name_end(bytes, 2);
            (bytes.get(end) == Some(&b'>')).then(|| Plain::End(end + 1, &text[2..end]))
        }
        [b'<', first, ..] if starts_name(first) => tag(bytes, 0).map(Plain::Start),
        [b'<' | b'&', ..] | [] => None,
        _ => Some(Plain::Text(memchr2(b'<', b'&', bytes).unwrap_or(bytes.len()))),
    }
}

/// The length of the element that `text` begins with, if it is well-formed, whole, and nothing in it is for the parser
/// to put right: plain tags that match, text of characters that XML allows, the five references that every document
/// has. An element of its own name within it is none of these.
pub(in super::super) fn sound(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open = [(0_u32, 0_u32); MAX_DEPTH];
    let mut depth = 0_usize;
    let mut at = 0;
    if !text.starts_with('<') {
        return None;
    }
    loop {
        at = text_end(bytes, at)?;
        match (bytes[at], bytes.get(at + 1)?) {
            (b'<', b'/') => {
                let (start, end) = open[depth.checked_sub(1)?];
                at = end_tag(bytes, at, &bytes[start as usize..end as usize])?;
                depth -= 1;
            }
            (b'<', &first) if starts_name(first) => {
                let tag = tag(bytes, at).filter(|tag| !tag.references && !tag.prefixed)?;
                let name = (at as u32 + 1, tag.name_end as u32);
                let of = |(start, end): (u32, u32)| &bytes[start as usize..end as usize];
                if depth == MAX_DEPTH || depth > 0 && of(open[0]) == of(name) {
                    return None;
                }
                at = tag.end;
                open[depth] = name;
                depth += usize::from(!tag.empty);
            }
            (b'&', _) => {
                let rest = &bytes[at + 1..bytes.len().min(at + 7)];
                at += 1 + REFERENCES.iter().find(|name| rest.starts_with(name))?.len();
            }
            // A carriage return: a line end all the same.
            (b'\r', _) => at += 1,
            _ => return None,
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// What stands in an element named `name`, up to its end tag, and the length with the end tag; if that is text that
/// means what is written.
#[inline]
pub(in super::super) fn text_only<'s>(text: &'s str, name: &str) -> Option<(&'s str, usize)> {
    let bytes = text.as_bytes();
    let end = text_end(bytes, 0)?;
    Some((&text[..end], end_tag(bytes, end, name.as_bytes())?))
}

/// The first byte from here on that is not of plain text.
#[inline]
fn text_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        // Most stretches are short; in long ones 16 bytes are looked at together.
        let near = bytes.len().min(at + 16);
        let found = bytes[at..near].iter().position(|&byte| CLASS[usize::from(byte)] & STOPS != 0);
        if found.is_none() {
            at = near;
            while bytes[at..]
                .first_chunk::<16>()
                .is_some_and(|chunk| !chunk.iter().fold(false, |any, &b| any | stops(b)))
            {
                at += 16;
            }
        }
        at += match found {
            Some(found) => found,
            None => bytes[at..].iter().position(|&byte| CLASS[usize::from(byte)] & STOPS != 0)?,
        };
        match bytes[at..] {
            [0xEF, 0xBF, 0xBE | 0xBF, ..] => return Some(at),
            // The end of a CDATA section that has not begun.
            [b'>', ..] if bytes[..at].ends_with(b"]]") => return Some(at),
            [0xEF | b'>', ..] => at += 1,
            _ => return Some(at),
        }
    }
}

/// The end of `</name>` at a place.
#[inline]
fn end_tag(bytes: &[u8], at: usize, name: &[u8]) -> Option<usize> {
    let rest = bytes[at..].strip_prefix(b"</")?.strip_prefix(name)?;
    (rest.first() == Some(&b'>')).then_some(at + name.len() + 3)
}

/// The references that every document has (XML 1.0, section 4.6).
const REFERENCES: [&[u8]; 5] = [b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"];

/// The plain tag at `from`, where `<` and the beginning of a name stand.
#[inline]
fn tag(bytes: &[u8], from: usize) -> Option<Tag> {
    let name_end = name_end(bytes, from + 1);
    let mut prefixed = bytes[from + 1..name_end].contains(&b':');
    if bytes.get(name_end) == Some(&b'>') {
        return Some(Tag { name_end, end: name_end + 1, empty: false, references: false, prefixed });
    }
    let mut names = [(0_u32, 0_u32); MAX_ATTRIBUTES];
    let (mut count, mut references) = (0, false);
    let mut at = name_end;
    loop {
        let begun = at;
        while bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        match *bytes.get(at)? {
            b'>' => return Some(Tag { name_end, end: at + 1, empty: false, references, prefixed }),
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                return Some(Tag { name_end, end: at + 2, empty: true, references, prefixed });
            }
            first if at > begun && starts_name(first) => {}
            _ => return None,
        }
        let end = self::name_end(bytes, at);
        let name = &bytes[at..end];
        let twice = names[..count].iter().any(|&(start, end)| bytes[start as usize..end as usize] == *name);
        if count == names.len() || twice || bytes.get(end) != Some(&b'=') {
            return None;
        }
        prefixed |= name.contains(&b':') && (!name.starts_with(b"xml:") || name[4..].contains(&b':'));
        names[count] = (at as u32, end as u32);
        count += 1;
        let quote = *bytes.get(end + 1).filter(|&&byte| byte == b'"' || byte == b'\'')?;
        at = end + 2;
        loop {
            let byte = *bytes.get(at)?;
            at += 1;
            match byte {
                b'&' => references = true,
                // Told by the parser, if XML forbids it.
                b'<' | 0xEF | ..=0x08 | 0x0B | 0x0C | 0x0E..b' ' => return None,
                _ if byte == quote => break,
                _ => {}
            }
        }
    }
}

#[inline]
fn name_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes.get(at).is_some_and(|&byte| in_name(byte)) {
        at += 1;
    }
    at
}

/// An ASCII character of names.
#[inline]
pub(in super::super) fn in_name(byte: u8) -> bool {
    CLASS[usize::from(byte)] & IN_NAME != 0
}

/// An ASCII character with which names begin here.
#[inline]
pub(in super::super) fn starts_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

/// An ASCII character of names (XML 1.0, `NameChar`).
const IN_NAME: u8 = 1;
/// What ends plain text: markup, references, carriage returns, what XML forbids, the first byte of U+FFFE and U+FFFF,
/// and the end of `]]>`.
const STOPS: u8 = 2;

#[expect(clippy::needless_bitwise_bool, reason = "a way out early is what keeps compilers from vector instructions")]
#[inline]
const fn stops(byte: u8) -> bool {
    (byte == b'<')
        | (byte == b'>')
        | (byte == b'&')
        | (byte == 0xEF)
        | ((byte < b' ') & (byte != b'\t') & (byte != b'\n'))
}

static CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0_u8;
    loop {
        let in_name = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':');
        table[byte as usize] = if in_name { IN_NAME } else { 0 } | if stops(byte) { STOPS } else { 0 };
        if byte == u8::MAX {
            break table;
        }
        byte += 1;
    }
};
