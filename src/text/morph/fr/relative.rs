//! The relative clause behind a noun that becomes one of another gender: *la pièce dans laquelle*, *le fichier dans lequel*; *la
//! pièce que vous avez créée*, *le fichier que vous avez créé*. Source: Grevisse, *Le bon usage*, on lequel and on the
//! agreement of the participle with avoir.

use std::ops::Range;

use super::article::like;
use super::behind::{ADVERBS, ARTICLES, turned};

/// The pronoun for the masculine and the feminine, with the preposition that the masculine becomes one word with.
const PRONOUNS: &[(&str, &str)] = &[
    ("auquel", "à laquelle"),
    ("auxquels", "auxquelles"),
    ("duquel", "de laquelle"),
    ("desquels", "desquelles"),
    ("lequel", "laquelle"),
    ("lesquels", "lesquelles"),
];
/// Words from the noun up to which the pronoun stands: *sous le nom duquel* is further.
const REACH: usize = 3;
/// Words of a clause among which its auxiliary is.
const CLAUSE: usize = 6;
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "ai", "as", "a", "avons", "avez", "ont", "avais", "avait", "avions", "aviez", "avaient", "aurai", "auras", "aura", "aurons", "aurez", "auront", "aurait", "auriez", "auraient", "eut", "ait", "ayez", "aient",
];

/// A word of a text in small letters, and where it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, String)> {
    let is_part = |c: char| c.is_alphabetic();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(is_part)?;
        let len = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        from = start + len;
        Some((start, text[start..from].to_lowercase()))
    })
}

/// What has to change in the clause that a text behind a noun, or behind its adjectives, begins with, and into what.
pub(super) fn agreeing(after: &str, masculine: bool, plural: bool) -> Option<(Range<usize>, String)> {
    let end = after.find(['.', '!', '?', ';', ':', '(', ')']).unwrap_or(after.len());
    // A comma may open the clause, and closes it.
    let open = after.len() - after.trim_start_matches([' ', '\u{a0}', ',']).len();
    let end = after[open..end.max(open)].find(',').map_or(end, |at| open + at);
    let all: Vec<(usize, String)> = words(&after[..end]).take(REACH + CLAUSE).collect();
    let (range, made) = pronoun(after, &all).or_else(|| participle(&all, masculine, plural))?;
    Some((range.clone(), like(&after[range], &made)))
}

/// *Dans laquelle*, *à laquelle* in the other gender.
fn pronoun(after: &str, words: &[(usize, String)]) -> Option<(Range<usize>, String)> {
    let pair = |word: &str| {
        PRONOUNS.iter().find_map(|(masculine, feminine)| match word {
            word if word == *masculine => Some(*feminine),
            word if word == *feminine => Some(*masculine),
            _ => None,
        })
    };
    let at = words.iter().take(REACH).position(|(_, word)| pair(word).is_some())?;
    // Between the noun and the pronoun stand prepositions: grâce à laquelle.
    if words[..at].iter().any(|(_, word)| !PREPOSITIONS.contains(&&**word)) {
        return None;
    }
    let (start, word) = &words[at];
    // À laquelle is one word in the masculine.
    let joined = at.checked_sub(1).map(|before| &words[before]).and_then(|(from, before)| {
        let both = pair(&format!("{before} {word}"))?;
        (after.get(from + before.len()..*start) == Some(" ")).then_some((*from, both))
    });
    let (from, made) = joined.or_else(|| Some((*start, pair(word)?)))?;
    Some((from..start + word.len(), made.to_owned()))
}

const PREPOSITIONS: &[&str] = &[
    "dans",
    "sur",
    "avec",
    "pour",
    "par",
    "sous",
    "sans",
    "chez",
    "vers",
    "contre",
    "entre",
    "parmi",
    "selon",
    "après",
    "avant",
    "devant",
    "derrière",
    "depuis",
    "durant",
    "pendant",
    "à",
    "de",
    "grâce",
    "près",
    "lors",
];

/// *Que vous avez créée* in the other gender.
fn participle(words: &[(usize, String)], masculine: bool, plural: bool) -> Option<(Range<usize>, String)> {
    words.first().filter(|(_, word)| matches!(&**word, "que" | "qu"))?;
    let at = words.iter().take(CLAUSE).position(|(_, word)| AUXILIARIES.contains(&&**word))?;
    let mut rest = words[at + 1..].iter().skip_while(|(_, word)| ADVERBS.contains(&&**word));
    let (start, word) = rest.next()?;
    // Le fait que vous avez créé une page: no pronoun.
    if rest.next().is_some_and(|(_, next)| ARTICLES.contains(&&**next)) {
        return None;
    }
    Some((*start..start + word.len(), turned(word, masculine, plural)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clause_follows_the_new_gender() {
        for (after, masculine, expected) in [
            (" dans laquelle il est", true, " dans lequel il est"),
            (", sur lequel elle est posée, tient", false, ", sur laquelle elle est posée, tient"),
            (" à laquelle tient", true, " auquel tient"),
            (" auquel tient", false, " à laquelle tient"),
            (", grâce à laquelle", true, ", grâce auquel"),
            (" duquel il sort", false, " de laquelle il sort"),
            (" que vous avez créée.", true, " que vous avez créé."),
            (" qu’il a déjà ouvert", false, " qu’il a déjà ouverte"),
            (" que vous lisez", true, " que vous lisez"),
            (" qui a créé la page", false, " qui a créé la page"),
            (" que vous avez créé une page", false, " que vous avez créé une page"),
            (" tient, dans laquelle", true, " tient, dans laquelle"),
            (". Que vous avez créée", true, ". Que vous avez créée"),
            (",", true, ","),
            ("", true, ""),
        ] {
            let mut text = after.to_owned();
            if let Some((range, made)) = agreeing(after, masculine, false) {
                text.replace_range(range, &made);
            }
            assert_eq!(text, expected);
        }
    }
}
