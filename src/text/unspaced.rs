//! Scripts that are written without spaces between words: what their letters are, where a word can be seen to go on,
//! and what a dictionary says of the rest.
//!
//! Blocks and properties are those of the Unicode Character Database. The words are those of the dictionaries in ICU4X
//! (`icu_segmenter`), for Chinese, Japanese, Thai, Lao, Khmer and Burmese.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::fold::is_silent;
use super::words::{is_mark, is_word};

/// What a letter of such a script is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Han,
    Hiragana,
    /// With the long vowel mark and the marks of voicing.
    Katakana,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Khmer,
}

/// The kind of a letter or mark; `None` for what is of another script, a digit or a sign.
#[inline]
pub(crate) fn kind(c: char) -> Option<Kind> {
    let code = c as u32;
    if code < 0xE01 {
        return None;
    }
    Some(match code {
        0x4E00..=0x9FFF
        | 0x3400..=0x4DBF
        | 0x3005..=0x3007
        | 0x3021..=0x3029
        | 0x3038..=0x303B
        | 0xF900..=0xFAFF
        | 0x2F00..=0x2FD5
        | 0x20000..=0x3FFFF => Kind::Han,
        0x3041..=0x3096 | 0x309D..=0x309F => Kind::Hiragana,
        0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x3099..=0x309C | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => Kind::Katakana,
        0xE01..=0xE3A | 0xE40..=0xE4E => Kind::Thai,
        0xE81..=0xEBD | 0xEC0..=0xECE | 0xEDC..=0xEDF => Kind::Lao,
        0xF00 | 0xF35 | 0xF37 | 0xF39 | 0xF40..=0xFBC => Kind::Tibetan,
        0x1000..=0x103F | 0x1050..=0x108F | 0xA9E0..=0xA9EF | 0xA9FA..=0xA9FE | 0xAA60..=0xAA7F => Kind::Myanmar,
        0x1780..=0x17D3 | 0x17D7 | 0x17DC | 0x17DD => Kind::Khmer,
        _ => return None,
    })
}

/// True for a letter or mark of a script without spaces.
#[inline]
pub(crate) fn is_unspaced(c: char) -> bool {
    kind(c).is_some()
}

/// True for what stands between the parts of a foreign name: ナゴルノ・カラバフ, 纳戈尔诺-卡拉巴赫. White space may stand
/// there too.
pub(crate) fn is_dot(c: char) -> bool {
    matches!(
        c,
        '\u{30FB}'
            | '\u{FF65}'
            | '\u{B7}'
            | '\u{2022}'
            | '\u{2027}'
            | '\u{2219}'
            | '\u{22C5}'
            | '='
            | '\u{FF1D}'
            | '\u{30A0}'
    )
}

/// False where what begins at `start` is the rest of a word or syllable, for all to see.
pub(crate) fn may_begin(plain: &str, start: usize) -> bool {
    let Some(first) = plain[start..].chars().next() else { return false };
    // A mark of voicing belongs to what stands before it.
    let before = plain[..start].chars().rev().find(|c| !matches!(c, '\u{3099}'..='\u{309C}'));
    let Some(before) = before.filter(|c| is_word(*c) && is_word(first)) else { return true };
    match kind(first) {
        Some(Kind::Katakana) => kind(before) != Some(Kind::Katakana),
        // A vowel that is written before its consonant.
        Some(Kind::Thai | Kind::Lao) => !matches!(before, '\u{E40}'..='\u{E44}' | '\u{EC0}'..='\u{EC4}'),
        Some(Kind::Khmer) => before != '\u{17D2}',
        Some(Kind::Myanmar) => before != '\u{1039}',
        Some(Kind::Tibetan) => kind(before) != Some(Kind::Tibetan),
        Some(Kind::Han | Kind::Hiragana) => true,
        None => is_unspaced(before),
    }
}

