//! Plurals of French common nouns: *crises cardiaques*, *bases de données*, *hôpitaux*, *mots-clés*.
//!
//! A term is common if its first word is listed with a small letter. Its words take the plural up to the first preposition; a
//! noun behind the first (*appels système*) may stay as it is. Of words that a hyphen joins the kinds decide (`compound`).
//! Facts: school grammar; *Les rectifications de l'orthographe* (Journal officiel, 6 December 1990) for verb and noun.

use super::super::{Feature, Form, Lemma, Separator, Word};
use super::compounds;

/// Words behind which nothing changes.
const PREPOSITIONS: &[&str] = &[
    "a", "à", "au", "aux", "avec", "d", "de", "des", "du", "en", "entre", "et", "hors", "par", "pour", "sans", "sous",
    "sur",
];

/// Words that the rules would give another plural.
const WORDS: &[(&str, &str)] = &[
    ("œil", "yeux"),
    ("oeil", "yeux"),
    ("ciel", "cieux"),
    ("aïeul", "aïeux"),
    ("monsieur", "messieurs"),
    ("madame", "mesdames"),
    ("mademoiselle", "mesdemoiselles"),
    ("bonhomme", "bonshommes"),
    ("gentilhomme", "gentilshommes"),
    ("soupirail", "soupiraux"),
    ("vantail", "vantaux"),
    ("fermail", "fermaux"),
    ("chou", "choux"),
    ("joujou", "joujoux"),
    ("pou", "poux"),
    ("landau", "landaus"),
    ("sarrau", "sarraus"),
    ("régal", "régals"),
    ("récital", "récitals"),
    ("chacal", "chacals"),
    ("choral", "chorals"),
    ("narval", "narvals"),
    ("étal", "étals"),
    ("fractal", "fractals"),
    ("banal", "banals"),
    ("bancal", "bancals"),
    ("natal", "natals"),
    ("prénatal", "prénatals"),
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

/// What a word of a term does in the plural.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Keeps,
    Takes,
    /// Both are met; the plural is written, or the word as it is.
    MayTake,
    MayKeep,
    /// Both are sought, and nothing is written.
    Unknown,
}

/// What each word of a common noun does; `None` for what has no plural by rule.
fn ways(lemma: &Lemma) -> Option<Vec<Way>> {
    let count = lemma.words.len();
    let joined = |i: usize| lemma.separators.get(i) == Some(&Separator::Hyphen);
    let first = lemma.words.first()?;
    let common = first.text.starts_with(char::is_lowercase) && (first.text.chars().count() > 2 || joined(0));
    if !common || lemma.words.iter().any(|word| !word.text.ends_with(char::is_alphabetic)) {
        return None;
    }
    let mut ways = vec![Way::Keeps; count];
    // Les side effects: only the last word of what English lends.
    if is_english(lemma) {
        ways[count - 1] = Way::Takes;
        return Some(ways);
    }
    let mut start = 0;
    while start < count {
        let end = (start..count).find(|&i| !joined(i)).map_or(count, |i| i + 1);
        let words = &lemma.words[start..end];
        match words {
            [only] if is_preposition(&only.folded) => break,
            [_] => ways[start] = if start == 0 { Way::Takes } else { Way::MayTake },
            _ if start == 0 => compound(words, &mut ways[..end]),
            // Adresses e-mail, traitements anti-inflammatoires.
            [.., last] => {
                let agrees = compounds::ADJECTIVAL.iter().any(|end| last.folded.ends_with(end));
                ways[end - 1] = if agrees { Way::MayTake } else { Way::MayKeep };
            }
            [] => break,
        }
        start = end;
    }
    (start > 0).then_some(ways)
}

/// True for two words or more of English, by the last.
fn is_english(lemma: &Lemma) -> bool {
    let spaced = lemma.separators.iter().all(|separator| *separator == Separator::Space);
    let head = |word: &Word| compounds::ENGLISH_HEADS.contains(&&*word.folded);
    lemma.words.len() > 1 && spaced && lemma.words.last().is_some_and(head)
}

fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word.split_once(['\'', '’']).map_or(word, |(own, _)| own))
}

