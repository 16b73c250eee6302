//! Plurals of common nouns and of names made of letters.
//!
//! A noun is *common* if its last word is listed with a small letter, *letters* if all of it is capitals (API, MP3); any
//! other capital makes it a name, which has no plural unless `decl = "noun"` says so. Facts: what English grammars give
//! as rules and lists of irregular plurals.

use super::super::{Feature, Form, Lemma, NearEdit, Neighbours, Separator, Word};

/// What the last word of a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Noun {
    /// Shusha, Lachin Corridor: no plural.
    Name,
    /// heart attack, Petri dish.
    Common,
    /// API, URL: an s behind the capitals.
    Letters,
}

/// What a term is, by `decl`, else by its capitals.
pub(super) fn noun(lemma: &Lemma) -> Noun {
    let Some(last) = lemma.words.last() else { return Noun::Name };
    match lemma.decl.as_deref() {
        Some("noun") => return Noun::Common,
        Some("name") => return Noun::Name,
        _ => {}
    }
    let is_letter = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    if (2..=MOST_LETTERS).contains(&last.text.len())
        && last.text.chars().all(is_letter)
        && last.text.starts_with(|c: char| c.is_ascii_uppercase())
    {
        return Noun::Letters;
    }
    let is_common = |word: &Word| {
        word.text.starts_with(char::is_lowercase)
            && word.text.ends_with(char::is_alphabetic)
            && word.folded.chars().count() >= 2
    };
    // An act of God.
    let before_of = before_of(lemma).and_then(|i| lemma.words.get(i));
    if is_common(last) || before_of.is_some_and(is_common) { Noun::Common } else { Noun::Name }
}

/// The word that takes the plural: the last one, but that before *of* (tables of keys), unless a noun follows that the whole
/// belongs to (point of sale terminals).
pub(super) fn head(lemma: &Lemma) -> usize {
    let last = lemma.words.len().saturating_sub(1);
    if noun(lemma) == Noun::Common { before_of(lemma).unwrap_or(last) } else { last }
}

/// The noun before *of* and one word.
fn before_of(lemma: &Lemma) -> Option<usize> {
    let last = lemma.words.len().checked_sub(1)?;
    if lemma.separators.iter().any(|separator| *separator != Separator::Space) {
        return None;
    }
    let word = |i: usize| lemma.words.get(i).map_or("", |word| &*word.folded);
    let of = (1..last).find(|&i| word(i) == "of")?;
    let behind = last - of - usize::from(matches!(word(of + 1), "the" | "a" | "an"));
    let is_noun = !matches!(word(of - 1), "out" | "ahead" | "because" | "instead" | "regardless" | "short");
    (behind == 1 && is_noun).then_some(of - 1)
}

/// Longer capitals are a word.
const MOST_LETTERS: usize = 5;

/// The plurals of a folded word.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plurals {
    /// What is written; `None` for what is not counted (software).
    pub(super) written: Option<String>,
    /// What else is found.
    pub(super) others: Vec<String>,
}

impl Plurals {
    /// All of them, the one that is written first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.written.iter().chain(&self.others).map(String::as_str)
    }

    fn of(written: String) -> Self {
        Self { written: Some(written), others: Vec::new() }
    }
}

/// Endings of words whose plural is made in another way: of the word, of the plural. The first that fits is taken,
/// the last part of a compound too (*gentleman*, *forefoot*).
const CHANGED: &[(&str, &str)] = &[
    ("woman", "women"),
    ("human", "humans"),
    ("ottoman", "ottomans"),
    ("german", "germans"),
    ("roman", "romans"),
    ("caiman", "caimans"),
    ("talisman", "talismans"),
    ("shaman", "shamans"),
    ("brahman", "brahmans"),
    ("dragoman", "dragomans"),
    ("hetman", "hetmans"),
    ("ataman", "atamans"),
    ("man", "men"),
    ("child", "children"),
    ("foot", "feet"),
    ("tooth", "teeth"),
    ("mongoose", "mongooses"),
    ("goose", "geese"),
    ("mouse", "mice"),
    ("blouse", "blouses"),
    ("louse", "lice"),
    ("person", "people"),
    ("knife", "knives"),
    ("midwife", "midwives"),
    ("housewife", "housewives"),
    ("life", "lives"),
    ("leaf", "leaves"),
    ("loaf", "loaves"),
    ("sheaf", "sheaves"),
    ("thief", "thieves"),
    ("shelf", "shelves"),
    ("elf", "elves"),
    ("half", "halves"),
    ("calf", "calves"),
    ("wolf", "wolves"),
    ("criterion", "criteria"),
    ("phenomenon", "phenomena"),
    ("bacterium", "bacteria"),
    ("ovum", "ova"),
    ("erratum", "errata"),
    ("addendum", "addenda"),
    ("vertebra", "vertebrae"),
    ("alga", "algae"),
    ("larva", "larvae"),
    ("bacillus", "bacilli"),
    ("nucleus", "nuclei"),
    ("stimulus", "stimuli"),
    ("thrombus", "thrombi"),
    ("embolus", "emboli"),
    ("alumnus", "alumni"),
    ("radius", "radii"),
    ("coccus", "cocci"),
    ("genus", "genera"),
    ("quiz", "quizzes"),
    ("tech", "techs"),
];

