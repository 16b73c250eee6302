use std::fmt::Write as _;

use super::*;
use crate::base::Source;
use crate::formats::read_glossary_toml;
use crate::model::Glossary;
use proptest::prelude::*;

fn glossary(text: &str) -> Glossary {
    let source = Source::from_text("g.toml", text.to_owned()).expect("small");
    let read = read_glossary_toml(&source);
    let is_wrong = |problem: &crate::model::Diagnostic| problem.severity == crate::model::Severity::Error;
    assert!(!read.problems.iter().any(is_wrong), "{text}\n{:?}", read.problems);
    read.value
}

/// A change as `concept kind subject text/field before after`.
fn told(changes: &[Change]) -> Vec<String> {
    let line = |change: &Change| {
        let parts =
            [&change.concept, &change.name, &change.lang, &change.text, &change.field, &change.before, &change.after];
        let parts: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
        format!("{:?} {:?}: {}", change.subject, change.change, parts.join("|"))
    };
    changes.iter().map(line).collect()
}

fn of_glossaries(before: &str, after: &str) -> Vec<String> {
    told(&glossaries(&glossary(before), &glossary(after)))
}

const TOWN: &str = "[concepts.c1]\nkind = \"city\"\n[concepts.c1.names.a]\nterms = [\n  { en = \"Elm\" },\n  { en = \"Elms\", rank = \
                    \"admitted\" },\n]\n[concepts.c1.names.b]\nterms = [\n  { en = \"Oak\" },\n]\n";

#[test]
fn a_term_that_stands_elsewhere_is_moved() {
    let after = TOWN
        .replace("  { en = \"Elms\", rank = \"admitted\" },\n", "")
        .replace("{ en = \"Oak\" },", "{ en = \"Oak\" },\n  { en = \"Elms\" },");
    let expected = ["Term Moved: c1|b|en|Elms|c1 a|c1 b"];
    assert_eq!(of_glossaries(TOWN, &after), expected);
}

#[test]
fn one_spelling_for_another_is_a_change_of_it() {
    let expected = ["Term Changed: c1|b|en|Oaks|text|Oak|Oaks"];
    assert_eq!(of_glossaries(TOWN, &TOWN.replace("\"Oak\"", "\"Oaks\"")), expected);
    // Two for one are not.
    let after = TOWN.replace("{ en = \"Oak\" },", "{ en = \"Oaks\" },\n  { en = \"Oaken\" },");
    let expected = [
        "Term Removed: c1|b|en|Oak",
        "Term Added: c1|b|en|Oaks",
        "Term Added: c1|b|en|Oaken|admitted",
        "Name Preferred: c1|b|en|Oak|Oaks",
    ];
    assert_eq!(of_glossaries(TOWN, &after), expected);
}

#[test]
fn the_order_of_terms_tells_where_it_means_something() {
    let lines = ["  { en = \"Elm\" },\n", "  { en = \"Elms\" },\n"];
    let with = |lines: &[&str]| format!("[concepts.c1]\nterms = [\n{}]\n", lines.concat());
    let (before, after) = (with(&lines), with(&[lines[1], lines[0]]));
    let expected = [
        "Term Changed: c1|en|Elm|rank|preferred|admitted",
        "Term Changed: c1|en|Elms|rank|admitted|preferred",
        "Name Preferred: c1|en|Elm|Elms",
    ];
    assert_eq!(of_glossaries(&before, &after), expected);
    let az = "  { az = \"Qarağac\" },\n";
    assert_eq!(of_glossaries(&with(&[az, lines[0]]), &with(&[lines[0], az])), Vec::<String>::new());
}

#[test]
fn concepts_and_names_are_known_by_what_they_were() {
    let after = TOWN.replace("concepts.c1", "concepts.x").replace("kind", "was = [\"c1\"]\nkind").replace(".b]", ".z]");
    let expected = ["Concept Renamed: x|c1|x", "Concept Added: x|was|c1", "Name Renamed: x|z|b|z"];
    assert_eq!(of_glossaries(TOWN, &after), expected);
    // A concept that was split: the first goes on, the second is new.
    let split = "[concepts.x]\nwas = [\"c1\"]\nterms = [ { en = \"Elm\" } ]\n[concepts.y]\nwas = [\"c1\"]\nterms = [ { en = \"Oak\" } ]\n";
    let told = of_glossaries(TOWN, split);
    assert!(told.contains(&"Concept Split: y|c1|y".to_owned()), "{told:?}");
    assert!(told.iter().any(|line| line.starts_with("Term Moved: y|en|Oak|c1 b|y")), "{told:?}");
    // The same where the first keeps its id.
    let kept = split.replace("concepts.x]\nwas = [\"c1\"]", "concepts.c1]");
    let told = of_glossaries(TOWN, &kept);
    assert!(told.contains(&"Concept Split: y|c1|y".to_owned()), "{told:?}");
    // Two that were joined, under an id of their own or that of one of them.
    for (id, was) in [("z", "\"x\", \"y\""), ("x", "\"y\"")] {
        let joined = format!("[concepts.{id}]\nwas = [{was}]\nterms = [ {{ en = \"Elm\" }}, {{ en = \"Oak\" }} ]\n");
        let told = of_glossaries(split, &joined);
        assert!(told.contains(&format!("Concept Joined: {id}|y|{id}")), "{told:?}");
        assert!(told.iter().any(|line| line.starts_with(&format!("Term Moved: {id}|en|Oak|y|{id}"))), "{told:?}");
        assert!(!told.iter().any(|line| line.contains("Removed: y")), "{told:?}");
    }
}

