//! From bytes to text: which encoding, and what is wrong with the bytes.

use encoding_rs::{DecoderResult, Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE};

use super::lines::Lines;
use super::offsets::{Offsets, STEP};
use super::{Encoding, charset};
use crate::base::{Error, Result};

type Decoded = (Encoding, String, Offsets);

const REMEDY: &str = "save the file as UTF-8";

pub(super) fn too_large() -> Error {
    Error::new("larger than 4 GiB, the limit of a draft; split it")
}

/// See [`Source::decode`](super::Source::decode).
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<Decoded> {
    if u32::try_from(bytes.len()).is_err() {
        return Err(too_large());
    }
    match *bytes.as_slice() {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return Err(charset::utf32()),
        [0xFF, 0xFE, ..] => return utf16(&bytes, 2, UTF_16LE),
        [0xFE, 0xFF, ..] => return utf16(&bytes, 2, UTF_16BE),
        [0xEF, 0xBB, 0xBF, ..] => return utf8(bytes, 3),
        _ => {}
    }
    let declared = declared.map(charset::by_label).transpose()?;
    if let Some(charset) = declared.filter(|&charset| charset == UTF_16LE || charset == UTF_16BE) {
        return utf16(&bytes, 0, charset);
    }
    if let Some(nul) = memchr::memchr(0, &bytes) {
        if is_utf32(&bytes) {
            return Err(charset::utf32());
        }
        if let Some(charset) = guess_utf16(&bytes) {
            return utf16(&bytes, 0, charset);
        }
        let what = format!("a binary file (a NUL byte at offset {nul}); leave it out");
        return Err(at_end(Error::binary(what), &String::from_utf8_lossy(&bytes[..nul])));
    }
    if let Some(charset) = declared {
        return if charset == UTF_8 { utf8(bytes, 0) } else { legacy(bytes, charset) };
    }
    match declaration(&bytes) {
        None => utf8(bytes, 0),
        Some(label) => match charset::by_label(&label) {
            Ok(charset) if charset == UTF_8 || charset == UTF_16LE || charset == UTF_16BE => utf8(bytes, 0),
            Ok(charset) if charset.is_single_byte() && std::str::from_utf8(&bytes).is_ok() => utf8(bytes, 0),
            Ok(charset) => legacy(bytes, charset),
            // A word like `encoding:` in running text says nothing about a file that is valid UTF-8.
            Err(_) if std::str::from_utf8(&bytes).is_ok() => utf8(bytes, 0),
            Err(error) => Err(error),
        },
    }
}

fn utf8(mut bytes: Vec<u8>, bom: u8) -> Result<Decoded> {
    bytes.drain(..usize::from(bom));
    match String::from_utf8(bytes) {
        Ok(text) => match memchr::memchr(0, text.as_bytes()) {
            Some(nul) => {
                let at = nul + usize::from(bom);
                let what = format!("a binary file (a NUL byte at offset {at}); leave it out");
                Err(at_end(Error::binary(what), &text[..nul]))
            }
            None => Ok((Encoding { name: UTF_8.name(), bom }, text, Offsets::utf8(bom))),
        },
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(good).copied().unwrap_or_default();
            let at = good + usize::from(bom);
            let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let what = format!("byte 0x{byte:02X} at offset {at} is not UTF-8");
            Err(fail(what, &before))
        }
    }
}

fn utf16(bytes: &[u8], bom: u8, charset: &'static Charset) -> Result<Decoded> {
    let body = &bytes[usize::from(bom)..];
    let mut text = String::with_capacity(body.len());
    let mut table = Vec::new();
    let mut next = STEP;
    let mut at = 0;
    let big = charset == UTF_16BE;
    let units = body.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    });
    for unit in char::decode_utf16(units) {
        match unit {
            Ok('\0') => {
                let at = at + usize::from(bom);
                let what = format!("a binary file (U+0000 at offset {at}); leave it out");
                return Err(at_end(Error::binary(what), &text));
            }
            Ok(c) => {
                text.push(c);
                at += 2 * c.len_utf16();
            }
            Err(error) => {
                let half = error.unpaired_surrogate();
                let at = at + usize::from(bom);
                let what = format!("half a surrogate pair (0x{half:04X}) at offset {at} is not {}", charset.name());
                return Err(fail(what, &text));
            }
        }
        if text.len() >= next {
            table.push((u32::try_from(text.len()).map_err(|_| too_large())?, at as u32));
            next = text.len() + STEP;
        }
    }
    if body.len() % 2 == 1 {
        let at = bytes.len() - 1;
        let what =
            format!("the last byte, at offset {at}, is half a character of {}; the file is cut short", charset.name());
        return Err(fail(what, &text));
    }
    Ok((Encoding { name: charset.name(), bom }, text, Offsets::utf16(bom, table)))
}

