//! German: names take a genitive and no other case; inhabitants in -er, which is also the undeclined adjective
//! (Stepanakerter Straße), and adjectives in -isch. The last word of a name takes the ending (Berg-Karabachs).

mod adjectival;
mod agree;
mod common;
mod names;
mod near;
#[cfg(test)]
#[path = "de/tests.rs"]
mod noun_tests;
mod nouns;
mod relative;
mod suffixes;
#[cfg(test)]
#[path = "de/term_tests.rs"]
mod term_tests;
mod terms;

use super::super::fold::Fold;
use super::{Agreement, Feature, Form, Inflected, Joint, Lemma, Morphology, Neighbours, Word, forms};
use Feature::{Adjective, Dative, Demonym, Feminine, Genitive, Neuter, Oblique, Plural, Variant};
use common::Common;

pub(super) struct German;

/// After s, ß, x, z and ce the genitive is an apostrophe alone (§ 96 of the official rules).
const HISSING: &[&str] = &["s", "ß", "x", "z", "ce"];

const INHABITANT: &[(&str, &[Feature])] = &[
    ("er", &[Demonym]),
    ("ers", &[Demonym, Genitive]),
    ("ern", &[Demonym, Plural, Dative]),
    ("erin", &[Demonym, Feminine]),
    ("erinnen", &[Demonym, Feminine, Plural]),
];

/// What may follow, and what it says.
type Endings = &'static [(&'static str, &'static [Feature])];

/// Inhabitants of towns that no rule shows, by what of the folded name stays and what comes between it and -er: Bozen, Bozner;
/// Essen, Essener; Zürich, Zürcher. Facts, from the Duden (*Das große Wörterbuch der deutschen Sprache*).
#[rustfmt::skip]
const INHABITANTS: &[(&str, &str, Endings)] = &[
    ("bozen", "boz", NER), ("dresden", "dresd", NER), ("meißen", "meiß", NER), ("münchen", "münch", NER), 
    ("aachen", "aachen", INHABITANT), ("baden", "baden", INHABITANT), ("essen", "essen", INHABITANT), ("gießen", "gießen", INHABITANT), ("minden", "minden", INHABITANT),
    ("pilsen", "pilsen", INHABITANT), ("posen", "posen", INHABITANT), ("verden", "verden", INHABITANT), ("xanten", "xanten", INHABITANT),
    ("basel", "bas", LER), ("zürich", "zür", CHER), ("hannover", "hannover", ANER), ("münster", "münster", ANER),
];

const NER: &[(&str, &[Feature])] = &[
    ("ner", &[Demonym]),
    ("ners", &[Demonym, Genitive]),
    ("nern", &[Demonym, Plural, Dative]),
    ("nerin", &[Demonym, Feminine]),
    ("nerinnen", &[Demonym, Feminine, Plural]),
];
const LER: &[(&str, &[Feature])] = &[
    ("ler", &[Demonym]),
    ("lers", &[Demonym, Genitive]),
    ("lern", &[Demonym, Plural, Dative]),
    ("lerin", &[Demonym, Feminine]),
    ("lerinnen", &[Demonym, Feminine, Plural]),
];
const CHER: &[(&str, &[Feature])] = &[
    ("cher", &[Demonym]),
    ("chers", &[Demonym, Genitive]),
    ("chern", &[Demonym, Plural, Dative]),
    ("cherin", &[Demonym, Feminine]),
    ("cherinnen", &[Demonym, Feminine, Plural]),
];
const ANER: &[(&str, &[Feature])] = &[
    ("aner", &[Demonym]),
    ("aners", &[Demonym, Genitive]),
    ("anern", &[Demonym, Plural, Dative]),
    ("anerin", &[Demonym, Feminine]),
    ("anerinnen", &[Demonym, Feminine, Plural]),
];

