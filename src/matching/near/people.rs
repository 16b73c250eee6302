//! Words for the people of a place or a family in other languages' ways, which are no misspelt names: *Stepanakertsi*,
//! *the Ivanyans*.
//!
//! Source: Dum-Tragut, *Armenian: Modern Eastern Armenian* (2009), 5.2 (-ցի, which loses its first sound behind t); the
//! Azerbaijani -lı; English plurals of families.

/// Suffixes of inhabitants as Latin letters write them, in the singular and the plural.
const INHABITANTS: &[&str] = &["tsi", "tsis", "tsy", "tsys", "li", "lis", "ly", "lys"];
/// What surnames end with that are towns' names too.
const FAMILIES: &[&str] = &["yan", "ian"];

/// True if a word is longer than the name that it is near to by such a suffix.
pub(super) fn are_named(word: &str, name: &str) -> bool {
    let (word, name) = (word.to_lowercase(), name.to_lowercase());
    let longer = word.chars().count().saturating_sub(name.chars().count());
    let of_place = |suffix: &&str| {
        // A vowel at the end of the name is lost, and so is the t of the suffix: Shushetsi, Stepanakertsi.
        word.ends_with(*suffix) && !name.ends_with(*suffix) && longer + 1 >= suffix.len() && longer <= suffix.len() + 1
    };
    let is_family = |name: &str| FAMILIES.iter().any(|family| name.ends_with(family));
    let of_family = || is_family(&name) && word.strip_suffix('s').is_some_and(is_family) && longer <= 1;
    INHABITANTS.iter().any(of_place) || of_family()
}

/// True for a name with the -i of a surname: Əli Gəncəvi, Vaqif Kirovabadi.
pub(super) fn is_nisba(word: &str, name: &str) -> bool {
    let word = word.to_lowercase();
    let rest = word.strip_suffix('i').map(|rest| rest.strip_suffix('v').unwrap_or(rest));
    rest.is_some_and(|rest| name.to_lowercase().starts_with(rest) && name.chars().count() <= rest.chars().count() + 1)
}

/// True for a surname made of a name, in a case or not: Varandyan, of Varanda; «Иванян» of Ivan.
pub(super) fn is_surname_of(word: &str, name: &str) -> bool {
    const LONGEST: usize = 4;
    let (word, name) = (word.to_lowercase(), name.to_lowercase());
    ["yan", "ян", "յան"].iter().any(|family| {
        word.rfind(family).is_some_and(|at| {
            word[..at].chars().count() >= 3
                && word[at + family.len()..].chars().count() <= LONGEST
                && !name.contains(family)
                // Sissiyan is Sisian.
                && !["ian", "иан"].iter().any(|end| name.ends_with(end))
                && name.chars().take(3).eq(word.chars().take(3))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_are_told_from_slips() {
        for (word, name, surname) in [
            ("Varandyan", "Varanda", true),
            ("Varandyana", "Varanda", true),
            ("İvanyon", "İvanyan", false),
            ("İvanyann", "İvanyan", false),
            ("Varando", "Varanda", false),
            ("Sissiyan", "Sisian", false),
        ] {
            assert_eq!(is_surname_of(word, name), surname, "{word}");
        }
    }

    #[test]
    fn people_are_told_from_slips() {
        for (word, name, people) in [
            ("Ivanyans", "Ivanyan", true),
            ("Ivanians", "Ivanyan", true),
            ("Ivanyens", "Ivanyan", false),
            ("Stepanakertsi", "Stepanakert", true),
            ("Stepanokertsis", "Stepanakert", true),
            ("Shushetsi", "Shushi", true),
            ("Berdzortsi", "Berdzor", true),
            ("Aghdamlis", "Aghdam", true),
            ("Tbilis", "Tbilisi", false),
            ("Stepanokert", "Stepanakert", false),
            ("Heyvaly", "Heyvali", false),
            ("Damirly", "Damirli", false),
            ("Stepanakerts", "Stepanakert", false),
        ] {
            assert_eq!(are_named(word, name), people, "{word}");
        }
    }
}
