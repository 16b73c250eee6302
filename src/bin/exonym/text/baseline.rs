//! What is said of baselines.

use std::fmt::Display;

use super::counted;

pub(crate) const BASELINE: &str = "File of old findings, which are let be; it can only shrink";
pub(crate) const NONE: &str = "Heed no baseline, whatever the config says";
pub(crate) const NEW: &str = "Write the baseline, with all that is found now";
pub(crate) const UPDATE: &str = "Take out of the baseline what is settled; nothing is ever added";
pub(crate) const SHOW_COMMENTS: &str = "Also report what comments silence, marked so (json, jsonl, sarif)";
pub(crate) const SHOW: &str = "Also report what comments and the baseline silence, marked so (json, jsonl, sarif)";
pub(crate) const WHICH: &str =
    "no baseline is named; name one with --baseline, or with `baseline = \"exonym-baseline.txt\"` in exonym.toml";
pub(crate) const NO_FILES: &str = "a baseline is about files; the standard input is none";

pub(crate) fn begun(file: impl Display, count: usize) -> String {
    format!("wrote {file}: {}", counted(count, "old finding is let be", "old findings are let be"))
}
pub(crate) fn updated(file: impl Display, gone: usize, left: usize) -> String {
    format!("{file}: {} taken out, {left} left", counted(gone, "settled entry", "settled entries"))
}
pub(crate) fn settled(file: impl Display, count: usize) -> String {
    let are = if count == 1 { "is" } else { "are" };
    format!("{file}: {} {are} settled; --update-baseline takes them out", counted(count, "entry", "entries"))
}
