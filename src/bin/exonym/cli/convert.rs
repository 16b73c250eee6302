//! `exonym convert`.

use std::io;

use exonym::{Codes, ContextForm, Conversion, Error, PropFilter, UnitChanges, convert, files_of_terms};
use regex::Regex;

use super::args::{CodesArg, ContextsArg, Convert, Tone, YesNo};
use super::loss;
use super::output::Voice;
use super::sources::read_stdin;
use super::{Exit, Failure};
use crate::text;

pub(crate) fn run(args: &Convert, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let Some((output, inputs)) = args.paths.split_last().filter(|(_, inputs)| !inputs.is_empty()) else {
        return Err(Error::new(text::convert::WHAT).into());
    };
    let inputs = files_of_terms(inputs, true, Some(output))?;
    let from_stdin = inputs.iter().any(|input| input.as_os_str() == "-");
    let job = Conversion {
        inputs,
        stdin: if from_stdin { read_stdin()? } else { Vec::new() },
        output: (output.as_os_str() != "-").then(|| output.clone()),
        input_format: args.input_format.clone(),
        output_format: args.output_format.clone(),
        encoding: args.encoding.clone(),
        delimiter: args.table.delimiter,
        header: args.table.header.map(YesNo::is_yes),
        columns: args.columns.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        repair: args.repair,
        units: changes(args)?,
        split: args.split,
        contexts: args.contexts.map(|form| match form {
            ContextsArg::Omegat => ContextForm::Omegat,
            ContextsArg::Memoq => ContextForm::Memoq,
        }),
    };
    let done = convert(&job)?;
    let strict = args.strictness.strict;
    let unmended = done.unmended + done.pieces_unmended > 0;
    for warning in &done.warnings {
        voice.line(text::warning(warning));
    }
    for (path, problem) in &done.repairs {
        let line = text::convert::repaired(path.display(), problem.place.line, problem.place.column, &problem.message);
        if strict && unmended { Voice::error_line(line) } else { voice.line(line) }
    }
    if strict && unmended {
        return Err(Error::new(text::convert::refused_unmended(&done)).into());
    }
    loss::report(&done.losses, done.title, args.strictness, voice)?;
    let written = text::convert::converted(&done);
    let exit = if unmended { Exit::Failed } else { Exit::Clean };
    done.commit(&mut io::stdout().lock())?;
    voice.line(written);
    Ok(exit)
}

fn changes(args: &Convert) -> Result<UnitChanges, Error> {
    Ok(UnitChanges {
        languages: args.lang.clone(),
        since: args.since,
        until: args.until,
        props: args.prop.iter().map(|text| prop(text)).collect::<Result<_, _>>()?,
        matching: args.matching.as_deref().map(pattern).transpose()?,
        not_matching: args.not_matching.as_deref().map(pattern).transpose()?,
        deduplicate: args.dedupe,
        codes: match args.codes {
            CodesArg::Keep => Codes::Keep,
            CodesArg::Strip => Codes::Strip,
            CodesArg::Repair => Codes::Repair,
        },
    })
}

fn prop(text: &str) -> Result<PropFilter, Error> {
    let (kind, found) = match text.split_once('=') {
        Some((kind, found)) => (kind, Some(pattern(found)?)),
        None => (text, None),
    };
    Ok(PropFilter { kind: kind.to_owned(), pattern: found })
}

fn pattern(text: &str) -> Result<Regex, Error> {
    Regex::new(text).map_err(|error| Error::new(text::convert::bad_pattern(text, error)))
}
