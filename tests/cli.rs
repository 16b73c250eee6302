//! The program as its users run it.
//!
//! Most cases are data: `tests/cmd/*.toml` with arguments, files, and what must come out. To take over what comes out
//! now, after looking at it: `EXONYM_UPDATE=1 cargo test --test cli`.

#![cfg(feature = "cli")]

#[path = "cli/bytes.rs"]
mod bytes;
#[path = "cli/cache.rs"]
mod cache;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/contract.rs"]
mod contract;
#[path = "cli/data.rs"]
mod data;
#[path = "cli/debt.rs"]
mod debt;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/documents.rs"]
mod documents;
#[path = "cli/encoded.rs"]
mod encoded;
#[path = "cli/everywhere.rs"]
mod everywhere;
#[path = "cli/exchange.rs"]
mod exchange;
#[path = "cli/first_day.rs"]
mod first_day;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/git.rs"]
mod git;
#[path = "cli/git_page.rs"]
mod git_page;
#[path = "cli/glossaries.rs"]
mod glossaries;
#[path = "cli/impact.rs"]
mod impact;
#[path = "cli/impact_cells.rs"]
mod impact_cells;
#[path = "cli/impact_languages.rs"]
mod impact_languages;
#[path = "cli/impact_terms.rs"]
mod impact_terms;
#[path = "cli/lint.rs"]
mod lint;
#[path = "cli/log.rs"]
mod log;
#[path = "cli/many.rs"]
mod many;
#[path = "cli/memory.rs"]
mod memory;
#[path = "cli/memory_scores.rs"]
mod memory_scores;
#[path = "cli/merge.rs"]
mod merge;
#[path = "cli/names.rs"]
mod names;
#[path = "cli/page.rs"]
mod page;
#[path = "cli/po.rs"]
mod po;
#[path = "cli/recall.rs"]
mod recall;
#[path = "cli/reports.rs"]
mod reports;
#[path = "cli/repository.rs"]
mod repository;
#[path = "cli/support.rs"]
mod support;
#[path = "cli/told.rs"]
mod told;
#[path = "cli/watch.rs"]
mod watch;
#[path = "cli/well_formed.rs"]
mod well_formed;
