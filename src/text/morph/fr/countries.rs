//! Prepositions before countries: *en* before feminines and vowels, *au* before other masculines, *aux* before plurals; *du* and *des*
//! where a feminine has *de* alone. Source: Grevisse, *Le bon usage*, on prepositions before names of countries.

use super::super::{Agreement, Lemma, NearEdit};
use super::article::{last_word, like};

/// What the small word before a country becomes, where the gender of both is known and it is one of these.
pub(super) fn preposition(
    (old, new): (&Lemma, &Lemma),
    (word, start): (&str, usize),
    before: &str,
    vowel: bool,
    apostrophe: &str,
) -> Option<Agreement> {
    let (old, new) = (old.gender.filter(|_| old.land)?, new.gender.filter(|_| new.land)?);
    let masculine = new == 'm' && !vowel;
    let outer = last_word(&before[..start]).and_then(|(outer, from)| match &*outer {
        "de" => Some(("des ", from)),
        "à" => Some(("aux ", from)),
        _ => None,
    });
    let with = match word {
        "en" | "au" if new == 'p' => "aux ".to_owned(),
        "en" | "aux" if masculine => "au ".to_owned(),
        // Au Bélarus: in the country, and to it.
        "au" | "aux" if !masculine && new != 'p' => {
            if !before[..start].trim_end().is_empty() && !before[..start].trim_end().ends_with(['.', '!', '?']) {
                return Some(Agreement::Unwritten("`au` may say where or to whom".to_owned()));
            }
            "en ".to_owned()
        }
        "de" | "d" if masculine && old != 'm' => "du ".to_owned(),
        "de" | "d" | "du" if new == 'p' => "des ".to_owned(),
        "des" if masculine => "du ".to_owned(),
        "des" if vowel => format!("de l{apostrophe}"),
        "des" if new == 'f' => "de la ".to_owned(),
        // De la Hollande, à l'Islande: des, aux.
        "le" | "la" | "l" if new == 'p' && outer.is_some() => {
            let (with, from) = outer?;
            return Some(Agreement::Repair(vec![NearEdit::Before(from..before.len(), like(&before[from..], with))]));
        }
        // La Hollande vote, les Pays-Bas votent.
        "le" | "la" | "l" | "les" if (old == 'p') != (new == 'p') => {
            return Some(Agreement::Unwritten("one of the two is a plural".to_owned()));
        }
        "en" | "au" | "aux" | "des" => return Some(Agreement::Fits),
        _ => return None,
    };
    Some(Agreement::Repair(vec![NearEdit::Before(start..before.len(), like(&before[start..], &with))]))
}
