//! The small words before a French noun: de and d', le, la and l', du and de l', un and une, ce, cet and cette, mon and ma.
//!
//! Facts: school grammar; for the h that is no letter to elide before, the entries of French dictionaries (*h aspiré*).

use super::super::{Agreement, Feature, Form, Lemma, NearEdit, Neighbours};
use super::{adjectives, behind, contracted, countries, number};

/// Words that lose their last vowel before another: de Stepanakert, d'Aghdam.
const ELIDED: &[(&str, &str)] =
    &[("de", "d"), ("que", "qu"), ("lorsque", "lorsqu"), ("puisque", "puisqu"), ("quoique", "quoiqu")];

/// Determiners: masculine, the same before a vowel, feminine, the same before a vowel.
const DETERMINERS: &[[&str; 4]] = &[
    ["un", "un", "une", "une"],
    ["ce", "cet", "cette", "cette"],
    ["aucun", "aucun", "aucune", "aucune"],
    ["nul", "nul", "nulle", "nulle"],
    ["quel", "quel", "quelle", "quelle"],
    ["tout", "tout", "toute", "toute"],
    ["mon", "mon", "ma", "mon"],
    ["ton", "ton", "ta", "ton"],
    ["son", "son", "sa", "son"],
    ["ledit", "ledit", "ladite", "ladite"],
    ["dudit", "dudit", "de ladite", "de ladite"],
    ["audit", "audit", "à ladite", "à ladite"],
    ["certain", "certain", "certaine", "certaine"],
];
/// The same before a plural.
const PLURALS: &[[&str; 2]] = &[
    ["tous", "toutes"],
    ["quels", "quelles"],
    ["certains", "certaines"],
    ["lesdits", "lesdites"],
    ["desdits", "desdites"],
    ["auxdits", "auxdites"],
];
/// What may stand between *tous* and its noun.
const BEFORE_PLURALS: &[&str] = &["les", "ces", "mes", "tes", "ses", "nos", "vos", "leurs"];

/// What may stand between an article and an adjective.
const ADVERBS: &[&str] = &[
    "plus", "moins", "très", "si", "aussi", "tout", "toute", "trop", "assez", "bien", "fort", "peu", "encore",
    "toujours",
];

/// What stands before the noun and behind it.
pub(super) fn agree(old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
    let behind = match behind::behind(old, new, form, near) {
        Ok(edits) => edits,
        Err(word) => return Agreement::Breaks(format!("`{word}` may agree with `{}`", old.text())),
    };
    match before(old, new, form, new_text, near) {
        open @ (Agreement::Breaks(_) | Agreement::Unwritten(_)) => open,
        Agreement::Fits if behind.is_empty() => Agreement::Fits,
        Agreement::Fits => Agreement::Repair(behind),
        Agreement::Repair(mut edits) => {
            edits.extend(behind);
            Agreement::Repair(edits)
        }
    }
}

fn before(old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
    let gender = new.gender.filter(|gender| matches!(gender, 'm' | 'f'));
    let vowel = begins_with_vowel(new_text, new);
    let (found, first) = adjectives::before(near.before, gender, form.has(Feature::Plural), vowel);
    let Some((start, vowel)) = first else { return preceding(old, new, form, new_text, near, vowel) };
    if number::differs(old, new, form) {
        return Agreement::Unwritten(format!("one of {} and {new_text} is a plural", old.text()));
    }
    // La plus belle machine: what stands before the adverb, or the mark, would keep the other gender.
    let lead = near.before[..start].trim_end();
    let has_adverb = last_word(&near.before[..start]).is_some_and(|(word, _)| ADVERBS.contains(&&*word));
    if !found.is_empty() && (has_adverb || lead.ends_with(['«', '“', '"', '‹'])) {
        return Agreement::Breaks(format!("the words before {new_text} agree with the name"));
    }
    // What stands before the adjectives goes by their sound, and by the gender of the noun.
    let rest = Neighbours { before: &near.before[..start], ..near };
    let mut edits = match preceding(old, new, form, new_text, rest, vowel) {
        open @ (Agreement::Breaks(_) | Agreement::Unwritten(_)) => return open,
        Agreement::Repair(edits) => edits,
        Agreement::Fits => Vec::new(),
    };
    edits.extend(found);
    if edits.is_empty() { Agreement::Fits } else { Agreement::Repair(edits) }
}

