//! What a conversion could not carry over.

use indexmap::IndexMap;

/// Examples kept of each kind of loss.
const EXAMPLES: usize = 3;

/// Everything that the target of a conversion cannot hold, by kind, in the order of first appearance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    kinds: IndexMap<Box<str>, Loss>,
}

/// One kind of loss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loss {
    /// How often it happened.
    pub count: u64,
    /// The first few things that were lost, as the input has them.
    pub examples: Vec<Box<str>>,
}

impl Losses {
    /// Notes one loss: `what` cannot be held, in words that finish the sentence "not carried over: …", and of what.
    pub fn add(&mut self, what: &str, example: &str) {
        self.add_many(what, 1, example);
    }
    /// As [`Losses::add`], of many at once.
    pub fn add_many(&mut self, what: &str, count: u64, example: &str) {
        if count == 0 {
            return;
        }
        if !self.kinds.contains_key(what) {
            self.kinds.insert(what.into(), Loss::default());
        }
        let Some(loss) = self.kinds.get_mut(what) else { return };
        loss.count += count;
        if loss.examples.len() < EXAMPLES && !example.is_empty() && !loss.examples.iter().any(|one| **one == *example) {
            loss.examples.push(example.into());
        }
    }
    /// True if nothing was lost.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }
    /// Each kind with its count and examples.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, &Loss)> {
        self.kinds.iter().map(|(what, loss)| (&**what, loss))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_of_a_kind_are_counted_with_a_few_examples() {
        let mut losses = Losses::default();
        for name in ["Elm", "Oak", "Oak", "Ash", "Fir"] {
            losses.add("notes", name);
        }
        losses.add_many("statuses", 0, "Elm");
        let kinds: Vec<_> = losses.kinds().map(|(what, loss)| (what, loss.count, loss.examples.join(" "))).collect();
        assert_eq!(kinds, [("notes", 5, "Elm Oak Ash".to_owned())]);
    }
}
