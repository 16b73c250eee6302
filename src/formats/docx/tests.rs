use std::path::Path;

use proptest::prelude::*;

use super::super::fixtures::{document_lines, headed_cells, zip};
use super::super::opened;
use crate::base::{PlainSpan, Result, Source, Span};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Rubrik"><w:name w:val="House headline"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Vorspann"><w:name w:val="Lead &amp; all"/><w:basedOn w:val="Standard"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="character" w:styleId="HTMLCode"><w:name w:val="HTML Code"/></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Weg"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>"#;

/// A document of these paragraphs.
fn docx(body: &str, more: &[(&str, &str, &str)]) -> Vec<u8> {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n<w:document {W}><w:body>{body}</w:body></w:document>"
    );
    let styles = format!("<w:styles {W}>{STYLES}</w:styles>");
    let mut relations =
        String::from("<Relationship Id=\"s\" Type=\"http://x/relationships/styles\" Target=\"styles.xml\"/>");
    let mut members = vec![
        ("[Content_Types].xml".to_owned(), "<Types/>".to_owned()),
        (
            "_rels/.rels".to_owned(),
            "<Relationships><Relationship Id=\"m\" Type=\"http://x/relationships/officeDocument\" \
             Target=\"word/document.xml\"/></Relationships>"
                .to_owned(),
        ),
        ("word/document.xml".to_owned(), main),
        ("word/styles.xml".to_owned(), styles),
    ];
    for (kind, name, content) in more {
        relations.extend([format!(
            "<Relationship Id=\"{name}\" Type=\"http://x/relationships/{kind}\" Target=\"{name}\"/>"
        )]);
        members.push((format!("word/{name}"), content.replace("W:NS", W)));
    }
    members.push(("word/_rels/document.xml.rels".to_owned(), format!("<Relationships>{relations}</Relationships>")));
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&members)
}

fn open(bytes: Vec<u8>) -> Result<Source> {
    opened::open(Path::new("a.docx"), bytes, None, None)
}

fn show(body: &str) -> Vec<String> {
    document_lines(&open(docx(body, &[])).expect("a document"))
}

fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn styled(style: &str, text: &str) -> String {
    p(&format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r>"))
}

#[test]
fn styles_say_what_a_paragraph_is() {
    let body = [
        styled("Titel", "A"),
        styled("berschrift2", "B"),
        styled("Rubrik", "C"),
        styled("Vorspann", "D"),
        styled("Beschriftung", "E"),
        styled("Zitat", "F"),
        styled("Heading3", "G"),
        p("<w:pPr><w:numPr/></w:pPr><w:r><w:t>H</w:t></w:r>"),
        p("<w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr><w:r><w:t>I</w:t></w:r>"),
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>J</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>K</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            .to_owned(),
        p("<w:r><w:t>L</w:t></w:r>"),
    ];
    assert_eq!(
        show(&body.concat()),
        [
            "docx:Title: A [heading]",
            "h2: B [heading]",
            "h2: C [heading]",
            "docx:Lead & all: D",
            "caption: E [caption]",
            "blockquote: F [quotation]",
            "h3: G [heading]",
            "li: H",
            "h4: I [heading]",
            "th: J",
            "td: K",
            "p: L",
        ]
    );
}

#[test]
fn a_run_in_another_script_has_its_language() {
    let run = |lang: &str, text: &str| {
        format!("<w:r><w:rPr><w:lang w:val=\"{lang}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = [
        run("en-GB", "The road to "),
        run("ru-RU", "Шуша"),
        run("en-GB", " was closed near "),
        run("ru-RU", "Shusha"),
        run("en-GB", ", and nobody in the town knew why it was."),
    ];
    assert_eq!(
        show(&p(&body.concat())),
        ["p: The road to Шуша was closed near Shusha, and nobody in the town knew why it was. [lang ru-RU \"Шуша\"]"]
    );
}

#[test]
fn runs_are_joined_and_formatting_parts_them() {
    let bold = "<w:rPr><w:b/></w:rPr>";
    // A bar stands where an edit must not reach over.
    assert_eq!(show(&p("<w:r><w:t>Stepa</w:t></w:r><w:r w:rsidR=\"1\"><w:t>nakert</w:t></w:r>")), ["p: Stepanakert"]);
    assert_eq!(
        show(&p("<w:r><w:t>Stepa</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:lang w:val=\"en-GB\"/>\
                 </w:rPr><w:t>nakert</w:t></w:r>")),
        ["p: Stepanakert"]
    );
    assert_eq!(
        show(&p(&format!("<w:r>{bold}<w:t>Stepa</w:t></w:r><w:r><w:t>nakert</w:t></w:r>"))),
        ["p: Stepa|nakert"]
    );
    assert_eq!(
        show(&p(&format!("<w:r>{bold}<w:t>Stepa</w:t></w:r><w:r>{bold}<w:t>nakert</w:t></w:r>"))),
        ["p: Stepanakert"]
    );
    assert_eq!(
        show(&p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t xml:space=\"preserve\"> c&amp;d</w:t>\
                 <w:softHyphen/><w:t>e</w:t><w:noBreakHyphen/><w:t>f</w:t></w:r>")),
        ["p: a|\t|b|⏎| c&d\u{AD}e\u{2011}f"]
    );
    assert_eq!(
        show(&p("<w:r><w:t>a</w:t></w:r><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:r><w:t>b</w:t></w:r>\
                 <w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:t>c</w:t></w:r>")),
        ["p: ab|c"]
    );
    // Its end is left where it was too, and no other one's.
    assert_eq!(
        show(&p("<w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:r><w:t>a</w:t></w:r><w:bookmarkEnd w:id=\"0\"/>\
                 <w:r><w:t>b</w:t></w:r><w:bookmarkEnd w:id=\"1\"/><w:r><w:t>c</w:t></w:r>")),
        ["p: ab|c"]
    );
}

/// What begins or ends within a name is not written over.
#[test]
fn borders_of_what_the_text_is_part_of_are_seams() {
    for border in [
        "bookmarkStart",
        "bookmarkEnd",
        "permStart",
        "permEnd",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlDelRangeEnd",
        "commentRangeStart",
        "commentRangeEnd",
    ] {
        let body =
            format!("<w:r><w:t>goods</w:t></w:r><w:{border} w:id=\"7\" w:name=\"b\"/><w:r><w:t> wagon</w:t></w:r>");
        assert_eq!(show(&p(&body)), ["p: goods| wagon"], "{border}");
    }
    for other in ["proofErr", "lastRenderedPageBreak"] {
        let body = format!("<w:r><w:t>goods</w:t></w:r><w:{other}/><w:r><w:t> wagon</w:t></w:r>");
        assert_eq!(show(&p(&body)), ["p: goods wagon"], "{other}");
    }
}

#[test]
fn what_is_not_shown_is_not_read() {
    let del = "<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>";
    let ins = "<w:ins w:id=\"2\"><w:r><w:t>new</w:t></w:r></w:ins>";
    assert_eq!(show(&p(&format!("<w:r><w:t>a </w:t></w:r>{del}{ins}<w:r><w:t> b</w:t></w:r>"))), ["p: a |new| b"]);
    let moved = "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>y</w:t></w:r></w:moveTo>";
    assert_eq!(show(&p(moved)), ["p: y"]);
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText><w:t>no</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>yes</w:t></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>, b</w:t></w:r>";
    assert_eq!(show(&p(field)), ["p: yes|, b"]);
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"Weg\"/></w:rPr><w:t>b</w:t></w:r>\
                  <w:r><w:rPr><w:rStyle w:val=\"Weg\"/><w:vanish w:val=\"0\"/></w:rPr><w:t>c</w:t></w:r>";
    assert_eq!(show(&p(hidden)), ["p: c"]);
    let code = "<w:r><w:t>a </w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"HTMLCode\"/></w:rPr><w:t>b</w:t></w:r>\
                <w:r><w:rPr><w:i/></w:rPr><w:t> c</w:t></w:r>";
    assert_eq!(show(&p(code)), [r#"p: a |b| c [code "b"] [emphasis " c"]"#]);
    assert_eq!(
        show(
            &p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath><w:r><w:t>a</w:t></w:r>")
                .replace("<w:p>", "<w:p xmlns:m=\"m\">")
        ),
        ["p: a"]
    );
}

#[test]
fn boxes_are_read_once_and_pictures_are_described() {
    let inner = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", styled("Titel", text));
    let body = format!(
        "<w:p xmlns:mc=\"mc\" xmlns:wp=\"wp\"><w:r><w:rPr><w:i/></w:rPr><w:t>a</w:t><mc:AlternateContent><mc:Choice><w:drawing>\
         <wp:docPr id=\"1\" name=\"n\" descr=\"The &quot;town&quot;\"/>{}</w:drawing></mc:Choice><mc:Fallback><w:pict>{}\
         </w:pict></mc:Fallback></mc:AlternateContent><w:t>b</w:t></w:r></w:p>",
        inner("box"),
        inner("box again")
    );
    assert_eq!(show(&body), ["p: a|b [emphasis]", "img-alt: The \"town\"", "docx:Title: box [heading]"]);
}

#[test]
fn parts_follow_the_body() {
    let notes =
        "<w:footnotes W:NS><w:footnote w:id=\"1\"><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let ends = "<w:endnotes W:NS><w:endnote w:id=\"1\"><w:p><w:r><w:t>end</w:t></w:r></w:p></w:endnote></w:endnotes>";
    let head = "<w:hdr W:NS><w:p><w:r><w:t>head</w:t></w:r></w:p></w:hdr>";
    let comments =
        "<w:comments W:NS><w:comment w:id=\"1\"><w:p><w:r><w:t>remark</w:t></w:r></w:p></w:comment></w:comments>";
    let bytes = docx(
        &p("<w:r><w:t>body</w:t></w:r>"),
        &[
            ("comments", "comments.xml", comments),
            ("footer", "footer1.xml", "<w:ftr W:NS><w:p><w:r><w:t>foot</w:t></w:r></w:p></w:ftr>"),
            ("header", "header1.xml", head),
            ("endnotes", "endnotes.xml", ends),
            ("footnotes", "footnotes.xml", notes),
        ],
    );
    let source = open(bytes).expect("a document");
    assert_eq!(
        document_lines(&source),
        ["p: body", "footnote: note", "footnote: end", "header: head", "footer: foot", "comment: remark"]
    );
    assert_eq!(source.text(), "body\nnote\nend\nhead\nfoot\nremark\n");
    let at = source.text().find("note").expect("there");
    let disk = source.disk(Span::new(at, at + 4));
    assert_eq!(disk.part.as_deref(), Some("word/footnotes.xml"));
    assert_eq!(source.place(at as u32).line, 2);
}

#[test]
fn any_prefix_and_both_kinds_of_the_standard() {
    let strict = "xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"";
    for (ns, prefix) in [(strict, ""), (&*W.replace("xmlns:w", "xmlns:ns0"), "ns0:")] {
        let main = format!(
            "<{prefix}document {ns}><{prefix}body><{prefix}p><{prefix}r><{prefix}t>a</{prefix}t></{prefix}r></{prefix}p></{prefix}body></{prefix}document>"
        );
        let bytes = zip(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("_rels/.rels", b"<Relationships><Relationship Type=\"x/officeDocument\" Target=\"/word/document.xml\"/></Relationships>"),
            ("word/document.xml", main.as_bytes()),
        ]);
        assert_eq!(document_lines(&open(bytes).expect("a document")), ["p: a"], "{ns}");
    }
}

#[test]
fn what_is_broken_is_refused_with_the_part_and_the_place() {
    let refused = |bytes: Vec<u8>| open(bytes).expect_err("refused").to_string();
    let whole = docx(&p("<w:r><w:t>a</w:t></w:r>"), &[]);
    let said = refused(docx("<w:p><w:r></w:p>", &[]));
    assert!(said.starts_with("a.docx: `word/document.xml` in it is broken at 2:"), "{said}");
    let notes = "<w:footnotes W:NS><w:footnote>";
    let said = refused(docx("", &[("footnotes", "footnotes.xml", notes)]));
    assert!(said.contains("`word/footnotes.xml` in it is broken"), "{said}");
    for cut in [whole.len() / 3, whole.len() - 30, 4] {
        let said = refused(whole[..cut].to_vec());
        assert!(said.contains("cut off or damaged"), "{said}");
    }
    let mut flipped = whole.clone();
    let at = memchr::memmem::find(&flipped, b"word/document.xml").expect("there") + 30;
    flipped[at] ^= 0x55;
    assert!(refused(flipped).contains("broken"), "a flipped bit");
    assert!(refused(b"PK\x05\x06aaaaaaaaaaaaaaaaaa".to_vec()).contains("a.docx: "));
    assert!(refused(b"Plain text".to_vec()).contains("is no DOCX"));
    assert!(refused(Vec::new()).contains("is empty"));
    assert!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1...".to_vec()).contains("password"));
    assert!(refused(zip(&[("a.txt", b"a")])).contains("none of the documents"));
}

#[test]
fn a_bomb_is_refused() {
    let blanks = " ".repeat(20 << 20);
    let said = open(docx(&p(&format!("<w:r><w:t>{blanks}</w:t></w:r>")), &[])).expect_err("refused").to_string();
    assert!(said.contains("a trap for programs"), "{said}");
}

/// Pieces of a paragraph, of every kind that text may stand in.
fn pieces() -> impl Strategy<Value = String> {
    let parts = [
        "<w:r><w:t>Stepa</w:t></w:r>",
        "<w:r><w:t xml:space=\"preserve\">nakert </w:t></w:r>",
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Şuşa</w:t></w:r>",
        "<w:r><w:rPr><w:b/></w:rPr><w:t>a &amp; b</w:t></w:r>",
        "<w:r><w:t>&#350;u\nşa</w:t><w:softHyphen/><w:t>x</w:t></w:r>",
        "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br></w:br></w:r>",
        "<w:r><w:t><![CDATA[c <d]]></w:t></w:r>",
        "<w:r><w:t><![CDATA[g & h]]></w:t></w:r>",
        "<w:r><w:t>e<!-- it's <b> -->f</w:t></w:r>",
        "<w:r><w:t/></w:r>",
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
        "<w:proofErr/>",
        "<w:bookmarkStart w:name=\"b\"/>",
        "<w:bookmarkEnd w:id=\"1\"/>",
        "<w:r><w:noBreakHyphen></w:noBreakHyphen></w:r>",
        "</w:p><w:p>",
    ];
    prop::collection::vec(prop::sample::select(parts.to_vec()), 1..12).prop_map(|parts| p(&parts.concat()))
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 400, failure_persistence: None, ..Default::default() })]
    /// An edit that is said to be exact leaves the document with the new text and nothing else changed.
    #[test]
    fn exact_edits_are(body in pieces(), from in 0_usize..200, length in 1_usize..12, new in "[a-zŞ&<'\" ]{1,6}") {
        let file = docx(&body, &[]);
        let source = open(file.clone()).expect("a document");
        let text = source.text();
        let start = text.floor_char_boundary(from.min(text.len()));
        let end = text.floor_char_boundary((start + length).min(text.len()));
        let mut exact = false;
        let _ = super::draft(&source, &mut |segment| {
            let at = segment.target.runs[0].source.start as usize;
            if at <= start && end <= at + segment.target.plain.len() && start < end {
                exact = segment.target.is_verbatim(PlainSpan::new(start - at, end - at));
            }
        });
        let edits = source.edits_on_disk(Span::new(start, end), &new);
        if let (true, Some(edits)) = (exact, edits) {
            let after = opened::edited(Path::new("a.docx"), &file, &edits).expect("written");
            let again = open(after).expect("still a document");
            let mut wanted = text.to_owned();
            wanted.replace_range(start..end, &new);
            // The end of a paragraph is read without its blanks.
            let tidy = |text: &str| {
                text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
            };
            prop_assert_eq!(tidy(again.text()), tidy(&wanted));
        }
    }
}

