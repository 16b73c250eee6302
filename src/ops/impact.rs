//! What a changed glossary or policy means for what is written already: drafts, memories, lines of glossaries, files of
//! terms of other programs.

mod exchange;
mod glossary;
mod keeper;
mod lines;
mod memory;
mod place;
mod rewrite;
mod rooms;
mod texts;

use std::ops::ControlFlow;
use std::path::Path;

use super::batch::{Event, Job, Skip, draft, is_draft, is_neither};
use super::desk::Told;
use super::kind::{self, Kind};
use super::parallel;
use super::shelf::Shelf;
use super::walk::{Exclude, Input, Walk};
use super::workspace::{PastFiles, error_of, read_terms};
use crate::base::{Error, Result};
use crate::formats;
use crate::model::{Review, Severity};

pub use lines::ChangedLines;
pub use memory::{ImpactedMemory, MemoryPlaces};
pub use place::{ImpactPlace, ImpactUnit};
pub use texts::ImpactedText;

use rooms::{House, Room, Seat, Seats};
use texts::TextKind;

/// What has changed, and where to look for what it means.
#[derive(Clone)]
pub struct Impact<'a> {
    /// Files and directories, and what holds now. With `fix`, what is to be rewritten is worked out; the caller writes it.
    pub job: Job,
    /// Concepts that are asked about, by a name in any spelling or by id; empty: all.
    pub concepts: Vec<String>,
    /// The policies before. Empty: those of the past, else, where the job names policies, those of the config.
    pub before: Vec<String>,
    /// The files as they were.
    pub past: Option<PastFiles<'a>>,
    /// Tell also what the house before was against in the same way.
    pub all: bool,
    /// Look at the texts too that a memory's units are translated from.
    pub check_source: bool,
    /// Tell the lines of memories that change.
    pub lines: bool,
    /// How rewritten units are marked.
    pub review: Review,
}

/// What was found in a file.
pub enum Impacted {
    /// A draft or glossary.
    Text(Box<ImpactedText>),
    /// Places in a memory, as it streams past.
    Places(Box<MemoryPlaces>),
    /// The end of a memory.
    Memory(Box<ImpactedMemory>),
}

/// Looks through all files; `each` is called on the calling thread, in the order of the paths.
pub fn impact(impact: &Impact<'_>, each: &mut dyn FnMut(Event<'_, Impacted>) -> ControlFlow<()>) -> Result<()> {
    let job = &impact.job;
    let walk =
        Walk { cwd: job.cwd.clone(), exclude: Exclude::new(&job.cwd, &job.flags.exclude)?, only: None, watched: None };
    let (inputs, errors) = walk.files(&job.paths, &|path| is_draft(path) || kind::may_be_linted(path));
    for error in errors {
        if each(Event::Failed(error)).is_break() {
            return Ok(());
        }
    }
    let (seats, rooms, houses) = (Seats::new(impact), Shelf::new(), Shelf::new());
    let mut run = Run { impact, seats: &seats, rooms: &rooms, houses: &houses, told: Told::default(), each };
    let mut inputs = inputs.into_iter().peekable();
    if inputs.peek().is_none() {
        let _ = run.tell(&seats.of(Path::new("")));
        return Ok(());
    }
    let mut texts: Vec<Input> = Vec::new();
    for input in inputs {
        if !run.is_memory(&input) {
            texts.push(input);
            continue;
        }
        // What stands before a memory is told before it.
        if run.texts(std::mem::take(&mut texts)).is_break() || run.memory(&input).is_break() {
            return Ok(());
        }
    }
    let _ = run.texts(texts);
    Ok(())
}

type Key = Seat;

/// A run in progress.
struct Run<'r, 'e> {
    impact: &'r Impact<'r>,
    seats: &'r Seats<'r>,
    rooms: &'r Shelf<Key, Room>,
    houses: &'r Shelf<Key, House<'r>>,
    told: Told<Key>,
    each: &'e mut dyn FnMut(Event<'_, Impacted>) -> ControlFlow<()>,
}

