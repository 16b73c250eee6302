//! Every text that the command line says, in one place, so that it can be translated.

pub(crate) mod add;
pub(crate) mod ask;
pub(crate) mod baseline;
pub(crate) mod changes;
pub(crate) mod convert;
pub(crate) mod diff;
pub(crate) mod exchange;
pub(crate) mod git;
pub(crate) mod help;
pub(crate) mod impact;
pub(crate) mod init;
pub(crate) mod log;
mod loss;
pub(crate) mod memory;
pub(crate) mod merge;
pub(crate) mod page;
pub(crate) mod watch;

use std::fmt::Display;

pub(crate) use loss::{losses, refused_losses};

use exonym::Lang;

pub(crate) const ERROR: &str = "error";
pub(crate) const NOTE: &str = "note";

pub(crate) const SHIPPED_GLOSSARY: &str =
    "no glossary is named: the shipped glossary of places serves (`exonym init` begins one of your own)";
pub(crate) const NO_TERMS: &str = "the glossary has no term, so that nothing can be found; `exonym add` records one";
pub(crate) const NO_LANGUAGES: &str = "the glossary does not say which languages its terms are in, so that words are not found, only names; `exonym import` with --from \
     and --to makes one that says it";
pub(crate) const REPAIR_ONE: &str = "--output-file takes one mended file; name one FILE, or leave it out";
pub(crate) const LINT_ONLY: &str = "--fix, --diff and --repair write beside a file or into it; name one instead of `-`";
pub(crate) const REPAIR_NONE: &str = "nothing to mend";
pub(crate) fn not_fixed(path: impl Display, repairs: bool) -> String {
    let other = if repairs { format!("; `exonym lint --repair {path}` writes a mended copy") } else { String::new() };
    format!("{path}: --fix changes only glossaries and policies in TOML{other}")
}
pub(crate) const FROM_ONE_UP: &str = "give a number from 1 up";
pub(crate) fn read_as_text(path: impl Display, kind: &str) -> String {
    format!(
        "{path}: {kind} is read as plain text, and no fix is written, which might break it; --input-format text writes them"
    )
}
pub(crate) const FIX_ONE_POLICY: &str =
    "--fix and --diff work under one policy; what one house writes another may not. Name one --policy";
pub(crate) const STDIN_TWICE: &str =
    "the standard input can be read only once; write `-` in one place, and name files in the others";
pub(crate) const TRACE_ONE_FILE: &str = "--trace looks at one file; name just that file";
pub(crate) const INIT_NEXT: &str =
    "Now put your terms into the glossary and your choices into the policy, then run `exonym check`.";
pub(crate) const INFO_ROW_FORMAT: &str = "format";
pub(crate) const INFO_UNKNOWN: &str = "unknown";
pub(crate) const INFO_ROW_ENCODING: &str = "encoding";
pub(crate) const INFO_ROW_LANGUAGES: &str = "languages";
pub(crate) const INFO_ROW_UNITS: &str = "units";
pub(crate) const INFO_ROW_TERMS: &str = "terms";
pub(crate) const INFO_ROW_CONCEPTS: &str = "concepts";
/// What stands over a list of names.
pub(crate) fn names_listed(names: usize) -> String {
    format!("{} of the glossary", counted(names, "name", "names"))
}
pub(crate) fn names_unlisted(names: usize) -> String {
    format!("{} that no glossary lists", counted(names, "name", "names"))
}
pub(crate) fn nearest(term: &str, lang: &str, score: f64) -> String {
    format!("this is `{term}` ({lang}) [{score:.2} %]")
}
/// Behind the forms of a spelling.
pub(crate) fn against(places: u64) -> String {
    if places == 0 { String::new() } else { format!("; the policy is against {places} of them") }
}
pub(crate) const AMBIGUOUS: &str = "some of its places can be another concept's";
pub(crate) const NOTHING_NEAR: &str = "no term comes near to it";
pub(crate) const GUIDE_ONE_POLICY: &str = "a guide is of one policy; name it with --policy";
pub(crate) const WRITES_NOTHING: &str = "has no term here";
pub(crate) const GIVEN_UP: &str = ", but no longer to be used, by its rank in the glossary";
pub(crate) const STANCE_UNSURE: &str = " (hangs on the date of what is told; give --date)";
pub(crate) const SURE: &str = "this is that name";
pub(crate) const MAYBE: &str = "perhaps";

