//! Row 4: one public verb a file, each read from top to bottom; the only module that joins the others and opens
//! users' files.

mod batch;
mod check;
mod config;
mod explain;
mod fix;
mod parallel;
mod shelf;
mod shipped;
mod suggest;
mod walk;
mod workspace;

pub use batch::{Event, FileReport, Job, Skip, check_files, policy_names, trace};
pub use check::{Checked, Checker};
pub use config::{CONFIG_KEYS, CONFIG_NAME, ConfigChoice, FailOn, Options, parse_date, read_config};
pub use explain::{Manual, manuals};
pub use fix::{Fixed, replace_file};
pub use suggest::{Card, CardRow, Suggestion};
pub use workspace::{Settings, Workspace};
