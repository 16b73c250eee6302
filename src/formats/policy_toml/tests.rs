use super::read;
use crate::base::{Lang, Source};
use crate::model::{Applicability, Date, ExemptLevel, Inflect, Mode, Policy, PolicyText, Severity, Spelling, Stance};

fn source(text: &str) -> Source {
    Source::decode("house.toml", text.as_bytes().to_vec(), None).expect("UTF-8")
}

/// What was read, and each problem as `line:column rule message`.
fn read_all(text: &str) -> (Option<PolicyText>, Vec<String>) {
    let source = source(text);
    let result = read(&source, "house");
    let problems = result.problems.iter().map(|problem| {
        let place = source.place(problem.span.start);
        format!("{}:{} {} {}", place.line, place.column, problem.rule, problem.message)
    });
    (result.value, problems.collect())
}

fn good(text: &str) -> Policy {
    let (value, problems) = read_all(text);
    assert_eq!(problems, Vec::<String>::new());
    value.expect("a policy").own
}

/// The one problem of a text, which must contain `part` and stand at `place`.
#[track_caller]
fn bad(text: &str, place: &str, part: &str) {
    let (_, problems) = read_all(text);
    assert!(
        problems.len() == 1 && problems[0].starts_with(&format!("{place} policy-field")) && problems[0].contains(part),
        "{text}\n{problems:#?}"
    );
}

#[test]
fn every_key_is_read() {
    let text = r#"
[policy]
title = "River desk"
extends = "base"
spelling = "document"
labels = { A = "upper", B = "lower" }

[[rule]]
of = { label = "upper" }
say = { stance = "prefer" }

[[rule]]
of = { label = "lower", kind = "river", country = "FR", lang = "de", term = "Elz", concept = "r2" }
say = { stance = "forbid", severity = "info", fix = "display-only" }
note = "since the treaty"

[[rule]]
of = "r1"
when = { event = { from = "2019", to = 2023-09-19 }, written = { to = "2020-02" }, lang = "ru", element = ["body", "h2"], doctype = "report", paths = ["eu/**"] }
say = { first = "{B} ({A})", then = "{B}", inflect = "first" }

[[rule]]
of = ["r3", { kind = "lake" }]
say = { avoid = true, instead = "the lake" }

[exempt]
quotations = "info"
urls = "check"
glosses = ["(locally {} - ed.)"]
phrases = ["Elz Bridge"]

[elements]
headline = ["h1", "front:title"]
"#;
    let (value, problems) = read_all(text);
    assert_eq!(problems, Vec::<String>::new());
    let value = value.expect("a policy");
    assert_eq!(value.extends.as_deref(), Some("base"));
    assert!(value.sets_spelling);
    let policy = value.own;
    assert_eq!(policy.title.as_deref(), Some("River desk"));
    assert_eq!(policy.spelling, Spelling::Document);
    assert_eq!(policy.labels, [("A".into(), "upper".into()), ("B".into(), "lower".into())]);
    assert_eq!(policy.rules.len(), 5);
    assert_eq!(policy.rules.iter().map(|rule| rule.place.line).collect::<Vec<_>>(), [8, 12, 17, 22, 22]);
    assert_eq!(policy.rules[0].say.stance, Some(Stance::Prefer));
    let second = &policy.rules[1];
    assert_eq!(second.note.as_deref(), Some("since the treaty"));
    assert_eq!(second.say.severity, Some(Severity::Info));
    assert_eq!(second.say.fix, Some(Applicability::DisplayOnly));
    assert_eq!(second.of.lang, Some(Lang::new("de")));
    assert_eq!(second.of.term.as_deref(), Some("Elz"));
    let third = &policy.rules[2];
    assert_eq!(third.when.event.from, Date::new(2019, 1, 1));
    assert_eq!(third.when.event.until, Date::new(2023, 9, 19));
    assert_eq!(third.when.written.until, Date::new(2020, 2, 29));
    assert_eq!(third.when.element, ["body".into(), "h2".into()]);
    assert_eq!(third.when.doctype, ["report".into()]);
    let Some(Mode::First { first, then, inflect }) = &third.say.mode else { panic!("no first mode") };
    assert_eq!((&**first, &**then, *inflect), ("{B} ({A})", "{B}", Inflect::First));
    assert_eq!(policy.rules[3].of.concept.as_deref(), Some("r3"));
    assert_eq!(policy.rules[4].of.kind.as_deref(), Some("lake"));
    assert_eq!(policy.rules[4].say.mode, Some(Mode::Avoid { instead: Some("the lake".into()) }));
    assert_eq!(policy.exempt.quotations, ExemptLevel::Info);
    assert_eq!(policy.exempt.urls, ExemptLevel::Check);
    assert_eq!(policy.exempt.titles, ExemptLevel::Skip);
    assert_eq!(policy.exempt.glosses[0].1.line, 29);
    assert_eq!(policy.exempt.phrases[0].0.as_ref(), "Elz Bridge");
    let set: Vec<_> = policy.exempt.places.iter().map(|(key, place)| (*key, place.line)).collect();
    assert_eq!(set, [("quotations", 27), ("urls", 28)]);
    assert_eq!(policy.elements[0].1, ["h1".into(), "front:title".into()]);
}

