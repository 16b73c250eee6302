//! Evidence for a place: what towns have, and where one goes to, beside a name.

use super::super::Reading;
use super::sites::{BESIDE, DEEDS, OF, SITES, WAYS};
use super::tables::{PLACES, RESIDENTS, SPEECH, WHERE};
use super::{apposed, back, is_before_noun, is_capitalised, is_derived, is_in_sky, namesakes, next};
use crate::base::PlainSpan;
use crate::text::fold::{self, Fold};
use crate::text::morph::Feature;
use crate::text::words;

/// True if the words beside a word speak for a place: a preposition of places before it, a word for a place on either
/// side.
pub(crate) fn stands_as_place(plain: &str, span: PlainSpan) -> bool {
    let mut back = back(&plain[..span.start as usize]);
    let last = back.next().unwrap_or_default();
    WHERE.begin(&last)
        || PLACES.begin(&last)
        || last == "of" && back.next().is_some_and(|word| PLACES.begin(&word))
        || next(&plain[span.end as usize..]).is_some_and(|word| PLACES.begin(&word))
}

/// Cases that only a place stands in.
const WHERE_FORMS: [Feature; 10] = {
    use Feature::{Ablative, Elative, Illative, In, Inessive, Locative, On, Prepositional, Towards, Until};
    [Ablative, Elative, Illative, In, Inessive, Locative, On, Prepositional, Towards, Until]
};

/// True for a name that stands as a place: by its case, or by the words beside it.
pub(crate) fn is_of_place(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let in_case = |r: &Reading<'_>| WHERE_FORMS.iter().any(|form| r.form.has(*form));
    readings.iter().any(in_case) || is_beside_site(plain, span)
}

/// True beside a preposition of places, a word for a place, or what towns have.
fn is_beside_site(plain: &str, span: PlainSpan) -> bool {
    let mut back = back(&plain[..span.start as usize]);
    let last = back.next().unwrap_or_default();
    let first = next(&plain[span.end as usize..]).unwrap_or_default();
    // Of a town's school and a person's nobody knows in *de*: only what is listed there.
    let mut of = || OF.contains(&&*last) && back.next().is_some_and(|word| SITES.begin(&word) || BESIDE.begin(&word));
    stands_as_place(plain, span)
        || last == "vers"
        || SITES.begin(&last)
        || SITES.begin(&first)
        || RESIDENTS.begin(&first)
        || of()
}

/// *The Lachin Road*: a word for a place, or for what towns have, right behind.
pub(crate) fn is_before_place(plain: &str, span: PlainSpan) -> bool {
    // A hotel, shop or plant is called so, and may not be of that town.
    const TRADES: &[&str] = &["hotel", "shop", "factor", "plant", "clinic", "otel"];
    next(&plain[span.end as usize..]).is_some_and(|word| {
        let is_site = SITES.begin(&word) && !TRADES.iter().any(|trade| word.starts_with(trade));
        is_site || PLACES.begin(&word) || word == "governor"
    })
}

const JOINED: &[&str] = &["and", "und", "et", "и", "і", "й", "та", "və", "ve", "և"];

/// True for a name with what persons do behind it: *Kalinin signed*, «Калинин выступил».
pub(crate) fn is_before_deed(plain: &str, span: PlainSpan) -> bool {
    let is_deed = |rest: &str| next(rest).is_some_and(|word| DEEDS.begin(&word) || SPEECH.begin(&word));
    let after = &plain[span.end as usize..];
    // Kalinin and Zhdanov argued.
    let mut words = words::words(after).take(2);
    let joined = words.next().filter(|word| JOINED.contains(&&after[word.range()])).and(words.next());
    let second = joined.filter(|word| after[word.range()].starts_with(char::is_uppercase));
    is_deed(after) || second.is_some_and(|word| is_deed(&after[word.end as usize..]))
}

/// True for what leads from one place to another: *the road between* …
pub(crate) fn is_behind_way(plain: &str, span: PlainSpan) -> bool {
    let mut back = back(&plain[..span.start as usize]);
    back.next().is_some_and(|word| word == "between") && back.next().is_some_and(|word| WAYS.begin(&word))
}

