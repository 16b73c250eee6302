//! Genders that words elsewhere in a sentence show: pronouns, past tenses, short and long predicates.

use super::super::slavic::{Cases, DAT, F, GEN, Genders, INS, M, N, NOM, PL, PREP};
use super::endings::{is_hush, is_velar, last};
use super::near;

/// Adjectives beside a subject: опустевший, (стал) опустевшим.
const PREDICATIVE: Cases = NOM | INS;

/// The genders of a pronoun that can stand for a place.
pub(super) fn pronoun(word: &str) -> Option<Genders> {
    Some(match word {
        "он" | "сам" | "весь" | "один" | "этот" | "тот" => M,
        "она" | "ее" | "ей" | "ею" | "ней" | "нее" | "нею" | "сама" | "вся" | "одна" | "эта" | "та" => {
            F
        }
        "оно" | "само" | "одно" => N,
        "его" | "ему" | "него" | "нему" | "нем" => M | N,
        "им" | "ним" => M | N | PL,
        "они" | "их" | "них" | "ими" | "ними" | "сами" | "эти" | "те" => PL,
        _ => return None,
    })
}

/// The genders that a word may have if it is a noun, in any case; none for what is surely no noun, or shows no gender (городу).
pub(super) fn noun(word: &str) -> Genders {
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    let other = word.chars().count() < 4
        || pronoun(word).is_some()
        || word.starts_with("котор")
        || near::governed(word).is_some()
        || near::surely_adjective(word).is_some()
        || past(word).is_some()
        || short(word).is_some()
        || present(word).is_some()
        || ends(&["ть", "ться", "тись", "ив", "ав", "ясь", "ось", "лось", "лся", "лась", "лись"]);
    if other || ends(&["у", "ю", "е"]) {
        return 0;
    }
    if ends(&["ами", "ями", "ах", "ях", "ам", "ям", "ов"]) {
        return PL;
    }
    match last(word).map(|(_, end)| end) {
        Some('а' | 'я') => F,
        Some('ь') => M | F,
        Some('ы' | 'и') => PL | F,
        Some('о') => N,
        Some('й') if ends(&["ой", "ей"]) => M | F,
        Some(_) => M | N,
        None => 0,
    }
}

/// The genders of a word that may be the predicate of a subject.
pub(super) fn predicate(word: &str) -> Option<Genders> {
    past(word).or_else(|| short(word)).or_else(|| {
        let (stem, ending) = near::adjectival(word)?;
        let cases = if near::surely_adjective(word).is_some() { PREDICATIVE } else { NOM };
        // Войной, людей: instrumentals of nouns look like adjectives; only sure ones count.
        let genders = [M, F, N, PL].into_iter().filter(|&g| near::agreement(ending, g) & cases != 0);
        let genders = genders.fold(0, |set, g| set | g);
        (may_agree(stem, ending) && genders != 0).then_some(genders)
    })
}

/// The numbers of a verb in the present or future.
pub(super) fn present(word: &str) -> Option<Genders> {
    let word = word.strip_suffix("ся").unwrap_or(word);
    let ends = |endings: &[&str]| word.chars().count() > 3 && endings.iter().any(|e| word.ends_with(e));
    if ends(&["ет", "ит"]) {
        Some(M | F | N)
    } else if ends(&["ут", "ют", "ат", "ят"]) {
        Some(PL)
    } else {
        None
    }
}

/// The genders that an adjectival ending has in any case: которая, которого.
pub(super) fn any_case(ending: &str) -> Genders {
    let cases = NOM | GEN | DAT | INS | PREP | super::super::slavic::ACC;
    [M, F, N, PL].into_iter().filter(|&g| near::agreement(ending, g) & cases != 0).fold(0, |set, g| set | g)
}

