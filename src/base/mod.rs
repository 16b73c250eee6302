//! Row 0: positions, decoded files, languages and errors. Imports nothing of the crate.

mod error;
mod hash;
mod lang;
mod source;
mod span;

pub use error::{Error, Result};
pub(crate) use hash::fnv;
pub use lang::Lang;
pub use source::{DiskEdit, DiskSpan, Encoding, Source};
pub(crate) use source::{Document, NOT_ASCII, Part, Stream, Stretch, Wanted};
pub use span::{Place, PlainSpan, Span};
