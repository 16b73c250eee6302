//! Persons of several words, a given name first: *Александра Лукашенко*, *Владимиром Зеленским*, *Анны Петровой*, *Урсуле фон
//! дер Ляйен*. All words with a capital decline; of what is not known to, no case is written.
//!
//! Sources: Розенталь, «Справочник по правописанию и литературной правке», §§ 149–150; *Russkaja grammatika* (1980) §§ 1180, 1226.

use super::super::super::stems::is_in;
use super::super::slavic::{Cases, Declined, Endings, F, INS, M, NOM, row};
use super::super::{Lemma, Separator, Word};
use super::{endings, men};

static HARD: Endings = row(["", "а", "у", "а", "ом", "е"]);
/// Пётр, Петра.
static STRESSED: Endings = row(["", "а", "у", "а", "ом", "е"]);
static HUSH: Endings = Endings { row: ["", "а", "у", "а", "ем", "е"], variants: &[(INS, "ом")] };
static SOFT: Endings = row(["ь", "я", "ю", "я", "ем", "е"]);
static IN_J: Endings = row(["й", "я", "ю", "я", "ем", "е"]);
static IN_IJ: Endings = row(["й", "я", "ю", "я", "ем", "и"]);
/// Петров, Петровым; of foreigners Дарвином, which is found.
static IN_OV: Endings = Endings { row: ["", "а", "у", "а", "ым", "е"], variants: &[(INS, "ом")] };
/// Петрова, Петровой.
static IN_OVA: Endings = Endings { row: ["а", "ой", "ой", "у", "ой", "ой"], variants: &[(INS, "ою")] };

/// How the words of a person's name decline, whether it is a woman, and whether all is known; `None` for what is no such name.
pub(super) fn of(lemma: &Lemma) -> Option<(Vec<Declined<'_>>, bool, bool)> {
    let words = &lemma.words;
    let (first, last) = (words.first()?, words.last()?);
    let spaced = lemma.separators.iter().all(|separator| *separator == Separator::Space);
    let named = |word: &Word| is_name(&word.text) || PARTICLES.contains(&&*word.folded) && is_small(&word.text);
    let may = (2..=5).contains(&words.len()) && spaced && is_name(&first.text) && is_name(&last.text);
    // A class speaks of the surname, and of a name that stays as it is.
    if !may || !words.iter().all(named) || !matches!(lemma.decl.as_deref(), None | Some("m" | "f")) {
        return None;
    }
    let given_name = &*first.folded;
    let (is_man, is_woman) = (is_in(given_name, MEN), is_in(given_name, WOMEN));
    // Ким Чен Ын: of names of one syllable only the last declines.
    let by_kind = lemma.person && given_name.chars().filter(|&c| endings::is_vowel(c)).count() > 1;
    if !is_man && !is_woman && !by_kind {
        return None;
    }
    let woman = match (lemma.gender, lemma.decl.as_deref()) {
        (Some('m'), _) | (None, Some("m")) => false,
        (Some('f'), _) | (None, Some("f")) => true,
        (None, _) => is_woman || !is_man && given_name.ends_with(['а', 'я']),
        _ => return None,
    };
    let mut sure = is_man || is_woman || lemma.gender.is_some();
    let mut declined = vec![given(given_name, woman)];
    for (i, word) in words.iter().enumerate().skip(1) {
        let is_given = i + 1 < words.len() && (is_in(&word.folded, MEN) || is_in(&word.folded, WOMEN));
        let (own, is_sure) = match word.folded.as_str() {
            word_in_small if is_small(&word.text) => (fixed(word_in_small), true),
            word if is_given => (given(word, woman), true),
            word => surname(word, woman),
        };
        sure &= is_sure;
        declined.push(own);
    }
    Some((declined, woman, sure))
}

/// True for the endings of Пётр, whose ё is none in the other cases.
pub(super) fn is_stressed_on_ending(endings: &Endings) -> bool {
    std::ptr::eq(endings, &raw const STRESSED)
}

fn is_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.contains(char::is_lowercase)
}

fn is_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

fn fixed(word: &str) -> Declined<'_> {
    endings::fixed(word).declined
}

fn with<'l>(base: &'l str, endings: &'static Endings) -> Declined<'l> {
    Declined { base, endings, other: None }
}

