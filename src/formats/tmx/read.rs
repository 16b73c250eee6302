//! A TMX file, unit by unit.

use std::io::Read;

use super::super::xml::{Entities, Fault, Node, Xml};
use super::cut::{Cut, Cutter, Kind};
use super::faults::{SYNTAX, error, prefixed, problem};
use super::head::Head;
use super::repair::{clean, escaped};
use super::unit::{Parsed, parse};
use crate::base::{Encoding, Error, Place, Result};
use crate::model::{Problem, Severity, Unit};

/// Bytes that references to entities may become for each byte of the file, over what one unit may.
const GROWTH: u64 = 16;

/// A piece behind the head.
pub(crate) enum Piece<'b> {
    /// White space, remarks, and what else stands between units.
    Between(Cut<'b>),
    /// A unit and its text.
    Unit(Cut<'b>, Unit<'b>),
    /// So many units, well-formed and as they are written; only where [`Reader::unread`] asks for it.
    Sound(Cut<'b>, u32),
    /// A unit that is not well-formed, where these are asked for.
    Broken(Cut<'b>, Fault),
    /// From `</body>` to the end.
    Tail(Cut<'b>),
}

/// What becomes of a memory that is not well-formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// Its first fault ends the reading: for all that use what is read.
    Refuse,
    /// What the parser could read over is a problem, anything else ends the reading: for those that tell what is wrong.
    Tell,
    /// A unit is handed out with its fault.
    PassOver,
}

/// Reads a TMX file.
pub(crate) struct Reader<R> {
    cutter: Cutter<R>,
    /// What stands before the units.
    pub(crate) head: Head,
    broken: Broken,
    /// The end of the file has been read, and was what it should be.
    closed: bool,
    expanded: u64,
    /// A piece that stands between units, put right.
    mended: String,
    /// Pieces between units that could not be put right.
    pub(crate) left_out: u64,
    /// What was put right on the way, since last taken.
    pub(crate) problems: Vec<Problem>,
}

impl<'t> Reader<&'t [u8]> {
    /// The same of what is decoded: what the XML declaration says of the encoding is of the file.
    pub(crate) fn of_text(text: &'t str, broken: Broken) -> Result<Self> {
        Self::open(text.as_bytes(), Some("UTF-8"), broken)
    }
}

impl<R: Read> Reader<R> {
    /// Reads the head. `encoding` is what the file is in where it does not say so itself. An error has its place.
    pub(crate) fn open(input: R, encoding: Option<&str>, broken: Broken) -> Result<Self> {
        let mut cutter = Cutter::open(input, encoding, broken == Broken::PassOver)?;
        let mut problems = Vec::new();
        if !cutter.step()? {
            let what = "the file is empty; a memory has at least a header";
            return Err(Error::new(what).at(Place::START));
        }
        let head = Head::opened(cutter.cut().text, broken == Broken::PassOver, &mut problems)?;
        refused(broken, &problems)?;
        let closed = head.complete;
        Ok(Self { cutter, head, broken, closed, expanded: 0, mended: String::new(), left_out: 0, problems })
    }

    /// How the file is encoded.
    pub(crate) fn encoding(&self) -> Encoding {
        self.cutter.encoding()
    }

    /// Where bytes that are no characters became U+FFFD, in bytes of the decoded file.
    pub(crate) fn replaced(&self) -> &[u64] {
        self.cutter.replaced()
    }

    /// The place behind what was read.
    pub(crate) fn end(&self) -> Place {
        self.cutter.end()
    }

    /// From here on units need not be read: up to `together` at a time are handed out as they are written, as long as
    /// they are well-formed.
    pub(crate) fn unread(&mut self, together: u32) {
        self.cutter.together = together;
    }

    /// The next piece; `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Piece<'_>>> {
        if !self.cutter.step()? {
            if self.closed || self.broken == Broken::PassOver {
                return Ok(None);
            }
            let what = "`<body>` is never closed: the file is cut off; `--repair` writes what is left of it";
            return Err(Error::new(what).at(self.cutter.end()));
        }
        let cut = self.cutter.cut();
        match cut.kind {
            Kind::Head | Kind::Between => {
                let told = self.problems.len();
                let around = ("<body>", "</body>");
                if cut.text.bytes().any(|byte| !byte.is_ascii_whitespace())
                    && !wrapped(cut, around, &self.head, self.broken, &mut self.problems)?
                {
                    self.left_out += 1;
                    self.problems.push(left_out(cut));
                    return Ok(Some(Piece::Between(Cut { text: "", ..cut })));
                }
                refused(self.broken, &self.problems)?;
                if self.broken == Broken::PassOver && self.problems.len() > told {
                    let mended = put_right(cut, around, &self.head, &self.head.entities);
                    if mended.is_none() {
                        self.left_out += 1;
                        self.problems.push(left_out(cut));
                    }
                    self.mended = mended.unwrap_or_default();
                    return Ok(Some(Piece::Between(Cut { text: &self.mended, ..cut })));
                }
                Ok(Some(Piece::Between(cut)))
            }
            Kind::Sound(count) => Ok(Some(Piece::Sound(cut, count))),
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
                    // The text as it is written is not to be handed on.
                    if self.broken == Broken::PassOver {
                        return Ok(faults.into_iter().next().map(|fault| Piece::Broken(cut, fault)));
                    }
                    self.problems.extend(faults.into_iter().map(|fault| problem(fault, cut.text, cut.place())));
                    refused(self.broken, &self.problems)?;
                    Ok(Some(Piece::Unit(cut, unit)))
                }
                Err(fault) if self.broken == Broken::PassOver => Ok(Some(Piece::Broken(cut, fault))),
                Err(fault) => Err(error(fault, cut.text, cut.place())),
            },
            Kind::Tail => {
                let before = format!("<{}>{}", self.head.root, if self.head.body { "<body>" } else { "" });
                let around = (&*before, "");
                let told = self.problems.len();
                let good = wrapped(cut, around, &self.head, self.broken, &mut self.problems)?;
                self.closed = good;
                refused(self.broken, &self.problems)?;
                if self.broken == Broken::PassOver && self.problems.len() > told {
                    let mended = put_right(cut, around, &self.head, &Entities::default()).filter(|_| good);
                    self.closed = mended.is_some();
                    if !self.closed && !is_end(cut.text, &self.head.root) {
                        self.left_out += 1;
                        self.problems.push(left_out(cut));
                    }
                    self.mended = mended.unwrap_or_default();
                    return Ok(self.closed.then_some(Piece::Tail(Cut { text: &self.mended, ..cut })));
                }
                Ok(good.then_some(Piece::Tail(cut)))
            }
        }
    }
}

