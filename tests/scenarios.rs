//! The acceptance scenarios of `places/scenarios.md`, as given, decomposed (NFD), and with CRLF line ends. The
//! sentences are read from the file, which is not part of this repository; only names stand here.

#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use std::fmt::Write;

use exonym::{Applicability, Checker, Date, Diagnostic, Lang, Settings, Source, Workspace};
use unicode_normalization::UnicodeNormalization;

/// Number, and every finding: text, first suggestion.
const EXPECTED: &[(u32, &[(&str, &str)])] = &[
    (1, &[("Stepanakert", "Khankendi")]),
    (2, &[("Khankendi", "Khankendi (Stepanakert)"), ("Stepanakert", "Khankendi")]),
    (3, &[("Stepanakertdən", "Xankəndidən")]),
    (4, &[("Мартакерте", "Мардакерте")]),
    (5, &[("Խանքենդիում", "Ստեփանակերտում")]),
    (6, &[("Gyzylbulag", "Gizilbulagh")]),
    (7, &[("Shushа", "Shusha")]),
    (8, &[]),
    (9, &[]),
    (10, &[]),
    (11, &[]),
    (12, &[]),
    (13, &[]),
    (14, &[]),
    (15, &[("Kashen", "Damirli")]),
    (16, &[]),
    (17, &[("Бердзор", "Бердзора")]),
    (18, &[("Martakert”in", "Ağdərə”nin")]),
    (19, &[("Աղդամը", "Ակնան")]),
    (20, &[("Агдам", "Акна")]),
];

struct Scenario {
    number: u32,
    lang: String,
    policy: &'static str,
    text: String,
}

fn scenarios(file: &str) -> Vec<Scenario> {
    let mut all = Vec::new();
    for line in file.lines() {
        let Some((number, rest)) = line.strip_prefix('S').and_then(|l| l.split_once(' ')) else { continue };
        let Ok(number) = number.parse() else { continue };
        let (lang, rest) = rest.split_once(", ").unwrap();
        let policy = match rest.split_once(", ").unwrap().0 {
            "AZ" => "azerbaijani-agency",
            "AM" => "armenian-agency",
            "NEU" => "neutral-double",
            "SP" => "spelling-only",
            other => panic!("unknown policy {other}"),
        };
        let end = rest.find(" NO FINDING").into_iter().chain(rest.find(" FINDING")).min().unwrap();
        let start = rest.find(". \"").unwrap() + 2;
        let mut text = &rest[start..end];
        // The quotation marks around the sentence are not part of it, nor is a remark behind them.
        let inner = text.strip_prefix('"').and_then(|t| t.split_once('"'));
        if let Some((inner, remark)) = inner.filter(|(_, remark)| remark.is_empty() || remark.starts_with(" (")) {
            debug_assert!(!remark.contains('"'));
            text = inner;
        }
        all.push(Scenario { number, lang: lang.to_lowercase(), policy, text: text.to_owned() });
    }
    all
}

fn check(policy: &str, lang: Option<&str>, text: &str) -> (Source, Vec<Diagnostic>) {
    let settings = Settings {
        policies: vec![policy.to_owned()],
        lang: lang.map(Lang::new),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    let workspace = Workspace::open(settings).unwrap();
    let source = Source::decode("draft.txt", text.as_bytes().to_vec(), None).unwrap();
    let found = Checker::new(&workspace).draft(&source).unwrap().diagnostics;
    (source, found)
}

/// The text wrapped at some forty columns, as an editor on Windows saves it.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        if column > 0 {
            let wrap = column + word.chars().count() > 40;
            out.push_str(if wrap { "\r\n" } else { " " });
            column = if wrap { 0 } else { column + 1 };
        }
        out.push_str(word);
        column += word.chars().count();
    }
    out
}

fn flat(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn scenarios_hold_as_given_decomposed_and_with_crlf() {
    let Some(shared) = std::env::var_os("EXONYM_SHARED") else {
        eprintln!("left out: places/scenarios.md (EXONYM_SHARED is not set)");
        return;
    };
    let file = std::fs::read_to_string(std::path::Path::new(&shared).join("places/scenarios.md")).unwrap();
    let all = scenarios(&file);
    assert_eq!(all.len(), EXPECTED.len());
    let mut wrong = String::new();
    for scenario in &all {
        let (_, expected) = EXPECTED.iter().find(|(number, _)| *number == scenario.number).unwrap();
        let variants = [
            ("as given", scenario.text.clone()),
            ("NFD", scenario.text.nfd().collect()),
            ("CRLF", wrapped(&scenario.text)),
        ];
        for (name, text) in variants {
            for lang in [Some(scenario.lang.as_str()), None] {
                let (source, found) = check(scenario.policy, lang, &text);
                let got: Vec<(String, String)> = found
                    .iter()
                    .map(|d| (flat(source.slice(d.span)), d.suggestions.first().cloned().unwrap_or_default()))
                    .collect();
                let want: Vec<(String, String)> = expected.iter().map(|(a, b)| (flat(a), (*b).to_owned())).collect();
                if got != want {
                    let lang = lang.unwrap_or("detected");
                    writeln!(wrong, "S{} ({name}, {lang}):\n  want {want:?}\n  got  {got:?}", scenario.number).unwrap();
                }
                let never = |number| scenario.number == number;
                let safe = found.iter().any(|d| d.fix.as_ref().is_some_and(|f| f.applicability == Applicability::Safe));
                if (never(15) || never(20)) && safe {
                    writeln!(wrong, "S{}: the fix must not be safe", scenario.number).unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
