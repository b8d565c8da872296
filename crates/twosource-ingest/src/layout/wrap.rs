//! Whether lines are paragraphs, or paragraphs were broken into lines of a fixed width.
//!
//! Most newsrooms save one paragraph a line, with or without empty lines between; letters, wires
//! and old archives break lines at 60 to 80 characters. The document as a whole decides:
//!
//! A line is *broken* when it has 40 to 140 characters, ends no sentence, and a line follows without
//! an empty line between. A document is hard-wrapped when at least half of all lines that another
//! line follows so are broken, and at least a quarter of the broken ones go on with a small letter
//! (or in a script without capitals). In such a document the lines between empty lines are one
//! block, except that a line ends its paragraph where the next one is indented and it is not (or most
//! lines are not), or where it stops a quarter before the width, although more would fit, and ends
//! a sentence or the next line starts with a capital.

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{ends_sentence, starts_upper};

/// The width at which a hard-wrapped document breaks its lines, in characters; `None` when each
/// line is a paragraph.
pub(super) fn width(text: &str, parts: &[Part]) -> Option<usize> {
    let (mut breaks, mut broken, mut continued, mut width) = (0_usize, 0_usize, 0_usize, 0);
    for (line, next) in parts.iter().zip(parts.iter().skip(1)).filter(|(a, b)| follows(**a, **b)) {
        breaks += 1;
        let Some(chars) = broken_width(line.text(text)) else {
            continue;
        };
        broken += 1;
        continued += usize::from(goes_on_small(next.text(text)));
        width = width.max(chars);
    }
    let wrapped = broken * 2 >= breaks && continued > 0 && continued * 4 >= broken;
    wrapped.then_some(width)
}

/// Joins the lines of each paragraph of a hard-wrapped document.
pub(super) fn join(text: &str, lines: &[Part], width: usize) -> Vec<Part> {
    let indents = lines.iter().filter(|line| line.indented).count();
    let style = Style { width, indents: indents * 2 < lines.len() };
    let mut parts: Vec<Part> = Vec::new();
    let mut before: Option<Part> = None;
    for &line in lines {
        match (parts.last_mut(), before) {
            (Some(part), Some(before)) if goes_on(text, *part, before, line, style) => {
                *part = part.up_to(line);
            }
            _ => parts.push(line),
        }
        before = Some(line);
    }
    parts
}

/// Whether the second line stands right below the first and may belong to its paragraph.
fn follows(line: Part, next: Part) -> bool {
    let quoted = Some(BlockKind::BlockQuote);
    let same = next.is_open() || (line.kind == quoted && next.kind == quoted);
    line.may_be_prose() && same && !next.blank_before
}

/// Whether the line starts with a letter that is no capital.
fn goes_on_small(line: &str) -> bool {
    line.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_uppercase())
}

/// The characters of a line that looks broken.
fn broken_width(line: &str) -> Option<usize> {
    // No character takes more than four bytes.
    let chars = if line.len() > 560 { return None } else { line.chars().count() };
    ((40..=140).contains(&chars) && !ends_sentence(line)).then_some(chars)
}

/// How the lines of a hard-wrapped document are set.
#[derive(Clone, Copy)]
struct Style {
    /// In characters.
    width: usize,
    /// Whether an indent starts a paragraph: not where most lines are indented.
    indents: bool,
}

fn goes_on(text: &str, part: Part, line: Part, next: Part, style: Style) -> bool {
    let hanging = part.kind == Some(BlockKind::ListItem);
    let new_indent = next.indented && (style.indents || !line.indented) && !hanging;
    follows(part, next)
        && !new_indent
        && !stops_short(line.text(text), next.text(text), style.width)
}

fn stops_short(line: &str, next: &str, width: usize) -> bool {
    let first_word =
        next.split_whitespace().next().map_or(0, |word| word.chars().take(width).count());
    let needed = line.chars().take(width).count() + 1 + first_word;
    needed * 4 < width * 3 && (ends_sentence(line) || starts_upper(next))
}

#[cfg(test)]
mod tests {
    use super::super::part::split;
    use super::{join, width};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let lines = split(text);
        let parts = width(text, &lines).map_or(lines.clone(), |width| join(text, &lines, width));
        let found: Vec<_> = parts.iter().map(|part| part.text(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_paragraph_a_line() {
        let one = "The tram left the rails on Monday near the depot in Hartmoor.";
        let two = "Nobody was hurt, the mayor said, and service is to resume on Friday.";
        check(&format!("{one}\n{two}\n{one}"), &[one, two, one]);
        check(&format!("{one}\n\n{two}"), &[one, two]);
    }

    #[test]
    fn hard_wrapped_paragraphs() {
        let one = "The tram left the rails on Monday near the depot in\nHartmoor, and nobody was hurt, the mayor said on the\nsame day.";
        let two = "Service is to resume on Friday, when the track will have\nbeen repaired.";
        check(&format!("{one}\n\n{two}"), &[one, two]);
    }

    #[test]
    fn a_paragraph_ends_at_a_short_line_or_an_indent() {
        let one = "The tram left the rails on Monday near the depot in\nHartmoor, the mayor said.";
        let two = "Service is to resume on Friday, when the track will have\nbeen repaired.";
        check(&format!("{one}\n{two}"), &[one, two]);
        let three = "  Nobody was hurt when the tram left the rails, said the\nmayor, who had come to the depot at once to see for her";
        check(&format!("{three}\n{three}"), &[three.trim_start(), three.trim_start()]);
    }

    #[test]
    fn lists_are_no_wrapped_text() {
        check(
            "Ilse Brandt, mayor\nTom Ode, driver\nAda Lund, witness",
            &["Ilse Brandt, mayor", "Tom Ode, driver", "Ada Lund, witness"],
        );
    }
}
