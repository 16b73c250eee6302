//! `log`: a concept's history, with the git of this machine.

use serde_json::json;

use super::repository::Repository;

const FIRST: &str = "[glossary]\ntitle = \"Trees\"\n\n[concepts.t1]\nterms = [\n  { en = \"Elm\" },\n]\n\n[concepts.t2]\nterms = [\n  { en = \"Oak\" },\n]\n";

fn repository() -> Repository {
    let it = Repository::empty();
    it.write("terms/g.toml", FIRST);
    it.commit("Begin");
    it
}

/// What is told of a concept, without its title and the days.
fn told(it: &Repository, name: &str) -> String {
    let ran = it.does(["log", name, "--glossary", "terms/g.toml"]);
    let lines = ran.out().lines().map(short).collect::<Vec<_>>().join("\n");
    lines.split_once('\n').expect("a title").1.trim().to_owned()
}

/// `2026-02-03  0123456789  Desk <desk@example.org>` as `Desk`.
fn short(line: &str) -> String {
    match line.split_once(" <desk@example.org>") {
        Some((head, rest)) if line.starts_with("2026-02-03  ") => format!("{}{rest}", &head[24..]),
        _ => line.to_owned(),
    }
}

#[test]
fn each_commit_that_changed_the_concept_is_told_and_no_other() {
    let it = repository();
    it.replace("terms/g.toml", "\"Oak\"", "\"Oaks\"");
    it.commit("Another concept");
    it.replace("terms/g.toml", "  { en = \"Elm\" },\n", "  { en = \"Elm\" },\n  { ru = \"Вяз\" },\n");
    it.commit("Russian for elms");
    it.replace("terms/g.toml", "{ en = \"Elm\" },", "{ en='Elm' }, # the tree");
    it.commit("A comment");
    it.replace("terms/g.toml", "\"Вяз\"", "\"Вяз\", decl = \"m\"");
    let expected = "not committed yet\n  + ru Вяз decl: m\n\nDesk\n    Russian for elms\n  + ru Вяз\n\nDesk\n    Begin\n  + the concept is new\n  + en Elm";
    for name in ["Elm", "elm", " t1", "ВЯЗ"] {
        assert_eq!(told(&it, name), expected, "{name}");
    }
    let ran = it.does(["log", "Elm", "--terms", "--glossary", "terms/g.toml"]);
    let lines: Vec<String> = ran.out().lines().map(str::to_owned).collect();
    assert!(lines[1].starts_with("  en Elm") && lines[1].ends_with("Begin"), "{lines:?}");
    assert!(lines[2].starts_with("  ru Вяз") && lines[2].ends_with("Russian for elms"), "{lines:?}");
}

#[test]
fn the_glossaries_of_the_config_serve() {
    let it = repository();
    it.write("exonym.toml", "glossary = [\"terms/g.toml\"]\n");
    assert!(it.does(["log", "Elm"]).out().starts_with("Elm in "));
    // From below, too.
    let ran = it.run_at(&it.path().join("terms"), ["log", "Elm"]);
    assert!(ran.status == 0 && ran.out().contains("Begin"), "{ran:?}");
    for (args, what) in [
        (&["log", "Ash"][..], "has no concept `Ash`, and never had one"),
        (&["log", "Elm", "--glossary", "none.toml"], "there is no such file, and git has never had one"),
        (&["log", "Elm", "--glossary", "nowhere/none.toml"], "nowhere/none.toml: its folder is not there"),
    ] {
        let ran = it.run(args);
        assert!(ran.status == 2 && ran.stdout.is_empty() && ran.stderr.contains(what), "{ran:?}");
    }
    let home = it.folder.path().join("home");
    std::fs::write(home.join("g.toml"), FIRST).expect("written");
    let ran = it.run_at(&home, ["log", "Elm", "--glossary", "g.toml"]);
    assert!(ran.status == 2 && ran.stderr.contains("g.toml: is in no git repository"), "{ran:?}");
    let ran = it.run_at(&home, ["log", "Elm"]);
    assert!(ran.status == 2 && ran.stderr.contains("no glossary is named"), "{ran:?}");
}

