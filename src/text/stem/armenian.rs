//! Armenian, in the reformed spelling: plural, case, article and person are taken off from behind as long as enough is left;
//! -ություն is one ending in all its cases; ի and ու that a stressed last syllable has and the other forms lose (երկիր, երկրի;
//! ժողովուրդ, ժողովրդի) are taken out.

use std::borrow::Cow;

const ENDINGS: &[&str] =
    &["ներ", "եր", "ի", "ու", "ով", "ից", "ուց", "ում", "ը", "ն", "ս", "դ", "ան", "ին", "ուն", "վա"];
/// The cases of -ություն, the plural among them.
const ABSTRACT: &[&str] = &["ություն", "ության", "ությամբ"];
/// Letters that an ending leaves.
const LEAST: usize = 3;
/// Number, case, article and person.
const ROUNDS: usize = 5;

fn is_vowel(c: char) -> bool {
    "աեէըիոօւ".contains(c)
}

pub(super) fn armenian(word: &str) -> Cow<'_, str> {
    if let Some(at) =
        ABSTRACT.iter().find_map(|ending| word.find(ending)).filter(|&at| word[..at].chars().nth(1).is_some())
    {
        return Cow::Owned([&word[..at], ABSTRACT[0]].concat());
    }
    let mut rest = word;
    for _ in 0..ROUNDS {
        let fits = |ending: &&&str| {
            let stem = rest.strip_suffix(**ending);
            stem.is_some_and(|stem| stem.chars().filter(|c| c.is_alphabetic()).count() >= LEAST)
        };
        let Some(longest) = ENDINGS.iter().filter(fits).max_by_key(|ending| ending.len()) else { break };
        rest = &rest[..rest.len() - longest.len()];
        // շուկա-յ-ի.
        if let Some(stem) =
            rest.strip_suffix('յ').filter(|stem| stem.ends_with(['ա', 'ո']) && stem.chars().count() >= LEAST)
        {
            rest = stem;
        }
    }
    let mut letters: Vec<char> = rest.chars().collect();
    if letters.len() >= 5 && matches!(letters.last(), Some('ա' | 'ո')) {
        letters.pop();
    } else {
        reduce(&mut letters);
    }
    Cow::Owned(letters.into_iter().collect())
}

/// Takes ի or ու out of a closed last syllable.
fn reduce(letters: &mut Vec<char>) {
    let Some(vowel) = letters.iter().rposition(|c| is_vowel(*c)).filter(|&at| at > 0) else { return };
    let closed = match letters[vowel + 1..] {
        [_] => true,
        [first, _] => "րնլմյ".contains(first),
        _ => false,
    };
    let from = match (letters[vowel], letters[vowel - 1]) {
        ('ի', before) if !is_vowel(before) => vowel,
        ('ւ', 'ո') => vowel - 1,
        _ => return,
    };
    if closed && letters.len() - (vowel + 1 - from) >= LEAST {
        letters.drain(from..=vowel);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            "քաղաք քաղաքի քաղաքում քաղաքներ քաղաքների քաղաքը քաղաքներից",
            "երկիր երկրի երկրում երկրներ երկրները երկրից",
            "գիրք գրքի գրքեր գրքերում գիրքը",
            "ժողովուրդ ժողովրդի ժողովուրդը ժողովրդից",
            "խնդիր խնդրի խնդիրներ խնդիրների խնդրով",
            "դպրոց դպրոցի դպրոցում դպրոցները",
            "շուկա շուկայի շուկան շուկաներ շուկայում",
            "եկեղեցի եկեղեցիներ եկեղեցին եկեղեցիների",
            "սեղան սեղանի սեղաններ սեղանը սեղանին",
            "պատմություն պատմության պատմությունը պատմությունից պատմություններ պատմությամբ",
            "կառավարություն կառավարության կառավարությունը կառավարությունում",
            "որոշում որոշումներ որոշումը որոշումից",
            "ուսուցիչ ուսուցչի ուսուցիչներ ուսուցչից",
            "պայմանագիր պայմանագրի պայմանագրեր պայմանագրերը",
        ] {
            let stems: Vec<_> = forms.split(' ').map(|form| (form, armenian(form))).collect();
            assert!(stems.iter().all(|(_, stem)| *stem == stems[0].1), "{stems:?}");
        }
    }

    #[test]
    fn other_words_have_other_stems() {
        let words = "քաղաք քանակ երկիր երկինք գիրք գիր գյուղ ժողովուրդ ժողով խնդիր դպրոց դպիր շուկա շունչ եկեղեցի սեղան պատմություն \
            պատմիչ կառավարություն կառք որոշում ուսուցիչ ուսանող պայմանագիր պայման ճանապարհ ճակատ փողոց փող նախագահ նախարար պատերազմ \
            պատուհան պատասխան զինվոր զենք լեզու լեռ բառ բանակ սահման ցանց գետ տեքստ հեղինակ թերթ մարզ շրջան հարց աշակերտ ընկեր";
        let mut met = std::collections::HashMap::new();
        for word in words.split_whitespace() {
            assert_eq!(met.insert(armenian(word).into_owned(), word), None, "{word}");
        }
    }
}