/// A comment of these paragraphs.
fn comment(id: u32, paragraphs: &[&str]) -> String {
    let paragraphs: String = paragraphs
        .iter()
        .map(|text| p(&format!("<w:r><w:annotationRef/></w:r><w:r><w:t>{text}</w:t></w:r>")))
        .collect();
    format!("<w:comment w:id=\"{id}\" w:author=\"a\">{paragraphs}</w:comment>")
}

#[test]
fn comments_to_exonym_are_about_what_is_selected() {
    let mark = |what: &str, id: u32| format!("<w:comment{what} w:id=\"{id}\"/>");
    let reference = |id: u32| format!("<w:r>{}</w:r>", mark("Reference", id));
    let r = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = [
        p(&r("0")),
        // Within a paragraph; a point; over two paragraphs; between paragraphs; never ended.
        p(&[r("1"), mark("RangeStart", 1), r("b"), mark("RangeEnd", 1), reference(1)].concat()),
        p(&[r("2"), reference(2)].concat()),
        p(&[mark("RangeStart", 3), r("3")].concat()),
        p(&[r("4"), mark("RangeEnd", 3), reference(3), mark("RangeStart", 6)].concat()),
        mark("RangeStart", 4),
        p(&r("5")),
        p(&r("6")),
        mark("RangeEnd", 4),
        p(&reference(4)),
        p(&r("7")),
    ];
    let comments = [
        comment(0, &["Plain", "exonym-ignore a: b"]),
        comment(1, &["exonym-ignore a: b", "c"]),
        comment(2, &[" Exonym-ignore d: e"]),
        comment(3, &["exonym-ignore f: g"]),
        comment(4, &["exonym-ignore h: i"]),
        comment(5, &["exonym-ignore j: k"]),
        comment(6, &["exonym-ignore l: m"]),
    ];
    let part = format!("<w:comments W:NS>{}</w:comments>", comments.concat());
    let lines =
        document_lines(&open(docx(&body.concat(), &[("comments", "comments.xml", &part)])).expect("a document"));
    assert_eq!(lines[..8], ["p: 0", "p: 1|b", "p: 2", "p: 3", "p: 4", "p: 5", "p: 6", "p: 7"]);
    assert_eq!(
        lines[8..],
        [
            "comment: Plain",
            "comment: exonym-ignore a: b",
            "comment Selected(1..2): exonym-ignore a: b⏎c",
            "comment Selected(2..3): Exonym-ignore d: e",
            "comment Selected(3..5): exonym-ignore f: g",
            "comment Selected(5..7): exonym-ignore h: i",
            "comment Selected(0..0): exonym-ignore j: k",
            "comment Selected(4..4): exonym-ignore l: m",
        ]
    );
}

