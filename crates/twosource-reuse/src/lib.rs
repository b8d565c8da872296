//! Which texts derive from one text, and by which passages.
//!
//! ```text
//! document -> words -> prints (signature) -> index -> candidates -> align -> judge
//! ```
//!
//! - [`Words`]: the words of a text; quoted ones and page furniture are not its own
//! - [`signature()`]: a few hundred bytes that stand for a text
//! - [`Index`]: candidates among the texts before, one text after another, with bounded work
//! - [`align()`]: the passages that stand in two texts, edited words and all
//! - [`judge()`]: whether one is a copy, has passages of the other, or neither
//! - [`find()`]: all of it for a set of documents, with what is furniture among them
//!
//! # Why winnowing
//!
//! `MinHash` with banding finds texts that are alike as a whole (Broder 1997). A report cut to a third is
//! not alike: at the usual threshold of 0.5 such an index finds less than half of the wire copies of the
//! development data, at 0.3 four in five. What counts here is containment and passages, for which
//! winnowed prints promise that a shared run of nine own words is never missed. On that data
//! (388 real and 1,638 constructed texts; 1,376 pairs that share text):
//!
//! | shingle, window | prints of 400 words | pairs missed | real candidates |
//! |---|---|---|---|
//! | 5, 8 | about 90 | 7 | 91 |
//! | 5, 6 | about 115 | 2 | 117 |
//! | 4, 8 | about 90 | 0 | 156 |
//! | **4, 6** | about 115 | 0 | 203 |
//!
//! Four words and six leave room: candidates are cheap, and a candidate that shares nothing is told
//! by its alignment.
//!
//! # What is left out
//!
//! Two reporters may quote one speech, and pages of one outlet repeat its forms. Words between
//! quotation marks are aligned, so that a passage goes on over them, but do not count. Furniture is
//! what ingest marks as such, and what stands in several texts that share little else.
//!
//! A text translated, or told anew in other words, is not found: there is no shared text.
//!
//! # One text after another
//!
//! ```
//! use twosource_reuse::{Index, Settings, Words, signature};
//! use twosource_text::Document;
//!
//! let settings = Settings::default();
//! let mut index = Index::new(settings.clone());
//! let text = "Two trams met at the old depot of Hartmoor on Monday, and eleven people were hurt.";
//! for (id, name) in [(1, "a.txt"), (2, "b.txt")] {
//!     let words = Words::read(&Document::new(name, text));
//!     let candidates = index.add(id, &signature(&words, &settings));
//!     assert_eq!(candidates.first().map(|candidate| candidate.id), (id == 2).then_some(1));
//! }
//! ```

mod align;
mod find;
mod furniture;
mod index;
mod judge;
mod settings;
mod signature;
mod words;

pub use align::{Shared, SharedPassage, Text, align};
pub use find::{Collection, Reuse, find};
pub use index::{Candidate, Index};
pub use judge::{Relation, judge};
pub use settings::Settings;
pub use signature::signature;
pub use words::Words;
