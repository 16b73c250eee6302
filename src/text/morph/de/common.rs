//! German common nouns: number and case, and the adjectives before them in all three ways (*autonomes Gebiet*, *das
//! autonome Gebiet*, *ein autonomes Gebiet*, *der autonomen Gebiete*).
//!
//! All German nouns have a capital, so that a common one is told by the element that it ends in (*-gruppe*, *-abkommen*,
//! *-ung*), by an adjective in small letters before it, or by `decl = "noun"`; `decl = "name"` says that it is none. Source:
//! *Amtliches Regelwerk*, Duden grammar §§ 185–352, 491–510.
//!
//! In a form stand the number, the case, and of what has an adjective how that is inflected: [`WEAK`] behind *der*,
//! [`MIXED`] behind *ein*, neither without article.

use super::super::given::named;
use super::super::{Feature, Form, Lemma, Separator, Word};
use super::near::Before;
use super::nouns::{ELEMENTS, WHOLE};
use super::{adjectival, suffixes, terms};
use crate::text::fold::Fold;
use Feature::{Accusative, Dative, Genitive, Plural};

pub(super) const WEAK: Feature = Feature::Other1;
pub(super) const MIXED: Feature = Feature::Other2;
/// Of a plural whose ending is only seen: nothing is written in it.
pub(super) const SEEN: Feature = Feature::Other3;

/// Nominative, genitive, dative, accusative.
const CASES: [Option<Feature>; 4] = [None, Some(Genitive), Some(Dative), Some(Accusative)];
const NOM: usize = 0;
const GEN: usize = 1;
const DAT: usize = 2;

/// A common noun with what declines in it.
pub(super) struct Common<'l> {
    lemma: &'l Lemma,
    /// The words before it that are inflected adjectives.
    adjectives: usize,
    noun: usize,
    /// `m`, `f`, `n`, or `p` for what is listed in the plural.
    pub(super) gender: char,
    /// By case, folded.
    one: [String; 4],
    many: Option<[String; 4]>,
    /// A noun that is inflected as an adjective: Gefangener.
    adjectival: bool,
    /// Its adjectives, or itself in the oblique cases, show the case.
    pub(super) shows: bool,
    /// Nothing is known of how it declines but what its gender says.
    guessed: bool,
}

/// True for Karl-Marx-Stadt, which is a name and no common noun, whatever gender it is listed with: it has no article, and the
/// genitive of names (Karl-Marx-Stadts Märkte).
pub(super) fn is_town(lemma: &Lemma) -> bool {
    let last = lemma.words.last().is_some_and(|word| word.folded == "stadt");
    last && lemma.separators.last() == Some(&Separator::Hyphen) && !lemma.common
}

/// How a noun declines: gender, the singular, the plural, and whether as an adjective.
pub(super) type Declined = (char, [String; 4], Option<[String; 4]>, bool);

impl<'l> Common<'l> {
    pub(super) fn of(lemma: &'l Lemma) -> Option<Self> {
        let decl = lemma.decl.as_deref();
        if decl == Some("name") {
            return None;
        }
        let listed = decl == Some("noun");
        let adjectives = adjectives(lemma);
        let small = adjectives > 0 && starts_small(&lemma.words[0]);
        let mut noun = adjectives;
        while lemma.separators.get(noun) == Some(&Separator::Hyphen) {
            noun += 1;
        }
        let word = lemma.words.get(noun)?;
        if starts_small(word) && !listed {
            return None;
        }
        if is_town(lemma) && !listed {
            return None;
        }
        let written = adjectives.checked_sub(1).and_then(|i| shown_gender(&lemma.words[i].folded));
        let gender = lemma.gender;
        let as_adjective = gender.filter(|gender| adjectival::is(&word.folded, *gender)).map(|gender| {
            let one = [(); 4].map(|()| word.folded.clone());
            (gender, one, None, true)
        });
        let known = as_adjective
            .or_else(|| declined(&word.folded).filter(|(own, ..)| gender.is_none_or(|gender| gender == *own)));
        let by_suffix = || {
            let gender = gender.or(written)?;
            let declined = if lemma.common { terms::declined } else { suffixes::declined };
            declined(&word.folded, gender)
        };
        // Arabischer Golf: the adjective shows the gender of a noun that nothing else is known of.
        let named = || adjectives > 0 && (gender.is_some() || written.is_some_and(|shown| shown != 'f'));
        // Of several words with capitals any may be the one that declines.
        let alone = lemma.common && noun + 1 == lemma.words.len();
        let guess = || {
            let (gender, one, many, adjectival) = guessed(&word.folded, gender.or(written)?);
            // Den USA.
            let letters = gender == 'p' && !word.text.contains(char::is_lowercase);
            let one = if letters { one.map(|_| word.folded.clone()) } else { one };
            Some(((gender, one, many, adjectival), true))
        };
        let sure = |known| (known, false);
        let ((own, one, many, adjectival), guessed) = match known {
            Some(known) => sure(known),
            None if small || listed => by_suffix().map(sure).or_else(guess)?,
            None if named() => guess()?,
            None => gender.and_then(|_| by_suffix()).map(sure).or_else(|| if alone { guess() } else { None })?,
        };
        // An adjective of another gender does not belong to it; in -e it may be of any.
        if written.is_some_and(|shown| shown != 'f' && shown != own) {
            return None;
        }
        let many = given_plural(lemma, noun).or(many);
        // What is listed with capitals throughout is a name, which has no plural.
        let many = many.filter(|_| adjectives == 0 || small || listed);
        let shows = adjectives > 0 || adjectival || one[DAT] != one[NOM];
        Some(Self { lemma, adjectives, noun, gender: own, one, many, adjectival, shows, guessed })
    }

