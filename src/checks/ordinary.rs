//! A name that is an ordinary word too, where a sentence begins and its capital says nothing: *Dəmirli qapı, dəmirli su*.

use std::collections::HashMap;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

use super::{Draft, Found};
use crate::matching::{self, Match, Reading};
use crate::model::{Concept, MatchMode, Term};
use crate::text::morph::Feature;
use crate::text::words;

/// What of a draft's names stands in it in small letters, found out when first asked for.
#[derive(Default)]
pub(super) struct SmallWords {
    known: HashMap<*const Term, bool>,
    named: Option<HashMap<*const Concept, usize>>,
}

/// Endings with which a word in small letters is still the ordinary word, and no inhabitant or adjective of the place.
#[rustfmt::skip]
const ENDINGS: &[(&str, &[&str])] = &[
    ("en", &["", "s", "'s", "’s"]),
    ("ru", &["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах", "и", "ой", "ою", "ю", "я", "ем", "ей"]),
    ("uk", &["", "а", "у", "ом", "і", "и", "ів", "ам", "ами", "ах", "ою", "ю", "я", "ем", "ові"]),
    ("az", &[
        "", "ı", "i", "u", "ü", "nı", "ni", "nu", "nü", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "a", "ə", "ya", "yə", "da", "də", "dan", "dən", "lar", "lər", "ları", "ləri", "ların", "lərin",
        "dır", "dir", "dur", "dür",
    ]),
    ("tr", &[
        "", "ı", "i", "u", "ü", "yı", "yi", "yu", "yü", "ın", "in", "un", "ün", "nın", "nin", "nun", "nün", "a", "e", "ya", "ye", "da", "de", "dan", "den", "ta", "te", "tan", "ten", "lar", "ler", "ları", "leri",
    ]),
    ("hy", &["", "ը", "ն", "ի", "ին", "ից", "ով", "ում", "ներ", "ները", "ների", "եր", "երը", "երի"]),
];

impl SmallWords {
    /// True if a name that has to have its capital is more likely the ordinary word here: a sentence begins with it, and the
    /// draft has the word in small letters, or it stands in a Russian case that nothing before it asks for, and the draft
    /// names the place nowhere else.
    pub(super) fn is_meant<'g>(
        &mut self,
        draft: &Draft<'_, 'g>,
        found: &Found<'_, 'g>,
        m: &Match<'g>,
        readings: &[Reading<'g>],
    ) -> bool {
        let plain = &*found.segment.target.plain;
        let written = &plain[m.span.range()];
        let one = |r: &Reading<'_>| r.term.matching == MatchMode::ExactCase && !r.term.text.contains([' ', '-']);
        let capital = || {
            let mut letters = written.chars().filter(|c| c.is_alphabetic());
            letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
        };
        if !readings.iter().all(one) || !capital() || !words::setting(plain, m.span).begins {
            return false;
        }
        // *Laçın şəhəri*, *Laçında qar var*: nothing but a place.
        let local =
            |r: &Reading<'_>| [Feature::Locative, Feature::Ablative, Feature::Relative].iter().any(|f| r.form.has(*f));
        let lang = found.lang_at(m.span).primary();
        if !matches!(lang, "ru" | "uk") && readings.iter().any(local) || matching::stands_as_place(plain, m.span) {
            return false;
        }
        let Some((_, endings)) = ENDINGS.iter().find(|(own, _)| *own == lang) else { return false };
        let small = |r: &Reading<'g>| {
            *self
                .known
                .entry(std::ptr::from_ref(r.term))
                .or_insert_with(|| draft.segments.plains().any(|plain| stands_small(plain, &r.term.text, endings)))
        };
        if readings.iter().any(small) {
            return true;
        }
        let oblique = |r: &Reading<'_>| {
            r.form.has(Feature::Dative) || r.form.has(Feature::Prepositional) || r.form.has(Feature::Locative)
        };
        // «Акне вернули воду»: what is done to a place.
        let behind = plain[m.span.end as usize..].trim_start();
        let behind = &behind[..behind.find(|c: char| !words::is_word(c)).unwrap_or(behind.len())];
        let oblique = || {
            matches!(lang, "ru" | "uk") && readings.iter().all(oblique) && !behind.ends_with("ли") && !behind.is_empty()
        };
        oblique() && {
            let named = self.named.get_or_insert_with(|| times_named(draft));
            readings.iter().all(|r| named.get(&std::ptr::from_ref(r.concept)) == Some(&1))
        }
    }
}

/// How many of a draft's matches may name each thing.
fn times_named(draft: &Draft<'_, '_>) -> HashMap<*const Concept, usize> {
    let mut named = HashMap::new();
    for m in draft.found.iter().flat_map(|found| &found.matches) {
        for (i, reading) in m.readings.iter().enumerate() {
            if !m.readings[..i].iter().any(|other| std::ptr::eq(other.concept, reading.concept)) {
                *named.entry(std::ptr::from_ref(reading.concept)).or_insert(0) += 1;
            }
        }
    }
    named
}

/// True if a text has a name as a word in small letters, with an ending of the language or without.
fn stands_small(plain: &str, name: &str, endings: &[&str]) -> bool {
    let small: String = name.chars().flat_map(char::to_lowercase).collect();
    // A last vowel may give way to the ending: акна, акны.
    let vowel = small.strip_suffix(['а', 'я', 'ь']).filter(|_| endings.contains(&"ах"));
    let stem = vowel.unwrap_or(&small);
    let decomposed: String = stem.nfd().collect();
    let mut stems = vec![stem];
    if decomposed != stem {
        stems.push(&decomposed);
    }
    stems.into_iter().filter(|stem| stem.chars().count() > 2).any(|stem| {
        memmem::find_iter(plain.as_bytes(), stem.as_bytes()).any(|at| {
            let (before, rest) = (&plain[..at], &plain[at + stem.len()..]);
            let end = rest.find(|c: char| !(words::is_word(c) || matches!(c, '\'' | '’'))).unwrap_or(rest.len());
            let ending: String = rest[..end].nfc().collect();
            let parted =
                !before.ends_with(|c: char| words::is_word(c) || matches!(c, '#' | '@' | '/' | '.' | '-' | '_'));
            let address = rest[end..]
                .strip_prefix(['.', '/', '@', '-', '_'])
                .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
            parted && !address && endings.contains(&&*ending)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_small_letters_are_found_and_what_derives_is_not() {
        let of = |lang: &str| ENDINGS.iter().find(|(own, _)| *own == lang).expect("listed").1;
        for (lang, name, plain, stands) in [
            ("az", "Laçın", "ovçu laçını tutdu", true),
            ("az", "Laçın", "ovc\u{327}u lac\u{327}ını tutdu", true),
            ("az", "Laçın", "laçınlılar qayıtdı", false),
            ("az", "Laçın", "@laçın", false),
            ("az", "Laçın", "laçın.az", false),
            ("az", "Laçın", "Laçın", false),
            ("ru", "Акна", "лечат акне", true),
            ("ru", "Лачин", "лачинский хлеб", false),
        ] {
            assert_eq!(stands_small(plain, name, of(lang)), stands, "{plain}");
        }
    }
}
