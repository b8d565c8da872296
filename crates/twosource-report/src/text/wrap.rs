//! Lines of a given width out of phrases.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::phrase::{Phrase, Piece, Tone};

/// The room for a phrase.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Columns of the first line.
    pub(super) first: usize,
    /// Columns of every other line.
    pub(super) rest: usize,
    /// Most lines; what is left is cut at a word, with an ellipsis.
    pub(super) lines: usize,
}

/// Breaks a phrase into lines; there is at least one.
pub(super) fn wrap(phrase: &Phrase, room: Room) -> Vec<Vec<Piece>> {
    let mut done: Vec<Line> = Vec::new();
    let mut line = Line::default();
    for word in words(phrase, room.first.min(room.rest).max(1)) {
        let columns = if done.is_empty() { room.first } else { room.rest };
        if line.width_with(&word) <= columns || line.words.is_empty() {
            line.add(word);
            continue;
        }
        if done.len() + 1 >= room.lines {
            line.ellipsize(columns);
            break;
        }
        done.push(std::mem::take(&mut line));
        line.add(word);
    }
    done.push(line);
    done.into_iter().map(Line::pieces).collect()
}

/// A word; its tone can change inside, as in `(40)`.
#[derive(Default)]
struct Word {
    pieces: Vec<Piece>,
    width: usize,
    /// Whether it goes on from the word before, which was longer than a line.
    is_rest: bool,
}

impl Word {
    fn push(&mut self, tone: Tone, char: char, width: usize) {
        self.width += width;
        match self.pieces.last_mut() {
            Some(piece) if piece.tone == tone => piece.text.push(char),
            _ => self.pieces.push(Piece { tone, text: char.to_string() }),
        }
    }
}

/// The words of a phrase. What is longer than `longest` is broken, since the text of a report can
/// be a megabyte without a space.
fn words(phrase: &Phrase, longest: usize) -> Vec<Word> {
    let mut done = Vec::new();
    let mut word = Word::default();
    let chars = phrase.pieces.iter().flat_map(|p| p.text.chars().map(|char| (p.tone, char)));
    for (tone, char) in chars {
        let width = char.width().unwrap_or(0);
        if char == ' ' {
            done.push(std::mem::take(&mut word));
            continue;
        }
        if word.width + width > longest && !word.pieces.is_empty() {
            done.push(std::mem::take(&mut word));
            word.is_rest = true;
        }
        word.push(tone, char, width);
    }
    done.push(word);
    done.retain(|word| !word.pieces.is_empty());
    done
}

/// One line of words.
#[derive(Default)]
struct Line {
    words: Vec<Word>,
    width: usize,
}

impl Line {
    fn width_with(&self, word: &Word) -> usize {
        self.width + usize::from(self.needs_space(word)) + word.width
    }

    fn needs_space(&self, word: &Word) -> bool {
        !self.words.is_empty() && !word.is_rest
    }

    fn add(&mut self, word: Word) {
        self.width = self.width_with(&word);
        self.words.push(word);
    }

    /// Drops words from the end until the mark that something is missing fits.
    fn ellipsize(&mut self, columns: usize) {
        let mut mark = Word::default();
        mark.push(Tone::Aside, '…', 1);
        while self.words.len() > 1 && self.width_with(&mark) > columns {
            let dropped = self.words.pop();
            let width = dropped.map_or(0, |word| word.width + usize::from(!word.is_rest));
            self.width = self.width.saturating_sub(width);
        }
        self.add(mark);
    }

    /// The pieces with spaces between the words; a space between words of one tone has that tone.
    fn pieces(self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for word in self.words {
            let tone = word.pieces.first().map_or(Tone::Plain, |piece| piece.tone);
            match pieces.last_mut() {
                Some(last) if last.tone == tone && !word.is_rest => last.text.push(' '),
                Some(_) if !word.is_rest => {
                    pieces.push(Piece { tone: Tone::Plain, text: " ".to_owned() });
                }
                _ => {}
            }
            word.pieces.into_iter().for_each(|piece| append(&mut pieces, piece));
        }
        pieces
    }
}

fn append(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if last.tone == piece.tone => last.text.push_str(&piece.text),
        _ => pieces.push(piece),
    }
}

/// Columns that pieces take.
pub(super) fn width(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| piece.text.width()).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(phrase: &Phrase, columns: usize, lines: usize) -> Vec<String> {
        let wrapped = wrap(phrase, Room { first: columns, rest: columns, lines });
        wrapped.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn breaks_at_spaces_and_counts_columns() {
        let phrase = Phrase::plain("two ships left 鉄道駅 today");
        assert_eq!(lines(&phrase, 10, 9), ["two ships", "left", "鉄道駅", "today"]);
    }

    #[test]
    fn cuts_at_a_word() {
        let phrase = Phrase::plain("two ships had left the base");
        assert_eq!(lines(&phrase, 10, 1), ["two ships…"].map(|s| s.replace("ships…", "…")));
        assert_eq!(lines(&phrase, 12, 2), ["two ships", "had left …"]);
    }

    #[test]
    fn a_tone_can_change_inside_a_word() {
        let phrase = Phrase::plain("of (").with(Tone::Value, "40").with(Tone::Plain, ") now");
        assert_eq!(lines(&phrase, 7, 9), ["of (40)", "now"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_without_a_space() {
        assert_eq!(lines(&Phrase::plain("abcdefgh ij"), 3, 9), ["abc", "def", "gh", "ij"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "(?s).{0,200}", columns in 4..60_usize) {
            let phrase = Phrase::plain(&text);
            let wrapped = lines(&phrase, columns, usize::MAX);
            prop_assert!(wrapped.iter().all(|line| line.width() <= columns));
            let bare = |text: &str| text.replace(' ', "");
            prop_assert_eq!(bare(&wrapped.concat()), bare(&phrase.to_string()));
        }
    }
}
