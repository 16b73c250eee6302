//! Adjectives and inhabitants made from a name: дніпропетровський, київський, кременчуцький, празький, хмельницький;
//! степанакертець.
//!
//! Accusatives are their look-alikes', but the feminine one; the masculine genitive serves the neuter.
//!
//! Source: *Український правопис* (2019), on adjectives in -ський, -цький, -зький: г, ж, з + ськ are -зьк-, к, ч, ц + ськ -цьк-,
//! х, ш, с + ськ -ськ-; л stays soft; foreign vowels at the end are lost (Торонто, торонтський; Тбілісі, тбіліський).

use super::super::slavic::{ACC, Cases, DAT, GEN, INS, LINKED, NOM, PREP, Row, Stem};
use super::super::{Feature, Form, Lemma, Separator};
use super::common;
use super::endings::{is_consonant, last};
use super::name::PREPOSITIONS;
use super::words::{DERIVED, INHABITANTS};
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

/// Of relational adjectives.
pub(super) const SUFFIXES: [&str; 3] = ["ськ", "цьк", "зьк"];

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
}
