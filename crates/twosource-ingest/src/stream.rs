//! Inputs read one document at a time, in memory that does not depend on how many there are.

use std::collections::VecDeque;

use twosource_text::Document;

use crate::pieces::Pieces;
use crate::problem::Problem;
use crate::tally::Tally;

/// Documents and problems, as they come: see [`crate::stream`].
pub struct Documents {
    pieces: Pieces,
    tally: Tally,
    /// What a piece gave besides its first.
    ready: VecDeque<Result<Document, Problem>>,
}

impl Documents {
    pub(crate) fn new(pieces: Pieces) -> Self {
        Self { pieces, tally: Tally::default(), ready: VecDeque::new() }
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            let reading = self.pieces.next()?.read();
            self.tally.take(reading, |item| self.ready.push_back(item));
        }
        self.ready.pop_front()
    }
}
