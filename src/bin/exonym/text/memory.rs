//! What is said of memories, and of looking things up in them.

use std::fmt::{Display, Write as _};

use exonym::{Cost, Diagnostic, PENALTIES, Penalty};

use super::{counted, write_this};

pub(crate) fn bad_threshold(text: &str) -> String {
    format!("`{text}` is no percentage; write one from 0.01 to 100, such as 70 or 72.5")
}
pub(crate) fn not_kept(error: impl Display) -> String {
    format!("the index is kept in memory, for this run alone: {error}")
}
pub(crate) fn indexing(path: impl Display, percent: u64) -> String {
    format!("indexing {path}: {percent} %")
}
pub(crate) const INDEX_ROW_LANGUAGES: &str = "languages";
pub(crate) const INDEX_ROW_UNITS: &str = "units";
pub(crate) const INDEX_ROW_SOURCES: &str = "different sources";
pub(crate) const INDEX_ROW_WORDS: &str = "different words";
pub(crate) const INDEX_ROW_BYTES: &str = "bytes of index";
pub(crate) const INDEX_ROW_KEPT: &str = "kept";
pub(crate) const NOWHERE: &str = "no unit has it";
pub(crate) fn more_units(count: usize) -> String {
    format!("and {} more; --max shows more", counted(count, "unit", "units"))
}
pub(crate) fn nothing_to_find(path: impl Display, from: &str, to: &str) -> String {
    let lang = |word: &str, lang: &str| if lang.is_empty() { String::new() } else { format!(" {word} {lang}") };
    format!("{path}: has no units{}{} with a translation; see --from and --to", lang("from", from), lang("to", to))
}
/// What a difference is, and what it takes off.
pub(crate) fn cost(cost: Cost) -> String {
    match cost {
        Cost::Words(cost, len) => {
            let off = f64::from(cost) * 100.0 / f64::from(len.max(1));
            format!("{cost} of {} put in, left out or replaced: -{off:.2}", counted(len as usize, "word", "words"))
        }
        Cost::Placeables => "another number, placeholder, address or name of the same thing: -1".to_owned(),
        Cost::Capitals => "other capitals: -1".to_owned(),
        Cost::Marks(1) => "one other mark: -1".to_owned(),
        Cost::Marks(_) => "several other marks: -2".to_owned(),
        Cost::Spaces => "other white space: -1".to_owned(),
        Cost::Negation => "one denies what the other says: 84 at most".to_owned(),
        Cost::NoWords => "no words to compare: 95 at most".to_owned(),
        Cost::Forms(count, len) => forms(count, len),
        Cost::Names => NAMES.to_owned(),
        Cost::Penalty(penalty, points) => format!("{}: -{points}", penalised(penalty)),
    }
}
pub(crate) const NO_MATCH: &str = "nothing in the memory is like it";
pub(crate) fn more_phrases(count: usize) -> String {
    format!("and {} more; --max shows more", counted(count, "phrase", "phrases"))
}
/// A name of the glossary in a text, and what the house writes for it.
pub(crate) fn known_term(name: &str, term: &str, lang: &str) -> String {
    format!("{name} = {term} ({lang})")
}
pub(crate) const MEMORY_FILE: &str =
    "a memory is read more than once, and its index is kept beside others; name a file instead of `-`";
/// What the house says of a translation, what it writes, and the line that says so.
pub(crate) fn breaks(finding: &Diagnostic) -> String {
    let mut line = format!("{}: {}", finding.severity.as_str(), finding.message);
    // Most messages say it themselves.
    let said = |suggestion: &&String| !finding.message.contains(&format!("`{suggestion}`"));
    if let Some(suggestion) = finding.suggestions.first().filter(said) {
        let _ = write!(line, "; {}", write_this(suggestion));
    }
    if let Some(policy) = &finding.policy {
        let _ = write!(line, " ({}:{})", policy.file.display(), policy.line);
    }
    line
}
pub(crate) fn mended_text(text: &str) -> String {
    format!("mended: {text}")
}

const NAMES: &str = "a name is another: 84 at most";

fn forms(count: u32, len: u32) -> String {
    let off = f64::from(count) * 50.0 / f64::from(len.max(1));
    format!("{count} of {} in another form: -{off:.2}", counted(len as usize, "word", "words"))
}

fn penalised(penalty: Penalty) -> &'static str {
    match penalty {
        Penalty::Codes => "the memory's text has codes",
        Penalty::Translations => "it has other translations too",
        Penalty::Unapproved => "nobody has approved it",
        Penalty::Machine => "a machine translated it",
        Penalty::Variant => "it is of another region",
        Penalty::Policy => "it breaks the house's policy",
        Penalty::Age => "its age",
        Penalty::File => "its memory",
        Penalty::Folder => "its folder",
    }
}

pub(crate) fn bad_penalty(text: &str) -> String {
    let names: Vec<_> = PENALTIES.iter().map(|(name, ..)| *name).collect();
    format!("`{text}` is no penalty; write WHAT=PERCENT, where WHAT is a memory or one of {}", names.join(", "))
}
