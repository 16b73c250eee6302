//! How well names that nobody listed are recognised: real spellings of places from the shared folder
//! (`places/variants_eval.tsv`), against every name of that file.

use std::collections::{BTreeMap, HashSet};

use exonym::{NameIndex, Near, Search};

/// A row of the file with its answers.
pub struct Case {
    pub spelling: String,
    pub name: usize,
    pub script: String,
    pub country: String,
    /// `spelling` or `different`.
    pub is_spelling: bool,
    pub is_clear: bool,
    /// Written like another listed name.
    pub is_listed: bool,
    /// The nearest names.
    pub found: Vec<Near>,
    /// The nearest with the true place taken out of the list.
    pub without: Option<Near>,
}

impl Case {
    pub fn right(&self) -> bool {
        self.found.first().is_some_and(|n| n.name as usize == self.name)
    }
    pub fn claimed(&self) -> bool {
        self.found.first().is_some_and(|n| n.claim)
    }
}

/// The rows and the names, `None` without the shared folder. `every`: only each so many-th row.
pub fn cases(every: usize) -> Option<(Vec<Case>, Vec<String>)> {
    let shared = std::env::var("EXONYM_SHARED").ok()?;
    let text = std::fs::read_to_string(format!("{shared}/places/variants_eval.tsv")).ok()?;
    let rows: Vec<Vec<&str>> = text.lines().skip(1).map(|l| l.split('\t').collect()).collect();
    let mut names: Vec<String> = rows.iter().map(|r| r[1].to_owned()).collect();
    names.sort();
    names.dedup();
    let fold = |name: &str| name.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let listed: HashSet<String> = names.iter().map(|n| fold(n)).collect();
    let index = NameIndex::new(names.iter().map(String::as_str));
    let mut search = Search::default();
    let cases = rows.iter().step_by(every).map(|row| {
        let name = names.binary_search_by(|n| n.as_str().cmp(row[1])).expect("listed above");
        let found = index.find(row[2], 3, &mut search);
        let without = index.find_without(row[2], name as u32, &mut search);
        Case {
            spelling: row[2].to_owned(),
            name,
            script: row[3].to_owned(),
            country: row[4].to_owned(),
            is_spelling: row[5] == "spelling",
            is_clear: row[6] == "clear",
            is_listed: listed.contains(&fold(row[2])),
            found,
            without,
        }
    });
    Some((cases.collect(), names))
}

/// Right answers of all, by whatever `key` says.
pub fn by<'c>(
    cases: impl Iterator<Item = &'c Case>,
    key: impl Fn(&'c Case) -> &'c str,
) -> BTreeMap<&'c str, (usize, usize)> {
    let mut out = BTreeMap::new();
    for case in cases {
        let row: &mut (usize, usize) = out.entry(key(case)).or_default();
        row.0 += usize::from(case.right());
        row.1 += 1;
    }
    out
}

/// What is claimed, in thousandths: of spellings; of other names; of spellings whose place is not listed.
pub fn claimed(cases: &[Case]) -> (usize, usize, usize) {
    let share = |rows: &[bool]| rows.iter().filter(|c| **c).count() * 1000 / rows.len().max(1);
    let clear = || cases.iter().filter(|c| c.is_clear);
    let spellings: Vec<bool> = clear().filter(|c| c.is_spelling).map(Case::claimed).collect();
    let others: Vec<bool> = clear().filter(|c| !c.is_spelling && !c.is_listed).map(Case::claimed).collect();
    let gone = clear().filter(|c| c.is_spelling && !c.is_listed).map(|c| c.without.is_some_and(|n| n.claim));
    (share(&spellings), share(&others), share(&gone.collect::<Vec<_>>()))
}

/// Of found names by tens of their score: how many, and how many right.
pub fn calibration(cases: &[Case]) -> [(usize, usize); 10] {
    let mut bins = [(0, 0); 10];
    for case in cases.iter().filter(|c| c.is_clear) {
        if let Some(first) = case.found.first() {
            let bin = &mut bins[usize::from(first.score / 10).min(9)];
            bin.0 += 1;
            bin.1 += usize::from(case.right());
        }
    }
    bins
}
