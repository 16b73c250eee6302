use super::*;
use crate::base::Error;
use proptest::prelude::*;

const TEXT: &str = "Заголовок\r\nШуша, Лачин\rи — Ханкенди\n\nконец";

fn read(bytes: Vec<u8>, declared: Option<&str>) -> Source {
    Source::decode("draft.txt", bytes, declared).expect("decodes")
}
fn refused(bytes: &[u8], declared: Option<&str>) -> Error {
    Source::decode("draft.txt", bytes.to_vec(), declared).expect_err("refused")
}
fn utf16(text: &str, big: bool, bom: bool) -> Vec<u8> {
    let mark = bom.then_some('\u{FEFF}');
    let text: String = mark.into_iter().chain(text.chars()).collect();
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// Every character's span on disk holds exactly the bytes that encode it.
fn exact(source: &Source, bytes: &[u8]) {
    for (at, c) in source.text().char_indices() {
        let disk = source.disk(Span::new(at, at + c.len_utf8()));
        let on_disk = &bytes[disk.start as usize..disk.end as usize];
        assert_eq!(source.encode(c.encode_utf8(&mut [0; 4])).as_deref(), Some(on_disk), "{c:?} at {at}");
    }
    assert_eq!(source.bytes_len(), bytes.len() as u64);
}

#[test]
fn byte_order_marks() {
    for (bytes, name, bom) in [
        (TEXT.as_bytes().to_vec(), "UTF-8", 0),
        (format!("\u{FEFF}{TEXT}").into_bytes(), "UTF-8", 3),
        (utf16(TEXT, false, true), "UTF-16LE", 2),
        (utf16(TEXT, true, true), "UTF-16BE", 2),
        (utf16(TEXT, false, false), "UTF-16LE", 0),
        (utf16(TEXT, true, false), "UTF-16BE", 0),
    ] {
        // A mark or the bytes themselves win over what the user says.
        for declared in [None, Some("windows-1251")] {
            if bom == 0 && name == "UTF-8" && declared.is_some() {
                continue;
            }
            let source = read(bytes.clone(), declared);
            assert_eq!(source.text(), TEXT);
            assert_eq!((source.encoding().name(), source.encoding().bom), (name, bom));
            exact(&source, &bytes);
        }
    }
}

#[test]
fn short_and_empty_files() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"] {
        let source = read(bytes.to_vec(), None);
        assert_eq!(source.text(), "");
        assert_eq!(source.bytes_len(), bytes.len() as u64);
        assert_eq!(source.place(0), Place::START);
        assert_eq!(source.line_at(7), Span::default());
    }
    let bytes = utf16("a\n", false, false);
    assert_eq!(read(bytes, None).text(), "a\n");
}

#[test]
fn legacy_encodings_by_declaration() {
    let long = |text: &str| format!("{}{text}", text.repeat(700));
    for (label, name, text) in [
        ("cp1251", "windows-1251", "Шуша и Лачин — «города»\n"),
        ("koi8-r", "KOI8-R", "Степанакерт\r\n"),
        ("windows-1254", "windows-1254", "Şuşa, Laçın, İstisu\n"),
        ("latin1", "windows-1252", "Érévan déjà\n"),
        ("shift_jis", "Shift_JIS", "シューシャ ｼｭｰｼｬ abc 表示\n"),
        ("euc-jp", "EUC-JP", "アゼルバイジャン ｱｾﾞ x\n"),
        ("gb18030", "gb18030", "舒沙 abc ə 𠀀 汉肯德\n"),
        ("gbk", "GBK", "舒沙汉肯德"),
        ("big5", "Big5", "舒沙 漢肯德\n"),
        ("euc-kr", "EUC-KR", "슈샤 한켄디 abc\n"),
    ] {
        let text = long(text);
        let bytes = charset::encode(label, &text).expect("has all these letters");
        let source = read(bytes.clone(), Some(label));
        assert_eq!(source.text(), text);
        assert_eq!(source.encoding().name(), name);
        exact(&source, &bytes);
    }
}

