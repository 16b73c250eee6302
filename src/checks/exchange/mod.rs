//! Checks of exchange files: what their schema and their standard's prose demand. One file a check, one line in
//! [`EXCHANGE_CHECKS`].

mod attributes;
mod categories;
mod content;
mod references;
mod structure;

use crate::base::{Result, Source, Span};
use crate::formats::tbx::{Category, Dialect, Version, category, dialect, version_of};
use crate::formats::xml::{Away, Child, Element, Origin, Runs, Shell, Unread, local};
use crate::model::{Diagnostic, Severity};

/// A check of an exchange file.
pub trait ExchangeCheck: Sync {
    /// Its id, stable for scripts: `tbx-structure`.
    fn id(&self) -> &'static str;
    /// Its manual, Markdown.
    fn doc(&self) -> &'static str;
    /// Begins to look through one file.
    fn watch<'f>(&self, file: &'f ExchangeFile<'f>) -> Box<dyn ExchangeWatch + 'f>;
}

/// A check at work on one exchange file.
pub trait ExchangeWatch {
    /// Looks at an element. Each element of the file comes once, before those in it.
    fn element(&mut self, element: &ExchangeElement<'_>, out: &mut Vec<Diagnostic>);
    /// Says what is known only behind the last element.
    fn end(&mut self, _out: &mut Vec<Diagnostic>) {}
}

/// Every check of exchange files.
pub static EXCHANGE_CHECKS: &[&dyn ExchangeCheck] = &[
    &structure::TbxStructure,
    &attributes::TbxAttributes,
    &categories::TbxCategories,
    &content::TbxContent,
    &references::TbxReferences,
];

/// An exchange file as its checks see it: what stands around the entries is held, an entry only while it is looked at.
pub struct ExchangeFile<'f> {
    root: &'f Element,
    pieces: &'f dyn Runs,
    version: Version,
    /// `None` for a dialect that is nobody's but its makers'.
    dialect: Option<Dialect>,
    /// In version 3: the style in which an element is a category.
    dct: bool,
}

/// An element of an exchange file with those around it.
pub struct ExchangeElement<'e> {
    one: &'e Element,
    up: Option<&'e ExchangeElement<'e>>,
}

impl ExchangeElement<'_> {
    /// The elements around it, the innermost first.
    fn around(&self) -> impl Iterator<Item = &Element> {
        std::iter::successors(self.up, |one| one.up).map(|around| around.one)
    }
}

/// All that the checks find in a file, in file order; nothing if it is no TBX, or no XML (which its reader tells).
pub(crate) fn check_exchange(source: &Source) -> Vec<Diagnostic> {
    // A text that is held can always be read.
    check_exchange_of(&source.text()).unwrap_or_default()
}

/// The same of a file that is not held. An error says that it could not be read.
pub(crate) fn check_exchange_of(origin: &dyn Origin) -> Result<Vec<Diagnostic>> {
    check(origin, Some(|_| true))
}

fn check(origin: &dyn Origin, away: Option<Away>) -> Result<Vec<Diagnostic>> {
    let Shell { document, pieces } = match Shell::read(origin, away) {
        Ok(shell) => shell,
        Err(Unread::Fault(..)) => return Ok(Vec::new()),
        Err(Unread::Failed(error)) => {
            let Some(place) = error.place().filter(|_| !error.is_unreadable()) else { return Err(error) };
            // Too long.
            let at = u32::try_from(place.offset).unwrap_or(u32::MAX);
            let message = format!("{}; nothing of the file was held against its schema", error.what());
            let id = structure::TbxStructure.id();
            return Ok(vec![Diagnostic::new(id, Severity::Warning, Span { start: at, end: at }, message)]);
        }
    };
    let Some(version) = version_of(document.root.local()) else { return Ok(Vec::new()) };
    let file = ExchangeFile::new(&document.root, &pieces, version);
    let mut watches: Vec<_> = EXCHANGE_CHECKS.iter().map(|check| (check.watch(&file), Vec::new())).collect();
    file.each(&mut |element| watches.iter_mut().for_each(|(watch, out)| watch.element(element, out)));
    let mut found = Vec::new();
    for (mut watch, mut out) in watches {
        watch.end(&mut out);
        found.append(&mut out);
    }
    found.sort_by_key(|diagnostic| diagnostic.span);
    pieces.failed().map(|()| found)
}

impl<'f> ExchangeFile<'f> {
    fn new(root: &'f Element, pieces: &'f dyn Runs, version: Version) -> Self {
        let dialect = dialect(root, version);
        Self { root, pieces, version, dialect, dct: root.attribute("style") == Some("dct") }
    }

    /// Shows every element.
    fn each(&self, show: &mut dyn FnMut(&ExchangeElement<'_>)) {
        self.down(&ExchangeElement { one: self.root, up: None }, show);
    }

    fn down(&self, element: &ExchangeElement<'_>, show: &mut dyn FnMut(&ExchangeElement<'_>)) {
        show(element);
        for child in &element.one.children {
            match child {
                Child::Element(one) => self.down(&ExchangeElement { one, up: Some(element) }, show),
                Child::Run(run) => self.pieces.each(*run, &mut |child| {
                    if let Child::Element(one) = &child {
                        self.down(&ExchangeElement { one, up: Some(element) }, show);
                    }
                }),
                Child::Text(..) | Child::Reference(..) | Child::Aside(..) => {}
            }
        }
    }

    /// Shows each element that stands in another; there may be nothing in it.
    fn each_in(&self, element: &Element, show: &mut dyn FnMut(&Element)) {
        for child in &element.children {
            match child {
                Child::Element(one) => show(one),
                Child::Run(run) => self.pieces.heads(*run, show),
                Child::Text(..) | Child::Reference(..) | Child::Aside(..) => {}
            }
        }
    }

    /// The prefix of an element, if it is not that of the root: whose namespace TBX's own elements are in.
    fn prefix<'e>(&self, element: &'e Element) -> Option<&'e str> {
        let prefix = element.name.split_once(':').map(|(prefix, _)| prefix)?;
        (self.root.name.split_once(':').map(|(own, _)| own) != Some(prefix)).then_some(prefix)
    }

    /// The element of the style DCA that an element stands for, and its category.
    fn meant<'e>(&self, element: &'e Element) -> (&'e str, Option<&'static Category>) {
        let name = local(&element.name);
        let foreign = self.prefix(element).is_some() || element.attribute("xmlns").is_some();
        match category(name) {
            Some(category) if self.version == Version::Three && foreign => (category.element, Some(category)),
            _ => (name, None),
        }
    }
}

#[cfg(test)]
mod tests;
