//! How LaTeX writes a text: signs with a meaning by commands, and nothing that its fonts would join or babel would change.

use crate::formats::spell::{Place, each, replaced};
use crate::model::Edit;

pub(super) fn spell(_: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    (way == 0).then_some(())?;
    each(edits, |edit| Some(escaped(&edit.text)))
}

fn escaped(text: &str) -> String {
    replaced(text, |at, c| {
        let twice = text[..at].ends_with(c);
        Some(match c {
            '#' => "\\#".into(),
            '$' => "\\$".into(),
            '%' => "\\%".into(),
            '&' => "\\&".into(),
            '_' => "\\_".into(),
            '{' => "\\{".into(),
            '}' => "\\}".into(),
            '\\' => "\\textbackslash{}".into(),
            '~' => "\\textasciitilde{}".into(),
            '^' => "\\textasciicircum{}".into(),
            '"' => "\\textquotedbl{}".into(),
            '`' => "\\textasciigrave{}".into(),
            '<' => "\\textless{}".into(),
            '>' => "\\textgreater{}".into(),
            '|' => "\\textbar{}".into(),
            // Else they would be an option's, behind a command.
            '[' => "{[}".into(),
            ']' => "{]}".into(),
            '-' | '\'' | ',' if twice => format!("{{}}{c}").into(),
            _ => return None,
        })
    })
}
