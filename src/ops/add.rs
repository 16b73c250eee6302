//! Names recorded in a glossary: as a spelling of a name that is listed, or as a concept of their own.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::revised::Revised;
use super::suggest::{Candidate, Surroundings};
use super::{Checker, Workspace};
use crate::base::{Error, Lang, Source, Span};
use crate::formats;
use crate::matching;
use crate::model::{Concept, Glossary, Name, Rank, Status, Term};
use crate::policy;
use crate::revise::{GlossaryPatch, free_id, free_key, id_of, patch_glossary};
use crate::text::fold::{self, Fold};
use crate::text::morph::LANGUAGES;

/// Bytes of a name; what is longer is a text.
const LONGEST: usize = 400;
/// As many that a name is near to are weighed.
const WEIGHED: usize = 8;
/// A name that is at least so near, in per cent, is told of beside a new one.
const WORTH_TELLING: f64 = 30.0;
/// Another that is as likely but for so many per cent is told of before anything is written.
const AS_LIKELY: f64 = 10.0;

/// What is said of the names to record.
#[derive(Clone, Debug, Default)]
pub struct Adding {
    /// The language of the names; by default the only one that is written in their letters.
    pub lang: Option<Lang>,
    /// To be approved by somebody: the house does not write it yet.
    pub propose: bool,
    /// The concept that they are names of, by its id or one of its names.
    pub concept: Option<String>,
    /// They are of a concept that is not listed, whatever they are like.
    pub new: bool,
    /// Their standing; by default admitted beside a preferred term of their language, else preferred.
    pub rank: Option<Rank>,
    /// The label of the name that they are spellings of; one that the concept lacks is a new name of it.
    pub usage: Option<Box<str>>,
    /// The kind of a new concept.
    pub kind: Option<Box<str>>,
    /// The country of the concept (ISO 3166): a listed one of another country is not it.
    pub country: Option<Box<str>>,
    /// A remark on each of them.
    pub note: Option<Box<str>>,
    /// Where they were seen.
    pub source: Option<Box<str>>,
}

/// Names recorded, as far as they were new.
#[derive(Debug)]
pub struct Added {
    /// The glossary files as they would be: those that change.
    pub files: Vec<Revised>,
    /// What becomes of each name, in the order given.
    pub names: Vec<Addition>,
}

/// What becomes of a name.
#[derive(Clone, Debug)]
pub struct Addition {
    /// As it is written down.
    pub name: String,
    /// Its language.
    pub lang: Lang,
    /// As what.
    pub kind: AdditionKind,
}

/// As what a name is written down, or why not.
#[derive(Clone, Debug)]
pub enum AdditionKind {
    /// It stands there already, but for capitals and marks.
    Listed(String),
    /// It is a form of a listed term, which is found in any form.
    Form(String),
    /// A spelling of a name that has this one; how likely, in per cent, where nobody said so.
    Spelling(String, Option<f64>),
    /// Another name of the concept that has this one.
    Name(String),
    /// A concept of its own; with the listed name that it is nearest to, and how near.
    Concept(Option<(String, f64)>),
}

