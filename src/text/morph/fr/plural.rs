//! Plurals of French common nouns: *crises cardiaques*, *bases de données*, *hôpitaux*.
//!
//! A term is common if its first word is listed with a small letter and no hyphen joins it. Its words take the plural up
//! to the first preposition; a noun behind the first (*appels système*) may stay as it is. Facts: school grammar.

use super::super::{Feature, Form, Lemma, Separator};

/// Words behind which nothing changes.
const PREPOSITIONS: &[&str] = &[
    "a", "à", "au", "aux", "avec", "d", "de", "des", "du", "en", "entre", "et", "hors", "par", "pour", "sans", "sous",
    "sur",
];

/// Words that the rules would give another plural.
const WORDS: &[(&str, &str)] = &[
    ("bleu", "bleus"),
    ("pneu", "pneus"),
    ("travail", "travaux"),
    ("bail", "baux"),
    ("vitrail", "vitraux"),
    ("émail", "émaux"),
    ("corail", "coraux"),
    ("bijou", "bijoux"),
    ("caillou", "cailloux"),
    ("genou", "genoux"),
    ("hibou", "hiboux"),
    ("festival", "festivals"),
    ("carnaval", "carnavals"),
    ("bal", "bals"),
    ("naval", "navals"),
    ("fatal", "fatals"),
    ("final", "finals"),
];

fn plural(word: &str) -> String {
    if let Some((_, plural)) = WORDS.iter().find(|(own, _)| word == *own) {
        return (*plural).to_owned();
    }
    if word.ends_with(['s', 'x', 'z']) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("al") {
        return format!("{stem}aux");
    }
    let ending = if ["au", "eu", "œu"].iter().any(|end| word.ends_with(end)) { "x" } else { "s" };
    format!("{word}{ending}")
}

/// The words of a common noun that take the plural; `None` for what has none by rule.
fn head(lemma: &Lemma) -> Option<usize> {
    let first = lemma.words.first()?;
    let plain = lemma.separators.iter().all(|separator| *separator == Separator::Space);
    let common = first.text.starts_with(char::is_lowercase) && first.text.chars().count() > 2;
    if !plain || !common || lemma.words.iter().any(|word| !word.text.ends_with(char::is_alphabetic)) {
        return None;
    }
    let preposition = |word: &str| {
        let own = word.split_once('\'').map_or(word, |(own, _)| own);
        PREPOSITIONS.contains(&own)
    };
    let len = lemma.words.iter().position(|word| preposition(&word.folded)).unwrap_or(lemma.words.len());
    (len > 0).then_some(len)
}

/// True for what has a plural.
pub(super) fn has_one(lemma: &Lemma) -> bool {
    head(lemma).is_some()
}

/// The other beginnings that a word has in the plural.
pub(super) fn stem(lemma: &Lemma, word: usize) -> Option<String> {
    let own = &lemma.words.get(word).filter(|_| head(lemma).is_some_and(|len| word < len))?.folded;
    Some(plural(own)).filter(|plural| !plural.starts_with(&**own))
}

/// The plural, if a surface is that.
pub(super) fn analyse(lemma: &Lemma, surface: &[&str]) -> Option<Form> {
    let len = head(lemma)?;
    if surface.len() != lemma.words.len() {
        return None;
    }
    let fits = |(i, (word, seen)): (usize, (&super::super::Word, &&str))| {
        i > 0 && word.folded == **seen || i < len && plural(&word.folded) == **seen
    };
    lemma.words.iter().zip(surface).enumerate().all(fits).then(|| Form::new(&[Feature::Plural])).flatten()
}

/// The lemma in the plural.
pub(super) fn inflect(lemma: &Lemma) -> Option<String> {
    let len = head(lemma)?;
    let words: Vec<String> = lemma
        .words
        .iter()
        .enumerate()
        .map(|(i, word)| {
            // Capitals inside are no French word's: they stay.
            let changes = i < len && !word.text.chars().any(char::is_uppercase);
            if changes { plural(&word.folded) } else { word.text.to_string() }
        })
        .collect();
    Some(lemma.join(words.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    use super::super::super::proof::{both_ways, lemma, read, write};
    use super::super::super::{Feature, Form, Joint};

    #[test]
    fn plurals_both_ways() {
        let many = Form::new(&[Feature::Plural]).expect("one feature");
        for (text, plural) in [
            ("crise cardiaque", "crises cardiaques"),
            ("base de données", "bases de données"),
            ("hôpital", "hôpitaux"),
            ("mot de passe", "mots de passe"),
            ("réseau", "réseaux"),
            ("contrat de travail", "contrats de travail"),
            ("appel d’offres", "appels d’offres"),
            ("clé API", "clés API"),
            ("virus", "virus"),
        ] {
            let name = lemma("fr", text);
            assert_eq!(write("fr", &name, many, Joint::None).as_deref(), Some(plural));
            assert!(read("fr", &name, plural).contains(&many), "{plural}");
            both_ways("fr", &name, 1).unwrap_or_else(|error| panic!("{error}"));
        }
        assert!(read("fr", &lemma("fr", "appel système"), "appels système").contains(&many));
        for (text, other) in [
            ("Choucha", "Chouchas"),
            ("mot de passe", "mot de passes"),
            ("mot de passe", "mots de passes"),
            ("porte-clé", "portes-clés"),
        ] {
            assert!(read("fr", &lemma("fr", text), other).is_empty(), "{other}");
        }
    }
}
