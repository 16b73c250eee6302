//! Numbers in as few bytes as they take, seven bits each, the lowest first; all but the last have the highest bit set.

/// Adds a number.
pub(super) fn packed(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// What is behind so many packed numbers.
#[inline]
pub(super) fn skipped(mut bytes: &[u8], mut count: usize) -> Option<&[u8]> {
    // Eight bytes a step: each without its highest bit ends a number.
    while let Some((eight, rest)) = bytes.split_first_chunk::<8>() {
        let ends = (!u64::from_le_bytes(*eight) & 0x8080_8080_8080_8080).count_ones() as usize;
        if ends >= count {
            break;
        }
        count -= ends;
        bytes = rest;
    }
    while count > 0 {
        let (byte, rest) = bytes.split_first()?;
        count -= usize::from(byte & 0x80 == 0);
        bytes = rest;
    }
    Some(bytes)
}

/// The next packed number.
#[inline]
pub(super) fn unpacked(bytes: &mut &[u8]) -> Option<u32> {
    // Four bytes at once, without asking how many it takes.
    if let Some(four) = bytes.first_chunk::<4>() {
        let all = u32::from_le_bytes(*four);
        let ends = !all & 0x8080_8080;
        if ends != 0 {
            let length = ends.trailing_zeros() / 8 + 1;
            let own = all & (u32::MAX >> (32 - 8 * length));
            *bytes = &bytes[length as usize..];
            return Some(own & 0x7F | own >> 1 & 0x3F80 | own >> 2 & 0x1F_C000 | own >> 3 & 0xFE0_0000);
        }
    }
    let mut number = 0;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// Reads so many packed numbers, all that fit into eight bytes at once; `false` if there are not so many.
pub(super) fn unpack(bytes: &mut &[u8], mut count: usize, mut each: impl FnMut(u32)) -> bool {
    while count > 0 {
        let Some(eight) = bytes.first_chunk::<8>() else {
            let Some(number) = unpacked(bytes) else { return false };
            each(number);
            count -= 1;
            continue;
        };
        let all = u64::from_le_bytes(*eight);
        // The highest bit of each byte that ends a number.
        let mut ends = !all & 0x8080_8080_8080_8080;
        if ends == 0 {
            return false;
        }
        let mut from = 0;
        while ends != 0 && count > 0 {
            let to = ends.trailing_zeros() + 1;
            let own = all << (64 - to) >> (64 - to + from);
            each(
                (own & 0x7F | own >> 1 & 0x3F80 | own >> 2 & 0x1F_C000 | own >> 3 & 0xFE0_0000 | own >> 4 & 0xF000_0000)
                    as u32,
            );
            from = to;
            ends &= ends - 1;
            count -= 1;
        }
        *bytes = &bytes[from as usize / 8..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_unpacked_and_passed_over_as_they_were_packed() {
        let numbers: Vec<u32> = (0..32).flat_map(|bit| [1 << bit, (1 << bit) - 1, u32::MAX >> bit, 5]).collect();
        let mut bytes = Vec::new();
        for &number in &numbers {
            packed(number, &mut bytes);
        }
        for from in 0..numbers.len() {
            let mut rest = skipped(&bytes, from).expect("so many");
            let read: Vec<u32> = std::iter::from_fn(|| unpacked(&mut rest)).collect();
            assert_eq!(read, numbers[from..]);
        }
        assert_eq!(skipped(&bytes, numbers.len() + 1), None);
        for count in 0..=numbers.len() {
            let (mut rest, mut read) = (bytes.as_slice(), Vec::new());
            assert!(unpack(&mut rest, count, |number| read.push(number)));
            assert_eq!(
                (read.as_slice(), rest.len()),
                (&numbers[..count], skipped(&bytes, count).expect("so many").len())
            );
        }
        assert!(!unpack(&mut bytes.as_slice(), numbers.len() + 1, |_| ()));
        assert!(!unpack(&mut &[0x80_u8; 20][..], 1, |_| ()));
        assert_eq!(unpacked(&mut &[0x80_u8, 0x80][..]), None);
    }
}
