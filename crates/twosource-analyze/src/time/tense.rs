//! Whether an expression lies ahead of its report or behind it, by the words near it.
//!
//! The nearest verb or noun that tells decides: "will meet on Friday" and "is due on Friday" lie
//! ahead, "said on Friday that it will" behind. Only words of the same sentence count.

use super::reader::Reader;
use super::token::Gap;
use crate::word::WordKind;

/// On which side of the publication date a time lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Some word says that it is over.
    Past,
    /// Some word says that it is to come.
    Future,
    /// No word tells.
    Open,
}

/// How many words are looked at on each side.
const REACH: usize = 14;

/// The direction of the expression from word `from` up to word `to`.
pub(super) fn direction(reader: &Reader<'_>, from: usize, to: usize) -> Direction {
    match from.checked_sub(1).map(|before| reader.text(before)) {
        Some("by" | "until" | "till") => return Direction::Future,
        Some("since" | "last") => return Direction::Past,
        _ => {}
    }
    let back = backward(reader, from);
    if back == Direction::Open { forward(reader, to) } else { back }
}

fn backward(reader: &Reader<'_>, from: usize) -> Direction {
    for at in (from.saturating_sub(REACH)..from).rev() {
        if stops(reader, at + 1) {
            break;
        }
        match cue(reader, at) {
            Direction::Open => {}
            found => return found,
        }
    }
    Direction::Open
}

fn forward(reader: &Reader<'_>, to: usize) -> Direction {
    for at in to..to.saturating_add(REACH).min(reader.len()) {
        if stops(reader, at) {
            break;
        }
        match cue(reader, at) {
            Direction::Open => {}
            found => return found,
        }
    }
    Direction::Open
}

/// Whether a sentence or clause ends before the word. A period behind a short capitalized word
/// is taken for an abbreviation.
fn stops(reader: &Reader<'_>, at: usize) -> bool {
    match reader.gap(at) {
        Gap::Other => true,
        Gap::Period => at
            .checked_sub(1)
            .and_then(|before| reader.token(before))
            .is_some_and(|before| before.kind != WordKind::Capitalized || before.text.len() > 4),
        _ => false,
    }
}

fn cue(reader: &Reader<'_>, at: usize) -> Direction {
    let Some(token) = reader.token(at) else { return Direction::Open };
    if token.kind == WordKind::Number {
        return Direction::Open;
    }
    if is_future(reader, at, token.text) {
        return Direction::Future;
    }
    if is_past(reader, at, token.text, token.kind) { Direction::Past } else { Direction::Open }
}

fn is_future(reader: &Reader<'_>, at: usize, word: &str) -> bool {
    let intended = |before: usize| is_intent(reader.text(before));
    match word {
        "to" if reader.continues(at + 1, &["be"]) => true,
        "to" if reader.is(at + 1, &PLANNED) && at > 0 => {
            let before = reader.text(at - 1);
            !PAST.contains(&before) && !before.ends_with("ed") || is_intent(before)
        }
        "to" => at.checked_sub(1).is_some_and(|before| intended(before) && reader.joined(at)),
        "set" | "about" => reader.continues(at + 1, &["to", "for"]),
        _ => FUTURE.contains(&word) || word.ends_with("'ll") || word.ends_with("\u{2019}ll"),
    }
}

/// Words behind which "to" begins what is still to come.
fn is_intent(word: &str) -> bool {
    const INTENT: [&str; 40] = [
        "agree",
        "agreed",
        "agrees",
        "agreement",
        "aim",
        "aims",
        "attempt",
        "bound",
        "decided",
        "decision",
        "due",
        "expect",
        "expected",
        "expects",
        "going",
        "hope",
        "hoped",
        "hopes",
        "intend",
        "intends",
        "likely",
        "offer",
        "offered",
        "plan",
        "planned",
        "planning",
        "plans",
        "pledged",
        "poised",
        "prepared",
        "preparing",
        "promised",
        "proposed",
        "ready",
        "scheduled",
        "set",
        "slated",
        "threatened",
        "vowed",
        "wants",
    ];
    INTENT.contains(&word)
}

/// Verbs of agendas: "talks to resume Monday".
const PLANNED: [&str; 22] = [
    "begin", "start", "open", "resume", "meet", "visit", "arrive", "leave", "hold", "vote",
    "decide", "publish", "expire", "end", "launch", "return", "travel", "address", "consider",
    "discuss", "appear", "face",
];

const FUTURE: [&str; 26] = [
    "will",
    "would",
    "shall",
    "should",
    "may",
    "might",
    "could",
    "won't",
    "scheduled",
    "slated",
    "expected",
    "due",
    "planned",
    "plans",
    "payable",
    "expires",
    "expire",
    "deadline",
    "upcoming",
    "hopes",
    "intends",
    "expects",
    "effective",
    "forthcoming",
    "begins",
    "can",
];

/// A past tense or participle; not in "to be published", "an unspecified date".
fn is_past(reader: &Reader<'_>, at: usize, word: &str, kind: WordKind) -> bool {
    const BEFORE: [&str; 5] = ["be", "a", "an", "the", "still"];
    let ed = || word.len() > 4 && word.ends_with("ed") && !is_intent(word);
    let adjective = || at > 0 && reader.is(at - 1, &BEFORE);
    kind == WordKind::Lower && (PAST.contains(&word) || (ed() && !adjective()))
}

const PAST: [&str; 41] = [
    "said", "told", "was", "were", "had", "did", "has", "have", "began", "met", "left", "came",
    "went", "made", "held", "took", "rose", "fell", "won", "lost", "gave", "got", "became", "saw",
    "found", "sold", "bought", "paid", "died", "broke", "flew", "hit", "led", "sent", "spoke",
    "shot", "struck", "wrote", "ended", "grew", "drew",
];

#[cfg(test)]
mod tests {
    use twosource_text::Document;

    use super::*;
    use crate::testing::Text;
    use crate::time::token::Class;

    #[track_caller]
    fn check(text: &str, expected: Direction) {
        let Text { document, words, .. } = Text::read(Document::new("t", text));
        let reader = Reader::new(&document, &words);
        let at = (0..words.len()).find(|&at| matches!(reader.class(at), Class::Weekday(_)));
        let at = at.unwrap();
        assert_eq!(direction(&reader, at, at + 1), expected, "{text}");
    }

    #[test]
    fn the_nearest_word_decides() {
        check("The council will meet on Friday", Direction::Future);
        check("The council said on Friday that it will meet", Direction::Past);
        check("Talks to resume Monday", Direction::Future);
        check("He failed to appear Monday", Direction::Past);
        check("The mill is set to reopen Monday", Direction::Future);
        check("The mill was forced to close Monday", Direction::Past);
        check("On Monday, the council will meet", Direction::Future);
        check("It will rain. The council, Friday", Direction::Open);
    }
}