    /// The form that the article or the preposition asks for, of what has it in one case only: im, am, ins, des.
    pub(super) fn asked(&self, before: &Before) -> Option<Form> {
        let mut cases = before.allowed.iter().filter(|(gender, _)| *gender == self.gender).map(|(_, case)| *case);
        let case = cases.next()?;
        let features = CASES[case].into_iter().chain(before.way.filter(|_| self.inflects_adjectives()));
        let form = Form::new(&features.collect::<Vec<_>>())?;
        cases.all(|other| other == case).then_some(form)
    }

    /// True if no other case looks like its genitive in the singular: des Programms.
    pub(super) fn genitive_shows(&self) -> bool {
        !self.inflects_adjectives() && [NOM, DAT, 3].iter().all(|&case| self.one[case] != self.one[GEN])
    }

    /// True for der Asylant, den Asylanten.
    pub(super) fn is_weak(&self) -> bool {
        self.gender == 'm' && !self.inflects_adjectives() && self.one[DAT] != self.one[NOM]
    }

    pub(super) fn has_adjectives(&self) -> bool {
        self.adjectives > 0
    }

    fn inflects_adjectives(&self) -> bool {
        self.adjectives > 0 || self.adjectival
    }

    /// What the forms of a word begin with.
    pub(super) fn stems(&self, word: usize) -> Vec<String> {
        let Some(listed) = self.lemma.words.get(word) else { return Vec::new() };
        if word < self.adjectives || self.adjectival && word == self.noun {
            return vec![adjective_stem(&listed.folded).to_owned()];
        }
        let mut stems = vec![listed.folded.clone()];
        if word == self.noun {
            stems.extend(self.many.iter().map(|many| many[NOM].clone()));
            stems.extend(self.asks_for_plural().then(|| umlauted(&listed.folded)).flatten());
        }
        stems.sort_unstable();
        stems.dedup_by(|later, kept| later.starts_with(kept.as_str()));
        stems
    }

    /// All forms: number, case, and the ways to inflect adjectives.
    pub(super) fn forms(&self) -> Vec<Form> {
        let ways: &[Option<Feature>] =
            if self.inflects_adjectives() { &[None, Some(WEAK), Some(MIXED)] } else { &[None] };
        let numbers: &[Option<Feature>] = match (self.gender, &self.many, self.adjectival) {
            ('p', ..) | (_, None, false) => &[None],
            _ => &[None, Some(Plural)],
        };
        let mut all = Vec::new();
        for number in numbers {
            for case in CASES {
                for way in ways {
                    let features: Vec<Feature> = [*number, case, *way].into_iter().flatten().collect();
                    all.extend(Form::new(&features));
                }
            }
        }
        all
    }

