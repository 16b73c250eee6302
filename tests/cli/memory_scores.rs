//! What a match is worth, and why: penalties, contexts that other programs write, names, forms, OmegaT's scores; and an
//! index of each version of its format.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::support::Folder;

/// A memory of units: attributes and properties, source (with what stands in `seg`), target.
fn memory(units: &[(&str, &str, &str)]) -> String {
    let mut text = String::from("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n");
    for (head, source, target) in units {
        let (attributes, props) = head.split_once('|').unwrap_or((head, ""));
        let _ = writeln!(
            text,
            "<tu {attributes}>{props}<tuv xml:lang=\"en\"><seg>{source}</seg></tuv>\
             <tuv xml:lang=\"ru\"><seg>{target}</seg></tuv></tu>"
        );
    }
    text + "</body></tmx>\n"
}

/// Scores, targets and what is said of each match.
fn asked(folder: &Folder, query: &Value, more: &[&str]) -> Vec<(f64, String, Vec<String>)> {
    let args = [&["match", "--format", "jsonl", "--explain", "--tm", "m.tmx", "-"], more].concat();
    let ran = folder.run_with(args, query.to_string().as_bytes());
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.out());
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let row = |hit: &Value| {
        let said = hit["explain"].as_array().expect("a list").iter().map(text).collect();
        (hit["score"].as_f64().expect("a number"), text(&hit["target"]), said)
    };
    ran.json()["matches"].as_array().expect("a list").iter().map(row).collect()
}

#[test]
fn what_a_unit_is_takes_off_and_can_be_set() {
    let folder = Folder::empty();
    let units = [
        ("creationid=\"MT!\"", "Open the first gate.", "1"),
        ("|<prop type=\"x-Origin:SingleString\">mt</prop>", "Open the second gate.", "2"),
        ("|<prop type=\"x-status\">Draft</prop>", "Open the third gate.", "3"),
        ("|<prop type=\"approved\">no</prop>", "Open the fourth gate.", "4"),
        ("", "Open the <bpt i=\"1\">b</bpt>fifth<ept i=\"1\">b</ept> gate.", "5"),
        ("creationdate=\"20150601T000000Z\" changedate=\"20200601T000000Z\"", "Open the sixth gate.", "6"),
        ("creationid=\"MTaylor\" |<prop type=\"x-status\">final</prop>", "Open the seventh gate.", "7"),
    ];
    folder.write("m.tmx", memory(&units));
    folder.write("tm/mt/m.tmx", memory(&units[6..]));
    let first = |number: &str, more: &[&str]| {
        let found = asked(&folder, &json!({"text": format!("Open the {number} gate.")}), more);
        let (score, _, said) = found.into_iter().next().expect("a match");
        (score, said)
    };
    let row = |score: f64, said: &[&str]| (score, said.iter().map(|said| (*said).to_owned()).collect::<Vec<_>>());
    for (number, score, said) in [
        ("first", 85.0, &["a machine translated it: -15"][..]),
        ("second", 85.0, &["a machine translated it: -15"]),
        ("third", 95.0, &["nobody has approved it: -5"]),
        ("fourth", 95.0, &["nobody has approved it: -5"]),
        ("fifth", 99.0, &["the memory's text has codes: -1"]),
        ("sixth", 100.0, &[]),
        ("seventh", 100.0, &[]),
    ] {
        assert_eq!(first(number, &[]), row(score, said), "{number}");
    }
    let none = ["--penalty", "machine=0", "--penalty", "codes=0"];
    assert_eq!(first("first", &none), row(100.0, &[]));
    assert_eq!(first("fifth", &none), row(100.0, &[]));
    // Six years ago and more, whatever day it is.
    let (score, said) = first("sixth", &["--penalty", "age=2"]);
    assert!(score <= 88.0 && said.len() == 1, "{score} {said:?}");
    assert_eq!(first("seventh", &["--penalty", "m.tmx=7"]), row(93.0, &["its memory: -7"]));
    let args = ["match", "Open the seventh gate.", "--tm", "tm/mt", "--format", "jsonl"];
    let far = folder.run(args.into_iter().chain(["--penalty", "tm=3"])).json();
    assert_eq!(far["matches"][0]["score"], 82.0, "a folder stands for what is in it");
    let found = folder.run(args).json();
    assert_eq!(found["matches"][0]["score"], 85.0, "OmegaT keeps there what machines translate");
    for bad in ["machine", "machine=101", "machin=3", "machine=-1"] {
        let ran = folder.run(["match", "a", "--tm", "m.tmx", "--penalty", bad]);
        assert_eq!(ran.status, 2, "{bad}");
        assert!(ran.stderr.contains("codes, translations, unapproved, machine"), "{}", ran.stderr);
    }
}

