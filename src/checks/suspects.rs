//! What of a draft can come to a finding at all.
//!
//! Most names of most drafts are written as the house wants them, whatever stands around them: quotations, persons and the
//! rest of the context are worth asking about only where a name may depart.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::judge::{Rulings, may_depart, ruling};
use super::spellings::Spellings;
use super::{Draft, Found};
use crate::base::PlainSpan;
use crate::matching::{Match, Reading};
use crate::model::{Concept, How, Spelling, Term};
use crate::text::fold;

/// The segments, by their numbers among those that hold a match, that have anything to judge: a term that may depart,
/// another one of its concept, a near name, letters of another script; ascending.
pub(super) fn segments<'a, 'g>(draft: &Draft<'a, 'g>, rulings: &mut Rulings<'a, 'g>) -> Vec<usize> {
    // Of a draft with many names each look at one of them costs: what is known of a term is asked once.
    let mut met: HashMap<(*const Term, usize), bool, RandomState> = HashMap::default();
    let mut terms: Vec<(Reading<'g>, &'a Found<'a, 'g>, PlainSpan)> = Vec::new();
    // Of concepts, not of terms: what the draft says elsewhere of the same thing counts where it is judged.
    let mut suspected: HashSet<*const Concept, RandomState> = HashSet::default();
    let mut any_out = false;
    let dots = draft.policy.spelling != Spelling::Off;
    for found in draft.found {
        for m in &found.matches {
            if stands_out(m) {
                any_out = true;
                continue;
            }
            let scope = rulings.scope(found, m.span);
            for reading in &m.readings {
                let text = &reading.term.text;
                let fold = || found.language_at(m.span).fold;
                let has_dots = *met.entry((std::ptr::from_ref(reading.term), scope)).or_insert_with(|| {
                    terms.push((*reading, found, m.span));
                    dots && fold::may_have_other_dots(text, fold())
                });
                let written = || &found.segment.target.plain[m.span.range()];
                if has_dots && fold::has_other_dots(written(), text, fold()) {
                    suspected.insert(reading.concept);
                }
            }
        }
    }
    let mut spellings = Spellings::default();
    for (reading, ..) in &terms {
        spellings.count(std::slice::from_ref(reading));
    }
    for (reading, found, span) in terms {
        // Not kept: most are not asked for again.
        let ruling = ruling(draft, found, span, reading);
        if may_depart(draft, found, span, reading, &ruling, &spellings) {
            suspected.insert(reading.concept);
        }
    }
    if !any_out && suspected.is_empty() {
        return Vec::new();
    }
    let is_suspected = |r: &Reading<'_>| suspected.contains(&std::ptr::from_ref(r.concept));
    let asked = |m: &Match<'_>| stands_out(m) || m.readings.iter().any(is_suspected);
    let found = draft.found.iter().enumerate();
    found.filter(|(_, found)| found.matches.iter().any(asked)).map(|(number, _)| number).collect()
}

/// True for what departs by how it is written, whatever the policy says.
fn stands_out(m: &Match<'_>) -> bool {
    m.how.is_near() || m.how.has(How::Homoglyph)
}