/// Neustadt, Neustädter, neustädtisch.
const ADTER: &[(&str, &[Feature])] = &[
    ("ädter", &[Demonym]),
    ("ädters", &[Demonym, Genitive]),
    ("ädtern", &[Demonym, Plural, Dative]),
    ("ädterin", &[Demonym, Feminine]),
    ("ädterinnen", &[Demonym, Feminine, Plural]),
];
const ADTISCH: &[(&str, &[Feature])] = &[
    ("ädtisch", &[Adjective]),
    ("ädtische", &[Adjective, Feminine]),
    ("ädtischen", &[Adjective, Oblique]),
    ("ädtischem", &[Adjective, Dative]),
    ("ädtischer", &[Adjective, Genitive]),
    ("ädtisches", &[Adjective, Neuter]),
];

const ISCH: &[(&str, &[Feature])] = &[
    ("isch", &[Adjective]),
    ("ische", &[Adjective, Feminine]),
    ("ischen", &[Adjective, Oblique]),
    ("ischem", &[Adjective, Dative]),
    ("ischer", &[Adjective, Genitive]),
    ("isches", &[Adjective, Neuter]),
];

impl Morphology for German {
    fn stems(&self, lemma: &Lemma, word: usize) -> Vec<String> {
        if let Some(noun) = Common::of(lemma) {
            let mut stems = noun.stems(word);
            stems.extend(forms::stems(lemma, word, Fold::Default));
            return stems;
        }
        let Some(this) = lemma.words.get(word) else { return Vec::new() };
        let mut out = vec![this.folded.clone()];
        if word + 1 == lemma.words.len() {
            out.push(stem(&this.folded).to_owned());
            out.extend(known_inhabitants(&this.folded).map(|(kept, _)| kept.to_owned()));
        }
        out.extend(forms::stems(lemma, word, Fold::Default));
        out.dedup();
        out
    }

    fn analyse(&self, lemma: &Lemma, surface: &[&str]) -> Vec<Form> {
        if let Some(noun) = Common::of(lemma) {
            let mut found = noun.analyse(surface);
            if found.is_empty() {
                found.extend(forms::listed(lemma, surface, Fold::Default));
            }
            return found;
        }
        let mut out: Vec<Form> = forms::listed(lemma, surface, Fold::Default).into_iter().collect();
        let (Some((last, others)), true) = (surface.split_last(), surface.len() == lemma.words.len()) else {
            return out;
        };
        let (word, before) = (&lemma.words[others.len()], &lemma.words[..others.len()]);
        if before.iter().map(|w| w.folded.as_str()).ne(others.iter().copied()) {
            return out;
        }
        for (ending, features) in endings(word, lemma) {
            let (base, rest) = ending;
            // Behind a closing quotation mark: die Straßen „Stepanakert“s.
            let is = |r: &str| r == rest || (!rest.is_empty() && r.strip_prefix('"') == Some(rest));
            out.extend(last.strip_prefix(base).filter(|&r| is(r)).and_then(|_| Form::new(&features)));
        }
        out
    }

    fn forms(&self, lemma: &Lemma) -> Vec<Form> {
        let Some(word) = lemma.words.last() else { return Vec::new() };
        if let Some(noun) = Common::of(lemma) {
            return noun.forms();
        }
        let all = endings(word, lemma).into_iter().filter_map(|(_, features)| Form::new(&features));
        all.filter(|&form| self.inflect(lemma, form, Joint::None).is_some()).collect()
    }

    fn inflect(&self, lemma: &Lemma, form: Form, joint: Joint) -> Option<Inflected> {
        if let Some(noun) = Common::of(lemma) {
            return noun.inflect(form).map(|text| Inflected { text, joint: None });
        }
        let (word, others) = lemma.words.split_last()?;
        let derived = form.has(Demonym) || form.has(Adjective);
        // An adjective before the noun would change too: der betroffenen Person.
        // Ursula von der Leyens Plan.
        let of_person = |i: usize| i > 0 && matches!(&*others[i - 1].text, "von" | "van" | "zu");
        let adjective = || others.iter().enumerate().any(|(i, word)| is_small_adjective(word) && !of_person(i));
        if form.has(Genitive) && !derived && adjective() {
            return None;
        }
        // Of Frankfurt an der Oder it is the Frankfurter.
        if derived && others.iter().any(|word| word.text.starts_with(char::is_lowercase)) {
            return None;
        }
        // Berg-Karabacher is one word to its reader, New Yorker two: both keep the words before.
        let ((base, ending), _) = endings(word, lemma).into_iter().find(|(_, f)| Form::new(f) == Some(form))?;
        let kept = word.text.chars().count().checked_sub(word.folded.chars().count() - base.chars().count())?;
        let mut last: String = word.text.chars().take(kept).collect();
        let mut mark = None;
        match (ending, joint) {
            ("'", Joint::Apostrophe) => mark = Some(last.len()),
            (_, Joint::Quote) => {
                mark = Some(last.len()).filter(|_| !ending.is_empty());
                last.push_str(if ending == "'" { "’" } else { ending });
            }
            ("'", Joint::None) => last.push('’'),
            _ => last.push_str(ending),
        }
        let mut text = lemma.join(others.iter().map(|w| &*w.text).chain([last.as_str()]));
        let joint = mark.map(|at| text.len() - last.len() + at);
        if form.has(Adjective) {
            text = text.chars().flat_map(char::to_lowercase).collect();
        }
        Some(Inflected { text, joint: joint.filter(|_| !derived) })
    }

