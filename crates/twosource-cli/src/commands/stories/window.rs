//! Reports in order of time, as far as memory allows.
//!
//! Reports are held until more than a bound of text is there, and then leave it earliest first. An
//! input below the bound is sorted as a whole; a larger one is, where no report comes later than
//! the bound after those that it belongs before. Which reports are held depends on nothing but the
//! reports that come, so that a run that goes on from a state takes them in the same order.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

use twosource::text::{DocId, Document};

/// Bytes of text that are held to be sorted: some 50,000 reports.
const BOUND: usize = 128 << 20;

/// By time, what has none as late as the latest before it in its folder, then by name.
type Key = (Option<i64>, String, DocId);

pub(super) struct Window {
    held: BinaryHeap<Reverse<(Key, Held)>>,
    ids: BTreeSet<DocId>,
    bytes: usize,
    bound: usize,
    latest: Latest,
    /// Time of the report that left last.
    left: Option<i64>,
    late: usize,
}

impl Window {
    /// With `in_order` nothing is held.
    pub(super) const fn new(in_order: bool) -> Self {
        Self {
            held: BinaryHeap::new(),
            ids: BTreeSet::new(),
            bytes: 0,
            bound: if in_order { 0 } else { BOUND },
            latest: Latest { time: None, folder: String::new(), there: None },
            left: None,
            late: 0,
        }
    }

    /// Takes a report in; one that is held already is left out.
    pub(super) fn put(&mut self, document: Box<Document>) {
        self.pass_by(&document);
        if self.ids.insert(document.id()) {
            self.bytes += document.text().len();
            let time = minutes(&document).or(self.latest.there).or(self.latest.time);
            let key = (time, document.name().to_owned(), document.id());
            self.held.push(Reverse((key, Held(document))));
        }
    }

    /// Sees the time of a report that is not taken.
    pub(super) fn pass_by(&mut self, document: &Document) {
        self.latest.see(document);
    }

    /// The earliest report, where more is held than need be.
    pub(super) fn next_out(&mut self) -> Option<Box<Document>> {
        if self.bytes > self.bound { self.rest() } else { None }
    }

    /// The earliest report.
    pub(super) fn rest(&mut self) -> Option<Box<Document>> {
        let Reverse(((time, _, id), Held(document))) = self.held.pop()?;
        self.ids.remove(&id);
        self.bytes -= document.text().len();
        self.late += usize::from(time < self.left);
        self.left = self.left.max(time);
        Some(document)
    }

    /// How many reports left after later ones.
    pub(super) const fn late(&self) -> usize {
        self.late
    }
}

/// The latest time that was seen.
struct Latest {
    time: Option<i64>,
    /// The folder that was read last, and the latest time there.
    folder: String,
    there: Option<i64>,
}

impl Latest {
    fn see(&mut self, document: &Document) {
        let file = document.name().split(':').next().unwrap_or_default();
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder != self.folder {
            (self.folder, self.there) = (folder.to_owned(), None);
        }
        let time = minutes(document);
        (self.time, self.there) = (self.time.max(time), self.there.max(time));
    }
}

fn minutes(document: &Document) -> Option<i64> {
    document.meta.published.as_ref().map(|date| date.value.minutes())
}

/// A document that plays no part in the order: the key before it says all.
struct Held(Box<Document>);

impl PartialEq for Held {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Held {}

impl PartialOrd for Held {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Held {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

#[cfg(test)]
mod tests {
    use twosource::text::{Basis, Date, Known};

    use super::*;

    fn document(name: &str, day: Option<u8>) -> Box<Document> {
        let mut document = Document::new(name, "0123456789");
        let date = day.and_then(|day| Date::new(2031, 6, day));
        document.meta.published = date.map(|date| Known::new(date, Basis::Given));
        Box::new(document)
    }

    /// Names in the order in which they leave a window of `bound` bytes, and how many were late.
    fn order(bound: usize, documents: &[(&str, Option<u8>)]) -> (String, usize) {
        let mut window = Window { bound, ..Window::new(false) };
        let mut names = String::new();
        for &(name, day) in documents {
            window.put(document(name, day));
            while let Some(out) = window.next_out() {
                names += out.name();
            }
        }
        while let Some(out) = window.rest() {
            names += out.name();
        }
        (names, window.late())
    }

    #[test]
    fn what_fits_is_sorted() {
        let mixed = [("c", Some(3)), ("b", Some(1)), ("a", Some(1)), ("d", Some(2))];
        assert_eq!(order(100, &mixed), ("abdc".to_owned(), 0));
        assert_eq!(order(20, &mixed), ("abdc".to_owned(), 0));
        assert_eq!(order(10, &mixed), ("badc".to_owned(), 0));
        assert_eq!(order(0, &mixed), ("cbad".to_owned(), 3));
    }

    #[test]
    fn what_has_no_time_stays_behind_what_came_before_it() {
        let mixed = [("b", None), ("c", Some(2)), ("a", None), ("d", Some(1))];
        assert_eq!(order(100, &mixed), ("bdac".to_owned(), 0));
        let folders = [("x/a", Some(9)), ("y/b", Some(2)), ("y/c", None), ("y/d", Some(3))];
        assert_eq!(order(100, &folders), ("y/by/cy/dx/a".to_owned(), 0));
    }

    #[test]
    fn what_is_held_is_not_taken_twice() {
        assert_eq!(order(100, &[("a", Some(1)), ("a", Some(1))]), ("a".to_owned(), 0));
    }
}
