//! Reading a config, and what it extends.

use std::fs;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use toml_edit::{Document, Item, Table, Value};

use super::super::cache::CacheChoice;
use super::super::walk::Exclude;
use super::super::workspace::{Files, error_of};
use super::super::{choice, shipped};
use super::{CONFIG_KEYS, CONFIG_ONLY, Config, FailOn, MATCH, Options, PathRule, SUPPRESSIONS, WHOLE, parse_date};
use crate::base::{Error, Lang, Source};
use crate::formats;
use crate::model::{Date, closest};

/// Reads a config file and what it extends; all mistakes at once.
pub fn read_config(path: &Path) -> Result<Config, Vec<Error>> {
    let bytes = fs::read(path).map_err(|cause| vec![Error::io(path, cause)])?;
    read_config_bytes(path, bytes, Files::Disk)
}

/// The same, of bytes that are already there; what it extends is read from `files`.
pub(in super::super) fn read_config_bytes(path: &Path, bytes: Vec<u8>, files: Files<'_>) -> Result<Config, Vec<Error>> {
    let mut problems = Vec::new();
    let config = read(path, bytes, files, &mut vec![tidied(path)], &mut problems);
    if problems.is_empty() { Ok(config) } else { Err(problems) }
}

/// `above`: the configs that extend this one, and it itself.
fn read(path: &Path, bytes: Vec<u8>, files: Files<'_>, above: &mut Vec<PathBuf>, problems: &mut Vec<Error>) -> Config {
    let source = match Source::decode(path, bytes, None) {
        Ok(source) => source,
        Err(error) => {
            problems.push(error);
            return Config::default();
        }
    };
    let torn = formats::conflict::problems(&source);
    if !torn.is_empty() {
        problems.extend(torn.iter().map(|problem| error_of(&source, problem)));
        return Config::default();
    }
    let mut reader = Reader { source: &source, folder: path.parent().unwrap_or(Path::new("")), problems };
    let document = match Document::parse(source.text()) {
        Ok(document) => document,
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            reader.problem(at, format!("not TOML: {}; nothing of this config is read", error.message()));
            return Config::default();
        }
    };
    let (mut own, extends) = reader.config(&document);
    own.files.push(path.to_owned());
    let Some((name, at)) = extends else { return own };
    let file = reader.folder.join(name);
    if above.contains(&tidied(&file)) {
        reader.problem(at, "extends a config that extends it; take one of the two away".to_owned());
        return own;
    }
    let bytes = match files.read(&file) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            reader.problem(at, format!("extends {}, which is not there; name another file", file.display()));
            return own;
        }
        Err(error) => {
            reader.problem(at, format!("extends a file that cannot be read: {error}"));
            return own;
        }
    };
    above.push(tidied(&file));
    let base = read(&file, bytes, files, above, problems);
    above.pop();
    Config {
        options: own.options.or(&base.options),
        rules: base.rules.into_iter().chain(own.rules).collect(),
        excludes: base.excludes.into_iter().chain(own.excludes).collect(),
        files: own.files.into_iter().chain(base.files).collect(),
    }
}

/// Without `.` and `..`, as far as that can be said without looking.
fn tidied(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

struct Reader<'s> {
    source: &'s Source,
    folder: &'s Path,
    problems: &'s mut Vec<Error>,
}

