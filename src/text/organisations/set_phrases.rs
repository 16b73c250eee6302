//! What is called after a town under the name that it had then: *the Leningrad Codex*, *Peking duck*, «Сталинградская битва», *the Peace of Tilsit*. A book, a dish, a
//! piece of music or a battle keeps that name, or takes the new one by itself. Acts of states stand in [`called`](super::super::called).

use super::super::composed::composed;
use super::super::stems::begins;
use super::{Family, Word, family, words_after, words_before};
use crate::base::{Lang, PlainSpan};

/// Behind the name, with a capital or without.
#[rustfmt::skip]
const ENGLISH: &[&str] = &["codex$", "duck$", "opera$", "symphony$", "cabbage$", "gin$", "brandy$", "cognac$", "phenotype$", "syndrome$", "wine$", "wines$"];
/// Behind the name with a capital.
#[rustfmt::skip]
const ENGLISH_TITLED: &[&str] = &[
    "act$", "biennale$", "charter$", "convention", "crater$", "cup$", "daily$", "derby$", "express$", "festival$", "five$", "fm$", "formation$", "four$", "gallery$", "man$", "manifesto$", "marathon$", "media$", "memorandum$", "news$", "online$", "open$", "peace$",
    "post$", "presidency$", "press$", "process$", "six$", "three$", "today$",
];
/// Joined to the name by a hyphen, in any language: stations, agencies, sites and classes of ships.
#[rustfmt::skip]
const JOINED: &[&str] = &[
    "class$", "cognac$", "fm$", "info$", "media$", "net$", "news$", "press$", "tv$", "инфо$", "медиа$", "медіа$", "ньюс$", "пресс$", "тв$", "экспресс$",
];
/// Measures of what is drunk and what it is, before a name: what is called so is in them. Before *of* or *de* where the language has one.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "bottle$", "bottles$", "glass$", "glasses$", "sip$", "sips$", "crate$", "crates$", "бутыл", "стакан", "рюмк", "рюмок$", "глот", "бокал", "пляшк", "склянк", "келих",
    "şüşə$", "butulka$", "stəkan$", "şişe$", "kadeh$", "bardak$", "շիշ$", "բաժակ$", "flasche$", "flaschen$", "glas$", "bouteille$", "bouteilles$", "verre$", "verres$", "brandy$", "cognac$", "vodka$",
];
/// Before *of* and the name, with a capital.
#[rustfmt::skip]
const ENGLISH_OF: &[&str] = &[
    "armistice$", "battle$", "capitulation$", "charter$", "convention$", "friends$", "pact$", "peace$", "sack$", "siege$",
];
/// Behind the name or the adjective made from it.
#[rustfmt::skip]
const RUSSIAN: &[&str] = &[
    "кодекс", "утк", "опера$", "оперы$", "опере$", "оперу$", "оперой$", "симфони", "конвенци", "мир$", "мира$", "миром$", "миру$",
    "капуст", "битв", "ньюс$", "процесс", "качк", "симфоні", "конвенці", "процес", "синдром",
];
#[rustfmt::skip]
const TURKIC: &[&str] = &[
    "kodeks", "konyağ", "konyak", "portveyn", "şarab", "şərab", "ördəy", "ördek", "ördeğ", "operası", "simfoniya", "senfoni", "sindrom", "sendrom",
];
#[rustfmt::skip]
const ARMENIAN: &[&str] = &[
    "կոդեքս", "օպերա", "սիմֆոնիա", "ճակատամարտ", "բադ$", "բադը$",
];
/// Ends of German nouns, behind the adjective in -er or a hyphen.
#[rustfmt::skip]
const GERMAN: &[&str] = &[
    "ente", "enten", "kodex", "konvention", "oper", "prozess", "schlacht", "sinfonie", "symphonie",
];
/// Before *von* and the name.
const GERMAN_OF: &[&str] = &["frieden", "friede", "konvention", "schlacht"];
/// Before *de* and the name; an Opéra with a capital is a house.
#[rustfmt::skip]
const FRENCH_OF: &[&str] = &[
    "canard$", "codex$", "convention$", "opéra$", "l'opéra$", "l’opéra$", "pacte$", "paix$",
];

