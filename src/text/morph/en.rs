//! English: the possessive, demonyms, and the article before the name.
//!
//! A name is bare (attributively too: the Shusha road) or possessive: Shusha's, behind a quotation mark “Shusha”'s, and
//! after a sibilant also Sus'. Of demonyms those are known that are regular: -ian, -i (`Other2`) and -er (`Other3`) on a
//! consonant, -an and the plural -s (`Other2`) on an -i, each with a plural, and only of names with six letters, so that
//! no ordinary word is one. All others (Bakuvian, Moscovite) a glossary lists in `forms`.

use unicode_normalization::UnicodeNormalization;

use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, NearEdit, Neighbours, forms};
use crate::text::fold::Fold;

/// The rules of English.
pub(super) struct English;

impl Morphology for English {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut stems = forms::stems(lemma, word, Fold::Default);
        stems.extend(lemma.words.get(word).map(|word| word.folded.clone()));
        stems
    }

    fn may_end(&self, rest: &str) -> bool {
        rest.is_empty() || rest.starts_with('\'') || DEMONYMS.iter().chain(AFTER_I).any(|(_, ending)| rest == *ending)
    }

    fn endings(&self, lemma: &Lemma) -> Option<&'static [&'static str]> {
        lemma.forms.is_empty().then(|| match &lemma.words[..] {
            [only] => match demonyms(&only.folded).next() {
                Some((_, "an")) => BEHIND_I,
                Some(_) => BEHIND_CONSONANT,
                None => &[""],
            },
            _ => &[""],
        })
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        reading(lemma, surface).or_else(|| forms::listed(lemma, surface, Fold::Default)).into_iter().collect()
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        let text = lemma.text();
        if form.has(Feature::Demonym) {
            let last = lemma.words.last()?;
            let (_, ending) = demonyms(&last.folded).find(|(features, _)| Form::new(features) == Some(form))?;
            return Some(Inflected { text: text + ending, joint: None });
        }
        match form.without(Feature::Variant).features() {
            [] => Some(Inflected { text, joint: None }),
            [Feature::Saxon] => {
                let at = text.len();
                let ending = if joint == Joint::Quote { "'s" } else { "s" };
                Some(Inflected { text: text + ending, joint: Some(at) })
            }
            _ => None,
        }
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let derived = lemma.words.last().into_iter().flat_map(|word| demonyms(&word.folded));
        let derived = derived.filter_map(|(features, _)| Form::new(features));
        std::iter::once(Form::BARE).chain(Form::new(&[Feature::Saxon])).chain(derived).collect()
    }

    /// A name that has no such demonym takes its own: Stepanakerter, Khankendian.
    fn adapt(&self, new: &Lemma, form: Form, _: Neighbours<'_>) -> Form {
        let Some(word) = new.words.last().filter(|_| form.has(Feature::Demonym)) else { return form };
        let plural = form.has(Feature::Plural);
        let has = |form: Form| demonyms(&word.folded).any(|(features, _)| Form::new(features) == Some(form));
        let own = if plural { Form::new(&[Feature::Demonym, Feature::Plural]) } else { Form::new(&[Feature::Demonym]) };
        own.filter(|_| !has(form)).unwrap_or(form)
    }

    fn agree(&self, _: &Lemma, _: &Lemma, _: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let opening = |c: char| matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '„');
        let before = near.before.trim_end_matches(opening);
        let article_end = before.trim_end().len();
        if article_end == before.len() {
            return Agreement::Fits;
        }
        let start = before[..article_end]
            .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.' | '/' | '&')))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let article = &before[start..article_end];
        let is_an = article.eq_ignore_ascii_case("an");
        if !(is_an || article.eq_ignore_ascii_case("a")) {
            return Agreement::Fits;
        }
        let wants_an = begins_with_vowel_sound(new_text);
        if is_an == wants_an || letter_follows_capital_a(&before[..start], article) {
            return Agreement::Fits;
        }
        let shouting = article == "AN"
            || (article == "A" && is_shouted(new_text) && near.before[..start].chars().all(|c| !c.is_lowercase()));
        let right = match (wants_an, article.starts_with('A')) {
            (true, true) if shouting => "AN",
            (true, true) => "An",
            (true, false) => "an",
            (false, true) => "A",
            (false, false) => "a",
        };
        Agreement::Repair(vec![NearEdit::Before(start..article_end, right.to_owned())])
    }
}

/// The one reading by the rules.
fn reading(lemma: &Lemma, surface: &[&str]) -> Option<Form> {
    let (Some((last, first)), Some((word, before))) = (lemma.words.split_last(), surface.split_last()) else {
        return None;
    };
    if !first.iter().map(|w| w.folded.as_str()).eq(before.iter().copied()) {
        return None;
    }
    let ending = word.strip_prefix(last.folded.as_str())?;
    let features: &[Feature] = match ending {
        "" => &[],
        // The finder may have taken the quotation mark for the whole joint.
        "'s" | "\"'s" | "\"s" => &[Feature::Saxon],
        "'" | "\"'" if last.folded.ends_with(['s', 'x', 'z']) => &[Feature::Saxon, Feature::Variant],
        _ => demonyms(&last.folded).find(|(_, own)| *own == ending)?.0,
    };
    Form::new(features)
}

