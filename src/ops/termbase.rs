//! A TBX file of any size, read from the disk as often as it is wanted.

use std::cell::Cell;
use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::base::{Error, NOT_ASCII, Place, Result, Source, Span, Stream, Wanted};
use crate::formats::xml::{Origin, Seen, line_starts, places};
use crate::formats::{self, conflict, tbx, tmx};
use crate::model::{Diagnostic, Glossary, Problem, Severity};

/// A file with something odd in it that is no longer than this is read whole where that tells more.
const SMALL: u64 = 64 << 20;

/// What is read of a file, and what is wrong with it.
pub(super) struct Terms {
    pub(super) glossary: Glossary,
    pub(super) problems: Vec<(Severity, Error)>,
}

/// The file; what is said of it has its places by the decoded text.
pub(super) struct Termbase {
    pub(super) path: PathBuf,
    encoding: Option<String>,
    before: Metadata,
    seen: Cell<Seen>,
}

impl Origin for Termbase {
    fn stream(&self) -> Result<Stream<Box<dyn Read + '_>>> {
        let file = File::open(&self.path).map_err(|cause| Error::io(&self.path, cause))?;
        let declared = |head: &[u8]| self.encoding.clone().or_else(|| formats::declared_encoding(head));
        Stream::open(Box::new(file), declared, false)
    }
    fn saw(&self, seen: Seen) {
        self.seen.set(seen);
    }
}

impl Termbase {
    /// The file, if it is TBX by its content. `None` too for what cannot be read twice, and where more than its
    /// beginning decides its encoding. `encoding` is what it is in where it does not say so itself.
    pub(super) fn open(path: &Path, encoding: Option<&str>) -> Option<Self> {
        let before = fs::metadata(path).ok().filter(Metadata::is_file)?;
        let mut head = Vec::new();
        File::open(path).and_then(|file| file.take(tmx::HEAD as u64).read_to_end(&mut head)).ok()?;
        let says = encoding.is_some() || formats::declared_encoding(&head).is_some() || !Source::hints(&head);
        let is = says && tbx::is_termbase(&head, encoding);
        is.then(|| Self { path: path.to_owned(), encoding: encoding.map(str::to_owned), before, seen: Cell::default() })
    }

