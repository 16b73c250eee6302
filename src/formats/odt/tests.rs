use std::path::Path;

use super::super::fixtures::{document_lines, headed_cells, zip};
use super::super::opened;
use crate::base::{Result, Source, Span};

const NS: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"t\" xmlns:style=\"s\" \
                  xmlns:fo=\"f\" xmlns:table=\"b\" xmlns:draw=\"d\" xmlns:svg=\"v\" xmlns:dc=\"c\"";

const AUTOMATIC: &str = r#"<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" officeooo:rsid="1"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold" officeooo:rsid="2" fo:language="ru"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties officeooo:rsid="3"/></style:style>
<style:style style:name="T4" style:family="text"><style:text-properties text:display="none"/></style:style>"#;

fn content(body: &str) -> String {
    format!(
        "<office:document-content {NS}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn odt(body: &str, styles: &str) -> Vec<u8> {
    let styles = format!("<office:document-styles {NS}>{styles}</office:document-styles>");
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content(body).as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ])
}

fn open(bytes: Vec<u8>) -> Result<Source> {
    opened::open(Path::new("a.odt"), bytes, None, None)
}

fn show(body: &str) -> Vec<String> {
    document_lines(&open(odt(body, "")).expect("a document"))
}

#[test]
fn paragraphs_and_their_styles() {
    let body = "<text:h text:outline-level=\"2\">A</text:h><text:p text:style-name=\"P1\">B</text:p>\
                <text:p text:style-name=\"Heading_20_3\">C</text:p><text:p text:style-name=\"Quotations\">D</text:p>\
                <text:p text:style-name=\"Preformatted_20_Text\">E</text:p>\
                <text:list><text:list-item><text:p>F</text:p></text:list-item></text:list>\
                <table:table><table:table-header-rows><table:table-cell><text:p>G</text:p></table:table-cell>\
                </table:table-header-rows><table:table-cell><text:p>H</text:p></table:table-cell></table:table>\
                <text:p>I</text:p>";
    assert_eq!(
        show(body),
        [
            "h2: A [heading]",
            "odt:Title: B [heading]",
            "h3: C [heading]",
            "blockquote: D [quotation]",
            "pre: E [code]",
            "li: F",
            "th: G",
            "td: H",
            "p: I",
        ]
    );
    let styles = "<office:styles><style:style style:name=\"Lead_20_in\" style:family=\"paragraph\"/></office:styles>\
                  <office:master-styles><style:header><text:p>J</text:p></style:header></office:master-styles>";
    let source = open(odt("<text:p text:style-name=\"Lead_20_in\">K</text:p>", styles)).expect("a document");
    assert_eq!(document_lines(&source), ["odt:Lead in: K", "header: J"]);
    let at = source.text().find('J').expect("there");
    assert_eq!(source.disk(Span::new(at, at + 1)).part.as_deref(), Some("styles.xml"));
}

#[test]
fn blanks_are_one_and_spans_of_one_look_are_joined() {
    let span = |style: &str, text: &str| format!("<text:span text:style-name=\"{style}\">{text}</text:span>");
    assert_eq!(
        show("<text:p> a\n   b  <text:s text:c=\"2\"/>c<text:tab/>d<text:line-break/>e </text:p>"),
        ["p: a b |  |c|\t|d|⏎|e"]
    );
    assert_eq!(show(&format!("<text:p>{}{}</text:p>", span("T1", "Stepa"), span("T2", "nakert"))), ["p: Stepanakert"]);
    assert_eq!(show(&format!("<text:p>Stepa{}</text:p>", span("T3", "nakert"))), ["p: Stepanakert"]);
    assert_eq!(show(&format!("<text:p>Stepa{}</text:p>", span("T1", "nakert"))), ["p: Stepa|nakert"]);
    assert_eq!(show("<text:p>Red\r\n  Bazaar</text:p>"), ["p: Red Bazaar"]);
    let source = open(odt("<text:p>Red\r\n  Bazaar, a</text:p>", "")).expect("a document");
    let edits = source.edits_on_disk(Span::new(0, 10), "Martuni").expect("exact");
    assert_eq!((edits.len(), edits[0].place.end - edits[0].place.start), (1, 13), "blanks go with the words");
    assert_eq!(show("<text:p>Ma<text:soft-page-break/>rtuni</text:p>"), ["p: Martuni"]);
    assert_eq!(show("<text:p>a <text:a>b</text:a><text:bookmark/>c &amp; d</text:p>"), ["p: a |b|c & d"]);
}

