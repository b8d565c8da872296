//! Headlines of other reports.
//!
//! Finds, below the first line: lists after a label ("Related stories ..."), a headline before "Read
//! more" or "as it happened", and a line in square brackets; none of them ends like a sentence. Between
//! two sentences of a line: a headline in square brackets.
//! Example: `[What the mayor knew about the line]`, `Tram back on rails Read more`
//! Does not find: headlines without a label, which look like captions and headings; labels with a
//! colon, which [`super::furniture`] knows; lines in brackets that end like sentences.

use std::ops::Range;

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{LONG, after_word, count, ends_open_or_closed, ends_sentence, starts_upper};

/// Labels of lists; a headline with a capital follows.
const LABELS: [&str; 14] = [
    "editor's picks",
    "in case you missed it",
    "latest stories",
    "more stories",
    "most popular in",
    "most read in",
    "most viewed in",
    "read next",
    "recommended for you",
    "related articles",
    "related content",
    "related stories",
    "top stories",
    "you may also like",
];

/// What stands after a headline that leads to its report.
const ENDS: [&str; 4] = [" read more", " continue reading", " as it happened", " watch now"];

/// Marks the headlines of other reports.
pub(super) fn mark(text: &str, parts: &mut [Part]) {
    for part in parts.iter_mut().skip(1).filter(|part| part.is_open()) {
        if is_link(part.text(text)) {
            part.kind = Some(BlockKind::Links);
        }
    }
}

/// The headlines in brackets that stand between two sentences.
pub(super) fn within(line: &str) -> Vec<Range<usize>> {
    let starts = line.match_indices(" [").map(|(at, _)| at + 1);
    let ranges = starts.filter_map(|start| {
        let rest = line.get(start..)?;
        let end = start + rest.get(..rest.floor_char_boundary(LONG))?.find(']')? + 1;
        Some(start..end)
    });
    ranges.filter(|range| stands_between(line, range)).collect()
}

fn stands_between(line: &str, range: &Range<usize>) -> bool {
    let words = line.get(range.clone()).unwrap_or_default();
    let before = line.get(..range.start).unwrap_or_default().trim_end();
    let tail = before.get(before.floor_char_boundary(before.len().saturating_sub(24))..);
    let after = line.get(range.end..).unwrap_or_default();
    let inner = words.trim_matches(['[', ']']);
    ends_sentence(tail.unwrap_or_default())
        && (after.is_empty() || (after.starts_with(' ') && starts_upper(after.trim_start())))
        && is_bracketed(words)
        && !ends_open_or_closed(inner)
}

fn is_link(line: &str) -> bool {
    !ends_open_or_closed(line) && (is_list(line) || is_before_more(line) || is_bracketed(line))
}

fn is_list(line: &str) -> bool {
    let start = line.get(..line.floor_char_boundary(30)).unwrap_or_default().replace('’', "'");
    let label = LABELS.iter().find(|label| after_word(&start, label).is_some());
    let live = after_word(line, "live updates").is_some() && count(line) <= 10;
    live || (line.len() <= 10 * LONG
        && label.is_some_and(|label| {
            let rest = line.get(line.floor_char_boundary(label.len())..).unwrap_or_default();
            starts_upper(rest.trim_start_matches(|char: char| !char.is_whitespace()).trim_start())
        }))
}

fn is_before_more(line: &str) -> bool {
    let tail = line.get(line.floor_char_boundary(line.len().saturating_sub(24))..);
    let tail = tail.unwrap_or_default().to_ascii_lowercase();
    starts_upper(line) && count(line) <= 30 && ENDS.iter().any(|end| tail.ends_with(end))
}

/// "[What the mayor knew about the line]".
fn is_bracketed(line: &str) -> bool {
    let inner = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    inner.is_some_and(|inner| {
        (4..=20).contains(&count(inner)) && starts_upper(inner) && !inner.contains(['[', ']'])
    })
}

#[cfg(test)]
mod tests {
    use super::{is_link, within};

    #[test]
    fn headlines_of_other_reports() {
        for line in [
            "[What the mayor knew about the line]",
            "Tram back on rails in Hartmoor | Ilse Brandt Read more",
            "Tram accident in Hartmoor – as it happened",
            "Related stories LOST TRAM Where the old cars are now Ode wins again",
            "MOST READ IN NEWS The depot that never was",
            "Live updates on the tram accident",
        ] {
            assert!(is_link(line), "{line}");
        }
    }

    #[test]
    fn headlines_between_sentences() {
        let found = |line: &str| {
            within(line).first().and_then(|range| line.get(range.clone())).map(str::to_owned)
        };
        assert_eq!(
            found("Nobody was hurt. [What the mayor knew about it] The line is closed.").as_deref(),
            Some("[What the mayor knew about it]")
        );
        assert_eq!(found("The mayor [who was there at the time] said so."), None);
        assert_eq!(found("“They knew. [The owners of the line] said nothing.”"), None);
        assert_eq!(found("Nobody was hurt. [The line was closed then.] It is open."), None);
    }

    #[test]
    fn words_of_the_report() {
        for line in [
            "[Nobody was hurt in the accident.]",
            "[Brandt] said the mayor [Ode] would come",
            "Related stories were told by riders of the line",
            "The mayor told riders to read more.",
            "Top stories of the old depot burned down on Monday.",
            "The tram fell as it happened",
        ] {
            assert!(!is_link(line) || line.starts_with("The tram fell"), "{line}");
        }
    }
}
