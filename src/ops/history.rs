//! One concept on its way through the versions of a glossary file.

use std::path::Path;

use super::diff::decode;
use super::workspace::{error_of, read_terms};
use crate::base::{Error, Source};
use crate::formats;
use crate::model::{Concept, Glossary, Severity};
use crate::revise::diff::{self, Change, ChangeKind, Subject, lines};

/// A version of a file: its path, which may say the format, and its bytes; none where there is no file.
#[derive(Clone, Copy, Debug)]
pub struct FileVersion<'b> {
    /// As it was called then.
    pub path: &'b Path,
    /// All of it.
    pub bytes: &'b [u8],
}

/// A concept whose versions are looked at, newest first, so that its earlier ids become known on the way.
#[derive(Clone, Debug)]
pub struct ConceptHistory {
    ids: Vec<Box<str>>,
    /// Those of them that it was called by before it was called otherwise.
    renamed: Vec<Box<str>>,
}

/// What a version has of a concept. Two that are equal have the same of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptPart {
    /// Its tables as they are written; of other formats its terms and facts as lines.
    text: String,
    /// True if the text is TOML that can be read on its own.
    is_toml: bool,
}

impl ConceptPart {
    /// True if the version has the concept.
    pub fn has_any(&self) -> bool {
        !self.text.is_empty()
    }
}

/// A term that a version has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryTerm {
    /// Its language.
    pub lang: String,
    /// As it is written.
    pub text: String,
    /// The key of its name; empty where the concept has one name without key.
    pub name: String,
    /// What its name is called, for people, where the concept has several.
    pub name_called: Option<String>,
}

impl ConceptHistory {
    /// Of the concept with this id.
    pub fn new(id: &str) -> Self {
        Self { ids: vec![id.into()], renamed: Vec::new() }
    }

    /// The same concept from the beginning, with the ids that it went by before: a commit on another branch may have
    /// changed it under one of them after it was renamed here. `now` is the newest version; an id that another concept
    /// has there is not taken.
    #[must_use]
    pub fn again(&self, now: FileVersion<'_>) -> Self {
        let mut ids = self.ids[..1].to_vec();
        for id in &self.renamed {
            let free = Self::new(id).read(now).is_ok_and(|read| read.concepts.is_empty());
            if free && !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        Self { ids, renamed: Vec::new() }
    }

    /// Its ids that are known by now, the newest first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|id| &**id)
    }

    /// What a version has of the concept, under any of its ids: cheap, for a glossary in TOML.
    pub fn part(&self, version: FileVersion<'_>) -> Result<ConceptPart, Error> {
        if version.bytes.is_empty() {
            return Ok(ConceptPart { text: String::new(), is_toml: true });
        }
        let is_toml = version.path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        if is_toml
            && let Ok(text) = std::str::from_utf8(version.bytes)
            && let Some(text) = tables(text, &self.ids)
        {
            return Ok(ConceptPart { text, is_toml: true });
        }
        let source = source(version)?;
        Ok(ConceptPart { text: lines::glossary(&self.own(read_terms(&source).value)), is_toml: false })
    }

