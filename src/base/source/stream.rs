//! A file decoded while it is read: for files that need not fit in memory.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, UTF_8, UTF_16BE, UTF_16LE};

use super::{Encoding, charset};
use crate::base::{Error, Result};

/// Bytes read at a time.
const CHUNK: usize = 128 << 10;

/// What a file says of itself that says so.
pub(crate) const NOT_ASCII: &str = "US-ASCII, as the file says";

/// Hands out a file's text piece by piece.
pub(crate) struct Stream<R> {
    input: R,
    encoding: Encoding,
    /// None for UTF-8.
    decoder: Option<Decoder>,
    /// Bytes that are read but not decoded: at most the beginning of a character between two calls.
    raw: Vec<u8>,
    /// Bytes before `raw`.
    before: u64,
    ended: bool,
    /// Bytes above 7F are none of it.
    ascii: bool,
    lossy: bool,
    /// Where bytes that the encoding does not have became U+FFFD: how many bytes of text had been handed out before.
    pub(crate) replaced: Vec<u64>,
    made: u64,
    /// The bytes read since [`Stream::keep`] was called, for whoever takes them from here.
    pub(super) kept: Option<Vec<u8>>,
}

impl<R: Read> Stream<R> {
    /// Looks at the first bytes. What decides the encoding, in this order: a byte order mark; `declared`, given the
    /// first bytes, with a WHATWG label; UTF-8.
    ///
    /// With `lossy`, bytes that the encoding does not have become U+FFFD; otherwise they end the reading.
    pub(crate) fn open(mut input: R, declared: impl FnOnce(&[u8]) -> Option<String>, lossy: bool) -> Result<Self> {
        let mut raw = vec![0; CHUNK];
        let mut have = 0;
        // A pipe may hand out single bytes.
        while have < 512 {
            match read(&mut input, &mut raw[have..])? {
                0 => break,
                more => have += more,
            }
        }
        raw.truncate(have);
        let mut ascii = false;
        let (charset, bom) = match raw[..] {
            [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return Err(charset::utf32()),
            [0xFF, 0xFE, ..] => (UTF_16LE, 2),
            [0xFE, 0xFF, ..] => (UTF_16BE, 2),
            [0xEF, 0xBB, 0xBF, ..] => (UTF_8, 3),
            _ => match declared(&raw) {
                Some(label) if charset::is_ascii(&label) => {
                    ascii = true;
                    (UTF_8, 0)
                }
                label => (label.map_or(Ok(UTF_8), |label| charset::by_label(&label))?, 0),
            },
        };
        raw.drain(..usize::from(bom));
        let decoder = (charset != UTF_8).then(|| charset.new_decoder_without_bom_handling());
        Ok(Self {
            input,
            encoding: Encoding { name: charset.name(), bom },
            decoder,
            raw,
            before: u64::from(bom),
            ended: false,
            // What is mended is read as what it is, not as what it says.
            ascii: ascii && !lossy,
            lossy,
            replaced: Vec::new(),
            made: 0,
            kept: None,
        })
    }

    /// The same of what is UTF-8 whatever it begins with.
    pub(crate) fn of_text(input: R) -> Self {
        Self {
            input,
            encoding: Encoding { name: UTF_8.name(), bom: 0 },
            decoder: None,
            raw: Vec::new(),
            before: 0,
            ended: false,
            ascii: false,
            lossy: false,
            replaced: Vec::new(),
            made: 0,
            kept: None,
        }
    }

    /// How the file is encoded.
    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// From here on, the bytes of what [`Stream::fill`] hands out are kept too.
    pub(super) fn keep(&mut self) {
        self.kept = Some(self.raw.clone());
    }

    /// Adds more of the file to the end of `text`; false at the end of the file. An error without place is about the
    /// bytes right behind what was handed out.
    pub(crate) fn fill(&mut self, text: &mut String) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let length = text.len();
        let kept = self.raw.len();
        // What `open` has read comes first.
        if self.before > u64::from(self.encoding.bom) || kept < 4 {
            self.raw.resize(kept.max(CHUNK), 0);
            let more = read(&mut self.input, &mut self.raw[kept..]);
            self.raw.truncate(kept + more.as_ref().copied().unwrap_or(0));
            if let Some(all) = &mut self.kept {
                all.extend_from_slice(&self.raw[kept..]);
            }
            self.ended = more? == 0;
        }
        let used = if self.decoder.is_some() { self.decode(text)? } else { self.take(text)? };
        self.before += used as u64;
        self.raw.drain(..used);
        self.made += (text.len() - length) as u64;
        Ok(!self.ended || text.len() > length)
    }

    /// UTF-8; gives the number of bytes used.
    fn take(&mut self, text: &mut String) -> Result<usize> {
        let length = text.len();
        let end = if self.ended { self.raw.len() } else { self.raw.len() - unfinished(&self.raw) };
        let mut used = 0;
        if self.ascii && !self.raw[..end].is_ascii() {
            let good = self.raw[..end].iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
            text.push_str(&String::from_utf8_lossy(&self.raw[..good]));
            self.bad(good, self.made + good as u64)?;
        }
        while used < end {
            match simdutf8::compat::from_utf8(&self.raw[used..end]) {
                Ok(good) => {
                    text.push_str(good);
                    used = end;
                }
                Err(error) => {
                    let good = used + error.valid_up_to();
                    text.push_str(&String::from_utf8_lossy(&self.raw[used..good]));
                    used = good + error.error_len().unwrap_or(end - good);
                    self.bad(good, self.made + (text.len() - length) as u64)?;
                    text.push('\u{FFFD}');
                }
            }
        }
        Ok(end)
    }