/// A piece that is no unit put right, if it can be, within what surrounds it.
fn put_right(cut: Cut<'_>, around: (&str, &str), head: &Head, entities: &Entities) -> Option<String> {
    let text = escaped(&clean(cut.text), entities);
    let mut left = Vec::new();
    let sound = wrapped(Cut { text: &text, ..cut }, around, head, Broken::PassOver, &mut left);
    (matches!(sound, Ok(true)) && left.is_empty()).then_some(text)
}

/// True for the end of a file, whole or cut off: nothing is lost where it is written anew.
fn is_end(text: &str, root: &str) -> bool {
    let ends = ["</body>".to_owned(), format!("</{root}>")];
    let mut rest = text.trim();
    for end in &ends {
        rest = rest.strip_prefix(end.as_str()).unwrap_or(rest).trim_start();
    }
    rest.is_empty() || ends.iter().any(|end| end.starts_with(rest))
}

/// Says that a piece between units is not written.
fn left_out(cut: Cut<'_>) -> Problem {
    let message = "this cannot be mended: what stands here outside of units is left out".to_owned();
    Problem { rule: SYNTAX, severity: Severity::Error, place: cut.place(), length: 1, message }
}

/// The one place that says what a memory may not have where it is used.
fn refused(broken: Broken, problems: &[Problem]) -> Result<()> {
    match problems.first().filter(|_| broken == Broken::Refuse) {
        Some(problem) => {
            let what = format!("{}; `exonym convert --repair` mends what it can", problem.message);
            Err(Error::new(what).at(problem.place))
        }
        None => Ok(()),
    }
}

