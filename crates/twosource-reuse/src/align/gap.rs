//! Words inside the gaps of a passage that are the same after all.
//!
//! A gap between two runs is a few words long. Those that both sides have in the same order are
//! matched too (longest common subsequence), so that a sentence with every third word replaced does
//! not count as foreign; so are words that differ by a letter or two, as text recognition and
//! spellings leave them.

use std::ops::Range;

use super::run::Run;
use crate::words::Words;

/// The chain with the equal words of its gaps as runs of their own; a gap without words on either
/// side joins two runs.
pub(crate) fn filled(chain: &[Run], a: &Words, b: &Words) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for &run in chain {
        if let Some(&before) = found.last() {
            let (left, right) = (before.left_range().end, before.right_range().end);
            let ours = Gap::of(a, left..run.left);
            let theirs = Gap::of(b, right..run.right);
            for (x, y) in common(ours, theirs) {
                push(&mut found, Run { left: left + x, right: right + y, length: 1 });
            }
        }
        push(&mut found, run);
    }
    found
}

/// The words of one side of a gap.
#[derive(Clone, Copy)]
struct Gap<'a> {
    hashes: &'a [u32],
    letters: &'a [u64],
}

impl<'a> Gap<'a> {
    fn of(words: &'a Words, range: Range<usize>) -> Self {
        let hashes = words.hashes.get(range.clone()).unwrap_or(&[]);
        Self { hashes, letters: words.letters.get(range).unwrap_or(&[]) }
    }

    /// Whether a word of this side is one of the other, or the same but for a letter or two.
    fn is_same(self, x: usize, other: Gap<'_>, y: usize) -> bool {
        self.hashes.get(x) == other.hashes.get(y)
            || self.letters.get(x).zip(other.letters.get(y)).is_some_and(|(a, b)| are_alike(*a, *b))
    }
}

/// Whether the Dice coefficient of two words' pairs of letters is 0.6 or more. A damaged letter
/// changes two pairs, so that of words under four letters none is alike.
fn are_alike(a: u64, b: u64) -> bool {
    let shared = (a & b).count_ones();
    shared >= 3 && 10 * shared >= 3 * (a.count_ones() + b.count_ones())
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if (last.left_range().end, last.right_range().end) == (run.left, run.right) => {
            last.length += run.length;
        }
        _ => runs.push(run),
    }
}

/// Positions of a longest common subsequence of the two sides of a gap.
fn common(a: Gap<'_>, b: Gap<'_>) -> Vec<(usize, usize)> {
    let (rows, columns) = (a.hashes.len(), b.hashes.len());
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let width = columns + 1;
    // The best from each pair of positions on, row by row from the end.
    let mut best = vec![0_usize; (rows + 1) * width];
    let get = |best: &[usize], x: usize, y: usize| best.get(x * width + y).copied().unwrap_or(0);
    for (x, y) in (0..rows).rev().flat_map(|x| (0..columns).rev().map(move |y| (x, y))) {
        let same = if a.is_same(x, b, y) { get(&best, x + 1, y + 1) + 1 } else { 0 };
        let value = same.max(get(&best, x + 1, y)).max(get(&best, x, y + 1));
        if let Some(cell) = best.get_mut(x * width + y) {
            *cell = value;
        }
    }
    let (mut x, mut y, mut found) = (0, 0, Vec::new());
    while x < rows && y < columns {
        if a.is_same(x, b, y) && get(&best, x, y) == get(&best, x + 1, y + 1) + 1 {
            found.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if get(&best, x + 1, y) >= get(&best, x, y + 1) {
            x += 1;
        } else {
            y += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[(usize, usize)]) {
        let (a, b) = (Words::read(&Document::new("a", a)), Words::read(&Document::new("b", b)));
        assert_eq!(common(Gap::of(&a, 0..a.len()), Gap::of(&b, 0..b.len())), expected);
    }

    #[test]
    fn equal_words_of_a_gap_are_found_in_order() {
        check("the old tram stopped", "one tram has stopped", &[(2, 1), (3, 3)]);
        check("tram bell", "bell tram", &[(1, 0)]);
        check("", "tram", &[]);
    }

    #[test]
    fn a_damaged_word_is_the_same_word() {
        check("passengers", "passeng3rs", &[(0, 0)]);
        check("harbor", "harbour", &[(0, 0)]);
        check("closed", "opened", &[]);
        check("was", "has", &[]);
    }
}
