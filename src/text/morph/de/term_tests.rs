//! Nouns of unknown elements that the glossary shows to be common ones, by their gender. The forms are Duden's.

use super::super::proof::{both_ways, lemma, read, rules, write};
use super::super::{Feature, Form, Joint, Lemma};
use Feature::{Adjective, Dative, Demonym, Genitive, Plural};

/// Gender, nominative, genitive and plural, with `-` for the nominative and an ending behind it.
#[rustfmt::skip]
const NOUNS: &str = "
f Pille - -n; f Analyse - -n; f Farbe - -n; f Vorlage - -n; f Studie - -n; f Methode - -n; f Ampulle - -n; f Herzattacke - -n; f Thrombose - -n; f Allee - -n; f Symbolleiste - -n; f Festplatte - -n
f Substanz - -en; f Instanz - -en; f Lizenz - -en; f Niereninsuffizienz - -en; f Tastatur - -en; f Signatur - -en; f Spur - -en; f Grafik - -en; f Statistik - -en; f Bücherei - -en; f Kapsel - -n; f Nadel - -n; f Formel - -n
f Leber - -n; f Faser - -n; f Nummer - -n; f Zahl - -en; f Uhr - -en; f Tür - -en; f Schrift - -en; f Übersicht - -en; f Arbeit - -en; f Mutter - Mütter; f Tochter - Töchter; f Schnur - Schnüre; f Hand - Hände; f Lehrkraft - Lehrkräfte
f Erlaubnis - -se; f Kenntnis - -se; f Praxis - Praxen; f Dosis - Dosen; f Hepatitis - Hepatitiden; f Wurst - Würste; f Frucht - Früchte; f Nacht - Nächte; f App - -s; f Ärztin - -nen; f Chefin - -nen; f Medizin - -en; f Maus - Mäuse; f Nuss - Nüsse
m Proband -en -en; m Doktorand -en -en; m Lieferant -en -en; m Architekt -en -en; m Präfekt -en -en; m Affe -n -n; m Strand -es Strände; m Wirkstoff -s -e; m Bildschirm -s -e; m Warenkorb -s Warenkörbe; m Anhang -s Anhänge; m Verweis -es -e
m Kontakt -s -e; m Effekt -s -e; m Dialog -s -e; m Katalog -s -e; m Fahrplan -s Fahrpläne; m Schritt -s -e; m Abschnitt -s -e; m Arbeitsplatz -es Arbeitsplätze; m Knopf -es Knöpfe; m Zahn -es Zähne; m Raum -es Räume; m Pfad -s -e
m Schlüssel -s -; m Titel -s -; m Mantel -s Mäntel; m Muskel -s -n; m Rahmen -s -; m Tropfen -s -; m Kasten -s Kästen; m Boden -s Böden; m Tresor -s -e; m Sensor -s -en; m Filter -s -; m Test -s -s; m Download -s -s; m Status - ?
m Apparat -s -e; m Staat -es -en; m Salat -s -e; m Prozess -es -e; m Schmerz -es -en; m Keim -s -e; m Pilz -es -e; m Käse -s -; m Bonus - ?; m Juli -s ?; m Hinweis -es -e; m Stempel -s -; m Magen -s Mägen; m Vorgänger -s -
n Objekt -s -e; n Projekt -s -e; n Insekt -s -en; n Zertifikat -s -e; n Format -s -e; n Paket -s -e; n Tablet -s -s; n Budget -s -s; n Etikett -s -en; n Skelett -s -e; n Bett -es -en; n Brett -es -er; n Internet -s ?; n Modul -s -e
n Syndrom -s -e; n Karzinom -s -e; n Enzym -s -e; n Hormon -s -e; n Neuron -s -en; n Telefon -s -e; n Vitamin -s -e; n Protein -s -e; n Login -s -s; n Icon -s -s; n Profil -s -e; n Oxid -s -e; n Organ -s -e; n Problem -s -e
n Programm -s -e; n Diagramm -s -e; n Bakterium -s Bakterien; n Medium -s Medien; n Kriterium -s Kriterien; n Antibiotikum -s Antibiotika; n Album -s Alben; n Datum -s Daten; n Lineal -s -e; n Terminal -s -s; n Material -s -ien
n Muster -s -; n Messer -s -; n Kabel -s -; n Rätsel -s -; n Label -s -s; n Vermögen -s -; n Allergen -s -e; n Getreide -s -; n Postfach -s Postfächer; n Datenblatt -s Datenblätter; n Gewicht -s -e; n Rezept -s -e; n Archiv -s -e
n Auge -s -n; n Gift -s -e; n Kleid -es -er; n Risiko -s Risiken; n Thema -s Themen; n Lexikon -s Lexika; n Handbuch -s Handbücher; n Ventil -s -e; n Attachment -s -s; n Fragment -s -e; n Symbol -s -e; n Menü -s -s; n Plug-in -s -s
";

