//! Adjectives and inhabitants made from a name: дніпропетровський, київський, кременчуцький, празький, хмельницький;
//! степанакертець. And whether an adjective that looks like the name in a case stands there: Дніпропетровська область.
//!
//! Accusatives are their look-alikes', but the feminine one; the masculine genitive serves the neuter.
//!
//! Source: *Український правопис* (2019), on adjectives in -ський, -цький, -зький: г, ж, з + ськ are -зьк-, к, ч, ц + ськ -цьк-,
//! х, ш, с + ськ -ськ-; л stays soft; foreign vowels at the end are lost (Торонто, торонтський; Тбілісі, тбіліський).

use super::super::slavic::{ACC, Cases, DAT, GEN, INS, LINKED, NOM, PREP, Row, Stem};
use super::super::{Feature, Form, Lemma, Neighbours, Separator};
use super::name::PREPOSITIONS;
use super::words::{DERIVED, FEMININE, GENERIC_PLURALS, GENERICS, INHABITANTS, WORKS};
use super::{common, is_consonant, last};
use Feature::{
    Accusative, Adjective, Adverbial, Dative, Demonym, Feminine, Genitive, Instrumental, Masculine, Neuter, Oblique,
    Plural, Prepositional,
};

#[rustfmt::skip]
static SKY: &[Row] = &[
    (&[Masculine], "ий"), (&[Masculine, Genitive], "ого"), (&[Masculine, Dative], "ому"), (&[Masculine, Instrumental], "им"),
    (&[Feminine], "а"), (&[Feminine, Genitive], "ої"), (&[Feminine, Oblique], "ій"), (&[Feminine, Accusative], "у"),
    (&[Feminine, Instrumental], "ою"), (&[Neuter], "е"), (&[Plural], "і"), (&[Plural, Genitive], "их"),
    (&[Plural, Dative], "им"), (&[Plural, Instrumental], "ими"), (&[Adverbial], "и"), (&[LINKED], "о"),
];
/// Свердловчанин.
#[rustfmt::skip]
static CHANYN: &[Row] = &[
    (&[], "чанин"), (&[Genitive], "чанина"), (&[Dative], "чанину"), (&[Instrumental], "чанином"), (&[Plural], "чани"), (&[Plural, Genitive], "чан"),
    (&[Plural, Dative], "чанам"), (&[Plural, Instrumental], "чанами"), (&[Plural, Prepositional], "чанах"),
];
/// Шушинець.
#[rustfmt::skip]
static ETS: &[Row] = &[
    (&[], "ець"), (&[Genitive], "ця"), (&[Dative], "цю"), (&[Instrumental], "цем"), (&[Plural], "ці"), (&[Plural, Genitive], "ців"),
    (&[Plural, Dative], "цям"), (&[Plural, Instrumental], "цями"), (&[Plural, Prepositional], "цях"),
];
/// Джебраїлець, джебраїльця: л stays soft.
#[rustfmt::skip]
static LETS: &[Row] = &[
    (&[], "ець"), (&[Genitive], "ьця"), (&[Dative], "ьцю"), (&[Instrumental], "ьцем"), (&[Plural], "ьці"), (&[Plural, Genitive], "ьців"),
    (&[Plural, Dative], "ьцям"), (&[Plural, Instrumental], "ьцями"), (&[Plural, Prepositional], "ьцях"),
];

/// The cases that a word for inhabitants can stand in: the accusative of persons is their genitive.
pub(super) fn person_cases(form: Form) -> Cases {
    let plural = form.has(Plural);
    let case = form.features().iter().find_map(|feature| match feature {
        Genitive => Some(GEN | ACC),
        Dative => Some(if plural { DAT } else { DAT | PREP }),
        Instrumental => Some(INS),
        Prepositional => Some(PREP),
        _ => None,
    });
    case.unwrap_or(NOM)
}

