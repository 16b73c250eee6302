//! PO, the translations of a program's texts: what is translated is read, not what it is translated from. Source: the GNU
//! gettext manual, "The Format of PO Files".

mod entries;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use super::builder::Builder;
use super::comment::{self, About, Comment};
use super::markup::{self, Elements, Piece};
use super::spell::{Place, each, replaced};
use super::{DraftFacts, Format, ReadResult};
use crate::base::{Lang, Source, Span};
use crate::model::{Diagnostic, Edit, Segment, Severity, TagKind};
use entries::Entry;
use words::Read;

pub(super) const FORMAT: Format = Format {
    name: "po",
    title: "PO",
    extensions: &["po", "pot"],
    sniff: None,
    draft: Some(draft),
    spell: Some(spell),
    leads: None,
    terms: None,
};

const RULE: &str = "draft-syntax";

/// What the header says.
#[derive(Default)]
struct Header {
    lang: Option<Lang>,
    charset: Option<String>,
    plurals: Option<usize>,
}

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    let text = source.text();
    let (mut facts, mut problems) = (DraftFacts::default(), Vec::new());
    let (mut paragraph, mut messages) = (0, 0);
    let mut header: Option<Header> = None;
    // Those with a plural, by where they stand and how many texts they have.
    let mut plurals: Vec<(Range<usize>, usize)> = Vec::new();
    let mut take = |mut entry: Entry| {
        let before = paragraph;
        let own = mem::take(&mut entry.comments);
        if entry.is_header() {
            header.get_or_insert_with(|| Header::read(&Read::new(text, &entry.texts[0]).text));
        } else {
            messages += 1;
            if entry.has_plural() && entry.texts.iter().flatten().any(|words| !words.is_empty()) {
                plurals.push((entry.keyword(), entry.texts.len()));
            }
            if !entry.fuzzy {
                let of = entry.id.as_ref().map_or_else(String::new, |id| Read::new(text, id).text);
                for words in &entry.texts {
                    if let Some(segment) = segment(text, &of, &Read::new(text, words), paragraph) {
                        each(segment);
                        paragraph += 1;
                    }
                }
            }
        }
        let about = About::Paragraphs(before..paragraph);
        let said = comments(text, own, paragraph > before || entry.is_header());
        facts.comments.extend(said.map(|comment| Comment { about: about.clone(), ..comment }));
    };
    let loose = entries::read(text, &mut take, &mut |span, what| {
        problems.push(Diagnostic::new(RULE, Severity::Error, Span::new(span.start, span.end), what));
    });
    facts.comments.extend(comments(text, loose, false));
    let header = header.unwrap_or_default();
    problems.extend(encoding_problem(source, &header));
    for (span, count) in plurals {
        if let Some(wanted) = header.plurals.filter(|wanted| *wanted != count) {
            let what = format!("the header's Plural-Forms say {wanted} forms, here are {count}");
            problems.push(Diagnostic::new(RULE, Severity::Warning, Span::new(span.start, span.end), what));
        }
    }
    problems.sort_by_key(|problem| problem.span.start);
    facts.lang = header.lang;
    facts.units = Some(messages);
    ReadResult { value: facts, problems }
}

/// The comments to exonym among these. What is said of a message that waits for its translation is said for later.
fn comments(text: &str, lines: Vec<Range<usize>>, is_due: bool) -> impl Iterator<Item = Comment> {
    let all = lines.into_iter().filter_map(move |line| comment::of_line(text, line, '#'));
    all.filter(move |comment| {
        let first = text[comment.text.range()].split(|c: char| c.is_whitespace() || c == ':').next();
        is_due || !first.is_some_and(|first| first.eq_ignore_ascii_case(IGNORE))
    })
}

/// What is said of one message alone.
const IGNORE: &str = "exonym-ignore";

