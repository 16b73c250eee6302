//! The way from a decoded text back to the bytes on disk.

use encoding_rs::{Encoding as Charset, UTF_8, UTF_16BE, UTF_16LE};

/// A table of pairs of offsets, one every [`STEP`] bytes or so, and what to do between them.
#[derive(Debug)]
pub(super) struct Offsets {
    bom: u8,
    /// Offset in the text and on disk (byte order mark not counted) of the same character, ascending.
    table: Vec<(u32, u32)>,
    between: Between,
}

/// Decoded bytes between two entries of the table.
pub(super) const STEP: usize = 1024;

/// How many bytes on disk a character takes.
#[derive(Debug)]
enum Between {
    /// As many as in UTF-8.
    Utf8,
    /// Two a UTF-16 code unit.
    Utf16,
    /// One.
    Single,
    /// To be found out by decoding again.
    Multi(&'static Charset, Vec<u8>),
}

impl Offsets {
    pub(super) fn utf8(bom: u8) -> Self {
        Self { bom, table: Vec::new(), between: Between::Utf8 }
    }
    pub(super) fn utf16(bom: u8, table: Vec<(u32, u32)>) -> Self {
        Self { bom, table, between: Between::Utf16 }
    }
    pub(super) fn legacy(charset: &'static Charset, table: Vec<(u32, u32)>, bytes: Vec<u8>) -> Self {
        let between = if charset.is_single_byte() { Between::Single } else { Between::Multi(charset, bytes) };
        Self { bom: 0, table, between }
    }

    /// The offset on disk of the character that begins at or holds `at`.
    pub(super) fn on_disk(&self, text: &str, at: usize) -> u64 {
        let at = text.floor_char_boundary(at);
        let entry = self.table.partition_point(|&(decoded, _)| decoded as usize <= at).checked_sub(1);
        let (decoded, disk) = entry.map_or((0, 0), |i| self.table[i]);
        let rest = &text[decoded as usize..at];
        let length = match &self.between {
            Between::Utf8 => rest.len(),
            Between::Utf16 => utf16_length(rest),
            Between::Single => rest.chars().count(),
            Between::Multi(charset, bytes) => length_of(charset, &bytes[disk as usize..], rest.len()),
        };
        u64::from(self.bom) + u64::from(disk) + length as u64
    }
}

/// How many bytes a piece of text takes on disk. `raw` begins with them where characters differ in length.
pub(super) fn disk_length(charset: &'static Charset, piece: &str, raw: &[u8]) -> usize {
    if charset == UTF_8 {
        piece.len()
    } else if charset == UTF_16LE || charset == UTF_16BE {
        utf16_length(piece)
    } else if charset.is_single_byte() {
        piece.chars().count()
    } else {
        length_of(charset, raw, piece.len())
    }
}

/// True if [`disk_length`] looks at the bytes.
pub(super) fn needs_bytes(charset: &'static Charset) -> bool {
    charset != UTF_8 && charset != UTF_16LE && charset != UTF_16BE && !charset.is_single_byte()
}

fn utf16_length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum::<usize>() * 2
}

/// How many of `bytes` make the first `wanted` bytes of text. Fed byte by byte, a decoder gives a character as soon
/// as it has its last byte.
fn length_of(charset: &'static Charset, bytes: &[u8], wanted: usize) -> usize {
    let mut decoder = charset.new_decoder_without_bom_handling();
    let mut made = 0;
    let mut room = [0; 16];
    for (i, byte) in bytes.iter().enumerate() {
        if made >= wanted {
            return i;
        }
        let (_, _, written) = decoder.decode_to_utf8_without_replacement(std::slice::from_ref(byte), &mut room, false);
        made += written;
    }
    bytes.len()
}
