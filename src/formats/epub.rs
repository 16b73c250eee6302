//! EPUB 2 and 3 (ISO/IEC 23736): the title, the chapters in their order, the table of contents.

use std::borrow::Cow;

use super::container::Container;
use super::document::{self, Member};
use super::docx::{decoded, resolved};
use super::langs::Languages;
use super::markup;
use super::runs::{Run, Runs, attribute_text};
use super::xml::{self, Fault, Node, StartTag, Xml};
use super::{DraftFacts, Format, ReadResult};
use crate::base::{Error, Lang, PlainSpan, Result, Source, Span};
use crate::model::{Element, Mark, Segment};

pub(super) const FORMAT: Format = Format {
    name: "epub",
    title: "EPUB",
    extensions: &["epub"],
    sniff: Some(|source| source.document().is_some_and(|document| document.format == FORMAT.name)),
    draft: Some(draft),
    terms: None,
};

fn draft<'s>(source: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> ReadResult<DraftFacts> {
    document::draft(source, read, each)
}

/// Reads the members with text; `None` if this is no package of the kind.
pub(super) fn members(container: &mut Container<'_>) -> Result<Option<Vec<Member>>> {
    const ROOT: &str = "META-INF/container.xml";
    let Some(bytes) = container.read(ROOT)? else { return Ok(None) };
    let Some(package) = starts(&decoded(ROOT, bytes)?, &["rootfile"]).into_iter().find_map(|a| of(&a, "full-path"))
    else {
        return Ok(None);
    };
    let package = resolved("", &package);
    let Some(bytes) = container.read(&package)? else {
        return Err(Error::new(format!("lacks `{package}`, the list of its chapters: it is damaged")));
    };
    let locked = container.read("META-INF/encryption.xml")?;
    let opf = decoded(&package, bytes)?;
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let items = starts(&opf, &["item"]);
    let path = |item: &[(String, String)]| of(item, "href").map(|href| resolved(folder, &unescaped(&href)));
    let by_id = |id: &str| items.iter().find(|item| of(item, "id").as_deref() == Some(id));
    let mut paths: Vec<String> = Vec::new();
    for reference in starts(&opf, &["itemref"]) {
        let item = of(&reference, "idref").and_then(|id| by_id(&id).cloned());
        let is_page = |item: &Vec<(String, String)>| of(item, "media-type").is_none_or(|kind| kind.contains("xhtml"));
        paths.extend(item.filter(is_page).and_then(|item| path(&item)));
    }
    // The table of contents, where it is no chapter of its own.
    for item in &items {
        let is_contents = of(item, "properties").is_some_and(|all| all.split_whitespace().any(|one| one == "nav"))
            || of(item, "media-type").is_some_and(|kind| kind == "application/x-dtbncx+xml");
        paths.extend(path(item).filter(|path| is_contents && !paths.contains(path)));
    }
    let mut members: Vec<Member> = vec![(Some(package.as_str().into()), opf)];
    for path in paths {
        if members.iter().any(|(name, _)| name.as_deref() == Some(path.as_str())) {
            continue;
        }
        let is_locked = |bytes: &Vec<u8>| memchr::memmem::find(bytes, path.as_bytes()).is_some();
        if locked.as_ref().is_some_and(is_locked) {
            return Err(Error::new(format!("is protected: `{path}` in it is encrypted, and cannot be read")));
        }
        let Some(bytes) = container.read(&path)? else {
            return Err(Error::new(format!("lacks the chapter `{path}` that it lists: it is damaged")));
        };
        members.push((Some(path.as_str().into()), decoded(&path, bytes)?));
    }
    Ok(Some(members))
}

type Attributes = Vec<(String, String)>;

/// The attributes of all elements of these names.
fn starts(source: &Source, names: &[&str]) -> Vec<Attributes> {
    let mut xml = Xml::new(source.text());
    let mut all = Vec::new();
    while let Ok(Some((node, _))) = xml.next() {
        if let Node::Start(start) = node
            && names.contains(&start.name)
        {
            let attributes = xml.attributes(&start).into_iter();
            all.push(attributes.map(|a| (a.name.to_owned(), a.value.into_owned())).collect());
        }
    }
    all
}

