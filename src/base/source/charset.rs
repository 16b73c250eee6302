//! Encodings by name, and text back into them.

use encoding_rs::{Encoding as Charset, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

use crate::base::{Error, Result};

/// The encoding that a label of the WHATWG Encoding Standard (section 4.2) means.
pub(super) fn by_label(label: &str) -> Result<&'static Charset> {
    let label = label.trim();
    match Charset::for_label(label.as_bytes()) {
        Some(charset) if charset == REPLACEMENT || charset == ISO_2022_JP => Err(Error::undecodable(format!(
            "the encoding {label} switches alphabets inside the text and is not read; save the file as UTF-8"
        ))),
        Some(charset) => Ok(charset),
        None => Err(unknown(label)),
    }
}

/// True for a label of US-ASCII (IANA), which the standard of the web takes for windows-1252: what an exchange file has beyond
/// it is not what it says.
pub(super) fn is_ascii(label: &str) -> bool {
    let names = ["us-ascii", "ascii", "ansi_x3.4-1968", "iso646-us", "us"];
    names.iter().any(|name| name.eq_ignore_ascii_case(label.trim()))
}

fn unknown(label: &str) -> Error {
    let lower: String = label.to_ascii_lowercase().replace('_', "-");
    if lower.starts_with("utf-32") || lower.starts_with("utf32") || lower.starts_with("ucs-4") {
        return utf32();
    }
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    let number = digits(&lower);
    let near = NAMES
        .iter()
        .map(|name| {
            let other = name.to_ascii_lowercase();
            let same_number = number.len() > 2 && digits(&other) == number;
            (!same_number, strsim::damerau_levenshtein(&lower, &other), *name)
        })
        .min()
        .filter(|&(other_number, distance, _)| !other_number || distance <= 1 + lower.len() / 3);
    let hint = near.map_or_else(
        || "name one of the WHATWG Encoding Standard, such as UTF-8 or windows-1251".to_owned(),
        |(_, _, name)| format!("did you mean {name}?"),
    );
    Error::undecodable(format!("unknown encoding `{}`; {hint}", label.escape_debug()))
}

/// UTF-32 is in no browser and in few editors.
pub(super) fn utf32() -> Error {
    Error::undecodable("the file is in UTF-32, which is not read; save it as UTF-8")
}

/// A text in an encoding; `None` if it has not all of its characters.
pub(super) fn encode(name: &str, text: &str) -> Option<Vec<u8>> {
    let charset = Charset::for_label(name.as_bytes())?;
    if charset == UTF_8 {
        Some(text.as_bytes().to_vec())
    } else if charset == UTF_16LE {
        Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect())
    } else if charset == UTF_16BE {
        Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect())
    } else {
        let (bytes, _, unmappable) = charset.encode(text);
        // Shift_JIS writes ¥ with the backslash's byte: what does not come back as it was is not held.
        let back = charset.decode_without_bom_handling_and_without_replacement(&bytes);
        (!unmappable && back.as_deref() == Some(text)).then(|| bytes.into_owned())
    }
}

/// The names of the WHATWG Encoding Standard, section 4.2, that can be read, for "did you mean".
const NAMES: &[&str] = &[
    "UTF-8",
    "IBM866",
    "ISO-8859-1",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-8",
    "ISO-8859-8-I",
    "ISO-8859-9",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "ISO-8859-16",
    "KOI8-R",
    "KOI8-U",
    "macintosh",
    "windows-874",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "x-mac-cyrillic",
    "GBK",
    "gb18030",
    "Big5",
    "EUC-JP",
    "Shift_JIS",
    "EUC-KR",
    "UTF-16BE",
    "UTF-16LE",
];
