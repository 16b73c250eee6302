//! Changes of a unit as edits of its own text: whatever is not meant stays as it is written.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::super::xml::{Entities, attribute_text, text_text};
use crate::base::{Lang, Span};
use crate::model::{Edit, Info, InfoKind, Text, Unit, Variant};

/// The text with the edits made. Edits may come in any order and do not overlap.
pub(crate) fn apply(raw: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(raw.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        if range.start < at {
            continue;
        }
        out.push_str(&raw[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out.push_str(&raw[at..]);
    out
}

/// Takes out the variants in other languages. An asked-for tag without region serves for every region.
pub(crate) fn keep_languages(raw: &str, unit: &Unit<'_>, wanted: &[Lang], edits: &mut Vec<Edit>) {
    for variant in unit.variants.iter().filter(|variant| !is_wanted(variant, wanted)) {
        // With the white space that stands before it, so that no empty line is left.
        let before = raw[..variant.span.start as usize].trim_end().len();
        edits.push(Edit { span: Span::new(before, variant.span.end as usize), text: String::new() });
    }
}

/// True if a variant is in one of the languages.
pub(crate) fn is_wanted(variant: &Variant<'_>, wanted: &[Lang]) -> bool {
    let lang = Lang::new(&variant.lang);
    wanted
        .iter()
        .any(|wanted| *wanted == lang || (!wanted.as_str().contains(['-', '_']) && wanted.same_language(&lang)))
}

/// Leaves the words alone (level 1 of TMX): codes go with what is in them, highlighted text stays. Gives the number
/// of codes that went.
pub(crate) fn strip_codes(unit: &Unit<'_>, edits: &mut Vec<Edit>) -> u64 {
    let mut count = 0;
    for variant in unit.variants.iter().filter(|variant| !variant.text.tags.is_empty()) {
        let Some(span) = variant.segment else { continue };
        count += variant.text.tags.len() as u64;
        edits.push(Edit { span, text: text_text(&variant.text.plain).into_owned() });
    }
    count
}

/// Makes halves of pairs whose other half is missing what they are: `it`; gives numbers to those without. Gives the
/// number of codes that were changed.
pub(crate) fn repair_codes(raw: &str, unit: &Unit<'_>, edits: &mut Vec<Edit>) -> u64 {
    let mut count = 0;
    for variant in &unit.variants {
        let Some(segment) = variant.segment else { continue };
        let troubles = variant.text.code_troubles();
        if troubles.is_empty() {
            continue;
        }
        let places = tag_places(raw, segment, &variant.text);
        for (index, _) in troubles {
            let Some(&Some(span)) = places.get(index) else { continue };
            let tag = &variant.text.tags[index].1;
            let position = if tag.name() == "ept" { "end" } else { "begin" };
            edits.push(Edit { span, text: isolated(&raw[span.range()], tag.name(), position) });
            count += 1;
        }
    }
    count
}

/// A `bpt`, `ept` or `it` as an `it` with its position.
fn isolated(raw: &str, name: &str, position: &str) -> String {
    let rest = raw.strip_prefix('<').and_then(|rest| rest.strip_prefix(name)).unwrap_or(raw);
    let (attributes, content) = rest.split_at(rest.find('>').unwrap_or(0));
    let mut out = format!("<it pos=\"{position}\"");
    for (key, value) in pairs(attributes).filter(|&(key, _)| key == "x" || key == "type") {
        let _ = write!(out, " {key}={value}");
    }
    let empty = attributes.ends_with('/');
    out.push_str(if empty { "/" } else { "" });
    match content.rsplit_once("</") {
        Some((content, _)) => {
            let _ = write!(out, "{content}</it>");
        }
        None => out.push_str(content),
    }
    out
}

/// Attributes as written, the values with their quotation marks.
fn pairs(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|&c| c == '"' || c == '\'')?;
        let end = after[1..].find(quote)? + 2;
        rest = &after[end..];
        Some((key.trim(), &after[..end]))
    })
}

/// Where each tag of a segment stands; between two of them is only text.
fn tag_places(raw: &str, segment: Span, text: &Text<'_>) -> Vec<Option<Span>> {
    let mut at = segment.start as usize;
    let place = |(_, tag): &(u32, crate::model::Tag<'_>)| {
        let start = at + raw[at..segment.end as usize].find(&*tag.raw)?;
        at = start + tag.raw.len();
        Some(Span::new(start, at))
    };
    text.tags.iter().map(place).collect()
}

/// `lang`, as versions before 1.4 write it, becomes `xml:lang`. `raw` is a start tag.
pub(crate) fn modern_language(raw: &str, variant: &Variant<'_>, edits: &mut Vec<Edit>) -> bool {
    let start = variant.span.start as usize;
    let Some(end) = raw[start..].find('>') else { return false };
    let tag = &raw[start..start + end];
    let at = tag.match_indices("lang").map(|(at, _)| at).find(|&at| {
        tag[..at].ends_with(|c: char| c.is_ascii_whitespace()) && tag[at + 4..].trim_start().starts_with('=')
    });
    let Some(at) = at.filter(|_| !tag.contains("xml:lang")) else { return false };
    edits.push(Edit { span: Span::new(start + at, start + at), text: "xml:".to_owned() });
    true
}

