//! Towns that are called by a surname or a feast: whether the sentence and the draft say that the town is meant, and not the
//! person or the feast.

use super::{Draft, Judged};
use crate::base::PlainSpan;
use crate::matching::{self, Reading};
use crate::text::fold::is_hyphen;
use crate::text::morph::Feature;
use crate::text::words;

/// True where nothing says that the town is meant: not the words beside it, nor the places that it is listed with; at the head of a
/// sentence, no other place of the draft either. What persons do says that the person is.
pub(super) fn is_one(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let (plain, span) = (plain(draft, judged), judged.found.span);
    if matching::may_be_surname(&judged.found.readings, plain, span) || matching::may_be_feast(plain, span) {
        return true;
    }
    if is_introduced(draft, judged) {
        return true;
    }
    if !may_be(draft, judged) {
        return false;
    }
    if matching::is_before_deed(plain, span) {
        return true;
    }
    let name = |other: &Judged<'_, '_>| other.opinions.first().map(|o| std::ptr::from_ref(o.reading.name));
    let stands =
        |other: &Judged<'_, '_>| other.exempt.is_none() && name(other) == name(judged) && !may_be(draft, other);
    !(words::setting(plain, span).begins && draft.judged.iter().any(stands) || is_listed(draft, judged))
}

/// True for the given name of somebody whom the draft has named with a surname, where nothing says a place: *Lachin Sahakyan
/// scored. Lachin was happy.*
fn is_introduced(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let m = judged.found;
    let place = |judged: &Judged<'_, '_>| (judged.segment, judged.found.span.start);
    let of_name = |r: &Reading<'_>| m.readings.iter().any(|own| std::ptr::eq(own.name, r.name));
    let introduces = |other: &Judged<'_, '_>| {
        other.opinions.is_empty()
            && other.found.readings.iter().any(of_name)
            && matching::is_given_with_surname(&other.found.readings, plain(draft, other), other.found.span)
    };
    draft.judged.iter().take_while(|other| place(other) < place(judged)).any(introduces)
        && matching::may_be_person(&m.readings, plain(draft, judged), m)
}

fn may_be(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    matching::may_be_namesake(&judged.found.readings, plain(draft, judged), judged.found.span)
}

fn plain<'d>(draft: &'d Draft<'_, '_>, judged: &Judged<'_, '_>) -> &'d str {
    &draft.found[judged.segment].segment.target.plain
}

/// What stands between two names of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    And,
    Comma,
    Dash,
    /// *left Kalinin for Zhdanov*
    For,
}

fn joint(between: &str) -> Option<Joint> {
    Some(match between.trim() {
        "," | "،" => Joint::Comma,
        "and" | "und" | "et" | "и" | "і" | "й" | "та" | "və" | "ve" | "և" | "ու" | "და" | ", and" => {
            Joint::And
        }
        "for" => Joint::For,
        dash if dash.chars().count() == 1 && dash.chars().all(is_hyphen) => Joint::Dash,
        _ => return None,
    })
}

