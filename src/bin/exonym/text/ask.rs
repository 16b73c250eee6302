//! What is asked with `--interactive`.

use std::fmt::Display;

use super::counted;

pub(crate) const HELP: &str = "Ask about each finding what to write; the files are written at the end";
pub(crate) const ONE_POLICY: &str =
    "--interactive works under one policy; what one house writes another may not. Name one --policy";
pub(crate) const NO_STDIN: &str = "--interactive reads your answers from the standard input; name files to check";
pub(crate) const KEYS: &str = "\
y       write the first suggestion (a number: that one)
n       leave it
a       write the first suggestion here and wherever else this is found with the same suggestion
s       leave it here and wherever else this is found
e       write something else: it is asked for
u       take back the last answer
q       ask no more, and write what was chosen
x       ask no more, and write nothing";
pub(crate) const SOMETHING: &str = "write (empty: back): ";
pub(crate) const NO_FIRST: &str = "there is no suggestion to write; a text of your own goes with e";
pub(crate) const ACROSS: &str = "it stands across markup and is not changed from here; n leaves it";
pub(crate) const MARKUP: &str = "written there, it would be taken for markup: change it in the file; n leaves it here";
pub(crate) const NOTHING_BEFORE: &str = "there is no answer in this file to take back";

/// What can be answered.
pub(crate) fn prompt(suggestions: bool, editable: bool) -> String {
    let first = if suggestions { "y,a," } else { "" };
    let own = if editable { "e," } else { "" };
    format!("[{first}n,s,{own}u,q,x,?] ")
}
pub(crate) fn unknown(answer: &str) -> String {
    format!("`{answer}` is no answer; ? lists them")
}
pub(crate) fn no_number(number: usize, most: usize) -> String {
    format!("there is no suggestion {number}; there {} {most}", if most == 1 { "is" } else { "are" })
}
pub(crate) fn done(applied: usize, files: usize, left: usize) -> String {
    format!(
        "Applied {} in {}; {} left.",
        counted(applied, "fix", "fixes"),
        counted(files, "file", "files"),
        counted(left, "finding", "findings")
    )
}
pub(crate) fn nothing_written(left: usize) -> String {
    format!("Nothing was written; {} left.", counted(left, "finding", "findings"))
}
pub(crate) fn written(path: impl Display, applied: usize) -> String {
    format!("{path}: {}", counted(applied, "fix", "fixes"))
}
