//! BCP 47 language tags.

use std::fmt;

/// A BCP 47 language tag, kept as written; compared without regard to case, `_` and `-` alike.
#[derive(Clone, Debug)]
pub struct Lang(Box<str>);

impl Lang {
    /// A tag as written in a file. Any string is kept (real files carry `C` and `x-default`);
    /// [`is_registered`](Self::is_registered) says whether its primary subtag is registered.
    pub fn new(tag: &str) -> Self {
        Self(tag.into())
    }
    /// The tag as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The primary subtag as written: `az` of `az-Cyrl-AZ`.
    pub fn primary(&self) -> &str {
        self.0.split(['-', '_']).next().unwrap_or_default()
    }
    /// True if both have the same primary subtag: `en` and `en-GB`.
    pub fn same_language(&self, other: &Lang) -> bool {
        self.primary().eq_ignore_ascii_case(other.primary())
    }
    /// True if the primary subtag is in the registry (ISO 639-1 or 639-3; RFC 5646 section 2.2.1).
    pub fn is_registered(&self) -> bool {
        is_registered(self.primary())
    }
}

fn is_registered(primary: &str) -> bool {
    (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic())
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        let fold = |b: u8| if b == b'_' { b'-' } else { b.to_ascii_lowercase() };
        self.0.bytes().map(fold).eq(other.0.bytes().map(fold))
    }
}
impl Eq for Lang {}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
