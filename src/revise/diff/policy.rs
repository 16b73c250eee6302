//! Two policies: what they say of themselves, and their rules by what these speak of.

use std::collections::HashMap;

use super::change::{Change, ChangeKind, Subject};
use super::fields::{self, Field, many, name_of, one};
use super::glossary::called;
use crate::model::{
    Applicability, DateRange, Exempt, ExemptLevel, Glossary, Inflect, Mode, PolicyText, Rule, Say, Selector, Severity,
    Spelling, Stance, When,
};

/// What is different.
pub(crate) fn compare(before: &PolicyText, after: &PolicyText, glossary: &Glossary) -> Vec<Change> {
    let mut changes: Vec<_> = fields::compare(head(before), head(after))
        .into_iter()
        .map(|field| Change::new(Subject::Head, ChangeKind::Changed).field(field))
        .collect();
    let mut names: HashMap<String, String> = HashMap::new();
    for rule in before.own.rules.iter().chain(&after.own.rules) {
        let Some(id) = &rule.of.concept else { continue };
        if let Some(called) = glossary.concept(id).and_then(called) {
            names.insert(speaks_of(rule, id), speaks_of(rule, called));
        }
    }
    let rule = |text: &str, change| Change {
        text: Some(text.to_owned()),
        called: names.get(text).cloned(),
        ..Change::new(Subject::Rule, change)
    };
    let id = |rule: &Rule| rule.of.concept.clone().unwrap_or_default();
    let read = |text: &PolicyText| {
        text.own.rules.iter().map(|rule| (speaks_of(rule, &id(rule)), says(rule))).collect::<Vec<_>>()
    };
    let old = read(before);
    let mut new: Vec<_> = read(after).into_iter().enumerate().collect();
    let mut order = Vec::new();
    for (of, was) in &old {
        let like = new.iter().position(|(_, (other, is))| other == of && is == was);
        match like.or_else(|| new.iter().position(|(_, (other, _))| other == of)) {
            Some(at) => {
                let (place, (_, is)) = new.remove(at);
                order.push(place);
                if *was != is {
                    let field = ("say".to_owned(), Some(was.clone()), Some(is));
                    changes.push(rule(of, ChangeKind::Changed).field(field));
                }
            }
            None => changes.push(Change { before: Some(was.clone()), ..rule(of, ChangeKind::Removed) }),
        }
    }
    changes.extend(new.into_iter().map(|(_, (of, is))| Change { after: Some(is), ..rule(&of, ChangeKind::Added) }));
    // Of equally narrow rules the last one wins: whoever is overtaken is told.
    let mut last = None;
    for ((of, _), place) in old.iter().zip(order.iter().copied()) {
        if last.is_some_and(|last| place < last) {
            changes.push(rule(of, ChangeKind::Moved));
        }
        last = last.max(Some(place));
    }
    changes
}

fn head(text: &PolicyText) -> Vec<Field> {
    let own = &text.own;
    let Exempt { quotations, titles, organisations, urls, code, glosses, phrases, .. } = &own.exempt;
    let level = |name, level: &ExemptLevel| one(name, Some(name_of(&ExemptLevel::ALL, level)));
    vec![
        one("extends", text.extends.as_ref()),
        one("title", own.title.as_ref()),
        many("labels", own.labels.iter().map(|(letter, label)| format!("{letter} = {label}"))),
        one("spelling", text.sets_spelling.then(|| name_of(&Spelling::ALL, &own.spelling))),
        level("exempt.quotations", quotations),
        level("exempt.titles", titles),
        level("exempt.organisations", organisations),
        level("exempt.urls", urls),
        level("exempt.code", code),
        many("exempt.glosses", glosses.iter().map(|(gloss, _)| gloss)),
        many("exempt.phrases", phrases.iter().map(|(phrase, _)| phrase)),
        many("elements", own.elements.iter().map(|(name, all)| format!("{name} = {}", all.join(", ")))),
    ]
}

/// What a rule speaks of, and when; `concept` is what its concept, if it is of one, is called.
fn speaks_of(rule: &Rule, concept: &str) -> String {
    let Selector { concept: of, label, term, kind, country, lang } = &rule.of;
    let of = [
        of.as_ref().map(|_| format!("concept {concept}")),
        label.as_ref().map(|label| format!("label {label}")),
        term.as_ref().map(|term| format!("term {term}")),
        kind.as_ref().map(|kind| format!("kind {kind}")),
        country.as_ref().map(|country| format!("country {country}")),
        lang.as_ref().map(|lang| format!("terms in {}", lang.as_str())),
    ];
    let mut text = of.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let When { event, written, lang, element, doctype, paths } = &rule.when;
    let langs: Vec<_> = lang.iter().map(|lang| Box::from(lang.as_str())).collect();
    let listed = |what: &str, items: &[Box<str>]| (!items.is_empty()).then(|| format!("{what} {}", items.join(", ")));
    let when = [
        range("event", *event),
        range("written", *written),
        listed("texts in", &langs),
        listed("element", element),
        listed("doctype", doctype),
        listed("paths", paths),
    ];
    let when: Vec<_> = when.into_iter().flatten().collect();
    if text.is_empty() {
        text.push_str("everything");
    }
    if !when.is_empty() {
        text = format!("{text}; {}", when.join("; "));
    }
    text
}

fn range(what: &str, range: DateRange) -> Option<String> {
    let day = |what: &str, day: Option<_>| day.map(|day| format!(" {what} {day}")).unwrap_or_default();
    (!range.is_open()).then(|| format!("{what}{}{}", day("from", range.from), day("until", range.until)))
}

fn says(rule: &Rule) -> String {
    let Say { stance, mode, severity, fix } = &rule.say;
    let parts = [
        stance.map(|stance| name_of(&Stance::ALL, &stance).to_owned()),
        mode.as_ref().map(mode_text),
        severity.map(|severity: Severity| format!("severity {}", severity.as_str())),
        fix.map(|fix: Applicability| format!("fix {}", fix.as_str())),
        rule.note.as_ref().map(|note| format!("note {note}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn mode_text(mode: &Mode) -> String {
    let inflects = |inflect: &Inflect| match name_of(&Inflect::ALL, inflect) {
        "both" => String::new(),
        name => format!(", inflect {name}"),
    };
    match mode {
        Mode::Single { form } => format!("single {form}"),
        Mode::First { first, then, inflect } => format!("first {first}, then {then}{}", inflects(inflect)),
        Mode::Always { form, inflect } => format!("always {form}{}", inflects(inflect)),
        Mode::Avoid { instead: Some(instead) } => format!("avoid, write {instead}"),
        Mode::Avoid { instead: None } => "avoid".to_owned(),
    }
}
