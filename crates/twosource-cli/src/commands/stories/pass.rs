//! One pass over reports: each goes into the stream, its answer to the sink and to the state.

use anyhow::Result;
use twosource::report::{Assigned, Skipped, TextOptions};
use twosource::stories::{Options, Stream};
use twosource::text::Document;

use super::sink::Sink;
use super::state::{Seen, State, short};
use crate::cli::Stories;

pub(super) struct Pass {
    stream: Stream,
    seen: Seen,
    state: Option<State>,
    sink: Sink,
    taken: usize,
    known: usize,
}

impl Pass {
    /// Begins, or goes on where the state stopped.
    pub(super) fn start(args: &Stories, sink: Sink) -> Result<Self> {
        let mut options = Options::default();
        options.window_days = args.window.unwrap_or(options.window_days);
        let Some(folder) = &args.state else {
            let (stream, seen) = (Stream::new(options), Seen::default());
            return Ok(Self { stream, seen, state: None, sink, taken: 0, known: 0 });
        };
        let (state, stream, seen) = State::open(folder, options, args)?;
        Ok(Self { stream, seen, state: Some(state), sink, taken: 0, known: 0 })
    }

    /// Whether a report was taken before; if so it is counted.
    pub(super) fn is_known(&mut self, document: &Document) -> bool {
        let is_known = self.seen.contains(short(document.id()));
        self.known += usize::from(is_known);
        is_known
    }

    pub(super) fn take(&mut self, document: &Document) -> Result<()> {
        let id = short(document.id());
        self.seen.insert(id);
        self.taken += 1;
        let to = self.stream.push(document);
        let report = document.name().to_owned();
        let assigned = Assigned { report, story: to.story, opened: to.opened };
        let closed = self.stream.take_closed();
        if let Some(state) = &mut self.state {
            state.note(id, &assigned, &closed)?;
        }
        self.sink.assigned(assigned)?;
        closed.into_iter().try_for_each(|story| self.sink.closed(story))
    }

    /// Looks a second time where that is wanted, and shows what is still open.
    pub(super) fn finish(&mut self, revise: bool) -> Result<()> {
        let revisions = if revise { self.stream.revise() } else { Vec::new() };
        if let Some(state) = &mut self.state {
            state.revised(&revisions)?;
        }
        self.sink.finish(self.stream.open_stories(), revisions)
    }

    /// Saves the state, where there is one.
    pub(super) fn save(&mut self) -> Result<()> {
        self.state.as_mut().map_or(Ok(()), |state| state.save(&self.stream))
    }

    /// Saves it where enough has happened since.
    pub(super) fn save_if_due(&mut self) -> Result<()> {
        let state = self.state.as_mut().filter(|state| state.is_due());
        state.map_or(Ok(()), |state| state.save(&self.stream))
    }

    pub(super) const fn taken(&self) -> usize {
        self.taken
    }

    pub(super) const fn known(&self) -> usize {
        self.known
    }

    /// What is shown at the end.
    pub(super) fn into_result(self, skipped: &[Skipped], text: &TextOptions) -> Option<String> {
        self.sink.into_result((self.taken, self.known), skipped, text)
    }
}
