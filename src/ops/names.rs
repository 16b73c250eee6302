//! The inventory: every name in the drafts, listed and not.

mod capitals;
mod group;
mod tally;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::path::PathBuf;

use self::group::{Group, group};
pub(super) use self::tally::is_protected;
use self::tally::{First, ListedName, ListedUse, Loose, Seen, Tally};
use super::batch::{self, Event, Job};
use crate::base::{Lang, Place, Result};
use crate::text::fold;

/// The names of some drafts. In each list the most frequent first, of equally frequent ones by the alphabet.
#[derive(Clone, Debug, Default)]
pub struct Inventory {
    /// Drafts that were read.
    pub files: usize,
    /// Names that the glossary lists.
    pub listed: Vec<NameEntry>,
    /// Capitalised words that it does not.
    pub unlisted: Vec<NameEntry>,
}

/// A name in the drafts.
#[derive(Clone, Debug)]
pub struct NameEntry {
    /// Its most frequent spelling.
    pub name: String,
    /// Of a listed one: its concept's id.
    pub concept: Option<Box<str>>,
    /// Of a listed one: other concepts that some of its places can be read as, by their ids.
    pub also: Vec<Box<str>>,
    /// How often it stands there.
    pub count: u64,
    /// The file where it stands first, by the order of paths.
    pub path: PathBuf,
    /// And the place in it.
    pub place: Place,
    /// The most frequent first.
    pub spellings: Vec<NameSpelling>,
    /// Of one that is not listed: the listed name that it is, as far as its spelling can say.
    pub nearest: Option<NearestName>,
}

/// A spelling of a name.
#[derive(Clone, Debug)]
pub struct NameSpelling {
    /// The term as listed; of what is not listed, the form that the others are forms of.
    pub text: String,
    /// The term's language; of what is not listed, the text's.
    pub lang: Lang,
    /// How often it stands in the drafts, in any form.
    pub count: u64,
    /// At how many of these places a policy is against the name or its spelling.
    pub against: u64,
    /// As it stands there, with counts, the most frequent first.
    pub forms: Vec<(String, u64)>,
}

/// A listed name that an unlisted one is near to.
#[derive(Clone, Debug)]
pub struct NearestName {
    /// Its concept's id.
    pub concept: Box<str>,
    /// The term.
    pub term: String,
    /// The term's language.
    pub lang: Lang,
    /// How sure that is, in per cent.
    pub score: f64,
}

/// Spellings that are counted together, and the listed name that they are near to.
type Spelt = (Vec<(NameSpelling, Seen)>, Option<NearestName>);