    /// Any other encoding; gives the number of bytes used.
    fn decode(&mut self, text: &mut String) -> Result<usize> {
        let length = text.len();
        let mut used = 0;
        loop {
            let Some(decoder) = &mut self.decoder else { return Ok(used) };
            let room = decoder.max_utf8_buffer_length_without_replacement(self.raw.len() - used).unwrap_or(4 * CHUNK);
            text.reserve(room);
            let (result, read) = decoder.decode_to_string_without_replacement(&self.raw[used..], text, self.ended);
            used += read;
            match result {
                DecoderResult::InputEmpty => return Ok(used),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(size, after) => {
                    let at = used.saturating_sub(usize::from(size) + usize::from(after));
                    self.bad(at, self.made + (text.len() - length) as u64)?;
                    text.push('\u{FFFD}');
                }
            }
        }
    }

    /// Bytes that are no character: an error, or noted.
    fn bad(&mut self, at: usize, made: u64) -> Result<()> {
        if self.lossy {
            self.replaced.push(made);
            return Ok(());
        }
        let byte = self.raw.get(at).copied().unwrap_or_default();
        let offset = self.before + at as u64;
        let encoding = if self.ascii { NOT_ASCII } else { self.encoding.name };
        let what = format!("byte 0x{byte:02X} at offset {offset} is not {encoding}");
        Err(Error::undecodable(what).or_do("have it mended by `exonym lint --repair`"))
    }
}

/// The number of bytes at the end that begin a character whose rest is not there.
fn unfinished(bytes: &[u8]) -> usize {
    for back in 1..=bytes.len().min(3) {
        match bytes[bytes.len() - back] {
            0x80..=0xBF => {}
            0xC0..=0xDF => return if back < 2 { back } else { 0 },
            0xE0..=0xEF => return if back < 3 { back } else { 0 },
            0xF0..=0xFF => return back,
            _ => return 0,
        }
    }
    0
}

fn read(input: &mut impl Read, into: &mut [u8]) -> Result<usize> {
    loop {
        match input.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Ok(count) => return Ok(count),
            // The caller knows the path.
            Err(error) => return Err(Error::io("", error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a few bytes at a time.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn all(bytes: &[u8], declared: Option<&str>, lossy: bool, step: usize) -> (Result<String>, Vec<u64>) {
        let mut stream = match Stream::open(Drip(bytes, step), |_| declared.map(str::to_owned), lossy) {
            Ok(stream) => stream,
            Err(error) => return (Err(error), Vec::new()),
        };
        let mut text = String::new();
        loop {
            match stream.fill(&mut text) {
                Ok(true) => {}
                Ok(false) => return (Ok(text), stream.replaced),
                Err(error) => return (Err(error), stream.replaced),
            }
        }
    }

    #[test]
    fn every_encoding_comes_out_the_same_however_it_drips() {
        let text = "Şuşa – Xankəndi 😀 ".repeat(80);
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        let mut utf8 = vec![0xEF, 0xBB, 0xBF];
        utf8.extend(text.as_bytes());
        let cyrillic = "Ханкенди, Шуша. ".repeat(90);
        let windows = encoding_rs::WINDOWS_1251.encode(&cyrillic).0.into_owned();
        for step in [1, 2, 3, 7, 1000, 1 << 20] {
            assert_eq!(all(&utf16, None, false, step).0.expect("UTF-16"), text, "{step}");
            assert_eq!(all(&utf8, None, false, step).0.expect("UTF-8"), text, "{step}");
            assert_eq!(all(text.as_bytes(), None, false, step).0.expect("UTF-8"), text, "{step}");
            assert_eq!(all(&windows, Some("windows-1251"), false, step).0.expect("windows"), cyrillic, "{step}");
        }
        assert_eq!(all(b"", None, false, 1).0.expect("nothing"), "");
    }

    #[test]
    fn what_says_that_it_is_ascii_has_no_other_bytes() {
        for step in [1, 5, 4096] {
            for label in ["us-ascii", "ASCII"] {
                assert_eq!(all(b"<a>x</a>", Some(label), false, step).0.expect("ASCII"), "<a>x</a>");
                let error = all("<a>café</a>".as_bytes(), Some(label), false, step).0.expect_err("UTF-8");
                assert!(error.to_string().starts_with("byte 0xC3 at offset 6 is not US-ASCII"), "{error}");
                let (text, replaced) = all("<a>café</a>".as_bytes(), Some(label), true, step);
                assert_eq!((text.expect("mended").as_str(), replaced.len()), ("<a>café</a>", 0));
            }
        }
    }

    #[test]
    fn bytes_that_are_no_character_end_it_or_are_replaced() {
        for step in [1, 5, 4096] {
            let error = all(b"<a>caf\xE9 x</a>", None, false, step).0.expect_err("latin 1");
            assert!(error.to_string().starts_with("byte 0xE9 at offset 6 is not UTF-8"), "{error}");
            let (text, replaced) = all(b"<a>caf\xE9 x\xC3", None, true, step);
            assert_eq!((text.expect("mended").as_str(), &replaced[..]), ("<a>caf\u{FFFD} x\u{FFFD}", &[6, 11][..]));
            let (text, replaced) = all(b"\xFF\xFEa\0\0\xD8b\0", None, true, step);
            assert_eq!((text.expect("mended").as_str(), &replaced[..]), ("a\u{FFFD}b", &[1][..]));
        }
        assert!(all(b"\xFF\xFE\0\0a\0\0\0", None, false, 1).0.is_err());
    }
}
