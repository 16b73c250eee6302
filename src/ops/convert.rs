//! From one file to another: memories unit by unit, files of terms by way of the glossary.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

mod contexts;
mod memory;
mod repairs;
mod sink;
mod terms;

use super::output::NewFile;
use super::units::UnitChanges;
use crate::base::{Error, Lang, Place, Result};
use crate::formats::{self, Format, tmx};
use crate::model::{Losses, Problem, Severity};
pub use contexts::ContextForm;

/// A result with everything that is wrong.
type Answer<T> = std::result::Result<T, Vec<Error>>;

/// What to convert, and into what.
#[derive(Debug, Default)]
pub struct Conversion {
    /// Files to read; `-` is what was read from the standard input.
    pub inputs: Vec<PathBuf>,
    /// The bytes of the standard input, if an input is `-`.
    pub stdin: Vec<u8>,
    /// The file to write; `None` is the standard output.
    pub output: Option<PathBuf>,
    /// The inputs' format, instead of what content and extension say.
    pub input_format: Option<String>,
    /// The output's format, instead of what the extension says.
    pub output_format: Option<String>,
    /// The inputs' encoding, where they do not say it themselves.
    pub encoding: Option<String>,
    /// Of tables that are read: what sets cells apart.
    pub delimiter: Option<u8>,
    /// Of tables that are read: whether the first row is a header.
    pub header: Option<bool>,
    /// Of tables that are read: what their columns are, as a header would name them.
    pub columns: Vec<String>,
    /// The language of the first column of a table, and the one that a pair is translated from.
    pub from: Option<Lang>,
    /// The languages of further columns, and those translated to.
    pub to: Vec<Lang>,
    /// Put right what can be, and leave out what cannot.
    pub repair: bool,
    /// Which units are taken, and what is changed in them.
    pub units: UnitChanges,
    /// A new file after so many units.
    pub split: Option<u64>,
    /// Each unit is told its neighbours in its file, in this form, unless it tells them itself.
    pub contexts: Option<ContextForm>,
}

/// What came of it. Nothing is in its place before [`Converted::commit`].
#[derive(Debug, Default)]
pub struct Converted {
    /// Concepts that went by way of the glossary; `None` if a memory stayed one, whose units are counted.
    pub concepts: Option<u64>,
    /// Units read.
    pub read: u64,
    /// Units written.
    pub written: u64,
    /// Units that were not asked for.
    pub left_out: u64,
    /// Units that were there before.
    pub duplicates: u64,
    /// Units that could not be mended; each is told in `repairs`.
    pub unmended: u64,
    /// Pieces outside of units that could not be mended; each is told in `repairs`.
    pub pieces_unmended: u64,
    /// Inline codes that were stripped, as asked.
    pub stripped: u64,
    /// What is doubtful in the files of terms that were read.
    pub warnings: Vec<Error>,
    /// What the target cannot hold.
    pub losses: Losses,
    /// What was put right, by file: the first ten thousand things, and how many more there are of each sort.
    pub repairs: Vec<(PathBuf, Problem)>,
    /// How many things were put right in all.
    pub repaired: usize,
    /// The name of the format written.
    pub format: &'static str,
    /// What that is called in a sentence.
    pub title: &'static str,
    files: Vec<NewFile>,
    held: Option<File>,
}

impl Converted {
    /// True if something was put right.
    pub fn is_repaired(&self) -> bool {
        !self.repairs.is_empty()
    }
}

impl Converted {
    /// Puts the files in their place, or hands what was written to the standard output.
    pub fn commit(self, stdout: &mut dyn Write) -> Result<()> {
        for file in self.files {
            file.commit()?;
        }
        if let Some(mut held) = self.held {
            use std::io::Seek as _;
            let copy = held.rewind().and_then(|()| io::copy(&mut held, stdout)).and_then(|_| stdout.flush());
            copy.map_err(|cause| Error::io("-", cause))?;
        }
        Ok(())
    }
}

/// Converts. An input that cannot be read, or not without loss of what it says, means that nothing is written.
pub fn convert(job: &Conversion) -> std::result::Result<Converted, Vec<Error>> {
    of_kind(job).map_err(|errors| errors.into_iter().map(Error::encoding_can_be_named).collect())
}

fn of_kind(job: &Conversion) -> Answer<Converted> {
    let target = target(job)?;
    let mut memories = 0;
    for input in &job.inputs {
        memories += usize::from(is_memory(job, input)?);
    }
    if target.name == "tmx" && memories == job.inputs.len() {
        return memory::memory(job, target).map_err(|error| vec![error]);
    }
    if job.units.changes_anything() || job.split.is_some() || job.repair || job.contexts.is_some() {
        let what = "only a memory that stays a memory can be filtered, split, repaired or told contexts: convert TMX into TMX first";
        return Err(vec![Error::new(what)]);
    }
    terms::convert(job, target)
}

/// The format to write.
fn target(job: &Conversion) -> Answer<&'static Format> {
    let format = match (&job.output_format, &job.output) {
        (Some(name), _) => formats::by_name(name),
        (None, Some(path)) => formats::by_extension(path),
        (None, None) => return Err(vec![Error::new("name the format to write with --output-format")]),
    };
    if let (None, Some(path)) = (&job.output_format, &job.output) {
        if path.is_dir() {
            return Err(vec![Error::new("is a folder; name a file to write to").in_file(path)]);
        }
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")) {
            let what = "is a glossary: `exonym import FILES --into GLOSSARY.toml` takes terms into one";
            return Err(vec![Error::new(what).in_file(path)]);
        }
    }
    let writable = format.filter(|format| format.terms.is_some_and(|terms| terms.write.is_some()));
    writable.ok_or_else(|| {
        let given = job.output_format.clone().or_else(|| job.output.as_ref().map(|path| path.display().to_string()));
        let all: Vec<_> = formats::FORMATS.iter().filter(|f| f.terms.is_some_and(|t| t.write.is_some())).collect();
        let names = all.iter().map(|format| format.name).collect::<Vec<_>>().join(", ");
        let given = given.unwrap_or_default();
        vec![Error::new(format!(
            "`{given}` names no format that can be written; use --output-format with one of {names}"
        ))]
    })
}

fn is_memory(job: &Conversion, input: &Path) -> Answer<bool> {
    if let Some(name) = &job.input_format {
        return Ok(name == "tmx");
    }
    let mut head = Vec::with_capacity(tmx::HEAD);
    let (mut file, _) = open(job, input).map_err(|error| vec![error])?;
    let read = (&mut file).take(tmx::HEAD as u64).read_to_end(&mut head);
    read.map_err(|cause| vec![Error::io(input, cause)])?;
    Ok(tmx::is_memory(input, &head))
}

/// An input and the path to speak of it by.
fn open<'j>(job: &'j Conversion, input: &'j Path) -> Result<(Box<dyn Read + 'j>, &'j Path)> {
    if input.as_os_str() == "-" {
        return Ok((Box::new(job.stdin.as_slice()), input));
    }
    let file = File::open(input).map_err(|cause| Error::io(input, cause))?;
    Ok((Box::new(file), input))
}

type Reader<'j> = tmx::Reader<Box<dyn Read + 'j>>;

fn repair(place: Place, message: String) -> Problem {
    Problem { rule: "tmx-repair", severity: Severity::Info, place, length: 1, message }
}
