//! A name that is spoken of, and not the place: *the name Alma-Ata*, *known as Krasnovodsk*, «называют Ленинградом», *Leninqrad
//! adlanan şəhər*. Another name in its place makes the sentence false.
//!
//! Told by a word for a name, or by a verb of naming, right beside it; or by the language that calls it so ([labels]).

mod asides;
mod labels;
mod languages;

pub(crate) use languages::{head, is_head_of_languages};

use super::composed::composed;
use super::stems::begins;

/// Words for a name, right before one that stands as listed.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "name$", "names$", "word$", "word-form$", "spelling$", "toponym",
    "имя$", "имени$", "именем$", "название$", "названия$", "названию$", "названием$", "названии$", "наименовани", "слово$", "слова$", "словом$", "топоним",
    "назва$", "назви$", "назву$", "назвою$", "назві$", "ім'я$", "ім’я$", "найменуванн",
    "անունը$", "անունն$", "անվան$", "անունով$", "բառը$", "անվանումը$", "անվանումն$",
    "სახელი$", "სახელს$", "სახელით$", "სახელად$", "სახელწოდება", "სახელწოდებ", "სიტყვა$",
    "adı$", "ismi$", "namen$", "namens$", "wort$", "nom$", "mot$", "toponyme$",
];

/// Participles and verbs of naming, before a name in any case, a linking word between them or not.
#[rustfmt::skip]
const CALLED: &[&str] = &[
    "called$", "named$", "renamed$", "rename$", "renaming$", "dubbed$", "styled$", "christened$", "rechristened$",
    "называ", "назва", "назов", "именова", "именуе", "именуют", "зовут$", "зовет$", "зовёт$", "звали$", "звался$", "звалась$", "звалось$", "звать$", "зовется$", "зовётся$", "переименова", "нареч", "нарек", "окрести",
    "назива", "назвал", "назвав$", "названо$", "зветься$", "звуть$", "звався$", "звалася$", "перейменова", "наріч", "іменова",
    "կոչում$", "կոչել$", "կոչեց$", "կոչեցին$", "կոչվեց$", "կոչվել$", "կոչվում$", "կոչվող$", "անվանում$", "անվանել$", "անվանեց$", "անվանեցին$", "վերանվան",
    "ეწოდა$", "ეწოდება$", "ეწოდებოდა$", "უწოდე", "ერქვა$", "ჰქვია$", "დაარქვ", "გადაარქვ",
    "genannt$", "nennen$", "nannten$", "namens$", "heisst$", "heißt$", "hiess$", "hieß$", "umbenannt$", "getauft$",
    "nomme$", "nommé", "nommee", "appelé", "appelee", "appell", "appelaient$", "s'appelle$", "s’appelle$", "s'appelait$", "s’appelait$", "surnomm", "baptis", "rebaptis", "renomm",
];

/// Participles of knowing and showing, before a name with *as* between them.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "known$", "appears$", "appear$", "founded$", "established$", "know$", "knows$", "knew$", "referred$", "refer$", "refers$", "listed$", "lists$", "list$", "marked$", "marks$", "mark$", "labelled$", "labeled$", "labels$",
    "знают$", "знали$", "знает$", "помнят$", "знають$", "kennen$", "kannten$", "kennt$", "connaissent$", "connaît$",
    "извест", "обозначен", "подписан", "відом", "позначен", "հայտնի$", "նշված$", "նշվում$", "ცნობილი$", "ცნობილია$", "აღნიშნული$",
    "bekannt$", "bezeichnet$", "connu",
];

