//! Pairs of different places whose names are a letter or two apart (`places/confusables_dev.tsv` of the shared folder):
//! each name, and what becomes of it in texts, asked of a glossary of the two.

use std::collections::{BTreeMap, HashMap};

use exonym::{Checker, Date, Settings, Workspace};

/// Endings of English, Azerbaijani or Turkish, and Russian in Latin letters.
const ENDINGS: &[&str] =
    &["’s", "'s", "da", "də", "dan", "dən", "’da", "’nın", "nın", "nin", "ın", "in", "u", "a", "e", "om"];

/// What other systems and languages write (ISO 9, BGN/PCGN, Azerbaijani, German, French).
const RESPELT: &[(&str, &str)] = &[
    ("kh", "x"),
    ("kh", "ch"),
    ("sh", "ş"),
    ("sh", "š"),
    ("sh", "sch"),
    ("ch", "ç"),
    ("ch", "č"),
    ("ch", "tch"),
    ("zh", "ž"),
    ("zh", "j"),
    ("gh", "ğ"),
    ("gh", "g"),
    ("ts", "c"),
    ("ts", "tz"),
    ("j", "dzh"),
    ("j", "dj"),
    ("y", "i"),
    ("y", "j"),
    ("v", "w"),
    ("k", "q"),
    ("k", "g"),
    ("u", "ou"),
    ("iy", "y"),
    ("yev", "ev"),
    ("ye", "e"),
    ("e", "ə"),
    ("z", "s"),
];

/// Of one kind of forms: how many were told apart, how many there are, and those taken for the other name.
#[derive(Default)]
pub struct Apart {
    pub told: usize,
    pub of: usize,
    pub linked: Vec<String>,
}

/// How many forms of each kind are not claimed to be the other place; `None` without the shared folder.
pub fn apart() -> Option<BTreeMap<&'static str, Apart>> {
    let shared = std::env::var("EXONYM_SHARED").ok()?;
    let read = |file: &str| std::fs::read_to_string(format!("{shared}/places/{file}")).ok();
    let (pairs, variants) = (read("confusables_dev.tsv")?, read("variants_eval.tsv")?);
    let mut spellings: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in variants.lines().skip(1) {
        if let [id, _, other, _, _, "spelling", "clear", _] = line.split('\t').collect::<Vec<_>>()[..] {
            spellings.entry(id).or_default().push(other);
        }
    }
    let mut out: BTreeMap<&'static str, Apart> = BTreeMap::new();
    for line in pairs.lines().skip(1) {
        let [id, name, other_id, other, ..] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("glossary.toml");
        let concept = |id: &str, name: &str| format!("[concepts.{id}]\nterms = [\n  {{ en = \"{name}\" }},\n]\n\n");
        let text = format!("[glossary]\ntitle = \"Two\"\n\n{}{}", concept("one", name), concept("two", other));
        std::fs::write(&file, text).expect("written");
        let settings = Settings { glossaries: vec![file], ..Settings::new(Date { year: 2026, month: 11, day: 1 }) };
        let workspace = Workspace::open(settings).unwrap_or_else(|errors| panic!("{errors:?}"));
        let checker = Checker::new(&workspace);
        for (own, name, id, other) in [("one", name, id, other), ("two", other, other_id, name)] {
            let mut ask = |kind: &'static str, form: String| {
                // What is the other name letter by letter is the other name.
                if plain(&form) == plain(other) {
                    return;
                }
                let found = checker.suggest(&form, None, 2);
                let linked = found.first().is_some_and(|first| first.claim && &*first.concept != own);
                let sum = out.entry(kind).or_default();
                sum.of += 1;
                sum.told += usize::from(!linked);
                if linked {
                    sum.linked.push(format!("{form}: {other} for {name}"));
                }
            };
            ask("plain", name.to_owned());
            for ending in ENDINGS {
                ask("inflected", format!("{name}{ending}"));
            }
            for form in misspelt(name) {
                ask("misspelt", form);
            }
            let lower = name.to_lowercase();
            for (from, to) in RESPELT.iter().filter(|(from, _)| lower.contains(from)) {
                ask("respelt", lower.replace(from, to));
            }
            for form in spellings.get(id).into_iter().flatten() {
                ask("real spellings", (*form).to_owned());
            }
        }
    }
    Some(out)
}

fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

/// One slip: letters left out, doubled, swapped, and another one of the keyboard's row for each.
fn misspelt(name: &str) -> Vec<String> {
    const ROWS: &[&str] = &["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let letters: Vec<char> = name.chars().collect();
    let beside = |c: char| {
        ROWS.iter()
            .find_map(|row| row.chars().zip(row.chars().skip(1)).find(|(one, _)| *one == c).map(|(_, next)| next))
    };
    let mut out = Vec::new();
    for at in 1..letters.len() {
        let change = |edit: &dyn Fn(&mut Vec<char>)| {
            let mut changed = letters.clone();
            edit(&mut changed);
            changed.into_iter().collect::<String>()
        };
        out.push(change(&|l| {
            l.remove(at);
        }));
        out.push(change(&|l| l.insert(at, l[at])));
        if at + 1 < letters.len() && letters[at] != letters[at + 1] {
            out.push(change(&|l| l.swap(at, at + 1)));
        }
        if let Some(next) = beside(letters[at]) {
            out.push(change(&|l| l[at] = next));
        }
    }
    out
}
