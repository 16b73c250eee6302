//! What a run is told: by flags, by the nearest `exonym.toml`, by default; in that order.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, Value};

use super::choice;
use super::workspace::Settings;
use crate::base::{Error, Lang, Source};
use crate::formats;
use crate::model::{Date, Severity, closest};

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

/// What a user may say, by flag or by config; what is left out is decided by the next in line.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Glossary files, instead of the shipped one.
    pub glossary: Vec<PathBuf>,
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
        }
    }
    /// What the workspace asks for.
    pub(crate) fn settings(&self, today: Date) -> Settings {
        Settings {
            glossaries: self.glossary.clone(),
            policies: self.policy.clone(),
            lang: self.lang.clone(),
            encoding: self.encoding.clone(),
            input_format: self.input_format.clone(),
            as_of: self.as_of,
            event_date: self.event_date,
            today,
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        }
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
pub const CONFIG_KEYS: [(&str, &str); 11] = [
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
];

/// Reads a config file; all its mistakes at once.
pub fn read_config(path: &Path) -> Result<Options, Vec<Error>> {
    let bytes = fs::read(path).map_err(|cause| vec![Error::io(path, cause)])?;
    read_config_bytes(path, bytes)
}

/// The same, of bytes that are already there.
pub(super) fn read_config_bytes(path: &Path, bytes: Vec<u8>) -> Result<Options, Vec<Error>> {
    let source = Source::decode(path, bytes, None).map_err(|error| vec![error])?;
    let torn = formats::conflict::problems(&source);
    if !torn.is_empty() {
        return Err(torn.iter().map(|problem| super::workspace::error_of(&source, problem)).collect());
    }
    let mut reader = Reader { source: &source, folder: path.parent().unwrap_or(Path::new("")), problems: Vec::new() };
    let options = match Document::parse(source.text()) {
        Ok(document) => reader.options(&document),
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            reader.problem(at, format!("not TOML: {}; nothing of this config is read", error.message()));
            Options::default()
        }
    };
    if reader.problems.is_empty() { Ok(options) } else { Err(reader.problems) }
}

struct Reader<'s> {
    source: &'s Source,
    folder: &'s Path,
    problems: Vec<Error>,
}

