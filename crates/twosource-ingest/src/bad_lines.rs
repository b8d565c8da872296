//! Bad lines of one file of records, and broken records of one archive: the first are named one by
//! one, the others are counted.

use crate::problem::Problem;

/// Bad lines that are named one by one; one, when no line is good.
const NAMED: usize = 10;

/// The lines of one file so far.
#[derive(Debug, Default)]
pub(crate) struct BadLines {
    has_good: bool,
    /// How many were named.
    named: usize,
    /// Those that are named, with their lines, until they are told.
    held: Vec<(usize, Problem)>,
    /// The line of the first that is only counted, and how many these are.
    more: Option<(usize, usize)>,
}

impl BadLines {
    /// A line gave a document.
    pub(crate) fn good(&mut self) {
        self.has_good = true;
    }

    /// A line gave none.
    pub(crate) fn bad(&mut self, line: usize, problem: Problem) {
        if self.named < NAMED {
            self.named += 1;
            self.held.push((line, problem));
        } else {
            self.more.get_or_insert((line, 0)).1 += 1;
        }
    }

    /// What can be told before the file ends.
    pub(crate) fn told(&mut self) -> Vec<Problem> {
        let held = if self.has_good { std::mem::take(&mut self.held) } else { Vec::new() };
        held.into_iter().map(|(_, problem)| problem).collect()
    }

    /// What is left to tell when an archive has ended. `None` without a good or a broken record.
    pub(crate) fn end_of_archive(self, name: &str) -> Option<Vec<Problem>> {
        if !self.has_good && self.named == 0 {
            return None;
        }
        let more = |problem| match problem {
            Problem::MoreLines { path, count, .. } => Problem::MoreRecords { path, count },
            problem => problem,
        };
        Some(self.end(name).into_iter().map(more).collect())
    }

    /// What is left to tell when the file has ended.
    pub(crate) fn end(mut self, name: &str) -> Vec<Problem> {
        let path = || name.to_owned();
        if !self.has_good && self.named == 0 {
            return vec![Problem::Empty { path: path() }];
        }
        if !self.has_good {
            let unnamed = self.held.split_off(1.min(self.held.len()));
            let (first, count) = self.more.unwrap_or_default();
            let line = unnamed.first().map_or(first, |(line, _)| *line);
            self.more = Some((line, unnamed.len() + count)).filter(|(_, count)| *count > 0);
        }
        let mut problems: Vec<_> = self.held.into_iter().map(|(_, problem)| problem).collect();
        problems.extend(self.more.map(|(line, count)| Problem::MoreLines {
            path: path(),
            line,
            count,
        }));
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_text(line: usize) -> Problem {
        Problem::NoText { path: "a".into(), line }
    }

    fn more(line: usize, count: usize) -> Problem {
        Problem::MoreLines { path: "a".into(), line, count }
    }

    fn lines(bad: usize) -> BadLines {
        let mut lines = BadLines::default();
        (1..=bad).for_each(|line| lines.bad(line, no_text(line)));
        lines
    }

    #[test]
    fn one_stands_for_all_where_no_line_is_good() {
        assert_eq!(lines(0).end("a"), [Problem::Empty { path: "a".into() }]);
        assert_eq!(lines(1).end("a"), [no_text(1)]);
        assert_eq!(lines(3).end("a"), [no_text(1), more(2, 2)]);
        assert_eq!(lines(15).end("a"), [no_text(1), more(2, 14)]);
    }

    #[test]
    fn ten_are_named_beside_good_ones() {
        let mut lines = lines(12);
        assert_eq!(lines.told(), [], "nothing is known of the rest yet");
        lines.good();
        assert_eq!(lines.told().len(), 10);
        lines.bad(14, no_text(14));
        assert_eq!(lines.end("a"), [more(11, 3)]);
    }
}
