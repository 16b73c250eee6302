//! The commits that changed a file, and what it was in each.

use std::collections::{HashSet, VecDeque};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;

use exonym::Error;

use super::{lossy, ran};
use crate::text::git as text;

/// Who, when and why.
#[derive(Clone, Debug)]
pub(crate) struct Commit {
    pub(crate) hash: String,
    parents: Vec<String>,
    pub(crate) author: String,
    pub(crate) email: String,
    /// ISO 8601, with the author's time zone.
    pub(crate) date: String,
    pub(crate) subject: String,
}

/// A version of the file, by what git calls its bytes; empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Blob {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

impl Commit {
    /// Each parent, in the order of a step's versions before.
    pub(crate) fn parents(&self) -> &[String] {
        &self.parents
    }
}

/// A commit in which the file is another than before; of a merge, than in each of its parents.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// None for what is not committed.
    pub(crate) commit: Option<Commit>,
    /// One a parent.
    pub(crate) before: Vec<Blob>,
    pub(crate) after: Blob,
    /// True where the clone has no older commits.
    pub(crate) is_cut: bool,
}

/// A file's history, newest first.
pub(crate) struct History {
    pub(crate) steps: Vec<Step>,
    pub(crate) blobs: Blobs,
    /// The topmost folder of the repository.
    top: PathBuf,
}

/// What the bytes of the work tree are called.
const WORK_TREE: &str = "work tree";

impl History {
    /// Of a file, which need not be there any more.
    pub(crate) fn of(file: &Path) -> Result<Self, Error> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Err(Error::new(text::NO_FOLDER).in_file(file));
        }
        let asked = |args: &[&str]| -> Result<String, Error> {
            let said = ran(folder, args)?.map_err(|said| Error::new(text::not_in_git(&said)).in_file(file))?;
            Ok(lossy(said.strip_suffix(b"\n").unwrap_or(&said)))
        };
        let top = PathBuf::from(asked(&["rev-parse", "--show-toplevel"])?);
        let path = format!("{}{name}", asked(&["rev-parse", "--show-prefix"])?);
        let mut steps = Vec::new();
        let mut blobs = Blobs::open(&top)?;
        // A repository without a commit has no HEAD.
        if let Ok(head) = ran(&top, &["rev-parse", "--verify", "--quiet", "HEAD"])? {
            let cut = cut(&top)?;
            steps = self::steps(&top, "HEAD", &path, &cut, &mut blobs)?;
            let committed = blobs.get(&format!("{}:{path}", lossy(head.trim_ascii())))?;
            blobs.uncommitted(file, Path::new(&path), committed.as_deref(), &mut steps)?;
        } else {
            blobs.uncommitted(file, Path::new(&path), None, &mut steps)?;
        }
        Ok(Self { steps, blobs, top })
    }

    /// Of a file of a revision, by its path from the top of the repository.
    pub(crate) fn before(self, revision: &str, path: &Path) -> Result<Self, Error> {
        let Self { mut blobs, top, .. } = self;
        let steps = self::steps(&top, revision, &path.to_string_lossy(), &cut(&top)?, &mut blobs)?;
        Ok(Self { steps, blobs, top })
    }

    /// The versions before a step of the other files that it changed, and the revision that they are of.
    pub(crate) fn beside(&self, step: &Step) -> Result<(String, Vec<Blob>), Error> {
        let (revision, args) = match &step.commit {
            None => ("HEAD".to_owned(), vec!["diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", "HEAD"]),
            Some(commit) => match commit.parents.first() {
                None => return Ok((String::new(), Vec::new())),
                Some(parent) => {
                    let args = vec!["diff-tree", "-r", "--name-only", "--no-renames", "-z", parent, &commit.hash];
                    (parent.clone(), args)
                }
            },
        };
        // Before the first commit there is nothing to compare with.
        let Ok(said) = ran(&self.top, &args)? else { return Ok((String::new(), Vec::new())) };
        let paths = said.split(|&byte| byte == 0).filter(|path| !path.is_empty()).map(lossy);
        let blob = |path: String| Blob { name: format!("{revision}:{path}"), path: PathBuf::from(path) };
        let all = paths.map(blob).filter(|blob| blob.path != step.after.path).collect();
        Ok((revision, all))
    }
}

