//! One `<tu>…</tu>` as a [`Unit`].

use std::borrow::Cow;

use super::super::builder::Builder;
use super::super::xml::{Entities, Fault, Node, StartTag, Xml};
use crate::base::Span;
use crate::model::{Info, InfoKind, LangBy, TagKind, Text, Unit, Variant};

/// A unit, and what the parser put right in it.
#[derive(Debug, Default)]
pub(crate) struct Parsed<'s> {
    pub(crate) unit: Unit<'s>,
    /// Characters left out, entities that are not declared. The spans are bytes of the unit's text.
    pub(crate) faults: Vec<Fault>,
    /// Bytes that references to entities became.
    pub(crate) expanded: usize,
}

/// Parses a unit; what is not well-formed is a fault, with its place in `raw`.
pub(crate) fn parse<'s>(raw: &'s str, entities: &Entities) -> Result<Parsed<'s>, Fault> {
    let mut xml = Xml::of_document(raw, entities);
    let mut unit = Unit::default();
    let Some((Node::Start(root), _)) = xml.next()? else {
        return Ok(Parsed { unit, faults: std::mem::take(&mut xml.faults), expanded: xml.expanded() });
    };
    unit.attributes = xml.attributes(&root);
    while let Some((node, span)) = xml.next()? {
        match node {
            Node::Start(element) if element.name == "tuv" => {
                let variant = variant(&mut xml, &element, raw)?;
                unit.variants.push(variant);
            }
            Node::Start(element) => {
                let info = info(&mut xml, &element)?;
                unit.infos.push(info);
            }
            Node::Text(text) if !text.trim().is_empty() => unit.infos.push(stray(text, span)),
            Node::Text(_) | Node::End(_) | Node::Aside(_) => {}
        }
    }
    Ok(Parsed { unit, faults: std::mem::take(&mut xml.faults), expanded: xml.expanded() })
}

/// Text where none is allowed; kept so that it can be told.
fn stray(text: Cow<'_, str>, span: Span) -> Info<'_> {
    Info { kind: InfoKind::Other(""), text, span }
}

fn variant<'s>(xml: &mut Xml<'s>, start: &StartTag<'s>, raw: &'s str) -> Result<Variant<'s>, Fault> {
    let mut variant = Variant::default();
    for attribute in xml.each_attribute(start) {
        match attribute.name {
            "xml:lang" => {
                variant.lang = attribute.value;
                variant.lang_by = if variant.lang_by == LangBy::Nothing { LangBy::Xml } else { LangBy::Both };
            }
            // Versions before 1.4 have `lang`; `xml:lang` wins.
            "lang" if variant.lang_by == LangBy::Nothing => {
                variant.lang = attribute.value;
                variant.lang_by = LangBy::Plain;
            }
            "lang" => variant.lang_by = LangBy::Both,
            _ => variant.attributes.push(attribute),
        }
    }
    variant.span = start.span;
    while let Some((node, span)) = xml.next()? {
        variant.span.end = span.end;
        match node {
            Node::Start(element) if element.name == "seg" && variant.segment.is_none() => {
                let (text, inner) = segment(xml, &element, raw)?;
                variant.text = text;
                variant.segment = Some(inner);
            }
            Node::Start(element) => {
                let info = info(xml, &element)?;
                variant.infos.push(info);
            }
            Node::Text(text) if !text.trim().is_empty() => variant.infos.push(stray(text, span)),
            Node::Text(_) | Node::Aside(_) => {}
            Node::End(_) => break,
        }
    }
    Ok(variant)
}

/// A note, property or unknown element with all that is in it.
fn info<'s>(xml: &mut Xml<'s>, start: &StartTag<'s>) -> Result<Info<'s>, Fault> {
    let kind = match start.name {
        "note" => InfoKind::Note,
        "prop" => InfoKind::Prop(xml.attribute(start, "type").unwrap_or_default()),
        other => InfoKind::Other(other),
    };
    let mut info = Info { kind, text: Cow::Borrowed(""), span: start.span };
    let mut depth = 0;
    while let Some((node, span)) = xml.next()? {
        info.span.end = span.end;
        match node {
            Node::Start(_) => depth += 1,
            Node::End(_) if depth == 0 => break,
            Node::End(_) => depth -= 1,
            Node::Text(text) if info.text.is_empty() => info.text = text,
            Node::Text(text) => info.text.to_mut().push_str(&text),
            Node::Aside(_) => {}
        }
    }
    Ok(info)
}

