//! Row 2: one file a format, one line in [`FORMATS`].

mod asciidoc;
mod builder;
mod comment;
pub(crate) mod conflict;
mod container;
mod csv;
mod cues;
mod deepl;
mod document;
mod docx;
mod epub;
#[cfg(test)]
mod fixtures;
mod foreign;
mod former;
mod front_matter;
mod glossary_toml;
mod google;
mod heads;
mod html;
mod langs;
mod latex;
mod lines;
mod markdown;
mod markup;
mod memoq;
mod odt;
mod omegat;
mod opened;
mod plain;
mod po;
mod policy_toml;
mod ranks;
mod remarks;
mod rst;
mod runs;
mod spell;
mod subrip;
mod tab;
mod table;
pub(crate) mod tbx;
mod term_text;
pub(crate) mod tmx;
mod weblate;
mod webvtt;
mod window;
pub(crate) mod xml;

use std::io;
use std::path::Path;

pub(crate) use comment::{About, Comment, Removal, paragraph_of};
pub(crate) use container::is_zip;
pub(crate) use foreign::foreign;
pub(crate) use former::{Former, Keeping};
pub(crate) use glossary_toml::{
    Layout, line_fields, line_removed, read as read_glossary_toml, read_with_layout, toml_text,
};
pub(crate) use markup::BLOCKS;
pub(crate) use opened::{declared_encoding, decode, edited, is_document_name, open};
pub(crate) use policy_toml::{policy_concepts, read as read_policy_toml};
pub(crate) use remarks::{Remark, remarks, spoken_in};
pub(crate) use spell::{Leads, Speller, Why, is_harmless, spell, spelt};
pub(crate) use table::{
    Grid, GridRow, TableFacts, TableReading, UNKNOWN_SOURCE, UNKNOWN_TARGET, is_dialect, nearest_dialect,
};
pub(crate) use term_text::written;
pub(crate) use window::Window;

use crate::base::{Lang, Source};
use crate::model::{Date, Diagnostic, Glossary, Losses, Segment};

/// What a draft says of itself: its front matter, its `lang` attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DraftFacts {
    /// The language it states.
    pub lang: Option<Lang>,
    /// Its date of writing (`date`).
    pub written: Option<Date>,
    /// The date of what it tells (`event-date`).
    pub event: Option<Date>,
    /// Its type (`doctype`).
    pub doctype: Option<String>,
    /// Its comments to exonym, in file order.
    pub comments: Vec<Comment>,
    /// Of a file of translations, how many messages it has, translated or not.
    pub units: Option<usize>,
}

/// What was read, and every mistake met on the way. The good part is always there.
#[derive(Debug, Default)]
pub(crate) struct ReadResult<T> {
    /// The good part.
    pub value: T,
    /// All mistakes, in file order.
    pub problems: Vec<Diagnostic>,
}

/// Takes a draft apart into segments.
pub(crate) type DraftReader = for<'s> fn(&'s Source, &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts>;

/// What is known of a file of terms beforehand; formats that say it themselves do not look here.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermsReading {
    /// The language of the first column of terms.
    pub from: Option<Lang>,
    /// The language of the second column of terms.
    pub to: Option<Lang>,
    /// For tables.
    pub table: TableReading,
}

/// What a file of terms is written for.
#[derive(Clone, Debug, Default)]
pub(crate) struct TermsWriting {
    /// The language translated from; a format of one pair needs it.
    pub from: Option<Lang>,
    /// The languages translated to; empty means all others.
    pub to: Vec<Lang>,
    /// For tables.
    pub table: TableWriting,
    /// Leaves out what only exonym would read back (forms, match, labels of names…), as a loss.
    pub bare: bool,
    /// Names the document type, for programs that ask for one.
    pub doctype: bool,
}

impl TermsWriting {
    /// The languages that are asked for, the one translated from first; where none is translated to, all of the glossary.
    fn langs(&self, glossary: &Glossary) -> Vec<Lang> {
        let mut langs: Vec<Lang> = self.from.iter().chain(&self.to).cloned().collect();
        if self.to.is_empty() {
            let others: Vec<Lang> = glossary.langs().into_iter().filter(|lang| !langs.contains(lang)).collect();
            langs.extend(others);
        }
        langs
    }
}

/// How a table is to be written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TableWriting {
    /// What sets cells apart, instead of the format's.
    pub delimiter: Option<u8>,
    /// Whether there is a header, where the format leaves the choice.
    pub header: Option<bool>,
    /// A row for every form of a term.
    pub expand: bool,
    /// An apostrophe before what a spreadsheet would take for a formula.
    pub safe: bool,
}

