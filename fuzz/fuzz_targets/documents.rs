//! Any bytes as a document: as the ZIP itself, and as the XML of a part in DOCX, ODT and EPUB. No panic, and a fix that
//! is made leaves a document.
#![no_main]

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use exonym::{Applicability, ConfigChoice, Date, Event, Job, Options, bytes_info, check_files};
use libfuzzer_sys::fuzz_target;
use zip::write::{SimpleFileOptions, ZipWriter};

const RELATIONS: &[u8] = b"<Relationships><Relationship Type=\"x/officeDocument\" Target=\"d.xml\"/></Relationships>";
const STYLES: &[u8] = b"<Relationships><Relationship Type=\"x/styles\" Target=\"s.xml\"/></Relationships>";
const CONTAINER: &[u8] = b"<container><rootfile full-path=\"a.opf\"/></container>";
const PACKAGE: &[u8] = b"<package><item id=\"a\" href=\"a.html\"/><itemref idref=\"a\"/></package>";
const MAIN: &[u8] = b"<document><p><r><t>a</t></r></p></document>";

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        out.start_file(*name, options).expect("begun");
        out.write_all(bytes).expect("written");
    }
    out.finish().expect("ended").into_inner()
}

fuzz_target!(|data: &[u8]| {
    let Some((&choice, data)) = data.split_first() else { return };
    let (name, bytes) = match choice % 6 {
        0 => ("a.docx", data.to_vec()),
        1 => ("a.docx", zip(&[("[Content_Types].xml", b""), ("_rels/.rels", RELATIONS), ("d.xml", data)])),
        2 => {
            let members: [(&str, &[u8]); 5] = [
                ("[Content_Types].xml", b""),
                ("_rels/.rels", RELATIONS),
                ("_rels/d.xml.rels", STYLES),
                ("d.xml", MAIN),
                ("s.xml", data),
            ];
            ("a.docx", zip(&members))
        }
        3 => ("a.odt", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", data)])),
        4 => ("a.fodt", data.to_vec()),
        _ => ("a.epub", zip(&[("META-INF/container.xml", CONTAINER), ("a.opf", PACKAGE), ("a.html", data)])),
    };
    if bytes_info(Path::new(name), bytes.clone(), None).is_broken() || choice < 128 {
        return;
    }
    // Now and then through the whole job, which is slower.
    let job = Job {
        paths: vec![PathBuf::from("-")],
        stdin: Some((PathBuf::from(name), bytes)),
        flags: Options { policy: vec!["azerbaijani-agency".to_owned()], ..Options::default() },
        config: ConfigChoice::None,
        fix: Some(Applicability::Unsafe),
        ..Job::new(PathBuf::from("/"), Date { year: 2026, month: 11, day: 1 })
    };
    let mut fixed = None;
    let _ = check_files(&job, &mut |event| {
        if let Event::File(report) = event {
            fixed = report.fixed.map(|fixed| fixed.after);
        }
        ControlFlow::Continue(())
    });
    if let Some(after) = fixed {
        assert!(!bytes_info(Path::new(name), after, None).is_broken(), "a fix breaks the document");
    }
});
