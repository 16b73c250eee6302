//! Persons of two or three words, a given name first: *Володимира Зеленського*, *Олександром Лукашенком*, *Анни Петрової*. All of them
//! decline; of what is not known to, no case is written.
//!
//! Sources: *Український правопис* (2019) §§ 82–96 (endings), 100–102 (surnames, given names, patronymics).

use super::super::super::stems::is_in;
use super::super::slavic::{Cases, DAT, Declined, Endings, INS, NOM, PREP, row};
use super::super::{Lemma, Separator, Word};
use super::common;
use super::endings::{self, ADJ_F, is_consonant, is_hush, last, shaped};

static HARD: Endings =
    Endings { row: ["", "а", "у", "а", "ом", "ові"], variants: &[(DAT, "ові"), (PREP, "і"), (PREP, "у")] };
static HUSH: Endings =
    Endings { row: ["", "а", "у", "а", "ем", "еві"], variants: &[(DAT, "еві"), (PREP, "і"), (PREP, "у")] };
/// Ігор, Ігоря.
static SOFT_R: Endings =
    Endings { row: ["", "я", "ю", "я", "ем", "еві"], variants: &[(DAT, "еві"), (PREP, "і"), (PREP, "ю")] };
static SOFT: Endings = Endings {
    row: ["ь", "я", "ю", "я", "ем", "еві"],
    variants: &[(DAT, "еві"), (PREP, "і"), (PREP, "ю")],
};
static IN_J: Endings = Endings {
    row: ["й", "я", "ю", "я", "єм", "єві"],
    variants: &[(DAT, "єві"), (PREP, "ї"), (PREP, "ю")],
};
static IN_O: Endings = Endings {
    row: ["о", "а", "у", "а", "ом", "ові"],
    variants: &[(DAT, "ові"), (PREP, "і"), (PREP, "у")],
};
/// Петров, Петровим; of foreigners Дарвіном, which is found.
static IN_OV: Endings = Endings {
    row: ["", "а", "у", "а", "им", "у"],
    variants: &[(INS, "ом"), (DAT, "ові"), (PREP, "ові"), (PREP, "і")],
};
static ADJECTIVE: Endings = row(["ий", "ого", "ому", "ого", "им", "ому"]);
static ADJECTIVE_OJ: Endings = row(["ой", "ого", "ому", "ого", "им", "ому"]);
/// Любов, Любов'ю.
static THIRD: Endings = row(["", "і", "і", "", "'ю", "і"]);

/// How the words of a person's name decline, the class, and whether all is known; `None` for what is no such name.
pub(super) fn of(lemma: &Lemma) -> Option<(Vec<Declined<'_>>, &'static str, bool)> {
    let count = lemma.words.len();
    let spaced = || lemma.separators.iter().all(|separator| *separator == Separator::Space);
    let is_name = |text: &str| text.starts_with(char::is_uppercase) && text.contains(char::is_lowercase);
    let is_small = |word: &Word| word.text.starts_with(char::is_lowercase) && PARTICLES.contains(&&*word.folded);
    let ends = || [lemma.words.first(), lemma.words.last()].iter().flatten().all(|word| is_name(&word.text));
    let named = || spaced() && ends() && lemma.words.iter().all(|word| is_name(&word.text) || is_small(word));
    if !(2..=5).contains(&count) || lemma.decl.is_some() || !named() {
        return None;
    }
    let first = &*lemma.words[0].folded;
    let (is_man, is_woman) = (is_in(first, MEN), is_in(first, WOMEN));
    // Кім Чен Ин: of names of one syllable only the last declines.
    let by_kind = lemma.person && first.chars().filter(|&c| common::is_vowel(c)).count() > 1;
    if !is_man && !is_woman && !by_kind {
        return None;
    }
    let woman = match lemma.gender {
        Some('m') => false,
        Some('f') => true,
        None => is_woman || !is_man && first.ends_with(['а', 'я']),
        Some(_) => return None,
    };
    let mut words = vec![given(first, woman)];
    let mut sure = is_man || is_woman || lemma.gender.is_some();
    for (i, word) in lemma.words.iter().enumerate().skip(1) {
        let word = &*word.folded;
        let is_given = i + 1 < count && (is_in(word, MEN) || is_in(word, WOMEN));
        let (declined, is_sure) = match word {
            word if is_given => (given(word, woman), true),
            word if is_small(&lemma.words[i]) => (endings::fixed(word), true),
            word => surname(word, woman),
        };
        sure &= is_sure;
        words.push(declined);
    }
    Some((words, if woman { "f" } else { "m" }, sure))
}

fn with<'l>(base: &'l str, endings: &'static Endings) -> Declined<'l> {
    Declined { base, endings, other: None }
}

