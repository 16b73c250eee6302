//! A table of terms: rows by their ids, else by source term and context; cells by the heads of their columns.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::conflict::Markers;
use super::node::{Form, Node, number};
use super::weave::weave;
use super::{Merged, merge_trees};
use crate::base::{Error, Result, Source, Span};
use crate::formats::{Grid, GridRow};

/// What begins the key of a row: no line end may stand in it.
pub(super) const ROW: &str = "row\u{0}";
const HEADER: &str = "row\u{0}\u{0}";

/// Merges three versions of a table.
pub(super) fn merge(
    base: &Source,
    ours: &Source,
    theirs: &Source,
    markers: &Markers,
    line_end: &'static str,
) -> Result<Merged> {
    let tab = !ours.path().extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let sources = [base, ours, theirs];
    let texts = sources.map(Source::text);
    let mut grids = Vec::new();
    for source in sources {
        grids.push(Grid::read(source, tab)?);
    }
    let empty = base.text().trim().is_empty();
    let (our, their) = (&grids[1], &grids[2]);
    let same = |grid: &Grid| grid.delimiter == our.delimiter && grid.header == our.header;
    if !same(their) || (!empty && !same(&grids[0])) {
        let what =
            "is another kind of table: what sets cells apart, or the header, is not as in the others; convert it first";
        let other = if same(their) { base } else { theirs };
        return Err(Error::new(what).in_file(other.path()));
    }
    let mut columns: Vec<Vec<String>> = grids.iter().map(heads).collect();
    if our.header && !empty {
        // A column under another head is known by the old one: what stands in its first row is a cell like others.
        for side in [1, 2] {
            for (at, old) in other_heads(&grids, &columns, side) {
                columns[side][at] = old;
            }
        }
    }
    let (header, delimiter) = (our.header, our.delimiter);
    let by_id = our.id.is_some() && grids.iter().all(ids_are_unique);
    // The columns that rows are known by are those of the base, wherever they stand now.
    let first = usize::from(empty);
    let source_heads: Vec<&String> = grids[first].source.iter().filter_map(|&at| columns[first].get(at)).collect();
    for (grid, own) in grids.iter_mut().zip(&columns).filter(|_| header) {
        let found: Option<Vec<usize>> =
            source_heads.iter().map(|head| own.iter().position(|own| own == *head)).collect();
        if let Some(found) = found {
            grid.source = found;
        }
    }
    let mut trees: Vec<Node<'_>> = Vec::new();
    for (at, (source, grid)) in sources.iter().zip(&grids).enumerate() {
        let mut tree = tree(source.text(), grid, &columns[at], by_id, empty && at == 0);
        if at == 0 {
            number(&mut tree.children);
        } else {
            align(&trees[0], &mut tree);
        }
        trees.push(tree);
    }
    // Without heads, what a cell is follows from its place; rows may be short.
    if header {
        let wanted = if empty { both(&columns[1], &columns[2]) } else { woven(&columns, &trees, theirs)? };
        for (tree, own) in trees.iter_mut().zip(&columns) {
            if *own != wanted {
                lay(tree, &wanted, delimiter);
            }
        }
    }
    let [base, ours, theirs] = <[Node<'_>; 3]>::try_from(trees).unwrap_or_default();
    merge_trees([&base, &ours, &theirs], texts, markers, line_end)
}

/// The keys of the columns: their heads, else their places.
fn heads(grid: &Grid) -> Vec<String> {
    let count = grid.rows.iter().map(Vec::len).max().unwrap_or_default();
    let first = grid.rows.first().filter(|_| grid.header);
    let mut heads: Vec<Node<'_>> = (0..count)
        .map(|at| {
            let head = first.and_then(|row| row.get(at)).map(|(_, text)| text.trim().to_owned());
            let key = head.filter(|head| !head.is_empty()).unwrap_or_else(|| format!("column {}", at + 1));
            Node { key, ..Node::default() }
        })
        .collect();
    number(&mut heads);
    heads.into_iter().map(|head| head.key).collect()
}

fn rows(grid: &Grid) -> &[GridRow] {
    &grid.rows[usize::from(grid.header && !grid.rows.is_empty())..]
}

fn ids_are_unique(grid: &Grid) -> bool {
    let Some(id) = grid.id else { return rows(grid).is_empty() };
    let mut seen = HashSet::new();
    rows(grid)
        .iter()
        .all(|row| row.get(id).is_some_and(|(_, text)| !text.trim().is_empty() && seen.insert(text.trim())))
}

fn tree<'s>(text: &'s str, grid: &Grid, columns: &[String], by_id: bool, empty: bool) -> Node<'s> {
    let delimiter = char::from(grid.delimiter).to_string();
    let mut end = 0;
    let mut children = Vec::new();
    for (at, row) in grid.rows.iter().enumerate() {
        let (Some((first, _)), Some((last, _))) = (row.first(), row.last()) else { continue };
        let span = Span { start: first.start, end: last.end }.range();
        let cell = |(column, (place, said)): (usize, &(Span, String))| Node {
            key: columns.get(column).cloned().unwrap_or_default(),
            label: columns.get(column).cloned().unwrap_or_default(),
            gap: if column == 0 { Cow::Borrowed("") } else { Cow::Owned(delimiter.clone()) },
            open: Cow::Borrowed(&text[place.range()]),
            meaning: Cow::Owned(said.trim().to_owned()),
            core: Some(&text[place.range()]),
            ..Node::default()
        };
        let of = |column: &usize| row.get(*column).map_or("", |(_, text)| text.trim()).to_owned();
        let known: Vec<String> = match grid.id.filter(|_| by_id) {
            Some(id) => vec![of(&id)],
            None => grid.id.iter().chain(&grid.source).map(of).collect(),
        };
        let header = grid.header && at == 0;
        let label = if header { "header".to_owned() } else { format!("row {}", of(grid.source.first().unwrap_or(&0))) };
        children.push(Node {
            key: if header { HEADER.to_owned() } else { format!("{ROW}{}", known.join("\u{0}")) },
            label,
            gap: Cow::Borrowed(&text[end..span.start]),
            children: row.iter().enumerate().map(cell).collect(),
            core: Some(&text[span.clone()]),
            form: Form::Markup,
            apart: true,
            ..Node::default()
        });
        end = span.end;
    }
    if !empty {
        let rest = &text[end..];
        let (gap, rest) = rest.split_at(rest.len() - rest.trim_start().len());
        children.push(Node {
            key: "end".to_owned(),
            label: "end".to_owned(),
            gap: Cow::Borrowed(gap),
            open: Cow::Borrowed(rest),
            meaning: Cow::Borrowed(rest.trim()),
            core: Some(rest),
            apart: true,
            ..Node::default()
        });
    }
    Node { form: Form::Markup, children, core: Some(text), ..Node::default() }
}

