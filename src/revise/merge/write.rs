//! What is written: a thing as one side has it, and conflicts.

use std::borrow::Cow;

use super::conflict::{Conflict, ConflictKind};
use super::node::{Form, Label, Node};
use super::three::{How, Merger, Stop, Three};

impl Merger<'_> {
    pub(super) fn torn(
        &mut self,
        three: Three<'_, '_>,
        kind: ConflictKind,
        detail: Vec<Label>,
        how: How,
        indent: &str,
    ) -> Result<(), Stop> {
        let own_lines = |node: Option<&Node<'_>>| node.is_none_or(|node| node.apart || node.gap.contains('\n'));
        let fits = match how {
            How::Lines { .. } => true,
            How::Inline | How::Attributes => false,
            How::Markup => own_lines(three.base) && own_lines(three.ours) && own_lines(three.theirs),
        };
        if !fits {
            return Err(Stop::Torn(kind, detail));
        }
        let depth = self.path.len();
        self.path.extend(detail.into_iter().rev());
        let sides = [three.base.as_slice(), three.ours.as_slice(), three.theirs.as_slice()];
        let done = self.hunk(sides, kind, how, indent);
        self.path.truncate(depth);
        done
    }

    /// Lines that are marked.
    pub(super) fn hunk(
        &mut self,
        [base, ours, theirs]: [&[&Node<'_>]; 3],
        kind: ConflictKind,
        how: How,
        indent: &str,
    ) -> Result<(), Stop> {
        if matches!(how, How::Inline | How::Attributes) {
            return Err(Stop::Torn(kind, Vec::new()));
        }
        if let Some(any) = ours.first().or(theirs.first())
            && how != How::Markup
        {
            self.out.start_line();
            self.out.push(&any.gap);
        }
        if let Some(any) = ours.first().or(theirs.first())
            && !any.gap.trim().is_empty()
        {
            self.out.push_apart(&any.gap);
        }
        let mut text = |nodes: &[&Node<'_>]| -> Result<String, Stop> {
            let before = std::mem::take(&mut self.out.text);
            let plain = std::mem::replace(&mut self.plain, true);
            let mut done = Ok(());
            for (at, node) in nodes.iter().enumerate() {
                if how == How::Markup {
                    // The line's own white space, without those before it.
                    let indent = node.gap.rsplit('\n').next().unwrap_or_default();
                    self.out.push(indent);
                    done = done.and_then(|()| self.whole(node));
                    self.out.start_line();
                } else {
                    let gap = if at == 0 { Some(&Cow::Borrowed("")) } else { None };
                    let node = Node { indent: settle(node, indent), ..(*node).clone() };
                    done = done.and_then(|()| self.one(&node, how, gap));
                }
            }
            self.out.start_line();
            self.plain = plain;
            let text = std::mem::replace(&mut self.out.text, before);
            done.map(|()| text)
        };
        let (base_text, our_text, their_text) = (text(base)?, text(ours)?, text(theirs)?);
        let shown = |nodes: &[&Node<'_>], text: &str| (!nodes.is_empty()).then(|| text.trim_end().to_owned());
        let path: Vec<&Label> = self.path.iter().filter(|label| !label.label.is_empty()).collect();
        let conflict = Conflict {
            kind,
            place: path.iter().map(|label| label.label.clone()).collect(),
            called: path.iter().map(|label| label.called.clone()).collect(),
            line: 0,
            base: shown(base, &base_text),
            ours: shown(ours, &our_text),
            theirs: shown(theirs, &their_text),
        };
        self.out.conflict(conflict, &base_text, &our_text, &their_text);
        Ok(())
    }

    /// A thing as one side has it, in a list whose members stand so far in.
    pub(super) fn one_of(&mut self, node: &Node<'_>, how: How, indent: &str) -> Result<(), Stop> {
        let node = Node { indent: settle(node, indent), ..node.clone() };
        self.one(&node, how, None)
    }

    /// A thing as one side has it.
    pub(super) fn one(&mut self, node: &Node<'_>, how: How, gap: Option<&Cow<'_, str>>) -> Result<(), Stop> {
        self.head(gap.unwrap_or(&node.gap), &node.lead, &node.indent, how)?;
        self.whole(node)?;
        self.end(&node.tail, how, node.is_remark())
    }

    pub(super) fn head(&mut self, gap: &str, lead: &[Cow<'_, str>], indent: &str, how: How) -> Result<(), Stop> {
        match how {
            How::Inline if !lead.is_empty() => return Err(Stop::Lines),
            How::Inline => {}
            How::Markup | How::Attributes => {
                self.out.push_apart(gap);
            }
            How::Lines { .. } => {
                self.out.start_line();
                if gap.contains('\n') {
                    self.out.push(gap);
                }
                for line in lead {
                    self.out.push(indent);
                    self.out.push(line);
                    self.out.start_line();
                }
                self.out.push(indent);
            }
        }
        Ok(())
    }

    pub(super) fn end(&mut self, tail: &str, how: How, remark: bool) -> Result<(), Stop> {
        match how {
            How::Inline if !tail.trim().is_empty() => return Err(Stop::Lines),
            How::Lines { commas } => {
                if remark {
                    // Only white space was put behind the lines above.
                    let end = self.out.text.trim_end_matches([' ', '\t']).len();
                    self.out.text.truncate(end);
                    return Ok(());
                }
                if commas {
                    self.out.push(",");
                }
                self.out.push(tail);
            }
            _ => {}
        }
        Ok(())
    }

    /// From `open` to `close`, as one side has it; what came from elsewhere in it is merged.
    pub(super) fn whole(&mut self, node: &Node<'_>) -> Result<(), Stop> {
        if let Some(core) = node.core {
            self.out.push(core);
            return Ok(());
        }
        if node.form == Form::Leaf {
            self.out.push(&node.open);
            return Ok(());
        }
        let alone = (&[][..], &node.children[..], &[][..]);
        let mark = self.out.mark();
        self.out.push(&node.open);
        match node.form {
            Form::List { lines: false } | Form::Braces => {
                if self.children(alone, How::Inline, "").is_err() {
                    self.out.back(mark);
                    self.out.push(&node.open);
                    let indent = format!("{}  ", node.indent);
                    self.children(alone, How::Lines { commas: true }, &indent)?;
                    self.out.start_line();
                }
            }
            Form::List { lines: true } => {
                self.children(alone, How::Lines { commas: true }, "")?;
                self.out.start_line();
            }
            Form::Block => self.children(alone, How::Lines { commas: false }, "")?,
            Form::Markup => self.children(alone, How::markup(node), "")?,
            Form::Leaf => {}
        }
        self.out.push(&node.close);
        Ok(())
    }
}

/// How far in a member of a list stands: as it was, or as its new neighbours.
fn settle<'s>(node: &Node<'s>, indent: &str) -> Cow<'s, str> {
    if node.indent.is_empty() { Cow::Owned(indent.to_owned()) } else { node.indent.clone() }
}