/// What the parts of a word with hyphens do.
fn compound(words: &[Word], ways: &mut [Way]) {
    let [first, .., last] = words else { return };
    let whole = words.iter().map(|word| word.folded.replace('’', "'")).collect::<Vec<_>>().join("-");
    let last_at = ways.len() - 1;
    if let Some((_, plural)) = compounds::WHOLE.iter().find(|(own, _)| *own == whole) {
        for ((way, word), plural) in ways.iter_mut().zip(words).zip(plural.split('-')) {
            *way = if word.folded == plural { Way::Keeps } else { Way::Takes };
        }
    } else if compounds::PREFIXES.contains(&&*first.folded) || compounds::ENGLISH.contains(&&*last.folded) {
        ways[last_at] = Way::Takes;
    } else if compounds::VERBS.contains(&&*first.folded) {
        ways[last_at] = Way::MayTake;
    } else if words[1..].iter().any(|word| is_preposition(&word.folded)) {
        // Arcs-en-ciel, chefs-d'œuvre.
        ways[0] = Way::Takes;
    } else if compounds::ADJECTIVES.contains(&&*first.folded) || compounds::NOUNS.contains(&&*first.folded) {
        ways[0] = Way::Takes;
        let apposed = compounds::APPOSED.contains(&&*last.folded);
        ways[last_at] = if apposed { Way::MayKeep } else { Way::MayTake };
    } else {
        ways.fill(Way::Unknown);
    }
}

/// True for what has a plural.
pub(super) fn has_one(lemma: &Lemma) -> bool {
    ways(lemma).is_some()
}

/// True where the parts of a word with hyphens do not tell its plural.
pub(super) fn is_guessed(lemma: &Lemma) -> bool {
    ways(lemma).is_some_and(|ways| ways.contains(&Way::Unknown))
}

/// The other beginnings that a word has in the plural.
pub(super) fn stem(lemma: &Lemma, word: usize) -> Option<String> {
    ways(lemma)?.get(word).filter(|way| **way != Way::Keeps)?;
    let own = &lemma.words.get(word)?.folded;
    Some(plural(own)).filter(|plural| !plural.starts_with(&**own))
}

/// The plural, if a surface is that.
pub(super) fn analyse(lemma: &Lemma, surface: &[&str]) -> Option<Form> {
    let ways = ways(lemma)?;
    if surface.len() != lemma.words.len() {
        return None;
    }
    let mut seen = lemma.words.iter().zip(surface).zip(ways);
    let fits = seen.all(|((word, seen), way)| match way {
        Way::Keeps => word.folded == *seen,
        Way::Takes => plural(&word.folded) == *seen,
        _ => word.folded == *seen || plural(&word.folded) == *seen,
    });
    // Virus, savoir-faire: one as many.
    let changed = || lemma.words.iter().zip(surface).any(|(word, seen)| word.folded != **seen);
    (fits && (changed() || inflect(lemma).is_some_and(|plural| plural == lemma.text())))
        .then(|| Form::new(&[Feature::Plural]))
        .flatten()
}

/// The lemma in the plural.
pub(super) fn inflect(lemma: &Lemma) -> Option<String> {
    let ways = ways(lemma).filter(|ways| !ways.contains(&Way::Unknown))?;
    let words: Vec<String> = lemma
        .words
        .iter()
        .zip(ways)
        .map(|(word, way)| {
            // Capitals inside are no French word's: they stay.
            let changes = matches!(way, Way::Takes | Way::MayTake) && !word.text.chars().any(char::is_uppercase);
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
            ("sous-réseau", "sous-réseaux"),
            ("mot-clé", "mots-clés"),
            ("arc-en-ciel", "arcs-en-ciel"),
            ("porte-clé", "porte-clés"),
            ("savoir-faire", "savoir-faire"),
            ("timbre-poste", "timbres-poste"),
            ("traitement anti-inflammatoire", "traitements anti-inflammatoires"),
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
        // Nobody knows which part takes it: found, and not written.
        let unknown = lemma("fr", "zorb-glique");
        assert!(
            read("fr", &unknown, "zorb-gliques").contains(&many)
                && read("fr", &unknown, "zorbs-gliques").contains(&many)
        );
        assert_eq!(write("fr", &unknown, many, Joint::None), None);
    }
}
