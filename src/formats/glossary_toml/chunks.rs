//! Cuts a file at its table headers and hands each piece to the parser.
//!
//! The parser recovers well inside a line, but a bracket that is never closed would swallow the rest of the file.
//! Here the lines are watched: a header ends every open bracket, and so does a line that cannot stand inside one.

use std::ops::Range;

use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::{ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source};

use super::concepts::Reader;
use super::problems::SYNTAX;
use super::straight;
use super::tree::{MAX_DEPTH, Room, Tree};
use crate::base::Span;
use crate::model::Label;

/// What is put where white space, a remark or an open text stands, so that all offsets stay. Places are the file's.
struct Repair {
    put: String,
    gap: Range<usize>,
    /// Where the next token begins: what the parser says up to there is the repair's own doing.
    next: usize,
}

struct Cutter<'s, 'r> {
    /// The file from `base` on; tokens count from there.
    text: &'s str,
    base: usize,
    /// No control character is anywhere but LF, CRLF and tab: most checks of the parser are then idle.
    plain: bool,
    /// Of the piece under way, and of the lines read ahead.
    tokens: Vec<Token>,
    /// Open brackets: the closing one, and where the opening one stands.
    open: Vec<(TokenKind, usize)>,
    repairs: Vec<Repair>,
    room: &'r mut Room<'s>,
}

/// Tokens from the beginning of a line to its end.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    /// What it begins with, white space and comments aside.
    first: Option<TokenKind>,
    /// Every bracket that it opens it closes too, and no other: nothing to watch.
    closed: bool,
}

/// Reads a whole file into `reader`.
pub(super) fn read(text: &str, reader: &mut Reader) {
    let plain = is_plain(text);
    let mut room = Room::default();
    let mut at = 0;
    while at < text.len() {
        if plain {
            at = straight::tables(text, at, reader, &mut room);
        }
        at = Cutter::new(text, at, plain, &mut room).read(reader, plain);
    }
}

/// The same, with nothing but the parser.
#[cfg(test)]
pub(super) fn read_by_the_parser(text: &str, reader: &mut Reader) {
    Cutter::new(text, 0, is_plain(text), &mut Room::default()).read(reader, false);
}

fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let control = |byte: u8| (byte < b' ' && !matches!(byte, b'\n' | b'\t' | b'\r')) || byte == 0x7F;
    // Whole blocks without a way out early are what the compiler turns into vector instructions.
    let blocks = bytes.chunks(4096);
    blocks.map(|block| block.iter().fold(false, |found, &byte| found | control(byte))).all(|found| !found)
        && memchr::memchr_iter(b'\r', bytes).all(|at| bytes.get(at + 1) == Some(&b'\n'))
}

fn significant(token: &Token) -> bool {
    !matches!(token.kind(), TokenKind::Whitespace | TokenKind::Comment | TokenKind::Newline | TokenKind::Eof)
}

impl<'s, 'r> Cutter<'s, 'r> {
    /// For a text from `base` on, where a line begins.
    fn new(text: &'s str, base: usize, plain: bool, room: &'r mut Room<'s>) -> Self {
        let text = &text[base..];
        Self { text, base, plain, tokens: Vec::new(), open: Vec::new(), repairs: Vec::new(), room }
    }

    /// Reads the rest of the file, or where `one` up to the next line where a table begins; returns where that is.
    fn read(mut self, reader: &mut Reader, one: bool) -> usize {
        let mut lexer = Source::new(self.text).lex();
        let mut line = self.line(&mut lexer);
        while line.start < line.end {
            let mut ahead = self.line(&mut lexer);
            if self.cuts(line, ahead) {
                self.parse(line.start, reader);
                if one && line.start > 0 && line.first == Some(TokenKind::LeftSquareBracket) {
                    return self.base + self.tokens[line.start].span().start();
                }
                self.tokens.drain(..line.start);
                ahead = Line { start: ahead.start - line.start, end: ahead.end - line.start, ..ahead };
                line = Line { start: 0, end: line.end - line.start, ..line };
            }
            self.watch(line, reader);
            line = ahead;
        }
        self.parse(self.tokens.len(), reader);
        self.base + self.text.len()
    }

