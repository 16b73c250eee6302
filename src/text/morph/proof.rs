//! What the tests of all languages share: names as lemmas, texts as surfaces, and the tables of the project's facts.

use std::fmt::Write as _;
use std::path::PathBuf;

use super::{Form, Inflected, Joint, LANGUAGES, Language, Lemma};
use crate::text::fold;

/// A language with rules, by its tag.
pub(super) fn rules(tag: &str) -> &'static Language {
    LANGUAGES.iter().find(|l| l.tag == tag).expect("the tag of a language in the registry")
}

/// A name as the language reads it.
pub(super) fn lemma(tag: &str, text: &str) -> Lemma {
    Lemma::new(text, rules(tag).fold)
}

/// A name with a declension class.
pub(super) fn lemma_as(tag: &str, text: &str, decl: &str) -> Lemma {
    Lemma { decl: Some(decl.into()), ..lemma(tag, text) }
}

/// The words of a text as the finder hands them over: folded, joints as `'` and `"`.
pub(super) fn surface(tag: &str, text: &str) -> Vec<String> {
    let text: String = text
        .chars()
        .map(|c| match c {
            '’' | 'ʼ' | '`' | '´' => '\'',
            '“' | '”' | '»' | '„' => '"',
            _ => c,
        })
        .collect();
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '\u{2011}'))
        .map(|word| fold::fine(word, rules(tag).fold))
        .collect()
}

