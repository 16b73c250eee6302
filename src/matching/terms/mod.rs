//! The term finder: every form of every term of a glossary, in texts of one language.
//!
//! A word-anchored sieve (`table`, `scan`) lets a few words through; for those the stem is looked up, and the
//! language's rules say whether the rest of the word (and the further words of the name) is a form of it. Matches are
//! leftmost and longest; terms that share a match are its readings.

mod apart;
mod behind;
mod compile;
mod cyrillic;
mod derived;
mod marks;
mod memo;
mod pieces;
mod readings;
mod rules;
mod scan;
mod surface;
mod table;
mod unspaced;
mod whole;

use crate::base::PlainSpan;
use crate::model::{Concept, How, HowSet, MatchMode, Name, Score, Term, TermRef};
use crate::text::common;
use crate::text::fold::{self, Fold, is_apostrophe, is_hyphen};
use crate::text::morph::{Feature, Form, Joint, Language, Lemma};
use crate::text::words::is_word;
use memo::{Memo, Memos, Outcome, Seen};
pub(crate) use pieces::Pieces;
use pieces::Walk;
pub(crate) use readings::Readings;
pub(crate) use rules::{in_script, is_common, lemma, same_script};
use scan::Told;
pub(super) use surface::{End, ends};
use surface::{Folded, Look, Surface, WordAt};
use table::{Entry, Table};
use unspaced::Unspaced;

/// One way to read a match: a term in a form.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'g> {
    /// The concept.
    pub concept: &'g Concept,
    /// The name.
    pub name: &'g Name,
    /// The term.
    pub term: &'g Term,
    /// The form that it stands in.
    pub form: Form,
}

/// A place where one or more terms stand.
#[derive(Clone, Debug)]
pub struct Match<'g> {
    /// From the name's first letter to its ending's last; quotation marks around are not part of it.
    pub span: PlainSpan,
    /// How the text departs from the term.
    pub how: HowSet,
    /// How near it is.
    pub score: Score,
    /// What joins the name and its ending.
    pub joint: Joint,
    /// Where the joint's character stands; empty for [`Joint::None`].
    pub joint_span: PlainSpan,
    /// All ways to read it. Empty for a phrase.
    pub readings: Readings<'g>,
    /// Set if this is a phrase that keeps its own names: its index among those given to the finder.
    pub phrase: Option<usize>,
}

/// A phrase that wins over the terms inside it and is never judged.
#[derive(Clone, Debug)]
pub struct Phrase<'g> {
    /// The words, in base form.
    pub text: &'g str,
}

/// What a lemma stands for.
#[derive(Clone, Copy)]
enum Meaning<'g> {
    Term(TermRef<'g>),
    Phrase(usize),
}

struct Listed<'g> {
    lemma: Lemma,
    language: &'static Language,
    meaning: Meaning<'g>,
    /// True if the term is in the language of the text.
    native: bool,
    /// True if folding takes another term of the concept and language for it.
    has_double: bool,
}

/// Finds every form of every term of a glossary in texts of one language.
pub(crate) struct TermFinder<'g> {
    listed: Vec<Listed<'g>>,
    table: Table,
    /// The texts' language tells `i` from `ı`.
    turkic: bool,
    /// The texts' language: its primary subtag.
    lang: Box<str>,
    /// Terms in scripts without spaces between words.
    unspaced: Option<Unspaced>,
    memos: Memos<'g>,
}

/// A term or phrase that stands at a place.
struct Hit {
    listed: usize,
    /// Bytes of its stem.
    stem: usize,
    surface: Surface,
    forms: Vec<Form>,
}

impl<'g> TermFinder<'g> {
    /// Appends all matches in a plain text: leftmost, longest, no two overlapping, ascending.
    pub(crate) fn find(&self, plain: &str, out: &mut Vec<Match<'g>>) {
        Walk::new(self, plain).find(&(0..plain.len()), out, |_| {});
    }

