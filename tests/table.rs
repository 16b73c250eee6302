//! The kinds of place where tools that check terms differ, each in a draft of its own, under the policy
//! azerbaijani-agency. Prints our column of the table in `docs/comparison.md` and holds the page to it.
//!
//! `Khankendi (Stepanakert)`, the other name in brackets straight behind the house's own, is silent: the policy licenses
//! it as a gloss (`"{A} ({})"`). Behind anything else the bracketed name is a finding like any other.
//!
//! With `EXONYM_CASES=FILE` the cases are written there as JSON, for `benches/compare.py` to show them to other tools.

#![allow(missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use exonym::{Applicability, Checker, Date, Lang, Settings, Source, Workspace};

/// A case: the row of the page, the language, the draft (Markdown), and every finding with what is to be written.
struct Case {
    row: &'static str,
    lang: &'static str,
    draft: &'static str,
    finds: &'static [(&'static str, &'static str, &'static str)],
}

const CASES: &[Case] = &[
    Case {
        row: "the name as listed",
        lang: "en",
        draft: "The night bus to Stepanakert leaves at nine.",
        finds: &[("forbidden-term", "Stepanakert", "Khankendi")],
    },
    Case {
        row: "lower case, capitals",
        lang: "en",
        draft: "tickets for stepanakert\n\nSTEPANAKERT, Tuesday. The ticket office is shut.",
        finds: &[("forbidden-term", "stepanakert", "khankendi"), ("forbidden-term", "STEPANAKERT", "KHANKENDI")],
    },
    Case {
        row: "possessive",
        lang: "en",
        draft: "Stepanakert's bakers met in Shusha; STEPANAKERT’S bakers did not.",
        finds: &[
            ("forbidden-term", "Stepanakert's", "Khankendi's"),
            ("forbidden-term", "STEPANAKERT’S", "KHANKENDI’S"),
        ],
    },
    Case {
        row: "Azerbaijani ablative",
        lang: "az",
        draft: "Avtobus Stepanakertdən səhər çıxdı.",
        finds: &[("forbidden-term", "Stepanakertdən", "Xankəndidən")],
    },
    Case {
        row: "in a direct quotation",
        lang: "en",
        draft: "\"We moved to Stepanakert in the spring and never left,\" the baker said.\n\n\
                “They baked in Stepanakert for a year,” she added.",
        finds: &[],
    },
    Case {
        row: "in code, in an address",
        lang: "en",
        draft: "Set `city = Stepanakert` and open https://maps.example/Stepanakert or mail Stepanakert@post.example.\n\n\
                ```\nStepanakert\n```\n",
        finds: &[],
    },
    Case {
        row: "slips of the keyboard",
        lang: "en",
        draft: "Lorries for Stepanakart, for Stepankert and for Khankandy were late.",
        finds: &[
            ("near-name", "Stepanakart", "Khankendi"),
            ("near-name", "Stepankert", "Khankendi"),
            ("other-spelling", "Khankandy", "Khankendi"),
        ],
    },
    Case {
        row: "look-alike letter",
        lang: "en",
        draft: "The night bus to St\u{435}panakert leaves at nine, the one to Shush\u{430} at ten.",
        finds: &[("forbidden-term", "St\u{435}panakert", "Khankendi"), ("mixed-script", "Shush\u{430}", "Shusha")],
    },
    Case {
        row: "phrase over a line end",
        lang: "en",
        draft: "They walked from Nerkin\nHoratagh to the mill and\n> slept in Nerkin\n> Horatagh",
        finds: &[("forbidden-term", "Nerkin\nHoratagh", "Ashaghi Oratag")],
    },
    Case {
        row: "Russian cases",
        lang: "ru",
        draft: "Автобус из Степанакерта опоздал, в Степанакерте шёл дождь, а за Степанакертом выпал снег.",
        finds: &[
            ("forbidden-term", "Степанакерта", "Ханкенди"),
            ("forbidden-term", "Степанакерте", "Ханкенди"),
            ("forbidden-term", "Степанакертом", "Ханкенди"),
        ],
    },
    Case {
        row: "Armenian forms",
        lang: "hy",
        draft: "Ստեփանակերտ քաղաքը մեծ է։ Ստեփանակերտում ձյուն էր, և Ստեփանակերտից ավտոբուս չեկավ։",
        finds: &[
            ("forbidden-term", "Ստեփանակերտ", "Խանքենդի"),
            ("forbidden-term", "Ստեփանակերտում", "Խանքենդիում"),
            ("forbidden-term", "Ստեփանակերտից", "Խանքենդիից"),
        ],
    },
    Case {
        row: "decomposed letters, soft hyphen, zero width",
        lang: "en",
        draft: "The road to S\u{327}us\u{327}a is dry. The road to Stepana\u{AD}kert is not, nor is that to \
                Stepan\u{200B}akert.",
        finds: &[
            ("other-spelling", "S\u{327}us\u{327}a", "Shusha"),
            ("forbidden-term", "Stepana\u{AD}kert", "Khankendi"),
            ("forbidden-term", "Stepan\u{200B}akert", "Khankendi"),
        ],
    },
    Case {
        row: "both names at the first mention",
        lang: "en",
        draft: "Buses from Khankandi (Stepanakert) were late. Khankandi waited.",
        finds: &[],
    },
    Case {
        row: "member of a compound",
        lang: "en",
        draft: "The Lachin-Stepanakert road is open, and so is the Lachin corridor.",
        finds: &[("forbidden-term", "Stepanakert", "Khankendi")],
    },
    Case {
        row: "two things of one name",
        lang: "en",
        draft: "Ore from Kashen was once milled at Gizilbulagh.",
        finds: &[("forbidden-term", "Kashen", "Damirli")],
    },
];

