//! What each kind of change comes to.

use super::*;

pub(super) const BASE: &str = r#"# head
[glossary]
title = "Plants"
sources = ["A", "B"]

# ---- Vegetables ----

# the first
[concepts.c1]
kind = "vegetable"
[concepts.c1.names.a]
usage = "british"
terms = [
  { en = "Aubergine" },
  { ru = "Обержин", decl = "m" }, # of old
]
[concepts.c1.names.b]
usage = "american"
terms = [
  { en = "Eggplant" },
]

[concepts.c2]
terms = [ { en = "Courgette" } ]
"#;

fn with(changes: &[(&str, &str)]) -> String {
    let mut text = BASE.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

#[test]
fn lists_on_one_line_and_fields_of_one_line() {
    let ours = with(&[("\"B\"]", "\"B\", \"C\"]"), ("{ en = \"Eggplant\" }", "{ en = \"Eggplant\", note = \"n\" }")]);
    let theirs = with(&[("[\"A\"", "[\"Z\", \"A\""), ("{ en = \"Eggplant\" }", "{ en = \"Eggplant\", keep = true }")]);
    let result = clean("g.toml", BASE, &ours, &theirs);
    assert_eq!(
        result,
        with(&[
            ("[\"A\", \"B\"]", "[\"Z\", \"A\", \"B\", \"C\"]"),
            ("{ en = \"Eggplant\" }", "{ en = \"Eggplant\", note = \"n\", keep = true }")
        ])
    );
}

#[test]
fn a_text_that_became_a_list_on_both_sides() {
    let version = |usage: &str| with(&[("usage = \"british\"", &format!("usage = {usage}"))]);
    let (ours, theirs) = (version("[\"b\", \"c\"]"), version("[\"british\", \"d\"]"));
    assert_eq!(clean("g.toml", BASE, &ours, &theirs), version("[\"b\", \"c\", \"d\"]"));
    assert_eq!(clean("g.toml", BASE, &ours, &BASE.replace("# head", "# top")), ours.replace("# head", "# top"));
}

#[test]
fn both_add_at_one_place() {
    let ours =
        with(&[("  { en = \"Eggplant\" },\n", "  { en = \"Eggplant\" },\n  # why\n  { de = \"Eierfrucht\" },\n")]);
    let theirs = with(&[("  { en = \"Eggplant\" },\n", "  { en = \"Eggplant\" },\n  { fr = \"aubergine\" }, # so\n")]);
    let result = clean("g.toml", BASE, &ours, &theirs);
    assert!(
        result.contains(
            "  { en = \"Eggplant\" },\n  # why\n  { de = \"Eierfrucht\" },\n  { fr = \"aubergine\" }, # so\n]"
        ),
        "{result}"
    );
    let ours = format!("{BASE}\n[concepts.c3]\nterms = [ {{ en = \"Pea\" }} ]\n");
    let theirs = format!("{BASE}\n# bean\n[concepts.c4]\nterms = [ {{ en = \"Bean\" }} ]\n");
    let result = clean("g.toml", BASE, &ours, &theirs);
    assert_eq!(result, format!("{ours}\n# bean\n[concepts.c4]\nterms = [ {{ en = \"Bean\" }} ]\n"));
    // An empty base: both sides added the file.
    let result = clean("g.toml", "", &ours, &theirs);
    assert_eq!(result, format!("{ours}\n# bean\n[concepts.c4]\nterms = [ {{ en = \"Bean\" }} ]\n"));
}

#[test]
fn a_line_that_both_changed() {
    let ours = with(&[("kind = \"vegetable\"", "kind = \"fruit\"")]);
    let theirs = with(&[("kind = \"vegetable\"", "kind = \"berry\" # by botany")]);
    let (kinds, result) = torn("g.toml", BASE, &ours, &theirs);
    assert_eq!(kinds, [ConflictKind::Changed]);
    assert!(
        result.contains(
            "[concepts.c1]\n<<<<<<< ours\nkind = \"fruit\"\n||||||| base\nkind = \"vegetable\"\n=======\nkind = \"berry\" # by \
             botany\n>>>>>>> theirs\n[concepts.c1.names.a]"
        ),
        "{result}"
    );
}

#[test]
fn taken_away_here_and_changed_there() {
    let ours = with(&[("  { en = \"Eggplant\" },\n", "  { de = \"Eierfrucht\" },\n")]);
    let theirs = with(&[("{ en = \"Eggplant\" }", "{ en = \"Eggplant\", keep = true }")]);
    assert_eq!(torn("g.toml", BASE, &ours, &theirs).0, [ConflictKind::Deleted]);
    assert_eq!(torn("g.toml", BASE, &theirs, &ours).0, [ConflictKind::Deleted]);
    // A whole concept.
    let ours = with(&[("\n[concepts.c2]\nterms = [ { en = \"Courgette\" } ]\n", "")]);
    let theirs = with(&[("{ en = \"Courgette\" }", "{ en = \"Courgette\" }, { fr = \"courgette\" }")]);
    let (kinds, result) = torn("g.toml", BASE, &ours, &theirs);
    assert_eq!(kinds, [ConflictKind::Deleted]);
    assert!(result.ends_with(
        "<<<<<<< ours\n||||||| base\n[concepts.c2]\nterms = [ { en = \"Courgette\" } ]\n=======\n[concepts.c2]\nterms = [ { en = \
         \"Courgette\" }, { fr = \"courgette\" } ]\n>>>>>>> theirs\n"
    ));
    // What nobody changed goes.
    assert_eq!(clean("g.toml", BASE, &ours, &with(&[("Plants", "Herbs")])), ours.replace("Plants", "Herbs"));
}

#[test]
fn each_prefers_another_term() {
    let ours = with(&[("  { en = \"Eggplant\" },", "  { en = \"Egg plant\" },\n  { en = \"Eggplant\" },")]);
    let theirs = with(&[("  { en = \"Eggplant\" },", "  { en = \"Egg-plant\" },\n  { en = \"Eggplant\" },")]);
    let (kinds, result) = torn("g.toml", BASE, &ours, &theirs);
    assert_eq!(kinds, [ConflictKind::Preferred]);
    assert!(
        result.contains(
            "terms = [\n<<<<<<< ours\n  { en = \"Egg plant\" },\n  { en = \"Eggplant\" },\n||||||| base\n  { en = \"Eggplant\" },\n\
             =======\n  { en = \"Egg-plant\" },\n  { en = \"Eggplant\" },\n>>>>>>> theirs\n]"
        ),
        "{result}"
    );
    // A first term of a language, from each side.
    let ours = with(&[("  { en = \"Eggplant\" },", "  { en = \"Eggplant\" },\n  { de = \"Aubergine\" },")]);
    let theirs = with(&[("  { en = \"Eggplant\" },", "  { en = \"Eggplant\" },\n  { de = \"Eierfrucht\" },")]);
    assert_eq!(torn("g.toml", BASE, &ours, &theirs).0, [ConflictKind::Preferred]);
    // Of times that do not meet there may be two.
    let ours = ours.replace("de = \"Aubergine\"", "de = \"Aubergine\", until = \"1990\"");
    let theirs = theirs.replace("de = \"Eierfrucht\"", "de = \"Eierfrucht\", from = \"1991\"");
    clean("g.toml", BASE, &ours, &theirs);
}

#[test]
fn one_spelling_corrected_twice() {
    let ours = with(&[("Courgette", "Courgete")]);
    let theirs = with(&[("Courgette", "Corgette")]);
    assert_eq!(torn("g.toml", BASE, &ours, &theirs).0, [ConflictKind::Changed]);
    assert_eq!(clean("g.toml", BASE, &ours, &ours.replace("# head", "# top")), ours.replace("# head", "# top"));
}

#[test]
fn a_term_that_moved_takes_the_other_sides_change_along() {
    let line = "  { ru = \"Обержин\", decl = \"m\" }, # of old\n";
    let ours = with(&[(line, ""), ("  { en = \"Eggplant\" },\n", &format!("  {{ en = \"Eggplant\" }},\n{line}"))]);
    let theirs = with(&[("decl = \"m\"", "decl = \"m\", rank = \"hidden\"")]);
    let moved = "  { en = \"Eggplant\" },\n  { ru = \"Обержин\", decl = \"m\", rank = \"hidden\" }, # of old\n]";
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let result = clean("g.toml", BASE, one, other);
        assert!(result.contains(moved) && result.matches("Обержин").count() == 1, "{result}");
    }
    // Moved here, taken away there.
    let gone = with(&[(line, "")]);
    assert_eq!(torn("g.toml", BASE, &ours, &gone).0, [ConflictKind::Moved]);
    // Each to another place.
    let theirs = with(&[
        (line, ""),
        ("[ { en = \"Courgette\" } ]", "[ { en = \"Courgette\" }, { ru = \"Обержин\", decl = \"m\" } ]"),
    ]);
    assert_eq!(torn("g.toml", BASE, &ours, &theirs).0, [ConflictKind::Moved, ConflictKind::Moved]);
}

