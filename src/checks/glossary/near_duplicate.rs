//! `near-duplicate`: two concepts that look like one listed twice.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::GlossaryCheck;
use super::duplicate_term::folded;
use super::places::{called, kilometres, related, second};
use crate::base::Source;
use crate::model::{Concept, Diagnostic, Glossary, Rank, Severity, Status};

pub(super) struct NearDuplicate;

/// A word that differs has so many letters at least.
const WORD: usize = 5;
/// One that differs in two letters has so many.
const LONG: usize = 9;
/// A term has so many.
const TERM: usize = 6;
/// Two points nearer than this, in kilometres, may be one place.
const ONE_PLACE: f64 = 3.0;
/// Kilometres in a degree of latitude, of which there are never fewer.
const DEGREE: f64 = 110.5;
/// What more concepts than this are called says nothing of two of them.
const COMMON: usize = 8;

/// The concepts of each folded term of a language.
type Terms = BTreeMap<String, Vec<usize>>;

impl GlossaryCheck for NearDuplicate {
    fn id(&self) -> &'static str {
        "near-duplicate"
    }
    fn doc(&self) -> &'static str {
        include_str!("../../../docs/checks/near-duplicate.md")
    }
    fn glossary(&self, glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
        let concepts = &glossary.concepts;
        let mut languages: BTreeMap<String, Terms> = BTreeMap::new();
        for (index, concept) in concepts.iter().enumerate() {
            let terms = concept.terms();
            for term in terms.filter(|term| term.rank <= Rank::Admitted && term.status != Status::Rejected) {
                let Some(key) = folded(term) else { continue };
                let plain = plain(&key);
                let terms = languages.entry(term.lang.primary().to_ascii_lowercase()).or_default();
                push(terms.entry(plain).or_default(), index);
            }
        }
        let mut near: BTreeMap<(usize, usize), BTreeSet<&str>> = BTreeMap::new();
        for (lang, terms) in &languages {
            for (one, other) in pairs(terms) {
                near.entry((one.min(other), one.max(other))).or_default().insert(lang);
            }
        }
        let spoken = Spoken::of(&languages, concepts.len());
        for (one, other) in neighbours(concepts) {
            let langs = spoken.near(one, other);
            if !langs.is_empty() {
                near.entry((one.min(other), one.max(other))).or_default().extend(langs);
            }
        }
        let speaks = |concept: &Concept, lang: &str| {
            let mut terms = concept.terms();
            terms.any(|term| term.rank <= Rank::Admitted && term.lang.primary().eq_ignore_ascii_case(lang))
        };
        for ((first, this), mut langs) in near {
            let places = (first, this);
            let (first, this) = (&concepts[first], &concepts[this]);
            if !may_be_one(first, this) {
                continue;
            }
            // Names that are a letter apart in one language may be two apart in another.
            if langs.len() < languages.len() && (first.at.is_none() || this.at.is_none()) {
                langs.extend(spoken.near(places.0, places.1));
            }
            let (severity, where_) = match (first.at, this.at) {
                (Some(one), Some(other)) if kilometres(one, other) <= ONE_PLACE => {
                    (Severity::Warning, format!(", and lie {:.1} km apart", kilometres(one, other)))
                }
                (Some(_), Some(_)) => continue,
                _ => {
                    let in_all = languages
                        .keys()
                        .all(|lang| langs.contains(&**lang) || !speaks(first, lang) || !speaks(this, lang));
                    let defined = first.definition.is_some() && this.definition.is_some();
                    let names = |concept| langs.iter().all(|lang| is_name(concept, lang));
                    if langs.len() < 2 || !in_all || defined || !names(first) || !names(this) {
                        continue;
                    }
                    (Severity::Info, String::new())
                }
            };
            if names_alike(first, this) {
                continue;
            }
            let langs: Vec<&str> = langs.into_iter().collect();
            let near = langs.first().and_then(|lang| near_terms(first, this, lang));
            let (one, other, letters) = near.unwrap_or((called(first), called(this), 1));
            let message = format!(
                "`{}` and `{}` are {} apart in {}{where_}: join the two if they are one, else tell a relation \
                 (`distinct`)",
                one,
                other,
                if letters > 1 { "two letters" } else { "a letter" },
                langs.join(", ")
            );
            let mut d = Diagnostic::new(self.id(), severity, this.span, message);
            d.concept = Some(this.id.clone());
            second(&mut d, (glossary, sources), this, (first, first.span), "the first");
            out.push((this.file, d));
        }
        same_point(glossary, sources, out);
    }
}

