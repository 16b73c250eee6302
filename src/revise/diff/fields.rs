//! Fields of two versions, compared.

use super::change::FieldChange;

/// What a field holds.
pub(super) enum Value {
    One(Option<String>),
    Many(Vec<String>),
}

/// A field and what it holds. Both sides list the same fields in the same order.
pub(super) type Field = (&'static str, Value);

/// One that holds a text, or nothing.
pub(super) fn one(name: &'static str, value: Option<impl ToString>) -> Field {
    (name, Value::One(value.map(|value| value.to_string())))
}

/// One that holds any number of texts.
pub(super) fn many(name: &'static str, values: impl IntoIterator<Item = impl ToString>) -> Field {
    (name, Value::Many(values.into_iter().map(|value| value.to_string()).collect()))
}

/// What of the fields is different.
pub(super) fn compare(before: Vec<Field>, after: Vec<Field>) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    for ((name, before), (_, after)) in before.into_iter().zip(after) {
        match (before, after) {
            (Value::One(before), Value::One(after)) if before != after => {
                changes.push((name.to_owned(), before, after));
            }
            (Value::Many(before), Value::Many(after)) => items(name, before, after, &mut changes),
            _ => {}
        }
    }
    changes
}

/// Items that only one side has; the only one of each side is taken for the same in other words.
fn items(name: &str, mut before: Vec<String>, mut after: Vec<String>, changes: &mut Vec<FieldChange>) {
    before.retain(|item| match after.iter().position(|other| other == item) {
        Some(at) => {
            after.remove(at);
            false
        }
        None => true,
    });
    if before.len() == 1 && after.len() == 1 {
        changes.push((name.to_owned(), before.pop(), after.pop()));
        return;
    }
    changes.extend(before.into_iter().map(|item| (name.to_owned(), Some(item), None)));
    changes.extend(after.into_iter().map(|item| (name.to_owned(), None, Some(item))));
}

/// The name that a value has in a file.
pub(super) fn name_of<T: PartialEq>(all: &[(&'static str, T)], value: &T) -> &'static str {
    all.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}
