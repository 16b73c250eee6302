//! Output as a page shows it.

/// What is wrong with output that is shown: every stretch between lines of `…` comes out, in this order, the first at the
/// beginning and the last at the end, and without such lines it is all that comes out.
pub(crate) fn differs(shown: &str, printed: &str) -> bool {
    let mut rest = printed.trim();
    let shown = format!("\n{}\n", shown.trim());
    let mut parts = shown.split("\n…\n").map(str::trim).peekable();
    let mut first = true;
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        let after = match (first, last) {
            (true, true) => (rest == part).then_some(""),
            (true, false) => rest.strip_prefix(part),
            (false, true) => rest.strip_suffix(part).map(|_| ""),
            (false, false) => rest.split_once(part).map(|(_, after)| after),
        };
        let Some(after) = after else { return true };
        (rest, first) = (after, false);
    }
    false
}