pub(crate) fn formatted(count: usize) -> String {
    format!("{} formatted", counted(count, "file", "files"))
}
pub(crate) fn mended(path: impl Display, count: usize) -> String {
    format!("wrote {path}: {}", counted(count, "thing mended", "things mended"))
}
pub(crate) fn detected(langs: &str) -> String {
    format!("language detected: {langs}; --lang sets it")
}
pub(crate) fn left_out_binary(path: impl Display) -> String {
    format!("{path}: left out, it is no text")
}
pub(crate) fn left_out_own(path: impl Display) -> String {
    format!("{path}: left out, it belongs to the project's own glossary, policy or config")
}
pub(crate) fn left_out_format(path: impl Display) -> String {
    format!("{path}: left out, its extension is none of a draft's; a file that is named is read")
}
/// Where a run found nothing to read.
pub(crate) fn no_drafts(others: usize) -> String {
    let what = "there is no draft here, so that nothing was checked";
    if others == 0 {
        return what.to_owned();
    }
    let verb = if others == 1 { "was" } else { "were" };
    format!("{what}; {} of other formats {verb} left out (--verbose names them)", counted(others, "file", "files"))
}
pub(crate) fn bad_trace(text: &str) -> String {
    format!("`{text}` is no place; write LINE:COLUMN, both from 1, such as 12:7")
}
pub(crate) fn bad_delimiter(text: &str) -> String {
    format!("`{text}` sets no cells apart; write one character such as `;`, or tab")
}
pub(crate) const SEVERAL_FILES: &str = "a file holds one pair of languages; to write a file for each name a folder with --output, one \
     that is there, or with / at its end";
