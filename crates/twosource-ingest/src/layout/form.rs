//! Forms, sharing buttons and players whose texts were saved with the report.
//!
//! Finds: three or more phrases of `data/forms.txt` in one line, two of them different, each at most 160 bytes after the one
//! before, with a few words before and after them when nothing else stands in the line.
//! Example: `Enter your email Invalid email Thank you for subscribing! A tram left the rails ...`
//! Does not find: single phrases, which a report on newsletters may hold; what stands between a form
//! and the report.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::words::{count, ends_sentence};

const LIST: &str = include_str!("../../data/forms.txt");

/// The phrases, and what finds all of them in one go.
struct Phrases {
    list: Vec<&'static str>,
    finder: Option<AhoCorasick>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let phrases = LIST.lines().filter(|phrase| !phrase.starts_with('#') && !phrase.is_empty());
    let list: Vec<&str> = phrases.collect();
    // It fails only for more phrases than there is memory for.
    let finder = AhoCorasick::builder().ascii_case_insensitive(true).build(&list).ok();
    Phrases { list, finder }
});

/// Shorter lines hold no three phrases, in bytes.
const SHORTEST: usize = 24;

/// As many phrases make a form.
const LEAST: usize = 3;

/// How far apart two phrases of one form stand, in bytes.
const GAP: usize = 160;

/// As many words at either end of the line belong to the form.
const REST: usize = 6;

/// Where forms stand in a line.
pub(super) fn find(line: &str) -> Vec<Range<usize>> {
    let mut forms: Vec<Form> = Vec::new();
    for (hit, phrase) in hits(line) {
        match forms.last_mut() {
            Some(form) if hit.start < form.range.end => {
                form.range.end = form.range.end.max(hit.end);
            }
            Some(form) if hit.start <= form.range.end + GAP => {
                form.range.end = hit.end;
                form.phrases += 1;
                form.differ |= form.first != phrase;
            }
            _ => forms.push(Form { range: hit, first: phrase, phrases: 1, differ: false }),
        }
    }
    let forms = forms.into_iter().filter(|form| form.phrases >= LEAST && form.differ);
    forms.map(|form| widen(line, form.range)).collect()
}

/// What may be a form.
struct Form {
    range: Range<usize>,
    first: &'static str,
    phrases: usize,
    /// Whether not all phrases are the first one again.
    differ: bool,
}

/// The phrases in a line, in text order.
fn hits(line: &str) -> Vec<(Range<usize>, &'static str)> {
    if line.len() < SHORTEST {
        return Vec::new();
    }
    let Phrases { list, finder } = &*PHRASES;
    let found = finder.iter().flat_map(|finder| finder.find_overlapping_iter(line));
    let mut hits: Vec<_> =
        found.filter_map(|hit| Some((hit.range(), *list.get(hit.pattern().as_usize())?))).collect();
    hits.sort_unstable_by_key(|(hit, _)| (hit.start, hit.end));
    hits
}

/// The form with the signs after it, and with a few words at the ends of the line.
fn widen(line: &str, form: Range<usize>) -> Range<usize> {
    let head = line.get(..form.start).unwrap_or_default();
    let tail = line.get(form.end..).unwrap_or_default();
    let start = if count(head) <= REST && !ends_sentence(head.trim()) { 0 } else { form.start };
    let signs = tail.len() - tail.trim_start_matches(['.', '!', '…', ')', '×', ' ']).len();
    let mostly_form = count(tail) <= 2 * REST && tail.len() * 4 <= form.len();
    let end = if count(tail) <= REST || mostly_form { line.len() } else { form.end + signs };
    start..end
}

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<_> = find(line).into_iter().filter_map(|form| line.get(form)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn forms() {
        let form = "Enter your email. Email address is invalid. Could not subscribe";
        check(form, &[form]);
        check(
            "Get daily updates straight to your inbox + Subscribe Thank you for subscribing! \
                A tram left the rails on Monday, and nobody was hurt.",
            &["Get daily updates straight to your inbox + Subscribe Thank you for subscribing! "],
        );
        check(
            "A tram left the rails on Monday near the depot. Click to share on Lume. Opens in \
                new window. Click to share on Norpost. Opens in new window. Nobody was hurt in the \
                accident, she said.",
            &["Click to share on Lume. Opens in new window. Click to share on Norpost. Opens \
                in new window. "],
        );
    }

    #[test]
    fn reports_on_forms() {
        check("Hide caption. A tram fell. Hide caption. It is up. Hide caption. It is late.", &[]);
        check("Riders got an invalid email, and she told them to try again later.", &[]);
    }
}
