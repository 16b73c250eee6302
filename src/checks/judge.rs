//! Holds every match against the policy, once, before any check speaks.
//!
//! A form may have several readings. A finding exists only if *every* reading is one; its severity is the mildest.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::exempt::{self, Exemption};
use super::ordinary::SmallWords;
use super::spellings::Spellings;
use super::{Draft, Found, article, kept, messages, spelt, suspects};
use crate::base::PlainSpan;
use crate::matching::{self, Contexts, Match, Reading};
use crate::model::{
    Applicability, Concept, ExemptLevel, Mode, Name, PolicyPlace, Rank, RelatedKind, Rule, Severity, Spelling, Stance,
    Term, TermRef,
};
use crate::policy::{self, Naming, Verdict};
use crate::text::fold;
use crate::text::morph::Feature;
use crate::text::words;

/// What a reading amounts to. Ordered from mild to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The house has nothing against it.
    Fine,
    /// The concept's naming mode decides (`first-mention`).
    Mode,
    /// Another spelling of a name that the house writes.
    OtherSpelling,
    /// The house discourages the name.
    Discouraged,
    /// The house forbids the name.
    Forbidden,
}

/// What the house thinks of one reading.
#[derive(Clone, Debug)]
pub struct Opinion<'a, 'g> {
    /// What it amounts to.
    pub kind: Kind,
    /// The reading.
    pub reading: Reading<'g>,
    /// How grave.
    pub severity: Severity,
    /// The most that may be done without a person.
    pub fix: Applicability,
    /// What to write instead, best first; empty where the house has no term.
    pub instead: Vec<&'g Term>,
    /// The line that decided.
    pub place: Option<&'a PolicyPlace>,
    /// What the glossary or the policy remarks.
    pub notes: Vec<String>,
    /// True if the concept's naming mode wants more than one name, of which this is one.
    pub by_mode: bool,
}

/// A match as judged.
pub struct Judged<'a, 'g> {
    /// Which of the draft's `found` holds it.
    pub segment: usize,
    /// Where.
    pub found: &'a Match<'g>,
    /// The readings left after context has ruled out what it can, each with the house's opinion; the mildest first.
    pub opinions: Vec<Opinion<'a, 'g>>,
    /// Why it is not judged, or only for information.
    pub exempt: Option<Exemption>,
}

impl Judged<'_, '_> {
    /// What the match amounts to: its mildest reading.
    pub fn kind(&self) -> Kind {
        self.opinions.first().map_or(Kind::Fine, |o| o.kind)
    }
    /// True if a check may speak of it.
    pub fn counts(&self) -> bool {
        self.exempt.as_ref().is_none_or(|e| e.level != ExemptLevel::Skip)
    }
    /// The severity, an exempt place taken into account.
    pub fn severity(&self) -> Severity {
        let own = self.opinions.iter().map(|o| o.severity).min().unwrap_or(Severity::Info);
        match &self.exempt {
            // Whatever the level, other people's words are never more than a piece of information.
            Some(e) if e.level == ExemptLevel::Info || e.kind == super::ExemptKind::Quotation => Severity::Info,
            _ => own,
        }
    }
    /// True if the readings left speak of more than one concept.
    pub fn is_ambiguous(&self) -> bool {
        self.opinions.windows(2).any(|pair| !std::ptr::eq(pair[0].reading.concept, pair[1].reading.concept))
    }
    /// True for a word that is only near a name.
    pub fn is_near(&self) -> bool {
        self.found.how.is_near()
    }
}

/// Judges the matches of a draft: those of the segments in which anything may depart, or of all; the draft's `judged` must
/// be empty.
pub(crate) fn judge<'a, 'g>(draft: &Draft<'a, 'g>, all_segments: bool) -> Vec<Judged<'a, 'g>> {
    let mut rulings = Rulings::default();
    let asked = if all_segments { (0..draft.found.len()).collect() } else { suspects::segments(draft, &mut rulings) };
    if asked.is_empty() {
        return Vec::new();
    }
    let (mut all, readings) = readings(draft, &asked);
    // Only these ask how the draft spells a name.
    let by_draft = draft.policy.spelling != Spelling::Off;
    let mut spellings = Spellings::default();
    for (judged, readings) in all.iter().zip(&readings) {
        if by_draft && judged.exempt.is_none() && !judged.is_near() && !readings.is_empty() {
            // Also what the words around ruled out: a mine and a village of one name are spelt alike.
            spellings.count(&judged.found.readings);
        }
    }
    for (judged, readings) in all.iter_mut().zip(readings) {
        let found = &draft.found[judged.segment];
        let mut held = |reading: Reading<'g>| {
            let ruling = rulings.of(draft, found, judged.found.span, reading);
            opinion(draft, found, judged.found, reading, ruling, &spellings)
        };
        let opinions: Vec<_> = readings.into_iter().map(&mut held).collect();
        judged.opinions = if draft.policy.spelling == Spelling::Document && !judged.is_near() {
            let known = |r: &&Reading<'_>| opinions.iter().any(|o| std::ptr::eq(o.reading.term, r.term));
            let out = judged.found.readings.iter().filter(|r| !opinions.is_empty() && !known(r));
            let out: Vec<_> = out.map(|r| held(*r)).collect();
            spelt::settle(opinions, out)
        } else {
            opinions
        };
        // Stable: among equally mild readings the text's own language and the higher rank stay first.
        judged.opinions.sort_by_key(|o| o.kind);
    }
    all
}

