//! One JSON object, with the keys that scripts rely on.

use std::io::{self, Write};

use serde_json::json as value;

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
    out.write_all(b"\n]}\n")
}
