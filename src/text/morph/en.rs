//! English: the possessive, plurals, demonyms, and the article before the name.
//!
//! A name is bare (attributively too: the Shusha road) or possessive: Shusha's, behind a quotation mark “Shusha”'s, and
//! after a sibilant also Sus'. Of demonyms those are known that are regular: -ian, -i (`Other2`) and -er (`Other3`) on a
//! consonant, -an and the plural -s (`Other2`) on an -i, -n on an -a, each with a plural, and only of names with six letters,
//! so that no ordinary word is one. Of one word in -ia there is none: *Persian* and *Macedonian* are more than a place's. Phrasal verbs (log in) are verbs. All others (Bakuvian, Moscovite) a glossary lists in `forms`. Plurals are those of common
//! nouns (heart attacks) and of letters (APIs), which have no demonyms.

mod articles;
mod demonyms;
mod doubles;
mod plural;
mod sound;
mod verbs;

use demonyms::{
    AFTER_A, AFTER_I, BEHIND_A, BEHIND_CONSONANT, BEHIND_I, DEMONYMS, demonyms_of, is_demonym_in_i, stands_as_place,
};
use plural::{Noun, head, noun, plurals, possessive_mark};
use sound::begins_with_vowel_sound;

use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, NearEdit, Neighbours, forms};
use crate::text::fold::{Fold, is_apostrophe};

/// The rules of English.
pub(super) struct English;

