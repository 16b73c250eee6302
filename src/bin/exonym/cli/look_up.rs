//! `exonym match`.

use std::io::{self, BufRead as _, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use exonym::{
    CONFIG_NAME, Checker, Diagnostic, Hit, KnownPhrase, KnownTerm, Lang, LookUp, Memories, MemoryChoice, MemoryEvent,
    MemoryFacts, Penalties, Place, PolicyPlace, Query, Scoring, TextChecked, Wanted,
};
use serde_json::json;
use unicode_normalization::UnicodeNormalization as _;

use super::args::{Match, MatchFormat, MemoryArgs, Tone};
use super::output::{self, Voice};
use super::sources::{is_stdin, stdin, text_line, threads};
use super::{Exit, Failure};
use crate::text;

/// Bytes of the standard input that are taken at a time, if so many are there.
const BATCH: usize = 256 << 10;

pub(crate) fn run(args: &Match, tone: Tone) -> Result<Exit, Failure> {
    let voice = Voice::new(tone);
    let house = exonym::open_named_workspace(&args.sources.job()?, Path::new(""))?;
    if house.as_ref().is_some_and(exonym::Workspace::is_shipped) {
        voice.note(text::SHIPPED_GLOSSARY);
    }
    let (penalties, of_files) = penalties(args)?;
    let memories = open_with(&args.memory, Some(args.scoring.scoring()), of_files, voice)?;
    let today = Some(super::sources::today());
    let wanted = Wanted { max: args.max, threshold: args.threshold, penalties, today };
    let threads = threads(args.threads);
    let colour = output::colour(tone.color);
    let house = house.as_ref().map(Checker::new);
    let answer = Answer {
        format: args.format,
        colour,
        explain: args.explain,
        facts: memories.facts(),
        house: house.as_ref(),
        memories: &memories,
        max: args.max,
        phrases: args.phrases || args.format == MatchFormat::Full,
    };
    let finder = || {
        let finder = LookUp::new(&memories, wanted)?;
        Ok(if let Some(house) = answer.house { finder.with_house(house) } else { finder })
    };
    let mut finders: Vec<_> = (0..threads).map(|_| finder()).collect::<exonym::Result<_>>()?;
    let mut out = output::stdout(colour);
    for text in &args.texts {
        if text == "-" {
            answer.lines(&mut finders, &mut *out)?;
        } else if let Some(first) = finders.first_mut() {
            let query = Query { text: text.clone(), ..Query::default() };
            answer.write(text, &answer.find(first, &query)?, &mut *out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Clean)
}

/// What takes off, by name, and by memory.
fn penalties(args: &Match) -> Result<(Penalties, Vec<(PathBuf, u32)>), Failure> {
    let mut penalties = Penalties::default();
    let mut of_files = Vec::new();
    for (what, points) in &args.penalties {
        if penalties.set(what, *points) {
            continue;
        }
        let path = PathBuf::from(what);
        if !path.exists() {
            return Err(exonym::Error::new(text::memory::bad_penalty(what)).into());
        }
        of_files.push((path, *points));
    }
    Ok((penalties, of_files))
}

/// Opens memories and says what that is like.
pub(super) fn open(args: &MemoryArgs, scoring: Option<Scoring>, voice: Voice) -> Result<Memories, Failure> {
    open_with(args, scoring, Vec::new(), voice)
}

fn open_with(
    args: &MemoryArgs,
    scoring: Option<Scoring>,
    penalties: Vec<(PathBuf, u32)>,
    voice: Voice,
) -> Result<Memories, Failure> {
    if args.memories.iter().any(|path| is_stdin(path)) {
        return Err(exonym::Error::new(text::memory::MEMORY_FILE).in_file("-").into());
    }
    let choice = MemoryChoice {
        files: args.memories.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        scoring,
        cache: cache(),
        penalties,
    };
    let bar = io::stderr().is_terminal();
    let mut shown = false;
    let opened = Memories::open(&choice, |event| match event {
        MemoryEvent::Reading(path, bytes) if bar => {
            let size = std::fs::metadata(path).map_or(0, |meta| meta.len()).max(1);
            voice.bar(text::memory::indexing(path.display(), (bytes * 100 / size).min(100)));
            shown = true;
        }
        MemoryEvent::Making(path) if bar => {
            voice.bar(text::memory::indexing(path.display(), 100));
            shown = true;
        }
        MemoryEvent::Reading(..) | MemoryEvent::Making(_) => {}
        MemoryEvent::NotKept(error) => voice.note(text::memory::not_kept(error)),
    });
    if shown {
        voice.bar("");
    }
    let opened = opened?;
    for facts in opened.facts().iter().filter(|facts| facts.units == 0) {
        voice.note(text::memory::nothing_to_find(facts.file.display(), &facts.from, &facts.to));
    }
    Ok(opened)
}

/// Where indexes are kept: beside the config that holds here, else the user's folder for what can be made again.
fn cache() -> Option<PathBuf> {
    let here = std::env::current_dir().ok();
    let project = here.iter().flat_map(|here| here.ancestors()).find(|folder| folder.join(CONFIG_NAME).is_file());
    if let Some(project) = project {
        let cache = project.join(".exonym");
        // Nothing in it is for others. Where it cannot be made, that is told when an index is to be kept.
        if std::fs::create_dir(&cache).is_ok() {
            let _ = std::fs::write(cache.join(".gitignore"), "*\n");
        }
        return Some(cache);
    }
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    // A relative path is to be ignored (XDG Base Directory Specification).
    let folder = set("XDG_CACHE_HOME").filter(|path| path.is_absolute());
    let folder = folder.or_else(|| match std::env::consts::OS {
        "windows" => set("LOCALAPPDATA"),
        "macos" => Some(set("HOME")?.join("Library/Caches")),
        _ => Some(set("HOME")?.join(".cache")),
    });
    Some(folder?.join("exonym"))
}

struct Answer<'w> {
    format: MatchFormat,
    colour: bool,
    explain: bool,
    facts: Vec<MemoryFacts>,
    /// Judges translations, where a glossary or policy is named.
    house: Option<&'w Checker<'w>>,
    memories: &'w Memories,
    max: usize,
    /// Whether to tell what else is known of a text that nothing is like.
    phrases: bool,
}

/// A match, and what the house says of its translation.
type Judged = (Hit, Option<TextChecked>);

/// All that is to be said of a query.
#[derive(Default)]
struct Told {
    hits: Vec<Judged>,
    /// Where there are no hits, and it was asked for.
    known: Option<(Vec<KnownPhrase>, Vec<KnownTerm>)>,
}

impl Answer<'_> {
    fn find(&self, finder: &mut LookUp<'_, '_>, query: &Query) -> exonym::Result<Told> {
        let judge = |hit: Hit| {
            let (Some(house), Some(facts)) = (self.house, self.facts.get(hit.memory)) else { return Ok((hit, None)) };
            let checked = house.text(&facts.file, &hit.target, &Lang::new(&facts.to))?;
            Ok((hit, Some(checked)))
        };
        let hits: Vec<Judged> = finder.find(query)?.into_iter().map(judge).collect::<exonym::Result<_>>()?;
        let known = if hits.is_empty() && self.phrases {
            // Memories of one run are of one pair of languages, but for regions.
            let terms = self.house.zip(self.facts.first()).map_or_else(Vec::new, |(house, facts)| {
                house.terms_in(&query.text, &Lang::new(&facts.from), &Lang::new(&facts.to))
            });
            Some((self.memories.phrases(&query.text)?, terms))
        } else {
            None
        };
        Ok(Told { hits, known })
    }

    /// Lines of the standard input: as many at once as are there, so that a program that waits for the answer to one line
    /// gets it, and a file of queries keeps all processors busy.
    fn lines(&self, finders: &mut [LookUp<'_, '_>], out: &mut dyn Write) -> Result<(), Failure> {
        let mut input = io::BufReader::with_capacity(BATCH, stdin()?);
        let mut rest: Vec<u8> = Vec::new();
        let mut number = 0;
        loop {
            let found = input.fill_buf().map_err(|cause| exonym::Error::io("-", cause))?;
            let ended = found.is_empty();
            let taken = found.len();
            rest.extend_from_slice(found);
            input.consume(taken);
            let whole =
                if ended { rest.len() } else { rest.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1) };
            // What stands before a line that is none is answered first.
            let mut refused = None;
            let mut queries = Vec::new();
            for line in rest[..whole].split_inclusive(|&byte| byte == b'\n') {
                number += 1;
                match query(line, number) {
                    Ok(query) => queries.push(query),
                    Err(error) => {
                        refused = Some(error);
                        break;
                    }
                }
            }
            let share = queries.len().div_ceil(finders.len()).max(1);
            let answers = std::thread::scope(|scope| {
                let work = |finder: &mut LookUp<'_, '_>, queries: &[Query]| {
                    queries.iter().map(|query| self.find(finder, query)).collect::<exonym::Result<Vec<_>>>()
                };
                let mut pairs = finders.iter_mut().zip(queries.chunks(share));
                let first = pairs.next();
                let others: Vec<_> = pairs.map(|(finder, chunk)| scope.spawn(move || work(finder, chunk))).collect();
                let mut all = vec![first.map_or(Ok(Vec::new()), |(finder, chunk)| work(finder, chunk))];
                all.extend(others.into_iter().map(|thread| match thread.join() {
                    Ok(found) => found,
                    Err(panic) => std::panic::resume_unwind(panic),
                }));
                all.into_iter().collect::<exonym::Result<Vec<_>>>()
            })?;
            for (query, told) in queries.iter().zip(answers.into_iter().flatten()) {
                self.write(&query.text, &told, out)?;
            }
            out.flush()?;
            if let Some(error) = refused {
                return Err(error.into());
            }
            rest.drain(..whole);
            if ended {
                return Ok(());
            }
        }
    }

    fn write(&self, query: &str, told: &Told, out: &mut dyn Write) -> io::Result<()> {
        match self.format {
            MatchFormat::Jsonl => {
                let matches: Vec<_> = told.hits.iter().map(|judged| self.object(judged)).collect();
                let mut object = json!({ "query": query, "matches": matches });
                if let Some((phrases, terms)) = &told.known {
                    object["phrases"] = phrases.iter().map(|phrase| self.phrase_object(phrase, query)).collect();
                    object["terms"] = terms.iter().map(|term| term_object(term, query)).collect();
                }
                serde_json::to_writer(&mut *out, &object)?;
                writeln!(out)
            }
            MatchFormat::Full => {
                writeln!(out, "{query}")?;
                if told.hits.is_empty() {
                    writeln!(out, "  {}", text::memory::NO_MATCH)?;
                }
                if let Some((phrases, terms)) = &told.known {
                    self.known(phrases, terms, query, out)?;
                }
                for (hit, checked) in &told.hits {
                    let place = self.place(hit.memory, hit.id);
                    writeln!(out, "  {:.2} %  {}  ({place})", hit.percent(), self.difference(&hit.source, query))?;
                    writeln!(out, "       {}", hit.target)?;
                    if let Some([stems, words, all]) = hit.omegat {
                        writeln!(out, "       OmegaT {stems}/{words}/{all}")?;
                    }
                    for cost in hit.costs.iter().filter(|_| self.explain) {
                        writeln!(out, "       - {}", text::memory::cost(*cost))?;
                    }
                    if let Some(checked) = checked {
                        self.verdict(hit, checked, out)?;
                    }
                }
                Ok(())
            }
        }
    }

    /// Phrases, the longest first, and the glossary's names.
    fn known(&self, phrases: &[KnownPhrase], terms: &[KnownTerm], query: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut longest: Vec<&KnownPhrase> = phrases.iter().collect();
        longest.sort_by_key(|phrase| std::cmp::Reverse(phrase.words));
        for phrase in longest.iter().take(self.max) {
            let place = self.place(phrase.memory, phrase.id);
            writeln!(out, "  “{}”  ({place})", &query[phrase.at.clone()])?;
            writeln!(out, "       {}", output::marked(&phrase.source, Some(&phrase.in_source), self.colour))?;
            writeln!(out, "       {}", phrase.target)?;
        }
        if longest.len() > self.max {
            writeln!(out, "  {}", text::memory::more_phrases(longest.len() - self.max))?;
        }
        for term in terms {
            let line = text::memory::known_term(&query[term.at.clone()], &term.term, term.lang.as_str());
            writeln!(out, "  {line}")?;
        }
        Ok(())
    }

    fn file(&self, memory: usize) -> String {
        self.facts.get(memory).map(|facts| facts.file.to_string_lossy().into_owned()).unwrap_or_default()
    }

    fn place(&self, memory: usize, id: u64) -> String {
        format!("{}#{id}", self.file(memory))
    }

    /// The object of a phrase; bytes count from the beginning of the text that has it.
    fn phrase_object(&self, phrase: &KnownPhrase, query: &str) -> serde_json::Value {
        json!({
            "text": query[phrase.at.clone()],
            "at": [phrase.at.start, phrase.at.end],
            "words": phrase.words,
            "source": phrase.source,
            "in_source": [phrase.in_source.start, phrase.in_source.end],
            "target": phrase.target,
            "unit": phrase.unit,
            "file": self.file(phrase.memory),
            "id": phrase.id,
        })
    }

    /// What breaks the house's rules in a translation, and the translation without it.
    fn verdict(&self, hit: &Hit, checked: &TextChecked, out: &mut dyn Write) -> io::Result<()> {
        for finding in &checked.findings {
            writeln!(out, "       ! {}", text::memory::breaks(finding))?;
        }
        if let Some(mended) = &checked.mended {
            let shown = if self.colour { &self.difference(&hit.target, mended) } else { mended };
            writeln!(out, "       {}", text::memory::mended_text(shown))?;
        }
        Ok(())
    }

    /// The memory's text; on a terminal with what the query has not struck out, and what it has besides.
    fn difference(&self, source: &str, query: &str) -> String {
        if !self.colour {
            return source.to_owned();
        }
        // What a memory shows is composed.
        let query: String = query.nfc().collect();
        let diff = similar::TextDiff::from_words(source, &query);
        diff.iter_all_changes().fold(String::new(), |text, change| match change.tag() {
            similar::ChangeTag::Equal => text + change.value(),
            similar::ChangeTag::Delete => text + output::GONE + change.value() + output::PLAIN,
            similar::ChangeTag::Insert => text + output::NEW + change.value() + output::PLAIN,
        })
    }

    /// The object of one match, with the keys that scripts rely on.
    fn object(&self, (hit, checked): &Judged) -> serde_json::Value {
        let kind = match (hit.context > 0, hit.exact) {
            (true, _) => "context",
            (false, true) => "exact",
            (false, false) => "fuzzy",
        };
        let mut object = json!({
            "score": hit.percent(),
            "kind": kind,
            "source": hit.source,
            "target": hit.target,
            "unit": hit.unit,
            "file": self.file(hit.memory),
            "id": hit.id,
        });
        if let Some(scores) = hit.omegat {
            object["omegat"] = json!(scores);
        }
        if self.explain {
            object["explain"] = hit.costs.iter().map(|cost| text::memory::cost(*cost)).collect();
        }
        if let Some(checked) = checked {
            object["findings"] = checked.findings.iter().map(|finding| told(finding, &hit.target)).collect();
            object["mended"] = json!(checked.mended);
        }
        object
    }
}

