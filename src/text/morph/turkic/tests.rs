//! Both languages against facts: forms found and given, readings, joints, neighbours.

use proptest::prelude::*;

use super::super::proof::{both_ways, check_paradigms, lemma, lemma_as, names, read, rules, write};
use super::super::{Agreement, Feature as F, Form, Joint, NearEdit, Neighbours};

fn form(features: &[F]) -> Form {
    Form::new(features).expect("at most eight features")
}

fn label(label: &str) -> Option<Form> {
    Some(match label {
        "nom" => Form::BARE,
        "gen" => form(&[F::Genitive]),
        "dat" => form(&[F::Dative]),
        "acc" => form(&[F::Accusative]),
        "loc" => form(&[F::Locative]),
        "abl" => form(&[F::Ablative]),
        "loc+ki" => form(&[F::Locative, F::Relative]),
        "loc+cop" => form(&[F::Locative, F::Copula]),
        "adj/demonym" => form(&[F::Demonym]),
        _ => return None,
    })
}

#[test]
fn the_paradigms_hold_both_ways() {
    check_paradigms("az", &label);
    check_paradigms("tr", &label);
}

#[test]
fn every_name_of_the_places_is_found_in_every_form() {
    for (tag, column) in [("az", 6), ("tr", 13)] {
        for name in names(column) {
            both_ways(tag, &lemma(tag, &name), 211).unwrap_or_else(|error| panic!("{tag}: {error}"));
        }
    }
}

