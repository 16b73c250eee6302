//! One difference.

use serde::Serialize;

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// What a glossary, policy or memory says of itself.
    Head,
    /// A concept.
    Concept,
    /// A name of a concept.
    Name,
    /// A term.
    Term,
    /// A rule of a policy.
    Rule,
    /// A unit of a memory.
    Unit,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// A field of it, or its text, is another.
    Changed,
    /// It stands elsewhere.
    Moved,
    /// It goes by another id or key.
    Renamed,
    /// Of a concept: it was a part of the one that had the id `before`, which goes on too, or became several.
    Split,
    /// Of a concept: the one that had the id `before` became a part of it.
    Joined,
    /// Of a name: another of its spellings is the first to be written.
    Preferred,
}

/// A difference. What does not apply is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it is about.
    pub subject: Subject,
    /// What became of it.
    pub change: ChangeKind,
    /// The concept's id, as it is now; of what is gone, as it was.
    pub concept: Option<String>,
    /// What the concept is called, for people; of a rule, what it speaks of, with concepts by what they are called.
    pub called: Option<String>,
    /// The key of the name.
    pub name: Option<String>,
    /// What the name is called, for people, where its concept has several.
    pub name_called: Option<String>,
    /// The language of the term or text.
    pub lang: Option<String>,
    /// The term; the id of a unit, or its source; what a rule speaks of.
    pub text: Option<String>,
    /// What is another: `rank`, `note`, `changedate`; `text` for the text itself, `codes` for inline codes alone.
    pub field: Option<String>,
    /// As it was.
    pub before: Option<String>,
    /// As it is.
    pub after: Option<String>,
    /// The same as `before` for people, where that has ids or keys.
    pub before_called: Option<String>,
    /// The same as `after` for people, where that has ids or keys.
    pub after_called: Option<String>,
    /// True for what a tool notes of a unit, as against its text.
    pub metadata: bool,
}

impl Change {
    pub(super) fn new(subject: Subject, change: ChangeKind) -> Self {
        Self {
            subject,
            change,
            concept: None,
            called: None,
            name: None,
            name_called: None,
            lang: None,
            text: None,
            field: None,
            before: None,
            after: None,
            before_called: None,
            after_called: None,
            metadata: false,
        }
    }
    /// One field of it.
    pub(super) fn field(mut self, (field, before, after): FieldChange) -> Self {
        self.change = match (&before, &after) {
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        (self.field, self.before, self.after) = (Some(field), before, after);
        self
    }
}

/// A field, what it was and what it is.
pub(super) type FieldChange = (String, Option<String>, Option<String>);

/// What a house says differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EffectKind {
    /// It writes another term for the concept.
    Writes,
    /// Its stance to the term is another.
    Stance,
}

/// What a difference means for a house.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// The house policy.
    pub policy: String,
    /// What it says differently.
    pub effect: EffectKind,
    /// The concept's id.
    pub concept: String,
    /// What the concept is called, for people.
    pub called: Option<String>,
    /// The language of the text.
    pub lang: String,
    /// The term that is judged; `None` where it is about the term to write.
    pub term: Option<String>,
    /// The term that was written, or the stance; `None` where there was none.
    pub before: Option<String>,
    /// The term that is written, or the stance; `None` where there is none.
    pub after: Option<String>,
}
