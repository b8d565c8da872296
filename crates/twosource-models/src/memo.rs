//! Scores that are kept, so that a paragraph that comes again costs nothing.
//!
//! Wire copies are whole paragraphs, word for word. The scores of a window depend on nothing else,
//! so that it does not matter for the result which of them are still there.

use std::collections::VecDeque;
use std::mem::size_of;
use std::sync::{Arc, Mutex};

use rustc_hash::FxHashMap;

use crate::{Encoder, Scores, Window, WordSyntax};

/// Bytes of windows and scores that are kept: some 1,400 paragraphs of usual length.
const MOST_BYTES: usize = 32 << 20;

/// An encoder that remembers what it scored last.
pub struct Memo<E> {
    encoder: E,
    kept: Mutex<Kept>,
}

impl<E: Encoder> Memo<E> {
    /// Keeps up to 32 MiB.
    pub fn new(encoder: E) -> Self {
        Self::of_size(encoder, MOST_BYTES)
    }

    fn of_size(encoder: E, most_bytes: usize) -> Self {
        Self { encoder, kept: Mutex::new(Kept::new(most_bytes)) }
    }

    fn known(&self, window: &Window) -> Option<Arc<Scores>> {
        self.kept.lock().ok()?.scores.get(window).cloned()
    }

    fn keep(&self, window: &Window, scores: &Scores) {
        let (window, scores) = (Arc::new(window.clone()), Arc::new(scores.clone()));
        if let Ok(mut kept) = self.kept.lock() {
            kept.add(window, scores);
        }
    }
}

impl<E: Encoder> Encoder for Memo<E> {
    fn encode(&self, window: &Window) -> Option<Scores> {
        if let Some(scores) = self.known(window) {
            return Some(Scores::clone(&scores));
        }
        // The lock is not held meanwhile: two threads may score one window, and get the same.
        let scores = self.encoder.encode(window)?;
        self.keep(window, &scores);
        Some(scores)
    }
}

/// First in, first out.
struct Kept {
    scores: FxHashMap<Arc<Window>, Arc<Scores>>,
    order: VecDeque<Arc<Window>>,
    bytes: usize,
    most_bytes: usize,
}

impl Kept {
    fn new(most_bytes: usize) -> Self {
        Self { scores: FxHashMap::default(), order: VecDeque::new(), bytes: 0, most_bytes }
    }

    fn add(&mut self, window: Arc<Window>, scores: Arc<Scores>) {
        let bytes = size(&window, &scores);
        if bytes > self.most_bytes || self.scores.contains_key(&window) {
            return;
        }
        while self.bytes + bytes > self.most_bytes && self.forget_oldest() {}
        self.bytes += bytes;
        self.order.push_back(Arc::clone(&window));
        self.scores.insert(window, scores);
    }

    fn forget_oldest(&mut self) -> bool {
        let Some(window) = self.order.pop_front() else { return false };
        if let Some(scores) = self.scores.remove(&window) {
            self.bytes -= size(&window, &scores);
        }
        true
    }
}

/// Bytes of a window and its scores.
fn size(window: &Window, scores: &Scores) -> usize {
    let each = size_of::<u32>() + size_of::<u8>() + size_of::<WordSyntax>();
    let matrices = [&scores.tags, &scores.content_cue, &scores.cue_source];
    let values: usize = matrices.iter().map(|matrix| matrix.len()).sum();
    size_of::<Window>() + size_of::<Scores>() + window.ids.len() * each + values * size_of::<f32>()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::Matrix;

    /// Scores each window by its first piece and counts.
    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl Encoder for Counting {
        fn encode(&self, window: &Window) -> Option<Scores> {
            self.0.fetch_add(1, Ordering::Relaxed);
            let first = u16::try_from(*window.ids.first()?).unwrap();
            let tags = Matrix::new(vec![f32::from(first); 100], 100);
            Some(Scores { tags, ..Scores::default() })
        }
    }

    fn window(first: u32) -> Window {
        Window { ids: vec![first, 1], types: vec![0, 0], syntax: vec![[0; 5]; 2] }
    }

    #[track_caller]
    fn check(memo: &Memo<Counting>, first: u32, runs: usize) {
        let scores = memo.encode(&window(first)).unwrap();
        assert_eq!(scores, Counting::default().encode(&window(first)).unwrap());
        assert_eq!(memo.encoder.0.load(Ordering::Relaxed), runs);
        let kept = memo.kept.lock().unwrap();
        assert!(kept.bytes <= kept.most_bytes);
        assert_eq!(kept.order.len(), kept.scores.len());
    }

    #[test]
    fn a_window_is_scored_once() {
        let memo = Memo::new(Counting::default());
        check(&memo, 1, 1);
        check(&memo, 1, 1);
        check(&memo, 2, 2);
        let other = Window { types: vec![1, 0], ..window(1) };
        memo.encode(&other).unwrap();
        check(&memo, 1, 3);
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let one = size(&window(1), &Counting::default().encode(&window(1)).unwrap());
        let memo = Memo::of_size(Counting::default(), 2 * one);
        check(&memo, 1, 1);
        check(&memo, 2, 2);
        check(&memo, 3, 3);
        check(&memo, 2, 3);
        check(&memo, 1, 4);
    }

    #[test]
    fn what_is_too_large_is_not_kept() {
        let memo = Memo::of_size(Counting::default(), 1);
        check(&memo, 1, 1);
        check(&memo, 1, 2);
    }

    #[test]
    fn what_cannot_be_scored_is_not_kept() {
        let memo = Memo::new(Counting::default());
        assert!(memo.encode(&Window::default()).is_none());
        assert!(memo.kept.lock().unwrap().scores.is_empty());
    }
}