impl<'r> Run<'r, '_> {
    fn room(&self, key: &Key) -> &'r Room {
        self.rooms.get_or_make(key, || Room::open(self.impact, key))
    }

    /// Tells of a config's glossary and policies before the first file under them.
    fn tell(&mut self, key: &Key) -> ControlFlow<()> {
        let room = self.room(key);
        self.told.news(key.clone(), &room.desk).map_or(ControlFlow::Continue(()), |news| (self.each)(news))
    }

    fn is_memory(&self, input: &Input) -> bool {
        let may_be = |format: &formats::Format| matches!(format.name, "tmx");
        !self.impact.job.is_stdin(&input.path)
            && (input.named || formats::by_extension(&input.path).is_some_and(may_be))
            && super::fmt::is_memory(&input.path)
    }

    /// Drafts and glossaries, several at once.
    fn texts(&mut self, inputs: Vec<Input>) -> ControlFlow<()> {
        let (impact, seats, rooms, houses) = (self.impact, self.seats, self.rooms, self.houses);
        let mut stopped = ControlFlow::Continue(());
        parallel::ordered(
            inputs.into_iter(),
            impact.job.threads,
            |input| {
                let key = seats.of(&input.path);
                let room = rooms.get_or_make(&key, || Room::open(impact, &key));
                let answer = text(impact, room, &input, &key, houses);
                (Some(key), answer)
            },
            |outcome| {
                let (key, answer) =
                    outcome.unwrap_or_else(|_| (None, Some(Event::Failed(parallel::stumbled("a file")))));
                let told = key.map_or(ControlFlow::Continue(()), |key| self.tell(&key));
                stopped = match (told, answer) {
                    (ControlFlow::Continue(()), Some(event)) => (self.each)(event),
                    (told, _) => told,
                };
                stopped
            },
        );
        stopped
    }

    fn memory(&mut self, input: &Input) -> ControlFlow<()> {
        let (impact, houses) = (self.impact, self.houses);
        let key = self.seats.of(&input.path);
        self.tell(&key)?;
        let room = self.room(&key);
        let Ok(now) = &room.desk.workspace else { return ControlFlow::Continue(()) };
        if !input.named && room.desk.excludes(&impact.job, &input.path) {
            return ControlFlow::Continue(());
        }
        let house = houses.get_or_make(&key, || room.house(now, impact.all));
        match memory::look(impact, house, &room.desk.options, &input.path, self.each) {
            Ok(flow) => flow,
            Err(error) => (self.each)(Event::Failed(error.in_file(&*input.path))),
        }
    }
}

/// A draft, or a glossary; `None` for what is neither.
fn text<'r>(
    impact: &Impact<'_>,
    room: &'r Room,
    input: &Input,
    key: &Key,
    houses: &Shelf<Key, House<'r>>,
) -> Option<Event<'r, Impacted>> {
    let (job, path) = (&impact.job, &*input.path);
    if !input.named && room.desk.excludes(job, path) {
        return None;
    }
    let now = room.desk.workspace.as_ref().ok()?;
    let work = || -> Result<Option<Event<'r, Impacted>>> {
        let bytes = job.read(input)?;
        let declared = room.desk.options.encoding.clone().or_else(|| formats::declared_encoding(&bytes));
        if is_neither(input, &bytes, declared.as_deref()) {
            if !input.named {
                return Ok(Some(Event::Skipped(path.to_path_buf(), Skip::Binary)));
            }
            let what = "is no text (it holds zero bytes); if it is UTF-16 without a mark, say so with --encoding";
            return Err(Error::new(what));
        }
        let source = draft(job.name(path), bytes.clone(), declared.as_deref(), None)?;
        let kind = match formats::detect_terms(source.path(), &source) {
            // As `check` takes what was named and no format claims.
            None => TextKind::Draft,
            Some(format) if format.draft.is_some() => TextKind::Draft,
            Some(format) if format.name == "glossary" && kind::kind(&source) == Kind::Glossary => TextKind::Glossary,
            Some(format) if format.name == "glossary" && !input.named => {
                let own = matches!(kind::kind(&source), Kind::Config | Kind::Policy);
                return Ok(own.then(|| Event::Skipped(path.to_path_buf(), Skip::Own)));
            }
            Some(format) if format.name == "tmx" && !input.named => return Ok(None),
            Some(format) if format.name == "tmx" => {
                return Err(Error::new("is a memory, which is read from a file; write it to one and name that"));
            }
            Some(format) if format.terms.is_some() && format.name != "glossary" => {
                let broken = read_terms(&source).problems;
                if let Some(problem) = broken.iter().find(|problem| problem.severity == Severity::Error) {
                    return Err(error_of(&source, problem));
                }
                if room.desk.owns(path) { TextKind::OwnTerms } else { TextKind::Terms }
            }
            Some(_) if !input.named => return Ok(None),
            Some(_) => return Err(Error::new("is no draft, no memory in TMX and no file of terms; leave it out")),
        };
        let house = houses.get_or_make(key, || room.house(now, impact.all));
        let text = texts::look(impact, house, source, bytes, declared.as_deref(), kind)?;
        Ok(Some(Event::File(Impacted::Text(Box::new(text)))))
    };
    work().unwrap_or_else(|error| Some(Event::Failed(error.in_file(job.name(path)))))
}
