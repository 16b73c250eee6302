use super::*;
use crate::base::Place;
use crate::model::Date;
use crate::ops::config::ConfigChoice;

/// What is told of a memory of these bytes.
fn lint(bytes: &[u8]) -> (Vec<FileReport>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.tmx");
    fs::write(&path, bytes).expect("written");
    let today = Date { year: 2026, month: 1, day: 1 };
    let job = Job { paths: vec![path], config: ConfigChoice::None, ..Job::new(folder.path().to_owned(), today) };
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

/// A glossary fixed: the file's bytes afterwards, and how many fixes that took.
fn fixed(folder: &Path, bytes: &[u8]) -> (Vec<u8>, usize) {
    let path = folder.join("g.toml");
    fs::write(&path, bytes).expect("written");
    let today = Date { year: 2026, month: 1, day: 1 };
    let job = Job {
        paths: vec![path],
        config: ConfigChoice::None,
        fix: Some(crate::model::Applicability::Unsafe),
        ..Job::new(folder.to_owned(), today)
    };
    let mut result = (bytes.to_vec(), 0);
    lint_files(&job, &mut |event: Event<'_>| {
        if let Event::File(report) = event
            && let Some(fixed) = report.fixed
        {
            result = (fixed.after, fixed.applied);
        }
        ControlFlow::Continue(())
    })
    .expect("a run");
    result
}

#[test]
fn fixes_keep_comments_line_ends_and_marks_and_a_second_run_changes_nothing() {
    let text = "# a\r\n[concepts.one] # b\r\nwas = [\"uno\"]\r\nterms = [ # c\r\n  { EN = \"Shushа  town\" }, # d\r\n  # e\r\n  \
                { en = \"Lachin\", from = \"2001\", until = \"2000\" }, # f\r\n  { ru = \"Шуша \", rank = \"hidden\", rank = \
                \"hidden\" }, # g\r\n  { az = \"Ağdam\" },\r\n  { az = \"Ağdam\" },\r\n  { az = \"Ağdam\" }, # h\r\n]\r\n\
                [concepts.two]\r\nat = [146.5, 39.5] # i\r\nterms = [{ en = \"Aghdam\" }]\r\nrelated = [{ to = \"uno\", kind \
                = \"distinct\" }] # j\r\n";
    let folder = tempfile::tempdir().expect("a folder");
    for text in [text.to_owned(), text.replace("\r\n", "\n"), format!("\u{FEFF}{text}")] {
        let (after, applied) = fixed(folder.path(), text.as_bytes());
        let new = String::from_utf8(after.clone()).expect("UTF-8");
        let expected = text
            .replace("{ EN = \"Shushа  town\" }", "{ en = \"Shusha town\" }")
            .replace("from = \"2001\", until = \"2000\"", "from = \"2000\", until = \"2001\"")
            .replace("{ ru = \"Шуша \", rank = \"hidden\", rank = \"hidden\" }", "{ ru = \"Шуша\", rank = \"hidden\" }")
            .replacen("  { az = \"Ağdam\" },\r\n", "", 1)
            .replace("[146.5, 39.5]", "[39.5, 146.5]")
            .replace("\"uno\", kind", "\"one\", kind");
        let expected =
            if text.contains('\r') { expected } else { expected.replacen("  { az = \"Ağdam\" },\n", "", 1) };
        assert_eq!(new, expected);
        assert!(applied >= 7, "{applied}");
        assert_eq!(fixed(folder.path(), &after), (after, 0));
    }
}

/// The rules of the findings of a file, and of those that comments silence.
fn told(folder: &Path, name: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    let today = Date { year: 2026, month: 1, day: 1 };
    let job = Job { paths: vec![path], config: ConfigChoice::None, ..Job::new(folder.to_owned(), today) };
    let mut result = (Vec::new(), Vec::new());
    lint_files(&job, &mut |event: Event<'_>| {
        if let Event::File(report) = event {
            let line = |d: &Diagnostic| format!("{}:{}", report.source.place(d.span.start).line, d.rule);
            result.0.extend(report.checked.diagnostics.iter().map(line));
            result.1.extend(report.checked.suppressed.iter().map(|s| line(&s.diagnostic)));
        }
        ControlFlow::Continue(())
    })
    .expect("a run");
    result
}

