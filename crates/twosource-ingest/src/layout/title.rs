//! The headline.
//!
//! Finds: the first line that is no credit, when something follows it and it is marked as a heading,
//! underlined, or looks like a headline: set apart by an empty line, a credit line or a dateline, at
//! most 25 words, no period at the end. With a period it must be written in Title Case, in the
//! style of telegrams, or stand above the only empty line of the text; where it is not set apart,
//! the same styles count, without a period. When the record has a title, only that title.
//! Example: `Tram leaves rails in Hartmoor, nobody hurt`
//! Does not find: the first sentence of a report, a line without a report.

use twosource_text::BlockKind;

use super::heading::{is_underline, reads_as_prose};
use super::part::Part;
use super::words::{
    LONG, bare, count, ends_open_or_closed, ends_sentence, is_capitalized, starts_upper,
};
use super::{agency, dateline};
use twosource_page::date;

/// Words that Title Case leaves small.
const SMALL: &str = "a an and as at but by for from if in into nor of off on or over than the to up via vs \
    vs. with";

/// Words that headlines drop and sentences need.
const OF_SENTENCES: &str = "a an are been had has have he her his i is it my our said she that the their there they \
    was we were";

/// Marks the headline, if there is one, and what stands right below it.
pub(super) fn mark(text: &str, parts: &mut Vec<Part>, given: Option<&str>) {
    let Some(mut at) = candidate(parts) else {
        return;
    };
    if is_masthead(text, parts, at) {
        set(parts, at, BlockKind::AgencyLine);
        at += 1;
    }
    join_second_line(text, parts, at);
    if !is_headline(text, parts, at, given) {
        return;
    }
    set(parts, at, BlockKind::Title);
    below(text, parts, at);
}

fn set(parts: &mut [Part], at: usize, kind: BlockKind) {
    if let Some(part) = parts.get_mut(at) {
        part.kind = Some(kind);
    }
}

/// The first part that is neither credit nor furniture, if it can be a headline.
fn candidate(parts: &[Part]) -> Option<usize> {
    let skipped = |kind| {
        use BlockKind::{AgencyLine, Byline, Correction, PublishedLine};
        use BlockKind::{Credit, Furniture, Gallery, Links};
        matches!(kind, Furniture | PublishedLine | Byline | AgencyLine | Correction)
            || matches!(kind, Credit | Gallery | Links)
    };
    let at = parts.iter().position(|part| !part.kind.is_some_and(skipped))?;
    let kind = parts.get(at)?.kind;
    (kind.is_none() || kind == Some(BlockKind::Heading)).then_some(at)
}

/// Whether the line names the outlet and the next one is the headline.
fn is_masthead(text: &str, parts: &[Part], at: usize) -> bool {
    let name = parts.get(at).filter(|part| part.is_open()).map(|part| part.text(text));
    name.is_some_and(|name| agency::outlet(name).is_some())
        && parts
            .get(at + 1)
            .is_some_and(|next| next.is_open() || next.kind == Some(BlockKind::Heading))
        && is_headline(text, parts, at + 1, None)
}

fn is_headline(text: &str, parts: &[Part], at: usize, given: Option<&str>) -> bool {
    let (Some(&part), Some(&next)) = (parts.get(at), parts.get(at + 1)) else {
        return false;
    };
    let line = part.text(text);
    if !parts.iter().skip(at + 1).any(|part| part.may_be_prose()) || line.len() > LONG {
        return false;
    }
    if !part.is_open() {
        return true;
    }
    if let Some(given) = given {
        return says_the_same(given, line);
    }
    if count(line) > 25 || dateline::len(line).is_some() {
        return false;
    }
    is_underline(text, next) || looks_like_one(text, parts, at, line, next)
}

