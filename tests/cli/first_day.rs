//! What somebody meets on the first day: folders without drafts, files of other programs, tables of clients, slips.

use super::support::Folder;

#[test]
fn a_folder_without_drafts_is_not_taken_for_a_clean_one() {
    let folder = Folder::project();
    folder.write("xliff/de.xlf", "<xliff><source>An Eggplant</source></xliff>\n");
    folder.write("img/a.png", b"\x89PNG\0");
    let ran = folder.run(["check", "xliff", "img"]);
    assert!(ran.status == 0 && ran.out() == "Nothing found in 0 files.\n", "{ran:?}");
    let note = "note: there is no draft here, so that nothing was checked; 2 files of other formats were left out";
    assert!(ran.stderr.contains(note) && !ran.stderr.contains("de.xlf"), "{}", ran.stderr);
    let told = folder.run(["check", "--verbose"]).stderr;
    assert!(told.contains("note: xliff/de.xlf: left out, its extension is none of a draft's"), "{told}");
    assert!(told.contains("note: g.toml: left out, it belongs to the project's own"), "{told}");
    assert_eq!(folder.run(["check", "--quiet"]).stderr, "");
    // What the config excludes nobody asked for, and of a list of files none may be a draft.
    folder.write("exonym.toml", "glossary = [\"g.toml\"]\nexclude = [\"xliff/\", \"img/\"]\n");
    assert!(!folder.run(["check", "xliff", "--verbose"]).stderr.contains("de.xlf"));
    folder.write("list", "");
    assert_eq!(folder.run(["check", "--file-list", "list"]).stderr, "");
    // Where there is a draft, the others are named for who asks.
    folder.write("a.md", "An aubergine.\n");
    folder.write("b.json", "{}\n");
    assert!(!folder.run(["check"]).stderr.contains("b.json"));
    for verb in ["check", "names"] {
        assert!(folder.run([verb, "--verbose"]).stderr.contains("b.json: left out"), "{verb}");
    }
}

/// `"`, in YAML `'` too, stands round the texts of such a file: nobody is quoted.
#[test]
fn texts_of_files_of_other_programs_are_no_quotations() {
    let folder = Folder::project();
    let texts = "The Zucchini in the basket is ripe";
    for (name, text) in [
        ("a.po", format!("#: a.c:1\nmsgid \"x\"\nmsgstr \"{texts}\"\n")),
        ("a.json", format!("{{\n  \"basket\": \"{texts}\"\n}}\n")),
        ("a.strings", format!("/* One */\n\"basket\" = \"{texts}\";\n")),
        ("a.yml", format!("basket: \"{texts}\"\n")),
        ("b.yml", format!("baskets:\n  - '{texts}'\n")),
    ] {
        folder.write(name, &text);
        let json = folder.run(["check", name, "--format", "json"]).json();
        assert_eq!(json["findings"].as_array().map(Vec::len), Some(1), "{name}: {json}");
        // What is quoted within a text is a quotation.
        folder.write(name, text.replace(texts, &format!("He said: “{texts}”.")));
        let json = folder.run(["check", name, "--format", "json"]).json();
        assert_eq!(json["findings"].as_array().map(Vec::len), Some(0), "{name}: {json}");
    }
    folder.write("a.txt", format!("\"{texts}\", he said.\n"));
    assert_eq!(folder.run(["check", "a.txt"]).status, 0);
}

#[test]
fn a_header_in_words_of_ones_own_is_no_term() {
    let folder = Folder::empty();
    folder.write("a.csv", "Исходный термин;Перевод;Комментарий\nelm;вяз;дерево\n");
    folder.write("b.csv", "Bereich,Quelle,Ziel\nWald,elm,вяз\n");
    let import = |name: &str, more: &[&str]| {
        let args = ["import", name, "--into", "h.toml", "--dry-run", "--from", "en", "--to", "ru"];
        folder.run(args.iter().chain(more))
    };
    let taken = import("a.csv", &["--header", "yes"]);
    let expected = "+[concepts.entry-1]\n+extra = { \"csv:Комментарий\" = \"дерево\" }\n+terms = [\n+  { en = \"elm\" },\n+  { ru = \"вяз\" },\n+]\n";
    assert!(taken.status == 0 && taken.out().contains(expected), "{}{}", taken.out(), taken.stderr);
    assert!(taken.stderr.contains("would add 1 concept and 2 terms"), "{}", taken.stderr);
    // Where the first two columns are others, the user names them.
    let taken = import("b.csv", &["--header", "yes", "--columns", "kind,en,ru"]);
    assert!(taken.out().contains("kind = \"Wald\"") && !taken.out().contains("Quelle"), "{}", taken.out());
    let unnamed = folder.run(["import", "a.csv", "--into", "h.toml"]);
    assert!(unnamed.status == 2 && unnamed.stderr.contains("--header yes"), "{}", unnamed.stderr);
}

