//! Lines that say when a report was published.
//!
//! Finds: lines that hold only dates, with or without labels ("Published", "Updated", ...) and signs
//! between them, and "Updated 2 hours ago".
//! Example: `Published - June 4, 2031 11:20 am IST | Updated: June 5, 2031`
//! Does not find: dates in sentences, dates without a year.

use twosource_text::Date;

use super::words::after_word;
use twosource_page::date;

/// Labels of the first publication, the longer before the shorter.
const FIRST: [&str; 10] = [
    "first published",
    "originally published",
    "date published",
    "publication date",
    "published",
    "publish date",
    "posted",
    "released",
    "issued",
    "date",
];

/// Labels of later changes, which never tell when the report was published.
const LATER: [&str; 6] =
    ["last updated", "last modified", "last revised", "updated", "modified", "update"];

const SEPARATORS: &[char] =
    &[' ', '\t', ':', '|', '·', '•', '-', '–', '—', ',', ';', '/', '(', ')', '*', '_', '\u{a0}'];

/// What a line says about publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamps<'a> {
    /// The publication date with the words that state it.
    pub(super) published: Option<(Date, &'a str)>,
    /// Whether a label says what the date means.
    pub(super) labelled: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    None,
    First,
    Later,
}

/// Recognizes a line that holds nothing but publication dates.
pub(super) fn read(line: &str) -> Option<Stamps<'_>> {
    if line.len() > 200 {
        return None;
    }
    let mut stamps = Stamps { published: None, labelled: false };
    let mut rest = line.trim_start_matches(SEPARATORS);
    let mut seen = false;
    while !rest.is_empty() {
        let (label, after) = label(rest);
        let (date, len) = stamp(after, label)?;
        let words = after.get(..len)?;
        stamps.labelled |= label != Label::None;
        if let Some(date) = date.filter(|_| label != Label::Later && stamps.published.is_none()) {
            stamps.published = Some((date, words));
        }
        seen = true;
        rest = after.get(len..)?.trim_start_matches(SEPARATORS);
        if is_reading_time(rest) {
            break;
        }
    }
    seen.then_some(stamps)
}

fn label(text: &str) -> (Label, &str) {
    let found = |labels: &[&str]| labels.iter().find_map(|label| after_word(text, label));
    let (label, rest) = match (found(&FIRST), found(&LATER)) {
        (Some(rest), _) => (Label::First, rest),
        (None, Some(rest)) => (Label::Later, rest),
        (None, None) => (Label::None, text),
    };
    let rest = rest.trim_start_matches(SEPARATORS);
    let small = ["on", "at", "in"].iter().find_map(|word| after_word(rest, word));
    (label, small.filter(|_| label != Label::None).unwrap_or(rest).trim_start_matches(SEPARATORS))
}

/// A date, or after a label also "2 hours ago".
fn stamp(text: &str, label: Label) -> Option<(Option<Date>, usize)> {
    if let Some((date, len)) = date::prefix(text) {
        return Some((Some(date), len));
    }
    let ago = text.find(" ago").filter(|&at| at <= 20 && label != Label::None)?;
    Some((None, ago + " ago".len()))
}

fn is_reading_time(rest: &str) -> bool {
    let rest = rest.trim_end_matches(SEPARATORS);
    rest.len() <= 20 && rest.starts_with(|c: char| c.is_ascii_digit()) && rest.ends_with("read")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[track_caller]
    fn check(line: &str, published: &str, words: &str) {
        let stamps = read(line).expect(line);
        let found = stamps.published.map(|(date, words)| (date.to_string(), words));
        assert_eq!(found, Some((published.to_owned(), words)));
    }

    #[test]
    fn publication() {
        check(
            "Published - June 4, 2031 11:20 am IST",
            "2031-06-04T11:20 IST",
            "June 4, 2031 11:20 am IST",
        );
        check("PUBLISHED ON 4 June 2031", "2031-06-04", "4 June 2031");
        check("First published: 2031-06-04", "2031-06-04", "2031-06-04");
        check("4 June 2031", "2031-06-04", "4 June 2031");
        check("(Wednesday, June 4, 2031)", "2031-06-04", "Wednesday, June 4, 2031");
        check("Updated June 5, 2031 | Published June 4, 2031", "2031-06-04", "June 4, 2031");
        check("June 4, 2031, updated June 5, 2031", "2031-06-04", "June 4, 2031");
        check("4 June 2031 • 5 min read", "2031-06-04", "4 June 2031");
    }

    #[test]
    fn later_changes_tell_no_publication() {
        for line in [
            "Updated: June 5, 2031",
            "Last modified on 5 June 2031 at 11:20",
            "Updated 2 hours ago",
        ] {
            let stamps = read(line).expect(line);
            assert_eq!((stamps.published, stamps.labelled), (None, true), "{line}");
        }
    }

    #[test]
    fn other_lines() {
        for line in [
            "On June 4, 2031, the tram left the rails",
            "June 4",
            "Published author Ilse Brandt",
            "",
            "Published",
            "2 hours ago",
            "June 4, 2031: the tram left the rails",
            "Update",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
