//! The file that results are kept in: a head, then entries one behind the other.
//!
//! Any number of programs may read and write it at once. Who writes holds the file's lock and writes behind the last
//! entry that is whole; who reads takes the entries that are whole and asks for no lock. Whatever else is in the file, for
//! example what a program left that was killed, is overwritten by who writes next.

use std::collections::HashMap;
use std::fs::{File, TryLockError};
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, RwLock};
use std::time::Duration;

use super::folder;

/// A hash that nothing else has.
pub(super) type Print = [u8; 32];

/// What every file begins with; the number is that of the format.
const SIGN: &[u8; 16] = b"exonym cache 01\n";
/// The sign, what the entries are of, and how often the file was written anew.
const HEAD: usize = SIGN.len() + size_of::<Print>() + size_of::<u64>();
/// Of an entry: its checksum, its length, its key.
const CHECK: usize = 8;
const BEFORE: usize = CHECK + size_of::<u32>() + size_of::<Print>();

/// What may wait until it is written. A program that is killed loses no more.
const WAITING: usize = 256 << 10;
/// A file that would be larger is written anew, with half of it.
pub(super) const LARGEST: u64 = 128 << 20;
/// How often, and after how long each, somebody else's lock is waited for.
const PATIENCE: (u32, Duration) = (100, Duration::from_millis(20));

/// The results of one program under one set of settings.
pub(super) struct Log {
    /// `None`: they are held for as long as the program runs.
    file: Option<PathBuf>,
    of: Print,
    /// True if what is new may be asked for again in this program.
    remember: bool,
    largest: u64,
    bytes: Vec<u8>,
    known: HashMap<Print, Entry>,
    new: RwLock<HashMap<Print, Box<[u8]>>>,
    waiting: Mutex<Vec<u8>>,
    /// Held while the file is written: how far it is known to be whole, and how often it was written anew then.
    whole: Mutex<(u64, u64)>,
}

struct Entry {
    value: Range<usize>,
    asked: AtomicBool,
}

impl Log {
    /// Reads the file; one that is not there, cannot be read or is of something else holds nothing.
    pub(super) fn open(file: Option<PathBuf>, of: Print, remember: bool, largest: u64) -> Self {
        let bytes = file.as_deref().and_then(|file| std::fs::read(file).ok()).unwrap_or_default();
        let mut known = HashMap::new();
        let read = generation(&bytes, &of).map_or((0, 0), |generation| {
            let end = entries(&bytes, HEAD, |key, value| {
                known.insert(key, Entry { value, asked: AtomicBool::new(false) });
            });
            (end as u64, generation)
        });
        let (new, waiting) = Default::default();
        Self { file, of, remember, largest, bytes, known, new, waiting, whole: Mutex::new(read) }
    }

    /// What is kept under a key.
    pub(super) fn get<T>(&self, key: &Print, read: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
        if let Some(entry) = self.known.get(key) {
            entry.asked.store(true, Ordering::Relaxed);
            return read(&self.bytes[entry.value.clone()]);
        }
        let new = self.new.read().unwrap_or_else(PoisonError::into_inner);
        read(new.get(key)?)
    }

    /// Keeps something. An error is one of writing; it is kept for this program all the same.
    pub(super) fn put(&self, key: Print, value: &[u8]) -> io::Result<()> {
        if self.remember {
            self.new.write().unwrap_or_else(PoisonError::into_inner).insert(key, value.into());
        }
        if self.file.is_none() {
            return Ok(());
        }
        let Ok(length) = u32::try_from(value.len()) else { return Ok(()) };
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let at = waiting.len();
        waiting.extend_from_slice(&[0; CHECK]);
        waiting.extend_from_slice(&length.to_le_bytes());
        waiting.extend_from_slice(&key);
        waiting.extend_from_slice(value);
        let check = checksum(&waiting[at + CHECK..]);
        waiting[at..at + CHECK].copy_from_slice(&check);
        if waiting.len() < WAITING {
            return Ok(());
        }
        let bytes = std::mem::take(&mut *waiting);
        drop(waiting);
        self.append(&bytes)
    }

    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Writes what waits; with nothing to write, only notes in the file's time that it was used. True if anything was
    /// written.
    pub(super) fn save(&self) -> io::Result<bool> {
        let bytes = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        self.append(&bytes).map(|()| !bytes.is_empty())
    }

