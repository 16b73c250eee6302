//! `impact` on cells and elements that are not written as they read: each has its own place.

use serde_json::Value;

use super::impact::project;
use super::support::Folder;

/// Of each place the line and column, the field, what stands there, and how it may be rewritten.
fn found(folder: &Folder, file: &str) -> Vec<String> {
    let json = folder.run(["impact", "c1", "--in", file, "--format", "json"]).json();
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let one = |place: &Value| {
        let (field, fix) = (text(&place["field"]), text(&place["fix"]));
        format!("{}:{} {field} {} {fix}", place["line"], place["column"], text(&place["text"]))
    };
    json["places"].as_array().expect("a list").iter().map(one).collect()
}

const EN: &str = "[exonym: needs review; en was: Oakton]";
const RU: &str = "[exonym: needs review; ru was: Октон]";

#[test]
fn a_note_with_quotation_marks_takes_no_other_cell_s_place() {
    let folder = project();
    for (text, places, after) in [
        (
            "en,note,ru\nOakton,\"see \"\"Oakton\"\"\",Октон\n",
            &["2:1 term Oakton safe", "2:9 note see \"\"Oakton\"\" display-only", "2:25 term Октон safe"][..],
            format!("en,note,ru\nElmhill,\"see \"\"Oakton\"\" {EN} {RU}\",Элмхилл\n"),
        ),
        (
            "en,ru,note\nOakton,Октон,\"a \"\"b\"\" note\"\n",
            &["2:1 term Oakton safe", "2:8 term Октон safe"],
            format!("en,ru,note\nElmhill,Элмхилл,\"a \"\"b\"\" note {EN} {RU}\"\n"),
        ),
        (
            "id,en,ru,note\nx,pear,груша,\"this is \"\"Oakton\"\"\"\n",
            &["2:15 note this is \"\"Oakton\"\" display-only"],
            "id,en,ru,note\nx,pear,груша,\"this is \"\"Oakton\"\"\"\n".to_owned(),
        ),
        // What several rows say of one entry, each in its place.
        (
            "id,en,note\nx,pear,by Oakton\nx,peach,in Oakton\n",
            &["2:11 note Oakton safe", "3:12 note Oakton safe"],
            "id,en,note\nx,pear,by Elmhill [exonym: needs review; was: by Oakton]\n\
             x,peach,in Elmhill [exonym: needs review; was: in Oakton]\n"
                .to_owned(),
        ),
    ] {
        folder.write("q.csv", text);
        assert_eq!(found(&folder, "q.csv"), places, "{text}");
        let ran = folder.run(["impact", "c1", "--in", "q.csv", "--apply"]);
        assert_eq!(String::from_utf8(folder.read("q.csv")).expect("UTF-8"), after, "{}", ran.out());
    }
}

#[test]
fn a_note_that_is_the_term_again_is_not_the_term() {
    let folder = project();
    folder.write("q.csv", "en,note\nOakton,Oakton\n");
    assert_eq!(found(&folder, "q.csv"), ["2:1 term Oakton safe", "2:8 note Oakton safe"]);
}

#[test]
fn an_element_with_references_or_line_ends_stands_where_it_is() {
    let folder = project();
    let tbx = |note: &str| {
        format!(
            "<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>\
             <text><body>\n<termEntry id=\"a\">\n<note>{note}</note>\n<langSet xml:lang=\"en\"><tig><term>Oakton</term></tig></langSet>\n\
             </termEntry>\n</body></text></martif>\n"
        )
    };
    for note in [
        "The town of Oakton &amp; more",
        "Here in Oakton\n  or near it",
        "It is at <hi>Oakton</hi> too",
        "The &#x22;Oakton&#34; road",
    ] {
        folder.write("t.tbx", tbx(note));
        let line = 4 + note.matches('\n').count();
        let expected = [format!("3:7 note {note} display-only"), format!("{line}:35 term Oakton safe")];
        assert_eq!(found(&folder, "t.tbx"), expected, "{note}");
    }
}

#[test]
fn a_table_whose_languages_nothing_says_is_left_to_a_person() {
    let folder = project();
    folder.write("exonym.toml", "glossary = [\"g.toml\"]\npolicy = [\"house.toml\"]\n");
    for (name, text, line) in [
        ("s.csv", "source,target\nOakton,Palıdlı\n", 2),
        ("w.csv", "context,source,target\n,Oakton,Palıdlı\n", 2),
        ("g.csv", "Oakton,Palıdlı\npear,armud\n", 1),
        ("om.txt", "Oakton\tPalıdlı\n", 1),
    ] {
        folder.write(name, text);
        let places = found(&folder, name);
        assert_eq!(places.len(), 2, "{name}: {places:?}");
        for (place, term) in places.iter().zip(["Oakton", "Palıdlı"]) {
            assert!(place.starts_with(&format!("{line}:")), "{name}: {places:?}");
            assert!(place.ends_with(&format!("term {term} display-only")), "{name}: {places:?}");
        }
        let out = folder.run(["impact", "c1", "--in", name]).out();
        assert!(out.contains("Oakton → Elmhill") && out.contains("Palıdlı → Qarağac"), "{name}: {out}");
        assert!(out.contains("by hand: nothing says what language the table is in"), "{name}: {out}");
        let ran = folder.run(["impact", "c1", "--in", name, "--apply", "--unsafe-fixes"]);
        assert_eq!(folder.read(name), text.as_bytes(), "{}", ran.out());
    }
}
