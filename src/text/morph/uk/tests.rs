//! Ukrainian against facts.

use super::super::super::fold::fine;
use super::super::slavic::{DAT, INS, PREP};
use super::*;

fn row_of(name: &str, decl: &str) -> String {
    let mut lemma = Lemma::new(name, Fold::Default);
    lemma.decl = (!decl.is_empty()).then(|| decl.into());
    for form in Ukrainian.forms(&lemma) {
        let text = Ukrainian.inflect(&lemma, form, Joint::None).expect("a form of its own").text;
        let folded = fine(&text, Fold::Default);
        let words: Vec<&str> = folded.split([' ', '-']).collect();
        assert!(Ukrainian.analyse(&lemma, &words).contains(&form), "{text} {form:?}");
        for (i, word) in words.iter().enumerate() {
            assert!(Ukrainian.stems(&lemma, i).iter().any(|s| word.starts_with(s.as_str())), "{word}");
        }
    }
    let order = [NOM, GEN, DAT, ACC, INS, PREP];
    let cases = order.map(|c| Ukrainian.inflect(&lemma, case_form(c, false), Joint::None).expect("a case").text);
    cases.join(" ")
}

#[test]
fn names_decline() {
    assert_eq!(
        row_of("Степанакерт", ""),
        "Степанакерт Степанакерта Степанакерту Степанакерт Степанакертом Степанакерті"
    );
    assert_eq!(row_of("Шуша", ""), "Шуша Шуші Шуші Шушу Шушею Шуші");
    assert_eq!(row_of("Вірменія", ""), "Вірменія Вірменії Вірменії Вірменію Вірменією Вірменії");
    assert_eq!(row_of("Волга", ""), "Волга Волги Волзі Волгу Волгою Волзі");
    assert_eq!(row_of("Ханкенді", ""), "Ханкенді Ханкенді Ханкенді Ханкенді Ханкенді Ханкенді");
    assert_eq!(
        row_of("Нагірний Карабах", ""),
        "Нагірний Карабах Нагірного Карабаху Нагірному Карабаху Нагірний Карабах Нагірним Карабахом Нагірному Карабасі"
    );
    for rows in [
        "Кривий Ріг | Кривого Рогу | Кривому Рогу | Кривий Ріг | Кривим Рогом | Кривому Розі",
        "Східне море | Східного моря | Східному морю | Східне море | Східним морем | Східному морі",
        "Кам'янець-Подільський | Кам'янця-Подільського | Кам'янцю-Подільському | Кам'янець-Подільський | Кам'янцем-Подільським | Кам'янці-Подільському",
        "Боснія і Герцеговина | Боснії і Герцеговини | Боснії і Герцеговині | Боснію і Герцеговину | Боснією і Герцеговиною | Боснії і Герцеговині",
        "Південні провінції | Південних провінцій | Південним провінціям | Південні провінції | Південними провінціями | Південних провінціях",
        "Сергієв Посад | Сергієва Посада | Сергієву Посаду | Сергієв Посад | Сергієвим Посадом | Сергієвому Посаді",
        "Сергіїв Посад | Сергієва Посада | Сергієву Посаду | Сергіїв Посад | Сергієвим Посадом | Сергієвому Посаді",
        "Казахстан | Казахстану | Казахстану | Казахстан | Казахстаном | Казахстані",
        "Придністров'я | Придністров'я | Придністров'ю | Придністров'я | Придністров'ям | Придністров'ї",
        "біженець | біженця | біженцю | біженця | біженцем | біженці",
        "глава держави | глави держави | главі держави | главу держави | главою держави | главі держави",
        "хутір | хутора | хутору | хутір | хутором | хуторі",
    ] {
        let name = rows.split(" | ").next().expect("a name");
        assert_eq!(row_of(name, ""), rows.replace(" | ", " "));
    }
    assert_eq!(row_of("Косово", "n"), "Косово Косова Косову Косово Косовом Косові");
}

#[test]
fn derived_words_and_context() {
    let shusha = Lemma::new("Шуша", Fold::Default);
    let adjective = Form::new(&[Feature::Adjective, Feature::Masculine]).expect("a form");
    assert_eq!(Ukrainian.inflect(&shusha, adjective, Joint::None).expect("one").text, "шушинський");
    let mut forms = Ukrainian.analyse(&shusha, &["шуші"]);
    assert_eq!(forms.len(), 3);
    Ukrainian.narrow(&shusha, &mut forms, Neighbours { before: "Дорога до ", after: "" });
    assert_eq!(forms, [case_form(GEN, false)]);
    let aghdam = Lemma::new("Агдам", Fold::Default);
    let agree = |form, before| Ukrainian.agree(&shusha, &aghdam, form, "", Neighbours { before, after: "" });
    assert_eq!(agree(case_form(PREP, false), "у "), Agreement::Fits);
    assert!(matches!(agree(Form::BARE, "Стара "), Agreement::Breaks(_)));
    assert_eq!(Ukrainian.class(&Lemma::new("", Fold::Default)), None);
    // The writer's own -у goes over to the other name.
    let (rangoon, yangon) = (Lemma::new("Рангун", Fold::Default), Lemma::new("Янгон", Fold::Default));
    let form = Ukrainian.analyse(&rangoon, &["рангуну"]).into_iter().find(|f| f.has(Feature::Variant)).expect("a form");
    assert_eq!(Ukrainian.inflect(&yangon, form, Joint::None).expect("one").text, "Янгону");
}
