//! Random glossaries, changed at random on two sides.

use super::*;

/// A glossary of a test.
#[derive(Clone, PartialEq)]
struct Model {
    concepts: Vec<ConceptModel>,
    /// How lists are laid out: on one line or a line each.
    inline: bool,
}

#[derive(Clone, Debug, PartialEq)]
struct ConceptModel {
    id: u8,
    kind: Option<u8>,
    note: Option<u8>,
    context: Vec<u8>,
    names: Vec<NameModel>,
}

#[derive(Clone, Debug, PartialEq)]
struct NameModel {
    key: u8,
    usage: u8,
    terms: Vec<TermModel>,
}

#[derive(Clone, Debug, PartialEq)]
struct TermModel {
    lang: u8,
    text: u8,
    rank: Option<u8>,
    note: Option<u8>,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}", self.text())
    }
}

const LANGS: [&str; 3] = ["en", "ru", "az"];
const RANKS: [&str; 4] = ["preferred", "admitted", "deprecated", "hidden"];

impl TermModel {
    fn key(&self) -> String {
        format!("{} = \"W{}\"", LANGS[usize::from(self.lang % 3)], self.text)
    }
    fn line(&self) -> String {
        let rank = self.rank.map(|rank| format!(", rank = \"{}\"", RANKS[usize::from(rank % 4)])).unwrap_or_default();
        let note = self.note.map(|note| format!(", note = \"n{note}\"")).unwrap_or_default();
        format!("{{ {}{rank}{note} }}", self.key())
    }
}

impl Model {
    fn text(&self) -> String {
        use std::fmt::Write as _;
        let mut out = "# of plants\n[glossary]\ntitle = \"Plants\"\n".to_owned();
        for concept in &self.concepts {
            write!(out, "\n# concept {0}\n[concepts.c{0}]\n", concept.id).expect("written");
            if let Some(kind) = concept.kind {
                writeln!(out, "kind = \"k{kind}\"").expect("written");
            }
            if let Some(note) = concept.note {
                writeln!(out, "note = \"n{note}\"").expect("written");
            }
            if !concept.context.is_empty() {
                let words: Vec<_> = concept.context.iter().map(|word| format!("\"w{word}\"")).collect();
                writeln!(out, "context = [{}]", words.join(", ")).expect("written");
            }
            for name in &concept.names {
                let key = char::from(b'a' + name.key % 26);
                writeln!(out, "[concepts.c{}.names.{key}]\nusage = \"u{}\"", concept.id, name.usage).expect("written");
                let lines: Vec<_> = name.terms.iter().map(TermModel::line).collect();
                if self.inline {
                    writeln!(out, "terms = [ {} ]", lines.join(", ")).expect("written");
                } else {
                    writeln!(out, "terms = [\n  {},\n]", lines.join(",\n  ")).expect("written");
                }
            }
        }
        out
    }
    /// Terms that the reader would not take apart: one text twice in a name is no glossary.
    fn tidy(mut self) -> Self {
        let mut ids = BTreeSet::new();
        self.concepts.retain(|concept| ids.insert(concept.id));
        for concept in &mut self.concepts {
            let mut keys = BTreeSet::new();
            concept.names.retain(|name| keys.insert(name.key));
            let mut words = BTreeSet::new();
            concept.context.retain(|word| words.insert(*word));
            for name in &mut concept.names {
                let mut terms = BTreeSet::new();
                name.terms.retain(|term| terms.insert(term.key()));
            }
            concept.names.retain(|name| !name.terms.is_empty());
        }
        self.concepts.retain(|concept| !concept.names.is_empty());
        self
    }
    fn terms(&self) -> BTreeSet<(u8, String)> {
        let all = self.concepts.iter().flat_map(|concept| {
            concept.names.iter().flat_map(|name| name.terms.iter().map(|term| (concept.id, term.key())))
        });
        all.collect()
    }
}

/// A change of a side; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Edit {
    Note(u8, Option<u8>),
    Kind(u8, Option<u8>),
    Word(u8, u8),
    DropWord(u8, u8),
    AddConcept(u8, ConceptModel),
    DropConcept(u8),
    AddName(u8, NameModel),
    DropName(u8, u8),
    AddTerm(u8, u8, u8, TermModel),
    DropTerm(u8, u8, u8),
    Rank(u8, u8, u8, Option<u8>),
    TermNote(u8, u8, u8, Option<u8>),
    Respell(u8, u8, u8, u8),
    MoveTerm(u8, u8, u8, u8),
    Layout,
}

