//! Memories, by hand and at random.

use super::*;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n  <header creationtool=\"x\" \
                    creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" srclang=\"en\" \
                    datatype=\"plaintext\"/>\n  <body>\n";

pub(super) fn memory(units: &[&str]) -> String {
    let units: Vec<String> = units.iter().map(|unit| format!("    {unit}\n")).collect();
    let units = units.concat();
    format!("{HEAD}{units}  </body>\n</tmx>\n")
}

pub(super) fn unit(attributes: &str, source: &str, target: &str) -> String {
    format!(
        "<tu{attributes}><tuv xml:lang=\"en\"><seg>{source}</seg></tuv><tuv xml:lang=\"ru\"><seg>{target}</seg></tuv></tu>"
    )
}

#[test]
fn units_come_and_go_and_change() {
    let (a, b, c) = (unit("", "a", "А"), unit("", "b", "Б"), unit(" tuid=\"3\"", "c", "В"));
    let base = memory(&[&a, &b, &c]);
    let [one, other] = [unit("", "x", "Х"), unit("", "y", "У")];
    let new = unit(" tuid=\"3\"", "c", "ВВ");
    let result = clean("m.tmx", &base, &memory(&[&a, &one, &c]), &memory(&[&a, &other, &b, &new]));
    assert_eq!(result, memory(&[&a, &one, &other, &new]));
    // Fields of one unit.
    let ours = c
        .replace("<tu ", "<tu creationid=\"me\" ")
        .replace("<tuv xml:lang=\"ru\">", "<tuv xml:lang=\"ru\"><note>n</note>");
    let theirs = c.replace("</tu>", "<tuv xml:lang=\"de\"><seg>k</seg></tuv></tu>").replace(">В<", ">Вв<");
    let result = clean("m.tmx", &base, &memory(&[&a, &b, &ours]), &memory(&[&a, &b, &theirs]));
    let both = "<tu creationid=\"me\" tuid=\"3\"><tuv xml:lang=\"en\"><seg>c</seg></tuv><tuv \
                xml:lang=\"ru\"><note>n</note><seg>Вв</seg></tuv><tuv xml:lang=\"de\"><seg>k</seg></tuv></tu>";
    assert_eq!(result, memory(&[&a, &b, both]));
}

#[test]
fn one_text_in_two_translations() {
    let a = unit("", "a", "А");
    let (ours, theirs) = (unit("", "a", "АА"), unit("", "a", "ААА"));
    let (kinds, result) = torn("m.tmx", &memory(&[&a]), &memory(&[&ours]), &memory(&[&theirs]));
    assert_eq!(kinds, [ConflictKind::Changed]);
    let marked = format!(
        "{HEAD}<<<<<<< ours\n    {ours}\n||||||| base\n    {a}\n=======\n    {theirs}\n>>>>>>> theirs\n  </body>\n</tmx>\n"
    );
    assert_eq!(result, marked);
    // New on either side: one text and context is one unit.
    let (kinds, _) = torn("m.tmx", &memory(&[]), &memory(&[&ours]), &memory(&[&theirs]));
    assert_eq!(kinds, [ConflictKind::Added]);
    let context = |unit: &str, next: &str| unit.replace("<tu>", &format!("<tu><prop type=\"next\">{next}</prop>"));
    let (ours, theirs) = (context(&ours, "b"), context(&theirs, "c"));
    assert_eq!(clean("m.tmx", &memory(&[]), &memory(&[&ours]), &memory(&[&theirs])), memory(&[&ours, &theirs]));
    // Taken away here, changed there.
    let (kinds, _) = torn("m.tmx", &memory(&[&a]), &memory(&[]), &memory(&[&unit("", "a", "Аа")]));
    assert_eq!(kinds, [ConflictKind::Deleted]);
}

#[test]
fn a_variant_of_its_own_line_is_marked_alone() {
    let lines = |ru: &str, de: &str| {
        format!(
            "<tu tuid=\"1\">\n      <tuv xml:lang=\"en\"><seg>a</seg></tuv>\n      <tuv xml:lang=\"ru\"><seg>{ru}</seg></tuv>\n      \
             <tuv xml:lang=\"de\"><seg>{de}</seg></tuv>\n    </tu>"
        )
    };
    let versions = [lines("А", "x"), lines("АА", "y"), lines("ААА", "x")].map(|unit| memory(&[&unit]));
    let (kinds, result) = torn("m.tmx", &versions[0], &versions[1], &versions[2]);
    assert_eq!(kinds, [ConflictKind::Changed]);
    assert!(
        result.contains(
            "<<<<<<< ours\n      <tuv xml:lang=\"ru\"><seg>АА</seg></tuv>\n||||||| base\n      <tuv xml:lang=\"ru\"><seg>А</seg></tuv>\n\
             =======\n      <tuv xml:lang=\"ru\"><seg>ААА</seg></tuv>\n>>>>>>> theirs\n      <tuv xml:lang=\"de\"><seg>y</seg></tuv>\n    </tu>"
        ),
        "{result}"
    );
}

