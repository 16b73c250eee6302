//! Nouns that are no nouns in a locution: *d'accord* (agreed), *en effet*, *au lieu de*. Source: the *Trésor de la langue française*.

use super::super::{Form, Lemma, Neighbours};
use super::article::last_word;

/// The noun, the words before it, and whether *de* has to follow.
const LOCUTIONS: &[(&str, &str, bool)] = &[
    ("suite", "tout de", false),
    ("effet", "en", false),
    ("fait", "en", false),
    ("cause", "à", true),
    ("lieu", "au", true),
    ("cours", "au", true),
    ("moyen", "au", true),
    ("raison", "en", true),
];

/// Words before *d'accord* where it is no noun: forms of *être*, *tomber*, *mettre*, and adverbs.
#[rustfmt::skip]
const AGREED: &[&str] = &[
    "suis", "es", "est", "sommes", "êtes", "sont", "été", "étais", "était", "étions", "étiez", "étaient", "serai", "seras", "sera", "serons", "serez", "seront", "serait", "seraient", "sois", "soit", "soient", "soyons", "être", "étant", "fut", "furent",
    "tomber", "tombe", "tombent", "tombé", "tombée", "tombés", "tombées", "tombons", "mis", "mise", "mises", "mettre", "mettent", "pas", "plus", "tous", "toutes", "bien", "tout", "largement", "entièrement", "totalement", "parfaitement", "toujours", "aussi", "jamais", "non", "et", "mais",
];

pub(super) fn has(lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
    let [noun] = &lemma.words[..] else { return false };
    if !form.is_bare() {
        return false;
    }
    let Some((word, start)) = last_word(near.before) else { return false };
    if &*noun.folded == "accord" && word == "d" {
        let earlier = near.before[..start].trim_end();
        let alone = earlier.is_empty() || !earlier.ends_with(char::is_alphanumeric);
        return alone || last_word(&near.before[..start]).is_some_and(|(word, _)| AGREED.contains(&&*word));
    }
    LOCUTIONS.iter().any(|(own, before, of)| {
        let mut words = before.rsplit(' ');
        let first = words.next() == Some(&*word);
        let outer = words.next();
        *own == &*noun.folded
            && first
            && outer.is_none_or(|outer| last_word(&near.before[..start]).is_some_and(|(word, _)| word == outer))
            && (!of || is_before_of(near.after))
    })
}

fn is_before_of(after: &str) -> bool {
    let rest = after.trim_start();
    ["de ", "du ", "des ", "d'", "d’"].iter().any(|own| rest.starts_with(own)) && rest.len() < after.len()
}
