//! What is said of the cache and of `--watch`.

use std::fmt::Display;

use super::counted;

pub(crate) const NO_CACHE: &str = "Check every draft, also one that was checked before; keep no results";
pub(crate) const CACHE_DIR: &str = "Keep results in this folder, even of few drafts [default: .exonym beside the config, else the user's cache folder]";
pub(crate) const WATCH: &str = "Check again whenever a draft, glossary, policy or config changes, until Ctrl-C";

pub(crate) const NO_STDIN: &str = "--watch looks at files; the standard input is none";

pub(crate) fn not_kept(why: impl Display) -> String {
    format!("results were not kept: {why}; the next run checks again")
}
pub(crate) fn watching(folders: usize) -> String {
    format!("watching {}; Ctrl-C ends", counted(folders, "folder", "folders"))
}
pub(crate) fn polling(why: impl Display, seconds: u64) -> String {
    format!("the system does not tell of changes ({why}); looking for them every {seconds} seconds")
}
