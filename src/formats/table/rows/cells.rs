//! What single cells say of a concept and its terms.

use std::collections::HashMap;

use super::super::super::memoq::WAYS;
use super::super::dialects::{Field, PART_OF_SPEECH, TermField};
use super::super::standing_of;
use super::super::syntax::Cell;
use super::{Draft, Entry, Rows, add_note, definition};
use crate::model::{Date, Gender, MatchMode, Rank, Severity, Status};

impl Rows<'_> {
    pub(super) fn field(&mut self, entry: &mut Entry, places: &HashMap<usize, usize>, field: Field, cell: &Cell<'_>) {
        let text = cell.text.trim();
        let boxed = || Some(Box::from(text));
        let source = self.source.and_then(|source| places.get(&source)).copied();
        let concept = &mut entry.concept;
        match field {
            Field::Id => {
                concept.id = text.into();
                entry.named = true;
            }
            Field::Kind => concept.kind = boxed(),
            Field::Country => concept.country = boxed(),
            Field::Definition => definition(concept, None, text),
            Field::Note => add_note(&mut concept.note, text),
            Field::Owner => concept.owner = boxed(),
            Field::Sources => concept.sources.push(text.into()),
            Field::At => match coordinates(text) {
                Some(at) => concept.at = Some(at),
                None => self.not(cell, "no place: write latitude and longitude in degrees, such as `39.82 46.75`"),
            },
            Field::SourceNote | Field::TargetNote => {
                let wanted = match field {
                    Field::SourceNote => source,
                    _ => (0..entry.drafts.len()).find(|&at| Some(at) != source),
                };
                match wanted.or(source).and_then(|at| entry.drafts.get_mut(at)) {
                    Some(draft) => self.remark(draft, text),
                    None => add_note(&mut concept.note, text),
                }
            }
            Field::PartOfSpeech => {
                let targets: Vec<_> = if self.dialect().name == "utx" {
                    source.into_iter().collect()
                } else {
                    (0..entry.drafts.len()).collect()
                };
                for at in targets {
                    entry.drafts[at].term.extra.push((PART_OF_SPEECH.into(), text.into()));
                }
            }
            Field::Forbidden => match truth(text) {
                Some(true) => self.forbidden(entry, source, cell),
                Some(false) => {}
                None => self.no_truth(cell),
            },
            Field::CaseSensitive => match truth(text) {
                Some(exact) => entry.drafts.iter_mut().filter(|_| exact).for_each(|draft| {
                    draft.term.matching = MatchMode::ExactCase;
                }),
                None => self.no_truth(cell),
            },
            Field::Translatable => match truth(text) {
                Some(translatable) => entry.drafts.iter_mut().for_each(|draft| draft.term.keep = !translatable),
                None => self.no_truth(cell),
            },
            Field::Fuzzy => match truth(text) {
                Some(fuzzy) => entry.drafts.iter_mut().enumerate().filter(|_| fuzzy).for_each(|(at, draft)| {
                    if Some(at) != source {
                        draft.term.status = Status::Proposed;
                    }
                }),
                None => self.no_truth(cell),
            },
            Field::UtxStatus => {
                let (rank, status) = match text.to_lowercase().as_str() {
                    "approved" => (Some(Rank::Preferred), Status::Approved),
                    "provisional" => (None, Status::Proposed),
                    "rejected" => (None, Status::Rejected),
                    "forbidden" => (Some(Rank::Deprecated), Status::Approved),
                    "non-standard" => (Some(Rank::Admitted), Status::Approved),
                    _ => {
                        return self.not(
                            cell,
                            "no term status: write approved, provisional, non-standard, forbidden or rejected",
                        );
                    }
                };
                self.has_statuses = true;
                for (at, draft) in entry.drafts.iter_mut().enumerate() {
                    if Some(at) != source {
                        (draft.rank, draft.term.status) = (rank, status);
                    }
                }
            }
            Field::Extra(key) => concept.extra.push((key.into(), text.into())),
            Field::Source | Field::Target | Field::SourceLang | Field::TargetLang | Field::Term(_) => {}
        }
    }

    /// A row that is not to be used: its translations, in the tables of tools that translate from one language; all its
    /// terms, where no language comes before another.
    fn forbidden(&mut self, entry: &mut Entry, source: Option<usize>, cell: &Cell<'_>) {
        // Google's, Zanata's and memoQ's have languages for heads, too, and no source.
        let is_plain = matches!(self.dialect().name, "languages" | "term-sets" | "zanata" | "memoq");
        let only_source = source.is_some() && entry.drafts.len() == 1;
        if only_source && !is_plain {
            let message = "nothing to forbid in this row: it has a source and no translation, and the source is not \
                           what is forbidden; write the translation, or give the term another rank later";
            self.problem(Severity::Warning, cell.span, message.to_owned());
            return;
        }
        self.has_statuses = true;
        let spared = source.filter(|_| !is_plain || self.told && !only_source);
        entry.forbidden = spared.is_none();
        for (at, draft) in entry.drafts.iter_mut().enumerate() {
            if Some(at) != spared {
                draft.rank = Some(Rank::Deprecated);
            }
        }
    }

    /// A comment on a term. The words in which our own files repeat the standing of a term are that standing.
    fn remark(&mut self, draft: &mut Draft, text: &str) {
        let (first, rest) = text.split_once("; ").unwrap_or((text, ""));
        match standing_of(first) {
            Some(rank) => {
                draft.rank = Some(rank);
                self.has_statuses = true;
                let rest = match rest.split_once("; ") {
                    Some((first, rest)) if first.starts_with("write ") => rest,
                    None if rest.starts_with("write ") => "",
                    _ => rest,
                };
                if !rest.is_empty() {
                    add_note(&mut draft.term.note, rest);
                }
            }
            None => add_note(&mut draft.term.note, text),
        }
    }

    pub(super) fn term_field(&mut self, draft: &mut Draft, field: TermField, cell: &Cell<'_>) {
        let text = cell.text.trim();
        let lower = text.to_lowercase();
        match field {
            TermField::Rank => match one(&Rank::ALL, &lower).or_else(|| standing_of(&lower)) {
                Some(rank) => {
                    draft.rank = Some(rank);
                    self.has_statuses = true;
                }
                None => self.not(cell, "no rank: write preferred, admitted, deprecated or hidden"),
            },
            TermField::Status => match one(&Status::ALL, &lower) {
                Some(status) => draft.term.status = status,
                // Elsewhere this word says what we call a rank.
                None => match standing_of(&lower) {
                    Some(rank) => {
                        draft.rank = Some(rank);
                        self.has_statuses = true;
                    }
                    None => draft.term.extra.push(("csv:status".into(), text.into())),
                },
            },
            TermField::Match => match one(&MatchMode::ALL, &lower) {
                Some(mode) => draft.term.matching = mode,
                None => self.not(cell, "no way to match: write exact-case or context-only"),
            },
            TermField::Gender => match one(&Gender::ALL, &lower) {
                Some(gender) => draft.term.gender = Some(gender),
                None => self.not(cell, "no gender: write m, f, n or pl"),
            },
            TermField::Decl => draft.term.decl = Some(text.into()),
            TermField::Forms => draft.term.forms.extend(listed(text)),
            TermField::Keep => match truth(text) {
                Some(keep) => draft.term.keep = keep,
                None => self.no_truth(cell),
            },
            TermField::From | TermField::Until => {
                let from = field == TermField::From;
                match if from { Date::first_day(text) } else { Date::last_day(text) } {
                    Some(date) if from => draft.term.valid.from = Some(date),
                    Some(date) => draft.term.valid.until = Some(date),
                    None => self.not(cell, "no date: write one such as 2024-05-31"),
                }
            }
            TermField::Note => add_note(&mut draft.term.note, text),
            TermField::Source => draft.term.source = Some(text.into()),
            TermField::Name => draft.name = text.into(),
            TermField::Usage => draft.usage = listed(text).collect(),
            TermField::Definition => {
                draft.term.extra.push(("csv:definition".into(), text.into()));
            }
            TermField::Info => self.info(draft, text),
            TermField::Extra(key) => draft.term.extra.push((key.into(), text.into())),
        }
    }

    /// memoQ's words about a term.
    fn info(&mut self, draft: &mut Draft, text: &str) {
        let ways = || text.split(';').map(str::trim).filter(|word| WAYS.contains(word));
        // Its signs are signs where it is found in a way of its own; elsewhere they are letters.
        if ways().next().is_some()
            && ways().all(|way| way != "Custom")
            && let Some(written) = draft.term.forms.pop_if(|form| form.contains(['|', '*']))
        {
            draft.term.text = written;
        }
        let mut rest = Vec::new();
        for word in text.split(';').map(str::trim).filter(|word| !word.is_empty()) {
            match word {
                "CaseSense" => draft.term.matching = MatchMode::ExactCase,
                "NonTerm" => {
                    draft.rank = Some(Rank::Deprecated);
                    self.has_statuses = true;
                }
                // The term itself says so, or it is what memoQ does unless told otherwise.
                "Custom" | "CasePermissive" | "HalfPrefix" => {}
                _ => rest.push(word),
            }
        }
        if !rest.is_empty() {
            draft.term.extra.push(("memoq:Term_Info".into(), rest.join(";").into()));
        }
    }

    fn not(&mut self, cell: &Cell<'_>, what: &str) {
        self.problem(Severity::Error, cell.span, format!("`{}` is {what}", cell.text.trim()));
    }
    fn no_truth(&mut self, cell: &Cell<'_>) {
        self.not(cell, "neither yes nor no: write TRUE or FALSE");
    }
}

/// What a word stands for.
fn one<T: Copy>(all: &[(&str, T)], word: &str) -> Option<T> {
    all.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

/// What is listed in one cell.
fn listed(text: &str) -> impl Iterator<Item = Box<str>> {
    text.split(';').map(str::trim).filter(|item| !item.is_empty()).map(Box::from)
}

fn coordinates(text: &str) -> Option<(f64, f64)> {
    let mut parts = text.split([' ', ',', ';']).filter(|part| !part.is_empty()).map(str::parse::<f64>);
    let place = (parts.next()?.ok()?, parts.next()?.ok()?);
    let within = place.0.abs() <= 90.0 && place.1.abs() <= 180.0;
    (within && parts.next().is_none()).then_some(place)
}

/// A yes or no, in the words of spreadsheets too.
fn truth(text: &str) -> Option<bool> {
    Some(match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "x" | "wahr" | "vrai" | "vero" | "verdadero" | "истина" => true,
        "false" | "no" | "n" | "0" | "falsch" | "faux" | "falso" | "ложь" => false,
        _ => return None,
    })
}