#[test]
fn an_id_alone_is_a_renaming_where_no_other_has_these_terms() {
    let after = TOWN.replace("concepts.c1", "concepts.x");
    assert_eq!(of_glossaries(TOWN, &after), ["Concept Renamed: x|c1|x"]);
    let two = "[concepts.a]\nterms = [ { en = \"Elm\" } ]\n[concepts.b]\nterms = [ { en = \"Elm\" } ]\n";
    let told = of_glossaries(two, &two.replace("concepts.a", "concepts.c").replace("concepts.b", "concepts.d"));
    assert!(!told.iter().any(|line| line.contains("Renamed")), "{told:?}");
    let told = of_glossaries(TOWN, &after.replace("\"Oak\"", "\"Ash\""));
    assert!(!told.iter().any(|line| line.contains("Renamed")), "{told:?}");
}

#[test]
fn rows_without_ids_are_known_by_what_stands_in_them() {
    let row = |number: usize, en: &str, de: &str| {
        format!("[concepts.row-{number}]\nterms = [\n  {{ en = \"{en}\" }},\n  {{ de = \"{de}\" }},\n]\n")
    };
    let before = row(1, "tray", "Fach") + &row(2, "screw", "Schraube") + &row(3, "bolt", "Bolzen");
    let on_top =
        row(1, "nut", "Mutter") + &row(2, "tray", "Fach") + &row(3, "screw", "Schraube") + &row(4, "bolt", "Bolzen");
    let expected = ["Concept Added: row-1", "Term Added: row-1|en|nut", "Term Added: row-1|de|Mutter"];
    assert_eq!(of_glossaries(&before, &on_top), expected);
    // Another translation of the second, behind a new row.
    let changed = on_top.replace("Schraube", "Bolzenschraube");
    let told = of_glossaries(&before, &changed);
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(
        told.iter().any(|line| line.starts_with("Term Changed: row-3|de") && line.ends_with("Schraube|Bolzenschraube")),
        "{told:?}"
    );
    // What is another in its first column is where it was.
    let told = of_glossaries(&before, &before.replace("screw", "screws"));
    assert!(
        told.iter().all(|line| line.contains("row-2")) && !told.iter().any(|line| line.contains("Concept")),
        "{told:?}"
    );
    // Rows that were only sorted are the same.
    let sorted = row(1, "bolt", "Bolzen") + &row(2, "screw", "Schraube") + &row(3, "tray", "Fach");
    assert_eq!(of_glossaries(&before, &sorted), Vec::<String>::new());
}

fn memory(units: &str) -> Source {
    let text = format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{units}</body></tmx>");
    Source::from_text("a.tmx", text).expect("small")
}

fn of_memories(before: &str, after: &str) -> Vec<String> {
    told(&memories(&memory(before), &memory(after)).expect("memories"))
}

fn unit(marks: &str, en: &str, az: &str) -> String {
    format!("<tu{marks}><tuv xml:lang=\"en\"><seg>{en}</seg></tuv><tuv xml:lang=\"az\"><seg>{az}</seg></tuv></tu>\n")
}

#[test]
fn units_are_known_by_id_and_by_source() {
    let one = unit("", "One", "Bir");
    let (two, three) = (unit(" tuid=\"2\"", "Two", "İki"), unit(" tuid=\"3\"", "Three", "Üç"));
    // Another order is no difference.
    assert_eq!(of_memories(&[&*one, &two, &three].concat(), &[&*three, &one, &two].concat()), Vec::<String>::new());
    let changed = unit("", "One", "Bircə");
    assert_eq!(of_memories(&one, &changed), ["Unit Changed: az|text|Bir|Bircə"]);
    let source = unit(" tuid=\"2\"", "Twice", "İki");
    assert_eq!(of_memories(&two, &source), ["Unit Changed: en|2|text|Two|Twice"]);
    // A tool that numbers its units anew.
    let renumbered = [unit(" tuid=\"3\"", "Two", "İki"), unit(" tuid=\"4\"", "Three", "Üç")].concat();
    let found = memories(&memory(&[&*two, &three].concat()), &memory(&renumbered)).expect("memories");
    assert!(found.len() == 2 && found.iter().all(|change| change.metadata), "{found:?}");
    let expected = ["Unit Added: 3|en: Three\naz: Üç", "Unit Removed: 2|en: Two\naz: İki"];
    assert_eq!(of_memories(&[&*one, &two].concat(), &[&*one, &three].concat()), expected);
}

