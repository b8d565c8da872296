//! Magnitudes of earthquakes: "magnitude 6.1", "a 5.9-magnitude quake", "6.1 on the Richter scale".

use super::MeasureKind;
use super::number::Number;
use super::reader::{Reader, is_blank};
use super::reading::Reading;
use super::unit::{Unit, UnitKind};

pub(super) fn find(reader: Reader, number: &Number) -> Option<Reading> {
    let (start, end) = (number.words.start, number.words.end);
    let before = start.wrapping_sub(1);
    let is_near = |at: usize| is_blank(reader.gap(at)) || matches!(reader.gap(at), "-" | " - ");
    let joined = reader.is_joined(end.wrapping_sub(1)) || reader.gap_before(end) == " - ";
    let words = if joined && reader.is(end, "magnitude") {
        start..end + 1
    } else if reader.is(before, "magnitude") && is_near(before) {
        before..end
    } else if reader.is(before, "of") && reader.is(start.wrapping_sub(2), "magnitude") {
        start.wrapping_sub(2)..end
    } else if on_scale(reader, end) || is_of_quake(reader, number) {
        start..end
    } else {
        return None;
    };
    let unit = Unit::new(None, "magnitude", UnitKind::Scale);
    (number.value < 12.0).then(|| Reading::new(MeasureKind::Magnitude, unit, words))
}

/// "put it at 6.1": a number with one decimal and no unit, after a word for an earthquake.
fn is_of_quake(reader: Reader, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    let text = reader.text(end.wrapping_sub(1));
    let decimal =
        text.split_once('.').is_some_and(|(whole, part)| whole.len() == 1 && part.len() == 1);
    let bare = number.words.len() == 1
        && super::money::symbol_before(reader, start).is_none()
        && !reader.behind(start).starts_with('%')
        && (!reader.is_joined(start) || reader.words.get(end).is_none_or(|word| word.is_stop));
    let before = (1..=REACH).map(|back| start.wrapping_sub(back));
    decimal && bare && before.into_iter().any(|at| reader.is_any(at, &QUAKES))
}

/// How far back the earthquake may be named, in words.
const REACH: usize = 15;

const QUAKES: [&str; 11] = [
    "magnitude",
    "magnitudes",
    "quake",
    "quakes",
    "earthquake",
    "earthquakes",
    "aftershock",
    "aftershocks",
    "temblor",
    "tremor",
    "tremors",
];

/// "on the Richter scale", "on the moment magnitude scale".
fn on_scale(reader: Reader, end: usize) -> bool {
    let open = reader.is(end, "on") && reader.is_any(end + 1, &["the", "a"]);
    open && (end + 2..end + 5).any(|at| reader.is(at, "scale"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::shown;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected, "{text}");
    }

    #[test]
    fn earthquakes() {
        check(
            "A magnitude 6.1 quake and a 5.9-magnitude aftershock hit Ode.",
            &["Magnitude 6.1 magnitude", "Magnitude 5.9 magnitude"],
        );
        check(
            "The agency put the quake at 6.3, later at 6.2 on the Richter scale.",
            &["Magnitude 6.3 magnitude", "Magnitude 6.2 magnitude"],
        );
    }
}
