//! What the index finds is what a scan of everything finds.

mod forms;

use std::fmt::Write as _;

use proptest::prelude::*;

use super::entries::Layout;
use super::words_build::write_with;
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
    // A text that both memories have counts once.
    let mut met = std::collections::HashSet::new();
    let last = all.iter().position(|row: &(Score, u32, u32)| {
        met.insert(memories[row.1 as usize][row.2 as usize].as_str());
        met.len() == most
    });
    all.truncate(last.map_or(all.len(), |last| last + 1));
    all.into_iter().map(|(score, memory, text)| (score.cost, score.len, memory, text)).collect()
}

/// One memory with both streams.
struct Index {
    texts: Texts,
    words: WordIndex,
    /// The same words with entries as large memories have them.
    wide: WordIndex,
    chars: CharIndex,
}

fn index(texts: &[String]) -> Index {
    let mut builder = TextsBuilder::default();
    for (ordinal, text) in texts.iter().enumerate() {
        builder.add(UnitAdded { ordinal: ordinal as u64, source: text, target: "t", ..UnitAdded::default() });
    }
    let (mut words, mut wide, mut chars, mut all) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    write_words(Tokens::Words, builder.sources(), builder.identity(), &mut words).expect("memory");
    let layout = Layout::wide(builder.sources().len());
    write_with(layout, Tokens::Words, builder.sources(), builder.identity(), &mut wide).expect("memory");
    write_chars(builder.sources(), builder.identity(), &mut chars).expect("memory");
    builder.write(b"meta", &mut all).expect("memory");
    Index {
        texts: Texts::open(Bytes::Held(all)).expect("sound"),
        words: WordIndex::open(Bytes::Held(words), Tokens::Words).expect("sound"),
        wide: WordIndex::open(Bytes::Held(wide), Tokens::Words).expect("sound"),
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
        let mut find = |words: fn(&Index) -> &WordIndex| {
            let mut best = Best::new(most, threshold);
            for (memory, index) in (0..).zip(indexes) {
                let mut judge = Plain { memory, texts: &index.texts, best: &mut best };
                self.words.find(words(index), query, &Alike::NONE, &mut judge).expect("sound");
            }
            rows(&best)
        };
        let found = find(|index| &index.words);
        assert_eq!(find(|index| &index.wide), found, "{query:?}");
        found
    }

    fn chars(&mut self, indexes: &[Index], query: &str, most: usize, threshold: Score) -> Found {
        let mut best = Best::new(most, threshold);
        for (memory, index) in indexes.iter().enumerate() {
            self.chars.find(&index.chars, &index.texts, memory as u32, query, &mut best).expect("sound");
        }
        rows(&best)
    }
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
            let expected = scan(&memories, characters, query, most, threshold);
            prop_assert_eq!(finders.chars(&indexes, query, most, threshold), expected, "{:?}", query);
        }
    }
}

/// Takes note of all that it is shown.
struct All {
    cutoff: Cutoff,
    met: std::collections::BTreeSet<(u32, Option<(u32, u32)>)>,
}

