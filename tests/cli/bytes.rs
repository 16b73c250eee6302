//! Fixing leaves every byte alone that it does not change.

use super::support::Folder;

const FIX: [&str; 4] = ["check", "--fix", "-q", "a.txt"];

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn line_ends_marks_and_encodings_stay() {
    let before = "Fresh Eggplant, 😀\r\nand\tmore.\n\n\u{a0}Zucchini and Eggplant\r\n no end";
    let after = "Fresh Aubergine, 😀\r\nand\tmore.\n\n\u{a0}Courgette and Aubergine\r\n no end";
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    let cases = [
        (before.as_bytes().to_vec(), after.as_bytes().to_vec()),
        (marked(before), marked(after)),
        (utf16(before, false), utf16(after, false)),
        (utf16(before, true), utf16(after, true)),
    ];
    for (before, after) in cases {
        let folder = Folder::project();
        folder.write("a.txt", &before);
        let ran = folder.run(FIX);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.out());
        assert_eq!(folder.read("a.txt"), after);
        // Nothing is left to fix.
        let again = folder.run(["check", "--diff", "-q", "a.txt"]);
        assert_eq!((again.status, again.out().as_str()), (0, ""));
    }
}

#[test]
fn a_legacy_encoding_stays_too() {
    let folder = Folder::project();
    // windows-1251: "Свежий Эггплант."
    let before = b"\xD1\xE2\xE5\xE6\xE8\xE9 \xDD\xE3\xE3\xEF\xEB\xE0\xED\xF2.\r\n";
    folder.write("a.txt", before);
    let args =
        ["check", "--fix", "-q", "--encoding", "windows-1251", "--lang", "ru", "--policy", "british.toml", "a.txt"];
    let ran = folder.run(args);
    assert_eq!(ran.stderr, "");
    assert_eq!(folder.read("a.txt"), b"\xD1\xE2\xE5\xE6\xE8\xE9 \xCE\xE1\xE5\xF0\xE6\xE8\xED.\r\n", "{}", ran.out());
}

#[test]
fn letters_that_an_encoding_lacks_are_not_written() {
    let folder = Folder::empty();
    folder.write(
        "g.toml",
        "[concepts.c1]\nterms = [\n  { en = \"Ğül\" },\n  { en = \"Gull\", rank = \"deprecated\" },\n]\n",
    );
    folder.write("p.toml", "[policy]\ntitle = \"P\"\n");
    folder.write("a.txt", "The Gull caf\u{e9}.".chars().map(|c| c as u8).collect::<Vec<_>>());
    let before = folder.read("a.txt");
    let args = [
        "check",
        "--fix",
        "--unsafe-fixes",
        "--encoding",
        "windows-1252",
        "--glossary",
        "g.toml",
        "--policy",
        "p.toml",
        "--lang",
        "en",
        "a.txt",
    ];
    let ran = folder.run(args);
    assert_eq!(folder.read("a.txt"), before, "{}", ran.out());
    assert!(ran.stderr.contains("save the file as UTF-8"), "{}", ran.stderr);
}

#[test]
fn offsets_are_those_of_the_file_on_disk() {
    let text = "é Eggplant";
    for (bytes, start, end) in [
        (text.as_bytes().to_vec(), 3, 11),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), 6, 14),
        (utf16(text, false), 6, 22),
        (utf16(text, true), 6, 22),
    ] {
        let folder = Folder::project();
        folder.write("a.txt", bytes);
        let json = folder.run(["check", "--format", "json", "a.txt"]).json();
        let finding = &json["findings"][0];
        assert_eq!((&finding["start"], &finding["end"]), (&start.into(), &end.into()));
        assert_eq!((&finding["line"], &finding["column"]), (&1.into(), &3.into()));
        assert_eq!(finding["text"], "Eggplant");
        let edit = &finding["fix"]["edits"][0];
        assert_eq!((&edit["start"], &edit["end"], &edit["text"]), (&start.into(), &end.into(), &"Aubergine".into()));
    }
}

