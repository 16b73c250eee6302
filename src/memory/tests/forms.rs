//! What is found by the stems of a language is what a scan by them finds.

use proptest::prelude::*;

use super::*;

/// What cuts a text into its parts.
type Parts = fn(&str) -> Vec<String>;

/// Words in several forms, so that stems are one where words are not.
const FORMS: [(&str, Parts, &str); 4] = [
    (
        "az",
        |text| classes("az", text),
        "kənd kəndin kəndə kənddə kəndlərdən şəhər şəhərin şəhərimizdə bulaq bulağı bulağa yeni yol yolda yolu və kim kimi qara",
    ),
    (
        "hy",
        |text| classes("hy", text),
        "քաղաք քաղաքի քաղաքում երկիր երկրի երկրներ գիրքը գրքեր որոշում որոշումը կառավարության կառավարություն և է նոր նորը",
    ),
    (
        "ka",
        |text| classes("ka", text),
        "სოფელი სოფლის სოფელში სოფლები ქალაქი ქალაქიდან ქუჩა ქუჩის ქუჩებში და ახალი ახალმა ომი ომში საზღვარზე საზღვრები",
    ),
    (
        "uk",
        |text| classes("uk", text),
        "місто міста міст мости мосту рік року дорога дорозі сторінка сторінок можливість можливості і відкрив відкрила відкрити",
    ),
];

fn classes(lang: &str, text: &str) -> Vec<String> {
    let mut all = Vec::new();
    classes::each_class(text, crate::text::stem::stemmer(lang), &mut String::new(), |class| all.push(class.to_owned()));
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn forms_of_words_are_found_as_by_a_scan(
        language in 0..FORMS.len(),
        texts in prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..9), 1..60),
        percent in prop::sample::select(&[1_u32, 50, 70, 90, 100][..]),
        most in 1..7_usize,
    ) {
        let (lang, parts, words) = FORMS[language];
        let words: Vec<&str> = words.split(' ').collect();
        let text = |of: &Vec<prop::sample::Index>| of.iter().map(|at| *at.get(&words)).collect::<Vec<_>>().join(" ");
        let all = [distinct(texts.iter().map(text))];
        let tokens = Tokens::Classes(crate::text::stem::stemmer(lang));
        let mut bytes = Vec::new();
        write_words(tokens, all[0].iter().map(String::as_str), 0, &mut bytes).expect("memory");
        let index = WordIndex::open(Bytes::Held(bytes), tokens).expect("sound");
        let texts = self::index(&all[0]).texts;
        let (mut finder, threshold) = (Finder::default(), Score { cost: 100 - percent, len: 100 });
        for query in all[0].iter().take(8) {
            let mut best = Best::new(most, threshold);
            let mut judge = Plain { memory: 0, texts: &texts, best: &mut best };
            finder.find(&index, query, &Alike::NONE, &mut judge).expect("sound");
            prop_assert_eq!(rows(&best), scan(&all, parts, query, most, threshold), "{}: {:?}", lang, query);
        }
    }
}
