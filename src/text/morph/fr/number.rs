//! A plural in the place of a singular name, and the other way round: *de l’Amérique*, *des États-Unis*; *aux Nations unies*, *à
//! l’ONU*. Only behind a preposition is nothing else bound to follow; a subject has its verb. Source: Grevisse, *Le bon usage*, on the
//! contracted article and on the agreement of the verb.

use super::super::{Agreement, Feature, Form, Lemma, NearEdit, Neighbours};
use super::article::{last_word, like};

/// Articles before one, and before many.
const OF_ONE: &[&str] = &["le", "la", "l", "du", "au", "un", "une", "ce", "cet", "cette"];
const OF_MANY: &[&str] = &["les", "des", "aux", "ces"];

/// Prepositions that leave the article apart.
#[rustfmt::skip]
const APART: &[&str] = &[
    "dans", "contre", "pour", "avec", "vers", "par", "sur", "sous", "entre", "envers", "chez", "selon", "sans", "avant", "après", "depuis", "devant", "derrière", "malgré",
];

/// Ends of adjectives and participles.
#[rustfmt::skip]
const ADJECTIVAL: &[&str] = &[
    "é", "ée", "eux", "euse", "if", "ive", "el", "elle", "al", "ale", "aux", "ien", "ienne", "ain", "aine", "ais", "aise", "ois", "oise", "ique", "iste", "ant", "ante", "able", "ible", "ond", "onde",
    "er", "ère", "ni", "nie", "lu", "lue", "mis", "mise",
];

/// What the small word before a name of another number becomes; `None` where both are of one number, or where it is not known.
pub(super) fn agree(
    (old, new): (&Lemma, &Lemma),
    (word, start): (&str, usize),
    form: Form,
    vowel: bool,
    apostrophe: &str,
    near: Neighbours<'_>,
) -> Option<Agreement> {
    let before = near.before;
    let is_name = |lemma: &Lemma| lemma.words.iter().any(|word| word.text.starts_with(char::is_uppercase));
    let is_plural = || format!("one of {} and {} is a plural", old.text(), new.text());
    if old.gender == Some('p') && new.gender.is_none() && is_name(new) && !form.has(Feature::Plural) {
        return Some(Agreement::Unwritten(is_plural()));
    }
    let many = new.gender.filter(|_| !form.has(Feature::Plural))? == 'p';
    let shown = match old.gender {
        Some(gender) => gender == 'p',
        None if !is_name(new) => return None,
        None if OF_ONE.contains(&word) => false,
        None if OF_MANY.contains(&word) => true,
        None => return None,
    };
    if many == shown {
        return None;
    }
    let edit = Some(is_name(old) && is_name(new) && stands_alone(near.after)).filter(|alone| *alone);
    let edit = edit.and_then(|_| {
        let (outer, from) = outer((word, start), before)?;
        let with = match (outer, new.gender?, vowel) {
            ("de", 'p', _) => "des ".to_owned(),
            ("à", 'p', _) => "aux ".to_owned(),
            (_, 'p', _) => "les ".to_owned(),
            ("", _, true) => format!("l{apostrophe}"),
            ("", 'm', _) => "le ".to_owned(),
            ("", ..) => "la ".to_owned(),
            (outer, _, true) => format!("{outer} l{apostrophe}"),
            ("de", 'm', _) => "du ".to_owned(),
            (_, 'm', _) => "au ".to_owned(),
            (outer, ..) => format!("{outer} la "),
        };
        Some(NearEdit::Before(from..before.len(), like(&before[from..], &with)))
    });
    Some(match edit {
        Some(edit) => Agreement::Repair(vec![edit]),
        None => Agreement::Unwritten(is_plural()),
    })
}

/// True for two names of different number, or where one is a plural and nothing is known of the other that takes its place.
pub(super) fn differs(old: &Lemma, new: &Lemma, form: Form) -> bool {
    let many = |lemma: &Lemma| lemma.gender.map(|gender| gender == 'p');
    let other = || many(old) == Some(true) && new.gender.is_none();
    let differs = many(old).zip(many(new)).is_some_and(|(old, new)| old != new);
    !form.has(Feature::Plural) && (differs || other())
}

/// The preposition that an article belongs to (*de*, *à*, empty for one that stays apart), and where the article or both begin.
fn outer(at: (&str, usize), before: &str) -> Option<(&'static str, usize)> {
    let (word, start) = at;
    match word {
        "du" | "des" => return Some(("de", start)),
        "au" | "aux" => return Some(("à", start)),
        "le" | "la" | "l" | "les" => {}
        _ => return None,
    }
    let (preposition, from) = last_word(&before[..start])?;
    match &*preposition {
        "de" => Some(("de", from)),
        "à" => Some(("à", from)),
        _ if APART.contains(&&*preposition) => Some(("", start)),
        _ => None,
    }
}

/// True if nothing behind the name goes on with it: an adjective, a participle, a relative clause.
fn stands_alone(after: &str) -> bool {
    let rest = after.trim_start();
    if after.starts_with(['-', '\u{2010}', '\u{2011}']) {
        return false;
    }
    let word = rest.trim_start_matches([',', ' ', '\u{a0}']).split(|c: char| !c.is_alphabetic()).next();
    let word = word.unwrap_or_default();
    let relative = ["qui", "que", "qu", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "où", "et", "ou"];
    let adjective = || {
        let singular = word.strip_suffix('s').unwrap_or(word);
        word.chars().count() > 3 && ADJECTIVAL.iter().any(|end| singular.ends_with(end) || word.ends_with(end))
    };
    let prepositions = ["avant", "pendant", "devant", "durant", "selon", "mais", "jamais", "désormais"];
    !relative.contains(&word) && (prepositions.contains(&word) || !word.starts_with(char::is_lowercase) || !adjective())
}