#[test]
fn an_id_that_two_clients_gave_is_told() {
    let folder = Folder::empty();
    folder.write("a.csv", "id,en,de\nc1,elm,Ulme\nc2,oak,Eiche\n");
    folder.write("b.csv", "id,en,fr\nc1,lock,écluse\nc2,oaks,chênes\nc2,Oak,chêne\n");
    folder.write("c.csv", "id,lt,lv\nc1,guoba,goba\n");
    let ran = folder.run(["import", "a.csv", "b.csv", "c.csv", "--into", "g.toml"]);
    let doubt = "warning: `lock` is joined with `elm`, which has the same id and no term in common with it";
    assert!(ran.status == 0 && ran.stderr.contains(doubt), "{}", ran.stderr);
    // A term in common, or no language in common: by the id they are one.
    assert_eq!(ran.stderr.matches("is joined with").count(), 1, "{}", ran.stderr);
    assert!(!folder.run(["import", "b.csv", "--into", "g.toml"]).stderr.contains("joined"));
}

#[test]
fn a_country_is_two_letters() {
    let folder = Folder::project();
    for verb in [["add", "Riga"], ["suggest", "Riga"]] {
        let ran = folder.run(verb.iter().chain(&["--lang", "en", "--country", "LVA"]));
        assert!(ran.status == 2 && ran.stderr.contains("`LVA` is no country"), "{}", ran.stderr);
        assert!(!ran.stderr.contains("report"), "{}", ran.stderr);
    }
    assert_eq!(folder.run(["add", "Riga", "--lang", "en", "--country", "lv"]).status, 0);
    assert!(String::from_utf8(folder.read("g.toml")).expect("UTF-8").contains("country = \"LV\""));
}

#[test]
fn a_glossary_on_the_standard_input_is_known_by_what_it_holds() {
    let folder = Folder::empty();
    for (text, format) in [
        ("[glossary]\n[concepts.a]\nterms = [{en=\"elm\"}]\n", "glossary"),
        ("[[rule]]\nof = \"a\"\nsay = { stance = \"admit\" }\n", "policy"),
    ] {
        let json = folder.run_with(["info", "-", "--format", "json"], text.as_bytes()).json();
        assert_eq!(json[0]["format"], format, "{json}");
        let laid_out = folder.run_with(["fmt", "-"], text.as_bytes());
        assert!(laid_out.status == 0 && !laid_out.stdout.is_empty(), "{laid_out:?}");
    }
}

#[test]
fn a_name_that_turns_the_direction_is_shown_as_it_is_stored() {
    let folder = Folder::project();
    let name = "a\u{202E}txt.b.md";
    folder.write(name, "Fresh Eggplant.\n");
    for format in ["concise", "full"] {
        let ran = folder.run(["check", "--format", format]);
        assert!(ran.out().contains("a\\u{202e}txt.b.md:1:7"), "{}", ran.out());
    }
    let json = folder.run(["check", "--format", "json"]).json();
    assert_eq!(json["findings"][0]["path"], name);
}

#[test]
fn several_suggestions_are_said_where_the_finding_is() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.a]\nterms = [\n  { de = \"Kasten\", gender = \"m\" },\n  { de = \"Kästchen\", gender = \"n\", rank = \"deprecated\" },\n]\n",
    );
    folder.write("a.txt", "Kästchen auf, Kästchen zu.\n");
    let ran = folder.run(["check", "a.txt", "--glossary", "g.toml", "--lang", "de", "--format", "concise"]);
    // One box or several.
    let told = "it writes `Kasten` or `Kästen` → Kasten\n";
    assert!(ran.status == 1 && ran.out().matches(told).count() == 2, "{}", ran.out());
    // Both stand on one line.
    let full = folder.run(["check", "a.txt", "--glossary", "g.toml", "--lang", "de"]).out();
    assert!(full.contains("and 1 more like this (×2): line 1\n"), "{full}");
    folder.write("b.txt", "Kästchen. Kästchen. Kästchen.\n");
    let full = folder.run(["check", "b.txt", "--glossary", "g.toml", "--lang", "de"]).out();
    assert!(full.contains("and 2 more like this (×3): line 1\n"), "{full}");
}

