//! A memory that streams past: the texts of its units are held against the house, several blocks of them at once.

use std::borrow::Cow;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::super::batch::Event;
use super::super::check::Taken;
use super::super::config::Options;
use super::super::parallel;
use super::lines::{ChangedLines, Lines};
use super::place::{self, ImpactPlace, ImpactUnit};
use super::rewrite::{Rewriting, Rewritten};
use super::rooms::{FIRST_MENTION, Finding, House};
use super::{Impact, Impacted};
use crate::base::{Error, Lang, Place, PlainSpan, Result, Source};
use crate::formats::tmx::{self, Broken, Entities, Piece, Reader};
use crate::formats::{DraftFacts, ReadResult};
use crate::model::{Applicability, Edit, Segment, Side, Text, Unit, Variant};

/// Units that are handed to a thread together.
const TOGETHER: u32 = 256;
/// A rewriting may make the next one possible; a unit that is not settled after so many is left as it is then.
const ROUNDS: usize = 8;
/// Some places in a memory.
pub struct MemoryPlaces {
    /// The memory.
    pub path: PathBuf,
    /// In file order; with what is rewritten, those that are left, where they stand then.
    pub places: Vec<ImpactPlace>,
    /// The lines that change, if they were asked for.
    pub changed: Vec<ChangedLines>,
}

/// A memory that was read to its end.
pub struct ImpactedMemory {
    /// The memory.
    pub path: PathBuf,
    /// Units in it.
    pub units: u64,
    /// Units with places that are left.
    pub concerned: u64,
    /// Units that are rewritten.
    pub rewritten: u64,
    /// Places that are rewritten.
    pub applied: usize,
    new: Option<Rewritten>,
}

impl ImpactedMemory {
    /// Puts the rewritten memory in the place of the old one, whole or not at all; unless somebody else has changed that
    /// meanwhile. Nothing is done where nothing changes.
    pub fn commit(self) -> Result<()> {
        self.new.map_or(Ok(()), Rewritten::commit)
    }
}

/// A piece of the file.
struct Block {
    text: String,
    /// How many units it has, and the number of the first; none: what stands between them.
    units: u32,
    first: u64,
    /// Whether the units are plain ones, to be told apart here.
    sound: bool,
}

/// A block, looked through.
#[derive(Default)]
struct Worked {
    text: String,
    /// The text as it is to be, if it changes.
    new: Option<String>,
    units: u32,
    /// Places, with the byte of the new text at which each stands.
    places: Vec<(usize, ImpactPlace)>,
    concerned: u64,
    rewritten: u64,
    applied: usize,
}

/// What stays the same while a memory is read.
struct Look<'a, 'i, 'w> {
    impact: &'a Impact<'i>,
    house: &'a House<'w>,
    path: &'a Path,
    entities: Entities,
    from: Option<Lang>,
}

