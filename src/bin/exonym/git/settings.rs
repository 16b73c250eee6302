//! The drivers in git's config.

use std::path::Path;

use exonym::Error;

use super::{lossy, ran};
use crate::text::git as text;

/// Whose config it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Repository,
    User,
}

impl Whose {
    fn flag(self) -> &'static str {
        match self {
            Whose::Repository => "--local",
            Whose::User => "--global",
        }
    }
}

/// What git is to do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'p> {
    /// How exonym is called, as a shell takes it.
    pub(crate) program: &'p str,
    /// Differences in words.
    pub(crate) external: bool,
    /// Files as lines.
    pub(crate) lines: bool,
    pub(crate) merge: bool,
}

/// A key, what a value of ours has in it where it tells, and the value that is wanted.
struct Setting {
    key: &'static str,
    sign: Option<&'static str>,
    value: String,
    wanted: bool,
}

/// A line that says whose the lines below it are: our own, and headers of TOML files that are shown as they are.
const HEADINGS: &str = r"^((concept|unit) .*|\[.*|of *=.*)$";

/// Every key that is ever set. The names of revisions and files are quoted by git, where it knows them.
fn settings(wanted: Wanted<'_>) -> [Setting; 6] {
    let program = wanted.program;
    let set = |key, sign, value, wanted| Setting { key, sign, value, wanted };
    // With `=`, so that no name is taken for a flag.
    let names = "--path=%P --marker-size=%L --ours-name=%X --theirs-name=%Y --base-name=%S";
    let driver = format!("{program} merge --driver {names} %O %A %B");
    let (external, lines) = (format!("{program} git external-diff"), format!("{program} git textconv"));
    [
        set("diff.exonym.command", Some(" git external-diff"), external, wanted.external),
        set("diff.exonym.textconv", Some(" git textconv"), lines, wanted.lines),
        set("diff.exonym.xfuncname", None, HEADINGS.to_owned(), wanted.lines),
        set("merge.exonym.driver", Some(" merge --driver "), driver, wanted.merge),
        set("merge.exonym.name", None, text::DRIVER.to_owned(), wanted.merge),
        // What two histories have in common is made up of both where it is in dispute; one with marks of conflicts in it
        // could not be read.
        set("merge.exonym.recursive", None, "binary".to_owned(), wanted.merge),
    ]
}

/// What is to be set and unset, after a look that nothing of somebody else's is in the way.
pub(crate) struct Plan {
    whose: Whose,
    steps: Vec<(&'static str, Option<String>)>,
}

/// What to do so that the config is as wanted. Values of others stay: in the way of ours they are an error, unless
/// forced.
pub(crate) fn plan(whose: Whose, wanted: Wanted<'_>, force: bool) -> Result<Plan, Error> {
    let settings = settings(wanted);
    let have = settings.iter().map(|setting| values(whose, setting.key)).collect::<Result<Vec<_>, _>>()?;
    let signed = |setting: &Setting, value: &String| setting.sign.is_some_and(|sign| value.contains(sign));
    // What tells nothing of itself is ours where the program beside it is.
    let drivers: Vec<&str> = settings
        .iter()
        .zip(&have)
        .filter(|(setting, have)| have.iter().any(|value| signed(setting, value)))
        .map(|(setting, _)| driver_of(setting.key))
        .collect();
    let mut steps = Vec::new();
    for (setting, have) in settings.iter().zip(&have) {
        let ours = |value: &&String| match setting.sign {
            Some(_) => signed(setting, value),
            None => drivers.contains(&driver_of(setting.key)),
        };
        let foreign = have.iter().find(|value| !ours(value));
        match (setting.wanted, foreign) {
            (true, _) if have.len() == 1 && have[0] == setting.value => {}
            (true, Some(value)) if !force => return Err(Error::new(text::foreign(setting.key, value))),
            (true, _) => steps.push((setting.key, Some(setting.value.clone()))),
            (false, None) if !have.is_empty() => steps.push((setting.key, None)),
            (false, _) => {}
        }
    }
    Ok(Plan { whose, steps })
}

/// `diff.exonym` of `diff.exonym.command`.
fn driver_of(key: &'static str) -> &'static str {
    key.rsplit_once('.').map_or(key, |(driver, _)| driver)
}

impl Plan {
    /// Does it; returns the drivers, `diff.exonym` or `merge.exonym`, that were set and that were unset.
    pub(crate) fn carry_out(self) -> Result<(Vec<&'static str>, Vec<&'static str>), Error> {
        let (mut set, mut unset) = (Vec::new(), Vec::new());
        for (key, value) in self.steps {
            let mut args = vec!["config", self.whose.flag()];
            match &value {
                Some(value) => args.extend(["--replace-all", key, value]),
                None => args.extend(["--unset-all", key]),
            }
            ran(Path::new("."), &args)?.map_err(|said| Error::new(text::refused("take the setting", &said)))?;
            let driver = driver_of(key);
            let list = if value.is_some() { &mut set } else { &mut unset };
            if !list.contains(&driver) {
                list.push(driver);
            }
        }
        Ok((set, unset))
    }
}

/// The values that a key has there.
fn values(whose: Whose, key: &str) -> Result<Vec<String>, Error> {
    let found = ran(Path::new("."), &["config", whose.flag(), "-z", "--get-all", key])?;
    match found {
        Ok(all) => Ok(all.split(|&b| b == 0).filter(|value| !value.is_empty()).map(lossy).collect()),
        // There is none; nothing is said then.
        Err(said) if said.is_empty() => Ok(Vec::new()),
        Err(said) => Err(Error::new(text::refused("read its config", &said))),
    }
}

/// A word as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | '@' | ':' | ',');
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_the_shell() {
        assert_eq!(quoted("/usr/bin/exonym"), "/usr/bin/exonym");
        assert_eq!(quoted("/it's here/exonym"), r"'/it'\''s here/exonym'");
        assert_eq!(quoted("/a/$HOME"), "'/a/$HOME'");
    }
}
