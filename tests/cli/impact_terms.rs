//! `impact` on the terms of other programs: what is rewritten keeps what it was in a note.

use serde_json::Value;

use super::impact::{CONFIG, project, utf16};
use super::support::Folder;

fn tbx() -> String {
    let term = |text: &str, status: &str| {
        format!("<tig><term>{text}</term><termNote type=\"administrativeStatus\">{status}-admn-sts</termNote></tig>")
    };
    let set = |lang: &str, terms: &str| format!("<langSet xml:lang=\"{lang}\">{terms}</langSet>\n");
    let entry = |id: &str, inner: &str| format!("<termEntry id=\"{id}\">\n{inner}</termEntry>\n");
    let own = set("en", &term("Oakton", "preferredTerm")) + &set("ru", &term("Октон", "preferredTerm"));
    let known = set("en", &(term("Elmhill", "preferredTerm") + &term("Oakton", "admittedTerm")));
    let past = set("en", &(term("Elmhill", "preferredTerm") + &term("Oakton", "deprecatedTerm")));
    let body = entry("t1", &format!("<note>Near Oakton.</note>\n{own}"))
        + &entry("t2", &known)
        + &entry("t3", &past)
        + &entry("t4", &set("en", &term("Oakton &amp; Elm", "preferredTerm")));
    format!(
        "<?xml version=\"1.0\"?>\n<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p>\
         </sourceDesc></fileDesc></martifHeader><text><body>\n{body}</body></text></martif>\n"
    )
}

