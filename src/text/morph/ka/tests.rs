//! Georgian against facts.

use proptest::prelude::*;

use super::super::proof::{both_ways, check_paradigms, lemma, lemma_as, names, read, write};
use super::super::{Feature as F, Form, Joint, Morphology, Neighbours};
use super::Georgian;

fn form(features: &[F]) -> Form {
    Form::new(features).expect("at most eight features")
}

#[test]
fn the_paradigms_hold_both_ways() {
    check_paradigms("ka", &|label| {
        Some(match label {
            "nom" => Form::BARE,
            "erg" => form(&[F::Ergative]),
            "dat" => form(&[F::Dative]),
            "gen" => form(&[F::Genitive]),
            "instr" => form(&[F::Instrumental]),
            "in" => form(&[F::In]),
            "from" => form(&[F::Ablative]),
            _ => return None,
        })
    });
}

#[test]
fn every_name_is_found_in_every_form() {
    for name in names(14) {
        both_ways("ka", &lemma("ka", &name), 3).unwrap_or_else(|error| panic!("{error}"));
    }
    for (name, decl) in [("ლაჩინი", "syncope"), ("შუშა", "vowel"), ("ბაქო", "fixed"), ("ხოჯალი", "consonant")]
    {
        both_ways("ka", &lemma_as("ka", name, decl), 1).unwrap_or_else(|error| panic!("{error}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn random_names(name in "[ა-ჰ]{1,9}([ -][ა-ჰ]{1,8})?") {
        both_ways("ka", &lemma("ka", &name), 17).map_err(TestCaseError::fail)?;
    }
    #[test]
    fn no_surface_panics(name in "\\PC{1,12}", word in "\\PC{0,24}") {
        let name = lemma("ka", &name);
        Georgian.analyse(&name, &[&word]);
        Georgian.stems(&name, 0);
        Georgian.class(&name);
    }
}

#[test]
fn endings_fit_the_new_name() {
    for (old, text, new, expected) in [
        ("სტეფანაკერტი", "სტეფანაკერტში", "ხანქენდი", "ხანქენდიში"),
        ("სტეფანაკერტი", "სტეფანაკერტიდან", "ხანქენდი", "ხანქენდიდან"),
        ("ხანქენდი", "ხანქენდში", "სტეფანაკერტი", "სტეფანაკერტში"),
        ("სტეფანაკერტი", "სტეფანაკერტმა", "შუშა", "შუშამ"),
        ("სტეფანაკერტი", "სტეფანაკერტისკენ", "შუშა", "შუშისკენ"),
        ("სტეფანაკერტი", "სტეფანაკერტისაკენ", "შუშა", "შუშისკენ"),
        ("სტეფანაკერტი", "სტეფანაკერტამდე", "შუშა", "შუშამდე"),
        ("სტეფანაკერტი", "სტეფანაკერტამდე", "ერევანი", "ერევნამდე"),
        ("სტეფანაკერტი", "სტეფანაკერტთან", "ბაქო", "ბაქოსთან"),
        ("სტეფანაკერტი", "სტეფანაკერტით", "ბაქო", "ბაქოთი"),
        ("სტეფანაკერტი", "სტეფანაკერტიც", "შუშა", "შუშაც"),
        ("სტეფანაკერტი", "სტეფანაკერტისაც", "შუშა", "შუშისაც"),
        ("სტეფანაკერტი", "სტეფანაკერტშია", "შუშა", "შუშაშია"),
        ("სტეფანაკერტი", "სტეფანაკერტშიცაა", "შუშა", "შუშაშიცაა"),
        ("სტეფანაკერტი", "სტეფანაკერტია", "ბაქო", "ბაქოა"),
        ("სტეფანაკერტი", "სტეფანაკერტშიო", "შუშა", "შუშაშიო"),
        ("სტეფანაკერტი", "სტეფანაკერტშივე", "შუშა", "შუშაშივე"),
        ("სტეფანაკერტი", "სტეფანაკერტელები", "შუშა", "შუშელები"),
        ("სტეფანაკერტი", "სტეფანაკერტელმა", "ერევანი", "ერევნელმა"),
        ("სტეფანაკერტი", "სტეფანაკერტული", "შუშა", "შუშური"),
        ("შუშა", "შუშური", "ერევანი", "ერევნული"),
        ("ბაქო", "ბაქოდან", "თბილისი", "თბილისიდან"),
        ("ბაქო", "ბაქოს", "თბილისი", "თბილისს"),
        ("ლაჩინის კორიდორი", "ლაჩინის კორიდორში", "მთიანი ყარაბაღი", "მთიან ყარაბაღში"),
        ("მთიანი ყარაბაღი", "მთიანმა ყარაბაღმა", "ახალი შუშა", "ახალმა შუშამ"),
        ("მთიანი ყარაბაღი", "მთიანი ყარაბაღიდან", "ლაჩინის დერეფანი", "ლაჩინის დერეფნიდან"),
        ("მთიანი ყარაბაღი", "მთიანი ყარაბაღში", "თბილისი", "თბილისში"),
    ] {
        let found = read("ka", &lemma("ka", old), text);
        let given = found.first().and_then(|&form| write("ka", &lemma("ka", new), form, Joint::None));
        assert_eq!(given.as_deref(), Some(expected), "{text} {found:?} → {new}");
    }
}

#[test]
fn joints_and_other_words() {
    let name = lemma("ka", "ლაჩინი");
    assert_eq!(read("ka", &name, "ლაჩინ“ში"), [form(&[F::In])]);
    assert_eq!(write("ka", &name, form(&[F::In]), Joint::Quote).as_deref(), Some("ლაჩინ\"ში"));
    let latin = lemma("ka", "Stepanakert");
    assert_eq!(write("ka", &latin, form(&[F::In]), Joint::None).as_deref(), Some("Stepanakertში"));
    assert_eq!(read("ka", &name, "ლაჩინი“ს"), [form(&[F::Genitive])]);
    // The stem is the name before the second of two: ლაჩინ-შუშის გზა.
    let stem = form(&[F::Oblique]);
    assert_eq!(read("ka", &name, "ლაჩინ"), [stem]);
    let another = |after| Georgian.is_another_word(&name, stem, Neighbours { before: "", after });
    assert!(another("") && another(" შუშის") && another("-ში") && !another("-შუშის გზა"));
    assert_eq!(write("ka", &lemma("ka", "შუშა"), stem, Joint::None).as_deref(), Some("შუშა"));
    for other in ["ლაჩ", "ლაჩინოვი", "ლაჩინიში\"", "შუშა", ""] {
        assert!(read("ka", &name, other).iter().all(|form| form.has(F::Variant)), "{other}");
    }
    assert!(read("ka", &lemma("ka", "მთიანი ყარაბაღი"), "მთა ყარაბაღი").is_empty());
}

#[test]
fn a_genitive_needs_a_head() {
    let name = lemma("ka", "ბაქო");
    let narrowed = |after: &str| {
        let mut forms = read("ka", &name, "ბაქოს");
        Georgian.narrow(&name, &mut forms, Neighbours { before: "", after });
        forms
    };
    assert_eq!(narrowed(", "), [form(&[F::Dative])]);
    // Right before a noun in the nominative, unless its verb has a dative of its own.
    assert_eq!(narrowed(" აეროპორტი დაიკეტა"), [form(&[F::Genitive])]);
    assert_eq!(narrowed(" მერი ჰყავს").len(), 2);
    assert_eq!(narrowed(" ახალი მერი აირჩია").len(), 2);
}

#[test]
fn classes() {
    for (name, class) in [
        ("ხანქენდი", Some("vowel")),
        ("ლაჩინი", Some("consonant")),
        ("ერევანი", Some("syncope")),
        ("შუშა", Some("truncating")),
        ("ბაქო", Some("vowel")),
        ("ხოჯალი", Some("vowel")),
        ("ვანგლი", None),
        ("ნახიჩევანი", None),
        ("თბილისი", Some("consonant")),
    ] {
        assert_eq!(Georgian.class(&lemma("ka", name)), class, "{name}");
    }
}
