//! The ways to read a match.

use std::ops::Deref;

use super::Reading;

/// The ways to read a match: mostly one, which takes no room of its own.
#[derive(Clone, Debug, Default)]
pub struct Readings<'g>(Ways<'g>);

#[derive(Clone, Debug)]
enum Ways<'g> {
    One(Option<Reading<'g>>),
    More(Vec<Reading<'g>>),
}

impl Default for Ways<'_> {
    fn default() -> Self {
        Self::One(None)
    }
}

impl<'g> Deref for Readings<'g> {
    type Target = [Reading<'g>];

    fn deref(&self) -> &Self::Target {
        match &self.0 {
            Ways::One(one) => one.as_slice(),
            Ways::More(all) => all,
        }
    }
}

impl<'g> FromIterator<Reading<'g>> for Readings<'g> {
    fn from_iter<I: IntoIterator<Item = Reading<'g>>>(all: I) -> Self {
        let mut all = all.into_iter();
        let first = all.next();
        Self(match (first, all.next()) {
            (Some(first), Some(second)) => Ways::More([first, second].into_iter().chain(all).collect()),
            (first, _) => Ways::One(first),
        })
    }
}

impl<'g> From<Vec<Reading<'g>>> for Readings<'g> {
    fn from(all: Vec<Reading<'g>>) -> Self {
        if all.len() > 1 { Self(Ways::More(all)) } else { all.into_iter().collect() }
    }
}

impl<'r, 'g> IntoIterator for &'r Readings<'g> {
    type Item = &'r Reading<'g>;
    type IntoIter = std::slice::Iter<'r, Reading<'g>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
