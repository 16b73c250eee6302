//! What a verb works with: glossary and policies, today, the working directory, the standard input.

use std::io::{self, Read as _, StdinLock};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use exonym::{Applicability, ConfigChoice, Date, Error, Job, Options, Place, files_of_terms};

use crate::text;

use super::args::{Dates, Decoding, Sources, Walking};

impl Sources {
    /// Where the config is taken from.
    pub(crate) fn config(&self) -> ConfigChoice {
        match &self.config {
            Some(file) => ConfigChoice::File(file.clone()),
            None if self.no_config => ConfigChoice::None,
            None => ConfigChoice::Search,
        }
    }
    /// What was said on the command line, with these glossaries beside those of `--glossary`.
    fn options(&self, more: &[PathBuf]) -> Result<Options, Error> {
        let glossary = files_of_terms(&[&self.glossary, more].concat(), false, None)?;
        let given = glossary.iter().any(|path| is_stdin(path)).then(read_stdin).transpose()?.map(Into::into);
        Ok(Options { glossary, given, policy: self.policy.clone(), ..Options::default() })
    }
    /// A job over nothing yet.
    pub(crate) fn job(&self) -> Result<Job, Error> {
        self.job_with(&[])
    }
    /// The same, with glossaries that stand behind the verb.
    pub(crate) fn job_with(&self, more: &[PathBuf]) -> Result<Job, Error> {
        Ok(Job { flags: self.options(more)?, config: self.config(), ..Job::new(working_directory()?, today()) })
    }
}

impl Dates {
    pub(crate) fn put(self, job: &mut Job) {
        (job.flags.as_of, job.flags.event_date) = (self.as_of, self.event_date);
    }
}

impl Decoding {
    pub(crate) fn put(&self, job: &mut Job) {
        job.flags.encoding.clone_from(&self.encoding);
        job.flags.input_format.clone_from(&self.input_format);
    }
}

impl Walking {
    pub(crate) fn put(&self, job: &mut Job) {
        job.flags.exclude.clone_from(&self.exclude);
        job.threads = threads(self.threads);
    }
}

pub(crate) fn working_directory() -> Result<PathBuf, Error> {
    std::env::current_dir().map_err(|cause| Error::io(".", cause))
}

/// Today by the system's clock, in UTC.
pub(crate) fn today() -> Date {
    civil(seconds() / 86_400)
}

/// Now by the system's clock, in UTC, as TMX writes it: `20240531T080000Z`.
pub(crate) fn now() -> String {
    let (date, second) = (civil(seconds() / 86_400), seconds() % 86_400);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{:04}{:02}{:02}T{hour:02}{minute:02}{second:02}Z", date.year, date.month, date.day)
}

fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The day that lies so many days after 1 January 1970 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn civil(days: u64) -> Date {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * shifted + 2) / 5 + 1) as u8;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 } as u8;
    let year = i16::try_from(year_of_era + era * 400 + u64::from(month <= 2)).unwrap_or(i16::MAX);
    Date { year, month, day }
}

/// True for `-`.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The paths of a job: those that are named, else the working directory; `-` is the standard input, which goes by a name.
pub(crate) fn set_paths(job: &mut Job, paths: &[PathBuf], stdin_name: Option<&Path>) -> Result<(), Error> {
    job.paths = if paths.is_empty() { vec![PathBuf::from(".")] } else { paths.to_vec() };
    if paths.iter().any(|path| is_stdin(path)) {
        job.stdin = Some((stdin_name.unwrap_or(Path::new("-")).to_owned(), read_stdin()?));
    }
    Ok(())
}

/// The threads asked for, else one a processor.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    asked.filter(|&threads| threads > 0).unwrap_or_else(processors)
}

/// Which fixes are written.
pub(crate) fn written_fixes(unsafe_fixes: bool) -> Applicability {
    if unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe }
}

/// The standard input, for whoever asks first: it cannot be read twice.
pub(crate) fn stdin() -> Result<StdinLock<'static>, Error> {
    static TAKEN: AtomicBool = AtomicBool::new(false);
    if TAKEN.swap(true, Ordering::Relaxed) {
        return Err(Error::new(text::STDIN_TWICE));
    }
    Ok(io::stdin().lock())
}

/// All of the standard input.
pub(crate) fn read_stdin() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    stdin()?.read_to_end(&mut bytes).map_err(|cause| Error::io("-", cause))?;
    Ok(bytes)
}

/// A line of the standard input, its number from 1, without its end and without a mark of the byte order. Bytes that are
/// no UTF-8 are refused: what would stand for them is not what was written.
pub(crate) fn text_line(line: &[u8], number: u64) -> Result<String, Error> {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| number == 1).unwrap_or(line);
    match std::str::from_utf8(line) {
        Ok(line) => Ok(line.to_owned()),
        Err(error) => {
            let (good, bad) = line.split_at(error.valid_up_to());
            let column = String::from_utf8_lossy(good).chars().count() as u32 + 1;
            let place = Place { offset: error.valid_up_to() as u64, line: number, column };
            let what = text::no_utf8(bad.first().copied().unwrap_or_default());
            Err(Error::new(what).in_file("-").at(place))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_it_was_written_or_refused() {
        let read = |line: &[u8], number| text_line(line, number).map_err(|error| error.to_string());
        assert_eq!(read(b"\xEF\xBB\xBFNa\xC3\xAFve\r\n", 1).as_deref(), Ok("Na\u{EF}ve"));
        assert_eq!(read(b"\xEF\xBB\xBFa", 2).as_deref(), Ok("\u{FEFF}a"));
        let error = read(b"Q\xC3\xBCx\xFFville\n", 3).expect_err("no UTF-8");
        assert!(error.starts_with("-:3:4: byte 0xFF is not UTF-8"), "{error}");
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(civil(0), Date { year: 1970, month: 1, day: 1 });
        assert_eq!(civil(19_782), Date { year: 2024, month: 2, day: 29 });
        assert_eq!(civil(20_780), Date { year: 2026, month: 11, day: 23 });
    }
}
