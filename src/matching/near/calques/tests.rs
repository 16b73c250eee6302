use super::*;
use crate::base::Span;
use crate::model::{Concept, Glossary};

fn glossary(names: &[&[(&str, &str)]]) -> Glossary {
    let concepts = names.iter().map(|terms| {
        let terms = terms.iter().map(|&(lang, text)| Term::new(Lang::new(lang), text, Span::default()));
        Concept { names: vec![Name { terms: terms.collect(), ..Name::default() }], ..Concept::default() }
    });
    Glossary { concepts: concepts.collect(), ..Glossary::default() }
}

/// What stands in a text, with the term that it is a translation of.
fn found(names: &[&[(&str, &str)]], lang: &str, plain: &str) -> Vec<String> {
    let glossary = glossary(names);
    let terms: Vec<TermRef<'_>> = glossary.terms().collect();
    let found = Calques::new(&terms, &Lang::new(lang)).find(plain);
    let shown = |m: &Match<'_>| format!("{} = {}", &plain[m.span.range()], m.readings[0].term.text);
    found.iter().filter(|m| is_written_as_name(plain, m.span)).map(shown).collect()
}

#[test]
fn a_quality_and_a_thing_in_every_language() {
    let bridge: &[(&str, &str)] = &[
        ("tr", "Eski Köprü"),
        ("az", "Eski Körpü"),
        ("en", "Eski Kopru"),
        ("ru", "Эски-Кёпрю"),
        ("de", "Eski Köprü"),
        ("uk", "Ескі-Кьопрю"),
        ("fr", "Eski Keupru"),
        ("hy", "Էսկի Քյոփրյու"),
    ];
    assert_eq!(found(&[bridge], "en", "They met at Old Bridge."), ["Old Bridge = Eski Kopru"]);
    assert_eq!(found(&[bridge], "ru", "Он был на Старом мосту."), ["Старом мосту = Эски-Кёпрю"]);
    assert_eq!(found(&[bridge], "uk", "Там є Старий міст."), ["Старий міст = Ескі-Кьопрю"]);
    assert_eq!(found(&[bridge], "de", "an der Alten Brücke"), ["Alten Brücke = Eski Köprü"]);
    assert_eq!(found(&[bridge], "fr", "près du Vieux Pont"), ["Vieux Pont = Eski Keupru"]);
    assert_eq!(found(&[bridge], "az", "O, Köhnə Körpüdə idi."), ["Köhnə Körpüdə = Eski Körpü"]);
    assert_eq!(
        found(&[bridge], "hy", "Նա Հին կամրջի մոտ է, Հին կամուրջը։"),
        ["Հին կամրջի = Էսկի Քյոփրյու", "Հին կամուրջը = Էսկի Քյոփրյու"]
    );
}

#[test]
fn qualities_agree_with_things() {
    let valley: &[(&str, &str)] = &[("az", "Ağdərə"), ("ru", "Агдере"), ("en", "Aghdara")];
    assert_eq!(
        found(&[valley], "ru", "Из Белой долины в Белую Долину."),
        ["Белой долины = Агдере", "Белую Долину = Агдере"]
    );
    assert_eq!(found(&[valley], "ru", "Он видел Белый Долина."), Vec::<String>::new());
    assert_eq!(found(&[valley], "en", "White Valley's people"), ["White Valley's = Aghdara"]);
}

#[test]
fn a_quality_before_a_name() {
    let upper: &[(&str, &str)] = &[("az", "Yuxarı Varnalı"), ("ru", "Юхары Варналы"), ("en", "Yukhari Varnali")];
    assert_eq!(found(&[upper], "ru", "Он жил в Верхних Варналах."), ["Верхних Варналах = Юхары Варналы"]);
    assert_eq!(found(&[upper], "ru", "Он жил в селе Верхние Варналы."), ["Верхние Варналы = Юхары Варналы"]);
    assert_eq!(found(&[upper], "en", "He came to Upper Varnali."), ["Upper Varnali = Yukhari Varnali"]);
}

#[test]
fn ordinary_words_and_listed_names_are_none() {
    let market: &[(&str, &str)] = &[("az", "Qırmızı Bazar"), ("en", "Red Market"), ("ru", "Красный Базар")];
    assert_eq!(found(&[market], "en", "The red bazaar. Red bazaars. Red Market."), Vec::<String>::new());
    assert_eq!(found(&[market], "en", "near Red Bazaar"), ["Red Bazaar = Red Market"]);
    assert_eq!(found(&[market], "ru", "Красные рынки. Красный Базар."), Vec::<String>::new());
    // The language has nothing to write instead.
    assert_eq!(found(&[market], "de", "am Roten Markt"), Vec::<String>::new());
}

#[test]
fn every_word_stands_for_one_thing_in_a_language() {
    let mut seen: HashMap<(&str, String), usize> = HashMap::new();
    for (at, element) in ELEMENTS.iter().enumerate() {
        for tag in LANGS {
            for word in element.of(tag) {
                for (_, form) in forms(element, tag, word) {
                    let other = *seen.entry((tag, key(&form))).or_insert(at);
                    assert_eq!(other, at, "{tag} {form}");
                }
            }
        }
    }
}

#[test]
fn two_places_of_one_meaning_are_both_meant() {
    let places: [&[(&str, &str)]; 2] =
        [&[("az", "Qırmızı Bazar"), ("en", "Girmizi Bazar")], &[("hy", "Կարմիր Շուկա"), ("en", "Karmir Shuka")]];
    let glossary = glossary(&places);
    let terms: Vec<TermRef<'_>> = glossary.terms().collect();
    let found = Calques::new(&terms, &Lang::new("en")).find("near Red Market");
    let concepts: HashSet<_> = found[0].readings.iter().map(|r| std::ptr::from_ref(r.concept)).collect();
    assert_eq!((found.len(), concepts.len()), (1, 2));
}
