//! Row 4: one public verb a file, each read from top to bottom; the only module that joins the others and opens
//! users' files.

mod check;
mod shipped;
mod suggest;
mod workspace;

pub use check::{Checked, Checker};
pub use suggest::{Card, CardRow, Suggestion};
pub use workspace::{Settings, Workspace};