/// Every match of some segments, exempt or not, and the readings of each that the words around, and what the draft says
/// elsewhere, leave possible.
fn readings<'a, 'g>(draft: &Draft<'a, 'g>, asked: &[usize]) -> (Vec<Judged<'a, 'g>>, Vec<Vec<Reading<'g>>>) {
    // The names that the draft has introduced as persons', and the gender where their adjective (Загорский) is meant.
    let mut people: HashSet<(*const Name, Option<Feature>), RandomState> = HashSet::default();
    let count = asked.iter().map(|segment| draft.found[*segment].matches.len()).sum();
    let mut all: Vec<Judged<'a, 'g>> = Vec::with_capacity(count);
    let mut kept: Vec<Vec<Reading<'g>>> = Vec::with_capacity(count);
    let mut contexts = Contexts::default();
    let quotes = exempt::quotations(draft, asked);
    let mut small = SmallWords::default();
    let matches = asked.iter().zip(&quotes).flat_map(|(&segment, quotes)| {
        let found = &draft.found[segment];
        found.matches.iter().map(move |m| (segment, found, quotes, m))
    });
    for (segment, found, quotes, m) in matches {
        let plain = &*found.segment.target.plain;
        let exempt = exempt::exemption(draft.policy, found, quotes, m);
        all.push(Judged { segment, found: m, opinions: Vec::new(), exempt });
        let mut left = matching::in_context(m, plain, (found.lang_at(m.span), found.reach(m.span)), &mut contexts);
        let name = |r: &Reading<'_>| std::ptr::from_ref(r.name);
        let gender = |r: &Reading<'_>| {
            let genders = [Feature::Masculine, Feature::Feminine];
            genders.into_iter().find(|gender| matching::is_in_sky(r) && r.form.has(*gender))
        };
        if left.is_empty() && matching::introduces_person(&m.readings, plain, m.span) {
            let surname = m.readings.iter().any(matching::is_in_sky);
            let known = m.readings.iter().map(|r| (name(r), gender(r)));
            people.extend(known.filter(|(_, gender)| !surname || gender.is_some()));
        } else if !left.is_empty() {
            let known = |r: &Reading<'_>| people.contains(&(name(r), None));
            // Загорська may be the town's genitive too.
            let called = |r: &&Reading<'_>| gender(r).is_some_and(|own| people.contains(&(name(r), Some(own))));
            let surname = m.readings.iter().filter(called).copied().collect::<Vec<_>>();
            let person = left.iter().all(known) && matching::may_be_person(&left, plain, m);
            if person || !surname.is_empty() && matching::may_be_person(&surname, plain, m) {
                left.clear();
            }
        }
        if !left.is_empty() && small.is_meant(draft, found, m, &left) {
            left.clear();
        }
        kept.push(left);
    }
    let kept = by_the_sentence(draft, &all, kept);
    (all, kept)
}

