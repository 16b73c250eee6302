//! A memory looked through: what is in it, and what is wrong with it.

use std::fs;
use std::io::{self, Read};
use std::ops::Range;
use std::path::Path;

use indexmap::IndexMap;

use crate::base::{Error, Place, Result, Span};
use crate::checks::{HeadPart, Hush, MEMORY_CHECKS, MemoryWatch, StreamComment};
use crate::formats::tmx::{self, Cut, Piece, Reader};
use crate::formats::{self, conflict};
use crate::model::{MemoryHead, Problem, Severity};

/// Problems of one check that are listed; further ones are counted.
const MOST: usize = 100;

/// What is in a memory.
#[derive(Debug, Default)]
pub(crate) struct Looked {
    pub(crate) units: usize,
    /// As written, in the order of their first appearance.
    pub(crate) languages: Vec<String>,
    /// In file order.
    pub(crate) problems: Vec<Problem>,
    /// What comments silence, with their reasons.
    pub(crate) silenced: Vec<(Problem, Box<str>)>,
    /// The comments to exonym, in file order.
    pub(crate) comments: Vec<StreamComment>,
    /// What ended the reading before the end of the file.
    pub(crate) error: Option<Error>,
}

/// How a memory is read from its beginning once more; `None` where it cannot be.
pub(crate) type Again<'a> = &'a mut dyn FnMut() -> io::Result<Option<Box<dyn Read + 'a>>>;

/// The file, if it is a translation memory by its content, or an empty one by its name: these are never read whole.
pub(super) fn open(path: &Path) -> io::Result<Option<impl Read + use<>>> {
    let mut file = fs::File::open(path)?;
    let mut head = Vec::with_capacity(tmx::HEAD);
    (&mut file).take(tmx::HEAD as u64).read_to_end(&mut head)?;
    let is = tmx::is_memory(path, &head);
    Ok(is.then(|| io::Cursor::new(head).chain(file)))
}

/// The same file once more, if it is one that can be read twice.
pub(super) fn again(path: &Path) -> io::Result<Option<Box<dyn Read>>> {
    // A pipe is gone once it is read.
    Ok(if fs::metadata(path)?.is_file() { Some(Box::new(fs::File::open(path)?)) } else { None })
}

/// Reads a memory to its end and runs every check. `encoding` is what the reader was opened with.
pub(crate) fn look(reader: &mut Reader<impl Read>, encoding: Option<&str>, again: Again<'_>) -> Looked {
    look_hushed(reader, encoding, again, None)
}

/// The same, but for what comments silence, which were gathered when it was looked through before.
pub(crate) fn look_hushed(
    reader: &mut Reader<impl Read>,
    encoding: Option<&str>,
    again: Again<'_>,
    hush: Option<&mut Hush<'_>>,
) -> Looked {
    let mut looked = Looked::default();
    let mut comments = Comments::default();
    let head = 0..reader.head.text.len() as u64;
    comments.of(&reader.head.text, Place::START, Some(&head));
    let mut watches: Watches = MEMORY_CHECKS.iter().map(|check| (check.id(), check.watch())).collect();
    let mut list = List { hush, ..List::default() };
    let head = reader.head.memory.clone();
    let entities = tmx::entities(&reader.head);
    show_head(&mut watches, &head, &mut list);
    loop {
        for problem in std::mem::take(&mut reader.problems) {
            list.add(problem);
        }
        match reader.next() {
            Ok(None) => break,
            Ok(Some(Piece::Unit(cut, unit))) => {
                looked.units += 1;
                comments.of_unit(&cut);
                for variant in unit.variants.iter().filter(|variant| !variant.lang.is_empty()) {
                    if !looked.languages.iter().any(|lang| *lang == variant.lang) {
                        looked.languages.push(variant.lang.clone().into_owned());
                    }
                }
                let mut found = Vec::new();
                for (rule, watch) in &mut watches {
                    watch.unit(&unit, &head, &mut found);
                    found.drain(..).for_each(|said| list.add(in_cut(rule, &cut, said)));
                }
            }
            Ok(Some(Piece::Between(cut) | Piece::Tail(cut))) => comments.of_cut(&cut),
            Ok(Some(Piece::Sound(..) | Piece::Broken(..))) => {}
            Err(error) => {
                looked.error = Some(error);
                break;
            }
        }
    }
    let mut ids = |each: EachId<'_>| match again().map_err(|cause| Error::io("", cause))? {
        Some(input) => tmx::ids(input, encoding, &entities, looked.units, each).map(|()| true),
        None => Ok(false),
    };
    let error = show_ids(&mut watches, &mut ids, reader.end(), &mut list);
    looked.error = looked.error.or(error);
    looked.comments = comments.found;
    (looked.problems, looked.silenced) = list.finish();
    if let Some(error) = &looked.error {
        let conflicts = conflicts(error, encoding, again);
        if !conflicts.is_empty() {
            (looked.error, looked.problems) = (None, conflicts);
        }
    }
    looked
}