/// Numbers the rows of a side that have one key as the rows of the base that say the same are numbered.
fn align(base: &Node<'_>, side: &mut Node<'_>) {
    let unnumbered = |key: &str| key.split('\u{1}').next().unwrap_or_default().to_owned();
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in side.children.iter().enumerate() {
        places.entry(row.key.clone()).or_default().push(at);
    }
    let mut old: HashMap<String, Vec<&Node<'_>>> = HashMap::new();
    for row in &base.children {
        old.entry(unnumbered(&row.key)).or_default().push(row);
    }
    let several =
        places.into_iter().filter(|(key, all)| all.len() > 1 || old.get(key).is_some_and(|old| old.len() > 1));
    let mut several: Vec<_> = several.collect();
    several.sort();
    for (key, mut left) in several {
        let mut free: Vec<&Node<'_>> = old.get(&key).cloned().unwrap_or_default();
        let mut count = free.len();
        left.retain(|&at| {
            let like = free.iter().position(|row| row.means(&side.children[at]));
            if let Some(like) = like {
                side.children[at].key.clone_from(&free.remove(like).key);
            }
            like.is_none()
        });
        for at in left {
            side.children[at].key = if free.is_empty() {
                count += 1;
                if count == 1 { key.clone() } else { format!("{key}\u{1}{count}") }
            } else {
                free.remove(0).key.clone()
            };
        }
    }
}

