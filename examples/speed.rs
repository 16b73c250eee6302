//! Times `check` inside one process: `speed GLOSSARY POLICY DRAFT [RUNS]` prints the megabytes a second of the median
//! run, one thread, glossary and finder built before.

#![allow(clippy::cast_precision_loss, clippy::print_stdout, clippy::print_stderr, missing_docs)]

use std::time::Instant;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [glossary, policy, draft, runs @ ..] = &args[..] else {
        eprintln!("usage: speed GLOSSARY POLICY DRAFT [RUNS]");
        std::process::exit(2);
    };
    let runs = runs.first().and_then(|n| n.parse().ok()).unwrap_or(5);
    let settings = Settings {
        glossaries: vec![glossary.into()],
        policies: vec![policy.clone()],
        lang: Some(Lang::new("en")),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    let start = Instant::now();
    let workspace = match Workspace::open(settings) {
        Ok(workspace) => workspace,
        Err(errors) => {
            for error in &errors {
                eprintln!("{error}");
            }
            std::process::exit(2);
        }
    };
    let opened = start.elapsed();
    let checker = Checker::new(&workspace);
    let bytes = std::fs::read(draft).map_err(|error| exonym::Error::io(draft, error));
    let source = match bytes.and_then(|bytes| Source::decode(draft, bytes, None)) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(2);
        }
    };
    let mut seconds = Vec::new();
    let mut findings = 0;
    for _ in 0..=runs {
        let start = Instant::now();
        findings = checker.draft(&source).map_or(0, |c| c.diagnostics.len());
        seconds.push(start.elapsed().as_secs_f64());
    }
    // The first run builds the finder.
    let first = seconds.remove(0);
    seconds.sort_by(f64::total_cmp);
    let megabytes = source.text().len() as f64 / 1e6;
    println!(
        "open {:.0} ms, first run {:.0} ms, then {:.0} MB/s (median of {runs}), {findings} findings in {megabytes:.1} MB",
        opened.as_secs_f64() * 1e3,
        first * 1e3,
        megabytes / seconds[seconds.len() / 2]
    );
}
