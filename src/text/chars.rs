//! Classes of characters that words are made of and joined by.

/// Characters inside a word that a reader does not see: soft hyphen, zero-width characters, joiners, bidi marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// Combining marks of the scripts that names come in.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{900}'..='\u{903}'
        | '\u{93A}'..='\u{94F}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// The Armenian marks of emphasis, exclamation and question, which stand inside a word.
pub fn is_armenian_mark(c: char) -> bool {
    matches!(c, '\u{55B}' | '\u{55C}' | '\u{55E}')
}

/// True for a character that a word is made of: letters, digits, marks, the underscore, and what is not seen.
pub fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '_'
    } else {
        c.is_alphanumeric() && !is_apostrophe(c) || is_mark(c) || is_invisible(c) || is_armenian_mark(c)
    }
}

/// The apostrophes, one class for look-up.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{60}' | '\u{B4}' | '\u{2B9}' | '\u{2BB}'..='\u{2BF}' | '\u{2018}' | '\u{2019}' | '\u{201B}'
        | '\u{2032}' | '\u{55A}' | '\u{FF07}')
}

/// The hyphens and dashes, one class for look-up.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{58A}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// Quotation marks that can close a quoted name with an ending right behind: “İstisu”nun, «Laçın»da.
pub fn closes_quotation(c: char) -> bool {
    matches!(c, '"' | '\u{201D}' | '\u{201C}' | '\u{BB}' | '\u{AB}' | '\u{203A}' | '\u{2019}' | '\u{2018}' | '\'')
}