impl Morphology for English {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        let mut stems = forms::stems(lemma, word, Fold::Default);
        let Some(own) = lemma.words.get(word) else { return stems };
        stems.push(own.folded.clone());
        if word == 0 && verbs::is_phrasal(lemma) {
            stems.extend(verbs::stems(lemma));
            return stems;
        }
        if word == head(lemma) && noun(lemma) == Noun::Common {
            // Policies, men: another beginning. Children, formulae: another end than those that a look tells.
            let plurals = plurals(&own.folded);
            let by_end = |plural: &str| matches!(plural.strip_prefix(&*own.folded), Some("" | "s" | "es"));
            stems.extend(plurals.iter().filter(|plural| !by_end(plural)).map(str::to_owned));
        }
        stems
    }

    fn may_end(&self, rest: &str) -> bool {
        matches!(rest, "" | "s" | "es")
            || rest.starts_with('\'')
            || DEMONYMS.iter().chain(AFTER_I).chain(AFTER_A).any(|(_, ending)| rest == *ending)
    }

    fn endings(&self, lemma: &Lemma) -> Option<&'static [&'static str]> {
        if !lemma.forms.is_empty() || verbs::is_phrasal(lemma) {
            return None;
        }
        Some(match (&lemma.words[..], noun(lemma)) {
            ([_], Noun::Name) => match demonyms_of(lemma).next() {
                Some((_, "an")) => BEHIND_I,
                Some((_, "n")) => BEHIND_A,
                Some(_) => BEHIND_CONSONANT,
                None => &[""],
            },
            ([_], _) => BEHIND_NOUN,
            _ if head(lemma) == 0 => BEHIND_NOUN,
            // Crew men is told by two letters that crew man has not.
            ([_, last], Noun::Common) if !plurals(&last.folded).iter().all(|p| same_two(p, &last.folded)) => {
                return None;
            }
            _ => &[""],
        })
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        if verbs::is_phrasal(lemma) {
            let bare = reading(lemma, surface).filter(|form| form.is_bare());
            let mut all: Vec<Form> = bare.into_iter().chain(verbs::analyse(lemma, surface)).collect();
            if all.is_empty() {
                all.extend(forms::listed(lemma, surface, Fold::Default));
            }
            return all;
        }
        let mut all: Vec<Form> =
            reading(lemma, surface).or_else(|| plural_reading(lemma, surface)).into_iter().collect();
        // Series, human rights: one as many.
        let unchanged = all.first().is_some_and(|form| matches!(form.features(), [] | [Feature::Saxon, ..]));
        if unchanged {
            all.extend(plural_reading(lemma, surface));
        } else if all.is_empty() {
            all.extend(forms::listed(lemma, surface, Fold::Default));
        }
        all
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        let text = lemma.text();
        if form.has(Feature::Demonym) {
            let (_, ending) = demonyms_of(lemma).find(|(features, _)| Form::new(features) == Some(form))?;
            return Some(Inflected { text: text + ending, joint: None });
        }
        let possessive = |text: String| {
            // Kazan', the soft sign of a catalogue: Kazan's.
            let text = if joint == Joint::Quote { text } else { text.trim_end_matches(is_apostrophe).to_owned() };
            let at = text.len();
            // The Netherlands'.
            let ending = match (joint, articles::is_plural(lemma)) {
                (Joint::Quote, false) => "'s",
                (Joint::Quote, true) => "'",
                (_, plural) => {
                    if plural {
                        ""
                    } else {
                        "s"
                    }
                }
            };
            Inflected { text: text + ending, joint: Some(at) }
        };
        // Two towns of one name: the two Vardenises.
        if form.features() == [Feature::Plural, Feature::Variant] && matches!(noun(lemma), Noun::Name) {
            let ending = if text.ends_with(['s', 'x', 'z']) || text.ends_with("sh") || text.ends_with("ch") {
                "es"
            } else {
                "s"
            };
            return Some(Inflected { text: text + ending, joint: None });
        }
        match form.without(Feature::Variant).features() {
            [] => Some(Inflected { text, joint: None }),
            [Feature::Saxon] => Some(possessive(text)),
            // To sign in is no noun: no sign ins.
            [Feature::Plural, ..] if verbs::is_phrasal(lemma) => None,
            [Feature::Plural] => Some(Inflected { text: plural_of(lemma)?, joint: None }),
            [Feature::Plural, Feature::Saxon] => {
                let text = plural_of(lemma)?;
                if !text.ends_with('s') {
                    return Some(possessive(text));
                }
                // Behind a quotation mark the apostrophe is part of the ending.
                let at = text.len();
                let ending = if joint == Joint::Quote { "'" } else { "" };
                Some(Inflected { text: text + ending, joint: Some(at) })
            }
            _ => Some(Inflected { text: verbs::inflect(lemma, form)?, joint: None }),
        }
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        if verbs::is_phrasal(lemma) {
            let others = verbs::FORMS.iter().filter_map(|form| Form::new(form));
            return std::iter::once(Form::BARE).chain(others).collect();
        }
        let derived = demonyms_of(lemma).filter_map(|(features, _)| Form::new(features));
        let many = [Form::new(&[Feature::Plural]), Form::new(&[Feature::Plural, Feature::Saxon])];
        let many = many.into_iter().flatten().filter(|_| plural_of(lemma).is_some());
        std::iter::once(Form::BARE).chain(Form::new(&[Feature::Saxon])).chain(many).chain(derived).collect()
    }

    fn narrow(&self, lemma: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        if verbs::is_phrasal(lemma) {
            verbs::narrow(forms, near);
        }
    }

    fn is_another_word(&self, lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        verbs::is_phrasal(lemma) && verbs::is_noun(form, near)
            || is_demonym_in_i(form) && stands_as_place(near)
            || doubles::is_verb(lemma, form, near)
    }

    /// A name that has no such demonym takes its own: Stepanakerter, Khankendian. What looks like a plural is a verb behind
    /// *it*, where a verb takes its place.
    fn adapt(&self, new: &Lemma, form: Form, near: Neighbours<'_>) -> Form {
        // To set it up: a pronoun goes between the two.
        if verbs::is_phrasal(new) && verbs::has_pronoun_behind(near) {
            return form.with(verbs::PARTED).unwrap_or(form);
        }
        if form.features() == [Feature::Plural] && verbs::is_phrasal(new) && verbs::has_subject(near) {
            return Form::new(verbs::FORMS[0]).unwrap_or(form);
        }
        if !form.has(Feature::Demonym) {
            return form;
        }
        let plural = form.has(Feature::Plural);
        let has = |form: Form| demonyms_of(new).any(|(features, _)| Form::new(features) == Some(form));
        let own = if plural { Form::new(&[Feature::Demonym, Feature::Plural]) } else { Form::new(&[Feature::Demonym]) };
        own.filter(|_| !has(form)).unwrap_or(form)
    }

    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        if form.is_bare() && verbs::is_phrasal(new) && !verbs::is_phrasal(old) && verbs::is_for_noun(near) {
            return Agreement::Breaks(format!("a noun stands here, and {new_text} is a verb"));
        }
        if doubles::may_be_verb(old, form, near) {
            return Agreement::Unwritten(format!("`{}` may be a verb here", old.text()));
        }
        if let Some(why) = articles::differ(old, new, form, near) {
            return Agreement::Unwritten(why);
        }
        if let Some(edit) = possessive_mark(form, new_text, near) {
            return Agreement::Repair(vec![edit]);
        }
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
        let listed = new.words.first().map_or("", |word| &*word.text);
        let wants_an = begins_with_vowel_sound(new_text, listed);
        if is_an == wants_an || letter_follows_capital_a(&before[..start], article) {
            return Agreement::Fits;
        }
        let shouting = article == "AN"
            || article == "A" && is_shouted(new_text) && {
                // Capitals of its own (SDK) say nothing about the sentence.
                let own = is_shouted(listed);
                let mut letters = near.before[..start].chars().chain(near.after.chars().filter(|_| own));
                letters.all(|c| !c.is_lowercase())
                    && (!own || near.before[..start].chars().chain(near.after.chars()).any(char::is_uppercase))
            };
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
    // The apostrophe of Kazan' is that of its possessive too.
    let catalogued = last.folded.strip_suffix('\'').and_then(|name| word.strip_prefix(name));
    if matches!(catalogued, Some("'s" | "\"'s" | "\"s")) {
        return Form::new(&[Feature::Saxon]);
    }
    let ending = word.strip_prefix(last.folded.as_str())?;
    let features: &[Feature] = match ending {
        "" => &[],
        // The finder may have taken the quotation mark for the whole joint.
        "'s" | "\"'s" | "\"s" => &[Feature::Saxon],
        "'" | "\"'" if articles::is_plural(lemma) => &[Feature::Saxon],
        "'" | "\"'" if last.folded.ends_with(['s', 'x', 'z']) => &[Feature::Saxon, Feature::Variant],
        _ => demonyms_of(lemma).find(|(_, own)| *own == ending)?.0,
    };
    Form::new(features)
}

