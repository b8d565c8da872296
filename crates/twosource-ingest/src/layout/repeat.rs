//! Words that the report says elsewhere.
//!
//! Finds: a paragraph or caption of eight words or more that stood in the report before, word for word
//! (the headline once more, a caption for two pictures, a paragraph saved twice); and a [caption](super::caption)
//! that repeats: its content words stand in two neighboring sentences of the report; one in eight may
//! lack, but no number, name or negation.
//! Example: `Two cars of the tram left the rails` beside "Two cars of a tram left the rails on Monday."
//! Does not find: captions of fewer than four content words; captions in other words than the report;
//! captions that add a name or a number; items of lists and headings that stand twice.
//!
//! Content words are compared by their first six letters without endings, which joins most inflected
//! forms.

use std::collections::BTreeSet;

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{count, ends_sentence, is_capitalized};

/// Captions beyond this number are read as they are, so that the work stays linear.
const MOST: usize = 64;

/// Shorter lines may stand twice for a reason, such as those of a table.
const LEAST_OF_COPY: usize = 8;

/// Fewer content words say too little to be compared.
const LEAST: usize = 4;

/// Words of four letters and more that say nothing by themselves.
const SMALL: &str = "about after also been before being during from have having into more near next over \
    some than that their them then there these they this those under were what when where which while \
    will with would your";

const NEGATIONS: [&str; 7] = ["no", "nobody", "none", "nor", "not", "never", "without"];

/// Marks what repeats.
pub(super) fn mark(text: &str, parts: &mut [Part]) {
    mark_copies(text, parts);
    let captions = parts.iter().filter(|part| part.kind == Some(BlockKind::Caption)).count();
    if captions == 0 {
        return;
    }
    let sentences = sentences(text, parts);
    let captions = parts.iter_mut().filter(|part| part.kind == Some(BlockKind::Caption));
    for part in captions.take(MOST) {
        let words = content(part.text(text));
        if words.len() >= LEAST && sentences.windows(2).any(|pair| repeats(&words, pair)) {
            part.kind = Some(BlockKind::Repeat);
        }
    }
}

/// Lists and headings of one form repeat their words on purpose; paragraphs and captions do not.
fn mark_copies(text: &str, parts: &mut [Part]) {
    let mut seen = BTreeSet::new();
    for part in parts {
        let words = count(part.text(text));
        let copies = match part.kind {
            None | Some(BlockKind::Caption) => words >= LEAST_OF_COPY,
            Some(BlockKind::Title) => false,
            Some(_) => continue,
        };
        let is_new = words < LEAST_OF_COPY || seen.insert(letters(part.text(text)));
        if copies && !is_new {
            part.kind = Some(BlockKind::Repeat);
        }
    }
}

fn letters(line: &str) -> String {
    let letters = line.chars().filter(|char| char.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The content words of each sentence of headline and paragraphs, with an empty one after each line.
fn sentences(text: &str, parts: &[Part]) -> Vec<BTreeSet<String>> {
    let is_body = |part: &&Part| {
        (part.may_be_prose() && part.kind != Some(BlockKind::Caption))
            || part.kind == Some(BlockKind::Title)
    };
    let mut sentences = Vec::new();
    for part in parts.iter().filter(is_body) {
        let mut sentence = BTreeSet::new();
        for word in part.text(text).split_whitespace() {
            sentence.extend(words(word).map(|word| compared(&word.to_lowercase())));
            if ends_sentence(word) {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentences.push(sentence);
        sentences.push(BTreeSet::new());
    }
    sentences
}

/// A content word as it is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    text: String,
    /// Whether the caption says something new where the report lacks the word.
    needed: bool,
}

/// The content words of a caption; the first word has a capital in any case.
fn content(line: &str) -> BTreeSet<Key> {
    words(line).enumerate().filter_map(|(at, word)| key(word, at == 0)).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|char: char| !char.is_alphanumeric() && !"'’.,".contains(char));
    let words = words.map(|word| word.trim_matches(|char: char| !char.is_alphanumeric()));
    words.filter(|word| !word.is_empty())
}

/// Numbers, negations, names and words of four letters.
fn key(word: &str, first: bool) -> Option<Key> {
    let small = word.to_lowercase();
    let number = has_digit(&small);
    let negates = NEGATIONS.contains(&small.as_str()) || small.ends_with("n't");
    let name = !first && is_capitalized(word) && word.len() > 1;
    let long = small.chars().count() >= 4 && !SMALL.split(' ').any(|known| known == small);
    let needed = number || negates || name || small.ends_with("n’t");
    (needed || long).then(|| Key { text: compared(&small), needed })
}

/// The form in which words are compared.
fn compared(small: &str) -> String {
    let word = small.trim_end_matches("'s").trim_end_matches("’s");
    if has_digit(word) { word.to_owned() } else { stem(word).chars().take(6).collect() }
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The word without its ending and the letter that the ending doubles ("winning", "win").
fn stem(word: &str) -> &str {
    let stem = ["ing", "ed", "es", "s", "e"].iter().find_map(|end| word.strip_suffix(end));
    let stem = stem.filter(|stem| stem.chars().count() >= 3).unwrap_or(word);
    let mut ends = stem.char_indices().rev();
    match (ends.next(), ends.next()) {
        (Some((at, last)), Some((_, before))) if last == before => stem.get(..at).unwrap_or(stem),
        _ => stem,
    }
}

/// Whether two neighboring sentences hold the words of a caption.
fn repeats(words: &BTreeSet<Key>, pair: &[BTreeSet<String>]) -> bool {
    let lacks = |key: &&Key| !pair.iter().any(|sentence| sentence.contains(&key.text));
    let mut lacking = 0;
    for key in words.iter().filter(lacks) {
        lacking += 1;
        if key.needed || lacking * 8 > words.len() {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use twosource_text::BlockKind;

    use super::super::part::split;
    use super::mark;

    const BODY: &str = "Ilse Brandt said two cars of the tram left the rails near the depot. \
        Nobody was hurt in the accident on Monday.";

    #[track_caller]
    fn check(caption: &str, expected: bool) {
        let text = format!("{BODY}\n{caption}");
        let mut parts = split(&text);
        parts[1].kind = Some(BlockKind::Caption);
        mark(&text, &mut parts);
        assert_eq!(parts[1].kind == Some(BlockKind::Repeat), expected, "{caption}");
        assert!(parts[0].is_open());
    }

    #[test]
    fn captions_that_repeat() {
        check("Two cars of the tram left the rails", true);
        check("Nobody was hurt in the accident near the depot", true);
        check("Tram left rails and nobody was hurt in accident near Monday depot", true);
    }

    #[test]
    fn captions_with_matter_of_their_own() {
        check("Tom Ode said two cars of the tram left the rails", false);
        check("3 cars of the tram left the rails near the depot", false);
        check("Two cars of the tram left no rails near the depot", false);
        check("Ilse Brandt pays for the two cars of the tram", false);
        check("The mayor visits the riders in the hospital", false);
        check("The tram", false);
    }

    #[test]
    fn lines_that_stand_twice() {
        let text = format!("{BODY}\nNobody was hurt.\n{BODY}\nNobody was hurt.");
        let mut parts = split(&text);
        mark(&text, &mut parts);
        let kinds: Vec<_> = parts.iter().map(|part| part.kind).collect();
        assert_eq!(kinds, [None, None, Some(BlockKind::Repeat), None]);
    }
}
