//! The days that a time expression allows, to be held against those of another report.

use twosource_analyze::{TimeExpression, TimeValue};
use twosource_text::{Basis, Date};

/// Days between two times of one thing that do not count: zones and days of printing differ.
const SLACK: i32 = 1;
/// The same where a date was counted from a day of publication that another report lent.
const BORROWED_SLACK: i32 = 7;

/// First and last day of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    first: i32,
    last: i32,
    /// Whether it was counted from a borrowed day of publication.
    is_borrowed: bool,
}

impl Days {
    /// Those of a time expression; `None` where its value is open.
    pub(crate) fn of(time: &TimeExpression) -> Option<Self> {
        let is_borrowed = matches!(time.anchor, Some(Basis::Borrowed(_)));
        let (first, last) = reach(time.value.as_ref()?)?;
        Some(Self { first, last, is_borrowed })
    }

    /// Whether no day fulfills both.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        let borrowed = self.is_borrowed || other.is_borrowed;
        let slack = if borrowed { BORROWED_SLACK } else { SLACK };
        self.last + slack < other.first || other.last + slack < self.first
    }

    /// Days from the last of them to a date.
    pub(crate) fn until(&self, date: &Date) -> i32 {
        number(date) - self.last
    }
}

/// A number that grows with the days, near enough to be subtracted: every month has 31.
pub(crate) fn number(date: &Date) -> i32 {
    (i32::from(date.year) * 12 + i32::from(date.month)) * 31 + i32::from(date.day)
}

/// First and last day of a value, by number; `None` where it names no calendar days.
pub(crate) fn reach(value: &TimeValue) -> Option<(i32, i32)> {
    Some((number(&value.first_day()?), number(&value.last_day()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: (u8, u8), last: (u8, u8), is_borrowed: bool) -> Days {
        let day = |(month, day)| number(&Date::new(2031, month, day).unwrap());
        Days { first: day(first), last: day(last), is_borrowed }
    }

    #[test]
    fn a_day_inside_a_month_excludes_nothing() {
        let march = days((3, 1), (3, 31), false);
        let day = |month, day| days((month, day), (month, day), false);
        assert!(!march.excludes(&day(3, 4)));
        assert!(!march.excludes(&day(4, 1)));
        assert!(march.excludes(&day(4, 3)));
        assert!(day(2, 20).excludes(&march));
    }

    #[test]
    fn a_borrowed_day_may_be_a_week_off() {
        let borrowed = days((3, 10), (3, 10), true);
        assert!(!borrowed.excludes(&days((3, 16), (3, 16), false)));
        assert!(borrowed.excludes(&days((3, 18), (3, 18), false)));
    }

    #[test]
    fn days_are_counted_to_a_date() {
        assert_eq!(days((3, 1), (3, 10), false).until(&Date::new(2031, 3, 12).unwrap()), 2);
    }
}
