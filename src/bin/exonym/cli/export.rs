//! `exonym export`.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use exonym::{Error, Exported, Exporting, NewFile};

use super::args::{Export, Tone, YesNo};
use super::output::{self, Voice};
use super::{Exit, Failure, loss};
use crate::text;

pub(crate) fn run(args: &Export, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let mut job = args.sources.job_with(&args.files)?;
    args.dates.put(&mut job);
    let workspace = exonym::open_workspace(&job, Path::new(""))?;
    if workspace.is_shipped() {
        voice.note(text::SHIPPED_GLOSSARY);
    }
    let wanted = Exporting {
        tool: args.tool.clone(),
        format: args.format.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        delimiter: args.table.delimiter.or_else(|| by_extension(args)),
        header: args.table.header.map(YesNo::is_yes),
        expand_forms: args.expand_forms,
        csv_safe: args.csv_safe,
    };
    let all = exonym::export(&workspace, &wanted)?;
    let folder = args.output.as_deref().filter(|path| path.is_dir() || path.to_string_lossy().ends_with('/'));
    if all.len() > 1 && folder.is_none() {
        return Err(Error::new(text::SEVERAL_FILES).into());
    }
    // All is known before anything is written.
    for one in &all {
        loss::report(&one.losses, &one.target, args.strictness, voice)?;
    }
    let Some(output) = &args.output else {
        let mut out = output::stdout(false);
        for one in &all {
            out.write_all(&one.bytes)?;
        }
        out.flush()?;
        return Ok(Exit::Clean);
    };
    let mut files = Vec::new();
    for one in &all {
        let path = folder.map_or_else(|| output.clone(), |folder| folder.join(file_name(one, &wanted)));
        if let Some(folder) = folder {
            std::fs::create_dir_all(folder).map_err(|cause| Error::io(folder, cause))?;
        }
        let mut file = NewFile::create(&path)?;
        file.write_all(&one.bytes).map_err(|cause| Error::io(&path, cause))?;
        files.push((file, path));
    }
    for (file, path) in files {
        file.commit()?;
        voice.line(text::wrote(path.display()));
    }
    Ok(Exit::Clean)
}

/// What the name of the output says of its cells; OmegaT's tables alone have commas under one name and tabs under
/// others.
fn by_extension(args: &Export) -> Option<u8> {
    let extension = args.output.as_deref().and_then(Path::extension)?.to_str()?.to_lowercase();
    let omegat = args.format.as_deref().or(args.tool.as_deref()) == Some("omegat");
    match extension.as_str() {
        "tsv" | "tab" | "utf8" => Some(b'\t'),
        "txt" if omegat => Some(b'\t'),
        "csv" if omegat => Some(b','),
        _ => None,
    }
}

/// The name of a file in a folder: format and languages.
fn file_name(one: &Exported, wanted: &Exporting) -> PathBuf {
    let pair = one.pair.as_ref().map_or_else(String::new, |(from, to)| format!("-{from}-{to}"));
    let extension = match one.format {
        "omegat" if wanted.delimiter.is_none() => "txt",
        "tab" => "tsv",
        "tmx" => "tmx",
        name if name.starts_with("tbx") => "tbx",
        _ if wanted.delimiter == Some(b'\t') => "tsv",
        _ => "csv",
    };
    PathBuf::from(format!("{}{pair}.{extension}", one.format))
}
