//! What scripts rely on, key by key (docs/contracts.md).

use serde_json::{Value, json};

use super::support::Folder;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

const FINDING: [&str; 16] = [
    "path",
    "part",
    "rule",
    "severity",
    "start",
    "end",
    "line",
    "column",
    "text",
    "message",
    "concept",
    "how",
    "score",
    "suggestions",
    "policy",
    "fix",
];

#[test]
fn check_json_is_one_object() {
    let folder = Folder::project();
    folder.write("a.txt", "An EGGPLANT. \u{201C}The Eggplant,\u{201D} she said.");
    let ran = folder.run(["check", "--format", "json", "a.txt"]);
    assert_eq!(ran.status, 1);
    let json = ran.json();
    assert_eq!(keys(&json), ["version", "findings", "summary"]);
    assert_eq!(json["version"], 1);
    let finding = &json["findings"][0];
    assert_eq!(keys(finding), FINDING);
    assert_eq!((&finding["path"], &finding["part"]), (&json!("a.txt"), &Value::Null));
    assert_eq!((&finding["rule"], &finding["severity"]), (&json!("forbidden-term"), &json!("error")));
    assert_eq!((&finding["start"], &finding["end"], &finding["text"]), (&json!(3), &json!(11), &json!("EGGPLANT")));
    assert_eq!((&finding["concept"], &finding["suggestions"]), (&json!("c1"), &json!(["AUBERGINE"])));
    assert!(finding["score"].is_number() && finding["how"].is_array());
    assert!(!finding["message"].as_str().expect("a text").contains("c1"), "people never see an id");
    assert_eq!(finding["policy"], json!({ "name": "british", "file": "british.toml", "line": 6 }));
    assert_eq!(
        finding["fix"],
        json!({ "applicability": "safe", "edits": [{ "start": 3, "end": 11, "text": "AUBERGINE" }] })
    );
    let summary = &json["summary"];
    assert_eq!(keys(summary), ["files", "findings", "exempt", "suppressed", "baseline", "policies"]);
    assert_eq!(summary["files"], 1);
    assert_eq!(summary["findings"], json!({ "error": 1, "warning": 0, "info": 0 }));
    assert_eq!(summary["exempt"], json!({ "quotation": 1 }));
    assert_eq!(summary["policies"], json!(["british"]));
    let lines = folder.run(["check", "--format", "jsonl", "a.txt"]);
    assert_eq!(&lines.json(), finding);
    let empty = folder.run(["check", "--format", "json", "--policy", "american.toml", "a.txt"]);
    assert_eq!((empty.status, empty.json()["findings"].clone()), (0, json!([])));
}

#[test]
fn the_schema_says_the_same() {
    let schema = include_str!("../../docs/schema/check.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    let required = &schema["$defs"]["finding"]["required"];
    assert_eq!(required, &json!(FINDING));
}

#[test]
fn two_policies_give_two_reports() {
    let folder = Folder::project();
    folder.write("a.txt", "Eggplant, Aubergine");
    let args = ["check", "--format", "json", "--policy", "american.toml", "--policy", "british.toml", "a.txt"];
    let json = folder.run(args).json();
    let found: Vec<_> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| (f["text"].clone(), f["severity"].clone(), f["suggestions"][0].clone(), f["policy"]["name"].clone()))
        .collect();
    assert_eq!(
        found,
        [
            (json!("Eggplant"), json!("error"), json!("Aubergine"), json!("british")),
            (json!("Aubergine"), json!("warning"), json!("Eggplant"), json!("american")),
        ]
    );
    assert_eq!(json["summary"]["policies"], json!(["american", "british"]));
}

