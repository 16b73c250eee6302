//! What the index finds is what a scan of everything finds.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::model::Score;

/// The definition, written down a second time and without any haste.
fn tokens(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in text.to_lowercase().chars() {
        let of_word = words::is_of_word(c);
        match all.last_mut() {
            Some(last) if of_word && in_word => last.push(c),
            _ if !c.is_whitespace() => all.push(c.into()),
            _ => {}
        }
        in_word = of_word;
    }
    all
}

/// What the characters of a text are, each as a text of its own.
fn characters(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

type Found = Vec<(u32, u32, u32, u32)>;

/// Every text scored, sorted, cut.
fn scan(memories: &[Vec<String>], parts: fn(&str) -> Vec<String>, query: &str, most: usize, threshold: Score) -> Found {
    let own = parts(query);
    let mut all = Vec::new();
    for (memory, texts) in memories.iter().enumerate() {
        for (text, source) in texts.iter().enumerate() {
            let other = parts(source);
            let cost = strsim::generic_levenshtein(&own, &other) as u32;
            let score = Score { cost, len: own.len().max(other.len()) as u32 };
            if score >= threshold {
                all.push((score, memory as u32, text as u32));
            }
        }
    }
    all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    all.truncate(most);
    all.into_iter().map(|(score, memory, text)| (score.cost, score.len, memory, text)).collect()
}

/// One memory with both streams.
struct Index {
    texts: Texts,
    words: WordIndex,
    classes: WordIndex,
    chars: CharIndex,
}

fn index(texts: &[String]) -> Index {
    let mut builder = TextsBuilder::default();
    for (ordinal, text) in texts.iter().enumerate() {
        builder.add(ordinal as u64, None, text, "t");
    }
    let (mut words, mut classes, mut chars, mut all) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    write_words(Tokens::Words, builder.sources(), builder.identity(), &mut words).expect("memory");
    write_words(Tokens::Classes, builder.sources(), builder.identity(), &mut classes).expect("memory");
    write_chars(builder.sources(), builder.identity(), &mut chars).expect("memory");
    builder.write(b"meta", &mut all).expect("memory");
    Index {
        texts: Texts::open(Bytes::Held(all)).expect("sound"),
        words: WordIndex::open(Bytes::Held(words), Tokens::Words).expect("sound"),
        classes: WordIndex::open(Bytes::Held(classes), Tokens::Classes).expect("sound"),
        chars: CharIndex::open(Bytes::Held(chars)).expect("sound"),
    }
}

/// Each text once, in the order of appearance.
fn distinct(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for text in texts {
        if !all.contains(&text) {
            all.push(text);
        }
    }
    all
}

#[derive(Default)]
struct Finders {
    words: Finder,
    chars: CharFinder,
}

impl Finders {
    fn words(&mut self, indexes: &[Index], query: &str, most: usize, threshold: Score) -> Found {
        let mut best = Best::new(most, threshold);
        for (memory, index) in indexes.iter().enumerate() {
            self.words.find(&index.words, memory as u32, query, &mut best).expect("sound");
        }
        rows(&best)
    }

    fn graded(&mut self, indexes: &[Index], query: &str, most: usize, threshold: Score) -> Found {
        let mut best = Best::new(most, threshold);
        let cut = Cut::new(query);
        for (memory, index) in indexes.iter().enumerate() {
            let memory = memory as u32;
            let judge = &mut |text: u32, cost: u32, len: u32| {
                Ok(grade(&cut, &Cut::new(index.texts.source(text)?), cost, len, memory * 3, |_| ()))
            };
            self.words.find_with(&index.classes, memory, query, &mut best, judge).expect("sound");
        }
        rows(&best)
    }

    fn chars(&mut self, indexes: &[Index], query: &str, most: usize, threshold: Score) -> Found {
        let mut best = Best::new(most, threshold);
        for (memory, index) in indexes.iter().enumerate() {
            self.chars.find(&index.chars, &index.texts, memory as u32, query, &mut best).expect("sound");
        }
        rows(&best)
    }
}

/// As *default* scores, every text graded.
fn scan_graded(memories: &[Vec<String>], query: &str, most: usize, threshold: Score) -> Found {
    let classes = |text: &str| {
        let mut all = Vec::new();
        classes::each_class(text, &mut String::new(), |class| all.push(class.to_owned()));
        all
    };
    let (own, cut) = (classes(query), Cut::new(query));
    let mut best: Vec<(Score, u32, u32)> = Vec::new();
    for (memory, texts) in memories.iter().enumerate() {
        for (text, source) in texts.iter().enumerate() {
            let other = classes(source);
            let cost = strsim::generic_levenshtein(&own, &other) as u32;
            let len = own.len().max(other.len()) as u32;
            let score = grade(&cut, &Cut::new(source), cost, len, memory as u32 * 3, |_| ());
            if score >= threshold {
                best.push((score, memory as u32, text as u32));
            }
        }
    }
    best.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    best.truncate(most);
    best.into_iter().map(|(score, memory, text)| (score.cost, score.len, memory, text)).collect()
}

fn rows(best: &Best) -> Found {
    best.rows().iter().map(|(score, place)| (score.cost, score.len, place.memory, place.text)).collect()
}

/// Few words, so that many texts are alike; some of every script, with marks and without spaces.
const WORDS: [&str; 26] = [
    "the",
    "the",
    "file",
    "File",
    "save",
    "Şuşa",
    "İ",
    "Шуша",
    "шуши",
    "Շուշի",
    "შუშა",
    "保存",
    "保存文件",
    "ファイル",
    "ไฟล์",
    "ที่",
    "e\u{301}",
    "3",
    "3.5",
    "not",
    "{0}",
    "%s",
    "…",
    "ΣΟΦΟΣ",
    "שלום",
    "🙂",
];

fn texts(most: usize) -> impl Strategy<Value = Vec<String>> {
    let text = prop::collection::vec(
        (prop::sample::select(&WORDS[..]), prop::sample::select(&[" ", " ", "", ", ", "\u{A0}"][..])),
        0..14,
    );
    let text = text.prop_map(|parts| parts.into_iter().fold(String::new(), |text, (word, gap)| text + word + gap));
    prop::collection::vec(text, 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn the_index_finds_what_a_scan_finds(
        one in texts(150),
        two in texts(40),
        queries in texts(12),
        most in 1..9_usize,
        threshold in prop::sample::select(&[1_u32, 1000, 3000, 4999, 5000, 5001, 6667, 7000, 7500, 8000, 10_000][..]),
    ) {
        let threshold = Score { cost: 10_000 - threshold, len: 10_000 };
        let memories = [distinct(one), distinct(two)];
        let indexes = memories.each_ref().map(|texts| index(texts));
        let mut finders = Finders::default();
        for query in queries.iter().chain(memories[0].iter().take(6)) {
            let expected = scan(&memories, tokens, query, most, threshold);
            prop_assert_eq!(finders.words(&indexes, query, most, threshold), expected, "{:?}", query);
            let expected = scan_graded(&memories, query, most, threshold);
            prop_assert_eq!(finders.graded(&indexes, query, most, threshold), expected, "{:?}", query);
            let expected = scan(&memories, characters, query, most, threshold);
            prop_assert_eq!(finders.chars(&indexes, query, most, threshold), expected, "{:?}", query);
        }
    }
}

/// Segments of real memories: those that ship.
fn real() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tmx");
    let mut files: Vec<_> = folder.read_dir().expect("listed").map(|entry| entry.expect("listed").path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| std::fs::read_to_string(path).expect("read");
    let segments = |text: String| {
        let parts = text.split("<seg>").skip(1).filter_map(|rest| rest.split_once("</seg>"));
        parts.map(|(segment, _)| segment.to_owned()).collect::<Vec<_>>()
    };
    let mut all = distinct(files.iter().map(read).flat_map(segments).take(1500));
    // Names alone are short; strung together they are as long as sentences.
    for at in 0..all.len() / 2 {
        let long = (0..at % 9).fold(String::new(), |text, step| text + &all[(at * 7 + step * step) % all.len()] + ", ");
        all.push(long);
    }
    distinct(all)
}

#[test]
fn real_segments_are_found_as_by_a_scan() {
    let all = real();
    assert!(all.len() > 500, "{}", all.len());
    let memories = [all];
    let indexes = [index(&memories[0])];
    let mut finders = Finders::default();
    let mut found = 0;
    for (at, text) in memories[0].iter().enumerate().step_by(7) {
        let mut query = text.clone();
        if at % 2 == 0 {
            let cut = query.floor_char_boundary(query.len() / 3);
            let _ = write!(query, " {}", &text[..cut]);
        }
        for threshold in [4000, 7000] {
            let threshold = Score { cost: 10_000 - threshold, len: 10_000 };
            let expected = scan(&memories, tokens, &query, 5, threshold);
            found += expected.len();
            assert_eq!(finders.words(&indexes, &query, 5, threshold), expected, "{query}");
            let expected = scan_graded(&memories, &query, 5, threshold);
            assert_eq!(finders.graded(&indexes, &query, 5, threshold), expected, "{query}");
            if at % 4 == 0 {
                let expected = scan(&memories, characters, &query, 5, threshold);
                assert_eq!(finders.chars(&indexes, &query, 5, threshold), expected, "{query}");
            }
        }
    }
    assert!(found > 200, "{found}");
}

#[test]
fn units_come_with_their_texts() {
    let mut builder = TextsBuilder::default();
    for (ordinal, id, source, target) in
        [(0, Some("a"), "one", "бир"), (2, None, "two", "ики"), (3, None, "one", "bir"), (7, Some("d"), "one", "бир")]
    {
        builder.add(ordinal, id, source, target);
    }
    let mut bytes = Vec::new();
    builder.write(b"meta", &mut bytes).expect("memory");
    let texts = Texts::open(Bytes::Held(bytes)).expect("sound");
    assert_eq!((texts.meta(), texts.units(), texts.len()), (Ok(&b"meta"[..]), 4, 2));
    let units = |text| {
        let mut all = Vec::new();
        texts.units_of(text, |_, unit| all.push((unit.ordinal, unit.id, unit.target))).map(|()| all)
    };
    assert_eq!(units(0), Ok(vec![(0, Some("a"), "бир"), (3, None, "bir"), (7, Some("d"), "бир")]));
    assert_eq!(units(1), Ok(vec![(2, None, "ики")]));
    assert_eq!(units(2), Err(Damaged));
}

#[test]
fn a_very_long_segment_is_found() {
    let long = "слово and 字 ".repeat(25_000);
    let texts = distinct([long.clone(), "short".to_owned(), long.clone() + "more"]);
    let indexes = [index(&texts)];
    let threshold = Score { cost: 3000, len: 10_000 };
    let mut finders = Finders::default();
    let found = finders.words(&indexes, &format!("another {long}"), 5, threshold);
    assert_eq!(found, [(1, 75_001, 0, 0), (2, 75_001, 0, 2)]);
    // So near that little of the table is looked at.
    let threshold = Score { cost: 100, len: 10_000 };
    let found = finders.chars(&indexes, &format!("another {long}"), 5, threshold);
    assert_eq!(found, [(8, 300_008, 0, 0), (12, 300_008, 0, 2)]);
}

#[test]
fn no_flipped_bit_changes_an_answer() {
    let all = real();
    let mut builder = TextsBuilder::default();
    for (ordinal, text) in all.iter().enumerate() {
        builder.add(ordinal as u64, None, text, text);
    }
    let mut good = Vec::new();
    write_words(Tokens::Words, builder.sources(), builder.identity(), &mut good).expect("memory");
    let threshold = Score { cost: 5000, len: 10_000 };
    let queries: Vec<_> = all.iter().step_by(401).collect();
    let answer = |bytes: Vec<u8>| -> Result<Vec<_>, Damaged> {
        let index = WordIndex::open(Bytes::Held(bytes), Tokens::Words)?;
        let mut finder = Finder::default();
        let mut all = Vec::new();
        for query in &queries {
            let mut best = Best::new(5, threshold);
            finder.find(&index, 0, query, &mut best)?;
            all.extend_from_slice(best.rows());
        }
        Ok(all)
    };
    let expected = answer(good.clone()).expect("sound");
    let mut noticed = 0;
    for at in (0..good.len()).step_by(good.len() / 300) {
        let mut bad = good.clone();
        bad[at] ^= 1 << (at % 8);
        match answer(bad) {
            Err(Damaged) => noticed += 1,
            // What was flipped was not read.
            Ok(found) => assert_eq!(found, expected, "byte {at}"),
        }
    }
    assert!(noticed > 200, "{noticed}");
}
