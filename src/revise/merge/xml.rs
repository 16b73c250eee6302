//! Elements as trees of what they are made of: attributes, elements, text. For texts that are known to be well-formed.

use std::borrow::Cow;

use super::node::{Form, Node, number};

/// How the elements of a format are taken.
pub(super) struct Elements {
    /// True for an element that is taken as a whole: it holds text.
    pub(super) whole: fn(&str) -> bool,
    /// The key and label of an element among its neighbours.
    pub(super) key: fn(&Node<'_>, &str) -> (String, String),
    /// The language attribute and others that come of tools, and in what way two of them become one.
    pub(super) stamps: &'static [Stamp],
}

/// An attribute that tools write as they go.
pub(super) struct Stamp {
    /// Its name.
    pub(super) name: &'static str,
    /// Others that go with it.
    pub(super) along: &'static [&'static str],
    /// Which of two holds.
    pub(super) wins: Wins,
}

/// Which of two values of an attribute holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wins {
    /// The later date, as ISO 8601 sorts.
    Later,
    /// The earlier date.
    Earlier,
    /// The greater number.
    Greater,
}

/// The key of an element's start tag among its children.
pub(super) const TAG: &str = "@";

/// A piece of markup.
enum Piece<'s> {
    /// A start tag, its name, and whether the element is empty.
    Start(&'s str, bool),
    End,
    /// A remark, an instruction, CDATA, a document type.
    Aside,
    Text,
}

/// The piece that begins at `at`, and its end.
fn piece(text: &str, at: usize) -> (Piece<'_>, usize) {
    let rest = &text[at..];
    let until =
        |start: usize, end: &str| rest[start..].find(end).map_or(text.len(), |found| at + start + found + end.len());
    if !rest.starts_with('<') {
        return (Piece::Text, rest.find('<').map_or(text.len(), |end| at + end));
    }
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")] {
        if rest.starts_with(start) {
            return (Piece::Aside, until(start.len(), end));
        }
    }
    if rest.starts_with("<!") {
        return (Piece::Aside, at + doctype_end(rest));
    }
    let end = at + tag_end(rest);
    if rest.starts_with("</") {
        return (Piece::End, end);
    }
    let name = rest[1..].split(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
    (Piece::Start(name, text[..end].ends_with("/>")), end)
}

/// Where a tag ends, quotation marks in it passed over.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None if byte == b'>' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Where a document type ends, its own declarations passed over.
fn doctype_end(rest: &str) -> usize {
    let (mut quote, mut depth) = (None, 0_usize);
    for (at, byte) in rest.bytes().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None if byte == b'<' => depth += 1,
            None if byte == b'>' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    rest.len()
}

/// A document: what stands before the root, the root, what stands behind.
pub(super) fn document<'s>(text: &'s str, elements: &Elements) -> Node<'s> {
    let mut at = 0;
    while at < text.len() {
        match piece(text, at) {
            (Piece::Start(..), _) => break,
            (_, end) => at = end,
        }
    }
    let (mut root, end) = element(text, at, elements);
    "root".clone_into(&mut root.key);
    let side = |key: &str, text: &'s str| Node {
        key: key.to_owned(),
        open: Cow::Borrowed(text),
        meaning: Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        core: Some(text),
        ..Node::default()
    };
    let children = vec![side("before", &text[..at]), root, side("behind", &text[end..])];
    Node { form: Form::Markup, children, core: Some(text), ..Node::default() }
}

/// The element that begins at `at`, and its end.
pub(super) fn element<'s>(text: &'s str, at: usize, elements: &Elements) -> (Node<'s>, usize) {
    // An element within another is taken up when that one ends.
    let mut open: Vec<Open<'s>> = Vec::new();
    let mut place = at;
    let mut gap = place;
    loop {
        let (kind, end) = piece(text, place);
        let start = place;
        place = end;
        match kind {
            Piece::Start(name, empty) => {
                open.push(Open {
                    name,
                    start,
                    gap: &text[if open.is_empty() { start } else { gap }..start],
                    tag: tag(&text[start..end]),
                    children: Vec::new(),
                    text: false,
                });
                gap = end;
                if !empty {
                    continue;
                }
            }
            Piece::Aside if start < text.len() => {
                if let Some(last) = open.last_mut() {
                    if text[start..end].starts_with("<!--") && !(elements.whole)(last.name) {
                        last.children.push(aside(&text[gap..start], &text[start..end]));
                        gap = end;
                    } else {
                        last.text = true;
                    }
                }
                continue;
            }
            Piece::Text if start < text.len() => {
                if let Some(last) = open.last_mut() {
                    last.text |= !text[start..end].trim().is_empty();
                }
                continue;
            }
            Piece::End | Piece::Text | Piece::Aside => {}
        }
        // An element ends here, or the text does.
        let Some(done) = open.pop() else { return (Node::default(), text.len()) };
        let close = if matches!(kind, Piece::End) { &text[gap..end] } else { "" };
        let node = done.close(text, end, close, elements);
        gap = end;
        match open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => return (node, end),
        }
    }
}