#[test]
fn a_new_id_is_followed() {
    let ours = BASE
        .replace("concepts.c1", "concepts.k9")
        .replace("kind = \"vegetable\"", "was = [\"c1\"]\nkind = \"vegetable\"");
    let theirs = with(&[
        ("kind = \"vegetable\"", "kind = \"fruit\""),
        ("\n[concepts.c2]", "[concepts.c1.names.c]\nterms = [ { fr = \"mélongène\" } ]\n\n[concepts.c2]"),
    ]);
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let result = clean("g.toml", BASE, one, other);
        assert!(
            !result.contains("concepts.c1") && result.contains("[concepts.k9.names.c]\nterms = [ { fr"),
            "{result}"
        );
        assert!(result.contains("was = [\"c1\"]") && result.contains("kind = \"fruit\""), "{result}");
    }
    // Two ids for one.
    let theirs = BASE
        .replace("concepts.c1", "concepts.k8")
        .replace("kind = \"vegetable\"", "was = [\"c1\"]\nkind = \"vegetable\"");
    assert_eq!(torn("g.toml", BASE, &ours, &theirs).0, [ConflictKind::Changed]);
}

#[test]
fn names_are_what_their_terms_are() {
    let add = |key: &str, term: &str| {
        with(&[(
            "\n[concepts.c2]",
            &format!("[concepts.c1.names.{key}]\nusage = \"local\"\nterms = [ {term} ]\n\n[concepts.c2]"),
        )])
    };
    // One key, two names.
    let result = clean("g.toml", BASE, &add("c", "{ en = \"Brinjal\" }"), &add("c", "{ en = \"Melongene\" }"));
    assert!(result.contains("[concepts.c1.names.c]\nusage = \"local\"\nterms = [ { en = \"Brinjal\" } ]"), "{result}");
    assert!(
        result.contains("[concepts.c1.names.d]\nusage = \"local\"\nterms = [ { en = \"Melongene\" } ]"),
        "{result}"
    );
    // Two keys, one name.
    let both = add("d", "{ en = \"Brinjal\" }, { de = \"Brinjal\" }");
    let result = clean("g.toml", BASE, &add("c", "{ en = \"Brinjal\" }"), &both);
    assert!(result.contains("[concepts.c1.names.c]") && !result.contains("names.d"), "{result}");
    assert!(result.contains("terms = [ { en = \"Brinjal\" }, { de = \"Brinjal\" } ]"), "{result}");
    // A name that only got another key.
    let renamed = BASE.replace("names.b]", "names.us]");
    let theirs = with(&[("{ en = \"Eggplant\" }", "{ en = \"Eggplant\", keep = true }")]);
    let result = clean("g.toml", BASE, &renamed, &theirs);
    assert!(
        result.contains("names.us]\nusage = \"american\"\nterms = [\n  { en = \"Eggplant\", keep = true },\n]"),
        "{result}"
    );
    assert!(!result.contains("names.b]"));
}

