//! The flags, declared once; help, manual pages and completions are made from this.

mod add;
mod diff;
mod exchange;
mod git;
mod impact;
mod memory;
mod merge;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use exonym::{Date, FailOn, Lang, SUPPRESSIONS, parse_date};

pub(crate) use self::add::Add;
pub(crate) use self::diff::{Diff, DiffFormat};
pub(crate) use self::exchange::{CodesArg, ContextsArg, Convert, Export, Import, YesNo};
pub(crate) use self::git::{GitExternalDiff, GitInstall, GitPlace, GitTextconv, GitVerb, GitWhat, Log, LogFormat};
pub(crate) use self::impact::{Impact, ImpactFormat};
pub(crate) use self::memory::{Concordance, Index, Match, MatchFormat, MemoryArgs};
pub(crate) use self::merge::Merge;
use crate::report::Output;
use crate::text::{self, help};

#[derive(Parser, Debug)]
#[command(name = "exonym", version, about = help::ABOUT, after_help = help::EXIT, propagate_version = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) verb: Verb,
    #[command(flatten)]
    pub(crate) tone: Tone,
}

/// How to talk to the user; holds for every verb. Where they stand in help is said here: else each new verb would move them.
#[derive(Args, Debug, Clone, Copy)]
pub(crate) struct Tone {
    // Behind the verb's own, however many verbs and flags there are.
    #[arg(long, global = true, display_order = 900, value_enum, value_name = "WHEN", default_value = "auto", help = help::COLOR)]
    pub(crate) color: Color,
    #[arg(short, long, global = true, display_order = 901, help = help::QUIET)]
    pub(crate) quiet: bool,
    #[arg(short, long, global = true, display_order = 902, conflicts_with = "quiet", help = help::VERBOSE)]
    pub(crate) verbose: bool,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Verb {
    #[command(about = help::CHECK, after_help = help::EXIT)]
    Check(Box<Check>),
    #[command(about = help::SUGGEST)]
    Suggest(Suggest),
    #[command(about = help::LINT, after_help = help::EXIT)]
    Lint(Lint),
    #[command(about = help::FMT, after_help = help::FMT_EXIT)]
    Fmt(Fmt),
    #[command(about = text::diff::ABOUT, after_help = text::diff::EXIT)]
    Diff(Diff),
    #[command(about = text::impact::ABOUT, after_help = text::impact::EXIT)]
    Impact(Box<Impact>),
    #[command(about = text::log::ABOUT, after_help = help::EXIT_DONE)]
    Log(Log),
    #[command(about = text::git::ABOUT)]
    Git(GitVerb),
    #[command(about = text::merge::ABOUT, after_help = text::merge::EXIT)]
    Merge(Merge),
    #[command(about = help::EXPLAIN)]
    Explain(Explain),
    #[command(about = help::POLICY_VERB)]
    Policy(PolicyVerb),
    #[command(about = help::MATCH)]
    Match(Box<Match>),
    #[command(about = help::CONCORDANCE)]
    Concordance(Concordance),
    #[command(about = help::INDEX)]
    Index(Index),
    #[command(about = text::exchange::CONVERT)]
    Convert(Box<Convert>),
    #[command(about = help::INFO)]
    Info(Info),
    #[command(about = help::NAMES, after_help = help::EXIT_DONE)]
    Names(Box<Names>),
    #[command(about = text::add::ABOUT, after_help = help::EXIT_DONE)]
    Add(Box<Add>),
    #[command(about = text::exchange::IMPORT, after_help = help::EXIT_DONE)]
    Import(Box<Import>),
    #[command(about = text::exchange::EXPORT, after_help = help::EXIT_DONE)]
    Export(Box<Export>),
    #[command(about = help::INIT)]
    Init(Init),
    #[command(about = help::COMPLETIONS)]
    Completions(Completions),
    #[command(about = help::MAN)]
    Man(Man),
}

/// Which checks speak.
#[derive(Args, Debug, Clone, Default)]
pub(crate) struct Choice {
    #[arg(long, value_name = "CHECK", value_delimiter = ',', help = help::SELECT)]
    pub(crate) select: Vec<String>,
    #[arg(long, value_name = "CHECK", value_delimiter = ',', help = help::IGNORE)]
    pub(crate) ignore: Vec<String>,
}

/// What terms and whose choices.
#[derive(Args, Debug, Clone, Default)]
pub(crate) struct Sources {
    #[arg(long, value_name = "FILE", help = help::GLOSSARY)]
    pub(crate) glossary: Vec<PathBuf>,
    #[arg(long, value_name = "NAME|FILE", help = help::POLICY)]
    pub(crate) policy: Vec<String>,
    #[arg(long, value_name = "FILE", help = help::CONFIG)]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, conflicts_with = "config", help = help::NO_CONFIG)]
    pub(crate) no_config: bool,
}

/// The dates that a policy's rules are asked by.
#[derive(Args, Debug, Clone, Copy)]
pub(crate) struct Dates {
    #[arg(long, value_name = "DATE", value_parser = date, help = help::AS_OF)]
    pub(crate) as_of: Option<Date>,
    #[arg(long, value_name = "DATE", value_parser = date, help = help::EVENT_DATE)]
    pub(crate) event_date: Option<Date>,
}

/// How drafts are read.
#[derive(Args, Debug)]
pub(crate) struct Decoding {
    #[arg(long, value_name = "NAME", help = help::ENCODING)]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "NAME", help = help::INPUT_FORMAT)]
    pub(crate) input_format: Option<String>,
    #[arg(long, value_name = "NAME", help = help::STDIN_FILENAME)]
    pub(crate) stdin_filename: Option<PathBuf>,
}

/// Which files of folders are read, and by how many threads.
#[derive(Args, Debug)]
pub(crate) struct Walking {
    #[arg(long, value_name = "GLOB", help = help::EXCLUDE)]
    pub(crate) exclude: Vec<String>,
    #[arg(short = 'j', long, value_name = "N", help = help::THREADS)]
    pub(crate) threads: Option<usize>,
}

#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "flags are what they are")]
pub(crate) struct Check {
    #[arg(value_name = "PATHS", help = help::PATHS)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, conflicts_with_all = ["diff", "trace"], help = help::FIX)]
    pub(crate) fix: bool,
    #[arg(long, help = help::UNSAFE_FIXES)]
    pub(crate) unsafe_fixes: bool,
    #[arg(long, conflicts_with = "trace", help = help::DIFF)]
    pub(crate) diff: bool,
    #[arg(long, value_name = "LINE:COLUMN", value_parser = place, help = help::TRACE)]
    pub(crate) trace: Option<(u64, u32)>,
    #[arg(short, long, conflicts_with_all = ["fix", "diff", "trace", "staged"], help = text::ask::HELP)]
    pub(crate) interactive: bool,
    #[arg(long, value_name = "REV", conflicts_with = "trace", help = text::changes::SINCE)]
    pub(crate) changed_since: Option<String>,
    #[arg(long, conflicts_with_all = ["changed_since", "fix", "trace"], help = text::changes::STAGED)]
    pub(crate) staged: bool,
    #[arg(long, value_name = "FILE", help = text::baseline::BASELINE)]
    pub(crate) baseline: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["baseline", "new_baseline", "update_baseline"])]
    #[arg(help = text::baseline::NONE)]
    pub(crate) no_baseline: bool,
    #[arg(long, conflicts_with_all = ["changed_since", "staged", "fix", "diff", "interactive", "trace"])]
    #[arg(help = text::baseline::NEW)]
    pub(crate) new_baseline: bool,
    #[arg(long, conflicts_with_all = ["new_baseline", "changed_since", "staged", "diff", "interactive", "trace"])]
    #[arg(help = text::baseline::UPDATE)]
    pub(crate) update_baseline: bool,
    #[arg(long, help = text::baseline::SHOW)]
    pub(crate) show_suppressed: bool,
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on(), help = help::FAIL_ON)]
    pub(crate) fail_on: Option<String>,
    #[arg(long, help = help::EXIT_ZERO)]
    pub(crate) exit_zero: bool,
    #[command(flatten)]
    pub(crate) choice: Choice,
    #[arg(long, value_name = "HOW", value_parser = suppressions(), help = help::SUPPRESSIONS)]
    pub(crate) suppressions: Option<String>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::LANG)]
    pub(crate) lang: Option<Lang>,
    #[command(flatten)]
    pub(crate) dates: Dates,
    #[command(flatten)]
    pub(crate) decoding: Decoding,
    #[arg(long, value_name = "FILE", help = help::FILE_LIST)]
    pub(crate) file_list: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) walking: Walking,
    #[arg(long, conflicts_with = "cache_dir", help = text::watch::NO_CACHE)]
    pub(crate) no_cache: bool,
    #[arg(long, value_name = "DIR", help = text::watch::CACHE_DIR)]
    pub(crate) cache_dir: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["fix", "diff", "interactive", "trace", "staged"])]
    #[arg(conflicts_with_all = ["new_baseline", "update_baseline"], help = text::watch::WATCH)]
    pub(crate) watch: bool,
    #[command(flatten)]
    pub(crate) report: Reporting,
}