/// The object of a name of the glossary.
fn term_object(term: &KnownTerm, query: &str) -> serde_json::Value {
    json!({
        "text": query[term.at.clone()],
        "at": [term.at.start, term.at.end],
        "concept": term.concept,
        "term": term.term,
        "lang": term.lang.as_str(),
        "policy": term.policy.as_ref().map(policy_object),
    })
}

fn policy_object(policy: &PolicyPlace) -> serde_json::Value {
    json!({ "name": &*policy.name, "file": policy.file.to_string_lossy(), "line": policy.line })
}

/// The object of what is to be said of a translation; bytes count from its beginning.
fn told(finding: &Diagnostic, target: &str) -> serde_json::Value {
    let (start, end) = (finding.span.start, finding.span.end);
    json!({
        "rule": finding.rule,
        "severity": finding.severity.as_str(),
        "start": start,
        "end": end,
        "text": target.get(start as usize..end as usize),
        "message": finding.message,
        "concept": finding.concept,
        "suggestions": finding.suggestions,
        "policy": finding.policy.as_ref().map(policy_object),
    })
}

/// A line of the standard input: a text, or an object with one.
fn query(line: &[u8], number: u64) -> Result<Query, exonym::Error> {
    let line = text_line(line, number)?;
    // A text may begin with a brace too: `{0} files`.
    let object = line.trim_start().starts_with('{').then(|| serde_json::from_str::<serde_json::Value>(&line).ok());
    let Some(object) = object.flatten() else { return Ok(Query { text: line, ..Query::default() }) };
    let text = |key: &str| match object.get(key) {
        Some(serde_json::Value::String(text)) => Some(text.clone()),
        Some(serde_json::Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let Some(own) = text("text") else {
        let place = Place { offset: 0, line: number, column: 1 };
        return Err(exonym::Error::new(crate::text::BAD_QUERY).in_file("-").at(place));
    };
    Ok(Query { text: own, prev: text("prev"), next: text("next"), id: text("id") })
}
