//! memoQ's CSV of a term base, with its own notation of what may change in a term: `|` and `*`.
//!
//! The fixed columns are documented; the names of languages (`English_United_States`), of the columns of a term and the
//! words in `Term_Info` are from real exports and memory: they are not promised.

use std::io::{self, Write};

use super::omegat::named;
use super::table::{
    self, Base, DEFINITION, EXAMPLE, Fact, Out, PART_OF_SPEECH, Quoting, is_inflection, lemma, memoq_name, terms_in,
    unheld,
};
use super::{Format, TermsIo, TermsWriting};
use crate::base::Lang;
use crate::model::{Concept, Glossary, Losses, MatchMode, Rank, Status, Term};
use crate::text::morph::{self, Joint, Lemma};

/// A term base for memoQ.
pub(super) const FORMAT: Format = Format {
    name: "memoq",
    title: "memoQ",
    extensions: &[],
    sniff: None,
    draft: None,
    spell: None,
    leads: None,
    terms: Some(TERMS),
};

const TERMS: TermsIo =
    TermsIo { read: |source, reading| table::read(source, &named(reading, "memoq"), Base::Csv).0, write: Some(write) };

/// The columns of an entry, and the key that other programs' fields come back under.
const ENTRY: [(&str, &str); 10] = [
    ("Entry_ID", ""),
    ("Entry_Subject", ""),
    ("Entry_Domain", "memoq:Entry_Domain"),
    ("Entry_ClientID", "memoq:Entry_ClientID"),
    ("Entry_ProjectID", "memoq:Entry_ProjectID"),
    ("Entry_Created", "memoq:Entry_Created"),
    ("Entry_Creator", "memoq:Entry_Creator"),
    ("Entry_LastModified", "memoq:Entry_LastModified"),
    ("Entry_Modifier", "memoq:Entry_Modifier"),
    ("Entry_Note", ""),
];

const HOLDS: &[Fact] = &[
    Fact::Kind,
    Fact::Definition,
    Fact::Note,
    Fact::Rank,
    Fact::Match,
    Fact::Forms,
    Fact::TermNote,
    // Those that are none of memoQ's are counted below.
    Fact::Extra,
    Fact::TermExtra,
];

fn write(glossary: &Glossary, writing: &TermsWriting, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    let langs = writing.langs(glossary);
    let terms = |concept: &'_ Concept, lang: &Lang| -> Vec<Term> {
        let mut terms = terms_in(concept, lang);
        // A misspelling would be offered as a translation; memoQ has no other place for it.
        terms.retain(|term| term.rank < Rank::Hidden && term.status == Status::Approved);
        terms.sort_by_key(|term| term.rank);
        terms.into_iter().cloned().collect()
    };
    let written = |term: &Term| langs.iter().any(|lang| lang.same_language(&term.lang));
    unheld(glossary, HOLDS, &written, losses);
    let most: Vec<usize> =
        langs.iter().map(|lang| glossary.concepts.iter().map(|c| terms(c, lang).len()).max().unwrap_or(0)).collect();
    let mut heads: Vec<String> = ENTRY.iter().map(|(head, _)| (*head).to_owned()).collect();
    for (lang, most) in langs.iter().zip(&most) {
        let name = memoq_name(lang);
        heads.push(format!("{name}_Def"));
        for _ in 0..*most {
            heads.extend([name.clone(), "Term_Info".to_owned(), "Term_Example".to_owned()]);
        }
    }
    let mut out = Out::new(out, losses, writing, b';', Quoting::Needed);
    out.row(&heads)?;
    for concept in &glossary.concepts {
        let all: Vec<Vec<Term>> = langs.iter().map(|lang| terms(concept, lang)).collect();
        let Some(first) = all.iter().flatten().next() else { continue };
        for (key, _) in concept.extra.iter().filter(|(key, _)| !ENTRY.iter().any(|(_, known)| **key == **known)) {
            out.losses().add("fields of other tools", &format!("{}: {key}", first.text));
        }
        let mut row: Vec<String> = ENTRY.iter().map(|(head, key)| entry(concept, head, key, &all)).collect();
        for (terms, most) in all.iter().zip(&most) {
            // A language may have a definition of its own.
            let own = terms.iter().flat_map(|term| &term.extra).find(|(key, _)| **key == *DEFINITION);
            let own = own.map(|(_, text)| text.clone());
            let definition = own.or_else(|| concept.definition.clone()).filter(|_| !terms.is_empty());
            row.push(definition.unwrap_or_default().into());
            for slot in 0..*most {
                let Some(term) = terms.get(slot) else {
                    row.extend([const { String::new() }; 3]);
                    continue;
                };
                let lost = |(key, _): &&(Box<str>, Box<str>)| {
                    !matches!(&**key, EXAMPLE | PART_OF_SPEECH | DEFINITION | "memoq:Term_Info")
                };
                for (key, _) in term.extra.iter().filter(lost) {
                    out.losses().add("fields of other tools on terms", &format!("{}: {key}", term.text));
                }
                let (text, info, unwritten, whole) = notation(concept, term);
                if whole {
                    out.losses().add("forms whose shared beginning is too short to be found by it", &term.text);
                }
                if term.text.contains(['|', '*']) {
                    out.losses().add("`|` and `*` in terms, which memoQ may take for its own signs", &term.text);
                }
                for form in unwritten {
                    out.losses().add("forms given by hand", &form);
                }
                let example = term.extra.iter().find(|(key, _)| **key == *EXAMPLE);
                row.extend([text, info, example.map(|(_, text)| text.to_string()).unwrap_or_default()]);
            }
        }
        out.row(&row)?;
    }
    let hidden = glossary.terms().filter(|term| written(term.term) && term.term.rank == Rank::Hidden);
    for term in hidden {
        out.losses().add("misspellings that are only to be recognised", &term.term.text);
    }
    Ok(())
}

