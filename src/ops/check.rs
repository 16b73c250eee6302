//! The main job: one draft under every policy of the workspace.

mod finders;
mod foreign;
mod inline;
mod languages;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::{Arc, LazyLock, OnceLock, RwLock};

use super::{Settings, Workspace};
use crate::base::{Error, Lang, PlainSpan, Result, Source};
use crate::checks::{self, CHECKS, Draft, ExemptCount, Found, Judged, Kind, Suppressed};
use crate::formats::{self, DraftReader, Format};
use crate::matching::{Match, NameIndex, NearSearch};
use crate::model::{Diagnostic, ExemptLevel, Glossary, Policy, TermRef};
use finders::Finders;
use reading::{Read, found, held};

/// What was found in one draft.
#[derive(Debug, Default)]
pub struct Checked {
    /// Sorted by offset, then by policy.
    pub diagnostics: Vec<Diagnostic>,
    /// Names that would be findings but for where they stand, and phrases that keep their own names.
    pub exempt: Vec<ExemptCount>,
    /// The language that the draft was read in, and whether that was detected.
    pub lang: Option<(Lang, bool)>,
    /// The other languages that paragraphs of it were read in, in the order of the draft.
    pub also: Vec<Lang>,
    /// What comments of the draft silence.
    pub suppressed: Vec<Suppressed>,
}

/// The policy of nobody: the glossary alone speaks.
static SILENT: LazyLock<Policy> = LazyLock::new(|| Policy::silent(""));

