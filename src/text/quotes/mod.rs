//! Quotations: whose words these are.
//!
//! A quotation has a speaker or more than about three words; a quoted *name* ('Gizilbulagh', «Дрмбон», “Martakert”in)
//! is none, and neither are scare quotes. Titles of works are told apart. Marks of every kind are read, nested and
//! unbalanced; a mark that nobody closes exempts its paragraph at most.

mod cited;
mod dialogue;
mod east;
mod governed;
mod introduced;
mod kind;
mod marks;
pub(crate) mod predicate;
mod speakers;
mod subject;
mod tables;
mod works;

#[cfg(test)]
mod tests;

use crate::base::PlainSpan;

/// What a quoted stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QuoteKind {
    /// Somebody's words.
    Speech,
    /// A name or term in quotation marks: the writer's own word. [`over_paragraphs`] leaves these out.
    Name,
    /// The title of a work.
    Title,
}

/// A quotation in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// From the opening mark to the closing one, both included.
    pub(crate) span: PlainSpan,
    /// False if it runs on past the paragraph's end, or nobody closed it.
    pub(crate) closed: bool,
    /// Speech or title.
    pub(crate) kind: QuoteKind,
    /// A few words that nothing but a word beside the marks makes a speech or title: a name in a case that this word
    /// governs is one all the same.
    pub(crate) lone: bool,
}

/// A text of a file that marks set off its values in (JSON, PO, YAML), of the same length, without those: what is quoted within a value
/// stands where it stood.
pub(crate) fn without_syntax(plain: &str) -> String {
    let text = plain.replace('"', " ");
    if !text.contains('\'') {
        return text;
    }
    text.split_inclusive('\n').map(without_apostrophes).collect()
}

/// A line without the apostrophes around its value: `key: 'value'`, `- 'value',`.
fn without_apostrophes(line: &str) -> String {
    let rest = line.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}' | ';'));
    let is_opening = |at: usize| {
        let before = line[..at].trim_end();
        before.is_empty()
            || before.len() < at && before.ends_with([':', '-', '=', '[', '{', ','])
            || before.ends_with('[')
    };
    let opening = line.match_indices('\'').map(|(at, _)| at).find(|at| is_opening(*at));
    match opening.zip(rest.strip_suffix('\'')) {
        Some((from, inner)) if from < inner.len() => {
            format!("{} {} {}", &line[..from], &inner[from + 1..], &line[rest.len()..])
        }
        _ => line.to_owned(),
    }
}

/// Where a paragraph stands among quotations that run over several paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carry {
    /// The quotation mark that an earlier paragraph opened and did not close.
    pub(crate) open: Option<char>,
    /// How many paragraphs have passed since without opening it again.
    waited: u8,
}

/// After so many paragraphs without any sign of it, an open quotation is taken for a slip.
const PATIENCE: u8 = 10;

/// The quotations and titles of a paragraph, ascending. A quoted *name* ('Gizilbulagh', «Дрмбон») is none.
///
/// A quotation over several paragraphs is known where each paragraph opens it again, and in the paragraph that closes
/// it; one in between that does neither is known only to [`over_paragraphs`].
#[cfg(test)]
pub(crate) fn quotations(plain: &str, carry: Carry) -> (Vec<Quote>, Carry) {
    let found = read(plain, carry, Some(&|_| true));
    (found.quotes, found.carry)
}

/// True for a name before what stands behind a place of print: *X: Publisher, 1999*.
pub(crate) fn is_place_of_print(before: &str, after: &str) -> bool {
    cited::is_place_of_print(before, after)
}

/// True if a stretch in italics is the title of a work: the words beside it name one, or it is written as one.
pub(crate) fn is_title(plain: &str, span: PlainSpan) -> bool {
    kind::is_title(plain, span)
}

/// The quotations of those of `count` consecutive paragraphs that are asked about, given ascending by their numbers and what
/// tells which of their stretches are meant: also those in the middle of a quotation that one paragraph opens and a later
/// one closes, ten paragraphs on at most. Most of a long draft are passed over without a look at their text.
pub(crate) fn over_paragraphs<'p, F: Fn(PlainSpan) -> bool>(
    count: usize,
    plain: impl Fn(usize) -> &'p str,
    asked: impl IntoIterator<Item = (usize, F)>,
) -> Vec<Vec<Quote>> {
    let mut all: Vec<Vec<Quote>> = Vec::new();
    // Of each paragraph asked about its number and its length.
    let mut known: Vec<(usize, usize)> = Vec::new();
    let mut carry = Carry::default();
    let mut read_on = |number: usize, carry: &mut Carry, wanted: Option<&F>| {
        let plain = plain(number);
        let waited = usize::from(carry.waited);
        let found = read(plain, *carry, wanted);
        if found.closes_carried {
            let first = known.partition_point(|(asked, _)| asked + waited < number);
            for (quotes, (_, length)) in all[first..].iter_mut().zip(&known[first..]) {
                *quotes = vec![Quote {
                    span: PlainSpan::new(0, *length),
                    closed: false,
                    kind: QuoteKind::Speech,
                    lone: false,
                }];
            }
        }
        *carry = found.carry;
        if wanted.is_some() {
            all.push(found.quotes);
            known.push((number, plain.len()));
        }
    };
    let mut at = 0;
    for (number, wanted) in asked {
        while carry.open.is_some() && at < number {
            read_on(at, &mut carry, None);
            at += 1;
        }
        for before in nothing_open(at, number, &plain)..number {
            read_on(before, &mut carry, None);
        }
        read_on(number, &mut carry, Some(&wanted));
        at = number + 1;
    }
    let last = count.min(at + usize::from(PATIENCE));
    while carry.open.is_some() && at < last {
        read_on(at, &mut carry, None);
        at += 1;
    }
    all
}