/// Records names in the glossary files of a workspace; nothing is written yet. Where any of them cannot be, none is:
/// a name that may be of several concepts, that does not say its language, that is no name.
pub fn add(workspace: &Workspace, names: &[String], how: &Adding) -> Result<Added, Vec<Error>> {
    let files = if workspace.is_shipped() { &[][..] } else { &workspace.glossary.files };
    let Some(home) = files.iter().position(|file| is_toml(file)) else {
        let what = "there is no glossary file to record names in; name one with --glossary, or begin one with \
                    `exonym init`";
        return Err(vec![Error::new(what)]);
    };
    let mut adding = Names {
        glossary: &workspace.glossary,
        checker: Checker::new(workspace),
        how,
        home: home as u32,
        ids: Vec::new(),
        patches: BTreeMap::new(),
        done: Vec::new(),
    };
    let mut problems: Vec<Error> = names.iter().filter_map(|name| adding.name(name).err()).collect();
    let Names { patches, done, .. } = adding;
    let mut revised = Vec::new();
    for (file, patches) in patches {
        match workspace.glossary.files.get(file as usize).map(|path| revise(path, &patches)) {
            Some(Ok(file)) => revised.push(file),
            Some(Err(error)) => problems.push(error),
            None => {}
        }
    }
    if problems.is_empty() { Ok(Added { files: revised, names: done }) } else { Err(problems) }
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

fn revise(path: &Path, patches: &[GlossaryPatch]) -> crate::base::Result<Revised> {
    if !is_toml(path) {
        let what = "the name belongs to a concept of this file, which is no glossary file (.toml): import it into one";
        return Err(Error::new(what).in_file(path));
    }
    let bytes = fs::read(path).map_err(|cause| Error::io(path, cause))?;
    let source = Source::decode(path, bytes.clone(), None)?;
    let new = patch_glossary(&source, patches)?;
    let added = patches.iter().map(|patch| match patch {
        GlossaryPatch::AddName { new, .. } => new.terms.len(),
        _ => 1,
    });
    let terms = formats::read_glossary_toml(&source).value.terms().count() + added.sum::<usize>();
    Revised::new(Some(bytes), &source, new, terms)
}

struct Names<'w> {
    glossary: &'w Glossary,
    checker: Checker<'w>,
    how: &'w Adding,
    /// The file that new concepts go to, by its number.
    home: u32,
    /// Of the concepts that are new.
    ids: Vec<Box<str>>,
    /// By the numbers of the files.
    patches: BTreeMap<u32, Vec<GlossaryPatch>>,
    done: Vec<Addition>,
}

impl<'w> Names<'w> {
    fn name(&mut self, given: &str) -> Result<(), Error> {
        let name = normal(given)?;
        let key = folded(&name);
        if self.done.iter().any(|done| folded(&done.name) == key) {
            return Ok(());
        }
        let lang = self.language(&name)?;
        let kind = self.decide(&name, &lang)?;
        self.done.push(Addition { name, lang, kind });
        Ok(())
    }