/// Checks drafts against a workspace. Compiles the term finder of each language once; may be shared by threads.
pub struct Checker<'w> {
    workspace: &'w Workspace,
    /// What stands for a policy where none is asked for.
    policies: Vec<&'w Policy>,
    finders: RwLock<Vec<(Lang, Arc<Finders<'w>>)>>,
    /// All terms by what they sound like: what `suggest` asks.
    names: OnceLock<(Vec<TermRef<'w>>, NameIndex)>,
    /// The languages of the glossary's terms.
    langs: OnceLock<Vec<Lang>>,
}

/// How a file is taken.
#[derive(Clone, Copy)]
pub(super) enum Taken<'a> {
    /// As the draft that it is.
    Draft,
    /// As a plain text in a language, whatever it looks like and the settings say.
    Plain(&'a Lang),
    /// By this reader; in a language, else in what it looks like.
    By(DraftReader, Option<&'a Lang>),
}

/// The ids of the concepts that are asked about; `None`: all.
pub(super) type About<'a> = Option<&'a HashSet<Box<str>>>;

/// Told of a segment with its language, what stands in it, and which of that a policy is against.
pub(super) type Survey<'f, 'w> = &'f mut dyn FnMut(&Found<'_, 'w>, &[bool]);

impl<'w> Checker<'w> {
    /// For a workspace.
    pub fn new(workspace: &'w Workspace) -> Self {
        // A glossary that states the standing of its terms itself needs no policy.
        let policies = if workspace.policies.is_empty() { vec![&*SILENT] } else { workspace.policies.iter().collect() };
        Self { workspace, policies, finders: RwLock::default(), names: OnceLock::new(), langs: OnceLock::new() }
    }

    /// Checks one draft under every policy.
    pub fn draft(&self, source: &Source) -> Result<Checked> {
        self.draft_in(source, None)
    }

    /// Checks a draft; with a language, as a plain text in it, whatever it looks like and the settings say.
    pub(super) fn draft_in(&self, source: &Source, plain: Option<&Lang>) -> Result<Checked> {
        self.draft_about(source, plain.map_or(Taken::Draft, Taken::Plain), None)
    }

    /// The same; of the findings only those at places that may name one of these concepts, by their ids.
    pub(super) fn draft_about(&self, source: &Source, taken: Taken<'_>, about: About<'_>) -> Result<Checked> {
        let mut read = self.read(source, self.workspace.settings.has_check(NEAR_NAME), taken)?;
        let mut checked = Checked { lang: Some((read.lang.clone(), read.detected)), ..Checked::default() };
        for lang in read.segments.langs() {
            if *lang != read.lang && !checked.also.contains(lang) {
                checked.also.push(lang.clone());
            }
        }
        checked.diagnostics.extend(read.problems.iter().cloned());
        let path = path_of(source);
        for (index, policy) in self.policies.iter().enumerate() {
            let last = index + 1 == self.policies.len();
            let matches = if last { std::mem::take(&mut read.matches) } else { read.matches.clone() };
            let found = found(&read, matches, index);
            let draft = self.judged(&read, &found, policy, &path, false);
            let from = checked.diagnostics.len();
            for check in CHECKS.iter().filter(|check| self.workspace.settings.has_check(check.id())) {
                check.document(&draft, &mut checked.diagnostics);
            }
            no_hit_twice(&mut checked.diagnostics, from);
            if let Some(about) = about {
                keep_about(&draft, about, &mut checked.diagnostics, from);
            }
            count_exempt(&draft, read.has_phrases(index), &mut checked.exempt);
        }
        if self.workspace.settings.suppressions {
            let on = |id: &str| self.workspace.settings.has_check(id);
            // Where the draft is looked at in part, nothing can be said of what silences nothing.
            let whole = matches!(taken, Taken::Draft) && about.is_none();
            let on: Option<&dyn Fn(&str) -> bool> = if whole { Some(&on) } else { None };
            let (comments, found) = (&read.facts.comments, &mut checked.diagnostics);
            checked.suppressed = checks::suppress(source, comments, &read.segments, on, found);
        }
        // Stable: the order of policies stays within one offset.
        checked.diagnostics.sort_by_key(|d| d.span.start);
        if let Taken::Draft = taken {
            let found = &mut checked.diagnostics;
            for (number, why) in formats::spell(self.format(source)?, source, &read.segments, found) {
                found[number].by_hand = Some(checks::messages::by_hand_format(why));
            }
            self.show_only(source, found)?;
        }
        Ok(checked)
    }

    /// What was recognised at an offset of the decoded draft, and why it is or is not a finding; a line each.
    pub fn trace(&self, source: &Source, offset: u32) -> Result<Vec<String>> {
        let read = self.read(source, self.workspace.settings.has_check(NEAR_NAME), Taken::Draft)?;
        let mut lines = Vec::new();
        for (index, policy) in self.policies.iter().enumerate() {
            let found = found(&read, read.matches.clone(), index);
            let path = path_of(source);
            let draft = self.judged(&read, &found, policy, &path, true);
            for judged in &draft.judged {
                let span = draft.segment(judged).segment.target.source_span(judged.found.span);
                if span.start <= offset && offset < span.end {
                    lines.extend(checks::messages::trace(&draft, judged));
                }
            }
        }
        if lines.is_empty() {
            lines.push(checks::messages::trace_nothing());
        }
        Ok(lines)
    }

    /// Where names of the glossary stand in a plain text, in any form: what the finder alone sees, before anything is
    /// judged and without near names. Ascending, none overlapping another.
    pub fn recognised(&self, plain: &str, lang: &Lang) -> Vec<PlainSpan> {
        self.listed_matches(plain, lang).into_iter().map(|m| m.span).collect()
    }

    /// The same with what stands there.
    pub(super) fn listed_matches(&self, plain: &str, lang: &Lang) -> Vec<Match<'w>> {
        let mut matches = self.all_matches(&self.finders(lang), plain, None);
        matches.retain(|m| m.phrase.is_none());
        matches
    }

    pub(super) fn workspace(&self) -> &'w Workspace {
        self.workspace
    }

    pub(super) fn glossary(&self) -> &'w Glossary {
        &self.workspace.glossary
    }

    pub(super) fn settings(&self) -> &'w Settings {
        &self.workspace.settings
    }

    pub(super) fn policies(&self) -> &[&'w Policy] {
        &self.policies
    }

    /// The matches in a piece of text of a language, near names too, whichever checks are to speak.
    pub(super) fn find(&self, plain: &str, lang: &Lang) -> Vec<Match<'w>> {
        let finders = self.finders(lang);
        let mut matches = self.all_matches(&finders, plain, Some(&mut NearSearch::default()));
        matches.retain(|m| m.phrase.is_none());
        matches
    }

    fn judged<'a>(
        &self,
        read: &'a Read<'_, 'w>,
        found: &'a [Found<'a, 'w>],
        policy: &'a Policy,
        path: &'a str,
        all_segments: bool,
    ) -> Draft<'a, 'w> {
        let settings = &self.workspace.settings;
        let mut draft = Draft {
            glossary: &self.workspace.glossary,
            policy,
            event: settings.event_date.or(read.facts.event),
            written: settings.as_of.or(read.facts.written).or(Some(settings.today)),
            doctype: read.facts.doctype.as_deref(),
            path,
            quoted_by_syntax: read.quoted_by_syntax,
            segments: &read.segments,
            found,
            judged: Vec::new(),
            sentences: checks::Sentences::default(),
        };
        draft.judged = checks::judge(&draft, all_segments);
        draft
    }

    /// Hands over every segment of a draft with its language, what stands in it, near names too, whichever checks are to
    /// speak, and which of these places a policy is against. The language of the draft, and whether that was detected.
    pub(super) fn survey(&self, source: &Source, each: Survey<'_, 'w>) -> Result<(Lang, bool)> {
        let mut read = self.read(source, true, Taken::Draft)?;
        let mut against: Vec<Vec<bool>> = read.matches.iter().map(|(_, matches)| vec![false; matches.len()]).collect();
        let path = path_of(source);
        for (index, policy) in self.policies.iter().enumerate() {
            let found = found(&read, read.matches.clone(), index);
            for judged in self.judged(&read, &found, policy, &path, false).judged {
                if judged.counts() && !judged.is_near() && judged.kind() >= Kind::OtherSpelling {
                    let matches = &read.matches[judged.segment].1;
                    if let Ok(at) = matches.binary_search_by_key(&judged.found.span, |m| m.span) {
                        against[judged.segment][at] = true;
                    }
                }
            }
        }
        let mut told = std::mem::take(&mut read.matches).into_iter().zip(against).peekable();
        for (i, segment) in read.segments.all().iter().enumerate() {
            let own = told.next_if(|((segment, _), _)| *segment == i);
            let (matches, against) = own.map_or_else(Default::default, |((_, matches), against)| (matches, against));
            each(&held(&read, segment, i, matches), &against);
        }
        Ok((read.lang, read.detected))
    }

    pub(super) fn format(&self, source: &Source) -> Result<&'static Format> {
        match &self.workspace.settings.input_format {
            Some(name) => formats::by_name(name)
                .ok_or_else(|| Error::new(format!("unknown format `{name}`; known are {}", formats::names()))),
            None => Ok(formats::detect(source.path(), source).unwrap_or(formats::TEXT)),
        }
    }
}

