//! What is said of a person beside a bare name: an age, a calling, *who* (English, some French and German). And given names that
//! towns are called like.

use super::tables::{PLACES, WHERE};
use super::{back, is_capitalised, surnames};
use crate::text::common;
use crate::text::composed::composed;
use crate::text::fold::{self, Fold};
use crate::text::words;

/// Callings that stand right before a name, *goalkeeper Martuni*, and behind it, *Martuni, a dentist*.
#[rustfmt::skip]
const CALLINGS: &[&str] = &[
    "poet", "goalkeeper", "defender", "midfielder", "striker", "winger", "singer", "actor", "actress", "driver", "lawyer", "journalist", "reporter", "author", "writer", "novelist", "painter", "sculptor", "pianist",
    "violinist", "composer", "conductor", "filmmaker", "farmer", "teacher", "nurse", "dentist", "surgeon", "physicist", "chemist", "biologist", "historian", "economist", "analyst", "activist", "pensioner",
    "student", "soldier", "applicant", "claimant", "defendant", "plaintiff", "sniper", "blogger", "swimmer", "boxer", "wrestler", "sprinter", "rapper", "comedian", "banker", "baker", "prosecutor", "engineer", "architect",
    "photographer", "librarian", "firefighter", "paramedic", "shopkeeper", "butcher", "carpenter", "mechanic", "plumber", "electrician", "accountant", "professor", "doctor", "priest", "widow", "widower",
    "gardien", "défenseur", "attaquant", "actrice", "acteur", "chanteur", "chanteuse", "avocat", "avocate", "journaliste", "médecin", "dentiste", "torwart", "torhüter", "verteidiger", "stürmer", "sänger", "sängerin",
    "schauspieler", "schauspielerin", "anwalt", "anwältin", "journalistin", "arzt", "ärztin", "lehrer", "lehrerin", "zahnarzt", "zahnärztin",
    "lawmaker", "spokesman", "spokeswoman", "spokesperson", "senator", "diplomat",
];

/// The same of persons that have a word of their own before a name, or are adjectives or verbs there: *to his father Martuni was home*,
/// *official Martuni*, *judge Martuni by its deeds*.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "official", "pilot", "judge", "coach", "son", "daughter", "brother", "sister", "uncle", "aunt", "cousin", "grandmother", "grandfather", "woman", "man", "boy", "girl", "candidate", "mother", "father",
];

const ARTICLES: &[&str] = &["the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "un", "une"];

/// Those of players, which stand before a name within a sentence too.
const PLAYERS: &[&str] = &["goalkeeper", "defender", "midfielder", "striker", "winger"];

/// Given names that towns and villages are called like too, folded: with a surname behind one, it is a person's. Jabrail is Gabriel,
/// Farrukh and Fuzuli are names in Persian and Turkic lands, Sohum is one in India, Sanasar is of the Armenian epic.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "jabrail", "jabrayil", "djebrail", "jebrail", "jebrayil", "cebrail", "cəbrayıl", "cabrayil", "farukh", "farrukh", "farux", "fərrux", "fuzuli", "füzuli", "fizuli", "sohum", "aras", "araz", "sanasar", "kichan", "sardar",
    "джебраил", "джебраіл", "фаррух", "фарух", "физули", "фізулі", "араз",
];

/// What is said of persons alone, right behind such a name that begins the sentence.
#[rustfmt::skip]
const BIRTHS: &[&str] = &[
    " was born", ", born in", " died in", " died at", " died of", " got married", " is married", " was married", " родился", " родилась", " умер ", " женился", " народився", " помер ",
    " wurde geboren", " starb", " est né", " est mort", " anadan olub", " doğulub", " vəfat", " doğdu", " vefat",
];

