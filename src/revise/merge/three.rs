//! Three versions of a tree made one: what one side changed comes in, what both changed alike comes in once, and what each
//! changed in its own way is a conflict of the smallest lines around it.

use std::borrow::Cow;

use super::conflict::{Conflict, ConflictKind, Markers, Out};
use super::node::{Contest, Form, Node};
use super::standing;
use super::weave::{Slot, weave};

/// Why something cannot be written where it stands.
pub(super) enum Stop {
    /// It needs lines of its own.
    Lines,
    /// The sides want different things; what, from the part to the whole.
    Torn(ConflictKind, Vec<String>),
}

/// How children are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Lines { commas: bool },
    Inline,
    Markup,
}

/// Merges trees into a text.
pub(super) struct Merger<'m> {
    pub(super) out: Out<'m>,
    path: Vec<String>,
    /// What is written stands between markers: as its side has it, whatever the other one says.
    plain: bool,
}

/// The same thing on up to three sides.
#[derive(Clone, Copy)]
pub(super) struct Three<'n, 's> {
    pub(super) base: Option<&'n Node<'s>>,
    pub(super) ours: Option<&'n Node<'s>>,
    pub(super) theirs: Option<&'n Node<'s>>,
}

/// What becomes of a slot.
pub(super) enum Fate<'n, 's> {
    Dropped,
    /// Both have it.
    Both(Option<&'n Node<'s>>, &'n Node<'s>, &'n Node<'s>),
    /// As one side has it.
    One(&'n Node<'s>),
    Torn(ConflictKind),
}

impl<'m> Merger<'m> {
    pub(super) fn new(markers: &'m Markers, line_end: &'static str) -> Self {
        Self { out: Out::new(markers, line_end), path: Vec::new(), plain: false }
    }

    /// The whole files; the roots are never a conflict by themselves.
    pub(super) fn files(&mut self, base: &Node<'_>, ours: &Node<'_>, theirs: &Node<'_>) -> Result<(), Stop> {
        self.core(Some(base), ours, theirs)
    }

    /// A thing that both sides have.
    fn both(&mut self, base: Option<&Node<'_>>, ours: &Node<'_>, theirs: &Node<'_>, how: How) -> Result<(), Stop> {
        if ours.is_written_as(theirs) || base.is_some_and(|base| base.is_written_as(theirs)) {
            let gap = base.filter(|base| base.gap == ours.gap).map_or(&ours.gap, |_| &theirs.gap);
            return self.one(ours, how, Some(gap));
        }
        if base.is_some_and(|base| base.is_written_as(ours)) {
            let gap = base.filter(|base| base.gap == ours.gap).map_or(&ours.gap, |_| &theirs.gap);
            return self.one(theirs, how, Some(gap));
        }
        if ours.contested == Some(Contest::Namesakes) && !ours.is_written_as(theirs) {
            let kind = if base.is_none() { ConflictKind::Added } else { ConflictKind::Changed };
            return Err(Stop::Torn(kind, Vec::new()));
        }
        let reworded = ours.reworded || theirs.reworded;
        if reworded && !ours.means(theirs) && base.is_some_and(|base| !base.means(ours) && !base.means(theirs)) {
            return Err(Stop::Torn(ConflictKind::Changed, Vec::new()));
        }
        if base.is_none() && (ours.term.is_some() || theirs.term.is_some()) && !standing::alike(ours, theirs) {
            return Err(Stop::Torn(ConflictKind::Added, Vec::new()));
        }
        let gap = match base {
            Some(base) if base.gap == ours.gap => &theirs.gap,
            _ => &ours.gap,
        };
        let lead = match base {
            Some(base) if base.lead == ours.lead => Cow::Borrowed(&theirs.lead),
            Some(base) if base.lead == theirs.lead => Cow::Borrowed(&ours.lead),
            _ if ours.lead == theirs.lead => Cow::Borrowed(&ours.lead),
            base => Cow::Owned(self.remarks(base.map_or(&[][..], |base| &base.lead), &ours.lead, &theirs.lead)),
        };
        let mut lead = lead.into_owned();
        let tail = match base {
            Some(base) if base.tail.trim() == ours.tail.trim() => &theirs.tail,
            Some(base) if base.tail.trim() == theirs.tail.trim() => &ours.tail,
            _ if theirs.tail.trim() == ours.tail.trim() || theirs.tail.trim().is_empty() => &ours.tail,
            _ if ours.tail.trim().is_empty() => &theirs.tail,
            _ => {
                lead.push(Cow::Owned(theirs.tail.trim().to_owned()));
                self.note_remarks();
                &ours.tail
            }
        };
        let mark = self.out.mark();
        self.head(gap, &lead, &ours.indent, how)?;
        if let Err(stop) = self.core(base, ours, theirs) {
            self.out.back(mark);
            return Err(stop);
        }
        self.end(tail, how, ours.is_remark())
    }

