//! Which term to use for a string.

use super::Checker;
use crate::base::Lang;
use crate::checks::messages;
use crate::matching::{self, Difference, NameIndex, Reading, Search};
use crate::model::{Concept, How, HowSet, PolicyPlace, Rank, Score, Term, TermRef};
use crate::policy;
use crate::text::fold;
use crate::text::morph::{self, Form, Joint, LANGUAGES};

/// A term that a string may stand for, and what the house writes.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// The concept's id, for machines.
    pub concept: Box<str>,
    /// What to write, in the language asked for, in the form of the query.
    pub term: String,
    /// The language of `term`.
    pub lang: Lang,
    /// How the query departs from a listed term.
    pub how: HowSet,
    /// How near it is.
    pub score: Score,
    /// One sentence: what it is taken for, which letters differ, and who writes what.
    pub reason: String,
    /// Where it is known by likeness: the letters that differ, and what each difference costs.
    pub differences: Vec<Difference>,
    /// True where exonym would say that the query *is* this name.
    pub claim: bool,
    /// The line of the policy that prefers the term.
    pub policy: Option<PolicyPlace>,
}

/// What is known of where a name stands.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'t> {
    /// The country that the text is about (ISO 3166).
    pub country: Option<&'t str>,
    /// The text around the name.
    pub text: &'t str,
}

/// A concept's name in every language, as the house writes it.
#[derive(Clone, Debug)]
pub struct Card {
    /// A row a language, in the order of the glossary.
    pub rows: Vec<CardRow>,
}

/// The name in one language.
#[derive(Clone, Debug)]
pub struct CardRow {
    /// The language.
    pub lang: Lang,
    /// The term.
    pub term: String,
    /// Its case forms, where the language's rules are known: a label such as `genitive`, and the form.
    pub forms: Vec<(String, String)>,
    /// The line of the policy that prefers it.
    pub policy: Option<PolicyPlace>,
}

/// A listed term that the query comes near to.
pub(super) struct Candidate<'w> {
    pub(super) reading: Reading<'w>,
    lang: Lang,
    pub(super) how: HowSet,
    pub(super) score: Score,
    pub(super) claim: bool,
    /// The spelling that it is told to be like, and what its likeness rests on.
    told: &'w Term,
    differences: Vec<Difference>,
}

impl<'w> Checker<'w> {
    /// The terms that a string may stand for, best first, at most `max`; it always ranks, and says with `claim` whether
    /// the string is that name. `lang` is the language of the terms wanted, the query's own if `None`.
    pub fn suggest(&self, query: &str, lang: Option<&Lang>, max: usize) -> Vec<Suggestion> {
        self.suggest_in(query, lang, max, &Surroundings::default())
    }

    /// The same with what is known of where the string stands: of names that are nearly as likely, the one that it speaks
    /// for goes first.
    pub fn suggest_in(
        &self,
        query: &str,
        lang: Option<&Lang>,
        max: usize,
        around: &Surroundings<'_>,
    ) -> Vec<Suggestion> {
        let query = query.trim();
        let candidates = self.ranked(query, max, around);
        let mut all: Vec<Suggestion> = Vec::new();
        let mut close: Vec<(&str, &[Difference])> = Vec::new();
        for candidate in &candidates {
            if all.len() >= max {
                break;
            }
            if let Some(made) = self.suggestion(query, candidate, lang)
                && !all.iter().any(|s| s.concept == made.concept && s.term == made.term)
            {
                let is_close = |first: &Suggestion| {
                    let likely = made.score.percent() * CLOSE >= first.score.percent();
                    first.concept != made.concept && first.score < SURE && likely
                };
                if all.first().is_some_and(is_close) {
                    close.push((&candidate.told.text, &candidate.differences));
                }
                all.push(made);
            }
        }
        if let Some(first) = all.first_mut() {
            first.reason.push_str(&messages::also_near(&close));
        }
        all
    }