/// Parses a piece within what surrounds it; true if it is well-formed. What is not is an error, or a problem.
fn wrapped(
    cut: Cut<'_>,
    (before, after): (&str, &str),
    head: &Head,
    broken: Broken,
    problems: &mut Vec<Problem>,
) -> Result<bool> {
    let text = format!("{before}{}{after}", cut.text);
    let mut xml = Xml::of_document(&text, &head.entities);
    let back = |mut fault: Fault| {
        fault.span.start = fault.span.start.saturating_sub(before.len() as u32).min(cut.text.len() as u32);
        fault
    };
    loop {
        match xml.next() {
            // Passed over they would be lost.
            Ok(Some((Node::Start(element), span))) if element.name == "tu" && element.full != "tu" => {
                let fault = Fault { span, message: prefixed(element.full) };
                return Err(error(back(fault), cut.text, cut.place()));
            }
            // For the faults in their values.
            Ok(Some((Node::Start(element), _))) => drop(xml.attributes(&element)),
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(fault) if broken == Broken::PassOver => {
                problems.push(problem(back(fault), cut.text, cut.place()));
                return Ok(false);
            }
            Err(fault) => return Err(error(back(fault), cut.text, cut.place())),
        }
    }
    problems.extend(xml.take_faults().into_iter().map(|fault| problem(back(fault), cut.text, cut.place())));
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    /// The text, the number of units, and what is said of it.
    fn read(text: &str, together: u32) -> (String, u32, String) {
        let mut reader = match Reader::open(text.as_bytes(), None, Broken::Tell) {
            Ok(reader) => reader,
            Err(error) => return (String::new(), 0, format!("{error} {:?}", error.place())),
        };
        reader.unread(together);
        let (mut out, mut count) = (reader.head.text.clone(), 0);
        let mut said = loop {
            match reader.next() {
                Ok(None) => break String::new(),
                Ok(Some(Piece::Between(cut) | Piece::Tail(cut) | Piece::Broken(cut, _))) => out += cut.text,
                Ok(Some(Piece::Unit(cut, _))) => {
                    out += cut.text;
                    count += 1;
                }
                Ok(Some(Piece::Sound(cut, units))) => {
                    out += cut.text;
                    count += units;
                }
                Err(error) => break format!("{error} {:?}", error.place()),
            }
        };
        let _ = write!(said, "{:?} {:?}", reader.problems, reader.end());
        (out, count, said)
    }

    #[test]
    fn a_large_file_is_the_same_unread() {
        let unit =
            |n: usize| format!("<tu>\n<tuv xml:lang=\"ru\"><seg>{} &lt;</seg></tuv></tu>", "Шуша ".repeat(n % 50));
        let mut units: Vec<_> = (0..3000).map(unit).collect();
        units[2000] = "<!-- r --><tu><tuv><seg>x<!-- </tu> --></seg></tuv></tu>".to_owned();
        let text = format!("<tmx><header/><body>{}\n</body></tmx>", units.join("\n"));
        let expected = read(&text, 0);
        assert_eq!((expected.0.as_str(), expected.1), (text.as_str(), 3000));
        for together in [1, 7, u32::MAX] {
            assert_eq!(read(&text, together), expected);
        }
    }

    #[test]
    fn elements_with_a_prefix_are_told_as_such() {
        let unit = "<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>";
        let prefixed =
            unit.replace("</", "</t:").replace("<t", "<t:t").replace("<t:t:", "<t:").replace("<seg", "<t:seg");
        for (text, column) in [
            (format!("<t:tmx xmlns:t='u'><t:header/><t:body>{prefixed}</t:body></t:tmx>"), 31),
            (format!("<tmx xmlns:t='u'><header/><t:body>{prefixed}</t:body></tmx>"), 27),
            (format!("<tmx xmlns:t='u'><header/><body>{unit}{prefixed}</body></tmx>"), 79),
        ] {
            let (_, _, said) = read(&text, 0);
            assert!(said.contains("TMX has no namespace") && said.contains("`<t:` with `<`"), "{text}: {said}");
            assert!(said.contains(&format!("column: {column} ")), "{text}: {said}");
        }
        // A body of somebody else's in the header ends nothing.
        let text = format!("<tmx><header><x:body>b</x:body></header><body>{unit}</body></tmx>");
        assert_eq!(read(&text, 0).1, 1);
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1000))]
        #[test]
        fn what_is_unread_is_refused_as_what_is_read(
            edits in proptest::collection::vec((0..200_usize, 0..4_usize, "[<>/&;'\"a =\u{1}\u{FFFE}\r-]|</tu>|<tu>|<seg>|<!--|&amp;|&x;|</body>|<b/>|<tu/>"), 0..4),
        ) {
            let mut text = "<tmx><header/><body>\n".to_owned();
            for _ in 0..3 {
                text += "<tu a='1'><note>n</note>\n<tuv xml:lang=\"az\"><seg>Şu &gt; <ph/>b</seg></tuv></tu>\n";
            }
            text += "</body></tmx>";
            for (at, gone, piece) in edits {
                let at = text.floor_char_boundary(20 + at % (text.len() - 20));
                let end = text.ceil_char_boundary((at + gone).min(text.len()));
                text.replace_range(at..end, &piece);
            }
            let expected = read(&text, 0);
            for together in [1, u32::MAX] {
                proptest::prop_assert_eq!(&read(&text, together), &expected);
            }
        }
    }
}