#[test]
fn another_region_takes_off_where_one_is_asked_for() {
    let folder = Folder::empty();
    let unit = |lang: &str, source: &str| {
        format!("<tu><tuv xml:lang=\"{lang}\"><seg>{source}</seg></tuv><tuv xml:lang=\"ru\"><seg>x</seg></tuv></tu>")
    };
    let units =
        unit("en-GB", "The colour fades.") + &unit("en-US", "The wall stands.") + &unit("en", "The door opens.");
    folder.write("m.tmx", format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{units}</body></tmx>"));
    for (from, text, score) in [
        ("en-US", "The colour fades.", 99.0),
        ("en-US", "The wall stands.", 100.0),
        ("en-US", "The door opens.", 100.0),
        ("en", "The colour fades.", 100.0),
    ] {
        let found = asked(&folder, &json!({"text": text}), &["--from", from]);
        assert_eq!(json!(found[0].0), json!(score), "{from}: {text}");
    }
}

#[test]
fn contexts_are_read_as_other_programs_write_them() {
    let folder = Folder::empty();
    let memoq = "|<prop type=\"x-context-pre\">&lt;seg&gt;Go &lt;ph/&gt;up.&lt;/seg&gt;</prop>\
                 <prop type=\"x-context-post\">&lt;seg&gt;Sit &amp;amp; wait.&lt;/seg&gt;</prop>";
    let omegat = "|<prop type=\"file\">a.txt</prop><prop type=\"id\">k7</prop><prop type=\"prev\">Look up.</prop>\
                  <prop type=\"next\">Look down.</prop>";
    let weblate = "|<prop type=\"x-context\">menu</prop>";
    let units = [(memoq, "Open.", "1"), (omegat, "Open.", "2"), (weblate, "Open.", "3"), ("tuid=\"t\"", "Open.", "4")];
    folder.write("m.tmx", memory(&units));
    let first = |query: Value| asked(&folder, &query, &[]).into_iter().next().map(|(score, target, _)| (score, target));
    let row = |score: f64, target: &str| Some((score, target.to_owned()));
    assert_eq!(first(json!({"text": "Open.", "prev": "Go up.", "next": "Sit & wait."})), row(101.0, "1"));
    assert_eq!(first(json!({"text": "Open.", "prev": "Look up.", "next": "Look down."})), row(101.0, "2"));
    let both = json!({"text": "Open.", "prev": "Look up.", "next": "Look down.", "id": "k7"});
    assert_eq!(first(both), row(102.0, "2"));
    assert_eq!(first(json!({"text": "Open.", "id": "menu"})), row(101.0, "3"));
    assert_eq!(first(json!({"text": "Open.", "id": "t"})), row(101.0, "4"));
    // What a unit says of its neighbours counts, not where it stands; one that says nothing stands where it stands.
    assert_eq!(first(json!({"text": "Open.", "prev": "", "next": "Open."})), row(99.0, "1"));
    assert_eq!(first(json!({"text": "Open.", "prev": "Open.", "next": ""})), row(101.0, "4"));
    assert_eq!(first(json!({"text": "Open.", "prev": "Go up.", "next": "Look down."})), row(99.0, "1"));
}

#[test]
fn contexts_that_were_written_are_known_when_the_neighbours_are_gone() {
    let folder = Folder::empty();
    let told = "|<prop type=\"prev\">Sit &amp; rest.</prop><prop type=\"next\">Look down.</prop>";
    let units = [
        ("", "Go <ph/>up &lt;now&gt;.", "0"),
        ("", "Open.", "1"),
        ("", "Wait.", "2"),
        (told, "Open.", "3"),
        ("", "Open.", "4"),
    ];
    folder.write("all.tmx", memory(&units));
    for form in ["omegat", "memoq"] {
        let args = ["convert", "all.tmx", "m.tmx", "--match", "^Open", "--contexts", form];
        let ran = folder.run(args);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let first = |prev: &str, next: &str| {
            let query = json!({"text": "Open.", "prev": prev, "next": next});
            asked(&folder, &query, &[]).into_iter().next().map(|(score, target, _)| (score, target))
        };
        let row = |score: f64, target: &str| Some((score, target.to_owned()));
        assert_eq!(first("Go up <now>.", "Wait."), row(101.0, "1"), "{form}");
        assert_eq!(first("Sit & rest.", "Look down."), row(101.0, "3"), "{form}");
        assert_eq!(first("Open.", ""), row(101.0, "4"), "{form}");
        assert_eq!(first("", "Open."), row(99.0, "1"), "{form}");
        // What is written is a memory, and written again in the same form it is the same.
        let again = folder.run(["convert", "m.tmx", "n.tmx", "--contexts", form]);
        assert_eq!(again.status, 0, "{}", again.stderr);
        let read = |name: &str| fs::read(folder.path().join(name)).expect("read");
        assert_eq!(read("m.tmx"), read("n.tmx"), "{form}");
    }
    let ran = folder.run(["convert", "all.tmx", "--contexts", "omegat", "a.csv"]);
    assert!(ran.status == 2 && ran.stderr.contains("only a memory that stays a memory"), "{}", ran.stderr);
}

#[test]
fn names_of_several_words_are_placeables() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.upper]\nterms = [{ en = \"Upper Vale\" }, { en = \"Overdale\" }, { en = \"Great-Vale Old Province\" }]\n\
         [concepts.low]\nterms = [{ en = \"Lower Vale\" }]\n",
    );
    let texts = [
        "The road to Overdale was closed.",
        "The road to Great-Vale Old Province was closed.",
        "The road to Upper Vale was closed.",
        "The road to Lower Vale was closed.",
        "The Upper Vale's road was shut, near Vale.",
    ];
    let units: Vec<_> = texts.iter().zip(["1", "2", "3", "4", "5"]).map(|(text, target)| ("", *text, target)).collect();
    folder.write("m.tmx", memory(&units));
    let found = |text: &str| asked(&folder, &json!({"text": text}), &["--no-config", "--glossary", "g.toml"]);
    for text in &texts[..3] {
        let hits = found(text);
        let scores: Vec<_> = hits.iter().map(|hit| hit.0).collect();
        assert_eq!(scores[..3], [100.0, 99.0, 99.0], "{text}: {hits:?}");
        assert_eq!(hits[1].2, ["another number, placeholder, address or name of the same thing: -1"], "{text}");
        assert!(scores[3..].iter().all(|score| *score <= 84.0), "{text}: {hits:?}");
    }
    // Another one in other white space; a comma between the words makes it none.
    assert_eq!(json!(found("The road to Upper  Vale was closed.")[0].0), json!(99.0));
    let hits = found("The road to Upper, Vale was closed.");
    assert!(hits.iter().all(|hit| hit.1 == "3" || hit.0 < 90.0), "{hits:?}");
}