#[test]
fn files_of_terms_are_looked_into() {
    let folder = project();
    folder.write("client/terms.tbx", tbx());
    folder.write("list.csv", "en,ru,note\nOakton,Октон,\"Oakton, a town\"\npear,груша,\n");
    folder.write("glossary/om.txt", "Oakton\tОктон\tthe town\npear\tгруша\n");
    let found = |args: &[&str]| {
        let json = folder.run(["impact", "c1", "--format", "json"].iter().chain(args)).json();
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let one = |place: &Value| {
            let (field, fix) = (text(&place["field"]), text(&place["fix"]));
            format!("{}:{} {field} {} {fix}", text(&place["path"]), place["line"], text(&place["text"]))
        };
        json["places"].as_array().expect("a list").iter().map(one).collect::<Vec<_>>()
    };
    let expected = [
        "client/terms.tbx:4 note Oakton safe",
        "client/terms.tbx:5 term Oakton safe",
        "client/terms.tbx:6 term Октон safe",
        "client/terms.tbx:9 term Oakton display-only",
        "client/terms.tbx:15 term Oakton &amp; Elm display-only",
    ];
    assert_eq!(found(&["--in", "client"]), expected);
    let ran = folder.run(["impact", "c1", "--in", "client"]);
    for reason in ["by hand: the entry has the other term already", "by hand: it is not written there letter by letter"]
    {
        assert!(ran.out().contains(reason), "{}", ran.out());
    }
    let expected = ["list.csv:2 term Oakton safe", "list.csv:2 term Октон safe", "list.csv:2 note Oakton safe"];
    assert_eq!(found(&["--in", "list.csv"]), expected);
    let ran = folder.run(["impact", "c1", "--in", "client", "list.csv", "glossary/om.txt", "--apply"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out(), ran.stderr);
    let read = |name: &str| String::from_utf8(folder.read(name)).expect("UTF-8");
    let was = |text: &str| format!("<note>[exonym: needs review; was: {text}]</note>");
    let expected = tbx()
        .replacen("Near Oakton.</note>", &format!("Near Elmhill.</note>\n{}", was("Near Oakton.")), 1)
        .replacen("<term>Oakton<", "<term>Elmhill<", 1)
        .replacen("Октон", "Элмхилл", 1)
        .replacen("admn-sts</termNote></tig>", &format!("admn-sts</termNote>{}</tig>", was("Oakton")), 1)
        .replacen("admn-sts</termNote></tig>", &format!("admn-sts</termNote>{}</tig>", was("Октон")), 1);
    assert_eq!(read("client/terms.tbx"), expected);
    let row = "Elmhill,Элмхилл,\"Elmhill, a town [exonym: needs review; en was: Oakton] [exonym: needs review; ru was: \
               Октон] [exonym: needs review; was: Oakton, a town]\"";
    assert_eq!(read("list.csv"), format!("en,ru,note\n{row}\npear,груша,\n"));
    // Nothing is written into a column whose language nobody knows.
    assert_eq!(read("glossary/om.txt"), "Oakton\tОктон\tthe town\npear\tгруша\n");
    let om = folder.run(["impact", "c1", "--in", "glossary/om.txt"]).out();
    assert!(om.contains("glossary/om.txt:1:1 (term)") && om.contains("by hand: nothing says what language"), "{om}");
    // A second time nothing more changes.
    folder.run(["impact", "c1", "--in", "client", "list.csv", "--apply"]);
    assert_eq!(read("client/terms.tbx"), expected);
    // Of the file that the house takes its terms from the terms are no matter.
    folder.write("exonym.toml", CONFIG.replace("\"g.toml\"", "\"g.toml\", \"client/terms.tbx\""));
    let one = tbx().replace("<term>Oakton", "<term>Elm of Oakton").replace("Октон", "Вяз");
    folder.write("client/terms.tbx", &one);
    let own = found(&["--in", "client/terms.tbx"]);
    assert!(own.iter().all(|place| place.contains(" note ")) && !own.is_empty(), "{own:?}");
    // One that cannot be read is said.
    folder.write("exonym.toml", CONFIG);
    folder.write("client/terms.tbx", tbx().replace("</langSet>", ""));
    let ran = folder.run(["impact", "c1", "--in", "client"]);
    assert!(ran.status == 2 && ran.stderr.contains("client/terms.tbx:"), "{ran:?}");
}

const DCA: &str = "<?xml version=\"1.0\"?>\r\n<tbx style=\"dca\" type=\"TBX-Basic\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\">\r\n\
    <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>\r\n<text><body>\r\n\
    <conceptEntry id=\"c\">\r\n  <descripGrp>\r\n    <descrip type=\"definition\">By Oakton.</descrip>\r\n  </descripGrp>\r\n\
    \u{20} <langSec xml:lang=\"en\">\r\n    <termSec>\r\n      <term>Oakton</term>\r\n      \
    <termNote type=\"partOfSpeech\">noun</termNote>\r\n    </termSec>\r\n  </langSec>\r\n</conceptEntry>\r\n</body></text></tbx>\r\n";

fn apply(folder: &Folder, file: &str) -> (String, String) {
    let ran = folder.run(["impact", "c1", "--in", file, "--apply"]);
    assert!(ran.status < 2, "{ran:?}");
    (ran.out(), ran.stderr)
}

/// What is written once is written twice, and nothing of what it was is found again.
fn settled(folder: &Folder, file: &str) -> String {
    let done = folder.read(file);
    let (out, _) = apply(folder, file);
    assert!(out.starts_with("Rewrote 0 places."), "{out}");
    assert_eq!(folder.read(file), done, "{file}");
    let found = folder.run(["impact", "c1", "--in", file, "--format", "concise", "-q"]).out();
    assert_eq!(found, "", "{file}");
    String::from_utf8(done).expect("UTF-8")
}

#[test]
fn a_note_stands_where_the_schema_has_room() {
    let folder = project();
    folder.write("v3.tbx", DCA);
    let (out, _) = apply(&folder, "v3.tbx");
    assert!(out.starts_with("Rewrote 2 places, 2 entries marked for review."), "{out}");
    let expected = DCA
        .replace("By Oakton.", "By Elmhill.")
        .replace("</descripGrp>", "</descripGrp>\r\n  <note>[exonym: needs review; was: By Oakton.]</note>")
        .replace("<term>Oakton", "<term>Elmhill")
        .replace("noun</termNote>", "noun</termNote>\r\n      <note>[exonym: needs review; was: Oakton]</note>");
    assert_eq!(settled(&folder, "v3.tbx"), expected);
    // By tags, with a prefix; a group in the group; TBX-Min.
    let tags = "<t:tbx style=\"dct\" type=\"TBX-Basic\" xml:lang=\"en\" xmlns:t=\"urn:iso:std:iso:30042:ed-2\" \
                xmlns:m=\"http://www.tbxinfo.net/ns/min\"><t:text><t:body><t:conceptEntry id=\"c\"><t:langSec xml:lang=\"en\">\
                <t:termSec><t:term>Oakton</t:term><m:partOfSpeech>noun</m:partOfSpeech></t:termSec></t:langSec>\
                </t:conceptEntry></t:body></t:text></t:tbx>\n";
    folder.write("dct.tbx", tags);
    apply(&folder, "dct.tbx");
    let expected = tags
        .replace(">Oakton", ">Elmhill")
        .replace("</t:termSec>", "<t:note>[exonym: needs review; was: Oakton]</t:note></t:termSec>");
    assert_eq!(settled(&folder, "dct.tbx"), expected);
    let ntig = "<martif type=\"TBX\" xml:lang=\"en\"><text><body><termEntry id=\"c\"><langSet xml:lang=\"en\"><ntig><termGrp>\
                <term>Oakton</term><termNote type=\"partOfSpeech\">noun</termNote></termGrp></ntig></langSet></termEntry>\
                </body></text></martif>\n";
    folder.write("ntig.tbx", ntig);
    apply(&folder, "ntig.tbx");
    let note = "<note>[exonym: needs review; was: Oakton]</note></ntig>";
    assert_eq!(settled(&folder, "ntig.tbx"), ntig.replace(">Oakton", ">Elmhill").replace("</ntig>", note));
    let min = "<TBX dialect=\"TBX-Min\"><header><id>x</id></header><body><termEntry id=\"c\"><langSet xml:lang=\"en\"><tig>\
               <term>Oakton</term></tig></langSet><langSet xml:lang=\"ru\"><tig><term>Октон</term><noteGrp><note>\
               <noteKey>usage</noteKey><noteValue>rare</noteValue></note></noteGrp></tig></langSet></termEntry></body></TBX>\n";
    folder.write("min.tbx", min);
    apply(&folder, "min.tbx");
    let note = |text: &str| {
        format!("<note><noteKey>note</noteKey><noteValue>[exonym: needs review; was: {text}]</noteValue></note>")
    };
    let expected = min
        .replace("<term>Oakton</term>", &format!("<term>Elmhill</term><noteGrp>{}</noteGrp>", note("Oakton")))
        .replace("Октон", "Элмхилл")
        .replace("rare</noteValue></note>", &format!("rare</noteValue></note>{}", note("Октон")));
    assert_eq!(settled(&folder, "min.tbx"), expected);
}

#[test]
fn what_it_was_is_no_text_of_the_entry() {
    let folder = project();
    folder.write("t.tbx", DCA);
    apply(&folder, "t.tbx");
    let export = |format: &str| {
        let ran = folder.run(["export", "t.tbx", "--format", format, "--no-config"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.out()
    };
    let table = export("csv");
    assert!(table.contains("en:exonym:review") && table.contains("was: Oakton") && !table.contains("note"), "{table}");
    let ran = folder.run(["import", "t.tbx", "--into", "new.toml"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let toml = String::from_utf8(folder.read("new.toml")).expect("UTF-8");
    assert!(toml.contains("\"exonym:review\" = \"was: Oakton\"") && !toml.contains("note ="), "{toml}");
    // A glossary of one's own: neither the old term nor its note is found by it.
    folder.write("a.md", "Oakton is near.\n");
    let ran = folder.run(["check", "a.md", "--no-config", "--glossary", "t.tbx"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    // The way back.
    let back = export("tbx");
    assert!(back.contains("exonym:review") && back.contains("was: Oakton"), "{back}");
}

#[test]
fn tables_keep_it_in_their_notes() {
    let cases: &[(&str, &str, &str)] = &[
        // A note of the term's own; quotation marks where they are wanted; a row that is short of it.
        (
            "a.csv",
            "en,en note,ru\nOakton,town,груша\n",
            "en,en note,ru\nElmhill,town [exonym: needs review; was: Oakton],груша\n",
        ),
        ("b.csv", "en;note\nOakton;a\n", "en;note\nElmhill;\"a [exonym: needs review; en was: Oakton]\"\n"),
        (
            "c.csv",
            "en,ru,note\r\nOakton,Октон\r\n",
            "en,ru,note\r\nElmhill,Элмхилл,[exonym: needs review; en was: Oakton] [exonym: needs review; ru was: Октон]\r\n",
        ),
        (
            "d.csv",
            "\"en\",\"note\"\n\"Oakton\",\"\"\n",
            "\"en\",\"note\"\n\"Elmhill\",\"[exonym: needs review; en was: Oakton]\"\n",
        ),
        (
            "e.csv",
            "note,en\nsaid \"\"so,Oakton\n",
            "note,en\nsaid \"\"so [exonym: needs review; en was: Oakton],Elmhill\n",
        ),
        // Weblate's comment of the translator.
        (
            "w.csv",
            "\"context\",\"source\",\"target\",\"translator_comments\"\n",
            "\"context\",\"source\",\"target\",\"translator_comments\"\n",
        ),
        // No column for one.
        ("n.csv", "en,ru\nOakton,груша\n", "en,ru\nElmhill,груша\n"),
    ];
    let folder = project();
    for (name, before, after) in cases {
        folder.write(name, before);
        let (_, said) = apply(&folder, name);
        assert_eq!(settled(&folder, name), *after, "{name}");
        assert_eq!(said.contains("1 term or text is rewritten without a note"), *name == "n.csv", "{name} {said}");
    }
    // With another encoding.
    folder.write("u.csv", utf16("en,note\r\nOakton,a\r\n"));
    apply(&folder, "u.csv");
    assert_eq!(folder.read("u.csv"), utf16("en,note\r\nElmhill,a [exonym: needs review; en was: Oakton]\r\n"));
    folder.write("m.csv", "\u{FEFF}en,note\nOakton,a\n");
    apply(&folder, "m.csv");
    assert_eq!(settled(&folder, "m.csv"), "\u{FEFF}en,note\nElmhill,a [exonym: needs review; en was: Oakton]\n");
}

#[test]
fn a_pair_without_heads_has_the_languages_of_its_project() {
    let folder = project();
    let table = "Oakton\tОктон\tthe town\npear\tгруша\nthe road to Oakton\tдорога в Октон\n";
    folder.write("p/glossary/om.txt", table);
    let project = "<omegat><project version=\"1.0\"><source_lang>EN-GB</source_lang><target_lang>RU</target_lang></project></omegat>";
    folder.write("p/omegat.project", project);
    apply(&folder, "p/glossary/om.txt");
    let was = |lang: &str, text: &str| format!("[exonym: needs review; {lang} was: {text}]");
    let expected = format!(
        "Elmhill\tЭлмхилл\tthe town {} {}\npear\tгруша\nthe road to Elmhill\tдорога в Элмхилл\t{} {}\n",
        was("en-GB", "Oakton"),
        was("ru", "Октон"),
        was("en-GB", "the road to Oakton"),
        was("ru", "дорога в Октон")
    );
    assert_eq!(settled(&folder, "p/glossary/om.txt"), expected);
    // As a draft it says nothing of it either.
    let ran = folder.run(["check", "p/glossary/om.txt", "--lang", "en"]);
    assert!(ran.status == 0, "{ran:?}");
    // Elsewhere what the columns look like is a guess.
    let more = "the house on the hill\tдом на холме\nwe are here\tмы здесь и никуда не уйдём\n";
    folder.write("om.txt", format!("{table}{more}"));
    let (out, _) = apply(&folder, "om.txt");
    assert!(
        out.starts_with("Oakton → Elmhill (×2, with --unsafe-fixes)") && out.contains("Rewrote 0 places."),
        "{out}"
    );
    let ran = folder.run(["impact", "c1", "--in", "om.txt", "--apply", "--unsafe-fixes"]);
    assert!(ran.out().starts_with("Rewrote 4 places, 2 entries marked for review."), "{ran:?}");
    let done = String::from_utf8(folder.read("om.txt")).expect("UTF-8");
    assert!(done.starts_with("Elmhill\tЭлмхилл\tthe town [") && done.ends_with(more), "{done}");
}

#[test]
fn what_is_counted_is_what_is_there() {
    let folder = project();
    let tu = |text: &str| {
        format!("<tu><tuv xml:lang=\"en\"><seg>x</seg></tuv><tuv xml:lang=\"ru\"><seg>{text}</seg></tuv></tu>\n")
    };
    let memory = |units: &str| format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n{units}</body></tmx>\n");
    folder.write("d/a.md", "Oakton and Oakton.\n");
    folder.write("d/b.md", "Nothing.\n");
    folder.write("d/c.bin", [0, 159, 1]);
    folder.write("d/one.tmx", memory(&(tu("Октон, Октон") + &tu("Дом") + &tu("в Октоне"))));
    folder.write("d/two.tmx", memory(&tu("Дом")));
    folder.write("d/t.tbx", DCA);
    folder.write("d/more.toml", "[glossary]\n[concepts.z]\nnote = \"Oakton\"\nterms = [ { en = \"Zed\" } ]\n");
    folder.write("d/p.toml", "[policy]\ntitle = \"Oakton\"\n");
    let summary = |args: &[&str]| {
        let ran = folder.run(["impact", "c1", "--in", "d", "--format", "json"].iter().chain(args));
        ran.json()["summary"].clone()
    };
    let looked = serde_json::json!({
        "files": 6, "places": { "drafts": 2, "glossaries": 3, "memories": 3 }, "units": 4, "concerned": 2,
        "applied": null, "rewritten": null, "entries": null, "policies": ["house"],
    });
    assert_eq!(summary(&["-j", "1"]), looked);
    assert_eq!(summary(&["-j", "4"]), looked);
    let ran = folder.run(["impact", "c1", "--in", "d", "--diff"]);
    assert_eq!(ran.stderr, "Would change 4 files.\n");
    assert_eq!(ran.out().matches("\n+++ ").count() + usize::from(ran.out().starts_with("+++ ")), 4, "{}", ran.out());
    let done = serde_json::json!({
        "files": 6, "places": { "drafts": 0, "glossaries": 0, "memories": 0 }, "units": 4, "concerned": 0,
        "applied": 8, "rewritten": 2, "entries": 2, "policies": ["house"],
    });
    assert_eq!(summary(&["--apply"]), done);
    let again = summary(&["--apply"]);
    assert_eq!((&again["applied"], &again["rewritten"], &again["entries"]), (&0.into(), &0.into(), &0.into()));
}
