use super::*;
use crate::base::Source;
use crate::revise::patch_glossary;

fn glossary(toml: &str) -> (Source, Glossary) {
    let source = Source::from_text("g.toml", toml.to_owned()).expect("short");
    let read = crate::formats::read_glossary_toml(&source);
    let errors = read.problems.iter().filter(|problem| problem.severity == crate::model::Severity::Error);
    assert_eq!(errors.count(), 0, "{:?}", read.problems);
    (source, read.value)
}

/// Ours with theirs taken in, and the conflicts; a second time nothing may happen.
fn taken(ours: &str, theirs: &str, how: &Absorbing) -> (String, Vec<String>) {
    let (source, mine) = glossary(ours);
    let (_, other) = glossary(theirs);
    let all = [(other, Ranks::Stated)];
    let done = absorb(&mine, &all, how);
    let text = patch_glossary(&source, &done.patches).expect("it can be changed");
    let (_, again) = glossary(&text);
    let second = absorb(&again, &all, how);
    assert!(second.patches.is_empty(), "{text}\n{:?}", second.patches);
    (text, done.conflicts)
}

const OURS: &str = "\
# Trees.
[concepts.t1]  # one
[concepts.t1.names.a]
usage = \"plain\"
terms = [
  { en = \"elm\" },  # kept
]
[concepts.t1.names.b]
usage = \"learned\"
terms = [ { en = \"ulmus\" } ]
";

#[test]
fn new_terms_join_the_name_that_shares_one() {
    let theirs = "[concepts.x]\nnote = \"tall\"\nterms = [ { en = \"elm\" }, { de = \"Ulme\" } ]\n";
    let (text, conflicts) = taken(OURS, theirs, &Absorbing::default());
    assert!(conflicts.is_empty(), "{conflicts:?}");
    let expected =
        OURS.replace("# one\n", "# one\nnote = \"tall\"\n").replace("# kept\n", "# kept\n  { de = \"Ulme\" },\n");
    assert_eq!(text, expected);
}

#[test]
fn an_id_goes_before_a_term() {
    let theirs = "[concepts.t1]\nterms = [ { fr = \"orme\" } ]\n[concepts.t2]\nterms = [ { en = \"elm\" }, { fr = \"orme\" } ]\n";
    let (text, _) = taken(OURS, theirs, &Absorbing::default());
    // Of the same id, and of neither name: it gets one of its own. The other is another concept.
    assert!(text.contains("[concepts.t1.names.c]\nterms = [\n  { fr = \"orme\" },\n]"), "{text}");
    assert!(text.contains("[concepts.t2]\nterms = [\n  { en = \"elm\" },"), "{text}");
}

#[test]
fn a_label_chooses_or_makes_the_name() {
    let how = Absorbing { label: Some("learned".into()), ..Absorbing::default() };
    let theirs = "[concepts.x]\nterms = [ { en = \"elm\" }, { la = \"Ulmus\" } ]\n";
    let (text, _) = taken(OURS, theirs, &how);
    assert!(text.contains("{ en = \"ulmus\" },\n  { la = \"Ulmus\" },\n]"), "{text}");
    let how = Absorbing { label: Some("old".into()), ..Absorbing::default() };
    let (text, _) = taken(OURS, theirs, &how);
    assert!(text.contains("[concepts.t1.names.c]\nusage = \"old\"\nterms = [\n  { la = \"Ulmus\" },"), "{text}");
}

#[test]
fn where_they_differ_ours_stays_unless_told_otherwise() {
    let ours =
        "[concepts.t1]\ndefinition = \"a tree\" # of ours\nterms = [\n  { en = \"elm\", gender = \"m\" }, # kept\n]\n";
    let theirs = "[concepts.t1]\ndefinition = \"a wood\"\nkind = \"tree\"\nterms = [ { en = \"elm\", rank = \"deprecated\", gender = \"f\", \
                  forms = [\"elms\"] }, { en = \"elm tree\" } ]\n";
    let (text, conflicts) = taken(ours, theirs, &Absorbing::default());
    assert_eq!(conflicts.len(), 4, "{conflicts:?}");
    assert!(text.contains("definition = \"a tree\" # of ours\n") && text.contains("kind = \"tree\"\n"), "{text}");
    assert!(text.contains("{ en = \"elm\", gender = \"m\", forms = [\"elms\"] }, # kept\n"), "{text}");
    assert!(text.contains("{ en = \"elm tree\", rank = \"admitted\" },"), "{text}");
    let (text, conflicts) = taken(ours, theirs, &Absorbing { theirs: true, ..Absorbing::default() });
    assert!(conflicts.is_empty(), "{conflicts:?}");
    assert!(text.contains("definition = \"a wood\" # of ours\n"), "{text}");
    assert!(text.contains("rank = \"deprecated\", gender = \"f\""), "{text}");
}

#[test]
fn fields_of_other_tools_are_joined() {
    let ours = "[concepts.t1]\nextra = { \"a:b\" = \"1\" }\nsources = [\"s\"]\nterms = [ { en = \"elm\" } ]\n";
    let theirs = "[concepts.t1]\nextra = { \"a:b\" = \"2\", \"a:c\" = \"3\" }\nsources = [\"s\", \"r\"]\nterms = [ { en = \"elm\", extra = { x = \"y\" } } ]\n";
    let (text, _) = taken(ours, theirs, &Absorbing::default());
    assert!(
        text.contains("extra = { \"a:b\" = [\"1\", \"2\"], \"a:c\" = \"3\" }\nsources = [\"s\", \"r\"]\n"),
        "{text}"
    );
    assert!(text.contains("{ en = \"elm\", extra = { x = \"y\" } }"), "{text}");
    // Where a table of its own holds them, it takes them in.
    let (source, mine) = glossary("[concepts.t1]\nterms = [ { en = \"elm\" } ]\n[concepts.t1.extra]\nx = \"y\"\n");
    let (_, other) = glossary(theirs);
    let done = absorb(&mine, &[(other, Ranks::Order)], &Absorbing::default());
    let text = patch_glossary(&source, &done.patches).expect("a table of its own");
    assert!(text.ends_with("[concepts.t1.extra]\nx = \"y\"\n\"a:b\" = \"2\"\n\"a:c\" = \"3\"\n"), "{text}");
}

#[test]
fn rows_without_ids_are_one_concept_by_what_they_translate() {
    let row = |id: &str, terms: &str, definition: &str| format!("[concepts.{id}]\n{definition}terms = [ {terms} ]\n");
    let theirs = [
        row("row-1", "{ en = \"bank\" }, { de = \"Bank\" }", ""),
        row("row-2", "{ en = \"bank\" }, { de = \"Ufer\" }", ""),
        row("row-3", "{ en = \"shore\" }, { de = \"Ufer\" }", ""),
        row("row-4", "{ en = \"tip\" }, { de = \"Spitze\" }", "definition = \"an end\"\n"),
        row("row-5", "{ en = \"tip\" }, { de = \"Trinkgeld\" }", "definition = \"money\"\n"),
    ]
    .concat();
    let (text, _) = taken("", &theirs, &Absorbing::default());
    let (_, glossary) = glossary(&text);
    let terms: Vec<Vec<&str>> =
        glossary.concepts.iter().map(|concept| concept.terms().map(|term| &*term.text).collect()).collect();
    assert_eq!(
        terms,
        [vec!["bank", "Bank", "Ufer"], vec!["shore", "Ufer"], vec!["tip", "Spitze"], vec!["tip", "Trinkgeld"]]
    );
}

#[test]
fn an_earlier_id_is_followed_unless_a_concept_has_it() {
    let theirs = "[concepts.t1]\nterms = [ { fr = \"orme\" } ]\n";
    let renamed = OURS.replace("concepts.t1", "concepts.t9").replace("# one\n", "# one\nwas = [\"t1\"]\n");
    let (text, _) = taken(&renamed, theirs, &Absorbing::default());
    assert!(text.contains("[concepts.t9.names.c]\nterms = [\n  { fr = \"orme\" },\n]"), "{text}");
    // Split off, and written before the one that kept the id.
    let split = format!("[concepts.t0]\nwas = [\"t1\"]\nterms = [ {{ en = \"oak\" }} ]\n{OURS}");
    let (text, _) = taken(&split, theirs, &Absorbing::default());
    assert!(text.contains("[concepts.t1.names.c]\nterms = [\n  { fr = \"orme\" },\n]"), "{text}");
}

#[test]
fn rows_of_one_source_and_other_contexts_are_other_concepts() {
    let row = |id: &str, context: &str, de: &str| {
        let context = if context.is_empty() {
            String::new()
        } else {
            format!("extra = {{ \"weblate:context\" = \"{context}\" }}\n")
        };
        format!("[concepts.row-{id}]\n{context}terms = [ {{ en = \"switch\" }}, {{ de = \"{de}\" }} ]\n")
    };
    let theirs = row("1", "railway", "Weiche") + &row("2", "electrical", "Schalter") + &row("3", "", "Umstellung");
    let (text, conflicts) = taken("", &theirs, &Absorbing::default());
    assert_eq!((text.matches("en = \"switch\"").count(), conflicts.len()), (3, 0), "{text}");
    // Again, with another translation: each comes to its own.
    let (text, _) = taken(&text, &row("1", "electrical", "Taster"), &Absorbing::default());
    let electrical = text.split("[concepts").find(|part| part.contains("electrical")).expect("one");
    assert!(electrical.contains("Schalter") && electrical.contains("Taster"), "{text}");
    // What we write ourselves has the id for context, with a number from the second row on.
    let theirs = row("1", "bogie", "Weiche") + &row("2", "bogie-2", "Schalter") + &row("3", "bogie-3", "Taster");
    for ours in ["", "[concepts.bogie]\nterms = [ { en = \"switch\" } ]\n"] {
        let (text, _) = taken(ours, &theirs, &Absorbing::default());
        assert_eq!(text.matches("en = \"switch\"").count(), 1, "{text}");
    }
    // A glossary that knows nothing of contexts takes the first in.
    let theirs = row("1", "railway", "Weiche") + &row("2", "electrical", "Schalter");
    let (text, _) = taken("[concepts.t1]\nterms = [ { en = \"switch\" } ]\n", &theirs, &Absorbing::default());
    assert_eq!(text.matches("en = \"switch\"").count(), 2, "{text}");
}
