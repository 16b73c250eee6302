//! Languages that Snowball has no stemmer of, or not in the crate: endings taken off one behind the other, the longest
//! first, as long as enough is left. Words of one stem may be different words now and then; for comparing segments that is
//! enough.

use std::borrow::Cow;

/// Endings, and how often one is taken off.
struct Light {
    /// Longest first among those that end alike.
    endings: &'static [&'static str],
    /// How many may stand behind one another.
    rounds: usize,
    /// Letters that stay.
    least: usize,
    /// Last letters that change before an ending, and what they were.
    changes: &'static [(char, char)],
}

impl Light {
    fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let mut rest = word;
        for _ in 0..self.rounds {
            let fits = |ending: &&&str| {
                let stem = rest.strip_suffix(**ending);
                stem.is_some_and(|stem| stem.chars().filter(|c| c.is_alphabetic()).count() >= self.least)
            };
            let Some(longest) = self.endings.iter().filter(fits).max_by_key(|ending| ending.len()) else { break };
            rest = &rest[..rest.len() - longest.len()];
        }
        let Some(last) = rest.chars().next_back().filter(|_| rest.len() < word.len()) else {
            return Cow::Borrowed(rest);
        };
        let Some((_, base)) = self.changes.iter().find(|(changed, _)| *changed == last) else {
            return Cow::Borrowed(rest);
        };
        let mut stem = rest[..rest.len() - last.len_utf8()].to_owned();
        stem.push(*base);
        Cow::Owned(stem)
    }
}

/// Plural, possessive, case, copula, past; vowels by harmony.
const AZERBAIJANI: Light = Light {
    endings: &[
        "lar", "lər", "ım", "im", "um", "üm", "ımız", "imiz", "umuz", "ümüz", "mız", "miz", "muz", "müz", "ınız",
        "iniz", "unuz", "ünüz", "nız", "niz", "nuz", "nüz", "sı", "si", "su", "sü", "ı", "i", "u", "ü", "ın", "in",
        "un", "ün", "nın", "nin", "nun", "nün", "nı", "ni", "nu", "nü", "a", "ə", "ya", "yə", "na", "nə", "da", "də",
        "nda", "ndə", "dan", "dən", "ndan", "ndən", "la", "lə", "dır", "dir", "dur", "dür", "dı", "di", "du", "dü",
    ],
    rounds: 4,
    least: 4,
    changes: &[('ğ', 'q'), ('y', 'k')],
};

pub(super) fn azerbaijani(word: &str) -> Cow<'_, str> {
    AZERBAIJANI.stem(word)
}

/// Nouns, adjectives, the commonest endings of verbs.
const UKRAINIAN: Light = Light {
    endings: &[
        "а", "я", "у", "ю", "і", "ї", "и", "о", "е", "є", "ь", "ій", "ий", "ої", "ою", "ею", "єю", "ого", "ому", "их",
        "им", "ими", "ій", "ам", "ям", "ами", "ями", "ах", "ях", "ом", "ем", "єм", "ів", "їв", "ей", "ові", "еві",
        "єві", "ться", "тися", "ти", "ть", "в", "ла", "ло", "ли", "вся", "лася", "лося", "лися", "ють", "уть", "ять",
        "ать", "ить",
    ],
    rounds: 1,
    least: 3,
    changes: &[],
};

pub(super) fn ukrainian(word: &str) -> Cow<'_, str> {
    UKRAINIAN.stem(word)
}

/// Plural, case, article.
const ARMENIAN: Light = Light {
    endings: &["ներ", "եր", "ի", "ու", "ով", "ից", "ուց", "ում", "ը", "ն", "ս", "դ", "ան", "ին", "ուն"],
    rounds: 3,
    least: 3,
    changes: &[],
};

pub(super) fn armenian(word: &str) -> Cow<'_, str> {
    ARMENIAN.stem(word)
}

/// Plural, case, what stands behind the case.
const GEORGIAN: Light = Light {
    endings: &[
        "ებ",
        "ი",
        "ის",
        "ს",
        "ით",
        "ად",
        "მა",
        "ში",
        "ზე",
        "თან",
        "დან",
        "იდან",
        "თვის",
        "მდე",
        "ა",
        "ო",
        "ც",
        "ს",
    ],
    rounds: 3,
    least: 3,
    changes: &[],
};

pub(super) fn georgian(word: &str) -> Cow<'_, str> {
    GEORGIAN.stem(word)
}
