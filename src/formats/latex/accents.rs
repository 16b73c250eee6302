//! Letters that are written as commands.

use unicode_normalization::UnicodeNormalization;

/// The combining mark of an accent command.
pub(super) fn combining(name: char) -> Option<char> {
    Some(match name {
        '`' => '\u{300}',
        '\'' => '\u{301}',
        '^' => '\u{302}',
        '~' => '\u{303}',
        '=' => '\u{304}',
        'u' => '\u{306}',
        '.' => '\u{307}',
        '"' => '\u{308}',
        'r' => '\u{30a}',
        'H' => '\u{30b}',
        'v' => '\u{30c}',
        'd' => '\u{323}',
        'c' => '\u{327}',
        'k' => '\u{328}',
        'b' => '\u{331}',
        _ => return None,
    })
}

/// The letter with its accent. `rest` begins behind the command; how many bytes of it are the letter.
pub(super) fn accented(mark: char, rest: &str) -> Option<(usize, String)> {
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let letter = &rest[blank..];
    let (length, base) = if let Some(inner) = letter.strip_prefix('{') {
        let close = inner.bytes().take(20).position(|b| b == b'}')?;
        let inside = inner[..close].trim();
        let base = match inside.strip_prefix('\\').map(str::trim) {
            Some("i" | "imath") => 'i',
            Some("j" | "jmath") => 'j',
            Some(_) => return None,
            None => {
                let mut chars = inside.chars();
                chars.next().filter(|_| chars.next().is_none())?
            }
        };
        (close + 2, base)
    } else if let Some(name) = letter.strip_prefix("\\i").or_else(|| letter.strip_prefix("\\j")) {
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let base = if letter.starts_with("\\i") { 'i' } else { 'j' };
        (letter.len() - name.trim_start_matches([' ', '\t']).len(), base)
    } else {
        let base = letter.chars().next()?;
        (base.len_utf8(), base)
    };
    base.is_alphabetic().then(|| (blank + length, [base, mark].into_iter().nfc().collect()))
}

/// What a command without arguments stands for.
pub(super) fn symbol(name: &str) -> Option<&'static str> {
    Some(match name {
        "ss" => "ß",
        "SS" => "ẞ",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "o" => "ø",
        "O" => "Ø",
        "aa" => "å",
        "AA" => "Å",
        "l" => "ł",
        "L" => "Ł",
        "i" => "ı",
        "j" => "ȷ",
        "dh" => "ð",
        "DH" => "Ð",
        "th" => "þ",
        "TH" => "Þ",
        "ng" => "ŋ",
        "NG" => "Ŋ",
        "dj" => "đ",
        "DJ" => "Đ",
        "textschwa" | "schwa" => "ə",
        "textSchwa" | "Schwa" => "Ə",
        "guillemotleft" | "guillemetleft" | "flqq" | "og" => "«",
        "guillemotright" | "guillemetright" | "frqq" | "fg" => "»",
        "guilsinglleft" | "flq" => "‹",
        "guilsinglright" | "frq" => "›",
        "glqq" | "quotedblbase" => "„",
        "grqq" | "textquotedblleft" | "lq" => "“",
        "textquotedblright" => "”",
        "textquoteleft" | "grq" => "‘",
        "textquoteright" | "rq" => "’",
        "glq" | "quotesinglbase" => "‚",
        "textquotedbl" => "\"",
        "textendash" => "–",
        "textemdash" => "—",
        "textellipsis" | "ldots" | "dots" => "…",
        "textbackslash" => "\\",
        "textasciitilde" => "~",
        "textunderscore" => "_",
        "textasciicircum" => "^",
        "textasciigrave" => "`",
        "textless" => "<",
        "textgreater" => ">",
        "textbar" => "|",
        "textdegree" | "degree" => "°",
        "textnumero" | "No" => "№",
        "S" => "§",
        "P" => "¶",
        "copyright" | "textcopyright" => "©",
        "pounds" | "textsterling" => "£",
        "euro" | "texteuro" => "€",
        "nobreakspace" | "nbsp" => "\u{a0}",
        "space" | "quad" | "qquad" | "enspace" | "thinspace" | "enskip" | "xspace" => " ",
        "LaTeX" => "LaTeX",
        "TeX" => "TeX",
        _ => return None,
    })
}