#[test]
fn ids_files_and_removals_are_followed() {
    let it = repository();
    it.git(["mv", "terms/g.toml", "terms/old name.toml"]);
    it.commit("Another file");
    it.replace("terms/old name.toml", "[concepts.t1]\n", "[concepts.\"elm\"]\nwas = [\"t1\"]\n");
    it.commit("Another id");
    it.git(["mv", "terms/old name.toml", "terms/g.toml"]);
    it.commit("And back");
    let expected = "Desk\n    Another id\n  > its id is another\n  + was: an earlier id\n\nDesk\n    Begin\nElm\n  + the concept is new\n  + en Elm";
    assert_eq!(told(&it, "Elm").replace("+ Elm\n", "Elm\n  + the concept is new\n"), expected);
    it.replace("terms/g.toml", "[concepts.\"elm\"]\nwas = [\"t1\"]\nterms = [\n  { en = \"Elm\" },\n]\n", "");
    it.commit("Gone");
    assert!(
        told(&it, "elm").starts_with("Desk\n    Gone\n  - the concept is gone\n  - en Elm\n\nDesk\n    Another id")
    );
}

#[test]
fn an_id_that_alone_is_another_is_a_renaming_across_merges_too() {
    let it = repository();
    it.replace("terms/g.toml", "  { en = \"Elm\" },\n", "  { en = \"Elm\" },\n  { ru = \"Вяз\" },\n");
    it.commit("Russian");
    it.git(["checkout", "-qb", "side"]);
    it.replace("terms/g.toml", "[concepts.t1]", "[concepts.elm]");
    it.commit("Id alone");
    let begun = "Desk\n    Russian\nElm\n  + ru Вяз\n\nDesk\n    Begin\nElm\n  + the concept is new\n  + en Elm";
    let plain = |text: String| text.replace("\n+ Elm\n", "\nElm\n  + the concept is new\n").replace("\nElm\n", "\n");
    assert_eq!(
        plain(told(&it, "Elm")),
        format!("Desk\n    Id alone\n  > its id is another\n\n{}", plain(begun.to_owned()))
    );
    // Meanwhile it is changed under its first id, by a commit that is newer than the renaming.
    it.git(["checkout", "-q", "main"]);
    it.replace("terms/g.toml", "\"Вяз\" },\n", "\"Вяз\" },\n  { az = \"Qarağac\" },\n");
    it.commit("Azerbaijani");
    it.git(["merge", "-q", "side", "-m", "Merge"]);
    for id in ["elm", "Elm"] {
        let all = plain(told(&it, id));
        assert!(all.contains("    Id alone\n  > its id is another"), "{all}");
        assert!(all.contains("    Azerbaijani\n  + az Qarağac"), "{all}");
        assert!(!all.contains("Merge") && all.matches("the concept is new").count() == 1, "{all}");
        assert!(all.ends_with("    Begin\n  + the concept is new\n  + en Elm"), "{all}");
    }
    // Another concept that has the id since then is another concept.
    it.replace("terms/g.toml", "[concepts.t2]", "[concepts.t1]\nterms = [ { en = \"Ash\" } ]\n\n[concepts.t2]");
    it.commit("Ash");
    let all = told(&it, "elm");
    assert!(!all.contains("Ash") && all.contains("    Id alone"), "{all}");
}