/// Nouns that look like a past tense of the masculine.
const NOUNS_IN_L: [&str; 30] = [
    "бал",
    "вал",
    "вокзал",
    "генерал",
    "дел",
    "журнал",
    "зал",
    "капитал",
    "квартал",
    "канал",
    "материал",
    "металл",
    "отдел",
    "перевал",
    "персонал",
    "пол",
    "предел",
    "провал",
    "раздел",
    "рубл",
    "сигнал",
    "скандал",
    "сил",
    "стол",
    "тыл",
    "угол",
    "узел",
    "филиал",
    "футбол",
    "посел",
];
/// Pasts of the masculine without -л.
const PASTS: [&str; 24] = [
    "вез",
    "вернулся",
    "возник",
    "вырос",
    "достиг",
    "замерз",
    "избег",
    "исчез",
    "мог",
    "нес",
    "ослеп",
    "отверг",
    "перенес",
    "погас",
    "погиб",
    "подверг",
    "помог",
    "понес",
    "привлек",
    "рос",
    "смог",
    "спас",
    "стих",
    "утих",
];

fn past(word: &str) -> Option<Genders> {
    let (verb, reflexive) = match word.strip_suffix("ся").or_else(|| word.strip_suffix("сь")) {
        Some(verb) => (verb, true),
        None => (word, false),
    };
    let letters = verb.chars().count();
    if PASTS.contains(&verb)
        || (reflexive && letters > 3 && last(verb).is_some_and(|(_, c)| matches!(c, 'л' | 'г' | 'к' | 'з' | 'с')))
    {
        return Some(M);
    }
    let (rest, end) = last(verb)?;
    match end {
        'л' if letters > 2 && !NOUNS_IN_L.contains(&word) => Some(M),
        'а' if rest.ends_with('л') && letters > 2 => Some(F),
        'о' if rest.ends_with('л') && letters > 2 => Some(N),
        'и' if rest.ends_with('л') && letters > 2 => Some(PL),
        _ => None,
    }
}

/// Short adjectives: the masculine, and what the others begin with. *Не-* may stand before any.
#[rustfmt::skip]
const SHORT: &[(&str, &str)] = &[
    ("актуален", "актуальн"), ("беден", "бедн"), ("безлюден", "безлюдн"), ("близок", "близк"), ("богат", "богат"),
    ("болен", "больн"), ("важен", "важн"), ("велик", "велик"), ("верен", "верн"), ("виден", "видн"),
    ("возможен", "возможн"), ("воспет", "воспет"), ("вреден", "вредн"), ("выгоден", "выгодн"), ("высок", "высок"),
    ("глубок", "глубок"), ("готов", "готов"), ("груб", "груб"), ("далек", "далек"), ("дан", "дан"),
    ("действителен", "действительн"), ("дешев", "дешев"), ("длинен", "длинн"), ("должен", "должн"),
    ("долог", "долг"), ("допустим", "допустим"), ("дорог", "дорог"), ("доступен", "доступн"), ("един", "един"),
    ("жив", "жив"), ("зажат", "зажат"), ("законен", "законн"), ("здоров", "здоров"), ("знаменит", "знаменит"),
    ("известен", "известн"), ("короток", "коротк"), ("красив", "красив"), ("краток", "кратк"), ("крепок", "крепк"),
    ("крупен", "крупн"), ("легок", "легк"), ("мал", "мал"), ("мертв", "мертв"), ("молод", "молод"),
    ("надет", "надет"), ("неизбежен", "неизбежн"), ("необходим", "необходим"), ("низок", "низк"), ("нов", "нов"),
    ("нужен", "нужн"), ("обязателен", "обязательн"), ("одет", "одет"), ("опасен", "опасн"), ("остр", "остр"),
    ("очевиден", "очевидн"), ("плох", "плох"), ("полезен", "полезн"), ("полон", "полн"), ("понятен", "понятн"),
    ("похож", "похож"), ("прав", "прав"), ("прекрасен", "прекрасн"), ("применим", "применим"), ("прост", "прост"),
    ("пуст", "пуст"), ("равен", "равн"), ("рад", "рад"), ("развит", "развит"), ("реален", "реальн"),
    ("редок", "редк"), ("резок", "резк"), ("свеж", "свеж"), ("свободен", "свободн"), ("сжат", "сжат"),
    ("силен", "сильн"), ("слаб", "слаб"), ("славен", "славн"), ("сложен", "сложн"), ("слышен", "слышн"),
    ("согласен", "согласн"), ("спет", "спет"), ("спокоен", "спокойн"), ("способен", "способн"),
    ("справедлив", "справедлив"), ("стар", "стар"), ("страшен", "страшн"), ("строг", "строг"), ("тверд", "тверд"),
    ("темен", "темн"), ("тесен", "тесн"), ("тих", "тих"), ("точен", "точн"), ("труден", "трудн"), ("тяжел", "тяжел"),
    ("удобен", "удобн"), ("ужасен", "ужасн"), ("узок", "узк"), ("умен", "умн"), ("уместен", "уместн"),
    ("холоден", "холодн"), ("хорош", "хорош"), ("ценен", "ценн"), ("честен", "честн"), ("чист", "чист"),
    ("широк", "широк"), ("ярок", "ярк"), ("ясен", "ясн"),
];
/// Ends of short participles: взорван, освобожден, закрыт, принят, достигнут.
#[rustfmt::skip]
const PARTICIPLES: &[&str] = &[
    "ован", "еван", "жен", "шен", "щен", "чен", "лен", "рен", "нен", "ден", "тен", "вен", "сен", "зан", "сан", "ран",
    "дан", "тан", "ван", "елан", "знан", "слан", "взят", "принят", "снят", "поднят", "занят", "отнят", "нанят", "понят", "обнят", "ъят", "начат", "крыт", "бит", "роен", "нут", "забыт",
    "перт", "обжит", "грет",
];
/// Nouns that end so.
const NO_PARTICIPLES: &[&str] = &["минут", "кнут"];

