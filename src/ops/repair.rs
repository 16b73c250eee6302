//! Exchange files mended.

use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::convert::{Conversion, convert};
use super::fmt::is_memory;
use super::output::NewFile;
use super::termbase::Termbase;
use crate::base::{Error, Place, Result, Source};
use crate::formats;
use crate::model::Problem;
use crate::revise::repair::{Output, REPAIRERS, repairer};

/// A mended file.
#[derive(Clone, Debug)]
pub struct Repaired {
    /// The whole mended text; empty where it was written to a file, or nothing was to be written.
    pub text: String,
    /// What was done, in the order of the file; of a memory the first ten thousand things, and how many more of each
    /// sort.
    pub done: Vec<Mended>,
    /// How many things were mended in all.
    pub count: usize,
}

/// One thing that was mended.
#[derive(Clone, Debug)]
pub struct Mended {
    /// Where, in the file as it was.
    pub place: Place,
    /// What was done.
    pub what: String,
}

/// True for a file that [`repair_file`] can mend.
pub fn is_repairable(source: &Source) -> bool {
    let name = formats::detect(source.path(), source).map(|format| format.name);
    name.is_some_and(|name| name == "tmx" || repairer(name).is_some())
}

/// The name of the mended copy beside a file: `a.repaired.tbx` of `a.tbx`.
pub fn repaired_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = match path.extension() {
        Some(extension) => format!("{stem}.repaired.{}", extension.to_string_lossy()),
        None => format!("{stem}.repaired"),
    };
    path.with_file_name(name)
}

/// Mends bytes in memory; an error where nothing can be made of them.
pub fn repair_bytes(path: &Path, bytes: Vec<u8>) -> Result<Repaired> {
    let mut held = Held::default();
    repair(path, bytes, &mut held)?;
    let text = String::from_utf8(held.bytes).map_err(|_| Error::new("was mended to no text").in_file(path))?;
    let count = held.done.len();
    Ok(Repaired { text, done: held.done, count })
}

fn repair(path: &Path, bytes: Vec<u8>, out: &mut dyn Output) -> Result<()> {
    let source = formats::decode(path, bytes, None)?;
    let format = formats::detect(path, &source).map(|format| format.name);
    let Some(repairer) = format.and_then(repairer) else {
        let known: Vec<_> = REPAIRERS.iter().map(|repairer| repairer.format).chain(["tmx"]).collect();
        let what = format!("cannot be mended: only files of these formats can: {}", known.join(", "));
        return Err(Error::new(what).in_file(path));
    };
    (repairer.repair)(&source.text(), out).map_err(|error| error.in_file(path))
}

fn mended(done: Vec<(Place, String)>) -> Vec<Mended> {
    done.into_iter().map(|(place, what)| Mended { place, what }).collect()
}

/// A mended text that is held.
#[derive(Default)]
struct Held {
    bytes: Vec<u8>,
    done: Vec<Mended>,
}

impl Output for Held {
    fn begin(&mut self, done: Vec<(Place, String)>) -> Result<bool> {
        self.done = mended(done);
        Ok(true)
    }
}

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A mended copy on its way.
struct Copy<'t> {
    target: &'t Path,
    /// The user named it.
    named: bool,
    done: Vec<Mended>,
    /// The file, and the state of the one that it takes the place of.
    new: Option<(NewFile, Option<Metadata>)>,
}

impl Output for Copy<'_> {
    fn begin(&mut self, done: Vec<(Place, String)>) -> Result<bool> {
        self.done = mended(done);
        if self.done.is_empty() && !self.named {
            return Ok(false);
        }
        let there = fs::metadata(self.target).ok();
        if there.is_some() && !self.named {
            return Err(taken(self.target.to_owned()));
        }
        self.new = Some((NewFile::create(self.target)?, there));
        Ok(true)
    }
}

