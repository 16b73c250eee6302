//! The Damerau–Levenshtein distance of a stem to every beginning of a word at once.

/// Words and stems longer than this are not measured.
pub(super) const MOST: usize = 42;

/// The distance of each beginning of `word` to `stem`, by the beginning's length: insertions, deletions, substitutions
/// and transpositions with anything between (Lowrance and Wagner, 1975). `None` if either is longer than [`MOST`].
pub(super) fn of_beginnings(word: &[char], stem: &[char]) -> Option<[u8; MOST + 1]> {
    if word.len() > MOST || stem.len() > MOST {
        return None;
    }
    let width = stem.len();
    let mut rows = [[0_u8; MOST + 1]; MOST + 1];
    for (j, cell) in rows[0].iter_mut().enumerate().take(width + 1) {
        *cell = j as u8;
    }
    // For each letter of the stem, the last row before this one whose letter it is, counted from 1; 0 for none.
    let mut last_rows = [0_u8; MOST];
    let mut out = [0; MOST + 1];
    out[0] = width as u8;
    for (i, &letter) in word.iter().enumerate() {
        let row = i + 1;
        rows[row][0] = row as u8;
        // The last column before this one whose letter is the row's, counted from 1.
        let mut last_column = 0;
        for j in 0..width {
            let same = stem[j] == letter;
            let mut cost = (rows[i][j] + u8::from(!same)).min(rows[i][j + 1] + 1).min(rows[row][j] + 1);
            let last_row = usize::from(last_rows[j]);
            if last_row > 0 && last_column > 0 {
                let between = (i - last_row) + (j - last_column) + 1;
                cost = cost.min(rows[last_row - 1][last_column - 1].saturating_add(between as u8));
            }
            rows[row][j + 1] = cost;
            if same {
                last_column = j + 1;
            }
        }
        for j in 0..width {
            if stem[j] == letter {
                last_rows[j] = row as u8;
            }
        }
        out[row] = rows[row][width];
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2000, ..ProptestConfig::default() })]
        #[test]
        fn as_strsim_has_it(word in "[abcd]{0,12}", stem in "[abcd]{0,12}") {
            let (word, stem): (Vec<char>, Vec<char>) = (word.chars().collect(), stem.chars().collect());
            let all = of_beginnings(&word, &stem).expect("short");
            for cut in 0..=word.len() {
                let known = strsim::generic_damerau_levenshtein(&word[..cut], &stem);
                prop_assert_eq!(usize::from(all[cut]), known);
            }
        }
    }

    #[test]
    fn long_words_are_refused() {
        assert!(of_beginnings(&['a'; MOST], &['b'; MOST]).is_some());
        assert!(of_beginnings(&['a'; MOST + 1], &['b']).is_none());
        assert!(of_beginnings(&['a'], &['b'; MOST + 1]).is_none());
    }
}
