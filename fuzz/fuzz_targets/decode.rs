//! Any bytes in any encoding: what is decoded covers the file to its last byte, and places go up with offsets.
#![no_main]

use exonym::{Source, Span, bytes_info};
use libfuzzer_sys::fuzz_target;

const DECLARED: [Option<&str>; 8] = [
    None,
    Some("windows-1251"),
    Some("koi8-r"),
    Some("utf-16le"),
    Some("shift_jis"),
    Some("gb18030"),
    Some("iso-2022-jp"),
    Some("windows-1254"),
];

fuzz_target!(|data: &[u8]| {
    let Some((&choice, bytes)) = data.split_first() else { return };
    let declared = DECLARED[usize::from(choice) % DECLARED.len()];
    let _ = bytes_info("any.md".as_ref(), bytes.to_vec(), declared);
    let Ok(source) = Source::decode("any.txt", bytes.to_vec(), declared) else { return };
    let text = source.text();
    assert_eq!(source.bytes_len(), bytes.len() as u64, "every byte on disk is accounted for");
    let mut disk = 0;
    let mut place = (1, 0);
    // Some offsets are enough: a look-up takes a walk of its own.
    for (at, c) in text.char_indices().step_by(1 + text.len() / 64) {
        let span = source.disk(Span::new(at, at + c.len_utf8()));
        assert!(disk <= span.start && span.start <= span.end && span.end <= bytes.len() as u64);
        disk = span.start;
        let now = source.place(at as u32);
        assert!(place < (now.line, now.column), "line and column go up");
        place = (now.line, now.column);
    }
});