fn given(word: &str, woman: bool) -> Declined<'_> {
    if let Some((_, base)) = OPENED.iter().find(|(own, _)| *own == word) {
        let oblique: Cases = Cases::MAX & !NOM;
        return Declined { base: word, endings: &HARD, other: Some((oblique, (*base).to_owned())) };
    }
    if word == "любов" {
        return with(word, &THIRD);
    }
    if ["ігор", "лазар"].contains(&word) {
        return with(word, &SOFT_R);
    }
    if woman && !word.ends_with(['а', 'я']) || FIXED.contains(&word) {
        return endings::fixed(word);
    }
    noun(word).0
}

/// A noun of the first or the second declension, and whether no vowel may come or go.
fn noun(word: &str) -> (Declined<'_>, bool) {
    let Some((base, end)) = last(word) else { return (endings::fixed(word), true) };
    match end {
        'а' | 'я' => (shaped(word, Some("f"), None).0, true),
        'о' => (with(base, &IN_O), true),
        'й' => (with(base, &IN_J), true),
        'ь' if word.ends_with("ець") && !word.ends_with("єць") => {
            let stem = word.strip_suffix("ець").map(|stem| format!("{stem}ц"));
            let other = stem.map(|stem| (Cases::MAX & !NOM, stem));
            (Declined { base, endings: &SOFT, other }, true)
        }
        'ь' => (with(base, &SOFT), !word.ends_with("єць") && !closes(base)),
        c if is_hush(c) => (with(word, &HUSH), true),
        c if is_consonant(c) => (with(word, &HARD), !closes(word) && !word.ends_with("ок")),
        _ => (endings::fixed(word), true),
    }
}

/// True for a last syllable in і, which opens in some surnames: Чорновіл, Чорновола; but Ткаченків.
fn closes(word: &str) -> bool {
    let (before, _) = last(word).unwrap_or((word, ' '));
    before.ends_with(['і', 'ї']) && !["ін", "їн", "ік", "іт", "іс"].iter().any(|end| word.ends_with(end))
}

/// A surname or a patronymic, and whether it is known to decline so.
fn surname(word: &str, woman: bool) -> (Declined<'_>, bool) {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let cut = |end: &str| word.strip_suffix(end).unwrap_or(word);
    if ends(&["швілі", "дзе", "оглу"]) {
        return (endings::fixed(word), true);
    }
    if woman {
        return match word {
            _ if ends(&["ська", "цька", "зька", "ова", "ева", "єва", "іна", "їна", "на"])
                && !ends(&["івна", "ївна"]) =>
            {
                (with(cut("а"), &ADJ_F), ends(&["ська", "цька", "зька", "ова", "ева", "єва"]))
            }
            _ if word.ends_with(['а', 'я']) => (noun(word).0, true),
            _ => (endings::fixed(word), true),
        };
    }
    match word {
        _ if ends(&["ий"]) => (with(cut("ий"), &ADJECTIVE), true),
        _ if ends(&["стой", "ской"]) => (with(cut("ой"), &ADJECTIVE_OJ), true),
        _ if ends(&["ов", "ев", "єв", "ьов", "йов"]) => (with(word, &IN_OV), true),
        _ if ends(&["ін", "їн", "ин"]) => (with(word, &IN_OV), RUSSIAN.iter().any(|end| word.ends_with(end))),
        // Гюго, Пікассо do not decline, Франко does.
        _ if word.ends_with('о') && !ends(&["ко", "ло"]) => (endings::fixed(word), false),
        _ => noun(word),
    }
}

/// Ends of Russian surnames in -ін, with -им; of foreigners in -ін the instrumental is another.
const RUSSIAN: &[&str] = &["утін", "ушкін", "алін", "енін", "ельцин", "ицин", "исін", "ькін", "шин", "унін", "кін"];

/// Given names of which a vowel changes.
const OPENED: &[(&str, &str)] = &[
    ("антін", "антон"),
    ("федір", "федор"),
    ("сидір", "сидор"),
    ("прокіп", "прокоп"),
    ("яків", "яков"),
    ("нестір", "нестор"),
];

/// What stands small before surnames.
const PARTICLES: &[&str] = &[
    "аль", "бен", "бін", "ван", "да", "де", "дель", "ден", "дер", "ді", "дос", "ду", "ель", "ібн", "ла", "ле", "оф",
    "тен", "фон",
];

/// Given names in -о and vowels that do not decline.
const FIXED: &[&str] = &[
    "джо",
    "антоніо",
    "маріо",
    "серджіо",
    "отто",
    "бруно",
    "педро",
    "пабло",
    "дієго",
    "жозе",
    "хосе",
    "лі",
    "ґі",
    "гі",
    "ксі",
];