    /// What a string may stand for, the likeliest first: terms that it is, in some form, and at most `max` that it is near
    /// to.
    pub(super) fn ranked(&self, query: &str, max: usize, around: &Surroundings<'_>) -> Vec<Candidate<'w>> {
        let near_by = self.countries_of(around.text);
        let mut candidates = self.listed(query);
        for near in self.nearest(query, max) {
            // A form says more than likeness; of two that are as sure, the form goes first.
            let known = |c: &&mut Candidate<'_>| std::ptr::eq(c.reading.concept, near.reading.concept);
            match candidates.iter_mut().find(known) {
                // Claimed as it stands: an ending on top of a slip is the less likely tale.
                Some(listed) if near.claim && (listed.how.is_near()) => {
                    *listed = near;
                }
                Some(listed) => listed.score = listed.score.max(near.score),
                None => candidates.push(near),
            }
        }
        let spoken_for = |c: &Candidate<'_>| {
            // What is listed so is beyond likeness: evidence only parts it from another that is.
            let (likeness, evidence) = (c.score, evidence(c.reading.concept, around, &near_by));
            let raised = if likeness == SURE { 0 } else { evidence };
            (Score { cost: likeness.cost.saturating_sub(raised), len: likeness.len }, evidence)
        };
        candidates.sort_by_cached_key(|c| (std::cmp::Reverse(spoken_for(c)), c.reading.term.text.clone()));
        candidates
    }

    /// The countries of the places that a text names.
    fn countries_of(&self, text: &str) -> Vec<&'w str> {
        let mut all: Vec<&str> = Vec::new();
        if !text.trim().is_empty() {
            for lang in self.languages_of(text) {
                let found = self.find(text, &lang);
                let found = found.iter().flat_map(|m| &m.readings);
                all.extend(found.filter_map(|reading| reading.concept.country.as_deref()));
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Every language's name for a concept under the first policy.
    pub fn card(&self, concept: &str) -> Option<Card> {
        let concept = self.glossary().concept(concept)?;
        let rows = concept.langs().into_iter().filter_map(|lang| {
            let (term, place) = self.house_term(concept, None, &lang)?;
            let (lemma, rules) = matching::lemma(concept, term.term, &lang);
            let forms = rules.morphology.forms(&lemma).into_iter().filter(|form| is_case(*form)).filter_map(|form| {
                let made = rules.morphology.inflect(&lemma, form, Joint::None)?;
                Some((messages::form(form), with_joint(&made.text, made.joint)))
            });
            let mut forms: Vec<(String, String)> = forms.collect();
            forms.dedup();
            Some(CardRow { lang, term: term.term.text.to_string(), forms, policy: place })
        });
        Some(Card { rows: rows.collect() })
    }

    /// Terms that the query is, in some form, in some language.
    fn listed(&self, query: &str) -> Vec<Candidate<'w>> {
        let mut all: Vec<Candidate<'w>> = Vec::new();
        for lang in self.languages_of(query) {
            let found = self.find(query, &lang);
            for m in found.into_iter().chain(self.translation(query, &lang)) {
                // What is misspelt is told by what it sounds like, unless it has an ending too.
                let (misspelt, calque) = (m.how.is_near(), m.how.has(How::Calque));
                if m.span.len() != query.len() || misspelt && !calque && !m.how.has(How::Inflected) {
                    continue;
                }
                for &reading in &m.readings {
                    let claim = !misspelt;
                    let score = match (misspelt, reading.form.is_bare()) {
                        (true, _) if calque => m.score,
                        (true, _) => MISSPELT_FORM,
                        (false, true) => SURE,
                        (false, false) => FORM,
                    };
                    let known = |c: &Candidate<'_>| std::ptr::eq(c.reading.name, reading.name);
                    let row = all.iter().position(known);
                    let lang = lang.clone();
                    let candidate = Candidate {
                        told: reading.term,
                        reading,
                        lang,
                        how: m.how,
                        score,
                        claim,
                        differences: Vec::new(),
                    };
                    match row {
                        // The bare name says more than a form of another language that happens to look alike.
                        Some(row) if !all[row].reading.form.is_bare() && candidate.reading.form.is_bare() => {
                            all[row] = candidate;
                        }
                        Some(_) => {}
                        None => all.push(candidate),
                    }
                }
            }
        }
        all.sort_by_key(|c| (std::cmp::Reverse(c.score), c.how.count()));
        all
    }

    /// The terms that the query most likely stands for, by what it sounds like.
    fn nearest(&self, query: &str, max: usize) -> Vec<Candidate<'w>> {
        let (terms, index) = self.names();
        let found = index.find(query, max.clamp(1, MOST), &mut Search::default());
        let candidate = |near: matching::Near| {
            let TermRef { concept, name, term } = terms[near.name as usize];
            let reading = Reading { concept, name, term, form: Form::BARE };
            let (told, differences) = told(terms, index, near.name as usize, query);
            // Within one script a dear letter is a slip, however long the rest is.
            let respelt = if matching::same_script(&told.text, query) {
                differences.iter().all(|d| d.cost < SLIP)
            } else {
                near.respelt
            };
            let how = if respelt { How::Romanised } else { How::Misspelt };
            // Nothing but a listed term is beyond doubt.
            let score = Score { cost: 100 - u32::from(near.score.min(99)), len: 100 };
            Candidate {
                reading,
                lang: term.lang.clone(),
                how: HowSet::EXACT.with(how),
                score,
                claim: near.claim,
                told,
                differences,
            }
        };
        found.into_iter().map(candidate).collect()
    }

