//! The two hashes that the weights were trained with.
//!
//! Strings become numbers by `MurmurHash64A` (seed 1), numbers become rows of an embedding table by
//! `MurmurHash3` (x86, 128 bits). Any other hash would look up other rows.

/// `MurmurHash64A` (Austin Appleby, public domain) with spaCy's seed; the empty text is 0.
pub(crate) fn hash_text(text: &str) -> u64 {
    if text.is_empty() { 0 } else { murmur64a(text.as_bytes(), 1) }
}

fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = little_endian(chunk).wrapping_mul(M);
        hash = (hash ^ (word ^ (word >> 47)).wrapping_mul(M)).wrapping_mul(M);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        hash = (hash ^ little_endian(rest)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(M);
    hash ^ (hash >> 47)
}

/// Up to eight bytes as a number, the lowest first.
fn little_endian(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// The four hashes of a feature value, one per row that is looked up for it.
///
/// The 64-bit `MurmurHash3` of the eight bytes of `value`, as `thinc` cuts it into four numbers.
#[allow(clippy::cast_possible_truncation, reason = "the hash is cut into halves on purpose")]
pub(crate) fn row_hashes(value: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mixed = value.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    let mut first = seed ^ mixed.wrapping_mul(0x4cf5_ad43_2745_937f) ^ 8;
    let mut second = seed ^ 8;
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    first = avalanche(first);
    second = avalanche(second);
    first = first.wrapping_add(second);
    second = second.wrapping_add(first);
    [first as u32, (first >> 32) as u32, second as u32, (second >> 32) as u32]
}

fn avalanche(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hash_as_in_spacy() {
        // From `spacy.strings.hash_string`.
        assert_eq!(hash_text("apple"), 8_566_208_034_543_834_098);
        assert_eq!(hash_text("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(hash_text(""), 0);
    }
}
