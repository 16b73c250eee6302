//! What an entry of a word's list says, and what a query asks of it.
//!
//! An entry names a segment and tells how many rarer words it has. Where there are so many segments that looking at one of them
//! costs an access to memory, it tells more, so that most are not looked at: where in the segment the word stands, and as many
//! bits of its words as fit.

use super::hash::mix;

/// How entries are laid out, the lowest bits first: the segment, how many rarer words stand before, the part of the segment in
/// which the word stands, a bit for each word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Bytes of an entry.
    pub(super) width: usize,
    segment: u32,
    before: u32,
    part: u32,
    signature: u32,
}

/// Bytes of an entry that tells no more than it must, and of one that tells more.
const NARROW: usize = 3;
const WIDE: usize = 8;
/// Bits for the segment: from here on an entry is wide.
const MANY: u32 = 21;
/// Bits of a wide entry for the rarer words before, and for the part.
const BEFORE: u32 = 5;
const PART: u32 = 5;

impl Layout {
    /// For so many segments.
    pub(super) fn new(segments: usize) -> Self {
        let narrow = usize::BITS - segments.leading_zeros() < MANY;
        Self::of(if narrow { NARROW } else { WIDE }, segments).unwrap_or(Self::wide(segments))
    }
    /// Of entries of a width; `None` if it is none that entries of so many segments have.
    pub(super) fn of(width: usize, segments: usize) -> Option<Self> {
        let segment = usize::BITS - segments.leading_zeros();
        match width {
            NARROW if segment < MANY => Some(Self { width, segment, before: 24 - segment, part: 0, signature: 0 }),
            WIDE if segment <= u32::BITS => Some(Self::wide(segments)),
            _ => None,
        }
    }
    pub(super) fn wide(segments: usize) -> Self {
        let segment = (usize::BITS - segments.leading_zeros()).min(u32::BITS);
        Self { width: WIDE, segment, before: BEFORE, part: PART, signature: 64 - segment - BEFORE - PART }
    }
    /// True if entries tell where words stand and which there are.
    #[inline]
    pub(super) fn is_wide(self) -> bool {
        self.part > 0
    }

    /// An entry; its part is one of [`part`], or [`ANY`].
    pub(super) fn entry(self, segment: u32, before: usize, part: u32, signature: u64) -> u64 {
        let before = (before as u64).min((1 << self.before) - 1);
        let part = u64::from(part) & ((1 << self.part) - 1);
        let high = part | signature << self.part;
        u64::from(segment) | before << self.segment | high << (self.segment + self.before)
    }
    #[inline]
    pub(super) fn segment(self, entry: u64) -> u32 {
        (entry & ((1 << self.segment) - 1)) as u32
    }
    /// At most what fits, which stands for more too.
    #[inline]
    pub(super) fn before(self, entry: u64) -> usize {
        (entry >> self.segment & ((1 << self.before) - 1)) as usize
    }
    #[inline]
    pub(super) fn part(self, entry: u64) -> u32 {
        (entry >> (self.segment + self.before) & ((1 << self.part) - 1)) as u32
    }
    #[inline]
    pub(super) fn signature(self, entry: u64) -> u64 {
        entry >> (self.segment + self.before + self.part)
    }
    /// The bit of a signature that stands for a word: by other bits of the hash than that of the segment's own bits.
    #[inline]
    pub(super) fn bit(self, word: u32) -> u64 {
        1 << (((mix(u64::from(word)) & 0xFFFF_FFFF) * u64::from(self.signature.max(1))) >> 32)
    }
}

/// What an entry says of a word that stands at several places.
pub(super) const ANY: u32 = 31;

/// In which of 31 parts of a segment of some length a place is.
#[inline]
pub(super) fn part(place: usize, length: usize) -> u32 {
    if length <= ANY as usize { place as u32 } else { (place as u64 * u64::from(ANY) / length as u64) as u32 }
}

/// The entries of a word, or some of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct List<'f> {
    bytes: &'f [u8],
    width: usize,
}

impl<'f> List<'f> {
    pub(super) fn new(bytes: &'f [u8], layout: Layout) -> Self {
        Self { bytes, width: layout.width }
    }
    pub(super) fn len(self) -> usize {
        self.bytes.len() / self.width
    }
    #[inline]
    pub(super) fn get(self, at: usize) -> u64 {
        let entry = &self.bytes[at * self.width..];
        if self.width == WIDE {
            return entry.first_chunk::<WIDE>().map_or(0, |all| u64::from_le_bytes(*all));
        }
        entry.first_chunk::<NARROW>().map_or(0, |[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0]).into())
    }
    /// The first entry that is not before, of entries in that order.
    pub(super) fn partition_point(self, is_before: impl Fn(u64) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if is_before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
    pub(super) fn part(self, from: usize, to: usize) -> Self {
        Self { bytes: &self.bytes[from * self.width..to * self.width], ..self }
    }
    pub(super) fn iter(self) -> impl Iterator<Item = u64> + 'f {
        (0..self.len()).map(move |at| self.get(at))
    }
    /// The same, where it is known whether they are wide.
    pub(super) fn entries<const WIDE_ONES: bool>(self) -> impl Iterator<Item = u64> + 'f {
        let width = if WIDE_ONES { WIDE } else { NARROW };
        self.bytes.chunks_exact(width).map(move |entry| {
            let mut all = [0; WIDE];
            all[..width].copy_from_slice(entry);
            u64::from_le_bytes(all)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_tells_what_was_put_in() {
        for segments in [1, 5, 1000, (1 << 20) - 1, 1 << 20, 9_000_000, u32::MAX as usize] {
            for layout in [Layout::new(segments), Layout::wide(segments)] {
                let signature = layout.bit(7) | layout.bit(99) | layout.bit(12_345);
                let segment = segments as u32 - 1;
                let entry = layout.entry(segment, 3, 17, if layout.is_wide() { signature } else { 0 });
                assert_eq!((layout.segment(entry), layout.before(entry)), (segment, 3), "{layout:?}");
                if layout.is_wide() {
                    assert_eq!((layout.part(entry), layout.signature(entry)), (17, signature), "{layout:?}");
                } else {
                    assert!(entry < 1 << 24, "{layout:?}");
                }
                // More than fits is the most that does.
                let far = layout.entry(segment, usize::MAX, ANY, 0);
                assert!(layout.segment(far) == segment && layout.before(far) >= 15, "{layout:?}");
                assert_eq!(Layout::of(layout.width, segments), Some(layout));
            }
        }
        assert_eq!(Layout::of(NARROW, 1 << 20), None);
        assert_eq!(Layout::of(4, 1), None);
    }

    #[test]
    fn parts_of_a_segment_are_in_its_order() {
        for length in 1..200 {
            let parts: Vec<u32> = (0..length).map(|place| part(place, length)).collect();
            assert!(parts.is_sorted() && parts.iter().all(|part| *part < ANY), "{length}");
        }
    }
}
