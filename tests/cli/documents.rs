//! Drafts in DOCX and ODT: places, fixes that change the words alone, and what is refused.

use std::io::{Cursor, Read as _, Write as _};

use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::support::Folder;

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = zip::write::SimpleFileOptions::default().compression_method(method).unix_permissions(0o640);
        out.start_file(*name, options).expect("begun");
        out.write_all(bytes).expect("written");
    }
    out.finish().expect("ended").into_inner()
}

const RELATIONS: &[u8] =
    b"<Relationships><Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
const NOTES: &[u8] = b"<Relationships><Relationship Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>";
const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn main_part(body: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<w:document {W}><w:body>{body}</w:body></w:document>")
}

fn docx_with(body: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let main = main_part(body);
    let notes = format!(
        "<w:footnotes {W}><w:footnote><w:p><w:r><w:t>An Eggplant.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let mut members: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", RELATIONS),
        ("word/media/picture.bin", &[0, 1, 2, 3, 0xFF, 0, 0, 0, 0, 0, 0, 0]),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", NOTES),
        ("word/footnotes.xml", notes.as_bytes()),
    ];
    members.extend(more);
    zip(&members)
}

fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// The bytes of a member.
fn part(file: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a ZIP");
    let mut bytes = Vec::new();
    archive.by_name(name).expect("there").read_to_end(&mut bytes).expect("read");
    bytes
}

/// Of each member: its name, and its bytes as they are packed.
fn packed(file: &[u8]) -> Vec<(String, Vec<u8>, CompressionMethod)> {
    let mut archive = ZipArchive::new(Cursor::new(file)).expect("a ZIP");
    (0..archive.len())
        .map(|index| {
            let mut member = archive.by_index_raw(index).expect("there");
            let mut bytes = Vec::new();
            member.read_to_end(&mut bytes).expect("read");
            (member.name().expect("a name").into_owned(), bytes, member.compression())
        })
        .collect()
}

const BODY: &str = "<w:p><w:r w:rsidR=\"1\"><w:t>Egg</w:t></w:r><w:proofErr/><w:r w:rsidR=\"2\"><w:t>plant soup &amp; more</w:t></w:r></w:p>\
     <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Zucchini</w:t></w:r><w:r><w:t xml:space=\"preserve\"> or </w:t></w:r>\
     <w:r><w:t>Egg</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>plant</w:t></w:r></w:p>";

#[test]
fn places_are_bytes_of_the_part() {
    let folder = Folder::project();
    let file = docx(BODY);
    folder.write("a.docx", &file);
    let ran = folder.run(["check", "a.docx", "--format", "json"]);
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    let findings = ran.json()["findings"].as_array().expect("a list").clone();
    let shown: Vec<_> = findings
        .iter()
        .map(|f| {
            let part_name = f["part"].as_str().expect("a part");
            let bytes = part(&file, part_name);
            let (start, end) =
                (f["start"].as_u64().expect("bytes") as usize, f["end"].as_u64().expect("bytes") as usize);
            let on_disk = String::from_utf8(bytes[start..end].to_vec()).expect("UTF-8");
            (
                part_name.to_owned(),
                f["line"].as_u64(),
                f["column"].as_u64(),
                f["text"].clone(),
                on_disk,
                f["fix"]["applicability"].clone(),
            )
        })
        .collect();
    let row = |part: &str, line, column, text: &str, disk: &str, fix: &str| {
        (format!("word/{part}.xml"), Some(line), Some(column), text.into(), disk.to_owned(), fix.into())
    };
    assert_eq!(
        shown,
        [
            row("document", 1, 1, "Eggplant", "Egg</w:t></w:r><w:proofErr/><w:r w:rsidR=\"2\"><w:t>plant", "safe"),
            row("document", 2, 1, "Zucchini", "Zucchini", "safe"),
            row("document", 2, 13, "Eggplant", "Egg</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>plant", "display-only"),
            row("footnotes", 3, 4, "Eggplant", "Eggplant", "safe"),
        ]
    );
    // The edits, made by hand, are what `--fix` writes.
    let mut main = part(&file, "word/document.xml");
    let edits = findings.iter().filter(|f| f["part"] == "word/document.xml" && f["fix"]["applicability"] == "safe");
    let mut edits: Vec<_> = edits.flat_map(|f| f["fix"]["edits"].as_array().expect("edits").clone()).collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit["start"].as_u64()));
    for edit in edits {
        let (start, end) =
            (edit["start"].as_u64().expect("bytes") as usize, edit["end"].as_u64().expect("bytes") as usize);
        drop(main.splice(start..end, edit["text"].as_str().expect("text").bytes()));
    }
    folder.run(["check", "--fix", "-q", "a.docx"]);
    assert_eq!(String::from_utf8(part(&folder.read("a.docx"), "word/document.xml")), String::from_utf8(main));
}