#[test]
fn the_fixed_standard_input_goes_to_the_standard_output() {
    let folder = Folder::project();
    let ran = folder.run_with(["check", "--fix", "-"], b"\xEF\xBB\xBFOne Eggplant\r\n");
    assert_eq!((ran.status, ran.stdout.as_slice()), (0, b"\xEF\xBB\xBFOne Aubergine\r\n".as_slice()));
    assert!(ran.stderr.contains("Applied 1 fix"), "{}", ran.stderr);
    let ran = folder.run_with(["check", "--fix", "-q", "-"], b"Nothing here");
    assert_eq!(ran.stdout, b"Nothing here");
}

#[test]
fn fixes_under_two_policies_are_refused() {
    let folder = Folder::project();
    folder.write("a.txt", "One Eggplant");
    for mode in ["--fix", "--diff"] {
        let ran = folder.run(["check", mode, "--policy", "british.toml", "--policy", "american.toml", "a.txt"]);
        assert_eq!(ran.status, 2, "{}", ran.stderr);
        assert_eq!(folder.read("a.txt"), b"One Eggplant");
    }
    // The same where the config names them.
    folder.write("exonym.toml", "glossary = \"g.toml\"\npolicy = [\"british.toml\", \"american.toml\"]\n");
    assert_eq!(folder.run(["check", "--fix", "a.txt"]).status, 2);
    assert_eq!(folder.read("a.txt"), b"One Eggplant");
}

#[test]
fn a_read_only_file_is_refused_and_the_others_are_fixed() {
    let folder = Folder::project();
    let path = folder.write("a.txt", "One Eggplant");
    folder.write("b.txt", "One Eggplant");
    let mut permissions = path.metadata().expect("there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("set");
    let ran = folder.run(["check", "--fix", "a.txt", "b.txt"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("a.txt: is read-only"), "{}", ran.stderr);
    assert_eq!((folder.read("a.txt"), folder.read("b.txt")), (b"One Eggplant".to_vec(), b"One Aubergine".to_vec()));
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn a_link_is_written_through_and_permissions_stay() {
        let folder = Folder::project();
        let path = folder.write("real/a.txt", "One Eggplant");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        symlink("real/a.txt", folder.path().join("link.txt")).expect("linked");
        assert_eq!(folder.run(["check", "--fix", "link.txt"]).status, 0);
        assert!(folder.path().join("link.txt").symlink_metadata().expect("there").is_symlink());
        assert_eq!(folder.read("real/a.txt"), b"One Aubergine");
        assert_eq!(path.metadata().expect("there").permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn a_read_only_folder_leaves_the_file_as_it_is() {
        let folder = Folder::project();
        let path = folder.write("locked/a.txt", "One Eggplant");
        let locked = path.parent().expect("a parent");
        fs::set_permissions(locked, fs::Permissions::from_mode(0o555)).expect("set");
        let writable = fs::write(locked.join("probe"), "").is_ok();
        let ran = folder.run(["check", "--fix", "locked/a.txt"]);
        fs::set_permissions(locked, fs::Permissions::from_mode(0o755)).expect("set");
        // Whoever may do everything may write here too.
        if writable {
            return;
        }
        assert_eq!(ran.status, 2);
        assert!(ran.stderr.contains("locked/a.txt"), "{}", ran.stderr);
        assert_eq!(folder.read("locked/a.txt"), b"One Eggplant");
    }

    #[test]
    fn a_name_that_is_no_unicode_is_a_name() {
        let folder = Folder::project();
        let name = std::ffi::OsStr::from_bytes(b"a\xFF b.txt");
        if fs::write(folder.path().join(name), "One Eggplant").is_err() {
            return; // not every file system has such names
        }
        let ran = folder.run(["check", "--format", "concise", "."]);
        assert_eq!(ran.status, 1);
        assert!(ran.out().starts_with("a\u{FFFD} b.txt:1:5: error[forbidden-term]"), "{}", ran.out());
        let sarif = folder.run(["check", "--format", "sarif", "."]).json();
        let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%FF%20b.txt");
        assert_eq!(folder.run_with(["check", "--fix", "-q", "--file-list", "-"], b"a\xFF b.txt\n").status, 0);
        assert_eq!(folder.read(name), b"One Aubergine");
    }
}
