//! The proof: the file with the fixes in it is read again, and must read as it was meant.

use std::collections::{HashMap, HashSet};

use super::room::Room;
use super::{Place, Speller, Why, front};
use crate::base::Source;
use crate::formats::Format;
use crate::model::{Applicability, Edit, Segment};

/// A fix that is to be written.
#[derive(Clone, Debug, Default)]
pub(super) struct Job {
    /// The number of its finding.
    pub(super) number: usize,
    /// How far it may be applied unseen; `None`: it is for show.
    pub(super) may: Option<Applicability>,
    pub(super) segment: usize,
    /// What is to be read.
    pub(super) meant: Vec<Edit>,
    /// What is to be read in other segments, whose words change with it.
    pub(super) along: Vec<(usize, Edit)>,
    /// What is to be written elsewhere in the file: links that follow.
    pub(super) follow: Vec<Edit>,
    /// What is to be written, all told.
    pub(super) spelt: Vec<Edit>,
    pub(super) way: usize,
}

impl Job {
    /// What a way of writing makes of the fix, and what follows.
    pub(super) fn with_followers(&self, mut spelt: Vec<Edit>) -> Vec<Edit> {
        if !self.follow.is_empty() {
            spelt.extend_from_slice(&self.follow);
            spelt.sort_by_key(|edit| edit.span);
        }
        spelt
    }

    fn segments(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.segment).chain(self.along.iter().map(|(segment, _)| *segment))
    }
}

/// How often a file is read again at most.
const READINGS: usize = 64;

pub(super) struct Proof<'a> {
    format: &'a Format,
    speller: Speller,
    source: &'a Source,
    segments: &'a [Segment<'a>],
    /// How many problems the reader has with the file as it is.
    problems: usize,
    /// Where its front matter ends.
    body: usize,
}

/// What became of a file.
struct Outcome {
    /// For each job, whether its segment reads right.
    right: Vec<bool>,
    /// There are as many segments as before: each that reads wrong is a wrong one itself.
    aligned: bool,
}

