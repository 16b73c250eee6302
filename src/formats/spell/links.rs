//! Links within the file that lead to a title by its words: where the title gets others, they follow.
//!
//! A title's name is made of its words sign by sign (`The plan` is `the-plan`), so what a fix changes of the title is a piece of
//! the name; links whose own text is the name (`Plan_`) change together with the title.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Why;
use super::proof::{Job, applied};
use crate::base::{PlainSpan, Source, Span};
use crate::model::{Edit, Mark, Segment};

/// A sign of a name, and from where to where it stands in what it was made of.
pub(in crate::formats) type Sign = (char, usize, usize);

/// How a format names its titles.
pub(in crate::formats) trait Named {
    /// The kinds of names that a title has.
    fn kinds(&self) -> usize {
        1
    }
    /// The name of this kind that a title's text gives; `None` if it has one of its own.
    fn of_title(&self, kind: usize, title: &Segment<'_>, text: &str) -> Option<Vec<Sign>>;
    /// The name that a link states, as it is written there.
    fn of_link(&self, kind: usize, written: &str) -> Vec<Sign>;
    /// A piece of a name, as it is written in a link.
    fn piece(&self, kind: usize, text: &str, link: &str) -> Option<String>;
    /// The name that another title of the same name gets, counted from 1.
    fn again(&self, _name: &str, _count: usize) -> Option<String> {
        None
    }
    /// True for a name that a link states as it is, without marks round it.
    fn is_bare(&self, _name: &str) -> bool {
        true
    }
}

/// No title is longer that a link leads to.
const LONGEST: usize = 2000;

/// What is not written into a text that is a name too.
const MARKUP: &[char] = &['`', '<', '>', '\\', '*', '|', '_', '[', ']', '{', '}', '#', '+', '^', '~', '&'];

/// A link within the file.
#[derive(Clone, Debug)]
pub(in crate::formats) struct Lead {
    /// Of which kind its name is.
    pub(in crate::formats) kind: usize,
    /// Where its name stands.
    pub(in crate::formats) name: Range<usize>,
    /// The segment in whose text the name stands, if it does.
    pub(in crate::formats) text: Option<usize>,
    /// That text is never judged.
    pub(in crate::formats) kept: bool,
    /// The name has no marks round it, which some names need.
    pub(in crate::formats) bare: bool,
}

impl Lead {
    /// A link beside whose name stands another text.
    pub(in crate::formats) fn apart(kind: usize, name: Range<usize>) -> Self {
        Self { kind, name, text: None, kept: false, bare: false }
    }
}

/// What a reader knows of the links of a file.
pub(in crate::formats) struct Found<'s> {
    pub(in crate::formats) named: Box<dyn Named + 's>,
    pub(in crate::formats) leads: Vec<Lead>,
    /// Names, by their kind, that the file gives itself.
    pub(in crate::formats) given: HashSet<(usize, String)>,
}

