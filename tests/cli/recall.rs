//! `match` and the house: what a policy says of a translation, and what the memory knows of a text that nothing is like.

use serde_json::{Value, json};

use super::support::{Folder, Ran};

fn memory(units: &[(&str, &str)]) -> String {
    let unit = |(source, target): &(&str, &str)| {
        format!(
            "<tu><tuv xml:lang=\"ru\"><seg>{source}</seg></tuv><tuv xml:lang=\"en\"><seg>{target}</seg></tuv></tu>\n"
        )
    };
    let units: String = units.iter().map(unit).collect();
    format!("<tmx version=\"1.4\"><header srclang=\"ru\"/><body>\n{units}</body></tmx>\n")
}

fn sound(ran: &Ran) -> Value {
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.out());
    ran.json()
}

#[test]
fn a_translation_that_breaks_the_policy_says_so_and_is_mended_as_check_would() {
    let folder = Folder::project();
    let units = [
        ("Нарежьте плоды.", "Slice the Eggplant and the Zucchini."),
        ("Сварите плоды.", "Boil the Aubergine."),
        ("Снимите кожу.", "The Eggplant's skin &amp; EGGPLANT seeds go."),
    ];
    folder.write("m.tmx", memory(&units));
    for policy in ["british.toml", "american.toml"] {
        let mut broken = 0;
        for (source, target) in units {
            let target = target.replace("&amp;", "&");
            let args = ["match", source, "--tm", "m.tmx", "--format", "jsonl", "--policy", policy];
            let found = sound(&folder.run(args));
            let hit = &found["matches"][0];
            assert_eq!(hit["target"], json!(target));
            folder.write("draft.txt", &target);
            let fixed = folder.run(["check", "--fix", "--unsafe-fixes", "--policy", policy, "draft.txt"]);
            assert!(fixed.status < 2, "{}", fixed.stderr);
            let fixed = String::from_utf8(folder.read("draft.txt")).expect("UTF-8");
            let findings = hit["findings"].as_array().expect("a list");
            assert_eq!(findings.is_empty(), fixed == target, "{findings:?}");
            let mended = if fixed == target { Value::Null } else { json!(fixed) };
            assert_eq!(hit["mended"], mended, "{target} under {policy}");
            for finding in findings {
                let place = |key: &str| finding[key].as_u64().expect("a number") as usize;
                assert_eq!(json!(target[place("start")..place("end")]), finding["text"]);
                assert!(finding["suggestions"].as_array().is_some_and(|all| !all.is_empty()), "{finding}");
                assert_eq!(finding["policy"]["file"], json!(policy));
                broken += 1;
            }
        }
        assert_eq!(broken, if policy == "british.toml" { 4 } else { 1 });
    }
}