impl History {
    /// The versions of other files, before a step, in which one of these texts stands, and the revision that they are of.
    pub(crate) fn holding<'t>(
        &self,
        step: &Step,
        texts: impl Iterator<Item = &'t str>,
    ) -> Result<(String, Vec<Blob>), Error> {
        let revision = match &step.commit {
            None => "HEAD".to_owned(),
            Some(commit) => match commit.parents.first() {
                None => return Ok((String::new(), Vec::new())),
                Some(parent) => parent.clone(),
            },
        };
        let mut args = vec!["grep", "--name-only", "--fixed-strings", "--full-name", "--no-color", "-a", "-z"];
        let texts: Vec<&str> = texts.filter(|text| !text.contains('\n')).collect();
        args.extend(texts.iter().flat_map(|text| ["-e", text]));
        args.extend([&*revision, "--", ":(top)"]);
        // Git says so with its status where there are none.
        let Ok(said) = ran(&self.top, &args)? else { return Ok((String::new(), Vec::new())) };
        let names = said.split(|&byte| byte == 0).filter(|name| !name.is_empty()).map(lossy);
        let blob = |name: String| Some(Blob { path: PathBuf::from(name.split_once(':')?.1), name });
        Ok((revision, names.filter_map(blob).filter(|blob| blob.path != step.after.path).collect()))
    }

    /// The bytes that a file has in the work tree, by its path from the top of the repository.
    pub(crate) fn today(&self, path: &Path) -> Option<Vec<u8>> {
        std::fs::read(self.top.join(path)).ok()
    }
}

/// Every name that the file had.
fn names(top: &Path, revision: &str, path: &str) -> Result<Vec<String>, Error> {
    let args = ["log", "--follow", "-M", "--diff-filter=R", "--name-status", "-z", "--format=", "--no-show-signature"];
    let args: Vec<&str> = args.into_iter().chain([revision, "--", path]).collect();
    let said = ran(top, &args)?.map_err(|said| Error::new(text::refused("tell the history", &said)))?;
    let mut names = vec![path.to_owned()];
    let words: Vec<String> = said.split(|&byte| byte == 0).map(lossy).collect();
    for part in words.chunks(3).filter(|part| part.len() == 3 && part[0].trim_start().starts_with('R')) {
        if !names.contains(&part[1]) {
            names.push(part[1].clone());
        }
    }
    Ok(names)
}

/// The commits at which a shallow clone ends.
fn cut(top: &Path) -> Result<HashSet<String>, Error> {
    let Ok(path) = ran(top, &["rev-parse", "--git-path", "shallow"])? else { return Ok(HashSet::new()) };
    let path = top.join(lossy(path.trim_ascii_end()));
    Ok(std::fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned).collect())
}

fn steps(top: &Path, revision: &str, path: &str, cut: &HashSet<String>, blobs: &mut Blobs) -> Result<Vec<Step>, Error> {
    let names = &*names(top, revision, path)?;
    let format = "--format=%x01%H%x02%P%x02%aN%x02%aE%x02%aI%x02%s";
    let args =
        ["-c", "i18n.logOutputEncoding=UTF-8", "log", "--date-order", "-c", "--raw", "--no-renames", "--no-abbrev"];
    let more = ["-z", "--no-color", "--no-show-signature", "--no-ext-diff", format, revision, "--"];
    let specs: Vec<String> = names.iter().map(|name| format!(":(top,literal){name}")).collect();
    let args: Vec<&str> = args.into_iter().chain(more).chain(specs.iter().map(String::as_str)).collect();
    let said = ran(top, &args)?.map_err(|said| Error::new(text::refused("tell the history", &said)))?;
    let mut steps: Vec<Step> = Vec::new();
    let mut words = said.split(|&byte| byte == 0).map(lossy);
    while let Some(word) = words.next() {
        if let Some(head) = word.strip_prefix('\x01') {
            let mut fields = head.split('\x02').map(str::to_owned);
            let mut field = || fields.next().unwrap_or_default();
            let commit = Commit {
                hash: field(),
                parents: field().split_whitespace().map(str::to_owned).collect(),
                author: field(),
                email: field(),
                date: field(),
                subject: field(),
            };
            let before = vec![Blob::default(); commit.parents.len().max(1)];
            steps.push(Step { commit: Some(commit), before, after: Blob::default(), is_cut: false });
        } else if let Some(raw) = word.trim_start_matches('\n').strip_prefix(':') {
            let (Some(path), Some(step)) = (words.next(), steps.last_mut()) else { break };
            take(step, raw, &path, names);
        }
    }
    for step in &mut steps {
        elsewhere(step, names, blobs)?;
        step.is_cut = step.commit.as_ref().is_some_and(|commit| cut.contains(&commit.hash));
    }
    Ok(steps)
}

/// Takes `:MODES… IDS… STATUS`, of which there is one for each parent and one for the commit.
fn take(step: &mut Step, raw: &str, path: &str, names: &[String]) {
    let fields: Vec<&str> = raw.trim_start_matches(':').split(' ').collect();
    let count = step.before.len() + 1;
    let Some(ids) = fields.get(count..2 * count) else { return };
    let rank = |path: &Path| names.iter().position(|name| Path::new(name) == path).unwrap_or(usize::MAX);
    let put = |blob: &mut Blob, id: &str| {
        // Where two files of these names are there at once, it is the one with the later name.
        if id.bytes().any(|byte| byte != b'0') && (blob.name.is_empty() || rank(Path::new(path)) < rank(&blob.path)) {
            *blob = Blob { name: id.to_owned(), path: PathBuf::from(path) };
        }
    };
    for (blob, id) in step.before.iter_mut().zip(ids) {
        put(blob, id);
    }
    put(&mut step.after, ids[count - 1]);
}