/// The plural that a surface is.
fn plural_reading(lemma: &Lemma, surface: &[&str]) -> Option<Form> {
    let noun = noun(lemma);
    if head(lemma) + 1 < lemma.words.len() {
        let others = |i: &usize| *i != head(lemma);
        let same = (0..lemma.words.len()).filter(others).all(|i| surface.get(i) == Some(&&*lemma.words[i].folded));
        let own = plurals(&lemma.words[head(lemma)].folded);
        let is = surface.len() == lemma.words.len() && same && own.iter().any(|own| own == surface[head(lemma)]);
        return Form::new(&[Feature::Plural]).filter(|_| is);
    }
    let (last, first) = lemma.words.split_last()?;
    let (word, before) = surface.split_last()?;
    if noun == Noun::Name || !first.iter().map(|w| w.folded.as_str()).eq(before.iter().copied()) {
        return None;
    }
    let own = match noun {
        Noun::Letters => plural::Plurals { written: Some(last.folded.clone() + "s"), ..Default::default() },
        _ => plurals(&last.folded),
    };
    own.iter().find_map(|plural| {
        let ending = word.strip_prefix(plural)?;
        let features: &[Feature] = match ending {
            "" => &[Feature::Plural],
            "'" | "\"'" if plural.ends_with('s') => &[Feature::Plural, Feature::Saxon],
            "'s" | "\"'s" | "\"s" if !plural.ends_with('s') => &[Feature::Plural, Feature::Saxon],
            _ => return None,
        };
        Form::new(features)
    })
}

