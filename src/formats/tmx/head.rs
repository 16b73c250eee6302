//! What stands before a memory's units, read, and put right where it is broken.

use super::super::xml::{Entities, Node, Xml};
use super::cut::advance;
use super::faults::{SYNTAX, error, prefixed, problem};
use super::repair::{clean, escaped, prolog, root_at};
use crate::base::{Error, Place, Result, Span};
use crate::model::{HeadInfo, MemoryHead, Problem, Severity};

pub(super) mod edit;

/// What stands before the units.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// The whole text, `<body>` included.
    pub(crate) text: String,
    /// What it says.
    pub(crate) memory: MemoryHead,
    /// The name of the root element, with prefix.
    pub(crate) root: String,
    /// The start tag of the root element, in the text.
    pub(crate) root_tag: Span,
    /// The start tag of the header; `None` if there is none.
    pub(crate) header_tag: Option<Span>,
    /// Where `</header>` stands; `None` if there is none, or the header is empty.
    pub(crate) header_end: Option<u32>,
    /// False where the file has no `<body>` that is to be closed.
    pub(crate) body: bool,
    /// True where nothing is to come: a document without `<body>`.
    pub(crate) complete: bool,
    /// Entities that the document type declares.
    pub(crate) entities: Entities,
}

impl Head {
    /// Reads it from the text before the first unit; with `mend` what is not well-formed is put right, if it can be, and told.
    pub(super) fn opened(text: &str, mend: bool, problems: &mut Vec<Problem>) -> Result<Self> {
        if !mend {
            return read(text, problems);
        }
        let cleaned = clean(text);
        if *cleaned != *text {
            let message = "characters that XML forbids left out of the header".to_owned();
            problems.push(Problem { rule: SYNTAX, severity: Severity::Error, place: Place::START, length: 1, message });
        }
        let told = problems.len();
        match read(&cleaned, problems) {
            Ok(head) if problems.len() == told => Ok(head),
            broken => put_right(&cleaned, broken, problems),
        }
    }
}

/// A head that is not well-formed, put right. One that stays broken is not written.
fn put_right(text: &str, broken: Result<Head>, problems: &mut Vec<Problem>) -> Result<Head> {
    let mut left = Vec::new();
    let mended = match read(&escaped_head(text), &mut left) {
        Ok(mended) => mended,
        Err(error) => return broken.and(Err(error)),
    };
    if let Some(problem) = left.into_iter().next() {
        return Err(Error::new(format!("{}; this cannot be mended", problem.message)).at(problem.place));
    }
    if let Err(error) = broken {
        let place = error.place().unwrap_or(Place::START);
        problems.push(Problem { rule: SYNTAX, severity: Severity::Error, place, length: 1, message: error.what() });
    }
    Ok(mended)
}

/// The text of a head in which nothing but marks that read as such stands.
fn escaped_head(text: &str) -> String {
    let (before, after) = text.split_at(root_at(text));
    let mut xml = Xml::new(before);
    while let Ok(Some(_)) = xml.next() {}
    // An XML declaration stands at the very beginning; `<?xml$version` is none.
    let before = before.trim_start();
    let declared = before.strip_prefix("<?xml").filter(|rest| rest.starts_with(|c: char| c.is_ascii_whitespace()));
    let end = declared.and_then(|rest| rest.find("?>")).map_or(0, |end| end + "<?xml?>".len());
    let (declaration, rest) = before.split_at(end);
    format!("{declaration}{}{}", prolog(rest), escaped(after, xml.entities()))
}

/// Reads it as it is written. What the parser can read over is a problem, anything else an error.
fn read(text: &str, problems: &mut Vec<Problem>) -> Result<Head> {
    let mut head = Head { text: text.to_owned(), ..Head::default() };
    let mut xml = Xml::of_document(text, &Entities::default());
    let mut info: Option<HeadInfo> = None;
    let mut depth = 0;
    loop {
        let (node, span) = match xml.next() {
            Ok(Some(next)) => next,
            Ok(None) => {
                head.complete = true;
                break;
            }
            Err(fault) => return Err(error(fault, text, Place::START)),
        };
        let place = || advance(Place::START, &text[..span.start as usize]);
        match node {
            Node::Start(element) => {
                depth += 1;
                // All are read, for the faults in those that nobody asks for.
                let attributes = xml.attributes(&element);
                let value = |name: &str| Some(attributes.iter().find(|a| a.name == name)?.value.clone().into_owned());
                match (depth, element.name) {
                    (1, "tmx") => {
                        let tag = text[span.range()].trim_start_matches('<');
                        let end = |c: char| c.is_ascii_whitespace() || c == '>';
                        tag.split(end).next().unwrap_or("tmx").clone_into(&mut head.root);
                        head.root_tag = span;
                        head.memory.version = value("version");
                        head.memory.root = place();
                    }
                    (1, name) => {
                        let what = format!("the root element is `{name}`, not `tmx`: this is no TMX file");
                        return Err(Error::new(what).at(place()));
                    }
                    (2, "header") => {
                        let all = attributes.into_iter();
                        head.memory.header = Some(all.map(|a| (a.name.to_owned(), a.value.into_owned())).collect());
                        head.memory.place = place();
                        head.header_tag = Some(span);
                    }
                    (2, "body") if element.full != "body" => {
                        return Err(Error::new(prefixed(element.full)).at(place()));
                    }
                    (2, "body") => {
                        // The units could not be told from what stands before them.
                        if span.end as usize != text.len() {
                            let what =
                                "quotation marks or remarks before `<body>` do not match: correct the document type";
                            return Err(Error::new(what).at(place()));
                        }
                        head.body = !text[span.range()].ends_with("/>");
                        break;
                    }
                    (3, name) => {
                        let kind = value("type");
                        info = Some(HeadInfo { name: name.to_owned(), kind, text: String::new(), span });
                    }
                    _ => {}
                }
            }
            Node::Aside(_) => {}
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
                    head.memory.infos.push(info);
                }
                if depth == 2 && head.header_tag.is_some() && head.header_end.is_none() && !span.is_empty() {
                    head.header_end = Some(span.start);
                }
                depth -= 1;
            }
        }
    }
    head.entities = Entities::new(xml.entities().as_ref().clone().for_pieces());
    problems.extend(xml.take_faults().into_iter().map(|fault| problem(fault, text, Place::START)));
    Ok(head)
}
