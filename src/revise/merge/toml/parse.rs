//! A TOML file as a tree: sections, entries, members of lists, keys in braces. Nothing in it is lost.

use std::borrow::Cow;

use toml_parser::lexer::TokenKind;

use super::super::super::tokens::{DEEPEST, Tokens};
use super::super::node::{Form, Node, number};
use super::values::{braces_meaning, meaning};

/// A table with its entries.
pub(super) struct Section<'s> {
    /// The parts of its header, as they are meant; none for what stands before the first header.
    pub(super) path: Vec<String>,
    /// True for `[[…]]`.
    pub(super) listed: bool,
    /// Its lines; the key is left to others.
    pub(super) node: Node<'s>,
    /// Byte where its header stands.
    pub(super) start: usize,
    /// Remarks behind its entries that an empty line sets apart: they are nobody's.
    pub(super) after: Vec<Node<'s>>,
}

/// Gives the members of a list their keys; it knows what the list is and where each member stands.
pub(super) trait Keys {
    /// The key and the label of a member of the list under `entry`; `None`: what it means is its key.
    fn member(&self, entry: &str, member: &mut Node<'_>, start: usize) -> Option<(String, String)>;
}

/// The sections of a file that is well-formed; an offset where it is not.
pub(super) fn sections<'s>(text: &'s str, keys: &dyn Keys) -> Result<Vec<Section<'s>>, usize> {
    let mut parser = Parser { tokens: Tokens::new(text), keys };
    parser.document()
}

struct Parser<'s, 't> {
    tokens: Tokens<'s>,
    keys: &'t dyn Keys,
}

/// Remarks and empty lines that wait for what they stand above.
#[derive(Default)]
struct Above<'s> {
    gap: &'s str,
    lead: Vec<Cow<'s, str>>,
}

impl<'s> Above<'s> {
    /// As lines that are nobody's.
    fn remark(self) -> Node<'s> {
        let key = format!("#{}", self.lead.join("\n"));
        Node { key, gap: Cow::Borrowed(self.gap), lead: self.lead, core: Some(""), ..Node::default() }
    }
}

