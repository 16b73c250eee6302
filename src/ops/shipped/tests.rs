//! The shipped policies over the shipped glossary, as the terminologist who wrote them means them.

use super::super::{Checker, Settings, Workspace, check};
use crate::base::{Lang, Source};
use crate::checks::POLICY_CHECKS;
use crate::model::{Date, Severity, Stance};
use crate::policy::{self, Naming, Scope, show};

fn open(name: &str) -> Workspace {
    let today = Date::new(2026, 11, 1).expect("a day");
    let settings = Settings { policies: vec![name.to_owned()], ..Settings::new(today) };
    Workspace::open(settings).expect("the shipped files are right")
}

fn scope<'a>(lang: &'a Lang, element: &'a str) -> Scope<'a> {
    Scope { lang, event: None, written: Date::new(2026, 11, 1), element, doctype: None, path: "news/a.md" }
}

/// What the house writes for the concept that has this English name, in a language; the first such concept.
fn writes(workspace: &Workspace, name: &str, lang: &str) -> Option<String> {
    let lang = Lang::new(lang);
    let shown = show(&workspace.policies[0], &workspace.glossary, name, Some(&lang), &scope(&lang, "p"));
    shown.first()?.languages[0].preferred.map(|preferred| preferred.term.text.to_string())
}

/// The stances to an English name, of every name of a concept that is so written.
fn stances(workspace: &Workspace, name: &str) -> Vec<Stance> {
    let lang = Lang::new("en");
    let terms = workspace.glossary.terms().filter(|term| *term.term.text == *name && term.term.lang == lang);
    terms.map(|term| policy::verdict(&workspace.policies[0], term, &scope(&lang, "p")).stance).collect()
}

#[test]
fn the_two_agencies_mirror_one_another() {
    const PAIRS: [(&str, &str); 8] = [
        ("Khankendi", "Stepanakert"),
        ("Shusha", "Shushi"),
        ("Lachin", "Berdzor"),
        ("Aghdara", "Martakert"),
        ("Aghdam", "Akna"),
        ("Gizilbulagh", "Drmbon"),
        ("Karabakh", "Artsakh"),
        ("Khojaly Airport", "Stepanakert Airport"),
    ];
    let (east, west) = (open("azerbaijani-agency"), open("armenian-agency"));
    for (one, other) in PAIRS {
        assert_eq!(writes(&east, one, "en").as_deref(), Some(one));
        assert_eq!(writes(&west, one, "en").as_deref(), Some(other));
        assert!(stances(&east, other).iter().all(|stance| *stance == Stance::Forbid), "{other}");
        assert!(stances(&east, one).contains(&Stance::Prefer), "{one}");
        assert!(stances(&west, other).iter().all(|stance| *stance == Stance::Prefer), "{other}");
        // A word that is also one of the house's own names is no finding: its mildest reading counts.
        assert!(stances(&west, one).contains(&Stance::Forbid), "{one}");
    }
    assert_eq!(writes(&east, "Stepanakert", "az").as_deref(), Some("Xankəndi"));
    assert_eq!(writes(&west, "Khankendi", "hy").as_deref(), Some("Ստեփանակերտ"));
}

#[test]
fn what_both_sides_write_is_free_and_spellings_are_admitted() {
    for house in ["azerbaijani-agency", "armenian-agency"] {
        let workspace = open(house);
        for common in ["Hadrut", "Lachin corridor", "Yerevan", "Vardenis"] {
            assert!(stances(&workspace, common).contains(&Stance::Prefer), "{house}: {common}");
            assert!(!stances(&workspace, common).contains(&Stance::Forbid), "{house}: {common}");
        }
        // Names of no usage, and of the past alone, are not spoken of.
        for free in ["Gyumri", "Leninakan", "Moscow"] {
            assert_eq!(stances(&workspace, free), [Stance::Admit], "{house}: {free}");
        }
    }
    let workspace = open("azerbaijani-agency");
    for admitted in ["Khankandi", "Agdara", "Khojali", "Gizilbulag"] {
        assert_eq!(stances(&workspace, admitted), [Stance::Prefer], "{admitted}");
    }
}

