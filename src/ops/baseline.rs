//! Old findings that are let be: a file with a line for each, known by what it says and not by where it stands.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::{fix, temporary};
use crate::base::{Error, Place, Result, Source, fnv};
use crate::model::Diagnostic;

/// The first line of a baseline.
const HEAD: &str = "# exonym baseline 1: old findings, one a line (path, check, policy, fingerprint, text)";
/// How every version of it begins.
const SIGN: &[u8] = b"# exonym baseline ";

/// True for the bytes of a baseline: it lists names that are let be, and is no draft.
pub(super) fn is_baseline(bytes: &[u8]) -> bool {
    bytes.starts_with(SIGN)
}

/// One old finding. The order is that of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Entry {
    /// From the baseline's folder, `/` between folders; where the finding was last seen.
    path: String,
    rule: String,
    /// The policy's name; empty where there is none.
    policy: String,
    /// Of the check, the policy, the text and the sentence around it.
    print: String,
    /// For people.
    text: String,
}

/// The findings of a file, as they are kept.
struct Kept {
    entry: Entry,
    /// True once a finding of this run is it.
    met: bool,
}

/// The old findings of a project.
///
/// Findings are taken off it file by file, in the order of the run. An entry serves for one finding.
pub struct Baseline {
    file: PathBuf,
    /// The baseline's folder, absolute.
    folder: PathBuf,
    before: Option<Vec<u8>>,
    kept: Vec<Kept>,
    /// Of each path: which entries are its own.
    by_path: BTreeMap<String, Vec<usize>>,
    /// Of each path and fingerprint: the entries that are not met yet.
    own: HashMap<(String, String), Vec<usize>>,
    /// Of each fingerprint: the entries of files that are there no more.
    moved: HashMap<String, Vec<usize>>,
    added: Vec<Entry>,
    /// The files that were looked at.
    checked: HashSet<String>,
    begun: bool,
}

/// What a baseline lets be of a file's findings, and what it does not.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Those that are new.
    pub new: Vec<Diagnostic>,
    /// Those that are old.
    pub old: Vec<Diagnostic>,
}

impl Baseline {
    /// Reads a baseline. `cwd` is absolute; `file` counts from it.
    pub fn open(file: &Path, cwd: &Path) -> Result<Self> {
        let bytes = fs::read(file).map_err(|cause| {
            if cause.kind() == std::io::ErrorKind::NotFound {
                let what = "there is no such baseline; `exonym check --new-baseline` writes it";
                return Error::new(what).in_file(file);
            }
            Error::io(file, cause)
        })?;
        let mut baseline = Self::empty(file, cwd);
        for entry in read(file, bytes.clone())? {
            baseline.kept.push(Kept { entry, met: false });
        }
        baseline.before = Some(bytes);
        for (index, Kept { entry, .. }) in baseline.kept.iter().enumerate() {
            baseline.own.entry((entry.path.clone(), entry.print.clone())).or_default().push(index);
            baseline.by_path.entry(entry.path.clone()).or_default().push(index);
        }
        let gone: Vec<&String> =
            baseline.by_path.keys().filter(|path| !baseline.folder.join(path.as_str()).is_file()).collect();
        for index in gone.into_iter().flat_map(|path| &baseline.by_path[path]) {
            baseline.moved.entry(baseline.kept[*index].entry.print.clone()).or_default().push(*index);
        }
        Ok(baseline)
    }

    /// A baseline that is to be written, of all that is found. There must be none yet: it can only shrink.
    pub fn begin(file: &Path, cwd: &Path) -> Result<Self> {
        if fs::symlink_metadata(file).is_ok() {
            let what = "is there already, and a baseline only shrinks; --update-baseline takes out what is settled. To begin \
                        anew, remove the file first";
            return Err(Error::new(what).in_file(file));
        }
        // Told before findings are let be, not when they have been.
        temporary::begin(folder_of(&cwd.join(file))).map_err(|cause| Error::io(file, cause))?;
        Ok(Self { begun: true, ..Self::empty(file, cwd) })
    }

