//! What a document's first bytes say of it.

use super::{Node, Xml};

/// The name of a document's root element, without prefix; `None` for what is no XML.
pub(in super::super) fn root(text: &str) -> Option<&str> {
    if !text.trim_start().starts_with('<') {
        return None;
    }
    let mut xml = Xml::new(text);
    loop {
        match xml.next() {
            Ok(Some((Node::Start(root), _))) => return Some(root.name),
            Ok(Some(_)) => {}
            _ => return None,
        }
    }
}

/// The encoding that an XML declaration names, to decode the file by (XML 1.0 appendix F); `None` where there is
/// none, or where the bytes contradict it. A byte order mark goes before it.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    match bytes {
        [b'<', 0, ..] => return Some("UTF-16LE".to_owned()),
        [0, b'<', ..] => return Some("UTF-16BE".to_owned()),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head = &bytes[..bytes.len().min(200)];
    let head: String =
        head.iter().take_while(|byte| byte.is_ascii() && **byte != b'>').map(|&b| char::from(b)).collect();
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|&c| c == '"' || c == '\'')?;
    let name = value[1..].split(quote).next()?;
    // The declaration could be read byte by byte, so the file is not of wider units, whatever it says.
    (!name.to_ascii_lowercase().starts_with("utf-16")).then(|| name.to_owned())
}
