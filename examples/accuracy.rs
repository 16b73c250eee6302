//! Prints precision and recall on the gold set, per language, rule and side, and every miss; then, with
//! `EXONYM_SHARED`, how many real spellings of names are recognised.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

#[path = "../tests/support/confusables.rs"]
#[allow(unreachable_pub)]
mod confusables;
#[path = "../tests/support/gold.rs"]
#[allow(dead_code)]
mod gold;
#[path = "../tests/support/names.rs"]
#[allow(unreachable_pub)]
mod names;

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
        let outcomes: Vec<Outcome> = gold::outcomes("gold", lang);
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
    name_tables(quiet);
}

fn name_tables(quiet: bool) {
    let Some((cases, names)) = names::cases(1) else {
        println!("\nnames: set EXONYM_SHARED to the folder with places/variants_eval.tsv");
        return;
    };
    println!("\n{} spellings and other names against {} names", cases.len(), names.len());
    let print = |title: &str, rows: std::collections::BTreeMap<&str, (usize, usize)>| {
        for (key, (right, of)) in rows {
            println!("{title:<10} {key:<12} {right:>6} of {of:>6} right   {:.4}", right as f64 / of as f64);
        }
    };
    let spellings = || cases.iter().filter(|c| c.is_spelling);
    print("band", names::by(spellings(), |c| if c.is_clear { "clear" } else { "borderline" }));
    print("script", names::by(spellings().filter(|c| c.is_clear), |c| &c.script));
    print("country", names::by(spellings().filter(|c| c.is_clear), |c| &c.country));
    let (same, other, gone) = names::claimed(&cases);
    println!("claimed, in 1,000: {same} spellings, {other} other names, {gone} spellings of a place not listed");
    for (ten, (of, right)) in names::calibration(&cases).iter().enumerate() {
        if *of > 0 {
            println!(
                "score {:>2}–{:<3} {of:>6} found, {:.1} % right",
                ten * 10,
                ten * 10 + 9,
                *right as f64 * 100.0 / *of as f64
            );
        }
    }
    for (kind, sum) in confusables::apart().unwrap_or_default() {
        println!(
            "confusable places, {kind}: {} of {} told apart, {:.1} %",
            sum.told,
            sum.of,
            sum.told as f64 * 100.0 / sum.of as f64
        );
        if !quiet {
            for linked in &sum.linked {
                println!("    {linked}");
            }
        }
    }
    if quiet {
        return;
    }
    let mut worst: Vec<&names::Case> = spellings().filter(|c| c.is_clear && c.claimed() && !c.right()).collect();
    worst.sort_by_key(|c| std::cmp::Reverse(c.found[0].score));
    for case in worst.iter().take(40) {
        let found = case.found[0];
        let taken = &names[found.name as usize];
        println!("{:>3} {} is {}, taken for {taken}", found.score, case.spelling, names[case.name]);
    }
}
