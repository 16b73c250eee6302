//! The houses that are compared: what holds now, and what held before, of each config.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::super::check::{Checker, Taken};
use super::super::config::{self, Config, Options};
use super::super::desk::{Desk, Opened};
use super::super::shelf::Shelf;
use super::super::workspace::{Files, Workspace};
use super::Impact;
use crate::base::{Error, Lang, Result, Source};
use crate::formats::DraftReader;
use crate::model::{Concept, Diagnostic, Glossary, Name, Rank, Severity, Term};
use crate::policy;
use crate::text::detect;

/// Checks that are no matter of what a house writes.
const SILENT: [&str; 2] = ["mixed-script", "near-name"];

/// What only a draft has: units of a memory and lines of a glossary are no document.
pub(super) const FIRST_MENTION: &str = "first-mention";

/// What a file is under: the config, its rules for the path, and those that it had before.
pub(super) type Seat = (Option<PathBuf>, Vec<usize>, Vec<usize>);

/// The configs of a run, as they are and as they were.
pub(super) struct Seats<'i> {
    impact: &'i Impact<'i>,
    configs: Shelf<Option<PathBuf>, (Opened, Option<Opened>)>,
}

impl<'i> Seats<'i> {
    pub(super) fn new(impact: &'i Impact<'i>) -> Self {
        Self { impact, configs: Shelf::new() }
    }

    /// That of a path.
    pub(super) fn of(&self, path: &Path) -> Seat {
        let job = &self.impact.job;
        let config = job.config_of(path);
        let (now, then) = self.configs.get_or_make(&config, || {
            let file = config.as_deref();
            let now = file.map_or_else(|| Ok(Config::default()), config::read_config);
            let then = file.map(|file| Opened::of(job, Some(file), past_config(self.impact, file)));
            (Opened::of(job, file, now), then)
        });
        let rules = |opened: &Opened| opened.rules(job, path);
        let before = then.as_ref().map(rules).unwrap_or_default();
        (config, rules(now), before)
    }
}

/// A config as it was; as it is where it has come since, or nothing says when that was.
fn past_config(impact: &Impact<'_>, path: &Path) -> std::result::Result<Config, Vec<Error>> {
    match impact.past.map(|past| past(path)).transpose().map_err(|error| vec![error])?.flatten() {
        Some(bytes) => config::read_config_bytes(path, bytes, impact.past.map_or(Files::Disk, Files::Past))
            .map_err(|errors| errors.into_iter().map(|error| of_before(error, impact, false)).collect()),
        None => config::read_config(path),
    }
}

/// What the files under one config share.
pub(super) struct Room {
    pub(super) desk: Desk,
    then: Option<Workspace>,
    /// The same houses with nothing frozen.
    thawed: OnceLock<(Workspace, Option<Workspace>)>,
    /// The ids of the concepts that were asked about.
    about: Option<HashSet<Box<str>>>,
}

impl Room {
    pub(super) fn open(impact: &Impact<'_>, (config, rules, before_rules): &Seat) -> Self {
        let mut job = impact.job.clone();
        job.flags.ignore.extend(SILENT.map(str::to_owned));
        let under = (config.clone(), rules.clone());
        let mut room = Self { desk: Desk::under(&job, &under), then: None, thawed: OnceLock::new(), about: None };
        let opened = std::mem::replace(&mut room.desk.workspace, Err(Vec::new()));
        room.desk.workspace = opened.and_then(|mut now| {
            let then = before(impact, config.as_deref(), before_rules, &job.flags)?;
            if !impact.concepts.is_empty() {
                room.about = Some(asked(impact, &now, then.as_ref()).map_err(|error| vec![error])?);
            } else if then.is_none() {
                let what = "nothing says what has changed; name a concept, or --since REVISION, or --before POLICY \
                            (with --policy, what the config names is the policy before)";
                return Err(vec![Error::new(what)]);
            }
            if let Some(then) = &then {
                withdraw(&mut now.glossary, &then.glossary);
            }
            room.then = then;
            Ok(now)
        });
        room
    }

