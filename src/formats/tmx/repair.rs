//! Mends units that are no XML, so far as it is sure what was meant.

use std::borrow::Cow;

use super::super::xml::{Entities, Fault, Node, Xml, html_character, name_like, remark_text};
use super::unit::parse;

/// Elements that TMX allows inside `seg`.
const INLINE: [&str; 7] = ["bpt", "ept", "ph", "it", "hi", "ut", "sub"];

/// Said where a unit begins inside another.
const UNFINISHED: &str = "an unfinished unit before it left out";

/// Gives a changed text, if anything was to be changed.
type Step = fn(&str, &Entities) -> Option<String>;

/// A unit put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    /// Its text now.
    pub(crate) text: String,
    /// What was done.
    pub(crate) done: Vec<&'static str>,
}

impl Mended {
    /// True if a unit was left out that had no end.
    pub(crate) fn is_of_two(&self) -> bool {
        self.done.contains(&UNFINISHED)
    }
}

/// Mends a unit that is not well-formed, or has characters that XML forbids; the fault that is left if it cannot be.
///
/// In this order: characters that XML forbids go; the names of HTML become their characters; `&` and `<` that begin nothing
/// are escaped; `]]>`, remarks, instructions and attributes are written as XML has them; a unit inside which
/// another begins is cut off there; inside `seg`, elements that TMX does not have are text, not markup.
pub(crate) fn mend(raw: &str, entities: &Entities) -> Result<Mended, Fault> {
    let mut text = raw.to_owned();
    let mut done = Vec::new();
    let steps: [(Step, &'static str); 6] = [
        (forbidden, "characters that XML forbids left out"),
        (named, "names of HTML (`&eacute;`) written as their characters"),
        (references, "`&` and `<` that begin nothing written as `&amp;` and `&lt;`"),
        (
            |text, _| signs(text),
            "`]]>`, `--` in a remark, an XML declaration or attributes without a space between written as XML has them",
        ),
        (second, UNFINISHED),
        (foreign, "markup that is not of TMX written as text"),
    ];
    let mut result = check(&text, entities);
    for (step, what) in steps {
        if result.is_ok() {
            break;
        }
        if let Some(changed) = step(&text, entities) {
            text = changed;
            done.push(what);
            result = check(&text, entities);
        }
    }
    result.map(|()| Mended { text, done })
}

/// The first fault of a unit, put right or not.
fn check(text: &str, entities: &Entities) -> Result<(), Fault> {
    let parsed = parse(text, entities)?;
    parsed.faults.into_iter().next().map_or(Ok(()), Err)
}

/// The text without characters that XML forbids, and without references to them.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    forbidden(text, &Entities::default()).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn forbidden(text: &str, _: &Entities) -> Option<String> {
    let is = |c: char| (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| is(c) || c == '&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let reference = rest.strip_prefix("&#").and_then(|after| after.split_once(';'));
        match reference {
            Some((digits, behind)) if code(digits).is_some_and(|code| char::from_u32(code).is_none_or(is)) => {
                rest = behind;
            }
            _ => {
                let char = rest.chars().next().filter(|&c| !is(c));
                out.extend(char);
                rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
            }
        }
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// The text with `&` escaped where it begins no reference that is known, or one that grows without end.
pub(crate) fn escaped(text: &str, entities: &Entities) -> String {
    let sound = |text: &str| {
        let inside = format!("<body>{text}");
        let mut xml = Xml::of_document(&inside, entities);
        while let Ok(Some(node)) = xml.next() {
            if let (Node::Start(element), _) = node {
                // References in values are followed only when they are read.
                xml.attributes(&element);
            }
        }
        xml.take_faults().is_empty()
    };
    let text = &*named(text, entities).map_or(Cow::Borrowed(text), Cow::Owned);
    let text = &*signs(text).map_or(Cow::Borrowed(text), Cow::Owned);
    match references(text, entities) {
        Some(changed) if sound(&changed) => changed,
        None if sound(text) => text.to_owned(),
        _ => references(text, &Entities::default()).unwrap_or_else(|| text.to_owned()),
    }
}

fn code(digits: &str) -> Option<u32> {
    match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => digits.parse().ok(),
    }
}

/// Escapes `&` that begins no reference that is known, and `<` that begins no tag.
fn references(text: &str, entities: &Entities) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        if rest[at..].starts_with('&') {
            let name = after.split_once(';').map(|(name, _)| name);
            let known = name.is_some_and(|name| {
                matches!(name, "amp" | "lt" | "gt" | "quot" | "apos")
                    || entities.contains_key(name)
                    || name.strip_prefix('#').and_then(code).is_some()
            });
            out.push_str(if known { "&" } else { "&amp;" });
        } else if let Some(end) = aside(&rest[at..]) {
            out.push_str(&rest[at..at + end]);
            rest = &rest[at + end..];
            continue;
        } else {
            let tag = after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '!' | '?' | '_'));
            out.push_str(if tag { "<" } else { "&lt;" });
        }
        rest = after;
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// The names that HTML has for characters as these; what the document declares itself stays.
fn named(text: &str, entities: &Entities) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = if let Some(end) = aside(rest) {
            out.push_str(&rest[..end]);
            end
        } else {
            let name = rest.strip_prefix('&').and_then(|after| after.split_once(';')).map(|(name, _)| name);
            let name = name.filter(|name| !entities.contains_key(*name));
            if let Some((name, char)) = name.and_then(|name| Some((name, html_character(name)?))) {
                out.push(char);
                name.len() + 2
            } else {
                out.push_str(&rest[..1]);
                1
            }
        };
        rest = &rest[length..];
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// What means only one thing, and is not written as XML has it: `]]>` in text, `--` in a remark, an XML declaration that
/// is not at the beginning, attributes without a space between them.
pub(super) fn signs(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while !rest.is_empty() {
        let length = if let Some(end) = aside(rest) {
            let piece = &rest[..end];
            if let Some(remark) = piece.strip_prefix("<!--").and_then(|inner| inner.strip_suffix("-->")) {
                out.extend(["<!--", &remark_text(remark), "-->"]);
            } else if !piece.starts_with("<?xml") || piece[5..].starts_with(|c: char| c != '?' && !c.is_whitespace()) {
                out.push_str(piece);
            }
            end
        } else if rest.starts_with('<') {
            let end = spaced(rest, &mut out);
            if end == 0 {
                out.push('<');
            }
            end.max(1)
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            out.push_str(&rest[..end].replace("]]>", "]]&gt;"));
            end
        };
        rest = &rest[length..];
    }
    (out != text).then_some(out)
}

