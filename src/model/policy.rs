//! A house's choice: rules with a selector, a condition and what the house says.

use std::fmt;
use std::sync::Arc;

use super::diagnostic::{Applicability, PolicyPlace, Severity};
use crate::base::Lang;

/// A calendar day (proleptic Gregorian). Year or year-month dates are read as their first day in `from` and their
/// last in `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: i16,
    /// Month, 1–12.
    pub month: u8,
    /// Day, 1–31.
    pub day: u8,
}

impl Date {
    /// A day of the calendar; `None` if there is no such day. Years 1–9999 (RFC 3339 section 5.6).
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }
    /// Reads `2020`, `2020-10` or `2020-10-03`; a year or month stands for its first day.
    pub fn first_day(text: &str) -> Option<Self> {
        let (year, month, day) = numbers(text)?;
        Self::new(year, month.unwrap_or(1), day.unwrap_or(1))
    }
    /// As [`first_day`](Self::first_day), but a year or month stands for its last day.
    pub fn last_day(text: &str) -> Option<Self> {
        let (year, month, day) = numbers(text)?;
        let month = month.unwrap_or(12);
        Self::new(year, month, day.unwrap_or_else(|| days_in(year, month)))
    }
}

/// Days of a month of the Gregorian calendar; 0 for a month that there is not.
fn days_in(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Year, month and day as written: four, two and two digits.
fn numbers(text: &str) -> Option<(i16, Option<u8>, Option<u8>)> {
    let mut parts = text.split('-');
    let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
    let year = parts.next().filter(|part| digits(part, 4))?.parse().ok()?;
    let mut two = || match parts.next() {
        None => Some(None),
        Some(part) if digits(part, 2) => part.parse().ok().map(Some),
        Some(_) => None,
    };
    let (month, day) = (two()?, two()?);
    parts.next().is_none().then_some((year, month, day))
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// From a day until a day, both within; an open side has no bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl DateRange {
    /// True if the day lies within.
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
    /// True if some day lies in both.
    pub fn meets(&self, other: DateRange) -> bool {
        let before = |a: DateRange, b: DateRange| a.until.zip(b.from).is_some_and(|(until, from)| until < from);
        !before(*self, other) && !before(other, *self)
    }
    /// True if neither side has a bound.
    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }
}

/// A house policy, with the policies it is based on already folded in: a parent's rules come first.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its name: the file's stem.
    pub name: Arc<str>,
    /// What it is, in words.
    pub title: Option<String>,
    /// Letters of templates → label: `A = "azerbaijani"`.
    pub labels: Vec<(Box<str>, Box<str>)>,
    /// How spellings of one name are judged.
    pub spelling: Spelling,
    /// Parents first, then in file order; the last of equally narrow ones wins.
    pub rules: Vec<Rule>,
    /// What is not judged.
    pub exempt: Exempt,
    /// Names of element classes → elements: `headline = ["h1", "front:title"]`.
    pub elements: Vec<(Box<str>, Vec<Box<str>>)>,
}

impl Policy {
    /// A policy that says nothing: every name is admitted.
    pub fn silent(name: impl Into<Arc<str>>) -> Self {
        Self {
            name: name.into(),
            title: None,
            labels: Vec::new(),
            spelling: Spelling::default(),
            rules: Vec::new(),
            exempt: Exempt::default(),
            elements: Vec::new(),
        }
    }
}

/// A policy as one file has it, before the policy it extends is folded in.
#[derive(Clone, Debug)]
pub struct PolicyText {
    /// The policy that this one extends, by name or path.
    pub extends: Option<String>,
    /// True if the file itself says how spellings are judged; else its parent's choice holds.
    pub sets_spelling: bool,
    /// What the file itself says.
    pub own: Policy,
}

/// How spellings of one name are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spelling {
    /// The glossary's rank decides; admitted spellings must still agree within one document.
    #[default]
    Glossary,
    /// Only agreement within one document: the reference is its majority spelling, a tie goes to the first.
    Document,
    /// Spellings are not judged.
    Off,
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What it speaks of; everything given must hold.
    pub of: Selector,
    /// When it holds; everything given must hold.
    pub when: When,
    /// What the house says.
    pub say: Say,
    /// A remark that findings show.
    pub note: Option<Box<str>>,
    /// Its line.
    pub place: PolicyPlace,
    /// How many steps from the policy itself: 0 = its own, 1 = of the policy it extends.
    pub depth: u32,
}

/// What a rule speaks of. All that is given must hold; the more is given, the narrower the rule
/// (term > concept > label > kind, country > language).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// A concept's id.
    pub concept: Option<Box<str>>,
    /// A usage label of the name.
    pub label: Option<Box<str>>,
    /// The term's text.
    pub term: Option<Box<str>>,
    /// The concept's kind.
    pub kind: Option<Box<str>>,
    /// The concept's country.
    pub country: Option<Box<str>>,
    /// The term's language.
    pub lang: Option<Lang>,
}

