//! What the words around a name say in Georgian.

use super::super::{Feature, Form, Neighbours};
use super::is_stem;

/// Beginnings of verbs whose dative is who has something, or whom it is done to: ხანქენდს მერი ჰყავს, ბაქოს მინისტრი ეწვია.
#[rustfmt::skip]
const OF_DATIVES: &[&str] = &[
    "აქვს", "ჰყავს", "ჰქონ", "ჰყავ", "ექნ", "ეყოლ", "სჭირ", "ეწვ", "ესტუმრ", "ერქ", "ჰქვ", "ეწოდ", "უწოდ", "დაარქ", "მისც", "აძლევ", "შეუ", "დაუ", "მიუ", "გაუ", "ჩაუ", "უკავ", "ემუქრ", "ელოდ", "აკლ",
    "ეხებ", "შეეხ", "ართმევ", "წაართ", "გადაეც", "მიმართ", "შეემატ", "ეკუთვნ", "ჭირდ",
];
/// Adjectives and numbers in the nominative, by their ends: ხანქენდს ახალი მერი ჰყავს.
const ATTRIBUTES: &[&str] =
    &["ური", "ული", "იანი", "ახალი", "დიდი", "ძველი", "მთავარი", "ყოფილი", "ერთი", "ორი", "სამი", "ყველა"];

/// True right before a noun in the nominative that nothing but this name can belong to: ბაქოს მერი.
fn is_before_head(after: &str) -> bool {
    let end = after.find(['.', '!', '?', ';', ':', ',', '—', '–']).unwrap_or(after.len());
    let mut words = after[..end].split_whitespace();
    let Some(head) = words.next() else { return false };
    head.ends_with('ი')
        && head.chars().count() > 3
        && !ATTRIBUTES.iter().any(|end| head.ends_with(end))
        && !words.any(|word| OF_DATIVES.iter().any(|stem| word.starts_with(stem)))
}

/// Names that are things' too, with beginnings of the words behind and before that say so: შუშა is glass (შუშის ჭიქა, ფანჯრის შუშა).
/// Source: *ქართული ენის განმარტებითი ლექსიკონი*.
#[rustfmt::skip]
const THINGS: &[(&str, &[&str], &[&str])] = &[(
    "შუშა",
    &[
        "ჭიქ", "ბოთლ", "ქილ", "ქარხან", "ქარხნ", "კარი", "კარს", "კარებ", "ფანჯ", "ვიტრინ", "ნაწარმ", "ნამსხვრ", "ნატეხ", "ლამპ", "ჭურჭელ", "თას", "ბოჭკო", "სათვალ", "ფილ", "კედელ", "სახურავ", "მძივ", "სამკაულ",
        "გატყდ", "გატეხ", "ჩაუდ", "ჩასვ", "ჩაამტვრ", "დაიმსხვრ", "ჩაიმსხვრ", "გაწმინდ", "დამზად", "ნაკეთ", "გამოქარხ", "შემოუდ",
    ],
    &["ფანჯრ", "ფანჯარ", "ვიტრინ", "სათვალ", "მანქანის", "ჭიქის", "ბოთლის", "ლამპის", "საათის", "ტელეფონის", "კარის"],
)];

/// True where the words beside say that the thing is meant.
pub(super) fn is_thing(name: &str, near: Neighbours<'_>) -> bool {
    let Some((_, behind, before)) = THINGS.iter().find(|(own, ..)| *own == name) else { return false };
    let next = near.after.trim_start();
    let last = near.before.split_whitespace().next_back().unwrap_or_default();
    behind.iter().any(|stem| next.starts_with(stem)) || before.iter().any(|stem| last.starts_with(stem))
}

/// Letters of the shortest name behind a hyphen; endings are shorter.
const SECOND: usize = 4;

/// True before the second of two names: -შუშის.
pub(super) fn is_first_of_two(after: &str) -> bool {
    let letters = after.strip_prefix(['-', '–', '\u{2011}']).map(|rest| rest.chars().take_while(|c| c.is_alphabetic()));
    letters.is_some_and(|letters| letters.take(SECOND).count() == SECOND)
}

/// Names like ბაქო have one form for the dative and the genitive; a genitive has its head behind it.
pub(super) fn narrow(forms: &mut Vec<Form>, near: Neighbours<'_>) {
    if !is_first_of_two(near.after) {
        forms.retain(|form| !is_stem(*form));
    }
    let after = near.after.trim_start_matches(|c: char| matches!(c, '"' | '“' | '”' | '»') || c.is_whitespace());
    let alone = !after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '„' | '«' | '(' | '-' | '–'));
    let headless = |form: &Form| form.features().last() == Some(&Feature::Genitive);
    if alone && !forms.iter().all(headless) {
        forms.retain(|form| !headless(form));
    } else {
        // Before its head a name is in the genitive, where the dative looks alike: ხანქენდის ბაზარი.
        forms.sort_by_key(|form| !headless(form));
        if is_before_head(after) && forms.iter().any(headless) {
            forms.retain(|form| headless(form) || form.features().last() != Some(&Feature::Dative));
        }
    }
}
