//! What is said of a name beside it that holds for that name alone: where it comes from, how it is spelt, that it is written on a sign or was once in use.

use super::labels::{is_language, stands_alone};
use super::languages::head;
use super::{is_mark, is_name, small, words};
use crate::text::stems::begins;

/// Where a name comes from, right behind it: nothing of it holds for another one.
#[rustfmt::skip]
const ORIGINS: &[&str] = &[
    "is named after", "was named after", "is named for", "was named for", "is named in honour", "was named in honour", "is named in honor", "was named in honor",
    "is used in", "is used by", "got its name", "gets its name", "takes its name", "took its name", "owes its name", "received its name", "derives from", "is derived from", "comes from the name", "comes from the word", "comes from the armenian", "comes from the turkic", "literally means", "translates as",
    "translates to", "means “", "means \"", "means '", "means ‘", "means *",
    "назван в честь", "назвали в честь", "названа в честь", "названо в честь", "назван по", "назван именем", "получил имя", "получил название", "получил своё имя", "получил своё название",
    "получил свое имя", "получил свое название", "означает", "переводится как", "происходит от", "буквально означает",
    "названий на честь", "названо на честь", "названа на честь", "отримав назву", "отримало назву", "означає", "перекладається як", "походить від слова",
    "adını", "öz adını", "ismini", "sözündəndir", "anlamına gelir", "mənasını verir", "mənası", "mənasındadır", "deməkdir", "demektir",
    "նշանակում է", "իր անունը", "անվանվել է ի պատիվ", "կոչվել է ի պատիվ",
    "ist nach", "wurde nach", "ist benannt nach", "bedeutet", "verdankt seinen namen", "heißt so", "hat seinen namen",
    "doit son nom", "tire son nom", "tient son nom", "signifie", "porte le nom de", "vient du mot",
];
/// Words for a name that something is said to be, in a phrase behind *is*: *X is the Armenian name*.
#[rustfmt::skip]
const IS_NAME: &[&str] = &[
    "name$", "spelling$", "form$", "exonym$", "endonym$", "toponym$", "название$", "имя$", "топоним$", "форма$", "назва$", "adıdır$", "ismidir$", "անունն$", "անվանումն$", "nom$",
];
/// Words that may stand before it.
#[rustfmt::skip]
const IS: &[&str] = &["is", "was", "remains", "—", "–", "это", "є", "це", "ist", "war", "est", "était"];
/// Words right before a name that is another's or of another time: *the then X*, «бывший X», *the so-called X*.
#[rustfmt::skip]
const ONCE: &[&str] = &[
    "former$", "erstwhile$", "so-called$", "then$", "тогдашн", "бывш", "называемый$", "называемая$", "называемое$", "называемого$", "называемой$", "называемом$", "тодішн", "колишн",
    "звана$", "званий$", "званого$", "званої$", "damalig", "ehemalig", "einstig", "sogenannt", "ancien$", "ancienne$", "soi-disant$", "keçmiş$", "sabiq$", "qondarma$", "sözdə$",
    "sözde$", "eski$", "նախկին$", "այսպես կոչված$",
];
/// What must stand before *then*, which else begins a clause.
const BEFORE_THEN: &[&str] = &["the", "was", "were"];
/// Words behind a comma that speak of the word before it.
#[rustfmt::skip]
const SPELT: &[&str] = &[
    "spelled$", "spelt$", "pronounced$", "meaning$", "literally$", "пишется$", "произносится$", "буквально$", "geschrieben$", "ausgesprochen$", "wörtlich$", "littéralement$", "prononc",
];
/// What bears a word, before a verb of reading.
#[rustfmt::skip]
const SIGNS: &[&str] = &["banner", "board", "inscription", "label", "nameplate", "notice", "placard", "plaque", "plate", "poster", "sign", "signpost", "signs", "banners", "placards", "posters", "stamp", "map", "maps", "slogan", "slogans", "t-shirt", "t-shirts"];
const READS: &[&str] =
    &["read", "reads", "reading", "said", "says", "saying", "bore", "bearing", "show", "shows", "showed"];
