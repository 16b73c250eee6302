//! Names that nobody listed: a word that is nearly a term.
//!
//! Slips of the keyboard in long names ([slips]), and names of one word ([respelt]) or several ([several]) as another
//! system, language or ear would write them. What a word is worth against chance is weighed in [sure]; ordinary words
//! are known from lists ([common]) and from the rest of the document ([ordinary]).

mod calques;
mod capitalised;
mod distance;
mod elements;
mod elsewhere;
mod ordinary;
mod own;
mod people;
mod plurals;
mod respelt;
mod several;
mod slips;
mod sure;
mod women;
mod word;

use std::collections::HashSet;

use foldhash::fast::RandomState;
use unicode_normalization::UnicodeNormalization;

use super::persons;
use super::spelling::Search;
use super::terms::{Match, Reading, in_script, is_common, lemma};
use crate::base::{Lang, PlainSpan};
use crate::model::{How, HowSet, MatchMode, Rank, Score, Status, Term, TermRef};
use crate::text::fold::{self, is_apostrophe, is_hyphen};
use crate::text::morph::{self, Feature, Form, Joint, Language, Lemma};
use crate::text::words::{self, Script, closes_quotation, script};
use crate::text::{case, common};
pub(crate) use calques::drop_lonely;
use calques::{Calques, is_written_as_name};
use capitalised::Capitalised;
pub(crate) use ordinary::drop_ordinary;
pub(crate) use own::is_own_spelling;
use respelt::Respelt;
use several::Several;
use slips::Slips;
use sure::Evidence;
use word::{Word, may_have_ending};

/// Words longer than this are no names.
const LONGEST: usize = 40;
/// Letters of a name from which the first word of a sentence, whose capital says nothing, may be near to it.
const OPENS: usize = 8;
/// Letters of a name from which the same letters without its marks are that name.
const UNMARKED: usize = 6;
/// Words that are remembered to be near nothing.
const REMEMBERED: usize = 1 << 17;

/// A term taken apart, with the rules by which it is inflected in the text.
struct Listed<'g> {
    term: TermRef<'g>,
    lemma: Lemma,
    rules: &'static Language,
}

/// A term that a word is near to.
struct Found<'f, 'g> {
    listed: &'f Listed<'g>,
    /// Other things that are spelt the same.
    also: Vec<&'f Listed<'g>>,
    forms: Vec<Form>,
    end: usize,
    joint: (Joint, PlainSpan),
    score: Score,
    how: How,
    /// What speaks for a respelling.
    evidence: Option<Evidence>,
    /// The two begin with the same sound.
    begins: bool,
}

impl<'f, 'g> Found<'f, 'g> {
    /// True if the same thing with an ending behind it is nearer to the word than the name alone: *Սնասարի*.
    fn is_bare_beside(&self, slip: &Self, word: &Word<'_>) -> bool {
        let name = &self.listed.lemma.words[0].folded;
        std::ptr::eq(self.listed.term.concept, slip.listed.term.concept)
            && self.forms.iter().any(|form| form.is_bare())
            && slip.forms.iter().all(|form| !form.is_bare())
            && may_have_ending(&word.fine(self.listed.rules.fold), name)
    }

    /// Takes in a term that is as near; false if it is another thing that is spelt otherwise, so that it may be either.
    fn join(&mut self, other: &'f Listed<'g>) -> bool {
        let first = self.listed.term;
        if std::ptr::eq(first.concept, other.term.concept) {
            return true;
        }
        let same = first.term.text == other.term.term.text;
        if same {
            self.also.push(other);
        }
        same
    }
}

/// Finds the terms that a word is near to.
pub(crate) struct NearFinder<'g> {
    slips: Slips<'g>,
    respelt: Respelt<'g>,
    several: Several<'g>,
    calques: Calques<'g>,
    lang: Lang,
    language: &'static Language,
}

/// What one run of a finder over the pieces of a document remembers.
#[derive(Default)]
pub(crate) struct NearSearch {
    search: Search,
    /// Words that are near nothing.
    dull: HashSet<Box<str>, RandomState>,
}

