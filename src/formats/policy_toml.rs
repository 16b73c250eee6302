//! Policy files: TOML, one house a file.

use super::ReadResult;
use crate::base::Source;
use crate::model::Policy;

/// A policy as one file has it, before the policies it extends are folded in.
#[derive(Debug)]
pub struct PolicyText {
    /// The policy that this one extends, by name or path.
    pub extends: Option<String>,
    /// What the file itself says.
    pub own: Policy,
}

/// Reads a policy file; every mistake is in `problems`.
pub fn read(source: &Source, name: &str) -> ReadResult<Option<PolicyText>> {
    let _ = (source, name);
    ReadResult::default()
}