#[test]
fn an_error_is_not_followed_by_good_news() {
    let folder = Folder::project();
    folder.write("a.txt", "Fresh Eggplant.\n");
    let ran = folder.run(["impact", "--in", "a.txt", "--policy", "none", "--diff"]);
    assert!(ran.status == 2 && !ran.stderr.contains("Nothing to change"), "{}", ran.stderr);
}

#[test]
fn a_glossary_without_terms_is_not_taken_for_a_clean_draft() {
    let folder = Folder::empty();
    folder.write("a.txt", "Fresh Eggplant.\n");
    folder.write("empty.toml", "");
    folder.write("begun.toml", "[glossary]\ntitle = \"Plants\"\n");
    folder.write("heads.csv", "en,de\n");
    for name in ["empty.toml", "begun.toml", "heads.csv"] {
        let ran = folder.run(["check", "a.txt", "--glossary", name]);
        assert!(ran.status == 0 && ran.stderr.contains("note: the glossary has no term"), "{name}: {}", ran.stderr);
    }
}

#[test]
fn a_memory_is_no_draft_and_the_verbs_for_it_are_named() {
    let folder = Folder::project();
    folder.write("m.tmx", "<tmx version=\"1.4\"><header srclang=\"en\"/><body/></tmx>\n");
    let ran = folder.run(["check", "m.tmx"]);
    assert!(ran.status == 2 && ran.stderr.contains("exonym impact"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("--policy"), "{}", ran.stderr);
}

/// What stands in a sentence is looked up by its place, and is the same as if the sentence stood alone.
#[test]
fn a_sentence_is_judged_alike_alone_and_among_many() {
    let folder = Folder::project();
    let sentences =
        ["The Zucchini is ripe.", "The Zucchini, formerly the Courgette, is cut.", "A Courgette is stewed."];
    let fixes = |text: String| {
        folder.write("a.txt", text);
        let json = folder.run(["check", "a.txt", "--format", "json"]).json();
        let findings = json["findings"].as_array().expect("a list").clone();
        findings.iter().map(|one| one["fix"]["applicability"].clone()).collect::<Vec<_>>()
    };
    let alone: Vec<_> = sentences.iter().flat_map(|sentence| fixes(format!("{sentence}\n"))).collect();
    assert_eq!(alone.len(), 2, "{alone:?}");
    assert_ne!(alone[0], alone[1]);
    let among = fixes(format!("{}\n", vec![sentences.join(" "); 60].join(" ")));
    let expected: Vec<_> = (0..60).flat_map(|_| alone.clone()).collect();
    assert_eq!(among, expected);
}

#[test]
fn what_a_house_says_of_a_term_that_was_given_up_is_what_a_check_says() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.a]\nterms = [\n  { en = \"quay\" },\n  { en = \"wharf\", rank = \"admitted\" },\n  { en = \"jetty\", rank = \"deprecated\" },\n]\n",
    );
    folder.write("a.txt", "The jetty is shut.\n");
    let shown = folder.run(["policy", "show", "quay", "--glossary", "g.toml"]).out();
    assert!(shown.contains("jetty  admit, but no longer to be used, by its rank in the glossary\n"), "{shown}");
    assert!(shown.contains("wharf  admit\n"), "{shown}");
    assert_eq!(folder.run(["check", "a.txt", "--glossary", "g.toml"]).status, 1);
}

