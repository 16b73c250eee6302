//! A phrase that keeps its own name, with other words inside it: *the Lachin humanitarian corridor*, *the Lachin and Meghri
//! corridors*, «аэропорты Баку и Степанакерта». What is listed is a name and what it is the name of; a plural belongs to
//! every name that it has.

use crate::base::PlainSpan;
use crate::text::attributes::{ADJECTIVAL, AND, Kind, is_adjective};
use crate::text::composed::composed;
use crate::text::fold::{self, Fold};

/// Bytes looked at on either side.
const REACH: usize = 96;
/// Adjectives that may stand between the name and its noun.
const ADJECTIVES: usize = 2;
/// Names that a noun in the plural may have.
const NAMES: usize = 4;

/// True if a name stands as that of a listed phrase, parted from its noun by adjectives or by other names of the same noun.
pub(super) fn stands_in(phrase: &str, plain: &str, span: PlainSpan, lang: &str) -> bool {
    let Some((first, last)) = phrase.split_once(' ').filter(|(_, last)| !last.contains(' ')) else {
        return corridor_of(phrase, plain, span, lang);
    };
    let Some(kind) = Kind::of(lang) else { return false };
    let written = plain[span.range()].trim();
    if is_name(first, written, kind) && behind(plain, span, last, kind) {
        return true;
    }
    // «аэропорт Степанакерта», «аэропорты Баку и Степанакерта».
    is_name(last, written, kind) && first != last && before(plain, span, first, kind)
}

/// *Corridor de Latchine*: French says it with a preposition between.
fn corridor_of(phrase: &str, plain: &str, span: PlainSpan, lang: &str) -> bool {
    let mut words = phrase.split(' ');
    let (Some(first), Some("de"), Some(name), None) = (words.next(), words.next(), words.next(), words.next()) else {
        return false;
    };
    lang == "fr" && is_name(name, plain[span.range()].trim(), Kind::Latin) && before(plain, span, first, Kind::Latin)
}

fn folded(text: &str) -> String {
    fold::fine(&composed(text), Fold::Default)
}

/// The name as the phrase has it; a Slavic adjective in any of its forms.
fn is_name(listed: &str, written: &str, kind: Kind) -> bool {
    if !listed.starts_with(char::is_uppercase) && kind != Kind::Georgian {
        return false;
    }
    // Most names are told apart by their first letter.
    let initial = |text: &str| text.chars().next().map(|c| c.to_lowercase().next());
    if initial(listed) != initial(&composed(written)) {
        return false;
    }
    let (listed, written) = (folded(listed), folded(written));
    if listed == written {
        return true;
    }
    let stem =
        listed.strip_suffix("ий").filter(|stem| stem.ends_with("ск") || stem.ends_with("цк") || stem.ends_with("ьк"));
    let ending = stem.and_then(|stem| written.strip_prefix(stem));
    kind == Kind::Cyrillic && ending.is_some_and(|ending| ADJECTIVAL.contains(&ending))
}

/// What a word is of the noun that a phrase lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noun {
    One,
    Several,
}

/// Whether a folded word is the phrase's noun, and in which number.
fn noun(listed: &str, word: &str, kind: Kind) -> Option<Noun> {
    let listed = folded(listed);
    let number = |ends: &[&str], many: bool| {
        let rest = word.strip_prefix(&*listed)?;
        ends.contains(&rest).then_some(if many { Noun::Several } else { Noun::One })
    };
    match kind {
        Kind::Latin => number(&["", "'s"], false).or_else(|| number(&["s", "s'"], true)),
        Kind::Cyrillic => number(&["", "а", "у", "ом", "е", "ові", "ю", "я", "ем", "і"], false)
            .or_else(|| number(&["ы", "ов", "ам", "ами", "ах", "и", "ів", "і"], true)),
        Kind::Armenian => {
            let rest = word.strip_prefix(&*listed)?;
            if rest.starts_with("ներ") || rest.starts_with("եր") {
                return Some(Noun::Several);
            }
            ["", "ը", "ն", "ի", "ին", "ից", "ով", "ում", "իցն"].contains(&rest).then_some(Noun::One)
        }
        // dəhlizi: dəhlizində, dəhlizləri.
        Kind::Turkic => {
            let stem = listed.strip_suffix(['i', 'ı', 'u', 'ü'])?;
            let rest = word.strip_prefix(stem)?;
            if rest.starts_with("lar") || rest.starts_with("lər") || rest.starts_with("ler") {
                return Some(Noun::Several);
            }
            rest.starts_with(['i', 'ı', 'u', 'ü']).then_some(Noun::One)
        }
        Kind::Georgian => {
            let letters: String = listed.chars().take(5).collect();
            let rest = word.strip_prefix(&*letters)?;
            Some(if rest.contains("ებ") { Noun::Several } else { Noun::One })
        }
    }
}

/// A word of a text, as written.
fn word(text: &str) -> (&str, &str) {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36f}');
    text.split_at(text.find(|c: char| !letter(c)).unwrap_or(text.len()))
}

/// The last word of a text and what is before it.
fn last_word(text: &str) -> (&str, &str) {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36f}');
    let start =
        text.rfind(|c: char| !letter(c)).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (&text[start..], &text[..start])
}

const SPACES: [char; 3] = [' ', '\u{a0}', '\n'];