fn workspace(policy: &str, lang: &str) -> Workspace {
    let settings = Settings {
        policies: vec![policy.to_owned()],
        lang: Some(Lang::new(lang)),
        ..Settings::new(Date { year: 2026, month: 11, day: 1 })
    };
    Workspace::open(settings).expect("what is shipped is right")
}

/// Rule, text, first suggestion of every finding.
fn found(policy: &str, lang: &str, draft: &str) -> Vec<(String, String, String)> {
    let workspace = workspace(policy, lang);
    let source = Source::decode("draft.md", draft.as_bytes().to_vec(), None).expect("UTF-8");
    let checked = Checker::new(&workspace).draft(&source).expect("checked");
    let row = |d: &exonym::Diagnostic| {
        let first = d.suggestions.first().cloned().unwrap_or_default();
        (d.rule.to_owned(), source.slice(d.span).to_owned(), first)
    };
    checked.diagnostics.iter().map(row).collect()
}

/// What the page says of a case.
fn cell(found: &[(String, String, String)]) -> String {
    match found.len() {
        0 => "silent".to_owned(),
        n => format!("{n} of {n}"),
    }
}

#[test]
fn our_column_of_the_table() {
    let mut wrong = String::new();
    let mut column = String::new();
    for case in CASES {
        for (how, draft) in [("as it is", case.draft.to_owned()), ("CRLF", case.draft.replace('\n', "\r\n"))] {
            let found = found("azerbaijani-agency", case.lang, &draft);
            let expected: Vec<_> = case
                .finds
                .iter()
                .map(|&(rule, text, instead)| {
                    let text = if how == "CRLF" { text.replace('\n', "\r\n") } else { text.to_owned() };
                    (rule.to_owned(), text, instead.to_owned())
                })
                .collect();
            if found != expected {
                writeln!(wrong, "{} ({how}):\nexpected {expected:?}\nfound    {found:?}", case.row).expect("a string");
            }
            if how == "as it is" {
                writeln!(column, "| {} | {} |", case.row, cell(&found)).expect("a string");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/comparison.md")).expect("the page");
    for row in column.lines() {
        assert!(page.contains(row.trim_end_matches('|').trim_end()), "docs/comparison.md has another row:\n{row}");
    }
    if let Some(file) = std::env::var_os("EXONYM_CASES") {
        let cases: Vec<_> = CASES
            .iter()
            .map(|case| serde_json::json!({ "row": case.row, "lang": case.lang, "draft": case.draft, "finds": case.finds }))
            .collect();
        fs::write(file, serde_json::to_string_pretty(&cases).expect("JSON")).expect("written");
    }
    #[allow(clippy::print_stdout, reason = "the column is what the test is asked for")]
    {
        println!("{column}");
    }
}

/// What is silent is silent because it was recognised and left alone.
#[test]
fn silent_cases_are_exempt_and_not_overlooked() {
    for (row, kinds) in [
        ("in a direct quotation", &["quotation"][..]),
        ("in code, in an address", &["url", "code"]),
        ("both names at the first mention", &["gloss"]),
        ("member of a compound", &["frozen"]),
    ] {
        let case = CASES.iter().find(|case| case.row == row).expect("a case");
        let workspace = workspace("azerbaijani-agency", case.lang);
        let source = Source::decode("draft.md", case.draft.as_bytes().to_vec(), None).expect("UTF-8");
        let checked = Checker::new(&workspace).draft(&source).expect("checked");
        for kind in kinds {
            assert!(checked.exempt.iter().any(|e| e.kind.as_str() == *kind), "{row}: {kind}: {:?}", checked.exempt);
        }
    }
}

#[test]
fn a_name_in_brackets_is_a_gloss_only_behind_the_name_of_the_same_thing() {
    let silent = |policy, draft| assert_eq!(found(policy, "en", draft), [], "{policy}: {draft}");
    let finds = |policy, draft, text: &str| {
        let found = found(policy, "en", draft);
        assert!(found.iter().any(|(_, on, _)| on == text), "{policy}: {draft}: {found:?}");
    };
    silent("azerbaijani-agency", "In Khankendi (Stepanakert) it rained.");
    silent("azerbaijani-agency", "In Khankendi\n(“Stepanakert”) it rained.");
    silent("armenian-agency", "In Stepanakert (Khankendi) it rained.");
    silent("neutral-double", "In Khankendi (Stepanakert) it rained.");
    finds("azerbaijani-agency", "In the town (Stepanakert) it rained.", "Stepanakert");
    finds("azerbaijani-agency", "In Shusha (Stepanakert) it rained.", "Stepanakert");
    finds("azerbaijani-agency", "In Khankendi (near Stepanakert) it rained.", "Stepanakert");
    finds("azerbaijani-agency", "In Stepanakert (Khankendi) it rained.", "Stepanakert");
    finds("armenian-agency", "In Khankendi (Stepanakert) it rained.", "Khankendi");
}

/// A fix never leaves one name twice.
#[test]
fn a_pair_of_names_is_mended_as_one() {
    for (policy, draft, mended) in [
        ("armenian-agency", "In Khankendi (Stepanakert) it rained.", "In Stepanakert it rained."),
        ("armenian-agency", "In Khankendi/Stepanakert it rained.", "In Stepanakert it rained."),
        ("armenian-agency", "In Stepanakert/Khankendi it rained.", "In Stepanakert it rained."),
        ("azerbaijani-agency", "In Martakert [Aghdara] it rained.", "In Aghdara it rained."),
    ] {
        let workspace = workspace(policy, "en");
        let source = Source::decode("draft.md", draft.as_bytes().to_vec(), None).expect("UTF-8");
        let checked = Checker::new(&workspace).draft(&source).expect("checked");
        let [finding] = &checked.diagnostics[..] else { panic!("{draft}: {:?}", checked.diagnostics) };
        let fix = finding.fix.as_ref().expect("a fix");
        assert_eq!(fix.applicability, Applicability::Unsafe);
        let mut text = draft.to_owned();
        for edit in fix.edits.iter().rev() {
            text.replace_range(edit.span.range(), &edit.text);
        }
        assert_eq!(text, mended);
    }
}
