//! TOML events put together to one table header or one `key = value` at a time.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, ParseError, Raw};

use crate::base::Span;

/// Brackets within brackets: `names = { a = { terms = [ { forms = [ … ] } ] } }` is five.
pub(super) const MAX_DEPTH: usize = 16;

/// One part of a key.
#[derive(Clone, Debug)]
pub(super) struct Key<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) span: Span,
    /// The parser has complained of it already.
    pub(super) invalid: bool,
}

/// `key = value`, at the top or in braces.
#[derive(Debug)]
pub(super) struct Entry<'s> {
    pub(super) key: Key<'s>,
    /// What follows the first dot of a dotted key.
    pub(super) rest: Vec<Key<'s>>,
    pub(super) value: Value<'s>,
}

/// A value with its place.
#[derive(Debug)]
pub(super) struct Value<'s> {
    pub(super) span: Span,
    pub(super) kind: Kind<'s>,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind<'s> {
    Text(Cow<'s, str>),
    Bool(bool),
    Number(f64),
    /// Any of TOML's dates and times, as written.
    Date(Cow<'s, str>),
    Array(Vec<Value<'s>>),
    Table(Vec<Entry<'s>>),
    /// The parser has complained of it already.
    Invalid,
}

/// Takes headers and entries in file order.
pub(super) trait Sink {
    /// `[a.b]`, or `[[a.b]]` where `array`.
    fn header(&mut self, path: &[Key<'_>], array: bool, span: Span);
    /// `a.b = …` under the last header.
    fn entry(&mut self, entry: &Entry<'_>);
}

enum Frame<'s> {
    Array(Span, Vec<Value<'s>>),
    Table { open: Span, entries: Vec<Entry<'s>>, path: Vec<Key<'s>>, single: Option<Key<'s>> },
}

/// Emptied vectors of earlier pieces of the same text.
#[derive(Default)]
pub(super) struct Room<'s> {
    path: Vec<Key<'s>>,
    stack: Vec<Frame<'s>>,
    arrays: Vec<Vec<Value<'s>>>,
    tables: Vec<Vec<Entry<'s>>>,
}

impl<'s> Room<'s> {
    /// More vectors than these are not kept.
    const MOST: usize = 64;

    /// An empty list.
    pub(super) fn list(&mut self) -> Vec<Value<'s>> {
        self.arrays.pop().unwrap_or_default()
    }

    /// Empty braces.
    pub(super) fn braces(&mut self) -> Vec<Entry<'s>> {
        self.tables.pop().unwrap_or_default()
    }

    /// Takes back the vectors of a value that has been dealt with.
    pub(super) fn take_back(&mut self, value: Value<'s>) {
        match value.kind {
            Kind::Array(mut values) => {
                values.drain(..).for_each(|value| self.take_back(value));
                if self.arrays.len() < Self::MOST {
                    self.arrays.push(values);
                }
            }
            Kind::Table(mut entries) => {
                entries.drain(..).for_each(|entry| self.take_back(entry.value));
                if self.tables.len() < Self::MOST {
                    self.tables.push(entries);
                }
            }
            _ => {}
        }
    }
}

/// The receiver of the parser's events.
pub(super) struct Tree<'s, 'k> {
    text: &'s str,
    base: usize,
    /// No control character is in the text, so that what needs no decoding is known by its first look.
    plain: bool,
    sink: &'k mut dyn Sink,
    /// An open header: where it began, and whether it has two brackets.
    header: Option<(Span, bool)>,
    path: Vec<Key<'s>>,
    in_value: bool,
    /// A dot was the last thing: the next key part belongs to the same key.
    dotted: bool,
    stack: Vec<Frame<'s>>,
    room: &'k mut Room<'s>,
}

impl<'s, 'k> Tree<'s, 'k> {
    /// `text` is the parsed text, which begins at `base` in the file.
    pub(super) fn new(text: &'s str, base: usize, plain: bool, sink: &'k mut dyn Sink, room: &'k mut Room<'s>) -> Self {
        Self {
            text,
            base,
            plain,
            sink,
            header: None,
            path: std::mem::take(&mut room.path),
            in_value: false,
            dotted: false,
            stack: std::mem::take(&mut room.stack),
            room,
        }
    }
    /// Hands on a header that the text ended in.
    pub(super) fn finish(mut self) {
        self.end_header(None);
        self.path.clear();
        self.stack.clear();
        (self.room.path, self.room.stack) = (self.path, self.stack);
    }

    fn span(&self, span: toml_parser::Span) -> Span {
        Span::new(self.base + span.start(), self.base + span.end().max(span.start()))
    }

    fn raw(&self, span: toml_parser::Span, encoding: Option<Encoding>) -> Raw<'s> {
        let raw = self.text.get(span.start()..span.end()).unwrap_or_default();
        Raw::new_unchecked(raw, encoding, span)
    }

    fn end_header(&mut self, close: Option<toml_parser::Span>) {
        let Some((open, array)) = self.header.take() else { return };
        let path = std::mem::take(&mut self.path);
        let last = path.last().map_or(open.end, |key| key.span.end);
        let end = close.map_or(last, |close| self.span(close).end);
        // The parser makes up an opening bracket for a stray `]`: such a header opens nothing.
        if !open.is_empty() {
            self.sink.header(&path, array, Span { start: open.start, end: end.max(open.start) });
        }
        // Its room serves the next key.
        self.path = path;
        self.path.clear();
    }

    fn value(&mut self, value: Value<'s>) {
        match self.stack.last_mut() {
            Some(Frame::Array(_, values)) => values.push(value),
            Some(Frame::Table { entries, path, single, .. }) => {
                if let Some(key) = single.take() {
                    entries.push(Entry { key, rest: std::mem::take(path), value });
                }
            }
            None if self.in_value => {
                self.in_value = false;
                let mut path = self.path.drain(..);
                if let Some(key) = path.next() {
                    let entry = Entry { key, rest: path.collect(), value };
                    self.sink.entry(&entry);
                    self.room.take_back(entry.value);
                }
            }
            None => {}
        }
    }

    /// False, and a mistake, where brackets are nested too deep: the parser then looks for their end only.
    fn within_depth(&self, span: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        let within = self.stack.len() <= MAX_DEPTH;
        if !within {
            error.report_error(ParseError::new("too deep").with_unexpected(span));
        }
        within
    }

    /// The end of a line, where no value is open: an unfinished key is dropped.
    fn settle(&mut self) {
        self.end_header(None);
        if self.stack.is_empty() {
            self.path.clear();
            self.in_value = false;
        }
    }
}

/// Decodes a text, number, date or truth value.
pub(super) fn scalar<'s>(raw: Raw<'s>, report: &mut dyn FnMut(ParseError)) -> Kind<'s> {
    let mut text = Cow::Borrowed("");
    let mut invalid = false;
    let scalar = raw.decode_scalar(&mut text, &mut |e: ParseError| {
        invalid = true;
        report(e);
    });
    match scalar {
        _ if invalid => Kind::Invalid,
        ScalarKind::String => Kind::Text(text),
        ScalarKind::Boolean(value) => Kind::Bool(value),
        ScalarKind::DateTime => Kind::Date(text),
        ScalarKind::Float => text.parse().map_or(Kind::Invalid, Kind::Number),
        // A number of a glossary is a coordinate: what `i32` does not hold is none.
        ScalarKind::Integer(radix) => {
            Kind::Number(i32::from_str_radix(&text, radix.value()).map_or(f64::INFINITY, f64::from))
        }
    }
}

impl EventReceiver for Tree<'_, '_> {
    fn std_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.settle();
        self.header = Some((self.span(span), false));
    }
    fn std_table_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.end_header(Some(span));
    }
    fn array_table_open(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.settle();
        self.header = Some((self.span(span), true));
    }
    fn array_table_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.end_header(Some(span));
    }
    fn inline_table_open(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        let open = self.span(span);
        self.stack.push(Frame::Table { open, entries: self.room.braces(), path: Vec::new(), single: None });
        self.within_depth(span, error)
    }
    fn inline_table_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        if let Some(Frame::Table { open, entries, .. }) = self.stack.pop() {
            let kind = if open.is_empty() { Kind::Invalid } else { Kind::Table(entries) };
            let end = self.span(span).end;
            self.value(Value { span: Span { start: open.start, end: end.max(open.start) }, kind });
        }
    }
    fn array_open(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) -> bool {
        let values = self.room.list();
        self.stack.push(Frame::Array(self.span(span), values));
        self.within_depth(span, error)
    }
    fn array_close(&mut self, span: toml_parser::Span, _: &mut dyn ErrorSink) {
        if let Some(Frame::Array(open, values)) = self.stack.pop() {
            let kind = if open.is_empty() { Kind::Invalid } else { Kind::Array(values) };
            let end = self.span(span).end;
            self.value(Value { span: Span { start: open.start, end: end.max(open.start) }, kind });
        }
    }
    fn simple_key(&mut self, span: toml_parser::Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut text = Cow::Borrowed(self.text.get(span.start()..span.end()).unwrap_or_default());
        let mut invalid = false;
        let bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if kind.is_some() || text.is_empty() || !text.bytes().all(bare) {
            self.raw(span, kind).decode_key(&mut text, &mut |e: ParseError| {
                invalid = true;
                error.report_error(e);
            });
        }
        let key = Key { text, span: self.span(span), invalid };
        let dotted = std::mem::take(&mut self.dotted);
        match self.stack.last_mut() {
            Some(Frame::Table { single: Some(_), path, .. }) if dotted => path.push(key),
            Some(Frame::Table { single, path, .. }) => {
                path.clear();
                *single = Some(key);
            }
            Some(Frame::Array(..)) => {}
            None => {
                if !dotted {
                    self.path.clear();
                }
                self.path.push(key);
            }
        }
    }
    fn key_sep(&mut self, _: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.dotted = true;
    }
    fn key_val_sep(&mut self, _: toml_parser::Span, _: &mut dyn ErrorSink) {
        if self.stack.is_empty() {
            self.in_value = true;
        }
    }
    fn scalar(&mut self, span: toml_parser::Span, kind: Option<Encoding>, error: &mut dyn ErrorSink) {
        if span.is_empty() {
            // Made up by the parser, as a text or as anything.
            error.report_error(ParseError::new("missing value").with_unexpected(span));
            self.value(Value { span: self.span(span), kind: Kind::Invalid });
            return;
        }
        let raw = self.raw(span, kind);
        let inner = raw.as_str().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if let (true, Some(Encoding::BasicString), Some(inner)) = (self.plain, kind, inner)
            && !inner.contains('\\')
        {
            self.value(Value { span: self.span(span), kind: Kind::Text(Cow::Borrowed(inner)) });
            return;
        }
        let kind = scalar(raw, &mut |e| error.report_error(e));
        self.value(Value { span: self.span(span), kind });
    }
    fn newline(&mut self, _: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.settle();
    }
    fn comment(&mut self, _: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.settle();
    }
    fn error(&mut self, _: toml_parser::Span, _: &mut dyn ErrorSink) {
        self.end_header(None);
    }
}
