//! Prints precision and recall on the gold set, per language, rule and side, and every miss.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

#[path = "../tests/support/gold.rs"]
mod gold;

use gold::{Outcome, Row, Sum};

fn line(name: &str, rows: &[&Row]) {
    let sum = Sum::of(rows.iter().copied());
    println!(
        "{name:<34} {:>5} right {:>4} missed {:>4} false   precision {:>5.1} %  recall {:>5.1} %",
        sum.right,
        sum.missed,
        sum.wrong,
        sum.precision() as f64 / 10.0,
        sum.recall() as f64 / 10.0
    );
}

fn main() {
    let quiet = std::env::args().any(|a| a == "--quiet");
    for lang in ["en", "ru", "az", "hy"] {
        let outcomes: Vec<Outcome> = gold::outcomes(lang);
        let rows: Vec<&Row> = outcomes.iter().flat_map(|o| &o.rows).collect();
        let silent = outcomes.iter().filter(|o| o.rows.iter().all(|r| r.kind == gold::Kind::False)).count();
        println!("\n{lang}: {} paragraphs, {silent} of them silent in truth", outcomes.len());
        line("all", &rows);
        let mut keys: Vec<&str> = rows.iter().map(|r| r.rule.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            line(&format!("  {key}"), &rows.iter().copied().filter(|r| r.rule == key).collect::<Vec<_>>());
        }
        let mut keys: Vec<&str> = rows.iter().map(|r| r.policy.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            line(&format!("  under {key}"), &rows.iter().copied().filter(|r| r.policy == key).collect::<Vec<_>>());
        }
        if !quiet {
            outcomes.iter().map(Outcome::misses).for_each(|misses| print!("{misses}"));
        }
    }
}
