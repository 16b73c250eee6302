//! Two versions of a glossary, policy or memory compared by what they mean.

use std::path::{Path, PathBuf};

use super::config::{self, ConfigChoice};
use super::kind::{Kind, kind};
use super::merge::marker;
use super::workspace::{Files, PastFiles, error_of, open_policy, open_policy_text, read_terms, shipped_source};
use super::{kind as kinds, shipped, workspace};
use crate::base::{Error, Result, Source};
use crate::formats;
use crate::formats::conflict::{self, Part, is_torn};
use crate::model::{Date, Diagnostic, Glossary, Policy, PolicyText, Severity};
use crate::revise::diff::{self, Change, Day, Effect, lines, torn};

/// For whom two versions are compared.
#[derive(Clone, Debug)]
pub struct Comparing {
    /// Policies by name or file: what a changed glossary means for these houses is told.
    pub policies: Vec<String>,
    /// The glossary files that a changed policy speaks of, instead of those of the config.
    pub glossaries: Vec<PathBuf>,
    /// Where the config is taken from that names them; where none does, it is the shipped glossary.
    pub config: ConfigChoice,
    /// What relative paths are below.
    pub cwd: PathBuf,
    /// The day that is asked about.
    pub today: Date,
}

/// One of two versions of a file.
pub struct Version<'a> {
    /// Its name, which may say the format, and from whose folder the policies count that it extends.
    pub path: &'a Path,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Where the policies are read that it extends, where they are of another day too; `None`: from the disk.
    pub files: Option<PastFiles<'a>>,
}

/// What is different between two versions.
#[derive(Debug)]
pub struct Differences {
    /// `glossary`, `policy` or `memory`.
    pub kind: &'static str,
    /// In the order of the files.
    pub changes: Vec<Change>,
    /// What they mean for houses.
    pub effects: Vec<Effect>,
    /// Why it cannot be said what they mean: mistakes of the config, or of the glossaries that it names.
    pub untold: Vec<Error>,
}

/// True for a file below a folder that is compared: a glossary, policy or memory by its name.
pub fn is_comparable(path: &Path) -> bool {
    kinds::may_be_linted(path)
}

/// True for bytes of a glossary, policy or memory: what `compare` compares. The path is not opened.
pub fn is_comparable_file(path: &Path, bytes: Vec<u8>) -> bool {
    may_be_compared(path, bytes).is_some()
}

fn may_be_compared(path: &Path, bytes: Vec<u8>) -> Option<(Source, Kind)> {
    let source = decode((path, bytes)).ok().filter(|_| is_comparable(path))?;
    let kind = kind(&source);
    matches!(kind, Kind::Glossary | Kind::Policy | Kind::Memory).then_some((source, kind))
}

/// A glossary or memory as lines that a tool for text compares well: a term or a text a line, below a line
/// `concept NAME` or `unit ID (TEXT)` that says whose it is. Lines of a glossary in TOML stay where they are, so that
/// their numbers hold for the file. What has a mistake is as it is written, and so are the markers of a conflict. `None` for files of other kinds.
pub fn readable_lines(path: &Path, bytes: Vec<u8>) -> Option<String> {
    let (source, kind) = may_be_compared(path, bytes)?;
    match kind {
        Kind::Memory => lines::memory(&source).ok().or_else(|| torn::memory(&source)),
        Kind::Glossary => {
            if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
                return Some(if is_torn(source.text()) { torn_in_place(&source) } else { in_place(&source) });
            }
            let read = read_terms(&source);
            let whole = mistakes(&source, &read.problems).is_empty().then(|| lines::glossary(&read.value));
            let is_tbx = || formats::detect(path, &source).is_some_and(|format| format.name.starts_with("tbx"));
            whole.or_else(|| is_tbx().then(|| torn::glossary(&source)).flatten())
        }
        _ => None,
    }
}

