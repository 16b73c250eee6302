//! Character references: `&amp;`, `&#601;` (HTML Standard sections 13.5 and 13.2.5.72).

use std::sync::LazyLock;

use entities::ENTITIES;

/// Every named reference, `&` and `;` included, sorted; some stand there without `;` too.
static NAMED: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut all: Vec<_> = ENTITIES.iter().map(|entity| (entity.entity, entity.characters)).collect();
    all.sort_unstable();
    all
});

/// No name is longer: `&CounterClockwiseContourIntegral;`.
const LONGEST: usize = 34;

/// The character reference at the start of `text` (which begins with `&`): its length and what it stands for. As
/// Markdown has them: with `;` at the end.
pub(in crate::formats) fn character_reference(text: &str) -> Option<(usize, String)> {
    let end = text.bytes().take(LONGEST).position(|b| b == b';')?;
    let name = text.get(1..end).filter(|name| !name.is_empty())?;
    let known = match name.strip_prefix('#') {
        Some(number) => code(number)?.to_string(),
        None => named(&text[..=end])?.to_owned(),
    };
    Some((end + 1, known))
}

/// As browsers read it: old names and numbers need no `;`. In an attribute, a name without it counts only if neither a
/// letter, a digit nor `=` follows: `?a=1&copy=2`.
pub(in crate::formats) fn lenient_reference(text: &str, attribute: bool) -> Option<(usize, String)> {
    if let Some(found) = character_reference(text) {
        return Some(found);
    }
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        let hexadecimal = matches!(bytes.get(2), Some(b'x' | b'X'));
        let digit = |b: &&u8| if hexadecimal { b.is_ascii_hexdigit() } else { b.is_ascii_digit() };
        let start = 2 + usize::from(hexadecimal);
        let end = start + bytes[start..].iter().take(8).take_while(digit).count();
        return Some((end, code(&text[2..end])?.to_string()));
    }
    let letters = bytes[1..].iter().take(8).take_while(|b| b.is_ascii_alphanumeric()).count();
    let (end, known) = (2..=letters).rev().find_map(|length| Some((length + 1, named(&text[..=length])?)))?;
    let followed = bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'=');
    (!attribute || !followed).then(|| (end, known.to_owned()))
}

fn named(reference: &str) -> Option<&'static str> {
    let at = NAMED.binary_search_by_key(&reference, |(name, _)| name).ok()?;
    Some(NAMED[at].1)
}

/// The character of a number, `x` before a hexadecimal one.
fn code(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    // `from_str_radix` would take a sign.
    if digits.is_empty() || digits.len() > 8 || !digits.bytes().all(|b| char::from(b).is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    Some(match code {
        0 => char::REPLACEMENT_CHARACTER,
        // Numbers that mean windows-1252, as old programs wrote them.
        0x80..=0x9f => {
            let byte = [code as u8];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_decoded() {
        assert_eq!(character_reference("&amp; x"), Some((5, "&".into())));
        assert_eq!(character_reference("&eacute;"), Some((8, "é".into())));
        assert_eq!(character_reference("&#601;"), Some((6, "ə".into())));
        assert_eq!(character_reference("&#x259;"), Some((7, "ə".into())));
        assert_eq!(character_reference("&#146;"), Some((6, "’".into())));
        assert_eq!(character_reference("&#0;"), Some((4, "\u{fffd}".into())));
        for none in
            ["&nonsense;", "& b;", "&;", "&#;", "&#x;", "&#-5;", "&#+5;", "&eacute", "&#601", "&#999999999;", "&"]
        {
            assert_eq!(character_reference(none), None, "{none}");
        }
        let longest = ENTITIES.iter().map(|entity| entity.entity.len()).max();
        assert!(longest <= Some(LONGEST), "{longest:?}");
    }

    #[test]
    fn browsers_need_no_semicolon() {
        assert_eq!(lenient_reference("&eacutex", false), Some((7, "é".into())));
        assert_eq!(lenient_reference("&uuml ", false), Some((5, "ü".into())));
        assert_eq!(lenient_reference("&notit", false), Some((4, "¬".into())));
        assert_eq!(lenient_reference("&#252n", false), Some((5, "ü".into())));
        assert_eq!(lenient_reference("&#x259", false), Some((6, "ə".into())));
        assert_eq!(lenient_reference("&copy=2", true), None);
        assert_eq!(lenient_reference("&copy 2", true), Some((5, "©".into())));
        for none in ["&", "&#", "&#x", "& x", "&şu", "&co", "&alpha"] {
            assert_eq!(lenient_reference(none, false), None, "{none}");
        }
    }
}
