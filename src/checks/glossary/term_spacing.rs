//! `term-spacing`: more than one space between the words of a term.

use super::GlossaryCheck;
use super::places::term_fix;
use crate::base::Source;
use crate::model::{Diagnostic, Glossary, Severity};

pub(super) struct TermSpacing;

impl GlossaryCheck for TermSpacing {
    fn id(&self) -> &'static str {
        "term-spacing"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/term-spacing.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        for found in glossary.terms() {
            let text = &*found.term.text;
            let Some(right) = single_spaced(text) else { continue };
            let message =
                format!("`{text}` has more than one space between words, and would be written so: write `{right}`");
            let mut d = Diagnostic::new(self.id(), Severity::Warning, found.term.span, message);
            d.concept = Some(found.concept.id.clone());
            d.fix = term_fix(sources, found.concept, found.term, &right, true);
            d.suggestions.push(right);
            out.push((found.concept.file, d));
        }
    }
}

/// The text with one space where there were several; `None` where there are none. A no-break space stays one.
fn single_spaced(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let mut doubled = false;
    for c in text.chars().chain(['\0']) {
        if c.is_whitespace() {
            run.push(c);
            continue;
        }
        let mut spaces = run.chars();
        if let Some(first) = spaces.next() {
            let several = spaces.next().is_some();
            doubled |= several;
            let tied = run.chars().any(|c| matches!(c, '\u{A0}' | '\u{202F}'));
            out.push(if several && !tied {
                ' '
            } else if several {
                '\u{A0}'
            } else {
                first
            });
            run.clear();
        }
        if c != '\0' {
            out.push(c);
        }
    }
    doubled.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::single_spaced;

    #[test]
    fn several_spaces_become_one() {
        assert_eq!(single_spaced("a  b   c").as_deref(), Some("a b c"));
        assert_eq!(single_spaced("a\u{A0} b").as_deref(), Some("a\u{A0}b"));
        for text in ["a b", "", "a\u{A0}b", "ab"] {
            assert_eq!(single_spaced(text), None, "{text:?}");
        }
    }
}
