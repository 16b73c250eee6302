//! Words, scripts and sentences.

use super::*;
use proptest::prelude::*;

fn list(text: &str) -> Vec<&str> {
    words(text).map(|span| &text[span.range()]).collect()
}

#[test]
fn words_keep_their_marks() {
    assert_eq!(list("“Xankəndi”nin, Şuşa'da!"), ["Xankəndi", "nin", "Şuşa", "da"]);
    assert_eq!(list("Շուշի՞ Ստեփանակե՞րտ։"), ["Շուշի", "Ստեփանակե՞րտ"]);
    assert_eq!(list("Лачи\u{301}н S\u{327}us\u{327}a"), ["Лачи\u{301}н", "S\u{327}us\u{327}a"]);
    assert_eq!(list("\u{200F}Khan\u{AD}kendi\u{200F} a_b1"), ["Khan\u{AD}kendi", "a_b1"]);
    assert_eq!(list(" \u{AD}—… "), [] as [&str; 0]);
}

#[test]
fn word_characters_are_those_of_unicode() {
    for c in ('\0'..=char::MAX).filter(|&c| c != '_') {
        let footnote = matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{2079}');
        assert_eq!(is_word(c), (c.is_alphanumeric() || is_combining_mark(c)) && !footnote, "{c:?}");
        assert!(!is_plain_letter(c) || c.is_alphabetic() && !is_combining_mark(c), "{c:?}");
    }
}

#[test]
fn letters_of_two_bytes_are_known_by_them() {
    let mut known = 0;
    for c in ('\0'..=char::MAX).filter(|c| c.len_utf8() == 2) {
        let bytes = c.to_string().into_bytes();
        let is_pair = is_plain_pair(bytes[0], bytes[1]);
        assert!(!is_pair || is_word(c) && is_letter(c), "{c:?}");
        known += usize::from(is_pair);
        assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
    }
    assert!("şəğıöçİжЯёњՇըֆև".chars().all(|c| is_plain_pair(c.to_string().as_bytes()[0], c.to_string().as_bytes()[1])));
    assert!(known > 500, "{known}");
}

#[test]
fn scripts() {
    for (c, expected) in [
        ('z', Script::Latin),
        ('ə', Script::Latin),
        ('ә', Script::Cyrillic),
        ('և', Script::Armenian),
        ('Ა', Script::Georgian),
        ('ώ', Script::Greek),
        ('گ', Script::Arabic),
        ('ש', Script::Hebrew),
        ('中', Script::Han),
        ('カ', Script::Han),
        ('한', Script::Hangul),
        ('ก', Script::Thai),
        ('ກ', Script::Other),
        ('՞', Script::Common),
        ('7', Script::Common),
        ('×', Script::Common),
        ('\u{301}', Script::Common),
    ] {
        assert_eq!(script(c), expected, "{c}");
    }
}

/// Every `|` marks a sentence's end; the sentence around each of its bytes must be found.
fn sentences(marked: &str) {
    let text = marked.replace('|', "");
    let mut at = 0;
    for part in marked.split('|') {
        let expected = part.trim();
        let start = at + part.find(expected).expect("inside");
        for i in start..start + expected.len() {
            assert_eq!(&text[sentence(&text, i as u32).range()], expected, "at byte {i} of {text:?}");
        }
        at += part.len();
    }
}

#[test]
fn sentences_of_many_languages() {
    sentences("He left for Khankendi.| Nobody knew!| “Why?” she asked.| (It rained.)| 3 came");
    sentences("Mr. Smith of St. Louis, No. 4, met J. R. Brown vs. the U.S. Army.| He won.");
    sentences("Он жил в г. Ханкенди на ул. Низами, д. 5.| Это было в 2020 г.| Потом уехал…| И всё.");
    sentences("Նա Շուշիում է։ Գնա՞ց նա տուն:| Այո։".replace("։ Գ", "։| Գ").as_str());
    sentences("მოვიდა ლაჩინში.| წავიდა შუშაში.");
    sentences("Səh. 5, Nizami küç. 7-də.| İlham gəldi.");
    sentences("他去了舒沙。|没有人知道！|“为什么？”|她问。");
    sentences("彼は京都へ行った。|「なぜだ。」と彼女は言った。|「さあ」。|誰も知らない");
    sentences("그는 라친에 갔다.| 아무도 몰랐다!");
    sentences("First line\nsecond line.|\n\nThird | \n \n Fourth");
    sentences("Wait... what?| «Да!» — сказал он.| — Нет.");
}

#[test]
fn a_sentence_is_looked_for_nearby_only() {
    let text = "слово ".repeat(100_000);
    let span = sentence(&text, 300_001);
    assert!(span.len() <= 2 * FAR && span.len() > FAR);
    assert_eq!(sentence("", 0), PlainSpan::default());
    assert_eq!(sentence("abc", 99).range(), 0..3);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nothing_panics(text in "[A-zа-яЁա-և .!?…։:\n\r“”«»\u{301}\u{AD}-]{0,40}", at in 0u32..90) {
        let span = sentence(&text, at);
        prop_assert!(text.get(span.range()).is_some());
        for word in words(&text) {
            prop_assert!(text[word.range()].chars().any(is_word));
        }
    }
}

/// Words as [`words`] says what they are, character by character.
fn slowly(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut word: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices() {
        if is_word(c) {
            word = Some((word.map_or(at, |word| word.0), at + c.len_utf8()));
        } else if !is_silent(c) {
            out.extend(word.take());
        }
    }
    out.extend(word);
    out.into_iter().map(|(start, end)| &text[start..end]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn words_are_the_runs_of_word_characters(text in "[a-z_0-9 ×÷ÀÿĀɏəıжЯџҁ҂ԱԲ՚՞աֆև։°ª\u{AD}\u{301}—中👍]{0,40}") {
        prop_assert_eq!(list(&text), slowly(&text));
    }
}
