//! `exonym git install` and `exonym git uninstall`.

use std::collections::BTreeSet;
use std::env;
use std::path::{Path, PathBuf};

use exonym::{Error, is_comparable, is_comparable_file};

use super::args::{GitInstall, GitPlace, Tone};
use super::output::Voice;
use super::{Exit, Failure};
use crate::git::repository::Repository;
use crate::git::settings::{self, Wanted, Whose};
use crate::git::{attributes, ran};
use crate::text::git as text;

/// What is always ours, in any repository.
const BY_NAME: [&str; 3] = ["*.tbx", "*.tbxm", "*.tmx"];
/// Where `exonym init` puts glossaries and policies; TOML files elsewhere may be of any program.
const BY_FOLDER: [&str; 2] = ["**/glossaries/*.toml", "**/glossaries/policies/*.toml"];

/// Where attributes are kept.
enum Place {
    Repository { repository: Repository, shared: bool },
    User(PathBuf),
}

impl Place {
    fn of(place: &GitPlace) -> Result<Self, Error> {
        if place.user {
            return user_attributes().map(Place::User);
        }
        Ok(Place::Repository { repository: Repository::open()?, shared: place.shared })
    }
    fn whose(&self) -> Whose {
        match self {
            Place::Repository { .. } => Whose::Repository,
            Place::User(_) => Whose::User,
        }
    }
    fn attributes(&self) -> PathBuf {
        match self {
            Place::Repository { repository, shared: true } => repository.shared(),
            Place::Repository { repository, shared: false } => repository.info.clone(),
            Place::User(path) => path.clone(),
        }
    }
}

pub(crate) fn install(args: &GitInstall, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let place = Place::of(&args.place)?;
    let program = program(args.program.as_deref())?;
    let (diff, merge) = (!args.no_diff, !args.no_merge);
    let wanted = Wanted { program: &program, external: diff && !args.lines, lines: diff, merge };
    let plan = settings::plan(place.whose(), wanted, args.force)?;
    let found = match &place {
        Place::Repository { repository, .. } => own_files(repository)?,
        Place::User(_) => Own::default(),
    };
    let names = [(diff, "diff"), (merge, "merge")];
    let names: Vec<&str> = names.into_iter().filter(|(wanted, _)| *wanted).map(|(_, name)| name).collect();
    let said = names.iter().map(|name| format!("{name}=exonym")).collect::<Vec<_>>().join(" ");
    let patterns = match &place {
        _ if !args.pattern.is_empty() => args.pattern.clone(),
        Place::Repository { .. } => found.patterns(),
        Place::User(_) => BY_NAME.iter().chain(&BY_FOLDER).map(ToString::to_string).collect(),
    };
    let lines: Vec<String> = if names.is_empty() {
        Vec::new()
    } else {
        patterns.iter().map(|pattern| format!("{} {said}", attributes::written(pattern))).collect()
    };
    let (set, unset) = plan.carry_out()?;
    let path = place.attributes();
    let changed = attributes::put(&path, &lines)?;
    say(voice, &place, &set, &unset);
    if changed {
        voice.line(text::wrote(shown(&path).display(), &patterns.join(" ")));
    }
    if set.is_empty() && unset.is_empty() && !changed {
        voice.line(text::NOTHING_NEW);
    }
    if let Place::Repository { repository, shared } = &place {
        // A line of somebody else's may say otherwise; it is theirs, and they ought to know.
        let checked = if args.pattern.is_empty() { &*found.files } else { &[] };
        for [path, attribute, value] in repository.attributes(&names, checked)? {
            if value != "exonym" {
                voice.note(text::overruled(&path, &attribute, &value));
            }
        }
        if *shared && changed {
            voice.line(text::COMMIT_IT);
        }
    }
    Ok(Exit::Clean)
}

