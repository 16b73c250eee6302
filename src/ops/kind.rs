//! What a file of the project is for.

use std::path::Path;

use super::config::CONFIG_NAME;
use crate::base::Source;
use crate::formats;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It has terms.
    Glossary,
    /// It has texts in several languages.
    Memory,
    /// It has a house's rules.
    Policy,
    /// It configures a project.
    Config,
    /// It is text to be checked.
    Draft,
    /// None of these.
    Other,
}

/// What a file is for: by its content where that tells, else by its name.
pub(crate) fn kind(source: &Source) -> Kind {
    let path = source.path();
    if path.file_name().is_some_and(|name| name == CONFIG_NAME) {
        return Kind::Config;
    }
    match formats::detect(path, source) {
        Some(format) if format.draft.is_some() => {
            let has_terms = formats::detect_terms(path, source).is_some_and(|format| format.terms.is_some());
            if has_terms { Kind::Glossary } else { Kind::Draft }
        }
        Some(format) if format.name == "tmx" => Kind::Memory,
        // One extension serves glossaries, policies and any other program.
        Some(format) if format.terms.is_some() && !is_toml(path) => Kind::Glossary,
        // What comes by the standard input has no name that would tell.
        _ if is_toml(path) || path.as_os_str() == "-" => toml_kind(source.text()),
        _ => Kind::Other,
    }
}

/// True for a name that a glossary or policy may have.
pub(crate) fn may_be_linted(path: &Path) -> bool {
    // Tables below a folder may be of anything; one that is named is looked at.
    let is_table = |format: &formats::Format| matches!(format.name, "csv" | "tab");
    is_toml(path) || formats::by_extension(path).is_some_and(|format| format.terms.is_some() && !is_table(format))
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// By the first table header that only one of the two has.
fn toml_kind(text: &str) -> Kind {
    for line in text.lines() {
        let Some(header) = line.trim_start().strip_prefix('[') else { continue };
        let header = header.trim_start_matches('[').trim_start();
        let key = header.split(['.', ']', ' ', '\t']).next().unwrap_or_default().trim_matches(['"', '\'']);
        match key {
            "glossary" | "concepts" => return Kind::Glossary,
            "policy" | "rule" | "exempt" | "elements" => return Kind::Policy,
            _ => {}
        }
    }
    Kind::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Kind {
        kind(&Source::decode(path, text.as_bytes().to_vec(), None).expect("UTF-8"))
    }

    #[test]
    fn content_tells_toml_files_apart() {
        assert_eq!(of("a.toml", "# [policy]\n[glossary]\n"), Kind::Glossary);
        assert_eq!(of("a.TOML", "\u{20} [ \"concepts\".x ]\n"), Kind::Glossary);
        assert_eq!(of("a.toml", "x = 1\n[[rule]]\n"), Kind::Policy);
        assert_eq!(of("p/exonym.toml", "[glossary]\n"), Kind::Config);
        assert_eq!(of("Cargo.toml", "[package]\n"), Kind::Other);
        assert_eq!(of("a.txt", "[policy]\n"), Kind::Draft);
        assert_eq!(of("a.json", "[]"), Kind::Other);
    }
}
