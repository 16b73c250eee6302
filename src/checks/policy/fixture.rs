//! A small glossary and a policy for the tests of the checks beside it.

use std::sync::Arc;

use super::PolicyCheck;
use crate::base::{Lang, Span};
use crate::model::{
    Concept, Glossary, Inflect, Mode, Name, Policy, PolicyPlace, Rule, Say, Selector, Stance, Term, When,
};
pub(super) use crate::policy::fixture::house as policy;

fn name(usage: &str, terms: &[(&str, &str)]) -> Name {
    let term = |&(lang, text): &(&str, &str)| Term::new(Lang::new(lang), text, Span::default());
    Name {
        usage: usage.split_whitespace().map(Into::into).collect(),
        terms: terms.iter().map(term).collect(),
        ..Name::default()
    }
}

/// A river with two names, a town with one name of both usages, and a town that lacks a Russian name of one usage.
pub(super) fn glossary() -> Glossary {
    let concept = |id: &str, kind: &str, names: Vec<Name>| Concept {
        id: id.into(),
        kind: Some(kind.into()),
        country: Some("FR".into()),
        names,
        ..Concept::default()
    };
    let concepts = vec![
        concept(
            "r1",
            "river",
            vec![
                name("upper", &[("en", "Ruhn"), ("ru", "Рун")]),
                name("lower", &[("en", "Tessel"), ("ru", "Тессель"), ("de", "Tessel")]),
            ],
        ),
        concept("t1", "town", vec![name("upper lower", &[("en", "Marn"), ("ru", "Марн")])]),
        concept("t2", "town", vec![name("upper", &[("en", "Hale")]), name("lower", &[("en", "Heil"), ("ru", "Хейл")])]),
    ];
    Glossary { concepts, ..Glossary::default() }
}

/// `of` is written `concept=r1 label=upper`.
fn rule(of: &str, say: Say) -> Rule {
    let field = |key: &str| of.split_whitespace().find_map(|field| field.strip_prefix(key)?.strip_prefix('='));
    let of = Selector {
        concept: field("concept").map(Into::into),
        label: field("label").map(Into::into),
        term: field("term").map(Into::into),
        kind: field("kind").map(Into::into),
        country: field("country").map(Into::into),
        lang: field("lang").map(Lang::new),
    };
    let place = PolicyPlace { name: "house".into(), file: Arc::new("house.toml".into()), line: 1 };
    Rule { of, when: When::default(), say, note: None, place, depth: 0 }
}

pub(super) fn stance(of: &str, stance: Stance) -> Rule {
    rule(of, Say { stance: Some(stance), ..Say::default() })
}

pub(super) fn double(of: &str, first: &str, then: &str) -> Rule {
    let mode = Mode::First { first: first.into(), then: then.into(), inflect: Inflect::Both };
    rule(of, Say { mode: Some(mode), ..Say::default() })
}

/// What a check says: line, severity, message.
pub(super) fn messages(check: &dyn PolicyCheck, policy: &Policy, glossary: &Glossary) -> Vec<String> {
    let mut out = Vec::new();
    check.policy(policy, glossary, &mut out);
    out.iter()
        .map(|d| {
            assert_eq!(d.rule, check.id());
            let line = d.policy.as_ref().map_or(0, |place| place.line);
            format!("{line} {} {}", d.severity.as_str(), d.message)
        })
        .collect()
}
