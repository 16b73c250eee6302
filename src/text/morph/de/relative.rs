//! The pronoun of a relative clause right behind a noun, for a noun of another gender: *der Ordner, den Sie suchen*, *das
//! Verzeichnis, das Sie suchen*; *in dem*, *in der*. Source: Duden grammar §§ 403–407, 1336–1352.

use std::ops::Range;

use super::near::{self, ACC, DAT, GEN, NOM};

/// By gender: nominative, genitive, dative, accusative.
const DER: [(char, [&str; 4]); 3] = [
    ('m', ["der", "dessen", "dem", "den"]),
    ('f', ["die", "deren", "der", "die"]),
    ('n', ["das", "dessen", "dem", "das"]),
];
const WELCHER: [(char, [&str; 4]); 3] = [
    ('m', ["welcher", "dessen", "welchem", "welchen"]),
    ('f', ["welche", "deren", "welcher", "welche"]),
    ('n', ["welches", "dessen", "welchem", "welches"]),
];
/// Subjects that the pronoun before them is no subject beside.
const SUBJECTS: [&str; 6] = ["ich", "du", "er", "man", "wir", "Sie"];

/// A relative clause right behind a noun.
pub(super) struct Clause<'t> {
    /// The pronoun in the text behind the noun.
    pub(super) range: Range<usize>,
    pronoun: String,
    /// The word before the pronoun.
    before: Option<String>,
    /// What stands behind the pronoun up to the next mark.
    rest: &'t str,
}

/// The relative clause that a text behind a noun begins with.
pub(super) fn clause(after: &str) -> Option<Clause<'_>> {
    let comma = after.find(|c: char| !c.is_whitespace()).filter(|at| after[*at..].starts_with(','))?;
    let end = after.find(['.', '!', '?', '…', ';', ':']).unwrap_or(after.len());
    let mut from = comma + 1;
    let mut before = None;
    for _ in 0..2 {
        let start = from + after.get(from..end)?.find(|c: char| !c.is_whitespace())?;
        let len = after[start..end].find(|c: char| c.is_whitespace() || c == ',').unwrap_or(end - start);
        let range = start..start + len;
        let pronoun = after[range.clone()].to_lowercase();
        if is_relative(&pronoun) {
            let rest = after[range.end..end].split(',').next().unwrap_or_default();
            return Some(Clause { range, pronoun, before, rest });
        }
        (before, from) = (Some(pronoun), start + len);
    }
    None
}

fn is_relative(word: &str) -> bool {
    word.starts_with("welch") || DER.iter().any(|(_, forms)| forms.contains(&word))
}

impl Clause<'_> {
    /// True if it is none but goes on with another noun: a relative clause ends in its verb.
    pub(super) fn is_list(&self) -> bool {
        self.rest.split_whitespace().next_back().is_some_and(|last| last.starts_with(char::is_uppercase))
    }

    /// The pronoun for a thing of another gender; `None` if it leaves open which case it is, or may be an article: *den
    /// Rechner oder beides*.
    pub(super) fn agreeing(&self, old: char, new: char) -> Option<&'static str> {
        let mut words = self.rest.split_whitespace();
        let first = words.next()?;
        if first.starts_with(char::is_uppercase) && words.any(|word| matches!(word, "und" | "oder")) {
            return None;
        }
        let table = if self.pronoun.starts_with('w') { &WELCHER } else { &DER };
        let row = |gender| table.iter().find(|(own, _)| *own == gender).map(|(_, forms)| forms);
        let (from, to) = (row(old)?, row(new)?);
        let asked: &[usize] = match &self.before {
            Some(_) if from[GEN] == self.pronoun => &[GEN],
            Some(preposition) => near::governed(preposition)?,
            None if SUBJECTS.contains(&first) => &[ACC, DAT, GEN],
            None => &[NOM, GEN, DAT, ACC],
        };
        let mut cases = asked.iter().filter(|case| from[**case] == self.pronoun);
        let new = to[*cases.next()?];
        cases.all(|case| to[*case] == new).then_some(new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pronoun_follows_where_its_case_shows() {
        for (after, old, new, expected) in [
            (", der erstellt wurde.", 'm', 'n', Some("das")),
            (", den Sie erstellt haben.", 'm', 'n', Some("das")),
            (", den wir brauchen", 'm', 'f', Some("die")),
            (", in dem die Bilder liegen, ist leer.", 'm', 'f', Some("der")),
            (", in den es kopiert wird", 'm', 'f', Some("die")),
            (", auf der es liegt", 'f', 'n', Some("dem")),
            (", deren Name fehlt", 'f', 'm', Some("dessen")),
            (", mit dessen Hilfe es geht", 'n', 'f', Some("deren")),
            (", das Sie suchen, fehlt", 'n', 'm', Some("den")),
            (", das fehlt", 'n', 'm', None),
            (", das fehlt", 'n', 'f', Some("die")),
            (", die ihn enthält", 'f', 'm', None),
            (", welcher fehlt", 'm', 'f', Some("welche")),
            (", in welchem es steht", 'n', 'f', Some("welcher")),
            (", der Dateien enthält", 'm', 'n', Some("das")),
            (", den Rechner oder beides.", 'm', 'n', None),
            (", die fehlen", 'm', 'n', None),
            (", nicht der fehlt", 'm', 'n', None),
        ] {
            assert_eq!(clause(after).expect("a clause").agreeing(old, new), expected, "{after}");
        }
        for list in [", den Rechner und das Netz.", ", die Maus, das Netz", ", die Maus"] {
            assert!(clause(list).is_some_and(|clause| clause.is_list()), "{list}");
        }
        for after in [" fehlt, der", ", weil der", ".", ",", "", ", und", ". Das, das"] {
            assert!(clause(after).is_none_or(|clause| clause.agreeing('m', 'n').is_none()), "{after}");
        }
    }
}
