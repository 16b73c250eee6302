//! A glossary for another tool, with the house's choice as that tool's preferred and forbidden terms.

use std::io;

use super::workspace::Workspace;
use crate::base::{Error, Lang, Result};
use crate::formats::{self, FORMATS, Format, TableWriting, TermsWriting};
use crate::model::{Concept, Glossary, Losses, Mode, Policy, Rank, Stance, Status, Term, TermRef, closest};
use crate::policy::{self, Scope};

/// A tool that glossaries are exported for.
struct Tool {
    name: &'static str,
    /// As its makers write it.
    title: &'static str,
    /// The format it takes best.
    format: &'static str,
}

const TOOLS: &[Tool] = &[
    Tool { name: "omegat", title: "OmegaT", format: "omegat" },
    Tool { name: "weblate", title: "Weblate", format: "weblate" },
    Tool { name: "trados", title: "Trados", format: "tbx" },
    Tool { name: "memoq", title: "memoQ", format: "memoq" },
    Tool { name: "deepl", title: "DeepL", format: "deepl" },
    Tool { name: "google", title: "Google Cloud Translation", format: "google" },
];

/// The names of the tools that glossaries are exported for.
pub const EXPORT_TOOLS: [&str; 6] = ["omegat", "weblate", "trados", "memoq", "deepl", "google"];

/// What to export, and how.
#[derive(Clone, Debug, Default)]
pub struct Exporting {
    /// The tool; its best format serves unless one is named.
    pub tool: Option<String>,
    /// A format by name.
    pub format: Option<String>,
    /// The language translated from.
    pub from: Option<Lang>,
    /// The languages translated to; empty: all.
    pub to: Vec<Lang>,
    /// Of a table: what sets cells apart, an ASCII character.
    pub delimiter: Option<u8>,
    /// Of a table: whether it has a header, where its format leaves the choice.
    pub header: Option<bool>,
    /// Of a pair of languages: a row for every form of a term.
    pub expand_forms: bool,
    /// Of a table: an apostrophe before what a spreadsheet would take for a formula.
    pub csv_safe: bool,
}

/// A file that was made.
#[derive(Clone, Debug)]
pub struct Exported {
    /// What it is for, in words: a tool, or a format.
    pub target: String,
    /// Its format's name.
    pub format: &'static str,
    /// The languages of a file of one pair.
    pub pair: Option<(Lang, Lang)>,
    /// The file.
    pub bytes: Vec<u8>,
    /// What it cannot hold.
    pub losses: Losses,
}

/// Formats that hold one pair of languages a file.
const PAIRS: [&str; 3] = ["omegat", "weblate", "deepl"];

/// Makes the file for a tool or in a format; for a format of one pair a file for each language translated to.
pub fn export(workspace: &Workspace, wanted: &Exporting) -> Result<Vec<Exported>> {
    let (format, target) = format_of(wanted)?;
    let policy = match &workspace.policies[..] {
        [] => None,
        [policy] => Some(policy),
        _ => return Err(Error::new("what one house writes another may not; name one --policy to export under")),
    };
    let mut losses = Losses::default();
    let glossary = match policy {
        Some(policy) => house(workspace, policy, &mut losses),
        None => workspace.glossary.clone(),
    };
    for lang in wanted.from.iter().chain(&wanted.to) {
        if !glossary.terms().any(|term| term.term.lang.same_language(lang)) {
            return Err(Error::new(format!("the glossary has no terms in `{lang}`; {}", languages(&glossary))));
        }
    }
    let one_pair = PAIRS.contains(&format.name) || format.name == "google" && wanted.header != Some(true);
    let one_pair = one_pair && (wanted.to.len() == 1 || PAIRS.contains(&format.name));
    if one_pair && (wanted.from.is_none() || wanted.to.is_empty()) {
        let what = format!("a file for {target} holds one pair of languages; name them with --from and --to");
        return Err(Error::new(what));
    }
    let runs: Vec<Vec<Lang>> =
        if one_pair { wanted.to.iter().map(|to| vec![to.clone()]).collect() } else { vec![wanted.to.clone()] };
    let mut all = Vec::new();
    for to in runs {
        let pair = wanted.from.clone().zip(to.first().cloned()).filter(|_| one_pair);
        let table = TableWriting {
            delimiter: wanted.delimiter,
            header: wanted.header,
            expand: wanted.expand_forms,
            safe: wanted.csv_safe,
        };
        let writing =
            TermsWriting { from: wanted.from.clone(), to, bare: wanted.tool.is_some(), doctype: false, table };
        let mut one = losses.clone();
        let bytes = if format.name.starts_with("tbx") && wanted.tool.is_some() {
            write(format, &for_tool(&glossary, &writing, &mut one), &writing, &mut one)?
        } else {
            write(format, &glossary, &writing, &mut one)?
        };
        all.push(Exported { target: target.clone(), format: format.name, pair, bytes, losses: one });
    }
    Ok(all)
}

