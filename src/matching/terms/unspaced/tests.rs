//! Names in texts without spaces.

use super::super::tests::glossary;
use super::*;
use crate::base::Lang;
use crate::matching::terms::Phrase;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// The text with what is found in brackets.
fn marked(lang: &str, terms: &[&str], plain: &str) -> String {
    let listed: Vec<(&str, &str)> = terms.iter().map(|term| (lang, *term)).collect();
    let glossary = glossary(&listed);
    let finder = TermFinder::new(glossary.terms(), &[], &Lang::new(lang));
    let mut found = Vec::new();
    finder.find(plain, &mut found);
    let mut out = String::new();
    let mut at = 0;
    for one in found {
        assert!(one.span.start as usize >= at, "{plain}: ascending, none twice");
        out.push_str(&plain[at..one.span.start as usize]);
        out.push('[');
        out.push_str(&plain[one.span.range()]);
        out.push(']');
        at = one.span.end as usize;
    }
    out + &plain[at..]
}

/// Every text has its names in brackets.
fn hold(lang: &str, terms: &[&str], texts: &[&str]) {
    for text in texts {
        let plain = text.replace(['[', ']'], "");
        assert_eq!(marked(lang, terms, &plain), **text);
        let nfd: String = text.nfd().collect();
        assert_eq!(marked(lang, terms, &plain.nfd().collect::<String>()), nfd, "decomposed");
    }
}

#[test]
fn chinese() {
    let names = ["斯捷潘纳克特", "舒沙", "巴库", "纳戈尔诺-卡拉巴赫", "新巴库", "亚", "NATO军", "Stepanakert"];
    hold(
        "zh",
        &names,
        &[
            "记者昨日从[斯捷潘纳克特]抵达[舒沙]。",
            "[巴库]发生爆炸，古巴库存不足，展舒沙拉。",
            "[舒沙]发生火灾，[舒沙]居民撤离。",
            "[新巴库]区在[巴库]西部。",
            "[纳戈尔诺-卡拉巴赫]、[纳戈尔诺·卡拉巴赫]、[纳戈尔诺—卡拉巴赫]、[纳戈尔诺卡拉巴赫]和[纳戈尔诺 卡拉巴赫]问题",
            "纳戈尔诺。卡拉巴赫 纳戈尔诺\n\n卡拉巴赫",
            "一辆开往边境的公共汽车昨天离开了斯捷，潘纳克特",
            "一辆开往边境的公共汽车昨天离开了[斯捷\n潘纳克特]。",
            "一辆开往边境的公共汽车昨天离开了[斯捷\r\n　　潘纳克特]。",
            "一辆开往边境的公共汽车昨天上午离开[舒\n沙]。",
            "名单：舒\n沙",
            "亚美尼亚，[亚]。",
            "在[Stepanakert]市，[ＳＴＥＰＡＮＡＫＥＲＴ]市，xStepanakert市",
            "一支[NATO军]，xNATO军，[ＮＡＴＯ军]。",
            "[斯捷\u{200B}潘纳克特]",
            "[斯捷潘纳克特][舒沙]",
        ],
    );
}

#[test]
fn japanese() {
    let names =
        ["ステパナケルト", "スーシ", "ナゴルノ・カラバフ", "京都", "さいたま", "シュシャ", "Stepanakert", "ガンジャ"];
    hold(
        "ja",
        &names,
        &[
            "首都[ステパナケルト]で停電があった。",
            "スーシキンは[スーシ]を出た。スーシー、ァスーシ。",
            "[ナゴルノ・カラバフ]、[ナゴルノ=カラバフ]、[ナゴルノ＝カラバフ]、[ナゴルノカラバフ]、[ナゴルノ・\nカラバフ]",
            "東京都と[京都]で、[京都]府の[京都]市、[京都]",
            "[さいたま]市は",
            "[Stepanakert]で会見した。[Ｓｔｅｐａｎａｋｅｒｔ]では",
            "[ｽﾃﾊﾟﾅｹﾙﾄ]で、[ｶﾞﾝｼﾞｬ]は、[カ\u{309B}ンジャ]も、カンジャは",
            "[シュシャ]・ラチン両地区",
        ],
    );
}

#[test]
fn scripts_with_vowels_around_their_consonants() {
    hold(
        "th",
        &["ลาชิน", "บากู", "น้ำ", "แม่"],
        &["รถบัสออกจาก[ลาชิน]ไป[บากู]เมื่อวานนี้", "เลาชิน เมืองลาชินะ", "[ลา\u{200B}ชิน]", "ที่[น้ำ]และ[น\u{E4D}\u{E49}า]", "[เเม่]"],
    );
    hold("lo", &["ວຽງຈັນ"], &["ຢູ່[ວຽງຈັນ]ແລະ"]);
    hold("km", &["ភ្នំពេញ"], &["នៅ[ភ្នំពេញ]ថ្ងៃនេះ"]);
    hold("my", &["ရန်ကုန်"], &["[ရန်ကုန်]မြို့တွင်"]);
    hold("bo", &["ལྷ་ས"], &["[ལྷ་ས]་ནས་", "ལྷ་སར", "[ལྷ་ས]"]);
}

