//! One memory file and its index.
//!
//! An index is two files of the cache, named by the memory's path and direction and by the state that the memory was in.
//! They are written under another name, synced, and renamed: whoever looks sees a whole file or none, however many
//! processes build at once and whenever one is killed. A file of an index never changes; a changed memory gets new ones,
//! and the old are removed.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use serde::{Deserialize, Serialize};

use super::stamp::{self, Stamp};
use super::{MemoryChoice, MemoryEvent, MemoryFacts, Tell, read};
use crate::base::{Error, Lang, Result};
use crate::memory::{
    Bytes, CharIndex, Damaged, Texts, TextsBuilder, VERSION, WordIndex, hash, write_chars, write_words,
};
use crate::ops::NewFile;

/// How often a memory is read again that changes while it is read.
const PATIENCE: usize = 3;

/// One memory file.
#[derive(Debug)]
pub(in crate::ops) struct Part {
    pub(in crate::ops) file: PathBuf,
    choice: MemoryChoice,
    opened: RwLock<Arc<Opened>>,
}

/// What is open of it.
#[derive(Debug)]
pub(in crate::ops) struct Opened {
    pub(in crate::ops) texts: Texts,
    pub(in crate::ops) words: WordIndex,
    /// Where it was asked for.
    pub(in crate::ops) chars: Option<CharIndex>,
    meta: Meta,
    kept: bool,
}

/// What an index says of the memory that it was made of.
#[derive(Debug, Serialize, Deserialize)]
struct Meta {
    from: String,
    to: String,
    sum: u32,
}

impl Part {
    pub(super) fn open(file: PathBuf, choice: &MemoryChoice, tell: Tell<'_>) -> Result<Self> {
        let found = choice.cache.as_deref().map_or(Ok(None), |cache| kept(&file, choice, cache))?;
        let mut opened = match found {
            Some(opened) => opened,
            None => build(&file, choice, tell)?,
        };
        if choice.characters && opened.add_characters(&file, choice, tell).is_err() {
            // The texts are damaged.
            opened = build(&file, choice, tell)?;
            opened.add_characters(&file, choice, tell).map_err(|Damaged| unreadable().in_file(&file))?;
        }
        Ok(Self { file, choice: choice.clone(), opened: RwLock::new(Arc::new(opened)) })
    }

