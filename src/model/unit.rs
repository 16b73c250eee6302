//! A unit of a translation memory: one text in several languages.

use std::borrow::Cow;

use super::Text;
use crate::base::{Place, Span};

/// A translation unit (TMX `tu`). Spans are bytes of the unit's own text in its file.
#[derive(Clone, Debug, Default)]
pub struct Unit<'s> {
    /// Its attributes, in order, values with references replaced.
    pub attributes: Vec<Attribute<'s>>,
    /// What is said of it before its variants, in order.
    pub infos: Vec<Info<'s>>,
    /// The text in each language, in order.
    pub variants: Vec<Variant<'s>>,
}

/// The text of a unit in one language (TMX `tuv`).
#[derive(Clone, Debug, Default)]
pub struct Variant<'s> {
    /// As written; empty where the file gives none.
    pub lang: Cow<'s, str>,
    /// Which attributes give the language.
    pub lang_by: LangBy,
    /// Its attributes but the language, in order.
    pub attributes: Vec<Attribute<'s>>,
    /// What is said of it, in order.
    pub infos: Vec<Info<'s>>,
    /// Its text with the codes set aside; empty where there is no segment.
    pub text: Text<'s>,
    /// The whole element.
    pub span: Span,
    /// What stands between `<seg>` and `</seg>`; `None` where there is no segment.
    pub segment: Option<Span>,
}

/// The attributes that give a variant's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LangBy {
    /// None.
    #[default]
    Nothing,
    /// `xml:lang`, as TMX 1.4 has it.
    Xml,
    /// `lang`, as versions before have it.
    Plain,
    /// Both; `xml:lang` counts.
    Both,
}

/// A name and a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute<'s> {
    /// As written, prefix included.
    pub name: &'s str,
    /// With references replaced.
    pub value: Cow<'s, str>,
}

/// Something said of a unit or variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info<'s> {
    /// What sort of statement.
    pub kind: InfoKind<'s>,
    /// Its text.
    pub text: Cow<'s, str>,
    /// The whole element.
    pub span: Span,
}

/// The sorts of statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InfoKind<'s> {
    /// A remark for people.
    Note,
    /// A property, with its type.
    Prop(Cow<'s, str>),
    /// An element that the format does not know, by name.
    Other(&'s str),
}

impl<'s> Unit<'s> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }
    /// The unit's id.
    pub fn id(&self) -> Option<&str> {
        self.attribute("tuid")
    }
    /// The values of the properties of this type, the unit's and then the variants'.
    pub fn props<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        let of = move |infos: &'a [Info<'s>]| {
            let is = move |info: &&Info<'_>| matches!(&info.kind, InfoKind::Prop(given) if *given == kind);
            infos.iter().filter(is).map(|info| &*info.text)
        };
        of(&self.infos).chain(self.variants.iter().flat_map(move |variant| of(&variant.infos)))
    }
}

impl Variant<'_> {
    /// The value of an attribute other than the language.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }
}

fn attribute<'a>(attributes: &'a [Attribute<'_>], name: &str) -> Option<&'a str> {
    attributes.iter().find(|attribute| attribute.name == name).map(|attribute| &*attribute.value)
}

/// Who changed a unit, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The moment in UTC, as TMX writes it: `20240531T080000Z`.
    pub date: String,
    /// The name for `changeid`.
    pub by: String,
}

/// What a memory says of itself before its units (TMX `header`).
#[derive(Clone, Debug, Default)]
pub struct MemoryHead {
    /// The format's version, as written.
    pub version: Option<String>,
    /// The attributes of the header, names and values; `None` if there is no header.
    pub header: Option<Vec<(String, String)>>,
    /// Notes, properties and user-defined encodings.
    pub infos: Vec<HeadInfo>,
    /// Where the root element begins.
    pub root: Place,
    /// Where the header begins.
    pub place: Place,
}

/// A child of a memory's header: `note`, `prop` or `ude`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadInfo {
    /// The element's name.
    pub name: String,
    /// The type of a property.
    pub kind: Option<String>,
    /// Its text.
    pub text: String,
    /// The whole element in what stands before the units.
    pub span: Span,
}

impl MemoryHead {
    /// The value of an attribute of the header.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let all = self.header.as_deref().unwrap_or_default();
        all.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }
    /// The language that units without one of their own are translated from; `None` where any is (`*all*`).
    pub fn source_language(&self) -> Option<&str> {
        self.attribute("srclang").filter(|lang| !lang.is_empty() && *lang != "*all*")
    }
}
