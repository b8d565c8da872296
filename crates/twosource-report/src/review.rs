//! A person's marks on points: accepted, rejected, a note. They are set in the page of an account,
//! exported as a file, and read again beside the same or a later account.
//!
//! A mark is kept with the statements that its point had, so that it finds its point again when the
//! points are numbered in another way. It changes nothing that the program finds.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use twosource_compare::{Account, Point};

use crate::sources::Sources;

/// Name of the format.
pub(crate) const FORMAT: &str = "twosource/review";
/// Its version.
pub(crate) const VERSION: u32 = 1;

/// A person's marks on the points of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    marks: Vec<Mark>,
}

/// One mark.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Mark {
    /// Number of the point in the account that was marked.
    pub(crate) point: usize,
    /// Its statements there.
    pub(crate) statements: BTreeSet<Place>,
    /// What the person decided, where they did.
    pub(crate) decision: Option<Decision>,
    /// What the person wrote.
    #[serde(default)]
    pub(crate) note: String,
}

/// What a person decided on a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Decision {
    /// The finding is taken over.
    Accepted,
    /// The finding is not taken over.
    Rejected,
}

impl Decision {
    /// The name in the file and on the page.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
        }
    }
}

/// Where a statement stands: document and code points.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(crate) struct Place {
    pub(crate) document: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The file as it is written.
#[derive(Deserialize)]
struct File {
    format: String,
    version: u32,
    marks: Vec<Mark>,
}

impl Review {
    /// Reads the file that a page exports.
    ///
    /// # Errors
    ///
    /// A line that says why the text is no such file.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.format != FORMAT {
            return Err(format!("the format is “{}”, not “{FORMAT}”", file.format));
        }
        if file.version != VERSION {
            return Err(format!("version {} is not known, only {VERSION}", file.version));
        }
        Ok(Self { marks: file.marks })
    }

    /// Whether there is no mark.
    pub const fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// How many marks belong to no point of any of the accounts.
    pub(crate) fn lost<'a>(&self, accounts: impl Iterator<Item = &'a Marks<'a>>) -> usize {
        let found: BTreeSet<usize> =
            accounts.flat_map(|marks| marks.numbers.iter().copied()).collect();
        self.marks.len().saturating_sub(found.len())
    }

    /// The marks that belong to points of an account.
    pub(crate) fn on<'a>(&'a self, sources: &Sources, account: &Account) -> Marks<'a> {
        let points: Vec<BTreeSet<Place>> =
            account.points.iter().map(|point| places(sources, point)).collect();
        let mut found = Marks::default();
        for (number, mark) in self.marks.iter().enumerate() {
            let shared = |of: &BTreeSet<Place>| of.intersection(&mark.statements).count();
            let best =
                points.iter().enumerate().max_by_key(|(at, of)| (shared(of), usize::MAX - at));
            if let Some((at, of)) = best.filter(|(_, of)| shared(of) > 0) {
                let is_same = *of == mark.statements;
                found.of.entry(at).or_default().push(Placed { mark, is_same });
                found.numbers.insert(number);
            }
        }
        found
    }
}

/// Marks by the index of their point.
#[derive(Default)]
pub(crate) struct Marks<'a> {
    of: BTreeMap<usize, Vec<Placed<'a>>>,
    /// Which marks of the review these are.
    numbers: BTreeSet<usize>,
}

/// A mark that has found its point.
pub(crate) struct Placed<'a> {
    pub(crate) mark: &'a Mark,
    /// Whether the point has the statements that it had when it was marked.
    pub(crate) is_same: bool,
}

impl<'a> Marks<'a> {
    /// The marks of a point, by its 1-based number.
    pub(crate) fn of(&self, number: usize) -> &[Placed<'a>] {
        let at = number.checked_sub(1);
        at.and_then(|at| self.of.get(&at)).map_or(&[], Vec::as_slice)
    }
}

/// Where the statements of a point stand.
pub(crate) fn places(sources: &Sources, point: &Point) -> BTreeSet<Place> {
    let statements = point.statements.iter().filter_map(|&at| sources.statement(at));
    let place = statements.map(|(report, statement)| {
        let points = report.document.code_points(statement.span);
        Place { document: report.document.id().to_string(), start: points.start, end: points.end }
    });
    place.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn file(statements: &BTreeSet<Place>) -> String {
        let places = statements.iter().map(|place| {
            serde_json::json!({
                "document": place.document, "start": place.start, "end": place.end
            })
        });
        serde_json::json!({
            "format": FORMAT,
            "version": VERSION,
            "marks": [{
                "point": 99,
                "statements": places.collect::<Vec<_>>(),
                "decision": "rejected",
                "note": "two barges, not one"
            }]
        })
        .to_string()
    }

    #[test]
    fn a_mark_finds_its_point_by_the_statements() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        let of_third = places(&sources, &account.points[2]);
        let review = Review::parse(&file(&of_third)).unwrap();
        let marks = review.on(&sources, &account);
        assert_eq!(marks.of(3).len(), 1);
        assert!(marks.of(3)[0].is_same);
        assert_eq!(marks.of(3)[0].mark.decision, Some(Decision::Rejected));
        assert!(marks.of(99).is_empty() && marks.of(0).is_empty());
    }

    #[test]
    fn a_point_that_changed_since_is_known_as_such() {
        let account = sample::account();
        let sources = Sources::new(&account.reports);
        let mut statements = places(&sources, &account.points[2]);
        statements.pop_last();
        let review = Review::parse(&file(&statements)).unwrap();
        assert!(!review.on(&sources, &account).of(3)[0].is_same);
        let elsewhere = Place { document: "0".to_owned(), start: 0, end: 1 };
        let lost = Review::parse(&file(&BTreeSet::from([elsewhere]))).unwrap();
        let marks = lost.on(&sources, &account);
        assert!((1..=account.points.len()).all(|number| marks.of(number).is_empty()));
        assert_eq!(lost.lost([&marks].into_iter()), 1);
        assert_eq!(review.lost([&review.on(&sources, &account)].into_iter()), 0);
    }

    #[test]
    fn what_is_no_review_is_refused() {
        for (text, reason) in [
            ("", "EOF"),
            ("[]", "invalid"),
            (r#"{"format":"other","version":1,"marks":[]}"#, "format"),
            (r#"{"format":"twosource/review","version":2,"marks":[]}"#, "version 2"),
        ] {
            let error = Review::parse(text).unwrap_err();
            assert!(error.contains(reason), "{error}");
        }
    }
}