fn legacy(bytes: Vec<u8>, charset: &'static Charset) -> Result<Decoded> {
    let mut decoder = charset.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 2);
    let mut table = Vec::new();
    // Smaller steps than elsewhere: between two entries the bytes must be decoded again.
    let mut room = [0; STEP / 4];
    let mut at = 0;
    loop {
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(&bytes[at..], &mut room, true);
        at += read;
        text.push_str(&String::from_utf8_lossy(&room[..written]));
        let made = u32::try_from(text.len()).map_err(|_| too_large())?;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => table.push((made, at as u32)),
            DecoderResult::Malformed(length, after) => {
                let at = at.saturating_sub(usize::from(length) + usize::from(after));
                let byte = bytes.get(at).copied().unwrap_or_default();
                let what = format!("byte 0x{byte:02X} at offset {at} is not {}", charset.name());
                return Err(fail(what, &text));
            }
        }
    }
    Ok((Encoding { name: charset.name(), bom: 0 }, text, Offsets::legacy(charset, table, bytes)))
}

/// An error right after the text that could be read.
fn fail(what: String, before: &str) -> Error {
    at_end(Error::new(what).or_do(REMEDY), before)
}

/// With the place right after a text.
fn at_end(error: Error, before: &str) -> Error {
    error.at(Lines::new(before).place(before, before.len() as u32))
}

/// How much of a file is looked at to guess.
const HEAD: usize = 8192;

/// Every four bytes a character below U+110000.
fn is_utf32(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let all = |little: bool| {
        head.chunks_exact(4).all(|c| {
            let code = [c[0], c[1], c[2], c[3]];
            let code = if little { u32::from_le_bytes(code) } else { u32::from_be_bytes(code) };
            code != 0 && char::from_u32(code).is_some()
        })
    };
    bytes.len() >= 8 && bytes.len().is_multiple_of(4) && (all(true) || all(false))
}

/// UTF-16 without byte order mark: NUL bytes (of spaces and line ends at least) on one side of the pairs only, and
/// pairs that are letters. Not for Chinese, Japanese and Korean, whose letters look like pairs of ASCII letters.
fn guess_utf16(bytes: &[u8]) -> Option<&'static Charset> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    if bytes.len() % 2 == 1 && bytes.len() < 64 {
        return None;
    }
    let nul = |side: usize| head.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let charset = match (nul(0), nul(1)) {
        (0, 1..) => UTF_16LE,
        (1.., 0) => UTF_16BE,
        _ => return None,
    };
    let high = usize::from(charset == UTF_16LE);
    let likely = head.chunks_exact(2).filter(|pair| match (pair[high], pair[1 - high]) {
        (0, low) => matches!(low, b'\t' | b'\n' | b'\r' | b' '..=b'~' | 0xA0..),
        (1..=0x07 | 0x10 | 0x1C | 0x1E..=0x22 | 0xFB..=0xFE, _) => true,
        _ => false,
    });
    (likely.count() * 20 >= head.len() / 2 * 19).then_some(charset)
}

/// See [`Source::hints`](super::Source::hints).
pub(super) fn hints(head: &[u8]) -> bool {
    let known = |label: String| charset::by_label(&label).ok();
    declaration(head).is_some_and(|label| !known(label).is_some_and(|one| [UTF_8, UTF_16LE, UTF_16BE].contains(&one)))
}

/// An encoding named in the file's first lines.
fn declaration(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let head = head.to_ascii_lowercase();
    let mut lines = head.split(['\n', '\r']).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default().trim();
    let second = lines.next().unwrap_or_default();
    for line in [first, second] {
        if line.contains("-*-")
            && let Some(label) = value(line, "coding", &[':'])
        {
            return Some(label);
        }
        if ["vim:", "vi:", "ex:"].iter().any(|mark| line.contains(mark))
            && let Some(label) = ["fileencoding", "fenc", "encoding"].iter().find_map(|key| value(line, key, &['=']))
        {
            return Some(label);
        }
    }
    if first.starts_with("<?xml") {
        return value(head.split("?>").next()?, "encoding", &['=']);
    }
    if first.starts_with('<') {
        let mut tags = head.split('<').take(64).filter(|tag| tag.starts_with("meta"));
        return tags.find_map(|tag| value(tag.split('>').next()?, "charset", &['=']));
    }
    if first == "---" || first == "+++" {
        let inside = head.split(['\n', '\r']).map(str::trim_end).filter(|line| !line.is_empty()).skip(1);
        let mut inside = inside.take(64).take_while(|line| *line != first && *line != "...");
        return inside.find_map(|line| {
            ["encoding", "charset"]
                .iter()
                .find(|key| line.starts_with(**key))
                .and_then(|key| value(line, key, &[':', '=']))
        });
    }
    None
}

/// The word after `key` and one of `signs`, out of its quotation marks.
fn value(line: &str, key: &str, signs: &[char]) -> Option<String> {
    line.match_indices(key).find_map(|(at, _)| {
        let rest = line[at + key.len()..].trim_start().strip_prefix(signs)?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.:".contains(c)).unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches([':', '.']);
        (!word.is_empty()).then(|| word.to_owned())
    })
}
