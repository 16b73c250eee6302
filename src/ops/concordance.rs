//! Where a phrase stands in memories.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;
use regex::{Regex, RegexBuilder};

use super::memories::{Memories, Opened};
use crate::base::{Error, Result};
use crate::memory::{Damaged, each_word, is_of_word};
use crate::text::composed::composed;
use crate::text::stem::Stem;

/// How a phrase is sought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhraseKind {
    /// As it stands, anywhere, without regard to capitals.
    #[default]
    Substring,
    /// Its words as whole words, in their order; others may stand between.
    Words,
    /// The same, each word in any of its forms: those that have its stem in the language of the side.
    Inflected,
}

/// What a phrase was found in.
#[derive(Clone, Debug, Default)]
pub struct Concordance {
    /// The first of them, by file and unit.
    pub found: Vec<PhraseHit>,
    /// How many there are.
    pub total: usize,
}

/// A unit that has a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseHit {
    /// The text in the language translated from.
    pub source: String,
    /// Its translation.
    pub target: String,
    /// Where the phrase stands in the source, in bytes; of words from the first to the last.
    pub in_source: Option<Range<usize>>,
    /// Where it stands in the target.
    pub in_target: Option<Range<usize>>,
    /// The unit's own id.
    pub unit: Option<String>,
    /// Which of the memories, from 0, in the order of [`Memories::facts`].
    pub memory: usize,
    /// Counts the units of the file from 0.
    pub id: u64,
}

impl PhraseKind {
    /// False for a phrase with nothing to look for: an empty line, or marks alone where words are meant.
    pub fn can_find(self, phrase: &str) -> bool {
        Sought::new(&composed(phrase), self, None).is_some()
    }
}

impl Memories {
    /// Finds a phrase in sources and targets, in the order of files and units, the same source and target once; at most
    /// `max` are shown, all are counted.
    pub fn concordance(&self, phrase: &str, kind: PhraseKind, max: usize) -> Result<Concordance> {
        let phrase = &*composed(phrase);
        if !kind.can_find(phrase) {
            return Err(Error::new("there is nothing to look for; name a phrase"));
        }
        self.with(|opened| {
            let mut all = Concordance::default();
            let mut seen = HashSet::new();
            for (memory, part) in opened.iter().enumerate() {
                let mut in_source = Sought::new(phrase, kind, part.stem()).ok_or(memory)?;
                let mut in_target = Sought::new(phrase, kind, part.target_stem()).ok_or(memory)?;
                let sought = (&mut in_source, &mut in_target);
                look(part, memory, sought, max, &mut seen, &mut all).map_err(|Damaged| memory)?;
            }
            Ok(all)
        })
    }
}

fn look(
    part: &Opened,
    memory: usize,
    (in_source, in_target): (&mut Sought, &mut Sought),
    max: usize,
    seen: &mut HashSet<(String, String)>,
    all: &mut Concordance,
) -> std::result::Result<(), Damaged> {
    let texts = &part.texts;
    // Each text is looked at once, however many units have it.
    let sources = (0..texts.len() as u32).map(|text| Ok(in_source.find(texts.source(text)?)));
    let sources: Vec<_> = sources.collect::<std::result::Result<_, Damaged>>()?;
    let targets = (0..texts.targets() as u32).map(|text| Ok(in_target.find(texts.target(text)?)));
    let targets: Vec<_> = targets.collect::<std::result::Result<_, Damaged>>()?;
    for unit in 0..texts.units() {
        let (source, target) = texts.numbers(unit)?;
        let place = |all: &[Option<Range<usize>>], number: u32| all.get(number as usize).ok_or(Damaged).cloned();
        let (in_source, in_target) = (place(&sources, source)?, place(&targets, target)?);
        if in_source.is_none() && in_target.is_none() {
            continue;
        }
        let unit = texts.unit(unit)?;
        if !seen.insert((unit.source.to_owned(), unit.target.to_owned())) {
            continue;
        }
        all.total += 1;
        if all.found.len() < max {
            all.found.push(PhraseHit {
                source: unit.source.to_owned(),
                target: unit.target.to_owned(),
                in_source,
                in_target,
                unit: unit.id.map(str::to_owned),
                memory,
                id: unit.ordinal,
            });
        }
    }
    Ok(())
}

/// A phrase made ready.
struct Sought {
    /// What passes over most texts, or finds the phrase itself.
    pattern: Regex,
    /// The words, where words are sought.
    words: Option<Vec<String>>,
    /// Where forms of them are sought.
    forms: Option<Forms>,
}

/// Words by their stems. A word that comes again is not stemmed again.
struct Forms {
    stem: Option<Stem>,
    stems: HashMap<String, u32>,
    /// As they stand in the texts.
    known: HashMap<String, u32, RandomState>,
    wanted: Vec<u32>,
}