    /// Reads a line's tokens.
    fn line(&mut self, lexer: &mut toml_parser::lexer::Lexer<'_>) -> Line {
        let start = self.tokens.len();
        let mut first = None;
        // Open brackets as bits behind a leading one: 1 for `{`, 0 for `[`.
        let mut nest = 1_u64;
        let mut closed = true;
        for token in lexer {
            self.tokens.push(token);
            match token.kind() {
                TokenKind::Newline => break,
                TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => continue,
                TokenKind::LeftCurlyBracket if nest < 1 << 32 => nest = nest << 1 | 1,
                TokenKind::LeftSquareBracket if nest < 1 << 32 => nest <<= 1,
                TokenKind::RightCurlyBracket if nest > 1 && nest & 1 == 1 => nest >>= 1,
                TokenKind::RightSquareBracket if nest > 1 && nest & 1 == 0 => nest >>= 1,
                TokenKind::LeftCurlyBracket
                | TokenKind::LeftSquareBracket
                | TokenKind::RightCurlyBracket
                | TokenKind::RightSquareBracket => closed = false,
                _ => {}
            }
            first.get_or_insert(token.kind());
        }
        Line { start, end: self.tokens.len(), first, closed: closed && nest == 1 }
    }

    /// True if the piece under way ends before a line.
    fn cuts(&self, line: Line, ahead: Line) -> bool {
        let tokens = &self.tokens[line.start..line.end];
        let mut kinds = tokens.iter().filter(|token| significant(token));
        if line.first == Some(TokenKind::LeftSquareBracket) {
            let key = kinds.find(|token| token.kind() != TokenKind::LeftSquareBracket);
            // Inside brackets only a header that cannot be a list ends them all.
            return self.open.is_empty()
                || key.is_some_and(|key| {
                    let text = &self.text[key.span().start()..key.span().end()];
                    matches!(text, "concepts" | "glossary")
                });
        }
        // `key = value` cannot stand straight in a list: the list was not closed. But where its neighbours look like
        // list members too, somebody forgot braces, and the parser says so line by line.
        matches!(self.open.last(), Some((TokenKind::RightSquareBracket, _)))
            && begins_entry(tokens)
            && kinds.next_back().map(Token::kind) != Some(TokenKind::Comma)
            && ahead.first != Some(TokenKind::RightSquareBracket)
    }

    /// Keeps count of the brackets of a line that stays in the piece.
    fn watch(&mut self, line: Line, reader: &mut Reader) {
        let in_braces = matches!(self.open.last(), Some((TokenKind::RightCurlyBracket, _)));
        if line.closed && !(in_braces && line.first == Some(TokenKind::LeftCurlyBracket)) {
            return;
        }
        let mut first = true;
        for index in line.start..line.end {
            let token = self.tokens[index];
            if !significant(&token) {
                continue;
            }
            let at = token.span().start();
            match token.kind() {
                // A table header: no bracket of it is open at its end.
                TokenKind::LeftSquareBracket if first && self.open.is_empty() => return,
                TokenKind::LeftSquareBracket => self.open.push((TokenKind::RightSquareBracket, at)),
                TokenKind::LeftCurlyBracket => {
                    if first && matches!(self.open.last(), Some((TokenKind::RightCurlyBracket, _))) {
                        self.close(1, index, reader);
                    }
                    self.open.push((TokenKind::RightCurlyBracket, at));
                }
                closer @ (TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket) => {
                    let depth = self.open.iter().rev().take(MAX_DEPTH).position(|&(kind, _)| kind == closer);
                    if let Some(depth) = depth {
                        self.close(depth, index, reader);
                        self.open.pop();
                    }
                }
                _ => {}
            }
            first = false;
        }
    }

    /// Closes the innermost `depth` brackets before the token `index`, if there is room.
    fn close(&mut self, depth: usize, index: usize, reader: &mut Reader) {
        let before = self.tokens[..index].iter().rev().find(|token| significant(token));
        let (true, Some(before)) = (depth > 0, before) else { return };
        let opened = self.open.split_off(self.open.len() - depth.min(self.open.len()));
        let mut put: String = opened
            .iter()
            .rev()
            .map(|&(kind, _)| if kind == TokenKind::RightCurlyBracket { '}' } else { ']' })
            .collect();
        let next = self.tokens[index].span().start();
        let mut gap = before.span().end()..next;
        if is_open_text(&self.text[before.span().start()..before.span().end()], before.kind()) {
            // The text ran over the bracket; it gives way to an empty one.
            put.insert_str(0, "\"\"");
            gap = before.span().start()..before.span().end();
            if gap.len() >= put.len() {
                let span = self.span(&gap);
                reader.problems.error(SYNTAX, span, "this text is not closed: end it with a quotation mark");
                self.repair(put, &gap, next);
            }
            return;
        }
        if gap.len() < put.len() {
            return;
        }
        for (&(_, at), closer) in opened.iter().rev().zip(put.chars()) {
            let text = "it should end before here".to_owned();
            let message = format!("this `{}` is never closed: add `{closer}`", &self.text[at..=at]);
            let end = self.span(&(gap.start..gap.start));
            let problem = reader.problems.error(SYNTAX, self.span(&(at..at + 1)), message);
            problem.labels.push(Label { span: end, text });
        }
        self.repair(put, &gap, next);
    }

