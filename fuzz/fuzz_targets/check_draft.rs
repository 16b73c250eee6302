//! Any text as a draft of every format, in every language with rules of its own, under two houses: no panic, and
//! every place lies in the draft.
#![no_main]

use std::sync::LazyLock;

use exonym::{Checker, Date, Lang, Settings, Source, Workspace};
use libfuzzer_sys::fuzz_target;

const LANGS: [Option<&str>; 10] =
    [None, Some("en"), Some("az"), Some("ru"), Some("hy"), Some("tr"), Some("ka"), Some("uk"), Some("de"), Some("fr")];
const FORMATS: [&str; 9] =
    ["text", "markdown", "html", "subrip", "webvtt", "rst", "asciidoc", "latex", "po"];

static WORKSPACES: LazyLock<Vec<Workspace>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for format in FORMATS {
        for lang in LANGS {
            let settings = Settings {
                policies: vec!["azerbaijani-agency".to_owned(), "neutral-double".to_owned()],
                lang: lang.map(Lang::new),
                input_format: Some(format.to_owned()),
                ..Settings::new(Date { year: 2026, month: 11, day: 1 })
            };
            all.push(Workspace::open(settings).expect("what is shipped is right"));
        }
    }
    all
});
static CHECKERS: LazyLock<Vec<Checker<'static>>> = LazyLock::new(|| WORKSPACES.iter().map(Checker::new).collect());

fuzz_target!(|data: &[u8]| {
    let Some((&choice, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let Ok(source) = Source::from_text("draft", text.to_owned()) else { return };
    let checker = &CHECKERS[usize::from(choice) % CHECKERS.len()];
    let Ok(checked) = checker.draft(&source) else { return };
    for diagnostic in &checked.diagnostics {
        // Slicing panics where a span does not lie on characters.
        let _ = source.slice(diagnostic.span);
        let mut last = 0;
        for edit in diagnostic.fix.iter().flat_map(|fix| &fix.edits) {
            let _ = source.slice(edit.span);
            assert!(last <= edit.span.start, "edits ascend and do not overlap");
            last = edit.span.end;
        }
        let _ = source.disk(diagnostic.span);
    }
    if let Some(first) = checked.diagnostics.first() {
        let _ = checker.trace(&source, first.span.start);
    }
});