/// The glossary as a tool is to have it that takes every term of a TBX for one to write: only the languages asked for,
/// of concepts that have a term in each side; misspellings only where they are looked up, not where they would be
/// written. A tool that shows no status shows the note that repeats it.
fn for_tool(glossary: &Glossary, writing: &TermsWriting, losses: &mut Losses) -> Glossary {
    let mut glossary = glossary.clone();
    let is_from = |lang: &Lang| writing.from.as_ref().is_some_and(|from| from.same_language(lang));
    let is_to = |lang: &Lang| writing.to.iter().any(|to| to.same_language(lang));
    let all = writing.from.is_none() && writing.to.is_empty();
    glossary.concepts.retain_mut(|concept| {
        let example = concept.terms().next().map(|term| term.text.clone());
        let example = example.unwrap_or_default();
        let chosen = |lang: &Lang| {
            let mut terms = concept.terms();
            let found = terms.find(|term| term.rank == Rank::Preferred && term.lang == *lang);
            found.map(|term| term.text.clone())
        };
        let preferred: Vec<_> = concept.langs().into_iter().map(|lang| (chosen(&lang), lang)).collect();
        for name in &mut concept.names {
            name.terms.retain_mut(|term| {
                if !(all
                    || is_from(&term.lang)
                    || is_to(&term.lang)
                    || (writing.to.is_empty() && writing.from.is_some()))
                {
                    return false;
                }
                if term.rank == Rank::Hidden && !is_from(&term.lang) {
                    losses.add("misspellings, which the tool would take for terms to write", &term.text);
                    return false;
                }
                if term.rank == Rank::Deprecated {
                    let house =
                        preferred.iter().find(|(_, lang)| *lang == term.lang).and_then(|(text, _)| text.as_ref());
                    let status =
                        house.map_or_else(|| "forbidden".to_owned(), |house| format!("forbidden; write {house}"));
                    let note = term.note.take().map_or_else(|| status.clone(), |note| format!("{status}; {note}"));
                    term.note = Some(note.into());
                }
                true
            });
        }
        concept.names.retain(|name| !name.terms.is_empty());
        let has = |is: &dyn Fn(&Lang) -> bool| concept.terms().any(|term| is(&term.lang));
        let whole = (writing.from.is_none() || has(&is_from)) && (writing.to.is_empty() || has(&is_to));
        if !whole {
            losses.add("concepts without a term in both languages", &example);
        }
        whole && !concept.names.is_empty()
    });
    glossary
}

fn write(format: &Format, glossary: &Glossary, writing: &TermsWriting, losses: &mut Losses) -> Result<Vec<u8>> {
    let writable = || FORMATS.iter().filter(|f| f.terms.is_some_and(|terms| terms.write.is_some())).map(|f| f.name);
    let write = format.terms.and_then(|terms| terms.write).ok_or_else(|| {
        let known = writable().collect::<Vec<_>>().join(", ");
        Error::new(format!("terms are not written as `{}`; with --format there are {known}", format.name))
    })?;
    let mut bytes = Vec::new();
    write(glossary, writing, &mut bytes, losses).map_err(|error: io::Error| Error::new(error.to_string()))?;
    Ok(bytes)
}

