//! The policies that are part of the program.

/// Name and text of each shipped policy, in the order in which they are listed to users.
pub static SHIPPED: &[(&str, &str)] = &[
    ("spelling-only", include_str!("../../glossaries/policies/spelling-only.toml")),
    ("neutral-double", include_str!("../../glossaries/policies/neutral-double.toml")),
    ("armenian-agency", include_str!("../../glossaries/policies/armenian-agency.toml")),
    ("azerbaijani-agency", include_str!("../../glossaries/policies/azerbaijani-agency.toml")),
];