#[test]
fn little_is_enough() {
    for text in ["", "\r\n", "# nothing\r\n[policy]\r\n"] {
        let policy = good(text);
        assert!(policy.rules.is_empty() && policy.spelling == Spelling::Glossary, "{text:?}");
    }
    let all = good("[[rule]]\nsay = { stance = \"admit\" }\n");
    assert_eq!(all.rules[0].of, crate::model::Selector::default());
    // The forms in which TOML can write the same.
    let long = good("[[rule]]\n[rule.of]\nlabel = \"x\"\n[rule.say]\nstance = \"forbid\"\n");
    let dotted = good("[[rule]]\nof.label = \"x\"\nsay.stance = \"forbid\"\n");
    let inline = good("rule = [{ of = { label = \"x\" }, say = { stance = \"forbid\" } }]\n");
    for policy in [&long, &dotted, &inline] {
        assert_eq!(policy.rules[0].of.label.as_deref(), Some("x"));
        assert_eq!((policy.rules[0].say.stance, policy.rules[0].place.line), (Some(Stance::Forbid), 1));
    }
    // Composed as in the glossary.
    let nfd = good("[exempt]\nphrases = [\"S\u{327}us\u{327}a\"]\n");
    assert_eq!(&*nfd.exempt.phrases[0].0, "Şuşa");
}

#[test]
fn unknown_words_say_what_was_meant() {
    bad("[polcy]\ntitle = \"x\"\n", "1:2", "did you mean `policy`?");
    bad("[policy]\nextend = \"x\"\n", "2:1", "did you mean `extends`?");
    bad("[policy]\nspelling = \"documents\"\n", "2:12", "did you mean `document`?");
    bad("[[rule]]\nof = { lable = \"x\" }\nsay = { stance = \"admit\" }\n", "2:8", "did you mean `label`?");
    bad("[[rule]]\nsay = { stance = \"prefers\" }\n", "2:18", "did you mean `prefer`?");
    bad("[[rule]]\nsay = { stance = \"ban\" }\n", "2:18", "`prefer`, `admit`, `discourage`, `forbid`");
    bad("[[rule]]\nwen = { lang = \"ru\" }\nsay = { stance = \"admit\" }\n", "2:1", "did you mean `when`?");
    bad("[[rule]]\nsay = { stance = \"admit\", severity = \"eror\" }\n", "2:38", "did you mean `error`?");
    bad("[exempt]\nquotation = \"skip\"\n", "2:1", "did you mean `quotations`?");
    bad("[exempt]\nurls = \"ignore\"\n", "2:8", "`skip`, `info`, `check`");
}

#[test]
fn a_rule_with_a_mistake_is_left_out_whole() {
    let (value, problems) = read_all(
        "[[rule]]\nof = { lable = \"x\" }\nsay = { stance = \"forbid\" }\n[[rule]]\nof = \"r1\"\nsay = { stance = \"prefer\" }\n",
    );
    assert_eq!(problems.len(), 1);
    let rules = value.expect("the good part").own.rules;
    assert_eq!(rules.len(), 1);
    assert_eq!(rules[0].of.concept.as_deref(), Some("r1"));
}