#[test]
fn exit_status() {
    let folder = Folder::project();
    folder.write("clean.txt", "Aubergine");
    folder.write("error.txt", "Eggplant");
    for (args, status) in [
        (&["check", "clean.txt"][..], 0),
        (&["check", "error.txt"], 1),
        (&["check", "error.txt", "--exit-zero"], 0),
        (&["check", "error.txt", "--fail-on", "never"], 0),
        (&["check", "--policy", "american.toml", "clean.txt"], 1),
        (&["check", "--policy", "american.toml", "clean.txt", "--fail-on", "error"], 0),
        (&["check", "none.txt"], 2),
        (&["check", "none.txt", "error.txt", "--exit-zero"], 2),
        (&["check", "--policy", "none.toml", "clean.txt"], 2),
        (&["check", "--glossary", "none.toml", "clean.txt"], 2),
        (&["check", "--no-such-flag"], 2),
        (&["check", "--diff", "error.txt"], 1),
        (&["check", "--diff", "clean.txt"], 0),
        (&["check", "--input-format", "markdwon", "clean.txt"], 2),
        (&["check", "--trace", "1:1", "error.txt"], 0),
        (&["check", "--trace", "9:1", "error.txt"], 2),
        (&["check", "--trace", "0:1", "error.txt"], 2),
        (&["check", "--trace", "1:1", "."], 2),
        (&["explain", "forbidden-term"], 0),
        (&["explain", "forbiden-term"], 2),
        (&["explain"], 2),
        (&["info", "g.toml"], 0),
        (&["info", "none.txt"], 2),
        (&["policy", "show", "Eggplant"], 0),
        (&["policy", "show", "Quince"], 2),
        (&["suggest", "Egplant"], 0),
        (&["lint"], 0),
        (&["git"], 2),
        (&["git", "install", "--user", "--shared"], 2),
        (&["git", "external-diff", "a", "b"], 2),
        (&["git", "textconv", "none.toml"], 2),
        (&["git", "textconv", "clean.txt"], 0),
        (&["--version"], 0),
        (&["--help"], 0),
        (&["serve"], 2),
        (&["init"], 2),
        (&["completions", "bash"], 0),
        (&["man"], 0),
        (&["man", "check"], 0),
        (&["man", "chek"], 2),
        (&["check", "--fix", "error.txt"], 0),
    ] {
        let ran = folder.run(args);
        assert_eq!(ran.status, status, "{args:?}\n{}{}", ran.out(), ran.stderr);
        assert!(status != 2 || !ran.stderr.is_empty() || ran.out().contains("error:"), "{args:?} says why");
    }
}

#[test]
fn sarif_has_what_its_readers_ask_for() {
    let folder = Folder::project();
    folder.write("sub dir/a.txt", "\u{FEFF}A 😀 Eggplant\r\nand Eggplant again");
    let ran = folder.run(["check", "--format", "sarif", "sub dir"]);
    let json = ran.json();
    assert_eq!(json["version"], "2.1.0");
    let run = &json["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), 2);
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(rules[index]["help"]["text"].as_str().is_some_and(|text| text.len() > 40));
        assert!(result["message"]["text"].is_string() && result["level"] == "error");
    }
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "sub%20dir/a.txt");
    let region = json!({
        "startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 13, "byteOffset": 10, "byteLength": 8,
    });
    assert_eq!(place["region"], region);
    let change = &results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!((&change["deletedRegion"], &change["insertedContent"]["text"]), (&region, &json!("Aubergine")));
    let prints: Vec<_> = results.iter().map(|r| r["partialFingerprints"]["exonym/v1"].to_string()).collect();
    assert_ne!(prints[0], prints[1]);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let failed = folder.run(["check", "--format", "sarif", "none.txt"]);
    assert_eq!((failed.status, &failed.json()["runs"][0]["invocations"][0]["executionSuccessful"]), (2, &json!(false)));
}

