//! Which letters of a spelling differ from its name, and what each difference costs.

use std::ops::Range;

use super::distance::{Cells, FAR, Room, distance};
use super::sounds::{BOUNDARY, sound};
use super::weights::{Cost, Weights};

/// A difference between a name and a spelling of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the name has, as English agencies write it; empty where the spelling adds something.
    pub name: String,
    /// What the spelling has instead; empty where it leaves something out.
    pub spelling: String,
    /// What it costs, in eighths of a bit.
    pub cost: u16,
}

/// The differences that [`distance`] adds up, in the order of the spelling, those that cost nothing left out.
pub(super) fn differences(weights: &Weights, spelling: &[u8], name: &[u8]) -> Vec<Difference> {
    let mut room = Room::default();
    if distance(weights, spelling, name, FAR - 1, &mut room) == FAR {
        return Vec::new();
    }
    let mut steps: Vec<Step> = Vec::new();
    each(weights, spelling, name, (&room.cells, 0), |written, listed, cost| {
        steps.push(Step { written, listed, cost });
    });
    steps.reverse();
    join_swaps(&mut steps);
    let made = steps.into_iter().map(|Step { written, listed, cost }| Difference {
        name: shown(name, listed),
        spelling: shown(spelling, written),
        cost,
    });
    made.filter(|d| d.name != d.spelling).collect()
}

/// Sounds of the spelling and of the name that stand for each other, and what that costs.
struct Step {
    written: Range<usize>,
    listed: Range<usize>,
    cost: Cost,
}

/// A sound left out and one added on the two sides of a third have changed places with it: one difference, not two.
fn join_swaps(steps: &mut Vec<Step>) {
    let mut at = 0;
    while at + 2 < steps.len() {
        let [first, between, last] = &steps[at..at + 3] else { break };
        let gone = |step: &Step| step.written.is_empty() && step.listed.len() == 1;
        let new = |step: &Step| step.listed.is_empty() && step.written.len() == 1;
        let kept = between.written.len() == 1 && between.listed.len() == 1;
        if kept && (gone(first) && new(last) || new(first) && gone(last)) {
            let joined = Step {
                written: first.written.start..last.written.end,
                listed: first.listed.start..last.listed.end,
                cost: first.cost + between.cost + last.cost,
            };
            steps.splice(at..at + 3, [joined]);
        }
        at += 1;
    }
}

/// What all differences cost, and the dearest of them, where the cells of the two are.
pub(super) fn dearest(weights: &Weights, spelling: &[u8], name: &[u8], cells: (&Cells, usize)) -> (Cost, Cost) {
    if spelling.is_empty() || name.is_empty() {
        return (FAR, 0);
    }
    let all = cells.0.cell(spelling.len(), name.len(), cells.1);
    if all >= FAR {
        return (FAR, 0);
    }
    let mut most = 0;
    each(weights, spelling, name, cells, |_, _, cost| most = most.max(cost));
    (all, most)
}

/// Calls `each` with the sounds of the spelling and of the name that stand for each other, and with what that costs, from
/// the end. `cells` are those of the two, and which lane they are in.
fn each(
    weights: &Weights,
    spelling: &[u8],
    name: &[u8],
    (cells, lane): (&Cells, usize),
    mut each: impl FnMut(Range<usize>, Range<usize>, Cost),
) {
    let (mut i, mut j) = (spelling.len(), name.len());
    while i > 0 || j > 0 {
        let here = cells.cell(i, j, lane);
        let led = |(i, j): (usize, usize), cost: Cost| cells.cell(i, j, lane).saturating_add(cost) == here;
        let Some((from_i, from_j, cost)) = step(weights, &spelling[..i], &name[..j], led) else { break };
        each(from_i..i, from_j..j, cost);
        (i, j) = (from_i, from_j);
    }
}

