//! What a run is told: by flags, by the nearest `exonym.toml`, by default; in that order.

mod read;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cache::CacheChoice;
use super::workspace::Settings;
use crate::base::Lang;
use crate::model::{Date, Severity};

pub use read::read_config;
pub(super) use read::read_config_bytes;

/// The name of the file that configures a project.
pub const CONFIG_NAME: &str = "exonym.toml";

/// When findings make a run fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// At this severity or a graver one.
    At(Severity),
    /// Never.
    Never,
}

impl FailOn {
    /// All, with their names on the command line and in the config.
    pub const ALL: [(&'static str, FailOn); 4] = [
        ("error", FailOn::At(Severity::Error)),
        ("warning", FailOn::At(Severity::Warning)),
        ("info", FailOn::At(Severity::Info)),
        ("never", FailOn::Never),
    ];
    /// True if a finding of this severity makes the run fail.
    pub fn fails(self, severity: Severity) -> bool {
        matches!(self, FailOn::At(least) if severity >= least)
    }
}

/// Whether comments of drafts silence findings, with the words on the command line and in the config.
pub const SUPPRESSIONS: [(&str, bool); 2] = [("heed", true), ("ignore", false)];

/// What a user may say, by flag or by config; what is left out is decided by the next in line.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Glossary files, instead of the shipped one.
    pub glossary: Vec<PathBuf>,
    /// The bytes of the glossary that is named `-`: what came by the standard input.
    pub given: Option<Arc<[u8]>>,
    /// Policies, by name or file.
    pub policy: Vec<String>,
    /// The drafts' language (BCP 47).
    pub lang: Option<Lang>,
    /// The drafts' encoding (WHATWG name), where there is no byte order mark.
    pub encoding: Option<String>,
    /// The drafts' format.
    pub input_format: Option<String>,
    /// The date of writing.
    pub as_of: Option<Date>,
    /// The date of what is told.
    pub event_date: Option<Date>,
    /// What to leave out below directories: globs as in a `.gitignore`, counted from the config's folder (in a config)
    /// or the working directory (on the command line).
    pub exclude: Vec<String>,
    /// When the run fails.
    pub fail_on: Option<FailOn>,
    /// The ids of the checks that are to speak; none: all.
    pub select: Vec<String>,
    /// The ids of checks that are to be silent, selected or not.
    pub ignore: Vec<String>,
    /// False: comments of drafts silence nothing.
    pub suppressions: Option<bool>,
    /// The file of old findings, which are let be.
    pub baseline: Option<PathBuf>,
    /// Where results are kept.
    pub cache: Option<CacheChoice>,
    /// No baseline is heeded, whatever a config says.
    pub no_baseline: bool,
}

impl Options {
    /// These, and where they are silent what the config says. Globs are not joined: they count from different folders.
    /// What is ignored here is ignored beside what the config ignores; what is selected here is so whatever it says.
    #[must_use]
    pub(crate) fn or(&self, config: &Options) -> Options {
        fn pick<T: Clone>(one: &[T], other: &[T]) -> Vec<T> {
            if one.is_empty() { other.to_vec() } else { one.to_vec() }
        }
        Options {
            glossary: pick(&self.glossary, &config.glossary),
            given: self.given.clone(),
            policy: pick(&self.policy, &config.policy),
            lang: self.lang.clone().or_else(|| config.lang.clone()),
            encoding: self.encoding.clone().or_else(|| config.encoding.clone()),
            input_format: self.input_format.clone().or_else(|| config.input_format.clone()),
            as_of: self.as_of.or(config.as_of),
            event_date: self.event_date.or(config.event_date),
            exclude: self.exclude.clone(),
            fail_on: self.fail_on.or(config.fail_on),
            select: pick(&self.select, &config.select),
            ignore: if self.select.is_empty() {
                config.ignore.iter().chain(&self.ignore).cloned().collect()
            } else {
                self.ignore.clone()
            },
            suppressions: self.suppressions.or(config.suppressions),
            baseline: self.baseline.clone().or_else(|| config.baseline.clone()).filter(|_| !self.no_baseline),
            no_baseline: self.no_baseline,
            cache: self.cache.clone().or_else(|| config.cache.clone()),
        }
    }
    /// What the workspace asks for.
    pub(crate) fn settings(&self, today: Date) -> Settings {
        Settings {
            glossaries: self.glossary.clone(),
            given: self.given.clone(),
            policies: self.policy.clone(),
            lang: self.lang.clone(),
            encoding: self.encoding.clone(),
            input_format: self.input_format.clone(),
            as_of: self.as_of,
            event_date: self.event_date,
            today,
            select: self.select.clone(),
            ignore: self.ignore.clone(),
            suppressions: self.suppressions.unwrap_or(true),
        }
    }
}

