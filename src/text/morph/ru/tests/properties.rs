//! Properties over the shared names and over any names, and the shared paradigms.

use proptest::prelude::*;

use super::{Russian, analysed, declines, form, holds, inflected, lemma, with};
use crate::text::morph::{Feature, Form, Lemma, Morphology, Neighbours};

#[test]
fn any_text_around_is_borne() {
    let long = "и ".repeat(20_000) + &"б".repeat(20_000);
    let name = lemma("Шуши");
    for before in [long.as_str(), "\u{ad}\u{200b}", "((((", "-", "в\u{a0}", "\u{301}"] {
        let mut forms = analysed(&name, "Шуши");
        Russian.narrow(&name, &mut forms, Neighbours { before, after: before });
        let _ = Russian.agree(&name, &lemma("Агдам"), Form::BARE, "Агдам", Neighbours { before, after: before });
    }
    holds(&lemma(&"ша".repeat(5_000)));
    let mut stress = lemma("Лачи́н");
    stress.gender = Some('m');
    declines(&stress, "Лачи́н | Лачина | Лачину | Лачи́н | Лачином | Лачине");
}

/// Russian names of the shared gazetteer, all properties.
#[test]
#[allow(clippy::print_stderr)]
fn shared_names_keep_the_properties() {
    let Some(dir) = std::env::var_os("EXONYM_SHARED") else { return eprintln!("left out: EXONYM_SHARED is not set") };
    let file = std::path::Path::new(&dir).join("places/karabakh.tsv");
    let table = std::fs::read_to_string(file).expect("the gazetteer");
    let mut count = 0;
    for line in table.lines().skip(1) {
        for name in line.split('\t').skip(8).take(2).flat_map(|cell| cell.split('|')).filter(|n| !n.is_empty()) {
            holds(&lemma(name));
            count += 1;
        }
    }
    assert!(count > 100);
}

/// Every row of the shared paradigms: found, and produced where it is no variant.
#[test]
#[allow(clippy::print_stderr)]
fn shared_paradigms_both_ways() {
    let Some(dir) = std::env::var_os("EXONYM_SHARED") else { return eprintln!("left out: EXONYM_SHARED is not set") };
    let file = std::path::Path::new(&dir).join("places/paradigms.tsv");
    let table = std::fs::read_to_string(file).expect("the paradigms");
    let mut count = 0;
    for line in table.lines().filter(|l| l.starts_with("ru\t")) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, _, name, label, text] = cells[..] else { panic!("{line}") };
        let mut features = Vec::new();
        for part in label.split(['.', ' ']) {
            features.push(match part {
                "adj" => Feature::Adjective,
                "m" => Feature::Masculine,
                "f" => Feature::Feminine,
                "n" => Feature::Neuter,
                "pl" => Feature::Plural,
                "gen" => Feature::Genitive,
                "dat" => Feature::Dative,
                "acc" => Feature::Accusative,
                "instr" => Feature::Instrumental,
                "prep" => Feature::Prepositional,
                "obl" => Feature::Oblique,
                "(poet" => Feature::Variant,
                "nom" | ")" => continue,
                other => panic!("{other} in {line}"),
            });
        }
        let (name, form) = (lemma(name), form(&features));
        assert!(analysed(&name, text).contains(&form), "{line}: {:?}", analysed(&name, text));
        if !form.has(Feature::Variant) {
            assert_eq!(inflected(&name, form).as_deref(), Some(text), "{line}");
        }
        count += 1;
    }
    assert!(count > 300);
}

proptest! {
    #[test]
    fn whatever_is_inflected_is_analysed(name in "[А-Я][а-яё]{0,9}([ -][А-Яа-я][а-яё]{0,9}){0,2}", decl in 0..9_usize) {
        let decl = ["", "m", "f", "f-soft", "n", "pl", "adj", "0", "x"][decl];
        holds(&with(&name, decl, None));
    }

    #[test]
    fn nothing_panics(name in "\\PC{0,12}", before in "\\PC{0,40}", after in "\\PC{0,40}") {
        let name = lemma(&name);
        let near = Neighbours { before: &before, after: &after };
        if !name.words.is_empty() {
            holds_loosely(&name);
        }
        let mut forms = Russian.forms(&name);
        Russian.narrow(&name, &mut forms, near);
        let _ = Russian.agree(&name, &lemma("Шуша"), Form::BARE, "Шуша", near);
        let _ = Russian.agree(&lemma("Агдам"), &name, Form::BARE, &before, near);
    }
}

/// Names of any characters: nothing more than that they are dealt with.
fn holds_loosely(lemma: &Lemma) {
    for form in Russian.forms(lemma) {
        let _ = inflected(lemma, form);
    }
    for word in 0..lemma.words.len() {
        let _ = Russian.stems(lemma, word);
    }
}