pub(super) fn look(
    impact: &Impact<'_>,
    house: &House<'_>,
    options: &Options,
    path: &Path,
    each: &mut dyn FnMut(Event<'_, Impacted>) -> ControlFlow<()>,
) -> Result<ControlFlow<()>> {
    let io = |cause| Error::io(path, cause);
    let file = File::open(path).map_err(io)?;
    let meta = file.metadata().map_err(io)?;
    let mut reader =
        Reader::open(file, options.encoding.as_deref(), Broken::Refuse).map_err(Error::encoding_can_be_named)?;
    reader.unread(TOGETHER);
    let head = reader.head.clone();
    let (encoding, from) = (reader.encoding(), head.memory.source_language().map(Lang::new));
    let look = Look { impact, house, path, entities: tmx::entities(&head), from };
    let mut rewriting = impact.job.fix.map(|_| Rewriting::new(path, encoding, meta));
    let mut lines = impact.lines.then(Lines::default);
    let mut here = Place::START;
    let mut done =
        ImpactedMemory { path: path.to_owned(), units: 0, concerned: 0, rewritten: 0, applied: 0, new: None };
    let mut flow = ControlFlow::Continue(());
    let mut failed = None;
    let blocks = std::iter::once(Ok(Block { text: head.text.clone(), units: 0, first: 0, sound: false }));
    let blocks = blocks.chain(Blocks { reader, count: 0, over: false });
    parallel::ordered(
        blocks,
        impact.job.threads,
        |block: Result<Block>| block.and_then(|block| look.block(block)),
        |outcome| {
            let take = || -> Result<ControlFlow<()>> {
                let worked = outcome.unwrap_or_else(|_| Err(parallel::stumbled("a unit")))?;
                done.units += u64::from(worked.units);
                done.concerned += worked.concerned;
                done.rewritten += worked.rewritten;
                done.applied += worked.applied;
                let new = worked.new.as_deref().unwrap_or(&worked.text);
                if let Some(rewriting) = &mut rewriting {
                    rewriting.add(&worked.text, new)?;
                }
                let mut changed = Vec::new();
                if let Some(lines) = &mut lines {
                    lines.add(&worked.text, new, &mut changed);
                }
                let mut at = 0;
                let mut places = Vec::with_capacity(worked.places.len());
                for (offset, mut place) in worked.places {
                    let offset = new.floor_char_boundary(offset);
                    here = tmx::advance(here, &new[at..offset]);
                    at = offset;
                    (place.line, place.column) = (here.line, here.column);
                    places.push(place);
                }
                here = tmx::advance(here, &new[at..]);
                Ok(told(path, places, changed, each))
            };
            flow = take().unwrap_or_else(|error| {
                failed = Some(error);
                ControlFlow::Break(())
            });
            flow
        },
    );
    if let Some(error) = failed {
        return Err(if impact.job.fix.is_some() { unwritten(error) } else { error });
    }
    if flow.is_break() {
        return Ok(flow);
    }
    let mut changed = Vec::new();
    if let Some(lines) = lines {
        lines.finish(&mut changed);
    }
    if told(path, Vec::new(), changed, each).is_break() {
        return Ok(ControlFlow::Break(()));
    }
    done.new = rewriting.map(Rewriting::finish).transpose()?.flatten();
    Ok(each(Event::File(Impacted::Memory(Box::new(done)))))
}

/// What is wrong, and that nothing came of it.
fn unwritten(error: Error) -> Error {
    if error.io_kind().is_some() {
        return error;
    }
    let told = Error::new(format!("{}; nothing of this memory is rewritten", error.what()));
    match error.place() {
        Some(place) => told.at(place),
        None => told,
    }
}

fn told(
    path: &Path,
    places: Vec<ImpactPlace>,
    changed: Vec<ChangedLines>,
    each: &mut dyn FnMut(Event<'_, Impacted>) -> ControlFlow<()>,
) -> ControlFlow<()> {
    if places.is_empty() && changed.is_empty() {
        return ControlFlow::Continue(());
    }
    each(Event::File(Impacted::Places(Box::new(MemoryPlaces { path: path.to_owned(), places, changed }))))
}

/// Cuts the file into blocks.
struct Blocks {
    reader: Reader<File>,
    count: u64,
    over: bool,
}

impl Iterator for Blocks {
    type Item = Result<Block>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let first = self.count;
        let block = |text: &str, units, sound| Block { text: text.to_owned(), units, first, sound };
        let piece = match self.reader.next() {
            Ok(None) => return None,
            Ok(Some(Piece::Unit(cut, _))) => Ok(block(cut.text, 1, false)),
            Ok(Some(Piece::Sound(cut, count))) => Ok(block(cut.text, count, true)),
            Ok(Some(Piece::Between(cut) | Piece::Tail(cut) | Piece::Broken(cut, _))) => Ok(block(cut.text, 0, false)),
            Err(error) => Err(error.encoding_can_be_named()),
        };
        self.over = piece.is_err();
        self.count += piece.as_ref().map_or(0, |block| u64::from(block.units));
        Some(piece)
    }
}

impl Look<'_, '_, '_> {
    fn block(&self, block: Block) -> Result<Worked> {
        let mut worked = Worked { units: block.units, ..Worked::default() };
        let mut new = String::new();
        // What of the block has been copied to `new`, if anything changes.
        let mut copied = 0;
        let mut one = |at: usize, raw: &str, ordinal: u64| -> Result<()> {
            let Ok(unit) = tmx::unit(raw, &self.entities) else { return Ok(()) };
            let Some(looked) = self.unit(raw, &unit, ordinal)? else { return Ok(()) };
            let start = match &looked.new {
                Some(text) => {
                    new.push_str(&block.text[copied..at]);
                    copied = at + raw.len();
                    new.push_str(text);
                    new.len() - text.len()
                }
                None => new.len() + at - copied,
            };
            worked.concerned += u64::from(!looked.places.is_empty());
            worked.rewritten += u64::from(looked.new.is_some());
            worked.applied += looked.applied;
            worked.places.extend(looked.places.into_iter().map(|(at, place)| (start + at, place)));
            Ok(())
        };
        if block.sound {
            for ((at, raw), ordinal) in tmx::units_of(&block.text).zip(block.first..) {
                one(at, raw, ordinal)?;
            }
        } else if block.units > 0 {
            one(0, &block.text, block.first)?;
        }
        if copied > 0 {
            new.push_str(&block.text[copied..]);
            worked.new = Some(new);
        }
        worked.text = block.text;
        Ok(worked)
    }

    /// A unit; `None` where there is nothing to tell.
    fn unit(&self, raw: &str, unit: &Unit<'_>, ordinal: u64) -> Result<Option<LookedUnit>> {
        let mut found = self.findings(unit)?;
        if found.is_empty() {
            return Ok(None);
        }
        let mut text = Cow::Borrowed(raw);
        let mut applied = 0;
        let mut touched: Vec<usize> = Vec::new();
        for _ in 0..ROUNDS {
            let Some(least) = self.impact.job.fix else { break };
            let now = self.parsed(&text)?;
            let mut edits = Vec::new();
            for (index, findings) in &found {
                let count = edits_of(&text, &now.variants[*index], findings, least, &mut edits);
                applied += count;
                if count > 0 && !touched.contains(index) {
                    touched.push(*index);
                }
            }
            if edits.is_empty() {
                break;
            }
            let new = tmx::apply(&text, edits);
            found = self.findings(&self.parsed(&new)?)?;
            text = Cow::Owned(new);
        }
        let settled = self.parsed(&text)?;
        let segment = |raw: &str, unit: &Unit<'_>, index: usize| {
            unit.variants[index].segment.map_or("", |span| &raw[span.range()]).to_owned()
        };
        touched.sort_unstable();
        touched.retain(|&index| segment(raw, unit, index) != segment(&text, &settled, index));
        if touched.is_empty() {
            return Ok(Some(LookedUnit { places: self.places(raw, unit, found, ordinal), new: None, applied: 0 }));
        }
        let touched: Vec<_> = touched.into_iter().map(|index| (index, segment(raw, unit, index))).collect();
        let marked = tmx::apply(&text, tmx::mark(&text, &settled, &touched, &self.impact.review));
        let places = self.places(&marked, &self.parsed(&marked)?, found, ordinal);
        Ok(Some(LookedUnit { places, new: Some(marked), applied }))
    }

    /// A unit that was rewritten.
    fn parsed<'s>(&self, raw: &'s str) -> Result<Unit<'s>> {
        let what = "exonym has made a unit that is no XML; this is a mistake of the program, please report it";
        tmx::unit(raw, &self.entities).map_err(|()| Error::new(what))
    }

    /// What the house is against in each variant that is judged, by its number.
    fn findings(&self, unit: &Unit<'_>) -> Result<Vec<(usize, Vec<Finding>)>> {
        let mut all = Vec::new();
        for (index, variant) in unit.variants.iter().enumerate() {
            let plain = &*variant.text.plain;
            if plain.is_empty() || (self.side(unit, variant) == Side::Source && !self.impact.check_source) {
                continue;
            }
            let lang = match &*variant.lang {
                "" => self.house.language(plain).unwrap_or_else(|| Lang::new("und")),
                lang => Lang::new(lang),
            };
            if !self.house.names_something(plain, &lang) {
                continue;
            }
            let source = Source::from_text(self.path, plain.to_owned())?;
            let mut found = self.house.findings(&source, Taken::By(whole, Some(&lang)))?;
            found.retain(|finding| finding.diagnostic.rule != FIRST_MENTION);
            if !found.is_empty() {
                all.push((index, found));
            }
        }
        Ok(all)
    }

    /// The side that a variant is on: the source is what the unit or the header says all is translated from.
    fn side(&self, unit: &Unit<'_>, variant: &Variant<'_>) -> Side {
        let own = unit.attribute("srclang").filter(|lang| !lang.is_empty()).map(Lang::new);
        let Some(from) = own.filter(|lang| lang.as_str() != "*all*").or_else(|| self.from.clone()) else {
            return Side::Target;
        };
        let lang = Lang::new(&variant.lang);
        let exact = unit.variants.iter().any(|other| Lang::new(&other.lang) == from);
        if if exact { lang == from } else { lang.same_language(&from) } { Side::Source } else { Side::Target }
    }

    /// Places, with the byte of the unit's text at which each stands.
    fn places(
        &self,
        raw: &str,
        unit: &Unit<'_>,
        found: Vec<(usize, Vec<Finding>)>,
        ordinal: u64,
    ) -> Vec<(usize, ImpactPlace)> {
        let mut all = Vec::new();
        for (index, findings) in found {
            let variant = &unit.variants[index];
            for finding in findings {
                let span = plain(finding.diagnostic.span);
                let hindrance = fix_edits(raw, variant, &finding).err();
                let at = variant.text.source_span(span).start as usize;
                let nowhere = Place { offset: 0, line: 0, column: 0 };
                let mut place = ImpactPlace::new(finding, &variant.text.plain[span.range()], nowhere);
                if let Some(hindrance) = hindrance {
                    place.hindrance = Some(place::why(hindrance));
                    place.fix = Some(Applicability::DisplayOnly);
                }
                place.unit = Some(ImpactUnit {
                    ordinal,
                    id: unit.id().map(str::to_owned),
                    side: self.side(unit, variant),
                    lang: variant.lang.clone().into_owned(),
                });
                all.push((at, place));
            }
        }
        all
    }
}