type Derived = (&'static [Feature], &'static str);

/// Demonyms of a name that ends in a consonant.
const DEMONYMS: &[Derived] = &[
    (&[Feature::Demonym], "ian"),
    (&[Feature::Demonym, Feature::Plural], "ians"),
    (&[Feature::Demonym, Feature::Other2], "i"),
    (&[Feature::Demonym, Feature::Other2, Feature::Plural], "is"),
    (&[Feature::Demonym, Feature::Other3], "er"),
    (&[Feature::Demonym, Feature::Other3, Feature::Plural], "ers"),
];
/// Demonyms of a name that ends in -i.
const AFTER_I: &[Derived] = &[
    (&[Feature::Demonym], "an"),
    (&[Feature::Demonym, Feature::Plural], "ans"),
    (&[Feature::Demonym, Feature::Other2, Feature::Plural], "s"),
];
/// The same with no ending: all that may follow a name of one word, up to an apostrophe.
const BEHIND_CONSONANT: &[&str] = &["", "ian", "ians", "i", "is", "er", "ers"];
const BEHIND_I: &[&str] = &["", "an", "ans", "s"];
/// Names of fewer letters have none by rule.
const SHORTEST: usize = 6;

/// The regular demonyms of a folded name, with their endings.
fn demonyms(name: &str) -> impl Iterator<Item = Derived> {
    let last =
        name.chars().next_back().filter(|_| name.chars().count() >= SHORTEST && name.chars().all(char::is_alphabetic));
    let rows: &[Derived] = match last {
        Some('i') => AFTER_I,
        Some(c) if !is_vowel(c) && c != 'y' && c != 's' => DEMONYMS,
        _ => &[],
    };
    rows.iter().copied()
}

/// True for the A of a list or a grade (“vitamin A Shusha”): a capital A inside a sentence of small letters is no
/// article.
fn letter_follows_capital_a(before: &str, article: &str) -> bool {
    let previous = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '(' | '['));
    article == "A" && previous.chars().next_back().is_some_and(char::is_lowercase)
}

fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).take(2).count() == 2 && !text.chars().any(char::is_lowercase)
}

/// Words that begin with a silent h.
const SILENT_H: [&str; 6] = ["hour", "honest", "honor", "honour", "heir", "hors"];
/// Beginnings with a vowel letter that is spoken as y or w.
const CONSONANT: [&str; 33] = [
    "eu", "ewe", "once", "one", "ouag", "ouija", "oaxaca", "ubiq", "ufo", "uganda", "ukrain", "ukul", "unanim", "unic",
    "unif", "unil", "union", "uniq", "unis", "unit", "univ", "ural", "uran", "ureth", "urin", "urol", "urugua", "use",
    "usu", "utah", "utens", "util", "utrecht",
];
/// Longer beginnings that those do not hold for.
const VOWEL: [&str; 2] = ["onega", "oneid"];

/// By the sound, not the letter: a Khojaly road, an Ivanyan road, a Union of Writers, an hour, an NKR official.
fn begins_with_vowel_sound(text: &str) -> bool {
    let word: String = text
        .chars()
        .skip_while(|c| !c.is_alphanumeric())
        .take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        .take(24)
        .collect();
    let Some(first) = word.chars().next() else { return false };
    if first.is_ascii_digit() {
        let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
        // Eight, eleven, eighteen, and eleven or eighteen thousand.
        return first == '8' || ((digits.starts_with("11") || digits.starts_with("18")) && digits.len() % 3 == 2);
    }
    let plain: String = word.chars().flat_map(char::to_lowercase).nfd().filter(|c| c.is_alphanumeric()).collect();
    if is_spelled(&word, &plain) {
        return plain.starts_with(['a', 'e', 'f', 'h', 'i', 'l', 'm', 'n', 'o', 'r', 's', 'x']);
    }
    let begins = |table: &[&str]| table.iter().any(|start| plain.starts_with(start));
    let mut letters = plain.chars();
    let (first, second) = (letters.next(), letters.next());
    match first {
        Some('h') => begins(&SILENT_H),
        // Yvonne, but Yerevan.
        Some('y') => second.is_some_and(|c| !is_vowel(c) && c.is_alphabetic()),
        Some(c) if is_vowel(c) => begins(&VOWEL) || !begins(&CONSONANT),
        _ => false,
    }
}

/// True for letters that are read by their names: NKR, UN, EU.
fn is_spelled(word: &str, plain: &str) -> bool {
    let letters = word.chars().count();
    let capitals = word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let vowels = plain.chars().any(is_vowel);
    letters == 1
        || (capitals && letters <= 5 && !vowels)
        || (capitals && matches!(plain, "un" | "eu" | "us" | "uk" | "usa" | "uae" | "ussr"))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'ı' | 'ə' | 'æ' | 'ø' | 'œ')
}