/// The check for which near names are looked for.
const NEAR_NAME: &str = "near-name";

/// The path as policies see it: `/` between folders, relative.
fn path_of(source: &Source) -> String {
    let path = source.path().to_string_lossy().replace('\\', "/");
    path.strip_prefix("./").unwrap_or(&path).to_owned()
}

/// Of findings that overlap, the graver stays, the first of equals.
fn no_hit_twice(all: &mut Vec<Diagnostic>, from: usize) {
    all[from..].sort_by_key(|d| d.span.start);
    let apart = |first: &Diagnostic, second: &Diagnostic| {
        first.span.start < second.span.start && first.span.end <= second.span.start
    };
    if all[from..].is_sorted_by(apart) {
        return;
    }
    let mut own: Vec<Diagnostic> = all.drain(from..).collect();
    own.sort_by_key(|d| (std::cmp::Reverse(d.severity), d.span.start));
    let mut taken = std::collections::BTreeMap::new();
    for d in own {
        let (start, end) = (d.span.start, d.span.end);
        let before = taken.range(..end.max(start + 1)).next_back().is_some_and(|(_, &other_end)| other_end > start);
        if !before {
            taken.insert(start, end);
            all.push(d);
        }
    }
    all[from..].sort_by_key(|d| d.span.start);
}

/// Takes away the findings at places where nothing that is asked about may be named.
fn keep_about(draft: &Draft<'_, '_>, about: &HashSet<Box<str>>, all: &mut Vec<Diagnostic>, from: usize) {
    let names = |judged: &&Judged<'_, '_>| judged.opinions.iter().any(|o| about.contains(&o.reading.concept.id));
    let place = |judged: &Judged<'_, '_>| draft.segment(judged).segment.target.source_span(judged.found.span);
    let places: Vec<_> = draft.judged.iter().filter(names).map(place).collect();
    let own = all.split_off(from);
    all.extend(own.into_iter().filter(|d| {
        let at = places.partition_point(|place| place.end <= d.span.start);
        places.get(at).is_some_and(|place| place.overlaps(d.span))
    }));
}

/// Counts what would be a finding elsewhere, and the phrases that keep their own names, where there may be any.
fn count_exempt(draft: &Draft<'_, '_>, has_phrases: bool, all: &mut Vec<ExemptCount>) {
    let departs = |judged: &&Judged<'_, '_>| judged.is_near() || judged.kind() > Kind::Fine;
    let skipped =
        |judged: &Judged<'_, '_>| judged.exempt.as_ref().filter(|e| e.level == ExemptLevel::Skip).map(|e| e.kind);
    let names = draft.judged.iter().filter(departs).filter_map(skipped);
    let in_phrases = if has_phrases { draft.found } else { &[] };
    let phrases = in_phrases.iter().flat_map(|found| found.matches.iter().filter_map(|m| found.phrase_kind(m)));
    let policy = &draft.policy.name;
    for kind in names.chain(phrases) {
        match all.iter_mut().find(|c| c.kind == kind && c.policy == *policy) {
            Some(row) => row.count += 1,
            None => all.push(ExemptCount { kind, policy: Arc::clone(policy), count: 1 }),
        }
    }
}

/// What the checks say of a plain text under the first policy, all segments judged or those in which anything may depart.
#[cfg(test)]
pub(super) fn told(checker: &Checker<'_>, source: &Source, lang: &Lang, all_segments: bool) -> Vec<Diagnostic> {
    let read = checker.read(source, true, Taken::Plain(lang)).expect("a plain text");
    let found = found(&read, read.matches.clone(), 0);
    let draft = checker.judged(&read, &found, checker.policies[0], "a.txt", all_segments);
    let mut told = Vec::new();
    for check in CHECKS {
        check.document(&draft, &mut told);
    }
    told
}