#[test]
fn splits_and_joins_are_told_on_both_sides() {
    let it = repository();
    it.replace("terms/g.toml", "  { en = \"Elm\" },\n", "  { en = \"Elm\" },\n  { en = \"Wych elm\" },\n");
    it.commit("Two spellings");
    it.replace(
        "terms/g.toml",
        "  { en = \"Wych elm\" },\n]\n",
        "]\n\n[concepts.t3]\nwas = [\"t1\"]\nterms = [\n  { en = \"Wych elm\" },\n]\n",
    );
    it.commit("Two trees");
    let wych = told(&it, "Wych elm");
    assert!(wych.starts_with("Desk\n    Two trees\n  > a part of what was Elm\n"), "{wych}");
    assert!(
        wych.contains("en Wych elm: Elm → Wych elm") && wych.contains("    Two spellings\nElm\n  + en Wych elm"),
        "{wych}"
    );
    let elm = told(&it, "Elm");
    assert!(elm.starts_with("Desk\n    Two trees\nWych elm\n  > a part of what was Elm\n"), "{elm}");
    // What becomes of the other is not told.
    it.replace("terms/g.toml", "\"Oak\"", "\"Oaks\"");
    it.replace("terms/g.toml", "\"Wych elm\"", "\"Wych elms\"");
    it.commit("More of them");
    assert_eq!(told(&it, "Elm"), elm);
    it.replace("terms/g.toml", "\n[concepts.t3]\nwas = [\"t1\"]\nterms = [\n  { en = \"Wych elms\" },\n]\n", "");
    it.replace(
        "terms/g.toml",
        "[concepts.t1]\nterms = [\n  { en = \"Elm\" },\n",
        "[concepts.t1]\nwas = [\"t3\"]\nterms = [\n  { en = \"Elm\" },\n  { en = \"Wych elms\" },\n",
    );
    it.commit("One tree");
    let elm = told(&it, "t3");
    assert!(
        elm.starts_with("Desk\n    One tree\n")
            && elm.contains("  > takes in Wych elms\n")
            && elm.contains("More of them"),
        "{elm}"
    );
    // A term is as old as it is, whatever concept it stood in.
    let terms = it.does(["log", "Elm", "--format", "json", "--glossary", "terms/g.toml"]).json();
    let entries = &terms["concepts"][0]["entries"];
    let origin = |at: usize| {
        let entry = terms["concepts"][0]["terms"][at]["entry"].as_u64().expect("known") as usize;
        entries[entry]["subject"].clone()
    };
    assert_eq!((origin(0), origin(1)), (json!("Begin"), json!("More of them")));
}

#[test]
fn a_broken_version_is_said_and_passed_over() {
    let it = repository();
    it.replace("terms/g.toml", "{ en = \"Elm\" },", "<<<<<<< ours\n  { en = \"Elms\" },");
    it.commit("Oops");
    it.replace("terms/g.toml", "<<<<<<< ours\n  ", "");
    it.commit("Mended");
    let all = told(&it, "Elms");
    assert!(all.starts_with("Desk\n    Mended\n  ~ en: Elm → Elms\n\nDesk\n    Oops\n  ! has a mistake"), "{all}");
    assert!(all.ends_with("Begin\n  + the concept is new\n  + en Elm"), "{all}");
    // A mistake elsewhere is none of this concept's.
    it.replace("terms/g.toml", "\"Oak\" }", "\"Oak\" ");
    it.replace("terms/g.toml", "\"Elms\"", "\"Elmes\"");
    it.commit("Elsewhere");
    assert!(told(&it, "t1").starts_with("Desk\n    Elsewhere\n  ~ en: Elms → Elmes\n"));
}

#[test]
fn of_a_merge_only_what_neither_side_had_is_told() {
    let it = repository();
    it.git(["checkout", "-qb", "side"]);
    it.git(["mv", "terms/g.toml", "terms/h.toml"]);
    it.replace("terms/h.toml", "  { en = \"Elm\" },\n", "  { en = \"Elm\" },\n  { az = \"Qarağac\" },\n");
    it.commit("Side");
    it.git(["mv", "terms/h.toml", "terms/g.toml"]);
    it.commit("Name");
    it.git(["checkout", "-q", "main"]);
    it.replace("terms/g.toml", "\"Oak\"", "\"Oaks\"");
    it.commit("Main");
    it.git(["merge", "-q", "side", "-m", "Merge"]);
    let all = told(&it, "Elm");
    assert_eq!(all.matches("+ az Qarağac").count(), 1, "{all}");
    assert!(all.contains("    Side\n  + az Qarağac") && !all.contains("Merge"), "{all}");
    // A merge that was changed by hand.
    it.git(["checkout", "-qb", "other"]);
    it.replace("terms/g.toml", "\"Elm\"", "\"Elme\"");
    it.commit("Other");
    it.git(["checkout", "-q", "main"]);
    it.git(["merge", "-q", "--no-ff", "--no-commit", "other"]);
    it.replace("terms/g.toml", "\"Elme\" },", "\"Elme\" },\n  { tr = \"Karaağaç\" },");
    it.commit("Evil");
    let all = told(&it, "Elme");
    assert!(all.starts_with("Desk\n    Evil\n  + tr Karaağaç\n\nDesk\n    Other\n  ~ en: Elm → Elme\n"), "{all}");
}

