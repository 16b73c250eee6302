//! `impact` on texts that do not say which language they are in.

use super::impact::{GLOSSARY, memory, places, project, triple, unit};

#[test]
fn a_text_that_states_no_language_may_be_in_one_that_the_glossary_has() {
    // Western Armenian shows only where names in it are looked for; else the text is taken for Eastern.
    const TEXT: &str = "Ան Օքտոն կը բնակէր երկար տարիներ եւ հոն կը գրէր։";
    let folder = project();
    let glossary = GLOSSARY.replace("{ hy = ", "{ hyw = ");
    folder.write("g.toml", glossary.replace("Elmhill lies on a river.", TEXT));
    folder.write("tm.tmx", memory(&unit("1", "", TEXT)));
    let entry = "<langSet xml:lang=\"en\"><tig><term>elm</term></tig></langSet><langSet xml:lang=\"hyw\"><tig><term>կնձնի</term></tig></langSet>";
    folder.write(
        "client.tbx",
        format!(
            "<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>\
             <text><body><termEntry id=\"t1\"><note>{TEXT}</note>{entry}</termEntry></body></text></martif>"
        ),
    );
    for file in ["tm.tmx", "g.toml", "client.tbx"] {
        assert_eq!(places(&folder, &["c1", "--in", file]), [triple(file, "Օքտոն", "Էլմհիլ")]);
    }
}
