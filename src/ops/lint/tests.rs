use super::*;
use crate::base::Place;
use crate::model::Date;
use crate::ops::config::{ConfigChoice, Options};

/// What is told of a memory of these bytes.
fn lint(bytes: &[u8]) -> (Vec<FileReport>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tmx");
    fs::write(&path, bytes).expect("written");
    let job = Job {
        paths: vec![path],
        stdin: None,
        flags: Options::default(),
        config: ConfigChoice::None,
        cwd: folder.path().to_owned(),
        today: Date { year: 2026, month: 1, day: 1 },
        threads: 1,
        fix: None,
    };
    let (mut reports, mut failures) = (Vec::new(), Vec::new());
    let each = &mut |event: Event<'_>| {
        match event {
            Event::File(report) => reports.push(*report),
            Event::Failed(error) => failures.push(error.to_string()),
            _ => {}
        }
        ControlFlow::Continue(())
    };
    lint_files(&job, each).expect("a run");
    (reports, failures)
}

fn memory(units: &str) -> String {
    format!("<tmx version=\"1.4\">\r\n<header/><body>\r\n{units}</body></tmx>\r\n")
}

#[test]
fn of_a_memory_the_lines_spoken_of_are_held() {
    let unit = |n: usize| {
        let lang = if n % 10_000 == 7 { "zz9-Х" } else { "az" };
        format!(
            "<tu><tuv xml:lang=\"en\"><seg>Шуша {n}</seg></tuv>\r\n<tuv xml:lang=\"{lang}\"><seg>x</seg></tuv></tu>\r\n"
        )
    };
    let text = memory(&(0..30_000).map(unit).collect::<String>());
    let mut utf16 = vec![0xFF, 0xFE];
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let whole = Source::decode("a.tmx", utf16.clone(), None).expect("UTF-16");
    let (reports, failures) = lint(&utf16);
    let report = &reports[0];
    assert!(failures.is_empty() && report.source.text().len() < 2000, "{failures:?}");
    let found: Vec<_> = report.checked.diagnostics.iter().filter(|found| found.rule == "memory-language").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    let at = text.find("<tuv xml:lang=\"zz9").expect("there");
    let end = at + text[at..].find("</tuv>").expect("there") + "</tuv>".len();
    let (span, there) = (found[0].span, Span::new(at, end));
    assert_eq!(report.source.slice(span), whole.slice(there));
    assert_eq!(report.source.place(span.start), whole.place(there.start));
    assert_eq!(report.source.place(span.start), Place { offset: at as u64, line: 18, column: 1 });
    assert_eq!(report.source.disk(span), whole.disk(there));
    assert_eq!(report.source.slice(report.source.line_at(span.start)), whole.slice(whole.line_at(there.start)));
}

#[test]
fn a_finding_in_every_unit_fills_no_memory() {
    let long = "x".repeat(100_000);
    let unit = |n: usize| format!("<tu tuid=\"1\"><tuv lang=\"en\"><seg>{}<bpt/></seg></tuv></tu>", &long[n..]);
    let text = memory(&(0..300).map(unit).collect::<String>());
    let (reports, _) = lint(text.as_bytes());
    let report = &reports[0];
    let of = |rule: &str| report.checked.diagnostics.iter().filter(|found| found.rule == rule).count();
    assert_eq!((of("memory-codes"), of("memory-duplicate-id")), (101, 101));
    assert!(report.source.text().len() < 8 << 20, "{}", report.source.text().len());
}

#[test]
fn what_is_no_text_is_no_finding() {
    let mut text = memory("<tu><tuv><seg>a</seg></tuv></tu>").into_bytes();
    text[40] = 0xFF;
    let (reports, failures) = lint(&text);
    assert!(
        reports.is_empty() && failures[0].contains("a.tmx:3:3: byte 0xFF at offset 40 is not UTF-8"),
        "{failures:?}"
    );
}
