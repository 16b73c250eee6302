//! The memories that a user names, opened for one pair of languages: each file has its own index, so that a change of
//! one file makes only that one stale.

mod facts;
mod part;
mod read;
mod stamp;
mod table;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub(super) use facts::{days, said_neighbours};
pub(super) use part::Opened;
use part::Part;
pub(super) use part::Stream;
pub(super) use read::picked;

use super::folders::with_folders;
use super::look_up::Scoring;
use crate::base::{Error, Lang, Result};
use crate::memory::{Damaged, WordIndex};

/// Which memories, in which direction.
#[derive(Clone, Debug, Default)]
pub struct MemoryChoice {
    /// Memories, in the order in which their matches are to come; a folder stands for those in it.
    pub files: Vec<PathBuf>,
    /// The language that is translated from; `None`: what the first file says of itself.
    pub from: Option<Lang>,
    /// The language that is translated to; `None`: the only other one.
    pub to: Option<Lang>,
    /// How texts are to be found; `None`: not by likeness.
    pub scoring: Option<Scoring>,
    /// Where indexes are kept; `None`: nowhere.
    pub cache: Option<PathBuf>,
    /// Percent that is taken off all matches of a memory, where the scoring is [`Scoring::Default`].
    pub penalties: Vec<(PathBuf, u32)>,
}

/// What happens while memories are opened.
#[derive(Debug)]
pub enum MemoryEvent<'e> {
    /// So many bytes of a file have been read for its index.
    Reading(&'e std::path::Path, u64),
    /// All has been read; what finds its texts is being made.
    Making(&'e std::path::Path),
    /// An index could not be kept: it serves from memory, this time.
    NotKept(&'e Error),
}

/// Tells what happens.
pub(super) type Tell<'t> = &'t mut dyn FnMut(MemoryEvent<'_>);

/// How often what is damaged is made anew for one question; each memory can be once.
const PATIENCE: usize = 1000;

/// Open memories. Shared by threads.
#[derive(Debug)]
pub struct Memories {
    pub(super) scoring: Option<Scoring>,
    parts: Vec<Part>,
}

/// What an open memory is, for people.
#[derive(Clone, Debug)]
pub struct MemoryFacts {
    /// The memory.
    pub file: PathBuf,
    /// The language of its sources, as the file writes it.
    pub from: String,
    /// The language of its targets.
    pub to: String,
    /// Units that have both.
    pub units: usize,
    /// Different sources.
    pub sources: usize,
    /// Different words of the sources, where texts are found by words.
    pub words: Option<usize>,
    /// Bytes of the index.
    pub bytes: usize,
    /// True if the index is kept on disk.
    pub kept: bool,
}

impl Memories {
    /// Opens memories: each index that is missing, stale or damaged is built.
    pub fn open(choice: &MemoryChoice, mut tell: impl FnMut(MemoryEvent<'_>)) -> Result<Self> {
        if choice.files.is_empty() {
            return Err(Error::new("no memory is named; name one with --tm"));
        }
        let mut parts = Vec::new();
        let is_memory = |file: &Path| read::is_memory(file).unwrap_or(false);
        for file in with_folders(&choice.files, is_memory, "there is no memory in this folder; name one with --tm")? {
            parts.push(Part::open(file, choice, &mut tell)?);
        }
        Ok(Self { scoring: choice.scoring, parts })
    }

    /// Calls `work` with everything open until it finds nothing damaged; what it names is built anew.
    pub(super) fn with<R>(&self, mut work: impl FnMut(&[Arc<Opened>]) -> std::result::Result<R, usize>) -> Result<R> {
        for _ in 0..PATIENCE {
            let opened: Vec<_> = self.parts.iter().map(Part::opened).collect();
            match work(&opened) {
                Ok(found) => return Ok(found),
                Err(memory) => self.parts[memory].rebuild(&opened[memory])?,
            }
        }
        Err(Error::new("the index is damaged each time it is made; see to the disk that the cache lies on"))
    }

    /// What finds texts of a memory by their words, whatever the scoring; made where there is none.
    pub(super) fn words<'o>(&self, memory: usize, opened: &'o Opened) -> std::result::Result<&'o WordIndex, Damaged> {
        self.parts[memory].words(opened)
    }

    /// What each memory is.
    pub fn facts(&self) -> Vec<MemoryFacts> {
        self.parts.iter().map(Part::facts).collect()
    }
}
