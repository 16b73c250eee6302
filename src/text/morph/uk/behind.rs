//! Whether an adjective that looks like the name in a case stands there: Дніпропетровська область, жителі Дніпропетровська.

use super::super::{Feature, Form, Neighbours};
use super::derive::SUFFIXES;
use super::endings::is_consonant;
use super::words::{FEMININE, GENERIC_PLURALS, GENERICS, WORKS};
use Feature::{Accusative, Adjective, Dative, Feminine, Genitive, Instrumental, Masculine, Plural};

/// Of forms that are the name's and the adjective's (Дніпропетровська, Хмельницького), those that the words around leave:
/// an adjective has a noun behind it that agrees, and behind a preposition it is in the case of that.
pub(super) fn tell_apart(forms: &mut Vec<Form>, near: Neighbours<'_>) {
    let is_adjective = |form: &Form| form.has(Adjective);
    if !forms.iter().any(is_adjective) || forms.iter().all(is_adjective) {
        return;
    }
    let is_headline = !near.before.contains(char::is_lowercase);
    let found = |form: &Form| {
        let sure = !is_doubtful(*form, near);
        behind(*form, near.after, is_headline).map(|noun| if sure { noun } else { Behind::Alike })
    };
    let noun = forms.iter().filter(|form| is_adjective(form)).filter_map(found).max();
    match noun {
        // Гданська шир: a noun may be one of the third declension where a sentence begins.
        Some(Behind::Unknown) if opens(near.before) => {}
        None | Some(Behind::Unknown) => forms.retain(|form| !is_adjective(form)),
        Some(Behind::Generic) => forms.retain(is_adjective),
        // Дніпропетровська преса; but жителі Хмельницького міста: either.
        Some(Behind::Alike) if opens(near.before) && !forms.iter().any(|f| f.has(Masculine)) => {
            forms.retain(is_adjective);
        }
        Some(Behind::Alike) => {}
    }
}

/// У Дніпропетровську вулицю перейменували: the town, and an object that happens to follow. Only regions and communities are
/// surely meant.
fn is_doubtful(form: Form, near: Neighbours<'_>) -> bool {
    let word = |text: &str, at: usize| text.split_whitespace().nth(at).unwrap_or_default().to_lowercase();
    let before = near.before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let noun = word(near.after, 0);
    form.has(Feminine)
        && form.has(Accusative)
        && matches!(before.as_str(), "у" | "в")
        && !["област", "громад"].iter().any(|stem| noun.starts_with(stem))
}

/// What stands behind an adjective.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Behind {
    /// A word that ends in a consonant, as some feminines do.
    Unknown,
    /// A word that ends as a noun or an adjective that agrees would.
    Alike,
    /// A word for a kind of place or authority: область, обласна.
    Generic,
}

