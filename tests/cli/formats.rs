//! Fixes in drafts with markup: only the words of names change, in every encoding; what is protected stays; a name across
//! markup is told and left alone.

use super::support::Folder;

/// File, before, after, and how many findings are left because a fix would cross markup.
const DRAFTS: &[(&str, &str, &str, usize)] = &[
    (
        "a.html",
        "<html lang=en>\r\n<title>An Eggplant &amp; Zucchini</title><p class=\"Eggplant\">Egg<b>plant</b> is &uuml;ber, \
         <code>Eggplant</code> <q>Eggplant</q> <img src='Zucchini' alt='Zucchini'>\n<!-- Zucchini --><p>Fresh Eggplant \
         <a href='/Eggplant'>Zucchini</a>",
        "<html lang=en>\r\n<title>An Aubergine &amp; Courgette</title><p class=\"Eggplant\">Egg<b>plant</b> is &uuml;ber, \
         <code>Eggplant</code> <q>Eggplant</q> <img src='Zucchini' alt='Courgette'>\n<!-- Zucchini --><p>Fresh Aubergine \
         <a href='/Eggplant'>Courgette</a>",
        1,
    ),
    (
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Fresh <i>Eggplant</i>\nand Zuc<b>chini</b> today.\n",
        "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}Fresh <i>Aubergine</i>\nand Zuc<b>chini</b> today.\n",
        1,
    ),
    (
        "a.vtt",
        "WEBVTT\nLanguage: en\n\nNOTE Eggplant\n\nEggplant\n00:01.000 --> 00:02.000\n<v Eggplant>Fresh Zucchini &amp; more</v> here.\n",
        "WEBVTT\nLanguage: en\n\nNOTE Eggplant\n\nEggplant\n00:01.000 --> 00:02.000\n<v Eggplant>Fresh Courgette &amp; more</v> here.\n",
        0,
    ),
    (
        "a.rst",
        "Fresh *Eggplant*\n================\n\n.. _Eggplant: Zucchini\n\nThe Zuc\\ **chini** ``Eggplant`` and :file:`Zucchini`, fresh Zucchini.\n\n.. code:: sh\n\n   Eggplant\n",
        "Fresh *Aubergine*\n=================\n\n.. _Eggplant: Zucchini\n\nThe Zuc\\ **chini** ``Eggplant`` and :file:`Zucchini`, fresh Courgette.\n\n.. code:: sh\n\n   Eggplant\n",
        1,
    ),
    (
        "a.adoc",
        "= Fresh Eggplant\n:lang: en\n\nThe Zuc**chini** `Eggplant` and link:Zucchini[fresh Zucchini].\n\n----\nEggplant\n----\n",
        "= Fresh Aubergine\n:lang: en\n\nThe Zuc**chini** `Eggplant` and link:Zucchini[fresh Courgette].\n\n----\nEggplant\n----\n",
        1,
    ),
    (
        "a.tex",
        "\\section{Fresh Eggplant}\\label{Zucchini}\nThe Zuc\\textbf{chini} \\texttt{Eggplant} and \\emph{fresh Zucchini}. % Zucchini\n\\begin{verbatim}\nEggplant\n\\end{verbatim}\n",
        "\\section{Fresh Aubergine}\\label{Zucchini}\nThe Zuc\\textbf{chini} \\texttt{Eggplant} and \\emph{fresh Courgette}. % Zucchini\n\\begin{verbatim}\nEggplant\n\\end{verbatim}\n",
        1,
    ),
];

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[test]
fn fixes_change_the_words_of_names_and_the_lines_of_titles_alone() {
    for (name, before, after, left) in DRAFTS {
        for encode in [|text: &str| text.as_bytes().to_vec(), utf16] {
            let folder = Folder::project();
            folder.write(name, encode(before));
            let ran = folder.run(["check", "--fix", "-q", "--lang", "en", name]);
            assert_eq!(folder.read(name), encode(after), "{name}: {}{}", ran.out(), ran.stderr);
            let json = folder.run(["check", "--format", "json", "--lang", "en", name]).json();
            let findings = json["findings"].as_array().expect("a list");
            assert_eq!(findings.len(), *left, "{name}: {findings:?}");
            for finding in findings {
                assert_eq!(finding["fix"]["applicability"], "display-only", "{name}: {finding}");
            }
        }
    }
}

#[test]
fn places_lead_back_to_the_file_through_references_and_tags() {
    let folder = Folder::project();
    let page = "<html lang=en><p>&uuml;ber Egg<i>pla</i>nt, Zucch&#105;ni";
    folder.write("a.html", page);
    let json = folder.run(["check", "--format", "json", "a.html"]).json();
    let found: Vec<_> = (json["findings"].as_array().expect("a list").iter())
        .map(|finding| {
            let at = |key: &str| finding[key].as_u64().expect("a number") as usize;
            (&page[at("start")..at("end")], finding["text"].as_str().expect("a text"))
        })
        .collect();
    // `text` is what stands in the file from `start` to `end`.
    assert_eq!(found, [("Egg<i>pla</i>nt", "Egg<i>pla</i>nt"), ("Zucch&#105;ni", "Zucch&#105;ni")]);
}