#[test]
fn comments_silence_in_toml_and_what_silences_nothing_goes() {
    let text = "[concepts.one]\nterms = [\n  { en = \"Shusha  town\" }, # exonym-ignore term-spacing: as on the sign\n  # exonym-ignore \
                term-spacing: as on the map\n  { ru = \"Шуша  город\" },\n  { az = \"Şuşa  şəhəri\" },\n  # exonym-ignore dates: x\n\
                  { hy = \"Շուշի\" }, # exonym-ignore term-spacing: y\n]\n";
    let folder = tempfile::tempdir().expect("a folder");
    for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("\u{FEFF}{text}")] {
        let (left, silenced) = told(folder.path(), "g.toml", &text);
        let of = |rule: &str, all: &[String]| -> Vec<String> {
            all.iter().filter(|line| line.ends_with(rule)).cloned().collect()
        };
        assert_eq!(of("term-spacing", &left), ["6:term-spacing"], "{left:?}");
        assert_eq!(of("term-spacing", &silenced), ["3:term-spacing", "5:term-spacing"]);
        assert_eq!(of("unused-suppression", &left), ["7:unused-suppression", "8:unused-suppression"]);
        let (after, _) = fixed(folder.path(), text.as_bytes());
        let after = String::from_utf8(after).expect("UTF-8").replace("\r\n", "\n");
        assert!(
            after.contains("Shusha  town") && after.contains("Шуша  город") && after.contains("Şuşa şəhəri"),
            "{after}"
        );
        assert!(after.ends_with("\"Şuşa şəhəri\" },\n{ hy = \"Շուշի\" },\n]\n"), "{after}");
        assert_eq!(after.matches("exonym-ignore").count(), 2);
    }
    let (left, _) = told(
        folder.path(),
        "g.toml",
        "# exonym-ignore forbidden-term: x\n# exonym-ignore dates\n[concepts.one]\n# exonym-ignore dates: z\n",
    );
    let left: Vec<_> = left.into_iter().filter(|line| line.ends_with("suppression-syntax")).collect();
    assert_eq!(left, ["1:suppression-syntax", "2:suppression-syntax", "4:suppression-syntax"]);
    let (left, _) = told(
        folder.path(),
        "g.toml",
        "# exonym-ignore-file all: x\n[concepts.one]\nterms = [{ en = \"a  b\", EN = \"c\" }]\n",
    );
    assert!(left.iter().all(|line| !line.ends_with("term-spacing")), "{left:?}");
}

#[test]
fn comments_silence_in_tbx() {
    let entry = |comment: &str, id: &str| {
        format!(
            "{comment}<termEntry id=\"{id}\"><langSet xml:lang=\"zz9\"><tig><term>a</term></tig></langSet></termEntry>\n"
        )
    };
    let text = format!(
        "<?xml version=\"1.0\"?>\n<martif type=\"TBX-Basic\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc>\
         </fileDesc></martifHeader><text><body>\n{}{}</body></text></martif>\n",
        entry("<!-- exonym-ignore all: a code of our own -->", "a"),
        entry("", "b"),
    );
    let folder = tempfile::tempdir().expect("a folder");
    let (left, silenced) = told(folder.path(), "a.tbx", &text);
    let on = |line: &str, all: &[String]| all.iter().filter(|found| found.starts_with(line)).count();
    assert!(on("3:", &silenced) > 0 && on("3:", &left) == 0, "{left:?} {silenced:?}");
    assert!(on("4:", &left) >= on("3:", &silenced) && on("4:", &silenced) == 0, "{left:?} {silenced:?}");
}

#[test]
fn comments_silence_in_memories() {
    // A language is told of once.
    let unit = |comment: &str, n: u8| {
        let lang = format!("zz{n}-Х");
        format!(
            "{comment}<tu><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv xml:lang=\"{lang}\"><seg>b</seg></tuv></tu>\n"
        )
    };
    let text = memory(&format!(
        "{}{}{}",
        unit("<!-- exonym-ignore memory-language: a code of our own -->\n", 1),
        unit("", 2),
        unit("<!-- exonym-ignore memory-date, memory-language: c -->", 3)
    ));
    let folder = tempfile::tempdir().expect("a folder");
    let of = |rule: &str, all: &[String]| -> Vec<String> {
        all.iter()
            .filter_map(|line| line.strip_suffix(rule))
            .map(|line| line.trim_end_matches(':').to_owned())
            .collect()
    };
    for text in [text.clone(), text.replace("\r\n", "\n")] {
        let (left, silenced) = told(folder.path(), "a.tmx", &text);
        assert_eq!(of("memory-language", &left), ["5"], "{left:?}");
        assert_eq!(of("memory-language", &silenced), ["4", "6"], "{silenced:?}");
        assert_eq!(of("unused-suppression", &left), ["6"], "{left:?}");
    }
    // Of many that silence nothing so many are listed as of any check.
    let many = memory(&unit("<!-- exonym-ignore memory-date: x -->", 1).repeat(300));
    assert_eq!(of("unused-suppression", &told(folder.path(), "a.tmx", &many).0).len(), 101);
    // One about the file may stand behind all that it silences; one that is cut off silences nothing.
    let whole = text.replace("</tmx>", "<!-- exonym-ignore-file memory-language: x --></tmx>");
    let (left, silenced) = told(folder.path(), "a.tmx", &whole);
    assert_eq!((of("memory-language", &left).len(), of("memory-language", &silenced).len()), (0, 3), "{left:?}");
    let (left, silenced) = told(folder.path(), "a.tmx", &text[..text.find("</body>").expect("there")]);
    assert!(silenced.is_empty() && !of("tmx-syntax", &left).is_empty(), "{left:?}");
}