    /// A curly apostrophe stays one: Leningrad’s.
    fn finish(&self, original: &str, suggestion: String) -> String {
        let curly = original.contains('’') && !original.contains('\'');
        if curly && suggestion.ends_with("'s") { suggestion.replace('\'', "’") } else { suggestion }
    }

    /// *Fragen Sie*, *beim Fragen*: the verb, which looks like the plural of the noun.
    fn is_another_word(&self, lemma: &Lemma, form: Form, near: Neighbours<'_>) -> bool {
        form.has(Plural)
            && Common::of(lemma).is_some_and(|noun| !noun.has_adjectives())
            && near::is_verb(near, form.has(common::SEEN))
    }

    /// Of what the glossary shows to be a common noun the plural should be known.
    fn class(&self, lemma: &Lemma) -> Option<&'static str> {
        let known = match Common::of(lemma) {
            Some(noun) => !lemma.common || !noun.asks_for_plural(),
            None => !lemma.common || lemma.gender == Some('p'),
        };
        known.then_some("")
    }

    /// What the article and the preposition before a common noun leave; all, if they leave none.
    fn narrow(&self, lemma: &Lemma, forms: &mut Vec<Form>, near: Neighbours<'_>) {
        let Some(noun) = Common::of(lemma) else { return };
        let before = near::before(near.before);
        // Die Lage junger Flüchtlinge: the noun does not show the genitive.
        let genitive = |form: &Form| form.has(Genitive) && (form.has(Plural) || noun.gender == 'p');
        if forms.iter().any(genitive) && near::is_genitive_plural(near.before) {
            forms.retain(genitive);
            return;
        }
        // Asylanten, mit Asylanten: one would have an article.
        let one = |form: &Form| !form.has(Plural) && !form.is_bare();
        if noun.is_weak() && before.way.is_none() && !before.agrees && !forms.iter().all(one) {
            forms.retain(|form| !one(form));
        }
        // Without an article there is no genitive: Accounts, Nebenwirkungen; but: wegen starker Nebenwirkungen.
        let bare = before.allowed.is_empty() && !before.agrees && !noun.has_adjectives();
        // An adjective without article has -en in the genitive: Neue Records.
        let last = near.before.split_whitespace().next_back().unwrap_or_default();
        let other = !bare && noun.genitive_shows() && !last.ends_with("en");
        let fits = |form: &Form| {
            if before.allowed.is_empty() {
                !((bare || other) && form.has(Genitive))
            } else {
                noun.is_allowed(*form, &before.allowed)
            }
        };
        let way = |form: &Form| noun.with_way(*form, before.way) == *form;
        for kept in [
            forms.iter().copied().filter(|form| fits(form) && way(form)).collect::<Vec<_>>(),
            forms.iter().copied().filter(fits).collect(),
        ] {
            if !kept.is_empty() {
                *forms = kept;
                return;
            }
        }
    }

    /// The adjective of another term is inflected as the article asks; what is no common noun has no dative.
    fn adapt(&self, new: &Lemma, form: Form, near: Neighbours<'_>) -> Form {
        match Common::of(new) {
            Some(noun) => {
                let before = near::before(near.before);
                let asked = noun.asked(&before).filter(|_| form.is_bare() && noun.shows);
                asked.unwrap_or_else(|| noun.with_way(form, before.way))
            }
            None if form.has(Demonym) || form.has(Adjective) => form,
            None => {
                let plain = [common::WEAK, common::MIXED, Dative, Feature::Accusative];
                // Der Hypertonie: the genitive of a feminine looks like the rest.
                let last = near.before.split_whitespace().next_back().unwrap_or_default();
                // Der UN: of letters the article shows what the glossary does not say.
                let letters = || !new.text().contains(char::is_lowercase) && last.to_lowercase().ends_with("er");
                let bare = matches!(new.gender, Some('f' | 'p')) && !common::is_town(new);
                let feminine = (bare || new.gender.is_none() && letters()).then_some(Genitive);
                plain.into_iter().chain(feminine).fold(form, Form::without)
            }
        }
    }

    /// Of another gender what agrees with a noun would have to change; behind a name the case does not show.
    fn agree(&self, old: &Lemma, new: &Lemma, form: Form, new_text: &str, near: Neighbours<'_>) -> Agreement {
        let gender = |lemma: &Lemma| Common::of(lemma).map(|noun| noun.gender).or(lemma.gender);
        let mut before = near::before(near.before);
        // Dieses Programm: the genitive would show.
        if Common::of(old).is_some_and(|noun| noun.genitive_shows()) {
            before.allowed.retain(|(gender, case)| *gender == 'p' || (*case == near::GEN) == form.has(Genitive));
        }
        let (from, to) = (gender(old), gender(new));
        let derived = form.has(Demonym) || form.has(Adjective);
        if let Some(agreement) = (!derived).then(|| article(old, new, (from, to), &before, new_text, near)).flatten() {
            return agreement;
        }
        let follow = || format!("the words before agree with {} and may have to change for {new_text}", old.text());
        let other = from != to && to.is_some() || to.is_none() && new.thing && !old.is_written_like(new);
        let differs = other && !form.has(Plural) && !form.has(Demonym) && !form.has(Adjective);
        if (from == Some('p')) == (to == Some('p')) && differs && before.agrees {
            // Places of the neuter have no article: in der Republik Nordzypern, in Zypern.
            let bare = to == Some('n') && !new.common && names::is_bare(new);
            let both = from.zip(to).filter(|_| !bare);
            if let Some(edits) = both.and_then(|both| agree::repaired(near.before, near.after, &before, both)) {
                return Agreement::Repair(edits);
            }
        }
        let Some(noun) = Common::of(new) else {
            return if differs && before.agrees { Agreement::Breaks(follow()) } else { Agreement::Fits };
        };
        if (from == Some('p') || form.has(Plural)) != (noun.gender == 'p' || form.has(Plural)) {
            let why = format!("one of {} and {new_text} is a plural", old.text());
            return if from.is_some() { Agreement::Unwritten(why) } else { Agreement::Breaks(why) };
        }
        if differs && before.agrees {
            return Agreement::Breaks(follow());
        }
        if Common::of(old).is_none() && noun.shows && noun.asked(&before).is_none() {
            return Agreement::Breaks(format!("the case that {new_text} has to stand in does not show"));
        }
        Agreement::Fits
    }
}

