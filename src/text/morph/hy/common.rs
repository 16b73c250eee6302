//! Common nouns that lose or change a vowel in their cases, by their last part: պայմանագիր, պայմանագրի. Eastern Armenian,
//! reformed orthography; J. Dum-Tragut, *Armenian: Modern Eastern Armenian* (2009), sections 1.3 and 2.1.

use super::super::{Lemma, Word};
use super::endings::Shape;
use super::spelling;

/// A last part, what it is before an ending, and the shapes of the whole word and of that.
struct Part(&'static str, &'static str, Shape, Shape);

const fn short(part: &'static str, reduced: &'static str) -> Part {
    Part(part, reduced, Shape::FullShort, Shape::ReducedShort)
}

const fn long(part: &'static str, reduced: &'static str) -> Part {
    Part(part, reduced, Shape::FullLong, Shape::ReducedLong)
}

const fn in_an(part: &'static str, reduced: &'static str) -> Part {
    Part(part, reduced, Shape::FullShort, Shape::ReducedAn)
}

/// Words that a common noun may be or end with. The plural is in -եր on the shortened stem, in -ներ on the whole one.
#[rustfmt::skip]
const PARTS: &[Part] = &[
    in_an("տուն", "տ"), in_an("շուն", "շ"), in_an("դուռ", "դռ"), in_an("նուռ", "նռ"),
    short("գիր", "գր"), short("գիրք", "գրք"), short("գիծ", "գծ"), short("թիվ", "թվ"), short("խումբ", "խմբ"), short("թուղթ", "թղթ"), short("միտք", "մտք"),
    short("շիշ", "շշ"), short("սիրտ", "սրտ"), short("ջուր", "ջր"), short("լիճ", "լճ"), short("կիրք", "կրք"), short("խուց", "խց"), short("սուտ", "ստ"), short("քիթ", "քթ"),
    long("խնդիր", "խնդր"), long("դիր", "դր"), long("իչ", "չ"), long("ուրդ", "րդ"), long("կից", "կց"), long("սերունդ", "սերնդ"), long("բժիշկ", "բժշկ"), long("ծաղիկ", "ծաղկ"),
    long("կամուրջ", "կամրջ"), long("գլուխ", "գլխ"), long("պատիվ", "պատվ"), long("հաշիվ", "հաշվ"), long("հեծանիվ", "հեծանվ"), long("մարմին", "մարմն"), long("երկինք", "երկնք"),
    long("հովիտ", "հովտ"), long("բլուր", "բլր"), long("պտուղ", "պտղ"), long("ածուխ", "ածխ"), long("կտուր", "կտր"),
];

/// Loan words in -ում that are no verbal nouns; all in -իում and -յում besides.
#[rustfmt::skip]
const LOANS_IN_UM: &[&str] = &[
    "ալբում", "ֆորում", "պլենում", "մինիմում", "մաքսիմում", "օպտիմում", "վակուում", "ռեֆերենդում", "ուլտիմատում", "մեմորանդում", 
];

/// Ends of words whose ի or ու stays: of ույ, of loan words, of -ունք and -իք.
#[rustfmt::skip]
const STAYS: &[&str] = &["իստ", "իզմ", "ունք", "իք", "ինգ", "ոիդ", "ուս", "ույթ", "ույն", "ույց", "ույս", "ույր", "ույլ", "յուղ", "յուր", "յուս", "յուն", "ուտք", "ումք"];

/// True for a term that is written small: no name.
pub(super) fn is_common(word: &Word) -> bool {
    word.text.starts_with(char::is_lowercase)
}

/// The last part of a word that shortens: how much of the word that is, what is left of it before endings, and the shapes
/// of that and of the whole. A name shortens only where it is the very word.
pub(super) fn shortens(word: &Word) -> Option<(&'static str, &'static str, Shape, Shape)> {
    /// Parts that are no words by themselves.
    const ENDINGS: [&str; 4] = ["դիր", "իչ", "ուրդ", "կից"];
    let holds = |Part(part, stem, ..): &&Part| match word.folded.strip_suffix(part) {
        Some("") => !ENDINGS.contains(part) && (is_common(word) || stem.chars().count() > 1),
        Some(rest) => is_common(word) && spelling::vowels(rest) > 0,
        None => false,
    };
    let found = PARTS.iter().filter(holds).max_by_key(|part| part.0.len());
    found.map(|Part(part, stem, whole, shortened)| (*part, *stem, *shortened, *whole))
}

/// True for a verbal noun in -ում, which has the genitive in -ման: շարժում, շարժման.
pub(super) fn is_verbal(word: &Word) -> bool {
    let key = &*word.folded;
    is_common(word) && key.strip_suffix("ում").is_some_and(|stem| spelling::vowels(stem) > 0) && !is_loan_in_um(key)
}

fn is_loan_in_um(key: &str) -> bool {
    ["իում", "յում"].iter().chain(LOANS_IN_UM).any(|end| key.ends_with(end))
}

/// True if the shape of a common noun does not tell whether its last vowel goes.
pub(super) fn is_guessed(lemma: &Lemma, word: &Word) -> bool {
    /// Words with a genitive of their own kind: կին, կնոջ.
    #[rustfmt::skip]
    const IRREGULAR: &[&str] = &[
        "կին", "քույր", "հայր", "մայր", "եղբայր", "օր", "ժամ", "ամիս", "տարի", "շաբաթ", "գիշեր", "աղջիկ", "ձուկ", "մուկ", "անուն", "ծնունդ", "մանուկ", "ձմեռ", "ամառ", "աշուն", "գարուն", "արյուն", "սյուն",
        "ձյուն", "տեր", "ընկեր", "մահ", "սեր", "հույս",
    ];
    let key = &*word.folded;
    is_common(word)
        && lemma.decl.is_none()
        && shortens(word).is_none()
        && !is_verbal(word)
        && !is_loan_in_um(key)
        && (IRREGULAR.contains(&key)
            || spelling::reduced(key, true).is_some() && !STAYS.iter().any(|end| key.ends_with(end)))
}
