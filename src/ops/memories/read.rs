//! The units of a memory in one pair of languages.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::facts;
use crate::base::{Error, Lang, Result};
use crate::formats::tmx::{self, Broken, Piece, Reader};
use crate::memory::{TextsBuilder, UnitAdded, told};
use crate::model::{Unit, Variant};
use crate::text::composed::composed;

/// What was read.
pub(super) struct Units {
    pub(super) texts: TextsBuilder,
    /// The languages that served, as the file first writes them.
    pub(super) from: String,
    pub(super) to: String,
    /// Of all bytes of the file.
    pub(super) sum: u32,
}

/// True if a file is a memory.
pub(super) fn is_memory(path: &Path) -> Result<bool> {
    let io = |cause| Error::io(path, cause);
    let mut head = Vec::with_capacity(tmx::HEAD);
    File::open(path).map_err(io)?.take(tmx::HEAD as u64).read_to_end(&mut head).map_err(io)?;
    Ok(tmx::is_memory(path, &head))
}

/// The checksum of a file's bytes.
pub(super) fn sum(path: &Path) -> Result<u32> {
    let io = |cause| Error::io(path, cause);
    let read = Cell::new(0);
    let mut summed = Summed { input: File::open(path).map_err(io)?, hasher: crc32fast::Hasher::new(), read: &read };
    io::copy(&mut BufReader::with_capacity(1 << 20, &mut summed), &mut io::sink()).map_err(io)?;
    Ok(summed.hasher.finalize())
}

/// The two languages that a memory is read for, as far as they are known.
struct Languages {
    from: Option<Lang>,
    to: Option<Lang>,
    /// False if the language translated to is the only other one.
    chosen: bool,
    /// The others met, where none is chosen.
    others: Vec<String>,
}

impl Languages {
    /// What a unit has in both; where nobody chose, its languages are noted.
    fn pick<'u, 's>(&mut self, unit: &'u Unit<'s>) -> Option<(&'u Variant<'s>, &'u Variant<'s>)> {
        if self.from.is_none() {
            self.from = unit.variants.first().map(|variant| Lang::new(&variant.lang));
        }
        let from = self.from.as_ref()?;
        let source = pick(unit, from, None)?;
        let is_other = |variant: &&Variant<'_>| !std::ptr::eq(*variant, source) && !variant.lang.is_empty();
        for other in unit.variants.iter().filter(|_| !self.chosen).filter(is_other) {
            let lang = Lang::new(&other.lang);
            if from.same_language(&lang) {
                continue;
            }
            if !self.others.iter().any(|known| Lang::new(known).same_language(&lang)) {
                self.others.push(other.lang.to_string());
            }
            self.to.get_or_insert_with(|| lang.base());
        }
        Some((source, pick(unit, self.to.as_ref()?, Some(source))?))
    }
}

/// Reads a memory to its end. `tell` hears of the bytes read.
pub(super) fn read(path: &Path, from: Option<&Lang>, to: Option<&Lang>, tell: &mut dyn FnMut(u64)) -> Result<Units> {
    let io = |cause| Error::io(path, cause);
    let bytes = Cell::new(0);
    let mut file = Summed { input: File::open(path).map_err(io)?, hasher: crc32fast::Hasher::new(), read: &bytes };
    let mut reader = Reader::open(&mut file, None, Broken::Refuse).map_err(|error| error.in_file(path))?;
    let own = reader.head.memory.source_language().map(Lang::new);
    let (from, to, chosen) = (from.cloned().or(own), to.cloned(), to.is_some());
    let mut languages = Languages { from, to, chosen, others: Vec::new() };
    // As the file writes them.
    let mut written: Option<(String, String)> = None;
    let mut texts = TextsBuilder::default();
    let mut ordinal = 0;
    loop {
        let (cut, unit) = match reader.next().map_err(|error| error.in_file(path))? {
            None => break,
            Some(Piece::Unit(cut, unit)) => (cut, unit),
            Some(_) => continue,
        };
        if ordinal % 4096 == 0 {
            tell(bytes.get());
        }
        let number = ordinal;
        ordinal += 1;
        let Some((source, target)) = languages.pick(&unit) else { continue };
        if written.is_none() {
            written = Some((source.lang.to_string(), target.lang.to_string()));
        }
        // There is nothing to find, or nothing to offer.
        if source.text.plain.is_empty() || target.text.plain.is_empty() {
            continue;
        }
        if !texts.has_room() {
            return Err(Error::new("has more units than an index holds; split it").in_file(path));
        }
        let mut facts = facts::facts(&unit, source, target);
        let raw = source.segment.and_then(|segment| cut.text.get(segment.start as usize..segment.end as usize));
        if raw.is_some_and(|raw| raw.contains('<')) {
            facts.told |= told::CODES;
        }
        let (from, to) = (languages.from.as_ref(), languages.to.as_ref());
        if is_of_other_region(source, from) || is_of_other_region(target, to) {
            facts.told |= told::VARIANT;
        }
        texts.add(UnitAdded {
            ordinal: number,
            id: unit.id(),
            source: &composed(&source.text.plain),
            target: &composed(&target.text.plain),
            told: facts.told,
            changed: facts.changed,
            prev: facts.prev.as_deref().map(composed).as_deref(),
            next: facts.next.as_deref().map(composed).as_deref(),
            context: facts.context,
        });
    }
    drop(reader);
    let Languages { from, to, others, .. } = languages;
    if others.len() > 1 {
        let what = format!("has several languages to translate to; name one with --to: {}", others.join(", "));
        return Err(Error::new(what).in_file(path));
    }
    // What stands behind the document counts too.
    io::copy(&mut file, &mut io::sink()).map_err(io)?;
    let name = |lang: Option<Lang>| lang.map(|lang| lang.as_str().to_owned()).unwrap_or_default();
    let (from, to) = written.unwrap_or_else(|| (name(from), name(to)));
    Ok(Units { texts, from, to, sum: file.hasher.finalize() })
}

fn is_of_other_region(variant: &Variant<'_>, wanted: Option<&Lang>) -> bool {
    let own = Lang::new(&variant.lang);
    let has_region = |lang: &Lang| lang.as_str().len() > lang.primary().len();
    wanted.is_some_and(|wanted| has_region(wanted) && has_region(&own) && own != *wanted)
}

/// The text of a unit in a language, as a memory that is looked up takes it.
pub(in crate::ops) fn picked<'u, 's>(unit: &'u Unit<'s>, lang: &Lang) -> Option<&'u Variant<'s>> {
    pick(unit, lang, None)
}

/// The text of a unit in a language: the very tag, else the language without region, else any of its regions, in this
/// order; of equals the first.
fn pick<'u, 's>(unit: &'u Unit<'s>, lang: &Lang, not: Option<&Variant<'s>>) -> Option<&'u Variant<'s>> {
    let fit = |variant: &Variant<'_>| {
        if variant.segment.is_none() || not.is_some_and(|not| std::ptr::eq(not, variant)) {
            return None;
        }
        let own = Lang::new(&variant.lang);
        match () {
            () if own == *lang => Some(0),
            () if !own.same_language(lang) => None,
            () if own.as_str().len() == own.primary().len() => Some(1),
            () => Some(2),
        }
    };
    let fits = unit.variants.iter().filter_map(|variant| Some((fit(variant)?, variant)));
    fits.min_by_key(|(fit, _)| *fit).map(|(_, variant)| variant)
}

/// Sums up what is read.
struct Summed<'c> {
    input: File,
    hasher: crc32fast::Hasher,
    read: &'c Cell<u64>,
}

impl Read for Summed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}