#[test]
fn declarations_inside_the_file() {
    for head in [
        "# -*- coding: windows-1251 -*-\n",
        "<!-- -*- mode: markdown; coding: cp1251; -*- -->\r\n",
        "Draft\n% vim: set fileencoding=cp1251 :\n",
        "# vim:fenc=windows-1251\n",
        "---\ntitle: x\nencoding: windows-1251\n---\n",
        "---\ncharset: 'CP1251'\n---\n",
        "+++\nencoding = \"windows-1251\"\n+++\n",
        "<?xml version='1.0' encoding='windows-1251'?>\n",
        "<!DOCTYPE html><html><head><meta charset=windows-1251>\n",
        "<html><meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">\n",
    ] {
        let text = format!("{head}Шуша и Лачин");
        let bytes = charset::encode("windows-1251", &text).expect("Cyrillic");
        assert_eq!(read(bytes.clone(), None).text(), text, "{head}");
        assert_ne!(read(bytes, Some("koi8-r")).text(), text, "the user's word goes first");
        // Saved as UTF-8 later on, the declaration forgotten.
        assert_eq!(read(text.clone().into_bytes(), None).text(), text);
    }
    let prose = "On encoding: all is well\nvim: encoding=nonsense\nШуша";
    assert_eq!(read(prose.into(), None).text(), prose);
    let third = charset::encode("windows-1251", "a\nb\n# -*- coding: windows-1251 -*-\nШуша").expect("Cyrillic");
    assert!(Source::decode("x", third, None).is_err(), "only the first two lines count");
}

#[test]
fn bad_bytes_are_refused_with_place_and_remedy() {
    let error = refused("Шуша\nЛа\u{0}чин".replace('\0', "я").as_bytes(), Some("ascii-ish"));
    assert!(error.to_string().contains("unknown encoding `ascii-ish`"), "{error}");
    let mut bytes = "Шуша\r\nЛачин ".as_bytes().to_vec();
    bytes.extend(b"\xD8\xF3");
    let error = refused(&bytes, None);
    assert_eq!(error.to_string(), "draft.txt:2:7: byte 0xD8 at offset 21 is not UTF-8; save the file as UTF-8");
    let error = error.encoding_can_be_named();
    assert!(
        error.to_string().ends_with("name the file's encoding with --encoding, or save the file as UTF-8"),
        "{error}"
    );
    let error = refused(&[b"\xEF\xBB\xBFa\xFF".as_slice()].concat(), None);
    assert!(error.to_string().contains(":1:2: byte 0xFF at offset 4"), "{error}");
    let error = refused(b"ab\n\x81", Some("euc-kr"));
    assert!(error.to_string().contains(":2:1: byte 0x81 at offset 3 is not EUC-KR"), "{error}");
    assert!(!error.is_binary());
}

#[test]
fn malformed_utf16_is_refused() {
    let error = refused(b"\xFF\xFEa\0\n\0b", None);
    assert!(error.to_string().contains(":2:1: the last byte, at offset 6,"), "{error}");
    let error = refused(b"\xFF\xFEa\0\x00\xD8b\0", None);
    assert!(error.to_string().contains(":1:2: half a surrogate pair (0xD800) at offset 4"), "{error}");
    let error = refused(b"\xFE\xFF\xDC\x00", None);
    assert!(error.to_string().contains("0xDC00"), "{error}");
}

#[test]
fn utf32_is_refused() {
    let text: Vec<char> = "Shusha\n".chars().collect();
    let little: Vec<u8> = text.iter().flat_map(|&c| u32::from(c).to_le_bytes()).collect();
    let big: Vec<u8> = text.iter().flat_map(|&c| u32::from(c).to_be_bytes()).collect();
    for bytes in [little.clone(), big.clone(), [b"\xFF\xFE\0\0", &*little].concat(), [b"\0\0\xFE\xFF", &*big].concat()]
    {
        let error = refused(&bytes, None);
        assert!(error.to_string().contains("UTF-32"), "{error}");
        assert!(!error.is_binary());
    }
    assert!(refused(b"x", Some("utf-32le")).to_string().contains("UTF-32"));
}

#[test]
fn binary_files_are_told_apart() {
    let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [
        &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
        b"ab\0cd",
        b"hello\0world, this is text\n",
        b"\x7fELF\x02\x01\x01\0\0\0",
        &noise,
        b"\xEF\xBB\xBFa\0",
    ] {
        for declared in [None, Some("windows-1251")] {
            let error = refused(bytes, declared);
            assert!(error.is_binary(), "{error}");
        }
    }
}