#[test]
fn another_form_is_near_and_another_name_is_not() {
    let folder = Folder::project();
    let text = "Slice the Eggplant, then open the doors of the oven and wait.";
    let units = [
        ("", "Slice the Zucchini, then open the doors of the oven and wait.", "1"),
        ("", "Slice the Aubergine, then open the doors of the oven and wait.", "2"),
        ("", "Slice the Eggplant, then open the door of the oven and waited.", "3"),
    ];
    folder.write("m.tmx", memory(&units));
    let found = asked(&folder, &json!({"text": text}), &["--policy", "british.toml"]);
    let scores: Vec<_> = found.iter().map(|hit| (hit.0, hit.1.as_str())).collect();
    assert_eq!(scores, [(99.0, "2"), (91.66, "3"), (84.0, "1")]);
    assert_eq!(found[0].2, ["another number, placeholder, address or name of the same thing: -1"]);
    assert_eq!(found[1].2, ["2 of 12 words in another form: -8.33"]);
    assert_eq!(found[2].2.last().map(String::as_str), Some("a name is another: 84 at most"));
    // Without a glossary nobody knows names.
    let found = asked(&folder, &json!({"text": text}), &["--no-config"]);
    assert_eq!(found.iter().map(|hit| hit.0).collect::<Vec<_>>(), [91.66; 3]);
}