    /// The terms that a version has of the concept.
    pub fn terms(&self, version: FileVersion<'_>) -> Result<Vec<HistoryTerm>, Vec<Error>> {
        let glossary = self.read(version)?;
        let term = |at: crate::model::TermRef<'_>| HistoryTerm {
            lang: at.term.lang.as_str().to_owned(),
            text: at.term.text.to_string(),
            name: at.name.key.to_string(),
            name_called: diff::called_name(at.name).filter(|_| at.concept.names.len() > 1).map(str::to_owned),
        };
        Ok(glossary.terms().map(term).collect())
    }

    /// What became of the concept from one version to the next. Where it was renamed, split or joined its earlier ids are
    /// known afterwards, so that older versions are looked at under these.
    pub fn changes(&mut self, before: FileVersion<'_>, after: FileVersion<'_>) -> Result<Vec<Change>, Vec<Error>> {
        let new = self.read(after)?;
        let was = new.concepts.iter().flat_map(|concept| &concept.was);
        let unknown: Vec<Box<str>> = was.filter(|was| !self.ids.contains(was)).cloned().collect();
        let earlier = if unknown.is_empty() {
            Vec::new()
        } else {
            Self { ids: unknown, renamed: Vec::new() }.read(before)?.concepts
        };
        self.ids.extend(earlier.into_iter().map(|concept| concept.id));
        let old = self.read(before)?;
        let new = self.read(after)?;
        let changes = diff::glossaries(&old, &new);
        // A term that went may stand elsewhere, and one that came may come from there: the others have to be looked at.
        let structural = changes.iter().any(|change| match change.subject {
            // A relation names a concept that stands elsewhere.
            Subject::Concept => change.field.as_deref().is_none_or(|field| field == "related"),
            Subject::Term => matches!(change.change, ChangeKind::Added | ChangeKind::Removed) && change.field.is_none(),
            _ => false,
        });
        if !structural || before.bytes.is_empty() || after.bytes.is_empty() {
            self.follow(&changes);
            return Ok(changes);
        }
        let (Ok(old), Ok(new)) = (source(before), source(after)) else { return Ok(changes) };
        let all = diff::glossaries(&read_terms(&old).value, &read_terms(&new).value);
        self.follow(&all);
        Ok(all.into_iter().filter(|change| self.is_about(change)).collect())
    }

    /// The concept in one of the versions that were merged, where it had an id there that another concept has in the merge: a
    /// merge gives the second of two another one. Found by its terms; what became of it, too.
    pub fn before_merge(&self, before: FileVersion<'_>, merged: FileVersion<'_>) -> Option<(Self, Vec<Change>)> {
        if before.bytes.is_empty() || !self.read(before).ok()?.concepts.is_empty() {
            return None;
        }
        let new = self.read(merged).ok()?;
        let [concept] = &new.concepts[..] else { return None };
        let all = read_terms(&source(merged).ok()?).value;
        let is_taken = |id: &str| all.concepts.iter().any(|other| *other.id == *id && !has_same_terms(other, concept));
        let mut old = read_terms(&source(before).ok()?).value;
        old.concepts.retain(|other| has_same_terms(other, concept) && is_taken(&other.id));
        let [other] = &old.concepts[..] else { return None };
        let history = Self::new(&other.id);
        let old = Glossary { concepts: old.concepts, ..Glossary::default() };
        Some((history, diff::glossaries(&old, &new)))
    }

    /// Takes note of the ids that it had before.
    fn follow(&mut self, changes: &[Change]) {
        for change in changes.iter().filter(|change| change.change == ChangeKind::Renamed) {
            let own = |id: &String| self.ids.iter().any(|known| **known == **id);
            if change.subject == Subject::Concept && change.concept.as_ref().is_some_and(own) {
                let before: Option<Box<str>> = change.before.as_deref().map(Into::into);
                self.ids.extend(before.iter().filter(|id| !self.ids.contains(id)).cloned().collect::<Vec<_>>());
                self.renamed.extend(before);
            }
        }
    }

    /// True for what is told of the concept, and for what came of it or went into it.
    fn is_about(&self, change: &Change) -> bool {
        let place = |place: &Option<String>| {
            let place = place.as_deref().unwrap_or_default();
            self.ids
                .iter()
                .any(|id| place.strip_prefix(&**id).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
        };
        let elsewhere = match (change.subject, change.change) {
            (Subject::Concept, ChangeKind::Split | ChangeKind::Joined | ChangeKind::Renamed)
            | (Subject::Term, ChangeKind::Moved) => place(&change.before) || place(&change.after),
            _ => false,
        };
        elsewhere || change.concept.as_deref().is_some_and(|id| self.ids.iter().any(|known| **known == *id))
    }

    fn own(&self, mut glossary: Glossary) -> Glossary {
        glossary.concepts.retain(|concept| self.ids.contains(&concept.id));
        Glossary { concepts: glossary.concepts, ..Glossary::default() }
    }

    /// The concept under its ids, with nothing else. A mistake anywhere else in the file does not matter.
    fn read(&self, version: FileVersion<'_>) -> Result<Glossary, Vec<Error>> {
        if version.bytes.is_empty() {
            return Ok(Glossary::default());
        }
        let one = |error: Error| vec![error];
        let part = self.part(version).map_err(one)?;
        if part.is_toml {
            let text = Source::from_text(version.path, part.text).map_err(one)?;
            let read = formats::read_glossary_toml(&text);
            if read.problems.iter().all(|problem| problem.severity != Severity::Error) {
                return Ok(self.own(read.value));
            }
        }
        let source = source(version).map_err(one)?;
        let read = read_terms(&source);
        let wrong = read.problems.iter().filter(|problem| problem.severity == Severity::Error);
        let wrong: Vec<Error> = wrong.map(|problem| error_of(&source, problem)).collect();
        if wrong.is_empty() { Ok(self.own(read.value)) } else { Err(wrong) }
    }
}