/// The genders of a short adjective or participle: пуст, взята.
pub(super) fn short(word: &str) -> Option<Genders> {
    let is_participle = |base: &str| {
        base.chars().count() >= 4
            && PARTICIPLES.iter().any(|end| base.ends_with(end))
            && !NO_PARTICIPLES.contains(&base)
    };
    let word = word.strip_prefix("не").filter(|rest| rest.chars().count() > 2).unwrap_or(word);
    if SHORT.iter().any(|(masculine, _)| *masculine == word) || is_participle(word) {
        return Some(M);
    }
    let (base, end) = last(word)?;
    let gender = match end {
        'а' => F,
        'о' => N,
        'ы' | 'и' => PL,
        _ => return None,
    };
    (is_participle(base) || SHORT.iter().any(|(_, stem)| *stem == base)).then_some(gender)
}

/// False for what only looks like an adjective: людей, комментарий, здание, центром.
pub(super) fn may_agree(stem: &str, ending: &str) -> bool {
    let Some((_, end)) = last(stem) else { return false };
    match ending {
        "ей" | "ем" | "ее" | "яя" | "юю" | "его" | "ему" | "ею" => {
            end == 'н' || is_hush(end) || matches!(stem, "мо" | "тво" | "сво" | "вс")
        }
        "ий" | "ие" | "им" | "ими" | "их" => {
            is_velar(end)
                || is_hush(end)
                || (end == 'н' && near::surely_adjective(&format!("{stem}{ending}")).is_some())
        }
        "ой" | "ом" | "ою" => true,
        _ => end != 'и',
    }
}

/// True if the adjective is surely stressed on its stem: старый, степанакертский; not молодой, городской, ночной.
pub(super) fn stressed_on_stem(stem: &str) -> bool {
    let listed = super::words::STEM_STRESSED.contains(&stem);
    let sky = stem.ends_with("ск")
        && stem.chars().count() > 6
        && !super::words::END_STRESSED.iter().any(|s| stem.ends_with(s));
    listed || sky || (stem.ends_with("нн") && stem.chars().count() > 4)
}