#[test]
fn a_translation_that_breaks_the_policy_comes_behind_one_that_does_not() {
    let folder = Folder::project();
    let unit = |target: &str| {
        format!(
            "<tu><tuv xml:lang=\"ru\"><seg>Нарежьте.</seg></tuv><tuv xml:lang=\"en\"><seg>{target}</seg></tuv></tu>"
        )
    };
    let units = unit("Slice the Eggplant.") + &unit("Slice the Aubergine.");
    folder.write("m.tmx", format!("<tmx version=\"1.4\"><header srclang=\"ru\"/><body>{units}</body></tmx>"));
    let found = asked(&folder, &json!({"text": "Нарежьте."}), &["--policy", "british.toml"]);
    assert_eq!(
        found.iter().map(|hit| hit.0).collect::<Vec<_>>(),
        [99.0, 99.0],
        "unless asked for it takes off nothing"
    );
    let policy = ["--policy", "british.toml", "--penalty", "policy=1"];
    let found = asked(&folder, &json!({"text": "Нарежьте."}), &policy);
    let rows: Vec<_> = found.iter().map(|hit| (hit.0, hit.1.as_str())).collect();
    assert_eq!(rows, [(99.0, "Slice the Aubergine."), (98.0, "Slice the Eggplant.")]);
    assert_eq!(found[1].2, ["it has other translations too: -1", "it breaks the house's policy: -1"]);
}

#[test]
fn omegat_has_three_scores() {
    let folder = Folder::empty();
    let other = "Officials met in Stepanakert on Monday to talk about the road.";
    let units = [("", other, "1"), ("", "The officials met.", "2"), ("", "5 of 7", "3")];
    folder.write("m.tmx", memory(&units));
    folder.write("penalty-030/m.tmx", memory(&units));
    let text = "Officials met in Khankendi on Monday to talk about the road.";
    for (tm, score, triple) in [("m.tmx", 85.0, [85, 90, 95]), ("penalty-030", 55.0, [55, 60, 65])] {
        let args = ["match", text, "--tm", tm, "--scoring", "omegat", "--threshold", "30", "--format", "jsonl"];
        let ran = folder.run(args);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        let hit = &ran.json()["matches"][0];
        assert_eq!((&hit["score"], &hit["omegat"], &hit["kind"]), (&json!(score), &json!(triple), &json!("fuzzy")));
    }
    // Words that say little count in the second score alone, digits in the third alone.
    let ran = folder.run(["match", "5 of 7", "--tm", "m.tmx", "--scoring", "omegat", "--threshold", "1"]);
    assert_eq!(ran.out(), "5 of 7\n  0.00 %  5 of 7  (m.tmx#2)\n       3\n       OmegaT 0/100/100\n");
}