#[test]
fn suggest_answers_line_by_line() {
    let folder = Folder::project();
    let ran =
        folder.run_with(["suggest", "--format", "jsonl", "--max", "2", "-"], "Eggplant\nEgplant\n\nqqqq\n".as_bytes());
    assert_eq!(ran.status, 0);
    let lines: Vec<Value> = ran.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let queries: Vec<_> = lines.iter().map(|line| line["query"].as_str().expect("a text")).collect();
    assert_eq!(queries, ["Eggplant", "Egplant", "", "qqqq"]);
    for line in &lines {
        assert_eq!(keys(line), ["query", "suggestions"]);
        assert!(line["suggestions"].as_array().expect("a list").len() <= 2);
    }
    let best = &lines[0]["suggestions"][0];
    assert_eq!(keys(best), ["concept", "term", "lang", "how", "score", "reason", "claim", "differences"]);
    assert_eq!((&best["concept"], &best["term"], &best["lang"]), (&json!("c1"), &json!("Aubergine"), &json!("en")));
    assert_eq!((&best["how"], &best["score"], &best["claim"]), (&json!([]), &json!(100.0), &json!(true)));
    assert_eq!(best["differences"], json!([]), "a listed term differs in nothing");
    let near = &lines[1]["suggestions"][0];
    assert_eq!(near["concept"], "c1");
    let differences = near["differences"].as_array().expect("a list");
    for difference in differences {
        assert_eq!(keys(difference), ["name", "spelling", "cost"]);
    }
    // *Egplant* for *Eggplant* or *Aubergine*, whichever is nearer: one `g` is missing.
    let [only] = &differences[..] else { panic!("{differences:?}") };
    assert_eq!((&only["name"], &only["spelling"]), (&json!("g"), &json!("")));
    assert!(only["cost"].as_u64().expect("a number") > 0);
}

#[test]
fn info_is_an_array_of_objects() {
    let folder = Folder::project();
    folder.write("a.md", "---\nlang: en\n---\n# One\n\nTwo.\n");
    let ran = folder.run(["info", "--format", "json", "g.toml", "a.md", "none.tbx"]);
    assert_eq!(ran.status, 2);
    let json = ran.json();
    for file in json.as_array().expect("an array") {
        assert_eq!(
            keys(file),
            ["path", "format", "version", "encoding", "languages", "units", "terms", "concepts", "problems"]
        );
    }
    assert_eq!(
        (&json[0]["format"], &json[0]["terms"], &json[0]["concepts"]),
        (&json!("glossary"), &json!(6), &json!(2))
    );
    assert_eq!(json[0]["languages"], json!(["en", "ru"]));
    assert_eq!((&json[1]["format"], &json[1]["languages"]), (&json!("markdown"), &json!(["en"])));
    assert_eq!(keys(&json[2]["problems"][0]), ["line", "column", "severity", "message"]);
    assert_eq!((&json[2]["path"], &json[2]["problems"][0]["severity"]), (&json!("none.tbx"), &json!("error")));
}

#[test]
fn every_config_key_is_a_flag() {
    let help = Folder::empty().run(["check", "--help"]).out();
    for (key, _) in exonym::CONFIG_KEYS {
        assert!(help.contains(&format!("--{key} ")), "{key}");
    }
}

#[test]
fn help_has_the_verbs_that_are_there_and_no_other() {
    let help = Folder::empty().run(["--help"]).out();
    let verbs: Vec<_> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let all = [
        "check",
        "suggest",
        "lint",
        "fmt",
        "diff",
        "impact",
        "log",
        "git",
        "merge",
        "explain",
        "policy",
        "match",
        "concordance",
        "index",
        "convert",
        "info",
        "names",
        "add",
        "import",
        "export",
        "init",
        "completions",
        "man",
        "help",
    ];
    assert_eq!(verbs, all);
}

#[test]
fn what_init_writes_passes_check_and_lint() {
    let folder = Folder::empty();
    assert_eq!(folder.run(["init"]).status, 0);
    folder.write("a.md", "# Menu\n\nEggplant, and an eggplant in the Harbor Letter.\n");
    let json = folder.run(["check", "--format", "json", "--lang", "en"]).json();
    let found: Vec<_> =
        json["findings"].as_array().expect("a list").iter().map(|f| f["suggestions"][0].clone()).collect();
    assert_eq!(found, [json!("Aubergine"), json!("aubergine"), json!("Harbour Letter")]);
    std::fs::remove_file(folder.path().join("a.md")).expect("removed");
    for args in [&["check"][..], &["lint"], &["lint", "."]] {
        let ran = folder.run(args);
        assert_eq!((ran.status, ran.out().starts_with("Nothing found")), (0, true), "{}{}", ran.out(), ran.stderr);
    }
    let again = folder.run(["init"]);
    assert!(again.status == 2 && again.stderr.contains("there already"), "{}", again.stderr);
}