/// What the small words before a noun, or before its adjectives, have to become; `vowel` is what is heard behind them.
fn preceding(old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>, vowel: bool) -> Agreement {
    let before = near.before;
    let Some((word, start)) = last_word(before) else { return Agreement::Fits };
    if form.has(contracted::WITHOUT) {
        let grown = contracted::article(new).and_then(|article| contracted::grown(article, &word));
        return grown.map_or(Agreement::Fits, |with| repair(before, start, with, false));
    }
    if let Some(article) = leading_article(new).filter(|_| matches!(&*word, "de" | "d" | "à")) {
        return Agreement::Breaks(format!("{word} and the {article} of {new_text} become one word"));
    }
    if leading_article(old).is_some() {
        return Agreement::Fits;
    }
    let apostrophe = if before.contains('\'') || near.after.contains('\'') { "'" } else { "’" };
    if let Some(answer) = countries::preposition((old, new), (&word, start), before, vowel, apostrophe) {
        return answer;
    }
    if let Some(answer) = number::agree((old, new), (&word, start), form, vowel, apostrophe, near) {
        return answer;
    }
    let gender = new.gender.filter(|gender| matches!(gender, 'm' | 'f'));
    let elides = |word: &str| ELIDED.iter().any(|(full, short)| word == *full || word == *short);
    if form.has(Feature::Plural) && !elides(&word) {
        return gender.map_or(Agreement::Fits, |gender| of_many(before, &word, start, gender == 'm'));
    }
    // Est-ce is no determiner.
    let joined = before[..start].ends_with('-');
    // De ladite machine: dudit appareil.
    if word == "ladite"
        && let Some((outer, from)) = last_word(&before[..start])
        && let Some(row) = DETERMINERS.iter().find(|row| row[2] == format!("{outer} {word}"))
    {
        return determiner(before, row[2], from, row, gender, vowel);
    }
    if let Some(row) = DETERMINERS.iter().find(|row| !joined && row.contains(&word.as_str())) {
        return determiner(before, &word, start, row, gender, vowel);
    }
    // A preposition that grows together with le: de le, du.
    let (outer, from) = match word.as_str() {
        "du" => (Some("de"), start),
        "au" => (Some("à"), start),
        "l" | "le" | "la" => match last_word(&before[..start]) {
            Some((word, from)) if word == "de" => (Some("de"), from),
            Some((word, from)) if word == "à" => (Some("à"), from),
            _ => (None, start),
        },
        _ => {
            let Some((full, short)) = ELIDED.iter().find(|(full, short)| word == *full || word == *short) else {
                return Agreement::Fits;
            };
            let with = if vowel { format!("{short}{apostrophe}") } else { format!("{full} ") };
            return repair(before, start, &with, vowel == (word == *short));
        }
    };
    let masculine = match (new.gender, word.as_str()) {
        (Some('m'), _) | (None, "le" | "du" | "au") => true,
        (Some('f'), _) | (None, "la") => false,
        _ if vowel => true,
        _ => return Agreement::Breaks(format!("the gender of {new_text} is not known: l' becomes le or la")),
    };
    let mut with = match (outer, vowel, masculine) {
        (Some(outer), true, _) => format!("{outer} l{apostrophe}"),
        (None, true, _) => format!("l{apostrophe}"),
        (Some("de"), false, true) => "du ".to_owned(),
        (Some(_), false, true) => "au ".to_owned(),
        (Some(outer), false, false) => format!("{outer} la "),
        (None, false, true) => "le ".to_owned(),
        (None, false, false) => "la ".to_owned(),
    };
    let mut from = from;
    if let Some((at, whole)) = whole(before, from, gender.filter(|_| outer.is_none()).map(|gender| gender == 'm')) {
        (from, with) = (at, whole + &with);
    }
    let there = before[from..].to_lowercase().replace('\'', "’");
    let same = there.split_whitespace().eq(with.replace('\'', "’").split_whitespace());
    repair(before, from, &with, same)
}

