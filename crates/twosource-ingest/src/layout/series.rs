//! Series of pictures whose captions all start with the title of the series.
//!
//! Finds: four or more lines in a row that start with the same three or more words, where each goes
//! on with a capital and with other words than the line before.
//! Example: `A century of trams The first depot In 1931 horses still drew the cars.`
//! Does not find: lines whose common words end with a small word ("The mayor of Hartmoor", "The mayor
//! of Skerling"), quotations, titles of fewer than three words.

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{count, is_capitalized};

/// As many lines make a series.
const LEAST: usize = 4;

/// As many words make a title, at the least and at the most.
const TITLE: std::ops::RangeInclusive<usize> = 3..=12;

/// Marks the lines of titled series.
pub(super) fn mark(text: &str, parts: &mut [Part]) {
    let mut at = 0;
    while at < parts.len() {
        let run = parts.get(at..).map_or(0, |parts| run(text, parts));
        if run >= LEAST {
            let series = parts.iter_mut().skip(at).take(run);
            series.for_each(|part| part.kind = Some(BlockKind::Gallery));
        }
        at += run.max(1);
    }
}

/// How many lines from the first on share a title.
fn run(text: &str, parts: &[Part]) -> usize {
    let mut lines = parts.iter().take_while(|part| part.is_open()).map(|part| part.text(text));
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return 0 };
    let Some(title) = title(first, second) else { return 0 };
    let has_title = |line: &&str| {
        line.split_whitespace().zip(first.split_whitespace()).take(title).all(|(a, b)| a == b)
            && line.split_whitespace().nth(title).is_some_and(starts_caption)
            && count(line) > title + 3
    };
    2 + lines.take_while(has_title).count()
}

/// How many words of two lines are the title of a series.
fn title(first: &str, second: &str) -> Option<usize> {
    let words = || first.split_whitespace().zip(second.split_whitespace());
    let same = words().take(*TITLE.end() + 1).take_while(|(a, b)| a == b).count();
    let goes_on = words().nth(same).is_some_and(|(a, b)| starts_caption(a) && starts_caption(b));
    let last = first.split_whitespace().nth(same.checked_sub(1)?)?;
    let closed = last.ends_with(char::is_alphanumeric) && (last.len() > 3 || is_number(last));
    let open = first.starts_with(|char: char| char.is_alphanumeric());
    (TITLE.contains(&same) && goes_on && closed && open).then_some(same)
}

fn starts_caption(word: &str) -> bool {
    is_capitalized(word) || is_number(word)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|char: char| char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::part::split;
    use super::mark;

    #[track_caller]
    fn check(lines: &[&str], expected: usize) {
        let text = lines.join("\n");
        let mut parts = split(&text);
        mark(&text, &mut parts);
        assert_eq!(parts.iter().filter(|part| !part.is_open()).count(), expected, "{text}");
    }

    #[test]
    fn captions_below_one_title() {
        let series = [
            "Hartmoor tram turns 100 First cars They were drawn by horses until the war.",
            "Hartmoor tram turns 100 The old depot It burned down twice in one winter.",
            "Hartmoor tram turns 100 Over the river The bridge came with the railway.",
            "Hartmoor tram turns 100 1980 and after New cars were bought from Skerling.",
        ];
        check(&series, 4);
        check(&series[..3], 0);
    }

    #[test]
    fn sentences_that_start_alike() {
        check(&["The mayor of Hartmoor said she would not come to the depot."; 5], 0);
        check(
            &[
                "The mayor of Hartmoor said no to it.",
                "The mayor of Skerling said no to it.",
                "The mayor of Lume said no to it.",
                "The mayor of Ode said yes to it.",
            ],
            0,
        );
        check(
            &[
                "The tram company said it would pay.",
                "The tram company told Norpress it would not.",
                "The tram company later said it might.",
                "The tram company then said nothing more.",
            ],
            0,
        );
    }
}
