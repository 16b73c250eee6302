//! Reads the gold set and holds the program's answers against it.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;

use exonym::{Applicability, Checker, Date, Lang, Settings, Source, Workspace};

/// A finding, expected or got: rule, byte range, first suggestion (`*`: any will do; `?` before it: a fix is left to a person, `!`:
/// it may be written).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) rule: String,
    pub(crate) policy: String,
    pub(crate) span: (usize, usize),
    pub(crate) text: String,
    pub(crate) suggestion: String,
    /// Whether nothing is written, where that is said.
    pub(crate) by_hand: Option<bool>,
    pub(crate) kind: Kind,
}

/// How a row came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Expected and got.
    Right,
    /// Got with another rule or suggestion: counts as missed and as false.
    Other,
    /// Expected, not got.
    Missed,
    /// Got, not expected.
    False,
}

/// One paragraph's rows.
pub(crate) struct Outcome {
    pub(crate) number: String,
    pub(crate) policy: String,
    pub(crate) text: String,
    pub(crate) rows: Vec<Row>,
}

impl Outcome {
    /// What went wrong, in words; empty if nothing did.
    pub(crate) fn misses(&self) -> String {
        let mut out = String::new();
        for row in self.rows.iter().filter(|row| row.kind != Kind::Right) {
            let _ = writeln!(
                out,
                "  # {} {} {:?} {}: `{}` -> `{}`",
                self.number, self.policy, row.kind, row.rule, row.text, row.suggestion
            );
        }
        if !out.is_empty() {
            let _ = writeln!(out, "    {}", self.text.replace('\n', " "));
        }
        out
    }
}

/// Counts of rows.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    pub(crate) right: usize,
    pub(crate) missed: usize,
    pub(crate) wrong: usize,
}

impl Sum {
    pub(crate) fn of<'r>(rows: impl Iterator<Item = &'r Row>) -> Self {
        let mut sum = Self::default();
        for row in rows {
            match row.kind {
                Kind::Right => sum.right += 1,
                Kind::Missed => sum.missed += 1,
                Kind::False => sum.wrong += 1,
                Kind::Other => {
                    sum.missed += 1;
                    sum.wrong += 1;
                }
            }
        }
        sum
    }
    /// In parts of a thousand.
    pub(crate) fn precision(self) -> usize {
        (self.right * 1000).checked_div(self.right + self.wrong).unwrap_or(1000)
    }
    /// In parts of a thousand.
    pub(crate) fn recall(self) -> usize {
        (self.right * 1000).checked_div(self.right + self.missed).unwrap_or(1000)
    }
}

/// A marked text and how it is to be checked.
pub(crate) struct Scene {
    pub(crate) number: String,
    pub(crate) policy: String,
    pub(crate) lang: String,
    /// The date of what the text tells.
    pub(crate) event: Option<String>,
    /// A glossary of `tests/scenes`, where it is not the shipped one.
    pub(crate) glossary: Option<String>,
    /// The draft's file name: its extension chooses the format.
    pub(crate) file: String,
    pub(crate) marked: String,
}

/// Every scene of a file: a header `# N policy=NAME` with, where they differ, `lang=xx`, `event=DATE`, `glossary=NAME`, `file=NAME`,
/// and the marked text down to the next header.
pub(crate) fn scenes(file: &str, lang: &str) -> Vec<Scene> {
    let mut all: Vec<Scene> = Vec::new();
    for line in file.lines() {
        let header = line.strip_prefix("# ").and_then(|l| l.split_once(" policy="));
        if let Some((number, rest)) = header.filter(|(number, _)| number.parse::<u32>().is_ok()) {
            let mut fields = rest.split_whitespace();
            let policy = fields.next().unwrap_or_default().to_owned();
            let mut scene = Scene {
                number: number.into(),
                policy,
                lang: lang.into(),
                event: None,
                glossary: None,
                file: "draft.txt".into(),
                marked: String::new(),
            };
            for field in fields {
                match field.split_once('=') {
                    Some(("lang", value)) => scene.lang = value.into(),
                    Some(("event", value)) => scene.event = Some(value.into()),
                    Some(("glossary", value)) => scene.glossary = Some(value.into()),
                    Some(("file", value)) => scene.file = value.into(),
                    _ => panic!("unknown field `{field}` of scene {number}"),
                }
            }
            all.push(scene);
        } else if let Some(scene) = all.last_mut() {
            scene.marked.push_str(line);
            scene.marked.push('\n');
        }
    }
    for scene in &mut all {
        scene.marked.truncate(scene.marked.trim_end().len());
    }
    all
}