/// Columns of a side that are columns of the base under another head: their places, and what the base calls them. A column
/// is the same if it says the same in half of the rows in which the base says anything there.
fn other_heads(grids: &[Grid], columns: &[Vec<String>], side: usize) -> Vec<(usize, String)> {
    let (base, own) = (&grids[0], &grids[side]);
    let text = |row: &GridRow, at: usize| row.get(at).map_or("", |(_, text)| text.trim()).to_owned();
    let lacks = |from: usize, to: usize| -> Vec<usize> {
        (0..columns[from].len()).filter(|&at| !columns[to].contains(&columns[from][at])).collect()
    };
    let (gone, new) = (lacks(0, side), lacks(side, 0));
    if gone.is_empty() || new.is_empty() {
        return Vec::new();
    }
    // Rows are told by a column that both have and that has no text twice, else by their places.
    let values = |grid: &Grid, at: usize| -> Vec<String> { rows(grid).iter().map(|row| text(row, at)).collect() };
    let is_key = |all: &[String]| {
        let once: HashSet<&String> = all.iter().filter(|text| !text.is_empty()).collect();
        once.len() == all.len()
    };
    let key = (0..columns[0].len()).find_map(|at| {
        let there = columns[side].iter().position(|head| *head == columns[0][at])?;
        (is_key(&values(base, at)) && is_key(&values(own, there))).then_some((at, there))
    });
    let by_key: HashMap<String, &GridRow> =
        key.map_or_else(HashMap::new, |(_, there)| rows(own).iter().map(|row| (text(row, there), row)).collect());
    let partner = |index: usize, row: &GridRow| match key {
        Some((at, _)) => by_key.get(&text(row, at)).copied(),
        None if rows(own).len() == rows(base).len() => rows(own).get(index),
        None => None,
    };
    let alike = |old: usize, now: usize| {
        let said = rows(base).iter().enumerate().filter(|(_, row)| !text(row, old).is_empty());
        let pairs: Vec<bool> =
            said.filter_map(|(index, row)| Some(text(partner(index, row)?, now) == text(row, old))).collect();
        let same = pairs.iter().filter(|same| **same).count();
        same > 0 && same * 2 >= pairs.len()
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for &old in &gone {
        let mut same = new.iter().filter(|&&now| alike(old, now));
        if let (Some(&now), None) = (same.next(), same.next()) {
            found.push((now, old));
        }
    }
    let once = |now: usize| found.iter().filter(|(known, _)| *known == now).count() == 1;
    found.iter().filter(|(now, _)| once(*now)).map(|&(now, old)| (now, columns[0][old].clone())).collect()
}

/// All columns of two tables that began apart.
fn both(ours: &[String], theirs: &[String]) -> Vec<String> {
    weave(&[], ours, theirs)
        .0
        .into_iter()
        .filter_map(|slot| slot.ours.map(|at| ours[at].clone()).or_else(|| slot.theirs.map(|at| theirs[at].clone())))
        .collect()
}

/// The columns of the result. One that a side took away must not have been changed on the other.
fn woven(columns: &[Vec<String>], trees: &[Node<'_>], theirs: &Source) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for slot in weave(&columns[0], &columns[1], &columns[2]).0 {
        let name = |side: usize, at: Option<usize>| at.map(|at| columns[side][at].clone());
        let Some(column) = name(1, slot.ours).or_else(|| name(2, slot.theirs)) else { continue };
        if slot.base.is_none() || (slot.ours.is_some() && slot.theirs.is_some()) {
            all.push(column);
            continue;
        }
        let left = &trees[if slot.ours.is_some() { 1 } else { 2 }];
        let changed = left.children.iter().any(|row| {
            let old = trees[0].child(&row.key).and_then(|row| row.child(&column)).map(|cell| &*cell.meaning);
            row.child(&column).is_some_and(|cell| old.unwrap_or_default() != cell.meaning)
        });
        if changed {
            let what =
                format!("the column `{column}` was taken away on one side and changed on the other; settle it by hand");
            return Err(Error::new(what).in_file(theirs.path()));
        }
    }
    Ok(all)
}

/// Gives every row the same columns.
fn lay(tree: &mut Node<'_>, columns: &[String], delimiter: u8) {
    let delimiter = char::from(delimiter).to_string();
    for row in tree.children.iter_mut().filter(|row| row.key.starts_with(ROW)) {
        row.core = None;
        let header = row.key == HEADER;
        let mut cells = std::mem::take(&mut row.children);
        for (at, column) in columns.iter().enumerate() {
            let known = cells.iter().position(|cell| cell.key == *column).map(|at| cells.remove(at));
            if known.is_none() && header {
                // A head that one side has not is that of the other.
                continue;
            }
            let empty = || Node { key: column.clone(), label: column.clone(), core: Some(""), ..Node::default() };
            let mut cell = known.unwrap_or_else(empty);
            cell.gap = if at == 0 { Cow::Borrowed("") } else { Cow::Owned(delimiter.clone()) };
            row.children.push(cell);
        }
    }
    tree.core = None;
}
