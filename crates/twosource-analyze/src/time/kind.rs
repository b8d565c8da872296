//! The parts of a TIMEX3 value: classes, modifiers, units, amounts.

use std::fmt;

/// The class of a time expression (attribute `type` of TIMEX3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeKind {
    /// A calendar time of a day or more, or a vague reference ("recently").
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again and again.
    Set,
}

impl TimeKind {
    /// The name in TIMEX3.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// How the value is bounded or which part of it is meant (attribute `mod` of TIMEX3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeModifier {
    /// "about two years".
    Approx,
    /// "more than 18 months".
    MoreThan,
    /// "less than a week", "nearly a week".
    LessThan,
    /// "at least ten days".
    EqualOrMore,
    /// "up to ten days".
    EqualOrLess,
    /// "early June", "the start of 2031".
    Start,
    /// "mid-June".
    Mid,
    /// "late June", "the end of 2031".
    End,
    /// "more than a year ago": some time before.
    Before,
    /// "less than a year ago": some time after.
    After,
}

impl TimeModifier {
    /// The name in TIMEX3.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approx => "APPROX",
            Self::MoreThan => "MORE_THAN",
            Self::LessThan => "LESS_THAN",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Before => "BEFORE",
            Self::After => "AFTER",
        }
    }
}

/// Part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayPart {
    /// Up to noon.
    Morning,
    /// Around noon.
    Midday,
    /// From noon to evening.
    Afternoon,
    /// From the end of work to night.
    Evening,
    /// Night.
    Night,
}

impl DayPart {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

/// Season of the northern temperate year, as calendars have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Fall,
    /// December to February of the year that follows.
    Winter,
}

impl Season {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Fall => "FA",
            Self::Winter => "WI",
        }
    }

    /// The month in which it begins.
    pub(super) const fn first_month(self) -> i8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Fall => 9,
            Self::Winter => 12,
        }
    }
}

/// Unit of a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// 1 s.
    Second,
    /// 60 s.
    Minute,
    /// 60 min.
    Hour,
    /// A calendar day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl TimeUnit {
    /// Whether it is shorter than a day.
    pub const fn is_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }

    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
        }
    }
}

/// How finely a value is known, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Granularity {
    /// A minute of a day.
    Minute,
    /// A part of a day.
    DayPart,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// An ISO 8601 week.
    Week,
    /// A month.
    Month,
    /// A season.
    Season,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A vague reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// "recently".
    Past,
    /// "now".
    Present,
    /// "soon".
    Future,
}

/// An amount of units in hundredths, so that "two and a half" has a value that compares exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    /// A hundred is one unit.
    pub hundredths: u64,
}

impl Amount {
    /// A whole number.
    pub const fn whole(number: u32) -> Self {
        Self { hundredths: number as u64 * 100 }
    }

    /// The whole number, where it is one.
    pub fn as_whole(self) -> Option<i64> {
        self.hundredths.is_multiple_of(100).then(|| i64::try_from(self.hundredths / 100).ok())?
    }

    pub(super) fn times(self, factor: u64) -> Self {
        Self { hundredths: self.hundredths.saturating_mul(factor) }
    }
}

/// "2", "2.5".
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.hundredths / 100, self.hundredths % 100);
        match rest {
            0 => write!(f, "{whole}"),
            tenths if tenths.is_multiple_of(10) => write!(f, "{whole}.{}", tenths / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}