#[test]
fn wrong_shapes() {
    bad("policy = 3\n", "1:1", "must be a table");
    bad("[[policy]]\n", "1:3", "one pair of brackets");
    bad("[rule]\nsay = { stance = \"admit\" }\n", "1:2", "two brackets");
    bad("rule = [3]\n", "1:9", "`[[rule]]`");
    bad("[[rule]]\nof = \"r1\"\n", "1:1", "add `say");
    bad("[[rule]]\nsay = {}\n", "2:1", "empty");
    bad("[[rule]]\nsay = \"forbid\"\n", "2:1", "must be a table");
    bad("[[rule]]\nof = 7\nsay = { stance = \"admit\" }\n", "2:6", "a concept's id");
    bad("[[rule]]\nof = []\nsay = { stance = \"admit\" }\n", "2:6", "speak of nothing");
    bad("[[rule]]\nof = [\"r1\", 2]\nsay = { stance = \"admit\" }\n", "2:13", "a concept's id");
    bad("[[rule]]\nof = \" \"\nsay = { stance = \"admit\" }\n", "2:6", "a concept's id");
    bad("[policy]\ntitle = 3\n", "2:9", "in quotation marks, not integer");
    bad("[policy]\ntitle = \"\"\n", "2:9", "empty");
    bad("[policy]\nextends = [\"a\", \"b\"]\n", "2:11", "in quotation marks, not array");
    bad("[exempt]\nphrases = \"one\"\n", "2:11", "must be a list");
    bad("[exempt]\nphrases = [\"one\", 2]\n", "2:19", "not integer");
    bad("[elements]\nheadline = []\n", "2:12", "empty list");
    bad("[[rule]]\nof = { country = \"France\" }\nsay = { stance = \"admit\" }\n", "2:18", "two capital letters");
    bad("[[rule]]\nof = { lang = \"english\" }\nsay = { stance = \"admit\" }\n", "2:15", "no registered language");
    bad(
        "[[rule]]\nwhen = { lang = [\"ru\", \"r\"] }\nsay = { stance = \"admit\" }\n",
        "2:17",
        "no registered language",
    );
}

