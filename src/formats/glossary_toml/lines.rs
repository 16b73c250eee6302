//! One line of a glossary file, where something in it is to be changed.

use toml_edit::{Document, Value};

use crate::base::{Source, Span};
use crate::model::Edit;

/// A `key = value` of a line in braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LineField {
    /// The key, without quotation marks.
    pub(crate) key: String,
    /// Where the key stands, with its quotation marks if it has any.
    pub(crate) key_span: Span,
    /// Where the value stands, with its quotation marks.
    pub(crate) value: Span,
}

/// What a line in braces (a term, a relation) holds, in the order of the line; nothing for what is no such line.
pub(crate) fn line_fields(source: &Source, line: Span) -> Vec<LineField> {
    const HEAD: &str = "x = ";
    let Some(text) = source.text().get(line.range()).filter(|text| text.starts_with('{')) else { return Vec::new() };
    let Ok(document) = Document::parse(format!("{HEAD}{text}")) else { return Vec::new() };
    let Some(table) = document.get("x").and_then(|item| item.as_inline_table()) else { return Vec::new() };
    let at = |range: std::ops::Range<usize>| {
        let shift = line.start as usize;
        Some(Span::new(range.start.checked_sub(HEAD.len())? + shift, range.end.checked_sub(HEAD.len())? + shift))
    };
    let field = |(name, value): (&str, &Value)| {
        let key = table.key(name)?.span()?;
        Some(LineField { key: name.to_owned(), key_span: at(key)?, value: at(value.span()?)? })
    };
    table.iter().filter_map(field).collect()
}

/// A text as TOML writes it, with quotation marks.
pub(crate) fn toml_text(text: &str) -> String {
    Value::from(text).to_string()
}

/// Takes a line in braces away; `None` where a comment would go with it, or where it has no predecessor to close up to.
pub(crate) fn line_removed(source: &Source, line: Span) -> Option<Edit> {
    let text = source.text();
    let (start, end) = (line.start as usize, line.end as usize);
    let before = text.get(..start)?;
    let row = before.rfind('\n').map_or(0, |at| at + 1);
    let row_end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    if before[row..].trim().is_empty() {
        let alone = matches!(text[end..row_end].trim(), "" | ",");
        let above = before[..row].trim_end_matches(['\n', '\r']).rsplit('\n').next().unwrap_or_default();
        // A comment straight above may be of this line.
        let commented = !before[..row].ends_with("\n\n") && above.trim_start().starts_with('#');
        return (alone && !commented).then(|| Edit { span: Span::new(row, row_end), text: String::new() });
    }
    let last = before.trim_end().strip_suffix(',')?.trim_end();
    (last.ends_with('}') && last.len() >= row).then(|| Edit { span: Span::new(last.len(), end), text: String::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::decode("g.toml", text.as_bytes().to_vec(), None).expect("UTF-8")
    }
    fn span(text: &str, of: &str) -> Span {
        let at = text.rfind(of).expect("there");
        Span::new(at, at + of.len())
    }

    #[test]
    fn keys_and_values_have_their_places() {
        let text = "[concepts.x]\nterms = [\n  { \"az-Latn\" = \"Şuşa\", rank = 'hidden' }, # a\n]\n";
        let source = source(text);
        let fields = line_fields(&source, span(text, "{ \"az-Latn\" = \"Şuşa\", rank = 'hidden' }"));
        let shown: Vec<_> = fields.iter().map(|f| (&*f.key, source.slice(f.key_span), source.slice(f.value))).collect();
        assert_eq!(shown, [("az-Latn", "\"az-Latn\"", "\"Şuşa\""), ("rank", "rank", "'hidden'")]);
        assert!(line_fields(&source, Span::new(0, 12)).is_empty());
        assert_eq!(toml_text("a \"b\" c"), "'a \"b\" c'");
    }

    #[test]
    fn a_line_goes_alone_or_not_at_all() {
        let removed = |text: &str| {
            let edit = line_removed(&source(text), span(text, "{ en = \"b\" }"))?;
            Some(format!("{}{}", &text[..edit.span.start as usize], &text[edit.span.end as usize..]))
        };
        let kept = |text: &str| removed(text).is_none();
        assert_eq!(removed("t = [\n  {}, # c\n  { en = \"b\" },\n]").as_deref(), Some("t = [\n  {}, # c\n]"));
        assert_eq!(removed("t = [\r\n  {},\r\n  { en = \"b\" }\r\n]").as_deref(), Some("t = [\r\n  {},\r\n]"));
        assert_eq!(removed("t = [{ a = 1 }, { en = \"b\" }]").as_deref(), Some("t = [{ a = 1 }]"));
        assert!(
            kept("t = [\n  {},\n  { en = \"b\" }, # mine\n]") && kept("t = [\n  {},\n  # mine\n  { en = \"b\" },\n]")
        );
        assert!(kept("t = [{ en = \"b\" }, {}]"));
    }
}
