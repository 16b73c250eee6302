//! What is written in a document and what it means: references, line ends, characters that XML forbids.

use std::borrow::Cow;
use std::sync::Arc;

use super::prolog::{self, Entity};
use super::{Fault, StartTag, Xml};
use crate::base::Span;
use crate::model::Attribute;

/// Entities that a document may declare.
const MAX_ENTITIES: usize = 256;
/// Bytes that all entity references of a document may become.
const MAX_EXPANSION: usize = 1 << 20;
/// Faults put right that are listed.
const MAX_FAULTS: usize = 100;

/// True for a byte that needs no second look: no carriage return, nothing that XML forbids, not the first byte of U+FFFE.
#[expect(clippy::needless_bitwise_bool, reason = "a way out early is what keeps compilers from vector instructions")]
fn is_as_written(byte: u8) -> bool {
    (byte >= b' ') & (byte != 0xEF) | (byte == b'\n') | (byte == b'\t')
}

/// True for a byte that means itself in an attribute's value, and is no part of a character that XML forbids.
fn is_plain_value(byte: u8) -> bool {
    byte >= b' ' && byte != b'&' && byte != 0xEF
}

impl<'s> Xml<'s> {
    pub(super) fn note(&mut self, span: Span, message: String) {
        // A value may be asked for more than once.
        if self.faults.last().is_some_and(|last| last.span == span && last.message == message) {
            return;
        }
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { span, message });
        } else {
            self.more += 1;
        }
    }

    /// What was put right since the last call. The last of a great many says how many are not listed.
    pub(in super::super) fn take_faults(&mut self) -> Vec<Fault> {
        let mut faults = std::mem::take(&mut self.faults);
        let more = std::mem::take(&mut self.more);
        if let Some(Fault { span, .. }) = faults.last().filter(|_| more > 0) {
            let message = format!("and {more} more behind this, not listed: characters and entities that XML has not");
            faults.push(Fault { span: *span, message });
        }
        faults
    }

    /// How much has been put right, for [`Self::forget`].
    pub(super) fn noted(&self) -> (usize, usize) {
        (self.faults.len(), self.more)
    }

    /// Forgets what was put right since.
    pub(super) fn forget(&mut self, (faults, more): (usize, usize)) {
        self.faults.truncate(faults);
        self.more = more;
    }

    /// Line ends as LF, and characters that XML 1.0 forbids (section 2.2) left out.
    pub(super) fn legal(&mut self, written: &'s str, span: Span) -> Cow<'s, str> {
        if written.bytes().fold(true, |all, byte| all & is_as_written(byte)) {
            return Cow::Borrowed(written);
        }
        let forbidden = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
        let mut text = Cow::Borrowed(written);
        if written.contains('\r') {
            text = Cow::Owned(written.replace("\r\n", "\n").replace('\r', "\n"));
        }
        if let Some((at, char)) = written.char_indices().find(|&(_, char)| forbidden(char)) {
            let message = format!("XML does not allow U+{:04X}: remove it", u32::from(char));
            self.note(self.point(span.start + at as u32), message);
            text = Cow::Owned(text.replace(forbidden, ""));
        }
        text
    }

    /// The value of an attribute: references replaced, white space as spaces (section 3.3.3).
    pub(in super::super) fn attribute(&mut self, element: &StartTag<'s>, name: &str) -> Option<Cow<'s, str>> {
        let raw = element.raw(name)?;
        Some(self.value(raw, element.span))
    }

    /// All attributes, in order: full name and value.
    pub(in super::super) fn attributes(&mut self, element: &StartTag<'s>) -> Vec<Attribute<'s>> {
        self.each_attribute(element).collect()
    }

    /// Each attribute, in order: full name and value.
    pub(in super::super) fn each_attribute(&mut self, element: &StartTag<'s>) -> impl Iterator<Item = Attribute<'s>> {
        let span = element.span;
        element.attributes().map(move |(name, raw)| Attribute { name, value: self.value(raw, span) })
    }

    /// Looks for faults in the values of an element whose attributes nobody asks for.
    pub(in super::super) fn look_at_values(&mut self, element: &StartTag<'s>) {
        if !element.attributes.bytes().all(is_plain_value) {
            drop(self.attributes(element));
        }
    }

    /// An attribute's value as written, as it is meant.
    pub(super) fn value(&mut self, raw: &'s str, span: Span) -> Cow<'s, str> {
        if raw.bytes().all(is_plain_value) {
            return Cow::Borrowed(raw);
        }
        if let Cow::Owned(legal) = self.legal(raw, span) {
            let legal = legal.replace(['\t', '\n'], " ");
            return Cow::Owned(self.unescape(&legal, span).into_owned());
        }
        if raw.contains(['\t', '\n']) {
            // Before references are replaced: `&#10;` means a line end.
            let raw = raw.replace(['\t', '\n'], " ");
            return Cow::Owned(self.unescape(&raw, span).into_owned());
        }
        self.unescape(raw, span)
    }

    /// Replaces references (section 4.1). One that is unknown stays as written.
    pub(in super::super) fn unescape<'t>(&mut self, written: &'t str, span: Span) -> Cow<'t, str> {
        if !written.contains('&') {
            return Cow::Borrowed(written);
        }
        let mut out = String::with_capacity(written.len());
        self.expand(written, span, 0, &mut out);
        Cow::Owned(out)
    }

    fn expand(&mut self, written: &str, span: Span, depth: u8, out: &mut String) {
        let mut rest = written;
        while let Some((before, after)) = rest.split_once('&') {
            out.push_str(before);
            let Some((name, behind)) = after.split_once(';') else {
                self.note(span, "`&` begins no reference: write `&amp;` where `&` is meant".to_owned());
                rest = &rest[before.len()..];
                break;
            };
            rest = behind;
            let char = match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                "apos" => Some('\''),
                _ => number(name),
            };
            if let Some(char) = char {
                out.push(char);
                continue;
            }
            if name.starts_with('#') {
                self.note(span, format!("`&{name};` is no character that XML allows: remove it"));
                continue;
            }
            match self.entities.get(name).cloned() {
                Some(value) if depth < 8 && self.expanded + value.len() <= MAX_EXPANSION => {
                    self.expanded += value.len();
                    self.expand(&value, span, depth + 1, out);
                }
                Some(_) => self.note(span, format!("the entity `&{name};` grows without end: it is not read")),
                None if self.entities.is_outside(name) => {
                    let what =
                        format!("the entity `&{name};` stands for another file, and none is fetched: write its text");
                    self.note(span, what);
                    out.push('&');
                    out.push_str(name);
                    out.push(';');
                }
                None => {
                    self.note(span, format!("the entity `&{name};` is not declared here: write the character itself"));
                    out.push('&');
                    out.push_str(name);
                    out.push(';');
                }
            }
        }
        out.push_str(rest);
    }

    /// Internal general entities of a document type (section 4.2.1); parameter entities are ignored, and nothing is fetched.
    pub(super) fn declare(&mut self, doctype: &'s str, span: Span) -> Result<(), Fault> {
        let declared = Arc::make_mut(&mut self.entities);
        let read = prolog::document_type(doctype, &mut |name, entity| {
            // The first declaration of a name is binding.
            if declared.len() < MAX_ENTITIES && !declared.contains_key(name) && !declared.is_outside(name) {
                match entity {
                    Entity::Text(value) => drop(declared.insert(name.into(), value.into())),
                    Entity::Outside => declared.add_outside(name),
                }
            }
        });
        self.grammatical(read, span)
    }

    /// What is wrong before the root element, at its place. Of documents that other programs alone read and write it is
    /// none of our business.
    pub(super) fn grammatical(&self, read: Result<(), prolog::Wrong>, span: Span) -> Result<(), Fault> {
        match read {
            Err((at, what)) if self.prefixes => {
                Err(Fault { span: self.point(span.start + at as u32), message: what.to_owned() })
            }
            _ => Ok(()),
        }
    }
}

/// The character of `#65` or `#x41`, if XML allows it.
pub(super) fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    // The numbers below would take a sign.
    if digits.contains('+') {
        return None;
    }
    let code = match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    let allowed = |&c: &char| (c >= ' ' || matches!(c, '\t' | '\n' | '\r')) && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    code.ok().and_then(char::from_u32).filter(allowed)
}