impl<'a> Proof<'a> {
    pub(super) fn new(format: &'a Format, speller: Speller, source: &'a Source, segments: &'a [Segment<'a>]) -> Self {
        let problems = format.draft.map_or(0, |read| read(source, &mut |_| ()).problems.len());
        Self { format, speller, source, segments, problems, body: front(source.text()) }
    }

    /// The jobs that can be written, as that has to be done, and the numbers of the others. All that can be written can be
    /// written at once.
    pub(super) fn settle(&self, jobs: Vec<Job>) -> (Vec<Job>, Vec<(usize, Why)>) {
        let (mut done, mut failed) = (Vec::new(), Vec::new());
        let mut batches = vec![jobs];
        let mut left = READINGS;
        while let Some(batch) = batches.pop() {
            let (batch, later) = apart(batch);
            if !later.is_empty() {
                batches.push(later);
            }
            if left == 0 {
                failed.extend(batch.iter().map(|job| (job.number, Why::Often)));
                continue;
            }
            left -= 1;
            let outcome = self.outcome(&batch);
            let (mut wrong, mut right) = (Vec::new(), Vec::new());
            for (job, is_right) in batch.into_iter().zip(outcome.right) {
                if is_right { right.push(job) } else { wrong.push(job) }
            }
            let all_wrong = right.is_empty();
            if !all_wrong {
                done.push(right);
            }
            if !outcome.aligned && wrong.len() > 1 {
                // One of them spoils what the others come to.
                let half = if all_wrong { wrong.split_off(wrong.len() / 2) } else { Vec::new() };
                batches.extend([wrong, half].into_iter().filter(|batch| !batch.is_empty()));
                continue;
            }
            let mut of_segment: HashMap<usize, usize> = HashMap::new();
            for job in &wrong {
                *of_segment.entry(job.segment).or_default() += 1;
            }
            let alone = wrong.len() == 1;
            let (mut again, mut halves) = (Vec::new(), [Vec::new(), Vec::new()]);
            let mut met: HashMap<usize, usize> = HashMap::new();
            for job in &wrong {
                let beside = of_segment[&job.segment];
                let met = met.entry(job.segment).or_default();
                *met += 1;
                match self.next_way(job) {
                    Some(next) => again.push(next),
                    None if alone || beside == 1 => failed.push((job.number, Why::Markup)),
                    // One of them spoils what the others of its segment come to.
                    None => halves[usize::from(*met * 2 > beside)].extend(self.first_way(job)),
                }
            }
            batches.extend(halves.into_iter().chain([again]).filter(|batch| !batch.is_empty()));
        }
        let (done, beside) = self.together(done);
        failed.extend(beside.into_iter().map(|number| (number, Why::Beside)));
        (done, failed)
    }

    /// Of what reads right batch by batch, what reads right at once; the numbers of the others.
    fn together(&self, mut batches: Vec<Vec<Job>>) -> (Vec<Job>, Vec<usize>) {
        if batches.len() < 2 {
            return (batches.pop().unwrap_or_default(), Vec::new());
        }
        let mut beside = Vec::new();
        let mut room = Room::default();
        let mut first: HashMap<usize, usize> = HashMap::new();
        let mut jobs: Vec<(usize, Job)> = Vec::new();
        for (number, batch) in batches.into_iter().enumerate() {
            for job in batch {
                if room.take(&job.spelt) {
                    for segment in job.segments() {
                        first.entry(segment).or_insert(number);
                    }
                    jobs.push((number, job));
                } else {
                    beside.push(job.number);
                }
            }
        }
        let all: Vec<Job> = jobs.iter().map(|(_, job)| job.clone()).collect();
        let outcome = self.outcome(&all);
        let wrong: HashSet<usize> = if outcome.aligned {
            all.iter().zip(&outcome.right).filter(|(_, right)| !**right).map(|(job, _)| job.segment).collect()
        } else {
            all.iter().flat_map(Job::segments).collect()
        };
        let keeps = |(number, job): &(usize, Job)| {
            job.segments().all(|segment| !wrong.contains(&segment) || first[&segment] == *number)
        };
        let (kept, left): (Vec<_>, Vec<_>) = jobs.into_iter().partition(keeps);
        beside.extend(left.into_iter().map(|(_, job)| job.number));
        (kept.into_iter().map(|(_, job)| job).collect(), beside)
    }

    fn next_way(&self, job: &Job) -> Option<Job> {
        self.in_way(job, job.way + 1)
    }

    fn first_way(&self, job: &Job) -> Option<Job> {
        self.in_way(job, 0)
    }

    fn in_way(&self, job: &Job, way: usize) -> Option<Job> {
        let place = Place { source: self.source.text(), segment: &self.segments[job.segment], body: self.body };
        let spelt = (self.speller)(&place, &job.meant, way)?;
        Some(Job { spelt: job.with_followers(spelt), way, ..job.clone() })
    }

    /// Writes the jobs, none of which overlaps another, and reads.
    fn outcome(&self, jobs: &[Job]) -> Outcome {
        let wrong = || Outcome { right: vec![false; jobs.len()], aligned: false };
        let mut edits: Vec<&Edit> = jobs.iter().flat_map(|job| &job.spelt).collect();
        edits.sort_by_key(|edit| edit.span);
        let text = applied(self.source.text(), &edits, |edit| (edit.span.start as usize, edit.span.end as usize));
        let (Ok(source), Some(read)) = (Source::from_text(self.source.path(), text), self.format.draft) else {
            return wrong();
        };
        let mut meant: HashMap<usize, Vec<&Edit>> = HashMap::new();
        for job in jobs {
            meant.entry(job.segment).or_default().extend(&job.meant);
            for (segment, edit) in &job.along {
                meant.entry(*segment).or_default().push(edit);
            }
        }
        let meant: HashMap<usize, String> = meant
            .into_iter()
            .map(|(number, mut edits)| {
                edits.sort_by_key(|edit| edit.span);
                let target = &self.segments[number].target;
                let plain = |edit: &Edit| {
                    let span = target.plain_span(edit.span);
                    (span.start as usize, span.end as usize)
                };
                (number, words(&applied(&target.plain, &edits, plain)))
            })
            .collect();
        let mut now = Vec::with_capacity(self.segments.len());
        let problems = read(&source, &mut |segment| now.push(segment)).problems.len();
        if problems > self.problems {
            return wrong();
        }
        let same = |old: usize, new: usize| {
            let (Some(was), Some(is)) = (self.segments.get(old), now.get(new)) else { return false };
            was.element == is.element
                && match meant.get(&old) {
                    Some(text) => *text == words(&is.target.plain),
                    None => was.target.plain == is.target.plain,
                }
        };
        let (old, new) = (self.segments.len(), now.len());
        if old == new {
            let wrong: Vec<bool> = (0..old).map(|at| !same(at, at)).collect();
            let right: Vec<bool> = jobs.iter().map(|job| job.segments().all(|at| !wrong[at])).collect();
            // A segment that nobody meant to change reads in another way.
            let aligned = (0..old).all(|at| !wrong[at] || meant.contains_key(&at));
            if !aligned && right.iter().all(|right| *right) {
                return Outcome { right: vec![false; jobs.len()], aligned };
            }
            return Outcome { right, aligned };
        }
        let head = (0..old.min(new)).take_while(|&at| same(at, at)).count();
        let tail = (0..(old.min(new) - head)).take_while(|&at| same(old - 1 - at, new - 1 - at)).count();
        let within = |at: usize| at < head || at >= old - tail;
        let right = jobs.iter().map(|job| job.segments().all(within)).collect::<Vec<_>>();
        if right.iter().all(|right| *right) { wrong() } else { Outcome { right, aligned: false } }
    }
}

/// The jobs from the first on of which none overlaps another, and the others.
fn apart(mut jobs: Vec<Job>) -> (Vec<Job>, Vec<Job>) {
    jobs.sort_by_key(|job| job.spelt.first().map(|edit| edit.span));
    let mut room = Room::default();
    jobs.into_iter().partition(|job| room.take(&job.spelt))
}

/// A text with edits in it, which are ascending.
pub(super) fn applied(text: &str, edits: &[&Edit], place: impl Fn(&Edit) -> (usize, usize)) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let (start, end) = place(edit);
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(&edit.text);
        at = end.max(at);
    }
    out.push_str(&text[at..]);
    out
}

/// A text but for how its words are set apart.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
