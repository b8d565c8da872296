//! Where quotation marks open and close.
//!
//! Double marks of all kinds ("", “”, „”, «»); single ones only where they cannot be apostrophes. A
//! double mark that is never closed quotes to the end: of a quotation over several paragraphs only
//! the last is closed. This is punctuation, not language: who speaks, and whether anybody does, is
//! no matter of this file.

use std::ops::Range;

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Bytes of the text, the marks included.
    pub range: Range<usize>,
    /// Whether the closing mark is there.
    pub is_closed: bool,
}

/// The quotations of one paragraph, in text order; only the last one may lack its closing mark.
///
/// Hand it one paragraph at a time, so that a mark that is never closed cannot quote the rest of a
/// report.
pub fn quotations(paragraph: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut chars = paragraph.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, next)| next);
        match open {
            None if opens(char, before, after) => open = Some((at, char)),
            Some((start, mark)) if closes(mark, char, before, after) => {
                found.push(Quotation { range: start..at + char.len_utf8(), is_closed: true });
                open = None;
            }
            // A double mark inside what seemed a single-quoted stretch: that was an apostrophe.
            Some((_, '\'' | '\u{2018}')) if is_double_open(char) => open = Some((at, char)),
            _ => {}
        }
        before = char;
    }
    if let Some((start, mark)) = open
        && is_double_open(mark)
    {
        found.push(Quotation { range: start..paragraph.len(), is_closed: false });
    }
    found
}

const fn is_double_open(char: char) -> bool {
    matches!(char, '"' | '\u{201c}' | '\u{201e}' | '\u{ab}')
}

fn opens(char: char, before: char, after: char) -> bool {
    let single = matches!(char, '\'' | '\u{2018}');
    is_double_open(char)
        || (single && !before.is_alphanumeric() && (after.is_alphanumeric() || after == '*'))
}

fn closes(mark: char, char: char, before: char, after: char) -> bool {
    match mark {
        // One that opens again is the next paragraph of a quotation whose paragraphs were run together.
        '"' => char == '"' && (after.is_whitespace() || !before.is_whitespace()),
        '\u{201c}' | '\u{201e}' => matches!(char, '\u{201d}' | '"'),
        '\u{ab}' => char == '\u{bb}',
        '\'' => char == '\'' && !before.is_whitespace() && !after.is_alphanumeric(),
        '\u{2018}' => char == '\u{2019}' && !before.is_whitespace() && !after.is_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, bool)]) {
        let found = quotations(text);
        let found: Vec<_> =
            found.iter().map(|q| (text.get(q.range.clone()).unwrap(), q.is_closed)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_all_kinds() {
        check(
            "He said “yes” and \"no\" and «so».",
            &[("“yes”", true), ("\"no\"", true), ("«so»", true)],
        );
        check("'Not now,' she said.", &[("'Not now,'", true)]);
    }

    #[test]
    fn apostrophes_are_no_quotations() {
        check("The miners’ wives don't know Ode’s plan.", &[]);
        check("The ministers' plan and the miners' plan", &[]);
    }

    #[test]
    fn a_mark_that_opens_again_closes_nothing() {
        check("\"We wait. \"Then we go.\" He left.", &[("\"We wait. \"Then we go.\"", true)]);
        check("“We wait. “Then we go.” He left.", &[("“We wait. “Then we go.”", true)]);
        check("\"We wait. \" he said", &[("\"We wait. \"", true)]);
    }

    #[test]
    fn an_open_quotation_runs_to_the_end() {
        check("“We waited.", &[("“We waited.", false)]);
        check("'We waited.", &[]);
    }
}
