//! A memory that stays one: unit by unit, each as it is written where nothing is asked of it.

use std::io::{self, Write as _};
use std::path::Path;

use super::super::output::{self, NewFile};
use super::super::units::{Codes, Seen};
use super::contexts::Contexts;
use super::repairs::Repairs;
use super::sink::Sink;
use super::{Conversion, Converted, Reader, open, repair};
use crate::base::{Error, Lang, Place, Result};
use crate::formats::{Format, tmx};

/// Memory to memory: units that nothing is asked of are copied as they are written.
pub(super) fn memory(job: &Conversion, target: &Format) -> Result<Converted> {
    let broken = if job.repair { tmx::Broken::PassOver } else { tmx::Broken::Refuse };
    let mut inputs = Vec::new();
    for input in &job.inputs {
        let (file, path) = open(job, input)?;
        let reader = Reader::open(file, job.encoding.as_deref(), broken).map_err(|error| error.in_file(path))?;
        inputs.push((reader, path));
    }
    let mut work = Memory {
        job,
        done: Converted { format: target.name, title: target.title, ..Converted::default() },
        repairs: Repairs::default(),
        out: None,
        seen: Seen::default(),
        contexts: None,
    };
    work.head(&inputs)?;
    let first = inputs.first().map(|(reader, _)| reader.head.memory.clone()).unwrap_or_default();
    let count = inputs.len();
    for (index, (reader, path)) in inputs.iter_mut().enumerate() {
        let own: Vec<_> = INHERITED
            .iter()
            .filter_map(|name| Some((*name, reader.head.memory.attribute(name)?)))
            .filter(|(name, value)| first.attribute(name) != Some(*value))
            .map(|(name, value)| (name, value.to_owned()))
            .collect();
        work.units(reader, path, &own, (index == 0, index + 1 == count)).map_err(|error| error.in_file(&**path))?;
    }
    work.finish()
}

/// What a unit has from the header of its file if it does not say it itself (TMX 1.4b, `tu`).
const INHERITED: [&str; 7] =
    ["srclang", "segtype", "datatype", "o-tmf", "o-encoding", "creationtool", "creationtoolversion"];

/// A memory being written.
struct Memory<'j> {
    job: &'j Conversion,
    done: Converted,
    repairs: Repairs,
    out: Option<Out>,
    seen: Seen,
    contexts: Option<Contexts>,
}

/// Where it goes.
struct Out {
    head: String,
    tail: String,
    sink: Sink,
    /// Units in the file in hand.
    count: u64,
}