/// True for a name in such a phrase.
pub(crate) fn is_in_set_phrase(plain: &str, span: PlainSpan, lang: &Lang) -> bool {
    let Some(hit) = plain.get(span.range()) else { return false };
    let (start, end) = (span.start as usize, span.end as usize);
    let behind = words_after(plain, end);
    let next = behind.first().map_or("", |word| word.text);
    let small = composed(next).to_lowercase();
    let titled = next.starts_with(char::is_uppercase);
    let joined = plain[end..].strip_prefix('-').map(|rest| rest.split(|c: char| !c.is_alphabetic()).next());
    let joined = joined.flatten().map(|word| composed(word).to_lowercase());
    if joined.as_deref().is_some_and(|word| begins(word, JOINED)) || is_in_measure(plain, start) {
        return true;
    }
    match family(hit, lang) {
        Family::English => {
            is_firm(&behind)
                || is_party(plain, span)
                || begins(&small, ENGLISH)
                || titled && begins(&small, ENGLISH_TITLED)
                || is_of(plain, start, ENGLISH_OF)
        }
        Family::Russian => is_party(plain, span) || begins(&small, RUSSIAN),
        Family::Turkic => begins(&small.replace("i\u{307}", "i"), TURKIC),
        Family::Armenian => begins(&small, ARMENIAN),
        Family::German => {
            let ends = |word: &str, nouns: &[&str]| nouns.iter().any(|noun| word.ends_with(noun));
            let before = words_before(plain, start, 2);
            hit.ends_with("er") && titled && ends(&small, GERMAN)
                || joined.is_some_and(|word| ends(&word, GERMAN))
                || matches!(&before[..], [of, noun] if of.text == "von" && ends(&composed(noun.text).to_lowercase(), GERMAN_OF))
        }
        Family::Romance => {
            let elided = ["d'", "d’"].iter().find(|of| plain[..start].ends_with(**of));
            match elided {
                Some(of) => words_before(plain, start - of.len(), 1).first().is_some_and(|noun| is_french(noun.text)),
                None => {
                    matches!(&words_before(plain, start, 2)[..], [of, noun] if of.text == "de" && is_french(noun.text))
                }
            }
        }
        Family::Georgian => false,
    }
}

