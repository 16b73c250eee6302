//! What English says of a person beside a bare name: an age, a calling, *who*. And given names that towns are called like.

use super::tables::{PLACES, WHERE};
use super::{back, is_capitalised, surnames};
use crate::text::fold::{self, Fold};
use crate::text::words;

/// Callings that stand right before a name: *goalkeeper Martuni*; and heads of what is said behind it: *Martuni, a dentist*.
#[rustfmt::skip]
const CALLINGS: &[&str] = &[
    "poet", "goalkeeper", "defender", "midfielder", "striker", "winger", "coach", "singer", "actor", "actress", "driver", "lawyer", "journalist", "reporter", "author", "writer", "novelist", "painter", "sculptor", "pianist",
    "violinist", "composer", "conductor", "filmmaker", "farmer", "teacher", "nurse", "dentist", "surgeon", "physicist", "chemist", "biologist", "historian", "economist", "analyst", "activist", "pensioner",
    "student", "soldier", "sniper", "pilot", "blogger", "chef", "swimmer", "boxer", "wrestler", "sprinter", "rapper", "comedian", "official", "banker", "baker", "judge", "prosecutor", "engineer", "architect",
    "photographer", "librarian", "firefighter", "paramedic", "shopkeeper", "butcher", "carpenter", "mechanic", "plumber", "electrician", "accountant", "professor", "doctor", "priest", "widow", "widower", "mother", "father",
    "gardien", "défenseur", "attaquant", "actrice", "acteur", "chanteur", "chanteuse", "avocat", "avocate", "journaliste", "médecin", "dentiste", "torwart", "torhüter", "verteidiger", "stürmer", "sänger", "sängerin",
    "schauspieler", "schauspielerin", "anwalt", "anwältin", "journalistin", "arzt", "ärztin", "lehrer", "lehrerin", "trainer", "zahnarzt", "zahnärztin",
    "son", "daughter", "brother", "sister", "uncle", "aunt", "cousin", "grandmother", "grandfather", "woman", "man", "boy", "girl", "candidate", "lawmaker", "spokesman", "spokeswoman", "spokesperson", "senator", "diplomat",
];

/// Given names that towns and villages are called like too, folded: with a surname behind one, it is a person's. Jabrail is Gabriel,
/// Farrukh and Fuzuli are names in Persian and Turkic lands, Sohum is one in India, Sanasar is of the Armenian epic.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "jabrail", "jabrayil", "djebrail", "jebrail", "jebrayil", "cebrail", "cəbrayıl", "cabrayil", "farukh", "farrukh", "farux", "fərrux", "fuzuli", "füzuli", "fizuli", "sohum", "aras", "araz", "sanasar", "kichan", "sardar",
    "джебраил", "джебраіл", "фаррух", "фарух", "физули", "фізулі", "араз",
];

/// True for a bare name with an age, *who* or a calling behind a comma, or a calling right before it: *Martuni, 34,*, *Martuni, a retired
/// dentist*, *the winger Akari*; not *Martuni, a town*.
pub(super) fn is_apposed(before: &str, after: &str, last: &str, first: &str) -> bool {
    if CALLINGS.contains(&last) && !PLACES.begin(first) && parted_by_blank(before) {
        return true;
    }
    let Some(rest) = after.strip_prefix(", ") else { return false };
    if rest.starts_with("who ") {
        return true;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        return rest[2..].starts_with([',', '.', ';', ')'])
            || [" ans", " Jahre", " лет", " yaşında", " años"].iter().any(|age| rest[2..].starts_with(age));
    }
    let article = ["a ", "an ", "the "].iter().find_map(|article| rest.strip_prefix(article));
    article.is_some_and(|noun| head(noun).is_some_and(|head| CALLINGS.contains(&&*head)))
}

