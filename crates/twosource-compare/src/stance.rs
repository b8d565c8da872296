//! How one report stands to a point: what a cell of a coverage matrix tells.

use twosource_analyze::Polarity;

use crate::account::{Account, Finding, Point, StatementRef};

/// How many terms more than the shortest statement a fuller one has, at least.
const MORE: usize = 3;

/// How one report stands to a point that it has. A report without a statement of the point is silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It says it.
    Says,
    /// It says what the others say, and more.
    SaysMore,
    /// It gives one of the stands of which the one is later than the other.
    OtherStand,
    /// It gives one of the values that exclude each other.
    Differs,
    /// It has it denied.
    Denies,
}

impl Stance {
    /// All stances, from the plain one to the one that a reader must see.
    pub const ALL: [Self; 5] =
        [Self::Says, Self::SaysMore, Self::OtherStand, Self::Differs, Self::Denies];
}

impl Account {
    /// How a report stands to a point; `None` where it is silent. Of two statements of one report
    /// the one that a reader must see decides.
    pub fn stance(&self, point: &Point, report: usize) -> Option<Stance> {
        let own = point.statements.iter().filter(|at| at.report == report);
        own.map(|&at| self.stance_of(point, at)).max()
    }

    fn stance_of(&self, point: &Point, at: StatementRef) -> Stance {
        let is_denied = self.statement(at).is_some_and(|own| own.polarity == Polarity::Denied);
        match point.finding {
            Finding::Denied if is_denied => Stance::Denies,
            Finding::Differs if self.holds_value(point, at) => Stance::Differs,
            Finding::Superseded if self.holds_value(point, at) => Stance::OtherStand,
            Finding::MoreSpecific if self.is_fuller(point, at) => Stance::SaysMore,
            _ => Stance::Says,
        }
    }

    /// Whether one of the values that differ stands in a statement, is the statement itself, or stands
    /// in one of the same words: a copy says what its original says.
    fn holds_value(&self, point: &Point, at: StatementRef) -> bool {
        let words = self.words_of(at);
        let mut alike = point.statements.iter().filter(|&&other| self.words_of(other) == words);
        alike.any(|&other| self.has_value(point, other))
    }

    fn words_of(&self, at: StatementRef) -> &str {
        let own = self.statement(at).zip(self.reports.get(at.report));
        own.map_or("", |(statement, report)| report.document.slice(statement.span))
    }

    fn has_value(&self, point: &Point, at: StatementRef) -> bool {
        let Some((own, report)) = self.statement(at).zip(self.reports.get(at.report)) else {
            return false;
        };
        let id = report.document.id();
        let mut values = point.differences.iter().flat_map(|value| [value.left, value.right]);
        values.any(|value| value.document == id && own.span.overlaps(value.span))
    }

    fn is_fuller(&self, point: &Point, at: StatementRef) -> bool {
        let terms = |at: &StatementRef| self.statement(*at).map_or(0, |own| own.terms.len());
        let shortest = point.statements.iter().map(terms).min().unwrap_or(0);
        terms(&at) >= shortest + MORE
    }
}
