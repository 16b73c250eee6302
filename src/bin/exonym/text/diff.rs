//! What `diff` says.

use std::fmt::Display;

pub(crate) const ABOUT: &str = "Say what is different between two glossaries, policies or memories, by what they mean";
pub(crate) const EXIT: &str = "\
Exit status: 0 nothing is different, 1 something is, 2 something could not be read or done.";
pub(crate) const BEFORE: &str =
    "File or folder as it was; of a git repository REVISION:PATH, or REVISION for all of it";
pub(crate) const AFTER: &str = "File or folder as it is";
pub(crate) const POLICY: &str =
    "Say what a changed glossary means for this house policy, by name or file; may be given several times";
pub(crate) const GLOSSARY: &str =
    "Glossary file that a changed policy speaks of, instead of those of the config; may be given several times";
pub(crate) const FORMAT: &str = "How to tell it";

pub(crate) const ONE_FOLDER: &str = "one of the two is a folder and the other a file; compare two files or two folders";
pub(crate) const NOTHING_TO_COMPARE: &str = "is neither a glossary nor a policy nor a memory; `git diff` compares it";
pub(crate) const ITSELF: &str = "The file itself";
pub(crate) const METADATA: &str = "What tools note";
pub(crate) const MORE_EFFECTS: &str = "more; `--format json` has all";
pub(crate) const UNNAMED: &str = "A concept without terms";
pub(crate) const ANOTHER_ID: &str = "its id is another";
pub(crate) const ANOTHER_KEY: &str = "its key is another";
pub(crate) const SPLIT: &str = "a part of what was ";
pub(crate) const JOINED: &str = "takes in ";
pub(crate) const MOVED_RULE: &str = "stands in another place: of equally narrow rules the last one wins";

pub(crate) fn unknown(spec: impl Display, git: &str) -> String {
    let git = git.trim().lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned();
    format!("{spec}: no such file or folder, and git knows no such revision ({git})")
}

pub(crate) fn effects(policy: &str) -> String {
    format!("House policy {policy}")
}

pub(crate) fn writes(was: Option<&str>, is: Option<&str>) -> String {
    match (was, is) {
        (Some(was), Some(is)) => format!("now writes `{is}`, before `{was}`"),
        (None, Some(is)) => format!("now writes `{is}`, before it had no term"),
        (Some(was), None) => format!("has no term any more, before `{was}`"),
        (None, None) => String::new(),
    }
}

pub(crate) fn stance(term: &str, was: &str, is: &str) -> String {
    let says = |stance: &str| match stance {
        "prefer" => "prefers".to_owned(),
        "forbid" => "forbids".to_owned(),
        other => format!("{other}s"),
    };
    format!(
        "now {} `{term}`, before it {} it",
        says(is),
        match was {
            "prefer" => "preferred".to_owned(),
            "admit" => "admitted".to_owned(),
            "forbid" => "forbade".to_owned(),
            other => format!("{other}d"),
        }
    )
}

pub(crate) fn metadata(field: &str, units: usize) -> String {
    format!("{field} of {units} {}", if units == 1 { "unit" } else { "units" })
}

pub(crate) fn summary(differences: usize, files: usize) -> String {
    match (differences, files) {
        (0, _) => "Nothing is different.".to_owned(),
        (1, _) => "1 difference in 1 file.".to_owned(),
        (all, 1) => format!("{all} differences in 1 file."),
        (all, files) => format!("{all} differences in {files} files."),
    }
}
