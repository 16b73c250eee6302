//! One way to write what Unicode takes for the same: a letter and its marks as one character (NFC). Texts that
//! come from systems which decompose (й as и and a breve, ş as s and a cedilla) are compared by it.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text in composed form, as it is where it has that form already.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    // Latin, Cyrillic and the like: below U+0300, and from U+03C0 to U+057F, no character joins another or has another form.
    let plain = |byte: u8| byte < 0xCC || (0xCF..=0xD5).contains(&byte);
    if text.bytes().fold(true, |all, byte| all & plain(byte)) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_composed_as_unicode_says() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            for text in [c.to_string(), format!("a{c}"), format!("a\u{301}{c}")] {
                assert_eq!(composed(&text), text.nfc().collect::<String>(), "{text:?}");
            }
        }
        assert!(matches!(composed("Şuşa, Шуша й"), Cow::Borrowed(_)));
        assert_eq!(composed("s\u{327} и\u{306}"), "ş й");
    }
}