#[test]
fn one_id_for_two_concepts() {
    let ours = format!("{BASE}\n[concepts.k3]\nterms = [ {{ en = \"Pea\" }} ]\n");
    let theirs = format!("{BASE}\n[concepts.k3]\nterms = [ {{ en = \"Bean\" }} ]\n");
    let result = clean("g.toml", BASE, &ours, &theirs);
    assert!(result.contains("[concepts.k3]\nterms = [ { en = \"Pea\" } ]"), "{result}");
    assert!(result.contains("[concepts.k3-2]\nterms = [ { en = \"Bean\" } ]"), "{result}");
    // Numbered ids go on in their row; names and lists of terms go along, and ids of both sides are taken.
    let ours = format!(
        "{BASE}\n[concepts.e-1]\nterms = [ {{ en = \"Pea\" }} ]\n[concepts.e-2]\nterms = [ {{ en = \"Fig\" }} ]\n"
    );
    let theirs = format!(
        "{BASE}\n[concepts.e-1]\nkind = \"pulse\"\n[concepts.e-1.names.a]\nterms = [ {{ en = \"Bean\" }} ]\n\
         [[concepts.e-1.names.b.terms]]\nen = \"Broad bean\"\n"
    );
    let result = clean("g.toml", BASE, &ours, &theirs);
    assert!(result.contains("[concepts.e-3]\nkind = \"pulse\"\n[concepts.e-3.names.a]\n"), "{result}");
    assert!(result.contains("[[concepts.e-3.names.b.terms]]\nen = \"Broad bean\""), "{result}");
    // The same from the other side.
    assert!(clean("g.toml", BASE, &theirs, &ours).contains("[concepts.e-3]\nterms = [ { en = \"Pea\" } ]"));
    // What their relations point to stays what they mean.
    let points = format!(
        "{theirs}[concepts.z]\nrelated = [ {{ to = \"e-1\", kind = \"part-of\" }} ]\nterms = [ {{ en = \"Seed\" }} ]\n"
    );
    assert_eq!(torn("g.toml", BASE, &ours, &points).0, [ConflictKind::Added]);
    // With a term in common it is one concept, as before.
    let both = format!("{BASE}\n[concepts.e-1]\nterms = [ {{ en = \"Pea\" }}, {{ ru = \"Горох\" }} ]\n");
    assert!(!clean("g.toml", BASE, &ours, &both).contains("e-3"));
}