/// A unit, looked through.
struct LookedUnit {
    places: Vec<(usize, ImpactPlace)>,
    new: Option<String>,
    applied: usize,
}

/// The whole of a text as one segment.
fn whole<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    each(Segment::paragraph(Text::verbatim(source.text(), 0), 0));
    ReadResult::default()
}

/// A span of the text that was judged: the variant's plain text.
fn plain(span: crate::base::Span) -> PlainSpan {
    PlainSpan::new(span.start as usize, span.end as usize)
}

/// What a fix is in the unit's own text.
fn fix_edits(raw: &str, variant: &Variant<'_>, finding: &Finding) -> std::result::Result<Vec<Edit>, tmx::Hindrance> {
    let edits = finding.diagnostic.fix.iter().flat_map(|fix| &fix.edits);
    let edits = edits.map(|edit| tmx::replace(raw, &variant.text, plain(edit.span), &edit.text));
    Ok(edits.collect::<std::result::Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Adds the edits of all fixes that may be applied and do not overlap an earlier one; gives their number.
fn edits_of(
    raw: &str,
    variant: &Variant<'_>,
    findings: &[Finding],
    least: Applicability,
    all: &mut Vec<Edit>,
) -> usize {
    let mut applied = 0;
    for finding in findings {
        let Some(fix) = finding.diagnostic.fix.as_ref().filter(|fix| fix.applicability >= least) else { continue };
        let Ok(edits) = fix_edits(raw, variant, finding) else { continue };
        let apart = |edit: &Edit| {
            let touches = |known: &Edit| known.span.start <= edit.span.end && edit.span.start <= known.span.end;
            !all.iter().any(touches)
        };
        if !edits.is_empty() && !fix.edits.is_empty() && edits.iter().all(apart) {
            all.extend(edits);
            applied += 1;
        }
    }
    applied
}