const CHART: &str = "<c:chartSpace xmlns:c=\"c\" xmlns:a=\"a\"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr b=\"1\"/>\
                     </a:pPr><a:r><a:rPr lang=\"en-GB\"/><a:t>Visitors to Stepa</a:t></a:r><a:r><a:rPr lang=\"en-GB\" dirty=\"0\"/>\
                     <a:t>nakert</a:t></a:r><a:r><a:rPr i=\"1\"/><a:t>, 2001</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx>\
                     <c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>Shusha</c:v></c:pt>\
                     </c:strCache></c:strRef></c:tx><c:val><c:numRef><c:f>Sheet1!$B$2</c:f><c:numCache><c:pt idx=\"0\"><c:v>12</c:v>\
                     </c:pt></c:numCache></c:numRef></c:val></c:ser></c:chart></c:chartSpace>";

const DIAGRAM: &str = "<dgm:dataModel xmlns:dgm=\"d\" xmlns:a=\"a\"><dgm:ptLst><dgm:pt modelId=\"1\"><dgm:t><a:p><a:r><a:t>To Lachin</a:t>\
                       </a:r></a:p></dgm:t></dgm:pt><dgm:pt modelId=\"2\"><dgm:t><a:p><a:endParaRPr/></a:p></dgm:t></dgm:pt></dgm:ptLst>\
                       </dgm:dataModel>";

