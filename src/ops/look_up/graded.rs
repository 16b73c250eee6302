//! Looking up as *default* scores: what differs in words first, then all that makes a match worth less.

use std::collections::HashMap;
use std::path::Path;

use super::super::check::Checker;
use super::super::house;
use super::super::memories::{Opened, days};
use super::{Query, Ranked, Wanted, units};
use crate::base::{Error, Lang};
use crate::memory::{
    Alike, Beside, Best, CAPPED, Cost, Cut, Cutoff, Damaged, Difference, Form, Graded, Judge, Penalty, Place, Texts,
    grade, hash, told,
};
use crate::text::stem::stemmer;

/// What a glossary and a house say of the texts of memories; each text is looked at once.
pub(super) struct House<'m, 'w> {
    checker: &'m Checker<'w>,
    /// Of each text the names in it: of each name the concepts that it can be.
    names: HashMap<String, Vec<Vec<Box<str>>>>,
    /// Of concepts that were met what their names are by stems.
    forms: HashMap<(Box<str>, Lang), Vec<Form>>,
    breaks: HashMap<String, bool>,
    error: Option<Error>,
}

/// Texts that are remembered; then it begins anew.
const REMEMBERED: usize = 1 << 16;

impl<'m, 'w> House<'m, 'w> {
    pub(super) fn new(checker: &'m Checker<'w>) -> Self {
        Self { checker, names: HashMap::new(), forms: HashMap::new(), breaks: HashMap::new(), error: None }
    }
    /// What went wrong when a text was looked at.
    pub(super) fn take_error(&mut self) -> Option<Error> {
        self.error.take()
    }

    /// The names in a text, with all that the glossary has for what they name.
    pub(super) fn alike(&mut self, text: &str, lang: &Lang) -> Alike {
        let mut groups = Vec::new();
        for (own, concepts) in self.checker.names_in(text, lang) {
            let mut group = vec![own];
            for concept in concepts {
                let key = (concept.id.clone(), lang.clone());
                let forms = self.forms.entry(key).or_insert_with(|| house::forms(concept, lang));
                group.extend(forms.iter().cloned());
            }
            groups.push(group);
        }
        Alike::new(groups)
    }

    fn names(&mut self, text: &str, lang: &Lang) -> &[Vec<Box<str>>] {
        if self.names.len() > REMEMBERED {
            self.names.clear();
        }
        let checker = self.checker;
        self.names.entry(text.to_owned()).or_insert_with(|| checker.concepts_in(text, lang))
    }

    /// True if each of two texts has a name that can be none of the other's.
    fn differ(&mut self, one: &str, other: &str, lang: &Lang) -> bool {
        let one = self.names(one, lang).to_vec();
        if one.is_empty() {
            return false;
        }
        let other = self.names(other, lang);
        let lacks = |some: &[Vec<Box<str>>], all: &[Vec<Box<str>>]| {
            let has = |name: &Vec<Box<str>>| all.iter().flatten().any(|concept| name.contains(concept));
            some.iter().any(|name| !has(name))
        };
        lacks(&one, other) && lacks(other, &one)
    }

    fn breaks(&mut self, file: &Path, text: &str, lang: &Lang) -> bool {
        if let Some(known) = self.breaks.get(text) {
            return *known;
        }
        if self.breaks.len() > REMEMBERED {
            self.breaks.clear();
        }
        let breaks = self.checker.breaks_policy(file, text, lang).unwrap_or_else(|error| {
            self.error = Some(error);
            false
        });
        self.breaks.insert(text.to_owned(), breaks);
        breaks
    }
}

/// A query on its way through the memories.
pub(super) struct GradedQuery<'q, 'h, 'm, 'w> {
    query: &'q Query,
    wanted: Wanted,
    /// By the language that is translated from: the text cut, and the words that are alike.
    graded: Vec<(Graded<'q>, &'q Alike)>,
    house: Option<&'h mut House<'m, 'w>>,
    /// Where the very text was met.
    same: Vec<(usize, u32)>,
}

