//! Plain text: paragraphs between blank lines.
//!
//! Lines that begin with `>` are somebody else's words (RFC 3676 section 4.5): a paragraph of its own, marked as a
//! quotation, its prefixes left out of the text. A form feed ends a paragraph. Lines are joined as they stand: names
//! are found over line ends. Only where a paragraph has lines too long to be hard-wrapped does a line that ends like
//! a sentence end the paragraph too. `<!-- exonym-… -->` in a line is a comment and no text.

use std::ops::Range;

use super::builder::Builder;
use super::comment::{self, Comment};
use super::{DraftFacts, Format, ReadResult};
use crate::base::Source;
use crate::model::{Mark, Segment, Text};
use crate::text::ascii::line_ends;

pub(super) const FORMAT: Format = Format {
    name: "text",
    title: "plain text",
    extensions: &["txt", "text"],
    sniff: None,
    draft: Some(draft),
    spell: None,
    leads: None,
    terms: None,
};

/// Bytes of a line that no hard wrap makes: 100 columns of the widest alphabet (Georgian, three bytes a letter).
const UNWRAPPED: usize = 300;

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let text = source.text();
    let comments = comment::in_text(text);
    let mut count = 0;
    blocks(text, &mut |block, stops| {
        let lines = lines(text, &block, stops);
        let mut give = |text: Text<'s>| {
            let mut segment = Segment::paragraph(text, count);
            if segment.target.marks.iter().any(|(_, mark)| *mark == Mark::Quotation) {
                segment.element = "blockquote".into();
            }
            each(segment);
            count += 1;
        };
        if block.quoted {
            quoted(text, lines, &mut give);
        } else if block.longest > UNWRAPPED {
            sentences_on_lines(text, &block, lines, &comments, &mut give);
        } else {
            verbatim(text, block.start, block.end, &comments, &mut give);
        }
    });
    ReadResult { value: DraftFacts { comments, ..DraftFacts::default() }, problems: Vec::new() }
}

/// Lines that belong together; offsets in bytes.
struct Block {
    start: usize,
    end: usize,
    /// Every line begins with `>`.
    quoted: bool,
    /// Length of the longest line.
    longest: usize,
}

/// Finds the blocks and where each of their lines stops: one pass, looking at line ends only and at the character after
/// each.
fn blocks(text: &str, each: &mut dyn FnMut(Block, &[u32])) {
    let bytes = text.as_bytes();
    let mut open: Option<Block> = None;
    let mut stops: Vec<u32> = Vec::new();
    let mut line = 0;
    line_ends(text).for_each(|end| {
        let (start, stop) = (line, bytes[end]);
        line = end + 1;
        // CRLF is one line end: the line ended at its CR.
        if stop == b'\n' && end > 0 && bytes[end - 1] == b'\r' {
            return;
        }
        // Most lines go on with what the one before began.
        let goes_on = stop != b'\x0c' && bytes[start].is_ascii_graphic() && bytes[start] != b'>';
        match &mut open {
            Some(block) if goes_on && !block.quoted => {
                block.end = end;
                block.longest = block.longest.max(end - start);
                stops.push(end as u32);
            }
            _ => add_line(text, start..end, &mut open, &mut stops, each),
        }
        if stop == b'\x0c'
            && let Some(done) = open.take()
        {
            each(done, &stops);
        }
    });
    add_line(text, line..bytes.len(), &mut open, &mut stops, each);
    if let Some(done) = open {
        each(done, &stops);
    }
}

/// Adds a line to the block that is open, or ends that and begins another.
fn add_line(
    text: &str,
    line: Range<usize>,
    open: &mut Option<Block>,
    stops: &mut Vec<u32>,
    each: &mut dyn FnMut(Block, &[u32]),
) {
    let words = &text[line.clone()];
    let quoted = words.starts_with('>');
    // A quoted line with nothing behind its prefixes is as blank as an empty one.
    let blank = if quoted { words.bytes().all(|b| matches!(b, b'>' | b' ' | b'\t')) } else { words.trim().is_empty() };
    if (blank || open.as_ref().is_some_and(|open| open.quoted != quoted))
        && let Some(done) = open.take()
    {
        each(done, stops);
    }
    if !blank {
        let open = open.get_or_insert_with(|| {
            stops.clear();
            Block { start: line.start, end: line.end, quoted, longest: 0 }
        });
        open.end = line.end;
        open.longest = open.longest.max(line.len());
        stops.push(line.end as u32);
    }
}

