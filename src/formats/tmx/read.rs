//! A TMX file, unit by unit.

use std::borrow::Cow;
use std::io::Read;

use super::super::xml::{Entities, Fault, Node, Xml};
use super::cut::{Cut, Cutter, Kind, advance};
use super::unit::{Parsed, parse};
use crate::base::{Encoding, Error, Place, Result, Span};
use crate::model::{Severity, Unit};

/// What is not well-formed, or had to be left out.
const SYNTAX: &str = "tmx-syntax";
/// Bytes that references to entities may become for each byte of the file, over what one unit may.
const GROWTH: u64 = 16;

/// Something wrong at a place of a file that is too large to be held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The check that speaks.
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    pub(crate) place: Place,
    /// What, and what to do.
    pub(crate) message: String,
}

/// What stands before the units.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// The whole text, `<body>` included.
    pub(crate) text: String,
    /// The name of the root element.
    pub(crate) root: String,
    /// `version` of the root element.
    pub(crate) version: Option<String>,
    /// The attributes of `header`, names and values; `None` if there is none.
    pub(crate) header: Option<Vec<(String, String)>>,
    /// Notes, properties and user-defined encodings of the header.
    pub(crate) infos: Vec<HeadInfo>,
    /// Where `<header` and the root element begin.
    pub(crate) places: (Place, Place),
    /// Entities that the document type declares.
    pub(crate) entities: Entities,
}

/// A child of the header: `note`, `prop` or `ude`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeadInfo {
    /// The element's name.
    pub(crate) name: String,
    /// The type of a property.
    pub(crate) kind: Option<String>,
    /// Its text.
    pub(crate) text: String,
    /// The whole element in [`Head::text`].
    pub(crate) span: Span,
}

impl Head {
    /// The value of an attribute of the header.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        let all = self.header.as_deref().unwrap_or_default();
        all.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }
}

/// A piece behind the head.
pub(crate) enum Piece<'b> {
    /// White space, remarks, and what else stands between units.
    Between(Cut<'b>),
    /// A unit and its text.
    Unit(Cut<'b>, Unit<'b>),
    /// From `</body>` to the end.
    Tail(Cut<'b>),
}

/// What becomes of a unit that is not well-formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// It ends the reading.
    Refuse,
    /// It is handed out as what stands between units.
    PassOver,
}

/// Reads a TMX file.
pub(crate) struct Reader<R> {
    cutter: Cutter<R>,
    /// What stands before the units.
    pub(crate) head: Head,
    broken: Broken,
    expanded: u64,
    /// What was put right on the way, since last taken.
    pub(crate) problems: Vec<Problem>,
}

impl<R: Read> Reader<R> {
    /// Reads the head. `encoding` is what the file is in where it does not say so itself. An error has its place.
    pub(crate) fn open(input: R, encoding: Option<&str>, broken: Broken) -> Result<Self> {
        let mut cutter = Cutter::open(input, encoding, broken == Broken::PassOver)?;
        let mut problems = Vec::new();
        let head = match cutter.next()? {
            Some(cut) => head(cut.text, &mut problems)?,
            None => {
                let what = "the file is empty; a memory has at least a header";
                return Err(Error::new(what).at(Place { offset: 0, line: 1, column: 1 }));
            }
        };
        Ok(Self { cutter, head, broken, expanded: 0, problems })
    }

    /// How the file is encoded.
    pub(crate) fn encoding(&self) -> Encoding {
        self.cutter.encoding()
    }

    /// Where bytes that are no characters became U+FFFD, in bytes of the decoded file.
    pub(crate) fn replaced(&self) -> &[u64] {
        self.cutter.replaced()
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'_>>> {
        let Some(cut) = self.cutter.next()? else { return Ok(None) };
        match cut.kind {
            Kind::Head | Kind::Between => {
                if cut.text.bytes().any(|byte| !byte.is_ascii_whitespace()) {
                    between(cut, &self.head, self.broken, &mut self.problems)?;
                }
                Ok(Some(Piece::Between(cut)))
            }
            Kind::Unit => match parse(cut.text, &self.head.entities) {
                Ok(Parsed { unit, faults, expanded }) => {
                    self.expanded += expanded as u64;
                    if self.expanded > 1 << 20 && self.expanded > (1 << 20) + cut.place().offset * GROWTH {
                        let what = "references to entities make this file grow without end; it is not read";
                        return Err(Error::new(what).at(cut.place()));
                    }
                    if faults.is_empty() {
                        return Ok(Some(Piece::Unit(cut, unit)));
                    }
                    self.problems.extend(faults.into_iter().map(|fault| problem(fault, cut.text, cut.place())));
                    Ok(Some(Piece::Unit(cut, unit)))
                }
                Err(fault) if self.broken == Broken::PassOver => {
                    let fault = Fault { message: format!("{}; the unit is left out", fault.message), ..fault };
                    self.problems.push(problem(fault, cut.text, cut.place()));
                    Ok(Some(Piece::Between(Cut { text: "", ..cut })))
                }
                Err(fault) => Err(error(fault, cut.text, cut.place())),
            },
            Kind::Tail => {
                tail(cut, &self.head, self.broken, &mut self.problems)?;
                Ok(Some(Piece::Tail(cut)))
            }
        }
    }
}

