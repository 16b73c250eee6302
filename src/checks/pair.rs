//! Two names of one concept in one breath: `Khankendi (Stepanakert)`, `Khankendi/Stepanakert`.

use super::Found;
use crate::base::PlainSpan;
use crate::matching::{Match, Reading};
use crate::model::{Name, Term};
use crate::text::composed::composed;
use crate::text::words;

/// Bytes between two names of one thing up to which a sentence may explain one by the other.
const REACH: usize = 60;

/// Words that join two names of one thing, in small letters; a `*` stands for any ending. Common words of each language.
const JOINING: &[&str] = &[
    // English
    "formerly",
    "previously",
    "once",
    "now",
    "aka",
    "alias",
    "or",
    "name*",
    "called",
    "known",
    "named",
    "renamed",
    "became",
    // Russian and Ukrainian
    "бывш*",
    "ныне",
    "теперь",
    "ранее",
    "прежде",
    "прежн*",
    "переименован*",
    "назыв*",
    "назван*",
    "известн*",
    "или",
    "же",
    "имя",
    "колишн*",
    "нині",
    "тепер",
    "раніше",
    "перейменован*",
    "назива*",
    "відом*",
    "або",
    "чи",
    // Azerbaijani and Turkish
    "keçmiş*",
    "indiki",
    "əvvəlki",
    "sabiq",
    "adlan*",
    "adı",
    "adıdır",
    "yəni",
    "yaxud",
    "ya",
    "eski",
    "şimdiki",
    "önceki",
    "adıyla",
    "veya",
    // Armenian and Georgian
    "նախկին*",
    "այժմ*",
    "նույն*",
    "կոչ*",
    "վերանվան*",
    "կամ",
    "անուն*",
    "ყოფილ*",
    "ამჟამ*",
    "ანუ",
    "წოდებ*",
    "ეწოდ*",
    // German, French and Spanish
    "ehemal*",
    "früher*",
    "heute",
    "jetzt",
    "einst",
    "genannt*",
    "umbenannt*",
    "bekannt*",
    "oder",
    "ancien*",
    "autrefois",
    "aujourd",
    "maintenant",
    "appel*",
    "connu*",
    "renomm*",
    "rebaptis*",
    "ou",
    "dit*",
    "antes",
    "antigu*",
    "ahora",
    "hoy",
    "llamad*",
    "conocid*",
];

/// What languages are called, by their stems, where a name is said in another one: Shusha, Shushi in Armenian; Лачин, по-армянски
/// Бердзор.
const LANGUAGES: &[&str] = &[
    "armenian",
    "azerbaijani",
    "azeri",
    "georgian",
    "turkish",
    "russian",
    "kurdish",
    "армянски",
    "азербайджански",
    "грузински",
    "турецки",
    "русски",
    "вірменськ",
    "азербайджанськ",
    "російськ",
    "турецьк",
    "ermənicə",
    "azərbaycanca",
    "rusca",
    "türkcə",
    "ermenice",
    "türkçe",
    "azerice",
    "հայերեն",
    "ադրբեջաներեն",
    "թուրքերեն",
    "ռուսերեն",
    "სომხურ",
    "აზერბაიჯანულ",
    "armenisch",
    "aserbaidschanisch",
    "arménien",
    "azerbaïdjanais",
    "azéri",
];

/// Words that may stand between a [joining](JOINING) word and the name: renamed *to* Khankendi, known *as* Stepanakert.
const LINKING: [&str; 14] = ["as", "of", "to", "into", "the", "by", "в", "во", "на", "у", "als", "in", "en", "comme"];

