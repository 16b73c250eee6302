//! One memory file and its index.
//!
//! An index is some files of the cache, named by the memory's path and direction and by the state that the memory was in.
//! They are written under another name, synced, and renamed: whoever looks sees a whole file or none, however many
//! processes build at once and whenever one is killed. A file of an index never changes; a changed memory gets new ones,
//! and the old are removed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use serde::{Deserialize, Serialize};

use super::stamp::{self, Stamp};
use super::{MemoryChoice, MemoryEvent, MemoryFacts, Scoring, Tell, read, table};
use crate::base::{Error, Lang, Result};
use crate::memory::{
    Bytes, CharIndex, Damaged, OmegatWords, Texts, Tokens, VERSION, WordIndex, hash, write_chars, write_words,
};
use crate::ops::NewFile;
use crate::text::stem::{Stem, stemmer};

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
    file: PathBuf,
    pub(in crate::ops) texts: Texts,
    pub(in crate::ops) stream: Option<Stream>,
    /// Percent that the folder takes off.
    pub(in crate::ops) penalty: u32,
    /// Percent that the user takes off this memory.
    pub(in crate::ops) own_penalty: u32,
    /// True if it lies in `tm/mt`, where OmegaT keeps what machines translate.
    pub(in crate::ops) machine: bool,
    meta: Meta,
    kept: bool,
    /// What is on disk is not known to be damaged.
    trust: bool,
    /// Words, where another stream serves the scoring; opened when they are first asked for.
    words: OnceLock<WordIndex>,
}

/// What finds texts by one way of scoring.
#[derive(Debug)]
pub(in crate::ops) enum Stream {
    Words(WordIndex),
    Characters(CharIndex),
    /// OmegaT's first score, and its second.
    Omegat(Box<(WordIndex, WordIndex)>),
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
        let opened = match found {
            Some(found) => found.with_stream(&file, choice, true, tell),
            None => Err(Damaged),
        };
        let opened = opened.or_else(|Damaged| made(&file, choice, tell))?;
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
            *opened = Arc::new(made(&self.file, &self.choice, &mut |_| {})?);
        }
        Ok(())
    }

    /// Finds by words, whatever the scoring.
    pub(super) fn words<'o>(&self, opened: &'o Opened) -> std::result::Result<&'o WordIndex, Damaged> {
        if let (Some(Scoring::Words), Some(Stream::Words(words))) = (self.choice.scoring, &opened.stream) {
            return Ok(words);
        }
        if let Some(words) = opened.words.get() {
            return Ok(words);
        }
        let names = opened.names(&self.file, &self.choice);
        let mut place = Place { opened, names: names.as_ref(), trust: opened.trust, tell: &mut |_| {} };
        let made = place.words("words", Tokens::Words)?;
        // Another thread may have been faster; both are the same.
        Ok(opened.words.get_or_init(|| made))
    }

    pub(super) fn facts(&self) -> MemoryFacts {
        let opened = self.opened();
        let (stream, words) = match &opened.stream {
            Some(Stream::Words(words)) => (words.size(), Some(words.vocabulary())),
            Some(Stream::Characters(chars)) => (chars.size(), None),
            Some(Stream::Omegat(both)) => (both.0.size() + both.1.size(), Some(both.1.vocabulary())),
            None => (0, None),
        };
        MemoryFacts {
            file: self.file.clone(),
            from: opened.meta.from.clone(),
            to: opened.meta.to.clone(),
            units: opened.texts.units(),
            sources: opened.texts.len(),
            words,
            bytes: opened.texts.size() + stream,
            kept: opened.kept,
        }
    }
}

/// Where the index of a memory in some state is kept.
struct Names {
    folder: PathBuf,
    /// What the names of all its states begin with, and that of this one.
    key: String,
    state: String,
}

impl Names {
    fn new(file: &Path, choice: &MemoryChoice, cache: &Path, stamp: Stamp) -> Result<Self> {
        let path = fs::canonicalize(file).map_err(|cause| Error::io(file, cause))?;
        let lang = |lang: Option<&Lang>| lang.map(|lang| lang.as_str().to_ascii_lowercase()).unwrap_or_default();
        let key = format!("{}\0{}\0{}", path.display(), lang(choice.from.as_ref()), lang(choice.to.as_ref()));
        let key = format!("{:016x}-", hash(key.as_bytes()));
        let state = format!("{key}{}.", stamp.name());
        Ok(Self { folder: cache.join(format!("memory-{VERSION}")), key, state })
    }

    fn file(&self, extension: &str) -> PathBuf {
        self.folder.join(format!("{}{extension}", self.state))
    }

