//! Translations in PO files: what is found, and that a fix leaves the file one that gettext takes.

use std::process::Command;

use super::support::Folder;

const HEADER: &str = "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: Eggplant 1\\n\"\n\"Language: en_GB\\n\"\n\"Content-Type: text/plain; \
                      charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n";

#[test]
fn the_header_s_language_goes_before_that_of_the_config() {
    let folder = Folder::project();
    folder.write("ru.po", "msgid \"\"\nmsgstr \"Language: ru\\n\"\n\nmsgid \"a\"\nmsgstr \"Сорт эггпланта\"\n");
    for args in [["check", "ru.po", "--fix"].as_slice(), &["check", "ru.po", "--fix", "--lang", "en"]] {
        folder.write("ru.po", String::from_utf8(folder.read("ru.po")).expect("UTF-8").replace("обержина", "эггпланта"));
        folder.run(args);
        assert!(String::from_utf8(folder.read("ru.po")).expect("UTF-8").contains("Сорт обержина"), "{args:?}");
    }
}

#[test]
fn what_silences_a_message_that_waits_is_kept() {
    let folder = Folder::project();
    let messages = "# exonym-ignore forbidden-term: so says the label\n#, fuzzy\nmsgid \"a\"\nmsgstr \"Eggplant\"\n\n# exonym-ignore forbidden-term: the same\n\
                    msgid \"b\"\nmsgstr \"\"\n\nmsgid \"c\"\nmsgstr \"An Eggplant\"\n";
    folder.write("a.po", format!("{HEADER}{messages}"));
    let found = folder.run(["check", "a.po", "--format", "json"]).json();
    let rules: Vec<_> =
        found["findings"].as_array().expect("findings").iter().map(|one| one["rule"].as_str()).collect();
    assert_eq!(rules, [Some("forbidden-term")], "{found}");
    let file = "# exonym-ignore-file forbidden-term: a label\n";
    for text in [
        format!("{file}{HEADER}{messages}"),
        format!("{HEADER}{messages}{file}"),
        format!("{HEADER}{messages}{file}#~ msgid \"o\"\n#~ msgstr \"p\"\n"),
    ] {
        folder.write("a.po", text);
        let ran = folder.run(["check", "a.po"]);
        assert_eq!(ran.status, 0, "{}", ran.out());
    }
}

