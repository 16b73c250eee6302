//! One `<tu>…</tu>` as a [`Unit`].

use std::borrow::Cow;

use super::super::builder::Builder;
use super::super::xml::{Entities, Fault, Node, StartTag, Xml};
use super::plain::plain;
use crate::base::Span;
use crate::model::{Attribute, Info, InfoKind, LangBy, TagKind, Text, Unit, Variant};

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
    match plain(raw, entities) {
        Some(unit) => Ok(Parsed { unit, ..Parsed::default() }),
        None => parse_with(Xml::of_document(raw, entities), raw),
    }
}

/// The `tuid` of a unit, of which no more is read; empty where it has none.
pub(super) fn id<'s>(raw: &'s str, entities: &Entities) -> Cow<'s, str> {
    let mut xml = Xml::of_document(raw, entities);
    let Ok(Some((Node::Start(root), _))) = xml.next() else { return Cow::Borrowed("") };
    xml.attribute(&root, "tuid").unwrap_or_default()
}

fn parse_with<'s>(mut xml: Xml<'s>, raw: &'s str) -> Result<Parsed<'s>, Fault> {
    let mut unit = Unit::default();
    let Some((Node::Start(root), _)) = xml.next()? else {
        return Ok(Parsed { unit, faults: xml.take_faults(), expanded: xml.expanded() });
    };
    unit.attributes = xml.attributes(&root);
    loop {
        xml.skip_blank();
        let Some((node, span)) = xml.next()? else { break };
        match node {
            Node::Start(element) if element.name == "tuv" => {
                if unit.variants.is_empty() {
                    unit.variants.reserve_exact(2);
                }
                // Filled in its place: it is large.
                unit.variants.push(Variant::default());
                if let Some(last) = unit.variants.last_mut() {
                    variant(&mut xml, &element, raw, last)?;
                }
            }
            Node::Start(element) => {
                let info = info(&mut xml, &element)?;
                unit.infos.push(info);
            }
            Node::Text(text) if !text.trim().is_empty() => unit.infos.push(stray(text, span)),
            Node::Text(_) | Node::End(_) | Node::Aside(_) => {}
        }
    }
    Ok(Parsed { unit, faults: xml.take_faults(), expanded: xml.expanded() })
}

