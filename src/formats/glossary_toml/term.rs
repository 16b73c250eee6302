//! A term line, and a relation's line: both a table in braces, or a `[[…]]` table written out.

use super::super::term_text::{TermText, clean};
use super::fields::{Bounds, boolean, bound, date, extra, field, no_parts, range, shorten, text, texts, twice, word};
use super::lines::toml_text;
use super::problems::{FIELD, Problems, TERM};
use super::tree::{Entry, Key, Kind, Value};
use crate::base::{Lang, Span};
use crate::model::{
    Applicability, DateRange, Diagnostic, Edit, Example, Fix, Gender, MatchMode, Rank, Related, RelatedKind, Status,
    Term,
};
use crate::text::morph::{NAMED, named};

const TERM_FIELDS: &[&str] =
    &["rank", "match", "decl", "gender", "forms", "keep", "from", "until", "status", "note", "source", "extra"];
const RELATED_FIELDS: &[&str] = &["to", "kind", "note", "confidence", "source", "from", "until"];

/// The registered language tags of a file: its terms share them.
#[derive(Debug, Default)]
pub(super) struct Langs {
    known: Vec<Lang>,
    /// Behind the one asked for last: lines of a name mostly come in the same order.
    next: usize,
}

impl Langs {
    /// More tags than a file has in earnest; what is beyond them is made anew.
    const MOST: usize = 64;

    fn known(&mut self, tag: &str) -> Option<Lang> {
        let is_it = |lang: &Lang| lang.as_str() == tag;
        if !self.known.get(self.next).is_some_and(is_it) {
            self.next = self.known.iter().position(is_it)?;
        }
        let lang = self.known[self.next].clone();
        self.next = (self.next + 1) % self.known.len();
        Some(lang)
    }

    /// The tag, if its language is registered.
    fn of(&mut self, tag: &str) -> Result<Lang, Lang> {
        if let Some(lang) = self.known(tag) {
            return Ok(lang);
        }
        let lang = Lang::new(tag);
        if !lang.is_registered() {
            return Err(lang);
        }
        if self.known.len() < Self::MOST {
            self.known.push(lang.clone());
        }
        Ok(lang)
    }
}

/// A term line as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct TermLine {
    lang: Option<(Lang, Span)>,
    text: Option<Box<str>>,
    rank: Option<Rank>,
    matching: Option<MatchMode>,
    decl: Option<Box<str>>,
    gender: Option<Gender>,
    forms: Vec<Box<str>>,
    keep: Option<bool>,
    valid: DateRange,
    status: Option<Status>,
    note: Option<Box<str>>,
    source: Option<Box<str>>,
    extra: Vec<(Box<str>, Box<str>)>,
    /// Something was wrong that may be the reason why nothing is there.
    spoilt: bool,
    /// What stands behind `from` and `until`.
    bounds: Bounds,
    /// Where the last value ends, in a line in braces.
    last: Option<u32>,
}

