//! A unified diff of a file before and after its fixes, that `patch -p0` and `git apply -p0` take.

use std::io::{self, Write};
use std::path::Path;

use exonym::{ChangedLines, Fixed, Source};
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

/// Lines of context around a change.
const CONTEXT: usize = 3;

/// Writes the diff; nothing if nothing changes.
///
/// Files in UTF-8 are compared as bytes, byte order mark and line ends included, so that the diff applies; others by
/// their decoded text, for reading, and documents by their paragraphs.
pub(crate) fn write(source: &Source, fixed: &Fixed, out: &mut dyn Write) -> io::Result<()> {
    let Some(original) = &fixed.original else { return Ok(()) };
    let name = header_name(&super::path_of(source));
    head(&name, out)?;
    if source.encoding().name() == "UTF-8" && !source.is_of_document() {
        hunks(&fixed.before, &fixed.after, (0, 0), out)
    } else {
        hunks(original.text().as_bytes(), source.text().as_bytes(), (0, 0), out)
    }
}

fn head(name: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "--- {name}\n+++ {name}")
}

/// Begins the diff of a file that is not held.
pub(crate) fn begin(path: &Path, out: &mut dyn Write) -> io::Result<()> {
    head(&header_name(&super::shown(path)), out)
}

/// Lines of it that change.
pub(crate) fn lines_of(changed: &ChangedLines, out: &mut dyn Write) -> io::Result<()> {
    let from = (changed.before_line as usize, changed.after_line as usize);
    hunks(changed.before.as_bytes(), changed.after.as_bytes(), from, out)
}

/// What is different, in hunks of lines; `from` are the numbers of the first ones, from 0.
pub(crate) fn hunks(before: &[u8], after: &[u8], from: (usize, usize), out: &mut dyn Write) -> io::Result<()> {
    let (old, new) = (lines(before), lines(after));
    for group in group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), CONTEXT) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let old_range = from.0 + first.old_range().start..from.0 + last.old_range().end;
        let new_range = from.1 + first.new_range().start..from.1 + last.new_range().end;
        writeln!(out, "@@ -{} +{} @@", range(&old_range), range(&new_range))?;
        for op in &group {
            if let DiffOp::Equal { .. } = op {
                put(b' ', &old[op.old_range()], out)?;
            } else {
                put(b'-', &old[op.old_range()], out)?;
                put(b'+', &new[op.new_range()], out)?;
            }
        }
    }
    Ok(())
}

/// With their line ends.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').collect()
}

/// `start,count` as in POSIX `diff -u`: a count of one is left out, an empty range names the line before it.
fn range(lines: &std::ops::Range<usize>) -> String {
    match lines.len() {
        1 => format!("{}", lines.start + 1),
        0 => format!("{},0", lines.start),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn put(mark: u8, lines: &[&[u8]], out: &mut dyn Write) -> io::Result<()> {
    for line in lines {
        out.write_all(&[mark])?;
        out.write_all(line)?;
        if !line.ends_with(b"\n") {
            out.write_all(b"\n\\ No newline at end of file\n")?;
        }
    }
    Ok(())
}

/// A name as git writes it: quoted where a reader would stumble, with a tab behind where it has blanks.
fn header_name(path: &str) -> String {
    if path.chars().any(|c| c.is_control() || c == '"' || c == '\\') {
        let escaped: String = path
            .chars()
            .map(|c| match c {
                '"' => "\\\"".to_owned(),
                '\\' => "\\\\".to_owned(),
                '\n' => "\\n".to_owned(),
                '\t' => "\\t".to_owned(),
                c if c.is_control() => format!("\\{:03o}", c as u32),
                c => c.to_string(),
            })
            .collect();
        return format!("\"{escaped}\"");
    }
    if path.contains(' ') { format!("{path}\t") } else { path.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: &str, after: &str) -> String {
        let mut out = Vec::new();
        hunks(before.as_bytes(), after.as_bytes(), (0, 0), &mut out).expect("memory");
        String::from_utf8(out).expect("UTF-8")
    }

    fn numbered(count: u32) -> String {
        (1..=count).fold(String::new(), |text, i| text + &i.to_string() + "\n")
    }

    #[test]
    fn changes_stand_in_three_lines_of_context() {
        let before = numbered(20);
        let after = before.replace("10\n", "ten\n");
        assert_eq!(diff(&before, &after), "@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n");
    }

    #[test]
    fn near_changes_share_a_hunk_and_far_ones_do_not() {
        let before = numbered(30);
        let near = before.replace("\n10\n", "\nA\n").replace("\n14\n", "\nB\n");
        let far = before.replace("\n10\n", "\nA\n").replace("\n24\n", "\nB\n");
        assert_eq!(diff(&before, &near).matches("@@ -").count(), 1);
        assert_eq!(diff(&before, &far).matches("@@ -").count(), 2);
    }

    #[test]
    fn a_missing_last_line_end_is_said() {
        assert_eq!(diff("a", "b"), "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
        assert_eq!(diff("a\r\nb\r\n", "a\r\nc\r\n"), "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n");
    }

    #[test]
    fn names_that_a_reader_would_stumble_over_are_quoted() {
        assert_eq!(header_name("a/b.md"), "a/b.md");
        assert_eq!(header_name("a b.md"), "a b.md\t");
        assert_eq!(header_name("a\"\n.md"), "\"a\\\"\\n.md\"");
    }
}
