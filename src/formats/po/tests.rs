use proptest::prelude::*;

use super::*;
use crate::formats::fixtures;

fn show(text: &str) -> Vec<String> {
    let mut all = fixtures::segments(&FORMAT, "a.po", text).expect("segments hold together");
    all.retain(|line| !line.starts_with("fact: units"));
    all
}

#[test]
fn translations_are_read_and_what_they_are_of_is_not() {
    assert_eq!(show("msgid \"a\"\nmsgstr \"The town\"\n"), ["msgstr: The town"]);
    assert_eq!(show("msgid \"a\"\nmsgstr \"\"\n\"The \"\n\"town\"\n"), ["msgstr: The town"]);
    assert_eq!(show("msgid \"a\"\r\nmsgstr \"x\\n\\ny\"\r\n"), ["msgstr: x⏎⏎y"]);
    assert_eq!(
        show("msgid \"a\"\nmsgstr \"House<br>garden<p>and <i>t</i>own\"\n"),
        ["msgstr: House⏎garden⏎and town [emphasis \"t\"]"]
    );
    assert_eq!(show("domain \"x\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr [0] \"c\"\n"), ["msgstr: c"]);
    let within = show("msgid \"a\"\n#, fuzzy\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n");
    assert!(within.contains(&"problem 1:1: no `msgstr` follows".to_owned()), "{within:?}");
    assert!(show("").is_empty() && show("# nothing\n\n").is_empty());
    assert!(show("#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n#~ msgid \"c\"\n#~ msgstr \"d\"\n").is_empty());
    // A context of its own makes no header of what has no text.
    assert_eq!(show("msgctxt \"x\"\nmsgid \"\"\nmsgstr \"Language: de\\n\"\n"), ["msgstr: Language: de"]);
    assert_eq!(
        show("#, fuzzy\n#~ msgid \"a\"\n#~ msgstr \"b\"\n\n#, no-wrap\nmsgid \"c\"\nmsgstr \"d\"\n"),
        ["msgstr: d"],
        "what is obsolete and fuzzy says nothing of the next"
    );
}

#[test]
fn the_header_counts_the_forms_of_what_is_translated() {
    let file = |texts: &str| {
        format!(
            "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=3; plural=0;\\n\"\n\nmsgid \"a\"\nmsgid_plural \"b\"\n{texts}"
        )
    };
    let told = |texts: &str| {
        show(&file(texts))
            .iter()
            .any(|line| line.starts_with("problem 4:1: the header's Plural-Forms say 3 forms, here are 2"))
    };
    assert!(told("msgstr[0] \"x\"\nmsgstr[1] \"\"\n"));
    assert!(!told("msgstr[0] \"\"\nmsgstr[1] \"\"\n") && !told("msgstr[0] \"x\"\nmsgstr[1] \"y\"\nmsgstr[2] \"z\"\n"));
}

#[test]
fn the_mark_of_an_access_key_is_no_letter() {
    let of = |id: &str, text: &str| show(&format!("msgid \"{id}\"\nmsgstr \"{text}\"\n")).concat();
    for (id, text, expected) in [
        ("_Open Folder", "Or_dner <b>_öffnen</b>", "Or_dner _öffnen"),
        ("_Folder", "_Ordner", "Ordner"),
        ("_Folder", "_Folder", "Folder"),
        ("Fol&der", "Or&dner\\n", "Ordner"),
        ("_Folder", "フォルダ(_F)", "フォルダ(F)"),
        ("Zoo_m In", "<i>Ver</i>_größern", "Vergrößern"),
        // Names, references and ands.
        ("The file_name is wrong", "file_name ist falsch", "file_name ist falsch"),
        ("Salt &amp; pepper", "Salz &amp; Pfeffer", "Salz &amp; Pfeffer"),
        ("A & B", "A & B", "A & B"),
        ("Folder", "_Ordner", "_Ordner"),
        ("_Folder", "Ordner", "Ordner"),
    ] {
        let found = of(id, text);
        let words = found.strip_prefix("msgstr: ").expect("a text").split(" [").next().expect("words");
        assert_eq!(words, expected, "{id}: {text}");
    }
}

