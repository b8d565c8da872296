//! The name finder: one transition per token, names in the BILUO scheme.

use std::ops::Range;

use crate::error::LoadError;
use crate::label::NameLabel;
use crate::transition::{Tokens, best};

/// Tokens that a state shows: the next one, and the first and last of an open name.
pub(crate) const ROLES: usize = 3;

/// A transition of the trained set; `None` stands for the class that is never allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    Begin(NameLabel),
    In(NameLabel),
    Last(NameLabel),
    Unit(NameLabel),
    Out,
    Never,
}

impl Move {
    /// Reads "B-ORG", "U-PERSON", "O"; "U-" without label is never used.
    pub(crate) fn parse(text: &str) -> Result<Self, LoadError> {
        let unknown = || LoadError::Rules(format!("unknown transition {text}"));
        match text.split_once('-') {
            None if text == "O" => Ok(Self::Out),
            Some(("U", "")) => Ok(Self::Never),
            Some((action, label)) => {
                let label = NameLabel::parse(label).ok_or_else(unknown)?;
                match action {
                    "B" => Ok(Self::Begin(label)),
                    "I" => Ok(Self::In(label)),
                    "L" => Ok(Self::Last(label)),
                    "U" => Ok(Self::Unit(label)),
                    _ => Err(unknown()),
                }
            }
            None => Err(unknown()),
        }
    }
}

/// What is known of a token before names are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Token {
    pub(crate) starts_sentence: bool,
    pub(crate) is_space: bool,
}

/// Names as token ranges with their labels, in text order.
pub(crate) fn names(
    scores_of: &Tokens,
    moves: &[Move],
    tokens: &[Token],
) -> Vec<(Range<usize>, NameLabel)> {
    let mut names = Vec::new();
    let mut open: Option<(usize, NameLabel)> = None;
    let mut scores = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let first = open.map(|(start, _)| start);
        let last = first.and_then(|_| at.checked_sub(1));
        scores_of.score(&[Some(at), first, last], &mut scores);
        let next = tokens.get(at + 1);
        let is_allowed =
            |class: usize| moves.get(class).is_some_and(|m| is_valid(*m, open, *token, next));
        let chosen = best(&scores, is_allowed).and_then(|class| moves.get(class));
        match (chosen, open) {
            (Some(Move::Begin(label)), _) => open = Some((at, *label)),
            (Some(Move::Last(label)), Some((start, _))) => {
                names.push((start..at + 1, *label));
                open = None;
            }
            (Some(Move::Unit(label)), _) => names.push((at..at + 1, *label)),
            _ => {}
        }
    }
    names
}

fn is_valid(
    chosen: Move,
    open: Option<(usize, NameLabel)>,
    token: Token,
    next: Option<&Token>,
) -> bool {
    let goes_on = next.is_some_and(|next| !next.starts_sentence);
    let is_open = |label| open.is_some_and(|(_, of)| of == label);
    match chosen {
        Move::Begin(_) => open.is_none() && goes_on && !token.is_space,
        Move::In(label) => is_open(label) && goes_on,
        Move::Last(label) => is_open(label),
        Move::Unit(_) => open.is_none() && !token.is_space,
        Move::Out => open.is_none(),
        Move::Never => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transitions_are_read() {
        assert_eq!(Move::parse("B-ORG").unwrap(), Move::Begin(NameLabel::Organization));
        assert_eq!(Move::parse("U-").unwrap(), Move::Never);
        assert_eq!(Move::parse("O").unwrap(), Move::Out);
        assert!(Move::parse("X").is_err());
    }

    #[test]
    fn names_do_not_run_over_sentences() {
        let token = Token::default();
        let start = Token { starts_sentence: true, ..token };
        let begin = Move::Begin(NameLabel::Person);
        assert!(is_valid(begin, None, token, Some(&token)));
        assert!(!is_valid(begin, None, token, Some(&start)));
        assert!(!is_valid(begin, None, token, None));
    }
}
