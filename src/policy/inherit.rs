//! Styles on styles.

use crate::model::{Exempt, Policy, PolicyText};

/// Folds a chain of policies into one, the base first, the policy itself last. The child wins: its rules come later,
/// its letters, classes and levels replace its parent's; phrases and glosses add up.
///
/// Finding the files and refusing a cycle is the caller's part. An empty chain gives a policy that says nothing.
pub(crate) fn inherit(chain: Vec<PolicyText>) -> Policy {
    let folded = chain.into_iter().reduce(|parent, child| PolicyText {
        own: fold(parent.own, child.own, child.sets_spelling),
        sets_spelling: parent.sets_spelling || child.sets_spelling,
        extends: child.extends,
    });
    folded.map_or_else(|| Policy::silent(""), |text| text.own)
}

fn fold(parent: Policy, child: Policy, sets_spelling: bool) -> Policy {
    let Policy { title, labels, spelling, rules, exempt, elements, name: _ } = parent;
    let inherited = rules.into_iter().map(|mut rule| {
        rule.depth += 1;
        rule
    });
    Policy {
        name: child.name,
        title: child.title.or(title),
        labels: replace(labels, child.labels),
        spelling: if sets_spelling { child.spelling } else { spelling },
        rules: inherited.chain(child.rules).collect(),
        exempt: exempt_of(exempt, child.exempt),
        elements: replace(elements, child.elements),
    }
}

/// The parent's entries, those of the same key replaced where they stand, the rest added.
fn replace<V>(mut parent: Vec<(Box<str>, V)>, child: Vec<(Box<str>, V)>) -> Vec<(Box<str>, V)> {
    for (key, value) in child {
        match parent.iter_mut().find(|(known, _)| *known == key) {
            Some((_, slot)) => *slot = value,
            None => parent.push((key, value)),
        }
    }
    parent
}

fn exempt_of(mut all: Exempt, child: Exempt) -> Exempt {
    for (key, place) in child.places {
        match key {
            "quotations" => all.quotations = child.quotations,
            "titles" => all.titles = child.titles,
            "organisations" => all.organisations = child.organisations,
            "urls" => all.urls = child.urls,
            "code" => all.code = child.code,
            _ => {}
        }
        all.places.retain(|(known, _)| *known != key);
        all.places.push((key, place));
    }
    all.glosses.extend(child.glosses);
    all.phrases.extend(child.phrases);
    all
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{country, find, house, scope, stance};
    use super::super::verdict;
    use super::*;
    use crate::base::Lang;
    use crate::model::{ExemptLevel, PolicyPlace, Rule, Spelling, Stance};

    fn text(name: &str, rules: Vec<Rule>) -> PolicyText {
        PolicyText { extends: None, sets_spelling: false, own: Policy { name: name.into(), ..house(rules) } }
    }
    fn place(line: u32) -> PolicyPlace {
        PolicyPlace { name: "x".into(), file: std::sync::Arc::new("x.toml".into()), line }
    }

    #[test]
    fn the_child_wins_and_depth_tells_whose_rule_it_is() {
        let chain = vec![
            text("base", vec![stance("label=lower", Stance::Forbid)]),
            text("middle", vec![stance("label=upper", Stance::Prefer)]),
            text("own", vec![stance("label=lower", Stance::Discourage)]),
        ];
        let policy = inherit(chain);
        assert_eq!(&*policy.name, "own");
        assert_eq!(policy.rules.iter().map(|rule| rule.depth).collect::<Vec<_>>(), [2, 1, 0]);
        let (glossary, en) = (country(), Lang::new("en"));
        assert_eq!(verdict(&policy, find(&glossary, "Tessel"), &scope(&en)).stance, Stance::Discourage);
        // A narrower rule of the parent still wins.
        let chain = vec![
            text("base", vec![stance("concept=c1 label=lower", Stance::Forbid)]),
            text("own", vec![stance("label=lower", Stance::Admit)]),
        ];
        assert_eq!(verdict(&inherit(chain), find(&glossary, "Tessel"), &scope(&en)).stance, Stance::Forbid);
    }

    #[test]
    fn levels_and_letters_are_replaced_and_lists_add_up() {
        let mut base = text("base", vec![]);
        base.own.title = Some("Base".into());
        base.own.spelling = Spelling::Document;
        base.sets_spelling = true;
        base.own.exempt.quotations = ExemptLevel::Check;
        base.own.exempt.urls = ExemptLevel::Info;
        base.own.exempt.places = vec![("quotations", place(1)), ("urls", place(2))];
        base.own.exempt.phrases = vec![("Tessel Bridge".into(), place(3))];
        base.own.elements = vec![("headline".into(), vec!["h1".into()])];
        let mut own = text("own", vec![]);
        own.own.exempt.quotations = ExemptLevel::Info;
        own.own.exempt.places = vec![("quotations", place(9))];
        own.own.exempt.phrases = vec![("Ruhn Ferry".into(), place(10))];
        own.own.labels = vec![("B".into(), "delta".into()), ("C".into(), "lower".into())];
        own.own.elements = vec![("headline".into(), vec!["h2".into()])];
        let policy = inherit(vec![base, own]);
        assert_eq!(policy.title.as_deref(), Some("Base"));
        assert_eq!(policy.spelling, Spelling::Document, "the child leaves it to its parent");
        assert_eq!((policy.exempt.quotations, policy.exempt.urls), (ExemptLevel::Info, ExemptLevel::Info));
        let places: Vec<_> = policy.exempt.places.iter().map(|(key, place)| (*key, place.line)).collect();
        assert_eq!(places, [("urls", 2), ("quotations", 9)]);
        let phrases: Vec<_> = policy.exempt.phrases.iter().map(|(text, _)| &**text).collect();
        assert_eq!(phrases, ["Tessel Bridge", "Ruhn Ferry"]);
        let labels: Vec<_> = policy.labels.iter().map(|(letter, label)| (&**letter, &**label)).collect();
        assert_eq!(labels, [("A", "upper"), ("B", "delta"), ("C", "lower")]);
        assert_eq!(policy.elements, [("headline".into(), vec!["h2".into()])]);
    }

    #[test]
    fn an_explicit_default_overrides() {
        let mut base = text("base", vec![]);
        base.own.exempt.urls = ExemptLevel::Check;
        base.own.exempt.places = vec![("urls", place(1))];
        base.own.spelling = Spelling::Off;
        base.sets_spelling = true;
        let mut own = text("own", vec![]);
        own.own.exempt.places = vec![("urls", place(2))];
        own.sets_spelling = true;
        let policy = inherit(vec![base, own]);
        assert_eq!((policy.exempt.urls, policy.spelling), (ExemptLevel::Skip, Spelling::Glossary));
        assert!(inherit(Vec::new()).rules.is_empty());
    }
}
