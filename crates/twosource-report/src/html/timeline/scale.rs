//! Days to places: the distance of two days grows with the logarithm of what lies between them.

use std::collections::BTreeMap;

use twosource_text::Date;

/// Space at both ends, so that markers and labels stay inside.
const EDGE: f64 = 44.0;
/// Distance of two labels, at least.
const LABEL: f64 = 82.0;

/// The places of the days in which something stands.
pub(super) struct Scale {
    /// By days since 1970, each with its place and, where a time starts, the name of the shortest.
    days: BTreeMap<i64, (f64, Option<Named>)>,
}

/// A time that starts on a day: how long it is, and what it is called.
type Named = (i64, String);

/// A day on the axis.
pub(super) struct Tick {
    pub(super) x: f64,
    /// Its name, where there is room.
    pub(super) label: Option<String>,
}

impl Scale {
    /// A scale for these times: first day, last day, name.
    pub(super) fn new(spans: impl Iterator<Item = (Date, Date, String)>, width: f64) -> Self {
        let mut days: BTreeMap<i64, (f64, Option<Named>)> = BTreeMap::new();
        for (first, last, name) in spans {
            let (first, last) = (number(&first), number(&last));
            days.entry(last).or_default();
            let (_, known) = days.entry(first).or_default();
            let own = (last - first, name);
            *known = Some(known.take().map_or(own.clone(), |known| known.min(own)));
        }
        let (mut reached, mut before) = (0.0, None);
        for (&day, (at, _)) in &mut days {
            reached += before.map_or(0.0, |before| distance(day - before));
            *at = reached;
            before = Some(day);
        }
        let room = width - 2.0 * EDGE;
        for (at, _) in days.values_mut() {
            *at = if reached > 0.0 { EDGE + room * *at / reached } else { width / 2.0 };
        }
        Self { days }
    }

    /// The place of one of the days.
    pub(super) fn at(&self, date: &Date) -> f64 {
        self.days.get(&number(date)).map_or(0.0, |(at, _)| *at)
    }

    /// The days in order, each named where the name of the one before leaves room.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let mut last = f64::MIN;
        let tick = |(x, named): &(f64, Option<Named>)| {
            let label = named.as_ref().filter(|_| x - last >= LABEL).map(|(_, name)| name.clone());
            if label.is_some() {
                last = *x;
            }
            Tick { x: *x, label }
        };
        self.days.values().map(tick).collect()
    }
}

/// Days since 1970.
fn number(date: &Date) -> i64 {
    let day = Date { minute: None, zone: None, ..date.clone() };
    day.minutes().div_euclid(24 * 60)
}

#[expect(clippy::cast_precision_loss, reason = "days of the calendar are few")]
fn distance(days: i64) -> f64 {
    1.0 + libm::log(days as f64)
}

#[cfg(test)]
mod tests {
    use twosource_text::Date;

    use super::Scale;

    fn day(year: i16, day: u8) -> Date {
        Date::new(year, 1, day).unwrap()
    }

    fn whole(date: Date) -> (Date, Date, String) {
        (date.clone(), date, "then".to_owned())
    }

    #[test]
    fn a_long_gap_takes_little_more_room() {
        let days = [day(2030, 1), day(2030, 2), day(2031, 2)];
        let scale = Scale::new(days.into_iter().map(whole), 1000.0);
        let near = scale.at(&day(2030, 2)) - scale.at(&day(2030, 1));
        let far = scale.at(&day(2031, 2)) - scale.at(&day(2030, 2));
        assert!(near > 0.0 && far > near && far < 8.0 * near, "{near} {far}");
    }

    #[test]
    fn one_day_stands_in_the_middle() {
        let late = day(2030, 1).at(23, 50, Some("-05:00".to_owned())).unwrap();
        let scale = Scale::new([day(2030, 1), late].into_iter().map(whole), 1000.0);
        assert!((scale.at(&day(2030, 1)) - 500.0).abs() < 1e-9);
        let labels: Vec<_> = scale.ticks().into_iter().filter_map(|tick| tick.label).collect();
        assert_eq!(labels, ["then"]);
    }
}