    pub(super) fn house<'w>(&'w self, now: &'w Workspace, all: bool) -> House<'w> {
        let then = self.then.as_ref().map(Checker::new);
        let thawed = OnceLock::new();
        let about = self.about.as_ref();
        House { room: self, opened: now, now: Checker::new(now), then, thawed, about, langs: OnceLock::new(), all }
    }
}

/// What held before, if that is known.
fn before(
    impact: &Impact<'_>,
    config: Option<&Path>,
    rules: &[usize],
    flags: &Options,
) -> std::result::Result<Option<Workspace>, Vec<Error>> {
    let files = impact.past.map_or(Files::Disk, Files::Past);
    let said = match config {
        None => Options::default(),
        Some(path) => past_config(impact, path)?.options(rules, &Options::default()),
    };
    let policy = match () {
        () if !impact.before.is_empty() => impact.before.clone(),
        () if impact.past.is_some() => flags.policy.clone(),
        () if !flags.policy.is_empty() && !said.policy.is_empty() => Vec::new(),
        () => return Ok(None),
    };
    let flags = Options { policy, ..flags.clone() };
    let settings = flags.or(&said).settings(impact.job.today);
    let glossaries = settings.glossaries.clone();
    let in_policy = |error: &Error| error.file().is_none_or(|file| !glossaries.iter().any(|path| path == file));
    let told = |error: Error| {
        let in_policy = in_policy(&error);
        of_before(error, impact, in_policy)
    };
    let opened = Workspace::open_from(settings, files);
    opened.map(Some).map_err(|errors| errors.into_iter().map(told).collect())
}

/// A mistake in what held before, which the files of today need not have, with what gets round it: another policy of
/// before where it is in one, else another revision.
fn of_before(error: Error, impact: &Impact<'_>, in_policy: bool) -> Error {
    let other = match (in_policy, impact.past.is_some()) {
        (true, true) => "--before names another policy",
        (true, false) if !impact.before.is_empty() => "--before names another policy",
        (false, true) => "--since names another revision",
        (_, false) => return error,
    };
    if error.io_kind().is_some() {
        return error;
    }
    let mut told = Error::new(format!("{} (of what held before; {other})", error.what()));
    if let Some(file) = error.file() {
        told = told.in_file(file);
    }
    match error.place() {
        Some(place) => told.at(place),
        None => told,
    }
}

/// The ids of the concepts that are meant by what was asked.
fn asked(impact: &Impact<'_>, now: &Workspace, then: Option<&Workspace>) -> Result<HashSet<Box<str>>> {
    let mut ids = HashSet::new();
    for name in &impact.concepts {
        let current = policy::called(&now.glossary, name).into_iter();
        // A name that is gone is asked for by what it was.
        let past = then.iter().flat_map(|then| policy::called(&then.glossary, name));
        let heirs = past.map(|old| heir(&now.glossary, &old.id).map_or_else(|| old.id.clone(), |heir| heir.id.clone()));
        let found: Vec<_> = current.map(|concept| concept.id.clone()).chain(heirs).collect();
        if found.is_empty() {
            let hint = if Path::new(name).exists() {
                format!("to look in that file, write `--in {name}`")
            } else {
                "`exonym suggest` finds near ones".to_owned()
            };
            let what = format!("no concept of the glossary has the name or id `{name}`; {hint}");
            return Err(Error::new(what));
        }
        ids.extend(found);
    }
    Ok(ids)
}

/// The concept that an earlier one has become.
fn heir<'g>(now: &'g Glossary, id: &str) -> Option<&'g Concept> {
    let same = now.concepts.iter().find(|concept| *concept.id == *id);
    same.or_else(|| now.concepts.iter().find(|concept| concept.was.iter().any(|was| **was == *id)))
}