/// Verbs of a rule about words, and what makes them one.
const WRITE: &[&str] = &["write", "say", "spell"];
const NOT: &[&str] = &["not", "never", "don't", "don’t"];
/// The same in one word.
#[rustfmt::skip]
const PRESCRIBED: &[&str] = &["пишите$", "пишется$", "пишем$", "пишіть$", "пишеться$"];
/// To whom a name is said, before it, and verbs of saying behind it: *şəhərə X deyirlər*.
const TO: &[&str] =
    &["şəhərə", "kəndə", "rayona", "yerə", "ona", "bura", "buraya", "ora", "oraya", "şehre", "köye", "yere"];
const SAYS: &[&str] = &["deyir", "deyərdi", "deyib", "deyil", "dedi", "diyor", "derdi", "derler", "der$"];

/// The X spelling; spelt X.
pub(super) fn is_spelt(before: &str, after: &str) -> bool {
    const SPELLING: &[&str] =
        &["spelling$", "spellings$", "написани", "написанн", "yazılış", "schreibweise$", "graphie$"];
    const SPELT: &[&str] = &[
        "spell$",
        "spells$",
        "spelled$",
        "spelt$",
        "spelling$",
        "misspelled$",
        "misspelt$",
        "mispronounc",
        "pronounce",
        "написани",
        "написанн",
        "schreibweise$",
        "graphie$",
    ];
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    let after = after.trim_start_matches(is_mark);
    let next = after.split_whitespace().next().map(small).filter(|_| after.starts_with(char::is_whitespace));
    next.is_some_and(|word| begins(&word, SPELLING))
        || words(before).next_back().is_some_and(|word| begins(&word, SPELT))
}

/// Not X; X instead of.
pub(super) fn is_set_against(before: &str, after: &str) -> bool {
    const BEFORE: &[&str] = &[
        "not",
        "never",
        "instead of",
        "rather than",
        "а не",
        "не",
        "вместо",
        "замість",
        "nicht",
        "statt",
        "et non",
        "au lieu de",
        "deyil,",
        "değil,",
        "և ոչ",
        "փոխարեն",
    ];
    const BEHIND: &[&str] = &[
        "instead of",
        "rather than",
        "not",
        "and not",
        "а не",
        "вместо",
        "nicht",
        "statt",
        "und nicht",
        "et non",
        "au lieu de",
        "yox",
        "əvəzinə",
        "deyil",
        "yerine",
        "değil",
        "ոչ թե",
        "→",
        "->",
        "⇒",
    ];
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c)).to_lowercase();
    let after = after.trim_start_matches(|c: char| c.is_whitespace() || is_mark(c) || c == ',');
    let ends = |word: &str| before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric));
    let starts = |word: &str| after.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    BEFORE.iter().any(|word| ends(word))
        || BEHIND.iter().any(|word| starts(word))
        || before.ends_with(['→', '⇒'])
        || before.ends_with("->")
}

/// *The town, X since 1923*; «город (до 1923 года X)»; *the town that was X*; *see also X*: of another time, or of another entry.
pub(super) fn is_of_its_time(before: &str, after: &str) -> bool {
    let year = |text: &str| text.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 4;
    let dated = ["since", "until", "till", "from", "bis", "seit"];
    let behind =
        dated.iter().any(|word| after.strip_prefix(' ').and_then(|rest| rest.strip_prefix(word)).is_some_and(year));
    if behind && before.ends_with([',', '(', '–', '—']) {
        return true;
    }
    if before.trim_end_matches([':', ' ']).ends_with("см. также") {
        return true;
    }
    // Of «в 1923 г.» the stop ends nothing.
    let before = before.strip_suffix('.').filter(|head| head.ends_with(" г") || head.ends_with(" р")).unwrap_or(before);
    let mut back = words(before).rev();
    let (last, earlier) = (back.next().unwrap_or_default(), back.next().unwrap_or_default());
    let third = back.next().unwrap_or_default();
    let of_year = matches!(&*last, "года" | "г" | "року" | "р")
        && earlier.len() == 4
        && year(&earlier)
        && matches!(&*third, "до" | "с" | "від" | "з")
        && before[..before.rfind(&*third).unwrap_or_default()].trim_end().ends_with('(');
    of_year
        || matches!((&*earlier, &*last), ("see", "also") | ("also", "see"))
        || matches!(&*last, "was" | "were") && matches!(&*earlier, "that" | "what" | "which")
}

