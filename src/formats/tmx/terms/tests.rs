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
