//! Georgian: clitics, postpositions, case and plural are taken off from behind as long as enough is left; the vowel that a last
//! syllable loses before endings (სოფელი, სოფლის; საზღვარი, საზღვრები) is taken out of all forms.

use std::borrow::Cow;

/// Each with the letters that it stands behind; empty where that does not matter.
const ENDINGS: &[(&str, &str)] = &[
    ("ებ", ""),
    ("ი", ""),
    ("ის", ""),
    ("ს", ""),
    ("ით", ""),
    ("ად", ""),
    ("მა", ""),
    ("მ", "აეიოუ"),
    ("დ", "აეოუ"),
    ("თი", "ოუ"),
    ("ში", ""),
    ("ზე", ""),
    ("თან", ""),
    ("დან", ""),
    ("იდან", ""),
    ("თვის", "სი"),
    ("გან", "სი"),
    ("კენ", "სი"),
    ("ვით", "სი"),
    ("მდე", ""),
    ("ამდე", ""),
    ("ა", ""),
    ("ო", ""),
    ("ც", ""),
];
/// Letters that an ending leaves.
const LEAST: usize = 3;
/// Plural, case, postposition and clitics.
const ROUNDS: usize = 6;

fn is_vowel(c: char) -> bool {
    matches!(c, 'ა' | 'ე' | 'ი' | 'ო' | 'უ')
}

pub(super) fn georgian(word: &str) -> Cow<'_, str> {
    let mut rest = word;
    for _ in 0..ROUNDS {
        let fits = |(ending, behind): &&(&str, &str)| {
            let Some(stem) = rest.strip_suffix(ending) else { return false };
            let joins = behind.is_empty() || stem.chars().next_back().is_some_and(|last| behind.contains(last));
            joins && stem.chars().filter(|c| c.is_alphabetic()).count() >= LEAST
        };
        let Some((longest, _)) = ENDINGS.iter().filter(fits).max_by_key(|(ending, _)| ending.len()) else { break };
        rest = &rest[..rest.len() - longest.len()];
    }
    let mut letters: Vec<char> = rest.chars().collect();
    if letters.len() >= 5 && matches!(letters.last(), Some('ა' | 'ე' | 'ო')) {
        letters.pop();
    }
    if let [.., before, 'ა' | 'ე' | 'ო', last @ ('ლ' | 'რ' | 'ნ' | 'მ')] = letters[..]
        && letters.len() >= 5
        && !is_vowel(before)
    {
        letters.truncate(letters.len() - 2);
        letters.push(last);
    }
    Cow::Owned(letters.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for forms in [
            "ქალაქი ქალაქის ქალაქს ქალაქში ქალაქები ქალაქებში ქალაქიდან ქალაქისთვის ქალაქამდე ქალაქებისგან",
            "სოფელი სოფლის სოფელს სოფელში სოფლები სოფლებიდან სოფლისკენ",
            "საზღვარი საზღვრის საზღვარზე საზღვრები საზღვრამდე",
            "ქუჩა ქუჩის ქუჩას ქუჩაზე ქუჩები ქუჩებში ქუჩამდე",
            "ფანჯარა ფანჯრის ფანჯარას ფანჯრები",
            "მთავრობა მთავრობის მთავრობამ მთავრობას მთავრობისთვის",
            "სკოლა სკოლაში სკოლის სკოლები სკოლებს",
            "მინისტრი მინისტრმა მინისტრის მინისტრს მინისტრებთან",
            "უნივერსიტეტი უნივერსიტეტის უნივერსიტეტში უნივერსიტეტები",
            "მასწავლებელი მასწავლებლის მასწავლებელმა მასწავლებლები",
            "გაზეთი გაზეთის გაზეთში გაზეთებიც",
            "ეკლესია ეკლესიის ეკლესიაში ეკლესიები",
        ] {
            let stems: Vec<_> = forms.split(' ').map(|form| (form, georgian(form))).collect();
            assert!(stems.iter().all(|(_, stem)| *stem == stems[0].1), "{stems:?}");
        }
    }

    #[test]
    fn other_words_have_other_stems() {
        let words = "ქალაქი ქართული ქალი სოფელი საზღვარი სასწავლებელი ქუჩა ფანჯარა მთავრობა მთავარი სკოლა მინისტრი მინდორი უნივერსიტეტი \
            მასწავლებელი მოსწავლე გაზეთი გზა ეკლესია ეკრანი წიგნი ქვეყანა რაიონი შენობა მაგიდა სტუდენტი პრეზიდენტი ხალხი ჯარისკაცი \
            ჯარი სიტყვა სისტემა გვერდი ფაილი ქსელი მომხმარებელი ბაზარი წყალი თოვლი მდინარე ტექსტი ავტორი რეგიონი შეხვედრა კითხვა \
            პასუხი გული მეგობარი მწერალი კაცი ბავშვი მუსიკა ისტორია ბანკი ფასი";
        let mut met = std::collections::HashMap::new();
        for word in words.split_whitespace() {
            assert_eq!(met.insert(georgian(word).into_owned(), word), None, "{word}");
        }
    }
}
