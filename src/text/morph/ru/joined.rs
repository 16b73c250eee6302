//! Adjectives of names of two words, which are one: Кривой Рог, криворожский; Белая Церковь, белоцерковский. Of Нагорный
//! Карабах, Северный Кавказ and their like they keep a hyphen.
//!
//! Source: D. È. Rozental', *Spravočnik po pravopisaniju i literaturnoj pravke*, § 44; E. A. Levashov, *Slovar' prilagatel'nyx ot
//! geografičeskix nazvanij* (1986).

use super::super::slavic::{self, Stem};
use super::super::{Feature, Form, Lemma, Separator};
use super::name::Name;
use super::{derive, endings};
use crate::text::fold::Fold;

/// What the first word becomes.
#[rustfmt::skip]
const FIRST: &[(&str, &str)] = &[
    ("бел", "бело"), ("больш", "больше"), ("велик", "велико"), ("верхн", "верхне"), ("вышн", "вышне"), ("гол", "голо"), ("дальн", "дальне"), ("долг", "долго"), ("желт", "желто"), ("зелен", "зелено"), ("золот", "золото"),
    ("красн", "красно"), ("крив", "криво"), ("кругл", "кругло"), ("лис", "лисо"), ("мал", "мало"), ("минеральн", "минерало"), ("мокр", "мокро"), ("набережн", "набережно"), ("нижн", "нижне"), ("нов", "ново"), ("остр", "остро"), ("пуст", "пусто"),
    ("светл", "светло"), ("средн", "средне"), ("стар", "старо"), ("сух", "сухо"), ("тепл", "тепло"), ("тих", "тихо"), ("черн", "черно"), ("чист", "чисто"), ("широк", "широко"),
];

/// What a noun becomes where the rules would give another.
#[rustfmt::skip]
const NOUNS: &[(&str, &str)] = &[
    ("буг", "бугск"), ("вода", "водск"), ("воды", "водск"), ("гора", "горск"), ("горы", "горск"), ("лука", "лукск"), ("луки", "лукск"), ("луч", "лучск"), ("пристань", "пристанск"), ("речка", "реченск"), ("рог", "рожск"), ("салда", "салдинск"), ("церковь", "церковск"),
    ("челны", "челнинск"), ("яр", "ярск"), ("поляна", "полянск"), ("балка", "балковск"), ("коса", "косинск"), ("тура", "туринск"), ("пышма", "пышминск"), ("новгород", "новгородск"),
];

/// Names whose adjective no rule gives.
const WHOLE: &[(&str, &str, &str)] = &[
    ("нижний", "новгород", "нижегородск"),
    ("великий", "новгород", "новгородск"),
    ("нижний", "тагил", "нижнетагильск"),
];

/// The stem of the adjective, folded: криворожск; `None` where nothing tells it.
pub(super) fn base(lemma: &Lemma) -> Option<String> {
    let [first, last] = &lemma.words[..] else { return None };
    let own = first.text.starts_with(char::is_uppercase) && last.text.starts_with(char::is_uppercase);
    if lemma.separators != [Separator::Space] || !own {
        return None;
    }
    if let Some((.., stem)) = WHOLE.iter().find(|(one, two, _)| (*one, *two) == (&*first.folded, &*last.folded)) {
        return Some((*stem).to_owned());
    }
    let stem = endings::adjective(&first.folded)?.declined.base;
    let (_, linked) = FIRST.iter().find(|(own, _)| *own == stem)?;
    let listed = NOUNS.iter().find(|(noun, _)| *noun == last.folded).map(|(_, own)| (*own).to_owned());
    listed.or_else(|| by_rule(&last.text)).map(|noun| format!("{linked}{noun}"))
}

/// The stem of the adjective of one word where a rule is sure of it.
fn by_rule(noun: &str) -> Option<String> {
    let lemma = Lemma::new(noun, Fold::Default);
    let word = lemma.words.first()?;
    if endings::generic(&word.folded).is_some() {
        return None;
    }
    let stems = derive::stems(&word.folded, Name::new(&lemma).class, false);
    let stem = stems.into_iter().find(|stem| stem.kind == Feature::Adjective && !stem.found_only)?;
    (stem.infix != "инск").then(|| format!("{}{}", stem.base, stem.infix))
}

/// The name as the finder sees its adjective.
pub(super) fn of(lemma: &Lemma) -> Option<Lemma> {
    base(lemma).map(|base| slavic::joined(&base))
}

/// The forms that a word is on a stem: криворожский, and криворожцы, which are only found.
pub(super) fn analyse(stem: &str, surface: &[&str]) -> Vec<Form> {
    let mut found = Vec::new();
    if let [word] = surface {
        let mut stems = vec![derive::adjective(stem)];
        stems.extend(stem.strip_suffix("ск").map(derive::found_people));
        Stem::analyse(&stems, word, &mut found);
    }
    found
}

/// The adjective of a name in a form.
pub(super) fn inflect(lemma: &Lemma, form: Form) -> Option<String> {
    let stem = base(lemma).filter(|_| form.has(Feature::Adjective))?;
    let (base, ending) = Stem::inflect(&[derive::adjective(&stem)], form)?;
    Some(format!("{base}{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_become_one() {
        for (name, stem) in [
            ("Кривой Рог", Some("криворожск")),
            ("Белая Церковь", Some("белоцерковск")),
            ("Великие Луки", Some("великолукск")),
            ("Минеральные Воды", Some("минераловодск")),
            ("Новая Каховка", Some("новокаховск")),
            ("Старый Оскол", Some("старооскольск")),
            ("Нижний Новгород", Some("нижегородск")),
            ("Нагорный Карабах", None),
            ("Южная Осетия", None),
            ("Красное море", None),
            ("Ростов-на-Дону", None),
            ("Киев", None),
        ] {
            assert_eq!(base(&Lemma::new(name, Fold::Default)).as_deref(), stem, "{name}");
        }
    }
}