#[test]
fn a_fix_that_nobody_writes_says_why() {
    let folder = Folder::project();
    folder.write("a.html", "<p>The Zucc<b>hini</b> is ripe. The Zucchini is cut.</p>\n");
    let ran = folder.run(["check", "a.html", "--fix"]);
    assert!(ran.out().contains("= note: left to a person: it is not written there letter by letter"), "{}", ran.out());
    // One that is written is no more of the same.
    folder.write("b.html", "<p>The Zucchini is cut. The Zucc<b>hini</b> is ripe.</p>\n");
    let full = folder.run(["check", "b.html"]).out();
    assert!(full.contains("left to a person") && !full.contains("(×2)"), "{full}");
}

#[test]
fn an_empty_line_among_phrases_is_an_answer() {
    let folder = Folder::empty();
    folder.write(
        "m.tmx",
        "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>the elm</seg></tuv><tuv xml:lang=\"de\"><seg>die Ulme</seg></tuv></tu></body></tmx>\n",
    );
    for more in [&[][..], &["--words"], &["--inflected"]] {
        let args = ["concordance", "-", "--tm", "m.tmx", "--format", "jsonl"];
        let ran = folder.run_with(args.iter().chain(more), "elm\n\n…\nUlme\n".as_bytes());
        let lines: Vec<serde_json::Value> =
            ran.out().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let totals: Vec<_> = lines.iter().map(|line| line["total"].as_u64()).collect();
        assert_eq!((ran.status, totals), (0, vec![Some(1), Some(0), Some(0), Some(1)]), "{ran:?}");
    }
    assert_eq!(folder.run(["concordance", "", "--tm", "m.tmx"]).status, 2);
}

#[test]
fn two_that_are_called_alike_are_told_apart() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.a]\nkind = \"city\"\ncountry = \"GB\"\nterms = [ { en = \"Boston\" } ]\n[concepts.b]\nkind = \"city\"\ncountry = \"US\"\nterms = [ { en = \"Boston\" } ]\n[concepts.c]\nkind = \"river\"\nterms = [ { en = \"Witham\" } ]\n",
    );
    let out = folder.run(["suggest", "Boston", "Witham", "--glossary", "g.toml", "--format", "list"]).out();
    assert!(out.contains("  Boston (en; city, GB)  ") && out.contains("  Boston (en; city, US)  "), "{out}");
    assert!(out.contains("  Witham (en)  "), "{out}");
}

/// A glossary of one's first day has no genders: what an article shows is not guessed.
#[test]
fn no_safe_fix_puts_a_noun_of_unknown_gender_behind_an_article() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.a]\nterms = [ { de = \"Gesamtblick\" }, { de = \"Cockpit\", rank = \"deprecated\" } ]\n[concepts.b]\nterms = \
         [ { fr = \"grille\" }, { fr = \"quadrillage\", rank = \"deprecated\" } ]\n",
    );
    folder.write("p.toml", "[policy]\ntitle = \"House\"\n");
    for (lang, text, mended) in [
        (
            "de",
            "Im Cockpit steht das neue Cockpit. Cockpit sperren!",
            "Im Cockpit steht das neue Cockpit. Gesamtblick sperren!",
        ),
        ("de", "Mehrere Cockpits: Cockpits sperren.", "Mehrere Cockpits: Cockpits sperren."),
        ("fr", "Un quadrillage fin, sans quadrillage au dos.", "Un quadrillage fin, sans grille au dos."),
        ("fr", "Le nouveau quadrillage ou ce quadrillage.", "Le nouveau quadrillage ou ce quadrillage."),
    ] {
        folder.write("a.txt", text);
        folder.run([
            "check",
            "a.txt",
            "--fix",
            "--glossary",
            "g.toml",
            "--policy",
            "p.toml",
            "--no-config",
            "--lang",
            lang,
        ]);
        assert_eq!(String::from_utf8_lossy(&folder.read("a.txt")), mended);
    }
}

#[test]
fn a_glossary_without_languages_is_told() {
    let folder = Folder::empty();
    folder.write("pair.tab", "folder\tOrdner\ndirectory\tVerzeichnis\n");
    folder.write("a.txt", "Das Verzeichnis und der Ordner sind leer.\n");
    let told = |glossary: &str| {
        let ran = folder.run(["check", "a.txt", "--lang", "de", "--no-config", "--glossary", glossary]);
        ran.stderr.contains("does not say which languages")
    };
    assert!(told("pair.tab"));
    folder.write("both.csv", "en,de\nfolder,Ordner\n");
    assert!(!told("both.csv"));
}
