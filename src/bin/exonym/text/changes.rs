//! What is said of `--changed-since` and `--staged`.

pub(crate) const SINCE: &str =
    "Look only at lines that are new since this work left the revision (git); uncommitted and untracked ones too";
pub(crate) const STAGED: &str = "Look only at new lines of what is staged for the next commit (git), as it is staged";

pub(crate) fn no_repository(git: &str) -> String {
    format!("--changed-since and --staged ask git what is new, and this is no work tree of it ({git})")
}
pub(crate) fn no_revision(name: &str, git: &str) -> String {
    format!("--changed-since: git knows no revision `{name}` ({git})")
}
pub(crate) fn no_base(name: &str, git: &str) -> String {
    let git = if git.is_empty() { String::new() } else { format!(" ({git})") };
    format!(
        "--changed-since: `{name}` and HEAD have no commit in common here{git}; a shallow clone needs more of the history \
         (`git fetch --unshallow`)"
    )
}
pub(crate) fn refused(git: &str) -> String {
    format!("git does not say what is new: {git}")
}
pub(crate) const NO_STDIN: &str = "--changed-since and --staged look at files; the standard input is none";