/// True for a text in which places are spoken of: *Three towns are cut off:* …
pub(crate) fn announces_places(text: &str) -> bool {
    words::words(text).any(|word| {
        let word = fold::fine(&text[word.range()], Fold::Default);
        PLACES.begin(&word)
            || matches!(&*word, "villes" | "städte" | "dörfer" | "маршрут" | "маршруту" | "route" | "stops")
    })
}

/// True for a town that is called by a surname where nothing says that the town is meant: *the Brezhnev doctrine*, *Gorky wrote plays*;
/// not *in Gorky*, «под Молотовом», «калининские заводы».
pub(crate) fn may_be_namesake(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let is_place = |r: &Reading<'_>| is_derived(r) || r.form.has(Feature::Demonym);
    // ფრუნზეს, of a name that keeps its vowel, is the dative before any noun: no word behind it speaks for a place.
    let dative = |r: &Reading<'_>| {
        r.term.lang.primary() == "ka" && r.form.has(Feature::Dative) && !r.form.has(Feature::Genitive)
    };
    // A sign has the town's name: nobody is put in quotation marks by a bare surname.
    let is_sign = || {
        namesakes::are_surnames(readings)
            && plain[..span.start as usize].ends_with(|c| words::closes_quotation(c) || matches!(c, '„' | '‘'))
            && plain[span.end as usize..].starts_with(words::closes_quotation)
    };
    let is_told = || {
        let (before, after) = (&plain[..span.start as usize], &plain[span.end as usize..]);
        namesakes::are_surnames(readings)
            && (apposed::is_said_of_place(after, &next(after).unwrap_or_default())
                || back(before).next().is_some_and(|last| apposed::is_behind_deed_to_place(&last)))
    };
    namesakes::are_namesakes(readings)
        && !is_sign()
        && !is_told()
        && !readings.iter().any(is_place)
        && (!is_of_place(readings, plain, span) || readings.iter().all(dative))
}

/// *Jabrail said no*: a given name that a town has too, where nothing says that the town is meant.
pub(crate) fn may_be_given(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    readings.iter().any(|r| apposed::may_be_given_name(&r.term.text))
        && !is_of_place(readings, plain, span)
        && !is_of_war(plain, span)
}

/// *Jabrail was shelled*, *troops entered Jabrail*, *the demining of Jabrail*: what is done to places alone.
fn is_of_war(plain: &str, span: PlainSpan) -> bool {
    const DONE: &[&str] = &["shelled", "bombed", "occupied", "liberated", "demined", "rebuilt"];
    const DEEDS: &[&str] = &["liberation", "occupation", "demining", "shelling", "siege", "reconstruction"];
    let mut back = back(&plain[..span.start as usize]);
    let last = back.next().unwrap_or_default();
    let after = &plain[span.end as usize..];
    let mut ahead = words::words(after).take(3).map(|word| &after[word.range()]);
    let first = ahead.next().unwrap_or_default();
    let is_done = matches!(first, "was" | "is" | "has" | "were") && ahead.any(|word| DONE.contains(&word));
    is_done
        || first == "region"
        || DONE.contains(&&*last)
        || last == "entered"
        || last == "of" && back.next().is_some_and(|word| DEEDS.contains(&&*word))
}

/// Russian and Ukrainian adjectives that churches, monasteries and boulevards have of a feast, and surnames too, by their stems.
#[rustfmt::skip]
const OF_FEASTS: &[&str] = &[
    "покровск", "успенск", "троицк", "троїцьк", "никольск", "микольск", "вознесенск", "воскресенск", "преображенск", "благовещенск", "рождественск", "введенск", "знаменск", "казанск", "покровськ", "успенськ", "вознесенськ", "воскресенськ", "преображенськ", "благовіщенськ", "різдвян", "введенськ", "знам'янськ",
];
/// What is called after a feast, by stems.
#[rustfmt::skip]
const OF_CHURCH: &[&str] = &[
    "церк", "собор", "монастыр", "монастир", "храм", "часовн", "каплиц", "кафедрал", "бульвар", "ярмарк", "ворот", "брам", "скит", "приход", "параф", "площад", "улиц", "вулиц",
];

