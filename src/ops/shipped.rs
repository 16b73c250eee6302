//! What comes with the program: the glossary and the policies that serve where there is no config.

/// The shipped glossary's name in messages.
pub(crate) const GLOSSARY_NAME: &str = "karabakh.toml";
/// The shipped glossary.
pub(crate) const GLOSSARY: &str = include_str!("../../glossaries/karabakh.toml");

/// The policy that serves where none is asked for.
pub(crate) const DEFAULT_POLICY: &str = "spelling-only";

/// The shipped policies: name and text.
pub(crate) const POLICIES: [(&str, &str); 4] = [
    ("armenian-agency", include_str!("../../glossaries/policies/armenian-agency.toml")),
    ("azerbaijani-agency", include_str!("../../glossaries/policies/azerbaijani-agency.toml")),
    ("neutral-double", include_str!("../../glossaries/policies/neutral-double.toml")),
    ("spelling-only", include_str!("../../glossaries/policies/spelling-only.toml")),
];

/// The text of a shipped policy.
pub(crate) fn policy(name: &str) -> Option<&'static str> {
    POLICIES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests;