/// What an import did, or would do.
pub(crate) fn imported(path: impl Display, concepts: usize, terms: usize, changed: usize, dry: bool) -> String {
    if concepts + terms + changed == 0 {
        return format!("{path}: nothing new.");
    }
    let added = [(concepts, "concept", "concepts"), (terms, "term", "terms")];
    let added: Vec<_> =
        added.into_iter().filter(|part| part.0 > 0).map(|(n, one, many)| counted(n, one, many)).collect();
    let mut parts = Vec::new();
    if !added.is_empty() {
        parts.push(format!("{} {}", if dry { "would add" } else { "added" }, added.join(" and ")));
    }
    if changed > 0 {
        let entries = counted(changed, "entry", "entries");
        parts.push(format!("{} {entries}", if dry { "would add to" } else { "added to" }));
    }
    format!("{path}: {}.", parts.join(", "))
}
pub(crate) fn warning(what: impl Display) -> String {
    format!("warning: {what}")
}
pub(crate) fn conflict(what: &str) -> String {
    format!("conflict: {what}")
}
pub(crate) fn conflicts(count: usize) -> String {
    format!("{} kept as here; --theirs takes the file's", counted(count, "difference", "differences"))
}
pub(crate) fn refused_conflicts(count: usize) -> String {
    let differ = if count == 1 { "it differs" } else { "they differ" };
    format!("--strict: nothing was written, since {differ} in {} listed above", counted(count, "place", "places"))
}
pub(crate) const YES: &str = "yes";
pub(crate) const NO: &str = "no";
pub(crate) fn no_utf8(byte: u8) -> String {
    format!("byte 0x{byte:02X} is not UTF-8; what comes on the standard input has to be")
}
pub(crate) const BAD_QUERY: &str = "a line that is an object has to have a \"text\"";
pub(crate) fn bad_date(text: &str) -> String {
    format!("`{text}` is no date; write one such as 2024-05-31")
}
pub(crate) fn bad_lang(text: &str) -> String {
    format!("`{text}` is no language tag; write one such as `en` (BCP 47)")
}
pub(crate) fn bad_country(text: &str) -> String {
    format!("`{text}` is no country; write the two letters of ISO 3166-1, such as FR")
}
pub(crate) fn unencodable(path: impl Display, count: usize, encoding: &str) -> String {
    format!(
        "{path}: {} left out, {encoding} has no such letters; save the file as UTF-8",
        counted(count, "fix", "fixes")
    )
}
pub(crate) fn write_this(suggestion: &str) -> String {
    format!("write `{suggestion}`")
}
pub(crate) fn or_these(others: &[String]) -> String {
    let others: Vec<_> = others.iter().map(|other| format!("`{other}`")).collect();
    format!("or {}", others.join(", "))
}
pub(crate) fn left_to_a_person(why: &str) -> String {
    format!("left to a person: {why}")
}
pub(crate) fn house_policy(name: &str, place: impl Display) -> String {
    format!("house policy {name}: {place}")
}
pub(crate) fn more(count: usize, lines: &str) -> String {
    let one = !lines.contains(',');
    format!("and {count} more like this (×{}): {} {lines}", count + 1, if one { "line" } else { "lines" })
}
/// What is not told: findings of the baseline, and those that comments silence.
pub(crate) fn let_be(old: usize, suppressed: usize) -> String {
    let parts = [(old, "in the baseline"), (suppressed, "by comments")];
    let parts: Vec<_> = parts.into_iter().filter(|part| part.0 > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if parts.is_empty() { String::new() } else { format!(" Let be: {}.", parts.join(", ")) }
}
/// What could be mended and was not: what a baseline has, and what is in lines that have not changed.
pub(crate) fn spared(count: usize) -> String {
    let what = match count {
        0 => return String::new(),
        1 => "1 that could be mended was",
        _ => &format!("{count} that could be mended were"),
    };
    format!(" {what} left alone: old, or on unchanged lines (--no-baseline, or no --changed-since, mends that too).")
}
/// The last line: what was applied, what is left, what can be done about it.
pub(crate) fn summary(counts: [usize; 3], files: usize, fixable: (usize, usize), applied: usize, all: bool) -> String {
    let total: usize = counts.iter().sum();
    let files = counted(files, "file", "files");
    let done = if applied > 0 { format!("Applied {}. ", counted(applied, "fix", "fixes")) } else { String::new() };
    if total == 0 {
        let but = if all { "" } else { ", but not everything could be read" };
        return format!("{done}Nothing found in {files}{but}.");
    }
    let [errors, warnings, infos] = counts;
    let parts = [(errors, "error", "errors"), (warnings, "warning", "warnings"), (infos, "info", "infos")];
    let parts = parts.into_iter().filter(|part| part.0 > 0).map(|(count, one, many)| counted(count, one, many));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let verb = if applied > 0 { "Left" } else { "Found" };
    let found = counted(total, "finding", "findings");
    let remedy = match fixable {
        (0, 0) => String::new(),
        (safe, 0) => format!(" {safe} can be mended with --fix."),
        (0, risky) => format!(" {risky} can be mended with --fix --unsafe-fixes."),
        (safe, risky) => format!(" {safe} can be mended with --fix, {risky} more with --unsafe-fixes."),
    };
    format!("{done}{verb} {found} in {files}: {parts}.{remedy}")
}
pub(crate) fn would_change(files: usize) -> String {
    match files {
        0 => "Nothing to change.".to_owned(),
        _ => format!("Would change {}.", counted(files, "file", "files")),
    }
}
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
pub(crate) fn no_check(id: &str, meant: Option<&str>) -> String {
    match meant {
        Some(meant) => format!("there is no check `{id}`; did you mean `{meant}`?"),
        None => format!("there is no check `{id}`; `exonym explain --list` names all"),
    }
}
pub(crate) fn wrote(path: impl Display) -> String {
    format!("wrote {path}")
}
pub(crate) fn no_such_name(name: &str) -> String {
    format!("no glossary has the name `{name}`; `exonym suggest` finds names that are near to it")
}
/// A draft's language and those that parts of it are in.
pub(crate) fn langs_of_draft(lang: &Lang, also: &[Lang]) -> String {
    also.iter().fold(lang.to_string(), |all, lang| all + "+" + lang.as_str())
}
pub(crate) fn lang_count(lang: &str, files: usize) -> String {
    if files == 1 { lang.to_owned() } else { format!("{lang} ({})", counted(files, "file", "files")) }
}
pub(crate) fn no_verb(verb: &str, verbs: &str) -> String {
    format!("there is no verb `{verb}`; there are {verbs}")
}

pub(crate) fn card_title(policy: Option<&str>) -> String {
    match policy {
        Some(policy) => format!("in every language under house policy {policy}:"),
        None => "in every language:".to_owned(),
    }
}
pub(crate) fn policy_title(name: &str, title: Option<&str>) -> String {
    match title {
        Some(title) => format!("house policy {name}: {title}"),
        None => format!("house policy {name}"),
    }
}
pub(crate) fn writes(term: &str) -> String {
    format!("writes {term}")
}
pub(crate) fn first_then(first: &str, then: &str) -> String {
    format!("first {first}, then {then}")
}
pub(crate) fn always(form: &str) -> String {
    format!("always {form}")
}
pub(crate) fn avoided(instead: Option<&str>) -> String {
    match instead {
        Some(instead) => format!("not named; writes {instead}"),
        None => "not named".to_owned(),
    }
}
