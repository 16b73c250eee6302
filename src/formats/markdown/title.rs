//! Where the title of a link stands: `[text](address "title")`.

use std::ops::Range;

/// The range of the title between its delimiters. `start` is where the address begins, `end` where the title's
/// closing delimiter must stand (white space before it left out).
pub(super) fn title(source: &str, start: usize, end: usize) -> Option<Range<usize>> {
    let bytes = source.as_bytes();
    let blank = |b: u8| b.is_ascii_whitespace();
    let end = start + source.get(start..end)?.trim_end().len();
    let mut at = start;
    while at < end && blank(bytes[at]) {
        at += 1;
    }
    // The address: within angle brackets, or up to white space.
    let angle = bytes.get(at) == Some(&b'<');
    while at < end && if angle { bytes[at] != b'>' } else { !blank(bytes[at]) } {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at += usize::from(angle);
    // Before the title: white space, and the prefixes of a block quote.
    while at < end && (blank(bytes[at]) || bytes[at] == b'>') {
        at += 1;
    }
    let close = match bytes.get(at)? {
        b'(' => b')',
        quote @ (b'"' | b'\'') => *quote,
        _ => return None,
    };
    (at + 1 < end && bytes[end - 1] == close).then(|| at + 1..end - 1)
}

/// The title in the markup that closes a link: `](address "title")`.
pub(super) fn of_link(source: &str, close: Range<usize>) -> Option<Range<usize>> {
    let raw = &source[close.clone()];
    raw.starts_with("](").then_some(())?;
    raw.ends_with(')').then(|| title(source, close.start + 2, close.end - 1))?
}

/// The title of a reference definition: `[label]: address "title"`.
pub(super) fn of_definition(source: &str, span: Range<usize>) -> Option<Range<usize>> {
    let colon = memchr::memmem::find(&source.as_bytes()[span.clone()], b"]:")?;
    title(source, span.start + colon + 2, span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_between_their_delimiters() {
        let link = |raw: &'static str| of_link(raw, 0..raw.len()).map(|range| &raw[range]);
        assert_eq!(link("](a \"The town\")"), Some("The town"));
        assert_eq!(link("](<a b> 'It' )"), Some("It"));
        assert_eq!(link("](a(b)c (x))"), Some("x"));
        assert_eq!(link("](a)"), None);
        assert_eq!(link("]()"), None);
        assert_eq!(link("][ref]"), None);
        let define = |raw: &'static str| of_definition(raw, 0..raw.len()).map(|range| &raw[range]);
        assert_eq!(define("[a]: /b\n  \"T\"\n"), Some("T"));
        assert_eq!(define("[a]: /b"), None);
    }
}
