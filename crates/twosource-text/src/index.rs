//! Conversion between byte, code-point and UTF-16 positions.

/// Distance between checkpoints, in bytes: one lookup scans at most this much text.
const STEP: usize = 256;

/// Counts of code points and UTF-16 units before every [`STEP`]th byte of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OffsetIndex {
    checkpoints: Vec<(u32, u32)>,
}

impl OffsetIndex {
    pub(crate) fn new(text: &str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let (mut chars, mut units) = (0_u32, 0_u32);
        for (byte, char) in text.char_indices() {
            while checkpoints.len() * STEP <= byte {
                checkpoints.push((chars, units));
            }
            chars += 1;
            units += if char.len_utf16() == 2 { 2 } else { 1 };
        }
        Self { checkpoints }
    }

    /// Code points before `byte`, which must be a character boundary.
    pub(crate) fn code_point(&self, text: &str, byte: usize) -> usize {
        self.count(text, byte, |checkpoint| checkpoint.0, |_| 1)
    }

    /// UTF-16 code units before `byte`, which must be a character boundary.
    pub(crate) fn utf16(&self, text: &str, byte: usize) -> usize {
        self.count(text, byte, |checkpoint| checkpoint.1, char::len_utf16)
    }

    fn count(
        &self,
        text: &str,
        byte: usize,
        at: impl Fn(&(u32, u32)) -> u32,
        width: impl Fn(char) -> usize,
    ) -> usize {
        let Some(slot) = self.checkpoints.len().checked_sub(1).map(|last| last.min(byte / STEP))
        else {
            return 0;
        };
        // A checkpoint counts the characters that start before its byte, so the scan resumes at
        // the first character boundary at or after it.
        let resume = (slot * STEP..=byte).find(|&b| text.is_char_boundary(b)).unwrap_or(byte);
        let before = self.checkpoints.get(slot).map_or(0, at) as usize;
        before + text.get(resume..byte).unwrap_or("").chars().map(width).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::OffsetIndex;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "(?s).{0,900}") {
            let index = OffsetIndex::new(&text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.code_point(&text, byte), n);
                prop_assert_eq!(index.utf16(&text, byte), text.get(..byte).unwrap().encode_utf16().count());
            }
            prop_assert_eq!(index.code_point(&text, text.len()), text.chars().count());
        }
    }
}