/// The checks on their way through a memory, each with its id.
type Watches = Vec<(&'static str, Box<dyn MemoryWatch>)>;

/// Told of the id of a unit, and of its text.
type EachId<'e> = &'e mut dyn FnMut(&str, &Cut<'_>);

/// What a check says of a unit, in its place in the file.
fn in_cut(rule: &'static str, cut: &Cut<'_>, (span, severity, message): (Span, Severity, String)) -> Problem {
    Problem { rule, severity, place: cut.place_of(span.start), length: span.len().max(1) as u64, message }
}

fn show_head(watches: &mut Watches, head: &MemoryHead, list: &mut List<'_, '_>) {
    for (rule, watch) in watches {
        let mut found = Vec::new();
        watch.head(head, &mut found);
        for (part, severity, message) in found {
            let place = if part == HeadPart::Header && head.header.is_some() { head.place } else { head.root };
            list.add(Problem { rule, severity, place, length: 1, message });
        }
    }
}

/// Shows ids once more, to each check so often as it has no room to compare them all. `ids` tells all of them, or is false
/// where the file cannot be read again. Gives what ended it early.
fn show_ids(
    watches: &mut Watches,
    ids: &mut dyn FnMut(EachId<'_>) -> Result<bool>,
    end: Place,
    list: &mut List<'_, '_>,
) -> Option<Error> {
    let mut first = None;
    for (rule, watch) in watches {
        while watch.next_round() {
            let done = ids(&mut |id, cut| {
                if let Some(said) = watch.id(id) {
                    list.add(in_cut(rule, cut, said));
                }
            });
            match done {
                Ok(true) => continue,
                Ok(false) => {
                    let (severity, message) = (Severity::Info, watch.unfinished());
                    list.add(Problem { rule, severity, place: end, length: 1, message });
                }
                Err(error) => drop(first.get_or_insert(error)),
            }
            break;
        }
    }
    first
}

/// The merges that nobody has settled in a memory that could not be read to its end: then that is what is wrong with it.
pub(crate) fn conflicts(error: &Error, encoding: Option<&str>, again: Again<'_>) -> Vec<Problem> {
    match again() {
        Ok(Some(input)) if !error.is_unreadable() => conflict::of_stream(input, encoding).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Of problems of a memory those that are listed.
pub(super) fn listed(problems: impl Iterator<Item = Problem>) -> Vec<Problem> {
    let mut list = List::default();
    problems.for_each(|problem| list.add(problem));
    list.finish().0
}

/// Comments to exonym, gathered piece by piece.
#[derive(Default)]
struct Comments {
    found: Vec<StreamComment>,
    /// Those from here on wait for the next unit.
    waiting: usize,
}

impl Comments {
    /// Those of a text that begins at a place; without `about` they wait.
    fn of(&mut self, text: &str, place: Place, about: Option<&Range<u64>>) {
        for span in formats::spoken_in(text) {
            let place = tmx::advance(place, &text[..span.start as usize]);
            let about = about.cloned().unwrap_or_default();
            self.found.push(StreamComment { text: text[span.range()].into(), place, about });
        }
        if about.is_some() {
            self.waiting = self.found.len();
        }
    }

    /// Those that stand between units.
    fn of_cut(&mut self, cut: &Cut<'_>) {
        // The place of a piece costs a walk over what is before it.
        if !formats::spoken_in(cut.text).is_empty() {
            self.of(cut.text, cut.place(), None);
        }
    }

    /// Those in a unit, and those that waited for it.
    fn of_unit(&mut self, cut: &Cut<'_>) {
        let within = formats::spoken_in(cut.text);
        if self.waiting == self.found.len() && within.is_empty() {
            return;
        }
        let start = cut.place().offset;
        let unit = start..start + cut.text.len() as u64;
        for comment in &mut self.found[self.waiting..] {
            comment.about = unit.clone();
        }
        self.of(cut.text, cut.place(), Some(&unit));
    }
}

/// Problems, of each check so many, those that stand first.
#[derive(Default)]
struct List<'h, 'c> {
    checks: IndexMap<&'static str, Found>,
    hush: Option<&'h mut Hush<'c>>,
    silenced: IndexMap<&'static str, Silenced>,
}

/// What comments silence of a check: so many of them, and how many more.
#[derive(Default)]
struct Silenced {
    problems: Vec<(Problem, Box<str>)>,
    more: usize,
}

#[derive(Default)]
struct Found {
    /// In file order.
    problems: Vec<Problem>,
    /// Further ones, and the place of the last.
    more: usize,
    last: Place,
}

impl List<'_, '_> {
    fn add(&mut self, problem: Problem) {
        let reason = self.hush.as_mut().and_then(|hush| hush.silences(problem.rule, problem.place.offset));
        if let Some(reason) = reason {
            let silenced = self.silenced.entry(problem.rule).or_default();
            if silenced.problems.len() < MOST {
                silenced.problems.push((problem, reason));
            } else {
                silenced.more += 1;
            }
            return;
        }
        let found = self.checks.entry(problem.rule).or_default();
        if problem.place.offset >= found.last.offset {
            found.last = problem.place;
        }
        // In further rounds some come after those behind them.
        let at = found.problems.partition_point(|known| known.place.offset <= problem.place.offset);
        if at < MOST {
            found.problems.insert(at, problem);
        }
        if at >= MOST || found.problems.len() > MOST {
            found.problems.truncate(MOST);
            found.more += 1;
        }
    }

    fn finish(self) -> (Vec<Problem>, Vec<(Problem, Box<str>)>) {
        let mut problems = Vec::new();
        for (rule, found) in self.checks {
            problems.extend(found.problems);
            if found.more > 0 {
                let message = format!("and {} more findings of {rule} up to here, not listed", found.more);
                problems.push(Problem { rule, severity: Severity::Info, place: found.last, length: 1, message });
            }
        }
        problems.sort_by_key(|problem| problem.place.offset);
        let mut silenced = Vec::new();
        for (rule, found) in self.silenced {
            silenced.extend(found.problems);
            if let (1.., Some((last, reason))) = (found.more, silenced.last().cloned()) {
                let message = format!("and {} more findings of {rule}, not listed", found.more);
                silenced.push((Problem { message, ..last }, reason));
            }
        }
        (problems, silenced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::tmx::Broken;

    /// A memory of more ids than there is room for (in tests: 1792), some of them given twice.
    fn memory() -> String {
        let id = |n: usize| if n % 500 == 499 { n - 300 } else { n } * 7919;
        let unit =
            |n: usize| format!("<tu tuid=\"{:x}-&amp;-{n}x\"><tuv><seg>a</seg></tuv></tu>\n", id(n), n = id(n) % 13);
        let units: String = (0..4000).map(unit).collect();
        format!("<tmx version=\"1.4\"><header/><body>\n{units}</body></tmx>")
    }

    fn found(looked: &Looked) -> Vec<(u64, &str)> {
        let of = looked.problems.iter().filter(|problem| problem.rule == "memory-duplicate-id");
        of.map(|problem| (problem.place.line, problem.message.as_str())).collect()
    }

    #[test]
    fn ids_are_compared_in_further_rounds() {
        let text = memory();
        let mut reader = Reader::open(text.as_bytes(), None, Broken::Refuse).expect("a memory");
        let mut rounds = 0;
        let looked = look(&mut reader, None, &mut || {
            rounds += 1;
            Ok(Some(Box::new(text.as_bytes())))
        });
        let lines: Vec<_> = found(&looked).iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [501, 1001, 1501, 2001, 2501, 3001, 3501, 4001]);
        assert!(found(&looked)[0].1.contains("-&-"), "{:?}", found(&looked));
        assert!(rounds >= 1 && looked.error.is_none() && looked.units == 4000);
    }

    #[test]
    fn what_cannot_be_read_again_is_said() {
        let text = memory();
        let mut reader = Reader::open(text.as_bytes(), None, Broken::Refuse).expect("a memory");
        let looked = look(&mut reader, None, &mut || Ok(None));
        let last = *found(&looked).last().expect("something");
        assert!(last.0 == 4002 && last.1.contains("write the memory to a file"), "{last:?}");
    }

    #[test]
    fn the_first_hundred_problems_of_a_check_are_listed() {
        let mut list = List::default();
        let problem = |line: u64| {
            let place = Place { offset: line * 10, line, column: 1 };
            Problem { rule: "r", severity: Severity::Info, place, length: 1, message: line.to_string() }
        };
        (0..150)
            .filter(|line| line % 3 > 0)
            .chain((0..150).filter(|line| line % 3 == 0))
            .for_each(|line| list.add(problem(line)));
        let (problems, _) = list.finish();
        let lines: Vec<_> = problems.iter().map(|problem| problem.place.line).collect();
        assert_eq!(lines, (0..100).chain([149]).collect::<Vec<_>>());
        assert_eq!(problems[100].message, "and 50 more findings of r up to here, not listed");
    }
}
