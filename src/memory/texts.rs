//! What a memory says in one pair of languages: its sources, its targets, and which unit has which.

use std::io::{self, Write};

use super::Bytes;
use super::ends;
use super::file::{Damaged, File, Kind, Sections};
use super::hash::{hash, mix};
use super::intern::{Interner, Strings};
use super::numbers::{self, Numbers};

const META: u32 = 1;
/// Sources, ends.
const SOURCES: u32 = 2;
const TARGETS: u32 = 4;
/// Of each unit, in the order of the file: its ordinal in the file, its source, its target, and from 1 the unit that has
/// the same source next.
const ORDINALS: u32 = 6;
const UNIT_SOURCES: u32 = 7;
const UNIT_TARGETS: u32 = 8;
const NEXT: u32 = 9;
/// Of each source the first unit that has it.
const FIRST: u32 = 10;
/// Ids of units, ends.
const IDS: u32 = 11;
/// What tells these texts from others.
const IDENTITY: u32 = 13;
/// Of each unit what is told of it (`penalties::told`), and the day of its last change, counted from 1970; empty where
/// nothing is known of any.
const TOLD: u32 = 14;
const CHANGED: u32 = 15;
/// Texts and ids of contexts, ends; of each unit, from 1, the text before it, the text behind it, the id of its context.
const CONTEXTS: u32 = 16;
const PREV: u32 = 18;
const NEXT_TEXT: u32 = 19;
const CONTEXT: u32 = 20;

/// Gathers units.
#[derive(Default)]
pub(crate) struct TextsBuilder {
    sources: Interner,
    targets: Interner,
    ordinals: Vec<u64>,
    unit_sources: Vec<u64>,
    unit_targets: Vec<u64>,
    ids: Vec<u8>,
    id_ends: Vec<u64>,
    told: Vec<u64>,
    changed: Vec<u64>,
    contexts: Interner,
    prev: Vec<u64>,
    next: Vec<u64>,
    context: Vec<u64>,
}

/// A unit on its way into the index.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UnitAdded<'t> {
    /// Counts all units of the file from 0.
    pub(crate) ordinal: u64,
    pub(crate) id: Option<&'t str>,
    pub(crate) source: &'t str,
    pub(crate) target: &'t str,
    /// Bits of `penalties::told`.
    pub(crate) told: u8,
    /// The day of its last change, from 1970; 0: unknown.
    pub(crate) changed: u32,
    /// The source before it and the one behind it, as the unit itself says.
    pub(crate) prev: Option<&'t str>,
    pub(crate) next: Option<&'t str>,
    /// The id of its context.
    pub(crate) context: Option<&'t str>,
}

impl TextsBuilder {
    /// Adds a unit of the file.
    pub(crate) fn add(&mut self, unit: UnitAdded<'_>) {
        self.unit_sources.push(self.sources.number(unit.source.as_bytes()).into());
        self.unit_targets.push(self.targets.number(unit.target.as_bytes()).into());
        self.ordinals.push(unit.ordinal);
        self.ids.extend(unit.id.unwrap_or_default().bytes());
        self.id_ends.push(self.ids.len() as u64);
        self.told.push(unit.told.into());
        self.changed.push(unit.changed.into());
        let mut number =
            |text: Option<&str>| text.map_or(0, |text| u64::from(self.contexts.number(text.as_bytes())) + 1);
        self.prev.push(number(unit.prev));
        self.next.push(number(unit.next));
        self.context.push(number(unit.context));
    }

    /// True while the numbers of texts fit the index.
    pub(crate) fn has_room(&self) -> bool {
        self.ordinals.len() < u32::MAX as usize - 1
    }

