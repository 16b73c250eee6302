//! What stands in a text is no command to the terminal that shows it.

use std::io::{self, Write};

use crate::report::is_command;

/// Writes on to a terminal, line by line: of all that commands it, only colours go through.
pub(super) struct Tame<W> {
    out: W,
    /// A line that has not ended.
    held: Vec<u8>,
}

impl<W: Write> Tame<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, held: Vec::new() }
    }
    fn pass_on(&mut self, to: usize) -> io::Result<()> {
        let line: Vec<u8> = self.held.drain(..to).collect();
        self.out.write_all(tamed(&String::from_utf8_lossy(&line)).as_bytes())
    }
}

impl<W: Write> Write for Tame<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if let Some(end) = memchr::memrchr(b'\n', &self.held) {
            self.pass_on(end + 1)?;
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        self.pass_on(self.held.len())?;
        self.out.flush()
    }
}

fn tamed(text: &str) -> String {
    let mut tame = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let len = colour(rest).unwrap_or(c.len_utf8());
        if len == c.len_utf8() && is_command(c) && !matches!(c, '\n' | '\t' | '\r') {
            tame.push('\u{FFFD}');
        } else {
            tame.push_str(&rest[..len]);
        }
        rest = &rest[len..];
    }
    tame
}

/// The length of a change of colour that a text begins with: `ESC [ 1;31 m`.
fn colour(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("\x1b[")?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    rest[end..].starts_with('m').then_some(text.len() - rest.len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_go_through_and_commands_do_not() {
        for (text, expected) in [
            ("Wien\t1\r\n", "Wien\t1\r\n"),
            ("\x1b[1m\x1b[31mWien\x1b[0m", "\x1b[1m\x1b[31mWien\x1b[0m"),
            ("\x1b]0;Graz\x07", "\u{FFFD}]0;Graz\u{FFFD}"),
            ("\x1b[2J\x1b[", "\u{FFFD}[2J\u{FFFD}["),
            ("\u{9B}2J", "\u{FFFD}2J"),
            ("\u{202E}zarG\u{2066}", "\u{FFFD}zarG\u{FFFD}"),
            ("תל\u{200F} אביב", "תל\u{200F} אביב"),
        ] {
            assert_eq!(tamed(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_command_in_pieces_is_one() {
        let mut shown = Vec::new();
        let mut tame = Tame::new(&mut shown);
        for piece in [&b"Wien \xC2"[..], b"\x9B2J\nGraz \x1b", b"[", b"31mX"] {
            tame.write_all(piece).expect("written");
        }
        tame.flush().expect("flushed");
        assert_eq!(String::from_utf8(shown).expect("UTF-8"), "Wien \u{FFFD}2J\nGraz \x1b[31mX");
    }
}