    /// Remarks that both sides changed: all that neither took away, and all that either wrote.
    fn remarks<'s>(
        &mut self,
        base: &[Cow<'s, str>],
        ours: &[Cow<'s, str>],
        theirs: &[Cow<'s, str>],
    ) -> Vec<Cow<'s, str>> {
        self.note_remarks();
        let (slots, _) = weave(base, ours, theirs);
        let text = |slot: Slot| match (slot.base, slot.ours, slot.theirs) {
            (Some(_), None, _) | (Some(_), _, None) => None,
            (_, Some(at), _) => Some(ours[at].clone()),
            (_, _, Some(at)) => Some(theirs[at].clone()),
            _ => None,
        };
        slots.into_iter().filter_map(text).collect()
    }

    fn note_remarks(&mut self) {
        let place = self.path.join(", ");
        self.out.notes.push(format!("{place}: both sides changed the remark; both remarks stand"));
    }

    /// From `open` to `close`.
    fn core(&mut self, base: Option<&Node<'_>>, ours: &Node<'_>, theirs: &Node<'_>) -> Result<(), Stop> {
        for (this, other) in [(ours, theirs), (theirs, ours)] {
            let same = |one: &Node<'_>| one.core.is_some() && one.core == other.core;
            if let Some(core) = this.core
                && (base.is_some_and(same) || same(this))
            {
                self.out.push(core);
                return Ok(());
            }
        }
        if ours.form == Form::Leaf || !ours.form.is_like(theirs.form) {
            let winner = match base {
                _ if ours.means(theirs) => ours,
                Some(base) if base.means(theirs) => ours,
                Some(base) if base.means(ours) => theirs,
                Some(_) => return Err(Stop::Torn(ConflictKind::Changed, Vec::new())),
                None => return Err(Stop::Torn(ConflictKind::Added, Vec::new())),
            };
            return self.whole(winner);
        }
        let base = base.filter(|base| base.form.is_like(ours.form));
        let open = match base {
            _ if ours.meaning == theirs.meaning => &ours.open,
            Some(base) if base.meaning == theirs.meaning => &ours.open,
            Some(base) if base.meaning == ours.meaning => &theirs.open,
            Some(_) => return Err(Stop::Torn(ConflictKind::Changed, Vec::new())),
            None => return Err(Stop::Torn(ConflictKind::Added, Vec::new())),
        };
        let parts = (base.map_or(&[][..], |base| &base.children), &ours.children[..], &theirs.children[..]);
        match ours.form {
            Form::List { lines: false } => {
                let mark = self.out.mark();
                self.out.push(open);
                match self.children(parts, How::Inline, "") {
                    Ok(()) => self.out.push(&ours.close),
                    Err(Stop::Lines | Stop::Torn(..)) => {
                        // As a list of lines.
                        self.out.back(mark);
                        self.out.push(open);
                        let indent = format!("{}  ", ours.indent);
                        self.children(parts, How::Lines { commas: true }, &indent)?;
                        self.out.start_line();
                        let close = format!("{}{}", ours.indent, ours.close.trim_start());
                        self.out.push(&close);
                    }
                }
            }
            Form::List { lines: true } => {
                self.out.push(open);
                let indent = ours.children.first().map_or("  ", |child| &*child.indent).to_owned();
                self.children(parts, How::Lines { commas: true }, &indent)?;
                self.out.start_line();
                self.out.push(&ours.close);
            }
            Form::Braces => {
                self.out.push(open);
                self.children(parts, How::Inline, "")?;
                self.out.push(&ours.close);
            }
            Form::Block => {
                self.out.push(open);
                self.children(parts, How::Lines { commas: false }, "")?;
            }
            Form::Markup => {
                self.out.push(open);
                self.children(parts, How::Markup, "")?;
                self.out.push(&ours.close);
            }
            Form::Leaf => {}
        }
        Ok(())
    }

    /// What becomes of a slot.
    pub(super) fn fate<'n, 's>(three: Three<'n, 's>) -> Fate<'n, 's> {
        let kept = |node: &Node<'_>| node.contested == Some(Contest::Wanted);
        match (three.base, three.ours, three.theirs) {
            (base, Some(ours), Some(theirs)) => {
                let came = ours.came.as_deref().or(theirs.came.as_deref()).map(|came| &came.base);
                Fate::Both(base.or(came), ours, theirs)
            }
            (None, Some(one), None) | (None, None, Some(one)) => match (&one.came, one.contested) {
                (_, Some(Contest::MovedApart)) => Fate::Torn(ConflictKind::Moved),
                (_, Some(Contest::MayMeet)) => Fate::Torn(ConflictKind::MayMeet),
                (Some(came), _) => match &came.other {
                    None => Fate::Torn(ConflictKind::Moved),
                    Some(other) if three.ours.is_some() => Fate::Both(Some(&came.base), one, other),
                    Some(other) => Fate::Both(Some(&came.base), other, one),
                },
                _ => Fate::One(one),
            },
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) => match () {
                () if base.gone || one.gone => Fate::Dropped,
                () if kept(base) => Fate::Torn(ConflictKind::Wanted),
                () if base.means(one) => Fate::Dropped,
                () => Fate::Torn(ConflictKind::Deleted),
            },
            (_, None, None) => Fate::Dropped,
        }
    }