impl<'g> NearFinder<'g> {
    /// Files the terms for texts in `lang`.
    pub(crate) fn new(terms: impl Iterator<Item = TermRef<'g>>, lang: &Lang) -> Self {
        let language = morph::language(lang);
        let mut terms: Vec<TermRef<'g>> = terms.filter(|t| is_fit(*t)).collect();
        // The text's own language first: of two equal spellings its listing is the one to compare with.
        terms.sort_by_key(|t| !t.term.lang.same_language(lang));
        let calques = Calques::new(&terms, lang);
        let is_single = |t: &TermRef<'g>| !t.term.text.contains([' ', '-']);
        let to_write = |t: &TermRef<'g>| t.term.rank < Rank::Deprecated;
        let in_own = |term: &Term| in_script(&term.text, language.script);
        // In another script are only names that have no spelling in the text's own.
        // Letters with apostrophes are for catalogues; nobody respells them.
        let comparable = |t: &TermRef<'g>| {
            !t.term.text.contains(is_apostrophe) && (in_own(t.term) || !t.name.terms.iter().any(in_own))
        };
        let singles: Vec<TermRef<'g>> = terms.iter().copied().filter(|t| is_single(t) && to_write(t)).collect();
        let respelt: Vec<TermRef<'g>> = terms.iter().copied().filter(|t| is_single(t) && comparable(t)).collect();
        let several = |t: &TermRef<'g>| !is_single(t) && in_own(t.term) && t.name.preferred(lang).is_some();
        let several: Vec<TermRef<'g>> = terms.into_iter().filter(several).collect();
        Self {
            slips: Slips::new(&singles, lang),
            respelt: Respelt::new(&respelt, lang),
            several: Several::new(&several, lang),
            calques,
            lang: lang.clone(),
            language,
        }
    }

    /// Adds the near names of a plain text to its matches, which stay ascending: words that no match covers.
    pub(crate) fn find(&self, plain: &str, matches: &mut Vec<Match<'g>>, memory: &mut NearSearch) {
        let found = matches.len();
        let (mut next, mut done) = (0, 0);
        for span in Capitalised::new(plain) {
            if span.start < done {
                continue;
            }
            // A listed name may be the first word of a longer one that is misspelt further on.
            let covered = is_covered(span, &matches[..found], &mut next);
            if covered && !is_one_word(matches[next].span, span, plain) {
                continue;
            }
            let goes_on =
                plain[span.end as usize..].chars().next().is_some_and(|c| is_apostrophe(c) || closes_quotation(c));
            if !goes_on && memory.dull.contains(&plain[span.range()]) {
                continue;
            }
            let word = Word::new(plain, span);
            let (near, dull) = self.at(&word, covered, memory);
            if dull && !goes_on {
                if memory.dull.len() >= REMEMBERED {
                    memory.dull.clear();
                }
                memory.dull.insert(word.text().into());
            }
            for near in near.into_iter().flatten() {
                let span = PlainSpan::new(span.start as usize, near.end);
                let over = matches[next.min(found)..found].iter().take_while(|m| m.span.start < span.end);
                // A name of several words may have a name in it that is spelt as listed.
                let inside = |m: &Match<'g>| {
                    m.phrase.is_none() && span.contains(m.span) && (m.span == span || is_word_of(m, near.listed))
                };
                if !over.filter(|m| m.span.overlaps(span)).all(inside) {
                    continue;
                }
                if let Some(made) = self.matched(plain, span, near) {
                    done = span.end;
                    matches.push(made);
                    break;
                }
            }
        }
        self.translated(plain, found, matches);
        if matches.len() > found {
            let own: Vec<PlainSpan> = matches[found..].iter().map(|m| m.span).collect();
            let mut at = 0;
            matches.retain(|m| {
                at += 1;
                at > found || !own.iter().any(|span| span.overlaps(m.span))
            });
            matches.sort_by_key(|m| m.span);
        }
    }

    /// Adds translations of names that stand where no listed name does but inside them; `found` are the listed ones.
    fn translated(&self, plain: &str, found: usize, matches: &mut Vec<Match<'g>>) {
        for m in self.calques.find(plain) {
            let inside = |over: &Match<'_>| over.phrase.is_none() && m.span.contains(over.span);
            let (listed, near) = matches.split_at(found);
            if is_written_as_name(plain, m.span)
                && listed.iter().filter(|over| over.span.overlaps(m.span)).all(inside)
                && !near.iter().any(|over| over.span.overlaps(m.span))
            {
                matches.push(m);
            }
        }
    }

    /// The translation of a name that a whole text is, in any capitals.
    pub(crate) fn translation(&self, plain: &str) -> Option<Match<'g>> {
        self.calques.find(plain).into_iter().find(|m| m.span.len() == plain.len())
    }

    /// What may stand at a word, the likeliest first, and whether it is near nothing wherever it stands.
    fn at(&self, word: &Word<'_>, covered: bool, memory: &mut NearSearch) -> ([Option<Found<'_, 'g>>; 3], bool) {
        let search = &mut memory.search;
        let small = case::lower(word.text(), &self.lang);
        // English words stand in drafts of any language: *Save the Children*.
        let common = common::is_common(&small, self.lang.primary())
            || word.text().is_ascii() && common::is_ordinary(&small, "en") && common::is_common(&small, "en");
        let begins = self.several.begins(word, common, search);
        let several = self.several.best(word, &begins, search);
        if covered || common {
            return ([several, None, None], !covered && begins.is_empty());
        }
        let hits = self.respelt.hits(word, search);
        let slip = self.slips.nearest(word);
        let dull = begins.is_empty() && hits.is_empty() && slip.is_none();
        // What sounds the same is no slip, unless nothing is listed to write instead.
        let respelt = self.respelt.best(word, &hits);
        let written = word.text().chars().next().map(script);
        match respelt {
            Some(near) if slip.as_ref().is_some_and(|slip| near.is_bare_beside(slip, word)) => {
                ([several, slip, Some(near)], dull)
            }
            Some(near) if self.target(near.listed, written).is_none() => ([several, slip, Some(near)], dull),
            respelt => ([several, respelt, slip], dull),
        }
    }

    /// The match, if what stands around it and the name's own listing leave one.
    fn matched(&self, plain: &str, span: PlainSpan, near: Found<'_, 'g>) -> Option<Match<'g>> {
        let text = &plain[span.range()];
        if women::is_made_from(text, near.listed)
            || plurals::is_plural(text, near.listed)
            || elsewhere::is_known(text, near.listed, &self.lang)
            || is_first_of_compound(plain, span)
        {
            return None;
        }
        let first = &near.listed.lemma.words[0].folded;
        let latin = self.language.script == Script::Latin && !matches!(self.language.tag, "az" | "tr");
        if latin && near.forms.iter().any(|form| form.is_bare()) && people::are_named(&plain[span.range()], first) {
            return None;
        }
        if people::is_surname_of(text, first) {
            return None;
        }
        if self.language.tag == "en" && plurals::is_owner(plain, span, first) {
            return None;
        }
        if matches!(self.language.tag, "az" | "tr")
            && people::is_nisba(text, first)
            && persons::is_behind_given_name(&plain[..span.start as usize])
        {
            return None;
        }
        let alone = near.listed.lemma.words.len() == 1;
        // Lefkosa for Lefkoşa: without its marks it is the name wherever it stands.
        let written = without_marks(&plain[span.range()]);
        let unmarked = alone && written.chars().count() >= UNMARKED && written == without_marks(first);
        let stands = persons::stands_as_place(plain, span);
        if !unmarked && !stands && persons::is_declined_given_name(text, self.language.tag) {
            return None;
        }
        let place = stands || near.forms.iter().any(|form| is_place(*form));
        if !unmarked && near.evidence.is_some_and(|evidence| !evidence.is_enough(place)) {
            return None;
        }
        // The capital of a sentence's first word says nothing: too many ordinary words are near a short name.
        if alone
            && !unmarked
            && (first.chars().count() < OPENS || !near.begins)
            && words::sentence(plain, span.start).start == span.start
        {
            return None;
        }
        if !alone && !is_written_as_listed(text, near.listed) && words::sentence(plain, span.start).start == span.start
        {
            return None;
        }
        let written = plain[span.range()].chars().next().map(script);
        let mut how = HowSet::EXACT.with(near.how);
        if near.forms.iter().all(|form| !form.is_bare()) {
            how = how.with(How::Inflected);
        }
        let (joint, joint_span) = near.joint;
        let mut readings: Vec<Reading<'g>> = Vec::new();
        let target = || self.target(near.listed, written).map(|term| fold::fine(&term.text, fold::Fold::Default));
        let several = self.language.tag == "en"
            && (plurals::are_several(plain, span, first)
                || target().is_some_and(|name| plurals::are_several(plain, span, &name)));
        let forms =
            Form::new(&[Feature::Plural, Feature::Variant]).filter(|_| several).map_or(near.forms, |form| vec![form]);
        for listed in std::iter::once(near.listed).chain(near.also) {
            let TermRef { concept, name, term } = listed.term;
            let term = self.target(listed, written).unwrap_or(term);
            readings.extend(forms.iter().map(|&form| Reading { concept, name, term, form }));
        }
        Some(Match { span, how, score: near.score, joint, joint_span, readings: readings.into(), phrase: None })
    }

    /// The term that a spelling of a name stands for in a text: the one that it is nearest to, or the one to write.
    fn target(&self, listed: &Listed<'g>, written: Option<Script>) -> Option<&'g Term> {
        let TermRef { concept, name, term } = listed.term;
        if written != Some(self.language.script) {
            let fits = |t: &&Term| {
                t.rank < Rank::Deprecated
                    && t.status == Status::Approved
                    && t.text.chars().next().map(script) == written
            };
            return Some(term).filter(fits).or_else(|| name.terms.iter().filter(fits).min_by_key(|t| t.rank));
        }
        if term.rank < Rank::Deprecated && term.lang.same_language(&self.lang) {
            return Some(term);
        }
        // A form of one term is a form of another only by the same rules.
        name.preferred(&self.lang).filter(|t| lemma(concept, t, &self.lang).1.tag == listed.rules.tag)
    }
}