/// Reads a file of terms.
pub(crate) type TermsReader = fn(&Source, &TermsReading) -> ReadResult<Glossary>;

/// Writes a file of terms and notes what the format cannot hold.
pub(crate) type TermsWriter = fn(&Glossary, &TermsWriting, &mut dyn io::Write, &mut Losses) -> io::Result<()>;

/// A file of terms, in and out.
#[derive(Clone, Copy)]
pub(crate) struct TermsIo {
    /// Reads it.
    pub read: TermsReader,
    /// Writes it; `None` where nothing is to be written in this format.
    pub write: Option<TermsWriter>,
}

/// A format: what it cannot do is `None`.
pub(crate) struct Format {
    /// Its name on the command line and in `info`.
    pub name: &'static str,
    /// Its name in a sentence, as translators know it.
    pub title: &'static str,
    /// Extensions, lower case, without dot.
    pub extensions: &'static [&'static str],
    /// True if the content is of this format; asked of XML and ZIP formats only, where extensions lie.
    pub sniff: Option<fn(&Source) -> bool>,
    /// Reads it as a draft.
    pub draft: Option<DraftReader>,
    /// Says how a draft has a text at a place; `None` where it stands as it reads.
    pub spell: Option<Speller>,
    /// Finds the links of a file that lead to its titles by their words.
    pub leads: Option<Leads>,
    /// Reads and writes it as a glossary.
    pub terms: Option<TermsIo>,
}

/// Every format.
pub(crate) static FORMATS: &[Format] = &[
    plain::FORMAT,
    markdown::FORMAT,
    html::FORMAT,
    subrip::FORMAT,
    webvtt::FORMAT,
    rst::FORMAT,
    asciidoc::FORMAT,
    latex::FORMAT,
    po::FORMAT,
    docx::FORMAT,
    odt::FORMAT,
    epub::FORMAT,
    glossary_toml::FORMAT,
    tbx::FORMAT,
    tbx::V3,
    tbx::DCT,
    tmx::FORMAT,
    csv::FORMAT,
    tab::FORMAT,
    omegat::FORMAT,
    weblate::FORMAT,
    memoq::FORMAT,
    deepl::FORMAT,
    google::FORMAT,
];

/// The format of a file: by content for those that can tell, else by extension.
pub(crate) fn detect(path: &Path, source: &Source) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.sniff.is_some_and(|sniff| sniff(source))).or_else(|| by_extension(path))
}

/// The format that a file name speaks for.
pub(crate) fn by_extension(path: &Path) -> Option<&'static Format> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    FORMATS.iter().find(|f| f.extensions.contains(&extension.as_str()))
}

/// The format of a file that is to have terms: as [`detect`], but a text that is a tab-separated glossary is one.
pub(crate) fn detect_terms(path: &Path, source: &Source) -> Option<&'static Format> {
    match detect(path, source) {
        Some(format) if format.name == TEXT.name && table::is_tab_glossary(path, source.text()) => by_name("tab"),
        format => format,
    }
}

/// What a table is, and its terms; `None` for what is no table.
pub(crate) fn read_table(
    format: &Format,
    source: &Source,
    reading: &TermsReading,
) -> Option<(ReadResult<Glossary>, TableFacts)> {
    let base = match format.name {
        "csv" => table::Base::Csv,
        "tab" => table::Base::Tab,
        _ => return None,
    };
    Some(table::read(source, reading, base))
}

/// The edits that keep terms and texts of a file of terms as they were, beside what is written in their place, and mark
/// them for review; those that no edit is of have no room there. `comments`: a pair may have a third column.
pub(crate) fn keepings(format: &Format, source: &Source, formers: &[Former<'_>], comments: bool) -> Vec<Keeping> {
    match format.name {
        "csv" => table::keepings(source, table::Base::Csv, formers, comments),
        "tab" => table::keepings(source, table::Base::Tab, formers, comments),
        _ if format.name.starts_with("tbx") => tbx::keepings(source.text(), formers),
        _ => Vec::new(),
    }
}

/// Plain text: what a file is that no other format claims.
pub(crate) static TEXT: &Format = &FORMATS[0];

/// The names of all formats, for messages.
pub(crate) fn names() -> String {
    FORMATS.iter().map(|f| f.name).collect::<Vec<_>>().join(", ")
}

/// The format of this name.
pub(crate) fn by_name(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.name == name)
}
