//! Every term of a file commented on every line: deleted, inserted, moved, and nothing else touched.

use super::{GlossaryPatch, patch_glossary};
use crate::base::{Lang, Source};
use crate::formats::read_glossary_toml;
use crate::model::{Concept, Name, Rank, Term};

/// Every line that can have a comment has one, told apart by letters.
const TEXT: &str = "\
# a head

[glossary] # b
title = \"T\" # c

# ---- d towns ----

# e on k1
[concepts.k1] # f
kind = \"city\" # g
# h on a
[concepts.k1.names.a] # i
usage = \"u\" # j
terms = [ # k
  # l on A
  # m on A
  { az = \"A\" }, # n

  # o apart

  # p on B
  { en = \"B\" }, # q
  { ru = \"В\", note = \"# no comment, }\" }, # r
  # s on D
  { en = \"D\", rank = \"admitted\" } # t
  # u at the end
] # v
# w on b
[concepts.k1.names.b] # x
terms = [{ hy = \"Ա\" }] # y

# z apart

# aa on k2
[concepts.k2] # bb
terms = [ # cc
  { en = \"E\" }, # dd
] # ee
# ff after

# gg at the very end
";

fn source(text: &str) -> Source {
    Source::decode("g.toml", text.as_bytes().to_vec(), None).expect("UTF-8")
}

fn patched(text: &str, patches: &[GlossaryPatch]) -> String {
    let new = patch_glossary(&source(text), patches).expect("a patch that fits");
    let problems = read_glossary_toml(&source(&new)).problems;
    assert!(problems.is_empty(), "{new}\n{problems:?}");
    new
}

fn term(lang: &str, text: &str) -> Box<Term> {
    let glossary = read_glossary_toml(&source("[concepts.x]\nterms = [{ en = \"x\" }]")).value;
    let mut term = glossary.concepts[0].names[0].terms[0].clone();
    (term.lang, term.text) = (Lang::new(lang), text.into());
    Box::new(term)
}

fn delete(term: usize) -> GlossaryPatch {
    GlossaryPatch::DeleteTerm { concept: "k1".into(), name: "a".into(), term }
}

fn order(order: &[usize]) -> GlossaryPatch {
    GlossaryPatch::OrderTerms { concept: "k1".into(), name: "a".into(), order: order.to_vec() }
}

fn insert(after: Option<usize>, new: Box<Term>) -> GlossaryPatch {
    GlossaryPatch::InsertTerm { concept: "k1".into(), name: "a".into(), after, new }
}

fn texts(text: &str) -> String {
    read_glossary_toml(&source(text)).value.terms().map(|t| t.term.text.to_string()).collect()
}

fn both(check: impl Fn(&dyn Fn(&str) -> String)) {
    check(&|text| text.to_owned());
    check(&|text| text.replace('\n', "\r\n"));
}

#[test]
fn a_term_goes_with_its_own_comments_only() {
    both(|ends| {
        let text = ends(TEXT);
        let gone: [&[&str]; 4] = [
            &["  # l on A\n", "  # m on A\n", "  { az = \"A\" }, # n\n"],
            &["  # p on B\n", "  { en = \"B\" }, # q\n"],
            &["  { ru = \"В\", note = \"# no comment, }\" }, # r\n"],
            &["  # s on D\n", "  { en = \"D\", rank = \"admitted\" } # t\n"],
        ];
        for (index, lines) in gone.iter().enumerate() {
            let expected = lines.iter().fold(text.clone(), |text, line| {
                assert!(text.contains(&ends(line)));
                text.replace(&ends(line), "")
            });
            assert_eq!(patched(&text, &[delete(index)]), expected);
        }
        let all: Vec<_> = (0..4).map(delete).collect();
        let none = patched(&text, &all);
        assert_eq!(texts(&none), "ԱE");
        assert!(none.contains(&ends("terms = [ # k\n\n  # o apart\n\n  # u at the end\n] # v\n")), "{none}");
    });
}

#[test]
fn a_term_moves_with_its_own_comments() {
    both(|ends| {
        let text = ends(TEXT);
        assert_eq!(patched(&text, &[order(&[0, 1, 2, 3])]), text);
        let moved = patched(&text, &[order(&[3, 1, 0, 2])]);
        let list = "terms = [ # k\n  # s on D\n  { en = \"D\", rank = \"admitted\" }, # t\n\n  # o apart\n\n  # p on B\n  \
                    { en = \"B\" }, # q\n  # l on A\n  # m on A\n  { az = \"A\" }, # n\n  { ru = \"В\", note = \"# no comment, }\" }, # r\n  \
                    # u at the end\n] # v\n";
        assert!(moved.contains(&ends(list)), "{moved}");
        // Every line is still there, but for the comma that the last term of the list needed.
        let sorted = |text: &str| {
            let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
            lines.sort();
            lines.join("\n")
        };
        assert_eq!(sorted(&moved), sorted(&text).replace("admitted\" } # t", "admitted\" }, # t"));
        assert!(!moved.replace("\r\n", "").contains('\r') && moved.contains('\r') == text.contains('\r'));
    });
}

#[test]
fn a_term_is_put_behind_any_other() {
    both(|ends| {
        let text = ends(TEXT);
        let lines = ["  { az = \"A\" }, # n\n", "  { en = \"B\" }, # q\n", "}\" }, # r\n", "admitted\" } # t\n"];
        for (index, line) in lines.iter().enumerate() {
            let with_comma = line.replace("} # t", "}, # t");
            let expected = text.replace(&ends(line), &ends(&format!("{with_comma}  {{ tr = \"N\" }},\n")));
            assert_eq!(patched(&text, &[insert(Some(index), term("tr", "N"))]), expected);
        }
        let end = patched(&text, &[insert(None, term("en", "N"))]);
        assert!(
            end.contains(&ends("}, # t\n  { en = \"N\", rank = \"preferred\" },\n  # u at the end\n] # v\n")),
            "{end}"
        );
    });
}

#[test]
fn a_replaced_term_keeps_its_comments() {
    both(|ends| {
        let text = ends(TEXT);
        let mut new = term("az", "Ə \"q\" \\");
        (new.rank, new.keep, new.note) = (Rank::Hidden, true, Some("a\nb".into()));
        let replace = GlossaryPatch::ReplaceTerm { concept: "k1".into(), name: "a".into(), term: 0, new };
        let line = "{ az = \"Ə \\\"q\\\" \\\\\", rank = \"hidden\", keep = true, note = \"a\\nb\" }";
        assert_eq!(patched(&text, &[replace]), text.replace("{ az = \"A\" }", line));
    });
    let text = "[concepts.k1.names.a]\nterms = [\n  { # one\n    en = \"A # b\", # two\n  }, # three\n]\n";
    let new = GlossaryPatch::ReplaceTerm { concept: "k1".into(), name: "a".into(), term: 0, new: term("en", "B") };
    let expected = "[concepts.k1.names.a]\nterms = [\n  # one\n  # two\n  { en = \"B\" }, # three\n]\n";
    assert_eq!(patched(text, &[new]), expected);
}

#[test]
fn terms_on_one_line_are_split_first() {
    let head = "[concepts.k1.names.a]\n";
    for (list, expected) in [
        (
            "terms = [{ en = \"A\" }, { ru = \"Б\" }] # c\n",
            "terms = [\n  { en = \"A\" },\n  { tr = \"N\" },\n  { ru = \"Б\" }\n] # c\n",
        ),
        (
            "terms = [{ en = \"A\" }, { ru = \"Б\" }, # c\n]\n",
            "terms = [\n  { en = \"A\" },\n  { tr = \"N\" },\n  { ru = \"Б\" }, # c\n]\n",
        ),
        (
            "terms = [\n  { en = \"A\" } # a\n  , { ru = \"Б\" } # b\n]\n",
            "terms = [\n  { en = \"A\" }, # a\n  { tr = \"N\" },\n  { ru = \"Б\" } # b\n]\n",
        ),
    ] {
        let text = format!("{head}{list}");
        assert_eq!(patched(&text, &[insert(Some(0), term("tr", "N"))]), format!("{head}{expected}"));
        assert_eq!(texts(&patched(&text, &[order(&[1, 0])])), "БA");
        assert_eq!(texts(&patched(&text, &[delete(0)])), "Б");
    }
    assert_eq!(
        patched(&format!("{head}terms = []\n"), &[insert(None, term("tr", "N"))]),
        format!("{head}terms = [\n  {{ tr = \"N\" }},\n]\n")
    );
}

#[test]
fn names_and_concepts_come_and_go() {
    both(|ends| {
        let text = ends(TEXT);
        let name = Name { key: "c".into(), usage: vec!["v".into()], terms: vec![*term("en", "N")], ..Name::default() };
        let table = "[concepts.k1.names.c]\nusage = \"v\"\nterms = [\n  { en = \"N\" },\n]\n";
        let add = GlossaryPatch::AddName { concept: "k1".into(), new: Box::new(name.clone()) };
        let expected = text.replace(&ends("}] # y\n"), &ends(&format!("}}] # y\n{table}")));
        assert_eq!(patched(&text, &[add]), expected);

        let concept = Concept {
            id: "k 3".into(),
            kind: Some("river".into()),
            at: Some((40.0, 46.5)),
            names: vec![name],
            ..Concept::default()
        };
        let new = Box::new(Concept { id: "k3".into(), ..concept });
        let table = "[concepts.k3]\nkind = \"river\"\nat = [40.0, 46.5]\n[concepts.k3.names.c]\nusage = \"v\"\nterms = [\n  { en = \"N\" },\n]\n";
        let add = GlossaryPatch::AddConcept { after: None, new: new.clone() };
        assert_eq!(patched(&text, &[add]), format!("{text}{}", ends(&format!("\n{table}"))));
        let add = GlossaryPatch::AddConcept { after: Some("k1".into()), new };
        assert_eq!(patched(&text, &[add]), text.replace(&ends("}] # y\n"), &ends(&format!("}}] # y\n\n{table}"))));

        let gone = patched(&text, &[GlossaryPatch::DeleteConcept { concept: "k1".into() }]);
        let (start, end) = (text.find("# e on").expect("e"), text.find(&ends("\n# z apart")).expect("z"));
        assert_eq!(gone, format!("{}{}", &text[..start], &text[end..]));
        let gone = patched(&text, &[GlossaryPatch::DeleteConcept { concept: "k2".into() }]);
        let (start, end) = (text.find("# aa on").expect("aa"), text.find(&ends("\n# gg at")).expect("gg"));
        assert_eq!(gone, format!("{}{}", &text[..start], &text[end..]));
    });
}

#[test]
fn what_does_not_fit_is_refused() {
    let refused =
        |text: &str, patches: &[GlossaryPatch]| patch_glossary(&source(text), patches).expect_err("no").to_string();
    assert!(refused(TEXT, &[delete(4)]).contains("4 terms"));
    assert!(refused(TEXT, &[order(&[0, 1, 1, 2])]).contains("each once"));
    assert!(refused(TEXT, &[GlossaryPatch::DeleteConcept { concept: "k9".into() }]).contains("no concept `k9`"));
    assert!(refused("[concepts.k1\n", &[]).contains("g.toml:1:"));
    assert!(refused(TEXT, &[delete(0), GlossaryPatch::DeleteConcept { concept: "k1".into() }]).contains("same lines"));
    let written_out = "[[concepts.k1.names.a.terms]]\nen = \"A\"\n";
    assert!(refused(written_out, &[delete(0)]).contains("not written under headers"));
}

#[test]
fn what_is_rendered_reads_alike() {
    let text = r#"[concepts."a.b"]
kind = "city"
country = "AZ"
at = [39.8177, 46.0]
definition = "d \"q\""
owner = "o"
was = ["w"]
sources = ["s", "t"]
context = ["c"]
frozen = ["f"]
accept = ["y"]
reject = [{ ru = "n" }, "m"]
note = "two\nlines"
related = [
  { to = "x", kind = "part-of", confidence = "high", from = 2020-01-01, until = 2021-12-31, note = "n", source = ["s", "t"] },
]
extra = { plain = "a", "tbx:definition@fr" = ["b", "\"c\""] }
usage = "nameless"
terms = [
  { en = "One", match = "exact-case", decl = "m", gender = "f", forms = ["a", "b"], keep = true, from = 1991-01-01, status = "proposed", note = "n", source = "s", extra = { "tbx:termType" = "acronym" } },
  { en-GB = "Two" },
  { en = "Three", rank = "admitted", match = "context-only" },
]
[concepts."a.b".names."k l"]
usage = ["u", "v"]
note = "n"
terms = [
  { ru = "Раз", rank = "deprecated" },
  { ru = "Два", rank = "hidden" },
]
"#;
    let read = read_glossary_toml(&source(text));
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    let new = Box::new(read.value.concepts[0].clone());
    assert_eq!(patched("", &[GlossaryPatch::AddConcept { after: None, new }]), text);
}

#[test]
fn fields_are_added_to_a_table_of_their_own() {
    let with = |extra: &[(&str, &str)]| {
        let extra = extra.iter().map(|&(key, value)| (key.into(), value.into())).collect();
        let concept = Concept { id: "k1".into(), kind: Some("city".into()), extra, ..Concept::default() };
        vec![GlossaryPatch::SetConcept { concept: "k1".to_owned(), new: Box::new(concept) }]
    };
    let wanted = [("a", "1"), ("tbx:b", "2"), ("tbx:b", "3"), ("c d", "4\n5")];
    let terms = "terms = [\n  { en = \"A\" },\n]\n";
    for (before, after) in [
        (
            "[concepts.k1] # k\nkind = \"city\"\nTERMS[concepts.k1.extra] # e\n# one\na = \"1\" # i\n\"tbx:b\" = \"2\" # ii\n# two\n",
            "[concepts.k1] # k\nkind = \"city\"\nTERMS[concepts.k1.extra] # e\n# one\na = \"1\" # i\n\"tbx:b\" = [\"2\", \"3\"] # ii\n\"c d\" = \"4\\n5\"\n# two\n",
        ),
        (
            "[concepts.k1]\nkind = \"city\"\nextra.a = \"1\" # i\nTERMS",
            "[concepts.k1]\nkind = \"city\"\nextra.a = \"1\" # i\nextra.\"tbx:b\" = [\"2\", \"3\"]\nextra.\"c d\" = \"4\\n5\"\nTERMS",
        ),
        (
            "[concepts.k1.extra]\na = \"1\"\n[concepts.k1]\nkind = \"city\"\nTERMS",
            "[concepts.k1.extra]\na = \"1\"\n\"tbx:b\" = [\"2\", \"3\"]\n\"c d\" = \"4\\n5\"\n[concepts.k1]\nkind = \"city\"\nTERMS",
        ),
        (
            "[concepts.k1]\nkind = \"city\"\nTERMS[concepts.k1.extra]\na = \"1\"",
            "[concepts.k1]\nkind = \"city\"\nTERMS[concepts.k1.extra]\na = \"1\"\n\"tbx:b\" = [\"2\", \"3\"]\n\"c d\" = \"4\\n5\"\n",
        ),
    ] {
        let before = before.replace("TERMS", terms);
        let source = Source::decode("g.toml", before.into_bytes(), None).expect("UTF-8");
        let patched = patch_glossary(&source, &with(&wanted)).expect("lines");
        assert_eq!(patched, after.replace("TERMS", terms));
        let again = Source::decode("g.toml", patched.into_bytes(), None).expect("UTF-8");
        let mut extra = read_glossary_toml(&again).value.concepts[0].extra.clone();
        extra.sort();
        let mut wanted: Vec<(Box<str>, Box<str>)> =
            wanted.iter().map(|&(key, value)| (key.into(), value.into())).collect();
        wanted.sort();
        assert_eq!(extra, wanted);
    }
}
