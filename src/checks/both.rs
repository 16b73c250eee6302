//! Two names of one thing in one sentence, which would say of one what it says of two: *X was renamed Y*, *X and Y*. Not
//! those of a [pair], nor those in clauses of which each says its own.

use std::cell::RefCell;
use std::rc::Rc;

use super::judge::Opinion;
use super::{Draft, Found, Judged, pair};
use crate::base::PlainSpan;
use crate::matching::{self, Match, Reading};
use crate::model::Term;
use crate::text::clauses::{Clauses, Side};
use crate::text::morph::Feature;
use crate::text::{spoken, words};

/// True if a sentence that a term is put into, in a match's place, gives another name of the same thing: *X was renamed Y*, *X and Y*.
/// Whatever it says of the two, it would say of one then. Not of a pair, where the second half goes, nor of what is somebody
/// else's word.
pub(super) fn are_named(draft: &Draft<'_, '_>, judged: &Judged<'_, '_>, reading: &Reading<'_>, term: &Term) -> bool {
    let (found, m) = (draft.segment(judged), judged.found);
    // Folders and directories: it would say one of them twice; “replace e-mail by email” says it of spellings too.
    if pair::holds(reading.name, term) && pair::surplus(found, m, term).is_none() {
        let is_between: &[&[&str]] = if is_other_word(reading, term) { &[JOINING, REPLACING] } else { &[REPLACING] };
        if !std::ptr::eq(reading.term, term) && is_joined_with(found, m, term, is_between) {
            return true;
        }
    }
    // “Directory” is now called “Folder”.
    let speaks_of_words = || {
        let plain = &*found.segment.target.plain;
        spoken::speaks_of_words(&plain[words::sentence(plain, m.span.start).range()])
    };
    if is_other_word(reading, term) && speaks_of_words() && !m.readings.iter().any(|r| std::ptr::eq(r.term, term)) {
        return is_named_too(draft, judged, |other| other.found.readings.iter().any(|r| std::ptr::eq(r.term, term)));
    }
    if pair::holds(reading.name, term) || pair::surplus(found, m, term).is_some() {
        return false;
    }
    is_named_too(draft, judged, |other| {
        let is_other =
            |r: &Reading<'_>| std::ptr::eq(r.concept, reading.concept) && !std::ptr::eq(r.name, reading.name);
        let instead = |o: &Opinion<'_, '_>| is_other(&o.reading) && o.instead.iter().any(|own| own.text == term.text);
        !other.found.readings.iter().any(|r| std::ptr::eq(r.name, reading.name))
            && other.opinions.iter().any(|o| pair::holds(o.reading.name, term) || instead(o))
    })
}

/// Words that join two others: *folders and directories*, *a directory is a folder*.
#[rustfmt::skip]
const JOINING: &[&str] = &[
    "and", "or", "a", "an", "the", "is", "are", "und", "oder", "bzw", "beziehungsweise", "der", "die", "das", "den", "dem", "ein", "eine", "einen", "ist", "sind", "et", "ou", "le",
    "la", "les", "l", "un", "une", "est", "sont", "и", "или", "либо", "это", "то", "есть", "і", "тобто", "yəni", "yani", "та", "або", "чи", "це", "ve", "veya", "və", "ya", "yaxud", "և", "կամ", "და", "ან",
    "y", "o", "el", "los", "las", "es", "i", "lub", "e",
];

/// Words between what is replaced and what replaces it: *replace directory with folder*, *directory becomes folder*.
#[rustfmt::skip]
const REPLACING: &[&str] = &["by", "with", "becomes", "became", "durch", "wird", "wurde", "zu", "par", "devient", "на", "стал", "стала", "становится"];

/// True if nothing but such words and marks stands between a match and the next term of its name that is this one.
fn is_joined_with(found: &Found<'_, '_>, m: &Match<'_>, term: &Term, known: &[&[&str]]) -> bool {
    let plain = &*found.segment.target.plain;
    let joined = |first: &Match<'_>, second: &Match<'_>| {
        let between = plain.get(first.span.end as usize..second.span.start as usize).unwrap_or(".");
        // Marks alone replace nothing.
        has_only(between, known) && (known.len() > 1 || between.contains(char::is_alphabetic))
    };
    let is_term = |other: &&Match<'_>| other.readings.iter().any(|r| std::ptr::eq(r.term, term));
    pair::previous(found, m).filter(is_term).is_some_and(|before| joined(before, m))
        || pair::next(found, m).filter(is_term).is_some_and(|behind| joined(m, behind))
}

