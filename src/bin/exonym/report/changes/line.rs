//! A difference as a line, before it gets its looks.

use exonym::{Change, ChangeKind, Effect, EffectKind, Subject};

use crate::text::diff as text;

/// A piece of a line.
pub(super) enum Part<'c> {
    /// What the program says.
    Said(String),
    /// A text of the user's.
    Quoted(&'c str),
    /// A text that became another.
    Became(&'c str, &'c str),
}

/// A line: `+` new, `-` gone, `~` another, `>` elsewhere.
pub(super) struct Line<'c> {
    pub(super) sign: char,
    pub(super) parts: Vec<Part<'c>>,
}

/// What the lines of a change stand under: a concept, a unit, the file itself, its rules.
#[derive(PartialEq, Eq)]
pub(super) struct Heading<'c> {
    pub(super) subject: Subject,
    pub(super) id: Option<&'c str>,
    pub(super) called: Option<&'c str>,
}

impl<'c> Heading<'c> {
    pub(super) fn of(change: &'c Change) -> Self {
        match change.subject {
            Subject::Concept | Subject::Name | Subject::Term => {
                Self { subject: Subject::Concept, id: change.concept.as_deref(), called: None }
            }
            Subject::Unit => {
                Self { subject: Subject::Unit, id: change.text.as_deref(), called: change.called.as_deref() }
            }
            _ => Self { subject: Subject::Head, id: None, called: None },
        }
    }
}

/// The sign of what became of something.
pub(super) fn sign(change: ChangeKind) -> char {
    match change {
        ChangeKind::Added => '+',
        ChangeKind::Removed => '-',
        ChangeKind::Changed | ChangeKind::Preferred => '~',
        ChangeKind::Moved | ChangeKind::Renamed | ChangeKind::Split | ChangeKind::Joined => '>',
    }
}

/// The lines of a change. What a concept's heading says is none.
pub(super) fn lines(change: &Change) -> Vec<Line<'_>> {
    let said = |text: &str| Part::Said(text.to_owned());
    // A name is called by a term; where that is the one spoken of, nothing is to be said.
    let named = change.name_called.as_deref();
    let other =
        named.filter(|called| Some(*called) != change.text.as_deref() && Some(*called) != change.after.as_deref());
    let of_name = || {
        let parts = other.map(|called| [said(" (name "), Part::Quoted(called), said(")")]);
        parts.into_iter().flatten().collect::<Vec<_>>()
    };
    let (before, after) = (
        change.before_called.as_deref().or(change.before.as_deref()),
        change.after_called.as_deref().or(change.after.as_deref()),
    );
    let mut parts: Vec<Part<'_>> = Vec::new();
    match change.subject {
        Subject::Concept if matches!(change.change, ChangeKind::Split | ChangeKind::Joined) => {
            let said = if change.change == ChangeKind::Split { text::SPLIT } else { text::JOINED };
            let parts = vec![Part::Said(said.to_owned()), Part::Quoted(before.unwrap_or_default())];
            return vec![Line { sign: sign(change.change), parts }];
        }
        Subject::Concept if change.field.is_none() && change.change != ChangeKind::Renamed => return Vec::new(),
        Subject::Concept if change.field.is_none() => {
            return vec![Line { sign: sign(change.change), parts: vec![said(text::ANOTHER_ID)] }];
        }
        Subject::Unit if change.field.is_none() => {
            let whole = change.before.as_deref().or(change.after.as_deref()).unwrap_or_default();
            let line = |text| Line { sign: sign(change.change), parts: vec![Part::Quoted(text)] };
            return whole.lines().map(line).collect();
        }
        Subject::Head | Subject::Concept => {}
        Subject::Name if change.change == ChangeKind::Preferred => {
            parts.push(said(change.lang.as_deref().unwrap_or_default()));
            parts.push(said(" preferred"));
            parts.extend(of_name());
        }
        Subject::Name => {
            parts.push(said("name"));
            parts.extend(named.into_iter().flat_map(|called| [said(" "), Part::Quoted(called)]));
            if change.change == ChangeKind::Renamed {
                parts.push(Part::Said(format!(": {}", text::ANOTHER_KEY)));
                return vec![Line { sign: sign(change.change), parts }];
            }
        }
        Subject::Term => {
            parts.push(said(change.lang.as_deref().unwrap_or_default()));
            if change.field.as_deref() != Some("text") {
                parts.push(said(" "));
                parts.push(Part::Quoted(change.text.as_deref().unwrap_or_default()));
            }
            parts.extend(of_name());
        }
        Subject::Rule => {
            let of = change.called.as_deref().or(change.text.as_deref());
            parts.push(Part::Quoted(of.unwrap_or_default()));
        }
        Subject::Unit => parts.push(said(change.lang.as_deref().unwrap_or_default())),
    }
    if let Some(field) = change.field.as_deref().filter(|field| !matches!(*field, "text" | "say")) {
        let lead = if parts.is_empty() { "" } else { " " };
        parts.push(Part::Said(format!("{lead}{field}")));
    }
    let values = match (before, after) {
        (Some(before), Some(after)) => Some(Part::Became(before, after)),
        (Some(one), None) | (None, Some(one)) => Some(Part::Quoted(one)),
        (None, None) if change.change == ChangeKind::Moved => Some(said(text::MOVED_RULE)),
        (None, None) => None,
    };
    if let Some(values) = values {
        parts.push(said(": "));
        parts.push(values);
    }
    vec![Line { sign: sign(change.change), parts }]
}

/// What an effect says, without the house.
pub(super) fn effect(effect: &Effect) -> String {
    let (was, is) = (effect.before.as_deref(), effect.after.as_deref());
    let what = match effect.effect {
        EffectKind::Writes => text::writes(was, is),
        EffectKind::Stance => {
            let term = effect.term.as_deref().unwrap_or_default();
            text::stance(term, was.unwrap_or_default(), is.unwrap_or_default())
        }
    };
    format!("{} {}: {what}", effect.called.as_deref().unwrap_or(text::UNNAMED), effect.lang)
}

/// How many units a tool notes something different of, by what it is, in the order met.
pub(super) fn metadata(changes: &[Change]) -> Vec<(&str, usize)> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for change in changes.iter().filter(|change| change.metadata && change.subject == Subject::Unit) {
        let field = change.field.as_deref().unwrap_or_default();
        match counts.iter_mut().find(|(known, _)| *known == field) {
            Some((_, count)) => *count += 1,
            None => counts.push((field, 1)),
        }
    }
    counts
}