pub(crate) fn uninstall(args: &GitPlace, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let place = Place::of(args)?;
    let nothing = Wanted { program: "", external: false, lines: false, merge: false };
    let (set, unset) = settings::plan(place.whose(), nothing, false)?.carry_out()?;
    let paths = match &place {
        Place::Repository { repository, shared: true } => vec![repository.info.clone(), repository.shared()],
        _ => vec![place.attributes()],
    };
    say(voice, &place, &set, &unset);
    let mut any = !unset.is_empty();
    for path in paths {
        if attributes::put(&path, &[])? {
            any = true;
            voice.line(text::removed(shown(&path).display(), text::LINES_OF_OURS));
        }
    }
    if !any {
        voice.line(text::NOTHING_THERE);
    }
    if let Place::Repository { repository, shared: false } = &place
        && attributes::has(&repository.shared())
    {
        voice.note(text::LEFT_SHARED);
    }
    Ok(Exit::Clean)
}

fn say(voice: Voice, place: &Place, set: &[&str], unset: &[&str]) {
    let config = match place.whose() {
        Whose::Repository => text::CONFIG,
        Whose::User => text::USER_CONFIG,
    };
    if !set.is_empty() {
        voice.line(text::wrote(config, &set.join(", ")));
    }
    if !unset.is_empty() {
        voice.line(text::removed(config, &unset.join(", ")));
    }
}

/// As seen from here, where it is below.
fn shown(path: &Path) -> PathBuf {
    let here = env::current_dir().ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    here.unwrap_or_else(|| path.to_owned())
}

/// How git calls exonym, as a shell takes it: by the place where it is found, which stays when it is renewed.
fn program(given: Option<&str>) -> Result<String, Error> {
    if let Some(given) = given {
        return Ok(settings::quoted(given));
    }
    let this = env::current_exe().map_err(|cause| Error::io("exonym", cause))?;
    let real = this.canonicalize().unwrap_or_else(|_| this.clone());
    let name = this.file_name().unwrap_or_default().to_owned();
    let folders = env::var_os("PATH").unwrap_or_default();
    let known = env::split_paths(&folders).filter(|folder| folder.is_absolute()).map(|folder| folder.join(&name));
    let found = known.into_iter().find(|path| path.canonicalize().is_ok_and(|path| path == real));
    let path = found.unwrap_or(this);
    let path = path.to_str().ok_or_else(|| Error::new(text::BAD_PROGRAM))?;
    Ok(settings::quoted(&if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() }))
}

/// The user's attributes, where git looks for them.
fn user_attributes() -> Result<PathBuf, Error> {
    let set = ran(Path::new("."), &["config", "--global", "--type=path", "--get", "core.attributesFile"])?;
    if let Ok(path) = set {
        return Ok(PathBuf::from(String::from_utf8_lossy(path.trim_ascii_end()).into_owned()));
    }
    let folder = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let config = folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")));
    config.map(|config| config.join("git/attributes")).ok_or_else(|| Error::new(text::NO_HOME))
}

/// The files of a repository that are compared and merged by meaning.
#[derive(Default)]
struct Own {
    files: Vec<String>,
    /// TOML files that are of another program.
    others: Vec<String>,
}

fn own_files(repository: &Repository) -> Result<Own, Error> {
    let mut own = Own::default();
    for name in repository.files()? {
        if !is_comparable(Path::new(&name)) {
            continue;
        }
        // One that is gone from the work tree, or is a submodule, is not looked at.
        let Ok(bytes) = std::fs::read(repository.top.join(&name)) else { continue };
        if is_comparable_file(Path::new(&name), bytes) { own.files.push(name) } else { own.others.push(name) }
    }
    Ok(own)
}

impl Own {
    /// What stands for them: all of an extension, all TOML files of a folder where each is ours, else the file.
    fn patterns(&self) -> Vec<String> {
        let is_toml = |name: &&String| name.to_lowercase().ends_with(".toml");
        let folder = |name: &str| name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let mixed: BTreeSet<_> = self.others.iter().filter(is_toml).map(|name| folder(name)).collect();
        let mut patterns: BTreeSet<String> = BY_NAME.map(str::to_owned).into();
        for name in self.files.iter().filter(is_toml) {
            patterns.insert(match folder(name) {
                Some(folder) if !mixed.contains(&Some(folder.clone())) => {
                    format!("{}/*.toml", attributes::of_path(&folder))
                }
                _ => attributes::of_path(name),
            });
        }
        patterns.into_iter().collect()
    }
}