#[test]
fn what_tools_note_is_no_conflict() {
    let at = |stamps: &str, ru: &str| memory(&[&unit(&format!(" tuid=\"1\"{stamps}"), "a", ru)]);
    let base = at(" usagecount=\"1\" changedate=\"20200101T000000Z\" changeid=\"a\"", "А");
    let ours = at(" usagecount=\"5\" changedate=\"20210101T000000Z\" changeid=\"b\"", "А");
    let theirs = at(" usagecount=\"3\" changedate=\"20220101T000000Z\" changeid=\"c\"", "Аа");
    let wanted = at(" usagecount=\"5\" changedate=\"20220101T000000Z\" changeid=\"c\"", "Аа");
    assert_eq!(clean("m.tmx", &base, &ours, &theirs), wanted);
    assert_eq!(clean("m.tmx", &base, &theirs, &ours), wanted);
}

#[test]
fn headers_and_remarks() {
    let (a, b) = (unit("", "a", "А"), unit("", "b", "Б"));
    let base = memory(&[&a, &b]);
    let ours = base.replace("creationtoolversion=\"1\"", "creationtoolversion=\"2\"");
    let theirs = base.replace("adminlang=\"en\"", "adminlang=\"ru\"").replace("    <tu>", "    <!-- one -->\n    <tu>");
    let result = clean("m.tmx", &base, &ours, &theirs);
    assert_eq!(result, theirs.replace("creationtoolversion=\"1\"", "creationtoolversion=\"2\""));
    let (kinds, result) = torn("m.tmx", &base, &ours, &ours.replace("version=\"2\"", "version=\"3\""));
    assert_eq!(kinds, [ConflictKind::Changed], "{result}");
    assert!(result.contains("<tmx version=\"1.4\">\n  \n<<<<<<< ours\n<header"), "{result}");
    // Remarks of both, and of one.
    let ours = base.replacen("    <tu>", "    <!-- mine -->\n    <tu>", 1);
    let result = clean("m.tmx", &base, &ours, &theirs);
    assert!(result.contains("<!-- mine -->") && result.matches("<!-- one -->").count() == 2, "{result}");
}

#[test]
fn units_that_are_alike() {
    let (a, b) = (unit("", "a", "А"), unit("", "a", "Б"));
    let base = memory(&[&a, &b]);
    // The first of two is taken away, the second changed.
    let changed = unit("", "a", "ББ");
    assert_eq!(clean("m.tmx", &base, &memory(&[&b]), &memory(&[&a, &changed])), memory(&[&changed]));
    // One side gave ids.
    let named = memory(&[&unit(" tuid=\"1\"", "a", "А"), &unit(" tuid=\"2\"", "a", "Б")]);
    let result = clean("m.tmx", &base, &named, &memory(&[&a, &changed]));
    assert_eq!(result, named.replace(">Б<", ">ББ<"));
}

#[test]
fn layout_of_one_side() {
    let units = [unit(" tuid=\"1\"", "a", "А"), unit(" tuid=\"2\"", "b", "Б")];
    let base = memory(&[&units[0], &units[1]]);
    let laid = base.replace("<tuv", "\n<tuv").replace("tuid=\"1\"", "tuid='1' ");
    let theirs = base.replace(">Б<", ">ББ<");
    assert_eq!(clean("m.tmx", &base, &laid, &theirs), laid.replace(">Б<", ">ББ<"));
    assert_eq!(clean("m.tmx", &base, &theirs, &laid), laid.replace(">Б<", ">ББ<"));
    // Taken away here, laid out there.
    assert_eq!(clean("m.tmx", &base, &memory(&[&units[1]]), &laid).matches("<tu ").count(), 1);
}

#[test]
fn broken_memories_are_refused() {
    let base = memory(&[&unit("", "a", "А")]);
    let ours = base.replace(">А<", ">Б<");
    for broken in [base.replace("</seg>", ""), base.replace("</body>\n</tmx>\n", ""), base.replace("</tu>", "</tuv>")] {
        assert!(run("m.tmx", &base, &ours, &broken).is_err(), "{broken}");
    }
}

