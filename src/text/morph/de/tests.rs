//! Common nouns and the adjectives before them.

use super::super::proof::{both_ways, lemma, lemma_as, read, write};
use super::super::{Agreement, Feature, Form, Joint, Lemma, Morphology, Neighbours};
use super::German;
use super::common::{MIXED, WEAK};
use Feature::{Accusative, Dative, Genitive, Plural};

fn form(features: &[Feature]) -> Form {
    Form::new(features).expect("a short form")
}
fn written(noun: &Lemma, features: &[Feature]) -> String {
    write("de", noun, form(features), Joint::None).unwrap_or_default()
}

/// The genitive, the plural and its dative.
#[rustfmt::skip]
const NOUNS: &[(&str, &str, &str, &str)] = &[
    ("Abkommen", "Abkommens", "Abkommen", "Abkommen"),
    ("Friedensabkommen", "Friedensabkommens", "Friedensabkommen", "Friedensabkommen"),
    ("Kontaktgruppe", "Kontaktgruppe", "Kontaktgruppen", "Kontaktgruppen"),
    ("Gebiet", "Gebiets", "Gebiete", "Gebieten"),
    ("Grenze", "Grenze", "Grenzen", "Grenzen"),
    ("Vereinbarung", "Vereinbarung", "Vereinbarungen", "Vereinbarungen"),
    ("Sitzung", "Sitzung", "Sitzungen", "Sitzungen"),
    ("Staatsgrenze", "Staatsgrenze", "Staatsgrenzen", "Staatsgrenzen"),
    ("Vertrag", "Vertrags", "Verträge", "Verträgen"),
    ("Waffenstillstand", "Waffenstillstands", "Waffenstillstände", "Waffenstillständen"),
    ("Soldat", "Soldaten", "Soldaten", "Soldaten"),
    ("Präsident", "Präsidenten", "Präsidenten", "Präsidenten"),
    ("Minister", "Ministers", "Minister", "Ministern"),
    ("Ministerium", "Ministeriums", "Ministerien", "Ministerien"),
    ("Außenministerium", "Außenministeriums", "Außenministerien", "Außenministerien"),
    ("Flüchtling", "Flüchtlings", "Flüchtlinge", "Flüchtlingen"),
    ("Flüchtlingslager", "Flüchtlingslagers", "Flüchtlingslager", "Flüchtlingslagern"),
    ("Krankenhaus", "Krankenhauses", "Krankenhäuser", "Krankenhäusern"),
    ("Dorf", "Dorfes", "Dörfer", "Dörfern"),
    ("Stadt", "Stadt", "Städte", "Städten"),
    ("Hauptstadt", "Hauptstadt", "Hauptstädte", "Hauptstädten"),
    ("Republik", "Republik", "Republiken", "Republiken"),
    ("Armee", "Armee", "Armeen", "Armeen"),
    ("Truppe", "Truppe", "Truppen", "Truppen"),
    ("Friedenstruppe", "Friedenstruppe", "Friedenstruppen", "Friedenstruppen"),
    ("Rakete", "Rakete", "Raketen", "Raketen"),
    ("Drohne", "Drohne", "Drohnen", "Drohnen"),
    ("Angriff", "Angriffs", "Angriffe", "Angriffen"),
    ("Beschluss", "Beschlusses", "Beschlüsse", "Beschlüssen"),
    ("Bündnis", "Bündnisses", "Bündnisse", "Bündnissen"),
    ("Gefängnis", "Gefängnisses", "Gefängnisse", "Gefängnissen"),
    ("Ergebnis", "Ergebnisses", "Ergebnisse", "Ergebnissen"),
    ("Datei", "Datei", "Dateien", "Dateien"),
    ("Datenbank", "Datenbank", "Datenbanken", "Datenbanken"),
    ("Passwort", "Passworts", "Passwörter", "Passwörtern"),
    ("Benutzer", "Benutzers", "Benutzer", "Benutzern"),
    ("Server", "Servers", "Server", "Servern"),
    ("Schaltfläche", "Schaltfläche", "Schaltflächen", "Schaltflächen"),
    ("Fenster", "Fensters", "Fenster", "Fenstern"),
    ("Fehler", "Fehlers", "Fehler", "Fehlern"),
    ("Konto", "Kontos", "Konten", "Konten"),
    ("Museum", "Museums", "Museen", "Museen"),
    ("Zentrum", "Zentrums", "Zentren", "Zentren"),
    ("Virus", "Virus", "Viren", "Viren"),
    ("Patient", "Patienten", "Patienten", "Patienten"),
    ("Arzt", "Arztes", "Ärzte", "Ärzten"),
    ("Krankheit", "Krankheit", "Krankheiten", "Krankheiten"),
    ("Herzinfarkt", "Herzinfarkts", "Herzinfarkte", "Herzinfarkten"),
    ("Tumor", "Tumors", "Tumoren", "Tumoren"),
    ("Zelle", "Zelle", "Zellen", "Zellen"),
    ("Schilddrüse", "Schilddrüse", "Schilddrüsen", "Schilddrüsen"),
    ("Wahl", "Wahl", "Wahlen", "Wahlen"),
    ("Partei", "Partei", "Parteien", "Parteien"),
    ("Firma", "Firma", "Firmen", "Firmen"),
    ("Richtlinie", "Richtlinie", "Richtlinien", "Richtlinien"),
    ("Universität", "Universität", "Universitäten", "Universitäten"),
    ("Mehrheit", "Mehrheit", "Mehrheiten", "Mehrheiten"),
    ("Gesellschaft", "Gesellschaft", "Gesellschaften", "Gesellschaften"),
    ("Botschaft", "Botschaft", "Botschaften", "Botschaften"),
    ("Region", "Region", "Regionen", "Regionen"),
    ("Kommission", "Kommission", "Kommissionen", "Kommissionen"),
    ("Journalist", "Journalisten", "Journalisten", "Journalisten"),
    ("Zeuge", "Zeugen", "Zeugen", "Zeugen"),
    ("Kunde", "Kunden", "Kunden", "Kunden"),
    ("Flughafen", "Flughafens", "Flughäfen", "Flughäfen"),
    ("Bahnhof", "Bahnhofs", "Bahnhöfe", "Bahnhöfen"),
    ("Brücke", "Brücke", "Brücken", "Brücken"),
    ("Kirche", "Kirche", "Kirchen", "Kirchen"),
    ("Kloster", "Klosters", "Klöster", "Klöstern"),
    ("Denkmal", "Denkmals", "Denkmäler", "Denkmälern"),
    ("Wörterbuch", "Wörterbuchs", "Wörterbücher", "Wörterbüchern"),
    ("Verfahren", "Verfahrens", "Verfahren", "Verfahren"),
    ("Unternehmen", "Unternehmens", "Unternehmen", "Unternehmen"),
    ("Gericht", "Gerichts", "Gerichte", "Gerichten"),
    ("Anwalt", "Anwalts", "Anwälte", "Anwälten"),
    ("Urteil", "Urteils", "Urteile", "Urteilen"),
    ("Gesetz", "Gesetzes", "Gesetze", "Gesetzen"),
    ("Grenzübergang", "Grenzübergangs", "Grenzübergänge", "Grenzübergängen"),
    ("Korridor", "Korridors", "Korridore", "Korridoren"),
    ("Kontrollpunkt", "Kontrollpunkts", "Kontrollpunkte", "Kontrollpunkten"),
    ("Minenfeld", "Minenfelds", "Minenfelder", "Minenfeldern"),
    ("Straße", "Straße", "Straßen", "Straßen"),
    ("Schule", "Schule", "Schulen", "Schulen"),
    ("Lehrer", "Lehrers", "Lehrer", "Lehrern"),
    ("Steuer", "Steuer", "Steuern", "Steuern"),
    ("Ort", "Ortes", "Orte", "Orten"),
];

