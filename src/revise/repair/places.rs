//! Places of a text that was made well-formed, in the file as it was.

use std::io::Read;

use super::Note;
use crate::base::{Result, Span};
use crate::formats::Window;
use crate::formats::xml::{Origin, places};

/// The same notes, each at the line and column of the file that it has in `whole`, or at the nearest before it. Where
/// nothing had to be made well-formed, that is where it stands.
pub(super) fn in_file(file: &dyn Origin, whole: &dyn Origin, notes: Vec<Note>) -> Result<Vec<Note>> {
    if notes.is_empty() {
        return Ok(notes);
    }
    let mut order: Vec<_> = notes.iter().enumerate().map(|(at, (span, _))| (span.start, at)).collect();
    order.sort_unstable();
    let starts: Vec<_> = order.iter().map(|&(start, _)| start).collect();
    let found = places(whole, &starts)?;
    let mut offsets = vec![0; notes.len()];
    let mut walk = Walk { window: Window::new(file.stream()?), at: 0, line: 0, column: 1, over: false };
    for (place, (_, at)) in found.into_iter().zip(order) {
        offsets[at] = walk.go_to(place.line, place.column)?;
    }
    let spans = offsets.into_iter().map(|at| Span::new(at, at));
    Ok(spans.zip(notes).map(|(span, (_, what))| (span, what)).collect())
}

/// Walks through a file by lines that end in LF.
struct Walk<'o> {
    window: Window<Box<dyn Read + 'o>>,
    at: usize,
    /// The line in hand, from 1, and the column in it; 0 before the first.
    line: u64,
    column: u32,
    /// All of the line has been passed.
    over: bool,
}

impl Walk<'_> {
    /// Where a line and column stand, or the nearest before; not before what was asked for last.
    fn go_to(&mut self, line: u64, column: u32) -> Result<usize> {
        while self.line < line {
            if self.line > 0 && !self.over {
                self.pass_line()?;
            }
            self.line += 1;
            (self.column, self.over) = (1, false);
        }
        while self.column < column && !self.over {
            if !self.has_more()? {
                break;
            }
            let char = self.window.text()[self.at..].chars().next().unwrap_or_default();
            self.at += char.len_utf8();
            self.column += 1;
            self.over = char == '\n';
        }
        Ok(self.window.offset() as usize + self.at)
    }

    /// Goes behind the end of the line in hand.
    fn pass_line(&mut self) -> Result<()> {
        while self.has_more()? {
            match memchr::memchr(b'\n', &self.window.text().as_bytes()[self.at..]) {
                Some(end) => {
                    self.at += end + 1;
                    return Ok(());
                }
                None => self.at = self.window.text().len(),
            }
        }
        Ok(())
    }

    fn has_more(&mut self) -> Result<bool> {
        while self.at == self.window.text().len() && !self.window.ended() {
            self.window.let_go(self.at);
            self.at = 0;
            self.window.more()?;
        }
        Ok(self.at < self.window.text().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_line_and_column() {
        let whole = "äb\ncd\r\nef\ngh".to_owned();
        let file = "äbx\nc\r\nefg";
        let whole = whole.as_str();
        // In another order than that of the text; behind the end of a line, and of the file.
        let of = |at: &[usize]| {
            let notes = at.iter().map(|&at| (Span::new(at, at), at.to_string())).collect();
            let found = in_file(&file, &whole, notes).expect("text");
            assert!(found.iter().zip(at).all(|((_, what), at)| *what == at.to_string()));
            found.iter().map(|(span, _)| span.start).collect::<Vec<_>>()
        };
        assert_eq!(of(&[11, 8, 0, 2, 4, 5, 8]), [11, 8, 0, 2, 5, 6, 8].map(|at| at.min(file.len() as u32)));
        assert_eq!(of(&[12, 2]), [file.len() as u32, 2]);
        assert!(in_file(&"", &whole, vec![(Span::new(4, 4), String::new())]).expect("text")[0].0.is_empty());
    }
}