/// X & Partners.
fn is_firm(behind: &[Word<'_>]) -> bool {
    const PARTNERS: &[&str] = &["associates", "brothers", "co", "daughters", "partners", "sons"];
    matches!(behind, [and, partners, ..] if matches!(and.text, "&" | "and")
        && partners.is_capital()
        && PARTNERS.contains(&&*partners.text.to_lowercase()))
}

/// A party of a case at law, which may be a person's name: *X v. Armenia, no. 12*; *R v X [1998]*.
fn is_party(plain: &str, span: PlainSpan) -> bool {
    let (before, after) = (&plain[..span.start as usize], &plain[span.end as usize..]);
    let versus = [" v. ", " v ", " vs. ", " против "];
    let near = &after[..after.floor_char_boundary(after.len().min(80))];
    let law = ["№", "no. ", "nos. ", "[GC]", "[19", "[20", "§", "para"].iter().any(|mark| near.contains(mark));
    law && versus.iter().any(|word| before.ends_with(word) || after.starts_with(word))
}

/// A bottle of X, бутылка «X».
fn is_in_measure(plain: &str, start: usize) -> bool {
    let head = plain[..start].trim_end_matches(['«', '“', '„', '"', '‘', '\'']);
    let before = words_before(plain, head.len(), 2);
    let measure = match &before[..] {
        [of, noun] if matches!(of.text, "of" | "de") => noun,
        [noun, ..] => noun,
        [] => return false,
    };
    let small = composed(measure.text).to_lowercase();
    // English and French have their preposition.
    let bare = before.first().is_some_and(|first| first.start == measure.start);
    let of = ["bottle", "glass", "sip", "crate", "bouteille", "verre"].iter().any(|noun| small.starts_with(noun));
    begins(&small, MEASURES) && bare != of
}

fn is_french(noun: &str) -> bool {
    let noun = composed(noun);
    let is_house = noun.ends_with("Opéra");
    !is_house && begins(&noun.to_lowercase(), FRENCH_OF)
}

/// True behind one of these nouns, with a capital, and *of*.
fn is_of(plain: &str, start: usize, nouns: &[&str]) -> bool {
    let before = words_before(plain, start, 2);
    let [joint, noun] = &before[..] else { return false };
    joint.text == "of" && noun.is_capital() && begins(&composed(noun.text).to_lowercase(), nouns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_that_keep_a_name() {
        for (lang, text) in [
            ("en", "the [Leningrad] Codex"),
            ("en", "some [Peking] duck"),
            ("en", "the [Alma-Ata] Convention"),
            ("en", "the Peace of [Peking]"),
            ("en", "the Siege of [Leningrad]"),
            ("ru", "[Сталинградская] битва"),
            ("ru", "любит [пекинскую] оперу"),
            ("uk", "[Ленінградська] симфонія"),
            ("az", "[Leninqrad] simfoniyası"),
            ("tr", "[Pekin] ördeği"),
            ("hy", "[Լենինգրադի] սիմֆոնիան"),
            ("de", "die [Leningrader] Sinfonie"),
            ("de", "die [Peking]-Oper"),
            ("de", "der Frieden von [Peking]"),
            ("fr", "le pacte de [Pékin]"),
            ("fr", "la convention d’[Alma-Ata]"),
            ("en", "[Leningrad] v. Armenia, no. 1234/05"),
            ("en", "R v [Leningrad], no. 12"),
            ("en", "[Leningrad] & Sons"),
            ("en", "the [Leningrad] Four"),
            ("en", "[Leningrad]-class frigates"),
            ("en", "two bottles of [Agdam]"),
            ("en", "[Leningrad] Today said so"),
            ("en", "[Leningrad]-Press said so"),
            ("ru", "рюмку «[Ленинграда]»"),
            ("ru", "[Ленинград]-ТВ"),
            ("de", "eine Flasche [Peking]"),
            ("fr", "un verre de [Pékin]"),
        ] {
            assert!(is_in_set_phrase(&unmarked(text).0, unmarked(text).1, &Lang::new(lang)), "{text}");
        }
        for (lang, text) in [
            ("en", "the [Leningrad] process server"),
            ("en", "the siege of [Leningrad]"),
            ("en", "a charter of [Peking] firms"),
            ("ru", "[Ленинградская] операция"),
            ("ru", "жители [Ленинграда] мирно спят"),
            ("de", "die [Leningrader] Straßen"),
            ("fr", "les rues de [Pékin]"),
            ("fr", "l’Opéra de [Pékin]"),
            ("en", "[Leningrad] v Minsk is off"),
            ("en", "[Leningrad] and Minsk"),
            ("en", "the glass [Leningrad] dome"),
            ("en", "[Leningrad] today is quiet"),
            ("en", "the [Leningrad]-Pskov road"),
        ] {
            assert!(!is_in_set_phrase(&unmarked(text).0, unmarked(text).1, &Lang::new(lang)), "{text}");
        }
    }

    fn unmarked(text: &str) -> (String, PlainSpan) {
        let (start, end) = (text.find('[').expect("marked"), text.find(']').expect("marked"));
        (text.replace(['[', ']'], ""), PlainSpan::new(start, end - 1))
    }
}
