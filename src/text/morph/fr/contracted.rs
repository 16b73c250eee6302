//! Names with an article of their own, *Le Caire*, *Les Abymes*: it becomes one word with *de* and *à*, *du Caire*, *aux Abymes*.
//! Source: Grevisse, *Le bon usage*, on the article before names of towns.

use super::super::{Feature, Form, Inflected, Lemma};
use super::article::{begins_with_vowel, last_word};

/// *Du* and *des*, *au* and *aux*: of the name, to the name.
const OF: [Feature; 1] = [Feature::Genitive];
const TO: [Feature; 1] = [Feature::Dative];
/// The name behind a preposition that takes its article away; never read.
pub(super) const WITHOUT: Feature = Feature::Other2;

/// The article of a name, in small letters.
pub(super) fn article(lemma: &Lemma) -> Option<&str> {
    let first = lemma.words.first().filter(|word| lemma.words.len() > 1 && word.text.starts_with('L'))?;
    matches!(&*first.folded, "le" | "les").then_some(&*first.folded)
}

fn of_and_to(article: &str) -> [&'static str; 2] {
    if article == "le" { ["Du", "Au"] } else { ["Des", "Aux"] }
}

/// What the name begins with beside its article.
pub(super) fn stems(lemma: &Lemma) -> impl Iterator<Item = String> {
    article(lemma).map(of_and_to).into_iter().flatten().map(str::to_lowercase)
}

pub(super) fn forms(lemma: &Lemma) -> impl Iterator<Item = Form> {
    let has = article(lemma).is_some();
    [&OF, &TO].into_iter().filter(move |_| has).filter_map(|form| Form::new(form))
}

pub(super) fn analyse(lemma: &Lemma, surface: &[&str]) -> Option<Form> {
    let [of, to] = of_and_to(article(lemma)?);
    let (first, rest) = surface.split_first()?;
    if !lemma.words[1..].iter().map(|word| &*word.folded).eq(rest.iter().copied()) {
        return None;
    }
    match *first {
        word if word == of.to_lowercase() => Form::new(&OF),
        word if word == to.to_lowercase() => Form::new(&TO),
        _ => None,
    }
}

/// *Du Havre*; of a name without an article *De Gdansk*, *D’Oran*, *À Gdansk*.
pub(super) fn inflect(lemma: &Lemma, form: Form) -> Option<Inflected> {
    let own = article(lemma);
    let rest = || lemma.text()[lemma.words[0].text.len()..].trim_start().to_owned();
    if form.features() == [WITHOUT] {
        return own.map(|_| Inflected { text: rest(), joint: None });
    }
    let of = match form.features() {
        [Feature::Genitive] => true,
        [Feature::Dative] => false,
        _ => return None,
    };
    let name = lemma.text();
    let text = match (own.map(of_and_to), of) {
        (Some([of, _]), true) => format!("{of} {}", rest()),
        (Some([_, to]), false) => format!("{to} {}", rest()),
        // The article of a country goes by its gender.
        (None, _) if lemma.land && lemma.gender.is_some() => return None,
        (None, true) if begins_with_vowel(&name, lemma) => {
            return Some(Inflected { text: format!("D{name}"), joint: Some(1) });
        }
        (None, true) => format!("De {name}"),
        (None, false) => format!("À {name}"),
    };
    Some(Inflected { text, joint: None })
}

/// Behind *de* and *à* the new name's article is theirs.
pub(super) fn adapted(new: &Lemma, form: Form, before: &str) -> Form {
    let grows = || last_word(before).is_some_and(|(word, _)| matches!(&*word, "de" | "d" | "à"));
    if form.is_bare() && article(new).is_some() && (grows() || before.ends_with("a\u{300} ")) {
        return form.with(WITHOUT).unwrap_or(form);
    }
    form
}

/// Du for de, aux for à.
pub(super) fn grown(article: &str, preposition: &str) -> Option<&'static str> {
    Some(match (article, preposition) {
        ("le", "de" | "d") => "du ",
        ("le", "à") => "au ",
        ("les", "de" | "d") => "des ",
        ("les", "à") => "aux ",
        _ => return None,
    })
}

/// A capital that only the name's article has: le maire du Caire, le maire de Gdansk.
pub(super) fn with_small_preposition(original: &str, suggestion: String) -> String {
    let small = ["du ", "des ", "au ", "aux "].iter().any(|own| original.starts_with(own));
    let capital = ["De ", "D’", "D'", "Du ", "Des ", "À ", "Au ", "Aux "].iter().any(|own| suggestion.starts_with(own));
    if !(small && capital) {
        return suggestion;
    }
    let mut letters = suggestion.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}
