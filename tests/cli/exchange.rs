//! Exchange files that are broken, on purpose or not: refused with line and column, nothing written, nothing eaten up.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::support::Folder;

const GOOD: &str = "<?xml version=\"1.0\"?>\n<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>\
                    </martifHeader><text><body>\n<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>elm</term></tig></langSet></termEntry>\n\
                    </body></text></martif>\n";

fn laughs() -> String {
    let mut text = String::from("<!DOCTYPE martif [<!ENTITY l0 \"lol\">");
    for level in 1..30 {
        let before = level - 1;
        let ten = format!("&l{before};").repeat(10);
        let _ = write!(text, "<!ENTITY l{level} \"{ten}\">");
    }
    text + "]>" + &GOOD.replace("<?xml version=\"1.0\"?>\n", "").replace("elm", "&l29;")
}

/// Each with what is told of it, and whether it can be mended.
fn broken() -> Vec<(&'static str, Vec<u8>, bool)> {
    let utf16 = GOOD
        .replace("<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        .replace("elm", "\u{1}elm");
    vec![
        ("cut-off.tbx", GOOD.as_bytes()[..GOOD.len() - 40].to_vec(), true),
        ("empty.tbx", Vec::new(), false),
        ("deep.tbx", (GOOD[..GOOD.len() - 60].to_owned() + &"<note>".repeat(100_000)).into_bytes(), false),
        ("not-utf8.tbx", [GOOD.as_bytes(), b"<!-- \xE9 -->"].concat(), false),
        ("character.tbx", utf16.into_bytes(), true),
        ("half-a-tag.tbx", GOOD.replace("</term>", "</te").into_bytes(), true),
    ]
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("listed")
        .map(|entry| entry.expect("there").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    names
}

/// The beginning of a workbook is enough to know one.
#[test]
fn a_workbook_is_told_what_to_be_saved_as() {
    let flat =
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"/>";
    // In a table, the bytes of an empty ZIP could be taken for letters.
    let words: &[u8] = b"PK\x05\x06 en\tru\nElm\tElm\n";
    let old: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 elm";
    for bytes in [words, b"PK\x03\x04\x14\0\0", old, flat.as_bytes()] {
        for name in ["a.xlsx", "a.csv", "a.tab", "a.tbx", "a.toml"] {
            let folder = Folder::empty();
            folder.write(name, bytes);
            folder.write("draft.md", "Elm.\n");
            for verb in [
                ["import", "--into", "g.toml", "--from", "en", "--to", "ru", name].as_slice(),
                &["convert", name, "out.tbx"],
                &["lint", name],
                &["fmt", name],
                &["diff", name, name],
                &["check", "--glossary", name, "draft.md"],
            ] {
                let ran = folder.run(verb);
                let told =
                    ran.stderr.contains(name) && ran.stderr.contains("save a table in its program as CSV in UTF-8");
                assert!(ran.status != 0 && told, "{verb:?}: {}{}", ran.out(), ran.stderr);
            }
            assert_eq!(names(folder.path()).len(), 2, "nothing is written");
        }
    }
}

#[test]
fn broken_files_are_refused_with_their_place_and_left_alone() {
    for (name, bytes, mendable) in broken() {
        let folder = Folder::empty();
        folder.write(name, &bytes);
        let info = folder.run(["info", name, "--format", "json"]);
        assert_eq!(info.status, 2, "{name}: {}", info.out());
        let problem = &info.json()[0]["problems"][0];
        assert!(problem["line"].as_u64() > Some(0) && problem["column"].as_u64() > Some(0), "{name}: {problem}");
        for verb in [["fmt", name].as_slice(), &["fmt", name, "--check"], &["fmt", name, "--diff"]] {
            let ran = folder.run(verb);
            assert_eq!((ran.status, &*ran.out()), (2, ""), "{name}: {}", ran.stderr);
            assert!(ran.stderr.starts_with(&format!("error: {name}:")), "{}", ran.stderr);
        }
        assert_eq!((folder.read(name), names(folder.path())), (bytes, vec![name.to_owned()]));
        let ran = folder.run(["lint", "--repair", name, "-o", "mended.tbx"]);
        assert_eq!(ran.status, if mendable { 0 } else { 2 }, "{name}: {}{}", ran.out(), ran.stderr);
        assert_eq!(folder.path().join("mended.tbx").exists(), mendable, "{name}");
        if mendable {
            assert!(ran.out().starts_with(&format!("{name}:")), "{}", ran.out());
            let info = folder.run(["info", "mended.tbx", "--format", "json"]);
            // The entry in which a file is cut off is not known to its end.
            let terms = u64::from(name != "cut-off.tbx");
            assert_eq!((info.status, info.json()[0]["terms"].as_u64()), (0, Some(terms)), "{name}: {}", info.out());
            assert_eq!(folder.run(["fmt", "--check", "mended.tbx"]).status, 0);
        }
    }
}

#[test]
fn a_billion_laughs_stay_few() {
    let folder = Folder::empty();
    folder.write("laughs.tbx", laughs());
    let info = folder.run(["info", "laughs.tbx", "--format", "json"]);
    let said = info.json()[0]["problems"].to_string();
    assert!(said.contains("grows without end") && said.len() < 100_000, "{said:.300}");
    // Formatting does not open entities at all.
    assert_eq!(folder.run(["fmt", "laughs.tbx"]).status, 0);
    let text = String::from_utf8(folder.read("laughs.tbx")).expect("UTF-8");
    assert!(text.contains("<term>&l29;</term>") && text.len() < 10_000);
}

/// What a memory's header says is no glossary's: told, and too much for `--strict`; what ours say of a glossary is read.
#[test]
fn notes_of_a_memory_s_header_are_told() {
    let memory = |header: &str| {
        format!(
            "<tmx version=\"1.4\"><header creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" \
             srclang=\"en\" datatype=\"xml\">{header}</header><body><tu tuid=\"a\"><tuv xml:lang=\"en\"><seg>paper tray</seg></tuv>\
             <tuv xml:lang=\"de\"><seg>Papierfach</seg></tuv></tu></body></tmx>"
        )
    };
    for (header, told) in [
        ("<note>Confidential, client ACME</note><prop type=\"project\">P-17</prop>", 2),
        ("<prop type=\"x-title\">Ours is another's word too</prop>", 1),
        ("", 0),
        ("<!-- nobody's -->", 0),
    ] {
        let folder = Folder::empty();
        folder.write("m.tmx", memory(header));
        for verb in [["import", "--into", "g.toml", "m.tmx"].as_slice(), &["convert", "m.tmx", "out.tbx"]] {
            let ran = folder.run(verb);
            assert_eq!(ran.status, 0, "{verb:?}: {}", ran.stderr);
            assert_eq!(ran.stderr.contains("notes and properties of the header"), told > 0, "{}", ran.stderr);
            fs::remove_file(folder.path().join(if verb[0] == "import" { "g.toml" } else { "out.tbx" }))
                .expect("written");
            let strict: Vec<&str> = verb.iter().copied().chain(["--strict"]).collect();
            assert_eq!(folder.run(strict).status, if told > 0 { 2 } else { 0 }, "{verb:?} {header}");
        }
    }
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[glossary]\ntitle = \"Trays\"\n[concepts.a]\nterms = [ { en = \"paper tray\" }, { de = \"Papierfach\" } ]\n",
    );
    fs::write(folder.path().join("m.tmx"), folder.run(["export", "g.toml", "--format", "tmx"]).stdout)
        .expect("written");
    let ran = folder.run(["import", "--strict", "--into", "h.toml", "m.tmx"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(String::from_utf8(folder.read("h.toml")).expect("UTF-8").contains("Trays"));
}

/// A standing that a glossary gives is the standing that a file gets; what a house chooses is its own.
#[test]
fn an_admitted_term_with_no_other_stays_admitted() {
    let folder = Folder::empty();
    for (terms, policy, expected) in [
        ("{ en = \"unscheduled operation\", rank = \"admitted\" }", "", "admittedTerm"),
        ("{ en = \"planned operation\" }", "", "preferredTerm"),
        ("{ en = \"one\", rank = \"admitted\" }, { en = \"two\", rank = \"admitted\" }", "", "admittedTerm"),
        (
            "{ en = \"first word\", rank = \"admitted\" }",
            "[[rule]]\nof = { concept = \"a\" }\nsay = { stance = \"prefer\" }\n",
            "preferredTerm",
        ),
    ] {
        folder.write("g.toml", format!("[concepts.a]\nterms = [ {terms} ]\n"));
        let mut args = vec!["export", "g.toml", "--format", "tbx", "--strict"];
        if !policy.is_empty() {
            folder.write("p.toml", format!("[policy]\ntitle = \"House\"\n{policy}"));
            args.extend(["--policy", "p.toml"]);
        }
        let ran = folder.run(&args);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let status: Vec<_> = ran
            .out()
            .match_indices("Term-admn-sts")
            .map(|(at, _)| ran.out()[..at].rsplit('>').next().unwrap_or_default().to_owned() + "Term")
            .collect();
        assert!(
            !status.is_empty() && status.iter().all(|one| one == expected),
            "{terms} {policy}: {status:?} {}",
            ran.out()
        );
    }
}

#[test]
fn characters_that_xml_forbids_are_told_by_every_xml() {
    for (note, told) in [("n\\u001Fote\\uFFFE", true), ("note\\u00A0é", false)] {
        let folder = Folder::empty();
        folder.write(
            "g.toml",
            format!(
                "[concepts.a]\nnote = \"{note}\"\nterms = [ {{ en = \"paper tray\" }}, {{ de = \"Papierfach\" }} ]\n"
            ),
        );
        for format in ["tmx", "tbx", "tbx-v3"] {
            let ran = folder.run(["export", "g.toml", "--format", format]);
            assert_eq!(ran.stderr.contains("characters that XML does not allow"), told, "{format}: {}", ran.stderr);
        }
    }
}

#[test]
fn what_a_file_says_of_itself_is_kept_or_told() {
    let folder = Folder::empty();
    folder.write("a.utx", "#UTX 1.11; en/de; 2013-03-12T10:00:00Z; copyright: Trees (2013); license: CC BY 3.0\n#src\ttgt\telm\nelm\tUlme\n".replace("\telm\n", "\tsrc:pos\n"));
    let ran = folder.run(["import", "--into", "g.toml", "a.utx"]);
    assert!(ran.status == 0 && ran.stderr.contains("2013-03-12"), "{ran:?}");
    let kept = String::from_utf8(folder.read("g.toml")).expect("UTF-8");
    assert!(kept.contains("license = \"CC BY 3.0\"") && kept.contains("attribution = \"Trees (2013)\""), "{kept}");
    let memory = |more: &str| {
        format!(
            "<tmx version=\"1.4\"><header {more}creationtool=\"x\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" \
             adminlang=\"en\" srclang=\"en\" datatype=\"xml\"/><body><tu><tuv xml:lang=\"en\"><seg>elm</seg></tuv>\
             <tuv xml:lang=\"de\"><seg>Ulme</seg></tuv></tu></body></tmx>"
        )
    };
    folder.write("m.tmx", memory("creationid=\"ACME &amp; Co\"\nchangedate = '20200101T000000Z' "));
    for args in [&["import", "--into", "h.toml", "m.tmx"][..], &["convert", "m.tmx", "m.tbx"]] {
        let ran = folder.run(args);
        assert!(ran.status == 0 && ran.stderr.contains("who made the file") && ran.stderr.contains("ACME"), "{ran:?}");
        let strict = folder.run([&args[..1], &["--strict"], &args[1..]].concat());
        assert_eq!(strict.status, 2, "{strict:?}");
    }
    folder.write("n.tmx", memory(""));
    assert_eq!(folder.run(["convert", "--strict", "n.tmx", "n.tbx"]).status, 0);
    // A memory that stays one keeps all of it.
    assert_eq!(folder.run(["convert", "--strict", "m.tmx", "o.tmx"]).status, 0);
    assert!(String::from_utf8_lossy(&folder.read("o.tmx")).contains("ACME &amp; Co"));
}
