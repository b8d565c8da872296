//! Words that the report says elsewhere.
//!
//! Finds: a line of five words or more that stood in the report before, word for word (the headline
//! once more, a caption for two pictures, a paragraph saved twice); and a [caption](super::caption)
//! that repeats: four of five of its content words, every number, name and negation among them, stand
//! in two neighboring sentences of the report.
//! Example: `Two cars of the tram left the rails` beside "Two cars of a tram left the rails on Monday."
//! Does not find: captions of fewer than four content words; captions in other words than the report;
//! captions that add a name or a number.
//!
//! Content words are compared by their first six letters, which joins most inflected forms.

use std::collections::BTreeSet;

use twosource_text::BlockKind;

use super::part::Part;
use super::words::{count, ends_sentence, is_capitalized};

/// Captions beyond this number are read as they are, so that the work stays linear.
const MOST: usize = 64;

/// Fewer content words say too little to be compared.
const LEAST: usize = 4;

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

fn mark_copies(text: &str, parts: &mut [Part]) {
    let mut seen = BTreeSet::new();
    for part in parts.iter_mut().filter(|part| part.may_be_prose() || is_heading(**part)) {
        let line = part.text(text);
        if count(line) >= 5 && !seen.insert(letters(line)) {
            part.kind = Some(BlockKind::Repeat);
        }
    }
}

fn is_heading(part: Part) -> bool {
    matches!(part.kind, Some(BlockKind::Title | BlockKind::Heading))
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
            sentence.extend(word_keys(word).map(|key| key.text));
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

/// The content words of a caption; the first word is capitalized in any case.
fn content(line: &str) -> BTreeSet<Key> {
    let mut words = line.split_whitespace();
    let first = words.next().into_iter().flat_map(word_keys);
    let first = first.map(|key| Key { needed: key.needed && !is_capital(line), ..key });
    first.chain(words.flat_map(word_keys)).collect()
}

fn is_capital(line: &str) -> bool {
    line.chars().find(|char| char.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// The content words in a word between spaces: numbers, negations, names, words of four letters.
fn word_keys(word: &str) -> impl Iterator<Item = Key> {
    let words = word.split(|char: char| !char.is_alphanumeric() && !"'’.,".contains(char));
    words.filter_map(key)
}

fn key(word: &str) -> Option<Key> {
    let word = word.trim_matches(|char: char| !char.is_alphanumeric());
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    let small = word.to_lowercase();
    let number = small.bytes().any(|byte| byte.is_ascii_digit());
    let negates = ["no", "not", "nor", "never", "none", "nobody", "without"]
        .contains(&small.as_str())
        || small.ends_with("n't")
        || small.ends_with("n’t");
    let name = is_capitalized(word) && word.len() > 1;
    let long = small.chars().count() >= 4;
    let text = if number { small } else { small.chars().take(6).collect() };
    (number || negates || name || long).then_some(Key { text, needed: number || negates || name })
}

/// Whether two neighboring sentences hold the words of a caption.
fn repeats(words: &BTreeSet<Key>, pair: &[BTreeSet<String>]) -> bool {
    let lacks = |key: &&Key| !pair.iter().any(|sentence| sentence.contains(&key.text));
    let mut lacking = 0;
    for key in words.iter().filter(lacks) {
        lacking += 1;
        if key.needed || lacking * 5 > words.len() {
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
        check("Two cars of the tram leaving the rails", false);
    }

    #[test]
    fn captions_with_matter_of_their_own() {
        check("Tom Ode said two cars of the tram left the rails", false);
        check("3 cars of the tram left the rails near the depot", false);
        check("Two cars of the tram left no rails near the depot", false);
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
