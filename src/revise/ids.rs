//! Ids for concepts that are given none.

use std::collections::{HashMap, HashSet};

use crate::model::Glossary;
use crate::text::fold;
use crate::text::translit::outline;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of an id; what a longer name has more is left out.
const LONGEST: usize = 40;

/// An id that reads like a name, in small Latin letters, so that two people who add two names give two ids; with a number
/// where it is taken. `None` for a name whose letters say nothing here.
pub(crate) fn id_of(name: &str, taken: impl Fn(&str) -> bool) -> Option<Box<str>> {
    let base = slug(name);
    if base.is_empty() {
        return None;
    }
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut all = std::iter::once(base.clone()).chain(numbered);
    all.find(|id| !taken(id)).map(Into::into)
}

/// The key that an id is kept under which a glossary file cannot have.
const ID: &str = "exonym:id";

/// Gives concepts whose ids a glossary file cannot have (`Manual v2, seg 1`) such as it can; their own stay with them.
pub(crate) fn make_readable(glossary: &mut Glossary) {
    let is_bad = |id: &str| id.is_empty() || id.contains(|c: char| c.is_whitespace() || c.is_control());
    if !glossary.concepts.iter().any(|concept| is_bad(&concept.id)) {
        return;
    }
    let mut taken: HashSet<Box<str>> = glossary.concepts.iter().map(|concept| concept.id.clone()).collect();
    let mut renamed: HashMap<Box<str>, Box<str>> = HashMap::new();
    for concept in glossary.concepts.iter_mut().filter(|concept| is_bad(&concept.id)) {
        let words = concept.id.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
        let base = words.collect::<Vec<_>>().join("-");
        let base = if base.is_empty() { "concept".to_owned() } else { base };
        let mut all = std::iter::once(base.clone()).chain((2..).map(|number| format!("{base}-{number}")));
        let Some(id) = all.find(|id| !taken.contains(id.as_str())) else { continue };
        let old = std::mem::replace(&mut concept.id, id.into());
        taken.insert(concept.id.clone());
        concept.extra.push((ID.into(), old.clone()));
        renamed.insert(old, concept.id.clone());
    }
    for related in glossary.concepts.iter_mut().flat_map(|concept| &mut concept.related) {
        if let Some(id) = renamed.get(&related.to) {
            related.to = id.clone();
        }
    }
}

fn slug(name: &str) -> String {
    let plain: String = name.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let plain: Vec<String> = if plain.chars().all(|c| c.is_ascii() || !c.is_alphanumeric()) {
        let words = plain.split(|c: char| !c.is_ascii_alphanumeric() && !fold::is_apostrophe(c));
        words.map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect()).collect()
    } else {
        // Other letters as they sound.
        outline(name).sounds.split(|&sound| sound == b'#').map(spelt).collect()
    };
    let words: Vec<&str> = plain.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let mut id = words.join("-").to_ascii_lowercase();
    id.truncate(LONGEST);
    id.trim_end_matches('-').to_owned()
}

/// Sounds in the letters that English agencies write.
fn spelt(sounds: &[u8]) -> String {
    let letters = sounds.iter().map(|sound| match sound {
        b'S' => "sh".to_owned(),
        b'C' => "ch".to_owned(),
        b'Z' => "zh".to_owned(),
        b'X' => "kh".to_owned(),
        b'G' => "gh".to_owned(),
        b'T' => "ts".to_owned(),
        b'D' => "dz".to_owned(),
        b'I' => "y".to_owned(),
        b'W' => "v".to_owned(),
        other => char::from(other.to_ascii_lowercase()).to_string(),
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_like_its_name() {
        let id = |name: &str| id_of(name, |_| false).map(String::from).unwrap_or_default();
        for (name, expected) in [
            ("Zugdidi", "zugdidi"),
            ("\u{10D6}\u{10E3}\u{10D2}\u{10D3}\u{10D8}\u{10D3}\u{10D8}", "zugdidi"),
            ("\u{15E}u\u{15F}a", "susa"),
            ("Day Ticket", "day-ticket"),
            ("  Al-Qa'im (old) ", "al-qaim-old"),
            ("\u{428}\u{443}\u{448}\u{430}", "shusha"),
            ("T-72", "t-72"),
            ("\u{6771}\u{4EAC}", ""),
            ("!", ""),
        ] {
            assert_eq!(id(name), expected, "{name}");
        }
        assert!(id(&"long ".repeat(40)).len() <= LONGEST);
    }

    #[test]
    fn an_id_that_no_file_can_have_is_made_one() {
        use crate::base::Span;
        use crate::model::{Concept, DateRange, Related, RelatedKind};
        let concept = |id: &str| Concept { id: id.into(), ..Concept::default() };
        let concepts = ["A 1", "A-1", "Manual v2, seg 1", "b", " \t"].map(concept).into();
        let mut glossary = Glossary { concepts, ..Glossary::default() };
        let to = |to: &str| Related {
            to: to.into(),
            kind: RelatedKind::PartOf,
            note: None,
            confidence: None,
            sources: Vec::new(),
            valid: DateRange::default(),
            span: Span::default(),
        };
        glossary.concepts[3].related = vec![to("A 1"), to("A-1")];
        make_readable(&mut glossary);
        let ids: Vec<&str> = glossary.concepts.iter().map(|concept| &*concept.id).collect();
        assert_eq!(ids, ["A-1-2", "A-1", "Manual-v2,-seg-1", "b", "concept"]);
        assert_eq!(glossary.concepts[0].extra, [(ID.into(), "A 1".into())]);
        assert!(glossary.concepts[3].related.iter().map(|r| &*r.to).eq(["A-1-2", "A-1"]));
        assert!(glossary.concepts[1].extra.is_empty());
    }

    #[test]
    fn a_taken_id_gets_a_number() {
        let taken = ["gori", "gori-2"];
        assert_eq!(id_of("Gori", |id| taken.contains(&id)).as_deref(), Some("gori-3"));
    }
}
