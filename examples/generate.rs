//! Writes a text with known hits: `generate DIR TERMS BYTES [SEED]` makes `glossary.toml`, `policy.toml`, `terms.txt`,
//! `draft.txt` and `truth.tsv` (byte ranges) in DIR.

#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss, clippy::print_stderr, missing_docs)]

#[path = "../tests/support/generate.rs"]
mod generate;

use std::fs;
use std::path::Path;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [dir, terms, bytes, seed @ ..] = &args[..] else {
        eprintln!("usage: generate DIR TERMS BYTES [SEED]");
        std::process::exit(2);
    };
    let number = |text: &String| text.parse().map_err(|_| std::io::Error::other(format!("`{text}` is no number")));
    let seed = seed.first().map_or(Ok(42_usize), number)?;
    let made = generate::generate(seed as u64, number(terms)?, number(bytes)?);
    let dir = Path::new(dir);
    fs::create_dir_all(dir)?;
    fs::write(dir.join("glossary.toml"), generate::glossary(&made.terms))?;
    fs::write(dir.join("policy.toml"), generate::POLICY)?;
    fs::write(dir.join("terms.txt"), made.terms.join("\n"))?;
    fs::write(dir.join("draft.txt"), made.text)?;
    let truth: Vec<String> = made.truth.iter().map(|(start, end)| format!("{start}\t{end}")).collect();
    fs::write(dir.join("truth.tsv"), truth.join("\n"))
}