/// True if nothing parts two words but what joins those of a list: *and*, a comma, a dash; of *the X and the Y list* the second
/// is no item.
pub(super) fn is_joining(between: &str) -> bool {
    let is_one = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).count() <= 1;
    is_one && !between.contains(['(', ')', '[', ']', ':']) && has_only(between, &[JOINING])
}

/// True for up to three words of these, and marks that end no sentence.
fn has_only(between: &str, known: &[&[&str]]) -> bool {
    let mut words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    !between.replace("bzw.", "bzw").contains(['.', '!', '?', ';', '\n', '\t'])
        && words.clone().count() <= 3
        && words.all(|word| known.iter().any(|known| known.contains(&&*word.to_lowercase())))
}

/// True if a term of the same name is another word, and no other spelling: *folder* for *directory*, not *email* for *e-mail*.
pub(super) fn is_other_word(reading: &Reading<'_>, term: &Term) -> bool {
    pair::holds(reading.name, term) && !is_alike(&reading.term.text, &term.text)
}

/// True if two texts have half of their pairs of letters in common.
fn is_alike(one: &str, other: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    let mut rest: Vec<&[char]> = other.windows(2).collect();
    let mut shared = 0;
    for pair in one.windows(2) {
        if let Some(at) = rest.iter().position(|own| *own == pair) {
            rest.swap_remove(at);
            shared += 1;
        }
    }
    one == other || shared > 0 && 4 * shared + 2 >= one.len() + other.len()
}

/// True if the sentence gives another name of what a match means, and not as the second of a double with it.
pub(super) fn has_another(
    draft: &Draft<'_, '_>,
    judged: &Judged<'_, '_>,
    reading: &Reading<'_>,
    second: Option<&Match<'_>>,
) -> bool {
    is_named_too(draft, judged, |other| {
        let is_own = second.is_some_and(|second| second.span == other.found.span);
        let same = |r: &Reading<'_>| std::ptr::eq(r.name, reading.name);
        let is_other = |r: &Reading<'_>| std::ptr::eq(r.concept, reading.concept);
        !is_own && other.found.readings.iter().any(is_other) && !other.found.readings.iter().any(same)
    })
}

/// True if a match's sentence names what is asked for too: in the writer's own words, in no pair, and not in a clause of its
/// own.
fn is_named_too<'a, 'g>(
    draft: &Draft<'a, 'g>,
    judged: &Judged<'a, 'g>,
    is_asked: impl Fn(&Judged<'a, 'g>) -> bool,
) -> bool {
    let (found, m) = (draft.segment(judged), judged.found);
    let plain = &*found.segment.target.plain;
    let sentence = draft.sentences.around(plain, judged);
    let first = draft
        .judged
        .partition_point(|other| (other.segment, other.found.span.start) < (judged.segment, sentence.span.start));
    let own = draft.judged[first..]
        .iter()
        .take_while(|other| other.segment == judged.segment && other.found.span.start < sentence.span.end);
    // First what costs least.
    let may_be = |other: &&Judged<'a, 'g>| {
        let span = other.found.span;
        span != m.span && sentence.span.contains(span) && other.exempt.is_none() && !other.is_near()
    };
    own.filter(may_be)
        .filter(|other| is_asked(other))
        .map(|other| other.found)
        .any(|other| !pair::is_half(found, other) && !sentence.are_apart(found, m, other))
}

/// What the clause around a match says of it.
fn side(m: &Match<'_>, plain: &str) -> Side {
    let derived = |r: &Reading<'_>| r.form.has(Feature::Adjective);
    let place = matching::is_of_place(&m.readings, plain, m.span);
    Side { span: m.span, place, derived: m.readings.iter().all(derived) }
}