/// An element that has begun.
struct Open<'s> {
    name: &'s str,
    start: usize,
    gap: &'s str,
    tag: Node<'s>,
    children: Vec<Node<'s>>,
    text: bool,
}

impl<'s> Open<'s> {
    fn close(self, text: &'s str, end: usize, close: &'s str, elements: &Elements) -> Node<'s> {
        let core = &text[self.start..end];
        let mut node = Node { gap: Cow::Borrowed(self.gap), core: Some(core), ..Node::default() };
        if self.text || (elements.whole)(self.name) {
            node.open = Cow::Borrowed(core);
            node.meaning = Cow::Owned(plain(core));
            // The tag is asked for keys.
            node.children = vec![self.tag];
        } else {
            node.form = Form::Markup;
            node.children = vec![self.tag];
            node.children.extend(self.children);
            node.close = Cow::Borrowed(close);
        }
        let (key, label) = (elements.key)(&node, self.name);
        node.key = key;
        node.label = label;
        if node.form == Form::Leaf {
            node.children.clear();
        } else {
            number(&mut node.children);
        }
        node
    }
}

fn aside<'s>(gap: &'s str, text: &'s str) -> Node<'s> {
    Node {
        key: format!("!{text}"),
        gap: Cow::Borrowed(gap),
        open: Cow::Borrowed(text),
        meaning: Cow::Borrowed(text),
        core: Some(text),
        ..Node::default()
    }
}

/// A start tag with its attributes.
fn tag(raw: &str) -> Node<'_> {
    let name_end =
        raw[1..].find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').map_or(raw.len(), |at| at + 1);
    let mut children = Vec::new();
    let mut at = name_end;
    loop {
        let rest = &raw[at..];
        let blank = rest.len() - rest.trim_start().len();
        let start = at + blank;
        let Some(equals) = raw[start..].find('=').map(|equals| start + equals) else { break };
        let Some(open) = raw[equals..].find(['"', '\'']).map(|open| equals + open) else { break };
        let quote = &raw[open..=open];
        let Some(close) = raw[open + 1..].find(quote).map(|close| open + 1 + close) else { break };
        let core = &raw[start..=close];
        let key = raw[start..equals].trim().to_owned();
        children.push(Node {
            label: key.clone(),
            key,
            gap: Cow::Borrowed(&raw[at..start]),
            open: Cow::Borrowed(core),
            meaning: Cow::Owned(value(&raw[open + 1..close])),
            core: Some(core),
            ..Node::default()
        });
        at = close + 1;
    }
    Node {
        key: TAG.to_owned(),
        open: Cow::Borrowed(&raw[..name_end]),
        // `<a></a>` and `<a/>` are told by what stands in it.
        meaning: Cow::Borrowed(&raw[..name_end]),
        children,
        close: Cow::Borrowed(&raw[at..]),
        form: Form::Markup,
        core: Some(raw),
        ..Node::default()
    }
}

/// The value of an attribute as it is meant, as far as two ways to write it are told.
fn value(written: &str) -> String {
    let space = written.replace(['\t', '\n', '\r'], " ");
    numbered(&space).replace("&quot;", "\"").replace("&apos;", "'").replace("&gt;", ">")
}

/// Text in which characters that are written by their numbers stand as themselves; not those of markup, nor white space.
fn numbered(text: &str) -> Cow<'_, str> {
    if !text.contains("&#") {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split("&#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let read = part.split_once(';').and_then(|(number, rest)| {
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            let sign = code.ok().and_then(char::from_u32)?;
            (!"<&>".contains(sign) && !sign.is_whitespace() && !sign.is_control()).then_some((sign, rest))
        });
        if let Some((sign, rest)) = read {
            out.push(sign);
            out.push_str(rest);
        } else {
            out.extend(["&#", part]);
        }
    }
    Cow::Owned(out)
}

