//! What a style means. Styles of the document are common to its parts; automatic ones, which hold what was set by hand,
//! are each part's own.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::super::docx::is_code;
use super::super::xml::{Fault, Node, StartTag, Xml, local};
use crate::base::Lang;
use crate::model::Element;

/// Styles that rest on one another.
const DEPTH: usize = 32;

/// What a style says of text in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) element: Option<Element>,
    pub(super) quotation: bool,
    pub(super) code: bool,
    pub(super) hidden: bool,
    pub(super) italic: Option<bool>,
    pub(super) lang: Option<Lang>,
    /// The same for styles that look the same; `None` where one changes nothing that shows.
    pub(super) print: Option<u64>,
}

#[derive(Debug, Default)]
struct Style {
    /// The name as people see it.
    name: String,
    parent: Option<Box<str>>,
    automatic: bool,
    level: Option<u8>,
    hidden: bool,
    italic: Option<bool>,
    lang: Option<Lang>,
    print: Option<u64>,
}

/// A style's family and name.
type Key = (Box<str>, Box<str>);

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    common: HashMap<Key, Style>,
    /// By part.
    automatic: Vec<HashMap<Key, Style>>,
    /// The language of what states none.
    pub(super) lang: Option<Lang>,
}

/// What the program itself has styles for that say nothing about the text.
const PLAIN: &[&str] = &[
    "standard",
    "default paragraph style",
    "text body",
    "body text",
    "first line indent",
    "hanging indent",
    "text body indent",
    "heading",
    "list",
    "index",
    "header",
    "footer",
    "footnote",
    "endnote",
    "table contents",
    "table heading",
    "frame contents",
    "addressee",
    "sender",
    "signature",
    "salutation",
    "complimentary close",
    "marginalia",
    "contents",
    "user index",
    "horizontal line",
    "list heading",
    "list contents",
    "numbering",
    "header and footer",
    "list indent",
    "object index",
    "bibliography",
    "comment",
];

pub(super) fn value<'s>(start: &StartTag<'s>, name: &str) -> Option<&'s str> {
    start.attributes().find(|(key, _)| *key == name).map(|(_, value)| value)
}

impl Styles {
    pub(super) fn read(parts: &[&str]) -> Result<Self, (usize, Fault)> {
        let mut styles = Self::default();
        for (index, part) in parts.iter().enumerate() {
            styles.automatic.push(HashMap::new());
            styles.part(index, part).map_err(|fault| (index, fault))?;
        }
        let standard = styles.common.get_mut(&("paragraph".into(), "Standard".into()));
        styles.lang = standard.and_then(|style| style.lang.take()).or(styles.lang.take());
        Ok(styles)
    }

    fn part(&mut self, index: usize, text: &str) -> Result<(), Fault> {
        let mut xml = Xml::new(text);
        let mut open: Option<(Key, Style)> = None;
        let (mut automatic, mut default) = (false, false);
        while let Some((node, _)) = xml.next()? {
            match node {
                Node::Start(start) => match start.name {
                    // Styles come before the text, but in a file of its own part, which has none.
                    "body" => break,
                    "automatic-styles" => automatic = true,
                    "styles" | "master-styles" => automatic = false,
                    "default-style" => default = value(&start, "style:family") == Some("paragraph"),
                    "style" => {
                        default = false;
                        self.put(index, open.take());
                        let (Some(family), Some(name)) = (value(&start, "style:family"), value(&start, "style:name"))
                        else {
                            continue;
                        };
                        let shown = value(&start, "style:display-name").map_or_else(|| unwritten(name), str::to_owned);
                        let style = Style {
                            name: shown,
                            parent: value(&start, "style:parent-style-name").map(Into::into),
                            automatic,
                            level: value(&start, "style:default-outline-level").and_then(|level| level.parse().ok()),
                            ..Style::default()
                        };
                        open = Some(((family.into(), name.into()), style));
                    }
                    "text-properties" if default => self.lang = lang(&start).or(self.lang.take()),
                    "text-properties" => {
                        if let Some((_, style)) = &mut open {
                            properties(&start, style);
                        }
                    }
                    "header" | "footer" | "page-layout" => default = false,
                    _ => {}
                },
                Node::End(_) | Node::Text(_) | Node::Aside(_) => {}
            }
        }
        self.put(index, open);
        Ok(())
    }

    fn put(&mut self, part: usize, style: Option<(Key, Style)>) {
        let Some((key, style)) = style else { return };
        if style.automatic { &mut self.automatic[part] } else { &mut self.common }.insert(key, style);
    }

