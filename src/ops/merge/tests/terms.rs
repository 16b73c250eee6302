//! Tables and TBX.

use super::*;

pub(super) const TABLE: &str = "en,ru,note\nAubergine,баклажан,\nPea,горох,\"small, green\"\nBean,боб,\n";

#[test]
fn rows_and_cells() {
    let ours = TABLE.replace("Pea,горох", "Pea,горошек").replace("Bean,боб,\n", "Bean,боб,\nLeek,порей,\n");
    let theirs = TABLE.replace("small, green", "green").replace("Bean,боб,\n", "Bean,боб,\nOkra,бамия,x\n");
    let result = "en,ru,note\nAubergine,баклажан,\nPea,горошек,\"green\"\nBean,боб,\nLeek,порей,\nOkra,бамия,x\n";
    assert_eq!(clean("t.csv", TABLE, &ours, &theirs), result);
    let (kinds, result) = torn("t.csv", TABLE, &ours, &TABLE.replace("Pea,горох", "Pea,горошина"));
    assert_eq!(kinds, [ConflictKind::Changed]);
    assert_eq!(
        result,
        "en,ru,note\nAubergine,баклажан,\n<<<<<<< ours\nPea,горошек,\"small, green\"\n||||||| base\nPea,горох,\"small, \
         green\"\n=======\nPea,горошина,\"small, green\"\n>>>>>>> theirs\nBean,боб,\nLeek,порей,\n"
    );
    // Taken away here, changed there; and taken away only.
    let gone = TABLE.replace("Aubergine,баклажан,\n", "");
    assert_eq!(torn("t.csv", TABLE, &gone, &TABLE.replace("баклажан", "синенький")).0, [ConflictKind::Deleted]);
    assert_eq!(clean("t.csv", TABLE, &gone, &ours), ours.replace("Aubergine,баклажан,\n", ""));
}

#[test]
fn a_new_column_and_a_new_row() {
    let ours = "en,de,ru,note\nAubergine,Eierfrucht,баклажан,\nPea,Erbse,горох,\"small, green\"\nBean,Bohne,боб,\n";
    let theirs = format!("{TABLE}Okra,бамия,x\n").replace("Pea,горох", "Pea,горошек");
    let wanted = "en,de,ru,note\nAubergine,Eierfrucht,баклажан,\nPea,Erbse,горошек,\"small, green\"\nBean,Bohne,боб,\nOkra,,бамия,x\n";
    assert_eq!(clean("t.csv", TABLE, ours, &theirs), wanted);
    assert_eq!(clean("t.csv", TABLE, &theirs, ours), wanted);
    // A column that went, and was changed.
    let gone = "en,ru\nAubergine,баклажан\nPea,горох\nBean,боб\n";
    assert!(run("t.csv", TABLE, gone, &TABLE.replace("green", "red")).expect_err("refused")[0].contains("`note`"));
    assert_eq!(clean("t.csv", TABLE, gone, &TABLE.replace("горох", "горошек")), gone.replace("горох", "горошек"));
}

#[test]
fn glossaries_with_tabs_and_remarks() {
    let base = "# of OmegaT\nAubergine\tбаклажан\nPea\tгорох\n";
    let ours = "# of OmegaT\nAubergine\tбаклажан\n# small\nPea\tгорох\tn\n";
    let theirs = "# of OmegaT\nAubergine\tбаклажан\n# green\nPea\tгорох\nPea\tгорошек\n";
    let result = clean("glossary/t.txt", base, ours, theirs);
    assert_eq!(result, "# of OmegaT\nAubergine\tбаклажан\n# small\n# green\nPea\tгорох\tn\nPea\tгорошек\n");
    assert!(run("t.csv", TABLE, &TABLE.replace(',', ";"), &ours.replace('\t', ",")).is_err());
}

pub(super) const TBX: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX\" xml:lang=\"en\">\n  <martifHeader><fileDesc><sourceDesc>\
                   <p>x</p></sourceDesc></fileDesc></martifHeader>\n  <text>\n    <body>\n      <!-- first -->\n      <termEntry id=\"c1\">\n        \
                   <descrip type=\"subjectField\">plants</descrip>\n        <langSet xml:lang=\"en\">\n          <tig><term>Aubergine</term></tig>\n          \
                   <tig><term>Eggplant</term></tig>\n        </langSet>\n        <langSet xml:lang=\"ru\">\n          <tig><term>баклажан</term></tig>\n        \
                   </langSet>\n      </termEntry>\n      <termEntry id=\"c2\"><langSet xml:lang=\"en\"><tig><term>Pea</term></tig></langSet></termEntry>\n    \
                   </body>\n  </text>\n</martif>\n";