fn looks_like_one(text: &str, parts: &[Part], at: usize, line: &str, next: Part) -> bool {
    let words = count(line);
    let asks = ends_sentence(line) && bare(line).ends_with(['?', '!', '…']);
    if !is_apart(text, next) && !is_name_line(text, parts, at + 1) {
        return !ends_open_or_closed(line)
            && (is_title_case(line) || is_telegram(line))
            && reads_as_prose(text, next);
    }
    if asks || !ends_open_or_closed(line) {
        return true;
    }
    let only_gap = words <= 20 && has_only_gap_after(parts, at);
    ends_sentence(line) && (is_title_case(line) || is_telegram(line) || only_gap)
}

/// Whether the title of the record and the line have the same words, or one goes on a little, as
/// with the name of the outlet.
fn says_the_same(given: &str, line: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>();
    let (given, line) = (letters(given).to_lowercase(), letters(line).to_lowercase());
    let (short, long) = if given.len() < line.len() { (given, line) } else { (line, given) };
    long.starts_with(&short) && short.len() * 2 > long.len()
}

/// Whether the part after a headline is parted from it.
fn is_apart(text: &str, next: Part) -> bool {
    use BlockKind::{AgencyLine, Byline, PublishedLine};
    next.blank_before
        || matches!(next.kind, Some(AgencyLine | Byline | PublishedLine))
        || dateline::len(next.text(text)).is_some()
}

/// Whether the line holds a short name alone, and running text follows, perhaps below a byline and
/// a date.
fn is_name_line(text: &str, parts: &[Part], at: usize) -> bool {
    use BlockKind::{AgencyLine, Byline, Dateline, PublishedLine};
    let credit =
        |part: &&Part| matches!(part.kind, Some(AgencyLine | Byline | Dateline | PublishedLine));
    let name = parts.get(at).filter(|part| part.is_open()).map(|part| bare(part.text(text)));
    let mut below = parts.iter().skip(at + 1).skip_while(credit);
    name.is_some_and(agency::is_short_name)
        && below.next().is_some_and(|&after| reads_as_prose(text, after))
}

/// Whether every word but the small ones starts with a capital, four of them at least.
fn is_title_case(line: &str) -> bool {
    let words =
        || line.split_whitespace().map(bare).filter(|word| word.starts_with(char::is_alphabetic));
    let capitals = words().filter(|word| is_capitalized(word)).count();
    capitals >= 4
        && words().all(|word| is_capitalized(word) || SMALL.split(' ').any(|small| small == word))
}

/// Whether a short line lacks all the small words that a sentence needs, and days.
fn is_telegram(line: &str) -> bool {
    let of_sentence = |word: &str| {
        let word = word.trim_matches(|char: char| !char.is_alphabetic()).to_lowercase();
        OF_SENTENCES.split(' ').any(|needed| needed == word) || date::is_weekday(&word)
    };
    (3..=14).contains(&count(line)) && !line.split_whitespace().any(of_sentence)
}

/// Whether the text has one empty line, below this part, and three lines or more after that.
fn has_only_gap_after(parts: &[Part], at: usize) -> bool {
    let rest = parts.get(at + 2..).unwrap_or_default();
    rest.len() >= 2 && rest.iter().all(|part| !part.blank_before)
}

/// A headline may go on in a second line that starts small.
fn join_second_line(text: &str, parts: &mut Vec<Part>, at: usize) {
    let (Some(&part), Some(&next)) = (parts.get(at), parts.get(at + 1)) else {
        return;
    };
    let line = next.text(text);
    let apart = parts.get(at + 2).is_some_and(|&after| is_apart(text, after));
    if part.is_open()
        && next.is_open()
        && !next.blank_before
        && apart
        && count(line) <= 15
        && !starts_upper(line)
        && !ends_sentence(line)
    {
        parts.remove(at + 1);
        if let Some(title) = parts.get_mut(at) {
            *title = part.up_to(next);
        }
    }
}

/// Right below the headline stand the outlet, or the headline once more.
fn below(text: &str, parts: &mut [Part], at: usize) {
    let (Some(&title), Some(&next)) = (parts.get(at), parts.get(at + 1)) else {
        return;
    };
    if next.is_open() && bare(title.text(text)) == bare(next.text(text)) {
        set(parts, at + 1, BlockKind::Repeat);
    } else if is_name_line(text, parts, at + 1) {
        set(parts, at + 1, BlockKind::AgencyLine);
    }
}

