//! The lines of a file that change, told while it streams past.

/// Lines that change, with up to three before and behind that do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedLines {
    /// The number of the first line before, from 0.
    pub before_line: u64,
    /// The number of the first line afterwards.
    pub after_line: u64,
    /// The lines before.
    pub before: String,
    /// The lines afterwards.
    pub after: String,
}

/// Lines around a change that are told with it.
const CONTEXT: usize = 3;

/// Takes a text piece by piece, before and after, and cuts out the lines that change.
#[derive(Default)]
pub(super) struct Lines {
    hunk: ChangedLines,
    /// Bytes at the end of both texts that are the same.
    same: usize,
    changed: bool,
}

impl Lines {
    /// The next piece.
    pub(super) fn add(&mut self, before: &str, after: &str, out: &mut Vec<ChangedLines>) {
        self.hunk.before.push_str(before);
        self.hunk.after.push_str(after);
        if before == after {
            self.same += before.len();
        } else {
            self.changed = true;
            self.same = 0;
        }
        self.cut(out);
    }

    /// What is left at the end.
    pub(super) fn finish(mut self, out: &mut Vec<ChangedLines>) {
        if self.changed {
            out.push(std::mem::take(&mut self.hunk));
        }
    }

    fn cut(&mut self, out: &mut Vec<ChangedLines>) {
        let same = &self.hunk.before[self.hunk.before.len() - self.same..];
        if self.changed {
            // The line that the change stands in, the lines behind it, and as many before a next change.
            let ends = memchr::memchr_iter(b'\n', same.as_bytes());
            let mut ends = ends.skip(CONTEXT);
            let Some(end) = ends.next() else { return };
            if ends.nth(CONTEXT).is_none() {
                return;
            }
            let kept = self.same - (end + 1);
            let rest = self.drain(kept);
            out.push(std::mem::replace(&mut self.hunk, rest));
            self.changed = false;
            self.same = kept;
        }
        let same = &self.hunk.before[self.hunk.before.len() - self.same..];
        // The line in hand and those before it.
        if let Some(start) = memchr::memrchr_iter(b'\n', same.as_bytes()).nth(CONTEXT) {
            let kept = self.same - (start + 1);
            self.hunk = self.drain(kept);
            self.same = kept;
        }
    }

    /// Takes the last bytes, which are the same in both, off the hunk in hand: the beginning of the next.
    fn drain(&mut self, kept: usize) -> ChangedLines {
        let ChangedLines { before, after, before_line, after_line } = &mut self.hunk;
        let rest = before.split_off(before.len() - kept);
        after.truncate(after.len() - kept);
        let count = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count() as u64;
        let (before_line, after_line) = (*before_line + count(before), *after_line + count(after));
        ChangedLines { before_line, after_line, before: rest.clone(), after: rest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a text of so many lines in which some change.
    fn hunks(count: usize, changed: &[usize], step: usize) -> Vec<ChangedLines> {
        let line = |n: usize, after: bool| {
            if after && changed.contains(&n) { format!("{n} new\nadded\n") } else { format!("{n}\n") }
        };
        let (mut lines, mut out) = (Lines::default(), Vec::new());
        for from in (0..count).step_by(step) {
            let piece = |after| (from..(from + step).min(count)).map(|n| line(n, after)).collect::<String>();
            lines.add(&piece(false), &piece(true), &mut out);
        }
        lines.finish(&mut out);
        out
    }

    #[test]
    fn changes_are_told_with_the_lines_around_them() {
        assert_eq!(hunks(50, &[], 1), []);
        let one = hunks(50, &[20], 1);
        assert_eq!(one.len(), 1);
        assert_eq!((one[0].before_line, one[0].after_line), (17, 17));
        assert_eq!(one[0].before, "17\n18\n19\n20\n21\n22\n23\n24\n");
        assert_eq!(one[0].after, "17\n18\n19\n20 new\nadded\n21\n22\n23\n24\n");
        let two = hunks(60, &[0, 40, 43, 59], 1);
        let places: Vec<_> = two.iter().map(|hunk| (hunk.before_line, hunk.after_line)).collect();
        assert_eq!(places, [(0, 0), (37, 38), (56, 59)]);
        assert!(two[2].before.ends_with("59\n"));
        for step in [2, 7, 100] {
            let all = hunks(60, &[30], step);
            assert_eq!(all.len(), 1, "{step}");
            assert!(all[0].after.contains("30 new\nadded\n31\n") && all[0].before.contains("27\n28\n29\n30\n31\n"));
        }
    }
}
