//! What kind of place a name is, said beside it and by the name that is put in its place: the Kashatagh region, Lachin
//! District.

use std::ops::Range;

use crate::base::PlainSpan;
use crate::text::composed::composed;
use crate::text::morph::{Feature, Form};

/// Of new names by their endings, the words beside the old one that they make superfluous.
const GENERICS: &[(&[&str], &[&str])] = &[
    (&["chay", "chai", "çay"], &["river", "rivers"]),
    (&["dag", "dagh", "dağ"], &["mountain", "mount", "mountains"]),
    // Where one of the units has another word for what it is, that is the old name's: the Kashatagh region, Lachin District.
    (&[" district", " province"], &["district", "region", "province", "rayon", "raion"]),
    (&["ий район", "ий округ", "ий уезд"], &["район", "округ", "уезд"]),
];

/// Endings of the Russian words, with the case that they are.
const CASES: &[(&str, Option<Feature>)] = &[
    ("", None),
    ("а", Some(Feature::Genitive)),
    ("у", Some(Feature::Dative)),
    ("ом", Some(Feature::Instrumental)),
    ("е", Some(Feature::Prepositional)),
];

/// The generic beside a match that a new name would say a second time.
pub(super) struct Generic {
    /// With the space between.
    pub(super) span: PlainSpan,
    /// The form that it is in, where it is the head and tells one: «в районе X».
    pub(super) form: Option<Form>,
    /// What stands before it belongs to it: X’s region.
    pub(super) owned: bool,
}

/// The generic beside a match that the new name would say a second time: Tartar river, Tartarchay.
pub(super) fn doubled(plain: &str, span: PlainSpan, new: &str) -> Option<Generic> {
    let new = new.to_lowercase();
    let (_, generics) = GENERICS.iter().find(|(endings, _)| endings.iter().any(|ending| new.ends_with(ending)))?;
    let case = |word: &str| {
        // A decomposed й is two letters.
        let word = composed(word).to_lowercase();
        generics.iter().find_map(|generic| {
            let rest = word.strip_prefix(generic)?;
            let endings = if generic.is_ascii() { &CASES[..1] } else { CASES };
            endings.iter().find(|(ending, _)| *ending == rest).map(|(_, case)| *case)
        })
    };
    let (start, end) = (span.start as usize, span.end as usize);
    let after = &plain[end..];
    let word = after.trim_start_matches([' ', '\u{a0}']);
    let stop = word.find(|c| !is_letter(c)).unwrap_or(word.len());
    let rest = &word[stop..];
    let whole = rest.strip_prefix(['\'', '’']).map_or(!rest.starts_with('-'), |rest| {
        rest.strip_prefix('s').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    if word.len() < after.len() && whole && case(&word[..stop]) == Some(None) {
        let owned = plain[span.range()].ends_with(['s', 'S']) && plain[span.range()].contains(['\'', '’']);
        return Some(Generic { span: PlainSpan::new(end, end + (after.len() - word.len()) + stop), form: None, owned });
    }
    // The district of X.
    let mut range = before(plain, start)?;
    if plain[range.clone()].eq_ignore_ascii_case("of") {
        range = before(plain, range.start)?;
    }
    let case = case(&plain[range.clone()])?;
    // Район X: the nominative.
    let form = case.map_or(Some(Form::BARE), |case| Form::new(&[case]));
    Some(Generic { span: PlainSpan::new(range.start, start), form, owned: false })
}

/// A letter, or a mark that a decomposed text has apart from it.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}')
}

/// The word before a place, with nothing but spaces between.
fn before(plain: &str, at: usize) -> Option<Range<usize>> {
    let word = plain[..at].trim_end_matches([' ', '\u{a0}', '\n']);
    let start = word.rfind(|c| !is_letter(c)).map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
    (word.len() < at && start < word.len()).then_some(start..word.len())
}

/// Generics that an English name has an article with: the Lachin district, but Kashatagh.
const WITH_ARTICLE: &[&str] = &[" district", " region", " province", " county", " municipality"];

/// Words that stand behind a name and no noun that the article would belong to.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "is", "was", "has", "had", "will", "would", "can", "could", "may", "might", "must", "did", "does", "became", "lost", "lay", "saw", "and", "or", "but", "nor", "to", "in", "of", "on",
    "at", "by", "for", "from", "with", "near", "after", "before", "where", "which", "that", "who", "when", "while", "as", "than", "until", "since", "during", "into", "through", "via",
];

