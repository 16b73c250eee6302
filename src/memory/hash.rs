//! A hash that stays the same from run to run and from machine to machine: it is written to disk.

const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Eight bytes a step; the last step holds the rest and the length.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let (steps, rest) = bytes.as_chunks::<8>();
    let mut state = (bytes.len() as u64).wrapping_mul(FACTOR);
    for step in steps {
        state = mix(state ^ u64::from_le_bytes(*step));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(state ^ u64::from_le_bytes(last))
}

/// Spreads every bit over all others.
pub(super) fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 32)).wrapping_mul(FACTOR);
    (value ^ (value >> 29)).wrapping_mul(FACTOR)
}