/// Feasts that towns are called by too, by stems with whatever ending of a case.
#[rustfmt::skip]
const FEASTS: &[&str] = &[
    "покров", "троиц", "рождеств", "вознесени", "воскресени", "преображени", "успени", "благовещени", "богоявлени", "сретени", "трійц", "різдв", "вознесінн", "воскресінн",
    "преображенн", "успінн", "благовіщенн", "богоявленн", "стрітенн",
];
const CASES: &[&str] = &["", "а", "у", "ом", "е", "о", "ы", "ой", "ою", "ею", "и", "я", "ю", "ем", "і", "ям"];
/// What is celebrated or called after them, before their names, by stems.
#[rustfmt::skip]
const BEFORE_FEASTS: &[&str] = &[
    "праздник", "праздновани", "свято", "свята", "святі", "святом", "святкуванн", "день", "дня", "дню", "днем", "днём", "дні", "канун", "наканун", "напередодні", "икон", "ікон",
    "образ", "церк", "собор", "монастыр", "монастир", "храм", "часовн", "каплиц", "придел",
];

/// «Праздник Покрова», «храм Троицы»: the feast, of which a town may have its name.
pub(crate) fn may_be_feast(plain: &str, span: PlainSpan) -> bool {
    let written = fold::fine(&plain[span.range()], Fold::Default);
    let is_feast = FEASTS.iter().any(|stem| written.strip_prefix(stem).is_some_and(|rest| CASES.contains(&rest)));
    let last = || back(&plain[..span.start as usize]).next().unwrap_or_default();
    is_feast && BEFORE_FEASTS.iter().any(|stem| last().starts_with(stem))
}

/// «Березовский прилетел», «сказал Вишневский»: what looks like the adjective of a town, with no noun behind it, is a surname as well;
/// «Покровский монастырь» is called after a feast.
pub(crate) fn may_be_surname(readings: &[Reading<'_>], plain: &str, span: PlainSpan) -> bool {
    let written = &plain[span.range()];
    if readings.is_empty() || !readings.iter().all(is_in_sky) || !is_capitalised(written) {
        return false;
    }
    // What is written with a hyphen or in several words is no surname.
    if written.contains(|c: char| c.is_whitespace() || fold::is_hyphen(c)) {
        return false;
    }
    let mut after = &plain[span.end as usize..];
    let first = next(after).unwrap_or_default();
    let folded = fold::fine(written, Fold::Default);
    if OF_FEASTS.iter().any(|stem| folded.starts_with(stem)) && OF_CHURCH.iter().any(|stem| first.starts_with(stem)) {
        return true;
    }
    // «Берёзовский, Каменский и Шушинский районы»: each has its noun behind the last.
    for _ in 0..8 {
        let rest = after.trim_start_matches([',', ' ', '\u{a0}', '\n']);
        let mut words = words::words(rest);
        let Some(mut word) = words.next().filter(|_| rest.len() < after.len()) else { break };
        if matches!(&rest[word.range()], "и" | "і" | "й" | "та" | "или" | "або") {
            let Some(second) = words.next() else { break };
            word = second;
        } else if !after.trim_start_matches(' ').starts_with(',') && !rest[word.range()].contains("ск") {
            break;
        }
        let text = &rest[word.range()];
        if !(text.contains("ск") || text.contains("ськ") || text.contains("цк") || text.contains("цьк")) {
            break;
        }
        after = &rest[word.end as usize..];
    }
    let hyphen = after.starts_with(fold::is_hyphen);
    // Behind a quotation mark or a capital nobody knows: «Шушинский “Баку”» may be a club's.
    let capital = after.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"'));
    // «спорят», «закрыто» are nothing that an adjective in -ский would stand before; «институт», «маршрут» are.
    let behind = next(after).unwrap_or_default();
    let is_predicate =
        ["ят", "ют", "ают", "уть", "ять", "ыто", "ито", "ено", "ано"].iter().any(|end| behind.ends_with(end))
            && !["салют", "приют", "абсолют"].contains(&&*behind);
    !(hyphen || capital && after.starts_with(' ') || is_before_noun(after) && !is_predicate)
}