impl<'q, 'h, 'm, 'w> GradedQuery<'q, 'h, 'm, 'w> {
    /// With the languages that are translated from, and what is alike in each.
    pub(super) fn new(
        query: &'q Query,
        wanted: Wanted,
        house: Option<&'h mut House<'m, 'w>>,
        langs: &[Lang],
        alike: &'q [Alike],
    ) -> Self {
        let graded = langs
            .iter()
            .zip(alike)
            .map(|(lang, alike)| (Graded::new(&query.text, alike, stemmer(lang.primary())), alike));
        Self { query, wanted, graded: graded.collect(), house, same: Vec::new() }
    }
    pub(super) fn same(&self) -> impl Iterator<Item = (usize, u32)> {
        self.same.iter().copied()
    }
    /// In a memory; `lang` is the number of its language.
    pub(super) fn judge<'a>(
        &'a mut self,
        memory: u32,
        part: &'a Opened,
        lang: usize,
        best: &'a mut Best,
    ) -> impl Judge + 'a
    where
        'q: 'a,
        'h: 'a,
        'm: 'a,
        'w: 'a,
    {
        At { query: self, memory, part, lang, best }
    }

    /// What a unit takes off for what it is.
    fn costs(&mut self, part: &Opened, unit: usize, several: bool, costs: &mut Vec<Cost>) -> Result<(), Damaged> {
        costs.clear();
        let penalties = self.wanted.penalties;
        let mut cost = |penalty: Penalty, points: u32| {
            if points > 0 {
                costs.push(Cost::Penalty(penalty, points.min(100)));
            }
        };
        let bits = part.texts.told(unit)? | if part.machine { told::MACHINE } else { 0 };
        for (bit, penalty) in [
            (told::CODES, Penalty::Codes),
            (told::UNAPPROVED, Penalty::Unapproved),
            (told::MACHINE, Penalty::Machine),
            (told::VARIANT, Penalty::Variant),
        ] {
            if bits & bit != 0 {
                cost(penalty, penalties.of(penalty));
            }
        }
        if several {
            cost(Penalty::Translations, penalties.of(Penalty::Translations));
        }
        let yearly = penalties.of(Penalty::Age);
        if let (Some(today), true) = (self.wanted.today, yearly > 0) {
            let changed = part.texts.changed(unit)?;
            if changed > 0 {
                let today = days(today.year.into(), today.month.into(), today.day.into());
                cost(Penalty::Age, u32::try_from(today).unwrap_or(0).saturating_sub(changed) / 365 * yearly);
            }
        }
        let policy = penalties.of(Penalty::Policy);
        if let (Some(house), true) = (&mut self.house, policy > 0) {
            let (file, to) = part.target();
            if house.breaks(file, part.texts.unit(unit)?.target, &to) {
                cost(Penalty::Policy, policy);
            }
        }
        cost(Penalty::File, part.own_penalty);
        cost(Penalty::Folder, part.penalty);
        Ok(())
    }

    /// True if the glossary's names differ; asked only where it matters.
    fn other_names(&mut self, part: &Opened, source: &str) -> bool {
        let query = self.query;
        self.house.as_mut().is_some_and(|house| house.differ(&query.text, source, &part.source_lang()))
    }

    /// The matches of all units that have a text.
    pub(super) fn hits(
        &mut self,
        part: &Opened,
        lang: usize,
        memory: usize,
        text: u32,
        out: &mut Vec<Ranked>,
    ) -> Result<(), Damaged> {
        let source = part.texts.source(text)?;
        let (graded, alike) = &mut self.graded[lang];
        let cut = Cut::new(source, alike, part.stem());
        let exact = source == self.query.text;
        let difference = graded.difference(part.stem(), &cut);
        let names = !exact && {
            let bare = grade(&graded.cut, &cut, difference, Beside::default(), |_| ());
            bare.basis_points() > CAPPED && self.other_names(part, source)
        };
        let several = several_targets(&part.texts, text)?;
        let mut all = Vec::new();
        units(self.query, part, memory, text, |number, hit| all.push((number, hit)))?;
        let mut penalties = Vec::new();
        for (number, mut hit) in all {
            hit.context = if exact { context(self.query, &part.texts, number)? } else { 0 };
            // The context tells which of several translations is meant.
            self.costs(part, number, several && hit.context == 0, &mut penalties)?;
            let beside = Beside { penalties: &penalties, names };
            hit.score = grade(&self.graded[lang].0.cut, &cut, difference, beside, |cost| hit.costs.push(cost));
            if hit.score >= self.wanted.threshold {
                out.push((hit.score, hit));
            }
        }
        Ok(())
    }
}