/// A marked text with its marks taken out. `spell` writes each stretch of the text another way: decomposed, with other
/// line ends.
pub(crate) fn unmark(marked: &str, policy: &str, spell: &dyn Fn(&str) -> String) -> (String, Vec<Row>) {
    let (mut text, mut rows) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, tail)) = rest.split_once('⟦') {
        text.push_str(&spell(before));
        let (mark, after) = tail.split_once('⟧').expect("every mark is closed");
        let (surface, mark) = mark.split_once('→').expect("a mark has an arrow");
        let (suggestion, rule) = mark.rsplit_once('|').expect("a mark has a rule");
        let by_hand = suggestion.starts_with(['?', '!']).then(|| suggestion.starts_with('?'));
        let suggestion = suggestion.trim_start_matches(['?', '!']);
        let surface = spell(surface);
        let start = text.len();
        text.push_str(&surface);
        rows.push(Row {
            rule: rule.into(),
            policy: policy.into(),
            span: (start, text.len()),
            text: surface,
            suggestion: suggestion.into(),
            by_hand,
            kind: Kind::Missed,
        });
        rest = after;
    }
    text.push_str(&spell(rest));
    (text, rows)
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// Checkers by policy, language and date of the event.
#[derive(Default)]
pub(crate) struct House {
    workspaces: HashMap<(String, String, Option<String>), Workspace>,
}

impl House {
    /// What is needed to check a scene.
    pub(crate) fn open(&mut self, scene: &Scene) -> &Workspace {
        let key = (scene.policy.clone(), scene.lang.clone(), scene.event.clone());
        self.workspaces.entry(key).or_insert_with(|| {
            let own = folder().join("scenes").join(format!("{}.policy.toml", scene.policy));
            let policy = if own.exists() { own.to_string_lossy().into_owned() } else { scene.policy.clone() };
            let settings = Settings {
                policies: vec![policy],
                glossaries: scene.glossary.iter().map(|name| folder().join("scenes").join(name)).collect(),
                // A set of mixed texts states none: it is detected.
                lang: (scene.lang != "mixed").then(|| Lang::new(&scene.lang)),
                event_date: scene.event.as_deref().map(|date| Date::first_day(date).expect("a date")),
                ..Settings::new(Date { year: 2026, month: 11, day: 1 })
            };
            Workspace::open(settings).unwrap_or_else(|e| panic!("{e:?}"))
        })
    }
}

/// Every paragraph of a language in a folder of `tests`, checked.
pub(crate) fn outcomes(folder: &str, lang: &str) -> Vec<Outcome> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/{folder}/{lang}.txt"));
    let file = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let scenes = scenes(&file, lang);
    let mut house = House::default();
    for scene in &scenes {
        house.open(scene);
    }
    let checkers: HashMap<&str, Checker<'_>> =
        house.workspaces.iter().map(|((policy, ..), workspace)| (policy.as_str(), Checker::new(workspace))).collect();
    scenes.iter().map(|scene| outcome(&checkers[scene.policy.as_str()], scene, &str::to_owned)).collect()
}

/// A scene's rows and how they came out.
pub(crate) fn outcome(checker: &Checker<'_>, scene: &Scene, spell: &dyn Fn(&str) -> String) -> Outcome {
    let policy = scene.policy.as_str();
    let (text, mut rows) = unmark(&scene.marked, policy, spell);
    let source = Source::decode(&scene.file, text.clone().into_bytes(), None).expect("UTF-8");
    for d in checker.draft(&source).expect("a draft").diagnostics {
        let span = (d.span.start as usize, d.span.end as usize);
        let suggestion = d.suggestions.first().cloned().unwrap_or_default();
        if let Some(row) = rows.iter_mut().find(|row| row.span == span && row.kind == Kind::Missed) {
            let by_hand = d.fix.as_ref().is_none_or(|fix| fix.applicability == Applicability::DisplayOnly);
            let is_as_said = row.by_hand.is_none_or(|own| own == by_hand);
            if is_as_said && row.rule == d.rule && (row.suggestion == suggestion || row.suggestion == "*") {
                row.kind = Kind::Right;
            } else {
                row.kind = Kind::Other;
                let hand = if is_as_said { "" } else { " (the other applicability)" };
                let _ = write!(row.suggestion, "` but got {}{hand} `{suggestion}", d.rule);
            }
        } else {
            let text = source.slice(d.span).to_owned();
            rows.push(Row {
                rule: d.rule.into(),
                policy: policy.into(),
                span,
                text,
                suggestion,
                by_hand: None,
                kind: Kind::False,
            });
        }
    }
    Outcome { number: scene.number.clone(), policy: policy.into(), text, rows }
}

/// Holds what comes of each language's sentences against its floors of precision and recall, in parts of a thousand.
pub(crate) fn hold(floors: &[(&str, usize, usize)], outcomes: impl Fn(&str) -> Vec<Outcome>) {
    let mut low = Vec::new();
    for &(lang, precision, recall) in floors {
        let outcomes = outcomes(lang);
        let sum = Sum::of(outcomes.iter().flat_map(|outcome| &outcome.rows));
        if sum.precision() < precision || sum.recall() < recall {
            let misses: String = outcomes.iter().map(Outcome::misses).collect();
            low.push(format!("{lang}: precision {}, recall {} of 1000\n{misses}", sum.precision(), sum.recall()));
        }
    }
    assert!(low.is_empty(), "{}", low.join("\n"));
}