#[test]
fn a_phrase_is_found_in_any_form_on_both_sides() {
    let folder = Folder::empty();
    let units = [
        ("", "They closed the roads.", "Дороги закрыли."),
        ("", "Close the gate.", "Закрой ворота."),
        ("", "A close road", "Дорогу видно"),
    ];
    folder.write("m.tmx", memory(&units));
    let found = |phrase: &str, how: &[&str]| {
        let args = [&["concordance", phrase, "--tm", "m.tmx", "--format", "jsonl"], how].concat();
        let ran = folder.run(args);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        let units = ran.json()["units"].as_array().expect("a list").clone();
        units.iter().map(|unit| unit["id"].as_u64().expect("a number")).collect::<Vec<_>>()
    };
    assert_eq!(found("close road", &["--inflected"]), [0, 2]);
    assert_eq!(found("close road", &["--words"]), [2]);
    assert_eq!(found("дорога", &["--inflected"]), [0, 2]);
    assert_eq!(found("дорога", &["--words"]), [0_u64; 0]);
}

#[test]
fn letters_and_their_marks_are_one_however_they_are_written() {
    let folder = Folder::empty();
    let units =
        [("", "Şuşaya yeni yol çəkilir.", "Новый путь в Шушу строится."), ("", "Körpü bağlıdır.", "Мост закрыт.")];
    let decomposed = |text: &str| {
        let marks = [
            ("ş", "s\u{327}"),
            ("Ş", "S\u{327}"),
            ("ç", "c\u{327}"),
            ("ö", "o\u{308}"),
            ("ü", "u\u{308}"),
            ("ğ", "g\u{306}"),
            ("й", "и\u{306}"),
        ];
        marks.iter().fold(text.to_owned(), |text, (one, two)| text.replace(one, two))
    };
    folder.write("composed.tmx", memory(&units));
    folder.write("decomposed.tmx", decomposed(&memory(&units)));
    for tm in ["composed.tmx", "decomposed.tmx"] {
        for query in [units[0].1.to_owned(), decomposed(units[0].1)] {
            for scoring in ["default", "words", "characters", "omegat"] {
                let ran = folder.run(["match", &query, "--tm", tm, "--format", "jsonl", "--scoring", scoring]);
                assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
                let found = &ran.json()["matches"][0];
                assert_eq!(
                    (&found["kind"], &found["source"]),
                    (&json!("exact"), &json!(units[0].1)),
                    "{tm} {scoring} {found}"
                );
                assert_eq!(found["target"], json!(units[0].2));
            }
        }
        for phrase in ["körpü".to_owned(), decomposed("körpü"), decomposed("путь в шушу"), "новый".to_owned()]
        {
            for how in [&[][..], &["--words"], &["--inflected"]] {
                let args = [&["concordance", &phrase, "--tm", tm, "--format", "jsonl"], how].concat();
                assert_eq!(folder.run(args).json()["total"], json!(1), "{phrase} {how:?}");
            }
        }
        let query = decomposed("Şəhərdə körpü bağlıdır, amma yol açıqdır");
        let ran = folder.run(["match", &query, "--tm", tm, "--format", "jsonl", "--phrases"]);
        assert_eq!(ran.json()["phrases"][0]["text"], json!(decomposed("körpü bağlıdır")), "{}", ran.out());
    }
}