/// A parent of a merge may have the file under an earlier name.
fn elsewhere(step: &mut Step, names: &[String], blobs: &mut Blobs) -> Result<(), Error> {
    let Some(commit) = step.commit.as_ref().filter(|commit| commit.parents.len() > 1) else { return Ok(()) };
    for (blob, parent) in step.before.iter_mut().zip(&commit.parents).filter(|(blob, _)| blob.name.is_empty()) {
        for name in names {
            let spec = format!("{parent}:{name}");
            if blobs.get(&spec)?.is_some() {
                *blob = Blob { name: spec, path: PathBuf::from(name) };
                break;
            }
        }
    }
    Ok(())
}

/// The bytes of versions, by one process of git for all.
pub(crate) struct Blobs {
    child: Child,
    ask: Option<ChildStdin>,
    answer: BufReader<ChildStdout>,
    /// The last that were asked for.
    last: VecDeque<(String, Rc<[u8]>)>,
    work_tree: Option<Rc<[u8]>>,
}

/// Versions that are held: those of a merge of three, and the next.
const HELD: usize = 5;

impl Blobs {
    fn open(top: &Path) -> Result<Self, Error> {
        let mut command = Command::new("git");
        command.current_dir(top).args(["cat-file", "--batch"]).env("GIT_NO_LAZY_FETCH", "1");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(|cause| Error::new(text::cannot_run(cause)))?;
        let (ask, answer) = (child.stdin.take(), child.stdout.take());
        let answer = answer.ok_or_else(|| Error::new(text::GONE))?;
        Ok(Self { child, ask, answer: BufReader::new(answer), last: VecDeque::new(), work_tree: None })
    }

    /// The bytes of a version; none where git has no such thing here.
    pub(crate) fn get(&mut self, name: &str) -> Result<Option<Rc<[u8]>>, Error> {
        if name.is_empty() {
            return Ok(Some(Rc::from(Vec::new())));
        }
        if name == WORK_TREE {
            return Ok(self.work_tree.clone());
        }
        if let Some((_, bytes)) = self.last.iter().find(|(known, _)| known == name) {
            return Ok(Some(Rc::clone(bytes)));
        }
        // A line end would be two questions.
        if name.contains('\n') {
            return Ok(None);
        }
        let read = self.read(name).map_err(|cause| Error::new(text::GONE).in_file(format!("{name} ({cause})")))?;
        Ok(read.map(|bytes| {
            let bytes: Rc<[u8]> = bytes.into();
            self.last.truncate(HELD - 1);
            self.last.push_front((name.to_owned(), Rc::clone(&bytes)));
            bytes
        }))
    }

    fn read(&mut self, name: &str) -> std::io::Result<Option<Vec<u8>>> {
        let ask = self.ask.as_mut().ok_or(std::io::ErrorKind::BrokenPipe)?;
        writeln!(ask, "{name}")?;
        ask.flush()?;
        let mut head = String::new();
        self.answer.read_line(&mut head)?;
        let Some(size) = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<usize>().ok()) else {
            return if head.is_empty() { Err(std::io::ErrorKind::UnexpectedEof.into()) } else { Ok(None) };
        };
        let mut bytes = vec![0; size + 1];
        self.answer.read_exact(&mut bytes)?;
        bytes.truncate(size);
        Ok((head.split(' ').nth(1) == Some("blob")).then_some(bytes))
    }

    /// Puts a step in front of all where the work tree has another version than the last commit.
    fn uncommitted(
        &mut self,
        file: &Path,
        path: &Path,
        committed: Option<&[u8]>,
        steps: &mut Vec<Step>,
    ) -> Result<(), Error> {
        let now = match std::fs::read(file) {
            Ok(bytes) => Some(bytes),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => None,
            Err(cause) => return Err(Error::io(file, cause)),
        };
        if now.as_deref() == committed {
            return Ok(());
        }
        let blob = |name: &str| Blob { name: name.to_owned(), path: path.to_owned() };
        let after = if now.is_some() { blob(WORK_TREE) } else { Blob::default() };
        self.work_tree = now.map(Rc::from);
        let before = match committed {
            Some(_) => blob(&format!("HEAD:{}", path.display())),
            None => Blob::default(),
        };
        steps.insert(0, Step { commit: None, before: vec![before], after, is_cut: false });
        Ok(())
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // At the end of its input it goes by itself.
        self.ask = None;
        let _ = self.child.wait();
    }
}