    /// The forms that a folded surface can be.
    pub(super) fn analyse(&self, surface: &[&str]) -> Vec<Form> {
        if surface.len() != self.lemma.words.len() {
            return Vec::new();
        }
        let is = |form: &Form| {
            let Some(words) = self.words(*form) else { return false };
            words.iter().enumerate().all(|(i, word)| {
                *word == surface[i] || i == self.noun && form.has(Genitive) && is_other_genitive(word, surface[i])
            })
        };
        let mut found: Vec<Form> = self.forms().into_iter().filter(is).collect();
        // Records may be one's or many.
        if self.is_seen_plural(surface) {
            found.extend(Form::new(&[Plural, SEEN]));
        }
        found
    }

    /// True for a word with the ending of a plural, where it is not known which is the right one. Not -er, which makes
    /// other words (*Tester*), nor -en of masculines and neuters, which is the verb (*beim Testen*).
    fn is_seen_plural(&self, surface: &[&str]) -> bool {
        if !self.asks_for_plural() || !self.lemma.common {
            return false;
        }
        let endings: &[&str] = if self.gender == 'f' { &["en", "s"] } else { &["e", "s"] };
        self.lemma.words.iter().zip(surface).enumerate().all(|(i, (word, seen))| {
            let with = |base: &str, endings: &[&str]| seen.strip_prefix(base).is_some_and(|end| endings.contains(&end));
            if i != self.noun {
                return *seen == word.folded;
            }
            let turned = || umlauted(&word.folded).is_some_and(|base| with(&base, &["e"]));
            with(&word.folded, endings) || turned()
        })
    }

    /// True if its plural is not known.
    pub(super) fn asks_for_plural(&self) -> bool {
        self.guessed && self.many.is_none() && self.gender != 'p'
    }

    /// The words of a form, folded.
    fn words(&self, form: Form) -> Option<Vec<String>> {
        let case = CASES
            .iter()
            .position(|case| case.map_or(!CASES.iter().flatten().any(|c| form.has(*c)), |c| form.has(c)))?;
        let plural = form.has(Plural) || self.gender == 'p';
        if form.has(Plural) && (self.gender == 'p' || self.many.is_none() && !self.adjectival) {
            return None;
        }
        let known = |f: &Feature| *f == Plural || CASES.contains(&Some(*f)) || matches!(*f, WEAK | MIXED);
        if !form.features().iter().all(known) {
            return None;
        }
        let ending = ending(if plural { 'p' } else { self.gender }, case, form);
        let adjective = |word: &Word| format!("{}{ending}", adjective_stem(&word.folded));
        let words = self.lemma.words.iter().enumerate().map(|(i, word)| {
            if i < self.adjectives || self.adjectival && i == self.noun {
                adjective(word)
            } else if i != self.noun {
                word.folded.clone()
            } else if form.has(Plural) {
                self.many.as_ref().map_or_else(|| word.folded.clone(), |many| many[case].clone())
            } else {
                self.one[case].clone()
            }
        });
        Some(words.collect())
    }

    /// The term in a form, with its capitals.
    pub(super) fn inflect(&self, form: Form) -> Option<String> {
        // As listed, even where that is the weak form; but ein Asylsuchender.
        if form.is_bare() && !(self.adjectival && self.gender == 'm') {
            return Some(self.lemma.text());
        }
        let words = self.words(form)?;
        let spelt: Vec<String> = self.lemma.words.iter().zip(&words).map(|(word, new)| spell(word, new)).collect();
        Some(self.lemma.join(spelt.iter().map(String::as_str)))
    }

    /// The same number and case with the way that stands behind this determiner, for an adjective that has one.
    pub(super) fn with_way(&self, form: Form, way: Option<Feature>) -> Form {
        let plain = form.without(WEAK).without(MIXED);
        match way.filter(|_| self.inflects_adjectives()) {
            Some(way) => plain.with(way).unwrap_or(plain),
            None => plain,
        }
    }

    /// True if a form is one of a gender (or the plural) and case that is allowed.
    pub(super) fn is_allowed(&self, form: Form, allowed: &[(char, usize)]) -> bool {
        let gender = if form.has(Plural) { 'p' } else { self.gender };
        if form.has(SEEN) {
            return allowed.iter().any(|(own, _)| *own == 'p');
        }
        let case = CASES.iter().position(|case| case.is_some_and(|case| form.has(case))).unwrap_or(NOM);
        allowed.contains(&(gender, case))
    }
}

