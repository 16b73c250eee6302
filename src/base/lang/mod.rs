//! BCP 47 language tags.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};

/// A BCP 47 language tag, kept as written; compared without regard to case, `_` and `-` alike. Copies share the text:
/// a glossary has few tags, many times over.
#[derive(Clone, Debug)]
pub struct Lang(Arc<str>);

impl Lang {
    /// A tag as written in a file. Any string is kept (real files carry `C` and `x-default`);
    /// [`is_registered`](Self::is_registered) says whether its primary subtag is registered,
    /// [`is_well_formed`](Self::is_well_formed) whether the whole has a tag's shape.
    pub fn new(tag: &str) -> Self {
        Self(tag.into())
    }
    /// The tag as written.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The primary subtag as written: `az` of `az-Cyrl-AZ`.
    pub fn primary(&self) -> &str {
        let end = self.0.bytes().position(|b| matches!(b, b'-' | b'_')).unwrap_or(self.0.len());
        &self.0[..end]
    }
    /// The language alone, in lower case: `az` of `AZ-Cyrl`.
    #[must_use]
    pub fn base(&self) -> Self {
        Self(self.primary().to_ascii_lowercase().into())
    }
    /// The script subtag as written (ISO 15924): `Cyrl` of `az-Cyrl-AZ`.
    pub fn script(&self) -> Option<&str> {
        self.body().find(|part| is_script(part))
    }
    /// The region subtag as written (ISO 3166-1 or UN M.49): `AZ` of `az-Cyrl-AZ`, `419` of `es-419`.
    pub fn region(&self) -> Option<&str> {
        self.body().find(|part| is_region(part))
    }
    /// True if both have the same primary subtag: `en` and `en-GB`.
    pub fn same_language(&self, other: &Lang) -> bool {
        self.primary().eq_ignore_ascii_case(other.primary())
    }
    /// True if the primary subtag is a code of ISO 639-1, 639-3 or 639-5, collections, `und`, `mul` and the private
    /// range `qaa` to `qtz` included (RFC 5646, section 2.2.1).
    pub fn is_registered(&self) -> bool {
        is_registered(self.primary())
    }
    /// True if the tag has the shape that RFC 5646, section 2.1 gives it; `_` is not allowed there.
    pub fn is_well_formed(&self) -> bool {
        GRANDFATHERED.iter().any(|tag| tag.eq_ignore_ascii_case(&self.0)) || is_well_formed(&self.0)
    }

    /// The tag as it is to be written: language in small letters, `-` between, script `Latn`, region `AZ`, the rest in
    /// small letters (RFC 5646, section 2.1.1).
    pub fn canonical(&self) -> String {
        let private = self.primary().len() < 2;
        let mut extended = private;
        let mut out = String::with_capacity(self.0.len());
        for (index, part) in self.subtags().enumerate() {
            let lower = part.to_ascii_lowercase();
            if index > 0 {
                out.push('-');
                extended |= part.len() == 1;
            }
            if index == 0 || extended {
                out.push_str(&lower);
            } else if is_script(part) {
                out.push_str(&lower[..1].to_ascii_uppercase());
                out.push_str(&lower[1..]);
            } else if is_region(part) {
                out.push_str(&part.to_ascii_uppercase());
            } else {
                out.push_str(&lower);
            }
        }
        out
    }

    fn subtags(&self) -> impl Iterator<Item = &str> {
        self.0.split(['-', '_'])
    }
    /// The subtags after the first, up to extensions and private use.
    fn body(&self) -> impl Iterator<Item = &str> {
        let private = self.primary().len() < 2;
        self.subtags().skip(1).take_while(move |part| part.len() > 1 && !private)
    }
    fn folded(&self) -> impl Iterator<Item = u8> {
        self.0.bytes().map(|b| if b == b'_' { b'-' } else { b.to_ascii_lowercase() })
    }
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.folded().eq(other.folded())
    }
}
impl Eq for Lang {}

