//! Short scenes of every kind that the acceptance scenarios have (`tests/scenes/*.txt`), written before the program's
//! answers were seen: every finding with its exact range and first suggestion, as given, decomposed, and with CRLF line
//! ends; and nothing is left to say once every first suggestion is in the text.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, dead_code, missing_docs)]

#[path = "support/gold.rs"]
mod gold;

use std::fmt::Write;
use std::path::Path;

use exonym::{Checker, Source};
use gold::{House, Kind, Outcome, Row, Scene};
use unicode_normalization::UnicodeNormalization;

fn every_scene() -> Vec<(String, Scene)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenes");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut all = Vec::new();
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let scenes = gold::scenes(&std::fs::read_to_string(&file).unwrap(), &name);
        all.extend(scenes.into_iter().map(|scene| (name.clone(), scene)));
    }
    all
}

type Spell = fn(&str) -> String;

#[test]
fn scenes_hold_as_given_decomposed_and_with_crlf() {
    let mut house = House::default();
    let mut wrong = String::new();
    for (file, scene) in every_scene() {
        let checker = Checker::new(house.open(&scene));
        let variants: [(&str, Spell); 3] = [
            ("as given", str::to_owned),
            ("NFD", |text| text.nfd().collect()),
            ("CRLF", |text| text.replace('\n', "\r\n")),
        ];
        for (name, spell) in variants {
            let misses = gold::outcome(&checker, &scene, &spell).misses();
            if !misses.is_empty() {
                write!(wrong, "{file} ({name}):\n{misses}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The text with every first suggestion in it.
fn applied(checker: &Checker<'_>, scene: &Scene, text: &str) -> String {
    let source = Source::decode(&scene.file, text.as_bytes().to_vec(), None).unwrap();
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for d in checker.draft(&source).unwrap().diagnostics {
        let Some(first) = d.suggestions.first() else { continue };
        match &d.fix {
            Some(fix) => {
                edits.extend(fix.edits.iter().map(|e| (e.span.start as usize, e.span.end as usize, e.text.clone())));
            }
            None => edits.push((d.span.start as usize, d.span.end as usize, first.clone())),
        }
    }
    edits.sort();
    let mut out = String::new();
    let mut at = 0;
    for (start, end, new) in edits {
        if start >= at {
            out.push_str(&text[at..start]);
            out.push_str(&new);
            at = end;
        }
    }
    out.push_str(&text[at..]);
    out
}

#[test]
fn nothing_is_left_to_say_of_a_text_that_took_every_first_suggestion() {
    let mut house = House::default();
    let mut wrong = String::new();
    for (file, scene) in every_scene() {
        let checker = Checker::new(house.open(&scene));
        let (text, rows) = gold::unmark(&scene.marked, &scene.policy, &str::to_owned);
        let after = applied(&checker, &scene, &text);
        let again = Scene { marked: after.clone(), ..scene };
        let left: Outcome = gold::outcome(&checker, &again, &str::to_owned);
        let gaps = |row: &Row| rows.iter().any(|r| r.text == row.text && r.suggestion.is_empty());
        if left.rows.iter().any(|row| row.kind == Kind::False && !gaps(row)) {
            write!(wrong, "{file}:\n{}", left.misses()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn fixes_are_safe_where_a_place_is_meant() {
    let mut house = House::default();
    for (_, scene) in every_scene().into_iter().filter(|(file, _)| file == "safe_places") {
        let checker = Checker::new(house.open(&scene));
        let (text, _) = gold::unmark(&scene.marked, &scene.policy, &str::to_owned);
        let source = Source::decode(&scene.file, text.into_bytes(), None).unwrap();
        for d in checker.draft(&source).unwrap().diagnostics {
            assert!(d.fix.is_some_and(|fix| fix.applicability == exonym::Applicability::Safe), "{}", d.message);
        }
    }
}

#[test]
fn no_fix_is_safe_beside_sport_and_of_given_names() {
    let mut house = House::default();
    let mut found = 0;
    for (_, scene) in every_scene().into_iter().filter(|(file, _)| file == "sport" || file == "given_names") {
        let checker = Checker::new(house.open(&scene));
        let (text, _) = gold::unmark(&scene.marked, &scene.policy, &str::to_owned);
        let source = Source::decode(&scene.file, text.into_bytes(), None).unwrap();
        for d in checker.draft(&source).unwrap().diagnostics {
            found += 1;
            assert!(d.fix.is_none_or(|fix| fix.applicability < exonym::Applicability::Safe), "{}", d.message);
        }
    }
    assert!(found > 1);
}