/// A word with the umlaut that many plurals have: Brüch(e), Bäum(e).
fn umlauted(word: &str) -> Option<String> {
    let is_vowel = |c: char| "aeiouyäöü".contains(c);
    let end = word.trim_end_matches(|c| !is_vowel(c)).len();
    let vowels = word[..end].trim_end_matches(is_vowel).len();
    let new = match &word[vowels..end] {
        "a" => "ä",
        "o" => "ö",
        "u" => "ü",
        "au" => "äu",
        _ => return None,
    };
    (end < word.len()).then(|| format!("{}{new}{}", &word[..vowels], &word[end..]))
}

/// The plural that the glossary gives, which has a dative too.
fn given_plural(lemma: &Lemma, noun: usize) -> Option<[String; 4]> {
    let mut entries = lemma.forms.iter().filter_map(|entry| named(entry).ok().flatten());
    let (_, text) = entries.find(|(form, _)| form.features() == [Plural])?;
    let given = Lemma::new(text, Fold::Default);
    (given.words.len() == lemma.words.len()).then(|| plural_rows(&given.words[noun].folded))
}

/// How many words at the beginning are inflected adjectives.
fn adjectives(lemma: &Lemma) -> usize {
    let last = lemma.words.len().saturating_sub(1);
    // Vereinte Nationen, Kleine Antillen: no name in the plural begins with another word in -e.
    let many = |word: &str| lemma.gender == Some('p') && word.ends_with('e');
    let is = |i: usize| {
        let word = &lemma.words[i];
        lemma.separators.get(i) == Some(&Separator::Space)
            && word.folded.chars().count() > 3
            && shown_gender(&word.folded).is_some()
            && (starts_small(word)
                || declined(&word.folded).is_none()
                    && (i + 1 < last || is_element(lemma) || is_surely(&word.folded) || many(&word.folded)))
    };
    (0..last).take_while(|&i| is(i)).count()
}

/// True if the last word of a name is a noun that is known.
fn is_element(lemma: &Lemma) -> bool {
    lemma.words.last().is_some_and(|word| declined(&word.folded).is_some())
}

/// True for an adjective that its suffix shows, or that is in many names: Arabischer Golf, but not Peter Meyer.
fn is_surely(word: &str) -> bool {
    let stem = adjective_stem(word);
    ["isch", "lich"].iter().any(|end| stem.ends_with(end)) && stem.chars().count() > 5
        || [
            "alt",
            "blau",
            "gelb",
            "groß",
            "grün",
            "heilig",
            "hoh",
            "klein",
            "kurz",
            "lang",
            "neu",
            "ober",
            "rot",
            "schwarz",
            "tot",
            "unter",
            "vereinigt",
            "vereint",
            "weiß",
            "golden",
            "besetzt",
            "frei",
        ]
        .contains(&stem)
}

/// The gender that an adjective shows in the strong nominative; `f` for -e, which shows none by itself.
fn shown_gender(word: &str) -> Option<char> {
    [("er", 'm'), ("es", 'n'), ("e", 'f')].iter().find(|(end, _)| word.ends_with(end)).map(|(_, gender)| *gender)
}