impl TermLine {
    /// Takes all of a line in braces.
    pub(super) fn take_all(&mut self, problems: &mut Problems, langs: &mut Langs, entries: &[Entry<'_>]) {
        for entry in entries {
            self.take(problems, langs, entry);
            self.last = Some(entry.value.span.end);
        }
    }

    /// Takes one `key = value`.
    pub(super) fn take(&mut self, problems: &mut Problems, langs: &mut Langs, entry: &Entry<'_>) {
        let Entry { key, rest, value } = entry;
        if no_parts(problems, key, rest) {
            return;
        }
        if is_lang(&key.text) {
            self.take_lang(problems, langs.of(&key.text), key, value);
            return;
        }
        let Some(name) = field(problems, key, TERM_FIELDS, "a term line", "a language such as `en`, ") else {
            // It may be the language that is missing.
            self.spoilt = true;
            return;
        };
        let again = match name {
            "rank" => {
                let (before, given) = (self.rank, word(problems, name, value, &Rank::ALL));
                let again = set(&mut self.rank, given);
                if again && before == given {
                    self.twice_alike(problems, key, value);
                    return;
                }
                again
            }
            "match" => set(&mut self.matching, word(problems, name, value, &MatchMode::ALL)),
            "decl" => set(&mut self.decl, text(problems, name, value)),
            "gender" => set(&mut self.gender, word(problems, name, value, &Gender::ALL)),
            "keep" => set(&mut self.keep, boolean(problems, name, value)),
            "from" => {
                self.bounds[0] = bound(value);
                set(&mut self.valid.from, date(problems, name, value, false))
            }
            "until" => {
                self.bounds[1] = bound(value);
                set(&mut self.valid.until, date(problems, name, value, true))
            }
            "status" => set(&mut self.status, word(problems, name, value, &Status::ALL)),
            "note" => set(&mut self.note, text(problems, name, value)),
            "source" => set(&mut self.source, joined(problems, name, value)),
            "extra" => set_list(&mut self.extra, extra(problems, value)),
            _ => set_list(&mut self.forms, forms(problems, name, value)),
        };
        if again {
            twice(problems, key);
        }
    }

    /// The same said twice: the second goes.
    fn twice_alike(&self, problems: &mut Problems, key: &Key<'_>, value: &Value<'_>) {
        let problem = twice(problems, key);
        if let Some(last) = self.last {
            let span = Span { start: last, end: value.span.end };
            problem.fix = Some(safe(vec![Edit { span, text: String::new() }]));
        }
    }

    fn take_lang(&mut self, problems: &mut Problems, lang: Result<Lang, Lang>, key: &Key<'_>, value: &Value<'_>) {
        if let Some((first, _)) = &self.lang {
            let (Ok(lang) | Err(lang)) = lang;
            let message = if *first == lang {
                format!("`{lang}` is given twice: one term a line, write the other on its own")
            } else {
                format!("`{first}` and `{lang}` on one line: one term a line, write the other on its own")
            };
            problems.error(FIELD, key.span, message);
            return;
        }
        let lang = match lang {
            Ok(lang) => lang,
            Err(lang) => {
                let primary = lang.primary();
                let message = match super::fields::meant(&key.text, TERM_FIELDS.iter().copied()) {
                    Some(meant) => format!("`{primary}` is no registered language: did you mean the key `{meant}`?"),
                    None => {
                        format!("`{primary}` is no registered language: write a code of BCP 47 such as `az` or `en`")
                    }
                };
                problems.error(FIELD, key.span, message);
                self.spoilt = true;
                return;
            }
        };
        match &value.kind {
            Kind::Text(given) => self.text = term_text(problems, given, value.span),
            Kind::Invalid => {}
            Kind::Array(_) => {
                let message = format!("one term a line: give each spelling of `{lang}` its own `{{ {lang} = \"…\" }}`");
                problems.error(FIELD, value.span, message);
            }
            _ => {
                problems.error(FIELD, value.span, format!("a term is text: write `{lang} = \"…\"`"));
            }
        }
        // Without its text the line is no term, but it has been spoken of.
        self.spoilt |= self.text.is_none();
        self.lang = Some((lang, key.span));
    }

    /// The term, with the rank that the line gives it.
    pub(super) fn finish(self, problems: &mut Problems, span: Span) -> Option<(Term, Option<Rank>)> {
        if self.lang.is_none() && !self.spoilt {
            let message = "this line names no language: begin it with one, such as `en = \"…\"`";
            problems.error(FIELD, span, message);
        }
        let valid = range(problems, self.valid, self.bounds, span);
        let term = Term {
            withdrawn: false,
            lang: self.lang?.0,
            text: self.text?,
            rank: self.rank.unwrap_or_default(),
            matching: self.matching.unwrap_or_default(),
            decl: self.decl,
            gender: self.gender,
            forms: self.forms,
            keep: self.keep.unwrap_or_default(),
            valid,
            status: self.status.unwrap_or_default(),
            note: self.note,
            source: self.source,
            extra: self.extra,
            span,
        };
        Some((term, self.rank))
    }
}

/// Forms and patterns; one with a name says which form it is.
fn forms(problems: &mut Problems, key: &str, value: &Value<'_>) -> Vec<Box<str>> {
    let all = texts(problems, key, value);
    let known = || NAMED.iter().map(|(name, _)| *name);
    for word in all.iter().filter_map(|entry| named(entry).err()) {
        let word = shorten(word);
        let message = if let Some(meant) = super::fields::meant(&word, known()) {
            format!("`{word}` names no form: did you mean `{meant}`?")
        } else {
            let list = known().collect::<Vec<_>>().join(", ");
            format!("`{word}` names no form: write `\"genitive: …\"`, with one or more of {list}")
        };
        problems.error(FIELD, value.span, message);
    }
    all
}

/// Example sentences: texts, or `{ ru = "…" }` where the language is to be said.
pub(super) fn examples(problems: &mut Problems, key: &str, value: &Value<'_>) -> Vec<Example> {
    let members = match &value.kind {
        Kind::Array(members) => &members[..],
        _ => std::slice::from_ref(value),
    };
    let mut all = Vec::new();
    for member in members {
        let (lang, sentence) = match &member.kind {
            Kind::Table(entries) => match &entries[..] {
                [Entry { key, rest, value }] if rest.is_empty() && is_lang(&key.text) => {
                    let lang = Lang::new(&key.text);
                    if !lang.is_registered() {
                        let message =
                            format!("`{lang}` is no registered language: write a code of BCP 47 such as `ru`");
                        problems.error(FIELD, key.span, message);
                        continue;
                    }
                    (Some(lang), value)
                }
                _ => {
                    let message = format!("a sentence of `{key}` with its language is `{{ ru = \"…\" }}`, and no more");
                    problems.error(FIELD, member.span, message);
                    continue;
                }
            },
            _ => (None, member),
        };
        let text = text(problems, key, sentence);
        all.extend(text.map(|text| Example { text, lang, span: member.span }));
    }
    all
}

/// A change that leaves what is read as it was.
fn safe(edits: Vec<Edit>) -> Fix {
    Fix { applicability: Applicability::Safe, edits }
}

/// True if there was a value before.
fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let again = slot.is_some();
    if !again {
        *slot = value;
    }
    again
}

