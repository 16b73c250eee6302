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
/// A term has so many.
const TERM: usize = 6;
/// Two points nearer than this, in kilometres, may be one place.
const ONE_PLACE: f64 = 3.0;
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
            let terms = concept.names.iter().flat_map(|name| &name.terms);
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
        let speaks = |concept: &Concept, lang: &str| {
            let mut terms = concept.names.iter().flat_map(|name| &name.terms);
            terms.any(|term| term.rank <= Rank::Admitted && term.lang.primary().eq_ignore_ascii_case(lang))
        };
        for ((first, this), langs) in near {
            let (first, this) = (&concepts[first], &concepts[this]);
            if !may_be_one(first, this) {
                continue;
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
            let (one, other) = near.unwrap_or((called(first), called(this)));
            let message = format!(
                "`{}` and `{}` are a letter apart in {}{where_}: join the two if they are one, else tell a relation \
                 (`distinct`)",
                one,
                other,
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
    let terms = concept.names.iter().flat_map(|name| &name.terms);
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

/// The terms of two concepts that are a letter apart in a language, or differ in the marks on letters only.
fn near_terms<'g>(first: &'g Concept, this: &'g Concept, lang: &str) -> Option<(&'g str, &'g str)> {
    let terms = |concept: &'g Concept| {
        let all = concept.names.iter().flat_map(|name| &name.terms);
        let own = all.filter(|term| term.rank <= Rank::Admitted && term.lang.primary().eq_ignore_ascii_case(lang));
        own.filter_map(|term| Some((plain(&folded(term)?), &*term.text))).collect::<Vec<_>>()
    };
    let others = terms(this);
    terms(first).into_iter().find_map(|(one, text)| {
        let near = |(other, _): &&(String, &str)| one == *other || a_letter_apart(&one, other);
        others.iter().find(near).map(|(_, other)| (text, *other))
    })
}

/// The words of a folded term, without its language and the marks on their letters.
fn plain(key: &str) -> String {
    key.split_once([' ', '-']).map(|(_, words)| bare(words)).unwrap_or_default()
}

/// They share a name: another check's.
fn names_alike(one: &Concept, other: &Concept) -> bool {
    let keys = |concept: &Concept| -> BTreeSet<String> {
        concept.names.iter().flat_map(|name| &name.terms).filter_map(folded).collect()
    };
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

/// Pairs of concepts whose terms are a letter apart: looked up by what is left of each term without one of its letters,
/// so that no two terms are compared that have nothing in common.
fn pairs(terms: &Terms) -> BTreeSet<(usize, usize)> {
    let hasher = RandomState::new();
    let all: Vec<(&str, &[usize])> = terms
        .iter()
        .filter(|(text, concepts)| text.chars().count() >= TERM && concepts.len() <= COMMON)
        .map(|(text, concepts)| (&**text, &**concepts))
        .collect();
    let mut keys: Vec<(u64, usize)> = Vec::new();
    let mut left = String::new();
    for (index, (text, _)) in all.iter().enumerate() {
        keys.push((hasher.hash_one(text), index));
        for (at, c) in text.char_indices() {
            left.clear();
            left.push_str(&text[..at]);
            left.push_str(&text[at + c.len_utf8()..]);
            keys.push((hasher.hash_one(&*left), index));
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
                if a_letter_apart(a, b) {
                    found.extend(mine.iter().flat_map(|&one| theirs.iter().map(move |&other| (one, other))));
                }
            }
        }
    }
    found.retain(|(one, other)| one != other);
    found
}

/// True if two terms differ in one letter of one word that is long enough, and in no digit.
fn a_letter_apart(one: &str, other: &str) -> bool {
    let (ours, theirs): (Vec<_>, Vec<_>) = (one.split([' ', '-']).collect(), other.split([' ', '-']).collect());
    let mut differing = ours.iter().zip(&theirs).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differing.next(), differing.next()) else { return false };
    let digits = |word: &str| word.chars().any(char::is_numeric);
    ours.len() == theirs.len()
        && a.chars().count().min(b.chars().count()) >= WORD
        && !digits(a)
        && !digits(b)
        && strsim::damerau_levenshtein(a, b) == 1
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{concept, glossary, relation, said, term};
    use super::{NearDuplicate, a_letter_apart};
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
            assert!(a_letter_apart(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("version 1", "version 2"),
            ("import file", "export file"),
            ("type a", "type b"),
            ("charles ii", "charles iii"),
            ("model a1234", "model a1235"),
            ("khojaly", "khojaly"),
            ("khojaly town", "khojali towns"),
        ] {
            assert!(!a_letter_apart(one, other), "{one} {other}");
        }
    }
}