fn format_of(wanted: &Exporting) -> Result<(&'static Format, String)> {
    let tool =
        match &wanted.tool {
            None => None,
            Some(name) => Some(TOOLS.iter().find(|tool| tool.name == name).ok_or_else(|| {
                Error::new(format!("there is no tool `{name}`; there are {}", EXPORT_TOOLS.join(", ")))
            })?),
        };
    let name = wanted.format.as_deref().or(tool.map(|tool| tool.format));
    let Some(name) = name else {
        return Err(Error::new("for whom? Name a tool with --for or a format with --format"));
    };
    let format = formats::by_name(name).filter(|format| format.terms.is_some()).ok_or_else(|| {
        let known: Vec<_> = FORMATS.iter().filter(|f| f.terms.is_some()).map(|f| f.name).collect();
        let hint = match closest(name, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known are {}", known.join(", ")),
        };
        Error::new(format!("there is no format `{name}` of terms; {hint}"))
    })?;
    let target = tool.map_or(format.title, |tool| tool.title).to_owned();
    Ok((format, target))
}

fn languages(glossary: &Glossary) -> String {
    let mut langs: Vec<&str> = Vec::new();
    for term in glossary.terms() {
        if !langs.contains(&term.term.lang.as_str()) {
            langs.push(term.term.lang.as_str());
        }
    }
    if langs.is_empty() { "it has none at all".to_owned() } else { format!("it has {}", langs.join(", ")) }
}

/// The glossary as the house has it: what it writes is preferred, what it speaks against is deprecated, the rest is
/// admitted; misspellings stay hidden. Where the house makes no choice the glossary's own order stays.
fn house(workspace: &Workspace, policy: &Policy, losses: &mut Losses) -> Glossary {
    let scope = |lang| workspace.settings.scope(lang);
    let mut glossary = workspace.glossary.clone();
    for (concept, new) in workspace.glossary.concepts.iter().zip(&mut glossary.concepts) {
        let Some(example) = concept.terms().next() else { continue };
        // What is to be written in each language, and whether that is the house's choice or the glossary's order.
        let mut preferred: Vec<(&Lang, Option<&str>, bool)> = Vec::new();
        for term in concept.terms() {
            if !preferred.iter().any(|(lang, ..)| **lang == term.lang) {
                let scope = scope(&term.lang);
                let chosen = policy::preferred(policy, concept, &term.lang, &scope);
                let by_house = concept.names.iter().any(|name| {
                    let usual = |one: &&Term| {
                        one.lang == term.lang && one.rank <= Rank::Admitted && one.status == Status::Approved
                    };
                    let stance = |term| policy::verdict(policy, TermRef { concept, name, term }, &scope).stance;
                    name.terms.iter().filter(usual).any(|one| stance(one) != Stance::Admit)
                });
                preferred.push((&term.lang, chosen.map(|chosen| &*chosen.term.text), by_house));
            }
        }
        if twice_named(policy, concept, &scope(&example.lang)) {
            losses.add("another name in brackets at the first mention, which the house asks for", &example.text);
        }
        for (name, new) in concept.names.iter().zip(&mut new.names) {
            for (term, new) in name.terms.iter().zip(&mut new.terms) {
                if term.rank == Rank::Hidden || term.status != Status::Approved {
                    continue;
                }
                let verdict = policy::verdict(policy, TermRef { concept, name, term }, &scope(&term.lang));
                if !verdict.certain {
                    losses.add("rules that hang on the date of what is told", &term.text);
                }
                let choice = preferred.iter().find(|(lang, ..)| **lang == term.lang);
                let (chosen, by_house) = choice.map_or((None, false), |(_, chosen, by_house)| (*chosen, *by_house));
                new.rank = match (verdict.stance, chosen) {
                    // Two names may be spelt alike, and what the house writes is not forbidden.
                    (_, Some(chosen)) if *term.text == *chosen => {
                        if by_house {
                            Rank::Preferred
                        } else {
                            term.rank
                        }
                    }
                    (Stance::Forbid | Stance::Discourage, _) => Rank::Deprecated,
                    (_, Some(_)) => term.rank.max(Rank::Admitted),
                    (_, None) => term.rank,
                };
            }
        }
    }
    glossary.has_statuses = true;
    glossary
}

/// True if the house names the concept by two names at its first mention.
fn twice_named(policy: &Policy, concept: &Concept, scope: &Scope<'_>) -> bool {
    policy::naming(policy, concept, scope).is_some_and(|naming| matches!(naming.mode, Mode::First { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_has_its_format() {
        assert_eq!(EXPORT_TOOLS.to_vec(), TOOLS.iter().map(|tool| tool.name).collect::<Vec<_>>());
        for tool in TOOLS {
            assert!(formats::by_name(tool.format).is_some_and(|format| format.terms.is_some()), "{}", tool.name);
        }
    }
}
