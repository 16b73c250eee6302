//! Styles on styles.

use crate::model::{Exempt, Policy, PolicyText};

/// Folds a chain of policies into one, the base first, the policy itself last. The child wins: its rules come later,
/// its letters, classes and levels replace its parent's; phrases and glosses add up.
///
/// Finding the files and refusing a cycle is the caller's part. An empty chain gives a policy that says nothing.
pub fn inherit(chain: Vec<PolicyText>) -> Policy {
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
