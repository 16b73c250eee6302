//! A segment rewritten in its place, and marked for somebody to look at it. Codes are never touched.

use std::fmt::Write as _;

use super::super::xml::{attribute_text, text_text};
use crate::base::{PlainSpan, Span};
use crate::model::{Edit, Info, InfoKind, Review, Text, Unit, Variant};

/// The property that keeps the text as it was.
const OLD: &str = "x-exonym-old";
/// The property that says that nobody has looked at the text as it is.
const REVIEW: &str = "x-exonym-review";
/// What stands in it.
const NEEDS_REVIEW: &str = "needs-review";

/// Why a stretch of a segment cannot be rewritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hindrance {
    /// A code or a remark stands in the middle of it.
    Code,
    /// A part of it comes out of an entity.
    Entity,
}

/// The edits of a unit's own text that write `new` in the place of a stretch of a segment; none if it stands there.
pub(crate) fn replace(raw: &str, text: &Text<'_>, span: PlainSpan, new: &str) -> Result<Option<Edit>, Hindrance> {
    let old = &text.plain[span.range()];
    if text.is_verbatim(span) {
        return Ok(edit(raw, place(raw, text, span)?, old, new));
    }
    // What both begin and end with stays as it is written, with a code in it or not.
    let (range, rest) = differing(old, new);
    let inner = PlainSpan::new(span.start as usize + range.start, span.start as usize + range.end);
    let inner_edit = place(raw, text, inner).map(|place| edit(raw, place, &old[range], rest));
    inner_edit.or_else(|hindrance| Ok(edit(raw, place(raw, text, span).map_err(|_| hindrance)?, old, new)))
}

fn edit(raw: &str, (span, cdata): (Span, bool), old: &str, new: &str) -> Option<Edit> {
    let text = if cdata { new.replace("]]>", "]]]]><![CDATA[>") } else { text_text(new).into_owned() };
    (old != new && raw[span.range()] != *text).then_some(Edit { span, text })
}

/// Where two texts differ: the range in the first, and what stands there in the second.
fn differing<'t>(old: &str, new: &'t str) -> (std::ops::Range<usize>, &'t str) {
    let same = |(a, b): &(char, char)| a == b;
    let length = |(c, _): (char, char)| c.len_utf8();
    let front: usize = old.chars().zip(new.chars()).take_while(same).map(length).sum();
    let (a, b) = (&old[front..], &new[front..]);
    let mut back: usize = a.chars().rev().zip(b.chars().rev()).take_while(same).map(length).sum();
    if front == 0 && back == old.len() {
        // What is put in at the beginning goes with the first character: a code may stand before it.
        back -= old.chars().next().map_or(0, char::len_utf8);
    }
    (front..old.len() - back, &b[..b.len() - back])
}

/// Where a stretch of a segment stands in the unit's text, and whether that is in a CDATA section.
fn place(raw: &str, text: &Text<'_>, span: PlainSpan) -> Result<(Span, bool), Hindrance> {
    let run_at = |at: u32| text.runs.partition_point(|run| run.plain <= at).checked_sub(1);
    let last = if span.is_empty() { span.start.saturating_sub(1) } else { span.end - 1 };
    let first = if span.is_empty() { last } else { span.start };
    let (Some(first), Some(last)) = (run_at(first), run_at(last)) else { return Err(Hindrance::Entity) };
    let runs = &text.runs[first..=last];
    if runs.windows(2).any(|pair| pair[0].source.end != pair[1].source.start) {
        return Err(Hindrance::Code);
    }
    let end_of = |index: usize| text.runs.get(index + 1).map_or(text.plain.len(), |next| next.plain as usize);
    let within = |index: usize, at: u32| {
        let run = &text.runs[index];
        let plain = &text.plain[run.plain as usize..end_of(index)];
        offset(&raw[run.source.range()], plain, (at - run.plain) as usize, run.verbatim)
            .map(|at| run.source.start as usize + at)
            .ok_or(Hindrance::Entity)
    };
    let end = within(last, span.end)?;
    let start = if span.is_empty() { end } else { within(first, span.start)? };
    let cdata = |index: usize| raw[text.runs[index].source.range()].starts_with(CDATA);
    if runs.len() > 1 && (first..=last).any(cdata) {
        return Err(Hindrance::Entity);
    }
    Ok((Span::new(start, end), cdata(first)))
}

const CDATA: &str = "<![CDATA[";

/// The byte of `raw` at which a byte of what it means stands; `None` in the middle of what stands for one another.
fn offset(raw: &str, plain: &str, at: usize, verbatim: bool) -> Option<usize> {
    if verbatim {
        return Some(at);
    }
    if let Some(inner) = raw.strip_prefix(CDATA).and_then(|inner| inner.strip_suffix("]]>")) {
        return offset(inner, plain, at, inner == plain).map(|at| CDATA.len() + at);
    }
    if raw.starts_with('&') {
        return match at {
            0 => Some(0),
            _ if at == plain.len() => Some(raw.len()),
            _ => None,
        };
    }
    // Line ends are read as LF.
    let (mut from, mut read) = (0, 0);
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        if read >= at {
            break;
        }
        from += c.len_utf8();
        if c == '\r' && chars.next_if_eq(&'\n').is_some() {
            from += 1;
        }
        let meant = if c == '\r' { '\n' } else { c };
        if !plain[read..].starts_with(meant) {
            return None;
        }
        read += meant.len_utf8();
    }
    (read == at).then_some(from)
}

