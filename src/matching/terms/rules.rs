//! By whose rules a term is inflected in a text.

use crate::base::Lang;
use crate::model::{Concept, Gender, Name, Term};
use crate::text::morph::{self, LANGUAGES, Language, Lemma};
use crate::text::words::{Script, script};

/// A term taken apart for texts in `lang`, and the rules by which it is inflected there: those of the text's language
/// if the term is in its script, else those of its own.
pub(crate) fn lemma(concept: &Concept, term: &Term, lang: &Lang) -> (Lemma, &'static Language) {
    let language = morph::language(lang);
    let script = script_of(&term.text);
    // Korean particles stand behind names in Latin letters too.
    let latin = language.tag == "ko" && script == Script::Latin;
    let own = term.lang.same_language(lang) || script == language.script || latin;
    let rules = if own { language } else { morph::language(&term.lang) };
    let mut lemma = Lemma::new(&term.text, rules.fold);
    lemma.decl.clone_from(&term.decl);
    lemma.gender = term.gender.map(Gender::letter);
    lemma.forms.clone_from(&term.forms);
    lemma.common = is_common(concept, term);
    let is = |what: &str| concept.kind.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case(what));
    (lemma.land, lemma.person) = (is("country"), is("person"));
    lemma.thing =
        !concept.is_place() && !lemma.person && !concept.has_capital() && term.decl.as_deref() != Some("name");
    lemma.georgian = is_georgian(concept, term);
    (lemma, rules)
}

/// True for a name of a place of Georgia; where the glossary tells no country, for one that Georgian writes with the -ი of
/// its nominative.
fn is_georgian(concept: &Concept, term: &Term) -> bool {
    if !term.text.ends_with('и') || term.text.ends_with("кенди") {
        return false;
    }
    let own = |name: &&Name| name.terms.iter().any(|own| std::ptr::eq(own, term));
    match concept.country.as_deref() {
        Some(country) => country == "GE",
        None => concept.names.iter().find(own).is_some_and(|name| {
            name.terms.iter().any(|other| other.lang.primary() == "ka" && other.text.ends_with('ი'))
        }),
    }
}

/// True if the glossary shows that a term is a common noun.
pub(crate) fn is_common(concept: &Concept, term: &Term) -> bool {
    concept.is_common_noun(term)
}

/// True if two terms are written in the same script.
pub(crate) fn same_script(one: &str, other: &str) -> bool {
    script_of(one) == script_of(other)
}

/// True if a text's first letter is of a script.
pub(crate) fn in_script(text: &str, script: Script) -> bool {
    script_of(text) == script
}

/// The script of a term's first letter.
fn script_of(term: &str) -> Script {
    term.chars().find(|c| c.is_alphabetic()).map_or(Script::Common, script)
}

/// The rules for a phrase, which is in the text's language if it is in its script.
pub(super) fn phrase_rules(phrase: &str, language: &'static Language) -> &'static Language {
    let script = script_of(phrase);
    if language.script == script { language } else { LANGUAGES.iter().find(|l| l.script == script).unwrap_or(language) }
}
