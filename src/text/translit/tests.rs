use super::*;

fn sounds(name: &str) -> String {
    String::from_utf8(outline(name).sounds).expect("sounds are ASCII")
}

#[test]
fn one_name_in_every_script() {
    for (name, expected) in [
        ("Shusha", "#SuSa#"),
        ("Şuşa", "#SuSa#"),
        ("Шуша", "#SuSa#"),
        ("Շուշա", "#SuSa#"),
        ("შუშა", "#SuSa#"),
        ("शूशा", "#SuSa#"),
        ("شوشا", "#SWSa#"),
        ("שושא", "#SWSa#"),
        ("Σούσα", "#susa#"),
        ("Xankəndi", "#xankAndi#"),
        ("Ханкенди", "#Xankendi#"),
        ("Ходжалы", "#XojalI#"),
        ("Երևան", "#yerevan#"),
        ("Qırmızı Bazar", "#qIrmIzI#bazar#"),
        ("Kara-Bakh", "#kara#baX#"),
        ("Step’anakert", "#stepanakert#"),
        ("القدس", "#al#qds#"),
        ("Āz̄arshahr", "#azarSahr#"),
        ("अमृतसर", "#amritasar#"),
    ] {
        assert_eq!(sounds(name), expected, "{name}");
    }
}

#[test]
fn what_is_no_name_has_no_outline() {
    for text in ["", " ", "...", "12", "\u{301}\u{302}", "\u{202E}\u{202C}", "東京", "\0\u{1}", "’"] {
        assert_eq!(sounds(text), "", "{text:?}");
    }
    assert!(sounds(&"ab ".repeat(4000)).len() <= 2 * LONGEST + 2);
}

#[test]
fn every_row_is_folded_and_sounds() {
    for system in SYSTEMS {
        for (letters, out) in system.rows {
            let bare = letters.trim_start_matches('^').trim_end_matches('$');
            assert_eq!(fold::fine(bare, Fold::Default), bare, "{} {letters}", system.name);
            assert!(out.bytes().all(|b| SOUNDS.contains(&b)), "{letters} {out}");
        }
    }
}
