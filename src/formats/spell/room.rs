//! Which edits may be made beside one another.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::model::Edit;

/// The places that edits have taken.
#[derive(Debug, Default)]
pub(super) struct Room(BTreeMap<(u32, u32), bool>);

impl Room {
    /// Takes the places of these edits, if all of them are free.
    pub(super) fn take(&mut self, edits: &[Edit]) -> bool {
        let free = edits.iter().all(|edit| self.is_free(edit));
        if free {
            self.0.extend(edits.iter().map(|edit| (key(edit.span), adds_up(edit))));
        }
        free
    }

    fn is_free(&self, edit: &Edit) -> bool {
        let here = key(edit.span);
        let before = self
            .0
            .range(..=here)
            .next_back()
            .is_none_or(|(known, adds)| if *known == here { *adds && adds_up(edit) } else { known.1 <= here.0 });
        let behind = self.0.range((std::ops::Bound::Excluded(here), std::ops::Bound::Unbounded)).next();
        before && behind.is_none_or(|(known, _)| here.1 <= known.0)
    }
}

fn key(span: Span) -> (u32, u32) {
    (span.start, span.end)
}

/// True for an insertion that may come beside another at its place: blanks, a line of signs that grows.
fn adds_up(edit: &Edit) -> bool {
    let first = edit.text.chars().next();
    let sign =
        first.is_some_and(|c| c == ' ' || c.is_ascii_punctuation() && !matches!(c, '"' | '\'' | '`' | '[' | ']'));
    edit.span.is_empty() && sign && edit.text.chars().all(|c| Some(c) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_touches_is_free_and_what_overlaps_is_not() {
        let edit = |start, end, text: &str| Edit { span: Span::new(start, end), text: text.to_owned() };
        let mut room = Room::default();
        assert!(room.take(&[edit(2, 4, "x"), edit(8, 8, "--")]));
        for (free, taken) in [
            (true, edit(0, 2, "y")),
            (true, edit(4, 8, "y")),
            (true, edit(8, 8, "-")),
            (true, edit(8, 9, "y")),
            (true, edit(2, 2, "y")),
            (false, edit(3, 3, "y")),
            (false, edit(3, 5, "y")),
            (false, edit(0, 9, "y")),
            (false, edit(2, 4, "y")),
            (false, edit(8, 8, "'")),
        ] {
            assert_eq!(room.is_free(&taken), free, "{taken:?}");
        }
        // All of a fix or nothing.
        assert!(!room.take(&[edit(0, 1, "y"), edit(3, 5, "y")]));
        assert!(room.is_free(&edit(0, 1, "z")));
    }
}
