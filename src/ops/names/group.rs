//! Which spellings are forms of one another, as far as the language's rules can tell.

use std::collections::BTreeMap;

use super::tally::Seen;
use crate::base::Lang;
use crate::text::fold;
use crate::text::morph::{self, Feature, Language, Lemma};

/// Letters of a name from which others may be its forms: shorter ones begin too many words.
const SHORTEST: usize = 3;

/// A name with everything that is written for it.
#[derive(Debug)]
pub(super) struct Group {
    /// The form that the others are forms of, as it is mostly written.
    pub(super) head: String,
    pub(super) seen: Seen,
    /// As written, with counts.
    pub(super) forms: BTreeMap<String, Seen>,
}

/// Groups what is written in a text of a language: the same but for capitals and marks, and forms of what stands there
/// too.
pub(super) fn group(lang: &Lang, written: BTreeMap<String, Seen>) -> Vec<Group> {
    let rules = morph::language(lang);
    let mut same: BTreeMap<String, Group> = BTreeMap::new();
    for (text, seen) in written {
        let group = same.entry(fold::fine(&text, rules.fold)).or_insert_with(|| Group {
            head: String::new(),
            seen: Seen::default(),
            forms: BTreeMap::new(),
        });
        group.seen.add(&seen);
        group.forms.insert(text, seen);
    }
    for group in same.values_mut() {
        // Of equally frequent ones that with small letters.
        let best = group.forms.iter().max_by_key(|(text, seen)| (seen.count, text.chars().any(char::is_lowercase)));
        group.head = best.map(|(text, _)| text.clone()).unwrap_or_default();
    }
    let parents = parents(rules, &same);
    let mut keys: Vec<&String> = same.keys().collect();
    // The likeliest base first: what has no base, then the more frequent, then the shorter.
    keys.sort_by_key(|key| (parents.contains_key(*key), std::cmp::Reverse(same[*key].seen.count), key.len(), *key));
    let mut roots: BTreeMap<String, String> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for key in keys {
        let root = parents.get(key).and_then(|bases| order.iter().find(|root| bases.contains(root)));
        match root.cloned() {
            Some(root) => {
                roots.insert(key.clone(), root);
            }
            None => order.push(key.clone()),
        }
    }
    for (key, root) in roots {
        if let Some(form) = same.remove(&key)
            && let Some(group) = same.get_mut(&root)
        {
            group.seen.add(&form.seen);
            group.forms.extend(form.forms);
        }
    }
    same.into_values().collect()
}

/// Of each spelling that is an inflected form of others: those others.
fn parents(rules: &Language, same: &BTreeMap<String, Group>) -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (base, group) in same.iter().filter(|(base, _)| base.chars().count() >= SHORTEST) {
        let lemma = Lemma::new(&group.head, rules.fold);
        if lemma.words.is_empty() {
            continue;
        }
        for stem in rules.morphology.stems(&lemma, 0) {
            if stem.is_empty() {
                continue;
            }
            let alike = same.range(stem.clone()..).take_while(|(key, _)| key.starts_with(&stem));
            for (key, _) in alike.filter(|(key, _)| *key != base) {
                // Most of what begins alike goes on as no form does.
                let rest = &key[stem.len()..];
                let more = rest.contains([' ', '-']);
                let goes_on = || rest.contains(fold::is_apostrophe) || rules.morphology.may_end(&fold::coarse(rest));
                if lemma.words.len() == 1 && (more || !goes_on()) {
                    continue;
                }
                let bases = all.get(key);
                if bases.is_none_or(|bases| !bases.contains(base)) && is_form(rules, &lemma, key) {
                    all.entry(key.clone()).or_default().push(base.clone());
                }
            }
        }
    }
    all
}

fn is_form(rules: &Language, lemma: &Lemma, surface: &str) -> bool {
    let surface = Lemma::new(surface, rules.fold);
    if surface.separators != lemma.separators {
        return false;
    }
    let words: Vec<String> = surface.words.iter().map(|word| apostrophes(&word.folded)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // A person from there is another name: Christ, Christian.
    let forms = rules.morphology.analyse(lemma, &words);
    forms.iter().any(|form| !form.is_bare() && !form.has(Feature::Demonym) && !form.has(Feature::Adjective))
}

fn apostrophes(folded: &str) -> String {
    folded.chars().map(|c| if fold::is_apostrophe(c) { '\'' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(lang: &str, written: &[(&str, u64)]) -> Vec<String> {
        let seen = |count| Seen { count, ..Seen::default() };
        let written = written.iter().map(|&(text, count)| (text.to_owned(), seen(count))).collect();
        let groups = group(&Lang::new(lang), written);
        let forms = |g: &Group| g.forms.keys().cloned().collect::<Vec<_>>().join(" ");
        groups.iter().map(|g| format!("{} {}: {}", g.head, g.seen.count, forms(g))).collect()
    }

    #[test]
    fn forms_of_what_stands_there_too() {
        assert_eq!(shown("en", &[("Varnia", 1), ("Varnia's", 5), ("VARNIA", 1)]), ["Varnia 7: VARNIA Varnia Varnia's"]);
        assert_eq!(shown("az", &[("Bakı", 2), ("Bakıda", 3), ("Bakıdan", 1)]), ["Bakı 6: Bakı Bakıda Bakıdan"]);
        assert_eq!(shown("ru", &[("Тула", 1), ("Тулы", 2), ("Туле", 1)]), ["Тула 4: Тула Туле Тулы"]);
        assert_eq!(shown("en", &[("Anna Beck", 1), ("Anna Beck's", 1)]), ["Anna Beck 2: Anna Beck Anna Beck's"]);
    }

    #[test]
    fn other_names_stay_apart() {
        assert_eq!(shown("en", &[("Varn", 1), ("Varnia", 1)]).len(), 2);
        assert_eq!(shown("az", &[("Bakıda", 1), ("Bakıya", 1)]).len(), 2);
        assert_eq!(shown("und", &[("Varnia", 1), ("Varnias", 1)]).len(), 2);
        assert_eq!(shown("en", &[("Christ", 1), ("Christian", 1)]).len(), 2);
    }
}
