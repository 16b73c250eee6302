//! Remarks of what was taken away: one that both sides still have somewhere, or that one side alone wrote, is not lost.

use std::collections::HashMap;

use toml_parser::Source as Toml;
use toml_parser::lexer::TokenKind;

use super::Merged;
use super::node::Node;

/// A remark that stood on what is not in the result.
pub(super) struct Dropped {
    /// Byte of the result where it would stand.
    pub(super) at: usize,
    /// What an empty line before it is.
    pub(super) gap: String,
    /// White space before it.
    pub(super) indent: String,
    /// Itself, without white space around.
    pub(super) line: String,
}

/// The remarks of a thing and of all that it holds.
pub(super) fn of<'n>(node: &'n Node<'_>, all: &mut Vec<&'n str>) {
    all.extend(node.lead.iter().map(|line| line.trim()));
    all.extend(Some(node.tail.trim()).filter(|tail| tail.starts_with('#')));
    for child in &node.children {
        of(child, all);
    }
}

/// How often each remark stands in a text.
fn counts(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for token in Toml::new(text).lex().filter(|token| token.kind() == TokenKind::Comment) {
        *counts.entry(text[token.span().start()..token.span().end()].trim()).or_default() += 1;
    }
    counts
}

/// Puts remarks back that nobody took away: `dropped` are those that went with what they stood on.
pub(super) fn keep([base, ours, theirs]: [&str; 3], dropped: Vec<Dropped>, line_end: &str, merged: &mut Merged) {
    if dropped.is_empty() {
        return;
    }
    let sides = [base, ours, theirs].map(counts);
    let mut missing: HashMap<String, usize> = HashMap::new();
    {
        let result = counts(&merged.text);
        for one in &dropped {
            let of = |counts: &HashMap<&str, usize>| counts.get(&*one.line).copied().unwrap_or_default();
            let [was, our, their] = [of(&sides[0]), of(&sides[1]), of(&sides[2])];
            let wanted = match () {
                () if our == was => their,
                () if their == was => our,
                () if our > was && their > was => our.min(their),
                () => (our + their).saturating_sub(was),
            };
            missing.insert(one.line.clone(), wanted.saturating_sub(of(&result)));
        }
    }
    // From the end, so that places hold.
    for one in dropped.into_iter().rev() {
        let Some(left) = missing.get_mut(&one.line).filter(|left| **left > 0) else { continue };
        *left -= 1;
        let at = merged.text.floor_char_boundary(one.at.min(merged.text.len()));
        let begun = !merged.text[..at].is_empty() && !merged.text[..at].ends_with('\n');
        let lead = if begun { line_end } else { "" };
        let gap = if one.gap.contains('\n') { line_end } else { "" };
        let close = if begun && merged.text[at..].starts_with(['\n', '\r']) { "" } else { line_end };
        let line = merged.text[..at].bytes().filter(|byte| *byte == b'\n').count() as u64 + u64::from(begun);
        let added = [lead, gap, &one.indent, &one.line, close].concat();
        let lines = added.bytes().filter(|byte| *byte == b'\n').count() as u64;
        merged.text.insert_str(at, &added);
        for conflict in merged.conflicts.iter_mut().filter(|conflict| conflict.line > line) {
            conflict.line += lines;
        }
        merged.notes.push(format!("the remark `{}` stays, though what it stood on was taken away", one.line));
    }
}
