//! A glossary goes out as a memory and comes back.

use super::*;
use crate::base::Source;
use crate::formats::{TermsReading, read_glossary_toml};

/// All that the memory has a place for.
const GLOSSARY: &str = "
[glossary]
title = \"T & t\"
license = \"L\"

[concepts.k1]
kind = \"city\"
country = \"AZ\"
definition = \"a <town>\"
note = \"one\\ntwo\"
extra = { wikidata = \"Q1\", \"tbx:foo\" = [\"a\", \"b\"], \"tmx:x-kind\" = \"x\", \"tmx:client\" = \"c\", \"tmx:creationid\" = \"me\" }
[concepts.k1.names.a]
usage = [\"u\", \"v\"]
terms = [
  { en = \"Khankendi\" },
  { en = \"Khankandi\" },
  { en = \"Khan-kendi\", rank = \"deprecated\" },
  { az = \"Xankəndi\" },
]
[concepts.k1.names.b]
terms = [
  { en = \"Stepanakert\" },
  { az = \"Stepanakert\", rank = \"admitted\" },
]
[concepts.\"k1.a\"]
terms = [
  { en = \"elm\" },
  { az = \"qarağac\" },
]
";

fn facts(glossary: &Glossary) -> Vec<String> {
    let head = (&glossary.title, &glossary.license, &glossary.attribution, glossary.has_statuses);
    let mut all = vec![format!("{head:?}")];
    for concept in &glossary.concepts {
        let mut extra = concept.extra.clone();
        extra.sort();
        let Concept { id, kind, country, definition, note, .. } = concept;
        all.push(format!("{:?}", (id, kind, country, definition, note, extra)));
        for name in &concept.names {
            all.push(format!("{:?}", (&name.key, &name.usage)));
            all.extend(name.terms.iter().map(|term| format!("{:?}", (&term.lang, &term.text, term.rank, &term.note))));
        }
    }
    all
}

fn written(glossary: &Glossary, from: &str) -> (Source, Losses) {
    let writing = TermsWriting { from: Some(Lang::new(from)), ..TermsWriting::default() };
    let (mut out, mut losses) = (Vec::new(), Losses::default());
    write(glossary, &writing, &mut out, &mut losses).expect("memory");
    (Source::decode("a.tmx", out, None).expect("UTF-8"), losses)
}

#[test]
fn what_goes_out_comes_back() {
    let source = Source::decode("g.toml", GLOSSARY.as_bytes().to_vec(), None).expect("UTF-8");
    let glossary = read_glossary_toml(&source);
    assert!(glossary.problems.is_empty(), "{:?}", glossary.problems);
    let (memory, losses) = written(&glossary.value, "en");
    assert!(losses.is_empty(), "{losses:?}");
    let back = read(&memory, &TermsReading::default());
    assert!(back.problems.is_empty(), "{:?}", back.problems);
    assert_eq!(facts(&back.value), facts(&glossary.value), "{}", memory.text());
    // And so again.
    assert_eq!(written(&back.value, "en").0.text(), memory.text());
}

#[test]
fn what_a_house_writes_instead_stays_with_its_own_name() {
    let source = Source::decode("g.toml", GLOSSARY.as_bytes().to_vec(), None).expect("UTF-8");
    let mut glossary = read_glossary_toml(&source).value;
    glossary.has_statuses = true;
    let (memory, _) = written(&glossary, "en");
    let house = "<tuv xml:lang=\"az\"><prop type=\"x-name\">a</prop><seg>Xankəndi</seg></tuv>";
    assert!(memory.text().contains(house), "{}", memory.text());
    // The other name's term is what the house does not write: told as a further translation.
    glossary.concepts[0].names[1].terms.pop();
    assert_eq!(facts(&read(&memory, &TermsReading::default()).value), facts(&glossary));
}

#[test]
fn memories_of_other_tools_keep_their_properties() {
    let text = "<tmx version=\"1.4\"><header o-tmf=\"x\"/><body><tu tuid=\"1\"><prop type=\"x-kind\">k</prop>\
                <tuv xml:lang=\"en\"><prop type=\"x-rank\">admitted</prop><seg>elm</seg></tuv></tu></body></tmx>";
    let source = Source::decode("a.tmx", text.as_bytes().to_vec(), None).expect("UTF-8");
    let read = read(&source, &TermsReading::default()).value;
    let concept = &read.concepts[0];
    assert_eq!((concept.kind.as_deref(), &*concept.extra[0].0), (None, "tmx:x-kind"));
    assert_eq!(&*concept.names[0].terms[0].extra[0].0, "tmx:x-rank");
}

#[test]
fn what_no_term_holds_is_told_and_the_rest_stays() {
    let read = |seg: &str| {
        let text = format!(
            "<tmx version=\"1.4\"><header srclang=\"en\"/><body><tu><tuv xml:lang=\"en\"><seg>{seg}</seg></tuv>\
             <tuv xml:lang=\"de\"><seg>x</seg></tuv></tu></body></tmx>"
        );
        let read =
            super::read(&Source::decode("a.tmx", text.into_bytes(), None).expect("UTF-8"), &TermsReading::default());
        let told: Vec<_> = read.problems.iter().map(|one| (one.severity, one.message.clone())).collect();
        assert!(told.iter().all(|(severity, _)| *severity == crate::model::Severity::Info), "{told:?}");
        let term = read.value.terms().next().map(|term| term.term.text.to_string()).unwrap_or_default();
        (
            term,
            told.into_iter()
                .map(|(_, message)| message.split(" (").next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>(),
        )
    };
    for kept in ["👩\u{200D}🚀 up", "25\u{A0}kV", "山田\u{3000}太郎", "می\u{200C}خ", "a  b", "❤\u{FE0F}"] {
        assert_eq!(read(kept), (kept.to_owned(), Vec::new()), "{kept:?}");
    }
    let (unseen, lines) = ("characters that cannot be seen", "line ends and tabs within terms");
    let ends = "white space at the ends of terms";
    for (given, term, lost) in [
        ("line one\u{2028}line two", "line one line two", &[lines][..]),
        ("one\ntwo\tthree", "one two three", &[lines]),
        ("a\u{200B}b", "ab", &[unseen]),
        ("a\u{AD}b", "ab", &[unseen]),
        ("a\u{200E}b\u{200F}", "ab", &[unseen]),
        ("\u{202B}a\u{202C}", "a", &[unseen]),
        (" a ", "a", &[ends]),
        (" a\nb\u{200B}", "a b", &[unseen, lines, ends]),
        ("e\u{301}", "é", &["how letters with marks are made up"]),
        ("", "x", &["texts without anything to be seen, with their languages"]),
        ("\u{200B}", "x", &["texts without anything to be seen, with their languages"]),
    ] {
        let lost = lost.iter().map(|what| (*what).to_owned()).collect();
        assert_eq!(read(given), (term.to_owned(), lost), "{given:?}");
    }
}

#[test]
fn an_id_that_stands_twice_and_a_language_that_nothing_says_are_told() {
    let unit = |lang: &str| format!("<tu tuid=\"a\"><tuv xml:lang=\"{lang}\"><seg>x</seg></tuv></tu>");
    let told = |units: String| {
        let text = format!("<tmx version=\"1.4\"><header srclang=\"en\"/><body>{units}</body></tmx>");
        let source = Source::decode("a.tmx", text.into_bytes(), None).expect("UTF-8");
        super::read(&source, &TermsReading::default()).problems.len()
    };
    assert_eq!((told(unit("en")), told(unit("en") + &unit("en")), told(unit(""))), (0, 1, 1));
}