/// A glossary in TOML, line by line.
fn in_place(source: &Source) -> String {
    let read = read_terms(source);
    // What was not understood stays as it is written.
    let wrong = read.problems.iter().filter(|problem| problem.severity == Severity::Error);
    let wrong: Vec<_> = wrong.map(|problem| problem.span).collect();
    lines::glossary_in_place(source, &read.value, &wrong)
}

/// The same for one with conflicts: the lines of each side as they are in that side, the markers as they are written.
fn torn_in_place(source: &Source) -> String {
    let parts = conflict::parts(source.text());
    let lines = || source.text().split_inclusive('\n').zip(&parts);
    let side = |own: Part| {
        let text: String = lines().filter(|(_, part)| [own, Part::All].contains(part)).map(|(line, _)| line).collect();
        let said = Source::from_text(source.path(), text.clone()).map_or(text, |side| in_place(&side));
        said.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>().into_iter()
    };
    let (mut ours, mut base, mut theirs) = (side(Part::Ours), side(Part::Base), side(Part::Theirs));
    let mut all = String::new();
    for (line, part) in lines() {
        let said = match part {
            Part::Marker => None,
            Part::Ours => ours.next(),
            Part::Base => base.next(),
            Part::Theirs => theirs.next(),
            Part::All => {
                base.next();
                theirs.next();
                ours.next()
            }
        };
        all.push_str(said.as_deref().unwrap_or(line));
    }
    all
}

/// A file in which nothing is, of the kind of another one.
fn nothing_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Glossary => Some("[glossary]\n"),
        Kind::Policy => Some("[policy]\n"),
        _ => None,
    }
}

/// Compares two versions; each is a name, which may say the format, and bytes. `None` where neither is a glossary, policy
/// or memory. Where one has no bytes at all, it is a glossary or policy without anything in it. A file with mistakes is not
/// compared: all of them are told.
pub fn compare(
    before: Version<'_>,
    after: Version<'_>,
    comparing: &Comparing,
) -> std::result::Result<Option<Differences>, Vec<Error>> {
    let (then, now) = (before.files, after.files);
    let source = |version: Version<'_>| decode((version.path, version.bytes)).map_err(one);
    let (before, after) = (source(before)?, source(after)?);
    // A conflict that is not settled explains every other mistake.
    let unsettled: Vec<Error> = [&before, &after]
        .into_iter()
        .filter_map(|side| formats::conflict::marker_line(side.text()).map(|line| marker(line).in_file(side.path())))
        .collect();
    let compared = versions((before, then), (after, now), comparing);
    if unsettled.is_empty() { compared } else { compared.map_err(|_| unsettled) }
}

