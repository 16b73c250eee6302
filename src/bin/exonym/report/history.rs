//! A concept's history, for people and for programs.

use std::io::{self, Write};
use std::path::PathBuf;

use exonym::{Change, Error, HistoryTerm};
use serde_json::{Value, json as value};

use super::changes;
use crate::git::history::Commit;
use crate::text::log as text;

/// A concept's history in one file.
pub(crate) struct Told {
    pub(crate) id: String,
    /// What people call it.
    pub(crate) called: String,
    pub(crate) file: PathBuf,
    /// The same from the top of the repository.
    pub(crate) path: PathBuf,
    /// The files that it stood in before, from the top of the repository.
    pub(crate) stood_in: Vec<PathBuf>,
    /// True where the file has it no more.
    pub(crate) is_gone: bool,
    /// Newest first.
    pub(crate) entries: Vec<Entry>,
    /// Its terms today, and which of the entries brought each; none where that is not known.
    pub(crate) terms: Vec<(HistoryTerm, Option<usize>)>,
    /// True where older commits are not in this clone.
    pub(crate) is_cut: bool,
}

impl Told {
    /// Of a concept, before anything is known of it.
    pub(crate) fn new(id: String, called: String, file: PathBuf) -> Self {
        let (path, stood_in, entries, terms) = (PathBuf::new(), Vec::new(), Vec::new(), Vec::new());
        Self { id, called, file, path, stood_in, is_gone: false, entries, terms, is_cut: false }
    }
    /// True if it tells what another one tells, of a concept that went from one file to the other.
    pub(crate) fn tells(&self, other: &Told) -> bool {
        other.is_gone && !self.is_gone && self.stood_in.contains(&other.path)
    }
}

pub(crate) struct Entry {
    /// None for what is not committed.
    pub(crate) commit: Option<Commit>,
    pub(crate) what: What,
    /// The file that it stood in before, where it came into this one.
    pub(crate) from: Option<PathBuf>,
}

pub(crate) enum What {
    Changes(Vec<Change>),
    /// The version has a mistake; what it changed is told with the next that has none.
    Unreadable(Error),
    /// Where a shallow clone ends.
    Cut,
}

const BOLD: &str = "\x1b[1m";
const HASH: &str = "\x1b[33m";
const PLAIN: &str = "\x1b[0m";
/// Digits of a commit's id that are shown.
const DIGITS: usize = 10;

/// Writes all, or the terms and where each comes from alone.
pub(crate) fn full(all: &[Told], terms: bool, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    for (at, told) in all.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let (bold, plain) = if colour { (BOLD, PLAIN) } else { ("", "") };
        let title = text::title(&one_line(&told.called), &told.file.display().to_string());
        writeln!(out, "{bold}{title}{plain}")?;
        if terms {
            origins(told, colour, out)?;
            continue;
        }
        for entry in &told.entries {
            writeln!(out)?;
            writeln!(out, "{}", head(entry.commit.as_ref(), colour))?;
            if let Some(commit) = &entry.commit {
                writeln!(out, "    {}", one_line(&commit.subject))?;
            }
            if let Some(from) = &entry.from {
                writeln!(out, "  > {}", text::stood_in(&one_line(&from.display().to_string())))?;
            }
            match &entry.what {
                What::Changes(all) => changes::list(all, &told.id, colour, out)?,
                What::Unreadable(error) => writeln!(out, "  ! {}", text::unreadable(error))?,
                What::Cut => writeln!(out, "  ! {}", text::CUT)?,
            }
        }
    }
    Ok(())
}

/// Day, author and commit.
fn head(commit: Option<&Commit>, colour: bool) -> String {
    let Some(commit) = commit else { return text::UNCOMMITTED.to_owned() };
    let hash: String = commit.hash.chars().take(DIGITS).collect();
    let hash = if colour { format!("{HASH}{hash}{PLAIN}") } else { hash };
    let day: String = commit.date.chars().take(10).collect();
    format!("{day}  {hash}  {} <{}>", one_line(&commit.author), one_line(&commit.email))
}

fn origins(told: &Told, colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let shown = |term: &HistoryTerm| {
        let name = term.name_called.as_deref().filter(|called| *called != term.text);
        let name = name.map(|called| format!(" (name {})", one_line(called))).unwrap_or_default();
        format!("{} {}{name}", one_line(&term.lang), one_line(&term.text))
    };
    let width = told.terms.iter().map(|(term, _)| shown(term).chars().count()).max().unwrap_or(0);
    for (term, from) in &told.terms {
        let term = shown(term);
        let fill = " ".repeat(width - term.chars().count());
        let from = match from.map(|at| told.entries[at].commit.as_ref()) {
            Some(Some(commit)) => format!("{}  {}", head(Some(commit), colour), one_line(&commit.subject)),
            Some(None) => text::UNCOMMITTED.to_owned(),
            None => text::UNKNOWN.to_owned(),
        };
        writeln!(out, "  {term}{fill}  {from}")?;
    }
    Ok(())
}

/// Writes all for programs.
pub(crate) fn json(all: &[Told], out: &mut dyn Write) -> io::Result<()> {
    let concepts: Vec<Value> = all.iter().map(concept).collect();
    serde_json::to_writer_pretty(&mut *out, &value!({ "version": 1, "concepts": concepts }))?;
    writeln!(out)
}

fn concept(told: &Told) -> Value {
    let entries = told.entries.iter().map(|entry| {
        let (changes, problem) = match &entry.what {
            What::Changes(changes) => (&**changes, None),
            What::Unreadable(error) => (&[][..], Some(error.to_string())),
            What::Cut => (&[][..], Some(text::CUT.to_owned())),
        };
        let field = |of: fn(&Commit) -> &String| entry.commit.as_ref().map(of);
        value!({
            "commit": field(|commit| &commit.hash),
            "author": field(|commit| &commit.author),
            "email": field(|commit| &commit.email),
            "date": field(|commit| &commit.date),
            "subject": field(|commit| &commit.subject),
            "changes": changes,
            "from": entry.from.as_ref().map(|path| path.to_string_lossy()),
            "problem": problem,
        })
    });
    let terms = told
        .terms
        .iter()
        .map(|(term, from)| value!({ "lang": term.lang, "text": term.text, "name": some(&term.name), "entry": from }));
    value!({
        "concept": told.id,
        "called": told.called,
        "file": told.file.to_string_lossy(),
        "complete": !told.is_cut,
        "entries": entries.collect::<Vec<_>>(),
        "terms": terms.collect::<Vec<_>>(),
    })
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// A text on one line, without what would steer a terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
