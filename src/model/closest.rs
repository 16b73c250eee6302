//! "Did you mean": the known word that a mistyped one is nearest to.

/// The candidate nearest to `word`, if it is near enough to be what was meant: at most a third of the letters differ
/// (Damerau–Levenshtein, without regard to case). Equally near ones: the first.
pub(crate) fn closest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // Longer words are no slip of the keyboard; the distance is quadratic.
    const LONGEST: usize = 64;
    let wanted = word.to_lowercase();
    let length = wanted.chars().count();
    if length > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count() <= LONGEST)
        .map(|candidate| (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| distance * 3 <= length.max(candidate.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let known = ["stance", "severity", "fix", "inflect"];
        assert_eq!(closest("stence", known), Some("stance"));
        assert_eq!(closest("Severity", known), Some("severity"));
        assert_eq!(closest("ifx", known), Some("fix"));
        assert_eq!(closest("colour", known), None);
        assert_eq!(closest("", known), None);
        assert_eq!(closest(&"stance".repeat(1000), known), None);
    }
}