/// Text with its tags in one way of writing.
fn plain(core: &str) -> String {
    let mut out = String::with_capacity(core.len());
    let mut at = 0;
    // The end of what is written, where that is a start tag.
    let mut begun = None;
    while at < core.len() {
        let (kind, end) = piece(core, at);
        let raw = &core[at..end];
        let starts = matches!(kind, Piece::Start(_, false));
        match kind {
            Piece::Start(name, empty) => {
                let mut attributes = tag(raw).children;
                attributes.sort_by(|a, b| a.key.cmp(&b.key));
                out.push('<');
                out.push_str(name);
                for attribute in attributes {
                    out.extend([" ", &*attribute.key, "=\"", &*attribute.meaning, "\""]);
                }
                out.push_str(if empty { "/>" } else { ">" });
            }
            // `<a></a>` is `<a/>`.
            Piece::End if begun == Some(out.len()) => {
                out.pop();
                out.push_str("/>");
            }
            Piece::End => out.extend([raw.trim_end_matches('>').trim_end(), ">"]),
            Piece::Aside => match raw.strip_prefix("<![CDATA[").and_then(|inner| inner.strip_suffix("]]>")) {
                Some(inner) => out.push_str(&inner.replace("\r\n", "\n").replace('&', "&amp;").replace('<', "&lt;")),
                None => out.push_str(raw),
            },
            Piece::Text => {
                let text = numbered(raw).replace("\r\n", "\n").replace("&quot;", "\"").replace("&apos;", "'");
                out.push_str(&text.replace("&gt;", ">"));
            }
        }
        begun = starts.then_some(out.len());
        at = end;
    }
    out
}

/// The value of an attribute of an element.
pub(super) fn attribute<'n>(node: &'n Node<'_>, name: &str) -> Option<&'n str> {
    node.child(TAG)?.child(name).map(|attribute| &*attribute.meaning)
}

/// Makes what tools noted on the two sides the same: the later change with its author, the higher count.
pub(super) fn reconcile<'s>(ours: &mut Node<'s>, theirs: &mut Node<'s>, stamps: &[Stamp]) {
    if ours.form != Form::Markup || theirs.form != Form::Markup || (ours.core.is_some() && ours.core == theirs.core) {
        return;
    }
    if ours.key == TAG {
        for stamp in stamps {
            let value = |node: &Node<'_>| node.child(stamp.name).map(|attribute| attribute.meaning.to_string());
            let (our, their) = (value(ours), value(theirs));
            if our == their {
                continue;
            }
            let greater = |text: &str| text.parse::<u64>().unwrap_or_default();
            let by_us = match (&our, &their) {
                (Some(our), Some(their)) => match stamp.wins {
                    Wins::Later => our > their,
                    Wins::Earlier => our < their,
                    Wins::Greater => greater(our) > greater(their),
                },
                (our, _) => our.is_some(),
            };
            let (winner, loser) = if by_us { (&*ours, &mut *theirs) } else { (&*theirs, &mut *ours) };
            for name in std::iter::once(&stamp.name).chain(stamp.along) {
                take(loser, winner, name);
            }
        }
        return;
    }
    for child in &mut ours.children {
        if let Some(other) = theirs.children.iter_mut().find(|other| other.key == child.key) {
            let before = (child.core, other.core);
            reconcile(child, other, stamps);
            if before.0 != child.core {
                ours.core = None;
            }
            if before.1 != other.core {
                theirs.core = None;
            }
        }
    }
}

/// Gives a tag the attribute of another one.
fn take(tag: &mut Node<'_>, from: &Node<'_>, name: &str) {
    let at = tag.children.iter().position(|attribute| attribute.key == name);
    let new = from.child(name).map(owned);
    match (at, new) {
        (Some(at), Some(mut new)) => {
            new.gap = Cow::Owned(tag.children[at].gap.to_string());
            tag.children[at] = new;
        }
        (Some(at), None) => {
            tag.children.remove(at);
        }
        (None, Some(mut new)) => {
            if new.gap.is_empty() {
                new.gap = Cow::Borrowed(" ");
            }
            tag.children.push(new);
        }
        (None, None) => return,
    }
    tag.core = None;
}

/// The same leaf, of no text.
fn owned<'n>(leaf: &Node<'_>) -> Node<'n> {
    Node {
        key: leaf.key.clone(),
        label: leaf.label.clone(),
        gap: Cow::Owned(leaf.gap.to_string()),
        open: Cow::Owned(leaf.open.to_string()),
        meaning: Cow::Owned(leaf.meaning.to_string()),
        ..Node::default()
    }
}
