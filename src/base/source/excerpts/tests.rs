use super::*;
use crate::base::Source;
use crate::base::source::charset;
use proptest::prelude::*;

fn bytes(name: &str, text: &str) -> Vec<u8> {
    let mark = match name {
        "UTF-16LE" => vec![0xFF, 0xFE],
        "UTF-16BE" => vec![0xFE, 0xFF],
        _ => Vec::new(),
    };
    [mark, charset::encode(name, text).expect("has these letters")].concat()
}

/// What is kept says of every place that is wanted what the whole file says.
fn same(name: &str, text: &str, wanted: &[Wanted]) {
    let bytes = bytes(name, text);
    let whole = Source::decode("a", bytes.clone(), Some(name)).expect("decodes");
    let (some, spans) = Source::excerpts("a", bytes.as_slice(), |_| Some(name.to_owned()), wanted).expect("decodes");
    let mut order = wanted.to_vec();
    order.sort_by_key(|wanted| wanted.start);
    assert_eq!(spans.len(), order.len());
    for (span, wanted) in spans.into_iter().zip(order) {
        let expected = wanted.within(text);
        assert_eq!(some.slice(span), whole.slice(expected), "{wanted:?}");
        assert_eq!(some.place(span.start), whole.place(expected.start), "{wanted:?} {name} {text:?}");
        assert_eq!(some.place(span.end), whole.place(expected.end), "{wanted:?} {name} {text:?}");
        assert_eq!(some.disk(span), whole.disk(expected), "{wanted:?} {name} {text:?}");
        let line = whole.slice(whole.line_at(expected.start));
        let kept = some.slice(some.line_at(span.start));
        assert!(if line.len() < AROUND { line == kept } else { line.contains(kept) }, "{wanted:?} {name} {text:?}");
    }
}

const CHARSETS: [&str; 6] = ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251", "gb18030", "EUC-JP"];

#[test]
fn a_file_of_many_chunks_is_the_same() {
    let line = |n: usize| format!("{n}: Шуша, Лачин{}", ["\n", "\r\n", "\r", " ", "\n\n"][n % 5]);
    let text: String = (0..20_000).map(line).collect();
    let wanted: Vec<_> = (0..60)
        .map(|n| Wanted { start: text.len() as u64 * n / 60 + n, length: (n % 7 > 0).then_some(n * n % 40) })
        .chain([Wanted { start: text.len() as u64, length: None }, Wanted { start: 3, length: Some(9) }])
        .collect();
    for name in CHARSETS {
        same(name, &text, &wanted);
    }
}

#[test]
fn a_long_line_and_a_long_piece_are_cut() {
    let text = format!("a\n{}", "Шуша ".repeat(30_000));
    let wanted: Vec<_> = [20_000, 20_004, 90_000].map(|start| Wanted { start, length: Some(6) }).to_vec();
    for name in ["UTF-8", "UTF-16LE", "gb18030"] {
        same(name, &text, &wanted);
        let (some, _) =
            Source::excerpts("a", bytes(name, &text).as_slice(), |_| Some(name.to_owned()), &wanted).expect("decodes");
        assert!(some.text().len() < 5 * AROUND, "{}", some.text().len());
    }
    let wanted = [Wanted { start: 2, length: Some(100_000) }];
    let (some, spans) = Source::excerpts("a", text.as_bytes(), |_| None, &wanted).expect("decodes");
    assert!((MOST - 1..=MOST).contains(&spans[0].len()) && some.text().len() <= MOST + AROUND);
}

#[test]
fn an_empty_line_behind_a_lone_cr_stays_empty() {
    let wanted = [(0, Some(2)), (2, Some(0)), (4, None)].map(|(start, length)| Wanted { start, length });
    for name in CHARSETS {
        same(name, "a\r\r\nb", &wanted);
    }
}

#[test]
fn nothing_wanted_and_a_file_cut_off_meanwhile() {
    let (some, spans) = Source::excerpts("a", b"\xFF\xFEa\0".as_slice(), |_| None, &[]).expect("decodes");
    assert_eq!((some.text(), spans.len(), some.encoding().name()), ("", 0, "UTF-16LE"));
    assert_eq!(some.place(9), Place::START);
    let wanted = [5, 5000, 5001, 900_000].map(|start| Wanted { start, length: Some(3) });
    let (some, spans) = Source::excerpts("a", b"one\ntwo".as_slice(), |_| None, &wanted).expect("decodes");
    assert_eq!(some.text(), "two");
    assert_eq!(spans.last(), Some(&Span::new(3, 3)));
}

proptest! {
    #[test]
    fn every_piece_of_a_file_is_the_same(
        text in "([a-c<> Шуш]|\r|\n|\r\n){0,200}",
        places in prop::collection::vec((0..400_u64, prop::option::of(0..30_u64)), 0..12),
        charset in 0..CHARSETS.len(),
    ) {
        let end = text.len() as u64;
        let place = |(start, length): (u64, Option<u64>)| Wanted { start: start.min(end), length };
        same(CHARSETS[charset], &text, &places.into_iter().map(place).collect::<Vec<_>>());
    }
}