fn given(word: &str, woman: bool) -> Declined<'_> {
    if let Some((_, base)) = SHORTENED.iter().find(|(own, _)| *own == word) {
        return Declined { base: word, endings: &STRESSED, other: Some((Cases::MAX & !NOM, (*base).to_owned())) };
    }
    noun(word, woman)
}

/// A noun of the first, the second or, of women, the third declension.
fn noun(word: &str, woman: bool) -> Declined<'_> {
    let Some((base, end)) = endings::last(word) else { return fixed(word) };
    match end {
        'а' if endings::last(base).is_some_and(|(_, c)| endings::is_vowel(c)) => fixed(word),
        'а' | 'я' => endings::noun(word, Some("f"), Some(F), None).declined,
        'ь' if woman => endings::noun(word, Some("f"), Some(F), None).declined,
        _ if woman => fixed(word),
        'ь' => with(base, &SOFT),
        'й' if base.ends_with('и') => with(base, &IN_IJ),
        'й' => with(base, &IN_J),
        'ц' => with(word, &HUSH),
        c if endings::is_hush(c) => with(word, &HUSH),
        c if endings::is_consonant(c) => with(word, &HARD),
        _ => fixed(word),
    }
}

/// A surname or a patronymic, and whether it is known to decline so.
fn surname(word: &str, woman: bool) -> (Declined<'_>, bool) {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    if STILL.contains(&word) || ends(&["ых", "ских", "цких"]) {
        return (fixed(word), true);
    }
    if woman {
        return match word {
            _ if ends(&["ая", "яя"]) => (adjective(word), true),
            _ if ends(&["ова", "ева", "ина", "ына"]) => {
                let base = word.strip_suffix('а').unwrap_or(word);
                (with(base, &IN_OVA), is_russian(base))
            }
            _ if word.ends_with('ь') => (fixed(word), true),
            _ => (noun(word, true), !ends(&["ша", "жа", "ча", "ща", "ца"])),
        };
    }
    match word {
        _ if ends(&["ый", "ский", "цкий", "стой", "ской", "цкой"]) => (adjective(word), true),
        // Горький, Надлежащий; but Георгий, Бжий.
        _ if ends(&["гий", "кий", "хий"]) => (adjective(word), true),
        _ if ends(&["ов", "ев", "ин", "ын"]) => (with(word, &IN_OV), is_russian(word)),
        // Долгих stays, Дитрих does not.
        _ if ends(&["их"]) => (noun(word, false), false),
        // A vowel may come or go, or the stress be on the ending.
        _ if ends(&["ец", "ок", "ек", "ень", "оть", "ща", "ша", "жа", "ча", "ца"]) => {
            (noun(word, false), false)
        }
        _ => (noun(word, false), true),
    }
}

/// True for a surname with the endings of Russian ones, not of foreigners in -ин: Дарвин, Дарвином.
fn is_russian(word: &str) -> bool {
    let in_hush =
        ["кин", "шин", "хин", "гин", "щин", "ицын", "ицин", "льцин", "утин", "алин", "енин", "унин", "исин", "нтин"];
    word.ends_with(['в']) || in_hush.iter().any(|end| word.ends_with(end))
}

/// Зеленский, Толстой, Петровская: an adjective, the accusative of men as the genitive.
fn adjective(word: &str) -> Declined<'_> {
    let Some(shape) = endings::adjective(word) else { return fixed(word) };
    let endings = if shape.gender == Some(M) { men::agreeing(shape.declined.endings) } else { shape.declined.endings };
    Declined { endings, ..shape.declined }
}

/// Given names that lose or change their vowel.
const SHORTENED: &[(&str, &str)] = &[("лев", "льв"), ("павел", "павл"), ("петр", "петр")];

/// Surnames of French stress, which do not decline.
const STILL: &[&str] = &["бенуа", "дега", "дюма", "золя", "люка", "петипа", "тома"];

/// What stands small before surnames.
const PARTICLES: &[&str] = &[
    "аль", "бен", "бин", "ван", "да", "де", "дель", "ден", "дер", "ди", "дос", "ду", "ибн", "ла", "ле", "оф", "тен",
    "фон", "эль",
];

