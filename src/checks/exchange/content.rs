//! `tbx-content`: terms that are empty or missing, and dates that are none.

use super::categories::text;
use super::{ExchangeCheck, ExchangeElement, ExchangeFile, ExchangeWatch};
use crate::formats::tbx::Version;
use crate::formats::xml::Element;
use crate::model::{Date, Diagnostic, Severity};

pub(super) struct TbxContent;

impl ExchangeCheck for TbxContent {
    fn id(&self) -> &'static str {
        "tbx-content"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/tbx-content.md")
    }
    fn watch<'f>(&self, file: &'f ExchangeFile<'f>) -> Box<dyn ExchangeWatch + 'f> {
        Box::new(Watch { id: self.id(), file, loose: Vec::new() })
    }
}

struct Watch<'f> {
    id: &'static str,
    file: &'f ExchangeFile<'f>,
    /// Remarks, told behind the warnings.
    loose: Vec<Diagnostic>,
}

impl ExchangeWatch for Watch<'_> {
    fn element(&mut self, shown: &ExchangeElement<'_>, out: &mut Vec<Diagnostic>) {
        let element = shown.one;
        let mut say = |element: &Element, message: &str| {
            out.push(Diagnostic::new(self.id, Severity::Warning, element.span, message));
        };
        let mut remark = |element: &Element| {
            let message = "a day is written such as 2024-05-31 in this version";
            self.loose.push(Diagnostic::new(self.id, Severity::Info, element.span, message));
        };
        let holds = |names: &[&str]| element.elements().any(|one| names.contains(&one.local()));
        match element.local() {
            "term" if text(element).is_empty() && element.elements().next().is_none() => {
                say(element, "this term is empty: write it, or remove its group");
            }
            "tig" | "termGrp" | "termSec" if !holds(&["term"]) => say(element, "a group without a term: add it"),
            "ntig" if !holds(&["termGrp"]) => say(element, "a group without a term: add it"),
            "langSet" | "langSec" if !holds(&["tig", "ntig", "termSec"]) => {
                say(element, "a language without a term: add one, or remove the language");
            }
            "termEntry" if !holds(&["langSet"]) => {
                say(element, "an entry without a language: add terms, or remove it");
            }
            "conceptEntry" if !holds(&["langSec"]) => {
                say(element, "an entry without a language: add terms, or remove it");
            }
            "date" => match date(&text(element), self.file.version) {
                Day::Plain => {}
                Day::Loose => remark(element),
                Day::None => say(element, "no date: write one such as 2024-05-31"),
            },
            _ => {}
        }
    }

    fn end(&mut self, out: &mut Vec<Diagnostic>) {
        out.append(&mut self.loose);
    }
}

/// How well a date is one.
enum Day {
    Plain,
    /// It can be told what day is meant.
    Loose,
    None,
}

/// A day as ISO 8601 writes it; in version 3 with a time of day too. Many tools write a time in version 2, or no
/// hyphens.
fn date(text: &str, version: Version) -> Day {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let digits = day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit());
    let long = if digits { format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]) } else { day.to_owned() };
    let is_time = |time: &str| time.len() >= 4 && time.bytes().all(|b| b.is_ascii_digit() || b":.+-Z".contains(&b));
    if long.len() != 10 || Date::first_day(&long).is_none() || !time.is_none_or(is_time) {
        return Day::None;
    }
    if digits || (time.is_some() && version != Version::Three) { Day::Loose } else { Day::Plain }
}
