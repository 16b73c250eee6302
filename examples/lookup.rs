//! Looks a file of queries up in a file of segments, one a line each, for benchmarks beside other programs:
//! `cargo run --release --example lookup -- SEGMENTS QUERIES RESULTS [SCORING] [MAX] [THRESHOLD]`. RESULTS gets a line
//! `query number TAB segment number` a match, from 0, best first. Prints times of one thread; `--check N` compares the
//! first N queries with a scan of everything, by strsim; `--phrases N` times what is known of parts of the first N;
//! `--rounds N` looks all up N times and takes of each query the least time, as far as the clock is asked: what others do on
//! the machine then hardly counts.

#![allow(
    clippy::cast_precision_loss,
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "a tool for the desk"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use exonym::{LookUp, Memories, MemoryChoice, Penalties, Query, Score, Scoring, Wanted};

fn main() {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let (check, phrases) = (count(&mut args, "--check"), count(&mut args, "--phrases"));
    let rounds = count(&mut args, "--rounds").max(1);
    let [segments, queries, results, more @ ..] = args.as_slice() else {
        println!(
            "usage: lookup SEGMENTS QUERIES RESULTS [words|characters|default|omegat] [MAX] [THRESHOLD] [--check N] [--phrases N] [--rounds N]"
        );
        return;
    };
    let scoring = match more.first().map(String::as_str) {
        Some("characters") => Scoring::Characters,
        Some("default") => Scoring::Default,
        Some("omegat") => Scoring::Omegat,
        _ => Scoring::Words,
    };
    let characters = scoring == Scoring::Characters;
    let max = more.get(1).map_or(5, |text| text.parse().unwrap());
    let percent: u32 = more.get(2).map_or(70, |text| text.parse().unwrap());
    let threshold = Score { cost: 10_000 - percent * 100, len: 10_000 };

    // A memory in the form that all are in; its making is not timed.
    let text = fs::read_to_string(segments).unwrap();
    let all: Vec<&str> = text.lines().collect();
    let folder = PathBuf::from(format!("{results}.index"));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("memory.tmx");
    let mut tmx = String::from("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n");
    for segment in &all {
        let seg = segment.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let _ = writeln!(
            tmx,
            "<tu><tuv xml:lang=\"en\"><seg>{seg}</seg></tuv><tuv xml:lang=\"ru\"><seg>-</seg></tuv></tu>"
        );
    }
    tmx.push_str("</body></tmx>\n");
    if fs::read_to_string(&file).ok().as_deref() != Some(tmx.as_str()) {
        fs::write(&file, &tmx).unwrap();
    }
    drop(tmx);
    let choice = MemoryChoice {
        files: vec![file],
        from: None,
        to: None,
        scoring: Some(scoring),
        cache: Some(folder),
        penalties: Vec::new(),
    };
    let begun = Instant::now();
    let memories = Memories::open(&choice, |_| {}).unwrap();
    let made = begun.elapsed();
    drop(memories);
    let begun = Instant::now();
    let memories = Memories::open(&choice, |_| {}).unwrap();
    let opened = begun.elapsed();
    let facts = &memories.facts()[0];

    let mut finder =
        LookUp::new(&memories, Wanted { max, threshold, penalties: Penalties::default(), today: None }).unwrap();
    let query = |text: &str| Query { text: text.to_owned(), ..Query::default() };
    let queries = fs::read_to_string(queries).unwrap();
    let queries: Vec<&str> = queries.lines().collect();
    let mut out = String::new();
    let mut times = vec![Duration::MAX; queries.len()];
    let (begun, begun_cpu) = (Instant::now(), cpu());
    for _ in 0..rounds {
        out.clear();
        for (number, text) in queries.iter().enumerate() {
            let begun = Instant::now();
            let hits = finder.find(&query(text)).unwrap();
            times[number] = times[number].min(begun.elapsed());
            for hit in hits {
                let _ = writeln!(out, "{number}\t{}", hit.id);
            }
        }
    }
    let (whole, spent) = (begun.elapsed(), cpu() - begun_cpu);
    let asked = (queries.len() * rounds) as f64;
    fs::write(results, out).unwrap();
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!(
        "ours={scoring:?} n={} k={max} made_s={:.2} index_mb={:.1} open_ms={:.2} per_s={:.0} per_cpu_s={:.0} p50_ms={:.3} p99_ms={:.3}",
        facts.sources,
        made.as_secs_f64(),
        facts.bytes as f64 / 1e6,
        opened.as_secs_f64() * 1e3,
        asked / whole.as_secs_f64(),
        asked / spent,
        at(50),
        at(99),
    );
    if phrases > 0 {
        time_phrases(&memories, &queries[..phrases.min(queries.len())]);
    }
    let mut wrong = 0;
    for text in queries.iter().take(check).filter(|_| matches!(scoring, Scoring::Words | Scoring::Characters)) {
        let found = finder.find(&query(text)).unwrap();
        let found: Vec<_> = found.iter().map(|hit| (hit.score.cost, hit.score.len, hit.id)).collect();
        wrong += usize::from(found != scan(&all, text, characters, max, threshold));
    }
    if check > 0 {
        println!("scanned={} different={wrong}", check.min(queries.len()));
    }
}

