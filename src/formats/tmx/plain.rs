//! A unit of the plain shape that nearly all have, read in one go: tags and attributes without references or surprises,
//! properties and notes of text alone. Whatever else there is in it is left to the parser; what both give is the same.

use std::borrow::Cow;

use super::super::xml::{Entities, Xml, in_name, starts_name, text_only};
use super::unit::{segment, take_attribute};
use crate::base::Span;
use crate::model::{Attribute, Info, InfoKind, LangBy, Text, Unit, Variant};

/// Attributes of one element that are looked at here.
const MAX_ATTRIBUTES: usize = 12;

/// The unit that `raw` is, if it has the plain shape and nothing in it is to be put right.
pub(super) fn plain<'s>(raw: &'s str, entities: &Entities) -> Option<Unit<'s>> {
    let mut cursor = Cursor { raw, at: "<tu".len() };
    if !raw.starts_with("<tu") {
        return None;
    }
    let mut unit = Unit::default();
    while let Some((name, value)) = cursor.attribute()? {
        if unit.attributes.len() == MAX_ATTRIBUTES || unit.attributes.iter().any(|known| known.name == name) {
            return None;
        }
        unit.attributes.push(Attribute { name, value: Cow::Borrowed(value) });
    }
    loop {
        cursor.blank();
        if cursor.skip("<tuv") {
            if unit.variants.is_empty() {
                unit.variants.reserve_exact(2);
            }
            // Filled in its place: it is large.
            unit.variants.push(Variant::default());
            cursor.variant(entities, unit.variants.last_mut()?)?;
        } else if cursor.skip("</tu>") {
            return (cursor.at == raw.len()).then_some(unit);
        } else {
            unit.infos.push(cursor.info()?);
        }
    }
}

struct Cursor<'s> {
    raw: &'s str,
    at: usize,
}

impl<'s> Cursor<'s> {
    #[inline]
    fn skip(&mut self, text: &str) -> bool {
        let there = self.raw.as_bytes()[self.at..].starts_with(text.as_bytes());
        self.at += if there { text.len() } else { 0 };
        there
    }

    #[inline]
    fn blank(&mut self) {
        let rest = &self.raw.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
    }

    /// The next attribute of the tag whose name has just been read, or its `>`. `None`: something else.
    #[expect(clippy::option_option, reason = "the outer one is the way out of all that is not plain")]
    #[inline]
    fn attribute(&mut self) -> Option<Option<(&'s str, &'s str)>> {
        let bytes = self.raw.as_bytes();
        let mut at = self.at;
        while bytes.get(at)?.is_ascii_whitespace() {
            at += 1;
        }
        match bytes[at] {
            b'>' => {
                self.at = at + 1;
                return Some(None);
            }
            first if at > self.at && starts_name(first) => {}
            _ => return None,
        }
        let start = at;
        while in_name(*bytes.get(at)?) {
            at += 1;
        }
        let name = &self.raw[start..at];
        // What a prefix is of is known to the parser.
        if name.contains(':') && !name.starts_with("xml:") {
            return None;
        }
        let quote = *bytes.get(at + 1)?;
        if bytes[at] != b'=' || !matches!(quote, b'"' | b'\'') {
            return None;
        }
        let value = at + 2;
        at = value;
        while bytes.get(at)? != &quote {
            if matches!(bytes[at], b'<' | b'&' | 0xEF | ..b' ') {
                return None;
            }
            at += 1;
        }
        self.at = at + 1;
        Some(Some((name, &self.raw[value..at])))
    }

    fn info(&mut self) -> Option<Info<'s>> {
        let start = self.at;
        let name = if self.skip("<prop") {
            "prop"
        } else if self.skip("<note") {
            "note"
        } else {
            return None;
        };
        let first = self.attribute()?;
        if first.is_some() && self.attribute()?.is_some() {
            return None;
        }
        let kind = match first {
            _ if name == "note" => InfoKind::Note,
            Some(("type", value)) => InfoKind::Prop(Cow::Borrowed(value)),
            _ => InfoKind::Prop(Cow::Borrowed("")),
        };
        let (text, length) = text_only(&self.raw[self.at..], name)?;
        self.at += length;
        Some(Info { kind, text: Cow::Borrowed(text), span: Span::new(start, self.at) })
    }

    fn variant(&mut self, entities: &Entities, variant: &mut Variant<'s>) -> Option<()> {
        let start = self.at - "<tuv".len();
        while let Some((name, value)) = self.attribute()? {
            let twice = match name {
                "xml:lang" => matches!(variant.lang_by, LangBy::Xml | LangBy::Both),
                "lang" => matches!(variant.lang_by, LangBy::Plain | LangBy::Both),
                _ => variant.attributes.iter().any(|known| known.name == name),
            };
            if twice || variant.attributes.len() == MAX_ATTRIBUTES {
                return None;
            }
            take_attribute(variant, Attribute { name, value: Cow::Borrowed(value) });
        }
        loop {
            self.blank();
            if variant.segment.is_none() && self.skip("<seg>") {
                let begun = self.at;
                if let Some((text, length)) = text_only(&self.raw[begun..], "seg") {
                    self.at += length;
                    if !text.is_empty() {
                        variant.text = Text::verbatim(text, begun as u32);
                    }
                    variant.segment = Some(Span::new(begun, begun + text.len()));
                    continue;
                }
                // References and codes.
                let mut xml = Xml::within(self.raw, begun, ["tu", "tuv", "seg"], entities);
                let (text, inner) = segment(&mut xml, begun as u32, self.raw).ok()?;
                if xml.expanded() > 0 || !xml.take_faults().is_empty() {
                    return None;
                }
                self.at = xml.at();
                variant.text = text;
                variant.segment = Some(inner);
            } else if self.skip("</tuv>") {
                variant.span = Span::new(start, self.at);
                return Some(());
            } else {
                variant.infos.push(self.info()?);
            }
        }
    }
}
