//! `check --format html` and `policy guide`: what must hold of the pages whatever the drafts are. What they do in a
//! browser is held by `tests/real/page.py`.

use std::collections::BTreeSet;

use super::support::{Folder, GLOSSARY};

/// The values of an attribute, in order.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let begin = format!(" {name}=\"");
    html.match_indices(&begin).filter_map(|(at, _)| html[at + begin.len()..].split('"').next()).collect()
}

/// The page without its style and script.
fn body(page: &str) -> &str {
    let start = page.find("<body>").expect("a body");
    let end = page.rfind("<script>").expect("a script");
    &page[start..end]
}

/// Every id once; every link, description and entry leads somewhere.
fn assert_sound(page: &str) {
    let html = body(page);
    let ids = attributes(html, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id stands twice");
    let inner = attributes(html, "href").into_iter().map(|link| link.strip_prefix('#').expect("no link leads out"));
    let described = attributes(html, "aria-describedby").into_iter().flat_map(str::split_whitespace);
    for target in inner.chain(described).chain(attributes(html, "data-entry")) {
        assert!(known.contains(target), "{target} is nowhere");
    }
    for kind in ["article", "section", "div", "ul", "mark", "details", "table", "svg", "a", "p", "li"] {
        let begun = html.matches(&format!("<{kind} ")).count() + html.matches(&format!("<{kind}>")).count();
        let ended = html.matches(&format!("</{kind}>")).count();
        assert_eq!(begun, ended, "{kind}");
    }
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("), "the page fetches nothing");
}

fn page(folder: &Folder, args: &[&str]) -> String {
    let ran = folder.run(args);
    assert!(ran.status < 2, "{ran:?}");
    ran.out()
}

#[test]
fn a_draft_is_marked_and_every_finding_is_led_to() {
    let folder = Folder::empty();
    folder.write(
        "a.md",
        "---\nevent-date: 2020-01-01\n---\n# Stepanakert\n\nTo Khankendi by *Step*anakert & <Shushi>.\n\n> Stepanakert\n",
    );
    folder.write("b.md", "Nothing here.\n");
    let houses = ["--policy", "azerbaijani-agency", "--policy", "armenian-agency"];
    let page = page(&folder, &[&["check", ".", "--no-config", "--format", "html"][..], &houses].concat());
    assert_sound(&page);
    let html = body(&page);
    // Under one house or the other; each mark is one place, each note one finding.
    assert!(html.contains("data-findings=\"0\" aria-describedby=\"n0\""), "{html}");
    assert!(html.contains("class=\"text h1\"") && html.contains("class=\"text quote\""));
    // The heading, and the name across emphasis; the quotation is let be.
    assert_eq!(html.matches(">Stepanakert</mark>").count(), 2, "{html}");
    assert!(html.contains("&amp;") && !html.contains("<Shushi>"), "text is escaped");
    assert!(html.contains("id=\"beside\"") && html.contains("Nothing to report in 1 other file."));
    assert!(html.contains("<circle") && !html.contains("gn146970"), "points, and no ids of concepts");
    let notes = attributes(html, "data-number");
    let json = folder.run([&["check", ".", "--no-config", "--format", "jsonl"][..], &houses].concat());
    assert_eq!(notes.len(), json.out().lines().count(), "as many as any other report has");
}

#[test]
fn what_is_hostile_stays_text() {
    let folder = Folder::empty();
    folder.write("g.toml", GLOSSARY.replace("Zucchini", "Zuc</script><script>alert(1)"));
    folder.write("a\"><script>.txt", "A courgette </script><script>alert('x')</script> \u{1}\u{202e}courgette\n");
    let page = page(&folder, &["check", ".", "--glossary", "g.toml", "--policy", "spelling-only", "--format", "html"]);
    assert_sound(&page);
    assert_eq!(page.matches("<script>").count(), 1, "the page's own");
    assert!(!body(&page).contains('\u{1}'));
}

#[test]
fn without_findings_it_says_so_and_shows_no_draft() {
    let folder = Folder::empty();
    folder.write("a.md", "Nothing here.\n");
    let page = page(&folder, &["check", ".", "--no-config", "--format", "html"]);
    assert_sound(&page);
    assert!(page.contains("Nothing to report.") && !page.contains("id=\"drafts\""));
    // A glossary's mistakes stand in no block: its lines are shown.
    folder.write("g.toml", "[concepts.a]\nterms = [{ en = \"x\", rnk = \"preferred\" }]\n");
    let page = folder.run(["lint", "g.toml", "--format", "html"]);
    assert!(page.out().contains("class=\"text source\""), "{page:?}");
    assert_sound(&page.out());
}

#[test]
fn long_stretches_without_findings_are_folded_not_left_out() {
    let folder = Folder::empty();
    let text: String =
        (0..40).map(|n| if n == 20 { "In Stepanakert.\n\n".into() } else { format!("Block {n}.\n\n") }).collect();
    folder.write("a.md", text);
    let page = page(&folder, &["check", "a.md", "--policy", "azerbaijani-agency", "--no-config", "--format", "html"]);
    assert_sound(&page);
    assert_eq!(page.matches("<details>").count(), 2);
    assert!((0..40).filter(|n| *n != 20).all(|n| page.contains(&format!("Block {n}."))), "all of it is there");
}

#[test]
fn a_policy_is_a_page_of_a_style_guide() {
    let folder = Folder::empty();
    let page = page(&folder, &["policy", "guide", "--policy", "armenian-agency", "--no-config", "--lang", "en"]);
    assert_sound(&page);
    let html = body(&page);
    assert!(html.contains("<b lang=\"en\" dir=\"auto\">Stepanakert</b>"), "{html}");
    assert!(html.contains("Khankendi") && html.contains("class=\"by\" title=\"armenian-agency.toml:"));
    let two = folder.run(["policy", "guide", "--policy", "armenian-agency", "--policy", "neutral-double"]);
    assert!(two.status == 2 && two.stderr.contains("a guide is of one policy"), "{two:?}");
}

/// It repeats the drafts, and would be told of at the next run.
#[test]
fn a_page_beside_the_drafts_is_none_of_them() {
    let folder = Folder::empty();
    folder.write("a.md", "To Stepanakert.\n");
    let args = ["check", ".", "--no-config", "--policy", "azerbaijani-agency", "--format", "concise"];
    let before = folder.run(args);
    folder.write("report.html", page(&folder, &[&args[..6], &["html"]].concat()));
    folder.write("guide.html", page(&folder, &["policy", "guide", "--policy", "azerbaijani-agency"]));
    assert!(before.status == 1 && folder.run(args).out() == before.out(), "{before:?}");
    // Whoever names it means it.
    assert_ne!(folder.run(["check", "report.html", "--no-config", "--policy", "azerbaijani-agency"]).status, 2);
}