/// What is odd about how the file is encoded.
fn encoding_problem(source: &Source, header: &Header) -> Option<Diagnostic> {
    let encoding = source.encoding();
    let what = match &header.charset {
        _ if encoding.has_bom() => {
            "the file begins with a byte order mark, which gettext refuses; save it without".to_owned()
        }
        None if encoding.name() != "UTF-8" => {
            format!("the header names no charset; read as {}", encoding.name())
        }
        Some(charset) if !source.text().is_ascii() && !is_label_of(charset, encoding.name()) => {
            format!(
                "the header says charset={charset}, but the file is read as {}; put the header right",
                encoding.name()
            )
        }
        _ => return None,
    };
    Some(Diagnostic::new(RULE, Severity::Warning, Span::new(0, 0), what))
}

/// True for a name of an encoding (WHATWG).
fn is_label_of(label: &str, encoding: &str) -> bool {
    encoding_rs::Encoding::for_label(label.as_bytes()).is_some_and(|known| known.name() == encoding)
}

/// The encoding that the header of a PO file says; `None` for other files, and where the bytes are UTF-8 whatever it says, or a
/// remark says another one. Without either it is that of old Western files, which the reader tells.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let lines = bytes.split(|b| *b == b'\n').map(<[u8]>::trim_ascii);
    // Remarks stand before the first message.
    let mut messages = lines.filter(|line| line.first().is_some_and(|first| *first != b'#')).peekable();
    let first = messages.peek()?;
    let is_keyword =
        |word: &[u8]| first.strip_prefix(word).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""));
    if !(is_keyword(b"msgid") || is_keyword(b"msgctxt")) || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    // The strings put together: a line may end within the name.
    let string = |line: &'_ [u8]| {
        let mut parts = line.splitn(2, |b| *b == b'"').skip(1);
        parts.next().map(|rest| rest.strip_suffix(b"\"").unwrap_or(rest).to_vec()).unwrap_or_default()
    };
    let strings: Vec<u8> = messages.flat_map(string).collect();
    let charset = memchr::memmem::find(&strings, b"charset=").map(|at| &strings[at + b"charset=".len()..]);
    let name = charset.map(|rest| rest.iter().take_while(|b| is_charset_letter(**b)).map(|b| char::from(*b)).collect());
    match name.filter(|name: &String| !name.is_empty() && name != PLACEHOLDER) {
        None if Source::hints(bytes) => None,
        name => Some(name.unwrap_or_else(|| OLD.to_owned())),
    }
}

/// What a template has in the place of a charset.
const PLACEHOLDER: &str = "CHARSET";
/// What old files are in that name no charset.
const OLD: &str = "windows-1252";

fn is_charset_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b':')
}

impl Header {
    /// Its fields are lines of the text.
    fn read(text: &str) -> Self {
        let mut header = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "language" => header.lang = lang(value),
                "content-type" => {
                    let charset = value.split_once("charset=").map(|(_, name)| name.trim());
                    header.charset = charset.filter(|name| !name.is_empty() && *name != PLACEHOLDER).map(str::to_owned);
                }
                "plural-forms" => {
                    let count = value.split_once("nplurals=").map(|(_, rest)| rest.trim_start());
                    let digits = |rest: &str| rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or("").parse();
                    header.plurals = count.and_then(|rest| digits(rest).ok());
                }
                _ => {}
            }
        }
        header
    }
}

/// The language of a locale's name: `pt_BR`, `sr@latin`, `de_DE.UTF-8`.
fn lang(locale: &str) -> Option<Lang> {
    let (locale, modifier) = locale.split_once('@').unwrap_or((locale, ""));
    let (locale, _) = locale.split_once('.').unwrap_or((locale, ""));
    let script = match &*modifier.to_ascii_lowercase() {
        "latin" => "-Latn",
        "cyrillic" => "-Cyrl",
        _ => "",
    };
    let (language, region) = locale.split_once('_').map_or((locale, String::new()), |(l, r)| (l, format!("-{r}")));
    let lang = Lang::new(&format!("{language}{script}{region}"));
    (!language.is_empty() && lang.is_well_formed()).then_some(lang)
}