fn adjective_stem(word: &str) -> &str {
    ["er", "es", "e"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

fn starts_small(word: &Word) -> bool {
    word.text.starts_with(char::is_lowercase)
}

/// The ending of an adjective.
pub(super) fn ending(gender: char, case: usize, form: Form) -> &'static str {
    let weak = ["e", "en", "en", if gender == 'm' { "en" } else { "e" }];
    if gender == 'p' {
        return if form.has(WEAK) || form.has(MIXED) { "en" } else { ["e", "er", "en", "e"][case] };
    }
    if form.has(WEAK) {
        return weak[case];
    }
    let strong = match gender {
        'm' => ["er", "en", "em", "en"],
        'f' => ["e", "er", "er", "e"],
        _ => ["es", "en", "em", "es"],
    };
    // Mixed: strong where ein shows nothing, else weak.
    if form.has(MIXED) && matches!(case, GEN | DAT) { "en" } else { strong[case] }
}

/// Gebietes beside Gebiets.
fn is_other_genitive(genitive: &str, seen: &str) -> bool {
    match genitive.strip_suffix("es") {
        Some(base) => seen.strip_suffix('s') == Some(base) && !base.ends_with(['s', 'ß', 'x', 'z']),
        None => genitive
            .strip_suffix('s')
            .is_some_and(|base| seen.strip_suffix("es") == Some(base) && !base.ends_with(['e', 'n', 'r', 'l'])),
    }
}

/// A folded form in the letters that the word is listed with.
fn spell(word: &Word, new: &str) -> String {
    let same = word.text.chars().count() == word.folded.chars().count();
    let mut listed = word.text.chars().zip(word.folded.chars());
    let mut out = String::with_capacity(new.len());
    for (i, c) in new.chars().enumerate() {
        match listed.next() {
            Some((written, folded)) if same && folded == c => out.push(written),
            _ if i == 0 && word.text.starts_with(char::is_uppercase) => out.extend(c.to_uppercase()),
            _ => out.push(c),
        }
    }
    out
}

/// How a noun declines, by the longest element that it ends in.
fn declined(word: &str) -> Option<Declined> {
    let fits =
        |element: &str| word.strip_suffix(element).filter(|before| before.is_empty() || before.chars().count() > 1);
    if let Some((_, gender, genitive, plural)) = WHOLE.iter().find(|(own, ..)| *own == word) {
        return Some(with(word, "", *gender, genitive, plural));
    }
    let elements = ELEMENTS.iter().filter(|(element, ..)| fits(element).is_some());
    if let Some((element, gender, genitive, plural)) = elements.max_by_key(|(element, ..)| element.len()) {
        return Some(with(word, fits(element)?, *gender, genitive, plural));
    }
    let long = |end: &str| fits(end).is_some_and(|before| before.chars().count() > 2);
    if ["ung", "heit", "keit", "schaft", "tion", "sion", "tät"].iter().any(|end| long(end)) {
        return Some(with(word, "", 'f', word, &format!("{word}en")));
    }
    if ["ismus", "tum"].iter().any(|end| long(end)) {
        let genitive = if word.ends_with("tum") { format!("{word}s") } else { word.to_owned() };
        return Some(('m', [word.to_owned(), genitive, word.to_owned(), word.to_owned()], None, false));
    }
    // Listed in the plural: Vereinbarungen, Streitkräfte.
    let whole = ["ungen", "heiten", "keiten", "schaften", "tionen", "sionen", "täten"].iter().any(|end| long(end))
        || ELEMENTS.iter().any(|(element, _, genitive, plural)| {
            *genitive != "*" && !plural.is_empty() && plural != element && fits(plural).is_some()
        });
    whole.then(|| ('p', plural_rows(word), None, false))
}

pub(super) fn plural_rows(plural: &str) -> [String; 4] {
    let dative = if plural.ends_with(['n', 's']) { plural.to_owned() } else { format!("{plural}n") };
    [plural.to_owned(), plural.to_owned(), dative, plural.to_owned()]
}

fn with(word: &str, before: &str, gender: char, genitive: &str, plural: &str) -> Declined {
    let same = || word.to_owned();
    if gender == 'a' {
        return ('m', [same(), same(), same(), same()], None, true);
    }
    if genitive == "*" {
        let ending = if word.ends_with('e') || word.ends_with("nachbar") { "n" } else { "en" };
        let oblique = format!("{word}{ending}");
        let one = [same(), oblique.clone(), oblique.clone(), oblique.clone()];
        return (gender, one, Some(plural_rows(&oblique)), false);
    }
    let mut one = [same(), format!("{before}{genitive}"), same(), same()];
    if word == "name" {
        "namen".clone_into(&mut one[DAT]);
        "namen".clone_into(&mut one[3]);
    }
    (gender, one, Some(plural_rows(&format!("{before}{plural}"))), false)
}

/// A noun that nothing is known of but its gender: no plural is made.
fn guessed(word: &str, gender: char) -> Declined {
    let same = || word.to_owned();
    if gender == 'p' {
        return ('p', plural_rows(word), None, false);
    }
    let genitive = terms::genitive(word, gender);
    // Feminines in -e, -in: the only plurals that their shape shows.
    let many = match gender {
        'f' if word.ends_with('e') => Some(plural_rows(&format!("{word}n"))),
        'f' if word.ends_with("in") => Some(plural_rows(&format!("{word}nen"))),
        _ => None,
    };
    (gender, [same(), genitive, same(), same()], many, false)
}