/// What begins with a small letter is a word, and words are not respelt: nitrate and nitrite are two. In German every
/// noun has a capital.
fn is_name(concept: &Concept, lang: &str) -> bool {
    let terms = concept.terms();
    let mut own = terms.filter(|term| term.rank <= Rank::Admitted && term.lang.primary().eq_ignore_ascii_case(lang));
    lang == "de" || own.all(|term| !term.text.chars().find(|c| c.is_alphabetic()).is_some_and(has_small_shape))
}

/// A small letter of an alphabet that has capitals in running text.
fn has_small_shape(c: char) -> bool {
    c.is_lowercase() && !matches!(c, '\u{10D0}'..='\u{10FF}')
}

/// Two things of one kind at exactly the same point, under names of which none is like another.
fn same_point(glossary: &Glossary, sources: &[Source], out: &mut Vec<(u32, Diagnostic)>) {
    let told: HashSet<Box<str>> =
        out.iter().filter(|(_, d)| d.rule == NearDuplicate.id()).filter_map(|(_, d)| d.concept.clone()).collect();
    let mut points: HashMap<(u64, u64, &str), &Concept> = HashMap::new();
    // A point given to a tenth of a degree is many places'.
    let exact = |degrees: f64| (degrees * 10.0).fract().abs() > 1e-6;
    for concept in &glossary.concepts {
        let (Some(at), Some(kind)) = (concept.at, concept.kind.as_deref()) else { continue };
        if !exact(at.0) || !exact(at.1) {
            continue;
        }
        let Some(first) = points.insert((at.0.to_bits(), at.1.to_bits(), kind), concept) else { continue };
        if told.contains(&concept.id) || !may_be_one(first, concept) || names_alike(first, concept) {
            continue;
        }
        let message = format!(
            "`{}` and `{}` are each a {kind} at the same point: join the two if they are one thing under two names, else \
             tell a relation (`distinct`)",
            called(first),
            called(concept)
        );
        let mut d = Diagnostic::new(NearDuplicate.id(), Severity::Info, concept.span, message);
        d.concept = Some(concept.id.clone());
        second(&mut d, (glossary, sources), concept, (first, first.span), "the first");
        out.push((concept.file, d));
    }
}

/// The terms of two concepts that are nearest in a language, and how many letters they are apart: none, if they differ in
/// the marks on letters only.
fn near_terms<'g>(first: &'g Concept, this: &'g Concept, lang: &str) -> Option<(&'g str, &'g str, usize)> {
    let terms = |concept: &'g Concept| {
        let all = concept.terms();
        let own = all.filter(|term| term.rank <= Rank::Admitted && term.lang.primary().eq_ignore_ascii_case(lang));
        own.filter_map(|term| Some((plain(&folded(term)?), &*term.text))).collect::<Vec<_>>()
    };
    let others = terms(this);
    let near = terms(first).into_iter().flat_map(|(one, text)| {
        let apart = others.iter().filter_map(move |(other, name)| Some((text, *name, letters_apart(&one, other)?)));
        apart.collect::<Vec<_>>()
    });
    near.min_by_key(|&(.., letters)| letters)
}

/// The terms of each concept, by their languages; not those that many are called.
struct Spoken<'t>(Vec<Vec<(&'t str, &'t str)>>);

impl<'t> Spoken<'t> {
    fn of(languages: &'t BTreeMap<String, Terms>, concepts: usize) -> Self {
        let mut all = vec![Vec::new(); concepts];
        for (lang, terms) in languages {
            for (text, concepts) in terms.iter().filter(|(text, concepts)| tells(text, concepts)) {
                for &concept in concepts {
                    all[concept].push((&**lang, &**text));
                }
            }
        }
        Self(all)
    }
    /// The languages in which two have terms that are two letters apart at most.
    fn near(&self, one: usize, other: usize) -> BTreeSet<&'t str> {
        let near = |&&(lang, text): &&(&'t str, &'t str)| {
            self.0[other].iter().any(|&(theirs, other)| theirs == lang && letters_apart(text, other).is_some())
        };
        self.0[one].iter().filter(near).map(|&(lang, _)| lang).collect()
    }
}

