//! Near names that are ordinary words after all, by the rest of the document.

use std::collections::HashSet;

use super::super::terms::Match;
use crate::base::Lang;
use crate::text::ascii::Runs;
use crate::text::case;
use crate::text::morph::Feature;
use crate::text::words::{is_word, words};

/// Takes away near names that the document writes with small letters elsewhere: *Parent* is nearly *Parkent*, but where
/// there are parents it is a word. `texts` are the document's, `matches` what was found in those of these numbers.
pub(crate) fn drop_ordinary<'t>(
    texts: impl Iterator<Item = (&'t str, &'t Lang)>,
    matches: &mut [(usize, Vec<Match<'_>>)],
) {
    if !matches.iter().any(|(_, found)| found.iter().any(is_near)) {
        return;
    }
    let texts: Vec<(&str, &Lang)> = texts.collect();
    let small = |(text, lang): (&str, &Lang), m: &Match<'_>| case::lower(&text[m.span.range()], lang);
    let mut wanted = HashSet::new();
    for (number, found) in &*matches {
        let text = texts[*number];
        // Where letters have no capitals, every word is written with small ones.
        let near = found.iter().filter(|m| is_near(m)).map(|m| (small(text, m), &text.0[m.span.range()]));
        wanted.extend(near.filter(|(small, written)| small != written).map(|(small, _)| small));
    }
    let ordinary = written_small(&wanted, texts.iter().map(|(text, _)| *text));
    for (number, found) in matches {
        let text = texts[*number];
        found.retain(|m| !is_near(m) || !ordinary.contains(&*small(text, m)));
    }
}

/// True for a near name whose small letters would tell. Adjectives and demonyms of names have small letters in many
/// languages: *степанокертский* is no ordinary word.
fn is_near(m: &Match<'_>) -> bool {
    let derived = |feature| m.readings.iter().any(|reading| reading.form.has(feature));
    m.how.is_near() && !derived(Feature::Demonym) && !derived(Feature::Adjective)
}

/// Those of the words that stand alone in one of the texts as they are.
fn written_small<'t>(wanted: &HashSet<String>, texts: impl Iterator<Item = &'t str>) -> HashSet<&'t str> {
    // Most words are refused by their first byte and their length.
    let mut beginnings = [0_u64; 256];
    for word in wanted.iter().filter(|word| !word.is_empty()) {
        beginnings[usize::from(word.as_bytes()[0])] |= length_bit(word);
    }
    let mut met = HashSet::new();
    for text in texts {
        let mut look = |start: usize, end: usize| {
            let word = &text[start..end];
            if beginnings[usize::from(word.as_bytes()[0])] & length_bit(word) != 0
                && wanted.contains(word)
                && stands_alone(text, start, end)
            {
                met.insert(word);
            }
        };
        for run in Runs::<false>::new(text) {
            if run.ascii {
                look(run.start, run.end);
            } else {
                let words = words(&text[run.start..run.end]);
                words.for_each(|span| look(run.start + span.start as usize, run.start + span.end as usize));
            }
        }
    }
    met
}

fn length_bit(word: &str) -> u64 {
    1 << (word.len() & 63)
}

/// True for a word of a sentence: addresses, file names and keys have small letters whatever they name.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let mut after = text[end..].chars();
    before.is_none_or(|c| c.is_whitespace() || "([{\"'«„“‘".contains(c))
        && match after.next() {
            Some(c) if "@/\\=-".contains(c) => false,
            // The end of a sentence or the dot of an address.
            Some('.' | ':') => !after.next().is_some_and(is_word),
            None | Some(_) => true,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_sentences_are_met_and_addresses_are_not() {
        let wanted = HashSet::from(["parent", "parents", "родитель"].map(str::to_owned));
        let met = |text: &str| {
            let mut all: Vec<&str> = written_small(&wanted, [text].into_iter()).into_iter().collect();
            all.sort_unstable();
            all.join(" ")
        };
        for (text, known) in [
            ("a parent, the “parents”", "parent parents"),
            ("parent", "parent"),
            ("Ask the parent.", "parent"),
            ("Это родитель?", "родитель"),
            ("Parent PARENT transparent parental", ""),
            ("parent@a.example https://parent.example /parent grand-parent parent-id a.parent parent.name", ""),
            ("", ""),
        ] {
            assert_eq!(met(text), known, "{text}");
        }
    }
}