/// The text of a segment and the place of what stands in `<seg>`. The content of codes is native markup, no text; that
/// of `hi` and of unknown elements is text (TMX 1.4b, "Content markup").
fn segment<'s>(xml: &mut Xml<'s>, start: &StartTag<'s>, raw: &'s str) -> Result<(Text<'s>, Span), Fault> {
    let mut builder = Builder::new(raw);
    let mut inner = Span { start: start.span.end, end: start.span.end };
    // The code that is open, with its depth below the segment.
    let mut code: Option<(TagKind, u32, u32)> = None;
    let mut depth = 0_u32;
    while let Some((node, span)) = xml.next()? {
        match node {
            Node::Start(element) => {
                depth += 1;
                if code.is_none() {
                    match code_kind(xml, &element) {
                        Some(kind) => code = Some((kind, depth, span.start)),
                        None => builder.tag(TagKind::Open, span.range()),
                    }
                }
            }
            Node::End(_) if depth == 0 => {
                inner.end = span.start.max(inner.start);
                break;
            }
            Node::End(_) => {
                match code {
                    Some((kind, at, begun)) if at == depth => {
                        builder.tag(kind, begun as usize..span.end as usize);
                        code = None;
                    }
                    Some(_) => {}
                    None => builder.tag(TagKind::Close, span.range()),
                }
                depth -= 1;
            }
            Node::Aside(_) => {}
            Node::Text(_) if code.is_some() => {}
            Node::Text(Cow::Borrowed(text)) if text.len() == span.len() => builder.verbatim(span.range()),
            Node::Text(text) => builder.replaced(&text, span.range()),
        }
    }
    Ok((builder.finish_whole(), inner))
}

/// The part that a code plays; `None` for elements whose content is text.
fn code_kind<'s>(xml: &mut Xml<'s>, element: &StartTag<'s>) -> Option<TagKind> {
    match element.name {
        "bpt" => Some(TagKind::Open),
        "ept" => Some(TagKind::Close),
        "it" => {
            Some(if xml.attribute(element, "pos").as_deref() == Some("end") { TagKind::Close } else { TagKind::Open })
        }
        "ph" | "ut" | "sub" => Some(TagKind::Alone),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Parsed<'_> {
        parse(raw, &Entities::default()).expect("well-formed")
    }

    #[test]
    fn codes_are_set_aside_and_highlighted_text_stays() {
        let raw = "<tu tuid=\"7\" x='&quot;'>\n<note>n&amp;m</note><prop type=\"file\">a.txt</prop>\
                   <tuv xml:lang=\"en\" creationid=\"me\"><prop type=\"p\">q</prop><seg>Go <bpt i=\"1\">&lt;b&gt;</bpt>now\
                   <ept i=\"1\">&lt;/b&gt;</ept> to <ph>{0}<sub>tip</sub></ph> <hi type=\"term\">Shusha</hi> &amp; on </seg>\
                   </tuv><tuv lang=\"ru\"><seg/></tuv></tu>";
        let Parsed { unit, faults, .. } = read(raw);
        assert!(faults.is_empty());
        assert_eq!((unit.id(), unit.attribute("x")), (Some("7"), Some("\"")));
        assert_eq!(unit.infos[0].kind, InfoKind::Note);
        assert_eq!(unit.infos[0].text, "n&m");
        assert_eq!(unit.props("file").chain(unit.props("p")).collect::<Vec<_>>(), ["a.txt", "q"]);
        let english = &unit.variants[0];
        assert_eq!((&*english.lang, &*english.text.plain), ("en", "Go now to  Shusha & on "));
        assert_eq!(english.attribute("creationid"), Some("me"));
        let tags: Vec<_> = english.text.tags.iter().map(|(at, tag)| (*at, tag.kind, &*tag.raw)).collect();
        assert_eq!(tags[0], (3, TagKind::Open, "<bpt i=\"1\">&lt;b&gt;</bpt>"));
        assert_eq!(tags[2], (10, TagKind::Alone, "<ph>{0}<sub>tip</sub></ph>"));
        assert_eq!(tags[4], (17, TagKind::Close, "</hi>"));
        let span = english.segment.expect("a segment");
        assert!(raw[span.range()].starts_with("Go <bpt") && raw[span.range()].ends_with("&amp; on "));
        assert!(raw[english.span.range()].starts_with("<tuv xml") && raw[english.span.range()].ends_with("</tuv>"));
        let russian = &unit.variants[1];
        assert_eq!((&*russian.lang, &*russian.text.plain), ("ru", ""));
        assert!(russian.segment.is_some());
    }

    #[test]
    fn what_is_broken_is_a_fault_with_its_place() {
        for (raw, at, says) in [
            ("<tu><tuv><seg>a</tuv></tu>", 15, "`</tuv>` where `</seg>`"),
            ("<tu><tuv><seg>a & b</seg></tuv></tu>", 16, "`&amp;`"),
            ("<tu><tuv><seg>cut", 9, "is never closed"),
        ] {
            let fault = parse(raw, &Entities::default()).expect_err(raw);
            assert_eq!(fault.span.start, at, "{raw}: {}", fault.message);
            assert!(fault.message.contains(says), "{raw}: {}", fault.message);
        }
    }
}