/// A cell of the fixed columns.
fn entry(concept: &Concept, head: &str, key: &str, terms: &[Vec<Term>]) -> String {
    match head {
        "Entry_ID" => concept.id.to_string(),
        "Entry_Subject" => concept.kind.as_deref().unwrap_or_default().to_owned(),
        "Entry_Note" => {
            // A term has no note here; the entry's says whose it is.
            let notes =
                terms.iter().flatten().filter_map(|term| Some(format!("{}: {}", term.text, term.note.as_ref()?)));
            let all: Vec<String> = concept.note.iter().map(ToString::to_string).chain(notes).collect();
            all.join("\n")
        }
        _ => concept
            .extra
            .iter()
            .find(|(known, _)| **known == *key)
            .map(|(_, text)| text.to_string())
            .unwrap_or_default(),
    }
}

/// Words of `Term_Info` of which one can be said (from real exports).
pub(super) const WAYS: &[&str] = &["HalfPrefix", "Exact", "Fuzzy", "Custom"];
const CASES: &[&str] = &["CasePermissive", "CaseInsense", "CaseSense"];

/// A term in memoQ's notation, its `Term_Info`, the forms that neither says, and whether it is found as a whole alone
/// because its forms share too little.
fn notation(concept: &Concept, term: &Term) -> (String, String, Vec<Box<str>>, bool) {
    let own = term.forms.iter().find_map(|form| Some((form, from_pattern(&term.text, form)?)));
    let unwritten = term.forms.iter().filter(|form| own.as_ref().is_none_or(|(own, _)| own != form)).cloned().collect();
    let words: Vec<&str> = term
        .extra
        .iter()
        .filter(|(key, _)| **key == *"memoq:Term_Info")
        .flat_map(|(_, text)| text.split(';'))
        .collect();
    // A way that came is the way; what is to be found in it has no signs. Two ways exclude each other.
    let way_came = words.iter().copied().find(|word| WAYS.contains(word)).filter(|_| own.is_none());
    let case_came =
        words.iter().copied().find(|word| CASES.contains(word)).filter(|_| term.matching == MatchMode::Word);
    let way = match own {
        Some((_, pattern)) => Way::Signed(pattern),
        None if way_came.is_some() => Way::Plain,
        None => from_forms(concept, term),
    };
    let whole = matches!(way, Way::Whole);
    let case = if term.matching == MatchMode::Word { "CasePermissive" } else { "CaseSense" };
    let (text, way) = match way {
        Way::Signed(pattern) => (pattern, "Custom"),
        Way::Plain => (term.text.to_string(), way_came.unwrap_or("HalfPrefix")),
        Way::Whole => (term.text.to_string(), "Exact"),
    };
    let mut info = vec![case_came.unwrap_or(case).to_owned(), way.to_owned()];
    info.extend(
        words.iter().filter(|word| !WAYS.contains(word) && !CASES.contains(word)).map(|word| (*word).to_owned()),
    );
    if term.rank > Rank::Admitted {
        info.push("NonTerm".to_owned());
    }
    (text, info.join(";"), unwritten, whole)
}

