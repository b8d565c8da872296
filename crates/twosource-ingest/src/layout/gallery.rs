//! Series of pictures with numbers.
//!
//! Finds: three or more lines that start with `1/34`, `2/34` and so on, with the label and the title
//! right above them; and lines that hold such a series, or the text of a player that shows one.
//! Example: `2/8 June 4 2031 Two cars of the tram on their side Lume Photos`
//! Does not find: numbers that do not rise, fractions ("1/3 of the riders"), a series of fewer than
//! three, captions after the last number that are followed by running text in the same line.

use std::ops::Range;

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{LONG, after_word, count, ends_open_or_closed, starts_upper};

/// As many numbers make a series.
const LEAST: usize = 3;

/// Words of the label and title before the first number of a line.
const TITLE_WORDS: usize = 20;

/// Words of the last caption of a line: what is longer is running text.
const LAST_WORDS: usize = 40;

/// A number of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slide {
    number: u32,
    of: u32,
}

/// Marks the lines of numbered series.
pub(super) fn mark(text: &str, parts: &mut [Part]) {
    let slides: Vec<_> = parts.iter().map(|part| slide_of(text, *part)).collect();
    let mut at = 0;
    while at < slides.len() {
        let run = slides.get(at..).map_or(0, run);
        if run >= LEAST {
            let first = at - titles(text, parts, at);
            parts.iter_mut().take(at + run).skip(first).for_each(set);
        }
        at += run.max(1);
    }
    for part in parts.iter_mut().filter(|part| part.is_open()) {
        if is_label(part.text(text)) || is_player(part.text(text)) {
            set(part);
        }
    }
}

/// Where a series stands within a line.
pub(super) fn find(line: &str) -> Option<Range<usize>> {
    let mut series: Vec<(usize, Slide)> = Vec::new();
    for (start, word) in tokens(line) {
        let rest = line.get(start..)?;
        let Some(slide) = slide(word).filter(|_| captions(rest, word)) else { continue };
        match series.last() {
            Some((_, before)) if follows(*before, slide) => series.push((start, slide)),
            Some(_) if series.len() >= LEAST => break,
            _ => series = vec![(start, slide)],
        }
    }
    let (&(first, _), &(last, slide)) = (series.first()?, series.last()?);
    let head = line.get(..first)?;
    let start = if count(head) <= TITLE_WORDS { 0 } else { first };
    let ends = slide.number == slide.of && count(line.get(last..)?) <= LAST_WORDS;
    let end = if ends { line.len() } else { last };
    (series.len() >= LEAST).then_some(start..end)
}

fn set(part: &mut Part) {
    part.kind = Some(BlockKind::Gallery);
}

/// The number that an open line starts with.
fn slide_of(text: &str, part: Part) -> Option<Slide> {
    let line = part.text(text);
    let word = line.split_whitespace().next()?;
    slide(word).filter(|_| part.is_open() && captions(line, word))
}

/// How many lines from the first on are one series.
fn run(slides: &[Option<Slide>]) -> usize {
    let pairs = slides.iter().zip(slides.iter().skip(1));
    let risen = pairs.take_while(|(a, b)| a.zip(**b).is_some_and(|(a, b)| follows(a, b))).count();
    usize::from(slides.first().is_some_and(Option::is_some)) + risen
}

const fn follows(before: Slide, after: Slide) -> bool {
    before.of == after.of && before.number + 1 == after.number
}

/// How many lines above the first picture are the label and the title of the series.
fn titles(text: &str, parts: &[Part], at: usize) -> usize {
    let mut above = parts.iter().take(at).skip(1).rev().peekable();
    let label = above.next_if(|part| part.is_open() && is_label(part.text(text)));
    let is_title = |part: &&Part| {
        let line = part.text(text);
        part.is_open() && count(line) <= 8 && !ends_open_or_closed(line)
    };
    usize::from(label.is_some()) + usize::from(above.next().is_some_and(|part| is_title(&part)))
}

/// "34 show all Pictures of the day".
fn is_label(line: &str) -> bool {
    let rest = line.trim_start_matches(|char: char| char.is_ascii_digit());
    rest.len() < line.len()
        && count(line) <= 15
        && after_word(rest.trim_start(), "show all").is_some()
}

/// "1 of 26 Full Screen Autoplay Close ...".
fn is_player(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|word| word.parse::<u16>().is_ok());
    let numbered = number(words.next()) && words.next() == Some("of") && number(words.next());
    let start = line.get(..line.floor_char_boundary(80)).unwrap_or_default();
    numbered && line.len() <= 8 * LONG && start.contains(" Full Screen ")
}

fn slide(word: &str) -> Option<Slide> {
    let (number, of) = word.split_once('/')?;
    let (number, of): (u32, u32) = (number.parse().ok()?, of.parse().ok()?);
    (word.len() <= 7 && number >= 1 && number <= of && of >= 3).then_some(Slide { number, of })
}

/// Whether a caption follows the number: its first word has a capital or is a number.
fn captions(line: &str, number: &str) -> bool {
    starts_upper(line.get(number.len()..).unwrap_or_default().trim_start())
}

/// The words of a line and where they start.
fn tokens(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split_whitespace().map(|word| (super::part::offset(line, word), word))
}

#[cfg(test)]
mod tests {
    use super::super::part::split;
    use super::{find, mark};

    #[track_caller]
    fn check(text: &str, expected: &[bool]) {
        let mut parts = split(text);
        mark(text, &mut parts);
        let found: Vec<_> = parts.iter().map(|part| !part.is_open()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn lines_with_numbers() {
        let series = "1/3 The depot Lume Photos\n2/3 4 June 2031 The tram\n3/3 “Ode” at sea";
        let text = format!(
            "Tram leaves rails\nPictures of the day\n3 show all Pictures of the day\n{series}\n\
            The line stays closed until Friday."
        );
        check(&text, &[false, true, true, true, true, true, false]);
        check(&format!("Tram leaves rails\n{series}"), &[false, true, true, true]);
    }

    #[test]
    fn other_numbers() {
        check("1/3 of the riders\n2/3 of the riders\n3/3 of the riders", &[false; 3]);
        check("1/3 Ode\n2/3 Lund", &[false; 2]);
        check("3/3 Ode\n2/3 Lund\n1/3 Brandt", &[false; 3]);
        check("1/3 Ode\n2/5 Lund\n3/4 Brandt", &[false; 3]);
    }

    #[test]
    fn players() {
        check("1 of 17 Full Screen Autoplay Close Skip Ad Trams", &[true]);
        check("1 of 26 riders saw the full screen of the cabin.", &[false]);
    }

    #[test]
    fn series_within_a_line() {
        let series = "Tram 3 show all Tram 1/3 The depot PA 2/3 The tram AP 3/3 The mayor PA";
        assert_eq!(find(series), Some(0..series.len()));
        let prose = "and the line stays closed until Friday, ".repeat(9);
        let found = find(&format!("{series} {prose}")).expect("a series");
        assert_eq!(series.get(found), series.find("3/3").and_then(|end| series.get(..end)));
        assert_eq!(find("Seats rose by 1/3 On Monday, 2/3 In all."), None);
    }
}
