//! A few numbers that stand for a text, equal where texts share a passage.
//!
//! Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each window of hashed shingles of the
//! text's own words the smallest hash is kept, so that two texts that share
//! `shingle + window - 1` own words in a row share a print for certain.

use crate::settings::Settings;
use crate::words::Words;

/// A hashed shingle with the words that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Print {
    pub(crate) hash: u32,
    /// Positions in [`Words`] of its first and last word.
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// The prints of a text: sorted, each once, at most [`Settings::signature`] of them (the smallest).
///
/// Four bytes each; a report of 400 words has about 90.
pub fn signature(words: &Words, settings: &Settings) -> Vec<u32> {
    let mut hashes: Vec<u32> = prints(words, settings).iter().map(|print| print.hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(settings.signature);
    hashes
}

/// The winnowed prints in text order.
pub(crate) fn prints(words: &Words, settings: &Settings) -> Vec<Print> {
    let own: Vec<(u32, usize)> = words.own().collect();
    let shingles = own.windows(settings.shingle.max(1)).filter_map(|shingle| {
        let ((_, first), (_, last)) = (*shingle.first()?, *shingle.last()?);
        Some(Print { hash: hash(shingle.iter().map(|word| word.0)), first, last })
    });
    winnow(&shingles.collect::<Vec<_>>(), settings.window.max(1))
}

/// The smallest of each window, the rightmost of equal ones. A text with less than a window gives one.
fn winnow(shingles: &[Print], window: usize) -> Vec<Print> {
    let mut kept = Vec::with_capacity(2 * shingles.len() / (window + 1) + 1);
    let mut least: Option<usize> = None;
    for (at, print) in shingles.iter().enumerate() {
        let hash = |at: usize| shingles.get(at).map(|print| print.hash);
        let before = least;
        let start = (at + 1).saturating_sub(window);
        least = match least {
            Some(best) if best >= start && hash(best) < Some(print.hash) => Some(best),
            Some(best) if best >= start => Some(at),
            _ => (start..=at).rev().min_by_key(|&at| hash(at)),
        };
        if (at + 1 >= window || at + 1 == shingles.len()) && (least != before || kept.is_empty()) {
            kept.extend(least.and_then(|at| shingles.get(at)).copied());
        }
    }
    kept
}

/// The hash of some words in order, with all bits well mixed (the finalizer of `MurmurHash3`).
pub(crate) fn hash(words: impl Iterator<Item = u32>) -> u32 {
    let joined = words.fold(0x9e37_79b9_7f4a_7c15_u64, |hash, word| {
        (hash.rotate_left(5) ^ u64::from(word)).wrapping_mul(0x517c_c1b7_2722_0a95)
    });
    let mixed = (joined ^ (joined >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    u32::try_from(mixed >> 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::*;

    fn text(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("word{n} ")).collect::<Vec<_>>().concat()
    }

    fn of(text: &str) -> Vec<u32> {
        signature(&Words::read(&Document::new("t", text)), &Settings::default())
    }

    #[test]
    fn a_shared_run_leaves_a_shared_print() {
        let settings = Settings::default();
        let run = settings.shingle + settings.window - 1;
        for start in 0..60 {
            let passage = text(1000 + start, 1000 + start + run);
            let (a, b) =
                (of(&(text(0, 50) + &passage + &text(60, 90))), of(&(text(100, 177) + &passage)));
            assert!(a.iter().any(|print| b.contains(print)), "start {start}");
        }
    }

    #[test]
    fn short_texts_have_a_print_and_shorter_ones_none() {
        assert_eq!(of("").len(), 0);
        assert_eq!(of("One tram left.").len(), 0);
        assert_eq!(of(&text(0, Settings::default().shingle)).len(), 1);
    }

    #[test]
    fn the_signature_is_bounded() {
        assert!(of(&text(0, 20_000)).len() <= Settings::default().signature);
        let of_400 = of(&text(0, 400)).len();
        assert!((60..130).contains(&of_400), "{of_400}");
    }
}
