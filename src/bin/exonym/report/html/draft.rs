//! A draft with its findings: the marks in place, and beside each block what is to be said of it.

use std::fmt::Write as _;

use exonym::{Applicability, Diagnostic, Passage, PlainSpan};

use super::super::{Reported, path_of};
use super::tag::{escape, in_language};
use crate::text::page;

/// As many blocks in a row without a finding are folded away.
const FOLDED: usize = 7;
/// Of them as many are left in sight on either side.
const LEFT: usize = 1;
/// Characters around a finding that stands in no block.
const AROUND: usize = 60;

/// A finding with its number on the page.
pub(super) struct Numbered<'d> {
    pub(super) diagnostic: &'d Diagnostic,
    pub(super) number: usize,
    /// The policy's number.
    pub(super) house: Option<usize>,
    /// The entry's number.
    pub(super) entry: Option<usize>,
}

/// Writes a draft; `entries` has the numbers of the entries that the file's own count leads to.
pub(super) fn write(out: &mut String, file: &Reported<'_>, anchor: &str, findings: &[Numbered<'_>], entries: &[usize]) {
    let path = path_of(file.source);
    let lines = if file.reading.is_some_and(|reading| reading.keeps_lines) { " lines" } else { "" };
    let _ = writeln!(
        out,
        "<article id=\"{anchor}\" class=\"draft{lines}\" data-file=\"{anchor}\">\n<h3>{}</h3>",
        escape(&path)
    );
    let passages = file.reading.map(|reading| &*reading.passages).unwrap_or_default();
    let passages: Vec<Block<'_>> =
        passages.iter().map(|passage| Block { passage, findings: passage.findings(file.diagnostics) }).collect();
    let mut placed = vec![false; findings.len()];
    for (_, at) in passages.iter().flat_map(|block| &block.findings) {
        placed[*at] = true;
    }
    for (row, _) in findings.iter().zip(&placed).filter(|(_, placed)| !**placed) {
        alone(out, file, row);
    }
    let mut at = 0;
    while at < passages.len() {
        let quiet = passages[at..].iter().take_while(|block| block.findings.is_empty()).count();
        if quiet >= FOLDED {
            let begin = if at == 0 { 0 } else { LEFT };
            let end = if at + quiet == passages.len() { quiet } else { quiet - LEFT };
            rows(out, &passages[at..at + begin], findings, entries);
            let _ = writeln!(out, "<details><summary>{}</summary>", page::blocks_without(end - begin));
            rows(out, &passages[at + begin..at + end], findings, entries);
            out.push_str("</details>\n");
            rows(out, &passages[at + end..at + quiet], findings, entries);
        } else {
            rows(out, &passages[at..at + quiet], findings, entries);
        }
        at += quiet;
        let loud = passages[at..].iter().take_while(|block| !block.findings.is_empty()).count();
        rows(out, &passages[at..at + loud], findings, entries);
        at += loud;
    }
    out.push_str("</article>\n");
}

/// A passage and the findings in it.
struct Block<'p> {
    passage: &'p Passage,
    findings: Vec<(PlainSpan, usize)>,
}

fn rows(out: &mut String, blocks: &[Block<'_>], findings: &[Numbered<'_>], entries: &[usize]) {
    for block in blocks {
        let passage = block.passage;
        let _ = write!(out, "<div class=\"row\"><div class=\"text {}\"", class(&passage.element));
        let _ = write!(out, "{} data-line=\"{}\">", in_language(&passage.lang), passage.place.line);
        marked(out, block, findings, entries);
        out.push_str("</div>");
        notes(out, block.findings.iter().map(|(_, at)| &findings[*at]));
        out.push_str("</div>\n");
    }
}

/// How a block looks: headings of one size each, all that is no paragraph as such.
fn class(element: &str) -> &'static str {
    match element {
        "h1" | "front:title" | "title" | "docx:Title" => "h1",
        "h2" => "h2",
        "h3" | "h4" | "h5" | "h6" => "h3",
        "li" => "li",
        "blockquote" => "quote",
        "td" | "th" => "cell",
        "caption" | "img-alt" => "caption",
        _ => "p",
    }
}