#[test]
fn a_fix_changes_the_words_and_nothing_else() {
    let folder = Folder::project();
    let before = docx(BODY);
    folder.write("a.docx", &before);
    let diff = folder.run(["check", "--diff", "-q", "a.docx"]);
    assert_eq!(
        diff.out(),
        "--- a.docx\n+++ a.docx\n@@ -1,3 +1,3 @@\n-Eggplant soup & more\n-Zucchini or Eggplant\n-An Eggplant.\n\
         +Aubergine soup & more\n+Courgette or Eggplant\n+An Aubergine.\n"
    );
    assert_eq!(folder.read("a.docx"), before, "a diff writes nothing");
    let ran = folder.run(["check", "--fix", "-q", "a.docx"]);
    assert_eq!(ran.status, 1, "what stands in two formats is left: {}", ran.stderr);
    let after = folder.read("a.docx");
    let wanted = main_part(BODY)
        .replace(">Egg</w:t></w:r><w:proofErr/>", ">Aubergine</w:t></w:r><w:proofErr/>")
        .replace("<w:t>plant soup", "<w:t xml:space=\"preserve\"> soup")
        .replace("Zucchini", "Courgette");
    assert_eq!(String::from_utf8(part(&after, "word/document.xml")).expect("UTF-8"), wanted);
    for (old, new) in packed(&before).iter().zip(packed(&after)) {
        assert_eq!((&old.0, old.2), (&new.0, new.2), "order and method");
        assert!(matches!(&*new.0, "word/document.xml" | "word/footnotes.xml") || old.1 == new.1, "{}", new.0);
    }
    let again = folder.run(["check", "--diff", "-q", "a.docx"]);
    assert_eq!((again.status, again.out().as_str()), (0, ""));
}

