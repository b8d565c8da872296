//! What a time expression names, after `TimeML`'s TIMEX3 (ISO-TimeML, ISO 24617-1).

use std::fmt;

use twosource_text::Date;

use super::civil::{self, Day};
use super::kind::{Amount, DayPart, Granularity, Reference, Season, TimeUnit};

/// A value with parts that the text and the publication date leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// Some unit of that size: "yesterday" without a publication date.
    Some(Granularity),
    /// ISO 8601 number of the weekday, 1 is Monday.
    Weekday(u8),
    /// A day of some year.
    MonthDay {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
    },
    /// A month of some year.
    Month(u8),
    /// A quarter of some year, 1 to 4.
    Quarter(u8),
    /// A half of some year, 1 or 2.
    Half(u8),
    /// A season of some year.
    Season(Season),
    /// A part of some day, with the weekday where it is stated.
    Part(Option<u8>, DayPart),
    /// A time of day, with the weekday where it is stated.
    Clock {
        /// ISO 8601 number of the weekday.
        weekday: Option<u8>,
        /// Minutes after midnight.
        minute: u16,
        /// As it was written.
        zone: Option<String>,
    },
}

/// What a time expression names.
///
/// `Display` writes the `value` of TIMEX3; named zones are not part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeValue {
    /// A minute of a day: the date has a time of day, up to minute 1440 for midnight at its end.
    Moment(Date),
    /// A part of a day.
    Part {
        /// Without a time of day.
        day: Date,
        /// Which part.
        part: DayPart,
    },
    /// A calendar day, without a time of day.
    Day(Date),
    /// Saturday and Sunday of an ISO 8601 week.
    Weekend {
        /// Of the week.
        year: i16,
        /// 1 to 53.
        week: u8,
    },
    /// An ISO 8601 week.
    Week {
        /// Of the week.
        year: i16,
        /// 1 to 53.
        week: u8,
    },
    /// A calendar month.
    Month {
        /// Calendar year.
        year: i16,
        /// 1 to 12.
        month: u8,
    },
    /// Three months; a fiscal quarter has the number that the text gives it.
    Quarter {
        /// Calendar or fiscal year.
        year: i16,
        /// 1 to 4.
        quarter: u8,
    },
    /// Six months.
    Half {
        /// Calendar or fiscal year.
        year: i16,
        /// 1 or 2.
        half: u8,
    },
    /// A season; a winter has the year in which it begins.
    Season {
        /// Calendar year.
        year: i16,
        /// Which.
        season: Season,
    },
    /// A calendar or fiscal year.
    Year(i16),
    /// Ten years; 199 is 1990 to 1999.
    Decade(i16),
    /// A hundred years; 19 is 1900 to 1999.
    Century(i16),
    /// Partly known.
    Open(Open),
    /// A length of time, and how often a set comes back.
    Duration {
        /// `None` is vague ("several").
        amount: Option<Amount>,
        /// Of the amount.
        unit: TimeUnit,
    },
    /// "now", "recently", "soon".
    Reference(Reference),
}

impl TimeValue {
    /// How finely a calendar value is known; `None` for lengths and vague references.
    pub const fn granularity(&self) -> Option<Granularity> {
        Some(match self {
            Self::Moment(_) | Self::Open(Open::Clock { .. }) => Granularity::Minute,
            Self::Part { .. } | Self::Open(Open::Part(..)) => Granularity::DayPart,
            Self::Day(_) | Self::Open(Open::Weekday(_) | Open::MonthDay { .. }) => Granularity::Day,
            Self::Weekend { .. } => Granularity::Weekend,
            Self::Week { .. } => Granularity::Week,
            Self::Month { .. } | Self::Open(Open::Month(_)) => Granularity::Month,
            Self::Season { .. } | Self::Open(Open::Season(_)) => Granularity::Season,
            Self::Quarter { .. } | Self::Open(Open::Quarter(_)) => Granularity::Quarter,
            Self::Half { .. } | Self::Open(Open::Half(_)) => Granularity::Half,
            Self::Year(_) => Granularity::Year,
            Self::Decade(_) => Granularity::Decade,
            Self::Century(_) => Granularity::Century,
            Self::Open(Open::Some(granularity)) => *granularity,
            Self::Duration { .. } | Self::Reference(_) => return None,
        })
    }

    /// The first calendar day of a value that is fully known.
    pub fn first_day(&self) -> Option<Date> {
        self.days().and_then(|(first, _)| civil::date(first))
    }

    /// The last calendar day of a value that is fully known.
    pub fn last_day(&self) -> Option<Date> {
        self.days().and_then(|(_, last)| civil::date(last))
    }

    /// First and last day.
    pub(super) fn days(&self) -> Option<(Day, Day)> {
        let months = |year: i16, first: i8, count: i64| civil::months(year, first, count);
        match *self {
            Self::Moment(ref day) | Self::Part { ref day, .. } | Self::Day(ref day) => {
                civil::day(day).map(|day| (day, day))
            }
            Self::Weekend { year, week } => civil::week(year, week, 6),
            Self::Week { year, week } => civil::week(year, week, 1),
            Self::Month { year, month } => months(year, i8::try_from(month).ok()?, 1),
            Self::Quarter { year, quarter } => {
                months(year, i8::try_from(quarter).ok()?.checked_mul(3)? - 2, 3)
            }
            Self::Half { year, half } => {
                months(year, i8::try_from(half).ok()?.checked_mul(6)? - 5, 6)
            }
            Self::Season { year, season } => months(year, season.first_month(), 3),
            Self::Year(year) => months(year, 1, 12),
            Self::Decade(decade) => months(decade.checked_mul(10)?, 1, 120),
            Self::Century(century) => months(century.checked_mul(100)?, 1, 1200),
            Self::Open(_) | Self::Duration { .. } | Self::Reference(_) => None,
        }
    }
}

