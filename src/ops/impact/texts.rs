//! Drafts, and the lines of glossaries in which people write.

use super::super::check::{Checked, Taken};
use super::super::fix::{self, Fixed};
use super::Impact;
use super::exchange;
use super::glossary::{self, Line};
use super::keeper::Keeper;
use super::place::ImpactPlace;
use super::rooms::{FIRST_MENTION, Finding, House};
use crate::base::{Result, Source};
use crate::model::{Applicability, Diagnostic};

/// A draft or a glossary.
pub struct ImpactedText {
    /// The file as it is; with what is rewritten, as it is after that.
    pub source: Source,
    /// In file order; with what is rewritten, what is left.
    pub places: Vec<ImpactPlace>,
    /// What is rewritten.
    pub fixed: Option<Fixed>,
    /// Of a file of terms of another program: what was rewritten with what it was kept beside it, entry by entry.
    pub marked: usize,
    /// Of such a file: what was rewritten with no room to keep what it was.
    pub unkept: usize,
    /// True for a glossary.
    pub is_glossary: bool,
    /// True for the standard input.
    pub is_stdin: bool,
}

/// As what a file is looked through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    Draft,
    /// A glossary in TOML.
    Glossary,
    /// Another file of terms.
    Terms,
    /// One that the house takes its terms from.
    OwnTerms,
}

/// Why a term or a text of an exchange file is not rewritten in its place.
fn unwritable(line: &Line, kind: TextKind, found: &Diagnostic) -> Option<&'static str> {
    let new = found.suggestions.first()?;
    if line.beside.iter().any(|other| **other == **new) {
        return Some("the entry has the other term already; take this one away, or mark it as deprecated");
    }
    let escaped = |c: char| matches!(c, '<' | '&' | '"' | '\t' | ',' | ';' | '|' | '\n');
    (kind != TextKind::Glossary && new.contains(escaped)).then_some("it would have to be escaped")
}

impl TextKind {
    fn is_exchange(self) -> bool {
        matches!(self, TextKind::Terms | TextKind::OwnTerms)
    }
    fn taken(self) -> Taken<'static> {
        match self {
            TextKind::Draft => Taken::Draft,
            TextKind::Glossary => Taken::By(glossary::read, None),
            TextKind::Terms => Taken::By(exchange::read, None),
            TextKind::OwnTerms => Taken::By(exchange::read_own, None),
        }
    }
    /// The lines of a glossary.
    fn lines(self, source: &Source) -> Vec<Line> {
        match self {
            TextKind::Draft => Vec::new(),
            TextKind::Glossary => glossary::lines(source.text()),
            TextKind::Terms => exchange::lines(source, false),
            TextKind::OwnTerms => exchange::lines(source, true),
        }
    }
}

/// What a house is against in a text, and what of it may be rewritten.
fn findings(house: &House<'_>, source: &Source, kind: TextKind) -> Result<Vec<Finding>> {
    let mut found = house.findings(source, kind.taken())?;
    if kind == TextKind::Draft {
        return Ok(found);
    }
    let lines = kind.lines(source);
    if kind == TextKind::Glossary {
        found.extend(house.without_frozen(source, Taken::By(glossary::read_frozen, None))?);
    } else {
        add_unsure(&mut found, house, source, kind, &lines)?;
    }
    found.retain(|finding| finding.diagnostic.rule != FIRST_MENTION);
    found.sort_by_key(|finding| finding.diagnostic.span);
    for finding in &mut found {
        hold_back(&mut finding.diagnostic, &lines, kind);
    }
    Ok(found)
}

/// Where nothing says the language of a term, the house may be against it in any: it is told, and not written.
fn add_unsure(
    found: &mut Vec<Finding>,
    house: &House<'_>,
    source: &Source,
    kind: TextKind,
    lines: &[Line],
) -> Result<()> {
    if !lines.iter().any(|line| line.unsure) {
        return Ok(());
    }
    let reader = if kind == TextKind::Terms { exchange::read } else { exchange::read_own };
    let unsure = |finding: &Finding| glossary::line_at(lines, finding.diagnostic.span).is_some_and(|line| line.unsure);
    let apart = |one: &Finding, other: &Finding| {
        let (one, other) = (one.diagnostic.span, other.diagnostic.span);
        one.end <= other.start || other.end <= one.start
    };
    for finding in house.in_any_language(source, reader)?.into_iter().filter(unsure) {
        let same = |known: &Finding| known.diagnostic.span == finding.diagnostic.span;
        let known = found.iter().position(same);
        // In no language there is nothing to write instead.
        match known.filter(|&at| found[at].diagnostic.suggestions.is_empty()) {
            Some(at) => found[at] = finding,
            None if found.iter().all(|known| apart(known, &finding)) => found.push(finding),
            None => {}
        }
    }
    Ok(())
}

/// Leaves to a person what the line of a glossary does not allow to be written.
fn hold_back(diagnostic: &mut Diagnostic, lines: &[Line], kind: TextKind) {
    let line = glossary::line_at(lines, diagnostic.span);
    let hindrance = line.and_then(|line| line.hindrance().or_else(|| unwritable(line, kind, diagnostic)));
    let Some(fix) = &mut diagnostic.fix else { return };
    if line.is_some_and(|line| line.guessed) {
        fix.applicability = fix.applicability.min(Applicability::Unsafe);
    }
    if let Some(why) = hindrance {
        fix.applicability = Applicability::DisplayOnly;
        diagnostic.by_hand = Some(why);
    }
}

/// Looks through a text; with `--fix`, rewrites it first.
pub(super) fn look(
    impact: &Impact<'_>,
    house: &House<'_>,
    source: Source,
    bytes: Vec<u8>,
    declared: Option<&str>,
    kind: TextKind,
) -> Result<ImpactedText> {
    let is_stdin = impact.job.stdin.as_ref().is_some_and(|(name, _)| name == source.path());
    let keeper = Keeper::default();
    let (source, fixed) = match impact.job.fix {
        None => (source, None),
        Some(least) => {
            let check = |source: &Source| {
                let found = findings(house, source, kind)?;
                let mut diagnostics: Vec<_> = found.into_iter().map(|finding| finding.diagnostic).collect();
                if kind.is_exchange() {
                    keeper.keep(source, &kind.lines(source), &mut diagnostics, least);
                }
                Ok(Checked { diagnostics, ..Checked::default() })
            };
            let (source, _, fixed) = fix::fix_all(check, source, bytes, declared, least)?;
            (source, Some(fixed))
        }
    };
    let (marked, unkept) = keeper.counts();
    let lines = kind.lines(&source);
    let places = findings(house, &source, kind)?.into_iter().map(|finding| {
        let span = finding.diagnostic.span;
        let mut place = ImpactPlace::new(finding, source.slice(span), source.place(span.start));
        place.field = glossary::line_at(&lines, span).map(|line| line.key.clone());
        place
    });
    let places = places.collect();
    Ok(ImpactedText { source, places, fixed, marked, unkept, is_glossary: kind != TextKind::Draft, is_stdin })
}
