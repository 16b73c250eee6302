//! A little country for the tests: rivers, towns and a product with names in two usages, `upper` and `lower`.

use std::sync::Arc;

use super::Scope;
use crate::base::Lang;
use crate::model::{
    Concept, Date, DateRange, Glossary, Inflect, Mode, Name, Policy, PolicyPlace, Rank, Rule, Say, Selector, Stance,
    Term, TermRef, When,
};

pub(super) fn term(lang: &str, text: &str) -> Term {
    Term::new(Lang::new(lang), text, crate::base::Span::default())
}

/// `usage` holds labels between spaces; `terms` `lang:text` between `|`, a `+` before the text for admitted, `-` for
/// deprecated, `.` for hidden.
fn name(usage: &str, terms: &str) -> Name {
    let read = |entry: &str| {
        let (lang, text) = entry.trim().split_once(':').expect("lang:text");
        let rank = match text.as_bytes()[0] {
            b'+' => Rank::Admitted,
            b'-' => Rank::Deprecated,
            b'.' => Rank::Hidden,
            _ => Rank::Preferred,
        };
        Term { rank, ..term(lang, text.trim_start_matches(['+', '-', '.'])) }
    };
    Name {
        usage: usage.split_whitespace().map(Into::into).collect(),
        terms: terms.split('|').map(read).collect(),
        ..Name::default()
    }
}

pub(super) fn concept(id: &str, kind: &str, country: &str, names: &[(&str, &str)]) -> Concept {
    let some = |text: &str| (!text.is_empty()).then(|| text.into());
    let names = names.iter().map(|(usage, terms)| name(usage, terms)).collect();
    Concept { id: id.into(), kind: some(kind), country: some(country), names, ..Concept::default() }
}

pub(super) fn day(text: &str) -> Date {
    Date::first_day(text).expect("a date")
}

pub(super) fn country() -> Glossary {
    let mut renamed = concept("c4", "town", "FR", &[("upper", "en:Newport"), ("upper", "en:+Oldport")]);
    renamed.names[0].terms[0].valid.from = Some(day("2020-10-04"));
    renamed.names[1].terms[0].valid.until = Some(day("2020-10-03"));
    let concepts = vec![
        concept(
            "c1",
            "river",
            "FR",
            &[
                ("upper", "en:Ruhn|en:+Ruhne|en:-Roon|en:.Rhun|ru:Рун"),
                ("lower", "en:Tessel|ru:Тессель|de:Tessel"),
                ("lower historical", "en:+Tessa"),
            ],
        ),
        concept("c2", "town", "FR", &[("upper lower", "en:Marn|ru:Марн")]),
        concept("c3", "town", "DE", &[("upper", "en:Hale"), ("lower", "en:Hale|ru:Хейл")]),
        renamed,
        concept("p1", "product", "", &[("", "en:Kestrel Drive|en:+KestrelDrive")]),
        concept("p2", "product", "", &[("brand", "en:Finch"), ("", "en:storage controller|ru:контроллер")]),
    ];
    Glossary { concepts, ..Glossary::default() }
}

/// The term with this text.
pub(super) fn find<'g>(glossary: &'g Glossary, text: &str) -> TermRef<'g> {
    glossary.terms().find(|term| *term.term.text == *text).expect("a listed term")
}

/// A policy whose letters are A = upper, B = lower; a rule a line.
pub(crate) fn house(rules: Vec<Rule>) -> Policy {
    let mut policy = Policy::silent("house");
    policy.labels = vec![("A".into(), "upper".into()), ("B".into(), "lower".into())];
    policy.rules = rules;
    for (index, rule) in policy.rules.iter_mut().enumerate() {
        rule.place.line = index as u32 + 1;
    }
    policy
}

/// `of` is written `concept=c1 label=upper`.
pub(super) fn of(of: &str) -> Selector {
    let mut selector = Selector::default();
    for field in of.split_whitespace() {
        let (key, value) = field.split_once('=').expect("key=value");
        let slot = match key {
            "concept" => &mut selector.concept,
            "label" => &mut selector.label,
            "term" => &mut selector.term,
            "kind" => &mut selector.kind,
            "country" => &mut selector.country,
            "lang" => {
                selector.lang = Some(Lang::new(value));
                continue;
            }
            _ => unreachable!("no such field: {key}"),
        };
        *slot = Some(value.into());
    }
    selector
}

pub(super) fn rule(selector: &str, say: Say) -> Rule {
    let place = PolicyPlace { name: "house".into(), file: Arc::new("house.toml".into()), line: 1 };
    Rule { of: of(selector), when: When::default(), say, note: None, place, depth: 0 }
}

pub(super) fn stance(selector: &str, stance: Stance) -> Rule {
    rule(selector, Say { stance: Some(stance), ..Say::default() })
}

pub(super) fn double(selector: &str, first: &str, then: &str) -> Rule {
    let mode = Mode::First { first: first.into(), then: then.into(), inflect: Inflect::Both };
    rule(selector, Say { mode: Some(mode), ..Say::default() })
}

pub(super) fn single(selector: &str, form: &str) -> Rule {
    rule(selector, Say { mode: Some(Mode::Single { form: form.into() }), ..Say::default() })
}

/// An event that ends on or begins after a day.
pub(super) fn until(rule: Rule, last: &str) -> Rule {
    let event = DateRange { from: None, until: Some(day(last)) };
    Rule { when: When { event, ..rule.when }, ..rule }
}

/// Body text written in 2024, with nothing known of what it tells.
pub(super) fn scope(lang: &Lang) -> Scope<'_> {
    Scope { lang, event: None, written: Some(day("2024-05-01")), element: "p", doctype: None, path: "news/a.md" }
}
