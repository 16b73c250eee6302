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
use crate::memory::{Bytes, Damaged, Texts, VERSION, WordIndex, hash, write_words};
use crate::ops::NewFile;

/// How often a memory is read again that changes while it is read.
const PATIENCE: usize = 3;

/// One memory file.
#[derive(Debug)]
pub(in crate::ops) struct Part {
    pub(in crate::ops) file: PathBuf,
    from: Option<Lang>,
    to: Option<Lang>,
    cache: Option<PathBuf>,
    opened: RwLock<Arc<Opened>>,
}

/// What is open of it.
#[derive(Debug)]
pub(in crate::ops) struct Opened {
    pub(in crate::ops) texts: Texts,
    pub(in crate::ops) words: WordIndex,
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
        let MemoryChoice { from, to, cache, .. } = choice.clone();
        let found = match &cache {
            Some(cache) => kept(&file, from.as_ref(), to.as_ref(), cache)?,
            None => None,
        };
        let opened = match found {
            Some(opened) => opened,
            None => build(&file, from.as_ref(), to.as_ref(), cache.as_deref(), tell)?,
        };
        Ok(Self { file, from, to, cache, opened: RwLock::new(Arc::new(opened)) })
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
            let new = build(&self.file, self.from.as_ref(), self.to.as_ref(), self.cache.as_deref(), &mut |_| {})?;
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
            bytes: opened.texts.size() + opened.words.size(),
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
}

impl Names {
    fn new(file: &Path, from: Option<&Lang>, to: Option<&Lang>, cache: &Path, stamp: Stamp) -> Result<Self> {
        let path = fs::canonicalize(file).map_err(|cause| Error::io(file, cause))?;
        let lang = |lang: Option<&Lang>| lang.map(|lang| lang.as_str().to_ascii_lowercase()).unwrap_or_default();
        let key = format!("{}\0{}\0{}", path.display(), lang(from), lang(to));
        let key = format!("{:016x}-", hash(key.as_bytes()));
        let folder = cache.join(format!("memory-{VERSION}"));
        let name = |extension: &str| folder.join(format!("{key}{}.{extension}", stamp.name()));
        Ok(Self { texts: name("texts"), words: name("words"), key, folder })
    }

    /// Removes what was kept of other states.
    fn remove_old(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let path = entry.path();
            let own = entry.file_name().to_string_lossy().starts_with(&self.key);
            if own && path != self.texts && path != self.words {
                // Another process may be faster.
                let _ = fs::remove_file(path);
            }
        }
    }
}

/// The index that is kept of a memory as it is now.
fn kept(file: &Path, from: Option<&Lang>, to: Option<&Lang>, cache: &Path) -> Result<Option<Opened>> {
    let meta = fs::metadata(file).map_err(|cause| Error::io(file, cause))?;
    let names = Names::new(file, from, to, cache, Stamp::of(&meta))?;
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
    Ok(Opened { texts, words, meta, kept })
}

/// Reads a memory and makes its index.
fn build(file: &Path, from: Option<&Lang>, to: Option<&Lang>, cache: Option<&Path>, tell: Tell<'_>) -> Result<Opened> {
    let io = |cause| Error::io(file, cause);
    if !read::is_memory(file)? {
        let what = "is no translation memory; `exonym convert` makes a TMX file of other formats";
        return Err(Error::new(what).in_file(file));
    }
    for _ in 0..PATIENCE {
        let before = fs::metadata(file).map_err(io)?;
        let units = read::read(file, from, to, &mut |bytes| tell(MemoryEvent::Reading(file, bytes)))?;
        let stamp = Stamp::of(&before);
        if stamp != Stamp::of(&fs::metadata(file).map_err(io)?) {
            continue;
        }
        tell(MemoryEvent::Reading(file, before.len()));
        let meta = Meta { from: units.from, to: units.to, sum: units.sum };
        let meta = serde_json::to_vec(&meta).map_err(|error| io(error.into()))?;
        if let Some(cache) = cache {
            match Names::new(file, from, to, cache, stamp).and_then(|names| keep(&units.texts, &meta, &names)) {
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
fn keep(units: &crate::memory::TextsBuilder, meta: &[u8], names: &Names) -> Result<Opened> {
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
    let map = |path: &Path| File::open(path).and_then(|file| Bytes::map(&file)).map_err(|cause| Error::io(path, cause));
    opened(map(&names.texts)?, map(&names.words)?, true).map_err(|Damaged| unreadable().in_file(&names.folder))
}

fn unreadable() -> Error {
    Error::new("the index that was just made cannot be read; report this as a mistake of exonym")
}