impl Reader<'_> {
    fn problem(&mut self, at: Range<usize>, what: String) {
        let offset = at.start.min(self.source.text().len()) as u32;
        self.problems.push(Error::new(what).in_file(self.source.path()).at(self.source.place(offset)));
    }

    fn options(&mut self, document: &Document<&str>) -> Options {
        let mut options = Options::default();
        for (key, item) in document.iter() {
            let at = document.key(key).and_then(toml_edit::Key::span).unwrap_or(0..0);
            let value_at = item.span().unwrap_or(at.clone());
            match key {
                "glossary" => {
                    let files = self.strings(key, item, value_at);
                    options.glossary = files.iter().map(|file| self.folder.join(file)).collect();
                }
                "policy" => {
                    let names = self.strings(key, item, value_at);
                    options.policy = names.into_iter().map(|name| self.policy(name)).collect();
                }
                "exclude" => options.exclude = self.strings(key, item, value_at),
                "select" => options.select = self.checks(key, item, value_at),
                "ignore" => options.ignore = self.checks(key, item, value_at),
                "lang" => options.lang = self.lang(item, value_at),
                "encoding" => options.encoding = self.string(key, item, value_at),
                "input-format" => options.input_format = self.string(key, item, value_at),
                "as-of" => options.as_of = self.date(key, item, value_at),
                "event-date" => options.event_date = self.date(key, item, value_at),
                "fail-on" => {
                    options.fail_on = self.string(key, item, value_at.clone()).and_then(|word| {
                        let known = FailOn::ALL.iter().find(|(name, _)| *name == word);
                        if known.is_none() {
                            let names = FailOn::ALL.map(|(name, _)| name);
                            let what = format!("`{word}` is nothing to fail on; {}", did_you_mean(&word, names));
                            self.problem(value_at, what);
                        }
                        known.map(|(_, fail_on)| *fail_on)
                    });
                }
                unknown => {
                    let keys = CONFIG_KEYS.map(|(key, _)| key);
                    self.problem(at, format!("the config has no `{unknown}`; {}", did_you_mean(unknown, keys)));
                }
            }
        }
        options
    }

    /// A shipped policy keeps its name; a file counts from the config's folder.
    fn policy(&self, name: String) -> String {
        let file = self.folder.join(&name);
        if super::shipped::policy(&name).is_some() && !file.is_file() {
            return name;
        }
        file.to_str().map(str::to_owned).unwrap_or(name)
    }

    fn wrong(&mut self, key: &str, at: Range<usize>) {
        let takes = CONFIG_KEYS.iter().find(|(known, _)| *known == key).map_or("something else", |(_, takes)| takes);
        self.problem(at, format!("`{key}` takes {takes}"));
    }

    fn string(&mut self, key: &str, item: &Item, at: Range<usize>) -> Option<String> {
        let text = item.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
        if text.is_none() {
            self.wrong(key, at);
        }
        text
    }

    fn strings(&mut self, key: &str, item: &Item, at: Range<usize>) -> Vec<String> {
        self.placed(key, item, at).into_iter().map(|(text, _)| text).collect()
    }

    /// A list of ids of checks.
    fn checks(&mut self, key: &str, item: &Item, at: Range<usize>) -> Vec<String> {
        let mut ids = self.placed(key, item, at);
        for (id, at) in &ids {
            if let Some(what) = choice::mistake(id) {
                self.problem(at.clone(), what);
            }
        }
        ids.drain(..).map(|(id, _)| id).collect()
    }

    /// A list of strings with their places; a lone string is a list of one.
    fn placed(&mut self, key: &str, item: &Item, at: Range<usize>) -> Vec<(String, Range<usize>)> {
        if item.is_str() {
            return self.string(key, item, at.clone()).map(|text| (text, at)).into_iter().collect();
        }
        let Some(list) = item.as_array() else {
            self.wrong(key, at);
            return Vec::new();
        };
        let mut strings = Vec::with_capacity(list.len());
        for value in list {
            let at = value.span().unwrap_or(at.clone());
            match value.as_str().filter(|text| !text.trim().is_empty()) {
                Some(text) => strings.push((text.to_owned(), at)),
                None => self.wrong(key, at),
            }
        }
        strings
    }

    fn lang(&mut self, item: &Item, at: Range<usize>) -> Option<Lang> {
        let lang = Lang::new(&self.string("lang", item, at.clone())?);
        if !lang.is_registered() {
            self.problem(at, format!("`{lang}` is no language tag; write one such as `en` (BCP 47)"));
            return None;
        }
        Some(lang)
    }

    fn date(&mut self, key: &str, item: &Item, at: Range<usize>) -> Option<Date> {
        let text = match item.as_value() {
            Some(Value::Datetime(date)) => date.value().to_string(),
            Some(Value::String(text)) => text.value().clone(),
            _ => String::new(),
        };
        let date = parse_date(&text);
        if date.is_none() {
            self.wrong(key, at);
        }
        date
    }
}

/// Reads a whole date, `2024-05-31`.
pub fn parse_date(text: &str) -> Option<Date> {
    Date::first_day(text).filter(|_| text.len() == "2024-05-31".len())
}