#[test]
fn where_a_shallow_clone_ends_is_said() {
    let it = repository();
    it.replace("terms/g.toml", "\"Oak\"", "\"Oaks\"");
    it.commit("Between");
    it.replace("terms/g.toml", "  { en = \"Elm\" },\n", "  { en = \"Elm\" },\n  { ru = \"Вяз\" },\n");
    it.commit("Russian");
    let url = format!("file://{}", it.path().display());
    it.git_at(it.folder.path(), ["clone", "-q", "--depth", "2", &url, "shallow"]);
    let clone = it.folder.path().join("shallow");
    let ran = it.run_at(&clone, ["log", "Elm", "--glossary", "terms/g.toml"]);
    let all = ran.out().lines().map(short).collect::<Vec<_>>().join("\n");
    assert!(all.contains("Russian\n  + ru Вяз\n\nDesk\n    Between\n  ! the history ends here"), "{all}{}", ran.stderr);
    assert!(!all.contains("the concept is new"), "{all}");
    let ran = it.run_at(&clone, ["log", "Elm", "--terms", "--glossary", "terms/g.toml"]);
    assert!(ran.out().contains("en Elm  older than the history that is here"), "{ran:?}");
    let json = it.run_at(&clone, ["log", "Elm", "--format", "json", "--glossary", "terms/g.toml"]).json();
    assert_eq!(json["concepts"][0]["complete"], false);
    assert_eq!(
        it.does(["log", "Elm", "--format", "json", "--glossary", "terms/g.toml"]).json()["concepts"][0]["complete"],
        true
    );
}

#[test]
fn before_the_first_commit_and_in_tbx() {
    let it = Repository::empty();
    it.write("g.toml", FIRST);
    let ran = it.does(["log", "Elm", "--glossary", "g.toml"]);
    assert!(ran.out().contains("not committed yet\n  + the concept is new\n  + en Elm"), "{ran:?}");
    it.does(["convert", "g.toml", "g.tbx"]);
    it.commit("Begin");
    let tbx = it.read("g.tbx");
    it.write("g.tbx", tbx.replace(">Elm<", ">Elms<"));
    it.commit("More");
    let ran = it.does(["log", "Elms", "--glossary", "g.tbx"]);
    assert!(ran.out().contains("    More\n  ~ en: Elm → Elms\n") || ran.out().contains("Elm → Elms"), "{ran:?}");
    assert!(!ran.out().contains("Oak"), "{ran:?}");
}

#[test]
fn a_concept_is_followed_into_the_file_that_it_stood_in_before() {
    let it = repository();
    it.replace("terms/g.toml", "  { en = \"Elm\" },\n", "  { en = \"Elm\" },\n  { ru = \"Вяз\" },\n");
    it.commit("Russian for elms");
    let text = it.read("terms/g.toml");
    let (at, end) = (text.find("[concepts.t1]").expect("elms"), text.find("[concepts.t2]").expect("oaks"));
    it.write("terms/elms.toml", format!("{}\n{}", &text[..at], text[at..end].replace("Вяз", "Ильм")));
    it.write("terms/g.toml", format!("{}{}", &text[..at], &text[end..]));
    it.commit("A file of their own");
    let args = ["log", "Elm", "--glossary", "terms/elms.toml", "--glossary", "terms/g.toml"];
    let ran = it.does(args);
    let said = ran.out();
    assert_eq!(said.matches("Elm in terms/").count(), 1, "{said}");
    let parts = [
        "Elm in terms/elms.toml\n",
        "A file of their own\n  > it stood in terms/g.toml before\n  ~ ru: Вяз → Ильм\n",
        "Russian for elms\n  + ru Вяз\n",
        "Begin\n  + the concept is new\n  + en Elm\n",
    ];
    let mut rest = &*said;
    for part in parts {
        rest = rest.split_once(part).unwrap_or_else(|| panic!("no {part} in\n{said}")).1;
    }
    let json = it.does(args.into_iter().chain(["--format", "json"])).json();
    let concept = &json["concepts"][0];
    assert_eq!(concept["entries"][0]["from"], "terms/g.toml");
    assert_eq!((&concept["terms"][0]["entry"], &concept["terms"][1]["entry"]), (&json!(2), &json!(0)), "{json}");
    // Not committed yet.
    let elms = it.read("terms/elms.toml");
    it.write("more/trees.toml", &elms);
    std::fs::remove_file(it.path().join("terms/elms.toml")).expect("removed");
    let said = it.does(["log", "Elm", "--glossary", "more/trees.toml"]).out();
    assert!(
        said.contains("not committed yet\n  > it stood in terms/elms.toml before\n") && said.contains("Begin\n"),
        "{said}"
    );
}