    fn decide(&mut self, name: &str, lang: &Lang) -> Result<AdditionKind, Error> {
        if let Some(wanted) = &self.how.concept {
            let concept = self.concept(wanted)?;
            return self.of_concept(concept, name, lang);
        }
        let ranked =
            if self.how.new { Vec::new() } else { self.checker.ranked(name, WEIGHED, &Surroundings::default()) };
        let is_listed = |c: &&Candidate<'_>| c.claim && !c.how.is_near();
        let best = ranked.first().map_or(0.0, |c| c.score.percent());
        let claimed: Vec<&Candidate<'w>> = match ranked.first() {
            // What is listed so, in whatever concepts.
            Some(first) if is_listed(&first) => {
                ranked.iter().filter(|c| is_listed(c) && c.score == first.score).collect()
            }
            Some(first) if first.claim => {
                ranked.iter().filter(|c| c.claim || c.score.percent() + AS_LIKELY > best).collect()
            }
            _ => Vec::new(),
        };
        let Some(&first) = claimed.first() else {
            let nearest = ranked.first().map(|c| (c.reading.term.text.to_string(), c.score.percent()));
            self.concept_of(name, lang);
            return Ok(AdditionKind::Concept(nearest.filter(|(_, score)| *score >= WORTH_TELLING)));
        };
        if let Some(other) = claimed.iter().find(|c| !std::ptr::eq(c.reading.concept, first.reading.concept)) {
            let what = format!(
                "`{name}` may be `{}` or `{}`: say which with --concept, or --new if it is neither",
                shown(first.reading.concept, &first.reading.term.text),
                shown(other.reading.concept, &other.reading.term.text)
            );
            return Err(Error::new(what));
        }
        let listed = is_listed(&first);
        // What is a form by another language's rules is not found in a text of this one.
        let is_found = || {
            let found = self.checker.listed_matches(name, lang);
            let whole = |m: &matching::Match<'_>| m.span.len() == name.len();
            found
                .iter()
                .filter(|m| whole(m))
                .flat_map(|m| &m.readings)
                .any(|r| std::ptr::eq(r.concept, first.reading.concept))
        };
        if listed && !first.reading.form.is_bare() && is_found() {
            return Ok(AdditionKind::Form(first.reading.term.text.to_string()));
        }
        let score = (!listed).then(|| first.score.percent());
        Ok(self.spelling(first.reading.concept, first.reading.name, name, lang, score))
    }

    /// A name of a concept that somebody named: of the name with the label, else of the one that it is likest to.
    fn of_concept(&mut self, concept: &'w Concept, name: &str, lang: &Lang) -> Result<AdditionKind, Error> {
        let first = first_term(concept);
        let home = match &self.how.usage {
            Some(usage) => concept.names.iter().find(|known| known.usage.contains(usage)),
            None if concept.names.len() > 1 => {
                let own = self.ranked(name).into_iter().find(|c| std::ptr::eq(c.reading.concept, concept));
                Some(own.map(|c| c.reading.name).ok_or_else(|| {
                    let labels: Vec<&str> =
                        concept.names.iter().flat_map(|name| &name.usage).map(AsRef::as_ref).collect();
                    let labels = if labels.is_empty() { "a label".to_owned() } else { labels.join(", ") };
                    Error::new(format!("`{first}` has several names; say with --usage which this is: {labels}"))
                })?)
            }
            None => concept.names.first(),
        };
        if let Some(home) = home {
            return Ok(self.spelling(concept, home, name, lang, None));
        }
        let term = self.term(name, lang);
        let patches = self.patches.entry(concept.file).or_default();
        // Several at once with a label that the concept lacks are spellings of one new name.
        let begun = patches.iter_mut().find_map(|patch| match patch {
            GlossaryPatch::AddName { concept: of, new } if **of == *concept.id => Some(new),
            _ => None,
        });
        if let Some(begun) = begun {
            let rank = if begun.preferred(lang).is_some() { term.rank.max(Rank::Admitted) } else { term.rank };
            begun.terms.push(Term { rank, ..term });
        } else {
            let usage = self.how.usage.iter().cloned().collect();
            let new = Name { key: free_key(&concept.names), usage, terms: vec![term], ..Name::default() };
            patches.push(GlossaryPatch::AddName { concept: concept.id.to_string(), new: Box::new(new) });
        }
        Ok(AdditionKind::Name(first))
    }

    /// One more term of a name, unless it is there.
    fn spelling(
        &mut self,
        concept: &'w Concept,
        home: &'w Name,
        name: &str,
        lang: &Lang,
        score: Option<f64>,
    ) -> AdditionKind {
        let key = folded(name);
        if let Some(known) = home.terms.iter().find(|term| term.lang == *lang && folded(&term.text) == key) {
            return AdditionKind::Listed(known.text.to_string());
        }
        let mut new = self.term(name, lang);
        let of_lang = || home.terms.iter().enumerate().filter(|(_, term)| term.lang == *lang);
        // Those before it in the same run too.
        let before = self.patches.get(&concept.file).into_iter().flatten().filter_map(|patch| match patch {
            GlossaryPatch::InsertTerm { concept: of, name, new, .. } => {
                (**of == *concept.id && **name == *home.key && new.lang == *lang).then_some(&**new)
            }
            _ => None,
        });
        let mut others = of_lang().map(|(_, term)| term).chain(before);
        if new.rank == Rank::Preferred && others.any(|term| term.rank == Rank::Preferred) {
            new.rank = Rank::Admitted;
        }
        let after = of_lang().next_back().map(|(at, _)| at);
        let (concept_id, name) = (concept.id.to_string(), home.key.to_string());
        let patch = GlossaryPatch::InsertTerm { concept: concept_id, name, after, new: Box::new(new) };
        self.patches.entry(concept.file).or_default().push(patch);
        let called = home.preferred(lang).or_else(|| home.terms.iter().min_by_key(|term| term.rank));
        AdditionKind::Spelling(called.map_or_else(String::new, |term| term.text.to_string()), score)
    }

    fn concept_of(&mut self, name: &str, lang: &Lang) {
        let glossary = self.glossary;
        let taken = |id: &str| glossary.concept(id).is_some() || self.ids.iter().any(|known| **known == *id);
        let id = id_of(name, taken).unwrap_or_else(|| free_id(&mut 1, taken));
        self.ids.push(id.clone());
        let usage: Vec<Box<str>> = self.how.usage.iter().cloned().collect();
        let key = if usage.is_empty() { Box::default() } else { free_key(&[]) };
        let terms = vec![self.term(name, lang)];
        let new = Concept {
            id,
            kind: self.how.kind.clone(),
            country: self.how.country.clone(),
            names: vec![Name { key, usage, terms, ..Name::default() }],
            ..Concept::default()
        };
        let patch = GlossaryPatch::AddConcept { after: None, new: Box::new(new) };
        self.patches.entry(self.home).or_default().push(patch);
    }

    fn ranked(&self, name: &str) -> Vec<Candidate<'w>> {
        let around = Surroundings { country: self.how.country.as_deref(), text: "" };
        self.checker.ranked(name, WEIGHED, &around)
    }

    fn term(&self, name: &str, lang: &Lang) -> Term {
        let mut term = Term::new(lang.clone(), name, Span::default());
        term.rank = self.how.rank.unwrap_or_default();
        term.status = if self.how.propose { Status::Proposed } else { Status::Approved };
        term.note.clone_from(&self.how.note);
        term.source.clone_from(&self.how.source);
        term
    }

    /// The concept of an id or a name.
    fn concept(&self, wanted: &str) -> Result<&'w Concept, Error> {
        match policy::called(self.glossary, wanted)[..] {
            [concept] => Ok(concept),
            [one, other, ..] => {
                let of = |concept: &Concept| format!("`{}` ({})", concept.id, shown(concept, &first_term(concept)));
                let what = format!("`{wanted}` names several concepts: give the id, {} or {}", of(one), of(other));
                Err(Error::new(what))
            }
            [] => Err(Error::new(format!(
                "no glossary has the name `{wanted}`; `exonym suggest` finds names that are near to it"
            ))),
        }
    }

    /// The language said, else the only one that is written in a name's letters: of the glossary's languages and those
    /// whose rules are known.
    fn language(&self, name: &str) -> Result<Lang, Error> {
        if let Some(lang) = &self.how.lang {
            return Ok(lang.clone());
        }
        let mut all: Vec<Lang> =
            LANGUAGES.iter().filter(|l| matching::in_script(name, l.script)).map(|l| Lang::new(l.tag)).collect();
        for term in self.glossary.terms().filter(|t| matching::same_script(&t.term.text, name)) {
            if !all.iter().any(|known| known.same_language(&term.term.lang)) {
                all.push(Lang::new(term.term.lang.primary()));
            }
        }
        if let [one] = &all[..] {
            return Ok(one.clone());
        }
        let tags: Vec<&str> = all.iter().map(Lang::as_str).take(6).collect();
        let such = if tags.is_empty() { String::new() } else { format!(", such as {}", tags.join(", ")) };
        Err(Error::new(format!("`{name}` does not say its language: name it with --lang{such}")))
    }
}

fn normal(given: &str) -> Result<String, Error> {
    let name = formats::written(given);
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Error::new(format!("`{}` is no name: it has no letters", given.escape_debug())));
    }
    if name.len() > LONGEST {
        let begin: String = name.chars().take(40).collect();
        return Err(Error::new(format!("`{begin}…` is longer than any name: give one name at a time")));
    }
    Ok(name)
}

fn folded(text: &str) -> String {
    fold::fine(text.trim(), Fold::Default)
}

fn first_term(concept: &Concept) -> String {
    let mut terms = concept.terms();
    terms.next().map_or_else(|| concept.id.to_string(), |term| term.text.to_string())
}

/// A name with what tells its concept from others.
fn shown(concept: &Concept, term: &str) -> String {
    let facts: Vec<&str> = [&concept.kind, &concept.country].into_iter().flatten().map(AsRef::as_ref).collect();
    if facts.is_empty() { term.to_owned() } else { format!("{term}, {}", facts.join(", ")) }
}
