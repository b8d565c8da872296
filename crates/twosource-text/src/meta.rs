//! What is known about a document besides its text.

use std::fmt;

use crate::{DocId, Span};

/// Where a piece of metadata comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// It stands in the text, here.
    Text(Span),
    /// The user or the record that held the text gave it.
    Given,
    /// Taken over from another report of the same comparison.
    Borrowed(DocId),
    /// Derived from the name of the file.
    FileName,
    /// The markup of the page, the feed or the file that held the text states it;
    /// [`Meta::candidates`] tells where.
    Metadata,
}

/// A kind of metadata that a page states in several places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The headline.
    Title,
    /// Who published it.
    Outlet,
    /// Somebody who wrote it.
    Author,
    /// When it was first published.
    Published,
    /// When it was last changed.
    Modified,
    /// Its address.
    Url,
    /// Its language.
    Language,
    /// The agency that the whole text is credited to.
    Agency,
    /// What it is based on.
    BasedOn,
}

/// A piece of metadata as one place states it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// What it is about.
    pub field: Field,
    /// What is stated, as it stands there.
    pub value: String,
    /// The place: `json-ld NewsArticle.datePublished`, `meta og:title`, `time.published`.
    pub origin: String,
    /// Whether it was chosen.
    pub is_chosen: bool,
}

/// The bytes that a text was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Raw {
    /// Their SHA-256.
    pub sha256: [u8; 32],
    /// How many there are.
    pub len: u64,
}

/// A value together with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub basis: Basis,
}

impl<T> Known<T> {
    /// A value with its basis.
    pub const fn new(value: T, basis: Basis) -> Self {
        Self { value, basis }
    }
}

/// A calendar date with, where known, the minute of the day and the zone as it was written.
///
/// Dates order by calendar day, then time of day. A stamp without a zone stays without one; a zone
/// abbreviation such as `IST` is kept as text, because several zones share it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Proleptic Gregorian year.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// Minutes after local midnight, where a time of day is stated.
    pub minute: Option<u16>,
    /// Zone or offset exactly as written (`+02:00`, `GMT`, `IST`).
    pub zone: Option<String>,
}

impl Date {
    /// A date without a time of day; `None` when there is no such day.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day, minute: None, zone: None })
    }

    /// Minutes since the start of 1970 in Greenwich, to put dates in order: a date without a time
    /// of day counts as its midnight, and one without an offset in numbers as in Greenwich.
    pub fn minutes(&self) -> i64 {
        let local = self.days() * MINUTES_OF_DAY + self.minute.map_or(0, i64::from);
        local - self.zone.as_deref().and_then(offset).unwrap_or(0)
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    fn days(&self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The same date with a time of day (`hour` 0 to 23, `minute` 0 to 59); `None` beyond that.
    pub fn at(mut self, hour: u16, minute: u16, zone: Option<String>) -> Option<Self> {
        (hour < 24 && minute < 60).then(|| {
            self.minute = Some(hour * 60 + minute);
            self.zone = zone;
            self
        })
    }
}

const MINUTES_OF_DAY: i64 = 24 * 60;

/// Minutes east of Greenwich of `+02:00`, `-0330` or `+2`.
fn offset(zone: &str) -> Option<i64> {
    let (sign, rest) = match zone.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, zone.strip_prefix('-')?),
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some(parts) => parts,
        None => rest.split_at_checked(2).unwrap_or((rest, "")),
    };
    let minutes = if minutes.is_empty() { 0 } else { minutes.parse::<u8>().ok()? };
    Some(sign * (i64::from(hours.parse::<u8>().ok()?) * 60 + i64::from(minutes)))
}

/// ISO 8601: `2031-06-04` or `2031-06-04T11:20`, followed by the zone as it was written.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        if let Some(minute) = self.minute {
            write!(f, "T{:02}:{:02}", minute / 60, minute % 60)?;
        }
        match &self.zone {
            Some(zone) if zone.starts_with(['+', '-', 'Z']) => write!(f, "{zone}"),
            Some(zone) => write!(f, " {zone}"),
            None => Ok(()),
        }
    }
}

/// What somebody who is credited has to do with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CreditRole {
    /// It stood first with them, or they made it: "This story was first published by ...".
    FirstPublisher,
    /// They hold its copyright, in a line of their own.
    Owner,
    /// They gave material to it: "... contributed to this report".
    Contributor,
    /// They wrote it, as a line at its end says: "Reporting by ...".
    Writer,
}

/// Somebody who is credited in a text or its record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit {
    /// What they have to do with it.
    pub role: CreditRole,
    /// Their name, with the line that says it.
    pub name: Known<String>,
}

/// What is known about a document besides its text. Absent means unknown, never guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The headline.
    pub title: Option<Known<String>>,
    /// Who published it (schema.org `publisher`).
    pub outlet: Option<Known<String>>,
    /// When it was published (schema.org `datePublished`).
    pub published: Option<Known<Date>>,
    /// When it was last changed (schema.org `dateModified`).
    pub modified: Option<Known<Date>>,
    /// Who wrote it, as printed.
    pub byline: Option<Known<String>>,
    /// Who wrote it, name by name, where markup tells them apart (schema.org `author`).
    pub authors: Vec<String>,
    /// The news agency that the whole text is credited to: by a dateline, or a line or byline of its
    /// own.
    pub agency: Option<Known<String>>,
    /// Who else is credited, in text order.
    pub credits: Vec<Credit>,
    /// What the record says that it is based on (schema.org `isBasedOn`): addresses, identifiers or
    /// names of other reports.
    pub based_on: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// ISO 639-3 code of the recognized language; `None` when too little text to tell.
    pub language: Option<String>,
    /// All that the page states, with the places that state it.
    pub candidates: Vec<Candidate>,
    /// The bytes that the text was taken from, where it is not the whole of them.
    pub raw: Option<Raw>,
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn refuses_days_that_do_not_exist() {
        assert_eq!(Date::new(2031, 2, 29), None);
        assert!(Date::new(2032, 2, 29).is_some());
        assert_eq!(Date::new(2031, 13, 1), None);
    }

    #[test]
    fn dates_are_put_in_order() {
        let date = |year, month, day| Date::new(year, month, day).unwrap();
        assert_eq!(date(1970, 1, 1).minutes(), 0);
        assert_eq!(date(2000, 3, 1).minutes(), 11_017 * 1440);
        assert_eq!(date(1969, 12, 31).minutes(), -1440);
        let zoned = |zone: &str| date(1970, 1, 1).at(12, 0, Some(zone.into())).unwrap().minutes();
        assert_eq!([zoned("Z"), zoned("GMT"), zoned("IST"), zoned("+")], [720; 4]);
        assert_eq!([zoned("+02:00"), zoned("+0200"), zoned("+2")], [600; 3]);
        assert_eq!(zoned("-03:30"), 930);
    }

    #[test]
    fn prints_what_was_stated() {
        let day = Date::new(2031, 6, 4).unwrap();
        assert_eq!(day.to_string(), "2031-06-04");
        assert_eq!(day.clone().at(11, 20, None).unwrap().to_string(), "2031-06-04T11:20");
        let zoned = day.at(11, 20, Some("IST".into())).unwrap();
        assert_eq!(zoned.to_string(), "2031-06-04T11:20 IST");
    }
}
