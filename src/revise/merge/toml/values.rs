//! What a value means, however it is written.

use super::super::node::{Form, Node};

/// What a scalar means, however it is written.
pub(super) fn meaning(raw: &str) -> String {
    match raw.parse::<toml_edit::Value>() {
        Ok(value) => match value.as_str() {
            Some(text) => format!("\"{text}"),
            None => raw.trim().to_owned(),
        },
        Err(_) => raw.trim().to_owned(),
    }
}

/// What a table in braces means, whatever the order of its keys.
pub(super) fn braces_meaning(node: &Node<'_>) -> String {
    let mut parts: Vec<String> = node.children.iter().map(|child| format!("{}={}", child.key, deep(child))).collect();
    parts.sort();
    format!("{{{}}}", parts.join(","))
}

/// What a value means.
fn deep(node: &Node<'_>) -> String {
    match node.form {
        Form::Leaf => node.meaning.to_string(),
        Form::Braces => braces_meaning(node),
        _ => {
            let all: Vec<_> = node.children.iter().filter(|child| !child.is_remark()).map(deep).collect();
            format!("[{}]", all.join(","))
        }
    }
}