impl Forms {
    fn new(stem: Option<Stem>, words: &[String]) -> Self {
        let mut forms = Self { stem, stems: HashMap::new(), known: HashMap::default(), wanted: Vec::new() };
        forms.wanted = words.iter().map(|word| forms.number(word)).collect();
        forms
    }
    /// What stands for the stem of a word.
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        let lower = word.to_lowercase();
        let stem = self.stem.map_or_else(|| lower.clone(), |stem| stem(&lower).into_owned());
        let next = self.stems.len() as u32;
        let number = *self.stems.entry(stem).or_insert(next);
        self.known.insert(word.to_owned(), number);
        number
    }
}

impl Sought {
    fn new(phrase: &str, kind: PhraseKind, stem: Option<Stem>) -> Option<Self> {
        let mut words = Vec::new();
        each_word(phrase, &mut String::new(), |word| words.push(word.to_owned()));
        if words.is_empty() {
            return None;
        }
        let pattern = match kind {
            PhraseKind::Substring => regex::escape(phrase),
            PhraseKind::Words | PhraseKind::Inflected => regex::escape(words.iter().max_by_key(|word| word.len())?),
        };
        let pattern = RegexBuilder::new(&pattern).case_insensitive(true).size_limit(1 << 28).build().ok()?;
        let forms = (kind == PhraseKind::Inflected).then(|| Forms::new(stem, &words));
        Some(Self { pattern, words: (kind != PhraseKind::Substring).then_some(words), forms })
    }

    /// Where a text first has it.
    fn find(&mut self, text: &str) -> Option<Range<usize>> {
        // A letter whose lower case is another than its folded form (`İ`) is seen by words alone.
        let Some(words) = &self.words else { return self.pattern.find(text).map(|found| found.range()) };
        if self.forms.is_none() && text.is_ascii() && !self.pattern.is_match(text) {
            return None;
        }
        let mut met = 0;
        let mut start = None;
        let mut room = String::new();
        for range in word_ranges(text) {
            let mut same = false;
            if let Some(forms) = &mut self.forms {
                same = forms.wanted[met] == forms.number(&text[range.clone()]);
            } else {
                each_word(&text[range.clone()], &mut room, |word| same = words[met] == word);
            }
            if same {
                let start = *start.get_or_insert(range.start);
                met += 1;
                if met == words.len() {
                    return Some(start..range.end);
                }
            }
        }
        None
    }
}

/// The places of a text's words and other characters.
pub(super) fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| !c.is_whitespace())?;
        let mut end = start + first.len_utf8();
        if is_of_word(first) {
            while let Some((at, c)) = rest.next_if(|(_, c)| is_of_word(*c)) {
                end = at + c.len_utf8();
            }
        }
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(phrase: &str, kind: PhraseKind, text: &str) -> Option<String> {
        let stem = if phrase.is_ascii() { "en" } else { "ru" };
        let sought = Sought::new(phrase, kind, crate::text::stem::stemmer(stem));
        sought.and_then(|mut sought| sought.find(text)).map(|range| text[range].to_owned())
    }

    #[test]
    fn phrases_are_found_with_their_places() {
        use PhraseKind::{Inflected, Substring, Words};
        for (phrase, kind, text, found) in [
            ("the ROAD", Substring, "Snow closed the road.", Some("the road")),
            ("oad", Substring, "Snow closed the road.", Some("oad")),
            ("oad", Words, "Snow closed the road.", None),
            ("snow road", Words, "Snow closed the road.", Some("Snow closed the road")),
            ("road snow", Words, "Snow closed the road.", None),
            ("дорогу", Substring, "Снег закрыл ДОРОГУ", Some("ДОРОГУ")),
            ("снег дорогу", Words, "Снег закрыл ДОРОГУ над", Some("Снег закрыл ДОРОГУ")),
            ("文件", Substring, "保存文件。", Some("文件")),
            ("(a.b)", Substring, "x (A.b) y", Some("(A.b)")),
            ("c++", Words, "in C ++ or so", Some("C ++")),
            ("close road", Inflected, "They CLOSED the roads.", Some("CLOSED the roads")),
            ("close road", Words, "They CLOSED the roads.", None),
            ("дорога закрыта", Inflected, "Дорогу на Шушу закрыли", None),
            ("дорога закрыть", Inflected, "Дорогу на Шушу закрыть", Some("Дорогу на Шушу закрыть")),
            ("дороги", Inflected, "через ДОРОГУ.", Some("ДОРОГУ")),
        ] {
            assert_eq!(find(phrase, kind, text).as_deref(), found, "{phrase} in {text}");
        }
        assert!(Sought::new("  ", Substring, None).is_none());
    }
}
