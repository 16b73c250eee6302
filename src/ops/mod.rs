//! Row 4: one public verb a file, each read from top to bottom; the only module that joins the others and opens
//! users' files.

mod add;
mod baseline;
mod batch;
mod cache;
mod changes;
mod check;
mod choice;
mod concordance;
mod config;
mod convert;
mod desk;
mod diff;
mod explain;
mod export;
mod fix;
mod fmt;
mod folders;
mod history;
mod house;
mod impact;
mod import;
mod info;
mod init;
mod kind;
mod lint;
mod listing;
mod look_up;
mod memories;
mod memory;
mod merge;
mod names;
mod others;
mod output;
mod parallel;
mod reading;
mod recall;
mod repair;
mod revised;
mod shelf;
mod shipped;
mod show;
mod spare;
mod suggest;
mod temporary;
mod termbase;
mod units;
mod walk;
mod watched;
mod workspace;
mod written;

pub use add::{Added, Adding, Addition, AdditionKind, add};
pub use baseline::{Baseline, Sorted, fingerprint};
pub use batch::{Event, FileReport, Job, Skip, Spoke, check_files, glossary_of, open_workspace, policy_names, trace};
pub use cache::{Cache, CacheChoice};
pub use changes::{ChangedReader, Changes, Touched};
pub use check::{Checked, Checker};
pub use concordance::{Concordance, PhraseHit, PhraseKind};
pub use config::{
    CONFIG_KEYS, CONFIG_NAME, CONFIG_ONLY, Config, ConfigChoice, FailOn, Options, PathRule, SUPPRESSIONS, parse_date,
    read_config,
};
pub use convert::{ContextForm, Conversion, Converted, convert};
pub use diff::{Comparing, Differences, Version, compare, is_comparable, is_comparable_file, readable_lines};
pub use explain::{Manual, manuals};
pub use export::{EXPORT_TOOLS, Exported, Exporting, export};
pub use fix::{Applied, Fixed, apply_fixes, replace_file};
pub use fmt::{Formatted, FormattedFile, Streamed, fmt_bytes, fmt_files};
pub use folders::files_of_terms;
pub use history::{ConceptHistory, ConceptPart, FileVersion, HistoryTerm, concepts_called};
pub use house::{TextChecked, open_named_workspace};
pub use impact::{
    ChangedLines, Impact, ImpactPlace, ImpactUnit, Impacted, ImpactedMemory, ImpactedText, MemoryPlaces, impact,
};
pub use import::{Imported, Importing, import};
pub use info::{FileInfo, FileProblem, bytes_info, file_info, known_files};
pub use init::{Beginning, init, shipped_policies};
pub use lint::lint_files;
pub use look_up::{Hit, LookUp, Query, Scoring, Wanted};
pub use memories::{Memories, MemoryChoice, MemoryEvent, MemoryFacts};
pub use merge::{MergedFile, Merging, merge};
pub use names::{Inventory, NameEntry, NameSpelling, NearestName, names};
pub use output::NewFile;
pub use reading::{HouseTerm, Named, Passage, Reading};
pub use recall::{KnownPhrase, KnownTerm};
pub use repair::{Mended, Repaired, is_repairable, repair_bytes, repair_file, repaired_name};
pub use revised::Revised;
pub use suggest::{Card, CardRow, Suggestion, Surroundings};
pub use units::{Codes, PropFilter, UnitChanges};
pub use watched::{Watched, look_around};
pub use workspace::{PastFiles, Settings, Workspace};
pub use written::{is_harmless, written};