/// What a name with an article asks for in the place of one without, and the other way round: in Holland, in den
/// Niederlanden; in der Tschechischen Republik, in Tschechien.
fn article(
    old: &Lemma,
    new: &Lemma,
    (from, to): (Option<char>, Option<char>),
    before: &near::Before,
    new_text: &str,
    near: Neighbours<'_>,
) -> Option<Agreement> {
    let unwritten = || Some(Agreement::Unwritten(format!("one of {} and {new_text} takes an article", old.text())));
    let is_noun = |lemma: &Lemma| lemma.common || Common::of(lemma).is_some();
    let leaves = || {
        names::is_land(old)
            || is_noun(old) && to == Some('n') && !new.common
            || names::is_noun(old) && names::is_country(new)
    };
    if before.agrees && names::is_bare(new) && leaves() {
        let is_subject = from == Some('p') && before.allowed.iter().any(|(_, case)| *case == near::NOM);
        let edit = names::without_article(near.before, near.after, from).filter(|_| !is_subject);
        return edit.map_or_else(unwritten, |edit| Some(Agreement::Repair(vec![edit])));
    }
    let shown = names::is_land(new) && !names::is_noun(old);
    let names = !is_noun(old) && !is_noun(new);
    let differs = names::takes_article(old) != names::takes_article(new);
    if (shown || names) && differs { unwritten() } else { None }
}

