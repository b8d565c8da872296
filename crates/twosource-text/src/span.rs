//! Positions in a document.

use std::fmt;

use crate::DocId;

/// A half-open byte range `[start, end)` of one document's text.
///
/// Both ends lie on character boundaries of that text and `start <= end`. Only
/// [`Document`](crate::Document) makes spans out of numbers, so that the invariant holds
/// everywhere else; spans can be joined and narrowed freely.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    pub(crate) const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// First byte of the span.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte of the span.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no text.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same positions as a range, for indexing.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start()..self.end()
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two spans share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// What the two spans share, if they share anything.
    pub fn intersection(self, other: Span) -> Option<Span> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then(|| Span::new(start, end))
    }

    /// From the end of this span to the start of a later one; empty where they touch or overlap.
    #[must_use]
    pub fn gap(self, later: Span) -> Span {
        Span::new(self.end, later.start.max(self.end))
    }

    /// This span from the start of `inner` on.
    #[must_use]
    pub fn starting_at(self, inner: Span) -> Span {
        Span::new(inner.start.clamp(self.start, self.end), self.end)
    }

    /// This span up to the end of `inner`.
    #[must_use]
    pub fn ending_at(self, inner: Span) -> Span {
        Span::new(self.start, inner.end.clamp(self.start, self.end))
    }

    /// This span up to the start of `inner`.
    #[must_use]
    pub fn before(self, inner: Span) -> Span {
        Span::new(self.start, inner.start.clamp(self.start, self.end))
    }

    /// This span from the end of `inner` on.
    #[must_use]
    pub fn after(self, inner: Span) -> Span {
        Span::new(inner.end.clamp(self.start, self.end), self.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A span together with the document that it belongs to.
///
/// `start`/`end` stay byte positions; [`Document::code_points`](crate::Document::code_points)
/// gives what the W3C Web Annotation `TextPositionSelector` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Passage {
    /// The document that the span points into.
    pub document: DocId,
    /// Where in that document.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn joins_and_cuts_stay_inside() {
        let (outer, inner) = (Span::new(2, 9), Span::new(4, 6));
        assert_eq!(outer.before(inner), Span::new(2, 4));
        assert_eq!(outer.after(inner), Span::new(6, 9));
        assert_eq!(inner.cover(Span::new(8, 12)), Span::new(4, 12));
        assert_eq!(inner.intersection(Span::new(6, 8)), None);
        assert_eq!(inner.gap(Span::new(1, 3)), Span::new(6, 6));
        assert_eq!(outer.after(Span::new(20, 30)), Span::new(9, 9));
    }
}