    /// The name of its encoding.
    pub(super) fn encoding(&self) -> Result<&'static str> {
        self.stream().map(|stream| stream.encoding().name())
    }

    /// What it was when it was opened.
    pub(super) fn before(&self) -> &Metadata {
        &self.before
    }

    /// An error if it was changed since it was opened.
    pub(super) fn unchanged(&self) -> Result<()> {
        let now = fs::metadata(&self.path).ok().map(|now| (now.len(), now.modified().ok()));
        if now == Some((self.before.len(), self.before.modified().ok())) {
            return Ok(());
        }
        Err(Error::new("was changed by somebody else meanwhile; run it again").in_file(&self.path))
    }

    /// What was read, in `Some`; `None` for a file that is better read whole, because it is short and its bytes are not
    /// what they should be.
    pub(super) fn settle<T>(&self, read: Result<T>) -> Result<Option<T>> {
        let small = self.before.len() <= SMALL;
        let seen = self.seen.get();
        match read {
            Err(error) if error.is_unreadable() && error.io_kind().is_none() => {
                // What says that it is in US-ASCII would be read as windows-1252.
                if small && !error.what().contains(NOT_ASCII) {
                    return Ok(None);
                }
                let what = error.what().replace(", or have the file mended with --repair", ", or save it as UTF-8");
                let error_at = error.place().map_or(Error::new(&*what), |place| Error::new(&*what).at(place));
                Err(error_at.in_file(&self.path))
            }
            Err(error) if !seen.nul => Err(error.in_file(&self.path)),
            _ if seen.nul && small => Ok(None),
            _ if seen.nul => {
                Err(Error::binary("a binary file (it has U+0000 in it); leave it out").in_file(&self.path))
            }
            read => read.map(Some),
        }
    }

    /// The conflicts of a merge in it, which was read.
    pub(super) fn conflicts(&self) -> Result<Vec<Problem>> {
        if !self.seen.get().marker {
            return Ok(Vec::new());
        }
        let file = File::open(&self.path).map_err(|cause| Error::io(&self.path, cause))?;
        conflict::of_stream(file, self.encoding.as_deref())
    }

    /// True if there may be a marker of a merge in it, which was read.
    pub(super) fn is_marked(&self) -> bool {
        self.seen.get().marker && self.before.len() <= SMALL
    }

    /// True if there may be a comment to exonym in it, which was read.
    pub(super) fn is_spoken_in(&self) -> bool {
        self.seen.get().spoken
    }

    /// Where diagnostics stand.
    pub(super) fn places(&self, problems: &[Diagnostic]) -> Result<Vec<Place>> {
        let mut offsets: Vec<_> = problems.iter().map(|problem| problem.span.start).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let found = places(self, &offsets)?;
        let place = |problem: &Diagnostic| {
            let at = offsets.binary_search(&problem.span.start).ok();
            at.and_then(|at| found.get(at)).copied().unwrap_or_default()
        };
        Ok(problems.iter().map(place).collect())
    }

    /// The glossary that it is, and what is wrong with it; `None` where it had better be read whole.
    pub(super) fn terms(&self) -> Result<Option<Terms>> {
        let mut concepts = Vec::new();
        let read = tbx::read_each(self, &mut |concept| concepts.push(concept));
        let Some(read) = self.settle(read)? else { return Ok(None) };
        let error = |message: &str, place| Error::new(message).in_file(&self.path).at(place);
        let torn = self.conflicts()?;
        if !torn.is_empty() {
            let problems = torn.iter().map(|one| (one.severity, error(&one.message, one.place))).collect();
            return Ok(Some(Terms { glossary: Glossary::of_file(&self.path), problems }));
        }
        if self.is_marked() && read.problems.iter().any(|one| one.severity == Severity::Error) {
            return Ok(None);
        }
        let places = if read.problems.is_empty() { Vec::new() } else { self.places(&read.problems)? };
        let problems =
            read.problems.iter().zip(places).map(|(one, at)| (one.severity, error(&one.message, at))).collect();
        self.unchanged()?;
        let files = Glossary::of_file(&self.path).files;
        Ok(Some(Terms { glossary: Glossary { concepts, files, ..read.glossary }, problems }))
    }

    /// The place of a byte of the text.
    pub(super) fn place(&self, at: u32) -> Result<Place> {
        places(self, &[at]).map(|found| found.first().copied().unwrap_or_default())
    }

    /// Nothing but the numbers of its lines.
    pub(super) fn outline(&self) -> Result<Source> {
        Ok(Source::outline(&*self.path, line_starts(self)?))
    }

    /// The lines that are spoken of; all spans are made to be those of their text.
    pub(super) fn excerpts(&self, problems: &mut [Diagnostic]) -> Result<Source> {
        let mut spans: Vec<&mut Span> = Vec::new();
        for Diagnostic { span, labels, .. } in problems {
            spans.push(span);
            spans.extend(labels.iter_mut().map(|label| &mut label.span));
        }
        spans.sort_by_key(|span| span.start);
        let wanted = |span: &&mut Span| Wanted { start: u64::from(span.start), length: Some(span.len() as u64) };
        let wanted: Vec<_> = spans.iter().map(wanted).collect();
        let file = File::open(&self.path).map_err(|cause| Error::io(&self.path, cause))?;
        let declared = |head: &[u8]| self.encoding.clone().or_else(|| formats::declared_encoding(head));
        let (source, found) = Source::excerpts(&*self.path, file, declared, &wanted)?;
        spans.into_iter().zip(found).for_each(|(span, found)| *span = found);
        Ok(source)
    }
}