fn behind(form: Form, after: &str, is_headline: bool) -> Option<Behind> {
    let rest = after.strip_prefix([' ', '\u{a0}', '\n'])?;
    // Дніпропетровська «Правда», команда Дніпропетровська «Дніпро».
    if rest.starts_with(['«', '„', '“', '"']) {
        return Some(Behind::Alike);
    }
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')).unwrap_or(rest.len());
    if form.has(Feminine) && AUTHORITIES.contains(&&rest[..end]) || form.has(Masculine) && WORKS.contains(&&rest[..end])
    {
        return Some(Behind::Generic);
    }
    let word = rest[..end].to_lowercase().replace('’', "'");
    // Дніпропетровська та Кіровоградська області; but: мешканці Дніпропетровська та Донецька.
    if ["та", "і", "й", "або", "чи"].contains(&word.as_str()) {
        let mut words = rest[end..].split_whitespace();
        let other = words.next().is_some_and(|other| SUFFIXES.iter().any(|suffix| other.contains(suffix)));
        let noun = words.next().is_some_and(|noun| is_generic(&noun.to_lowercase()));
        return (other && noun).then_some(Behind::Generic);
    }
    // Дніпропетровська Область; in a headline in capitals every noun has them.
    let shouted = || is_headline && !rest[..end].contains(char::is_lowercase);
    if !(rest.starts_with(char::is_lowercase) || is_generic(&word) || shouted())
        || NO_NOUNS.contains(&word.as_str())
        || word.chars().count() < 3
    {
        return None;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| word.ends_with(end));
    // Область, but no verb: мають.
    let soft = ends(&["ь"]) && (!ends(&["ть"]) || ends(&["сть"])) && !ends(&["лась"]);
    let agrees = if form.has(Feminine) && form.has(Accusative) {
        ends(&["у", "ю"]) || soft || is_third(&word)
    } else if form.has(Feminine) && !is_third(&word) && word.ends_with(is_consonant) && !word.ends_with('в') {
        return Some(Behind::Unknown);
    } else if form.has(Feminine) {
        // Not a past tense: розповіла.
        ends(&["а", "я"]) && !ends(&["ла", "лася", "ться"]) || soft || word == "школа" || is_third(&word)
    } else if form.has(Plural) {
        ends(&["ам", "ям", "им", "ім"])
    } else if form.has(Instrumental) {
        ends(&["ом", "ем", "єм", "им", "ім"])
    } else if form.has(Dative) {
        ends(&["у", "ю", "і", "ї", "ові", "еві", "єві", "ому"])
    } else if form.has(Genitive) {
        ends(&["а", "я", "у", "ю", "ого"])
    } else {
        word.ends_with(is_consonant) || ends(&["й"]) || soft
    };
    agrees.then(|| if is_generic(&word) { Behind::Generic } else { Behind::Alike })
}

/// True for a feminine in a consonant.
fn is_third(word: &str) -> bool {
    FEMININE.contains(&word) || ["верф", "твер", "матір"].contains(&word)
}

/// True for a form of a word for a kind of place or authority, or for an adjective before one.
fn is_generic(word: &str) -> bool {
    let stem = |noun: &str| noun.chars().take(noun.chars().count().saturating_sub(2).max(3)).collect::<String>();
    GENERICS.iter().chain(GENERIC_PLURALS.iter().map(|(noun, _)| noun)).any(|noun| word.starts_with(&stem(noun)))
        || ["міськ", "районн", "обласн", "сільськ", "державн", "військов"].iter().any(|stem| word.starts_with(stem))
}

/// What is known by its initials and has a town's adjective before it: administrations, communities, power stations, hospitals,
/// schools (feminines; of their last full word, *Український правопис* (2019) on abbreviations that do not decline).
#[rustfmt::skip]
const AUTHORITIES: &[&str] = &[
    "ОВА", "ОДА", "ВЦА", "МВА", "РВА", "РДА", "ОТГ", "ТГ", "ТЕС", "ТЕЦ", "ГЕС", "ГАЕС", "АЕС", "СЕС", "ВЕС", "ЦРЛ", "ЦМЛ", "МКЛ", "ОКЛ", "ЦЛ", "ЗОШ", "ДЮСШ", "СЮТ", "ОДТРК", "ДПІ", "ОВК", "ТВК", "ЦГЗ",
];

/// True where a noun phrase begins: nothing before, a mark, a word of the kind of «уся», «нова», «і», «що».
fn opens(before: &str) -> bool {
    let text = before.trim_end_matches([' ', '\u{a0}', '\n', '«', '„', '"', '“']);
    let word = text.rsplit(|c: char| !(c.is_alphanumeric() || c == '\'')).next().unwrap_or_default().to_lowercase();
    // Мешканці Києва та Дніпропетровська: names in a row.
    let joined = ["і", "й", "та", "або", "чи"].contains(&word.as_str());
    let earlier = text[..text.len() - word.len().min(text.len())].split_whitespace().next_back().unwrap_or_default();
    if joined && earlier.starts_with(char::is_uppercase) {
        return false;
    }
    let opening = ["і", "й", "та", "а", "але", "що", "де", "коли", "як", "якщо", "бо", "чи", "або", "тепер", "це"];
    // An adjective, no noun: мапа Дніпропетровська.
    let agrees = ["ська", "цька", "льна", "нна", "іша", "ня", "ова"].iter().any(|end| word.ends_with(end))
        && !["мова", "голова", "промова", "умова", "розмова"].contains(&word.as_str())
        || PRONOUNS.contains(&word.as_str());
    word.is_empty() || opening.contains(&word.as_str()) || agrees
}

