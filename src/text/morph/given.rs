//! Forms that a glossary gives by name, `"genitive: Szuszy"`: found as that form and written where it is asked for, in
//! languages without rules, and before the rules in the others.

use super::super::fold::Fold;
use super::form::NAMED;
use super::{Agreement, Form, Inflected, Joint, Lemma, Morphology, Neighbours};

/// A language's rules with the named forms of the glossary before them.
pub(super) struct Given {
    pub(super) rules: &'static dyn Morphology,
    pub(super) fold: Fold,
}

/// An entry of `forms` with its name: `Ok(None)` for one without, `Err` with the word that names no feature.
pub(crate) fn named(entry: &str) -> Result<Option<(Form, &str)>, &str> {
    let Some((name, text)) = entry.split_once(':') else { return Ok(None) };
    let mut form = Form::BARE;
    for word in name.split_whitespace() {
        let feature = NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).ok_or(word)?.1;
        form = form.with(feature).ok_or(word)?;
    }
    if form.is_bare() || text.trim().is_empty() {
        return Err(name.trim());
    }
    Ok(Some((form, text.trim())))
}

/// The named forms of a name that have as many words as it.
fn of(lemma: &Lemma, fold: Fold) -> impl Iterator<Item = (Form, &str, Lemma)> {
    let entries = lemma.forms.iter().filter_map(|entry| named(entry).ok().flatten());
    let entries = entries.map(move |(form, text)| (form, text, Lemma::new(text, fold)));
    entries.filter(|(_, _, given)| given.words.len() == lemma.words.len())
}

fn is_written(given: &Lemma, surface: &[&str]) -> bool {
    given.words.iter().zip(surface).all(|(word, &seen)| {
        word.folded == seen || seen.contains(['\'', '"']) && word.folded == seen.replace(['\'', '"'], "")
    })
}

impl Morphology for Given {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut stems = self.rules.stems(lemma, word);
        for (_, _, given) in of(lemma, self.fold) {
            let folded = &given.words[word].folded;
            if !stems.iter().any(|stem| folded.starts_with(stem.as_str())) {
                stems.push(folded.clone());
            }
        }
        stems
    }

    fn joined(&self, lemma: &Lemma) -> Option<Lemma> {
        self.rules.joined(lemma)
    }

    fn may_end(&self, rest: &str) -> bool {
        self.rules.may_end(rest)
    }

    fn endings(&self, lemma: &Lemma) -> Option<&'static [&'static str]> {
        self.rules.endings(lemma)
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        let mut forms = self.rules.analyse(lemma, surface);
        if !lemma.forms.is_empty() && surface.len() == lemma.words.len() {
            let given = of(lemma, self.fold).filter(|(.., given)| is_written(given, surface));
            let mut first: Vec<Form> = given.map(|(form, ..)| form).collect();
            forms.retain(|form| !first.contains(form));
            first.append(&mut forms);
            return first;
        }
        forms
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        if !lemma.forms.is_empty()
            && let Some((_, text, _)) = of(lemma, self.fold).find(|(given, ..)| *given == form)
        {
            let name = lemma.text();
            let joint =
                (joint != Joint::None && text.starts_with(&name) && text.len() > name.len()).then_some(name.len());
            return Some(Inflected { text: text.to_owned(), joint });
        }
        self.rules.inflect(lemma, form, joint)
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let mut forms = self.rules.forms(lemma);
        for (form, ..) in of(lemma, self.fold) {
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }

    fn narrow(&self, lemma: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        self.rules.narrow(lemma, forms, near);
    }

    fn is_ordinary(&self, word: &str) -> bool {
        self.rules.is_ordinary(word)
    }

    fn is_another_word(&self, lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        self.rules.is_another_word(lemma, form, near)
    }

    fn adapt(&self, new: &Lemma, form: Form, near: Neighbours<'_>) -> Form {
        self.rules.adapt(new, form, near)
    }

    fn finish(&self, original: &str, suggestion: String) -> String {
        self.rules.finish(original, suggestion)
    }

    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        self.rules.agree(old, new, form, new_text, near)
    }

    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        self.rules.class(lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::super::proof::{both_ways, lemma, read, write};
    use super::super::{Feature, Form, Joint, language};
    use super::named;
    use crate::base::Lang;

    fn form(feature: Feature) -> Form {
        Form::new(&[feature]).expect("one feature")
    }

    #[test]
    fn names_of_forms() {
        assert_eq!(named("Szuszy"), Ok(None));
        assert_eq!(named("genitive: Szuszy"), Ok(Some((form(Feature::Genitive), "Szuszy"))));
        let both = Form::new(&[Feature::Plural, Feature::Dative]).expect("two");
        assert_eq!(named("Plural dative:Szuszom"), Ok(Some((both, "Szuszom"))));
        assert_eq!(named("genetive: Szuszy"), Err("genetive"));
        assert_eq!(named(": Szuszy"), Err(""));
        assert_eq!(named("genitive: "), Err("genitive"));
    }

    #[test]
    fn a_language_without_rules_finds_and_writes_them() {
        let rules = language(&Lang::new("pl")).morphology;
        let mut name = lemma("en", "Szusza");
        name.forms =
            vec!["genitive: Szuszy".into(), "locative: Szuszy".into(), "accusative: Szuszę".into(), "Szusz|".into()];
        assert_eq!(rules.analyse(&name, &["szuszy"])[..2], [form(Feature::Genitive), form(Feature::Locative)]);
        let written = rules.inflect(&name, form(Feature::Accusative), Joint::None).expect("given");
        assert_eq!((written.text.as_str(), written.joint), ("Szuszę", None));
        assert!(rules.analyse(&name, &["szuszom"]).iter().all(|f| f.has(Feature::Other1)));
        assert!(rules.inflect(&name, form(Feature::Dative), Joint::None).is_none());
        assert_eq!(rules.forms(&name).len(), 4);
        assert!(rules.stems(&name, 0).iter().any(|stem| "szuszę".starts_with(stem.as_str())));
    }

    #[test]
    fn they_go_before_the_rules_and_hold_both_ways() {
        let mut name = lemma("az", "Vəng");
        name.forms = vec!["dative: Vəngiyə".into(), "locative: Vəngidə".into()];
        assert_eq!(write("az", &name, form(Feature::Dative), Joint::None).as_deref(), Some("Vəngiyə"));
        assert_eq!(write("az", &name, form(Feature::Genitive), Joint::None).as_deref(), Some("Vəngin"));
        assert!(read("az", &name, "Vəng”iyə").contains(&form(Feature::Dative)));
        both_ways("az", &name, 97).unwrap_or_else(|error| panic!("{error}"));
        let mut eagle = lemma("ru", "Орёл");
        eagle.forms = vec!["genitive: Орла".into()];
        assert_eq!(write("ru", &eagle, form(Feature::Instrumental), Joint::None).as_deref(), Some("Орлом"));
    }

    #[test]
    fn names_of_several_words() {
        let rules = language(&Lang::new("cs")).morphology;
        let mut name = lemma("en", "Horní Karabach");
        name.forms = vec!["locative: Horním Karabachu".into(), "genitive: Karabachu".into()];
        assert_eq!(rules.analyse(&name, &["horním", "karabachu"]), [form(Feature::Locative)]);
        assert!(rules.inflect(&name, form(Feature::Genitive), Joint::None).is_none());
    }
}