impl Memory<'_> {
    fn head(&mut self, inputs: &[(Reader<'_>, &Path)]) -> Result<()> {
        let Some(((first, path), others)) = inputs.split_first() else {
            return Err(Error::new("name a file to convert"));
        };
        let mut head = first.head.clone();
        if !others.is_empty() {
            let others: Vec<_> = others.iter().map(|(reader, _)| &reader.head).collect();
            let merged = tmx::merged(&head, &others);
            merged.done.iter().for_each(|ude| self.done.losses.add("user-defined encodings of further files", ude));
            head.text = merged.text;
        }
        if self.job.repair {
            let mended = tmx::mended(&head);
            // Where there is no header the root is told.
            let place = [head.memory.place, head.memory.root, Place::START];
            let place = place.into_iter().find(|place| place.line > 0).unwrap_or_default();
            for what in mended.done {
                self.repairs.push(path, repair(place, what));
            }
            head.text = mended.text;
        }
        let mut tail = format!("</body>\n</{}>\n", head.root);
        if !head.body && !head.complete {
            // `<body/>`: it is opened only where units may follow.
            match head.text.trim_end().strip_suffix("/>") {
                Some(open) if !others.is_empty() => head.text = format!("{}>\n", open.trim_end()),
                _ => tail = format!("</{}>\n", head.root),
            }
        }
        if head.complete {
            // A document without a body is over; only where units may follow does it get one.
            tail.clear();
            let end = head.text.rfind(&format!("</{}", head.root)).filter(|_| self.job.repair || !others.is_empty());
            if let Some(end) = end {
                tail = format!("</body>\n{}", &head.text[end..]);
                head.text.truncate(end);
                head.text.push_str("<body>\n");
            } else if !others.is_empty() {
                return Err(
                    Error::new("has no `body` for the units of the others; name it last or not at all").in_file(path)
                );
            }
        }
        let out = Out { head: tmx::utf8(&head.text), tail, sink: self.sink(1)?, count: 0 };
        self.write(out)
    }

    fn write(&mut self, mut out: Out) -> Result<()> {
        let head = std::mem::take(&mut out.head);
        out.sink.write_all(head.as_bytes()).map_err(|cause| self.unwritten(cause))?;
        out.head = head;
        self.out = Some(out);
        Ok(())
    }

    fn unwritten(&self, cause: io::Error) -> Error {
        Error::io(self.job.output.as_deref().unwrap_or(Path::new("-")), cause)
    }

    /// The file of this number.
    fn sink(&self, number: usize) -> Result<Sink> {
        let Some(path) = &self.job.output else {
            let file = tempfile::tempfile().map_err(|cause| self.unwritten(cause))?;
            return Ok(Sink::Held(io::BufWriter::with_capacity(output::BUFFER, file)));
        };
        let Some(_) = self.job.split else { return NewFile::create(path).map(Sink::File) };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let extension = path.extension().map_or_else(String::new, |e| format!(".{}", e.to_string_lossy()));
        NewFile::create(&path.with_file_name(format!("{stem}-{number}{extension}"))).map(Sink::File)
    }

    /// All units of a file; whether it is the first and whether it is the last of them.
    fn units(
        &mut self,
        reader: &mut Reader<'_>,
        path: &Path,
        own: &[(&str, String)],
        (first, last): (bool, bool),
    ) -> Result<()> {
        let mut between = String::new();
        let mut closed = false;
        let (entities, version) = (tmx::entities(&reader.head), reader.head.memory.version.clone());
        // Units of a further file leave behind what declares their entities.
        let leaving = if first { None } else { Some(&entities).filter(|entities| !entities.is_empty()) };
        self.contexts = self.job.contexts.map(|form| {
            let from = self.job.from.clone().or_else(|| reader.head.memory.source_language().map(Lang::new));
            // Codes may name what the document declares, and those that are stripped are no neighbour's.
            let codes = entities.is_empty() && self.job.units.codes == Codes::Keep;
            Contexts::new(form, from, codes)
        });
        if own.is_empty() && !self.job.repair && !self.job.units.changes_anything() && self.contexts.is_none() {
            // A new file may begin at any unit.
            reader.unread(if self.job.split.is_some() { 1 } else { u32::MAX });
        }
        let (text, place, version) = ("", Place::default(), version.as_deref());
        let of_file = Raw { text, path, place, own, version, entities: &entities };
        loop {
            let mut told = std::mem::take(&mut reader.problems);
            let Some(piece) = reader.next()? else { break };
            match piece {
                tmx::Piece::Between(cut) if self.job.repair => between.push_str(&tmx::clean(cut.text)),
                tmx::Piece::Between(cut) => between.push_str(cut.text),
                tmx::Piece::Unit(cut, unit) => {
                    // Places are counted out only where they are told.
                    let place = if self.job.repair { cut.place() } else { Place::default() };
                    match leaving.and_then(|entities| tmx::without_entities(cut.text, entities)) {
                        Some(text) => self.mended(&Raw { text: &text, place, ..of_file }, &mut between)?,
                        None => self.unit(&Raw { text: cut.text, place, ..of_file }, &unit, &mut between)?,
                    }
                }
                tmx::Piece::Sound(cut, count) => {
                    self.done.read += u64::from(count);
                    self.put(&mut between, cut.text, u64::from(count))?;
                }
                tmx::Piece::Broken(cut, fault) => {
                    let raw = Raw { text: cut.text, place: cut.place(), ..of_file };
                    let what = self.broken(&raw, &fault.message, &mut between)?;
                    told.push(repair(cut.place_of(fault.span.start), what));
                }
                tmx::Piece::Tail(cut) => {
                    closed = true;
                    // Of files that are joined the last may end otherwise than the first has begun.
                    if let (true, true, Some(out)) = (first, last, &mut self.out) {
                        out.tail =
                            if self.job.repair { tmx::clean(cut.text).into_owned() } else { cut.text.to_owned() };
                    }
                }
            }
            for problem in told {
                self.repairs.push(path, problem);
            }
        }
        if let Some((mut before, text)) = self.contexts.as_mut().and_then(Contexts::end) {
            self.put(&mut before, &text, 1)?;
        }
        self.done.pieces_unmended += reader.left_out;
        if !closed && !reader.head.complete {
            let what = "the end of the file is missing: written anew".to_owned();
            self.repairs.push(path, repair(reader.end(), what));
        }
        let replaced = reader.replaced().len();
        if replaced > 0 {
            let what = format!(
                "{replaced} bytes are no characters of {}: U+FFFD put in their place",
                reader.encoding().name()
            );
            self.repairs.push(path, repair(Place::START, what));
        }
        if last && let Some(out) = &mut self.out {
            let blank = between.trim().is_empty();
            let rest = if blank && !(closed && first) && out.count > 0 { "\n" } else { &between };
            out.sink.write_all(rest.as_bytes()).map_err(|cause| Error::io(path, cause))?;
        }
        Ok(())
    }

    /// A unit that is not well-formed: mended, or left out. Gives what is told of it.
    fn broken(&mut self, raw: &Raw<'_>, wrong: &str, between: &mut String) -> Result<String> {
        match tmx::mend(raw.text, raw.entities) {
            Ok(mended) => {
                let endless = u64::from(mended.is_of_two());
                self.done.read += endless;
                self.done.unmended += endless;
                self.mended(&Raw { text: &mended.text, ..*raw }, between)?;
                Ok(format!("{wrong}; mended: {}", mended.done.join(", ")))
            }
            Err(fault) => {
                self.done.read += 1;
                self.done.unmended += 1;
                Ok(format!("{}: the unit that begins on line {} is left out", fault.message, raw.place.line))
            }
        }
    }

    fn mended(&mut self, raw: &Raw<'_>, between: &mut String) -> Result<()> {
        if let Ok(unit) = tmx::unit(raw.text, raw.entities) {
            self.unit(raw, &unit, between)?;
        }
        Ok(())
    }

    fn unit(&mut self, raw: &Raw<'_>, unit: &crate::model::Unit<'_>, between: &mut String) -> Result<()> {
        let changes = &self.job.units;
        self.done.read += 1;
        let before = self.contexts.as_ref().map(Contexts::before);
        if let Some((mut between, text)) = self.contexts.as_mut().and_then(|contexts| contexts.pass(raw.text, unit)) {
            self.put(&mut between, &text, 1)?;
        }
        let taken = changes.takes(unit);
        self.done.left_out += u64::from(!taken);
        let again = taken && changes.deduplicate && self.seen.again(raw.text, unit, raw.entities);
        self.done.duplicates += u64::from(again);
        if !taken || again {
            // Remarks stay; the empty place of a unit does not.
            let kept = between.trim_end().len();
            between.truncate(kept);
            return Ok(());
        }
        let mut edits = changes.edits(raw.text, unit, &mut self.done.stripped);
        if self.job.repair {
            let mut told = |count: u64, what: &str| {
                if count > 0 {
                    self.repairs.push(raw.path, repair(raw.place, format!("{what} ({count})")));
                }
            };
            told(tmx::in_order(raw.text, unit, &mut edits), "notes and properties moved before the text");
            if changes.codes == Codes::Keep {
                told(
                    tmx::repair_codes(raw.text, unit, &mut edits),
                    "codes whose other half is missing written as `it`",
                );
            }
        }
        if self.job.repair && !matches!(raw.version, Some("1.1" | "1.2" | "1.3")) {
            for variant in &unit.variants {
                tmx::modern_language(raw.text, variant, &mut edits);
            }
        }
        if !raw.own.is_empty() {
            tmx::adopt(raw.own, unit, &mut edits);
        }
        if let (Some(contexts), Some(before)) = (&mut self.contexts, before) {
            contexts.wait(std::mem::take(between), raw.text, unit, edits, before);
            return Ok(());
        }
        if edits.is_empty() {
            return self.put(between, raw.text, 1);
        }
        self.put(between, &tmx::apply(raw.text, edits), 1)
    }

    /// Writes units, with what stands before them.
    fn put(&mut self, between: &mut String, text: &str, count: u64) -> Result<()> {
        if let (Some(limit), Some(out)) = (self.job.split, &self.out)
            && out.count >= limit
        {
            self.next_file()?;
        }
        let Some(out) = &mut self.out else { return Ok(()) };
        let result = out.sink.write_all(between.as_bytes()).and_then(|()| out.sink.write_all(text.as_bytes()));
        out.count += count;
        between.clear();
        self.done.written += count;
        result.map_err(|cause| self.unwritten(cause))
    }

    /// Closes the file in hand and begins the next.
    fn next_file(&mut self) -> Result<()> {
        let Some(mut out) = self.out.take() else { return Ok(()) };
        let end = format!("\n{}", out.tail);
        out.sink.write_all(end.as_bytes()).map_err(|cause| self.unwritten(cause))?;
        if let Sink::File(file) = out.sink {
            self.done.files.push(file);
        }
        let sink = self.sink(self.done.files.len() + 1)?;
        self.write(Out { head: out.head, tail: out.tail, sink, count: 0 })
    }

    fn finish(mut self) -> Result<Converted> {
        if let Some(mut out) = self.out.take() {
            out.sink.write_all(out.tail.as_bytes()).map_err(|cause| self.unwritten(cause))?;
            match out.sink {
                Sink::File(file) => self.done.files.push(file),
                Sink::Held(file) => {
                    self.done.held = Some(file.into_inner().map_err(|error| Error::io("-", error.into_error()))?);
                }
            }
        }
        (self.done.repairs, self.done.repaired) = self.repairs.finish();
        Ok(self.done)
    }
}

/// A unit as written, and what its file's header says of it that the output's does not.
struct Raw<'r> {
    text: &'r str,
    path: &'r Path,
    place: Place,
    own: &'r [(&'r str, String)],
    version: Option<&'r str>,
    entities: &'r tmx::Entities,
}
