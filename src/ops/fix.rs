//! Putting fixes into a file: which edits, the new bytes, and writing them so that there is never half a file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::check::Checked;
use super::spare::{Old, Spare};
use crate::base::{DiskEdit, DiskSpan, Error, Result, Source, Span};
use crate::formats;
use crate::model::{Applicability, Diagnostic, Fix};

/// How often a file is checked again after its fixes. A fix that brings forth another finding is rare, one that goes
/// round in circles is a bug; either way the work ends.
pub(super) const ROUNDS: usize = 8;

/// What fixing a draft gave.
#[derive(Debug)]
pub struct Fixed {
    /// The file's bytes before.
    pub before: Vec<u8>,
    /// The file's bytes afterwards, in the same encoding, with the same line ends and byte order mark.
    pub after: Vec<u8>,
    /// The draft before, if anything was changed.
    pub original: Option<Source>,
    /// Number of fixes applied.
    pub applied: usize,
    /// Number of fixes left out because the file's encoding has no room for their letters.
    pub unencodable: usize,
    /// Number of findings with a fix that were left alone: old ones, and those of lines that have not changed.
    pub spared: usize,
}

impl Fixed {
    /// Of a file in which nothing is changed.
    pub(super) fn none(bytes: Vec<u8>) -> Self {
        Self { after: bytes.clone(), before: bytes, original: None, applied: 0, unencodable: 0, spared: 0 }
    }
}

/// What applying chosen fixes gave.
#[derive(Debug)]
pub struct Applied {
    /// The file's bytes afterwards.
    pub bytes: Vec<u8>,
    /// Number of fixes applied; one that overlaps an earlier one is left out.
    pub applied: usize,
    /// Number of fixes left out because the file's encoding has no room for their letters.
    pub unencodable: usize,
}

/// Applies fixes that somebody chose, whatever their applicability. `bytes` are those that `source` was decoded from.
pub fn apply_fixes(source: &Source, bytes: &[u8], fixes: &[Fix]) -> Result<Applied> {
    let Step { bytes, applied, unencodable, .. } = put(source, bytes, fixes.iter().map(|fix| ("", fix)).collect())?;
    Ok(Applied { bytes, applied, unencodable })
}

/// Applies every fix of at least this applicability until none is left, and returns the draft as it is then with
/// what is left to say of it. `check` says what is to be said of a draft.
pub(crate) fn fix_all(
    check: impl Fn(&Source) -> Result<Checked>,
    source: Source,
    bytes: Vec<u8>,
    declared: Option<&str>,
    least: Applicability,
) -> Result<(Source, Checked, Fixed)> {
    fix_but(check, source, bytes, declared, least, Spare::new(None, Old::None))
}

/// The same, but for what is to be left alone; that is told all the same, if it is not of an unchanged line.
pub(super) fn fix_but(
    check: impl Fn(&Source) -> Result<Checked>,
    source: Source,
    bytes: Vec<u8>,
    declared: Option<&str>,
    least: Applicability,
    mut spare: Spare<'_>,
) -> Result<(Source, Checked, Fixed)> {
    let mut source = source;
    let mut left = check(&source)?;
    let mut may = spare.sift(&source, &mut left, least);
    let mut fixed = Fixed::none(bytes);
    let mut written = Written::default();
    for _ in 0..ROUNDS {
        let free = left.diagnostics.iter().zip(&may).filter(|(_, may)| **may);
        let free = free.filter_map(|(found, _)| Some((found.rule, found.fix.as_ref()?)));
        let free = free.filter(|(rule, fix)| fix.applicability >= least && !written.holds(&source, rule, fix));
        let step = put(&source, &fixed.after, free.collect())?;
        fixed.unencodable = step.unencodable;
        if step.applied == 0 {
            break;
        }
        let next = if source.is_of_document() {
            formats::open(source.path(), step.bytes.clone(), declared, None)?
        } else {
            Source::decode(source.path(), step.bytes.clone(), declared)?
        };
        spare.shift(&step.edits);
        written.note(&step);
        left = check(&next)?;
        may = spare.sift(&next, &mut left, least);
        fixed.after = step.bytes;
        fixed.applied += step.applied;
        let previous = std::mem::replace(&mut source, next);
        fixed.original.get_or_insert(previous);
    }
    fixed.spared = spare.count;
    Ok((source, left, fixed))
}