    fn repair(&mut self, put: String, gap: &Range<usize>, next: usize) {
        let gap = gap.start + self.base..gap.end + self.base;
        self.repairs.push(Repair { put, gap, next: next + self.base });
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(range.start + self.base, range.end + self.base)
    }

    /// Parses the first `count` tokens.
    fn parse(&mut self, count: usize, reader: &mut Reader) {
        let repairs = std::mem::take(&mut self.repairs);
        self.open.clear();
        let tokens = &self.tokens[..count];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        if repairs.is_empty() {
            let piece = Piece { text: self.text, base: self.base, plain: self.plain, tokens };
            parse(piece, &repairs, reader, self.room);
            return;
        }
        let base = self.base + first.span().start();
        let mut bytes = self.text.as_bytes()[first.span().start()..last.span().end()].to_vec();
        for repair in &repairs {
            let gap = &mut bytes[repair.gap.start - base..repair.gap.end - base];
            gap.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
            gap[..repair.put.len()].copy_from_slice(repair.put.as_bytes());
        }
        // Only white space, whole remarks and whole texts were replaced, by ASCII.
        let Ok(text) = String::from_utf8(bytes) else { return };
        let tokens: Vec<Token> = Source::new(&text).lex().collect();
        let piece = Piece { text: &text, base, plain: false, tokens: &tokens };
        parse(piece, &repairs, reader, &mut Room::default());
    }
}

/// True for a text of one line without its closing quotation mark.
fn is_open_text(text: &str, kind: TokenKind) -> bool {
    match kind {
        TokenKind::LiteralString => text.len() < 2 || !text.ends_with('\''),
        TokenKind::BasicString => {
            let inner = text.strip_suffix('"').unwrap_or_default();
            inner.is_empty() || inner.bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1
        }
        _ => false,
    }
}

fn begins_entry(line: &[Token]) -> bool {
    let mut key = true;
    for token in line.iter().filter(|token| significant(token)) {
        match token.kind() {
            TokenKind::Atom | TokenKind::BasicString | TokenKind::LiteralString if key => key = false,
            TokenKind::Dot if !key => key = true,
            kind => return kind == TokenKind::Equals && !key,
        }
    }
    false
}

/// What is parsed at once; the text begins at `base` in the file.
#[derive(Clone, Copy)]
struct Piece<'s, 't> {
    text: &'s str,
    base: usize,
    plain: bool,
    tokens: &'t [Token],
}

fn parse<'s>(piece: Piece<'s, '_>, repairs: &[Repair], reader: &mut Reader, room: &mut Room<'s>) {
    let Piece { text, base, plain, tokens } = piece;
    let mut errors: Vec<ParseError> = Vec::new();
    let mut tree = Tree::new(text, base, plain, reader, room);
    if plain {
        parse_document(tokens, &mut tree, &mut errors);
    } else {
        parse_document(tokens, &mut ValidateWhitespace::new(&mut tree, Source::new(text)), &mut errors);
    }
    tree.finish();
    for (index, error) in errors.iter().enumerate() {
        // A stray closing bracket is told twice: as a member without comma, and as what it is.
        let stray =
            |next: &ParseError| next.description().ends_with("opening") && next.unexpected() == error.unexpected();
        if errors.get(index + 1).is_some_and(stray) {
            continue;
        }
        let at = base + error.unexpected().or(error.context()).map_or(0, |span| span.start());
        // What a repair itself brought about (a missing comma) is no news.
        if !repairs.iter().any(|repair| repair.gap.start <= at && at <= repair.next) {
            reader.problems.syntax(error, base);
        }
    }
}
