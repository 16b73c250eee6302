//! Names that a line end parts behind a hyphen, or a superscript that is a part of them (*Acme<sup>TM</sup>*).
//!
//! They are looked for in the words around as if nothing parted them, and count where the name reaches over the break.

use std::ops::Range;

use super::terms::{Match, TermFinder};
use crate::base::PlainSpan;
use crate::text::broken::{breaks_in, seams_in};
use crate::text::words::is_word;

/// Bytes before and behind a break that a name may take.
const REACH: usize = 60;

impl<'g> TermFinder<'g> {
    /// Adds to the matches of a plain text, which stay ascending, the names with a break in a word that stands in a stretch of
    /// it. Other names in them go: the hyphen of Лачин-⏎ский is the line's.
    pub(super) fn find_broken(&self, plain: &str, stretch: &Range<usize>, matches: &mut Vec<Match<'g>>) {
        let breaks = breaks_in(plain, stretch.clone()).map(|gap| (gap, false));
        for (gap, raised) in breaks.chain(seams_in(plain, stretch.clone()).map(|gap| (gap, true))) {
            let first = plain.floor_char_boundary(gap.start.saturating_sub(REACH));
            let start = if first == 0 { 0 } else { first + plain[first..gap.start].find(|c| !is_word(c)).unwrap_or(0) };
            let end = plain.ceil_char_boundary((gap.end + REACH).min(plain.len()));
            let whole = [&plain[start..gap.start], &plain[gap.end..end]].concat();
            let mut found = Vec::new();
            self.find(&whole, &mut found);
            let cut = gap.start - start;
            let place = |at: u32, ends: bool| {
                let at = at as usize;
                let behind = if ends { at > cut } else { at >= cut };
                start + at + if behind { gap.len() } else { 0 }
            };
            let Some(mut m) = found.into_iter().find(|m| (m.span.start as usize) < cut && m.span.end as usize > cut)
            else {
                continue;
            };
            // Where the window cuts a word, nobody knows how it goes on.
            if m.span.end as usize == whole.len() && plain[end..].starts_with(is_word) {
                continue;
            }
            // A note's mark is no ending: only what is listed so has it as its own.
            let text = &whole[m.span.start as usize..m.span.end as usize];
            if raised && !m.readings.iter().any(|reading| &*reading.term.text == text) {
                continue;
            }
            let (joint, marked) = (m.joint_span, m.joint_span.start < m.joint_span.end);
            m.span = PlainSpan::new(place(m.span.start, false), place(m.span.end, true));
            m.joint_span = if marked {
                PlainSpan::new(place(joint.start, false), place(joint.end, true))
            } else {
                PlainSpan::new(m.span.end as usize, m.span.end as usize)
            };
            if matches.iter().all(|other| !other.span.overlaps(m.span) || m.span.contains(other.span)) {
                matches.retain(|other| !other.span.overlaps(m.span));
                let at = matches.partition_point(|other| other.span.start < m.span.start);
                matches.insert(at, m);
            }
        }
    }
}
