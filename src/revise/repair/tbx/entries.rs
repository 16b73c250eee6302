//! The entries of a body: each is mended when it is wanted, and none is held.

use super::{CUT, Marks, Mender, is_empty, left_out};
use crate::formats::tbx::Kept;
use crate::formats::xml::{Child, Run};

/// What is on its way from one element to another that comes later.
#[derive(Clone, Default)]
pub(super) struct State {
    /// What the schema does not have, on its way into a note of the term, and of the entry.
    pub(super) of_term: Vec<Kept>,
    pub(super) of_entry: Vec<Kept>,
    /// The language that is looked through.
    pub(super) lang: Option<Box<str>>,
}

/// True for what is mended without the others of the body. Everything else there is held: fields of a language that
/// stands in no entry go up, before all entries.
pub(in crate::revise::repair) fn is_entry(name: &str) -> bool {
    matches!(name, "termEntry" | "conceptEntry")
}

impl Mender<'_> {
    /// Mends the entries of a run for the first time, and says so.
    pub(super) fn entries(&mut self, run: Run) {
        self.states.insert(run.start(), self.state.clone());
        let (mut gone, mut marks) = (Vec::new(), Marks::default());
        self.pieces.each(run, &mut |child| {
            let Child::Element(mut one) = child else { return };
            if self.is_cut(&one) {
                gone.push((one.span, CUT.to_owned()));
                return;
            }
            self.name(&mut one);
            self.down(&mut one);
            if is_empty(&one) {
                gone.push((one.span, left_out(one.local())));
            } else {
                marks.add(&one);
            }
        });
        self.gone.insert(run.start(), gone);
        self.marks.insert(run.start(), marks);
    }

    /// Shows the children of a run as they are mended, without a word.
    pub(super) fn again(&mut self, run: Run, show: &mut dyn FnMut(Child)) {
        // None for a file whose entries are not mended.
        let Some(state) = self.states.get(&run.start()) else {
            return self.pieces.each(run, &mut |child| {
                if !matches!(&child, Child::Element(one) if self.is_cut(one)) {
                    show(child);
                }
            });
        };
        self.state = state.clone();
        self.pieces.each(run, &mut |child| match child {
            Child::Element(one) if self.is_cut(&one) => {}
            Child::Element(mut one) => {
                self.name(&mut one);
                self.down(&mut one);
                self.done.clear();
                if !is_empty(&one) {
                    show(Child::Element(one));
                }
            }
            other => show(other),
        });
    }
}
