//! exonym keeps a team's names and terms, finds every place where a draft departs from them, in any script and any
//! inflected form, and says which term to use instead.

mod base;
mod checks;
mod formats;
mod matching;
mod model;
mod ops;
mod policy;
mod text;

pub use base::{DiskSpan, Encoding, Error, Lang, Place, PlainSpan, Result, Source, Span};
pub use model::*;
pub use checks::{CHECKS, Check, ExemptCount, ExemptKind};
pub use ops::{Card, CardRow, Checked, Checker, Settings, Suggestion, Workspace};