impl Judge for All {
    fn cutoff(&self) -> Cutoff {
        self.cutoff
    }
    fn meet(&mut self, text: u32, cost: u32, len: u32) -> Result<(), Damaged> {
        self.met.insert((text, Some((cost, len))));
        Ok(())
    }
    fn meet_joined(&mut self, text: u32) -> Result<(), Damaged> {
        self.met.insert((text, None));
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    /// Where names are alike; what entries tell besides changes nothing.
    #[test]
    fn wide_entries_find_what_narrow_ones_find(
        texts in texts(150),
        queries in texts(12),
        percent in prop::sample::select(&[1_u32, 30, 50, 70, 80, 90, 100][..]),
    ) {
        let texts = distinct(texts);
        let form = |words: &str| words.split(' ').map(str::to_owned).collect::<Form>();
        let alike = Alike::new([vec![form("file"), form("şuşa"), form("the file")], vec![form("save"), form("not save")]]);
        let tokens = Tokens::Classes(crate::text::stem::stemmer("en"));
        let open = |layout| {
            let mut bytes = Vec::new();
            write_with(layout, tokens, texts.iter().map(String::as_str), 1, &mut bytes).expect("memory");
            WordIndex::open(Bytes::Held(bytes), tokens).expect("sound")
        };
        let (narrow, wide) = (open(Layout::new(texts.len())), open(Layout::wide(texts.len())));
        prop_assert!(!narrow.layout.is_wide() && wide.layout.is_wide());
        let mut finder = Finder::default();
        for query in queries.iter().chain(texts.iter().take(6)) {
            let mut find = |index| {
                let cutoff = Cutoff(Score { cost: 100 - percent, len: 100 });
                let mut judge = All { cutoff, met: std::collections::BTreeSet::new() };
                finder.find(index, query, &alike, &mut judge).map(|()| judge.met)
            };
            prop_assert_eq!(find(&narrow), find(&wide), "{:?}", query);
        }
    }
}

/// Texts of more words than entries have parts for.
#[test]
fn long_texts_are_found_by_words_as_by_a_scan() {
    let mut state = 6_u64;
    let mut some = |of: u64| {
        state = hash(&state.to_le_bytes());
        state % of
    };
    let mut all: Vec<Vec<String>> = Vec::new();
    for number in 0..300 {
        let mut words = match all.get(number / 3) {
            Some(known) if number % 3 > 0 => known.clone(),
            _ => (0..20 + some(160)).map(|_| format!("w{}", some(40) * some(40))).collect(),
        };
        for _ in 0..some(words.len() as u64) / 3 {
            let at = some(words.len() as u64) as usize;
            match some(3) {
                0 => words.insert(at, format!("w{}", some(90))),
                1 => words[at] = format!("w{}", some(90)),
                _ => drop(words.remove(at)),
            }
        }
        all.push(words);
    }
    let memories = [distinct(all.iter().map(|words| words.join(" ")))];
    let indexes = [index(&memories[0])];
    let mut finders = Finders::default();
    let mut found = 0;
    for text in memories[0].iter().step_by(4) {
        for percent in [50, 70, 90] {
            let threshold = Score { cost: 100 - percent, len: 100 };
            let expected = scan(&memories, tokens, text, 5, threshold);
            found += expected.len();
            assert_eq!(finders.words(&indexes, text, 5, threshold), expected, "{text}");
        }
    }
    assert!(found > 400, "{found}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    /// Few letters, so that nothing is ruled out easily; up to nine words of 64, changed a little or much.
    #[test]
    fn long_texts_are_found_by_characters_as_by_a_scan(
        texts in prop::collection::vec("[abc]{0,40}|[a-e]{60,70}|[a-h ]{100,330}|[a-p ]{330,600}", 1..40),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, "[abce ]"), 0..80),
        of in prop::collection::vec((any::<prop::sample::Index>(), 0..80_usize), 1..8),
        percent in prop::sample::select(&[30_u32, 50, 70, 80, 90][..]),
        most in 1..6_usize,
    ) {
        let changed = |text: &str, count: usize| {
            let mut letters: Vec<char> = text.chars().collect();
            for (at, what, letter) in edits.iter().take(count) {
                let at = at.index(letters.len() + 1);
                match what {
                    0 => letters.splice(at..at, letter.chars()).for_each(drop),
                    1 if at < letters.len() => drop(letters.remove(at)),
                    _ if at < letters.len() => letters[at] = letter.chars().next().unwrap_or('a'),
                    _ => {}
                }
            }
            letters.into_iter().collect::<String>()
        };
        let mut all = texts.clone();
        all.extend(of.iter().map(|(at, count)| changed(&texts[at.index(texts.len())], count / 2)));
        let memories = [distinct(all)];
        let indexes = [index(&memories[0])];
        let mut finders = Finders::default();
        let threshold = Score { cost: 100 - percent, len: 100 };
        for (at, count) in &of {
            let query = changed(&texts[at.index(texts.len())], *count);
            let expected = scan(&memories, characters, &query, most, threshold);
            prop_assert_eq!(finders.chars(&indexes, &query, most, threshold), expected, "{:?}", query);
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
        builder.add(UnitAdded { ordinal, id, source, target, ..UnitAdded::default() });
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
        builder.add(UnitAdded { ordinal: ordinal as u64, source: text, target: text, ..UnitAdded::default() });
    }
    let mut good = Vec::new();
    write_words(Tokens::Words, builder.sources(), builder.identity(), &mut good).expect("memory");
    let mut held = Vec::new();
    builder.write(b"meta", &mut held).expect("memory");
    let texts = Texts::open(Bytes::Held(held)).expect("sound");
    let threshold = Score { cost: 5000, len: 10_000 };
    let queries: Vec<_> = all.iter().step_by(401).collect();
    let answer = |bytes: Vec<u8>| -> Result<Vec<_>, Damaged> {
        let index = WordIndex::open(Bytes::Held(bytes), Tokens::Words)?;
        let mut finder = Finder::default();
        let mut all = Vec::new();
        for query in &queries {
            let mut best = Best::new(5, threshold);
            finder.find(&index, query, &Alike::NONE, &mut Plain { memory: 0, texts: &texts, best: &mut best })?;
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