    /// What a style of a family means in a part.
    pub(super) fn look(&self, part: usize, family: &str, name: &str) -> Look {
        let mut look = Look::default();
        let mut next: Option<Box<str>> = Some(name.into());
        let (mut level, mut own) = (None, None);
        for _ in 0..DEPTH {
            let Some(at) = next.take() else { break };
            let key = (family.into(), at);
            let Some(style) = self.automatic[part].get(&key).or_else(|| self.common.get(&key)) else {
                if look.element.is_none() {
                    named(&unwritten(&key.1), family, &mut look);
                }
                break;
            };
            if !style.automatic {
                if look.element.is_none() && !look.code {
                    named(&style.name, family, &mut look);
                }
                if own.is_none() {
                    own = Some(&style.name);
                    look.print = Some(FixedState::with_seed(look.print.unwrap_or(1)).hash_one(&style.name));
                }
            } else if let Some(print) = style.print {
                look.print = Some(print);
            }
            level = level.or(style.level.filter(|level| *level > 0));
            look.hidden |= style.hidden;
            look.italic = look.italic.or(style.italic);
            look.lang = look.lang.take().or_else(|| style.lang.clone());
            next.clone_from(&style.parent);
        }
        if family == "paragraph" && look.element.is_none() && !look.code {
            let plain = |name: &str| {
                let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_lowercase();
                PLAIN.iter().any(|plain| *plain == name || name.strip_prefix(plain).is_some_and(|n| n.starts_with(' ')))
            };
            look.element = match (level, own) {
                (Some(level), _) => Some(heading(level)),
                (None, Some(name)) if !plain(name) => Some(Cow::Owned(format!("odt:{name}"))),
                _ => None,
            };
        }
        look
    }
}

/// A name as it is written where not every letter may stand: `Text_20_body`.
fn unwritten(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('_') {
        let code = after.split_once('_').and_then(|(hex, behind)| {
            let code = u32::from_str_radix(hex, 16).ok().filter(|_| !hex.is_empty() && hex.len() <= 6)?;
            char::from_u32(code).map(|c| (c, behind))
        });
        out.push_str(before);
        if let Some((c, behind)) = code {
            out.push(c);
            rest = behind;
        } else {
            out.push('_');
            rest = after;
        }
    }
    out + rest
}

fn lang(start: &StartTag<'_>) -> Option<Lang> {
    if let Some(tag) = value(start, "style:rfc-language-tag") {
        return Some(Lang::new(tag)).filter(Lang::is_well_formed);
    }
    let language = value(start, "fo:language").filter(|tag| !matches!(*tag, "none" | "zxx" | "und" | ""))?;
    let rest = ["fo:script", "fo:country"].iter().filter_map(|name| value(start, name));
    let rest = rest.filter(|part| !part.is_empty() && *part != "none");
    let tag = rest.fold(language.to_owned(), |tag, part| tag + "-" + part);
    Some(Lang::new(&tag)).filter(Lang::is_well_formed)
}

fn properties(start: &StartTag<'_>, style: &mut Style) {
    style.lang = lang(start);
    style.hidden = value(start, "text:display") == Some("none");
    style.italic = value(start, "fo:font-style").map(|value| value == "italic" || value == "oblique");
    // What shows: languages and the editor's own counters do not.
    let unseen = |key: &str| {
        let key = local(key);
        key.contains("rsid") || key.contains("language") || key.contains("country") || key.contains("script")
    };
    let mut shown: Vec<(&str, &str)> = start.attributes().filter(|(key, _)| !unseen(key)).collect();
    shown.sort_unstable();
    if !shown.is_empty() {
        style.print = Some(FixedState::with_seed(0).hash_one(&shown));
    }
}

/// A heading's element; levels beyond 6 count as that.
pub(super) fn heading(level: u8) -> Element {
    Cow::Borrowed(match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    })
}

/// What the name of a style of the program's own says.
fn named(name: &str, family: &str, look: &mut Look) {
    let name = name.to_lowercase();
    let level = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok());
    look.code |= is_code(&name);
    if family != "paragraph" {
        return;
    }
    look.element = match (&*name, level) {
        (_, Some(level @ 1..=10)) => Some(heading(level)),
        ("title", _) => Some(Cow::Borrowed("odt:Title")),
        ("subtitle", _) => Some(Cow::Borrowed("odt:Subtitle")),
        ("caption", _) => Some(Cow::Borrowed("caption")),
        ("quotations", _) => {
            look.quotation = true;
            Some(Cow::Borrowed("blockquote"))
        }
        _ => None,
    };
}