#[test]
fn entries_languages_terms_fields() {
    let status = |term: &str, status: &str| {
        (
            format!("<term>{term}</term>"),
            format!("<term>{term}</term><termNote type=\"administrativeStatus\">{status}-admn-sts</termNote>"),
        )
    };
    let (from, to) = status("Aubergine", "preferredTerm");
    let ours = TBX.replace(&from, &to).replace(
        "</tig></langSet></termEntry>",
        "</tig></langSet><langSet xml:lang=\"de\"><tig><term>Erbse</term></tig></langSet></termEntry>",
    );
    let theirs = TBX
        .replace("<term>Aubergine</term>", "<term>Aubergine</term><termNote type=\"partOfSpeech\">noun</termNote>")
        .replace("<term>Pea</term></tig>", "<term>Pea</term></tig><tig><term>Garden pea</term></tig>")
        .replace("    </body>", "      <termEntry id=\"c3\"><langSet xml:lang=\"en\"><tig><term>Leek</term></tig></langSet></termEntry>\n    </body>");
    let result = clean("t.tbx", TBX, &ours, &theirs);
    for part in [
        "preferredTerm-admn-sts</termNote><termNote type=\"partOfSpeech\">noun</termNote></tig>",
        "<tig><term>Pea</term></tig><tig><term>Garden pea</term></tig></langSet><langSet xml:lang=\"de\"><tig><term>Erbse",
        "\n      <termEntry id=\"c3\">",
        "<!-- first -->",
    ] {
        assert!(result.contains(part), "{part}\n{result}");
    }
    // Each prefers another term.
    let (from, to) = status("Eggplant", "preferredTerm");
    let (kinds, result) = torn("t.tbx", TBX, &ours, &TBX.replace(&from, &to));
    assert_eq!(kinds, [ConflictKind::Preferred], "{result}");
    // One field, two values.
    let (kinds, result) = torn("t.tbx", TBX, &TBX.replace(">plants<", ">herbs<"), &TBX.replace(">plants<", ">food<"));
    assert_eq!(kinds, [ConflictKind::Changed]);
    assert!(
        result.contains(
            "<termEntry id=\"c1\">\n<<<<<<< ours\n        <descrip type=\"subjectField\">herbs</descrip>\n||||||| base\n        <descrip \
             type=\"subjectField\">plants</descrip>\n=======\n        <descrip type=\"subjectField\">food</descrip>\n>>>>>>> theirs\n        <langSet"
        ),
        "{result}"
    );
    // One spelling corrected twice; an entry taken away here and changed there.
    assert_eq!(
        torn("t.tbx", TBX, &TBX.replace("Pea<", "Pee<"), &TBX.replace("Pea<", "Peas<")).0,
        [ConflictKind::Changed]
    );
    let start = TBX.find("\n      <termEntry id=\"c2\">").expect("there");
    let end = TBX.find("\n    </body>").expect("there");
    let gone = format!("{}{}", &TBX[..start], &TBX[end..]);
    let (kinds, result) = torn("t.tbx", TBX, &gone, &theirs);
    assert_eq!(kinds, [ConflictKind::Deleted]);
    assert!(result.contains("<<<<<<< ours\n||||||| base\n      <termEntry id=\"c2\">"), "{result}");
    assert!(run("t.tbx", TBX, &gone, &theirs.replace("</martif>", "")).is_err());
}

#[test]
fn one_new_id_for_two_concepts() {
    let with = |term: &str| {
        let entry = format!(
            "<termEntry id=\"n\"><langSet xml:lang=\"en\"><tig><term>{term}</term></tig></langSet></termEntry>"
        );
        TBX.replace("</body>", &format!("{entry}\n    </body>"))
    };
    let (kinds, result) = torn("t.tbx", TBX, &with("spleen"), &with("liver"));
    assert_eq!(kinds, [ConflictKind::Added]);
    assert!(result.contains("spleen") && result.contains("liver"), "{result}");
    assert_eq!(clean("t.tbx", TBX, &with("spleen"), &with("spleen")), with("spleen"));
}