#[test]
fn nouns_have_number_and_case() {
    for (text, genitive, plural, dative) in NOUNS {
        let noun = lemma("de", text);
        assert_eq!(written(&noun, &[Genitive]), *genitive, "{text}");
        assert_eq!(written(&noun, &[Plural]), *plural, "{text}");
        assert_eq!(written(&noun, &[Plural, Dative]), *dative, "{text}");
        both_ways("de", &noun, 1).unwrap_or_else(|error| panic!("{error}"));
    }
    assert_eq!(written(&lemma("de", "Soldat"), &[Accusative]), "Soldaten");
    // Both genitives are found.
    assert!(read("de", &lemma("de", "Vertrag"), "Vertrages").contains(&form(&[Genitive])));
    assert!(read("de", &lemma("de", "Beschluss"), "Beschluss’s").is_empty());
}

#[test]
fn adjectives_are_inflected_as_the_article_asks() {
    let region = lemma("de", "autonomes Gebiet");
    both_ways("de", &region, 1).unwrap_or_else(|error| panic!("{error}"));
    for (features, expected) in [
        (&[][..], "autonomes Gebiet"),
        (&[WEAK], "autonome Gebiet"),
        (&[MIXED], "autonomes Gebiet"),
        (&[Genitive, WEAK], "autonomen Gebiets"),
        (&[Dative], "autonomem Gebiet"),
        (&[Dative, MIXED], "autonomen Gebiet"),
        (&[Plural], "autonome Gebiete"),
        (&[Plural, WEAK], "autonomen Gebiete"),
        (&[Plural, Genitive], "autonomer Gebiete"),
        (&[Plural, Dative], "autonomen Gebieten"),
    ] {
        assert_eq!(written(&region, features), expected);
    }
    for (text, features, expected) in [
        ("betroffene Person", &[Genitive, WEAK][..], "betroffenen Person"),
        ("betroffene Person", &[Dative], "betroffener Person"),
        ("grenzüberschreitender schwerer Vorfall", &[Accusative], "grenzüberschreitenden schweren Vorfall"),
        ("Gefangener", &[WEAK], "Gefangene"),
        ("Gefangener", &[Plural], "Gefangene"),
        ("Gefangener", &[Plural, WEAK], "Gefangenen"),
        ("Internationaler Gerichtshof", &[Genitive], "Internationaler Gerichtshofs"),
        ("Autonomes Gebiet Bergkarabach", &[Genitive, WEAK], "Autonomen Gebiets Bergkarabach"),
    ] {
        assert_eq!(written(&lemma("de", text), features), expected);
    }
    // A name has no plural, an unknown noun none that its shape shows.
    for text in ["Autonomes Gebiet Bergkarabach", "schwerer Humbug", "Neustadt", "Heidelberg", "Schuscha"] {
        assert!(written(&lemma("de", text), &[Plural]).is_empty(), "{text}");
    }
    assert_eq!(written(&lemma_as("de", "Datenkrake", "name"), &[Genitive]), "Datenkrakes");
    let octopus = Lemma { gender: Some('f'), ..lemma_as("de", "Datenkrake", "noun") };
    assert_eq!(written(&octopus, &[Plural]), "Datenkraken");
}

