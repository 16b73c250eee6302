//! Mistakes of a kind, in sentences made for it (`tests/kinds/`): every finding with its range and first suggestion, whether
//! a fix is written, and, in a line `= …`, what the text is then.
//!
//! The policy calls every fix safe, so that the language's own doubts show: behind the check's id stands `safe` or `look`
//! for what must be written so, `hand` for what must not be written.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, dead_code, missing_docs)]

#[path = "support/gold.rs"]
mod gold;
#[path = "support/written.rs"]
mod written;

use std::fmt::Write;
use std::path::PathBuf;

use exonym::{Applicability, Checker, Date, Diagnostic, Lang, Settings, Source, Workspace};
use written::written;

fn open(lang: &str, glossary: &str) -> Workspace {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let settings = Settings {
        glossaries: vec![folder.join(glossary)],
        policies: vec![folder.join("policy.toml").display().to_string()],
        lang: Some(Lang::new(lang)),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    Workspace::open(settings).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// A glossary of terms of one language, without a policy.
fn open_terms(lang: &str) -> Workspace {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let settings = Settings {
        glossaries: vec![folder.join(format!("terms-{lang}.toml"))],
        lang: Some(Lang::new(lang)),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    Workspace::open(settings).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// What is wrong with the answers to a scene, in words.
fn misses(checker: &Checker<'_>, scene: &gold::Scene) -> String {
    let (marked, result) = match scene.marked.split_once("\n= ") {
        Some((marked, result)) => (marked, Some(result)),
        None => (scene.marked.as_str(), None),
    };
    let (text, rows) = gold::unmark(marked, &scene.policy, &str::to_owned);
    let source = Source::decode(&scene.file, text.clone().into_bytes(), None).unwrap();
    let diagnostics = checker.draft(&source).unwrap().diagnostics;
    let mut wrong = String::new();
    let mut left: Vec<&Diagnostic> = diagnostics.iter().collect();
    for row in &rows {
        let own = |d: &&Diagnostic| (d.span.start as usize, d.span.end as usize) == row.span;
        let Some(at) = left.iter().position(own) else {
            writeln!(wrong, "  missed: {} → {}", row.text, row.suggestion).unwrap();
            continue;
        };
        let d = left.remove(at);
        let fix = d.fix.as_ref().map_or(Applicability::DisplayOnly, |fix| fix.applicability);
        let (rule, expected) = row.rule.split_once(' ').unwrap_or((&row.rule, ""));
        let fits = match expected {
            "hand" => fix == Applicability::DisplayOnly,
            "look" => fix == Applicability::Unsafe,
            "safe" => fix == Applicability::Safe,
            _ => fix > Applicability::DisplayOnly,
        };
        let first = d.suggestions.first().map_or("", String::as_str);
        if rule != d.rule || first != row.suggestion && row.suggestion != "*" || !fits {
            writeln!(
                wrong,
                "  {} → {} ({}), but got {:?} ({} {fix:?}) {:?}",
                row.text, row.suggestion, row.rule, d.suggestions, d.rule, d.notes
            )
            .unwrap();
        }
    }
    for d in left {
        let range = d.span.start as usize..d.span.end as usize;
        writeln!(wrong, "  false: {} → {:?} {}", &text[range], d.suggestions, d.message).unwrap();
    }
    let mended = written(&text, &diagnostics);
    if result.is_some_and(|result| result != mended) {
        writeln!(wrong, "  written: {mended}").unwrap();
    }
    wrong
}

#[test]
fn mistakes_of_every_kind() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let mut wrong = String::new();
    let mut count = 0;
    let own = ["de", "en", "pl", "ru", "uk"].map(|lang| ("", "glossary.toml", lang));
    let houses =
        ["az", "de", "el", "en", "es", "fr", "ka", "ru", "tr", "uk"].map(|lang| ("houses-", "houses.toml", lang));
    for (start, glossary, lang) in own.into_iter().chain(houses) {
        let file = std::fs::read_to_string(folder.join(format!("{start}{lang}.txt"))).unwrap();
        let workspace = open(lang, glossary);
        let checker = Checker::new(&workspace);
        for scene in gold::scenes(&file, lang) {
            count += 1;
            let misses = misses(&checker, &scene);
            if !misses.is_empty() {
                writeln!(wrong, "{start}{lang} # {}\n{misses}", scene.number).unwrap();
            }
        }
    }
    assert!(count > 40);
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn terms_in_every_form() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kinds");
    let mut wrong = String::new();
    for lang in ["de", "tr"] {
        let file = std::fs::read_to_string(folder.join(format!("terms-{lang}.txt"))).unwrap();
        let workspace = open_terms(lang);
        let checker = Checker::new(&workspace);
        let scenes = gold::scenes(&file, lang);
        assert!(scenes.len() > 20);
        for scene in scenes {
            let misses = misses(&checker, &scene);
            if !misses.is_empty() {
                writeln!(wrong, "{lang} # {}\n{misses}", scene.number).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Every message and note of a text.
fn said(lang: &str, text: &str) -> String {
    let workspace = open(lang, "glossary.toml");
    let source = Source::decode("draft.txt", text.as_bytes().to_vec(), None).unwrap();
    let diagnostics = Checker::new(&workspace).draft(&source).unwrap().diagnostics;
    diagnostics.into_iter().flat_map(|d| d.notes.into_iter().chain([d.message])).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_said_helps_its_reader() {
    for (lang, text, expected, never) in [
        // The letters, one by one, of a word with an apostrophe in it.
        ("uk", "Там лежить Map’янівка.", "(`M` U+004D, `a` U+0061, `p` U+0070)", "()"),
        ("uk", "Там лежить Mар'янівка.", "(`M` U+004D)", "`'`"),
        // A name that only another language has.
        ("uk", "Поїзд до Степанакерта вже вийшов.", "what house policy policy calls `Ханкенді`", "Stépanakert"),
        // No form of the house's term: said, and why nothing is written.
        ("uk", "Комсомольська міська рада мовчить.", "is given as listed; adapt it to the sentence by hand", ""),
        ("ru", "Два халебца пили чай.", "is given as listed; adapt it to the sentence by hand", ""),
        // A pronoun that may stand for a noun between, or stands in another sentence, is not named.
        ("ru", "Киров ждал, и его улицы чистили.", "`ждал`, `его`", ""),
        ("ru", "Киров ждал, что мэр города закроет завод и возьмёт его деньги.", "`ждал` agrees", "`его`"),
        ("ru", "Киров ждал. Мэр города молчал, его не слушали.", "`ждал` agrees", "`его`"),
    ] {
        let said = said(lang, text);
        assert!(said.contains(expected), "{text}\n{said}");
        assert!(never.is_empty() || !said.contains(never), "{text}\n{said}");
    }
}
