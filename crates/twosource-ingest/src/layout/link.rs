//! Links in Markdown.
//!
//! Finds: the signs and the address of `[words](address)` and of images.
//! Example: in `the [statement](https://a.example)` the marks are `[` and `](https://a.example)`.
//! Does not find: links by reference, addresses with spaces or brackets.

use std::ops::Range;

/// The marks of the links in one block, in text order.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut ends = Ends::default();
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'[' => {
                let image = at.checked_sub(1).filter(|&before| bytes.get(before) == Some(&b'!'));
                open = Some(image.unwrap_or(at)..at + 1);
            }
            b']' if bytes.get(at + 1) == Some(&b'(') => {
                let address = ends.of_address(bytes, at + 2);
                if let (Some(open), Some(end)) = (open.take(), address) {
                    marks.extend([open, at..end]);
                }
            }
            b']' => open = None,
            _ => {}
        }
    }
    marks
}

/// The next bracket and the next space: they move forward only, so that the search stays linear.
#[derive(Default)]
struct Ends {
    bracket: usize,
    space: usize,
}

impl Ends {
    /// One past the bracket that closes an address starting at `from`.
    fn of_address(&mut self, bytes: &[u8], from: usize) -> Option<usize> {
        self.bracket = next(bytes, self.bracket.max(from), |byte| byte == b')');
        self.space = next(bytes, self.space.max(from), |byte| byte.is_ascii_whitespace());
        (self.bracket < self.space).then_some(self.bracket + 1)
    }
}

fn next(bytes: &[u8], from: usize, fits: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().position(|&byte| fits(byte)).map_or(bytes.len(), |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = marks(text).into_iter().filter_map(|mark| text.get(mark)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn links() {
        check("the [statement](https://a.example/s) said", &["[", "](https://a.example/s)"]);
        check("![tram](t.png) and [two](b)", &["![", "](t.png)", "[", "](b)"]);
    }

    #[test]
    fn other_brackets() {
        check("[sic] and [a] (b) and ](c) and [d](e f", &[]);
        check(&"](".repeat(100_000), &[]);
    }
}
