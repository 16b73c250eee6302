//! A finding as JSON, with the keys that scripts rely on.

use exonym::{Diagnostic, DiskSpan, Edit, Score, Side, Source};
use serde_json::{Value, json};

use super::{Silencer, path_of};

/// The object of one finding. Offsets are bytes of the file as it is on disk, or of a member of it.
pub(super) fn finding(source: &Source, diagnostic: &Diagnostic, silencer: Option<&Silencer>) -> Value {
    let disk = source.disk(diagnostic.span);
    let place = source.place(diagnostic.span.start);
    // What is not about a term has no likeness to one.
    let score = diagnostic.score.or_else(|| diagnostic.concept.as_ref().map(|_| Score::EXACT));
    let mut object = json!({
        "path": path_of(source),
        "part": disk.part,
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.as_str(),
        "start": disk.start,
        "end": disk.end,
        "line": place.line,
        "column": place.column,
        "text": source.slice(diagnostic.span),
        "message": diagnostic.message,
        "concept": diagnostic.concept,
        "how": diagnostic.how.iter().map(exonym::How::as_str).collect::<Vec<_>>(),
        "score": score.map(Score::percent),
        "suggestions": diagnostic.suggestions,
        "policy": diagnostic.policy.as_ref().map(|policy| json!({
            "name": &*policy.name,
            "file": policy.file.to_string_lossy(),
            "line": policy.line,
        })),
        "fix": diagnostic.fix.as_ref().map(|fix| json!({
            "applicability": fix.applicability.as_str(),
            "edits": fix.edits.iter().flat_map(|edit| on_disk(source, edit)).collect::<Vec<_>>(),
        })),
    });
    if let (Value::Object(object), Some(side)) = (&mut object, diagnostic.side) {
        let side = match side {
            Side::Source => "source",
            Side::Target => "target",
        };
        object.insert("unit".into(), json!(diagnostic.unit));
        object.insert("side".into(), json!(side));
    }
    if let (Value::Object(object), Some(silencer)) = (&mut object, silencer) {
        let suppressed = match silencer {
            Silencer::Comment(reason) => json!({ "by": "comment", "reason": reason }),
            Silencer::Baseline => json!({ "by": "baseline", "reason": null }),
        };
        object.insert("suppressed".into(), suppressed);
    }
    object
}

/// An edit as it is made on disk: in several pieces where a document has the words in several. What cannot be made is
/// told all the same.
fn on_disk(source: &Source, edit: &Edit) -> Vec<Value> {
    let object = |place: &DiskSpan, text: &str| json!({ "start": place.start, "end": place.end, "text": text });
    match source.edits_on_disk(edit.span, &edit.text) {
        Some(edits) => edits.iter().map(|edit| object(&edit.place, &edit.text)).collect(),
        None => vec![object(&source.disk(edit.span), &edit.text)],
    }
}
