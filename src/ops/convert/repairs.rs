//! What was put right in memories, of which there may be something in every unit.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::base::Place;
use crate::model::Problem;

/// Repairs that are listed; further ones are counted by what they are.
const MOST: usize = 10_000;

/// The first repairs, and how many more there are of each sort.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    list: Vec<(PathBuf, Problem)>,
    more: BTreeMap<String, (u64, Place)>,
    file: PathBuf,
    count: usize,
}

impl Repairs {
    pub(super) fn push(&mut self, path: &Path, problem: Problem) {
        self.count += 1;
        if self.list.len() < MOST {
            self.list.push((path.to_path_buf(), problem));
            return;
        }
        // `codes … written as it (3)`: the number is of the one unit.
        let sort = problem.message.split(" (").next().unwrap_or_default();
        let sort = sort.split("on line").next().unwrap_or_default().trim_end();
        match self.more.get_mut(sort) {
            Some((count, place)) => (*count, *place) = (*count + 1, problem.place),
            None => drop(self.more.insert(sort.to_owned(), (1, problem.place))),
        }
        if self.file != path {
            self.file = path.to_path_buf();
        }
    }

    /// All that is told, and how many repairs there were.
    pub(super) fn finish(self) -> (Vec<(PathBuf, Problem)>, usize) {
        let Self { mut list, more, file, count } = self;
        for (sort, (times, place)) in more {
            let message = format!("and {times} more up to here, not listed: {sort}");
            list.push((file.clone(), super::repair(place, message)));
        }
        (list, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_is_counted() {
        let mut repairs = Repairs::default();
        let path = Path::new("a.tmx");
        for line in 0..MOST as u64 + 5 {
            let place = Place { offset: line, line, column: 1 };
            let what = if line % 2 == 0 { format!("codes written ({line})") } else { "notes moved (1)".to_owned() };
            repairs.push(path, super::super::repair(place, what));
        }
        let (list, count) = repairs.finish();
        assert_eq!((list.len(), count), (MOST + 2, MOST + 5));
        let counted: Vec<_> = list[MOST..].iter().map(|(_, problem)| (problem.place.line, &*problem.message)).collect();
        let expected = [
            (10_004, "and 3 more up to here, not listed: codes written"),
            (10_003, "and 2 more up to here, not listed: notes moved"),
        ];
        assert_eq!(counted, expected);
    }
}