/// Moves notes and properties before the text that they stand behind. Gives their number.
pub(crate) fn in_order(raw: &str, unit: &Unit<'_>, edits: &mut Vec<Edit>) -> u64 {
    let mut count = 0;
    let mut to_front = |infos: &[Info<'_>], front: usize| {
        for info in infos.iter().filter(|info| info.span.start as usize > front) {
            if matches!(info.kind, InfoKind::Note | InfoKind::Prop(_)) {
                edits.push(Edit { span: info.span, text: String::new() });
                edits.push(Edit { span: Span::new(front, front), text: raw[info.span.range()].to_owned() });
                count += 1;
            }
        }
    };
    if let Some(first) = unit.variants.first() {
        to_front(&unit.infos, first.span.start as usize);
    }
    for variant in &unit.variants {
        let segment = variant.segment.and_then(|span| raw[..span.start as usize].rfind("<seg"));
        if let Some(front) = segment {
            to_front(&variant.infos, front);
        }
    }
    count
}

/// The text with references to a document's own entities replaced by what they stand for (XML 1.0, section 4.4), so that
/// it can stand in another document; `None` if it has none, or they grow beyond 1 MiB.
pub(crate) fn without_entities(raw: &str, entities: &Entities) -> Option<String> {
    let mut text = Cow::Borrowed(raw);
    // Entities may refer to entities, but not to themselves.
    for _ in 0..=entities.len() {
        let mut out = String::with_capacity(text.len());
        let mut rest = &*text;
        while let Some((before, after)) = rest.split_once('&') {
            out.push_str(before);
            let own = after.split_once(';').and_then(|(name, behind)| Some((entities.get(name)?, behind)));
            if let Some((value, behind)) = own {
                out.push_str(value);
                rest = behind;
            } else {
                out.push('&');
                rest = after;
            }
        }
        out.push_str(rest);
        if out == *text {
            break;
        }
        if out.len() > raw.len() + (1 << 20) {
            return None;
        }
        text = Cow::Owned(out);
    }
    match text {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    }
}

/// Tells a unit what the header of its own file says of it, where it does not say so itself.
pub(crate) fn adopt(own: &[(&str, String)], unit: &Unit<'_>, edits: &mut Vec<Edit>) {
    let missing = own.iter().filter(|(name, _)| unit.attribute(name).is_none());
    let text = missing.fold(String::new(), |mut text, (name, value)| {
        let _ = write!(text, " {name}=\"{}\"", attribute_text(value));
        text
    });
    if !text.is_empty() {
        let at = "<tu".len();
        edits.push(Edit { span: Span::new(at, at), text });
    }
}

#[cfg(test)]
mod tests {
    use super::super::unit::parse;
    use super::*;

    fn edited(raw: &str, edit: impl Fn(&Unit<'_>, &mut Vec<Edit>)) -> String {
        let parsed = parse(raw, &Entities::default()).expect("well-formed");
        let mut edits = Vec::new();
        edit(&parsed.unit, &mut edits);
        apply(raw, edits)
    }

    #[test]
    fn references_to_own_entities_become_what_they_stand_for() {
        let mut entities = std::collections::HashMap::new();
        for (name, value) in [("town", "Xank&schwa;ndi"), ("schwa", "ə"), ("loop", "&loop;x")] {
            entities.insert(name.into(), value.into());
        }
        let entities = Entities::new(entities.into());
        let text = |raw| without_entities(raw, &entities);
        assert_eq!(text("<tu>&town; &amp; &#65;&other;</tu>").as_deref(), Some("<tu>Xankəndi &amp; &#65;&other;</tu>"));
        assert_eq!(text("<tu>&amp; & b</tu>"), None);
        // What refers to itself ends.
        assert!(text("&loop;").is_some_and(|text| text.len() < 100));
    }

    #[test]
    fn only_what_is_meant_changes() {
        let raw = "<tu  tuid='1'>\n  <tuv xml:lang='en-US'><seg>a <ph/>b &amp; <hi>c</hi></seg></tuv>\n  <tuv xml:lang='az'>\
                   <seg>d</seg></tuv>\n  <tuv lang='ru'><seg>e<ept i='3' />f</seg></tuv>\n</tu>";
        let wanted = [Lang::new("en"), Lang::new("ru")];
        assert_eq!(
            edited(raw, |unit, edits| keep_languages(raw, unit, &wanted, edits)),
            "<tu  tuid='1'>\n  <tuv xml:lang='en-US'><seg>a <ph/>b &amp; <hi>c</hi></seg></tuv>\n  <tuv lang='ru'>\
             <seg>e<ept i='3' />f</seg></tuv>\n</tu>"
        );
        let stripped = edited(raw, |unit, edits| assert_eq!(strip_codes(unit, edits), 4));
        assert!(stripped.contains("<seg>a b &amp; c</seg>") && stripped.contains("<seg>ef</seg>"), "{stripped}");
        let modern = edited(raw, |unit, edits| {
            let changed: Vec<_> = unit.variants.iter().map(|v| modern_language(raw, v, edits)).collect();
            assert_eq!(changed, [false, false, true]);
        });
        assert!(modern.contains("<tuv xml:lang='ru'>"), "{modern}");
        let repaired = edited(raw, |unit, edits| assert_eq!(repair_codes(raw, unit, edits), 1));
        assert!(repaired.contains("e<it pos=\"end\"/>f"), "{repaired}");
        let raw = "<tu><tuv><seg><bpt i='1' x='7' type=\"b\">&lt;b></bpt>x</seg></tuv></tu>";
        let repaired = edited(raw, |unit, edits| assert_eq!(repair_codes(raw, unit, edits), 1));
        assert_eq!(repaired, "<tu><tuv><seg><it pos=\"begin\" x='7' type=\"b\">&lt;b></it>x</seg></tuv></tu>");
    }
}