/// *The name of the town of X*, «название города X»: what a town is called.
pub(super) fn is_of_towns_name(before: &str) -> bool {
    const TOWN: &[&str] =
        &["town$", "city$", "village$", "города$", "села$", "посёлка$", "поселка$", "міста$", "селища$"];
    let mut back = words(before).rev().filter(|word| !matches!(&**word, "of" | "the")).take(2);
    !before.ends_with([',', ':', ';'])
        && back.next().is_some_and(|word| begins(&word, TOWN))
        && back.next().is_some_and(|word| is_name(&word) || begins(&word, &["переименовани", "перейменуванн"]))
}

/// For X read Y; «вместо „X“ следует читать „Y“»: a list of errors, in which each stands as it was printed.
pub(super) fn is_corrected(before: &str, after: &str) -> bool {
    const READ: &[&str] = &["читать$", "читати$", "oxunmal", "okunmal", "կարդալ$"];
    const FOR: &[&str] = &["вместо$", "напечатано$", "замість$", "надруковано$", "əvəzinə$", "yerine$", "փոխարեն$"];
    const SHOULD: &[&str] = &["следует$", "слід$", "փոխարեն$"];
    let before = before.trim_end_matches(|c: char| c.is_whitespace() || is_mark(c) || c == ':');
    let clause = after.split(['.', ';', '!', '?', '։']).next().unwrap_or_default();
    let next: Vec<String> = clause.split_whitespace().map(small).filter(|word| !word.is_empty()).take(6).collect();
    let first = next.first().map_or("", String::as_str);
    let is_read = next.iter().any(|word| begins(word, READ));
    let mut back = words(before).rev();
    match &*back.next().unwrap_or_default() {
        "for" if first == "read" => true,
        "replace" if matches!(first, "by" | "with") => true,
        "read" => back.take(4).any(|word| word == "for"),
        "читать" | "читати" | "կարդալ" => back.next().is_some_and(|word| begins(&word, SHOULD)),
        last => is_read && (begins(last, FOR) || begins(first, FOR) || begins(first, READ)),
    }
}

/// The then X; but not *the former X mayor*.
pub(super) fn was_once(before: &str, after: &str) -> bool {
    let mut back = words(before).rev();
    let Some(last) = back.next().filter(|_| !before.ends_with(['.', ',', ':', ';'])) else {
        return false;
    };
    let mut is_then = || last != "then" || back.next().is_some_and(|word| BEFORE_THEN.contains(&&*word));
    begins(&last, ONCE) && stands_alone(after) && is_then()
}

/// Do not write X; in one word «пишите X».
pub(super) fn is_prescribed(before: &str) -> bool {
    let mut back = words(before).rev();
    let Some(last) = back.next() else { return false };
    let mut is_rule = || back.next().is_some_and(|word| NOT.contains(&&*word));
    begins(&last, PRESCRIBED) || WRITE.contains(&&*last) && is_rule()
}

/// Its Armenian name is X; its old name, X; in Armenian it is X.
pub(super) fn is_said_to_be(before: &str) -> bool {
    const COPULAS: &[&str] =
        &["is", "was", "remains", "ist", "war", "lautet", "lautete", "est", "était", "fut", "был", "было", "была"];
    let is_other = |word: &str| is_language(word) || head(word).is_some();
    if let Some(clause) = before.strip_suffix([',', '–', '—']).or_else(|| before.strip_suffix(" -")) {
        let mut back = words(clause).rev();
        return back.next().is_some_and(|word| is_name(&word)) && back.take(2).any(|word| is_other(&word));
    }
    let mut back = words(before).rev();
    if !back.next().is_some_and(|word| COPULAS.contains(&&*word)) {
        return false;
    }
    let near: Vec<String> = back.take(4).collect();
    let told = near.windows(2).any(|pair| is_language(&pair[0]) && matches!(&*pair[1], "in" | "auf" | "en"));
    told || near.iter().any(|word| is_name(word))
}

/// A sign read X.
pub(super) fn is_on_sign(before: &str) -> bool {
    let mut back = words(before).rev();
    back.next().is_some_and(|word| READS.contains(&&*word)) && back.next().is_some_and(|word| SIGNS.contains(&&*word))
}

/// Şəhərə X deyirlər.
pub(super) fn is_answer(before: &str, after: &str) -> bool {
    let says = after.split_whitespace().next().map(small);
    says.is_some_and(|word| begins(&word, SAYS)) && words(before).next_back().is_some_and(|word| TO.contains(&&*word))
}

