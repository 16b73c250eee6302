//! Tables of words by their stems: the beginning of a word, or with `$` at its end the whole word.

/// True if a word begins with one of the stems, or is one that ends with `$`.
pub(crate) fn begins(word: &str, stems: &[impl AsRef<str>]) -> bool {
    stems.iter().any(|stem| is(word, stem.as_ref()))
}

/// True if a table of whole words, ascending and each once, has the word.
pub(crate) fn is_in(word: &str, ascending: &[&str]) -> bool {
    ascending.binary_search(&word).is_ok()
}

fn is(word: &str, stem: &str) -> bool {
    match stem.strip_suffix('$') {
        Some(whole) => word == whole,
        None => word.starts_with(stem),
    }
}

/// A table that is asked of many words.
pub(crate) struct Stems {
    all: &'static [&'static str],
    /// A bit for each two bytes that one of them begins with: most words end here.
    begin: [u64; 4],
}

impl Stems {
    pub(crate) const fn new(all: &'static [&'static str]) -> Self {
        let mut begin = [0; 4];
        let mut i = 0;
        while i < all.len() {
            let stem = all[i].as_bytes();
            assert!(stem.len() > 2 || stem.len() == 2 && stem[1] != b'$', "two letters at least tell something");
            let bit = bit(stem[0], stem[1]);
            begin[bit / 64] |= 1 << (bit % 64);
            i += 1;
        }
        Self { all, begin }
    }

    /// All of them, without the sign for whole words.
    pub(crate) fn all(&self) -> impl Iterator<Item = &'static str> {
        self.all.iter().map(|stem| stem.strip_suffix('$').unwrap_or(stem))
    }

    /// True if a word begins with one of them.
    pub(crate) fn begin(&self, word: &str) -> bool {
        let [first, second, ..] = *word.as_bytes() else { return false };
        let bit = bit(first, second);
        self.begin[bit / 64] >> (bit % 64) & 1 == 1 && begins(word, self.all)
    }
}

const fn bit(first: u8, second: u8) -> usize {
    (first.wrapping_mul(37) ^ second) as usize
}

/// A table that [`is_in`] is asked of.
#[cfg(test)]
pub(crate) fn assert_ascending(table: &[&str]) {
    for pair in table.windows(2) {
        assert!(pair[0] < pair[1], "{pair:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_or_a_whole_word() {
        static TABLE: Stems = Stems::new(&["club$", "чемпион"]);
        for (word, is) in
            [("club", true), ("clubs", false), ("чемпионат", true), ("чемпио", false), ("c", false), ("", false)]
        {
            assert_eq!((TABLE.begin(word), begins(word, &["club$", "чемпион"])), (is, is), "{word}");
        }
        assert_eq!(TABLE.all().collect::<Vec<_>>(), ["club", "чемпион"]);
    }
}