/// Files of other programs that are named: what is in them is told, and they stay what they are.
#[test]
fn no_fix_is_written_into_what_is_read_as_text_for_want_of_better() {
    let kinds = [
        (
            "a.xlf",
            "<xliff version=\"1.2\"><file><body><trans-unit id=\"1\"><source>The Eggplant.</source></trans-unit></body></file></xliff>\n",
        ),
        ("strings.xml", "<resources><string name=\"Eggplant\">The Eggplant.</string></resources>\n"),
        ("a.json", "{\"Eggplant\": \"The Eggplant.\"}\n"),
        ("a.yaml", "Eggplant: The Eggplant.\n"),
        ("a.po.orig", "msgid \"The Eggplant.\"\nmsgstr \"\"\n"),
        ("Localizable.strings", "\"Eggplant\" = \"The Eggplant.\";\n"),
        ("no-extension", "<?xml version=\"1.0\"?>\n<a>The Eggplant.</a>\n"),
    ];
    for (name, text) in kinds {
        let folder = Folder::project();
        folder.write(name, text);
        for args in [
            ["check", "--fix", name].as_slice(),
            &["check", "--fix", "--unsafe-fixes", name],
            &["check", "--diff", name],
        ] {
            let ran = folder.run(args);
            assert_eq!(folder.read(name), text.as_bytes(), "{args:?}: {}", ran.stderr);
            assert!(
                ran.stderr.contains("is read as plain text") && ran.stderr.contains("--input-format text"),
                "{}",
                ran.stderr
            );
            assert!(ran.status == 1 || args[1] == "--diff", "{}{}", ran.out(), ran.stderr);
        }
        // The finding is there, with what to write.
        let json = folder.run(["check", "--format", "json", name]).json();
        assert!(json.to_string().contains("Aubergine"), "{json}");
        // Who insists has it written.
        let ran = folder.run(["check", "--fix", "--input-format", "text", name]);
        let fixed = String::from_utf8(folder.read(name)).expect("UTF-8");
        assert!(fixed.contains("Aubergine"), "{name}: {fixed} {}", ran.stderr);
        assert!(!ran.stderr.contains("is read as plain text"), "{}", ran.stderr);
    }
    for (name, text) in [
        ("a.txt", "The Eggplant: {\"a\": 1}.\n"),
        ("a.md", "{\"Eggplant\": 1}\n"),
        ("README", "The Eggplant.\n"),
        (
            "a.html",
            "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>The Eggplant.</p></body></html>\n",
        ),
        ("a.rst", "{\"Eggplant\": 1}\n"),
    ] {
        let folder = Folder::project();
        folder.write(name, text);
        let ran = folder.run(["check", "--fix", name]);
        let fixed = String::from_utf8(folder.read(name)).expect("UTF-8");
        assert_eq!(fixed, text.replace("Eggplant", "Aubergine"), "{name}: {}", ran.stderr);
        assert!(!ran.stderr.contains("is read as plain text"), "{}", ran.stderr);
    }
    // What has nothing to fix is not spoken of.
    let folder = Folder::project();
    folder.write("a.json", "{\"a\": \"The Aubergine.\"}\n");
    let ran = folder.run(["check", "--fix", "a.json"]);
    assert!(ran.status == 0 && !ran.stderr.contains("plain text"), "{}", ran.stderr);
}

#[test]
fn a_superscript_may_be_a_part_of_a_listed_term() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.a]\nterms = [ { en = \"Zenith\" }, { en = \"AcmeTM\", rank = \"deprecated\" } ]\n\
         [concepts.b]\nterms = [ { en = \"Northwood\" }, { en = \"Elmwood\", rank = \"deprecated\" } ]\n\
         [concepts.c]\nterms = [ { en = \"Anvil\" }, { en = \"Hammer\", rank = \"deprecated\" } ]\n",
    );
    let found = |name: &str, text: &str| {
        folder.write(name, text);
        let args =
            ["check", "--no-config", "--no-cache", "--lang", "en", "--glossary", "g.toml", "--format", "json", name];
        let ran = folder.run(args).json();
        let all = ran["findings"].as_array().expect("findings").clone();
        all.iter().map(|finding| finding["text"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let text = "The Acme<sup>TM</sup> tool of Elmw<sup>o</sup>od, Elmwood<sup>a</sup> and Hammer<sup>TM</sup>.";
    let expected = ["Acme<sup>TM</sup>", "Elmw<sup>o</sup>od", "Elmwood", "Hammer"];
    for (name, text) in [("a.html", format!("<p>{text}</p>\n")), ("a.md", format!("{text}\n"))] {
        let found = found(name, &text);
        assert_eq!(found.len(), 4, "{name}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            // The end tag may or may not be told.
            assert!(
                expected.starts_with(found.as_str()) && found.len() + "</sup>".len() >= expected.len(),
                "{found} {expected}"
            );
        }
    }
}
