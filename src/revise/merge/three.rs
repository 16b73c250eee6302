//! Three versions of a tree made one: what one side changed comes in, what both changed alike comes in once, and what each
//! changed in its own way is a conflict of the smallest lines around it.

use std::borrow::Cow;

use super::conflict::{ConflictKind, Markers, Out};
use super::node::{Contest, Form, Label, Node};
use super::remarks::{self, Dropped};
use super::standing;
use super::table::ROW;
use super::weave::{Slot, weave};
use super::xml::TAG;

/// Why something cannot be written where it stands.
pub(super) enum Stop {
    /// It needs lines of its own.
    Lines,
    /// The sides want different things; what, from the part to the whole.
    Torn(ConflictKind, Vec<Label>),
}

/// How children are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Lines {
        commas: bool,
    },
    Inline,
    Markup,
    /// In a tag: there are no lines in it.
    Attributes,
}

/// Merges trees into a text.
pub(super) struct Merger<'m> {
    pub(super) out: Out<'m>,
    pub(super) path: Vec<Label>,
    /// What is written stands between markers: as its side has it, whatever the other one says.
    pub(super) plain: bool,
}

/// The same thing on up to three sides.
#[derive(Clone, Copy)]
pub(super) struct Three<'n, 's> {
    pub(super) base: Option<&'n Node<'s>>,
    pub(super) ours: Option<&'n Node<'s>>,
    pub(super) theirs: Option<&'n Node<'s>>,
}

/// What stands in a thing on each side: base, ours, theirs.
pub(super) type Sides<'n, 's> = (&'n [Node<'s>], &'n [Node<'s>], &'n [Node<'s>]);

/// What stands in a thing, in one order.
struct Woven<'n, 's> {
    children: Vec<Three<'n, 's>>,
    /// Each side has put the same things into an order of its own, and the order counts.
    torn: bool,
    /// The languages in which the sides prefer different terms.
    disputes: Vec<String>,
}

