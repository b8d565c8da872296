//! Which number of `06/04/2031` is the day.
//!
//! Only a page in the English of the United States puts the month first; in most other languages
//! the day stands first. English alone says nothing, and neither does an unstated language.

/// The order of day and month in dates of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Not known: such a date is read only where one of its numbers can only be the day.
    #[default]
    Unknown,
    /// `06/04/2031` is 6 April.
    DayFirst,
    /// `06/04/2031` is June 4.
    MonthFirst,
}

/// Languages whose newspapers put the day first.
const DAY_FIRST: &str = "de fr es it pt nl da no nb nn pl cs sk ro ru uk bg el tr fi sv ca gl id vi \
    hr sr sl ar he hi bn et lv mk sq";

impl Order {
    /// The order that a language tag (BCP 47, also with an underscore) implies.
    pub fn of_language(tag: &str) -> Self {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let language = tag.split('-').next().unwrap_or_default();
        match tag.as_str() {
            "en-us" | "en-ph" => Self::MonthFirst,
            "en-gb" | "en-au" | "en-nz" | "en-ie" | "en-in" | "en-za" | "en-ng" | "en-ke" => {
                Self::DayFirst
            }
            _ if DAY_FIRST.split_whitespace().any(|known| known == language) => Self::DayFirst,
            _ => Self::Unknown,
        }
    }

    /// The order that all dates with slashes in a text show by a number above 12; `Unknown` where there
    /// is none, or where they disagree.
    pub fn of_dates(text: &str) -> Self {
        let mut shown = Self::Unknown;
        for (at, _) in text.match_indices('/').take(2000) {
            let order = Self::of_date(text, at);
            if order == Self::Unknown {
                continue;
            }
            if shown != Self::Unknown && shown != order {
                return Self::Unknown;
            }
            shown = order;
        }
        shown
    }

    /// The order that a date shows whose first slash is at `at`.
    fn of_date(text: &str, at: usize) -> Self {
        let two = |text: &str| text.parse::<u16>().ok().filter(|number| (1..=31).contains(number));
        let read = || {
            let start = text.get(..at)?.bytes().rev().take_while(u8::is_ascii_digit).count();
            let first = two(text.get(at - start..at).filter(|_| start <= 2)?)?;
            let before = text.get(..at - start)?.bytes().next_back();
            let (second, rest) =
                text.get(at + 1..)?.split_once('/').filter(|(day, _)| day.len() <= 2)?;
            let year = rest.bytes().take_while(u8::is_ascii_digit).count();
            let is_date =
                year == 4 && !before.is_some_and(|byte| matches!(byte, b'/' | b'-' | b'.'));
            is_date.then_some((first, two(second)?))
        };
        match read() {
            Some((13.., 1..=12)) => Self::DayFirst,
            Some((1..=12, 13..)) => Self::MonthFirst,
            _ => Self::Unknown,
        }
    }

    /// Day and month of two numbers, where they are certain.
    pub(super) fn sort(self, first: u16, second: u16) -> Option<(u16, u16)> {
        match (self, first, second) {
            (_, day @ 13.., month) | (_, month, day @ 13..) | (Self::DayFirst, day, month) => {
                Some((day, month))
            }
            (Self::MonthFirst, month, day) => Some((day, month)),
            (Self::Unknown, day, month) => (day == month).then_some((day, month)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Order;

    #[test]
    fn languages() {
        assert_eq!(Order::of_language("en_US"), Order::MonthFirst);
        assert_eq!(Order::of_language("de-AT"), Order::DayFirst);
        assert_eq!(Order::of_language("en"), Order::Unknown);
        assert_eq!(Order::of_language(""), Order::Unknown);
    }

    #[test]
    fn dates_of_a_page() {
        assert_eq!(Order::of_dates("é/ 28/04/2031, 1/2/2031 and 30/04/2031"), Order::DayFirst);
        assert_eq!(Order::of_dates("4/28/2031"), Order::MonthFirst);
        for text in ["", "4/28/2031 28/4/2031", "/28/04/2031", "28/04/31", "1/28/", "//é/"] {
            assert_eq!(Order::of_dates(text), Order::Unknown, "{text}");
        }
    }
}