fn did_you_mean<const N: usize>(word: &str, known: [&'static str; N]) -> String {
    match closest(word, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known are {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Options, Vec<String>> {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join(CONFIG_NAME);
        fs::write(&path, text).expect("written");
        read_config(&path).map_err(|errors| {
            let cut = format!("{}:", path.display());
            errors.iter().map(|error| error.to_string().replace(&cut, "")).collect()
        })
    }

    #[test]
    fn every_key_is_read() {
        let options = read(
            "glossary = [\"g.toml\"]\npolicy = \"neutral-double\"\nlang = \"en\"\nencoding = \"koi8-r\"\n\
             input-format = \"text\"\nas-of = 2024-05-31\nevent-date = \"2023-09-19\"\nexclude = [\"old/\"]\n\
             fail-on = \"never\"\nselect = [\"near-name\", \"dates\"]\nignore = \"near-name\"\n",
        )
        .expect("right");
        assert!(options.glossary[0].ends_with("g.toml") && options.glossary[0].is_absolute());
        assert_eq!(options.lang, Some(Lang::new("en")));
        assert_eq!(options.as_of, Date::first_day("2024-05-31"));
        assert_eq!(options.event_date, Date::first_day("2023-09-19"));
        assert_eq!((options.exclude.len(), options.fail_on), (1, Some(FailOn::Never)));
        assert_eq!((options.select.len(), options.ignore), (2, vec!["near-name".to_owned()]));
    }

    #[test]
    fn all_mistakes_are_told_with_place_and_remedy() {
        let errors =
            read("glosary = [\"a\"]\nlang = \"english\"\nexclude = [1, \"b\"]\nfail-on = \"warnin\"\nas-of = 5\n");
        assert_eq!(
            errors.expect_err("mistakes"),
            [
                "1:1: the config has no `glosary`; did you mean `glossary`?",
                "2:8: `english` is no language tag; write one such as `en` (BCP 47)",
                "3:12: `exclude` takes a list of globs as in a .gitignore",
                "4:11: `warnin` is nothing to fail on; did you mean `warning`?",
                "5:9: `as-of` takes a date such as 2024-05-31",
            ]
        );
        let errors = read("select = [\"near-names\", \"dates\"]\nignore = \"xyz\"\n").expect_err("no checks");
        assert_eq!(
            errors,
            [
                "1:11: there is no check `near-names`; did you mean `near-name`?",
                "2:10: there is no check `xyz`; `exonym explain --list` names all",
            ]
        );
        let errors = read("lang = \n").expect_err("no TOML");
        assert!(errors[0].starts_with("1:"), "{errors:?}");
    }

    #[test]
    fn what_the_command_line_selects_counts_and_what_it_ignores_is_added() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let choice = |select: &[&str], ignore: &[&str]| Options {
            select: ids(select),
            ignore: ids(ignore),
            ..Options::default()
        };
        let joined = |flags: Options, config: Options| {
            let options = flags.or(&config);
            (options.select, options.ignore)
        };
        let config = || choice(&["near-name", "dates"], &["near-name"]);
        assert_eq!(joined(choice(&[], &[]), config()), (ids(&["near-name", "dates"]), ids(&["near-name"])));
        assert_eq!(
            joined(choice(&[], &["dates"]), config()),
            (ids(&["near-name", "dates"]), ids(&["near-name", "dates"]))
        );
        assert_eq!(joined(choice(&["near-name"], &[]), config()), (ids(&["near-name"]), ids(&[])));
    }

    #[test]
    fn the_nearest_config_upward_wins_and_then_the_working_directory() {
        let dir = tempfile::tempdir().expect("a folder");
        let (root, cwd) = (dir.path(), dir.path().join("cwd"));
        fs::create_dir_all(root.join("a/b")).expect("folders");
        fs::create_dir_all(&cwd).expect("folders");
        assert_eq!(find(&root.join("a/b"), &cwd), None);
        fs::write(cwd.join(CONFIG_NAME), "").expect("written");
        assert_eq!(find(&root.join("a/b"), &cwd), Some(CONFIG_NAME.into()));
        fs::write(root.join("a").join(CONFIG_NAME), "").expect("written");
        assert_eq!(find(&root.join("a/b"), &cwd), Some(root.join("a").join(CONFIG_NAME)));
    }
}
