//! Random tables, changed at random on two sides, against what comes out row by row and cell by cell.

use std::collections::BTreeMap;

use super::*;

/// The cells of a row, by their columns; the first is what it is known by.
type Row = BTreeMap<&'static str, String>;

#[derive(Clone, Debug, PartialEq)]
struct Table {
    columns: Vec<&'static str>,
    rows: Vec<(u8, Row)>,
}

/// How a table is written.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each says a thing of its own")]
struct Look {
    tab: bool,
    /// Rows are known by an id, not by their English term.
    ids: bool,
    crlf: bool,
    open: bool,
}

const CELLS: [&str; 3] = ["ru", "note", "de"];
const WORDS: [&str; 5] = ["", "w1", "two, words", "say \"x\"", "w4"];

#[derive(Clone, Debug)]
enum Edit {
    Cell(u8, u8, u8),
    Add(u8, u8, u8),
    Drop(u8),
    Column,
    Move(u8, u8),
}

fn row(key: u8, word: u8) -> Row {
    let mut row = Row::new();
    row.insert("en", format!("t{key}"));
    row.insert("ru", WORDS[usize::from(word) % WORDS.len()].to_owned());
    row
}

impl Table {
    fn text(&self, look: Look) -> String {
        let quoted = |cell: &str| {
            // Between tabs marks of quotation are letters.
            let odd = !look.tab && cell.contains([',', '"']);
            if odd { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
        };
        let mut lines = Vec::new();
        let mut head: Vec<String> = self.columns.iter().map(|&column| column.to_owned()).collect();
        if look.ids {
            head.insert(0, "id".to_owned());
        }
        lines.push(head);
        for (key, row) in &self.rows {
            let cells = self.columns.iter().map(|column| quoted(row.get(column).map_or("", |cell| cell)));
            lines.push(look.ids.then(|| format!("i{key}")).into_iter().chain(cells).collect());
        }
        let lines: Vec<String> = lines.iter().map(|cells| cells.join(if look.tab { "\t" } else { "," })).collect();
        let end = if look.crlf { "\r\n" } else { "\n" };
        lines.join(end) + if look.open { "" } else { end }
    }
    fn with(mut self, edits: &[Edit]) -> Self {
        for edit in edits {
            let count = self.rows.len();
            let at = |at: u8| usize::from(at) % count.max(1);
            match *edit {
                Edit::Cell(place, column, word) if count > 0 => {
                    let column = CELLS[usize::from(column) % CELLS.len()];
                    if self.columns.contains(&column) {
                        let word = WORDS[usize::from(word) % WORDS.len()].to_owned();
                        self.rows[at(place)].1.insert(column, word);
                    }
                }
                Edit::Add(place, key, word) if self.rows.iter().all(|(known, _)| *known != key) => {
                    self.rows.insert(usize::from(place) % (count + 1), (key, row(key, word)));
                }
                Edit::Drop(place) if count > 1 => drop(self.rows.remove(at(place))),
                Edit::Column if !self.columns.contains(&"de") => self.columns.insert(1, "de"),
                Edit::Move(from, to) if count > 1 => {
                    let row = self.rows.remove(at(from));
                    self.rows.insert(usize::from(to) % count, row);
                }
                _ => {}
            }
        }
        self
    }
    fn row(&self, key: u8) -> Option<BTreeMap<&'static str, String>> {
        let (_, row) = self.rows.iter().find(|(known, _)| *known == key)?;
        Some(["en", "ru", "note", "de"].map(|column| (column, row.get(column).cloned().unwrap_or_default())).into())
    }
}

fn an_edit() -> impl Strategy<Value = Edit> {
    let at = || any::<u8>();
    prop_oneof![
        4 => (at(), at(), at()).prop_map(|(row, column, word)| Edit::Cell(row, column, word)),
        3 => (at(), 0..9u8, at()).prop_map(|(at, key, word)| Edit::Add(at, key, word)),
        2 => at().prop_map(Edit::Drop),
        1 => Just(Edit::Column),
        1 => (at(), at()).prop_map(|(from, to)| Edit::Move(from, to)),
    ]
}

