//! What `lint` says of files that cannot be looked through as they are.

use super::support::Folder;

const POLICY: &str = "[policy]\ntitle = \"House\"\n[[rule]]\nof = { concept = \"c1\" }\nsay = { stance = \"admit\" }\n";

/// The lines of the standard error.
fn told(folder: &Folder, args: &[&str]) -> (i32, Vec<String>) {
    let ran = folder.run(args);
    (ran.status, ran.stderr.lines().map(str::to_owned).collect())
}

#[test]
fn a_policy_is_not_held_against_a_glossary_that_cannot_be_read() {
    let folder = Folder::empty();
    folder.write("p.toml", POLICY);
    folder.write("g.toml", "[concepts.c1]\nterms = [ { en = \"elm\" } ]\n");
    folder.write("broken.toml", "[glossary]\n[concepts.c1\nterms = [ { en = \"elm\" } ]\n");
    assert_eq!(told(&folder, &["lint", "--glossary", "g.toml", "p.toml"]), (0, vec![]));
    // The mistake is told once, and no rule is called dead.
    for args in [&["lint", "--glossary", "broken.toml", "p.toml"][..], &["lint", "--glossary", "no.toml", "p.toml"]] {
        let ran = folder.run(args);
        assert_eq!((ran.status, ran.stderr.lines().count()), (2, 1), "{}", ran.stderr);
        assert!(ran.stderr.contains(args[2]) && !ran.out().contains("dead-rule"), "{}{}", ran.stderr, ran.out());
    }
    // A glossary that is looked through itself tells its own mistakes, as findings.
    let ran = folder.run(["lint", "--glossary", "broken.toml", "--format", "concise", "p.toml", "broken.toml"]);
    assert_eq!((ran.status, &*ran.stderr.replace(char::is_whitespace, "")), (1, ""), "{}", ran.out());
    assert_eq!(ran.out().matches("broken.toml:2").count(), 1, "{}", ran.out());
}

#[test]
fn a_config_with_mistakes_is_told_once() {
    let folder = Folder::empty();
    folder.write("p.toml", POLICY);
    folder.write("exonym.toml", "glosary = [\"g.toml\"]\n");
    for args in [&["lint", "p.toml"][..], &["lint", "."], &["lint", "exonym.toml"], &["lint"]] {
        let (status, lines) = told(&folder, args);
        let of_config = lines.iter().filter(|line| line.contains("the config has no `glosary`")).count();
        assert_eq!((status, of_config), (2, 1), "{args:?} {lines:?}");
    }
}

#[test]
fn the_dates_of_a_period_that_ends_before_it_begins_change_places() {
    let folder = Folder::empty();
    let text = "[concepts.c1]\nterms = [\n  { en = \"Elm\", from = \"2001\", until = 1990-05-02 }, # why\n  \
                { en = \"Elms\", until = '1990-05', from = \"2001-02\", rank = \"admitted\" },\n]\n";
    folder.write("g.toml", text);
    assert_eq!(folder.run(["lint", "--fix", "--unsafe-fixes", "--fail-on", "error", "g.toml"]).status, 0);
    let after = String::from_utf8(folder.read("g.toml")).expect("UTF-8");
    let expected = text
        .replace("from = \"2001\", until = 1990-05-02", "from = 1990-05-02, until = \"2001\"")
        .replace("until = '1990-05', from = \"2001-02\"", "until = \"2001-02\", from = \"1990-05\"");
    assert_eq!(after, expected);
}

/// A file of each kind with two conflicts in it, the second one's last line without a name.
fn torn(name: &str) -> String {
    let (before, one, other, after) = match name {
        "g.toml" => ("[concepts.c1]\nterms = [\n", "  { en = \"elm\" },\n", "  { en = \"oak\" },\n", "]\n"),
        "p.toml" => ("[policy]\ntitle = \"x\"\n", "spelling = \"off\"\n", "spelling = \"document\"\n", "# end\n"),
        "exonym.toml" => ("lang = \"en\"\n", "select = []\n", "ignore = []\n", "# end\n"),
        "g.csv" => ("en,de\n", "elm,Ulme\n", "elm,Rüster\n", "oak,Eiche\n"),
        "g.tsv" => ("en\tde\n", "elm\tUlme\n", "elm\tRüster\n", "oak\tEiche\n"),
        "g.tbx" => (
            "<martif type=\"TBX\" xml:lang=\"en\"><text><body>\n",
            "<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>elm</term></tig></langSet></termEntry>\n",
            "<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>oak</term></tig></langSet></termEntry>\n",
            "</body></text></martif>\n",
        ),
        _ => (
            "<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n",
            "<tu><tuv xml:lang=\"en\"><seg>elm</seg></tuv><tuv xml:lang=\"de\"><seg>Ulme</seg></tuv></tu>\n",
            "<tu><tuv xml:lang=\"en\"><seg>elm</seg></tuv><tuv xml:lang=\"de\"><seg>R\u{fc}ster</seg></tuv></tu>\n",
            "</body></tmx>\n",
        ),
    };
    let conflict = |name: &str| format!("<<<<<<< ours\n{one}||||||| base\n=======\n{other}>>>>>>>{name}\n");
    format!("{before}{}{}{after}", conflict(" theirs"), conflict(""))
}