/// Where findings go.
#[derive(Args, Debug)]
pub(crate) struct Reporting {
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full", help = help::FORMAT)]
    pub(crate) format: Output,
    #[arg(short, long, value_name = "FILE", help = help::OUTPUT_FILE)]
    pub(crate) output_file: Option<PathBuf>,
    #[arg(long, help = help::STATISTICS)]
    pub(crate) statistics: bool,
}

#[derive(Args, Debug)]
pub(crate) struct Suggest {
    #[arg(value_name = "NAME", required = true, help = help::QUERIES)]
    pub(crate) queries: Vec<String>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::SUGGEST_LANG)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, value_name = "CODE", value_parser = country, help = help::SUGGEST_COUNTRY)]
    pub(crate) country: Option<String>,
    #[arg(long, value_name = "TEXT", help = help::SUGGEST_CONTEXT)]
    pub(crate) context: Option<String>,
    #[command(flatten)]
    pub(crate) dates: Dates,
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = most, help = help::MAX)]
    pub(crate) max: usize,
    #[arg(long, value_enum, value_name = "FORMAT", help = help::SUGGEST_FORMAT)]
    pub(crate) format: Option<SuggestFormat>,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SuggestFormat {
    Card,
    List,
    Jsonl,
}

#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "flags are what they are")]
pub(crate) struct Lint {
    #[arg(value_name = "PATHS", help = help::LINT_PATHS)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, conflicts_with = "diff", help = help::LINT_FIX)]
    pub(crate) fix: bool,
    #[arg(long, help = help::LINT_UNSAFE_FIXES)]
    pub(crate) unsafe_fixes: bool,
    #[arg(long, help = help::LINT_DIFF)]
    pub(crate) diff: bool,
    #[arg(long, requires = "paths", help = help::REPAIR)]
    #[arg(conflicts_with_all = ["statistics", "exit_zero", "fail_on", "fix", "unsafe_fixes", "diff"])]
    #[arg(conflicts_with_all = ["show_suppressed", "suppressions"])]
    pub(crate) repair: bool,
    #[arg(long, help = text::baseline::SHOW_COMMENTS)]
    pub(crate) show_suppressed: bool,
    #[arg(long, value_name = "HOW", value_parser = suppressions(), help = help::SUPPRESSIONS)]
    pub(crate) suppressions: Option<String>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on(), help = help::FAIL_ON)]
    pub(crate) fail_on: Option<String>,
    #[arg(long, help = help::EXIT_ZERO)]
    pub(crate) exit_zero: bool,
    #[command(flatten)]
    pub(crate) choice: Choice,
    #[command(flatten)]
    pub(crate) report: Reporting,
}

