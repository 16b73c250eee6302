//! Checks of exchange files: what their schema and their standard's prose demand. One file a check, one line in
//! [`EXCHANGE_CHECKS`].

mod attributes;
mod categories;
mod content;
mod references;
mod structure;

use crate::base::Source;
use crate::formats::tbx::{Category, Dialect, Version, category, dialect, version};
use crate::formats::xml::{Document, Element, local};
use crate::model::Diagnostic;

/// A check of an exchange file.
pub trait ExchangeCheck: Sync {
    /// Its id, stable for scripts: `tbx-structure`.
    fn id(&self) -> &'static str;
    /// Its manual, Markdown.
    fn doc(&self) -> &'static str;
    /// Looks through one file.
    fn file(&self, file: &ExchangeFile<'_>, out: &mut Vec<Diagnostic>);
}

/// Every check of exchange files.
pub static EXCHANGE_CHECKS: &[&dyn ExchangeCheck] = &[
    &structure::TbxStructure,
    &attributes::TbxAttributes,
    &categories::TbxCategories,
    &content::TbxContent,
    &references::TbxReferences,
];

/// An exchange file as its checks see it.
pub struct ExchangeFile<'f> {
    root: &'f Element,
    version: Version,
    /// `None` for a dialect that is nobody's but its makers'.
    dialect: Option<Dialect>,
    /// In version 3: the style in which an element is a category.
    dct: bool,
}

/// All that the checks find in a file, in file order; nothing if it is no TBX, or no XML (which its reader tells).
pub(crate) fn check_exchange(source: &Source) -> Vec<Diagnostic> {
    let Some(version) = version(source) else { return Vec::new() };
    let Ok(document) = Document::read(source.text()) else { return Vec::new() };
    let file = ExchangeFile::new(&document.root, version);
    let mut found = Vec::new();
    for check in EXCHANGE_CHECKS {
        check.file(&file, &mut found);
    }
    found.sort_by_key(|diagnostic| diagnostic.span);
    found
}

impl<'f> ExchangeFile<'f> {
    fn new(root: &'f Element, version: Version) -> Self {
        let dialect = dialect(root, version);
        Self { root, version, dialect, dct: root.attribute("style") == Some("dct") }
    }

    /// Shows every element with the elements around it, the innermost last.
    fn each(&self, show: &mut dyn FnMut(&'f Element, &[&'f Element])) {
        fn down<'f>(
            one: &'f Element,
            around: &mut Vec<&'f Element>,
            show: &mut dyn FnMut(&'f Element, &[&'f Element]),
        ) {
            show(one, around);
            around.push(one);
            for inner in one.elements() {
                down(inner, around, show);
            }
            around.pop();
        }
        down(self.root, &mut Vec::new(), show);
    }

    /// The element of the style DCA that an element stands for, and its category.
    fn meant(&self, element: &'f Element) -> (&'f str, Option<&'static Category>) {
        let name = local(&element.name);
        let foreign = name.len() < element.name.len() || element.attribute("xmlns").is_some();
        match category(name) {
            Some(category) if self.version == Version::Three && foreign => (category.element, Some(category)),
            _ => (name, None),
        }
    }
}

#[cfg(test)]
mod tests;