/// True if a listed name is one of the words of a longer one, in another spelling perhaps (*Karabagh* in *Nagorno-Karabakh*) or as its
/// adjective («Лачинский»); but *Shushi*
/// is no misspelt word of *Shusha District*.
fn is_word_of(m: &Match<'_>, listed: &Listed<'_>) -> bool {
    let folded = |term: &Term| fold::fine(&term.text, listed.rules.fold);
    let is_word = |term: &Term| listed.lemma.words.iter().any(|word| word.folded.starts_with(&folded(term)));
    m.readings.is_empty() || m.readings.iter().any(|r| r.name.terms.iter().any(is_word))
}

/// True if each word of a name of several has a capital where it is listed with one: not *Քարի տակ*, under a stone.
fn is_written_as_listed(text: &str, listed: &Listed<'_>) -> bool {
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let mut words = text.split(|c: char| c.is_whitespace() || is_hyphen(c)).filter(|word| !word.is_empty());
    listed.lemma.words.iter().all(|own| {
        let written = words.next();
        small(&own.text) || written.is_none_or(|word| !small(word))
    })
}

/// The first of two adjectives in Cyrillic that are one word: Днепропетровско-Кировоградская.
fn is_first_of_compound(plain: &str, span: PlainSpan) -> bool {
    let word = &plain[span.range()];
    ["ско", "ько", "цко"].iter().any(|end| word.ends_with(end)) && plain[span.end as usize..].starts_with(is_hyphen)
}

