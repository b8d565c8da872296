//! Page furniture.
//!
//! Finds: rules (`---`, `* * *`), lines without any word, lines that are only a link, short lines
//! in brackets (credits of photos), phrases of the list in `data/furniture.txt` ("Advertisement",
//! "Read more: ..."), "Follow ... on Facebook", and the headlines below "Read more:".
//! Example: `Sign up for our newsletter`.
//! Does not find: furniture inside a line of the report; long lines.

use std::sync::LazyLock;

use super::words::{after, count, ends_sentence, has_word};

const LIST: &str = include_str!("../../data/furniture.txt");

/// Longer lines hold words of the report.
const MOST_WORDS: usize = 20;

/// Whether the line is page furniture.
pub(super) fn is_furniture(line: &str) -> bool {
    if !has_word(line) {
        return true;
    }
    line.len() <= 250 && (is_link(line) || is_listed(line) || is_follow_us(line))
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

fn is_listed(line: &str) -> bool {
    let signs = ['*', '_', '(', ')', '[', ']', '+', '-', '|', '>', '»', ' '];
    let plain = line.trim_matches(signs).to_lowercase().replace('’', "'");
    let whole = plain.trim_end_matches(['.', ':', '…']);
    PHRASES.iter().any(|phrase| match phrase {
        Phrase::Whole(words) => whole == *words,
        Phrase::Start(start) => plain.starts_with(start) && count(&plain) <= MOST_WORDS,
    })
}

/// An entry of the list.
enum Phrase {
    Whole(&'static str),
    Start(&'static str),
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| LIST.lines().filter_map(phrase).collect());

fn phrase(line: &'static str) -> Option<Phrase> {
    match line.split_once(' ')? {
        ("=", words) => Some(Phrase::Whole(words)),
        (">", words) => Some(Phrase::Start(words)),
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
    use super::{is_aside, is_furniture};

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
        ] {
            assert!(is_furniture(line), "{line}");
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
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
