//! Adjectives of names of two words, which are one: Кривий Ріг, криворізький; Біла Церква, білоцерківський.
//!
//! Source: *Український правопис* (2019) § 36 (adjectives made from a noun and its adjective are one word).

use super::super::slavic::{self, Stem};
use super::super::{Feature, Form, Lemma, Separator};
use super::derive;
use super::name::is_adjective;
use super::words::GENERICS;

/// What a noun becomes before -ськ- where the rules would give another.
const NOUNS: &[(&str, &str)] =
    &[("церква", "церківськ"), ("виска", "висківськ"), ("лепетиха", "лепетиськ"), ("гута", "гутськ")];

/// The stem of the adjective, folded: криворізьк; `None` where nothing tells it.
fn base(lemma: &Lemma) -> Option<String> {
    let [first, last] = &lemma.words[..] else { return None };
    let own = first.text.starts_with(char::is_uppercase) && last.text.starts_with(char::is_uppercase);
    let relational = ["ськ", "цьк", "зьк"].iter().any(|end| first.folded.contains(end));
    let generic = GENERICS.contains(&&*last.folded) && last.folded != "церква";
    if lemma.separators != [Separator::Space] || !own || relational || generic || !is_adjective(lemma, 0) {
        return None;
    }
    // Верхній: верхньо-.
    let soft = ["ій", "я", "є"].iter().find_map(|end| first.folded.strip_suffix(end));
    let hard = || ["ий", "а", "е", "і"].iter().find_map(|end| first.folded.strip_suffix(end));
    let linked = soft.map_or_else(|| Some(format!("{}о", hard()?)), |stem| Some(format!("{stem}ьо")))?;
    let listed = NOUNS.iter().find(|(noun, _)| *noun == last.folded).map(|(_, own)| (*own).to_owned());
    listed.or_else(|| derive::surely(&last.folded)).map(|noun| linked + &noun)
}

/// The name as the finder sees its adjective.
pub(super) fn of(lemma: &Lemma) -> Option<Lemma> {
    base(lemma).map(|base| slavic::joined(&base))
}

/// The forms that a word is on a stem.
pub(super) fn analyse(stem: &str, surface: &[&str]) -> Vec<Form> {
    let mut found = Vec::new();
    if let [word] = surface {
        Stem::analyse(&[derive::adjective(stem, "")], word, &mut found);
    }
    found
}

/// The adjective of a name in a form.
pub(super) fn inflect(lemma: &Lemma, form: Form) -> Option<String> {
    let stem = base(lemma).filter(|_| form.has(Feature::Adjective))?;
    let (base, ending) = Stem::inflect(&[derive::adjective(&stem, "")], form)?;
    Some(format!("{base}{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::Fold;

    #[test]
    fn two_words_become_one() {
        for (name, stem) in [
            ("Кривий Ріг", Some("криворізьк")),
            ("Біла Церква", Some("білоцерківськ")),
            ("Жовті Води", Some("жовтоводськ")),
            ("Нова Каховка", Some("новокаховськ")),
            ("Старий Самбір", Some("старосамбірськ")),
            ("Новий Буг", Some("новобузьк")),
            ("Великий Бурлук", Some("великобурлуцьк")),
            ("Гола Пристань", Some("голопристанськ")),
            ("Чеська Республіка", None),
            ("Чорне море", None),
            ("Ростов-на-Дону", None),
            ("Київ", None),
            ("Сан Франциско", None),
        ] {
            assert_eq!(base(&Lemma::new(name, Fold::Default)).as_deref(), stem, "{name}");
        }
    }
}
