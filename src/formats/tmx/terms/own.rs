//! What a glossary says and a unit has no element for, as properties; and the way back.

/// The `o-tmf` of a memory that was written from a glossary.
pub(super) const ORIGIN: &str = "exonym glossary";
/// The concept of a unit, where `tuid` is not its id.
pub(super) const CONCEPT: &str = "x-concept";
/// The key of the name that a unit, or a single text of it, is of.
pub(super) const NAME: &str = "x-name";
/// The kind of thing.
pub(super) const KIND: &str = "x-kind";
/// The country.
pub(super) const COUNTRY: &str = "x-country";
/// The definition.
pub(super) const DEFINITION: &str = "x-definition";
/// A label of the name.
pub(super) const USAGE: &str = "x-usage";
/// The rank of a unit's first text, or of the text that has it, where it is not preferred.
pub(super) const RANK: &str = "x-rank";
/// On the header: the glossary says how its terms stand.
pub(super) const STATUSES: &str = "x-statuses";

/// All that the header of a memory of ours says of its glossary.
pub(super) const OF_HEAD: [&str; 4] = ["x-title", "x-license", "x-attribution", STATUSES];

const OWN: [&str; 7] = [CONCEPT, NAME, KIND, COUNTRY, DEFINITION, USAGE, RANK];

/// The type of the property that a field of another tool is written as: as it came from a memory; else under `x-`.
pub(super) fn property(key: &str) -> String {
    let plain = key.strip_prefix("tmx:").map(str::to_owned);
    let all = plain.into_iter().chain([format!("x-{key}"), format!("x-extra:{key}")]);
    all.into_iter().find(|kind| field(kind).as_deref() == Some(key)).unwrap_or_else(|| key.to_owned())
}

/// The key of the field that a property of a memory of ours is; `None` for what the glossary itself says.
pub(super) fn field(kind: &str) -> Option<String> {
    if OWN.contains(&kind) {
        return None;
    }
    let key = kind.strip_prefix("x-").and_then(|key| match key.strip_prefix("extra:") {
        Some(key) => Some(key.to_owned()),
        None => key.contains(':').then(|| key.to_owned()),
    });
    Some(key.unwrap_or_else(|| format!("tmx:{kind}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_comes_back() {
        for (key, kind) in [
            ("tmx:client", "client"),
            ("tmx:x-origin", "x-origin"),
            ("tmx:x-kind", "x-tmx:x-kind"),
            ("tmx:x-tbx:a", "x-tmx:x-tbx:a"),
            ("tbx:termType", "x-tbx:termType"),
            ("wikidata", "x-extra:wikidata"),
            ("extra:a", "x-extra:extra:a"),
            ("tmx:x-extra:a", "x-tmx:x-extra:a"),
            ("", "x-extra:"),
        ] {
            assert_eq!(property(key), kind);
            assert_eq!(field(kind).as_deref(), Some(key));
        }
    }
}
