//! Words derived from names that ask for their capitals: лачинский, laçınlı are written small whatever the name is.
//!
//! What a name means as an ordinary word (*laçın*, a falcon) it does not mean in «акнинский» nor among people. But Turkic
//! -lı makes *with a falcon* as well as *from Lachin*: it counts in the plural, which only people have, and before a word
//! for people. Sources: *Правила русской орфографии* (1956) § 100; *Azərbaycan dilinin orfoqrafiya qaydaları* (2021);
//! *Türk Dil Kurumu yazım kılavuzu* (which writes capitals).

use super::{Listed, Meaning};
use crate::base::PlainSpan;
use crate::text::common;
use crate::text::fold::{self, Fold};
use crate::text::morph::{Feature, Form};
use crate::text::words::is_word;

/// Keeps of the forms of a word in small letters those that the language writes so; true if there are any.
pub(super) fn keep(item: &Listed<'_>, plain: &str, span: PlainSpan, forms: &mut Vec<Form>) -> bool {
    let Meaning::Term(term) = item.meaning else { return false };
    let written = &plain[span.range()];
    let capital = written.contains(char::is_uppercase);
    // Of what is no place, -ский is mostly a word of its own: городской, светский.
    if capital || !term.concept.is_place() || common::is_ordinary(written, item.language.tag) {
        return false;
    }
    let kept = |form: &Form| match item.language.tag {
        "ru" | "uk" => form.has(Feature::Adjective) || form.has(Feature::Demonym),
        "az" | "tr" => {
            form.has(Feature::Demonym)
                && !form.has(Feature::Copula)
                && (form.has(Feature::Plural) || is_before_people(&plain[span.end as usize..]))
        }
        _ => false,
    };
    if !forms.iter().any(kept) {
        return false;
    }
    forms.retain(kept);
    true
}

/// True if the word behind is one for people: *laçınlı sürücülər*, *füzulili həkim*.
fn is_before_people(after: &str) -> bool {
    let Some(rest) = after.strip_prefix([' ', '\u{a0}', '\n']) else { return false };
    let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    let word = fold::fine(&rest[..end], Fold::Turkic);
    let stem = PLURAL.iter().find_map(|many| word.find(many).filter(|at| *at > 3).map(|at| &word[..at]));
    let stem = stem.unwrap_or(&word);
    PEOPLE.iter().any(|person| word.starts_with(person))
        || CALLINGS.iter().any(|ending| stem.ends_with(ending)) && stem.chars().count() > 4
}

const PLURAL: &[&str] = &["lar", "lər", "ler"];

/// Of callings: neftçi, müəllimçi; aşçı, balıkçı.
const CALLINGS: &[&str] = &["çı", "çi", "çu", "çü"];

/// Beginnings of words for people, Azerbaijani and Turkish.
#[rustfmt::skip]
const PEOPLE: &[&str] = &[
    "sürücü", "həkim", "müəllim", "şagird", "tələbə", "qonaq", "sakin", "ailə", "köçkün", "məcburi köçkün", "qaçqın", "şəhid", "qazi", "əsgər",
    "zabit", "fermer", "jurnalist", "yazar", "yazıçı", "şair", "rəssam", "idmançı", "gənc", "qadın", "kişi", "uşaq", "qız", "oğlan", "ağsaqqal",
    "alim", "mühəndis", "fəhlə", "deputat", "icma", "vətəndaş", "pəhləvan", "güləşçi", "futbolçu", "dost", "qohum", "ana", "ata", "nənə", "baba",
    "doktor", "öğretmen", "öğrenci", "misafir", "aile", "göçmen", "mülteci", "şehit", "asker", "subay", "çiftçi", "gazeteci", "ressam", "sporcu",
    "kadın", "erkek", "çocuk", "işçi", "arkadaş", "akraba",
];

#[cfg(test)]
mod tests {
    use super::super::tests::glossary;
    use super::super::{MatchMode, TermFinder};
    use crate::base::Lang;

    fn found(lang: &str, term: &str, kind: Option<&str>, plain: &str) -> Vec<String> {
        let mut glossary = glossary(&[(lang, term)]);
        glossary.concepts[0].kind = kind.map(Into::into);
        glossary.concepts[0].names[0].terms[0].matching = MatchMode::ExactCase;
        let mut out = Vec::new();
        TermFinder::new(glossary.terms(), &[], &Lang::new(lang)).find(plain, &mut out);
        out.iter().map(|m| plain[m.span.range()].to_owned()).collect()
    }

    #[test]
    fn derived_words_of_places_are_small() {
        for (lang, term, kind, plain, expected) in [
            ("ru", "Барда", Some("town"), "Открыты бардинские дороги, бардой кормят скот.", &["бардинские"][..]),
            ("ru", "Барда", None, "Открыты бардинские дороги, бардой кормят скот.", &[]),
            ("ru", "Клин", Some("town"), "Уехали клинчане, клинские врачи; клин клином.", &["клинские"]),
            ("uk", "Барда", Some("town"), "Закрили бардинські школи, з барди женуть спирт.", &["бардинські"]),
            ("az", "Qozlu", Some("village"), "Dünən qozlulular gəldi; qozlu şirniyyat satılır.", &["qozlulular"]),
            (
                "az",
                "Laçın",
                Some("town"),
                "İki laçınlı müəllim və laçınlı neftçilər; laçınlı bayraq.",
                &["laçınlı", "laçınlı"],
            ),
            ("az", "Laçın", Some("town"), "Göydə laçınlar uçur, laçınsız yuva boşdur.", &[]),
            ("en", "Bath", Some("city"), "They took a bath; the bathian towel.", &[]),
        ] {
            assert_eq!(found(lang, term, kind, plain), expected, "{lang} {plain}");
        }
    }
}