fn three() -> impl Strategy<Value = (Table, Table, Table, Look)> {
    let rows = proptest::collection::vec((0..9u8, any::<u8>()), 1..6).prop_map(|all| {
        let mut seen = BTreeSet::new();
        let rows = all.into_iter().filter(|(key, _)| seen.insert(*key)).map(|(key, word)| (key, row(key, word)));
        Table { columns: vec!["en", "ru", "note"], rows: rows.collect() }
    });
    let edits = || proptest::collection::vec(an_edit(), 0..5);
    let look = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(tab, ids, crlf, open)| Look {
        tab,
        ids,
        crlf,
        open,
    });
    (rows, edits(), edits(), look)
        .prop_map(|(base, ours, theirs, look)| (base.clone(), base.clone().with(&ours), base.with(&theirs), look))
}

fn name(look: Look) -> &'static str {
    if look.tab { "t.tsv" } else { "t.csv" }
}

/// The rows that come out, or that there is a conflict.
fn expected(base: &Table, ours: &Table, theirs: &Table) -> Option<BTreeSet<Vec<String>>> {
    let mut all = BTreeSet::new();
    for key in 0..9u8 {
        let row = match (base.row(key), ours.row(key), theirs.row(key)) {
            (_, None, None) => continue,
            (None, Some(one), None) | (None, None, Some(one)) => one,
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) if base == one => continue,
            (None, Some(our), Some(their)) if our == their => our,
            (Some(_), _, None) | (Some(_), None, _) | (None, Some(_), Some(_)) => return None,
            (Some(base), Some(our), Some(their)) => {
                let mut row = BTreeMap::new();
                for (column, was) in base {
                    let cell = match (&our[column], &their[column]) {
                        (our, their) if our == their || *their == was => our.clone(),
                        (our, their) if *our == was => their.clone(),
                        _ => return None,
                    };
                    row.insert(column, cell);
                }
                row
            }
        };
        all.insert(row.into_values().collect());
    }
    Some(all)
}

/// The rows of a result, by its heads.
fn rows(text: &str, look: Look) -> BTreeSet<Vec<String>> {
    let source = Source::from_text(name(look), text.to_owned()).expect("small");
    let grid = formats::Grid::read(&source, look.tab).expect("a table");
    let cells = |row: &formats::GridRow| row.iter().map(|(_, cell)| cell.clone()).collect::<Vec<_>>();
    let heads = cells(&grid.rows[0]);
    let row = |row: &formats::GridRow| {
        let cells = cells(row);
        let of = |column: &str| {
            let at = heads.iter().position(|head| head == column);
            at.and_then(|at| cells.get(at)).cloned().unwrap_or_default()
        };
        let mut all: Vec<(&str, String)> = ["en", "ru", "note", "de"].map(|column| (column, of(column))).into();
        all.sort();
        all.into_iter().map(|(_, cell)| cell).collect()
    };
    grid.rows[1..].iter().map(row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn one_side_of_a_table_is_the_result((base, ours, _, look) in three()) {
        one_side_alone("table", name(look), &base.text(look), &ours.text(look));
    }

    #[test]
    fn rows_come_out_cell_by_cell((base, ours, theirs, look) in three()) {
        let [b, o, t] = [&base, &ours, &theirs].map(|table| table.text(look));
        let one = run(name(look), &b, &o, &t).expect("merged");
        let other = run(name(look), &b, &t, &o).expect("merged");
        prop_assert_eq!(kinds(&one), kinds(&other), "\n{}\n{}", text(&one), text(&other));
        match expected(&base, &ours, &theirs) {
            None => prop_assert!(!one.conflicts.is_empty(), "--- base\n{b}\n--- ours\n{o}\n--- theirs\n{t}\n--- result\n{}", text(&one)),
            Some(wanted) => {
                for merged in [&one, &other] {
                    let result = text(merged);
                    prop_assert!(merged.conflicts.is_empty(), "--- base\n{b}\n--- ours\n{o}\n--- theirs\n{t}\n--- result\n{result}");
                    prop_assert_eq!(&rows(&result, look), &wanted, "--- base\n{}\n--- ours\n{}\n--- theirs\n{}\n--- result\n{}", b, o, t, result);
                }
            }
        }
    }
}