#[test]
fn odt_keeps_its_first_member_plain() {
    let folder = Folder::project();
    let content = "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>\
                   <text:p>An Egg<text:soft-page-break/>plant,\n  and Zucchini</text:p></office:text></office:body></office:document-content>";
    let members: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("Thumbnails/thumbnail.png", &[9, 9, 9]),
        ("content.xml", content.as_bytes()),
    ];
    folder.write("a.odt", zip(&members));
    let ran = folder.run(["check", "--fix", "-q", "a.odt"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.out());
    let after = folder.read("a.odt");
    assert_eq!(&after[30..46], b"mimetypeapplicat", "stored first, without extra fields");
    assert_eq!(
        String::from_utf8(part(&after, "content.xml")).expect("UTF-8"),
        content
            .replace("Egg<text:soft-page-break/>plant", "Aubergine<text:soft-page-break/>")
            .replace("Zucchini", "Courgette")
    );
    // The same in one file of XML.
    folder.write("b.fodt", content.replace("document-content", "document"));
    let ran = folder.run(["check", "--fix", "-q", "b.fodt"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.out());
    assert!(
        String::from_utf8(folder.read("b.fodt"))
            .expect("UTF-8")
            .contains("An Aubergine<text:soft-page-break/>,\n  and Courgette")
    );
}

#[test]
fn every_verb_for_drafts_reads_documents() {
    let folder = Folder::project();
    let file = docx(BODY);
    folder.write("a.docx", &file);
    folder.write("b.bin", &file);
    let line = "a.docx (word/footnotes.xml):3:4: error[forbidden-term]";
    let concise = folder.run(["check", ".", "--format", "concise", "-q"]).out();
    assert!(concise.contains(line) && !concise.contains("b.bin"), "{concise}");
    let full = folder.run(["check", "a.docx", "-q"]).out();
    assert!(full.contains("| Eggplant soup & more\n") && !full.contains("w:t"), "{full}");
    let binary = folder.run(["check", "b.bin", "--input-format", "docx", "--format", "concise", "-q"]).out();
    assert!(binary.contains("b.bin (word/footnotes.xml):3:4: "), "{binary}");
    let piped = folder.run_with(["check", "-", "--format", "concise", "-q"], &file);
    assert!(piped.out().contains("- (word/document.xml):2:1: "), "{} {}", piped.out(), piped.stderr);
    let fixed = folder.run_with(["check", "-", "--fix", "-q"], &file);
    assert!(part(&fixed.stdout, "word/footnotes.xml").windows(9).any(|bytes| bytes == b"Aubergine"));
    let trace = folder.run(["check", "a.docx", "--trace", "2:1"]);
    assert!(trace.out().contains("Zucchini"), "{}", trace.out());
    let info = folder.run(["info", "a.docx", "--format", "json"]).json();
    assert_eq!(info[0]["format"], "docx");
    assert_eq!(info[0]["units"], 3);
    let names = folder.run(["names", "a.docx", "--format", "json"]);
    assert!(names.out().contains("Zucchini"), "{}", names.stderr);
}

#[test]
fn what_cannot_be_read_or_written_is_left_alone() {
    let folder = Folder::project();
    let whole = docx(BODY);
    let signed = docx_with(BODY, &[("_xmlsignatures/sig1.xml", b"<Signature/>")]);
    let (broken, other) = (docx("<w:p><w:r></w:p>"), zip(&[("a.txt", b"Eggplant")]));
    let cases: [(&str, &[u8], &str); 6] = [
        ("cut.docx", &whole[..whole.len() / 2], "cut off or damaged"),
        ("broken.docx", &broken, "`word/document.xml` in it is broken at 2:"),
        ("text.docx", b"Eggplant", "is no DOCX"),
        ("old.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "password"),
        ("signed.docx", &signed, "is signed"),
        ("other.docx", &other, "none of the documents"),
    ];
    for (name, bytes, said) in cases {
        folder.write(name, bytes);
        let ran = folder.run(["check", "--fix", "-q", name]);
        assert!(ran.status == 2 && ran.stderr.contains(said) && ran.stderr.contains(name), "{name}: {}", ran.stderr);
        assert_eq!(folder.read(name), bytes, "{name}");
    }
    // A signed document is checked all the same.
    assert_eq!(folder.run(["check", "-q", "signed.docx"]).status, 1);
}

/// What is found in a document, and how many findings comments silence.
fn told(folder: &Folder, name: &str) -> (Vec<String>, serde_json::Value) {
    let json = folder.run(["check", name, "--format", "json"]).json();
    let findings = json["findings"].as_array().expect("a list");
    let line = |found: &serde_json::Value| {
        let text = found["text"].as_str().unwrap_or_default().split_whitespace().next().unwrap_or_default();
        format!("{} {text}", found["rule"].as_str().unwrap_or_default())
    };
    (findings.iter().map(line).collect(), json["summary"]["suppressed"].clone())
}

#[test]
fn comments_of_documents_silence_what_they_are_about() {
    let folder = Folder::project();
    let r = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let body = format!(
        "<w:p><w:commentRangeStart w:id=\"1\"/>{}</w:p><w:p>{}<w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference \
         w:id=\"1\"/></w:r></w:p><w:p>{}<w:r><w:commentReference w:id=\"2\"/></w:r></w:p>",
        r("Eggplant one."),
        r("Eggplant two."),
        r("Zucchini.")
    );
    let comment = |id: u32, text: &str| format!("<w:comment w:id=\"{id}\"><w:p>{}</w:p></w:comment>", r(text));
    let comments = format!(
        "<w:comments {W}>{}{}{}</w:comments>",
        comment(1, "exonym-ignore forbidden-term: Eggplant is the dish"),
        comment(2, "exonym-ignore near-name: x"),
        comment(3, "Was Zucchini meant?")
    );
    let relations = "<Relationships><Relationship Type=\"x/comments\" Target=\"comments.xml\"/></Relationships>";
    let main = main_part(&body);
    let file = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/comments.xml", comments.as_bytes()),
    ]);
    folder.write("a.docx", &file);
    // What it says is no text; a plain comment is.
    let left = ["forbidden-term Zucchini", "unused-suppression exonym-ignore", "forbidden-term Zucchini"];
    assert_eq!(told(&folder, "a.docx"), (left.map(str::to_owned).to_vec(), serde_json::json!(2)));
    let fixed = folder.run(["check", "--fix", "a.docx"]);
    assert_eq!(fixed.status, 1, "{}", fixed.out());
    let after = String::from_utf8(part(&folder.read("a.docx"), "word/document.xml")).expect("UTF-8");
    assert!(after.contains("Eggplant one") && after.contains("Eggplant two") && after.contains("Courgette"), "{after}");
    let comments = String::from_utf8(part(&folder.read("a.docx"), "word/comments.xml")).expect("UTF-8");
    assert!(comments.contains("exonym-ignore near-name: x") && comments.contains("Was Courgette meant?"), "{comments}");

    let annotation = "<office:annotation><text:p>exonym-ignore forbidden-term: a dish</text:p></office:annotation>";
    let ns = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"t\"";
    let flat = format!(
        "<office:document {ns} office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>\
         <text:p>Egg{annotation}plant.</text:p><text:p>An Eggplant{annotation} stew.</text:p><text:p>Zucchini.</text:p>\
         </office:text></office:body></office:document>"
    );
    folder.write("a.fodt", &flat);
    assert_eq!(told(&folder, "a.fodt").1, serde_json::json!(2), "{:?}", told(&folder, "a.fodt"));
    folder.write("b.fodt", flat.replace("exonym-ignore ", "exonym-ignore-start "));
    let (lines, silenced) = told(&folder, "b.fodt");
    assert_eq!((lines.iter().filter(|line| line.starts_with("suppression-syntax")).count(), silenced), (2, 0.into()));
}

