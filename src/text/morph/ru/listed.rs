//! Common nouns that are listed in the plural: *настройки*, *параметры*, *капли*. All cases but the genitive follow from the
//! shape; that one hangs on the singular, which nobody has told: where no ending tells it, all that it may be are found and
//! none is written.
//!
//! Source: *Russkaja grammatika* (1980) §§ 1148–1169; A. A. Zaliznyak, *Grammaticheskij slovar' russkogo jazyka*.

use super::super::slavic::{Declined, Endings, GEN, PL, row};
use super::animate;
use super::endings::{Shape, is_hush, is_velar, is_vowel, last};

static HARD: Endings = row(["ы", "", "ам", "ы", "ами", "ах"]);
static MIXED: Endings = row(["и", "", "ам", "и", "ами", "ах"]);
static SOFT: Endings = row(["и", "", "ям", "и", "ями", "ях"]);

/// Nouns in -и that do not decline, beside those of `plurals::UNCHANGED`.
#[rustfmt::skip]
static INDECLINABLE: &[&str] = &[
    "авторалли", "ассорти", "барби", "бигуди", "бикини", "брокколи", "визави", "вики", "генри", "граффити", "гризли", "гуппи", "дайкири", "денди",
    "дерби", "джакузи", "джерси", "драпри", "жалюзи", "зомби", "иваси", "кантри", "карри", "каури", "кепи", "киви", "кимчи", "колли", "кольраби",
    "комби", "коми", "комьюнити", "конфетти", "корги", "кьянти", "кюри", "леди", "лобби", "лори", "макси", "манси", "маори", "мартини", "мафиози",
    "мацони", "миди", "миледи", "мини", "мюсли", "наци", "окапи", "оригами", "паблисити", "папарацци", "пастрами", "пати", "пенни", "пепперони",
    "пепси", "пони", "попурри", "прокси", "просперити", "профи", "равиоли", "реверси", "регби", "регги", "рефери", "роялти", "саами", "салями",
    "сари", "сафари", "секьюрити", "селебрити", "селфи", "сити", "спагетти", "суахили", "сулугуни", "суши", "татами", "ткемали", "тоффи", "травести",
    "управделами", "фарси", "франчайзи", "фэнтези", "хаки", "харакири", "хинди", "хинкали", "хиппи", "цуккини", "цунами", "чахохбили", "чили",
    "экстази", "эмодзи", "эфенди", "янки", "яппи",
];
/// Ends with their genitive, where there are nouns of one kind only, or nearly so.
#[rustfmt::skip]
static ENDS: &[(&str, &str)] = &[
    ("щики", "щиков"), ("чики", "чиков"), ("исты", "истов"), ("измы", "измов"), ("метры", "метров"), ("аторы", "аторов"), ("иторы", "иторов"), ("кторы", "кторов"),
    ("менты", "ментов"), ("циенты", "циентов"), ("оненты", "онентов"), ("денты", "дентов"), ("рианты", "риантов"), ("параты", "паратов"), ("ультаты", "ультатов"),
    ("икаты", "икатов"), ("орматы", "орматов"), ("серверы", "серверов"), ("файлы", "файлов"), ("ители", "ителей"), ("атели", "ателей"), ("ости", "остей"),
    ("ции", "ций"), ("сии", "сий"), ("зии", "зий"), ("пии", "пий"), ("гии", "гий"), ("фии", "фий"), ("ицы", "иц"), ("ройки", "роек"), ("лейки", "леек"), ("чейки", "чеек"), ("нейки", "неек"), ("овки", "овок"), ("тавки", "тавок"),
    ("сылки", "сылок"), ("бутылки", "бутылок"), ("таблетки", "таблеток"), ("кладки", "кладок"), ("шибки", "шибок"), ("кнопки", "кнопок"), ("папки", "папок"), ("ницы", "ниц"),
];
/// Whole words with their genitive, against those ends too.
#[rustfmt::skip]
static WORDS: &[(&str, &str)] = &[
    ("анализы", "анализов"), ("аневризмы", "аневризм"), ("антипризмы", "антипризм"), ("апотеции", "апотециев"), ("аппликаты", "аппликат"),
    ("аффрикаты", "аффрикат"), ("блицы", "блицев"), ("боровки", "боровков"), ("брюки", "брюк"), ("бумаги", "бумаг"), ("власти", "властей"),
    ("глисты", "глистов"), ("джинсы", "джинсов"), ("жерновки", "жерновков"), ("заголовки", "заголовков"), ("изголовки", "изголовков"),
    ("кальции", "кальциев"), ("капли", "капель"), ("кенотафии", "кенотафиев"), ("кисты", "кист"), ("клизмы", "клизм"), ("книги", "книг"),
    ("консервы", "консервов"), ("контакты", "контактов"), ("кузовки", "кузовков"), ("макароны", "макарон"), ("меры", "мер"),
    ("микроаневризмы", "микроаневризм"), ("нунции", "нунциев"), ("обои", "обоев"), ("оголовки", "оголовков"),
    ("опии", "опиев"), ("островки", "островков"), ("панариции", "панарициев"), ("перикарпии", "перикарпиев"),
    ("перитеции", "перитециев"), ("подголовки", "подголовков"), ("подзаголовки", "подзаголовков"), ("призмы", "призм"), ("рефугии", "рефугиев"),
    ("роды", "родов"), ("ручейки", "ручейков"), ("сестерции", "сестерциев"), ("силы", "сил"), ("спорангии", "спорангиев"), ("суфии", "суфиев"),
    ("уроки", "уроков"), ("услуги", "услуг"), ("форумы", "форумов"), ("цисты", "цист"), ("шлицы", "шлицев"), ("шпицы", "шпицев"),
    ("шприцы", "шприцев"),
];

