//! What Russian and Ukrainian have in common: six cases, endings behind a base, adjectives that agree.

use super::{Feature, Form, Word};

/// Cases as bits, so that sets of them are masks.
pub(super) type Cases = u8;
pub(super) const NOM: Cases = 1;
pub(super) const GEN: Cases = 1 << 1;
pub(super) const DAT: Cases = 1 << 2;
pub(super) const ACC: Cases = 1 << 3;
pub(super) const INS: Cases = 1 << 4;
pub(super) const PREP: Cases = 1 << 5;
pub(super) const ALL: Cases = (1 << 6) - 1;

/// Genders as bits; the plural, which has none, is the fourth.
pub(super) type Genders = u8;
pub(super) const M: Genders = 1;
pub(super) const F: Genders = 1 << 1;
pub(super) const N: Genders = 1 << 2;
pub(super) const PL: Genders = 1 << 3;

/// Each case with its place in a row of endings and its feature, the commonest first: the order of readings.
pub(super) const CASES: [(Cases, usize, &[Feature]); 6] = [
    (NOM, 0, &[]),
    (GEN, 1, &[Feature::Genitive]),
    (PREP, 5, &[Feature::Prepositional]),
    (ACC, 3, &[Feature::Accusative]),
    (INS, 4, &[Feature::Instrumental]),
    (DAT, 2, &[Feature::Dative]),
];

/// The case of a name's form, a variant ending or not; `None` for derived words and other forms.
pub(super) fn case_of(form: Form) -> Option<Cases> {
    let form = form.without(Feature::Variant);
    CASES.iter().find(|(_, _, features)| form.features() == *features).map(|(case, ..)| *case)
}

/// The form of a name in a case.
pub(super) fn case_form(case: Cases, variant: bool) -> Form {
    let features = CASES.iter().find(|(c, ..)| *c == case).map_or(&[][..], |(_, _, features)| features);
    let form = Form::new(features).unwrap_or_default();
    if variant { form.with(Feature::Variant).unwrap_or(form) } else { form }
}

/// The endings of one way to decline: nominative, genitive, dative, accusative, instrumental, prepositional.
pub(super) struct Endings {
    /// Those to produce.
    pub(super) row: [&'static str; 6],
    /// Those to be found too, with their cases.
    pub(super) variants: &'static [(Cases, &'static str)],
}

/// A word and how it declines.
pub(super) struct Declined<'l> {
    /// What the forms begin with.
    pub(super) base: &'l str,
    pub(super) endings: &'static Endings,
    /// Another base in some cases: Орёл, Орл-а.
    pub(super) other: Option<(Cases, String)>,
}

impl Declined<'_> {
    fn base_in(&self, case: Cases) -> &str {
        match &self.other {
            Some((cases, base)) if cases & case != 0 => base,
            _ => self.base,
        }
    }
    /// The cases that a folded word can be: by the endings to produce, and by variant ones.
    pub(super) fn cases(&self, word: &str) -> (Cases, Cases) {
        let fits = |case, ending| word.strip_prefix(self.base_in(case)) == Some(ending);
        let plain = CASES.iter().filter(|&&(case, at, _)| fits(case, self.endings.row[at]));
        let variants = self.endings.variants.iter().filter(|&&(case, ending)| fits(case, ending));
        (plain.fold(0, |set, (case, ..)| set | case), variants.fold(0, |set, (case, _)| set | case))
    }
    /// Base and ending in a case; with `variant`, the first variant ending if there is one.
    pub(super) fn parts(&self, case: Cases, variant: bool) -> (&str, &'static str) {
        let plain = CASES.iter().find(|(c, ..)| *c == case).map_or("", |&(_, at, _)| self.endings.row[at]);
        let other = self.endings.variants.iter().find(|(c, _)| variant && *c == case);
        (self.base_in(case), other.map_or(plain, |(_, ending)| ending))
    }
    /// True if the case has a variant ending.
    pub(super) fn varies(&self, case: Cases) -> bool {
        self.endings.variants.iter().any(|(c, _)| *c == case)
    }
    /// What its forms begin with.
    pub(super) fn bases(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.base).chain(self.other.iter().map(|(_, base)| base.as_str()))
    }
}

/// A base (folded letters) and an ending in the letters that the word is listed with.
pub(super) fn spell(word: &Word, base: &str, ending: &str) -> String {
    let listed: Vec<char> = word.text.chars().filter(|&c| !silent(c)).collect();
    let letters = base.chars().count();
    let mut out = String::with_capacity(base.len() + ending.len());
    if word.folded.starts_with(base) && listed.len() == word.folded.chars().count() {
        out.extend(&listed[..letters]);
    } else if listed.first().is_some_and(|c| c.is_uppercase()) {
        let mut rest = base.chars();
        out.extend(rest.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(rest.as_str());
    } else {
        out.push_str(base);
    }
    out.push_str(ending);
    out
}

/// A row of the forms of a derived word: its features behind [`Feature::Adjective`] or [`Feature::Demonym`], its
/// ending.
pub(super) type Row = (&'static [Feature], &'static str);

/// The form that a row stands for.
pub(super) fn row_form(kind: Feature, row: &Row) -> Option<Form> {
    row.0.iter().try_fold(Form::new(&[kind])?, |form, &feature| form.with(feature))
}

/// Only the strings that begin with no other one of them.
pub(super) fn shortest(mut stems: Vec<String>) -> Vec<String> {
    stems.sort_unstable();
    stems.dedup_by(|later, kept| later.starts_with(kept.as_str()));
    stems
}

/// True for what folding leaves out: invisible characters and stress marks.
fn silent(c: char) -> bool {
    super::super::fold::is_silent(c) || matches!(c, '\u{300}' | '\u{301}')
}