#[test]
fn notices_are_said_once_and_not_at_all_when_quiet() {
    let folder = Folder::empty();
    for name in ["a.txt", "b.txt"] {
        folder
            .write(name, "The quick brown fox jumps over the lazy dog and then sleeps in the shade of the old tree.\n");
    }
    let ran = folder.run(["check"]);
    assert_eq!((ran.status, ran.stderr.matches("shipped glossary").count()), (0, 1), "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("language detected: en (2 files)").count(), 1, "{}", ran.stderr);
    let quiet = folder.run(["check", "-q"]);
    assert_eq!((quiet.out().as_str(), quiet.stderr.as_str()), ("", ""));
}

#[test]
fn colours_only_where_wanted() {
    let folder = Folder::project();
    folder.write("a.txt", "Eggplant");
    assert!(!folder.run(["check", "a.txt"]).out().contains('\u{1b}'));
    assert!(folder.run(["check", "--color", "always", "a.txt"]).out().contains('\u{1b}'));
    assert!(!folder.run(["check", "--color", "never", "a.txt"]).out().contains('\u{1b}'));
}

#[test]
fn a_tbx_with_statuses_needs_no_policy() {
    let folder = Folder::empty();
    folder.write(
        "g.tbx",
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
<text><body><termEntry id="c9"><langSet xml:lang="en">
<tig><term>Aubergine</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>Eggplant</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
</langSet></termEntry></body></text></martif>
"#,
    );
    folder.write("a.txt", "An Eggplant a day.");
    let json = folder.run(["check", "--format", "json", "--lang", "en", "--glossary", "g.tbx", "a.txt"]).json();
    assert_eq!(
        (&json["findings"][0]["text"], &json["findings"][0]["suggestions"]),
        (&json!("Eggplant"), &json!(["Aubergine"]))
    );
    assert_eq!((&json["findings"][0]["policy"], &json["summary"]["policies"]), (&Value::Null, &json!([])));
}

#[test]
fn the_ranks_of_a_glossary_need_no_policy() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.c1]\nterms = [\n  { en = \"sign in\" },\n  { en = \"log on\", rank = \"deprecated\" },\n  { de = \
         \"anmelden\" },\n  { de = \"einloggen\", rank = \"deprecated\" },\n]\n[concepts.c2]\nterms = [ { en = \
         \"ward\" }, { en = \"warde\" } ]\n",
    );
    folder.write("a.txt", "To log on, log on. Then sign in. A ward is a warde, and a ward.");
    let found = |args: &[&str]| {
        let json = folder.run([&["check", "--format", "json", "--lang", "en"], args, &["a.txt"]].concat()).json();
        let one = |found: &Value| format!("{} {}", found["rule"], found["suggestions"][0]).replace('"', "");
        json["findings"].as_array().expect("a list").iter().map(one).collect::<Vec<_>>()
    };
    // However often a draft writes it, and with the default policy's own findings.
    let own = ["discouraged-term sign in", "discouraged-term sign in", "other-spelling ward"];
    assert_eq!(found(&["--glossary", "g.toml"]), own);
    // A house that is asked decides; so does one that a config names. What the glossary speaks against is not its choice.
    let house = ["other-spelling sign in", "other-spelling sign in", "other-spelling ward"];
    assert_eq!(found(&["--glossary", "g.toml", "--policy", "spelling-only"]), house);
    folder.write("exonym.toml", "glossary = \"g.toml\"\n");
    assert_eq!(found(&[]), own);
    folder.write("exonym.toml", "glossary = \"g.toml\"\npolicy = \"spelling-only\"\n");
    assert_eq!(found(&[]), house);
    folder.write("a.txt", "Bitte einloggen.");
    let ran =
        folder.run(["check", "--no-config", "--glossary", "g.toml", "--format", "concise", "--lang", "de", "a.txt"]);
    assert!(ran.out().contains("anmelden"), "{}", ran.out());
}