    /// Writes a file of the index and maps it.
    fn keep(&self, extension: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Bytes> {
        let path = self.file(extension);
        let io = |cause| Error::io(&path, cause);
        fs::create_dir_all(&self.folder).map_err(io)?;
        let mut out = io::BufWriter::with_capacity(1 << 20, NewFile::create(&path)?);
        write(&mut out).map_err(io)?;
        out.into_inner().map_err(|error| io(error.into_error()))?.commit()?;
        mapped(&path).map_err(io)
    }

    /// Removes what was kept of other states.
    fn remove_old(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(&self.key) && !name.starts_with(&self.state) {
                // Another process may be faster.
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn mapped(path: &Path) -> io::Result<Bytes> {
    Bytes::map(&File::open(path)?)
}

/// The texts that are kept of a memory as it is now.
fn kept(file: &Path, choice: &MemoryChoice, cache: &Path) -> Result<Option<Opened>> {
    let meta = fs::metadata(file).map_err(|cause| Error::io(file, cause))?;
    let names = Names::new(file, choice, cache, Stamp::of(&meta))?;
    let Ok(texts) = File::open(names.file("texts")) else { return Ok(None) };
    let made = texts.metadata().and_then(|meta| meta.modified());
    let young = match (meta.modified(), made) {
        (Ok(changed), Ok(made)) => stamp::is_young(changed, made),
        _ => true,
    };
    let Some(opened) = Bytes::map(&texts).ok().and_then(|bytes| Opened::new(bytes, file, choice, true).ok()) else {
        return Ok(None);
    };
    if young && read::sum(file)? != opened.meta.sum {
        return Ok(None);
    }
    Ok(Some(opened))
}

/// Reads a memory and makes its index.
fn made(file: &Path, choice: &MemoryChoice, tell: Tell<'_>) -> Result<Opened> {
    let io = |cause| Error::io(file, cause);
    let is_memory = read::is_memory(file)?;
    for _ in 0..PATIENCE {
        let before = fs::metadata(file).map_err(io)?;
        let (from, to) = (choice.from.as_ref(), choice.to.as_ref());
        let units = if is_memory {
            read::read(file, from, to, &mut |bytes| tell(MemoryEvent::Reading(file, bytes)))?
        } else {
            let what = "is no translation memory; `exonym convert` makes a TMX file of other formats";
            table::read(file, from, to)?.ok_or_else(|| Error::new(what).in_file(file))?
        };
        let stamp = Stamp::of(&before);
        if stamp != Stamp::of(&fs::metadata(file).map_err(io)?) {
            continue;
        }
        tell(MemoryEvent::Reading(file, before.len()));
        let meta = Meta { from: units.from, to: units.to, sum: units.sum };
        let meta = serde_json::to_vec(&meta).map_err(|error| io(error.into()))?;
        let mut kept = None;
        if let Some(cache) = &choice.cache {
            let names = Names::new(file, choice, cache, stamp)?;
            match names.keep("texts", |out| units.texts.write(&meta, out)) {
                Ok(bytes) => {
                    names.remove_old();
                    kept = Some(bytes);
                }
                Err(error) => tell(MemoryEvent::NotKept(&error)),
            }
        }
        let is_kept = kept.is_some();
        let bytes = match kept {
            Some(bytes) => bytes,
            None => held(|out| units.texts.write(&meta, out)).map_err(io)?,
        };
        drop(units.texts);
        let opened = Opened::new(bytes, file, choice, is_kept);
        let opened = opened.and_then(|opened| opened.with_stream(file, choice, false, tell));
        return opened.map_err(|Damaged| {
            Error::new("the index that was just made cannot be read; try again, without other programs in the cache")
                .in_file(file)
        });
    }
    Err(Error::new("changes again and again while it is read; try again when it is at rest").in_file(file))
}

fn held(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<Bytes> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    Ok(Bytes::Held(bytes))
}

impl Opened {
    fn new(texts: Bytes, file: &Path, choice: &MemoryChoice, kept: bool) -> std::result::Result<Self, Damaged> {
        let texts = Texts::open(texts)?;
        let meta = serde_json::from_slice(texts.meta()?).map_err(|_| Damaged)?;
        let own = choice.penalties.iter().filter(|(named, _)| names_file(named, file)).map(|(_, points)| *points);
        Ok(Self {
            file: file.to_owned(),
            texts,
            stream: None,
            penalty: penalty(file),
            own_penalty: own.max().unwrap_or(0),
            machine: file.parent().is_some_and(|folder| folder.ends_with("tm/mt")),
            meta,
            kept,
            trust: true,
            words: OnceLock::new(),
        })
    }

    /// The language that its sources are in.
    pub(in crate::ops) fn source_lang(&self) -> Lang {
        Lang::new(&self.meta.from)
    }
    /// The memory, and the language that its targets are in.
    pub(in crate::ops) fn target(&self) -> (&Path, Lang) {
        (&self.file, Lang::new(&self.meta.to))
    }
    /// The stemmer of the language that its sources are in.
    pub(in crate::ops) fn stem(&self) -> Option<Stem> {
        stemmer(self.source_lang().primary())
    }
    /// That of its targets.
    pub(in crate::ops) fn target_stem(&self) -> Option<Stem> {
        stemmer(Lang::new(&self.meta.to).primary())
    }
    /// How OmegaT cuts its sources.
    pub(in crate::ops) fn omegat_words(&self) -> OmegatWords {
        OmegatWords::of(&self.source_lang().primary().to_ascii_lowercase())
    }

    /// Where it is kept, if it is.
    fn names(&self, file: &Path, choice: &MemoryChoice) -> Option<Names> {
        let meta = fs::metadata(file).ok().filter(|_| self.kept)?;
        Names::new(file, choice, choice.cache.as_deref()?, Stamp::of(&meta)).ok()
    }

    /// Opens what finds texts in the way that was chosen, or makes it of the texts; `trust` what is there.
    fn with_stream(
        mut self,
        file: &Path,
        choice: &MemoryChoice,
        trust: bool,
        tell: Tell<'_>,
    ) -> std::result::Result<Self, Damaged> {
        self.trust = trust;
        let Some(scoring) = choice.scoring else { return Ok(self) };
        let names = self.names(file, choice);
        let mut place = Place { opened: &self, names: names.as_ref(), trust, tell };
        let words = self.omegat_words();
        let stream = match scoring {
            Scoring::Words => Stream::Words(place.words("words", Tokens::Words)?),
            Scoring::Default => Stream::Words(place.words("classes", Tokens::Classes(self.stem()))?),
            Scoring::Omegat => Stream::Omegat(Box::new((
                place.words("stems", Tokens::OmegatStems(words))?,
                place.words("plain", Tokens::OmegatWords)?,
            ))),
            Scoring::Characters => Stream::Characters(place.stream(
                "chars",
                |sources, identity, out| write_chars(sources.iter().copied(), identity, out),
                CharIndex::open,
                CharIndex::identity,
            )?),
        };
        self.stream = Some(stream);
        Ok(self)
    }
}

/// Where streams are opened or made.
struct Place<'p, 't> {
    opened: &'p Opened,
    names: Option<&'p Names>,
    trust: bool,
    tell: Tell<'t>,
}

impl Place<'_, '_> {
    fn words(&mut self, extension: &str, tokens: Tokens) -> std::result::Result<WordIndex, Damaged> {
        self.stream(
            extension,
            |sources, identity, out| write_words(tokens, sources.iter().copied(), identity, out),
            |bytes| WordIndex::open(bytes, tokens),
            WordIndex::identity,
        )
    }

    /// A stream that is kept, if it is of these texts; else it is made of them.
    fn stream<S>(
        &mut self,
        extension: &str,
        write: impl Fn(&[&str], u64, &mut dyn Write) -> io::Result<()>,
        open: impl Fn(Bytes) -> std::result::Result<S, Damaged>,
        own: impl Fn(&S) -> u64,
    ) -> std::result::Result<S, Damaged> {
        let identity = self.opened.texts.identity()?;
        let open =
            |bytes: Bytes| open(bytes).and_then(|found| if own(&found) == identity { Ok(found) } else { Err(Damaged) });
        if let (true, Some(names)) = (self.trust, self.names)
            && let Some(found) = mapped(&names.file(extension)).ok().and_then(|bytes| open(bytes).ok())
        {
            return Ok(found);
        }
        (self.tell)(MemoryEvent::Making(&self.opened.file));
        let sources = (0..self.opened.texts.len() as u32).map(|text| self.opened.texts.source(text));
        let sources = sources.collect::<std::result::Result<Vec<_>, _>>()?;
        let write = |out: &mut dyn Write| write(&sources, identity, out);
        let written = self.names.and_then(|names| match names.keep(extension, write) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                (self.tell)(MemoryEvent::NotKept(&error));
                None
            }
        });
        match written {
            Some(bytes) => open(bytes),
            None => open(held(write).map_err(|_| Damaged)?),
        }
    }
}

/// True if a path names a file, or a folder that it lies in.
fn names_file(path: &Path, file: &Path) -> bool {
    let whole = |path: &Path| fs::canonicalize(path);
    file.starts_with(path) || matches!((whole(path), whole(file)), (Ok(path), Ok(file)) if file.starts_with(&path))
}

/// Percent that a folder `penalty-NNN` above a memory takes off, as in OmegaT.
fn penalty(file: &Path) -> u32 {
    let folders = file.parent().into_iter().flat_map(Path::components);
    let of = |folder: std::path::Component<'_>| {
        let name = folder.as_os_str().to_str()?.to_ascii_lowercase();
        name.strip_prefix("penalty-")?.parse::<u32>().ok()
    };
    folders.filter_map(of).next_back().unwrap_or(0).min(100)
}
