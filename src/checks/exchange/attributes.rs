//! `tbx-attributes`: attributes that are missing, that TBX does not have, or whose value cannot be.

use super::{ExchangeCheck, ExchangeElement, ExchangeFile, ExchangeWatch};
use crate::base::Lang;
use crate::formats::tbx::NAMESPACE;
use crate::formats::tbx::Version;
use crate::formats::tbx::models::{has_attribute, holds_text, is_of_xml, is_typed, model};
use crate::formats::xml::Element;
use crate::model::{Diagnostic, Severity};

pub(super) struct TbxAttributes;

impl ExchangeCheck for TbxAttributes {
    fn id(&self) -> &'static str {
        "tbx-attributes"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/tbx-attributes.md")
    }
    fn watch<'f>(&self, file: &'f ExchangeFile<'f>) -> Box<dyn ExchangeWatch + 'f> {
        Box::new(Watch { id: self.id(), file })
    }
}

struct Watch<'f> {
    id: &'static str,
    file: &'f ExchangeFile<'f>,
}

impl ExchangeWatch for Watch<'_> {
    fn element(&mut self, shown: &ExchangeElement<'_>, out: &mut Vec<Diagnostic>) {
        let (file, element) = (self.file, shown.one);
        let mut say = |element: &Element, message: String| {
            out.push(Diagnostic::new(self.id, Severity::Warning, element.span, message));
        };
        let is_root = shown.up.is_none();
        if is_root {
            root(file, &mut say);
        }
        let (name, category) = file.meant(element);
        let foreign = file.prefix(element).is_some()
            || shown.around().any(|one| one.attribute("xmlns").is_some_and(|ns| ns != NAMESPACE));
        if file.version == Version::Three && foreign && !file.dct && !is_root {
            say(
                element,
                format!("`{}` in a file of style `dca`: write `<{name} type=\"{}\">`", element.name, element.local()),
            );
        }
        if category.is_some() || !(model(name, file.version).is_some() || holds_text(name, file.version)) {
            return;
        }
        let kind = element.attribute("type").map(str::trim);
        if is_typed(name) {
            if file.dct {
                say(
                    element,
                    format!("`{name}` in a file of style `dct`: there each category is an element of its own"),
                );
            } else if kind.is_none_or(str::is_empty) {
                say(element, format!("`{name}` without `type`: say of which data category it is"));
            }
        } else if matches!(name, "refObjectList" | "refObjectSec" | "termCompList") && kind.is_none_or(str::is_empty) {
            say(element, format!("`{name}` without `type`"));
        }
        if matches!(name, "langSet" | "langSec") {
            language(element, &mut say);
        }
        if name == "xref" && element.attribute("target").is_none() {
            say(element, "`xref` without `target`: say where it leads".to_owned());
        }
        if name == "conceptEntry" && element.attribute("id").is_none() {
            say(element, "`conceptEntry` without `id`: give it one".to_owned());
        }
        for attribute in &element.attributes {
            let allowed =
                if is_root { on_root(&attribute.name) } else { has_attribute(name, file.version, &attribute.name) };
            // That `lang` should be `xml:lang` is told with the language.
            let told = &*attribute.name == "lang" && matches!(name, "langSet" | "langSec");
            if !allowed && !told {
                say(element, format!("`{name}` has no attribute `{}`", attribute.name));
            }
        }
    }
}

fn root(file: &ExchangeFile<'_>, say: &mut dyn FnMut(&Element, String)) {
    let root = file.root;
    let namespace = root.attribute("xmlns");
    match file.version {
        Version::Two => {
            if root.attribute("type").is_none() {
                say(root, "`martif` without `type`: write `type=\"TBX\"`".to_owned());
            }
            if namespace.is_some() {
                say(root, "`martif` in a namespace: version 2 has none; remove `xmlns`".to_owned());
            }
        }
        Version::Three => {
            if !root.attribute("type").is_some_and(|kind| kind.len() > 4 && kind.starts_with("TBX-")) {
                say(root, "`tbx` without the name of a dialect: write `type=\"TBX-Basic\"`".to_owned());
            }
            if !matches!(root.attribute("style"), Some("dca" | "dct")) {
                say(root, "`tbx` without its style: write `style=\"dca\"` or `style=\"dct\"`".to_owned());
            }
            let own = match root.name.split_once(':') {
                Some((prefix, _)) => root.attribute(&format!("xmlns:{prefix}")),
                None => namespace,
            };
            if own != Some(NAMESPACE) {
                say(root, format!("`tbx` is not in its namespace: write `xmlns=\"{NAMESPACE}\"`"));
            }
        }
        Version::Min => {}
    }
    if file.version != Version::Min && root.attribute("xml:lang").is_none_or(|lang| lang.trim().is_empty()) {
        say(root, format!("`{}` without `xml:lang`: say the language of its texts", root.name));
    }
}

fn language(element: &Element, say: &mut dyn FnMut(&Element, String)) {
    let name = element.local();
    let is_tag = |lang: &str| {
        let tag = Lang::new(lang.trim());
        tag.is_well_formed() && tag.is_registered()
    };
    match (element.attribute("xml:lang"), element.attribute("lang")) {
        (Some(lang), _) if !is_tag(lang) && !lang.trim().is_empty() => {
            say(element, format!("`{lang}` is no language tag: write one such as `en-US` (BCP 47)"));
        }
        (None, Some(lang)) if !is_tag(lang) => {
            let what = "write `xml:lang` with a language tag such as `en-US` (BCP 47)";
            say(element, format!("`{name}` with `lang`, and `{lang}` is no language tag: {what}"));
        }
        (None, Some(lang)) => say(element, format!("`{name}` with `lang`: write `xml:lang=\"{lang}\"`")),
        // The reader tells that there is none.
        (Some(_), _) | (None, None) => {}
    }
}

/// The attributes of the root element.
fn on_root(name: &str) -> bool {
    is_of_xml(name) || matches!(name, "type" | "xml:lang" | "style" | "dialect")
}