#[test]
fn what_is_not_shown_is_not_read_and_notes_stand_apart() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>\
                </text:changed-region></text:tracked-changes><text:p>a<text:span text:style-name=\"T4\">hidden</text:span>\
                <text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>n\
                </text:p></text:note-body></text:note>b<office:annotation><dc:creator>X</dc:creator><text:p>r</text:p>\
                </office:annotation><draw:frame><draw:text-box><text:p text:style-name=\"Caption\">c</text:p></draw:text-box>\
                <svg:title>T</svg:title><svg:desc>D</svg:desc></draw:frame>d</text:p>";
    assert_eq!(show(body), ["p: a|b|d", "footnote: n", "comment: r", "caption: c [caption]", "title: T", "img-alt: D"]);
}

#[test]
fn one_file_of_xml_is_read_too() {
    let text = content("<text:p>a</text:p>").replace("document-content", "document");
    let source = opened::open(Path::new("a.fodt"), text.clone().into_bytes(), None, None).expect("a document");
    assert_eq!(document_lines(&source), ["p: a"]);
    let disk = source.disk(Span::new(0, 1));
    assert_eq!((disk.part, &text[disk.start as usize..disk.end as usize]), (None, "a"));
}

#[test]
fn what_is_none_or_locked_is_refused() {
    let refused = |bytes: Vec<u8>| open(bytes).expect_err("refused").to_string();
    let sheet = zip(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]);
    assert!(refused(sheet).contains("spreadsheet"));
    let locked = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", b"<m:file-entry><m:encryption-data/></m:file-entry>"),
    ]);
    assert!(refused(locked).contains("password"));
    assert!(refused(zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")])).contains("lacks `content.xml`"));
    assert!(refused(odt("<text:p>", "")).contains("`content.xml` in it is broken at "));
    let said = opened::open(Path::new("a.docx"), odt("", ""), None, None).expect_err("another").to_string();
    assert!(said.contains("is ODT, not DOCX"), "{said}");
}

#[test]
fn comments_to_exonym_are_about_their_paragraph_or_what_is_selected() {
    let note = |name: &str, text: &str| {
        format!("<office:annotation{name}><dc:creator>A</dc:creator><text:p>{text}</text:p></office:annotation>")
    };
    let body = format!(
        "<text:p>0</text:p><text:p>a{}b</text:p><text:p>{}c</text:p><text:p>d<office:annotation-end office:name=\"n\"/>\
         </text:p><text:p>e</text:p><text:p>f{}</text:p>",
        note("", "exonym-ignore g: h</text:p><text:p>i"),
        note(" office:name=\"n\"", "exonym-ignore j: k"),
        note("", "Plain"),
    );
    assert_eq!(
        show(&body),
        [
            "p: 0",
            "p: a|b",
            "p: c",
            "p: d",
            "p: e",
            "p: f",
            "comment: Plain",
            "comment Selected(3..4): exonym-ignore g: h⏎i",
            "comment Selected(5..7): exonym-ignore j: k",
        ]
    );
}

#[test]
fn heads_of_columns_and_rows_are_those_of_their_cells() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &[&str]| {
        format!("<table:table-row>{}</table:table-row>", cells.iter().map(|text| cell(text)).collect::<String>())
    };
    let table = |rows: &[String]| format!("<table:table>{}</table:table>", rows.concat());
    let told = format!("<table:table-header-rows>{}</table:table-header-rows>", row(&["Place", "In Greek"]));
    let wide = row(&["Polish", "Notes"]).replacen("cell>", "cell table:number-columns-spanned=\"2\">", 1);
    let wide = wide.replacen("</table:table-cell>", "</table:table-cell><table:covered-table-cell/>", 1);
    let body = [
        table(&[told, row(&["Athens", "Aa"])]),
        table(&[row(&["Place", "Former name", "Mayor"]), row(&["Oslo", "Bb", "Bx"])]),
        table(&[row(&["Turkish", "Cc"]), row(&["Russian", "Dd"]), row(&["Mayor", "Dx"])]),
        table(&[wide, row(&["Ee", "Ff", "Fx"])]),
    ];
    let source = open(odt(&body.concat(), "")).expect("a document");
    assert_eq!(headed_cells(&source), ["el Aa", "und Bb", "tr Cc", "ru Dd", "pl Notes", "pl Ee", "pl Ff"]);
}
