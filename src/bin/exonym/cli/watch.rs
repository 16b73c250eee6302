//! `exonym check --watch`: reports again whenever something has changed that the report hangs on.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use exonym::{Cache, Job, Watched, look_around};
use notify::event::EventKind;
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::args::{Check, Tone};
use super::output::Voice;
use super::{Exit, Failure, check};
use crate::text::watch as text;

/// As a shell reports a program that an interrupt ended: before there is any report.
const INTERRUPTED: u8 = 130;

/// A report begins once nothing has changed for so long: programs write many files, and one file in several steps.
const QUIET: Duration = Duration::from_millis(100);
/// But it does not wait for longer.
const LONGEST: Duration = Duration::from_secs(2);
/// How often is looked where the system does not tell.
const POLL: Duration = Duration::from_secs(2);

/// How the last report ended, which is how the program ends.
static LAST: AtomicU8 = AtomicU8::new(INTERRUPTED);

/// Reports for as long as nobody ends the program.
pub(super) fn run(args: &Check, tone: Tone) -> Result<Exit, Failure> {
    // What is wrong with the command line is not mended while it runs.
    check::job(args)?;
    // Without a handler the system ends the program, with its own status.
    let _ = ctrlc::set_handler(|| std::process::exit(i32::from(LAST.load(Ordering::SeqCst))));
    let cache = check::cache().map(|cache| Arc::new(cache.remembering()));
    let voice = Voice::new(tone);
    let mut eye = Eye::open(voice);
    loop {
        let watched = Arc::new(Watched::default());
        // Looks before it checks: what changes in between is told.
        let ended = round(args, tone, cache.as_ref(), &watched, &mut eye);
        let exit = match ended {
            Ok(exit) => exit,
            // Nobody reads any more.
            Err(failure @ Failure::Output(_)) => return Err(failure),
            Err(failure) => failure.report(),
        };
        LAST.store(exit as u8, Ordering::SeqCst);
        eye.look(watched.folders());
        voice.line(text::watching(eye.folders.len()));
        let output = args.report.output_file.as_deref().and_then(real);
        eye.wait(|path| watched.concerns(path) && output.as_deref() != Some(path));
    }
}

/// One report.
fn round(
    args: &Check,
    tone: Tone,
    cache: Option<&Arc<Cache>>,
    watched: &Arc<Watched>,
    eye: &mut Eye,
) -> Result<Exit, Failure> {
    let mut job: Job = check::job(args)?;
    job.cache = cache.cloned();
    // A folder that comes while it is looked around is found the next time round.
    loop {
        look_around(&job, watched)?;
        if !eye.look(watched.folders()) {
            break;
        }
    }
    job.watched = Some(Arc::clone(watched));
    if io::stdout().is_terminal() && args.report.output_file.is_none() {
        // As an empty page.
        io::stdout().write_all(b"\x1b[2J\x1b[3J\x1b[H")?;
    }
    check::report(args, &job, tone)
}

/// A path with its folder's links resolved, as changes are told.
fn real(path: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(path).ok()?;
    Some(whole.parent()?.canonicalize().ok()?.join(whole.file_name()?))
}

/// What is told of changes.
struct Eye {
    voice: Voice,
    watcher: Box<dyn Watcher>,
    polls: bool,
    folders: BTreeSet<PathBuf>,
    tell: Sender<notify::Result<Event>>,
    told: Receiver<notify::Result<Event>>,
}

impl Eye {
    fn open(voice: Voice) -> Self {
        let (tell, told) = channel();
        let (watcher, polls): (Box<dyn Watcher>, bool) = match RecommendedWatcher::new(tell.clone(), Config::default())
        {
            Ok(watcher) => (Box::new(watcher), false),
            Err(why) => (poller(&tell, voice, &why), true),
        };
        Self { voice, watcher, polls, folders: BTreeSet::new(), tell, told }
    }

    /// Looks at these folders and at no others; true if one of them is new.
    fn look(&mut self, wanted: BTreeSet<PathBuf>) -> bool {
        let gone: Vec<PathBuf> = self.folders.difference(&wanted).cloned().collect();
        for folder in gone {
            self.forget(&folder);
        }
        let new: Vec<PathBuf> = wanted.into_iter().filter(|folder| !self.folders.contains(folder)).collect();
        let mut any = false;
        for folder in new {
            match self.watcher.watch(&folder, RecursiveMode::NonRecursive) {
                Ok(()) => {}
                // It went meanwhile.
                Err(_) if !folder.is_dir() => continue,
                Err(why) if !self.polls => {
                    // Too many for the system.
                    self.watcher = poller(&self.tell, self.voice, &why);
                    self.polls = true;
                    let all = std::mem::take(&mut self.folders).into_iter().chain([folder]).collect();
                    return self.look(all) || any;
                }
                Err(_) => continue,
            }
            any |= self.folders.insert(folder);
        }
        any
    }

    fn forget(&mut self, folder: &Path) {
        if self.folders.remove(folder) {
            // One that is gone is watched no more as it is.
            let _ = self.watcher.unwatch(folder);
        }
    }

    /// Waits until something has changed that counts, and then until it is quiet.
    fn wait(&mut self, counts: impl Fn(&Path) -> bool) {
        let mut since: Option<Instant> = None;
        loop {
            let told = match since {
                None => self.told.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(since) => {
                    let left = LONGEST.saturating_sub(since.elapsed()).min(QUIET);
                    if left.is_zero() {
                        return;
                    }
                    self.told.recv_timeout(left)
                }
            };
            match told {
                Ok(told) => {
                    if self.is_news(told, &counts) {
                        since.get_or_insert_with(Instant::now);
                    }
                }
                Err(RecvTimeoutError::Timeout) => return,
                // The eye itself holds the other end.
                Err(RecvTimeoutError::Disconnected) => std::thread::sleep(POLL),
            }
        }
    }

    fn is_news(&mut self, told: notify::Result<Event>, counts: &impl Fn(&Path) -> bool) -> bool {
        // What cannot be told may be anything.
        let Ok(event) = told else { return true };
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        for path in &event.paths {
            // A folder that comes again under the same name is another one.
            if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(notify::event::ModifyKind::Name(_))) {
                self.forget(path);
            }
        }
        event.need_rescan() || event.paths.iter().any(|path| counts(path))
    }
}

fn poller(tell: &Sender<notify::Result<Event>>, voice: Voice, why: &notify::Error) -> Box<dyn Watcher> {
    voice.note(text::polling(why, POLL.as_secs()));
    let config = Config::default().with_poll_interval(POLL);
    let poller = PollWatcher::new(tell.clone(), config);
    Box::new(poller.expect("looking at files asks nothing of the system"))
}