/// Words between a verb of naming and the name: pronouns, words for a town, prepositions.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "it", "them", "this", "the", "that", "city", "town", "village", "place", "then", "also", "now", "still", "as", "to", "by", "into",
    "его", "её", "ее", "их", "это", "город", "городом", "село", "посёлок", "поселок", "сейчас", "тогда", "раньше", "в", "как", "ещё", "еще", "також", "також", "тоді",
    "його", "її", "їх", "місто", "село", "на", "у", "як",
    "այն", "այս", "քաղաքը", "քաղաքն", "էր", "է", "են", "էին", "որպես", "իբրև", "როგორც", "ქალაქს", "მას",
    "die", "der", "das", "stadt", "damals", "früher", "noch", "als", "in", "zu", "sie", "es",
    "la", "le", "ville", "encore", "alors", "comme", "en", "autrefois", "sous", "nom", "de",
];
/// Those of them that no name stands behind.
const ARTICLES: &[&str] = &["the", "this", "that", "die", "der", "das", "la", "le"];
/// Those of them that say *as*.
const AS: &[&str] =
    &["as", "как", "як", "որպես", "իբրև", "როგორც", "als", "comme", "under", "под", "під", "unter", "sous"];

/// Words right behind a name as listed.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "adı$", "adını$", "adının$", "adına$", "adında$", "adından$", "adıyla$", "adıdır$", "adlı$", "adlan", "sözü$", "sözünü$", "adlandır", "ismi$", "ismini$", "ismiyle$", "isimli$", "denilen$", "denen$", "deniyor$", "denir$", "denirdi$",
    "անունը$", "անունն$", "անունով$", "անվան$", "անվամբ$", "անվանումը$", "կոչ", "վերանվան", "անվանվ", "բառը$",
    "სახელი$", "სახელით$", "სახელს$", "სახელის$", "სახელწოდ", "ერქვა$", "ჰქვია$", "ეწოდ", "უწოდ",
    "genannt$", "getauft$", "nennen$", "nannten$", "dediyi$", "dedikləri$", "dediği$", "dedikleri$",
];
/// Words between a name and the verb of naming behind it.
const AUXILIARIES: &[&str] = &["են", "է", "էին", "էր"];
/// The verbs of naming that stand behind those.
const NAMING_BEHIND: &[&str] = &["անվանում$", "կոչում$", "անվանել$", "կոչել$"];
/// Words of knowing behind a name and its *as*.
const KNOWN_BEHIND: &[&str] =
    &["tanın", "tanıt", "tanıy", "bilir", "bilin", "anıl", "adland", "qeyd$", "göstər", "geç", "məlum"];
/// Verbs of an aside about how others call a thing: *as Armenians say, X*.
const CALL: &[&str] =
    &["call$", "calls$", "say$", "l'appell", "l’appell", "disent$", "говорят$", "ասում$", "անվանում$", "ამბობენ$"];
/// Words between a place and those who call it so: *what Armenians call X*.
const RELATIVE: &[&str] = &["what", "which", "that", "whom"];
const AS_BEHIND: &[&str] = &["kimi", "olaraq", "olarak", "diye"];

/// Words of the longest chain between a verb of naming and the name.
const MOST: usize = 5;

/// The language that a name is labelled with by the words beside it: *Armenian: X*.
pub(crate) fn label(before: &str, after: &str) -> Option<&'static str> {
    labels::label(before, after)
}

/// True for a sentence with a verb of naming: what it says of two words holds for no other two.
pub(crate) fn speaks_of_words(sentence: &str) -> bool {
    let all = sentence.split(|c: char| c.is_whitespace() || is_mark(c) && !matches!(c, '\'' | '’')).map(small);
    all.into_iter().any(|word| begins(&word, CALLED) || begins(&word, BEHIND))
}

/// True if the words beside a name say how it is spelt: another spelling is none of what they speak of.
pub(crate) fn is_of_spelling(before: &str, after: &str) -> bool {
    asides::is_literal(after) || asides::is_spelt(before, after)
}

