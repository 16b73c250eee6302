//! `exonym suggest`.

use std::io::{self, BufRead as _, IsTerminal as _, Write};
use std::path::Path;

use exonym::{Card, Checker, Suggestion, Surroundings, Workspace};
use serde_json::json;

use super::args::{Suggest, SuggestFormat, Tone};
use super::output::{self, Voice};
use super::sources::{stdin, text_line};
use super::{Exit, Failure};
use crate::text;

pub(crate) fn run(args: &Suggest, tone: Tone) -> Result<Exit, Failure> {
    let mut job = args.sources.job()?;
    args.dates.put(&mut job);
    let workspace = exonym::open_workspace(&job, Path::new(""))?;
    let voice = Voice::new(tone);
    if workspace.is_shipped() {
        voice.note(text::SHIPPED_GLOSSARY);
    }
    let format = args
        .format
        .unwrap_or_else(|| if io::stdout().is_terminal() { SuggestFormat::Card } else { SuggestFormat::List });
    let answer = Answer { args, format, checker: Checker::new(&workspace), workspace: &workspace };
    let mut out = output::stdout(false);
    for query in &args.queries {
        if query != "-" {
            answer.query(query, &mut *out)?;
            continue;
        }
        // A line in, a line out, at once: another program may be waiting for it.
        for (line, number) in stdin()?.split(b'\n').zip(1..) {
            let line = line.map_err(|cause| exonym::Error::io("-", cause))?;
            let line = text_line(&line, number)?;
            answer.query(&line, &mut *out)?;
            out.flush()?;
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

struct Answer<'w> {
    args: &'w Suggest,
    format: SuggestFormat,
    checker: Checker<'w>,
    workspace: &'w Workspace,
}

impl Answer<'_> {
    fn query(&self, query: &str, out: &mut dyn Write) -> io::Result<()> {
        let around = Surroundings {
            country: self.args.country.as_deref(),
            text: self.args.context.as_deref().unwrap_or_default(),
        };
        let found = self.checker.suggest_in(query, self.args.lang.as_ref(), self.args.max, &around);
        match self.format {
            SuggestFormat::Jsonl => {
                let suggestions: Vec<_> = found.iter().map(object).collect();
                serde_json::to_writer(&mut *out, &json!({ "query": query, "suggestions": suggestions }))?;
                writeln!(out)
            }
            SuggestFormat::List => {
                writeln!(out, "{query}")?;
                self.list(&found, out)
            }
            SuggestFormat::Card => {
                writeln!(out, "{query}")?;
                self.list(&found, out)?;
                let card = found.first().and_then(|best| self.checker.card(&best.concept));
                card.map_or(Ok(()), |card| self.card(&card, out))
            }
        }
    }

    fn list(&self, found: &[Suggestion], out: &mut dyn Write) -> io::Result<()> {
        if found.is_empty() {
            return writeln!(out, "  {}", text::NOTHING_NEAR);
        }
        // Beside a sure answer what is hardly likely only puzzles.
        let sure = found.first().is_some_and(|best| best.claim);
        let is_likely = |other: &&Suggestion| !sure || other.claim || other.score.percent() >= LIKELY;
        for suggestion in found.iter().filter(is_likely) {
            let Suggestion { term, lang, score, reason, claim, .. } = suggestion;
            let sure = if *claim { text::SURE } else { text::MAYBE };
            let facts = self.facts(suggestion, found);
            writeln!(out, "  {term} ({lang}{facts})  {}: {reason} [{:.2} %]", sure, score.percent())?;
        }
        Ok(())
    }

    /// What tells apart two that are written alike: `; town, AM`.
    fn facts(&self, one: &Suggestion, found: &[Suggestion]) -> String {
        let alike =
            |other: &Suggestion| other.concept != one.concept && other.term == one.term && other.lang == one.lang;
        let concept = self.workspace.glossary.concept(&one.concept).filter(|_| found.iter().any(alike));
        let facts = concept.iter().flat_map(|concept| [&concept.kind, &concept.country]).flatten().map(AsRef::as_ref);
        let facts: Vec<&str> = facts.collect();
        if facts.is_empty() { String::new() } else { format!("; {}", facts.join(", ")) }
    }

    fn card(&self, card: &Card, out: &mut dyn Write) -> io::Result<()> {
        let policy = self.workspace.policies.first().map(|policy| &*policy.name);
        writeln!(out, "\n  {}", text::card_title(policy))?;
        let wanted = |lang: &exonym::Lang| self.args.lang.as_ref().is_none_or(|only| only.same_language(lang));
        for row in card.rows.iter().filter(|row| wanted(&row.lang)) {
            write!(out, "  {:4} {}", row.lang.as_str(), row.term)?;
            if let Some(policy) = &row.policy {
                write!(out, "  ({}:{})", policy.file.display(), policy.line)?;
            }
            writeln!(out)?;
            let width = row.forms.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
            for (label, form) in &row.forms {
                writeln!(out, "         {label:width$}  {form}")?;
            }
        }
        Ok(())
    }
}

/// The object of one suggestion, with the keys that scripts rely on.
fn object(suggestion: &Suggestion) -> serde_json::Value {
    json!({
        "concept": suggestion.concept,
        "term": suggestion.term,
        "lang": suggestion.lang.as_str(),
        "how": suggestion.how.iter().map(exonym::How::as_str).collect::<Vec<_>>(),
        "score": suggestion.score.percent(),
        "reason": suggestion.reason,
        "claim": suggestion.claim,
        "differences": suggestion.differences.iter().map(difference).collect::<Vec<_>>(),
    })
}

fn difference(difference: &exonym::Difference) -> serde_json::Value {
    json!({ "name": difference.name, "spelling": difference.spelling, "cost": difference.cost })
}

/// Percent from which a person is told of a guess beside a sure answer.
const LIKELY: f64 = 10.0;