#[test]
fn contradictions_of_naming_modes() {
    let with = |say: &str| format!("[policy]\nlabels = {{ A = \"x\", B = \"y\" }}\n[[rule]]\nsay = {{ {say} }}\n");
    bad(&with(r#"first = "{A} ({B})""#), "4:9", "goes with `then`");
    bad(&with(r#"then = "{A}""#), "4:9", "goes with `first`");
    bad(&with(r#"single = "{A}", first = "{A} ({B})", then = "{A}""#), "4:25", "contradict");
    bad(&with(r#"always = "{A}/{B}", avoid = true"#), "4:29", "contradict");
    bad(&with(r#"instead = "the river""#), "4:9", "goes with `avoid`");
    bad(&with(r#"single = "{A}", inflect = "none""#), "4:25", "goes with `first` or `always`");
    bad(&with("avoid = false"), "4:17", "says nothing");
    bad(&with(r#"avoid = "yes""#), "4:17", "without quotation marks");
    bad(&with(r#"single = "{C}""#), "4:18", "add `C =");
    bad(&with(r#"single = "{a}""#), "4:18", "capital letter");
    bad(&with(r#"single = "A""#), "4:18", "no name in it");
    bad(&with(r#"always = "{A} ({A})""#), "4:18", "twice");
    good(&with(r#"always = "{A}/{B}", inflect = "none", severity = "info""#));
    // A child may use its parent's letters.
    good("[policy]\nextends = \"base\"\n[[rule]]\nsay = { single = \"{C}\" }\n");
}

#[test]
fn labels_have_one_letter_each() {
    bad("[policy]\nlabels = { a = \"x\" }\n", "2:12", "one capital");
    bad("[policy]\nlabels = { AB = \"x\" }\n", "2:12", "one capital");
    bad("[policy]\nlabels = { A = \"x\", B = \"x\" }\n", "2:21", "has a letter already");
    bad("[policy]\nlabels = { A = 1 }\n", "2:16", "in quotation marks");
    bad("[policy]\nlabels = [\"x\"]\n", "2:1", "must be a table");
}

#[test]
fn dates() {
    let with = |event: &str| format!("[[rule]]\nwhen = {{ event = {event} }}\nsay = {{ stance = \"admit\" }}\n");
    let event = |text: &str| good(&with(text)).rules[0].when.event;
    assert_eq!(event("{ from = 2020 }").from, Date::new(2020, 1, 1));
    assert_eq!(event("{ to = \"2020-02\" }").until, Date::new(2020, 2, 29));
    assert_eq!(event("{ from = 2020-10-03, to = 2020-10-03 }").from, Date::new(2020, 10, 3));
    bad(&with("{ from = \"2020-13\" }"), "2:27", "no date: \"2020-13\"");
    bad(&with("{ from = 2020-10-03T10:00:00 }"), "2:27", "no date");
    bad(&with("{ from = 20201003 }"), "2:27", "no date");
    bad(&with("{ from = 2021, to = 2020 }"), "2:10", "swap");
    bad(&with("{}"), "2:10", "no bound");
    bad(&with("{ until = 2021 }"), "2:20", "`from`, `to`");
    bad(&with("\"2021\""), "2:10", "must be a table");
}

#[test]
fn glosses_and_phrases() {
    bad("[exempt]\nglosses = [\"(also Elz)\"]\n", "2:12", "one slot");
    bad("[exempt]\nglosses = [\"({} or {})\"]\n", "2:12", "one slot");
    bad("[exempt]\nglosses = [\"({})\"]\n", "2:12", "every name");
    bad("[exempt]\nphrases = [\"\"]\n", "2:12", "empty text");
}

#[test]
fn all_mistakes_at_once_in_file_order() {
    let (_, problems) =
        read_all("[exempt]\ncodes = \"skip\"\n[policy]\ntitel = \"x\"\n[[rule]]\nsay = { stance = 1, fx = 2 }\n");
    let places: Vec<_> = problems.iter().filter_map(|problem| problem.split(' ').next()).collect();
    assert_eq!(places, ["2:1", "4:1", "6:18", "6:21"], "{problems:#?}");
}

#[test]
fn what_is_no_toml_is_told_with_its_places() {
    let (value, problems) = read_all("[policy]\n[elements\n[[rule\nsay = { stance = \"admit\" }\n");
    assert!(value.is_none());
    assert!(problems.len() >= 2, "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.contains("policy-syntax")), "{problems:#?}");
    assert!(problems[0].starts_with("2:"), "{problems:#?}");

    let (value, problems) = read_all("[policy]\ntitle = \"a\"\ntitle = \"b\"\n");
    assert!(value.is_none() && problems.len() == 1);
    assert!(problems[0].starts_with("3:1 policy-syntax") && problems[0].contains("duplicate"), "{problems:#?}");
}

#[test]
fn no_input_panics() {
    let deep = "a = ".to_owned() + &"[".repeat(5_000);
    let long = format!("[[rule]]\nsay = {{ {} = 1 }}\n", "x".repeat(100_000));
    let twisted = "[[rule]]\nof = { label = \"\u{feff}\u{200b}\" }\nsay.stance.x = 1\nrule = 2\n[a.b.c]\n".to_owned();
    for text in [deep, long, twisted, "\u{1}".into(), "[[rule]]\n".repeat(2_000), "é = é".into(), "[".into()] {
        let (_, problems) = read_all(&text);
        assert!(!problems.is_empty());
    }
}

#[test]
fn the_shipped_policies_are_right() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("glossaries/policies");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a file");
        let policy = good(&text);
        assert!(policy.title.is_some());
        assert_eq!(policy.exempt.places.len(), 5, "every level is stated");
        read += 1;
    }
    assert_eq!(read, 4);
}

#[test]
fn the_examples_of_the_chapter_on_policies_are_right() {
    let chapter = include_str!("../../../docs/policies.md");
    let mut read = 0;
    for block in chapter.split("```toml\n").skip(1) {
        let example = block.split("```").next().unwrap_or_default();
        if example.starts_with("of = ") {
            for line in example.lines() {
                good(&format!("[[rule]]\n{line}\nsay = {{ stance = \"admit\" }}\n"));
            }
        } else if example.starts_with("[policy]") {
            good(example);
        } else {
            good(&format!("{example}\n[policy]\nlabels = {{ A = \"upper\", B = \"lower\" }}\n"));
        }
        read += 1;
    }
    assert_eq!(read, 5);
}
