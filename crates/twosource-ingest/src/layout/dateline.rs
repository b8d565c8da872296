//! Datelines at the start of a paragraph.
//!
//! Finds: a place and date, an agency in brackets, or both, up to the dash that parts them from the
//! report; `/NAME/.` after a place and date.
//! Example: `HARTMOOR, June 4 (Norpress) - `, `(Reuters) - `, `HARTMOOR — `
//! Does not find: places without capitals and without an agency; dashes inside a sentence ("NATO -
//! the alliance - said").

use std::ops::Range;

use twosource_text::Date;

use super::agency;
use super::words::{has_small_letter, is_capitalized};
use twosource_page::date;

/// Datelines end before this many bytes.
const MOST: usize = 120;

/// Length of the dateline that a paragraph starts with, with its dash, in bytes.
pub(super) fn len(paragraph: &str) -> Option<usize> {
    let head = paragraph.get(..paragraph.floor_char_boundary(MOST))?;
    slashes(head).or_else(|| dashes(head).take(3).find_map(|dash| up_to(head, &dash)))
}

/// The agency that a dateline names, in brackets or between slashes.
pub(super) fn agency(dateline: &str) -> Option<&str> {
    let within = |open, close| {
        let (_, rest) = dateline.rsplit_once(open)?;
        rest.split_once(close).map(|(name, _)| name.trim())
    };
    within(" (", ")")
        .or_else(|| within(" /", "/"))
        .or_else(|| dateline.strip_prefix('(')?.split(')').next())
}

/// `MOSCOW, June 4. /TASS/. `
fn slashes(head: &str) -> Option<usize> {
    let open = head.find(" /")?;
    let close = head.find("/. ").filter(|&close| close > open + 2)?;
    agency::named(head.get(open + 2..close)?)?;
    let place = head.get(..open)?.trim_end_matches('.');
    is_place(place, is_capitalized).then_some(close + 2)
}

/// Dashes with a space behind them, and a space or bracket before them.
fn dashes(head: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = head.match_indices(['-', '–', '—', '_']).map(|(at, _)| at);
    starts.filter_map(move |start| {
        let (before, from) = (head.get(..start)?, head.get(start..)?);
        let rest = from.trim_start_matches(['-', '–', '—', '_']);
        let end = start + from.len() - rest.len();
        let long = from.starts_with(['–', '—']);
        let parted = before.ends_with([' ', ')', '\u{a0}']) || long;
        (parted && (rest.starts_with([' ', '\u{a0}']) || long) && !before.is_empty())
            .then_some(start..end)
    })
}

fn up_to(head: &str, dash: &Range<usize>) -> Option<usize> {
    let before = head.get(..dash.start)?.trim_end();
    let after = head.get(dash.end..)?.trim_start();
    if let Some(open) = before.rfind('(').filter(|_| before.ends_with(')')) {
        let (place, name) = (before.get(..open)?.trim(), before.get(open + 1..before.len() - 1)?);
        let fits = if place.is_empty() { agency::named(name).is_some() } else { is_name(name) };
        return (fits && is_place_or_none(place)).then_some(dash.end);
    }
    let sentence = after.trim_start_matches(['"', '“', '‘', '\'']);
    let starts = sentence.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
    (starts && has_small_letter(after) && is_place(before, is_loud)).then_some(dash.end)
}

/// The date of a dateline that states day, month and year, with its words.
pub(super) fn date(line: &str) -> Option<(Date, &str)> {
    let starts = line.match_indices(", ").map(|(at, comma)| at + comma.len());
    starts.filter_map(|at| line.get(at..)).find_map(|rest| {
        let (date, length) = date::prefix(rest)?;
        let words = rest.get(..length)?;
        words.contains(&date.year.to_string()).then_some((date, words))
    })
}

/// A short name in brackets: an agency or outlet, no date and no remark.
fn is_name(name: &str) -> bool {
    let name = name.trim();
    let party = name.get(1..2) == Some("-");
    let words = || name.split([' ', '/']).filter(|word| !word.is_empty());
    agency::listed(name).is_some()
        || ((1..=4).contains(&words().count())
            && words().all(is_capitalized)
            && !party
            && date::prefix(name).is_none())
}

fn is_place_or_none(place: &str) -> bool {
    place.is_empty() || is_place(place, is_capitalized)
}

/// A place of at most four words that each fit, then regions and dates after commas.
fn is_place(text: &str, fits: fn(&str) -> bool) -> bool {
    let mut pieces = text.split(',').map(str::trim);
    let place = pieces.next().unwrap_or_default();
    let words = || place.split([' ', '/', '-']).filter(|word| !word.is_empty());
    let plain = |char: char| char.is_alphabetic() || " /-.'’".contains(char);
    place.chars().all(plain)
        && (1..=4).contains(&words().count())
        && words().all(fits)
        && pieces.all(is_region_or_date)
}

/// Whether the word is written in capitals, and longer than an initial.
fn is_loud(word: &str) -> bool {
    word.chars().filter(|char| char.is_uppercase()).count() > 1 && !has_small_letter(word)
}

/// "Norland", "D.C.", "June 4", "2031", "Wednesday".
fn is_region_or_date(piece: &str) -> bool {
    let mut words = piece.split_whitespace();
    piece.len() <= 30
        && words.clone().count() <= 3
        && words.all(|word| is_capitalized(word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{agency, len};

    #[track_caller]
    fn check(dateline: &str, name: Option<&str>) {
        let paragraph = format!("{dateline} A tram left the rails on Monday, police said.");
        assert_eq!(paragraph.get(..len(&paragraph).expect(dateline)), Some(dateline));
        assert_eq!(agency(dateline), name);
    }

    #[test]
    fn places_dates_and_agencies() {
        check("HARTMOOR, June 4 (Norpress) -", Some("Norpress"));
        check("HARTMOOR (AP) —", Some("AP"));
        check("HARTMOOR, Norland (AP) _", Some("AP"));
        check("HARTMOOR/LUME, June 4, 2031 (Lume Wire) --", Some("Lume Wire"));
        check("Hartmoor (Norpress) –", Some("Norpress"));
        check("(Reuters) -", Some("Reuters"));
        check("HARTMOOR —", None);
        check("NEW HARTMOOR, June 4 –", None);
        check("HARTMOOR, June 4. /TASS/.", Some("TASS"));
    }

    #[test]
    fn other_paragraphs() {
        for paragraph in [
            "NATO - the alliance - said on Monday it would help.",
            "The mayor (Ilse Brandt) - a veteran - said no.",
            "Ilse Brandt - The Mayor - said no.",
            "A tram left the rails - again - on Monday.",
            "HARTMOOR TRAMS - A LONG STORY - COME BACK",
            "— With assistance by Tom Ode",
            "-",
            "(2031) - The tram",
            "Sen. Ilse Brandt (R-Norland) — again — said no.",
            "WHO PAYS? - The mayor said no.",
            "",
        ] {
            assert_eq!(len(paragraph), None, "{paragraph}");
        }
    }
}
