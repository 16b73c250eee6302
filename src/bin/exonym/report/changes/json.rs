//! One JSON object, with the keys that scripts rely on.

use std::io::{self, Write};

use exonym::{Change, ChangeKind, Subject};
use serde_json::{Value, json as value};

use super::{Compared, What};

/// Writes all.
pub(crate) fn json(all: &[Compared], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"version\": 1, \"files\": [")?;
    for (at, one) in all.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        let (change, kind, changes, effects) = match &one.what {
            What::Added => ("added", None, &[][..], &[][..]),
            What::Removed => ("removed", None, &[][..], &[][..]),
            What::Both(both) => ("changed", Some(both.kind), &*both.changes, &*both.effects),
        };
        let object = value!({
            "before": one.before,
            "after": one.after,
            "change": if one.differences() == 0 { "none" } else { change },
            "kind": kind,
            "changes": changes,
            "effects": effects,
        });
        serde_json::to_writer(&mut *out, &object)?;
    }
    out.write_all(b"\n], \"changes\": [")?;
    for (at, change) in all.iter().flat_map(short).enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &change)?;
    }
    out.write_all(b"\n]}\n")
}

/// What became of a file in few words: one object a change, with keys that hold for every kind of file.
fn short(one: &Compared) -> Vec<Value> {
    match &one.what {
        What::Added => vec![value!({"kind": "added", "id": null, "field": null, "old": null, "new": one.after})],
        What::Removed => vec![value!({"kind": "removed", "id": null, "field": null, "old": one.before, "new": null})],
        What::Both(both) => both.changes.iter().map(of_change).collect(),
    }
}

fn of_change(change: &Change) -> Value {
    let id = match change.subject {
        Subject::Head => None,
        Subject::Concept | Subject::Name | Subject::Term => change.concept.as_deref(),
        // A unit without an id is known by its source.
        Subject::Rule | Subject::Unit => change.text.as_deref().or(change.called.as_deref()),
    };
    let (mut old, mut new) = (change.before.as_deref(), change.after.as_deref());
    let mut path: Vec<&str> = Vec::new();
    match change.subject {
        Subject::Name | Subject::Term => {
            path.extend(change.name.iter().filter(|key| !key.is_empty()).flat_map(|key| ["names", key]));
            path.extend(change.lang.iter().flat_map(|lang| ["terms", lang]));
            match (&change.field, change.change) {
                (Some(_), _) => path.extend(change.text.as_deref()),
                (None, ChangeKind::Added) => new = new.or(change.text.as_deref()),
                (None, ChangeKind::Removed) => old = old.or(change.text.as_deref()),
                _ => {}
            }
        }
        Subject::Head | Subject::Concept | Subject::Rule | Subject::Unit => path.extend(change.lang.as_deref()),
    }
    path.extend(change.field.as_deref());
    let field = (!path.is_empty()).then(|| path.join("."));
    value!({"kind": change.change, "id": id, "field": field, "old": old, "new": new})
}