/// gettext's own word on a file, where it has to be there.
#[expect(clippy::print_stderr, reason = "a test says what it left out")]
fn is_taken(folder: &Folder, name: &str) {
    if std::env::var_os("EXONYM_CLIENTS").is_none() {
        eprintln!("left out: msgfmt (EXONYM_CLIENTS is not set)");
        return;
    }
    let ran =
        Command::new("msgfmt").args(["--check", "--output-file=/dev/null"]).arg(folder.path().join(name)).output();
    let ran = ran.expect("msgfmt is there");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn a_fix_is_written_into_translations_alone() {
    let folder = Folder::project();
    let messages = "#. An Eggplant\n#: eggplant.c:1\nmsgid \"An Eggplant\"\nmsgstr \"An Eggplant\"\n\n#, no-wrap\nmsgid \"%d “Eggplant”\\n\"\n\
         msgid_plural \"%d Eggplants\\n\"\nmsgstr[0] \"%d \\\"Eggplant\\\"\\n\"\nmsgstr[1] \"\"\n\"%d of <a href=\\\"x/Eggplant.html\\\">the Eggplant</a> \"\n\
         \"and %(Eggplant)s\\n\"\n\n#, fuzzy\nmsgid \"b\"\nmsgstr \"Eggplant\"\n\n# exonym-ignore forbidden-term: so says the label\nmsgid \"c\"\n\
         msgstr \"The Eggplant stays\"\n\n#~ msgid \"d\"\n#~ msgstr \"Eggplant\"\n";
    let text = format!("{HEADER}{messages}");
    for (name, text) in [("en.po", text.clone()), ("crlf.po", text.replace('\n', "\r\n"))] {
        folder.write(name, &text);
        let json = folder.run(["check", name, "--format", "json"]).json();
        let places: Vec<_> =
            json["findings"].as_array().expect("findings").iter().map(|one| one["line"].as_u64()).collect();
        assert_eq!(places, [Some(12), Some(17), Some(19)], "{json}");
        let ran = folder.run(["check", "--fix", name]);
        assert_eq!(ran.status, 0, "{}{}", ran.out(), ran.stderr);
        let wanted = text
            .replace("msgstr \"An Eggplant\"", "msgstr \"An Aubergine\"")
            .replace("%d \\\"Eggplant", "%d \\\"Aubergine")
            .replace(">the Eggplant<", ">the Aubergine<");
        assert_eq!(String::from_utf8(folder.read(name)).expect("UTF-8"), wanted);
    }
    is_taken(&folder, "en.po");
    assert_eq!(folder.run(["check", "en.po"]).status, 0);
}

#[test]
fn what_is_written_is_escaped_and_goes_into_the_parts_that_there_are() {
    let folder = Folder::project();
    let glossary = "[concepts.a]\nkind = \"object\"\n[concepts.a.names.x]\nterms = [\n  { en = '27\" screen', rank = \"preferred\" },\n  { en = \"big \
                    screen\", rank = \"deprecated\" },\n]\n";
    folder.write("g.toml", glossary);
    folder.write("exonym.toml", "glossary = [\"g.toml\"]\nlang = \"en\"\n");
    let text = format!("{HEADER}msgid \"a\"\nmsgstr \"a big screen\"\n\nmsgid \"b\"\nmsgstr \"a big \"\n\"screen\"\n");
    folder.write("a.po", &text);
    let ran = folder.run(["check", "--fix", "--unsafe-fixes", "a.po"]);
    let fixed = String::from_utf8(folder.read("a.po")).expect("UTF-8");
    let wanted = text.replace("\"a big screen\"", "\"a 27\\\" screen\"").replace("\"a big \"", "\"a 27\\\" \"");
    assert_eq!(fixed, wanted, "{}{}", ran.out(), ran.stderr);
    assert_eq!(ran.status, 0, "{}", ran.out());
    is_taken(&folder, "a.po");
}

#[test]
fn the_header_s_encoding_is_kept() {
    let folder = Folder::project();
    let head =
        b"msgid \"\"\nmsgstr \"Language: ru\\nContent-Type: text/plain; charset=KOI8-R\\n\"\n\nmsgid \"a\"\nmsgstr \"";
    // Эггплант растёт, in KOI8-R.
    let eggplant = b"\xFC\xC7\xC7\xD0\xCC\xC1\xCE\xD4";
    let aubergine = b"\xEF\xC2\xC5\xD2\xD6\xC9\xCE";
    let file = |word: &[u8]| [head.as_slice(), word, b" \xD2\xC1\xD3\xD4\xA3\xD4\"\n"].concat();
    folder.write("ru.po", file(eggplant));
    folder.write("exonym.toml", "glossary = [\"g.toml\"]\npolicy = [\"british.toml\"]\n");
    let ran = folder.run(["check", "--fix", "ru.po"]);
    assert_eq!(folder.read("ru.po"), file(aubergine), "{}{}", ran.out(), ran.stderr);
    // Without a charset: told, and read as old files are.
    folder.write("old.po", b"msgid \"a\"\nmsgstr \"Une Eggplant \xE9t\xE9\"\n");
    let ran = folder.run(["check", "old.po", "--format", "concise", "--lang", "en"]);
    assert!(ran.out().contains("old.po:1:1: warning") && ran.out().contains("windows-1252"), "{}", ran.out());
}

#[test]
fn a_broken_file_is_refused_with_all_its_places_and_the_others_are_checked() {
    let folder = Folder::project();
    let broken = format!("{HEADER}msgid \"a\"\nmsgstr \"The Eggplant\nmsgid \"b\"\n");
    folder.write("po/broken.po", &broken);
    folder.write("po/good.po", format!("{HEADER}msgid \"a\"\nmsgstr \"The Eggplant\"\n"));
    let ran = folder.run(["check", "--fix", "po"]);
    assert_eq!(ran.status, 2, "{}{}", ran.out(), ran.stderr);
    assert!(ran.stderr.contains("broken.po:10:8: the quotation mark is not closed"), "{}", ran.stderr);
    assert!(ran.stderr.contains("more is wrong in line 11"), "{}", ran.stderr);
    assert_eq!(folder.read("po/broken.po"), broken.as_bytes());
    assert!(String::from_utf8(folder.read("po/good.po")).expect("UTF-8").contains("The Aubergine"));
    let info = folder.run(["info", "po/broken.po", "--format", "json"]);
    assert_eq!((info.status, info.json()[0]["problems"].as_array().map(Vec::len)), (2, Some(2)), "{}", info.out());
}
