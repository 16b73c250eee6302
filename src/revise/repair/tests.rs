//! What is mended, what is said of it, and that nothing else is touched.

use std::io;

use super::{Output, repairer};
use crate::base::{Place, Result};
use crate::formats::xml::{Document, Drip};

#[derive(Default)]
struct Repair {
    text: String,
    done: Vec<(Place, String)>,
}

impl Output for Repair {
    fn begin(&mut self, done: Vec<(Place, String)>) -> Result<bool> {
        self.done = done;
        Ok(true)
    }
}

impl io::Write for Repair {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.push_str(std::str::from_utf8(bytes).expect("whole characters"));
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn repair(text: &str) -> Result<Repair> {
    let mut repair = Repair::default();
    let mended = (repairer("tbx").expect("one").repair)(&text, &mut repair).map(|()| repair);
    mended.map_err(|error| error.in_file("a.tbx"))
}

fn mended(text: &str) -> Repair {
    repair(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

const HEAD: &str = "<martif type=\"TBX\" xml:lang=\"en\"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>";
const TAIL: &str = "</body></text></martif>";

/// The mended entry, in one line, and all that was said.
fn entry(entry: &str) -> (String, Vec<String>) {
    let repair = mended(&format!("{HEAD}{entry}{TAIL}"));
    let lines: String = repair.text.lines().map(str::trim).collect();
    let body = lines.split_once("<body>").expect("a body").1.split_once("</body>").expect("its end").0.to_owned();
    (body, repair.done.into_iter().map(|(_, what)| what).collect())
}

fn expect(given: &str, wanted: &str, said: &[&str]) {
    let (text, done) = entry(given);
    assert_eq!(text, wanted, "{done:#?}");
    assert_eq!(done.len(), said.len(), "{done:#?}");
    for (done, said) in done.iter().zip(said) {
        assert!(done.contains(said), "{done} does not say {said}");
    }
    // What is mended needs no mending.
    assert_eq!(entry(&text), (wanted.to_owned(), Vec::new()));
}

#[test]
fn tags_and_characters_are_put_right() {
    let tig = "<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>a &amp; b</term></tig></langSet></termEntry>";
    expect(&tig.replace("&amp;", "&"), tig, &["`&` is written"]);
    expect(&tig.replace(" b<", "\u{1} &#x1F;b<"), tig, &["U+0001", "`&#x1F;`"]);
    expect(&tig.replace("</term>", "</Term>"), tig, &["`</Term>` is written `</term>`"]);
    expect(&tig.replace("</term>", ""), tig, &["`</term>` is missing before `</tig>`"]);
    expect(&tig.replace("id=\"a\"", "id=a id='b'"), tig, &["quotation marks", "second `id`"]);
    expect(&tig.replace("</tig>", "</tig></hi>"), tig, &["closes nothing"]);
    let less = tig.replace("&amp;", "&lt;");
    expect(&less.replace("&lt;", "<"), &less, &["`<`, which begins no tag"]);
    let space = tig.replace(" &amp; ", "\u{A0}ä&amp;T;");
    expect(&tig.replace(" &amp; ", "&nbsp;&auml;&T;"), &space, &["`&nbsp;`", "`&auml;`", "`&T;`"]);
    expect(&tig.replace("&amp;", "]]>"), &tig.replace("&amp;", "]]&gt;"), &["`]]>` is written"]);
    expect(
        &tig.replace("&amp;", "<?xml version='1.0'?>").replace("  ", " "),
        &tig.replace("&amp; ", " "),
        &["declaration"],
    );
    expect(&tig.replace("id=\"a\"", "id='a'xml:id='b'"), &tig.replace("id=\"a\"", "id=\"a\" xml:id=\"b\""), &[]);
}

#[test]
fn prefixes_that_nothing_declares_are_no_longer_there() {
    let v3 = "<tbx type=\"TBX-Basic\" style=\"dct\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"><tbxHeader><fileDesc>\
              <sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id=\"c1\"><langSec xml:lang=\"en\">\
              <termSec><term>elm</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec></conceptEntry></body></text></tbx>";
    let repair = mended(v3);
    assert!(Document::read(v3).is_err() && Document::read(&repair.text).is_ok(), "{}", repair.text);
    assert!(
        repair.text.contains("<min:partOfSpeech xmlns:min=\"http://www.tbxinfo.net/ns/min\">noun"),
        "{}",
        repair.text
    );
    let tig = "<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>a b</term></tig></langSet></termEntry>";
    let said = ["the prefix of `p:term`"];
    expect(&tig.replace("<term>", "<p:term>").replace("</term>", "</p:term>"), tig, &said);
}

#[test]
fn a_file_that_is_cut_off_is_closed() {
    let whole = format!(
        "{HEAD}<termEntry id=\"a\"><langSet xml:lang=\"en\"><tig><term>elm</term></tig></langSet></termEntry>{TAIL}"
    );
    // Once its end tag has begun, all that it has to say has been said.
    let over = HEAD.len() + whole[HEAD.len()..].find("</termEntr").expect("its end") + "</".len();
    for at in HEAD.len() + 1..whole.len() - 1 {
        let repair = mended(&whole[..at]);
        assert!(Document::read(&repair.text).is_ok() && !repair.done.is_empty(), "{}", &whole[..at]);
        // What was cut is no term, and half a term even less.
        assert_eq!(repair.text.contains("<term>elm</term>"), at >= over, "{}\n{}", &whole[..at], repair.text);
        assert!(at >= over || !repair.text.contains("termEntry"), "{}\n{}", &whole[..at], repair.text);
    }
    let first = whole.replace("</body>", "<termEntry id=\"b\"><langSet xml:lang=\"en\"><tig><term>trunc at");
    let repair = mended(&first[..first.find("trunc at").expect("it") + 8]);
    assert!(repair.text.contains("<term>elm</term>") && !repair.text.contains("trunc"), "{}", repair.text);
    let said: Vec<_> = repair.done.iter().filter(|(_, what)| what.contains("cut off in this entry")).collect();
    assert_eq!(said.len(), 1, "{:?}", repair.done);
}

#[test]
fn what_the_schema_forbids_is_put_right() {
    let noun = "<termNote type=\"partOfSpeech\">noun</termNote>";
    let good = |inner: &str| format!("<termEntry id=\"a\">{inner}</termEntry>");
    expect(
        &good(&format!(
            "<langSet lang=\"en_US\"><tig><term>elm</term><note>x</note>{noun}</tig><note>y</note></langSet>"
        )),
        &good(&format!(
            "<langSet xml:lang=\"en-US\"><note>y</note><tig><term>elm</term>{noun}<note>x</note></tig></langSet>"
        )),
        &["`xml:lang`", "`en-US`", "`termNote` is put", "`note` is put"],
    );
}

#[test]
fn names_values_and_gaps_are_put_right() {
    let elm = "<langSet xml:lang=\"en\"><tig><term>elm</term></tig></langSet>";
    let good = |inner: &str| format!("<termEntry id=\"a\">{inner}</termEntry>");
    let langs = "<langSection xml:lang=\"de\"><tig><term>Ulme</term></tig></langSection>";
    expect(&good(langs), &good(&langs.replace("langSection", "langSet")), &["`langSection` is written `langSet`"]);
    expect(
        &good(
            "<langSet xml:lang=\"en\"><tig><term>elm</term><termNote type=\"pos\">noun</termNote><termNote type=\"administrativeStatus\">obsolete</termNote></tig></langSet>",
        ),
        &good(
            "<langSet xml:lang=\"en\"><tig><term>elm</term><termNote type=\"partOfSpeech\">noun</termNote><termNote type=\"administrativeStatus\">supersededTerm-admn-sts</termNote></tig></langSet>",
        ),
        &["`pos`", "`obsolete`"],
    );
    expect(
        &good(&format!("{elm}<langSet xml:lang=\"fr\"><descrip type=\"definition\">arbre</descrip></langSet>")),
        &good(&format!("<descrip type=\"definition\" xml:lang=\"fr\">arbre</descrip>{elm}")),
        &["goes to the entry"],
    );
    expect(
        &good(
            "<langSet xml:lang=\"en\"><term>elm</term><tig><termNote type=\"termType\">variant</termNote></tig><tig><term> </term></tig></langSet>",
        ),
        &good(
            "<langSet xml:lang=\"en\"><tig><term>elm</term><termNote type=\"termType\">variant</termNote></tig></langSet>",
        ),
        &["put into it", "without a term"],
    );
    expect(
        &good(&format!(
            "<descripGrp><descrip type=\"definition\">d</descrip><descrip type=\"explanation\">e</descrip></descripGrp><transacGrp><transac type=\"transactionType\">origination</transac><date>20240531T10:00:00Z</date></transacGrp><CommentAll/><extra>x</extra>{elm}"
        )),
        &good(&format!(
            "<descripGrp><descrip type=\"definition\">d</descrip></descripGrp><descripGrp><descrip type=\"explanation\">e</descrip></descripGrp><transacGrp><transac type=\"transactionType\">origination</transac><date>2024-05-31</date><note>exonym:{{\"date\":\"20240531T10:00:00Z\"}}</note></transacGrp><note>extra: x</note>{elm}"
        )),
        ["2 groups", "`20240531T10:00:00Z` is no date", "`CommentAll`", "`extra`"].as_slice(),
    );
    expect(
        &format!("{0}{0}", good(&format!("<ref type=\"crossReference\" target=\"b\">x</ref>{elm}"))),
        &format!(
            "{0}{1}",
            good(&format!("<ref type=\"crossReference\">x</ref>{elm}")),
            good(&format!("<ref type=\"crossReference\">x</ref>{elm}")).replace("id=\"a\"", "id=\"a-2\"")
        ),
        &["reference to `b`", "second id `a`", "reference to `b`"],
    );
}

#[test]
fn a_header_is_added_and_a_place_is_told() {
    let repair = mended("<martif>\n<text>\n<body><glossary>w</glossary></body></text></martif>");
    assert!(repair.text.contains("<martif type=\"TBX\" xml:lang=\"en\">") && repair.text.contains("<sourceDesc>"));
    assert!(repair.text.contains("<!-- glossary: w -->"), "{}", repair.text);
    let hyphens = mended("<martif>\n<text>\n<body><t-->w-</t--></body></text></martif>");
    assert!(hyphens.text.contains("<!-- t- -: w- -->"), "{}", hyphens.text);
    let (place, what) = repair.done.last().expect("something done");
    assert!(what.contains("`glossary`") && place.offset == 22, "{:?}", repair.done);
}

#[test]
fn what_is_beyond_help_is_refused() {
    for text in ["", "x", "<a/>", "<", &"<martif>".repeat(100_000)] {
        let Err(error) = repair(text) else { panic!("{}", &text[..text.len().min(20)]) };
        assert!(error.to_string().starts_with("a.tbx:"), "{error}");
    }
}

proptest::proptest! {
    #[test]
    fn anything_in_an_entry_is_mended_or_kept(text in r#"(<(/)?(langSet xml:lang="en"|tig|term|note|descripGrp|x y|hi)>|<odd a=b>|&|&lt;|<|a|"|--|<!--|-->|]]>| ){0,30}"#) {
        let repair = mended(&format!("{HEAD}<termEntry id=\"a\">{text}</termEntry>{TAIL}"));
        proptest::prop_assert!(Document::read(&repair.text).is_ok(), "{}", repair.text);
    }
}

#[test]
fn what_the_dialect_has_not_is_kept_in_a_note() {
    let own = |fields: &str| format!("<note>exonym:{{\"extra\":{{{fields}}}}}</note>");
    let entry = |fields: &str, lang: &str, term: &str| {
        format!(
            "<termEntry id=\"a\">{fields}<langSet xml:lang=\"en\">{lang}<tig><term>elm</term>{term}</tig></langSet></termEntry>"
        )
    };
    let said = "which TBX-Default has not, is kept in a note that exonym reads back";
    expect(
        &entry("<descrip type=\"Txt::Field\">x &quot;y&quot;</descrip><note>n</note>", "", ""),
        &entry(&format!("<note>n</note>{}", own("\"tbx:descrip/Txt::Field\":\"x \\\"y\\\"\"")), "", ""),
        &[said],
    );
    expect(
        &entry(
            "",
            "<admin type=\"mine\">1</admin>",
            "<termNote type=\"mine\">2</termNote><termNote type=\"mine\">3</termNote>",
        ),
        &entry(&own("\"tbx:admin/mine@en\":\"1\""), "", &own("\"tbx:termNote/mine\":[\"2\",\"3\"]")),
        &[said, said, said],
    );
    // A note of ours that is there takes it in.
    expect(
        &entry("<note>exonym:{\"country\":\"AZ\"}</note><descrip type=\"mine\">1</descrip>", "", ""),
        &entry("<note>exonym:{\"country\":\"AZ\",\"extra\":{\"tbx:descrip/mine\":\"1\"}}</note>", "", ""),
        &[said],
    );
    // Attributes go alone; in a group what is in the way is a plain note.
    expect(
        &entry("<note from=\"developer\">n</note>", "", ""),
        &entry(&format!("<note>n</note>{}", own("\"tbx:note/from\":\"developer\"")), "", ""),
        &["the attribute `from` of `note`"],
    );
    expect(
        &entry(
            "<descripGrp><descrip type=\"definition\">d</descrip><admin type=\"origin\">o</admin></descripGrp>",
            "",
            "",
        ),
        &entry("<descripGrp><descrip type=\"definition\">d</descrip><note>origin: o</note></descripGrp>", "", ""),
        &["`origin`, which TBX-Default has not, is a note"],
    );
    expect(
        &entry("<descriptive type=\"definition\">d</descriptive>", "", ""),
        &entry("<descrip type=\"definition\">d</descrip>", "", ""),
        &["`descriptive` is written `descrip`"],
    );
    let group = |date: &str| {
        entry(
            &format!("<transacGrp><transac type=\"transactionType\">origination</transac>{date}</transacGrp>"),
            "",
            "",
        )
    };
    expect(
        &group("<date>2005-04-22T14:06:32</date>"),
        &group("<date>2005-04-22</date><note>exonym:{\"date\":\"2005-04-22T14:06:32\"}</note>"),
        &["`2005-04-22T14:06:32` is no date of this version"],
    );
}

#[test]
fn categories_of_a_makers_own_dialect_stay() {
    let head =
        HEAD.replace("</martifHeader>", "<encodingDesc><p type=\"XCSURI\">ours.xcs</p></encodingDesc></martifHeader>");
    let entry = "<termEntry id=\"a\"><descrip type=\"mine\">x</descrip><langSet xml:lang=\"en\"><tig><term>elm</term></tig></langSet></termEntry>";
    let repair = mended(&format!("{head}{entry}{TAIL}"));
    assert!(repair.text.contains("<descrip type=\"mine\">") && repair.done.is_empty(), "{:?}", repair.done);
}

#[test]
fn groups_of_tbx_basic_have_no_notes() {
    let head = HEAD.replace("type=\"TBX\"", "type=\"TBX-Basic\"");
    let entry = "<termEntry id=\"a\"><descripGrp><descrip type=\"definition\">d</descrip><admin type=\"origin\">o</admin></descripGrp>\
                 <transacGrp><transac type=\"transactionType\">origination</transac><date>2005-04-22T14:06:32</date></transacGrp>\
                 <langSet xml:lang=\"en\"><tig><term>elm</term></tig></langSet></termEntry>";
    let repair = mended(&format!("{head}{entry}{TAIL}"));
    let text: String = repair.text.lines().map(str::trim).collect();
    assert!(text.contains("<descrip type=\"definition\">d</descrip></descripGrp>"), "{text}");
    assert!(text.contains("<date>2005-04-22</date></transacGrp>"), "{text}");
    let note = "exonym:{\"extra\":{\"tbx:admin/origin\":\"o\",\"tbx:transacGrp/date\":\"2005-04-22T14:06:32\"}}";
    assert!(text.contains(note), "{text}");
}

proptest::proptest! {
    #[test]
    fn entries_are_mended_alone_as_they_are_with_all_others(
        head in r#"<(martif( type="TBX(-Basic)?")?|tbx type="TBX-Basic"|TBX)>(<ref target="[abc]"/>)?(<text>)?<body>"#,
        text in r#"(<(/)?(termEntry|conceptEntry|langSet|tig|term|x|note)( id="[ab]"| target="[abc]"| type="(pos|definition)")?>|<termEntry id="[ab]"/>|<termEntry id="[ab]"><descrip type="mine">m</descrip><langSet lang="en_US"><admin type="mine">1</admin><tig><term id="[ab]">t</term><termNote type="mine">2</termNote><ref target="[abc]">r</ref></tig></langSet></termEntry>|<langSet xml:lang="en"><descrip type="mine">x</descrip></langSet>|<own>o</own>|<!-- r -->|a & b|&nbsp;|
| ){0,24}"#,
        (cut, further) in (1_usize..400, 1_usize..40),
        tail in r#"(</body>)?(<back><ref target="[abc]" id="a"/></back>)?"#,
    ) {
        let all = head + &text + &tail;
        let of = |away, first, further| {
            let mut repair = Repair::default();
            let mended = super::tbx::mend(&Drip(&all, first, further), away, &mut repair);
            (mended.err().map(|error| error.to_string()), repair.text, repair.done)
        };
        let entry = |name: &str| matches!(name, "termEntry" | "conceptEntry");
        let whole = of(None, usize::MAX, 1);
        proptest::prop_assert_eq!(&of(Some(entry), usize::MAX, 1), &whole);
        proptest::prop_assert_eq!(&of(Some(entry), cut, further), &whole);
    }
}