    fn append(&self, new: &[u8]) -> io::Result<()> {
        let Some(path) = &self.file else { return Ok(()) };
        let mut known = self.whole.lock().unwrap_or_else(PoisonError::into_inner);
        let mut options = File::options();
        options.read(true).write(true).create(!new.is_empty()).truncate(false);
        let mut file = match options.open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && new.is_empty() => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                path.parent().map_or(Ok(()), folder::make)?;
                options.open(path)?
            }
            opened => opened?,
        };
        if let Some(folder) = path.parent().filter(|_| !new.is_empty()) {
            // What says that it is no part of a repository may have been taken away, or cut off by a full disk.
            let _ = folder::make(folder);
        }
        lock(&file)?;
        let (end, generation) = if let Some(whole) = self.whole(&mut file, *known)? {
            whole
        } else {
            file.set_len(0)?;
            self.head(&mut file, 0)?;
            (HEAD as u64, 0)
        };
        *known = if end + new.len() as u64 > self.largest {
            self.anew(&mut file, end, generation + 1, new)?
        } else if new.is_empty() {
            self.head(&mut file, generation)?;
            (end, generation)
        } else {
            file.set_len(end)?;
            file.seek(SeekFrom::Start(end))?;
            file.write_all(new)?;
            (end + new.len() as u64, generation)
        };
        Ok(())
    }

    /// How far the file is whole, and how often it was written anew; `None`: it is none of ours. `known` is what was seen
    /// last: that need not be read again.
    fn whole(&self, file: &mut File, known: (u64, u64)) -> io::Result<Option<(u64, u64)>> {
        let length = file.metadata()?.len();
        let mut head = vec![0; HEAD];
        file.seek(SeekFrom::Start(0))?;
        if length < HEAD as u64 || file.read_exact(&mut head).is_err() {
            return Ok(None);
        }
        let Some(generation) = generation(&head, &self.of) else { return Ok(None) };
        let (end, then) = known;
        let from = if then == generation && (HEAD as u64..=length).contains(&end) { end } else { HEAD as u64 };
        let mut rest = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        file.read_to_end(&mut rest)?;
        Ok(Some((from + entries(&rest, 0, |_, _| {}) as u64, generation)))
    }

    fn head(&self, file: &mut File, generation: u64) -> io::Result<()> {
        let head = [&SIGN[..], &self.of, &generation.to_le_bytes()].concat();
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&head)
    }

    /// Writes the file anew, with half of what it may hold: what this program asked for goes before the rest, the newer
    /// before the older.
    fn anew(&self, file: &mut File, end: u64, generation: u64, new: &[u8]) -> io::Result<(u64, u64)> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        Read::by_ref(file).take(end).read_to_end(&mut bytes)?;
        bytes.extend_from_slice(new);
        let mut places: Vec<(bool, Range<usize>)> = Vec::new();
        entries(&bytes, HEAD, |key, value| {
            let asked = self.known.get(&key).is_some_and(|entry| entry.asked.load(Ordering::Relaxed));
            places.push((asked, value.start - BEFORE..value.end));
        });
        let mut room = (self.largest / 2) as usize;
        let mut kept: Vec<Range<usize>> = Vec::new();
        for wanted in [true, false] {
            for (_, place) in places.iter().rev().filter(|(asked, _)| *asked == wanted) {
                let Some(left) = room.checked_sub(place.len()) else { break };
                room = left;
                kept.push(place.clone());
            }
        }
        kept.sort_by_key(|place| place.start);
        let all: Vec<u8> = kept.into_iter().flat_map(|place| bytes[place].iter().copied()).collect();
        file.set_len(0)?;
        self.head(file, generation)?;
        file.write_all(&all)?;
        Ok(((HEAD + all.len()) as u64, generation))
    }
}

/// How often a file of these results was written anew; `None` for another file.
fn generation(bytes: &[u8], of: &Print) -> Option<u64> {
    let (head, _) = bytes.split_at_checked(HEAD)?;
    let (sign, rest) = head.split_at(SIGN.len());
    let (whose, generation) = rest.split_at(of.len());
    (sign == SIGN && whose == of).then(|| generation.try_into().ok().map(u64::from_le_bytes))?
}

/// Hands over the entries that are whole, from a place on; returns where the last of them ends.
fn entries(bytes: &[u8], from: usize, mut each: impl FnMut(Print, Range<usize>)) -> usize {
    let mut at = from;
    while let Some((check, rest)) = bytes[at..].split_at_checked(CHECK) {
        let Some(length) = rest.first_chunk().map(|length| u32::from_le_bytes(*length) as usize) else { break };
        let Some(entry) = rest.get(..BEFORE - CHECK + length) else { break };
        if checksum(entry) != check {
            break;
        }
        let Some(key) = entry[size_of::<u32>()..].first_chunk::<32>() else { break };
        let end = at + BEFORE + length;
        each(*key, at + BEFORE..end);
        at = end;
    }
    at
}

fn checksum(bytes: &[u8]) -> [u8; CHECK] {
    let hash = blake3::hash(bytes);
    let mut check = [0; CHECK];
    check.copy_from_slice(&hash.as_bytes()[..CHECK]);
    check
}

/// Takes a file's lock. It is held for milliseconds; who holds it for long has been stopped, and is not waited for.
fn lock(file: &File) -> io::Result<()> {
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) => std::thread::sleep(pause),
        }
    }
    Err(io::Error::new(io::ErrorKind::WouldBlock, "another program has it locked"))
}