impl Write for Copy<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.new {
            Some((new, _)) => new.write(bytes),
            None => Ok(bytes.len()),
        }
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Mends a file and writes the copy, whole or not at all; a file that is there already is replaced only if `out` names
/// it. Where nothing is to be mended no copy is written beside it.
pub fn repair_file(path: &Path, out: Option<&Path>) -> Result<(Repaired, PathBuf)> {
    let target = out.map_or_else(|| repaired_name(path), Path::to_path_buf);
    if is_memory(path) {
        return repair_memory(path, out.is_some(), target);
    }
    let mut copy = Copy { target: &target, named: out.is_some(), done: Vec::new(), new: None };
    if !termbase(path, &mut copy)? {
        let bytes = fs::read(path).map_err(|cause| Error::io(path, cause))?;
        copy = Copy { target: &target, named: out.is_some(), done: Vec::new(), new: None };
        repair(path, bytes, &mut copy)?;
    }
    let Copy { done, new, .. } = copy;
    match new {
        Some((new, Some(before))) => {
            let now = fs::metadata(&target).map_err(|cause| Error::io(&target, cause))?;
            if (now.len(), now.modified().ok()) != (before.len(), before.modified().ok()) {
                let what = "was changed by somebody else meanwhile; nothing was written. Run again";
                return Err(Error::new(what).in_file(&target));
            }
            new.commit()?;
        }
        Some((new, None)) => new.commit_new()?,
        None => {}
    }
    let count = done.len();
    Ok((Repaired { text: String::new(), done, count }, target))
}

/// A TBX is mended entry by entry; false for what is none, or had better be read whole.
fn termbase(path: &Path, out: &mut dyn Output) -> Result<bool> {
    let Some((base, repairer)) = Termbase::open(path, None).zip(repairer("tbx")) else { return Ok(false) };
    let done = base.settle((repairer.repair)(&base, out))?;
    base.unchanged()?;
    Ok(done.is_some())
}

/// A memory is mended unit by unit; its text is not held.
fn repair_memory(path: &Path, named: bool, target: PathBuf) -> Result<(Repaired, PathBuf)> {
    if !named && target.exists() {
        return Err(taken(target));
    }
    let job = Conversion {
        inputs: vec![path.to_owned()],
        output: Some(target.clone()),
        output_format: Some("tmx".to_owned()),
        repair: true,
        ..Conversion::default()
    };
    let converted = convert(&job);
    let mut done = converted.map_err(|errors| errors.into_iter().next().unwrap_or_else(|| Error::new("not mended")))?;
    let is_repaired = done.is_repaired();
    let mended = |(_, problem): (PathBuf, Problem)| Mended { place: problem.place, what: problem.message };
    let count = done.repaired;
    let repaired = Repaired { text: String::new(), done: done.repairs.drain(..).map(mended).collect(), count };
    if is_repaired || named {
        done.commit(&mut std::io::sink())?;
    }
    Ok((repaired, target))
}

fn taken(target: PathBuf) -> Error {
    Error::new("is there already; name another file with --output-file, or this one").in_file(target)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAD: &str = "<martif type=\"TBX\" xml:lang=\"en\"><text><body><termEntry id=\"a\"><langSet xml:lang=\"en\"><tig>\
                       <term>a & b</term></tig></langSet></termEntry></body></text></martif>";

    #[test]
    fn a_copy_is_written_beside_the_file_and_never_over_another() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.tbx");
        fs::write(&path, BAD).expect("written");
        let (repaired, target) = repair_file(&path, None).expect("mended");
        assert_eq!((target.file_name().expect("a name").to_str(), repaired.done.len()), (Some("a.repaired.tbx"), 3));
        assert_eq!(fs::read_to_string(&path).expect("there"), BAD);
        assert!(fs::read_to_string(&target).expect("there").contains("a &amp; b"));
        assert!(repair_file(&path, None).expect_err("twice").to_string().contains("there already"));
        // What is mended needs no copy.
        assert!(repair_file(&target, None).expect("nothing").0.done.is_empty());
        assert!(!dir.path().join("a.repaired.repaired.tbx").exists());
        repair_file(&path, Some(&path)).expect("over the file, as asked");
        assert!(fs::read_to_string(&path).expect("there").contains("&amp;"));
        fs::write(&path, "").expect("written");
        assert!(repair_file(&path, None).is_err());
    }
}
