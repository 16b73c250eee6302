//! A draft taken apart, and what is found in it before any policy has a say.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::finders::Finders;
use super::{Checker, Taken, inline};
use crate::base::{Error, Lang, PlainSpan, Result, Source};
use crate::checks::{Found, Inline};
use crate::formats::{self, DraftFacts, DraftReader};
use crate::matching::{self, Match, NearSearch, Pieces};
use crate::model::{Diagnostic, Segment, Segments, Severity};
use crate::ops::workspace::error_of;
use crate::text::detect;

/// A draft taken apart, with everything found in it under no policy in particular.
pub(super) struct Read<'s, 'w> {
    pub(super) facts: DraftFacts,
    pub(super) lang: Lang,
    pub(super) detected: bool,
    /// Straight quotation marks are syntax: the draft is a file of another program.
    pub(super) quoted_by_syntax: bool,
    pub(super) segments: Segments<'s>,
    finders: Vec<Arc<Finders<'w>>>,
    /// Of each segment: which of the finders looked through it.
    places: Vec<u32>,
    /// What they found: of each segment in which anything is, its number and that.
    pub(super) matches: Vec<(usize, Vec<Match<'w>>)>,
    /// Of the segments with something in another language: where, and which of the finders looked through that.
    inline: HashMap<usize, Vec<(PlainSpan, usize)>>,
    pub(super) problems: Vec<Diagnostic>,
}

impl Read<'_, '_> {
    /// False only if the draft was looked through for no phrases that keep their own names: the glossary's, and a policy's.
    pub(super) fn has_phrases(&self, policy: usize) -> bool {
        self.finders.iter().any(|finders| !finders.frozen.is_empty() || finders.phrases[policy].is_some())
    }
}

/// Lines with mistakes that are listed.
const SHOWN: usize = 10;

/// A draft with mistakes is not what it seems to be: the first one, and where the others are.
fn broken(source: &Source, problems: &[Diagnostic]) -> Result<()> {
    let mut errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    let Some(first) = errors.next() else { return Ok(()) };
    let line = |problem: &Diagnostic| source.place(problem.span.start).line;
    let mut lines: Vec<u64> = errors.map(line).filter(|other| *other != line(first)).collect();
    lines.dedup();
    let mut first = first.clone();
    if !lines.is_empty() {
        let word = if lines.len() == 1 { "line" } else { "lines" };
        let shown: Vec<String> = lines.iter().take(SHOWN).map(u64::to_string).collect();
        let rest = lines
            .len()
            .checked_sub(SHOWN)
            .filter(|rest| *rest > 0)
            .map_or_else(String::new, |rest| format!(" and {rest} more"));
        first.notes.push(format!("more is wrong in {word} {}{rest}", shown.join(", ")));
    }
    Err(error_of(source, &first))
}

impl<'w> Checker<'w> {
    /// Takes a draft apart and finds what is in it, `near` names too.
    pub(super) fn read<'s>(&self, source: &'s Source, near: bool, taken: Taken<'_>) -> Result<Read<'s, 'w>> {
        let reader = self.reader(source, taken)?;
        let mut segments = Segments::new(source.text());
        let facts = reader(source, &mut |segment| segments.push(segment));
        broken(source, &facts.problems)?;
        // What is asked for holds everywhere; what is stated, but for segments in other letters.
        let (lang, detected, is_in_other) = match taken {
            Taken::Plain(lang) | Taken::By(_, Some(lang)) => (lang.clone(), false, None),
            Taken::Draft | Taken::By(_, None) => match self.stated(&facts.value) {
                Some(lang) => {
                    let is_in_other = detect::in_other_script(&lang);
                    (lang, false, Some(is_in_other))
                }
                None => (self.detected(&mut segments), true, None),
            },
        };
        // Each finder remembers the words of the whole draft.
        let mut finders: Vec<(Arc<Finders<'w>>, NearSearch)> = Vec::new();
        let place = |lang: &Lang, finders: &mut Vec<(Arc<Finders<'w>>, NearSearch)>| {
            let wanted = self.finders(lang);
            finders.iter().position(|(known, _)| Arc::ptr_eq(known, &wanted)).unwrap_or_else(|| {
                finders.push((wanted, NearSearch::default()));
                finders.len() - 1
            })
        };
        // Most segments are in the draft's own language: its finders are looked up once.
        let own: OnceCell<(usize, Arc<Finders<'w>>)> = OnceCell::new();
        let mut pieces: Option<Pieces<'_, '_, 'w>> = None;
        let mut places: Vec<u32> = Vec::with_capacity(segments.len());
        let mut inline: HashMap<usize, Vec<(PlainSpan, usize)>> = HashMap::new();
        let mut matches: Vec<(usize, Vec<Match<'w>>)> = Vec::new();
        let mut found: Vec<Match<'w>> = Vec::new();
        // All that is asked of each segment is asked in one pass: those of a long draft are far more than a cache holds.
        for i in 0..segments.len() {
            if let Some(is_in_other) = &is_in_other
                && segments.lang(i).is_none()
                && let Some(other) = self.in_other_letters(segments.plain(i), is_in_other)
            {
                segments.set_lang(i, other);
            }
            let at = match segments.lang(i) {
                Some(other) => place(other, &mut finders),
                None => {
                    own.get_or_init(|| {
                        let at = place(&lang, &mut finders);
                        (at, Arc::clone(&finders[at].0))
                    })
                    .0
                }
            };
            places.push(at as u32);
            if let (Some(here), Some((_, own))) = (segments.place(i), own.get()) {
                let pieces = pieces.get_or_insert_with(|| own.terms.pieces(source.text()));
                pieces.find(&here, &mut found);
                if near {
                    self.add_near(own, &source.text()[here], Some(&mut finders[at].1), &mut found);
                }
            } else {
                let Segment { target, lang: known, .. } = &*segments.whole(i);
                let stretches = inline::stretches(target, known.as_ref().unwrap_or(&lang));
                let stretches: Vec<_> =
                    stretches.into_iter().map(|(span, lang)| (span, place(&lang, &mut finders))).collect();
                let look = |(finders, memory): &mut (Arc<Finders<'w>>, NearSearch)| {
                    self.all_matches(finders, &target.plain, near.then_some(memory))
                };
                found = look(&mut finders[at]);
                if !stretches.is_empty() {
                    inline::join(&mut found, &stretches, |place| look(&mut finders[place]));
                    inline.insert(i, stretches);
                }
            }
            if !found.is_empty() {
                segments.whole(i);
                // In no more room than they need: there are many of few.
                let mut own = Vec::with_capacity(found.len());
                own.append(&mut found);
                matches.push((i, own));
            }
        }
        let finders = finders.into_iter().map(|(finders, _)| finders).collect();
        if near {
            let texts = (0..segments.len()).map(|i| (segments.plain(i), segments.lang(i).unwrap_or(&lang)));
            matching::drop_ordinary(texts, &mut matches);
            matching::drop_lonely(&mut matches);
            matches.retain(|(_, found)| !found.is_empty());
        }
        let (facts, problems) = (facts.value, facts.problems);
        let quoted_by_syntax = matches!(taken, Taken::Draft) && self.foreign(source)?.is_some();
        Ok(Read { facts, lang, detected, quoted_by_syntax, segments, finders, places, matches, inline, problems })
    }

    /// What takes the draft apart.
    fn reader(&self, source: &Source, taken: Taken<'_>) -> Result<DraftReader> {
        let format = match taken {
            Taken::By(reader, _) => return Ok(reader),
            Taken::Plain(_) => formats::TEXT,
            Taken::Draft => self.format(source)?,
        };
        format.draft.ok_or_else(|| {
            let what = match format.name {
                "tmx" => "which is no draft; `exonym impact` says what in it the house is against, `exonym lint` what is broken",
                _ => "which is no draft; name it with --glossary or --policy",
            };
            Error::new(format!("is a {} file, {what}", format.name)).in_file(source.path())
        })
    }
}

/// What stands in a draft under one policy, of the segments that have anything: its exempt phrases win over the terms
/// inside them.
pub(super) fn found<'a, 'w>(
    read: &'a Read<'_, 'w>,
    matches: Vec<(usize, Vec<Match<'w>>)>,
    policy: usize,
) -> Vec<Found<'a, 'w>> {
    let mut all = Vec::with_capacity(matches.len());
    all.extend(matches.into_iter().filter_map(|(i, mut matches)| {
        let finders = &*read.finders[read.places[i] as usize];
        if let Some(finder) = &finders.phrases[policy] {
            let mut phrases = Vec::new();
            finder.find(read.segments.plain(i), &mut phrases);
            for mut phrase in phrases {
                let inside = |m: &Match<'_>| phrase.span.contains(m.span);
                let wins = matches.iter().filter(|m| m.span.overlaps(phrase.span)).all(inside);
                if wins && matches.iter().any(|m| m.span.overlaps(phrase.span)) {
                    matches.retain(|m| !phrase.span.contains(m.span));
                    // Behind the glossary's own frozen phrases.
                    phrase.phrase = phrase.phrase.map(|index| index + finders.frozen.len());
                    matches.push(phrase);
                }
            }
            matches.sort_by_key(|m| m.span);
        }
        Some(held(read, read.segments.get(i)?, i, matches))
    }));
    all
}

/// A segment with its matches and languages.
pub(super) fn held<'a, 'w>(
    read: &'a Read<'_, 'w>,
    segment: &'a Segment<'a>,
    index: usize,
    matches: Vec<Match<'w>>,
) -> Found<'a, 'w> {
    let Finders { lang, language, frozen, .. } = &*read.finders[read.places[index] as usize];
    let inline = read.inline.get(&index).map_or(&[][..], Vec::as_slice).iter();
    let inline = inline.map(|&(span, place)| {
        let Finders { lang, language, .. } = &*read.finders[place];
        Inline { span, lang, language }
    });
    Found { index, segment, lang, language, inline: inline.collect(), frozen, matches }
}
