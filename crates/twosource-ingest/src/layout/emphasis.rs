//! Marks of emphasis.
//!
//! Finds: pairs of one to three asterisks or underscores that touch words at their inner side and
//! space or punctuation at their outer side.
//! Example: `**No way back**`, `*"It is safe,"*`.
//! Does not find: a mark without its partner, `5 * 3`, `snake_case`, marks inside words, marks after
//! a backslash, and runs of four or more.

use std::ops::Range;

/// An opening mark that waits for its partner.
struct Open {
    at: Range<usize>,
    /// One slot for each kind of mark, so that the search stays linear.
    slot: usize,
}

/// The pairs of marks in one block, in text order. `skip` tells places that hold no marks
/// (addresses of links); it is asked in text order.
pub(super) fn marks(text: &str, mut skip: impl FnMut(usize) -> bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for run in runs(text).filter(|run| run.at.len() <= 3 && run.before != Some('\\')) {
        if skip(run.at.start) {
            continue;
        }
        let slot = usize::from(run.sign == '_') * 3 + run.at.len();
        let partner =
            if run.closes() { open.iter().position(|open| open.slot == slot) } else { None };
        if let Some(partner) = partner {
            // What opened inside the pair and did not close there would cross it.
            found.extend(open.drain(partner..).take(1).map(|open| open.at));
            found.push(run.at);
        } else if run.opens() {
            open.retain(|open| open.slot != slot);
            open.push(Open { at: run.at, slot });
        }
    }
    found.sort_unstable_by_key(|mark| mark.start);
    found
}

/// Equal marks in a row, with their neighbors.
struct Run {
    sign: char,
    at: Range<usize>,
    before: Option<char>,
    next: Option<char>,
}

impl Run {
    fn opens(&self) -> bool {
        is_outside(self.before)
            && self.next.is_some_and(|next| !next.is_whitespace() && !CLOSING.contains(&next))
    }

    fn closes(&self) -> bool {
        is_outside(self.next)
            && self
                .before
                .is_some_and(|before| !before.is_whitespace() && !OPENING.contains(&before))
    }
}

const OPENING: [char; 3] = ['(', '[', '{'];
const CLOSING: [char; 11] = [')', ']', '}', '.', ',', ';', ':', '!', '?', '…', '%'];

/// Whether the character may stand outside of a pair: none, space, or punctuation of sentences.
fn is_outside(char: Option<char>) -> bool {
    let inside = |char: char| char.is_alphanumeric() || "/\\=&#@%~^+".contains(char);
    char.is_none_or(|char| !inside(char))
}

fn runs(text: &str) -> impl Iterator<Item = Run> {
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    std::iter::from_fn(move || {
        loop {
            let (start, sign) = chars.next()?;
            if sign != '*' && sign != '_' {
                before = Some(sign);
                continue;
            }
            let mut end = start + 1;
            while chars.next_if(|&(_, next)| next == sign).is_some() {
                end += 1;
            }
            let next = chars.peek().map(|&(_, next)| next);
            return Some(Run { sign, at: start..end, before: before.replace(sign), next });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::marks;

    /// `expected` shows the text without its marks.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut plain = text.to_owned();
        for mark in marks(text, |_| false).into_iter().rev() {
            plain.replace_range(mark, "");
        }
        assert_eq!(plain, expected);
    }

    #[test]
    fn pairs_are_marks() {
        check("The *mayor* said", "The mayor said");
        check("**No way back**", "No way back");
        check("She said: *\"It is safe,\"* and left.", "She said: \"It is safe,\" and left.");
        check("_one_ and __two words__ and ***three***", "one and two words and three");
        check("**bold with *italic* inside**", "bold with italic inside");
        check("**_both_**", "both");
        check("(*ja*), “*nein*”", "(ja), “nein”");
    }

    #[test]
    fn other_signs_stay() {
        for text in [
            "a lone * sign",
            "a *lone sign",
            "lone* sign",
            "5 * 3 * 2",
            "5*3*2",
            "snake_case_name",
            "a file_ and _file",
            "\\*not\\*",
            "****",
            "*** ***",
            "http://x.example/_a_/b_c_",
            "* *",
            "(*)",
            "price* and fee*",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn pairs_never_cross() {
        check("*one **two* three**", "one **two three**");
        check("*one *two*", "*one two");
    }
}