/// True if what stands between two names of one thing says that they are that: a bracket that is still open, or a joining
/// word before the second. `before` is what stands before the first: renamed from Khankendi to Stepanakert; `after` what
/// stands behind the second: Shusha, Shushi in Armenian.
fn joins(before: &str, between: &str, after: &str) -> bool {
    let is = |word: &str, known: &[&str]| {
        let word = word.to_lowercase();
        known.iter().any(|known| match known.strip_suffix('*') {
            Some(stem) => word.starts_with(stem),
            None => word == **known,
        })
    };
    if between.contains([';', '!', '?']) {
        return false;
    }
    let opened = between.rfind(['(', '[', '（', '［']);
    if opened.is_some_and(|at| !between[at..].contains([')', ']', '）', '］'])) || between.trim() == "=" {
        return true;
    }
    let words = |text: &str| {
        let text = composed(text);
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let own = words(between);
    let language = |word: &str| {
        let word = word.to_lowercase();
        LANGUAGES.iter().any(|stem| word.starts_with(stem))
    };
    if own.iter().rev().find(|word| !is(word, &LINKING)).is_some_and(|word| is(word, JOINING) || language(word)) {
        return true;
    }
    let linked = |word: &&String| is(word, &LINKING) || matches!(word.to_lowercase().as_str(), "по" | "auf");
    let after = &after[..after.find([',', '.', ';', '(', ')', '—', '–']).unwrap_or(after.len())];
    if own.is_empty() && words(after).iter().find(|word| !linked(word)).is_some_and(|word| language(word)) {
        return true;
    }
    let renamed = ["renam*", "переимен*", "перейменов*", "umbenannt*", "rebaptis*", "adlandır*"];
    !own.is_empty()
        && own.iter().all(|word| is(word, &LINKING))
        && words(before).iter().rev().take(2).any(|word| is(word, &renamed))
}

/// The match that stands next before, in one pair with this one or not.
pub(super) fn previous<'a, 'g>(found: &'a Found<'_, 'g>, m: &Match<'_>) -> Option<&'a Match<'g>> {
    let earlier = found.matches.partition_point(|other| other.span.start < m.span.start);
    found.matches[..earlier].last().filter(|other| other.span.end <= m.span.start)
}

/// The match that stands next behind.
pub(super) fn next<'a, 'g>(found: &'a Found<'_, 'g>, m: &Match<'_>) -> Option<&'a Match<'g>> {
    let later = found.matches.partition_point(|other| other.span.start < m.span.end);
    found.matches.get(later)
}

/// What to take away beside a match (or with it) so that `term`, put in its place, does not stand twice: the pair's
/// separator, second name and closing bracket. `None` if the match is in no pair with a name that has the term.
pub(super) fn surplus(found: &Found<'_, '_>, m: &Match<'_>, term: &Term) -> Option<PlainSpan> {
    let plain = &*found.segment.target.plain;
    let has = |other: &&Match<'_>| other.readings.iter().any(|r| holds(r.name, term));
    let after = next(found, m).filter(has).and_then(|second| second_half(plain, m.span, second.span));
    let before = || previous(found, m).filter(has).and_then(|first| second_half(plain, first.span, m.span));
    after.or_else(before)
}

/// True for either name of a pair.
pub(super) fn is_half(found: &Found<'_, '_>, m: &Match<'_>) -> bool {
    let plain = &*found.segment.target.plain;
    let behind = |first: &Match<'_>, second: &Match<'_>| second_half(plain, first.span, second.span).is_some();
    previous(found, m).is_some_and(|first| behind(first, m)) || next(found, m).is_some_and(|second| behind(m, second))
}

/// True if a term, put in a match's place, would be said twice in a sentence that speaks of both names: Khankendi, formerly
/// Stepanakert; Lachin (Armenian: Berdzor). Not of a pair, where the second half goes.
pub(super) fn would_double(found: &Found<'_, '_>, m: &Match<'_>, reading: &Reading<'_>, term: &Term) -> bool {
    if holds(reading.name, term) || surplus(found, m, term).is_some() {
        return false;
    }
    // Stepanakert (Степанакерт): the other is replaced as well, by the same term.
    let is_before = |other: &Match<'_>| other.span.end <= m.span.start;
    let alike = |r: &Reading<'_>| std::ptr::eq(r.concept, reading.concept);
    beside(found, m).any(|other| {
        other.readings.iter().any(|r| holds(r.name, term)) || is_before(other) && other.readings.iter().any(alike)
    })
}

/// True if another name of what a match means stands beside it in its sentence, and not as the second of a pair; `second` is
/// one that it makes a double with.
pub(super) fn is_explained(
    found: &Found<'_, '_>,
    m: &Match<'_>,
    reading: Reading<'_>,
    second: Option<&Match<'_>>,
) -> bool {
    let plain = &*found.segment.target.plain;
    let is_other = |r: &Reading<'_>| std::ptr::eq(r.concept, reading.concept) && !std::ptr::eq(r.name, reading.name);
    let half_of =
        |other: &Match<'_>| previous(found, other).and_then(|first| second_half(plain, first.span, other.span));
    let is_second = |other: &Match<'_>| half_of(other).is_some();
    let is_own = |other: &Match<'_>| second.is_some_and(|second| second.span == other.span);
    beside(found, m).any(|other| !is_own(other) && !is_second(other) && other.readings.iter().any(is_other))
}

/// The matches at most [`REACH`] before or behind one, in its sentence, which words [join](JOINING) with it.
fn beside<'a, 'g>(found: &'a Found<'_, 'g>, m: &Match<'_>) -> impl Iterator<Item = &'a Match<'g>> {
    let (plain, span) = (&*found.segment.target.plain, m.span);
    let sentence = words::sentence(plain, span.start);
    let (before, rest) = found.matches.split_at(found.matches.partition_point(|other| other.span.start < span.start));
    let between = move |other: &Match<'_>| {
        let (from, to) =
            if other.span.end <= span.start { (other.span.end, span.start) } else { (span.end, other.span.start) };
        plain.get(from as usize..to as usize).unwrap_or_default()
    };
    let is_near = move |other: &&Match<'_>| between(other).len() <= REACH && sentence.contains(other.span);
    let behind = rest.iter().skip_while(move |other| other.span.start < span.end).take_while(is_near);
    before.iter().rev().take_while(is_near).chain(behind).filter(move |other| {
        let first = span.start.min(other.span.start) as usize;
        let last = span.end.max(other.span.end) as usize;
        let before = &plain[plain.floor_char_boundary(first.saturating_sub(REACH))..first];
        joins(before, between(other), &plain[last..plain.ceil_char_boundary((last + REACH).min(plain.len()))])
    })
}

