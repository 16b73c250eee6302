//! Files of other programs that are read as plain text when they are named: what is found in them is told, and nothing is
//! written into them, since a text that may stand in a paragraph would break them (`&` in XML, `"` in JSON and PO, a key).

use std::path::Path;

use crate::base::Source;

/// Bytes of a file in which it says what it is.
const HEAD: usize = 4096;

/// Extensions of files that are not known by how they begin, and what they are called in a sentence.
#[rustfmt::skip]
const EXTENSIONS: &[(&str, &str)] = &[
    ("po", "a PO file"), ("pot", "a PO file"),
    ("json", "JSON"), ("jsonc", "JSON"), ("json5", "JSON"), ("jsonl", "JSON"), ("ndjson", "JSON"), ("arb", "JSON"), ("ipynb", "JSON"),
    ("yaml", "YAML"), ("yml", "YAML"),
    ("strings", "a .strings file"), ("properties", "a .properties file"),
    ("xml", "XML"), ("svg", "XML"), ("dita", "XML"), ("ditamap", "XML"), ("dbk", "XML"), ("rss", "XML"), ("atom", "XML"),
    ("plist", "XML"), ("stringsdict", "XML"), ("resx", "XML"), ("xsl", "XML"), ("xslt", "XML"), ("srx", "SRX"),
    ("xlf", "XLIFF"), ("xliff", "XLIFF"), ("sdlxliff", "XLIFF"), ("mqxliff", "XLIFF"), ("mxliff", "XLIFF"), ("txlf", "XLIFF"),
];

/// Root elements that have a name of their own in a sentence.
const ROOTS: &[(&str, &str)] = &[("xliff", "XLIFF"), ("srx", "SRX"), ("resources", "Android's XML")];

/// What a file is that no format claims: by its extension, else by how it begins. `None`: a text, as far as can be seen.
pub(crate) fn foreign(path: &Path, source: &Source) -> Option<&'static str> {
    let text = source.text();
    let head = text[..text.floor_char_boundary(HEAD.min(text.len()))].trim_start_matches('\u{FEFF}').trim_start();
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
    let by_name = EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, title)| *title);
    match by_name {
        Some("XML") | None => xml(head).or(by_name).or_else(|| others(head)),
        by_name => by_name,
    }
}

/// XML says it in its first tag.
fn xml(head: &str) -> Option<&'static str> {
    let declared = head.starts_with("<?xml ") || head.starts_with("<!DOCTYPE ");
    let mut rest = head;
    // What stands before the root.
    while let Some(end) = [("<?", "?>"), ("<!--", "-->"), ("<!", ">")]
        .iter()
        .find(|(begin, _)| rest.starts_with(begin))
        .map(|(_, end)| rest.find(end).map(|at| at + end.len()))
    {
        let Some(end) = end else { break };
        rest = rest[end..].trim_start();
    }
    let root = rest.strip_prefix('<').and_then(|tag| tag.split([' ', '>', '/', '\t', '\r', '\n']).next());
    let local = root.map(|name| name.rsplit(':').next().unwrap_or(name));
    let known = ROOTS.iter().find(|(name, _)| local == Some(name)).map(|(_, title)| *title);
    known.or(declared.then_some("XML"))
}

fn others(head: &str) -> Option<&'static str> {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    if head.starts_with("%YAML") {
        return Some("YAML");
    }
    if let Some(inner) = head.strip_prefix(['{', '['])
        && is_json(inner)
    {
        return Some("JSON");
    }
    let has =
        |begin: &str| head.lines().any(|line| line.strip_prefix(begin).is_some_and(|rest| rest.starts_with(" \"")));
    if has("msgid") && has("msgstr") {
        return Some("a PO file");
    }
    let first = lines.find(|line| !["/*", "*", "//"].iter().any(|begin| line.starts_with(begin)))?;
    (first.starts_with('"') && first.contains("\" = \"") && first.ends_with("\";")).then_some("a .strings file")
}

/// True behind the first bracket of an object with a key, or of a list of such.
fn is_json(inner: &str) -> bool {
    let inner = inner.trim_start_matches(|c: char| c.is_whitespace() || c == '{' || c == '[');
    let Some((key, behind)) = inner.strip_prefix('"').and_then(|inner| inner.split_once('"')) else { return false };
    !key.contains('\n') && behind.trim_start().starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> Option<&'static str> {
        foreign(Path::new(name), &Source::decode(name, text.as_bytes().to_vec(), None).expect("UTF-8"))
    }

    #[test]
    fn a_file_says_what_it_is() {
        for (name, text, expected) in [
            ("a.xlf", "", "XLIFF"),
            ("A.XLIFF", "<xliff/>", "XLIFF"),
            ("a.xml", "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- c -->\n<xliff version=\"1.2\">", "XLIFF"),
            ("a", "<?xml version=\"1.0\"?>\r\n<x:xliff xmlns:x=\"u\">", "XLIFF"),
            ("strings.xml", "<resources>\n<string name=\"x\">X</string></resources>", "Android's XML"),
            ("a.xml", "<article>", "XML"),
            ("a.txt", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "XML"),
            ("a.srx", "<srx>", "SRX"),
            ("de.po", "", "a PO file"),
            ("messages", "# head\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n", "a PO file"),
            ("a.json", "[1]", "JSON"),
            ("a", "\n{\n  \"a b\" : 1}", "JSON"),
            ("a.txt", "[{\"a\":1}]", "JSON"),
            ("a.yml", "a: b\n", "YAML"),
            ("a.txt", "%YAML 1.2\n---\n", "YAML"),
            ("Localizable.strings", "", "a .strings file"),
            ("a", "/* Menu */\n\"open\" = \"Open\";\n", "a .strings file"),
            ("a.properties", "a=b", "a .properties file"),
        ] {
            assert_eq!(of(name, text), Some(expected), "{name}: {text}");
        }
    }

    #[test]
    fn a_text_is_a_text() {
        for (name, text) in [
            ("a.txt", "The town."),
            ("a.txt", "{0} files were written: \"a\"."),
            ("a.txt", "[\"Hello\", he said: there.]"),
            ("a.txt", "{\"Hello\" he said"),
            ("a.txt", "<b>bold</b> and more"),
            ("a.txt", "<mail@example.org> wrote:"),
            ("a.txt", "msgid is what PO calls a text"),
            ("a.txt", "--- a: b"),
            ("a.txt", "\"A\" is a letter; \"B\" = \"C\" is no line of such a file."),
            ("a.txt", ""),
            ("README", "a = b"),
            ("a.log", "<!-- nothing"),
        ] {
            assert_eq!(of(name, text), None, "{name}: {text}");
        }
    }
}
