//! `exonym info`.

use std::io::{self, Write};

use exonym::{FileInfo, bytes_info, file_info, known_files};

use super::args::{Info, InfoFormat};
use super::output::{self, Voice};
use super::sources::read_stdin;
use super::{Exit, Failure};
use crate::text;

pub(crate) fn run(args: &Info) -> Result<Exit, Failure> {
    let mut out = output::stdout(false);
    let mut exit = Exit::Clean;
    let mut first = true;
    let mut unread = false;
    let encoding = args.encoding.as_deref();
    let mut show = |info: FileInfo, out: &mut dyn Write| -> io::Result<()> {
        if info.is_broken() {
            exit = Exit::Failed;
        }
        match args.format {
            InfoFormat::Json => {
                out.write_all(if first { b"[\n" } else { b",\n" })?;
                serde_json::to_writer(&mut *out, &info)?;
            }
            InfoFormat::Table => table(&info, out)?,
        }
        first = false;
        Ok(())
    };
    for path in &args.paths {
        if path.as_os_str() == "-" {
            let name = args.stdin_filename.as_deref().unwrap_or(path);
            show(bytes_info(name, read_stdin()?, encoding), &mut *out)?;
        } else if path.is_dir() {
            let (files, errors) = known_files(path);
            for file in files {
                show(file_info(&file, encoding), &mut *out)?;
            }
            unread |= !errors.is_empty();
            for error in errors {
                Voice::error(error);
            }
        } else {
            show(file_info(path, encoding), &mut *out)?;
        }
    }
    if args.format == InfoFormat::Json {
        out.write_all(if first { b"[]\n" } else { b"\n]\n" })?;
    }
    out.flush()?;
    Ok(if unread { Exit::Failed } else { exit })
}

fn table(info: &FileInfo, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", info.path)?;
    let format = match (info.format, &info.version) {
        (Some(format), Some(version)) => Some(format!("{format} {version}")),
        (format, _) => format.map(str::to_owned),
    };
    // Of what could not be read its problems say more.
    let format = format.or_else(|| info.problems.is_empty().then(|| text::INFO_UNKNOWN.to_owned()));
    let languages = (!info.languages.is_empty()).then(|| info.languages.join(", "));
    let rows = [
        (text::INFO_ROW_FORMAT, format),
        (text::INFO_ROW_ENCODING, info.encoding.map(str::to_owned)),
        (text::INFO_ROW_LANGUAGES, languages),
        (text::INFO_ROW_UNITS, info.units.map(|count| count.to_string())),
        (text::INFO_ROW_TERMS, info.terms.map(|count| count.to_string())),
        (text::INFO_ROW_CONCEPTS, info.concepts.map(|count| count.to_string())),
    ];
    for (label, value) in rows {
        if let Some(value) = value {
            writeln!(out, "  {label:10} {value}")?;
        }
    }
    for problem in &info.problems {
        let place = if problem.line > 0 { format!("{}:{}: ", problem.line, problem.column) } else { String::new() };
        writeln!(out, "  {place}{}: {}", problem.severity, problem.message)?;
    }
    Ok(())
}
