//! What a style means: a heading, a caption, program text.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::xml::{Fault, Node, StartTag, Xml, local};
use crate::base::Lang;
use crate::model::Element;

/// Styles that rest on one another; real files have five.
const DEPTH: usize = 32;

/// What a style says of text in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) element: Option<Element>,
    pub(super) quotation: bool,
    pub(super) code: bool,
    /// Of a list.
    pub(super) item: bool,
    pub(super) hidden: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) lang: Option<Lang>,
}

/// A style as it is written.
#[derive(Debug, Default)]
struct Style {
    /// The name that all languages of the program share: `heading 1`.
    name: String,
    based_on: Option<Box<str>>,
    own: bool,
    item: bool,
    outline: Option<u8>,
    hidden: Option<bool>,
    italic: Option<bool>,
    lang: Option<Lang>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<Box<str>, Look>,
    /// The paragraph style of what names none.
    pub(super) default: Option<Box<str>>,
    /// The language of what states none.
    pub(super) lang: Option<Lang>,
}

/// The value of an attribute, as written; prefixes aside.
pub(super) fn value<'s>(start: &StartTag<'s>, name: &str) -> Option<&'s str> {
    start.attributes().find(|(key, _)| local(key) == name).map(|(_, value)| value)
}

/// A property that is on where it stands, unless its value says no.
pub(super) fn is_on(start: &StartTag<'_>) -> bool {
    !matches!(value(start, "val"), Some("0" | "false" | "off" | "none"))
}

/// A language; `x-none` and the like say nothing.
pub(super) fn lang(tag: Option<&str>) -> Option<Lang> {
    let tag = tag.filter(|tag| !tag.is_empty() && !tag.starts_with("x-"))?;
    Some(Lang::new(tag)).filter(Lang::is_well_formed)
}

/// The prefix that the root element binds to `WordprocessingML`, with its colon; `""` where it is the default.
pub(super) fn prefix(root: StartTag<'_>) -> &str {
    let is_own =
        |uri: &str| uri.ends_with("/wordprocessingml/2006/main") || uri.ends_with("/ooxml/wordprocessingml/main");
    let bound = root.attributes().find(|(key, uri)| key.starts_with("xmlns") && is_own(uri));
    let prefix = bound.and_then(|(key, _)| key.strip_prefix("xmlns:")).unwrap_or_default();
    let with_colon = root.full.len().min(prefix.len() + usize::from(!prefix.is_empty()));
    if root.full.starts_with(prefix) { &root.full[..with_colon] } else { "w:" }
}

impl Styles {
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let mut xml = Xml::new(text);
        let mut all: HashMap<Box<str>, Style> = HashMap::new();
        let mut open: Option<(Box<str>, Style)> = None;
        let mut styles = Self::default();
        let mut defaults = false;
        while let Some((node, _)) = xml.next()? {
            let Node::Start(start) = node else { continue };
            match (start.name, &mut open) {
                ("docDefaults", _) => defaults = true,
                ("style", _) => {
                    defaults = false;
                    all.extend(open.take());
                    let Some(id) = value(&start, "styleId") else { continue };
                    let own = value(&start, "customStyle").is_some_and(|on| on == "1" || on == "true");
                    let is_default = value(&start, "default").is_some_and(|on| on == "1" || on == "true");
                    if is_default && value(&start, "type") == Some("paragraph") {
                        styles.default = Some(id.into());
                    }
                    open = Some((id.into(), Style { own, ..Style::default() }));
                }
                ("latentStyles", _) => defaults = false,
                ("lang", None) if defaults => styles.lang = lang(value(&start, "val")),
                ("name", Some((_, style))) => {
                    let name = start.attributes().find(|(key, _)| local(key) == "val").map(|(key, _)| key);
                    let name = name.and_then(|key| xml.attribute(&start, key));
                    style.name = name.unwrap_or_default().into_owned();
                }
                ("basedOn", Some((_, style))) => style.based_on = value(&start, "val").map(Into::into),
                ("numPr", Some((_, style))) => style.item = true,
                ("outlineLvl", Some((_, style))) => style.outline = value(&start, "val").and_then(|v| v.parse().ok()),
                ("vanish", Some((_, style))) => style.hidden = Some(is_on(&start)),
                ("i", Some((_, style))) => style.italic = Some(is_on(&start)),
                ("lang", Some((_, style))) => style.lang = lang(value(&start, "val")),
                _ => {}
            }
        }
        all.extend(open);
        if styles.default.is_none() {
            styles.default = all.iter().find(|(_, style)| style.name == "Normal").map(|(id, _)| id.clone());
        }
        if let Some(default) = styles.default.as_ref().and_then(|id| all.get_mut(id)) {
            // The language of the whole document, which says nothing about a paragraph.
            styles.lang = default.lang.take().or(styles.lang.take());
        }
        let looks = all.keys().map(|id| (id.clone(), resolved(&all, id)));
        styles.looks = looks.collect();
        Ok(styles)
    }

    /// What a style means, by its id; of one that is not described, what its id says.
    pub(super) fn look(&self, id: &str) -> Cow<'_, Look> {
        if let Some(look) = self.looks.get(id) {
            return Cow::Borrowed(look);
        }
        let mut look = Look::default();
        named(id, &mut look);
        Cow::Owned(look)
    }
}