/// Beginnings with their endings, and what they mean; the one to produce first.
fn endings<'w>(word: &'w Word, lemma: &Lemma) -> Vec<((&'w str, &'static str), Vec<Feature>)> {
    let base = word.folded.as_str();
    let mut out = vec![((base, ""), Vec::new())];
    if matches!(lemma.gender, Some('f' | 'p')) && !common::is_town(lemma) {
        // Of feminines and plurals the genitive has no ending: der Hypertonie.
    } else if HISSING.iter().any(|end| base.ends_with(end)) {
        out.push(((base, "'"), vec![Genitive]));
    } else {
        out.push(((base, "s"), vec![Genitive]));
        out.push(((base, "'s"), vec![Genitive, Variant]));
    }
    // Nobody lives in a common noun: a Drucker is no man from Druck.
    if lemma.common {
        return out;
    }
    let stem = stem(base);
    let own = known_inhabitants(base);
    let (kept, inhabitants) = own.unwrap_or((stem, INHABITANT));
    out.extend(inhabitants.iter().map(|&(ending, features)| ((kept, ending), features.to_vec())));
    // Dresden has Dresdner, Baden Badener; what a rule would make is found of every name.
    let shorter: &[_] =
        if stem.len() < base.len() { &[(base, "er"), (stem, "ner"), (stem, "ners"), (stem, "nern")] } else { &[] };
    for &(from, ending) in [(stem, "er")].iter().chain(shorter) {
        let made = [from, ending].concat();
        if !out.iter().any(|((known, end), _)| made.strip_prefix(known) == Some(end)) {
            out.push(((from, ending), vec![Demonym, Variant]));
        }
    }
    let (stem, adjectives) = before_umlaut(base).map_or((stem, ISCH), |kept| (kept, ADTISCH));
    out.extend(adjectives.iter().map(|&(ending, features)| ((stem, ending), features.to_vec())));
    out
}

/// What stays of a name whose inhabitants are listed, and the endings behind it.
fn known_inhabitants(base: &str) -> Option<(&str, Endings)> {
    if let Some(kept) = before_umlaut(base) {
        return Some((kept, ADTER));
    }
    let (_, kept, endings) = INHABITANTS.iter().find(|(name, ..)| *name == base)?;
    Some((&base[..kept.len()], endings))
}

/// What stays of -stadt before -ädter and -ädtisch.
fn before_umlaut(base: &str) -> Option<&str> {
    base.strip_suffix("adt").filter(|kept| kept.ends_with("st"))
}

/// An adjective that would change too; but not the und of Bosnien und Herzegowina.
fn is_small_adjective(word: &Word) -> bool {
    word.text.starts_with(char::is_lowercase)
        && ["e", "er", "es", "en", "em"].iter().any(|end| word.folded.ends_with(end))
}

