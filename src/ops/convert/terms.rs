//! Files of terms, by way of the glossary.

use std::io::{self, Read as _};
use std::path::Path;

use super::{Answer, Conversion, Converted, open};
use crate::base::{Error, Result, Source};
use crate::formats::{self, Format, TableReading, TermsReading, TermsWriting};
use crate::model::{Glossary, Severity};
use crate::ops::import::unnamed;
use crate::ops::output::NewFile;
use crate::ops::termbase::{Termbase, Terms};
use crate::ops::workspace::{error_of, join};

pub(super) fn convert(job: &Conversion, target: &'static Format) -> Answer<Converted> {
    let mut done = Converted { format: target.name, title: target.title, ..Converted::default() };
    let glossary = read(job, &mut done)?;
    done.concepts = Some(glossary.concepts.len() as u64);
    let writing = TermsWriting { from: job.from.clone(), to: job.to.clone(), ..TermsWriting::default() };
    let Some(write) = target.terms.and_then(|terms| terms.write) else { return Err(Vec::new()) };
    let unwritten = |cause: io::Error| vec![Error::io(job.output.as_deref().unwrap_or(Path::new("-")), cause)];
    if let Some(path) = &job.output {
        let mut file = NewFile::create(path).map_err(|error| vec![error])?;
        write(&glossary, &writing, &mut file, &mut done.losses).map_err(unwritten)?;
        done.files.push(file);
    } else {
        let mut file = io::BufWriter::new(tempfile::tempfile().map_err(unwritten)?);
        write(&glossary, &writing, &mut file, &mut done.losses).map_err(unwritten)?;
        done.held = Some(file.into_inner().map_err(|error| unwritten(error.into_error()))?);
    }
    Ok(done)
}

/// All inputs as one glossary; what is doubtful or has no place in it is told in `done`.
fn read(job: &Conversion, done: &mut Converted) -> Answer<Glossary> {
    let mut glossary = Glossary::default();
    let mut errors = Vec::new();
    let reading = TermsReading {
        from: job.from.clone(),
        to: job.to.first().cloned(),
        table: TableReading {
            dialect: None,
            delimiter: job.delimiter,
            header: job.header,
            columns: job.columns.iter().map(|column| column.trim().into()).collect(),
        },
    };
    for input in &job.inputs {
        match termbase(job, input) {
            Ok(Some(Terms { glossary: one, problems })) => {
                for (severity, problem) in problems {
                    if severity == Severity::Error { &mut errors } else { &mut done.warnings }.push(problem);
                }
                join(&mut glossary, one, &mut errors);
                continue;
            }
            Ok(None) => {}
            Err(error) => {
                errors.push(error.in_file(input));
                continue;
            }
        }
        let source = match source(job, input) {
            Ok(source) => source,
            Err(error) => {
                errors.push(error);
                continue;
            }
        };
        let format = match &job.input_format {
            Some(name) => formats::by_name(name),
            None => formats::detect_terms(input, &source),
        };
        let Some(terms) = format.and_then(|format| format.terms) else {
            errors.push(Error::new("no format that has terms; name it with --input-format").in_file(input));
            continue;
        };
        let read = (terms.read)(&source, &reading);
        for problem in &read.problems {
            match problem.severity {
                Severity::Error => errors.push(error_of(&source, problem)),
                Severity::Warning => done.warnings.push(error_of(&source, problem)),
                Severity::Info => done.losses.add(&problem.message, source.slice(problem.span)),
            }
        }
        errors.extend(unnamed(&read.value, input));
        join(&mut glossary, read.value, &mut errors);
    }
    if errors.is_empty() { Ok(glossary) } else { Err(errors) }
}

/// A TBX, whose text is not held; `None` for what is none, or had better be read whole.
fn termbase(job: &Conversion, input: &Path) -> Result<Option<Terms>> {
    let named = job.input_format.as_ref().is_none_or(|name| name.starts_with("tbx"));
    let base = Termbase::open(input, job.encoding.as_deref()).filter(|_| named && input.as_os_str() != "-");
    base.map_or(Ok(None), |base| base.terms())
}

fn source(job: &Conversion, input: &Path) -> Result<Source> {
    let (mut file, path) = open(job, input)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|cause| Error::io(path, cause))?;
    formats::decode(path, bytes, job.encoding.as_deref())
}

#[cfg(test)]
mod tests {
    use super::super::convert;
    use super::*;

    /// Bytes of terms in the format of this name.
    fn written(bytes: &[u8], input: Option<&str>, format: &str) -> Answer<(Vec<u8>, Converted)> {
        let job = Conversion {
            inputs: vec!["-".into()],
            stdin: bytes.to_vec(),
            input_format: input.map(str::to_owned),
            output_format: Some(format.to_owned()),
            ..Conversion::default()
        };
        let mut done = convert(&job)?;
        let held = done.held.take();
        let mut out = Vec::new();
        Converted { held, ..Converted::default() }.commit(&mut out).map_err(|error| vec![error])?;
        Ok((out, done))
    }

    #[test]
    fn what_ships_goes_out_and_comes_back() {
        let glossary = crate::ops::shipped::GLOSSARY.as_bytes();
        let (two, done) = written(glossary, Some("glossary"), "tbx").expect("a glossary");
        assert!(done.losses.is_empty() && done.concepts > Some(100), "{done:?}");
        let (three, _) = written(&two, None, "tbx-v3").expect("version 2");
        let (dct, _) = written(&three, None, "tbx-dct").expect("version 3");
        let (again, _) = written(&dct, None, "tbx").expect("style DCT");
        assert!(again == two, "version 2, 3 and back differ");
        for broken in ["", "<martif>", "<martif><text></martif>"] {
            let errors = written(broken.as_bytes(), Some("tbx"), "tbx").expect_err(broken);
            assert!(errors[0].place().is_some(), "{errors:?}");
        }
        assert!(written(&two, None, "text").is_err());
    }

    #[test]
    fn what_no_glossary_holds_is_told() {
        let told = |text: &str, format: &str| {
            let (_, done) = written(text.as_bytes(), Some(format), "csv").expect(text);
            let losses: Vec<_> = done.losses.kinds().map(|(what, loss)| format!("{} {what}", loss.count)).collect();
            (losses.join("; "), done.warnings.len())
        };
        let lost = "1 rows without a term (nothing can be found by them)".to_owned();
        assert_eq!(told("en,de,note\nelm,Ulme,\n,,tall\n", "csv"), (lost, 0));
        assert_eq!(told("en,de\nelm\u{200B},Ulme\n", "csv"), (String::new(), 1));
        for text in ["elm,Ulme\n", "source,target\nelm,Ulme\n"] {
            let errors = written(text.as_bytes(), Some("csv"), "tbx").expect_err(text);
            assert!(errors[0].to_string().contains("--from and --to"), "{errors:?}");
        }
    }
}
