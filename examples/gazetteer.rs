//! Looks spellings up in a long list of names: `gazetteer NAMES QUERIES…`. NAMES has a name a line, QUERIES a line
//! `spelling TAB name`. Prints the time that the index took, its size, and for each file of queries how many come back
//! first and how many are looked up a second, one thread, the best of five rounds.

#![allow(clippy::cast_precision_loss, clippy::print_stdout, missing_docs)]

use std::fs;
use std::sync::LazyLock;
use std::time::Instant;

use exonym::{NameIndex, Search};

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Seconds that this thread has run so far, where the system tells (Linux); elsewhere those that have passed.
fn now() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds =
        told.as_deref().and_then(|told| told.split(' ').next()).and_then(|first| first.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGIN.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [names, queries @ ..] = &args[..] else { return Err("usage: gazetteer NAMES QUERIES…".into()) };
    let text = fs::read_to_string(names)?;
    let names: Vec<&str> = text.lines().collect();
    let mut search = Search::default();
    // The tables of weights are read once a process.
    NameIndex::new(std::iter::once("Shusha")).find("Shushi", 1, &mut search);
    let begun = now();
    let index = NameIndex::new(names.iter().copied());
    let made = now() - begun;
    println!("exonym\tnames={}\tbuild_s={made:.2}\tindex_mb={:.1}", names.len(), index.bytes() as f64 / 1e6);
    for file in queries {
        let text = fs::read_to_string(file)?;
        let rows: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('\t')).collect();
        let (mut seconds, mut right) = (f64::INFINITY, 0);
        for _ in 0..5 {
            let begun = now();
            right = rows
                .iter()
                .filter(|(spelling, name)| {
                    index.find(spelling, 1, &mut search).first().is_some_and(|n| names[n.name as usize] == *name)
                })
                .count();
            seconds = seconds.min(now() - begun);
        }
        let (of, per_second) = (rows.len() as f64, rows.len() as f64 / seconds);
        println!("exonym\t{file}\tqueries={of}\tper_cpu_s={per_second:.0}\tacc@1={:.4}", right as f64 / of);
    }
    Ok(())
}