/// False where what ends at `end` goes on in the same word or syllable, for all to see.
pub(crate) fn may_end(plain: &str, end: usize) -> bool {
    let Some(last) = plain[..end].chars().next_back() else { return false };
    // A zero width space parts words where somebody set one.
    let mut after = plain[end..].chars().skip_while(|&c| c != '\u{200B}' && (is_silent(c) || is_selector(c)));
    let Some(next) = after.next().filter(|c| is_word(*c) || matches!(c, '\u{309B}' | '\u{309C}')) else { return true };
    let goes_on = |kinds: &[Kind]| kind(next).is_some_and(|next| kinds.contains(&next));
    let (is_hangul, own) = (matches!(next, '가'..='힣' | '\u{1100}'..='\u{11FF}'), kind(last));
    if !is_word(last) {
        return true;
    }
    if is_mark(next) {
        return false;
    }
    match own {
        Some(Kind::Katakana) => !goes_on(&[Kind::Katakana]),
        // Small vowels make one sound with the letter before them.
        Some(Kind::Hiragana) => !matches!(next, 'ー' | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'ゃ' | 'ゅ' | 'ょ'),
        Some(Kind::Thai) => !matches!(next, '\u{E30}' | '\u{E32}' | '\u{E33}' | '\u{E45}'),
        Some(Kind::Lao) => !matches!(next, '\u{EB0}' | '\u{EB2}' | '\u{EB3}'),
        // A consonant that is killed ends the syllable before it.
        Some(Kind::Myanmar) => !after.find(|c| *c != '\u{1037}').is_some_and(|c| matches!(c, '\u{103A}' | '\u{1039}')),
        Some(Kind::Tibetan) => !goes_on(&[Kind::Tibetan]),
        Some(Kind::Han | Kind::Khmer) => true,
        None => is_unspaced(next) || is_hangul,
    }
}

/// A selector of a shape: 辻󠄀 is 辻.
pub(crate) fn is_selector(c: char) -> bool {
    matches!(c, '\u{E0100}'..='\u{E01EF}')
}

/// True where no letter or digit stands on either side.
pub(crate) fn stands_alone(plain: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| is_word(c);
    !plain[..start].chars().next_back().is_some_and(joins) && !plain[end..].chars().next().is_some_and(joins)
}

/// Letters on either side of a name that its words are looked for in.
const REACH: usize = 16;

/// True where the letters of a name are those of other words: 京都 in 東京都, 巴库 in 古巴库存.
///
/// The stretch is cut into words by the dictionary. Where a word reaches over the name's border, it is no name, unless
/// with it there are fewer words (舒|沙发|生 is 舒沙|发生), or what follows in the word says what kind of place it is
/// (上海市).
pub(crate) fn is_of_other_words(plain: &str, start: usize, end: usize) -> bool {
    let reach = |c: &char| is_unspaced(*c) || is_silent(*c);
    let mut left: Vec<char> = plain[..start].chars().rev().take(REACH).take_while(reach).collect();
    left.reverse();
    let left: String = left.into_iter().collect();
    let name: String = plain[start..end].chars().filter(|c| !c.is_whitespace()).collect();
    let right: String = plain[end..].chars().take(REACH).take_while(reach).collect();
    if left.is_empty() && right.is_empty() {
        return false;
    }
    let text = [&*left, &name, &right].concat();
    let (from, to) = (left.len(), left.len() + name.len());
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let breaks: Vec<usize> = segmenter.segment_str(&text).collect();
    let over = |at: usize| breaks.binary_search(&at).is_err();
    if !over(from) && !over(to) {
        return false;
    }
    if !over(from)
        && let Some(&stop) = breaks.iter().find(|stop| **stop > to)
        && !breaks.iter().any(|at| (from + 1..to).contains(at))
        && GENERICS.contains(&&text[to..stop])
    {
        return false;
    }
    let count = |text: &str| segmenter.segment_str(text).skip(1).count();
    count(&left) + 1 + count(&right) >= breaks.len().saturating_sub(1)
}

