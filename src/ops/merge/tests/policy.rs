//! Random policies, changed at random on two sides.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::*;

#[derive(Clone, Debug, PartialEq)]
struct RuleModel {
    of: u8,
    doctypes: Vec<u8>,
    stance: u8,
    note: Option<u8>,
    /// A remark above it, and whether an empty line parts the two.
    remark: Option<(u8, bool)>,
}

#[derive(Clone, PartialEq)]
struct Model {
    title: u8,
    rules: Vec<RuleModel>,
    phrases: Vec<u8>,
    lines: bool,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}", self.text())
    }
}

const OF: [&str; 6] = [
    "label = \"one\"",
    "label = \"two\"",
    "concept = \"c1\"",
    "concept = \"c2\"",
    "kind = \"city\"",
    "country = \"AZ\"",
];
const STANCES: [&str; 4] = ["prefer", "admit", "discourage", "forbid"];

impl Model {
    fn text(&self) -> String {
        let mut out = format!("[policy]\ntitle = \"T{}\"\nlabels = {{ A = \"one\", B = \"two\" }}\n", self.title);
        for rule in &self.rules {
            out.push('\n');
            if let Some((remark, apart)) = rule.remark {
                write!(out, "# r{remark}\n{}", if apart { "\n" } else { "" }).expect("written");
            }
            writeln!(out, "[[rule]]\nof = {{ {} }}", OF[usize::from(rule.of) % 6]).expect("written");
            if !rule.doctypes.is_empty() {
                let all: Vec<_> = rule.doctypes.iter().map(|doctype| format!("\"d{doctype}\"")).collect();
                writeln!(out, "when = {{ doctype = [{}] }}", all.join(", ")).expect("written");
            }
            writeln!(out, "say = {{ stance = \"{}\" }}", STANCES[usize::from(rule.stance) % 4]).expect("written");
            if let Some(note) = rule.note {
                writeln!(out, "note = \"n{note}\"").expect("written");
            }
        }
        let all: Vec<_> = self.phrases.iter().map(|phrase| format!("\"P{phrase}\"")).collect();
        let all = if self.lines && !all.is_empty() { format!("\n  {},\n", all.join(",\n  ")) } else { all.join(", ") };
        writeln!(out, "\n[exempt]\nphrases = [{all}]").expect("written");
        out
    }
    /// One rule of a kind and time is enough.
    fn tidy(mut self) -> Self {
        let mut seen = BTreeSet::new();
        for rule in &mut self.rules {
            rule.doctypes.sort_unstable();
            rule.doctypes.dedup();
        }
        self.rules.retain(|rule| seen.insert((rule.of % 6, rule.doctypes.clone())));
        let mut seen = BTreeSet::new();
        self.phrases.retain(|phrase| seen.insert(*phrase));
        self
    }
    fn with(mut self, edits: &[Edit]) -> Self {
        for edit in edits.iter().cloned() {
            let count = self.rules.len();
            let at = |at: u8| usize::from(at) % count.max(1);
            match edit {
                Edit::Title(title) => self.title = title,
                Edit::Phrase(phrase) => self.phrases.push(phrase),
                Edit::DropPhrase(place) if !self.phrases.is_empty() => {
                    let at = usize::from(place) % self.phrases.len();
                    self.phrases.remove(at);
                }
                Edit::Add(place, rule) => self.rules.insert(usize::from(place) % (count + 1), rule),
                Edit::Drop(place) if count > 1 => drop(self.rules.remove(at(place))),
                Edit::Swap(one, other) if count > 1 => {
                    // The remark stays where it is.
                    let (one, other) = (at(one), at(other));
                    self.rules.swap(one, other);
                    let remark = self.rules[one].remark;
                    self.rules[one].remark = self.rules[other].remark;
                    self.rules[other].remark = remark;
                }
                Edit::When(place, doctype) if count > 0 => self.rules[at(place)].doctypes.push(doctype),
                Edit::Stance(place, stance) if count > 0 => self.rules[at(place)].stance = stance,
                Edit::Note(place, note) if count > 0 => self.rules[at(place)].note = note,
                Edit::Remark(place, remark) if count > 0 => self.rules[at(place)].remark = remark,
                _ => {}
            }
            self = self.tidy();
        }
        self
    }
    fn remarks(&self) -> BTreeMap<u8, usize> {
        let mut counts = BTreeMap::new();
        for (remark, _) in self.rules.iter().filter_map(|rule| rule.remark) {
            *counts.entry(remark).or_default() += 1;
        }
        counts
    }
}

#[derive(Clone, Debug)]
enum Edit {
    Title(u8),
    Phrase(u8),
    DropPhrase(u8),
    Add(u8, RuleModel),
    Drop(u8),
    Swap(u8, u8),
    When(u8, u8),
    Stance(u8, u8),
    Note(u8, Option<u8>),
    Remark(u8, Option<(u8, bool)>),
}

