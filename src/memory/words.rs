//! The tokens that *words* compares: the text in lower case (`str::to_lowercase`), cut into maximal runs of letters,
//! marks and numbers (general categories L, M, N); every other character that is no white space is a token of its own.

use unicode_normalization::char::is_combining_mark;

/// Hands out the tokens of a text in order. `room` is reused from call to call.
pub(crate) fn each_word(text: &str, room: &mut String, mut each: impl FnMut(&str)) {
    room.clear();
    if text.is_ascii() {
        room.push_str(text);
        room.make_ascii_lowercase();
    } else {
        // Whole, since a sigma at the end of a word has a form of its own.
        *room = text.to_lowercase();
    }
    let mut start = None;
    for (at, c) in room.char_indices() {
        if is_of_word(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            each(&room[start..at]);
        }
        if !c.is_whitespace() {
            each(&room[at..at + c.len_utf8()]);
        }
    }
    if let Some(start) = start {
        each(&room[start..]);
    }
}

/// True for the general categories L, M and N.
pub(crate) fn is_of_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    // Alphabetic (Unicode, `DerivedCoreProperties.txt`) is L, Nl, some of M, and these symbols (So).
    let symbol = matches!(c, '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}' | '\u{1F170}'..='\u{1F189}');
    (c.is_alphabetic() && !symbol) || c.is_numeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        each_word(text, &mut String::new(), |word| all.push(word.to_owned()));
        all
    }

    #[test]
    fn tokens_are_as_defined() {
        assert_eq!(words("Don't save 3.5 %s_x!"), ["don", "'", "t", "save", "3", ".", "5", "%", "s", "_", "x", "!"]);
        assert_eq!(words("ΣΟΦΟΣ  İki\u{A0}Şuşa"), ["σοφο\u{3C2}", "i\u{307}ki", "şuşa"]);
        assert_eq!(words("保存文件。ไฟล์ที่"), ["保存文件", "。", "ไฟล์ที่"]);
        assert_eq!(words("Ⓐ½²Ⅷ e\u{301}🙂👍🏽"), ["ⓐ", "½²ⅷ", "e\u{301}", "🙂", "👍", "🏽"]);
        assert!(words(" \t\u{2003}").is_empty());
    }
}