/// Whole words that the rules would give another plural.
const WORDS: &[(&str, &str)] = &[
    ("ox", "oxen"),
    ("wife", "wives"),
    ("self", "selves"),
    ("echo", "echoes"),
    ("embargo", "embargoes"),
    ("hero", "heroes"),
    ("potato", "potatoes"),
    ("tomato", "tomatoes"),
    ("torpedo", "torpedoes"),
    ("veto", "vetoes"),
    ("lens", "lenses"),
    ("gas", "gases"),
    ("summons", "summonses"),
    ("iris", "irises"),
    ("epididymis", "epididymides"),
    ("stomach", "stomachs"),
    ("epoch", "epochs"),
    ("monarch", "monarchs"),
    ("patriarch", "patriarchs"),
    ("eunuch", "eunuchs"),
];

/// Second plurals that are as good: found, and not written.
const BESIDE: &[(&str, &str)] = &[
    ("index", "indices"),
    ("appendix", "appendices"),
    ("matrix", "matrices"),
    ("vertex", "vertices"),
    ("cortex", "cortices"),
    ("codex", "codices"),
    ("formula", "formulae"),
    ("antenna", "antennae"),
    ("focus", "foci"),
    ("fungus", "fungi"),
    ("cactus", "cacti"),
    ("syllabus", "syllabi"),
    ("terminus", "termini"),
    ("corpus", "corpora"),
    ("virus", "viri"),
    ("medium", "media"),
    ("memorandum", "memoranda"),
    ("forum", "fora"),
    ("stadium", "stadia"),
    ("symposium", "symposia"),
    ("curriculum", "curricula"),
    ("referendum", "referenda"),
    ("spectrum", "spectra"),
    ("stratum", "strata"),
    ("cranium", "crania"),
    ("automaton", "automata"),
    ("ganglion", "ganglia"),
    ("schema", "schemata"),
    ("stigma", "stigmata"),
    ("carcinoma", "carcinomata"),
    ("trauma", "traumata"),
    ("hoof", "hooves"),
    ("scarf", "scarves"),
    ("wharf", "wharves"),
    ("dwarf", "dwarves"),
    ("roof", "rooves"),
    ("person", "persons"),
    ("mouse", "mouses"),
    ("quota", "quotae"),
];

/// One form for one and for many.
const SAME: &[&str] = &[
    "aircraft",
    "spacecraft",
    "hovercraft",
    "watercraft",
    "series",
    "species",
    "sheep",
    "deer",
    "fish",
    "offspring",
    "headquarters",
    "crossroads",
    "means",
    "corps",
    "chassis",
    "people",
    "police",
    "cattle",
    "data",
    "media",
    "staff",
];

/// What is not counted. A plural of it may be met, and is not written.
const UNCOUNTED: &[&str] = &[
    "advice",
    "baggage",
    "equipment",
    "evidence",
    "feedback",
    "furniture",
    "homework",
    "information",
    "knowledge",
    "legislation",
    "luggage",
    "machinery",
    "mail",
    "money",
    "music",
    "news",
    "personnel",
    "progress",
    "research",
    "software",
    "traffic",
    "vocabulary",
    "weather",
    "wildlife",
];

/// The plurals of a word in small letters.
pub(super) fn plurals(word: &str) -> Plurals {
    let changed = |table: &[(&str, &str)], whole: bool| {
        let fits = |own: &str| if whole { word == own } else { word.ends_with(own) };
        let (own, plural) = table.iter().find(|(own, _)| fits(own))?;
        Some(format!("{}{plural}", &word[..word.len() - own.len()]))
    };
    let uncounted = UNCOUNTED.contains(&word) || ["ware", "ness", "ics", "itis"].iter().any(|end| word.ends_with(end));
    if SAME.contains(&word) || is_plural(word) && !uncounted && changed(WORDS, true).is_none() {
        return Plurals::of(word.to_owned());
    }
    let mut all = match changed(WORDS, true).or_else(|| changed(CHANGED, false)) {
        Some(plural) => Plurals::of(plural),
        None => regular(word),
    };
    all.others.extend(changed(BESIDE, false));
    if uncounted {
        all.others.extend(all.written.take());
    }
    all
}