/// Marks the spellings that were written before and are not any more, and puts back those that are gone, so that they
/// are found.
fn withdraw(now: &mut Glossary, then: &Glossary) {
    let mut places: HashMap<Box<str>, usize> = HashMap::new();
    for (at, concept) in now.concepts.iter().enumerate() {
        for id in &concept.was {
            places.entry(id.clone()).or_insert(at);
        }
    }
    places.extend(now.concepts.iter().enumerate().map(|(at, concept)| (concept.id.clone(), at)));
    let mut gone = Vec::new();
    for old in &then.concepts {
        let Some(&at) = places.get(&old.id) else {
            gone.push(old);
            continue;
        };
        for name in &old.names {
            for term in &name.terms {
                one(&mut now.concepts[at], name, term);
            }
        }
    }
    if !gone.is_empty() {
        let known = now.terms().map(|term| (term.term.lang.clone(), term.term.text.clone())).collect();
        let gone: Vec<_> = gone.into_iter().filter_map(|old| bygone(old, &known)).collect();
        now.concepts.extend(gone);
    }
}

/// A concept that is gone: its spellings are given up, but for those that another concept has now.
fn bygone(old: &Concept, known: &HashSet<(Lang, Box<str>)>) -> Option<Concept> {
    let mut concept = Concept { id: old.id.clone(), kind: old.kind.clone(), ..Concept::default() };
    for name in &old.names {
        let terms = name.terms.iter().filter(|term| !known.contains(&(term.lang.clone(), term.text.clone())));
        let given_up = |term: &Term| Term { rank: Rank::Hidden, withdrawn: true, ..term.clone() };
        let terms: Vec<_> = terms.map(given_up).collect();
        if !terms.is_empty() {
            concept.names.push(Name { terms, ..name.clone() });
        }
    }
    (!concept.names.is_empty()).then_some(concept)
}

/// One spelling as it was, in its concept as it is.
fn one(concept: &mut Concept, old: &Name, term: &Term) {
    let is_it = |other: &Term| other.text == term.text && other.lang == term.lang;
    let was_written = old.preferred(&term.lang).is_some_and(is_it);
    let mut there = false;
    for name in &mut concept.names {
        let written = name.preferred(&term.lang).map(|written| written.text.clone());
        for known in name.terms.iter_mut().filter(|known| is_it(known)) {
            there = true;
            known.withdrawn |= was_written && written.as_ref().is_some_and(|written| *written != term.text);
        }
    }
    if there {
        return;
    }
    let gone = Term { rank: Rank::Hidden, withdrawn: true, ..term.clone() };
    let at = concept
        .names
        .iter()
        .position(|name| name.key == old.key && name.usage == old.usage)
        .or_else(|| concept.names.iter().position(|name| name.usage == old.usage))
        .or_else(|| concept.names.iter().position(|name| name.key == old.key));
    match at {
        Some(at) => concept.names[at].terms.push(gone),
        None => concept.names.push(Name { terms: vec![gone], ..old.clone() }),
    }
}

/// One house now and before.
pub(super) struct House<'w> {
    room: &'w Room,
    opened: &'w Workspace,
    now: Checker<'w>,
    then: Option<Checker<'w>>,
    thawed: OnceLock<(Checker<'w>, Option<Checker<'w>>)>,
    about: Option<&'w HashSet<Box<str>>>,
    langs: OnceLock<Vec<Lang>>,
    /// What the house before was against too is told as well.
    all: bool,
}

/// What the house is against now.
pub(super) struct Finding {
    pub(super) diagnostic: Diagnostic,
    /// False if the house before said the same; `None` if it is not known.
    pub(super) newly: Option<bool>,
}