/// How a format's links are found.
#[derive(Clone, Copy)]
pub(crate) struct Leads {
    /// The links, if there are any.
    pub(in crate::formats) find: for<'s> fn(&'s str, &[Segment<'s>], usize) -> Option<Found<'s>>,
    /// The segments to which other files lead by their words.
    pub(in crate::formats) known: fn(&str, &[Segment<'_>]) -> Vec<usize>,
}

/// Fixes of links' texts, each with the number of the finding in a title with which it comes.
pub(super) type Held = Vec<(usize, Job)>;

/// What follows a fix in a title is noted with it; fixes that are left to a person are taken out, and those that come with a
/// title's.
pub(super) fn follow(
    leads: Leads,
    source: &Source,
    segments: &[Segment<'_>],
    body: usize,
    jobs: &mut Vec<Job>,
) -> (Vec<(usize, Why)>, Held) {
    let mut failed: Vec<(usize, Why)> = Vec::new();
    let known = (leads.known)(source.text(), segments);
    if !known.is_empty() {
        let known: HashSet<usize> = known.into_iter().collect();
        let of_known = jobs.extract_if(.., |job| known.contains(&job.segment));
        failed.extend(of_known.map(|job| (job.number, Why::Known)));
    }
    let is_title = |segment: &Segment<'_>| {
        let in_body = segment.target.plain.len() <= LONGEST
            && segment.target.extent().is_some_and(|extent| extent.start as usize >= body);
        in_body && segment.target.marks.iter().any(|(_, mark)| *mark == Mark::Heading)
    };
    let renamed: Vec<usize> =
        (0..jobs.len()).filter(|&at| jobs[at].may.is_some() && is_title(&segments[jobs[at].segment])).collect();
    if renamed.is_empty() {
        return (failed, Vec::new());
    }
    let Some(Found { named, leads, given }) = (leads.find)(source.text(), segments, body) else {
        return (failed, Vec::new());
    };
    let named = &*named;
    let mut titles: HashMap<(usize, String), usize> = HashMap::new();
    for title in segments.iter().filter(|segment| is_title(segment)) {
        for kind in 0..named.kinds() {
            if let Some(name) = named.of_title(kind, title, &title.target.plain) {
                *titles.entry((kind, letters(&name))).or_default() += 1;
            }
        }
    }
    let mut to: HashMap<(usize, String), Vec<&Lead>> = HashMap::new();
    for lead in &leads {
        let key = (lead.kind, letters(&named.of_link(lead.kind, &source.text()[lead.name.clone()])));
        if !given.contains(&key) {
            to.entry(key).or_default().push(lead);
        }
    }
    let single = |at: usize| (jobs[at].may.is_some() && jobs[at].meant.len() == 1).then(|| jobs[at].meant[0].span);
    let by_span: HashMap<Span, usize> = (0..jobs.len()).filter_map(|at| Some((single(at)?, at))).collect();
    let file = File { source: source.text(), segments, named, titles, given, to, by_span };
    let mut with: HashMap<usize, usize> = HashMap::new();
    let mut lost: HashSet<usize> = HashSet::new();
    for at in renamed {
        if let Some(Followers { edits, along, held }) = file.followers(jobs, at) {
            for held in held {
                jobs[at].may = jobs[at].may.min(jobs[held].may);
                with.insert(held, jobs[at].number);
            }
            jobs[at].follow = edits;
            jobs[at].along = along;
        } else {
            failed.push((jobs[at].number, Why::LedTo));
            lost.insert(at);
        }
    }
    let (mut rest, mut held) = (Vec::new(), Vec::new());
    for (at, job) in std::mem::take(jobs).into_iter().enumerate() {
        match with.get(&at) {
            Some(title) => held.push((*title, job)),
            None if lost.contains(&at) => {}
            None => rest.push(job),
        }
    }
    *jobs = rest;
    (failed, held)
}

struct File<'a, 's> {
    source: &'a str,
    segments: &'a [Segment<'s>],
    named: &'a dyn Named,
    /// How many titles have a name.
    titles: HashMap<(usize, String), usize>,
    given: HashSet<(usize, String)>,
    to: HashMap<(usize, String), Vec<&'a Lead>>,
    /// The fixes by what they change.
    by_span: HashMap<Span, usize>,
}

#[derive(Default)]
struct Followers {
    edits: Vec<Edit>,
    along: Vec<(usize, Edit)>,
    /// The fixes, by their index, that are among these.
    held: Vec<usize>,
}

impl File<'_, '_> {
    /// What follows a fix in a title; `None` where a link would no longer lead where it does.
    fn followers(&self, jobs: &[Job], at: usize) -> Option<Followers> {
        let job = &jobs[at];
        let title = &self.segments[job.segment];
        let plain = |edit: &Edit| {
            let PlainSpan { start, end } = title.target.plain_span(edit.span);
            (start as usize, end as usize)
        };
        let now = applied(&title.target.plain, &job.meant.iter().collect::<Vec<_>>(), plain);
        let mut found = Followers::default();
        for kind in 0..self.named.kinds() {
            let Some(name) = self.named.of_title(kind, title, &title.target.plain) else { continue };
            let new = self.named.of_title(kind, title, &now).map(|name| letters(&name)).unwrap_or_default();
            let old = letters(&name);
            if old == new {
                continue;
            }
            let key = (kind, old);
            let count = self.titles.get(&key).copied().unwrap_or_default();
            let led = self.to.get(&key).map(Vec::as_slice).unwrap_or_default();
            // Which of several titles of one name is meant hangs on all of them.
            let again =
                (1..count).filter_map(|n| self.named.again(&key.1, n)).any(|name| self.to.contains_key(&(kind, name)));
            let new = (kind, new);
            let taken = self.titles.contains_key(&new) || self.given.contains(&new);
            let wanted = !led.is_empty() || self.to.contains_key(&new);
            if again || taken && wanted || count > 1 && !led.is_empty() {
                return None;
            }
            for lead in led {
                self.leads_on(jobs, at, lead, &name, &new.1, plain, &mut found)?;
            }
        }
        found.edits.sort_by_key(|edit| edit.span);
        Some(found)
    }

    /// A link as it follows a title.
    #[expect(clippy::too_many_arguments, reason = "what a title was and is")]
    fn leads_on(
        &self,
        jobs: &[Job],
        at: usize,
        lead: &Lead,
        name: &[Sign],
        new: &str,
        plain: impl Fn(&Edit) -> (usize, usize),
        found: &mut Followers,
    ) -> Option<()> {
        let written = &self.source[lead.name.clone()];
        let signs = self.named.of_link(lead.kind, written);
        let mut edits: Vec<Edit> = Vec::new();
        for edit in &jobs[at].meant {
            let (start, end) = plain(edit);
            let from = name.partition_point(|sign| sign.2 <= start);
            let to = name.partition_point(|sign| sign.1 < end).max(from);
            let begin = signs.get(from).map_or(written.len(), |sign| sign.1);
            let end = if from < to { signs.get(to - 1)?.2 } else { begin };
            let span = Span::new(lead.name.start + begin, lead.name.start + end);
            let text = match lead.text {
                Some(_) if !lead.kept => {
                    let beside = *self.by_span.get(&span)?;
                    found.held.push(beside);
                    jobs[beside].meant[0].text.clone()
                }
                _ => self.named.piece(lead.kind, &edit.text, written)?,
            };
            if let Some(segment) = lead.text {
                (!text.contains(MARKUP)).then_some(())?;
                found.along.push((segment, Edit { span, text: text.clone() }));
            }
            edits.push(Edit { span, text });
        }
        let place =
            |edit: &Edit| (edit.span.start as usize - lead.name.start, edit.span.end as usize - lead.name.start);
        let now = applied(written, &edits.iter().collect::<Vec<_>>(), place);
        (letters(&self.named.of_link(lead.kind, &now)) == new).then_some(())?;
        if lead.bare && !self.named.is_bare(&now) {
            for at in [lead.name.start, lead.name.end] {
                edits.push(Edit { span: Span::new(at, at), text: "`".to_owned() });
            }
        }
        found.edits.append(&mut edits);
        Some(())
    }
}

fn letters(name: &[Sign]) -> String {
    name.iter().map(|sign| sign.0).collect()
}
