//! The dependency parser: arc-eager transitions with reattachment (Honnibal and Johnson 2014).
//!
//! A word without head that would be dropped from the stack goes back to the buffer; an arc may
//! replace an earlier one. "Break" starts a sentence inside the text.

use std::ops::Range;

use crate::error::LoadError;
use crate::label::Dep;
use crate::transition::{Tokens, best};

/// Tokens that a state shows: two of the buffer, three of the stack, and outermost children.
pub(crate) const ROLES: usize = 8;

/// What a transition does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// All actions, each at the place of its number.
const ACTIONS: [Action; 5] =
    [Action::Shift, Action::Reduce, Action::Left, Action::Right, Action::Break];

/// A label, and the label of the true head where the arc was moved to make the tree projective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ArcLabel {
    pub(crate) dep: Dep,
    pub(crate) lifted_from: Option<Dep>,
}

/// A transition of the trained set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Move {
    action: Action,
    label: ArcLabel,
}

/// The head and label of a token; `None` for a root.
pub(crate) type Arc = Option<(usize, ArcLabel)>;

impl Move {
    /// Reads "L-nsubj", "R-dobj||xcomp", "S".
    pub(crate) fn parse(text: &str) -> Result<Self, LoadError> {
        let unknown = || LoadError::Rules(format!("unknown transition {text}"));
        let (action, label) = text.split_once('-').unwrap_or((text, "dep"));
        let action = match action {
            "S" => Action::Shift,
            "D" => Action::Reduce,
            "L" => Action::Left,
            "R" => Action::Right,
            "B" => Action::Break,
            _ => return Err(unknown()),
        };
        let (dep, head) = match label.split_once("||") {
            Some((dep, head)) => (dep, Some(head)),
            None => (label, None),
        };
        let read = |label| Dep::parse(label).ok_or_else(unknown);
        let label = ArcLabel { dep: read(dep)?, lifted_from: head.map(read).transpose()? };
        Ok(Self { action, label })
    }
}

/// Parses the tokens of one sentence; heads count from its first token.
pub(crate) fn parse(tokens: &Tokens, moves: &[Move], sentence: Range<usize>) -> Vec<Arc> {
    let offset = sentence.start;
    let mut state = State::new(sentence.len());
    let mut scores = Vec::new();
    while !state.is_final() {
        let shown = state.shown().map(|token| token.map(|at| at + offset));
        tokens.score(&shown, &mut scores);
        let allowed = ACTIONS.map(|action| state.allows(action));
        let is_allowed = |at: usize| {
            let action = moves.get(at).map(|found| found.action as usize);
            action.and_then(|action| allowed.get(action)).copied().unwrap_or(false)
        };
        let Some(chosen) = best(&scores, is_allowed).and_then(|at| moves.get(at)) else { break };
        state.apply(*chosen);
    }
    state.arcs
}

struct State {
    count: usize,
    stack: Vec<usize>,
    /// Words that went back to the buffer, the next one last.
    returned: Vec<usize>,
    /// The first word that was never on the stack.
    next: usize,
    arcs: Vec<Arc>,
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    /// Words that were given back and must not be shifted again.
    unshiftable: Vec<bool>,
    starts: Vec<bool>,
}

