//! Contents that end inside a word.

use twosource_text::{Document, Span};

/// Parts behind hyphens that one word has; what has more is no word.
const MOST_PARTS: usize = 8;

/// A piece up to the end of its last word: "[talks one]-on-one" holds all of "one-on-one".
pub(super) fn whole_word(document: &Document, piece: Span) -> Span {
    let text = document.text();
    let Some(rest) = text.get(piece.end()..) else { return piece };
    let mut end = 0;
    for _ in 0..MOST_PARTS {
        let Some(tail) = rest.get(end..).and_then(|tail| tail.strip_prefix('-')) else { break };
        let letters = tail.chars().take_while(|c| c.is_alphanumeric());
        let word: usize = letters.map(char::len_utf8).sum();
        if word == 0 {
            break;
        }
        end += 1 + word;
    }
    document.span(piece.start()..piece.end() + end).unwrap_or(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hyphen_ends_no_content() {
        let check = |text: &str, piece: &str, expected: &str| {
            let document = Document::new("t", text);
            let found = whole_word(&document, document.find(piece).unwrap());
            assert_eq!(document.slice(found), expected);
        };
        check("They held talks one-on-one, then left.", "talks one", "talks one-on-one");
        check("They held talks - and left.", "talks", "talks");
        check("They held talks", "talks", "talks");
    }
}
