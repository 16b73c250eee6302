//! A place among the tokens of a TOML text.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// Brackets within brackets that are read.
pub(super) const DEEPEST: usize = 32;

/// The tokens of a text, and the one that is looked at.
pub(super) struct Tokens<'t> {
    /// All of it.
    pub(super) text: &'t str,
    all: Vec<Token>,
    /// The place of the token that is looked at.
    pub(super) at: usize,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, all: Source::new(text).lex().collect(), at: 0 }
    }
    pub(super) fn kind(&self) -> TokenKind {
        self.all.get(self.at).map_or(TokenKind::Eof, Token::kind)
    }
    pub(super) fn raw(&self) -> &'t str {
        self.all.get(self.at).map_or("", |token| &self.text[token.span().start()..token.span().end()])
    }
    /// Byte where the token begins.
    pub(super) fn place(&self) -> usize {
        self.place_of(self.at)
    }
    /// Byte where any token begins.
    pub(super) fn place_of(&self, at: usize) -> usize {
        self.all.get(at).map_or(self.text.len(), |token| token.span().start())
    }
    /// Goes to the token that begins at a byte.
    pub(super) fn go_to(&mut self, place: usize) {
        self.at = self.all.iter().position(|token| token.span().start() == place).unwrap_or(self.at);
    }
    /// Steps over white space.
    pub(super) fn blanks(&mut self) -> &'t str {
        if self.kind() != TokenKind::Whitespace {
            return "";
        }
        let raw = self.raw();
        self.at += 1;
        raw
    }
    /// Steps over white space and a token of this kind; where there is another: its place.
    pub(super) fn expect(&mut self, kind: TokenKind) -> Result<(), usize> {
        self.blanks();
        if self.kind() != kind {
            return Err(self.place());
        }
        self.at += 1;
        Ok(())
    }
    /// Steps over the brackets that open a table's header; true for `[[`.
    pub(super) fn open_header(&mut self) -> Result<bool, usize> {
        self.expect(TokenKind::LeftSquareBracket)?;
        let listed = self.kind() == TokenKind::LeftSquareBracket;
        self.at += usize::from(listed);
        Ok(listed)
    }
    /// Steps over those that close it.
    pub(super) fn close_header(&mut self, listed: bool) -> Result<(), usize> {
        self.expect(TokenKind::RightSquareBracket)?;
        if listed { self.expect(TokenKind::RightSquareBracket) } else { Ok(()) }
    }
    /// Steps over a value that is neither list nor table; the blanks behind it belong to what follows.
    pub(super) fn scalar(&mut self) -> Result<&'t str, usize> {
        let start = self.place();
        let mut end = start;
        while !matches!(
            self.kind(),
            TokenKind::Comma
                | TokenKind::RightSquareBracket
                | TokenKind::RightCurlyBracket
                | TokenKind::Newline
                | TokenKind::Comment
                | TokenKind::Eof
        ) {
            if self.kind() != TokenKind::Whitespace {
                end = self.place() + self.raw().len();
            }
            self.at += 1;
        }
        while end > start && self.place() > end {
            self.at -= 1;
        }
        if end == start { Err(start) } else { Ok(&self.text[start..end]) }
    }
    /// What is left of a line: nothing. Gives where its text ends.
    pub(super) fn end_of_line(&mut self) -> Result<usize, usize> {
        self.blanks();
        let end = self.place();
        match self.kind() {
            TokenKind::Newline => {
                self.at += 1;
                Ok(end)
            }
            TokenKind::Eof => Ok(end),
            _ => Err(end),
        }
    }
}