/// What a config file says, with what it extends.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// For every file under it.
    pub options: Options,
    /// For some files under it, in the order of the file: the later one wins.
    pub rules: Vec<PathRule>,
    /// What to leave out: folders, and globs that count from them.
    pub(super) excludes: Vec<(PathBuf, Vec<String>)>,
    /// Itself, then what it extends.
    pub(super) files: Vec<PathBuf>,
}

/// Settings for some paths (`[[paths]]`).
#[derive(Clone, Debug)]
pub struct PathRule {
    /// The config's folder.
    pub(super) folder: PathBuf,
    /// Globs as in a `.gitignore`, counted from that folder.
    pub globs: Vec<String>,
    /// What holds for the files that they match.
    pub options: Options,
}

impl Config {
    /// What holds for a file that these rules match, under a command line.
    pub(super) fn options(&self, rules: &[usize], flags: &Options) -> Options {
        let said = rules.iter().fold(self.options.clone(), |said, rule| self.rules[*rule].options.or(&said));
        flags.or(&said)
    }
}

/// Where the config is taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ConfigChoice {
    /// Upward from the file, then from the working directory.
    #[default]
    Search,
    /// This file.
    File(PathBuf),
    /// No config at all.
    None,
}

/// The config that holds for a file in `folder`; shown relative to the working directory where it lies below it.
pub(crate) fn find(folder: &Path, cwd: &Path) -> Option<PathBuf> {
    let folder = cwd.join(folder);
    let there = |folder: &Path| folder.ancestors().map(|above| above.join(CONFIG_NAME)).find(|path| path.is_file());
    let found = there(&folder).or_else(|| there(cwd))?;
    Some(found.strip_prefix(cwd).map(Path::to_path_buf).unwrap_or(found))
}

/// The config keys, each with what it takes. Every one of them is a flag too.
pub const CONFIG_KEYS: [(&str, &str); 13] = [
    ("glossary", "a list of glossary files, counted from the config's folder"),
    ("policy", "a list of policies, by name or file"),
    ("lang", "a language tag such as \"en\""),
    ("encoding", "an encoding's name such as \"windows-1251\""),
    ("input-format", "a format's name such as \"markdown\""),
    ("as-of", "a date such as 2024-05-31"),
    ("event-date", "a date such as 2024-05-31"),
    ("exclude", "a list of globs as in a .gitignore"),
    ("fail-on", "\"error\", \"warning\", \"info\" or \"never\""),
    ("select", "a list of checks, by id; no other speaks"),
    ("ignore", "a list of checks, by id, that do not speak"),
    ("suppressions", "\"heed\" or \"ignore\": what `exonym-ignore` comments say"),
    ("baseline", "a file of old findings, counted from the config's folder"),
];

/// The keys of a config that are no flags of that name, each with what it takes.
pub const CONFIG_ONLY: [(&str, &str); 3] = [
    ("cache", "false, true, or a folder for results, counted from the config's folder"),
    ("extends", "another config file, counted from the config's folder"),
    ("paths", "tables of settings for some paths: [[paths]], match = [\"ru/\"], lang = \"ru\""),
];

/// What says which paths a table is for.
const MATCH: (&str, &str) = ("match", "a list of globs as in a .gitignore, counted from the config's folder");

/// The keys of a config that say nothing of some paths alone.
const WHOLE: [&str; 3] = ["exclude", "baseline", "cache"];

/// Reads a whole date, `2024-05-31`.
pub fn parse_date(text: &str) -> Option<Date> {
    Date::first_day(text).filter(|_| text.len() == "2024-05-31".len())
}

#[cfg(test)]
mod tests;
