//! The first files of a project.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use super::config::CONFIG_NAME;
use super::shipped;
use crate::base::{Error, Lang, Result};
use crate::model::closest;

/// What a project begins with.
#[derive(Clone, Debug, Default)]
pub struct Beginning {
    /// The language of the drafts; detected when absent.
    pub lang: Option<Lang>,
    /// The glossary to write, below the project's folder; absent: `glossaries/example.toml`.
    pub glossary: Option<PathBuf>,
    /// A policy that comes with the program, which the shipped glossary serves; absent: a glossary and a policy of one's
    /// own.
    pub policy: Option<String>,
}

/// The policies that come with the program, the one that serves by default first.
pub fn shipped_policies() -> Vec<&'static str> {
    let mut names: Vec<_> = shipped::POLICIES.iter().map(|(name, _)| *name).collect();
    names.sort_by_key(|name| *name != shipped::DEFAULT_POLICY);
    names
}

const GLOSSARY: &str = "glossaries/example.toml";
const POLICY: &str = "glossaries/policies/house.toml";
const CONFIG: &str = include_str!("init/exonym.toml");

impl Beginning {
    /// What cannot be begun with.
    pub fn check(&self) -> Result<()> {
        if let Some(lang) = self.lang.as_ref().filter(|lang| !lang.is_registered()) {
            return Err(Error::new(format!("`{lang}` is no language tag; write one such as `en` (BCP 47)")));
        }
        if let Some(name) = self.policy.as_deref().filter(|name| shipped::policy(name).is_none()) {
            let known = shipped_policies();
            let remedy = match closest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("there are {}", known.join(", ")),
            };
            return Err(Error::new(format!("no policy `{name}` comes with exonym; {remedy}")));
        }
        if let Some(file) = &self.glossary {
            let below = file.components().all(|part| matches!(part, Component::Normal(_)));
            let is_toml = file.extension().is_some_and(|end| end == "toml");
            if !below || !is_toml || self.policy.is_some() || file.to_str().is_none() {
                let what = if self.policy.is_some() {
                    "the shipped policies speak of the shipped glossary; name a glossary or a policy, not both"
                } else {
                    "is no file of a glossary to begin with; name one below the folder, such as glossaries/places.toml"
                };
                return Err(Error::new(what).in_file(file));
            }
        }
        Ok(())
    }

    /// The files to write, below the project's folder.
    fn files(&self) -> Vec<(PathBuf, String)> {
        let mut config = CONFIG.to_owned();
        if let Some(lang) = &self.lang {
            config = config.replace(
                "# The language of the drafts; detected when absent.\n# lang = \"en\"",
                &format!("# The language of the drafts; detected when absent.\nlang = \"{lang}\""),
            );
        }
        if let Some(policy) = &self.policy {
            config = config
                .replace(
                    &format!("# Files count from this folder.\nglossary = [\"{GLOSSARY}\"]\n"),
                    "# The glossary of places that comes with exonym serves. A file of your own, counted from this folder:\n\
                     # glossary = [\"glossaries/places.toml\"]\n",
                )
                .replace(&format!("[\"{POLICY}\"]"), &format!("[\"{policy}\"]"));
            return vec![(CONFIG_NAME.into(), config)];
        }
        let glossary = self.glossary.clone().unwrap_or_else(|| GLOSSARY.into());
        let name = glossary.to_string_lossy().replace('\\', "/");
        let quoted = toml_edit::value(name).to_string();
        config = config.replace(&format!("[\"{GLOSSARY}\"]"), &format!("[{}]", quoted.trim()));
        vec![
            (CONFIG_NAME.into(), config),
            (glossary, include_str!("init/glossary.toml").to_owned()),
            (POLICY.into(), include_str!("init/policy.toml").to_owned()),
        ]
    }
}

/// Writes a config and, unless a shipped policy is to serve, an example glossary and an example policy; nothing at all if
/// one of them is there already.
pub fn init(folder: &Path, beginning: &Beginning) -> Result<Vec<PathBuf>> {
    beginning.check()?;
    let paths: Vec<_> = beginning.files().into_iter().map(|(name, text)| (folder.join(name), text)).collect();
    if let Some((there, _)) = paths.iter().find(|(path, _)| fs::symlink_metadata(path).is_ok()) {
        let what = "is there already; nothing was written. Move it away, or write to another folder";
        return Err(Error::new(what).in_file(there));
    }
    let mut written = Vec::new();
    for (path, text) in paths {
        let io = |cause| Error::io(&path, cause);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(io)?;
        }
        // Never over a file that came up meanwhile.
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(io)?;
        file.write_all(text.as_bytes()).map_err(io)?;
        written.push(path);
    }
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::super::config::read_config;
    use super::*;

    #[test]
    fn nothing_is_overwritten() {
        let dir = tempfile::tempdir().expect("a folder");
        let usual = Beginning::default();
        assert_eq!(init(dir.path(), &usual).expect("written").len(), 3);
        assert!(init(dir.path(), &usual).expect_err("there").to_string().contains("there already"));
        fs::remove_file(dir.path().join(CONFIG_NAME)).expect("removed");
        fs::write(dir.path().join(GLOSSARY), "mine").expect("written");
        assert!(init(dir.path(), &usual).is_err());
        assert!(!dir.path().join(CONFIG_NAME).exists());
        assert_eq!(fs::read_to_string(dir.path().join(GLOSSARY)).expect("read"), "mine");
    }

    #[test]
    fn answers_are_in_the_config() {
        let dir = tempfile::tempdir().expect("a folder");
        let own =
            Beginning { lang: Some(Lang::new("ru")), glossary: Some("terms/my places.toml".into()), policy: None };
        assert_eq!(init(dir.path(), &own).expect("written").len(), 3);
        let config = read_config(&dir.path().join(CONFIG_NAME)).expect("right").options;
        assert_eq!(config.lang, Some(Lang::new("ru")));
        assert!(config.glossary[0].ends_with("terms/my places.toml") && config.glossary[0].is_file());
        let other = dir.path().join("other");
        for policy in shipped_policies() {
            let shipped = Beginning { policy: Some(policy.to_owned()), ..Beginning::default() };
            let folder = other.join(policy);
            assert_eq!(init(&folder, &shipped).expect("written").len(), 1);
            let config = read_config(&folder.join(CONFIG_NAME)).expect("right").options;
            assert_eq!((config.policy, config.glossary.len()), (vec![policy.to_owned()], 0));
        }
        assert_eq!(shipped_policies()[0], "spelling-only");
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let wrong = |beginning: Beginning| beginning.check().expect_err("wrong").to_string();
        let of = |glossary: &str| Beginning { glossary: Some(glossary.into()), ..Beginning::default() };
        for file in ["/a.toml", "../a.toml", "a.tbx", ""] {
            assert!(wrong(of(file)).contains("no file of a glossary"), "{file}");
        }
        assert!(
            wrong(Beginning { lang: Some(Lang::new("english")), ..Beginning::default() }).contains("no language tag")
        );
        let policy = |name: &str| Beginning { policy: Some(name.to_owned()), ..Beginning::default() };
        assert!(wrong(policy("speling-only")).contains("did you mean `spelling-only`?"));
        assert!(wrong(Beginning { glossary: Some("a.toml".into()), ..policy("spelling-only") }).contains("not both"));
    }
}
