//! Drafts, and the lines of glossaries in which people write.

use super::super::check::{Checked, Taken};
use super::super::fix::{self, Fixed};
use super::Impact;
use super::glossary;
use super::place::ImpactPlace;
use super::rooms::{FIRST_MENTION, Finding, House};
use crate::base::{Result, Source};
use crate::model::Applicability;

/// A draft or a glossary.
pub struct ImpactedText {
    /// The file as it is; with what is rewritten, as it is after that.
    pub source: Source,
    /// In file order; with what is rewritten, what is left.
    pub places: Vec<ImpactPlace>,
    /// What is rewritten.
    pub fixed: Option<Fixed>,
    /// True for a glossary.
    pub is_glossary: bool,
    /// True for the standard input.
    pub is_stdin: bool,
}

pub(super) fn look(
    impact: &Impact<'_>,
    house: &House<'_>,
    source: Source,
    bytes: Vec<u8>,
    declared: Option<&str>,
    is_glossary: bool,
) -> Result<ImpactedText> {
    let is_stdin = impact.job.stdin.as_ref().is_some_and(|(name, _)| name == source.path());
    let taken = if is_glossary { Taken::By(glossary::read, None) } else { Taken::Draft };
    let findings = |source: &Source| -> Result<Vec<Finding>> {
        let mut found = house.findings(source, taken)?;
        if is_glossary {
            found.extend(house.without_frozen(source, Taken::By(glossary::read_frozen, None))?);
            found.retain(|finding| finding.diagnostic.rule != FIRST_MENTION);
            found.sort_by_key(|finding| finding.diagnostic.span);
            let lines = glossary::lines(source.text());
            for finding in &mut found {
                let line = glossary::line_at(&lines, finding.diagnostic.span);
                let fixed = line.is_some_and(glossary::Line::is_prose);
                if let Some(fix) = finding.diagnostic.fix.as_mut().filter(|_| !fixed) {
                    fix.applicability = Applicability::DisplayOnly;
                }
            }
        }
        Ok(found)
    };
    let (source, fixed) = match impact.job.fix {
        None => (source, None),
        Some(least) => {
            let check = |source: &Source| {
                let diagnostics = findings(source)?.into_iter().map(|finding| finding.diagnostic).collect();
                Ok(Checked { diagnostics, ..Checked::default() })
            };
            let (source, _, fixed) = fix::fix_all(check, source, bytes, declared, least)?;
            (source, Some(fixed))
        }
    };
    let lines = if is_glossary { glossary::lines(source.text()) } else { Vec::new() };
    let places = findings(&source)?.into_iter().map(|finding| {
        let span = finding.diagnostic.span;
        let mut place = ImpactPlace::new(finding, source.slice(span), source.place(span.start));
        place.field = glossary::line_at(&lines, span).map(|line| line.key.clone());
        place
    });
    let places = places.collect();
    Ok(ImpactedText { source, places, fixed, is_glossary, is_stdin })
}