/// Of several things with one name, that is meant which the same sentence names in another way too.
fn by_the_sentence<'g>(
    draft: &Draft<'_, 'g>,
    all: &[Judged<'_, 'g>],
    mut kept: Vec<Vec<Reading<'g>>>,
) -> Vec<Vec<Reading<'g>>> {
    let several =
        |readings: &[Reading<'_>]| readings.windows(2).any(|pair| !std::ptr::eq(pair[0].concept, pair[1].concept));
    let mut asked: HashSet<usize> = HashSet::new();
    asked.extend(kept.iter().zip(all).filter(|(readings, _)| several(readings)).map(|(_, judged)| judged.segment));
    if asked.is_empty() {
        return kept;
    }
    let sentence = |judged: &Judged<'_, 'g>| {
        let plain = &*draft.found[judged.segment].segment.target.plain;
        (judged.segment, words::sentence(plain, judged.found.span.start))
    };
    let plain: Vec<((usize, PlainSpan), *const Concept, &str)> = kept
        .iter()
        .zip(all)
        .filter(|(readings, judged)| asked.contains(&judged.segment) && !several(readings) && !judged.is_near())
        .filter_map(|(readings, judged)| Some((sentence(judged), readings.first()?)))
        .map(|(place, r)| (place, std::ptr::from_ref(r.concept), &*r.term.text))
        .collect();
    for (readings, judged) in kept.iter_mut().zip(all).filter(|(readings, _)| several(readings)) {
        let here = sentence(judged);
        let named = |r: &Reading<'_>| {
            plain.iter().any(|(place, concept, text)| {
                *place == here && std::ptr::eq(*concept, r.concept) && **text != *r.term.text
            })
        };
        if readings.iter().any(named) {
            readings.retain(named);
        }
    }
    kept
}