    /// What is open now.
    pub(in crate::ops) fn opened(&self) -> Arc<Opened> {
        Arc::clone(&self.opened.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Builds an index anew that was found to be damaged; `damaged` is the one that was.
    pub(in crate::ops) fn rebuild(&self, damaged: &Arc<Opened>) -> Result<()> {
        let mut opened = self.opened.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have been here.
        if Arc::ptr_eq(&opened, damaged) {
            let tell = &mut |_: MemoryEvent<'_>| {};
            let mut new = build(&self.file, &self.choice, tell)?;
            if self.choice.characters {
                // The stream may be what was damaged.
                remove_characters(&self.file, &self.choice);
                new.add_characters(&self.file, &self.choice, tell)
                    .map_err(|Damaged| unreadable().in_file(&self.file))?;
            }
            *opened = Arc::new(new);
        }
        Ok(())
    }

    pub(super) fn facts(&self) -> MemoryFacts {
        let opened = self.opened();
        MemoryFacts {
            file: self.file.clone(),
            from: opened.meta.from.clone(),
            to: opened.meta.to.clone(),
            units: opened.texts.units(),
            sources: opened.texts.len(),
            words: opened.words.vocabulary(),
            bytes: opened.texts.size() + opened.words.size() + opened.chars.as_ref().map_or(0, CharIndex::size),
            kept: opened.kept,
        }
    }
}

/// Where the index of a memory in some state is kept.
struct Names {
    folder: PathBuf,
    /// What the names of all its states begin with.
    key: String,
    texts: PathBuf,
    words: PathBuf,
    chars: PathBuf,
}

impl Names {
    fn new(file: &Path, choice: &MemoryChoice, cache: &Path, stamp: Stamp) -> Result<Self> {
        let path = fs::canonicalize(file).map_err(|cause| Error::io(file, cause))?;
        let lang = |lang: Option<&Lang>| lang.map(|lang| lang.as_str().to_ascii_lowercase()).unwrap_or_default();
        let key = format!("{}\0{}\0{}", path.display(), lang(choice.from.as_ref()), lang(choice.to.as_ref()));
        let key = format!("{:016x}-", hash(key.as_bytes()));
        let folder = cache.join(format!("memory-{VERSION}"));
        let name = |extension: &str| folder.join(format!("{key}{}.{extension}", stamp.name()));
        Ok(Self { texts: name("texts"), words: name("words"), chars: name("chars"), key, folder })
    }

    /// Removes what was kept of other states.
    fn remove_old(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let path = entry.path();
            let own = entry.file_name().to_string_lossy().starts_with(&self.key);
            if own && ![&self.texts, &self.words, &self.chars].contains(&&path) {
                // Another process may be faster.
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// The index that is kept of a memory as it is now.
fn kept(file: &Path, choice: &MemoryChoice, cache: &Path) -> Result<Option<Opened>> {
    let meta = fs::metadata(file).map_err(|cause| Error::io(file, cause))?;
    let names = Names::new(file, choice, cache, Stamp::of(&meta))?;
    let (Ok(texts), Ok(words)) = (File::open(&names.texts), File::open(&names.words)) else { return Ok(None) };
    let times = [texts.metadata(), words.metadata()].map(|meta| meta.and_then(|meta| meta.modified()));
    let young = match (meta.modified(), times) {
        (Ok(changed), [Ok(texts), Ok(words)]) => stamp::is_young(changed, texts.min(words)),
        _ => true,
    };
    let (Ok(texts), Ok(words)) = (Bytes::map(&texts), Bytes::map(&words)) else { return Ok(None) };
    let Ok(opened) = opened(texts, words, true) else { return Ok(None) };
    if young && read::sum(file)? != opened.meta.sum {
        return Ok(None);
    }
    Ok(Some(opened))
}

fn opened(texts: Bytes, words: Bytes, kept: bool) -> std::result::Result<Opened, Damaged> {
    let (texts, words) = (Texts::open(texts)?, WordIndex::open(words)?);
    if texts.identity()? != words.identity() {
        return Err(Damaged);
    }
    let meta = serde_json::from_slice(texts.meta()?).map_err(|_| Damaged)?;
    Ok(Opened { texts, words, chars: None, meta, kept })
}

/// Reads a memory and makes its index.
fn build(file: &Path, choice: &MemoryChoice, tell: Tell<'_>) -> Result<Opened> {
    let io = |cause| Error::io(file, cause);
    if !read::is_memory(file)? {
        let what = "is no translation memory; `exonym convert` makes a TMX file of other formats";
        return Err(Error::new(what).in_file(file));
    }
    for _ in 0..PATIENCE {
        let before = fs::metadata(file).map_err(io)?;
        let units = read::read(file, choice.from.as_ref(), choice.to.as_ref(), &mut |bytes| {
            tell(MemoryEvent::Reading(file, bytes));
        })?;
        let stamp = Stamp::of(&before);
        if stamp != Stamp::of(&fs::metadata(file).map_err(io)?) {
            continue;
        }
        tell(MemoryEvent::Reading(file, before.len()));
        let meta = Meta { from: units.from, to: units.to, sum: units.sum };
        let meta = serde_json::to_vec(&meta).map_err(|error| io(error.into()))?;
        if let Some(cache) = &choice.cache {
            match Names::new(file, choice, cache, stamp).and_then(|names| keep(&units.texts, &meta, &names)) {
                Ok(opened) => return Ok(opened),
                Err(error) => tell(MemoryEvent::NotKept(&error)),
            }
        }
        let (mut texts, mut words) = (Vec::new(), Vec::new());
        write_words(units.texts.sources(), units.texts.identity(), &mut words).map_err(io)?;
        units.texts.write(&meta, &mut texts).map_err(io)?;
        return opened(Bytes::Held(texts), Bytes::Held(words), false).map_err(|Damaged| unreadable().in_file(file));
    }
    Err(Error::new("changes again and again while it is read; try again when it is at rest").in_file(file))
}

/// Writes an index and opens it.
fn keep(units: &TextsBuilder, meta: &[u8], names: &Names) -> Result<Opened> {
    let io = |cause| Error::io(&names.folder, cause);
    fs::create_dir_all(&names.folder).map_err(io)?;
    let mut words = io::BufWriter::with_capacity(1 << 20, NewFile::create(&names.words)?);
    write_words(units.sources(), units.identity(), &mut words).map_err(io)?;
    words.into_inner().map_err(|error| io(error.into_error()))?.commit()?;
    let mut texts = io::BufWriter::with_capacity(1 << 20, NewFile::create(&names.texts)?);
    units.write(meta, &mut texts).map_err(io)?;
    texts.flush().map_err(io)?;
    texts.into_inner().map_err(|error| io(error.into_error()))?.commit()?;
    names.remove_old();
    opened(mapped(&names.texts)?, mapped(&names.words)?, true).map_err(|Damaged| unreadable().in_file(&names.folder))
}

fn mapped(path: &Path) -> Result<Bytes> {
    File::open(path).and_then(|file| Bytes::map(&file)).map_err(|cause| Error::io(path, cause))
}

impl Opened {
    /// Opens the stream of characters, made of the texts where it is missing or damaged.
    fn add_characters(
        &mut self,
        file: &Path,
        choice: &MemoryChoice,
        tell: Tell<'_>,
    ) -> std::result::Result<(), Damaged> {
        let identity = self.texts.identity()?;
        let sound = |bytes: Bytes| CharIndex::open(bytes).ok().filter(|chars| chars.identity() == identity);
        let path = if self.kept { characters(file, choice) } else { None };
        self.chars = path.as_deref().and_then(|path| mapped(path).ok()).and_then(sound);
        if self.chars.is_some() {
            return Ok(());
        }
        let sources: Vec<&str> =
            (0..self.texts.len()).map(|text| self.texts.source(text as u32)).collect::<std::result::Result<_, _>>()?;
        let keep = |path: &Path| {
            let io = |cause| Error::io(path, cause);
            let mut out = io::BufWriter::with_capacity(1 << 20, NewFile::create(path)?);
            write_chars(sources.iter().copied(), identity, &mut out).map_err(io)?;
            out.into_inner().map_err(|error| io(error.into_error()))?.commit()?;
            mapped(path)
        };
        let written = match path.as_deref().map(keep) {
            Some(Ok(bytes)) => Some(bytes),
            Some(Err(error)) => {
                tell(MemoryEvent::NotKept(&error));
                None
            }
            None => None,
        };
        let bytes = if let Some(bytes) = written {
            bytes
        } else {
            let mut bytes = Vec::new();
            write_chars(sources.iter().copied(), identity, &mut bytes).map_err(|_| Damaged)?;
            Bytes::Held(bytes)
        };
        self.chars = sound(bytes);
        if self.chars.is_some() { Ok(()) } else { Err(Damaged) }
    }
}

/// Where the stream of characters of a memory as it is now is kept.
fn characters(file: &Path, choice: &MemoryChoice) -> Option<PathBuf> {
    let stamp = Stamp::of(&fs::metadata(file).ok()?);
    Some(Names::new(file, choice, choice.cache.as_deref()?, stamp).ok()?.chars)
}

fn remove_characters(file: &Path, choice: &MemoryChoice) {
    if let Some(path) = characters(file, choice) {
        // What cannot be removed is replaced.
        let _ = fs::remove_file(path);
    }
}

fn unreadable() -> Error {
    Error::new("the index that was just made cannot be read; report this as a mistake of exonym")
}