impl Reader<'_> {
    fn problem(&mut self, at: Range<usize>, what: String) {
        let offset = at.start.min(self.source.text().len()) as u32;
        self.problems.push(Error::new(what).in_file(self.source.path()).at(self.source.place(offset)));
    }

    /// What the file itself says, and what it extends.
    fn config(&mut self, document: &Document<&str>) -> (Config, Option<(String, Range<usize>)>) {
        let mut config = Config::default();
        let mut extends = None;
        for (key, item) in document.iter() {
            let at = document.key(key).and_then(toml_edit::Key::span).unwrap_or(0..0);
            let value_at = item.span().unwrap_or(at.clone());
            match key {
                "extends" => extends = self.string(key, item, value_at.clone()).map(|file| (file, value_at)),
                "paths" => match item.as_array_of_tables() {
                    Some(tables) => {
                        for table in tables {
                            let rule = self.rule(table);
                            config.rules.extend(rule);
                        }
                    }
                    None => self.wrong(key, value_at),
                },
                "cache" => config.options.cache = self.cache(item, value_at),
                key => {
                    if !self.key(&mut config.options, key, item, value_at) {
                        let keys = CONFIG_KEYS.into_iter().chain(CONFIG_ONLY).map(|(key, _)| key);
                        self.problem(at, format!("the config has no `{key}`; {}", did_you_mean(key, keys)));
                    }
                }
            }
        }
        if !config.options.exclude.is_empty() {
            config.excludes.push((self.folder.to_owned(), config.options.exclude.clone()));
        }
        (config, extends)
    }

    /// Settings for some paths.
    fn rule(&mut self, table: &Table) -> Option<PathRule> {
        let mut rule = PathRule { folder: self.folder.to_owned(), globs: Vec::new(), options: Options::default() };
        for (key, item) in table {
            let at = table.key(key).and_then(toml_edit::Key::span).unwrap_or(0..0);
            let value_at = item.span().unwrap_or(at.clone());
            if key == MATCH.0 {
                for (glob, at) in self.placed(key, item, value_at) {
                    // Relative globs are as good or bad from any folder.
                    if let Err(error) = Exclude::new(Path::new("/"), std::slice::from_ref(&glob)) {
                        self.problem(at, error.what());
                    }
                    rule.globs.push(glob);
                }
            } else if WHOLE.contains(&key) {
                self.problem(at, format!("`{key}` holds for all paths; write it above the tables [[paths]]"));
            } else if !self.key(&mut rule.options, key, item, value_at) {
                let keys = CONFIG_KEYS.into_iter().map(|(key, _)| key).filter(|key| !WHOLE.contains(key));
                let told = did_you_mean(key, keys.chain([MATCH.0]));
                self.problem(at, format!("[[paths]] has no `{key}`; {told}"));
            }
        }
        if rule.globs.is_empty() {
            let at = table.span().unwrap_or(0..0);
            self.problem(at, "[[paths]] does not say which; write match = [\"some/folder/\"]".to_owned());
            return None;
        }
        Some(rule)
    }

    /// Takes one key; false if there is no such key.
    fn key(&mut self, options: &mut Options, key: &str, item: &Item, value_at: Range<usize>) -> bool {
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
            "baseline" => options.baseline = self.string(key, item, value_at).map(|file| self.folder.join(file)),
            "lang" => options.lang = self.lang(item, value_at),
            "encoding" => options.encoding = self.string(key, item, value_at),
            "input-format" => options.input_format = self.string(key, item, value_at),
            "as-of" => options.as_of = self.date(key, item, value_at),
            "event-date" => options.event_date = self.date(key, item, value_at),
            "fail-on" => options.fail_on = self.one_of(key, "is nothing to fail on", FailOn::ALL, item, value_at),
            "suppressions" => {
                options.suppressions = self.one_of(key, "is no answer", SUPPRESSIONS, item, value_at);
            }
            _ => return false,
        }
        true
    }

    fn cache(&mut self, item: &Item, at: Range<usize>) -> Option<CacheChoice> {
        match item.as_bool() {
            Some(true) => Some(CacheChoice::Usual),
            Some(false) => Some(CacheChoice::Off),
            None => self.string("cache", item, at).map(|folder| CacheChoice::In(self.folder.join(folder))),
        }
    }

    /// A shipped policy keeps its name; a file counts from the config's folder.
    fn policy(&self, name: String) -> String {
        let file = self.folder.join(&name);
        if shipped::policy(&name).is_some() && !file.is_file() {
            return name;
        }
        file.to_str().map(str::to_owned).unwrap_or(name)
    }

    fn wrong(&mut self, key: &str, at: Range<usize>) {
        let mut known = CONFIG_KEYS.into_iter().chain(CONFIG_ONLY).chain([MATCH]);
        let takes = known.find(|(known, _)| *known == key).map_or("something else", |(_, takes)| takes);
        self.problem(at, format!("`{key}` takes {takes}"));
    }

    fn string(&mut self, key: &str, item: &Item, at: Range<usize>) -> Option<String> {
        let text = item.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
        if text.is_none() {
            self.wrong(key, at);
        }
        text
    }

    /// What a word stands for.
    fn one_of<T: Copy, const N: usize>(
        &mut self,
        key: &str,
        wrong: &str,
        all: [(&'static str, T); N],
        item: &Item,
        at: Range<usize>,
    ) -> Option<T> {
        let word = self.string(key, item, at.clone())?;
        let known = all.iter().find(|(name, _)| *name == word);
        if known.is_none() {
            self.problem(at, format!("`{word}` {wrong}; {}", did_you_mean(&word, all.map(|(name, _)| name))));
        }
        known.map(|(_, meant)| *meant)
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

fn did_you_mean(word: &str, known: impl IntoIterator<Item = &'static str>) -> String {
    let known: Vec<_> = known.into_iter().collect();
    match closest(word, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("known are {}", known.join(", ")),
    }
}
