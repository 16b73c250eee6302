//! Three versions of a file made one, by what they mean: one line a kind in [`MERGERS`].

mod conflict;
mod lang;
mod node;
mod pair;
mod remarks;
mod standing;
mod table;
mod tbx;
mod three;
mod tmx;
mod toml;
mod weave;
mod write;
mod xml;

pub use conflict::{Conflict, ConflictKind, Markers};

use self::conflict::Out;
use self::node::Node;
use self::three::{Merger as Trees, Stop};
use crate::base::{Error, Result, Source};

/// What came of three versions.
#[derive(Clone, Debug)]
pub(crate) struct Merged {
    /// With markers where there are conflicts.
    pub(crate) text: String,
    /// What is left to a person, in the order of the text.
    pub(crate) conflicts: Vec<Conflict>,
    /// What is worth knowing.
    pub(crate) notes: Vec<String>,
}

/// Merges files of one kind. The three are well-formed and have the line ends of ours.
type Merge = fn(&Source, &Source, &Source, &Markers, &'static str) -> Result<Merged>;

/// A kind and how it is merged.
pub(crate) struct Merger {
    /// The kind: `glossary`, `policy`, or a format's name.
    pub(crate) kind: &'static str,
    /// Merges base, ours and theirs.
    pub(crate) merge: Merge,
}

/// Every kind that is merged.
pub(crate) static MERGERS: &[Merger] = &[
    Merger { kind: "glossary", merge: toml::glossary },
    Merger { kind: "policy", merge: toml::policy },
    Merger { kind: "tmx", merge: tmx::merge },
    Merger { kind: "tbx", merge: tbx::merge },
    Merger { kind: "table", merge: table::merge },
];

/// How a kind of file is merged.
pub(crate) fn merger(kind: &str) -> Option<&'static Merger> {
    MERGERS.iter().find(|merger| merger.kind == kind)
}

/// Merges trees of three texts.
fn merge_trees(
    [base, ours, theirs]: [&Node<'_>; 3],
    texts: [&str; 3],
    markers: &Markers,
    line_end: &'static str,
) -> Result<Merged> {
    let mut trees = Trees::new(markers, line_end);
    trees.files(base, ours, theirs).map_err(torn_whole)?;
    trees.out.start_line();
    let Out { text, conflicts, notes, dropped, .. } = trees.out;
    let mut merged = Merged { text, conflicts, notes };
    // Only the remarks of TOML hang on what they stand above; those of XML stand for themselves.
    remarks::keep(texts, dropped, line_end, &mut merged);
    Ok(merged)
}

/// A conflict for which there are no lines.
fn torn_whole(_: Stop) -> Error {
    Error::new("these three cannot be merged by what they mean; merge them by hand")
}
