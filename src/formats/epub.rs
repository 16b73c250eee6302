//! EPUB 2 and 3 (ISO/IEC 23736): the title, the chapters in their order, the table of contents.

use std::borrow::Cow;
use std::sync::Arc;

use super::builder::Builder;
use super::comment::{self, About};
use super::container::Container;
use super::document::{self, Anchor, Member, SPOKEN, Said};
use super::docx::{decoded, resolved};
use super::langs::Languages;
use super::runs::{Run, Runs};
use super::xml::{self, Fault, Node, Xml};
use super::{DraftFacts, Format, ReadResult, html, markup};
use crate::base::{Error, Lang, Result, Source};
use crate::model::{Mark, Segment};

pub(super) const FORMAT: Format = Format {
    name: "epub",
    title: "EPUB",
    extensions: &["epub"],
    sniff: Some(|source| source.document().is_some_and(|document| document.format == FORMAT.name)),
    draft: Some(draft),
    spell: None,
    leads: None,
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
) -> std::result::Result<Said, (usize, Fault)> {
    let stated = parts.first().and_then(|package| stated(package));
    let mut languages: Languages<'s> = Languages::new(stated.clone());
    let mut paragraph = 0;
    let mut anchors = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let words: &[&str] = match xml::root(part.text()).unwrap_or_default() {
            "package" => &["title", "description"],
            "ncx" => &["text"],
            _ => &[],
        };
        let mut take = |segment: Segment<'s>| languages.take(index, segment, each);
        let done = if words.is_empty() {
            page(part, stated.as_ref(), &mut paragraph, &mut anchors, &mut take)
        } else {
            words_of(part.text(), words, &mut paragraph, &mut take)
        };
        done.map_err(|fault| (index, fault))?;
    }
    Ok(Said { lang: languages.finish(each), anchors })
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

/// Reads a page of XHTML. `paragraph` is the number of its first paragraph, and then that behind its last.
fn page<'s>(
    page: &'s Source,
    stated: Option<&Lang>,
    paragraph: &mut u32,
    anchors: &mut Vec<Anchor>,
    each: &mut dyn FnMut(Segment<'s>),
) -> std::result::Result<(), Fault> {
    let text = page.text();
    // A page is XML, and a program that shows it refuses it where it is none.
    let mut xml = Xml::new(text);
    let mut body = 0;
    while let Some((node, span)) = xml.next()? {
        if let Node::Aside(written) = node
            && written.starts_with("<!DOCTYPE")
        {
            body = span.end as usize;
        }
    }
    let mut segments = Vec::new();
    let read = html::page(text, body, Arc::clone(xml.entities()), *paragraph, &mut |segment| segments.push(segment));
    *paragraph = read.paragraph;
    // The language of a page is that of all in it that says no other.
    let lang = read.lang.filter(|lang| lang.is_well_formed() && stated.is_none_or(|book| !book.same_language(lang)));
    let mut comments: Vec<Segment<'s>> = Vec::new();
    for comment in &read.comments {
        let mut out = Builder::new(text);
        markup::push_collapsed(&mut out, text, comment.text.range(), &|_| None);
        let Some(words) = out.finish() else { continue };
        let about = comment::paragraph_of(text, comment, &segments).map_or(0..0, |about| about..about + 1);
        anchors.push(Anchor { comment: *paragraph..*paragraph + 1, about: About::Paragraphs(about) });
        let mut segment = Segment::paragraph(words, *paragraph);
        segment.element = Cow::Borrowed(SPOKEN);
        comments.push(segment);
        *paragraph += 1;
    }
    let start = |segment: &Segment<'_>| segment.target.extent().map_or(0, |span| span.start);
    let mut comments = comments.into_iter().peekable();
    for mut segment in segments {
        while let Some(comment) = comments.next_if(|comment| start(comment) < start(&segment)) {
            each(comment);
        }
        segment.lang = segment.lang.or_else(|| lang.clone());
        each(segment);
    }
    comments.for_each(each);
    Ok(())
}

