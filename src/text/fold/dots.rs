//! The two i of Turkish and Azerbaijani: ı, I and i, İ are four letters there, and two sounds. Elsewhere a capital I says
//! nothing, but *Diyarbakir* is *Diyarbakır* without its mark as *Lefkosa* is Lefkoşa.

use unicode_normalization::UnicodeNormalization;

use super::{Fold, is_hyphen, is_silent};

/// True if what is written has an i with a dot where the listed word has one without, or the other way round. The two
/// are compared as far as they go together; what follows is an ending.
pub(crate) fn has_other_dots(written: &str, listed: &str, fold: Fold) -> bool {
    if !may_have_other_dots(listed, fold) {
        return false;
    }
    // Nearly always: the listed word with an ending.
    if written.strip_prefix(listed).is_some_and(|ending| !ending.starts_with('\u{307}')) {
        return false;
    }
    let shouted = !written.chars().any(char::is_lowercase);
    let visible = |text: &str| text.nfc().filter(|&c| !is_silent(c)).collect::<Vec<_>>();
    for (own, other) in visible(written).into_iter().zip(visible(listed)) {
        match (dotted(own), dotted(other)) {
            (Some(own_dot), Some(other_dot)) if own_dot != other_dot => match fold {
                Fold::Turkic => return true,
                // Of a foreign word only the mark can be missing, and capitals without it are the language's own.
                Fold::Default if matches!(other, 'ı' | 'İ') && !shouted && is_plain(own, other) => return true,
                Fold::Default => {}
            },
            (None, None) if goes_on(own, other) => {}
            (Some(_), Some(_)) => {}
            _ => return false,
        }
    }
    false
}

/// False only if [`has_other_dots`] is, whatever is written.
pub(crate) fn may_have_other_dots(listed: &str, fold: Fold) -> bool {
    fold == Fold::Turkic || listed.contains(['ı', 'İ', '\u{307}'])
}

/// Of an i: whether it has a dot.
fn dotted(c: char) -> Option<bool> {
    match c {
        'i' | 'İ' => Some(true),
        'ı' | 'I' => Some(false),
        _ => None,
    }
}

/// An i as other languages have it, small where the listed one is small.
fn is_plain(own: char, other: char) -> bool {
    matches!((own, other), ('i', 'ı') | ('I', 'İ'))
}

/// True for the same letter in any case, and for two gaps.
fn goes_on(own: char, other: char) -> bool {
    let gap = |c: char| c.is_whitespace() || is_hyphen(c);
    own == other || gap(own) && gap(other) || own.to_lowercase().eq(other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_tells_every_i() {
        for (written, listed, other) in [
            ("Izmir'de", "İzmir", true),
            ("IZMIR'DE", "İzmir", true),
            ("İzmir'de", "İzmir", false),
            ("İZMİR'DE", "İzmir", false),
            ("izmirli", "İzmir", false),
            ("Diyarbakir'da", "Diyarbakır", true),
            ("DİYARBAKIR", "Diyarbakır", false),
            ("DIYARBAKIR", "Diyarbakır", true),
            ("İsparta", "Isparta", true),
            ("ISPARTA'DA", "Isparta", false),
            ("I\u{307}zmir", "İzmir", false),
            ("Naxçivan", "Naxçıvan", true),
            ("Kız Kulesi'ni", "Kız Kulesi", false),
            ("Bursa'ya", "Bursa", false),
        ] {
            assert_eq!(has_other_dots(written, listed, Fold::Turkic), other, "{written} {listed}");
        }
    }

    #[test]
    fn elsewhere_only_a_missing_mark_counts() {
        for (written, listed, other) in [
            ("Diyarbakir's", "Diyarbakır", true),
            ("DIYARBAKIR", "Diyarbakır", false),
            ("Diyarbakır", "Diyarbakir", false),
            ("Istanbul", "İstanbul", true),
            ("ISTANBUL", "İstanbul", false),
            ("İstanbul", "Istanbul", false),
            ("Izmir", "Izmir", false),
        ] {
            assert_eq!(has_other_dots(written, listed, Fold::Default), other, "{written} {listed}");
        }
    }
}
