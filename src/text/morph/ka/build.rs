//! Makes a Georgian word in a form.

use super::super::{Feature, Form, Word};
use super::class::{self, Class, adjective, is_vowel, parts};
use super::table::{CASES, CLITICS, Stem};

/// The feature of a form that is made of the name as another word: an inhabitant, an adjective.
pub(super) fn derivation(form: Form) -> Option<Feature> {
    form.features().first().copied().filter(|f| matches!(f, Feature::Demonym | Feature::Adjective))
}

/// A word in a form, and where its ending begins.
pub(super) fn build(word: &Word, class: Class, form: Form) -> Option<(String, usize)> {
    let folded = word.folded.as_str();
    // Georgian has no capitals to keep, but a name in Latin letters may stand in a Georgian text.
    let shown = if word.text.len() == folded.len() { &*word.text } else { folded };
    let (full, short) = parts(folded, class);
    let mut features = form.features();
    let suffix = match features.first() {
        Some(Feature::Demonym) => Some("ელ"),
        Some(Feature::Adjective) => Some(adjective(folded)[0]),
        _ => None,
    };
    features = &features[usize::from(suffix.is_some())..];
    let plural = features.first() == Some(&Feature::Plural);
    features = &features[usize::from(plural)..];
    let case = features.first().and_then(|f| CASES.iter().find(|case| case.feature == *f));
    features = &features[usize::from(case.is_some())..];

    let mut out;
    let base;
    if let Some(feature) = derivation(form)
        && class::in_eti(folded)
    {
        let (_, whole, short, adjective) = class::inhabited(folded)?;
        let shortened = plural || case.is_some_and(|case| case.consonant.0 == Stem::Short);
        out = match (feature, shortened) {
            (Feature::Adjective, _) => adjective,
            (_, true) => short,
            (_, false) => whole,
        }
        .to_owned();
        base = out.len();
        let oblique = features.first() == Some(&Feature::Oblique);
        features = &features[usize::from(oblique)..];
        out.push_str(match (plural, oblique) {
            (true, true) => "თა",
            (true, false) => "ებ",
            (false, _) => "",
        });
        if !oblique {
            out.push_str(case.map_or("ი", |case| case.consonant.1));
        }
    } else if suffix.is_some() || plural {
        let stem = if suffix.is_none() { class::plural(folded, class) } else { short };
        out = stem.text(shown)?;
        base = out.len();
        out.push_str(suffix.unwrap_or_default());
        let oblique = features.first() == Some(&Feature::Oblique) && suffix.is_some();
        if oblique {
            features = &features[1..];
            out.push_str(if plural { "თა" } else { "" });
        } else {
            out.push_str(if plural { "ებ" } else { "" });
            out.push_str(case.map_or("ი", |case| case.consonant.1));
        }
    } else if let Some((stem, ending)) = case.map(|case| case.ending(class)) {
        out = if stem == Stem::Short { short.text(shown)? } else { full.text(shown)? };
        base = out.len();
        out.push_str(ending);
    } else {
        out = shown.to_owned();
        base = out.len();
    }
    if features.first() == Some(&Feature::Other3) {
        features = &features[1..];
        out.push_str(if out.ends_with(is_vowel) { "" } else { "ა" });
    }
    for clitic in CLITICS {
        if features.first() == Some(&clitic.feature) {
            features = &features[1..];
            out.push_str(if out.ends_with(is_vowel) { clitic.after_vowel } else { clitic.after_consonant });
        }
    }
    features.is_empty().then_some((out, base))
}