    /// The sources, in the order in which they first appear.
    pub(crate) fn sources(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.sources.len()).map(|number| std::str::from_utf8(self.sources.get(number)).unwrap_or_default())
    }

    /// A number that tells these sources from others: a stream carries that of the texts it was made of.
    pub(crate) fn identity(&self) -> u64 {
        self.sources().fold(0, |sum, text| mix(sum ^ hash(text.as_bytes())))
    }

    /// Writes all of it; `meta` is for whoever opens it.
    pub(crate) fn write(&self, meta: &[u8], out: &mut dyn Write) -> io::Result<()> {
        let mut sections = Sections::new(Kind::Texts);
        sections.add(META, meta.to_vec());
        sections.add(IDENTITY, self.identity().to_le_bytes().to_vec());
        let mut first = vec![u64::MAX; self.sources.len()];
        let mut last = vec![u64::MAX; self.sources.len()];
        let mut next = vec![0; self.ordinals.len()];
        for (unit, &source) in self.unit_sources.iter().enumerate() {
            let last = &mut last[source as usize];
            match next.get_mut(*last as usize) {
                Some(next) => *next = unit as u64 + 1,
                None => first[source as usize] = unit as u64,
            }
            *last = unit as u64;
        }
        numbers::write(&mut sections, ORDINALS, &self.ordinals);
        numbers::write(&mut sections, UNIT_SOURCES, &self.unit_sources);
        numbers::write(&mut sections, UNIT_TARGETS, &self.unit_targets);
        // Where no source comes twice there is no next, and that takes no room either.
        let mut sparse = |id: u32, list: &[u64]| {
            let any = list.iter().any(|&number| number > 0);
            numbers::write(&mut sections, id, if any { list } else { &[] });
        };
        sparse(NEXT, &next);
        sparse(TOLD, &self.told);
        sparse(CHANGED, &self.changed);
        sparse(PREV, &self.prev);
        sparse(NEXT_TEXT, &self.next);
        sparse(CONTEXT, &self.context);
        self.contexts.write(&mut sections, CONTEXTS);
        numbers::write(&mut sections, FIRST, &first);
        ends::write(&mut sections, IDS + 1, if self.ids.is_empty() { &[] } else { &self.id_ends });
        sections.add(IDS, self.ids.clone());
        self.sources.write(&mut sections, SOURCES);
        self.targets.write(&mut sections, TARGETS);
        sections.write(out)
    }
}

/// A unit of a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UnitText<'t> {
    /// Counts the units of the file from 0.
    pub(crate) ordinal: u64,
    /// The unit's own id.
    pub(crate) id: Option<&'t str>,
    pub(crate) source: &'t str,
    pub(crate) target: &'t str,
    /// The number of the target.
    pub(crate) number: u32,
}

/// An open memory.
#[derive(Debug)]
pub(crate) struct Texts {
    file: File,
    meta: std::ops::Range<usize>,
    sources: Strings,
    targets: Strings,
    ordinals: Numbers,
    unit_sources: Numbers,
    unit_targets: Numbers,
    next: Numbers,
    first: Numbers,
    ids: Strings,
    told: Numbers,
    changed: Numbers,
    contexts: Strings,
    prev: Numbers,
    next_text: Numbers,
    context: Numbers,
}

impl Texts {
    pub(crate) fn open(bytes: Bytes) -> Result<Self, Damaged> {
        let file = File::open(bytes, Kind::Texts)?;
        let list = |id| Numbers::open(&file, id);
        let texts = Self {
            meta: 0..file.section(META).len,
            sources: Strings::open(&file, SOURCES)?,
            targets: Strings::open(&file, TARGETS)?,
            ordinals: list(ORDINALS)?,
            unit_sources: list(UNIT_SOURCES)?,
            unit_targets: list(UNIT_TARGETS)?,
            next: list(NEXT)?,
            first: list(FIRST)?,
            ids: Strings::open(&file, IDS)?,
            told: list(TOLD)?,
            changed: list(CHANGED)?,
            contexts: Strings::open(&file, CONTEXTS)?,
            prev: list(PREV)?,
            next_text: list(NEXT_TEXT)?,
            context: list(CONTEXT)?,
            file,
        };
        let units = texts.ordinals.len;
        let fits = texts.unit_sources.len == units
            && texts.unit_targets.len == units
            && [texts.next, texts.told, texts.changed, texts.prev, texts.next_text, texts.context]
                .iter()
                .all(|list| list.len == units || list.len == 0)
            && texts.first.len == texts.sources.len()
            && (texts.ids.len() == units || texts.ids.len() == 0);
        if fits { Ok(texts) } else { Err(Damaged) }
    }