/// What -er and -isch stand after: without -e and without the -en of a longer word (Bremen, Bremer).
fn stem(folded: &str) -> &str {
    let shorter = folded.strip_suffix("en").filter(|s| s.chars().count() > 3).or_else(|| folded.strip_suffix('e'));
    shorter.filter(|s| !s.is_empty()).unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(lemma: &Lemma) {
        for form in German.forms(lemma) {
            let made = German.inflect(lemma, form, Joint::None).expect("a form that the name has");
            let folded = made.text.to_lowercase().replace('’', "'");
            let parts = Lemma::new(&folded, Fold::Default);
            let words: Vec<&str> = parts.words.iter().map(|w| &*w.text).collect();
            assert!(German.analyse(lemma, &words).contains(&form), "{folded} {form:?}");
            for (i, word) in words.iter().enumerate() {
                assert!(German.stems(lemma, i).iter().any(|s| word.starts_with(s.as_str())), "{word}");
            }
        }
    }

    #[test]
    fn genitives_and_inhabitants() {
        for (name, features, expected) in [
            ("Stepanakert", &[Genitive][..], "Stepanakerts"),
            ("Sus", &[Genitive], "Sus’"),
            ("Berg-Karabach", &[Genitive], "Berg-Karabachs"),
            ("Stepanakert", &[Demonym], "Stepanakerter"),
            ("Bremen", &[Demonym, Plural, Dative], "Bremern"),
            ("Karabach", &[Adjective, Oblique], "karabachischen"),
            ("Halle", &[Demonym, Feminine], "Hallerin"),
            ("Rastatt", &[Demonym], "Rastatter"),
            ("Neustadt", &[Demonym], "Neustädter"),
            ("Ballstadt", &[Adjective, Oblique], "ballstädtischen"),
            ("Karl-Marx-Stadt", &[Demonym], "Karl-Marx-Städter"),
            ("Karl-Marx-Stadt", &[Genitive], "Karl-Marx-Stadts"),
        ] {
            let lemma = Lemma::new(name, Fold::Default);
            let form = Form::new(features).expect("short");
            assert_eq!(German.inflect(&lemma, form, Joint::None).map(|i| i.text).as_deref(), Some(expected));
            check(&lemma);
        }
    }

    #[test]
    fn inhabitants_of_places_in_en() {
        let norden = Lemma::new("Norden", Fold::Default);
        let (demonym, variant) =
            (Form::new(&[Demonym]).expect("short"), Form::new(&[Demonym, Variant]).expect("short"));
        assert_eq!(German.analyse(&norden, &["nordner"]), [variant]);
        assert_eq!(German.analyse(&norden, &["nordener"]), [variant]);
        for (name, expected, also) in [
            ("Bozen", "Bozner", "bozener"),
            ("Dresden", "Dresdner", "dresdener"),
            ("Aachen", "Aachener", "aacher"),
            ("Zürich", "Zürcher", "züricher"),
            ("Basel", "Basler", "baseler"),
            ("Hannover", "Hannoveraner", "hannoverer"),
            ("Bremen", "Bremer", "bremener"),
        ] {
            let lemma = Lemma::new(name, Fold::Default);
            assert_eq!(German.inflect(&lemma, demonym, Joint::None).map(|i| i.text).as_deref(), Some(expected));
            assert_eq!(German.analyse(&lemma, &[also]), [variant], "{also}");
            check(&lemma);
        }
    }

    #[test]
    fn apostrophes() {
        let sus = Lemma::new("Sus", Fold::Default);
        let genitive = Form::new(&[Genitive]).expect("short");
        let made = Inflected { text: "Sus".into(), joint: Some(3) };
        assert_eq!(German.inflect(&sus, genitive, Joint::Apostrophe), Some(made));
        assert_eq!(German.analyse(&sus, &["sus'"]), [genitive]);
        assert_eq!(German.analyse(&sus, &["sus\"'"]), [genitive]);
        let behind = Inflected { text: "Sus’".into(), joint: Some(3) };
        assert_eq!(German.inflect(&sus, genitive, Joint::Quote), Some(behind));
        let shusha = Lemma::new("Schuscha", Fold::Default);
        assert_eq!(German.analyse(&shusha, &["schuscha\"s"]), [genitive]);
        let behind = Inflected { text: "Schuschas".into(), joint: Some(8) };
        assert_eq!(German.inflect(&shusha, genitive, Joint::Quote), Some(behind));
        assert_eq!(German.analyse(&shusha, &["schuscha's"]), [genitive.with(Variant).expect("short")]);
        assert!(German.analyse(&shusha, &["schuschat"]).is_empty());
        assert!(German.analyse(&Lemma::new("", Fold::Default), &[]).is_empty());
    }

    proptest! {
        #[test]
        fn any_name_both_ways(text in "[A-ZÄÖÜ][a-zäöüß]{0,9}([ -][A-Z][a-zß]{0,6})?") {
            check(&Lemma::new(&text, Fold::Default));
        }
    }
}