#[test]
fn the_names_of_regions_are_never_put_in() {
    use crate::model::Applicability::{DisplayOnly, Unsafe};
    for house in ["azerbaijani-agency", "armenian-agency"] {
        let workspace = open(house);
        let mut seen = [0, 0];
        for term in workspace.glossary.terms() {
            let verdict = policy::verdict(&workspace.policies[0], term, &scope(&term.term.lang, "p"));
            if verdict.stance < Stance::Discourage {
                continue;
            }
            let region = term.concept.kind.as_deref() == Some("region");
            let expected = if region { DisplayOnly } else { Unsafe };
            assert_eq!(verdict.fix, Some(expected), "{house}: {}", term.term.text);
            assert_eq!(verdict.severity, Some(Severity::Error), "{house}: {}", term.term.text);
            seen[usize::from(region)] += 1;
        }
        assert!(seen.iter().all(|count| *count > 3), "{house}: {seen:?}");
    }
}

#[test]
fn a_shipped_gloss_may_be_typed_with_any_dash() {
    let names = |house: &str, template: &str| match (house.starts_with("az"), template) {
        (true, t) if t.ends_with("խմբ.)") => ("hy", "Բերձոր"),
        (false, t) if t.ends_with("խմբ.)") => ("hy", "Լաչին"),
        (true, t) if t.ends_with("ред.)") => ("ru", "Бердзор"),
        (false, t) if t.ends_with("ред.)") => ("ru", "Лачин"),
        (true, t) if t.ends_with("red.)") => ("az", "Berdzor"),
        (false, t) if t.ends_with("red.)") => ("az", "Laçın"),
        (true, _) => ("en", "Berdzor"),
        (false, _) => ("en", "Lachin"),
    };
    for house in ["azerbaijani-agency", "armenian-agency"] {
        let glosses = open(house).policies[0].exempt.glosses.clone();
        let mut dashed = 0;
        for (template, _) in glosses.iter().filter(|(template, _)| template.contains(" - ")) {
            let (lang, name) = names(house, template);
            let today = Date::new(2026, 11, 1).expect("a day");
            let settings =
                Settings { policies: vec![house.to_owned()], lang: Some(Lang::new(lang)), ..Settings::new(today) };
            let workspace = Workspace::open(settings).expect("the shipped files are right");
            let found = |dash: &str| {
                let text = format!("2024 {}\n", template.replace("{}", name).replace(" - ", dash));
                let source = Source::decode("a.txt", text.into_bytes(), None).expect("UTF-8");
                Checker::new(&workspace).draft(&source).expect("a draft").diagnostics.len()
            };
            for dash in ["-", "--", "---", "‐", "–", "—", "―", "–-"] {
                for dash in [dash.to_owned(), format!(" {dash} "), format!("\u{a0}{dash} ")] {
                    assert_eq!(found(&dash), 0, "{template} with `{dash}`");
                }
            }
            for other in [" ", " and ", ", ", " (", ": "] {
                assert_eq!(found(other), 1, "{template} with `{other}`");
            }
            dashed += 1;
        }
        assert!(dashed >= 10, "{house}");
    }
}

#[test]
fn the_neutral_house_doubles_what_has_two_names() {
    let workspace = open("neutral-double");
    let (policy, glossary) = (&workspace.policies[0], &workspace.glossary);
    let written = |name: &str, lang: &str, element: &str| -> Vec<String> {
        let lang = Lang::new(lang);
        let shown = show(policy, glossary, name, Some(&lang), &scope(&lang, element));
        let naming = shown[0].languages[0].naming.as_ref();
        naming.map_or(Vec::new(), |n| Naming::names(&n.first).map(|(_, term)| term.text.to_string()).collect())
    };
    assert_eq!(written("Stepanakert", "en", "p"), ["Khankendi", "Stepanakert"]);
    assert_eq!(written("Stepanakert", "ru", "li"), ["Ханкенди", "Степанакерт"]);
    assert_eq!(written("Gizilbulagh", "en", "p"), ["Gizilbulagh", "Drmbon"]);
    for element in ["h1", "h3", "caption", "front:title"] {
        assert_eq!(written("Stepanakert", "en", element), ["Khankendi"], "{element}");
    }
    // A name that Azerbaijani lacks is borrowed from English: it may stand in brackets there.
    assert_eq!(written("Khankendi", "az", "p"), ["Xankəndi", "Stepanakert"]);
    // One name for both, no settlement.
    for (name, lang) in [("Hadrut", "en"), ("Yerevan", "en"), ("Goris", "en"), ("Karabakh", "en")] {
        assert!(written(name, lang, "p").len() < 2, "{name} in {lang}");
    }
}