/// True if a text has more than one translation here.
fn several_targets(texts: &Texts, text: u32) -> Result<bool, Damaged> {
    let mut first = None;
    let mut several = false;
    texts.units_of(text, |_, unit| several |= *first.get_or_insert(unit.number) != unit.number)?;
    Ok(several)
}

/// A query in one memory.
struct At<'a, 'q, 'h, 'm, 'w> {
    query: &'a mut GradedQuery<'q, 'h, 'm, 'w>,
    memory: u32,
    part: &'a Opened,
    lang: usize,
    best: &'a mut Best,
}

impl Judge for At<'_, '_, '_, '_, '_> {
    fn cutoff(&self) -> Cutoff {
        self.best.cutoff()
    }

    fn meet(&mut self, text: u32, stems: u32, len: u32) -> Result<(), Damaged> {
        self.weigh(text, Some((stems, len)))
    }

    fn meet_joined(&mut self, text: u32) -> Result<(), Damaged> {
        self.weigh(text, None)
    }
}

impl At<'_, '_, '_, '_, '_> {
    /// Grades a text; `known` is the distance of the stems, and of how many tokens, as the index has them.
    fn weigh(&mut self, text: u32, known: Option<(u32, u32)>) -> Result<(), Damaged> {
        let texts = &self.part.texts;
        let source = texts.source(text)?;
        let (graded, alike) = &mut self.query.graded[self.lang];
        let cut = Cut::new(source, alike, self.part.stem());
        let cutoff = self.best.cutoff();
        // Stems and words are each half of the cost.
        let allowed = |len: u32| cutoff.allowed(len.saturating_mul(2));
        let difference = match known {
            Some((stems, len)) if !cut.is_joined() => {
                let Some(most) = allowed(len).checked_sub(stems) else { return Ok(()) };
                let Some(words) = graded.words(&cut, most) else { return Ok(()) };
                Difference { stems, forms: words.saturating_sub(stems), len }
            }
            _ => {
                let difference = graded.difference(self.part.stem(), &cut);
                if difference.stems * 2 + difference.forms > allowed(difference.len) {
                    return Ok(());
                }
                difference
            }
        };
        let bare = grade(&graded.cut, &cut, difference, Beside::default(), |_| ());
        let exact = source == self.query.query.text;
        if exact {
            self.query.same.push((self.memory as usize, text));
        }
        if bare < cutoff.0 {
            return Ok(());
        }
        let names = !exact && bare.basis_points() > CAPPED && self.query.other_names(self.part, source);
        let several = several_targets(texts, text)?;
        let mut units: Vec<usize> = Vec::new();
        texts.units_of(text, |number, _| units.push(number))?;
        let mut costs = Vec::new();
        let mut first: Option<(crate::model::Score, usize)> = None;
        for unit in units {
            self.query.costs(self.part, unit, several, &mut costs)?;
            let beside = Beside { penalties: &costs, names };
            let score = grade(&self.query.graded[self.lang].0.cut, &cut, difference, beside, |_| ());
            if first.is_none_or(|(known, _)| score > known) {
                first = Some((score, unit));
            }
            // Nothing is taken off: no other is better.
            if costs.is_empty() {
                break;
            }
        }
        if let Some((score, unit)) = first {
            self.best.add(score, Place { memory: self.memory, order: unit as u32, text }, hash(source.as_bytes()));
        }
        Ok(())
    }
}

/// What of a unit's place is the query's. What the unit says itself of its neighbours counts before its place in the file.
fn context(query: &Query, texts: &Texts, unit: usize) -> Result<u32, Damaged> {
    let own = texts.unit(unit)?;
    let same_id = match &query.id {
        Some(id) => own.id == Some(id) || texts.context(unit)? == Some(id),
        None => false,
    };
    let mut same_place = false;
    if let (Some(prev), Some(next)) = (&query.prev, &query.next) {
        let (said_prev, said_next) = texts.neighbours(unit)?;
        same_place = if said_prev.is_some() || said_next.is_some() {
            said_prev.unwrap_or("") == prev && said_next.unwrap_or("") == next
        } else {
            let before = unit.checked_sub(1).map(|before| texts.unit(before)).transpose()?;
            let after = if unit + 1 < texts.units() { Some(texts.unit(unit + 1)?) } else { None };
            before.map_or("", |unit| unit.source) == prev && after.map_or("", |unit| unit.source) == next
        };
    }
    Ok(u32::from(same_id) + u32::from(same_place))
}
