//! Files with mistakes of form, mended: one line a format in [`REPAIRERS`]. What cannot be mended with certainty stays
//! as it was, for `lint` to tell.

mod ids;
mod places;
mod tbx;
mod well_formed;
mod xml;

use std::io;

use crate::base::{Error, Place, Result, Span};
use crate::formats::xml::Origin;

/// Where in the text before, and what was done there.
type Note = (Span, String);

/// Takes what was done, in the order of the text, and then the mended text itself.
pub(crate) trait Output: io::Write {
    /// Says what was done, and where in the file as it was; false where the text is not wanted.
    fn begin(&mut self, done: Vec<(Place, String)>) -> Result<bool>;
}

/// Mends files of one format.
pub(crate) struct Repairer {
    /// The format's name.
    pub(crate) format: &'static str,
    /// Mends a file, which is read more than once; an error, without the file's name, where nothing can be made of it.
    pub(crate) repair: fn(&dyn Origin, &mut dyn Output) -> Result<()>,
}

/// Every repairer.
pub(crate) static REPAIRERS: &[Repairer] = &[Repairer { format: "tbx", repair: tbx::repair }];

/// The repairer of a format.
pub(crate) fn repairer(format: &str) -> Option<&'static Repairer> {
    REPAIRERS.iter().find(|repairer| repairer.format == format)
}

/// The file is beyond help.
fn hopeless(message: &str) -> Error {
    Error::new(format!("{message}; this cannot be mended"))
}

#[cfg(test)]
mod tests;