/// The stems of the words made from a name: from one word or the last of a hyphenated name (Івано-Франківськ). What becomes
/// one word of two (Кривий Ріг, криворізький) is `joined`'s.
pub(super) fn stems(lemma: &Lemma) -> Vec<Stem<'_>> {
    let joined = lemma.separators.iter().all(|separator| *separator == Separator::Hyphen);
    let placed = lemma.words.iter().any(|word| PREPOSITIONS.contains(&&*word.folded));
    match lemma.words.last() {
        Some(word) if joined && !(placed && lemma.words.len() > 1) && !common::is_common(lemma) => of(&word.folded),
        _ => Vec::new(),
    }
}

pub(super) fn adjective<'l>(base: &'l str, infix: &'static str) -> Stem<'l> {
    Stem { kind: Adjective, base, infix, rows: SKY, found_only: false }
}
fn person<'l>(base: &'l str, infix: &'static str) -> Stem<'l> {
    let rows = if infix.is_empty() && base.ends_with('л') { LETS } else { ETS };
    Stem { kind: Demonym, base, infix, rows, found_only: false }
}
/// What is written otherwise, or of which nobody is sure.
fn found(stem: Stem<'_>) -> Stem<'_> {
    Stem { found_only: true, ..stem }
}

/// The stem of the adjective of one word where a rule is sure of it: not -инськ-, which competes with others.
pub(super) fn surely(name: &str) -> Option<String> {
    let stem = of(name).into_iter().find(|stem| stem.kind == Adjective && !stem.found_only)?;
    (stem.infix != "инськ").then(|| format!("{}{}", stem.base, stem.infix))
}

fn of(name: &str) -> Vec<Stem<'_>> {
    if let Some((_, stem)) = DERIVED.iter().find(|(own, _)| *own == name) {
        // Бакинець of бакинський; of others by the name alone.
        let who = stem.strip_suffix("ськ").map(|short| found(person(short, "")));
        return std::iter::once(adjective(stem, "")).chain(who).chain(plain_person(name)).collect();
    }
    let cut = |end: &str| name.strip_suffix(end);
    // Кропивницький, Кам'янське, Рава-Руська are adjectives themselves.
    for end in ["ий", "а", "е"] {
        if let Some(stem) = cut(end).filter(|stem| is_relational(stem)) {
            return vec![adjective(stem, "")];
        }
    }
    if is_relational(name) {
        let short = cut("ськ").unwrap_or(name);
        return vec![adjective(name, ""), found(person(short, "")), found(Stem { rows: CHANYN, ..person(short, "") })];
    }
    let Some((base, end)) = last(name) else { return Vec::new() };
    let before = last(base).map_or(' ', |(_, c)| c);
    let stay = |infix, who| vec![adjective(base, infix), person(base, who)];
    match end {
        _ if name.chars().nth(1).is_none() => Vec::new(),
        'й' if name.ends_with("ий") && name != "стрий" => Vec::new(),
        'й' => vec![adjective(name, "ськ"), found(person(base, ""))],
        'ь' => {
            let kept = if before == 'л' { adjective(name, "ськ") } else { of_consonant(base) };
            // Маріупольці; of others in -ь (тернополяни, уманці) nobody is sure.
            let who = person(base, "");
            vec![kept, if name.ends_with("поль") { who } else { found(who) }]
        }
        'а' if ["вка", "нка"].iter().any(|end| name.ends_with(end)) => {
            let short = &base[..base.len() - before.len_utf8()];
            // Макіївці; but жмеринчани, горлівчани.
            let who = person(short, "");
            let who = if name.ends_with("ївка") { who } else { found(who) };
            vec![
                adjective(short, "ськ"),
                who,
                found(Stem { rows: CHANYN, ..person(short, "") }),
                found(person(base, "ин")),
            ]
        }
        // Охтирка, охтирський; Шпилька, шпильчинський: nobody is sure.
        'а' if name.ends_with("ка")
            && last(&base[..base.len() - 2]).is_some_and(|(_, c)| is_consonant(c) || c == 'ь') =>
        {
            let short = &base[..base.len() - before.len_utf8()];
            vec![
                found(of_consonant(short)),
                found(adjective(base, "инськ")),
                found(person(short, "")),
                found(person(base, "ин")),
            ]
        }
        'а' if let Some((_, who)) = INHABITANTS.iter().find(|(own, _)| *own == name) => {
            vec![of_consonant(base), person(who, ""), found(adjective(base, "инськ"))]
        }
        'а' if matches!(before, 'г' | 'с' | 'в' | 'н' | 'р' | 'л' | 'д' | 'м' | 'п') => {
            vec![
                of_consonant(base),
                found(adjective(base, "инськ")),
                found(person(base, "")),
                found(person(base, "ин")),
            ]
        }
        // Черкаси, Прилуки, Афіни; Торонто.
        'и' | 'о' if is_consonant(before) => {
            vec![of_consonant(base), found(adjective(base, "инськ")), found(person(base, "ин"))]
        }
        'і' if name.ends_with("вці") => cut("ці").map(|base| adjective(base, "ецьк")).into_iter().collect(),
        'о' | 'ї' => std::iter::once(adjective(base, "йськ")).chain(plain_person(name)).collect(),
        'е' if ["ове", "еве"].iter().any(|end| name.ends_with(end)) => vec![adjective(base, "ськ")],
        'е' if before == 'щ' || name.ends_with("не") => vec![adjective(base, "енськ")],
        'я' => of_ya(base, before),
        'а' | 'і' | 'е' => stay("инськ", "ин"),
        // Бакинський is in the list; of other names in -у nobody is sure.
        'у' => stay("инськ", "ин").into_iter().map(found).collect(),
        c if is_consonant(c) => {
            let sure = "бвдлмнпрт".contains(c);
            let who = person(name, "");
            let mut all = vec![of_consonant(name), if sure { who } else { found(who) }];
            // Єкатеринбуржець.
            if c == 'г' {
                let who = person(base, "ж");
                all.push(if name.ends_with("бург") || name.ends_with("борг") { who } else { found(who) });
            }
            // Карабахський beside карабаський.
            all.extend((!sure && c != 'л').then(|| found(adjective(name, "ськ"))));
            all
        }
        _ => Vec::new(),
    }
}

