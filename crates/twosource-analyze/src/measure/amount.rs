//! Numbers of a unit of measurement: "42.7-metre", "600 tons", "12mph", "18 months", "20 square
//! kilometers".

use super::MeasureKind;
use super::number::Number;
use super::reader::{Reader, is_blank};
use super::reading::Reading;
use super::unit::{self, Unit, UnitKind};

pub(super) fn find(reader: Reader, number: &Number) -> Option<Reading> {
    let (start, end) = (number.words.start, number.words.end);
    if let Some(span) = number.unit {
        let (name, kind) = unit::find(reader.document.slice(span))?;
        // "a month": the unit is the word after the article.
        let last = if span.start() > number.span.end() { end + 1 } else { end };
        let (name, last) = speed(reader, name, last);
        let unit = Unit::new(Some(span), &name, kind);
        return Some(Reading::new(MeasureKind::Amount, unit, start..last));
    }
    let at = end
        + usize::from(reader.is_any(
            end,
            &["more", "full", "consecutive", "straight", "long", "further", "additional", "solid"],
        ));
    let near = (end..=at).all(|at| reader.is_joined(at.wrapping_sub(1)));
    let power = reader.is_any(at, &["square", "cubic", "nautical", "metric", "light"]);
    let at = at + usize::from(power);
    let (name, kind) = unit::find(reader.text(at)).filter(|_| near && is_unit(reader, at))?;
    let (mut name, last) = speed(reader, name, at + 1);
    if power && !reader.is(at - 1, "metric") {
        name = format!("{} {name}", reader.text(at - 1).to_lowercase());
    }
    let unit = Unit::new(reader.span(at..at + 1), &name, kind);
    Some(Reading::new(MeasureKind::Amount, unit, start..last))
}

/// One letter is a unit only right after a figure, which `number` reads.
fn is_unit(reader: Reader, at: usize) -> bool {
    let text = reader.text(at);
    text.len() > 1 || text == "m" || text == "g"
}

/// "miles [per hour]", "km[/h]", "miles [an hour]".
fn speed(reader: Reader, name: &str, end: usize) -> (String, usize) {
    let slash = reader.gap_before(end) == "/" && reader.is_any(end, &["h", "hr", "hour", "s"]);
    if slash {
        let per = if reader.is(end, "s") { "second" } else { "hour" };
        return (format!("{name} per {per}"), end + 1);
    }
    let per = reader.is(end, "per") || reader.is_any(end, &["a", "an"]);
    let is_near = is_blank(reader.gap_before(end)) && is_blank(reader.gap(end));
    match unit::find(reader.text(end + 1)) {
        Some((of, UnitKind::Time)) if per && is_near => (format!("{name} per {of}"), end + 2),
        _ => (name.to_owned(), end),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn units_of_measurement() {
        check(
            "A 42.7-metre mast, 600 tons of grain and 20 square kilometers of land.",
            &["Amount 42.7 metre", "Amount 600 ton", "Amount 20 square kilometre"],
        );
        check(
            "It slid 40m at 120 km/h, not 12mph or 9 miles an hour.",
            &[
                "Amount 40 metre",
                "Amount 120 kilometre per hour",
                "Amount 12 mile per hour",
                "Amount 9 mile per hour",
            ],
        );
        check("It took 18 months.", &["Amount 18 month"]);
    }

    #[test]
    fn other_letters_are_no_units() {
        check("The 5G network opened.", &[]);
    }
}