/// True for what is said of a town behind its name: *Ivanyan, a town of 5,000*; *Ivanyan-based*; *Ivanyan International Airport*.
pub(super) fn is_said_of_place(after: &str, first: &str) -> bool {
    let town = |rest: &str| {
        let article = ["a ", "an ", "the "].iter().find_map(|article| rest.strip_prefix(article));
        let noun = article.map(|noun| &noun[..noun.find([',', '.', ';', '!', '?', '\n']).unwrap_or(noun.len())]);
        noun.is_some_and(|noun| {
            noun.split_whitespace().take(5).any(|word| PLACES.begin(&fold::fine(word, Fold::Default)))
        })
    };
    after.strip_prefix(", ").is_some_and(town)
        || after.starts_with("-based")
        || matches!(first, "international" | "airport")
}

/// True behind what is done to towns: *tanks entered Ivanyan*.
pub(super) fn is_behind_deed_to_place(last: &str) -> bool {
    const DEEDS: &[&str] = &[
        "entered",
        "entering",
        "enter",
        "reached",
        "reach",
        "captured",
        "seized",
        "shelled",
        "bombed",
        "besieged",
        "occupied",
        "liberated",
        "evacuated",
        "bypassed",
        "bypass",
    ];
    DEEDS.contains(&last)
}

/// True for a bare name with an age, *who* or a calling behind a comma, where it begins the sentence, or with a calling right before it
/// that does: *Martuni, 34, won*, *Martuni, a retired dentist*, *the actress Akari*; not *Martuni, a town*, nor *a man from Martuni, 34*.
pub(super) fn is_apposed(before: &str, after: &str, last: &str, first: &str) -> bool {
    let sentence = sentence_before(before);
    let mut first_words = sentence.split_whitespace();
    let begins = match (first_words.next(), first_words.next(), first_words.next()) {
        (Some(_), None, _) => true,
        (Some(article), Some(_), None) => ARTICLES.contains(&&*article.to_lowercase()),
        _ => false,
    };
    if (begins && CALLINGS.contains(&last) || PLAYERS.contains(&last))
        && !PLACES.begin(first)
        && parted_by_blank(before)
    {
        return true;
    }
    let Some(rest) = after.strip_prefix(", ").filter(|_| sentence.trim().is_empty() || CALLINGS.contains(&last)) else {
        return false;
    };
    if rest.starts_with("who ") {
        return true;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        // Turnout: *Goris, 41, Kapan, 63*.
        let small = rest[2..].strip_prefix(", ").is_some_and(|next| next.starts_with(char::is_lowercase));
        // *Stepanakert, 30 ans après* is no age.
        let of_age = |age: &&str| {
            rest[2..].strip_prefix(*age).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', '.', ')']))
        };
        return small || [" ans", " Jahre", " лет", " года", " yaşında", " años"].iter().any(of_age);
    }
    let article = ["a ", "an ", "the "].iter().find_map(|article| rest.strip_prefix(article));
    article.is_some_and(|noun| head(noun).is_some_and(|head| CALLINGS.contains(&&*head) || BEHIND.contains(&&*head)))
}

/// What of the sentence stands before a name.
fn sentence_before(before: &str) -> &str {
    let start = words::sentence(before, u32::try_from(before.len()).unwrap_or_default()).start as usize;
    let sentence = before.get(start..).unwrap_or_default();
    // *He said no. Martuni, 34, left*: here `no.` is not short for number, though it may look so.
    let line = sentence.rsplit('\n').next().unwrap_or_default();
    line.rsplit(". ").next().unwrap_or_default()
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
    if is_twin(written, before, after) {
        return true;
    }
    if !is_given_name(written) {
        return false;
    }
    if sentence_before(before).trim().is_empty() && BIRTHS.iter().any(|birth| after.starts_with(birth)) {
        return true;
    }
    let Some(rest) = after.strip_prefix([' ', '\u{a0}']) else { return false };
    let surname = &rest[..rest.find(|c: char| !words::is_word(c)).unwrap_or(rest.len())];
    let behind = &rest[surname.len()..];
    // *Fuzuli Ring Road opened*; *they say Fuzuli Armenians left*.
    let small = behind.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase))
        || behind.starts_with(['.', ',']);
    let begins = sentence_before(before).trim().is_empty();
    let ordinary = common::is_ordinary(&surname.to_lowercase(), "en") && !FORMS_OF_ADDRESS.contains(&first);
    let possessed = ["ı", "si", "sı", "su", "sü", "istan", "istana"].iter().any(|end| surname.ends_with(end));
    let last = back(before).next().unwrap_or_default();
    let called = CALLINGS.contains(&&*last) || BEHIND.contains(&&*last);
    let quarry = || surnames::is_noun_before_noun(first, &rest[surname.len()..]);
    ANGELS.contains(&first)
        || is_capitalised(surname)
            && surname.chars().count() > 2
            && small
            && (begins && !ordinary && !possessed || called)
            && !PLACES.begin(first)
            && !super::SITES.begin(first)
            && !is_thing(first)
            && !WHERE.begin(&last)
            && last != "the"
            && !quarry()
}