/// The inhabitant as the name's last letter alone would have it.
fn plain_person(name: &str) -> Option<Stem<'_>> {
    let (base, end) = last(name)?;
    match end {
        'а' | 'и' | 'і' | 'е' | 'у' | 'о' | 'я' => Some(found(person(base, "ин"))),
        'ь' | 'й' => Some(found(person(base, ""))),
        c if is_consonant(c) => Some(found(person(name, ""))),
        _ => None,
    }
}

fn is_relational(stem: &str) -> bool {
    SUFFIXES.iter().any(|end| stem.ends_with(end)) && stem.chars().count() > 3
}

/// The adjective of what ends in a consonant.
fn of_consonant(base: &str) -> Stem<'_> {
    let Some((rest, end)) = last(base) else { return adjective(base, "ськ") };
    match end {
        'г' | 'ж' | 'з' => adjective(rest, "зьк"),
        // Дамаск, дамаський.
        'к' if rest.ends_with('с') => adjective(rest.strip_suffix('с').unwrap_or(rest), "ськ"),
        'к' | 'ч' | 'ц' => adjective(rest, "цьк"),
        'х' | 'ш' | 'с' => adjective(rest, "ськ"),
        'л' => adjective(base, "ьськ"),
        _ => adjective(base, "ськ"),
    }
}