/// When a rule holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The date of what the text tells.
    pub event: DateRange,
    /// The date of writing.
    pub written: DateRange,
    /// The text's language.
    pub lang: Vec<Lang>,
    /// Elements or names of element classes.
    pub element: Vec<Box<str>>,
    /// The document's type (front matter `doctype`).
    pub doctype: Vec<Box<str>>,
    /// Globs over the draft's path.
    pub paths: Vec<Box<str>>,
}

/// What the house says of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Say {
    /// Its stance to the name.
    pub stance: Option<Stance>,
    /// How the concept is named.
    pub mode: Option<Mode>,
    /// Instead of the stance's own severity.
    pub severity: Option<Severity>,
    /// Instead of the finding's own applicability.
    pub fix: Option<Applicability>,
}

/// The house's stance to a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// The one to write.
    Prefer,
    /// As good.
    Admit,
    /// Better not: a warning.
    Discourage,
    /// Not in this house: an error.
    Forbid,
}

impl Spelling {
    /// All, with their names in a policy file.
    pub const ALL: [(&'static str, Spelling); 3] =
        [("glossary", Spelling::Glossary), ("document", Spelling::Document), ("off", Spelling::Off)];
}

impl Stance {
    /// All, with their names in a policy file.
    pub const ALL: [(&'static str, Stance); 4] = [
        ("prefer", Stance::Prefer),
        ("admit", Stance::Admit),
        ("discourage", Stance::Discourage),
        ("forbid", Stance::Forbid),
    ];
}

/// How a concept is named through a document. In templates `{A}` and `{B}` stand for the names that the policy's
/// `labels` give those letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// One name throughout.
    Single {
        /// The template: `{A}`.
        form: Box<str>,
    },
    /// Both names at the first mention, one afterwards.
    First {
        /// The template of the first mention: `{A} ({B})`.
        first: Box<str>,
        /// The template of every later one: `{A}`.
        then: Box<str>,
        /// Which of the names of the first mention inflect.
        inflect: Inflect,
    },
    /// The same template at every mention.
    Always {
        /// The template.
        form: Box<str>,
        /// Which of the names inflect.
        inflect: Inflect,
    },
    /// Not named: a wider term is written.
    Avoid {
        /// The wider term, in the text's language.
        instead: Option<Box<str>>,
    },
}

/// Which names of a double inflect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Inflect {
    /// Both: до Лачина (Бердзора).
    #[default]
    Both,
    /// The first alone.
    First,
    /// None.
    None,
}

impl Inflect {
    /// All, with their names in a policy file.
    pub const ALL: [(&'static str, Inflect); 3] =
        [("both", Inflect::Both), ("first", Inflect::First), ("none", Inflect::None)];
}

/// What is not judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exempt {
    /// Somebody's words.
    pub quotations: ExemptLevel,
    /// Titles of works.
    pub titles: ExemptLevel,
    /// Names of organisations.
    pub organisations: ExemptLevel,
    /// Addresses.
    pub urls: ExemptLevel,
    /// Program text.
    pub code: ExemptLevel,
    /// Templates with a slot `{}`: `(Armenians call it {} - ed.)`.
    pub glosses: Vec<(Box<str>, PolicyPlace)>,
    /// Phrases that are never judged.
    pub phrases: Vec<(Box<str>, PolicyPlace)>,
    /// The line of each setting above, by its key; a setting that is not written has none.
    pub places: Vec<(&'static str, PolicyPlace)>,
}

/// What happens to a name in an exempt place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExemptLevel {
    /// Not judged.
    #[default]
    Skip,
    /// Judged, as information only.
    Info,
    /// Judged like any other.
    Check,
}

impl ExemptLevel {
    /// All, with their names in a policy file.
    pub const ALL: [(&'static str, ExemptLevel); 3] =
        [("skip", ExemptLevel::Skip), ("info", ExemptLevel::Info), ("check", ExemptLevel::Check)];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_or_month_stands_for_its_first_or_last_day() {
        assert_eq!(Date::first_day("2020"), Date::new(2020, 1, 1));
        assert_eq!(Date::last_day("2020"), Date::new(2020, 12, 31));
        assert_eq!(Date::first_day("2020-02"), Date::new(2020, 2, 1));
        assert_eq!(Date::last_day("2020-02"), Date::new(2020, 2, 29));
        assert_eq!(Date::last_day("1900-02"), Date::new(1900, 2, 28));
        assert_eq!(Date::last_day("2020-10-03"), Date::new(2020, 10, 3));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in ["", "20", "2020-", "2020-1", "2020-13", "2020-00", "2021-02-29", "2020-10-3", "2020-10-03-01"] {
            assert_eq!(Date::first_day(text), None, "{text}");
            assert_eq!(Date::last_day(text), None, "{text}");
        }
        for text in ["+020", "२०२०", "2020-+1", "0000", "2020/10/03", "2020-10-03T00:00"] {
            assert_eq!(Date::first_day(text), None, "{text}");
        }
    }
}