/// Pronouns and adjectives of the feminine that stand before an adjective.
#[rustfmt::skip]
const PRONOUNS: &[&str] = &["уся", "вся", "ця", "наша", "моя", "ваша", "твоя", "своя", "кожна", "жодна", "інша", "одна", "перша", "друга", "стара", "нова", "велика", "відома", "славна", "місцева", "тодішня", "ота", "така"];

/// Words that end like nouns and are none.
#[rustfmt::skip]
const NO_NOUNS: &[&str] = &[
    "вчора", "учора", "завтра", "двічі", "хоча", "мабуть", "вона", "сама", "тоді", "була", "стала", "вночі", "увечері", "ввечері", "уранці", "вранці", "зранку", "влітку", "взимку", "навесні", "восени",
    "знову", "тому", "чому", "тобто", "потім", "майже", "також", "лише", "коли", "перед", "через", "для", "без", "від", "над", "під", "при", "про", "між", "щодо", "проти", "після", "біля", "поза", "понад",
    "але", "або", "який", "яка", "яку", "якого", "якому", "його", "йому", "цього", "цьому", "нього", "він", "кому", "кого", "чого", "нікого", "нічого", "разом", "вже", "ще", "якщо", "був", "було", "були", "буде", "стояв", "має",
    "щодня", "зокрема", "вдома", "щороку", "щоразу", "одразу", "відразу", "спершу", "здалеку", "насамперед",
];

#[cfg(test)]
mod tests {
    use super::super::Ukrainian;
    use super::*;
    use crate::text::fold::Fold;
    use crate::text::morph::{Lemma, Morphology};

    #[test]
    fn the_noun_behind_tells_the_adjective() {
        for (name, surface, before, after, adjective) in [
            ("Дніпропетровськ", "дніпропетровська", "", " область межує", Some(true)),
            ("Дніпропетровськ", "дніпропетровська", "Мешканці ", " чекають", Some(false)),
            ("Дніпропетровськ", "дніпропетровська", "з ", " машина поїхала", Some(false)),
            ("Дніпропетровськ", "дніпропетровська", "Мешканка ", " розповіла", Some(false)),
            ("Дніпропетровськ", "дніпропетровську", "у ", " область", Some(true)),
            ("Дніпропетровськ", "дніпропетровську", "у ", " зима", Some(false)),
            ("Дніпропетровськ", "дніпропетровську", "у ", ".", Some(false)),
            ("Дніпропетровськ", "дніпропетровська", "Мапа ", " нова", None),
            ("Дніпропетровськ", "дніпропетровська", "", " «Правда» пише", Some(true)),
            ("Дніпропетровськ", "дніпропетровська", "Команда ", " «Дніпро» грає", None),
            ("Дніпропетровськ", "дніпропетровська", "Уся ", " преса", Some(true)),
            ("Дніпропетровськ", "дніпропетровська", "", " ОВА каже", Some(true)),
            ("Дніпропетровськ", "дніпропетровська", "", " та Харківська області", Some(true)),
            ("Дніпропетровськ", "дніпропетровська", "мери ", " та Донецька мовчать", Some(false)),
            ("Хмельницький", "хмельницького", "мер ", " району", Some(true)),
            ("Хмельницький", "хмельницького", "мер ", " захворів", Some(false)),
            ("Хмельницький", "хмельницькому", "у ", " районі", Some(true)),
            ("Хмельницький", "хмельницькому", "у ", " вночі", Some(false)),
            ("Хмельницький", "хмельницького", "мер ", " готелю", None),
        ] {
            let lemma = Lemma::new(name, Fold::Default);
            let mut forms = Ukrainian.analyse(&lemma, &[surface]);
            Ukrainian.narrow(&lemma, &mut forms, Neighbours { before, after });
            let adjectives = forms.iter().filter(|form| form.has(Adjective)).count();
            let told = (adjectives == forms.len()).then_some(true).or((adjectives == 0).then_some(false));
            assert_eq!(told, adjective, "{before}{surface}{after}: {forms:?}");
        }
    }
}