/// The words made from a name in -я.
fn of_ya(base: &str, before: char) -> Vec<Stem<'_>> {
    let ends = |ends: &[&str]| ends.iter().any(|end| base.ends_with(end));
    let rest = last(base).map_or(base, |(rest, _)| rest);
    match before {
        'і' if ends(&["ланді", "лянді", "оні", "ані", "мені", "вені", "уні", "арі"]) => {
            vec![adjective(rest, "ськ")]
        }
        'і' | 'е' | 'а' | 'о' | 'у' | 'и' => vec![adjective(base, "йськ")],
        // Придністров'я; Закарпаття, Поділля, Запоріжжя, Полісся.
        '\'' => vec![adjective(rest, "ськ")],
        _ if last(rest).is_some_and(|(_, c)| c == before) => vec![of_consonant(rest)],
        'ц' => vec![of_consonant(base)],
        _ => vec![adjective(base, "инськ"), person(base, "ин"), found(adjective(base, "ськ"))],
    }
}

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

const SUFFIXES: [&str; 3] = ["ськ", "цьк", "зьк"];

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
    use crate::text::morph::{Joint, Morphology};

    #[test]
    fn adjectives_of_names() {
        let mut wrong = Vec::new();
        for pair in [
            "Київ київський",
            "Львів львівський",
            "Полтава полтавський",
            "Одеса одеський",
            "Прага празький",
            "Рига ризький",
            "Острог острозький",
            "Кременчук кременчуцький",
            "Галич галицький",
            "Черкаси черкаський",
            "Суми сумський",
            "Прилуки прилуцький",
            "Вінниця вінницький",
            "Тернопіль тернопільський",
            "Умань уманський",
            "Стрий стрийський",
            "Трускавець трускавецький",
            "Шанхай шанхайський",
            "Стамбул стамбульський",
            "Тула тульський",
            "Самара самарський",
            "Париж паризький",
            "Кавказ кавказький",
            "Гамбург гамбурзький",
            "Карабах карабаський",
            "Тифліс тифліський",
            "Брест брестський",
            "Дамаск дамаський",
            "Токіо токійський",
            "Чикаго чиказький",
            "Торонто торонтський",
            "Косово косовський",
            "Запоріжжя запорізький",
            "Закарпаття закарпатський",
            "Поділля подільський",
            "Полісся поліський",
            "Придністров'я придністровський",
            "Австрія австрійський",
            "Шотландія шотландський",
            "Румунія румунський",
            "Горлівка горлівський",
            "Жмеринка жмеринський",
            "Дніпропетровськ дніпропетровський",
            "Кропивницький кропивницький",
            "Кам'янське кам'янський",
            "Рівне рівненський",
            "Чернівці чернівецький",
            "Афіни афінський",
            "Баку бакинський",
            "Шуша шушинський",
            "Агдере агдеринський",
            "Білорусь білоруський",
            "Івано-Франківськ івано-франківський",
            "Кам'янець-Подільський кам'янець-подільський",
            "Корея корейський",
            "Бомбей бомбейський",
            "Городище городищенський",
            "Ханкенді ханкендинський",
            "Батумі батумський",
            "Нью-Йорк нью-йоркський",
            "Нахічевань нахічеванський",
            "Херсон херсонський",
            "Севастополь севастопольський",
            "Бровари броварський",
            "Сєвєродонецьк сєвєродонецький",
            "Миколаїв миколаївський",
            "Мукачево мукачівський",
            "Вільнюс вільнюський",
            "Рава-Руська рава-руський",
            "Степанакерт степанакертський",
            "Гюмрі гюмрійський",
        ] {
            let (name, adjective) = pair.split_once(' ').expect("two words");
            let lemma = Lemma::new(name, Fold::Default);
            let form = Form::new(&[Adjective, Masculine]).expect("short");
            let made = Ukrainian.inflect(&lemma, form, Joint::None).map(|made| made.text);
            if made.as_deref() != Some(adjective) {
                wrong.push(format!("{name}: {made:?}"));
            }
            let seen: Vec<&str> = adjective.split('-').collect();
            assert!(Ukrainian.analyse(&lemma, &seen).contains(&form), "{name}");
        }
        assert!(wrong.is_empty(), "{wrong:?}");
        for name in ["Кривий Ріг", "Ростов-на-Дону", "Біла Церква", "Я"] {
            assert!(stems(&Lemma::new(name, Fold::Default)).is_empty(), "{name}");
        }
    }

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