impl fmt::Display for TimeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moment(at) => {
                write!(f, "{:04}-{:02}-{:02}", at.year, at.month, at.day)?;
                clock(f, at.minute.unwrap_or(0), at.zone.as_deref())
            }
            Self::Part { day, part } => write!(f, "{}T{}", Self::Day(day.clone()), part.code()),
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year, day.month, day.day),
            Self::Weekend { year, week } => write!(f, "{year:04}-W{week:02}-WE"),
            Self::Week { year, week } => write!(f, "{year:04}-W{week:02}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(f, "{year:04}-Q{quarter}"),
            Self::Half { year, half } => write!(f, "{year:04}-H{half}"),
            Self::Season { year, season } => write!(f, "{year:04}-{}", season.code()),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Open(open) => write!(f, "{open}"),
            Self::Duration { amount, unit } => {
                f.write_str(if unit.is_clock() { "PT" } else { "P" })?;
                match amount {
                    Some(amount) => write!(f, "{amount}{}", unit.code()),
                    None => write!(f, "X{}", unit.code()),
                }
            }
            Self::Reference(Reference::Past) => f.write_str("PAST_REF"),
            Self::Reference(Reference::Present) => f.write_str("PRESENT_REF"),
            Self::Reference(Reference::Future) => f.write_str("FUTURE_REF"),
        }
    }
}

impl fmt::Display for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Some(granularity) => f.write_str(unknown(*granularity)),
            Self::Weekday(day) => write!(f, "XXXX-WXX-{day}"),
            Self::MonthDay { month, day } => write!(f, "XXXX-{month:02}-{day:02}"),
            Self::Month(month) => write!(f, "XXXX-{month:02}"),
            Self::Quarter(quarter) => write!(f, "XXXX-Q{quarter}"),
            Self::Half(half) => write!(f, "XXXX-H{half}"),
            Self::Season(season) => write!(f, "XXXX-{}", season.code()),
            Self::Part(weekday, part) => {
                open_day(f, *weekday)?;
                write!(f, "T{}", part.code())
            }
            Self::Clock { weekday, minute, zone } => {
                open_day(f, *weekday)?;
                clock(f, *minute, zone.as_deref())
            }
        }
    }
}

fn open_day(f: &mut fmt::Formatter<'_>, weekday: Option<u8>) -> fmt::Result {
    match weekday {
        Some(day) => write!(f, "XXXX-WXX-{day}"),
        None => f.write_str("XXXX-XX-XX"),
    }
}

fn clock(f: &mut fmt::Formatter<'_>, minute: u16, zone: Option<&str>) -> fmt::Result {
    let offset = zone.filter(|zone| zone.starts_with(['+', '-', 'Z'])).unwrap_or("");
    write!(f, "T{:02}:{:02}{offset}", minute / 60, minute % 60)
}

const fn unknown(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Minute | Granularity::DayPart | Granularity::Day => "XXXX-XX-XX",
        Granularity::Weekend => "XXXX-WXX-WE",
        Granularity::Week => "XXXX-WXX",
        Granularity::Month | Granularity::Season => "XXXX-XX",
        Granularity::Quarter => "XXXX-QX",
        Granularity::Half => "XXXX-HX",
        Granularity::Year => "XXXX",
        Granularity::Decade => "XXX",
        Granularity::Century => "XX",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &TimeValue, written: &str, days: Option<(&str, &str)>) {
        assert_eq!(value.to_string(), written);
        let first = value.first_day().map(|day| day.to_string());
        let last = value.last_day().map(|day| day.to_string());
        assert_eq!(first.as_deref().zip(last.as_deref()), days);
    }

    #[test]
    fn values_are_written_as_in_timex3() {
        let day = Date::new(2031, 6, 4).unwrap();
        let moment = day.clone().at(9, 5, Some("IST".into())).unwrap();
        let same = Some(("2031-06-04", "2031-06-04"));
        check(&TimeValue::Moment(moment), "2031-06-04T09:05", same);
        let part = DayPart::Night;
        check(&TimeValue::Part { day: day.clone(), part }, "2031-06-04TNI", same);
        check(&TimeValue::Day(day), "2031-06-04", same);
        let week = TimeValue::Week { year: 2031, week: 1 };
        check(&week, "2031-W01", Some(("2030-12-30", "2031-01-05")));
        let weekend = TimeValue::Weekend { year: 2031, week: 23 };
        check(&weekend, "2031-W23-WE", Some(("2031-06-07", "2031-06-08")));
        let month = TimeValue::Month { year: 2032, month: 2 };
        check(&month, "2032-02", Some(("2032-02-01", "2032-02-29")));
        let quarter = TimeValue::Quarter { year: 2031, quarter: 4 };
        check(&quarter, "2031-Q4", Some(("2031-10-01", "2031-12-31")));
        let winter = TimeValue::Season { year: 2031, season: Season::Winter };
        check(&winter, "2031-WI", Some(("2031-12-01", "2032-02-29")));
        check(&TimeValue::Decade(203), "203", Some(("2030-01-01", "2039-12-31")));
        check(&TimeValue::Century(20), "20", Some(("2000-01-01", "2099-12-31")));
    }

    #[test]
    fn lengths_and_open_values_have_no_days() {
        let half = Some(Amount { hundredths: 250 });
        check(&TimeValue::Duration { amount: half, unit: TimeUnit::Year }, "P2.5Y", None);
        check(&TimeValue::Duration { amount: None, unit: TimeUnit::Hour }, "PTXH", None);
        check(&TimeValue::Open(Open::Weekday(3)), "XXXX-WXX-3", None);
        check(&TimeValue::Year(i16::MAX), "32767", None);
    }
}