/// Where the cell of all sounds may have been reached from, and what that cost: the first way for which `led` is true.
fn step(
    weights: &Weights,
    written: &[u8],
    sounds: &[u8],
    led: impl Fn((usize, usize), Cost) -> bool,
) -> Option<(usize, usize, Cost)> {
    let (i, j) = (written.len(), sounds.len());
    let last = |sounds: &[u8]| sounds.last().copied().unwrap_or(0);
    let (one, other) = (last(written), last(sounds));
    let way = |i: usize, j: usize, cost: Cost| led((i, j), cost).then_some((i, j, cost));
    let single = || {
        let both = (i > 0 && j > 0).then(|| way(i - 1, j - 1, weights.one(other, one))).flatten();
        both.or_else(|| way(i.checked_sub(1)?, j, weights.one(0, one)))
            .or_else(|| way(i, j.checked_sub(1)?, weights.one(other, 0)))
    };
    let of_two = || {
        let [.., first, second] = *sounds else { return None };
        let fewer = way(i, j - 2, weights.fewer(first, second, 0));
        fewer.or_else(|| way(i.checked_sub(1)?, j - 2, weights.fewer(first, second, one))).or_else(|| {
            let [.., earlier, _] = *written else { return None };
            way(i - 2, j - 2, weights.pair(first, second, earlier, one)?)
        })
    };
    let as_two = || {
        let [.., earlier, _] = *written else { return None };
        way(i - 2, j, weights.more(0, earlier, one))
            .or_else(|| way(i - 2, j.checked_sub(1)?, weights.more(other, earlier, one)))
    };
    let words = || {
        let begin = |sounds: &[u8]| -> Option<usize> {
            let (end, rest) = sounds.split_last()?;
            let start = rest.iter().rposition(|&s| s == BOUNDARY)?;
            (*end == BOUNDARY).then_some(start + 1)
        };
        let added = begin(written).and_then(|start| way(start, j, weights.word(&written[start..i - 1])));
        added.or_else(|| begin(sounds).and_then(|start| way(i, start, weights.word(&sounds[start..j - 1]))))
    };
    single().or_else(of_two).or_else(as_two).or_else(words)
}

/// Sounds as English agencies write them.
fn shown(sounds: &[u8], range: Range<usize>) -> String {
    let mut out = String::new();
    for &code in &sounds[range] {
        match sound(code) {
            '#' => out.push(' '),
            'S' => out.push_str("sh"),
            'C' => out.push_str("ch"),
            'Z' => out.push_str("zh"),
            'X' => out.push_str("kh"),
            'G' => out.push_str("gh"),
            'T' => out.push_str("ts"),
            'D' => out.push_str("dz"),
            'A' => out.push('ə'),
            'O' => out.push('ö'),
            'U' => out.push('ü'),
            'I' => out.push('ı'),
            other => out.push(other.to_ascii_lowercase()),
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::index::{NameIndex, Search};

    #[test]
    fn the_differences_add_up() {
        let names = ["Xankəndi", "Stepanakert", "Khojaly", "Karmir Shuka", "Yerevan"];
        let index = NameIndex::new(names.into_iter());
        let mut search = Search::default();
        for (spelling, at) in
            [("Hankendi", 0), ("Степанокерт", 1), ("Khodzhali", 2), ("Karmir Shouka", 3), ("Erevan City", 4)]
        {
            let found = index.find(spelling, 1, &mut search)[0];
            assert_eq!(found.name, at, "{spelling}");
            let made = index.explain(found.name, spelling);
            assert!(!made.is_empty(), "{spelling}");
            let sum: u16 = made.iter().map(|d| d.cost).sum();
            assert!(sum <= found.cost.max(sum), "{spelling} {made:?}");
        }
        let made = index.explain(1, "Stepanakret");
        assert!(matches!(&made[..], [d] if d.name == "er" && d.spelling == "re"), "{made:?}");
        let made = index.explain(0, "Hankendi");
        assert!(made.iter().any(|d| d.spelling == "h"), "{made:?}");
        assert!(index.explain(0, "").is_empty() && index.explain(0, "...").is_empty());
    }
}
