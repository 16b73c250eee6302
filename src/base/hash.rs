//! A hash that is the same on every machine and in every version.

/// FNV-1a of 64 bits over parts, so that `ab`, `c` is not `a`, `bc`.
pub(crate) fn fnv<'p>(parts: impl IntoIterator<Item = &'p str>) -> u64 {
    parts
        .into_iter()
        .flat_map(|part| part.bytes().chain([0xFF]))
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::fnv;

    #[test]
    fn it_stays_as_it_is() {
        assert_eq!(fnv([]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(["a"]), 0x089b_c907_b544_c769);
        assert_ne!(fnv(["ab", "c"]), fnv(["a", "bc"]));
    }
}