/// A unit of a test: id, text, context, translation, whether it has a German one.
type UnitModel = (Option<u8>, u8, u8, u8, Option<u8>);

fn laid(units: &[UnitModel]) -> String {
    let one = |(id, text, context, ru, de): &UnitModel| {
        let id = id.map(|id| format!(" tuid=\"{id}\"")).unwrap_or_default();
        let context = if *context == 0 { String::new() } else { format!("<prop type=\"x-context\">{context}</prop>") };
        let de = de.map(|de| format!("<tuv xml:lang=\"de\"><seg>d{de}</seg></tuv>")).unwrap_or_default();
        format!(
            "<tu{id}>{context}<tuv xml:lang=\"en\"><seg>t{text} <ph x=\"1\"/></seg></tuv><tuv xml:lang=\"ru\"><seg>r{ru}</seg></tuv>{de}</tu>"
        )
    };
    let units: Vec<String> = units.iter().map(one).collect();
    memory(&units.iter().map(String::as_str).collect::<Vec<_>>())
}

fn a_unit() -> impl Strategy<Value = UnitModel> {
    (proptest::option::of(0..6u8), 0..6u8, 0..3u8, 0..4u8, proptest::option::of(0..3u8))
}

#[derive(Clone, Debug)]
enum Edit {
    Add(u8, UnitModel),
    Drop(u8),
    Ru(u8, u8),
    De(u8, Option<u8>),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        (any::<u8>(), a_unit()).prop_map(|(at, unit)| Edit::Add(at, unit)),
        any::<u8>().prop_map(Edit::Drop),
        (any::<u8>(), 0..6u8).prop_map(|(at, ru)| Edit::Ru(at, ru)),
        (any::<u8>(), proptest::option::of(0..6u8)).prop_map(|(at, de)| Edit::De(at, de)),
    ];
    proptest::collection::vec(edit, 0..5)
}

fn edited(mut units: Vec<UnitModel>, edits: &[Edit]) -> Vec<UnitModel> {
    for edit in edits {
        let count = units.len();
        match *edit {
            Edit::Add(at, unit) => units.insert(usize::from(at) % (count + 1), unit),
            _ if count == 0 => {}
            Edit::Drop(at) => drop(units.remove(usize::from(at) % count)),
            Edit::Ru(at, ru) => units[usize::from(at) % count].3 = ru,
            Edit::De(at, de) => units[usize::from(at) % count].4 = de,
        }
    }
    units
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_memories(base in proptest::collection::vec(a_unit(), 0..6), ours in edits(), theirs in edits()) {
        let (our, their) = (edited(base.clone(), &ours), edited(base.clone(), &theirs));
        let texts = [&base, &our, &their].map(|units| laid(units));
        let [b, o, t] = [&texts[0], &texts[1], &texts[2]];
        for [base, ours, theirs] in [[b, o, b], [b, b, o], [b, o, o]] {
            prop_assert_eq!(&clean("m.tmx", base, ours, theirs), o);
        }
        let one = run("m.tmx", b, o, t).expect("merged");
        let other = run("m.tmx", b, t, o).expect("merged");
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len(), "\n{}\n{}", text(&one), text(&other));
        let units = |merged: &MergedFile| {
            let text = text(merged);
            let mut units: Vec<String> = text.lines().filter(|line| line.contains("<tu")).map(str::to_owned).collect();
            units.sort();
            units
        };
        let (result, exchanged) = (units(&one), units(&other));
        prop_assert_eq!(&result, &exchanged);
        // What is in all three, or new on a side, is in the result.
        let line = |unit: &UnitModel| laid(&[*unit]).lines().find(|line| line.contains("<tu")).map(str::to_owned);
        let has = |all: &[UnitModel], unit: &UnitModel| all.contains(unit);
        for unit in our.iter().chain(&their) {
            let kept = has(&base, unit) && has(&our, unit) && has(&their, unit);
            let count = |all: &[UnitModel]| all.iter().filter(|one| *one == unit).count();
            if kept && count(&base) == 1 && count(&our) == 1 && count(&their) == 1 {
                prop_assert!(result.contains(&line(unit).expect("a line")), "{unit:?}\n{}", text(&one));
            }
            // A translation that is new is somewhere.
            if !base.iter().any(|old| old.3 == unit.3) {
                prop_assert!(result.iter().any(|line| line.contains(&format!("<seg>r{}</seg>", unit.3))), "{unit:?}\n{}", text(&one));
            }
        }
    }
}