fn of(attributes: &[(String, String)], name: &str) -> Option<String> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone())
}

/// A reference without its escapes and fragment (RFC 3986).
fn unescaped(href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let bytes = href.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) = hex.filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Reads the parts, each by its root element.
pub(super) fn read<'s>(
    parts: &[&'s Source],
    each: &mut dyn FnMut(usize, Segment<'s>),
) -> std::result::Result<DraftFacts, (usize, Fault)> {
    let mut languages: Option<Languages<'s>> = None;
    let mut paragraph = 0;
    for (index, part) in parts.iter().enumerate() {
        let root = xml::root(part.text()).unwrap_or_default();
        let words: &[&str] = match root {
            "package" => &["title", "description"],
            "ncx" => &["text"],
            _ => &[],
        };
        let languages = languages.get_or_insert_with(|| Languages::new(stated(part)));
        let mut take = |mut segment: Segment<'s>| {
            segment.paragraph = paragraph;
            paragraph += 1;
            languages.take(index, segment, each);
        };
        let done = if words.is_empty() {
            page(part, &mut take)
        } else {
            Walk { words, ..Walk::new(part.text()) }.run(&mut take)
        };
        done.map_err(|fault| (index, fault))?;
    }
    let lang = languages.and_then(|languages| languages.finish(each));
    Ok(DraftFacts { lang, ..DraftFacts::default() })
}

/// The language that the package states.
fn stated(package: &Source) -> Option<Lang> {
    let mut xml = Xml::new(package.text());
    let mut is_language = false;
    while let Ok(Some((node, _))) = xml.next() {
        match node {
            Node::Start(start) => is_language = start.full == "dc:language",
            Node::Text(text) if is_language => return Some(Lang::new(text.trim())).filter(Lang::is_well_formed),
            _ => {}
        }
    }
    None
}

/// Reads a page of XHTML; the one place to put another reader of HTML in.
fn page<'s>(page: &'s Source, each: &mut dyn FnMut(Segment<'s>)) -> std::result::Result<(), Fault> {
    Walk::new(page.text()).run(each)
}

/// What an element says of what is in it.
#[derive(Clone, Debug, Default)]
struct Around {
    element: Option<&'static str>,
    quotation: bool,
    kept: bool,
    run: Run,
    block: bool,
}

struct Walk<'s> {
    text: &'s str,
    /// Of a document that is no page, the elements that hold words.
    words: &'static [&'static str],
    open: Vec<Around>,
    /// The text at hand, and what the elements around its beginning say of it.
    runs: Option<(Runs<'s>, Around)>,
    wrappers: u32,
}

impl<'s> Walk<'s> {
    fn new(text: &'s str) -> Self {
        Self { text, words: &[], open: Vec::new(), runs: None, wrappers: 0 }
    }

