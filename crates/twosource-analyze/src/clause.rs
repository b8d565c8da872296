//! Sentences to clauses.

use twosource_text::{Document, Span};

use crate::word::{Word, words_in};

/// Fewest words of a clause; shorter pieces stay with the clause before them.
const MIN_WORDS: usize = 4;

/// Longest quotation that is not cut, in words.
const MAX_QUOTATION: usize = 25;

/// Whether a stretch begins with a quotation mark, emphasis marks aside.
pub(crate) fn is_quotation(text: &str) -> bool {
    text.trim_start_matches('*').starts_with(['"', '\u{201c}', '\'', '\u{2018}'])
}

/// Words that open a clause after a comma, dash or semicolon.
const AFTER_COMMA: [&str; 34] = [
    "which",
    "who",
    "whose",
    "where",
    "when",
    "while",
    "as",
    "and",
    "but",
    "after",
    "before",
    "although",
    "though",
    "because",
    "since",
    "until",
    "so",
    "or",
    "with",
    "without",
    "following",
    "adding",
    "saying",
    "including",
    "leaving",
    "making",
    "amid",
    "despite",
    "in",
    "at",
    "from",
    "extending",
    "causing",
    "killing",
];

/// Words that open a clause without a mark before them.
const ALONE: [&str; 13] = [
    "after", "before", "while", "because", "although", "though", "when", "whereas", "unless",
    "which", "who", "but", "whose",
];

/// Cuts a stretch of a sentence where a new clause is likely to begin.
///
/// A quotation of up to [`MAX_QUOTATION`] words stays whole: its words are the speaker's.
///
/// Works on words and marks alone: after a semicolon or dash, after a comma before a conjunction,
/// relative pronoun or preposition, and before subordinating conjunctions. Each clause has at
/// least four words. A parser will do this better.
pub(crate) fn clauses(document: &Document, words: &[Word], stretch: Span) -> Vec<Span> {
    let words = words_in(words, stretch);
    if is_quotation(document.slice(stretch)) && words.len() <= MAX_QUOTATION {
        return pieces(document, words, stretch, &[]);
    }
    let mut cuts: Vec<usize> = Vec::new();
    let mut last = 0;
    for at in 1..words.len() {
        let rest = words.len() - at;
        if at - last >= MIN_WORDS && rest >= MIN_WORDS && opens_clause(document, words, at) {
            cuts.push(at);
            last = at;
        }
    }
    pieces(document, words, stretch, &cuts)
}

/// Whether a clause begins at word `at`.
fn opens_clause(document: &Document, words: &[Word], at: usize) -> bool {
    let (Some(before), Some(word)) = (at.checked_sub(1).and_then(|b| words.get(b)), words.get(at))
    else {
        return false;
    };
    let gap = document.slice(before.span.gap(word.span));
    let text = document.slice(word.span);
    if gap.contains([';', '\u{2014}', ':']) || gap.contains(" - ") || gap.contains(" \u{2013} ") {
        return true;
    }
    let listed = |list: &[&str]| list.contains(&text);
    gap.contains(',') && listed(&AFTER_COMMA) || listed(&ALONE)
}

/// The stretch cut before each word in `cuts`, marks and space trimmed off.
fn pieces(document: &Document, words: &[Word], stretch: Span, cuts: &[usize]) -> Vec<Span> {
    let starts = cuts.iter().filter_map(|&cut| words.get(cut)).map(|word| word.span);
    let mut found = Vec::new();
    let mut rest = stretch;
    for start in starts {
        found.push(rest.before(start));
        rest = rest.starting_at(start);
    }
    found.push(rest);
    found.into_iter().map(|piece| trim(document, piece)).filter(|p| !p.is_empty()).collect()
}

/// Words that tie a clause to what stands before it and say nothing themselves.
const LEADING: [&str; 5] = ["that", "and", "but", "or", "at which"];

/// Words left hanging where something was cut off behind.
const TRAILING: [&str; 7] = ["and", "but", "that", "with", "at which", "or", "as"];

/// Without white space, separating marks and hanging connectives at its ends; quotation marks stay.
pub(crate) fn trim(document: &Document, span: Span) -> Span {
    let text = LEADING.iter().fold(trim_marks(document.slice(span)), |text, word| {
        let rest = text.strip_prefix(word).filter(|rest| rest.starts_with(char::is_whitespace));
        trim_marks(rest.unwrap_or(text))
    });
    let text = TRAILING.iter().fold(text, |text, word| {
        let rest = text.strip_suffix(word).filter(|rest| rest.ends_with(char::is_whitespace));
        trim_marks(rest.unwrap_or(text))
    });
    document.span_of(text).unwrap_or(span)
}

fn trim_marks(text: &str) -> &str {
    let separates = |c: char| matches!(c, ',' | ';' | ':' | '-' | '\u{2013}' | '\u{2014}');
    let text = text.trim_start_matches(['.', '?', '!', ')']);
    text.trim_matches(|c: char| c.is_whitespace() || separates(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let Text { document, words, .. } = Text::of(text);
        let found = clauses(&document, &words, document.whole());
        let found: Vec<_> = found.iter().map(|&span| document.slice(span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_at_conjunctions_and_marks() {
        check(
            "The ferry left at noon with forty aboard, and it sank within the hour after water came in.",
            &[
                "The ferry left at noon with forty aboard",
                "it sank within the hour",
                "after water came in.",
            ],
        );
    }

    #[test]
    fn short_ends_stay_together() {
        check("She came, and he left.", &["She came, and he left."]);
        check("", &[]);
    }
}
