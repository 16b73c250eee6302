//! What the house says of a name, and the lines that say it: the data behind `policy show`.

use unicode_normalization::UnicodeNormalization;

use super::{Naming, Preferred, Scope, Verdict, naming, preferred, verdict};
use crate::base::Lang;
use crate::model::{Concept, Glossary, Policy, PolicyPlace, Rule, TermRef};

/// A concept of that name, and what the house says of it.
#[derive(Debug)]
pub struct Shown<'g, 'p> {
    /// The concept.
    pub concept: &'g Concept,
    /// Language by language, in the order of the glossary.
    pub languages: Vec<ShownLanguage<'g, 'p>>,
}

/// What the house says of a concept in texts of one language.
#[derive(Debug)]
pub struct ShownLanguage<'g, 'p> {
    /// The language.
    pub lang: Lang,
    /// The term that the house writes; `None` is a gap.
    pub preferred: Option<Preferred<'g, 'p>>,
    /// How it is named through a document, where a rule says so.
    pub naming: Option<Naming<'g, 'p>>,
    /// Every term of the language, in file order.
    pub terms: Vec<ShownTerm<'g, 'p>>,
}

/// A term and the house's stance to it.
#[derive(Debug)]
pub struct ShownTerm<'g, 'p> {
    /// The term.
    pub term: TermRef<'g>,
    /// What the house says.
    pub verdict: Verdict<'p>,
    /// The rule that decided; its `depth` tells how many policies up it stands. `None` where no rule speaks.
    pub rule: Option<&'p Rule>,
}

/// What the house says of every concept that has a term `name` (without regard to capitals) or the id `name`, in
/// `lang` or in every language that the concept has terms in. `scope` gives dates, element, type and path.
pub(crate) fn show<'g, 'p>(
    policy: &'p Policy,
    glossary: &'g Glossary,
    name: &str,
    lang: Option<&Lang>,
    scope: &Scope<'_>,
) -> Vec<Shown<'g, 'p>> {
    let concepts = called(glossary, name).into_iter();
    concepts.map(|concept| Shown { concept, languages: languages(policy, concept, lang, scope) }).collect()
}

/// What the house says of every concept that has terms, in `lang` or in every language that it has terms in.
pub(crate) fn show_all<'g, 'p>(
    policy: &'p Policy,
    glossary: &'g Glossary,
    lang: Option<&Lang>,
    scope: &Scope<'_>,
) -> Vec<Shown<'g, 'p>> {
    let all =
        glossary.concepts.iter().map(|concept| Shown { concept, languages: languages(policy, concept, lang, scope) });
    all.filter(|shown| shown.languages.iter().any(|one| one.preferred.is_some() || !one.terms.is_empty())).collect()
}

/// The concepts with this id, now or earlier, or with a name of this spelling, in any capitals.
pub(crate) fn called<'g>(glossary: &'g Glossary, name: &str) -> Vec<&'g Concept> {
    let wanted = folded(name);
    let meant = |concept: &&Concept| {
        *concept.id == *name.trim()
            || concept.was.iter().any(|id| **id == *name.trim())
            || concept.terms().any(|term| folded(&term.text) == wanted)
    };
    glossary.concepts.iter().filter(meant).collect()
}

fn languages<'g, 'p>(
    policy: &'p Policy,
    concept: &'g Concept,
    only: Option<&Lang>,
    scope: &Scope<'_>,
) -> Vec<ShownLanguage<'g, 'p>> {
    let langs = only.map_or_else(|| concept.langs(), |only| vec![only.clone()]);
    let one = |lang: &Lang| {
        let scope = Scope { lang, ..scope.clone() };
        let of_lang = concept
            .term_refs()
            .filter(|term| if only.is_some() { term.term.lang.same_language(lang) } else { term.term.lang == *lang });
        ShownLanguage {
            lang: lang.clone(),
            preferred: preferred(policy, concept, lang, &scope),
            naming: naming(policy, concept, &scope),
            terms: of_lang
                .map(|term| {
                    let verdict = verdict(policy, term, &scope);
                    let rule = verdict.place.and_then(|place| rule_at(policy, place));
                    ShownTerm { term, verdict, rule }
                })
                .collect(),
        }
    };
    langs.iter().map(one).collect()
}

/// The rule that a place of this very policy belongs to.
pub(crate) fn rule_at<'p>(policy: &'p Policy, place: &PolicyPlace) -> Option<&'p Rule> {
    policy.rules.iter().find(|rule| std::ptr::eq(&raw const rule.place, place))
}

fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{country, double, house, scope, stance};
    use super::*;
    use crate::model::Stance;

    #[test]
    fn every_language_with_its_lines() {
        let (glossary, en) = (country(), Lang::new("en"));
        let mut policy = house(vec![stance("label=upper", Stance::Prefer), stance("label=lower", Stance::Forbid)]);
        policy.rules[0].depth = 1;
        let shown = show(&policy, &glossary, " tessel ", None, &scope(&en));
        assert_eq!(shown.len(), 1);
        let languages: Vec<_> = shown[0].languages.iter().map(|one| one.lang.as_str()).collect();
        assert_eq!(languages, ["en", "ru", "de"]);
        let written: Vec<_> =
            shown[0].languages.iter().map(|one| one.preferred.map(|preferred| &*preferred.term.text)).collect();
        assert_eq!(written, [Some("Ruhn"), Some("Рун"), None]);
        let russian: Vec<_> = shown[0].languages[1]
            .terms
            .iter()
            .map(|one| (&*one.term.term.text, one.verdict.stance, one.rule.map(|rule| (rule.place.line, rule.depth))))
            .collect();
        assert_eq!(russian, [("Рун", Stance::Prefer, Some((1, 1))), ("Тессель", Stance::Forbid, Some((2, 0)))]);
    }

    #[test]
    fn one_language_by_name_or_id() {
        let (glossary, ru) = (country(), Lang::new("ru"));
        let policy = house(vec![double("", "{A} ({B})", "{A}")]);
        for name in ["c1", "РУН", "Tessel"] {
            let shown = show(&policy, &glossary, name, Some(&ru), &scope(&ru));
            assert_eq!(shown.len(), 1, "{name}");
            assert_eq!(shown[0].languages.len(), 1);
            let naming = shown[0].languages[0].naming.as_ref().expect("a mode");
            assert_eq!(Naming::names(&naming.first).count(), 2);
        }
        assert_eq!(show(&policy, &glossary, "Hale", None, &scope(&ru)).len(), 1);
        assert!(show(&policy, &glossary, "", None, &scope(&ru)).is_empty());
        assert!(show(&policy, &glossary, "Nowhere", None, &scope(&ru)).is_empty());
    }
}
