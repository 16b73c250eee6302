//! Names that nobody listed: a floor under the accuracy, and answers to bad input.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::print_stderr, missing_docs)]

#[path = "support/names.rs"]
#[allow(dead_code, unreachable_pub)]
mod names;

use exonym::{NameIndex, Search};

#[test]
fn real_spellings_are_recognised() {
    let Some((cases, _)) = names::cases(5) else {
        eprintln!("left out: real spellings of names; set EXONYM_SHARED");
        return;
    };
    let clear = || cases.iter().filter(|c| c.is_clear && c.is_spelling);
    let share = |(right, of): (usize, usize)| right as f64 / of as f64;
    let all = names::by(clear(), |_| "all")["all"];
    let latin = names::by(clear(), |c| &c.script)["Latn"];
    assert!(share(all) >= 0.955, "{all:?}");
    assert!(share(latin) >= 0.955, "{latin:?}");
    let (spellings, others, gone) = names::claimed(&cases);
    assert!(spellings >= 900 && others <= 95 && gone <= 75, "claimed: {spellings} {others} {gone}");
}

#[test]
fn places_one_letter_apart_stay_apart() {
    let listed = ["Dahrav", "Dahraz", "Tsaghkashen", "Tsaghkashat", "Karaglukh", "Karanlukh", "Damirli", "Damirchilar"];
    let index = NameIndex::new(listed.into_iter());
    let mut search = Search::default();
    for (at, name) in listed.iter().enumerate() {
        let found = index.find(name, 2, &mut search);
        assert_eq!(found[0].name as usize, at, "{name}");
        assert!(found[0].claim, "{name}");
    }
    for (spelling, at) in [("Ծաղկաշեն", 2), ("Цахкашат", 3), ("Dəmirli", 6), ("Դեմիրլի", 6), ("Дамирчилар", 7)]
    {
        assert_eq!(index.find(spelling, 1, &mut search)[0].name, at, "{spelling}");
    }
}

#[test]
fn any_script_on_either_side() {
    let listed = ["Stepanakert", "Ханкенди", "Շուշի", "Xocalı", "თბილისი", "حلب"];
    let index = NameIndex::new(listed.into_iter());
    let mut search = Search::default();
    for (spelling, at) in [
        ("Степанакерт", 0),
        ("Ստեփանակերտ", 0),
        ("სტეფანაკერტი", 0),
        ("Khankendi", 1),
        ("Xankəndi", 1),
        ("Ханкэнди", 1),
        ("Shushi", 2),
        ("Шуши", 2),
        ("Khodzhaly", 3),
        ("Ходжалы", 3),
        ("Tiflisi", 4),
        ("Haleb", 5),
    ] {
        let found = index.find(spelling, 1, &mut search);
        assert_eq!(found.first().map(|n| n.name), Some(at), "{spelling}");
    }
}

#[test]
fn bad_input_gets_an_answer_or_none() {
    let index = NameIndex::new(["Shusha", "Stepanakert", "", "\u{301}", "X", "12"].into_iter());
    let mut search = Search::default();
    let long = "Stepanakert ".repeat(1000);
    let bad = [
        "",
        " ",
        "a",
        "ш",
        "\u{0}\u{1}\u{7f}",
        "\u{301}\u{302}\u{303}",
        "\u{202E}\u{2066}Shusha\u{2069}\u{202C}",
        "שלום Shusha مرحبا",
        "####",
        "’’’’",
        "١٢٣",
        "東京",
        "🙂🙂",
        "\u{FFFD}",
        &long,
    ];
    for text in bad {
        let found = index.find(text, 5, &mut search);
        assert!(found.len() <= 5 && found.iter().all(|n| n.score <= 100), "{text:?}");
    }
    assert_eq!(index.find(bad[6], 1, &mut search)[0].name, 0);
    assert!(index.find("Shusha", 0, &mut search).is_empty());
    assert!(NameIndex::new(std::iter::empty()).find("Shusha", 3, &mut search).is_empty());
}