pub(super) fn holds(name: &Name, term: &Term) -> bool {
    name.terms.iter().any(|own| std::ptr::eq(own, term))
}

/// From the end of the first name to the end of the second or of the bracket that closes behind it.
fn second_half(plain: &str, first: PlainSpan, second: PlainSpan) -> Option<PlainSpan> {
    let between = plain.get(first.end as usize..second.start as usize)?.trim();
    let end = second.end as usize;
    let closing = match between {
        "(" => ")",
        "[" => "]",
        "（" => "）",
        "［" => "］",
        "/" | "／" => "",
        _ => return None,
    };
    plain[end..].starts_with(closing).then(|| PlainSpan::new(first.end as usize, end + closing.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn half(plain: &str, first: &str, second: &str) -> Option<String> {
        let span = |name: &str| {
            let at = plain.find(name).expect("there");
            PlainSpan::new(at, at + name.len())
        };
        second_half(plain, span(first), span(second)).map(|span| plain[span.range()].to_owned())
    }

    #[test]
    fn words_that_join_two_names() {
        for between in [
            ", formerly ",
            " was renamed ",
            " (Armenian: ",
            ", бывший ",
            " (keçmiş ",
            ", նախկին ",
            ", ehemals ",
            " = ",
            ", по-армянски ",
            ", հայերեն՝ ",
            ", also known as ",
            " (",
        ] {
            assert!(joins("", between, ""), "{between}");
        }
        for between in [
            " and ",
            " to ",
            "ում էր, իսկ այսօր\n",
            " и ",
            ", then ",
            "’s mayor left ",
            " is now quiet, and buses from ",
            " (population 50,000) grew faster than ",
            ": ",
            " (60 км) автобус ушёл, из ",
            " же тих, а в ",
            " now lives in ",
            "; formerly ",
        ] {
            assert!(!joins("The mayor of ", between, ""), "{between}");
        }
        assert!(
            joins("город переименован из ", " в ", "")
                && joins("It was renamed from ", " to ", "")
                && !joins("Buses from ", " to ", "")
        );
    }

    #[test]
    fn what_a_language_calls_it() {
        assert!(joins("", ", ", " in Armenian, is high") && joins("", " — ", " по-армянски — тих"));
        assert!(!joins("", ", ", " and Armenian towns") && !joins("", ", ", ", in Armenian towns"));
        assert!(!joins("", " and ", " in Armenian hands"));
    }

    #[test]
    fn the_second_half_of_a_pair() {
        assert_eq!(half("in Ost (Est), b", "Ost", "Est").as_deref(), Some(" (Est)"));
        assert_eq!(half("in Ost/Est", "Ost", "Est").as_deref(), Some("/Est"));
        assert_eq!(half("in Ost\n[Est]", "Ost", "Est").as_deref(), Some("\n[Est]"));
        assert_eq!(half("in Ost (now Est)", "Ost", "Est"), None);
        assert_eq!(half("in Ost (Est and more)", "Ost", "Est"), None);
        assert_eq!(half("在Ost（Est）的", "Ost", "Est").as_deref(), Some("（Est）"));
        assert_eq!(half("in Ost-Est", "Ost", "Est"), None);
    }
}