#[cfg(test)]
mod tests {
    use twosource_text::BlockKind;

    use super::super::part::split;
    use super::mark;

    const PROSE: &str = "The tram left the rails near the old depot on Monday.";

    /// The headline found in a text.
    fn title(text: &str) -> Option<String> {
        let mut parts = split(text);
        mark(text, &mut parts, None);
        let title = parts.iter().find(|part| part.kind == Some(BlockKind::Title));
        title.map(|part| part.text(text).to_owned())
    }

    #[test]
    fn a_byline_may_stand_between_the_name_and_the_text() {
        let text =
            format!("Ferry hits quay\n\nMarrin Islander\nBy Tom Ode\nJune 4, 2031\n\n{PROSE}");
        let mut parts = split(&text);
        parts[2].kind = Some(BlockKind::Byline);
        parts[3].kind = Some(BlockKind::PublishedLine);
        mark(&text, &mut parts, None);
        assert_eq!(parts[1].kind, Some(BlockKind::AgencyLine));
    }

    #[track_caller]
    fn check(line: &str, rest: &str, expected: bool) {
        assert_eq!(title(&format!("\n\n{line}\n{rest}")), expected.then(|| line.to_owned()));
    }

    #[test]
    fn headlines() {
        let apart = format!("\n{PROSE}");
        for line in [
            "Tram leaves rails in Hartmoor, nobody hurt",
            "Who pays for the tram?",
            "Tram Leaves Rails in Hartmoor, Police Say.",
            "Damaged tram blocks line for hours.",
            "tram back on rails",
            "Trams to return in the U.S.",
        ] {
            check(line, &apart, true);
        }
        check("Tram leaves rails", PROSE, true);
        check("Tram leaves rails", &format!("========\n{PROSE}"), true);
        check("Tram leaves rails", "HARTMOOR (Norpress) - The tram fell.", true);
        check("The tram was the last one.", &format!("\n{PROSE}\n{PROSE}\n{PROSE}"), true);
    }

    #[test]
    fn no_headlines() {
        let apart = format!("\n{PROSE}\n\n{PROSE}");
        for line in [
            PROSE,
            "The mayor said:",
            "Nobody was hurt.",
            "HARTMOOR — A tram left the rails",
            "Police found two people on Monday.",
        ] {
            check(line, &apart, false);
        }
        check("Tram leaves rails", "", false);
        check("- Tram leaves rails", &apart, true);
    }

    #[test]
    fn a_headline_may_take_two_lines() {
        let text = format!("Tram leaves rails,\nnobody hurt\n\n{PROSE}");
        assert_eq!(title(&text).as_deref(), Some("Tram leaves rails,\nnobody hurt"));
    }

    #[test]
    fn the_outlet_stands_above_or_below() {
        let kinds = |text: &str| {
            let mut parts = split(text);
            mark(text, &mut parts, None);
            parts.iter().map(|part| part.kind).collect::<Vec<_>>()
        };
        let (title, agency) = (Some(BlockKind::Title), Some(BlockKind::AgencyLine));
        let below = format!("Tram leaves rails\n\nHalden\n\n{PROSE}");
        assert_eq!(kinds(&below), [title, agency, None]);
        let above = format!("The Hartmoor Courier\n\nTram leaves rails\n\n{PROSE}");
        assert_eq!(kinds(&above), [agency, title, None]);
    }

    #[test]
    fn the_title_of_the_record_is_known() {
        let text = format!("It was a tram.\n{PROSE}");
        let mut parts = split(&text);
        mark(&text, &mut parts, Some("It was a tram - Courier"));
        assert_eq!(parts[0].kind, Some(BlockKind::Title));
        let text = format!("Ilse Brandt at the depot in May\n\n{PROSE}");
        let mut parts = split(&text);
        mark(&text, &mut parts, Some("Tram leaves rails"));
        assert!(parts[0].is_open(), "a caption, for the title is another one");
    }
}