/// The number behind a flag, which is taken out; 0 without it.
fn count(args: &mut Vec<String>, flag: &str) -> usize {
    args.iter().position(|arg| arg == flag).map_or(0, |at| {
        let count = args[at + 1].parse().unwrap();
        args.drain(at..at + 2);
        count
    })
}

/// What is known of parts of each text, by the CPU time that it takes. The first may make the index.
fn time_phrases(memories: &Memories, queries: &[&str]) {
    let begun = Instant::now();
    memories.phrases(queries.first().unwrap_or(&"")).unwrap();
    let first = begun.elapsed();
    let (begun, mut most, mut found) = (cpu(), 0.0_f64, 0);
    for text in queries {
        let begun = cpu();
        found += memories.phrases(text).unwrap().len();
        most = most.max(cpu() - begun);
    }
    println!(
        "phrases={found} first_s={:.2} cpu_ms={:.1} most_cpu_ms={:.1}",
        first.as_secs_f64(),
        (cpu() - begun) * 1e3 / queries.len() as f64,
        most * 1e3,
    );
}

/// Seconds that this thread has spent on a processor; not a number where the system does not tell.
fn cpu() -> f64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).map_or(f64::NAN, |nanos| nanos / 1e9)
}

/// Every segment scored by a textbook's distance; texts that come twice count once.
fn scan(all: &[&str], query: &str, characters: bool, max: usize, threshold: Score) -> Vec<(u32, u32, u64)> {
    let own = parts(query, characters);
    let mut rows: Vec<(Score, u64, &str)> = Vec::new();
    for (id, segment) in (0_u64..).zip(all) {
        let other = parts(segment, characters);
        let len = own.len().max(other.len()) as u32;
        let least = Score { cost: own.len().abs_diff(other.len()) as u32, len };
        if least < threshold || segment.is_empty() {
            continue;
        }
        let score = Score { cost: strsim::generic_levenshtein(&own, &other) as u32, len };
        if score >= threshold {
            rows.push((score, id, segment));
        }
    }
    rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut kept: Vec<(Score, u64, &str)> = Vec::new();
    for row in rows {
        if kept.len() < max && !kept.iter().any(|known| known.2 == row.2) {
            kept.push(row);
        }
    }
    kept.into_iter().map(|(score, id, _)| (score.cost, score.len, id)).collect()
}

fn parts(text: &str, characters: bool) -> Vec<String> {
    if characters {
        return text.chars().map(String::from).collect();
    }
    let mut all: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.to_lowercase().chars() {
        // Good enough for these queries: general categories L, N, and marks that are alphabetic.
        let of_word = c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c);
        match all.last_mut() {
            Some(last) if of_word && in_word => last.push(c),
            _ if !c.is_whitespace() => all.push(c.into()),
            _ => {}
        }
        in_word = of_word;
    }
    all
}
