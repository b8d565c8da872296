//! Sentences.

use twosource_models::Lexicon;
use twosource_text::{BlockKind, Document, Span};

use crate::prose::Prose;

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding space.
    pub span: Span,
    /// The kind of block that it belongs to.
    pub block: BlockKind,
}

/// Sentences of all blocks, in text order; a heading is never glued to what follows it.
///
/// Boundaries come from `sentencex` (Wikimedia). A sentence that would end inside a quotation is
/// cut there too, since each sentence of a speech can be agreed with on its own.
pub(crate) fn sentences(document: &Document, blocks: &[Prose], lexicon: &Lexicon) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::new();
    for block in blocks {
        let first = found.len();
        let text = document.slice(block.span);
        for part in sentencex::segment("en", text).into_iter().flat_map(inner_sentences) {
            let Some(span) = document.span_of(part.trim()).filter(|span| !span.is_empty()) else {
                continue;
            };
            let open = found.get_mut(first..).and_then(<[Sentence]>::last_mut);
            match open.filter(|last| ends_with_title(document.slice(last.span), lexicon)) {
                Some(last) => last.span = last.span.cover(span),
                None => found.push(Sentence { span, block: block.kind }),
            }
        }
    }
    found
}

/// Whether a seeming sentence ends with an abbreviated title ("Adm."), so that a name follows.
fn ends_with_title(sentence: &str, lexicon: &Lexicon) -> bool {
    let last = sentence.rsplit(char::is_whitespace).next().and_then(|word| word.strip_suffix('.'));
    last.is_some_and(|word| {
        word.len() <= 5 && word.starts_with(char::is_uppercase) && lexicon.titles.has(word)
    })
}

/// Cuts after a terminal mark that is followed by space and a capital, unless an abbreviation or
/// initial stands before it.
fn inner_sentences(sentence: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, mark) in sentence.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')) {
        let (before, rest) = sentence.split_at(at);
        let after = rest.trim_start_matches(mark).trim_start_matches(CLOSING);
        let starts = after.trim_start().trim_start_matches(['"', '\u{201c}', '*']);
        let cut = sentence.len() - after.len();
        let is_end = after.starts_with(char::is_whitespace)
            && starts.starts_with(char::is_uppercase)
            && (mark != '.' || ends_with_word(before))
            && cut > start;
        if is_end {
            parts.extend(sentence.get(start..cut));
            start = cut;
        }
    }
    parts.extend(sentence.get(start..));
    parts
}

const CLOSING: [char; 6] = ['"', '\u{201d}', '\u{2019}', '\'', ')', '*'];

/// Whether the last word is long and lower case, so that the period after it ends a sentence.
fn ends_with_word(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    letters.chars().count() >= 4
        && !letters.contains('.')
        && letters.chars().all(|c| c.is_lowercase() || c == '-' || c == '\'')
}

#[cfg(test)]
mod tests {
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let Text { document, sentences, .. } = Text::of(text);
        let found: Vec<_> = sentences.iter().map(|s| document.slice(s.span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check(
            "Mr. Ode met Adm. Brandt at 8 a.m. on Monday. They spoke in the U.S. embassy.",
            &["Mr. Ode met Adm. Brandt at 8 a.m. on Monday.", "They spoke in the U.S. embassy."],
        );
    }

    #[test]
    fn a_heading_is_a_sentence_of_its_own() {
        check(
            "THE BRIDGE\nIt fell. Nobody was hurt.",
            &["THE BRIDGE", "It fell.", "Nobody was hurt."],
        );
    }

    #[test]
    fn sentences_inside_a_quotation_come_apart() {
        check(
            "“We saw the water rising. Nobody warned us,” Ms. Ode said.",
            &["“We saw the water rising.", "Nobody warned us,” Ms. Ode said."],
        );
    }
}