/// True for a form that places stand in, more than other things.
fn is_place(form: Form) -> bool {
    use Feature::{Ablative, Illative, In, Inessive, Locative, Relative, Terminative};
    [Ablative, Illative, In, Inessive, Locative, Relative, Terminative].iter().any(|feature| form.has(*feature))
}

/// True if a text has a word that may be near a name, or part of one that is: whatever is listed in it.
pub(crate) fn may_be_near(plain: &str) -> bool {
    Capitalised::new(plain).next().is_some()
}

/// True if a match covers some of the span. Asked of ascending spans; `next` is where among the matches.
fn is_covered(span: PlainSpan, matches: &[Match<'_>], next: &mut usize) -> bool {
    while matches.get(*next).is_some_and(|m| m.span.end <= span.start) {
        *next += 1;
    }
    matches.get(*next).is_some_and(|m| m.span.overlaps(span))
}

/// True if a match begins with the word and has no other: it may go on behind an apostrophe.
fn is_one_word(found: PlainSpan, word: PlainSpan, plain: &str) -> bool {
    let parts = |c: char| c.is_whitespace() || is_hyphen(c);
    found.start == word.start && found.end >= word.end && !plain[word.end as usize..found.end as usize].contains(parts)
}

/// True for a term that a word may be held against: a name. Next to a common noun stand other common nouns, and what is
/// misspelt in it is for a dictionary to tell.
fn is_fit(term: TermRef<'_>) -> bool {
    term.term.status == Status::Approved
        && term.term.matching != MatchMode::ContextOnly
        && !is_common(term.concept, term.term)
}

/// The letters of a word without their marks, small: lefkosa for Lefkoşa.
fn without_marks(word: &str) -> String {
    let letter = |c: char| match c {
        'ı' => Some('i'),
        'ł' => Some('l'),
        'ø' => Some('o'),
        'đ' => Some('d'),
        _ => c.is_alphabetic().then_some(c),
    };
    word.to_lowercase().nfd().filter_map(letter).collect()
}

/// The letters of a word, coarsely folded.
fn key(word: &str) -> Vec<char> {
    if word.is_ascii() {
        return word.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_lowercase() as char).collect();
    }
    fold::letters(word, fold::Fold::Default).map(|l| fold::coarse_char(l.c)).filter(|c| words::is_letter(*c)).collect()
}
