//! Names of one word as another language, system or ear would write them, in any form.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::super::spelling::{NameIndex, Outline, Search, heard, sounds};
use super::super::terms::{in_script, lemma};
use super::sure::{Evidence, bits};
use super::word::{Ended, Word, cuts, has_vowel_more, may_have_ending};
use super::{Found, Listed, key};
use crate::base::Lang;
use crate::model::{Concept, How, Score, TermRef};
use crate::text::fold;
use crate::text::morph::{self, Feature, Form, Language, Lemma, Neighbours};
use crate::text::words::script;

/// Letters of a name from which its respellings are known by themselves.
const SHORTEST: usize = 5;
/// Letters that must be left of a word when its ending is cut off, and the longest ending that is.
const STEM: usize = 4;
const ENDING: usize = 8;
/// The most that a sound may cost, in eighths of a bit.
pub(super) const CHEAP: u16 = 14;
/// What an ending is worth, and what each of its letters is: an ending that any word may have says that much less.
const ENDED: u16 = 8;
const ENDING_LETTER: u16 = 4;

/// What letters cost at most that are only written: an h behind a consonant, a letter doubled.
const WRITTEN: u16 = 12;
/// Sounds of a name from which others than these may differ: a short name with another sound in it is mostly another
/// name. Kashan is not Kashen.
const LONG: u16 = 6;

/// A spelling that words are compared with: a whole name, or what its forms begin with.
struct Entry {
    listed: u32,
    fine: Box<str>,
    /// It is the whole name.
    whole: bool,
    /// The name of another script without its last vowel, which the text's language may replace by an ending.
    open: bool,
}

/// Names by what they sound like.
pub(super) struct Respelt<'g> {
    listed: Vec<Listed<'g>>,
    entries: Vec<Entry>,
    /// The entries by what is heard of them.
    heard: HashMap<Vec<u8>, Vec<u32>, RandomState>,
    /// Those with many sounds, by what they sound like, and which they are.
    index: NameIndex,
    long: Vec<u32>,
    names: i32,
    language: &'static Language,
}

/// A place in the index that a word's beginning is near to.
pub(super) struct Hit {
    name: u32,
    /// The same spelling of other things.
    also: Vec<u32>,
    cut: usize,
    evidence: Evidence,
    /// The two begin with the same sound.
    begins: bool,
    /// The two sound the same.
    same: bool,
}

