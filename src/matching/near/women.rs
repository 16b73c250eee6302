//! Words for women made from a listed word for a man: *Anwenderin* beside *Anwender*, «террористка» beside «террорист». They
//! are words of their own and no misspelt ones; who wants another for them lists them.
//!
//! Source: the chapters on feminine suffixes in grammars of the languages (Duden; *Russkaja grammatika* 1980 §§ 375–389;
//! *Сучасна українська мова*; *Gramatyka współczesnego języka polskiego*; *Le bon usage*).

use super::Listed;
use crate::text::fold::{self, Fold};

/// Of a language: what words for men end in, and what words for women have instead, before any ending of theirs.
type Suffixes = &'static [(&'static str, &'static str)];

const EAST: Suffixes = &[
    ("", "к"),
    ("", "ш"),
    ("", "их"),
    ("", "ис"),
    ("", "есс"),
    ("", "ес"),
    ("", "ин"),
    ("", "иц"),
    ("ец", "к"),
    ("ец", "иц"),
    ("ець", "к"),
    ("ик", "иц"),
    ("ин", "к"),
    ("ь", "ниц"),
    ("ь", "к"),
    ("ак", "ачк"),
    ("як", "ячк"),
    ("ій", "ійк"),
    ("ий", "ийк"),
    ("ец", "чих"),
    ("ун", "унь"),
];
const WEST: Suffixes = &[
    ("", "k"),
    ("a", "k"),
    ("", "in"),
    ("", "yn"),
    ("", "ic"),
    ("ec", "k"),
    ("ec", "ic"),
    ("ac", "ic"),
    ("ac", "k"),
    ("iec", "k"),
    ("nik", "nic"),
    ("nik", "nič"),
    ("ník", "nic"),
    ("ik", "ic"),
    ("ca", "czyn"),
    ("an", "ank"),
    ("anin", "ank"),
    ("in", "k"),
    ("ar", "ark"),
    ("el", "elk"),
];

const TABLE: &[(&str, Suffixes)] = &[
    ("de", &[("", "in"), ("e", "in"), ("er", "in")]),
    ("ru", EAST),
    ("uk", EAST),
    ("be", EAST),
    ("bg", EAST),
    ("pl", WEST),
    ("cs", WEST),
    ("sk", WEST),
    ("sl", WEST),
    ("hr", WEST),
    ("sr", WEST),
    ("bs", WEST),
    ("fr", &[("", "e"), ("eur", "euse"), ("eur", "rice"), ("er", "ère"), ("en", "enne"), ("on", "onne"), ("f", "ve")]),
    ("it", &[("o", "a"), ("e", "a"), ("tore", "trice"), ("e", "essa")]),
    ("es", &[("o", "a"), ("", "a")]),
    ("pt", &[("o", "a"), ("", "a")]),
    ("ro", &[("", "ă"), ("", "c"), ("or", "oare")]),
    ("en", &[("", "ess"), ("er", "ress"), ("or", "ress")]),
    ("nl", &[("", "e"), ("er", "ster"), ("", "in")]),
    ("lt", &[("as", "ė"), ("is", "ė")]),
    ("hy", &[("", "ուհի")]),
];

/// Letters of a woman's word behind its suffix: *-innen*, *-ками*, *-kami*.
const ENDING: usize = 4;

/// True if a word is made so from a listed one, which is a common noun.
pub(super) fn is_made_from(word: &str, listed: &Listed<'_>) -> bool {
    let text = &*listed.term.term.text;
    let lang = listed.term.term.lang.primary();
    let common = text.starts_with(char::is_lowercase) || lang == "de" && listed.lemma.gender == Some('m');
    let Some((_, suffixes)) = TABLE.iter().find(|(own, _)| *own == lang).filter(|_| common) else { return false };
    let (word, man) = (fold::fine(word, Fold::Default), fold::fine(text, Fold::Default));
    suffixes.iter().any(|(from, to)| {
        let rest = man.strip_suffix(from).and_then(|stem| word.strip_prefix(stem));
        rest.and_then(|rest| rest.strip_prefix(to)).is_some_and(|ending| ending.chars().count() <= ENDING)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Lang, Span};
    use crate::model::{Concept, Gender, Name, Term, TermRef};
    use crate::text::morph;

    #[test]
    fn women_are_told_from_slips() {
        for (lang, man, word, made) in [
            ("ru", "террорист", "Террористкой", true),
            ("ru", "беженец", "Беженка", true),
            ("ru", "художник", "Художница", true),
            ("ru", "террорист", "Терорист", false),
            ("ru", "террорист", "Террориста", false),
            ("uk", "терорист", "Терористки", true),
            ("uk", "біженець", "Біженка", true),
            ("de", "Anwender", "Anwenderinnen", true),
            ("de", "Anwender", "Anwendern", false),
            ("pl", "terrorysta", "Terrorystka", true),
            ("pl", "terrorysta", "Terorysta", false),
            ("cs", "novinář", "Novinářka", true),
            ("fr", "utilisateur", "Utilisatrice", true),
            ("fr", "utilisateur", "Utilizateur", false),
            ("ru", "Террорист", "Террористка", false),
        ] {
            let mut term = Term::new(Lang::new(lang), man, Span::default());
            term.gender = (lang == "de").then_some(Gender::Masculine);
            let (concept, name) = (Concept::default(), Name::default());
            let (lemma, rules) = super::super::lemma(&concept, &term, &Lang::new(lang));
            assert_eq!(rules.tag, morph::language(&Lang::new(lang)).tag);
            let listed = Listed { term: TermRef { concept: &concept, name: &name, term: &term }, lemma, rules };
            assert_eq!(is_made_from(word, &listed), made, "{word}");
        }
    }
}