#[test]
fn a_concept_that_the_other_side_points_to_is_not_taken_away() {
    let ours = with(&[("\n[concepts.c2]\nterms = [ { en = \"Courgette\" } ]\n", "")]);
    let theirs =
        with(&[("kind = \"vegetable\"", "kind = \"vegetable\"\nrelated = [ { to = \"c2\", kind = \"distinct\" } ]")]);
    let (kinds, result) = torn("g.toml", BASE, &ours, &theirs);
    assert_eq!(kinds, [ConflictKind::Wanted], "{result}");
    assert_eq!(torn("g.toml", BASE, &theirs, &ours).0, [ConflictKind::Wanted]);
}

#[test]
fn layout_of_one_side_and_change_of_the_other() {
    let laid = BASE
        .replace("terms = [ { en = \"Courgette\" } ]", "terms = [\n  {en='Courgette'},\n]")
        .replace("\", decl", "\" ,decl");
    let theirs =
        with(&[("{ en = \"Courgette\" }", "{ en = \"Courgette\" }, { fr = \"courgette\" }"), ("\"m\"", "\"f\"")]);
    let result = clean("g.toml", BASE, &laid, &theirs);
    assert!(result.contains("terms = [\n  {en='Courgette'},\n  { fr = \"courgette\" },\n]"), "{result}");
    assert!(result.contains("decl = \"f\""), "{result}");
    let result = clean("g.toml", BASE, &theirs, &laid);
    assert!(result.contains("{ fr = \"courgette\" }") && result.contains("decl = \"f\""), "{result}");
    // Line ends are those of ours.
    let dos = BASE.replace('\n', "\r\n");
    let theirs = theirs.replace("Plants", "Herbs");
    assert_eq!(clean("g.toml", BASE, &dos, &theirs), theirs.replace('\n', "\r\n"));
}

#[test]
fn remarks_come_in_and_stay() {
    let ours = with(&[("# the first", "# the very first"), ("# head", "# head\n# of all")]);
    let theirs = with(&[
        ("# the first", "# number one"),
        ("# ---- Vegetables ----", "# ---- Fruit ----"),
        ("# of old", "# of yore"),
    ]);
    let result = clean("g.toml", BASE, &ours, &theirs);
    for remark in [
        "# the very first\n# number one\n[concepts.c1]",
        "\n\n# ---- Fruit ----\n\n",
        "# of yore",
        "# head\n# of all\n",
    ] {
        assert!(result.contains(remark), "{remark}\n{result}");
    }
    let merged = run("g.toml", BASE, &ours, &theirs).expect("merged");
    assert!(merged.notes.iter().any(|note| note.contains("both remarks stand")), "{:?}", merged.notes);
}

#[test]
fn what_is_new_in_the_result_is_told() {
    let ours = with(&[("  { en = \"Eggplant\" },", "  { en = \"Eggplant\" },\n  { de = \"Zucchini\" },")]);
    let theirs = with(&[("{ en = \"Courgette\" }", "{ en = \"Courgette\" }, { de = \"Zucchini\" }")]);
    let merged = run("g.toml", BASE, &ours, &theirs).expect("merged");
    assert!(merged.conflicts.is_empty());
    assert!(merged.notes.iter().any(|note| note.contains("duplicate-term")), "{:?}", merged.notes);
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let ours = with(&[("Plants", "Herbs")]);
    let marked = format!("<<<<<<< ours\n{BASE}");
    for (theirs, what) in [
        ("", "is empty"),
        (" \n", "is empty"),
        (&*marked, "g.toml:1:1: a conflict marker is left here"),
        ("[glossary\n", "no TOML"),
        ("a = \0", "binary"),
        ("[policy]\ntitle = \"x\"\n", "another kind of file"),
    ] {
        let errors = run("g.toml", BASE, &ours, theirs).expect_err("refused");
        assert!(errors.iter().any(|error| error.contains(what)), "{what}: {errors:?}");
    }
    assert!(run("notes.md", "a", "b", "c").expect_err("refused")[0].contains("git merge-file"));
}

