//! Endings that make another place of the same stem: *Krasnogvardeysk* is not *Krasnogvardeyskoye*, nor *Georgievka*
//! *Georgiyevsk*. Compared by sounds alone they are near.

use std::sync::LazyLock;

use super::sounds::{BOUNDARY, KINDS, sounds};

/// Spellings of one ending a line: those that many names of the development split (`GeoNames`, CC BY 4.0) end with.
const GROUPS: &[&str] = &[
    "sk ск",
    "skiy skii skij sky skyi ski skyj ский ський",
    "skaya skaja skaia ская ська ska",
    "skoye skoje skoe skoie ske ское ське",
    "ovka evka ivka yovka yivka овка евка ивка івка ївка",
    "ov ev iv ов ев ів",
    "ovo evo ove eve ово ево ове еве",
    "in yn ин ін",
    "ino yno ine yne ино ине",
    "inka ynka инка",
    "grad",
    "gorod horod",
    "burg",
    "avan van",
    "ashen shen",
    "kert",
    "kar",
    "sar",
    "dzor jor",
    "aghbyur aghbyuri",
    "kend kand kent",
    "abad obod abat",
    "li lı lu lü",
    "lar ler",
    "lik lık luk lük",
    "poli polis pol",
];

/// Sounds of an ending from behind, and its group.
type Ending = (Vec<u8>, usize);

/// The endings by their last sound, the longest first.
static ENDINGS: LazyLock<Vec<Vec<Ending>>> = LazyLock::new(|| {
    let from_behind =
        |ending: &str| -> Vec<u8> { sounds(ending).sounds.into_iter().rev().filter(|s| *s != BOUNDARY).collect() };
    let mut all: Vec<Vec<Ending>> = vec![Vec::new(); KINDS];
    for (group, endings) in GROUPS.iter().enumerate() {
        for ending in endings.split(' ').map(from_behind) {
            all[usize::from(ending[0])].push((ending, group));
        }
    }
    for endings in &mut all {
        endings.sort_by_key(|(sounds, _)| std::cmp::Reverse(sounds.len()));
    }
    all
});

/// How the endings of two names differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Endings {
    /// Both have one of a group, or none.
    Same,
    /// One has an ending, the other none.
    OneMore,
    /// Both have one, of different groups.
    Different,
}

/// How the endings of two names, in codes of sounds, differ.
pub(super) fn compare(one: &[u8], other: &[u8]) -> Endings {
    match (group(one), group(other)) {
        (one, other) if one == other => Endings::Same,
        (Some(_), Some(_)) => Endings::Different,
        _ => Endings::OneMore,
    }
}

/// The group of a name's ending, if two sounds stand before it.
fn group(name: &[u8]) -> Option<usize> {
    let fits = |ending: &[u8]| {
        let mut behind = name.iter().rev().skip(1);
        ending.iter().all(|sound| behind.next() == Some(sound))
            && behind.take(2).filter(|s| **s != BOUNDARY).count() == 2
    };
    let last = *name.iter().rev().nth(1)?;
    ENDINGS[usize::from(last)].iter().find(|(ending, _)| fits(ending)).map(|(_, group)| *group)
}

#[cfg(test)]
mod tests {
    use super::{Endings, compare};
    use crate::matching::spelling::sounds::sounds;

    #[test]
    fn endings_are_told_apart_in_any_script() {
        let of = |one: &str, other: &str| compare(&sounds(one).sounds, &sounds(other).sounds);
        assert_eq!(of("Krasnogvardeysk", "Krasnogvardeyskoye"), Endings::Different);
        assert_eq!(of("Красногвардейск", "Krasnogvardeyskoye"), Endings::Different);
        assert_eq!(of("Красногвардейское", "Krasnohvardiiske"), Endings::Same);
        assert_eq!(of("Георгиевка", "Georgiyevsk"), Endings::Different);
        assert_eq!(of("Kalinin", "Kalininsk"), Endings::Different);
        assert_eq!(of("Chkalov", "Chkalovka"), Endings::Different);
        assert_eq!(of("Մարտակերտ", "Martakert"), Endings::Same);
        assert_eq!(of("Kommunar", "Kommunarsk"), Endings::OneMore);
        assert_eq!(of("Van", "Wan"), Endings::Same);
        assert_eq!(of("", "Minsk"), Endings::OneMore);
    }
}
