//! What the parser does not look at itself: attributes of tags, remarks, instructions, text (XML 1.0, sections 2.4 to 2.8,
//! 3.1).

use quick_xml::events::BytesStart;
use quick_xml::events::attributes::AttrError;

use super::{Fault, Xml, name_like, prolog};
use crate::base::Span;

impl<'s> Xml<'s> {
    pub(super) fn check_attributes(&mut self, content: &'s str, name: usize, span: Span) -> Result<(), Fault> {
        let start = BytesStart::from_content(content, name);
        for attribute in start.attributes() {
            match attribute {
                Ok(attribute) if attribute.value.contains('<') => {
                    let message = format!("`<` in the attribute `{}`: write `&lt;`", attribute.key.0);
                    return Err(Fault { span, message });
                }
                Ok(attribute) if !name_like(attribute.key.0) => {
                    let message = format!("`{}` is no name of an attribute: correct or remove it", attribute.key.0);
                    return Err(Fault { span, message });
                }
                Ok(_) => {}
                Err(error) => {
                    let (at, message) = match error {
                        AttrError::ExpectedEq(at) => (at, "an attribute without value: write `name=\"value\"`"),
                        AttrError::ExpectedValue(at) => (at, "the attribute's value is missing after `=`"),
                        AttrError::UnquotedValue(at) => (at, "an attribute's value stands in quotation marks"),
                        AttrError::ExpectedQuote(at, _) => {
                            (at, "the attribute's value is not closed: add the quotation mark")
                        }
                        AttrError::Duplicated(at, _) => (at, "an attribute is given twice: remove one"),
                    };
                    // Places count from the name, which stands one after `<`.
                    let span = self.point(span.start + 1 + at as u32);
                    return Err(Fault { span, message: message.to_owned() });
                }
            }
        }
        if let Some(at) = unspaced(&content[name..]) {
            let message = "no white space between two attributes: write a space";
            self.note(self.point(span.start + 1 + (name + at) as u32), message.to_owned());
        }
        Ok(())
    }

    /// A remark, an instruction or a declaration.
    pub(super) fn check_aside(&mut self, written: &str, span: Span) -> Result<(), Fault> {
        if let Some(remark) = written.strip_prefix("<!--").and_then(|inner| inner.strip_suffix("-->")) {
            let end = remark.ends_with('-').then(|| remark.len() - 1);
            if let Some(at) = remark.find("--").or(end) {
                let message = "`--` within a remark: write `- -`";
                self.note(self.point(span.start + ("<!--".len() + at) as u32), message.to_owned());
            }
        } else if let Some(instruction) = written.strip_prefix("<?") {
            let name = instruction.split(|c: char| c == '?' || c.is_ascii_whitespace()).next().unwrap_or_default();
            if name.eq_ignore_ascii_case("xml") && (name != "xml" || span.start > 0) {
                let message = "an XML declaration stands at the very beginning of the file, before all white space, and once: \
                               remove this one";
                self.note(span, message.to_owned());
            } else if name == "xml" {
                self.grammatical(prolog::declaration(written), span)?;
            } else if name_like(name)
                && instruction[name.len()..].starts_with('?')
                && &instruction[name.len()..] != "?>"
            {
                let what = format!("a space is missing behind the name of the instruction `{name}`");
                self.note(span, what);
            } else if !name_like(name) {
                self.note(span, "`<?` without a name: write `&lt;` where `<` itself is meant".to_owned());
            }
        }
        Ok(())
    }

    /// Text between tags.
    pub(super) fn check_text(&mut self, written: &str, span: Span) {
        if let Some(at) = shut(written.as_bytes()) {
            let message = "`]]>` ends no CDATA section here: write `]]&gt;`";
            self.note(self.point(span.start + at as u32), message.to_owned());
        }
    }
}

/// Where `]]>` stands.
fn shut(bytes: &[u8]) -> Option<usize> {
    memchr::memchr_iter(b'>', bytes).find(|&at| bytes[..at].ends_with(b"]]")).map(|at| at - 2)
}

/// Where the first attribute begins that stands right behind another. The attributes are known to be quoted.
fn unspaced(attributes: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        at += attributes[at..].find('=')? + 1;
        at += attributes[at..].find(['"', '\''])?;
        let quote = attributes[at..].chars().next()?;
        at += attributes[at + 1..].find(quote)? + 2;
        if attributes[at..].starts_with(|c: char| !c.is_ascii_whitespace() && c != '/') {
            return Some(at);
        }
    }
}
