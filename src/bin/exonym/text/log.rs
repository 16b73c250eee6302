//! What `log` says.

use std::fmt::Display;

pub(crate) const ABOUT: &str = "Tell a concept's history from git: who changed which term, when and why";
pub(crate) const NAME: &str = "A concept: a name of it, in any of its spellings, its id or an earlier one";
pub(crate) const GLOSSARY: &str = "Glossary file, instead of those of the config; may be given several times";
pub(crate) const TERMS: &str =
    "Tell of each term that the concept has today which commit brought it, instead of all changes";

pub(crate) const NO_GLOSSARY: &str =
    "no glossary is named; name one that is in a git repository with --glossary, or in the config (`exonym init`)";
pub(crate) const NOT_COMMITTED: &str = "there is no such file, and git has never had one; name another with --glossary";
pub(crate) const NOT_HERE: &str = "is not in this clone; `git fetch --refetch` gets all of it";
pub(crate) const UNCOMMITTED: &str = "not committed yet";
pub(crate) const UNKNOWN: &str = "older than the history that is here";
pub(crate) const CUT: &str = "the history ends here, since the clone is shallow; `git fetch --unshallow` gets the rest";
pub(crate) const ADDED: &str = "the concept is new";
pub(crate) const REMOVED: &str = "the concept is gone";

pub(crate) fn title(called: &str, file: &str) -> String {
    let called = if called.is_empty() { super::diff::UNNAMED } else { called };
    format!("{called} in {file}")
}
pub(crate) fn stood_in(file: &str) -> String {
    format!("it stood in {file} before")
}
pub(crate) fn unreadable(error: impl Display) -> String {
    format!("has a mistake, so that its changes are told with the next commit: {error}")
}
pub(crate) fn no_such_concept(name: &str, files: &str) -> String {
    format!(
        "{files}: has no concept `{name}`, and never had one that git knows of; see `exonym suggest` for names near to it"
    )
}