#[cfg(test)]
mod tests {
    use super::super::proof::{both_ways, lemma, names, read, write};
    use super::super::{Feature as F, Joint, Morphology, NearEdit, Neighbours};
    use super::{Agreement, English, Form};
    use proptest::prelude::*;

    fn saxon() -> Form {
        Form::new(&[F::Saxon]).expect("one feature")
    }

    #[test]
    fn the_paradigms_hold_both_ways() {
        if let Some(rows) = super::super::proof::table("paradigms.tsv") {
            for row in rows.iter().filter(|row| row[0] == "en") {
                let found = read("en", &lemma("en", &row[2]), &row[4]);
                let possessive = row[4].ends_with(['s', '\'', '’']) && row[4] != row[2] && row[4].contains(['\'', '’']);
                let expected = if possessive { saxon() } else { Form::BARE };
                assert!(found.iter().any(|form| form.without(F::Variant) == expected), "{row:?}: {found:?}");
                let given = write("en", &lemma("en", &row[2]), expected, Joint::None).expect("both forms are given");
                let bare_apostrophe = row[4].ends_with(['\'', '’']);
                let dash = row[4].contains(['–', '\u{2011}']);
                assert!(bare_apostrophe || dash || given == row[4].replace('’', "'"), "{row:?}: {given}");
            }
        }
    }

    #[test]
    fn every_name_is_found_in_every_form() {
        for column in [10, 11] {
            for name in names(column).iter().filter(|name| !name.contains(['/', '('])) {
                both_ways("en", &lemma("en", name), 1).unwrap_or_else(|error| panic!("{error}"));
            }
        }
    }

    proptest! {
        #[test]
        fn random_names(name in "[A-Z][a-z']{0,9}[a-z]([ -][A-Z][a-z]{0,8})?") {
            both_ways("en", &lemma("en", &name), 1).map_err(TestCaseError::fail)?;
        }
        #[test]
        fn no_text_panics(name in "\\PC{1,12}", new in "\\PC{0,12}", before in "\\PC{0,12}") {
            let name = lemma("en", &name);
            English.agree(&name, &name, Form::BARE, &new, Neighbours { before: &before, after: "" });
            English.analyse(&name, &[&new]);
        }
    }

    #[test]
    fn possessives() {
        let sus = lemma("en", "Sus");
        assert_eq!(read("en", &sus, "Sus’"), Form::new(&[F::Saxon, F::Variant]).into_iter().collect::<Vec<_>>());
        assert_eq!(write("en", &sus, read("en", &sus, "Sus’")[0], Joint::Apostrophe).as_deref(), Some("Sus's"));
        assert_eq!(read("en", &sus, "SUS'S"), [saxon()]);
        let shusha = lemma("en", "Shusha");
        assert_eq!(read("en", &shusha, "Shusha”'s"), [saxon()]);
        assert_eq!(write("en", &shusha, saxon(), Joint::Quote).as_deref(), Some("Shusha\"'s"));
        for other in ["Shushas", "Shusha'", "Shushan", "Shusha's's", "Shusha'd"] {
            assert!(read("en", &shusha, other).is_empty(), "{other}");
        }
    }

    #[test]
    fn the_article_follows_the_sound() {
        let agree = |before: &str, new: &str| {
            let name = lemma("en", "Old");
            English.agree(&name, &name, Form::BARE, new, Neighbours { before, after: " road" })
        };
        for (before, new, range, right) in [
            ("took a ", "Ivanyan", 5..6, "an"),
            ("took an ", "Martakert", 5..7, "a"),
            ("An ", "Khojaly", 0..2, "A"),
            ("A ", "Aghdara", 0..1, "An"),
            ("AN ", "KHOJALY", 0..2, "A"),
            ("A ", "AGHDARA", 0..1, "AN"),
            ("he met a ‘", "Umudlu", 7..8, "an"),
            ("he met an ", "Ukrainian town", 7..9, "a"),
            ("an ", "European", 0..2, "a"),
            ("a ", "hour's walk", 0..1, "an"),
            ("a ", "NKR", 0..1, "an"),
            ("an ", "UN", 0..2, "a"),
            ("a ", "Onega", 0..1, "an"),
            ("an ", "Yerevan", 0..2, "a"),
            ("a\u{a0}", "İstisu", 0..1, "an"),
            ("“a ", "Əsgəran", 3..4, "an"),
            ("a ", "8th", 0..1, "an"),
        ] {
            assert_eq!(
                agree(before, new),
                Agreement::Repair(vec![NearEdit::Before(range, right.to_owned())]),
                "{before}{new}"
            );
        }
        for (before, new) in [
            ("took a ", "Khojaly"),
            ("an ", "Aghdara"),
            ("the ", "Aghdara"),
            ("an old ", "Martakert"),
            ("vitamin A ", "Aghdara"),
            ("", "Aghdara"),
            ("a", "Aghdara"),
            ("Via ", "Aghdara"),
            ("M&A ", "Aghdara"),
            ("an ", "Iskandar"),
        ] {
            assert_eq!(agree(before, new), Agreement::Fits, "{before}{new}");
        }
    }
}
