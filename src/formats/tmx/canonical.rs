//! The one canonical text of a memory: a unit a line, two spaces a level, attributes in a fixed order, remarks where they
//! were. White space outside text goes; text stays to the letter.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::super::xml::{
    Child, Document, Element, Entities, Fault, Node, Shape, Style, Tree, Xml, document_text, element_block,
    element_line,
};
use super::attributes::ORDER;
use super::head::Head;

/// How a memory is laid out.
const STYLE: Style = Style { shape, attributes: ORDER };

/// Stands where the units do while what is around them is laid out.
const UNITS: &str = "<!--exonym: the units-->";
/// The indent of a unit.
const INDENT: &str = "    ";

#[allow(clippy::unnecessary_wraps, reason = "a layout may know fewer elements")]
fn shape(element: &Element) -> Option<Shape> {
    Some(match element.local() {
        "tmx" | "header" | "body" => Shape::Block,
        "tu" | "tuv" | "ude" | "map" => Shape::Line,
        _ => Shape::Text,
    })
}

/// What stands before the units.
pub(crate) fn head(head: &Head) -> Result<String, Fault> {
    let text = skeleton(head, &format!("</{}>", head.root))?;
    Ok(text.split_once(UNITS).map_or(text.as_str(), |(before, _)| before.trim_end_matches(' ')).to_owned())
}

/// What stands behind the units. `tail` is as it was.
pub(crate) fn tail(head: &Head, tail: &str) -> Result<String, Fault> {
    // The end of the body is part of the skeleton.
    let rest = tail.strip_prefix("</body").and_then(|rest| rest.split_once('>')).map_or(tail, |(_, rest)| rest);
    let text = skeleton(head, rest)?;
    Ok(text.split_once(UNITS).map_or("", |(_, after)| after.trim_start_matches('\n')).to_owned())
}

/// All but the units, with [`UNITS`] in their place. `rest` is what stands behind the body.
fn skeleton(head: &Head, rest: &str) -> Result<String, Fault> {
    let mut text = head.text.trim_end().to_owned();
    if !head.complete {
        // A file without units looks like one from which they were taken.
        if let Some(open) = text.strip_suffix("/>").filter(|_| !head.body) {
            text = format!("{}>", open.trim_end());
        }
        text = format!("{text}{UNITS}</body>{rest}");
    }
    let document = Document::read(&text).map_err(|(span, message)| Fault { span, message })?;
    Ok(document_text(&document, STYLE))
}

/// What stands between units: remarks and instructions, a line each, but a remark at the end of a line stays there.
pub(crate) fn between(text: &str, entities: &Entities) -> Result<String, Fault> {
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return Ok(String::new());
    }
    let wrapped = format!("<body>{text}</body>");
    let Some(body) = element(&wrapped, entities)? else { return Ok(String::new()) };
    let mut out = String::new();
    let mut newline = false;
    for child in &body.children {
        match child {
            Child::Text(text, _) => newline |= text.contains('\n'),
            Child::Aside(text, _) if !newline && text.starts_with("<!--") && out.is_empty() => {
                let _ = writeln!(out, " {text}");
            }
            Child::Aside(text, _) => {
                begin(&mut out);
                let _ = writeln!(out, "{INDENT}{text}");
            }
            Child::Element(element) => {
                begin(&mut out);
                out.push_str(&element_block(element, STYLE, 2));
            }
            Child::Reference(text, _) => out.push_str(text),
            Child::Run(_) => {}
        }
    }
    Ok(out)
}

/// The line of the unit before is still open.
fn begin(out: &mut String) {
    if out.is_empty() {
        out.push('\n');
    }
}

/// A unit on its line, without line end: a remark may follow.
pub(crate) fn unit(raw: &str, entities: &Entities) -> Result<String, Fault> {
    let element = element(raw, entities)?;
    Ok(element.map_or_else(String::new, |element| format!("{INDENT}{}", element_line(&element, STYLE))))
}

/// What stands in a segment, in the one way of writing it: two segments that mean the same have the same. Remarks are none of
/// it.
pub(crate) fn segment<'s>(inner: &'s str, entities: &Entities) -> Cow<'s, str> {
    if memchr::memchr3(b'<', b'&', b'\r', inner.as_bytes()).is_none() {
        return Cow::Borrowed(inner);
    }
    let wrapped = format!("<seg>{inner}</seg>");
    let mut xml = Xml::of_document(&wrapped, entities);
    let Ok(Some((Node::Start(start), _))) = xml.next() else { return Cow::Borrowed(inner) };
    let (mut seg, fault) = Tree { keep_references: false }.element(&mut xml, &start);
    if fault.is_some() {
        return Cow::Borrowed(inner);
    }
    without_remarks(&mut seg);
    let line = element_line(&seg, STYLE);
    let text = line.strip_prefix("<seg>").and_then(|line| line.strip_suffix("</seg>"));
    // What has no reference and no code is written as it is read.
    match text {
        Some(text) if text.contains("&gt;") && !text.contains('<') => Cow::Owned(text.replace("&gt;", ">")),
        Some(text) => Cow::Owned(text.to_owned()),
        None => Cow::Owned(String::new()),
    }
}