fn pick<T>(all: &mut [T], at: u8) -> Option<&mut T> {
    let count = all.len();
    (count > 0).then(|| &mut all[usize::from(at) % count])
}

fn apply(mut model: Model, edits: &[Edit]) -> Model {
    for edit in edits {
        match edit.clone() {
            Edit::Layout => model.inline = !model.inline,
            Edit::AddConcept(at, concept) => {
                let at = usize::from(at) % (model.concepts.len() + 1);
                if model.concepts.iter().all(|known| known.id != concept.id) {
                    model.concepts.insert(at, concept);
                }
            }
            Edit::DropConcept(at) => {
                if model.concepts.len() > 1 {
                    let at = usize::from(at) % model.concepts.len();
                    model.concepts.remove(at);
                }
            }
            Edit::Note(c, note) => drop(pick(&mut model.concepts, c).map(|concept| concept.note = note)),
            Edit::Kind(c, kind) => drop(pick(&mut model.concepts, c).map(|concept| concept.kind = kind)),
            Edit::Word(c, word) => drop(pick(&mut model.concepts, c).map(|concept| concept.context.push(word))),
            Edit::DropWord(c, at) => {
                let Some(concept) = pick(&mut model.concepts, c) else { continue };
                if !concept.context.is_empty() {
                    let at = usize::from(at) % concept.context.len();
                    concept.context.remove(at);
                }
            }
            Edit::AddName(c, name) => {
                let Some(concept) = pick(&mut model.concepts, c) else { continue };
                if concept.names.iter().all(|known| known.key != name.key) {
                    concept.names.push(name);
                }
            }
            Edit::DropName(c, n) => {
                let Some(concept) = pick(&mut model.concepts, c) else { continue };
                if concept.names.len() > 1 {
                    let at = usize::from(n) % concept.names.len();
                    concept.names.remove(at);
                }
            }
            Edit::AddTerm(c, n, at, term) => {
                let Some(name) = pick(&mut model.concepts, c).and_then(|c| pick(&mut c.names, n)) else { continue };
                let at = usize::from(at) % (name.terms.len() + 1);
                name.terms.insert(at, term);
            }
            Edit::DropTerm(c, n, t) => {
                let Some(name) = pick(&mut model.concepts, c).and_then(|c| pick(&mut c.names, n)) else { continue };
                if name.terms.len() > 1 {
                    let at = usize::from(t) % name.terms.len();
                    name.terms.remove(at);
                }
            }
            Edit::Rank(c, n, t, rank) => drop(term(&mut model, c, n, t).map(|term| term.rank = rank)),
            Edit::TermNote(c, n, t, note) => drop(term(&mut model, c, n, t).map(|term| term.note = note)),
            Edit::Respell(c, n, t, text) => drop(term(&mut model, c, n, t).map(|term| term.text = text)),
            Edit::MoveTerm(c, n, t, to) => {
                let Some(concept) = pick(&mut model.concepts, c) else { continue };
                let (from, to) = (usize::from(n) % concept.names.len(), usize::from(to) % concept.names.len());
                if from != to && concept.names[from].terms.len() > 1 {
                    let at = usize::from(t) % concept.names[from].terms.len();
                    let term = concept.names[from].terms.remove(at);
                    concept.names[to].terms.push(term);
                }
            }
        }
        model = model.tidy();
    }
    model
}

fn term(model: &mut Model, c: u8, n: u8, t: u8) -> Option<&mut TermModel> {
    let concept = pick(&mut model.concepts, c)?;
    let name = pick(&mut concept.names, n)?;
    pick(&mut name.terms, t)
}

fn a_term() -> impl Strategy<Value = TermModel> {
    (0..3u8, 0..8u8, proptest::option::weighted(0.3, 0..4u8), proptest::option::weighted(0.2, 0..3u8))
        .prop_map(|(lang, text, rank, note)| TermModel { lang, text, rank, note })
}

fn a_name() -> impl Strategy<Value = NameModel> {
    (0..4u8, 0..3u8, proptest::collection::vec(a_term(), 1..4)).prop_map(|(key, usage, terms)| NameModel {
        key,
        usage,
        terms,
    })
}

