//! Lines that say who wrote a report.
//!
//! Finds: "By" and its kin followed by names, jobs, places and outlets; credits at the end
//! ("Reporting by ...; editing by ...").
//! Example: `By Ilse Brandt and Tom Ode, Norpress`
//! Does not find: names alone, "By Wednesday", "By the river", lines that end like a sentence.

use super::agency;
use super::words::{after_word, bare, count, ends_sentence, is_capitalized};
use twosource_page::date;

/// What stands before the names of writers.
const WRITERS: [&str; 8] =
    ["by", "written by", "reported by", "story by", "text by", "words by", "author", "authors"];

/// What stands before the names of helpers and editors.
const HELPERS: [&str; 8] = [
    "reporting by",
    "additional reporting by",
    "additional reporting",
    "with reporting by",
    "editing by",
    "edited by",
    "with assistance by",
    "with assistance from",
];

/// Small words between names.
const SMALL: &str = "a affairs al and arts at bin bureau business by chief city columnist contributing \
    contributor correspondent court crime culture da de defense economics education energy \
    environment health legal local national politics regional science security social sports \
    transport \
    del della den der di diplomatic dos du editing editor el foreign for from ibn in is la \
    le of our political producer reporter reporters reporting senior special staff ten ter \
    the to van von with writer writers y";

/// A line that names helpers or writers at its end: the words after "Reporting by" or before
/// "contributed to", and whether they wrote it.
pub(super) fn helpers(line: &str) -> Option<(&str, bool)> {
    let line = bare(line.trim_start_matches(['-', '–', '—', ' ']));
    let wrote = after_any(line, &["reporting by"]).map(|names| (names, true));
    let other = after_any(line, &HELPERS).or_else(|| contributors(line));
    wrote.or_else(|| other.map(|names| (names, false)))
}

/// A line that names writers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline<'a> {
    /// The names of the writers; `None` when the line names only helpers.
    pub(super) names: Option<&'a str>,
    /// The agency that stands after the names.
    pub(super) agency: Option<&'a str>,
    /// What follows after a sign such as `|`: often the date.
    pub(super) rest: &'a str,
}

/// Recognizes a byline.
pub(super) fn read(line: &str) -> Option<Byline<'_>> {
    if line.len() > 250 {
        return None;
    }
    let line = bare(line.trim_start_matches(['-', '–', '—', ' ']));
    let (named, rest) = line.split_once(['|', '•', '·']).unwrap_or((line, ""));
    let (named, rest) = (named.trim(), rest.trim());
    if let Some(names) =
        after_any(named, &WRITERS).filter(|names| are_names(names) && !is_sentence(names))
    {
        let (names, agency) = without_agency(names);
        return Some(Byline { names: Some(names), agency, rest });
    }
    let helpers = after_any(named, &HELPERS).or_else(|| contributors(named));
    helpers.filter(|names| are_names(names))?;
    Some(Byline { names: None, agency: None, rest })
}

/// The names before "contributed to this report": they may be an agency, but the report is not
/// its text.
fn contributors(line: &str) -> Option<&str> {
    let (names, rest) = line.split_once(" contributed ")?;
    let done =
        ["to this", "reporting", "from"].iter().any(|start| after_word(rest, start).is_some());
    (done && count(rest) <= 6).then_some(names)
}

fn after_any<'a>(line: &'a str, starts: &[&str]) -> Option<&'a str> {
    let rest = starts.iter().find_map(|start| after_word(line, start))?;
    let names = rest.trim_start_matches([':', ' ', '\u{a0}']);
    (names.len() < rest.len()).then_some(names)
}

/// Whether the words are names with what belongs to them.
fn are_names(names: &str) -> bool {
    let first = names.split_whitespace().next().unwrap_or_default();
    let first = first.trim_end_matches(',');
    let fits = |word: &str| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        is_capitalized(word) || word.is_empty() || word.contains(['@', '.']) || is_small(word)
    };
    is_capitalized(first)
        && !date::is_month(first)
        && !date::is_weekday(first)
        && count(names) <= 24
        && names.split_whitespace().all(fits)
}

/// Whether a period ends the line, and not only a name ("Tom Ode Jr.").
fn is_sentence(names: &str) -> bool {
    ends_sentence(names) && count(names) > 4
}

fn is_small(word: &str) -> bool {
    SMALL.split(' ').any(|small| small.eq_ignore_ascii_case(word))
}

/// Parts "Ilse Brandt, Norpress" where the last piece is an agency.
fn without_agency(names: &str) -> (&str, Option<&str>) {
    match names.rsplit_once(',') {
        Some((names, last)) if agency::named(last.trim()).is_some() => {
            (names.trim(), Some(last.trim()))
        }
        _ => (names, None),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(line: &str, names: Option<&str>, agency: Option<&str>, rest: &str) {
        let byline = read(line).expect(line);
        assert_eq!((byline.names, byline.agency, byline.rest), (names, agency, rest), "{line}");
    }

    #[test]
    fn writers() {
        check("By Ilse Brandt", Some("Ilse Brandt"), None, "");
        check("BY ILSE BRANDT", Some("ILSE BRANDT"), None, "");
        check("*By Ilse Brandt*", Some("Ilse Brandt"), None, "");
        check(
            "By Ilse Brandt and Tom Ode, Norpress",
            Some("Ilse Brandt and Tom Ode"),
            Some("Norpress"),
            "",
        );
        check("By Ilse van der Meer in Hartmoor", Some("Ilse van der Meer in Hartmoor"), None, "");
        check("Written by: Tom Ode, staff reporter", Some("Tom Ode, staff reporter"), None, "");
        check("By Ilse Brandt | June 4, 2031", Some("Ilse Brandt"), None, "June 4, 2031");
        check("By Tom Ode Jr.", Some("Tom Ode Jr."), None, "");
    }

    #[test]
    fn helpers() {
        check("(Reporting by Ilse Brandt; Editing by Tom Ode.)", None, None, "");
        check("— With assistance by Tom Ode", None, None, "");
        check("The Associated Press contributed to this report.", None, None, "");
        check("Ilse Brandt and Tom Ode contributed from Hartmoor.", None, None, "");
    }

    #[test]
    fn other_lines() {
        for line in [
            "By Wednesday",
            "By June 4",
            "By the river",
            "By and large",
            "By",
            "Bystander Ilse Brandt",
            "By Monday Ilse Brandt had left the city.",
            "Byron Ode",
            "By train",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
