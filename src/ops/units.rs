//! Which units of a memory are taken, and what is changed in them on the way.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use regex::Regex;
use smallvec::SmallVec;

use crate::base::Lang;
use crate::formats::tmx;
use crate::model::{Date, Edit, Unit, Variant};
use crate::text::composed::composed;

/// What to do with inline codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Codes {
    /// They stay as they are.
    #[default]
    Keep,
    /// They go; the text stays (level 1 of TMX).
    Strip,
    /// Those that break the rules are put right.
    Repair,
}

/// A property that a unit must have, or one of its variants.
#[derive(Clone, Debug)]
pub struct PropFilter {
    /// Its type.
    pub kind: String,
    /// What its text must match; `None`: anything.
    pub pattern: Option<Regex>,
}

/// Chooses and changes units. The default takes everything as it is.
#[derive(Clone, Debug, Default)]
pub struct UnitChanges {
    /// Only the variants in these languages; a unit needs two of them (one, if one language is asked for).
    pub languages: Vec<Lang>,
    /// Only units changed (else created) on this day or later. One without date is left out.
    pub since: Option<Date>,
    /// Only units changed (else created) on this day or before. One without date is left out.
    pub until: Option<Date>,
    /// Only units with all these properties.
    pub props: Vec<PropFilter>,
    /// Only units of which some text matches.
    pub matching: Option<Regex>,
    /// No units of which some text matches.
    pub not_matching: Option<Regex>,
    /// Of units with the same texts in the same languages only the first.
    pub deduplicate: bool,
    /// What becomes of inline codes.
    pub codes: Codes,
}

impl UnitChanges {
    /// True unless every unit is taken as it is.
    pub(super) fn changes_anything(&self) -> bool {
        !self.languages.is_empty()
            || self.since.is_some()
            || self.until.is_some()
            || !self.props.is_empty()
            || self.matching.is_some()
            || self.not_matching.is_some()
            || self.deduplicate
            || self.codes != Codes::Keep
    }

    /// True if the unit is taken.
    pub(crate) fn takes(&self, unit: &Unit<'_>) -> bool {
        self.speaks(unit) && self.is_of_time(unit) && self.has_props(unit) && self.matches(unit)
    }

    fn speaks(&self, unit: &Unit<'_>) -> bool {
        if self.languages.is_empty() {
            return true;
        }
        let count = unit.variants.iter().filter(|variant| tmx::is_wanted(variant, &self.languages)).count();
        count >= self.languages.len().min(2)
    }

    fn is_of_time(&self, unit: &Unit<'_>) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let attributes = || unit.attributes.iter().chain(unit.variants.iter().flat_map(|variant| &variant.attributes));
        let latest = |name: &str| attributes().filter(|a| a.name == name).filter_map(|a| day(&a.value)).max();
        latest("changedate").or_else(|| latest("creationdate")).is_some_and(|day| {
            self.since.is_none_or(|since| day >= since) && self.until.is_none_or(|until| day <= until)
        })
    }

    fn has_props(&self, unit: &Unit<'_>) -> bool {
        self.props.iter().all(|wanted| {
            let mut texts = unit.props(&wanted.kind);
            texts.any(|text| wanted.pattern.as_ref().is_none_or(|pattern| pattern.is_match(text)))
        })
    }

    fn matches(&self, unit: &Unit<'_>) -> bool {
        let any = |pattern: &Regex| unit.variants.iter().any(|variant| pattern.is_match(&variant.text.plain));
        self.matching.as_ref().is_none_or(any) && !self.not_matching.as_ref().is_some_and(any)
    }

    /// The changes of a unit that is taken; codes that go are counted in `stripped`.
    pub(crate) fn edits(&self, raw: &str, unit: &Unit<'_>, stripped: &mut u64) -> Vec<Edit> {
        let mut edits = Vec::new();
        match self.codes {
            Codes::Keep => {}
            Codes::Strip => *stripped += tmx::strip_codes(unit, &mut edits),
            Codes::Repair => drop(tmx::repair_codes(raw, unit, &mut edits)),
        }
        if !self.languages.is_empty() {
            tmx::keep_languages(raw, unit, &self.languages, &mut edits);
            // What stands in a variant that goes needs no change.
            let gone: Vec<_> = edits.iter().filter(|edit| edit.text.is_empty()).map(|edit| edit.span).collect();
            edits.retain(|edit| gone.iter().all(|gone| *gone == edit.span || !gone.contains(edit.span)));
        }
        edits
    }
}

/// The day of a TMX date (`20240131T120000Z`), or of one as tools write it (`2019-10-27T16:00:20`, `20230314`).
fn day(text: &str) -> Option<Date> {
    let digits: String = text.chars().filter(|&c| c != '-').take(8).collect();
    let year = digits.get(0..4)?.parse().ok()?;
    let number = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u8>().ok();
    let (month, day) = (number(4..6)?, number(6..8)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(Date { year, month, day })
}

/// Remembers the texts of units, 16 bytes each.
#[derive(Default)]
pub(crate) struct Seen(HashSet<(u64, u64)>);

impl Seen {
    /// True if a unit with the same texts in the same languages has been here: in whatever order, written in whatever way.
    pub(crate) fn again(&mut self, raw: &str, unit: &Unit<'_>, entities: &tmx::Entities) -> bool {
        let text = |variant: &Variant<'_>| {
            // What is written as it is meant, which is nearly all, is not copied.
            let segment = match tmx::segment(variant.segment.map_or("", |span| &raw[span.range()]), entities) {
                Cow::Borrowed(segment) => composed(segment),
                Cow::Owned(segment) => Cow::Owned(composed(&segment).into_owned()),
            };
            (variant.lang.to_ascii_lowercase(), segment)
        };
        let mut texts: SmallVec<[_; 4]> = unit.variants.iter().map(text).collect();
        texts.sort_unstable();
        let mut hashes = [DefaultHasher::new(), DefaultHasher::new()];
        1_u8.hash(&mut hashes[1]);
        for hash in &mut hashes {
            texts.hash(hash);
        }
        !self.0.insert((hashes[0].finish(), hashes[1].finish()))
    }
}