/// A pattern of ours as memoQ writes it: the term itself with the signs. `None` if it is none, or not one of this term.
fn from_pattern(text: &str, pattern: &str) -> Option<String> {
    if !pattern.contains(['|', '*']) || text.contains(['|', '*']) {
        return None;
    }
    if pattern.replace(['|', '*'], "") == text {
        return Some(pattern.to_owned());
    }
    // `Kreuzung|en` of Kreuzung: whatever may follow `|` may, here the term's own end.
    let words: Vec<&str> = text.split(' ').collect();
    let marks: Vec<&str> = pattern.split(' ').collect();
    if words.len() != marks.len() {
        return None;
    }
    let marked = words.iter().zip(marks).map(|(word, mark)| match mark.split_once('|') {
        Some((firm, _)) if !firm.contains('*') => Some(format!("{firm}|{}", word.strip_prefix(firm)?)),
        None if mark == *word => Some(mark.to_owned()),
        _ => None,
    });
    Some(marked.collect::<Option<Vec<String>>>()?.join(" "))
}

/// Letters that all forms of a word must begin with for memoQ's sign: what begins like `Ки` is mostly another word.
const SHORTEST: usize = 3;

/// How memoQ is to find the forms of a term.
enum Way {
    /// No letter of it ever changes: by its beginning.
    Plain,
    /// The term with `|` behind what all its forms share, word by word.
    Signed(String),
    /// Its forms share too little: only as it is written.
    Whole,
}

/// What the forms that the language's rules write share, word by word.
fn from_forms(concept: &Concept, term: &Term) -> Way {
    if morph::language(&term.lang).tag == "und" || term.text.contains(['|', '*']) {
        return Way::Plain;
    }
    let (lemma, rules) = lemma(concept, term);
    let mut least: Vec<usize> = lemma.words.iter().map(|word| word.folded.chars().count()).collect();
    for form in rules.morphology.forms(&lemma) {
        if !form.features().iter().all(|&feature| is_inflection(feature)) {
            continue;
        }
        let Some(made) = rules.morphology.inflect(&lemma, form, Joint::None) else { continue };
        let made = Lemma::new(&made.text, rules.fold);
        // A form in more words than the term says nothing of them.
        if made.words.len() == lemma.words.len() {
            for ((least, word), own) in least.iter_mut().zip(&lemma.words).zip(&made.words) {
                *least = (*least).min(shared(&word.folded, &own.folded));
            }
        }
    }
    let (mut changes, mut short) = (false, false);
    let words: Vec<String> = lemma
        .words
        .iter()
        .zip(least)
        .map(|(word, shared)| {
            let letters = word.text.chars().count();
            // Folding that takes letters away or adds them leaves no way back.
            if word.folded.chars().count() != letters || shared >= letters {
                return word.text.to_string();
            }
            short |= shared < SHORTEST;
            changes = true;
            let at = word.text.char_indices().nth(shared).map_or(word.text.len(), |(at, _)| at);
            format!("{}|{}", &word.text[..at], &word.text[at..])
        })
        .collect();
    match (short, changes) {
        (true, _) => Way::Whole,
        (_, true) => Way::Signed(lemma.join(words.iter().map(String::as_str))),
        _ => Way::Plain,
    }
}

/// The number of letters that two words begin with alike.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}