fn verbatim<'s>(text: &'s str, start: usize, end: usize, comments: &[Comment], give: &mut dyn FnMut(Text<'s>)) {
    let first = comments.partition_point(|comment| (comment.whole.start as usize) < start);
    let within = comments[first..].iter().take_while(|comment| (comment.whole.end as usize) <= end);
    let mut within = within.peekable();
    if within.peek().is_some() {
        let (mut out, mut at) = (Builder::new(text), start);
        for stop in within.map(|comment| comment.whole.range()).chain(std::iter::once(end..end)) {
            let words = &text[at..stop.start];
            let blank = if out.is_empty() { words.len() - words.trim_start().len() } else { 0 };
            out.verbatim(at + blank..stop.start);
            at = stop.end;
        }
        out.finish().into_iter().for_each(give);
        return;
    }
    let slice = &text[start..end];
    // Most lines begin and end with a letter or a mark of ASCII.
    let is_trim = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if is_trim(slice.as_bytes().first()) && is_trim(slice.as_bytes().last()) {
        return give(Text::verbatim(slice, start as u32));
    }
    let from = slice.len() - slice.trim_start().len();
    let plain = slice.trim();
    if !plain.is_empty() {
        give(Text::verbatim(plain, (start + from) as u32));
    }
}

/// The lines of a block: where each begins, where it stops, and where the next one begins; offsets in bytes.
fn lines(text: &str, block: &Block, stops: &[u32]) -> impl Iterator<Item = (usize, usize, usize)> {
    let (mut at, end) = (block.start, block.end);
    let bytes = text.as_bytes();
    stops.iter().map(move |stop| {
        let (start, stop) = (at, *stop as usize);
        at = stop + if bytes[stop..].starts_with(b"\r\n") { 2 } else { 1 };
        (start, stop, at.min(end))
    })
}

fn quoted<'s>(text: &'s str, lines: impl Iterator<Item = (usize, usize, usize)>, give: &mut dyn FnMut(Text<'s>)) {
    let mut out = Builder::new(text);
    for (start, stop, next) in lines {
        let words = text[start..stop].trim_start_matches(['>', ' ', '\t']);
        // The line end goes with the words, so that the next prefix alone is skipped.
        out.verbatim(stop - words.len()..next.max(stop));
    }
    out.mark(0, Mark::Quotation);
    out.finish().into_iter().for_each(give);
}

/// A text with a paragraph a line: names do not run over a line end there, and neither does an unclosed quotation.
fn sentences_on_lines<'s>(
    text: &'s str,
    block: &Block,
    lines: impl Iterator<Item = (usize, usize, usize)>,
    comments: &[Comment],
    give: &mut dyn FnMut(Text<'s>),
) {
    let mut start = block.start;
    for (_, stop, next) in lines {
        // A comment behind it is no part of the line.
        let ends = comments.partition_point(|comment| comment.whole.end as usize <= stop);
        let comment = ends.checked_sub(1).map(|last| comments[last].whole.range());
        let comment = comment.filter(|at| at.start >= start && text[at.end..stop].trim().is_empty());
        if ends_like_a_sentence(&text[start..comment.map_or(stop, |at| at.start)]) {
            verbatim(text, start, stop, comments, give);
            start = next;
        }
    }
    verbatim(text, start.min(block.end), block.end, comments, give);
}

