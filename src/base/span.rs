//! Two kinds of byte range that must never be mixed, and a line-and-column place.

use std::ops::Range;

/// A byte range of a *decoded* UTF-8 file ([`Source::text`](crate::Source::text)).
///
/// A file over 4 GiB is refused when it is decoded, so `u32` is enough.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A byte range of the plain string of a [`Text`](crate::Text): what is left when markup is taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlainSpan {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

macro_rules! range_like {
    ($name:ident) => {
        impl $name {
            /// From byte offsets; both must fit `u32` (a decoded file does).
            pub fn new(start: usize, end: usize) -> Self {
                debug_assert!(start <= end);
                Self { start: start as u32, end: end as u32 }
            }
            /// Number of bytes.
            pub fn len(self) -> usize {
                (self.end - self.start) as usize
            }
            /// True for a zero-length span: a point between two characters.
            pub fn is_empty(self) -> bool {
                self.start == self.end
            }
            /// For slicing a string.
            pub fn range(self) -> Range<usize> {
                self.start as usize..self.end as usize
            }
            /// True if the two share at least one byte.
            pub fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }
            /// True if `other` lies wholly inside.
            pub fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }
        }
    };
}
range_like!(Span);
range_like!(PlainSpan);

/// A place that a person can go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Byte offset in the decoded file.
    pub offset: u64,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

impl Place {
    /// Where a file begins.
    pub(crate) const START: Self = Self { offset: 0, line: 1, column: 1 };
}