/// A term in the plural, with the capitals that it is listed with.
fn plural_of(lemma: &Lemma) -> Option<String> {
    let last = lemma.words.get(head(lemma))?;
    let written = match noun(lemma) {
        Noun::Name => return None,
        Noun::Letters => return Some(lemma.text() + "s"),
        Noun::Common => plurals(&last.folded).written?,
    };
    let mut capitals = last.text.chars().filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric());
    let like = |c: char| match capitals.next() {
        Some(own) if own.to_lowercase().eq([c]) => own,
        _ => c,
    };
    let word: String = written.chars().map(like).collect();
    let words = lemma.words.iter().enumerate();
    Some(lemma.join(words.map(|(i, own)| if i == head(lemma) { word.as_str() } else { &*own.text })))
}

/// True if two words have the same two first letters.
fn same_two(one: &str, other: &str) -> bool {
    one.chars().take(2).eq(other.chars().take(2))
}

/// All that may follow a noun that is no name, up to an apostrophe.
const BEHIND_NOUN: &[&str] = &["", "s", "es"];

/// True for the A of a list or a grade (“vitamin A Shusha”): a capital A inside a sentence of small letters is no
/// article.
fn letter_follows_capital_a(before: &str, article: &str) -> bool {
    let previous = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '‘' | '(' | '['));
    article == "A" && previous.chars().next_back().is_some_and(char::is_lowercase)
}

fn is_shouted(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).take(2).count() == 2 && !text.chars().any(char::is_lowercase)
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
        fn random_nouns(name in "([A-Za-z]{1,5}[ -])?[a-z]{1,9}") {
            both_ways("en", &lemma("en", &name), 1).map_err(TestCaseError::fail)?;
        }
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
    fn plurals_both_ways() {
        let form = |features: &[F]| Form::new(features).expect("two features");
        let (many, theirs) = (form(&[F::Plural]), form(&[F::Plural, F::Saxon]));
        for (text, plural, possessive) in [
            ("heart attack", "heart attacks", "heart attacks'"),
            ("security policy", "security policies", "security policies'"),
            ("fireman", "firemen", "firemen's"),
            ("Petri dish", "Petri dishes", "Petri dishes'"),
            ("REST API", "REST APIs", "REST APIs'"),
            ("species", "species", "species'"),
        ] {
            let name = lemma("en", text);
            assert_eq!(write("en", &name, many, Joint::None).as_deref(), Some(plural));
            assert_eq!(write("en", &name, theirs, Joint::Apostrophe).as_deref(), Some(possessive));
            assert!(read("en", &name, plural).contains(&many), "{plural}");
            assert!(read("en", &name, possessive).contains(&theirs), "{possessive}");
            both_ways("en", &name, 1).unwrap_or_else(|error| panic!("{error}"));
        }
        assert_eq!(write("en", &lemma("en", "software"), many, Joint::None), None);
        assert!(read("en", &lemma("en", "Lachin Corridor"), "Lachin Corridors").is_empty());
        assert!(read("en", &lemma("en", "mother-in-law"), "mothers-in-law").is_empty());
        let mut given = lemma("en", "mother-in-law");
        given.forms = vec!["plural: mothers-in-law".into()];
        assert_eq!(write("en", &given, many, Joint::None).as_deref(), Some("mothers-in-law"));
        assert!(read("en", &given, "mothers-in-law").contains(&many));
    }

    #[test]
    fn an_apostrophe_behind_a_plural_takes_an_s() {
        let agree = |before: &str, new: &str, after: &str| {
            let name = lemma("en", "old");
            let many = Form::new(&[F::Plural]).expect("one feature");
            English.agree(&name, &name, many, new, Neighbours { before, after })
        };
        let repaired = Agreement::Repair(vec![NearEdit::After(0..3, "’s".to_owned())]);
        assert_eq!(agree("the ", "firemen", "’ hats"), repaired);
        for (before, new, after) in
            [("the ", "officers", "’ hats"), ("the ‘", "firemen", "’ hats"), ("", "men", " hats")]
        {
            assert_eq!(agree(before, new, after), Agreement::Fits, "{before}{new}{after}");
        }
    }

    #[test]
    fn the_article_follows_the_sound() {
        let agree = |before: &str, new: &str| {
            // Longer capitals are the sentence's.
            let name = lemma("en", if new.len() > 5 { "Old" } else { new });
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
