//! `exonym add`.

use std::io::Write as _;
use std::path::Path;

use exonym::Adding;
use similar::TextDiff;

use super::args::{Add, Tone};
use super::output::{self, Voice};
use super::sources::{read_stdin, text_line};
use super::{Exit, Failure};
use crate::text;

pub(crate) fn run(args: &Add, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let mut names = Vec::new();
    for name in &args.names {
        if name == "-" {
            for (line, number) in read_stdin()?.split(|&byte| byte == b'\n').zip(1..) {
                let line = text_line(line, number)?;
                names.extend(Some(line).filter(|line| !line.trim().is_empty()));
            }
        } else {
            names.push(name.clone());
        }
    }
    let boxed = |text: &Option<String>| text.as_deref().map(Into::into);
    let how = Adding {
        lang: args.lang.clone(),
        propose: args.propose,
        concept: args.concept.clone(),
        new: args.new,
        rank: args.rank(),
        usage: boxed(&args.usage),
        kind: boxed(&args.kind),
        country: boxed(&args.country),
        note: boxed(&args.note),
        source: boxed(&args.source),
    };
    let workspace = exonym::open_workspace(&args.sources.job()?, Path::new(""))?;
    let added = exonym::add(&workspace, &names, &how)?;
    let mut out = output::stdout(false);
    for file in &added.files {
        if args.dry_run {
            let name = file.path().display().to_string();
            write!(out, "{}", TextDiff::from_lines(&file.old, &file.new).unified_diff().header(&name, &name))?;
        } else {
            file.write()?;
        }
    }
    out.flush()?;
    for addition in &added.names {
        voice.line(text::add::done(addition, args.propose, args.dry_run));
    }
    Ok(Exit::Clean)
}