/// The forms that a place leaves, as they are written with the article before them.
fn narrowed(text: &str, before: &str, seen: &str) -> Vec<Form> {
    let noun = lemma("de", text);
    let mut forms = read("de", &noun, seen);
    German.narrow(&noun, &mut forms, Neighbours { before, after: "" });
    forms
}

#[test]
fn articles_and_prepositions_say_which_form_it_is() {
    assert_eq!(narrowed("Gruppe", "mit den ", "Gruppen"), [form(&[Plural, Dative])]);
    assert_eq!(narrowed("Gruppe", "das Ziel der ", "Gruppen"), [form(&[Plural, Genitive])]);
    assert_eq!(narrowed("Gruppe", "mit der neuen ", "Gruppe"), [form(&[Dative])]);
    assert_eq!(narrowed("Gruppe", "für die ", "Gruppe"), [form(&[Accusative])]);
    assert_eq!(narrowed("autonomes Gebiet", "in dem ", "autonomen Gebiet"), [form(&[Dative, WEAK])]);
    assert_eq!(narrowed("autonomes Gebiet", "Ein ", "autonomes Gebiet"), [form(&[MIXED]), form(&[Accusative, MIXED])]);
    assert_eq!(narrowed("Posten", "Am ", "Posten"), [form(&[Dative])]);
    assert_eq!(narrowed("Posten", "von zwei ", "Posten").len(), 3, "a number has a plural behind it, and no genitive");
    let bare = narrowed("Posten", "Dann kam ", "Posten");
    assert!(bare.len() > 4 && bare.iter().all(|form| !form.has(Genitive)), "no genitive without an article: {bare:?}");
}

