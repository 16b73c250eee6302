//! Classes of characters that look-up treats alike. Facts from the Unicode Character Database (names, scripts, general
//! categories) and from the orthographies of the languages named.

/// True for a character that is typed as an apostrophe, whatever it is called: quotation marks, modifier letters,
/// primes and accents standing alone.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{B4}' | '\u{2B9}' | '\u{2BB}'
            ..='\u{2BF}' | '\u{55A}' | '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{FF07}'
    )
}

/// True for a character that joins the members of a compound: every hyphen, dash and minus, the Armenian and Hebrew
/// hyphens among them. The soft hyphen is none: it is [invisible](is_invisible).
pub(crate) const fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{58A}' | '\u{5BE}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// True for a hyphen that may join an ending to a word, as no dash does.
pub(crate) fn is_short_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{58A}' | '\u{2010}' | '\u{2011}')
}

/// True for a character that takes no room and no part in spelling: soft hyphen, zero width characters, marks of
/// writing direction, variation selectors.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
    )
}

/// True for a character that may stand inside a word or after it without being one of its letters: the invisible
/// ones and the Armenian marks of emphasis, exclamation and question (՛ ՜ ՞), which stand over the stressed vowel.
pub(crate) fn is_silent(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{55B}' | '\u{55C}' | '\u{55E}')
}

/// Everything that folding leaves out wherever it stands: the silent characters, Arabic tatweel and vowel marks,
/// Hebrew points.
pub(super) fn is_dropped(c: char) -> bool {
    match c as u32 {
        0..0x300 => c == '\u{AD}',
        0x591..=0x5C7 => !matches!(c, '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5C6}'),
        0x610..=0x61A
        | 0x640
        | 0x64B..=0x652
        | 0x656..=0x65F
        | 0x670
        | 0x6D6..=0x6DC
        | 0x6DF..=0x6E4
        | 0x6E7..=0x6E8
        | 0x6EA..=0x6ED => true,
        _ => is_silent(c),
    }
}

/// A mark that shows the stress, or that only carries a hamza, where it makes no letter with the one before it.
pub(super) fn is_stress(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{653}'..='\u{655}')
}

/// One letter for several that readers take for the same: the argument is lower case.
pub(super) fn alike(c: char) -> char {
    match c {
        'ё' | 'ѐ' => 'е',
        'ѝ' => 'и',
        'ǝ' => 'ə',
        'ș' => 'ş',
        'ț' => 'ţ',
        'ς' => 'σ',
        // Arabic, Persian, Urdu and Kurdish forms of alef, yeh, kaf and heh.
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ۃ' | 'ھ' => 'ه',
        c if (c as u32) < 0x80 && c != '`' => c,
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    }
}

/// The letters of a ligature; empty for any other character.
pub(super) fn ligature(c: char) -> &'static str {
    match c {
        'և' => "եւ",
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        '\u{FB05}' | '\u{FB06}' => "st",
        '\u{FB13}' => "մն",
        '\u{FB14}' => "մե",
        '\u{FB15}' => "մի",
        '\u{FB16}' => "վն",
        '\u{FB17}' => "մխ",
        _ => "",
    }
}

/// True for an Arabic letter in the shape that it takes in a word, as old files and PDF extracts have it, and for a
/// letter or digit of the width that East Asian texts have beside their own: Ａ, １, ｶ.
pub(super) fn is_presentation_form(c: char) -> bool {
    matches!(
        c,
        '\u{FB50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | 'ｦ'..='ﾝ'
    )
}

/// The mark of voicing that stands beside a kana, as the mark that is part of it: ｶﾞ, カ゛.
pub(super) fn voicing(c: char) -> Option<char> {
    match c {
        '\u{FF9E}' | '\u{309B}' => Some('\u{3099}'),
        '\u{FF9F}' | '\u{309C}' => Some('\u{309A}'),
        _ => None,
    }
}