/// X (sic); X, spelt with an i.
pub(super) fn is_literal(after: &str) -> bool {
    let after = after.trim_start();
    let sic = after.trim_start_matches(['(', '[']).get(..3).is_some_and(|word| word.eq_ignore_ascii_case("sic"));
    let spelt = || {
        let first = after.strip_prefix(',')?.split_whitespace().next().map(small)?;
        begins(&first, SPELT).then_some(())
    };
    sic && after.starts_with(['(', '[']) || spelt().is_some()
}

/// X is named after Y; X is the Armenian name.
pub(super) fn says_of_name(after: &str) -> bool {
    let begin = after.get(..after.floor_char_boundary(48)).unwrap_or_default().to_lowercase();
    let begin = begin.trim_start_matches(['—', '–', ' ', '*']);
    if ORIGINS
        .iter()
        .any(|phrase| begin.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
    {
        return !begin.starts_with("ist nach") && !begin.starts_with("wurde nach") || begin.contains("benannt");
    }
    let clause = after.split(['.', ',', ';', ':', '(', '!', '?', '։']).next().unwrap_or_default();
    let mut next = clause.split_whitespace();
    let first = next.next().unwrap_or_default();
    let turkic = || after.split_whitespace().take(3).map(small).any(|word| matches!(&*word, "adıdır" | "ismidir"));
    let mut words = next.clone().map(small);
    // X is Armenian for Y.
    if IS.contains(&first)
        && words.next().is_some_and(|word| is_language(&word))
        && words.next().is_some_and(|word| word == "for")
    {
        return true;
    }
    IS.contains(&first) && next.take(4).map(small).any(|word| begins(&word, IS_NAME)) || turkic()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_hold_for_one_name() {
        for (before, after) in [
            ("the then ", " was"),
            ("in what was then ", "."),
            ("the so-called ", ""),
            ("в бывшем ", " снег"),
            ("das damalige ", " war"),
            ("qondarma ", ","),
        ] {
            assert!(was_once(before, after), "{before}|{after}");
        }
        for (before, after) in
            [("and then ", " fell"), ("the former ", " mayor"), ("He was then. ", " is"), ("So ", " is")]
        {
            assert!(!was_once(before, after), "{before}|{after}");
        }
        assert!(is_prescribed("Do not write ") && is_prescribed("Never say “") && is_prescribed("Пишите "));
        assert!(!is_prescribed("They say ") && !is_prescribed("He used "));
        assert!(is_spelt("the ", " spelling") && is_spelt("is spelt “", "”") && !is_spelt("the ", " spell"));
        assert!(
            is_set_against("Write Xa, not ", ".")
                && is_set_against("", " instead of Xa")
                && is_set_against("“", "” → “Xa”")
        );
        assert!(is_set_against("Xa, а не ", ".") && !is_set_against("a knot ", ".") && !is_set_against("", " notes"));
        assert!(is_of_its_time("the town,", " since 1923") && is_of_its_time("Город (с 1923 г.", ")"));
        assert!(is_of_its_time("The town that was", " grew") && is_of_its_time("Goris; see also", "."));
        assert!(!is_of_its_time("in the town of", " since 1923") && !is_of_its_time("До 1991 года", " рос"));
        assert!(is_of_towns_name("the old name of the town of") && is_of_towns_name("Вернуть имя города"));
        assert!(!is_of_towns_name("residents of the town of") && !is_of_towns_name("the name of the mayor of"));
        assert!(is_corrected("For ", " read Xa") && is_corrected("for Xa read ", " on page 2"));
        assert!(is_corrected("Вместо «", "» следует читать «Xa»") && is_corrected("", "” əvəzinə “Xa” oxunmalıdır"));
        assert!(!is_corrected("a road for ", " is read") && !is_corrected("They read ", " papers"));
        assert!(is_on_sign("A road sign reads ") && !is_on_sign("He reads "));
        assert!(is_answer("Ermənilər şəhərə ", " deyirlər") && !is_answer("Dünən ", " deyir"));
        assert!(
            is_literal(" (sic) was")
                && is_literal("[sic]")
                && is_literal(", spelt with an i")
                && !is_literal(", said he")
        );
    }
}
