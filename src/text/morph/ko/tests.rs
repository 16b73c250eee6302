//! Particles behind names.

use super::super::proof::{both_ways, lemma, lemma_as, read, write};
use super::super::{Agreement, Form, Joint, Neighbours, language};
use super::Sound;
use crate::base::Lang;
use crate::text::morph::Feature;
use proptest::prelude::*;

/// The text that stands for another name's form.
fn instead(old: &str, text: &str, new: &str) -> Vec<String> {
    let forms = read("ko", &lemma("ko", old), text);
    let mut all: Vec<String> =
        forms.into_iter().filter_map(|form| write("ko", &lemma("ko", new), form, Joint::None)).collect();
    all.dedup();
    all
}

#[test]
fn the_new_name_has_the_particle_that_its_sound_asks_for() {
    for (old, text, new, expected) in [
        ("스테파나케르트", "스테파나케르트에서", "한켄디", "한켄디에서"),
        ("스테파나케르트", "스테파나케르트는", "라친", "라친은"),
        ("라친", "라친이", "한켄디", "한켄디가"),
        ("라친", "라친을", "한켄디", "한켄디를"),
        ("한켄디", "한켄디와", "라친", "라친과"),
        ("라친", "라친으로", "한켄디", "한켄디로"),
        ("라친", "라친으로", "그로즈니월", "그로즈니월로"),
        ("한켄디", "한켄디로", "라친", "라친으로"),
        ("한켄디", "한켄디로부터", "라친", "라친으로부터"),
        ("한켄디", "한켄디랑", "라친", "라친이랑"),
        ("한켄디", "한켄디나", "라친", "라친이나"),
        ("라친", "라친이라는", "한켄디", "한켄디라는"),
        ("라친", "라친이다", "한켄디", "한켄디다"),
        ("한켄디", "한켄디였다", "라친", "라친이었다"),
        ("한켄디", "한켄디입니다", "라친", "라친입니다"),
        ("라친", "라친까지의", "슈샤", "슈샤까지의"),
        ("라친", "라친에서는", "슈샤", "슈샤에서는"),
        ("라친", "라친에게서도", "슈샤", "슈샤에게서도"),
        ("라친", "라친만이", "슈샤", "슈샤만이"),
        ("라친", "라친뿐이었다", "슈샤", "슈샤뿐이었다"),
        ("라친", "라친에서만은", "슈샤", "슈샤에서만은"),
        ("라친", "라친", "슈샤", "슈샤"),
        ("나고르노 카라바흐", "나고르노 카라바흐의", "아르차흐", "아르차흐의"),
        ("NATO", "NATO는", "EU", "EU는"),
        ("UN", "UN은", "EU", "EU는"),
        ("EU", "EU로", "UN", "UN으로"),
        ("EU", "EU로", "ILL", "ILL로"),
        // A wrong particle is read too.
        ("라친", "라친는", "슈샤", "슈샤는"),
        ("슈샤", "슈샤이다", "라친", "라친이다"),
    ] {
        assert_eq!(instead(old, text, new), [expected], "{text} -> {new}");
    }
    // Two particles are one behind a vowel.
    assert_eq!(instead("슈샤", "슈샤야", "라친"), ["라친이야", "라친아"]);
    // Nobody knows how the letters are read: either particle is.
    for text in ["Stepanakert은", "Stepanakert는", "Stepanakert으로", "Stepanakert로"] {
        assert_eq!(read("ko", &lemma("ko", "Stepanakert"), text).len(), 1, "{text}");
    }
    assert_eq!(
        write(
            "ko",
            &lemma_as("ko", "Stepanakert", "consonant"),
            read("ko", &lemma("ko", "슈샤"), "슈샤는")[0],
            Joint::None
        )
        .as_deref(),
        Some("Stepanakert은")
    );
}

#[test]
fn other_words_are_no_forms() {
    for (name, text) in [
        ("라친", "라친시"),
        ("라친", "라친인들"),
        ("라친", "라친로"),
        ("라친", "라친의는"),
        ("라친", "라친은이"),
        ("라친", "라친에서이"),
        ("슈샤", "슈샤군"),
        ("슈샤", "슈샤공화국"),
        ("슈샤", "슈샤면"),
        ("슈샤", "슈샤코프"),
        ("슈", "슈는"),
        ("라친", "라친도시"),
    ] {
        assert!(read("ko", &lemma("ko", name), text).is_empty(), "{name} {text}");
    }
    assert_eq!(read("ko", &lemma("ko", "슈"), "슈"), [Form::BARE]);
    assert_eq!(read("ko", &lemma("ko", "라친"), "라친\"에서").len(), 1);
}

#[test]
fn what_names_end_in() {
    for (text, sound) in [
        ("한켄디", Sound::Vowel),
        ("라친", Sound::Consonant),
        ("서울", Sound::Liquid),
        ("G7", Sound::Liquid),
        ("2020", Sound::Consonant),
        ("KGB", Sound::Vowel),
        ("NHL", Sound::Liquid),
        ("Shusha", Sound::Vowel),
        ("Lachin", Sound::Consonant),
        ("Stepanakert", Sound::Unknown),
        ("上海", Sound::Unknown),
        ("", Sound::Unknown),
    ] {
        assert_eq!(super::ending(text), sound, "{text}");
    }
}

#[test]
fn a_person_looks_where_no_rule_tells() {
    let rules = language(&Lang::new("ko")).morphology;
    let agree = |old: &str, new: &str, form: Form, after: &str| {
        rules.agree(&lemma("ko", old), &lemma("ko", new), form, new, Neighbours { before: "", after })
    };
    let topic = Form::new(&[Feature::Particle(1)]).expect("one");
    let place = Form::new(&[Feature::Particle(6)]).expect("one");
    assert_eq!(agree("라친", "슈샤", topic, ""), Agreement::Fits);
    assert!(matches!(agree("라친", "Stepanakert", topic, ""), Agreement::Breaks(_)));
    assert_eq!(agree("라친", "Stepanakert", place, ""), Agreement::Fits);
    assert!(matches!(agree("라친", "슈샤", Form::BARE, "(베르조르)은"), Agreement::Breaks(_)));
    assert_eq!(agree("라친", "슈샤", Form::BARE, "(베르조르)에서"), Agreement::Fits);
    assert_eq!(agree("라친", "칼린", Form::BARE, "(베르조르)은"), Agreement::Fits);
}

#[test]
fn every_form_is_found() {
    for name in ["라친", "한켄디", "서울", "나고르노 카라바흐", "Lachin", "Stepanakert", "G7", "슈"] {
        both_ways("ko", &lemma("ko", name), 1).unwrap_or_else(|error| panic!("{error}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_form_of_any_name_is_found(name in "[가-힣]{1,5}( [가-힣]{1,4})?") {
        if let Err(error) = both_ways("ko", &lemma("ko", &name), 7) {
            prop_assert!(false, "{error}");
        }
    }
}
