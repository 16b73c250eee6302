//! Adjectives that stand before a French noun and agree with it: *un nouvel écran*, *une nouvelle fenêtre*.
//!
//! A closed list: of others nothing is known, and they mostly stand behind. Source: Grevisse, *Le bon usage*, on the place of
//! the adjective and on *bel*, *nouvel*, *vieil* before a vowel.

use super::super::NearEdit;
use super::article::{last_word, like};

/// Masculine, the same before a vowel, feminine, and both plurals.
#[rustfmt::skip]
const PRENOMINAL: &[[&str; 5]] = &[
    ["nouveau", "nouvel", "nouvelle", "nouveaux", "nouvelles"], ["beau", "bel", "belle", "beaux", "belles"], ["vieux", "vieil", "vieille", "vieux", "vieilles"],
    ["grand", "grand", "grande", "grands", "grandes"], ["petit", "petit", "petite", "petits", "petites"], ["gros", "gros", "grosse", "gros", "grosses"], ["long", "long", "longue", "longs", "longues"], ["haut", "haut", "haute", "hauts", "hautes"],
    ["premier", "premier", "première", "premiers", "premières"], ["dernier", "dernier", "dernière", "derniers", "dernières"], ["second", "second", "seconde", "seconds", "secondes"], ["prochain", "prochain", "prochaine", "prochains", "prochaines"],
    ["seul", "seul", "seule", "seuls", "seules"], ["bon", "bon", "bonne", "bons", "bonnes"], ["meilleur", "meilleur", "meilleure", "meilleurs", "meilleures"], ["mauvais", "mauvais", "mauvaise", "mauvais", "mauvaises"],
    ["ancien", "ancien", "ancienne", "anciens", "anciennes"], ["vrai", "vrai", "vraie", "vrais", "vraies"], ["faux", "faux", "fausse", "faux", "fausses"], ["tel", "tel", "telle", "tels", "telles"], ["joli", "joli", "jolie", "jolis", "jolies"],
    ["autre", "autre", "autre", "autres", "autres"], ["même", "même", "même", "mêmes", "mêmes"], ["simple", "simple", "simple", "simples", "simples"], ["jeune", "jeune", "jeune", "jeunes", "jeunes"], ["propre", "propre", "propre", "propres", "propres"],
    ["deuxième", "deuxième", "deuxième", "deuxièmes", "deuxièmes"], ["troisième", "troisième", "troisième", "troisièmes", "troisièmes"], ["véritable", "véritable", "véritable", "véritables", "véritables"], ["double", "double", "double", "doubles", "doubles"],
];

/// How many may stand there.
const MOST: usize = 2;

/// The adjectives right before a noun in its gender, and, if there are any, where the first begins and whether it begins with a
/// vowel. Without a gender they keep their own; what they are before a vowel they become all the same.
pub(super) fn before(
    text: &str,
    gender: Option<char>,
    plural: bool,
    vowel: bool,
) -> (Vec<NearEdit>, Option<(usize, bool)>) {
    let (mut edits, mut first) = (Vec::new(), None);
    let (mut rest, mut vowel) = (text, vowel);
    for _ in 0..MOST {
        let Some((word, start)) = last_word(rest) else { break };
        let Some(row) = PRENOMINAL.iter().find(|row| row.contains(&word.as_str())) else { break };
        let masculine = gender.map_or_else(|| row[2] != word && row[4] != word || row[0] == word, |own| own == 'm');
        let new = match (plural, masculine) {
            (true, true) => row[3],
            (true, false) => row[4],
            (false, true) => row[usize::from(vowel)],
            (false, false) => row[2],
        };
        if new != word {
            let end = start + rest[start..].find(char::is_whitespace).unwrap_or(rest.len() - start);
            edits.push(NearEdit::Before(start..end, like(&rest[start..end], new)));
        }
        vowel = word.starts_with(['a', 'e', 'é', 'i', 'o', 'u']);
        first = Some((start, vowel));
        rest = &rest[..start];
    }
    (edits, first)
}