fn a_concept() -> impl Strategy<Value = ConceptModel> {
    let fields = (0..6u8, proptest::option::of(0..3u8), proptest::option::of(0..3u8));
    (fields, proptest::collection::vec(0..5u8, 0..3), proptest::collection::vec(a_name(), 1..3))
        .prop_map(|((id, kind, note), context, names)| ConceptModel { id, kind, note, context, names })
}

fn a_model() -> impl Strategy<Value = Model> {
    (proptest::collection::vec(a_concept(), 1..4), any::<bool>())
        .prop_map(|(concepts, inline)| Model { concepts, inline }.tidy())
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let maybe = || proptest::option::of(0..4u8);
    let at = || any::<u8>();
    prop_oneof![
        (at(), maybe()).prop_map(|(c, note)| Edit::Note(c, note)),
        (at(), maybe()).prop_map(|(c, kind)| Edit::Kind(c, kind)),
        (at(), 0..6u8).prop_map(|(c, word)| Edit::Word(c, word)),
        (at(), at()).prop_map(|(c, word)| Edit::DropWord(c, word)),
        (at(), a_concept()).prop_map(|(c, concept)| Edit::AddConcept(c, concept)),
        at().prop_map(Edit::DropConcept),
        (at(), a_name()).prop_map(|(c, name)| Edit::AddName(c, name)),
        (at(), at()).prop_map(|(c, n)| Edit::DropName(c, n)),
        (at(), at(), at(), a_term()).prop_map(|(c, n, t, term)| Edit::AddTerm(c, n, t, term)),
        (at(), at(), at()).prop_map(|(c, n, t)| Edit::DropTerm(c, n, t)),
        (at(), at(), at(), maybe()).prop_map(|(c, n, t, rank)| Edit::Rank(c, n, t, rank)),
        (at(), at(), at(), maybe()).prop_map(|(c, n, t, note)| Edit::TermNote(c, n, t, note)),
        (at(), at(), at(), 0..8u8).prop_map(|(c, n, t, text)| Edit::Respell(c, n, t, text)),
        (at(), at(), at(), at()).prop_map(|(c, n, t, to)| Edit::MoveTerm(c, n, t, to)),
        Just(Edit::Layout),
    ]
}

/// What a glossary says, whatever the order and the keys of its names.
fn said(text: &str) -> Vec<String> {
    let source = Source::from_text("g.toml", text.to_owned()).expect("small");
    let read = read_glossary_toml(&source);
    assert!(read.problems.iter().all(|problem| problem.severity != Severity::Error), "{:?}\n{text}", read.problems);
    let glossary: Glossary = read.value;
    let mut all: Vec<String> = Vec::new();
    for concept in &glossary.concepts {
        let mut context = concept.context.clone();
        context.sort();
        all.push(format!("{} {:?} {:?} {context:?}", given(&concept.id), concept.kind, concept.note));
        for name in &concept.names {
            let mut usage = name.usage.clone();
            usage.sort();
            let mut terms: Vec<String> = name
                .terms
                .iter()
                .map(|t| format!("{}={} {:?} {:?}", t.lang.as_str(), t.text, t.rank, t.note))
                .collect();
            terms.sort();
            all.push(format!("{} {usage:?} {terms:?}", given(&concept.id)));
        }
    }
    all.sort();
    all
}

/// The id that a concept was given: of two strangers that had one, one has a number behind it.
fn given(id: &str) -> &str {
    id.split('-').next().unwrap_or(id)
}

/// How often a concept has a term.
fn count(model: &Model, (id, key): &(u8, String)) -> usize {
    let names = model.concepts.iter().filter(|c| c.id == *id).flat_map(|c| &c.names);
    names.flat_map(|name| &name.terms).filter(|term| term.key() == *key).count()
}

/// The names of a concept that have a term.
fn places(model: &Model, (id, key): &(u8, String)) -> Vec<u8> {
    let names = model.concepts.iter().filter(|c| c.id == *id).flat_map(|c| &c.names);
    names.filter(|name| name.terms.iter().any(|term| term.key() == *key)).map(|name| name.key).collect()
}

fn three() -> impl Strategy<Value = (Model, Model, Model)> {
    let edits = || proptest::collection::vec(an_edit(), 0..4);
    (a_model(), edits(), edits()).prop_map(|(base, ours, theirs)| {
        let (ours, theirs) = (apply(base.clone(), &ours), apply(base.clone(), &theirs));
        (base, ours, theirs)
    })
}