/// Keeps the old texts of variants, by their places among the unit's, marks them for review and says who changed them
/// when. `old` is what stood between `<seg>` and `</seg>`.
pub(crate) fn mark(raw: &str, unit: &Unit<'_>, changed: &[(usize, String)], review: &Review) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (index, old) in changed {
        let Some(variant) = unit.variants.get(*index) else { continue };
        let Some(front) = variant.segment.and_then(|span| raw[..span.start as usize].rfind("<seg")) else { continue };
        let before = raw[..front].trim_end_matches([' ', '\t']);
        // A property gets a line of its own where the segment has one.
        let lead = if before.ends_with(['\n', '\r']) {
            let line = before.trim_end_matches(['\n', '\r']).len();
            &raw[line..front]
        } else {
            ""
        };
        let mut text = format!("<prop type=\"{OLD}\">{}</prop>{lead}", old_text(old));
        if !is_marked(variant) {
            let _ = write!(text, "<prop type=\"{REVIEW}\">{NEEDS_REVIEW}</prop>{lead}");
        }
        edits.push(Edit { span: Span::new(front, front), text });
        let start = variant.span.start as usize;
        set(raw, start, "changedate", &review.date, true, &mut edits);
        set(raw, start, "changeid", &review.by, true, &mut edits);
    }
    if !changed.is_empty() {
        set(raw, 0, "changedate", &review.date, false, &mut edits);
        set(raw, 0, "changeid", &review.by, false, &mut edits);
    }
    edits
}

/// A segment without codes as its text, one with codes as it was written, escaped.
fn old_text(old: &str) -> String {
    if old.contains('<') { text_text(old).into_owned() } else { old.to_owned() }
}

fn is_marked(variant: &Variant<'_>) -> bool {
    let asks = |info: &Info<'_>| {
        matches!(&info.kind, InfoKind::Prop(kind) if kind == REVIEW) && info.text.trim() == NEEDS_REVIEW
    };
    variant.infos.iter().any(asks)
}