/// Given names of men, and those of other languages as Ukrainian and, transliterated, other papers spell them; ascending.
#[rustfmt::skip]
static MEN: &[&str] = &[
    "адам", "алан", "алекс", "александр", "алексей", "алесь", "альберт", "альфред", "алєксєй", "алєсь", "алі", "алім", "анатолій", "анджей", "андре",
    "андрей", "андрій", "антон", "антоніо", "антін", "аркадій", "армен", "арсен", "арсеній", "артем", "артур", "ахмад", "барак", "башар", "бенджамін",
    "богдан", "борис", "бруно", "бідзіна", "білл", "біньямін", "в'ячеслав", "вадим", "валентин", "валерій", "василь", "васілій", "вахтанг", "вацлав",
    "вернер", "владислав", "владімер", "владімир", "владімір", "володимир", "всеволод", "вячеслав", "віктор", "вілл", "вільгельм", "вільям", "віталь",
    "віталій", "вітольд", "гаврило", "гаррі", "гейдар", "гельмут", "геннадій", "генрі", "георг", "георгій", "герман", "гліб", "григорій", "гурам",
    "гюнтер", "гі", "давид", "давіт", "данило", "даниїл", "данііл", "девід", "денис", "деніс", "джо", "джозеф", "джон", "джордж", "дмитро", "дмитрій",
    "дмітрій", "дональд", "дєніс", "дієго", "едвард", "едуард", "елон", "емануель", "еммануель", "ернест", "ерік", "жан", "жозе", "захар", "зураб",
    "зіновій", "йенс", "йосип", "йосиф", "казімір", "карл", "кирил", "кирило", "клим", "константін", "костянтин", "крістіан", "ксі", "кузьма", "кір",
    "лазар", "лев", "левко", "леонтій", "леонід", "лук'ян", "лука", "любомир", "людвіг", "майкл", "макар", "максим", "максиміліан", "максім", "марк",
    "марко", "мартин", "матвій", "махмуд", "микита", "микола", "мирон", "мирослав", "михайло", "михаїл", "мохаммед", "мухаммед", "міхаїл", "міхеїл",
    "нарендра", "нестор", "нестір", "нурсултан", "нікола", "ніколай", "ніколас", "ніколоз", "нікіта", "олаф", "олег", "олександр", "олексій", "олесь",
    "олівер", "омелян", "орест", "остап", "отар", "отто", "пабло", "павел", "павло", "панас", "педро", "петро", "пилип", "прокіп", "пьотр", "пітер",
    "рамзан", "рамон", "рауль", "реджеп", "роберт", "роман", "ростислав", "руслан", "річард", "садам", "саддам", "салман", "святослав", "семен",
    "сергей", "сергій", "серж", "сидір", "симон", "соломон", "станіслав", "степан", "стів", "стівен", "сєргєй", "тайіп", "тайїп", "тарас", "тигран",
    "тимофій", "тимур", "томас", "тоні", "тім", "устим", "федір", "фелікс", "фердинанд", "франк", "франсуа", "франц", "френк", "фрідріх", "філіп",
    "хосе", "чарлз", "чарльз", "шамиль", "шаміль", "юліан", "юліус", "юрко", "юрій", "яким", "якоб", "яків", "ян", "януш", "ярослав", "євген",
    "євгеній", "єгор", "єфрем", "іван", "ігнат", "ігор", "ігорь", "іларіон", "ілля", "ілон", "ілхам", "ільхам",
];

/// Given names of women; ascending.
#[rustfmt::skip]
static WOMEN: &[&str] = &[
    "аделіна", "алевтина", "алла", "альбіна", "аліна", "аліса", "анастасія", "ангела", "анжела", "анна", "антоніна", "беата", "богдана", "валентина",
    "валерія", "варвара", "василина", "владислава", "вікторія", "віолета", "віра", "галина", "ганна", "дар'я", "дарина", "дарія", "діана", "елена",
    "елла", "емілія", "жанна", "зоряна", "зоя", "зінаїда", "камала", "камілла", "катаріна", "катерина", "клавдія", "клара", "крістіна", "ксенія",
    "лариса", "леся", "любов", "людмила", "лідія", "лілія", "майя", "маргарита", "марина", "марта", "марія", "мая", "мирослава", "міхаела", "надєжда",
    "надія", "наталья", "наталя", "наталія", "ніна", "нінель", "оксана", "олександра", "олена", "олеся", "ольга", "орися", "поліна", "раїса",
    "регіна", "римма", "руслана", "світлана", "соломія", "софія", "стефанія", "тамара", "татьяна", "тетяна", "уляна", "урсула", "христина", "христя",
    "юліана", "юлія", "яна", "ярослава", "єва", "євгенія", "євдокія", "єлена", "єлизавета", "іванна", "інна", "ірена", "ірина",
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
