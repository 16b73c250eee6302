//! The head of the page with its filters, and the counts by name and by file.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use indexmap::IndexMap;

use super::draft::Numbered;
use super::tag::escape;
use super::{Html, Summary};
use crate::text::page;

/// A file and its errors, warnings and infos.
pub(super) struct FileRow {
    pub(super) path: String,
    pub(super) anchor: String,
    pub(super) findings: [usize; 3],
}

impl FileRow {
    fn count(&self) -> usize {
        self.findings.iter().sum()
    }
}

/// How many findings there are of each kind.
#[derive(Default)]
pub(super) struct Counts {
    rules: BTreeMap<&'static str, usize>,
    severities: BTreeMap<&'static str, usize>,
    /// By the number of the policy.
    houses: BTreeMap<usize, usize>,
    /// By entry, else by text: the spellings with their counts.
    names: IndexMap<Key, IndexMap<String, usize>>,
}

#[derive(PartialEq, Eq, Hash)]
enum Key {
    Entry(usize),
    Text(String),
}

impl Counts {
    /// Counts a finding at this text.
    pub(super) fn add(&mut self, row: &Numbered<'_>, text: &str) {
        *self.rules.entry(row.diagnostic.rule).or_default() += 1;
        *self.severities.entry(row.diagnostic.severity.as_str()).or_default() += 1;
        if let Some(house) = row.house {
            *self.houses.entry(house).or_default() += 1;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = row.entry.map_or_else(|| Key::Text(text.clone()), Key::Entry);
        *self.names.entry(key).or_default().entry(text).or_default() += 1;
    }
}

/// The head: what the run came to, and the filters.
pub(super) fn write_head(out: &mut dyn Write, title: &str, html: &Html, summary: &Summary) -> io::Result<()> {
    let Html { counts, houses, files, .. } = html;
    writeln!(out, "<a class=\"skip\" href=\"#main\">{}</a>\n<header>\n<h1>{}</h1>", page::SKIP, escape(title))?;
    let named: Vec<_> = houses.names().filter(|name| !name.is_empty()).map(escape).collect();
    writeln!(out, "<p>{}</p>", page::subtitle(&named.join(", "), summary.findings))?;
    for failure in &summary.failures {
        writeln!(out, "<p class=\"failure\" role=\"alert\">{}</p>", escape(failure))?;
    }
    writeln!(out, "</header>")?;
    if html.findings == 0 {
        return writeln!(out, "<p class=\"clean\">{}</p>", page::CLEAN);
    }
    writeln!(out, "<form class=\"filters\" aria-label=\"{}\">", page::FILTERS)?;
    let severities = ["error", "warning", "info"].into_iter();
    let severities =
        severities.filter_map(|name| Some((name.to_owned(), name.to_owned(), *counts.severities.get(name)?)));
    choice(out, page::SEVERITY, "severity", severities)?;
    choice(
        out,
        page::CHECK,
        "rule",
        counts.rules.iter().map(|(id, count)| ((*id).to_owned(), (*id).to_owned(), *count)),
    )?;
    let by_house = houses.names().enumerate().filter(|(_, name)| !name.is_empty());
    let by_house = by_house.map(|(number, name)| {
        (number.to_string(), name.to_owned(), counts.houses.get(&number).copied().unwrap_or_default())
    });
    choice(out, page::POLICY, "house", by_house)?;
    let loud: Vec<&FileRow> = files.iter().filter(|file| file.count() > 0).collect();
    if loud.len() > 1 {
        write!(out, "<label>{} <select name=\"file\"><option value=\"\">{}</option>", page::FILE, page::ALL_FILES)?;
        for file in loud {
            write!(out, "<option value=\"{}\">{} ({})</option>", file.anchor, escape(&file.path), file.count())?;
        }
        writeln!(out, "</select></label>")?;
    }
    writeln!(out, "<div class=\"buttons\" hidden>")?;
    if houses.len() > 1 {
        writeln!(out, "<button type=\"button\" id=\"beside\" aria-pressed=\"false\">{}</button>", page::BESIDE)?;
    }
    writeln!(
        out,
        "<button type=\"button\" id=\"previous\" aria-keyshortcuts=\"p\">{}</button>\
         <button type=\"button\" id=\"next\" aria-keyshortcuts=\"n\">{}</button>\
         <output id=\"shown\" data-words=\"{}\"></output></div>\n</form>",
        page::PREVIOUS,
        page::NEXT,
        page::SHOWN,
    )
}

/// A group of boxes to tick: value, words, count.
fn choice(
    out: &mut dyn Write,
    legend: &str,
    by: &str,
    rows: impl Iterator<Item = (String, String, usize)>,
) -> io::Result<()> {
    let rows: Vec<_> = rows.collect();
    if rows.len() < 2 {
        return Ok(());
    }
    write!(out, "<fieldset><legend>{legend}</legend>")?;
    for (value, words, count) in rows {
        write!(
            out,
            "<label class=\"{by}-{value}\"><input type=\"checkbox\" checked name=\"{by}\" value=\"{value}\"> {} \
             <span class=\"count\">{count}</span></label>",
            escape(&words),
        )?;
    }
    writeln!(out, "</fieldset>")
}

/// The findings by name and by file, with bars.
pub(super) fn write_tables(out: &mut dyn Write, html: &Html) -> io::Result<()> {
    if html.findings == 0 {
        return Ok(());
    }
    by_name(out, html)?;
    by_file(out, &html.files)
}

fn by_name(out: &mut dyn Write, html: &Html) -> io::Result<()> {
    let mut rows: Vec<_> = html.counts.names.iter().collect();
    // Stable: of equal counts the first met stays first.
    rows.sort_by_key(|(_, spellings)| std::cmp::Reverse(spellings.values().sum::<usize>()));
    let most = rows.first().map_or(1, |(_, spellings)| spellings.values().sum::<usize>());
    write!(out, "<section id=\"names\">\n<h2>{}</h2>\n<table><thead><tr>", page::BY_NAME)?;
    write!(out, "<th scope=\"col\">{}</th><th scope=\"col\">{}</th>", page::IN_DRAFTS, page::FINDINGS)?;
    for house in html.houses.names() {
        let name = if house.is_empty() { page::GLOSSARY_ITSELF } else { house };
        write!(out, "<th scope=\"col\">{}</th>", page::house_writes(&escape(name)))?;
    }
    writeln!(out, "</tr></thead><tbody>")?;
    for (key, spellings) in rows {
        let count: usize = spellings.values().sum();
        let mut shown: Vec<_> = spellings.iter().collect();
        shown.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let mut text = String::new();
        for (at, (spelling, count)) in shown.iter().enumerate() {
            let _ = write!(text, "{}{}", if at > 0 { ", " } else { "" }, escape(spelling));
            if shown.len() > 1 {
                let _ = write!(text, " <span class=\"count\">{count}</span>");
            }
        }
        let row = match key {
            Key::Entry(number) => format!("<a href=\"#e{number}\" data-entry=\"e{number}\">{text}</a>"),
            Key::Text(_) => text,
        };
        write!(out, "<tr><th scope=\"row\">{row}</th><td>{}</td>", bar(count, most))?;
        for house in 0..html.houses.len() {
            let written = match key {
                Key::Entry(number) => html.entries.get(*number).written_by(house),
                Key::Text(_) => Vec::new(),
            };
            let written: Vec<_> = written.into_iter().map(escape).collect();
            write!(out, "<td>{}</td>", if written.is_empty() { "–".to_owned() } else { written.join(", ") })?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table>\n</section>")
}

fn by_file(out: &mut dyn Write, files: &[FileRow]) -> io::Result<()> {
    let mut rows: Vec<&FileRow> = files.iter().filter(|file| file.count() > 0).collect();
    rows.sort_by_key(|file| std::cmp::Reverse(file.count()));
    let most = rows.first().map_or(1, |file| file.count());
    write!(out, "<section id=\"files\">\n<h2>{}</h2>\n<table><thead><tr>", page::BY_FILE)?;
    for head in [page::FILE, page::FINDINGS, page::ERRORS, page::WARNINGS, page::INFOS] {
        write!(out, "<th scope=\"col\">{head}</th>")?;
    }
    writeln!(out, "</tr></thead><tbody>")?;
    for file in &rows {
        let path = escape(&file.path);
        write!(out, "<tr><th scope=\"row\"><a href=\"#{}\">{path}</a></th>", file.anchor)?;
        write!(out, "<td>{}</td>", bar(file.count(), most))?;
        for count in file.findings {
            write!(out, "<td class=\"number\">{}</td>", if count == 0 { String::new() } else { count.to_string() })?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table>")?;
    let quiet = files.len() - rows.len();
    if quiet > 0 {
        writeln!(out, "<p>{}</p>", page::files_without(quiet))?;
    }
    writeln!(out, "</section>")
}

/// A number with its bar.
fn bar(count: usize, most: usize) -> String {
    let width = (count * 100).div_ceil(most.max(1));
    format!("<span class=\"bar\"><span style=\"width:{width}%\"></span></span><span class=\"count\">{count}</span>")
}