    fn empty(file: &Path, cwd: &Path) -> Self {
        let whole = cwd.join(file);
        let folder = tidied(whole.parent().unwrap_or(cwd));
        Self {
            file: file.to_owned(),
            folder: fs::canonicalize(&folder).unwrap_or(folder),
            before: None,
            kept: Vec::new(),
            by_path: BTreeMap::new(),
            own: HashMap::new(),
            moved: HashMap::new(),
            added: Vec::new(),
            checked: HashSet::new(),
            begun: false,
        }
    }

    /// Its file, as it was named.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Number of old findings in it.
    pub fn len(&self) -> usize {
        self.kept.len() + self.added.len()
    }

    /// True if there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Sorts the findings of a file into new ones and old ones. `speaks` says of a check and a policy whether it had its
    /// say in this run: only then can an entry be settled.
    pub fn sort(
        &mut self,
        source: &Source,
        cwd: &Path,
        found: Vec<Diagnostic>,
        speaks: &dyn Fn(&str, &str) -> bool,
    ) -> Sorted {
        let path = self.path_of(source.path(), cwd);
        let mut sorted = Sorted::default();
        for diagnostic in found {
            let entry = entry(&path, source, &diagnostic);
            if self.begun {
                self.added.push(entry);
                sorted.old.push(diagnostic);
            } else if self.take(&entry) {
                sorted.old.push(diagnostic);
            } else {
                sorted.new.push(diagnostic);
            }
        }
        // What did not speak cannot be settled.
        for index in self.by_path.get(&path).into_iter().flatten() {
            let kept = &mut self.kept[*index];
            if !speaks(&kept.entry.rule, &kept.entry.policy) {
                kept.met = true;
            }
        }
        self.checked.insert(path);
        sorted
    }

    /// Of a file's findings, which are old; as [`sort`](Self::sort) says of the first file that it is asked about, but
    /// nothing is taken off. `cwd` is what paths count from.
    pub(super) fn old(&self, source: &Source, cwd: &Path, found: &[Diagnostic]) -> Vec<bool> {
        let path = self.path_of(source.path(), cwd);
        let mut taken: HashMap<String, usize> = HashMap::new();
        let is_old = |diagnostic: &Diagnostic| {
            let Entry { path, print, .. } = entry(&path, source, diagnostic);
            let moved = self.moved.get(&print).map_or(0, Vec::len);
            let own = self.own.get(&(path, print.clone())).map_or(0, Vec::len);
            let taken = taken.entry(print).or_default();
            *taken += 1;
            *taken <= own + moved
        };
        found.iter().map(is_old).collect()
    }

    /// Takes an entry for a finding: one of the same file, else one of a file that is there no more, which then counts as
    /// this one under its old name.
    fn take(&mut self, wanted: &Entry) -> bool {
        let key = (wanted.path.clone(), wanted.print.clone());
        while let Some(index) = self.own.get_mut(&key).and_then(Vec::pop) {
            if !std::mem::replace(&mut self.kept[index].met, true) {
                return true;
            }
        }
        while let Some(index) = self.moved.get_mut(&wanted.print).and_then(Vec::pop) {
            let kept = &mut self.kept[index];
            if !std::mem::replace(&mut kept.met, true) {
                kept.entry.path.clone_from(&wanted.path);
                return true;
            }
        }
        false
    }

    /// The entries that no finding is any more: those of files that were looked at, and those of files that are there no
    /// more below a folder that was looked through.
    pub fn settled(&self, paths: &[PathBuf], cwd: &Path) -> usize {
        self.kept.iter().filter(|kept| self.is_settled(kept, paths, cwd)).count()
    }

    fn is_settled(&self, kept: &Kept, paths: &[PathBuf], cwd: &Path) -> bool {
        if kept.met {
            return false;
        }
        if self.checked.contains(&kept.entry.path) {
            return true;
        }
        let file = self.folder.join(&kept.entry.path);
        let looked_through = |path: &PathBuf| {
            let whole = tidied(&cwd.join(path));
            file.starts_with(fs::canonicalize(&whole).unwrap_or(whole))
        };
        !file.exists() && paths.iter().any(looked_through)
    }