impl House<'_> {
    /// What a text says that the house now is against.
    pub(super) fn findings(&self, source: &Source, taken: Taken<'_>) -> Result<Vec<Finding>> {
        self.compared(&self.now, self.then.as_ref(), source, taken)
    }

    /// The same if no phrase of the glossary kept the name it has.
    pub(super) fn without_frozen(&self, source: &Source, taken: Taken<'_>) -> Result<Vec<Finding>> {
        let (now, then) = self.thawed.get_or_init(|| {
            let (now, then) =
                self.room.thawed.get_or_init(|| (thawed(self.opened), self.room.then.as_ref().map(thawed)));
            (Checker::new(now), then.as_ref().map(Checker::new))
        });
        self.compared(now, then.as_ref(), source, taken)
    }

    fn compared(
        &self,
        now: &Checker<'_>,
        then: Option<&Checker<'_>>,
        source: &Source,
        taken: Taken<'_>,
    ) -> Result<Vec<Finding>> {
        let now = now.draft_about(source, taken, self.about)?.diagnostics;
        // What a reader has to say is no matter of what the house writes.
        let now = now.into_iter().filter(|found| found.concept.is_some());
        let Some(then) = then else {
            return Ok(now.map(|diagnostic| Finding { diagnostic, newly: None }).collect());
        };
        let now: Vec<_> = now.collect();
        if now.is_empty() {
            return Ok(Vec::new());
        }
        let then = then.draft_about(source, taken, None)?.diagnostics;
        let known: HashMap<_, _> = then.iter().map(|old| ((old.span.start, old.span.end), old)).collect();
        let found = now.into_iter().map(|diagnostic| {
            let old = known.get(&(diagnostic.span.start, diagnostic.span.end));
            let newly = old.is_none_or(|old| is_new(old, &diagnostic));
            Finding { diagnostic, newly: Some(newly) }
        });
        Ok(found.filter(|found| self.all || found.newly == Some(true)).collect())
    }

    /// The language of a text that states none.
    pub(super) fn language(&self, plain: &str) -> Option<Lang> {
        detect::language_among(plain, self.langs())
    }

    /// The languages that the glossary has terms in.
    fn langs(&self) -> &[Lang] {
        self.langs.get_or_init(|| self.opened.glossary.langs())
    }

    /// What it is against in a text that does not say its language, in whichever of the glossary's that may be; where
    /// several are against it, in the one that the glossary lists it in.
    pub(super) fn in_any_language(&self, source: &Source, reader: DraftReader) -> Result<Vec<Finding>> {
        let mut all: Vec<(bool, Finding)> = Vec::new();
        for lang in self.langs() {
            for finding in self.findings(source, Taken::By(reader, Some(lang)))? {
                let text = source.slice(finding.diagnostic.span).to_lowercase();
                let listed = self.opened.glossary.terms().any(|term| {
                    term.term.lang == *lang
                        && finding.diagnostic.concept.as_ref() == Some(&term.concept.id)
                        && term.term.text.to_lowercase() == text
                });
                match all.iter_mut().find(|(_, known)| known.diagnostic.span == finding.diagnostic.span) {
                    None => all.push((listed, finding)),
                    Some(known) if listed && !known.0 => *known = (listed, finding),
                    Some(_) => {}
                }
            }
        }
        Ok(all.into_iter().map(|(_, finding)| finding).collect())
    }

    /// True if any name of the glossary stands in a text.
    pub(super) fn names_something(&self, plain: &str, lang: &Lang) -> bool {
        !self.now.recognised(plain, lang).is_empty()
    }
}

/// A house whose glossary has nothing frozen.
fn thawed(house: &Workspace) -> Workspace {
    let mut glossary = house.glossary.clone();
    glossary.concepts.iter_mut().for_each(|concept| concept.frozen.clear());
    Workspace { glossary, policies: house.policies.clone(), settings: house.settings.clone() }
}

/// True if what is found is not what was found at the place before: something else is to be written, or what was only
/// for information is not any more.
fn is_new(old: &Diagnostic, new: &Diagnostic) -> bool {
    old.suggestions.first() != new.suggestions.first()
        || (old.severity == Severity::Info && new.severity > Severity::Info)
}