#[test]
fn a_finer_tag_is_told_as_one() {
    let both = |en: &str, az: &str, text: &str| {
        unit("", "One", text).replace("\"en\"", &format!("\"{en}\"")).replace("\"az\"", &format!("\"{az}\""))
    };
    assert_eq!(
        of_memories(&both("en", "az", "Bir"), &both("en-GB", "az-Latn-AZ", "Bircə")),
        [
            "Unit Changed: en|language|en|en-GB",
            "Unit Changed: az|language|az|az-Latn-AZ",
            "Unit Changed: az|text|Bir|Bircə"
        ]
    );
    // Where a version has two of the language, nothing says which became which.
    let more = both("en", "az", "Bir").replace("</tu>", "<tuv xml:lang=\"az_IR\"><seg>Bir</seg></tuv></tu>");
    let told = of_memories(&both("en", "az-AZ", "Bir"), &more);
    assert_eq!(told.iter().filter(|line| line.contains("Added") || line.contains("Removed")).count(), 3, "{told:?}");
}

#[test]
fn what_tools_note_and_codes_are_kept_apart_from_texts() {
    let before = unit(" changedate=\"20240101T000000Z\"", "A <ph/>road", "Yol");
    let after = unit(" changedate=\"20250101T000000Z\" usagecount=\"3\"", "A <ph x=\"1\"/>road", "Yol");
    let found = memories(&memory(&before), &memory(&after)).expect("memories");
    let noted: Vec<_> =
        found.iter().map(|change| (change.field.as_deref().expect("a field"), change.metadata)).collect();
    assert_eq!(noted, [("codes", false), ("changedate", true), ("usagecount", true)]);
}

fn small() -> impl Strategy<Value = String> {
    let term = (0..3_usize, 0..5_usize, 0..3_usize);
    let name = prop::collection::vec(term, 1..5);
    prop::collection::vec((0..4_usize, prop::collection::vec(name, 1..3)), 0..4).prop_map(|concepts| {
        let mut text = String::new();
        let mut seen = Vec::new();
        for (id, names) in concepts {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let _ = write!(text, "[concepts.c{id}]\nkind = \"k\"\n");
            for (key, terms) in names.iter().enumerate() {
                let _ = write!(text, "[concepts.c{id}.names.n{key}]\nterms = [\n");
                for (at, (lang, word, rank)) in terms.iter().enumerate() {
                    if terms[..at].iter().any(|(l, w, _)| (l, w) == (lang, word)) {
                        continue;
                    }
                    let rank = ["preferred", "admitted", "hidden"][*rank];
                    let _ = writeln!(text, "  {{ {} = \"w{word}\", rank = \"{rank}\" }},", ["en", "az", "ru"][*lang]);
                }
                text += "]\n";
            }
        }
        text
    })
}

proptest! {
    #[test]
    fn nothing_is_different_from_itself_and_no_term_is_passed_over(before in small(), after in small()) {
        let (old, new) = (glossary(&before), glossary(&after));
        prop_assert!(glossaries(&old, &old).is_empty());
        let changes = glossaries(&old, &new);
        let count = |kind| changes.iter().filter(|c| c.subject == Subject::Term && c.change == kind).count();
        // What comes and goes makes up the difference: moves and respellings keep the number.
        let (was, is) = (old.terms().count(), new.terms().count());
        prop_assert_eq!(was + count(ChangeKind::Added), is + count(ChangeKind::Removed), "{:?}", changes);
        let same = format!("{:?}", old.concepts.iter().map(|c| (&c.id, c.names.iter().map(|n| n.terms.iter().map(|t| (t.lang.as_str(), &t.text, t.rank)).collect::<Vec<_>>()).collect::<Vec<_>>())).collect::<Vec<_>>());
        let other = format!("{:?}", new.concepts.iter().map(|c| (&c.id, c.names.iter().map(|n| n.terms.iter().map(|t| (t.lang.as_str(), &t.text, t.rank)).collect::<Vec<_>>()).collect::<Vec<_>>())).collect::<Vec<_>>());
        prop_assert!(same == other || !changes.is_empty() || reordered(&old, &new), "{} {}", same, other);
    }
}

/// True if the two have the same concepts, names and terms in some order.
fn reordered(old: &Glossary, new: &Glossary) -> bool {
    let all = |glossary: &Glossary| {
        let mut all: Vec<_> = glossary
            .terms()
            .map(|t| (t.concept.id.clone(), t.name.key.clone(), t.term.lang.as_str().to_owned(), t.term.text.clone()))
            .collect();
        all.sort();
        all
    };
    all(old) == all(new)
}