pub(super) const POLICY: &str = "[policy]\ntitle = \"House\"\nlabels = { A = \"one\", B = \"two\" }\n\n# first\n[[rule]]\nof = { label = \"one\" }\n\
                      say = { stance = \"prefer\" }\n\n[[rule]]\nof = { label = \"two\" }\nsay = { stance = \"forbid\" }\n\n[exempt]\n\
                      phrases = [\n  \"A b\",\n]\n";

fn rule(of: &str, say: &str) -> String {
    POLICY.replace("\n[exempt]", &format!("\n[[rule]]\nof = {{ {of} }}\nsay = {{ {say} }}\n\n[exempt]"))
}

#[test]
fn policies_by_their_rules() {
    let ours = POLICY
        .replace("\"forbid\"", "\"forbid\", severity = \"info\"")
        .replace("  \"A b\",\n", "  \"A b\",\n  \"C\",\n");
    let theirs =
        POLICY.replace("\"forbid\"", "\"forbid\", fix = \"unsafe\"").replace("  \"A b\",\n", "  \"A b\",\n  \"D\",\n");
    let result = clean("p.toml", POLICY, &ours, &theirs);
    assert!(result.contains("say = { stance = \"forbid\", severity = \"info\", fix = \"unsafe\" }"), "{result}");
    assert!(result.contains("  \"A b\",\n  \"C\",\n  \"D\",\n]"), "{result}");
    // Rules that cannot meet.
    let (ours, theirs) =
        (rule("concept = \"c1\"", "stance = \"admit\""), rule("concept = \"c2\"", "stance = \"forbid\""));
    let result = clean("p.toml", POLICY, &ours, &theirs);
    assert_eq!(result.matches("[[rule]]").count(), 4, "{result}");
    // Rules that may, of which the later one would win.
    let (ours, theirs) =
        (rule("kind = \"city\"", "stance = \"admit\""), rule("country = \"AZ\"", "stance = \"forbid\""));
    let (kinds, result) = torn("p.toml", POLICY, &ours, &theirs);
    assert_eq!(kinds, [ConflictKind::MayMeet]);
    assert!(
        result.contains(
            "<<<<<<< ours\n[[rule]]\nof = { kind = \"city\" }\nsay = { stance = \"admit\" }\n||||||| base\n=======\n[[rule]]\nof = { \
             country = \"AZ\" }\nsay = { stance = \"forbid\" }\n>>>>>>> theirs\n"
        ),
        "{result}"
    );
    // They say the same: it does not matter which comes last.
    let theirs = rule("country = \"AZ\"", "stance = \"admit\"");
    clean("p.toml", POLICY, &ours, &theirs);
    // The same rule twice, and the same rule in two ways.
    assert_eq!(clean("p.toml", POLICY, &ours, &ours.replace("House", "Home")), ours.replace("House", "Home"));
    let theirs = rule("kind = \"city\"", "stance = \"forbid\"");
    assert_eq!(torn("p.toml", POLICY, &ours, &theirs).0, [ConflictKind::Added]);
}

#[test]
fn a_term_that_both_add_and_one_side_prefers() {
    let glossary = |terms: &[&str]| {
        let terms: Vec<String> = terms.iter().map(|term| format!("  {{ ru = \"{term}\" }},\n")).collect();
        format!("[glossary]\ntitle = \"Plants\"\n\n[concepts.pea.names.pea]\nterms = [\n{}]\n", terms.concat())
    };
    let base = glossary(&["горох", "горошина"]);
    // Written alike on both sides, and to be written on one of them only, since that one has it first.
    for theirs in [&["горох", "горошек"][..], &["горох", "горошек", "горошина"]] {
        let (ours, theirs) = (glossary(&["горошек", "горох", "горошина"]), glossary(theirs));
        for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let merged = clean("g.toml", &base, one, other);
            let first = merged.lines().find(|line| line.contains("ru ="));
            assert_eq!(first, Some("  { ru = \"горошек\" },"), "{merged}");
        }
    }
}
