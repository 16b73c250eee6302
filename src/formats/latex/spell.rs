//! How LaTeX writes a text: signs with a meaning by commands, and nothing that its fonts would join or babel would change.

use crate::formats::spell::{Place, each, replaced};
use crate::model::Edit;

pub(super) fn spell(place: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    (way == 0).then_some(())?;
    each(edits, |edit| Some(escaped(place, edit)))
}

/// As far as a preamble goes.
const PREAMBLE: usize = 1 << 16;

/// The fonts have a sign that `\textquotedbl` can ask for (`ltoutenc`: not in OT1, which holds unless another is chosen).
fn has_quotation_mark(source: &str) -> bool {
    let head = &source[..source.floor_char_boundary(PREAMBLE)];
    ["fontspec", "polyglossia", "unicode-math"].iter().any(|name| head.contains(name))
        || head
            .lines()
            .any(|line| line.contains("{fontenc}") && ["T1", "T2", "LGR"].iter().any(|name| line.contains(name)))
}

fn escaped(place: &Place<'_>, edit: &Edit) -> String {
    let text = &*edit.text;
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
            '"' if has_quotation_mark(place.source) => "\\textquotedbl{}".into(),
            '"' => "\\char34{}".into(),
            // Else it would be the star of a line's end.
            '*' if at == 0 && place.source[..edit.span.start as usize].trim_end().ends_with("\\\\") => "{*}".into(),
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