impl Hash for Lang {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.folded() {
            state.write_u8(byte);
        }
        state.write_u8(0xFF);
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_alpha(part: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic())
}
fn is_script(part: &str) -> bool {
    is_alpha(part, 4..=4)
}
fn is_region(part: &str) -> bool {
    is_alpha(part, 2..=2) || part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())
}
fn is_alphanumeric(part: &str, least: usize) -> bool {
    (least..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
}
fn is_variant(part: &str) -> bool {
    is_alphanumeric(part, 5) || is_alphanumeric(part, 4) && part.len() == 4 && part.as_bytes()[0].is_ascii_digit()
}

/// `langtag` and `privateuse` of RFC 5646, section 2.1, read from left to right. Repeated variants and singletons are a
/// matter of validity (section 2.2.9), but cheap to see and always a mistake.
fn is_well_formed(tag: &str) -> bool {
    let parts: Vec<&str> = tag.split('-').collect();
    let private = |rest: &[&str]| !rest.is_empty() && rest.iter().all(|part| is_alphanumeric(part, 1));
    if parts[0].eq_ignore_ascii_case("x") {
        return private(&parts[1..]);
    }
    if !is_alpha(parts[0], 2..=8) {
        return false;
    }
    let mut at = 1;
    if parts[0].len() <= 3 {
        while at <= 3 && parts.get(at).is_some_and(|part| is_alpha(part, 3..=3)) {
            at += 1;
        }
    }
    at += usize::from(parts.get(at).is_some_and(|part| is_script(part)));
    at += usize::from(parts.get(at).is_some_and(|part| is_region(part)));
    let is_new = |from: usize, at: usize| !parts[from..at].iter().any(|part| part.eq_ignore_ascii_case(parts[at]));
    let variants = at;
    while parts.get(at).is_some_and(|part| is_variant(part)) {
        if !is_new(variants, at) {
            return false;
        }
        at += 1;
    }
    let mut singletons = Vec::new();
    while let Some(part) = parts.get(at) {
        if part.eq_ignore_ascii_case("x") {
            return private(&parts[at + 1..]);
        }
        let singleton = part.to_ascii_lowercase();
        if !is_alphanumeric(part, 1) || part.len() != 1 || singletons.contains(&singleton) {
            return false;
        }
        singletons.push(singleton);
        at += 1;
        let first = at;
        while parts.get(at).is_some_and(|part| is_alphanumeric(part, 2)) {
            at += 1;
        }
        if at == first {
            return false;
        }
    }
    true
}

/// The irregular grandfathered tags (RFC 5646, section 2.1), which have no tag's shape but are allowed.
const GRANDFATHERED: [&str; 17] = [
    "en-GB-oed",
    "i-ami",
    "i-bnn",
    "i-default",
    "i-enochian",
    "i-hak",
    "i-klingon",
    "i-lux",
    "i-mingo",
    "i-navajo",
    "i-pwn",
    "i-tao",
    "i-tay",
    "i-tsu",
    "sgn-BE-FR",
    "sgn-BE-NL",
    "sgn-CH-DE",
];

/// For each pair of first letters one bit a third letter; bit 26 is the pair itself.
static REGISTERED: LazyLock<Box<[u32]>> = LazyLock::new(|| {
    let mut bits = vec![0; 26 * 26].into_boxed_slice();
    for line in include_str!("subtags.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some((pair, thirds)) = line.split_once(' ')
            && let Some(slot) = slot(pair.as_bytes())
        {
            for third in thirds.trim_end().bytes() {
                bits[slot] |= 1 << if third == b'-' { 26 } else { third.saturating_sub(b'a').min(25) };
            }
        }
    }
    bits
});

fn slot(pair: &[u8]) -> Option<usize> {
    let letter = |b: &u8| b.is_ascii_alphabetic().then(|| usize::from(b.to_ascii_lowercase() - b'a'));
    Some(letter(pair.first()?)? * 26 + letter(pair.get(1)?)?)
}

fn is_registered(primary: &str) -> bool {
    let Some(slot) = slot(primary.as_bytes()) else { return false };
    let bits = REGISTERED[slot];
    match primary.as_bytes()[2..] {
        [] => bits & 1 << 26 != 0,
        [third] if third.is_ascii_alphabetic() => {
            let private = matches!(primary.as_bytes(), [b'q' | b'Q', b'a'..=b't' | b'A'..=b'T', _]);
            private || bits & 1 << (third.to_ascii_lowercase() - b'a') != 0
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::BuildHasher;

    #[test]
    fn registered_subtags() {
        for tag in
            ["az", "AZ-Cyrl", "hy", "hyw", "ka_GE", "xmf", "ddo", "und", "mul", "zxx", "cau", "sla", "aze", "iw", "sh"]
        {
            assert!(Lang::new(tag).is_registered(), "{tag}");
        }
        for tag in ["qaa", "QTZ", "qmx-Latn"] {
            assert!(Lang::new(tag).is_registered(), "{tag}");
        }
        for tag in
            ["", "a", "C", "xx", "zz", "qua1", "quaa", "arm", "english", "x-default", "a1", "ə", "аз", "qüz", "1-2"]
        {
            assert!(!Lang::new(tag).is_registered(), "{tag}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_whole() {
        let lines: Vec<&str> = include_str!("subtags.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted_by(|a, b| a[..2] < b[..2]));
        let all: u32 = REGISTERED.iter().map(|bits| bits.count_ones()).sum();
        let listed: usize = lines.iter().map(|line| line[3..].len()).sum();
        assert_eq!(all as usize, listed);
        assert_eq!(REGISTERED.iter().filter(|bits| **bits & 1 << 26 != 0).count(), 190);
    }

    #[test]
    fn parts() {
        let tag = Lang::new("zh-cmn-Hant-TW-x-Latn");
        assert_eq!((tag.primary(), tag.script(), tag.region()), ("zh", Some("Hant"), Some("TW")));
        assert_eq!(Lang::new("es-419").region(), Some("419"));
        assert_eq!(Lang::new("AZ_cyrl_az").script(), Some("cyrl"));
        assert_eq!(Lang::new("AZ_cyrl_az").base().as_str(), "az");
        assert_eq!(Lang::new("x-az-Latn").script(), None);
        assert_eq!(Lang::new("").region(), None);
    }

    #[test]
    fn canonical_case() {
        for (tag, canonical) in [
            ("AZ-latn", "az-Latn"),
            ("az_CYRL_az", "az-Cyrl-AZ"),
            ("EN-gb", "en-GB"),
            ("de-ch-1901", "de-CH-1901"),
            ("ZH-yue-hant-X-AB-LATN", "zh-yue-Hant-x-ab-latn"),
            ("hy-AREVELA", "hy-arevela"),
            ("es-419", "es-419"),
            ("X-Az", "x-az"),
        ] {
            assert_eq!(Lang::new(tag).canonical(), canonical);
        }
    }

    #[test]
    fn equal_tags_hash_alike() {
        let hasher = std::hash::RandomState::new();
        let (a, b) = (Lang::new("en-GB"), Lang::new("EN_gb"));
        assert_eq!(a, b);
        assert_eq!(hasher.hash_one(&a), hasher.hash_one(&b));
        assert_ne!(a, Lang::new("en"));
        assert!(a.same_language(&Lang::new("En")));
    }

    #[test]
    fn shapes() {
        for tag in [
            "az",
            "az-Latn-AZ",
            "zh-cmn-Hans-CN",
            "sl-rozaj-biske-1994",
            "de-CH-1901",
            "en-a-myext-b-another",
            "x-whatever",
            "es-419",
            "i-klingon",
            "en-GB-oed",
            "qaa-Qaaa-QM-x-southern",
            "de-1996",
            "hy-arevela",
            "tlhx-x-1",
            "art-lojban",
        ] {
            assert!(Lang::new(tag).is_well_formed(), "{tag}");
        }
        for tag in [
            "",
            "C",
            "a-DE",
            "az_Latn",
            "az--AZ",
            "az-",
            "-az",
            "de-419-DE",
            "ar-a-aaa-b-bbb-a-ccc",
            "x",
            "en-x",
            "en-a",
            "abcdefghi",
            "sl-nedis-nedis",
            "az-Latn-Cyrl",
            "аз",
            "en-ü",
        ] {
            assert!(!Lang::new(tag).is_well_formed(), "{tag}");
        }
    }
}