/// What becomes of a field that two sides have: `Err` where each wants something else.
fn settled<T: PartialEq + Clone>(base: &T, ours: &T, theirs: &T) -> std::result::Result<T, ()> {
    match () {
        () if ours == theirs || base == theirs => Ok(ours.clone()),
        () if base == ours => Ok(theirs.clone()),
        () => Err(()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn one_side_alone_is_the_result((base, ours, _) in three()) {
        let (base, ours) = (base.text(), ours.text());
        for [b, o, t] in [[&base, &ours, &base], [&base, &base, &ours], [&base, &ours, &ours]] {
            prop_assert_eq!(&clean("g.toml", b, o, t), &ours);
        }
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_made_up((base, ours, theirs) in three()) {
        let merged = run("g.toml", &base.text(), &ours.text(), &theirs.text()).expect("merged");
        let result = text(&merged);
        let (was, our, their) = (base.terms(), ours.terms(), theirs.terms());
        for term in was.union(&our).chain(&their) {
            let [was, our, their] = [&base, &ours, &theirs].map(|model| count(model, term));
            let dropped = our < was || their < was;
            if !dropped {
                prop_assert!(result.contains(&term.1), "{term:?} is lost\n{result}");
            }
        }
        if !merged.conflicts.is_empty() {
            prop_assert!(marker_line_of(&result) || merged.conflicts.iter().all(|c| c.kind == ConflictKind::Problem));
            return Ok(());
        }
        said(&result);
        let source = Source::from_text("g.toml", result.clone()).expect("small");
        let glossary = read_glossary_toml(&source).value;
        // A term that stands once in each version of its concept is there if and only if nobody took it away.
        let now: Vec<(u8, String)> = glossary.terms().map(|there| {
            let id = given(&there.concept.id)[1..].parse().expect("a number");
            (id, format!("{} = \"{}\"", there.term.lang.as_str(), there.term.text))
        }).collect();
        for term in was.union(&our).chain(&their) {
            let counts = [&base, &ours, &theirs].map(|model| count(model, term));
            if counts.iter().all(|count| *count <= 1) {
                let wanted = counts[0] == 0 || (counts[1] == 1 && counts[2] == 1);
                let there = now.iter().filter(|known| *known == term).count();
                // Each side may have added it to another name.
                let fits = there == usize::from(wanted)
                    || (counts == [0, 1, 1] && there == 2)
                    // One took it away, the other put it elsewhere, and it is not to be seen that it was the same.
                    || (there == 1 && [&ours, &theirs].iter().any(|side| places(side, term) != places(&base, term)));
                prop_assert!(fits, "{term:?}\n{result}");
            }
        }
        let union: BTreeSet<_> = was.union(&our).chain(&their).cloned().collect();
        prop_assert!(now.iter().all(|term| union.contains(term)));
        for concept in &glossary.concepts {
            let id: u8 = given(&concept.id)[1..].parse().expect("a number");
            let of = |model: &Model| model.concepts.iter().find(|c| c.id == id).map(|c| (c.kind, c.note));
            let (Some(b), Some(o), Some(t)) = (of(&base), of(&ours), of(&theirs)) else { continue };
            let (kind, note) = (settled(&b.0, &o.0, &t.0), settled(&b.1, &o.1, &t.1));
            prop_assert_eq!(kind.map(|kind| kind.map(|k| format!("k{k}"))), Ok(concept.kind.as_ref().map(ToString::to_string)));
            prop_assert_eq!(note.map(|note| note.map(|n| format!("n{n}"))), Ok(concept.note.as_ref().map(ToString::to_string)));
        }
    }

    #[test]
    fn the_sides_may_be_exchanged((base, ours, theirs) in three()) {
        let (base, ours, theirs) = (base.text(), ours.text(), theirs.text());
        let one = run("g.toml", &base, &ours, &theirs).expect("merged");
        let other = run("g.toml", &base, &theirs, &ours).expect("merged");
        let kinds = |merged: &MergedFile| {
            let mut kinds: Vec<_> = merged.conflicts.iter().map(|c| (c.kind, c.place.first().cloned())).collect();
            kinds.sort();
            kinds
        };
        prop_assert_eq!(kinds(&one), kinds(&other), "\n{}\n{}", text(&one), text(&other));
        if one.conflicts.is_empty() {
            prop_assert_eq!(said(&text(&one)), said(&text(&other)));
        }
    }
}

fn marker_line_of(text: &str) -> bool {
    crate::formats::conflict::marker_line(text).is_some()
}
