//! Pairs of neighbours that two texts have in common, and where: what few unlike texts have enough of.

/// How far from its own place a character of a segment can stand in the query, if so many edits make one of the other: to
/// be so far ahead takes as many edits that put in or leave out, and what is not the difference in length has to be taken
/// back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Band {
    pub(super) back: usize,
    pub(super) ahead: usize,
}

impl Band {
    pub(super) fn new(own: usize, length: usize, most: usize) -> Self {
        let (longer, shorter) = (own.saturating_sub(length), length.saturating_sub(own));
        Self { back: (most + shorter).saturating_sub(longer) / 2, ahead: (most + longer).saturating_sub(shorter) / 2 }
    }
}

/// Where the pairs of a query stand, told in as many stretches of it as a word has bits.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Of each pair of bytes the stretches in which its second one stands.
    table: Vec<u64>,
    /// The pairs that the table has.
    set: Vec<u16>,
    /// The length of a stretch is a power of two; its exponent.
    shift: u32,
    /// Of every second pair of a segment the stretches of the query that are near enough.
    windows: Vec<u64>,
}

impl Pairs {
    /// For a query; `None` is no byte of any text.
    pub(super) fn set(&mut self, query: &[Option<u8>]) {
        self.table.resize(1 << 16, 0);
        for pair in self.set.drain(..) {
            self.table[usize::from(pair)] = 0;
        }
        self.shift = usize::BITS - (query.len().saturating_sub(1) / 64).leading_zeros();
        for (at, pair) in query.windows(2).enumerate() {
            if let [Some(one), Some(two)] = *pair {
                let pair = u16::from_le_bytes([one, two]);
                self.table[usize::from(pair)] |= 1 << ((at + 1) >> self.shift);
                self.set.push(pair);
            }
        }
    }

    /// For segments of a length.
    pub(super) fn set_windows(&mut self, length: usize, band: Band) {
        self.windows.clear();
        let bits_below = |count: usize| if count >= 64 { !0 } else { (1_u64 << count) - 1 };
        for second in (1..length).step_by(2) {
            let (first, last) = (second.saturating_sub(band.back) >> self.shift, (second + band.ahead) >> self.shift);
            self.windows.push(bits_below(last + 1) & !bits_below(first));
        }
    }

    /// True if at least so many of every second pair of neighbours, of which an edit takes away one at most, stand in the
    /// query within their windows.
    pub(super) fn are_in(&self, text: &[u8], least: usize) -> bool {
        let Some(table) = self.table.first_chunk::<{ 1 << 16 }>() else { return true };
        let (pairs, _) = text.as_chunks::<2>();
        let (mut met, mut left) = (0, pairs.len());
        for (pairs, windows) in pairs.chunks(8).zip(self.windows.chunks(8)) {
            for (pair, window) in pairs.iter().zip(windows) {
                met += usize::from(table[usize::from(u16::from_le_bytes(*pair))] & window != 0);
            }
            left -= pairs.len();
            if met >= least {
                return true;
            }
            if met + left < least {
                return false;
            }
        }
        met >= least
    }
}