#[test]
fn comments_in_a_book_are_those_of_its_pages() {
    let folder = Folder::project();
    let page = |body: &str| {
        format!("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>A</title></head><body>{body}</body></html>")
    };
    let opf = "<package><metadata xmlns:dc=\"d\"><dc:title>Book</dc:title><dc:language>en</dc:language></metadata><manifest>\
               <item id=\"a\" href=\"a.xhtml\"/><item id=\"b\" href=\"b.xhtml\"/></manifest><spine><itemref idref=\"a\"/>\
               <itemref idref=\"b\"/></spine></package>";
    let one = page(
        "<p>Eggplant&nbsp;one.<!-- exonym-ignore forbidden-term: a dish --></p>\n<p>Eggplant <i>two</i>.</p>\n<!-- exonym-ignore \
         forbidden-term: a dish -->\n<p>Eggplant\n  three.</p>\n<!-- exonym-ignore-start forbidden-term: a dish -->\n<p>Zucchini</p>",
    );
    let two = page("<p>Zucchini</p>\n<!-- exonym-ignore-end -->\n<p title=\"A Zucchini\">Zucchini</p>");
    folder.write(
        "a.epub",
        zip(&[
            ("mimetype", b"application/epub+zip"),
            (
                "META-INF/container.xml",
                b"<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>",
            ),
            ("a.opf", opf.as_bytes()),
            ("a.xhtml", one.as_bytes()),
            ("b.xhtml", two.as_bytes()),
        ]),
    );
    let left = ["forbidden-term Eggplant", "forbidden-term Zucchini", "forbidden-term Zucchini"];
    assert_eq!(told(&folder, "a.epub"), (left.map(str::to_owned).to_vec(), serde_json::json!(4)));
    assert_eq!(folder.run(["check", "--fix", "-q", "a.epub"]).status, 0);
    let one = String::from_utf8(part(&folder.read("a.epub"), "a.xhtml")).expect("UTF-8");
    assert!(
        one.contains("<p>Eggplant&nbsp;one")
            && one.contains("<p>Aubergine <i>two</i>")
            && one.contains("<p>Eggplant\n  three")
    );
    let two = String::from_utf8(part(&folder.read("a.epub"), "b.xhtml")).expect("UTF-8");
    assert!(two.contains("<p>Zucchini</p>\n<!--") && two.contains("title=\"A Courgette\">Courgette<"), "{two}");
}