#[test]
fn what_a_glossary_speaks_against_is_never_the_spelling_to_agree_on() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.c1]\nterms = [\n  { en = \"pane\" },\n  { en = \"panel\", rank = \"deprecated\" },\n  { en = \
         \"panelle\", rank = \"deprecated\" },\n]\n[concepts.c2]\nterms = [ { en = \"slider\" }, { en = \"slidebar\", \
         status = \"proposed\" } ]\n[concepts.c3]\nterms = [ { en = \"inbox\" }, { en = \"in-tray\", rank = \
         \"admitted\" } ]\n",
    );
    let status = |text: &str, status: &str| {
        format!("<tig><term>{text}</term><termNote type=\"administrativeStatus\">{status}-admn-sts</termNote></tig>")
    };
    let entry = |terms: &str| format!("<termEntry><langSet xml:lang=\"en\">{terms}</langSet></termEntry>");
    let pane = status("pane", "preferredTerm") + &status("panel", "supersededTerm");
    let inbox =
        status("inbox", "preferredTerm") + &status("in-tray", "admittedTerm") + &status("letter box", "admittedTerm");
    folder.write(
        "g.tbx",
        format!("<martif type=\"TBX\"><text><body>{}{}</body></text></martif>", entry(&pane), entry(&inbox)),
    );
    let found = |glossary: &str, text: &str| {
        folder.write("a.txt", text);
        let args = ["check", "--format", "json", "--lang", "en", "--policy", "spelling-only", "--glossary", glossary];
        let json = folder.run([&args[..], &["a.txt"]].concat()).json();
        let one = |found: &Value| format!("{} {}", found["text"], found["suggestions"][0]).replace('"', "");
        json["findings"].as_array().expect("a list").iter().map(one).collect::<Vec<_>>()
    };
    for glossary in ["g.toml", "g.tbx"] {
        let mixed = found(glossary, "A panel is open. Close the panel, and each panel. The pane is shut.");
        assert_eq!(mixed, ["panel pane", "panel pane", "panel pane"], "{glossary}");
    }
    // Of two that are spoken against neither is right; a draft that keeps to one agrees.
    assert_eq!(found("g.toml", "A panel, a panel, a panelle."), ["panel pane", "panel pane", "panelle pane"]);
    assert!(found("g.toml", "A panel, a panel.").is_empty());
    assert_eq!(found("g.toml", "A slidebar, a slidebar, a slider."), ["slidebar slider", "slidebar slider"]);
    // An admitted spelling is as good to a document, unless the file states what it prefers.
    assert_eq!(found("g.toml", "An in-tray, an in-tray, an inbox."), ["inbox in-tray"]);
    assert_eq!(found("g.tbx", "An in-tray, an in-tray, an inbox."), ["in-tray inbox", "in-tray inbox"]);
    assert_eq!(found("g.tbx", "A letter box, an in-tray, a letter box."), ["in-tray letter box"]);
}

#[test]
fn trace_without_a_policy_says_who_judges() {
    let folder = Folder::empty();
    let term = |text: &str, status: &str| {
        format!("<tig><term>{text}</term><termNote type=\"administrativeStatus\">{status}-admn-sts</termNote></tig>")
    };
    let terms = term("Aubergine", "preferredTerm") + &term("Eggplant", "deprecatedTerm");
    let text = format!(
        "<?xml version=\"1.0\"?><martif type=\"TBX\" xml:lang=\"en\"><text><body><termEntry id=\"a\"><langSet \
         xml:lang=\"en\">{terms}</langSet></termEntry></body></text></martif>"
    );
    folder.write("g.tbx", text);
    folder.write("a.txt", "An Eggplant a day.");
    let out = folder.run(["check", "--lang", "en", "--glossary", "g.tbx", "--trace", "1:5", "a.txt"]).out();
    assert!(out.starts_with("no policy; the ranks of the glossary count: recognised `Eggplant`"), "{out}");
    assert!(out.contains("no longer to be used, by its rank in the glossary"), "{out}");
}
