//! Names of other places and persons, and words, that are near to shorter or rarer names: *Hakkari*, «Караганда», *Karjakin*. What is
//! spelt as one of these is no slip. Common knowledge, not held against a list.

use super::Listed;
use crate::base::Lang;
use crate::text::fold;
use crate::text::morph::{self, Lemma};

#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "Hakkari", "Hakkâri", "Chaldiran", "Çaldıran", "Karaganda", "Karagandy", "Qaraghandy", "Qaraqanda", "Karagandı", "Lachine", "Garadag", "Karadag", "Karadağ", "Qaradağ", "Qaradag", "Montenegro", "Hindistan", "Karnataka", "Karnātaka", "Ankaran", "Tashkent", "Taschkent", "Tachkent",
    "Taşkent", "Toshkent", "Karjakin", "Kariakine", "Karyakin", "Martina", "Martine", "Martini", "Kandahar", "Gandhara", "Karakol", "Karakum", "Karabük", "Karaman", "Kashan", "Lakhnau", "Shashi", "Shasha", "Chisinau", "Agadir", "Agadez", "Veranda", "Mehsana",
    "Карабаш", "Караганда", "Карагандинский", "Карякин", "Хаккари", "Лашин", "Ташкент", "Карнатака", "Хиндустан", "Чалдыран", "Индостан", "Гарадаг", "Карадаг", "Мартина", "Мартини", "Кандагар", "Каракум", "Каракол", "Карякін", "Хаккарі", "Кандагар", "Карагандинський", "Веранда", "Мехсана",
    "Կարագանդա", "Տաշքենդ", "Տաշկենտ", "Հաքքարի", "Կարյակին", "Մարտինա", "Վաղահաս", "Քանդահար", "Վերանդա",
    "ყარაგანდა", "ტაშკენტი", "ჰაქარი", "კარიაკინი", "მარტინა", "მარტინი", "მაღალი", "ყანდაარი", "პატარა", "კარკარა", "ვერანდა",
];

/// True for such a name, in a form of the text's language; not where the term is that place itself.
pub(super) fn is_known(text: &str, listed: &Listed<'_>, lang: &Lang) -> bool {
    let rules = morph::language(lang);
    let folded = fold::fine(text, rules.fold);
    let begin: String = folded.chars().take(4).collect();
    KNOWN.iter().any(|known| {
        let name = fold::fine(known, rules.fold);
        name.starts_with(&begin)
            && listed.lemma.words.first().is_none_or(|word| word.folded != name)
            && (name == folded || !rules.morphology.analyse(&Lemma::new(known, rules.fold), &[&folded]).is_empty())
    })
}
