//! Terms of any format taken into a glossary file.

mod read;

use std::fs;
use std::path::{Path, PathBuf};

use super::revised::Revised;
use super::workspace::error_of;
use crate::base::{Error, Lang, Source};
use crate::formats::{self, ReadResult};
use crate::model::{Glossary, Losses, Severity};
use crate::revise::{Absorbing, Ranks, absorb, glossary_head, make_readable, patch_glossary};
use read::{Brought, Reader};
pub(super) use read::{unnamed, without_language};

/// How to read the files, and how to take them in.
#[derive(Clone, Debug, Default)]
pub struct Importing {
    /// The bytes of the standard input, if a file is `-`.
    pub stdin: Vec<u8>,
    /// A format or a tool's table by name.
    pub format: Option<String>,
    /// The encoding of files that do not say theirs.
    pub encoding: Option<String>,
    /// The language of the first column of terms, where the file does not say it.
    pub from: Option<Lang>,
    /// The language of the second column of terms.
    pub to: Option<Lang>,
    /// The label of names that are new.
    pub label: Option<String>,
    /// Where the two differ, take theirs.
    pub theirs: bool,
    /// Of a table: what sets cells apart, an ASCII character.
    pub delimiter: Option<u8>,
    /// Of a table: whether the first row is a header.
    pub header: Option<bool>,
    /// Of a table: what its columns are, as a header would name them.
    pub columns: Vec<String>,
}

/// What an import comes to.
#[derive(Debug)]
pub struct Imported {
    /// The glossary file as it would be.
    pub file: Revised,
    /// Number of concepts that are new.
    pub concepts: usize,
    /// Number of terms that are new.
    pub terms: usize,
    /// Number of terms and concepts that have more to say than before.
    pub changed: usize,
    /// Where the two differ, in words.
    pub conflicts: Vec<String>,
    /// What is doubtful in the files that were read.
    pub warnings: Vec<Error>,
    /// What a glossary file has no place for.
    pub losses: Losses,
}

/// Takes the terms of files into a glossary; nothing is written yet. Any mistake in any of the files is told, and
/// means that there is nothing to write.
pub fn import(files: &[PathBuf], into: &Path, how: &Importing) -> Result<Imported, Vec<Error>> {
    let mut reader = Reader::new(how).map_err(|error| vec![error])?;
    let before = match fs::read(into) {
        Ok(bytes) => Some(bytes),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => None,
        Err(cause) => return Err(vec![Error::io(into, cause)]),
    };
    for file in files {
        reader.read(file);
    }
    let Brought { glossaries: mut all, problems, warnings, left_out } = reader.brought;
    if !problems.is_empty() {
        return Err(problems);
    }
    for (glossary, _) in &mut all {
        make_readable(glossary);
    }
    let mut losses = Losses::default();
    let source = existing(into, before.as_deref(), &all, &mut losses).map_err(|error| vec![error])?;
    for (what, example) in left_out {
        losses.add(&what, &example);
    }
    let ReadResult { value: ours, problems } = formats::read_glossary_toml(&source);
    if let Some(problem) = problems.iter().find(|problem| problem.severity == Severity::Error) {
        return Err(vec![error_of(&source, problem)]);
    }
    let how = Absorbing { theirs: how.theirs, label: how.label.as_deref().map(Into::into), from: how.from.clone() };
    let done = absorb(&ours, &all, &how);
    let new = patch_glossary(&source, &done.patches).map_err(|error| vec![error])?;
    let terms = ours.terms().count() + done.terms;
    let file = Revised::new(before, &source, new, terms).map_err(|error| vec![error])?;
    Ok(Imported {
        file,
        concepts: done.concepts,
        terms: done.terms,
        changed: done.changed,
        conflicts: done.conflicts,
        warnings: warnings.into_iter().chain(done.doubts.into_iter().map(Error::new)).collect(),
        losses,
    })
}

/// The glossary to take terms into; where there is none it is begun with what the files say
/// of themselves.
fn existing(
    into: &Path,
    before: Option<&[u8]>,
    all: &[(Glossary, Ranks)],
    losses: &mut Losses,
) -> crate::base::Result<Source> {
    if into.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("toml")) {
        return Err(Error::new("is no glossary file to take terms into; name one that ends in .toml").in_file(into));
    }
    let mut head = Glossary::default();
    for (glossary, _) in all {
        let given = [
            ("titles of files", &glossary.title, &mut head.title),
            ("licences", &glossary.license, &mut head.license),
            ("attributions", &glossary.attribution, &mut head.attribution),
        ];
        for (what, theirs, ours) in given {
            match (theirs, &ours) {
                (Some(theirs), None) if before.is_none() => *ours = Some(theirs.clone()),
                (Some(theirs), Some(ours)) if ours == theirs => {}
                (Some(theirs), _) => losses.add(what, theirs),
                (None, _) => {}
            }
        }
        if before.is_none() {
            head.sources.extend(glossary.sources.iter().cloned());
            head.extra.extend(glossary.extra.iter().cloned());
        } else {
            for source in &glossary.sources {
                losses.add("sources of files as a whole", source);
            }
            for (key, _) in &glossary.extra {
                losses.add("fields of files as a whole", key);
            }
        }
    }
    match before {
        Some(bytes) => {
            let source = Source::decode(into, bytes.to_vec(), None)?;
            // What is there already of the file as a whole is no loss.
            let known = formats::read_glossary_toml(&source).value;
            *losses = Losses::default();
            for (glossary, _) in all {
                let told = |theirs: &Option<String>, ours: &Option<String>| theirs.is_some() && theirs != ours;
                for (what, theirs, ours) in [
                    ("titles of files", &glossary.title, &known.title),
                    ("licences", &glossary.license, &known.license),
                    ("attributions", &glossary.attribution, &known.attribution),
                ] {
                    if told(theirs, ours) {
                        losses.add(what, theirs.as_deref().unwrap_or_default());
                    }
                }
                for source in glossary.sources.iter().filter(|source| !known.sources.contains(source)) {
                    losses.add("sources of files as a whole", source);
                }
                for (key, value) in glossary.extra.iter().filter(|pair| !known.extra.contains(pair)) {
                    losses.add("fields of files as a whole", &format!("{key}: {value}"));
                }
            }
            Ok(source)
        }
        None => Source::from_text(into, glossary_head(&head)),
    }
}
