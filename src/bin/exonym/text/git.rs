//! What `git install`, `git uninstall` and what git itself calls say.

use std::fmt::Display;

pub(crate) const ABOUT: &str = "Let git compare and merge glossaries, policies and memories by what they mean";
pub(crate) const INSTALL: &str = "Set git's drivers for diff and merge, and the files that they are for";
pub(crate) const UNINSTALL: &str = "Take away what `git install` set, and nothing else";
pub(crate) const EXTERNAL: &str = "What git calls to show a difference";
pub(crate) const TEXTCONV: &str = "What git calls to show a file as lines";
pub(crate) const CALLED: &str =
    "As git gives them: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH MESSAGE]";
pub(crate) const FILE: &str = "The file";
pub(crate) const REPOSITORY: &str = "For this repository, all its work trees, and nobody else [default]";
pub(crate) const SHARED: &str =
    "As --repository, but which files they are for goes into .gitattributes, to be committed for all";
pub(crate) const USER: &str = "For all repositories of this user";
pub(crate) const PATTERN: &str =
    "The files, as in .gitattributes, instead of those that are found; may be given several times";
pub(crate) const NO_DIFF: &str = "Leave differences to git";
pub(crate) const LINES: &str = "Let `git diff` too show lines of terms, as `git log -p` does, and not changes in words";
pub(crate) const NO_MERGE: &str = "Leave merging to git";
pub(crate) const PROGRAM: &str = "How git is to call exonym [default: the path of this program]";
pub(crate) const FORCE: &str = "Set the drivers even where somebody set others under their names";

/// What git shows for the name of the driver.
pub(crate) const DRIVER: &str = "glossaries, policies and memories by what they mean";

/// Before and after the lines that are ours.
pub(crate) const BEGIN: &str =
    "# >>> exonym: these lines are written by `exonym git install`, taken away by `exonym git uninstall`";
pub(crate) const END: &str = "# <<< exonym";

pub(crate) const OFFER: &str =
    "This is a git repository: `exonym git install` lets git compare and merge these files term by term.";
pub(crate) const NOTHING_NEW: &str = "Everything is set already; nothing was changed.";
pub(crate) const NOTHING_THERE: &str = "Nothing of exonym is set here; nothing was changed.";
pub(crate) const COMMIT_IT: &str =
    "Commit .gitattributes; each of the others runs `exonym git install --shared` once in a clone.";
pub(crate) const LEFT_SHARED: &str = ".gitattributes still names exonym, for everybody; `--shared` takes that away too";
pub(crate) const BARE: &str =
    "this is a bare repository, which has no files to compare or merge; install in a clone of it, or with --user";
pub(crate) const LAYOUT: &str = "  only comments, order or layout are different";

pub(crate) fn no_repository(git: &str) -> String {
    format!("there is no git repository here ({git}); run it in one, or with --user for all")
}
pub(crate) fn cannot_run(cause: impl Display) -> String {
    format!("git cannot be run: {cause}; install git, or put it on the PATH")
}
pub(crate) fn refused(what: &str, git: &str) -> String {
    format!("git does not {what}: {git}")
}
pub(crate) fn foreign(key: &str, value: &str) -> String {
    format!("{key} is set already, to `{value}`, and not by exonym; nothing was changed. Remove it, or use --force")
}
pub(crate) fn wrote(place: impl Display, what: &str) -> String {
    format!("wrote {place}: {what}")
}
pub(crate) fn removed(place: impl Display, what: &str) -> String {
    format!("{place}: {what} taken away")
}
pub(crate) fn overruled(path: &str, attribute: &str, value: &str) -> String {
    format!(
        "{path}: another line of git's attributes says {attribute}={value}, and is followed; see `git check-attr -a {path}`"
    )
}
pub(crate) fn by_lines(cause: impl Display) -> String {
    format!("  compared by lines, not by meaning: {cause}")
}
pub(crate) fn unmerged(path: &str) -> String {
    format!("* unmerged: {path}")
}
pub(crate) fn untold(cause: impl Display) -> String {
    format!("  what it means for the house cannot be told: {cause}")
}
pub(crate) const SEVEN: &str = "git calls this with 1, 7 or 9 arguments; it is not meant for people: see `exonym diff`";
pub(crate) const LINES_OF_OURS: &str = "the lines of exonym";
pub(crate) const CONFIG: &str = "git's config of the repository";
pub(crate) const USER_CONFIG: &str = "git's config of the user";
pub(crate) const BAD_PROGRAM: &str =
    "the path of this program is no UTF-8, and git's config could not hold it; name the program with --program";
pub(crate) const NO_HOME: &str =
    "there is no home folder for the user's attributes; set HOME, or git's core.attributesFile";
pub(crate) const GONE: &str = "git broke off; try again";
pub(crate) fn not_in_git(git: &str) -> String {
    format!("is in no git repository, and so has no history ({git})")
}
pub(crate) const NO_FOLDER: &str = "its folder is not there; name the file by where it is";