    /// The languages that a query can be in: the one asked for, else all with rules that are written in its script.
    fn languages_of(&self, query: &str) -> Vec<Lang> {
        if let Some(lang) = &self.settings().lang {
            return vec![lang.clone()];
        }
        let own = |l: &&morph::Language| matching::in_script(query, l.script);
        let mut all: Vec<Lang> = LANGUAGES.iter().filter(own).map(|l| Lang::new(l.tag)).collect();
        // English first: where a form is one of several languages', it is the commonest to be asked for.
        all.sort_by_key(|lang| lang.as_str() != "en");
        if all.is_empty() {
            all.push(Lang::new("und"));
        }
        all
    }

    fn suggestion(&self, query: &str, candidate: &Candidate<'w>, lang: Option<&Lang>) -> Option<Suggestion> {
        let Reading { concept, name, term, form } = candidate.reading;
        // A name that was recognised across scripts is given in the query's own, where the concept has one.
        let own = || {
            let script = LANGUAGES.iter().find(|l| l.tag == candidate.lang.primary())?.script;
            let has = |lang: &Lang| concept.terms().any(|term| term.lang.same_language(lang));
            (!matching::in_script(query, script)).then(|| self.languages_of(query).into_iter().find(has))?
        };
        let wanted = lang.cloned().or_else(own).unwrap_or_else(|| term.lang.clone());
        let (house, place) = self.house_term(concept, Some(name), &wanted)?;
        let (_, old_rules) = matching::lemma(concept, term, &candidate.lang);
        let (lemma, rules) = matching::lemma(house.concept, house.term, &candidate.lang);
        let same = old_rules.tag == rules.tag;
        let inflected = if same { rules.morphology.inflect(&lemma, form, Joint::None) } else { None };
        let text = inflected.map(|made| with_joint(&made.text, made.joint));
        let text = text.unwrap_or_else(|| house.term.text.to_string());
        let reason = messages::suggest_reason(
            query,
            candidate.told,
            candidate.how,
            &candidate.differences,
            place.as_ref(),
            &text,
        );
        Some(Suggestion {
            concept: concept.id.clone(),
            term: text,
            lang: house.term.lang.clone(),
            how: candidate.how,
            score: candidate.score,
            reason,
            differences: candidate.differences.clone(),
            claim: candidate.claim,
            policy: place,
        })
    }

    /// What the house writes for a concept: its preferred term, else the best spelling of the name that was met.
    pub(super) fn house_term(
        &self,
        concept: &'w Concept,
        name: Option<&'w crate::model::Name>,
        lang: &Lang,
    ) -> Option<(TermRef<'w>, Option<PolicyPlace>)> {
        let scope = self.settings().scope(lang);
        if let Some(policy) = self.policies().first()
            && let Some(found) = policy::preferred(policy, concept, lang, &scope)
            && (found.place.is_some() || name.is_none_or(|name| std::ptr::eq(name, found.name)))
        {
            let term = TermRef { concept, name: found.name, term: found.term };
            return Some((term, found.place.cloned()));
        }
        let names = name.into_iter().chain(&concept.names);
        let kept = |name: &'w crate::model::Name| name.kept().filter(|_| !concept.is_named_in(lang));
        let written = |name: &'w crate::model::Name| name.preferred(lang).or_else(|| kept(name));
        names.into_iter().find_map(|name| Some((TermRef { concept, name, term: written(name)? }, None)))
    }
}