impl<'g> Respelt<'g> {
    /// Files the spellings of single words, the likelier ones first, for texts in `lang`.
    pub(super) fn new(terms: &[TermRef<'g>], lang: &Lang) -> Self {
        let (mut all, mut entries): (Vec<Listed<'g>>, Vec<Entry>) = (Vec::new(), Vec::new());
        let mut things: HashMap<*const Concept, u32> = HashMap::new();
        let language = morph::language(lang);
        let mut known: HashSet<(String, u32)> = HashSet::new();
        let mut by_sound: HashMap<Vec<u8>, Vec<u32>, RandomState> = HashMap::default();
        let (mut which, mut names) = (Vec::new(), Vec::new());
        for &term in terms {
            if key(&term.term.text).len() < SHORTEST {
                continue;
            }
            let (lemma, rules) = lemma(term.concept, term.term, lang);
            let next = things.len() as u32;
            let thing = *things.entry(std::ptr::from_ref(term.concept)).or_insert(next);
            let whole = lemma.words[0].folded.clone();
            let stems = rules.morphology.stems(&lemma, 0);
            let stems = stems.iter().filter(|stem| **stem != whole && stem.chars().count() >= STEM);
            let open = open_stem(&whole).filter(|_| !in_script(&term.term.text, language.script)).map(str::to_owned);
            for fine in std::iter::once(&whole).chain(stems).chain(&open) {
                if !known.insert((fine.clone(), thing)) {
                    continue;
                }
                let entry = entries.len() as u32;
                let open = open.as_ref() == Some(fine);
                entries.push(Entry {
                    listed: all.len() as u32,
                    fine: fine.as_str().into(),
                    whole: *fine == whole,
                    open,
                });
                let heard = heard(&sounds(fine).sounds);
                if count(&heard) >= LONG {
                    which.push(entry);
                    names.push((fine.clone(), thing));
                }
                by_sound.entry(heard).or_default().push(entry);
            }
            all.push(Listed { term, lemma, rules });
        }
        let index = NameIndex::of_things(names.iter().map(|(name, thing)| (name.as_str(), *thing)));
        Self { listed: all, entries, heard: by_sound, index, long: which, names: bits(things.len()), language }
    }

    /// Whatever a word may be a form of, whether or not it is one, the nearest first.
    pub(super) fn hits(&self, word: &Word<'_>, search: &mut Search) -> Vec<Hit> {
        let mut all: Vec<Hit> = Vec::new();
        let Some(first) = self.listed.first().filter(|_| word.letters.len() >= SHORTEST) else { return all };
        let fold = first.rules.fold;
        let fine = word.fine(fold);
        let len = fine.chars().count();
        for (cut, head, rest) in cuts(&fine, STEM, ENDING) {
            if !rest.is_empty() && !self.may_end(&fold::coarse(rest)) {
                continue;
            }
            let ending = if rest.is_empty() { 0 } else { ENDED + ENDING_LETTER * (len - cut) as u16 };
            let outline = word.sounds(fold, head);
            let heard = heard(&outline.sounds);
            if let Some(same) = self.heard.get(&heard) {
                let sounds = count(&heard);
                let evidence = Evidence { sounds, cost: ending + WRITTEN, names: self.names, score: 99 };
                if !self.are_two(same) && evidence.is_enough(true) {
                    let also = self.other_things(same);
                    all.push(Hit { name: same[0], also, cut, evidence, begins: true, same: true });
                    continue;
                }
            }
            if count(&heard) >= LONG {
                all.extend(self.near((head, &outline), cut, ending, search));
            }
        }
        // What sounds like a name of another script with an ending of the text's language is nearer than a name that sounds
        // a little otherwise: Кашатага.
        all.sort_by_key(|hit| (!(hit.same && self.is_foreign(hit)), hit.evidence.cost));
        all
    }

    fn is_foreign(&self, hit: &Hit) -> bool {
        let listed = &self.listed[self.entries[hit.name as usize].listed as usize];
        listed.rules.script != self.language.script
            && listed.term.term.text.chars().next().is_some_and(|c| script(c) != self.language.script)
    }

    /// The long name that a word's beginning is very near to.
    fn near(&self, (head, outline): (&str, &Outline), cut: usize, ending: u16, search: &mut Search) -> Option<Hit> {
        let most = Evidence::most(head.chars().count() as u16, self.names)?.checked_sub(ending)?;
        let found = self.index.find_near(head, outline, most.min(CHEAP * head.chars().count() as u16), search);
        let first = found.first().filter(|first| first.claim)?;
        let sounds = (NameIndex::count_in(search).min(self.index.count_of(first.name))) as u16;
        let evidence = Evidence { sounds, cost: first.cost + ending, names: self.names, score: first.score };
        let tied: Vec<u32> =
            found.iter().filter(|near| near.cost <= first.cost).map(|near| self.long[near.name as usize]).collect();
        if self.are_two(&tied) || !evidence.is_enough(true) {
            return None;
        }
        let also = self.other_things(&tied);
        let begins = self.index.begins_alike(first.name, search);
        Some(Hit { name: tied[0], also, cut, evidence, begins, same: false })
    }

    /// True for spellings of two things that are spelt in two ways: it may be either.
    fn are_two(&self, entries: &[u32]) -> bool {
        entries.iter().any(|&other| {
            self.concept(other) != self.concept(entries[0]) && self.spelling(other) != self.spelling(entries[0])
        })
    }

    /// The spellings of other things than the first.
    fn other_things(&self, entries: &[u32]) -> Vec<u32> {
        let mut all: Vec<u32> = Vec::new();
        for &other in &entries[1..] {
            if all.iter().chain([&entries[0]]).all(|&known| self.concept(known) != self.concept(other)) {
                all.push(other);
            }
        }
        all
    }

    fn concept(&self, entry: u32) -> *const Concept {
        self.listed[self.entries[entry as usize].listed as usize].term.concept
    }

    fn spelling(&self, entry: u32) -> &str {
        &self.entries[entry as usize].fine
    }

    fn may_end(&self, rest: &str) -> bool {
        let own = self.listed.first().is_some_and(|listed| listed.rules.morphology.may_end(rest));
        own || self.language.morphology.may_end(rest)
    }

    /// The nearest name that the word is a form of.
    pub(super) fn best(&self, word: &Word<'_>, hits: &[Hit]) -> Option<Found<'_, 'g>> {
        let (with_ending, whole): (Vec<&Hit>, Vec<&Hit>) = match hits.first() {
            Some(first) if self.may_be_ended(word, first) => hits.iter().partition(|hit| self.is_ended(first, hit)),
            _ => (Vec::new(), hits.iter().collect()),
        };
        with_ending.into_iter().chain(whole).find_map(|hit| self.found(word, hit))
    }

    /// True if a whole word is rather the name with an ending.
    fn may_be_ended(&self, word: &Word<'_>, hit: &Hit) -> bool {
        let entry = &self.entries[hit.name as usize];
        let fine = word.fine(self.listed[entry.listed as usize].rules.fold);
        hit.cut == fine.chars().count() && may_have_ending(&fine, &entry.fine)
    }

    /// True if another hit is the same thing with an ending behind it.
    fn is_ended(&self, whole: &Hit, other: &Hit) -> bool {
        other.cut < whole.cut && self.concept(other.name) == self.concept(whole.name)
    }

    fn found(&self, word: &Word<'_>, hit: &Hit) -> Option<Found<'_, 'g>> {
        let entry = &self.entries[hit.name as usize];
        let listed = &self.listed[entry.listed as usize];
        let at_end = hit.cut == word.fine(listed.rules.fold).chars().count();
        let fold = listed.rules.fold;
        let ended = || fold == fold::Fold::Turkic && has_vowel_more(&word.fine(fold), &entry.fine);
        let bare =
            || (at_end && entry.whole && !ended()).then(|| (vec![Form::BARE], word.span.end as usize, word.no_joint()));
        let found =
            if self.is_foreign(hit) { self.as_own(word, hit) } else { word.forms(listed, &entry.fine, hit.cut, true) };
        let (mut forms, end, joint) = found.or_else(bare)?;
        retain_true_copulas(&mut forms, word.letters.get(hit.cut.wrapping_sub(1)), &entry.fine);
        // English demonyms are short and many.
        forms.retain(|form| listed.rules.tag != "en" || !form.has(Feature::Demonym));
        let evidence = Some(hit.evidence);
        let score = Score { cost: 100 - u32::from(hit.evidence.score.min(99)), len: 100 };
        let also = hit.also.iter().map(|&other| &self.listed[self.entries[other as usize].listed as usize]).collect();
        (!forms.is_empty()).then_some(Found {
            listed,
            also,
            forms,
            end,
            joint,
            score,
            how: How::Romanised,
            evidence,
            begins: hit.begins,
        })
    }

    /// The forms of a name of another script as the text's own language inflects it: Кашатага, of Քաշաթաղ.
    fn as_own(&self, word: &Word<'_>, hit: &Hit) -> Option<Ended> {
        let entry = &self.entries[hit.name as usize];
        let fine = word.fine(self.language.fold);
        let at = fine.char_indices().nth(hit.cut).map_or(fine.len(), |(at, _)| at);
        // Sighnaghi is a town of its own: with an ending, which may be the name's last sound, a name must be longer.
        if at < fine.len() && !entry.open && hit.evidence.sounds <= LONG {
            return None;
        }
        let own = if entry.open { [&fine[..at], open_vowel(self.language)?].concat() } else { fine[..at].to_owned() };
        let listed = Listed {
            term: self.listed[entry.listed as usize].term,
            lemma: Lemma::new(&own, self.language.fold),
            rules: self.language,
        };
        let (mut forms, end, joint) = word.forms(&listed, &fine[..at], hit.cut, true)?;
        let near = Neighbours { before: &word.plain[..word.span.start as usize], after: &word.plain[end..] };
        self.language.morphology.narrow(&listed.lemma, &mut forms, near);
        forms.retain(|form| !form.has(Feature::Adjective) && !form.has(Feature::Demonym));
        // Which of two endings the name has, nobody has said.
        let mut plain: Vec<Form> = Vec::new();
        for form in forms.iter().map(|form| form.without(Feature::Variant)) {
            if !plain.contains(&form) {
                plain.push(form);
            }
        }
        let forms = plain;
        (!forms.is_empty()).then_some((forms, end, joint))
    }
}

/// A name without the -a that most languages of inflection take for an ending.
fn open_stem(name: &str) -> Option<&str> {
    name.strip_suffix(['a', 'ա', 'ა', 'а']).filter(|stem| stem.chars().count() >= STEM)
}

/// The vowel of a language's nominative that gives way to its other endings.
fn open_vowel(language: &Language) -> Option<&'static str> {
    matches!(language.tag, "ru" | "uk").then_some("а")
}

/// Takes away forms with a copula unless the letter before it is the name's last: *Kirovabadi* is no *Kirovaba-di*, nor
/// თბილისსა a misspelt *is Tbilisi*.
pub(super) fn retain_true_copulas(forms: &mut Vec<Form>, before: Option<&char>, stem: &str) {
    use Feature::{Conditional, Copula, Evidential, Past, While};
    let last = stem.chars().last().map(fold::coarse_char);
    if before.copied() != last {
        forms.retain(|form| ![Copula, Past, Evidential, Conditional, While].iter().any(|copula| form.has(*copula)));
    }
}

/// Sounds between the boundaries.
fn count(heard: &[u8]) -> u16 {
    heard.len().saturating_sub(2) as u16
}
