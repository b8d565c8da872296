//! Page furniture.
//!
//! Finds: rules (`---`, `* * *`), lines without any word, lines that are only a link, short lines
//! in brackets (credits of photos), phrases of the list in `data/furniture.txt` ("Advertisement",
//! "Read more: ..."), counters ("12 comments"), "Follow ... on Facebook", and the headlines below
//! "Read more:".
//! Example: `Sign up for our newsletter`.
//! Does not find: furniture inside a line of the report; long lines.

use std::sync::LazyLock;

use twosource_text::BlockKind;

use super::picture;
use super::words::{LONG, after, count, ends_sentence, has_word};

const LIST: &str = include_str!("../../data/furniture.txt");

/// Longer lines hold words of the report.
const MOST_WORDS: usize = 20;

/// Words of a notice whose start alone tells that it is no sentence of the report.
const MOST_OF_NOTICE: usize = 45;

/// What counters count.
const COUNTED: [&str; 14] = [
    "comment",
    "comments",
    "share",
    "shares",
    "like",
    "likes",
    "view",
    "views",
    "image",
    "images",
    "photos",
    "retweets",
    "min read",
    "minute read",
];

/// What of the page the line is: furniture, or a link to another report.
pub(super) fn read(line: &str) -> Option<BlockKind> {
    if !has_word(line) {
        return Some(BlockKind::Furniture);
    }
    let short = line.len() <= LONG;
    let other = || is_link(line) || is_follow_us(line) || is_counter(line);
    listed(line).filter(|_| short).or_else(|| (short && other()).then_some(BlockKind::Furniture))
}

/// Whether headlines of other reports follow the line.
pub(super) fn leads_to_links(line: &str) -> bool {
    let label = line.trim_matches(['*', '_', ' ']).trim_end_matches(':');
    let labels = ["read more", "read also", "related", "see also", "more on this story"];
    labels.iter().any(|known| label.eq_ignore_ascii_case(known))
}

/// Whether the line is a short remark in brackets, such as the credit of a photo: `(Ilse Brandt /
/// Lume Photos)`. Credits of the report itself look the same and must be known before.
pub(super) fn is_aside(line: &str) -> bool {
    let inner = line.strip_prefix('(').and_then(|line| line.strip_suffix(')'));
    inner.is_some_and(|inner| {
        !inner.contains(['(', ')']) && !ends_sentence(inner) && count(inner) <= 8
    })
}

/// What a short remark in brackets is.
pub(super) fn aside_kind(line: &str) -> BlockKind {
    let credit = picture::is_credit(line.trim_matches(['(', ')']));
    if credit { BlockKind::Credit } else { BlockKind::Furniture }
}

/// Whether the line is an address alone, `[words](address)` alone, or a link definition.
fn is_link(line: &str) -> bool {
    let address = line.trim_matches(['<', '>', '(', ')']);
    let one_word = !address.contains(char::is_whitespace);
    if one_word
        && ["http://", "https://", "www."].iter().any(|start| after(address, start).is_some())
    {
        return true;
    }
    let markdown = line.starts_with('[') && line.ends_with(')') && line.matches("](").count() == 1;
    markdown || (line.starts_with('[') && line.contains("]: http"))
}

fn listed(line: &str) -> Option<BlockKind> {
    let signs = ['*', '_', '(', ')', '[', ']', '+', '-', '|', '>', '»', ' '];
    let plain = line.trim_matches(signs).to_lowercase().replace('’', "'");
    let whole = plain.trim_end_matches(['.', ':', '…']);
    let found = PHRASES.iter().find(|phrase| match phrase {
        Phrase::Whole(words) => whole == *words,
        Phrase::Start(start, _, most) => plain.starts_with(start) && count(&plain) <= *most,
    })?;
    Some(match found {
        Phrase::Whole(_) => BlockKind::Furniture,
        Phrase::Start(_, kind, _) => *kind,
    })
}

/// "12 comments", "Comments (12)", "1.2k shares", "Slideshow (2 Images)".
fn is_counter(line: &str) -> bool {
    let plain = line.to_ascii_lowercase();
    let number = |word: &str| {
        let word = word.strip_suffix(['k', 'm', '+']).unwrap_or(word);
        !word.is_empty() && word.chars().all(|char| char.is_ascii_digit() || ".,".contains(char))
    };
    let counts = |words: &str| {
        words.split_once(' ').is_some_and(|(first, rest)| number(first) && COUNTED.contains(&rest))
    };
    let label =
        plain.split_once(" (").and_then(|(label, rest)| Some((label, rest.strip_suffix(')')?)));
    counts(&plain)
        || plain.strip_prefix("view ").is_some_and(counts)
        || label.is_some_and(|(label, inner)| {
            (COUNTED.contains(&label) && number(inner)) || (label == "slideshow" && counts(inner))
        })
}

/// An entry of the list.
enum Phrase {
    Whole(&'static str),
    /// The start of a line, what the line is, and how many words it has at the most.
    Start(&'static str, BlockKind, usize),
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| LIST.lines().filter_map(phrase).collect());

fn phrase(line: &'static str) -> Option<Phrase> {
    match line.split_once(' ')? {
        ("=", words) => Some(Phrase::Whole(words)),
        (">", words) => Some(Phrase::Start(words, BlockKind::Furniture, MOST_WORDS)),
        (">>", words) => Some(Phrase::Start(words, BlockKind::Furniture, MOST_OF_NOTICE)),
        ("&", words) => Some(Phrase::Start(words, BlockKind::Credit, MOST_WORDS)),
        ("]", words) => Some(Phrase::Start(words, BlockKind::Links, MOST_WORDS)),
        _ => None,
    }
}

/// "Follow the Courier on Facebook", "Like us on Twitter".
fn is_follow_us(line: &str) -> bool {
    let follows = after(line, "follow ").or_else(|| after(line, "like "));
    follows.is_some_and(|rest| {
        let rest = rest.to_ascii_lowercase();
        [" on twitter", " on facebook", " on instagram", " on x", " on linkedin"]
            .iter()
            .any(|place| rest.contains(place))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_aside, read};

    #[test]
    fn furniture() {
        for line in [
            "---",
            "* * *",
            "…",
            "=====",
            "https://courier.example/tram",
            "<www.courier.example>",
            "[Read the statement](https://courier.example/s)",
            "[1]: https://courier.example",
            "Advertisement",
            "SHARE",
            "**Share**",
            "(MORE)",
            "Read more: The depot that never was",
            "Sign up for our newsletter",
            "Follow the Courier on Facebook",
            "-ends-",
            "🚋",
            "12 comments",
            "Comments (1,204)",
            "1.2k shares",
            "Slideshow (2 Images)",
            "View 4 images",
            "Copyright 2031 Norpress. All rights reserved.",
            "We pay for your stories! Email us at tips@courier.example",
        ] {
            assert!(read(line).is_some(), "{line}");
        }
    }

    #[test]
    fn asides() {
        assert!(is_aside("(Ilse Brandt / Lume Photos)"));
        assert!(!is_aside("(Nobody was hurt.)") && !is_aside("(one) and (two)"));
    }

    #[test]
    fn words_of_the_report() {
        for line in [
            "Share prices fell.",
            "The advertisement was withdrawn.",
            "See https://courier.example for the list of closures.",
            "Follow the rails on foot, the mayor said.",
            "[Ilse] Brandt said (again).",
            "-30",
            "12 comments were made.",
            "4 June",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
