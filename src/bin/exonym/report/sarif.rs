//! SARIF 2.1.0 (OASIS, 27 March 2020), written as the files come.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Component, Path};

use exonym::{Applicability, Diagnostic, Fix, Severity, Source, Span, manuals};
use serde_json::{Value, json};

use super::{Report, Reported, Silencer, Summary};

#[derive(Default)]
pub(super) struct Sarif {
    written: bool,
}

impl Report for Sarif {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<_> = manuals()
            .map(|manual| {
                json!({
                    "id": manual.id,
                    "shortDescription": { "text": manual.title() },
                    "help": { "text": manual.text, "markdown": manual.text },
                })
            })
            .collect();
        let driver = json!({
            "name": "exonym",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        out.write_all(b"{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", ")?;
        out.write_all(b"\"runs\": [{\"columnKind\": \"unicodeCodePoints\", \"tool\": {\"driver\": ")?;
        serde_json::to_writer(&mut *out, &driver)?;
        out.write_all(b"}, \"results\": [")
    }
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        let uri = uri(file.source.path());
        let mut seen = HashMap::new();
        for (diagnostic, silencer) in file.all() {
            out.write_all(if self.written { b",\n" } else { b"\n" })?;
            self.written = true;
            let print = fingerprint(file.source, diagnostic);
            let nth = seen.entry(print).or_insert(0u32);
            let mut result = result(file.source, &uri, diagnostic, &format!("{print:016x}:{nth}"));
            let_be(&mut result, silencer, file.compared);
            *nth += 1;
            serde_json::to_writer(&mut *out, &result)?;
        }
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let notifications: Vec<_> =
            summary.failures.iter().map(|text| json!({ "level": "error", "message": { "text": text } })).collect();
        let invocation = json!([{
            "executionSuccessful": notifications.is_empty(),
            "toolExecutionNotifications": notifications,
        }]);
        out.write_all(b"\n], \"invocations\": ")?;
        serde_json::to_writer(&mut *out, &invocation)?;
        out.write_all(b"}]}\n")
    }
}

/// Suppressions (section 3.27.23) and how a result stands to the baseline (3.27.24).
fn let_be(result: &mut Value, silencer: Option<&Silencer>, compared: bool) {
    match silencer {
        Some(Silencer::Comment(reason)) => {
            result["suppressions"] = json!([{ "kind": "inSource", "status": "accepted", "justification": reason }]);
        }
        Some(Silencer::Baseline) => {
            result["suppressions"] = json!([{ "kind": "external", "status": "accepted" }]);
            result["baselineState"] = json!("unchanged");
        }
        None if compared => result["baselineState"] = json!("new"),
        None => {}
    }
}

fn result(source: &Source, uri: &str, diagnostic: &Diagnostic, fingerprint: &str) -> Value {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let mut message = diagnostic.message.clone();
    for note in &diagnostic.notes {
        message.push_str(". ");
        message.push_str(note);
    }
    let location = |span: Span| json!({ "physicalLocation": { "artifactLocation": { "uri": uri }, "region": region(source, span) } });
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": level,
        "message": { "text": message },
        "locations": [location(diagnostic.span)],
        "partialFingerprints": { "exonym/v1": fingerprint },
    });
    let Value::Object(object) = &mut result else { return result };
    if let Some(index) = manuals().position(|manual| manual.id == diagnostic.rule) {
        object.insert("ruleIndex".into(), json!(index));
    }
    if !diagnostic.labels.is_empty() {
        let related = diagnostic.labels.iter().map(|label| {
            let mut place = location(label.span);
            place["message"] = json!({ "text": label.text });
            place
        });
        object.insert("relatedLocations".into(), related.collect());
    }
    if let Some(policy) = &diagnostic.policy {
        let properties = json!({ "policy": {
            "name": &*policy.name, "file": policy.file.to_string_lossy(), "line": policy.line,
        } });
        object.insert("properties".into(), properties);
    }
    if let Some(part) = source.disk(diagnostic.span).part {
        object["locations"][0]["logicalLocations"] = json!([{ "fullyQualifiedName": part, "kind": "resource" }]);
    }
    // A fix of a document is none of the file's text.
    let writes = |fix: &&Fix| fix.applicability > Applicability::DisplayOnly && !source.is_of_document();
    if let Some(fix) = diagnostic.fix.as_ref().filter(writes) {
        let replacements: Vec<_> = fix
            .edits
            .iter()
            .map(|edit| {
                let deleted = region(source, edit.span);
                json!({ "deletedRegion": deleted, "insertedContent": { "text": edit.text } })
            })
            .collect();
        let change = json!({ "artifactLocation": { "uri": uri }, "replacements": replacements });
        object.insert("fixes".into(), json!([{ "artifactChanges": [change] }]));
    }
    result
}

/// Lines and columns count code points of the text, byte offsets the file as it is on disk (section 3.30).
fn region(source: &Source, span: Span) -> Value {
    let (start, end) = (source.place(span.start), source.place(span.end));
    let mut region = json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    });
    // The bytes of a document's part are no bytes of the file that the location names.
    if !source.is_of_document() {
        let disk = source.disk(span);
        region["byteOffset"] = json!(disk.start);
        region["byteLength"] = json!(disk.end - disk.start);
    }
    region
}

/// The same for the same finding in the same sentence wherever its line has moved: FNV-1a over rule, policy, text and
/// the line without its blanks.
fn fingerprint(source: &Source, diagnostic: &Diagnostic) -> u64 {
    let line = source.slice(source.line_at(diagnostic.span.start));
    let policy = diagnostic.policy.as_ref().map_or("", |policy| &*policy.name);
    let words = line.split_whitespace();
    [diagnostic.rule, policy, source.slice(diagnostic.span)]
        .into_iter()
        .chain(words)
        .flat_map(|part| part.bytes().chain([0xFF]))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// A relative reference for a relative path, a file URI for an absolute one (RFC 3986, RFC 8089).
fn uri(path: &Path) -> String {
    let mut uri = String::new();
    for component in path.components() {
        match component {
            Component::RootDir => uri.push_str(if uri.is_empty() { "file://" } else { "" }),
            Component::Prefix(prefix) => {
                uri.push_str("file:///");
                uri.push_str(&prefix.as_os_str().to_string_lossy().replace('\\', "/"));
            }
            _ => {}
        }
        if let Component::Normal(_) | Component::ParentDir | Component::CurDir = component {
            if !uri.is_empty() {
                uri.push('/');
            }
            for &byte in component.as_os_str().as_encoded_bytes() {
                if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                    uri.push(char::from(byte));
                } else {
                    let _ = write!(uri, "%{byte:02X}");
                }
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri(Path::new("a/b.md")), "a/b.md");
        assert_eq!(uri(Path::new("../a b/ş%:.md")), "../a%20b/%C5%9F%25%3A.md");
        assert_eq!(uri(Path::new("/tmp/x.md")), "file:///tmp/x.md");
    }

    #[test]
    fn a_fingerprint_outlives_new_lines_above() {
        let print = |text: &str| {
            let source = Source::decode("a.txt", text.as_bytes().to_vec(), None).expect("UTF-8");
            let at = text.find("Name").expect("there");
            fingerprint(&source, &Diagnostic::new("r", Severity::Info, Span::new(at, at + 4), "m"))
        };
        assert_eq!(print("Here is Name."), print("New.\n\n  Here  is Name."));
        assert_ne!(print("Here is Name."), print("There is Name."));
    }
}
