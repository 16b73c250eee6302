//! Random termbases in TBX, changed at random on two sides.

use std::fmt::Write as _;

use super::*;

#[derive(Clone, Debug, PartialEq)]
struct TermModel {
    text: u8,
    status: Option<u8>,
    note: Option<u8>,
}

#[derive(Clone, Debug, PartialEq)]
struct EntryModel {
    id: u8,
    field: Option<u8>,
    langs: Vec<(u8, Vec<TermModel>)>,
    remark: Option<u8>,
}

#[derive(Clone, PartialEq)]
struct Model {
    entries: Vec<EntryModel>,
    /// Each element on a line of its own.
    lines: bool,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "\n{}", self.text())
    }
}

const LANGS: [&str; 3] = ["en", "ru", "az"];
const STATUSES: [&str; 3] = ["preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"];

/// A term by its entry, language and text.
type Place = (u8, u8, u8);

impl Model {
    fn text(&self) -> String {
        let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<martif type=\"TBX\" xml:lang=\"en\"><martifHeader>\
                       <fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader><text><body>\n"
            .to_owned();
        let (end, indent) = if self.lines { ("\n", "  ") } else { ("", "") };
        for entry in &self.entries {
            if let Some(remark) = entry.remark {
                writeln!(out, "<!-- r{remark} -->").expect("written");
            }
            write!(out, "<termEntry id=\"e{}\">{end}", entry.id).expect("written");
            if let Some(field) = entry.field {
                write!(out, "{indent}<descrip type=\"subjectField\">f{field}</descrip>{end}").expect("written");
            }
            for (lang, terms) in &entry.langs {
                let lang = LANGS[usize::from(*lang) % 3];
                write!(out, "{indent}<langSet xml:lang=\"{lang}\">{end}").expect("written");
                for term in terms {
                    write!(out, "{indent}{indent}<tig><term>w{}</term>", term.text).expect("written");
                    if let Some(status) = term.status {
                        let status = STATUSES[usize::from(status) % 3];
                        write!(out, "<termNote type=\"administrativeStatus\">{status}</termNote>").expect("written");
                    }
                    if let Some(note) = term.note {
                        write!(out, "<note>n{note}</note>").expect("written");
                    }
                    write!(out, "</tig>{end}").expect("written");
                }
                write!(out, "{indent}</langSet>{end}").expect("written");
            }
            out.push_str("</termEntry>\n");
        }
        out + "</body></text></martif>\n"
    }
    fn tidy(mut self) -> Self {
        let mut ids = BTreeSet::new();
        self.entries.retain(|entry| ids.insert(entry.id));
        for entry in &mut self.entries {
            let mut langs = BTreeSet::new();
            entry.langs.retain(|(lang, _)| langs.insert(*lang));
            for (_, terms) in &mut entry.langs {
                let mut texts = BTreeSet::new();
                terms.retain(|term| texts.insert(term.text));
            }
            entry.langs.retain(|(_, terms)| !terms.is_empty());
        }
        self.entries.retain(|entry| !entry.langs.is_empty());
        self
    }
    fn terms(&self) -> BTreeSet<Place> {
        let of = |entry: &EntryModel| -> Vec<Place> {
            let langs = entry.langs.iter();
            langs.flat_map(|(lang, terms)| terms.iter().map(|term| (entry.id, *lang, term.text))).collect()
        };
        self.entries.iter().flat_map(of).collect()
    }
    fn with(mut self, edits: &[Edit]) -> Self {
        for edit in edits.iter().cloned() {
            let count = self.entries.len();
            match edit {
                Edit::Add(place, entry) => {
                    if self.entries.iter().all(|known| known.id != entry.id) {
                        self.entries.insert(usize::from(place) % (count + 1), entry);
                    }
                }
                Edit::Drop(place) if count > 1 => drop(self.entries.remove(usize::from(place) % count)),
                Edit::Field(e, field) => drop(self.entry(e).map(|entry| entry.field = field)),
                Edit::Remark(e, remark) => drop(self.entry(e).map(|entry| entry.remark = remark)),
                Edit::AddTerm(e, lang, at, term) => {
                    let Some(entry) = self.entry(e) else { continue };
                    match entry.langs.iter_mut().find(|(known, _)| *known == lang % 3) {
                        Some((_, terms)) => terms.insert(usize::from(at) % (terms.len() + 1), term),
                        None => entry.langs.push((lang % 3, vec![term])),
                    }
                }
                Edit::DropTerm(e, l, t) => {
                    let Some(terms) = self.lang(e, l) else { continue };
                    if terms.len() > 1 {
                        let at = usize::from(t) % terms.len();
                        terms.remove(at);
                    }
                }
                Edit::Status(e, l, t, status) => drop(self.term(e, l, t).map(|term| term.status = status)),
                Edit::Note(e, l, t, note) => drop(self.term(e, l, t).map(|term| term.note = note)),
                Edit::Drop(_) => {}
            }
            self = self.tidy();
        }
        self
    }
    fn entry(&mut self, at: u8) -> Option<&mut EntryModel> {
        let count = self.entries.len();
        self.entries.get_mut(usize::from(at) % count.max(1))
    }
    fn lang(&mut self, e: u8, at: u8) -> Option<&mut Vec<TermModel>> {
        let entry = self.entry(e)?;
        let count = entry.langs.len();
        entry.langs.get_mut(usize::from(at) % count.max(1)).map(|(_, terms)| terms)
    }
    fn term(&mut self, e: u8, l: u8, at: u8) -> Option<&mut TermModel> {
        let terms = self.lang(e, l)?;
        let count = terms.len();
        terms.get_mut(usize::from(at) % count.max(1))
    }
}

