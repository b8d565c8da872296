//! Which days a time allows, and whether two times can be one.
//!
//! A coarse time allows all of its days, so that "in June" and "on June 4" can be one time. A
//! beginning leaves its end open and the other way round; "about" allows as much again on both sides.
//! Two times of day exclude each other only where they lie more than an hour apart and both are told
//! exactly: reports round, and seldom tell the zone.

use twosource_analyze::{TimeModifier, TimeValue};

use super::entry::{TimeLimit, When};
use crate::days::{number, reach};

/// Minutes between two times of day that can still be one.
const ROUNDING: u16 = 60;

/// The days that a time allows.
fn range(when: &When) -> Option<(i32, i32)> {
    let (first, last) = reach(&when.value)?;
    let slack = match when.modifier {
        Some(TimeModifier::Approx) => last - first + 1,
        _ => 0,
    };
    let open = |modifier| when.modifier == Some(modifier);
    let from = when.limit == TimeLimit::Until || open(TimeModifier::Before);
    let until = when.limit == TimeLimit::From || open(TimeModifier::After);
    let first = if from { i32::MIN } else { first - slack };
    let last = if until { i32::MAX } else { last + slack };
    Some((first, last))
}

/// Whether two times can be the time of one thing.
pub(super) fn is_compatible(a: &When, b: &When) -> bool {
    let (Some(x), Some(y)) = (range(a), range(b)) else { return true };
    x.0 <= y.1 && y.0 <= x.1 && !are_other_minutes(a, b)
}

/// Days between two times that reports can give for one thing.
const MOST_APART: i32 = 31;

/// Whether two times lie so near each other that reports may mean one thing by them.
pub(super) fn is_near(a: &When, b: &When) -> bool {
    let (Some(x), Some(y)) = (reach(&a.value), reach(&b.value)) else { return false };
    x.0.saturating_sub(y.1).max(y.0.saturating_sub(x.1)) <= MOST_APART
}

fn are_other_minutes(a: &When, b: &When) -> bool {
    let exact = |when: &When| when.limit == TimeLimit::At && when.modifier.is_none();
    let (TimeValue::Moment(x), TimeValue::Moment(y)) = (&a.value, &b.value) else { return false };
    let minutes = x.minute.zip(y.minute);
    let apart = minutes.is_some_and(|(x, y)| x.abs_diff(y) > ROUNDING);
    let zones = x.zone == y.zone;
    exact(a) && exact(b) && number(x) == number(y) && zones && apart
}

/// How long a time is, so that the finest of several can be told.
pub(super) fn length(when: &When) -> (i32, u8) {
    let days = reach(&when.value).map_or(i32::MAX, |(first, last)| last - first);
    let within = match (&when.value, when.limit) {
        (_, TimeLimit::From | TimeLimit::Until) => 3,
        (TimeValue::Moment(_), _) => 0,
        (TimeValue::Part { .. }, _) => 1,
        _ => 2,
    };
    (days, within)
}

/// The order of times: by the first day, the coarser first, then by the time of day. What has no date
/// comes last.
pub(super) fn order(when: Option<&When>) -> (i32, i32, u16) {
    let Some(when) = when else { return (i32::MAX, 0, 0) };
    let Some((first, last)) = reach(&when.value) else { return (i32::MAX, 0, 0) };
    let start = if when.limit == TimeLimit::Until { last } else { first };
    (start, first - last, minute(&when.value))
}

/// Minutes after midnight at which a value begins; 0 for whole days.
pub(super) fn minute(value: &TimeValue) -> u16 {
    use twosource_analyze::DayPart;
    match value {
        TimeValue::Moment(at) => at.minute.unwrap_or(0),
        TimeValue::Part { part, .. } => match part {
            DayPart::Morning => 6 * 60,
            DayPart::Midday => 12 * 60,
            DayPart::Afternoon => 13 * 60,
            DayPart::Evening => 18 * 60,
            DayPart::Night => 21 * 60,
        },
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use twosource_text::Date;

    use super::*;

    fn when(value: TimeValue, limit: TimeLimit) -> When {
        When { value, modifier: None, limit, is_borrowed: false }
    }

    fn june(day: u8) -> When {
        when(TimeValue::Day(Date::new(2031, 6, day).unwrap()), TimeLimit::At)
    }

    fn clock(hour: u16, minute: u16) -> When {
        let moment = Date::new(2031, 6, 4).unwrap().at(hour, minute, None).unwrap();
        when(TimeValue::Moment(moment), TimeLimit::At)
    }

    #[track_caller]
    fn check(a: &When, b: &When, expected: bool) {
        assert_eq!((is_compatible(a, b), is_compatible(b, a)), (expected, expected));
    }

    #[test]
    fn coarse_times_hold_fine_ones() {
        let month = when(TimeValue::Month { year: 2031, month: 6 }, TimeLimit::At);
        check(&month, &june(4), true);
        check(&june(4), &june(4), true);
        check(&june(4), &june(5), false);
    }

    #[test]
    fn beginnings_and_ends_are_open() {
        let from = |day| When { limit: TimeLimit::From, ..june(day) };
        let until = |day| When { limit: TimeLimit::Until, ..june(day) };
        check(&from(4), &june(9), true);
        check(&from(4), &june(3), false);
        check(&until(4), &june(3), true);
        check(&until(4), &from(5), false);
        let about = When { modifier: Some(TimeModifier::Approx), ..june(4) };
        check(&about, &june(5), true);
        check(&about, &june(6), false);
    }

    #[test]
    fn times_of_day_are_rounded() {
        check(&clock(6, 0), &clock(6, 50), true);
        check(&clock(6, 0), &clock(8, 0), false);
        let about = When { modifier: Some(TimeModifier::Approx), ..clock(8, 0) };
        check(&clock(6, 0), &about, true);
        check(&clock(6, 0), &june(4), true);
    }

    #[test]
    fn order_is_by_the_first_day() {
        let year = when(TimeValue::Year(2031), TimeLimit::At);
        let mut all = [Some(clock(6, 0)), None, Some(june(4)), Some(year)];
        all.sort_by_key(|when| order(when.as_ref()));
        let shown = all.map(|when| when.map_or("-".into(), |when| when.value.to_string()));
        assert_eq!(shown, ["2031", "2031-06-04", "2031-06-04T06:00", "-"]);
    }
}
