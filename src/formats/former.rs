//! What stands beside a term or text that was rewritten: what it was, and that somebody should look at it.
//!
//! It is part of a note, in a form that readers tell from what people write: `[exonym: needs review; was: Oakton]`. Readers
//! take it out of the note and keep it under [`KEY`], so that the old text is never found as one of the entry.

use super::term_text::one_line;
use crate::base::Span;
use crate::model::Edit;
use crate::text::protect::{REMARK, remark_end};

/// The key that readers keep it under.
pub(crate) const KEY: &str = "exonym:review";

/// A term or text as it is before it is rewritten.
#[derive(Clone, Debug)]
pub(crate) struct Former<'t> {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub text: &'t str,
    /// Its language, where it is a term.
    pub lang: Option<&'t str>,
}

/// What keeps some of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keeping {
    /// The edits, ascending.
    pub edits: Vec<Edit>,
    /// Which they are, by their place in what was given.
    pub of: Vec<usize>,
}

/// The remark. With `lang` it says which of an entry's terms it is about.
pub(super) fn remark(text: &str, lang: Option<&str>) -> String {
    let text = one_line(text);
    let lang = lang.map(|lang| format!("{lang} ")).unwrap_or_default();
    format!("{REMARK}{lang}was: {text}]")
}

/// A note without the remarks in it, and what these say (`was: Oakton`); `None` if there is none.
pub(super) fn split(note: &str) -> Option<(String, Vec<String>)> {
    let mut start = note.find(REMARK)?;
    let (mut rest, mut said) = (String::new(), Vec::new());
    let mut note = note;
    loop {
        rest.push_str(&note[..start]);
        let inner = &note[start + REMARK.len()..];
        let end = remark_end(inner);
        said.push(inner[..end].trim().to_owned());
        note = inner.get(end + 1..).unwrap_or_default();
        // One space went with it.
        if rest.ends_with(' ') && (note.is_empty() || note.starts_with(char::is_whitespace)) {
            rest.pop();
        }
        match note.find(REMARK) {
            Some(next) => start = next,
            None => break,
        }
    }
    rest.push_str(note);
    Some((rest, said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_taken_out() {
        for note in ["", "a town", "a [small] town", "one\ntwo"] {
            for text in ["Oakton", "Oak [ton]", "Oak]ton[", "a  b\nc"] {
                let remark = remark(text, Some("en"));
                let whole = if note.is_empty() { remark.clone() } else { format!("{note} {remark}") };
                let (rest, said) = split(&whole).expect("one");
                if text == "Oak]ton[" {
                    // A bracket that closes what nothing opened ends it; nothing else of the note is lost.
                    assert!(rest.starts_with(note), "{rest}");
                    continue;
                }
                let told = one_line(text);
                assert_eq!((rest.as_str(), said), (note, vec![format!("en was: {told}")]));
            }
        }
        let two = format!("{} {} seen by A", remark("x", None), remark("y", None));
        assert_eq!(split(&two), Some((" seen by A".to_owned(), vec!["was: x".to_owned(), "was: y".to_owned()])));
        assert_eq!(split("a town [exonym]"), None);
        assert_eq!(split(&remark("a [b", None)[..]).expect("one").0, "");
    }
}