#[test]
fn the_longer_name_and_phrases_win() {
    let glossary = glossary(&[("zh", "京山"), ("zh", "山海关"), ("zh", "舒沙"), ("en", "Shusha")]);
    let phrases = [Phrase { text: "舒沙之战" }];
    let finder = TermFinder::new(glossary.terms(), &phrases, &Lang::new("zh"));
    let mut found = Vec::new();
    let plain = "北京山海关，舒沙之战，舒沙和Shusha。";
    finder.find(plain, &mut found);
    let found: Vec<_> = found.iter().map(|m| (&plain[m.span.range()], m.phrase)).collect();
    assert_eq!(found, [("山海关", None), ("舒沙之战", Some(0)), ("舒沙", None), ("Shusha", None)]);
}

#[test]
fn no_letter_is_of_two_names() {
    hold("zh", &["东京（都）", "甲.乙市"], &["在[东京（都）]，东京（府），[甲.乙市]，甲市"]);
    hold("zh", &["北NATO", "NATO军", "ABC公司", "ABC"], &["[北NATO]军，[NATO军]", "[ABC公司]和[ABC]的"]);
}

#[test]
fn spellings_of_one_name_are_told() {
    let mut glossary = glossary(&[("ja", "ナゴルノ・カラバフ")]);
    let other = crate::model::Term::new(Lang::new("ja"), "ナゴルノ＝カラバフ", crate::base::Span::default());
    glossary.concepts[0].names[0].terms.push(other);
    let finder = TermFinder::new(glossary.terms(), &[], &Lang::new("ja"));
    for text in ["ナゴルノ・カラバフ", "ナゴルノ＝カラバフ"] {
        let mut found = Vec::new();
        finder.find(text, &mut found);
        assert_eq!(found[0].readings.iter().map(|r| &*r.term.text).collect::<Vec<_>>(), [text]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A name of four letters or more is found in any text of letters that cannot be its own, and nothing else is.
    #[test]
    fn found_wherever_it_stands(before in "[的在是了。，a ]{0,12}", after in "[的在是了。，a\n ]{0,12}", name in "[斯捷潘纳克特]{4,8}") {
        let glossary = glossary(&[("zh", &name)]);
        let finder = TermFinder::new(glossary.terms(), &[], &Lang::new("zh"));
        let plain = [&*before, &name, &after].concat();
        let mut found = Vec::new();
        finder.find(&plain, &mut found);
        let spans: Vec<PlainSpan> = found.iter().map(|m| m.span).collect();
        prop_assert_eq!(spans, [PlainSpan::new(before.len(), before.len() + name.len())]);
    }

    /// The sieve lets through whatever a plain search finds.
    #[test]
    fn as_a_plain_search(text in "[甲乙丙丁カキー・ab。\n]{0,40}", names in prop::collection::vec("[甲乙丙丁カキ]{3,4}", 1..6)) {
        let listed: Vec<(&str, &str)> = names.iter().map(|name| ("zh", &**name)).collect();
        let glossary = glossary(&listed);
        let finder = TermFinder::new(glossary.terms(), &[], &Lang::new("zh"));
        let mut found = Vec::new();
        finder.find(&text, &mut found);
        let mut expected = Vec::new();
        let mut at = 0;
        while at < text.len() {
            if text.is_char_boundary(at) {
                let stands = |n: &&String| text[at..].starts_with(&***n) && may_begin(&text, at) && may_end(&text, at + n.len());
                if let Some(name) = names.iter().filter(stands).max_by_key(|name| name.len()) {
                    expected.push(at..at + name.len());
                    at += name.len();
                    continue;
                }
            }
            at += 1;
        }
        // Over a line end there may be more.
        let found: Vec<_> = found.iter().map(|m| m.span.range()).filter(|r| !text[r.clone()].contains('\n')).collect();
        if !text.contains('\n') {
            prop_assert_eq!(found, expected);
        }
    }

    /// Any text, any name: no panic, and every place is one of characters.
    #[test]
    fn any_text(text in "\\PC{0,30}", name in "[ก-๏가-힣ァ-ヿ一-丁ｦ-ﾟ\u{300}-\u{310} ・-]{1,6}") {
        let glossary = glossary(&[("ja", &name)]);
        let finder = TermFinder::new(glossary.terms(), &[], &Lang::new("ja"));
        let mut found = Vec::new();
        finder.find(&[&*text, &name, &text].concat(), &mut found);
    }
}
