//! What `exonym init` asks.

pub(crate) const YES: &str = "Ask nothing; write the examples";
pub(crate) const LANG_HELP: &str = "Language of the drafts (BCP 47), for exonym.toml";
pub(crate) const GLOSSARY_HELP: &str = "Glossary to write, below the folder [default: glossaries/example.toml]";
pub(crate) const POLICY_HELP: &str =
    "Policy that comes with exonym, for its glossary of places; no files of your own are written";
pub(crate) const LANG: &str = "Language of the drafts, a tag such as en (empty: detected for each draft)";
pub(crate) const WHOSE: &str = "\
1  a glossary and a policy of your own
2  the glossary of places that comes with exonym
Which? [1]";
pub(crate) const GLOSSARY: &str = "File of the glossary [glossaries/example.toml]";
pub(crate) const BROKEN_OFF: &str = "Nothing was written.";
pub(crate) const NEXT_SHIPPED: &str = "Now run `exonym check`.";

pub(crate) fn policy(known: &[&str]) -> String {
    format!("House policy: {} [{}]", known.join(", "), known.first().copied().unwrap_or_default())
}
pub(crate) fn no_choice(answer: &str) -> String {
    format!("`{answer}` is neither 1 nor 2")
}