#[test]
fn an_unsettled_merge_is_one_mistake_a_conflict() {
    let folder = Folder::empty();
    let first = |name: &str| torn(name).lines().position(|line| line.starts_with("<<<")).expect("there") + 1;
    for name in ["g.toml", "p.toml", "exonym.toml", "g.csv", "g.tsv", "g.tbx", "m.tmx"] {
        for text in [torn(name), torn(name).replace('\n', "\r\n")] {
            folder.write(name, text);
            let lint = folder.run(["lint", "--no-config", "--format", "concise", name]);
            let told = lint.out() + &lint.stderr;
            let a = first(name);
            let expected = [(a, a + 5), (a + 6, a + 11)];
            let places: Vec<_> =
                expected.map(|(a, b)| (format!("{name}:{a}:1"), format!("(lines {a}\u{2013}{b})"))).into();
            let lines: Vec<_> = told.lines().filter(|line| line.starts_with(name) || line.contains("error")).collect();
            assert!(lint.status > 0 && lines.len() >= 2, "{name}: {told}");
            for (place, lines) in &places {
                assert!(told.contains(place) && told.contains(lines), "{name}: {place} {lines} in {told}");
            }
            assert_eq!(told.matches("merge conflict").count(), 2, "{name}: {told}");
            for slip in ["syntax", "dead-rule", "duplicate", "not TOML", "field"] {
                assert!(!told.contains(slip), "{name}: {told}");
            }
            let info = folder.run(["info", name]);
            let told = info.out() + &info.stderr;
            assert_eq!(told.matches("merge conflict").count(), 2, "{name}: {told}");
        }
        folder.write("a.txt", "An elm.");
        let check = match name {
            "g.toml" | "g.csv" | "g.tsv" | "g.tbx" => folder.run(["check", "--no-config", "--glossary", name, "a.txt"]),
            "p.toml" => folder.run(["check", "--no-config", "--policy", name, "a.txt"]),
            "exonym.toml" => folder.run(["check", "a.txt"]),
            _ => folder.run(["convert", name, "out.tmx"]),
        };
        assert_eq!(check.status, 2, "{name}: {}", check.stderr);
        let told = check.stderr.matches("merge conflict").count();
        assert_eq!(told, if name == "m.tmx" { 1 } else { 2 }, "{name}: {}", check.stderr);
        if name != "exonym.toml" && !name.starts_with("g.c") && !name.starts_with("g.ts") {
            let fmt = folder.run(["fmt", "--check", name]);
            assert!(fmt.status == 2 && fmt.stderr.contains("merge conflict"), "{name}: {}", fmt.stderr);
        }
        std::fs::remove_file(folder.path().join(name)).expect("removed");
    }
    // What is left of one is told as that; a note may have such a line.
    folder.write("g.toml", "[concepts.c1]\n>>>>>>> theirs\nterms = [ { en = \"elm\" } ]\n");
    let ran = folder.run(["lint", "--format", "concise", "g.toml"]);
    assert!(ran.out().contains("g.toml:2:1") && ran.out().contains("left of a merge conflict"), "{}", ran.out());
    folder
        .write("g.toml", "[concepts.c1]\nnote = '''\n>>>>>>> as mail quotes\n'''\nterms = [ { en = \"elm tree\" } ]\n");
    assert_eq!(folder.run(["lint", "g.toml"]).status, 0);
}

/// Nobody who runs it can mend what comes with the program.
#[test]
fn nothing_is_told_of_what_comes_with_the_program() {
    let folder = Folder::empty();
    let ran = folder.run(["lint", "--fail-on", "info", "--format", "json"]);
    assert_eq!((ran.status, ran.json()["findings"].as_array().map(Vec::len)), (0, Some(0)), "{ran:?}");
    // Of one's own all is told, though it is held against the shipped glossary.
    folder.write("p.toml", "[policy]\nextends = \"azerbaijani-agency\"\n[[rule]]\nof = { concept = \"nowhere\" }\nsay = { stance = \"forbid\" }\n");
    folder.write("exonym.toml", "policy = [\"p.toml\", \"armenian-agency\"]\n");
    let ran = folder.run(["lint", "--format", "json"]);
    let told = ran.json()["findings"].as_array().cloned().unwrap_or_default();
    assert!(!told.is_empty() && told.iter().all(|finding| finding["path"] == "p.toml"), "{ran:?}");
}
