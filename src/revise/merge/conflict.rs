//! What two sides cannot both have, and how it is shown.

use serde::Serialize;

use super::remarks::Dropped;

/// A place where the two sides want different things. Its lines are marked in the result, unless it is a
/// [problem](ConflictKind::Problem) of the whole.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// Why they cannot both have it.
    pub kind: ConflictKind,
    /// What it is about, from the whole to the part: `concept gn1`, `name a`, `en Foo`, `rank`.
    pub place: Vec<String>,
    /// The same for people, with terms instead of ids and keys.
    pub called: Vec<String>,
    /// The line of the result where the first marker stands, from 1.
    pub line: u64,
    /// As the base has it; `None`: it does not.
    pub base: Option<String>,
    /// As ours has it.
    pub ours: Option<String>,
    /// As theirs has it.
    pub theirs: Option<String>,
}

/// Why two sides cannot both have what they want.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ConflictKind {
    /// Each changed it in its own way.
    Changed,
    /// Each added it, and not the same.
    Added,
    /// One took it away, the other changed it.
    Deleted,
    /// Each prefers another term of a name and language.
    Preferred,
    /// Each put the same things into another order, and the order has a meaning.
    Order,
    /// Each moved it to another place, or one moved it and the other took it away.
    Moved,
    /// One took a concept away, the other now points to it.
    Wanted,
    /// Each added a rule, and both may speak of the same names.
    MayMeet,
    /// The result has a mistake that neither side has.
    Problem,
}

/// How what is left to a person is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markers {
    /// Signs in a row, as git's `%L`.
    pub size: usize,
    /// What ours is called.
    pub ours: String,
    /// What the base is called.
    pub base: String,
    /// What theirs is called.
    pub theirs: String,
}

impl Default for Markers {
    fn default() -> Self {
        Self { size: 7, ours: "ours".into(), base: "base".into(), theirs: "theirs".into() }
    }
}

impl Markers {
    /// A marker's line, without line end.
    pub(super) fn line(&self, sign: char, name: &str) -> String {
        let mut line = sign.to_string().repeat(self.size.max(1));
        if !name.is_empty() {
            line.push(' ');
            line.push_str(name);
        }
        line
    }
}

/// What comes out, as it grows.
pub(super) struct Out<'m> {
    pub(super) text: String,
    pub(super) conflicts: Vec<Conflict>,
    pub(super) notes: Vec<String>,
    /// Remarks on what is not in the result.
    pub(super) dropped: Vec<Dropped>,
    markers: &'m Markers,
    pub(super) line_end: &'static str,
    counted: (usize, u64),
    /// Where the last marker of the last conflict begins and ends.
    last: Option<(usize, usize)>,
}

/// Where the output was.
#[derive(Clone, Copy)]
pub(super) struct Mark(usize, usize, usize, usize);

impl<'m> Out<'m> {
    pub(super) fn new(markers: &'m Markers, line_end: &'static str) -> Self {
        Self {
            text: String::new(),
            conflicts: Vec::new(),
            notes: Vec::new(),
            dropped: Vec::new(),
            markers,
            line_end,
            counted: (0, 1),
            last: None,
        }
    }
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }
    /// Puts a text that begins with white space; behind a conflict the line is new already.
    pub(super) fn push_apart(&mut self, text: &str) {
        let ended = self.text.is_empty() || self.text.ends_with('\n');
        let rest = text.strip_prefix("\r\n").or_else(|| text.strip_prefix('\n'));
        self.push(rest.filter(|_| ended).unwrap_or(text));
    }
    /// Ends a line that has begun.
    pub(super) fn start_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(self.line_end);
        }
    }
    pub(super) fn mark(&self) -> Mark {
        Mark(self.text.len(), self.conflicts.len(), self.notes.len(), self.dropped.len())
    }
    /// Takes back what was written since.
    pub(super) fn back(&mut self, mark: Mark) {
        self.text.truncate(mark.0);
        self.conflicts.truncate(mark.1);
        self.notes.truncate(mark.2);
        self.dropped.truncate(mark.3);
        self.last = self.last.filter(|last| last.1 <= mark.0);
        if self.counted.0 > mark.0 {
            self.counted = (0, 1);
        }
    }
    /// The line that is written next.
    fn line(&mut self) -> u64 {
        let (at, line) = self.counted;
        let line = line + memchr::memchr_iter(b'\n', &self.text.as_bytes()[at..]).count() as u64;
        self.counted = (self.text.len(), line);
        line
    }
    /// Marks a conflict around the texts of the three sides, each whole lines.
    pub(super) fn conflict(&mut self, mut conflict: Conflict, base: &str, ours: &str, theirs: &str) {
        self.start_line();
        let markers = self.markers;
        // What each side alone has in one place is one conflict.
        if let (Some((at, end)), Some(last)) = (self.last, self.conflicts.last_mut())
            && self.text[end..].trim().is_empty()
            && last.kind == conflict.kind
            && (&last.base, &last.theirs, &conflict.base, &conflict.ours) == (&None, &None, &None, &None)
        {
            last.theirs = conflict.theirs;
            let start = at;
            self.text.truncate(at);
            self.push(theirs);
            self.start_line();
            let at = self.text.len();
            self.push(&markers.line('>', &markers.theirs));
            self.start_line();
            self.last = Some((at, self.text.len()));
            self.counted = (0, 1);
            let end = self.text.len();
            for dropped in self.dropped.iter_mut().filter(|dropped| dropped.at > start) {
                dropped.at = end;
            }
            return;
        }
        conflict.line = self.line();
        self.conflicts.push(conflict);
        for (sign, name, text) in
            [('<', &*markers.ours, ours), ('|', &markers.base, base), ('=', "", theirs), ('>', &markers.theirs, "")]
        {
            self.start_line();
            let at = self.text.len();
            self.push(&markers.line(sign, name));
            self.start_line();
            self.last = Some((at, self.text.len()));
            self.push(text);
        }
        self.start_line();
    }
}
