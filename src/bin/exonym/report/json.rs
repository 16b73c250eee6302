//! One JSON object, written as the files come.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::finding::finding;
use super::{Report, Reported, Summary};

#[derive(Default)]
pub(super) struct Json {
    written: bool,
}

impl Report for Json {
    fn start(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"version\": 1, \"findings\": [")
    }
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        for (diagnostic, silencer) in file.all() {
            out.write_all(if self.written { b",\n" } else { b"\n" })?;
            self.written = true;
            serde_json::to_writer(&mut *out, &finding(file.source, diagnostic, silencer))?;
        }
        Ok(())
    }
    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.written { b"\n], \"summary\": " } else { b"], \"summary\": " })?;
        serde_json::to_writer(&mut *out, &summary_object(summary))?;
        out.write_all(b"}\n")
    }
}

fn summary_object(summary: &Summary) -> Value {
    let [error, warning, info] = summary.findings;
    json!({
        "files": summary.files,
        "findings": { "error": error, "warning": warning, "info": info },
        "exempt": summary.exempt,
        "suppressed": summary.suppressed,
        "baseline": summary.old,
        "policies": summary.policies.iter().map(|name| &**name).collect::<Vec<_>>(),
    })
}
