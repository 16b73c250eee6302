//! What a house says of a text that is no draft of its own: a translation that a memory offers.

use std::path::Path;

use super::batch::Job;
use super::check::Checker;
use super::desk::Desk;
use super::fix;
use super::workspace::Workspace;
use crate::base::{Error, Lang, Result, Source};
use crate::matching;
use crate::memory::{Form, form, of_any_number};
use crate::model::{Applicability, Concept, Diagnostic, MatchMode, Severity, Status, Term};
use crate::text::morph::{self, Joint};
use crate::text::stem::stemmer;

/// A text as a house sees it.
#[derive(Clone, Debug, Default)]
pub struct TextChecked {
    /// What `check` would say of it as a plain text; spans are bytes of the text.
    pub findings: Vec<Diagnostic>,
    /// The text with every fix that `check --fix --unsafe-fixes` would apply; `None` where there is none, or where
    /// several policies judge, of which one may not write what another does.
    pub mended: Option<String>,
}

impl<'w> Checker<'w> {
    /// True if a text in a language breaks a policy, in more than what is told for information.
    pub(super) fn breaks_policy(&self, path: &Path, text: &str, lang: &Lang) -> Result<bool> {
        let source = Source::from_text(path, text.to_owned())?;
        let findings = self.draft_in(&source, Some(lang))?.diagnostics;
        Ok(findings.iter().any(|finding| finding.severity > Severity::Info && finding.policy.is_some()))
    }

    /// The names of the glossary in a text: of each the concepts that it can be.
    pub(super) fn concepts_in(&self, text: &str, lang: &Lang) -> Vec<Vec<Box<str>>> {
        let concepts = |found: crate::matching::Match<'_>| {
            found.readings.iter().map(|reading| reading.concept.id.clone()).collect::<Vec<_>>()
        };
        self.listed_matches(text, lang).into_iter().map(concepts).collect()
    }

    /// The names in a text, each by the stems of its words, and the concepts that it can be. A number in one may be any: what
    /// has another is to be changed as another number is.
    pub(super) fn names_in(&self, text: &str, lang: &Lang) -> Vec<(Form, Vec<&'w Concept>)> {
        let stem = stemmer(lang.primary());
        let found = self.listed_matches(text, lang).into_iter().filter_map(|m| {
            let own = form(&text[m.span.range()], stem)?;
            Some((of_any_number(own), m.readings.iter().map(|reading| reading.concept).collect()))
        });
        found.collect()
    }

    /// Judges a text in a language, as a draft of its own. `path` is where it comes from, for rules that go by paths.
    pub fn text(&self, path: &Path, text: &str, lang: &Lang) -> Result<TextChecked> {
        let source = Source::from_text(path, text.to_owned())?;
        let findings = self.draft_in(&source, Some(lang))?.diagnostics;
        let one_house = self.policies().len() == 1;
        if !one_house || findings.iter().all(|finding| finding.fix.is_none()) {
            return Ok(TextChecked { findings, mended: None });
        }
        let check = |source: &Source| self.draft_in(source, Some(lang));
        let (.., fixed) = fix::fix_all(check, source, text.as_bytes().to_vec(), None, Applicability::Unsafe)?;
        let mended = (fixed.applied > 0).then(|| String::from_utf8_lossy(&fixed.after).into_owned());
        Ok(TextChecked { findings, mended })
    }
}

/// A concept's names in the script of a language, in all their forms, by the stems of their words.
pub(super) fn forms(concept: &Concept, lang: &Lang) -> Vec<Form> {
    let (stem, script) = (stemmer(lang.primary()), morph::language(lang).script);
    let usable = |term: &&Term| {
        let is_sure = term.status != Status::Rejected && term.matching != MatchMode::ContextOnly;
        is_sure && matching::in_script(&term.text, script)
    };
    let mut all = Vec::new();
    for term in concept.terms().filter(usable) {
        let Some(own) = form(&term.text, stem) else { continue };
        all.push(own);
        let (lemma, rules) = matching::lemma(concept, term, lang);
        let inflected = rules.morphology.forms(&lemma).into_iter();
        let inflected = inflected.filter_map(|of| rules.morphology.inflect(&lemma, of, Joint::None));
        all.extend(inflected.filter_map(|made| form(&made.text, stem)));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Opens glossary and policies if the command line or the config that holds for a path names any; `None` if they do not.
pub fn open_named_workspace(job: &Job, path: &Path) -> std::result::Result<Option<Workspace>, Vec<Error>> {
    let config = job.config_of(path);
    let flags = &job.flags;
    if config.is_none() && flags.glossary.is_empty() && flags.policy.is_empty() {
        return Ok(None);
    }
    let desk = Desk::of(job, path);
    let named = !desk.options.glossary.is_empty() || !desk.options.policy.is_empty();
    desk.workspace.map(|workspace| named.then_some(workspace))
}
