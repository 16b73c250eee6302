//! exonym keeps a team's names and terms, finds every place where a draft departs from them, in any script and any
//! inflected form, and says which term to use instead.

mod base;
mod checks;
mod formats;
mod matching;
mod memory;
mod model;
mod ops;
mod policy;
mod revise;
mod text;

pub use base::{DiskEdit, DiskSpan, Encoding, Error, Lang, Place, PlainSpan, Result, Source, Span};
pub use checks::{
    CHECKS, Check, EXCHANGE_CHECKS, ExchangeCheck, ExchangeElement, ExchangeFile, ExchangeWatch, ExemptCount,
    ExemptKind, GLOSSARY_CHECKS, GlossaryCheck, HeadPart, MEMORY_CHECKS, MemoryCheck, MemoryWatch, POLICY_CHECKS,
    PolicyCheck, Suppressed,
};
pub use matching::{Difference, LearntSpellings, NameIndex, Near, Search, SpellingExample, learn_spellings};
pub use memory::{Cost, PENALTIES, Penalties, Penalty};
pub use model::*;
pub use ops::{
    Added, Adding, Addition, AdditionKind, Applied, Baseline, Beginning, CONFIG_KEYS, CONFIG_NAME, CONFIG_ONLY, Cache,
    CacheChoice, Card, CardRow, ChangedLines, ChangedReader, Changes, Checked, Checker, Codes, Comparing,
    ConceptHistory, ConceptPart, Concordance, Config, ConfigChoice, ContextForm, Conversion, Converted, Differences,
    EXPORT_TOOLS, Event, Exported, Exporting, FailOn, FileInfo, FileProblem, FileReport, FileVersion, Fixed, Formatted,
    FormattedFile, HistoryTerm, Hit, HouseTerm, Impact, ImpactPlace, ImpactUnit, Impacted, ImpactedMemory,
    ImpactedText, Imported, Importing, Inventory, Job, KnownPhrase, KnownTerm, LookUp, Manual, Memories, MemoryChoice,
    MemoryEvent, MemoryFacts, MemoryPlaces, Mended, MergedFile, Merging, NameEntry, NameSpelling, Named, NearestName,
    NewFile, Options, Passage, PastFiles, PathRule, PhraseHit, PhraseKind, PropFilter, Query, Reading, Repaired,
    Revised, SUPPRESSIONS, Scoring, Settings, Skip, Sorted, Spoke, Streamed, Suggestion, Surroundings, TextChecked,
    Touched, UnitChanges, Version, Wanted, Watched, Workspace, add, apply_fixes, bytes_info, check_files, compare,
    concepts_called, convert, export, file_info, files_of_terms, fingerprint, fmt_bytes, fmt_files, glossary_of,
    impact, import, init, is_comparable, is_comparable_file, is_harmless, is_repairable, known_files, lint_files,
    look_around, manuals, merge, names, open_named_workspace, open_workspace, parse_date, policy_names, read_config,
    readable_lines, repair_bytes, repair_file, repaired_name, replace_file, shipped_policies, trace, written,
};
pub use policy::{Naming, Piece, Preferred, Scope, Shown, ShownLanguage, ShownTerm, Verdict};
pub use revise::{
    Change, ChangeKind, Conflict, ConflictKind, Effect, EffectKind, FmtOptions, GlossaryPatch, Markers, Subject,
    patch_glossary,
};