/// What kind of place, people or thing a name's word is: 上海市, 大阪府, 日本人.
const GENERICS: &[&str] = &[
    "市",
    "県",
    "县",
    "縣",
    "省",
    "州",
    "区",
    "區",
    "府",
    "都",
    "道",
    "村",
    "镇",
    "鎮",
    "町",
    "乡",
    "鄉",
    "郡",
    "城",
    "港",
    "站",
    "駅",
    "山",
    "河",
    "川",
    "江",
    "湖",
    "海",
    "岛",
    "島",
    "湾",
    "灣",
    "路",
    "街",
    "人",
    "话",
    "話",
    "语",
    "語",
    "文",
    "军",
    "軍",
    "族",
    "共和国",
    "共和國",
    "政府",
    "大学",
    "大學",
    "机场",
    "機場",
    "空港",
    "地区",
    "地區",
    "自治州",
    "市内",
    "市民",
    "方面",
    "当局",
    "當局",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The name between the bars.
    fn marked(text: &str) -> (String, usize, usize) {
        let start = text.find('|').expect("a bar");
        let end = text.rfind('|').expect("a bar") - 1;
        (text.replace('|', ""), start, end)
    }

    #[test]
    fn borders_that_can_be_seen() {
        for (text, begins, ends) in [
            ("|スーシ|キン", true, false),
            ("|スーシ|ー", true, false),
            ("|スーシ|を", true, true),
            ("|スーシ|・", true, true),
            ("ア|スーシ|", false, true),
            ("ガ\u{3099}|スーシ|", false, true),
            ("か\u{3099}|スーシ|", true, true),
            ("|ステパナケルト|ﾞ", true, false),
            ("東|京都|", true, true),
            ("|さいたま|ー", true, false),
            // Thai: a vowel before its consonant, marks and vowels behind theirs.
            ("เ|ลาชิน|", false, true),
            ("|ลาชิ|\u{E49}น", true, false),
            ("|ลาชิน|ะ", true, false),
            ("ใน|ลาชิน|และ", true, true),
            ("|ລາຊິນ|ະ", true, false),
            // Burmese: a killed consonant belongs to the syllable before.
            ("|\u{1017}\u{102B}|\u{1000}\u{103A}\u{1030}", true, false),
            ("|\u{1017}\u{102B}|\u{1000}\u{1030}", true, true),
            ("\u{17D2}|\u{1794}\u{17B6}|", false, true),
            ("|\u{1794}|\u{17B6}", true, false),
            ("\u{F0B}|\u{F66}\u{F4F}|\u{F0B}", true, true),
            ("\u{F0B}|\u{F66}|\u{F4F}", true, false),
            ("在|Stepanakert|市", true, true),
            ("x|Stepanakert|y", false, false),
            ("|ABC公司|s", true, true),
        ] {
            let (plain, start, end) = marked(text);
            assert_eq!((may_begin(&plain, start), may_end(&plain, end)), (begins, ends), "{text}");
        }
    }

    #[test]
    fn words_of_a_dictionary() {
        for (text, other) in [
            ("古|巴库|存不足", true),
            ("首都|巴库|发生爆炸", false),
            ("東|京都|と京都で", true),
            ("東京都と|京都|で", false),
            ("|舒沙|发生爆炸", false),
            ("在|舒沙|出现", false),
            ("展|舒沙|拉", true),
            ("从|拉钦|走廊", false),
            ("|上海|市政府", false),
            ("马|上海|运", true),
            ("|南京|錠", true),
            ("ใน|บากู|วันนี้", false),
            ("|京都|", false),
            ("くだ|さい|たまに", true),
        ] {
            let (plain, start, end) = marked(text);
            assert_eq!(is_of_other_words(&plain, start, end), other, "{text}");
        }
    }
}
