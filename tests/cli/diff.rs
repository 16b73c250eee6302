//! `diff` of what git has.

use super::support::{Folder, GLOSSARY};

fn repository() -> Folder {
    let folder = Folder::empty();
    folder.write("terms/g.toml", GLOSSARY);
    folder.write("terms/notes.md", "none\n");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "one"]);
    folder.write("terms/g.toml", GLOSSARY.replace("Zucchini", "Zucchine"));
    folder
}

#[test]
fn revisions_are_compared_with_files_and_with_one_another() {
    let folder = repository();
    let change = "Courgette\n  ~ en: Zucchini → Zucchine\n";
    for args in [["diff", "HEAD:terms/g.toml", "terms/g.toml"], ["diff", "HEAD:terms", "terms"], ["diff", "HEAD", "."]]
    {
        let ran = folder.run(args);
        assert!(ran.status == 1 && ran.out().contains(change), "{args:?} {ran:?}");
    }
    folder.git(&["commit", "-qam", "two"]);
    let ran = folder.run(["diff", "HEAD~1:terms/g.toml", "HEAD:terms/g.toml"]);
    assert!(ran.out().starts_with("--- HEAD~1:terms/g.toml\n+++ HEAD:terms/g.toml\n") && ran.out().contains(change));
    assert_eq!(folder.run(["diff", "HEAD", "."]).status, 0);
    // Back and forth.
    let ran = folder.run(["diff", "HEAD", "HEAD~1"]);
    assert!(ran.out().contains("Zucchine → Zucchini"), "{ran:?}");
}

#[test]
fn what_git_does_not_know_is_said() {
    let folder = repository();
    for (args, what) in [
        (["diff", "HEAD:terms/none.toml", "terms/g.toml"], "git knows no such revision"),
        (["diff", "none", "terms/g.toml"], "none: no such file or folder"),
        (["diff", "HEAD:terms", "terms/g.toml"], "one of the two is a folder"),
        (["diff", "HEAD:terms/notes.md", "terms/notes.md"], "neither a glossary nor a policy nor a memory"),
    ] {
        let ran = folder.run(args);
        assert!(ran.status == 2 && ran.stdout.is_empty() && ran.stderr.contains(what), "{args:?} {ran:?}");
    }
}

#[test]
fn a_policy_of_a_revision_extends_what_the_revision_has() {
    let folder = Folder::empty();
    folder.write("g.toml", GLOSSARY);
    let base =
        |stance: &str| format!("[policy]\n[[rule]]\nof = {{ lang = \"en\" }}\nsay = {{ stance = \"{stance}\" }}\n");
    folder.write("base/all.toml", base("admit"));
    folder.write("houses/ours.toml", "[policy]\nextends = \"../base/all.toml\"\ntitle = \"Ours\"\n");
    folder.git(&["init", "-q"]);
    folder.git(&["add", "."]);
    folder.git(&["commit", "-qm", "one"]);
    folder.write("base/all.toml", base("forbid"));
    folder.write("houses/ours.toml", "[policy]\nextends = \"../base/all.toml\"\ntitle = \"Theirs\"\n");
    let args = ["diff", "HEAD:houses/ours.toml", "houses/ours.toml", "--glossary", "g.toml", "--format", "json"];
    let ran = folder.run(args);
    let effects = ran.json()["files"][0]["effects"].as_array().map_or(0, Vec::len);
    assert!(ran.status == 1 && effects > 0, "{ran:?}");
    // Neither has an effect where what they extend is of one day.
    folder.git(&["commit", "-qam", "two"]);
    let both = ["diff", "HEAD:houses/ours.toml", "houses/ours.toml", "--glossary", "g.toml"];
    assert_eq!(folder.run(both).status, 0);
}

#[test]
fn termbases_and_tables_are_compared_as_glossaries() {
    let folder = Folder::empty();
    folder.write("a.csv", "concept,en,ru\nt1,elm,вяз\nt2,yew,тис\n");
    folder.write("b.csv", "concept,en,ru\nt2,yew,тис\nt1,elm,ильм\n");
    let ran = folder.run(["diff", "a.csv", "b.csv"]);
    assert!(ran.status == 1 && ran.out().contains("ru") && ran.out().contains("вяз → ильм"), "{ran:?}");
    let entry = |id: &str, term: &str, status: &str| {
        format!(
            "<termEntry id=\"{id}\"><langSet xml:lang=\"en\"><tig><term>{term}</term><termNote \
             type=\"administrativeStatus\">{status}</termNote></tig></langSet></termEntry>"
        )
    };
    let tbx = |entries: &str| {
        format!(
            "<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>\
             </martifHeader><text><body>{entries}</body></text></martif>"
        )
    };
    let (elm, yew) = (entry("t1", "elm", "preferredTerm-admn-sts"), entry("t2", "yew", "preferredTerm-admn-sts"));
    folder.write("a.tbx", tbx(&(elm.clone() + &yew)));
    folder.write("b.tbx", tbx(&(yew + &entry("t1", "elm", "deprecatedTerm-admn-sts"))));
    let ran = folder.run(["diff", "a.tbx", "b.tbx"]);
    assert!(ran.status == 1 && ran.out().contains("preferred → deprecated"), "{ran:?}");
    folder.write("c.tbx", tbx(&(entry("t2", "yew", "preferredTerm-admn-sts") + &elm)));
    assert_eq!(folder.run(["diff", "a.tbx", "c.tbx"]).status, 0, "another order is no difference");
}