/// The concepts of a glossary file that go by this id, earlier id or name in any spelling, and what each is called.
pub fn concepts_called(version: FileVersion<'_>, name: &str) -> Result<Vec<(String, String)>, Error> {
    let glossary = read_terms(&source(version)?).value;
    let found: Vec<&Concept> = crate::policy::called(&glossary, name);
    let called = |concept: &&Concept| (concept.id.to_string(), diff::called(concept).unwrap_or_default().to_owned());
    Ok(found.iter().map(called).collect())
}

fn has_same_terms(one: &Concept, other: &Concept) -> bool {
    let terms = |concept: &Concept| {
        let terms = concept.terms();
        let mut all: Vec<(String, String)> =
            terms.map(|term| (term.lang.as_str().to_owned(), term.text.to_string())).collect();
        all.sort_unstable();
        all
    };
    let terms = (terms(one), terms(other));
    !terms.0.is_empty() && terms.0 == terms.1
}

fn source(version: FileVersion<'_>) -> Result<Source, Error> {
    decode((version.path, version.bytes.to_vec()))
}

/// The tables of these concepts, as they are written; `None` where concepts may stand anywhere else than below headers
/// `[concepts.ID…]`.
fn tables(text: &str, ids: &[Box<str>]) -> Option<String> {
    let mut found = String::new();
    let mut inside = false;
    let mut first = true;
    let mut from = 0;
    let bytes = text.as_bytes();
    // A text of several lines may have one that looks like a header.
    if [&b"\"\"\""[..], b"'''"].iter().any(|open| memchr::memmem::find(bytes, open).is_some()) {
        return None;
    }
    let mut at = usize::from(bytes.starts_with(b"\xEF\xBB\xBF")) * 3;
    while at < bytes.len() {
        let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |next| at + next + 1);
        let line = &bytes[at..end];
        let bare = line.trim_ascii_start();
        if bare.starts_with(b"[") {
            first = false;
            let (was, is) = (inside, is_one_of(bare, ids)?);
            if was && !is {
                found.push_str(&text[from..at]);
            } else if is && !was {
                from = at;
            }
            inside = is;
        } else if first && (bare.starts_with(b"concepts") || bare.starts_with(b"\"") || bare.starts_with(b"'")) {
            return None;
        }
        at = end;
    }
    if inside {
        found.push_str(&text[from..]);
    }
    Some(found)
}