#[derive(Args, Debug)]
pub(crate) struct Fmt {
    #[arg(value_name = "PATHS", help = help::FMT_PATHS)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, conflicts_with = "diff", help = help::FMT_CHECK)]
    pub(crate) check: bool,
    #[arg(long, help = help::FMT_DIFF)]
    pub(crate) diff: bool,
    #[arg(long, help = help::FMT_SORT)]
    pub(crate) sort: bool,
    #[arg(long, value_name = "NAME", help = help::STDIN_FILENAME)]
    pub(crate) stdin_filename: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct Explain {
    #[arg(value_name = "CHECK", help = help::CHECK_ID, required_unless_present = "list")]
    pub(crate) check: Vec<String>,
    #[arg(long, help = help::LIST)]
    pub(crate) list: bool,
}

#[derive(Args, Debug)]
pub(crate) struct PolicyVerb {
    #[command(subcommand)]
    pub(crate) what: PolicyWhat,
}

#[derive(Subcommand, Debug)]
pub(crate) enum PolicyWhat {
    #[command(about = help::POLICY_SHOW)]
    Show(PolicyShow),
    #[command(about = help::POLICY_GUIDE)]
    Guide(PolicyGuide),
}

#[derive(Args, Debug)]
pub(crate) struct PolicyGuide {
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::SHOW_LANG)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, value_name = "DATE", value_parser = date, help = help::SHOW_DATE)]
    pub(crate) date: Option<Date>,
    #[arg(short, long, value_name = "FILE", help = help::GUIDE_OUTPUT_FILE)]
    pub(crate) output_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub(crate) struct PolicyShow {
    #[arg(value_name = "NAME", help = help::POLICY_NAME)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::SHOW_LANG)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, value_name = "DATE", value_parser = date, help = help::SHOW_DATE)]
    pub(crate) date: Option<Date>,
    #[arg(long, value_name = "ELEMENT", default_value = "p", help = help::SHOW_ELEMENT)]
    pub(crate) element: String,
}

