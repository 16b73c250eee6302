//! Reads the gold set and holds the program's answers against it.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace};

/// A finding, expected or got: rule, byte range, first suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) rule: String,
    pub(crate) policy: String,
    pub(crate) span: (usize, usize),
    pub(crate) text: String,
    pub(crate) suggestion: String,
    pub(crate) kind: Kind,
}

/// How a row came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Expected and got.
    Right,
    /// Got with another rule or suggestion: counts as missed and as false.
    Other,
    /// Expected, not got.
    Missed,
    /// Got, not expected.
    False,
}

/// One paragraph's rows.
pub(crate) struct Outcome {
    pub(crate) number: String,
    pub(crate) policy: String,
    pub(crate) text: String,
    pub(crate) rows: Vec<Row>,
}

impl Outcome {
    /// What went wrong, in words; empty if nothing did.
    pub(crate) fn misses(&self) -> String {
        let mut out = String::new();
        for row in self.rows.iter().filter(|row| row.kind != Kind::Right) {
            let _ = writeln!(
                out,
                "  # {} {} {:?} {}: `{}` -> `{}`",
                self.number, self.policy, row.kind, row.rule, row.text, row.suggestion
            );
        }
        if !out.is_empty() {
            let _ = writeln!(out, "    {}", self.text.replace('\n', " "));
        }
        out
    }
}

/// Counts of rows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    pub(crate) right: usize,
    pub(crate) missed: usize,
    pub(crate) wrong: usize,
}

impl Sum {
    pub(crate) fn of<'r>(rows: impl Iterator<Item = &'r Row>) -> Self {
        let mut sum = Self::default();
        for row in rows {
            match row.kind {
                Kind::Right => sum.right += 1,
                Kind::Missed => sum.missed += 1,
                Kind::False => sum.wrong += 1,
                Kind::Other => {
                    sum.missed += 1;
                    sum.wrong += 1;
                }
            }
        }
        sum
    }
    /// In parts of a thousand.
    pub(crate) fn precision(self) -> usize {
        (self.right * 1000).checked_div(self.right + self.wrong).unwrap_or(1000)
    }
    /// In parts of a thousand.
    pub(crate) fn recall(self) -> usize {
        (self.right * 1000).checked_div(self.right + self.missed).unwrap_or(1000)
    }
}

/// A paragraph with its marks taken out.
fn unmark(marked: &str, policy: &str) -> (String, Vec<Row>) {
    let (mut text, mut rows) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, tail)) = rest.split_once('⟦') {
        text.push_str(before);
        let (mark, after) = tail.split_once('⟧').expect("every mark is closed");
        let (surface, mark) = mark.split_once('→').expect("a mark has an arrow");
        let (suggestion, rule) = mark.rsplit_once('|').expect("a mark has a rule");
        let start = text.len();
        text.push_str(surface);
        rows.push(Row {
            rule: rule.into(),
            policy: policy.into(),
            span: (start, text.len()),
            text: surface.into(),
            suggestion: suggestion.into(),
            kind: Kind::Missed,
        });
        rest = after;
    }
    text.push_str(rest);
    (text, rows)
}

/// Every paragraph of a language, checked.
pub(crate) fn outcomes(lang: &str) -> Vec<Outcome> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/gold/{lang}.txt"));
    let file = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut workspaces: HashMap<String, Workspace> = HashMap::new();
    let blocks: Vec<(String, String, String)> = file
        .split("\n\n")
        .filter_map(|block| {
            let (header, text) = block.trim_start_matches('\n').strip_prefix("# ")?.split_once('\n')?;
            let (number, policy) = header.split_once(" policy=")?;
            Some((number.to_owned(), policy.trim().to_owned(), text.trim_end().to_owned()))
        })
        .collect();
    for (_, policy, _) in &blocks {
        workspaces.entry(policy.clone()).or_insert_with(|| {
            let settings = Settings {
                policies: vec![policy.clone()],
                lang: Some(Lang::new(lang)),
                ..Settings::new(Date { year: 2026, month: 11, day: 1 })
            };
            Workspace::open(settings).unwrap_or_else(|e| panic!("{e:?}"))
        });
    }
    let checkers: HashMap<&str, Checker<'_>> =
        workspaces.iter().map(|(name, workspace)| (name.as_str(), Checker::new(workspace))).collect();
    blocks.iter().map(|(number, policy, marked)| outcome(&checkers[policy.as_str()], number, policy, marked)).collect()
}

fn outcome(checker: &Checker<'_>, number: &str, policy: &str, marked: &str) -> Outcome {
    let (text, mut rows) = unmark(marked, policy);
    let source = Source::decode("draft.txt", text.clone().into_bytes(), None).expect("UTF-8");
    for d in checker.draft(&source).expect("a draft").diagnostics {
        let span = (d.span.start as usize, d.span.end as usize);
        let suggestion = d.suggestions.first().cloned().unwrap_or_default();
        if let Some(row) = rows.iter_mut().find(|row| row.span == span && row.kind == Kind::Missed) {
            if row.rule == d.rule && row.suggestion == suggestion {
                row.kind = Kind::Right;
            } else {
                row.kind = Kind::Other;
                let _ = write!(row.suggestion, "` but got {} `{suggestion}", d.rule);
            }
        } else {
            let text = source.slice(d.span).to_owned();
            rows.push(Row { rule: d.rule.into(), policy: policy.into(), span, text, suggestion, kind: Kind::False });
        }
    }
    Outcome { number: number.into(), policy: policy.into(), text, rows }
}