/// Sets an attribute of the start tag at `start`; one that is not there is put in only with `add`.
fn set(raw: &str, start: usize, name: &str, value: &str, add: bool, edits: &mut Vec<Edit>) {
    let value = attribute_text(value);
    let bytes = raw.as_bytes();
    let mut at =
        start + 1 + raw[start + 1..].find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(0);
    // Where one is put in: behind the last.
    let mut behind = at;
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        let Some(equals) = raw[at..].find(['=', '>']).map(|found| at + found).filter(|&e| bytes[e] == b'=') else {
            break;
        };
        let key = raw[at..equals].trim();
        let Some(open) = raw[equals..].find(['"', '\'']).map(|found| equals + found) else { break };
        let Some(close) = raw[open + 1..].find(char::from(bytes[open])).map(|found| open + 1 + found) else { break };
        if key == name {
            // The value is put in double quotation marks, which need not be the old ones.
            edits.push(Edit { span: Span::new(open, close + 1), text: format!("\"{value}\"") });
            return;
        }
        at = close + 1;
        behind = at;
    }
    if add {
        edits.push(Edit { span: Span::new(behind, behind), text: format!(" {name}=\"{value}\"") });
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml::Entities;
    use super::super::{apply, unit};
    use super::*;

    fn replaced(segment: &str, old: &str, new: &str) -> Result<String, Hindrance> {
        let raw = format!("<tu><tuv xml:lang=\"az\"><seg>{segment}</seg></tuv></tu>");
        let unit = unit(&raw, &Entities::default()).expect("well-formed");
        let text = &unit.variants[0].text;
        let at = text.plain.find(old).expect("there");
        let edit = replace(&raw, text, PlainSpan::new(at, at + old.len()), new)?;
        let done = apply(&raw, edit.into_iter().collect());
        Ok(done.split_once("<seg>").and_then(|(_, rest)| rest.split_once("</seg>")).expect("a segment").0.to_owned())
    }

    #[test]
    fn what_is_not_meant_stays_as_it_is_written() {
        for (segment, old, new, expected) in [
            ("a &amp; Elm&apos;s <ph/>b", "Elm's", "Oak's", "a &amp; Oak&apos;s <ph/>b"),
            ("b<hi>lm&apos;s</hi>", "lm's", "elm's", "b<hi>elm&apos;s</hi>"),
            ("b<hi>Elm&apos;</hi>s", "Elm's", "Elms's", "b<hi>Elms&apos;</hi>s"),
            (
                "<bpt i=\"1\">&lt;b></bpt>Elm<ept i=\"1\"/> b",
                "Elm",
                "A&B",
                "<bpt i=\"1\">&lt;b></bpt>A&amp;B<ept i=\"1\"/> b",
            ),
            ("x\r\nElm\r\ny", "Elm\ny", "Oak y", "x\r\nOak y"),
            ("&#69;lm", "Elm", "Oak", "Oak"),
            ("<![CDATA[a < Elm]]>", "Elm", "O]]>k", "<![CDATA[a < O]]]]><![CDATA[>k]]>"),
            // The ending behind the code stays.
            ("<hi>Elm</hi>dən x", "Elmdən", "Oakdən", "<hi>Oak</hi>dən x"),
            ("Elm <hi>Hill</hi>", "Elm Hill", "Elm Rise", "Elm <hi>Rise</hi>"),
        ] {
            assert_eq!(replaced(segment, old, new).as_deref(), Ok(expected), "{segment}");
        }
    }

    #[test]
    fn codes_and_entities_are_not_broken() {
        assert_eq!(replaced("E<ph/>lm", "Elm", "Oak"), Err(Hindrance::Code));
        assert_eq!(replaced("E<!-- x -->lm", "Elm", "Oak"), Err(Hindrance::Code));
        assert_eq!(replaced("<![CDATA[E]]>lm", "Elm", "Oak"), Err(Hindrance::Entity));
    }

    #[test]
    fn a_changed_text_is_kept_and_marked_once() {
        let review = Review { date: "20240531T080000Z".into(), by: "desk".into() };
        let marked = |raw: &str, old: &str| {
            let unit = unit(raw, &Entities::default()).expect("well-formed");
            apply(raw, mark(raw, &unit, &[(0, old.to_owned())], &review))
        };
        let raw = "<tu tuid='1' changedate='x'>\n  <tuv xml:lang=\"az\"  changeid = 'me'>\n    <seg>b</seg></tuv></tu>";
        let once = marked(raw, "a <ph/>");
        assert_eq!(
            once,
            "<tu tuid='1' changedate=\"20240531T080000Z\">\n  <tuv xml:lang=\"az\"  changeid = \"desk\" \
             changedate=\"20240531T080000Z\">\n    <prop type=\"x-exonym-old\">a &lt;ph/&gt;</prop>\n    \
             <prop type=\"x-exonym-review\">needs-review</prop>\n    <seg>b</seg></tuv></tu>"
        );
        let twice = marked(&once, "b &amp; c");
        assert_eq!(twice.matches("x-exonym-review").count(), 1);
        assert!(twice.contains("<prop type=\"x-exonym-old\">b &amp; c</prop>"), "{twice}");
        // Somebody had looked at it; now it is another.
        let looked_at = marked(&once.replace("needs-review", "ok"), "b");
        assert!(looked_at.contains("<prop type=\"x-exonym-review\">needs-review</prop>"), "{looked_at}");
    }

    /// Pieces that segments are made of.
    const PIECES: [&str; 14] = [
        "a",
        "Elm",
        "ə ",
        "s",
        "&amp;",
        "&#69;",
        "&apos;",
        "<ph x=\"1\">a</ph>",
        "<hi>lm</hi>",
        "<bpt i=\"1\">&lt;b></bpt>E<ept i=\"1\"/>",
        "<![CDATA[x<y&]]>",
        "\r\n",
        "\n",
        "<!-- Elm -->",
    ];

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(3000))]
        /// The text is what was asked for, and all that is no text stays.
        #[test]
        fn a_replacement_is_one_of_text(
            pieces in proptest::collection::vec(0..PIECES.len(), 1..8),
            (from, to) in (0..=100_usize, 0..=100_usize),
            new in "[aElms ə<&'\\]>]{0,5}",
        ) {
            let segment: String = pieces.iter().map(|&piece| PIECES[piece]).collect();
            let raw = format!("<tu><tuv xml:lang=\"az\"><seg>{segment}</seg></tuv></tu>");
            let before = unit(&raw, &Entities::default()).expect("well-formed");
            let text = &before.variants[0].text;
            let plain = &*text.plain;
            let at = |percent: usize| plain.floor_char_boundary(plain.len() * percent / 100);
            let (from, to) = (at(from), at(to));
            let span = PlainSpan::new(from.min(to), from.max(to));
            let Ok(edit) = replace(&raw, text, span, &new) else { return Ok(()) };
            let done = apply(&raw, edit.into_iter().collect());
            let after = unit(&done, &Entities::default()).expect("well-formed");
            let expected = format!("{}{new}{}", &plain[..span.range().start], &plain[span.range().end..]);
            proptest::prop_assert_eq!(&*after.variants[0].text.plain, expected, "{}", done);
            let codes = |unit: &Unit<'_>| -> Vec<String> {
                unit.variants[0].text.tags.iter().map(|(_, tag)| tag.raw.clone().into_owned()).collect()
            };
            proptest::prop_assert_eq!(codes(&before), codes(&after));
            proptest::prop_assert_eq!(raw.matches("<!--").count(), done.matches("<!--").count());
        }
    }
}
