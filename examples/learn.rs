//! Learns what differences between a name and its spellings cost, from the development split of the names
//! (`places/variants_eval.tsv` of the folder in `EXONYM_SHARED`), and writes the tables into the source.

#![allow(clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

use exonym::{SpellingExample, learn_spellings};

const HEAD: &str = "\
# Learnt by `cargo run --release --example learn` from the alternate names of GeoNames (CC BY 4.0, geonames.org),
# development split; do not edit. ";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let shared = std::env::var("EXONYM_SHARED").map_err(|_| "set EXONYM_SHARED to the folder with places/")?;
    let text = std::fs::read_to_string(format!("{shared}/places/variants_eval.tsv"))?;
    let examples: Vec<SpellingExample<'_>> = text
        .lines()
        .skip(1)
        .filter_map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, name, spelling, _, _, class, "clear", _] = fields[..] else { return None };
            Some(SpellingExample { spelling, name, place: id.parse().ok()?, same: class == "spelling" })
        })
        .collect();
    let learnt = learn_spellings(&examples);
    let (right, of) = learnt.right;
    println!("{} examples; held out, {right} of {of} spellings right: {:.4}", examples.len(), right as f64 / of as f64);
    let (same, other, gone) = learnt.claimed;
    println!("claimed of 1,000: {same} spellings, {other} other names, {gone} spellings of places not listed");
    let src = concat!(env!("CARGO_MANIFEST_DIR"), "/src/matching/spelling");
    let weights = "System, what the name has, what the spelling has, cost in eighths of a bit.\n";
    std::fs::write(format!("{src}/weights.tsv"), format!("{HEAD}{weights}{}", learnt.weights))?;
    let judgement = "Log odds of the facts in thousandths; the claim; per cent by odds.\n";
    std::fs::write(format!("{src}/judgement.tsv"), format!("{HEAD}{judgement}{}", learnt.judgement))?;
    Ok(())
}
