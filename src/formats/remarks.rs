//! Comments to exonym in the files that `lint` looks through, and what each is about.

use toml_parser::Source as Toml;
use toml_parser::lexer::TokenKind;

use super::comment::{self, Comment, Removal};
use super::xml::{self, Node, Xml};
use crate::base::{Source, Span};

/// A comment and where that stands which it is about; `None` where nothing follows it.
pub(crate) type Remark = (Comment, Option<Span>);

/// The comments of a glossary, a policy, an exchange file; in file order.
pub(crate) fn remarks(source: &Source) -> Vec<Remark> {
    let text = source.text();
    match () {
        () if !comment::may_be_in(text) => Vec::new(),
        () if source.path().extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) => in_toml(text),
        () if xml::root(text).is_some() => in_xml(text),
        () => Vec::new(),
    }
}

/// `# exonym-…`: about its line, or by itself about the next line with something in it.
fn in_toml(text: &str) -> Vec<Remark> {
    let line_start = |at: usize| text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let line_end = |at: usize| text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    let line = |at: usize| Some(Span::new(line_start(at), line_end(at)));
    let mut found: Vec<Remark> = Vec::new();
    // Those that wait for a line, and whether the line at hand has something in it.
    let (mut waiting, mut filled) = (0, false);
    for token in Toml::new(text).lex() {
        let at = token.span().start();
        match token.kind() {
            TokenKind::Comment => {
                let whole = at..token.span().end();
                let Some(comment) = comment::of_line(text, whole, '#') else { continue };
                found.push((comment, if filled { line(at) } else { None }));
                if filled {
                    waiting = found.len();
                }
            }
            TokenKind::Newline => filled = false,
            TokenKind::Whitespace | TokenKind::Eof => {}
            _ => {
                filled = true;
                for (_, about) in found.iter_mut().skip(waiting) {
                    *about = line(at);
                }
                waiting = found.len();
            }
        }
    }
    found
}

/// `<!-- exonym-… -->`: about the element that begins behind it, else about the one that it stands in, with all that is
/// in them. What is not well-formed is read up to there.
fn in_xml(text: &str) -> Vec<Remark> {
    let mut found: Vec<Remark> = Vec::new();
    let mut xml = Xml::new(text);
    // Of each element that is open: where it begins, the comments before it, those in it that nothing follows yet.
    let mut open: Vec<(usize, Vec<usize>, Vec<usize>)> = vec![(0, Vec::new(), Vec::new())];
    while let Ok(Some((node, span))) = xml.next() {
        match node {
            Node::Aside(_) => {
                if let Some(comment) = comment::of_markup(text, span.range()) {
                    // No fix changes these files but `lint --repair`, which leaves comments alone.
                    let comment = Comment { removal: Removal::None, ..comment };
                    found.push((comment, None));
                    open.last_mut().into_iter().for_each(|(_, _, within)| within.push(found.len() - 1));
                }
            }
            Node::Start(start) => {
                let before = open.last_mut().map(|(_, _, within)| std::mem::take(within)).unwrap_or_default();
                open.push((start.span.start as usize, before, Vec::new()));
            }
            Node::End(_) => {
                let Some((start, before, within)) = open.pop() else { continue };
                for comment in before.into_iter().chain(within) {
                    found[comment].1 = Some(Span::new(start, span.end as usize));
                }
            }
            Node::Text(_) => {}
        }
    }
    found
}

/// The texts of the comments to exonym in a piece of XML, which need not be whole.
pub(crate) fn spoken_in(piece: &str) -> Vec<Span> {
    if !comment::may_be_in(piece) {
        return Vec::new();
    }
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = memchr::memmem::find(&piece.as_bytes()[at..], b"<!").map(|i| at + i) {
        let shut = if piece[start..].starts_with("<![CDATA[") { "]]>" } else { "-->" };
        let is_piece = shut == "]]>" || piece[start..].starts_with("<!--");
        let end = piece[start..].find(shut).filter(|_| is_piece).map(|end| start + end + shut.len());
        if let Some(end) = end {
            found.extend(comment::of_markup(piece, start..end).map(|comment| comment.text));
        }
        at = end.unwrap_or(start + 2);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(path: &str, text: &str) -> Vec<(String, Option<String>)> {
        let source = Source::from_text(path, text.to_owned()).expect("short");
        let about = |span: Option<Span>| span.map(|span| source.slice(span).to_owned());
        remarks(&source).into_iter().map(|(c, span)| (source.slice(c.text).to_owned(), about(span))).collect()
    }
    fn pair(comment: &str, about: &str) -> (String, Option<String>) {
        (comment.to_owned(), Some(about.to_owned()))
    }

    #[test]
    fn a_comment_in_toml_is_about_a_line() {
        let text = "# exonym-ignore-file a: b\r\n\r\n# see exonym-x\r\n## exonym-ignore c: d\r\n\r\n# e\r\n[f] # exonym-ignore g: h\r\n\
                    i = \"# exonym-j\"\r\nk = '''\r\n# exonym-l\r\n'''\r\n# exonym-m\r\n";
        let header = "[f] # exonym-ignore g: h";
        let wanted = [
            pair("exonym-ignore-file a: b", header),
            pair("exonym-ignore c: d", header),
            pair("exonym-ignore g: h", header),
            ("exonym-m".to_owned(), None),
        ];
        assert_eq!(show("a.toml", text), wanted);
        assert_eq!(show("a.toml", &text.replace("\r\n", "\n")), wanted);
        // What is no TOML has comments all the same.
        assert_eq!(show("a.toml", "[ # exonym-a\n= \"\n"), [pair("exonym-a", "[ # exonym-a")]);
        assert!(show("a.toml", "").is_empty() && show("a.csv", "# exonym-a\n").is_empty());
    }

    #[test]
    fn a_comment_in_xml_is_about_an_element() {
        let text = "<?xml version=\"1.0\"?><!-- exonym-a --><r>\n<!-- exonym-b --> <!-- exonym-c -->\n<e><f/><!--exonym-d--></e>\
                    <![CDATA[<!-- exonym-e -->]]><e g=\"&lt;!-- exonym-f -->\"/></r><!-- exonym-g -->";
        let e = "<e><f/><!--exonym-d--></e>";
        let found = show("a.tbx", text);
        assert!(found[0].1.as_deref().is_some_and(|root| root.starts_with("<r>") && root.ends_with("</r>")));
        assert_eq!(found[1..4], [pair("exonym-b", e), pair("exonym-c", e), pair("exonym-d", e)]);
        assert_eq!(found[4..], [("exonym-g".to_owned(), None)]);
        // Broken off, it is about what there was of it: nothing that could be told.
        assert_eq!(show("a.tbx", "<r><!-- exonym-a --><e>"), [("exonym-a".to_owned(), None)]);
    }

    #[test]
    fn comments_in_a_piece_of_xml() {
        let piece =
            "</a>\n<!-- exonym-a --><![CDATA[<!-- exonym-b -->]]><!DOCTYPE x><!-- c --><!--exonym-d--><!-- exonym-e";
        let found: Vec<_> = spoken_in(piece).into_iter().map(|span| &piece[span.range()]).collect();
        assert_eq!(found, ["exonym-a", "exonym-d"]);
        assert!(spoken_in(&"<!".repeat(50_000)).is_empty());
    }
}
