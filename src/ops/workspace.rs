//! Glossary and policies, opened once and shared by all files of a run.

use std::path::PathBuf;

use crate::base::Lang;
use crate::model::{Date, Glossary, Policy};

/// What to open and how to read drafts. The binary fills it from flags and config.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Glossary files, instead of the shipped one.
    pub glossaries: Vec<PathBuf>,
    /// Policies by name or file; empty: `spelling-only` (none at all for a glossary with statuses of its own).
    pub policies: Vec<String>,
    /// The drafts' language; detected when absent.
    pub lang: Option<Lang>,
    /// The drafts' encoding, where there is no byte order mark.
    pub encoding: Option<String>,
    /// The drafts' format, instead of the extension.
    pub input_format: Option<String>,
    /// The date of writing, instead of front matter.
    pub as_of: Option<Date>,
    /// The date of what the text tells, instead of front matter.
    pub event_date: Option<Date>,
    /// Today, for drafts without a date; given by the binary.
    pub today: Date,
}

/// Glossary and policies of a run.
#[derive(Debug)]
pub struct Workspace {
    /// All terms.
    pub glossary: Glossary,
    /// In the order asked for; each is applied on its own.
    pub policies: Vec<Policy>,
    /// As given.
    pub settings: Settings,
}