#[test]
fn the_config_says_which_house_and_without_one_nobody_judges() {
    let folder = Folder::project();
    folder.write("m.tmx", memory(&[("Нарежьте.", "Slice the Eggplant.")]));
    let ran = folder.run(["match", "Нарежьте.", "--tm", "m.tmx"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let out = ran.out();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 5, "{out}");
    let says = "house policy british does not use `Eggplant`; it writes `Aubergine` (british.toml:6)";
    assert_eq!(lines[3], format!("       ! error: {says}"));
    assert_eq!(lines[4], "       mended: Slice the Aubergine.");
    let args = ["match", "Нарежьте.", "--tm", "m.tmx", "--format", "jsonl", "--no-config"];
    let hit = sound(&folder.run(args))["matches"][0].clone();
    assert_eq!((hit.get("findings"), hit.get("mended")), (None, None));
    // One house may not write what the other does.
    let two = [&args[..6], &["--policy", "british.toml", "--policy", "american.toml"]].concat();
    let hit = sound(&folder.run(two))["matches"][0].clone();
    assert_eq!((hit["findings"].as_array().map(Vec::len), &hit["mended"]), (Some(1), &Value::Null));
    folder.write("exonym.toml", "glosary = []\n");
    assert_eq!(folder.run(&args[..6]).status, 2, "a config that cannot be read is told");
}

#[test]
fn where_nothing_is_like_a_text_its_phrases_and_names_are_told() {
    let folder = Folder::project();
    let units = [
        ("Снег закрыл дорогу через перевал.", "Snow closed the road over the pass."),
        ("Эггплант растёт, говорят, и у Кедабека.", "Aubergines are said to grow near Kedabek too."),
        ("Говорят, что снег растаял.", "They say that the snow has melted."),
    ];
    folder.write("m.tmx", memory(&units));
    let query = "Мы ждали, пока откроют дорогу через перевал у Кедабека, где эггплантом и не пахло, говорят: и у нас";
    let args = ["match", query, "--tm", "m.tmx", "--format", "jsonl"];
    assert_eq!(sound(&folder.run(args)), json!({"query": query, "matches": []}), "only if asked for");
    let found = sound(&folder.run(args.into_iter().chain(["--phrases"])));
    let row = |phrase: &Value| {
        let at = |key: &str, of: &str| {
            let place = |end: usize| phrase[key][end].as_u64().expect("a number") as usize;
            of[place(0)..place(1)].to_owned()
        };
        let source = phrase["source"].as_str().expect("a text");
        assert_eq!(json!(at("at", query)), phrase["text"]);
        assert!(units.iter().any(|unit| json!([unit.0, unit.1]) == json!([source, phrase["target"]])));
        (at("at", query), at("in_source", source), phrase["id"].as_u64().expect("a number"))
    };
    let rows: Vec<_> = found["phrases"].as_array().expect("a list").iter().map(row).collect();
    let expected = [
        ("дорогу через перевал", "дорогу через перевал", 0),
        ("у Кедабека", "у Кедабека", 1),
        ("говорят", "говорят", 1),
        ("и у", "и у", 1),
    ];
    assert_eq!(rows, expected.map(|(text, there, id)| (text.to_owned(), there.to_owned(), id)));
    let terms = found["terms"].as_array().expect("a list");
    assert_eq!(terms.len(), 1, "{terms:?}");
    let term = json!({"text": "эггплантом", "concept": "c1", "term": "Aubergine", "lang": "en"});
    for (key, value) in term.as_object().expect("an object") {
        assert_eq!(terms[0][key], *value);
    }
    assert_eq!(terms[0]["policy"]["file"], "british.toml");
    // A match is enough, and nothing known is nothing told.
    let hit = sound(&folder.run(["match", units[0].0, "--tm", "m.tmx", "--format", "jsonl", "--phrases"]));
    assert_eq!((hit.get("phrases"), hit.get("terms")), (None, None));
    let none = sound(&folder.run(["match", "Ничего общего", "--tm", "m.tmx", "--format", "jsonl", "--phrases"]));
    assert_eq!((&none["phrases"], &none["terms"]), (&json!([]), &json!([])));
    // For people, the longest first, and what is left out is counted.
    let ran = folder.run(["match", query, "--tm", "m.tmx", "--max", "2"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let out = ran.out();
    let lines: Vec<&str> = out.lines().skip(1).collect();
    let expected = [
        "  nothing in the memory is like it",
        "  “дорогу через перевал”  (m.tmx#0)",
        "       Снег закрыл дорогу через перевал.",
        "       Snow closed the road over the pass.",
        "  “у Кедабека”  (m.tmx#1)",
        "       Эггплант растёт, говорят, и у Кедабека.",
        "       Aubergines are said to grow near Kedabek too.",
        "  and 2 phrases more; --max shows more",
        "  эггплантом = Aubergine (en)",
    ];
    assert_eq!(lines, expected);
}

/// Every measure tells the same phrases, whichever index it has.
#[test]
fn phrases_are_the_same_for_every_measure() {
    let folder = Folder::empty();
    folder.write("m.tmx", memory(&[("Дорога через перевал", "1"), ("İlk yol, ikinci yol", "2")]));
    for scoring in ["default", "words", "characters"] {
        let query = "Вот она, наша дорога через реку и мост, и ilk yol YOL, İKİNCİ YOL, ikinci yol";
        let args = ["match", query, "--tm", "m.tmx", "--format", "jsonl", "--phrases", "--scoring", scoring];
        let found = sound(&folder.run(args));
        let texts: Vec<_> =
            found["phrases"].as_array().expect("a list").iter().map(|row| row["text"].clone()).collect();
        assert_eq!(texts, [json!("дорога через"), json!("YOL, ikinci yol")], "{scoring}");
    }
}
