//! Forms, sharing buttons and players whose texts were saved with the report.
//!
//! Finds: three or more phrases of `data/forms.txt` in one line, each at most 100 bytes after the one
//! before, with a few words before and after them when nothing else stands in the line.
//! Example: `Enter your email Invalid email Thank you for subscribing! A tram left the rails ...`
//! Does not find: single phrases, which a report on newsletters may hold; what stands between a form
//! and the report.

use std::ops::Range;

use super::words::{count, ends_sentence};

const LIST: &str = include_str!("../../data/forms.txt");

/// As many phrases make a form.
const LEAST: usize = 3;

/// How far apart two phrases of one form stand, in bytes.
const GAP: usize = 100;

/// As many words at either end of the line belong to the form.
const REST: usize = 6;

/// Where forms stand in a line.
pub(super) fn find(line: &str) -> Vec<Range<usize>> {
    let mut forms: Vec<(Range<usize>, usize)> = Vec::new();
    for hit in hits(line) {
        match forms.last_mut() {
            Some((form, _)) if hit.start < form.end => form.end = form.end.max(hit.end),
            Some((form, phrases)) if hit.start <= form.end + GAP => {
                form.end = hit.end;
                *phrases += 1;
            }
            _ => forms.push((hit, 1)),
        }
    }
    let forms = forms.into_iter().filter(|(_, phrases)| *phrases >= LEAST);
    forms.map(|(form, _)| widen(line, form)).collect()
}

/// The phrases in a line, in text order.
fn hits(line: &str) -> Vec<Range<usize>> {
    let small = line.to_ascii_lowercase();
    let phrases = LIST.lines().filter(|phrase| !phrase.starts_with('#') && !phrase.is_empty());
    let mut hits: Vec<_> = phrases
        .flat_map(|phrase| small.match_indices(phrase))
        .map(|(start, phrase)| start..start + phrase.len())
        .collect();
    hits.sort_unstable_by_key(|hit| (hit.start, hit.end));
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
        let found: Vec<_> = find(line).into_iter().map(|form| &line[form]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn forms() {
        let form = "Courier News Email Enter your email address Please enter an email address \
            Email address is invalid";
        check(form, &[form]);
        check(
            "Get daily updates directly to your inbox + Subscribe Thank you for subscribing! \
                A tram left the rails on Monday, and nobody was hurt.",
            &["Get daily updates directly to your inbox + Subscribe Thank you for subscribing! "],
        );
        check(
            "A tram left the rails on Monday near the depot. Click to share on Facebook (Opens in \
                new window) Click to share on Twitter (Opens in new window) Nobody was hurt in the \
                accident, she said.",
            &["Click to share on Facebook (Opens in new window) Click to share on Twitter (Opens \
                in new window) "],
        );
    }

    #[test]
    fn reports_on_forms() {
        check("Riders got an invalid email, and she told them to try again later.", &[]);
    }
}