#[test]
fn the_words_of_charts_and_diagrams_are_read() {
    let parts = [("chart", "charts/chart1.xml", CHART), ("diagramData", "diagrams/data1.xml", DIAGRAM)];
    let source = open(docx(&p("<w:r><w:t>A</w:t></w:r>"), &parts)).expect("a document");
    let bars = |text: &str| text.chars().map(String::from).collect::<Vec<_>>().join("|");
    assert_eq!(
        document_lines(&source),
        [
            "p: A".to_owned(),
            "caption: Visitors to Stepanakert|, 2001 [caption]".to_owned(),
            format!("td: {}", bars("Shusha")),
            format!("p: {}", bars("To Lachin")),
        ]
    );
    let at = |name: &str| {
        let start = source.text().find(name).expect("there");
        source.edits_on_disk(Span::new(start, start + name.len()), "Xə")
    };
    let edits = at("Stepanakert").expect("it can be mended");
    assert!(edits.iter().all(|edit| edit.place.part.as_deref() == Some("word/charts/chart1.xml")), "{edits:?}");
    assert!(at("Shusha").is_none() && at("Lachin").is_none());
}

#[test]
fn a_part_that_is_cut_off_is_told() {
    let part = [("chart", "charts/chart1.xml", &CHART[..CHART.len() / 2])];
    let told = open(docx(&p("<w:r><w:t>A</w:t></w:r>"), &part)).expect_err("broken").to_string();
    assert!(told.contains("`word/charts/chart1.xml` in it is broken"), "{told}");
    // One that is named and is not there is no loss of text.
    let empty = [("chart", "charts/chart1.xml", "<c:chartSpace xmlns:c=\"c\"/>")];
    assert_eq!(document_lines(&open(docx(&p("<w:r><w:t>A</w:t></w:r>"), &empty)).expect("a document")), ["p: A"]);
}

#[test]
fn heads_of_columns_and_rows_are_those_of_their_cells() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(&format!("<w:r><w:t>{text}</w:t></w:r>")));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let table = |rows: &[String]| format!("<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>", rows.concat());
    let told = row(&["Place", "In Greek"]).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>");
    let wide = row(&["Polish", "Notes"]).replacen("<w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>", 1);
    let body = [
        table(&[told, row(&["Athens", "Aa"])]),
        // Nobody says that the first row is one of heads.
        table(&[row(&["Place", "Old name", "Mayor"]), row(&["Oslo", "Bb", "Bx"])]),
        table(&[row(&["Turkish", "Cc"]), row(&["Russian", "Dd"]), row(&["Mayor", "Dx"])]),
        table(&[wide, row(&["Ee", "Ff", "Fx"])]),
        table(&[row(&["Gx", "Hx"]), row(&["Ix", "Jx"])]),
    ];
    let source = open(docx(&body.concat(), &[])).expect("a document");
    assert_eq!(headed_cells(&source), ["el Aa", "und Bb", "tr Cc", "ru Dd", "pl Notes", "pl Ee", "pl Ff"]);
}