/// The same of what stands before the root. An instruction without a name goes there: nothing of a memory is in it.
pub(super) fn prolog(text: &str) -> String {
    let text = signs(text).unwrap_or_else(|| text.to_owned());
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(at) = rest.find('<') {
        let end = at + aside(&rest[at..]).unwrap_or(1);
        let is_sound = |instruction: &str| {
            let name = instruction.split(|c: char| c == '?' || c.is_ascii_whitespace()).next().unwrap_or_default();
            let behind = &instruction[name.len()..];
            name_like(name) && (behind == "?>" || !behind.starts_with('?'))
        };
        out.push_str(&rest[..at]);
        out.extend(rest[at..end].strip_prefix("<?").is_none_or(is_sound).then_some(&rest[at..end]));
        rest = &rest[end..];
    }
    out + rest
}

/// Where the root element begins; 0 if there is none. What remarks and instructions say is not it.
pub(super) fn root_at(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text[from..].find('<').map(|at| from + at) {
        if text[at..].starts_with("<tmx") {
            return at;
        }
        from = at + aside(&text[at..]).unwrap_or(1);
    }
    0
}

/// Writes the tag that begins here with a space before each attribute; gives its length, 0 for what is none.
fn spaced(text: &str, out: &mut String) -> usize {
    let before = out.len();
    let mut quote = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        out.push(char);
        match quote {
            Some(open) if open == char => {
                quote = None;
                if chars.peek().is_some_and(|&(_, next)| next.is_alphabetic() || next == '_') {
                    out.push(' ');
                }
            }
            None if char == '"' || char == '\'' => quote = Some(char),
            None if char == '>' => return at + 1,
            None if char == '<' && at > 0 => break,
            _ => {}
        }
    }
    out.truncate(before);
    0
}