/// True for a sentence that says how a word is spelt, or what is called so.
pub(crate) fn speaks_of_spelling(sentence: &str) -> bool {
    #[rustfmt::skip]
    const SPELT: &[&str] = &[
        "spelled$", "spelt$", "spell$", "spells$", "spelling$", "spellings$", "call$", "calls$", "called$", "calling$", "transliterat", "romanis", "romaniz", "пишется$", "пишут$", "назван", "называ", "написани", "транслитер", "пишеться$", "написанн", "yazılış", "yazılır$",
        "transliterasiya", "գրվում$", "տառադարձ", "geschrieben$", "schreibweise", "s’écrit$", "s'écrit$", "orthographi", "graphie",
    ];
    sentence.split_whitespace().map(small).any(|word| begins(&word, SPELT))
}

/// True if the words beside a name set it against another: *not X*, *X instead of*.
pub(crate) fn is_set_against(before: &str, after: &str) -> bool {
    asides::is_set_against(before, after)
}

/// True if the words beside a name say that it is spoken of. `bare`: it stands as it is listed.
pub(crate) fn is_spoken_of(before: &str, after: &str, bare: bool) -> bool {
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    if asides::was_once(before, after)
        || asides::is_prescribed(before)
        || asides::is_corrected(before, after)
        || asides::is_of_towns_name(before)
        || asides::is_of_its_time(before, after)
        || bare && asides::is_on_sign(before)
        || asides::is_answer(before, after)
        || bare && asides::is_said_to_be(before)
    {
        return true;
    }
    if is_said_by_others(before) || labels::is_said_in(before) || labels::is_of_people(before, after) {
        return true;
    }
    let clause = || words(before);
    let mut back = words(before).rev();
    let Some(last) = back.next() else { return is_named_behind(after, bare) };
    if bare && begins(&last, NAMES) || begins(&last, CALLED) || is_called_by_others(&last, clause) {
        return true;
    }
    // Know nothing of what stands behind a stop.
    let mut joins_as = AS.contains(&&*last);
    let mut word = Some(last);
    for passed in 0..MOST {
        // They called the X office.
        let begins_noun = |word: &str| passed == 0 && ARTICLES.contains(&word);
        // Known in Armenian as X.
        let is_between = |word: &str| BETWEEN.contains(&word) || labels::is_language(word);
        let between = word.filter(|word| is_between(word) && !begins_noun(word));
        let Some(between) = between else { break };
        joins_as |= AS.contains(&&*between);
        word = back.next();
        if word.as_deref().is_some_and(|word| begins(word, CALLED) || joins_as && begins(word, KNOWN)) {
            return true;
        }
        // Armenians call it X; they called the city X: in the infinitive and the present the object must stand between.
        if word.as_deref().is_some_and(|word| matches!(word, "call" | "calls" | "calling" | "naming" | "name")) {
            return true;
        }
    }
    is_named_behind(after, bare)
}

/// What Armenians call X.
fn is_called_by_others<W: Iterator<Item = String>>(last: &str, clause: impl Fn() -> W) -> bool {
    matches!(last, "call" | "calls") && clause().any(|word| RELATIVE.contains(&&*word))
}

/// As Armenians call it, X.
fn is_said_by_others(before: &str) -> bool {
    let Some(aside) = before.strip_suffix(',') else { return false };
    let how = words(aside).position(|word| AS.contains(&&*word) || matches!(&*word, "comme" | "wie" | "ինչպես"));
    how.is_some_and(|at| words(aside).skip(at + 1).any(|word| begins(&word, CALL) || begins(&word, CALLED)))
}

fn is_named_behind(after: &str, bare: bool) -> bool {
    let after = after.trim_start_matches(is_mark);
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    if bare && asides::says_of_name(after.trim_start()) {
        return true;
    }
    let mut next = after.split_whitespace();
    let mut word = || next.next().map(small).unwrap_or_default();
    let first = word();
    if begins(&first, BEHIND) {
        return bare || !first.starts_with("ad");
    }
    if AUXILIARIES.contains(&&*first) {
        return begins(&word(), NAMING_BEHIND);
    }
    AS_BEHIND.contains(&&*first) && begins(&word(), KNOWN_BEHIND)
}