#[derive(Clone, Debug)]
enum Edit {
    Add(u8, EntryModel),
    Drop(u8),
    Field(u8, Option<u8>),
    Remark(u8, Option<u8>),
    AddTerm(u8, u8, u8, TermModel),
    DropTerm(u8, u8, u8),
    Status(u8, u8, u8, Option<u8>),
    Note(u8, u8, u8, Option<u8>),
}

fn a_term() -> impl Strategy<Value = TermModel> {
    (0..6u8, proptest::option::weighted(0.4, 0..3u8), proptest::option::weighted(0.3, 0..3u8))
        .prop_map(|(text, status, note)| TermModel { text, status, note })
}

fn an_entry() -> impl Strategy<Value = EntryModel> {
    let langs = proptest::collection::vec((0..3u8, proptest::collection::vec(a_term(), 1..4)), 1..3);
    (0..6u8, proptest::option::of(0..3u8), langs, proptest::option::weighted(0.3, 0..5u8))
        .prop_map(|(id, field, langs, remark)| EntryModel { id, field, langs, remark })
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let maybe = || proptest::option::of(0..3u8);
    let at = || any::<u8>();
    prop_oneof![
        (at(), an_entry()).prop_map(|(at, entry)| Edit::Add(at, entry)),
        at().prop_map(Edit::Drop),
        (at(), maybe()).prop_map(|(e, field)| Edit::Field(e, field)),
        (at(), proptest::option::of(0..8u8)).prop_map(|(e, remark)| Edit::Remark(e, remark)),
        (at(), at(), at(), a_term()).prop_map(|(e, l, at, term)| Edit::AddTerm(e, l, at, term)),
        (at(), at(), at()).prop_map(|(e, l, t)| Edit::DropTerm(e, l, t)),
        (at(), at(), at(), maybe()).prop_map(|(e, l, t, status)| Edit::Status(e, l, t, status)),
        (at(), at(), at(), maybe()).prop_map(|(e, l, t, note)| Edit::Note(e, l, t, note)),
    ]
}