/// True for a line that the next one does not go on.
pub(super) fn ends_like_a_sentence(line: &str) -> bool {
    match line.as_bytes().last() {
        Some(b'.' | b'!' | b'?' | b':') => return true,
        Some(b'"' | b'\'' | b')' | b']' | b'*' | b'_') => {}
        Some(last) if last.is_ascii_graphic() => return false,
        _ => {}
    }
    let line = line.trim_end().trim_end_matches(['"', '\'', '”', '’', '»', '›', '“', ')', ']', '*', '_']);
    line.ends_with(['.', '!', '?', '…', '։', '።', '。', ':', '՞'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, bool, String)> {
        let source = Source::decode("a.txt", text.as_bytes().to_vec(), None).expect("UTF-8");
        let mut found = Vec::new();
        draft(&source, &mut |segment| {
            let plain = segment.target.plain.to_string();
            let mut back = String::new();
            for run in &segment.target.runs {
                assert!(run.verbatim);
                back.push_str(source.slice(run.source));
            }
            assert_eq!(plain, back, "every run stands in the file");
            let quoted = segment.target.marks.iter().any(|(_, mark)| *mark == Mark::Quotation);
            found.push((plain, quoted, segment.element.to_string()));
        });
        found
    }
    fn plains(text: &str) -> Vec<String> {
        read(text).into_iter().map(|found| found.0).collect()
    }

    #[test]
    fn paragraphs_end_at_blank_lines_of_every_kind() {
        assert_eq!(plains("a b\nc\n\n \t\nd\n"), ["a b\nc", "d"]);
        assert_eq!(plains("a\r\nb\r\n\r\nc\r\n"), ["a\r\nb", "c"]);
        assert_eq!(plains("a\rb\r\rc"), ["a\rb", "c"]);
        assert_eq!(plains("a\n\u{a0}\u{3000}\nb"), ["a", "b"]);
        assert_eq!(plains("a\x0cb\n\x0c\nc\n\x0c"), ["a", "b", "c"]);
        assert_eq!(plains(" \n\n  шла\n  дорога \n\n"), ["шла\n  дорога"]);
        assert!(plains("").is_empty());
        assert!(plains("\n\r\n \n>\n> >\n").is_empty());
        assert_eq!(plains("\r\n\na"), ["a"]);
    }

    #[test]
    fn paragraphs_are_borrowed() {
        let source = Source::decode("a.txt", b"one\ntwo\n\nthree".to_vec(), None).expect("UTF-8");
        draft(&source, &mut |segment| assert!(matches!(segment.target.plain, std::borrow::Cow::Borrowed(_))));
    }

    #[test]
    fn a_comment_is_no_text() {
        let text =
            "<!-- exonym-ignore all: Red -->\n\n  <!-- exonym-ignore-end -->\nOne <!--exonym-x--> two.\n\n<!-- a -->\n";
        let source = Source::decode("a.txt", text.as_bytes().to_vec(), None).expect("UTF-8");
        let mut plains = Vec::new();
        let read = draft(&source, &mut |segment| plains.push(segment.target.plain.to_string()));
        assert_eq!(plains, ["One  two.", "<!-- a -->"]);
        let comments: Vec<_> = read.value.comments.iter().map(|comment| source.slice(comment.text)).collect();
        assert_eq!(comments, ["exonym-ignore all: Red", "exonym-ignore-end", "exonym-x"]);
        let long = format!("{}end. <!-- exonym-ignore all: x -->\nNext.", "word ".repeat(80));
        assert_eq!(super::tests::plains(&long).len(), 2);
    }

    #[test]
    fn quoted_lines_are_a_quotation_without_their_prefixes() {
        let found = read("She wrote:\n> We left Red\n> Bazaar early.\n>\n>> Older\n\nNo, 3 > 2.\n");
        assert_eq!(found.len(), 4);
        assert_eq!(found[0], ("She wrote:".into(), false, "p".into()));
        assert_eq!(found[1], ("We left Red\nBazaar early.".into(), true, "blockquote".into()));
        assert_eq!(found[2], ("Older".into(), true, "blockquote".into()));
        assert_eq!(found[3], ("No, 3 > 2.".into(), false, "p".into()));
        assert_eq!(plains("> a\r\n> b\r\n"), ["a\r\nb"]);
    }

    #[test]
    fn a_line_too_long_to_be_wrapped_is_a_paragraph() {
        let long = format!("{}end.", "word ".repeat(80));
        let short = "Short one, she said.";
        assert_eq!(plains(&format!("{long}\n{short}\n{long}\n")), [&*long, short, &*long]);
        // Without a sentence's end, a name may still run over the line end.
        let open = format!("{}Red", "word ".repeat(80));
        assert_eq!(plains(&format!("{open}\nBazaar.\n")), [format!("{open}\nBazaar.")]);
        assert_eq!(plains("A.\nB.\n"), ["A.\nB."]);
    }
}