/// What the house says of a term wherever it stands in one kind of block.
pub(super) struct Ruling<'a, 'g> {
    verdict: Verdict<'a>,
    /// The concept has a naming mode.
    has_mode: bool,
    /// The naming mode's rule, if it wants this name and another, and whether it is certain.
    mode: Option<(&'a Rule, bool)>,
    /// What the house writes instead, if it is against the name and has another.
    preferred: Option<&'g Term>,
    /// That is another spelling of the same name.
    of_name: bool,
    /// What the house writes instead of a term that was not in use at the date of the event.
    timely: Option<&'g Term>,
    /// The house has given up the term with all spellings of its name.
    given_up: bool,
    /// What it writes instead then, if it has another name.
    heir: Option<&'g Term>,
    /// What is not to be translated, where the text's language has no term; true if that is another spelling of the name.
    kept: Option<(&'g Term, bool)>,
}

/// The rulings on a draft's terms. A draft names few things, many times over.
#[derive(Default)]
pub(super) struct Rulings<'a, 'g> {
    /// The languages and blocks met.
    scopes: Vec<(&'a str, &'a str)>,
    known: HashMap<(*const Term, usize), Ruling<'a, 'g>, RandomState>,
}

impl<'a, 'g> Rulings<'a, 'g> {
    /// The number of a place's language and kind of block.
    pub(super) fn scope(&mut self, found: &'a Found<'a, 'g>, span: PlainSpan) -> usize {
        let own = (found.lang_at(span).as_str(), &*found.segment.element);
        self.scopes.iter().position(|&other| other == own).unwrap_or_else(|| {
            self.scopes.push(own);
            self.scopes.len() - 1
        })
    }

    fn of(
        &mut self,
        draft: &Draft<'a, 'g>,
        found: &'a Found<'a, 'g>,
        span: PlainSpan,
        reading: Reading<'g>,
    ) -> &Ruling<'a, 'g> {
        let key = (std::ptr::from_ref(reading.term), self.scope(found, span));
        self.known.entry(key).or_insert_with(|| ruling(draft, found, span, reading))
    }
}

pub(super) fn ruling<'a, 'g>(
    draft: &Draft<'a, 'g>,
    found: &Found<'a, 'g>,
    span: PlainSpan,
    reading: Reading<'g>,
) -> Ruling<'a, 'g> {
    let scope = draft.scope(found, span);
    let lang = scope.lang;
    let Reading { concept, name, term, .. } = reading;
    let policy = draft.policy;
    let verdict = policy::verdict(policy, TermRef { concept, name, term }, &scope);
    // A double that only may hold does not cover a name that is otherwise not used.
    let holds = |naming: &Naming<'_, '_>| naming.certain || verdict.stance <= Stance::Admit;
    let naming = policy::naming(policy, concept, &scope);
    let has_mode = naming.is_some();
    let naming = naming.filter(|naming| doubles(naming, name) && holds(naming));
    let mode = naming.map(|naming| (naming.rule, naming.certain));
    let against = mode.is_none() && matches!(verdict.stance, Stance::Forbid | Stance::Discourage);
    let preferred = against.then(|| policy::preferred(policy, concept, lang, &scope)).flatten();
    // Another spelling of the name itself only where the house is against the spelling and not the name.
    let serves = |preferred: &policy::Preferred<'g, '_>| {
        let policy::Preferred { name: other, term: instead, .. } = *preferred;
        let stance = || policy::verdict(policy, TermRef { concept, name: other, term: instead }, &scope).stance;
        !std::ptr::eq(other, name) || !std::ptr::eq(instead, term) && stance() <= Stance::Admit
    };
    let preferred = preferred.filter(serves);
    let of_name = preferred.as_ref().is_some_and(|preferred| std::ptr::eq(preferred.name, name));
    let preferred = preferred.map(|preferred| preferred.term);
    let untimely = || scope.event.is_some() && verdict.place.is_some() && !policy::in_use(term, &scope);
    let timely = (mode.is_none() && !against && untimely())
        .then(|| policy::preferred(policy, concept, lang, &scope))
        .flatten()
        .map(|preferred| preferred.term)
        .filter(|preferred| preferred.text != term.text);
    let given_up = term.withdrawn && term.lang.same_language(lang) && name.preferred(lang).is_none();
    let given_up = mode.is_none() && !against && given_up;
    let heir =
        given_up.then(|| policy::preferred(policy, concept, lang, &scope)).flatten().map(|preferred| preferred.term);
    let kept = (!concept.is_named_in(lang)).then(|| kept::of(policy, concept, name, term, &scope)).flatten();
    Ruling { verdict, has_mode, mode, preferred, of_name, timely, given_up, heir, kept }
}

/// False only if [`opinion`] has nothing against a term wherever it stands in such a block, but for the dots of its i;
/// `met` holds every spelling that the draft has.
pub(super) fn may_depart<'g>(
    draft: &Draft<'_, 'g>,
    found: &Found<'_, 'g>,
    span: PlainSpan,
    reading: Reading<'g>,
    ruling: &Ruling<'_, 'g>,
    met: &Spellings<'g>,
) -> bool {
    let Reading { name, term, .. } = reading;
    let lang = found.lang_at(span);
    let ruled = || ruling.has_mode || ruling.verdict.stance > Stance::Admit || ruling.timely.is_some();
    let given_up = || ruling.given_up || term.withdrawn || draft.glossary.has_statuses && term.rank == Rank::Deprecated;
    let respelt = || match draft.policy.spelling {
        Spelling::Off => false,
        Spelling::Document => met.has_other(name, lang, &term.text),
        Spelling::Glossary => {
            let admitted = term.rank <= Rank::Admitted && term.lang.same_language(lang) && !met.mixed(name, lang);
            !admitted && policy::spelling(name, &draft.scope(found, span)).is_some_and(|own| own.text != term.text)
        }
    };
    ruled() || given_up() || ruling.kept.is_some() || respelt()
}

fn opinion<'a, 'g>(
    draft: &Draft<'a, 'g>,
    found: &Found<'a, 'g>,
    m: &Match<'g>,
    reading: Reading<'g>,
    ruling: &Ruling<'a, 'g>,
    spellings: &Spellings<'g>,
) -> Opinion<'a, 'g> {
    let Reading { name, term, .. } = reading;
    let verdict = &ruling.verdict;
    let mut opinion = Opinion {
        kind: Kind::Fine,
        reading,
        severity: Severity::Info,
        fix: Applicability::Safe,
        instead: Vec::new(),
        place: verdict.place,
        notes: Vec::new(),
        by_mode: false,
    };
    opinion.notes.extend(verdict.note.map(str::to_owned));
    if let Some((rule, certain)) = ruling.mode {
        opinion.by_mode = true;
        opinion.place = Some(&rule.place);
        opinion.kind = Kind::Mode;
        opinion.severity = rule.say.severity.unwrap_or(Severity::Warning);
        if !certain {
            opinion.severity = Severity::Info;
        }
        opinion.fix = rule.say.fix.unwrap_or(Applicability::Unsafe);
        // The spelling of either name is looked at all the same.
        if let Some(other) = other_spelling(draft, found, m, reading, spellings) {
            opinion.kind = Kind::OtherSpelling;
            opinion.instead.push(other);
            opinion.fix = Applicability::Safe;
        }
        return opinion;
    }
    opinion.kind = match verdict.stance {
        Stance::Forbid => Kind::Forbidden,
        Stance::Discourage => Kind::Discouraged,
        Stance::Prefer | Stance::Admit => Kind::Fine,
    };
    if opinion.kind > Kind::Fine {
        opinion.instead.extend(ruling.preferred);
        opinion.fix = if ruling.of_name { Applicability::Safe } else { Applicability::Unsafe };
    } else if let Some(timely) = ruling.timely {
        opinion.kind = Kind::Discouraged;
        opinion.instead.push(timely);
        opinion.fix = Applicability::Unsafe;
        opinion.notes.push(messages::not_in_use(&term.text));
    } else if draft.glossary.has_statuses && term.rank == Rank::Deprecated {
        opinion.kind = Kind::Discouraged;
        opinion.instead.extend(name.preferred(found.lang_at(m.span)));
        opinion.fix = Applicability::Unsafe;
    } else if let Some(other) = other_spelling(draft, found, m, reading, spellings) {
        opinion.kind = Kind::OtherSpelling;
        opinion.instead.push(other);
    } else if let Some(kept) = kept::instead(draft, found, m, reading, ruling.kept) {
        opinion.kind = Kind::OtherSpelling;
        opinion.instead.push(kept);
    } else if ruling.given_up {
        opinion.kind = Kind::Discouraged;
        opinion.instead.extend(ruling.heir);
        opinion.fix = Applicability::Unsafe;
    }
    let plain = &found.segment.target.plain;
    if matches!(opinion.instead[..], [other] if article::is_of_noun(plain, m.span, &term.text, &other.text)) {
        return Opinion { kind: Kind::Fine, instead: Vec::new(), ..opinion };
    }
    if let Some((kept, of_name)) = ruling.kept.filter(|_| opinion.kind > Kind::Fine && opinion.instead.is_empty()) {
        opinion.instead.push(kept);
        if verdict.stance > Stance::Admit && of_name {
            opinion.fix = Applicability::Safe;
        }
    }
    settle(&mut opinion, verdict);
    opinion
}

/// True if the naming mode wants more than one name of the concept, and this is one of them.
fn doubles(naming: &Naming<'_, '_>, name: &Name) -> bool {
    matches!(naming.mode, Mode::First { .. } | Mode::Always { .. })
        && Naming::names(&naming.first).count() > 1
        && Naming::names(&naming.first).any(|(own, _)| std::ptr::eq(own, name))
}

/// Severity and fix from the kind, unless the policy sets them; an ambiguous relation and an unknown date bar every fix.
fn settle(opinion: &mut Opinion<'_, '_>, verdict: &Verdict<'_>) {
    opinion.severity = match opinion.kind {
        Kind::Fine => return,
        Kind::Forbidden => Severity::Error,
        Kind::Mode | Kind::OtherSpelling | Kind::Discouraged => Severity::Warning,
    };
    if opinion.kind >= Kind::Discouraged {
        opinion.severity = verdict.severity.unwrap_or(opinion.severity);
        opinion.fix = if verdict.certain { verdict.fix.unwrap_or(opinion.fix) } else { Applicability::DisplayOnly };
    }
    if !verdict.certain {
        opinion.severity = Severity::Info;
        opinion.notes.push(super::messages::event_date_unknown());
    }
    if opinion.kind >= Kind::Discouraged {
        for related in &opinion.reading.concept.related {
            if related.kind == RelatedKind::Ambiguous {
                opinion.fix = Applicability::DisplayOnly;
                opinion.notes.extend(related.note.as_deref().map(str::to_owned));
            }
        }
    }
}

/// The spelling to write instead of a term whose name the house has nothing against.
fn other_spelling<'g>(
    draft: &Draft<'_, 'g>,
    found: &Found<'_, 'g>,
    m: &Match<'g>,
    reading: Reading<'g>,
    spellings: &Spellings<'g>,
) -> Option<&'g Term> {
    let Reading { name, term, .. } = reading;
    if m.how.is_near() {
        return None;
    }
    let lang = found.lang_at(m.span);
    let native = |t: &Term| t.lang.same_language(lang);
    // Izmir in a Turkish text: the listed spelling in other letters than its own.
    let undotted = || {
        let plain = &found.segment.target.plain;
        native(term) && fold::has_other_dots(&plain[m.span.range()], &term.text, found.language_at(m.span).fold)
    };
    if draft.policy.spelling != Spelling::Off && !term.withdrawn && term.rank <= Rank::Admitted && undotted() {
        return Some(term);
    }
    let scope = draft.scope(found, m.span);
    let instead = match draft.policy.spelling {
        _ if term.withdrawn => name.preferred(lang)?,
        Spelling::Off => return None,
        Spelling::Document => spellings.agreed(name, &scope, draft.glossary.has_statuses)?,
        Spelling::Glossary => {
            let preferred = policy::spelling(name, &scope)?;
            // An admitted spelling is as good as the preferred one, unless the draft mixes the two.
            let admitted = term.rank <= Rank::Admitted && native(term);
            if admitted && !spellings.mixed(name, lang) {
                return None;
            }
            preferred
        }
    };
    // A name in another language's spelling ("Xankəndi" in an English text) departs only where the text's own
    // language has one; in another script, in brackets or labelled it is a citation.
    let cited = || Draft::is_cited(found, m, term) || !matching::same_script(&term.text, &instead.text);
    if !native(term) && (!native(instead) || cited()) {
        return None;
    }
    (instead.text != term.text).then_some(instead)
}