fn three() -> impl Strategy<Value = (Model, Model, Model)> {
    let model = (proptest::collection::vec(an_entry(), 1..4), any::<bool>())
        .prop_map(|(entries, lines)| Model { entries, lines }.tidy());
    let edits = || proptest::collection::vec(an_edit(), 0..4);
    (model, edits(), edits())
        .prop_map(|(base, ours, theirs)| (base.clone(), base.clone().with(&ours), base.with(&theirs)))
}

/// What a termbase says, in any order.
fn said(text: &str) -> (Vec<String>, BTreeSet<(String, String, String)>) {
    let source = Source::from_text("t.tbx", text.to_owned()).expect("small");
    let read = read_terms(&source);
    assert!(read.problems.iter().all(|problem| problem.severity != Severity::Error), "{:?}\n{text}", read.problems);
    let mut all = Vec::new();
    let mut terms = BTreeSet::new();
    for there in read.value.terms() {
        let (concept, term) = (there.concept, there.term);
        all.push(format!("{} {:?} {}={}", concept.id, concept.note, term.lang.as_str(), term.text));
        terms.insert((concept.id.to_string(), term.lang.as_str().to_owned(), term.text.to_string()));
    }
    // A term without status is preferred by its place, which is not a thing that anybody said.
    for term in text.split("<tig>").skip(1) {
        let term = term.split("</tig>").next().unwrap_or_default();
        let mut parts: Vec<&str> = term.split('<').filter(|part| !part.starts_with('/')).collect();
        parts.sort_unstable();
        all.push(parts.concat());
    }
    all.sort();
    (all, terms)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1200, ..ProptestConfig::default() })]

    #[test]
    fn one_side_of_a_termbase_is_the_result((base, ours, _) in three()) {
        one_side_alone("tbx", "t.tbx", &base.text(), &ours.text());
    }

    #[test]
    fn no_term_is_lost_and_the_sides_may_be_exchanged((base, ours, theirs) in three()) {
        let [b, o, t] = [&base, &ours, &theirs].map(Model::text);
        let one = run("t.tbx", &b, &o, &t).expect("merged");
        let other = run("t.tbx", &b, &t, &o).expect("merged");
        let result = text(&one);
        let all = format!("--- base\n{b}\n--- ours\n{o}\n--- theirs\n{t}\n--- result\n{result}\n--- the other way\n{}", text(&other));
        prop_assert_eq!(kinds(&one), kinds(&other), "\n{}", all);
        // A remark that both have or that one wrote.
        let remarks = |model: &Model| -> Vec<usize> {
            model.entries.iter().filter_map(|entry| entry.remark.map(usize::from)).collect()
        };
        let (was, our, their) = (remarks(&base), remarks(&ours), remarks(&theirs));
        for remark in 0..8usize {
            let [was, our, their] = [&was, &our, &their].map(|all| all.iter().filter(|known| **known == remark).count());
            if our >= was && their >= was && our + their > 0 {
                prop_assert!(result.contains(&format!("<!-- r{remark} -->")), "remark {remark} is lost\n{all}");
            }
        }
        if !one.conflicts.is_empty() {
            return Ok(());
        }
        let ((one, now), (other, _)) = (said(&result), said(&text(&other)));
        prop_assert_eq!(one, other, "\n{}", all);
        let (was, our, their) = (base.terms(), ours.terms(), theirs.terms());
        for place in was.union(&our).chain(&their) {
            let has = [&was, &our, &their].map(|all| all.contains(place));
            let wanted = if has[0] { has[1] && has[2] } else { has[1] || has[2] };
            let (id, lang, text) = place;
            let key = (format!("e{id}"), LANGS[usize::from(*lang) % 3].to_owned(), format!("w{text}"));
            // An entry whose number went on a side goes by another one now.
            let entry = |model: &Model| model.terms().iter().any(|(other, ..)| other == id);
            let renamed = wanted && !(entry(&ours) && entry(&theirs)) && entry(&base);
            let there = now.iter().any(|(id, lang, text)| (renamed || *id == key.0) && (lang, text) == (&key.1, &key.2));
            prop_assert_eq!(there, wanted, "{:?}\n{}", key, all);
        }
    }
}
