//! Headings inside the report.
//!
//! Finds: lines that are emphasized as a whole, lines in capitals, underlined lines, and lines of at
//! most eight words that end neither a sentence nor in a comma, colon or dash; each right before
//! running text.
//! Example: `**No way back**`, `“NO WAY BACK”`, `What happened next`
//! Does not find: short lines at the end or in a row of short lines, short lines that start with a
//! small letter, capitals in a text that is written in capitals.

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{
    LONG, count, ends_open_or_closed, ends_sentence, has_small_letter, is_capitals, starts_upper,
};

/// Marks the headings among the parts that are not recognized yet.
pub(super) fn mark(text: &str, parts: &mut [Part]) {
    for at in 0..parts.len() {
        let (Some(&part), Some(&next)) = (parts.get(at), parts.get(at + 1)) else {
            break;
        };
        let after_rule = parts.get(at + 2).copied();
        let heading = part.is_open() && is_heading(text, part, next, after_rule, at > 0);
        if let Some(part) = parts.get_mut(at).filter(|_| heading) {
            part.kind = Some(BlockKind::Heading);
        }
    }
}

/// Whether `rule` underlines the line above it.
pub(super) fn is_underline(text: &str, rule: Part) -> bool {
    let signs = rule.text(text);
    let only = |sign| signs.len() >= 3 && signs.bytes().all(|byte| byte == sign);
    !rule.blank_before && (only(b'=') || only(b'-'))
}

/// Whether a part is running text: a sentence, or too long for anything else.
pub(super) fn reads_as_prose(text: &str, part: Part) -> bool {
    let words = part.text(text);
    part.may_be_prose() && (count(words) >= 9 || ends_sentence(words) || !part.is_open())
}

/// Whether one pair of emphasis marks holds the whole line.
pub(super) fn is_emphasized(line: &str) -> bool {
    ["***", "**", "__", "*", "_"].iter().any(|mark| {
        let inner = line.strip_prefix(mark).and_then(|line| line.strip_suffix(mark));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.contains(['*', '_']))
    })
}

fn is_heading(text: &str, part: Part, next: Part, after_rule: Option<Part>, inside: bool) -> bool {
    let line = part.text(text);
    if line.len() > LONG || count(line) > 15 {
        return false;
    }
    if is_underline(text, next) {
        return !ends_sentence(line) && after_rule.is_some_and(Part::may_be_prose);
    }
    let emphasized = is_emphasized(line) && !ends_open_or_closed(line);
    next.may_be_prose()
        && (emphasized || is_loud(text, line, next) || (inside && is_short(text, line, next)))
}

fn is_loud(text: &str, line: &str, next: Part) -> bool {
    let next = next.text(text);
    let start = next.get(..next.floor_char_boundary(LONG)).unwrap_or_default();
    is_capitals(line) && !line.ends_with(['.', ':', ',']) && has_small_letter(start)
}

fn is_short(text: &str, line: &str, next: Part) -> bool {
    count(line) <= 8
        && !ends_open_or_closed(line)
        && starts_upper(line)
        && reads_as_prose(text, next)
}

#[cfg(test)]
mod tests {
    use super::super::part::split;
    use super::mark;

    const PROSE: &str = "The tram left the rails near the old depot on Monday.";

    #[track_caller]
    fn check(line: &str, expected: bool) {
        let text = format!("{PROSE}\n{line}\n{PROSE}");
        let mut parts = split(&text);
        mark(&text, &mut parts);
        let found: Vec<_> = parts.iter().map(|part| !part.is_open()).collect();
        assert_eq!(found, [false, expected, false], "{line}");
    }

    #[test]
    fn headings() {
        for line in [
            "No way back",
            "‘No way back’",
            "“NO WAY BACK”",
            "WHO PAYS?",
            "**Nobody was hurt in the end**",
            "4 June",
        ] {
            check(line, true);
        }
    }

    #[test]
    fn short_paragraphs() {
        for line in [
            "“Never.”",
            "She added:",
            "and the depot",
            "Nobody was hurt.",
            "**It is over.**",
            "“Who pays?”",
        ] {
            check(line, false);
        }
    }

    #[test]
    fn rows_of_short_lines_are_none() {
        let text = format!("{PROSE}\nIlse Brandt, mayor\nTom Ode, driver\n\nAda Lund, witness");
        let mut parts = split(&text);
        mark(&text, &mut parts);
        assert!(parts.iter().all(|part| part.is_open()));
    }
}