/// All readings of a text as a form of a name.
pub(super) fn read(tag: &str, name: &Lemma, text: &str) -> Vec<Form> {
    let words = surface(tag, text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    rules(tag).morphology.analyse(name, &words)
}

/// A form as it is written, with `mark` where a joint belongs.
pub(super) fn written(inflected: &Inflected, mark: &str) -> String {
    let mut text = inflected.text.clone();
    if let Some(at) = inflected.joint {
        text.insert_str(at, mark);
    }
    text
}

/// A name in a form, as it is written.
pub(super) fn write(tag: &str, name: &Lemma, form: Form, joint: Joint) -> Option<String> {
    let mark = if joint == Joint::Quote { "\"" } else { "'" };
    rules(tag).morphology.inflect(name, form, joint).map(|inflected| written(&inflected, mark))
}

/// A table of `$EXONYM_SHARED/places`, as rows of cells; `None`, with a word about it, where it is not at hand.
#[allow(clippy::print_stderr)]
pub(super) fn table(name: &str) -> Option<Vec<Vec<String>>> {
    let Some(folder) = std::env::var_os("EXONYM_SHARED") else {
        eprintln!("left out: EXONYM_SHARED is not set, {name} is not read");
        return None;
    };
    let text = std::fs::read_to_string(PathBuf::from(folder).join("places").join(name)).expect("a readable table");
    Some(text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

/// The names of the places in a language, each once.
pub(super) fn names(column: usize) -> Vec<String> {
    let mut names: Vec<String> = table("karabakh.tsv")
        .unwrap_or_default()
        .iter()
        .filter_map(|row| row.get(column))
        .flat_map(|cell| cell.split('|'))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The property that every language keeps, for every `step`th form of a name: what `inflect` gives is found with that
/// form, behind every joint, and begins with a stem.
pub(super) fn both_ways(tag: &str, name: &Lemma, step: usize) -> Result<usize, String> {
    let rules = rules(tag).morphology;
    let stems: Vec<Vec<String>> = (0..name.words.len()).map(|word| rules.stems(name, word)).collect();
    let mut seen = 0;
    for form in rules.forms(name).into_iter().step_by(step) {
        for joint in [Joint::None, Joint::Apostrophe, Joint::Quote] {
            let Some(inflected) = rules.inflect(name, form, joint) else {
                // Armenian has no other endings behind a quotation mark.
                if tag == "hy" && joint != Joint::None {
                    continue;
                }
                return Err(format!("{} {form:?} {joint:?}: listed, but not given", name.text()));
            };
            let mark = if joint == Joint::Quote { "\"" } else { "'" };
            let text = written(&inflected, mark);
            let mut words = surface(tag, &text);
            // აშშ-ში is one word.
            if words.len() > stems.len()
                && let Some(ending) = words.pop()
                && let Some(last) = words.last_mut()
            {
                last.push_str(&["-", &ending].concat());
            }
            let refs: Vec<&str> = words.iter().map(String::as_str).collect();
            let found = rules.analyse(name, &refs);
            if !found.contains(&form) {
                return Err(format!("{} {form:?} {joint:?}: {text} is read as {found:?}", name.text()));
            }
            for (nth, word) in words.iter().enumerate() {
                if !stems[nth].iter().any(|stem| word.starts_with(stem.as_str())) {
                    return Err(format!("{} {form:?}: {word} begins with none of {:?}", name.text(), stems[nth]));
                }
            }
            seen += 1;
        }
    }
    Ok(seen)
}

/// The terms of the shipped glossary in a language, with their `decl`, `gender` and `forms`.
fn shipped(tag: &str) -> Vec<Lemma> {
    let glossary = include_str!("../../../glossaries/karabakh.toml");
    let start = format!("{{ {tag} = \"");
    let value = |line: &str, key: &str| {
        let (_, rest) = line.split_once(&format!(", {key} = \""))?;
        Some(rest.split('"').next().unwrap_or_default().to_owned())
    };
    let lines = glossary.lines().filter_map(|line| line.trim().strip_prefix(&start));
    lines
        .map(|line| {
            let mut name = lemma(tag, line.split('"').next().unwrap_or_default());
            name.decl = value(line, "decl").map(Into::into);
            name.gender = value(line, "gender").and_then(|gender| gender.chars().next());
            name
        })
        .collect()
}

/// The whole product for a language: every shipped term in every `step`th form.
fn product(tag: &str, step: usize) -> usize {
    let names = shipped(tag);
    names.iter().map(|name| both_ways(tag, name, step).unwrap_or_else(|error| panic!("{tag}: {error}"))).sum()
}

#[test]
fn every_form_of_every_shipped_term_is_found() {
    for (tag, at_least) in [("en", 1000), ("hy", 2000), ("ka", 500), ("ru", 2000), ("de", 10), ("fr", 3)] {
        let seen = product(tag, 1);
        assert!(seen >= at_least, "{tag} has only {seen}");
    }
    // Chains of Turkic endings are tens of thousands a name: every one is tried below.
    assert!(product("az", 61) > 1000 && product("tr", 61) > 1000);
}

/// `cargo test --release --lib -- --ignored every_chain`.
#[test]
#[ignore = "every chain of endings of every Azerbaijani and Turkish term: minutes"]
#[allow(clippy::print_stderr)]
fn every_chain_of_endings_of_every_shipped_term_is_found() {
    std::thread::scope(|scope| {
        for tag in ["az", "tr"] {
            scope.spawn(move || eprintln!("{tag}: {} forms, three joints each", product(tag, 1) / 3));
        }
    });
}

/// What the paradigm table's labels mean, and whether a row is only to be found.
pub(super) fn check_paradigms(tag: &str, form_of: &dyn Fn(&str) -> Option<Form>) {
    let Some(rows) = table("paradigms.tsv") else { return };
    let mut wrong = String::new();
    let mut checked = 0;
    for row in rows.iter().filter(|row| row[0] == tag) {
        let [_, _, base, label, text] = row.as_slice() else { panic!("five cells: {row:?}") };
        let name = lemma(tag, base);
        let found = read(tag, &name, text);
        if found.is_empty() {
            let _ = writeln!(wrong, "{base} {label}: {text} is not found");
        }
        let variant = label.ends_with("-variant");
        let plain = label.trim_end_matches("-variant").trim_end_matches(" alt");
        let form = form_of(plain).unwrap_or_else(|| panic!("a case label that the test knows: {label}"));
        if !variant && !found.contains(&form) {
            let _ = writeln!(wrong, "{base} {label}: {text} is read as {found:?}");
        }
        let given = write(tag, &name, form, Joint::None).unwrap_or_default();
        let fits = surface(tag, &given) == surface(tag, text) && (given.replace('\'', "’") == text.replace('\'', "’"));
        let free = label.ends_with(" alt") || label == "possessive/variant";
        if !free && fits == variant {
            let _ = writeln!(wrong, "{base} {label}: {given} is given, the table has {text}");
        }
        checked += 1;
    }
    assert!(checked > 0, "the table has rows for {tag}");
    assert!(wrong.is_empty(), "{wrong}");
}
