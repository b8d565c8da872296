//! Reads in a thread of its own, so that reading and grouping go side by side, and a reader that
//! waits for a slow pipe keeps nobody from saving the state.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use twosource::ingest::{Documents, Problem};
use twosource::text::Document;

/// Documents that wait to be taken at most.
const AHEAD: usize = 64;
/// How long nothing may come before the caller looks after other things.
const PATIENCE: Duration = Duration::from_millis(200);

/// Set on Ctrl-C.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

pub(super) enum Item {
    Document(Box<Document>),
    Problem(Problem),
    /// Nothing for a while.
    Nothing,
    /// All is read, or the user wants no more.
    End,
}

pub(super) struct Intake(Receiver<Result<Box<Document>, Problem>>);

impl Intake {
    /// Starts to read. With `ends_well` the first Ctrl-C ends the reading, the second the program.
    pub(super) fn start(documents: Documents, ends_well: bool) -> Self {
        let (sender, receiver) = sync_channel(AHEAD);
        // It ends when all is read or when nobody takes more; the end of the program ends it too.
        thread::spawn(move || {
            let mut items = documents.map(|item| item.map(Box::new));
            items.all(|item| sender.send(item).is_ok())
        });
        if ends_well {
            // A second handler would be a second program.
            let _ = ctrlc::set_handler(interrupt);
        }
        Self(receiver)
    }

    pub(super) fn next(&self) -> Item {
        if self.is_interrupted() {
            return Item::End;
        }
        match self.0.recv_timeout(PATIENCE) {
            Ok(Ok(document)) => Item::Document(document),
            Ok(Err(problem)) => Item::Problem(problem),
            Err(RecvTimeoutError::Timeout) => Item::Nothing,
            Err(RecvTimeoutError::Disconnected) => Item::End,
        }
    }

    #[expect(clippy::unused_self, reason = "there is one intake, and one Ctrl-C for it")]
    pub(super) fn is_interrupted(&self) -> bool {
        INTERRUPTED.load(Ordering::Relaxed)
    }
}

#[expect(clippy::exit, reason = "whoever asks twice does not want to wait; the state can bear it")]
fn interrupt() {
    if INTERRUPTED.swap(true, Ordering::Relaxed) {
        std::process::exit(2);
    }
}