/// The sentences of a draft, as far as names in them are held against each other. The last is kept: matches are asked about
/// in their order.
#[derive(Default)]
pub(crate) struct Sentences {
    last: RefCell<Option<Rc<Sentence>>>,
}

impl Sentences {
    fn around(&self, plain: &str, judged: &Judged<'_, '_>) -> Rc<Sentence> {
        let (segment, span) = (judged.segment, words::sentence(plain, judged.found.span.start));
        let mut last = self.last.borrow_mut();
        let known = last.take().filter(|sentence| (sentence.segment, sentence.span) == (segment, span));
        let read = || Sentence { segment, span, partings: partings(plain, span), clauses: RefCell::default() };
        last.insert(known.unwrap_or_else(|| Rc::new(read()))).clone()
    }
}

/// A sentence, and what is known of it.
struct Sentence {
    segment: usize,
    span: PlainSpan,
    /// What parts its clauses, in order.
    partings: Vec<PlainSpan>,
    /// Its words, read by the languages that names in it are in.
    clauses: RefCell<Vec<Rc<Clauses>>>,
}

impl Sentence {
    /// True if two names stand in clauses of which each says its own, or one over the other.
    fn are_apart(&self, found: &Found<'_, '_>, m: &Match<'_>, other: &Match<'_>) -> bool {
        let (plain, lang) = (&*found.segment.target.plain, found.lang_at(other.span).primary());
        let between = PlainSpan { start: m.span.end.min(other.span.end), end: m.span.start.max(other.span.start) };
        between.start > between.end
            || self.is_parted(between)
            || self.clauses(plain, lang).are_apart(plain, side(m, plain), side(other, plain))
    }

    fn clauses(&self, plain: &str, lang: &str) -> Rc<Clauses> {
        let mut all = self.clauses.borrow_mut();
        let at = all.iter().position(|clauses| clauses.lang() == lang).unwrap_or_else(|| {
            all.push(Rc::new(Clauses::read(plain, self.span, lang)));
            all.len() - 1
        });
        all[at].clone()
    }

    /// True if between two names stands what parts clauses of which each says its own.
    fn is_parted(&self, between: PlainSpan) -> bool {
        let first = self.partings.partition_point(|parting| parting.start < between.start);
        self.partings[first..].first().is_some_and(|parting| parting.end <= between.end)
    }
}

/// What stands between two clauses of which each says its own: a semicolon, cells of a row, *said that*.
fn partings(plain: &str, sentence: PlainSpan) -> Vec<PlainSpan> {
    const PARTING: &[&str] = &[";", "\t", " that ", ", что ", ", що ", " ki ", ", dass ", " que ", ", որ ", ", რომ "];
    let text = &plain[sentence.range()];
    let start = |at: usize| sentence.start as usize + at;
    let places = PARTING.iter().flat_map(|mark| text.match_indices(mark));
    let mut all: Vec<_> = places.map(|(at, mark)| PlainSpan::new(start(at), start(at) + mark.len())).collect();
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_other_words() {
        for (one, other, alike) in [
            ("e-mail", "email", true),
            ("Khojaly", "Khojali", true),
            ("Hadrut", "Hadrout", true),
            ("folder", "directory", false),
            ("log in", "sign in", false),
            ("каталог", "папка", false),
            ("Шуша", "Шуши", true),
            ("a", "a", true),
            ("№", "N.", false),
            ("++", "X+", false),
            ("C#", "F#", false),
            ("", "", true),
        ] {
            assert_eq!(is_alike(one, other), alike, "{one} {other}");
        }
    }

    #[test]
    fn what_parts_two_clauses() {
        let plain = "Xa said that Ya was calm; Za";
        let partings = partings(plain, PlainSpan::new(0, plain.len()));
        assert_eq!(partings.iter().map(|span| &plain[span.range()]).collect::<Vec<_>>(), [" that ", ";"]);
        let sentence = Sentence { segment: 0, span: PlainSpan::default(), partings, clauses: RefCell::default() };
        for (from, to, parted) in [(2, 13, true), (2, 26, true), (15, 26, true), (15, 24, false), (9, 13, false)] {
            assert_eq!(sentence.is_parted(PlainSpan::new(from, to)), parted, "{from}–{to}");
        }
    }
}