/// What becomes of a slot.
#[derive(Clone, Copy)]
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

    /// What stands at one place of a text whose other parts are written elsewhere: none or one of each side.
    pub(super) fn piece(&mut self, base: &[Node<'_>], ours: &[Node<'_>], theirs: &[Node<'_>]) -> Result<(), Stop> {
        self.children((base, ours, theirs), How::Markup, "")
    }

    /// A thing that both sides have.
    fn both(&mut self, base: Option<&Node<'_>>, ours: &Node<'_>, theirs: &Node<'_>, how: How) -> Result<(), Stop> {
        if ours.contested == Some(Contest::Namesakes) {
            let kind = if base.is_none() { ConflictKind::Added } else { ConflictKind::Changed };
            return Err(Stop::Torn(kind, Vec::new()));
        }
        let gap = merged_gap(base.map(|base| &*base.gap), &ours.gap, &theirs.gap);
        if ours.is_written_as(theirs) || base.is_some_and(|base| base.is_written_as(theirs)) {
            return self.one(ours, how, Some(&gap));
        }
        if base.is_some_and(|base| base.is_written_as(ours)) {
            return self.one(theirs, how, Some(&gap));
        }
        let reworded = ours.reworded || theirs.reworded;
        if reworded && !ours.means(theirs) && base.is_some_and(|base| !base.means(ours) && !base.means(theirs)) {
            return Err(Stop::Torn(ConflictKind::Changed, Vec::new()));
        }
        if base.is_none() && (ours.term.is_some() || theirs.term.is_some()) && !standing::alike(ours, theirs) {
            return Err(Stop::Torn(ConflictKind::Added, Vec::new()));
        }
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
        self.head(&gap, &lead, &ours.indent, how)?;
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

    /// Remembers the remarks of what one side took away.
    fn drop_remarks(&mut self, node: &Node<'_>, how: How, indent: &str) {
        if !matches!(how, How::Lines { .. }) || node.gone {
            return;
        }
        let mut lines = Vec::new();
        remarks::of(node, &mut lines);
        let at = self.out.text.len();
        let gap = if matches!(how, How::Lines { commas: true }) { "" } else { &*node.gap };
        self.out.dropped.extend(lines.into_iter().map(|line| Dropped {
            at,
            gap: gap.to_owned(),
            indent: indent.to_owned(),
            line: line.to_owned(),
        }));
    }

    fn note_remarks(&mut self) {
        let place: Vec<&str> = self.path.iter().map(|label| &*label.called).filter(|label| !label.is_empty()).collect();
        let place = place.join(", ");
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
        if base.is_some_and(|base| !base.form.is_like(ours.form)) {
            // A text that became a list on both sides: which of its members is the old one is not known.
            return Err(Stop::Torn(ConflictKind::Changed, Vec::new()));
        }
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
                self.children(parts, How::markup(ours), "")?;
                self.out.push_apart(&ours.close);
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

    /// What stands in a thing, in one order.
    pub(super) fn children(&mut self, sides: Sides<'_, '_>, how: How, indent: &str) -> Result<(), Stop> {
        let Woven { children, torn, disputes } = self.woven(sides);
        // The hunks that are written: of a language's terms, and of what has an order (no language).
        let mut told: Vec<Option<&str>> = Vec::new();
        let mut first = true;
        for three in children {
            let Some(any) = three.ours.or(three.theirs) else { continue };
            let lang = any.term.as_ref().map(|term| &*term.lang).filter(|lang| disputes.iter().any(|own| own == lang));
            if lang.is_some() || torn && any.ordered {
                if !told.contains(&lang) {
                    told.push(lang);
                    self.together(sides, lang, how, indent)?;
                }
                continue;
            }
            let fate = if self.plain { Fate::One(any) } else { Self::fate(three) };
            let mark = self.out.mark();
            if how == How::Inline && !any.is_remark() && !matches!(fate, Fate::Dropped) {
                let (_, ours, theirs) = sides;
                self.comma(any, ours.first().or(theirs.first()).filter(|_| first), first);
                first = false;
            }
            self.path.push(any.labels());
            let done = self.child(three, any, fate, how, indent);
            let label = self.path.pop();
            if let Err(mut stop) = done {
                self.out.back(mark);
                if let Stop::Torn(_, detail) = &mut stop {
                    detail.extend(label.filter(|label| !label.label.is_empty()));
                }
                return Err(stop);
            }
        }
        Ok(())
    }

    /// The children of three sides in one order: the one in which fewer languages are disputed.
    fn woven<'n, 's>(&self, (base, ours, theirs): Sides<'n, 's>) -> Woven<'n, 's> {
        let keys = |nodes: &[Node<'_>]| nodes.iter().map(|node| node.key.clone()).collect::<Vec<_>>();
        let sides = |slot: Slot| Three {
            base: slot.base.map(|at| &base[at]),
            ours: slot.ours.map(|at| &ours[at]),
            theirs: slot.theirs.map(|at| &theirs[at]),
        };
        let (slots, torn) = weave(&keys(base), &keys(ours), &keys(theirs));
        let mut children: Vec<Three<'_, '_>> = slots.into_iter().map(sides).collect();
        let torn = torn && ours.iter().any(|node| node.ordered);
        let mut disputes = if self.plain { Vec::new() } else { standing::disputes(base, ours, theirs, &children) };
        if !disputes.is_empty() {
            // What theirs has comes behind what ours has added in the same place; the other way round all may be well.
            let (slots, _) = weave(&keys(base), &keys(theirs), &keys(ours));
            let turned = |slot: Slot| Slot { ours: slot.theirs, theirs: slot.ours, ..slot };
            let other: Vec<Three<'_, '_>> = slots.into_iter().map(|slot| sides(turned(slot))).collect();
            let fewer = standing::disputes(base, ours, theirs, &other);
            if fewer.len() < disputes.len() {
                (children, disputes) = (other, fewer);
            }
        }
        Woven { children, torn, disputes }
    }

    /// A conflict of all terms of a language, or of all that has an order.
    fn together(
        &mut self,
        (base, ours, theirs): Sides<'_, '_>,
        lang: Option<&str>,
        how: How,
        indent: &str,
    ) -> Result<(), Stop> {
        let is_meant = |node: &&Node<'_>| match lang {
            Some(lang) => node.term.as_ref().is_some_and(|term| term.lang == lang),
            None => node.ordered,
        };
        let [base, ours, theirs] = [base, ours, theirs].map(|nodes| nodes.iter().filter(is_meant).collect::<Vec<_>>());
        let kind = if lang.is_some() { ConflictKind::Preferred } else { ConflictKind::Order };
        self.path.extend(lang.map(|lang| Label { label: lang.to_owned(), called: lang.to_owned() }));
        let done = self.hunk([&base, &ours, &theirs], kind, how, indent);
        if lang.is_some() {
            self.path.pop();
        }
        done
    }

    /// What stands before a member within a line; the first has the gap of the `leader` that it takes the place of.
    fn comma(&mut self, any: &Node<'_>, leader: Option<&Node<'_>>, first: bool) {
        if !first {
            self.out.push(",");
        }
        let gap = match leader {
            Some(leader) => &*leader.gap,
            None if any.gap.trim().is_empty() && !any.gap.is_empty() && !any.gap.contains('\n') => &*any.gap,
            None => " ",
        };
        self.out.push(gap);
    }

    /// A child, as it is decided.
    fn child(
        &mut self,
        three: Three<'_, '_>,
        any: &Node<'_>,
        fate: Fate<'_, '_>,
        how: How,
        indent: &str,
    ) -> Result<(), Stop> {
        match fate {
            Fate::Dropped => {
                self.drop_remarks(any, how, indent);
                Ok(())
            }
            Fate::One(one) => self.one_of(one, how, indent),
            Fate::Both(base, ours, theirs) => match self.both(base, ours, theirs, how) {
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
            },
            Fate::Torn(kind) => self.torn(three, kind, Vec::new(), how, indent),
        }
    }
}

/// What stands before a thing: white space, and in XML remarks, of which none is lost.
pub(super) fn merged_gap<'g>(base: Option<&str>, ours: &'g str, theirs: &'g str) -> Cow<'g, str> {
    match base {
        Some(base) if base == ours => Cow::Borrowed(theirs),
        Some(base) if base == theirs => Cow::Borrowed(ours),
        _ if ours != theirs && !theirs.trim().is_empty() => Cow::Owned(format!("{ours}{}", theirs.trim_start())),
        _ => Cow::Borrowed(ours),
    }
}

impl How {
    /// How the parts of an element, or of its tag, are written.
    pub(super) fn markup(node: &Node<'_>) -> Self {
        if node.key == TAG || node.key.starts_with(ROW) { How::Attributes } else { How::Markup }
    }
}

impl Form {
    /// True if things that stand so and so can be held against one another.
    fn is_like(self, other: Self) -> bool {
        self == other || matches!((self, other), (Form::List { .. }, Form::List { .. }))
    }
}
