//! Words and what stands between them.

/// True for a character that a word is made of: letters, marks, digits and the underscore.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