/// True for a word for a name.
fn is_name(word: &str) -> bool {
    begins(word, NAMES) || word == "name"
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '«' | '»' | '‘' | '’')
}

fn small(word: &str) -> String {
    // Composed first: a mark is no letter by itself.
    let word = composed(word);
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace("i\u{307}", "i")
}

/// The words of the clause that ends here, in small letters.
fn words(before: &str) -> impl DoubleEndedIterator<Item = String> {
    let from = before
        .rfind(['.', '!', '?', ';', ':', ',', '(', ')', '։', '—', '–'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    before[from..].split_whitespace().map(small).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_spoken_of() {
        for (before, after, bare) in [
            ("The name ", " means", true),
            ("The city, known as ", " until", true),
            ("Armenians call it ", ".", true),
            ("a town called “", "”", true),
            ("The city was renamed to ", ".", true),
            ("Город называют ", ".", false),
            ("известный как ", ",", true),
            ("называют его ", ".", false),
            ("переименовали в ", ".", false),
            ("відоме як ", ",", true),
            ("", " adlanan şəhər", true),
            ("", " kimi tanınan", true),
            ("", " olarak bilinen", true),
            ("", " կոչվող քաղաքը", true),
            ("სახელი ", " ძველია", true),
            ("bekannt als ", ".", true),
            ("connue sous le nom de ", ".", true),
            ("The village, known in Armenian as ", ", is", true),
            ("Город, по-армянски известный как ", ",", true),
            ("called in Azerbaijani ", " until", true),
            ("This is what Armenians call ", ".", true),
            ("the town which Russians call “", "”", true),
            ("or, as Armenians call it, ", ", is", true),
            ("или, как говорят армяне, ", ",", false),
            ("ou, comme l’appellent les Arméniens, ", ",", true),
            ("oder, wie die Armenier es nennen, ", ",", true),
            ("հայերը ", " են անվանում", true),
            ("ermənilərin ", " dediyi şəhər", true),
            ("He wrote in Armenian: ", " is burning", true),
            ("Он написал по-армянски: «Наш ", " горит", false),
            ("The Armenian ", " is no more", true),
            ("об армянском ", " больше", false),
            ("the German ", ".", true),
            ("Its Armenian name is ", ".", true),
            ("Its old name, ", ", is", true),
            ("Армянское название — ", ".", true),
            ("Sein früherer Name war ", ".", true),
            ("Şəhərin köhnə adı ", " idi", true),
            ("In Armenian it is ", ".", true),
            ("", " is named after a poet", true),
            ("", " is the Armenian name", true),
            ("", " is Russian for a place", true),
            ("", " — армянское название города", true),
            ("", " назван в честь поэта", true),
            ("", " ist nach einem Dichter benannt", true),
            ("", " doit son nom au poète", true),
            ("", " qalanın ermənicə adıdır", true),
        ] {
            assert!(is_spoken_of(before, after, bare), "{before}|{after}");
        }
        for (before, after, bare) in [
            ("His name was on the ", " list", true),
            ("They called the mayor of ", "", true),
            ("They called the ", " office", true),
            ("He is known in ", ".", true),
            ("The name, ", "", true),
            ("Имя ", " стёрли", false),
            ("Город известен. В ", ".", false),
            ("", "in adı dəyişdi", false),
            ("", " kimi böyük", true),
            ("They call ", " home", true),
            ("His name was read, and it was ", ".", true),
            ("The road is ", ".", true),
            ("", " is the town of his name", true),
            ("", " ist nach dem Regen nass", true),
            ("", " means to win", true),
            ("", " is named as a candidate", true),
            ("As they walked, ", " slept", true),
            ("He said in English that ", " is", true),
            ("He wrote in Armenian: Why? ", " is", true),
            ("The Armenian ", " garrison", true),
            ("He speaks German. ", " is", true),
            ("marked the day as ", " slept", false),
        ] {
            assert!(!is_spoken_of(before, after, bare), "{before}|{after}");
        }
    }
}