/// The spelling of a name to tell of, and what differs: the nearest one, or one to write in the query's own script that
/// is hardly farther, since that is easier to compare.
fn told<'w>(terms: &[TermRef<'w>], index: &NameIndex, nearest: usize, query: &str) -> (&'w Term, Vec<Difference>) {
    let cost = |differences: &[Difference]| differences.iter().map(|d| d.cost).sum::<u16>();
    let differences = index.explain(nearest as u32, query);
    let is_shown =
        |at: usize| terms[at].term.rank < Rank::Deprecated && matching::same_script(&terms[at].term.text, query);
    if is_shown(nearest) {
        return (terms[nearest].term, differences);
    }
    let is_own = |at: &usize| std::ptr::eq(terms[*at].name, terms[nearest].name);
    let before = (0..nearest).rev().take_while(is_own);
    let others = before.chain((nearest + 1..terms.len()).take_while(is_own));
    let made = others
        .filter(|&at| is_shown(at))
        .map(|at| (at, index.explain(at as u32, query)))
        .min_by_key(|(at, made)| (cost(made), *at));
    let (at, made) =
        made.filter(|(_, made)| cost(made) <= cost(&differences) + FARTHER).unwrap_or((nearest, differences));
    (terms[at].term, made)
}

/// How much more a spelling in the query's script may cost than the nearest one and be told of: four bits.
const FARTHER: u16 = 32;
/// What a letter costs that is no respelling: four bits and a half.
const SLIP: u16 = 36;
/// How sure a listed term is, in some form, and one that is misspelt besides.
const SURE: Score = Score::EXACT;
const FORM: Score = Score { cost: 10, len: 100 };
const MISSPELT_FORM: Score = Score { cost: 40, len: 100 };
/// Suggestions that are worth looking for.
const MOST: usize = 64;
/// Another name is told of beside the first if that is at most so many times as likely.
const CLOSE: f64 = 3.0;
/// What evidence raises a likeness by, in per cent: the country that was given; a word that speaks for the place; the
/// country of other places in the text.
const SAID_COUNTRY: u32 = 30;
const CONTEXT_WORD: u32 = 20;
const NEAR_BY: u32 = 20;

/// How much speaks for a concept.
fn evidence(concept: &Concept, around: &Surroundings<'_>, near_by: &[&str]) -> u32 {
    let country = concept.country.as_deref();
    let said = around.country.is_some_and(|said| country.is_some_and(|own| own.eq_ignore_ascii_case(said)));
    let folded = |text: &str| fold::coarse(&fold::fine(text, fold::Fold::Default));
    let text = folded(around.text);
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let spoken = concept.context.iter().any(|word| words.contains(&folded(word).as_str()));
    let beside = country.is_some_and(|own| near_by.contains(&own));
    u32::from(said) * SAID_COUNTRY + u32::from(spoken) * CONTEXT_WORD + u32::from(beside) * NEAR_BY
}

/// A form with the apostrophe that its language writes before the ending.
fn with_joint(text: &str, at: Option<usize>) -> String {
    at.map_or_else(|| text.to_owned(), |at| format!("{}\u{2019}{}", &text[..at], &text[at..]))
}

/// A plain case form, with or without article, in the singular or the plural: what a card shows.
fn is_case(form: Form) -> bool {
    use crate::text::morph::Feature as F;
    let case = |f: &F| {
        matches!(
            f,
            F::Genitive
                | F::Dative
                | F::Accusative
                | F::Locative
                | F::Ablative
                | F::Instrumental
                | F::Prepositional
                | F::Ergative
                | F::Adverbial
                | F::In
                | F::On
                | F::Saxon
                | F::Definite
        )
    };
    match form.features() {
        [F::Plural, rest @ ..] => rest.len() < 2 && rest.iter().all(case),
        all => all.len() == 1 && all.iter().all(case),
    }
}
