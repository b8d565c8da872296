//! Quotations set off as blocks.
//!
//! Finds: lines that start with `>`, as Markdown and letters quote.
//! Example: `> It is safe.`
//! Does not find: indented quotations, which look like any other paragraph.

/// The bytes of the marks and the space after them.
pub(super) fn mark(line: &str) -> Option<usize> {
    let words = line
        .strip_prefix('>')?
        .trim_start_matches(|char: char| char == '>' || char.is_whitespace());
    Some(line.len() - words.len())
}

/// The marks at the start of the second and later lines of a quotation.
pub(super) fn inner_marks(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut marks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        if start > 0
            && let Some(len) = mark(words)
        {
            let from = start + line.len() - words.len();
            marks.push(from..from + words.get(..len).unwrap_or_default().trim_end().len());
        }
        start += line.len();
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::{inner_marks, mark};

    #[test]
    fn marks() {
        assert_eq!(mark("> It is safe."), Some(2));
        assert_eq!(mark(">> > It is safe."), Some(5));
        assert_eq!(mark("It is > safe."), None);
    }

    #[test]
    fn later_lines_keep_their_marks() {
        assert_eq!(inner_marks("It is\n> safe\nhere\n >> now"), [6..7, 19..21]);
    }
}