#[test]
fn the_header_says_the_language() {
    for (locale, expected) in [
        ("az", "az"),
        ("pt_BR", "pt-BR"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@cyrillic", "sr-Cyrl-RS"),
        ("de_DE.UTF-8", "de-DE"),
        ("ca@valencia", "ca"),
    ] {
        assert_eq!(lang(locale), Some(Lang::new(expected)), "{locale}");
    }
    for locale in ["", "LANGUAGE of the team", "@latin", "_BR"] {
        assert_eq!(lang(locale), None, "{locale}");
    }
}

#[test]
fn an_encoding_is_the_header_s_unless_the_bytes_are_utf_8() {
    let file = |charset: &str, word: &[u8]| {
        let head =
            format!("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset={charset}\\n\"\n\nmsgid \"a\"\nmsgstr \"");
        [head.as_bytes(), word, b"\"\n"].concat()
    };
    let of = |bytes: &[u8]| declared_encoding(bytes);
    assert_eq!(of(&file("CP1251", b"\xD8\xF3\xF8\xE0")).as_deref(), Some("CP1251"));
    assert_eq!(of(&file("ISO-8859-9", b"\xDEu\xFEa")).as_deref(), Some("ISO-8859-9"));
    assert_eq!(of(&file("CP1251", "Шуша".as_bytes())), None);
    assert_eq!(of(&file("CP1251", b"Shusha")), None);
    assert_eq!(of(&file("CHARSET", b"\xE9")).as_deref(), Some("windows-1252"));
    assert_eq!(of(b"msgid \"a\"\nmsgstr \"\xE9\"\n").as_deref(), Some("windows-1252"));
    assert_eq!(of(b"# \xE9\n\nmsgctxt \"a\"\nmsgid \"a\"\n").as_deref(), Some("windows-1252"));
    assert_eq!(of(b"A letter with \xE9 and charset=CP1251"), None);
    assert_eq!(of(b"About PO:\n\nmsgid \"a\"\nmsgstr \"\xE9\"\n"), None);
    assert_eq!(of(b""), None);
    // A table, and a remark about another one.
    assert_eq!(of(b"msgid;msgstr\na;\xE9\n"), None);
    assert_eq!(of(b"msgid \xE9\n"), None);
    assert_eq!(of(&[b"# old charset=KOI8-R\n", &file("CP1251", b"\xD8")[..]].concat()).as_deref(), Some("CP1251"));
    let split = b"msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=\"\n\"KOI8-R\\n\"\n\nmsgid \"a\"\nmsgstr \"\xFC\"\n";
    assert_eq!(of(split).as_deref(), Some("KOI8-R"));
    assert_eq!(of(b"# -*- coding: koi8-r -*-\nmsgid \"a\"\nmsgstr \"\xFC\"\n"), None);
}

#[test]
fn a_template_of_any_length_is_read() {
    fixtures::holds_repeated(
        &[
            "msgid \"a\"\nmsgstr \"b\"\n",
            "\"a\" ",
            "\\",
            "msgid \"",
            "msgstr[",
            "#",
            "msgid \"a\"\nmsgstr \"\\\\\"\n",
            "<b>",
        ],
        200_000,
        |text| fixtures::segments(&FORMAT, "a.po", text),
    );
    let deep = format!("msgid \"a\"\nmsgstr \"{}\"\n", "<b>\\\"x".repeat(30_000));
    assert_eq!(show(&deep).len(), 1);
}

/// A string in C, part by part.
fn written(parts: &[String]) -> String {
    let part =
        |part: &String| part.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t");
    parts.iter().map(|own| ["\"", &part(own), "\"\n"].concat()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_written_is_read(parts in prop::collection::vec("[a-zя \"\\\\\n\təé%&]{0,12}", 1..5)) {
        let text = format!("msgid \"a\"\nmsgstr {}", written(&parts));
        let mut words = None;
        entries::read(&text, &mut |entry| words = entry.texts.into_iter().next(), &mut |_, what| panic!("{what}"));
        let read = Read::new(&text, &words.expect("a text"));
        prop_assert_eq!(&read.text, &parts.concat());
        let whole: String = read.pieces(0..read.text.len()).map(|piece| read.text[piece.text].to_owned()).collect();
        prop_assert_eq!(&whole, &read.text);
        for piece in read.pieces(0..read.text.len()).filter(|piece| piece.verbatim) {
            prop_assert_eq!(&read.text[piece.text], &text[piece.source]);
        }
    }

    #[test]
    fn nothing_panics(text in "(msgid|msgstr|msgctxt|msgid_plural|#|#,|#~|\\[0\\]|\\[|\"|\\\\|x|ə| |\n|<b>|\\\\3){0,40}") {
        show(&text);
    }
}
