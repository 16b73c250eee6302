//! Row 3: one file a check, one line in [`CHECKS`].
//!
//! [`judge`](judge::judge) holds every match against the policy once; a check picks what is its own and says so.

mod ambiguous_term;
mod article;
mod both;
mod discouraged_term;
mod exchange;
mod exempt;
mod first_mention;
mod forbidden_term;
mod genders;
mod generic;
mod glossary;
mod joined;
mod judge;
mod kept;
mod memory;
pub(crate) mod messages;
mod mixed_script;
mod namesakes;
mod near_name;
mod ordinary;
mod other_script;
mod other_spelling;
mod pair;
mod parts;
mod policy;
mod rows;
mod sentence;
mod spellings;
mod spelt;
mod spoken_of;
mod sport;
mod suggest;
mod suppression;
mod suspects;
mod unused_suppression;

use std::sync::Arc;

use crate::base::{Lang, PlainSpan};
use crate::matching::{Match, Phrase};
use crate::model::{Date, Diagnostic, Glossary, Policy, Segment, Segments, Term};
use crate::policy::Scope;
use crate::text::morph::Language;

pub(crate) use both::Sentences;
pub use exchange::{EXCHANGE_CHECKS, ExchangeCheck, ExchangeElement, ExchangeFile, ExchangeWatch};
pub(crate) use exchange::{check_exchange, check_exchange_of};
pub use exempt::ExemptKind;
pub use glossary::{GLOSSARY_CHECKS, GlossaryCheck};
pub(crate) use judge::{Judged, Kind, judge};
pub use memory::{HeadPart, MEMORY_CHECKS, MemoryCheck, MemoryWatch};
pub use policy::{POLICY_CHECKS, PolicyCheck};
pub(crate) use suggest::Writer;
pub use suppression::Suppressed;
pub(crate) use suppression::{Hush, StreamComment, suppress, suppress_linted};
pub(crate) use unused_suppression::ID as UNUSED_SUPPRESSION;

/// A segment with everything that was found in it, computed once before any check.
pub struct Found<'a, 'g> {
    /// The number of the segment in its draft.
    pub index: usize,
    /// The segment.
    pub segment: &'a Segment<'a>,
    /// Its language.
    pub lang: &'a Lang,
    /// The rules of that language.
    pub language: &'static Language,
    /// What stands in it in other languages: ascending, none over another.
    pub inline: Vec<Inline<'a>>,
    /// The phrases that matches count by as far as they are frozen by the glossary; the rest are the policy's.
    pub frozen: &'a [Phrase<'g>],
    /// Terms, phrases and near names in the judged side, ascending.
    pub matches: Vec<Match<'g>>,
}

/// A stretch of a segment in a language of its own.
pub struct Inline<'a> {
    /// Where.
    pub span: PlainSpan,
    /// Its language.
    pub lang: &'a Lang,
    /// The rules of that language.
    pub language: &'static Language,
}

impl<'a> Found<'a, '_> {
    /// For a phrase that keeps its own names: whose.
    pub(crate) fn phrase_kind(&self, m: &Match<'_>) -> Option<ExemptKind> {
        m.phrase.map(|index| if index < self.frozen.len() { ExemptKind::Frozen } else { ExemptKind::Phrase })
    }
    /// The stretch that a span lies in; what reaches over its border is the segment's.
    fn inline_at(&self, span: PlainSpan) -> Option<&Inline<'a>> {
        let at = self.inline.partition_point(|inline| inline.span.start <= span.start).checked_sub(1)?;
        self.inline.get(at).filter(|inline| inline.span.contains(span))
    }
    /// The language that a span is in.
    pub fn lang_at(&self, span: PlainSpan) -> &'a Lang {
        self.inline_at(span).map_or(self.lang, |inline| inline.lang)
    }
    /// The rules of that language.
    pub fn language_at(&self, span: PlainSpan) -> &'static Language {
        self.inline_at(span).map_or(self.language, |inline| inline.language)
    }
    /// How much around a span is in the language that it is in.
    pub fn reach(&self, span: PlainSpan) -> PlainSpan {
        self.inline_at(span).map_or(PlainSpan::new(0, self.segment.target.plain.len()), |inline| inline.span)
    }
}

