//! A JSON object a line, for each finding.

use std::io::{self, Write};

use super::finding::finding;
use super::{Report, Reported, Summary};

pub(super) struct Jsonl;

impl Report for Jsonl {
    fn file(&mut self, file: &Reported<'_>, out: &mut dyn Write) -> io::Result<()> {
        for (diagnostic, silencer) in file.all() {
            serde_json::to_writer(&mut *out, &finding(file.source, diagnostic, silencer))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