/// Words before a noun in the singular, and in the plural: what looks alike in both (virus) is told by them.
#[rustfmt::skip]
const OF_ONE: &[&str] = &["le", "la", "l", "du", "au", "chaque", "un", "une", "ce", "cet", "cette", "mon", "ma", "ton", "ta", "son", "sa", "aucun", "aucune"];
#[rustfmt::skip]
const OF_MANY: &[&str] = &[
    "les", "des", "ces", "aux", "mes", "tes", "ses", "nos", "vos", "leurs", "plusieurs", "quelques", "certains", "certaines", "deux", "trois", "quatre", "cinq", "six",
    "dix",
];

/// Leaves the number that the word before tells.
pub(super) fn narrow(forms: &mut Vec<Form>, near: Neighbours<'_>) {
    let many = |form: &Form| form.features() == [Feature::Plural];
    if !(forms.iter().any(many) && forms.iter().any(|form| form.is_bare())) {
        return;
    }
    let Some((word, _)) = last_word(near.before) else { return };
    if OF_ONE.contains(&&*word) {
        forms.retain(|form| !many(form));
    } else if OF_MANY.contains(&&*word) {
        forms.retain(|form| !form.is_bare());
    }
}

/// Un, cette, mon: in the gender of the new noun, where it is known.
fn determiner(before: &str, word: &str, start: usize, row: &[&str; 4], gender: Option<char>, vowel: bool) -> Agreement {
    // Mon may be the feminine's, before a vowel.
    let shown = || match row.iter().filter(|form| **form == word).count() {
        3 => None,
        _ => Some(row[..2].contains(&word)),
    };
    let Some(masculine) = gender.map(|gender| gender == 'm').or_else(shown) else { return Agreement::Fits };
    let mut with = format!("{} ", row[if masculine { 0 } else { 2 } + usize::from(vowel)]);
    let mut from = start;
    if let Some((at, whole)) = whole(before, start, gender.map(|_| masculine)) {
        (from, with) = (at, whole + &with);
    }
    let there = before[from..].to_lowercase();
    repair(before, from, &with, there.split_whitespace().eq(with.split_whitespace()))
}

/// Toute in front of an article, with the white space behind it: where it begins and what it becomes.
fn whole(before: &str, start: usize, masculine: Option<bool>) -> Option<(usize, String)> {
    let (word, from) = last_word(&before[..start])?;
    let with = if masculine? { "tout" } else { "toute" };
    let space = &before[from + word.len()..start];
    (matches!(word.as_str(), "tout" | "toute") && word != with).then(|| (from, format!("{with}{space}")))
}

/// Before a plural: toutes les, quelles.
fn of_many(before: &str, word: &str, start: usize, masculine: bool) -> Agreement {
    let (word, start, behind) = if BEFORE_PLURALS.contains(&word) {
        match last_word(&before[..start]) {
            Some((outer, from)) => (outer, from, start),
            None => return Agreement::Fits,
        }
    } else {
        (word.to_owned(), start, before.len())
    };
    let Some(row) = PLURALS.iter().find(|row| row.contains(&word.as_str())) else { return Agreement::Fits };
    let with = row[usize::from(!masculine)];
    let end = start + word.len();
    if with == word || end > behind {
        return Agreement::Fits;
    }
    Agreement::Repair(vec![NearEdit::Before(start..end, like(&before[start..end], with))])
}

