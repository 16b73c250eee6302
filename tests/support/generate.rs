//! Texts with known hits: pseudo-toponyms strewn into pseudo-prose, and a truth file of every place.
//!
//! Terms have no `e` and prose words always have one, so that no word of the prose is a term by accident; two terms
//! never stand side by side, so that no two-word term arises by accident.

use std::fmt::Write;

/// A small, fixed, well-spread generator (`SplitMix64`), so that the same seed gives the same text everywhere.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// A text, its terms, and the byte range of every term in it.
pub(crate) struct Generated {
    pub(crate) terms: Vec<String>,
    pub(crate) text: String,
    pub(crate) truth: Vec<(usize, usize)>,
}

const ONSETS: &[&str] = &[
    "b", "ch", "d", "dj", "f", "g", "gh", "h", "j", "k", "kh", "l", "m", "n", "p", "q", "r", "s", "sh", "t", "v", "x",
    "z", "zh",
];
const VOWELS: &[&str] = &["a", "i", "o", "u", "y"];
const CODAS: &[&str] = &["", "", "n", "r", "l", "kh"];

fn toponym(random: &mut Random) -> String {
    let mut name = String::new();
    for _ in 0..2 + random.below(3) {
        name.push_str(random.pick(ONSETS));
        name.push_str(random.pick(VOWELS));
        name.push_str(random.pick(CODAS));
    }
    name[..1].to_uppercase() + &name[1..]
}

fn prose_word(random: &mut Random) -> String {
    let mut word = String::new();
    for _ in 0..=random.below(3) {
        word.push_str(random.pick(ONSETS));
        word.push_str(random.pick(&["e", "e", "ea", "ie", "a", "o"]));
        word.push_str(random.pick(&["", "n", "r", "s", "t"]));
    }
    if !word.contains('e') {
        word.push('e');
    }
    word
}

/// `count` terms, a tenth of them of two words, in some `bytes` of text, one word in a hundred a term; lines are
/// wrapped at 80 columns, so that some two-word terms run over a line end.
pub(crate) fn generate(seed: u64, count: usize, bytes: usize) -> Generated {
    let mut random = Random(seed);
    let mut known = std::collections::HashSet::new();
    let mut terms: Vec<String> = Vec::with_capacity(count);
    while terms.len() < count {
        let mut name = toponym(&mut random);
        if terms.len() % 10 == 9 {
            name = format!("{name} {}", toponym(&mut random));
        }
        if known.insert(name.to_lowercase()) {
            terms.push(name);
        }
    }
    // A prose word of two letters, such as "be", is never a term's beginning: terms have two syllables.
    let words: Vec<String> = (0..20_000).map(|_| prose_word(&mut random)).collect();
    let (mut text, mut truth) = (String::with_capacity(bytes + 200), Vec::new());
    let (mut column, mut in_sentence, mut in_paragraph, mut was_term) = (0, 0, 0, false);
    while text.len() < bytes {
        let term = !was_term && random.below(100) == 0;
        let mut put = |part: &str, text: &mut String| {
            if column > 0 {
                let wrap = column + part.len() + 1 > 80;
                text.push(if wrap { '\n' } else { ' ' });
                column = if wrap { 0 } else { column + 1 };
            }
            column += part.len();
            text.push_str(part);
        };
        if term {
            let name = &terms[random.below(terms.len())];
            let mut start = None;
            for part in name.split(' ') {
                put(part, &mut text);
                start.get_or_insert(text.len() - part.len());
            }
            truth.push((start.unwrap_or(text.len()), text.len()));
        } else {
            // Zipf-like: small ranks are frequent.
            let rank = (words.len() as f64).powf(random.below(1 << 20) as f64 / f64::from(1 << 20)) as usize;
            put(&words[rank.min(words.len() - 1)], &mut text);
        }
        was_term = term;
        in_sentence += 1;
        if in_sentence == 14 {
            text.push('.');
            column += 1;
            in_sentence = 0;
            was_term = false;
        }
        in_paragraph += 1;
        if in_paragraph > 40 + random.below(100) && in_sentence == 0 {
            text.push_str("\n\n");
            column = 0;
            in_paragraph = 0;
        }
    }
    text.push('\n');
    Generated { terms, text, truth }
}

/// The terms as a glossary file.
pub(crate) fn glossary(terms: &[String]) -> String {
    let mut toml = String::from("[glossary]\ntitle = \"generated\"\n");
    for (i, term) in terms.iter().enumerate() {
        let _ = write!(toml, "\n[concepts.t{i}]\nterms = [\n  {{ en = \"{term}\" }},\n]\n");
    }
    toml
}

/// A policy that makes a finding of every term.
pub(crate) const POLICY: &str = "[policy]\ntitle = \"everything is a finding\"\nspelling = \"off\"\n\n[[rule]]\nof = {}\nsay = { stance = \"forbid\" }\n";