/// By the last letters alone.
fn regular(word: &str) -> Plurals {
    let mut before = word.chars().rev().skip(1);
    let behind_vowel = before.next().is_some_and(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'));
    if let Some(stem) = word.strip_suffix("sis").or_else(|| word.strip_suffix("xis")) {
        let own = &word[stem.len()..=stem.len()];
        return Plurals::of(format!("{stem}{own}es"));
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !behind_vowel || stem.ends_with("qu")) {
        return Plurals::of(format!("{stem}ies"));
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) {
        return Plurals::of(format!("{word}es"));
    }
    let mut all = Plurals::of(format!("{word}s"));
    if word.ends_with('o') && !behind_vowel {
        all.others.push(format!("{word}es"));
    }
    all
}

/// True for a word that is listed in the plural: rights, services, proceedings.
fn is_plural(word: &str) -> bool {
    let Some(stem) = word.strip_suffix('s') else { return false };
    let last = stem.chars().next_back().unwrap_or('s');
    // Process, virus, basis, alias are none.
    !matches!(last, 's' | 'u' | 'i' | 'a') && stem.chars().count() >= 3
}

/// Officials' for policemen's: a plural without s takes one where an apostrophe follows that closes no quotation.
pub(super) fn possessive_mark(form: Form, new_text: &str, near: Neighbours<'_>) -> Option<NearEdit> {
    let mark = near.after.chars().next().filter(|c| matches!(c, '\'' | '’'))?;
    let ends = !near.after[mark.len_utf8()..].starts_with(char::is_alphanumeric);
    let opened = near
        .before
        .char_indices()
        .any(|(at, c)| c == '‘' || c == '\'' && !near.before[..at].ends_with(|c: char| c.is_alphanumeric()));
    let plural = form.features() == [Feature::Plural];
    (plural && ends && !opened && !new_text.ends_with(['s', 'S']))
        .then(|| NearEdit::After(0..mark.len_utf8(), format!("{mark}s")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::Fold;

    #[test]
    fn what_is_written() {
        for (word, plural) in [
            ("attack", "attacks"),
            ("policy", "policies"),
            ("key", "keys"),
            ("soliloquy", "soliloquies"),
            ("patch", "patches"),
            ("branch", "branches"),
            ("stomach", "stomachs"),
            ("process", "processes"),
            ("box", "boxes"),
            ("index", "indexes"),
            ("virus", "viruses"),
            ("alias", "aliases"),
            ("diagnosis", "diagnoses"),
            ("axis", "axes"),
            ("fireman", "firemen"),
            ("woman", "women"),
            ("human", "humans"),
            ("child", "children"),
            ("stakeholder", "stakeholders"),
            ("tooth", "teeth"),
            ("criterion", "criteria"),
            ("bacterium", "bacteria"),
            ("vertebra", "vertebrae"),
            ("life", "lives"),
            ("belief", "beliefs"),
            ("giraffe", "giraffes"),
            ("hero", "heroes"),
            ("video", "videos"),
            ("repo", "repos"),
            ("series", "series"),
            ("rights", "rights"),
            ("lens", "lenses"),
            ("gas", "gases"),
            ("quiz", "quizzes"),
        ] {
            assert_eq!(plurals(word).written.as_deref(), Some(plural), "{word}");
        }
        for word in ["software", "malware", "information", "mathematics", "happiness", "arthritis"] {
            assert_eq!(plurals(word).written, None, "{word}");
        }
    }

    #[test]
    fn what_is_found_too() {
        for (word, plural) in [
            ("index", "indices"),
            ("formula", "formulae"),
            ("software", "softwares"),
            ("cargo", "cargoes"),
            ("person", "persons"),
            ("roof", "rooves"),
        ] {
            assert!(plurals(word).others.iter().any(|other| other == plural), "{word}: {:?}", plurals(word));
        }
    }

    #[test]
    fn which_words_have_one() {
        for (text, expected) in [
            ("heart attack", Noun::Common),
            ("Petri dish", Noun::Common),
            ("API", Noun::Letters),
            ("MP3", Noun::Letters),
            ("Shusha", Noun::Name),
            ("Lachin Corridor", Noun::Name),
            ("STEPANAKERT", Noun::Name),
            ("5G", Noun::Name),
            ("web 2", Noun::Name),
            ("x", Noun::Name),
        ] {
            assert_eq!(noun(&Lemma::new(text, Fold::Default)), expected, "{text}");
        }
        let told = |text: &str, decl: &str| Lemma { decl: Some(decl.into()), ..Lemma::new(text, Fold::Default) };
        assert_eq!(noun(&told("Data Subject", "noun")), Noun::Common);
        assert_eq!(noun(&told("mathematics", "name")), Noun::Name);
    }
}
