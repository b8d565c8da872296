//! Prints of what an outlet sets on unrelated pages: forms, notices, boxes.
//!
//! A print is furniture where several texts have it and hardly any two of these share much else.
//! Prints of a wire story stand in many texts as well, but these share much with each other.

use rustc_hash::FxHashMap;

use crate::align::ratio;
use crate::settings::Settings;

/// Texts with a print that are compared with each other: that many say enough.
const SAMPLE: usize = 12;
/// Texts that can decide without the one in question.
const FEWEST: usize = 3;
/// Of so many pairs of texts with a print of furniture, less than one is related.
const PAIRS: usize = 4;

/// Documents in order, with the number of prints that each shares.
pub(crate) type Counts = Vec<(u32, usize)>;

/// Tells prints of furniture; remembers which documents are related.
pub(crate) struct Furniture<'a, S> {
    /// The sorted signature of a document.
    signature: S,
    settings: &'a Settings,
    known: FxHashMap<(u32, u32), bool>,
    /// The documents that were last decided on: prints of one passage have the same.
    last: (Vec<u32>, bool),
}

impl<'a, 's, S: Fn(u32) -> &'s [u32]> Furniture<'a, S> {
    pub(crate) fn new(signature: S, settings: &'a Settings) -> Self {
        Self { signature, settings, known: FxHashMap::default(), last: (Vec::new(), true) }
    }

    /// Whether a print that these documents have is furniture for the first of them.
    ///
    /// Where there are enough others, they alone decide: furniture can be half of a short text.
    pub(crate) fn is_furniture(&mut self, documents: &[u32]) -> bool {
        if documents.len() < self.settings.furniture_documents {
            return false;
        }
        let others = documents.get(1..).filter(|others| others.len() >= FEWEST);
        let sample = others.unwrap_or(documents);
        let sample = sample.get(..SAMPLE).unwrap_or(sample);
        if self.last.0 != sample {
            self.last = (sample.to_vec(), self.are_unrelated(sample));
        }
        self.last.1
    }

    /// Whether less than one of [`PAIRS`] pairs is related.
    fn are_unrelated(&mut self, documents: &[u32]) -> bool {
        let pairs = documents.len() * documents.len().saturating_sub(1) / 2;
        let mut related = 0;
        for (at, &left) in documents.iter().enumerate() {
            for &right in documents.iter().skip(at + 1) {
                related += usize::from(self.are_related(left, right));
                if related * PAIRS >= pairs {
                    return false;
                }
            }
        }
        true
    }

    fn are_related(&mut self, left: u32, right: u32) -> bool {
        let key = (left.min(right), left.max(right));
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let (a, b) = ((self.signature)(left), (self.signature)(right));
        let related = ratio(common(a, b), a.len().min(b.len())) >= self.settings.related;
        self.known.insert(key, related);
        related
    }
}

/// How many numbers two sorted lists share.
fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut x, mut y, mut shared) = (0, 0, 0);
    while let (Some(left), Some(right)) = (a.get(x), b.get(y)) {
        shared += usize::from(left == right);
        (x, y) = (x + usize::from(left <= right), y + usize::from(right <= left));
    }
    shared
}

/// How many of some prints each document has.
pub(crate) fn count<'a>(holders: impl Iterator<Item = &'a [u32]>) -> Counts {
    let mut all: Vec<u32> = holders.flatten().copied().collect();
    all.sort_unstable();
    let groups = all.chunk_by(|a, b| a == b);
    groups.filter_map(|group| Some((*group.first()?, group.len()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(signatures: &[&[u32]], expected: bool) {
        let settings = Settings::default();
        let all: Vec<u32> = (0..).take(signatures.len()).collect();
        let mut furniture = Furniture::new(|at| signatures[at as usize], &settings);
        assert_eq!(furniture.is_furniture(&all), expected);
    }

    #[test]
    fn what_unrelated_texts_share_is_furniture() {
        check(&[&[1, 2, 3, 4, 5, 9], &[9, 11, 12, 13, 14, 15], &[9, 21, 22, 23, 24, 25]], true);
    }

    #[test]
    fn what_related_texts_share_is_none() {
        check(&[&[1, 2, 3, 4, 9], &[1, 2, 3, 4, 9], &[1, 2, 3, 4, 9]], false);
        check(&[&[1, 2, 3, 4, 9], &[1, 2, 3, 4, 9], &[9, 21, 22, 23, 24, 25]], false);
        check(&[&[1, 2, 3, 4, 9], &[9, 21, 22, 23, 24, 25]], false);
    }
}