/// Concepts that lie so near one another that they may be one place. A point of many says nothing of two of them.
fn neighbours(concepts: &[Concept]) -> Vec<(usize, usize)> {
    let mut points: HashMap<(u64, u64), usize> = HashMap::new();
    let key = |(lat, lon): (f64, f64)| (lat.to_bits(), lon.to_bits());
    for at in concepts.iter().filter_map(|concept| concept.at) {
        *points.entry(key(at)).or_default() += 1;
    }
    let mut all: Vec<(f64, usize)> = Vec::new();
    for (index, concept) in concepts.iter().enumerate() {
        let Some(at) = concept.at.filter(|&at| points[&key(at)] <= COMMON) else { continue };
        all.push((at.0, index));
    }
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut found = Vec::new();
    for (position, &(lat, one)) in all.iter().enumerate() {
        for &(other_lat, other) in &all[position + 1..] {
            if other_lat - lat > ONE_PLACE / DEGREE {
                break;
            }
            let near = match (concepts[one].at, concepts[other].at) {
                (Some(a), Some(b)) => kilometres(a, b) <= ONE_PLACE,
                _ => false,
            };
            if near && may_be_one(&concepts[one], &concepts[other]) {
                found.push((one, other));
            }
        }
    }
    found
}

/// The words of a folded term, without its language and the marks on their letters.
fn plain(key: &str) -> String {
    key.split_once([' ', '-']).map(|(_, words)| bare(words)).unwrap_or_default()
}

/// They share a name: another check's.
fn names_alike(one: &Concept, other: &Concept) -> bool {
    let keys = |concept: &Concept| -> BTreeSet<String> { concept.terms().filter_map(folded).collect() };
    !keys(one).is_disjoint(&keys(other))
}

/// Nothing that the two say of themselves parts them.
fn may_be_one(one: &Concept, other: &Concept) -> bool {
    let parts = |a: Option<&str>, b: Option<&str>| a.is_some() && b.is_some() && a != b;
    !parts(one.kind.as_deref(), other.kind.as_deref())
        && !parts(one.country.as_deref(), other.country.as_deref())
        && !related(one, other)
}

fn push(list: &mut Vec<usize>, index: usize) {
    // Two spellings of one concept may fold alike.
    if list.last() != Some(&index) {
        list.push(index);
    }
}

/// The words without marks on their letters.
fn bare(words: &str) -> String {
    if words.is_ascii() { words.to_owned() } else { words.nfd().filter(|c| !is_combining_mark(*c)).collect() }
}

/// True for a term that says something of the concepts that have it.
fn tells(text: &str, concepts: &[usize]) -> bool {
    text.chars().count() >= TERM && concepts.len() <= COMMON
}