fn error(fault: Fault, text: &str, start: Place) -> Error {
    let at = text.floor_char_boundary(fault.span.start as usize);
    Error::new(fault.message).at(advance(start, &text[..at]))
}

fn problem(fault: Fault, text: &str, start: Place) -> Problem {
    let at = text.floor_char_boundary(fault.span.start as usize);
    let place = advance(start, &text[..at]);
    Problem { rule: SYNTAX, severity: Severity::Error, place, message: fault.message }
}

fn head(text: &str, problems: &mut Vec<Problem>) -> Result<Head> {
    let start = Place { offset: 0, line: 1, column: 1 };
    let mut head = Head { text: text.to_owned(), ..Head::default() };
    let mut xml = Xml::new(text);
    let mut info: Option<HeadInfo> = None;
    let mut depth = 0;
    loop {
        let (node, span) = match xml.next() {
            Ok(Some(next)) => next,
            Ok(None) => break,
            Err(fault) => return Err(error(fault, text, start)),
        };
        let place = || advance(start, &text[..span.start as usize]);
        match node {
            Node::Start(element) => {
                depth += 1;
                match (depth, element.name) {
                    (1, "tmx") => {
                        let tag = text[span.range()].trim_start_matches('<');
                        let end = |c: char| c.is_ascii_whitespace() || c == '>';
                        head.root = tag.split(end).next().unwrap_or("tmx").to_owned();
                        head.version = xml.attribute(&element, "version").map(Cow::into_owned);
                        head.places.1 = place();
                    }
                    (1, name) => {
                        let what = format!("the root element is `{name}`, not `tmx`: this is no TMX file");
                        return Err(Error::new(what).at(place()));
                    }
                    (2, "header") => {
                        let all = xml.attributes(&element).into_iter();
                        head.header = Some(all.map(|a| (a.name.to_owned(), a.value.into_owned())).collect());
                        head.places.0 = place();
                    }
                    (2, "body") => break,
                    (3, name) => {
                        let kind = xml.attribute(&element, "type").map(Cow::into_owned);
                        info = Some(HeadInfo { name: name.to_owned(), kind, text: String::new(), span });
                    }
                    _ => {}
                }
            }
            Node::Text(given) => {
                if let Some(info) = &mut info {
                    info.text.push_str(&given);
                }
            }
            Node::End(_) => {
                if depth == 3
                    && let Some(mut info) = info.take()
                {
                    info.span.end = span.end;
                    head.infos.push(info);
                }
                depth -= 1;
            }
        }
    }
    head.entities = Entities::clone(xml.entities());
    problems.extend(std::mem::take(&mut xml.faults).into_iter().map(|fault| problem(fault, text, start)));
    Ok(head)
}

/// What stands between units must be well-formed by itself.
fn between(cut: Cut<'_>, head: &Head, broken: Broken, problems: &mut Vec<Problem>) -> Result<()> {
    wrapped(cut, "<body>", "</body>", head, broken, problems)
}

/// What stands behind the units closes what the head has opened.
fn tail(cut: Cut<'_>, head: &Head, broken: Broken, problems: &mut Vec<Problem>) -> Result<()> {
    wrapped(cut, &format!("<{}><body>", head.root), "", head, broken, problems)
}

fn wrapped(
    cut: Cut<'_>,
    before: &str,
    after: &str,
    head: &Head,
    broken: Broken,
    problems: &mut Vec<Problem>,
) -> Result<()> {
    let text = format!("{before}{}{after}", cut.text);
    let mut xml = Xml::of_document(&text, &head.entities);
    let back = |mut fault: Fault| {
        fault.span.start = fault.span.start.saturating_sub(before.len() as u32).min(cut.text.len() as u32);
        fault
    };
    loop {
        match xml.next() {
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(fault) if broken == Broken::PassOver => {
                problems.push(problem(back(fault), cut.text, cut.place()));
                break;
            }
            Err(fault) => return Err(error(back(fault), cut.text, cut.place())),
        }
    }
    problems
        .extend(std::mem::take(&mut xml.faults).into_iter().map(|fault| problem(back(fault), cut.text, cut.place())));
    Ok(())
}