#[test]
fn a_table_is_a_memory() {
    let folder = Folder::empty();
    folder.write(
        "pairs.csv",
        "en,ru\nOpen the gate.,Откройте ворота.\n\"Close it, please.\",\"Закройте, пожалуйста.\"\n",
    );
    folder.write("pairs.tsv", "Open the door.\tОткройте дверь.\nWait.\tЖдите.\n");
    folder.write("notes.txt", "Open the gate.\n");
    let found = |tm: &str, text: &str, more: &[&str]| {
        let ran = folder.run([&["match", text, "--tm", tm, "--format", "jsonl"], more].concat());
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{tm}");
        let hit = &ran.json()["matches"][0];
        (hit["score"].as_f64(), hit["target"].as_str().map(str::to_owned), hit["id"].as_u64())
    };
    let row = |score: f64, target: &str, id: u64| (Some(score), Some(target.to_owned()), Some(id));
    assert_eq!(found("pairs.csv", "Close it, please.", &[]), row(100.0, "Закройте, пожалуйста.", 1));
    assert_eq!(found("pairs.csv", "Open the gates.", &[]), row(83.33, "Откройте ворота.", 0));
    assert_eq!(found("pairs.csv", "Ждите ворота", &["--from", "ru", "--to", "en", "--threshold", "40"]).2, Some(0));
    assert_eq!(found("pairs.tsv", "Wait.", &["--from", "en", "--to", "ru"]), row(100.0, "Ждите.", 1));
    let refused = folder.run(["match", "Wait.", "--tm", "pairs.tsv"]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("--from and --to"), "{}", refused.stderr);
    let refused = folder.run(["match", "Wait.", "--tm", "notes.txt"]);
    assert!(refused.status == 2 && refused.stderr.contains("is no translation memory"), "{}", refused.stderr);
}

/// The index of each version of the format that ever was, made of `tests/index/memory.tmx`: one that is not the present
/// one's is made anew, never read; the present one's is what is made today, byte for byte, or its number has to change.
#[test]
fn an_index_of_every_version_is_read_or_made_anew() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/index");
    let folder = Folder::empty();
    folder.write("memory.tmx", fs::read(fixtures.join("memory.tmx")).expect("read"));
    let run = |scoring: &str| {
        let text = "The road over the passes was closed at 6.";
        let mut command = folder.command();
        command.env("XDG_CACHE_HOME", folder.path().join("cache"));
        let args = ["match", text, "--tm", "memory.tmx", "--scoring", scoring, "--format", "jsonl"];
        let output = command.args(args).output().expect("ended");
        assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
        output.stdout
    };
    let scorings = ["default", "words", "characters", "omegat"];
    let answers = scorings.map(run);
    let kept = || -> Vec<PathBuf> {
        let versions = fs::read_dir(folder.path().join("cache/exonym")).expect("listed");
        let files = versions.flat_map(|folder| fs::read_dir(folder.expect("listed").path()).expect("listed"));
        files.map(|file| file.expect("listed").path()).collect()
    };
    let files = kept();
    assert_eq!(files.len(), 6, "{files:?}");
    let present = files[0].parent().and_then(Path::file_name).and_then(|name| name.to_str()).expect("a folder");
    let present = present.strip_prefix("memory-").expect("its version");
    let mut versions: Vec<_> = fs::read_dir(&fixtures)
        .expect("listed")
        .map(|entry| entry.expect("listed").path())
        .filter(|path| path.is_dir())
        .collect();
    versions.sort();
    assert!(versions.iter().any(|path| path.ends_with(present)), "keep an index of version {present} in tests/index");
    for version in versions {
        let mut put = 0;
        for file in &files {
            let good = fs::read(file).expect("read");
            let old = version.join("memory").with_extension(file.extension().expect("a kind"));
            let Ok(old) = fs::read(&old) else { continue };
            put += 1;
            assert_eq!(old == good, version.ends_with(present), "{} of {}", file.display(), version.display());
            fs::remove_file(file).expect("removed");
            fs::write(file, old).expect("written");
        }
        assert!(put >= 4, "{}", version.display());
        assert_eq!(scorings.map(run), answers, "{}", version.display());
        for file in &files {
            let made = fs::read(file).expect("read");
            let name = Path::new("memory").with_extension(file.extension().expect("a kind"));
            assert_eq!(made, fs::read(fixtures.join(present).join(name)).expect("read"), "{}", file.display());
        }
    }
}