/// The last paragraph up to one asked about before which no quotation can be open, if none is before the first.
fn nothing_open<'p>(first: usize, number: usize, plain: impl Fn(usize) -> &'p str) -> usize {
    let (mut start, mut silent) = (number, 0);
    for at in (first..number).rev() {
        let plain = plain(at);
        if may_stay_open(plain) {
            (start, silent) = (at, 0);
        } else if !plain.trim().is_empty() {
            silent += 1;
            if silent > PATIENCE {
                return start;
            }
        }
    }
    first
}

struct Found {
    quotes: Vec<Quote>,
    carry: Carry,
    /// The paragraph closes what an earlier one opened.
    closes_carried: bool,
}

/// False only if the paragraph has no byte that a quotation mark or a speaker's dash begins with: most have none, and
/// this is much quicker than looking for pairs.
fn may_speak(plain: &str) -> bool {
    let bytes = plain.as_bytes();
    // E2: curly and angle marks, dashes; C2: « »; E3, EF: marks of East Asia.
    memchr::memchr3(b'"', b'\'', 0xE2, bytes).is_some()
        || memchr::memchr3(0xC2, 0xE3, 0xEF, bytes).is_some()
        || memchr::memchr3(b'`', b'<', b'>', bytes).is_some()
        || plain.trim_start().starts_with('-')
}

/// False only if the paragraph has no byte that a mark begins with which may be left open: of those, single marks are
/// none.
fn may_stay_open(plain: &str) -> bool {
    // In one pass without a branch: most paragraphs are short, and all are asked.
    let is_sign = |b: u8| u8::from(b == b'"') | u8::from(b == 0xC2) | u8::from(b == 0xE2) | u8::from(b == 0xE3);
    plain.bytes().fold(0, |any, b| any | is_sign(b)) != 0
}

/// Where the quotations are not wanted, only what they mean for the paragraphs behind.
fn read(plain: &str, carry: Carry, wanted: Option<&impl Fn(PlainSpan) -> bool>) -> Found {
    if carry.open.is_none() && !(if wanted.is_some() { may_speak(plain) } else { may_stay_open(plain) }) {
        return Found { quotes: Vec::new(), carry: Carry::default(), closes_carried: false };
    }
    if plain.trim().is_empty() {
        return Found { quotes: Vec::new(), carry, closes_carried: false };
    }
    let pairs = marks::pairs(plain, carry.open);
    let mut quotes: Vec<Quote> = Vec::new();
    let mut closes_carried = false;
    for pair in &pairs.closed {
        closes_carried |= pair.carried;
        let span = PlainSpan::new(pair.start, pair.end);
        if wanted.is_none_or(|wanted| !wanted(span)) {
            continue;
        }
        let (kind, lone) = if pair.carried || pair.again { (QuoteKind::Speech, false) } else { kind::of(plain, pair) };
        if kind != QuoteKind::Name {
            quotes.push(Quote { span, closed: pair.closed, kind, lone });
        }
    }
    let next = match pairs.open {
        // Nobody closed it in this paragraph: the next one shows whether it goes on.
        Some(open) if !open.carried => {
            if open.again || kind::is_long(&plain[open.start..]) {
                let span = PlainSpan::new(open.start, plain.len());
                quotes.push(Quote { span, closed: false, kind: QuoteKind::Speech, lone: false });
                Carry { open: Some(open.mark), waited: 0 }
            } else {
                Carry::default()
            }
        }
        Some(open) if carry.waited < PATIENCE => Carry { open: Some(open.mark), waited: carry.waited + 1 },
        _ => Carry::default(),
    };
    if wanted.is_none() {
        return Found { quotes: Vec::new(), carry: next, closes_carried };
    }
    dialogue::speeches(plain, &mut quotes);
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    // What is said within somebody's words is somebody else's anyway.
    let mut end = 0;
    quotes.retain(|quote| {
        let inside = quote.span.end <= end;
        if quote.kind == QuoteKind::Speech {
            end = end.max(quote.span.end);
        }
        !inside
    });
    Found { quotes, carry: next, closes_carried }
}
