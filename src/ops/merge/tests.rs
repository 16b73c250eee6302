use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::formats::read_glossary_toml;
use crate::model::Glossary;

mod cases;
mod glossary;
mod kinds;
mod memory;
mod policy;
mod rows;
mod termbase;
mod terms;

/// Merges texts under a name.
fn run(name: &str, base: &str, ours: &str, theirs: &str) -> std::result::Result<MergedFile, Vec<String>> {
    let path = Path::new(name);
    let side = |text: &str| (path, text.as_bytes().to_vec());
    merge(side(base), side(ours), side(theirs), &Merging::default())
        .map_err(|errors| errors.iter().map(ToString::to_string).collect())
}

fn text(merged: &MergedFile) -> String {
    String::from_utf8(merged.bytes.clone()).expect("UTF-8")
}

/// Merges to a text without conflicts.
fn clean(name: &str, base: &str, ours: &str, theirs: &str) -> String {
    let merged = run(name, base, ours, theirs).unwrap_or_else(|errors| panic!("{errors:?}"));
    assert!(merged.conflicts.is_empty(), "{:#?}\n{}", merged.conflicts, text(&merged));
    text(&merged)
}

/// The kinds of conflicts, in order, and the text.
fn torn(name: &str, base: &str, ours: &str, theirs: &str) -> (Vec<ConflictKind>, String) {
    let merged = run(name, base, ours, theirs).unwrap_or_else(|errors| panic!("{errors:?}"));
    (merged.conflicts.iter().map(|conflict| conflict.kind).collect(), text(&merged))
}

/// Merges as trees, also where only one side did anything: `merge` itself needs no look then.
fn looked_into(kind: &str, name: &str, [base, ours, theirs]: [&str; 3]) -> String {
    let source = |text: &str| Source::from_text(name, text.to_owned()).expect("small");
    let (base, ours, theirs) = (source(base), source(ours), source(theirs));
    let by = merge::merger(kind).expect("a kind");
    let merged = (by.merge)(&base, &ours, &theirs, &Markers::default(), line_end(ours.text())).expect("merged");
    assert!(merged.conflicts.is_empty(), "{:?}\n{}", merged.conflicts, merged.text);
    merged.text
}

/// Holds one side alone against the result, both ways; a last line without end gets one.
fn one_side_alone(kind: &str, name: &str, base: &str, side: &str) {
    for three in [[base, side, base], [base, base, side], [base, side, side]] {
        let result = looked_into(kind, name, three);
        let wanted = if side.ends_with('\n') { side.to_owned() } else { format!("{side}{}", line_end(side)) };
        assert_eq!(result, wanted, "\n--- base\n{base}\n--- side\n{side}\n--- result\n{result}");
    }
}

/// What kinds of conflicts there are, in any order.
fn kinds(merged: &MergedFile) -> Vec<ConflictKind> {
    let mut kinds: Vec<_> = merged.conflicts.iter().map(|conflict| conflict.kind).collect();
    kinds.sort();
    kinds
}

/// Takes stretches of a text out, or doubles them.
fn mangled(text: &str, cuts: &[(u16, u8, bool)]) -> String {
    let mut text = text.to_owned();
    for &(at, length, double) in cuts {
        let start = text.floor_char_boundary(usize::from(at) % (text.len() + 1));
        let end = text.floor_char_boundary(text.len().min(start + usize::from(length)));
        let part = text[start..end].to_owned();
        if double { text.insert_str(end, &part) } else { text.replace_range(start..end, "") }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1200, ..ProptestConfig::default() })]

    #[test]
    fn no_versions_panic_and_lines_are_not_lost(
        kind in 0usize..5,
        cuts in proptest::array::uniform3(proptest::collection::vec((any::<u16>(), any::<u8>(), any::<bool>()), 0..3)),
    ) {
        let memory = memory::memory(&[&memory::unit("", "a", "А"), &memory::unit(" tuid=\"2\"", "b", "Б")]);
        let (name, text) = [
            ("g.toml", cases::BASE),
            ("p.toml", cases::POLICY),
            ("m.tmx", &*memory),
            ("t.csv", terms::TABLE),
            ("t.tbx", terms::TBX),
        ][kind];
        let [base, ours, theirs] = cuts.map(|cuts| mangled(text, &cuts));
        let Ok(merged) = run(name, &base, &ours, &theirs) else { return Ok(()) };
        let result = self::text(&merged);
        // A word that a side wrote, and the others have not, is there; a remark goes with what it stands above.
        for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let lines = side.lines().filter(|line| !line.contains('#') && !line.contains("<!--"));
            let words = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
            for word in words.filter(|word| !word.is_empty()) {
                if !base.contains(word) && !other.contains(word) && merged.conflicts.is_empty() {
                    prop_assert!(result.contains(word), "{word}\n--- base\n{base}\n--- ours\n{ours}\n--- theirs\n{theirs}\n--- result\n{result}");
                }
            }
        }
    }
}
