//! What is found is what a scan of all units finds, for the scorings that are more than a distance.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::memory::{Alike, Beside, Cut, Difference, Form, OmegatQuery, OmegatWords, PENALTIES, Penalty, form, grade};
use crate::ops::{MemoryChoice, Settings, Workspace};
use crate::text::stem::stemmer;

/// A unit as the test makes it.
#[derive(Clone, Debug)]
struct Made {
    source: String,
    target: u8,
    codes: bool,
    machine: bool,
    unapproved: bool,
    prev: Option<String>,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn tmx(units: &[Made]) -> String {
    let mut text = String::from("<tmx version=\"1.4\"><header srclang=\"en\"/><body>\n");
    for (number, unit) in units.iter().enumerate() {
        let machine = if unit.machine { " creationid=\"MT!\"" } else { "" };
        let state = if unit.unapproved { "<prop type=\"x-status\">draft</prop>" } else { "" };
        let prev = unit.prev.as_ref().map_or(String::new(), |prev| {
            format!("<prop type=\"prev\">{}</prop><prop type=\"next\">n</prop>", escaped(prev))
        });
        let code = if unit.codes { "<ph/>" } else { "" };
        let _ = writeln!(
            text,
            "<tu tuid=\"u{number}\"{machine}>{state}{prev}<tuv xml:lang=\"en\"><seg>{}{code}</seg></tuv>\
             <tuv xml:lang=\"ru\"><seg>{}</seg></tuv></tu>",
            escaped(&unit.source),
            unit.target,
        );
    }
    text + "</body></tmx>\n"
}

fn opened(folder: &std::path::Path, memories: &[Vec<Made>], scoring: Scoring) -> Memories {
    let mut files = Vec::new();
    for (number, units) in memories.iter().enumerate() {
        // The second takes off by its folder.
        let file = folder.join(if number == 1 { "penalty-004" } else { "." }).join(format!("{number}.tmx"));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(&file, tmx(units)).expect("written");
        files.push(file);
    }
    let languages = (Some(crate::Lang::new("en")), Some(crate::Lang::new("ru")));
    let choice =
        MemoryChoice { files, from: languages.0, to: languages.1, scoring: Some(scoring), ..Default::default() };
    Memories::open(&choice, |_| ()).expect("opened")
}

/// What the glossary of this test has: names of four places.
const NAMES: [&[&str]; 4] = [
    &["Shusha", "Shushi", "Şuşa", "Road of Shusha"],
    &["Lachin", "Berdzor", "Lachin pass", "the Lachin road pass"],
    &["Closing Pass", "Upland", "Upper Closing"],
    &["26 Commissars", "School No. 5", "Hillside"],
];

/// The places that a text names, as the glossary finds them.
fn meant(checker: &Checker<'_>, text: &str) -> Vec<usize> {
    let found = checker.concepts_in(text, &crate::Lang::new("en"));
    let mut all: Vec<usize> = found.iter().flatten().filter_map(|id| id[1..].parse().ok()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// True if each names a place that the other does not.
fn differ(checker: &Checker<'_>, one: &str, other: &str) -> bool {
    let (one, other) = (meant(checker, one), meant(checker, other));
    one.iter().any(|place| !other.contains(place)) && other.iter().any(|place| !one.contains(place))
}

fn house() -> Workspace {
    let mut text = String::new();
    for (number, names) in NAMES.iter().enumerate() {
        let terms: Vec<String> = names.iter().map(|name| format!("{{ en = \"{name}\" }}")).collect();
        let _ = writeln!(text, "[concepts.t{number}]\nterms = [{}]", terms.join(", "));
    }
    let source = crate::base::Source::from_text("g.toml", text).expect("small");
    let glossary = crate::formats::read_glossary_toml(&source).value;
    let settings = Settings::new(crate::model::Date { year: 2026, month: 1, day: 1 });
    Workspace { glossary, policies: Vec::new(), settings }
}

/// Words in lower case; placeables by their kind, names of a place that is meant as one, the longest first. For the texts of
/// this test alone; `own` are the names as the query has them.
fn tokens(text: &str, meant: &[usize], own: &[(Form, usize)]) -> Vec<String> {
    let stem = |word: &str| stemmer("en").expect("English")(&word.to_lowercase()).into_owned();
    let is_of_word = |c: char| c.is_alphanumeric() || "{}.".contains(c) || c == '\u{301}';
    // Each word, and whether it may go on with the name that the one before it is of.
    let mut words: Vec<(String, bool)> = Vec::new();
    for piece in text.split_inclusive(|c: char| !is_of_word(c)) {
        let word = piece.trim_matches(|c: char| !is_of_word(c)).trim_matches('.');
        if !word.is_empty() {
            words.push((word.to_owned(), true));
        }
        if piece.ends_with([',', '!']) {
            words.push((String::new(), false));
        }
    }
    let mut forms: Vec<(Vec<String>, usize)> = Vec::new();
    for &place in meant {
        forms.extend(
            NAMES[place].iter().map(|name| (name.split(' ').map(|word| stem(word.trim_matches('.'))).collect(), place)),
        );
    }
    forms.extend(own.iter().cloned());
    let any = |form: &Form| form.contains(&"\u{1}0".to_owned());
    forms.sort_by_key(|(form, _)| (std::cmp::Reverse(form.len()), any(form)));
    let number = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && !word.contains(char::is_alphabetic);
    let is_like =
        |wanted: &str, word: &str| wanted == stem(word) || wanted == "\u{1}0" && number(word) && !word.starts_with('{');
    let is_at = |form: &[String], rest: &[(String, bool)]| {
        form.len() <= rest.len() && form.iter().zip(rest).all(|(wanted, (word, _))| is_like(wanted, word))
    };
    let mut all = Vec::new();
    let mut at = 0;
    while let Some((word, is_word)) = words.get(at) {
        if let Some((form, place)) = forms.iter().find(|(form, _)| is_at(form, &words[at..])) {
            all.push(format!("\u{1}n{place}"));
            at += form.len();
            continue;
        }
        at += 1;
        match word {
            _ if !is_word => {}
            _ if word.starts_with('{') => all.push("\u{1}{}".to_owned()),
            _ if word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => all.push("\u{1}0".to_owned()),
            _ => all.push(word.to_lowercase()),
        }
    }
    all
}

fn distance(one: &[String], other: &[String]) -> u32 {
    strsim::generic_levenshtein(&one.to_vec(), &other.to_vec()) as u32
}

type Row = (f64, usize, u64, Option<[i32; 3]>);

/// Every unit graded, sorted, cut.
fn scan_graded(memories: &[Vec<Made>], checker: &Checker<'_>, query: &Query, wanted: Wanted) -> Vec<Row> {
    let stem = stemmer("en").expect("English");
    let meant = meant(checker, &query.text);
    let form = |name: &&str| form(name, Some(stem)).expect("words");
    let own: Vec<(Form, usize)> = checker
        .names_in(&query.text, &crate::Lang::new("en"))
        .into_iter()
        .flat_map(|(own, concepts)| concepts.into_iter().map(move |concept| (own.clone(), concept)))
        .filter_map(|(own, concept)| Some((own, concept.id[1..].parse().ok()?)))
        .collect();
    let alike = Alike::new(meant.iter().map(|&place| {
        let own = own.iter().filter(|row| row.1 == place).map(|row| row.0.clone());
        NAMES[place].iter().map(form).chain(own).collect()
    }));
    let piece = |text| Cut::new(text, &alike, Some(stem));
    let stems = |all: &[String]| all.iter().map(|word| stem(word).into_owned()).collect::<Vec<_>>();
    let words = tokens(&query.text, &meant, &own);
    let mut all = Vec::new();
    for (memory, units) in memories.iter().enumerate() {
        // Units without text are passed over.
        let kept: Vec<(usize, &Made)> = units.iter().enumerate().filter(|(_, unit)| !unit.source.is_empty()).collect();
        for (at, (number, unit)) in kept.iter().enumerate() {
            let other = tokens(&unit.source, &meant, &own);
            let len = words.len().max(other.len()) as u32;
            let difference = distance(&stems(&words), &stems(&other));
            let difference = Difference { stems: difference, forms: distance(&words, &other) - difference, len };
            let exact = unit.source == query.text;
            let mut context = 0;
            if exact {
                context += u32::from(query.id.as_deref() == Some(&format!("u{number}")));
                let before = at.checked_sub(1).map_or("", |before| kept[before].1.source.as_str());
                let after = kept.get(at + 1).map_or("", |(_, unit)| unit.source.as_str());
                let (before, after) = unit.prev.as_deref().map_or((before, after), |prev| (prev, "n"));
                context += u32::from(query.prev.as_deref() == Some(before) && query.next.as_deref() == Some(after));
            }
            let several = kept.iter().any(|(_, other)| other.source == unit.source && other.target != unit.target);
            let mut costs = Vec::new();
            for (is, penalty) in [
                (unit.codes, Penalty::Codes),
                (unit.unapproved, Penalty::Unapproved),
                (unit.machine, Penalty::Machine),
                (several && context == 0, Penalty::Translations),
            ] {
                let points = PENALTIES.iter().find(|row| row.1 == penalty).expect("known").2;
                costs.extend(is.then_some(Cost::Penalty(penalty, points)));
            }
            costs.extend((memory == 1).then_some(Cost::Penalty(Penalty::Folder, 4)));
            let names = !exact && differ(checker, &query.text, &unit.source);
            let beside = Beside { penalties: &costs, names };
            let score = grade(&piece(&query.text), &piece(&unit.source), difference, beside, |_| ());
            if score >= wanted.threshold {
                all.push((total(score, context), memory, *number as u64, score.percent() + f64::from(context), None));
            }
        }
    }
    all.sort_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    cut(memories, wanted, all.into_iter().map(|(_, memory, id, percent, triple)| (percent, memory, id, triple)))
}

/// Every unit by OmegaT's three scores.
fn scan_triples(memories: &[Vec<Made>], query: &Query, wanted: Wanted) -> Vec<Row> {
    let mut own = OmegatQuery::new(OmegatWords::of("en"), &query.text);
    let mut all = Vec::new();
    for (memory, units) in memories.iter().enumerate() {
        for (number, unit) in units.iter().enumerate().filter(|(_, unit)| !unit.source.is_empty()) {
            let scores = own.scores(&unit.source).map(|score| score.cast_signed() - if memory == 1 { 4 } else { 0 });
            let reaches =
                |score: i32| score >= 0 && Score { cost: 100 - score.cast_unsigned(), len: 100 } >= wanted.threshold;
            if reaches(scores[0]) || reaches(scores[1]) {
                let same = scores[0] == 100 && unit.source == query.text;
                all.push((scores, same, memory, number as u64));
            }
        }
    }
    all.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let rows = all.into_iter().map(|(scores, _, memory, id)| (f64::from(scores[0].max(0)), memory, id, Some(scores)));
    cut(memories, wanted, rows)
}

/// The same source and target once, and no more than are wanted.
fn cut(memories: &[Vec<Made>], wanted: Wanted, rows: impl Iterator<Item = Row>) -> Vec<Row> {
    let mut met = std::collections::HashSet::new();
    let new = |row: &Row| {
        let unit = &memories[row.1][row.2 as usize];
        met.insert((unit.source.clone(), unit.target))
    };
    rows.filter(new).take(wanted.max).collect()
}

const WORDS: [&str; 41] = [
    "26 Commissars",
    "School No. 5",
    "School No. 7",
    "Hillside",
    "26",
    "5",
    "Commissars",
    "School No.",
    "Lachin pass",
    "Closing Pass",
    "Upland",
    "Road of Shusha",
    "the Lachin road",
    "Shusha",
    "Shushi",
    "Lachin",
    "Berdzor",
    "the",
    "road",
    "roads",
    "Road",
    "close",
    "closed",
    "closing",
    "file",
    "files",
    "File",
    "not",
    "3",
    "3.5",
    "{0}",
    "{n}",
    "Şuşa",
    "Шуша",
    "保存",
    "ที่",
    "e\u{301}",
    "and",
    "of",
    "pass",
    "passes",
];

fn text() -> impl Strategy<Value = String> {
    let part = (
        prop::sample::select(&WORDS[..]),
        prop::sample::select(&[" ", " ", " ", " ", ", ", "\u{A0}", "\u{2011}", "! "][..]),
    );
    let text = prop::collection::vec(part, 0..9);
    text.prop_map(|parts| parts.into_iter().fold(String::new(), |text, (word, gap)| text + word + gap))
        .prop_map(|text| text.trim().to_owned())
}

fn units(most: usize) -> impl Strategy<Value = Vec<Made>> {
    let unit = (text(), 0..3_u8, 0..8_u8, 0..8_u8, 0..8_u8, prop::option::weighted(0.2, text()));
    let unit = unit.prop_map(|(source, target, codes, machine, unapproved, prev)| Made {
        source,
        target,
        codes: codes == 0,
        machine: machine == 0,
        unapproved: unapproved == 0,
        prev,
    });
    prop::collection::vec(unit, 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn the_index_finds_what_a_scan_of_all_units_finds(
        one in units(120),
        two in units(40),
        queries in prop::collection::vec((text(), prop::option::of(text()), 0..9_usize), 0..8),
        max in 1..7_usize,
        percent in prop::sample::select(&[1_u32, 30, 50, 70, 84, 85, 99, 100][..]),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let memories = [one, two];
        let threshold = Score { cost: 100 - percent, len: 100 };
        let wanted = Wanted { max, threshold, penalties: Penalties::default(), today: None };
        let mut all: Vec<Query> = Vec::new();
        for (text, prev, id) in queries {
            all.push(Query { text, next: prev.as_ref().map(|_| "n".to_owned()), prev, id: Some(format!("u{id}")) });
        }
        for (at, unit) in memories[0].iter().enumerate().take(12) {
            let near = |at: Option<usize>| at.and_then(|at| memories[0].get(at)).map(|unit| unit.source.clone());
            let (prev, next) = (near(at.checked_sub(1)), near(Some(at + 1)));
            let prev = unit.prev.clone().or(prev);
            let next = if unit.prev.is_some() { Some("n".to_owned()) } else { next };
            all.push(Query { text: unit.source.clone(), prev, next, id: (at % 3 == 0).then(|| format!("u{at}")) });
        }
        for scoring in [Scoring::Default, Scoring::Omegat] {
            let opened = opened(folder.path(), &memories, scoring);
            let workspace = house();
            let checker = Checker::new(&workspace);
            let mut finder = LookUp::new(&opened, wanted).expect("a scoring").with_house(&checker);
            for query in &all {
                let found = finder.find(query).expect("sound");
                let found: Vec<Row> = found.iter().map(|hit| (hit.percent(), hit.memory, hit.id, hit.omegat)).collect();
                let expected = match scoring {
                    Scoring::Default => scan_graded(&memories, &checker, query, wanted),
                    _ => scan_triples(&memories, query, wanted),
                };
                prop_assert_eq!(found, expected, "{:?} {:?}", scoring, query);
            }
        }
    }
}