/// The next name behind one: what joins them is passed over. `Some(None)` where nothing does.
fn joined(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix('/') {
        return Some(rest.trim_start_matches(SPACES));
    }
    let rest = text.strip_prefix(',').unwrap_or(text).strip_prefix(SPACES)?.trim_start_matches(SPACES);
    let comma = text.starts_with(',');
    let end = rest.find(SPACES).unwrap_or(rest.len());
    if AND.contains(&&*composed(&rest[..end])) {
        return Some(rest[end..].trim_start_matches(SPACES));
    }
    comma.then_some(rest)
}

/// True if the noun stands behind the name: up to two adjectives between, or other names that share it.
fn behind(plain: &str, span: PlainSpan, noun_listed: &str, kind: Kind) -> bool {
    let end = span.end as usize;
    let mut rest = &plain[end..plain.floor_char_boundary((end + REACH).min(plain.len()))];
    let mut names = 1;
    let mut slash = false;
    while names < NAMES {
        let Some(next) = joined(rest) else { break };
        slash |= rest.starts_with('/');
        // fr: et de Meghri
        let (name, after) = word(next);
        if !(name.starts_with(char::is_uppercase) || kind == Kind::Georgian && !name.is_empty()) {
            return false;
        }
        rest = after;
        // A name of two words: Nagorno Karabakh.
        if let Some(second) = rest.strip_prefix(' ').filter(|second| second.starts_with(char::is_uppercase)) {
            let (name, after) = word(second);
            if noun(noun_listed, &folded(name), kind).is_none() {
                rest = after;
            }
        }
        names += 1;
    }
    for passed in 0..=ADJECTIVES {
        let Some(next) = rest.strip_prefix(SPACES) else { return false };
        let (next, after) = word(next.trim_start_matches(SPACES));
        let small = folded(next);
        if let Some(number) = noun(noun_listed, &small, kind) {
            return number == Noun::Several || slash || names == 1 && passed > 0;
        }
        if next.is_empty() || !is_adjective(&small, kind) {
            return false;
        }
        rest = after;
    }
    false
}

/// True if the noun stands before the name: «аэропорты Баку и Степанакерта», «аэропорты Степанакерта и Баку».
fn before(plain: &str, span: PlainSpan, noun_listed: &str, kind: Kind) -> bool {
    let start = span.start as usize;
    let mut rest = &plain[plain.ceil_char_boundary(start.saturating_sub(REACH))..start];
    for _ in 0..NAMES {
        // les corridors de Latchine
        let mut text = rest.trim_end_matches(SPACES);
        if kind == Kind::Latin {
            text = text.strip_suffix(" de").unwrap_or(text).trim_end_matches(SPACES);
        }
        let (next, earlier) = last_word(text);
        if let Some(number) = noun(noun_listed, &folded(next), kind) {
            return number == Noun::Several;
        }
        // Another name before this one, and what joins the two.
        let mut names = earlier.trim_end_matches(SPACES);
        if AND.contains(&&*composed(next)) {
            names = names.strip_suffix(',').unwrap_or(names);
        } else if let Some(comma) = text.strip_suffix(',') {
            names = comma;
        } else {
            return false;
        }
        let (name, earlier) = last_word(names);
        if !name.starts_with(char::is_uppercase) {
            return false;
        }
        rest = earlier;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_may_stand_behind_an_adjective_or_have_two_names() {
        for (lang, phrase, name, plain, stands) in [
            ("en", "Ost corridor", "Ost", "the Ost humanitarian corridor", true),
            ("en", "Ost corridor", "Ost", "the Ost and West corridors", true),
            ("en", "Ost corridor", "Ost", "the West, South and Ost corridors", true),
            ("en", "Ost corridor", "Ost", "the Ost/West corridor", true),
            ("en", "Ost corridor", "Ost", "the Ost, West and South land corridors", true),
            ("en", "Ost corridor", "Ost", "Ost and West corridor", false),
            ("en", "Ost corridor", "Ost", "Ost closed its corridor", false),
            ("en", "Ost corridor", "Ost", "Ost and the corridor", false),
            ("ru", "Остский коридор", "Остскому", "по Остскому сухопутному коридору", true),
            ("ru", "Остский коридор", "Остским", "Остским и Вестским коридорами", true),
            ("ru", "Остский коридор", "Остский", "Остский хлеб и Вестский коридор", false),
            ("ru", "Остский коридор", "Остской", "В Остской школе коридор закрыт", false),
            ("en", "Ost corridor", "Ost", "The Ost hospital corridor is dark", false),
            ("ru", "порт Оста", "Оста", "порты Веста и Оста закрыты", true),
            ("ru", "порт Оста", "Оста", "порты Оста и Веста закрыты", true),
            ("ru", "порт Оста", "Оста", "порт и дорога Оста", false),
            ("az", "Ost dəhlizi", "Ost", "Ost və Vest dəhlizlərində", true),
            ("az", "Ost dəhlizi", "Ost", "Ost quru dəhlizi", true),
            ("az", "Ost dəhlizi", "Ost", "Ost bağladı dəhlizi", false),
            ("az", "Ost dəhlizi", "Ost", "Ost məktəbinin dəhlizi", false),
            ("hy", "Օստի միջանցք", "Օստի", "Օստի և Վեստի միջանցքներով", true),
            ("hy", "Օստի միջանցք", "Օստի", "Օստի ցամաքային միջանցքը", true),
            ("hy", "Օստի միջանցք", "Օստի", "Օստի դպրոցը", false),
            ("fr", "Corridor de Ost", "Ost", "les corridors de Ost et de West", true),
        ] {
            let at = plain.find(name).expect("there");
            let span = PlainSpan::new(at, at + name.len());
            assert_eq!(stands_in(phrase, plain, span, lang), stands, "{plain}");
        }
    }
}
