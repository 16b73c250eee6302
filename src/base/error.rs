//! The one error type: what happened, where, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

use super::Place;

/// `Result` with the crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// "No answer": the job could not be done. Prints as `file:line:column: what, and what to do`.
///
/// Trouble *inside* a draft or glossary is not an `Error` but a [`Diagnostic`](crate::Diagnostic), and the rest is
/// still read.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    file: Option<PathBuf>,
    place: Option<Place>,
    what: String,
    cause: Option<std::io::Error>,
    binary: bool,
    undecodable: bool,
    remedy: Option<Remedy>,
}

/// What to do about bytes that are no text.
#[derive(Clone, Copy, Debug)]
struct Remedy {
    /// Beside naming the encoding.
    other: &'static str,
    /// Whoever reads the file lets its encoding be named.
    nameable: bool,
}

impl fmt::Display for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = if self.nameable { "name the file's encoding with --encoding, or " } else { "" };
        write!(f, "; {named}{}", self.other)
    }
}

impl Error {
    /// An error whose text says what happened and what to do.
    pub fn new(what: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            file: None,
            place: None,
            what: what.into(),
            cause: None,
            binary: false,
            undecodable: false,
            remedy: None,
        }))
    }
    /// An error about a file that is no text, which a walk through a folder passes over.
    pub(crate) fn binary(what: impl Into<String>) -> Self {
        let mut error = Self::new(what);
        error.0.binary = true;
        error
    }
    /// An error about a file whose bytes are no text in the encoding that it is said to be in.
    pub(crate) fn undecodable(what: impl Into<String>) -> Self {
        let mut error = Self::new(what);
        error.0.undecodable = true;
        error
    }
    /// Adds what to do about bytes that are none of the file's encoding, beside naming another one.
    #[must_use]
    pub(crate) fn or_do(mut self, other: &'static str) -> Self {
        self.0.remedy = Some(Remedy { other, nameable: false });
        self
    }
    /// Says that the encoding can be named: it is about a file whose encoding the user can name.
    #[must_use]
    pub(crate) fn encoding_can_be_named(mut self) -> Self {
        if let Some(remedy) = &mut self.0.remedy {
            remedy.nameable = true;
        }
        self
    }
    /// An operating system's error about a file.
    pub fn io(file: impl Into<PathBuf>, cause: std::io::Error) -> Self {
        Self(Box::new(Inner {
            file: Some(file.into()),
            place: None,
            what: String::new(),
            cause: Some(cause),
            binary: false,
            undecodable: false,
            remedy: None,
        }))
    }
    /// Adds the file, unless one is known already.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<PathBuf>) -> Self {
        if self.0.file.as_ref().is_none_or(|known| known.as_os_str().is_empty()) {
            self.0.file = Some(file.into());
        }
        self
    }
    /// Adds the place in the file.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.0.place = Some(place);
        self
    }
    /// What happened and what to do, without file and place.
    pub(crate) fn what(&self) -> String {
        match &self.0.cause {
            Some(cause) if self.0.what.is_empty() => cause.to_string(),
            Some(cause) => format!("{}: {cause}", self.0.what),
            None => format!("{}{}", self.0.what, self.remedy()),
        }
    }
    fn remedy(&self) -> String {
        self.0.remedy.map(|remedy| remedy.to_string()).unwrap_or_default()
    }
    /// The file, if it is about one.
    pub fn file(&self) -> Option<&Path> {
        self.0.file.as_deref()
    }
    /// The place in the file, if it is about one.
    pub fn place(&self) -> Option<Place> {
        self.0.place
    }
    /// True if the file is no text at all: it has NUL bytes and is not UTF-16. Worth an error where the user named the
    /// file, none where a folder was walked.
    pub fn is_binary(&self) -> bool {
        self.0.binary
    }
    /// True if the file could not be read as text: it could not be read at all, or its bytes are not of its encoding.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.0.undecodable || self.0.cause.is_some()
    }
    /// The operating system's error, if it came from there.
    pub fn io_kind(&self) -> Option<std::io::ErrorKind> {
        self.0.cause.as_ref().map(std::io::Error::kind)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { file, place, what, cause, .. } = &*self.0;
        if let Some(file) = file {
            write!(f, "{}:", file.display())?;
            if let Some(place) = place {
                write!(f, "{}:{}:", place.line, place.column)?;
            }
            f.write_str(" ")?;
        }
        match cause {
            Some(cause) if what.is_empty() => write!(f, "{cause}"),
            Some(cause) => write!(f, "{what}: {cause}"),
            None => write!(f, "{what}{}", self.remedy()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_ref().map(|cause| cause as _)
    }
}