#[test]
fn what_would_not_agree_is_said() {
    let agree = |old: &str, new: &str, features: &[Feature], before: &str| {
        let (old, new) = (lemma("de", old), lemma("de", new));
        let fits = German.agree(&old, &new, form(features), "X", Neighbours { before, after: "" });
        matches!(fits, Agreement::Fits)
    };
    assert!(agree("Gruppe", "Kommission", &[Dative], "mit der "));
    assert!(!agree("Gruppe", "Komitee", &[Dative], "mit der "));
    assert!(agree("Gruppe", "Komitee", &[Plural, Dative], "mit den "));
    assert!(agree("Vertrag", "Abkommen", &[], "Man sah "));
    assert!(!agree("Streitkräfte", "Armee", &[], "Sie sah "));
    assert!(!agree("Schuscha", "autonomes Gebiet", &[], "in "));
    assert!(agree("Schuscha", "Stepanakert", &[], "in der "));
    let adapted = |new: &str, features: &[Feature], before: &str| {
        German.adapt(&lemma("de", new), form(features), Neighbours { before, after: "" })
    };
    assert_eq!(adapted("autonomes Gebiet", &[Dative], "in dem "), form(&[Dative, WEAK]));
    assert_eq!(adapted("autonomes Gebiet", &[], "ein "), form(&[MIXED]));
    assert_eq!(adapted("Gebiet", &[Dative, WEAK], "in dem "), form(&[Dative]));
    assert_eq!(adapted("Schuscha", &[Dative], "in "), Form::BARE);
}

#[test]
fn a_suffix_with_the_gender_says_how_a_noun_declines() {
    for (text, gender, genitive, plural, dative) in [
        ("Rebell", 'm', "Rebellen", "Rebellen", "Rebellen"),
        ("Terrorist", 'm', "Terroristen", "Terroristen", "Terroristen"),
        ("Anwender", 'm', "Anwenders", "Anwender", "Anwendern"),
        ("Administrator", 'm', "Administrators", "Administratoren", "Administratoren"),
        ("Admin", 'm', "Admins", "Admins", "Admins"),
        ("Whitelist", 'f', "Whitelist", "Whitelists", "Whitelists"),
        ("Angeklagter", 'm', "Angeklagten", "Angeklagten", "Angeklagten"),
    ] {
        let mut noun = lemma("de", text);
        noun.gender = Some(gender);
        let way = if text == "Angeklagter" { vec![WEAK] } else { Vec::new() };
        let with = |features: &[Feature]| written(&noun, &[features, &way].concat());
        assert_eq!(with(&[Genitive]), genitive, "{text}");
        assert_eq!(with(&[Plural]), plural, "{text}");
        assert_eq!(with(&[Plural, Dative]), dative, "{text}");
        both_ways("de", &noun, 1).unwrap_or_else(|error| panic!("{error}"));
    }
    // Without a gender nothing is known.
    assert_eq!(written(&lemma("de", "Rebell"), &[Plural]), "");
}

#[test]
fn a_name_with_an_adjective_has_cases() {
    let gulf = lemma("de", "Persischer Golf");
    assert_eq!(written(&gulf, &[Dative, WEAK]), "Persischen Golf");
    assert_eq!(written(&gulf, &[Genitive, WEAK]), "Persischen Golfs");
    let sea = lemma("de", "Japanisches Meer");
    let near = Neighbours { before: "Stürme im ", after: "." };
    assert_eq!(German.adapt(&sea, Form::BARE, near), form(&[Dative, WEAK]));
    assert!(read("de", &lemma("de", "Peter Hansen"), "Petern Hansen").is_empty());
}