/// One draft under one policy.
pub struct Draft<'a, 'g> {
    /// All terms.
    pub glossary: &'g Glossary,
    /// The house's choice.
    pub policy: &'a Policy,
    /// The date of what the text tells, if known.
    pub event: Option<Date>,
    /// The date of writing, if known.
    pub written: Option<Date>,
    /// The draft's type.
    pub doctype: Option<&'a str>,
    /// Its path, `/` between folders.
    pub path: &'a str,
    /// Straight quotation marks set off its texts (`"` in JSON and PO), and quote nobody.
    pub quoted_by_syntax: bool,
    /// Its segments, in order.
    pub segments: &'a Segments<'a>,
    /// Those of them in which anything was found.
    pub found: &'a [Found<'a, 'g>],
    /// Every match as judged, in order: of all segments, or of those in which anything may depart.
    pub judged: Vec<Judged<'a, 'g>>,
    /// What is known of its sentences.
    pub(crate) sentences: Sentences,
}

impl<'a, 'g> Draft<'a, 'g> {
    /// Where a name of a segment stands, as a policy asks.
    pub fn scope<'s>(&'s self, found: &'s Found<'a, 'g>, span: PlainSpan) -> Scope<'s> {
        Scope {
            lang: found.lang_at(span),
            event: self.event,
            written: self.written,
            element: &found.segment.element,
            doctype: self.doctype,
            path: self.path,
        }
    }
    /// The segment of a judged match.
    pub fn segment(&self, judged: &Judged<'a, 'g>) -> &'a Found<'a, 'g> {
        &self.found[judged.segment]
    }
    /// True if the span stands in round brackets.
    fn in_brackets(found: &Found<'_, '_>, span: PlainSpan) -> bool {
        let plain = &*found.segment.target.plain;
        let before = plain[..span.start as usize].chars().rev().take(80);
        let mark = before.into_iter().find(|c| matches!(c, '(' | ')' | '（' | '）' | '\n'));
        matches!(mark, Some('(' | '（'))
    }
    /// True if a term of another language stands in round brackets, or is labelled with its own.
    fn is_cited(found: &Found<'_, '_>, m: &Match<'_>, term: &Term) -> bool {
        Self::in_brackets(found, m.span) || spoken_of::label(found, m).is_some_and(|own| own.same_language(&term.lang))
    }
    /// The plain text of a span of a segment.
    pub fn text(&self, segment: usize, span: PlainSpan) -> &'a str {
        &self.found[segment].segment.target.plain[span.range()]
    }
}

/// A check. It never searches for terms itself.
pub trait Check: Sync {
    /// Its id, stable for scripts: `forbidden-term`.
    fn id(&self) -> &'static str;
    /// Its manual, Markdown.
    fn doc(&self) -> &'static str;
    /// Looks through one draft.
    fn document(&self, draft: &Draft<'_, '_>, out: &mut Vec<Diagnostic>);
}

/// Every check of drafts.
pub static CHECKS: &[&dyn Check] = &[
    &forbidden_term::ForbiddenTerm,
    &discouraged_term::DiscouragedTerm,
    &other_spelling::OtherSpelling,
    &first_mention::FirstMention,
    &ambiguous_term::AmbiguousTerm,
    &mixed_script::MixedScript,
    &near_name::NearName,
    &unused_suppression::UnusedSuppression,
];

/// A diagnostic about a judged match, with everything but its suggestions.
fn diagnostic(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>, rule: &'static str, message: String) -> Diagnostic {
    let found = draft.segment(judged);
    let span = found.segment.target.source_span(judged.found.span);
    let mut diagnostic = Diagnostic::new(rule, judged.severity(), span, message);
    if let Some(first) = judged.opinions.first() {
        diagnostic.concept = Some(first.reading.concept.id.clone());
        diagnostic.policy = first.place.cloned();
        diagnostic.notes.clone_from(&first.notes);
    }
    diagnostic.context = Some(sentence::print(&found.segment.target.plain, judged.found.span));
    diagnostic.editable = found.segment.target.is_verbatim(judged.found.span);
    diagnostic.how = judged.found.how;
    diagnostic.score = Some(judged.found.score);
    diagnostic
}

/// How many names were left alone in one kind of exempt place that would be findings elsewhere; of phrases, how many
/// there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExemptCount {
    /// The kind of place.
    pub kind: ExemptKind,
    /// The policy that exempts.
    pub policy: Arc<str>,
    /// Number of names.
    pub count: u32,
}

/// The text's language, where what was found in it is listed in other languages only.
fn foreign<'a>(draft: &Draft<'a, '_>, judged: &Judged<'a, '_>) -> Option<&'a Lang> {
    let lang = draft.segment(judged).lang_at(judged.found.span);
    let own = judged.opinions.iter().any(|opinion| opinion.reading.term.lang.same_language(lang));
    (!own && !judged.opinions.is_empty()).then_some(lang)
}
