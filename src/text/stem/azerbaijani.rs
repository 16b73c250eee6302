//! Azerbaijani, in the Latin alphabet: endings are taken off from behind as long as they fit what stands before them, by vowel
//! harmony and by the letter that joins them, and as long as enough is left. What could belong to the stem or to the ending
//! (rayon-u, raya-nı; kənd-i, gəl-di) is cut from all forms alike.

use std::borrow::Cow;

/// What an ending stands behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Any,
    Consonant,
    Vowel,
    /// The vowel of a possessive: ı, i, u, ü.
    Close,
}

use Behind::{Any, Close, Consonant, Vowel};

/// The patterns: `A` is a or ə, `I` is ı, i, u or ü, `E` is ı or i (behind `A`), `Q` is q or k; what they stand behind; letters that stay.
const ENDINGS: &[(&str, Behind, usize)] = &[
    // Plural; possessives.
    ("lAr", Any, 2),
    ("Im", Consonant, 4),
    ("ImIz", Consonant, 3),
    ("mIz", Vowel, 3),
    ("InIz", Consonant, 3),
    ("nIz", Vowel, 3),
    ("I", Consonant, 3),
    ("sI", Vowel, 3),
    // Cases. A word of four letters in a or ə is seldom the dative of one of three (qala, bina, dərə).
    ("In", Consonant, 3),
    ("nIn", Vowel, 3),
    ("nI", Vowel, 3),
    ("A", Consonant, 4),
    ("yA", Vowel, 3),
    ("nA", Close, 3),
    ("dA", Any, 2),
    ("ndA", Close, 3),
    ("dAn", Any, 2),
    ("ndAn", Close, 3),
    // What is there: sərhəddəki, yanındakı.
    ("dAkE", Any, 2),
    ("ndAkE", Close, 3),
    ("lA", Any, 4),
    // Copula and tenses.
    ("dIr", Any, 3),
    ("dI", Any, 3),
    ("Ib", Consonant, 4),
    ("yIb", Vowel, 4),
    ("mIş", Any, 4),
    ("AcAQ", Consonant, 4),
    ("yAcAQ", Vowel, 4),
];

/// Short words that look like forms of others.
const WHOLE: &[&str] = &[
    "belə", "birdən", "bizim", "bu", "buna", "bunda", "bunlar", "bunun", "bütün", "bəzi", "elə", "hansı", "hamı",
    "həm", "həmin", "idi", "ilə", "indi", "isə", "kimi", "niyə", "olar", "ona", "onda", "onlar", "onun", "qədər",
    "sizin", "sonra", "yeni", "çünki", "öz", "özü", "üçün", "əgər",
];

/// As many as the longest word that is worth the trouble has endings.
const ROUNDS: usize = 5;

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'ö' | 'ü' | 'ı' | 'ə')
}

/// The open and the close vowel of an ending behind one.
fn harmony(last: char) -> (char, char) {
    match last {
        'a' | 'ı' => ('a', 'ı'),
        'o' | 'u' => ('a', 'u'),
        'ö' | 'ü' => ('ə', 'ü'),
        _ => ('ə', 'i'),
    }
}

/// Letters of the longest ending that fits.
fn ending(word: &[char]) -> Option<usize> {
    let fits = |&(pattern, behind, least): &(&str, Behind, usize)| {
        let length = pattern.chars().count();
        let stem = &word[..word.len().checked_sub(length)?];
        let last = *stem.last()?;
        let (open, close) = harmony(*stem.iter().rev().find(|c| is_vowel(**c))?);
        let joins = match behind {
            Any => true,
            Consonant => !is_vowel(last),
            Vowel => is_vowel(last),
            Close => matches!(last, 'ı' | 'i' | 'u' | 'ü'),
        };
        let letter = |c| match c {
            'A' => open,
            'I' => close,
            'E' if open == 'a' => 'ı',
            'E' => 'i',
            'Q' if open == 'a' => 'q',
            'Q' => 'k',
            other => other,
        };
        let same = || pattern.chars().map(letter).eq(word[stem.len()..].iter().copied());
        (joins && stem.iter().filter(|c| c.is_alphabetic()).count() >= least && same()).then_some(length)
    };
    ENDINGS.iter().filter_map(fits).max()
}