/// Pairs of concepts whose terms are a letter apart: looked up by what is left of each term without one of its letters,
/// so that no two terms are compared that have nothing in common.
fn pairs(terms: &Terms) -> BTreeSet<(usize, usize)> {
    let hasher = RandomState::new();
    let all: Vec<(&str, &[usize])> = terms
        .iter()
        .filter(|(text, concepts)| tells(text, concepts))
        .map(|(text, concepts)| (&**text, &**concepts))
        .collect();
    let mut keys: Vec<(u64, usize)> = Vec::new();
    let mut left = String::new();
    for (index, (text, _)) in all.iter().enumerate() {
        keys.push((hasher.hash_one(text), index));
        let mut start = 0;
        for word in text.split([' ', '-']) {
            // Words that are too short, or have figures, never differ.
            let letters = if word.chars().count() < WORD || has_figures(word) { "" } else { word };
            for (at, c) in letters.char_indices() {
                let at = start + at;
                left.clear();
                left.push_str(&text[..at]);
                left.push_str(&text[at + c.len_utf8()..]);
                keys.push((hasher.hash_one(&*left), index));
            }
            start += word.len() + 1;
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut found = BTreeSet::new();
    // The same letters with and without marks are one text here.
    for (_, concepts) in &all {
        for (position, &one) in concepts.iter().enumerate() {
            found.extend(concepts[position + 1..].iter().map(|&other| (one, other)));
        }
    }
    for group in keys.chunk_by(|a, b| a.0 == b.0) {
        for (position, &(_, one)) in group.iter().enumerate() {
            for &(_, other) in &group[position + 1..] {
                let ((a, mine), (b, theirs)) = (all[one], all[other]);
                if letters_apart(a, b) == Some(1) {
                    found.extend(mine.iter().flat_map(|&one| theirs.iter().map(move |&other| (one, other))));
                }
            }
        }
    }
    found.retain(|(one, other)| one != other);
    found
}

fn has_figures(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_digit() || (!c.is_ascii() && !c.is_alphabetic() && c.is_numeric()))
}

/// How many letters of one word two terms differ in: one, if the word is long enough, two in a longer one, and no digit.
/// None, if they are the same.
fn letters_apart(one: &str, other: &str) -> Option<usize> {
    let (mut ours, mut theirs) = (one.split([' ', '-']), other.split([' ', '-']));
    let mut differing = None;
    loop {
        match (ours.next(), theirs.next()) {
            (None, None) => break,
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) if differing.is_none() => differing = Some((a, b)),
            _ => return None,
        }
    }
    let Some((a, b)) = differing else { return Some(0) };
    let shorter = a.chars().count().min(b.chars().count());
    if shorter < WORD || has_figures(a) || has_figures(b) {
        return None;
    }
    // What both begin and end with is no difference.
    let front: usize = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (&a[front..], &b[front..]);
    let back: usize = a.chars().rev().zip(b.chars().rev()).take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    match a.chars().count().max(b.chars().count()) {
        1 => Some(1),
        // Two letters that changed places are one difference.
        2 if a.chars().rev().eq(b.chars()) => Some(1),
        _ if shorter < LONG => None,
        _ => (strsim::damerau_levenshtein(a, b) == 2).then_some(2),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, relation, said, term};
    use super::{NearDuplicate, letters_apart};
    use crate::model::Rank::{Hidden, Preferred};
    use crate::model::{Concept, RelatedKind};

    fn place(id: &str, at: Option<(f64, f64)>, names: &[(&str, &str)]) -> Concept {
        let terms = names.iter().map(|(lang, text)| term(lang, text, Preferred, 1)).collect();
        Concept { at, kind: Some("village".into()), country: Some("AZ".into()), ..concept(id, terms) }
    }
    fn found(all: Vec<Concept>) -> Vec<String> {
        said(&NearDuplicate, &glossary(all))
    }

    #[test]
    fn one_place_under_two_ids() {
        let (one, two) = (Some((39.8105, 46.7528)), Some((39.8177, 46.7511)));
        let khojaly = || place("x", one, &[("en", "Khojaly"), ("az", "Xocalı")]);
        let said = found(vec![khojaly(), place("y", two, &[("en", "Khojali")])]);
        assert!(
            said.len() == 1 && said[0].contains("`Khojaly` and `Khojali` are a letter apart in en, and lie 0.8 km"),
            "{said:?}"
        );
        // Other places, other kinds and countries, told relations.
        assert!(found(vec![khojaly(), place("y", Some((41.0, 47.0)), &[("en", "Khojali")])]).is_empty());
        let parted = |change: fn(&mut Concept)| {
            let mut other = place("y", two, &[("en", "Khojali")]);
            change(&mut other);
            found(vec![khojaly(), other])
        };
        assert!(parted(|c| c.kind = Some("district".into())).is_empty());
        assert!(parted(|c| c.country = Some("AM".into())).is_empty());
        assert!(parted(|c| c.related.push(relation("x", RelatedKind::Distinct, 1))).is_empty());
        assert!(parted(|c| c.names[0].terms[0].rank = Hidden).is_empty());
        assert_eq!(parted(|c| c.kind = None).len(), 1);
    }

    #[test]
    fn without_a_map_all_languages_must_agree() {
        let one = || place("x", None, &[("en", "Khojaly"), ("ru", "Ходжалы")]);
        assert_eq!(found(vec![one(), place("y", None, &[("en", "Khojali"), ("ru", "Ходжали")])]).len(), 1);
        assert!(found(vec![one(), place("y", None, &[("en", "Khojali"), ("ru", "Дашалты")])]).is_empty());
        assert!(found(vec![one(), place("y", None, &[("en", "Khojali")])]).is_empty());
        assert!(found(vec![one(), place("y", None, &[("en", "Khojaly"), ("ru", "Ходжали")])]).is_empty(), "shared");
        let salt = |de: &str, en: &str| place(en, None, &[("de", de), ("en", en)]);
        assert!(found(vec![salt("Nitrat", "nitrate"), salt("Nitrit", "nitrite")]).is_empty());
        assert_eq!(found(vec![salt("Nitrat", "Nitrate"), salt("Nitrit", "Nitrite")]).len(), 1);
    }

    #[test]
    fn long_names_may_be_two_letters_apart() {
        let (one, two) = (Some((39.8105, 46.7528)), Some((39.8177, 46.7511)));
        let said = found(vec![place("x", one, &[("en", "Mollavalili")]), place("y", two, &[("en", "Mollavelily")])]);
        assert!(said.len() == 1 && said[0].contains("are two letters apart in en, and lie 0.8 km"), "{said:?}");
        let apart = |a: &str, b: &str| found(vec![place("x", one, &[("en", a)]), place("y", two, &[("en", b)])]);
        for (a, b) in
            [("Shahbulag", "Shahbulud"), ("Khojavand", "Khojavend Bala"), ("Khojaly", "Xojali"), ("Depot 1", "Depot 2")]
        {
            assert!(apart(a, b).len() == usize::from(a == "Shahbulag"), "{a} {b}");
        }
        // Far from one another, or at a point of many, they are others.
        let far = place("y", Some((39.9, 46.9)), &[("en", "Mollavelily")]);
        assert!(found(vec![place("x", one, &[("en", "Mollavalili")]), far]).is_empty());
        let many = [
            "Aghkendabad",
            "Bozdaghabad",
            "Chaykendoba",
            "Dagkesemenli",
            "Eyvazlibey",
            "Fuzulikend",
            "Gulyataghi",
            "Hasanabadli",
        ];
        let mut all = vec![place("x", one, &[("en", "Mollavalili")]), place("y", one, &[("en", "Mollavelily")])];
        all.extend(many.iter().map(|name| place(name, one, &[("en", name)])));
        assert!(found(all).iter().all(|said| !said.contains("letters apart")));
        // Without a map a letter in one language must speak for it.
        let pair = |a: &str, b: &str, ru: &str| {
            let of = |id: &str, en: &str, ru: &str| place(id, None, &[("en", en), ("ru", ru)]);
            found(vec![of("x", a, "Моллавалили"), of("y", b, ru)]).len()
        };
        assert_eq!(pair("Mollavalili", "Mollavelily", "Молловалили"), 1);
        assert_eq!(pair("Mollavalili", "Mollavelily", "Моллавелилы"), 0);
    }

    #[test]
    fn two_names_at_one_point() {
        let at = Some((39.8177, 46.7528));
        let said = found(vec![place("x", at, &[("en", "Khankendi")]), place("y", at, &[("en", "Stepanakert")])]);
        assert!(said.len() == 1 && said[0].contains("at the same point"), "{said:?}");
        let coarse = Some((39.8, 46.7));
        assert!(found(vec![place("x", coarse, &[("en", "Aaa")]), place("y", coarse, &[("en", "Bbb")])]).is_empty());
    }

    #[test]
    fn what_is_a_letter_apart() {
        for (one, other) in [("khojaly", "khojali"), ("upper askipara", "upper askiparа"), ("agdara", "aghdara")] {
            assert_eq!(letters_apart(one, other), Some(1), "{one} {other}");
        }
        for (one, other) in [
            ("version 1", "version 2"),
            ("import file", "export file"),
            ("type a", "type b"),
            ("charles ii", "charles iii"),
            ("model a1234", "model a1235"),
            ("khojaly", "khojaly"),
            ("khojaly town", "khojali towns"),
            ("khojaly", "khojahly e"),
        ] {
            assert_ne!(letters_apart(one, other), Some(1), "{one} {other}");
        }
    }
}
