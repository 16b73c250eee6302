//! A memory says in its declaration how it is encoded: each verb that reads its terms decodes it once.

use encoding_rs::{Encoding, UTF_16LE};

use super::support::Folder;

#[test]
fn a_memory_in_any_encoding_is_read_as_what_it_says() {
    for (label, lang, term) in [
        ("windows-1252", "de", "Böcke"),
        ("ISO-8859-1", "de", "Böcke"),
        ("ISO-8859-15", "fr", "nœud"),
        ("windows-1251", "ru", "Буфер"),
        ("KOI8-R", "ru", "Буфер"),
        ("Shift_JIS", "ja", "台車"),
        ("GB2312", "zh", "转向架"),
        ("Big5", "zh", "轉向架"),
        ("EUC-KR", "ko", "대차"),
        ("UTF-16", "ru", "Буфер"),
        ("UTF-8", "ru", "Буфер"),
    ] {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"{label}\"?>\n<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n\
             <tu tuid=\"1\"><tuv xml:lang=\"en\"><seg>buffer</seg></tuv><tuv xml:lang=\"{lang}\"><seg>{term}</seg></tuv>\
             </tu>\n</body></tmx>\n"
        );
        let charset = Encoding::for_label(label.as_bytes()).expect(label);
        let bytes = if charset == UTF_16LE {
            text.encode_utf16().fold(vec![0xFF, 0xFE], |all, unit| [all, unit.to_le_bytes().to_vec()].concat())
        } else {
            charset.encode(&text).0.into_owned()
        };
        let folder = Folder::empty();
        folder.write("a.tmx", bytes);
        for (verb, args) in [
            ("csv", vec!["convert", "a.tmx", "o.csv"]),
            ("tbx", vec!["convert", "a.tmx", "o.tbx"]),
            ("omegat", vec!["convert", "a.tmx", "o.txt", "--output-format", "omegat", "--from", "en", "--to", lang]),
            ("tmx", vec!["convert", "a.tmx", "o.tmx"]),
            ("import", vec!["import", "a.tmx", "--into", "o.toml"]),
        ] {
            let ran = folder.run(&args);
            assert_eq!(ran.status, 0, "{label} {verb}: {}", ran.stderr);
            let out = args.iter().find(|arg| arg.starts_with("o.")).expect("an output");
            let written = String::from_utf8(folder.read(out)).unwrap_or_default();
            assert!(written.contains(term) || verb == "tmx", "{label} {verb}: {written}");
        }
        let ran = folder.run(["suggest", term, "--glossary", "a.tmx"]);
        assert!(ran.out().contains(&format!("`{term}` is listed")), "{label}: {}{}", ran.out(), ran.stderr);
    }
}