fn without_remarks(element: &mut Element) {
    element.children.retain(|child| !matches!(child, Child::Aside(..)));
    element.elements_mut().for_each(without_remarks);
}

fn element(text: &str, entities: &Entities) -> Result<Option<Element>, Fault> {
    let mut xml = Xml::of_document(text, entities);
    let Some((Node::Start(start), _)) = xml.next()? else { return Ok(None) };
    let (element, fault) = Tree { keep_references: true }.element(&mut xml, &start);
    match fault.or(xml.take_faults().into_iter().next()) {
        Some(fault) => Err(fault),
        None => Ok(Some(element)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::{Broken, Reader};
    use super::{Entities, segment};

    fn whole(text: &str) -> String {
        let mut out = Vec::new();
        let mut reader = Reader::open(text.as_bytes(), None, Broken::Refuse).expect("a memory");
        super::super::canonical(&mut reader, &mut out).expect("well-formed");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn one_unit_a_line_and_remarks_where_they_were() {
        let text = "<?xml version='1.0' encoding='ascii'?>\n<!-- top --><tmx version=\"1.4\">\n\n<header segtype='sentence' \
                    creationtool='x' ><prop type=\"a\"> b </prop></header><body><!-- first -->\n\n<tu changeid='me' tuid='1'>\n  \
                    <note>n</note>\n <tuv xml:lang='en'>\n<seg> a <ph x='1' />b </seg></tuv><tuv xml:lang='ru'><seg/></tuv>\n\
                    </tu><!-- beside --><!-- again -->\n<?pi?>\n<tu><tuv xml:lang='en'><seg>c</seg></tuv></tu>\n</body>\n\
                    <!-- end --></tmx><!-- after -->";
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- top -->\n<tmx version=\"1.4\">\n  <header \
                        creationtool=\"x\" segtype=\"sentence\">\n    <prop type=\"a\"> b </prop>\n  </header>\n  <body>\n    <!-- \
                        first -->\n    <tu tuid=\"1\" changeid=\"me\"><note>n</note><tuv xml:lang=\"en\"><seg> a <ph x=\"1\"/>b \
                        </seg></tuv><tuv xml:lang=\"ru\"><seg/></tuv></tu> <!-- beside -->\n    <!-- again -->\n    \
                        <?pi?>\n    <tu><tuv xml:lang=\"en\"><seg>c</seg></tuv></tu>\n  </body>\n  <!-- end \
                        -->\n</tmx>\n<!-- after -->\n";
        assert_eq!(whole(text), expected);
        assert_eq!(whole(expected), expected);
    }

    #[test]
    fn segments_that_mean_the_same_are_written_alike() {
        let none = Entities::default();
        for (one, other) in [
            ("caf&#233; a", "café a"),
            ("it&apos;s", "it's"),
            ("a > b", "a &gt; b"),
            ("a <ph x='1'/> b", "a <ph x=\"1\"></ph > b"),
            ("<ph x='1' type=\"b\"/>", "<ph type='b' x='1'/>"),
            ("<![CDATA[<]]> > a", "&lt; > a"),
            ("a<!-- r --> b", "a b"),
        ] {
            assert_eq!(segment(one, &none), segment(other, &none));
        }
        assert_ne!(segment("a <ph x='1'/>", &none), segment("a <ph x='2'/>", &none));
        assert_ne!(segment("a  b", &none), segment("a b", &none));
    }

    #[test]
    fn entities_of_the_file_and_empty_bodies_stay() {
        let text = "<!DOCTYPE tmx [<!ENTITY e \"x\">]><tmx><header/><body><tu a=\"&e;\"><tuv><seg>&e; &amp;</seg></tuv></tu></body></tmx>";
        let done = whole(text);
        assert!(done.contains("<tu a=\"&e;\"><tuv><seg>&e; &amp;</seg></tuv></tu>\n"), "{done}");
        assert_eq!(whole(&done), done);
        for empty in ["<tmx><header/><body/></tmx>", "<tmx><header/><body></body></tmx>", "<tmx>\n<header/></tmx>"] {
            let done = whole(empty);
            assert_eq!(whole(&done), done, "{empty}");
        }
    }
}