/// Text where none is allowed; kept so that it can be told.
fn stray(text: Cow<'_, str>, span: Span) -> Info<'_> {
    Info { kind: InfoKind::Other(""), text, span }
}

fn variant<'s>(xml: &mut Xml<'s>, start: &StartTag<'s>, raw: &'s str, variant: &mut Variant<'s>) -> Result<(), Fault> {
    for attribute in xml.each_attribute(start) {
        take_attribute(variant, attribute);
    }
    variant.span = start.span;
    loop {
        xml.skip_blank();
        let Some((node, span)) = xml.next()? else { break };
        variant.span.end = span.end;
        match node {
            Node::Start(element) if element.name == "seg" && variant.segment.is_none() => {
                xml.look_at_values(&element);
                let (text, inner) = segment(xml, element.span.end, raw)?;
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
    Ok(())
}

/// An attribute of `tuv`: its language or another.
pub(super) fn take_attribute<'s>(variant: &mut Variant<'s>, attribute: Attribute<'s>) {
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

/// A note, property or unknown element with all that is in it.
fn info<'s>(xml: &mut Xml<'s>, start: &StartTag<'s>) -> Result<Info<'s>, Fault> {
    let kind = match start.name {
        "note" => InfoKind::Note,
        "prop" => InfoKind::Prop(xml.attribute(start, "type").unwrap_or_default()),
        other => InfoKind::Other(other),
    };
    xml.look_at_values(start);
    let mut info = Info { kind, text: Cow::Borrowed(""), span: start.span };
    if let Some((text, end)) = xml.text_only() {
        info.text = Cow::Borrowed(text);
        info.span.end = end.end;
        return Ok(info);
    }
    let mut depth = 0;
    while let Some((node, span)) = xml.next()? {
        info.span.end = span.end;
        match node {
            Node::Start(inner) => {
                xml.look_at_values(&inner);
                depth += 1;
            }
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
///
/// `start` is where `<seg>` ends.
pub(super) fn segment<'s>(xml: &mut Xml<'s>, start: u32, raw: &'s str) -> Result<(Text<'s>, Span), Fault> {
    let mut inner = Span { start, end: start };
    if let Some((text, end)) = xml.text_only() {
        inner.end = end.start;
        let all = if text.is_empty() { Text::default() } else { Text::verbatim(text, inner.start) };
        return Ok((all, inner));
    }
    let mut builder = Builder::new(raw);
    // The code that is open, with its depth below the segment.
    let mut code: Option<(TagKind, u32, u32)> = None;
    let mut depth = 0_u32;
    while let Some((node, span)) = xml.next()? {
        match node {
            Node::Start(element) => {
                depth += 1;
                xml.look_at_values(&element);
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
    use super::super::super::xml;
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

    /// Pieces that make units and break them.
    const PIECES: [&str; 40] = [
        "<tu>",
        "</tu>",
        "<tuv xml:lang=\"en\">",
        "</tuv>",
        "<seg>",
        "</seg>",
        "<tuv/>",
        "<seg/>",
        "<prop type='a'>",
        "</prop>",
        "<note>",
        "</note>",
        "<ph/>",
        "<bpt i='1'>",
        "</bpt>",
        "<x:hi>",
        "</x:hi>",
        "</hi>",
        "<tu a='1' a='2'>",
        "<tuv lang = 'ru' >",
        "<q a='<'>",
        "<q a=\"&lt;&#x9;\n\">",
        "</q >",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "a",
        "Şuşa &amp; b",
        "&x;",
        "&",
        "&#65;",
        "\u{1}",
        "\u{C}",
        "\u{FFFE}",
        "\u{FF0C}",
        "\u{A0}",
        "<!-- </tu> -->",
        "<![CDATA[</seg>]]>",
    ];

    #[test]
    fn plain_units_are_read_at_once() {
        for (raw, is) in [
            (
                "<tu tuid='1' x=\"'\"><prop type=\"a\">p</prop>\n<tuv xml:lang='en' creationid='me'><note>n</note><seg>a</seg></tuv> </tu>",
                true,
            ),
            ("<tu><tuv lang='en' xml:lang='ru'><seg></seg></tuv></tu>", true),
            (
                "<tu><tuv xml:lang='en'><seg>a &amp; <ph x='1'>{}</ph>b</seg></tuv><tuv xml:lang='ru'><seg>c</seg></tuv></tu>",
                true,
            ),
            ("<tu></tu>", true),
            ("<tu/>", false),
            ("<tu><tuv xml:lang='en'><seg>&x;</seg></tuv></tu>", false),
            ("<tu><tuv xml:lang='en' xml:lang='ru'><seg>a</seg></tuv></tu>", false),
            ("<tu a='&lt;'><tuv><seg>a</seg></tuv></tu>", false),
            ("<tu><ude/><tuv><seg>a</seg></tuv></tu>", false),
            ("<tu><tuv><seg>a</seg><seg>b</seg></tuv></tu>", false),
        ] {
            let none = Entities::default();
            let quick = plain(raw, &none);
            assert_eq!(quick.is_some(), is, "{raw}");
            if let Some(quick) = quick {
                let careful = parse_with(Xml::careful(raw, &none), raw).expect("well-formed");
                assert_eq!(format!("{quick:?}"), format!("{:?}", careful.unit), "{raw}");
            }
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2000))]
        #[test]
        fn short_cuts_change_nothing(edits in proptest::collection::vec((0..60_usize, 0..PIECES.len(), 0..3_usize), 0..5)) {
            let mut pieces = vec!["<tu>", "\n ", "<prop type='a'>", "p", "</prop>", " "];
            for _ in 0..2 {
                pieces.extend(["<tuv xml:lang=\"en\">", "<seg>", "Şuşa", " b", "</seg>", "\n", "</tuv>", "\n"]);
            }
            pieces.push("</tu>");
            for (at, piece, gone) in edits {
                let at = at % (pieces.len() + 1);
                let end = (at + gone).min(pieces.len());
                pieces.splice(at..end, [PIECES[piece]]);
            }
            let raw = pieces.concat();
            let none = Entities::default();
            let careful = parse_with(Xml::careful(&raw, &none), &raw);
            let glance = parse_with(Xml::of_document(&raw, &none), &raw);
            proptest::prop_assert_eq!(format!("{careful:?}"), format!("{glance:?}"));
            let quick = parse(&raw, &none);
            proptest::prop_assert_eq!(format!("{careful:?}"), format!("{quick:?}"));
            // What is seen to be sound at a glance is one whole unit without faults.
            if let Some(length) = xml::sound(&raw) && raw.starts_with("<tu") {
                let whole = parse_with(Xml::careful(&raw[..length], &none), &raw[..length]);
                proptest::prop_assert!(whole.is_ok_and(|parsed| parsed.faults.is_empty() && parsed.expanded == 0));
            }
        }
    }
}