/// The article before a name whose generic goes with it: in *the* Lachin district, in Kashatagh. It stays before another noun
/// that it may belong to: the Lachin district council.
pub(super) fn stray_article(plain: &str, span: PlainSpan, old: &str, new: &str) -> Option<PlainSpan> {
    let is_one = |name: &str| WITH_ARTICLE.iter().any(|generic| name.to_lowercase().ends_with(generic));
    if !is_one(old) || is_one(new) {
        return None;
    }
    let article =
        before(plain, span.start as usize).filter(|range| plain[range.clone()].eq_ignore_ascii_case("the"))?;
    let rest = &plain[span.end as usize..];
    let word = rest.trim_start_matches([' ', '\u{a0}', '\n']);
    let word = &word[..word.find(|c| !is_letter(c)).unwrap_or(word.len())];
    let free = plain[span.range()].contains(['\'', '’'])
        || word.is_empty()
        || !rest.starts_with(char::is_whitespace)
        || BEHIND.contains(&word)
        || word.starts_with(char::is_lowercase) && (word.ends_with('s') || word.ends_with("ed"));
    free.then(|| PlainSpan::new(article.start, span.start as usize))
}

/// A new name without the word for what it is, where the text has that word behind the old one, in a form of its own: az
/// *X rayonunda*, Laçın *rayonunda*.
pub(super) fn without_generic<'n>(plain: &str, span: PlainSpan, new: &'n str) -> Option<&'n str> {
    let (name, generic) = new.rsplit_once(' ')?;
    let stands = plain[span.end as usize..].strip_prefix([' ', '\u{a0}'])?.strip_prefix(generic)?;
    (TURKIC.contains(&generic) && !stands.starts_with(char::is_uppercase)).then_some(name)
}

/// Azerbaijani and Turkish words for what a place is, as they stand behind its name.
const TURKIC: &[&str] = &["rayonu", "vilayəti", "qəzası", "ilçesi", "bölgesi", "ili"];

#[cfg(test)]
mod tests {
    use super::*;

    fn span(plain: &str, name: &str) -> PlainSpan {
        let at = plain.find(name).expect("there");
        PlainSpan::new(at, at + name.len())
    }

    #[test]
    fn what_kind_of_place_it_is_is_said_once() {
        let gone = |plain: &str, name: &str, new: &str| {
            doubled(plain, span(plain, name), new).map(|generic| plain[generic.span.range()].to_owned())
        };
        for (plain, name, new, expected) in [
            ("the Ostland region is", "Ostland", "Est District", Some(" region")),
            ("the Ostland region’s towns", "Ostland", "Est District", Some(" region")),
            ("the Ostland region-wide ban", "Ostland", "Est District", None),
            ("Ostland's region is", "Ostland's", "Est District", Some(" region")),
            ("left the district of Ostland", "Ostland", "Est District", Some("district of ")),
            ("the mayor of Ostland", "Ostland", "Est District", None),
            ("the Ostland regional", "Ostland", "Est District", None),
            ("в районе Остланд", "Остланд", "Эстский район", Some("районе ")),
            ("Район Остланда", "Остланда", "Эстский район", Some("Район ")),
            ("в районе Остланд", "Остланд", "Эст", None),
            ("районный Остланд", "Остланд", "Эстский район", None),
            ("Tartar river", "Tartar", "Tartarchay", Some(" river")),
        ] {
            assert_eq!(gone(plain, name, new).as_deref(), expected, "{plain}");
        }
    }

    #[test]
    fn an_article_goes_with_its_generic() {
        for (plain, expected) in [
            ("The Ost district is big", true),
            ("in the Ost district.", true),
            ("in the Ost district, where", true),
            ("the Ost district borders it", true),
            ("the Ost district council", false),
            ("whole Ost district is", false),
        ] {
            let gone = stray_article(plain, span(plain, "Ost district"), "Ost District", "Est");
            assert_eq!(gone.is_some(), expected, "{plain}");
        }
        let plain = "the Ost district is";
        assert_eq!(stray_article(plain, span(plain, "Ost district"), "Ost District", "Est Region"), None);
    }

    #[test]
    fn the_text_s_own_generic_stays() {
        let plain = "Ost rayonunda qar var";
        assert_eq!(without_generic(plain, span(plain, "Ost"), "Est rayonu"), Some("Est"));
        assert_eq!(without_generic(plain, span(plain, "Ost"), "Est"), None);
        assert_eq!(without_generic("Ost kiçikdir", PlainSpan::new(0, 3), "Est rayonu"), None);
    }
}