    /// The longest match that begins at a word start, of which the quickest look has told this.
    fn at(&self, plain: &str, start: usize, memo: &mut Memo<'g>, told: Told) -> Option<Match<'g>> {
        let word = WordAt::new(plain, start);
        let len = word.end() - start;
        // It was not asked of what goes on behind an apostrophe.
        if !matches!(told, Told::Nothing(own) if own == len) && memo::is_unopened(plain, &word) {
            match memo.quick.look(plain.as_bytes(), start, len, || true) {
                Seen::Found(found) => return Some(found.at(plain, start)),
                Seen::Nothing => return None,
                Seen::Unknown => {}
            }
        }
        let alone = memo::alone(plain, &word);
        if let (None, Some(text)) = (alone, memo::before_apostrophe(plain, &word))
            && memo.of(text, || self.alone(text)).is_some_and(|known| known.is_nothing_before(plain, &word))
        {
            return None;
        }
        let Some(known) =
            alone.and_then(|text| memo.of_alone(text, || self.alone(text))).filter(|known| !known.is_open())
        else {
            return self.look(plain, &word);
        };
        let Some(next) = known.goes_on(plain, &word) else {
            return known.found().map(|found| found.at(plain, start));
        };
        let is_nothing = known.found().is_none();
        let Some((text, second)) = memo::two(plain, &word) else { return self.look(plain, &word) };
        match memo.of_two(text, is_nothing, || self.two(text, next)) {
            Some(known) if !known.is_open() && known.goes_on(plain, &second).is_none() => {
                known.found().map(|found| found.at(plain, start))
            }
            _ => self.look(plain, &word),
        }
    }

    /// What a word comes to by itself.
    fn alone(&self, text: &str) -> Outcome<'g> {
        let word = WordAt::new(text, 0);
        let folded = word.fold(text, None);
        let runs = self.table.beginning(&folded.coarse);
        let entries = || runs.iter().copied().flatten();
        if entries().any(|entry| entry.second.is_none() && self.goes_by_its_place(entry)) {
            return Outcome::Open;
        }
        let mut seconds: Vec<table::Next> = entries().map(Entry::next).filter(|next| next.0.is_some()).collect();
        seconds.sort_unstable();
        seconds.dedup();
        Outcome::Told { seconds: seconds.into(), found: self.judge(text, &word, &folded, &runs) }
    }

