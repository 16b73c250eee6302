//! Times `check` inside one process: `speed GLOSSARY POLICY DRAFT [RUNS] [LANG] [IGNORED CHECK…]` prints the megabytes a
//! CPU second of the median run, and of all runs together, which tells more where the system counts in large steps; one
//! thread, glossary and finder built before. With the word `finder` for the checks, the finder alone runs over the whole text.

#![allow(clippy::cast_precision_loss, clippy::print_stdout, clippy::print_stderr, missing_docs)]

use std::sync::LazyLock;
use std::time::Instant;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace};

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Seconds that this thread has run so far, where the system tells (Linux); elsewhere those that have passed.
fn now() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds =
        told.as_deref().and_then(|told| told.split(' ').next()).and_then(|first| first.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGIN.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [glossary, policy, draft, rest @ ..] = &args[..] else {
        eprintln!("usage: speed GLOSSARY POLICY DRAFT [RUNS] [LANG] [IGNORED CHECK…|finder]");
        std::process::exit(2);
    };
    let runs = rest.first().and_then(|n| n.parse().ok()).unwrap_or(5);
    let lang = Lang::new(rest.get(1).map_or("en", String::as_str));
    let words = rest.get(2..).unwrap_or_default();
    let finder = words.iter().any(|word| word == "finder");
    let settings = Settings {
        glossaries: vec![glossary.into()],
        policies: vec![policy.clone()],
        lang: Some(lang.clone()),
        ignore: words.iter().filter(|word| *word != "finder").cloned().collect(),
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
    let mut found = 0;
    for _ in 0..=runs {
        let start = now();
        found = if finder {
            checker.recognised(source.text(), &lang).len()
        } else {
            checker.draft(&source).map_or(0, |c| c.diagnostics.len())
        };
        seconds.push(now() - start);
    }
    // The first run builds the finder.
    let first = seconds.remove(0);
    seconds.sort_by(f64::total_cmp);
    let megabytes = source.text().len() as f64 / 1e6;
    let what = if finder { "names" } else { "findings" };
    println!(
        "open {:.0} ms, first run {:.0} ms, then {:.0} MB/s (median of {runs}, best {:.0}, together {:.0}), {found} {what} in {megabytes:.1} MB",
        opened.as_secs_f64() * 1e3,
        first * 1e3,
        megabytes / seconds[seconds.len() / 2],
        megabytes / seconds[0],
        megabytes * seconds.len() as f64 / seconds.iter().sum::<f64>(),
    );
}