    fn run(mut self, each: &mut dyn FnMut(Segment<'s>)) -> std::result::Result<(), Fault> {
        let mut xml = Xml::new(self.text);
        let mut skipped = 0;
        while let Some((node, span)) = xml.next()? {
            match node {
                Node::Start(_) if skipped > 0 => skipped += 1,
                Node::End(_) if skipped > 0 => skipped -= 1,
                Node::Start(start) => {
                    if matches!(start.name, "script" | "style" | "math" | "svg" | "template" | "rt" | "rp") {
                        skipped = 1;
                        self.seam(start.span);
                        continue;
                    }
                    self.start(&mut xml, &start, each);
                }
                Node::End(_) => {
                    if self.open.pop().is_some_and(|around| around.block) {
                        self.finish(each);
                    }
                }
                Node::Text(words) if skipped == 0 => self.text(&words, span),
                Node::Text(_) | Node::Aside(_) => {}
            }
        }
        Ok(())
    }

    fn start(&mut self, xml: &mut Xml<'s>, start: &StartTag<'s>, each: &mut dyn FnMut(Segment<'s>)) {
        let mut around = self.open.last().cloned().unwrap_or_default();
        let block = block(start.name).filter(|_| self.words.is_empty() || self.words.contains(&start.name));
        around.block = block.is_some();
        if let Some(element) = block {
            self.finish(each);
            around.quotation |= start.name == "blockquote";
            // A paragraph in a list item is the item's.
            if !element.is_empty() && (element != "p" || around.element.is_none()) {
                around.element = Some(element);
            }
        }
        let attribute = |name: &str| start.attributes().find(|(key, _)| *key == name).map(|(_, value)| value);
        match start.name {
            "code" | "kbd" | "samp" | "var" | "pre" => around.run.code = true,
            "i" | "em" | "cite" => around.run.italic = true,
            "q" => around.run.quotation = true,
            "br" => {
                let run = self.run_here();
                self.runs().breaks("\n", start.span, &run);
            }
            _ => {}
        }
        if let Some(lang) = attribute("lang").or_else(|| attribute("xml:lang")).filter(|lang| !lang.is_empty()) {
            around.run.lang = Some(Lang::new(lang)).filter(Lang::is_well_formed).filter(|_| start.name != "html");
        }
        around.kept |= attribute("translate") == Some("no");
        if !around.block {
            self.wrappers += 1;
            around.run.wrapper = self.wrappers;
        }
        for (name, element) in [("alt", "img-alt"), ("title", "title")] {
            let text = attribute(name).and_then(|raw| attribute_text(xml, self.text, raw));
            if let Some(text) = text.filter(|_| self.words.is_empty()) {
                let mut segment = Segment::paragraph(text, 0);
                segment.element = Cow::Borrowed(element);
                each(segment);
            }
        }
        self.open.push(around);
    }

    fn runs(&mut self) -> &mut Runs<'s> {
        let (text, open) = (self.text, &self.open);
        let begin = || (Runs::new(text), open.last().cloned().unwrap_or_default());
        &mut self.runs.get_or_insert_with(begin).0
    }

    fn run_here(&self) -> Run {
        self.open.last().map(|around| around.run.clone()).unwrap_or_default()
    }

    fn text(&mut self, words: &str, span: Span) {
        if !self.words.is_empty() && !self.open.last().is_some_and(|around| around.block) {
            return;
        }
        let run = self.run_here();
        let runs = self.runs();
        // A reference that XML leaves to the document type of HTML.
        match words.starts_with('&').then(|| markup::character_reference(words)).flatten() {
            Some((length, meant)) if length == words.len() => runs.words(&meant, span, &run),
            _ => runs.collapsed(words, span, &run),
        }
    }

    fn seam(&mut self, span: Span) {
        if let Some((runs, _)) = &mut self.runs {
            runs.seam(span);
        }
    }

    /// The block at hand ends.
    fn finish(&mut self, each: &mut dyn FnMut(Segment<'s>)) {
        let Some((runs, around)) = self.runs.take() else { return };
        let element: Element = Cow::Borrowed(around.element.unwrap_or("p"));
        let whole = match &*element {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "title" => Some(Mark::Heading),
            "caption" => Some(Mark::Caption),
            _ => around.quotation.then_some(Mark::Quotation),
        };
        if let Some((mut text, lang)) = runs.finish(whole) {
            if around.kept {
                let all = PlainSpan::new(0, text.plain.len());
                text.marks.insert(0, (all, Mark::Keep));
            }
            let mut segment = Segment::paragraph(text, 0);
            segment.translate = !around.kept;
            segment.element = element;
            segment.lang = lang;
            each(segment);
        }
    }
}

/// The block that an element is; `""` for one that says nothing of what is in it. `None` for what stands in a line.
fn block(name: &str) -> Option<&'static str> {
    Some(match name {
        "p" | "description" | "text" => "p",
        "h1" => "h1",
        "h2" => "h2",
        "h3" => "h3",
        "h4" => "h4",
        "h5" => "h5",
        "h6" => "h6",
        "li" => "li",
        "td" => "td",
        "th" => "th",
        "dt" => "dt",
        "dd" => "dd",
        "caption" | "figcaption" => "caption",
        "blockquote" => "blockquote",
        "pre" => "pre",
        "title" => "title",
        "html" | "head" | "body" | "div" | "section" | "article" | "aside" | "header" | "footer" | "nav" | "main"
        | "ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "figure" | "hr" | "details"
        | "summary" | "address" | "form" | "fieldset" => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::fixtures::{document_lines, zip};
    use super::super::opened;

    const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path=\"OEBPS/a.opf\"/></rootfiles></container>";

    fn epub(page: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
        let page = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Head</title>\
             </head><body>{page}</body></html>"
        );
        let opf = "<package><metadata xmlns:dc=\"d\"><dc:title>Book</dc:title><dc:language>en</dc:language></metadata>\
                   <manifest><item id=\"b\" href=\"b%20b.xhtml\" media-type=\"application/xhtml+xml\"/>\
                   <item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>\
                   <item id=\"n\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/></manifest>\
                   <spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>";
        let ncx = "<ncx><navMap><navPoint><navLabel><text>Entry</text></navLabel></navPoint></navMap></ncx>";
        let mut members: Vec<(&str, &[u8])> = vec![
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/a.opf", opf.as_bytes()),
            ("OEBPS/a.xhtml", page.as_bytes()),
            ("OEBPS/b b.xhtml", b"<html><body><p>Second</p></body></html>"),
            ("OEBPS/toc.ncx", ncx.as_bytes()),
        ];
        members.extend(more);
        zip(&members)
    }

    fn show(page: &str) -> Vec<String> {
        let source = opened::open(Path::new("a.epub"), epub(page, &[]), None, None).expect("a book");
        let lines = document_lines(&source);
        assert_eq!(lines[..2], ["title: Book [heading]", "title: Head [heading]"]);
        assert_eq!(lines[lines.len() - 2..], ["p: Second", "p: Entry"]);
        lines[2..lines.len() - 2].to_vec()
    }

    #[test]
    fn pages_are_read_in_their_order() {
        assert_eq!(
            show(
                "<h1>One</h1>\n <p>a\n <b>b</b><i>c</i>&nbsp;d &amp; e<br/>f</p><div>g<p>h</p>i</div>\
                 <blockquote><p>j</p></blockquote><ul><li>k</li><li><p>l</p></li></ul>\
                 <p>m <code>n</code> <q>o</q></p><script>p</script><img src=\"x\" alt=\"The &quot;q&quot;\"/>"
            ),
            [
                "h1: One [heading]",
                "p: a |b|c|\u{a0}d & e|⏎|f [emphasis \"c\"]",
                "p: g",
                "p: h",
                "p: i",
                "blockquote: j [quotation]",
                "li: k",
                "li: l",
                "p: m |n| |o [code \"n\"] [quotation \"o\"]",
                "img-alt: The \"q\"",
            ]
        );
        assert_eq!(
            show(
                "<p translate=\"no\">a</p><p>The road was closed in the morning, and nobody could say when it would be open \
                  again; the town and all of the villages on it were without bread for a week.</p><p lang=\"ru\">Дорогу закрыли, и никто не мог сказать почему.</p>"
            ),
            [
                "p: a [keep] (keep)",
                "p: The road was closed in the morning, and nobody could say when it would be open again; the town and all of the villages on it were without bread for a week.",
                "p: Дорогу закрыли, и никто не мог сказать почему. (lang ru)"
            ]
        );
    }

    #[test]
    fn what_is_locked_or_missing_is_refused() {
        let refused = |bytes| opened::open(Path::new("a.epub"), bytes, None, None).expect_err("refused").to_string();
        let locked: &[u8] = b"<e><CipherReference URI=\"OEBPS/a.xhtml\"/></e>";
        assert!(
            refused(epub("", &[("META-INF/encryption.xml", locked)])).contains("`OEBPS/a.xhtml` in it is encrypted")
        );
        assert!(refused(zip(&[("META-INF/container.xml", CONTAINER)])).contains("lacks `OEBPS/a.opf`"));
        assert!(refused(epub("<p>", &[])).contains("`OEBPS/a.xhtml` in it is broken"));
    }
}