fn repair(before: &str, start: usize, with: &str, same: bool) -> Agreement {
    if same {
        return Agreement::Fits;
    }
    Agreement::Repair(vec![NearEdit::Before(start..before.len(), like(&before[start..], with))])
}

/// The last word before white space or its own apostrophe, in lower case, and where it begins.
pub(super) fn last_word(before: &str) -> Option<(String, usize)> {
    let rest = before.strip_suffix(['\'', '’']).unwrap_or_else(|| before.trim_end());
    let start = word_start(rest);
    (rest.len() < before.len() && start < rest.len()).then(|| (rest[start..].to_lowercase(), start))
}

fn word_start(text: &str) -> usize {
    // No word of the lists is longer than nine letters; looking further back would be for nothing.
    let letters = text.chars().rev().take(12).take_while(|c| c.is_alphabetic());
    text.len() - letters.map(char::len_utf8).sum::<usize>()
}

fn leading_article(lemma: &Lemma) -> Option<&str> {
    let first = lemma.words.first().filter(|_| lemma.words.len() > 1)?;
    matches!(&*first.folded, "le" | "les").then_some(&*first.text)
}

/// A vowel is heard first. Foreign names in h and y keep de and le: de Hadrout, de Yerevan. The h of a common noun, listed
/// small, is silent, but for those that dictionaries mark.
pub(super) fn begins_with_vowel(text: &str, listed: &Lemma) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next());
    let word = listed.words.first().map(|word| &*word.text).filter(|word| word.starts_with(char::is_lowercase));
    match (first, word) {
        (Some('h'), Some(word)) => word.starts_with('h') && !is_aspirated(word),
        (Some('o'), Some("onze" | "onzième" | "oui" | "ouistiti")) => false,
        (first, _) => first.is_some_and(|c| "aeiouàâäæéèêëîïôöœùûü".contains(c)),
    }
}

/// Beginnings of words with an h that keeps le and de.
#[rustfmt::skip]
const ASPIRATED: &[&str] = &[
    "hâbl", "hach", "hack", "haddock", "hai", "haï", "hal", "ham", "han", "happ", "har", "has", "hât", "hau", "hav", "hay", "hâl", "heaum", "help", "henn", "hériss", "herni",
    "héron", "hers", "hêtre", "heurt", "hibou", "hide", "hiérarch", "hippie", "hiss", "hobb", "hoch", "hockey", "hold", "holl", "homard", "hong", "hont",
    "honn", "hoquet", "hord", "horion", "hors", "hotdog", "hotline", "hotspot", "hotte", "hou", "hub", "huch", "huée", "hugueno", "huit", "hulul", "hupp",
    "hurl", "huron", "huss", "husky", "hutt",
];
/// Longer beginnings that those do not hold for.
#[rustfmt::skip]
const SILENT: &[&str] = &[
    "halein", "halieu", "halit", "halluc", "halog", "halop", "haltèr", "haltér", "hameçon", "hamamél", "harmon", "huitr", "huîtr",
];
/// Whole words with such an h; their plural in -s too.
const ASPIRATED_WORDS: &[&str] = &["héros", "hi", "hic", "hip", "hit", "hoax", "home", "hot", "hun", "hune", "hure"];

fn is_aspirated(word: &str) -> bool {
    let begins = |table: &[&str]| table.iter().any(|start| word.starts_with(start));
    ASPIRATED_WORDS.iter().any(|own| word == *own || word.strip_suffix('s') == Some(own))
        || begins(ASPIRATED) && !begins(SILENT)
}

/// The capitals of what stood there.
pub(super) fn like(original: &str, word: &str) -> String {
    let mut letters = original.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    if capital && letters.next().is_some_and(char::is_uppercase) {
        return word.to_uppercase();
    }
    let mut chars = word.chars();
    match chars.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => word.to_owned(),
    }
}