#[test]
fn spelling_only_takes_no_side() {
    let workspace = open("spelling-only");
    let policy = &workspace.policies[0];
    for term in workspace.glossary.terms() {
        let verdict = policy::verdict(policy, term, &scope(&term.term.lang, "p"));
        assert_eq!((verdict.stance, verdict.place.is_none()), (Stance::Admit, true), "{}", term.term.text);
    }
    assert_eq!(writes(&workspace, "Stepanakert", "en"), None);
}

#[test]
fn the_lint_of_the_shipped_policies_lists_gaps_alone() {
    for house in ["spelling-only", "neutral-double", "armenian-agency", "azerbaijani-agency"] {
        let workspace = open(house);
        let mut out = Vec::new();
        for check in POLICY_CHECKS {
            check.policy(&workspace.policies[0], &workspace.glossary, &mut out);
        }
        for diagnostic in &out {
            assert_eq!(diagnostic.rule, "no-house-term", "{house}: {}", diagnostic.message);
            assert_eq!(diagnostic.severity, Severity::Info);
        }
        assert_eq!(out.is_empty(), !house.ends_with("agency"), "{house}");
    }
}

#[test]
fn every_policy_check_has_its_manual() {
    for check in POLICY_CHECKS {
        assert!(check.doc().starts_with(&format!("# {}\n", check.id())), "{}", check.id());
        assert!(check.doc().contains("**Severity**"), "{}", check.id());
    }
}

/// Segments in which nothing can depart are not judged: what is said of the others must be the same.
#[test]
fn what_cannot_depart_changes_nothing() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenes");
    let mut drafts = 0;
    for house in ["azerbaijani-agency", "armenian-agency", "spelling-only", "neutral-double"] {
        let workspace = open(house);
        let checker = Checker::new(&workspace);
        for file in std::fs::read_dir(&folder).expect("scenes") {
            let path = file.expect("a scene").path();
            let Some(lang) = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .filter(|_| path.extension().is_some_and(|extension| extension == "txt"))
            else {
                continue;
            };
            // The scenes of one language as one draft; the marks of what is expected are no letters.
            let bytes = std::fs::read(&path).expect("a scene");
            let source = Source::decode(std::path::Path::new("scene.txt"), bytes, None).expect("UTF-8");
            let lang = Lang::new(if lang.len() == 2 { lang } else { "en" });
            let [few, all] = [false, true].map(|all| check::told(&checker, &source, &lang, all));
            assert_eq!(format!("{few:#?}"), format!("{all:#?}"), "{house}: {}", path.display());
            drafts += usize::from(!all.is_empty());
        }
    }
    assert!(drafts > 50, "{drafts}");
}

/// What a paragraph says hangs on no other, nor on the drafts before.
#[test]
fn near_names_are_found_whatever_was_looked_at_before() {
    let found = |paragraphs: &[&str]| {
        let workspace = open("spelling-only");
        let checker = Checker::new(&workspace);
        let source = Source::from_text("a.txt", paragraphs.join("\n\n")).expect("short");
        let mut found: Vec<String> =
            check::told(&checker, &source, &Lang::new("az"), false).into_iter().map(|d| d.message).collect();
        found.sort_unstable();
        found
    };
    let (one, other) = ("Bu gün Qarabaxa getdi.", "Kəlbəcər rayonulı");
    assert_eq!(found(&[one, other]), found(&[other, one]));
    assert!(!found(&[other]).is_empty());
}