#[test]
fn a_copy_is_followed_when_the_first_was_taken_away_later() {
    let it = repository();
    it.replace("terms/g.toml", "  { en = \"Elm\" },\n", "  { en = \"Elm\" },\n  { ru = \"Вяз\" },\n");
    it.commit("Russian for elms");
    let text = it.read("terms/g.toml");
    let (at, end) = (text.find("[concepts.t1]").expect("elms"), text.find("[concepts.t2]").expect("oaks"));
    it.write("terms/elms.toml", format!("{}\n{}", &text[..at], &text[at..end]));
    it.commit("Elms copied");
    let log = || it.does(["log", "Elm", "--glossary", "terms/elms.toml"]).out();
    // As long as both have it, the copy is a concept of its own.
    assert!(!log().contains("it stood in"), "{}", log());
    it.write("terms/g.toml", format!("{}{}", &text[..at], &text[end..]));
    it.commit("Elms taken out");
    let said = log();
    let parts = [
        "Elms copied\n  > it stood in terms/g.toml before\n",
        "Russian for elms\n  + ru Вяз\n",
        "Begin\n  + the concept is new\n",
    ];
    let mut rest = &*said;
    for part in parts {
        rest = rest.split_once(part).unwrap_or_else(|| panic!("no {part} in\n{said}")).1;
    }
    let both = it.does(["log", "Elm", "--glossary", "terms/elms.toml", "--glossary", "terms/g.toml"]).out();
    assert_eq!(both.matches("Elm in terms/").count(), 1, "{both}");
    assert!(both.starts_with("Elm in terms/elms.toml\n"), "{both}");
}

#[test]
fn a_concept_that_a_merge_gave_another_id_was_brought_by_the_commit_that_wrote_it() {
    let it = repository();
    let added =
        |id: &str, name: &str| format!("[concepts.{id}]\nterms = [\n  {{ en = \"{name}\" }},\n]\n\n[concepts.t2]");
    it.git(["checkout", "-qb", "side"]);
    it.replace("terms/g.toml", "[concepts.t2]", &added("x1", "Ebro"));
    it.commit("Rivers of Spain");
    it.replace("terms/g.toml", "  { en = \"Ebro\" },\n", "  { en = \"Ebro\" },\n  { ru = \"Эбро\" },\n");
    it.commit("Russian");
    it.git(["checkout", "-q", "main"]);
    it.replace("terms/g.toml", "[concepts.t2]", &added("x1", "Rhine"));
    it.commit("Rivers of Germany");
    // As the merge driver has it.
    it.git(["merge", "-q", "-s", "ours", "--no-commit", "side"]);
    it.replace(
        "terms/g.toml",
        "[concepts.t2]",
        &added("x1-2", "Ebro").replace("  { en = \"Ebro\" },\n", "  { en = \"Ebro\" },\n  { ru = \"Эбро\" },\n"),
    );
    it.commit("Merge");
    let all = told(&it, "Ebro");
    let expected = "Desk\n    Merge\n  > its id is another\n\nDesk\n    Russian\nEbro\n  + ru Эбро\n\nDesk\n    Rivers of Spain\nEbro\n  + the concept is new\n  + en Ebro";
    let plain = |text: &str| text.replace("\n+ Ebro\n", "\n  + the concept is new\n").replace("\nEbro\n", "\n");
    assert_eq!(plain(&all), plain(expected));
    let all = told(&it, "Rhine");
    assert!(!all.contains("Merge") && !all.contains("Spain") && all.contains("Rivers of Germany"), "{all}");
    let ran = it.does(["log", "Ebro", "--terms", "--glossary", "terms/g.toml"]);
    let lines: Vec<String> = ran.out().lines().map(str::to_owned).collect();
    assert!(lines[1].ends_with("Rivers of Spain") && lines[2].ends_with("Russian"), "{lines:?}");
}