/// The nearest of a style and those that it is based on has the say.
fn resolved(all: &HashMap<Box<str>, Style>, id: &str) -> Look {
    let mut look = Look::default();
    let mut at = Some(id);
    let (mut outline, mut own) = (None, None);
    for _ in 0..DEPTH {
        let Some(style) = at.and_then(|id| all.get(id)) else { break };
        if look.element.is_none() && !look.code {
            named(&style.name, &mut look);
        }
        if style.own && own.is_none() {
            own = Some(&style.name);
        }
        outline = outline.or(style.outline);
        look.item |= style.item;
        look.hidden = look.hidden.or(style.hidden);
        look.italic = look.italic.or(style.italic);
        look.lang = look.lang.take().or_else(|| style.lang.clone());
        at = style.based_on.as_deref();
    }
    if look.element.is_none() && !look.code {
        look.element = match (outline, own) {
            (Some(level @ 0..=8), _) => Some(heading(level + 1)),
            (_, Some(name)) if !name.is_empty() => Some(Cow::Owned(format!("docx:{name}"))),
            _ => None,
        };
    }
    look
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

/// What the name of a built-in style says, in any case and with or without spaces; also ids, which are the names without.
fn named(name: &str, look: &mut Look) {
    let squeezed: String = name.chars().filter(|c| !c.is_whitespace() && *c != '_' && *c != '-').collect();
    let squeezed = squeezed.to_lowercase();
    let level = squeezed.strip_prefix("heading").and_then(|level| level.parse::<u8>().ok());
    look.element = match (&*squeezed, level) {
        (_, Some(level @ 1..=9)) => Some(heading(level)),
        ("title", _) => Some(Cow::Borrowed("docx:Title")),
        ("subtitle", _) => Some(Cow::Borrowed("docx:Subtitle")),
        ("caption", _) => Some(Cow::Borrowed("caption")),
        (
            "quote" | "intensequote" | "quotechar" | "intensequotechar" | "blocktext" | "blockquote" | "quotations",
            _,
        ) => {
            look.quotation = true;
            Some(Cow::Borrowed("blockquote"))
        }
        _ => None,
    };
    look.code = is_code(name);
}

/// True for the name of a style of program text: `HTML Code`, `Source Code`, `Preformatted Text`.
pub(in super::super) fn is_code(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).flat_map(camel);
    words.any(|word| {
        let word = word.to_lowercase();
        matches!(&*word, "code" | "codechar" | "preformatted" | "verbatim" | "listing" | "sourcecode")
    }) || name.eq_ignore_ascii_case("source text")
        || name.eq_ignore_ascii_case("sourcetext")
}

/// The words of a name written in one, as ids are: `SourceCode`.
fn camel(word: &str) -> impl Iterator<Item = &str> {
    let starts = word.char_indices().zip(word.chars().skip(1).map(Some).chain([None]));
    let mut cuts: Vec<usize> = starts
        .filter(|((_, c), next)| c.is_lowercase() && next.is_some_and(char::is_uppercase))
        .map(|((at, c), _)| at + c.len_utf8())
        .collect();
    cuts.insert(0, 0);
    cuts.push(word.len());
    cuts.windows(2).map(|pair| &word[pair[0]..pair[1]]).collect::<Vec<_>>().into_iter()
}
