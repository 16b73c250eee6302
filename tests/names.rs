//! Names that nobody listed: a floor under the accuracy, and answers to bad input.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, clippy::print_stderr, missing_docs)]

#[path = "support/confusables.rs"]
#[allow(unreachable_pub)]
mod confusables;
#[path = "support/names.rs"]
#[allow(dead_code, unreachable_pub)]
mod names;

use exonym::{Checker, Date, NameIndex, Search, Settings, Surroundings, Workspace};

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
    assert!(spellings >= 900 && others <= 80 && gone <= 65, "claimed: {spellings} {others} {gone}");
}

/// Plain names: all; what is made of them: 97 in a hundred.
#[test]
fn different_places_are_told_apart() {
    let Some(kinds) = confusables::apart() else {
        eprintln!("left out: confusable places; set EXONYM_SHARED");
        return;
    };
    for (kind, sum) in &kinds {
        let least = if *kind == "plain" { 1000 } else { 970 };
        assert!(sum.of > 100 && sum.told * 1000 >= sum.of * least, "{kind}: {} {:?}", sum.of, sum.linked);
    }
}

#[test]
fn an_equally_near_name_is_chosen_by_its_marks_and_capitals_not_by_its_place_in_the_list() {
    for listed in [["Şəki", "Saki"], ["Saki", "Şəki"]] {
        let index = NameIndex::new(listed.into_iter());
        for name in listed {
            let found = index.find(name, 1, &mut Search::default())[0];
            assert_eq!(listed[found.name as usize], name);
        }
    }
    let first = |listed: [&'static str; 2]| {
        listed[NameIndex::new(listed.into_iter()).find("Karin", 1, &mut Search::default())[0].name as usize]
    };
    assert_eq!(first(["Marin", "Tarin"]), first(["Tarin", "Marin"]));
}

#[test]
fn names_as_near_are_told_of_and_evidence_decides() {
    let concept = |id: &str, name: &str, country: &str, more: &str| {
        format!("[concepts.{id}]\ncountry = \"{country}\"\n{more}terms = [\n  {{ en = \"{name}\" }},\n]\n\n")
    };
    let one = concept("one", "Hovunik", "AM", "context = [\"quarry\"]\n");
    let two = concept("two", "Zovunik", "GE", "");
    let far = concept("far", "Lagodekhi", "GE", "");
    for order in [[&one, &two], [&two, &one]] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("glossary.toml");
        let text = format!("[glossary]\ntitle = \"Near\"\n\n{}{}{far}", order[0], order[1]);
        std::fs::write(&file, text).unwrap();
        let settings = Settings { glossaries: vec![file], ..Settings::new(Date { year: 2026, month: 11, day: 1 }) };
        let workspace = Workspace::open(settings).unwrap();
        let checker = Checker::new(&workspace);
        let first = |country: Option<&str>, text: &str| {
            checker.suggest_in("Tovunik", None, 3, &Surroundings { country, text }).swap_remove(0)
        };
        let without = first(None, "");
        let both = ["Hovunik", "Zovunik"].iter().all(|name| without.reason.contains(name));
        assert!(both && without.reason.contains("; also near: `"), "{}", without.reason);
        assert_eq!(&*first(Some("AM"), "").concept, "one");
        assert_eq!(&*first(Some("ge"), "").concept, "two");
        assert_eq!(&*first(None, "The quarry is closed.").concept, "one");
        assert_eq!(&*first(None, "From Lagodekhi they went on.").concept, "two");
        assert_eq!(checker.suggest("Hovunik", None, 1)[0].reason, "`Hovunik` is listed");
    }
}

#[test]
fn two_slips_anywhere_are_found_in_a_long_list() {
    // Syllables in every order: thousands of names, each with near neighbours.
    let syllables = ["ba", "ker", "do", "shi", "lun", "gaz", "tem", "vor", "ny", "xal", "pir", "zov"];
    let mut listed: Vec<String> = Vec::new();
    for (i, one) in syllables.iter().enumerate() {
        for (j, two) in syllables.iter().enumerate() {
            for (k, three) in syllables.iter().enumerate() {
                for four in &syllables[..12] {
                    if i != j && j != k {
                        listed.push(format!("{one}{two}{three}{four}"));
                    }
                }
            }
        }
    }
    assert!(listed.len() > 10_000);
    let index = NameIndex::new(listed.iter().map(String::as_str));
    let mut search = Search::default();
    for (at, name) in listed.iter().enumerate().step_by(97) {
        for place in 0..name.len() - 2 {
            // One letter left out and another put in further on: within two slips, so as near as can be.
            let mut changed = name.clone();
            changed.remove(place);
            changed.insert(place + 1, 'q');
            let near = index.find(&changed, 5, &mut search);
            let slips = |other: &str| strsim::osa_distance(&changed, other);
            let best = near.first().map(|n| slips(&listed[n.name as usize]));
            assert!(best.is_some_and(|best| best <= slips(&listed[at]) + 1), "{changed} {name}");
        }
    }
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