fn a_rule() -> impl Strategy<Value = RuleModel> {
    let remark = proptest::option::weighted(0.4, (0..6u8, any::<bool>()));
    (0..6u8, proptest::collection::vec(0..4u8, 0..2), 0..4u8, proptest::option::of(0..3u8), remark)
        .prop_map(|(of, doctypes, stance, note, remark)| RuleModel { of, doctypes, stance, note, remark })
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let at = || any::<u8>();
    prop_oneof![
        (0..4u8).prop_map(Edit::Title),
        (0..6u8).prop_map(Edit::Phrase),
        at().prop_map(Edit::DropPhrase),
        (at(), a_rule()).prop_map(|(at, rule)| Edit::Add(at, rule)),
        at().prop_map(Edit::Drop),
        (at(), at()).prop_map(|(one, other)| Edit::Swap(one, other)),
        (at(), 0..4u8).prop_map(|(at, doctype)| Edit::When(at, doctype)),
        (at(), 0..4u8).prop_map(|(at, stance)| Edit::Stance(at, stance)),
        (at(), proptest::option::of(0..3u8)).prop_map(|(at, note)| Edit::Note(at, note)),
        (at(), proptest::option::of((0..9u8, any::<bool>()))).prop_map(|(at, remark)| Edit::Remark(at, remark)),
    ]
}

fn three() -> impl Strategy<Value = (Model, Model, Model)> {
    let model =
        (0..3u8, proptest::collection::vec(a_rule(), 1..5), proptest::collection::vec(0..6u8, 0..4), any::<bool>())
            .prop_map(|(title, rules, phrases, lines)| Model { title, rules, phrases, lines }.tidy());
    let edits = || proptest::collection::vec(an_edit(), 0..4);
    (model, edits(), edits())
        .prop_map(|(base, ours, theirs)| (base.clone(), base.clone().with(&ours), base.with(&theirs)))
}

/// What a policy says, whatever the order of its rules.
fn said(text: &str) -> Vec<String> {
    let source = Source::from_text("p.toml", text.to_owned()).expect("small");
    let read = formats::read_policy_toml(&source, "p");
    assert!(read.problems.iter().all(|problem| problem.severity != Severity::Error), "{:?}\n{text}", read.problems);
    let own = read.value.expect("a policy").own;
    let mut all: Vec<String> = own
        .rules
        .iter()
        .map(|rule| {
            let mut doctypes = rule.when.doctype.clone();
            doctypes.sort();
            format!("{:?} {doctypes:?} {:?} {:?}", rule.of, rule.say, rule.note)
        })
        .collect();
    let mut phrases: Vec<_> = own.exempt.phrases.iter().map(|(phrase, _)| phrase.to_string()).collect();
    phrases.sort();
    all.extend([format!("{:?}", own.title), format!("{phrases:?}")]);
    all.sort();
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn one_side_of_a_policy_is_the_result((base, ours, _) in three()) {
        one_side_alone("policy", "p.toml", &base.text(), &ours.text());
    }

    #[test]
    fn no_rule_and_no_remark_is_lost((base, ours, theirs) in three()) {
        let [b, o, t] = [&base, &ours, &theirs].map(Model::text);
        let one = run("p.toml", &b, &o, &t).expect("merged");
        let other = run("p.toml", &b, &t, &o).expect("merged");
        let result = text(&one);
        let all = format!("--- base\n{b}\n--- ours\n{o}\n--- theirs\n{t}\n--- result\n{result}\n--- the other way\n{}", text(&other));
        // Rules between which one side's remark stands are two places one way round, and one the other.
        let each = |merged| kinds(merged).into_iter().collect::<BTreeSet<_>>();
        prop_assert_eq!(each(&one), each(&other), "\n{}", all);
        for merged in [&one, &other] {
            let result = text(merged);
            let (was, our, their) = (base.remarks(), ours.remarks(), theirs.remarks());
            for remark in 0..9u8 {
                let of = |counts: &BTreeMap<u8, usize>| counts.get(&remark).copied().unwrap_or_default();
                let wanted = usize::from(of(&our) >= of(&was) && of(&their) >= of(&was) && of(&our) + of(&their) > 0);
                let there = result.lines().filter(|line| *line == format!("# r{remark}")).count();
                prop_assert!(there >= wanted, "remark {remark} is lost\n{all}");
            }
        }
        if !one.conflicts.is_empty() {
            return Ok(());
        }
        let (one, other) = (said(&result), said(&text(&other)));
        prop_assert_eq!(&one, &other, "\n{}", all);
        // What each side says that nobody took away is there; nothing is made up.
        let [was, our, their] = [&b, &o, &t].map(|text| said(text));
        for rule in our.iter().filter(|rule| their.contains(rule)) {
            prop_assert!(one.contains(rule) || rule.starts_with('['), "{rule} is lost\n{all}");
        }
        let rules = |model: &Model| model.rules.len();
        let most = rules(&base) + (rules(&ours).saturating_sub(rules(&base))) + rules(&theirs) + rules(&ours);
        prop_assert!(result.matches("[[rule]]").count() <= most && (!was.is_empty()), "{all}");
        let phrases = |model: &Model| model.phrases.iter().copied().collect::<BTreeSet<_>>();
        let (was, our, their) = (phrases(&base), phrases(&ours), phrases(&theirs));
        for phrase in 0..6u8 {
            let has = [&was, &our, &their].map(|all| all.contains(&phrase));
            let wanted = if has[0] { has[1] && has[2] } else { has[1] || has[2] };
            prop_assert_eq!(result.contains(&format!("\"P{phrase}\"")), wanted, "P{}\n{}", phrase, all);
        }
    }
}