/// Told of what happens.
type Each<'e> = &'e mut dyn FnMut(Event<'_, (Lang, bool)>) -> ControlFlow<()>;

/// Takes the inventory of all drafts; `each` is told of every file, with its language and whether that was detected.
pub fn names(job: &Job, each: Each<'_>) -> Result<Inventory> {
    let work = |opened: batch::Opened<'_, '_>| Tally::of(opened.checker, &opened.decode()?);
    let mut all = Tally::default();
    let mut files = 0;
    batch::files(job, &work, &mut |event| {
        each(match event {
            Event::File((tally, lang)) => {
                files += 1;
                all.add(tally);
                Event::File(lang)
            }
            Event::Opened(workspace) => Event::Opened(workspace),
            Event::Broken(errors) => Event::Broken(errors),
            Event::Skipped(path, why) => Event::Skipped(path, why),
            Event::Failed(error) => Event::Failed(error),
        })
    })?;
    let listed = all.listed.into_iter().filter_map(|(name, used)| listed(name, used)).collect();
    Ok(Inventory { files, listed: sorted(listed), unlisted: sorted(unlisted(all.loose, &all.small)) })
}

fn listed(ListedName { concept, .. }: ListedName, used: ListedUse) -> Option<NameEntry> {
    let spellings = used.terms.into_iter().map(|((term, lang), forms)| spelling(term.into(), &lang, forms));
    let also = used.also.into_iter().collect();
    entry(spellings.collect(), Some(concept), also, None)
}

/// Counts what has a capital for no other reason than to be a name, and then the same words wherever else they stand.
fn unlisted(
    loose: BTreeMap<Box<str>, BTreeMap<String, Loose>>,
    small: &BTreeMap<Box<str>, HashMap<String, u64>>,
) -> Vec<NameEntry> {
    let mut all: BTreeMap<String, Spelt> = BTreeMap::new();
    for (lang, mut rows) in loose {
        let without = |text: &str| small.get(&lang).and_then(|words| words.get(&text.to_lowercase())).copied();
        // What mostly stands without a capital is an ordinary word.
        rows.retain(|text, row| row.nearest.is_some() || without(text).is_none_or(|count| count <= row.sure.count));
        let lang = Lang::new(&lang);
        let mut near: BTreeMap<String, NearestName> = BTreeMap::new();
        for (text, row) in &rows {
            near.extend(row.nearest.clone().map(|nearest| (text.clone(), nearest)));
        }
        for Group { head, forms, .. } in group(&lang, counted(&rows)) {
            let nearest = near.get(&head).or_else(|| forms.keys().find_map(|form| near.get(form))).cloned();
            let known = all.entry(fold::fine(&head, fold::Fold::Default)).or_default();
            known.0.push(spelling(head, lang.as_str(), forms));
            known.1 = known.1.take().or(nearest);
        }
    }
    all.into_values().filter_map(|(spellings, nearest)| entry(spellings, None, Vec::new(), nearest)).collect()
}

/// What counts of the rows of a language.
fn counted(rows: &BTreeMap<String, Loose>) -> BTreeMap<String, Seen> {
    let is_sure = |text: &str| rows.get(text).is_some_and(|row| row.sure.count > 0);
    // Known as a name by itself: then it is one before others at the beginning of a sentence too.
    let is_whole = |text: &str| is_sure(text) || text.split_once(' ').is_some_and(|(first, _)| is_sure(first));
    // Where the first word may be an ordinary one, the others are a name all the same.
    let rests = rows.iter().filter(|(text, row)| row.rest.count > 0 && !is_whole(text));
    let rests: BTreeSet<&str> = rests.map(|(text, row)| &text[row.second..]).collect();
    let mut all: BTreeMap<String, Seen> = BTreeMap::new();
    let mut add = |text: &str, seen: &Seen| {
        if seen.count > 0 {
            all.entry(text.to_owned()).or_default().add(seen);
        }
    };
    for (text, row) in rows {
        add(text, &row.sure);
        let is_name = is_whole(text) || rests.contains(text.as_str());
        if is_name {
            add(text, &row.begins);
        } else {
            add(&text[row.second..], &row.rest);
        }
        if is_sure(text) || rests.contains(text.as_str()) {
            add(text, &row.bare);
        }
    }
    all
}

fn spelling(text: String, lang: &str, forms: BTreeMap<String, Seen>) -> (NameSpelling, Seen) {
    let mut all = Seen::default();
    for seen in forms.values() {
        all.add(seen);
    }
    let mut forms: Vec<(String, u64)> = forms.into_iter().map(|(form, seen)| (form, seen.count)).collect();
    forms.sort_by_key(|(_, count)| Reverse(*count));
    (NameSpelling { text, lang: Lang::new(lang), count: all.count, against: all.against, forms }, all)
}

fn entry(
    spellings: Vec<(NameSpelling, Seen)>,
    concept: Option<Box<str>>,
    also: Vec<Box<str>>,
    nearest: Option<NearestName>,
) -> Option<NameEntry> {
    let mut all = Seen::default();
    for (_, seen) in &spellings {
        all.add(seen);
    }
    let mut spellings: Vec<NameSpelling> = spellings.into_iter().map(|(spelling, _)| spelling).collect();
    spellings.sort_by(|a, b| (b.count, &a.text, a.lang.as_str()).cmp(&(a.count, &b.text, b.lang.as_str())));
    let First { path, place, .. } = all.first?;
    let name = spellings.first()?.text.clone();
    Some(NameEntry { name, concept, also, count: all.count, path: path.to_path_buf(), place, spellings, nearest })
}

fn sorted(mut all: Vec<NameEntry>) -> Vec<NameEntry> {
    all.sort_by(|a, b| (b.count, &a.name, &a.concept).cmp(&(a.count, &b.name, &b.concept)));
    all
}