/// More given names that towns are called like; with a surname behind them other rules tell.
const ALSO_GIVEN: &[&str] = &["laçın", "laçin", "laçîn", "lacin", "lachyn", "lačin", "susha"];

/// True for any given name that towns are called like.
pub(super) fn may_be_given_name(text: &str) -> bool {
    is_given_name(text) || ALSO_GIVEN.contains(&&*composed(text).to_lowercase())
}

/// The twins of the Armenian epic, *Sanasar and Baghdasar*: the first is called like a town.
fn is_twin(written: &str, before: &str, after: &str) -> bool {
    const FIRST: &[&str] = &["sanasar", "санасар", "սանասար"];
    const SECOND: &[&str] = &["baghdasar", "bagdasar", "balthasar", "baltasar", "багдасар", "բաղդասար"];
    let is_second = |word: &str| SECOND.iter().any(|name| fold::fine(word, Fold::Default).starts_with(name));
    let joins = |word: &str| matches!(word, "and" | "и" | "և" | "եւ" | "ու" | "et" | "und");
    let mut behind = after.split_whitespace();
    let mut ahead = before.split_whitespace().rev();
    FIRST.contains(&&*fold::fine(written, Fold::Default))
        && (behind.next().is_some_and(joins) && behind.next().is_some_and(is_second)
            || ahead.next().is_some_and(joins) && ahead.next().is_some_and(is_second))
}

/// True for one of those that are persons' with any other name behind them.
fn is_given_name(text: &str) -> bool {
    GIVEN.contains(&&*fold::fine(text, Fold::Turkic)) || GIVEN.contains(&&*fold::fine(text, Fold::Default))
}

/// What stands behind given names as a surname or form of address, and may be an English word too.
const FORMS_OF_ADDRESS: &[&str] = &["khan", "shah", "bey", "pasha", "han"];

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
            ("Ost, 34 ans, a gagné.", true),
            ("Ost, 34 ans après.", false),
            ("Ost, 34 лет спустя.", false),
            ("Ost, 24 года, выиграл.", true),
            ("A man from Ost, 34, won.", false),
            ("The mayor of Ost, a lawyer, won.", false),
            ("Residents of West and Ost, who fled, won.", false),
            ("The official Ost website shut.", false),
            ("The goal of the striker Ost, a father of two, counted.", true),
            ("Ost, 34 km away, burns.", false),
            ("Ost, 1934, was built.", false),
            ("Ost, who won, left.", true),
            ("Ost, a retired dentist from Leeds, won.", true),
            ("Ost, a town of bakers, won.", false),
            ("The winger Ost signed.", true),
            ("A driver from Ost signed.", false),
            ("The goalkeeper Ost school had won.", true),
            ("For the farmer Ost is too far.", false),
            ("Fires burn in Ost, a doctor said.", false),
            ("He fled Ost, a poet by trade.", false),
            ("Turnout fell. Ost, 41, West, 63.", false),
            ("Wenn man Ost sieht.", false),
            ("Gestern hat die Journalistin Ost besucht.", false),
            ("Driver Ost district.", false),
        ] {
            assert_eq!(apposed(plain), is, "{plain}");
        }
    }
}
