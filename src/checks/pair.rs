//! Two names of one concept in one breath: `Khankendi (Stepanakert)`, `Khankendi/Stepanakert`.

use super::Found;
use crate::base::PlainSpan;
use crate::matching::Match;
use crate::model::{Name, Term};

/// The match that stands next before, in one pair with this one or not.
pub(super) fn previous<'a, 'g>(found: &'a Found<'_, 'g>, m: &Match<'_>) -> Option<&'a Match<'g>> {
    let earlier = found.matches.partition_point(|other| other.span.start < m.span.start);
    found.matches[..earlier].last().filter(|other| other.span.end <= m.span.start)
}

fn next<'a, 'g>(found: &'a Found<'_, 'g>, m: &Match<'_>) -> Option<&'a Match<'g>> {
    let later = found.matches.partition_point(|other| other.span.start < m.span.end);
    found.matches.get(later)
}

/// What to take away beside a match (or with it) so that `term`, put in its place, does not stand twice: the pair's
/// separator, second name and closing bracket. `None` if the match is in no pair with a name that has the term.
pub(super) fn surplus(found: &Found<'_, '_>, m: &Match<'_>, term: &Term) -> Option<PlainSpan> {
    let plain = &*found.segment.target.plain;
    let has = |other: &&Match<'_>| other.readings.iter().any(|r| holds(r.name, term));
    let after = next(found, m).filter(has).and_then(|second| second_half(plain, m.span, second.span));
    let before = || previous(found, m).filter(has).and_then(|first| second_half(plain, first.span, m.span));
    after.or_else(before)
}

fn holds(name: &Name, term: &Term) -> bool {
    name.terms.iter().any(|own| std::ptr::eq(own, term))
}

/// From the end of the first name to the end of the second or of the bracket that closes behind it.
fn second_half(plain: &str, first: PlainSpan, second: PlainSpan) -> Option<PlainSpan> {
    let between = plain.get(first.end as usize..second.start as usize)?.trim();
    let end = second.end as usize;
    let closing = match between {
        "(" => ")",
        "[" => "]",
        "（" => "）",
        "［" => "］",
        "/" | "／" => "",
        _ => return None,
    };
    plain[end..].starts_with(closing).then(|| PlainSpan::new(first.end as usize, end + closing.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(plain: &str, first: &str, second: &str) -> Option<String> {
        let span = |name: &str| {
            let at = plain.find(name).expect("there");
            PlainSpan::new(at, at + name.len())
        };
        second_half(plain, span(first), span(second)).map(|span| plain[span.range()].to_owned())
    }

    #[test]
    fn the_second_half_of_a_pair() {
        assert_eq!(half("in Ost (Est), b", "Ost", "Est").as_deref(), Some(" (Est)"));
        assert_eq!(half("in Ost/Est", "Ost", "Est").as_deref(), Some("/Est"));
        assert_eq!(half("in Ost\n[Est]", "Ost", "Est").as_deref(), Some("\n[Est]"));
        assert_eq!(half("in Ost (now Est)", "Ost", "Est"), None);
        assert_eq!(half("in Ost (Est and more)", "Ost", "Est"), None);
        assert_eq!(half("在Ost（Est）的", "Ost", "Est").as_deref(), Some("（Est）"));
        assert_eq!(half("in Ost-Est", "Ost", "Est"), None);
    }
}
