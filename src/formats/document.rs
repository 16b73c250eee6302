//! Documents that are XML, in one file or in the members of a ZIP: their text, a paragraph a line, and the way back.
//!
//! A format reads its parts as it would read files, into segments whose places are those of the XML. What the segments
//! say is joined to one text, the parts one after another, so that the whole document is judged as one draft.

use std::ops::Range;

use smallvec::smallvec;

use super::comment::{About, Comment, Removal};
use super::xml::Fault;
use super::{DraftFacts, ReadResult};
use crate::base::{Document, Error, Lang, Part, Place, Result, Source, Span, Stretch};
use crate::model::{Diagnostic, Run, Segment, Severity, Text};

/// Reads the XML of all parts in order; told the index of a part and each segment of it. Fails with the index of the
/// part that is not well-formed, and where.
pub(super) type PartsReader =
    for<'s> fn(&[&'s Source], &mut dyn FnMut(usize, Segment<'s>)) -> std::result::Result<Said, (usize, Fault)>;

/// What a document says beside its text.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The language it states.
    pub(super) lang: Option<Lang>,
    /// Its comments to exonym, in the order of their text.
    pub(super) anchors: Vec<Anchor>,
}

/// A comment to exonym.
#[derive(Debug)]
pub(super) struct Anchor {
    /// The numbers of the paragraphs that its text is, all of them [`SPOKEN`].
    pub(super) comment: Range<u32>,
    pub(super) about: About,
}

/// The element of what is said to exonym: it is told where it stands, and is no text of the draft.
pub(super) const SPOKEN: &str = "exonym-comment";

/// A member and its XML; without a name where the XML is the file.
pub(super) type Member = (Option<Box<str>>, Source);

/// Takes the text out of a document. `bytes` is the size of its file.
pub(super) fn compose(
    path: &std::path::Path,
    format: &'static str,
    bytes: u64,
    members: Vec<Member>,
    read: PartsReader,
) -> Result<Source> {
    let mut text = String::new();
    let mut begins = vec![0; members.len()];
    let mut stretches: Vec<Vec<Stretch>> = members.iter().map(|_| Vec::new()).collect();
    let sources: Vec<&Source> = members.iter().map(|(_, source)| source).collect();
    let outcome = read(&sources, &mut |part, segment| {
        let target = &segment.target;
        let start = text.len() as u32;
        if stretches[part].is_empty() {
            begins[part] = start;
        }
        let runs = target.runs.iter().enumerate().map(|(index, run)| {
            let end = target.runs.get(index + 1).map_or(target.plain.len() as u32, |next| next.plain);
            Stretch { at: start + run.plain, length: end - run.plain, place: run.source, verbatim: run.verbatim }
        });
        stretches[part].extend(runs);
        text.push_str(&target.plain);
        text.push('\n');
    });
    if let Err((part, fault)) = outcome {
        let (name, source) = &members[part];
        let place = source.place(fault.span.start);
        return Err(match name {
            None => Error::new(fault.message).at(place),
            Some(name) => {
                let Place { line, column, .. } = place;
                let what = format!("`{name}` in it is broken at {line}:{column}: {}", fault.message);
                Error::new(format!("{what}. Open the document in its program and save it again"))
            }
        });
    }
    let parts = members.into_iter().zip(begins).zip(stretches);
    let mut parts: Vec<Part> =
        parts.map(|(((name, xml), begins), stretches)| Part { name, xml, begins, stretches }).collect();
    // Parts without text begin where the next one does: they are found by none.
    let mut next = text.len() as u32;
    for part in parts.iter_mut().rev() {
        if part.stretches.is_empty() {
            part.begins = next;
        }
        next = part.begins;
        part.stretches.shrink_to_fit();
    }
    Source::of_document(path, text, Document { format, bytes, parts })
}

/// Reads a document's text as a draft.
pub(super) fn draft<'s>(
    source: &'s Source,
    read: PartsReader,
    each: &mut dyn FnMut(Segment<'s>),
) -> ReadResult<DraftFacts> {
    let Some(document) = source.document() else {
        let message = "this is no document but a text: name it as what it is, or leave `--input-format` out";
        let problem = Diagnostic::new("draft-syntax", Severity::Warning, Span::default(), message);
        return ReadResult { problems: vec![problem], ..ReadResult::default() };
    };
    let parts: Vec<&Source> = document.parts.iter().map(|part| &part.xml).collect();
    let mut at = 0;
    let mut spoken: Vec<(u32, Span)> = Vec::new();
    let said = read(&parts, &mut |_, segment| {
        let span = Span::new(at, at + segment.target.plain.len());
        at = span.end as usize + 1;
        if segment.element == SPOKEN {
            spoken.push((segment.paragraph, span));
            return;
        }
        let Text { tags, marks, .. } = segment.target;
        let runs = smallvec![Run { plain: 0, source: span, verbatim: true }];
        let target = Text { plain: source.slice(span).into(), runs, tags, marks };
        each(Segment { target, ..segment });
    });
    let Said { lang, anchors } = said.unwrap_or_default();
    spoken.sort_unstable_by_key(|(paragraph, _)| *paragraph);
    let comment = |anchor: Anchor| {
        let first = spoken.partition_point(|(paragraph, _)| *paragraph < anchor.comment.start);
        let own = spoken[first..].iter().take_while(|(paragraph, _)| *paragraph < anchor.comment.end);
        let (start, end) = (own.clone().next()?.1.start as usize, own.last()?.1.end as usize);
        let told = Comment::new(source.text(), start..end, start..end)?;
        // It stands in a part of its own, or in markup that has no place in the text.
        Some(Comment { about: anchor.about, removal: Removal::None, ..told })
    };
    let mut comments: Vec<Comment> = anchors.into_iter().filter_map(comment).collect();
    comments.sort_by_key(|comment| comment.whole);
    ReadResult { value: DraftFacts { lang, comments, ..DraftFacts::default() }, problems: Vec::new() }
}
