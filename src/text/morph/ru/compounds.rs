//! Two nouns joined by a hyphen: in some both decline (*листка-вкладыша*), in some the last alone (*веб-страницы*,
//! *чат-бота*).
//!
//! Source: *Russkaja grammatika* (1980) §§ 1221–1223; D. È. Rozental', *Spravočnik po pravopisaniju i literaturnoj
//! pravke*, § 202.

use super::super::{Lemma, Separator, Word};
use super::plurals::{FEMININE, MASCULINE};
use super::{animate, endings, lookalikes};

/// What the first of two nouns does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    Declines,
    Keeps,
    /// Both are sought, and nothing is written.
    Unknown,
}

/// First parts that do not decline.
#[rustfmt::skip]
static KEEPS: &[&str] = &[
    "агит", "альфа", "ампер", "арт", "баг", "байт", "бета", "бизнес", "бит", "блиц", "блок", "блюз", "бэк", "вай", "вакуум", "ватт", "веб", "вест",
    "вице", "вольт", "гала", "гамма", "гольф", "грамм", "графит", "дата", "дельта", "дизайн", "дизель", "диск", "допинг", "драйв", "зюйд", "ивент",
    "интернет", "йога", "йота", "каппа", "квест", "квиз", "кейс", "кеш", "киловатт", "код", "кока", "компакт", "конгресс", "конференц", "концепт",
    "краш", "крекинг", "крем", "кэш", "лазер", "ланч", "лог", "лонг", "лямбда", "маркетинг", "масс", "мастер", "мега", "мегаватт", "медиа", "мета",
    "мотор", "мультимедиа", "норд", "ньютон", "омега", "онлайн", "ост", "офис", "офлайн", "офсет", "пиар", "пин", "плащ", "плей", "пол", "поп",
    "прайс", "пресс", "принт", "пуш", "рентген", "рок", "сальса", "свит", "секонд", "сервис", "сигма", "скан", "скрин", "смарт", "смс", "софт",
    "спам", "спорт", "старт", "стенд", "стоп", "стресс", "супер", "тайм", "тау", "тест", "тета", "ток", "топ", "трансфер", "трек", "тренд", "тур",
    "уик", "ультра", "фан", "фаст", "фильтр", "фитнес", "флеш", "флэш", "фронт", "хай", "хард", "хеш", "хип", "хит", "хостинг", "хот", "хэш", "чарт",
    "чат", "чек", "шелл", "шеф", "шоп", "шорт", "шприц", "штаб", "штрих", "эконом", "экс", "экспресс", "экстра", "яхт",
];
/// Ranks and offices, which do not decline before another: генерал-майора.
static RANKS: &[&str] = &["генерал", "капитан", "камер", "лорд", "обер", "премьер", "унтер", "флигель", "штабс"];
/// First parts in a consonant that decline.
#[rustfmt::skip]
static DECLINES: &[&str] = &[
    "автомат", "аппарат", "белок", "вагон", "ввод", "вопрос", "ген", "город", "гормон", "датчик", "диван", "договор", "документ", "завод", "запрос", "импорт", "класс", "комплекс", "корабль", "листок", "магазин", "механизм",
    "модуль", "музей", "объект", "орган", "отчет", "план", "препарат", "прибор", "прием", "пример", "раствор", "сайт", "самолет", "словарь", "список", "станок", "счет", "текст", "термин", "узел", "фермент",
    "файл", "фильм", "шаблон", "шкаф", "экспорт", "элемент",
];
/// Those in -о and -е that do.
#[rustfmt::skip]
static NEUTERS: &[&str] = &[
    "вещество", "здание", "кресло", "лекарство", "место", "окно", "письмо", "поле", "правило", "слово", "средство", "судно", "устройство", "число", "ядро",
];

fn of(word: &Word) -> First {
    let folded = word.folded.as_str();
    let small = word.text.chars().all(|c| c.is_lowercase() && !c.is_ascii());
    if !small || folded.chars().count() < 3 || KEEPS.contains(&folded) || RANKS.contains(&folded) {
        return First::Keeps;
    }
    let declines = match endings::last(folded).map_or(' ', |(_, end)| end) {
        'а' | 'я' => true,
        'е' if lookalikes::is_noun(folded) => true,
        'о' | 'е' | 'и' | 'у' | 'ы' | 'э' | 'ю' => {
            return if NEUTERS.contains(&folded) { First::Declines } else { First::Keeps };
        }
        _ => {
            DECLINES.contains(&folded)
                || animate::is_animate(folded, "m")
                || folded.ends_with("ость")
                || FEMININE.contains(&folded)
                || MASCULINE.contains(&folded)
        }
    };
    if declines { First::Declines } else { First::Unknown }
}

/// What word `i` does before the noun that a hyphen joins it to; `None` where there is none. A genitive that the glossary
/// gives goes first.
pub(super) fn first(lemma: &Lemma, i: usize, genitive: Option<&Lemma>) -> Option<First> {
    let (word, next) = (lemma.words.get(i)?, lemma.words.get(i + 1)?);
    let noun = next.text.chars().all(|c| c.is_lowercase() && !c.is_ascii()) && next.folded.chars().count() > 2;
    if lemma.separators.get(i) != Some(&Separator::Hyphen) || !noun {
        return None;
    }
    if let Some(given) = genitive.and_then(|given| given.words.get(i)) {
        return Some(if given.folded == word.folded { First::Keeps } else { First::Declines });
    }
    Some(of(word))
}