/// Given names of men, and those of other languages as Russian papers spell them; ascending.
#[rustfmt::skip]
static MEN: &[&str] = &[
    "абдулла", "адам", "алан", "алекс", "александер", "александр", "алексей", "алесь", "али", "альберт", "альфред", "анатолий", "анджей", "андре",
    "андрей", "антон", "антонио", "антониу", "аркадий", "арсен", "арсений", "артем", "артур", "ахмад", "барак", "башар", "бен", "бенджамин", "бернар",
    "бидзина", "билл", "биньямин", "боб", "богдан", "борис", "бруно", "брэд", "вадим", "валентин", "валерий", "вальтер", "василий", "вацлав",
    "вернер", "виктор", "вильгельм", "виталий", "витольд", "владимир", "владислав", "владо", "войцех", "вольфганг", "всеволод", "вячеслав", "ганс",
    "гарри", "гельмут", "геннадий", "генри", "георг", "георгий", "герман", "гийом", "глеб", "гордон", "григорий", "гюнтер", "давид", "даниил",
    "денис", "джеймс", "джек", "джефф", "джим", "джо", "джон", "джордж", "джорджо", "джошуа", "дмитрий", "дональд", "дуглас", "евгений", "егор",
    "жак", "жан", "жерар", "жером", "жозеп", "захар", "зураб", "иван", "игорь", "илон", "ильхам", "илья", "иосиф", "йенс", "йозеф", "йорг", "казимир",
    "карел", "карл", "карлос", "кемаль", "кирилл", "клаус", "константин", "крис", "кристиан", "курт", "лев", "леонид", "леопольд", "лех", "луис",
    "лука", "людвиг", "люк", "майк", "майкл", "макс", "максим", "мануэль", "марио", "марк", "мартин", "масуд", "матвей", "матео", "матс", "махмуд",
    "михаил", "михал", "мохаммед", "муаммар", "мустафа", "мухаммед", "назар", "нарендра", "ник", "никита", "никол", "никола", "николай", "николас",
    "никос", "нурсултан", "олаф", "олег", "олесь", "оливер", "осама", "отто", "павел", "педро", "петр", "петро", "пит", "питер", "пол", "поль",
    "пьер", "рамзан", "рауль", "реджеп", "рик", "ричард", "роберт", "рольф", "роман", "рональд", "росс", "ростислав", "руслан", "саддам", "садыр",
    "свен", "святослав", "семен", "сергей", "серж", "сильвио", "скотт", "станислав", "степан", "стив", "стивен", "сэм", "тайип", "тарас", "тед",
    "тедрос", "теодор", "тигран", "тим", "тимофей", "том", "томас", "тони", "уильям", "уинстон", "уолтер", "федор", "феликс", "фелипе", "фердинанд",
    "фидель", "фил", "филипп", "франк", "франсуа", "франц", "фридрих", "фрэнк", "хавьер", "хайнц", "ханс", "хасан", "хосе", "чарльз", "шавкат",
    "шамиль", "шарль", "эдвард", "эдуард", "элвис", "эммануил", "эммануэль", "эмманюэль", "эрик", "эрнест", "эрнст", "юрген", "юрий", "юстас", "яков",
    "ян", "янис", "януш", "ярослав",
];

/// Given names of women; ascending.
#[rustfmt::skip]
static WOMEN: &[&str] = &[
    "агата", "алевтина", "алина", "алиса", "алла", "анастасия", "ангела", "анджела", "анжела", "анна", "анналена", "антонина", "беата", "валентина",
    "валерия", "варвара", "вера", "вероника", "виктория", "галина", "дарья", "джорджа", "диана", "дина", "ева", "евгения", "екатерина", "елена",
    "елизавета", "жанна", "зинаида", "зоя", "индира", "инна", "ирина", "кайя", "камала", "катерина", "катрин", "кая", "клара", "клаудия",
    "кристалина", "кристин", "кристина", "ксения", "лариса", "леся", "лидия", "лиз", "лилия", "любовь", "людмила", "магдалена", "майя", "маргарет",
    "маргарита", "марин", "марина", "мария", "марта", "мелания", "мерилин", "мирей", "мишель", "надежда", "наталия", "наталья", "николь", "нина",
    "нинель", "оксана", "ольга", "полина", "раиса", "рената", "роберта", "саломе", "санна", "светлана", "симона", "софия", "софья", "сьюзан",
    "тамара", "татьяна", "тереза", "улла", "урсула", "хиллари", "шарлотта", "эвелина", "элизабет", "элла", "эльвира", "эмма", "юлия", "яна",
    "ярослава",
];

#[cfg(test)]
mod tests {
    use super::super::super::super::stems::assert_ascending;
    use super::*;

    #[test]
    fn given_names_are_ascending() {
        [MEN, WOMEN].into_iter().for_each(assert_ascending);
    }
}
