//! What is taken off for what a unit or its memory is. `docs/memory.md` has the table.

/// Why a match is worth less than its text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Penalty {
    /// The memory's text has codes, which the text that is asked for has not.
    Codes,
    /// The memory has other translations of the same text.
    Translations,
    /// Nobody has approved the translation.
    Unapproved,
    /// A machine has translated it.
    Machine,
    /// The unit is of another region than the language asked for.
    Variant,
    /// The translation breaks the house's policy.
    Policy,
    /// Years since it was last changed, each.
    Age,
    /// The memory itself.
    File,
    /// The folder `penalty-NNN` that it lies in.
    Folder,
}

/// The penalties that a user can set by name, and the percent that each takes off unless set.
pub const PENALTIES: [(&str, Penalty, u32); 7] = [
    ("codes", Penalty::Codes, 1),
    ("translations", Penalty::Translations, 1),
    ("unapproved", Penalty::Unapproved, 5),
    ("machine", Penalty::Machine, 15),
    ("variant", Penalty::Variant, 1),
    ("policy", Penalty::Policy, 0),
    ("age", Penalty::Age, 0),
];

/// Percent that each penalty takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalties {
    points: [u32; PENALTIES.len()],
}

impl Default for Penalties {
    fn default() -> Self {
        Self { points: PENALTIES.map(|(_, _, points)| points) }
    }
}

impl Penalties {
    /// Sets one; false if there is none of this name.
    pub fn set(&mut self, name: &str, points: u32) -> bool {
        let place = PENALTIES.iter().position(|(known, ..)| *known == name);
        if let Some(place) = place {
            self.points[place] = points.min(100);
        }
        place.is_some()
    }
    /// Percent that one takes off; 0 for those that are not set by name.
    pub fn of(&self, penalty: Penalty) -> u32 {
        PENALTIES.iter().zip(self.points).find(|((_, known, _), _)| *known == penalty).map_or(0, |(_, points)| points)
    }
}

/// What the index keeps of a unit, as bits.
pub(crate) mod told {
    pub(crate) const CODES: u8 = 1;
    pub(crate) const UNAPPROVED: u8 = 2;
    pub(crate) const MACHINE: u8 = 4;
    pub(crate) const VARIANT: u8 = 8;
}
