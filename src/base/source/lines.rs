//! Lines and columns.

use std::sync::OnceLock;

use crate::base::{Place, Span};

/// Bytes between two entries of the table of character counts.
const BLOCK: usize = 1024;

/// Where the lines of a text begin, and how many characters stand before each block of it.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<u32>,
    /// Characters before byte `i * BLOCK`; made when a line is long enough to need it.
    chars: OnceLock<Vec<u32>>,
}

impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts, chars: OnceLock::new() }
    }

    /// Of a text that is not held: only lines are told.
    pub(super) fn of_starts(starts: Vec<u32>) -> Self {
        Self { starts, chars: OnceLock::new() }
    }

    pub(super) fn place(&self, text: &str, offset: u32) -> Place {
        if text.is_empty() {
            let line = self.starts.partition_point(|&start| start <= offset);
            return Place { offset: 0, line: line as u64, column: 1 };
        }
        let at = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|&start| start as usize <= at);
        let start = self.starts[line - 1] as usize;
        let before = if at - start <= 2 * BLOCK {
            count(&text.as_bytes()[start..at])
        } else {
            self.chars_before(text, at) - self.chars_before(text, start)
        };
        Place { offset: at as u64, line: line as u64, column: before + 1 }
    }

    pub(super) fn line_at(&self, text: &str, offset: u32) -> Span {
        let at = text.floor_char_boundary(offset as usize);
        let line = self.starts.partition_point(|&start| start as usize <= at);
        let start = self.starts[line - 1] as usize;
        let Some(&next) = self.starts.get(line) else { return Span::new(start, text.len()) };
        let line = &text[start..next as usize];
        let line = line.strip_suffix("\r\n").or_else(|| line.strip_suffix(['\n', '\r'])).unwrap_or(line);
        Span::new(start, start + line.len())
    }

    fn chars_before(&self, text: &str, at: usize) -> u32 {
        let bytes = text.as_bytes();
        let table = self.chars.get_or_init(|| {
            let mut sum = 0;
            let before = bytes.chunks(BLOCK).map(|block| {
                let before = sum;
                sum += count(block);
                before
            });
            before.collect()
        });
        let block = (at / BLOCK).min(table.len().saturating_sub(1));
        table.get(block).copied().unwrap_or(0) + count(&bytes[block * BLOCK..at])
    }
}

/// Characters that begin in these bytes of valid UTF-8.
fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&byte| u32::from(byte & 0xC0 != 0x80)).sum()
}
