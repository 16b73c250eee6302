//! The words on the page that `--format html` writes.

/// The language of the words.
pub(crate) const LANG: &str = "en";

pub(crate) const SKIP: &str = "Skip the filters";
pub(crate) const CLEAN: &str = "Nothing to report.";
pub(crate) const FILTERS: &str = "Which findings are shown";
pub(crate) const SEVERITY: &str = "Severity";
pub(crate) const CHECK: &str = "Check";
pub(crate) const POLICY: &str = "Policy";
pub(crate) const FILE: &str = "File";
pub(crate) const ALL_FILES: &str = "all";
pub(crate) const BESIDE: &str = "Policies side by side";
pub(crate) const PREVIOUS: &str = "Previous";
pub(crate) const NEXT: &str = "Next";
/// The script fills in how many of how many.
pub(crate) const SHOWN: &str = "{} of {} shown";
pub(crate) const BY_NAME: &str = "By name";
pub(crate) const BY_FILE: &str = "By file";
pub(crate) const IN_DRAFTS: &str = "In the drafts";
pub(crate) const FINDINGS: &str = "Findings";
pub(crate) const ERRORS: &str = "Errors";
pub(crate) const WARNINGS: &str = "Warnings";
pub(crate) const INFOS: &str = "Infos";
pub(crate) const MAP: &str = "Places named";
pub(crate) const MAP_HINT: &str = "Each point is a place of the glossary; the larger, the more often it is named.";
pub(crate) const DRAFTS: &str = "Drafts";
pub(crate) const ENTRIES: &str = "Glossary entries";
pub(crate) const ENTRIES_HINT: &str = "What the drafts name.";
pub(crate) const GLOSSARY_ITSELF: &str = "the glossary";
pub(crate) const NAME: &str = "name";
pub(crate) const WRITE: &str = "write";
pub(crate) const OR: &str = "or";
pub(crate) const FIX_SAFE: &str = " · fix: safe";
pub(crate) const FIX_UNSAFE: &str = " · fix: needs a look";

pub(crate) fn title(findings: usize, files: usize) -> String {
    format!("{} in {}", counted(findings, "finding"), counted(files, "file"))
}

/// The policies, already escaped, and the errors, warnings and infos.
pub(crate) fn subtitle(policies: &str, [errors, warnings, infos]: [usize; 3]) -> String {
    let [errors, warnings, infos] =
        [(errors, "error"), (warnings, "warning"), (infos, "info")].map(|(count, word)| counted(count, word));
    let counts = format!("{errors}, {warnings}, {infos}");
    if policies.is_empty() { counts } else { format!("{policies}: {counts}") }
}

pub(crate) fn blocks_without(count: usize) -> String {
    format!("{count} more without findings")
}

pub(crate) fn files_without(count: usize) -> String {
    format!("Nothing to report in {}.", if count == 1 { "1 other file".into() } else { format!("{count} other files") })
}

pub(crate) fn times(count: usize) -> String {
    counted(count, "mention")
}

/// The name of a house, already escaped.
pub(crate) fn house_writes(house: &str) -> String {
    format!("{house} writes")
}

/// The name of a house, already escaped, and a language.
pub(crate) fn writes(house: &str, lang: &str) -> String {
    format!("{house} writes ({lang})")
}

/// Degrees with as many decimals as the step between them has.
pub(crate) fn degrees(value: f64, step: f64, plus: char, minus: char) -> String {
    let decimals = usize::from(step < 1.0);
    let side = if value < 0.0 { minus } else { plus };
    format!("{:.decimals$}° {side}", value.abs())
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// The words of a style guide.
pub(crate) mod guide {
    use exonym::{ExemptLevel, Spelling};

    pub(crate) const FILTERS: &str = "Which names are shown";
    pub(crate) const SEARCH: &str = "Search";
    pub(crate) const LANGUAGE: &str = "Language";
    pub(crate) const ALL: &str = "all";
    pub(crate) const GENERAL: &str = "In general";
    pub(crate) const NAMES: &str = "Names";
    pub(crate) const NO_TERM: &str = "no term";
    pub(crate) const ALSO: &str = "also";
    pub(crate) const BETTER_NOT: &str = "better not";
    pub(crate) const NOT: &str = "not";
    pub(crate) const UNSURE: &str = " (hangs on the date of what is told)";
    pub(crate) const GLOSSES: &str = "Names in these remarks are never judged:";
    pub(crate) const PHRASES: &str = "These phrases stay as they are:";

    /// The name of the policy, already escaped.
    pub(crate) fn subtitle(policy: &str) -> String {
        format!("House policy {policy}")
    }

    pub(crate) fn line(line: u32) -> String {
        format!("line {line}")
    }

    pub(crate) fn spelling(spelling: Spelling) -> &'static str {
        match spelling {
            Spelling::Glossary => "Of the spellings of a name, the glossary's preferred one is written.",
            Spelling::Document => "Of the spellings of a name, a document keeps to one.",
            Spelling::Off => "Spellings of a name are not judged.",
        }
    }

    pub(crate) fn exempt(key: &str, level: ExemptLevel) -> String {
        let place = match key {
            "quotations" => "quotations",
            "titles" => "titles of works",
            "organisations" => "names of organisations",
            "urls" => "addresses",
            _ => "program text",
        };
        match level {
            ExemptLevel::Skip => format!("In {place} names stay as they are."),
            ExemptLevel::Info => format!("In {place} names are pointed out, never errors."),
            ExemptLevel::Check => format!("In {place} names are judged as everywhere."),
        }
    }
}
