//! What Russian and Ukrainian have in common: six cases, endings behind a base, adjectives that agree.

use super::{Feature, Form, Lemma, Word};
use crate::text::fold::Fold;

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

/// Endings without variants.
pub(super) const fn row(row: [&'static str; 6]) -> Endings {
    Endings { row, variants: &[] }
}

/// The cases that a word can be, with the accusative: its own, or else (of persons and animals) the look-alike of the genitive.
pub(super) fn with_accusative(cases: Cases, own: bool) -> Cases {
    match own {
        true => cases,
        false if cases & GEN != 0 => cases | ACC,
        false => cases & !ACC,
    }
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
    // Ребёнок, ребёнка: what the two bases share.
    let shared = word.folded.chars().zip(base.chars()).take_while(|(own, other)| own == other).count();
    if listed.len() == word.folded.chars().count() && (shared == letters || shared > 0) {
        out.extend(&listed[..shared]);
        out.extend(base.chars().skip(shared));
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
fn row_form(kind: Feature, row: &Row) -> Option<Form> {
    row.0.iter().try_fold(Form::new(&[kind])?, |form, &feature| form.with(feature))
}

/// A stem that derived words are made on. The first of each kind is the one to produce, the others are found too.
#[derive(Clone, Copy)]
pub(super) struct Stem<'l> {
    pub(super) kind: Feature,
    /// From the name.
    pub(super) base: &'l str,
    /// Between the name and the ending.
    pub(super) infix: &'static str,
    pub(super) rows: &'static [Row],
    /// The word may be made so, but nobody should write it unseen.
    pub(super) found_only: bool,
}

impl Stem<'_> {
    /// The forms of words on these stems that a folded word can be.
    pub(super) fn analyse(stems: &[Stem<'_>], word: &str, out: &mut Vec<Form>) {
        for stem in stems {
            let ending = word.strip_prefix(stem.base).and_then(|rest| rest.strip_prefix(stem.infix));
            for row in stem.rows.iter().filter(|row| Some(row.1) == ending) {
                if let Some(form) = row_form(stem.kind, row).filter(|form| !out.contains(form)) {
                    out.push(form);
                }
            }
        }
    }

    /// A form: what comes from the name, and what is added.
    pub(super) fn inflect<'l>(stems: &[Stem<'l>], form: Form) -> Option<(&'l str, String)> {
        stems.iter().filter(|stem| !stem.found_only).find_map(|stem| {
            let row = stem.rows.iter().find(|row| row_form(stem.kind, row) == Some(form))?;
            Some((stem.base, format!("{}{}", stem.infix, row.1)))
        })
    }

    /// All forms that are produced.
    pub(super) fn forms(stems: &[Stem<'_>], out: &mut Vec<Form>) {
        let start = out.len();
        for stem in stems.iter().filter(|stem| !stem.found_only) {
            for form in stem.rows.iter().filter_map(|row| row_form(stem.kind, row)) {
                if !out[start..].contains(&form) {
                    out.push(form);
                }
            }
        }
    }
}

/// An adjective in front of another that a hyphen joins it to, which alone declines: степанакертско-шушинская.
pub(super) const LINKED: Feature = Feature::Other1;

/// The class that the stem of an adjective of several words is known by: криворожск, of Кривой Рог.
const JOINED: &str = "joined";

/// Such a stem (folded) as the finder sees it.
pub(super) fn joined(stem: &str) -> Lemma {
    let mut lemma = Lemma::new(stem, Fold::Default);
    lemma.decl = Some(JOINED.into());
    lemma
}

/// The stem, of a lemma that is one.
pub(super) fn joined_stem(lemma: &Lemma) -> Option<&str> {
    (lemma.decl.as_deref() == Some(JOINED)).then(|| lemma.words.first().map(|word| word.folded.as_str())).flatten()
}

/// True for what stands behind such a half: a hyphen and a small letter.
pub(super) fn links(after: &str) -> bool {
    let mut letters = after.chars();
    letters.next().is_some_and(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}'))
        && letters.next().is_some_and(char::is_lowercase)
}

/// The cases that a form of an adjective made from a name stands in, its look-alikes among them.
pub(super) fn adjective_cases(form: Form) -> Cases {
    use Feature::{Accusative, Dative, Feminine, Genitive, Instrumental, Oblique, Plural, Prepositional};
    if form.has(LINKED) {
        return ALL;
    }
    let plural = form.has(Plural);
    let case = form.features().iter().find_map(|feature| match feature {
        Genitive => Some(if plural { GEN | PREP | ACC } else { GEN | ACC }),
        // Ukrainian -ому is both.
        Dative => Some(if plural { DAT } else { DAT | PREP }),
        Accusative => Some(ACC),
        Instrumental => Some(INS),
        Prepositional => Some(PREP),
        Oblique => Some(GEN | DAT | INS | PREP),
        _ => None,
    });
    case.unwrap_or(if form.has(Feminine) { NOM } else { NOM | ACC })
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