impl<'s> Parser<'s, '_> {
    /// Empty lines and remarks, up to what they stand above; what an empty line parts from it goes to `loose`.
    fn above(&mut self, loose: &mut Vec<Node<'s>>) -> (Above<'s>, &'s str) {
        let mut above = Above::default();
        let mut gap_start = self.tokens.place();
        loop {
            let line = self.tokens.place();
            let indent = self.tokens.blanks();
            match self.tokens.kind() {
                TokenKind::Newline => {
                    self.tokens.at += 1;
                    if !above.lead.is_empty() {
                        loose.push(std::mem::take(&mut above).remark());
                        gap_start = line;
                    }
                }
                TokenKind::Comment => {
                    if above.lead.is_empty() {
                        above.gap = &self.tokens.text[gap_start..line];
                    }
                    above.lead.push(Cow::Borrowed(self.tokens.raw().trim()));
                    self.tokens.at += 1;
                    if self.tokens.kind() == TokenKind::Newline {
                        self.tokens.at += 1;
                    }
                    gap_start = self.tokens.place();
                }
                _ => {
                    if above.lead.is_empty() {
                        above.gap = &self.tokens.text[gap_start..line];
                    }
                    return (above, indent);
                }
            }
        }
    }

    fn document(&mut self) -> Result<Vec<Section<'s>>, usize> {
        let root = Node { form: Form::Block, ..Node::default() };
        let mut sections = vec![Section { path: Vec::new(), listed: false, node: root, start: 0, after: Vec::new() }];
        loop {
            let mut loose = Vec::new();
            let (above, indent) = self.above(&mut loose);
            let section = sections.last_mut().ok_or(0_usize)?;
            match self.tokens.kind() {
                TokenKind::Eof => {
                    section.after.extend(loose);
                    // Remarks on the last lines stand above nothing.
                    if !above.lead.is_empty() {
                        section.after.push(above.remark());
                    }
                    break;
                }
                TokenKind::LeftSquareBracket => {
                    section.after.extend(loose);
                    let start = self.tokens.place();
                    let (path, listed) = self.header()?;
                    let header = &self.tokens.text[start..self.tokens.place()];
                    let tail = self.tail();
                    let open = &self.tokens.text[start..start + header.len() + tail.len()];
                    self.tokens.end_of_line()?;
                    let label = path.join(".");
                    let node = Node {
                        label,
                        gap: Cow::Borrowed(above.gap),
                        lead: above.lead,
                        indent: Cow::Borrowed(indent),
                        open: Cow::Borrowed(open),
                        form: Form::Block,
                        core: Some(open),
                        ..Node::default()
                    };
                    sections.push(Section { path, listed, node, start, after: Vec::new() });
                }
                _ => {
                    // Remarks before an entry, on the way within the section.
                    let entry = self.entry(above, indent)?;
                    section.node.children.append(&mut section.after);
                    section.node.children.extend(loose);
                    section.node.children.push(entry);
                    let end = self.tokens.end_of_line()?;
                    section.node.core = Some(&self.tokens.text[section.start..end]);
                }
            }
        }
        for section in &mut sections {
            number(&mut section.node.children);
        }
        Ok(sections)
    }

    /// White space and a remark at the end of a line.
    fn tail(&mut self) -> &'s str {
        let start = self.tokens.place();
        let before = self.tokens.at;
        self.tokens.blanks();
        if self.tokens.kind() != TokenKind::Comment {
            self.tokens.at = before;
            return "";
        }
        self.tokens.at += 1;
        self.tokens.text[start..self.tokens.place()].trim_end()
    }

    fn header(&mut self) -> Result<(Vec<String>, bool), usize> {
        let listed = self.tokens.open_header()?;
        let path = self.key()?;
        self.tokens.close_header(listed)?;
        Ok((path, listed))
    }

    fn key(&mut self) -> Result<Vec<String>, usize> {
        let mut parts = Vec::new();
        loop {
            self.tokens.blanks();
            let raw = self.tokens.raw();
            parts.push(match self.tokens.kind() {
                TokenKind::Atom => raw.to_owned(),
                TokenKind::BasicString | TokenKind::LiteralString => {
                    let text = raw.parse::<toml_edit::Value>().ok().and_then(|value| value.as_str().map(str::to_owned));
                    text.ok_or_else(|| self.tokens.place())?
                }
                _ => return Err(self.tokens.place()),
            });
            self.tokens.at += 1;
            let before = self.tokens.at;
            self.tokens.blanks();
            if self.tokens.kind() != TokenKind::Dot {
                self.tokens.at = before;
                return Ok(parts);
            }
            self.tokens.at += 1;
        }
    }

    /// `key = value` with the remark behind it.
    fn entry(&mut self, above: Above<'s>, indent: &'s str) -> Result<Node<'s>, usize> {
        let start = self.tokens.place();
        let mut node = self.pair(start, 0)?;
        node.gap = Cow::Borrowed(above.gap);
        node.lead = above.lead;
        node.indent = Cow::Borrowed(indent);
        node.tail = Cow::Borrowed(self.tail());
        if node.form == (Form::List { lines: true }) {
            node.close = Cow::Owned(format!("{indent}]"));
        }
        Ok(node)
    }

    /// `key = value`.
    fn pair(&mut self, start: usize, depth: usize) -> Result<Node<'s>, usize> {
        let path = self.key()?;
        let name = path.last().cloned().unwrap_or_default();
        self.tokens.expect(TokenKind::Equals)?;
        self.tokens.blanks();
        let mut node = self.value(start, &name, depth)?;
        node.key = path.join(".");
        node.label.clone_from(&node.key);
        Ok(node)
    }

    /// A value; `start` is where what holds it begins.
    fn value(&mut self, start: usize, name: &str, depth: usize) -> Result<Node<'s>, usize> {
        if depth > DEEPEST {
            return Err(self.tokens.place());
        }
        let at = self.tokens.place();
        let mut node = match self.tokens.kind() {
            TokenKind::LeftSquareBracket => self.list(name, depth)?,
            TokenKind::LeftCurlyBracket => self.braces(depth)?,
            _ => Node { meaning: Cow::Owned(meaning(self.tokens.scalar()?)), ..Node::default() },
        };
        let core = &self.tokens.text[start..self.tokens.place()];
        node.core = Some(core);
        if node.form == Form::Leaf {
            node.open = Cow::Borrowed(core);
            if node.meaning.is_empty() {
                node.meaning = Cow::Borrowed(&self.tokens.text[at..self.tokens.place()]);
            }
        } else {
            node.open = Cow::Owned(format!("{}{}", &self.tokens.text[start..at], node.open));
        }
        Ok(node)
    }

    /// A table in braces. One that runs over lines, or has remarks, is taken as a whole.
    fn braces(&mut self, depth: usize) -> Result<Node<'s>, usize> {
        self.tokens.at += 1;
        let mut node = Node { form: Form::Braces, open: Cow::Borrowed("{"), ..Node::default() };
        let mut whole = true;
        loop {
            let gap = self.tokens.blanks();
            match self.tokens.kind() {
                TokenKind::RightCurlyBracket => {
                    node.close = Cow::Owned(format!("{gap}}}"));
                    self.tokens.at += 1;
                    break;
                }
                TokenKind::Comma => self.tokens.at += 1,
                TokenKind::Newline | TokenKind::Comment => {
                    whole = false;
                    self.tokens.at += 1;
                }
                TokenKind::Eof => return Err(self.tokens.place()),
                _ => {
                    let start = self.tokens.place();
                    let mut pair = self.pair(start, depth + 1)?;
                    whole &= !self.tokens.text[start..self.tokens.place()].contains('\n');
                    pair.gap = Cow::Borrowed(gap);
                    node.children.push(pair);
                }
            }
        }
        number(&mut node.children);
        if !whole {
            let meaning = braces_meaning(&node);
            node = Node { meaning: Cow::Owned(meaning), ..Node::default() };
        }
        Ok(node)
    }

    fn list(&mut self, name: &str, depth: usize) -> Result<Node<'s>, usize> {
        let list_start = self.tokens.place();
        self.tokens.at += 1;
        let open_tail = self.tail();
        let mut node = Node { form: Form::List { lines: false }, ..Node::default() };
        let lines = {
            let before = self.tokens.at;
            self.tokens.blanks();
            let is = self.tokens.kind() == TokenKind::Newline;
            self.tokens.at = if is { self.tokens.at + 1 } else { before };
            is
        };
        let mut plain = true;
        let mut broken = lines || !open_tail.is_empty();
        loop {
            let before = self.tokens.at;
            let mut loose = Vec::new();
            let (mut above, mut indent) = self.above(&mut loose);
            broken |= self.tokens.text[self.tokens.place_of(before)..self.tokens.place()].contains('\n');
            node.children.append(&mut loose);
            match self.tokens.kind() {
                TokenKind::RightSquareBracket => {
                    if !above.lead.is_empty() {
                        node.children.push(above.remark());
                    }
                    node.close = Cow::Owned(format!("{indent}]"));
                    self.tokens.at += 1;
                    break;
                }
                TokenKind::Comma => {
                    self.tokens.at += 1;
                    continue;
                }
                TokenKind::Eof => return Err(self.tokens.place()),
                _ => {}
            }
            plain &= matches!(
                self.tokens.kind(),
                TokenKind::BasicString
                    | TokenKind::LiteralString
                    | TokenKind::MlBasicString
                    | TokenKind::MlLiteralString
                    | TokenKind::LeftCurlyBracket
            );
            if !broken {
                above.gap = std::mem::take(&mut indent);
            }
            let mut member = self.member(name, depth)?;
            broken |= !member.tail.is_empty();
            member.gap = Cow::Borrowed(above.gap);
            member.lead = above.lead;
            member.indent = Cow::Borrowed(indent);
            node.children.push(member);
        }
        if !plain {
            let meaning: String = self.tokens.text[list_start..self.tokens.place()].split_whitespace().collect();
            return Ok(Node { meaning: Cow::Owned(meaning), ..Node::default() });
        }
        number(&mut node.children);
        node.open = Cow::Borrowed("[");
        if broken {
            in_lines(&mut node, open_tail);
        }
        Ok(node)
    }

    /// A member of a list, and what stands behind it on its line.
    fn member(&mut self, list: &str, depth: usize) -> Result<Node<'s>, usize> {
        let start = self.tokens.place();
        let mut member = self.value(start, list, depth + 1)?;
        // A remark may stand before or behind the comma.
        let mut tail = self.tail().to_owned();
        self.skip_comma(&mut tail);
        member.tail = Cow::Owned(tail);
        let own = self.keys.member(list, &mut member, start);
        (member.key, member.label) = own.unwrap_or_else(|| {
            let key = if member.form == Form::Leaf { member.meaning.to_string() } else { braces_meaning(&member) };
            let label = key.trim_start_matches('"').to_owned();
            (key, label)
        });
        Ok(member)
    }

    /// Steps over the comma behind a member, and over the remark on its line.
    fn skip_comma(&mut self, tail: &mut String) {
        let before = self.tokens.at;
        if !tail.is_empty() && self.tokens.kind() == TokenKind::Newline {
            // A remark, then perhaps a comma on a line of its own.
            self.tokens.at += 1;
            self.tokens.blanks();
            if self.tokens.kind() != TokenKind::Comma {
                self.tokens.at = before;
            }
        }
        self.tokens.blanks();
        if self.tokens.kind() == TokenKind::Comma {
            self.tokens.at += 1;
            let more = self.tail();
            tail.push_str(more);
        } else {
            self.tokens.at = before;
        }
        // The line's own end is no empty line.
        let before = self.tokens.at;
        self.tokens.blanks();
        if self.tokens.kind() == TokenKind::Newline {
            self.tokens.at += 1;
        } else {
            self.tokens.at = before;
        }
    }
}

/// Makes of a list one whose members have lines; `tail` stands behind its bracket.
fn in_lines(list: &mut Node<'_>, tail: &str) {
    list.form = Form::List { lines: true };
    list.open = Cow::Owned(format!("[{tail}"));
    list.close = Cow::Borrowed("]");
    let indent = list.children.iter().map(|child| child.indent.clone()).find(|indent| !indent.is_empty());
    for child in list.children.iter_mut().filter(|child| child.indent.is_empty() && !child.gap.is_empty()) {
        // They stood behind one another on a line.
        child.indent = indent.clone().unwrap_or(Cow::Borrowed("  "));
    }
}