    /// Writes it without what is settled; returns how many entries went. `paths` are those of the run. Nothing is ever
    /// added to one that was there.
    pub fn write(&self, paths: &[PathBuf], cwd: &Path) -> Result<usize> {
        let mut left: Vec<&Entry> = self.added.iter().collect();
        left.extend(self.kept.iter().filter(|kept| !self.is_settled(kept, paths, cwd)).map(|kept| &kept.entry));
        left.sort();
        let mut text = format!("{HEAD}\n");
        for entry in &left {
            let Entry { path, rule, policy, print, text: words } = entry;
            let _ = writeln!(text, "{}\t{rule}\t{}\t{print}\t{}", escaped(path), escaped(policy), escaped(words));
        }
        let gone = self.len() - left.len();
        match &self.before {
            Some(before) if before == text.as_bytes() => {}
            Some(before) => fix::replace_file(&self.file, before, text.as_bytes())?,
            None => create(&self.file, text.as_bytes())?,
        }
        Ok(gone)
    }

    /// A path as the baseline has it.
    fn path_of(&self, path: &Path, cwd: &Path) -> String {
        let whole = tidied(&cwd.join(path));
        let whole = fs::canonicalize(&whole).unwrap_or(whole);
        let below = whole.strip_prefix(&self.folder).unwrap_or(&whole);
        below.to_string_lossy().replace('\\', "/")
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file that is not there yet, whole or not at all.
fn create(file: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write as _;
    let io = |cause| Error::io(file, cause);
    let mut new = temporary::begin(folder_of(file)).map_err(io)?;
    new.write_all(bytes).map_err(io)?;
    new.as_file().sync_all().map_err(io)?;
    new.persist_noclobber(file).map_err(|error| io(error.error))?;
    Ok(())
}

/// A finding as a baseline keeps it.
fn entry(path: &str, source: &Source, found: &Diagnostic) -> Entry {
    let policy = found.policy.as_ref().map_or("", |policy| &*policy.name);
    let words: Vec<_> = source.slice(found.span).split_whitespace().collect();
    Entry {
        path: path.to_owned(),
        rule: found.rule.to_owned(),
        policy: policy.to_owned(),
        print: format!("{:016x}", fingerprint(source, found)),
        text: words.join(" "),
    }
}

/// The same for the same finding in the same sentence, wherever that has moved and however it is wrapped; two of a kind
/// in one sentence have the same.
pub fn fingerprint(source: &Source, found: &Diagnostic) -> u64 {
    let policy = found.policy.as_ref().map_or("", |policy| &*policy.name);
    let context = found.context.unwrap_or_else(|| {
        let line = source.line_at(found.span.start);
        fnv(source.slice(line).split_whitespace())
    });
    let context = format!("{context:016x}");
    fnv([found.rule, policy].into_iter().chain(source.slice(found.span).split_whitespace()).chain([&*context]))
}

fn read(file: &Path, bytes: Vec<u8>) -> Result<Vec<Entry>> {
    let source = Source::decode(file, bytes, None)?;
    let mut entries = Vec::new();
    for (number, line) in source.text().lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let wrong = |what: &str| {
            let place = Place { offset: 0, line: number as u64 + 1, column: 1 };
            Err(Error::new(what).in_file(file).at(place))
        };
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
            return wrong("a merge is not settled here; keep the lines of both sides, then run --update-baseline");
        }
        let fields: Vec<_> = line.split('\t').collect();
        let &[path, rule, policy, print, text] = &fields[..] else {
            return wrong("is no entry of a baseline: path, check, policy, fingerprint and text, with tabs between");
        };
        if print.len() != 16 || !print.bytes().all(|b| b.is_ascii_hexdigit()) {
            return wrong("the fourth field is no fingerprint; take the line away, or restore it");
        }
        let (path, policy, text) = (unescaped(path), unescaped(policy), unescaped(text));
        entries.push(Entry { path, rule: rule.to_owned(), policy, print: print.to_owned(), text });
    }
    Ok(entries)
}

/// Without what would end a field or a line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            // A line that begins so is a remark.
            '#' if at == 0 => out.push_str("\\#"),
            c => out.push(c),
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\\' => match chars.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            c => c,
        });
    }
    out
}

/// Without `.` and `..`, as far as that can be said without looking.
fn tidied(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests;
