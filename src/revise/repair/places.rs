//! Places of a text that was made well-formed, in the file as it was.

use crate::base::{Source, Span};

use super::Note;

/// The same notes, each at the line and column of the file that it has in `whole`, or at the nearest before it. Where
/// nothing had to be made well-formed, that is where it stands.
pub(super) fn in_file(file: &str, whole: &Source, notes: Vec<Note>) -> Vec<Note> {
    let places = notes.iter().map(|(span, _)| whole.place(span.start));
    let mut order: Vec<_> = places.enumerate().map(|(at, place)| (place.line, place.column, at)).collect();
    order.sort_unstable();
    let mut offsets = vec![0; notes.len()];
    let mut lines = file.split_inclusive('\n');
    let (mut number, mut start, mut line) = (0, 0, "");
    let (mut column, mut chars) = (1, line.char_indices());
    for (wanted, at_column, at) in order {
        while number < wanted {
            start += line.len();
            number += 1;
            line = lines.next().unwrap_or_default();
            (column, chars) = (1, line.char_indices());
        }
        while column < at_column && chars.next().is_some() {
            column += 1;
        }
        offsets[at] = start + chars.offset();
    }
    let spans = offsets.into_iter().map(|at| Span::new(at, at));
    spans.zip(notes).map(|(span, (_, what))| (span, what)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_line_and_column() {
        let whole = "äb\ncd\r\nef\ngh".to_owned();
        let file = "äbx\nc\r\nefg";
        let whole = Source::from_text("a", whole).expect("short");
        // In another order than that of the text; behind the end of a line, and of the file.
        let of = |at: &[usize]| {
            let notes = at.iter().map(|&at| (Span::new(at, at), at.to_string())).collect();
            let found = in_file(file, &whole, notes);
            assert!(found.iter().zip(at).all(|((_, what), at)| *what == at.to_string()));
            found.iter().map(|(span, _)| span.start).collect::<Vec<_>>()
        };
        assert_eq!(of(&[11, 8, 0, 2, 4, 5, 8]), [11, 8, 0, 2, 5, 6, 8].map(|at| at.min(file.len() as u32)));
        assert_eq!(of(&[12, 2]), [file.len() as u32, 2]);
        assert!(in_file("", &whole, vec![(Span::new(4, 4), String::new())])[0].0.is_empty());
    }
}