#[test]
fn labels_and_near_labels() {
    for (label, hint) in [
        ("windos-1251", "windows-1251"),
        ("win1251", "windows-1251"),
        ("1251", "windows-1251"),
        ("utf-9", "UTF-8"),
        ("koi8r", "KOI8-R"),
        ("shift-jiss", "Shift_JIS"),
        ("qwertyuiop", "such as UTF-8"),
    ] {
        let error = refused(b"x", Some(label)).to_string();
        assert!(error.contains(hint), "{error}");
    }
    assert!(refused(b"x", Some("iso-2022-jp")).to_string().contains("save the file as UTF-8"));
}

#[test]
fn what_an_encoding_cannot_hold() {
    let source = read(b"x".to_vec(), Some("windows-1251"));
    assert_eq!(source.encode("Шуша").as_deref(), Some(&b"\xD8\xF3\xF8\xE0"[..]));
    assert_eq!(source.encode("Xankəndi"), None);
    assert_eq!(read(b"x".to_vec(), Some("shift_jis")).encode("¥"), None);
    assert_eq!(read(b"\xFE\xFF\0x".to_vec(), None).encode("ə𐤀").as_deref(), Some(&b"\x02\x59\xD8\x02\xDD\x00"[..]));
}

#[test]
fn lines_end_three_ways() {
    let source = Source::from_text("x", "a\r\nбв\rгд\n\nж".into()).expect("small");
    let place = |part: &str| {
        let place = source.place(source.text().find(part).expect("inside") as u32);
        (place.line, place.column)
    };
    assert_eq!(place("a"), (1, 1));
    assert_eq!(place("\n"), (1, 3));
    assert_eq!(place("в"), (2, 2));
    assert_eq!(place("д"), (3, 2));
    assert_eq!(place("ж"), (5, 1));
    assert_eq!(source.place(9999).line, 5);
    let line = |part: &str| source.slice(source.line_at(source.text().find(part).expect("inside") as u32));
    assert_eq!([line("a"), line("в"), line("г"), line("ж")], ["a", "бв", "гд", "ж"]);
    assert_eq!(source.line_at(1).range(), 0..1);
}

#[test]
fn places_in_a_very_long_line() {
    let text = format!("x\n{}", "Шуша é, ".repeat(100_000));
    let source = Source::from_text("x", text.clone()).expect("small");
    let mut chars = 0;
    for (i, (at, _)) in text[2..].char_indices().enumerate() {
        if i % 997 == 0 {
            chars += 1;
            assert_eq!(source.place(at as u32 + 2).column, i as u32 + 1);
        }
    }
    assert!(chars > 500);
    // Half a character counts as its beginning.
    assert_eq!(source.place(3).column, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200), label in 0usize..6) {
        let declared = [None, Some("windows-1251"), Some("shift_jis"), Some("gb18030"), Some("utf-16be"), Some("big5")][label];
        if let Ok(source) = Source::decode("x", bytes.clone(), declared) {
            prop_assert_eq!(source.bytes_len(), bytes.len() as u64);
            for at in 0..=source.text().len() as u32 + 1 {
                source.place(at);
                source.line_at(at);
            }
            let mut last = 0;
            for (at, c) in source.text().char_indices() {
                let disk = source.disk(Span::new(at, at + c.len_utf8()));
                prop_assert!(disk.start >= last && disk.start <= disk.end);
                last = disk.end;
            }
        }
    }
    #[test]
    fn any_text_in_any_encoding(text in "[a-z а-яé漢字シ𐤀\r\n]{0,24}", times in 1usize..40) {
        let text = text.repeat(times);
        for label in ["utf-8", "utf-16le", "utf-16be", "gb18030", "shift_jis", "windows-1251"] {
            if let Some(bytes) = charset::encode(label, &text)
                && let Ok(source) = Source::decode("x", bytes.clone(), Some(label))
            {
                prop_assert_eq!(source.text(), &text);
                exact(&source, &bytes);
            }
        }
    }
}
