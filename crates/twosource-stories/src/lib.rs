//! A stream of reports to stories.
//!
//! ```text
//! Document -> Stream::push -> Assignment (which story; opened or joined)
//!                          -> Stream::take_closed, Stream::open_stories -> Story
//! ```
//!
//! [`events`] takes a folder apart that clearly holds several events.
//!
//! A story is the reports on one event. Reports come one by one in the order of time; each joins an
//! open story or opens one, and no earlier answer is revised. A story that has had no report for
//! [`Options::window_days`] is closed and forgotten, so that memory depends on the window and not on
//! the length of the stream.
//!
//! Invariants: the answers depend on nothing but the reports in their order; a stream that is
//! written down with serde and read again goes on as if it had never stopped.

mod events;
mod features;
mod fit;
mod index;
mod key;
mod likeness;
mod lineage;
mod open;
mod profile;
mod rarity;
mod reading;
mod revise;
mod story;
mod stream;
mod term;
pub mod training;
mod vector;
mod weights;
mod words;

pub use events::{Event, Events, events};
pub use revise::Revision;
pub use story::{Label, Story, StoryId};
pub use stream::{Assignment, Options, Stream};
pub use weights::Weights;