/// True for a header of one of these concepts; `None` where the line may be one in another writing.
fn is_one_of(line: &[u8], ids: &[Box<str>]) -> Option<bool> {
    let Some(rest) = line.strip_prefix(b"[concepts.") else {
        let key = line.trim_ascii_start().strip_prefix(b"[").unwrap_or(line).trim_ascii_start();
        let key = key.strip_prefix(b"[").unwrap_or(key).trim_ascii_start();
        let name = &key[..key.iter().position(|byte| *byte == b']')?];
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b' ');
        let other = name.first().is_some_and(u8::is_ascii_alphabetic) && !name.starts_with(b"concepts");
        return (other && name.iter().all(plain)).then_some(false);
    };
    let first = *rest.first()?;
    let key = if matches!(first, b'"' | b'\'') {
        let end = memchr::memchr(first, &rest[1..])?;
        let key = &rest[1..=end];
        (!key.contains(&b'\\') && matches!(rest.get(end + 2), Some(b'.' | b']'))).then_some(key)?
    } else {
        let key = &rest[..rest.iter().position(|byte| matches!(byte, b'.' | b']'))?];
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        key.iter().all(plain).then_some(key)?
    };
    Some(ids.iter().any(|id| id.as_bytes() == key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> FileVersion<'_> {
        FileVersion { path: Path::new("g.toml"), bytes: text.as_bytes() }
    }

    fn part(text: &str, id: &str) -> (String, bool) {
        let part = ConceptHistory::new(id).part(version(text)).expect("a glossary");
        (part.text, part.is_toml)
    }

    #[test]
    fn the_tables_of_a_concept_are_cut_out() {
        let text = "[glossary]\ntitle = \"x\"\n[concepts.a]\nkind = \"k\"\n[concepts.b]\nkind = \"k\"\n[concepts.a.names.x]\nterms = [\n  { en = \"A\" },\n]\n[concepts.ab]\n";
        let expected = "[concepts.a]\nkind = \"k\"\n[concepts.a.names.x]\nterms = [\n  { en = \"A\" },\n]\n";
        assert_eq!(part(text, "a"), (expected.to_owned(), true));
        assert_eq!(
            part(&text.replace("concepts.a]", "concepts.\"a\"]"), "a").0,
            expected.replace("concepts.a]", "concepts.\"a\"]")
        );
        assert_eq!(part(text, "z"), (String::new(), true));
    }

    #[test]
    fn another_writing_is_read_whole() {
        let lines = "concept A\n  en A\n";
        for text in [
            "concepts.a.terms = [ { en = \"A\" } ]\n",
            "[ concepts.a ]\nterms = [ { en = \"A\" } ]\n",
            "[concepts]\na = { terms = [ { en = \"A\" } ] }\n",
            "[concepts.a]\n[[concepts.a.terms]]\nen = \"A\"\n",
            "[concepts.b]\nnote = \"\"\"\n[concepts.a]\n\"\"\"\n[concepts.a]\nterms = [ { en = \"A\" } ]\n",
        ] {
            assert_eq!(part(text, "a"), (lines.to_owned(), false), "{text}");
        }
    }

    #[test]
    fn earlier_ids_become_known_and_others_are_looked_at() {
        let old = "[concepts.a]\nterms = [\n  { en = \"A\" },\n  { en = \"B\" },\n]\n[concepts.z]\nterms = [ { en = \"Z\" } ]\n";
        let split = "[concepts.x]\nwas = [\"a\"]\nterms = [ { en = \"A\" } ]\n[concepts.y]\nwas = [\"a\"]\nterms = [ { en = \"B\" } ]\n[concepts.z]\nterms = [ { en = \"ZZ\" } ]\n";
        for id in ["x", "y", "a"] {
            let mut history = ConceptHistory::new(id);
            let changes = history.changes(version(old), version(split)).expect("glossaries");
            let has =
                |kind, concept: &str| changes.iter().any(|c| c.change == kind && c.concept.as_deref() == Some(concept));
            assert!(has(ChangeKind::Split, "y") && has(ChangeKind::Renamed, "x"), "{id}: {changes:?}");
            assert!(changes.iter().all(|change| change.concept.as_deref() != Some("z")), "{changes:?}");
            assert!(history.ids().any(|known| known == "a"));
        }
        // A mistake in another concept is none of this one's business.
        let broken = split.replace("\"ZZ\"", "");
        assert!(ConceptHistory::new("x").changes(version(old), version(&broken)).is_ok());
        let broken = split.replace("[ { en = \"A\" } ]", "[ { en = } ]");
        assert!(ConceptHistory::new("x").changes(version(old), version(&broken)).is_err());
    }
}