fn noun(text: &str, gender: char) -> Lemma {
    Lemma { gender: Some(gender), common: true, ..lemma("de", text) }
}

fn written(noun: &Lemma, features: &[Feature]) -> Option<String> {
    write("de", noun, Form::new(features).expect("short"), Joint::None)
}

#[test]
fn what_is_known_is_right_and_most_is() {
    let (mut known, mut all, mut wrong) = (0, 0, Vec::new());
    for row in NOUNS.split([';', '\n']).map(str::trim).filter(|row| !row.is_empty()) {
        let parts: Vec<&str> = row.split(' ').collect();
        let [gender, text, genitive, plural] = parts[..] else { panic!("{row}") };
        let full = |form: &str| form.strip_prefix('-').map_or_else(|| form.to_owned(), |end| format!("{text}{end}"));
        let noun = noun(text, gender.chars().next().expect("a gender"));
        both_ways("de", &noun, 1).unwrap_or_else(|error| panic!("{error}"));
        let own = written(&noun, &[Genitive]);
        // Both are right of most: des Wirkstoffs, des Wirkstoffes.
        let short = own
            .as_ref()
            .is_some_and(|own| full(genitive) == own.strip_suffix("es").map_or_else(String::new, |b| format!("{b}s")));
        let long = own.as_ref().is_some_and(|own| {
            Some(full(genitive).as_str()) == own.strip_suffix('s').map(|b| format!("{b}es")).as_deref()
        });
        if own.as_deref() != Some(&*full(genitive)) && !short && !long {
            wrong.push(format!("{row}: {own:?}"));
        }
        all += 1;
        let own = written(&noun, &[Plural]);
        known += usize::from(own.is_some());
        if own.as_ref().is_some_and(|own| *own != full(plural)) {
            wrong.push(format!("{row}: {own:?}"));
        }
        // Of what is not known lint asks.
        assert_eq!(own.is_some(), rules("de").morphology.class(&noun).is_some(), "{row}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(known * 100 >= all * 85, "{known} of {all}");
}

#[test]
fn nobody_lives_in_a_common_noun() {
    for (text, gender, other) in [
        ("Apotheke", 'f', "apotheker"),
        ("Technik", 'f', "techniker"),
        ("Druck", 'm', "drucker"),
        ("Test", 'm', "tester"),
        ("Post", 'f', "poster"),
        ("Block", 'm', "blocker"),
        ("Download", 'm', "downloader"),
        ("Telefon", 'n', "telefonisch"),
        ("Design", 'n', "designer"),
        ("Keim", 'm', "keimen"),
        ("Druck", 'm', "drucken"),
        ("Smart Button", 'm', "smart buttoner"),
    ] {
        assert!(read("de", &noun(text, gender), other).is_empty(), "{other}");
    }
    // Of a place, and of what is not known to be none.
    let place = Lemma { gender: Some('n'), ..lemma("de", "Tirol") };
    assert_eq!(written(&place, &[Demonym]).as_deref(), Some("Tiroler"));
    assert_eq!(written(&place, &[Adjective]).as_deref(), Some("tirolisch"));
    assert_eq!(written(&noun("Tirol", 'n'), &[Demonym]), None);
}

#[test]
fn an_unknown_plural_is_seen_and_not_written() {
    for (text, gender, seen) in
        [("Keim", 'm', "keime"), ("Gift", 'n', "gifte"), ("Last", 'f', "lasten"), ("Fracht", 'f', "frachten")]
    {
        let noun = noun(text, gender);
        let forms = read("de", &noun, seen);
        assert!(!forms.is_empty() && forms.iter().all(|form| form.has(Plural)), "{seen}: {forms:?}");
        assert!(forms.iter().all(|form| written(&noun, form.features()).is_none()), "{seen}");
    }
    assert_eq!(written(&noun("Gift", 'n'), &[Plural, Dative]), None);
    // Once it is given, with its dative.
    let given = Lemma { forms: vec!["plural: Keime".into()], ..noun("Keim", 'm') };
    assert_eq!(written(&given, &[Plural]).as_deref(), Some("Keime"));
    assert_eq!(written(&given, &[Plural, Dative]).as_deref(), Some("Keimen"));
    assert!(read("de", &given, "keimen").contains(&Form::new(&[Plural, Dative]).expect("short")));
    both_ways("de", &given, 1).unwrap_or_else(|error| panic!("{error}"));
}