/// The words of a block with a mark at each finding and a fainter one at each name.
fn marked(out: &mut String, block: &Block<'_>, findings: &[Numbered<'_>], entries: &[usize]) {
    let passage = block.passage;
    let mut cuts: Vec<u32> = vec![0, passage.text.plain.len() as u32];
    let spans = || block.findings.iter().map(|(span, _)| *span).chain(passage.names.iter().map(|(span, _)| *span));
    cuts.extend(spans().flat_map(|span| [span.start, span.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut begun: Vec<usize> = Vec::new();
    for pair in cuts.windows(2) {
        let piece = PlainSpan { start: pair[0], end: pair[1] };
        let text = escape(&passage.text.plain[piece.range()]);
        let here: Vec<&Numbered<'_>> =
            block.findings.iter().filter(|(span, _)| covers(*span, piece)).map(|(_, at)| &findings[*at]).collect();
        let name = passage.names.iter().find(|(span, _)| covers(*span, piece));
        let entry = name.and_then(|(_, at)| at.first()).map(|at| entries[*at]);
        let entry = here.iter().find_map(|row| row.entry).or(entry);
        let entry = entry.map(|number| format!(" data-entry=\"e{number}\"")).unwrap_or_default();
        if let Some(grave) = here.iter().map(|row| row.diagnostic.severity).max() {
            // A finding is led to by its first piece only.
            let id = here.iter().find(|row| !begun.contains(&row.number)).map(|row| format!(" id=\"f{}\"", row.number));
            begun.extend(here.iter().map(|row| row.number));
            let numbers: Vec<String> = here.iter().map(|row| row.number.to_string()).collect();
            let notes: Vec<String> = here.iter().map(|row| format!("n{}", row.number)).collect();
            let _ = write!(
                out,
                "<mark{} class=\"{}\" tabindex=\"0\" data-findings=\"{}\" aria-describedby=\"{}\"{entry}>{text}</mark>",
                id.unwrap_or_default(),
                grave.as_str(),
                numbers.join(" "),
                notes.join(" "),
            );
        } else if name.is_some() {
            let _ = write!(out, "<span class=\"name\"{entry}>{text}</span>");
        } else {
            out.push_str(&text);
        }
    }
    for (_, at) in block.findings.iter().filter(|(span, _)| span.is_empty()) {
        let _ = write!(out, "<span id=\"f{}\"></span>", findings[*at].number);
    }
}

fn covers(span: PlainSpan, piece: PlainSpan) -> bool {
    span.start <= piece.start && piece.end <= span.end
}

/// What is to be said, a finding an item.
fn notes<'d>(out: &mut String, findings: impl Iterator<Item = &'d Numbered<'d>>) {
    let mut any = false;
    for row in findings {
        if !std::mem::replace(&mut any, true) {
            out.push_str("<ul class=\"notes\">");
        }
        note(out, row);
    }
    if any {
        out.push_str("</ul>");
    }
}

fn note(out: &mut String, row: &Numbered<'_>) {
    let Numbered { diagnostic: d, number, house, entry } = row;
    let house_class = house.map(|house| format!(" h{house}")).unwrap_or_default();
    let _ = write!(
        out,
        "<li id=\"n{number}\" class=\"{}{house_class}\" data-number=\"{number}\" data-rule=\"{}\" data-severity=\"{0}\"",
        d.severity.as_str(),
        d.rule,
    );
    if let Some(house) = house {
        let _ = write!(out, " data-house=\"{house}\"");
    }
    if let Some(entry) = entry {
        let _ = write!(out, " data-entry=\"e{entry}\"");
    }
    let _ = write!(out, "><a class=\"message\" href=\"#f{number}\">{}</a>", escape(&d.message));
    // Most messages say it already.
    if let Some((best, others)) = d.suggestions.split_first()
        && !(others.is_empty() && d.message.contains(&format!("`{best}`")))
    {
        let _ = write!(out, "<p class=\"write\">{} <b>{}</b>", page::WRITE, escape(best));
        for other in others {
            let _ = write!(out, " {} <b>{}</b>", page::OR, escape(other));
        }
        out.push_str("</p>");
    }
    for text in &d.notes {
        let _ = write!(out, "<p class=\"remark\">{}</p>", escape(text));
    }
    let _ = write!(out, "<p class=\"by\"><code>{}</code>", d.rule);
    if let Some(policy) = &d.policy {
        let line = format!("{}:{}", policy.file.display(), policy.line);
        let _ = write!(out, " · <span title=\"{}\">{}</span>", escape(&line), escape(&policy.name));
    }
    match d.fix.as_ref().map(|fix| fix.applicability) {
        Some(Applicability::Safe) => out.push_str(page::FIX_SAFE),
        Some(Applicability::Unsafe) => out.push_str(page::FIX_UNSAFE),
        _ => {}
    }
    out.push_str("</p></li>");
}

/// A finding that stands in no block: in the front matter, in a glossary, in a broken place.
fn alone(out: &mut String, file: &Reported<'_>, row: &Numbered<'_>) {
    let span = row.diagnostic.span;
    let (text, start, end) = (file.source.text(), span.start as usize, span.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find(['\n', '\r']).map_or(text.len(), |at| end + at);
    let from = text[line_start..start].char_indices().rev().nth(AROUND).map_or(line_start, |(at, _)| line_start + at);
    let to = text[end..line_end].char_indices().nth(AROUND).map_or(line_end, |(at, _)| end + at);
    let place = file.source.place(span.start);
    let _ = write!(
        out,
        "<div class=\"row\"><div class=\"text source\" data-line=\"{}\">{}<mark id=\"f{number}\" class=\"{}\" \
         tabindex=\"0\" data-findings=\"{number}\" aria-describedby=\"n{number}\">{}</mark>{}</div>",
        place.line,
        escape(&text[from..start]),
        row.diagnostic.severity.as_str(),
        escape(&text[start..end]),
        escape(&text[end..to]),
        number = row.number,
    );
    notes(out, std::iter::once(row));
    out.push_str("</div>\n");
}
