//! What a line looks like: small questions that several rules ask.

/// Lines above this length are prose, whatever they look like. It also keeps each rule's work on a
/// line bounded.
pub(super) const LONG: usize = 400;

/// What may stand between the last word of a sentence and its end: quotation marks, brackets,
/// emphasis marks.
const CLOSERS: &[char] = &['"', '\'', '”', '’', '»', '“', ')', ']', '*', '_', '」', '』'];

const OPENERS: &[char] = &['"', '\'', '“', '‘', '«', '„', '(', '[', '*', '_', '「', '『', '¿', '¡'];

/// Words of a line; in scripts without spaces, and for very long words, a guess by length.
pub(super) fn count(line: &str) -> usize {
    let by_length = line.len() / 15;
    if line.len() > LONG { by_length } else { by_length.max(line.split_whitespace().count()) }
}

/// Whether a sentence ends at the end of the line. Initials ("U.S.") end none.
pub(super) fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(CLOSERS);
    line.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।']) && !ends_in_initials(line)
}

/// Whether the line ends so that something must follow, or a sentence ends.
pub(super) fn ends_open_or_closed(line: &str) -> bool {
    let end = line.trim_end_matches(CLOSERS);
    ends_sentence(line) || end.ends_with([':', ';', ',', '：', '，', '—', '–', '-'])
}

fn ends_in_initials(line: &str) -> bool {
    let start = line.len().saturating_sub(12);
    let tail = line.get(line.ceil_char_boundary(start)..).unwrap_or_default();
    let last = tail.rsplit(char::is_whitespace).next().unwrap_or_default();
    let mut letters = last.strip_suffix('.').unwrap_or_default().split('.');
    let initial =
        |part: &str| part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase());
    last.len() > 2 && letters.all(initial)
}

/// Whether the first letter is a capital, or a number stands first.
pub(super) fn starts_upper(line: &str) -> bool {
    let first = line.trim_start_matches(OPENERS).chars().next();
    first.is_some_and(|first| first.is_uppercase() || first.is_numeric())
}

/// Whether all letters are capitals, and more than one of them.
pub(super) fn is_capitals(line: &str) -> bool {
    let mut letters = line.chars().filter(|char| char.is_alphabetic());
    letters.by_ref().take(2).filter(|char| char.is_uppercase()).count() == 2
        && !letters.any(char::is_lowercase)
}

/// Whether a small letter stands in the line.
pub(super) fn has_small_letter(line: &str) -> bool {
    line.chars().any(char::is_lowercase)
}

/// Whether the line holds anything that is read aloud.
pub(super) fn has_word(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric)
}

/// Whether the word starts with a capital letter.
pub(super) fn is_capitalized(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The line without quotation marks, brackets and emphasis marks around it.
pub(super) fn bare(line: &str) -> &str {
    line.trim_start_matches(OPENERS).trim_end_matches(CLOSERS).trim()
}

/// The rest of `line` after `start`, compared without regard to case (ASCII).
pub(super) fn after<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    let head = line.get(..start.len())?;
    head.eq_ignore_ascii_case(start).then(|| line.get(start.len()..)).flatten()
}

/// The rest of `line` after `start`, where no letter follows directly.
pub(super) fn after_word<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    after(line, start).filter(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{after_word, count, ends_open_or_closed, ends_sentence, is_capitals, starts_upper};

    #[test]
    fn sentence_ends_hide_behind_quotation_marks() {
        assert!(ends_sentence("He said: “No.”"));
        assert!(ends_sentence("*“Never again!”*"));
        assert!(!ends_sentence("Trams return to the U.S."));
        assert!(!ends_sentence("‘No way back’"));
        assert!(ends_open_or_closed("She added:"));
    }

    #[test]
    fn capitals_and_their_place() {
        assert!(is_capitals("“NO WAY BACK”") && !is_capitals("A tram") && !is_capitals("A"));
        assert!(!is_capitals("12:30"));
        assert!(starts_upper("“It is") && starts_upper("27 hurt") && !starts_upper("found"));
    }

    #[test]
    fn words_are_also_guessed_from_length() {
        assert_eq!(count("two words"), 2);
        assert!(count(&"電".repeat(60)) > 8);
    }

    #[test]
    fn prefixes_end_at_words() {
        assert_eq!(after_word("BY Ilse", "by"), Some(" Ilse"));
        assert_eq!(after_word("Bystanders", "by"), None);
    }
}
