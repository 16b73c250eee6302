//! What one spelling costs beside names that are known already.

use super::distance::{LANES, distances};
use super::index::{NameIndex, Search};
use super::sounds::Outline;
use super::weights::Cost;

impl NameIndex {
    /// What the differences between a spelling and names of this index cost, several at a time; far too much for a name where it is
    /// more than the `most` of its like.
    pub(in super::super) fn costs(
        &self,
        names: &[u32],
        spelling: &Outline,
        most: impl Fn(u32) -> Cost,
        search: &mut Search,
        costs: &mut Vec<Cost>,
    ) {
        costs.clear();
        search.read = None;
        let mut rest = names;
        while let Some(&first) = rest.first() {
            let (own, of, system) = self.sides(spelling.system, &spelling.sounds, first);
            let (mut listed, mut count, mut limit) = ([of; LANES], 0, 0);
            for &name in rest.iter().take(LANES) {
                let (other, of, other_system) = self.sides(spelling.system, &spelling.sounds, name);
                if count > 0 && (other_system != system || other.as_ptr() != own.as_ptr()) {
                    break;
                }
                listed[count] = of;
                limit = limit.max(most(name));
                count += 1;
            }
            let is_spelling = (own.as_ptr() == spelling.sounds.as_ptr()).then_some(system);
            if is_spelling.is_none() || search.read != is_spelling {
                search.room.read(self.tables.of(system), own);
                search.read = is_spelling;
            }
            let made = distances(self.tables.of(system), own, &listed[..count], limit, &mut search.room);
            costs.extend(&made[..count]);
            rest = &rest[count..];
        }
        // Another spelling than the one that was looked up.
        search.read = None;
    }
}