/// Reads what stands in elements of these names.
fn words_of<'s>(
    text: &'s str,
    words: &[&str],
    paragraph: &mut u32,
    each: &mut dyn FnMut(Segment<'s>),
) -> std::result::Result<(), Fault> {
    let mut xml = Xml::new(text);
    // The text at hand, and how many elements are open in it.
    let mut open: Option<(Runs<'s>, u32, &'static str)> = None;
    while let Some((node, span)) = xml.next()? {
        match node {
            Node::Start(start) => match &mut open {
                Some((runs, depth, _)) => {
                    runs.seam(start.span);
                    *depth += 1;
                }
                None if words.contains(&start.name) => {
                    let element = if start.name == "title" { "title" } else { "p" };
                    open = Some((Runs::new(text), 0, element));
                }
                None => {}
            },
            Node::Text(said) => {
                if let Some((runs, ..)) = &mut open {
                    // A reference that XML leaves to the document type of HTML.
                    match said.starts_with('&').then(|| markup::character_reference(&said)).flatten() {
                        Some((length, meant)) if length == said.len() => runs.words(&meant, span, &Run::default()),
                        _ => runs.collapsed(&said, span, &Run::default()),
                    }
                }
            }
            Node::End(_) => match open.take() {
                Some((runs, 0, element)) => {
                    let whole = (element == "title").then_some(Mark::Heading);
                    if let Some((words, _)) = runs.finish(whole) {
                        let mut segment = Segment::paragraph(words, *paragraph);
                        segment.element = Cow::Borrowed(element);
                        each(segment);
                        *paragraph += 1;
                    }
                }
                Some((runs, depth, element)) => open = Some((runs, depth - 1, element)),
                None => {}
            },
            Node::Aside(_) => {}
        }
    }
    Ok(())
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
        let (told, text): (Vec<_>, Vec<_>) = lines[2..].iter().cloned().partition(|line| line.starts_with("comment "));
        assert_eq!(text[text.len() - 2..], ["p: Second", "p: Entry"]);
        text[..text.len() - 2].iter().cloned().chain(told).collect()
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
                "p: a |b||c|\u{a0}d & e|⏎f [emphasis \"c\"]",
                "p: g",
                "p: h",
                "p: i",
                "blockquote: j [quotation]",
                "li: k",
                "li: l",
                "p: m |n| |o| [code \"n\"] [quotation \"o\"]",
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
                "p: Дорогу закрыли, и никто не мог сказать почему. [lang ru] (lang ru)"
            ]
        );
    }

    #[test]
    fn xhtml_is_read_as_html_is() {
        assert_eq!(
            show(
                "<section epub:type=\"chapter\" xmlns:epub=\"e\"><h1>One&#160;<i>two</i>&mdash;three</h1>\r\n<p>a<a id=\"x\"/>b\
                 <span/>c<br/>\n d</p><p/><p title=\"A\n title\">e <cite>f</cite></p><div/>g</section>"
            ),
            [
                "h1: One\u{a0}|two|—three [heading] [emphasis \"two\"]",
                "p: a|b|c|⏎|d",
                "p: e |f| [title \"f\"]",
                "title: A title",
                "p: g"
            ]
        );
        assert_eq!(
            show("<p><![CDATA[a <b> & c]]> d</p><p>e<![CDATA[f\n g]]></p><textarea/><script src=\"x\"/><p>h</p>"),
            ["p: |a <b> & c d", "p: e|f g", "p: h"]
        );
        assert_eq!(
            show(
                "<h:p xmlns:h='http://www.w3.org/1999/xhtml'>a<h:br/>b</h:p><o:p xmlns:o=\"o\">c</o:p><s:svg xmlns:s = \
                 \"http://www.w3.org/2000/svg\"><s:script>d</s:script></s:svg>"
            ),
            ["p: a|⏎b", "p: |c||"]
        );
        assert_eq!(show("<p>a <b translate=\"no\">b</b></p>"), ["p: a |b| [keep \"b\"]"]);
    }

    #[test]
    fn a_document_type_is_no_text_and_its_entities_are_known() {
        let page = b"<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\" \"y\" [<!ENTITY town \"Shu&#x73;ha\"> <!ENTITY n 'b'>]>\
                     <html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>a &town; &n; &amp;c</p></body></html>";
        let opf = b"<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
        let book = zip(&[
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", CONTAINER),
            ("OEBPS/a.opf", opf),
            ("OEBPS/a.xhtml", page),
        ]);
        let source = opened::open(Path::new("a.epub"), book, None, None).expect("a book");
        assert_eq!(document_lines(&source), ["p: a Shusha b &c"]);
    }

    #[test]
    fn comments_to_exonym_are_those_of_html() {
        assert_eq!(
            show(
                "<p>a<!-- exonym-ignore b: c --></p>\n<!-- exonym-ignore\n d: e -->\n<p>f</p>\n<script><!-- exonym-x --></script>\
                 <p>g</p><!-- exonym-ignore-file h: i -->"
            ),
            [
                "p: a",
                "p: f",
                "p: g",
                "comment Paragraphs(8..9): exonym-ignore b: c",
                "comment Paragraphs(10..11): exonym-ignore d: e",
                "comment Paragraphs(14..15): exonym-ignore-file h: i",
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
