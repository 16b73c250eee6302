//! German names that take an article: *die Türkei*, *der Irak*, *die Niederlande*. Places of the neuter have none. Source:
//! Auswärtiges Amt, *Verzeichnis der Staatennamen für den amtlichen Gebrauch* (the column of the article).

use super::super::Lemma;

/// Those whose gender a glossary may leave out.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "türkei", "slowakei", "mongolei", "tschechei", "schweiz", "ukraine", "krim", "niederlande", "bahamas", "komoren", "malediven", "philippinen", "seychellen", "emirate", "staaten", "irak", "libanon", "sudan", "südsudan", "jemen", "kongo", "tschad", "vatikan", "sowjetunion",
    "elfenbeinküste", "republik", "lausitz", "pfalz", "krim", "walachei", "lombardei", "bukowina", "balkan", "kaukasus",
];

pub(super) fn takes_article(lemma: &Lemma) -> bool {
    let known = || lemma.words.last().is_some_and(|word| KNOWN.contains(&&*word.folded));
    matches!(lemma.gender, Some('m' | 'f' | 'p')) || lemma.gender.is_none() && known()
}