/// The last word of a noun with its adjectives: *retired dentist from Leeds*.
fn head(noun: &str) -> Option<String> {
    const ENDS: &[&str] = &["from", "of", "in", "at", "with", "who", "for", "and", "by", "on"];
    let end = noun.find([',', '.', ';', '!', '?', '\n']).unwrap_or(noun.len());
    let words = noun[..end].split_whitespace().take(6).take_while(|word| !ENDS.contains(word));
    words.last().map(|word| fold::fine(word, Fold::Default))
}

fn parted_by_blank(before: &str) -> bool {
    before.ends_with([' ', '\u{a0}', '\n'])
}

/// *Jabrail Khan*, *Cebrail Çelebi*: such a given name with another name behind it, which is no word for a place, not behind a
/// preposition.
pub(super) fn is_called(written: &str, before: &str, after: &str, first: &str) -> bool {
    if !GIVEN.contains(&&*fold::fine(written, Fold::Turkic)) && !GIVEN.contains(&&*fold::fine(written, Fold::Default)) {
        return false;
    }
    let Some(rest) = after.strip_prefix([' ', '\u{a0}']) else { return false };
    let surname = &rest[..rest.find(|c: char| !words::is_word(c)).unwrap_or(rest.len())];
    let at = words::sentence(before, u32::try_from(before.len()).unwrap_or_default());
    let in_title =
        before[(at.start as usize).min(before.len())..].split_whitespace().chain(rest.split_whitespace().skip(1));
    let small = in_title.take(12).any(|word| word.starts_with(char::is_lowercase));
    let last = back(before).next().unwrap_or_default();
    let quarry = || surnames::is_noun_before_noun(first, &rest[surname.len()..]);
    ANGELS.contains(&first)
        || is_capitalised(surname)
            && surname.chars().count() > 2
            && small
            && !PLACES.begin(first)
            && !super::SITES.begin(first)
            && !is_thing(first)
            && !WHERE.begin(&last)
            && last != "the"
            && !quarry()
}

/// What is said of the angel alone.
const ANGELS: &[&str] = &["aleyhisselam", "əleyhissəlam", "mələk", "melek"];

/// What else has a town's name before it, with a capital: *Jabrayil Airport*, *Füzuli Rayonu*.
fn is_thing(word: &str) -> bool {
    #[rustfmt::skip]
    const THINGS: &[&str] = &[
        "airport", "district", "region", "province", "front", "operation", "battle", "hospital", "school", "museum", "station", "base", "road", "highway", "railway", "river", "valley", "street", "square", "park", "avenue",
        "statue", "monument", "state", "international", "city", "municipality", "city's", "executive", "army", "brigade", "regiment", "university", "theatre", "theater", "mosque", "church", "bridge", "and", "or",
        "caddesi", "sokağı", "parkı", "havalimanı", "havaalanı", "rayonu", "ilçesi", "bölgesi", "nehri", "çayı", "beynəlxalq", "uluslararası", "hava", "küçəsi", "prospekti", "köyü", "kəndi", "kargo", "edebiyat",
    ];
    THINGS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::super::next;
    use super::*;

    #[test]
    fn ages_callings_and_who_are_persons_and_kinds_of_place_none() {
        let apposed = |plain: &str| {
            let at = plain.find("Ost").expect("there");
            let (before, after) = (&plain[..at], &plain[at + 3..]);
            is_apposed(before, after, &back(before).next().unwrap_or_default(), &next(after).unwrap_or_default())
        };
        for (plain, is) in [
            ("Ost, 34, won.", true),
            ("Ost, 34 km away, burns.", false),
            ("Ost, 1934, was built.", false),
            ("Ost, who won, left.", true),
            ("Ost, a retired dentist from Leeds, won.", true),
            ("Ost, a town of bakers, won.", false),
            ("The winger Ost signed.", true),
            ("A driver from Ost signed.", false),
            ("The goalkeeper Ost school had won.", true),
            ("Driver Ost district.", false),
        ] {
            assert_eq!(apposed(plain), is, "{plain}");
        }
    }
}