    /// What two words come to by themselves, where the second is told by `next`.
    fn two(&self, text: &str, next: table::Next) -> Outcome<'g> {
        let word = WordAt::new(text, 0);
        let folded = word.fold(text, None);
        let runs = self.table.beginning(&folded.coarse);
        let second = fold::coarse(&fold::fine(memo::second(text), Fold::Default));
        let is_second = |item: &Listed<'_>| {
            let mut stems = item.language.morphology.stems(&item.lemma, 1).into_iter();
            stems.any(|stem| second.starts_with(marks::before(&fold::coarse(&stem))))
        };
        let mut thirds: Vec<table::Next> = Vec::new();
        for entry in runs.iter().flat_map(|run| table::going_on(run, next)).flatten() {
            let item = &self.listed[entry.lemma as usize];
            // What stands behind the words decides: the marks of Acme Inc. and C++, or a third word that is not told quickly.
            let Some(word) = item.lemma.words.get(1) else { return Outcome::Open };
            if self.goes_by_its_place(entry) || marks::first(&word.folded).is_some() && is_second(item) {
                return Outcome::Open;
            }
            if item.lemma.words.len() > 2 && is_second(item) {
                let Some(third) = entry.third.filter(|_| entry.endings.is_some()) else { return Outcome::Open };
                thirds.push((Some(char::from(third.to_le_bytes()[0])), Some(third)));
            }
        }
        thirds.sort_unstable();
        thirds.dedup();
        Outcome::Told { seconds: thirds.into(), found: self.judge(text, &word, &folded, &runs) }
    }

    /// True for a term of which what stands around decides: it begins with a mark, or its capitals say what they say by that.
    fn goes_by_its_place(&self, entry: &Entry) -> bool {
        let item = &self.listed[entry.lemma as usize];
        let asks = |term: TermRef<'_>| term.term.matching != MatchMode::Word;
        item.has_double
            || marks::lead(&item.lemma.words[0].folded) > 0
            || matches!(item.meaning, Meaning::Term(term) if asks(term))
    }

    /// What stands at a word.
    fn look(&self, plain: &str, word: &WordAt) -> Option<Match<'g>> {
        let folded = word.fold(plain, None);
        self.judge(plain, word, &folded, &self.table.beginning(&folded.coarse))
    }

    /// The same for a word that is folded already, and the stems that it begins with.
    fn judge(&self, plain: &str, word: &WordAt, folded: &Folded, runs: &[&[Entry]]) -> Option<Match<'g>> {
        let mut hits = self.hits(plain, word, folded, runs);
        let mut how = HowSet::EXACT;
        if hits.is_empty() {
            // A look-alike letter of another script: look the word up as it was meant.
            let clean = word.unmixed(plain)?;
            let folded = word.fold(plain, Some(&clean));
            hits = self.hits(plain, word, &folded, &self.table.beginning(&folded.coarse));
            how = how.with(How::Homoglyph);
        } else if word.unmixed(plain).is_some() {
            // Folding already takes some look-alikes for each other: Xankәndi with a Cyrillic ә.
            how = how.with(How::Homoglyph);
        }
        self.unjoin(plain, word.start, &mut hits);
        let end = hits.iter().map(|hit| hit.surface.end).max()?;
        hits.retain(|hit| hit.surface.end == end);
        let start = hits.iter().map(|hit| hit.surface.start).min()?;
        hits.retain(|hit| hit.surface.start == start);
        apart::tell(&self.listed, plain, start, &mut hits);
        // An Armenian mark of stress or question behind the last letter is part of the word: Շուշի՞.
        let marks = plain[end..].find(|c| !matches!(c, '\u{55B}' | '\u{55C}' | '\u{55E}')).unwrap_or(0);
        let span = PlainSpan::new(start, end + marks);
        let surface = &hits[0].surface;
        if surface.mixed || surface::has_foreign_schwa(&plain[span.range()]) {
            how = how.with(How::Homoglyph);
        }
        if surface::in_compound(plain, span) {
            how = how.with(How::Compound);
        }
        let (joint, joint_span) = (surface.joint, surface.joint_span);
        let phrase = hits.iter().find_map(|hit| match self.listed[hit.listed].meaning {
            Meaning::Phrase(index) => Some(index),
            Meaning::Term(_) => None,
        });
        let readings = if phrase.is_some() { Readings::default() } else { self.readings(&hits).into() };
        if readings.iter().all(|r| !r.form.is_bare()) {
            how = how.with(How::Inflected);
        } else if !how.has(How::Homoglyph) && readings.iter().all(|r| !marks::is_as_listed(plain, span, &r.term.text)) {
            how = how.with(How::Folded);
        }
        Some(Match { span, how, score: Score::EXACT, joint, joint_span, readings, phrase })
    }

    /// Shusha-Khankendi-Lachin road: the road is between the three; `Lachin road` does not stand there. A name of
    /// several words whose first one is itself a name is none behind a hyphen.
    fn unjoin(&self, plain: &str, start: usize, hits: &mut Vec<Hit>) {
        let mut before = plain[..start].chars().rev();
        if !(before.next().is_some_and(is_hyphen) && before.next().is_some_and(is_word)) {
            return;
        }
        let words = |hit: &Hit| self.listed[hit.listed].lemma.words.len();
        let is_phrase = |hit: &Hit| matches!(self.listed[hit.listed].meaning, Meaning::Phrase(_));
        if hits.iter().any(|hit| words(hit) == 1) {
            hits.retain(|hit| words(hit) == 1 || is_phrase(hit));
        }
    }

    /// Every term and phrase that stands at the word, each in its longest form.
    fn hits(&self, plain: &str, word: &WordAt, folded: &Folded, runs: &[&[Entry]]) -> Vec<Hit> {
        let hits = self.hits_by(plain, word, folded, runs, false);
        // Naxçivan for Naxçıvan. A small word is left alone: it may be an ordinary one (heyvalı, not Heyvali).
        let capital = || plain[word.start..].starts_with(char::is_uppercase);
        if hits.is_empty() && self.turkic && capital() { self.hits_by(plain, word, folded, runs, true) } else { hits }
    }

    fn hits_by(&self, plain: &str, word: &WordAt, folded: &Folded, runs: &[&[Entry]], lax: bool) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        // A spelling that asks for its capital asks for it in every language that lists it for this concept.
        let mut refused: Vec<(TermRef<'_>, &str)> = Vec::new();
        let (mut next, mut ahead) = (None, None);
        for run in runs {
            let (alone, followed) = run.split_at(run.partition_point(|entry| entry.second.is_none()));
            let mut followed = [followed; 2];
            if !followed[0].is_empty() {
                let next = next.get_or_insert_with(|| (word.next_letter(plain), word.next_pair(plain)));
                followed = table::going_on(followed[0], *next);
            }
            // What is listed is in no cache: nothing is asked of it that the entry tells.
            let followed = followed.into_iter().flatten();
            let followed = followed.filter(|entry| entry.may_go_on(ahead.get_or_insert_with(|| word.ahead(plain))));
            // Most candidates end here: the word goes on as no form does.
            for entry in alone.iter().chain(followed) {
                let index = entry.lemma as usize;
                let item = &self.listed[index];
                let goes_on = || {
                    let rest = &folded.coarse[entry.coarse.len()..];
                    !item.lemma.forms.is_empty() || item.language.morphology.may_end(rest)
                };
                if entry.second.is_none() && !goes_on() || hits.iter().any(|hit| hit.listed == index) {
                    continue;
                }
                let look = Look { fold: item.language.fold, lax };
                let surfaces = surface::of(plain, word, folded, entry, &item.lemma, look);
                let mut seen = surfaces.into_iter().map(|surface| (analyse(item, &surface), surface));
                let Some((mut forms, mut surface)) = seen.find(|(forms, _)| !forms.is_empty()) else { continue };
                marks::take_possessive(item.language.tag, plain, &mut surface, &mut forms);
                if allowed(item, plain, &surface, &mut forms)
                    && !self.is_ordinary(item, &plain[word.start..surface.end], &forms)
                {
                    hits.push(Hit { listed: index, stem: entry.coarse.len(), surface, forms });
                } else if let Meaning::Term(term) = item.meaning {
                    refused.push((term, &entry.coarse));
                }
            }
        }
        // As listed, whatever word follows.
        hits.sort_by_key(|hit| (hit.stem, hit.listed));
        if !refused.is_empty() {
            hits.retain(|hit| match self.listed[hit.listed].meaning {
                // But another term of the same language is listed in its own right.
                Meaning::Term(term) => !refused.iter().any(|(other, spelling)| {
                    std::ptr::eq(other.concept, term.concept)
                        && (!other.term.lang.same_language(&term.term.lang) || other.term.text == term.term.text)
                        && fold::coarse(&self.listed[hit.listed].lemma.words[0].folded).starts_with(spelling)
                }),
                Meaning::Phrase(_) => true,
            });
        }
        hits
    }

    /// True for ordinary words in small letters, which are no place: *list* is not List, nor *most* Most. What is derived
    /// from places is written small in many languages.
    fn is_ordinary(&self, item: &Listed<'_>, written: &str, forms: &[Form]) -> bool {
        let Meaning::Term(term) = item.meaning else { return false };
        let is_place = || term.concept.is_place();
        let is_derived = |form: &Form| form.has(Feature::Demonym) || form.has(Feature::Adjective);
        if written.contains(char::is_uppercase)
            || !term.term.text.starts_with(char::is_uppercase)
            || forms.iter().any(is_derived)
            || !is_place()
        {
            return false;
        }
        // One letter is the ending behind an apostrophe.
        let words = written.split(|c: char| !c.is_alphabetic());
        let mut words = words.filter(|word| word.chars().nth(1).is_some()).peekable();
        words.peek().is_some() && words.all(|word| common::is_ordinary(word, &self.lang))
    }

    /// The readings of a match: one a name and form, the text's own language first, then by rank.
    fn readings(&self, hits: &[Hit]) -> Vec<Reading<'g>> {
        let mut terms: Vec<(&Hit, TermRef<'g>, bool)> = hits
            .iter()
            .filter_map(|hit| match self.listed[hit.listed].meaning {
                Meaning::Term(term) => Some((hit, term, self.listed[hit.listed].native)),
                Meaning::Phrase(_) => None,
            })
            .collect();
        terms.sort_by_key(|(_, term, native)| (!native, term.term.rank));
        let mut readings: Vec<Reading<'g>> = Vec::new();
        // Which listed term each reading is of.
        let mut from: Vec<usize> = Vec::new();
        for (hit, TermRef { concept, name, term }, _) in terms {
            // Another language's listing of the same spelling adds nothing to what the text's own language says.
            // Where nothing tells two of one language apart, it is either.
            let double = |i: usize| apart::are_doubles(&self.listed[hit.listed], &self.listed[from[i]]);
            let mut known = readings.iter().enumerate();
            if known.any(|(i, r)| std::ptr::eq(r.name, name) && !std::ptr::eq(r.term, term) && !double(i)) {
                continue;
            }
            from.extend(hit.forms.iter().map(|_| hit.listed));
            readings.extend(hit.forms.iter().map(|&form| Reading { concept, name, term, form }));
        }
        readings
    }
}

