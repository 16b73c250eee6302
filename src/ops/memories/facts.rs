//! What a unit says of itself besides its texts, as the programs that write memories put it: who translated it, whether
//! anybody has approved it, when it was last changed, what stands before and behind it.

use std::borrow::Cow;

use crate::memory::told;
use crate::model::{Attribute, InfoKind, Unit, Variant};

/// What is kept of it.
#[derive(Debug, Default)]
pub(super) struct Facts<'u> {
    /// Bits of `told`.
    pub(super) told: u8,
    /// The day of its last change, counted from 1970; 0: unknown.
    pub(super) changed: u32,
    pub(super) prev: Option<Cow<'u, str>>,
    pub(super) next: Option<Cow<'u, str>>,
    pub(super) context: Option<&'u str>,
}

/// The texts before and behind a unit, as it says itself.
pub(in crate::ops) fn said_neighbours(unit: &Unit<'_>) -> [String; 2] {
    let facts = of(unit, unit.variants.iter());
    [facts.prev, facts.next].map(|text| text.unwrap_or_default().into_owned())
}

/// Of a unit with the two variants that serve.
pub(super) fn facts<'u>(unit: &'u Unit<'_>, source: &'u Variant<'_>, target: &'u Variant<'_>) -> Facts<'u> {
    of(unit, [source, target].into_iter())
}

fn of<'u, 's: 'u>(unit: &'u Unit<'s>, variants: impl Iterator<Item = &'u Variant<'s>> + Clone) -> Facts<'u> {
    let mut facts = Facts::default();
    let attributes = || unit.attributes.iter().chain(variants.clone().flat_map(|variant| &variant.attributes));
    for Attribute { name, value } in attributes() {
        match *name {
            "changedate" | "creationdate" => facts.changed = facts.changed.max(day(value)),
            // As Trados and Wordfast mark what a machine translated.
            "creationid" | "changeid" if &**value == "MT" || value.starts_with("MT!") => facts.told |= told::MACHINE,
            _ => {}
        }
    }
    for info in unit.infos.iter().chain(variants.flat_map(|variant| &variant.infos)) {
        let InfoKind::Prop(kind) = &info.kind else { continue };
        let text: &str = info.text.trim();
        match name(kind).as_str() {
            // memoQ writes the segments with their tags.
            "context-pre" => facts.prev = Some(segment(text)),
            "context-post" => facts.next = Some(segment(text)),
            // OmegaT writes texts.
            "prev" => facts.prev = Some(Cow::Borrowed(text)),
            "next" => facts.next = Some(Cow::Borrowed(text)),
            "context" => facts.context = Some(text),
            "id" if facts.context.is_none() => facts.context = Some(text),
            "origin" if is_one_of(text, &["mt", "machine", "machine translation", "machine-translation", "nmt"]) => {
                facts.told |= told::MACHINE;
            }
            "approved" if is_one_of(text, &["no", "false", "0"]) => facts.told |= told::UNAPPROVED,
            "status" | "state" | "confirmationlevel" | "exonym-review" if is_one_of(text, UNAPPROVED) => {
                facts.told |= told::UNAPPROVED;
            }
            _ => {}
        }
    }
    facts
}

/// States in which a translation is not approved, of XLIFF, Trados, memoQ, gettext and others.
const UNAPPROVED: &[&str] = &[
    "new",
    "initial",
    "draft",
    "fuzzy",
    "unconfirmed",
    "unapproved",
    "proposed",
    "rejected",
    "pretranslated",
    "needs-translation",
    "needs-adaptation",
    "needs-l10n",
    "needs-review-translation",
    "needs-review-adaptation",
    "needs-review-l10n",
    "needs-review",
    "rejectedtranslation",
    "rejectedsignoff",
    "untranslated",
];

fn is_one_of(text: &str, all: &[&str]) -> bool {
    all.iter().any(|one| text.eq_ignore_ascii_case(one))
}

/// The name of a property without `x-` before it and Trados's type behind it, in small letters.
fn name(kind: &str) -> String {
    let kind = kind.split(':').next().unwrap_or(kind).to_ascii_lowercase();
    kind.strip_prefix("x-").map(str::to_owned).unwrap_or(kind)
}

/// The text of a segment that is written down as XML; what is no XML is taken as it is.
fn segment(text: &str) -> Cow<'_, str> {
    let Some(inner) = text.strip_prefix("<seg>").and_then(|rest| rest.strip_suffix("</seg>")) else {
        return Cow::Borrowed(text);
    };
    let mut plain = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find(['<', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&'), ("&quot;", '"'), ("&apos;", '\'')];
        if let Some((entity, c)) = known.iter().find(|(entity, _)| rest.starts_with(entity)) {
            plain.push(*c);
            rest = &rest[entity.len()..];
        } else if let (true, Some(end)) = (rest.starts_with('<'), rest.find('>')) {
            rest = &rest[end + 1..];
        } else {
            plain.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The day of a date such as `20240531T080000Z`, counted from 1970; 0 for what is no date or before.
fn day(text: &str) -> u32 {
    let digits = text.get(..8).filter(|date| date.bytes().all(|byte| byte.is_ascii_digit()));
    let number = |range: std::ops::Range<usize>| digits.and_then(|digits| digits[range].parse::<i32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(4..6), number(6..8)) else { return 0 };
    days(year, month, day).try_into().unwrap_or(0)
}

/// Days from 1970-01-01 to a day of the Gregorian calendar: years that begin in March, so that a leap day is the last.
pub(in crate::ops) fn days(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let since_march = (month + 9) % 12;
    let of_year = (153 * since_march + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        for (text, count) in [
            ("19700101T000000Z", 0),
            ("19700102", 1),
            ("20000229T120000Z", 11_016),
            ("20000301T120000Z", 11_017),
            ("20261125T215400Z", 20_782),
            ("19691231T000000Z", 0),
            ("yesterday", 0),
            ("2024-05-31", 0),
            ("", 0),
        ] {
            assert_eq!(day(text), count, "{text}");
        }
    }

    #[test]
    fn neighbours_of_memoq_are_read_as_text() {
        assert_eq!(segment("<seg>Open <bpt i=\"1\"/>the &lt;b&gt; &amp; go</seg>"), "Open the <b> & go");
        assert_eq!(segment("<seg></seg>"), "");
        assert_eq!(segment("a < b"), "a < b");
        assert_eq!(segment("<seg>a & b < c</seg>"), "a & b < c");
        assert_eq!(name("x-Context:SingleString"), "context");
    }
}