fn versions(
    (mut before, then): (Source, Option<PastFiles<'_>>),
    (mut after, now): (Source, Option<PastFiles<'_>>),
    comparing: &Comparing,
) -> std::result::Result<Option<Differences>, Vec<Error>> {
    let (old, new) = (kind(&before), kind(&after));
    for (side, other) in [(&mut before, new), (&mut after, old)] {
        if side.text().is_empty()
            && let Some(text) = nothing_of(other)
        {
            *side = Source::from_text(side.path().with_extension("toml"), text.to_owned()).map_err(one)?;
        }
    }
    match (kind(&before), kind(&after)) {
        (Kind::Glossary, Kind::Glossary) => glossaries(&before, &after, comparing).map(Some),
        (Kind::Policy, Kind::Policy) => policies((&before, then), (&after, now), comparing).map(Some),
        (Kind::Memory, Kind::Memory) => {
            let changes = diff::memories(&before, &after).map_err(one)?;
            Ok(Some(Differences { kind: "memory", changes, effects: Vec::new(), untold: Vec::new() }))
        }
        (kind, other) if kind == other => Ok(None),
        _ => {
            let what = format!("is another kind of file than {}; compare files of one kind", before.path().display());
            Err(vec![Error::new(what).in_file(after.path())])
        }
    }
}

fn one(error: Error) -> Vec<Error> {
    vec![error]
}

pub(super) fn decode((path, bytes): (&Path, Vec<u8>)) -> Result<Source> {
    formats::decode(path, bytes, None)
}

fn mistakes(source: &Source, problems: &[Diagnostic]) -> Vec<Error> {
    let wrong = problems.iter().filter(|problem| problem.severity == Severity::Error);
    wrong.map(|problem| error_of(source, problem)).collect()
}

fn glossaries(before: &Source, after: &Source, comparing: &Comparing) -> std::result::Result<Differences, Vec<Error>> {
    let (old, new) = (read_terms(before), read_terms(after));
    let mut errors = mistakes(before, &old.problems);
    errors.extend(mistakes(after, &new.problems));
    let houses: Vec<_> = comparing.policies.iter().filter_map(|name| open_policy(name, &mut errors)).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let (old, new) = (old.value, new.value);
    let day = Day(comparing.today);
    let effects = houses.iter().flat_map(|house| diff::effects((house, &old), (house, &new), day)).collect();
    Ok(Differences { kind: "glossary", changes: diff::glossaries(&old, &new), effects, untold: Vec::new() })
}

fn policies(
    (before, then): (&Source, Option<PastFiles<'_>>),
    (after, now): (&Source, Option<PastFiles<'_>>),
    comparing: &Comparing,
) -> std::result::Result<Differences, Vec<Error>> {
    let name = |source: &Source| source.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut errors = Vec::new();
    let mut read = |source: &Source, past: Option<PastFiles<'_>>| -> Option<(PolicyText, Policy)> {
        let read = formats::read_policy_toml(source, &name(after));
        errors.extend(mistakes(source, &read.problems));
        let text = read.value?;
        let (path, files) = match past {
            Some(past) => (source.path(), Files::Past(past)),
            None => (after.path(), Files::Disk),
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        open_policy_text(text.clone(), folder, files, &mut errors).map(|policy| (text, policy))
    };
    let (old, new) = (read(before, then), read(after, now));
    let mut untold = Vec::new();
    let files =
        if comparing.glossaries.is_empty() { configured(after.path(), comparing, &mut untold) } else { Vec::new() };
    let glossary =
        if files.is_empty() { glossary(&comparing.glossaries, &mut errors) } else { glossary(&files, &mut untold) };
    let (Some((old_text, old)), Some((new_text, new)), true) = (old, new, errors.is_empty()) else {
        return Err(errors);
    };
    let mut effects = diff::effects((&old, &glossary), (&new, &glossary), Day(comparing.today));
    effects.retain(|_| untold.is_empty());
    Ok(Differences { kind: "policy", changes: diff::policies(&old_text, &new_text, &glossary), effects, untold })
}

/// The glossary files that the config of a policy names.
fn configured(policy: &Path, comparing: &Comparing, errors: &mut Vec<Error>) -> Vec<PathBuf> {
    let config = match &comparing.config {
        ConfigChoice::None => None,
        ConfigChoice::File(file) => Some(file.clone()),
        ConfigChoice::Search => config::find(policy.parent().unwrap_or(Path::new("")), &comparing.cwd),
    };
    match config.as_deref().map(config::read_config) {
        Some(Ok(config)) => config.options.glossary,
        Some(Err(wrong)) => {
            errors.extend(wrong);
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn glossary(files: &[PathBuf], errors: &mut Vec<Error>) -> Glossary {
    if files.is_empty() {
        return read_terms(&shipped_source(shipped::GLOSSARY_NAME, shipped::GLOSSARY)).value;
    }
    let mut all = Glossary::default();
    for file in files {
        let Some(source) = workspace::read_source(file, errors) else { continue };
        let read = read_terms(&source);
        errors.extend(mistakes(&source, &read.problems));
        workspace::join(&mut all, read.value, errors);
    }
    all
}