    fn children(
        &mut self,
        (base, ours, theirs): (&[Node<'_>], &[Node<'_>], &[Node<'_>]),
        how: How,
        indent: &str,
    ) -> Result<(), Stop> {
        let keys = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.key.clone()).collect::<Vec<_>>();
        let (slots, torn) = weave(&keys(base), &keys(ours), &keys(theirs));
        let sides = |slot: Slot| Three {
            base: slot.base.map(|at| &base[at]),
            ours: slot.ours.map(|at| &ours[at]),
            theirs: slot.theirs.map(|at| &theirs[at]),
        };
        let woven: Vec<Three<'_, '_>> = slots.into_iter().map(sides).collect();
        let torn = torn && ours.iter().any(|node| node.ordered);
        let disputes = if self.plain { Vec::new() } else { standing::disputes(base, ours, theirs, &woven) };
        let mut told: Vec<&str> = Vec::new();
        let mut first = true;
        for three in woven {
            let any = three.ours.or(three.theirs);
            let lang = any.and_then(|node| node.term.as_ref()).map(|term| &*term.lang);
            if let Some(lang) = lang.filter(|lang| disputes.iter().any(|dispute| dispute == lang)) {
                if !told.contains(&lang) {
                    told.push(lang);
                    let of = |node: &&Node<'_>| node.term.as_ref().is_some_and(|term| term.lang == lang);
                    let (base, ours, theirs) = (filtered(base, of), filtered(ours, of), filtered(theirs, of));
                    self.path.push(lang.to_owned());
                    let done = self.hunk([&base, &ours, &theirs], ConflictKind::Preferred, how, indent);
                    self.path.pop();
                    done?;
                }
                continue;
            }
            let Some(any) = any else { continue };
            if torn && any.ordered {
                if !told.contains(&"") {
                    told.push("");
                    let of = |node: &&Node<'_>| node.ordered;
                    let (base, ours, theirs) = (filtered(base, of), filtered(ours, of), filtered(theirs, of));
                    self.hunk([&base, &ours, &theirs], ConflictKind::Order, how, indent)?;
                }
                continue;
            }
            let fate = if self.plain { Fate::One(any) } else { Self::fate(three) };
            let mark = self.out.mark();
            if how == How::Inline && !any.is_remark() && !matches!(fate, Fate::Dropped) {
                if !first {
                    self.out.push(",");
                }
                let gap = match (first, ours.first().or(theirs.first())) {
                    (true, Some(leader)) => &*leader.gap,
                    _ if any.gap.trim().is_empty() && !any.gap.is_empty() && !any.gap.contains('\n') => &*any.gap,
                    _ => " ",
                };
                self.out.push(gap);
                first = false;
            }
            let label = any.label.clone();
            self.path.push(label);
            let done = match fate {
                Fate::Dropped => Ok(()),
                Fate::One(one) => self.one_of(one, how, indent),
                Fate::Both(base, ours, theirs) => {
                    let done = self.both(base, ours, theirs, how);
                    match done {
                        Err(Stop::Torn(kind, detail)) => {
                            // A field that one took away is a change of the whole.
                            let kind = match kind {
                                ConflictKind::Added | ConflictKind::Deleted if base.is_some() => ConflictKind::Changed,
                                ConflictKind::Changed | ConflictKind::Deleted if base.is_none() => ConflictKind::Added,
                                kind => kind,
                            };
                            let three = Three { base, ours: Some(ours), theirs: Some(theirs) };
                            self.torn(three, kind, detail, how, indent)
                        }
                        done => done,
                    }
                }
                Fate::Torn(kind) => self.torn(three, kind, Vec::new(), how, indent),
            };
            let label = self.path.pop();
            match done {
                Ok(()) => {}
                Err(Stop::Torn(kind, mut detail)) => {
                    self.out.back(mark);
                    detail.extend(label.filter(|label| !label.is_empty()));
                    return Err(Stop::Torn(kind, detail));
                }
                Err(stop) => {
                    self.out.back(mark);
                    return Err(stop);
                }
            }
        }
        Ok(())
    }

    fn torn(
        &mut self,
        three: Three<'_, '_>,
        kind: ConflictKind,
        detail: Vec<String>,
        how: How,
        indent: &str,
    ) -> Result<(), Stop> {
        let own_lines = |node: Option<&Node<'_>>| node.is_none_or(|node| node.gap.contains('\n'));
        let fits = match how {
            How::Lines { .. } => true,
            How::Inline => false,
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
    fn hunk(
        &mut self,
        [base, ours, theirs]: [&[&Node<'_>]; 3],
        kind: ConflictKind,
        how: How,
        indent: &str,
    ) -> Result<(), Stop> {
        if how == How::Inline {
            return Err(Stop::Torn(kind, Vec::new()));
        }
        if let Some(any) = ours.first().or(theirs.first())
            && how != How::Markup
        {
            self.out.start_line();
            self.out.push(&any.gap);
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
        let conflict = Conflict {
            kind,
            place: self.path.iter().filter(|label| !label.is_empty()).cloned().collect(),
            line: 0,
            base: shown(base, &base_text),
            ours: shown(ours, &our_text),
            theirs: shown(theirs, &their_text),
        };
        self.out.conflict(conflict, &base_text, &our_text, &their_text);
        Ok(())
    }

    /// A thing as one side has it, in a list whose members stand so far in.
    fn one_of(&mut self, node: &Node<'_>, how: How, indent: &str) -> Result<(), Stop> {
        let node = Node { indent: settle(node, indent), ..node.clone() };
        self.one(&node, how, None)
    }

    /// A thing as one side has it.
    fn one(&mut self, node: &Node<'_>, how: How, gap: Option<&Cow<'_, str>>) -> Result<(), Stop> {
        self.head(gap.unwrap_or(&node.gap), &node.lead, &node.indent, how)?;
        self.whole(node)?;
        self.end(&node.tail, how, node.is_remark())
    }

    fn head(&mut self, gap: &str, lead: &[Cow<'_, str>], indent: &str, how: How) -> Result<(), Stop> {
        match how {
            How::Inline if !lead.is_empty() => return Err(Stop::Lines),
            How::Inline => {}
            How::Markup => self.out.push(gap),
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

    fn end(&mut self, tail: &str, how: How, remark: bool) -> Result<(), Stop> {
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
    fn whole(&mut self, node: &Node<'_>) -> Result<(), Stop> {
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
            Form::Markup => self.children(alone, How::Markup, "")?,
            Form::Leaf => {}
        }
        self.out.push(&node.close);
        Ok(())
    }
}

/// Those of some nodes that are meant.
fn filtered<'n, 's>(nodes: &'n [Node<'s>], of: impl Fn(&&Node<'s>) -> bool) -> Vec<&'n Node<'s>> {
    nodes.iter().filter(of).collect()
}

/// How far in a member of a list stands: as it was, or as its new neighbours.
fn settle<'s>(node: &Node<'s>, indent: &str) -> Cow<'s, str> {
    if node.indent.is_empty() { Cow::Owned(indent.to_owned()) } else { node.indent.clone() }
}

impl Form {
    /// True if things that stand so and so can be held against one another.
    fn is_like(self, other: Self) -> bool {
        self == other || matches!((self, other), (Form::List { .. }, Form::List { .. }))
    }
}
