//! Languages that their letters tell: Chinese and Japanese, Korean, Thai, Lao, Khmer, Burmese, Tibetan.

use super::{Looks, PROSE};
use crate::base::Lang;
use crate::text::unspaced::{Kind, kind};
use crate::text::words::{Script, script};

/// Of how many letters of Han and kana one is kana in Japanese.
const KANA: usize = 12;
/// Letters that Japanese hardly strings together without any kana.
const WITHOUT_KANA: usize = 40;
/// Of ten letters, so many are of such scripts in a paragraph that is told by them.
const MOST: usize = 6;

/// How many letters of each kind a text has.
#[derive(Default)]
struct Letters {
    han: usize,
    kana: usize,
    hangul: usize,
    thai: usize,
    lao: usize,
    tibetan: usize,
    myanmar: usize,
    khmer: usize,
    others: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut all = Self::default();
        for c in text.chars() {
            match kind(c) {
                Some(Kind::Han) => all.han += 1,
                Some(Kind::Hiragana | Kind::Katakana) => all.kana += 1,
                Some(Kind::Thai) => all.thai += 1,
                Some(Kind::Lao) => all.lao += 1,
                Some(Kind::Tibetan) => all.tibetan += 1,
                Some(Kind::Myanmar) => all.myanmar += 1,
                Some(Kind::Khmer) => all.khmer += 1,
                None => match script(c) {
                    Script::Hangul => all.hangul += 1,
                    Script::Common => {}
                    _ => all.others += 1,
                },
            }
        }
        all
    }

    fn own(&self) -> usize {
        self.han + self.kana + self.hangul + self.thai + self.lao + self.tibetan + self.myanmar + self.khmer
    }

    /// The language that most of them are of.
    fn tag(&self) -> &'static str {
        let east = if self.kana * KANA >= self.han + self.kana { "ja" } else { "zh" };
        let rows = [
            (self.han + self.kana, east),
            (self.hangul, "ko"),
            (self.thai, "th"),
            (self.lao, "lo"),
            (self.khmer, "km"),
            (self.myanmar, "my"),
            (self.tibetan, "bo"),
        ];
        rows.into_iter().max_by_key(|(letters, _)| *letters).map_or("", |(_, tag)| tag)
    }

    /// How many words they come to, roughly, where spaces do not tell.
    fn words(&self) -> usize {
        let alphabetic = self.thai + self.lao + self.tibetan + self.myanmar + self.khmer;
        self.han / 2 + self.kana / 3 + self.hangul / 3 + alphabetic / 5
    }
}

/// The language of a text whose letters are of such scripts for the most part; `None` if they are not.
pub(super) fn language(text: &str, asked: &dyn Fn(&str) -> bool) -> Option<&'static str> {
    let letters = Letters::of(text);
    if letters.own() <= letters.others {
        return None;
    }
    Some(match letters.tag() {
        // A headline without any kana.
        "zh" if asked("ja") && !asked("zh") && letters.han < WITHOUT_KANA => "ja",
        "zh" if asked("yue") && !asked("zh") => "yue",
        tag => tag,
    })
}

/// How many words a text in scripts without spaces comes to, roughly.
pub(super) fn words(text: &str) -> usize {
    Letters::of(text).words()
}

/// What a paragraph in such letters looks like; `None` for one in others.
pub(super) fn look(own: Option<&Lang>, head: &str) -> Option<Looks> {
    let own = own.map_or("", Lang::primary);
    let is_east = matches!(own, "zh" | "ja" | "ko" | "th" | "lo" | "km" | "my" | "bo" | "yue" | "wuu" | "lzh");
    if !is_east && !head.bytes().any(|byte| byte >= 0xE0 && byte != 0xE2) {
        return None;
    }
    let letters = Letters::of(head);
    if letters.own() * 10 < (letters.own() + letters.others) * MOST || letters.own() == 0 {
        return None;
    }
    let tag = letters.tag();
    let is_own = tag == own || tag == "zh" && matches!(own, "yue" | "wuu" | "lzh");
    Some(match () {
        () if is_own => Looks::Own,
        () if letters.words() < PROSE => Looks::Unsure,
        // A heading, a row of offices.
        () if own == "ja" && tag == "zh" && letters.han < WITHOUT_KANA => Looks::Unsure,
        () => Looks::Other(Lang::new(tag)),
    })
}