/// What the rounds before have written, ascending. No rule writes there again: its own words do not satisfy it, and each
/// round would add to them.
#[derive(Default)]
struct Written(Vec<(DiskSpan, &'static str)>);

impl Written {
    /// True if a fix changes what its own rule has written.
    fn holds(&self, source: &Source, rule: &str, fix: &Fix) -> bool {
        let touches = |span: Span| {
            let here = source.disk(span);
            let end = here.end.max(here.start + 1);
            let first = self.0.partition_point(|(known, _)| (&known.part, known.end) <= (&here.part, here.start));
            let near = self.0[first..].iter().take_while(|(known, _)| known.part == here.part && known.start < end);
            near.into_iter().any(|(_, by)| *by == rule)
        };
        fix.edits.iter().any(|edit| touches(edit.span))
    }

    /// After edits: moves what is known, and adds what they have put in.
    fn note(&mut self, Step { edits, rules, .. }: &Step) {
        // How much longer all is behind so many edits.
        let grown: Vec<i64> = std::iter::once(0)
            .chain(edits.iter().scan(0, |sum, edit| {
                *sum += (edit.bytes.len() as u64).cast_signed() - (edit.place.end - edit.place.start).cast_signed();
                Some(*sum)
            }))
            .collect();
        let moved = |at: u64, part: &Option<Box<str>>, count: usize| {
            let first = edits.partition_point(|edit| edit.place.part < *part);
            at.saturating_add_signed(grown[count] - grown[first.min(count)])
        };
        for (DiskSpan { part, start, end }, _) in &mut self.0 {
            let before = edits.partition_point(|edit| (&edit.place.part, edit.place.end) <= (&*part, *start));
            let within = edits.partition_point(|edit| (&edit.place.part, edit.place.start) < (&*part, *end));
            (*start, *end) = (moved(*start, part, before), moved(*end, part, within));
        }
        self.0.extend(edits.iter().zip(rules).enumerate().map(|(i, (edit, &rule))| {
            let part = edit.place.part.clone();
            let start = moved(edit.place.start, &part, i);
            (DiskSpan { part, start, end: start + edit.bytes.len() as u64 }, rule)
        }));
        self.0.sort_by(|(one, _), (other, _)| (&one.part, one.start).cmp(&(&other.part, other.start)));
    }
}

pub(super) struct Step {
    pub(super) bytes: Vec<u8>,
    /// Where each edit begins and ends in the bytes before, and what it puts there; ascending.
    pub(super) edits: Vec<DiskEdit>,
    /// The rule of each.
    rules: Vec<&'static str>,
    pub(super) applied: usize,
    pub(super) unencodable: usize,
}

/// Applies all fixes that do not overlap an earlier one; a fix is applied whole or not at all.
pub(super) fn apply(source: &Source, bytes: &[u8], diagnostics: &[Diagnostic], least: Applicability) -> Result<Step> {
    let fixes = diagnostics.iter().filter_map(|found| Some((found.rule, found.fix.as_ref()?)));
    put(source, bytes, fixes.filter(|(_, fix)| fix.applicability >= least).collect())
}

/// Fixes with the rules that they are of.
fn put(source: &Source, bytes: &[u8], mut fixes: Vec<(&'static str, &Fix)>) -> Result<Step> {
    fixes.retain(|(_, fix)| !fix.edits.is_empty());
    fixes.sort_by_key(|(_, fix)| fix.edits[0].span);
    // Ascending and not overlapping.
    let mut taken: BTreeMap<Key, (DiskEdit, &'static str)> = BTreeMap::new();
    let (mut applied, mut unencodable) = (0, 0);
    for (rule, fix) in fixes {
        let wanted: Option<Vec<_>> = fix.edits.iter().map(|edit| source.edits_on_disk(edit.span, &edit.text)).collect();
        let Some(wanted) = wanted else {
            unencodable += 1;
            continue;
        };
        let changes = fix.edits.iter().any(|edit| source.slice(edit.span) != edit.text);
        if changes && wanted.iter().flatten().all(|edit| fits(&taken, edit)) {
            taken.extend(wanted.into_iter().flatten().map(|edit| (key(&edit), (edit, rule))));
            applied += 1;
        }
    }
    let (edits, rules): (Vec<DiskEdit>, Vec<&'static str>) = taken.into_values().unzip();
    let bytes = if applied == 0 { bytes.to_vec() } else { formats::edited(source.path(), bytes, &edits)? };
    Ok(Step { bytes, edits, rules, applied, unencodable })
}

type Key = (Option<Box<str>>, u64, u64);

fn key(edit: &DiskEdit) -> Key {
    (edit.place.part.clone(), edit.place.start, edit.place.end)
}

/// True if the edit touches no other one; two insertions at one point touch.
fn fits(taken: &BTreeMap<Key, (DiskEdit, &'static str)>, edit: &DiskEdit) -> bool {
    let here = key(edit);
    let apart =
        |one: &DiskEdit, other: &DiskEdit| one.place.part != other.place.part || one.place.end <= other.place.start;
    let before = taken.range(..&here).next_back().is_none_or(|(_, (known, _))| apart(known, edit));
    let after = taken.range(&here..).next().is_none_or(|(known, (next, _))| apart(edit, next) && *known != here);
    before && after
}

/// Writes a file's new bytes in its place: through links, with its permissions, whole or not at all, and only if it
/// still has the bytes that were read.
pub fn replace_file(path: &Path, before: &[u8], after: &[u8]) -> Result<()> {
    let io = |cause| Error::io(path, cause);
    let target = fs::canonicalize(path).map_err(io)?;
    let meta = fs::metadata(&target).map_err(io)?;
    if meta.permissions().readonly() {
        return Err(Error::new("is read-only; nothing was written. Make it writable and run again").in_file(path));
    }
    let folder = target.parent().ok_or_else(|| Error::new("has no folder to write in").in_file(path))?;
    // Others that write by this way wait, and then see that the file is another. A file that cannot be locked is compared
    // all the same.
    let guard = fs::File::open(&target).map_err(io)?;
    let _ = guard.lock();
    let mut new = super::temporary::begin(folder).map_err(|cause| {
        let what = format!("nothing was written, because its folder cannot be written to ({cause}); give access to it");
        Error::new(what).in_file(path)
    })?;
    new.write_all(after).map_err(io)?;
    keep_owner(new.as_file(), &meta);
    new.as_file().set_permissions(meta.permissions()).map_err(io)?;
    new.as_file().sync_all().map_err(io)?;
    // As late as can be, so that little time is left for somebody else to write.
    if fs::read(&target).map_err(io)? != before {
        return Err(Error::new("was changed by somebody else meanwhile; nothing was written. Run again").in_file(path));
    }
    new.persist(&target).map_err(|error| io(error.error))?;
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder) {
        // The new name itself is on disk only when the folder is; not every file system can be asked for that.
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The owner and group stay where the system lets us; else the file is the writer's, as with any editor.
#[cfg(unix)]
pub(super) fn keep_owner(file: &fs::File, meta: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(file, Some(meta.uid()), Some(meta.gid()));
}
#[cfg(not(unix))]
pub(super) fn keep_owner(_: &fs::File, _: &fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, Severity};

    fn finding(edits: &[(usize, usize, &str)], applicability: Applicability) -> Diagnostic {
        let span = Span::new(edits[0].0, edits[0].1);
        let mut diagnostic = Diagnostic::new("forbidden-term", Severity::Error, span, "m");
        let edits = edits.iter().map(|&(s, e, text)| Edit { span: Span::new(s, e), text: text.to_owned() }).collect();
        diagnostic.fix = Some(Fix { applicability, edits });
        diagnostic
    }

    fn fixed(text: &str, diagnostics: &[Diagnostic], least: Applicability) -> (String, usize) {
        let source = Source::decode("a.txt", text.as_bytes().to_vec(), None).expect("UTF-8");
        let step = apply(&source, text.as_bytes(), diagnostics, least).expect("applied");
        if step.applied == 0 {
            return (text.to_owned(), 0);
        }
        (String::from_utf8(step.bytes).expect("UTF-8"), step.applied)
    }

    #[test]
    fn the_first_of_overlapping_fixes_wins_and_each_is_whole() {
        let safe = Applicability::Safe;
        let all = [
            finding(&[(4, 7, "BBB")], safe),
            finding(&[(0, 3, "a"), (8, 9, "!")], safe),
            finding(&[(2, 5, "x")], safe),
            finding(&[(8, 8, "?"), (10, 11, "z")], safe),
        ];
        assert_eq!(fixed("aaa bbb c d", &all, safe), ("a BBB ?! z".to_owned(), 3));
    }

    #[test]
    fn only_what_is_trusted_enough_is_applied() {
        let all = [finding(&[(0, 1, "x")], Applicability::Unsafe), finding(&[(2, 3, "y")], Applicability::DisplayOnly)];
        assert_eq!(fixed("a b", &all, Applicability::Safe), ("a b".to_owned(), 0));
        assert_eq!(fixed("a b", &all, Applicability::Unsafe), ("x b".to_owned(), 1));
    }

    #[test]
    fn a_fix_that_changes_nothing_is_none() {
        assert_eq!(fixed("a b", &[finding(&[(0, 1, "a")], Applicability::Safe)], Applicability::Safe).1, 0);
    }

    #[test]
    fn no_rule_writes_where_it_has_written() {
        let source = |text: &str| Source::decode("a.txt", text.as_bytes().to_vec(), None).expect("UTF-8");
        let (before, safe) = ("aaa bbb ccc ddd", Applicability::Safe);
        let all = [
            finding(&[(4, 7, "b (b)")], safe),
            Diagnostic { rule: "other", ..finding(&[(8, 11, "")], safe) },
            finding(&[(12, 12, "!")], safe),
        ];
        let step = apply(&source(before), before.as_bytes(), &all, safe).expect("applied");
        let mut written = Written::default();
        written.note(&step);
        let after = source("aaa b (b)  !ddd");
        let holds = |written: &Written, source: &Source, rule: &str, start: usize, end: usize| {
            written.holds(source, rule, finding(&[(start, end, "x")], safe).fix.as_ref().expect("a fix"))
        };
        for (start, end, expected) in
            [(0, 3, false), (4, 5, true), (8, 9, true), (9, 10, false), (11, 12, true), (12, 15, false)]
        {
            assert_eq!(holds(&written, &after, "forbidden-term", start, end), expected, "{start}..{end}");
            assert!(!holds(&written, &after, "third", start, end));
        }
        // A later round moves it.
        let step = apply(&after, after.text().as_bytes(), &[finding(&[(0, 3, "aaaaa")], safe)], safe).expect("applied");
        written.note(&step);
        let last = source("aaaaa b (b)  !ddd");
        assert!(holds(&written, &last, "forbidden-term", 10, 11) && !holds(&written, &last, "forbidden-term", 11, 12));
    }

    #[test]
    fn a_file_that_changed_or_is_read_only_is_left_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.txt");
        fs::write(&path, "one").expect("written");
        assert!(replace_file(&path, b"other", b"two").expect_err("changed").to_string().contains("meanwhile"));
        replace_file(&path, b"one", b"two").expect("written");
        assert_eq!(fs::read(&path).expect("read"), b"two");
        let mut permissions = fs::metadata(&path).expect("there").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).expect("set");
        assert!(replace_file(&path, b"two", b"three").expect_err("read-only").to_string().contains("read-only"));
        assert_eq!(fs::read_dir(dir.path()).expect("listed").count(), 1, "no temporary file is left");
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().expect("a folder");
        let (path, link) = (dir.path().join("a.txt"), dir.path().join("link.txt"));
        fs::write(&path, "one").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        symlink(&path, &link).expect("linked");
        replace_file(&link, b"one", b"two").expect("written");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    }
}
