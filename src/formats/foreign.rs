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
    ("plist", "XML"), ("axml", "XML"), ("xib", "XML"), ("storyboard", "XML"), ("stringsdict", "XML"), ("resx", "XML"), ("xsl", "XML"), ("xslt", "XML"), ("srx", "SRX"),
    ("xlf", "XLIFF"), ("xliff", "XLIFF"), ("sdlxliff", "XLIFF"), ("mqxliff", "XLIFF"), ("mxliff", "XLIFF"), ("txlf", "XLIFF"),
];

/// Extensions that say that a file is a text, or a page or a program with texts in it.
const TEXTS: &[&str] = &["txt", "text", "log", "eml", "csv", "tsv", "php", "vue", "js", "html", "htm", "xhtml", "md"];

/// Extensions behind the one that says what a file is: it is a template, or a copy.
const BEHIND: &[&str] =
    &["erb", "j2", "jinja", "jinja2", "tmpl", "tpl", "in", "dist", "sample", "example", "orig", "bak"];

/// Root elements that have a name of their own in a sentence.
const ROOTS: &[(&str, &str)] =
    &[("xliff", "XLIFF"), ("srx", "SRX"), ("resources", "Android's XML"), ("TS", "Qt's XML")];

/// What a file is that no format claims: by its extension, else by how it begins. `None`: a text, as far as can be seen.
pub(crate) fn foreign(path: &Path, source: &Source) -> Option<&'static str> {
    let text = source.text();
    let head = text[..text.floor_char_boundary(HEAD.min(text.len()))].trim_start_matches('\u{FEFF}').trim_start();
    let of = |path: &Path| path.extension().and_then(|name| name.to_str()).unwrap_or_default().to_ascii_lowercase();
    let last = of(path);
    let extension = if BEHIND.contains(&&*last) { of(Path::new(path.file_stem().unwrap_or_default())) } else { last };
    let by_name = EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, title)| *title);
    match by_name {
        Some("XML") => xml(head).or(by_name),
        // A text that was named as one is one, however it begins.
        None if TEXTS.contains(&&*extension) => None,
        None => xml(head).or_else(|| others(text, head)),
        by_name => by_name,
    }
}

/// XML says it in its first tag.
fn xml(head: &str) -> Option<&'static str> {
    let declared = head.starts_with("<?xml ");
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
    if local.is_some_and(|local| local.eq_ignore_ascii_case("html")) {
        return None;
    }
    let known = ROOTS.iter().find(|(name, _)| local == Some(name)).map(|(_, title)| *title);
    known.or(declared.then_some("XML"))
}

fn others(text: &str, head: &str) -> Option<&'static str> {
    let lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    if head.starts_with("%YAML 1.") {
        return Some("YAML");
    }
    if head.starts_with(['{', '[']) && is_json(text) {
        return Some("JSON");
    }
    // Remarks and keywords alone stand before the first text.
    let is_po = |line: &&str| ["#", "msgctxt \"", "msgid \"", "\""].iter().any(|begin| line.starts_with(begin));
    let mut entries = lines.clone().skip_while(is_po);
    if head.contains("msgid \"")
        && entries.next().is_some_and(|line| line.starts_with("msgstr") || line.starts_with("msgid_plural"))
    {
        return Some("a PO file");
    }
    let first = behind_remarks(head).lines().next()?.trim();
    (first.starts_with('"') && first.contains("\" = \"") && first.ends_with("\";")).then_some("a .strings file")
}

/// What stands behind remarks, of one line or of several.
fn behind_remarks(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match () {
            () if rest.starts_with("/*") => rest.find("*/").map(|at| at + "*/".len()),
            () if rest.starts_with("//") => rest.find('\n'),
            () => return rest,
        };
        rest = rest[end.unwrap_or(rest.len())..].trim_start();
    }
}

/// True for one value of JSON, or one on each line.
fn is_json(text: &str) -> bool {
    let is_value = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    let text = text.trim_start_matches('\u{FEFF}');
    is_value(text) || text.lines().filter(|line| !line.trim().is_empty()).all(is_value)
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
            ("a", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "XML"),
            ("a.srx", "<srx>", "SRX"),
            ("de.po", "", "a PO file"),
            ("messages", "# head\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n", "a PO file"),
            ("a.json", "[1]", "JSON"),
            ("a", "\n{\n  \"a b\" : 1}", "JSON"),
            ("a", "[{\"a\":1}]", "JSON"),
            ("a", "{\"a\":1}\n{\"b\":2}\n", "JSON"),
            ("a", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n", "a PO file"),
            ("a.yml", "a: b\n", "YAML"),
            ("a", "%YAML 1.2\n---\n", "YAML"),
            ("Localizable.strings", "", "a .strings file"),
            ("a", "/* Menu */\n\"open\" = \"Open\";\n", "a .strings file"),
            ("a.properties", "a=b", "a .properties file"),
            ("a", "/* Menu\n   of the window */\n// b\n\"open\" = \"Open\";\n", "a .strings file"),
            ("layout.axml", "<LinearLayout/>", "XML"),
            ("en.yaml.erb", "en:\n  a: <%= b %>\n", "YAML"),
            ("en.json.j2", "{{ a }}", "JSON"),
            ("a.po.bak", "", "a PO file"),
            ("words", "[\n  \"a\",\n  \"b\"\n]\n", "JSON"),
            ("a.ts", "<!DOCTYPE TS>\n<TS version=\"2.1\">", "Qt's XML"),
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
            ("a", "[\"Note\": we left.]"),
            ("a", "{\"a\": \"x\"}\nWe left."),
            ("a", "A talk about PO:\n\nmsgid \"a\"\nmsgstr \"b\"\n"),
            ("a", "<!DOCTYPE html>\n<html><body>"),
            ("a.xhtml", "<?xml version=\"1.0\"?><html/>"),
            ("a.php", "<?xml version=\"1.0\"?><a/>"),
            ("a.txt", "\"A\" is a letter; \"B\" = \"C\" is no line of such a file."),
            ("a.txt", ""),
            ("README", "a = b"),
            ("a.log", "<!-- nothing"),
            ("a", "/* nothing is open"),
            ("notes.txt.bak", "<?xml version=\"1.0\"?><a/>"),
            ("a.erb", "The town."),
        ] {
            assert_eq!(of(name, text), None, "{name}: {text}");
        }
    }
}