fn set_list<T>(slot: &mut Vec<T>, value: Vec<T>) -> bool {
    let again = !slot.is_empty();
    if !again {
        *slot = value;
    }
    again
}

/// Text, or a list of texts as one.
fn joined(problems: &mut Problems, key: &str, value: &Value<'_>) -> Option<Box<str>> {
    if let Kind::Text(_) = value.kind {
        return text(problems, key, value);
    }
    let texts = texts(problems, key, value);
    (!texts.is_empty()).then(|| texts.join("; ").into())
}

/// True if a key has the shape of a language tag: two or three letters, then subtags (RFC 5646 section 2.1).
fn is_lang(key: &str) -> bool {
    if let [a, b] = key.as_bytes() {
        return a.is_ascii_alphabetic() && b.is_ascii_alphabetic();
    }
    let mut subtags = key.split(['-', '_']);
    let primary = subtags.next().unwrap_or_default();
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|tag| (1..=8).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// A term as it is to be written: NFC, no white space at its ends, nothing that cannot be seen.
fn term_text(problems: &mut Problems, given: &str, span: Span) -> Option<Box<str>> {
    let TermText { text, unseen, broken, trimmed, composed } = clean(given);
    let put_right = |problem: &mut Diagnostic| {
        problem.fix = Some(safe(vec![Edit { span, text: toml_text(&text) }]));
    };
    if let Some(char) = unseen {
        let code = u32::from(char);
        let message =
            format!("the term holds U+{code:04X}, which cannot be seen: it is left out; remove it from the file");
        let problem = problems.warning(TERM, span, message);
        if !text.is_empty() {
            put_right(problem);
        }
    }
    if let Some(char) = broken {
        let code = u32::from(char);
        let message = format!("the term holds U+{code:04X}, a line end or tab: it is read as a space; write a space");
        put_right(problems.warning(TERM, span, message));
    }
    if text.is_empty() {
        problems.error(TERM, span, "the term is empty: write it, or remove the line");
        return None;
    }
    if trimmed {
        put_right(problems.warning(
            TERM,
            span,
            "white space at the end of a term is left out; remove it from the file",
        ));
    }
    if composed {
        let message = format!("`{}` is not composed (NFC): it is read so; write it so in the file", shorten(&text));
        put_right(problems.warning(TERM, span, message));
    }
    Some(text)
}

/// A relation's line as far as it has been read.
#[derive(Debug, Default)]
pub(super) struct RelatedLine {
    to: Option<Box<str>>,
    kind: Option<RelatedKind>,
    note: Option<Box<str>>,
    confidence: Option<Box<str>>,
    sources: Vec<Box<str>>,
    valid: DateRange,
    bounds: Bounds,
    spoilt: bool,
}

impl RelatedLine {
    /// Takes one `key = value`.
    pub(super) fn take(&mut self, problems: &mut Problems, entry: &Entry<'_>) {
        let Entry { key, rest, value } = entry;
        if no_parts(problems, key, rest) {
            return;
        }
        let Some(name) = field(problems, key, RELATED_FIELDS, "a relation", "") else {
            self.spoilt = true;
            return;
        };
        let again = match name {
            "to" => {
                self.spoilt |= !matches!(value.kind, Kind::Text(_));
                set(&mut self.to, text(problems, name, value))
            }
            "kind" => {
                let kind = word(problems, name, value, &RelatedKind::ALL);
                self.spoilt |= kind.is_none();
                set(&mut self.kind, kind)
            }
            "note" => set(&mut self.note, text(problems, name, value)),
            "confidence" => set(&mut self.confidence, text(problems, name, value)),
            "from" => {
                self.bounds[0] = bound(value);
                set(&mut self.valid.from, date(problems, name, value, false))
            }
            "until" => {
                self.bounds[1] = bound(value);
                set(&mut self.valid.until, date(problems, name, value, true))
            }
            _ => set_list(&mut self.sources, texts(problems, name, value)),
        };
        if again {
            twice(problems, key);
        }
    }

    /// The relation, if it says of what kind and to which concept.
    pub(super) fn finish(self, problems: &mut Problems, span: Span) -> Option<Related> {
        if (self.to.is_none() || self.kind.is_none()) && !self.spoilt {
            let message = "a relation needs both: write `{ to = \"the other concept's id\", kind = \"part-of\" }`";
            problems.error(FIELD, span, message);
        }
        let valid = range(problems, self.valid, self.bounds, span);
        let (to, kind, note) = (self.to?, self.kind?, self.note);
        Some(Related { to, kind, note, confidence: self.confidence, sources: self.sources, valid, span })
    }
}