#[test]
fn all_forms_of_each_class_are_found() {
    for (tag, name) in [
        ("az", "Xankəndi"),
        ("az", "Qızılbulaq"),
        ("az", "İstisu"),
        ("az", "Laçın rayonu"),
        ("az", "Qızılbulaq yatağı"),
        ("az", "Göygöl"),
        ("tr", "Hankendi"),
        ("tr", "Stepanakert"),
        ("tr", "Sığnak"),
        ("tr", "Laçın koridoru"),
        ("tr", "Kura nehri"),
    ] {
        let seen = both_ways(tag, &lemma(tag, name), 13).unwrap_or_else(|error| panic!("{tag}: {error}"));
        assert!(seen > 500, "{name} has only {seen}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn random_azerbaijani_names(name in "[A-ZÇƏĞİÖŞÜ][abcçdeəfgğhxıijkqlmnoöprsştuüvyz]{0,9}( [a-zəıöüğşç]{1,8})?") {
        both_ways("az", &lemma("az", &name), 97).map_err(TestCaseError::fail)?;
    }
    #[test]
    fn random_turkish_names(name in "[A-ZÇĞİÖŞÜ][abcçdefgğhıijklmnoöprsştuüvyzâîû]{0,9}( [a-zıöüğşç]{1,8})?") {
        both_ways("tr", &lemma("tr", &name), 97).map_err(TestCaseError::fail)?;
    }
    #[test]
    fn no_surface_panics(name in "\\PC{1,12}", word in "\\PC{0,24}") {
        for tag in ["az", "tr"] {
            let name = lemma(tag, &name);
            let _ = rules(tag).morphology.analyse(&name, &[&word]);
            let _ = rules(tag).morphology.stems(&name, 0);
            let _ = rules(tag).morphology.class(&name);
        }
    }
}

/// What a text as a form of a name becomes when another name takes its place.
fn swap(tag: &str, old: &str, text: &str, new: &str) -> Option<String> {
    let joint = if text.contains('”') || text.contains('"') {
        Joint::Quote
    } else if text.contains(['\'', '’']) {
        Joint::Apostrophe
    } else {
        Joint::None
    };
    let old = lemma(tag, old);
    let mut forms = read(tag, &old, text);
    rules(tag).morphology.narrow(&old, &mut forms, Neighbours::default());
    let form = *forms.first()?;
    write(tag, &lemma(tag, new), form, joint)
}

#[test]
fn azerbaijani_endings_fit_the_new_name() {
    for (old, text, new, expected) in [
        ("Stepanakert", "Stepanakertdən", "Xankəndi", "Xankəndidən"),
        ("Stepanakert", "Stepanakertdə", "Xankəndi", "Xankəndidə"),
        ("Stepanakert", "Stepanakert'də", "Xankəndi", "Xankəndidə"),
        ("Stepanakert", "Stepanakerti", "Xankəndi", "Xankəndini"),
        ("Stepanakert", "Stepanakertin", "Şuşa", "Şuşanın"),
        ("Stepanakert", "Stepanakertə", "Bakı", "Bakıya"),
        ("Stepanakert", "Stepanakert”dən", "Xankəndi", "Xankəndi\"dən"),
        ("Martakert", "Martakert”in", "Ağdərə", "Ağdərə\"nin"),
        ("Drmbon", "Drmbonun", "Qızılbulaq", "Qızılbulağın"),
        ("Drmbon", "Drmbonda", "Qızılbulaq", "Qızılbulaqda"),
        ("Drmbon", "Drmbon”un", "Qızılbulaq", "Qızılbulaq\"ın"),
        ("Cermuk", "Cermukun", "İstisu", "İstisuyun"),
        ("Cermuk", "Cermuka", "İstisu", "İstisuya"),
        ("İstisu", "İstisunun", "Cermuk", "Cermukun"),
        ("Stepanakert", "Stepanakertdəkilərdən", "Xankəndi", "Xankəndidəkilərdən"),
        ("Stepanakert", "Stepanakertdəkilərdəndir", "Şuşa", "Şuşadakılardandır"),
        ("Stepanakert", "stepanakertli", "Şuşa", "şuşalı"),
        ("Stepanakert", "stepanakertlilər", "Xankəndi", "xankəndililər"),
        ("Stepanakert", "stepanakertlilərin", "Laçın", "laçınlıların"),
        ("Stepanakert", "stepanakertlilik", "Şuşa", "şuşalılıq"),
        ("Stepanakert", "stepanakertliliyin", "Şuşa", "şuşalılığın"),
        ("Stepanakert", "stepanakertliyəm", "Laçın", "laçınlıyam"),
        ("Stepanakert", "Stepanakertsiz", "Şuşa", "Şuşasız"),
        ("Stepanakert", "Stepanakertlə", "Xankəndi", "Xankəndiylə"),
        ("Stepanakert", "Stepanakertədək", "Xankəndi", "Xankəndiyədək"),
        ("Stepanakert", "Stepanakertəcən", "Xankəndi", "Xankəndiyədək"),
        ("Stepanakert", "Stepanakertdəmi", "Laçın", "Laçındamı"),
        ("Stepanakert", "Stepanakertdir", "Ağdam", "Ağdamdır"),
        ("Stepanakert", "Stepanakertdirlər", "Ağdam", "Ağdamdırlar"),
        ("Stepanakert", "Stepanakertdədirmi", "Füzuli", "Füzulidədirmi"),
        ("Stepanakert", "Stepanakert idi", "Şuşa", ""),
        ("Stepanakert", "Stepanakertdi", "Şuşa", "Şuşaydı"),
        ("Stepanakert", "Stepanakertmiş", "Şuşa", "Şuşaymış"),
        ("Stepanakert", "Stepanakertdəykən", "Şuşa", "Şuşadaykən"),
        ("Stepanakert", "Stepanakertimiz", "Şuşa", "Şuşamız"),
        ("Stepanakert", "Stepanakertinki", "Şuşa", "Şuşanınkı"),
        ("Drmbon yatağı", "Drmbon yatağından", "Qızılbulaq dağı", "Qızılbulaq dağından"),
        ("Berdzor rayonu", "Berdzor rayonuna", "Laçın dəhlizi", "Laçın dəhlizinə"),
        ("Berdzor rayonu", "Berdzor rayonları", "Qızılbulaq yatağı", "Qızılbulaq yataqları"),
        ("Berdzor rayonu", "Berdzor rayonlarında", "Qarabağ silsiləsi", "Qarabağ silsilələrində"),
        ("Krasnıy Bazar", "Krasnıy Bazarda", "Qırmızı Bazar", "Qırmızı Bazarda"),
        ("DQR", "DQRnin", "Xankəndi", "Xankəndinin"),
        ("Khojaly", "Khojalynin", "Xocalı", "Xocalının"),
        // The pronominal n of a compound in one word is found, not given.
        ("Xankəndi", "Xankəndində", "Stepanakert", "Stepanakertdə"),
        ("Xankəndi", "Xankəndinə", "Stepanakert", "Stepanakertə"),
        ("Xankəndi", "Xankəndindən", "Bakı", "Bakıdan"),
        ("Murov dağları", "Murov dağlarında", "Laçın rayonu", "Laçın rayonunda"),
        // Wrong vowels are found, right ones are given.
        ("Stepanakert", "Stepanakertdan", "Xankəndi", "Xankəndidən"),
        ("Stepanakert", "Stepanakerttə", "Xankəndi", "Xankəndidə"),
    ] {
        let got = swap("az", old, text, new).unwrap_or_default();
        assert_eq!(got, expected, "{text} → {new}");
    }
}

#[test]
fn turkish_endings_and_apostrophes_fit_the_new_name() {
    for (old, text, new, expected) in [
        ("Stepanakert", "Stepanakert'te", "Hankendi", "Hankendi'de"),
        ("Stepanakert", "Stepanakert’ten", "Şuşa", "Şuşa'dan"),
        ("Stepanakert", "Stepanakertte", "Şuşa", "Şuşa'da"),
        ("Stepanakert", "Stepanakert'teki", "Hankendi", "Hankendi'ndeki"),
        ("Hankendi", "Hankendi'nden", "Stepanakert", "Stepanakert'ten"),
        ("Hankendi", "Hankendi'ne", "Stepanakert", "Stepanakert'e"),
        ("Hankendi", "Hankendi'ni", "Laçın", "Laçın'ı"),
        ("Hankendi", "Hankendi'yle", "Stepanakert", "Stepanakert'le"),
        ("Berdzor", "Berdzor'a", "Laçın", "Laçın'a"),
        ("Laçın", "Laçın'da", "Berdzor", "Berdzor'da"),
        ("Stepanakert", "Stepanakertli", "Şuşa", "Şuşalı"),
        ("Stepanakert", "Stepanakert'li", "Şuşa", "Şuşalı"),
        ("Stepanakert", "Stepanakertliler", "Hankendi", "Hankendililer"),
        ("Stepanakert", "Stepanakertlilere", "Laçın", "Laçınlılara"),
        ("Stepanakert", "Stepanakert'tir", "Şuşa", "Şuşa'dır"),
        ("Stepanakert", "Stepanakert'teydi", "Şuşa", "Şuşa'daydı"),
        ("Stepanakert", "Stepanakert'teyken", "Ağdam", "Ağdam'dayken"),
        ("Stepanakert", "Stepanakert'tekilerden", "Şuşa", "Şuşa'dakilerden"),
        ("Sığnak", "Sığnak'ın", "Azık", "Azık'ın"),
        ("Sığnak", "Sığnağın", "Şuşa", "Şuşa'nın"),
        ("Laçın koridoru", "Laçın koridorunda", "Kura nehri", "Kura nehrinde"),
        ("Laçın Koridoru", "Laçın Koridoru'nda", "Murov Dağı", "Murov Dağı'nda"),
        ("Laçın koridoru", "Laçın koridorları", "Kura nehri", "Kura nehirleri"),
        ("Stepanakert", "Stepanakertliler'in", "Şuşa", "Şuşalıların"),
        ("Stepanakert", "Stepanakert'temi", "Şuşa", "Şuşa'damı"),
        ("Stepanakert", "Stepanakert'de", "Hankendi", "Hankendi'de"),
        ("Bakû", "Baku'da", "Şuşa", "Şuşa'da"),
        ("Bakû", "Bakû'ya", "Şuşa", "Şuşa'ya"),
    ] {
        let got = swap("tr", old, text, new).unwrap_or_default();
        assert_eq!(got, expected, "{text} → {new}");
    }
}

#[test]
fn other_words_are_not_swallowed() {
    for (tag, name, text) in [
        ("az", "Şuşa", "Şuşakənd"),
        ("az", "Qala", "Qaladərəsi"),
        ("az", "Dəmir", "Dəmirçi"),
        ("az", "Sus", "Sual"),
        ("az", "Laçın", "Laçınov"),
        ("az", "Laçın", "Laçınə"),
        ("az", "Laçın rayonu", "Laçın rayon"),
        ("az", "Laçın rayonu", "Laçın"),
        ("az", "Tuğ", "Tuğlə"),
        ("tr", "Şuşa", "Şuşakent"),
        ("tr", "Laçın", "Laçınkaya"),
        ("az", "Şuşa", ""),
        ("az", "Şuşa", "Şuşa'"),
    ] {
        assert!(read(tag, &lemma(tag, name), text).is_empty(), "{text} is no form of {name}");
    }
    assert!(read("az", &lemma_as("az", "Laçın", "fixed"), "Laçında").is_empty());
}

#[test]
fn hand_given_forms_stand_beside_the_rules() {
    let mut name = lemma("az", "Laçın");
    name.forms = vec!["Laçınski|y".into()];
    assert_eq!(read("az", &name, "Laçınskiye"), [form(&[F::Other1])]);
    assert_eq!(read("az", &name, "Laçında"), [form(&[F::Locative])]);
    assert_eq!(write("az", &name, form(&[F::Other1]), Joint::None), None);
}

#[test]
fn a_listed_possessive_takes_no_second_one() {
    let rules = rules("az").morphology;
    let given = form(&[F::Possessive3, F::Locative]);
    let near = Neighbours::default();
    assert_eq!(rules.adapt(&lemma("az", "Laçın rayonu"), given, near), form(&[F::Locative]));
    assert_eq!(rules.adapt(&lemma("az", "Laçın"), given, near), given);
}

#[test]
fn classes() {
    for (tag, name, class) in [
        ("az", "Xankəndi", Some("fused")),
        ("az", "Xanyurdu", Some("fused")),
        ("az", "Şuşa", Some("regular")),
        ("az", "Xocalı", Some("regular")),
        ("az", "Qozlukörpü", Some("regular")),
        ("az", "Qızılbulaq", Some("soft")),
        ("az", "Tuğ", Some("regular")),
        ("az", "İraq", Some("regular")),
        ("az", "Sünik", None),
        ("az", "Шуша", Some("fixed")),
        ("az", "Turşsu", Some("su")),
        ("az", "Laçın rayonu", Some("izafet")),
        ("az", "Xocalı Hava Limanı", Some("izafet")),
        ("az", "Sərsəng su anbarı", Some("izafet")),
        ("az", "Kiçik Qaladərəsi", Some("izafet")),
        ("az", "Aşağı Seyidəhmədli", Some("regular")),
        ("az", "Yeni Foosi", Some("izafet")),
        ("tr", "Hankendi", Some("fused")),
        ("tr", "Laçın koridoru", Some("izafet")),
        ("tr", "Sığnak", Some("regular")),
    ] {
        assert_eq!(rules(tag).morphology.class(&lemma(tag, name)), class, "{name}");
    }
    let given = lemma_as("az", "Daşaltı", "izafet");
    assert_eq!(write("az", &given, form(&[F::Locative]), Joint::None).as_deref(), Some("Daşaltında"));
    let given = lemma_as("tr", "Bengal", "back");
    assert_eq!(write("tr", &given, form(&[F::Locative]), Joint::None).as_deref(), Some("Bengal'da"));
}

#[test]
fn an_owner_decides_between_accusative_and_possessive() {
    let name = lemma("az", "Laçın");
    let narrowed = |before: &str, text: &str| {
        let mut forms = read("az", &name, text);
        rules("az").morphology.narrow(&name, &mut forms, Neighbours { before, after: "" });
        forms
    };
    assert_eq!(narrowed("Dünən ", "Laçını"), [form(&[F::Accusative])]);
    assert_eq!(narrowed("Bu yaxın Laçını, ", "Laçını"), [form(&[F::Accusative])]);
    assert!(narrowed("Azərbaycanın gözəl ", "Laçını").contains(&form(&[F::Possessive3])));
    assert_eq!(narrowed("", "Laçının"), [form(&[F::Genitive])]);
    assert!(narrowed("sənin ", "Laçının").contains(&form(&[F::Possessive2Singular])));
    // Nothing else it could be: it stays.
    assert_eq!(narrowed("", "Laçınımız"), [form(&[F::Possessive1Plural])]);
}

#[test]
fn particles_follow_the_new_name() {
    let agree = |tag: &str, new: &str, after: &str| {
        let name = lemma(tag, "Stepanakert");
        rules(tag).morphology.agree(&name, &name, Form::BARE, new, Neighbours { before: "", after })
    };
    let repair = |range, text: &str| Agreement::Repair(vec![NearEdit::After(range, text.to_owned())]);
    assert_eq!(agree("tr", "Şuşa", " mi?"), repair(1..3, "mı"));
    assert_eq!(agree("tr", "Fuzuli", " midir?"), Agreement::Fits);
    assert_eq!(agree("tr", "Sos", " midir?"), repair(1..6, "mudur"));
    assert_eq!(agree("tr", "Şuşa", " de geldi"), repair(1..3, "da"));
    assert_eq!(agree("az", "Laçın", " də"), repair(1..4, "da"));
    assert_eq!(agree("az", "Laçın", "” də"), repair(4..7, "da"));
    assert_eq!(agree("az", "LAÇIN", " DƏ"), repair(1..4, "DA"));
    assert_eq!(agree("az", "Xankəndi", " də"), Agreement::Fits);
    assert_eq!(agree("az", "Laçın", " dəniz"), Agreement::Fits);
    assert_eq!(agree("az", "Laçın", ""), Agreement::Fits);
    // Words that only look like particles, and their beginnings in decomposed letters.
    for word in ["müdür", "müdir", "mu\u{308}ze", "mu\u{308}harib\u{259}", "da\u{302}hi", "mudur"] {
        for new in ["Şuşa", "Laçın", "Fuzuli"] {
            assert_eq!(agree("tr", new, &format!(" {word} değişti")), Agreement::Fits, "{new} {word}");
            assert_eq!(agree("az", new, &format!(" {word} dəyişdi")), Agreement::Fits, "{new} {word}");
        }
    }
}

#[test]
fn long_words_are_quick() {
    let name = lemma("az", &"Şuşa".repeat(3000));
    let text = format!("{}{}", "Şuşa".repeat(3000), "dakılarda".repeat(3000));
    assert!(read("az", &name, &text).is_empty());
    assert!(read("az", &lemma("az", "Şuşa"), &format!("Şuşa{}", "da".repeat(10_000))).is_empty());
}

#[test]
fn turkish_common_nouns_soften() {
    // The accusative, and the locative, which keeps the word.
    for row in "ağaç ağacı ağaçta; kitap kitabı kitapta; mektup mektubu mektupta; böbrek böbreği böbrekte; çocuk çocuğu çocukta; hastalık hastalığı hastalıkta; \
                park parkı parkta; grup grubu grupta; ip ipi ipte; saç saçı saçta; bulut bulutu bulutta; hizmet hizmeti hizmette; kanat kanadı kanatta; yurt yurdu yurtta; \
                psikolog psikoloğu psikologda; hukuk hukuku hukukta; renk rengi renkte; bank bankı bankta; disk diski diskte; sonuç sonucu sonuçta; basınç basıncı basınçta; \
                uç ucu uçta; saat saati saatte; kontrol kontrolü kontrolde; metin metni metinde; isim ismi isimde; kayıt kaydı kayıtta; sistem sistemi sistemde; kutu kutuyu kutuda; \
                laptop laptopu laptopta; grafik grafiği grafikte; asit asidi asitte"
        .split(';')
    {
        let parts: Vec<&str> = row.split_whitespace().collect();
        let [noun, accusative, locative] = parts[..] else { panic!("{row}") };
        let name = lemma("tr", noun);
        assert_eq!(write("tr", &name, form(&[F::Accusative]), Joint::None).as_deref(), Some(accusative));
        assert_eq!(write("tr", &name, form(&[F::Locative]), Joint::None).as_deref(), Some(locative));
        both_ways("tr", &name, 7).unwrap_or_else(|error| panic!("{error}"));
    }
    // The other shape is found too; decl decides.
    assert!(!read("tr", &lemma("tr", "ilaç"), "ilaçı").is_empty());
    let soft = lemma_as("tr", "karbonat", "soft");
    assert_eq!(write("tr", &soft, form(&[F::Dative]), Joint::None).as_deref(), Some("karbonada"));
    let hard = lemma_as("tr", "ilaç", "regular");
    assert_eq!(write("tr", &hard, form(&[F::Dative]), Joint::None).as_deref(), Some("ilaça"));
    // Names stay as they are, and people come from them.
    assert_eq!(write("tr", &lemma("tr", "Zonguldak"), form(&[F::Dative]), Joint::None).as_deref(), Some("Zonguldak'a"));
    assert!(!read("tr", &lemma("tr", "Zonguldak"), "Zonguldaklı").is_empty());
    for other in ["kitaplı", "kitapsız", "kitaplık", "kitabevi", "kitapçı"] {
        assert!(read("tr", &lemma("tr", "kitap"), other).is_empty(), "{other}");
    }
}

#[test]
fn turkish_compounds_of_two_nouns() {
    let plural = |text: &str| write("tr", &lemma("tr", text), form(&[F::Plural]), Joint::None);
    let dative = |text: &str| write("tr", &lemma("tr", text), form(&[F::Dative]), Joint::None);
    for (text, many, to) in [
        ("kullanıcı hesabı", "kullanıcı hesapları", "kullanıcı hesabına"),
        ("e-posta adresi", "e-posta adresleri", "e-posta adresine"),
        ("alışveriş listesi", "alışveriş listeleri", "alışveriş listesine"),
        ("sistem kaydı", "sistem kayıtları", "sistem kaydına"),
        ("göz rengi", "göz renkleri", "göz rengine"),
        ("ürün kodu", "ürün kodları", "ürün koduna"),
        ("böbrek hastalığı", "böbrek hastalıkları", "böbrek hastalığına"),
        ("yan etki", "yan etkiler", "yan etkiye"),
        ("web tarayıcı", "web tarayıcılar", "web tarayıcıya"),
        ("kısa ileti", "kısa iletiler", "kısa iletiye"),
    ] {
        let name = lemma("tr", text);
        assert_eq!((plural(text).as_deref(), dative(text).as_deref()), (Some(many), Some(to)), "{text}");
        assert!(rules("tr").morphology.class(&name).is_some(), "{text}");
        both_ways("tr", &name, 7).unwrap_or_else(|error| panic!("{error}"));
    }
    // It may be either: both are found, what both share is written, and lint asks.
    let open = lemma("tr", "ses düzeni");
    assert_eq!((plural("ses düzeni"), dative("ses düzeni")), (None, None));
    assert_eq!(write("tr", &open, form(&[F::Genitive]), Joint::None).as_deref(), Some("ses düzeninin"));
    for text in ["ses düzenleri", "ses düzeniler", "ses düzenine", "ses düzeniye"] {
        assert!(!read("tr", &open, text).is_empty(), "{text}");
    }
    assert_eq!(rules("tr").morphology.class(&open), None);
    assert_eq!(rules("tr").morphology.class(&lemma_as("tr", "ses düzeni", "izafet")), Some("izafet"));
    both_ways("tr", &open, 1).unwrap_or_else(|error| panic!("{error}"));
}