pub(super) fn azerbaijani(word: &str) -> Cow<'_, str> {
    if WHOLE.contains(&word) {
        return Cow::Borrowed(word);
    }
    // A capital İ in lower case keeps its dot as a mark.
    let all: Vec<char> = word.chars().filter(|c| *c != '\u{307}').collect();
    let mut rest = all.as_slice();
    for _ in 0..ROUNDS {
        let Some(length) = ending(rest) else { break };
        rest = &rest[..rest.len() - length];
    }
    // uşaq, uşağ-ı, uşa-ya for uşağ-a.
    let behind_vowel = |rest: &[char]| rest.len() > 1 && is_vowel(rest[rest.len() - 2]);
    let ends = |rest: &[char], letters: &str| rest.last().is_some_and(|last| letters.contains(*last));
    let syllables = rest.iter().filter(|c| is_vowel(**c)).count();
    if syllables > 1 && rest.len() >= 4 && ends(rest, "ğyqk") && behind_vowel(rest) {
        rest = &rest[..rest.len() - 1];
    }
    if rest.len() >= 5 && ends(rest, "ns") && behind_vowel(rest) || rest.len() >= 4 && ends(rest, "d") {
        rest = &rest[..rest.len() - 1];
    }
    if rest.len() >= 5 && rest.last().is_some_and(|last| is_vowel(*last)) && !behind_vowel(rest) {
        rest = &rest[..rest.len() - 1];
    }
    if rest.len() == all.len() && all.len() == word.chars().count() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(rest.iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every form that a noun takes in a text, made by the rules of the language.
    #[test]
    fn forms_of_a_noun_share_a_stem_and_other_nouns_do_not() {
        const NOUNS: &str = "kənd şəhər rayon kitab uşaq qadın adam insan ölkə dövlət xəritə məktəb qala qapı körpü meşə torpaq \
            bulaq köynək ürək məsələ bina xəbər qəzet jurnalist məqalə mətn sənəd müəllif tərcümə məkan sərhəd müharibə əsgər \
            səhifə qovluq pəncərə düymə proqram sistem istifadəçi ekran nöqtə saray kilsə məscid müqavilə görüş prezident nazir \
            hökumət qanun məhkəmə polis həkim universitet müəllim bazar şirkət ağac heyvan balıq külək tarix musiqi yazıçı otaq \
            divar maşın qatar";
        let mut met = std::collections::HashMap::new();
        let (mut forms, mut wrong) = (0, Vec::new());
        for noun in NOUNS.split_whitespace() {
            let stem = azerbaijani(noun).into_owned();
            assert_eq!(met.insert(stem.clone(), noun), None, "{noun} has the stem of another, {stem}");
            for form in declined(noun) {
                forms += 1;
                if azerbaijani(&form) != stem {
                    wrong.push(form);
                }
            }
        }
        assert!(forms > 2000 && wrong.len() * 50 < forms, "{} of {forms}: {wrong:?}", wrong.len());
    }

    fn join(stem: &str, behind_consonant: &str, behind_vowel: &str) -> String {
        let mut letters: Vec<char> = stem.chars().collect();
        let (open, close) = harmony(*letters.iter().rev().find(|c| is_vowel(**c)).expect("a vowel"));
        let last = *letters.last().expect("a letter");
        let pattern = if is_vowel(last) { behind_vowel } else { behind_consonant };
        if pattern.starts_with(['A', 'I']) && letters.iter().filter(|c| is_vowel(**c)).count() > 1 {
            match letters.last_mut() {
                Some(last @ 'q') => *last = 'ğ',
                Some(last @ 'k') => *last = 'y',
                _ => {}
            }
        }
        letters.extend(pattern.chars().map(|c| {
            if c == 'A' {
                open
            } else if c == 'I' {
                close
            } else {
                c
            }
        }));
        letters.into_iter().collect()
    }

    fn declined(noun: &str) -> Vec<String> {
        let mut all = Vec::new();
        for number in [noun.to_owned(), join(noun, "lAr", "lAr")] {
            let (his, our) = (join(&number, "I", "sI"), join(&number, "ImIz", "mIz"));
            for case in ["nIn", "nA", "nI", "ndA", "ndAn"] {
                all.push(join(&his, case, case));
            }
            for stem in [&number, &our] {
                for (consonant, vowel) in [("In", "nIn"), ("A", "yA"), ("I", "nI"), ("dA", "dA"), ("dAn", "dAn")] {
                    all.push(join(stem, consonant, vowel));
                }
            }
            all.extend([join(&number, "dIr", "dIr"), his, our, number]);
        }
        all
    }

    #[test]
    fn words_that_look_like_forms_of_others_stay_apart() {
        for (one, other) in [
            ("kim", "kimi"),
            ("on", "onlar"),
            ("qar", "qara"),
            ("bal", "balıq"),
            ("yer", "yeni"),
            ("şəhər", "səhər"),
            ("dağ", "dam"),
            ("sənəd", "sənaye"),
            ("hava", "havuz"),
            ("ana", "ata"),
        ] {
            assert_ne!(azerbaijani(one), azerbaijani(other), "{one}, {other}");
        }
        assert_eq!(azerbaijani("sərhəddəki"), azerbaijani("sərhəd"));
        assert_eq!(azerbaijani("yoldakılar"), azerbaijani("yol"));
        assert_eq!(azerbaijani("bulağındakı"), azerbaijani("bulaq"));
        // One word, whatever its first letter.
        assert_eq!(azerbaijani(&"İşçilər".to_lowercase()), azerbaijani("işçilərin"));
    }
}
