//! Concepts in the order of their ids, each with all its tables and the remarks above them.

/// Sorts a glossary in its canonical text. What stands before the first concept stays there.
pub(super) fn by_id(text: &str) -> String {
    let mut head = String::new();
    let mut concepts: Vec<(String, String)> = Vec::new();
    // Remarks and empty lines that belong to what follows.
    let mut above = String::new();
    let mut depth = Depth::default();
    for line in text.split_inclusive('\n') {
        let outside = depth.is_outside();
        depth.take(line);
        if outside && (line.trim().is_empty() || line.starts_with('#')) {
            above.push_str(line);
            continue;
        }
        let id = if outside { concept_of(line) } else { None };
        match (id, concepts.last_mut()) {
            (Some(id), last) if last.as_ref().is_none_or(|(known, _)| *known != id) => {
                concepts.push((id, std::mem::take(&mut above) + line));
            }
            (_, Some((_, lines))) => {
                lines.push_str(&std::mem::take(&mut above));
                lines.push_str(line);
            }
            (_, None) => {
                head.push_str(&std::mem::take(&mut above));
                head.push_str(line);
            }
        }
    }
    concepts.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut out = head;
    for (_, lines) in concepts {
        let lines = lines.trim_start_matches('\n');
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(lines);
    }
    out.push_str(&above);
    out
}

/// The id in the header of a concept or of one of its tables.
fn concept_of(line: &str) -> Option<String> {
    let rest = line.trim_start_matches('[').strip_prefix("concepts.")?;
    line.starts_with('[').then(|| ())?;
    Some(match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default().to_owned(),
        None => rest.split(['.', ']']).next().unwrap_or_default().to_owned(),
    })
}

/// Whether a line stands in a list or a text of several lines.
#[derive(Default)]
struct Depth {
    brackets: usize,
    quotes: Option<&'static str>,
}

impl Depth {
    fn is_outside(&self) -> bool {
        self.brackets == 0 && self.quotes.is_none()
    }

    fn take(&mut self, line: &str) {
        let mut rest = line;
        while let Some(char) = rest.chars().next() {
            if let Some(quotes) = self.quotes {
                if rest.starts_with('\\') && quotes.starts_with('"') {
                    rest = rest.get(2..).unwrap_or_default();
                } else if let Some(after) = rest.strip_prefix(quotes) {
                    self.quotes = None;
                    rest = after;
                } else {
                    rest = &rest[char.len_utf8()..];
                }
                continue;
            }
            if let Some(quotes) = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| rest.starts_with(quotes)) {
                self.quotes = Some(quotes);
                rest = &rest[quotes.len()..];
                continue;
            }
            match char {
                '#' => break,
                '[' | '{' => self.brackets += 1,
                ']' | '}' => self.brackets = self.brackets.saturating_sub(1),
                _ => {}
            }
            rest = &rest[char.len_utf8()..];
        }
        if self.quotes.is_some_and(|quotes| quotes.len() == 1) {
            self.quotes = None;
        }
    }
}