/// The length of the remark, instruction or CDATA section that begins here: in it `&` and `<` are themselves.
pub(super) fn aside(text: &str) -> Option<usize> {
    let kinds = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
    let (begin, end) = kinds.into_iter().find(|(begin, _)| text.starts_with(begin))?;
    Some(begin.len() + text[begin.len()..].find(end)? + end.len())
}

/// Escapes tags of other elements inside segments.
fn foreign(text: &str, _: &Entities) -> Option<String> {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find("<seg") {
        let (Some(open), Some(end)) = (rest[start..].find('>'), rest[start..].find("</seg")) else { break };
        if open >= end {
            break;
        }
        let (inner, behind) = (start + open + 1, start + end);
        out.push_str(&rest[..inner]);
        let mut segment = &rest[inner..behind];
        while let Some(at) = segment.find('<') {
            out.push_str(&segment[..at]);
            let after = &segment[at + 1..];
            let name = after.trim_start_matches('/');
            let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
            out.push_str(if INLINE.contains(&name) { "<" } else { "&lt;" });
            segment = after;
        }
        out.push_str(segment);
        rest = &rest[behind..];
    }
    out.push_str(rest);
    (out != text).then_some(out)
}

/// The last unit of a text in which one begins before another has ended.
fn second(text: &str, _: &Entities) -> Option<String> {
    let starts = text.match_indices("<tu").map(|(at, _)| at);
    let last = starts.filter(|at| text[at + 3..].starts_with(|c: char| c == '>' || c.is_ascii_whitespace())).last()?;
    (last > 0).then(|| text[last..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_written() {
        let unit = |seg: &str| format!("<tu><tuv xml:lang=\"en\"><seg>{seg}</seg></tuv></tu>");
        for (given, expected) in [
            ("a \u{1F}b&#x1F;c&#0;", "a bc"),
            ("R & D &nbsp; &amp; &#65;", "R &amp; D \u{A0} &amp; &#65;"),
            ("R&eacute;sum&eacute; &copy; A&T; &euro;", "Résumé © A&amp;T; €"),
            ("a ]]> b", "a ]]&gt; b"),
            ("a <!-- x -- y ---> b", "a <!-- x - - y - --> b"),
            ("a <ph x=\"1\"type='2'/> b", "a <ph x=\"1\" type='2'/> b"),
            ("a <?xml version=\"1.0\"?> b", "a  b"),
            ("a <p:ph/> b", "a &lt;p:ph/> b"),
            ("a <ph x=\"b & c\"/>", "a <ph x=\"b &amp; c\"/>"),
            ("1 < 2 <3", "1 &lt; 2 &lt;3"),
            ("a & <![CDATA[b & <]]><!-- & < -->", "a &amp; <![CDATA[b & <]]><!-- & < -->"),
            ("a<br>b <b>c</b> <ph x=\"1\"/>", "a&lt;br>b &lt;b>c&lt;/b> <ph x=\"1\"/>"),
        ] {
            let mended = mend(&unit(given), &Entities::default()).expect(given);
            assert_eq!(mended.text, unit(expected));
            assert!(!mended.done.is_empty());
        }
        let cut = format!("<tu><tuv xml:lang=\"en\"><seg>cut\n{}", unit("whole"));
        assert_eq!(mend(&cut, &Entities::default()).expect("the second").text, unit("whole"));
        let good = mend(&unit("fine"), &Entities::default()).expect("well-formed");
        assert_eq!((good.text, good.done.len()), (unit("fine"), 0));
        assert!(mend("<tu><tuv></tu>", &Entities::default()).is_err());
    }
}