/// A translation of a text, with the tags in it set aside, and the mark of its access key.
fn segment<'s>(source: &'s str, of: &str, read: &Read, paragraph: u32) -> Option<Segment<'s>> {
    let mut out = Builder::new(source);
    let key = access_key(of, &read.text);
    if read.text.contains('<') {
        let mut elements = Elements::default();
        markup::pieces(&read.text, &mut |piece| match piece {
            Piece::Open { ref name, ref whole, .. } | Piece::Close { ref name, ref whole }
                if breaks(&read.text[name.clone()]) && !out.ends_blank() =>
            {
                out.replaced("\n", read.extent(whole.clone()));
            }
            Piece::Text(text) if elements.hidden() => out.tag(TagKind::Alone, read.extent(text)),
            Piece::Text(text) => push(&mut out, read, text, key),
            Piece::Open { name, whole, alone, .. } => {
                out.tag(if alone { TagKind::Alone } else { TagKind::Open }, read.extent(whole));
                if !alone {
                    elements.open(&read.text[name], &[], out.len());
                }
            }
            Piece::Close { name, whole } => {
                out.tag(TagKind::Close, read.extent(whole));
                elements.close(&read.text[name], &mut out);
            }
            Piece::Hidden(hidden) => out.tag(TagKind::Alone, read.extent(hidden)),
        });
        elements.end_segment(&mut out);
    } else {
        push(&mut out, read, 0..read.text.len(), key);
    }
    let mut segment = Segment::paragraph(out.finish()?, paragraph);
    segment.element = Cow::Borrowed("msgstr");
    Some(segment)
}

/// True for a tag at which a line ends on the screen.
fn breaks(name: &str) -> bool {
    name.eq_ignore_ascii_case("br") || markup::is_block(name)
}

/// Adds a stretch of the text without the mark that stands at `key`.
fn push(out: &mut Builder<'_>, read: &Read, range: Range<usize>, key: Option<usize>) {
    if let Some(key) = key.filter(|key| range.contains(key)) {
        push(out, read, range.start..key, None);
        out.tag(TagKind::Alone, read.extent(key..key + 1));
        return push(out, read, key + 1..range.end, None);
    }
    for piece in read.pieces(range).filter(|piece| !piece.text.is_empty()) {
        if piece.verbatim {
            out.verbatim(piece.source);
        } else {
            out.replaced(&read.text[piece.text], piece.source);
        }
    }
}

/// Where the mark of an access key stands in a translation whose original has one: `_File`, `Fi&le`. A name with such a
/// sign in it (`file_name`) stands in both as it is.
fn access_key(of: &str, text: &str) -> Option<usize> {
    let only = |text: &str, mark: char| {
        let at = text.find(mark).filter(|at| text.rfind(mark) == Some(*at))?;
        text[at + 1..].starts_with(char::is_alphanumeric).then_some(at)
    };
    let word = |text: &str, at: usize| {
        let start = text[..at].rfind(char::is_whitespace).map_or(0, |before| before + 1);
        let end = text[at..].find(char::is_whitespace).map_or(text.len(), |len| at + len);
        text[start..end].to_owned()
    };
    ['_', '&'].into_iter().find_map(|mark| {
        let (own, at) = (only(of, mark)?, only(text, mark)?);
        let is_reference = |text: &str, at: usize| markup::character_reference(&text[at..]).is_some();
        let is_name = word(of, own) == word(text, at) && word(of, own).find(mark) != Some(0);
        (!is_name && !is_reference(of, own) && !is_reference(text, at)).then_some(at)
    })
}

/// Strings are written as in C.
fn spell(_: &Place<'_>, edits: &[Edit], way: usize) -> Option<Vec<Edit>> {
    (way == 0).then_some(())?;
    let write = |_, c| match c {
        '"' => Some(Cow::Borrowed("\\\"")),
        '\\' => Some(Cow::Borrowed("\\\\")),
        '\n' => Some(Cow::Borrowed("\\n")),
        '\t' => Some(Cow::Borrowed("\\t")),
        _ => None,
    };
    each(edits, |edit| Some(replaced(&edit.text, write)))
}
