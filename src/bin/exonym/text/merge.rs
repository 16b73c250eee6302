//! What `merge` says.

use exonym::{Conflict, ConflictKind};

pub(crate) const ABOUT: &str = "Merge three versions of a glossary, policy or memory by what they mean";
pub(crate) const EXIT: &str = "\
Exit status: 0 merged, 1 conflicts are left in the result, 2 nothing was merged.";
pub(crate) const BASE: &str = "The version that both sides began with; may be empty";
pub(crate) const OURS: &str = "One side: its layout and order stay";
pub(crate) const THEIRS: &str = "The other side: what it changed comes in";
pub(crate) const OUTPUT: &str = "Write the result to this file instead of the standard output";
pub(crate) const DRIVER: &str = "Write the result to OURS, as git asks of a merge driver; what cannot be read is left to git's own merge, with status 1";
pub(crate) const PATH: &str = "What the file is called, where the three names do not say it (git's %P)";
pub(crate) const OURS_NAME: &str = "What markers call OURS (git's %X) [default: ours]";
pub(crate) const BASE_NAME: &str = "What markers call BASE (git's %S) [default: base]";
pub(crate) const THEIRS_NAME: &str = "What markers call THEIRS (git's %Y) [default: theirs]";
pub(crate) const MARKER_SIZE: &str = "Signs in a row in a marker (git's %L)";
pub(crate) const REPORT: &str = "Write what is left to a person to this file too, as JSON";

pub(crate) const DRIVER_FILES: &str = "git's driver works on three files: name them instead of `-`";

pub(crate) const BY_LINES: &str = "so git's own merge by lines was done; look through the result, then add it";
pub(crate) const BY_NOBODY: &str = "and git's own merge by lines cannot do it either; ours is left as it was";

pub(crate) fn kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Changed => "each side changed it in its own way",
        ConflictKind::Added => "each side added it, and not the same",
        ConflictKind::Deleted => "one side took it away, the other changed it",
        ConflictKind::Preferred => "each side prefers another term",
        ConflictKind::Order => "each side put it into another order",
        ConflictKind::Moved => "it was moved, and the other side moved it elsewhere or took it away",
        ConflictKind::Wanted => "one side took it away, the other now points to it",
        ConflictKind::MayMeet => "each side added a rule, and both may speak of the same names",
        ConflictKind::Problem => "the result has a mistake that neither side has",
        _ => "the two sides differ",
    }
}

pub(crate) fn conflict(name: &str, conflict: &Conflict) -> String {
    let place = conflict.called.join(", ");
    let place = if place.is_empty() { "file".to_owned() } else { place };
    format!("{name}:{}: conflict: {place}: {}", conflict.line, kind(conflict.kind))
}

pub(crate) fn summary(conflicts: usize) -> String {
    if conflicts == 1 { "1 conflict is left.".to_owned() } else { format!("{conflicts} conflicts are left.") }
}