#[derive(Args, Debug)]
pub(crate) struct Info {
    #[arg(value_name = "PATHS", required = true, help = help::INFO_PATHS)]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME", help = help::ENCODING)]
    pub(crate) encoding: Option<String>,
    #[arg(long, value_name = "NAME", help = help::STDIN_FILENAME)]
    pub(crate) stdin_filename: Option<PathBuf>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "table", help = help::INFO_FORMAT)]
    pub(crate) format: InfoFormat,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InfoFormat {
    Table,
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct Names {
    #[arg(value_name = "PATHS", help = help::PATHS)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) sources: Sources,
    #[arg(long, value_name = "TAG", value_parser = lang, help = help::LANG)]
    pub(crate) lang: Option<Lang>,
    #[command(flatten)]
    pub(crate) decoding: Decoding,
    #[command(flatten)]
    pub(crate) walking: Walking,
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "full", help = help::INFO_FORMAT)]
    pub(crate) format: NamesFormat,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamesFormat {
    Full,
    Json,
}

#[derive(Args, Debug)]
pub(crate) struct Init {
    #[arg(value_name = "FOLDER", default_value = ".", hide_default_value = true, help = help::INIT_FOLDER)]
    pub(crate) folder: PathBuf,
    #[arg(short, long, help = text::init::YES)]
    pub(crate) yes: bool,
    #[arg(long, value_name = "TAG", value_parser = lang, help = text::init::LANG_HELP)]
    pub(crate) lang: Option<Lang>,
    #[arg(long, value_name = "FILE", conflicts_with = "policy", help = text::init::GLOSSARY_HELP)]
    pub(crate) glossary: Option<PathBuf>,
    #[arg(long, value_name = "NAME", help = text::init::POLICY_HELP)]
    pub(crate) policy: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL", value_enum, help = help::SHELL)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(crate) struct Man {
    #[arg(value_name = "VERB", help = help::MAN_VERB)]
    pub(crate) verb: Option<String>,
}

/// How many at most: none would be no answer.
fn most(given: &str) -> Result<usize, String> {
    given.parse().ok().filter(|&most| most > 0).ok_or_else(|| text::FROM_ONE_UP.to_owned())
}

fn lang(text: &str) -> Result<Lang, String> {
    let lang = Lang::new(text);
    if lang.is_registered() { Ok(lang) } else { Err(text::bad_lang(text)) }
}

/// As glossaries write it, in whatever capitals it is given.
fn country(text: &str) -> Result<String, String> {
    let is = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is { Ok(text.to_ascii_uppercase()) } else { Err(text::bad_country(text)) }
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| text::bad_date(text))
}

fn place(text: &str) -> Result<(u64, u32), String> {
    let parts = text.split_once(':').and_then(|(line, column)| Some((line.parse().ok()?, column.parse().ok()?)));
    parts.filter(|&(line, column)| line > 0 && column > 0).ok_or_else(|| text::bad_trace(text))
}

fn fail_on() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(FailOn::ALL.map(|(name, _)| name))
}

/// What a name given to `--fail-on` stands for.
pub(crate) fn fail_on_of(name: Option<&str>) -> Option<FailOn> {
    name.and_then(|name| FailOn::ALL.iter().find(|(known, _)| *known == name)).map(|(_, fail_on)| *fail_on)
}

fn suppressions() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(SUPPRESSIONS.map(|(name, _)| name))
}

/// What a word given to `--suppressions` stands for.
pub(crate) fn suppressions_of(name: Option<&str>) -> Option<bool> {
    name.and_then(|name| SUPPRESSIONS.iter().find(|(known, _)| *known == name)).map(|(_, heed)| *heed)
}