impl State {
    fn new(count: usize) -> Self {
        Self {
            count,
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            arcs: vec![None; count],
            left: vec![Vec::new(); count],
            right: vec![Vec::new(); count],
            unshiftable: vec![false; count],
            starts: vec![false; count],
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn buffer_length(&self) -> usize {
        self.count - self.next + self.returned.len()
    }

    /// The word at place `at` of the buffer.
    fn buffer(&self, at: usize) -> Option<usize> {
        match at.checked_sub(self.returned.len()) {
            None => self.returned.iter().rev().nth(at).copied(),
            Some(beyond) => Some(self.next + beyond).filter(|&word| word < self.count),
        }
    }

    /// The word at place `at` of the stack, from the top.
    fn stacked(&self, at: usize) -> Option<usize> {
        self.stack.iter().rev().nth(at).copied()
    }

    /// The tokens that the network looks at.
    fn shown(&self) -> [Option<usize>; ROLES] {
        let (next, top) = (self.buffer(0), self.stacked(0));
        [
            next,
            self.buffer(1),
            top,
            self.stacked(1),
            self.stacked(2),
            outermost(&self.left, next),
            outermost(&self.left, top),
            outermost(&self.right, top),
        ]
    }

    fn allows(&self, action: Action) -> bool {
        let (next, after) = (self.buffer(0), self.buffer(1));
        let has = |flags: &[bool], word: Option<usize>| {
            word.and_then(|word| flags.get(word)).copied().unwrap_or(false)
        };
        let empty = self.stack.is_empty();
        let starts = has(&self.starts, next);
        let two = self.buffer_length() >= 2;
        match action {
            Action::Shift => empty || two && !starts && !has(&self.unshiftable, next),
            Action::Reduce => !empty,
            Action::Left | Action::Right => !empty && next.is_some() && !starts,
            Action::Break => two && after == next.map(|at| at + 1) && !has(&self.starts, after),
        }
    }

    fn apply(&mut self, chosen: Move) {
        let (next, top) = (self.buffer(0), self.stacked(0));
        match (chosen.action, top, next) {
            (Action::Shift, _, _) => self.push(),
            (Action::Reduce, Some(top), _) => self.reduce(top),
            (Action::Left, Some(top), Some(next)) => {
                self.attach(next, top, chosen.label);
                set(&mut self.unshiftable, next, false);
                self.stack.pop();
            }
            (Action::Right, Some(top), Some(next)) => {
                self.attach(top, next, chosen.label);
                self.push();
            }
            (Action::Break, _, Some(next)) => set(&mut self.starts, next + 1, true),
            _ => {}
        }
    }

    fn push(&mut self) {
        let word = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    fn reduce(&mut self, top: usize) {
        let has_head = self.arcs.get(top).is_some_and(Option::is_some);
        let is_last = self.stack.len() == 1;
        self.stack.pop();
        if !has_head && !is_last {
            set(&mut self.unshiftable, top, true);
            self.returned.push(top);
        }
    }

    fn attach(&mut self, head: usize, child: usize, label: ArcLabel) {
        if let Some((old, _)) = self.arcs.get(child).copied().flatten() {
            let children = if old > child { &mut self.left } else { &mut self.right };
            if let Some(children) = children.get_mut(old) {
                children.retain(|&other| other != child);
            }
        }
        let children = if head > child { &mut self.left } else { &mut self.right };
        if let Some(children) = children.get_mut(head) {
            children.push(child);
        }
        if let Some(arc) = self.arcs.get_mut(child) {
            *arc = Some((head, label));
        }
    }
}

fn set(flags: &mut [bool], at: usize, value: bool) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = value;
    }
}

/// The child that was attached last on one side.
fn outermost(children: &[Vec<usize>], head: Option<usize>) -> Option<usize> {
    children.get(head?)?.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transitions_are_read() {
        let right = Move::parse("R-dobj||xcomp").unwrap();
        assert_eq!(right.action, Action::Right);
        assert_eq!(right.label, ArcLabel { dep: Dep::Dobj, lifted_from: Some(Dep::Xcomp) });
        assert_eq!(Move::parse("S").unwrap().action, Action::Shift);
        assert!(Move::parse("Q-x").is_err());
    }

    #[test]
    fn a_word_without_head_returns_to_the_buffer_once() {
        let mut state = State::new(3);
        state.push();
        state.push();
        state.apply(Move::parse("D").unwrap());
        assert_eq!((state.buffer(0), state.stacked(0)), (Some(1), Some(0)));
        assert!(!state.allows(Action::Shift), "it would go back and forth for ever");
    }
}