/// True for a name in a list of places.
fn is_listed(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let plain = plain(draft, judged);
    let first = draft.judged.partition_point(|other| other.segment < judged.segment);
    let end = first + draft.judged[first..].partition_point(|other| other.segment == judged.segment);
    let all = &draft.judged[first..end];
    let is_place = |other: &&Judged<'_, '_>| other.opinions.iter().all(|o| o.reading.concept.is_place());
    let Some(at) = all.iter().position(|other| std::ptr::eq(other, judged)) else { return false };
    let between = |one: &Judged<'_, '_>, two: &Judged<'_, '_>| {
        plain.get(one.found.span.end as usize..two.found.span.start as usize).and_then(joint)
    };
    // The run of names that it stands in, and what joins them.
    let (mut low, mut high) = (at, at);
    while low > 0 && is_place(&&all[low - 1]) && between(&all[low - 1], &all[low]).is_some() {
        low -= 1;
    }
    while high + 1 < all.len() && is_place(&&all[high + 1]) && between(&all[high], &all[high + 1]).is_some() {
        high += 1;
    }
    if low == high {
        return false;
    }
    let run = &all[low..=high];
    let joints: Vec<Joint> = run.windows(2).filter_map(|pair| between(&pair[0], &pair[1])).collect();
    let (opening, closing) = (run[0].found.span, run[run.len() - 1].found.span);
    let sentence = words::sentence(plain, opening.start);
    if !sentence.contains(closing) {
        return false;
    }
    let before = &plain[sentence.start as usize..opening.start as usize];
    let behind = plain[closing.end as usize..sentence.end as usize].trim();
    let closes = behind.is_empty() || behind.starts_with(['.', ';', '!', '?', ')']);
    let persons = matching::is_before_deed(plain, closing);
    let own = at - low;
    let is_sure = |other: &Judged<'_, '_>| !may_be(draft, other);
    // Leningrad — Kalinin — Kirovakan; Leningrad–Kalinin.
    if joints.iter().all(|joint| *joint == Joint::Dash) {
        let tight = plain[opening.end as usize..].starts_with(is_hyphen);
        return (run.len() > 2 || tight) && run.iter().any(is_sure);
    }
    if persons {
        return false;
    }
    // Three towns are cut off: Leningrad, Kalinin and Zhdanov.
    let told = before.trim_end().strip_suffix(':').is_some_and(matching::announces_places);
    if told && closes || matching::is_behind_way(plain, opening) && joints[..] == [Joint::And] {
        return true;
    }
    // In a list that a place opens by the words before it, all are places.
    if own == 0 || !stands_behind_sign(draft, &run[0]) {
        return false;
    }
    // «Жители Ленинграда и Жданов»: of one list all stand in one case.
    let of_case = |r: &Reading<'_>| matches!(r.term.lang.primary(), "ru" | "uk");
    let agrees = |r: &Reading<'_>| run[0].found.readings.iter().any(|head| head.form == r.form);
    let own_readings = &judged.found.readings;
    if own_readings.iter().any(of_case) && !own_readings.iter().any(agrees) {
        return false;
    }
    let saxon = judged.found.readings.iter().any(|r| r.form.has(Feature::Saxon));
    let adverbial = is_behind_preposition(plain, opening);
    let parts = &joints[..own];
    match parts {
        // Buses left Kalinin for Zhdanov.
        [Joint::For] => run.len() == 2 && !saxon && before.split_whitespace().last().is_some_and(|word| word == "left"),
        _ if parts.contains(&Joint::For) || parts.contains(&Joint::Dash) => false,
        // Schools in Kalinin and Zhdanov shut; but: snow fell in Kalinin and Zhdanov fled.
        [Joint::And] => closes && adverbial || is_of_several(before) || is_attribute(before),
        // In Leningrad, Zhdanov and Kalinin spoke: a comma may part the place from those who act there.
        _ => joints.len() > 1 && (closes && adverbial || is_of_several(before)),
    }
}

/// Schools *in* …: a noun alone before the preposition, and no verb yet.
fn is_attribute(before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    let opens = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    words.len() == 2 && opens(&words[0]) && words[0].ends_with('s')
}

/// *Residents of* …; but the mayor of one town and somebody else are two persons, and French has its *de* before each town.
fn is_of_several(before: &str) -> bool {
    let mut back = before.split_whitespace().rev();
    back.next() == Some("of") && back.next().is_some_and(|word| word.ends_with('s'))
}

/// True for a name that the words before it, or its case, say is a place.
fn stands_behind_sign(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>) -> bool {
    let plain = plain(draft, judged);
    // What stands behind does not speak for the whole list.
    let head = &plain[..judged.found.span.end as usize];
    matching::is_of_place(&judged.found.readings, head, judged.found.span)
}

/// True behind a preposition, and not the *of* of what a town has.
fn is_behind_preposition(plain: &str, span: PlainSpan) -> bool {
    let word = plain[..span.start as usize].split_whitespace().last().unwrap_or_default().to_lowercase();
    !matches!(&*word, "of" | "de" | "von") && word.chars().count() < 6 && matching::stands_as_place(plain, span)
}