    /// What was said of it when it was written.
    pub(crate) fn meta(&self) -> Result<&[u8], Damaged> {
        self.file.get(self.file.section(META), self.meta.clone())
    }
    /// See [`TextsBuilder::identity`].
    pub(crate) fn identity(&self) -> Result<u64, Damaged> {
        super::file::u64_at(self.file.all(self.file.section(IDENTITY))?, 0)
    }
    /// Bytes that it takes.
    pub(crate) fn size(&self) -> usize {
        self.file.len()
    }
    /// Number of units.
    pub(crate) fn units(&self) -> usize {
        self.ordinals.len
    }
    /// Number of different sources.
    pub(crate) fn len(&self) -> usize {
        self.sources.len()
    }

    /// A source.
    pub(crate) fn source(&self, text: u32) -> Result<&str, Damaged> {
        self.string(self.sources, text as usize)
    }

    /// Number of different targets.
    pub(crate) fn targets(&self) -> usize {
        self.targets.len()
    }
    /// A target.
    pub(crate) fn target(&self, number: u32) -> Result<&str, Damaged> {
        self.string(self.targets, number as usize)
    }
    /// The numbers of a unit's source and target; units count in the order of the file.
    pub(crate) fn numbers(&self, unit: usize) -> Result<(u32, u32), Damaged> {
        Ok((self.unit_sources.get(&self.file, unit)? as u32, self.unit_targets.get(&self.file, unit)? as u32))
    }
    /// A unit, in the order of the file.
    pub(crate) fn unit(&self, unit: usize) -> Result<UnitText<'_>, Damaged> {
        let (source, target) = self.numbers(unit)?;
        let id = if self.ids.len() == 0 { "" } else { self.string(self.ids, unit)? };
        Ok(UnitText {
            ordinal: self.ordinals.get(&self.file, unit)?,
            id: (!id.is_empty()).then_some(id),
            source: self.source(source)?,
            target: self.target(target)?,
            number: target,
        })
    }

    fn sparse(&self, list: Numbers, unit: usize) -> Result<u64, Damaged> {
        if list.len == 0 { Ok(0) } else { list.get(&self.file, unit) }
    }
    /// What is told of a unit, as bits of `penalties::told`.
    pub(crate) fn told(&self, unit: usize) -> Result<u8, Damaged> {
        Ok(self.sparse(self.told, unit)? as u8)
    }
    /// The day of a unit's last change, from 1970; 0: unknown.
    pub(crate) fn changed(&self, unit: usize) -> Result<u32, Damaged> {
        Ok(self.sparse(self.changed, unit)? as u32)
    }
    fn context_text(&self, list: Numbers, unit: usize) -> Result<Option<&str>, Damaged> {
        let number = self.sparse(list, unit)?;
        number.checked_sub(1).map(|number| self.string(self.contexts, number as usize)).transpose()
    }
    /// The sources before and behind a unit, as it says itself.
    pub(crate) fn neighbours(&self, unit: usize) -> Result<(Option<&str>, Option<&str>), Damaged> {
        Ok((self.context_text(self.prev, unit)?, self.context_text(self.next_text, unit)?))
    }
    /// The id of a unit's context.
    pub(crate) fn context(&self, unit: usize) -> Result<Option<&str>, Damaged> {
        self.context_text(self.context, unit)
    }

    fn string(&self, strings: Strings, number: usize) -> Result<&str, Damaged> {
        std::str::from_utf8(strings.get(&self.file, number)?).map_err(|_| Damaged)
    }

    /// The units that have a source, in the order of the file.
    pub(crate) fn units_of<'t>(&'t self, text: u32, mut each: impl FnMut(usize, UnitText<'t>)) -> Result<(), Damaged> {
        let mut unit = self.first.get(&self.file, text as usize)? as usize;
        loop {
            each(unit, self.unit(unit)?);
            if self.next.len == 0 {
                return Ok(());
            }
            let next = self.next.get(&self.file, unit)? as usize;
            if next == 0 {
                return Ok(());
            }
            // Only forward, so that a chain ends.
            if next - 1 <= unit {
                return Err(Damaged);
            }
            unit = next - 1;
        }
    }
}