/// Feminines that end like plurals of neuters.
#[rustfmt::skip]
static FEMININE: &[&str] = &[
    "астения", "гардения", "гемикрания", "листва", "миастения", "неврастения", "паства", "психастения", "тения", "тимпания", "тирания",
];

/// True for a small word in -ы, -и that is no plural: спагетти, найти.
pub(super) fn is_none(word: &str) -> bool {
    word.chars().count() < 4 || INDECLINABLE.contains(&word) || word.ends_with("йти") || word.ends_with("зти")
}

/// Plurals of neuters by their ends: сведения, мероприятия, условия, устройства; but компания, партия.
pub(super) fn is_neuter(word: &str) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    ends(&["ения", "ания", "яния", "ятия", "бытия", "ствия", "овия", "ичия", "ства"])
        && !ends(&["компания", "кампания", "мания", "тания", "опения", "гения", "френия"])
        && !FEMININE.contains(&word)
}

/// The genitive, where the shape tells it.
fn known(word: &str) -> Option<String> {
    if let Some((_, genitive)) = WORDS.iter().find(|(own, _)| *own == word) {
        return Some((*genitive).to_owned());
    }
    ENDS.iter().find_map(|(end, genitive)| Some(format!("{}{genitive}", word.strip_suffix(end)?)))
}

/// All that the genitive may be, by what the singular may be.
fn possible(base: &str, end: char) -> Vec<String> {
    let Some((rest, c)) = last(base) else { return Vec::new() };
    let second = last(rest).map_or(' ', |(_, c)| c);
    let hard = end == 'ы' || is_velar(c);
    let mut all = if is_vowel(c) {
        vec![format!("{base}й"), format!("{base}ев")]
    } else if hard {
        vec![format!("{base}ов"), base.to_owned()]
    } else if is_hush(c) {
        vec![format!("{base}ей"), base.to_owned()]
    } else {
        vec![format!("{base}ей"), format!("{base}ь")]
    };
    if c == 'ц' {
        all.push(format!("{base}ев"));
    }
    if !is_vowel(c) && !is_vowel(second) && second != ' ' {
        let kept = rest.strip_suffix(['ь', 'й']).unwrap_or(rest);
        for vowel in ["о", "е"] {
            all.push(format!("{kept}{vowel}{c}"));
            if !hard {
                all.push(format!("{kept}{vowel}{c}ь"));
            }
        }
    }
    all
}

/// How a noun in -ы, -и declines, and what its genitive may be, empty where that is known.
pub(super) fn shape(word: &str) -> Option<(Shape<'_>, Vec<String>)> {
    let (base, end) = last(word).filter(|(_, end)| matches!(end, 'ы' | 'и'))?;
    let endings = match last(base) {
        Some(_) if end == 'ы' => &HARD,
        Some((_, c)) if is_velar(c) || is_hush(c) => &MIXED,
        _ => &SOFT,
    };
    let (genitive, others) = if let Some(genitive) = known(word) {
        (genitive, Vec::new())
    } else {
        let all = possible(base, end);
        (all.first()?.clone(), all)
    };
    let declined = Declined { base, endings, other: Some((GEN, genitive)) };
    Some((Shape { declined, class: "pl", sure: others.is_empty(), gender: Some(PL) }, others))
}

/// True for persons and animals: пользователи, беженцы.
pub(super) fn is_animate(word: &str) -> bool {
    let Some((base, _)) = last(word) else { return false };
    let fleeting = base.strip_suffix('ц').map(|stem| format!("{stem}ец"));
    animate::is_animate(base, "m")
        || animate::is_animate(&format!("{base}ь"), "m")
        || fleeting.is_some_and(|singular| animate::is_animate(&singular, "m"))
}