/// The forms of a lemma that a surface can be.
fn analyse(item: &Listed<'_>, surface: &Surface) -> Vec<Form> {
    match &surface.words[..] {
        [word] => item.language.morphology.analyse(&item.lemma, &[word]),
        words => {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            item.language.morphology.analyse(&item.lemma, &words)
        }
    }
}

/// True if the capitals are such as the term asks for.
fn allowed(item: &Listed<'_>, plain: &str, surface: &Surface, forms: &mut Vec<Form>) -> bool {
    let Meaning::Term(term) = item.meaning else { return true };
    let span = PlainSpan::new(surface.start, surface.end);
    if item.language.tag == "en" && !apart::is_plural_of_letters(plain, span, &item.lemma, forms) {
        return false;
    }
    if apart::is_small_adjective(item, &plain[span.range()], forms) {
        return false;
    }
    if item.language.tag == "en" && apart::is_respelt_in_i(term, &plain[span.range()], forms) {
        return false;
    }
    // German *Fragen* are nouns, *fragen* is the verb; without an ending it may be the noun of a careless writer.
    let is_verb =
        || plain[span.range()].starts_with(char::is_lowercase) && forms.iter().all(|f| f.has(Feature::Plural));
    if item.language.tag == "de" && item.lemma.words[0].text.starts_with(char::is_uppercase) && is_verb() {
        return false;
    }
    if term.term.matching == MatchMode::Word {
        return true;
    }
    if term.term.matching == MatchMode::ExactCase && derived::keep(item, plain, span, forms) {
        return true;
    }
    let first = |text: &str| text.chars().find(|&c| c.is_alphabetic() && !is_apostrophe(c));
    let listed = first(&term.term.text).is_some_and(char::is_uppercase);
    let written = first(&plain[span.range()]);
    (!listed || written.is_none_or(|c| !c.is_lowercase() || !has_case(c)))
        // Another text that the term goes by, a translation, has no capitals of its own.
        && (item.lemma.text() != *term.term.text || apart::has_its_capitals(plain, span, &item.lemma))
}

/// Georgian letters are small ones by Unicode's book, but have no capitals in running text.
fn has_case(c: char) -> bool {
    !matches!(c, '\u{10D0}'..='\u{10FF}')
}

#[cfg(test)]
mod tests;
