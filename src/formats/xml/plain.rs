//! The markup that nearly every byte of an exchange file is: tags of the plainest form, text without references. What
//! is not seen to be fine at a glance is left to the parser.

use memchr::memchr2;

/// Something plain at the beginning of a text.
pub(super) enum Plain<'s> {
    /// `<name a="b">` or `<name/>`: its length, and whether it is empty.
    Start(usize, bool),
    /// `</name>`: its length and name.
    End(usize, &'s str),
    /// Text up to the next markup or reference.
    Text(usize),
}

/// What `text` begins with, if that is plain.
pub(super) fn plain(text: &str) -> Option<Plain<'_>> {
    let bytes = text.as_bytes();
    match *bytes {
        [b'<', b'/', first, ..] if starts_name(first) => {
            let end = name_end(bytes, 2);
            (bytes.get(end) == Some(&b'>')).then(|| Plain::End(end + 1, &text[2..end]))
        }
        [b'<', first, ..] if starts_name(first) => tag(bytes),
        [b'<' | b'&', ..] | [] => None,
        _ => Some(Plain::Text(memchr2(b'<', b'&', bytes).unwrap_or(bytes.len()))),
    }
}

/// A start tag whose attributes are all different, quoted, and without `<`.
fn tag<'s>(bytes: &[u8]) -> Option<Plain<'s>> {
    let mut names = [(0_u32, 0_u32); 12];
    let mut count = 0;
    let mut at = name_end(bytes, 1);
    loop {
        let mut blank = 0;
        while bytes.get(at + blank)?.is_ascii_whitespace() {
            blank += 1;
        }
        at += blank;
        match *bytes.get(at)? {
            b'>' => return Some(Plain::Start(at + 1, false)),
            b'/' if bytes.get(at + 1) == Some(&b'>') => return Some(Plain::Start(at + 2, true)),
            first if blank > 0 && starts_name(first) => {}
            _ => return None,
        }
        let end = name_end(bytes, at);
        let name = &bytes[at..end];
        let twice = names[..count].iter().any(|&(start, end)| bytes[start as usize..end as usize] == *name);
        if count == names.len() || twice || bytes.get(end) != Some(&b'=') {
            return None;
        }
        names[count] = (at as u32, end as u32);
        count += 1;
        let quote = *bytes.get(end + 1).filter(|&&byte| byte == b'"' || byte == b'\'')?;
        let value = &bytes[end + 2..];
        let length = memchr2(quote, b'<', value)?;
        if value[length] == b'<' {
            return None;
        }
        at = end + 2 + length + 1;
    }
}

fn name_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes.get(at).is_some_and(|&byte| in_name(byte)) {
        at += 1;
    }
    at
}

fn starts_name(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}

fn in_name(byte: u8) -> bool {
    IN_NAME[usize::from(byte)]
}

/// The ASCII characters of names (XML 1.0, `NameChar`).
static IN_NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':');
        byte += 1;
    }
    table
};
