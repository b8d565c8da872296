//! What was read of pieces, in order: which documents and problems it comes to.

use twosource_text::Document;

use crate::bad_lines::BadLines;
use crate::item::Contents;
use crate::pieces::Place;
use crate::problem::Problem;

/// What [`crate::Piece::read`] made of a piece.
pub struct Reading {
    pub(crate) what: What,
    pub(crate) place: Place,
}

pub(crate) enum What {
    Nothing,
    Several(Contents),
    Line(usize, Result<Box<Document>, Problem>),
    Archived(Result<Box<Document>, Problem>),
    Broken(u64, Problem),
    EndOfLines,
    EndOfArchive,
    Failed(Problem),
}

impl Reading {
    /// How far the inputs were taken apart with it.
    pub const fn place(&self) -> &Place {
        &self.place
    }
}

/// How many of what there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents.
    pub documents: u64,
    /// Pages of archives without a report.
    pub pages_without_report: u64,
    /// Lines and records of archives that could not be read.
    pub broken_records: u64,
    /// Other inputs that gave no document.
    pub unread: u64,
}

/// Takes what was read, in the order of the pieces.
#[derive(Debug, Default)]
pub struct Tally {
    bad: BadLines,
    counts: Counts,
}

impl Tally {
    /// One that goes on within an input, after these.
    pub fn going_on(counts: Counts) -> Self {
        let mut bad = BadLines::default();
        bad.good();
        Self { bad, counts }
    }

    /// How many of what there was so far.
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// Hands what a piece came to to `give`. Pages of an archive without a report are counted only;
    /// of bad lines and broken records of a file the first ten are told, then how many more there
    /// are.
    pub fn take(&mut self, reading: Reading, mut give: impl FnMut(Result<Document, Problem>)) {
        let name = &reading.place.name;
        match reading.what {
            What::Nothing => {}
            What::Several(Ok(items)) => items.into_iter().for_each(|item| give(self.count(item))),
            What::Several(Err(problem)) => give(self.count(Err(problem))),
            What::Failed(problem) => {
                self.bad = BadLines::default();
                give(self.count(Err(problem)));
            }
            What::Archived(Err(Problem::NoArticle { .. })) => {
                self.counts.pages_without_report += 1;
            }
            What::Line(_, Ok(document)) | What::Archived(Ok(document)) => {
                self.bad.good();
                self.bad.told().into_iter().for_each(|problem| give(Err(problem)));
                give(self.count(Ok(*document)));
            }
            What::Line(line, Err(problem)) => self.bad(line, problem, give),
            What::Archived(Err(problem)) => self.bad(0, problem, give),
            What::Broken(at, problem) => {
                self.bad(usize::try_from(at).unwrap_or(usize::MAX), problem, give);
            }
            What::EndOfLines => {
                let bad = std::mem::take(&mut self.bad);
                self.ended(bad.end(name), give);
            }
            What::EndOfArchive => {
                let bad = std::mem::take(&mut self.bad);
                let nothing = || vec![Problem::NoPages { path: name.clone() }];
                let problems = bad.end_of_archive(name).unwrap_or_else(nothing);
                self.ended(problems, give);
            }
        }
    }

    fn bad(&mut self, line: usize, problem: Problem, give: impl FnMut(Result<Document, Problem>)) {
        self.counts.broken_records += 1;
        self.bad.bad(line, problem);
        self.bad.told().into_iter().map(Err).for_each(give);
    }

    /// The problems at the end of a file, of which one may be that of the file as a whole.
    fn ended(&mut self, problems: Vec<Problem>, give: impl FnMut(Result<Document, Problem>)) {
        let whole =
            |problem: &Problem| matches!(problem, Problem::Empty { .. } | Problem::NoPages { .. });
        self.counts.unread += u64::from(problems.iter().any(whole));
        problems.into_iter().map(Err).for_each(give);
    }

    fn count(&mut self, item: Result<Document, Problem>) -> Result<Document, Problem> {
        match item {
            Ok(_) => self.counts.documents += 1,
            Err(_) => self.counts.unread += 1,
        }
        item
    }
}
